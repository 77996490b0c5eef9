// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <errno.h>

#include <glib/gstdio.h>

#include "document-harness.h"
#include "ethos-test.h"

/* What is asked for while the workshop is on its way to another file. */
typedef struct
{
  Desk desk;
  EthosDocument *document;
  char *old_path;
  char *elsewhere;
  char *new_path;
  GAsyncResult *moved;
} Move;

/* On return the move waits for its file to be written. */
static void
move_begin (Move *self)
{
  Desk *desk = &self->desk;

  *self = (Move){ 0 };
  desk_init (desk);
  self->document = desk_create (desk, "Moving", NULL);
  self->old_path = g_strdup (ethos_document_get_path (self->document));
  self->elsewhere = g_build_filename (desk->dir, "elsewhere", NULL);
  self->new_path = g_build_filename (self->elsewhere, "Moved.ethos", NULL);
  g_assert_cmpint (g_mkdir (self->elsewhere, 0700), ==, 0);
  g_free (desk_add_note (self->document, "Before"));
  desk_hold (desk, self->elsewhere);
  ethos_document_save_as_async (self->document, self->new_path, desk_keep_cb, &self->moved);
  desk_wait_held (desk);
  g_free (desk_add_note (self->document, "Meanwhile"));
}

/* Lets the move come to its end. */
static void
move_go_on (Move *self, GError **error)
{
  desk_hold (&self->desk, NULL);
  desk_await (&self->moved);
  ethos_document_save_as_finish (self->document, self->moved, error);
}

static void
move_go_on_good (Move *self)
{
  g_autoptr (GError) error = NULL;

  move_go_on (self, &error);
  g_assert_no_error (error);
}

static void
move_clear (Move *self)
{
  g_clear_object (&self->moved);
  desk_clear (&self->desk);
  g_free (self->old_path);
  g_free (self->elsewhere);
  g_free (self->new_path);
}

static void
assert_notes (Move *self, const char *path, guint n_notes)
{
  EthosDocument *document = desk_open_good (&self->desk, path);

  g_assert_cmpint (ethos_document_get_access (document), ==, ETHOS_DOCUMENT_WRITABLE);
  g_assert_null (ethos_document_get_recovered (document));
  g_assert_cmpuint (desk_count_notes (document), ==, n_notes);
  desk_close_good (document);
}

static void
test_save (void)
{
  Move move;
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GError) error = NULL;

  move_begin (&move);
  ethos_document_save_async (move.document, desk_keep_cb, &saved);
  move_go_on_good (&move);
  desk_await (&saved);
  ethos_document_save_finish (move.document, saved, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ethos_document_get_state (move.document), ==, ETHOS_DOCUMENT_SAVED);
  g_assert_true (desk_has_text (move.elsewhere, "Meanwhile"));
  g_assert_false (desk_has_text (move.desk.folder, "Meanwhile"));
  g_clear_object (&saved);
  g_clear_object (&move.moved);
  desk_close_good (move.document);
  move_clear (&move);
}

static void
test_save_and_fail (void)
{
  Move move;
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GError) move_error = NULL;
  g_autoptr (GError) error = NULL;

  move_begin (&move);
  ethos_document_save_async (move.document, desk_keep_cb, &saved);
  desk_block (&move.desk, move.elsewhere, ENOSPC);
  move_go_on (&move, &move_error);
  g_assert_error (move_error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_NO_SPACE);
  desk_await (&saved);
  ethos_document_save_finish (move.document, saved, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ethos_document_get_path (move.document), ==, move.old_path);
  g_assert_true (desk_has_text (move.desk.folder, "Meanwhile"));
  g_clear_object (&saved);
  g_clear_object (&move.moved);
  desk_close_good (move.document);
  move_clear (&move);
}

