// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "document-harness.h"
#include "ethos-op.h"
#include "ethos-session-lock.h"
#include "ethos-state-dir.h"
#include "ethos-test.h"

/* What has to stay, what has to go, and what happens without anybody asking for it. */

#define SECRET "Dr Nobody shouted"
#define SECOND_SECRET "Mr Somebody wept"

static void
erase (EthosDocument *document, const char *text)
{
  const EthosNote *note = desk_find_note (document, text);
  g_autofree char *id = g_strdup (note->record.id);
  const char *const ids[] = { id, NULL };

  desk_run (document, ethos_op_new ("notes-erase", "notes", ids, NULL));
}

/* Until nothing is under way any more that began by itself. */
static void
rest (EthosDocument *document)
{
  while (G_OBJECT (document)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
}

/* Everything was written down before; what is erased while an erasing save is under way is not in
 * what that one writes, and is not done with it. */
static void
test_erase_while_erasing (void)
{
  Desk desk;
  EthosDocument *document;

  desk_init (&desk);
  document = desk_create (&desk, "Erase", NULL);
  g_free (desk_add_note (document, SECRET));
  g_free (desk_add_note (document, SECOND_SECRET));
  desk_save_good (document);
  desk_hold (&desk, desk.folder);
  erase (document, SECRET);
  desk_wait_held (&desk);
  erase (document, SECOND_SECRET);
  desk_hold (&desk, NULL);
  rest (document);
  g_assert_false (ethos_document_forgets (document));
  g_assert_false (desk_has_text (desk.dir, SECRET));
  g_assert_false (desk_has_text (desk.dir, SECOND_SECRET));
  desk_close_good (document);
  desk_clear (&desk);
}

/* A copy that is still being written to a slow stick comes to be, whatever is erased meanwhile. */
static void
check_copy_while_erasing (gboolean elsewhere)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *other = NULL;
  g_autoptr (GAsyncResult) copied = NULL;
  g_autoptr (GError) error = NULL;

  desk_init (&desk);
  document = desk_create (&desk, "Erase", NULL);
  other = g_build_filename (elsewhere ? desk.dir : desk.folder, "Copy.ethos", NULL);
  g_free (desk_add_note (document, SECRET));
  desk_hold (&desk, other);
  ethos_document_save_copy_async (document, other, desk_keep_cb, &copied);
  desk_wait_held (&desk);
  erase (document, SECRET);
  desk_save_good (document);
  g_assert_false (desk_has_text (desk.root, SECRET));
  desk_hold (&desk, NULL);
  desk_await (&copied);
  ethos_document_save_copy_finish (document, copied, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (desk_count_files (desk.dir, ".tmp"), ==, 0);
  g_clear_object (&copied);
  desk_close_good (document);
  desk_clear (&desk);
}

static void
test_copy_while_erasing (void)
{
  check_copy_while_erasing (FALSE);
  check_copy_while_erasing (TRUE);
}

/* --- What can't be read ---------------------------------------------------------------------- */

/* Notes that only the journal has, and a program that died. */
static char *
leave_journal (Desk *desk, char **journal, char **bytes, gsize *size)
{
  EthosDocument *document = desk_create (desk, "Broken", NULL);
  char *path = g_strdup (ethos_document_get_path (document));

  g_free (desk_add_note (document, "First"));
  g_free (desk_add_note (document, "Second"));
  desk_wait_durable (document);
  *journal = desk_find_state (desk, "journal");
  desk_drop (document);
  g_assert_true (g_file_get_contents (*journal, bytes, size, NULL));
  return path;
}

/* The one kept file of a workshop, which has these bytes. */
static void
assert_kept (Desk *desk, const char *bytes, gsize size)
{
  g_autofree char *journal = desk_find_state (desk, "journal");
  g_autofree char *folder = g_path_get_dirname (journal);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "kept-"))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);
        g_autofree char *content = NULL;
        gsize length;

        g_assert_true (g_file_get_contents (path, &content, &length, NULL));
        g_assert_cmpmem (content, length, bytes, size);
        n++;
      }
  g_assert_cmpuint (n, ==, 1);
}

/* Bytes behind a broken place may be the only ones of their kind: they are kept before another
 * journal takes the place. */
