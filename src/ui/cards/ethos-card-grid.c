// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-cards"

#include "config.h"

#include "ethos-card-grid.h"

#include <glib/gi18n-lib.h>

#include "ethos-announce.h"
#include "ethos-card-tile.h"
#include "ethos-card-words.h"
#include "ethos-em.h"
#include "ethos-style.h"

/* Tiles have one size, in ems, so a layout measures nothing and 72 of them scroll smoothly. */
#define TILE_WIDTH_EMS 15.0
#define TILE_HEIGHT_EMS 14.0
#define GAP_EMS 1.2
#define DROP_MARK_WIDTH 4

struct _EthosCardGrid
{
  GtkWidget parent_instance;

  EthosStore *store;
  GHashTable *tiles;

  /* The tiles as they stand: by kind, then by their order among all cards. */
  GPtrArray *order;
  GtkWidget *headings[ETHOS_CARD_LEADERSHIP + 1];
  char *current;

  /* Where a card that is being dragged would go: before this place among the tiles of its kind. */
  int drop_place;
  EthosCardTile *dragged;
};

G_DEFINE_FINAL_TYPE (EthosCardGrid, ethos_card_grid, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_STORE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A statement is read from its purpose down to what people do. */
static const EthosCardKind section_order[] = { ETHOS_CARD_MISSION, ETHOS_CARD_STRAND,
                                               ETHOS_CARD_VISION, ETHOS_CARD_VALUE,
                                               ETHOS_CARD_LEADERSHIP };

typedef struct
{
  int columns;
  int column_width;
  int tile_height;
  int gap;
  gboolean rtl;
  int width;
} Metrics;

static EthosCardTile *
get_tile (EthosCardGrid *self, guint place)
{
  return g_ptr_array_index (self->order, place);
}

static int
find_place (EthosCardGrid *self, const char *id)
{
  for (guint i = 0; id != NULL && i < self->order->len; i++)
    if (g_str_equal (ethos_card_tile_get_id (get_tile (self, i)), id))
      return (int) i;

  return -1;
}

static Metrics
get_metrics (EthosCardGrid *self, int width)
{
  double em = ethos_em_get (GTK_WIDGET (self));
  Metrics metrics = { .width = width };
  int tile_width = (int) (TILE_WIDTH_EMS * em);

  metrics.gap = (int) (GAP_EMS * em);
  metrics.tile_height = (int) (TILE_HEIGHT_EMS * em);
  metrics.columns = MAX (1, (width + metrics.gap) / (tile_width + metrics.gap));
  metrics.column_width = (width - (metrics.columns - 1) * metrics.gap) / metrics.columns;
  metrics.rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  return metrics;
}

static void
place_child (GtkWidget *child, const Metrics *metrics, int x, int y, int width, int height)
{
  GtkAllocation allocation = { x, y, width, height };

  if (metrics->rtl)
    allocation.x = metrics->width - x - width;
  gtk_widget_size_allocate (child, &allocation, -1);
}

static guint
count_section (EthosCardGrid *self, guint first)
{
  guint end = first;

  while (end < self->order->len && ethos_card_tile_get_kind (get_tile (self, end)) ==
                                       ethos_card_tile_get_kind (get_tile (self, first)))
    end++;
  return end - first;
}

static int
heading_height (EthosCardGrid *self)
{
  int highest = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (self->headings); i++)
    {
      int natural;

      gtk_widget_measure (self->headings[i], GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL,
                          NULL);
      highest = MAX (highest, natural);
    }
  return highest;
}

/*
 * Goes through the sections from top to bottom; places everything where @allocate says so. A
 * section that fits into what is left of a row stands beside the one before: a mission alone in a
 * row would leave the values below the edge.
 */
