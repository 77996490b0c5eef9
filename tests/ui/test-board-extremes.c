// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <math.h>

#include "board-fixture.h"
#include "ethos-note-view.h"
#include "ethos-wall-map.h"
#include "ethos-wall-zoom.h"
#include "ui-harness.h"

/* Walls that nobody would make on purpose. */

#define MANY_NOTES 10000
#define MOST_WIDGETS 200

static EthosNotesWall *
show_wall (BoardFixture *fixture)
{
  EthosNotesWall *wall = board_fixture_find (fixture->view, ETHOS_TYPE_NOTES_WALL);

  board_fixture_go_to (fixture, ETHOS_ACTIVITY_GROUP);
  ui_harness_settle (fixture->view);
  gtk_widget_grab_focus (GTK_WIDGET (wall));
  board_fixture_save_all (fixture);
  ui_harness_settle (fixture->view);
  return wall;
}

/* All notes say the same; where @title is not %NULL, all are in one group. */
static EthosNotesWall *
show_same (BoardFixture *fixture, const char *title)
{
  g_autofree const char **texts = g_new0 (const char *, MANY_NOTES + 1);
  const char *titles[] = { title, NULL };
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 group = title != NULL ? 1 : 0;

  for (guint i = 0; i < MANY_NOTES; i++)
    {
      texts[i] = "We thank the night shift";
      g_array_append_val (groups, group);
    }
  board_fixture_run (fixture, ethos_op_new ("activity-reveal", NULL));
  board_fixture_run (fixture, ethos_op_new ("notes-import", "texts", texts, "titles", titles,
                                            "groups", groups, NULL));
  return show_wall (fixture);
}

static void
assert_finite (EthosNotesWall *wall)
{
  GtkWidget *widget = GTK_WIDGET (wall);

  g_assert_true (isfinite (wall->camera.x) && isfinite (wall->camera.y));
  g_assert_cmpfloat (wall->camera.zoom, >=, ETHOS_WALL_ZOOM_MIN);
  g_assert_cmpfloat (wall->camera.zoom, <=, ETHOS_WALL_ZOOM_MAX);
  /* As far as the wall goes, and no further. */
  g_assert_cmpfloat (wall->camera.x, <=, wall->wall_width * wall->camera.zoom);
  g_assert_cmpfloat (wall->camera.y, <=, wall->wall_height * wall->camera.zoom);
  g_assert_cmpint (wall->wall_width, >=, gtk_widget_get_width (widget));
  g_assert_cmpuint (board_fixture_count_views (wall), <=, MOST_WIDGETS);
}

/* All of the note with the focus can be seen. */
static void
assert_focus_seen (BoardFixture *fixture, EthosNotesWall *wall)
{
  GtkWidget *focus = board_fixture_get_focus (fixture);
  graphene_rect_t bounds;

  g_assert_true (ETHOS_IS_NOTE_VIEW (focus));
  g_assert_true (gtk_widget_compute_bounds (focus, GTK_WIDGET (wall), &bounds));
  g_assert_cmpfloat (bounds.origin.x, >=, 0);
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=,
                     (float) gtk_widget_get_width (GTK_WIDGET (wall)));
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=,
                     (float) gtk_widget_get_height (GTK_WIDGET (wall)));
}

/* Everything in one group, or all the same and in none: keys reach the first and the last, what is
 * looked for is all of them, they become one, and all of that can be taken back. */
static void
test_many_same (BoardFixture *fixture, gconstpointer title)
{
  EthosNotesWall *wall = show_same (fixture, title);
  g_autoptr (EthosNoteQuery) query =
      ethos_note_query_new ("night", ETHOS_QUERY_ANY_TINT, NULL, FALSE);

  assert_finite (wall);
  board_fixture_act (fixture, wall, "notes.zoom-fit");
  assert_finite (wall);
  board_fixture_act (fixture, wall, "notes.zoom-natural");
  board_fixture_press (wall, GDK_KEY_End, 0);
  ui_harness_settle (fixture->view);
  assert_focus_seen (fixture, wall);
  board_fixture_press (wall, GDK_KEY_Home, 0);
  ui_harness_settle (fixture->view);

  ethos_notes_wall_set_query (wall, query);
  g_assert_cmpuint (ethos_notes_wall_count_matches (wall), ==, MANY_NOTES);
  g_assert_cmpuint (ethos_notes_wall_select_matches (wall), ==, MANY_NOTES);
  g_assert_cmpuint (ethos_notes_wall_count_selected (wall), ==, MANY_NOTES);
  ethos_notes_wall_set_query (wall, NULL);
  board_fixture_act (fixture, wall, "notes.tidy");
  assert_finite (wall);

  board_fixture_act (fixture, wall, "notes.combine");
  g_assert_cmpuint (ethos_notes_wall_count_notes (wall), ==, 1);
  g_assert_cmpuint (((EthosWallNote *) g_ptr_array_index (wall->order, 0))->count, ==, MANY_NOTES);
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  ui_harness_settle (fixture->view);
  g_assert_cmpuint (ethos_notes_wall_count_notes (wall), ==, MANY_NOTES);
  g_assert_cmpuint (board_fixture_count_views (wall), <=, MOST_WIDGETS);
  g_assert_nonnull (board_fixture_get_focus_text (fixture));
}

