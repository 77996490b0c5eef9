// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "board-fixture.h"
#include "ethos-board-view.h"
#include "ethos-note-entry.h"
#include "ethos-note-view.h"
#include "ethos-notes-wall.h"
#include "ethos-page-bar.h"
#include "ethos-seen-tracker.h"
#include "ui-harness.h"

static void
test_type (BoardFixture *fixture, gconstpointer data)
{
  EthosNoteEntry *entry = board_fixture_find (fixture->view, ETHOS_TYPE_NOTE_ENTRY);
  GtkWidget *view = board_fixture_find (GTK_WIDGET (entry), GTK_TYPE_TEXT_VIEW);
  g_autofree char *text = NULL;

  g_assert_true (board_fixture_has_text (fixture->view, "No notes yet"));
  ethos_board_view_focus_entry (ETHOS_BOARD_VIEW (fixture->view));
  g_assert_true (board_fixture_get_focus (fixture) == view);
  /* The button that adds comes after what is added. */
  g_assert_true (gtk_widget_child_focus (fixture->view, GTK_DIR_TAB_FORWARD));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (board_fixture_get_focus (fixture)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "_Add Note");
  g_assert_true (gtk_widget_child_focus (fixture->view, GTK_DIR_TAB_BACKWARD));
  g_assert_true (board_fixture_get_focus (fixture) == view);
  ethos_note_entry_set_text (entry, "Ask twice");
  board_fixture_press (view, GDK_KEY_Return, GDK_SHIFT_MASK);
  ethos_note_entry_insert (entry, "and listen");
  g_assert_cmpuint (board_fixture_count_notes (fixture), ==, 0);
  g_assert_true (board_fixture_press (view, GDK_KEY_Return, 0));
  g_assert_cmpuint (board_fixture_count_notes (fixture), ==, 1);
  g_assert_cmpstr (board_fixture_get_note (fixture, 0)->text, ==, "Ask twice\nand listen");
  text = ethos_note_entry_dup_text (entry);
  g_assert_cmpstr (text, ==, "");
  g_assert_true (board_fixture_get_focus (fixture) == view);
  /* Blank is nothing, and undoing in the box does not bring back what was taken. */
  ethos_note_entry_set_text (entry, " \n ");
  g_assert_true (board_fixture_press (view, GDK_KEY_Return, 0));
  g_assert_cmpuint (board_fixture_count_notes (fixture), ==, 1);
  g_assert_false (gtk_text_buffer_get_can_undo (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view))));
}

static void
test_saved (BoardFixture *fixture, gconstpointer data)
{
  board_fixture_save_all (fixture);
  board_fixture_add_notes (fixture, 2);
  g_assert_true (board_fixture_has_text (fixture->view, "2 notes, saving…"));
  g_assert_false (board_fixture_has_text (fixture->view, "all saved"));
  ethos_store_acknowledge (fixture->store, ethos_store_get_sequence (fixture->store) - 1);
  g_assert_true (board_fixture_has_text (fixture->view, "2 notes, saving…"));
  board_fixture_save_all (fixture);
  g_assert_true (board_fixture_has_text (fixture->view, "2 notes, all saved"));
}

static void
test_limit (BoardFixture *fixture, gconstpointer data)
{
  EthosNoteEntry *entry = board_fixture_find (fixture->view, ETHOS_TYPE_NOTE_ENTRY);
  g_autofree char *near = g_strnfill (ETHOS_NOTE_MAX_CHARACTERS - 2, 'x');
  g_autofree char *text = NULL;

  ethos_note_entry_set_text (entry, "short");
  g_assert_false (board_fixture_has_text (GTK_WIDGET (entry), "of 500"));
  ethos_note_entry_set_text (entry, near);
  g_assert_true (board_fixture_has_text (GTK_WIDGET (entry), "498 of 500"));
  /* Characters as people count them: a flag is one, though it is eight bytes. */
  ethos_note_entry_insert (entry, "🇩🇪🇫🇷🇮🇹");
  g_assert_true (board_fixture_has_text (GTK_WIDGET (entry), "500 of 500"));
  g_assert_true (board_fixture_has_text (GTK_WIDGET (entry), "A note holds 500 characters"));
  text = ethos_note_entry_dup_text (entry);
  g_assert_true (g_str_has_suffix (text, "x🇩🇪🇫🇷"));
}

