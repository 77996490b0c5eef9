// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-window"

#include "config.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-step-actions.h"
#include "ethos-text.h"
#include "ethos-window-private.h"

/* The open workshop of a window: its parts, its name and state, and how it is closed. */

/* One of each kind of notice. */
#define N_NOTICES 5

/* The message stays a message: who wants all places has the file. */
#define N_REPAIRS 3

/* A workshop that nobody has named yet goes by the name of its file. */
static char *
dup_title (EthosWindow *self)
{
  const char *title = ethos_session_get_workshop (ethos_store_get_session (self->store))->title;
  g_autofree char *name = NULL;

  if (title != NULL)
    return g_strdup (title);
  name = g_path_get_basename (ethos_document_get_path (self->document));
  return g_filename_display_name (name);
}

/* The folder as people call it: from their home on where it is there. */
static char *
dup_place (EthosWindow *self)
{
  g_autofree char *path = g_path_get_dirname (ethos_document_get_path (self->document));
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GFile) home = g_file_new_for_path (g_get_home_dir ());
  g_autofree char *relative = g_file_get_relative_path (home, folder);

  if (g_file_equal (folder, home))
    return g_strdup (_ ("Home"));
  return g_filename_display_name (relative != NULL ? relative : path);
}

static char *
dup_state (EthosWindow *self)
{
  g_autofree char *place = dup_place (self);

  if (ethos_document_get_access (self->document) != ETHOS_DOCUMENT_WRITABLE)
    /* Translators: the workshop can be looked at but not changed. */
    return g_strdup (_ ("Read-only"));
  switch (ethos_document_get_state (self->document))
    {
    case ETHOS_DOCUMENT_SAVING:
      return g_strdup (_ ("Saving…"));
    case ETHOS_DOCUMENT_NOT_SAVED:
    case ETHOS_DOCUMENT_CONFLICT:
      return g_strdup (_ ("Not saved"));
    case ETHOS_DOCUMENT_SAVED:
    default:
      /* Translators: the workshop is saved; %s is the name of a folder. */
      return ethos_text_print_isolated (_ ("Saved in %s"), place);
    }
}

static void
update_title (EthosWindow *self)
{
  g_autofree char *title = NULL;
  g_autofree char *state = NULL;

  if (self->document == NULL)
    title = g_strdup (C_ ("application", "Ethos"));
  else
    {
      title = dup_title (self);
      state = dup_state (self);
    }
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, state != NULL ? state : "");
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* What came back, and where in the file something was put right: the first few places. */
static char *
dup_recovered (EthosDocument *document)
{
  const char *recovered = ethos_document_get_recovered (document);
  const char *const *repairs = ethos_document_get_repairs (document);
  g_autoptr (GString) places = g_string_new (NULL);

  if (repairs == NULL || repairs[0] == NULL)
    return g_strdup (recovered);
  for (guint i = 0; i < N_REPAIRS && repairs[i] != NULL; i++)
    g_string_append_printf (places, "%s%s", i > 0 ? "; " : "", repairs[i]);
  if (g_strv_length ((char **) repairs) > N_REPAIRS)
    g_string_append (places, "; …");
  /* Translators: one or two sentences; then places in the file, each with what was wrong there. */
  return g_strdup_printf (_ ("%s Put right: %s"), recovered, places->str);
}

/* What has become of the projector, and what can be done. */
static char *
dup_lost (const char *screen)
{
  return ethos_text_print_isolated (
      /* Translators: %s is the name of a screen, with its size. */
      _ ("The screen %s was unplugged, so the room sees nothing. Plug it in again and the "
         "projector returns to it, or press F5 to show it on this screen."),
      screen);
}

