// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-start"

#include "config.h"

#include "ethos-preview-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-choose-file.h"
#include "ethos-preview-editor.h"
#include "ethos-preview-paste.h"
#include "ethos-preview-reader.h"
#include "ethos-start-resources.h"
#include "ethos-text.h"

#define RESOURCES "/io/github/ethos_workshops/Ethos/start"

/* Most documents are read before anybody could see a page that says so. */
#define PATIENCE_MS 500

struct _EthosPreviewView
{
  GtkWidget parent_instance;

  GCancellable *reading_cancellable;
  guint patience;
  /* Where the words are from, in words for people; and the page to go back to. */
  char *source;
  char *title;
  GtkWidget *origin;

  GtkStack *pages;
  EthosPreviewPaste *paste;
  GtkWidget *reading;
  GtkSpinner *spinner;
  GtkLabel *reading_label;
  GtkWidget *cancel_button;
  AdwStatusPage *problem;
  GtkWidget *problem_back_button;
  GtkWidget *problem_paste_button;
  GtkWidget *problem_file_button;
  EthosPreviewEditor *editor;
};

G_DEFINE_FINAL_TYPE (EthosPreviewView, ethos_preview_view, GTK_TYPE_WIDGET)

enum
{
  ACCEPTED,
  BACK,
  CARDS_FOUND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_page (EthosPreviewView *self, GtkWidget *page)
{
  gtk_spinner_set_spinning (self->spinner, page == self->reading);
  gtk_stack_set_visible_child (self->pages, page);
  /* What gets the focus before it is shown is not heard, and the page that is left would not
   * remember where the focus was. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (page);
}

static void
stop_reading (EthosPreviewView *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  if (self->reading_cancellable != NULL)
    g_cancellable_cancel (self->reading_cancellable);
  g_clear_object (&self->reading_cancellable);
}

static void
show_problem (EthosPreviewView *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  /* Translators: %s is the name of a file, or "pasted text". */
  g_autofree char *title = ethos_text_print_isolated (_ ("Can’t Read %s"), self->source);
  g_autofree char *escaped_title = g_markup_escape_text (title, -1);

  adw_status_page_set_title (self->problem, escaped_title);
  adw_status_page_set_description (self->problem, escaped);
  show_page (self, GTK_WIDGET (self->problem));
  gtk_widget_grab_focus (self->problem_file_button);
  ethos_announce (self->problem_file_button, text);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosPreviewView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosSnapshot) cards = NULL;
  g_autoptr (EthosStatement) statement = ethos_preview_read_finish (result, &cards, &error);
  g_autoptr (EthosPreviewDraft) draft = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->reading_cancellable);
  if (cards != NULL)
    {
      g_signal_emit (self, signals[CARDS_FOUND], 0, cards);
      return;
    }
  if (statement == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  draft = ethos_preview_draft_new (statement);
  g_free (self->title);
  self->title = ethos_statement_dup_title (statement);
  ethos_preview_editor_set_draft (self->editor, draft);
  show_page (self, GTK_WIDGET (self->editor));
}

static gboolean
patience_cb (gpointer data)
{
  EthosPreviewView *self = data;

  self->patience = 0;
  show_page (self, self->reading);
  return G_SOURCE_REMOVE;
}

static void
begin_reading (EthosPreviewView *self, const char *source, GtkWidget *origin)
{
  /* Translators: %s is the name of a file, or "pasted text". */
  g_autofree char *text = ethos_text_print_isolated (_ ("Reading %s…"), source);

  stop_reading (self);
  g_free (self->source);
  self->source = g_strdup (source);
  self->origin = origin;
  self->reading_cancellable = g_cancellable_new ();
  self->patience = g_timeout_add (PATIENCE_MS, patience_cb, self);
  gtk_label_set_text (self->reading_label, text);
}

/* Back to the page where the words came from, then out. Who comes back finds what there is, not a
 * page that waits or complains. */
static void
leave (EthosPreviewView *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  stop_reading (self);
  if (self->origin != NULL && page != self->origin)
    {
      show_page (self, self->origin);
      return;
    }
  if (page == self->reading || page == GTK_WIDGET (self->problem))
    show_page (self, ethos_preview_view_get_has_statement (self) ? GTK_WIDGET (self->editor)
                                                                 : GTK_WIDGET (self->paste));
  g_signal_emit (self, signals[BACK], 0);
}

static void
open_file (EthosPreviewView *self, GFile *file, GtkWidget *origin)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name != NULL ? name : "");

  begin_reading (self, shown, origin);
  ethos_preview_read_file_async (file, self->reading_cancellable, read_cb, g_object_ref (self));
}

static void
paste_open_file_cb (EthosPreviewView *self, GFile *file)
{
  open_file (self, file, GTK_WIDGET (self->paste));
}

static void
read_text (EthosPreviewView *self, const char *text, EthosSourceFormat format)
{
  begin_reading (self, _ ("pasted text"), GTK_WIDGET (self->paste));
  ethos_preview_read_text_async (text, format, self->reading_cancellable, read_cb,
                                 g_object_ref (self));
}