/* Whether a label that ends like that can be seen. */
static gboolean
shows_label (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && g_str_has_suffix (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_label (child, text))
      return TRUE;
  return FALSE;
}

static void
test_hidden (BoardFixture *fixture, gconstpointer data)
{
  board_fixture_add_notes (fixture, 7);
  ui_harness_settle (fixture->view);
  g_assert_false (board_fixture_has_text (fixture->view, "Secret"));
  /* While the room may see this screen, not even on request. */
  gtk_widget_activate_action (fixture->view, "board.review", NULL);
  ui_harness_settle (fixture->view);
  g_assert_false (board_fixture_has_text (fixture->view, "Secret"));
  /* Why not stands there; nobody has to find it by pointing. */
  g_assert_true (shows_label (fixture->view, "cannot see this screen."));

  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_PRIVATE);
  g_assert_false (shows_label (fixture->view, "cannot see this screen."));
  g_assert_false (board_fixture_has_text (fixture->view, "Secret"));
  gtk_widget_activate_action (fixture->view, "board.review", NULL);
  ui_harness_settle (fixture->view);
  g_assert_true (board_fixture_has_text (fixture->view, "Secret 6"));
  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_SEEN);
  ui_harness_settle (fixture->view);
  g_assert_false (board_fixture_has_text (fixture->view, "Secret"));
  /* Answering again does not open the list by itself. */
  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_PRIVATE);
  ui_harness_settle (fixture->view);
  g_assert_false (board_fixture_has_text (fixture->view, "Secret"));
}

/* In large letters the rows wrap; whatever their height, the last can be scrolled to, whole. */
static void
test_review_whole (BoardFixture *fixture, gconstpointer data)
{
  GtkWidget *stack, *list, *last;
  graphene_rect_t bounds;
  GtkAdjustment *adjustment;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 192 * 1024, NULL);
  board_fixture_run (fixture, ethos_op_new ("note-add", "text",
                                            "We write down what we decided, who does it and by "
                                            "when, and send it round the same day.",
                                            NULL));
  board_fixture_add_notes (fixture, 5);
  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_PRIVATE);
  gtk_widget_activate_action (fixture->view, "board.review", NULL);
  ui_harness_settle (fixture->view);
  stack = gtk_widget_get_ancestor (board_fixture_find (fixture->view, ETHOS_TYPE_NOTES_WALL),
                                   GTK_TYPE_STACK);
  list = board_fixture_find (gtk_stack_get_visible_child (GTK_STACK (stack)), GTK_TYPE_LIST_VIEW);
  g_assert_true (GTK_IS_SCROLLED_WINDOW (gtk_widget_get_parent (list)));
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", 5u);
  ui_harness_settle (fixture->view);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  ui_harness_settle (fixture->view);
  last = gtk_widget_get_last_child (list);
  g_assert_true (gtk_widget_compute_bounds (last, list, &bounds));
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (list));
  g_assert_cmpfloat (bounds.size.height, >, 0);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

static void
test_aside (BoardFixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  const char *ids[] = { NULL, NULL };

  board_fixture_add_notes (fixture, 3);
  ids[0] = id = g_strdup (board_fixture_find_note (fixture, "Secret 1")->record.id);
  board_fixture_run (fixture, ethos_op_new ("notes-aside", "notes", ids, "value", TRUE, NULL));
  g_assert_true (board_fixture_has_text (fixture->view, "3 notes, saving…, 1 set aside"));
  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_PRIVATE);
  gtk_widget_activate_action (fixture->view, "board.review", NULL);
  ui_harness_settle (fixture->view);
  g_assert_true (shows_label (fixture->view, "Set aside"));
  board_fixture_run (fixture, ethos_op_new ("notes-aside", "notes", ids, "value", FALSE, NULL));
  ui_harness_settle (fixture->view);
  g_assert_false (shows_label (fixture->view, "Set aside"));
  board_fixture_run (fixture, ethos_op_new ("notes-aside", "notes", ids, "value", TRUE, NULL));
  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_SEEN);
  board_fixture_reveal_wall (fixture);
  g_assert_true (board_fixture_has_text (fixture->view, "Secret 0"));
  g_assert_false (board_fixture_has_text (fixture->view, "Secret 1"));
  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_PRIVATE);
  g_assert_true (board_fixture_has_text (fixture->view, "1 note set aside"));
}

