// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-sight-bar.h"

#include <glib/gi18n.h>

#include "ethos-notes-wall-private.h"
#include "ethos-tab-stop.h"
#include "ethos-wall-map.h"
#include "ethos-wall-zoom.h"

/* From the edges of the wall, beside the bars that scroll it. */
#define AWAY 16
#define BETWEEN 8

struct _EthosSightBar
{
  GtkWidget parent_instance;

  EthosNotesWall *wall;
  GtkWidget *box;
  GtkWidget *natural;
};

G_DEFINE_FINAL_TYPE (EthosSightBar, ethos_sight_bar, GTK_TYPE_WIDGET)

static void
update (EthosSightBar *self)
{
  g_autofree char *spoken = ethos_wall_zoom_dup_percent (self->wall);
  g_autofree char *shown =
      /* Translators: how large the wall is shown. The space before the sign does not break. */
      g_strdup_printf (_ ("%d %%"), ethos_wall_zoom_get_percent (self->wall));

  gtk_widget_set_visible (GTK_WIDGET (self), ethos_wall_zoom_get_possible (self->wall));
  if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (self->natural)), shown) == 0)
    return;
  gtk_button_set_label (GTK_BUTTON (self->natural), shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->natural), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

static void
append (EthosSightBar *self, GtkWidget *button, const char *tooltip, const char *action)
{
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (self->box), button);
}

static void
append_icon (EthosSightBar *self, const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  append (self, button, label, action);
}

static void
ethos_sight_bar_dispose (GObject *object)
{
  g_clear_pointer (&ETHOS_SIGHT_BAR (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (ethos_sight_bar_parent_class)->dispose (object);
}

static void
ethos_sight_bar_finalize (GObject *object)
{
  g_clear_object (&ETHOS_SIGHT_BAR (object)->wall);
  G_OBJECT_CLASS (ethos_sight_bar_parent_class)->finalize (object);
}

static void
ethos_sight_bar_class_init (EthosSightBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ethos_sight_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = ethos_sight_bar_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sightbar");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ethos_sight_bar_init (EthosSightBar *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: the buttons that show the wall larger or smaller
                                   * are called this together. */
                                  _ ("Size of the wall"), -1);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  append_icon (self, "zoom-fit-best-symbolic", _ ("Whole wall"), "board.on-wall('notes.zoom-fit')");
  append_icon (self, "zoom-out-symbolic", _ ("Smaller"), "board.on-wall('notes.zoom-out')");
  self->natural = gtk_button_new ();
  gtk_widget_add_css_class (self->natural, "percent");
  append (self, self->natural, _ ("Natural size"), "board.on-wall('notes.zoom-natural')");
  append_icon (self, "zoom-in-symbolic", _ ("Larger"), "board.on-wall('notes.zoom-in')");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "floating");
  /* The arrows lead from one button to the next. */
  ethos_tab_stop_make (GTK_WIDGET (self));
}

/**
 * ethos_sight_bar_new:
 * @wall: a wall
 *
 * Makes the buttons that say how large the wall is shown and change that, by the action
 * `board.on-wall`.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_sight_bar_new (EthosNotesWall *wall)
{
  EthosSightBar *self;

  g_return_val_if_fail (ETHOS_IS_NOTES_WALL (wall), NULL);

  self = g_object_new (ETHOS_TYPE_SIGHT_BAR, NULL);
  self->wall = g_object_ref (wall);
  g_signal_connect_object (wall, "sight-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * ethos_sight_bar_lay_over:
 * @scroller: what scrolls the wall
 * @wall: the wall in it
 *
 * Lays what shows and changes which part of the wall is seen over its lower corner.
 *
 * Returns: (transfer floating): both together
 */
GtkWidget *
ethos_sight_bar_lay_over (GtkWidget *scroller, EthosNotesWall *wall)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *corner = gtk_box_new (GTK_ORIENTATION_VERTICAL, BETWEEN);
  GtkWidget *map, *bar;

  g_return_val_if_fail (GTK_IS_WIDGET (scroller), NULL);
  g_return_val_if_fail (ETHOS_IS_NOTES_WALL (wall), NULL);

  map = ethos_wall_map_new (wall);
  bar = ethos_sight_bar_new (wall);
  gtk_widget_set_halign (map, GTK_ALIGN_END);
  gtk_widget_set_halign (bar, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (corner), map);
  gtk_box_append (GTK_BOX (corner), bar);
  gtk_widget_set_halign (corner, GTK_ALIGN_END);
  gtk_widget_set_valign (corner, GTK_ALIGN_END);
  gtk_widget_set_margin_end (corner, AWAY);
  gtk_widget_set_margin_bottom (corner, AWAY);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), scroller);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), corner);
  ethos_wall_scroll_set_cover (wall, corner);
  return overlay;
}