/* As far as a note can lie in each direction. What a file says beyond that is not opened. */
static void
test_far_away (BoardFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    gint64 x;
    gint64 y;
  } places[] = {
    { "In the middle", 0, 0 },
    { "Far left", -ETHOS_WALL_EXTENT, 0 },
    { "Far right", ETHOS_WALL_EXTENT, 0 },
    { "Far up", 0, -ETHOS_WALL_EXTENT },
    { "Far down and right", ETHOS_WALL_EXTENT, ETHOS_WALL_EXTENT },
  };
  static const guint keys[] = { GDK_KEY_Left, GDK_KEY_Right, GDK_KEY_Right,
                                GDK_KEY_Down, GDK_KEY_Up,    GDK_KEY_Up,
                                GDK_KEY_Down, GDK_KEY_Home,  GDK_KEY_End };
  g_autoptr (GArray) xs = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) ys = g_array_new (FALSE, FALSE, sizeof (gint64));
  const char *ids[G_N_ELEMENTS (places) + 1] = { NULL };
  EthosNotesWall *wall;
  GtkWidget *map;

  board_fixture_run (fixture, ethos_op_new ("activity-reveal", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      board_fixture_run (fixture, ethos_op_new ("note-add", "text", places[i].text, NULL));
      ids[i] = board_fixture_find_note (fixture, places[i].text)->record.id;
      g_array_append_val (xs, places[i].x);
      g_array_append_val (ys, places[i].y);
    }
  board_fixture_run (fixture, ethos_op_new ("notes-place", "notes", ids, "x", xs, "y", ys, NULL));
  wall = show_wall (fixture);
  map = board_fixture_find (fixture->view, ETHOS_TYPE_WALL_MAP);

  board_fixture_act (fixture, wall, "notes.zoom-fit");
  assert_finite (wall);
  g_assert_true (gtk_widget_get_mapped (map));
  g_assert_cmpint (gtk_widget_get_width (map), <, gtk_widget_get_width (fixture->view));
  g_assert_cmpint (gtk_widget_get_height (map), <, gtk_widget_get_height (fixture->view));
  board_fixture_act (fixture, wall, "notes.zoom-natural");
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_assert_true (ethos_notes_wall_focus_id (wall, ids[i]));
      ui_harness_settle (fixture->view);
      g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==, places[i].text);
      assert_focus_seen (fixture, wall);
      assert_finite (wall);
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      board_fixture_press (wall, keys[i], 0);
      ui_harness_settle (fixture->view);
      assert_focus_seen (fixture, wall);
      assert_finite (wall);
    }
  /* Nothing goes further than that. */
  g_assert_true (ethos_notes_wall_focus_id (wall, ids[2]));
  board_fixture_press (wall, GDK_KEY_Right, GDK_CONTROL_MASK);
  g_assert_cmpuint (fixture->n_refused, ==, 0);
  g_assert_cmpint (board_fixture_find_note (fixture, places[2].text)->x, ==, ETHOS_WALL_EXTENT);
  /* Tidied up, they are beside each other again. */
  board_fixture_act (fixture, wall, "notes.tidy");
  g_assert_cmpint (wall->wall_width, ==, gtk_widget_get_width (GTK_WIDGET (wall)));
  assert_finite (wall);
}

int
main (int argc, char **argv)
{
  ui_harness_init (&argc, &argv);
  g_test_add ("/board/extremes/one-group", BoardFixture, "Nights", board_fixture_set_up,
              test_many_same, board_fixture_tear_down);
  ADD ("/extremes/all-the-same", test_many_same);
  ADD ("/extremes/far-away", test_far_away);
  return g_test_run ();
}
