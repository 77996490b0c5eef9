// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "ethos-upright-layout.h"
#include "ui-harness.h"

#define WIDTH 240
#define HEIGHT 400

static const char words[] = "We say early what goes wrong, to those who can do something about it, "
                            "and we thank whoever tells us the same.";

typedef struct
{
  int minimum;
  int natural;
} Size;

static Size
measure (GtkWidget *widget, GtkOrientation orientation, int for_size)
{
  Size size;

  gtk_widget_measure (widget, orientation, for_size, &size.minimum, &size.natural, NULL, NULL);
  return size;
}

static void
assert_size (Size size, Size expected)
{
  g_assert_cmpint (size.minimum, ==, expected.minimum);
  g_assert_cmpint (size.natural, ==, expected.natural);
}

static GtkWidget *
new_text (void)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  return label;
}

/* A place across a window, as high as it would like to be. */
static GtkWindow *
show_place (GtkWidget *place)
{
  gtk_widget_set_valign (place, GTK_ALIGN_START);
  return ui_harness_show (place, WIDTH, HEIGHT);
}

/* A text is as high as its width makes it, and as wide as its words are, whatever height it is
 * asked about; alone, it would try one width after the other. */
static void
test_upright_text (void)
{
  GtkWidget *text = new_text ();
  GtkWidget *place = ethos_upright_new (text);
  GtkWindow *window = show_place (place);
  Size width, height;

  width = measure (text, GTK_ORIENTATION_HORIZONTAL, -1);
  height = measure (text, GTK_ORIENTATION_VERTICAL, WIDTH);
  g_assert_cmpint (width.minimum, <, WIDTH);
  g_assert_cmpint (width.natural, >, WIDTH);
  g_assert_cmpint (measure (text, GTK_ORIENTATION_HORIZONTAL, height.natural).minimum, >,
                   width.minimum);
  assert_size (measure (place, GTK_ORIENTATION_HORIZONTAL, -1), width);
  assert_size (measure (place, GTK_ORIENTATION_HORIZONTAL, height.natural), width);
  assert_size (measure (place, GTK_ORIENTATION_VERTICAL, WIDTH), height);
  g_assert_cmpint (height.natural, >,
                   measure (place, GTK_ORIENTATION_VERTICAL, width.natural).natural);
  gtk_window_destroy (window);
}

/* A page that scrolls can be lower than it would like to be. */
static void
test_upright_lower (void)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *text = new_text ();
  GtkWidget *place = ethos_upright_new (scroller);
  GtkWindow *window;
  Size height;

  gtk_widget_set_size_request (text, -1, HEIGHT / 2);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), text);
  window = show_place (place);
  height = measure (place, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (place));
  g_assert_cmpint (height.minimum, <, HEIGHT / 2);
  g_assert_cmpint (height.natural, >=, HEIGHT / 2);
  assert_size (measure (scroller, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (scroller)),
               height);
  g_assert_cmpint (gtk_widget_get_height (scroller), ==, height.natural);
  gtk_window_destroy (window);
}

/* Whatever way is read in, the child has all of the place and stands at its own end of it. */
static void
test_upright_all_of_it (void)
{
  static const GtkTextDirection directions[] = { GTK_TEXT_DIR_LTR, GTK_TEXT_DIR_RTL };

  for (gsize i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      GtkWidget *text = new_text ();
      GtkWidget *mark = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      GtkWidget *place = ethos_upright_new (box);
      graphene_rect_t all, at;
      GtkWindow *window;
      int width;

      gtk_widget_set_size_request (mark, 20, 20);
      gtk_widget_set_halign (mark, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (box), mark);
      gtk_box_append (GTK_BOX (box), text);
      gtk_widget_set_default_direction (directions[i]);
      window = show_place (place);
      width = gtk_widget_get_width (place);
      g_assert_cmpint (gtk_widget_get_height (place), ==,
                       20 + measure (text, GTK_ORIENTATION_VERTICAL, width).natural);
      g_assert_true (gtk_widget_compute_bounds (box, place, &all));
      g_assert_true (gtk_widget_compute_bounds (mark, place, &at));
      g_assert_cmpfloat (all.origin.x, ==, 0);
      g_assert_cmpfloat (all.origin.y, ==, 0);
      g_assert_cmpfloat (all.size.width, ==, width);
      g_assert_cmpfloat (all.size.height, ==, gtk_widget_get_height (place));
      g_assert_cmpfloat (at.origin.x, ==, directions[i] == GTK_TEXT_DIR_RTL ? width - 20 : 0);
      gtk_window_destroy (window);
    }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* What is in it asks for no mode of its own, or for none at all. */
static void
test_upright_mode (void)
{
  GtkWidget *block = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *place = g_object_ref_sink (ethos_upright_new (block));
  const Size nothing = { 0, 0 };

  gtk_widget_set_size_request (block, 20, 30);
  g_assert_cmpint (gtk_widget_get_request_mode (place), ==, GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH);
  g_assert_cmpint (measure (place, GTK_ORIENTATION_HORIZONTAL, -1).natural, ==, 20);
  g_assert_cmpint (measure (place, GTK_ORIENTATION_VERTICAL, -1).natural, ==, 30);
  gtk_widget_set_visible (block, FALSE);
  assert_size (measure (place, GTK_ORIENTATION_HORIZONTAL, -1), nothing);
  assert_size (measure (place, GTK_ORIENTATION_VERTICAL, -1), nothing);
  g_assert_finalize_object (place);
}

int
main (int argc, char **argv)
{
  ui_harness_init (&argc, &argv);
  g_test_add_func ("/layouts/upright-text", test_upright_text);
  g_test_add_func ("/layouts/upright-lower", test_upright_lower);
  g_test_add_func ("/layouts/upright-all-of-it", test_upright_all_of_it);
  g_test_add_func ("/layouts/upright-mode", test_upright_mode);
  return g_test_run ();
}
