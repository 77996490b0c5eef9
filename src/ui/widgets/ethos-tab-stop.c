// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-widgets"

#include "config.h"

#include "ethos-tab-stop.h"

#include "ethos-popup.h"

/* Moves the focus as if the widget could not have it: that is how it gets out. */
static gboolean
leave (GtkWidget *widget, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  gboolean moved;

  if (root == NULL)
    return FALSE;
  gtk_widget_set_can_focus (widget, FALSE);
  moved = gtk_widget_child_focus (GTK_WIDGET (root), direction);
  gtk_widget_set_can_focus (widget, TRUE);
  return moved;
}

/* To what else the row with the focus has, such as its buttons. */
static gboolean
move_in_row (GtkWidget *widget, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus;

  while (row != NULL && gtk_widget_get_parent (row) != widget)
    row = gtk_widget_get_parent (row);
  if (row == NULL || (row == focus && direction == GTK_DIR_TAB_BACKWARD))
    return FALSE;
  return gtk_widget_child_focus (row, direction);
}

/* What has opened from a row is not part of the list: there Tab goes round by itself. */
static gboolean
move (GtkWidget *widget, GtkDirectionType direction, gboolean in_row)
{
  GtkWidget *popover = ethos_popup_get_focused (widget);

  if (popover != NULL)
    {
      gtk_widget_child_focus (popover, direction);
      return TRUE;
    }
  return (in_row && move_in_row (widget, direction)) || leave (widget, direction);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer data)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  gboolean in_row = GPOINTER_TO_INT (data);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      return move (widget,
                   (state & GDK_SHIFT_MASK) != 0 ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD,
                   in_row);
    case GDK_KEY_ISO_Left_Tab:
      return move (widget, GTK_DIR_TAB_BACKWARD, in_row);
    default:
      return FALSE;
    }
}

/* To the next tool or the one before, in their order and never out of them, whatever row they stand
 * in: by itself GTK looks for what lies to the left or right, in the whole window. */
static gboolean
tool_key_pressed_cb (GtkEventControllerKey *keys,
                     guint keyval,
                     guint keycode,
                     GdkModifierType state)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean left = keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left;

  if ((!left && keyval != GDK_KEY_Right && keyval != GDK_KEY_KP_Right) ||
      (state & gtk_accelerator_get_default_mod_mask ()) != 0 ||
      ethos_popup_get_focused (widget) != NULL)
    return FALSE;
  gtk_widget_child_focus (widget, left != rtl ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
  return TRUE;
}

static GtkEventController *
add_controller (GtkWidget *widget)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (widget, keys);
  return keys;
}

static void
add_keys (GtkWidget *widget, gboolean in_row)
{
  g_signal_connect (add_controller (widget), "key-pressed", G_CALLBACK (key_pressed_cb),
                    GINT_TO_POINTER (in_row));
}

/**
 * ethos_tab_stop_make:
 * @widget: a list whose rows are reached with the arrow keys
 *
 * Makes the whole of @widget one stop of the Tab key. A #GtkListBox of GTK 4.8 stops at every row
 * and selects it on the way, so that going past a list of choices with Tab would change the choice.
 */
void
ethos_tab_stop_make (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  add_keys (widget, FALSE);
}

/**
 * ethos_tab_stop_make_rows:
 * @widget: a list whose rows are reached with the arrow keys and have buttons
 *
 * Makes the Tab key go through what the row with the focus has and then out of @widget, instead of
 * through all the rows that follow.
 */
void
ethos_tab_stop_make_rows (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  add_keys (widget, TRUE);
}

/**
 * ethos_tab_stop_make_tools:
 * @widget: a box of tools, in one row or several
 *
 * Makes the whole of @widget one stop of the Tab key, in which the left and right arrow keys go
 * from tool to tool.
 */
void
ethos_tab_stop_make_tools (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  add_keys (widget, FALSE);
  g_signal_connect (add_controller (widget), "key-pressed", G_CALLBACK (tool_key_pressed_cb), NULL);
}