/* Closing at once refuses what comes, waits for the move, and leaves nothing behind. */
static void
check_close (gboolean fails)
{
  Move move;
  GAsyncResult *closed[2] = { NULL, NULL };
  g_autoptr (GError) move_error = NULL;

  move_begin (&move);
  for (guint i = 0; i < G_N_ELEMENTS (closed); i++)
    ethos_document_close_async (move.document, desk_keep_cb, &closed[i]);
  g_assert_true (ethos_store_get_read_only (ethos_document_get_store (move.document)));
  if (fails)
    desk_block (&move.desk, move.elsewhere, ENOSPC);
  move_go_on (&move, &move_error);
  g_assert_true (fails == (move_error != NULL));
  g_assert_true (ethos_store_get_read_only (ethos_document_get_store (move.document)));
  for (guint i = 0; i < G_N_ELEMENTS (closed); i++)
    {
      g_autoptr (GError) error = NULL;

      desk_await (&closed[i]);
      ethos_document_close_finish (move.document, closed[i], &error);
      g_assert_no_error (error);
      g_clear_object (&closed[i]);
    }
  g_clear_object (&move.moved);
  desk_drop (move.document);
  desk_block (&move.desk, NULL, 0);
  g_assert_cmpuint (desk_count_files (move.desk.root, "journal"), ==, 0);
  assert_notes (&move, move.old_path, fails ? 2 : 1);
  if (!fails)
    assert_notes (&move, move.new_path, 2);
  move_clear (&move);
}

static void
test_close (void)
{
  check_close (FALSE);
}

static void
test_close_and_fail (void)
{
  check_close (TRUE);
}

/* The move has not even begun. */
static void
test_close_at_once (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *new_path = NULL;
  g_autoptr (GAsyncResult) moved = NULL;
  g_autoptr (GAsyncResult) closed = NULL;

  desk_init (&desk);
  document = desk_create (&desk, "Moving", NULL);
  new_path = g_build_filename (desk.folder, "Moved.ethos", NULL);
  ethos_document_save_as_async (document, new_path, desk_keep_cb, &moved);
  ethos_document_close_async (document, desk_keep_cb, &closed);
  desk_await (&closed);
  g_assert_true (ethos_document_close_finish (document, closed, NULL));
  g_assert_true (ethos_document_save_as_finish (document, moved, NULL));
  g_assert_cmpstr (ethos_document_get_path (document), ==, new_path);
  g_clear_object (&moved);
  g_clear_object (&closed);
  desk_drop (document);
  desk_close_good (desk_open_good (&desk, new_path));
  desk_clear (&desk);
}

/* What waits behind a closing is told so. */
static void
test_too_late (void)
{
  Move move;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GAsyncResult) late = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) save_error = NULL;

  move_begin (&move);
  ethos_document_close_async (move.document, desk_keep_cb, &closed);
  ethos_document_save_as_async (move.document, move.old_path, desk_keep_cb, &late);
  move_go_on_good (&move);
  desk_await (&closed);
  g_assert_true (ethos_document_close_finish (move.document, closed, NULL));
  desk_await (&late);
  g_assert_false (ethos_document_save_as_finish (move.document, late, &error));
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_FAILED);
  g_assert_false (desk_save (move.document, &save_error));
  g_assert_error (save_error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_FAILED);
  g_clear_object (&closed);
  g_clear_object (&late);
  g_clear_object (&move.moved);
  desk_drop (move.document);
  move_clear (&move);
}

static void
test_reload (void)
{
  Move move;
  g_autoptr (GAsyncResult) reloaded = NULL;
  EthosDocument *document;
  g_autoptr (GError) error = NULL;

  move_begin (&move);
  ethos_document_reload_async (move.document, desk_keep_cb, &reloaded);
  move_go_on_good (&move);
  desk_await (&reloaded);
  document = ethos_document_reload_finish (move.document, reloaded, &error);
  g_assert_no_error (error);
  g_clear_object (&reloaded);
  g_clear_object (&move.moved);
  desk_drop (move.document);
  g_assert_cmpstr (ethos_document_get_path (document), ==, move.new_path);
  g_assert_cmpint (ethos_document_get_access (document), ==, ETHOS_DOCUMENT_WRITABLE);
  g_free (desk_add_note (document, "After"));
  desk_close_good (document);
  g_assert_true (desk_has_text (move.elsewhere, "After"));
  move_clear (&move);
}

