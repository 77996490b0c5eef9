// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-start"

#include "config.h"

#include "ethos-preview-paste.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ethos-announce.h"
#include "ethos-clipboard.h"
#include "ethos-import-error.h"
#include "ethos-long-text.h"
#include "ethos-preview-reader.h"
#include "ethos-start-resources.h"
#include "ethos-style.h"
#include "ethos-text-decode.h"

#define RESOURCES "/io/github/ethos_workshops/Ethos/start"
/* One byte more than is taken, to tell what is too much. */
#define MOST_BYTES (ETHOS_IMPORT_MAX_BYTES + 1)

struct _EthosPreviewPaste
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkTextView *text;
  GtkLabel *note;
  GtkLabel *problem;
  GCancellable *cancellable;
  /* What was pasted, where the box cannot show it as it is: HTML, or lines too long for it. As long
   * as nobody changes what the box shows in its place, this is what counts. */
  char *source;
  char *shown;
  EthosSourceFormat source_format;
  /* Whether something had to be broken since this was last asked. */
  gboolean broken;
};

G_DEFINE_FINAL_TYPE (EthosPreviewPaste, ethos_preview_paste, GTK_TYPE_WIDGET)

enum
{
  CONTINUE,
  CHOOSE_FILE,
  OPEN_FILE,
  BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_text (EthosPreviewPaste *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
show_problem (EthosPreviewPaste *self, const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
  if (text != NULL)
    ethos_announce (GTK_WIDGET (self->text), text);
}

static void
broken_cb (gpointer data)
{
  EthosPreviewPaste *self = data;

  self->broken = TRUE;
  gtk_widget_show (GTK_WIDGET (self->note));
  ethos_announce (GTK_WIDGET (self->text), gtk_label_get_text (self->note));
}

static void
changed_cb (EthosPreviewPaste *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);

  show_problem (self, NULL);
  if (gtk_text_buffer_get_char_count (buffer) == 0)
    gtk_widget_hide (GTK_WIDGET (self->note));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paste.continue",
                                 gtk_text_buffer_get_char_count (buffer) > 0);
}

/* Puts @text into the box; @html is what it was made from, or %NULL. */
static void
insert_text (EthosPreviewPaste *self, const char *text, const char *html)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;
  gboolean alone;

  if (strlen (text) > ETHOS_IMPORT_MAX_BYTES)
    {
      show_problem (self, _ ("This is more than a statement can be. Copy only the part with your "
                             "mission, vision and values."));
      return;
    }
  self->broken = FALSE;
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  alone = gtk_text_iter_equal (&start, &end);
  gtk_text_buffer_insert_at_cursor (buffer, text, -1);
  gtk_text_buffer_end_user_action (buffer);
  if (!alone || (html == NULL && !self->broken))
    return;
  g_free (self->source);
  g_free (self->shown);
  self->source = g_strdup (html != NULL ? html : text);
  self->source_format = html != NULL ? ETHOS_SOURCE_HTML : ethos_source_format_guess (NULL, text);
  self->shown = dup_text (self);
}

static void
show_no_words (EthosPreviewPaste *self)
{
  show_problem (self, _ ("There are no words in what was copied. Copy your statement and paste it "
                         "again, or choose a file."));
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosPreviewPaste) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ethos_clipboard_read_finish (result, &error);
  g_autofree char *raw = NULL;
  g_autofree char *text = NULL;

  if (bytes != NULL)
    {
      /* Some programs send the zero at the end along. */
      raw = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      text = g_utf8_make_valid (raw, -1);
    }
  if (text != NULL && *text != '\0')
    insert_text (self, text, NULL);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_no_words (self);
}

static void
read_text (EthosPreviewPaste *self, GdkClipboard *clipboard)
{
  ethos_clipboard_read_async (clipboard, ethos_clipboard_text_types, MOST_BYTES, self->cancellable,
                              text_read_cb, g_object_ref (self));
}

static void
take_html (EthosPreviewPaste *self, const char *html, const char *text)
{
  if (text != NULL)
    insert_text (self, text, html);
  else
    show_no_words (self);
}

