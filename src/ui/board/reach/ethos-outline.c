// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-outline.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-outline-item.h"
#include "ethos-outline-private.h"
#include "ethos-outline-row.h"
#include "ethos-tab-stop.h"
#include "ethos-wall-dots.h"

/* All notes of the wall as a list, group by group, however far from what is seen, those of
 * collapsed groups among them: on the wall only those nearby are widgets, and nothing else is there
 * for a screen reader. While something is looked for, it lists what matches. */

/* A list has scrolled within so many frames. */
#define MOST_FRAMES 10

G_DEFINE_FINAL_TYPE (EthosOutline, ethos_outline, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_WALL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What a list becomes. */
typedef struct
{
  GPtrArray *items;
  GHashTable *known;
} Lines;

static EthosOutlineItem *
add_line (EthosOutline *self, Lines *lines, const char *key, const char *id)
{
  EthosOutlineItem *item = g_hash_table_lookup (self->known, key);

  item = item != NULL ? g_object_ref (item) : ethos_outline_item_new (id);
  g_ptr_array_add (lines->items, item);
  g_hash_table_insert (lines->known, g_strdup (key), g_object_ref (item));
  return item;
}

/* Returns: the name of the group of a column, "" where it has none, or %NULL of the loose notes */
static const char *
get_title (EthosOutline *self, int column)
{
  const char *title;

  if (column < 0)
    return NULL;
  title = ethos_group_column_get_title (g_ptr_array_index (self->wall->columns, (guint) column));
  return title != NULL ? title : "";
}

static void
add_heading (EthosOutline *self, Lines *lines, int column, guint n_notes)
{
  const char *group =
      column < 0
          ? NULL
          : ethos_group_column_get_id (g_ptr_array_index (self->wall->columns, (guint) column));
  g_autofree char *key = g_strconcat ("#", group, NULL);
  const EthosOutlineEntry entry = { .title = get_title (self, column),
                                    .group = group,
                                    .place = (guint) (column + 1),
                                    .n_places = self->wall->columns->len,
                                    .n_notes = n_notes,
                                    .dots = group != NULL ? ethos_wall_dots_get (self->wall, group)
                                                          : 0 };

  ethos_outline_item_set_entry (add_line (self, lines, key, group != NULL ? group : ""), &entry);
}

static guint *
count_by_column (EthosOutline *self, GPtrArray *notes)
{
  guint *counts = g_new0 (guint, self->wall->columns->len + 1);

  for (guint i = 0; i < notes->len; i++)
    {
      EthosWallNote *note = g_ptr_array_index (notes, i);

      if (note->matches)
        counts[note->column < 0 ? self->wall->columns->len : (guint) note->column]++;
    }
  return counts;
}

/* The notes stand in the order of the wall: group by group, collapsed or not, those in none last. A
 * group without notes is not lost either, while nothing is looked for. */
static void
collect (EthosOutline *self, Lines *lines)
{
  EthosNotesWall *wall = self->wall;
  g_autoptr (GPtrArray) notes = ethos_wall_collapsed_list_all (wall);
  g_autofree guint *counts = count_by_column (self, notes);
  guint n_columns = wall->columns->len, next = 0, place = 0;

  for (guint column = 0; column <= n_columns; column++)
    {
      int index = column < n_columns ? (int) column : -1;

      if (counts[column] > 0 ? n_columns > 0 : index >= 0 && wall->query == NULL)
        add_heading (self, lines, index, counts[column]);
      for (; next < notes->len; next++)
        {
          EthosWallNote *note = g_ptr_array_index (notes, next);
          const char *id = note->record->record.id;
          EthosOutlineEntry entry = { .note = note->record,
                                      .title = get_title (self, note->column),
                                      .n_places = wall->n_matches,
                                      .selected = note->selected,
                                      .dots = note->dots };

          if (note->column != index)
            break;
          if (!note->matches)
            continue;
          entry.place = ++place;
          ethos_outline_item_set_entry (add_line (self, lines, id, id), &entry);
        }
    }
}

/* Returns: (nullable): the row inside what GTK makes around it, which is what has the focus */
static EthosOutlineRow *
get_row (GtkWidget *child)
{
  GtkWidget *row = gtk_widget_get_first_child (child);

  return row != NULL && ETHOS_IS_OUTLINE_ROW (row) ? ETHOS_OUTLINE_ROW (row) : NULL;
}

/**
 * ethos_outline_get_focused:
 *
 * Returns: (nullable): the row with the focus
 */
EthosOutlineRow *
ethos_outline_get_focused (EthosOutline *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_get_parent (focus) == self->list ? get_row (focus) : NULL;
}

static gboolean
focus_row (EthosOutline *self, guint position)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->list); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (get_row (child) != NULL && ethos_outline_row_get_position (get_row (child)) == position)
      return gtk_widget_grab_focus (child);
  return FALSE;
}

