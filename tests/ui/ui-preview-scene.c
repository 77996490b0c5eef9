// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a document and what it becomes into a picture, so that people can look at it:
//   ui-preview-scene FILE|paste OUT.png [dark] [rtl] [large] [line=N]
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <adwaita.h>

#include "ethos-paper-style.h"
#include "ethos-preview-editor.h"
#include "ethos-preview-view.h"
#include "ui-harness.h"

#define LARGE_DPI 192
#define DPI_SCALE 1024
#define WIDTH 1366
#define HEIGHT 720

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

static void
read_document (EthosPreviewView *view, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  gint64 start = g_get_monotonic_time ();

  ethos_preview_view_open_file (view, file);
  while (!ethos_preview_view_get_has_statement (view) &&
         g_get_monotonic_time () - start < 2 * G_USEC_PER_SEC)
    g_main_context_iteration (NULL, FALSE);
}

int
main (int argc, char **argv)
{
  g_autoptr (EthosPaperStyle) style = NULL;
  g_autoptr (GdkTexture) picture = NULL;
  GtkWidget *view;
  GtkWindow *window;
  int line;

  ui_harness_init (&argc, &argv);
  if (argc < 3)
    {
      g_printerr ("usage: ui-preview-scene FILE|paste OUT.png [dark] [rtl] [large] [line=N]\n");
      return 2;
    }
  line = apply_options (argc, argv);
  style = ethos_paper_style_new (gdk_display_get_default ());
  view = ethos_preview_view_new ();
  window = ui_harness_show (view, WIDTH, HEIGHT);
  if (!g_str_equal (argv[1], "paste"))
    read_document (ETHOS_PREVIEW_VIEW (view), argv[1]);
  ui_harness_settle (view);
  if (line >= 0)
    ethos_preview_editor_select_line (ETHOS_PREVIEW_EDITOR (
                                          find_type (view, ETHOS_TYPE_PREVIEW_EDITOR)),
                                      (guint) line);
  ui_harness_settle (view);
  ui_harness_settle (view);
  picture = ui_harness_render (GTK_WIDGET (window));
  return gdk_texture_save_to_png (picture, argv[2]) ? 0 : 1;
}
