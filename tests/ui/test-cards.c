// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "cards-fixture.h"
#include "ethos-announce.h"
#include "ethos-card-page.h"
#include "ethos-card-tile.h"
#include "ethos-card-words.h"
#include "ethos-cards-view.h"
#include "ethos-inline-text.h"
#include "ethos-paper-style.h"
#include "ethos-read-only.h"
#include "ethos-ready-page.h"
#include "ethos-sheet.h"
#include "ui-harness.h"

typedef struct
{
  EthosStore *store;
  EthosProjection *projection;
  EthosCardsView *view;
  GtkWindow *window;
  EthosPaperStyle *style;
  char *removed;
} Fixture;

static void
removed_cb (Fixture *fixture, const char *text)
{
  g_free (fixture->removed);
  fixture->removed = g_strdup (text);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->style = ethos_paper_style_new (gdk_display_get_default ());
  fixture->store = cards_fixture_new ();
  fixture->projection = ethos_projection_new (fixture->store);
  fixture->view = ETHOS_CARDS_VIEW (ethos_cards_view_new (fixture->store, fixture->projection));
  g_signal_connect_swapped (fixture->view, "removed", G_CALLBACK (removed_cb), fixture);
  fixture->window = ui_harness_show (GTK_WIDGET (fixture->view), 826, 648);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  g_assert_finalize_object (fixture->projection);
  g_assert_finalize_object (fixture->store);
  g_assert_finalize_object (fixture->style);
  g_free (fixture->removed);
}

static const EthosCard *
get_card (Fixture *fixture, const char *id)
{
  return ethos_session_find (ethos_store_get_session (fixture->store), ETHOS_KIND_CARD, id);
}

static GtkWidget *
get_tile (Fixture *fixture, const char *label)
{
  GtkWidget *tile = ui_harness_find (GTK_WIDGET (fixture->view), ETHOS_TYPE_CARD_TILE, label);

  g_assert_nonnull (tile);
  return tile;
}

/* A key as GTK would deliver it: from the focus up to the window, the first taker wins. */
static gboolean
press (Fixture *fixture, guint key, GdkModifierType modifiers)
{
  return ui_harness_press (gtk_root_get_focus (GTK_ROOT (fixture->window)), key, modifiers);
}

static GtkWidget *
find_tile_by_id (Fixture *fixture, const char *id)
{
  const EthosCard *card = get_card (fixture, id);
  g_autofree char *name = ethos_card_dup_name (card);

  return get_tile (fixture, name);
}

static void
test_overview (Fixture *fixture, gconstpointer data)
{
  GtkWidget *tile = get_tile (fixture, "Our mission");

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  g_assert_true (g_str_has_prefix (ethos_get_description (tile), "Mission\n1 of 9\nFixed\n"));
  tile = get_tile (fixture, "Listening");
  g_assert_true (
      g_str_has_prefix (ethos_get_description (tile), "Value\n5 of 9\nProposed name\nMarked\n"));

  /* One stop for Tab, arrows inside, and the ends hold. */
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->view), GTK_DIR_TAB_FORWARD));
  gtk_widget_grab_focus (get_tile (fixture, "Our mission"));
  gtk_widget_child_focus (GTK_WIDGET (fixture->view), GTK_DIR_LEFT);
  g_assert_cmpstr (ethos_cards_view_get_current (fixture->view), ==, "card-0");
  gtk_widget_child_focus (GTK_WIDGET (fixture->view), GTK_DIR_RIGHT);
  g_assert_cmpstr (ethos_cards_view_get_current (fixture->view), ==, "card-1");
  gtk_widget_child_focus (GTK_WIDGET (fixture->view), GTK_DIR_DOWN);
  g_assert_cmpstr (ethos_cards_view_get_current (fixture->view), ==, "card-3");
  g_assert_true (press (fixture, GDK_KEY_End, 0));
  g_assert_cmpstr (ethos_cards_view_get_current (fixture->view), ==, "card-8");
  g_assert_true (press (fixture, GDK_KEY_Home, 0));
  g_assert_cmpstr (ethos_cards_view_get_current (fixture->view), ==, "card-0");
}

