// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <glib/gstdio.h>

#include "ethos-deck-codec.h"
#include "ethos-paper-style.h"
#include "ethos-announce.h"
#include "ethos-preview-card.h"
#include "ethos-preview-editor.h"
#include "ethos-preview-items.h"
#include "ethos-preview-paste.h"
#include "ethos-preview-reader.h"
#include "ethos-preview-row.h"
#include "ethos-preview-split.h"
#include "ethos-preview-view.h"
#include "ethos-setup-view.h"
#include "ethos-starter.h"
#include "ui-harness.h"

static const char document[] = "A picture of two clocks on a wall.\n"
                               "\n"
                               "Our mission\n"
                               "We mend clocks. We mend watches.\n"
                               "\n"
                               "Our values\n"
                               "\n"
                               "- We handle springs with calm and precision.\n"
                               "- We name the price first.\n"
                               "\n"
                               "\n"
                               "- We treat rivals with fairness and respect.\n"
                               "- We teach apprentices.\n";

static EthosPreviewDraft *
new_draft (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosStatement) statement =
      ethos_statement_parse (document, ETHOS_SOURCE_TEXT, NULL, &error);

  g_assert_no_error (error);
  return ethos_preview_draft_new (statement);
}

static guint
find_line (EthosPreviewDraft *draft, const char *start)
{
  EthosStatement *statement =
      ethos_preview_state_get_statement (ethos_preview_draft_get_state (draft));

  for (guint i = 0; i < ethos_statement_get_n_lines (statement); i++)
    if (g_str_has_prefix (ethos_statement_get_line (statement, i)->text, start))
      return i;
  g_assert_not_reached ();
}

static EthosStatementRole
get_role (EthosPreviewDraft *draft, guint line)
{
  EthosStatement *statement =
      ethos_preview_state_get_statement (ethos_preview_draft_get_state (draft));

  return ethos_statement_get_line (statement, line)->role;
}

static gboolean
is_fixed (EthosPreviewDraft *draft, guint line)
{
  return ethos_preview_state_get_marks (ethos_preview_draft_get_state (draft))[line].fixed;
}

static const EthosStatementCard *
get_card (EthosPreviewDraft *draft, guint index)
{
  return ethos_preview_state_get_card (ethos_preview_draft_get_state (draft), index);
}

/* Every edit can be undone to the very state before it, and redone. */
static void
test_undo (void)
{
  g_autoptr (EthosPreviewDraft) draft = new_draft ();
  g_autoptr (GPtrArray) states =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ethos_preview_state_unref);
  guint price = find_line (draft, "We name");
  g_autoptr (GError) error = NULL;

  g_assert_false (ethos_preview_draft_get_can_undo (draft));
  g_ptr_array_add (states, ethos_preview_state_ref (ethos_preview_draft_get_state (draft)));
  for (guint step = 0; step < 6; step++)
    {
      if (step == 0)
        ethos_preview_draft_set_role (draft, &price, 1, ETHOS_ROLE_DONT);
      else if (step == 1)
        ethos_preview_draft_set_fixed (draft, &price, 1, TRUE);
      else if (step == 2)
        g_assert_true (ethos_preview_draft_split (draft, price, 7, &error));
      else if (step == 3)
        g_assert_true (ethos_preview_draft_merge (draft, price, &error));
      else if (step == 4)
        ethos_preview_draft_set_title (draft, 1, "Care");
      else
        ethos_preview_draft_set_all_fixed (draft, TRUE);
      g_ptr_array_add (states, ethos_preview_state_ref (ethos_preview_draft_get_state (draft)));
    }
  for (guint step = 6; step > 0; step--)
    {
      g_assert_true (ethos_preview_draft_get_state (draft) == g_ptr_array_index (states, step));
      ethos_preview_draft_undo (draft);
    }
  g_assert_true (ethos_preview_draft_get_state (draft) == g_ptr_array_index (states, 0));
  g_assert_false (ethos_preview_draft_get_can_undo (draft));
  for (guint step = 1; step <= 6; step++)
    {
      ethos_preview_draft_redo (draft);
      g_assert_true (ethos_preview_draft_get_state (draft) == g_ptr_array_index (states, step));
    }
  g_assert_false (ethos_preview_draft_get_can_redo (draft));
  ethos_preview_draft_undo (draft);
  ethos_preview_draft_set_role (draft, &price, 1, ETHOS_ROLE_HEARD);
  g_assert_false (ethos_preview_draft_get_can_redo (draft));
}

static void
test_nothing_to_do (void)
{
  g_autoptr (EthosPreviewDraft) draft = new_draft ();
  guint price = find_line (draft, "We name");

  ethos_preview_draft_set_role (draft, &price, 1, ETHOS_ROLE_DO);
  ethos_preview_draft_bring_back (draft, &price, 1);
  ethos_preview_draft_set_fixed (draft, &price, 1, FALSE);
  ethos_preview_draft_set_all_fixed (draft, FALSE);
  g_assert_false (ethos_preview_draft_get_can_undo (draft));
}

