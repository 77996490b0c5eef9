// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-wall-width.h"

/* A wall is as wide as what is seen of it until it would be so many times as high as wide. */
#define HIGH_MOST 3.0

/* Then it becomes so wide that the whole of it has about the shape of a window. */
#define HIGH_BEST 0.8

/* It grows in large steps: each of them moves the notes that nobody has placed. */
static const double steps[] = { 2, 3, 4, 6, 8, 12, 16, 24, 32 };

/**
 * ethos_wall_find_width:
 * @metrics: sizes, and how wide what is seen is
 * @n_notes: how many notes are on the wall
 *
 * A wall as wide as a window, with thousands of notes, would be a strip of which nothing could be
 * made out once all of it is seen.
 *
 * Returns: how wide the wall should be, which is as wide as what is seen or several times that
 */
int
ethos_wall_find_width (const EthosWallMetrics *metrics, guint n_notes)
{
  int n_across;
  double height, high;

  g_return_val_if_fail (metrics != NULL, 0);

  n_across = MAX ((metrics->width + metrics->gap) / MAX (metrics->note_width + metrics->gap, 1), 1);
  height = (double) n_notes / n_across * (metrics->note_height + metrics->gap);
  high = height / MAX (metrics->width, 1);
  if (high <= HIGH_MOST)
    return metrics->width;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (high <= HIGH_BEST * steps[i] * steps[i] || i == G_N_ELEMENTS (steps) - 1)
      return (int) (metrics->width * steps[i]);
  return metrics->width;
}
