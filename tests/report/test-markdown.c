// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "test-markdown"

#include "config.h"

#include <glib.h>
#include <string.h>

#include "ethos-markdown.h"

static void
load (EthosSession *session, gpointer record, const char *parent)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosRecord) owned = record;

  ethos_session_load (session, owned, parent, &error);
  g_assert_no_error (error);
}

static void
add_card (EthosSession *session, int kind, const char *title, gboolean proposed, const char *line)
{
  EthosCard *card = ethos_entity_new (ETHOS_KIND_CARD, NULL);
  EthosBehaviour *behaviour = ethos_entity_new (ETHOS_KIND_BEHAVIOUR, NULL);
  g_autofree char *id = g_strdup (card->record.id);

  card->kind = kind;
  card->proposed = proposed;
  ethos_set_text (&card->title, title);
  ethos_set_text (&behaviour->text, line);
  load (session, card, ETHOS_DECK_ID);
  load (session, behaviour, id);
}

static void
add_note (EthosSession *session,
          const char *step,
          const char *text,
          const char *group,
          gboolean aside)
{
  EthosNote *note = ethos_entity_new (ETHOS_KIND_NOTE, NULL);

  ethos_set_text (&note->text, text);
  ethos_set_text (&note->group, group);
  note->aside = aside;
  load (session, note, step);
}

static void
add_step (EthosSession *session, const char *id, gboolean revealed)
{
  EthosActivity *step = ethos_entity_new (ETHOS_KIND_ACTIVITY, id);

  step->kind = ETHOS_ACTIVITY_WRITE_NOTES;
  step->planned = 5;
  step->revealed = revealed;
  ethos_set_text (&step->title, "Write | quietly");
  ethos_set_text (&step->prompt, "What shall we keep?");
  ethos_set_text (&step->say, "SECRET SCRIPT");
  load (session, step, ETHOS_WORKSHOP_ID);
}

static char *
write_sample (void)
{
  g_autoptr (EthosSession) session = ethos_session_new ();
  EthosWorkshop *workshop = ethos_entity_new (ETHOS_KIND_WORKSHOP, ETHOS_WORKSHOP_ID);
  EthosGroup *group = ethos_entity_new (ETHOS_KIND_GROUP, "g1");
  g_autoptr (EthosSnapshot) snapshot = NULL;

  ethos_set_text (&workshop->title, "Our <b>words</b>");
  load (session, workshop, NULL);
  add_card (session, ETHOS_CARD_MISSION, "Our mission", FALSE, "We mend what is broken");
  add_card (session, ETHOS_CARD_VALUE, "Care", FALSE, "# not a heading");
  add_card (session, ETHOS_CARD_VALUE, "SECRET PROPOSAL", TRUE, "1. not a list\nsecond line");
  add_step (session, "shown", TRUE);
  add_step (session, "hidden", FALSE);
  ethos_set_text (&group->title, "Thanks");
  load (session, group, "shown");
  add_note (session, "shown", "- grouped *note*", "g1", FALSE);
  add_note (session, "shown", "loose note", NULL, FALSE);
  add_note (session, "shown", "SECRET ASIDE", NULL, TRUE);
  add_note (session, "hidden", "SECRET HIDDEN", NULL, FALSE);

  snapshot = ethos_session_snapshot (session);
  return ethos_markdown_from_snapshot (snapshot);
}

static void
test_golden (void)
{
  g_autofree char *text = write_sample ();

  g_assert_cmpstr (text, ==,
                   "# Our \\<b\\>words\\</b\\>\n\n"
                   "1970-01-01 · Draft\n\n"
                   "## Our mission\n\n"
                   "- We mend what is broken\n\n"
                   "## Our values\n\n"
                   "### Care\n\n"
                   "- \\# not a heading\n\n"
                   "### Value 2 (no name yet)\n\n"
                   "- 1\\. not a list  \n  second line\n\n"
                   "## Plan\n\n"
                   "| Step | Planned minutes | Minutes used |\n"
                   "| --- | ---: | ---: |\n"
                   "| Write \\| quietly | 5 |  |\n"
                   "| Write \\| quietly | 5 |  |\n\n"
                   "## Notes\n\n"
                   "### What shall we keep?\n\n"
                   "#### Thanks\n\n"
                   "- \\- grouped \\*note\\*\n\n"
                   "#### Not grouped\n\n"
                   "- loose note\n");
}

static void
test_private (void)
{
  g_autofree char *text = write_sample ();

  g_assert_null (strstr (text, "SECRET"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/markdown/golden", test_golden);
  g_test_add_func ("/markdown/private", test_private);

  return g_test_run ();
}