/* What people said of a line stays with its words when lines are cut and joined. */
static void
test_marks_follow (void)
{
  g_autoptr (EthosPreviewDraft) draft = new_draft ();
  guint mission = find_line (draft, "We mend");
  guint last = find_line (draft, "We teach");
  g_autoptr (GError) error = NULL;

  ethos_preview_draft_set_fixed (draft, &last, 1, TRUE);
  ethos_preview_draft_set_title (draft, 2, "Fair play");
  g_assert_true (ethos_preview_draft_split (draft, mission, 15, &error));
  g_assert_true (is_fixed (draft, last + 1));
  g_assert_false (is_fixed (draft, last));
  g_assert_cmpstr (get_card (draft, 2)->title, ==, "Fair play");
  g_assert_false (get_card (draft, 2)->proposed);
  /* A fixed line that is joined with an open one is open: somebody has to look at it again. */
  g_assert_true (ethos_preview_draft_merge (draft, last, &error));
  g_assert_false (is_fixed (draft, last));
  g_assert_cmpstr (get_card (draft, 2)->title, ==, "Fair play");
  ethos_preview_draft_set_title (draft, 2, "  ");
  g_assert_true (get_card (draft, 2)->proposed);
}

static void
count_changes_cb (GListModel *model, guint position, guint removed, guint added, guint *changes)
{
  changes[0] = position;
  changes[1] += removed;
  changes[2] += added;
}

static void
changed_cb (EthosPreviewItem *item, guint *n_changes)
{
  *n_changes += 1;
}

/* The lists replace only what differs, so that a row keeps its focus and its place. */
static void
test_items (void)
{
  g_autoptr (EthosPreviewDraft) draft = new_draft ();
  g_autoptr (EthosPreviewItems) lines = ethos_preview_items_new (draft, ETHOS_PREVIEW_LINES);
  guint mission = find_line (draft, "We mend");
  guint last = find_line (draft, "We teach");
  g_autoptr (EthosPreviewItem) kept = g_list_model_get_item (G_LIST_MODEL (lines), last);
  g_autoptr (EthosPreviewItem) same = g_list_model_get_item (G_LIST_MODEL (lines), last);
  guint changes[3] = { 0 };
  guint n_changes = 0;

  g_assert_true (kept == same);
  g_signal_connect (lines, "items-changed", G_CALLBACK (count_changes_cb), changes);
  g_signal_connect (kept, "changed", G_CALLBACK (changed_cb), &n_changes);
  ethos_preview_draft_set_role (draft, &last, 1, ETHOS_ROLE_HEARD);
  g_assert_cmpuint (changes[1] + changes[2], ==, 0);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_true (ethos_preview_draft_split (draft, mission, 15, NULL));
  g_assert_cmpuint (changes[0], ==, mission);
  g_assert_cmpuint (changes[1], ==, 1);
  g_assert_cmpuint (changes[2], ==, 2);
  g_assert_cmpuint (ethos_preview_item_get_position (kept), ==, last + 1);
  ethos_preview_draft_undo (draft);
  g_assert_cmpuint (ethos_preview_item_get_position (kept), ==, last);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (lines)), ==, last + 1);
}

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

static GtkWidget *
find_row (GtkWidget *widget, guint line)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = NULL;

      if (!ETHOS_IS_PREVIEW_ROW (child))
        found = find_row (child, line);
      else if (ethos_preview_row_get_item (ETHOS_PREVIEW_ROW (child)) != NULL &&
               ethos_preview_item_get_position (
                   ethos_preview_row_get_item (ETHOS_PREVIEW_ROW (child))) == line)
        found = child;
      if (found != NULL)
        return found;
    }
  return NULL;
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
  GtkWidget *role = gtk_widget_get_first_child (find_type (row, GTK_TYPE_MENU_BUTTON));
  GtkWidget *place = gtk_widget_get_last_child (row);

  assert_name (role, "\u2068We do\u2069: \u2068We name the price first.\u2069");
  assert_name (find_type (place, GTK_TYPE_BUTTON),
               "\u2068Open\u2069: \u2068We name the price first.\u2069");
  assert_name (find_type (row, GTK_TYPE_BUTTON),
               "\u2068Bring Back\u2069: \u2068We name the price first.\u2069");
  assert_name (find_type (card, GTK_TYPE_BUTTON),
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
  GtkWidget *item = gtk_widget_get_parent (find_type (widget, ETHOS_TYPE_PREVIEW_CARD));

  for (guint i = 0; i < place; i++)
    item = gtk_widget_get_next_sibling (item);
  return gtk_widget_get_first_child (item);
}

