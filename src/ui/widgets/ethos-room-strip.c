// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui"

#include "config.h"

#include "ethos-room-strip.h"

#include "ethos-wrap-layout.h"

#define GAP 8

/**
 * ethos_room_strip_new:
 * @label: (out) (transfer none): where it is said what the room sees
 *
 * Makes the strip above a step that tells what is on the projector.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_room_strip_new (GtkWidget **label)
{
  GtkWidget *strip = ethos_wrap_box_new (GAP);

  *label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (*label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (*label), 0);
  gtk_widget_set_hexpand (*label, TRUE);
  gtk_widget_add_css_class (strip, "room-strip");
  gtk_box_append (GTK_BOX (strip), gtk_image_new_from_icon_name ("video-display-symbolic"));
  gtk_box_append (GTK_BOX (strip), *label);
  return strip;
}

/**
 * ethos_room_strip_add:
 * @strip: what ethos_room_strip_new() made
 * @label: what else can be shown, translated
 * @action: the action that shows it
 *
 * Returns: (transfer none): a button at the end of the strip
 */
GtkWidget *
ethos_room_strip_add (GtkWidget *strip, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (strip), button);
  return button;
}
