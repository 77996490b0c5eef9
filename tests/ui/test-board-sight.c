// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <string.h>

#include "board-fixture.h"
#include "ethos-note-entry.h"
#include "ethos-note-view.h"
#include "ethos-sight-bar.h"
#include "ethos-wall-lens.h"
#include "ethos-wall-map.h"
#include "ethos-wall-marks.h"
#include "ethos-wall-touch.h"
#include "ethos-wall-zoom.h"
#include "ui-harness.h"

/* How much of the wall is seen, and how large. */

/* More than are seen at once, and so many that nobody could read them all. */
#define SOME_NOTES 40
#define MANY_NOTES 600

/* Far enough that notes come into sight. */
#define MOVED_FRAMES 20
#define MOVED_BY 35.0

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon (a, b, 0.01)

static EthosNotesWall *
show_notes (BoardFixture *fixture, guint n_notes)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;
  EthosNotesWall *wall;

  board_fixture_run (fixture, ethos_op_new ("activity-reveal", NULL));
  for (guint i = 0; i < n_notes; i++)
    {
      g_autofree char *text = g_strdup_printf ("Number %u", i);

      g_strv_builder_add (builder, text);
    }
  texts = g_strv_builder_end (builder);
  board_fixture_run (fixture, ethos_op_new ("notes-add", "texts", texts, NULL));
  board_fixture_go_to (fixture, ETHOS_ACTIVITY_GROUP);
  ui_harness_settle (fixture->view);
  wall = board_fixture_find (fixture->view, ETHOS_TYPE_NOTES_WALL);
  gtk_widget_grab_focus (GTK_WIDGET (wall));
  board_fixture_save_all (fixture);
  ui_harness_settle (fixture->view);
  return wall;
}

static EthosWallNote *
get_wall_note (EthosNotesWall *wall, guint position)
{
  return g_ptr_array_index (wall->order, position);
}

static GtkWidget *
find_percent (BoardFixture *fixture)
{
  GtkWidget *bar = board_fixture_find (fixture->view, ETHOS_TYPE_SIGHT_BAR);

  for (GtkWidget *child = gtk_widget_get_first_child (gtk_widget_get_first_child (bar));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_has_css_class (child, "percent"))
      return child;
  g_assert_not_reached ();
}

static void
get_middle (EthosNotesWall *wall, EthosWallNote *note, double *x, double *y)
{
  GdkRectangle place;

  ethos_wall_places_get_note (wall, note, &place);
  *x = place.x + place.width / 2.0;
  *y = place.y + place.height / 2.0;
  ethos_wall_camera_to_screen (&wall->camera, x, y);
}

static gboolean
has_tooltip (EthosNotesWall *wall, EthosWallNote *note)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown = FALSE;
  double x, y;

  get_middle (wall, note, &x, &y);
  g_signal_emit_by_name (wall, "query-tooltip", (int) x, (int) y, FALSE, tooltip, &shown);
  return shown;
}

/* A note too small to be read is read where the pointer rests, but not over a menu. */
static void
test_tooltip (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = show_notes (fixture, MANY_NOTES);
  EthosWallNote *note = g_ptr_array_index (wall->order, 10);

  g_assert_false (has_tooltip (wall, note));
  board_fixture_act (fixture, wall, "notes.zoom-fit");
  g_assert_true (has_tooltip (wall, note));
  board_fixture_act (fixture, wall, "notes.menu");
  g_assert_false (has_tooltip (wall, note));
  gtk_popover_popdown (GTK_POPOVER (wall->popover));
  ui_harness_settle (fixture->view);
  g_assert_true (has_tooltip (wall, note));
}