/* What stays true until something is done about it, the worst first. */
static void
update_banner (EthosWindow *self)
{
  EthosDocument *document = self->document;
  const char *lost = self->projector != NULL ? ethos_projector_get_lost (self->projector) : NULL;
  EthosNotice notices[N_NOTICES];
  g_autofree char *recovered = NULL;
  g_autofree char *unplugged = NULL;
  gsize n = 0;

  if (document == NULL)
    {
      ethos_banner_show (self->banner, NULL, 0);
      return;
    }
  if (ethos_document_get_state (document) == ETHOS_DOCUMENT_CONFLICT)
    notices[n++] = (EthosNotice){ ETHOS_BANNER_ERROR, ethos_document_get_message (document),
                                  _ ("_Resolve…"), "win.resolve" };
  else if (ethos_document_get_state (document) == ETHOS_DOCUMENT_NOT_SAVED)
    notices[n++] = (EthosNotice){ ETHOS_BANNER_ERROR, ethos_document_get_message (document),
                                  _ ("_Try Again"), "win.retry" };
  if (lost != NULL && !self->lost_seen)
    {
      unplugged = dup_lost (lost);
      notices[n++] = (EthosNotice){ ETHOS_BANNER_NOTICE, unplugged, _ ("_Got It"), "win.dismiss" };
    }
  if (ethos_document_get_access (document) != ETHOS_DOCUMENT_WRITABLE)
    notices[n++] = (EthosNotice){ ETHOS_BANNER_NOTICE, ethos_document_get_access_message (document),
                                  _ ("_Save As…"), "win.save-as" };
  if (ethos_document_get_recovered (document) != NULL && !self->recovered_seen)
    {
      recovered = dup_recovered (document);
      notices[n++] = (EthosNotice){ ETHOS_BANNER_NOTICE, recovered,
                                    /* Translators: takes a message away that has been read. */
                                    _ ("_Got It"), "win.dismiss" };
    }
  if (ethos_document_get_caution (document) != NULL)
    notices[n++] =
        (EthosNotice){ ETHOS_BANNER_NOTICE, ethos_document_get_caution (document), NULL, NULL };
  g_assert (n <= N_NOTICES);
  ethos_banner_show (self->banner, notices, n);
}

/* Who has heard that something is not saved hears when it is, and where. */
static void
announce_saved (EthosWindow *self)
{
  EthosDocumentState state =
      self->document != NULL ? ethos_document_get_state (self->document) : ETHOS_DOCUMENT_SAVING;
  g_autofree char *words = NULL;

  if (state == ETHOS_DOCUMENT_NOT_SAVED || state == ETHOS_DOCUMENT_CONFLICT)
    self->not_saved = TRUE;
  else if (state == ETHOS_DOCUMENT_SAVED && self->not_saved)
    {
      self->not_saved = FALSE;
      words = dup_state (self);
      ethos_announce (GTK_WIDGET (self), words);
    }
}

/* Nobody logs out or shuts down by accident while there is something that only this process has. */
static void
update_logout (EthosWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  gboolean unsaved =
      self->document != NULL && ethos_document_get_state (self->document) != ETHOS_DOCUMENT_SAVED;

  if (application == NULL)
    return;
  if (unsaved && self->logout_cookie == 0)
    self->logout_cookie =
        gtk_application_inhibit (application, GTK_WINDOW (self), GTK_APPLICATION_INHIBIT_LOGOUT,
                                 _ ("A workshop is being saved"));
  else if (!unsaved && self->logout_cookie != 0)
    {
      gtk_application_uninhibit (application, self->logout_cookie);
      self->logout_cookie = 0;
    }
}

void
ethos_window_update_document (EthosWindow *self)
{
  gboolean open = self->document != NULL;

  update_title (self);
  announce_saved (self);
  update_banner (self);
  update_logout (self);
  if (self->steps != NULL)
    {
      EthosDocumentState state = ethos_document_get_state (self->document);

      ethos_step_stack_set_file_saved (self->steps, state != ETHOS_DOCUMENT_NOT_SAVED &&
                                                        state != ETHOS_DOCUMENT_CONFLICT);
    }
  gtk_widget_set_visible (self->undo_button, open);
  gtk_widget_set_visible (self->redo_button, open);
  gtk_widget_set_visible (GTK_WIDGET (self->projector_button), open);
  ethos_window_update_begin (self);
  ethos_window_update_differences (self);
  ethos_window_update_files (self);
  ethos_window_update_outcome (self);
  ethos_window_update_steps (self);
}

