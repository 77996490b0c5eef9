// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "document-harness.h"

#include <string.h>

#include "ethos-op.h"
#include "ethos-session-codec.h"
#include "ethos-test.h"

/* Long enough that no test saves by itself unless it says so. */
#define NEVER_MS (60 * 60 * 1000)

static gboolean
is_change (EthosFileCall call)
{
  switch (call)
    {
    case ETHOS_FILE_CALL_WRITE:
    case ETHOS_FILE_CALL_SYNC:
    case ETHOS_FILE_CALL_SYNC_DATA:
    case ETHOS_FILE_CALL_RENAME:
    case ETHOS_FILE_CALL_LINK:
    case ETHOS_FILE_CALL_REMOVE:
    case ETHOS_FILE_CALL_MAKE_DIR:
      return TRUE;
    default:
      return FALSE;
    }
}

static int
before_cb (EthosFileCall call, const char *path, gsize *size, gpointer data)
{
  Desk *self = data;
  int errnum = 0;

  g_mutex_lock (&self->faults.lock);
  while (self->held != NULL &&
         (self->names_only ? call == ETHOS_FILE_CALL_RENAME : is_change (call)) &&
         g_str_has_prefix (path, self->held))
    {
      self->holding = TRUE;
      g_main_context_wakeup (NULL);
      g_cond_wait (&self->released, &self->faults.lock);
    }
  if (self->blocked != NULL && is_change (call) && g_str_has_prefix (path, self->blocked))
    errnum = self->block_errnum;
  g_mutex_unlock (&self->faults.lock);
  return errnum != 0 ? errnum
                     : self->faults.files.before (call, path, size, self->faults.files.data);
}

/* From now on nothing below @path can be changed; NULL lifts it. */
void
desk_block (Desk *self, const char *path, int errnum)
{
  g_mutex_lock (&self->faults.lock);
  self->blocked = path;
  self->block_errnum = errnum;
  g_mutex_unlock (&self->faults.lock);
}

static void
hold (Desk *self, const char *path, gboolean names_only)
{
  g_mutex_lock (&self->faults.lock);
  self->held = path;
  self->names_only = names_only;
  self->holding = FALSE;
  g_cond_broadcast (&self->released);
  g_mutex_unlock (&self->faults.lock);
}

/* From now on every change below @path waits; NULL lets them go on. */
void
desk_hold (Desk *self, const char *path)
{
  hold (self, path, FALSE);
}

/* From now on what is written anew below @path waits before it gets its name. */
void
desk_hold_names (Desk *self, const char *path)
{
  hold (self, path, TRUE);
}

static gboolean
is_holding (Desk *self)
{
  gboolean holding;

  g_mutex_lock (&self->faults.lock);
  holding = self->holding;
  g_mutex_unlock (&self->faults.lock);
  return holding;
}

/* Until something waits. */
void
desk_wait_held (Desk *self)
{
  while (!is_holding (self))
    g_main_context_iteration (NULL, TRUE);
}

void
desk_init (Desk *self)
{
  *self = (Desk){ 0 };
  self->dir = fault_make_dir ();
  self->root = g_build_filename (self->dir, "state", NULL);
  self->folder = g_build_filename (self->dir, "documents", NULL);
  self->clock = ethos_fake_clock_new ();
  fault_files_init (&self->faults);
  g_cond_init (&self->released);
  self->files = (EthosFiles){ before_cb, self };
  self->setup =
      (EthosDocumentSetup){ ETHOS_CLOCK (self->clock), self->root, &self->files, NEVER_MS };
}

void
desk_clear (Desk *self)
{
  g_assert_finalize_object (self->clock);
  fault_files_clear (&self->faults);
  g_cond_clear (&self->released);
  fault_remove_dir (self->dir);
  g_free (self->root);
  g_free (self->folder);
}

/* @data: where a GAsyncResult goes, for desk_await() */
void
desk_keep_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

