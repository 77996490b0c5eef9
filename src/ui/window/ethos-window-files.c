// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-window"

#include "config.h"

#include <glib/gi18n.h>

#include "ethos-choose-file.h"
#include "ethos-text.h"
#include "ethos-window-private.h"

/* Files: opening, saving elsewhere, and what helps where saving fails. */

static const char *const workshop_patterns[] = { "*.ethos", NULL };
static const char *const workshop_types[] = { ETHOS_WORKSHOP_MIME_TYPE, NULL };

static EthosFileFilter
get_filter (void)
{
  return (EthosFileFilter){ _ ("Workshops"), workshop_patterns, workshop_types };
}

static void
helped_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosWindow) self = data;
  g_autofree char *answer = ethos_ask_finish (result, NULL);

  if (self->document == NULL)
    return;
  if (g_strcmp0 (answer, "resolve") == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.resolve", NULL);
  else if (g_strcmp0 (answer, "save-copy") == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.save-copy", NULL);
  else if (g_strcmp0 (answer, "save-as") == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.save-as", NULL);
}

/* Says that saving failed, and has what helps at hand. */
static void
tell_not_saved (EthosWindow *self, const GError *error)
{
  gboolean conflict = self->document != NULL &&
                      ethos_document_get_state (self->document) == ETHOS_DOCUMENT_CONFLICT;
  const EthosAnswer versions[] = {
    { "close", _ ("_Close"), ETHOS_ANSWER_PLAIN },
    { "save-copy", _ ("Save a _Copy…"), ETHOS_ANSWER_PLAIN },
    { "resolve", _ ("_Resolve…"), ETHOS_ANSWER_SUGGESTED },
  };
  const EthosAnswer places[] = {
    { "close", _ ("_Close"), ETHOS_ANSWER_PLAIN },
    { "save-as", _ ("Save _Elsewhere…"), ETHOS_ANSWER_SUGGESTED },
  };
  const EthosQuestion question = { .heading = _ ("Could Not Save"),
                                   .body = error->message,
                                   .answers = conflict ? versions : places,
                                   .n_answers =
                                       conflict ? G_N_ELEMENTS (versions) : G_N_ELEMENTS (places) };

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  ethos_ask_async (GTK_WINDOW (self), &question, self->cancellable, helped_cb, g_object_ref (self));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosWindow) self = data;
  g_autoptr (GFile) file = ethos_choose_file_finish (result, NULL);

  if (file != NULL && gtk_window_get_application (GTK_WINDOW (self)) != NULL)
    g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), &file, 1,
                        "");
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const statement_patterns[] = { "*.txt",  "*.md",  "*.markdown",
                                                    "*.html", "*.htm", NULL };
  EthosWindow *self = ETHOS_WINDOW (widget);
  const EthosFileFilter filters[] = {
    get_filter (),
    { _ ("Statements (text, Markdown, HTML)"), statement_patterns, NULL },
  };
  const EthosFileRequest request = { .action = ETHOS_FILE_OPEN,
                                     .title = _ ("Open Workshop"),
                                     .accept = _ ("_Open"),
                                     .filters = filters,
                                     .n_filters = G_N_ELEMENTS (filters) };

  ethos_choose_file_async (GTK_WINDOW (self), &request, self->cancellable, chosen_cb,
                           g_object_ref (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!ethos_document_save_finish (ETHOS_DOCUMENT (source), result, &error))
    tell_not_saved (self, error);
  else
    ethos_window_toast (self, _ ("Saved; workshops also save themselves"), NULL, NULL);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosWindow *self = ETHOS_WINDOW (widget);

  ethos_document_save_async (self->document, saved_cb, g_object_ref (self));
}

static void
saved_as_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!ethos_document_save_as_finish (ETHOS_DOCUMENT (source), result, &error))
    tell_not_saved (self, error);
  ethos_window_update_document (self);
}

static void
save_as_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosWindow) self = data;
  g_autoptr (GFile) file = ethos_choose_file_finish (result, NULL);
  const char *path = file != NULL ? g_file_peek_path (file) : NULL;

  if (path != NULL && self->document != NULL)
    ethos_document_save_as_async (self->document, path, saved_as_cb, g_object_ref (self));
}

static void
saved_copy_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (ethos_document_save_copy_finish (ETHOS_DOCUMENT (source), result, &error))
    ethos_window_toast (self, _ ("Copy saved"), NULL, NULL);
  else
    ethos_window_tell_error (self, _ ("Could Not Save a Copy"), error);
}

