// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "cards-view-fixture.h"
#include "ethos-announce.h"
#include "ethos-card-tile.h"
#include "ethos-sheet.h"

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

/* A line without a heading says what it is, and a card says what of it is fixed. */
static void
test_overview_lines (Fixture *fixture, gconstpointer data)
{
  GtkWidget *tile = get_tile (fixture, "No blame");
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

/* In the tree, which screen readers read, each heading stands right before its own cards. */
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

int
main (int argc, char **argv)
{
  ui_harness_init (&argc, &argv);
  ADD ("overview", test_overview);
  ADD ("overview-lines", test_overview_lines);
  ADD ("overview-order", test_overview_order);
  ADD ("overview-whole", test_overview_whole);
  ADD ("overview-room", test_overview_room);
  ADD ("overview-cut", test_overview_cut);
  ADD ("overview-many", test_overview_many);
  return g_test_run ();
}
