// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-compat"

#include "config.h"

#include "ethos-menu-tooltip.h"

/* To GTK a popover is inside what opens it: over a menu there would be the tooltip of its button.
 */
static void
update (GtkWidget *opener)
{
  GtkToggleButton *button = GTK_TOGGLE_BUTTON (gtk_widget_get_first_child (opener));

  gtk_widget_set_has_tooltip (opener, gtk_widget_get_tooltip_text (opener) != NULL &&
                                          !gtk_toggle_button_get_active (button));
}

/**
 * ethos_menu_tooltip_settle:
 * @opener: a menu button or a drop-down
 *
 * Has @opener show its tooltip only while what it opens is closed. Calling it again does nothing.
 */
void
ethos_menu_tooltip_settle (GtkWidget *opener)
{
  GtkWidget *button;

  g_return_if_fail (GTK_IS_WIDGET (opener));

  button = gtk_widget_get_first_child (opener);
  if (!GTK_IS_TOGGLE_BUTTON (button))
    return;
  g_signal_handlers_disconnect_by_func (button, update, opener);
  g_signal_handlers_disconnect_by_func (opener, update, NULL);
  g_signal_connect_object (button, "notify::active", G_CALLBACK (update), opener,
                           G_CONNECT_SWAPPED);
  g_signal_connect (opener, "notify::tooltip-text", G_CALLBACK (update), NULL);
  if (gtk_widget_get_tooltip_text (opener) != NULL)
    update (opener);
}