/* HTML is worth its while where it says more than the plain text beside it. */
static void
html_made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosPreviewPaste) self = data;
  g_autofree char *text = NULL;
  g_autofree char *html = ethos_preview_read_html_finish (result, &text, NULL);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (html != NULL && ethos_preview_html_has_structure (html))
    take_html (self, html, text);
  else
    read_text (self, gtk_widget_get_clipboard (GTK_WIDGET (self)));
}

static void
html_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosPreviewPaste) self = data;
  g_autoptr (GBytes) bytes = ethos_clipboard_read_finish (result, NULL);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (bytes != NULL)
    ethos_preview_read_html_async (bytes, self->cancellable, html_made_cb, g_object_ref (self));
  else
    read_text (self, GDK_CLIPBOARD (source));
}

static void
dropped_made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosPreviewPaste) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *html = ethos_preview_read_html_finish (result, &text, &error);

  if (html != NULL)
    take_html (self, html, text);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_problem (self, error->message);
}

static void
files_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosPreviewPaste) self = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
  GSList *files = value != NULL ? g_value_get_boxed (value) : NULL;

  if (files != NULL)
    g_signal_emit (self, signals[OPEN_FILE], 0, files->data);
}

static void
paste_cb (EthosPreviewPaste *self)
{
  g_signal_stop_emission_by_name (self->text, "paste-clipboard");
  ethos_preview_paste_from_clipboard (self, gtk_widget_get_clipboard (GTK_WIDGET (self)));
}

static gboolean
drop_cb (EthosPreviewPaste *self, const GValue *value, double x, double y)
{
  GSList *files = G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST) ? g_value_get_boxed (value) : NULL;

  if (files == NULL)
    return FALSE;
  g_signal_emit (self, signals[OPEN_FILE], 0, files->data);
  return TRUE;
}

static void
continue_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[CONTINUE], 0);
}

static void
choose_file_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[CHOOSE_FILE], 0);
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[BACK], 0);
}

static gboolean
ethos_preview_paste_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ETHOS_PREVIEW_PASTE (widget)->text));
}

/* Tab does not lead to what takes the focus first, but on to the next. */
static gboolean
ethos_preview_paste_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (GTK_WIDGET (ETHOS_PREVIEW_PASTE (widget)->content), direction);
}

static void
ethos_preview_paste_dispose (GObject *object)
{
  EthosPreviewPaste *self = ETHOS_PREVIEW_PASTE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  G_OBJECT_CLASS (ethos_preview_paste_parent_class)->dispose (object);
}

static void
ethos_preview_paste_finalize (GObject *object)
{
  EthosPreviewPaste *self = ETHOS_PREVIEW_PASTE (object);

  g_clear_object (&self->cancellable);
  g_free (self->source);
  g_free (self->shown);
  G_OBJECT_CLASS (ethos_preview_paste_parent_class)->finalize (object);
}

static guint
new_signal (EthosPreviewPasteClass *klass, const char *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
}

static void
ethos_preview_paste_class_init (EthosPreviewPasteClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ethos_preview_paste_dispose;
  object_class->finalize = ethos_preview_paste_finalize;
  widget_class->grab_focus = ethos_preview_paste_grab_focus;
  widget_class->focus = ethos_preview_paste_focus;

  signals[CONTINUE] = new_signal (klass, "continue");
  signals[CHOOSE_FILE] = new_signal (klass, "choose-file");
  signals[BACK] = new_signal (klass, "back");
  signals[OPEN_FILE] = g_signal_new ("open-file", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);

  /* Naming the resource keeps the linker from dropping it. */
  ethos_start_get_resource ();
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCES "/ethos-preview-paste.ui");
  gtk_widget_class_bind_template_child (widget_class, EthosPreviewPaste, content);
  gtk_widget_class_bind_template_child (widget_class, EthosPreviewPaste, text);
  gtk_widget_class_bind_template_child (widget_class, EthosPreviewPaste, note);
  gtk_widget_class_bind_template_child (widget_class, EthosPreviewPaste, problem);
  gtk_widget_class_install_action (widget_class, "paste.continue", NULL, continue_cb);
  gtk_widget_class_install_action (widget_class, "paste.choose-file", NULL, choose_file_cb);
  gtk_widget_class_install_action (widget_class, "paste.back", NULL, back_cb);
}

