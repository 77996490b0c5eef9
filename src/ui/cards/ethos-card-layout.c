// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-cards"

#include "config.h"

#include "ethos-card-grid-private.h"
#include "ethos-em.h"

/* Tiles have one width, and the height that the fullest of their row needs. How much text that can
 * be is for the tile to say. */
#define TILE_WIDTH_EMS 15.0
#define TILE_MIN_HEIGHT_EMS 9.0
/* Where there are too many to measure. */
#define TILE_COMPACT_HEIGHT_EMS 14.0
#define GAP_EMS 1.2
/* How many times as high as usual the text of a tile may be where the page has room. */
#define MOST_ROOM 4

/* A row of tiles, and where it stands. The first row of a section has the heading above it. */
typedef struct
{
  int y;
  int height;
  gboolean has_heading;
} Row;

/* Where each tile stands; rows[i] and columns[i] are of the tile at place i. */
typedef struct
{
  Row *rows;
  guint *row_of;
  int *column_of;
  guint n_rows;
} Plan;

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

static void
clear_plan (Plan *plan)
{
  g_free (plan->rows);
  g_free (plan->row_of);
  g_free (plan->column_of);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, clear_plan)

/*
 * Gives every tile its row and its column. A section that fits into what is left of a row stands
 * beside the one before: a mission alone in a row would leave the values below the edge.
 */
static void
fill_rows (EthosCardGrid *self, const EthosCardMetrics *metrics, Plan *plan)
{
  int column = 0;
  guint row = 0;

  for (guint place = 0; place < self->order->len;)
    {
      int n_tiles = (int) count_section (self, place);

      if (column > 0 && column + n_tiles > metrics->columns)
        {
          row++;
          column = 0;
        }
      plan->rows[row].has_heading = TRUE;
      for (int i = 0; i < n_tiles; i++, place++)
        {
          if (i > 0 && i % metrics->columns == 0 && n_tiles > metrics->columns)
            row++;
          plan->row_of[place] = row;
          plan->column_of[place] = (column + i) % metrics->columns;
        }
      /* What follows a section of several rows may stand beside the last of them only with its
       * heading above that row, where there are tiles: it begins a row of its own. */
      column = n_tiles > metrics->columns ? metrics->columns : column + n_tiles;
    }
  plan->n_rows = self->order->len > 0 ? row + 1 : 0;
}

static int
measure_tile (EthosCardTile *tile, int column_width)
{
  int minimum, natural;

  gtk_widget_measure (GTK_WIDGET (tile), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  gtk_widget_measure (GTK_WIDGET (tile), GTK_ORIENTATION_VERTICAL, MAX (minimum, column_width),
                      NULL, &natural, NULL, NULL);
  return natural;
}

static void
make_plan (EthosCardGrid *self, const EthosCardMetrics *metrics, Plan *plan)
{
  gboolean whole = self->order->len <= ETHOS_CARD_WHOLE_TILES;
  double em = ethos_em_get (GTK_WIDGET (self));
  int height = (int) ((whole ? TILE_MIN_HEIGHT_EMS : TILE_COMPACT_HEIGHT_EMS) * em);
  int head = heading_height (self);
  int y = 0;

  plan->rows = g_new0 (Row, self->order->len + 1);
  plan->row_of = g_new0 (guint, self->order->len + 1);
  plan->column_of = g_new0 (int, self->order->len + 1);
  fill_rows (self, metrics, plan);

  for (guint row = 0; row < plan->n_rows; row++)
    plan->rows[row].height = height;
  for (guint i = 0; whole && i < self->order->len; i++)
    {
      Row *row = &plan->rows[plan->row_of[i]];

      row->height = MAX (row->height, measure_tile (ethos_card_layout_get_tile (self, i),
                                                    metrics->column_width));
    }
  for (guint i = 0; i < plan->n_rows; i++)
    {
      Row *row = &plan->rows[i];

      row->y = y + (row->has_heading ? head : 0);
      y = row->y + row->height + metrics->gap;
    }
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

      g_auto (Plan) plan = { NULL };

      make_plan (self, &metrics, &plan);
      *minimum = *natural =
          plan.n_rows > 0 ? plan.rows[plan.n_rows - 1].y + plan.rows[plan.n_rows - 1].height : 0;
    }
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  EthosCardGrid *self = ETHOS_CARD_GRID (widget);
  EthosCardMetrics metrics = ethos_card_layout_get_metrics (self, width);
  int step = metrics.column_width + metrics.gap;
  int head = heading_height (self);
  g_auto (Plan) plan = { NULL };

  make_plan (self, &metrics, &plan);
  for (guint place = 0; place < self->order->len;)
    {
      guint n_tiles = count_section (self, place);
      int span = MIN ((int) n_tiles, metrics.columns);
      EthosCardKind kind = ethos_card_tile_get_kind (ethos_card_layout_get_tile (self, place));

      place_child (self->headings[kind], &metrics, plan.column_of[place] * step,
                   plan.rows[plan.row_of[place]].y - head, span * step - metrics.gap, head);
      for (guint end = place + n_tiles; place < end; place++)
        {
          const Row *row = &plan.rows[plan.row_of[place]];

          place_child (GTK_WIDGET (ethos_card_layout_get_tile (self, place)), &metrics,
                       plan.column_of[place] * step, row->y, metrics.column_width, row->height);
        }
    }
}

/* Gives the texts of tiles that factor of their usual room, and finds out whether the page has it.
 */
static gboolean
try_room (EthosCardGrid *self, guint factor, gboolean *more)
{
  int height;

  *more = FALSE;
  for (guint i = 0; i < self->order->len; i++)
    *more |= ethos_card_tile_set_room (ethos_card_layout_get_tile (self, i), factor);
  if (factor == 1)
    return TRUE;
  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_VERTICAL, self->page_width, &height, NULL,
                      NULL, NULL);
  return height <= self->page_height;
}

/* Long texts are cut where the page would have to scroll for them, and not before. */
void
ethos_card_layout_fit (EthosCardGrid *self)
{
  gboolean fits = TRUE;
  gboolean more = TRUE;

  if (self->page_height == 0 || self->order->len > ETHOS_CARD_WHOLE_TILES)
    return;
  for (guint factor = 1; fits && more && factor <= MOST_ROOM; factor++)
    {
      fits = try_room (self, factor, &more);
      if (!fits)
        try_room (self, factor - 1, &more);
    }
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
