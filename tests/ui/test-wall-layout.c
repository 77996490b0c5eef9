// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "ethos-model.h"
#include "ethos-wall-cells.h"
#include "ethos-wall-free.h"
#include "ethos-wall-layout.h"

static const EthosWallMetrics metrics = { .width = 430,
                                          .note_width = 100,
                                          .note_height = 75,
                                          .gap = 10,
                                          .padding = 3,
                                          .title_height = 40,
                                          .heading_height = 20 };

static void
assert_area (const GdkRectangle *area, int x, int y, int width, int height)
{
  g_assert_cmpint (area->x, ==, x);
  g_assert_cmpint (area->y, ==, y);
  g_assert_cmpint (area->width, ==, width);
  g_assert_cmpint (area->height, ==, height);
}

static void
test_flow (void)
{
  EthosWallSlot slots[] = {
    { .column = -1 }, { .column = -1, .placed = TRUE, .x = 111, .y = 1 },
    { .column = -1 }, { .column = -1 },
    { .column = -1 },
  };
  EthosWallExtent extent;

  /* Three notes fit side by side; one cell is taken, by a note that stands as good as in it. */
  ethos_wall_lay_out (&metrics, slots, G_N_ELEMENTS (slots), NULL, 0, &extent);
  assert_area (&slots[0].area, 3, 43, 100, 75);
  assert_area (&slots[1].area, 113, 43, 100, 75);
  assert_area (&slots[2].area, 223, 43, 100, 75);
  assert_area (&slots[3].area, 3, 128, 100, 75);
  assert_area (&slots[4].area, 113, 128, 100, 75);
  g_assert_cmpint (extent.width, ==, 326);
  g_assert_cmpint (extent.height, ==, 206);
  assert_area (&extent.heading, 3, 20, 424, 20);
}

/* What lies before the corner where the wall begins moves there, and nothing else with it. */
static void
test_beyond_edges (void)
{
  EthosWallSlot slots[] = {
    { .column = -1, .placed = TRUE, .x = -50, .y = -20 },
    { .column = -1, .placed = TRUE, .x = 600, .y = ETHOS_WALL_EXTENT },
    { .column = -1 },
  };
  EthosWallExtent extent;
  gint64 x, y;

  ethos_wall_lay_out (&metrics, slots, G_N_ELEMENTS (slots), NULL, 0, &extent);
  assert_area (&slots[0].area, 3, 43, 100, 75);
  assert_area (&slots[1].area, 603, 43 + ETHOS_WALL_EXTENT, 100, 75);
  g_assert_cmpint (extent.width, ==, 706);
  g_assert_cmpint (ethos_wall_minimum_width (&metrics, slots, G_N_ELEMENTS (slots)), ==, 706);
  ethos_wall_get_position (&metrics, &extent, 603, 63, &x, &y);
  g_assert_cmpint (x, ==, 600);
  g_assert_cmpint (y, ==, 20);
  ethos_wall_get_position (&metrics, &extent, -7, G_MAXINT / 2, &x, &y);
  g_assert_cmpint (x, ==, 0);
  g_assert_cmpint (y, ==, ETHOS_WALL_EXTENT);
}