static void
save_copy_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosWindow) self = data;
  g_autoptr (GFile) file = ethos_choose_file_finish (result, NULL);
  const char *path = file != NULL ? g_file_peek_path (file) : NULL;

  if (path != NULL && self->document != NULL)
    ethos_document_save_copy_async (self->document, path, saved_copy_cb, g_object_ref (self));
}

static void
choose_save (EthosWindow *self, const char *title, GAsyncReadyCallback callback)
{
  const EthosFileFilter filter = get_filter ();
  const char *path = ethos_document_get_path (self->document);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *display_name = g_filename_display_name (name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  const EthosFileRequest request = { .action = ETHOS_FILE_SAVE,
                                     .title = title,
                                     .accept = _ ("_Save"),
                                     .name = display_name,
                                     .folder = folder,
                                     .filters = &filter,
                                     .n_filters = 1 };

  ethos_choose_file_async (GTK_WINDOW (self), &request, self->cancellable, callback,
                           g_object_ref (self));
}

static void
save_as_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  choose_save (ETHOS_WINDOW (widget), _ ("Save As"), save_as_chosen_cb);
}

static void
save_copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  choose_save (ETHOS_WINDOW (widget), _ ("Save a Copy"), save_copy_chosen_cb);
}

static void
retry_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ethos_document_retry (ETHOS_WINDOW (widget)->document);
}

static void
dismiss_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosWindow *self = ETHOS_WINDOW (widget);

  /* One is told at a time: see which comes first. */
  if (ethos_projector_get_lost (self->projector) != NULL && !self->lost_seen)
    self->lost_seen = TRUE;
  else
    self->recovered_seen = TRUE;
  ethos_window_update_document (self);
}

/* Versions that are kept in the state folder are in the main menu; any other has to be told. */
static void
tell_kept_copy (EthosWindow *self, EthosDocument *document)
{
  const char *path = ethos_document_get_kept_copy (document);
  g_autofree char *name = NULL;
  g_autofree char *body = NULL;

  if (path == NULL)
    return;
  name = g_filename_display_basename (path);
  /* Translators: %s is the name of a file. */
  body =
      ethos_text_print_isolated (_ ("The version that did not stay is “%s”, in the same folder."),
                                 name);
  ethos_tell (GTK_WINDOW (self), _ ("Both Versions Are Kept"), body);
}

static void
overwritten_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!ethos_document_overwrite_finish (ETHOS_DOCUMENT (source), result, &error))
    tell_not_saved (self, error);
  else
    tell_kept_copy (self, ETHOS_DOCUMENT (source));
}

static void
reloaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosDocument) document =
      ethos_document_reload_finish (ETHOS_DOCUMENT (source), result, &error);

  if (document == NULL)
    ethos_window_tell_error (self, _ ("Could Not Open the Other Version"), error);
  else if (self->document == ETHOS_DOCUMENT (source))
    {
      ethos_window_set_document (self, document);
      tell_kept_copy (self, ETHOS_DOCUMENT (source));
    }
}

static void
resolved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosWindow) self = data;
  g_autofree char *answer = ethos_ask_finish (result, NULL);

  if (self->document == NULL)
    return;
  if (g_strcmp0 (answer, "save-copy") == 0)
    choose_save (self, _ ("Save a Copy"), save_copy_chosen_cb);
  else if (g_strcmp0 (answer, "save-as") == 0)
    choose_save (self, _ ("Save As"), save_as_chosen_cb);
  else if (g_strcmp0 (answer, "reload") == 0)
    ethos_document_reload_async (self->document, reloaded_cb, g_object_ref (self));
  else if (g_strcmp0 (answer, "overwrite") == 0)
    ethos_document_overwrite_async (self->document, overwritten_cb, g_object_ref (self));
}