static int
lay_out (EthosCardGrid *self, const Metrics *metrics, gboolean allocate)
{
  int step = metrics->column_width + metrics->gap;
  int head = heading_height (self);
  int column = 0;
  int y = 0;

  for (guint place = 0; place < self->order->len;)
    {
      int n_tiles = (int) count_section (self, place);
      int span = MIN (n_tiles, metrics->columns);

      if (column > 0 && column + n_tiles > metrics->columns)
        {
          y += head + metrics->tile_height + metrics->gap;
          column = 0;
        }
      if (allocate)
        place_child (self->headings[ethos_card_tile_get_kind (get_tile (self, place))], metrics,
                     column * step, y, span * step - metrics->gap, head);
      for (int i = 0; i < n_tiles; i++, place++)
        {
          if (i > 0 && i % metrics->columns == 0 && n_tiles > metrics->columns)
            y += metrics->tile_height + metrics->gap;
          if (allocate)
            place_child (GTK_WIDGET (get_tile (self, place)), metrics,
                         (column + i) % metrics->columns * step, y + head, metrics->column_width,
                         metrics->tile_height);
        }
      /* What follows a section of several rows may stand beside the last of them only with its
       * heading above that row, where there are tiles: it begins a row of its own. */
      column = n_tiles > metrics->columns ? metrics->columns : column + n_tiles;
    }

  return self->order->len > 0 ? y + head + metrics->tile_height : 0;
}

static void
ethos_card_grid_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  EthosCardGrid *self = ETHOS_CARD_GRID (widget);
  double em = ethos_em_get (widget);

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (int) (TILE_WIDTH_EMS * em);
      *natural = (int) ((3 * TILE_WIDTH_EMS + 2 * GAP_EMS) * em);
    }
  else
    {
      Metrics metrics = get_metrics (self, for_size > 0 ? for_size : (int) (TILE_WIDTH_EMS * em));

      *minimum = *natural = lay_out (self, &metrics, FALSE);
    }
}

static void
ethos_card_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  EthosCardGrid *self = ETHOS_CARD_GRID (widget);
  Metrics metrics = get_metrics (self, width);

  lay_out (self, &metrics, TRUE);
}

static GtkSizeRequestMode
ethos_card_grid_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static gboolean
tile_bounds (EthosCardGrid *self, EthosCardTile *tile, graphene_rect_t *bounds)
{
  return gtk_widget_compute_bounds (GTK_WIDGET (tile), GTK_WIDGET (self), bounds);
}

/* The last place plus one of the tiles that are of the same kind as @tile; @first gets the first.
 */
static guint
find_section (EthosCardGrid *self, EthosCardTile *tile, guint *first)
{
  EthosCardKind kind = ethos_card_tile_get_kind (tile);
  guint place = 0;

  while (place < self->order->len && ethos_card_tile_get_kind (get_tile (self, place)) != kind)
    place++;
  *first = place;
  while (place < self->order->len && ethos_card_tile_get_kind (get_tile (self, place)) == kind)
    place++;
  return place;
}

static void
ethos_card_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  EthosCardGrid *self = ETHOS_CARD_GRID (widget);
  Metrics metrics = get_metrics (self, gtk_widget_get_width (widget));
  graphene_rect_t bounds;
  guint first, end;
  gboolean behind;
  GdkRGBA ink;
  float x;

  GTK_WIDGET_CLASS (ethos_card_grid_parent_class)->snapshot (widget, snapshot);
  if (self->dragged == NULL || self->drop_place < 0)
    return;

  end = find_section (self, self->dragged, &first);
  behind = (guint) self->drop_place == end;
  if (end == first ||
      !tile_bounds (self, get_tile (self, (guint) self->drop_place - (behind ? 1 : 0)), &bounds))
    return;

  x = behind != metrics.rtl ? bounds.origin.x + bounds.size.width + (float) metrics.gap / 2
                            : bounds.origin.x - (float) metrics.gap / 2;
  ethos_style_get_colour (widget, &ink);
  gtk_snapshot_append_color (snapshot, &ink,
                             &GRAPHENE_RECT_INIT (x - DROP_MARK_WIDTH / 2.0f, bounds.origin.y,
                                                  DROP_MARK_WIDTH, bounds.size.height));
}

