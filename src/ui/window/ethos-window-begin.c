// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-window"

#include "config.h"

#include <glib/gi18n.h>

#include "ethos-choose-file.h"
#include "ethos-sample.h"
#include "ethos-starter.h"
#include "ethos-system-clock.h"
#include "ethos-text.h"
#include "ethos-storage-error.h"
#include "ethos-window-private.h"

/* Beginnings: the sample, a statement, ready-made cards, and files. */

static void create (EthosWindow *self, EthosSession *session, const char *folder);

static void
place_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosWindow) self = data;
  g_autoptr (GFile) file = ethos_choose_file_finish (result, NULL);
  g_autoptr (EthosSession) session = g_steal_pointer (&self->beginning);

  if (file != NULL && session != NULL && self->document == NULL)
    create (self, session, g_file_peek_path (file));
}

static void
choose_place (EthosWindow *self)
{
  g_autoptr (GFile) home = g_file_new_for_path (g_get_home_dir ());
  const EthosFileRequest request = { .action = ETHOS_FILE_FOLDER,
                                     .title = _ ("Place for the Workshop"),
                                     .accept = _ ("_Choose"),
                                     .folder = home };

  ethos_choose_file_async (GTK_WINDOW (self), &request, self->cancellable, place_chosen_cb,
                           g_object_ref (self));
}

static void
not_created_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosWindow) self = data;
  g_autofree char *answer = ethos_ask_finish (result, NULL);

  if (g_strcmp0 (answer, "place") == 0)
    choose_place (self);
  else
    g_clear_object (&self->beginning);
}

/* A full or protected disk must not be the end: there are others. */
static void
ask_for_place (EthosWindow *self, const GError *error)
{
  const EthosAnswer answers[] = {
    { "close", _ ("_Close"), ETHOS_ANSWER_PLAIN },
    { "place", _ ("Choose Another _Place…"), ETHOS_ANSWER_SUGGESTED },
  };
  const EthosQuestion question = { .heading = _ ("Could Not Make a Workshop"),
                                   .body = error->message,
                                   .answers = answers,
                                   .n_answers = G_N_ELEMENTS (answers) };

  ethos_ask_async (GTK_WINDOW (self), &question, self->cancellable, not_created_cb,
                   g_object_ref (self));
}

static gboolean
show_cb (EthosWindow *self)
{
  ethos_window_end_busy (self);
  if (self->document != NULL && !g_cancellable_is_cancelled (self->cancellable))
    ethos_window_show_document (self);
  return G_SOURCE_REMOVE;
}

/* To make the views and to place them is work for more than one frame: between the two the busy
 * window goes on drawing. */
static void
begin_document (EthosWindow *self, EthosDocument *document)
{
  ethos_window_take_document (self, document);
  g_idle_add_full (GDK_PRIORITY_REDRAW + 1, G_SOURCE_FUNC (show_cb), g_object_ref (self),
                   g_object_unref);
}

static void
closed_late_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosWindow) self = data;
  g_autoptr (GError) error = NULL;

  /* What the file does not have is in the journal, and there is nobody left to tell. */
  if (!ethos_document_close_finish (ETHOS_DOCUMENT (source), result, &error))
    g_debug ("A workshop that came too late was not closed well: %s", error->message);
}

/* Whether the window was closed meanwhile. The workshop that it waited for is closed as well, so
 * that it can be opened again as soon as nothing is left of the window. */
static gboolean
is_too_late (EthosWindow *self, EthosDocument *document)
{
  if (!g_cancellable_is_cancelled (self->cancellable))
    return FALSE;
  ethos_window_end_busy (self);
  if (document != NULL)
    ethos_document_close_async (document, closed_late_cb, g_object_ref (self));
  return TRUE;
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosDocument) document = ethos_document_create_finish (result, &error);

  if (is_too_late (self, document))
    return;
  if (document == NULL)
    {
      ethos_window_end_busy (self);
      if (error->domain == ETHOS_STORAGE_ERROR)
        ask_for_place (self, error);
      else
        ethos_window_tell_error (self, _ ("Could Not Make a Workshop"), error);
      return;
    }
  g_clear_object (&self->beginning);
  /* Part of the beginning, so not from the facilitator: there is nothing to undo. */
  if (self->people > 0 &&
      !ethos_store_submit (ethos_document_get_store (document), ETHOS_ORIGIN_IMPORT,
                           ethos_op_new ("workshop-people", "people", (int) self->people, NULL),
                           NULL, &error))
    g_debug ("The number of people was not taken: %s", error->message);
  begin_document (self, document);
}

/* Everything is saved from the start, without asking for a name. */
static void
create (EthosWindow *self, EthosSession *session, const char *folder)
{
  g_set_object (&self->beginning, session);
  /* Translators: stands below the title while a new workshop is made and saved. */
  ethos_window_begin_busy (self, _ ("Creating…"));
  ethos_document_create_async (NULL, session, folder, created_cb, g_object_ref (self));
}

