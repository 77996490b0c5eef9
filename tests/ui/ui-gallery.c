// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a view into a picture, so that people can look at it:
//   ui-gallery VIEW OUT.png [dark] [rtl] [large] [narrow]
// High contrast comes from the environment, ADW_DEBUG_HIGH_CONTRAST=1.
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <adwaita.h>

#include "ethos-application.h"
#include "ethos-banner.h"
#include "ethos-note-view.h"
#include "ethos-paper-style.h"
#include "ethos-recent-list.h"
#include "ethos-sheet.h"
#include "ethos-timer-ring.h"
#include "ethos-window.h"
#include "ui-harness.h"

#define LARGE_DPI 192
#define DPI_SCALE 1024

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

  ethos_banner_show (ETHOS_BANNER (banner), kind, text, "_Try Again", "win.retry");
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

/* The operations that lead from a new sample to what is to be seen, one after the other. */
typedef struct
{
  const char *view;
  const char *ops[20];
} Stage;

static const Stage stages[] = {
  { "ready", { NULL } },
  { "cards", { "next", "show", "start" } },
  { "write", { "next", "next", "show", "start", "notes" } },
  { "revealed", { "next", "next", "show", "start", "notes", "reveal" } },
  { "group", { "next", "next", "show", "notes", "reveal", "next", "show" } },
  { "lines", { "next", "next", "show", "notes", "reveal", "next", "next", "show" } },
  { "close", { "next", "next", "next", "next", "next", "show" } },
  { "finished", { "next", "next", "next", "next", "next", "finish" } },
};

static void
run (EthosWindow *window, const char *name)
{
  static const char *const notes[] = { "We listened before we spoke",
                                       "Somebody asked twice",
                                       "The map on the table",
                                       "We said sorry early",
                                       "The new colleague was asked first",
                                       "Nobody laughed at the question" };
  EthosStore *store = ethos_document_get_store (ethos_window_get_document (window));

  if (g_str_equal (name, "next"))
    ethos_store_run (store, ethos_op_new ("activity-next", NULL));
  else if (g_str_equal (name, "show"))
    ethos_store_run (store, ethos_op_new ("activity-prompt", "value", TRUE, NULL));
  else if (g_str_equal (name, "start"))
    ethos_store_run (store, ethos_op_new ("timer-start", NULL));
  else if (g_str_equal (name, "reveal"))
    ethos_store_run (store, ethos_op_new ("activity-reveal", NULL));
  else if (g_str_equal (name, "finish"))
    ethos_store_run (store, ethos_op_new ("workshop-finish", "value", TRUE, NULL));
  else
    for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
      ethos_store_run (store, ethos_op_new ("note-add", "text", notes[i], "colour", (int) i, NULL));
}

static void
answer_private (EthosWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  gtk_widget_activate_action (GTK_WIDGET (window), "win.ask-screen", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) dialog = g_list_model_get_item (windows, i);

      if (!ADW_IS_MESSAGE_DIALOG (dialog))
        continue;
      g_signal_emit_by_name (dialog, "response", "private");
      gtk_window_destroy (dialog);
      return;
    }
}

static void
show_stage (EthosWindow *window, const Stage *stage)
{
  ethos_window_try_sample (window);
  while (ethos_window_get_page (window) != ETHOS_PAGE_WORKSHOP)
    g_main_context_iteration (NULL, TRUE);
  if (stage->ops[0] != NULL)
    answer_private (window);
  for (guint i = 0; stage->ops[i] != NULL; i++)
    run (window, stage->ops[i]);
}

/* Workshops that were open before; their files are gone, which the page has to say. */
static void
add_recent (void)
{
  g_autoptr (EthosRecentList) recent =
      ethos_recent_list_new (gtk_recent_manager_get_default (), 12);
  g_autoptr (GFile) team =
      g_file_new_build_filename (g_get_home_dir (), "Documents", "Team values.ethos", NULL);
  g_autoptr (GFile) ward =
      g_file_new_build_filename (g_get_home_dir (), "Documents", "Ward 7, spring.ethos", NULL);

  ethos_recent_list_add (recent, team, "Team values");
  ethos_recent_list_add (recent, ward, "Ward 7, spring");
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static GtkWindow *
show_window (const Stage *stage, int width, int height)
{
  EthosApplication *application = ethos_application_new ();
  EthosWindow *window;

  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  if (stage == NULL)
    add_recent ();
  g_application_activate (G_APPLICATION (application));
  window = ETHOS_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  if (stage != NULL)
    show_stage (window, stage);
  gtk_window_present (GTK_WINDOW (window));
  ui_harness_settle (GTK_WIDGET (window));
  ui_harness_settle (GTK_WIDGET (window));
  return GTK_WINDOW (window);
}

static GtkWindow *
show_view (const char *view, gboolean narrow)
{
  if (g_str_equal (view, "start"))
    return show_window (NULL, narrow ? 360 : 1200, 720);
  if (g_str_equal (view, "widgets"))
    return ui_harness_show (build_gallery (), 1280, 900);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    if (g_str_equal (view, stages[i].view))
      return show_window (&stages[i], narrow ? 700 : 1366, 768);
  return NULL;
}

int
main (int argc, char **argv)
{
  g_autoptr (EthosPaperStyle) style = NULL;
  g_autoptr (GdkTexture) picture = NULL;
  GtkWindow *window;
  gboolean narrow = FALSE;

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
        narrow = TRUE;
    }
  style = ethos_paper_style_new (gdk_display_get_default ());
  window = argc > 2 ? show_view (argv[1], narrow) : NULL;
  if (window == NULL)
    {
      g_printerr ("usage: ui-gallery widgets|start|ready|cards|write|revealed|group|lines|close|"
                  "finished OUT.png [dark] [rtl] [large] [narrow]\n");
      return 2;
    }
  ui_harness_print_words (GTK_WIDGET (window));
  picture = ui_harness_render (GTK_WIDGET (window));
  return gdk_texture_save_to_png (picture, argv[2]) ? 0 : 1;
}
