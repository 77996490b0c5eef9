// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-widgets"

#include "config.h"

#include "ethos-text-list.h"

#include <glib/gi18n-lib.h>

#include "ethos-announce.h"
#include "ethos-em.h"
#include "ethos-inline-text.h"
#include "ethos-popup.h"

/* Lines under headings, each edited where it stands. One stop for Tab, arrows inside. */

#define ID_KEY "ethos-text-list-id"

typedef struct
{
  char *id;
  guint group;
  gboolean locked;
  GtkWidget *widget;
  GtkWidget *text;
  GtkWidget *lock;
  GtkMenuButton *menu;
} Row;

struct _EthosTextList
{
  GtkWidget parent_instance;

  guint most_characters;
  GPtrArray *headings;
  GPtrArray *rows;
  GMenuModel *menu;
  char *current;
  char *dragged;
  /* Interned; why no text can be edited. */
  const char *reason;
};

G_DEFINE_FINAL_TYPE (EthosTextList, ethos_text_list, GTK_TYPE_WIDGET)

enum
{
  FOCUSED,
  BEGAN,
  SUBMIT,
  ENDED,
  PLACED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static Row *
get_row (EthosTextList *self, guint place)
{
  return g_ptr_array_index (self->rows, place);
}

static int
find_place (EthosTextList *self, const char *id)
{
  for (guint i = 0; id != NULL && i < self->rows->len; i++)
    if (g_str_equal (get_row (self, i)->id, id))
      return (int) i;

  return -1;
}

static Row *
find_row_of (EthosTextList *self, GtkWidget *widget)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_is_ancestor (widget, get_row (self, i)->widget) ||
        widget == get_row (self, i)->widget)
      return get_row (self, i);

  return NULL;
}

static void
row_free (gpointer data)
{
  Row *row = data;

  gtk_widget_unparent (row->widget);
  g_free (row->id);
  g_free (row);
}

static void
focus_enter_cb (GtkEventControllerFocus *controller, EthosTextList *self)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  Row *row = find_row_of (self, widget);

  if (row == NULL)
    return;
  ethos_set_string (&self->current, row->id);
  g_signal_emit (self, signals[FOCUSED], 0, row->id);
}

/* The line stays known while its row is being taken away, so that a draft always comes to its end.
 */
static const char *
get_id (EthosInlineText *text)
{
  return g_object_get_data (G_OBJECT (text), ID_KEY);
}

static void
text_began_cb (EthosInlineText *text, EthosTextList *self)
{
  g_signal_emit (self, signals[BEGAN], 0, get_id (text));
}

static void
text_submit_cb (EthosInlineText *text, const char *words, EthosTextList *self)
{
  g_signal_emit (self, signals[SUBMIT], 0, get_id (text), words);
}

static void
text_ended_cb (EthosInlineText *text, gboolean keep, EthosTextList *self)
{
  g_signal_emit (self, signals[ENDED], 0, get_id (text), keep);
}

/* While lines are edited, Tab goes from line to line and leaves after the last. */
static gboolean
text_tabbed_cb (EthosInlineText *text, GtkDirectionType direction, EthosTextList *self)
{
  Row *row = find_row_of (self, GTK_WIDGET (text));
  int place = row != NULL ? find_place (self, row->id) : -1;

  if (place < 0)
    return FALSE;
  for (place += direction == GTK_DIR_TAB_FORWARD ? 1 : -1;
       place >= 0 && place < (int) self->rows->len;
       place += direction == GTK_DIR_TAB_FORWARD ? 1 : -1)
    if (!get_row (self, (guint) place)->locked)
      return gtk_widget_grab_focus (get_row (self, (guint) place)->text);

  return FALSE;
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, EthosTextList *self)
{
  GtkWidget *handle = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  Row *row = find_row_of (self, handle);

  g_free (self->dragged);
  self->dragged = g_strdup (row != NULL ? row->id : NULL);
  return gdk_content_provider_new_typed (ETHOS_TYPE_TEXT_LIST, self);
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, EthosTextList *self)
{
  GtkWidget *handle = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  Row *row = find_row_of (self, handle);
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row->widget);

  gtk_drag_source_set_icon (source, picture, 8, 8);
}