/* A row of a list that has just been shown has no place yet, nor can it be scrolled to. */
static gboolean
is_seen (EthosOutline *self, GtkWidget *line)
{
  graphene_rect_t area;

  return gtk_widget_get_mapped (line) && gtk_widget_get_height (line) > 0 &&
         gtk_widget_compute_bounds (line, self->scroller, &area) &&
         area.origin.y + area.size.height > 0 &&
         area.origin.y < (float) gtk_widget_get_height (self->scroller);
}

static gboolean
focus_wanted (EthosOutline *self)
{
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", self->wanted);
  self->reached = focus_row (self, self->wanted);
  return self->reached;
}

/* Returns: whether nothing is left to do: the line is seen, or the focus has gone on since */
static gboolean
is_settled (EthosOutline *self)
{
  EthosOutlineRow *row = ethos_outline_get_focused (self);

  if (row != NULL && ethos_outline_row_get_position (row) == self->wanted)
    return is_seen (self, gtk_widget_get_parent (GTK_WIDGET (row)));
  return self->reached;
}

static gboolean
focus_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  EthosOutline *self = ETHOS_OUTLINE (widget);
  if (!is_settled (self) && --self->frames_left > 0)
    {
      focus_wanted (self);
      return G_SOURCE_CONTINUE;
    }
  self->focusing = 0;
  return G_SOURCE_REMOVE;
}

/**
 * ethos_outline_focus_position:
 * @position: a line, from 0
 *
 * Gives the focus to a line, or to the last. One that is far away has a row once the list has
 * scrolled there: GTK 4.8 cannot be asked to focus it.
 *
 * Returns: whether there is a line
 */
gboolean
ethos_outline_focus_position (EthosOutline *self, guint position)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  if (n_items == 0)
    return FALSE;
  self->wanted = MIN (position, n_items - 1);
  self->frames_left = MOST_FRAMES;
  focus_wanted (self);
  if (self->focusing == 0)
    self->focusing = gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_cb, NULL, NULL);
  return TRUE;
}

/* Where the focus goes from a line that leaves: to the next that stays, else to the one before.
 * GTK 4.8 stumbles over a list that is emptied under the focus. */
static void
leave_row (EthosOutline *self, guint position, GPtrArray *staying)
{
  GtkWidget *heir = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (self->list); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      EthosOutlineRow *row = get_row (child);

      if (row == NULL || !g_ptr_array_find (staying, ethos_outline_row_get_item (row), NULL))
        continue;
      if (ethos_outline_row_get_position (row) < position || heir == NULL ||
          ethos_outline_row_get_position (get_row (heir)) < position)
        heir = child;
    }
  if (heir != NULL)
    gtk_widget_grab_focus (heir);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "board.show-wall", NULL);
}

/* Only what is between the first and the last difference is new to the list, so that it stays where
 * it is scrolled to. */
static void
splice (EthosOutline *self, GPtrArray *lines)
{
  GListModel *model = G_LIST_MODEL (self->items);
  guint n_before = g_list_model_get_n_items (model);
  guint first = 0, last = 0;

  for (; first < MIN (n_before, lines->len); first++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, first);

      if (item != g_ptr_array_index (lines, first))
        break;
    }
  for (; last < MIN (n_before, lines->len) - first; last++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, n_before - 1 - last);

      if (item != g_ptr_array_index (lines, lines->len - 1 - last))
        break;
    }
  if (first == n_before && first == lines->len)
    return;
  g_list_store_splice (self->items, first, n_before - first - last, lines->pdata + first,
                       lines->len - first - last);
}

