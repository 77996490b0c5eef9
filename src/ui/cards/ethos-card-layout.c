// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-cards"

#include "config.h"

#include "ethos-card-grid-private.h"
#include "ethos-em.h"

/* Tiles have one size, in ems, so a layout measures nothing and 72 of them scroll smoothly. */
#define TILE_WIDTH_EMS 15.0
#define TILE_HEIGHT_EMS 14.0
#define GAP_EMS 1.2

EthosCardTile *
ethos_card_layout_get_tile (EthosCardGrid *self, guint place)
{
  return g_ptr_array_index (self->order, place);
}

int
ethos_card_layout_find_place (EthosCardGrid *self, const char *id)
{
  for (guint i = 0; id != NULL && i < self->order->len; i++)
    if (g_str_equal (ethos_card_tile_get_id (ethos_card_layout_get_tile (self, i)), id))
      return (int) i;

  return -1;
}

EthosCardMetrics
ethos_card_layout_get_metrics (EthosCardGrid *self, int width)
{
  double em = ethos_em_get (GTK_WIDGET (self));
  EthosCardMetrics metrics = { .width = width };
  int tile_width = (int) (TILE_WIDTH_EMS * em);

  metrics.gap = (int) (GAP_EMS * em);
  metrics.tile_height = (int) (TILE_HEIGHT_EMS * em);
  metrics.columns = MAX (1, (width + metrics.gap) / (tile_width + metrics.gap));
  metrics.column_width = (width - (metrics.columns - 1) * metrics.gap) / metrics.columns;
  metrics.rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  return metrics;
}

static void
place_child (GtkWidget *child, const EthosCardMetrics *metrics, int x, int y, int width, int height)
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

  while (end < self->order->len &&
         ethos_card_tile_get_kind (ethos_card_layout_get_tile (self, end)) ==
             ethos_card_tile_get_kind (ethos_card_layout_get_tile (self, first)))
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
lay_out (EthosCardGrid *self, const EthosCardMetrics *metrics, gboolean allocate)
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
        place_child (
            self->headings[ethos_card_tile_get_kind (ethos_card_layout_get_tile (self, place))],
            metrics, column * step, y, span * step - metrics->gap, head);
      for (int i = 0; i < n_tiles; i++, place++)
        {
          if (i > 0 && i % metrics->columns == 0 && n_tiles > metrics->columns)
            y += metrics->tile_height + metrics->gap;
          if (allocate)
            place_child (GTK_WIDGET (ethos_card_layout_get_tile (self, place)), metrics,
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
measure (GtkWidget *widget,
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
      EthosCardMetrics metrics =
          ethos_card_layout_get_metrics (self,
                                         for_size > 0 ? for_size : (int) (TILE_WIDTH_EMS * em));

      *minimum = *natural = lay_out (self, &metrics, FALSE);
    }
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  EthosCardGrid *self = ETHOS_CARD_GRID (widget);
  EthosCardMetrics metrics = ethos_card_layout_get_metrics (self, width);

  lay_out (self, &metrics, TRUE);
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

gboolean
ethos_card_layout_get_bounds (EthosCardGrid *self, EthosCardTile *tile, graphene_rect_t *bounds)
{
  return gtk_widget_compute_bounds (GTK_WIDGET (tile), GTK_WIDGET (self), bounds);
}

/* The last place plus one of the tiles that are of the same kind as @tile; @first gets the first.
 */
guint
ethos_card_layout_find_section (EthosCardGrid *self, EthosCardTile *tile, guint *first)
{
  EthosCardKind kind = ethos_card_tile_get_kind (tile);
  guint place = 0;

  while (place < self->order->len &&
         ethos_card_tile_get_kind (ethos_card_layout_get_tile (self, place)) != kind)
    place++;
  *first = place;
  while (place < self->order->len &&
         ethos_card_tile_get_kind (ethos_card_layout_get_tile (self, place)) == kind)
    place++;
  return place;
}

/* The tile that lies next in @direction; rows of sections need not have the same length. */
EthosCardTile *
ethos_card_layout_find_next (EthosCardGrid *self, EthosCardTile *from, GtkDirectionType direction)
{
  int place = ethos_card_layout_find_place (self, ethos_card_tile_get_id (from));
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  graphene_rect_t start, bounds;
  EthosCardTile *best = NULL;
  float best_distance = G_MAXFLOAT;

  if (direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT)
    {
      place += (direction == GTK_DIR_RIGHT) != rtl ? 1 : -1;
      return place >= 0 && place < (int) self->order->len
                 ? ethos_card_layout_get_tile (self, (guint) place)
                 : NULL;
    }

  if (!ethos_card_layout_get_bounds (self, from, &start))
    return NULL;
  for (guint i = 0; i < self->order->len; i++)
    {
      EthosCardTile *tile = ethos_card_layout_get_tile (self, i);
      float down, aside;

      if (!ethos_card_layout_get_bounds (self, tile, &bounds))
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

void
ethos_card_layout_class_init (GtkWidgetClass *klass)
{
  klass->measure = measure;
  klass->size_allocate = size_allocate;
  klass->get_request_mode = get_request_mode;
}