static void
test_editor (void)
{
  g_autoptr (EthosPaperStyle) style = ethos_paper_style_new (gdk_display_get_default ());
  g_autoptr (EthosPreviewDraft) draft = new_draft ();
  GtkWidget *editor = ethos_preview_editor_new ();
  GtkWindow *window = ui_harness_show (editor, 1200, 720);
  guint price = find_line (draft, "We name");
  guint picture = find_line (draft, "A picture");
  g_autofree char *role = NULL;
  GtkWidget *row;
  GtkWidget *card;
  gboolean all_fixed = FALSE;

  ethos_preview_editor_set_draft (ETHOS_PREVIEW_EDITOR (editor), draft);
  ui_harness_settle (editor);
  row = find_row (editor, price);
  g_assert_nonnull (row);
  assert_name (row, "We name the price first.");
  /* The item around the row gets the focus, and has to say which one it is. */
  assert_name (gtk_widget_get_parent (row),
               "\u2068We do\u2069: \u2068We name the price first.\u2069");
  assert_name (gtk_widget_get_parent (find_type (editor, ETHOS_TYPE_PREVIEW_CARD)),
               "\u2068Mission\u2069: \u2068Our mission\u2069");
  assert_button_names (row, find_type (editor, ETHOS_TYPE_PREVIEW_CARD));
  assert_described (gtk_widget_get_parent (row), "Open");
  assert_described (gtk_widget_get_parent (find_row (editor, picture)), "Introduction");
  card = find_card (editor, 2);
  assert_described (gtk_widget_get_parent (card), "Proposed name");
  assert_described (gtk_widget_get_parent (card), "We teach apprentices.");
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (find_type (card, GTK_TYPE_ENTRY)), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "\u2068Name of the card\u2069: \u2068Fairness and respect\u2069");
  assert_no_mouse (editor);
  gtk_widget_activate_action (row, "preview.select-line", "u", price);
  gtk_widget_activate_action (row, "preview.role", "s", "dont");
  g_assert_cmpint (get_role (draft, price), ==, ETHOS_ROLE_DONT);
  g_object_get (editor, "role", &role, NULL);
  g_assert_cmpstr (role, ==, "dont");
  gtk_widget_activate_action (row, "preview.fix", NULL);
  g_assert_true (is_fixed (draft, price));
  ui_harness_settle (editor);
  assert_described (gtk_widget_get_parent (find_row (editor, price)), "Fixed");
  gtk_widget_activate_action (row, "preview.undo", NULL);
  gtk_widget_activate_action (row, "preview.undo", NULL);
  g_assert_cmpint (get_role (draft, price), ==, ETHOS_ROLE_DO);
  gtk_widget_activate_action (row, "preview.redo", NULL);
  g_assert_cmpint (get_role (draft, price), ==, ETHOS_ROLE_DONT);
  g_assert_cmpint (get_role (draft, picture), ==, ETHOS_ROLE_LEFT_OUT);
  gtk_widget_activate_action (row, "preview.select-line", "u", picture);
  gtk_widget_activate_action (row, "preview.bring-back", NULL);
  g_assert_cmpint (get_role (draft, picture), !=, ETHOS_ROLE_LEFT_OUT);
  g_object_set (editor, "all-fixed", TRUE, NULL);
  g_object_get (editor, "all-fixed", &all_fixed, NULL);
  g_assert_true (all_fixed);
  ui_harness_settle (editor);
  gtk_window_destroy (window);
}

/* A name that is accepted is heard of, and what took the focus with it does not lose it. */
static void
test_accept_name (void)
{
  g_autoptr (EthosPaperStyle) style = ethos_paper_style_new (gdk_display_get_default ());
  g_autoptr (EthosPreviewDraft) draft = new_draft ();
  GtkWidget *editor = ethos_preview_editor_new ();
  GtkWindow *window = ui_harness_show (editor, 1200, 720);
  GtkWidget *entry;
  GtkWidget *button;
  GtkWidget *focus;

  ethos_preview_editor_set_draft (ETHOS_PREVIEW_EDITOR (editor), draft);
  ui_harness_settle (editor);
  entry = find_type (find_card (editor, 2), GTK_TYPE_ENTRY);
  button = gtk_widget_get_next_sibling (entry);
  g_assert_true (gtk_widget_grab_focus (button));
  g_signal_emit_by_name (button, "clicked");
  ui_harness_settle (editor);
  g_assert_false (get_card (draft, 2)->proposed);
  focus = gtk_window_get_focus (window);
  g_assert_true (focus != NULL && gtk_widget_get_mapped (focus));
  g_assert_true (gtk_widget_is_ancestor (focus, find_card (editor, 2)));
  ui_harness_assert_said (focus, "Name accepted");
  gtk_window_destroy (window);
}

/* What a line is, is heard once; keys that change nothing do not say that they did; and Tab leads
 * to all there is, from what stands first. */
static void
test_heard (void)
{
  g_autoptr (EthosPaperStyle) style = ethos_paper_style_new (gdk_display_get_default ());
  g_autoptr (EthosPreviewDraft) draft = new_draft ();
  GtkWidget *editor = ethos_preview_editor_new ();
  GtkWindow *window = ui_harness_show (editor, 1200, 720);
  guint price = find_line (draft, "We name");
  guint picture = find_line (draft, "A picture");
  GtkWidget *item;

  ethos_preview_editor_set_draft (ETHOS_PREVIEW_EDITOR (editor), draft);
  ui_harness_settle (editor);
  gtk_window_set_focus (window, NULL);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD));
  g_assert_true (GTK_IS_SWITCH (gtk_window_get_focus (window)));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD));
  g_assert_false (GTK_IS_SWITCH (gtk_window_get_focus (window)));

  item = gtk_widget_get_parent (find_row (editor, price));
  g_assert_null (strstr (ethos_get_description (item), "We do"));
  item = gtk_widget_get_parent (find_row (editor, picture));
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
  gtk_window_destroy (window);
}