static void
check_broken_journal (const char *broken, guint n_left, const char *told)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;
  g_autofree char *journal = NULL;
  g_autofree char *bytes = NULL;
  char *place;
  gsize size;

  desk_init (&desk);
  path = leave_journal (&desk, &journal, &bytes, &size);
  place = memmem (bytes, size, broken, strlen (broken));
  g_assert_nonnull (place);
  *place ^= 0x01;
  ethos_test_write (journal, bytes, (gssize) size);

  document = desk_open_good (&desk, path);
  g_assert_cmpuint (desk_count_notes (document), ==, n_left);
  g_assert_nonnull (strstr (ethos_document_get_recovered (document), told));
  g_assert_true (ethos_document_get_has_kept_changes (document));
  g_free (desk_add_note (document, "Third"));
  desk_wait_durable (document);
  assert_kept (&desk, bytes, size);
  desk_close_good (document);
  assert_kept (&desk, bytes, size);
  desk_clear (&desk);
}

static void
test_broken_journal (void)
{
  check_broken_journal ("Second", 1, "1 unsaved change was brought back");
  /* Nobody is told that nothing came back as if it were something. */
  check_broken_journal ("First", 0, "the last changes could not be read");
}

static int
refuse_keeping_cb (EthosFileCall call, const char *path, gsize *size, gpointer data)
{
  return call == ETHOS_FILE_CALL_RENAME && strstr (path, "kept-") != NULL ? ENOSPC : 0;
}

/* The next save would put an older version in the place of the only damaged file. */
static void
test_damaged_not_kept (void)
{
  static const char damage[] = "{\"format\": \"ethos-ses";
  const EthosFiles files = { refuse_keeping_cb, NULL };
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  desk_init (&desk);
  document = desk_create (&desk, "Damaged", NULL);
  path = g_strdup (ethos_document_get_path (document));
  g_free (desk_add_note (document, "Still there"));
  desk_close_good (document);
  ethos_test_write (path, damage, -1);

  desk.setup.files = &files;
  document = desk_open_good (&desk, path);
  g_assert_nonnull (desk_find_note (document, "Still there"));
  g_assert_cmpint (ethos_document_get_access (document), ==, ETHOS_DOCUMENT_PROTECTED);
  g_assert_nonnull (ethos_document_get_access_message (document));
  g_assert_false (desk_save (document, &error));
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_READ_ONLY);
  desk_close_good (document);
  fault_assert_file (path, damage);

  desk.setup.files = &desk.files;
  document = desk_open_good (&desk, path);
  g_assert_cmpint (ethos_document_get_access (document), ==, ETHOS_DOCUMENT_WRITABLE);
  desk_close_good (document);
  assert_kept (&desk, damage, strlen (damage));
  desk_clear (&desk);
}

/* No file gets its name, but for what is only appended to. */
static int
refuse_names_cb (EthosFileCall call, const char *path, gsize *size, gpointer data)
{
  Desk *desk = data;

  return call == ETHOS_FILE_CALL_RENAME && desk->block_errnum != 0
             ? desk->block_errnum
             : desk->files.before (call, path, size, desk->files.data);
}

/* A journal that doesn't continue the file is kept, but not the words that were to be erased. */
static void
test_left_behind_erasure (void)
{
  Desk desk;
  const EthosFiles files = { refuse_names_cb, &desk };
  EthosDocument *document;
  g_autofree char *path = NULL;
  g_autofree char *old = NULL;
  g_autoptr (GString) other = NULL;

  desk_init (&desk);
  desk.setup.files = &files;
  document = desk_create (&desk, "Erase", NULL);
  path = g_strdup (ethos_document_get_path (document));
  g_assert_true (g_file_get_contents (path, &old, NULL, NULL));
  g_free (desk_add_note (document, SECRET));
  desk_wait_durable (document);
  desk_block (&desk, desk.folder, EROFS);
  erase (document, SECRET);
  g_assert_false (desk_save (document, NULL));
  desk_drop (document);
  g_assert_true (desk_has_text (desk.root, SECRET));

  other = g_string_new (old);
  g_string_replace (other, "\"Write\"", "\"Written elsewhere\"", 0);
  ethos_test_write (path, other->str, (gssize) other->len);
  desk.setup.files = &desk.files;
  document = desk_open_good (&desk, path);
  rest (document);
  g_assert_false (ethos_document_get_has_kept_changes (document));
  g_assert_cmpuint (desk_count_files (desk.root, "kept-"), ==, 0);
  desk_block (&desk, NULL, 0);
  desk_save_good (document);
  g_assert_false (desk_has_text (desk.dir, SECRET));
  desk_close_good (document);
  desk_clear (&desk);
}

