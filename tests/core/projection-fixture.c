// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "projection-fixture.h"

#include "ethos-core-fixture.h"

void
room_run (Room *room, EthosRecord *op)
{
  ethos_fixture_submit (room->store, ETHOS_ORIGIN_FACILITATOR, op);
}

void
room_flag (Room *room, const char *op, gboolean value)
{
  room_run (room, ethos_op_new (op, "value", value, NULL));
}

const EthosAudienceParts *
room_look (Room *room)
{
  ethos_projection_flush (room->projection);
  return ethos_audience_get_parts (ethos_projection_get_audience (room->projection));
}

void
room_init (Room *room)
{
  g_autoptr (EthosSession) session = ethos_session_new ();

  room->store = ethos_fixture_store_new (session);
  room->session = session;
  room->write = ethos_fixture_add_step (room->store, ETHOS_ACTIVITY_WRITE_NOTES, "Write");
  room->group = ethos_fixture_add_step (room->store, ETHOS_ACTIVITY_GROUP, "Group");
  room->lines = ethos_fixture_add_step (room->store, ETHOS_ACTIVITY_WRITE_LINES, "Lines");
  room_run (room, ethos_op_new ("card-add", "title", "Care", NULL));
  room_run (room, ethos_op_new ("activity-next", NULL));
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *text = g_strdup_printf ("Note %u", i);

      g_free (ethos_fixture_add_note (room->store, text));
    }
  room->projection = ethos_projection_new (room->store);
}

void
room_clear (Room *room)
{
  g_assert_finalize_object (room->projection);
  g_assert_finalize_object (room->store);
  g_free (room->write);
  g_free (room->group);
  g_free (room->lines);
}
