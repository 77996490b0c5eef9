// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-cards"

#include "config.h"

#include "ethos-announce.h"
#include "ethos-card-grid-private.h"
#include "ethos-style.h"

#define DROP_MARK_WIDTH 4

void
ethos_card_moves_snapshot (EthosCardGrid *self, GtkSnapshot *snapshot)
{
  EthosCardMetrics metrics =
      ethos_card_layout_get_metrics (self, gtk_widget_get_width (GTK_WIDGET (self)));
  graphene_rect_t bounds;
  guint first, end;
  gboolean behind;
  GdkRGBA ink;
  float x;

  if (self->dragged == NULL || self->drop_place < 0)
    return;

  end = ethos_card_layout_find_section (self, self->dragged, &first);
  behind = (guint) self->drop_place == end;
  if (end == first ||
      !ethos_card_layout_get_bounds (self,
                                     ethos_card_layout_get_tile (self, (guint) self->drop_place -
                                                                           (behind ? 1 : 0)),
                                     &bounds))
    return;

  x = behind != metrics.rtl ? bounds.origin.x + bounds.size.width + (float) metrics.gap / 2
                            : bounds.origin.x - (float) metrics.gap / 2;
  ethos_style_get_colour (GTK_WIDGET (self), &ink);
  gtk_snapshot_append_color (snapshot, &ink,
                             &GRAPHENE_RECT_INIT (x - DROP_MARK_WIDTH / 2.0f, bounds.origin.y,
                                                  DROP_MARK_WIDTH, bounds.size.height));
}

static gboolean
submit_move (EthosCardGrid *self, EthosCardTile *tile, guint place)
{
  EthosSession *session = ethos_store_get_session (self->store);
  guint first, end = ethos_card_layout_find_section (self, tile, &first);
  const char *id = ethos_card_tile_get_id (tile);
  const char *after;

  place = CLAMP (place, first, end);
  if (place > first)
    after = ethos_card_tile_get_id (ethos_card_layout_get_tile (self, place - 1));
  else
    after =
        ethos_session_get_sibling_before (session, ethos_card_tile_get_id (
                                                       ethos_card_layout_get_tile (self, first)));
  if (g_strcmp0 (after, id) == 0)
    return FALSE;
  return ethos_store_run (self->store,
                          ethos_op_new ("card-move", "card", id, "after",
                                        after != NULL ? after : ETHOS_PLACE_FIRST, NULL));
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

  end = ethos_card_layout_find_section (self, self->dragged, &first);
  for (guint i = first; i < end && place < 0; i++)
    {
      float middle;

      if (!ethos_card_layout_get_bounds (self, ethos_card_layout_get_tile (self, i), &bounds) ||
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

void
ethos_card_moves_init (EthosCardGrid *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (ETHOS_TYPE_CARD_TILE, GDK_ACTION_MOVE);

  self->drop_place = -1;
  g_signal_connect (drop, "enter", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect (drop, "motion", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect (drop, "leave", G_CALLBACK (drop_leave_cb), self);
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/* Lets the pointer take the tile. */
void
ethos_card_moves_add_source (EthosCardGrid *self, GtkWidget *tile)
{
  GtkDragSource *drag = gtk_drag_source_new ();

  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect_object (drag, "prepare", G_CALLBACK (drag_prepare_cb), self, 0);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, 0);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, 0);
  gtk_widget_add_controller (tile, GTK_EVENT_CONTROLLER (drag));
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
  EthosCardMetrics metrics;
  EthosCardTile *tile;
  int place;
  int steps;

  g_return_if_fail (ETHOS_IS_CARD_GRID (self));

  place = ethos_card_layout_find_place (self, id);
  if (place < 0)
    return;
  metrics = ethos_card_layout_get_metrics (self, gtk_widget_get_width (GTK_WIDGET (self)));
  rtl = metrics.rtl;
  if (direction == GTK_DIR_UP || direction == GTK_DIR_DOWN)
    steps = direction == GTK_DIR_DOWN ? metrics.columns : -metrics.columns;
  else
    steps = (direction == GTK_DIR_RIGHT) != rtl ? 1 : -1;
  tile = ethos_card_layout_get_tile (self, (guint) place);
  /* A place is a gap between tiles, and the tile itself is one of them. */
  if (submit_move (self, tile, (guint) MAX (place + steps + (steps > 0 ? 1 : 0), 0)))
    ethos_announce_place (GTK_WIDGET (self),
                          (guint) ethos_card_layout_find_place (self,
                                                                ethos_card_tile_get_id (tile)) +
                              1,
                          self->order->len);
}