static void
test_pages (BoardFixture *fixture, gconstpointer data)
{
  board_fixture_add_notes (fixture, 8);
  board_fixture_run (fixture, ethos_op_new ("activity-reveal", NULL));
  ui_harness_settle (fixture->view);
  g_assert_true (board_fixture_has_text (fixture->view, "Page 1 of 2"));
  g_assert_true (board_fixture_has_text (fixture->view, "0 of 8 read"));
  g_assert_true (board_fixture_has_text (fixture->view, board_fixture_get_note (fixture, 5)->text));
  g_assert_false (
      board_fixture_has_text (fixture->view, board_fixture_get_note (fixture, 6)->text));
  /* On what stays: a note goes with its page. */
  gtk_widget_grab_focus (board_fixture_find_button (fixture->view, "Pa_ges"));
  gtk_widget_activate_action (fixture->view, "board.next-page", NULL);
  g_assert_true (board_fixture_has_text (fixture->view, "Page 2 of 2"));
  ui_harness_assert_said (board_fixture_get_focus (fixture), "Page 2 of 2");
  g_assert_cmpint (ethos_session_get_workshop (fixture->session)->stage_page, ==, 1);
  g_assert_true (board_fixture_has_text (fixture->view, board_fixture_get_note (fixture, 6)->text));
  g_assert_false (
      board_fixture_has_text (fixture->view, board_fixture_get_note (fixture, 5)->text));
  /* At the end the page is said once more. */
  gtk_widget_grab_focus (board_fixture_find (fixture->view, ETHOS_TYPE_NOTES_WALL));
  gtk_widget_activate_action (fixture->view, "board.next-page", NULL);
  g_assert_cmpint (ethos_session_get_workshop (fixture->session)->stage_page, ==, 1);
  ui_harness_assert_said (board_fixture_get_focus (fixture), "Page 2 of 2");
  /* Covering again covers here, too. */
  board_fixture_run (fixture, ethos_op_new ("activity-cover", NULL));
  ui_harness_settle (fixture->view);
  g_assert_false (board_fixture_has_text (fixture->view, "Secret"));
}

static guint
count_seen (BoardFixture *fixture)
{
  guint n_seen = 0;

  for (guint i = 0; i < board_fixture_count_notes (fixture); i++)
    n_seen += board_fixture_get_note (fixture, i)->seen ? 1 : 0;
  return n_seen;
}

static void
wait_for_seen (BoardFixture *fixture, guint n_seen)
{
  guint n_now = count_seen (fixture);

  while (n_now != n_seen)
    {
      g_main_context_iteration (NULL, TRUE);
      n_now = count_seen (fixture);
      g_assert_cmpuint (n_now, <=, n_seen);
    }
}

static void
test_seen (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (EthosSeenTracker) tracker =
      ethos_seen_tracker_new (fixture->store, fixture->projection, 0);

  /* Nobody reads what is shown nowhere. */
  board_fixture_add_notes (fixture, 8);
  board_fixture_run (fixture, ethos_op_new ("activity-reveal", NULL));
  ethos_projection_flush (fixture->projection);
  ui_harness_settle (fixture->view);
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (count_seen (fixture), ==, 0);
  ethos_seen_tracker_set_room_sees (tracker, TRUE);
  board_fixture_run (fixture, ethos_op_new ("stage-freeze", "value", TRUE, NULL));
  ui_harness_settle (fixture->view);
  g_assert_cmpuint (count_seen (fixture), ==, 0);
  board_fixture_run (fixture, ethos_op_new ("stage-freeze", "value", FALSE, NULL));
  wait_for_seen (fixture, 6);
  g_assert_true (board_fixture_has_text (fixture->view, "6 of 8 read"));
  board_fixture_run (fixture, ethos_op_new ("stage-show", "target",
                                            board_fixture_get_note (fixture, 7)->record.id, NULL));
  wait_for_seen (fixture, 7);
  board_fixture_run (fixture, ethos_op_new ("stage-page", "page", 1, NULL));
  wait_for_seen (fixture, 8);
  g_assert_true (board_fixture_has_text (fixture->view, "8 of 8 read"));
}

