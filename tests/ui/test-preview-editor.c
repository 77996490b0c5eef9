// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "ethos-paper-style.h"
#include "ethos-announce.h"
#include "ethos-preview-card.h"
#include "ethos-preview-editor.h"
#include "ethos-preview-row.h"
#include "ethos-preview-split.h"
#include "preview-fixture.h"

typedef struct
{
  EthosPaperStyle *style;
  EthosPreviewDraft *draft;
  GtkWidget *editor;
  GtkWindow *window;
} Fixture;

/* @data: how high the window is */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->style = ethos_paper_style_new (gdk_display_get_default ());
  fixture->draft = preview_new_draft ();
  fixture->editor = ethos_preview_editor_new ();
  fixture->window = ui_harness_show (fixture->editor, 1200, GPOINTER_TO_INT (data));
  ethos_preview_editor_set_draft (ETHOS_PREVIEW_EDITOR (fixture->editor), fixture->draft);
  ui_harness_settle (fixture->editor);
  /* What was found in it is said, and over. */
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  g_clear_object (&fixture->draft);
  g_clear_object (&fixture->style);
}

static void
assert_name (GtkWidget *widget, const char *name)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       name);
}

/* The same words on each row: the name of a button says which line it is for. */
static void
assert_button_names (GtkWidget *row, GtkWidget *card)
{
  GtkWidget *role = gtk_widget_get_first_child (preview_find_type (row, GTK_TYPE_MENU_BUTTON));
  GtkWidget *place = gtk_widget_get_last_child (row);

  assert_name (role, "\u2068We do\u2069: \u2068We name the price first.\u2069");
  assert_name (preview_find_type (place, GTK_TYPE_BUTTON),
               "\u2068Open\u2069: \u2068We name the price first.\u2069");
  assert_name (preview_find_type (row, GTK_TYPE_BUTTON),
               "\u2068Bring Back\u2069: \u2068We name the price first.\u2069");
  assert_name (preview_find_type (card, GTK_TYPE_BUTTON),
               "\u2068Card is open\u2069: \u2068Our mission\u2069");
}

/* What a button does is said without saying how it is pressed. */
static void
assert_no_mouse (GtkWidget *widget)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  g_assert_true (tooltip == NULL || strstr (tooltip, "click") == NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_no_mouse (child);
}

/* What is heard of a line or a card beside its name. */
static void
assert_described (GtkWidget *item, const char *part)
{
  const char *description = ethos_get_description (item);

  g_test_message ("%s: %s", part, description);
  g_assert_true (description != NULL && strstr (description, part) != NULL);
}

static GtkWidget *
find_card (GtkWidget *widget, guint place)
{
  GtkWidget *item = gtk_widget_get_parent (preview_find_type (widget, ETHOS_TYPE_PREVIEW_CARD));

  for (guint i = 0; i < place; i++)
    item = gtk_widget_get_next_sibling (item);
  return gtk_widget_get_first_child (item);
}

