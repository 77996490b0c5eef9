// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "document-harness.h"
#include "ethos-json-error.h"
#include "ethos-op.h"
#include "ethos-test.h"

/* What can go wrong while a workshop is open, and what comes of it. */

static void
test_file_fails (void)
{
  static const int errnums[] = { ENOSPC, EIO, EROFS, EDQUOT };

  for (guint i = 0; i < G_N_ELEMENTS (errnums); i++)
    {
      Desk desk;
      EthosDocument *document;
      g_autoptr (GError) error = NULL;

      desk_init (&desk);
      document = desk_create (&desk, "Full", NULL);
      g_free (desk_add_note (document, "Kept meanwhile"));
      desk_block (&desk, desk.folder, errnums[i]);
      g_assert_false (desk_save (document, &error));
      g_assert_cmpint (ethos_document_get_state (document), ==, ETHOS_DOCUMENT_NOT_SAVED);
      g_assert_nonnull (strstr (ethos_document_get_message (document), "Full.ethos"));
      g_assert_nonnull (strstr (ethos_document_get_message (document), "kept on this computer"));
      g_assert_true (ethos_document_comes_back (document));
      /* Nobody has to wait for the disk: the journal has it. */
      g_free (desk_add_note (document, "Later"));
      desk_wait_durable (document);
      g_assert_cmpuint (desk_count_files (desk.folder, ".tmp"), ==, 1);

      desk_block (&desk, NULL, 0);
      ethos_document_retry (document);
      desk_wait (document, ETHOS_DOCUMENT_SAVED);
      g_assert_null (ethos_document_get_message (document));
      g_assert_true (desk_has_text (desk.folder, "Later"));
      desk_close_good (document);
      desk_clear (&desk);
    }
}

/* A close that can't save is refused; the journal stays for the next time. */
static void
test_close_fails (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  desk_init (&desk);
  document = desk_create (&desk, "Closing", NULL);
  path = g_strdup (ethos_document_get_path (document));
  g_free (desk_add_note (document, "Still here"));
  desk_block (&desk, desk.folder, ENOSPC);
  g_assert_false (
      desk_call (document, ethos_document_close_async, ethos_document_close_finish, &error));
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_NO_SPACE);
  g_free (desk_add_note (document, "Goes on"));
  desk_wait_durable (document);
  desk_drop (document);
  desk_block (&desk, NULL, 0);
  document = desk_open_good (&desk, path);
  g_assert_cmpuint (desk_count_notes (document), ==, 2);
  desk_close_good (document);
  desk_clear (&desk);
}

static void
test_journal_fails (void)
{
  Desk desk;
  EthosDocument *document;

  desk_init (&desk);
  desk.setup.autosave_ms = 1;
  document = desk_create (&desk, "No journal", NULL);
  desk_block (&desk, desk.root, ENOSPC);
  g_free (desk_add_note (document, "By file"));
  /* Told at once, then saved by the other way, and told what is missing. */
  desk_wait (document, ETHOS_DOCUMENT_NOT_SAVED);
  desk_wait (document, ETHOS_DOCUMENT_SAVED);
  g_assert_nonnull (ethos_document_get_caution (document));
  g_assert_true (desk_has_text (desk.folder, "By file"));
  desk_wait_durable (document);

  desk_block (&desk, NULL, 0);
  g_free (desk_add_note (document, "Both again"));
  desk_wait_durable (document);
  while (ethos_document_get_caution (document) != NULL)
    g_main_context_iteration (NULL, TRUE);
  desk_close_good (document);
  desk_clear (&desk);
}

/* Both disks full: told, nothing acknowledged, nothing lost once there is room. */
static void
test_everything_fails (void)
{
  Desk desk;
  EthosDocument *document;
  guint64 durable;

  desk_init (&desk);
  document = desk_create (&desk, "All full", NULL);
  durable = ethos_store_get_durable_sequence (ethos_document_get_store (document));
  desk_block (&desk, desk.dir, ENOSPC);
  g_free (desk_add_note (document, "In memory only"));
  g_assert_false (desk_save (document, NULL));
  g_assert_cmpint (ethos_document_get_state (document), ==, ETHOS_DOCUMENT_NOT_SAVED);
  g_assert_null (strstr (ethos_document_get_message (document), "kept on this computer"));
  g_assert_false (ethos_document_comes_back (document));
  g_assert_cmpuint (ethos_store_get_durable_sequence (ethos_document_get_store (document)), ==,
                    durable);
  desk_block (&desk, NULL, 0);
  ethos_document_retry (document);
  desk_wait (document, ETHOS_DOCUMENT_SAVED);
  g_assert_true (desk_has_text (desk.folder, "In memory only"));
  desk_close_good (document);
  desk_clear (&desk);
}

