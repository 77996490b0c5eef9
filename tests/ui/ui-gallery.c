// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a view into a picture, so that people can look at it:
//   ui-gallery VIEW OUT.png [dark] [rtl] [large] [narrow] [small] [laptop]
// What is small has the size of an ordinary window, and may not grow; nor may the whole screen of a
// laptop.
// High contrast comes from the environment, ADW_DEBUG_HIGH_CONTRAST=1.
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <adwaita.h>

#include "ethos-banner.h"
#include "ethos-note-view.h"
#include "ethos-paper-style.h"
#include "ethos-sheet.h"
#include "ethos-timer-ring.h"
#include "ui-harness.h"
#include "ui-scenes.h"

#define LARGE_DPI 192
#define DPI_SCALE 1024

/* Whether what is painted is printed as well. */
static gboolean printing;

void __real_pango_cairo_show_layout (cairo_t *cr, PangoLayout *layout);
void __wrap_pango_cairo_show_layout (cairo_t *cr, PangoLayout *layout);

/* The projector paints its words itself, so no label tells them: the linker leads its calls here.
 */
void
__wrap_pango_cairo_show_layout (cairo_t *cr, PangoLayout *layout)
{
  if (printing)
    ui_harness_print_layout (layout, FALSE);
  __real_pango_cairo_show_layout (cr, layout);
}

static GtkWidget *
new_row (void)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);

  gtk_widget_set_margin_start (row, 32);
  gtk_widget_set_margin_end (row, 32);
  return row;
}

static void
add_sheet (GtkWidget *row, const char *title, const char *colour, const char *emblem)
{
  static const char *const lines[] = {
    "We ask before we assume, and say so when we do not know.",
    "We make room for the quietest voice.",
    "You would hear us say: tell me more about that, I had not seen it this way before.", NULL
  };
  GtkWidget *sheet = ethos_sheet_new (ETHOS_SHEET_SMALL);

  ethos_sheet_set_title (ETHOS_SHEET (sheet), title);
  ethos_sheet_set_colour (ETHOS_SHEET (sheet), colour);
  ethos_sheet_set_emblem (ETHOS_SHEET (sheet), emblem);
  ethos_sheet_set_lines (ETHOS_SHEET (sheet), lines);
  gtk_widget_set_size_request (sheet, 260, -1);
  gtk_widget_set_valign (sheet, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), sheet);
}

static void
add_note (GtkWidget *row, const char *text, const char *tint, const char *caption)
{
  GtkWidget *note = ethos_note_view_new ();

  ethos_note_view_set_text (ETHOS_NOTE_VIEW (note), text);
  ethos_note_view_set_tint (ETHOS_NOTE_VIEW (note), tint);
  ethos_note_view_set_caption (ETHOS_NOTE_VIEW (note), caption);
  gtk_widget_set_valign (note, GTK_ALIGN_START);
  gtk_widget_set_focusable (note, TRUE);
  gtk_box_append (GTK_BOX (row), note);
}

static GtkWidget *
build_sheets (void)
{
  GtkWidget *row = new_row ();

  add_sheet (row, "Listening first", "teal", "ear");
  add_sheet (row, "No blame", "plum", "scales");
  add_sheet (row, "Rindfleischetikettierungsüberwachung", "ochre", "lantern");
  add_sheet (row, "الاحترام المتبادل", "indigo", "hands");
  return row;
}

static GtkWidget *
build_notes (guint first)
{
  static const char *const texts[] = {
    "Say thank you",
    "People tell me early when something goes wrong, because nobody is shouted at.",
    "Ask twice",
    "نستمع قبل أن نجيب",
    "We write down what we decided, who does it and by when, and we send it round the same "
    "day so that those who were on shift know as much as those who were in the room.",
    "Two short\nlines",
    "Verantwortungsbewusstseinsförderung",
    "OK"
  };
  static const char *const tints[] = { "straw", "peach", "rose", "lilac",
                                       "sky",   "mint",  "leaf", "stone" };
  GtkWidget *row = new_row ();

  for (guint i = first; i < first + 4; i++)
    add_note (row, texts[i], tints[i], i == 5 ? "Set aside" : NULL);
  if (first > 0)
    {
      GtkWidget *last = gtk_widget_get_last_child (row);

      gtk_widget_set_state_flags (last, GTK_STATE_FLAG_SELECTED, FALSE);
      ethos_note_view_set_covered (ETHOS_NOTE_VIEW (gtk_widget_get_first_child (row)), TRUE);
    }
  return row;
}