static void
update (EthosOutline *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  Lines lines = { items, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref) };
  EthosOutlineRow *row = ethos_outline_get_focused (self);
  guint position = row != NULL ? ethos_outline_row_get_position (row) : 0;
  g_autoptr (GObject) focused =
      row != NULL ? g_list_model_get_item (G_LIST_MODEL (self->items), position) : NULL;
  guint found;

  collect (self, &lines);
  if (focused != NULL && !g_ptr_array_find (items, focused, NULL))
    leave_row (self, position, items);
  splice (self, items);
  g_hash_table_unref (self->known);
  self->known = lines.known;
  /* What has only moved is another row for the list. */
  if (focused != NULL && g_ptr_array_find (items, focused, &found) &&
      ethos_outline_get_focused (self) == NULL)
    ethos_outline_focus_position (self, found);
}

static void
clear (EthosOutline *self)
{
  g_clear_handle_id (&self->clearing, g_source_remove);
  g_list_store_remove_all (self->items);
  g_hash_table_remove_all (self->known);
}

static gboolean
clear_cb (gpointer data)
{
  EthosOutline *self = data;

  self->clearing = 0;
  clear (self);
  return G_SOURCE_REMOVE;
}

/* What the wall does not show may be there for nobody, a screen reader least of all. */
static void
wall_changed_cb (EthosOutline *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
  else if (self->wall->order->len == 0)
    clear (self);
}

/* What has the focus in the list is what the next action is about, wherever that is asked for. */
static void
focus_moved_cb (EthosOutline *self)
{
  EthosOutlineRow *row = ethos_outline_get_focused (self);
  EthosOutlineItem *item = row != NULL ? ethos_outline_row_get_item (row) : NULL;

  if (item == NULL)
    return;
  self->last = ethos_outline_row_get_position (row);
  ethos_notes_wall_set_current_id (self->wall, ethos_outline_item_get_id (item));
}

static void
unwatch_focus (EthosOutline *self)
{
  if (self->root != NULL)
    g_clear_signal_handler (&self->focus_handler, self->root);
  g_clear_weak_pointer (&self->root);
}

static void
ethos_outline_map (GtkWidget *widget)
{
  EthosOutline *self = ETHOS_OUTLINE (widget);

  g_clear_handle_id (&self->clearing, g_source_remove);
  update (self);
  GTK_WIDGET_CLASS (ethos_outline_parent_class)->map (widget);
  if (g_set_weak_pointer (&self->root, gtk_widget_get_root (widget)))
    self->focus_handler = g_signal_connect_swapped (self->root, "notify::focus-widget",
                                                    G_CALLBACK (focus_moved_cb), self);
}

/* Its lines are gone once the focus has left them. */
static void
ethos_outline_unmap (GtkWidget *widget)
{
  EthosOutline *self = ETHOS_OUTLINE (widget);

  unwatch_focus (self);
  self->last = 0;
  GTK_WIDGET_CLASS (ethos_outline_parent_class)->unmap (widget);
  if (self->clearing == 0)
    self->clearing = g_idle_add (clear_cb, self);
}

static gboolean
ethos_outline_grab_focus (GtkWidget *widget)
{
  return ethos_outline_focus_current (ETHOS_OUTLINE (widget));
}

/* In what has opened over it, Tab goes round. */
static gboolean
ethos_outline_focus (GtkWidget *widget, GtkDirectionType direction)
{
  EthosNotesWall *wall = ETHOS_OUTLINE (widget)->wall;

  if (gtk_widget_get_focus_child (widget) != NULL && ethos_notes_wall_is_in_popover (wall))
    return gtk_widget_child_focus (wall->popover, direction);
  return GTK_WIDGET_CLASS (ethos_outline_parent_class)->focus (widget, direction);
}

static void
activate_cb (EthosOutline *self, guint position)
{
  g_autoptr (EthosOutlineItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (item != NULL && *ethos_outline_item_get_id (item) != '\0')
    g_signal_emit (self, signals[CHOSEN], 0, ethos_outline_item_get_id (item));
}

static void
setup_cb (EthosOutline *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, ethos_outline_row_new (item));
}

static void
bind_cb (EthosOutline *self, GtkListItem *item)
{
  ethos_outline_row_set_item (ETHOS_OUTLINE_ROW (gtk_list_item_get_child (item)),
                              gtk_list_item_get_item (item));
}

static void
unbind_cb (EthosOutline *self, GtkListItem *item)
{
  ethos_outline_row_set_item (ETHOS_OUTLINE_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
build_list (EthosOutline *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->items = g_list_store_new (ETHOS_TYPE_OUTLINE_ITEM);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (
                                      G_LIST_MODEL (g_object_ref (self->items)))),
                                  factory);
  gtk_widget_add_css_class (self->list, "note-list");
  ethos_tab_stop_make_rows (self->list);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
  ethos_outline_keys_init (self);
}