static void
test_state_unusable (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;

  desk_init (&desk);
  ethos_test_write (desk.root, "not a folder", -1);
  document = desk_create (&desk, "No state", NULL);
  path = g_strdup (ethos_document_get_path (document));
  g_assert_nonnull (ethos_document_get_caution (document));
  g_free (desk_add_note (document, "Only the file"));
  g_assert_cmpint (ethos_document_get_state (document), ==, ETHOS_DOCUMENT_SAVING);
  desk_save_good (document);
  g_assert_cmpint (ethos_document_get_state (document), ==, ETHOS_DOCUMENT_SAVED);
  desk_close_good (document);
  document = desk_open_good (&desk, path);
  g_assert_cmpuint (desk_count_notes (document), ==, 1);
  g_assert_nonnull (ethos_document_get_caution (document));
  desk_close_good (document);
  desk_clear (&desk);
}

typedef struct
{
  const char *suffix;
  EthosFileCall call;
  int errnum;
} ShutOut;

static int
shut_out_cb (EthosFileCall call, const char *path, gsize *size, gpointer data)
{
  const ShutOut *self = data;

  return call == self->call && g_str_has_suffix (path, self->suffix) ? self->errnum : 0;
}

static const ShutOut shut_outs[] = {
  { "/lock", ETHOS_FILE_CALL_OPEN, EMFILE },
  { "/journal", ETHOS_FILE_CALL_OPEN, EIO },
  { "/state", ETHOS_FILE_CALL_STAT, EIO },
  { "/journal", ETHOS_FILE_CALL_READ, EIO },
};

/* What was written last is in the journal, and the journal can't be used just now. Nothing may be
 * built on what is there without it. */
static void
test_shut_out (gconstpointer data)
{
  ShutOut shut_out = *(const ShutOut *) data;
  const EthosFiles files = { shut_out_cb, &shut_out };
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;

  desk_init (&desk);
  document = desk_create (&desk, "Shut out", NULL);
  path = g_strdup (ethos_document_get_path (document));
  g_free (desk_add_note (document, "Only in the journal"));
  desk_wait_durable (document);
  desk_drop (document);

  desk.setup.files = &files;
  document = desk_open_good (&desk, path);
  g_assert_cmpint (ethos_document_get_access (document), ==, ETHOS_DOCUMENT_PROTECTED);
  g_assert_nonnull (ethos_document_get_access_message (document));
  desk_drop (document);

  desk.setup.files = &desk.files;
  document = desk_open_good (&desk, path);
  g_assert_cmpint (ethos_document_get_access (document), ==, ETHOS_DOCUMENT_WRITABLE);
  g_assert_nonnull (desk_find_note (document, "Only in the journal"));
  desk_close_good (document);
  desk_clear (&desk);
}

/* Nothing is called erased while versions of an earlier day can't be reached. */
static void
test_shut_out_erase (void)
{
  ShutOut shut_out = { "/sessions", ETHOS_FILE_CALL_STAT, EACCES };
  const EthosFiles files = { shut_out_cb, &shut_out };
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;

  desk_init (&desk);
  document = desk_create (&desk, "Shut out", NULL);
  path = g_strdup (ethos_document_get_path (document));
  g_free (desk_add_note (document, "Told in private"));
  desk_close_good (document);

  shut_out.suffix = strrchr (desk.root, '/');
  desk.setup.files = &files;
  document = desk_open_good (&desk, path);
  if (ethos_document_get_access (document) == ETHOS_DOCUMENT_WRITABLE)
    {
      const EthosNote *note = desk_find_note (document, "Told in private");
      g_autofree char *id = g_strdup (note->record.id);
      const char *const ids[] = { id, NULL };

      desk_run (document, ethos_op_new ("notes-erase", "notes", ids, NULL));
      g_assert_false (desk_save (document, NULL));
    }
  desk_drop (document);
  desk_clear (&desk);
}