/* Every way is by key and by button, is said, and has limits. */
static void
test_zoom (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = show_notes (fixture, SOME_NOTES);
  GtkWidget *percent = find_percent (fixture);
  const char *natural = "Zoom 100\u00a0%";
  graphene_rect_t bar;
  g_autofree char *said = NULL;
  double least;

  g_assert_true (gtk_widget_get_mapped (percent));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (percent), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       natural);
  g_assert_true (ui_harness_press (fixture->view, GDK_KEY_minus, GDK_CONTROL_MASK));
  ui_harness_settle (fixture->view);
  assert_near (wall->camera.zoom, 0.8);
  board_fixture_wait_for_announcement (fixture, "Zoom 80\u00a0%", "Zoom");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (percent)), ==, "80\u00a0%");
  for (guint i = 0; i < 30; i++)
    board_fixture_act (fixture, wall, "notes.zoom-out");
  least = wall->camera.zoom;
  said = g_strdup_printf ("Zoom %.0f\u00a0%%, the smallest size", least * 100);
  board_fixture_wait_for_announcement (fixture, said, "Zoom");
  for (guint i = 0; i < 30; i++)
    board_fixture_act (fixture, wall, "notes.zoom-in");
  assert_near (wall->camera.zoom, ETHOS_WALL_ZOOM_MAX);
  g_assert_true (ui_harness_press (fixture->view, GDK_KEY_0, GDK_CONTROL_MASK));
  ui_harness_settle (fixture->view);
  assert_near (wall->camera.zoom, 1);
  g_assert_true (ui_harness_press (fixture->view, GDK_KEY_9, GDK_CONTROL_MASK));
  ui_harness_settle (fixture->view);
  /* All of it is above the buttons. */
  g_assert_cmpfloat (wall->camera.zoom, <, 0.8);
  assert_near (least, wall->camera.zoom * 0.8);
  g_assert_true (
      gtk_widget_compute_bounds (board_fixture_find (fixture->view, ETHOS_TYPE_SIGHT_BAR),
                                 GTK_WIDGET (wall), &bar));
  g_assert_cmpfloat (wall->wall_height * wall->camera.zoom - wall->camera.y, <=, bar.origin.y);
  g_assert_cmpfloat (wall->wall_height * wall->camera.zoom - wall->camera.y, >=,
                     bar.origin.y - bar.size.height);
  g_assert_true (ui_harness_press (fixture->view, GDK_KEY_plus, GDK_CONTROL_MASK));
  ui_harness_settle (fixture->view);
  gtk_widget_activate (percent);
  wait_until (wall->camera.zoom == 1);
}

/* What has the focus is not below the buttons and the overview, whichever side they are on. */
static void
test_clear_of_corner (BoardFixture *fixture, gconstpointer data)
{
  static const GtkTextDirection directions[] = { GTK_TEXT_DIR_LTR, GTK_TEXT_DIR_RTL };
  EthosNotesWall *wall = show_notes (fixture, SOME_NOTES);
  GtkWidget *corner =
      gtk_widget_get_parent (board_fixture_find (fixture->view, ETHOS_TYPE_SIGHT_BAR));
  guint n_across = 0;

  while (get_wall_note (wall, n_across)->area.y == get_wall_note (wall, 0)->area.y)
    n_across++;
  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      gtk_widget_set_default_direction (directions[i]);
      gtk_widget_queue_allocate (GTK_WIDGET (wall));
      ui_harness_settle (fixture->view);
      for (guint j = 0; j < 2 * n_across; j++)
        {
          graphene_rect_t note, over;

          gtk_adjustment_set_value (wall->adjustments[GTK_ORIENTATION_VERTICAL], 0);
          ui_harness_settle (fixture->view);
          ethos_notes_wall_focus_note (wall, get_wall_note (wall, n_across + j));
          ui_harness_settle (fixture->view);
          g_assert_true (gtk_widget_compute_bounds (get_wall_note (wall, n_across + j)->view,
                                                    GTK_WIDGET (wall), &note));
          g_assert_true (gtk_widget_compute_bounds (corner, GTK_WIDGET (wall), &over));
          g_assert_false (graphene_rect_intersection (&note, &over, NULL));
        }
    }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* What has the focus stays where it is, where the wall does not end. */
static void
test_anchor (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = show_notes (fixture, MANY_NOTES);
  double x, y, new_x, new_y;

  board_fixture_press (wall, GDK_KEY_End, 0);
  for (guint i = 0; i < 4; i++)
    board_fixture_press (wall, GDK_KEY_Up, 0);
  ui_harness_settle (fixture->view);
  get_middle (wall, wall->current_note, &x, &y);
  g_assert_true (y > 0 && y < gtk_widget_get_height (GTK_WIDGET (wall)));
  board_fixture_act (fixture, wall, "notes.zoom-in");
  get_middle (wall, wall->current_note, &new_x, &new_y);
  g_assert_cmpfloat_with_epsilon (x, new_x, 1);
  g_assert_cmpfloat_with_epsilon (y, new_y, 1);
}