/* The version that is kept at the end is the file as it was closed. */
static void
test_version_at_close (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;

  desk_init (&desk);
  document = desk_create (&desk, "Closed", NULL);
  path = g_strdup (ethos_document_get_path (document));
  g_free (desk_add_note (document, "The last word"));
  desk_save_good (document);
  desk_close_good (document);
  ethos_test_write (path, "{", 1);
  document = desk_open_good (&desk, path);
  g_assert_nonnull (desk_find_note (document, "The last word"));
  desk_close_good (document);
  desk_clear (&desk);
}

/* --- By itself ------------------------------------------------------------------------------- */

/* When the next save begins by itself. It does so now. */
static void
hurry (EthosDocument *document)
{
  GSource *source = g_main_context_find_source_by_user_data (NULL, document);
  gint64 wait_us;

  g_assert_nonnull (source);
  g_assert_cmpstr (g_source_get_name (source), ==, "ethos-autosave");
  wait_us = g_source_get_ready_time (source) - g_get_monotonic_time ();
  g_assert_cmpint (wait_us, <=, 60 * G_USEC_PER_SEC);
  g_source_set_ready_time (source, 0);
}

static void
test_retry_by_itself (void)
{
  Desk desk;
  EthosDocument *document;

  desk_init (&desk);
  document = desk_create (&desk, "Full", NULL);
  g_free (desk_add_note (document, "Kept meanwhile"));
  desk_block (&desk, desk.folder, ENOSPC);
  g_assert_false (desk_save (document, NULL));
  /* Each time that it fails, and when it doesn't any more. */
  for (guint i = 0; i < 2; i++)
    {
      hurry (document);
      while (g_main_context_find_source_by_user_data (NULL, document) != NULL)
        g_main_context_iteration (NULL, TRUE);
      rest (document);
      g_assert_cmpint (ethos_document_get_state (document), ==, ETHOS_DOCUMENT_NOT_SAVED);
    }
  desk_block (&desk, NULL, 0);
  hurry (document);
  desk_wait (document, ETHOS_DOCUMENT_SAVED);
  g_assert_true (desk_has_text (desk.folder, "Kept meanwhile"));
  desk_close_good (document);
  desk_clear (&desk);
}

/* A drive that goes, and how; 0: with all folders on it. */
static const int drive_errnums[] = { 0, ENODEV, ESTALE, ENXIO, EIO };

static int
drive_gone_cb (EthosFileCall call, const char *path, gsize *size, gpointer data)
{
  Desk *desk = data;
  int errnum = 0;

  g_mutex_lock (&desk->faults.lock);
  if (desk->block_errnum != 0 && g_str_has_prefix (path, desk->folder))
    errnum = desk->block_errnum;
  g_mutex_unlock (&desk->faults.lock);
  return errnum;
}

/* A drive that comes back has the same bytes; which numbers its files have is another matter. */
static void
bring_back (Desk *desk, const char *away, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *from = g_build_filename (away, name, NULL);
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &content, &length, NULL));
  g_assert_cmpint (g_mkdir (desk->folder, 0700), ==, 0);
  ethos_test_write (path, content, (gssize) length);
}

