// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "document-harness.h"
#include "ethos-journal.h"
#include "ethos-op.h"
#include "ethos-test.h"

/* What a program that died left behind comes back. */

static char *
create_and_die (Desk *desk, guint n_saved, guint n_more)
{
  EthosDocument *document = desk_create (desk, "Crash", NULL);
  char *path = g_strdup (ethos_document_get_path (document));

  for (guint i = 0; i < n_saved + n_more; i++)
    {
      g_autofree char *text = g_strdup_printf ("Note %u", i);

      g_free (desk_add_note (document, text));
      if (i + 1 == n_saved)
        desk_save_good (document);
    }
  desk_wait_durable (document);
  desk_drop (document);
  return path;
}

static void
test_replay (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;
  g_autofree char *saved = NULL;

  desk_init (&desk);
  path = create_and_die (&desk, 2, 3);
  document = desk_open_good (&desk, path);
  g_assert_cmpuint (desk_count_notes (document), ==, 5);
  g_assert_cmpstr (ethos_document_get_recovered (document), ==,
                   "The program ended unexpectedly; the last 3 changes were brought back.");
  once = desk_describe (document);
  desk_drop (document);

  /* The same once more: recovering is not a change. */
  document = desk_open_good (&desk, path);
  twice = desk_describe (document);
  g_assert_cmpstr (twice, ==, once);
  desk_save_good (document);
  desk_close_good (document);
  document = desk_open_good (&desk, path);
  g_assert_null (ethos_document_get_recovered (document));
  saved = desk_describe (document);
  g_assert_cmpstr (saved, ==, once);
  desk_close_good (document);
  desk_clear (&desk);
}

/* After a recovery the journal goes on where it was; dying again loses nothing. */
static void
test_again_and_again (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;

  desk_init (&desk);
  path = create_and_die (&desk, 1, 1);
  for (guint i = 2; i < 12; i++)
    {
      g_autofree char *text = g_strdup_printf ("Note %u", i);

      document = desk_open_good (&desk, path);
      g_assert_cmpuint (desk_count_notes (document), ==, i);
      if (i % 3 == 0)
        desk_save_good (document);
      g_free (desk_add_note (document, text));
      if (i % 4 == 0)
        desk_save_good (document);
      desk_wait_durable (document);
      desk_drop (document);
    }
  document = desk_open_good (&desk, path);
  g_assert_cmpuint (desk_count_notes (document), ==, 12);
  desk_close_good (document);
  desk_clear (&desk);
}

static const EthosActivity *
get_current (EthosDocument *document)
{
  return ethos_session_get_current (ethos_store_get_session (ethos_document_get_store (document)));
}

static void
check_timer (gboolean paused, gboolean reboot)
{
  Desk desk;
  EthosDocument *document;
  EthosTimer timer;
  g_autofree char *path = NULL;
  gint64 left;

  desk_init (&desk);
  document = desk_create (&desk, "Time", NULL);
  path = g_strdup (ethos_document_get_path (document));
  desk_run (document, ethos_op_new ("timer-start", NULL));
  ethos_fake_clock_advance (desk.clock, 60 * 1000);
  if (paused)
    desk_run (document, ethos_op_new ("timer-pause", NULL));
  desk_wait_durable (document);
  timer = get_current (document)->timer;
  left = ethos_timer_get_left_ms (&timer, desk.setup.clock);
  g_assert_cmpint (left, ==, 9 * 60 * 1000);
  desk_drop (document);

  if (reboot)
    ethos_fake_clock_reboot (desk.clock, 30 * 1000);
  else
    ethos_fake_clock_advance (desk.clock, 30 * 1000);
  document = desk_open_good (&desk, path);
  timer = get_current (document)->timer;
  g_assert_cmpint (timer.state, ==, paused ? ETHOS_TIMER_PAUSED : ETHOS_TIMER_RUNNING);
  g_assert_cmpint (ethos_timer_get_left_ms (&timer, desk.setup.clock), ==,
                   paused ? left : left - 30 * 1000);
  desk_wait_durable (document);
  desk_drop (document);

  /* From now on setting the clock doesn't matter, also after another crash on this boot. */
  ethos_fake_clock_set_wall_back_or_forward (desk.clock, 5 * 60 * 60 * 1000);
  document = desk_open_good (&desk, path);
  timer = get_current (document)->timer;
  g_assert_cmpint (ethos_timer_get_left_ms (&timer, desk.setup.clock), ==,
                   paused ? left : left - 30 * 1000);
  desk_close_good (document);
  desk_clear (&desk);
}

static gint64
get_written_ns (const char *path)
{
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);
  return info.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + info.st_mtim.tv_nsec;
}

