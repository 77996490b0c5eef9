// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <string.h>

#include "document-harness.h"
#include "ethos-op.h"
#include "ethos-test.h"

/* Who wrote a note, and when, is in no file: not in the workshop's, the journal, a version or what
 * a kill leaves behind, before the reveal and after it. */

#define N_NOTES 40
/* No two notes at one time, and no time that could stand anywhere by chance. */
#define PAUSE_MS 17389

typedef struct
{
  Desk desk;
  EthosDocument *document;
  gint64 wall[N_NOTES];
  gint64 boot[N_NOTES];
} Room;

static void
write_notes (Room *room)
{
  EthosClock *clock = room->desk.setup.clock;

  for (guint i = 0; i < N_NOTES; i++)
    {
      g_autofree char *text = g_strdup_printf ("Note %02u", i);
      g_autoptr (GError) error = NULL;

      ethos_fake_clock_advance (room->desk.clock, PAUSE_MS);
      room->wall[i] = ethos_clock_get_wall_ms (clock);
      room->boot[i] = ethos_clock_get_boot_ms (clock);
      ethos_store_submit (ethos_document_get_store (room->document), ETHOS_ORIGIN_SEAT,
                          ethos_op_new ("note-add", "text", text, NULL), NULL, &error);
      g_assert_no_error (error);
      desk_wait_durable (room->document);
    }
}

static void
assert_nowhere (Room *room, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  g_assert_false (desk_has_text (room->desk.dir, text));
}

static void
check (Room *room)
{
  static const char *const words[] = { "seat",   "author", "scribe",   "origin",
                                       "sender", "phone",  "modified", "written" };

  /* What is looked for would be found. */
  g_assert_true (desk_has_text (room->desk.dir, "Note 07"));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_false (desk_has_text (room->desk.dir, words[i]));
  for (guint i = 0; i < N_NOTES; i++)
    {
      assert_nowhere (room, room->wall[i]);
      assert_nowhere (room, room->boot[i]);
      /* A version is called by the second in which it was kept, which is no note's. */
      assert_nowhere (room, room->wall[i] / 1000);
    }
}

/* How many notes stand behind the one that was written before them. */
static guint
count_in_order (EthosDocument *document)
{
  const EthosSession *session = ethos_store_get_session (ethos_document_get_store (document));
  guint n_in_order = 0;
  int last = -1;
  const EthosRecord *activity;
  EthosChildIter activities;

  ethos_session_iter_init ((EthosSession *) session, &activities, ETHOS_WORKSHOP_ID,
                           ETHOS_KIND_ACTIVITY);
  while ((activity = ethos_child_iter_next (&activities)) != NULL)
    {
      const EthosNote *note;
      EthosChildIter notes;

      ethos_session_iter_init ((EthosSession *) session, &notes, activity->id, ETHOS_KIND_NOTE);
      while ((note = ethos_child_iter_next (&notes)) != NULL)
        {
          int number = (int) g_ascii_strtoll (note->text + strlen ("Note "), NULL, 10);

          n_in_order += number == last + 1;
          last = number;
        }
    }
  return n_in_order;
}

static void
test_nowhere (void)
{
  Room room = { 0 };

  desk_init (&room.desk);
  room.document = desk_create (&room.desk, "Secrets", NULL);
  write_notes (&room);
  check (&room);
  /* Nor does the order in the file tell what came after what. */
  g_assert_cmpuint (count_in_order (room.document), <, N_NOTES / 2);
  ethos_fake_clock_advance (room.desk.clock, PAUSE_MS);
  desk_save_good (room.document);
  check (&room);
  desk_run (room.document, ethos_op_new ("activity-reveal", NULL));
  desk_wait_durable (room.document);
  desk_save_good (room.document);
  check (&room);
  desk_close_good (room.document);
  check (&room);
  desk_clear (&room.desk);
}

int
main (int argc, char *argv[])
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/document-secrets/nowhere", test_nowhere);

  return g_test_run ();
}