/* A line keeps the focus and the selection when its row is replaced. */
static void
test_undo_keeps_place (void)
{
  g_autoptr (EthosPaperStyle) style = ethos_paper_style_new (gdk_display_get_default ());
  g_autoptr (EthosPreviewDraft) draft = new_draft ();
  GtkWidget *editor = ethos_preview_editor_new ();
  GtkWindow *window = ui_harness_show (editor, 1200, 720);
  guint line = find_line (draft, "We handle");
  guint n_lines;
  g_autofree char *role = NULL;
  GtkWidget *item;

  gtk_widget_activate_action (editor, "preview.undo", NULL);
  ethos_preview_editor_set_draft (ETHOS_PREVIEW_EDITOR (editor), draft);
  ui_harness_settle (editor);
  n_lines = ethos_statement_get_n_lines (
      ethos_preview_state_get_statement (ethos_preview_draft_get_state (draft)));
  ethos_preview_editor_select_line (ETHOS_PREVIEW_EDITOR (editor), line);
  g_assert_true (gtk_widget_grab_focus (gtk_widget_get_parent (find_row (editor, line))));
  gtk_widget_activate_action (editor, "preview.join", NULL);
  g_assert_cmpuint (find_line (draft, "We teach"), ==, n_lines - 2);
  gtk_widget_activate_action (editor, "preview.undo", NULL);
  g_assert_cmpuint (find_line (draft, "We teach"), ==, n_lines - 1);
  item = gtk_widget_get_parent (find_row (editor, line));
  g_assert_true (gtk_window_get_focus (window) == item);
  g_assert_true (gtk_widget_get_state_flags (item) & GTK_STATE_FLAG_SELECTED);
  ui_harness_assert_said (item, "Undone");
  /* Where nothing is selected, what is done is done to the line with the focus. */
  gtk_widget_activate_action (item, "list.unselect-all", NULL);
  g_object_get (editor, "role", &role, NULL);
  g_assert_cmpstr (role, ==, "do");
  ui_harness_settle (editor);
  g_assert_true (gtk_window_get_focus (window) == item);
  gtk_window_destroy (window);
}

/* A key means the line with the focus, or the one whose button has it, whatever was selected. */
static void
test_keys_mean_focus (void)
{
  g_autoptr (EthosPaperStyle) style = ethos_paper_style_new (gdk_display_get_default ());
  g_autoptr (EthosPreviewDraft) draft = new_draft ();
  GtkWidget *editor = ethos_preview_editor_new ();
  GtkWindow *window = ui_harness_show (editor, 1200, 720);
  guint handle = find_line (draft, "We handle");
  guint price = find_line (draft, "We name");
  guint teach = find_line (draft, "We teach");
  GtkWidget *item, *button;

  ethos_preview_editor_set_draft (ETHOS_PREVIEW_EDITOR (editor), draft);
  ui_harness_settle (editor);
  ethos_preview_editor_select_line (ETHOS_PREVIEW_EDITOR (editor), handle);
  item = gtk_widget_get_parent (find_row (editor, price));
  g_assert_true (gtk_widget_grab_focus (item));
  g_assert_true (ui_harness_press (item, GDK_KEY_x, 0));
  g_assert_cmpint (get_role (draft, handle), ==, ETHOS_ROLE_DO);
  g_assert_cmpint (get_role (draft, price), ==, ETHOS_ROLE_LEFT_OUT);
  g_assert_true (gtk_window_get_focus (window) == item);

  ethos_preview_editor_select_line (ETHOS_PREVIEW_EDITOR (editor), handle);
  button = gtk_widget_get_first_child (find_type (find_row (editor, teach), GTK_TYPE_MENU_BUTTON));
  g_assert_true (gtk_widget_grab_focus (button));
  g_assert_true (ui_harness_press (button, GDK_KEY_d, 0));
  g_assert_cmpint (get_role (draft, handle), ==, ETHOS_ROLE_DO);
  g_assert_cmpint (get_role (draft, teach), ==, ETHOS_ROLE_DONT);
  /* Several lines stay selected where one of them has the focus. */
  gtk_selection_model_select_item (gtk_list_view_get_model (
                                       GTK_LIST_VIEW (gtk_widget_get_parent (item))),
                                   handle, FALSE);
  g_assert_true (ui_harness_press (button, GDK_KEY_h, 0));
  g_assert_cmpint (get_role (draft, handle), ==, ETHOS_ROLE_HEARD);
  g_assert_cmpint (get_role (draft, teach), ==, ETHOS_ROLE_HEARD);
  gtk_window_destroy (window);
}

