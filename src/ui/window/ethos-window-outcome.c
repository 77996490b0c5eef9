// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-window"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "ethos-atomic-file.h"
#include "ethos-board-view.h"
#include "ethos-choose-file.h"
#include "ethos-later-window.h"
#include "ethos-markdown.h"
#include "ethos-same-notes.h"
#include "ethos-window-private.h"

/* What comes out of a workshop: prints, a clean copy, and the record. */

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosWindow *self = ETHOS_WINDOW (widget);

  /* It takes the place of Finish. */
  if (!ethos_window_is_second_press (self))
    ethos_poster_view_print (ethos_step_stack_get_poster (self->steps));
}

static void
export_slips_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ethos_poster_view_export_slips (ethos_step_stack_get_poster (ETHOS_WINDOW (widget)->steps));
}

static void
export_cards_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ethos_poster_view_export_cards (ethos_step_stack_get_poster (ETHOS_WINDOW (widget)->steps));
}

static void
tell_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ethos_window_toast (ETHOS_WINDOW (widget), g_variant_get_string (parameter, NULL), NULL, NULL);
}

static void
choose (EthosWindow *self,
        const char *title,
        const char *ending,
        const EthosFileFilter *filter,
        GAsyncReadyCallback callback)
{
  g_autoptr (GFile) file = g_file_new_for_path (ethos_document_get_path (self->document));
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *base = ethos_document_dup_file_name (
      ethos_session_get_workshop (ethos_store_get_session (self->store))->title);
  g_autofree char *name = g_strconcat (base, ending, NULL);

  ethos_choose_file_async (GTK_WINDOW (self),
                           &(const EthosFileRequest){ .action = ETHOS_FILE_SAVE,
                                                      .title = title,
                                                      .accept = _ ("_Save"),
                                                      .name = name,
                                                      .folder = folder,
                                                      .filters = filter,
                                                      .n_filters = 1 },
                           self->cancellable, callback, g_object_ref (self));
}

static guint
count_later (EthosSession *session)
{
  const EthosActivity *step;
  EthosChildIter steps;
  guint n_later = 0;

  ethos_session_iter_init (session, &steps, ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY);
  while ((step = ethos_child_iter_next (&steps)) != NULL)
    {
      const EthosNote *note;
      EthosChildIter notes;

      ethos_session_iter_init (session, &notes, step->record.id, ETHOS_KIND_NOTE);
      while ((note = ethos_child_iter_next (&notes)) != NULL)
        n_later += ethos_same_notes_is_for_later (session, note) ? 1 : 0;
    }
  return n_later;
}

/* What is kept for later is notes, of which a clean copy has none: whoever hands it on has to know
 * that others will not find them there. */
static void
tell_copied (EthosWindow *self)
{
  guint n_later = self->store != NULL ? count_later (ethos_store_get_session (self->store)) : 0;
  g_autofree char *text = g_strdup_printf (
      ngettext ("Clean copy saved, without the %'u note kept for later; the record has it",
                "Clean copy saved, without the %'u notes kept for later; the record has them",
                n_later),
      n_later);

  ethos_window_toast (self, n_later > 0 ? text : _ ("Clean copy saved"), NULL, NULL);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (ethos_document_clean_copy_finish (ETHOS_DOCUMENT (source), result, &error))
    tell_copied (self);
  else
    ethos_window_tell_error (self, _ ("Could Not Save a Clean Copy"), error);
}

static void
copy_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosWindow) self = data;
  g_autoptr (GFile) file = ethos_choose_file_finish (result, NULL);
  const char *path = file != NULL ? g_file_peek_path (file) : NULL;

  if (path != NULL && self->document != NULL)
    ethos_document_clean_copy_async (self->document, path, copied_cb, g_object_ref (self));
}

static void
clean_copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const patterns[] = { "*.ethos", NULL };
  const EthosFileFilter filter = { _ ("Workshops"), patterns, NULL };

  choose (ETHOS_WINDOW (widget), _ ("Save a Clean Copy"),
          /* Translators: added to the name of a file that has no raw notes; keep .ethos. */
          _ (" (clean copy).ethos"), &filter, copy_chosen_cb);
}

typedef struct
{
  char *path;
  EthosSnapshot *snapshot;
} Record;

static void
record_free (gpointer data)
{
  Record *record = data;

  g_free (record->path);
  ethos_snapshot_unref (record->snapshot);
  g_free (record);
}

static void
write_record (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Record *record = data;
  char *text = ethos_markdown_from_snapshot (record->snapshot);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autoptr (GError) error = NULL;

  if (ethos_atomic_file_export (NULL, record->path, bytes, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
record_written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean written = g_task_propagate_boolean (G_TASK (result), &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (written)
    ethos_window_toast (self, _ ("Record saved"), NULL, NULL);
  else
    ethos_window_tell_error (self, _ ("Could Not Save the Record"), error);
}

static void
record_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosWindow) self = data;
  g_autoptr (GFile) file = ethos_choose_file_finish (result, NULL);
  const char *path = file != NULL ? g_file_peek_path (file) : NULL;
  g_autoptr (GTask) task = NULL;
  Record *record;

  if (path == NULL || self->store == NULL)
    return;
  record = g_new0 (Record, 1);
  record->path = g_strdup (path);
  record->snapshot = ethos_session_snapshot (ethos_store_get_session (self->store));
  /* The thread must never hold the last reference of a widget, so the window is no source. */
  task = g_task_new (NULL, NULL, record_written_cb, g_object_ref (self));
  g_task_set_source_tag (task, record_chosen_cb);
  g_task_set_task_data (task, record, record_free);
  g_task_run_in_thread (task, write_record);
}

static void
save_record_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const patterns[] = { "*.md", NULL };
  const EthosFileFilter filter = { _ ("Markdown"), patterns, NULL };

  choose (ETHOS_WINDOW (widget), _ ("Save the Record"),
          /* Translators: ends the name of a file, after the title of the workshop; keep .md. */
          _ (" – Record.md"), &filter, record_chosen_cb);
}

/* From wherever something comes up: what is selected on the wall is put off, or else something that
 * was said. */
static void
later_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosWindow *self = ETHOS_WINDOW (widget);
  GtkWidget *view;

  if (self->store == NULL)
    return;
  view = ethos_step_stack_get_view (self->steps);
  if (!ETHOS_IS_BOARD_VIEW (view) || !ethos_board_view_keep_selected (ETHOS_BOARD_VIEW (view)))
    gtk_window_present (ethos_later_window_new (GTK_WINDOW (self), self->store));
}

/* Enables what needs an open workshop. */
void
ethos_window_update_outcome (EthosWindow *self)
{
  static const char *const actions[] = { "win.print",      "win.export-slips", "win.export-cards",
                                         "win.clean-copy", "win.save-record",  "win.later" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], self->document != NULL);
}

void
ethos_window_install_outcome (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "win.print", NULL, print_cb },
    { "win.export-slips", NULL, export_slips_cb },
    { "win.export-cards", NULL, export_cards_cb },
    { "win.clean-copy", NULL, clean_copy_cb },
    { "win.save-record", NULL, save_record_cb },
    { "win.tell", "s", tell_cb },
    { "win.later", NULL, later_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
}