/* Far away there are marks, and a widget for what has the focus, large enough to be read. */
static void
test_far (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = show_notes (fixture, MANY_NOTES);
  graphene_rect_t bounds;
  GtkWidget *focus;

  g_assert_cmpuint (board_fixture_count_views (wall), >, 10);
  board_fixture_act (fixture, wall, "notes.zoom-fit");
  g_assert_cmpfloat (wall->camera.zoom, <, ETHOS_WALL_READABLE_ZOOM);
  g_assert_cmpuint (board_fixture_count_views (wall), ==, 1);
  for (guint i = 0; i < 3; i++)
    board_fixture_press (wall, GDK_KEY_Right, 0);
  ui_harness_settle (fixture->view);
  g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==, "Number 3");
  g_assert_cmpuint (board_fixture_count_views (wall), ==, 1);
  focus = board_fixture_get_focus (fixture);
  g_assert_true (gtk_widget_compute_bounds (focus, GTK_WIDGET (wall), &bounds));
  g_assert_cmpfloat_with_epsilon (bounds.size.width,
                                  wall->metrics.note_width * ETHOS_WALL_LENS_ZOOM, 1);
  g_assert_cmpfloat (bounds.origin.x, >=, 0);
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_RELATION_SET_SIZE,
                                       MANY_NOTES);
  g_assert_true (board_fixture_press (wall, GDK_KEY_space, 0));
  g_assert_cmpuint (ethos_notes_wall_count_selected (wall), ==, 1);
  /* To what is selected, which can be read then. */
  board_fixture_act (fixture, wall, "notes.zoom-selection");
  assert_near (wall->camera.zoom, 1);
  ui_harness_settle (fixture->view);
  g_assert_cmpuint (board_fixture_count_views (wall), >, 10);
}

static GBytes *
dup_pixels (EthosNotesWall *wall)
{
  g_autoptr (GdkTexture) picture = ui_harness_render (GTK_WIDGET (wall));
  gsize stride = (gsize) gdk_texture_get_width (picture) * 4;
  gsize size = stride * (gsize) gdk_texture_get_height (picture);
  guchar *pixels = g_malloc (size);

  gdk_texture_download (picture, pixels, stride);
  return g_bytes_new_take (pixels, size);
}

/* The colour at a place of the wall. */
static GdkRGBA
get_pixel (EthosNotesWall *wall, double x, double y)
{
  g_autoptr (GBytes) pixels = dup_pixels (wall);
  gsize width = (gsize) gtk_widget_get_width (GTK_WIDGET (wall));
  const guchar *pixel =
      (const guchar *) g_bytes_get_data (pixels, NULL) + ((gsize) y * width + (gsize) x) * 4;

  return (GdkRGBA){ (float) pixel[2] / 255, (float) pixel[1] / 255, (float) pixel[0] / 255, 1 };
}

/* Whatever is kept from earlier frames looks as if it were painted now. */
static void
assert_up_to_date (BoardFixture *fixture, EthosNotesWall *wall)
{
  g_autoptr (GBytes) kept = dup_pixels (wall);
  g_autoptr (GBytes) painted = NULL;

  ethos_wall_marks_forget (wall);
  ui_harness_settle (fixture->view);
  painted = dup_pixels (wall);
  g_assert_true (g_bytes_equal (kept, painted));
}

static void
assert_colour (EthosNotesWall *wall, EthosWallNote *note, const GdkRGBA *colour)
{
  GdkRGBA pixel;
  double x, y;

  get_middle (wall, note, &x, &y);
  pixel = get_pixel (wall, x, y);
  g_assert_cmpfloat_with_epsilon (pixel.red, colour->red, 0.02);
  g_assert_cmpfloat_with_epsilon (pixel.green, colour->green, 0.02);
  g_assert_cmpfloat_with_epsilon (pixel.blue, colour->blue, 0.02);
}