/* Tab goes round in what splits a line, and who listens is told what Return does. */
static void
test_split_keys (void)
{
  g_autoptr (EthosPaperStyle) style = ethos_paper_style_new (gdk_display_get_default ());
  g_autoptr (EthosPreviewDraft) draft = new_draft ();
  GtkWidget *editor = ethos_preview_editor_new ();
  GtkWindow *window = ui_harness_show (editor, 1200, 720);
  guint line = find_line (draft, "We handle");
  GtkWidget *item, *split, *view, *button;

  ethos_preview_editor_set_draft (ETHOS_PREVIEW_EDITOR (editor), draft);
  ui_harness_settle (editor);
  item = gtk_widget_get_parent (find_row (editor, line));
  g_assert_true (gtk_widget_grab_focus (item));
  g_assert_true (ui_harness_press (item, GDK_KEY_t, 0));
  ui_harness_settle (editor);
  split = find_type (editor, ETHOS_TYPE_PREVIEW_SPLIT);
  view = find_type (split, GTK_TYPE_TEXT_VIEW);
  button = find_type (split, GTK_TYPE_BUTTON);
  g_assert_true (gtk_window_get_focus (window) == view);
  assert_described (view, "Return");
  for (guint tab = 0; tab < 4; tab++)
    {
      g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), tab % 2 == 0
                                                                      ? GTK_DIR_TAB_FORWARD
                                                                      : GTK_DIR_TAB_BACKWARD));
      g_assert_true (gtk_window_get_focus (window) == (tab % 2 == 0 ? button : view));
    }
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (window) == view);
  gtk_popover_popdown (GTK_POPOVER (split));
  ui_harness_settle (editor);
  g_assert_true (gtk_window_get_focus (window) == item);
  gtk_window_destroy (window);
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
test_undo_hands_on (void)
{
  g_autoptr (EthosPaperStyle) style = ethos_paper_style_new (gdk_display_get_default ());
  g_autoptr (EthosPreviewDraft) draft = new_draft ();
  GtkWidget *editor = ethos_preview_editor_new ();
  GtkWindow *window = ui_harness_show (editor, 1200, 720);
  guint line = find_line (draft, "We handle");
  GtkWidget *undo, *redo;

  ethos_preview_editor_set_draft (ETHOS_PREVIEW_EDITOR (editor), draft);
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
  gtk_window_destroy (window);
}

/* Wherever the line is, all of its menu is in view. */
static void
test_whole_menu (void)
{
  g_autoptr (EthosPaperStyle) style = ethos_paper_style_new (gdk_display_get_default ());
  g_autoptr (GString) text = g_string_new ("Our values\n\n");
  g_autoptr (EthosStatement) statement = NULL;
  g_autoptr (EthosPreviewDraft) draft = NULL;
  GtkWidget *editor = ethos_preview_editor_new ();
  GtkWindow *window = ui_harness_show (editor, 1200, 1000);

  for (guint i = 0; i < 12; i++)
    g_string_append_printf (text, "- We mend clock %u with calm and precision.\n", i);
  statement = ethos_statement_parse (text->str, ETHOS_SOURCE_TEXT, NULL, NULL);
  draft = ethos_preview_draft_new (statement);
  ethos_preview_editor_set_draft (ETHOS_PREVIEW_EDITOR (editor), draft);
  ui_harness_settle (editor);
  for (guint i = 0; i < ethos_statement_get_n_lines (statement); i++)
    {
      GtkWidget *row = find_row (editor, i);
      GtkMenuButton *button = GTK_MENU_BUTTON (find_type (row, GTK_TYPE_MENU_BUTTON));
      GtkWidget *pane;
      GtkAdjustment *across;

      ethos_preview_row_open_menu (ETHOS_PREVIEW_ROW (row));
      ui_harness_settle (editor);
      pane =
          find_type (GTK_WIDGET (gtk_menu_button_get_popover (button)), GTK_TYPE_SCROLLED_WINDOW);
      across = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (pane));
      g_assert_cmpfloat (gtk_adjustment_get_page_size (across), >, 0);
      g_assert_cmpfloat (gtk_adjustment_get_upper (across), <=,
                         gtk_adjustment_get_page_size (across));
      gtk_popover_popdown (gtk_menu_button_get_popover (button));
      ui_harness_settle (editor);
    }
  gtk_window_destroy (window);
}

/* The menu of a line and what it opens give the keyboard back to the line. */
static void
test_menu_gives_back (void)
{
  g_autoptr (EthosPaperStyle) style = ethos_paper_style_new (gdk_display_get_default ());
  g_autoptr (EthosPreviewDraft) draft = new_draft ();
  GtkWidget *editor = ethos_preview_editor_new ();
  GtkWindow *window = ui_harness_show (editor, 1200, 720);
  guint line = find_line (draft, "We handle");
  GtkWidget *row, *item, *split;
  GtkMenuButton *button;

  ethos_preview_editor_set_draft (ETHOS_PREVIEW_EDITOR (editor), draft);
  ui_harness_settle (editor);
  ethos_preview_editor_select_line (ETHOS_PREVIEW_EDITOR (editor), line);
  row = find_row (editor, line);
  item = gtk_widget_get_parent (row);
  button = GTK_MENU_BUTTON (find_type (row, GTK_TYPE_MENU_BUTTON));
  g_assert_true (gtk_widget_grab_focus (item));
  gtk_widget_activate_action (editor, "preview.line-menu", NULL);
  ui_harness_settle (editor);
  g_assert_true (gtk_window_get_focus (window) != item);
  gtk_popover_popdown (gtk_menu_button_get_popover (button));
  ui_harness_settle (editor);
  g_assert_true (gtk_window_get_focus (window) == item);

  gtk_widget_activate_action (editor, "preview.split", NULL);
  ui_harness_settle (editor);
  split = find_type (editor, ETHOS_TYPE_PREVIEW_SPLIT);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), split));
  gtk_popover_popdown (GTK_POPOVER (split));
  ui_harness_settle (editor);
  g_assert_true (gtk_window_get_focus (window) == item);
  gtk_window_destroy (window);
}

