// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "cards-view-fixture.h"
#include "ethos-announce.h"
#include "ethos-card-page.h"
#include "ethos-card-tile.h"
#include "ethos-inline-text.h"
#include "ethos-read-only.h"
#include "ethos-ready-page.h"

static void
test_mark (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (get_tile (fixture, "Inclusion"));
  g_assert_true (press (fixture, GDK_KEY_space, 0));
  g_assert_true (get_card (fixture, "card-6")->marked);
  g_assert_nonnull (strstr (ethos_get_description (get_tile (fixture, "Inclusion")), "Marked"));
  g_assert_cmpstr (ethos_store_get_undo_label (fixture->store), ==, "marking of 1 card");
  g_assert_true (press (fixture, GDK_KEY_space, 0));
  g_assert_false (get_card (fixture, "card-6")->marked);
  g_assert_cmpstr (ethos_store_get_undo_label (fixture->store), ==, "unmarking of 1 card");
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (get_tile (fixture, "No blame"));
  g_assert_true (press (fixture, GDK_KEY_Left, GDK_CONTROL_MASK));
  g_assert_cmpstr (cards_fixture_get_card (fixture->store, 4), ==, "card-5");
  /* It stays among the values: what stands before them is not in its way. */
  g_assert_true (press (fixture, GDK_KEY_Left, GDK_CONTROL_MASK));
  g_assert_cmpstr (cards_fixture_get_card (fixture->store, 4), ==, "card-5");
  g_assert_true (press (fixture, GDK_KEY_Down, GDK_CONTROL_MASK));
  g_assert_cmpstr (cards_fixture_get_card (fixture->store, 7), ==, "card-5");
  g_assert_cmpstr (cards_fixture_get_card (fixture->store, 8), ==, "card-8");
  g_assert_true (gtk_widget_has_focus (get_tile (fixture, "No blame")));
  ui_harness_assert_said (get_tile (fixture, "No blame"), "Moved to 8 of 9");
  /* These go to another step, wherever the focus is. */
  g_assert_false (press (fixture, GDK_KEY_Left, GDK_ALT_MASK));
  g_assert_false (press (fixture, GDK_KEY_Right, GDK_ALT_MASK));
  g_assert_cmpstr (cards_fixture_get_card (fixture->store, 7), ==, "card-5");
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (get_tile (fixture, "Inclusion"));
  g_assert_true (press (fixture, GDK_KEY_Delete, 0));
  g_assert_null (get_card (fixture, "card-6"));
  g_assert_cmpstr (fixture->removed, ==, "“\u2068Inclusion\u2069” deleted");
  g_assert_true (gtk_widget_has_focus (get_tile (fixture, "Evidence")));
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  g_assert_nonnull (get_card (fixture, "card-6"));
}

static void
refused_cb (Fixture *fixture, const char *text)
{
  g_free (fixture->removed);
  fixture->removed = g_strdup (text);
}

static void
test_fixed (Fixture *fixture, gconstpointer data)
{
  g_signal_connect_swapped (fixture->store, "refused", G_CALLBACK (refused_cb), fixture);
  gtk_widget_grab_focus (get_tile (fixture, "Our mission"));
  g_assert_true (press (fixture, GDK_KEY_Delete, 0));
  g_assert_nonnull (get_card (fixture, "card-0"));
  g_assert_cmpstr (fixture->removed, ==,
                   "These words are fixed. Open them first, then change or delete them.");

  /* Fixed words do not open, and say why. */
  g_assert_true (press (fixture, GDK_KEY_F2, 0));
  g_assert_true (ethos_cards_view_get_one_at_a_time (fixture->view));
  {
    GtkWidget *title =
        ui_harness_find (GTK_WIDGET (fixture->view), ETHOS_TYPE_INLINE_TEXT, "Our mission");

    g_assert_nonnull (title);
    g_assert_false (ethos_inline_text_get_editing (ETHOS_INLINE_TEXT (title)));
    g_assert_cmpstr (ethos_get_description (title), ==, "Name\nFixed: these words were approved");
    gtk_widget_activate_action (GTK_WIDGET (fixture->view), "cards.fix", NULL);
    g_assert_false (get_card (fixture, "card-0")->fixed);
    ethos_inline_text_begin (ETHOS_INLINE_TEXT (title));
    g_assert_true (ethos_inline_text_get_editing (ETHOS_INLINE_TEXT (title)));
  }
}