void
desk_await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* A workshop in the middle of writing notes. */
EthosSession *
desk_make_session (Desk *self, const char *title)
{
  g_autoptr (EthosSession) session = ethos_session_new ();
  g_autoptr (EthosStore) store = ethos_store_new (session, self->setup.clock);
  EthosChildIter iter;
  const EthosRecord *activity;

  ethos_store_run (store, ethos_op_new ("workshop-rename", "title", title, NULL));
  g_assert_true (
      ethos_store_run (store, ethos_op_new ("activity-add", "kind", ETHOS_ACTIVITY_WRITE_NOTES,
                                            "title", "Write", "planned", (gint64) 10, NULL)));
  ethos_session_iter_init (session, &iter, ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY);
  activity = ethos_child_iter_next (&iter);
  g_assert_true (
      ethos_store_run (store, ethos_op_new ("activity-go", "activity", activity->id, NULL)));
  return g_steal_pointer (&session);
}

EthosDocument *
desk_create (Desk *self, const char *title, GError **error)
{
  g_autoptr (EthosSession) session = desk_make_session (self, title);
  g_autoptr (GAsyncResult) result = NULL;

  ethos_document_create_async (&self->setup, session, self->folder, desk_keep_cb, &result);
  desk_await (&result);
  return ethos_document_create_finish (result, error);
}

EthosDocument *
desk_open (Desk *self, const char *path, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ethos_document_open_async (&self->setup, path, desk_keep_cb, &result);
  desk_await (&result);
  return ethos_document_open_finish (result, error);
}

EthosDocument *
desk_open_good (Desk *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  EthosDocument *document = desk_open (self, path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);
  return document;
}

EthosDocument *
desk_reload (EthosDocument *document, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ethos_document_reload_async (document, desk_keep_cb, &result);
  desk_await (&result);
  return ethos_document_reload_finish (document, result, error);
}

gboolean
desk_call (EthosDocument *document, DeskAsync async, DeskFinish finish, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  async (document, desk_keep_cb, &result);
  desk_await (&result);
  return finish (document, result, error);
}

gboolean
desk_call_path (EthosDocument *document,
                const char *path,
                DeskPathAsync async,
                DeskFinish finish,
                GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  async (document, path, desk_keep_cb, &result);
  desk_await (&result);
  return finish (document, result, error);
}

gboolean
desk_save (EthosDocument *document, GError **error)
{
  return desk_call (document, ethos_document_save_async, ethos_document_save_finish, error);
}

void
desk_save_good (EthosDocument *document)
{
  g_autoptr (GError) error = NULL;

  desk_save (document, &error);
  g_assert_no_error (error);
}

/* Another program changes the file while it is open here.
 *
 * Returns: (transfer full): what is in it then */
char *
desk_meddle (EthosDocument *document)
{
  const char *path = ethos_document_get_path (document);
  g_autofree char *content = ethos_test_read (path, NULL);
  g_autoptr (GString) theirs = g_string_new (content);

  g_string_replace (theirs, "\"Write\"", "\"Theirs\"", 0);
  ethos_test_write (path, theirs->str, (gssize) theirs->len);
  return g_string_free (g_steal_pointer (&theirs), FALSE);
}

/* And so do we: there is a note “Ours” that can't be saved. */
char *
desk_begin_conflict (EthosDocument *document)
{
  g_autofree char *theirs = desk_meddle (document);
  g_autoptr (GError) error = NULL;

  g_free (desk_add_note (document, "Ours"));
  g_assert_false (desk_save (document, &error));
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_CHANGED);
  return g_steal_pointer (&theirs);
}

gboolean
desk_overwrite (EthosDocument *document, GError **error)
{
  return desk_call (document, ethos_document_overwrite_async, ethos_document_overwrite_finish,
                    error);
}

void
desk_close_good (EthosDocument *document)
{
  g_autoptr (GError) error = NULL;

  desk_call (document, ethos_document_close_async, ethos_document_close_finish, &error);
  g_assert_no_error (error);
  desk_drop (document);
}

