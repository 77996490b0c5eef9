// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-compat"

#include "config.h"

#include "ethos-choose-file.h"

#include <glib/gi18n.h>

#include "ethos-ask.h"

typedef struct
{
  GtkFileChooserNative *dialog;
  GSource *cancelled;
  EthosFileAction action;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  if (choice->cancelled != NULL)
    g_source_destroy (choice->cancelled);
  g_clear_pointer (&choice->cancelled, g_source_unref);
  if (choice->dialog != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (choice->dialog));
  g_clear_object (&choice->dialog);
  g_free (choice);
}

static void
add_filters (GtkFileChooser *chooser, const EthosFileRequest *request)
{
  for (gsize i = 0; i < request->n_filters; i++)
    {
      const EthosFileFilter *row = &request->filters[i];
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, row->name);
      for (gsize j = 0; row->patterns != NULL && row->patterns[j] != NULL; j++)
        gtk_file_filter_add_pattern (filter, row->patterns[j]);
      for (gsize j = 0; row->mime_types != NULL && row->mime_types[j] != NULL; j++)
        gtk_file_filter_add_mime_type (filter, row->mime_types[j]);
      gtk_file_chooser_add_filter (chooser, filter);
      if (i == 0)
        gtk_file_chooser_set_filter (chooser, filter);
    }
}

static GtkFileChooserAction
chooser_action (EthosFileAction action)
{
  switch (action)
    {
    case ETHOS_FILE_SAVE:
      return GTK_FILE_CHOOSER_ACTION_SAVE;
    case ETHOS_FILE_FOLDER:
      return GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER;
    case ETHOS_FILE_OPEN:
    default:
      return GTK_FILE_CHOOSER_ACTION_OPEN;
    }
}

/* Whichever comes first, the answer or the cancellation, ends the choice and takes the other away.
 */
static void
end_choice (GTask *task)
{
  Choice *choice = g_task_get_task_data (task);

  g_signal_handlers_disconnect_by_data (choice->dialog, task);
  gtk_native_dialog_hide (GTK_NATIVE_DIALOG (choice->dialog));
  if (choice->cancelled != NULL)
    g_source_destroy (choice->cancelled);
}

/* What is written is synced and renamed, which only a path on this computer can take. */
static gboolean
check_place (GTask *task, GFile *file)
{
  const Choice *choice = g_task_get_task_data (task);
  g_autofree char *name = NULL;
  g_autofree char *body = NULL;

  if (choice->action == ETHOS_FILE_OPEN || g_file_peek_path (file) != NULL)
    return TRUE;
  /* On a line of its own, an address does not turn a sentence around. */
  name = g_file_get_parse_name (file);
  body = g_strconcat (name, "\n\n",
                      _ ("This place is not on this computer. Choose a folder that is."), NULL);
  ethos_tell (g_task_get_source_object (task), _ ("Nothing Can Be Saved There"), body);
  return FALSE;
}

static void
response_cb (GtkNativeDialog *dialog, int response, GTask *task)
{
  g_autoptr (GTask) owned = task;
  g_autoptr (GFile) file = NULL;

  g_assert (GTK_IS_FILE_CHOOSER_NATIVE (dialog));

  end_choice (task);
  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL && check_place (task, file))
    g_task_return_pointer (task, g_steal_pointer (&file), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("No file was chosen"));
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  g_autoptr (GTask) task = data;

  g_assert (G_IS_TASK (task));

  end_choice (task);
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

/**
 * ethos_choose_file_async:
 * @parent: (nullable): the window the dialog belongs to
 * @request: what to ask for; only read during the call
 * @cancellable: (nullable): takes the dialog away
 *
 * Lets a person choose a file or a folder in the desktop's own dialog. Where something is to be
 * saved, it has to be on this computer: a place that is not is refused here, with a message.
 */
void
ethos_choose_file_async (GtkWindow *parent,
                         const EthosFileRequest *request,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Choice *choice;
  GtkFileChooser *chooser;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (request != NULL && request->title != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (parent, cancellable, callback, user_data);
  g_task_set_source_tag (task, ethos_choose_file_async);
  if (g_task_return_error_if_cancelled (task))
    return;

  choice = g_new0 (Choice, 1);
  choice->action = request->action;
  choice->dialog =
      gtk_file_chooser_native_new (request->title, parent, chooser_action (request->action),
                                   request->accept, _ ("_Cancel"));
  g_task_set_task_data (task, choice, choice_free);
  chooser = GTK_FILE_CHOOSER (choice->dialog);
  add_filters (chooser, request);
  if (request->folder != NULL)
    gtk_file_chooser_set_current_folder (chooser, request->folder, NULL);
  if (request->action == ETHOS_FILE_SAVE && request->name != NULL)
    gtk_file_chooser_set_current_name (chooser, request->name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (choice->dialog), TRUE);

  if (cancellable != NULL)
    {
      choice->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (choice->cancelled, G_SOURCE_FUNC (cancelled_cb), task, NULL);
      g_source_attach (choice->cancelled, g_task_get_context (task));
    }
  g_signal_connect (choice->dialog, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (choice->dialog));
  /* Exactly one of the two callbacks takes this reference back. */
  g_steal_pointer (&task);
}

/**
 * ethos_choose_file_finish:
 *
 * Returns: (transfer full) (nullable): the file, which has a path unless it is one to open; or
 * %NULL with %G_IO_ERROR_CANCELLED when the person closed the dialog, or was told already that
 * nothing can be saved there: no failure, and needs no message
 */
GFile *
ethos_choose_file_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
