// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <errno.h>
#include <string.h>

#include "document-harness.h"
#include "ethos-op.h"
#include "ethos-test.h"

/* Who wrote a note, and when, is in no file: not in the workshop's, the journal, a version or what
 * a kill leaves behind, before the reveal and after it. Nor does a log tell. */

#define N_NOTES 40
/* No two notes at one time, and no time that could stand anywhere by chance. */
#define PAUSE_MS 17389
#define ID_LENGTH 12

typedef struct
{
  Desk desk;
  EthosDocument *document;
  gint64 wall[N_NOTES];
  gint64 boot[N_NOTES];
  EthosFiles files;
  /* How many temporary files were looked at before they got their names. */
  int n_temporary;
} Room;

static GMutex log_lock;
static GString *logged;

static void
log_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  g_mutex_lock (&log_lock);
  g_string_append_printf (logged, "%s\n", message);
  g_mutex_unlock (&log_lock);
}

/* An id is random, and spells anything now and then. */
static gboolean
is_in_id (const char *start, const char *end, const char *at)
{
  const char *last = at;

  while (at > start && g_ascii_isalnum (at[-1]))
    at--;
  while (last < end && g_ascii_isalnum (*last))
    last++;
  return last - at == ID_LENGTH;
}

static gboolean
has_word (const char *bytes, gsize length, const char *word)
{
  const char *end = bytes + length;

  for (const char *at = bytes; (at = memmem (at, (gsize) (end - at), word, strlen (word))); at++)
    if (!is_in_id (bytes, end, at))
      return TRUE;
  return FALSE;
}

static void
assert_silent (Room *room, const char *bytes, gsize length)
{
  static const char *const words[] = { "seat",   "author", "scribe",   "origin",
                                       "sender", "phone",  "modified", "written" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_false (has_word (bytes, length, words[i]));
  for (guint i = 0; i < N_NOTES; i++)
    {
      const gint64 times[] = { room->wall[i], room->wall[i] / 1000, room->boot[i] };

      for (guint j = 0; j < G_N_ELEMENTS (times); j++)
        {
          g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, times[j]);

          g_assert_null (memmem (bytes, length, text, strlen (text)));
        }
    }
}

/* Everything below a folder, and what it is called. */
static void
check_files (Room *room, const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      g_autofree char *content = NULL;
      gsize length;

      assert_silent (room, name, strlen (name));
      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        check_files (room, child);
      else if (g_file_get_contents (child, &content, &length, NULL))
        assert_silent (room, content, length);
    }
}

/* What would be left if the program were killed now. */
static int
before_cb (EthosFileCall call, const char *path, gsize *size, gpointer data)
{
  Room *room = data;

  if (call == ETHOS_FILE_CALL_RENAME)
    {
      g_atomic_int_inc (&room->n_temporary);
      check_files (room, room->desk.dir);
    }
  return room->desk.files.before (call, path, size, room->desk.files.data);
}

static void
room_init (Room *room)
{
  desk_init (&room->desk);
  room->files = (EthosFiles){ before_cb, room };
  room->desk.setup.files = &room->files;
  for (guint i = 0; i < N_NOTES; i++)
    {
      room->wall[i] = ethos_clock_get_wall_ms (room->desk.setup.clock) + (i + 1) * PAUSE_MS;
      room->boot[i] = ethos_clock_get_boot_ms (room->desk.setup.clock) + (i + 1) * PAUSE_MS;
    }
}

static void
write_notes (Room *room)
{
  for (guint i = 0; i < N_NOTES; i++)
    {
      g_autofree char *text = g_strdup_printf ("Note %02u", i);
      g_autoptr (GError) error = NULL;

      ethos_fake_clock_advance (room->desk.clock, PAUSE_MS);
      g_assert_cmpint (ethos_clock_get_wall_ms (room->desk.setup.clock), ==, room->wall[i]);
      g_assert_cmpint (ethos_clock_get_boot_ms (room->desk.setup.clock), ==, room->boot[i]);
      ethos_store_submit (ethos_document_get_store (room->document), ETHOS_ORIGIN_SEAT,
                          ethos_op_new ("note-add", "text", text, NULL), NULL, &error);
      g_assert_no_error (error);
      desk_wait_durable (room->document);
    }
}

static void
check (Room *room)
{
  /* What is looked for would be found. */
  g_assert_true (desk_has_text (room->desk.dir, "Note 07"));
  check_files (room, room->desk.dir);
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

  room_init (&room);
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
  g_assert_cmpint (room.n_temporary, >, 5);
  desk_clear (&room.desk);
}

/* A log tells what fails, and nothing of what was written. */
static void
test_log (void)
{
  Room room = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *journal = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  logged = g_string_new (NULL);
  g_log_set_default_handler (log_cb, NULL);
  room_init (&room);
  room.document = desk_create (&room.desk, "Secrets", NULL);
  path = g_strdup (ethos_document_get_path (room.document));
  g_free (desk_add_note (room.document, "The journal is begun"));
  desk_wait_durable (room.document);
  fault_files_arm (&room.desk.faults, 3, FAULT_ONCE, EIO);
  write_notes (&room);
  journal = desk_find_state (&room.desk, "journal");
  g_assert_true (g_file_get_contents (journal, &bytes, &length, NULL));
  desk_drop (room.document);
  bytes[length / 2] ^= 0x10;
  ethos_test_write (journal, bytes, (gssize) length);
  ethos_test_write (path, "{", 1);
  ethos_fake_clock_advance (room.desk.clock, PAUSE_MS);
  room.document = desk_open_good (&room.desk, path);
  desk_close_good (room.document);

  g_log_set_default_handler (g_log_default_handler, NULL);
  g_assert_cmpuint (logged->len, >, 0);
  g_assert_null (strstr (logged->str, "Note"));
  assert_silent (&room, logged->str, logged->len);
  desk_clear (&room.desk);
  g_string_free (g_steal_pointer (&logged), TRUE);
}

int
main (int argc, char *argv[])
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/document-secrets/nowhere", test_nowhere);
  g_test_add_func ("/document-secrets/log", test_log);

  return g_test_run ();
}