/* A note that is let go over another goes to the nearest free place; one that covers none stays. */
static void
test_free (void)
{
  static const GdkRectangle taken[] = { { 3, 43, 100, 75 }, { 113, 43, 100, 75 } };
  static const struct
  {
    const char *name;
    GdkRectangle let_go;
    GdkRectangle found;
  } cases[] = {
    { "free", { 300, 83, 100, 75 }, { 300, 83, 100, 75 } },
    { "beside", { 183, 53, 100, 75 }, { 223, 53, 100, 75 } },
    { "below", { 23, 103, 100, 75 }, { 23, 128, 100, 75 } },
    { "not out of the wall, though nearer", { 3, 38, 100, 75 }, { 3, 128, 100, 75 } },
    { "not by four pixels", { 209, 43, 100, 75 }, { 223, 43, 100, 75 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GdkRectangle area = cases[i].let_go;

      g_test_message ("%s", cases[i].name);
      ethos_wall_find_free (&metrics, taken, G_N_ELEMENTS (taken), &area);
      assert_area (&area, cases[i].found.x, cases[i].found.y, 100, 75);
    }
}

static void
test_columns (void)
{
  EthosWallSlot slots[9] = { 0 };
  EthosWallColumn columns[3] = { { .title_height = 40 },
                                 { .title_height = 30 },
                                 { .title_height = 30 } };
  EthosWallExtent extent;

  /* Seven in the first group make it two wide; the third group does not fit beside the others. */
  for (guint i = 0; i < 7; i++)
    slots[i].column = 0;
  slots[7].column = 1;
  ethos_wall_lay_out (&metrics, slots, 8, columns, 3, &extent);
  g_assert_cmpuint (columns[0].n_notes, ==, 7);
  assert_area (&columns[0].area, 0, 0, 216, 40 + 6 + 4 * 75 + 3 * 10);
  assert_area (&columns[1].area, 220, 10, 106, 30 + 6 + 75);
  assert_area (&columns[2].area, 0, 435, 106, 30 + 6 + 75);
  assert_area (&slots[1].area, 113, 43, 100, 75);
  assert_area (&slots[2].area, 3, 128, 100, 75);
  assert_area (&slots[7].area, 223, 43, 100, 75);
  g_assert_cmpint (extent.heading.height, ==, 0);

  /* A loose note has room beside them. */
  slots[8].column = -1;
  ethos_wall_lay_out (&metrics, slots, G_N_ELEMENTS (slots), columns, 3, &extent);
  assert_area (&columns[1].area, 0, 435, 106, 30 + 6 + 75);
  assert_area (&columns[2].area, 110, 435, 106, 30 + 6 + 75);
  assert_area (&extent.heading, 223, 20, 204, 20);
  assert_area (&slots[8].area, 223, 43, 100, 75);

  /* Names that need more room begin further down, and so do all notes beside them. */
  columns[0].title_height = 41;
  ethos_wall_lay_out (&metrics, slots, G_N_ELEMENTS (slots), columns, 3, &extent);
  g_assert_cmpint (slots[0].area.y, ==, 128);
  g_assert_cmpint (columns[0].area.y, >=, 0);
}

/* Where the wall is too narrow for two groups and a note beside them, the note is below. */
static void
test_narrow (void)
{
  static const EthosWallMetrics narrow = { 230, 100, 75, 10, 3, 40, 20 };
  EthosWallSlot slots[3] = { { .column = 0 }, { .column = 1 }, { .column = -1 } };
  EthosWallColumn columns[2] = { { .title_height = 30 }, { .title_height = 30 } };
  EthosWallExtent extent;

  ethos_wall_lay_out (&narrow, slots, G_N_ELEMENTS (slots), columns, 2, &extent);
  g_assert_cmpint (columns[1].area.y, ==, columns[0].area.y);
  assert_area (&extent.heading, 3, columns[0].area.y + columns[0].area.height + 4, 224, 20);
  assert_area (&slots[2].area, 3, 43 + 2 * 85, 100, 75);
}

/* Of a wall with room for all, how many loose notes are seen beside so many groups. */
static void
test_beside (void)
{
  static const EthosWallMetrics wide = { 873, 157, 118, 16, 4, 60, 40 };
  static const guint in_view[] = { 12, 9, 6, 3, 3 };

  for (guint n_columns = 1; n_columns < G_N_ELEMENTS (in_view); n_columns++)
    {
      EthosWallSlot slots[40] = { 0 };
      EthosWallColumn columns[4] = { { 40 }, { 40 }, { 40 }, { 40 } };
      EthosWallExtent extent;
      guint n_in_view = 0;

      for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
        slots[i].column = i < 3 * n_columns ? (int) i / 3 : -1;
      ethos_wall_lay_out (&wide, slots, G_N_ELEMENTS (slots), columns, n_columns, &extent);
      for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
        n_in_view += slots[i].column < 0 && slots[i].area.y + slots[i].area.height <= 460;
      g_assert_cmpint (extent.heading.y, ==, 20);
      g_assert_cmpint (extent.heading.x, ==, 4 + 173 * (int) n_columns);
      g_assert_cmpuint (n_in_view, ==, in_view[n_columns - 1]);
    }
}

/* A note that has to give way goes to the free cell that is nearest. */
static void
test_nearest (void)
{
  static const struct
  {
    const char *name;
    GdkRectangle taken[3];
    GdkRectangle from;
    GdkRectangle found;
  } cases[] = {
    { "its own", { { 0 } }, { 113, 128, 100, 75 }, { 113, 128, 100, 75 } },
    { "above, which is nearer",
      { { 113, 128, 1, 1 } },
      { 113, 128, 100, 75 },
      { 113, 43, 100, 75 } },
    { "below",
      { { 3, 43, 400, 1 }, { 113, 128, 1, 1 } },
      { 113, 128, 100, 75 },
      { 113, 213, 100, 75 } },
    { "the side, once the rest is full",
      { { 113, 0, 100, 900 } },
      { 113, 128, 100, 75 },
      { 3, 128, 100, 75 } },
    { "from far to the side", { { 223, 43, 1, 1 } }, { 900, 43, 100, 75 }, { 223, 128, 100, 75 } },
    { "under all", { { 0, 0, 430, 600 } }, { 113, 128, 100, 75 }, { 113, 638, 100, 75 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EthosWallCells) cells = ethos_wall_cells_new (&metrics);
      GdkRectangle area = cases[i].from;

      g_test_message ("%s", cases[i].name);
      for (guint j = 0; j < G_N_ELEMENTS (cases[i].taken); j++)
        if (cases[i].taken[j].width > 0)
          ethos_wall_cells_take (cells, &cases[i].taken[j]);
      ethos_wall_cells_take_nearest (cells, &area);
      assert_area (&area, cases[i].found.x, cases[i].found.y, 100, 75);
      g_assert_false (ethos_wall_cells_is_free (cells, &area));
    }
}

#define N_MOST 60
#define COLUMNS_MOST 6

/* A wall with anything on it. */
typedef struct
{
  EthosWallMetrics metrics;
  guint n_slots;
  guint n_columns;
  EthosWallSlot slots[N_MOST];
  EthosWallColumn columns[COLUMNS_MOST];
  EthosWallExtent extent;
} Wall;

static void
lay_out (Wall *wall)
{
  ethos_wall_lay_out (&wall->metrics, wall->slots, wall->n_slots, wall->columns, wall->n_columns,
                      &wall->extent);
}

static void
make_wall (Wall *wall, gboolean placed)
{
  *wall = (Wall){ .metrics = { g_test_rand_int_range (100, 1500), g_test_rand_int_range (80, 200),
                               0, 16, 4, 60, 20 },
                  .n_slots = (guint) g_test_rand_int_range (0, N_MOST + 1),
                  .n_columns = (guint) g_test_rand_int_range (0, COLUMNS_MOST + 1) };
  wall->metrics.note_height = wall->metrics.note_width * 3 / 4;
  for (guint i = 0; i < wall->n_columns; i++)
    wall->columns[i].title_height = g_test_rand_int_range (20, 90);
  for (guint i = 0; i < wall->n_slots; i++)
    {
      EthosWallSlot *slot = &wall->slots[i];

      slot->column = g_test_rand_int_range (-1, (int) wall->n_columns);
      slot->placed = placed && g_test_rand_bit ();
      slot->x = g_test_rand_int_range (-100, 800);
      slot->y = g_test_rand_int_range (-100, 800);
    }
  wall->metrics.width = MAX (wall->metrics.width,
                             ethos_wall_minimum_width (&wall->metrics, wall->slots, wall->n_slots));
}

static void
assert_apart (const GdkRectangle *first, const GdkRectangle *second)
{
  if (gdk_rectangle_intersect (first, second, NULL))
    g_error ("%d %d %d × %d lies over %d %d %d × %d", first->x, first->y, first->width,
             first->height, second->x, second->y, second->width, second->height);
}

static void
assert_nothing_covered (const Wall *wall)
{
  for (guint i = 0; i < wall->n_columns; i++)
    {
      g_assert_cmpint (wall->columns[i].area.y, >=, 0);
      g_assert_cmpint (wall->columns[i].area.x + wall->columns[i].area.width, <=,
                       MAX (wall->metrics.width, wall->metrics.note_width + 8));
      assert_apart (&wall->columns[i].area, &wall->extent.heading);
      for (guint j = 0; j < i; j++)
        assert_apart (&wall->columns[i].area, &wall->columns[j].area);
    }
  for (guint i = 0; i < wall->n_slots; i++)
    {
      assert_apart (&wall->slots[i].area, &wall->extent.heading);
      for (guint j = 0; j < i; j++)
        assert_apart (&wall->slots[i].area, &wall->slots[j].area);
      for (guint j = 0; j < wall->n_columns; j++)
        if (wall->slots[i].column != (int) j)
          assert_apart (&wall->slots[i].area, &wall->columns[j].area);
    }
}

static void
assert_in_grid (const Wall *wall, const EthosWallSlot *slot)
{
  g_assert_cmpint ((slot->area.x - 4) % (wall->metrics.note_width + 16), ==, 0);
  g_assert_cmpint ((slot->area.y - 64) % (wall->metrics.note_height + 16), ==, 0);
}

/* Nothing ever covers anything, and whatever nobody has placed stands in one grid, in a group or
 * not. */
static void
test_never_covered (void)
{
  for (guint i = 0; i < 400; i++)
    {
      Wall wall;

      make_wall (&wall, TRUE);
      lay_out (&wall);
      assert_nothing_covered (&wall);
      for (guint j = 0; j < wall.n_slots; j++)
        if (wall.slots[j].column >= 0 || !wall.slots[j].placed)
          assert_in_grid (&wall, &wall.slots[j]);
    }
}

/* Gives each loose note the place in which it is seen. */
static void
keep_places (Wall *wall)
{
  for (guint i = 0; i < wall->n_slots; i++)
    if (wall->slots[i].column < 0)
      {
        wall->slots[i].placed = TRUE;
        ethos_wall_get_position (&wall->metrics, &wall->extent, wall->slots[i].area.x,
                                 wall->slots[i].area.y, &wall->slots[i].x, &wall->slots[i].y);
      }
}

static gboolean
is_under_group (const Wall *wall, const GdkRectangle *area)
{
  if (gdk_rectangle_intersect (&wall->extent.heading, area, NULL))
    return TRUE;
  for (guint i = 0; i < wall->n_columns; i++)
    if (gdk_rectangle_intersect (&wall->columns[i].area, area, NULL))
      return TRUE;
  return FALSE;
}

/* Whatever is grouped or taken out of its group, no other loose note moves, but for those over
 * which a group has grown; and all of them come back. */
static void
test_stays (void)
{
  for (guint i = 0; i < 400; i++)
    {
      Wall before, after, back;

      make_wall (&before, FALSE);
      if (before.n_columns == COLUMNS_MOST || before.n_slots == 0)
        continue;
      lay_out (&before);
      keep_places (&before);
      lay_out (&before);
      after = before;
      after.n_columns += g_test_rand_bit () ? 1 : 0;
      after.columns[before.n_columns].title_height = 50;
      for (guint j = 0; j < after.n_slots; j++)
        if (g_test_rand_int_range (0, 4) == 0)
          after.slots[j].column = g_test_rand_int_range (-1, (int) after.n_columns);
      for (guint j = 0; j < after.n_slots; j++)
        after.slots[j].placed = after.slots[j].placed && before.slots[j].column < 0;
      lay_out (&after);
      assert_nothing_covered (&after);
      for (guint j = 0; j < after.n_slots; j++)
        if (after.slots[j].column < 0 && before.slots[j].column < 0)
          {
            gboolean stays = gdk_rectangle_equal (&before.slots[j].area, &after.slots[j].area);

            g_assert_true (stays != is_under_group (&after, &before.slots[j].area));
            assert_in_grid (&after, &after.slots[j]);
          }
      back = after;
      back.n_columns = before.n_columns;
      for (guint j = 0; j < back.n_slots; j++)
        back.slots[j].column = before.slots[j].column;
      lay_out (&back);
      for (guint j = 0; j < back.n_slots; j++)
        g_assert_true (gdk_rectangle_equal (&before.slots[j].area, &back.slots[j].area));
    }
}

/* As many as a wall can have, each of them put to the same place. */
static void
test_one_heap (void)
{
  enum
  {
    N = 5000
  };
  g_autofree EthosWallSlot *slots = g_new0 (EthosWallSlot, N);
  EthosWallMetrics large = metrics;
  EthosWallExtent extent;
  gint64 began = g_get_monotonic_time ();

  large.width = 4000;
  for (guint i = 0; i < N; i++)
    slots[i] = (EthosWallSlot){ .column = -1, .placed = TRUE, .x = 1700, .y = 2000 };
  ethos_wall_lay_out (&large, slots, N, NULL, 0, &extent);
  g_assert_cmpint (g_get_monotonic_time () - began, <, 5 * G_TIME_SPAN_SECOND);
  g_test_message ("%d notes: %" G_GINT64_FORMAT " ms", N, (g_get_monotonic_time () - began) / 1000);
  for (guint i = 1; i < N; i++)
    assert_apart (&slots[i].area, &slots[i - 1].area);
}

static void
test_page (void)
{
  EthosWallSlot slots[6] = { 0 };

  ethos_wall_lay_out_page (&metrics, 300, slots, 6);
  g_assert_cmpint (slots[3].area.y, >, slots[0].area.y);
  g_assert_cmpint (slots[2].area.y, ==, slots[0].area.y);
  for (guint i = 0; i < 6; i++)
    {
      g_assert_cmpint (slots[i].area.x, >=, 0);
      g_assert_cmpint (slots[i].area.x + slots[i].area.width, <=, 430);
      g_assert_cmpint (slots[i].area.y + slots[i].area.height, <=, 300);
    }
  /* One alone gets all the room there is. */
  ethos_wall_lay_out_page (&metrics, 300, slots, 1);
  assert_area (&slots[0].area, 15, 0, 400, 300);
}

static void
test_neighbour (void)
{
  static const GdkRectangle areas[] = {
    { 0, 0, 100, 75 },    { 110, 0, 100, 75 },  { 0, 85, 100, 75 },
    { 110, 85, 100, 75 }, { 400, 40, 100, 75 },
  };

  g_assert_cmpint (ethos_wall_find_neighbour (areas, 5, 0, GTK_DIR_RIGHT), ==, 1);
  g_assert_cmpint (ethos_wall_find_neighbour (areas, 5, 0, GTK_DIR_DOWN), ==, 2);
  g_assert_cmpint (ethos_wall_find_neighbour (areas, 5, 3, GTK_DIR_UP), ==, 1);
  g_assert_cmpint (ethos_wall_find_neighbour (areas, 5, 3, GTK_DIR_LEFT), ==, 2);
  g_assert_cmpint (ethos_wall_find_neighbour (areas, 5, 3, GTK_DIR_RIGHT), ==, 4);
  g_assert_cmpint (ethos_wall_find_neighbour (areas, 5, 0, GTK_DIR_UP), ==, -1);
  g_assert_cmpint (ethos_wall_find_neighbour (areas, 5, 0, GTK_DIR_LEFT), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/wall-layout/flow", test_flow);
  g_test_add_func ("/wall-layout/beyond-edges", test_beyond_edges);
  g_test_add_func ("/wall-layout/free", test_free);
  g_test_add_func ("/wall-layout/columns", test_columns);
  g_test_add_func ("/wall-layout/narrow", test_narrow);
  g_test_add_func ("/wall-layout/beside", test_beside);
  g_test_add_func ("/wall-layout/nearest", test_nearest);
  g_test_add_func ("/wall-layout/never-covered", test_never_covered);
  g_test_add_func ("/wall-layout/stays", test_stays);
  g_test_add_func ("/wall-layout/one-heap", test_one_heap);
  g_test_add_func ("/wall-layout/page", test_page);
  g_test_add_func ("/wall-layout/neighbour", test_neighbour);

  return g_test_run ();
}
