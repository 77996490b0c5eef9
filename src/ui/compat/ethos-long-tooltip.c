// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-compat"

#include "config.h"

#include "ethos-long-tooltip.h"

/* Lines of this length are easy to read. */
#define LINE_CHARACTERS 60

/**
 * ethos_long_tooltip_show:
 * @tooltip: a tooltip that is asked for
 * @text: a text of any length
 *
 * Shows @text in lines: the label of GTK's own has one line a paragraph, wider than the screen.
 */
void
ethos_long_tooltip_show (GtkTooltip *tooltip, const char *text)
{
  GtkWidget *label;

  g_return_if_fail (GTK_IS_TOOLTIP (tooltip));
  g_return_if_fail (text != NULL);

  label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LINE_CHARACTERS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_tooltip_set_custom (tooltip, label);
}
