// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-wall-arrange.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ethos-announce.h"
#include "ethos-wall-dots.h"

/* How the notes are laid out that nobody has placed by hand, and in which order they are read. */

/**
 * ethos_wall_arrange_read:
 *
 * Looks up the arrangement of the wall that is shown. A page has none.
 */
void
ethos_wall_arrange_read (EthosNotesWall *self)
{
  const EthosActivity *wall =
      ethos_session_find (ethos_store_get_session (self->store), ETHOS_KIND_ACTIVITY, self->wall);

  self->arrangement = wall != NULL && self->page == ETHOS_WALL_WHOLE
                          ? (EthosArrangement) wall->arrangement
                          : ETHOS_ARRANGEMENT_GROUPS;
}

/**
 * ethos_wall_arrange_has_columns:
 *
 * Returns: whether groups are columns; otherwise each note says which group it is in
 */
gboolean
ethos_wall_arrange_has_columns (EthosNotesWall *self)
{
  return self->page == ETHOS_WALL_WHOLE && (self->arrangement == ETHOS_ARRANGEMENT_GROUPS ||
                                            self->arrangement == ETHOS_ARRANGEMENT_DOTS);
}

/* Loose notes have as many buckets as there are ranks by dots, one where these don't matter. */
static guint
get_bucket (EthosNotesWall *self, const EthosWallNote *note)
{
  if (self->arrangement == ETHOS_ARRANGEMENT_COLOURS)
    return (guint) note->record->colour;
  return note->column < 0
             ? self->columns->len + ethos_wall_dots_get_rank (self, note->record->record.id)
             : (guint) note->column;
}

/* The order within a bucket stays, which GPtrArray's sort does not promise. */
static void
sort (EthosNotesWall *self)
{
  GPtrArray *order = self->order;
  guint n_buckets = self->arrangement == ETHOS_ARRANGEMENT_COLOURS
                        ? ETHOS_N_TINTS
                        : self->columns->len + ethos_wall_dots_count_ranks (self);
  g_autofree gpointer *sorted = g_new (gpointer, order->len + 1);
  g_autofree guint *places = g_new0 (guint, n_buckets + 1);

  for (guint i = 0; i < order->len; i++)
    places[get_bucket (self, g_ptr_array_index (order, i)) + 1]++;
  for (guint i = 1; i < n_buckets; i++)
    places[i] += places[i - 1];
  for (guint i = 0; i < order->len; i++)
    sorted[places[get_bucket (self, g_ptr_array_index (order, i))]++] =
        g_ptr_array_index (order, i);
  if (order->len > 0)
    memcpy (order->pdata, sorted, order->len * sizeof (gpointer));
}

/**
 * ethos_wall_arrange_order:
 *
 * Puts the notes into the order in which they are read: group by group and loose notes last, or
 * color by color, or what has most dots first. Columns of colors are there as long as nobody has
 * placed a note beside them, and as there is more than one color.
 */
void
ethos_wall_arrange_order (EthosNotesWall *self)
{
  gboolean used[ETHOS_N_TINTS] = { FALSE };
  gboolean placed = FALSE;

  sort (self);
  self->n_colour_columns = 0;
  if (self->arrangement != ETHOS_ARRANGEMENT_COLOURS)
    return;
  for (guint i = 0; i < self->order->len; i++)
    {
      const EthosWallNote *note = g_ptr_array_index (self->order, i);

      used[note->record->colour] = TRUE;
      placed = placed || note->record->placed;
    }
  for (guint i = 0; i < ETHOS_N_TINTS && !placed; i++)
    if (used[i])
      self->colour_columns[i] = (int) self->n_colour_columns++;
  /* One column alone would leave the rest of the wall empty. */
  if (self->n_colour_columns == 1)
    self->n_colour_columns = 0;
}

/**
 * ethos_wall_arrange_count_columns:
 *
 * Returns: how many columns there are to lay out, with titles or without
 */
guint
ethos_wall_arrange_count_columns (EthosNotesWall *self)
{
  return MAX (self->columns->len, self->n_colour_columns);
}

/**
 * ethos_wall_arrange_get_column:
 * @note: a note on the wall
 *
 * Returns: in which of the columns it is laid out, or -1
 */
int
ethos_wall_arrange_get_column (EthosNotesWall *self, const EthosWallNote *note)
{
  return self->n_colour_columns > 0 ? self->colour_columns[note->record->colour] : note->column;
}

static const char *
get_said (EthosArrangement arrangement)
{
  switch (arrangement)
    {
    case ETHOS_ARRANGEMENT_COLOURS:
      return _ ("Wall tidied: columns by color");
    case ETHOS_ARRANGEMENT_GRID:
      return _ ("Wall tidied: one grid");
    case ETHOS_ARRANGEMENT_DOTS:
      return _ ("Wall tidied: most dots first");
    case ETHOS_ARRANGEMENT_GROUPS:
    default:
      return _ ("Wall tidied: columns by group");
    }
}

/**
 * ethos_wall_arrange:
 * @arrangement: how notes are to be laid out
 *
 * Takes away the places that were chosen by hand and lays out the wall in that way.
 */
void
ethos_wall_arrange (EthosNotesWall *self, EthosArrangement arrangement)
{
  if (ethos_store_run (self->store, ethos_op_new ("wall-arrange", "activity", self->wall,
                                                  "arrangement", (int) arrangement, NULL)))
    ethos_announce (GTK_WIDGET (self), get_said (arrangement));
}
