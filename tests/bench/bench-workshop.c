// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bench-workshop.h"

#include "ethos-model.h"

static EthosNote *
make_note (guint i)
{
  static const char *const texts[] = {
    "We ask for help before it is late, and nobody has to be ashamed of it in front of the team.",
    "Wir hören zu, auch wenn es unbequem ist, und fragen nach, bevor wir urteilen. Größe zeigt "
    "sich.",
    "Say “I don’t know” out loud.\nThen say who might know, and walk there together.",
    "\"Whose mistake was it?\" is never the first question we ask after something went wrong here.",
  };
  g_autofree char *id = g_strdup_printf ("n%08x", i * 2654435761u);
  EthosNote *note = ethos_entity_new (ETHOS_KIND_NOTE, id);

  note->text = g_strdup (texts[i % G_N_ELEMENTS (texts)]);
  note->colour = (int) (i % 8);
  note->x = (gint64) i * 37 % 4000;
  note->y = -(gint64) i * 91 % 3000;
  note->placed = TRUE;
  note->seen = i % 2 == 0;
  if (i % 3 != 0)
    note->group = g_strdup_printf ("g%u", i % 20);
  return note;
}

static void
load (EthosSession *session, gpointer record, const char *parent)
{
  g_autoptr (EthosRecord) owned = record;

  g_assert_true (ethos_session_load (session, owned, parent, NULL));
}

/**
 * bench_workshop_new:
 *
 * Returns: (transfer full): a workshop in which @n_notes notes have been written and shown, most of
 * them in one of 20 groups
 */
EthosSession *
bench_workshop_new (guint n_notes)
{
  EthosSession *session = ethos_session_new ();
  EthosWorkshop *workshop = ethos_entity_new (ETHOS_KIND_WORKSHOP, ETHOS_WORKSHOP_ID);
  EthosActivity *activity = ethos_entity_new (ETHOS_KIND_ACTIVITY, "a1");

  activity->kind = ETHOS_ACTIVITY_WRITE_NOTES;
  activity->state = ETHOS_ACTIVITY_ACTIVE;
  activity->title = g_strdup ("Write");
  load (session, activity, ETHOS_WORKSHOP_ID);
  workshop->current = g_strdup ("a1");
  load (session, workshop, NULL);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *id = g_strdup_printf ("g%u", i);

      load (session, ethos_entity_new (ETHOS_KIND_GROUP, id), "a1");
    }
  for (guint i = 0; i < n_notes; i++)
    load (session, make_note (i), "a1");
  return session;
}
