// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-widgets"

#include "config.h"

#include "ethos-em.h"

/**
 * ethos_em_get:
 * @widget: any widget
 *
 * The size of @widget's font in pixels. What is drawn is measured in it, so that paper grows with
 * the text when a person has large text set.
 */
double
ethos_em_get (GtkWidget *widget)
{
  PangoContext *context;
  const PangoFontDescription *font;
  double size;
  double dpi;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 0);

  context = gtk_widget_get_pango_context (widget);
  font = pango_context_get_font_description (context);
  size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  if (pango_font_description_get_size_is_absolute (font))
    return size;
  dpi = pango_cairo_context_get_resolution (context);
  return size * (dpi > 0 ? dpi : 96) / 72;
}

/**
 * ethos_set_string:
 * @field: (inout): an owned string
 * @value: (nullable): what it shall be
 *
 * Copies @value into @field where they differ.
 *
 * Returns: whether they differed
 */
gboolean
ethos_set_string (char **field, const char *value)
{
  char *copy;

  g_return_val_if_fail (field != NULL, FALSE);

  if (g_strcmp0 (*field, value) == 0)
    return FALSE;
  copy = g_strdup (value);
  g_free (*field);
  *field = copy;
  return TRUE;
}
