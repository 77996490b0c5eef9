// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "test-poster-view"

#include "config.h"

#include <adwaita.h>

#include "ethos-announce.h"
#include "ethos-deck-codec.h"
#include "ethos-paper-style.h"
#include "ethos-poster-view.h"
#include "ethos-read-only.h"
#include "ethos-starter.h"
#include "ethos-system-clock.h"
#include "ethos-widget-names.h"
#include "ui-harness.h"

typedef struct
{
  EthosStore *store;
  GSettings *settings;
  EthosPosterView *view;
  GtkWindow *window;
} Fixture;

static GtkWidget *
find (GtkWidget *from, GType type, const char *property, const char *value)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (from, type))
    {
      g_autofree char *text = NULL;

      if (property == NULL)
        return from;
      g_object_get (from, property, &text, NULL);
      if (g_strcmp0 (text, value) == 0)
        return from;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, property, value);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static EthosSession *
create_session (gboolean empty)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("ETHOS_DATA_DIR"), "decks", "team-values.en.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EthosSnapshot) deck = NULL;
  g_autoptr (GError) error = NULL;
  EthosSession *session = ethos_session_new ();
  const EthosSnapshotNode *root;
  gsize length;

  if (empty)
    return session;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (text, length);
  deck = ethos_deck_codec_read (bytes, &error);
  g_assert_no_error (error);

  root = ethos_snapshot_get_root (deck);
  for (guint i = 0; i < 4; i++)
    {
      const EthosSnapshotNode *card = &root->children[ETHOS_KIND_CARD][i];

      g_assert_true (ethos_session_load (session, card->record, ETHOS_DECK_ID, NULL));
      for (guint j = 0; j < card->n_children[ETHOS_KIND_BEHAVIOUR]; j++)
        g_assert_true (ethos_session_load (session, card->children[ETHOS_KIND_BEHAVIOUR][j].record,
                                           card->record->id, NULL));
    }

  return session;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EthosSession) session = create_session (GPOINTER_TO_INT (data));
  g_autoptr (EthosClock) clock = ETHOS_CLOCK (ethos_system_clock_new ());

  fixture->store = ethos_store_new (session, clock);
  fixture->settings = g_settings_new (ETHOS_APPLICATION_ID);
  g_settings_reset (fixture->settings, "office-paper");
  fixture->view = ETHOS_POSTER_VIEW (ethos_poster_view_new (fixture->store, fixture->settings));
  fixture->window = ui_harness_show (GTK_WIDGET (fixture->view), 1126, 620);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  EthosStore *alive = fixture->store;

  g_object_add_weak_pointer (G_OBJECT (alive), (gpointer *) &alive);
  gtk_window_destroy (fixture->window);
  g_object_unref (fixture->store);
  g_object_unref (fixture->settings);
  /* A picture that is being drawn keeps the view until its answer has come. */
  while (alive != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_visible (GtkWidget *widget)
{
  while (!gtk_widget_get_visible (widget))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_picture (Fixture *fixture, gconstpointer data)
{
  GtkWidget *picture = find (GTK_WIDGET (fixture->view), GTK_TYPE_PICTURE, NULL, NULL);
  GtkWidget *waiting = find (GTK_WIDGET (fixture->view), GTK_TYPE_ASPECT_FRAME, NULL, NULL);
  const char *folder = g_getenv ("ETHOS_SCREENSHOTS");

  /* The place of the picture is not empty before it is drawn, however soon that is. */
  g_assert_cmpfloat (gtk_aspect_frame_get_ratio (GTK_ASPECT_FRAME (waiting)), <, 0.75);
  while (gtk_picture_get_paintable (GTK_PICTURE (picture)) == NULL)
    {
      g_assert_true (gtk_widget_get_mapped (waiting));
      g_assert_false (gtk_widget_get_mapped (picture));
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_false (gtk_widget_get_visible (waiting));
  g_assert_true (gtk_widget_get_visible (picture));

  if (folder != NULL)
    {
      g_autofree char *path = g_build_filename (folder, "poster-view.png", NULL);
      g_autoptr (GdkTexture) texture = NULL;

      ui_harness_settle (GTK_WIDGET (fixture->view));
      texture = ui_harness_render (GTK_WIDGET (fixture->view));
      gdk_texture_save_to_png (texture, path);
    }
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  GtkWidget *picture = find (GTK_WIDGET (fixture->view), GTK_TYPE_PICTURE, NULL, NULL);
  GtkWidget *problem = gtk_widget_get_next_sibling (picture);

  wait_visible (problem);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (problem)), !=, "");
  g_assert_false (gtk_widget_get_visible (picture));
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);
  AdwComboRow *paper = ADW_COMBO_ROW (find (view, ADW_TYPE_COMBO_ROW, "title", "Paper"));
  AdwComboRow *way = ADW_COMBO_ROW (find (view, ADW_TYPE_COMBO_ROW, "title", "Orientation"));
  AdwComboRow *mark = ADW_COMBO_ROW (find (view, ADW_TYPE_COMBO_ROW, "title", "These Words Are"));
  const EthosWorkshop *workshop;

  adw_combo_row_set_selected (paper, 2);
  adw_combo_row_set_selected (way, 1);
  adw_combo_row_set_selected (mark, 2);
  workshop = ethos_session_get_workshop (ethos_store_get_session (fixture->store));
  g_assert_cmpint (workshop->poster_paper, ==, 2);
  g_assert_cmpint (workshop->poster_orientation, ==, 1);
  g_assert_cmpint (workshop->mark, ==, ETHOS_WORKSHOP_APPROVED);

  /* Both at once: showing one must not set the other back. */
  ethos_store_run (fixture->store,
                   ethos_op_new ("workshop-poster", "paper", 3, "orientation", 0, NULL));
  workshop = ethos_session_get_workshop (ethos_store_get_session (fixture->store));
  g_assert_cmpint (workshop->poster_paper, ==, 3);
  g_assert_cmpint (workshop->poster_orientation, ==, 0);
  g_assert_cmpuint (adw_combo_row_get_selected (paper), ==, 3);
  g_assert_cmpuint (adw_combo_row_get_selected (way), ==, 0);
  /* What is chosen is heard with what it is for. */
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (paper), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Paper\nA1");

  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  workshop = ethos_session_get_workshop (ethos_store_get_session (fixture->store));
  g_assert_cmpint (workshop->poster_paper, ==, 2);
  g_assert_cmpint (workshop->poster_orientation, ==, 1);
}

