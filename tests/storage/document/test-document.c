// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <unistd.h>

#include <glib/gstdio.h>

#include "document-harness.h"
#include "ethos-op.h"
#include "ethos-test.h"

static void
test_create (void)
{
  Desk desk;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  EthosDocument *document;

  desk_init (&desk);
  document = desk_create (&desk, "Our values: 1/2", NULL);
  g_assert_nonnull (document);
  first = g_strdup (ethos_document_get_path (document));
  g_assert_true (g_str_has_suffix (first, "/documents/Our values 1 2.ethos"));
  g_assert_true (g_file_test (first, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpint (ethos_document_get_state (document), ==, ETHOS_DOCUMENT_SAVED);
  g_assert_cmpint (ethos_document_get_access (document), ==, ETHOS_DOCUMENT_WRITABLE);
  g_assert_null (ethos_document_get_message (document));
  g_assert_null (ethos_document_get_caution (document));
  g_assert_null (ethos_document_get_recovered (document));
  desk_close_good (document);

  document = desk_create (&desk, "Our values: 1/2", NULL);
  second = g_strdup (ethos_document_get_path (document));
  g_assert_true (g_str_has_suffix (second, "/documents/Our values 1 2 2.ethos"));
  desk_close_good (document);
  g_assert_cmpuint (desk_count_files (desk.dir, ".tmp"), ==, 0);
  g_assert_cmpuint (desk_count_files (desk.root, "journal"), ==, 0);
  desk_clear (&desk);
}

#define N_MAKERS 8

/* Several make a workshop of one title at once: each gets a file of its own. */
static void
test_create_at_once (void)
{
  Desk desk;
  GAsyncResult *results[N_MAKERS] = { NULL };
  EthosDocument *documents[N_MAKERS];

  desk_init (&desk);
  for (guint i = 0; i < N_MAKERS; i++)
    {
      g_autoptr (EthosSession) session = desk_make_session (&desk, "At Once");

      ethos_document_create_async (&desk.setup, session, desk.folder, desk_keep_cb, &results[i]);
    }
  for (guint i = 0; i < N_MAKERS; i++)
    {
      g_autoptr (GError) error = NULL;

      desk_await (&results[i]);
      documents[i] = ethos_document_create_finish (results[i], &error);
      g_assert_no_error (error);
      g_object_unref (results[i]);
      g_free (desk_add_note (documents[i], "Mine"));
    }
  g_assert_cmpuint (desk_count_files (desk.folder, ".ethos"), ==, N_MAKERS);
  for (guint i = 0; i < N_MAKERS; i++)
    desk_close_good (documents[i]);
  g_assert_cmpuint (desk_count_files (desk.folder, ".ethos"), ==, N_MAKERS);
  desk_clear (&desk);
}

typedef struct
{
  Desk *desk;
  gboolean no_new_names;
  gboolean done;
} Intruder;

/* Another program takes the name in the last moment. */
static int
intrude_cb (EthosFileCall call, const char *path, gsize *size, gpointer data)
{
  Intruder *self = data;

  if (call == ETHOS_FILE_CALL_RENAME && g_str_has_suffix (path, "/documents/Taken.ethos") &&
      !self->done)
    {
      self->done = TRUE;
      ethos_test_write (path, "theirs", -1);
    }
  /* A drive that can't rename without replacing. */
  if (call == ETHOS_FILE_CALL_RENAME && self->no_new_names &&
      g_str_has_prefix (path, self->desk->folder))
    return EINVAL;
  return 0;
}

static void
test_name_taken (void)
{
  for (guint i = 0; i < 2; i++)
    {
      Desk desk;
      Intruder intruder = { &desk, i == 1, FALSE };
      const EthosFiles files = { intrude_cb, &intruder };
      EthosDocument *document;
      g_autofree char *taken = NULL;
      g_autofree char *second = NULL;

      desk_init (&desk);
      desk.setup.files = &files;
      taken = g_build_filename (desk.folder, "Taken.ethos", NULL);
      second = g_build_filename (desk.folder, "Taken 2.ethos", NULL);
      document = desk_create (&desk, "Taken", NULL);
      g_assert_nonnull (document);
      g_assert_true (intruder.done);
      fault_assert_file (taken, "theirs");
      g_assert_cmpstr (ethos_document_get_path (document), ==, second);
      g_assert_true (g_file_test (second, G_FILE_TEST_EXISTS));
      g_assert_cmpuint (fault_count_entries (desk.folder), ==, 2);
      intruder.no_new_names = FALSE;
      desk_close_good (document);
      desk_clear (&desk);
    }
}

static void
test_save_and_open (void)
{
  Desk desk;
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  EthosDocument *document;

  desk_init (&desk);
  document = desk_create (&desk, "One", NULL);
  path = g_strdup (ethos_document_get_path (document));
  g_free (desk_add_note (document, "Listen first"));
  g_assert_cmpint (ethos_document_get_state (document), ==, ETHOS_DOCUMENT_SAVING);
  desk_wait (document, ETHOS_DOCUMENT_SAVED);
  g_assert_false (desk_has_text (desk.folder, "Listen first"));
  g_assert_true (desk_has_text (desk.root, "Listen first"));
  desk_save_good (document);
  g_assert_true (desk_has_text (desk.folder, "Listen first"));
  before = desk_describe (document);
  desk_close_good (document);

  document = desk_open_good (&desk, path);
  after = desk_describe (document);
  g_assert_cmpstr (after, ==, before);
  g_assert_null (ethos_document_get_recovered (document));
  desk_close_good (document);
  desk_clear (&desk);
}

/* The file follows by itself, and the closing saves what is left. */
static void
test_autosave (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;

  desk_init (&desk);
  desk.setup.autosave_ms = 1;
  document = desk_create (&desk, "Auto", NULL);
  path = g_strdup (ethos_document_get_path (document));
  g_free (desk_add_note (document, "By itself"));
  while (!desk_has_text (desk.folder, "By itself"))
    g_main_context_iteration (NULL, TRUE);
  desk_drop (document);

  desk.setup.autosave_ms = 60 * 60 * 1000;
  document = desk_open_good (&desk, path);
  g_free (desk_add_note (document, "At the end"));
  desk_close_good (document);
  g_assert_true (desk_has_text (desk.folder, "At the end"));
  g_assert_cmpuint (desk_count_files (desk.root, "journal"), ==, 0);
  desk_clear (&desk);
}

/* Opening and closing leaves the bytes as they are. */
static void
test_untouched (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;
  GStatBuf before, after;

  desk_init (&desk);
  document = desk_create (&desk, "Quiet", NULL);
  path = g_strdup (ethos_document_get_path (document));
  desk_close_good (document);
  g_stat (path, &before);
  document = desk_open_good (&desk, path);
  desk_close_good (document);
  g_stat (path, &after);
  g_assert_cmpuint (before.st_ino, ==, after.st_ino);
  desk_clear (&desk);
}

static void
test_open_twice (void)
{
  Desk desk;
  EthosDocument *first;
  EthosDocument *second;
  g_autoptr (GError) error = NULL;

  desk_init (&desk);
  first = desk_create (&desk, "Twice", NULL);
  g_free (desk_add_note (first, "Not in the file yet"));
  desk_wait_durable (first);
  second = desk_open_good (&desk, ethos_document_get_path (first));
  g_assert_cmpint (ethos_document_get_access (second), ==, ETHOS_DOCUMENT_ELSEWHERE);
  g_assert_nonnull (ethos_document_get_access_message (second));
  g_assert_true (ethos_store_get_read_only (ethos_document_get_store (second)));
  g_assert_cmpuint (desk_count_notes (second), ==, 0);
  g_assert_false (desk_save (second, &error));
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_READ_ONLY);
  desk_close_good (second);

  /* The first one's journal is still its own. */
  g_free (desk_add_note (first, "Still going"));
  desk_close_good (first);
  g_assert_true (desk_has_text (desk.folder, "Still going"));
  desk_clear (&desk);
}

static int
get_page (EthosDocument *document)
{
  EthosSession *session = ethos_store_get_session (ethos_document_get_store (document));

  return ethos_session_get_workshop (session)->stage_page;
}

static void
test_copies (void)
{
  Desk desk;
  EthosDocument *document;
  EthosDocument *copy;
  g_autofree char *copy_path = NULL;
  g_autofree char *clean_path = NULL;
  g_autoptr (GError) error = NULL;

  desk_init (&desk);
  document = desk_create (&desk, "Copied", NULL);
  copy_path = g_build_filename (desk.folder, "copy.ethos", NULL);
  clean_path = g_build_filename (desk.folder, "clean.ethos", NULL);
  g_free (desk_add_note (document, "Raw words"));
  desk_run (document, ethos_op_new ("stage-page", "page", 3, NULL));
  g_assert_true (desk_call_path (document, copy_path, ethos_document_save_copy_async,
                                 ethos_document_save_copy_finish, &error));
  g_assert_true (desk_call_path (document, clean_path, ethos_document_clean_copy_async,
                                 ethos_document_clean_copy_finish, &error));
  g_assert_false (desk_call_path (document, ethos_document_get_path (document),
                                  ethos_document_save_copy_async, ethos_document_save_copy_finish,
                                  &error));
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_EXISTS);

  /* Workshops of their own: they can be open beside the first. */
  copy = desk_open_good (&desk, copy_path);
  g_assert_cmpint (ethos_document_get_access (copy), ==, ETHOS_DOCUMENT_WRITABLE);
  g_assert_nonnull (desk_find_note (copy, "Raw words"));
  g_assert_cmpint (get_page (copy), ==, 3);
  desk_close_good (copy);
  copy = desk_open_good (&desk, clean_path);
  g_assert_cmpuint (desk_count_notes (copy), ==, 0);
  g_assert_cmpint (get_page (copy), ==, 0);
  desk_close_good (copy);
  desk_close_good (document);
  desk_clear (&desk);
}