/* A mark has the colour that its note has now, wherever it is now. */
static void
test_marks (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = show_notes (fixture, MANY_NOTES);
  const EthosWallPaint *paint = ethos_wall_marks_get_paint (wall);
  EthosWallNote *last = g_ptr_array_index (wall->order, MANY_NOTES - 1);
  const char *ids[] = { last->record->record.id, NULL };

  board_fixture_act (fixture, wall, "notes.zoom-fit");
  assert_colour (wall, last, &paint->tints[ETHOS_TINT_STRAW]);
  board_fixture_run (fixture, ethos_op_new ("notes-colour", "notes", ids, "colour", 4, NULL));
  ui_harness_settle (fixture->view);
  last = g_ptr_array_index (wall->order, MANY_NOTES - 1);
  assert_colour (wall, last, &paint->tints[ETHOS_TINT_SKY]);
  board_fixture_save_all (fixture);
  ui_harness_settle (fixture->view);
  for (guint i = 0; i < 2; i++)
    {
      board_fixture_act (fixture, wall, i == 0 ? "notes.zoom-in" : "notes.zoom-out");
      assert_up_to_date (fixture, wall);
      gtk_adjustment_set_value (wall->adjustments[GTK_ORIENTATION_HORIZONTAL], 0);
      gtk_adjustment_set_value (wall->adjustments[GTK_ORIENTATION_VERTICAL], 1e6);
      ui_harness_settle (fixture->view);
      last = g_ptr_array_index (wall->order, MANY_NOTES - 1);
      assert_colour (wall, last, &paint->tints[ETHOS_TINT_SKY]);
      assert_colour (wall, g_ptr_array_index (wall->order, MANY_NOTES - 2),
                     &paint->tints[ETHOS_TINT_STRAW]);
    }
}

/* Nobody types what cannot be read. */
static void
test_edit_far (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = show_notes (fixture, MANY_NOTES);
  GtkWidget *editor;
  graphene_rect_t bounds;

  board_fixture_act (fixture, wall, "notes.zoom-fit");
  board_fixture_press (wall, GDK_KEY_End, 0);
  g_assert_true (board_fixture_press (wall, GDK_KEY_Return, 0));
  ui_harness_settle (fixture->view);
  editor = board_fixture_find (GTK_WIDGET (wall), ETHOS_TYPE_NOTE_ENTRY);
  g_assert_cmpfloat (wall->camera.zoom, >=, ETHOS_WALL_TYPING_ZOOM);
  g_assert_true (gtk_widget_compute_bounds (editor, GTK_WIDGET (wall), &bounds));
  g_assert_cmpfloat (bounds.origin.x, >=, 0);
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=,
                     (float) gtk_widget_get_height (GTK_WIDGET (wall)));
  ethos_note_entry_set_text (ETHOS_NOTE_ENTRY (editor), "From far away");
  ethos_note_entry_submit (ETHOS_NOTE_ENTRY (editor));
  g_assert_nonnull (board_fixture_find_note (fixture, "From far away"));
}

/* The map is there while some of the wall is not, is no stop of any key, and moves the wall. */
static void
test_map (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = show_notes (fixture, MANY_NOTES);
  GtkWidget *map = board_fixture_find (fixture->view, ETHOS_TYPE_WALL_MAP);

  g_assert_true (gtk_widget_get_mapped (map));
  g_assert_false (gtk_widget_get_focusable (map));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (map), GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (map), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Overview of the wall");
  /* However little of the wall is seen, the map leaves most of that. */
  g_assert_cmpint (gtk_widget_get_width (map) * 4, <=, gtk_widget_get_width (GTK_WIDGET (wall)));
  g_assert_cmpint (gtk_widget_get_height (map) * 2, <=, gtk_widget_get_height (GTK_WIDGET (wall)));
  board_fixture_point_at (fixture, map, "click 1");
  wait_until (wall->camera.x > 0 && wall->camera.y > 0);
  g_assert_cmpfloat_with_epsilon (wall->camera.x + gtk_widget_get_width (GTK_WIDGET (wall)) / 2.0,
                                  wall->wall_width / 2.0, wall->wall_width / 50.0);
  board_fixture_act (fixture, wall, "notes.zoom-fit");
  g_assert_false (gtk_widget_get_visible (map));
  board_fixture_act (fixture, wall, "notes.zoom-natural");
  g_assert_true (gtk_widget_get_visible (map));
}