/* At the last page the focus goes to the button that leads back. */
static void
test_turn_focus (BoardFixture *fixture, gconstpointer data)
{
  GtkWidget *bar = board_fixture_find (fixture->view, ETHOS_TYPE_PAGE_BAR);
  GtkWidget *previous, *next;

  board_fixture_add_notes (fixture, 8);
  board_fixture_run (fixture, ethos_op_new ("activity-reveal", NULL));
  ui_harness_settle (fixture->view);
  previous = gtk_widget_get_first_child (gtk_widget_get_first_child (bar));
  next = gtk_widget_get_next_sibling (gtk_widget_get_next_sibling (previous));
  gtk_widget_grab_focus (next);
  g_signal_emit_by_name (next, "clicked");
  g_assert_false (gtk_widget_get_sensitive (next));
  g_assert_true (board_fixture_get_focus (fixture) == previous);
  ui_harness_assert_said (previous, "Page 2 of 2");
  g_signal_emit_by_name (previous, "clicked");
  g_assert_true (board_fixture_get_focus (fixture) == next);
}

static void
assert_focus_on_page (BoardFixture *fixture, guint note)
{
  GtkWidget *focus = gtk_window_get_focus (fixture->window);

  g_assert_nonnull (focus);
  g_assert_true (ETHOS_IS_NOTE_VIEW (focus));
  g_assert_true (gtk_widget_get_mapped (focus));
  g_assert_cmpstr (board_fixture_get_focus_text (fixture), ==,
                   board_fixture_get_note (fixture, note)->text);
}

/* A page takes its notes along. Who reads on one of them goes on with the first of the next page,
 * at once, also where another window is in front and this one only keeps the place. */
static void
test_turn_from_note (BoardFixture *fixture, gconstpointer data)
{
  GtkWidget *other = gtk_window_new ();

  board_fixture_add_notes (fixture, 20);
  board_fixture_run (fixture, ethos_op_new ("activity-reveal", NULL));
  ui_harness_settle (fixture->view);
  for (guint active = 0; active < 2; active++)
    {
      board_fixture_run (fixture, ethos_op_new ("stage-page", "page", 0, NULL));
      gtk_widget_grab_focus (
          board_fixture_find_note_view (board_fixture_find (fixture->view, ETHOS_TYPE_NOTES_WALL),
                                        board_fixture_get_note (fixture, 3)->text));
      if (active == 1)
        gtk_window_present (GTK_WINDOW (other));
      while (gtk_window_is_active (fixture->window) != (active == 0))
        g_main_context_iteration (NULL, TRUE);
      for (guint page = 1; page < 3; page++)
        {
          gtk_widget_activate_action (fixture->view, "board.next-page", NULL);
          assert_focus_on_page (fixture, 6 * page);
        }
      gtk_widget_activate_action (fixture->view, "board.previous-page", NULL);
      assert_focus_on_page (fixture, 6);
      ui_harness_settle (fixture->view);
      assert_focus_on_page (fixture, 6);
    }
  gtk_window_destroy (GTK_WINDOW (other));
}

/* Everything that can be pressed can be reached by Tab, both ways, and nothing holds the focus. */
static void
walk (BoardFixture *fixture, GtkDirectionType direction, GPtrArray *visited)
{
  GtkWidget *start = gtk_window_get_focus (fixture->window);

  for (guint i = 0; i < 40; i++)
    {
      GtkWidget *before = gtk_window_get_focus (fixture->window);
      GtkWidget *now;

      gtk_widget_child_focus (GTK_WIDGET (fixture->window), direction);
      now = gtk_window_get_focus (fixture->window);
      g_assert_true (now != before);
      g_assert_false (GTK_IS_SCROLLED_WINDOW (now));
      if (now == start)
        return;
      if (now != NULL)
        g_ptr_array_add (visited, now);
    }
}

static gboolean
has_visited (GPtrArray *visited, const char *label)
{
  for (guint i = 0; i < visited->len; i++)
    if (GTK_IS_BUTTON (visited->pdata[i]) &&
        g_strcmp0 (gtk_button_get_label (visited->pdata[i]), label) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
has_visited_note (GPtrArray *visited)
{
  for (guint i = 0; i < visited->len; i++)
    if (ETHOS_IS_NOTE_VIEW (visited->pdata[i]))
      return TRUE;

  return FALSE;
}

static gboolean
has_focusable_pane (GtkWidget *widget)
{
  if (GTK_IS_SCROLLED_WINDOW (widget) && gtk_widget_get_mapped (widget) &&
      gtk_widget_get_focusable (widget) &&
      !GTK_IS_TEXT_VIEW (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (widget))))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_focusable_pane (child))
      return TRUE;
  return FALSE;
}

