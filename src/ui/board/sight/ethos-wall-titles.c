// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-wall-titles.h"

#include "ethos-dots.h"
#include "ethos-em.h"
#include "ethos-wall-marks.h"

/* Groups on a wall whose notes are too small to be read: their ground, and their names as large as
 * ever, over their notes. */

/* Beside the letters of a name, and how much room it needs at least, in ems. */
#define PADDING 4
#define LEAST_EMS 3.0
#define MOST_LINES 3

/* How much of the notes below is seen through what a name stands on. */
#define PLATE_OPACITY 0.92f

#define LAYOUT_KEY "ethos-far-title"

/* Returns: whether any of it is seen */
static gboolean
find_area (EthosNotesWall *self, EthosGroupColumn *column, GdkRectangle *area)
{
  ethos_wall_places_get_column (self, column, area);
  ethos_wall_scroll_to_screen (self, area);
  return area->x < gtk_widget_get_width (GTK_WIDGET (self)) && area->x + area->width > 0 &&
         area->y < gtk_widget_get_height (GTK_WIDGET (self)) && area->y + area->height > 0;
}

static void
append_box (GtkSnapshot *snapshot, const GdkRectangle *area, int inset, const GdkRGBA *colour)
{
  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT ((float) (area->x + inset),
                                                  (float) (area->y + inset),
                                                  (float) MAX (area->width - 2 * inset, 0),
                                                  (float) MAX (area->height - 2 * inset, 0)));
}

/**
 * ethos_wall_titles_snapshot_grounds:
 *
 * Draws what the notes of groups lie on.
 */
void
ethos_wall_titles_snapshot_grounds (EthosNotesWall *self, GtkSnapshot *snapshot)
{
  const EthosWallPaint *paint = ethos_wall_marks_get_paint (self);

  for (guint i = 0; i < self->columns->len; i++)
    {
      GdkRectangle area;

      if (!find_area (self, g_ptr_array_index (self->columns, i), &area))
        continue;
      append_box (snapshot, &area, 0, &paint->edge);
      append_box (snapshot, &area, 1, &paint->sheet);
    }
}

/* A word is never divided: where one is too long for its row, the name ends there with an ellipsis.
 */
static void
wrap_words (PangoLayout *layout, int width)
{
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -MOST_LINES);
  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    {
      PangoRectangle ink;

      pango_layout_line_get_pixel_extents (pango_layout_get_line_readonly (layout, i), &ink, NULL);
      if (ink.x + ink.width <= width)
        continue;
      /* Pango ends a word that is alone only where it might divide it, too; the rows above have
       * none that is too long. */
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_height (layout, -(i + 1));
    }
}

/* One that is as wide and says the same is kept. */
static PangoLayout *
get_layout (EthosNotesWall *self, EthosGroupColumn *column, int width)
{
  PangoLayout *layout = g_object_get_data (G_OBJECT (column), LAYOUT_KEY);
  g_autoptr (PangoAttrList) attributes = NULL;
  const char *name = ethos_group_column_get_title (column);
  g_autofree char *dots = ethos_dots_dup_marks (ethos_group_column_get_dots (column));
  g_autofree char *title = NULL;

  if (name == NULL)
    name = "";
  title = dots != NULL ? g_strjoin (*name != '\0' ? "  " : "", name, dots, NULL) : g_strdup (name);
  if (*title == '\0')
    return NULL;
  if (layout != NULL && pango_layout_get_width (layout) == width * PANGO_SCALE &&
      g_str_equal (pango_layout_get_text (layout), title) &&
      pango_layout_get_context (layout) == gtk_widget_get_pango_context (GTK_WIDGET (self)))
    return layout;
  layout = pango_layout_new (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, title, -1);
  wrap_words (layout, width);
  g_object_set_data_full (G_OBJECT (column), LAYOUT_KEY, layout, g_object_unref);
  return layout;
}

static void
append_title (EthosNotesWall *self,
              GtkSnapshot *snapshot,
              EthosGroupColumn *column,
              const GdkRectangle *area)
{
  const EthosWallPaint *paint = ethos_wall_marks_get_paint (self);
  GdkRGBA plate = paint->sheet;
  PangoLayout *layout;
  int height, top;

  if (area->width < LEAST_EMS * ethos_em_get (GTK_WIDGET (self)))
    return;
  layout = get_layout (self, column, area->width - 2 * PADDING);
  if (layout == NULL)
    return;
  pango_layout_get_pixel_size (layout, NULL, &height);
  plate.alpha = PLATE_OPACITY;
  /* As long as any of the group is seen, its name is. */
  top = CLAMP (0, area->y, MAX (area->y + area->height - height - 2, area->y));
  append_box (snapshot, &(GdkRectangle){ area->x, top, area->width, height + 2 }, 1, &plate);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) (area->x + PADDING), (float) (top + 1)));
  gtk_snapshot_append_layout (snapshot, layout, &paint->ink);
  gtk_snapshot_restore (snapshot);
}

/**
 * ethos_wall_titles_snapshot:
 *
 * Draws the names of groups, and a ring around the one with the focus or into which something would
 * fall.
 */
void
ethos_wall_titles_snapshot (EthosNotesWall *self, GtkSnapshot *snapshot)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      EthosGroupColumn *column = g_ptr_array_index (self->columns, i);
      GdkRectangle area;

      if (!find_area (self, column, &area))
        continue;
      append_title (self, snapshot, column, &area);
      if (column == self->drop || gtk_widget_has_visible_focus (GTK_WIDGET (column)))
        ethos_wall_paint_append_ring (ethos_wall_marks_get_paint (self), snapshot, &area);
    }
}