/* The tile that lies next in @direction; rows of sections need not have the same length. */
static EthosCardTile *
find_next (EthosCardGrid *self, EthosCardTile *from, GtkDirectionType direction)
{
  int place = find_place (self, ethos_card_tile_get_id (from));
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  graphene_rect_t start, bounds;
  EthosCardTile *best = NULL;
  float best_distance = G_MAXFLOAT;

  if (direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT)
    {
      place += (direction == GTK_DIR_RIGHT) != rtl ? 1 : -1;
      return place >= 0 && place < (int) self->order->len ? get_tile (self, (guint) place) : NULL;
    }

  if (!tile_bounds (self, from, &start))
    return NULL;
  for (guint i = 0; i < self->order->len; i++)
    {
      EthosCardTile *tile = get_tile (self, i);
      float down, aside;

      if (!tile_bounds (self, tile, &bounds))
        continue;
      down = (bounds.origin.y - start.origin.y) * (direction == GTK_DIR_DOWN ? 1 : -1);
      aside = ABS (bounds.origin.x - start.origin.x);
      /* The next row counts for more than the column. */
      if (down > 1 && down * 100 + aside < best_distance)
        {
          best = tile;
          best_distance = down * 100 + aside;
        }
    }
  return best;
}

/* One stop for Tab; arrows go from tile to tile. */
static gboolean
ethos_card_grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  EthosCardGrid *self = ETHOS_CARD_GRID (widget);
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  EthosCardTile *next;
  int place;

  if (self->order->len == 0)
    return FALSE;
  if (child == NULL)
    {
      place = MAX (find_place (self, self->current), 0);
      return gtk_widget_grab_focus (GTK_WIDGET (get_tile (self, (guint) place)));
    }
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return FALSE;

  next = ETHOS_IS_CARD_TILE (child) ? find_next (self, ETHOS_CARD_TILE (child), direction) : NULL;
  if (next != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (next));
  return TRUE;
}

static void
submit_move (EthosCardGrid *self, EthosCardTile *tile, guint place)
{
  EthosSession *session = ethos_store_get_session (self->store);
  guint first, end = find_section (self, tile, &first);
  const char *id = ethos_card_tile_get_id (tile);
  const char *after;

  place = CLAMP (place, first, end);
  if (place > first)
    after = ethos_card_tile_get_id (get_tile (self, place - 1));
  else
    after =
        ethos_session_get_sibling_before (session, ethos_card_tile_get_id (get_tile (self, first)));
  if (g_strcmp0 (after, id) == 0)
    return;
  ethos_store_run (self->store, ethos_op_new ("card-move", "card", id, "after",
                                              after != NULL ? after : ETHOS_PLACE_FIRST, NULL));
}

static void
focus_in_cb (GtkEventControllerFocus *controller, EthosCardGrid *self)
{
  GtkWidget *tile = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  g_free (self->current);
  self->current = g_strdup (ethos_card_tile_get_id (ETHOS_CARD_TILE (tile)));
}

static void
released_cb (GtkGestureClick *click, int n_press, double x, double y, EthosCardGrid *self)
{
  GtkWidget *tile = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));

  gtk_widget_grab_focus (tile);
  if (n_press == 2)
    g_signal_emit (self, signals[OPENED], 0);
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, EthosCardGrid *self)
{
  GtkWidget *tile = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));

  if (ethos_store_get_read_only (self->store))
    return NULL;
  return gdk_content_provider_new_typed (ETHOS_TYPE_CARD_TILE, tile);
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, EthosCardGrid *self)
{
  GtkWidget *tile = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (tile);

  self->dragged = ETHOS_CARD_TILE (tile);
  gtk_drag_source_set_icon (source, picture, 16, 16);
}

static void
drag_end_cb (GtkDragSource *source, GdkDrag *drag, gboolean delete_data, EthosCardGrid *self)
{
  self->dragged = NULL;
  self->drop_place = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GdkDragAction
drop_motion_cb (GtkDropTarget *target, double x, double y, EthosCardGrid *self)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  graphene_rect_t bounds;
  int place = -1;
  guint first, end;

  if (self->dragged == NULL)
    return 0;

  end = find_section (self, self->dragged, &first);
  for (guint i = first; i < end && place < 0; i++)
    {
      float middle;

      if (!tile_bounds (self, get_tile (self, i), &bounds) ||
          y > bounds.origin.y + bounds.size.height)
        continue;
      middle = bounds.origin.x + bounds.size.width / 2;
      if (rtl ? x > middle : x < middle)
        place = (int) i;
    }
  self->drop_place = place < 0 ? (int) end : place;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return GDK_ACTION_MOVE;
}

