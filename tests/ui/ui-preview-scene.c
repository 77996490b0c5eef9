// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a document and what it becomes into a picture, so that people can look at it:
//   ui-preview-scene FILE|paste|setup|cards OUT.png [dark] [rtl] [large] [line=N]
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <adwaita.h>

#include "ethos-paper-style.h"
#include "ethos-preview-editor.h"
#include "ethos-preview-view.h"
#include "ethos-setup-view.h"
#include "ethos-starter.h"
#include "ui-harness.h"

#define LARGE_DPI 192
#define DPI_SCALE 1024
#define WIDTH 1366
#define HEIGHT 720
/* A book of a mebibyte takes that long on a busy machine. */
#define READING_SECONDS 20

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static int
apply_options (int argc, char **argv)
{
  int line = -1;

  for (int i = 3; i < argc; i++)
    {
      if (g_str_equal (argv[i], "dark"))
        adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                            ADW_COLOR_SCHEME_FORCE_DARK);
      else if (g_str_equal (argv[i], "rtl"))
        gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
      else if (g_str_equal (argv[i], "large"))
        g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", LARGE_DPI * DPI_SCALE, NULL);
      else if (g_str_has_prefix (argv[i], "line="))
        line = (int) g_ascii_strtoll (argv[i] + strlen ("line="), NULL, 10);
    }
  return line;
}

/* The plans, and either cards of a statement or cards to choose from, are those of the source
 * tree: see ETHOS_DATA_DIR. */
static GtkWidget *
new_setup (gboolean choose)
{
  static const char *const languages[] = { "en", NULL };
  GtkWidget *setup = ethos_setup_view_new ();
  g_autoptr (GPtrArray) plans = ethos_starter_list (ETHOS_STARTER_AGENDAS, languages);
  g_autoptr (GPtrArray) decks = ethos_starter_list (ETHOS_STARTER_DECKS, languages);
  g_autoptr (GFile) place = g_file_new_build_filename (g_get_home_dir (), "Documents", NULL);

  ethos_setup_view_set_plans (ETHOS_SETUP_VIEW (setup), plans);
  if (choose)
    ethos_setup_view_set_decks (ETHOS_SETUP_VIEW (setup), decks);
  else
    ethos_setup_view_set_deck (ETHOS_SETUP_VIEW (setup),
                               ((EthosStarter *) g_ptr_array_index (decks, 1))->content);
  ethos_setup_view_set_place (ETHOS_SETUP_VIEW (setup), place);
  return setup;
}

static void
read_document (EthosPreviewView *view, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  gint64 start = g_get_monotonic_time ();

  ethos_preview_view_open_file (view, file);
  while (!ethos_preview_view_get_has_statement (view) &&
         g_get_monotonic_time () - start < READING_SECONDS * G_USEC_PER_SEC)
    g_main_context_iteration (NULL, FALSE);
}

int
main (int argc, char **argv)
{
  g_autoptr (EthosPaperStyle) style = NULL;
  GtkWidget *view;
  GtkWindow *window;
  int line;

  ui_harness_init (&argc, &argv);
  if (argc < 3)
    {
      g_printerr (
          "usage: ui-preview-scene FILE|paste|setup|cards OUT.png [dark] [rtl] [large] [line=N]\n");
      return 2;
    }
  line = apply_options (argc, argv);
  style = ethos_paper_style_new (gdk_display_get_default ());
  if (g_str_equal (argv[1], "setup") || g_str_equal (argv[1], "cards"))
    view = new_setup (g_str_equal (argv[1], "cards"));
  else
    view = ethos_preview_view_new ();
  window = ui_harness_show (view, WIDTH, HEIGHT);
  if (ETHOS_IS_PREVIEW_VIEW (view) && !g_str_equal (argv[1], "paste"))
    read_document (ETHOS_PREVIEW_VIEW (view), argv[1]);
  ui_harness_settle (view);
  if (line >= 0)
    ethos_preview_editor_select_line (ETHOS_PREVIEW_EDITOR (
                                          find_type (view, ETHOS_TYPE_PREVIEW_EDITOR)),
                                      (guint) line);
  ui_harness_settle (view);
  ui_harness_settle (view);
  ui_harness_print_words (GTK_WIDGET (window));
  return ui_harness_keep_picture (GTK_WIDGET (window), argv[2]) ? 0 : 1;
}