/* It is told, nothing is lost meanwhile, and when the drive is back nobody has to do anything. */
static void
test_removed_drive (gconstpointer data)
{
  const int errnum = *(const int *) data;
  Desk desk;
  EthosDocument *document;
  EthosFiles files = { drive_gone_cb, &desk };
  g_autofree char *path = NULL;
  g_autofree char *away = NULL;

  desk_init (&desk);
  desk.setup.files = &files;
  document = desk_create (&desk, "Drive", NULL);
  path = g_strdup (ethos_document_get_path (document));
  away = g_build_filename (desk.dir, "away", NULL);
  if (errnum == 0)
    g_assert_cmpint (g_rename (desk.folder, away), ==, 0);
  desk_block (&desk, NULL, errnum);
  g_free (desk_add_note (document, "While it was away"));
  desk_wait_durable (document);
  g_assert_false (desk_save (document, NULL));
  g_assert_cmpint (ethos_document_get_state (document), ==, ETHOS_DOCUMENT_NOT_SAVED);
  g_assert_nonnull (strstr (ethos_document_get_message (document), "Drive.ethos"));
  g_assert_nonnull (strstr (ethos_document_get_message (document), "kept on this computer"));
  g_assert_true (ethos_document_comes_back (document));
  g_assert_true (desk_has_text (desk.root, "While it was away"));

  if (errnum == 0)
    bring_back (&desk, away, path);
  desk_block (&desk, NULL, 0);
  hurry (document);
  desk_wait (document, ETHOS_DOCUMENT_SAVED);
  g_assert_null (ethos_document_get_message (document));
  g_assert_true (desk_has_text (desk.folder, "While it was away"));
  desk_close_good (document);
  g_assert_cmpuint (desk_count_files (desk.folder, ".tmp"), ==, 0);
  desk_clear (&desk);
}

/* A drive may leave the folder behind that it was shown in, empty: nothing is written there, as if
 * the file had been moved away, until somebody says so or the drive is back. */
static void
test_empty_place (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;
  g_autofree char *away = NULL;

  desk_init (&desk);
  document = desk_create (&desk, "Drive", NULL);
  path = g_strdup (ethos_document_get_path (document));
  away = g_build_filename (desk.dir, "away", NULL);
  g_assert_cmpint (g_rename (desk.folder, away), ==, 0);
  g_assert_cmpint (g_mkdir (desk.folder, 0700), ==, 0);
  g_free (desk_add_note (document, "While it was away"));
  desk_wait_durable (document);
  g_assert_false (desk_save (document, NULL));
  g_assert_cmpint (ethos_document_get_state (document), ==, ETHOS_DOCUMENT_CONFLICT);
  g_assert_true (ethos_document_is_file_gone (document));
  g_assert_cmpuint (fault_count_entries (desk.folder), ==, 0);
  g_assert_true (desk_has_text (desk.root, "While it was away"));

  g_assert_cmpint (g_rmdir (desk.folder), ==, 0);
  bring_back (&desk, away, path);
  ethos_document_retry (document);
  desk_wait (document, ETHOS_DOCUMENT_SAVED);
  g_assert_true (desk_has_text (desk.folder, "While it was away"));
  desk_close_good (document);
  desk_clear (&desk);
}

/* --- Removed for good ------------------------------------------------------------------------ */

/* Folders of which a power cut could bring something back that was removed. */
typedef struct
{
  Desk desk;
  EthosFiles files;
  GMutex lock;
  GHashTable *unsure;
} Removals;

static int
note_removal_cb (EthosFileCall call, const char *path, gsize *size, gpointer data)
{
  Removals *self = data;
  const int errnum = self->desk.files.before (call, path, size, self->desk.files.data);

  g_mutex_lock (&self->lock);
  if (call == ETHOS_FILE_CALL_REMOVE && errnum == 0)
    g_hash_table_add (self->unsure, g_path_get_dirname (path));
  else if (call == ETHOS_FILE_CALL_SYNC_DIR && errnum == 0)
    g_hash_table_remove (self->unsure, path);
  g_mutex_unlock (&self->lock);
  return errnum;
}

static void
removals_init (Removals *self)
{
  *self = (Removals){ 0 };
  desk_init (&self->desk);
  g_mutex_init (&self->lock);
  self->unsure = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->files = (EthosFiles){ note_removal_cb, self };
  self->desk.setup.files = &self->files;
}

static void
removals_clear (Removals *self)
{
  desk_clear (&self->desk);
  g_mutex_clear (&self->lock);
  g_hash_table_unref (self->unsure);
}