/* The keys that open the menu of whatever has the focus, as a right click does. Inside, Tab goes
 * from one entry to the next, and Escape leads back to the line. */
static void
test_menu_keys (void)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
  } keys[] = { { GDK_KEY_Menu, 0 }, { GDK_KEY_F10, GDK_SHIFT_MASK } };
  g_autoptr (EthosPaperStyle) style = ethos_paper_style_new (gdk_display_get_default ());
  g_autoptr (EthosPreviewDraft) draft = new_draft ();
  GtkWidget *editor = ethos_preview_editor_new ();
  GtkWindow *window = ui_harness_show (editor, 1200, 720);
  guint line = find_line (draft, "We handle");
  GtkWidget *row, *item, *popover;

  ethos_preview_editor_set_draft (ETHOS_PREVIEW_EDITOR (editor), draft);
  ui_harness_settle (editor);
  ethos_preview_editor_select_line (ETHOS_PREVIEW_EDITOR (editor), line);
  row = find_row (editor, line);
  item = gtk_widget_get_parent (row);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkWidget *entry;

      g_assert_true (gtk_widget_grab_focus (item));
      g_assert_true (ui_harness_press (item, keys[i].key, keys[i].modifiers));
      ui_harness_settle (editor);
      popover = GTK_WIDGET (
          gtk_menu_button_get_popover (GTK_MENU_BUTTON (find_type (row, GTK_TYPE_MENU_BUTTON))));
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
  gtk_window_destroy (window);
}

static void
accepted_cb (EthosPreviewView *view, guint *n_accepted)
{
  *n_accepted += 1;
}

static void
read_text (EthosPreviewView *view, const char *text)
{
  ethos_preview_view_open_text (view, text);
  while (!ethos_preview_view_get_has_statement (view))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_view (void)
{
  g_autoptr (EthosPaperStyle) style = ethos_paper_style_new (gdk_display_get_default ());
  GtkWidget *view = ethos_preview_view_new ();
  GtkWindow *window = ui_harness_show (view, 1200, 720);
  g_autoptr (EthosSnapshot) deck = NULL;
  GtkWidget *editor;
  GtkWidget *paste;
  EthosSourceFormat format;
  g_autofree char *kept = NULL;
  guint n_accepted = 0;

  g_signal_connect (view, "accepted", G_CALLBACK (accepted_cb), &n_accepted);
  read_text (ETHOS_PREVIEW_VIEW (view), document);
  ui_harness_settle (view);
  editor = find_type (view, ETHOS_TYPE_PREVIEW_EDITOR);
  /* The keys and who listens begin at the first line of the text. */
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) ==
                 gtk_widget_get_parent (find_row (editor, 0)));
  gtk_widget_activate_action (editor, "preview.accept", NULL);
  g_assert_cmpuint (n_accepted, ==, 1);
  deck = ethos_preview_view_dup_deck (ETHOS_PREVIEW_VIEW (view));
  g_assert_cmpuint (ethos_snapshot_get_root (deck)->n_children[ETHOS_KIND_CARD], ==, 3);
  /* Going back finds the text as it was. */
  gtk_widget_activate_action (editor, "preview.back", NULL);
  paste = find_type (view, ETHOS_TYPE_PREVIEW_PASTE);
  g_assert_true (gtk_widget_get_child_visible (paste));
  kept = ethos_preview_paste_dup_source (ETHOS_PREVIEW_PASTE (paste), &format);
  g_assert_cmpstr (kept, ==, document);
  gtk_window_destroy (window);
}

static gboolean
has_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

/* A window that closes waits for nothing that it was reading. */
static void
test_closed_while_reading (void)
{
  g_autoptr (EthosPaperStyle) style = ethos_paper_style_new (gdk_display_get_default ());
  g_autoptr (GtkWidget) view = g_object_ref_sink (ethos_preview_view_new ());
  GtkWindow *window = ui_harness_show (view, 1200, 720);

  ethos_preview_view_open_text (ETHOS_PREVIEW_VIEW (view), document);
  gtk_window_destroy (window);
  while (G_OBJECT (view)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (ethos_preview_view_get_has_statement (ETHOS_PREVIEW_VIEW (view)));
}

/* What is counted as left out is called so, and what only stands there twice is not. */
static void
test_repeated (void)
{
  static const char twice[] = "Our mission\n\nWe mend clocks for everybody in town.\n\n"
                              "Our values\n\n- We handle springs with calm and precision.\n\n"
                              "Our mission\n\nWe mend clocks for everybody in town.\n";
  g_autoptr (EthosPaperStyle) style = ethos_paper_style_new (gdk_display_get_default ());
  GtkWidget *view = ethos_preview_view_new ();
  GtkWindow *window = ui_harness_show (view, 1200, 720);

  read_text (ETHOS_PREVIEW_VIEW (view), twice);
  ui_harness_settle (view);
  g_assert_true (has_label (view, "Repeated"));
  g_assert_false (has_label (view, "Left out"));
  gtk_window_destroy (window);
}

typedef struct
{
  EthosStatement *statement;
  EthosSnapshot *cards;
  GError *error;
  gboolean done;
} Reading;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Reading *reading = data;

  reading->statement = ethos_preview_read_finish (result, &reading->cards, &reading->error);
  reading->done = TRUE;
}