/* The upper half of a line means before it, the lower half after it. */
static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, EthosTextList *self)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  Row *row = find_row_of (self, widget);
  int place;
  const char *after;

  /* A line of another list is not ours to move. */
  if (g_value_get_object (value) != (gpointer) self || self->dragged == NULL || row == NULL ||
      g_str_equal (row->id, self->dragged))
    return FALSE;
  place = find_place (self, row->id);
  if (y > gtk_widget_get_height (widget) / 2.0)
    after = row->id;
  else
    after = place > 0 ? get_row (self, (guint) place - 1)->id : "";
  if (!g_str_equal (after, self->dragged))
    g_signal_emit (self, signals[PLACED], 0, self->dragged, after, row->group);
  return TRUE;
}

static GtkWidget *
new_handle (EthosTextList *self)
{
  GtkWidget *handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  GtkDragSource *drag = gtk_drag_source_new ();

  g_object_set (handle, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (handle, "handle");
  gtk_widget_set_cursor_from_name (handle, "grab");
  gtk_widget_set_valign (handle, GTK_ALIGN_START);
  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect_object (drag, "prepare", G_CALLBACK (drag_prepare_cb), self, 0);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, 0);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (drag));
  return handle;
}

static GtkWidget *
new_lock (void)
{
  GtkWidget *lock = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_box_append (GTK_BOX (lock), gtk_image_new_from_icon_name ("changes-prevent-symbolic"));
  /* Translators: these words were approved and may not be changed. */
  gtk_box_append (GTK_BOX (lock), gtk_label_new (_ ("Fixed")));
  gtk_widget_add_css_class (lock, "lock");
  gtk_widget_set_valign (lock, GTK_ALIGN_START);
  return lock;
}

/* What the menu does, it does to the current line. */
static void
open_menu_cb (GtkMenuButton *button, gpointer data)
{
  EthosTextList *self = data;
  Row *row = find_row_of (self, GTK_WIDGET (button));

  if (row != NULL && !gtk_widget_has_focus (row->text))
    gtk_widget_grab_focus (row->text);
}

static GtkWidget *
new_menu_button (EthosTextList *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_widget_set_focusable (gtk_widget_get_first_child (button), FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("More about this line"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("More about this line"), -1);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), self->menu);
  return button;
}

static Row *
row_new (EthosTextList *self, const EthosTextItem *item)
{
  Row *row = g_new0 (Row, 1);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkDropTarget *drop = gtk_drop_target_new (ETHOS_TYPE_TEXT_LIST, GDK_ACTION_MOVE);

  row->id = g_strdup (item->id);
  row->widget = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_add_css_class (row->widget, "row");
  row->text = ethos_inline_text_new (_ ("Line"), self->most_characters);
  g_object_set_data_full (G_OBJECT (row->text), ID_KEY, g_strdup (item->id), g_free);
  gtk_widget_set_hexpand (row->text, TRUE);
  row->lock = new_lock ();
  row->menu = GTK_MENU_BUTTON (new_menu_button (self));
  gtk_box_append (GTK_BOX (row->widget), new_handle (self));
  gtk_box_append (GTK_BOX (row->widget), row->text);
  gtk_box_append (GTK_BOX (row->widget), row->lock);
  gtk_box_append (GTK_BOX (row->widget), GTK_WIDGET (row->menu));
  gtk_menu_button_set_create_popup_func (row->menu, open_menu_cb, self, NULL);

  g_signal_connect_object (row->text, "began", G_CALLBACK (text_began_cb), self, 0);
  g_signal_connect_object (row->text, "tabbed", G_CALLBACK (text_tabbed_cb), self, 0);
  g_signal_connect_object (row->text, "submit", G_CALLBACK (text_submit_cb), self, 0);
  g_signal_connect_object (row->text, "ended", G_CALLBACK (text_ended_cb), self, 0);
  g_signal_connect_object (focus, "enter", G_CALLBACK (focus_enter_cb), self, 0);
  gtk_widget_add_controller (row->widget, focus);
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (row->widget, GTK_EVENT_CONTROLLER (drop));
  return row;
}