static void
test_editor (Fixture *fixture, gconstpointer data)
{
  EthosPreviewDraft *draft = fixture->draft;
  GtkWidget *editor = fixture->editor;
  guint price = preview_find_line (draft, "We name");
  guint picture = preview_find_line (draft, "A picture");
  g_autofree char *role = NULL;
  GtkWidget *row;
  GtkWidget *card;
  gboolean all_fixed = FALSE;

  row = preview_find_row (editor, price);
  g_assert_nonnull (row);
  assert_name (row, "We name the price first.");
  /* The item around the row gets the focus, and has to say which one it is. */
  assert_name (gtk_widget_get_parent (row),
               "\u2068We do\u2069: \u2068We name the price first.\u2069");
  assert_name (gtk_widget_get_parent (preview_find_type (editor, ETHOS_TYPE_PREVIEW_CARD)),
               "\u2068Mission\u2069: \u2068Our mission\u2069");
  assert_button_names (row, preview_find_type (editor, ETHOS_TYPE_PREVIEW_CARD));
  assert_described (gtk_widget_get_parent (row), "Open");
  assert_described (gtk_widget_get_parent (preview_find_row (editor, picture)), "Introduction");
  card = find_card (editor, 2);
  assert_described (gtk_widget_get_parent (card), "Proposed name");
  assert_described (gtk_widget_get_parent (card), "We teach apprentices.");
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (preview_find_type (card, GTK_TYPE_ENTRY)), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "\u2068Name of the card\u2069: \u2068Fairness and respect\u2069");
  assert_no_mouse (editor);
  gtk_widget_activate_action (row, "preview.select-line", "u", price);
  gtk_widget_activate_action (row, "preview.role", "s", "dont");
  g_assert_cmpint (preview_get_role (draft, price), ==, ETHOS_ROLE_DONT);
  g_object_get (editor, "role", &role, NULL);
  g_assert_cmpstr (role, ==, "dont");
  gtk_widget_activate_action (row, "preview.fix", NULL);
  g_assert_true (preview_is_fixed (draft, price));
  ui_harness_settle (editor);
  assert_described (gtk_widget_get_parent (preview_find_row (editor, price)), "Fixed");
  gtk_widget_activate_action (row, "preview.undo", NULL);
  gtk_widget_activate_action (row, "preview.undo", NULL);
  g_assert_cmpint (preview_get_role (draft, price), ==, ETHOS_ROLE_DO);
  gtk_widget_activate_action (row, "preview.redo", NULL);
  g_assert_cmpint (preview_get_role (draft, price), ==, ETHOS_ROLE_DONT);
  g_assert_cmpint (preview_get_role (draft, picture), ==, ETHOS_ROLE_LEFT_OUT);
  gtk_widget_activate_action (row, "preview.select-line", "u", picture);
  gtk_widget_activate_action (row, "preview.bring-back", NULL);
  g_assert_cmpint (preview_get_role (draft, picture), !=, ETHOS_ROLE_LEFT_OUT);
  g_object_set (editor, "all-fixed", TRUE, NULL);
  g_object_get (editor, "all-fixed", &all_fixed, NULL);
  g_assert_true (all_fixed);
  ui_harness_settle (editor);
}

/* A name that is accepted is heard of, and what took the focus with it does not lose it. */
static void
test_accept_name (Fixture *fixture, gconstpointer data)
{
  EthosPreviewDraft *draft = fixture->draft;
  GtkWidget *editor = fixture->editor;
  GtkWindow *window = fixture->window;
  GtkWidget *entry;
  GtkWidget *button;
  GtkWidget *focus;

  entry = preview_find_type (find_card (editor, 2), GTK_TYPE_ENTRY);
  button = gtk_widget_get_next_sibling (entry);
  g_assert_true (gtk_widget_grab_focus (button));
  g_signal_emit_by_name (button, "clicked");
  ui_harness_settle (editor);
  g_assert_false (preview_get_card (draft, 2)->proposed);
  focus = gtk_window_get_focus (window);
  g_assert_true (focus != NULL && gtk_widget_get_mapped (focus));
  g_assert_true (gtk_widget_is_ancestor (focus, find_card (editor, 2)));
  ui_harness_assert_said (focus, "Name accepted");
}

/* What a line is, is heard once; keys that change nothing do not say that they did; and Tab leads
 * to all there is, from what stands first. */
static void
test_heard (Fixture *fixture, gconstpointer data)
{
  EthosPreviewDraft *draft = fixture->draft;
  GtkWidget *editor = fixture->editor;
  GtkWindow *window = fixture->window;
  guint price = preview_find_line (draft, "We name");
  guint picture = preview_find_line (draft, "A picture");
  GtkWidget *item;

  gtk_window_set_focus (window, NULL);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD));
  g_assert_true (GTK_IS_SWITCH (gtk_window_get_focus (window)));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD));
  g_assert_false (GTK_IS_SWITCH (gtk_window_get_focus (window)));

  item = gtk_widget_get_parent (preview_find_row (editor, price));
  g_assert_null (strstr (ethos_get_description (item), "We do"));
  item = gtk_widget_get_parent (preview_find_row (editor, picture));
  g_assert_null (strstr (ethos_get_description (item), "Left out"));
  ethos_preview_editor_select_line (ETHOS_PREVIEW_EDITOR (editor), picture);
  g_assert_true (gtk_widget_grab_focus (item));
  gtk_widget_activate_action (item, "preview.fix", NULL);
  ui_harness_settle (editor);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       ethos_get_description (item));
  gtk_widget_activate_action (item, "preview.role", "s", "left-out");
  ui_harness_settle (editor);
  ui_harness_assert_said (item, "Already left out");
  g_assert_false (ethos_preview_draft_get_can_undo (draft));
}