static void
assert_refused (GFile *file, EthosImportError code)
{
  Reading reading = { 0 };

  ethos_preview_read_file_async (file, NULL, read_cb, &reading);
  while (!reading.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (reading.statement);
  g_assert_error (reading.error, ETHOS_IMPORT_ERROR, (int) code);
  g_clear_error (&reading.error);
}

static void
test_refused (void)
{
  g_autofree char *folder = g_dir_make_tmp ("ethos-preview-XXXXXX", NULL);
  g_autofree char *empty = g_build_filename (folder, "empty.txt", NULL);
  g_autofree char *binary = g_build_filename (folder, "picture.png", NULL);
  g_autofree char *plan = g_build_filename (folder, "plan.json", NULL);
  g_autoptr (GFile) folder_file = g_file_new_for_path (folder);
  g_autoptr (GFile) empty_file = g_file_new_for_path (empty);
  g_autoptr (GFile) binary_file = g_file_new_for_path (binary);
  g_autoptr (GFile) plan_file = g_file_new_for_path (plan);

  g_assert_true (g_file_set_contents (plan, "{\"format\":\"ethos-agenda\"}", -1, NULL));
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  g_assert_true (g_file_set_contents (binary, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, NULL));
  assert_refused (folder_file, ETHOS_IMPORT_ERROR_UNREADABLE);
  assert_refused (empty_file, ETHOS_IMPORT_ERROR_EMPTY);
  assert_refused (binary_file, ETHOS_IMPORT_ERROR_BINARY);
  assert_refused (plan_file, ETHOS_IMPORT_ERROR_PLAN);
  g_unlink (plan);
  g_unlink (empty);
  g_unlink (binary);
  g_rmdir (folder);
}

/* Cards that are there already need no preview: they are handed on as they are. */
static void
test_cards (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("ETHOS_DATA_DIR"), "decks", "team-values.en.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Reading reading = { 0 };

  ethos_preview_read_file_async (file, NULL, read_cb, &reading);
  while (!reading.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (reading.error);
  g_assert_null (reading.statement);
  g_assert_nonnull (reading.cards);
  ethos_snapshot_unref (reading.cards);

  memset (&reading, 0, sizeof reading);
  ethos_preview_read_text_async ("{\"format\":\"ethos-deck\"}", ETHOS_SOURCE_TEXT, NULL, read_cb,
                                 &reading);
  while (!reading.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (reading.cards);
  g_assert_nonnull (reading.error);
  g_clear_error (&reading.error);
}

static void
test_html (void)
{
  static const char html[] = "<h1>Our values</h1><ul><li>We mend clocks.</li>"
                             "<li>We count twice.</li></ul><p>That is all.</p>";
  g_autofree char *text = ethos_preview_html_to_text (html);
  g_autofree char *none = ethos_preview_html_to_text ("<p> </p>");

  g_assert_true (ethos_preview_html_has_structure (html));
  g_assert_false (ethos_preview_html_has_structure ("<span>We mend clocks.</span>"));
  g_assert_nonnull (g_strstr_len (text, -1, "• We mend clocks.\n• We count twice."));
  g_assert_null (none);
}

static EthosStarter *
new_starter (const char *name, EthosSnapshot *content)
{
  EthosStarter *starter = g_new0 (EthosStarter, 1);

  starter->name = g_strdup (name);
  starter->language = g_strdup ("en");
  starter->path = g_strdup (name);
  starter->content = content;
  return starter;
}

static EthosSnapshot *
new_plan (const char *title, gint64 minutes)
{
  EthosSnapshotNode *root = g_new0 (EthosSnapshotNode, 1);
  EthosAgenda *agenda = ethos_record_new (ethos_format_get_type (&ethos_agenda_format), NULL);
  EthosActivity *activity = ethos_entity_new (ETHOS_KIND_ACTIVITY, "one");

  ethos_set_text (&agenda->title, title);
  agenda->people_minimum = 4;
  agenda->people_maximum = 12;
  activity->planned = minutes;
  root->record = &agenda->record;
  root->children[ETHOS_KIND_ACTIVITY] = g_new0 (EthosSnapshotNode, 1);
  root->children[ETHOS_KIND_ACTIVITY]->record = &activity->record;
  root->n_children[ETHOS_KIND_ACTIVITY] = 1;
  return ethos_snapshot_new (root);
}

static EthosSnapshot *
new_deck (const char *title)
{
  EthosSnapshotNode *root = g_new0 (EthosSnapshotNode, 1);
  EthosDeck *deck = ethos_entity_new (ETHOS_KIND_DECK, ETHOS_DECK_ID);

  ethos_set_text (&deck->title, title);
  root->record = &deck->record;
  return ethos_snapshot_new (root);
}

static void
count_cb (GtkWidget *widget, guint *n)
{
  *n += 1;
}

static void
test_setup (void)
{
  g_autoptr (EthosPaperStyle) style = ethos_paper_style_new (gdk_display_get_default ());
  g_autoptr (GPtrArray) plans =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ethos_starter_free);
  g_autoptr (GPtrArray) decks =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ethos_starter_free);
  g_autoptr (EthosSnapshot) own = new_deck ("Our words");
  GtkWidget *setup = g_object_ref_sink (ethos_setup_view_new ());
  GtkWindow *window;
  g_autofree char *title = NULL;
  g_autofree char *typed = NULL;
  guint n_created = 0;

  g_ptr_array_add (plans, new_starter ("a-first", new_plan ("First", 10)));
  g_ptr_array_add (plans, new_starter ("review-statement-90", new_plan ("Review", 90)));
  g_ptr_array_add (plans, new_starter ("short-form-45", new_plan ("Short", 45)));
  g_ptr_array_add (decks, new_starter ("personal", new_deck ("Personal")));
  g_ptr_array_add (decks, new_starter ("team-values", new_deck ("Team values")));
  g_signal_connect (setup, "create", G_CALLBACK (count_cb), &n_created);
  gtk_widget_activate_action (setup, "setup.create", NULL);
  g_assert_cmpuint (n_created, ==, 0);

  ethos_setup_view_set_plans (ETHOS_SETUP_VIEW (setup), plans);
  ethos_setup_view_set_deck (ETHOS_SETUP_VIEW (setup), own);
  window = ui_harness_show (setup, 1200, 720);
  /* The first thing is the first question, not the button below all of them. */
  g_assert_true (gtk_widget_grab_focus (setup));
  g_assert_true (GTK_IS_LIST_BOX_ROW (gtk_window_get_focus (window)));
  g_assert_true (ethos_setup_view_get_plan (ETHOS_SETUP_VIEW (setup)) ==
                 ((EthosStarter *) g_ptr_array_index (plans, 0))->content);
  /* The longest first: the little one to try things with is the last. */
  g_assert_cmpstr (((EthosStarter *) g_ptr_array_index (plans, 1))->name, ==, "short-form-45");
  g_assert_cmpstr (((EthosStarter *) g_ptr_array_index (plans, 2))->name, ==, "a-first");
  title = ethos_setup_view_dup_title (ETHOS_SETUP_VIEW (setup));
  g_assert_cmpstr (title, ==, "Our words");
  gtk_widget_activate_action (setup, "setup.create", NULL);
  g_assert_cmpuint (n_created, ==, 1);

  /* Other cards bring another name, as long as nobody typed one. */
  ethos_setup_view_set_decks (ETHOS_SETUP_VIEW (setup), decks);
  g_assert_true (ethos_setup_view_get_deck (ETHOS_SETUP_VIEW (setup)) ==
                 ((EthosStarter *) g_ptr_array_index (decks, 1))->content);
  g_assert_true (ethos_setup_view_get_plan (ETHOS_SETUP_VIEW (setup)) ==
                 ((EthosStarter *) g_ptr_array_index (plans, 1))->content);
  typed = ethos_setup_view_dup_title (ETHOS_SETUP_VIEW (setup));
  g_assert_cmpstr (typed, ==, "Team values");
  gtk_editable_set_text (GTK_EDITABLE (find_type (setup, GTK_TYPE_ENTRY)), "Ward 7");
  ethos_setup_view_set_deck (ETHOS_SETUP_VIEW (setup), own);
  g_free (typed);
  typed = ethos_setup_view_dup_title (ETHOS_SETUP_VIEW (setup));
  g_assert_cmpstr (typed, ==, "Ward 7");
  gtk_editable_set_text (GTK_EDITABLE (find_type (setup, GTK_TYPE_ENTRY)), " ");
  gtk_widget_activate_action (setup, "setup.create", NULL);
  g_assert_cmpuint (n_created, ==, 1);
  gtk_window_destroy (window);
  g_object_unref (setup);
}

int
main (int argc, char **argv)
{
  ui_harness_init (&argc, &argv);
  g_test_add_func ("/ui/preview/undo", test_undo);
  g_test_add_func ("/ui/preview/nothing-to-do", test_nothing_to_do);
  g_test_add_func ("/ui/preview/marks-follow", test_marks_follow);
  g_test_add_func ("/ui/preview/items", test_items);
  g_test_add_func ("/ui/preview/repeated", test_repeated);
  g_test_add_func ("/ui/preview/html", test_html);
  g_test_add_func ("/ui/preview/refused", test_refused);
  g_test_add_func ("/ui/preview/cards", test_cards);
  g_test_add_func ("/ui/preview/editor", test_editor);
  g_test_add_func ("/ui/preview/heard", test_heard);
  g_test_add_func ("/ui/preview/accept-name", test_accept_name);
  g_test_add_func ("/ui/preview/undo-keeps-place", test_undo_keeps_place);
  g_test_add_func ("/ui/preview/keys-mean-focus", test_keys_mean_focus);
  g_test_add_func ("/ui/preview/split-keys", test_split_keys);
  g_test_add_func ("/ui/preview/undo-hands-on", test_undo_hands_on);
  g_test_add_func ("/preview/whole-menu", test_whole_menu);
  g_test_add_func ("/preview/menu-gives-back", test_menu_gives_back);
  g_test_add_func ("/preview/menu-keys", test_menu_keys);
  g_test_add_func ("/ui/preview/view", test_view);
  g_test_add_func ("/ui/preview/closed-while-reading", test_closed_while_reading);
  g_test_add_func ("/ui/preview/setup", test_setup);
  return g_test_run ();
}
