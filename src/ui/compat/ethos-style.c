// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-compat"

#include "config.h"

#include "ethos-style.h"

/**
 * ethos_style_get_colour:
 * @widget: any widget
 * @colour: (out caller-allocates): its text colour, as CSS has it now
 *
 * The colour that what a widget draws itself should have. The floor knows it only by the style
 * context that GTK 4.10 deprecated.
 */
void
ethos_style_get_colour (GtkWidget *widget, GdkRGBA *colour)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (colour != NULL);

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), colour);
}

/**
 * ethos_style_find_colour:
 * @widget: any widget
 * @name: what a style sheet calls it
 * @colour: (out caller-allocates): which it is now
 *
 * Returns: whether there is a colour of that name. The floor knows it only by the style context
 * that GTK 4.10 deprecated.
 */
gboolean
ethos_style_find_colour (GtkWidget *widget, const char *name, GdkRGBA *colour)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);
  g_return_val_if_fail (name != NULL && colour != NULL, FALSE);

  return gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, colour);
}

/**
 * ethos_style_load:
 * @provider: a provider
 * @css: a whole style sheet
 *
 * Replaces what @provider says by @css.
 */
void
ethos_style_load (GtkCssProvider *provider, const char *css)
{
  g_return_if_fail (GTK_IS_CSS_PROVIDER (provider));
  g_return_if_fail (css != NULL);

  gtk_css_provider_load_from_data (provider, css, -1);
}

/**
 * ethos_style_install:
 * @display: where it applies
 * @path: a style sheet among the resources
 *
 * Adds a style sheet for as long as @display is open. Adding it again does nothing, so that every
 * widget may name what it needs.
 */
void
ethos_style_install (GdkDisplay *display, const char *path)
{
  g_autofree char *key = NULL;
  GQuark installed;
  g_autoptr (GtkCssProvider) provider = NULL;

  g_return_if_fail (GDK_IS_DISPLAY (display));
  g_return_if_fail (path != NULL);

  key = g_strconcat ("ethos-style-", path, NULL);
  installed = g_quark_from_string (key);
  if (g_object_get_qdata (G_OBJECT (display), installed) != NULL)
    return;
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, path);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_set_qdata_full (G_OBJECT (display), installed, g_steal_pointer (&provider),
                           g_object_unref);
}