/* What a line became is heard by its name, and then what that makes of the whole, where it makes
 * anything else of it. */
static void
test_role_heard (Fixture *fixture, gconstpointer data)
{
  EthosPreviewDraft *draft = fixture->draft;
  GtkWidget *editor = fixture->editor;
  guint price = preview_find_line (draft, "We name");
  guint teach = preview_find_line (draft, "We teach");
  GtkWidget *item = gtk_widget_get_parent (preview_find_row (editor, price));

  ethos_preview_editor_select_line (ETHOS_PREVIEW_EDITOR (editor), price);
  g_assert_true (gtk_widget_grab_focus (item));
  g_assert_true (ui_harness_press (item, GDK_KEY_d, 0));
  assert_name (item, "\u2068We don’t\u2069: \u2068We name the price first.\u2069");
  ui_harness_assert_said (item, ethos_get_description (item));
  g_assert_null (strstr (ethos_get_description (item), "We don’t"));
  /* Where the name stays, the key is not silent. */
  g_assert_true (ui_harness_press (item, GDK_KEY_d, 0));
  ui_harness_assert_said (item, "We don’t");

  g_assert_true (ui_harness_press (item, GDK_KEY_x, 0));
  ui_harness_assert_said (item, "Mission, 2 values; 2 lines left out.");
  gtk_widget_activate_action (item, "preview.undo", NULL);
  ui_harness_assert_said (item, "Undone\nMission, 2 values; 1 line left out.");

  gtk_selection_model_select_item (gtk_list_view_get_model (
                                       GTK_LIST_VIEW (gtk_widget_get_parent (item))),
                                   teach, FALSE);
  g_assert_true (ui_harness_press (item, GDK_KEY_x, 0));
  ui_harness_assert_said (item, "2 lines: Left out\nMission, 2 values; 3 lines left out.");
}

static EthosPreviewDraft *
new_long_draft (void)
{
  g_autoptr (GString) text = g_string_new ("Our values\n");
  g_autoptr (EthosStatement) statement = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i <= 12; i++)
    g_string_append_printf (
        text, "\nValue %c\n- We mend clock %u with care.\n- We name price %u first.\n", 'A' + i, i,
        i);
  statement = ethos_statement_parse (text->str, ETHOS_SOURCE_TEXT, NULL, &error);
  g_assert_no_error (error);
  return ethos_preview_draft_new (statement);
}

/* Tab leads from a line to all there is, wherever the list is scrolled to. */
static void
test_tab_comes_round (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EthosPreviewDraft) draft = new_long_draft ();
  GtkWidget *editor = fixture->editor;
  GtkWindow *window = fixture->window;

  ethos_preview_editor_set_draft (ETHOS_PREVIEW_EDITOR (editor), draft);
  ui_harness_settle (editor);
  gtk_widget_grab_focus (editor);
  ui_harness_settle (editor);
  /* At the end first: a list of which nothing has had the focus is scrolled meanwhile. */
  g_assert_true (ui_harness_press (gtk_window_get_focus (window), GDK_KEY_End, 0));
  ui_harness_settle (editor);
  ui_harness_assert_tab_comes_round (gtk_window_get_focus (window), 20);
  g_assert_true (ui_harness_press (gtk_window_get_focus (window), GDK_KEY_Home, 0));
  ui_harness_settle (editor);
  ui_harness_assert_tab_comes_round (gtk_window_get_focus (window), 20);
  for (guint i = 0; i < 18; i++)
    g_assert_true (ui_harness_press (gtk_window_get_focus (window), GDK_KEY_Down, 0));
  ui_harness_settle (editor);
  ui_harness_assert_tab_comes_round (gtk_window_get_focus (window), 20);
}