/* A file manager's copy has the id of the original, and must not get its journal. */
static void
test_copied_outside (void)
{
  Desk desk;
  EthosDocument *document;
  EthosDocument *copy;
  g_autofree char *path = NULL;
  g_autofree char *copy_path = NULL;
  g_autofree char *content = NULL;
  gsize length;

  desk_init (&desk);
  document = desk_create (&desk, "Original", NULL);
  path = g_strdup (ethos_document_get_path (document));
  copy_path = g_build_filename (desk.folder, "by hand.ethos", NULL);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  ethos_test_write (copy_path, content, (gssize) length);
  g_free (desk_add_note (document, "Only in the original"));
  desk_wait_durable (document);

  copy = desk_open_good (&desk, copy_path);
  g_assert_cmpint (ethos_document_get_access (copy), ==, ETHOS_DOCUMENT_WRITABLE);
  g_assert_cmpuint (desk_count_notes (copy), ==, 0);
  g_free (desk_add_note (copy, "Only in the copy"));
  desk_wait_durable (copy);
  desk_drop (copy);
  desk_drop (document);

  copy = desk_open_good (&desk, copy_path);
  g_assert_cmpuint (desk_count_notes (copy), ==, 1);
  g_assert_nonnull (desk_find_note (copy, "Only in the copy"));
  desk_close_good (copy);
  document = desk_open_good (&desk, path);
  g_assert_nonnull (desk_find_note (document, "Only in the original"));
  g_assert_cmpuint (desk_count_notes (document), ==, 1);
  desk_close_good (document);
  desk_clear (&desk);
}