/* The wheel makes larger what is below the pointer; without Control it scrolls. */
static void
test_wheel (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = show_notes (fixture, MANY_NOTES);
  double x, y;
  EthosWallCamera before;

  board_fixture_point_at (fixture, GTK_WIDGET (wall), "keydown ctrl click 5 keyup ctrl");
  wait_until (wall->camera.zoom < 1);
  assert_near (wall->camera.zoom, 1 / 1.2);
  before = wall->camera;
  x = gtk_widget_get_width (GTK_WIDGET (wall)) / 2;
  y = gtk_widget_get_height (GTK_WIDGET (wall)) / 2;
  ethos_wall_camera_to_wall (&before, &x, &y);
  board_fixture_point_at (fixture, GTK_WIDGET (wall), "keydown ctrl click 4 click 4 keyup ctrl");
  wait_until (wall->camera.zoom > 1.19);
  ethos_wall_camera_to_screen (&wall->camera, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, gtk_widget_get_width (GTK_WIDGET (wall)) / 2, 2);
  g_assert_cmpfloat_with_epsilon (y, gtk_widget_get_height (GTK_WIDGET (wall)) / 2, 2);
  before = wall->camera;
  board_fixture_point_at (fixture, GTK_WIDGET (wall), "click 5");
  wait_until (wall->camera.y > before.y);
  g_assert_cmpfloat (wall->camera.zoom, ==, before.zoom);
}

/* The middle button and the space bar move the wall; the space bar selects nothing then. */
static void
test_pan (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = show_notes (fixture, MANY_NOTES);

  board_fixture_point_at (fixture, GTK_WIDGET (wall),
                          "mousedown 2 mousemove_relative -- -60 -90 mouseup 2");
  wait_until (wall->camera.y > 80);
  g_assert_cmpfloat_with_epsilon (wall->camera.x, 60, 3);
  g_assert_cmpfloat_with_epsilon (wall->camera.y, 90, 3);
  g_assert_cmpuint (ethos_notes_wall_count_selected (wall), ==, 0);
  board_fixture_point_at (
      fixture, GTK_WIDGET (wall),
      "keydown space mousedown 1 mousemove_relative -- -60 -90 mouseup 1 keyup space");
  wait_until (wall->camera.y > 170);
  ui_harness_settle (fixture->view);
  g_assert_cmpuint (ethos_notes_wall_count_selected (wall), ==, 0);
  for (guint i = 0; i < MANY_NOTES; i++)
    g_assert_false (board_fixture_get_note (fixture, i)->placed);
  /* On its own it selects. */
  board_fixture_point_at (fixture, GTK_WIDGET (wall), "key space");
  wait_until (ethos_notes_wall_count_selected (wall) == 1);
}

/* Two fingers hold what is between them, as far as there is wall, and nothing else. */
static void
test_pinch (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = show_notes (fixture, MANY_NOTES);
  double x = 200, y = 150;

  gtk_adjustment_set_value (wall->adjustments[GTK_ORIENTATION_VERTICAL], 900);
  gtk_adjustment_set_value (wall->adjustments[GTK_ORIENTATION_HORIZONTAL], 300);
  ui_harness_settle (fixture->view);
  ethos_wall_camera_to_wall (&wall->camera, &x, &y);
  /* The first finger takes hold of a note, which it lets go when the second comes. */
  wall->pressed = get_wall_note (wall, 0);
  ethos_wall_touch_press (wall);
  ethos_wall_touch_begin_pinch (wall, 200, 150);
  g_assert_null (wall->pressed);
  for (guint i = 1; i <= 10; i++)
    {
      double at_x = x, at_y = y;

      ethos_wall_touch_pinch (wall, 1 - 0.04 * i, 200 + 5 * i, 150 - 2 * i);
      ui_harness_settle (fixture->view);
      assert_near (wall->camera.zoom, 1 - 0.04 * i);
      ethos_wall_camera_to_screen (&wall->camera, &at_x, &at_y);
      g_assert_cmpfloat_with_epsilon (at_x, 200 + 5 * i, 1);
      g_assert_cmpfloat_with_epsilon (at_y, 150 - 2 * i, 1);
    }
  ethos_wall_touch_pinch (wall, 0.0001, 5000, 5000);
  ui_harness_settle (fixture->view);
  assert_near (wall->camera.zoom, ethos_wall_camera_get_least (&wall->sight));
  ethos_wall_touch_pinch (wall, 1000, 200, 150);
  ui_harness_settle (fixture->view);
  assert_near (wall->camera.zoom, ETHOS_WALL_ZOOM_MAX);
  ethos_wall_touch_pinch (wall, 0.8, 5000, 5000);
  ui_harness_settle (fixture->view);
  assert_near (wall->camera.x, 0);
  assert_near (wall->camera.y, 0);
  ethos_wall_touch_end_pinch (wall);
  board_fixture_wait_for_announcement (fixture, "Zoom 80\u00a0%", "Zoom");
  ethos_wall_touch_release (wall, NULL);
  g_assert_cmpuint (ethos_notes_wall_count_selected (wall), ==, 0);
  /* Without the second, nothing moves the wall. */
  ethos_wall_touch_pinch (wall, 0.5, 200, 150);
  assert_near (wall->camera.zoom, 0.8);
}