/* Where nothing has been read yet, there is nothing to undo. */
static void
test_empty (void)
{
  GtkWidget *editor = ethos_preview_editor_new ();
  GtkWindow *window = ui_harness_show (editor, 1200, 720);

  gtk_widget_activate_action (editor, "preview.undo", NULL);
  gtk_window_destroy (window);
}

/* A line keeps the focus and the selection when its row is replaced. */
static void
test_undo_keeps_place (Fixture *fixture, gconstpointer data)
{
  EthosPreviewDraft *draft = fixture->draft;
  GtkWidget *editor = fixture->editor;
  GtkWindow *window = fixture->window;
  guint line = preview_find_line (draft, "We handle");
  guint n_lines;
  g_autofree char *role = NULL;
  GtkWidget *item;

  n_lines = ethos_statement_get_n_lines (
      ethos_preview_state_get_statement (ethos_preview_draft_get_state (draft)));
  ethos_preview_editor_select_line (ETHOS_PREVIEW_EDITOR (editor), line);
  g_assert_true (gtk_widget_grab_focus (gtk_widget_get_parent (preview_find_row (editor, line))));
  gtk_widget_activate_action (editor, "preview.join", NULL);
  g_assert_cmpuint (preview_find_line (draft, "We teach"), ==, n_lines - 2);
  gtk_widget_activate_action (editor, "preview.undo", NULL);
  g_assert_cmpuint (preview_find_line (draft, "We teach"), ==, n_lines - 1);
  item = gtk_widget_get_parent (preview_find_row (editor, line));
  g_assert_true (gtk_window_get_focus (window) == item);
  g_assert_true (gtk_widget_get_state_flags (item) & GTK_STATE_FLAG_SELECTED);
  ui_harness_assert_said (item, "Undone");
  /* Where nothing is selected, what is done is done to the line with the focus. */
  gtk_widget_activate_action (item, "list.unselect-all", NULL);
  g_object_get (editor, "role", &role, NULL);
  g_assert_cmpstr (role, ==, "do");
  ui_harness_settle (editor);
  g_assert_true (gtk_window_get_focus (window) == item);
}

/* A key means the line with the focus, or the one whose button has it, whatever was selected. */
static void
test_keys_mean_focus (Fixture *fixture, gconstpointer data)
{
  EthosPreviewDraft *draft = fixture->draft;
  GtkWidget *editor = fixture->editor;
  GtkWindow *window = fixture->window;
  guint handle = preview_find_line (draft, "We handle");
  guint price = preview_find_line (draft, "We name");
  guint teach = preview_find_line (draft, "We teach");
  GtkWidget *item, *button;

  ethos_preview_editor_select_line (ETHOS_PREVIEW_EDITOR (editor), handle);
  item = gtk_widget_get_parent (preview_find_row (editor, price));
  g_assert_true (gtk_widget_grab_focus (item));
  g_assert_true (ui_harness_press (item, GDK_KEY_x, 0));
  g_assert_cmpint (preview_get_role (draft, handle), ==, ETHOS_ROLE_DO);
  g_assert_cmpint (preview_get_role (draft, price), ==, ETHOS_ROLE_LEFT_OUT);
  g_assert_true (gtk_window_get_focus (window) == item);

  ethos_preview_editor_select_line (ETHOS_PREVIEW_EDITOR (editor), handle);
  button = gtk_widget_get_first_child (
      preview_find_type (preview_find_row (editor, teach), GTK_TYPE_MENU_BUTTON));
  g_assert_true (gtk_widget_grab_focus (button));
  g_assert_true (ui_harness_press (button, GDK_KEY_d, 0));
  g_assert_cmpint (preview_get_role (draft, handle), ==, ETHOS_ROLE_DO);
  g_assert_cmpint (preview_get_role (draft, teach), ==, ETHOS_ROLE_DONT);
  /* Several lines stay selected where one of them has the focus. */
  gtk_selection_model_select_item (gtk_list_view_get_model (
                                       GTK_LIST_VIEW (gtk_widget_get_parent (item))),
                                   handle, FALSE);
  g_assert_true (ui_harness_press (button, GDK_KEY_h, 0));
  g_assert_cmpint (preview_get_role (draft, handle), ==, ETHOS_ROLE_HEARD);
  g_assert_cmpint (preview_get_role (draft, teach), ==, ETHOS_ROLE_HEARD);
}