static void
add_ring (GtkWidget *row, gint64 seconds, double share, gboolean with_seconds, gboolean late)
{
  GtkWidget *ring = ethos_timer_ring_new ();
  g_autofree char *text = ethos_format_remaining (seconds, with_seconds);

  ethos_timer_ring_set_share (ETHOS_TIMER_RING (ring), share);
  ethos_timer_ring_set_text (ETHOS_TIMER_RING (ring), text);
  ethos_timer_ring_set_late (ETHOS_TIMER_RING (ring), late);
  gtk_box_append (GTK_BOX (row), ring);
}

static GtkWidget *
build_large (void)
{
  static const char *const lines[] = { "We ask before we assume.",
                                       "We make room for the quietest voice.", NULL };
  GtkWidget *row = new_row ();
  GtkWidget *sheet = ethos_sheet_new (ETHOS_SHEET_LARGE);

  ethos_sheet_set_title (ETHOS_SHEET (sheet), "Listening first");
  ethos_sheet_set_colour (ETHOS_SHEET (sheet), "moss");
  ethos_sheet_set_emblem (ETHOS_SHEET (sheet), "seedling");
  ethos_sheet_set_badge (ETHOS_SHEET (sheet), "Proposed name");
  ethos_sheet_set_lines (ETHOS_SHEET (sheet), lines);
  gtk_box_append (GTK_BOX (row), sheet);
  add_ring (row, 750, 0.83, TRUE, FALSE);
  add_ring (row, 130, 0.2, FALSE, FALSE);
  add_ring (row, -65, 0, TRUE, TRUE);
  return row;
}

static GtkWidget *
build_banner (EthosBannerKind kind, const char *text)
{
  GtkWidget *banner = ethos_banner_new ();
  const EthosNotice notice = { kind, text, "_Try Again", "win.retry" };

  ethos_banner_show (ETHOS_BANNER (banner), &notice, 1);
  return banner;
}

static GtkWidget *
build_gallery (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  gtk_widget_add_css_class (box, "paper");
  gtk_box_append (GTK_BOX (box),
                  build_banner (ETHOS_BANNER_ERROR,
                                "The disk is full. Everything is kept in the journal; free some "
                                "space and try again."));
  gtk_box_append (GTK_BOX (box), build_sheets ());
  gtk_box_append (GTK_BOX (box), build_notes (0));
  gtk_box_append (GTK_BOX (box), build_notes (4));
  gtk_box_append (GTK_BOX (box), build_large ());
  return box;
}

static GtkWidget *
show_view (const char *view, const int *size)
{
  if (g_str_equal (view, "widgets"))
    return GTK_WIDGET (ui_harness_show (build_gallery (), 1280, 900));
  return ui_scenes_show (view, size);
}

int
main (int argc, char **argv)
{
  g_autoptr (EthosPaperStyle) style = NULL;
  GtkWidget *root;
  static const int narrow[] = { 700, 768 }, small[] = { 1200, 720 }, laptop[] = { 1366, 768 };
  const int *size = NULL;

  /* As a desktop would ask for it, so that the application follows. */
  if (g_strv_contains ((const char *const *) argv, "dark"))
    g_setenv ("ADW_DEBUG_COLOR_SCHEME", "prefer-dark", TRUE);
  ui_harness_init (&argc, &argv);
  for (int i = 3; i < argc; i++)
    {
      if (g_str_equal (argv[i], "rtl"))
        gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
      else if (g_str_equal (argv[i], "large"))
        g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", LARGE_DPI * DPI_SCALE, NULL);
      else if (g_str_equal (argv[i], "narrow"))
        size = narrow;
      else if (g_str_equal (argv[i], "small"))
        size = small;
      else if (g_str_equal (argv[i], "laptop"))
        size = laptop;
    }
  style = ethos_paper_style_new (gdk_display_get_default ());
  root = argc > 2 ? show_view (argv[1], size) : NULL;
  if (root == NULL)
    {
      g_printerr ("usage: ui-gallery VIEW OUT.png [dark] [rtl] [large] [narrow] [small] "
                  "[laptop]\n"
                  "VIEW is widgets, or one of ui-scenes.c\n");
      return 2;
    }
  if (size == small || size == laptop)
    ui_harness_print_growth (root, size[0], size[1]);
  ui_harness_print_words (root);
  /* What is drawn is kept until something asks for another frame. */
  printing = TRUE;
  gtk_widget_queue_draw (root);
  ui_harness_settle (root);
  printing = FALSE;
  return ui_harness_keep_picture (root, argv[2]) ? 0 : 1;
}