static void
test_leaf (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  gtk_widget_grab_focus (get_tile (fixture, "Our mission"));
  g_assert_true (press (fixture, GDK_KEY_Return, 0));
  g_assert_true (ethos_cards_view_get_one_at_a_time (fixture->view));
  page = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (g_str_has_prefix (ethos_get_description (page), "Mission\n1 of 9\nFixed\n"));
  g_assert_true (press (fixture, GDK_KEY_Right, 0));
  g_assert_nonnull (strstr (ethos_get_description (page), "\n2 of 9"));
  /* The card is heard as its name, and then what it says; nothing announces it besides. */
  ui_harness_assert_said (page, ethos_get_description (page));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Turning findings into change");
  g_assert_true (press (fixture, GDK_KEY_Page_Down, 0));
  g_assert_cmpstr (ethos_cards_view_get_current (fixture->view), ==, "card-2");
  g_assert_true (press (fixture, GDK_KEY_Left, 0));
  g_assert_cmpstr (ethos_cards_view_get_current (fixture->view), ==, "card-1");
  g_assert_true (press (fixture, GDK_KEY_End, 0));
  g_assert_cmpstr (ethos_cards_view_get_current (fixture->view), ==, "card-8");
  g_assert_true (press (fixture, GDK_KEY_space, 0));
  g_assert_true (get_card (fixture, "card-8")->marked);
  g_assert_true (press (fixture, GDK_KEY_Escape, 0));
  g_assert_false (ethos_cards_view_get_one_at_a_time (fixture->view));
  g_assert_true (gtk_widget_has_focus (get_tile (fixture, "Leadership and accountability")));

  /* It begins with the card, whatever on the page had the focus before. */
  g_assert_true (press (fixture, GDK_KEY_Return, 0));
  g_assert_true (gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD));
  g_assert_false (gtk_widget_has_focus (page));
  g_assert_true (press (fixture, GDK_KEY_Escape, 0));
  g_assert_true (press (fixture, GDK_KEY_Return, 0));
  g_assert_true (gtk_widget_has_focus (page));
}

static void
type (GtkWidget *text, const char *words)
{
  GtkWidget *editor = ui_harness_find (text, GTK_TYPE_TEXT_VIEW, NULL);

  g_assert_nonnull (editor);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)), words, -1);
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  GtkWidget *title;

  gtk_widget_grab_focus (get_tile (fixture, "Listening"));
  g_assert_true (press (fixture, GDK_KEY_F2, 0));
  title = ui_harness_find (GTK_WIDGET (fixture->view), ETHOS_TYPE_INLINE_TEXT, "Listening");
  g_assert_nonnull (title);
  g_assert_true (ethos_inline_text_get_editing (ETHOS_INLINE_TEXT (title)));
  type (title, "Listening first");
  ethos_inline_text_end (ETHOS_INLINE_TEXT (title), TRUE);
  g_assert_cmpstr (get_card (fixture, "card-4")->title, ==, "Listening first");
  g_assert_false (get_card (fixture, "card-4")->proposed);
  g_assert_cmpstr (ethos_store_get_undo_label (fixture->store), ==, "editing of a card");
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  g_assert_cmpstr (get_card (fixture, "card-4")->title, ==, "Listening");
  g_assert_true (get_card (fixture, "card-4")->proposed);
  g_assert_false (ethos_store_can_undo (fixture->store));

  /* What is not kept leaves no trace, and an Undo before it stays what it was. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "cards.mark", NULL);
  ethos_inline_text_begin (ETHOS_INLINE_TEXT (title));
  type (title, "Something else");
  g_signal_emit_by_name (title, "submit", "Something else");
  g_assert_cmpstr (get_card (fixture, "card-4")->title, ==, "Something else");
  ethos_inline_text_end (ETHOS_INLINE_TEXT (title), FALSE);
  g_assert_cmpstr (get_card (fixture, "card-4")->title, ==, "Listening");
  g_assert_cmpstr (ethos_store_get_undo_label (fixture->store), ==, "unmarking of 1 card");
}

/* How far the text of an editor reaches below what is shown of it. */
static int
measure_clipped (GtkWidget *text)
{
  GtkWidget *editor = ui_harness_find (text, GTK_TYPE_TEXT_VIEW, NULL);
  GtkTextIter end;
  GdkRectangle place;
  int bottom;

  g_assert_nonnull (editor);
  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)), &end);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (editor), &end, &place);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (editor), GTK_TEXT_WINDOW_WIDGET, 0,
                                         place.y + place.height, NULL, &bottom);
  return bottom - gtk_widget_get_height (editor);
}