/* As if the file had been written at a time of the clock that the test has. */
static void
set_written (const char *path, gint64 wall_ms)
{
  struct timespec time = { .tv_sec = wall_ms / 1000, .tv_nsec = wall_ms % 1000 * 1000000 };
  const struct timespec times[2] = { time, time };

  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
}

/* Five minutes in a step in which nothing is written, closed, and one more minute in it. */
static void
check_absence (gboolean started, gboolean reboot, gint64 away_ms, gint64 counted_ms)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;
  gint64 written_ns, written_ms;

  desk_init (&desk);
  document = desk_create (&desk, "Absence", NULL);
  path = g_strdup (ethos_document_get_path (document));
  if (started)
    desk_run (document, ethos_op_new ("timer-start", NULL));
  desk_close_good (document);
  document = desk_open_good (&desk, path);
  written_ns = get_written_ns (path);
  written_ms = ethos_clock_get_wall_ms (desk.setup.clock);
  ethos_fake_clock_advance (desk.clock, 5 * 60 * 1000);
  desk_close_good (document);
  if (get_written_ns (path) != written_ns)
    written_ms = ethos_clock_get_wall_ms (desk.setup.clock);
  set_written (path, written_ms);

  if (reboot)
    ethos_fake_clock_reboot (desk.clock, away_ms);
  else
    ethos_fake_clock_advance (desk.clock, away_ms);
  document = desk_open_good (&desk, path);
  ethos_fake_clock_advance (desk.clock, 60 * 1000);
  g_assert_cmpint (ethos_timer_get_elapsed_ms (&get_current (document)->presence, desk.setup.clock),
                   ==, 6 * 60 * 1000 + counted_ms);
  g_assert_cmpint (ethos_timer_get_elapsed_ms (&get_current (document)->timer, desk.setup.clock),
                   ==, started ? 6 * 60 * 1000 + away_ms : 0);
  desk_close_good (document);
  desk_clear (&desk);
}

/* Nobody works in a step whose clock does not run while the workshop is closed; a clock that runs
 * goes on, and so does the step where somebody is back at once. */
static void
test_absence (void)
{
  const gint64 away_ms = 12 * 60 * 1000;
  const gint64 night_ms = 14 * 60 * 60 * 1000;
  const gint64 moment_ms = 30 * 1000;

  for (guint reboot = 0; reboot < 2; reboot++)
    {
      check_absence (FALSE, reboot == 1, away_ms, 0);
      check_absence (FALSE, reboot == 1, night_ms, 0);
      check_absence (FALSE, reboot == 1, moment_ms, moment_ms);
      check_absence (TRUE, reboot == 1, away_ms, away_ms);
    }
}

static void
test_timers (void)
{
  check_timer (FALSE, FALSE);
  check_timer (FALSE, TRUE);
  check_timer (TRUE, FALSE);
  check_timer (TRUE, TRUE);
}

/* A damaged file: the previous version and the journal give everything back, and the damaged one
 * is kept. */
