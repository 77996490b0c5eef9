// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-window"

#include "config.h"

#include <glib/gi18n.h>

#include "ethos-choose-file.h"
#include "ethos-differences-dialog.h"
#include "ethos-window-private.h"

/* What differs where a damaged file was replaced: the list, and a copy of that file; and a copy of
 * changes that could not be used. */

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosDifferencesDialog) dialog = data;
  g_autoptr (GError) error = NULL;

  if (ethos_document_copy_damaged_finish (ETHOS_DOCUMENT (source), result, &error))
    ethos_differences_dialog_tell (dialog, _ ("Copy saved"));
  else
    ethos_window_tell_not_copied (GTK_WINDOW (dialog), error);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosDifferencesDialog) dialog = data;
  g_autoptr (GFile) file = ethos_choose_file_finish (result, NULL);
  const char *path = file != NULL ? g_file_peek_path (file) : NULL;
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (dialog));
  EthosDocument *document = window != NULL ? ETHOS_WINDOW (window)->document : NULL;

  if (path == NULL || document == NULL || ethos_document_get_differences (document) == NULL)
    return;
  ethos_document_copy_damaged_async (document, path, copied_cb, g_object_ref (dialog));
}

static void
copy_wanted_cb (EthosDifferencesDialog *dialog, EthosWindow *self)
{
  const EthosWindowCopy copy = {
    .title = _ ("Save the Damaged File"),
    /* Translators: stands in parentheses in the name of a file, behind that of the workshop. */
    .what = _ ("damaged"),
    .suffix = ".ethos",
  };

  if (self->document != NULL)
    ethos_window_choose_copy (self, GTK_WINDOW (dialog), &copy, chosen_cb, g_object_ref (dialog));
}

static void
differences_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosWindow *self = ETHOS_WINDOW (widget);
  EthosDifferences *differences = ethos_document_get_differences (self->document);
  GtkWindow *dialog;

  if (differences == NULL)
    return;
  dialog = ethos_differences_dialog_new (GTK_WINDOW (self), differences, self->privacy);
  g_signal_connect_object (dialog, "copy-wanted", G_CALLBACK (copy_wanted_cb), self, 0);
  gtk_window_present (dialog);
}

static void
changes_copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (ethos_document_copy_changes_finish (ETHOS_DOCUMENT (source), result, &error))
    ethos_window_toast (self, _ ("Copy saved"), NULL, NULL);
  else
    ethos_window_tell_not_copied (GTK_WINDOW (self), error);
}

static void
changes_place_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosWindow) self = data;
  g_autoptr (GFile) file = ethos_choose_file_finish (result, NULL);
  const char *path = file != NULL ? g_file_peek_path (file) : NULL;

  if (path == NULL || self->document == NULL ||
      !ethos_document_get_has_kept_changes (self->document))
    return;
  ethos_document_copy_changes_async (self->document, path, changes_copied_cb, g_object_ref (self));
}

static void
save_changes_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosWindow *self = ETHOS_WINDOW (widget);
  const EthosWindowCopy copy = {
    .title = _ ("Save What Is Kept"),
    /* Translators: stands in parentheses in the name of a file, behind that of the workshop: what
     * could not be brought back into it. */
    .what = _ ("kept changes"),
    .suffix = ethos_document_get_kept_suffix (self->document),
  };

  ethos_window_choose_copy (self, GTK_WINDOW (self), &copy, changes_place_cb, g_object_ref (self));
}

/* The second button of the banner: the list, as long as there is one and what is told is that an
 * earlier version was opened; or a copy of what could not be used. */
void
ethos_window_update_differences (EthosWindow *self)
{
  EthosDocument *document = self->document;
  gboolean any = document != NULL && ethos_document_get_differences (document) != NULL;
  EthosDocumentState state =
      document != NULL ? ethos_document_get_state (document) : ETHOS_DOCUMENT_SAVED;
  gboolean kept = document != NULL && ethos_document_get_has_kept_changes (document);
  gboolean told = document != NULL && !self->recovered_seen && state != ETHOS_DOCUMENT_NOT_SAVED &&
                  state != ETHOS_DOCUMENT_CONFLICT;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.differences", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-changes", kept);
  if (told && any)
    ethos_banner_set_extra (self->banner, _ ("What _Differs…"), "win.differences");
  else if (told && kept)
    ethos_banner_set_extra (self->banner, _ ("Save _What Is Kept…"), "win.save-changes");
  else if (state == ETHOS_DOCUMENT_NOT_SAVED || state == ETHOS_DOCUMENT_CONFLICT)
    /* What the message advises, and what helps where nothing else does. */
    ethos_banner_set_extra (self->banner, _ ("Save a _Copy…"), "win.save-copy");
  else
    ethos_banner_set_extra (self->banner, NULL, NULL);
}

void
ethos_window_install_differences (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.differences", NULL, differences_cb);
  gtk_widget_class_install_action (widget_class, "win.save-changes", NULL, save_changes_cb);
}