/* In the tree, which screen readers read, each heading stands right before its own cards. */
/* A line without a heading says what it is, and a card says what of it is fixed. */
static void
test_overview_lines (Fixture *fixture, gconstpointer data)
{
  GtkWidget *tile = find_tile_by_id (fixture, "card-5");
  GtkWidget *sheet = gtk_widget_get_first_child (tile);

  g_assert_nonnull (strstr (ethos_get_description (tile), "\n1 line fixed\n"));
  g_assert_true (
      ethos_store_run (fixture->store, ethos_op_new ("line-add", "card", "card-5", "kind",
                                                     (int) ETHOS_BEHAVIOUR_DONT, "text",
                                                     "We talk in corridors", NULL)));
  ui_harness_settle (GTK_WIDGET (fixture->window));
  g_assert_nonnull (strstr (ethos_get_description (tile),
                            "\n\u2068We don’t\u2069: \u2068We talk in corridors\u2069"));
  g_assert_true (g_strv_contains (ethos_sheet_get_lines (ETHOS_SHEET (sheet)),
                                  "\u2068We don’t\u2069: \u2068We talk in corridors\u2069"));
  g_assert_null (strstr (ethos_get_description (tile), "We do\u2069:"));
}

static void
test_overview_order (Fixture *fixture, gconstpointer data)
{
  GtkWidget *grid = gtk_widget_get_parent (get_tile (fixture, "Our mission"));
  gboolean after_heading = FALSE;
  guint n_headings = 0, n_tiles = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (grid); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_visible (child))
        continue;
      g_assert_true (ETHOS_IS_CARD_TILE (child) || !after_heading);
      g_assert_true (n_headings > 0 || GTK_IS_LABEL (child));
      after_heading = GTK_IS_LABEL (child);
      n_headings += after_heading ? 1 : 0;
      n_tiles += after_heading ? 0 : 1;
    }
  g_assert_false (after_heading);
  g_assert_cmpuint (n_tiles, ==, 9);
  g_assert_cmpuint (n_headings, ==, 5);
}

static void
write_statement (Fixture *fixture, const char *card, guint n_words)
{
  /* Words of a usual length: 60 of them are 365 characters. */
  static const char *const words[] = { "together", "we", "listen",   "and", "improve",
                                       "care",     "so", "everyone", "is",  "safer" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? "" : " ", words[i % G_N_ELEMENTS (words)]);
  g_assert_true (ethos_store_run (fixture->store, ethos_op_new ("card-edit", "card", card,
                                                                "statement", text->str, NULL)));
  ui_harness_settle (GTK_WIDGET (fixture->window));
}

/* Whether every word below @widget is drawn, inside @tile. */
static gboolean
is_whole (GtkWidget *widget, GtkWidget *tile)
{
  graphene_rect_t bounds;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    {
      g_assert_true (gtk_widget_compute_bounds (widget, tile, &bounds));
      if (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))) ||
          bounds.origin.y + bounds.size.height > (float) gtk_widget_get_height (tile))
        return FALSE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!is_whole (child, tile))
      return FALSE;
  return TRUE;
}

static gboolean
has_tooltip (GtkWidget *tile)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown = FALSE;

  g_signal_emit_by_name (tile, "query-tooltip", 0, 0, TRUE, tooltip, &shown);
  return shown;
}

/* A row is as high as its fullest card needs: no line of it is cut. */
static void
test_overview_whole (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Our mission", "Our vision", "Listening", "No blame",
                                       "Evidence" };
  GtkWidget *vision = get_tile (fixture, "Our vision");
  int before = gtk_widget_get_height (vision);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (is_whole (get_tile (fixture, names[i]), get_tile (fixture, names[i])));
  g_assert_false (has_tooltip (vision));
  g_assert_false (has_tooltip (get_tile (fixture, "Listening")));
  /* A sheet has up to three lines; this one has a statement and three more. */
  g_assert_true (has_tooltip (get_tile (fixture, "No blame")));
  write_statement (fixture, "card-3", 60);
  g_assert_true (is_whole (vision, vision));
  g_assert_cmpint (gtk_widget_get_height (vision), >, before);
  g_assert_cmpint (gtk_widget_get_height (get_tile (fixture, "Our mission")), <,
                   gtk_widget_get_height (vision));
  write_statement (fixture, "card-3", 4);
  g_assert_cmpint (gtk_widget_get_height (vision), <=, before);
}