static void
test_damaged_file (void)
{
  static const char *const damage[] = { "", "{\"format\": \"ethos-ses", "\xff\xff\xff\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (damage); i++)
    {
      Desk desk;
      EthosDocument *document;
      g_autofree char *path = NULL;

      desk_init (&desk);
      path = create_and_die (&desk, 3, 2);
      ethos_test_write (path, damage[i], -1);
      for (guint j = 0; j < 2; j++)
        {
          document = desk_open_good (&desk, path);
          g_test_message ("%s", ethos_document_get_recovered (document));
          g_assert_nonnull (strstr (ethos_document_get_recovered (document), "damaged"));
          g_assert_cmpuint (desk_count_notes (document), ==, 5);
          fault_assert_file (path, damage[i]);
          g_assert_cmpuint (desk_count_files (desk.root, "kept-"), ==, 1);
          if (j == 0)
            desk_drop (document);
        }
      desk_save_good (document);
      desk_close_good (document);
      document = desk_open_good (&desk, path);
      g_assert_cmpuint (desk_count_notes (document), ==, 5);
      g_assert_null (ethos_document_get_recovered (document));
      g_assert_cmpuint (desk_count_files (desk.root, "kept-"), ==, 1);
      desk_close_good (document);
      desk_clear (&desk);
    }
}

/* A damaged file that got another name, or went to another folder, is known by its id; a damaged
 * copy does not take what belongs to the file it was copied from. */
static void
test_damaged_and_renamed (void)
{
  for (guint copied = 0; copied < 2; copied++)
    {
      Desk desk;
      EthosDocument *document;
      g_autoptr (GError) error = NULL;
      g_autofree char *path = NULL;
      g_autofree char *other = NULL;
      g_autofree char *content = NULL;
      gsize length;

      desk_init (&desk);
      path = create_and_die (&desk, 3, 2);
      other = g_build_filename (desk.dir, "Renamed.ethos", NULL);
      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      ethos_test_write (other, content, (gssize) length - 60);
      if (!copied)
        g_assert_cmpint (g_remove (path), ==, 0);
      document = desk_open (&desk, other, &error);
      if (copied)
        {
          g_assert_null (document);
          g_assert_nonnull (strstr (error->message, "under this name"));
          document = desk_open_good (&desk, path);
        }
      g_assert_nonnull (document);
      g_assert_cmpuint (desk_count_notes (document), ==, 5);
      desk_close_good (document);
      desk_clear (&desk);
    }
}

/* Damaged after it was closed properly: the version kept at the close is the file. */
static void
test_damaged_later (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;

  desk_init (&desk);
  path = create_and_die (&desk, 1, 1);
  document = desk_open_good (&desk, path);
  desk_close_good (document);
  ethos_test_write (path, "{", 1);
  document = desk_open_good (&desk, path);
  g_assert_cmpuint (desk_count_notes (document), ==, 2);
  desk_close_good (document);

  /* It is whole again, although nothing was changed. */
  document = desk_open_good (&desk, path);
  g_assert_null (ethos_document_get_recovered (document));
  g_assert_cmpuint (desk_count_notes (document), ==, 2);
  desk_close_good (document);
  desk_clear (&desk);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ethos_document_copy_changes_finish (ETHOS_DOCUMENT (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* Nobody need know where they are: a copy of them is a workshop that has the words. */
static void
assert_kept_changes (Desk *desk, EthosDocument *document, const char *text)
{
  g_autofree char *path = g_build_filename (desk->dir, "kept changes.ethos", NULL);
  EthosDocument *copy;
  gboolean done = FALSE;

  g_assert_true (ethos_document_get_has_kept_changes (document));
  g_assert_cmpstr (ethos_document_get_kept_suffix (document), ==, ".ethos");
  ethos_document_copy_changes_async (document, path, copied_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  copy = desk_open_good (desk, path);
  g_assert_cmpint (ethos_document_get_access (copy), ==, ETHOS_DOCUMENT_WRITABLE);
  g_assert_nonnull (desk_find_note (copy, text));
  desk_close_good (copy);
}

/* A file put back from a copy doesn't get the changes of another history; they are kept. */
static void
test_replaced_file (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;
  g_autofree char *old = NULL;
  g_autofree char *changed = NULL;

  desk_init (&desk);
  document = desk_create (&desk, "Crash", NULL);
  path = g_strdup (ethos_document_get_path (document));
  g_assert_true (g_file_get_contents (path, &old, NULL, NULL));
  g_free (desk_add_note (document, "First"));
  desk_wait_durable (document);
  desk_drop (document);
  {
    g_autoptr (GString) text = g_string_new (old);

    g_string_replace (text, "\"Write\"", "\"Written elsewhere\"", 0);
    changed = g_strdup (text->str);
  }
  ethos_test_write (path, changed, -1);
  document = desk_open_good (&desk, path);
  g_assert_cmpuint (desk_count_notes (document), ==, 0);
  g_assert_nonnull (strstr (ethos_document_get_recovered (document), "kept"));
  g_assert_null (strstr (ethos_document_get_recovered (document), desk.root));
  assert_kept_changes (&desk, document, "First");
  g_assert_true (desk_has_text (desk.root, "First"));
  g_free (desk_add_note (document, "Second"));
  desk_wait_durable (document);
  desk_drop (document);
  document = desk_open_good (&desk, path);
  g_assert_cmpuint (desk_count_notes (document), ==, 1);
  g_assert_nonnull (desk_find_note (document, "Second"));
  desk_close_good (document);
  desk_clear (&desk);
}

/* A journal cut anywhere, or with a wrong byte: what is good before it comes back, nothing else. */
static void
test_damaged_journal (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;
  g_autofree char *journal = NULL;
  g_autofree char *bytes = NULL;
  gsize size;
  guint last = 0;

  desk_init (&desk);
  path = create_and_die (&desk, 1, 4);
  journal = desk_find_state (&desk, "journal");
  g_assert_true (g_file_get_contents (journal, &bytes, &size, NULL));
  for (gsize at = 0; at <= size; at += 37)
    {
      guint n_notes;

      ethos_test_write (journal, bytes, (gssize) at);
      document = desk_open_good (&desk, path);
      n_notes = desk_count_notes (document);
      g_assert_cmpuint (n_notes, >=, MAX (last, 1));
      g_assert_cmpuint (n_notes, <=, 5);
      last = n_notes;
      desk_drop (document);
    }
  for (gsize at = 0; at < size; at += 41)
    {
      g_autofree char *flipped = g_memdup2 (bytes, size);

      flipped[at] ^= 0x10;
      ethos_test_write (journal, flipped, (gssize) size);
      document = desk_open_good (&desk, path);
      g_assert_cmpint (ethos_document_get_access (document), !=, ETHOS_DOCUMENT_ELSEWHERE);
      g_assert_cmpuint (desk_count_notes (document), >=, 1);
      g_assert_cmpuint (desk_count_notes (document), <=, 5);
      desk_drop (document);
    }
  desk_clear (&desk);
}

/* A journal of a newer version is reported and left alone. */
static void
test_newer_journal (void)
{
  Desk desk;
  EthosDocument *document;
  EthosDocument *again;
  g_autofree char *path = NULL;
  g_autofree char *journal = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *after = NULL;
  gsize size, size_after;

  desk_init (&desk);
  path = create_and_die (&desk, 1, 1);
  journal = desk_find_state (&desk, "journal");
  g_assert_true (g_file_get_contents (journal, &bytes, &size, NULL));
  bytes[8] = ETHOS_JOURNAL_VERSION + 1;
  ethos_test_write (journal, bytes, (gssize) size);
  document = desk_open_good (&desk, path);
  g_assert_cmpint (ethos_document_get_access (document), ==, ETHOS_DOCUMENT_NEWER);
  again = desk_reload (document, NULL);
  g_assert_nonnull (again);
  desk_drop (document);
  desk_close_good (again);
  g_assert_true (g_file_get_contents (journal, &after, &size_after, NULL));
  g_assert_cmpmem (after, size_after, bytes, size);
  desk_clear (&desk);
}

/* A journal that has nothing but the announcement of a save: what comes after it is not in it. */
static void
test_only_a_checkpoint (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;

  desk_init (&desk);
  document = desk_create (&desk, "Checkpoint", NULL);
  path = g_strdup (ethos_document_get_path (document));
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *text = g_strdup_printf ("Note %u", i);

      g_free (desk_add_note (document, text));
    }
  ethos_fake_clock_advance (desk.clock, 6 * 60 * 1000);
  desk_save_good (document);
  desk_save_good (document);
  desk_drop (document);
  document = desk_open_good (&desk, path);
  g_free (desk_add_note (document, "After it"));
  desk_wait_durable (document);
  desk_drop (document);
  document = desk_open_good (&desk, path);
  g_assert_cmpuint (desk_count_notes (document), ==, 6);
  desk_close_good (document);
  desk_clear (&desk);
}

static guint
count_versions (Desk *desk)
{
  g_autofree char *journal = desk_find_state (desk, "journal");
  g_autofree char *folder = g_path_get_dirname (journal);
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);

  return fault_count_entries (backups);
}

/* Previous versions: one a while, and the journal begins anew with it. */
static void
test_versions (void)
{
  Desk desk;
  EthosDocument *document;

  desk_init (&desk);
  document = desk_create (&desk, "Versions", NULL);
  g_assert_cmpuint (count_versions (&desk), ==, 1);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *text = g_strdup_printf ("Note %u", i);

      g_free (desk_add_note (document, text));
      desk_save_good (document);
    }
  g_assert_cmpuint (count_versions (&desk), ==, 1);
  ethos_fake_clock_advance (desk.clock, 6 * 60 * 1000);
  g_free (desk_add_note (document, "Six minutes later"));
  desk_save_good (document);
  g_assert_cmpuint (count_versions (&desk), ==, 2);
  desk_close_good (document);
  desk_clear (&desk);
}

int
main (int argc, char *argv[])
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/document-recovery/replay", test_replay);
  g_test_add_func ("/document-recovery/again-and-again", test_again_and_again);
  g_test_add_func ("/document-recovery/timers", test_timers);
  g_test_add_func ("/document-recovery/absence", test_absence);
  g_test_add_func ("/document-recovery/damaged-file", test_damaged_file);
  g_test_add_func ("/document-recovery/damaged-and-renamed", test_damaged_and_renamed);
  g_test_add_func ("/document-recovery/damaged-later", test_damaged_later);
  g_test_add_func ("/document-recovery/replaced-file", test_replaced_file);
  g_test_add_func ("/document-recovery/damaged-journal", test_damaged_journal);
  g_test_add_func ("/document-recovery/newer-journal", test_newer_journal);
  g_test_add_func ("/document-recovery/only-a-checkpoint", test_only_a_checkpoint);
  g_test_add_func ("/document-recovery/versions", test_versions);

  return g_test_run ();
}