static void
changed_cb (EthosSession *session, EthosChanges *changes, EthosWindow *self)
{
  if (ethos_changes_touch (changes, ETHOS_KIND_WORKSHOP))
    update_title (self);
}

static void
refused_cb (EthosWindow *self, const char *message)
{
  ethos_window_toast (self, message, NULL, NULL);
}

/* A group that nobody has named goes with its last note, and is no loss. */
static gboolean
is_missed (const EthosRecord *removed)
{
  const EthosGroup *group = (const EthosGroup *) removed;

  return ethos_record_get_kind (removed) != ETHOS_KIND_GROUP ||
         (group->title != NULL && *group->title != '\0');
}

/* A note goes into another group: what it was in has been merged with that one. */
static gboolean
changes_group (const EthosChange *change)
{
  const char *to;

  if (change->type != ETHOS_EDIT_SET || change->kind != ETHOS_KIND_NOTE)
    return FALSE;
  to = ((const EthosNote *) change->after)->group;
  return to != NULL && *to != '\0' &&
         g_strcmp0 (to, ((const EthosNote *) change->before)->group) != 0;
}

static const EthosRecord *
find_removed (EthosChanges *changes, guint *n_removed)
{
  const EthosRecord *removed = NULL;

  *n_removed = 0;
  for (guint i = 0; i < ethos_changes_get_length (changes); i++)
    {
      const EthosChange *change = ethos_changes_get (changes, i);

      if (change->type == ETHOS_EDIT_INSERT || changes_group (change))
        return NULL;
      if (change->type != ETHOS_EDIT_REMOVE || !is_missed (change->before))
        continue;
      /* The children go with their parent and are not counted: they come first. */
      if (removed == NULL || change->kind <= ethos_record_get_kind (removed))
        {
          *n_removed = removed != NULL && change->kind == ethos_record_get_kind (removed)
                           ? *n_removed + 1
                           : 1;
          removed = change->before;
        }
    }
  return removed;
}

/* What was deleted can be brought back where it was: the toast says how. */
static void
applied_cb (EthosStore *store,
            gpointer edits,
            EthosChanges *changes,
            guint64 sequence,
            guint flags,
            EthosWindow *self)
{
  guint n_removed;
  const EthosRecord *removed;
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;

  if ((flags & (ETHOS_OP_UNDOABLE | ETHOS_OP_BARRIER)) != 0)
    ethos_window_dismiss_undo (self);
  if ((flags & ETHOS_OP_UNDOABLE) == 0)
    return;
  removed = find_removed (changes, &n_removed);
  if (removed == NULL)
    return;
  label = ethos_record_dup_label (removed);
  if (n_removed == 1 && ethos_record_get_kind (removed) == ETHOS_KIND_GROUP)
    /* Translators: %s is the name of a group of notes, which are not in it any more. */
    text = ethos_text_print_isolated (_ ("Group “%s” taken apart"), label);
  else if (n_removed == 1)
    /* Translators: %s is the text of a note, or the name of a card or a step. */
    text = ethos_text_print_isolated (_ ("“%s” deleted"), label);
  else
    text = g_strdup_printf (ngettext ("%u deleted", "%u deleted", n_removed), n_removed);
  ethos_window_toast (self, text, _ ("_Undo"), "win.undo");
}

static void
remember (EthosWindow *self)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *title = NULL;

  if (self->recent == NULL || self->document == NULL)
    return;
  title = dup_title (self);
  file = g_file_new_for_path (ethos_document_get_path (self->document));
  ethos_recent_list_add (self->recent, file, title);
}