static void
test_deleted (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;

  desk_init (&desk);
  document = desk_create (&desk, "Gone", NULL);
  path = g_strdup (ethos_document_get_path (document));
  g_unlink (path);
  g_free (desk_add_note (document, "After it went"));
  g_assert_false (desk_save (document, NULL));
  g_assert_cmpint (ethos_document_get_state (document), ==, ETHOS_DOCUMENT_CONFLICT);
  g_assert_true (ethos_document_is_file_gone (document));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (desk_overwrite (document, NULL));
  g_assert_true (desk_has_text (desk.folder, "After it went"));
  desk_close_good (document);
  desk_clear (&desk);
}

/* --- Files that can't be opened ------------------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *content;
  GQuark (*domain) (void);
  int code;
  const char *words;
} Bad;

static void
test_bad_files (void)
{
  static const Bad rows[] = {
    { "empty", "", ethos_json_error_quark, ETHOS_JSON_ERROR_TRUNCATED, "is empty." },
    { "not JSON", "Dear all,\n", ethos_json_error_quark, ETHOS_JSON_ERROR_SYNTAX,
      "does not hold a workshop, or is damaged from its beginning (line 1, column 1: " },
    { "truncated", "{\n  \"format\": \"ethos-session\",\n  \"ver", ethos_json_error_quark,
      ETHOS_JSON_ERROR_TRUNCATED,
      "is damaged (line 3, column 7: the text stops in the middle, its end is missing)." },
    { "truncated early", "{\"format\": \"ethos", ethos_json_error_quark, ETHOS_JSON_ERROR_TRUNCATED,
      "damaged from its beginning (line 1, column 18: the text stops in the middle" },
    { "binary", "\x89PNG\r\n\x1a\n", ethos_json_error_quark, ETHOS_JSON_ERROR_ENCODING,
      "damaged from its beginning (line 1, column 1: this is not UTF-8 text)." },
    { "wrong format", "{\"format\": \"ethos-deck\", \"version\": 1}", ethos_json_error_quark,
      ETHOS_JSON_ERROR_VALUE, "damaged from its beginning." },
    { "no format", "{\"version\": 1}", ethos_json_error_quark, ETHOS_JSON_ERROR_MISSING,
      "damaged from its beginning." },
  };
  Desk desk;

  desk_init (&desk);
  g_mkdir (desk.folder, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *file = g_strconcat (rows[i].name, ".ethos", NULL);
      g_autofree char *path = g_build_filename (desk.folder, file, NULL);
      g_autoptr (GError) error = NULL;

      ethos_test_write (path, rows[i].content, -1);
      g_assert_null (desk_open (&desk, path, &error));
      g_test_message ("%s: %s", rows[i].name, error->message);
      g_assert_error (error, rows[i].domain (), rows[i].code);
      g_assert_nonnull (strstr (error->message, file));
      g_assert_nonnull (strstr (error->message, rows[i].words));
      g_assert_nonnull (strstr (error->message, "choose another file."));
      fault_assert_file (path, rows[i].content);
    }
  g_assert_cmpuint (desk_count_files (desk.dir, ""), ==, 1 + G_N_ELEMENTS (rows));
  desk_clear (&desk);
}

static void
test_not_files (void)
{
  Desk desk;
  g_autofree char *large = NULL;
  g_autofree char *missing = NULL;
  g_autoptr (GError) folder_error = NULL;
  g_autoptr (GError) missing_error = NULL;
  g_autoptr (GError) large_error = NULL;
  g_autoptr (GError) read_error = NULL;
  EthosDocument *document;
  int fd;

  desk_init (&desk);
  g_mkdir (desk.folder, 0700);
  large = g_build_filename (desk.folder, "large.ethos", NULL);
  missing = g_build_filename (desk.folder, "missing.ethos", NULL);
  g_assert_null (desk_open (&desk, desk.folder, &folder_error));
  g_assert_error (folder_error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_NOT_A_FILE);
  g_assert_null (desk_open (&desk, missing, &missing_error));
  g_assert_error (missing_error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_VANISHED);
  fd = g_open (large, O_CREAT | O_WRONLY, 0600);
  g_assert_cmpint (ftruncate (fd, 100 * 1024 * 1024), ==, 0);
  close (fd);
  g_assert_null (desk_open (&desk, large, &large_error));
  g_assert_error (large_error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_TOO_LARGE);

  document = desk_create (&desk, "Locked away", NULL);
  desk_close_good (document);
  g_free (missing);
  missing = g_build_filename (desk.folder, "Locked away.ethos", NULL);
  fault_files_arm (&desk.faults, 2, FAULT_PERSISTENT, EACCES);
  g_assert_null (desk_open (&desk, missing, &read_error));
  g_assert_error (read_error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_PERMISSION);
  desk_clear (&desk);
}

/* A file of a newer version can be read, and copied, but not be written over. */
static void
test_newer (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;
  g_autofree char *newer = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *content = NULL;

  desk_init (&desk);
  document = desk_create (&desk, "Future", NULL);
  path = g_strdup (ethos_document_get_path (document));
  desk_close_good (document);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  {
    g_autoptr (GString) text = g_string_new (content);

    g_string_replace (text, "\"version\": 1", "\"version\": 99", 1);
    newer = g_strdup (text->str);
  }
  ethos_test_write (path, newer, -1);
  document = desk_open_good (&desk, path);
  g_assert_cmpint (ethos_document_get_access (document), ==, ETHOS_DOCUMENT_NEWER);
  g_assert_nonnull (strstr (ethos_document_get_access_message (document), "newer version"));
  g_assert_false (ethos_store_run (ethos_document_get_store (document),
                                   ethos_op_new ("note-add", "text", "No", NULL)));
  copy = g_build_filename (desk.folder, "Now.ethos", NULL);
  g_assert_true (desk_call_path (document, copy, ethos_document_save_as_async,
                                 ethos_document_save_as_finish, NULL));
  g_assert_cmpint (ethos_document_get_access (document), ==, ETHOS_DOCUMENT_WRITABLE);
  g_free (desk_add_note (document, "Yes"));
  desk_close_good (document);
  fault_assert_file (path, newer);
  desk_clear (&desk);
}