/* What is edited is to be seen, also where the page that it stands on has not been drawn yet. */
static void
test_edit_whole (Fixture *fixture, gconstpointer data)
{
  const char *name = "Listening to everyone who was there when it happened, and saying so";
  GtkWidget *title;

  ethos_store_run (fixture->store,
                   ethos_op_new ("card-edit", "card", "card-6", "title", name, NULL));
  gtk_widget_grab_focus (get_tile (fixture, "Listening"));
  press (fixture, GDK_KEY_F2, 0);
  ui_harness_settle (GTK_WIDGET (fixture->window));
  title = ui_harness_find (GTK_WIDGET (fixture->view), ETHOS_TYPE_INLINE_TEXT, "Listening");
  g_assert_cmpint (measure_clipped (title), <=, 0);
  press (fixture, GDK_KEY_Escape, 0);
  ethos_cards_view_set_one_at_a_time (fixture->view, FALSE);
  gtk_widget_grab_focus (get_tile (fixture, name));
  press (fixture, GDK_KEY_F2, 0);
  ui_harness_settle (GTK_WIDGET (fixture->window));
  title = ui_harness_find (GTK_WIDGET (fixture->view), ETHOS_TYPE_INLINE_TEXT, name);
  g_assert_cmpint (measure_clipped (title), <=, 0);
}

static void
test_too_long (Fixture *fixture, gconstpointer data)
{
  g_autofree char *words = g_strnfill (ETHOS_TITLE_MAX_CHARACTERS + 1, 'x');
  GtkWidget *title;

  gtk_widget_grab_focus (get_tile (fixture, "Inclusion"));
  press (fixture, GDK_KEY_F2, 0);
  title = ui_harness_find (GTK_WIDGET (fixture->view), ETHOS_TYPE_INLINE_TEXT, "Inclusion");
  type (title, words);
  ethos_inline_text_end (ETHOS_INLINE_TEXT (title), TRUE);
  g_assert_true (ethos_inline_text_get_editing (ETHOS_INLINE_TEXT (title)));
  g_assert_cmpstr (get_card (fixture, "card-6")->title, ==, "Inclusion");
  words[ETHOS_TITLE_MAX_CHARACTERS] = '\0';
  type (title, words);
  ethos_inline_text_end (ETHOS_INLINE_TEXT (title), TRUE);
  g_assert_cmpstr (get_card (fixture, "card-6")->title, ==, words);
}

static void
test_accept (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (get_tile (fixture, "Listening"));
  press (fixture, GDK_KEY_Return, 0);
  gtk_widget_activate_action (ui_harness_find (GTK_WIDGET (fixture->view), ETHOS_TYPE_INLINE_TEXT,
                                               "Listening"),
                              "card.accept", NULL);
  g_assert_false (get_card (fixture, "card-4")->proposed);
  g_assert_cmpstr (get_card (fixture, "card-4")->title, ==, "Listening");
}

static double
get_left (GtkWidget *page, const char *text)
{
  graphene_rect_t bounds;
  GtkWidget *label = ui_harness_find (page, GTK_TYPE_LABEL, text);

  g_assert_nonnull (label);
  g_assert_true (gtk_widget_compute_bounds (label, page, &bounds));
  return bounds.origin.x;
}