static void
test_tab (BoardFixture *fixture, gconstpointer data)
{
  const GtkDirectionType directions[] = { GTK_DIR_TAB_FORWARD, GTK_DIR_TAB_BACKWARD };

  g_assert_false (has_focusable_pane (fixture->view));

  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      g_autoptr (GPtrArray) hidden = g_ptr_array_new ();

      ethos_board_view_focus_entry (ETHOS_BOARD_VIEW (fixture->view));
      walk (fixture, directions[i], hidden);
      g_assert_true (has_visited (hidden, "Pass the _Keyboard"));
    }

  board_fixture_run (fixture, ethos_op_new ("note-add", "text", "One", NULL));
  board_fixture_run (fixture, ethos_op_new ("activity-reveal", NULL));
  ui_harness_settle (fixture->view);
  g_assert_false (has_focusable_pane (fixture->view));
  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      g_autoptr (GPtrArray) shown = g_ptr_array_new ();

      ethos_board_view_focus_entry (ETHOS_BOARD_VIEW (fixture->view));
      walk (fixture, directions[i], shown);
      g_assert_true (has_visited_note (shown));
      g_assert_true (has_visited (shown, "_Wall"));
    }
}

/* What would be refused does not look ready; reading goes on. */
static void
test_read_only (BoardFixture *fixture, gconstpointer data)
{
  GtkWidget *add = board_fixture_find_button (fixture->view, "_Add Note");
  GtkWidget *aside;

  g_assert_true (gtk_widget_is_sensitive (add));
  ethos_store_set_read_only (fixture->store, TRUE);
  g_assert_false (gtk_widget_is_sensitive (add));
  g_assert_false (gtk_widget_is_sensitive (board_fixture_find (fixture->view, GTK_TYPE_TEXT_VIEW)));
  ethos_store_set_read_only (fixture->store, FALSE);
  g_assert_true (gtk_widget_is_sensitive (add));

  board_fixture_add_notes (fixture, 1);
  ethos_privacy_set_answer (fixture->privacy, ETHOS_SCREEN_PRIVATE);
  gtk_widget_activate_action (fixture->view, "board.review", NULL);
  ui_harness_settle (fixture->view);
  aside = board_fixture_find_button (fixture->view, "Set Aside");
  g_assert_true (gtk_widget_is_sensitive (aside));
  ethos_store_set_read_only (fixture->store, TRUE);
  g_assert_false (gtk_widget_is_sensitive (aside));
  ethos_store_set_read_only (fixture->store, FALSE);
}

/* A workshop that could not be closed goes on where somebody was typing. */
static void
test_read_only_for_a_moment (BoardFixture *fixture, gconstpointer data)
{
  GtkWidget *box = board_fixture_find (fixture->view, GTK_TYPE_TEXT_VIEW);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (box));
  g_autofree char *text = NULL;

  gtk_widget_grab_focus (box);
  gtk_text_buffer_set_text (buffer, "Half a no", -1);
  ethos_store_set_read_only (fixture->store, TRUE);
  ui_harness_settle (fixture->view);
  ethos_store_set_read_only (fixture->store, FALSE);
  ui_harness_settle (fixture->view);
  g_assert_true (gtk_widget_has_focus (box));
  g_object_get (buffer, "text", &text, NULL);
  g_assert_cmpstr (text, ==, "Half a no");
}

int
main (int argc, char **argv)
{
  ui_harness_init (&argc, &argv);

  ADD ("/read-only", test_read_only);
  ADD ("/read-only-for-a-moment", test_read_only_for_a_moment);
  ADD ("/type", test_type);
  ADD ("/tab", test_tab);
  ADD ("/turn-from-note", test_turn_from_note);
  ADD ("/turn-focus", test_turn_focus);
  ADD ("/saved", test_saved);
  ADD ("/limit", test_limit);
  ADD ("/hidden", test_hidden);
  ADD ("/review-whole", test_review_whole);
  ADD ("/aside", test_aside);
  ADD ("/pages", test_pages);
  ADD ("/seen", test_seen);

  return g_test_run ();
}
