// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the views of cards and lines into a picture, so that people can look at them:
//   cards-scenes SCENE OUT.png [dark] [rtl] [large] [narrow] [tall] [wide]
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <adwaita.h>

#include "cards-fixture.h"
#include "ethos-card-tile.h"
#include "ethos-cards-view.h"
#include "ethos-lines-view.h"
#include "ethos-paper-style.h"
#include "ui-harness.h"

#define LARGE_DPI 192
#define DPI_SCALE 1024

/* The share of a window of 1366 × 768 that the step has, and that of a narrow one. */
#define WIDTH 826
#define NARROW_WIDTH 360
#define HEIGHT 648
/* The same of a window of 1920 × 1080. */
#define WIDE_WIDTH 1380
#define WIDE_HEIGHT 960
/* To look at what is scrolled away. */
#define TALL_HEIGHT 2000

/* A vision of 60 words. */
#define LONG                                                                                       \
  "We want care in which every harm teaches and nobody has to be harmed the same way twice: "      \
  "where "                                                                                         \
  "people who tell us what went wrong are thanked and heard, where teams change what they do "     \
  "because of what was found, and where patients, families and staff can read in plain words "     \
  "what "                                                                                          \
  "was learned and see for themselves that it has been put into practice."

static GtkWidget *
build_scene (const char *scene)
{
  gboolean lines = g_str_has_prefix (scene, "lines");
  g_autoptr (EthosStore) store =
      cards_fixture_new_full (g_str_has_suffix (scene, "many") ? 63 : 0,
                              lines ? ETHOS_ACTIVITY_WRITE_LINES : ETHOS_ACTIVITY_PRESENT_CARDS);
  g_autoptr (EthosProjection) projection = ethos_projection_new (store);
  GtkWidget *view;

  cards_fixture_write_wall (store, TRUE);
  ethos_store_run (store, ethos_op_new ("activity-next", NULL));
  ethos_store_run (store, ethos_op_new ("activity-prompt", "value", TRUE, NULL));
  if (g_str_has_suffix (scene, "long"))
    ethos_store_run (store, ethos_op_new ("card-edit", "card", "card-3", "statement", LONG, NULL));
  if (g_str_has_suffix (scene, "shown"))
    ethos_store_run (store, ethos_op_new ("stage-show", "target", "card-5", NULL));
  ethos_projection_flush (projection);
  view =
      lines ? ethos_lines_view_new (store, projection) : ethos_cards_view_new (store, projection);
  if (g_str_has_prefix (scene, "one"))
    {
      ethos_cards_view_set_one_at_a_time (ETHOS_CARDS_VIEW (view), TRUE);
      for (guint i = 0; i < 4; i++)
        gtk_widget_activate_action (view, "cards.next", NULL);
    }
  gtk_widget_add_css_class (view, "paper");
  return view;
}

int
main (int argc, char **argv)
{
  g_autoptr (EthosPaperStyle) style = NULL;
  g_autoptr (GdkTexture) picture = NULL;
  GtkWindow *window;
  gboolean narrow = FALSE;
  gboolean tall = FALSE;
  gboolean wide = FALSE;

  ui_harness_init (&argc, &argv);
  for (int i = 3; i < argc; i++)
    {
      if (g_str_equal (argv[i], "dark"))
        adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                            ADW_COLOR_SCHEME_FORCE_DARK);
      else if (g_str_equal (argv[i], "rtl"))
        gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
      else if (g_str_equal (argv[i], "large"))
        g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", LARGE_DPI * DPI_SCALE, NULL);
      else if (g_str_equal (argv[i], "narrow"))
        narrow = TRUE;
      else if (g_str_equal (argv[i], "tall"))
        tall = TRUE;
      else if (g_str_equal (argv[i], "wide"))
        wide = TRUE;
    }
  if (argc < 3)
    {
      g_printerr (
          "usage: cards-scenes overview|overview-long|overview-edit|one|lines OUT.png [dark] [rtl] "
          "[large] [narrow] [tall] [wide]\n");
      return 2;
    }
  style = ethos_paper_style_new (gdk_display_get_default ());
  window = ui_harness_show (build_scene (argv[1]),
                            narrow ? NARROW_WIDTH
                            : wide ? WIDE_WIDTH
                                   : WIDTH,
                            tall   ? TALL_HEIGHT
                            : wide ? WIDE_HEIGHT
                                   : HEIGHT);
  if (g_str_equal (argv[1], "overview-edit"))
    {
      gtk_widget_grab_focus (
          ui_harness_find (GTK_WIDGET (window), ETHOS_TYPE_CARD_TILE, "No blame"));
      ui_harness_press (gtk_root_get_focus (GTK_ROOT (window)), GDK_KEY_F2, 0);
    }
  ui_harness_settle (GTK_WIDGET (window));
  picture = ui_harness_render (GTK_WIDGET (window));
  return gdk_texture_save_to_png (picture, argv[2]) ? 0 : 1;
}