static gboolean
continue_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  EthosPreviewPaste *self = ETHOS_PREVIEW_PASTE (widget);

  if (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->text)) == 0)
    show_problem (self, _ ("There are no words yet. Paste your statement, or choose a file."));
  else
    gtk_widget_activate_action (widget, "paste.continue", NULL);
  return GDK_EVENT_STOP;
}

/* Before the text box, which would take Enter for a new line whatever is held down with it. */
static void
add_continue_key (EthosPreviewPaste *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                        gtk_callback_action_new (continue_key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
ethos_preview_paste_init (EthosPreviewPaste *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  ethos_style_install (gtk_widget_get_display (GTK_WIDGET (self)), RESOURCES "/preview.css");
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  ethos_long_text_break_in (gtk_text_view_get_buffer (self->text), broken_cb, self);
  g_signal_connect_object (self->text, "paste-clipboard", G_CALLBACK (paste_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  /* Before the text box, which would take a file for its name. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  add_continue_key (self);
  changed_cb (self);
}

/**
 * ethos_preview_paste_new:
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_preview_paste_new (void)
{
  return g_object_new (ETHOS_TYPE_PREVIEW_PASTE, NULL);
}

static void
formats_found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  static const char *const html_types[] = { "text/html", NULL };
  g_autoptr (EthosPreviewPaste) self = data;
  GdkClipboard *clipboard = GDK_CLIPBOARD (source);
  g_autoptr (GdkContentFormats) formats = ethos_clipboard_find_formats_finish (result, NULL);

  if (formats == NULL)
    return;
  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT,
                                    self->cancellable, files_read_cb, g_object_ref (self));
  else if (gdk_content_formats_contain_mime_type (formats, "text/html"))
    ethos_clipboard_read_async (clipboard, html_types, MOST_BYTES, self->cancellable, html_read_cb,
                                g_object_ref (self));
  else if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE) &&
           !gdk_content_formats_contain_gtype (formats, G_TYPE_STRING))
    show_problem (self, _ ("This is a picture; its words cannot be read. Select the words in the "
                           "document and copy them, or choose a text, Markdown or HTML file."));
  else
    read_text (self, clipboard);
}

/**
 * ethos_preview_paste_from_clipboard:
 * @clipboard: where to read
 *
 * Puts into the box what was copied: a file is opened, HTML is preferred where it has structure,
 * and of a picture the page says that it cannot be read.
 */
void
ethos_preview_paste_from_clipboard (EthosPreviewPaste *self, GdkClipboard *clipboard)
{
  g_return_if_fail (ETHOS_IS_PREVIEW_PASTE (self));
  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));

  show_problem (self, NULL);
  ethos_clipboard_find_formats_async (clipboard, self->cancellable, formats_found_cb,
                                      g_object_ref (self));
}

/**
 * ethos_preview_paste_set_text:
 * @text: a statement that was dropped
 *
 * Replaces what is in the box.
 */
void
ethos_preview_paste_set_text (EthosPreviewPaste *self, const char *text)
{
  g_return_if_fail (ETHOS_IS_PREVIEW_PASTE (self));
  g_return_if_fail (text != NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), "", 0);
  insert_text (self, text, NULL);
}

/**
 * ethos_preview_paste_set_html:
 * @html: a statement that was dropped
 *
 * Replaces what is in the box by the words of @html, which come in a moment.
 */
void
ethos_preview_paste_set_html (EthosPreviewPaste *self, const char *html)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_if_fail (ETHOS_IS_PREVIEW_PASTE (self));
  g_return_if_fail (html != NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), "", 0);
  bytes = g_bytes_new (html, strlen (html));
  ethos_preview_read_html_async (bytes, self->cancellable, dropped_made_cb, g_object_ref (self));
}

/**
 * ethos_preview_paste_dup_source:
 * @format: (out): how it is written
 *
 * Returns: (transfer full): what to read: the box, or what it came from where nobody changed it
 */
char *
ethos_preview_paste_dup_source (EthosPreviewPaste *self, EthosSourceFormat *format)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (ETHOS_IS_PREVIEW_PASTE (self), NULL);
  g_return_val_if_fail (format != NULL, NULL);

  text = dup_text (self);
  if (self->source != NULL && g_str_equal (text, self->shown))
    {
      *format = self->source_format;
      return g_strdup (self->source);
    }
  *format = ethos_source_format_guess (NULL, text);
  return g_steal_pointer (&text);
}
