// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-notes-wall-private.h"

/* What opens over notes: over the wall, or over the list of them while that stands in its place and
 * does what the wall does. */

/**
 * ethos_notes_wall_set_list:
 * @list: (nullable): what lists the notes; it has the same actions as the wall and takes the focus
 *   to the line of what is current on it
 *
 * Says what may stand in the place of the wall.
 */
void
ethos_notes_wall_set_list (EthosNotesWall *self, GtkWidget *list)
{
  g_return_if_fail (ETHOS_IS_NOTES_WALL (self));
  g_return_if_fail (list == NULL || GTK_IS_WIDGET (list));

  if (self->list != NULL && self->popover != NULL &&
      gtk_widget_get_parent (self->popover) == self->list)
    g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_set_weak_pointer (&self->list, list);
  if (list != NULL)
    ethos_wall_actions_update (self);
}

/* Returns: whether the list stands in the place of the wall now */
gboolean
ethos_notes_wall_is_listed (EthosNotesWall *self)
{
  return self->list != NULL && gtk_widget_get_mapped (self->list);
}

/**
 * ethos_notes_wall_enable:
 * @action: the name of an action of the wall
 * @enabled: whether it makes sense now
 *
 * Says so on the wall, and in the list.
 */
void
ethos_notes_wall_enable (EthosNotesWall *self, const char *action, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, enabled);
  if (self->list != NULL)
    gtk_widget_action_set_enabled (self->list, action, enabled);
}

/* Whether the focus is in what has opened over the notes. */
gboolean
ethos_notes_wall_is_in_popover (EthosNotesWall *self)
{
  return self->popover != NULL &&
         gtk_widget_get_focus_child (gtk_widget_get_parent (self->popover)) == self->popover;
}

/* What was chosen in it may have put the focus elsewhere already. */
static void
popover_closed_cb (EthosNotesWall *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (ethos_notes_wall_is_in_popover (self) || root == NULL || gtk_root_get_focus (root) == NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (self->popover));
}

/**
 * ethos_notes_wall_place_popover:
 *
 * Lets what has opened over the wall point at the same as before, wherever that is seen now.
 */
void
ethos_notes_wall_place_popover (EthosNotesWall *self)
{
  GdkRectangle at = self->popover_at;

  if (self->popover == NULL || gtk_widget_get_parent (self->popover) != GTK_WIDGET (self))
    return;
  ethos_wall_scroll_to_screen (self, &at);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &at);
  if (gtk_widget_get_mapped (self->popover))
    gtk_popover_present (GTK_POPOVER (self->popover));
}

/* In the list it points at the line with the focus. */
static void
point_at_line (EthosNotesWall *self)
{
  GtkRoot *root = gtk_widget_get_root (self->list);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  graphene_rect_t bounds;

  if (focus != NULL && gtk_widget_is_ancestor (focus, self->list) &&
      gtk_widget_compute_bounds (focus, self->list, &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                                 &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                                  MAX ((int) bounds.size.width, 1),
                                                  MAX ((int) bounds.size.height, 1) });
}

/**
 * ethos_notes_wall_show_popover:
 * @popover: (transfer full): what is to open
 * @at: what it is about, on the wall
 *
 * Shows one popover at a time. GDK can point at nothing that is beyond the screen: what was
 * scrolled away is brought into view first.
 */
void
ethos_notes_wall_show_popover (EthosNotesWall *self, GtkWidget *popover, const GdkRectangle *at)
{
  gboolean listed = ethos_notes_wall_is_listed (self);
  GdkRectangle seen;

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->popover = popover;
  self->popover_at = *at;
  gtk_widget_set_parent (popover, listed ? self->list : GTK_WIDGET (self));
  g_signal_connect_object (popover, "closed", G_CALLBACK (popover_closed_cb), self,
                           G_CONNECT_SWAPPED);
  if (listed)
    point_at_line (self);
  else
    {
      ethos_wall_scroll_get_seen (self, &seen);
      if (!gdk_rectangle_intersect (&seen, at, NULL))
        ethos_wall_scroll_to (self, at);
      ethos_notes_wall_place_popover (self);
    }
  gtk_popover_popup (GTK_POPOVER (popover));
}