static void
paste_continue_cb (EthosPreviewView *self)
{
  EthosSourceFormat format;
  g_autofree char *text = ethos_preview_paste_dup_source (self->paste, &format);

  read_text (self, text, format);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosPreviewView) self = data;
  g_autoptr (GFile) file = ethos_choose_file_finish (result, NULL);

  if (file == NULL)
    return;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    open_file (self, file, NULL);
  else if (gtk_stack_get_visible_child (self->pages) == GTK_WIDGET (self->paste))
    open_file (self, file, GTK_WIDGET (self->paste));
  else
    open_file (self, file, self->origin);
}

/* Only accepts what can be made: otherwise says what is wrong, and shows where. */
static void
accepted_cb (EthosPreviewView *self)
{
  g_autoptr (EthosSnapshot) deck = ethos_preview_view_dup_deck (self);

  if (deck != NULL)
    g_signal_emit (self, signals[ACCEPTED], 0);
}

/* Reading holds the view; out of its window nobody waits for it. */
static void
ethos_preview_view_unroot (GtkWidget *widget)
{
  stop_reading (ETHOS_PREVIEW_VIEW (widget));
  GTK_WIDGET_CLASS (ethos_preview_view_parent_class)->unroot (widget);
}

static void
ethos_preview_view_dispose (GObject *object)
{
  EthosPreviewView *self = ETHOS_PREVIEW_VIEW (object);

  stop_reading (self);
  if (self->pages != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->pages)));
  G_OBJECT_CLASS (ethos_preview_view_parent_class)->dispose (object);
}

static void
ethos_preview_view_finalize (GObject *object)
{
  EthosPreviewView *self = ETHOS_PREVIEW_VIEW (object);

  g_free (self->source);
  g_free (self->title);
  G_OBJECT_CLASS (ethos_preview_view_parent_class)->finalize (object);
}

static gboolean
ethos_preview_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (gtk_stack_get_visible_child (ETHOS_PREVIEW_VIEW (widget)->pages));
}

/* Tab does not lead to what takes the focus first, but on to the next. */
static gboolean
ethos_preview_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (GTK_WIDGET (ETHOS_PREVIEW_VIEW (widget)->pages), direction);
}