static void
ethos_outline_constructed (GObject *object)
{
  EthosOutline *self = ETHOS_OUTLINE (object);

  G_OBJECT_CLASS (ethos_outline_parent_class)->constructed (object);
  build_list (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("All notes by group"), -1);
  ethos_describe (self->list, _ ("Enter goes to the note on the wall"));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  /* The rows take the focus and are scrolled to; the pane itself has nothing to say. */
  gtk_widget_set_focusable (self->scroller, FALSE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  ethos_notes_wall_set_list (self->wall, GTK_WIDGET (self));
  g_signal_connect_object (self->wall, "matches-changed", G_CALLBACK (wall_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->wall, "selection-changed", G_CALLBACK (wall_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
ethos_outline_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_WALL:
      g_value_set_object (value, ETHOS_OUTLINE (object)->wall);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_outline_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_WALL:
      ETHOS_OUTLINE (object)->wall = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_outline_dispose (GObject *object)
{
  EthosOutline *self = ETHOS_OUTLINE (object);

  g_clear_handle_id (&self->clearing, g_source_remove);
  if (self->focusing != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->focusing);
  self->focusing = 0;
  unwatch_focus (self);
  if (self->wall != NULL)
    ethos_notes_wall_set_list (self->wall, NULL);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->items);
  g_clear_object (&self->wall);
  G_OBJECT_CLASS (ethos_outline_parent_class)->dispose (object);
}

static void
ethos_outline_finalize (GObject *object)
{
  EthosOutline *self = ETHOS_OUTLINE (object);

  g_hash_table_unref (self->known);
  ethos_typed_free (self->typed);
  G_OBJECT_CLASS (ethos_outline_parent_class)->finalize (object);
}

static void
ethos_outline_class_init (EthosOutlineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = ethos_outline_constructed;
  object_class->dispose = ethos_outline_dispose;
  object_class->finalize = ethos_outline_finalize;
  object_class->get_property = ethos_outline_get_property;
  object_class->set_property = ethos_outline_set_property;
  widget_class->map = ethos_outline_map;
  widget_class->unmap = ethos_outline_unmap;
  widget_class->focus = ethos_outline_focus;
  widget_class->grab_focus = ethos_outline_grab_focus;

  properties[PROP_WALL] =
      g_param_spec_object ("wall", NULL, NULL, ETHOS_TYPE_NOTES_WALL,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * EthosOutline::chosen:
   * @id: the id of a note or a group
   *
   * Emitted when somebody wants to go there.
   */
  signals[CHOSEN] = g_signal_new ("chosen", ETHOS_TYPE_OUTLINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  ethos_outline_keys_class_init (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ethos_outline_init (EthosOutline *self)
{
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->typed = ethos_typed_new (NULL, NULL);
}

/**
 * ethos_outline_new:
 * @wall: the wall whose notes are listed, while the whole of it is shown
 *
 * Makes a list of all notes of a wall, by group. It scrolls by itself, and asks for the action
 * `board.show-wall` where nothing is left in it.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_outline_new (EthosNotesWall *wall)
{
  g_return_val_if_fail (ETHOS_IS_NOTES_WALL (wall), NULL);

  return g_object_new (ETHOS_TYPE_OUTLINE, "wall", wall, NULL);
}

/**
 * ethos_outline_focus_current:
 *
 * Puts the focus on the line of what has it on the wall; where that is gone, on what stands in its
 * place in the list, else on the first.
 *
 * Returns: whether there is a line
 */
gboolean
ethos_outline_focus_current (EthosOutline *self)
{
  EthosOutlineItem *item = NULL;
  g_autofree char *heading = NULL;
  guint position = 0;

  g_return_val_if_fail (ETHOS_IS_OUTLINE (self), FALSE);

  update (self);
  if (self->wall->current_column != NULL)
    heading = g_strconcat ("#", ethos_group_column_get_id (self->wall->current_column), NULL);
  if (self->wall->current_note != NULL)
    item = g_hash_table_lookup (self->known, self->wall->current_note->record->record.id);
  else if (heading != NULL)
    item = g_hash_table_lookup (self->known, heading);
  if (item == NULL || !g_list_store_find (self->items, item, &position))
    position = self->last;
  return ethos_outline_focus_position (self, position);
}