/* What moves notes; the lasso begins beside them. */
static GtkGesture *
find_drag (EthosNotesWall *wall)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (wall));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkGesture) gesture = g_list_model_get_item (controllers, i);

      /* Only that one is told to the fingers when it ends. */
      if (GTK_IS_GESTURE_DRAG (gesture) &&
          g_signal_has_handler_pending (gesture, g_signal_lookup ("end", GTK_TYPE_GESTURE), 0,
                                        TRUE))
        return gesture;
    }
  g_assert_not_reached ();
}

/* A finger selects a note when it is lifted, and takes along what it did not select before. */
static void
test_finger (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = show_notes (fixture, SOME_NOTES);
  GtkGesture *drag;

  for (guint i = 0; i < 2; i++)
    {
      wall->pressed = get_wall_note (wall, i);
      ethos_wall_touch_press (wall);
      g_assert_cmpuint (ethos_notes_wall_count_selected (wall), ==, i);
      ethos_wall_touch_release (wall, NULL);
      g_assert_true (wall->pressed->selected);
      g_assert_cmpuint (ethos_notes_wall_count_selected (wall), ==, 1);
      g_assert_true (wall->current_note == wall->pressed);
    }
  for (guint i = 2; i > 0; i--)
    {
      wall->pressed = get_wall_note (wall, i);
      ethos_wall_touch_press (wall);
      ethos_wall_touch_drag (wall);
      g_assert_true (wall->pressed->selected);
      g_assert_cmpuint (ethos_notes_wall_count_selected (wall), ==, 1);
      ethos_wall_touch_release (wall, NULL);
    }
  /* Another gesture takes the finger: it is lifted from nothing. */
  drag = find_drag (wall);
  wall->pressed = get_wall_note (wall, 0);
  ethos_wall_touch_press (wall);
  ethos_wall_touch_take (wall);
  g_signal_emit_by_name (drag, "cancel", NULL);
  g_signal_emit_by_name (drag, "end", NULL);
  g_assert_false (get_wall_note (wall, 0)->selected);
  g_assert_true (get_wall_note (wall, 1)->selected);
  wall->pressed = NULL;
  ethos_wall_touch_press (wall);
  g_assert_cmpuint (ethos_notes_wall_count_selected (wall), ==, 1);
  ethos_wall_touch_release (wall, NULL);
  g_assert_cmpuint (ethos_notes_wall_count_selected (wall), ==, 0);
}

/* What is looked at after each frame. */
typedef struct
{
  EthosNotesWall *wall;
  guint n_frames;
  guint n_late;
  guint n_levels;
  gboolean readable;
} Watch;

/* Each note is drawn once: by its widget, in its place, or as a mark. */
static void
check_note (Watch *watch, EthosWallNote *note, const GdkRectangle *place)
{
  graphene_rect_t bounds;
  gboolean missing = ethos_wall_marks_is_missing (watch->wall, note);

  watch->n_late += missing;
  g_assert_cmpint ((note->view != NULL) + missing, ==, 1);
  if (missing)
    return;
  g_assert_true (gtk_widget_get_mapped (note->view));
  g_assert_true (gtk_widget_compute_bounds (note->view, GTK_WIDGET (watch->wall), &bounds));
  g_assert_cmpfloat_with_epsilon (bounds.origin.x, place->x, 2);
  g_assert_cmpfloat_with_epsilon (bounds.origin.y, place->y, 2);
}

/* A corner of it has its colour: beside its words, and whatever draws it. */
static void
check_corner (EthosNotesWall *wall, GBytes *pixels, EthosWallNote *note, const GdkRectangle *place)
{
  const GdkRGBA *tint = &ethos_wall_marks_get_paint (wall)->tints[note->record->colour];
  gsize width = (gsize) gtk_widget_get_width (GTK_WIDGET (wall));
  const guchar *pixel = (const guchar *) g_bytes_get_data (pixels, NULL) +
                        ((gsize) (place->y + 4) * width + (gsize) (place->x + 4)) * 4;

  g_assert_cmpfloat_with_epsilon (pixel[2] / 255.0, tint->red, 0.02);
  g_assert_cmpfloat_with_epsilon (pixel[1] / 255.0, tint->green, 0.02);
  g_assert_cmpfloat_with_epsilon (pixel[0] / 255.0, tint->blue, 0.02);
}