/* What says where a file lives was not written by us, or is damaged: it names no other file. */
static void
test_place_of_nowhere (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;
  g_autofree char *place = NULL;
  g_autofree char *beside = NULL;
  g_autofree char *content = NULL;
  g_autofree char *was_in = g_get_current_dir ();
  gsize length;

  desk_init (&desk);
  document = desk_create (&desk, "Named", NULL);
  path = g_strdup (ethos_document_get_path (document));
  place = desk_find_state (&desk, "place");
  g_free (desk_add_note (document, "Only in the journal"));
  desk_wait_durable (document);
  desk_drop (document);
  /* It would be another file if the name were taken from the folder that we happen to be in. */
  beside = g_build_filename (desk.folder, "beside.ethos", NULL);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  ethos_test_write (beside, content, (gssize) length);
  ethos_test_write (place, "beside.ethos", -1);
  g_assert_cmpint (g_chdir (desk.folder), ==, 0);
  document = desk_open_good (&desk, path);
  g_assert_nonnull (desk_find_note (document, "Only in the journal"));
  desk_close_good (document);
  g_assert_cmpint (g_chdir (was_in), ==, 0);
  desk_clear (&desk);
}

/* Two names of one file are one workshop, with one journal and one who writes. */
static void
test_second_name (void)
{
  Desk desk;
  EthosDocument *document;
  EthosDocument *second;
  g_autofree char *path = NULL;
  g_autofree char *other = NULL;

  desk_init (&desk);
  document = desk_create (&desk, "One name", NULL);
  path = g_strdup (ethos_document_get_path (document));
  other = g_build_filename (desk.folder, "Another name.ethos", NULL);
  g_free (desk_add_note (document, "Only in the journal"));
  desk_wait_durable (document);
  g_assert_cmpint (link (path, other), ==, 0);
  second = desk_open_good (&desk, other);
  g_assert_cmpint (ethos_document_get_access (second), ==, ETHOS_DOCUMENT_ELSEWHERE);
  desk_close_good (second);
  desk_drop (document);

  second = desk_open_good (&desk, other);
  g_assert_nonnull (desk_find_note (second, "Only in the journal"));
  desk_close_good (second);
  desk_clear (&desk);
}