static void
compose (EthosWindow *self)
{
  g_autoptr (EthosStepActions) actions = ethos_step_actions_new (self->store);

  self->privacy = ethos_privacy_new ();
  self->projection = ethos_projection_new (self->store);
  self->projector =
      ethos_projector_new (GTK_WINDOW (self), self->store, self->projection, self->settings);
  ethos_projector_list_monitors (self->projector, self->monitors);
  self->announcer = ethos_step_announcer_new (GTK_WIDGET (self), self->store, self->projector);
  gtk_widget_insert_action_group (GTK_WIDGET (self), ETHOS_STEP_ACTIONS_PREFIX,
                                  G_ACTION_GROUP (actions));
  gtk_widget_insert_action_group (GTK_WIDGET (self), ETHOS_PROJECTOR_PREFIX,
                                  ethos_projector_get_actions (self->projector));

  self->plan = ETHOS_PLAN_VIEW (ethos_plan_view_new (self->store));
  self->steps = ETHOS_STEP_STACK (
      ethos_step_stack_new (self->store, self->projection, self->privacy, self->settings));
  self->script = ETHOS_SCRIPT_VIEW (ethos_script_view_new (self->store, self->privacy));
  self->time = ETHOS_TIME_VIEW (ethos_time_view_new (self->store));
  if (self->settings != NULL)
    {
      g_settings_bind (self->settings, "show-practice-hints", self->steps, "show-hints",
                       G_SETTINGS_BIND_GET);
      g_settings_bind (self->settings, "sounds-enabled", self->time, "sounds", G_SETTINGS_BIND_GET);
    }
  ethos_workshop_view_set_plan (self->workshop, GTK_WIDGET (self->plan));
  ethos_workshop_view_set_step (self->workshop, GTK_WIDGET (self->steps));
  ethos_workshop_view_set_script (self->workshop, GTK_WIDGET (self->script));
  ethos_workshop_view_set_time (self->workshop, GTK_WIDGET (self->time));
  ethos_workshop_view_set_picture (self->workshop,
                                   ethos_projector_create_picture (self->projector));
}

static void
follow (EthosWindow *self)
{
  EthosSession *session = ethos_store_get_session (self->store);

  g_signal_connect_object (self->document, "notify", G_CALLBACK (ethos_window_update_document),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (self->store, "refused", G_CALLBACK (refused_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "applied", G_CALLBACK (applied_cb), self, 0);
  ethos_window_connect_steps (self);
}

void
ethos_window_drop_document (EthosWindow *self)
{
  if (self->document == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->document, self);
  g_signal_handlers_disconnect_by_data (self->store, self);
  g_signal_handlers_disconnect_by_data (ethos_store_get_session (self->store), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), ETHOS_STEP_ACTIONS_PREFIX, NULL);
  gtk_widget_insert_action_group (GTK_WIDGET (self), ETHOS_PROJECTOR_PREFIX, NULL);
  if (self->workshop != NULL)
    {
      ethos_workshop_view_set_plan (self->workshop, NULL);
      ethos_workshop_view_set_step (self->workshop, NULL);
      ethos_workshop_view_set_script (self->workshop, NULL);
      ethos_workshop_view_set_time (self->workshop, NULL);
      ethos_workshop_view_set_picture (self->workshop, NULL);
    }
  self->plan = NULL;
  self->steps = NULL;
  self->script = NULL;
  self->time = NULL;
  g_clear_object (&self->announcer);
  g_clear_object (&self->projector);
  g_clear_object (&self->projection);
  g_clear_object (&self->privacy);
  g_clear_object (&self->store);
  g_clear_object (&self->document);
  if (self->logout_cookie != 0 && gtk_window_get_application (GTK_WINDOW (self)) != NULL)
    gtk_application_uninhibit (gtk_window_get_application (GTK_WINDOW (self)), self->logout_cookie);
  self->logout_cookie = 0;
}

/* From here on the window is closed for good. What is under way still holds it, but finds nobody.
 */
void
ethos_window_begin_leave (EthosWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  ethos_window_drop_document (self);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosWindow) self = data;
  g_autofree char *answer = ethos_ask_finish (result, NULL);

  if (g_strcmp0 (answer, "save-as") == 0 && self->document != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.save-as", NULL);
  if (g_strcmp0 (answer, "close") != 0)
    return;
  ethos_window_begin_leave (self);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* What becomes of the changes that could not be saved, if it is closed all the same. */
static char *
dup_fate (EthosDocument *document, const GError *error)
{
  if (ethos_document_comes_back (document))
    return g_strdup_printf (
        /* Translators: %s says what went wrong. */
        _ ("%s\n\nWhat the file does not have yet is kept on this computer and comes back when the "
           "workshop is opened again."),
        error->message);
  return g_strdup_printf (
      /* Translators: %s says what went wrong. */
      _ ("%s\n\nIf you close now, the latest changes may be lost. To keep them, save the workshop "
         "elsewhere."),
      error->message);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *body = NULL;
  const EthosAnswer answers[] = {
    { "keep", _ ("_Keep Open"), ETHOS_ANSWER_PLAIN },
    { "save-as", _ ("Save _Elsewhere…"), ETHOS_ANSWER_PLAIN },
    { "close", _ ("_Close Anyway"), ETHOS_ANSWER_DESTRUCTIVE },
  };
  EthosQuestion question = { .heading = _ ("Not Everything Could Be Saved"),
                             .answers = answers,
                             .n_answers = G_N_ELEMENTS (answers) };

  self->closing = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->pages), TRUE);
  if (ethos_document_close_finish (ETHOS_DOCUMENT (source), result, &error))
    {
      ethos_window_begin_leave (self);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  question.body = body = dup_fate (ETHOS_DOCUMENT (source), error);
  ethos_window_wake_focus (self);
  ethos_ask_async (GTK_WINDOW (self), &question, self->cancellable, asked_cb, g_object_ref (self));
}

/* Closing waits until everything is safe. Returns whether the window has to stay until then. */
gboolean
ethos_window_begin_close (EthosWindow *self)
{
  if (self->closing)
    return TRUE;
  if (self->document == NULL)
    return FALSE;
  self->closing = TRUE;
  ethos_window_rest_focus (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->pages), FALSE);
  remember (self);
  ethos_document_close_async (self->document, closed_cb, g_object_ref (self));
  return TRUE;
}

