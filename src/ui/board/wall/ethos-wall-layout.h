// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Where everything on a wall goes: pure geometry, in pixels from the corner where a line of text
 * begins; the wall mirrors it for right-to-left.
 */

/* Stored positions count in hundredths of a note's width. */
#define ETHOS_WALL_UNITS 100

/**
 * EthosWallSlot:
 * @column: the place of its group, or -1 for a loose note
 * @placed: whether somebody chose @x and @y
 * @x: in hundredths of a note's width
 * @y: in hundredths of a note's width
 * @area: (out): where the note goes
 */
typedef struct
{
  int column;
  gboolean placed;
  gint64 x;
  gint64 y;
  GdkRectangle area;
} EthosWallSlot;

/**
 * EthosWallColumn:
 * @title_height: how high its title is
 * @collapsed: whether the title is all that is shown of it
 * @n_notes: (out): how many notes it holds
 * @area: (out): where it goes, title and notes together
 */
typedef struct
{
  int title_height;
  gboolean collapsed;
  guint n_notes;
  GdkRectangle area;
} EthosWallColumn;

/**
 * EthosWallMetrics:
 * @width: how much room there is
 * @note_width: how wide a note is
 * @note_height: how high a note is
 * @gap: between two notes; at least two @padding, so that columns have room for their edges
 * @padding: between a column's edge and its notes
 * @title_height: what the names of groups have above the first line of notes, whether there are any
 *   or not: when the first comes, nothing moves down; 0 where groups are no columns
 * @heading_height: how high the heading over the loose notes is
 */
typedef struct
{
  int width;
  int note_width;
  int note_height;
  int gap;
  int padding;
  int title_height;
  int heading_height;
} EthosWallMetrics;

/**
 * EthosWallExtent:
 * @width: how much room is needed
 * @height: how much room is needed
 * @heading: where the heading over the loose notes goes, or nowhere
 * @origin_x: where the stored position 0, 0 is
 * @origin_y: where the stored position 0, 0 is
 */
typedef struct
{
  int width;
  int height;
  GdkRectangle heading;
  int origin_x;
  int origin_y;
} EthosWallExtent;

void ethos_wall_lay_out (const EthosWallMetrics *metrics,
                         EthosWallSlot *slots,
                         guint n_slots,
                         EthosWallColumn *columns,
                         guint n_columns,
                         EthosWallExtent *extent);
int ethos_wall_to_pixels (const EthosWallMetrics *metrics, gint64 units);
int ethos_wall_count_across (const EthosWallMetrics *metrics, int width);
int ethos_wall_get_column_width (const EthosWallMetrics *metrics, guint n_notes);
void ethos_wall_lay_out_page (const EthosWallMetrics *metrics,
                              int height,
                              EthosWallSlot *slots,
                              guint n_slots);
int ethos_wall_page_height (const EthosWallMetrics *metrics, int note_width, guint n_slots);
int ethos_wall_minimum_width (const EthosWallMetrics *metrics,
                              const EthosWallSlot *slots,
                              guint n_slots);
void ethos_wall_get_position (const EthosWallMetrics *metrics,
                              const EthosWallExtent *extent,
                              int x,
                              int y,
                              gint64 *units_x,
                              gint64 *units_y);
int ethos_wall_find_neighbour (const GdkRectangle *areas,
                               guint n_areas,
                               guint from,
                               GtkDirectionType direction);

G_END_DECLS