/* A file that was moved while nobody had it open keeps its journal. */
static void
test_moved_outside (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;
  g_autofree char *moved = NULL;

  desk_init (&desk);
  document = desk_create (&desk, "Here", NULL);
  path = g_strdup (ethos_document_get_path (document));
  moved = g_build_filename (desk.folder, "There.ethos", NULL);
  g_free (desk_add_note (document, "Comes along"));
  desk_wait_durable (document);
  desk_drop (document);
  g_assert_cmpint (g_rename (path, moved), ==, 0);
  document = desk_open_good (&desk, moved);
  g_assert_nonnull (desk_find_note (document, "Comes along"));
  desk_close_good (document);
  desk_clear (&desk);
}

static void
test_save_as (void)
{
  Desk desk;
  EthosDocument *document;
  EthosDocument *old;
  g_autofree char *old_path = NULL;
  g_autofree char *new_path = NULL;
  g_autoptr (GError) error = NULL;

  desk_init (&desk);
  document = desk_create (&desk, "Old", NULL);
  old_path = g_strdup (ethos_document_get_path (document));
  new_path = g_build_filename (desk.folder, "New.ethos", NULL);
  g_free (desk_add_note (document, "In both"));
  desk_call_path (document, new_path, ethos_document_save_as_async, ethos_document_save_as_finish,
                  &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ethos_document_get_path (document), ==, new_path);
  g_free (desk_add_note (document, "Only in the new one"));
  desk_wait_durable (document);
  desk_drop (document);

  old = desk_open_good (&desk, old_path);
  g_assert_cmpint (ethos_document_get_access (old), ==, ETHOS_DOCUMENT_WRITABLE);
  g_assert_nonnull (desk_find_note (old, "In both"));
  g_assert_cmpuint (desk_count_notes (old), ==, 1);
  document = desk_open_good (&desk, new_path);
  g_assert_cmpuint (desk_count_notes (document), ==, 2);
  g_assert_nonnull (ethos_document_get_recovered (document));
  desk_close_good (old);
  desk_close_good (document);
  desk_clear (&desk);
}

/* What is typed while the workshop moves is in its new journal. */
static void
test_save_as_meanwhile (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *new_path = NULL;

  desk_init (&desk);
  document = desk_create (&desk, "Moving", NULL);
  new_path = g_build_filename (desk.folder, "Moved.ethos", NULL);
  ethos_document_save_as_async (document, new_path, NULL, NULL);
  for (guint i = 0; i < 50 || g_strcmp0 (ethos_document_get_path (document), new_path) != 0; i++)
    {
      g_autofree char *text = g_strdup_printf ("Note %u", i);

      g_free (desk_add_note (document, text));
      g_main_context_iteration (NULL, FALSE);
    }
  desk_wait_durable (document);
  {
    guint n_notes = desk_count_notes (document);

    desk_drop (document);
    document = desk_open_good (&desk, new_path);
    g_assert_cmpuint (desk_count_notes (document), ==, n_notes);
  }
  desk_close_good (document);
  desk_clear (&desk);
}

int
main (int argc, char *argv[])
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/document/create", test_create);
  g_test_add_func ("/document/create-at-once", test_create_at_once);
  g_test_add_func ("/document/name-taken", test_name_taken);
  g_test_add_func ("/document/save-and-open", test_save_and_open);
  g_test_add_func ("/document/autosave", test_autosave);
  g_test_add_func ("/document/untouched", test_untouched);
  g_test_add_func ("/document/open-twice", test_open_twice);
  g_test_add_func ("/document/copies", test_copies);
  g_test_add_func ("/document/copied-outside", test_copied_outside);
  g_test_add_func ("/document/place-of-nowhere", test_place_of_nowhere);
  g_test_add_func ("/document/second-name", test_second_name);
  g_test_add_func ("/document/moved-outside", test_moved_outside);
  g_test_add_func ("/document/save-as", test_save_as);
  g_test_add_func ("/document/save-as-meanwhile", test_save_as_meanwhile);

  return g_test_run ();
}