/* What would be refused says so; what is agreed can be printed and handed on all the same. */
static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  static const char *const rows[] = { "Paper", "Orientation", "These Words Are" };
  GtkWidget *view = GTK_WIDGET (fixture->view);
  GtkWidget *delete = find (view, GTK_TYPE_BUTTON, "label", "_Delete…");

  ethos_store_set_read_only (fixture->store, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *row = find (view, ADW_TYPE_COMBO_ROW, "title", rows[i]);

      g_assert_false (gtk_widget_is_sensitive (row));
      g_assert_cmpstr (ethos_get_description (row), ==, ethos_read_only_get_reason ());
      g_assert_cmpstr (gtk_widget_get_tooltip_text (row), ==, ethos_read_only_get_reason ());
    }
  g_assert_false (gtk_widget_is_sensitive (delete));
  g_assert_true (gtk_widget_is_sensitive (find (view, GTK_TYPE_BUTTON, "label", "_Export…")));
  g_assert_true (gtk_widget_is_sensitive (find (view, ADW_TYPE_ACTION_ROW, "title", "Record…")));
  g_assert_true (gtk_widget_is_sensitive (find (view, GTK_TYPE_BUTTON, "label", "_Clean Copy…")));
  ethos_store_set_read_only (fixture->store, FALSE);
  g_assert_true (gtk_widget_is_sensitive (delete));
}

/* The decision about the notes is heard where it was made, and the focus is not lost with the
 * buttons. */
static void
test_notes (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);
  GtkWidget *keep = find (view, GTK_TYPE_BUTTON, "label", "_Keep");
  GtkWidget *delete = find (view, GTK_TYPE_BUTTON, "label", "_Delete…");
  GtkWidget *focus;

  g_assert_true (ethos_store_run (fixture->store,
                                  ethos_op_new ("activity-add", "kind", ETHOS_ACTIVITY_WRITE_NOTES,
                                                "title", "Write", "planned", 5, NULL)));
  g_assert_true (ethos_store_run (fixture->store, ethos_op_new ("activity-next", NULL)));
  g_assert_true (
      ethos_store_run (fixture->store, ethos_op_new ("note-add", "text", "We waited", NULL)));
  ui_harness_settle (view);
  g_assert_true (gtk_widget_grab_focus (keep));
  g_signal_emit_by_name (keep, "clicked");
  ui_harness_settle (view);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (keep), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "1 note is kept in the workshop’s file.");

  g_assert_true (gtk_widget_grab_focus (delete));
  g_assert_true (ethos_store_run (fixture->store, ethos_op_new ("raw-notes-delete", NULL)));
  ui_harness_settle (view);
  focus = gtk_window_get_focus (fixture->window);
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_get_mapped (focus));
}

