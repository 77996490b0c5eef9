// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-reach.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-unread.h"

struct _EthosReach
{
  GtkWidget *view;
  EthosStore *store;
  EthosNotesWall *wall;
  EthosOutline *outline;
  EthosFindBar *find;
  EthosReachModes modes;
};

static void
find (EthosReach *self)
{
  if (gtk_toggle_button_get_active (self->modes.pages))
    gtk_toggle_button_set_active (self->modes.wall, TRUE);
  ethos_find_bar_open (self->find);
}

/* Where the focus goes from what stands above the notes: to the one that was found. */
static void
focus_notes (EthosReach *self)
{
  if (gtk_toggle_button_get_active (self->modes.list))
    ethos_outline_focus_current (self->outline);
  else
    ethos_notes_wall_focus_match (self->wall);
}

static void
toggle_list (EthosReach *self)
{
  gboolean listed = gtk_toggle_button_get_active (self->modes.list);

  gtk_toggle_button_set_active (listed ? self->modes.wall : self->modes.list, TRUE);
  focus_notes (self);
}

/* The list goes, and would take the focus along. */
static void
show_wall (EthosReach *self)
{
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self->outline)) != NULL;

  gtk_toggle_button_set_active (self->modes.wall, TRUE);
  if (focused)
    ethos_notes_wall_focus_match (self->wall);
}

static void
chosen_cb (EthosReach *self, const char *id)
{
  g_autofree char *chosen = g_strdup (id);

  gtk_toggle_button_set_active (self->modes.wall, TRUE);
  ethos_notes_wall_focus_id (self->wall, chosen);
}

static void
show_unread (EthosReach *self)
{
  g_autofree char *text = ethos_unread_show_next (self->store);

  ethos_announce (self->view, text != NULL ? text : _ ("Everything has been read"));
}

static gboolean
window_key_cb (GtkWidget *widget, GVariant *action, gpointer user_data)
{
  return gtk_widget_get_mapped (widget) &&
         gtk_widget_activate_action (widget, g_variant_get_string (action, NULL), NULL);
}

/* Notes are looked for wherever in the window the focus is. */
static void
add_window_keys (EthosReach *self)
{
  static const char *const keys[][2] = { { "<Control>f", "board.find" },
                                         { "<Control><Shift>l", "board.list" },
                                         { "F3", "board.find-next" },
                                         { "<Shift>F3", "board.find-previous" } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut =
          gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i][0]),
                            gtk_callback_action_new (window_key_cb, NULL, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_string (keys[i][1]));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (self->view, controller);
}

/**
 * ethos_reach_new:
 * @view: what the actions are of, and the wall is in; it owns what is made
 * @store: the workshop
 * @frame: what the wall is in
 * @find: the bar in which notes are looked for
 * @modes: what switches between pages, wall and list
 *
 * Makes the ways to notes: looking for them, the list of all, and what the room has not read. Their
 * actions are the view's, see ethos_reach_activate(), and their keys work in the whole window.
 *
 * Returns: (transfer full): the ways
 */
EthosReach *
ethos_reach_new (GtkWidget *view,
                 EthosStore *store,
                 EthosWallFrame *frame,
                 EthosFindBar *find,
                 EthosReachModes modes)
{
  EthosReach *self;

  g_return_val_if_fail (GTK_IS_WIDGET (view), NULL);
  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);
  g_return_val_if_fail (ETHOS_IS_WALL_FRAME (frame), NULL);
  g_return_val_if_fail (ETHOS_IS_FIND_BAR (find), NULL);

  self = g_new0 (EthosReach, 1);
  self->view = view;
  self->store = g_object_ref (store);
  self->wall = g_object_ref (ethos_wall_frame_get_wall (frame));
  self->outline = g_object_ref (ethos_wall_frame_get_outline (frame));
  self->find = g_object_ref (find);
  self->modes = modes;
  g_signal_connect_swapped (self->outline, "chosen", G_CALLBACK (chosen_cb), self);
  add_window_keys (self);
  return self;
}

void
ethos_reach_free (EthosReach *self)
{
  g_signal_handlers_disconnect_by_data (self->outline, self);
  g_object_unref (self->find);
  g_object_unref (self->outline);
  g_object_unref (self->wall);
  g_object_unref (self->store);
  g_free (self);
}

/**
 * ethos_reach_update:
 * @wall: (nullable): the id of the step whose notes are on the wall or in the list; pages show what
 *   the room reads
 * @any: whether there are notes to reach
 *
 * Says what there is to look for.
 */
void
ethos_reach_update (EthosReach *self, const char *wall, gboolean any)
{
  g_return_if_fail (self != NULL);

  ethos_find_bar_set_wall (self->find, any ? wall : NULL);
  gtk_widget_action_set_enabled (self->view, "board.find", any);
  gtk_widget_action_set_enabled (self->view, "board.list", any);
  gtk_widget_action_set_enabled (self->view, "board.close-find",
                                 ethos_find_bar_get_open (self->find));
  gtk_widget_action_set_enabled (self->view, "board.show-unread",
                                 any && !ethos_store_get_read_only (self->store));
}

/**
 * ethos_reach_activate:
 * @action: the name of an action of the view
 *
 * Returns: whether it was a way to notes, which has been gone
 */
gboolean
ethos_reach_activate (EthosReach *self, const char *action)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (action != NULL, FALSE);

  if (g_str_equal (action, "board.find"))
    find (self);
  else if (g_str_equal (action, "board.close-find"))
    ethos_find_bar_close (self->find);
  else if (g_str_equal (action, "board.find-next"))
    ethos_find_bar_step (self->find, 1);
  else if (g_str_equal (action, "board.find-previous"))
    ethos_find_bar_step (self->find, -1);
  else if (g_str_equal (action, "board.focus-found"))
    focus_notes (self);
  else if (g_str_equal (action, "board.list"))
    toggle_list (self);
  else if (g_str_equal (action, "board.show-wall"))
    show_wall (self);
  else if (g_str_equal (action, "board.show-unread"))
    show_unread (self);
  else
    return FALSE;
  return TRUE;
}

/**
 * ethos_find_button_new:
 *
 * Makes the button that begins to look for notes, by the action `board.find`.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_find_button_new (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-find-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "board.find");
  gtk_widget_set_tooltip_text (button, _ ("Find notes, or leave some out"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find notes, or leave some out"), -1);
  return button;
}