static void
painted_cb (GdkFrameClock *clock, Watch *watch)
{
  EthosNotesWall *wall = watch->wall;
  g_autoptr (GBytes) pixels = dup_pixels (wall);
  gboolean readable = ethos_wall_zoom_is_readable (wall);
  EthosWallNote *lens = ethos_wall_lens_find (wall);
  GdkRectangle view = { 0, 0, gtk_widget_get_width (GTK_WIDGET (wall)) - 8,
                        gtk_widget_get_height (GTK_WIDGET (wall)) - 8 };
  GdkRectangle over = { -1, -1, 0, 0 };

  watch->n_levels += readable != watch->readable;
  watch->readable = readable;
  watch->n_frames++;
  if (lens != NULL)
    ethos_wall_lens_get_area (wall, lens, &over);
  for (guint i = 0; i < wall->order->len; i++)
    {
      EthosWallNote *note = get_wall_note (wall, i);
      GdkRectangle place;

      ethos_wall_places_get_note (wall, note, &place);
      ethos_wall_scroll_to_screen (wall, &place);
      if (!gdk_rectangle_intersect (&view, &place, NULL))
        continue;
      if (readable)
        check_note (watch, note, &place);
      if (place.x >= 0 && place.y >= 0 && !gdk_rectangle_intersect (&over, &place, NULL))
        check_corner (wall, pixels, note, &place);
    }
}

static void
wait_for_frame (Watch *watch)
{
  guint before = watch->n_frames;

  gtk_widget_queue_draw (GTK_WIDGET (watch->wall));
  wait_until (watch->n_frames > before);
}

/* However the wall moves, no frame lacks a note, and none draws one in two ways. */
static void
test_no_flicker (BoardFixture *fixture, gconstpointer data)
{
  static const double zooms[] = { 1,    0.6,  0.47, 0.44, 0.46, 0.42, 0.45, 0.43, 0.3,
                                  0.44, 0.42, 0.44, 0.46, 0.3,  1,    0.45, 0.5 };
  EthosNotesWall *wall = show_notes (fixture, MANY_NOTES);
  Watch watch = { .wall = wall, .readable = TRUE };
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (wall));
  gulong id;

  gtk_adjustment_set_value (wall->adjustments[GTK_ORIENTATION_VERTICAL], 900);
  ui_harness_settle (fixture->view);
  id = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &watch);
  ethos_wall_touch_begin_pinch (wall, 300, 200);
  for (gsize i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      ethos_wall_touch_pinch (wall, zooms[i], 300, 200);
      wait_for_frame (&watch);
    }
  ethos_wall_touch_end_pinch (wall);
  /* To marks and back twice, however often it crosses the border on the way. */
  g_assert_cmpuint (watch.n_levels, ==, 4);
  g_assert_cmpuint (watch.n_late, >, 0);
  for (guint i = 1; i <= 8; i++)
    {
      gtk_adjustment_set_value (wall->adjustments[GTK_ORIENTATION_VERTICAL], 100 * i * i);
      gtk_adjustment_set_value (wall->adjustments[GTK_ORIENTATION_HORIZONTAL], 31 * i);
      wait_for_frame (&watch);
    }
  g_signal_handler_disconnect (clock, id);
}

typedef struct
{
  EthosNotesWall *wall;
  guint n_frames;
  guint n_layouts;
} Layouts;

static void
layout_cb (Layouts *layouts)
{
  layouts->n_layouts++;
}

static gboolean
move_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Layouts *layouts = data;
  GtkAdjustment *down = layouts->wall->adjustments[GTK_ORIENTATION_VERTICAL];

  if (layouts->n_frames == MOVED_FRAMES)
    return G_SOURCE_REMOVE;
  layouts->n_frames++;
  gtk_adjustment_set_value (down, gtk_adjustment_get_value (down) + MOVED_BY);
  return G_SOURCE_CONTINUE;
}

/* To allocate a window, GTK asks the display server back and forth: while the wall is moved, once
 * for each frame, also for those in which notes come into sight. */