static void
resolve_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosWindow *self = ETHOS_WINDOW (widget);
  const EthosAnswer versions[] = {
    { "later", _ ("Decide _Later"), ETHOS_ANSWER_PLAIN },
    { "save-copy", _ ("Save a _Copy…"), ETHOS_ANSWER_PLAIN },
    { "save-as", _ ("_Save This One Elsewhere…"), ETHOS_ANSWER_PLAIN },
    { "reload", _ ("Open the _Other One"), ETHOS_ANSWER_PLAIN },
    { "overwrite", _ ("_Keep This One"), ETHOS_ANSWER_PLAIN },
  };
  const EthosAnswer places[] = {
    { "later", _ ("Decide _Later"), ETHOS_ANSWER_PLAIN },
    { "save-copy", _ ("Save a _Copy…"), ETHOS_ANSWER_PLAIN },
    { "save-as", _ ("Save _Elsewhere…"), ETHOS_ANSWER_PLAIN },
    { "overwrite", _ ("Save _Where It Was"), ETHOS_ANSWER_PLAIN },
  };
  EthosQuestion question = {
    .heading = _ ("Which Version Shall Stay?"),
    .body = _ ("Another program has changed the file. The version that does not stay is kept: "
               "“Previous Versions” in the main menu has it."),
    .answers = versions,
    .n_answers = G_N_ELEMENTS (versions),
  };

  if (ethos_document_is_file_gone (self->document))
    {
      question.heading = _ ("Where Shall the Workshop Be Saved?");
      question.body =
          _ ("Its file was moved or deleted. Everything is still here, in this window.");
      question.answers = places;
      question.n_answers = G_N_ELEMENTS (places);
    }
  else if (ethos_document_forgets (self->document))
    /* Previous versions go with notes that were erased, and with the order they came in. */
    question.body = _ ("Another program has changed the file. Notes were revealed or erased here "
                       "since: the other version is not kept if this one stays.");
  else if (!ethos_document_keeps_versions (self->document))
    question.body = _ ("Another program has changed the file. The version that does not stay is "
                       "kept as a copy in the same folder.");
  ethos_ask_async (GTK_WINDOW (self), &question, self->cancellable, resolved_cb,
                   g_object_ref (self));
}

static void
renamed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) entry = data;
  EthosWindow *self = ETHOS_WINDOW (source);
  g_autofree char *answer = ethos_ask_finish (result, NULL);
  const char *title = gtk_editable_get_text (GTK_EDITABLE (entry));

  /* The task keeps the window that asked. */
  if (g_strcmp0 (answer, "rename") == 0 && self->store != NULL && *title != '\0')
    ethos_store_run (self->store, ethos_op_new ("workshop-rename", "title", title, NULL));
}

static void
rename_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosWindow *self = ETHOS_WINDOW (widget);
  GtkWidget *entry = g_object_ref_sink (gtk_entry_new ());
  const EthosAnswer answers[] = {
    { "cancel", _ ("_Cancel"), ETHOS_ANSWER_PLAIN },
    { "rename", _ ("_Rename"), ETHOS_ANSWER_SUGGESTED },
  };
  const EthosQuestion question = {
    .heading = _ ("Rename Workshop"),
    .body = _ ("The name is shown to the room and on the poster. The file keeps its name."),
    .answers = answers,
    .n_answers = G_N_ELEMENTS (answers),
    .extra = entry,
  };

  gtk_entry_set_max_length (GTK_ENTRY (entry), ETHOS_TITLE_MAX_CHARACTERS);
  gtk_editable_set_text (GTK_EDITABLE (entry),
                         ethos_session_get_workshop (ethos_store_get_session (self->store))->title);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name"),
                                  -1);
  ethos_ask_async (GTK_WINDOW (self), &question, self->cancellable, renamed_cb, entry);
}

/* Enables what can be done with the open workshop, if there is one. */
void
ethos_window_update_files (EthosWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  EthosDocument *document = self->document;
  gboolean open = document != NULL;
  gboolean writable = open && ethos_document_get_access (document) == ETHOS_DOCUMENT_WRITABLE;
  EthosDocumentState state = open ? ethos_document_get_state (document) : ETHOS_DOCUMENT_SAVED;

  gtk_widget_action_set_enabled (widget, "win.save", writable);
  gtk_widget_action_set_enabled (widget, "win.save-as", open);
  gtk_widget_action_set_enabled (widget, "win.save-copy", open);
  gtk_widget_action_set_enabled (widget, "win.versions", open);
  gtk_widget_action_set_enabled (widget, "win.rename", writable);
  gtk_widget_action_set_enabled (widget, "win.retry", state == ETHOS_DOCUMENT_NOT_SAVED);
  gtk_widget_action_set_enabled (widget, "win.resolve", state == ETHOS_DOCUMENT_CONFLICT);
  gtk_widget_action_set_enabled (widget, "win.dismiss", open);
}

void
ethos_window_install_files (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "win.open", open_cb },           { "win.save", save_cb },       { "win.save-as", save_as_cb },
    { "win.save-copy", save_copy_cb }, { "win.rename", rename_cb },   { "win.retry", retry_cb },
    { "win.resolve", resolve_cb },     { "win.dismiss", dismiss_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
}