static void
drop_leave_cb (GtkDropTarget *target, EthosCardGrid *self)
{
  self->drop_place = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, EthosCardGrid *self)
{
  EthosCardTile *tile = g_value_get_object (value);

  /* A card of another window is not ours to move. */
  if (tile == NULL || tile != self->dragged || self->drop_place < 0)
    return FALSE;
  submit_move (self, tile, (guint) self->drop_place);
  return TRUE;
}

static EthosCardTile *
add_tile (EthosCardGrid *self, const char *id)
{
  GtkWidget *tile = ethos_card_tile_new (id);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDragSource *drag = gtk_drag_source_new ();

  g_signal_connect_object (focus, "enter", G_CALLBACK (focus_in_cb), self, 0);
  gtk_widget_add_controller (tile, focus);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, 0);
  gtk_widget_add_controller (tile, GTK_EVENT_CONTROLLER (click));
  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect_object (drag, "prepare", G_CALLBACK (drag_prepare_cb), self, 0);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, 0);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, 0);
  gtk_widget_add_controller (tile, GTK_EVENT_CONTROLLER (drag));

  gtk_widget_set_parent (tile, GTK_WIDGET (self));
  g_hash_table_insert (self->tiles, g_strdup (id), tile);
  return ETHOS_CARD_TILE (tile);
}

static void
remove_tile (gpointer tile)
{
  gtk_widget_unparent (tile);
}

static void
ethos_card_grid_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, ETHOS_CARD_GRID (object)->store);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_card_grid_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STORE:
      ETHOS_CARD_GRID (object)->store = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_card_grid_dispose (GObject *object)
{
  EthosCardGrid *self = ETHOS_CARD_GRID (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->order, 0);
  g_hash_table_remove_all (self->tiles);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ethos_card_grid_parent_class)->dispose (object);
}

static void
ethos_card_grid_finalize (GObject *object)
{
  EthosCardGrid *self = ETHOS_CARD_GRID (object);

  g_ptr_array_unref (self->order);
  g_hash_table_unref (self->tiles);
  g_free (self->current);
  G_OBJECT_CLASS (ethos_card_grid_parent_class)->finalize (object);
}

