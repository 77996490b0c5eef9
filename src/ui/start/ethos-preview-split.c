// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-start"

#include "config.h"

#include "ethos-preview-split.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ethos-announce.h"
#include "ethos-long-text.h"

#define TEXT_WIDTH 420
#define TEXT_HEIGHT 120

struct _EthosPreviewSplit
{
  GtkPopover parent_instance;

  GtkTextView *view;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (EthosPreviewSplit, ethos_preview_split, GTK_TYPE_POPOVER)

enum
{
  SPLIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
split_cb (EthosPreviewSplit *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter iter;
  int offset;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  /* The line has no breaks of its own: each is one that was added to show it. */
  offset = gtk_text_iter_get_offset (&iter) - gtk_text_iter_get_line (&iter);
  g_signal_emit (self, signals[SPLIT], 0, (guint) offset);
}

/* Enter cuts, as it would in a document. */
static gboolean
key_cb (EthosPreviewSplit *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter)
    return FALSE;
  split_cb (self);
  return TRUE;
}

static GtkWidget *
build_text (EthosPreviewSplit *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_editable (self->view, FALSE);
  gtk_text_view_set_cursor_visible (self->view, TRUE);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_left_margin (self->view, 8);
  gtk_text_view_set_right_margin (self->view, 8);
  gtk_text_view_set_top_margin (self->view, 8);
  gtk_text_view_set_bottom_margin (self->view, 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Put the cursor where the second line begins"), -1);
  ethos_describe (GTK_WIDGET (self->view), _ ("Return splits the line at the cursor"));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_set_size_request (scroller, TEXT_WIDTH, TEXT_HEIGHT);
  return scroller;
}

static void
ethos_preview_split_class_init (EthosPreviewSplitClass *klass)
{
  signals[SPLIT] = g_signal_new ("split", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
ethos_preview_split_init (EthosPreviewSplit *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *title = gtk_label_new (_ ("Put the cursor where the second line begins"));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Split Here"));

  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (self->problem, 0);
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error-text");
  gtk_widget_hide (GTK_WIDGET (self->problem));
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (split_cb), self);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), build_text (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (GTK_WIDGET (self), "preview-split");
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

/* After the first sentence, where people cut most; in a line of one sentence after the word in its
 * middle. */
static const char *
find_cut (const char *text)
{
  const char *stop = strpbrk (text, ".;:!?");
  const char *middle;

  if (stop != NULL && strchr (stop, ' ') != NULL)
    return stop + 1;
  middle = g_utf8_offset_to_pointer (text, g_utf8_strlen (text, -1) / 2);
  stop = strchr (middle, ' ');
  if (stop == NULL)
    stop = strrchr (text, ' ');
  return stop != NULL ? stop : middle;
}

/* The place in what is shown that is @offset characters into the line. */
static void
place_cursor (GtkTextBuffer *buffer, int offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_start_iter (buffer, &iter);
  for (int line = 0; line < gtk_text_buffer_get_line_count (buffer); line++)
    {
      gtk_text_buffer_get_iter_at_line (buffer, &iter, line);
      if (offset < gtk_text_iter_get_chars_in_line (&iter))
        break;
      offset -= gtk_text_iter_get_chars_in_line (&iter) - 1;
    }
  gtk_text_iter_forward_chars (&iter, offset);
  gtk_text_buffer_place_cursor (buffer, &iter);
}

/**
 * ethos_preview_split_new:
 * @text: a line
 *
 * Makes a popover with the cursor where @text is likely to be cut.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_preview_split_new (const char *text)
{
  EthosPreviewSplit *self;
  g_autofree char *broken = NULL;
  const char *cut;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (ETHOS_TYPE_PREVIEW_SPLIT, NULL);
  broken = ethos_long_text_break (text, 0, 0);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), broken != NULL ? broken : text,
                            -1);
  cut = find_cut (text);
  place_cursor (gtk_text_view_get_buffer (self->view), (int) g_utf8_pointer_to_offset (text, cut));
  gtk_popover_set_default_widget (GTK_POPOVER (self), NULL);
  return GTK_WIDGET (self);
}

void
ethos_preview_split_show_problem (EthosPreviewSplit *self, const char *text)
{
  g_return_if_fail (ETHOS_IS_PREVIEW_SPLIT (self));
  g_return_if_fail (text != NULL);

  gtk_label_set_text (self->problem, text);
  gtk_widget_show (GTK_WIDGET (self->problem));
  ethos_announce (GTK_WIDGET (self->view), text);
}