static void
missing_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosWindow) self = data;
  g_autofree char *answer = ethos_ask_finish (result, NULL);

  if (g_strcmp0 (answer, "forget") == 0 && self->recent != NULL && self->opening != NULL)
    ethos_recent_list_forget (self->recent, self->opening);
}

static gboolean
is_recent (EthosWindow *self)
{
  guint n_recent =
      self->recent != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->recent)) : 0;

  for (guint i = 0; i < n_recent; i++)
    {
      g_autoptr (EthosRecentWorkshop) workshop =
          g_list_model_get_item (G_LIST_MODEL (self->recent), i);

      if (g_file_equal (ethos_recent_workshop_get_file (workshop), self->opening))
        return TRUE;
    }
  return FALSE;
}

/* What is gone for good need not stand on the first page for ever; what is on a drive that is not
 * there now comes back with it. */
static void
tell_not_opened (EthosWindow *self, const GError *error)
{
  const EthosAnswer answers[] = {
    { "close", _ ("_Close"), ETHOS_ANSWER_PLAIN },
    /* Translators: takes a workshop that is not found off the list on the first page. */
    { "forget", _ ("_Remove From List"), ETHOS_ANSWER_PLAIN },
  };
  const EthosQuestion question = { .heading = _ ("Could Not Open the Workshop"),
                                   .body = error->message,
                                   .answers = answers,
                                   .n_answers = G_N_ELEMENTS (answers) };

  if (!g_error_matches (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_VANISHED) ||
      self->opening == NULL || !is_recent (self))
    ethos_window_tell_error (self, question.heading, error);
  else
    ethos_ask_async (GTK_WINDOW (self), &question, self->cancellable, missing_answered_cb,
                     g_object_ref (self));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosDocument) document = ethos_document_open_finish (result, &error);

  if (is_too_late (self, document))
    return;
  if (document != NULL)
    {
      begin_document (self, document);
      return;
    }
  ethos_window_end_busy (self);
  tell_not_opened (self, error);
}

static gint64
get_now_ms (void)
{
  g_autoptr (EthosClock) clock = ethos_system_clock_new ();

  return ethos_clock_get_wall_ms (clock);
}

static void
create_cb (EthosWindow *self)
{
  g_autofree char *title = ethos_setup_view_dup_title (self->setup_view);
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosSession) session =
      ethos_starter_build (ethos_setup_view_get_deck (self->setup_view),
                           ethos_setup_view_get_plan (self->setup_view), title, get_now_ms (),
                           &error);

  if (session == NULL)
    {
      ethos_window_tell_error (self, _ ("Could Not Make a Workshop"), error);
      return;
    }
  self->people = ethos_setup_view_get_people (self->setup_view);
  create (self, session, NULL);
}

static void
show_start (EthosWindow *self)
{
  ethos_window_set_page (self, ETHOS_PAGE_START);
}

static void
show_preview (EthosWindow *self)
{
  gtk_stack_set_visible_child (self->preview, GTK_WIDGET (self->preview_view));
  ethos_window_set_page (self, ETHOS_PAGE_PREVIEW);
  gtk_widget_grab_focus (GTK_WIDGET (self->preview_view));
}

/* Back to where the cards came from. */
static void
back_cb (EthosWindow *self)
{
  if (self->preview_view != NULL && ethos_preview_view_get_has_statement (self->preview_view))
    show_preview (self);
  else
    show_start (self);
}