/* Names that stay off the poster are told before it is printed, and taken with one button. */
static void
test_proposed_names (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);
  GtkWidget *accept = find (view, GTK_TYPE_BUTTON, "label", "_Accept These Names");
  EthosSession *session = ethos_store_get_session (fixture->store);
  g_autoptr (EthosCard) card = ethos_entity_new (ETHOS_KIND_CARD, "c-proposed");
  const char *words = "Not on the poster before somebody accepts them: \u2068Q&A <b\u2069";
  GtkWidget *row;
  GtkWidget *label;

  g_assert_false (gtk_widget_get_mapped (accept));
  card->kind = ETHOS_CARD_VALUE;
  /* What people write is no markup. */
  card->title = g_strdup ("Q&A <b");
  card->proposed = TRUE;
  g_assert_true (ethos_session_load (session, (EthosRecord *) card, ETHOS_DECK_ID, NULL));
  /* What is loaded is not announced; the next change is. */
  g_assert_true (ethos_store_run (fixture->store, ethos_op_new ("workshop-mark", "mark", 1, NULL)));
  ui_harness_settle (view);
  g_assert_true (gtk_widget_get_mapped (accept));
  row = find (view, ADW_TYPE_ACTION_ROW, "subtitle", words);
  g_assert_nonnull (row);
  label = find (row, GTK_TYPE_LABEL, "label", words);
  g_assert_nonnull (label);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, words);

  g_assert_true (gtk_widget_grab_focus (accept));
  g_signal_emit_by_name (accept, "clicked");
  ui_harness_settle (view);
  g_assert_false (
      ((const EthosCard *) ethos_session_find (session, ETHOS_KIND_CARD, "c-proposed"))->proposed);
  g_assert_false (gtk_widget_get_mapped (accept));
  g_assert_true (gtk_widget_get_mapped (gtk_window_get_focus (fixture->window)));
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  ui_harness_settle (view);
  g_assert_true (gtk_widget_get_mapped (accept));
}

static GtkWidget *
wait_for_window (GType type)
{
  for (;;)
    {
      GListModel *windows = gtk_window_get_toplevels ();

      for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
        {
          g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

          if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_visible (window))
            return window;
        }
      g_main_context_iteration (NULL, TRUE);
    }
}

static GtkCheckButton *
find_paper (GtkWidget *dialog, const char *label)
{
  GtkWidget *button = find (dialog, GTK_TYPE_CHECK_BUTTON, "label", label);

  g_assert_nonnull (button);
  return GTK_CHECK_BUTTON (button);
}

