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
