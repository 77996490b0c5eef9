// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-cards"

#include "config.h"

#include "ethos-card-grid.h"

#include <glib/gi18n-lib.h>

#include "ethos-announce.h"
#include "ethos-card-grid-private.h"
#include "ethos-card-words.h"
#include "ethos-em.h"

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

static void
ethos_card_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GTK_WIDGET_CLASS (ethos_card_grid_parent_class)->snapshot (widget, snapshot);
  ethos_card_moves_snapshot (ETHOS_CARD_GRID (widget), snapshot);
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
      place = MAX (ethos_card_layout_find_place (self, self->current), 0);
      return gtk_widget_grab_focus (GTK_WIDGET (ethos_card_layout_get_tile (self, (guint) place)));
    }
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return FALSE;

  next = ETHOS_IS_CARD_TILE (child)
             ? ethos_card_layout_find_next (self, ETHOS_CARD_TILE (child), direction)
             : NULL;
  if (next != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (next));
  return TRUE;
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

static EthosCardTile *
add_tile (EthosCardGrid *self, const char *id)
{
  GtkWidget *tile = ethos_card_tile_new (id);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (focus, "enter", G_CALLBACK (focus_in_cb), self, 0);
  gtk_widget_add_controller (tile, focus);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, 0);
  gtk_widget_add_controller (tile, GTK_EVENT_CONTROLLER (click));
  ethos_card_moves_add_source (self, tile);

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

  g_clear_handle_id (&self->fit, g_source_remove);
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

  ethos_card_layout_class_init (widget_class);
  gtk_widget_class_set_css_name (widget_class, "cardgrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
ethos_card_grid_init (EthosCardGrid *self)
{
  self->tiles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, remove_tile);
  self->order = g_ptr_array_new ();
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
  ethos_card_moves_init (self);
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
      EthosCardTile *tile = ethos_card_layout_get_tile (self, place);
      GtkWidget *heading = self->headings[ethos_card_tile_get_kind (tile)];

      if (place == 0 || ethos_card_tile_get_kind (ethos_card_layout_get_tile (self, place - 1)) !=
                            ethos_card_tile_get_kind (tile))
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
  place = ethos_card_layout_find_place (self, self->current);
  g_ptr_array_set_size (self->order, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (section_order); i++)
    add_section (self, section_order[i], only_marked, always, on_projector, kept);

  for (guint i = 0; i < self->order->len; i++)
    {
      EthosCardTile *tile = ethos_card_layout_get_tile (self, i);

      ethos_card_tile_set_position (tile, i + 1, self->order->len);
      ethos_card_tile_set_whole (tile, self->order->len <= ETHOS_CARD_WHOLE_TILES);
    }
  if (ethos_card_layout_find_place (self, self->current) < 0 && self->order->len > 0)
    ethos_card_grid_set_current (
        self,
        ethos_card_tile_get_id (ethos_card_layout_get_tile (
            self, place < 0 ? 0 : (guint) MIN (place, (int) self->order->len - 1))),
        focused);
  g_hash_table_foreach_remove (self->tiles, not_kept, kept);
  order_children (self);
  ethos_card_layout_fit (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static gboolean
fit_cb (gpointer data)
{
  EthosCardGrid *self = data;

  self->fit = 0;
  ethos_card_layout_fit (self);
  return G_SOURCE_REMOVE;
}

/**
 * ethos_card_grid_set_page:
 * @width: of the page that it stands on
 * @height: how much of it can be seen at once
 *
 * Says how much room there is, of which tiles with long texts take what they need. May be called
 * while sizes are given out: the tiles change theirs a moment later.
 */
void
ethos_card_grid_set_page (EthosCardGrid *self, int width, int height)
{
  g_return_if_fail (ETHOS_IS_CARD_GRID (self));

  if (self->page_width == width && self->page_height == height)
    return;
  self->page_width = width;
  self->page_height = height;
  if (self->fit == 0)
    self->fit = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, self, NULL);
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

  found = ethos_card_layout_find_place (self, id);
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

  return ethos_card_layout_find_place (self, self->current) < 0 ? NULL : self->current;
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

  place = ethos_card_layout_find_place (self, id);
  if (place < 0)
    return;
  ethos_set_string (&self->current, id);
  if (focus)
    gtk_widget_grab_focus (GTK_WIDGET (ethos_card_layout_get_tile (self, (guint) place)));
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

  place = ethos_card_layout_find_place (self, id);
  last = (int) self->order->len - 1;
  if (place < 0)
    return NULL;
  /* So that no sum overflows, whatever "as far as it goes" is called. */
  place += CLAMP (steps, -last - 1, last + 1);
  return ethos_card_tile_get_id (ethos_card_layout_get_tile (self, (guint) CLAMP (place, 0, last)));
}