/* What splits a line that keys have just led to opens at that line, where the list scrolls it to.
 */
static void
test_split_at_row (Fixture *fixture, gconstpointer data)
{
  GtkWidget *editor = fixture->editor;
  GtkWidget *split, *item;
  GdkRectangle at;
  graphene_rect_t row;
  guint line = preview_find_line (fixture->draft, "We handle");

  item = gtk_widget_get_parent (preview_find_row (editor, 0));
  g_assert_true (gtk_widget_grab_focus (item));
  gtk_widget_activate_action (item, "list.scroll-to-item", "u", line);
  gtk_widget_activate_action (item, "list.select-item", "(ubb)", line, FALSE, FALSE);
  gtk_widget_activate_action (editor, "preview.split", NULL);
  while ((split = preview_find_type (editor, ETHOS_TYPE_PREVIEW_SPLIT)) == NULL ||
         !gtk_widget_get_mapped (split))
    g_main_context_iteration (NULL, TRUE);
  ui_harness_settle (editor);
  g_assert_true (gtk_popover_get_pointing_to (GTK_POPOVER (split), &at));
  g_assert_true (gtk_widget_compute_bounds (preview_find_row (editor, line), editor, &row));
  g_test_message ("%d, %d: %d × %d", at.x, at.y, at.width, at.height);
  g_assert_cmpint (at.x, ==, (int) row.origin.x);
  g_assert_cmpint (at.y, ==, (int) row.origin.y);
  g_assert_cmpint (at.width, ==, (int) row.size.width);
  g_assert_cmpint (at.height, ==, (int) row.size.height);
  gtk_popover_popdown (GTK_POPOVER (split));
  ui_harness_settle (editor);
}

/* From @opener, which is in the line or is its item. */
static void
check_split (Fixture *fixture, GtkWidget *opener)
{
  GtkWindow *window = fixture->window;
  GtkWidget *split, *view, *button;

  g_assert_true (gtk_widget_grab_focus (opener));
  g_assert_true (ui_harness_press (opener, GDK_KEY_t, 0));
  ui_harness_settle (fixture->editor);
  split = preview_find_type (fixture->editor, ETHOS_TYPE_PREVIEW_SPLIT);
  view = preview_find_type (split, GTK_TYPE_TEXT_VIEW);
  button = preview_find_type (split, GTK_TYPE_BUTTON);
  g_assert_true (gtk_window_get_focus (window) == view);
  assert_described (view, "Return");
  for (guint tab = 0; tab < 8; tab++)
    {
      GtkWidget *from = tab % 2 == 0 ? view : button;

      g_assert_true (ui_harness_press (from, GDK_KEY_Tab, tab < 4 ? 0 : GDK_SHIFT_MASK));
      g_assert_true (gtk_window_get_focus (window) == (from == view ? button : view));
    }
  gtk_popover_popdown (GTK_POPOVER (split));
  ui_harness_settle (fixture->editor);
  g_assert_true (gtk_window_get_focus (window) == opener);
}

/* Tab goes round in what splits a line, and who listens is told what Return does. What had the
 * focus has it again: GTK 4.8 would give it to the line. */
static void
test_split_keys (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row =
      preview_find_row (fixture->editor, preview_find_line (fixture->draft, "We handle"));

  check_split (fixture, gtk_widget_get_parent (row));
  check_split (fixture, gtk_widget_get_first_child (preview_find_type (row, GTK_TYPE_MENU_BUTTON)));
}