static void
row_update (EthosTextList *self, Row *row, const EthosTextItem *item)
{
  row->group = item->group;
  ethos_inline_text_set_group (ETHOS_INLINE_TEXT (row->text),
                               gtk_label_get_text (
                                   GTK_LABEL (g_ptr_array_index (self->headings, item->group))));
  row->locked = item->locked || self->reason != NULL;
  ethos_inline_text_set_text (ETHOS_INLINE_TEXT (row->text), item->text);
  ethos_inline_text_set_locked (ETHOS_INLINE_TEXT (row->text),
                                self->reason != NULL ? self->reason
                                : item->locked       ? _ ("Fixed: these words were approved")
                                                     : NULL);
  gtk_widget_set_visible (row->lock, item->locked);
}

/* One stop for Tab; arrows go from line to line. */
static gboolean
ethos_text_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  EthosTextList *self = ETHOS_TEXT_LIST (widget);
  GtkWidget *popover = ethos_popup_get_focused (widget);
  int place = MAX (find_place (self, self->current), 0);

  if (popover != NULL)
    return gtk_widget_child_focus (popover, direction);
  if (self->rows->len == 0)
    return FALSE;
  if (gtk_widget_get_focus_child (widget) == NULL)
    return gtk_widget_grab_focus (get_row (self, (guint) place)->text);
  if (direction != GTK_DIR_UP && direction != GTK_DIR_DOWN)
    return FALSE;
  place += direction == GTK_DIR_DOWN ? 1 : -1;
  if (place >= 0 && place < (int) self->rows->len)
    gtk_widget_grab_focus (get_row (self, (guint) place)->text);
  return TRUE;
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  EthosTextList *self = ETHOS_TEXT_LIST (widget);
  int place = find_place (self, self->current);
  GtkMenuButton *button;

  if (self->menu == NULL || place < 0 ||
      !gtk_widget_has_focus (get_row (self, (guint) place)->text))
    return GDK_EVENT_PROPAGATE;
  button = get_row (self, (guint) place)->menu;
  ethos_popup_keep_focus (gtk_menu_button_get_popover (button));
  gtk_menu_button_popup (button);
  return GDK_EVENT_STOP;
}

static void
ethos_text_list_dispose (GObject *object)
{
  EthosTextList *self = ETHOS_TEXT_LIST (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->menu);
  G_OBJECT_CLASS (ethos_text_list_parent_class)->dispose (object);
}

static void
ethos_text_list_finalize (GObject *object)
{
  EthosTextList *self = ETHOS_TEXT_LIST (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->headings);
  g_free (self->current);
  g_free (self->dragged);
  G_OBJECT_CLASS (ethos_text_list_parent_class)->finalize (object);
}

