// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-wall-free.h"

/* A note that is put down goes no further than this from where it was let go, in notes. */
#define REACH 3

/* Stored places are rounded: what is put down keeps so far away that it covers nothing then. */
#define CLEAR 3

static gboolean
covers (const GdkRectangle *first, const GdkRectangle *second)
{
  return first->x < second->x + second->width + CLEAR &&
         second->x < first->x + first->width + CLEAR &&
         first->y < second->y + second->height + CLEAR &&
         second->y < first->y + first->height + CLEAR;
}

static gboolean
is_in_view (const EthosWallMetrics *metrics, const GdkRectangle *area)
{
  return area->x >= metrics->padding && area->y >= metrics->title_height + metrics->padding &&
         area->x + area->width <= metrics->width - metrics->padding;
}

/**
 * ethos_wall_is_clear:
 * @taken: (array length=n_taken): where something is already
 * @n_taken: how much
 * @area: where a note is to go
 *
 * Returns: whether it covers nothing there
 */
gboolean
ethos_wall_is_clear (const GdkRectangle *taken, guint n_taken, const GdkRectangle *area)
{
  for (guint i = 0; i < n_taken; i++)
    if (covers (&taken[i], area))
      return FALSE;
  return TRUE;
}

static int
compare_starts (gconstpointer first, gconstpointer second, gpointer data)
{
  int here = *(const int *) data;
  int a = *(const int *) first, b = *(const int *) second;
  int order = ABS (a - here) - ABS (b - here);

  return order != 0 ? order : (a > b) - (a < b);
}

/* Where the nearest free place begins in one direction: where it is, or beside what is near. The
 * nearest are first, and what stands in rows says the same many times. */
static GArray *
list_starts (const EthosWallMetrics *metrics,
             const GdkRectangle *taken,
             guint n_taken,
             const GdkRectangle *area,
             gboolean upright)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (int));
  int here = upright ? area->y : area->x;
  int size = upright ? area->height : area->width;

  for (guint i = 0; i < n_taken; i++)
    {
      int from = upright ? taken[i].y : taken[i].x;
      int before = from - size - metrics->gap;
      int after = from + (upright ? taken[i].height : taken[i].width) + metrics->gap;

      if (ABS (before - here) < REACH * size)
        g_array_append_val (starts, before);
      if (ABS (after - here) < REACH * size)
        g_array_append_val (starts, after);
    }
  g_array_append_val (starts, here);
  g_array_sort_with_data (starts, compare_starts, &here);
  for (guint i = starts->len; i-- > 1;)
    if (g_array_index (starts, int, i) == g_array_index (starts, int, i - 1))
      g_array_remove_index (starts, i);
  return starts;
}

/**
 * ethos_wall_find_free:
 * @metrics: sizes
 * @taken: (array length=n_taken): where something is already
 * @n_taken: how much
 * @area: (inout): where a note was let go
 *
 * Moves a note that would cover others to the nearest place where it does not. Where there is none
 * near, it stays.
 */
void
ethos_wall_find_free (const EthosWallMetrics *metrics,
                      const GdkRectangle *taken,
                      guint n_taken,
                      GdkRectangle *area)
{
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (GdkRectangle));
  g_autoptr (GArray) across = NULL;
  g_autoptr (GArray) down = NULL;
  GdkRectangle best;
  gint64 shortest = G_MAXINT64;

  g_return_if_fail (metrics != NULL && area != NULL);

  if (ethos_wall_is_clear (taken, n_taken, area))
    return;
  best = *area;
  for (guint i = 0; i < n_taken; i++)
    if (ABS (taken[i].x - area->x) < (REACH + 1) * area->width + taken[i].width &&
        ABS (taken[i].y - area->y) < (REACH + 1) * area->height + taken[i].height)
      g_array_append_val (near, taken[i]);
  taken = (const GdkRectangle *) (gpointer) near->data;
  across = list_starts (metrics, taken, near->len, area, FALSE);
  down = list_starts (metrics, taken, near->len, area, TRUE);
  for (guint i = 0; i < across->len; i++)
    for (guint j = 0; j < down->len; j++)
      {
        GdkRectangle tried = { g_array_index (across, int, i), g_array_index (down, int, j),
                               area->width, area->height };
        gint64 dx = tried.x - area->x;
        gint64 dy = tried.y - area->y;

        if (dx * dx + dy * dy >= shortest)
          break;
        if (!is_in_view (metrics, &tried) || !ethos_wall_is_clear (taken, near->len, &tried))
          continue;
        shortest = dx * dx + dy * dy;
        best = tried;
      }
  *area = best;
}