static void
test_laid_out_once (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = show_notes (fixture, MANY_NOTES);
  Layouts layouts = { .wall = wall };
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (wall));
  gulong id;

  ui_harness_settle (fixture->view);
  id = g_signal_connect_swapped (clock, "layout", G_CALLBACK (layout_cb), &layouts);
  gtk_widget_add_tick_callback (fixture->view, move_cb, &layouts, NULL);
  wait_until (layouts.n_frames == MOVED_FRAMES);
  g_signal_handler_disconnect (clock, id);
  g_assert_cmpfloat (wall->camera.y, >=, (MOVED_FRAMES - 1) * MOVED_BY);
  g_assert_cmpuint (layouts.n_layouts, <=, MOVED_FRAMES);
}

/* Marks that nobody can read are painted where they come to lie, whatever moves. */
static void
test_glide_far (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = show_notes (fixture, MANY_NOTES);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < MANY_NOTES; i += 2)
    g_ptr_array_add (ids, get_wall_note (wall, i)->record->record.id);
  g_ptr_array_add (ids, NULL);
  board_fixture_run (fixture,
                     ethos_op_new ("notes-colour", "notes", ids->pdata, "colour", 4, NULL));
  board_fixture_act (fixture, wall, "notes.zoom-fit");
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  for (guint i = 0; i < 2; i++)
    {
      if (i == 0)
        gtk_widget_activate_action (GTK_WIDGET (wall), "notes.arrange-colours", NULL);
      else
        g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (wall));
      assert_up_to_date (fixture, wall);
    }
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

/* A page has one size, and leads back to the wall as it was. */
static void
test_pages (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = show_notes (fixture, MANY_NOTES);
  GtkWidget *pages = board_fixture_find_button (fixture->view, "Pa_ges");
  double zoom;

  board_fixture_act (fixture, wall, "notes.zoom-fit");
  zoom = wall->camera.zoom;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pages), TRUE);
  ui_harness_settle (fixture->view);
  g_assert_cmpfloat (wall->camera.zoom, ==, 1);
  g_assert_false (gtk_widget_get_mapped (find_percent (fixture)));
  gtk_widget_activate_action (GTK_WIDGET (wall), "notes.zoom-in", NULL);
  g_assert_cmpfloat (wall->camera.zoom, ==, 1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (
                                    board_fixture_find_button (fixture->view, "_Wall")),
                                TRUE);
  ui_harness_settle (fixture->view);
  g_assert_cmpfloat (wall->camera.zoom, ==, zoom);
}

/* Where people read from right to left, the wall begins at the right at every size. */
static void
test_right_to_left (BoardFixture *fixture, gconstpointer data)
{
  EthosNotesWall *wall = show_notes (fixture, MANY_NOTES);
  EthosWallNote *first;
  double x, y;

  gtk_widget_set_direction (GTK_WIDGET (wall), GTK_TEXT_DIR_RTL);
  gtk_widget_queue_allocate (GTK_WIDGET (wall));
  board_fixture_act (fixture, wall, "notes.zoom-fit");
  first = g_ptr_array_index (wall->order, 0);
  get_middle (wall, first, &x, &y);
  g_assert_cmpfloat (x, >, gtk_widget_get_width (GTK_WIDGET (wall)) / 2);
  assert_colour (wall, g_ptr_array_index (wall->order, 5),
                 &ethos_wall_marks_get_paint (wall)->tints[ETHOS_TINT_STRAW]);
}

int
main (int argc, char **argv)
{
  ui_harness_init (&argc, &argv);

  ADD ("/zoom", test_zoom);
  ADD ("/clear-of-corner", test_clear_of_corner);
  ADD ("/anchor", test_anchor);
  ADD ("/far", test_far);
  ADD ("/marks", test_marks);
  ADD ("/edit-far", test_edit_far);
  ADD ("/map", test_map);
  ADD ("/wheel", test_wheel);
  ADD ("/pan", test_pan);
  ADD ("/pinch", test_pinch);
  ADD ("/tooltip", test_tooltip);
  ADD ("/finger", test_finger);
  ADD ("/no-flicker", test_no_flicker);
  ADD ("/laid-out-once", test_laid_out_once);
  ADD ("/glide-far", test_glide_far);
  ADD ("/pages", test_pages);
  ADD ("/right-to-left", test_right_to_left);

  return g_test_run ();
}