static GtkWidget *
find_tip (GtkWidget *widget, const char *tooltip)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gboolean is_it =
          GTK_IS_BUTTON (child) && g_strcmp0 (gtk_widget_get_tooltip_text (child), tooltip) == 0;
      GtkWidget *found = is_it ? child : find_tip (child, tooltip);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A button that has nothing more to undo hands the focus on, and it is said that it was done. */
static void
test_undo_hands_on (Fixture *fixture, gconstpointer data)
{
  EthosPreviewDraft *draft = fixture->draft;
  GtkWidget *editor = fixture->editor;
  GtkWindow *window = fixture->window;
  guint line = preview_find_line (draft, "We handle");
  GtkWidget *undo, *redo;

  ethos_preview_draft_set_role (draft, &line, 1, ETHOS_ROLE_DONT);
  ui_harness_settle (editor);
  undo = find_tip (editor, "Undo");
  redo = find_tip (editor, "Redo");
  g_assert_true (gtk_widget_grab_focus (undo));
  gtk_widget_activate_action (undo, "preview.undo", NULL);
  g_assert_false (ethos_preview_draft_get_can_undo (draft));
  g_assert_true (gtk_window_get_focus (window) == redo);
  ui_harness_assert_said (redo, "Undone");
  gtk_widget_activate_action (redo, "preview.redo", NULL);
  g_assert_true (gtk_window_get_focus (window) == undo);
  ui_harness_assert_said (undo, "Done again");
}

/* Wherever the line is, all of its menu is in view. */
static void
test_whole_menu (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Our values\n\n");
  g_autoptr (EthosStatement) statement = NULL;
  g_autoptr (EthosPreviewDraft) draft = NULL;
  GtkWidget *editor = fixture->editor;

  for (guint i = 0; i < 12; i++)
    g_string_append_printf (text, "- We mend clock %u with calm and precision.\n", i);
  statement = ethos_statement_parse (text->str, ETHOS_SOURCE_TEXT, NULL, NULL);
  draft = ethos_preview_draft_new (statement);
  ethos_preview_editor_set_draft (ETHOS_PREVIEW_EDITOR (editor), draft);
  ui_harness_settle (editor);
  for (guint i = 0; i < ethos_statement_get_n_lines (statement); i++)
    {
      GtkWidget *row = preview_find_row (editor, i);
      GtkMenuButton *button = GTK_MENU_BUTTON (preview_find_type (row, GTK_TYPE_MENU_BUTTON));
      GtkWidget *pane;
      GtkAdjustment *across;

      ethos_preview_row_open_menu (ETHOS_PREVIEW_ROW (row));
      ui_harness_settle (editor);
      pane = preview_find_type (GTK_WIDGET (gtk_menu_button_get_popover (button)),
                                GTK_TYPE_SCROLLED_WINDOW);
      across = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (pane));
      g_assert_cmpfloat (gtk_adjustment_get_page_size (across), >, 0);
      g_assert_cmpfloat (gtk_adjustment_get_upper (across), <=,
                         gtk_adjustment_get_page_size (across));
      gtk_popover_popdown (gtk_menu_button_get_popover (button));
      ui_harness_settle (editor);
    }
}