static void
answer (GtkWidget *dialog, const char *response)
{
  g_signal_emit_by_name (dialog, "response", response);
  gtk_window_destroy (GTK_WINDOW (dialog));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

/* Takes the desktop's dialog away, which follows the question. */
static void
close_chooser (void)
{
  GtkWidget *dialog = wait_for_window (GTK_TYPE_FILE_CHOOSER_DIALOG);

  g_signal_emit_by_name (dialog, "response", GTK_RESPONSE_CANCEL);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

/* What comes out of an office printer is asked its paper, as the region has it or as it was chosen
 * last. */
static void
test_slips (Fixture *fixture, gconstpointer data)
{
  gboolean letter = g_str_equal (gtk_paper_size_get_default (), GTK_PAPER_NAME_LETTER);
  g_autofree char *chosen = NULL;
  GtkWidget *dialog;

  ethos_poster_view_export_slips (fixture->view);
  dialog = wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpint (gtk_check_button_get_active (find_paper (dialog, "Letter")), ==, letter);
  g_assert_cmpint (gtk_check_button_get_active (find_paper (dialog, "A4")), ==, !letter);
  /* Nothing is remembered of what was not wanted. */
  gtk_check_button_set_active (find_paper (dialog, letter ? "A4" : "Letter"), TRUE);
  answer (dialog, "cancel");
  chosen = g_settings_get_string (fixture->settings, "office-paper");
  g_assert_cmpstr (chosen, ==, "desktop");
  g_clear_pointer (&chosen, g_free);

  ethos_poster_view_export_cards (fixture->view);
  dialog = wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  gtk_check_button_set_active (find_paper (dialog, letter ? "A4" : "Letter"), TRUE);
  answer (dialog, "continue");
  close_chooser ();
  chosen = g_settings_get_string (fixture->settings, "office-paper");
  g_assert_cmpstr (chosen, ==, letter ? "a4" : "letter");

  ethos_poster_view_export_slips (fixture->view);
  dialog = wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (gtk_check_button_get_active (find_paper (dialog, letter ? "A4" : "Letter")));
  answer (dialog, "cancel");

  /* Enter goes on, wherever the focus is. */
  ethos_poster_view_export_slips (fixture->view);
  dialog = wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  ui_harness_settle (dialog);
  gtk_widget_grab_focus (GTK_WIDGET (find_paper (dialog, "A4")));
  g_assert_true (ui_harness_press (GTK_WIDGET (find_paper (dialog, "A4")), GDK_KEY_Return, 0));
  close_chooser ();
}

static void
check_file_name (const char *name)
{
  GtkWidget *dialog = wait_for_window (GTK_TYPE_FILE_CHOOSER_DIALOG);

  g_assert_nonnull (find (dialog, GTK_TYPE_ENTRY, "text", name));
  /* What it begins while it opens does not bear that it is closed meanwhile. */
  ui_harness_settle (dialog);
  close_chooser ();
}

/* A folder full of files called Poster says nothing. */
static void
test_file_names (Fixture *fixture, gconstpointer data)
{
  ethos_poster_view_export (fixture->view);
  check_file_name ("Workshop – Poster A4.pdf");
  ethos_store_run (fixture->store,
                   ethos_op_new ("workshop-rename", "title", "Our values: us/them?", NULL));
  ethos_store_run (fixture->store,
                   ethos_op_new ("workshop-poster", "paper", 2, "orientation", 0, NULL));
  ethos_poster_view_export (fixture->view);
  check_file_name ("Our values us them – Poster A2.pdf");

  ethos_poster_view_export_slips (fixture->view);
  answer (wait_for_window (ADW_TYPE_MESSAGE_DIALOG), "continue");
  check_file_name ("Our values us them – Note slips.pdf");
  ethos_poster_view_export_cards (fixture->view);
  answer (wait_for_window (ADW_TYPE_MESSAGE_DIALOG), "continue");
  check_file_name ("Our values us them – Cards in large print.pdf");
}

/* With large letters on a small screen the choices leave no room beside them. */
static void
test_little_room (Fixture *fixture, gconstpointer data)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = ethos_poster_view_new (fixture->store, fixture->settings);
  GtkWidget *button, *picture;
  graphene_rect_t buttons, bounds;
  GtkWindow *window;

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  window = ui_harness_show (scroller, 480, 400);
  picture = find (view, GTK_TYPE_PICTURE, NULL, NULL);
  wait_visible (picture);
  ui_harness_settle (view);
  button = find (view, GTK_TYPE_BUTTON, "label", "_Export…");
  g_assert_true (gtk_widget_compute_bounds (button, view, &buttons));
  g_assert_true (gtk_widget_compute_bounds (picture, view, &bounds));
  g_assert_cmpfloat (bounds.size.width, >, 300);
  g_assert_cmpfloat (bounds.size.height, >, 300);
  g_assert_cmpfloat (buttons.origin.y, >=, bounds.origin.y + bounds.size.height);
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  ui_harness_init (&argc, &argv);
  ethos_widget_names_install ();

  g_test_add ("/poster-view/picture", Fixture, GINT_TO_POINTER (FALSE), set_up, test_picture,
              tear_down);
  g_test_add ("/poster-view/file-names", Fixture, GINT_TO_POINTER (FALSE), set_up, test_file_names,
              tear_down);
  g_test_add ("/poster-view/little-room", Fixture, GINT_TO_POINTER (FALSE), set_up,
              test_little_room, tear_down);
  g_test_add ("/poster-view/empty", Fixture, GINT_TO_POINTER (TRUE), set_up, test_empty, tear_down);
  g_test_add ("/poster-view/rows", Fixture, GINT_TO_POINTER (FALSE), set_up, test_rows, tear_down);
  g_test_add ("/poster-view/read-only", Fixture, GINT_TO_POINTER (FALSE), set_up, test_read_only,
              tear_down);
  g_test_add ("/poster-view/proposed-names", Fixture, GINT_TO_POINTER (FALSE), set_up,
              test_proposed_names, tear_down);
  g_test_add ("/poster-view/notes", Fixture, GINT_TO_POINTER (FALSE), set_up, test_notes,
              tear_down);
  g_test_add ("/poster-view/slips", Fixture, GINT_TO_POINTER (FALSE), set_up, test_slips,
              tear_down);

  return g_test_run ();
}