/* As a program that dies, except that what is under way ends first. */
void
desk_drop (EthosDocument *document)
{
  while (G_OBJECT (document)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (document);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Drops a document that was to be killed at a call of the seam.
 *
 * Returns: whether there were fewer calls than that */
gboolean
desk_drop_killed (Desk *self, EthosDocument *document, guint at)
{
  gboolean done;

  desk_drop (document);
  done = self->faults.n_calls < at;
  fault_files_arm (&self->faults, 0, FAULT_ONCE, 0);
  return done;
}

void
desk_wait (EthosDocument *document, EthosDocumentState state)
{
  while (ethos_document_get_state (document) != state)
    g_main_context_iteration (NULL, TRUE);
}

void
desk_wait_durable (EthosDocument *document)
{
  EthosStore *store = ethos_document_get_store (document);

  while (ethos_store_get_durable_sequence (store) < ethos_store_get_sequence (store))
    g_main_context_iteration (NULL, TRUE);
}

void
desk_run (EthosDocument *document, EthosRecord *op)
{
  g_autoptr (GError) error = NULL;

  ethos_store_submit (ethos_document_get_store (document), ETHOS_ORIGIN_FACILITATOR, op, NULL,
                      &error);
  g_assert_no_error (error);
}

/* Returns: (transfer full): its id */
char *
desk_add_note (EthosDocument *document, const char *text)
{
  desk_run (document, ethos_op_new ("note-add", "text", text, NULL));
  return g_strdup (desk_find_note (document, text)->record.id);
}

/* Notes from “Note @first” on. */
void
desk_add_notes (EthosDocument *document, guint first, guint n_notes)
{
  for (guint i = first; i < first + n_notes; i++)
    {
      g_autofree char *text = g_strdup_printf ("Note %u", i);

      g_free (desk_add_note (document, text));
    }
}

static void
find_notes (EthosDocument *document, const char *text, const EthosNote **found, guint *n_notes)
{
  EthosSession *session = ethos_store_get_session (ethos_document_get_store (document));
  const EthosRecord *activity;
  EthosChildIter activities;

  ethos_session_iter_init (session, &activities, ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY);
  while ((activity = ethos_child_iter_next (&activities)) != NULL)
    {
      const EthosNote *note;
      EthosChildIter notes;

      ethos_session_iter_init (session, &notes, activity->id, ETHOS_KIND_NOTE);
      while ((note = ethos_child_iter_next (&notes)) != NULL)
        {
          (*n_notes)++;
          if (g_strcmp0 (note->text, text) == 0)
            *found = note;
        }
    }
}

const EthosNote *
desk_find_note (EthosDocument *document, const char *text)
{
  const EthosNote *found = NULL;
  guint n_notes = 0;

  find_notes (document, text, &found, &n_notes);
  return found;
}

guint
desk_count_notes (EthosDocument *document)
{
  const EthosNote *found = NULL;
  guint n_notes = 0;

  find_notes (document, NULL, &found, &n_notes);
  return n_notes;
}

/* Returns: (transfer full): everything that is in the workshop, as the bytes of a file */
char *
desk_describe (EthosDocument *document)
{
  EthosSession *session = ethos_store_get_session (ethos_document_get_store (document));
  g_autoptr (EthosSnapshot) snapshot = ethos_session_snapshot (session);
  g_autoptr (GBytes) bytes = ethos_session_codec_write (snapshot, NULL);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  GString *text = g_string_new_len (data, (gssize) length);
  char *uid = strstr (text->str, "  \"uid\": ");

  /* The file's own id is not the workshop's. */
  if (uid != NULL)
    g_string_erase (text, uid - text->str, strchr (uid, '\n') + 1 - uid);
  return g_string_free (text, FALSE);
}

/* Returns: (transfer full): the path of a file in the state of the one workshop that there is */
char *
desk_find_state (Desk *self, const char *name)
{
  g_autofree char *sessions = g_build_filename (self->root, "sessions", NULL);
  g_autoptr (GDir) dir = g_dir_open (sessions, 0, NULL);

  return g_build_filename (sessions, g_dir_read_name (dir), name, NULL);
}

/* Whether a text is in any file below a folder, or in the name of one. */
gboolean
desk_has_text (const char *path, const char *text)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  gboolean found = FALSE;

  while (dir != NULL && !found && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      g_autofree char *content = NULL;
      gsize length = 0;

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        found = desk_has_text (child, text);
      else if (g_file_get_contents (child, &content, &length, NULL))
        found = memmem (content, length, text, strlen (text)) != NULL;
      found |= strstr (name, text) != NULL;
    }
  return found;
}

guint
desk_count_files (const char *path, const char *part)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        n += desk_count_files (child, part);
      n += strstr (name, part) != NULL;
    }
  return n;
}