/* A journal of another day, back beside a newer file, would be taken for unsaved changes. */
static void
test_closed_for_good (void)
{
  Removals removals;
  EthosDocument *document;
  g_autofree char *journal = NULL;
  g_autofree char *folder = NULL;

  removals_init (&removals);
  document = desk_create (&removals.desk, "Closed", NULL);
  g_free (desk_add_note (document, "Written"));
  desk_wait_durable (document);
  journal = desk_find_state (&removals.desk, "journal");
  folder = g_path_get_dirname (journal);
  desk_close_good (document);
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  g_assert_false (g_hash_table_contains (removals.unsure, folder));
  removals_clear (&removals);
}

/* So would what was erased, where the workshop lived before. */
static void
test_erased_for_good (void)
{
  Removals removals;
  Desk *desk = &removals.desk;
  EthosDocument *document;
  g_autofree char *other = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *folder = NULL;

  removals_init (&removals);
  document = desk_create (desk, "Erase", NULL);
  other = g_build_filename (desk->dir, "elsewhere.ethos", NULL);
  g_free (desk_add_note (document, SECRET));
  desk_save_good (document);
  kept = desk_find_state (desk, "kept-0badcafe.journal");
  folder = g_path_get_dirname (kept);
  ethos_test_write (kept, SECRET, -1);
  desk_block (desk, desk->folder, EROFS);
  erase (document, SECRET);
  g_assert_false (desk_save (document, NULL));
  g_assert_true (desk_call_path (document, other, ethos_document_save_as_async,
                                 ethos_document_save_as_finish, NULL));
  g_assert_false (g_file_test (kept, G_FILE_TEST_EXISTS));
  g_assert_false (g_hash_table_contains (removals.unsure, folder));
  desk_block (desk, NULL, 0);
  desk_close_good (document);
  removals_clear (&removals);
}

/* What looks as if nobody had ever come to it may be what somebody is at just now, on a computer
 * that slept for a day. */
static void
test_tidied_while_locked (void)
{
  static const struct timespec long_ago[2] = { { 1000, 0 }, { 1000, 0 } };
  Desk desk;
  g_autofree char *dir = NULL;
  EthosSessionLock *lock;

  desk_init (&desk);
  desk_close_good (desk_create (&desk, "First", NULL));
  dir = ethos_state_dir_prepare (NULL, desk.root, "f00dfeedf00dfeedf00dfeedf00dfeed", NULL);
  g_assert_nonnull (dir);
  lock = ethos_session_lock_take (NULL, dir, NULL);
  g_assert_nonnull (lock);
  g_assert_cmpint (utimensat (AT_FDCWD, dir, long_ago, 0), ==, 0);
  desk_close_good (desk_create (&desk, "Second", NULL));
  g_assert_true (g_file_test (dir, G_FILE_TEST_IS_DIR));
  ethos_session_lock_release (lock);
  g_assert_cmpint (utimensat (AT_FDCWD, dir, long_ago, 0), ==, 0);
  desk_close_good (desk_create (&desk, "Third", NULL));
  g_assert_false (g_file_test (dir, G_FILE_TEST_EXISTS));
  desk_clear (&desk);
}

int
main (int argc, char *argv[])
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/document-keeping/erase-while-erasing", test_erase_while_erasing);
  g_test_add_func ("/document-keeping/copy-while-erasing", test_copy_while_erasing);
  g_test_add_func ("/document-keeping/broken-journal", test_broken_journal);
  g_test_add_func ("/document-keeping/damaged-not-kept", test_damaged_not_kept);
  g_test_add_func ("/document-keeping/left-behind-erasure", test_left_behind_erasure);
  g_test_add_func ("/document-keeping/version-at-close", test_version_at_close);
  g_test_add_func ("/document-keeping/retry-by-itself", test_retry_by_itself);
  for (guint i = 0; i < G_N_ELEMENTS (drive_errnums); i++)
    {
      g_autofree char *path = g_strdup_printf ("/document-keeping/removed-drive/%u", i);

      g_test_add_data_func (path, &drive_errnums[i], test_removed_drive);
    }
  g_test_add_func ("/document-keeping/empty-place", test_empty_place);
  g_test_add_func ("/document-keeping/closed-for-good", test_closed_for_good);
  g_test_add_func ("/document-keeping/erased-for-good", test_erased_for_good);
  g_test_add_func ("/document-keeping/tidied-while-locked", test_tidied_while_locked);

  return g_test_run ();
}