static void
ethos_text_list_class_init (EthosTextListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ethos_text_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = ethos_text_list_finalize;
  widget_class->focus = ethos_text_list_focus;

  /**
   * EthosTextList::focused:
   * @id: the line that has got the focus
   */
  signals[FOCUSED] = g_signal_new ("focused", ETHOS_TYPE_TEXT_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * EthosTextList::began:
   * @id: the line that is edited now
   */
  signals[BEGAN] = g_signal_new ("began", ETHOS_TYPE_TEXT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * EthosTextList::submit:
   * @id: the line that is edited
   * @text: what it says now
   */
  signals[SUBMIT] = g_signal_new ("submit", ETHOS_TYPE_TEXT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  /**
   * EthosTextList::ended:
   * @id: the line that was edited
   * @keep: whether what was typed shall stay
   */
  signals[ENDED] = g_signal_new ("ended", ETHOS_TYPE_TEXT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  /**
   * EthosTextList::placed:
   * @id: the line that was dragged
   * @after: the line after which it was dropped; empty for the first place
   * @group: the number of the heading under which that is
   */
  signals[PLACED] = g_signal_new ("placed", ETHOS_TYPE_TEXT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_UINT);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "textlist");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
ethos_text_list_init (EthosTextList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->headings = g_ptr_array_new ();
  self->rows = g_ptr_array_new_with_free_func (row_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: the lines under a value. */
                                  C_ ("list", "Lines"), -1);
}

/**
 * ethos_text_list_new:
 * @headings: (array zero-terminated=1): what stands above each group, translated
 * @most_characters: how long a line may be
 *
 * Makes a list of lines under headings. A heading without lines is not shown.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_text_list_new (const char *const *headings, guint most_characters)
{
  EthosTextList *self = g_object_new (ETHOS_TYPE_TEXT_LIST, NULL);

  g_return_val_if_fail (headings != NULL, NULL);

  self->most_characters = most_characters;
  for (guint i = 0; headings[i] != NULL; i++)
    {
      GtkWidget *heading =
          g_object_new (GTK_TYPE_LABEL, "label", headings[i], "accessible-role",
                        GTK_ACCESSIBLE_ROLE_HEADING, "xalign", 0.0, "visible", FALSE, NULL);

      gtk_widget_add_css_class (heading, "heading");
      gtk_widget_set_parent (heading, GTK_WIDGET (self));
      g_ptr_array_add (self->headings, heading);
    }
  return GTK_WIDGET (self);
}

/**
 * ethos_text_list_set_menu:
 * @menu: what can be done to the current line
 *
 * Gives every line that is added from now on a menu.
 */
void
ethos_text_list_set_menu (EthosTextList *self, GMenuModel *menu)
{
  g_return_if_fail (ETHOS_IS_TEXT_LIST (self));

  g_set_object (&self->menu, menu);
}

/* Puts headings and rows into their order; what is in its place already stays there, with the
 * focus that it may have. */
static void
arrange (EthosTextList *self)
{
  GtkWidget *last = NULL;
  guint place = 0;

  for (guint i = 0; i < self->headings->len; i++)
    {
      GtkWidget *heading = g_ptr_array_index (self->headings, i);
      guint first = place;

      if (gtk_widget_get_prev_sibling (heading) != last)
        gtk_widget_insert_after (heading, GTK_WIDGET (self), last);
      last = heading;
      for (; place < self->rows->len && get_row (self, place)->group == i; place++)
        {
          GtkWidget *widget = get_row (self, place)->widget;

          if (gtk_widget_get_parent (widget) == NULL ||
              gtk_widget_get_prev_sibling (widget) != last)
            gtk_widget_insert_after (widget, GTK_WIDGET (self), last);
          last = widget;
        }
      gtk_widget_set_visible (heading, place > first);
    }
}

static Row *
steal_row (EthosTextList *self, const char *id)
{
  int place = find_place (self, id);

  return place < 0 ? NULL : g_ptr_array_steal_index (self->rows, (guint) place);
}

/* Which line of its group one is, from 1. */
static guint
get_position (EthosTextList *self, guint place, guint *n_lines)
{
  guint position = 1;

  *n_lines = 0;
  for (guint i = 0; i < self->rows->len; i++)
    if (get_row (self, i)->group == get_row (self, place)->group)
      {
        *n_lines += 1;
        position += i < place ? 1 : 0;
      }
  return position;
}

/**
 * ethos_text_list_update:
 * @items: (array length=n_items): the lines, those of each group in their order
 *
 * Shows these lines. Where the line that had the focus has gone, the next one gets it.
 */
void
ethos_text_list_update (EthosTextList *self, const EthosTextItem *items, guint n_items)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  gboolean focused;
  int place;

  g_return_if_fail (ETHOS_IS_TEXT_LIST (self));

  focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  place = find_place (self, self->current);
  for (guint group = 0; group < self->headings->len; group++)
    for (guint i = 0; i < n_items; i++)
      {
        Row *row;

        if (items[i].group != group)
          continue;
        row = steal_row (self, items[i].id);
        if (row == NULL)
          row = row_new (self, &items[i]);
        row_update (self, row, &items[i]);
        g_ptr_array_add (rows, row);
      }

  {
    g_autoptr (GPtrArray) gone = g_steal_pointer (&self->rows);

    self->rows = g_steal_pointer (&rows);
    arrange (self);
    if (find_place (self, self->current) < 0 && self->rows->len > 0 && place >= 0)
      {
        Row *next = get_row (self, (guint) MIN (place, (int) self->rows->len - 1));

        ethos_set_string (&self->current, next->id);
        if (focused)
          gtk_widget_grab_focus (next->text);
      }
  }
  for (guint i = 0; i < self->rows->len; i++)
    {
      guint n_lines;
      guint position = get_position (self, i, &n_lines);

      ethos_inline_text_set_place (ETHOS_INLINE_TEXT (get_row (self, i)->text), position, n_lines);
    }
}

/**
 * ethos_text_list_get_current:
 *
 * Returns: (transfer none) (nullable): the line that has or had the focus
 */
const char *
ethos_text_list_get_current (EthosTextList *self)
{
  g_return_val_if_fail (ETHOS_IS_TEXT_LIST (self), NULL);

  return find_place (self, self->current) < 0 ? NULL : self->current;
}

/**
 * ethos_text_list_get_editing:
 *
 * Returns: whether a line is being edited
 */
gboolean
ethos_text_list_get_editing (EthosTextList *self)
{
  g_return_val_if_fail (ETHOS_IS_TEXT_LIST (self), FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    if (ethos_inline_text_get_editing (ETHOS_INLINE_TEXT (get_row (self, i)->text)))
      return TRUE;

  return FALSE;
}

/**
 * ethos_text_list_find_place:
 * @id: a line
 * @steps: 1 for down, −1 for up
 *
 * Returns: (transfer none) (nullable): the line after which @id has to stand to be one place
 *   further within its group; empty for the first place; %NULL where it cannot go there
 */
const char *
ethos_text_list_find_place (EthosTextList *self, const char *id, int steps)
{
  int place;
  int after;

  g_return_val_if_fail (ETHOS_IS_TEXT_LIST (self), NULL);
  g_return_val_if_fail (steps == 1 || steps == -1, NULL);

  place = find_place (self, id);
  if (place < 0 || place + steps < 0 || place + steps >= (int) self->rows->len ||
      get_row (self, (guint) (place + steps))->group != get_row (self, (guint) place)->group)
    return NULL;
  after = steps > 0 ? place + 1 : place - 2;
  return after < 0 ? "" : get_row (self, (guint) after)->id;
}

/**
 * ethos_text_list_announce_place:
 * @id: a line that was moved
 *
 * Has a screen reader say where in its group the line stands now.
 */
void
ethos_text_list_announce_place (EthosTextList *self, const char *id)
{
  guint position, n_lines;
  int place;

  g_return_if_fail (ETHOS_IS_TEXT_LIST (self));

  place = find_place (self, id);
  if (place < 0)
    return;
  position = get_position (self, (guint) place, &n_lines);
  ethos_announce_place (GTK_WIDGET (self), position, n_lines);
}

/**
 * ethos_text_list_set_locked:
 * @reason: (nullable): why no text can be edited, or %NULL where only single ones are fixed
 *
 * Counts from the next update on.
 */
void
ethos_text_list_set_locked (EthosTextList *self, const char *reason)
{
  g_return_if_fail (ETHOS_IS_TEXT_LIST (self));

  self->reason = reason != NULL ? g_intern_string (reason) : NULL;
}