/* Where the page has room, a long text is not cut; and the page need not scroll for it. */
static void
test_overview_room (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = ethos_cards_view_new (fixture->store, fixture->projection);
  GtkWindow *window = ui_harness_show (view, 1400, 1060);
  GtkWidget *vision = ui_harness_find (view, ETHOS_TYPE_CARD_TILE, "Our vision");
  GtkWidget *page = gtk_widget_get_ancestor (vision, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *scroll = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page));

  for (guint i = 0; i < 2; i++)
    {
      write_statement (fixture, "card-3", 105);
      ui_harness_settle (GTK_WIDGET (window));
      g_assert_true (is_whole (vision, vision));
      g_assert_cmpfloat (gtk_adjustment_get_upper (scroll), <=,
                         gtk_adjustment_get_page_size (scroll));
      /* The same card where there is no room. */
      g_assert_false (
          is_whole (get_tile (fixture, "Our vision"), get_tile (fixture, "Our vision")));
      write_statement (fixture, "card-3", 320);
      ui_harness_settle (GTK_WIDGET (window));
      g_assert_false (is_whole (vision, vision));
      g_assert_cmpfloat (gtk_adjustment_get_upper (scroll), <=,
                         gtk_adjustment_get_page_size (scroll));
    }
  gtk_window_destroy (window);
}

/* There is a limit; what is beyond it is told in other ways. */
static void
test_overview_cut (Fixture *fixture, gconstpointer data)
{
  GtkWidget *vision = get_tile (fixture, "Our vision");
  const char *statement;
  int height;

  write_statement (fixture, "card-3", 150);
  height = gtk_widget_get_height (vision);
  statement = get_card (fixture, "card-3")->statement;
  g_assert_false (is_whole (vision, vision));
  g_assert_true (has_tooltip (vision));
  g_assert_nonnull (strstr (ethos_get_description (vision), statement));
  write_statement (fixture, "card-3", 200);
  g_assert_cmpint (gtk_widget_get_height (vision), ==, height);
}

/* Nobody waits until hundreds of tiles are measured: they are alike. */
static void
test_overview_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EthosStore) store = cards_fixture_new_full (120, ETHOS_ACTIVITY_PRESENT_CARDS);
  g_autoptr (EthosProjection) projection = ethos_projection_new (store);
  GtkWidget *view = ethos_cards_view_new (store, projection);
  GtkWindow *window = ui_harness_show (view, 826, 648);
  GtkWidget *mission = ui_harness_find (view, ETHOS_TYPE_CARD_TILE, "Our mission");
  GtkWidget *value = ui_harness_find (view, ETHOS_TYPE_CARD_TILE, "No blame");

  g_assert_cmpint (gtk_widget_get_height (mission), ==, gtk_widget_get_height (value));
  g_assert_true (has_tooltip (value));
  gtk_window_destroy (window);
}

static void
test_mark (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (get_tile (fixture, "Inclusion"));
  g_assert_true (press (fixture, GDK_KEY_space, 0));
  g_assert_true (get_card (fixture, "card-6")->marked);
  g_assert_nonnull (strstr (ethos_get_description (get_tile (fixture, "Inclusion")), "Marked"));
  g_assert_true (press (fixture, GDK_KEY_space, 0));
  g_assert_false (get_card (fixture, "card-6")->marked);
  g_assert_cmpstr (ethos_store_get_undo_label (fixture->store), ==, "Mark for Discussion");
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
  if (gtk_check_version (4, 14, 0) != NULL)
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
  removed_cb (fixture, text);
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
  g_assert_cmpstr (ethos_store_get_undo_label (fixture->store), ==, "Edit Card");
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
  g_assert_cmpstr (ethos_store_get_undo_label (fixture->store), ==, "Mark for Discussion");
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

#define ADD(name, function) g_test_add ("/cards/" name, Fixture, NULL, set_up, function, tear_down)

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
  ADD ("overview", test_overview);
  ADD ("overview-lines", test_overview_lines);
  ADD ("overview-order", test_overview_order);
  ADD ("untitled", test_untitled);
  ADD ("overview-whole", test_overview_whole);
  ADD ("overview-room", test_overview_room);
  ADD ("overview-cut", test_overview_cut);
  ADD ("overview-many", test_overview_many);
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