static void
test_look (Fixture *fixture, gconstpointer data)
{
  GtkWidget *choice, *page;

  gtk_widget_grab_focus (get_tile (fixture, "Evidence"));
  press (fixture, GDK_KEY_Return, 0);
  choice = ui_harness_find (GTK_WIDGET (fixture->view), GTK_TYPE_FLOW_BOX_CHILD, "Brick");
  g_assert_nonnull (choice);
  gtk_widget_activate (choice);
  g_assert_cmpstr (ethos_spine_names[get_card (fixture, "card-7")->colour], ==, "brick");
  choice = ui_harness_find (GTK_WIDGET (fixture->view), GTK_TYPE_FLOW_BOX_CHILD, "Anchor");
  g_assert_nonnull (choice);
  gtk_widget_activate (choice);
  g_assert_cmpstr (get_card (fixture, "card-7")->emblem, ==, "anchor");

  /* The name follows the emblem; without one it begins where the other texts do. */
  page = gtk_widget_get_ancestor (choice, ETHOS_TYPE_CARD_PAGE);
  ui_harness_settle (page);
  g_assert_cmpfloat (get_left (page, "Evidence"), >, get_left (page, "Value"));
  g_assert_true (ethos_store_run (fixture->store, ethos_op_new ("card-edit", "card", "card-7",
                                                                "emblem", "", NULL)));
  ui_harness_settle (page);
  g_assert_cmpfloat_with_epsilon (get_left (page, "Evidence"), get_left (page, "Value"), 1);
}

static gboolean
can_drag (GtkWidget *tile)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (tile);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      g_autoptr (GdkContentProvider) content = NULL;

      if (GTK_IS_DRAG_SOURCE (controller))
        g_signal_emit_by_name (controller, "prepare", 0.0, 0.0, &content);
      if (content != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  GtkWidget *look;
  GtkWidget *add;

  g_assert_true (can_drag (get_tile (fixture, "Evidence")));
  gtk_widget_grab_focus (get_tile (fixture, "Evidence"));
  press (fixture, GDK_KEY_Return, 0);
  look = gtk_widget_get_ancestor (ui_harness_find (GTK_WIDGET (fixture->view),
                                                   GTK_TYPE_FLOW_BOX_CHILD, "Brick"),
                                  GTK_TYPE_MENU_BUTTON);
  add = gtk_widget_get_ancestor (ui_harness_find (GTK_WIDGET (fixture->view), GTK_TYPE_LABEL,
                                                  "Add Card"),
                                 GTK_TYPE_MENU_BUTTON);
  g_assert_true (gtk_widget_is_sensitive (add));
  ethos_store_set_read_only (fixture->store, TRUE);
  g_assert_false (gtk_widget_is_sensitive (add));
  g_assert_false (can_drag (get_tile (fixture, "Evidence")));
  g_assert_false (gtk_widget_is_sensitive (look));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (look), ==, ethos_read_only_get_reason ());
  ethos_store_set_read_only (fixture->store, FALSE);
  g_assert_true (gtk_widget_is_sensitive (look));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (look), ==, "Choose color and emblem");
}

static void
test_shuffle (Fixture *fixture, gconstpointer data)
{
  /* Only values have no order of their own. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "cards.shuffle", NULL);
  g_assert_cmpstr (cards_fixture_get_card (fixture->store, 0), ==, "card-0");
  g_assert_cmpstr (cards_fixture_get_card (fixture->store, 3), ==, "card-3");
  g_assert_cmpstr (cards_fixture_get_card (fixture->store, 8), ==, "card-8");
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  EthosItemList *list = ethos_session_get_children (ethos_store_get_session (fixture->store),
                                                    ETHOS_DECK_ID, ETHOS_KIND_CARD);

  while (ethos_item_list_get_length (list) > 0)
    {
      const char *ids[] = { cards_fixture_get_card (fixture->store, 0), NULL };

      ethos_store_run (fixture->store, ethos_op_new ("cards-fix", "cards", ids, "value", FALSE,
                                                     "with_lines", TRUE, NULL));
      ethos_store_run (fixture->store, ethos_op_new ("cards-remove", "cards", ids, NULL));
    }
  g_assert_null (ethos_cards_view_get_current (fixture->view));
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "cards.mark", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "cards.delete", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "cards.fix", NULL);
  ethos_cards_view_set_one_at_a_time (fixture->view, TRUE);
  ui_harness_settle (GTK_WIDGET (fixture->view));
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "cards.add", "i", ETHOS_CARD_VALUE);
  g_assert_nonnull (ethos_cards_view_get_current (fixture->view));
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  const EthosCard *card;

  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "cards.add", "i", ETHOS_CARD_STRAND);
  card = get_card (fixture, cards_fixture_get_card (fixture->store, 3));
  g_assert_cmpint (card->kind, ==, ETHOS_CARD_STRAND);
  g_assert_cmpstr (ethos_cards_view_get_current (fixture->view), ==, card->record.id);
  g_assert_true (ethos_cards_view_get_one_at_a_time (fixture->view));
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  GtkWidget *toggle = NULL;

  for (GtkWidget *child =
           gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (fixture->view)));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_TOGGLE_BUTTON (child))
      toggle = child;
  g_assert_nonnull (toggle);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Marked (2)");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  g_assert_null (ui_harness_find (GTK_WIDGET (fixture->view), ETHOS_TYPE_CARD_TILE, "Evidence"));
  get_tile (fixture, "No blame");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), FALSE);
  get_tile (fixture, "Evidence");
  /* The last marked card leaves the focus to what chose the marked ones. */
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  gtk_widget_grab_focus (get_tile (fixture, "No blame"));
  g_assert_true (press (fixture, GDK_KEY_space, 0));
  g_assert_true (gtk_widget_has_focus (get_tile (fixture, "Listening")));
  g_assert_true (press (fixture, GDK_KEY_space, 0));
  g_assert_true (gtk_widget_has_focus (toggle));
}

