// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-outline-item.h"
#include "ethos-outline-private.h"
#include "ethos-text.h"

/* What keys and clicks do in the list of all notes: the same as on the wall, but that letters go to
 * the line that begins with them. */

static guint
count_lines (EthosOutline *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

static gboolean
begins (EthosOutline *self, guint position)
{
  g_autoptr (EthosOutlineItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  g_autofree char *name = ethos_outline_item_dup_name (item);

  return ethos_typed_begins (self->typed, name);
}

/* The first letter looks behind the line with the focus, so that it comes to the next one; more of
 * them may still mean that line. */
static void
find_typed (EthosOutline *self, gboolean from_here)
{
  guint n_items = count_lines (self);
  EthosOutlineRow *row = ethos_outline_get_focused (self);
  guint start = row != NULL ? ethos_outline_row_get_position (row) : 0;
  g_autofree char *text = NULL;

  for (guint i = from_here ? 0 : 1; i <= n_items; i++)
    if (begins (self, (start + i) % n_items))
      {
        ethos_outline_focus_position (self, (start + i) % n_items);
        return;
      }
  /* Translators: spoken; %s is what was typed of the beginning of a note. */
  text = ethos_text_print_isolated (_ ("Nothing begins with “%s”"), ethos_typed_get (self->typed));
  ethos_announce (GTK_WIDGET (self), text);
}

/* Has the wall know what the next action is about, which is in view there once it is done: the
 * group of a note is expanded where it is collapsed.
 *
 * Returns: whether that is anything: the heading over notes in no group is none */
static gboolean
take_up (EthosOutline *self, EthosOutlineItem *item)
{
  const char *id = item != NULL ? ethos_outline_item_get_id (item) : "";

  if (*id == '\0' || (ethos_outline_item_get_note (item) != NULL &&
                      ethos_wall_collapsed_bring_out (self->wall, id) == NULL))
    return FALSE;
  ethos_notes_wall_set_current_id (self->wall, id);
  return TRUE;
}

static gboolean
take_up_focused (EthosOutline *self)
{
  EthosOutlineRow *row = ethos_outline_get_focused (self);
  g_autoptr (EthosOutlineItem) item = NULL;

  /* Expanding a group may take the row away. */
  if (row != NULL && ethos_outline_row_get_item (row) != NULL)
    item = g_object_ref (ethos_outline_row_get_item (row));
  return take_up (self, item);
}

/* Notes of collapsed groups are lines like all others, and are taken along.
 *
 * Returns: (transfer full) (element-type utf8): the notes that the lines stand for, all on the wall
 *   now */
static GPtrArray *
bring_out (EthosOutline *self, guint first, guint last)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = first; i <= last && i < count_lines (self); i++)
    {
      g_autoptr (EthosOutlineItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (ethos_outline_item_get_note (item) != NULL)
        g_ptr_array_add (ids, g_strdup (ethos_outline_item_get_id (item)));
    }
  ethos_wall_collapsed_bring_out_all (self->wall, ids);
  return ids;
}

static gboolean
act (EthosOutline *self, const char *action)
{
  static const char *const on_none[] = { "notes.select-all", "board.paste", NULL };

  if (g_str_equal (action, "notes.select-all"))
    g_ptr_array_unref (bring_out (self, 0, G_MAXUINT));
  if (take_up_focused (self) || g_strv_contains (on_none, action))
    {
      ethos_wall_keys_explain (self->wall, action);
      gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
    }
  else if (g_str_equal (action, "notes.group"))
    ethos_announce (GTK_WIDGET (self), _ ("Nothing to group: select notes first"));
  return GDK_EVENT_STOP;
}

/* Selects from the line with the focus to another one, which gets it; headings stay out. */
static gboolean
extend_to (EthosOutline *self, guint position)
{
  EthosOutlineRow *row = ethos_outline_get_focused (self);
  guint from = row != NULL ? ethos_outline_row_get_position (row) : position;
  g_autoptr (EthosOutlineItem) item = NULL;
  g_autoptr (GPtrArray) ids = NULL;

  if (count_lines (self) == 0)
    return GDK_EVENT_STOP;
  position = MIN (position, count_lines (self) - 1);
  item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  ids = bring_out (self, MIN (position, from), MAX (position, from));
  ethos_notes_wall_select_more (self->wall, ids);
  ethos_notes_wall_set_current_id (self->wall, ethos_outline_item_get_id (item));
  if (g_list_store_find (self->items, item, &position))
    ethos_outline_focus_position (self, position);
  return GDK_EVENT_STOP;
}

static gboolean
extend_by_key (EthosOutline *self, guint keyval)
{
  EthosOutlineRow *row = ethos_outline_get_focused (self);
  guint position = row != NULL ? ethos_outline_row_get_position (row) : 0;

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return extend_to (self, position > 0 ? position - 1 : 0);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return extend_to (self, position + 1);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return extend_to (self, 0);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return extend_to (self, G_MAXUINT);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
is_letter (EthosOutline *self, gunichar letter, GdkModifierType modifiers)
{
  if ((modifiers & ~GDK_SHIFT_MASK) != 0 || letter == 0 || !g_unichar_isprint (letter))
    return FALSE;
  /* The space bar selects, unless it is part of what is typed. */
  if (letter == ' ')
    return ethos_typed_is_begun (self->typed);
  return !self->wall->voting || (letter != '+' && letter != '-');
}

static gboolean
key_pressed_cb (EthosOutline *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gunichar letter = gdk_keyval_to_unicode (keyval);
  const char *action;

  if (is_letter (self, letter, modifiers))
    {
      gboolean more = ethos_typed_add (self->typed, letter);

      if (count_lines (self) > 0)
        find_typed (self, more);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_Escape && modifiers == 0)
    return ethos_wall_keys_escape (self->wall);
  /* Enter goes to the note. */
  if (modifiers == 0 && (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter))
    return GDK_EVENT_PROPAGATE;
  if (modifiers == GDK_SHIFT_MASK && extend_by_key (self, keyval))
    return GDK_EVENT_STOP;
  /* Letters type here: the one command that is needed all the time has a key of its own. */
  if (modifiers == GDK_CONTROL_MASK && gdk_keyval_to_lower (keyval) == GDK_KEY_g)
    return act (self, "notes.group");
  action = ethos_wall_keys_find_action (self->wall, keyval, modifiers);
  return action != NULL ? act (self, action) : GDK_EVENT_PROPAGATE;
}

static GtkWidget *
find_line_at (EthosOutline *self, double x, double y)
{
  GtkWidget *child = gtk_widget_pick (self->list, x, y, GTK_PICK_DEFAULT);

  while (child != NULL && gtk_widget_get_parent (child) != self->list)
    child = child != self->list ? gtk_widget_get_parent (child) : NULL;
  return child;
}

static void
pressed_cb (EthosOutline *self, int n_press, double x, double y, GtkGesture *gesture)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *line = find_line_at (self, x, y);
  EthosOutlineRow *row =
      line != NULL ? ETHOS_OUTLINE_ROW (gtk_widget_get_first_child (line)) : NULL;

  if (row == NULL || (button != GDK_BUTTON_PRIMARY && button != GDK_BUTTON_SECONDARY) ||
      (button == GDK_BUTTON_PRIMARY && (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  if (button == GDK_BUTTON_PRIMARY && (state & GDK_SHIFT_MASK) != 0)
    {
      extend_to (self, ethos_outline_row_get_position (row));
      return;
    }
  gtk_widget_grab_focus (line);
  act (self, button == GDK_BUTTON_SECONDARY ? "notes.menu" : "notes.toggle");
}

void
ethos_outline_keys_init (EthosOutline *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  /* Before the list takes the space bar for itself. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->list, keys);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (click));
}

/* What needs the place of a note on the wall is done there, everything else from here. */
static void
activate_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const on_wall[] = { "notes.edit", "notes.carry", NULL };

  if (g_strv_contains (on_wall, action))
    gtk_widget_activate_action (widget, "board.on-wall", "s", action);
  else
    gtk_widget_activate_action_variant (GTK_WIDGET (ETHOS_OUTLINE (widget)->wall), action,
                                        parameter);
}

/* The actions of the wall, so that keys and menus do here what they do there. */
void
ethos_outline_keys_class_init (GtkWidgetClass *klass)
{
  GtkWidgetClass *wall = g_type_class_ref (ETHOS_TYPE_NOTES_WALL);
  const GVariantType *type;
  const char *name, *property;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (wall, i, &owner, &name, &type, &property); i++)
    if (owner == ETHOS_TYPE_NOTES_WALL && g_str_has_prefix (name, "notes.") &&
        !g_str_has_prefix (name, "notes.zoom"))
      {
        g_autofree char *parameter = type != NULL ? g_variant_type_dup_string (type) : NULL;

        gtk_widget_class_install_action (klass, name, parameter, activate_cb);
      }
  g_type_class_unref (wall);
}