/* What another program wrote is let in: whoever waits for ours to be saved is told. */
static void
test_save_while_reloading (void)
{
  Desk desk;
  EthosDocument *document;
  EthosDocument *other;
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) reloaded = NULL;
  g_autoptr (GError) error = NULL;

  desk_init (&desk);
  document = desk_create (&desk, "Reloading", NULL);
  g_free (desk_add_note (document, "Ours"));
  desk_wait_durable (document);
  desk_hold (&desk, desk.root);
  ethos_document_reload_async (document, desk_keep_cb, &reloaded);
  desk_wait_held (&desk);
  ethos_document_save_async (document, desk_keep_cb, &saved);
  desk_hold (&desk, NULL);
  desk_await (&saved);
  g_assert_false (ethos_document_save_finish (document, saved, &error));
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_FAILED);
  desk_await (&reloaded);
  other = ethos_document_reload_finish (document, reloaded, NULL);
  g_assert_nonnull (other);
  g_clear_object (&saved);
  g_clear_object (&reloaded);
  desk_drop (document);
  g_assert_cmpuint (desk_count_notes (other), ==, 0);
  g_assert_true (desk_has_text (desk.root, "Ours"));
  desk_close_good (other);
  desk_clear (&desk);
}

static void
check_twice (gboolean same)
{
  Move move;
  g_autofree char *other = NULL;
  g_autoptr (GAsyncResult) again = NULL;
  g_autoptr (GError) error = NULL;

  move_begin (&move);
  other = same ? g_strdup (move.new_path) : g_build_filename (move.elsewhere, "On.ethos", NULL);
  ethos_document_save_as_async (move.document, other, desk_keep_cb, &again);
  move_go_on_good (&move);
  desk_await (&again);
  ethos_document_save_as_finish (move.document, again, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ethos_document_get_path (move.document), ==, other);
  g_assert_cmpint (ethos_document_get_state (move.document), ==, ETHOS_DOCUMENT_SAVED);
  g_clear_object (&again);
  g_clear_object (&move.moved);
  desk_close_good (move.document);
  g_assert_cmpuint (desk_count_files (move.desk.root, "journal"), ==, 0);
  assert_notes (&move, move.old_path, 1);
  assert_notes (&move, move.new_path, 2);
  assert_notes (&move, other, 2);
  move_clear (&move);
}

static void
test_twice (void)
{
  check_twice (FALSE);
  check_twice (TRUE);
}

/* The file to write over is the one where the workshop lives by then. */
static void
test_overwrite (void)
{
  Move move;
  g_autofree char *old = NULL;
  g_autoptr (GAsyncResult) overwritten = NULL;
  g_autoptr (GError) error = NULL;

  move_begin (&move);
  g_assert_true (g_file_get_contents (move.old_path, &old, NULL, NULL));
  ethos_document_overwrite_async (move.document, desk_keep_cb, &overwritten);
  move_go_on_good (&move);
  desk_await (&overwritten);
  ethos_document_overwrite_finish (move.document, overwritten, &error);
  g_assert_no_error (error);
  g_assert_true (desk_has_text (move.elsewhere, "Meanwhile"));
  fault_assert_file (move.old_path, old);
  g_clear_object (&overwritten);
  g_clear_object (&move.moved);
  desk_close_good (move.document);
  move_clear (&move);
}

/* A copy that is being written doesn't mind where the workshop goes. */
static void
test_copy (void)
{
  Move move;
  g_autofree char *path = NULL;
  g_autoptr (GAsyncResult) copied = NULL;

  move_begin (&move);
  path = g_build_filename (move.elsewhere, "Copy.ethos", NULL);
  ethos_document_save_copy_async (move.document, path, desk_keep_cb, &copied);
  move_go_on_good (&move);
  desk_await (&copied);
  g_assert_true (ethos_document_save_copy_finish (move.document, copied, NULL));
  g_clear_object (&copied);
  g_clear_object (&move.moved);
  desk_close_good (move.document);
  assert_notes (&move, path, 2);
  move_clear (&move);
}

int
main (int argc, char *argv[])
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/document-moves/save", test_save);
  g_test_add_func ("/document-moves/save-and-fail", test_save_and_fail);
  g_test_add_func ("/document-moves/close", test_close);
  g_test_add_func ("/document-moves/close-and-fail", test_close_and_fail);
  g_test_add_func ("/document-moves/close-at-once", test_close_at_once);
  g_test_add_func ("/document-moves/too-late", test_too_late);
  g_test_add_func ("/document-moves/reload", test_reload);
  g_test_add_func ("/document-moves/save-while-reloading", test_save_while_reloading);
  g_test_add_func ("/document-moves/twice", test_twice);
  g_test_add_func ("/document-moves/overwrite", test_overwrite);
  g_test_add_func ("/document-moves/copy", test_copy);

  return g_test_run ();
}