/**
 * ethos_window_get_document:
 *
 * Returns: (transfer none) (nullable): the open workshop
 */
EthosDocument *
ethos_window_get_document (EthosWindow *self)
{
  g_return_val_if_fail (ETHOS_IS_WINDOW (self), NULL);

  return self->document;
}

/* Makes the views of a workshop, which the window doesn't show yet. */
void
ethos_window_take_document (EthosWindow *self, EthosDocument *document)
{
  ethos_window_drop_document (self);
  self->document = g_object_ref (document);
  self->store = g_object_ref (ethos_document_get_store (document));
  self->recovered_seen = FALSE;
  self->not_saved = FALSE;
  compose (self);
  follow (self);
  remember (self);
}

void
ethos_window_show_document (EthosWindow *self)
{
  ethos_window_set_page (self, ETHOS_PAGE_WORKSHOP);
  ethos_window_update_document (self);
  /* A workshop that is over has no primary button. */
  if (gtk_widget_get_visible (ethos_workshop_view_get_primary_button (self->workshop)))
    gtk_widget_grab_focus (ethos_workshop_view_get_primary_button (self->workshop));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->workshop), GTK_DIR_TAB_FORWARD);
}

/**
 * ethos_window_set_document:
 * @document: an open workshop
 *
 * Shows a workshop instead of what was there; a workshop that was open before has to be closed
 * already.
 */
void
ethos_window_set_document (EthosWindow *self, EthosDocument *document)
{
  g_return_if_fail (ETHOS_IS_WINDOW (self));
  g_return_if_fail (ETHOS_IS_DOCUMENT (document));

  ethos_window_take_document (self, document);
  ethos_window_show_document (self);
}

/**
 * ethos_window_is_free:
 *
 * Whether there is neither a workshop nor a statement in it, so that something can be opened here.
 */
gboolean
ethos_window_is_free (EthosWindow *self)
{
  g_return_val_if_fail (ETHOS_IS_WINDOW (self), FALSE);

  return self->document == NULL && self->busy == 0 &&
         ethos_window_get_page (self) == ETHOS_PAGE_START;
}