static int
protect_cb (EthosFileCall call, const char *path, gsize *size, gpointer data)
{
  return call == ETHOS_FILE_CALL_ACCESS && g_str_has_suffix (path, data) ? EACCES : 0;
}

static void
test_protected (void)
{
  Desk desk;
  EthosDocument *document;
  EthosFiles files = { protect_cb, (gpointer) "Signed.ethos" };
  g_autofree char *path = NULL;
  g_autofree char *mine = NULL;

  desk_init (&desk);
  document = desk_create (&desk, "Signed", NULL);
  path = g_strdup (ethos_document_get_path (document));
  desk_close_good (document);
  desk.setup.files = &files;
  document = desk_open_good (&desk, path);
  g_assert_cmpint (ethos_document_get_access (document), ==, ETHOS_DOCUMENT_PROTECTED);
  g_assert_true (ethos_store_get_read_only (ethos_document_get_store (document)));
  mine = g_build_filename (desk.folder, "Mine.ethos", NULL);
  g_assert_true (desk_call_path (document, mine, ethos_document_save_as_async,
                                 ethos_document_save_as_finish, NULL));
  g_free (desk_add_note (document, "Mine now"));
  desk_close_good (document);
  g_assert_true (desk_has_text (desk.folder, "Mine now"));
  desk_clear (&desk);
}

int
main (int argc, char *argv[])
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/document-trouble/file-fails", test_file_fails);
  g_test_add_func ("/document-trouble/close-fails", test_close_fails);
  g_test_add_func ("/document-trouble/journal-fails", test_journal_fails);
  g_test_add_func ("/document-trouble/everything-fails", test_everything_fails);
  g_test_add_func ("/document-trouble/state-unusable", test_state_unusable);
  for (guint i = 0; i < G_N_ELEMENTS (shut_outs); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/document-trouble/shut-out%s/%u", shut_outs[i].suffix, i);

      g_test_add_data_func (path, &shut_outs[i], test_shut_out);
    }
  g_test_add_func ("/document-trouble/shut-out-erase", test_shut_out_erase);
  g_test_add_func ("/document-trouble/deleted", test_deleted);
  g_test_add_func ("/document-trouble/bad-files", test_bad_files);
  g_test_add_func ("/document-trouble/not-files", test_not_files);
  g_test_add_func ("/document-trouble/newer", test_newer);
  g_test_add_func ("/document-trouble/protected", test_protected);

  return g_test_run ();
}