static void
ethos_card_grid_class_init (EthosCardGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ethos_card_grid_dispose;
  object_class->finalize = ethos_card_grid_finalize;
  object_class->get_property = ethos_card_grid_get_property;
  object_class->set_property = ethos_card_grid_set_property;
  widget_class->measure = ethos_card_grid_measure;
  widget_class->size_allocate = ethos_card_grid_size_allocate;
  widget_class->get_request_mode = ethos_card_grid_get_request_mode;
  widget_class->snapshot = ethos_card_grid_snapshot;
  widget_class->focus = ethos_card_grid_focus;

  properties[PROP_STORE] =
      g_param_spec_object ("store", NULL, NULL, ETHOS_TYPE_STORE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * EthosCardGrid::opened:
   *
   * The current card was clicked twice.
   */
  signals[OPENED] = g_signal_new ("opened", ETHOS_TYPE_CARD_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "cardgrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
ethos_card_grid_init (EthosCardGrid *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (ETHOS_TYPE_CARD_TILE, GDK_ACTION_MOVE);

  self->tiles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, remove_tile);
  self->order = g_ptr_array_new ();
  self->drop_place = -1;
  for (gsize i = 0; i < G_N_ELEMENTS (self->headings); i++)
    {
      GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                         GTK_ACCESSIBLE_ROLE_HEADING, "xalign", 0.0, NULL);

      gtk_widget_add_css_class (heading, "section");
      gtk_widget_set_parent (heading, GTK_WIDGET (self));
      self->headings[i] = heading;
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Cards"),
                                  -1);

  g_signal_connect (drop, "enter", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect (drop, "motion", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect (drop, "leave", G_CALLBACK (drop_leave_cb), self);
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

static void
update_heading (EthosCardGrid *self, EthosCardKind kind, guint n_cards)
{
  const char *heading = ethos_card_kind_get_heading (kind);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->headings[kind], n_cards > 0);
  if (n_cards == 1)
    text = g_strdup (heading);
  else
    /* Translators: a heading and how many cards stand under it. */
    text = g_strdup_printf (C_ ("heading", "%s · %u"), heading, n_cards);
  gtk_label_set_text (GTK_LABEL (self->headings[kind]), text);
}

static void
add_section (EthosCardGrid *self,
             EthosCardKind kind,
             gboolean only_marked,
             const char *always,
             const char *on_projector,
             GHashTable *kept)
{
  EthosSession *session = ethos_store_get_session (self->store);
  guint first = self->order->len;
  const EthosCard *card;
  EthosChildIter iter;

  ethos_session_iter_init (session, &iter, ETHOS_DECK_ID, ETHOS_KIND_CARD);
  while ((card = ethos_child_iter_next (&iter)) != NULL)
    {
      EthosCardTile *tile;

      if ((EthosCardKind) card->kind != kind ||
          (only_marked && !card->marked && g_strcmp0 (card->record.id, always) != 0))
        continue;
      tile = g_hash_table_lookup (self->tiles, card->record.id);
      if (tile == NULL)
        tile = add_tile (self, card->record.id);
      ethos_card_tile_update (tile, session, card, g_strcmp0 (on_projector, card->record.id) == 0);
      g_ptr_array_add (self->order, tile);
      g_hash_table_add (kept, tile);
    }
  update_heading (self, kind, self->order->len - first);
}

static GtkWidget *
put_behind (EthosCardGrid *self, GtkWidget *child, GtkWidget *previous)
{
  if (gtk_widget_get_prev_sibling (child) != previous)
    gtk_widget_insert_after (child, GTK_WIDGET (self), previous);
  return child;
}

/* Who hears the cards hears each heading before its own, as they are seen. */
static void
order_children (EthosCardGrid *self)
{
  GtkWidget *previous = NULL;

  for (guint place = 0; place < self->order->len; place++)
    {
      EthosCardTile *tile = get_tile (self, place);
      GtkWidget *heading = self->headings[ethos_card_tile_get_kind (tile)];

      if (place == 0 ||
          ethos_card_tile_get_kind (get_tile (self, place - 1)) != ethos_card_tile_get_kind (tile))
        previous = put_behind (self, heading, previous);
      previous = put_behind (self, GTK_WIDGET (tile), previous);
    }
}

static gboolean
not_kept (gpointer id, gpointer tile, gpointer kept)
{
  return !g_hash_table_contains (kept, tile);
}

/**
 * ethos_card_grid_new:
 * @store: the workshop
 *
 * Makes the overview of all cards. It shows nothing until ethos_card_grid_update().
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_card_grid_new (EthosStore *store)
{
  return g_object_new (ETHOS_TYPE_CARD_GRID, "store", store, NULL);
}

/**
 * ethos_card_grid_update:
 * @only_marked: whether to show only cards that are marked for discussion
 * @always: (nullable): the id of a card that is shown in any case
 * @on_projector: (nullable): the id of the card that the room sees
 *
 * Shows the cards as they are now. Where the card that had the focus has gone, the one that has
 * taken its place gets it.
 */
void
ethos_card_grid_update (EthosCardGrid *self,
                        gboolean only_marked,
                        const char *always,
                        const char *on_projector)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);
  gboolean focused;
  int place;

  g_return_if_fail (ETHOS_IS_CARD_GRID (self));

  focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  place = find_place (self, self->current);
  g_ptr_array_set_size (self->order, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (section_order); i++)
    add_section (self, section_order[i], only_marked, always, on_projector, kept);

  for (guint i = 0; i < self->order->len; i++)
    ethos_card_tile_set_position (get_tile (self, i), i + 1, self->order->len);
  if (find_place (self, self->current) < 0 && self->order->len > 0)
    ethos_card_grid_set_current (
        self,
        ethos_card_tile_get_id (
            get_tile (self, place < 0 ? 0 : (guint) MIN (place, (int) self->order->len - 1))),
        focused);
  g_hash_table_foreach_remove (self->tiles, not_kept, kept);
  order_children (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * ethos_card_grid_get_n_cards:
 *
 * Returns: how many cards are shown
 */
guint
ethos_card_grid_get_n_cards (EthosCardGrid *self)
{
  g_return_val_if_fail (ETHOS_IS_CARD_GRID (self), 0);

  return self->order->len;
}

/**
 * ethos_card_grid_find:
 * @id: (nullable): the id of a card
 * @place: (out): where it stands, from 0
 *
 * Returns: whether it is shown
 */
gboolean
ethos_card_grid_find (EthosCardGrid *self, const char *id, guint *place)
{
  int found;

  g_return_val_if_fail (ETHOS_IS_CARD_GRID (self) && place != NULL, FALSE);

  found = find_place (self, id);
  *place = (guint) MAX (found, 0);
  return found >= 0;
}

/**
 * ethos_card_grid_get_current:
 *
 * Returns: (transfer none) (nullable): the id of the card that has, had or will have the focus
 */
const char *
ethos_card_grid_get_current (EthosCardGrid *self)
{
  g_return_val_if_fail (ETHOS_IS_CARD_GRID (self), NULL);

  return find_place (self, self->current) < 0 ? NULL : self->current;
}

/**
 * ethos_card_grid_set_current:
 * @id: the id of a card that is shown
 * @focus: whether it gets the focus now
 *
 * Says on which card keys act.
 */
void
ethos_card_grid_set_current (EthosCardGrid *self, const char *id, gboolean focus)
{
  int place;

  g_return_if_fail (ETHOS_IS_CARD_GRID (self));

  place = find_place (self, id);
  if (place < 0)
    return;
  ethos_set_string (&self->current, id);
  if (focus)
    gtk_widget_grab_focus (GTK_WIDGET (get_tile (self, (guint) place)));
}

/**
 * ethos_card_grid_get_neighbour:
 * @id: the id of a card that is shown
 * @steps: how far to go; it stops at the ends
 *
 * Returns: (transfer none) (nullable): the id of the card that many places further
 */
const char *
ethos_card_grid_get_neighbour (EthosCardGrid *self, const char *id, int steps)
{
  int last;
  int place;

  g_return_val_if_fail (ETHOS_IS_CARD_GRID (self), NULL);

  place = find_place (self, id);
  last = (int) self->order->len - 1;
  if (place < 0)
    return NULL;
  /* So that no sum overflows, whatever "as far as it goes" is called. */
  place += CLAMP (steps, -last - 1, last + 1);
  return ethos_card_tile_get_id (get_tile (self, (guint) CLAMP (place, 0, last)));
}

/**
 * ethos_card_grid_move:
 * @id: the id of a card that is shown
 * @direction: left, right, up or down
 *
 * Moves a card among the cards of its kind.
 */
void
ethos_card_grid_move (EthosCardGrid *self, const char *id, GtkDirectionType direction)
{
  gboolean rtl;
  Metrics metrics;
  int place;
  int steps;

  g_return_if_fail (ETHOS_IS_CARD_GRID (self));

  place = find_place (self, id);
  if (place < 0)
    return;
  metrics = get_metrics (self, gtk_widget_get_width (GTK_WIDGET (self)));
  rtl = metrics.rtl;
  if (direction == GTK_DIR_UP || direction == GTK_DIR_DOWN)
    steps = direction == GTK_DIR_DOWN ? metrics.columns : -metrics.columns;
  else
    steps = (direction == GTK_DIR_RIGHT) != rtl ? 1 : -1;
  /* A place is a gap between tiles, and the tile itself is one of them. */
  submit_move (self, get_tile (self, (guint) place),
               (guint) MAX (place + steps + (steps > 0 ? 1 : 0), 0));
}