/* The menu of a line and what it opens give the keyboard back to the line. */
static void
test_menu_gives_back (Fixture *fixture, gconstpointer data)
{
  EthosPreviewDraft *draft = fixture->draft;
  GtkWidget *editor = fixture->editor;
  GtkWindow *window = fixture->window;
  guint line = preview_find_line (draft, "We handle");
  GtkWidget *row, *item, *split;
  GtkMenuButton *button;

  ethos_preview_editor_select_line (ETHOS_PREVIEW_EDITOR (editor), line);
  row = preview_find_row (editor, line);
  item = gtk_widget_get_parent (row);
  button = GTK_MENU_BUTTON (preview_find_type (row, GTK_TYPE_MENU_BUTTON));
  g_assert_true (gtk_widget_grab_focus (item));
  gtk_widget_activate_action (editor, "preview.line-menu", NULL);
  ui_harness_settle (editor);
  g_assert_true (gtk_window_get_focus (window) != item);
  gtk_popover_popdown (gtk_menu_button_get_popover (button));
  ui_harness_settle (editor);
  g_assert_true (gtk_window_get_focus (window) == item);

  gtk_widget_activate_action (editor, "preview.split", NULL);
  ui_harness_settle (editor);
  split = preview_find_type (editor, ETHOS_TYPE_PREVIEW_SPLIT);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), split));
  gtk_popover_popdown (GTK_POPOVER (split));
  ui_harness_settle (editor);
  g_assert_true (gtk_window_get_focus (window) == item);
}

/* The keys that open the menu of whatever has the focus, as a right click does. Inside, Tab goes
 * from one entry to the next, and Escape leads back to the line. */
static void
test_menu_keys (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
  } keys[] = { { GDK_KEY_Menu, 0 }, { GDK_KEY_F10, GDK_SHIFT_MASK } };
  EthosPreviewDraft *draft = fixture->draft;
  GtkWidget *editor = fixture->editor;
  GtkWindow *window = fixture->window;
  guint line = preview_find_line (draft, "We handle");
  GtkWidget *row, *item, *popover;

  ethos_preview_editor_select_line (ETHOS_PREVIEW_EDITOR (editor), line);
  row = preview_find_row (editor, line);
  item = gtk_widget_get_parent (row);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkWidget *entry;

      g_assert_true (gtk_widget_grab_focus (item));
      g_assert_true (ui_harness_press (item, keys[i].key, keys[i].modifiers));
      ui_harness_settle (editor);
      popover = GTK_WIDGET (gtk_menu_button_get_popover (
          GTK_MENU_BUTTON (preview_find_type (row, GTK_TYPE_MENU_BUTTON))));
      g_assert_true (gtk_widget_get_mapped (popover));
      for (guint tab = 0; tab < 40; tab++)
        {
          entry = gtk_window_get_focus (window);
          g_assert_true (gtk_widget_is_ancestor (entry, popover));
          g_assert_true (ui_harness_press (entry, GDK_KEY_Tab, tab < 20 ? 0 : GDK_SHIFT_MASK));
          g_assert_true (gtk_window_get_focus (window) != entry);
        }
      g_assert_true (ui_harness_press (gtk_window_get_focus (window), GDK_KEY_Escape, 0));
      ui_harness_settle (editor);
      g_assert_false (gtk_widget_get_mapped (popover));
      g_assert_true (gtk_window_get_focus (window) == item);
    }
}

#define ADD(path, height, test)                                                                    \
  g_test_add (path, Fixture, GINT_TO_POINTER (height), set_up, test, tear_down)

int
main (int argc, char **argv)
{
  ui_harness_init (&argc, &argv);
  g_test_add_func ("/ui/preview/empty", test_empty);
  ADD ("/ui/preview/editor", 720, test_editor);
  ADD ("/ui/preview/tab-comes-round", 500, test_tab_comes_round);
  ADD ("/ui/preview/heard", 720, test_heard);
  ADD ("/ui/preview/role-heard", 720, test_role_heard);
  ADD ("/ui/preview/accept-name", 720, test_accept_name);
  ADD ("/ui/preview/undo-keeps-place", 720, test_undo_keeps_place);
  ADD ("/ui/preview/keys-mean-focus", 720, test_keys_mean_focus);
  ADD ("/ui/preview/split-at-row", 240, test_split_at_row);
  ADD ("/ui/preview/split-keys", 720, test_split_keys);
  ADD ("/ui/preview/undo-hands-on", 720, test_undo_hands_on);
  ADD ("/preview/whole-menu", 1000, test_whole_menu);
  ADD ("/preview/menu-gives-back", 720, test_menu_gives_back);
  ADD ("/preview/menu-keys", 720, test_menu_keys);
  return g_test_run ();
}
