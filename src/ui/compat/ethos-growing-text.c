// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-compat"

#include "config.h"

#include "ethos-growing-text.h"

/* What a text view keeps free at the end of a row. */
#define CURSOR_WIDTH 1

/* A text view that is as high as its text needs in the width that it gets. GTK's own asks for what
 * it has laid out so far, which is nothing, or too little, before it has had its width. */
struct _EthosGrowingText
{
  GtkTextView parent_instance;
};

G_DEFINE_FINAL_TYPE (EthosGrowingText, ethos_growing_text, GTK_TYPE_TEXT_VIEW)

/* @width: -1 for as wide as it likes, in which it is lowest */
static int
measure_height (GtkWidget *widget, int width)
{
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  int beside = gtk_text_view_get_left_margin (view) + gtk_text_view_get_right_margin (view);
  g_autoptr (PangoLayout) layout = NULL;
  g_autofree char *text = NULL;
  GtkTextIter start, end;
  int height;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  layout = gtk_widget_create_pango_layout (widget, text);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width >= 0)
    pango_layout_set_width (layout, MAX (width - beside - CURSOR_WIDTH, 1) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height + gtk_text_view_get_top_margin (view) + gtk_text_view_get_bottom_margin (view);
}

static void
ethos_growing_text_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size != 0)
    *minimum = *natural = measure_height (widget, for_size);
  else
    GTK_WIDGET_CLASS (ethos_growing_text_parent_class)
        ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline,
                   natural_baseline);
}

static GtkSizeRequestMode
ethos_growing_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ethos_growing_text_class_init (EthosGrowingTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = ethos_growing_text_measure;
  widget_class->get_request_mode = ethos_growing_text_get_request_mode;
}

static void
ethos_growing_text_init (EthosGrowingText *self)
{
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self), GTK_WRAP_WORD_CHAR);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), "changed",
                           G_CALLBACK (gtk_widget_queue_resize), self, G_CONNECT_SWAPPED);
}

/**
 * ethos_growing_text_new:
 *
 * Makes an editor that shows all of its text, so that nothing has to be scrolled.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_growing_text_new (void)
{
  return g_object_new (ETHOS_TYPE_GROWING_TEXT, NULL);
}