static void
ethos_preview_view_class_init (EthosPreviewViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ethos_preview_view_dispose;
  object_class->finalize = ethos_preview_view_finalize;
  widget_class->unroot = ethos_preview_view_unroot;
  widget_class->grab_focus = ethos_preview_view_grab_focus;
  widget_class->focus = ethos_preview_view_focus;

  signals[ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[BACK] = g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  /**
   * EthosPreviewView::cards-found:
   * @cards: the cards, an #EthosSnapshot
   *
   * Emitted when what was to be read are cards of Ethos already: there is nothing to look through.
   */
  signals[CARDS_FOUND] = g_signal_new ("cards-found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  /* Naming the resource keeps the linker from dropping it. */
  ethos_start_get_resource ();
  g_type_ensure (ETHOS_TYPE_PREVIEW_PASTE);
  g_type_ensure (ETHOS_TYPE_PREVIEW_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCES "/ethos-preview-view.ui");
  gtk_widget_class_bind_template_child (widget_class, EthosPreviewView, pages);
  gtk_widget_class_bind_template_child (widget_class, EthosPreviewView, paste);
  gtk_widget_class_bind_template_child (widget_class, EthosPreviewView, reading);
  gtk_widget_class_bind_template_child (widget_class, EthosPreviewView, spinner);
  gtk_widget_class_bind_template_child (widget_class, EthosPreviewView, reading_label);
  gtk_widget_class_bind_template_child (widget_class, EthosPreviewView, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, EthosPreviewView, problem);
  gtk_widget_class_bind_template_child (widget_class, EthosPreviewView, problem_back_button);
  gtk_widget_class_bind_template_child (widget_class, EthosPreviewView, problem_paste_button);
  gtk_widget_class_bind_template_child (widget_class, EthosPreviewView, problem_file_button);
  gtk_widget_class_bind_template_child (widget_class, EthosPreviewView, editor);
}

static void
connect_to (EthosPreviewView *self, gpointer object, const char *signal, GCallback callback)
{
  g_signal_connect_object (object, signal, callback, self, G_CONNECT_SWAPPED);
}

static void
ethos_preview_view_init (EthosPreviewView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  connect_to (self, self->paste, "continue", G_CALLBACK (paste_continue_cb));
  connect_to (self, self->paste, "choose-file", G_CALLBACK (ethos_preview_view_choose_file));
  connect_to (self, self->paste, "open-file", G_CALLBACK (paste_open_file_cb));
  connect_to (self, self->paste, "back", G_CALLBACK (leave));
  connect_to (self, self->editor, "accepted", G_CALLBACK (accepted_cb));
  connect_to (self, self->editor, "back", G_CALLBACK (leave));
  connect_to (self, self->cancel_button, "clicked", G_CALLBACK (leave));
  connect_to (self, self->problem_back_button, "clicked", G_CALLBACK (leave));
  connect_to (self, self->problem_paste_button, "clicked", G_CALLBACK (ethos_preview_view_paste));
  connect_to (self, self->problem_file_button, "clicked",
              G_CALLBACK (ethos_preview_view_choose_file));
}

/**
 * ethos_preview_view_new:
 *
 * Returns: a new widget, with the page to paste on
 */
GtkWidget *
ethos_preview_view_new (void)
{
  return g_object_new (ETHOS_TYPE_PREVIEW_VIEW, NULL);
}

/**
 * ethos_preview_view_paste:
 *
 * Shows the page to paste on, with what was pasted before.
 */
void
ethos_preview_view_paste (EthosPreviewView *self)
{
  g_return_if_fail (ETHOS_IS_PREVIEW_VIEW (self));

  stop_reading (self);
  self->origin = NULL;
  show_page (self, GTK_WIDGET (self->paste));
}

/**
 * ethos_preview_view_open_file:
 * @file: a document: text, Markdown or HTML
 *
 * Reads a document and shows what it becomes, or why it cannot be read.
 */
void
ethos_preview_view_open_file (EthosPreviewView *self, GFile *file)
{
  g_return_if_fail (ETHOS_IS_PREVIEW_VIEW (self));
  g_return_if_fail (G_IS_FILE (file));

  open_file (self, file, NULL);
}

/**
 * ethos_preview_view_open_text:
 * @text: a document that was dropped or pasted elsewhere
 *
 * Reads text as ethos_preview_view_open_file() does; going back leads to the page to paste on,
 * where the text is.
 */
void
ethos_preview_view_open_text (EthosPreviewView *self, const char *text)
{
  EthosSourceFormat format;

  g_return_if_fail (ETHOS_IS_PREVIEW_VIEW (self));
  g_return_if_fail (text != NULL);

  format = ethos_source_format_guess (NULL, text);
  if (format == ETHOS_SOURCE_HTML)
    ethos_preview_paste_set_html (self->paste, text);
  else
    ethos_preview_paste_set_text (self->paste, text);
  read_text (self, text, format);
}

/**
 * ethos_preview_view_choose_file:
 *
 * Asks for a document and reads it.
 */
void
ethos_preview_view_choose_file (EthosPreviewView *self)
{
  static const char *const patterns[] = { "*.txt", "*.md", "*.markdown", "*.html", "*.htm", NULL };
  EthosFileFilter filters[] = { { NULL, patterns, NULL }, { NULL, NULL, NULL } };
  static const char *const any[] = { "*", NULL };
  EthosFileRequest request = { .action = ETHOS_FILE_OPEN };

  g_return_if_fail (ETHOS_IS_PREVIEW_VIEW (self));

  filters[0].name = _ ("Text, Markdown and HTML");
  filters[1].name = _ ("All Files");
  filters[1].patterns = any;
  request.title = _ ("Choose Your Statement");
  request.accept = _ ("_Choose");
  request.filters = filters;
  request.n_filters = G_N_ELEMENTS (filters);
  ethos_choose_file_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), &request, NULL,
                           file_chosen_cb, g_object_ref (self));
}

/**
 * ethos_preview_view_get_has_statement:
 *
 * Returns: whether a statement was read, so that coming back shows it
 */
gboolean
ethos_preview_view_get_has_statement (EthosPreviewView *self)
{
  g_return_val_if_fail (ETHOS_IS_PREVIEW_VIEW (self), FALSE);

  return ethos_preview_editor_get_draft (self->editor) != NULL;
}

/**
 * ethos_preview_view_dup_deck:
 *
 * Makes the cards as they are now. Where something does not fit on a card, the view says what and
 * shows the line.
 *
 * Returns: (transfer full) (nullable): the deck, as ethos_statement_to_deck() makes it, or %NULL
 */
EthosSnapshot *
ethos_preview_view_dup_deck (EthosPreviewView *self)
{
  EthosPreviewState *state;
  g_autoptr (GError) error = NULL;
  guint line = 0;
  EthosSnapshot *deck;

  g_return_val_if_fail (ETHOS_IS_PREVIEW_VIEW (self), NULL);
  g_return_val_if_fail (ethos_preview_view_get_has_statement (self), NULL);

  state = ethos_preview_draft_get_state (ethos_preview_editor_get_draft (self->editor));
  deck = ethos_statement_to_deck (ethos_preview_state_get_statement (state),
                                  ethos_preview_state_get_marks (state),
                                  self->title != NULL ? self->title : _ ("Our Values"),
                                  self->source, &line, &error);
  if (deck == NULL)
    {
      show_page (self, GTK_WIDGET (self->editor));
      ethos_preview_editor_select_line (self->editor, line);
      ethos_preview_editor_show_problem (self->editor, error->message);
    }
  return deck;
}