/* A new page for every beginning, so that nothing of the last one is left in it. */
static gboolean
show_setup (EthosWindow *self, EthosSnapshot *deck)
{
  g_autoptr (GPtrArray) plans = ethos_starter_list (ETHOS_STARTER_AGENDAS, g_get_language_names ());
  g_autoptr (GPtrArray) decks = ethos_starter_list (ETHOS_STARTER_DECKS, g_get_language_names ());
  g_autofree char *folder = ethos_document_dup_default_folder ();
  g_autoptr (GFile) place = g_file_new_for_path (folder);

  if (plans->len == 0 || (deck == NULL && decks->len == 0))
    {
      ethos_tell (GTK_WINDOW (self), _ ("No Plans and Cards Are Installed"),
                  _ ("Install Ethos again to bring them back."));
      return FALSE;
    }
  if (self->setup_view != NULL)
    gtk_stack_remove (self->preview, GTK_WIDGET (self->setup_view));
  self->setup_view = ETHOS_SETUP_VIEW (ethos_setup_view_new ());
  ethos_setup_view_set_plans (self->setup_view, plans);
  if (deck != NULL)
    ethos_setup_view_set_deck (self->setup_view, deck);
  else
    ethos_setup_view_set_decks (self->setup_view, decks);
  ethos_setup_view_set_place (self->setup_view, place);
  g_signal_connect_object (self->setup_view, "create", G_CALLBACK (create_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->setup_view, "back",
                           deck != NULL ? G_CALLBACK (back_cb) : G_CALLBACK (show_start), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_child (self->preview, GTK_WIDGET (self->setup_view));
  gtk_stack_set_visible_child (self->preview, GTK_WIDGET (self->setup_view));
  ethos_window_set_page (self, ETHOS_PAGE_PREVIEW);
  gtk_widget_grab_focus (GTK_WIDGET (self->setup_view));
  return TRUE;
}

static void
accepted_cb (EthosWindow *self)
{
  g_autoptr (EthosSnapshot) deck = ethos_preview_view_dup_deck (self->preview_view);

  if (deck != NULL)
    show_setup (self, deck);
}

static void
cards_found_cb (EthosWindow *self, EthosSnapshot *cards)
{
  show_setup (self, cards);
}

static EthosPreviewView *
get_preview (EthosWindow *self)
{
  if (self->preview_view != NULL)
    return self->preview_view;
  self->preview_view = ETHOS_PREVIEW_VIEW (ethos_preview_view_new ());
  g_signal_connect_object (self->preview_view, "accepted", G_CALLBACK (accepted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->preview_view, "cards-found", G_CALLBACK (cards_found_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->preview_view, "back", G_CALLBACK (show_start), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_child (self->preview, GTK_WIDGET (self->preview_view));
  return self->preview_view;
}

static void
try_sample_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ethos_window_try_sample (ETHOS_WINDOW (widget));
}

static void
open_statement_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosWindow *self = ETHOS_WINDOW (widget);

  ethos_preview_view_paste (get_preview (self));
  show_preview (self);
}

static void
ready_made_cards_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  show_setup (ETHOS_WINDOW (widget), NULL);
}

/* Told by its name: what is in it is looked at by those who read it, and cards are told apart from
 * a statement then. */
static gboolean
is_statement (GFile *file)
{
  static const char *const suffixes[] = { ".txt",  ".text", ".md",    ".markdown",
                                          ".html", ".htm",  ".xhtml", ".json" };
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = name != NULL ? g_ascii_strdown (name, -1) : NULL;

  for (guint i = 0; lower != NULL && i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      return TRUE;
  return FALSE;
}

/* Beginnings belong into a window that has no workshop yet. */
void
ethos_window_update_begin (EthosWindow *self)
{
  static const char *const actions[] = { "win.try-sample", "win.open-statement",
                                         "win.ready-made-cards" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], self->document == NULL);
}

void
ethos_window_install_begin (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "win.try-sample", try_sample_cb },
    { "win.open-statement", open_statement_cb },
    { "win.ready-made-cards", ready_made_cards_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
}

/**
 * ethos_window_open_file:
 * @file: a workshop, a statement, or cards
 *
 * Opens a file here.
 */
void
ethos_window_open_file (EthosWindow *self, GFile *file)
{
  g_return_if_fail (ETHOS_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  if (is_statement (file))
    {
      ethos_preview_view_open_file (get_preview (self), file);
      show_preview (self);
      return;
    }
  if (g_file_peek_path (file) == NULL)
    {
      g_autofree char *name = g_file_get_parse_name (file);
      g_autofree char *body = ethos_text_print_isolated (
          /* Translators: %s is the address of a file. */
          _ ("%s is not on this computer. Copy it here and open the copy."), name);

      ethos_tell (GTK_WINDOW (self), _ ("Could Not Open the Workshop"), body);
      return;
    }
  /* Translators: stands below the title while a workshop is read. */
  ethos_window_begin_busy (self, _ ("Opening…"));
  g_set_object (&self->opening, file);
  ethos_document_open_async (NULL, g_file_peek_path (file), opened_cb, g_object_ref (self));
}

/**
 * ethos_window_open_text:
 * @text: a statement
 *
 * Shows what can be read in a text that was dropped.
 */
void
ethos_window_open_text (EthosWindow *self, const char *text)
{
  g_return_if_fail (ETHOS_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  ethos_preview_view_open_text (get_preview (self), text);
  show_preview (self);
}

/**
 * ethos_window_try_sample:
 *
 * Makes the workshop to try things with, and shows it.
 */
void
ethos_window_try_sample (EthosWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosSession) session = NULL;

  g_return_if_fail (ETHOS_IS_WINDOW (self));

  session = ethos_sample_create (g_get_language_names (), get_now_ms (), &error);
  if (session == NULL)
    {
      ethos_window_tell_error (self, _ ("The Sample Is Not Installed"), error);
      return;
    }
  self->people = 0;
  create (self, session, NULL);
}