static void
test_projector (Fixture *fixture, gconstpointer data)
{
  EthosSession *session = ethos_store_get_session (fixture->store);

  /* Leafing through before the step has been shown is nobody's business. */
  ethos_store_run (fixture->store, ethos_op_new ("activity-go", "activity", "work", NULL));
  gtk_widget_grab_focus (get_tile (fixture, "No blame"));
  press (fixture, GDK_KEY_Return, 0);
  g_assert_null (ethos_session_get_workshop (session)->stage_focus);
  press (fixture, GDK_KEY_Escape, 0);

  ethos_store_run (fixture->store, ethos_op_new ("activity-prompt", "value", TRUE, NULL));
  press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpstr (ethos_session_get_workshop (session)->stage_focus, ==, "card-5");
  press (fixture, GDK_KEY_Right, 0);
  g_assert_cmpstr (ethos_session_get_workshop (session)->stage_focus, ==, "card-6");
  ethos_projection_flush (fixture->projection);
  press (fixture, GDK_KEY_Escape, 0);
  g_assert_nonnull (
      strstr (ethos_get_description (get_tile (fixture, "Inclusion")), "On the projector"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "cards.show-all", NULL);
  g_assert_null (ethos_session_get_workshop (session)->stage_focus);
}

/* Before the first step: a workshop without a title has no heading, not an empty one. */
static void
test_untitled (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = ethos_ready_page_new (fixture->store);
  GtkWindow *window = ui_harness_show (page, 826, 648);
  GtkWidget *heading = ui_harness_find (page, GTK_TYPE_LABEL, NULL);

  g_assert_false (gtk_widget_get_mapped (heading));
  g_assert_true (ethos_store_run (fixture->store,
                                  ethos_op_new ("workshop-rename", "title", "Our values", NULL)));
  ui_harness_settle (page);
  g_assert_true (gtk_widget_get_mapped (heading));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (heading)), ==, "Our values");
  gtk_window_destroy (window);
}

/* With large letters the buttons below the heading go below one another, so that the plan keeps its
 * place beside them. */
static void
test_ready_narrow (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = g_object_ref_sink (ethos_ready_page_new (fixture->store));
  int minimum;

  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <, 300);
  g_object_unref (page);
}

int
main (int argc, char **argv)
{
  ui_harness_init (&argc, &argv);
  ADD ("ready-narrow", test_ready_narrow);
  ADD ("untitled", test_untitled);
  ADD ("mark", test_mark);
  ADD ("move", test_move);
  ADD ("delete", test_delete);
  ADD ("fixed", test_fixed);
  ADD ("leaf", test_leaf);
  ADD ("edit", test_edit);
  ADD ("edit-whole", test_edit_whole);
  ADD ("too-long", test_too_long);
  ADD ("accept", test_accept);
  ADD ("look", test_look);
  ADD ("read-only", test_read_only);
  ADD ("shuffle", test_shuffle);
  ADD ("empty", test_empty);
  ADD ("add", test_add);
  ADD ("filter", test_filter);
  ADD ("projector", test_projector);
  return g_test_run ();
}
