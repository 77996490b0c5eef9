// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <string.h>

#include "cards-fixture.h"
#include "ethos-announce.h"
#include "ethos-card-rows.h"
#include "ethos-inline-text.h"
#include "ethos-line-writer.h"
#include "ethos-read-only.h"
#include "ethos-lines-view.h"
#include "ethos-paper-style.h"
#include "ethos-wall-list.h"
#include "ui-harness.h"

#define CARD "card-5"
#define FIXED_LINE "We look at the work and its conditions first, and at people last."
#define OPEN_LINE "We do not repeat names that do not help to understand."
#define HEARD_LINE "We say thank you to whoever brings bad news."

typedef struct
{
  EthosStore *store;
  EthosProjection *projection;
  GtkWidget *view;
  GtkWindow *window;
  EthosPaperStyle *style;
  char *said;
} Fixture;

static void
said_cb (Fixture *fixture, const char *text)
{
  g_free (fixture->said);
  fixture->said = g_strdup (text);
}

static void
set_up (Fixture *fixture, gconstpointer revealed)
{
  fixture->style = ethos_paper_style_new (gdk_display_get_default ());
  fixture->store = cards_fixture_new_full (0, ETHOS_ACTIVITY_WRITE_LINES);
  cards_fixture_write_wall (fixture->store, revealed != NULL);
  ethos_store_run (fixture->store, ethos_op_new ("activity-next", NULL));
  fixture->projection = ethos_projection_new (fixture->store);
  fixture->view = ethos_lines_view_new (fixture->store, fixture->projection);
  g_signal_connect_swapped (fixture->view, "removed", G_CALLBACK (said_cb), fixture);
  g_signal_connect_swapped (fixture->store, "refused", G_CALLBACK (said_cb), fixture);
  fixture->window = ui_harness_show (fixture->view, 826, 648);
  ethos_lines_view_set_card (ETHOS_LINES_VIEW (fixture->view), CARD);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  g_assert_finalize_object (fixture->projection);
  g_assert_finalize_object (fixture->store);
  g_assert_finalize_object (fixture->style);
  g_free (fixture->said);
}

static const EthosBehaviour *
get_line (Fixture *fixture, guint place)
{
  return ethos_session_find (ethos_store_get_session (fixture->store), ETHOS_KIND_BEHAVIOUR,
                             cards_fixture_get_line (fixture->store, CARD, place));
}

static guint
count_lines (Fixture *fixture)
{
  return ethos_item_list_get_length (
      ethos_session_get_children (ethos_store_get_session (fixture->store), CARD,
                                  ETHOS_KIND_BEHAVIOUR));
}

static GtkWidget *
find_text (Fixture *fixture, const char *text)
{
  GtkWidget *found = ui_harness_find (fixture->view, ETHOS_TYPE_INLINE_TEXT, text);

  g_assert_nonnull (found);
  return found;
}

static gboolean
press (Fixture *fixture, guint key, GdkModifierType modifiers)
{
  return ui_harness_press (gtk_root_get_focus (GTK_ROOT (fixture->window)), key, modifiers);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static GtkWidget *
get_writer (Fixture *fixture)
{
  return ui_harness_find (fixture->view, ETHOS_TYPE_LINE_WRITER, NULL);
}

static void
write_line (Fixture *fixture, const char *text)
{
  GtkWidget *entry = ui_harness_find (get_writer (fixture), GTK_TYPE_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

static void
type_line (Fixture *fixture, const char *text)
{
  GtkWidget *entry = ui_harness_find (get_writer (fixture), GTK_TYPE_ENTRY, NULL);

  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
type_on (Fixture *fixture, const char *text)
{
  GtkEditable *entry = GTK_EDITABLE (ui_harness_find (get_writer (fixture), GTK_TYPE_ENTRY, NULL));
  int place = -1;

  gtk_editable_insert_text (entry, text, -1, &place);
}

static gboolean
in_writer (Fixture *fixture)
{
  return gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                 get_writer (fixture));
}

static void
assert_words (Fixture *fixture, const char *words)
{
  GtkWidget *entry = ui_harness_find (get_writer (fixture), GTK_TYPE_ENTRY, NULL);

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, words);
}

/* The words of a new line have all the room there is. */
static void
test_room_for_words (Fixture *fixture, gconstpointer data)
{
  GtkWidget *writer = get_writer (fixture);
  GtkWidget *entry = ui_harness_find (writer, GTK_TYPE_ENTRY, NULL);

  ui_harness_settle (fixture->view);
  /* But for the padding of the box itself. */
  g_assert_cmpint (gtk_widget_get_width (entry), >=, gtk_widget_get_width (writer) - 32);
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = ui_harness_find (get_writer (fixture), GTK_TYPE_ENTRY, NULL);

  write_line (fixture, "  We ask twice.  ");
  g_assert_cmpuint (count_lines (fixture), ==, 4);
  g_assert_cmpstr (get_line (fixture, 3)->text, ==, "We ask twice.");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  write_line (fixture, "   ");
  g_assert_cmpuint (count_lines (fixture), ==, 4);
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  GtkWidget *text = find_text (fixture, OPEN_LINE);

  gtk_widget_grab_focus (text);
  g_assert_true (press (fixture, GDK_KEY_Return, 0));
  g_assert_true (ethos_inline_text_get_editing (ETHOS_INLINE_TEXT (text)));
  /* Each pause is handed on, and all of it is one step to undo. */
  g_signal_emit_by_name (text, "submit", "We do not");
  g_assert_cmpstr (get_line (fixture, 1)->text, ==, "We do not");
  g_signal_emit_by_name (text, "submit", "We do not repeat names.");
  ethos_inline_text_end (ETHOS_INLINE_TEXT (text), TRUE);
  g_assert_cmpstr (get_line (fixture, 1)->text, ==, "We do not repeat names.");
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  g_assert_cmpstr (get_line (fixture, 1)->text, ==, OPEN_LINE);
}

static void
test_fixed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *text = find_text (fixture, FIXED_LINE);

  gtk_widget_grab_focus (text);
  press (fixture, GDK_KEY_Return, 0);
  g_assert_false (ethos_inline_text_get_editing (ETHOS_INLINE_TEXT (text)));
  g_assert_nonnull (strstr (ethos_get_description (text), "Fixed"));
  g_assert_true (press (fixture, GDK_KEY_Delete, 0));
  g_assert_cmpuint (count_lines (fixture), ==, 3);
  g_assert_cmpstr (fixture->said, ==,
                   "These words are fixed. Open them first, then change or delete them.");
  gtk_widget_activate_action (text, "lines.fix", NULL);
  g_assert_false (get_line (fixture, 0)->fixed);
  g_assert_true (press (fixture, GDK_KEY_Return, 0));
  g_assert_true (ethos_inline_text_get_editing (ETHOS_INLINE_TEXT (text)));
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (find_text (fixture, OPEN_LINE));
  g_assert_true (press (fixture, GDK_KEY_Up, GDK_ALT_MASK));
  g_assert_cmpstr (get_line (fixture, 0)->text, ==, OPEN_LINE);
  g_assert_true (gtk_widget_has_focus (find_text (fixture, OPEN_LINE)));
  ui_harness_assert_said (find_text (fixture, OPEN_LINE), "Moved to 1 of 2");
  g_assert_cmpstr (ethos_get_description (find_text (fixture, OPEN_LINE)), ==, "We do\n1 of 2");
  g_assert_cmpstr (ethos_get_description (find_text (fixture, FIXED_LINE)), ==,
                   "We do\n2 of 2\nFixed: these words were approved");
  /* At the end of its group a line stays. */
  g_assert_true (press (fixture, GDK_KEY_Down, GDK_ALT_MASK));
  g_assert_true (press (fixture, GDK_KEY_Down, GDK_ALT_MASK));
  g_assert_cmpstr (get_line (fixture, 1)->text, ==, OPEN_LINE);

  g_assert_true (press (fixture, GDK_KEY_2, GDK_CONTROL_MASK));
  g_assert_cmpint (get_line (fixture, 1)->kind, ==, ETHOS_BEHAVIOUR_DONT);

  g_assert_true (press (fixture, GDK_KEY_Delete, 0));
  g_assert_cmpuint (count_lines (fixture), ==, 2);
  g_assert_cmpstr (fixture->said, ==, "Line deleted");
  g_assert_true (gtk_widget_has_focus (find_text (fixture, HEARD_LINE)));
  g_assert_true (ethos_store_undo (fixture->store, NULL, NULL));
  g_assert_cmpuint (count_lines (fixture), ==, 3);
}

static void
test_tab (Fixture *fixture, gconstpointer data)
{
  GtkWidget *text = find_text (fixture, OPEN_LINE);
  GtkWidget *next = find_text (fixture, HEARD_LINE);
  GtkWidget *editor = ui_harness_find (text, GTK_TYPE_TEXT_VIEW, NULL);

  ethos_inline_text_begin (ETHOS_INLINE_TEXT (text));
  g_assert_true (ui_harness_press (editor, GDK_KEY_Tab, 0));
  g_assert_false (ethos_inline_text_get_editing (ETHOS_INLINE_TEXT (text)));
  g_assert_true (ethos_inline_text_get_editing (ETHOS_INLINE_TEXT (next)));
  /* What is fixed is passed over, so backward from the second line leaves the list. */
  editor = ui_harness_find (next, GTK_TYPE_TEXT_VIEW, NULL);
  g_assert_true (ui_harness_press (editor, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK));
  g_assert_true (ethos_inline_text_get_editing (ETHOS_INLINE_TEXT (text)));
  editor = ui_harness_find (text, GTK_TYPE_TEXT_VIEW, NULL);
  g_assert_true (ui_harness_press (editor, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK));
  g_assert_false (gtk_widget_has_focus (find_text (fixture, FIXED_LINE)));
}

/* Which of the cards it is comes before what is on it. */
static void
test_card_place (Fixture *fixture, gconstpointer data)
{
  GtkWidget *rows = ui_harness_find (fixture->view, ETHOS_TYPE_CARD_ROWS, NULL);
  GtkWidget *list = ui_harness_find (rows, GTK_TYPE_LIST_BOX, NULL);

  g_assert_cmpstr (ethos_get_description (
                       GTK_WIDGET (gtk_list_box_get_selected_row (GTK_LIST_BOX (list)))),
                   ==, "6 of 9\n3 lines");
}

/* The menu of a line has what no key does. Tab and the arrows stay in it, and Escape leads back. */
static void
test_menu (Fixture *fixture, gconstpointer data)
{
  static const GtkDirectionType directions[] = { GTK_DIR_TAB_FORWARD, GTK_DIR_DOWN, GTK_DIR_UP };
  GtkWidget *text = find_text (fixture, OPEN_LINE);
  GtkWidget *row = gtk_widget_get_parent (text);
  GtkWidget *button = gtk_widget_get_last_child (row);
  GtkWidget *popover;

  g_assert_true (gtk_widget_grab_focus (text));
  g_assert_true (press (fixture, GDK_KEY_F10, GDK_SHIFT_MASK));
  ui_harness_settle (fixture->view);
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  g_assert_true (gtk_widget_get_mapped (popover));
  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    for (guint n = 0; n < 10; n++)
      {
        GtkWidget *before = gtk_window_get_focus (fixture->window);

        g_assert_true (gtk_widget_is_ancestor (before, popover));
        gtk_widget_child_focus (GTK_WIDGET (fixture->window), directions[i]);
        g_assert_true (gtk_window_get_focus (fixture->window) != before);
      }
  g_assert_true (press (fixture, GDK_KEY_Escape, 0));
  ui_harness_settle (fixture->view);
  g_assert_false (gtk_widget_get_mapped (popover));
  g_assert_true (gtk_widget_has_focus (text));
}

static void
test_use (Fixture *fixture, gconstpointer data)
{
  GtkWidget *wall = ui_harness_find (fixture->view, ETHOS_TYPE_WALL_LIST, NULL);
  GtkWidget *row;

  g_assert_cmpuint (ethos_wall_list_get_n_rows (ETHOS_WALL_LIST (wall)), ==, 5);
  g_assert_null (ui_harness_find (wall, GTK_TYPE_LIST_BOX_ROW, "Dr. Example never answers"));
  row = ui_harness_find (wall, GTK_TYPE_LIST_BOX_ROW, "Safe to speak");
  g_assert_nonnull (row);
  gtk_widget_grab_focus (row);
  g_assert_true (press (fixture, GDK_KEY_l, 0));

  /* The words can be changed first. */
  g_assert_nonnull (ethos_line_writer_get_source (ETHOS_LINE_WRITER (get_writer (fixture))));
  g_assert_cmpuint (count_lines (fixture), ==, 3);
  write_line (fixture, "We make it safe to speak.");
  g_assert_cmpuint (count_lines (fixture), ==, 4);
  g_assert_cmpstr (get_line (fixture, 3)->text, ==, "We make it safe to speak.");
  g_assert_cmpstr (ethos_store_get_undo_label (fixture->store), ==, "use as a line");
  g_assert_null (ethos_line_writer_get_source (ETHOS_LINE_WRITER (get_writer (fixture))));

  /* Notes of several lines become one. Esc leaves the box, not the words. */
  row = ui_harness_find (wall, GTK_TYPE_LIST_BOX_ROW,
                         "Read it aloud:\nwould a new colleague understand it?");
  gtk_widget_grab_focus (row);
  g_assert_true (press (fixture, GDK_KEY_l, 0));
  g_assert_cmpstr (gtk_editable_get_text (
                       GTK_EDITABLE (ui_harness_find (get_writer (fixture), GTK_TYPE_ENTRY, NULL))),
                   ==, "Read it aloud: would a new colleague understand it?");
  g_assert_true (press (fixture, GDK_KEY_Escape, 0));
  g_assert_false (in_writer (fixture));
  g_assert_nonnull (ethos_line_writer_get_source (ETHOS_LINE_WRITER (get_writer (fixture))));
  g_assert_cmpuint (count_lines (fixture), ==, 4);
  /* Without words there is nothing that came from the wall. */
  type_line (fixture, "");
  g_assert_true (press (fixture, GDK_KEY_Escape, 0));
  g_assert_null (ethos_line_writer_get_source (ETHOS_LINE_WRITER (get_writer (fixture))));
  g_assert_false (press (fixture, GDK_KEY_Escape, 0));
}

/* Words that were begun are not lost: neither by leaving the box nor by turning to another card. */
static void
test_kept_words (Fixture *fixture, gconstpointer data)
{
  EthosLinesView *view = ETHOS_LINES_VIEW (fixture->view);
  EthosLineWriter *writer = ETHOS_LINE_WRITER (get_writer (fixture));
  GtkWidget *wall = ui_harness_find (fixture->view, ETHOS_TYPE_WALL_LIST, NULL);
  g_autofree char *source = NULL;

  ethos_store_run (fixture->store, ethos_op_new ("activity-prompt", "value", TRUE, NULL));
  gtk_widget_grab_focus (ui_harness_find (wall, GTK_TYPE_LIST_BOX_ROW, "Safe to speak"));
  g_assert_true (press (fixture, GDK_KEY_l, 0));
  source = g_strdup (ethos_line_writer_get_source (writer));
  type_on (fixture, " here");
  assert_words (fixture, "Safe to speak here");
  g_assert_true (press (fixture, GDK_KEY_Escape, 0));
  g_assert_false (in_writer (fixture));
  g_assert_true (GTK_IS_LIST_BOX_ROW (gtk_root_get_focus (GTK_ROOT (fixture->window))));
  assert_words (fixture, "Safe to speak here");

  ethos_lines_view_set_card (view, "card-6");
  settle ();
  assert_words (fixture, "");
  g_assert_null (ethos_line_writer_get_source (writer));
  type_line (fixture, "We wait");
  ethos_lines_view_set_card (view, CARD);
  settle ();
  assert_words (fixture, "Safe to speak here");
  g_assert_cmpstr (ethos_line_writer_get_source (writer), ==, source);
  /* The room sees the card, until somebody goes on. */
  g_assert_false (ethos_projection_get_drafting (fixture->projection));
  write_line (fixture, "Safe to speak up");
  ethos_lines_view_set_card (view, "card-6");
  assert_words (fixture, "We wait");
  ethos_lines_view_set_card (view, CARD);
  assert_words (fixture, "");
}

/* What the wall offers is one stop for Tab, with arrows and Home and End inside. */
static void
test_wall_tab (Fixture *fixture, gconstpointer data)
{
  GtkWidget *wall = ui_harness_find (fixture->view, ETHOS_TYPE_WALL_LIST, NULL);
  GtkWidget *list = ui_harness_find (wall, GTK_TYPE_LIST_BOX, NULL);
  GtkListBox *rows = GTK_LIST_BOX (list);

  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (rows, 0)));
  ui_harness_assert_tab_comes_round (gtk_window_get_focus (fixture->window), 20);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (rows, 0)));
  g_assert_true (press (fixture, GDK_KEY_End, 0));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (rows, 4))));
  g_assert_true (press (fixture, GDK_KEY_Up, 0));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (rows, 3))));
  ui_harness_assert_tab_comes_round (gtk_window_get_focus (fixture->window), 20);
  g_assert_true (press (fixture, GDK_KEY_Home, 0));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (rows, 0))));
}

/* A group without a name is there too: its notes are the words to begin with. */
static void
test_use_unnamed (Fixture *fixture, gconstpointer data)
{
  EthosSession *session = ethos_store_get_session (fixture->store);
  GtkWidget *wall = ui_harness_find (fixture->view, ETHOS_TYPE_WALL_LIST, NULL);
  GtkWidget *row = ui_harness_find (wall, GTK_TYPE_LIST_BOX_ROW, "Safe to speak");
  const char *group = g_object_get_data (G_OBJECT (row), "ethos-wall-list-id");
  g_autofree char *id = g_strdup (group);
  const char *written;

  g_assert_true (ethos_store_run (fixture->store,
                                  ethos_op_new ("group-rename", "group", id, "title", "", NULL)));
  ui_harness_settle (fixture->view);
  g_assert_cmpuint (ethos_wall_list_get_n_rows (ETHOS_WALL_LIST (wall)), ==, 5);
  row = ui_harness_find (wall, GTK_TYPE_LIST_BOX_ROW, "Group without a name");
  g_assert_nonnull (row);
  gtk_widget_grab_focus (row);
  g_assert_true (press (fixture, GDK_KEY_l, 0));
  g_assert_cmpstr (ethos_line_writer_get_source (ETHOS_LINE_WRITER (get_writer (fixture))), ==, id);
  written = gtk_editable_get_text (
      GTK_EDITABLE (ui_harness_find (get_writer (fixture), GTK_TYPE_ENTRY, NULL)));
  g_assert_nonnull (strstr (written, "Say thank you when somebody brings bad news"));
  g_assert_nonnull (strstr (written, "; "));
  g_assert_nonnull (strstr (written, "No names in the first meeting"));
  g_assert_nonnull (ethos_session_find (session, ETHOS_KIND_GROUP, id));
}

/* What would be refused does not look ready, and can be read all the same. */
static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  GtkWidget *wall = ui_harness_find (fixture->view, ETHOS_TYPE_WALL_LIST, NULL);
  GtkWidget *row = ui_harness_find (wall, GTK_TYPE_LIST_BOX_ROW, "Safe to speak");
  GtkWidget *use = ui_harness_find (row, GTK_TYPE_BUTTON, NULL);

  g_assert_true (gtk_widget_is_sensitive (use));
  ethos_store_set_read_only (fixture->store, TRUE);
  g_assert_false (gtk_widget_is_sensitive (use));
  g_assert_true (gtk_widget_is_sensitive (row));
  g_assert_cmpstr (ethos_get_description (row), ==, ethos_read_only_get_reason ());
  gtk_widget_grab_focus (row);
  press (fixture, GDK_KEY_l, 0);
  assert_words (fixture, "");
  ethos_store_set_read_only (fixture->store, FALSE);
  g_assert_true (gtk_widget_is_sensitive (use));
  g_assert_cmpstr (ethos_get_description (row), !=, ethos_read_only_get_reason ());
}

static void
test_hidden (Fixture *fixture, gconstpointer data)
{
  GtkWidget *wall = ui_harness_find (fixture->view, ETHOS_TYPE_WALL_LIST, NULL);

  g_assert_cmpuint (ethos_wall_list_get_n_rows (ETHOS_WALL_LIST (wall)), ==, 0);
  g_assert_false (gtk_widget_get_visible (wall));
}

static void
test_projector (Fixture *fixture, gconstpointer data)
{
  const EthosWorkshop *workshop;
  EthosSession *session = ethos_store_get_session (fixture->store);

  gtk_widget_grab_focus (find_text (fixture, OPEN_LINE));
  settle ();
  g_assert_null (ethos_session_get_workshop (session)->stage_focus);
  ethos_store_run (fixture->store, ethos_op_new ("activity-prompt", "value", TRUE, NULL));
  gtk_widget_grab_focus (find_text (fixture, HEARD_LINE));
  settle ();
  workshop = ethos_session_get_workshop (session);
  g_assert_cmpstr (workshop->stage_focus, ==, "line-5-2");

  write_line (fixture, "We ask twice.");
  settle ();
  workshop = ethos_session_get_workshop (session);
  g_assert_cmpstr (workshop->stage_focus, ==, cards_fixture_get_line (fixture->store, CARD, 3));
  ethos_lines_view_set_card (ETHOS_LINES_VIEW (fixture->view), "card-6");
  settle ();
  g_assert_cmpstr (ethos_session_get_workshop (session)->stage_focus, ==, "card-6");
  gtk_widget_activate_action (fixture->view, "lines-view.show-all", NULL);
  g_assert_null (ethos_session_get_workshop (session)->stage_focus);
}

static const char *
find_on_stage (Fixture *fixture)
{
  const EthosAudienceParts *parts;
  const EthosAudienceCard *card;

  settle ();
  parts = ethos_audience_get_parts (ethos_projection_get_audience (fixture->projection));
  if (parts->scene != ETHOS_SCENE_LINES)
    return NULL;
  card = ethos_audience_cards_get (parts->cards, 0);
  return card->n_lines > 0 && g_strcmp0 (card->lines[0].id, parts->focus) == 0 ? card->lines[0].text
                                                                               : NULL;
}

/* The room words a new line together: it is on the projector from the first letter on. */
static void
test_draft (Fixture *fixture, gconstpointer data)
{
  GtkWidget *wall = ui_harness_find (fixture->view, ETHOS_TYPE_WALL_LIST, NULL);

  /* Not before the step has been shown. */
  type_line (fixture, "We whisper");
  g_assert_null (find_on_stage (fixture));
  ethos_store_run (fixture->store, ethos_op_new ("activity-prompt", "value", TRUE, NULL));
  g_assert_null (find_on_stage (fixture));
  type_line (fixture, "We ask");
  g_assert_cmpstr (find_on_stage (fixture), ==, "We ask");
  g_assert_true (
      gtk_widget_get_mapped (ui_harness_find (fixture->view, GTK_TYPE_BUTTON, "Show All Cards")));
  /* What is left goes, though not from the box; another line that is turned to is shown instead. */
  g_assert_true (press (fixture, GDK_KEY_Escape, 0));
  g_assert_null (find_on_stage (fixture));
  type_line (fixture, "We ask twice");
  gtk_widget_grab_focus (find_text (fixture, HEARD_LINE));
  g_assert_cmpstr (find_on_stage (fixture), ==, HEARD_LINE);
  type_line (fixture, "We ask three times");
  g_assert_cmpstr (find_on_stage (fixture), ==, "We ask three times");
  g_assert_cmpuint (count_lines (fixture), ==, 3);
  g_assert_true (press (fixture, GDK_KEY_Escape, 0));
  g_assert_cmpstr (find_on_stage (fixture), ==, HEARD_LINE);

  /* Words of the wall are shown as they come into the box, and become the line that is shown. */
  gtk_widget_grab_focus (ui_harness_find (wall, GTK_TYPE_LIST_BOX_ROW, "Safe to speak"));
  g_assert_true (press (fixture, GDK_KEY_l, 0));
  g_assert_cmpstr (find_on_stage (fixture), ==, "Safe to speak");
  write_line (fixture, "We make it safe to speak.");
  g_assert_cmpstr (find_on_stage (fixture), ==, "We make it safe to speak.");
  g_assert_false (ethos_projection_get_drafting (fixture->projection));

  /* It goes with the step, and with another card. */
  type_line (fixture, "We forget");
  g_assert_cmpstr (find_on_stage (fixture), ==, "We forget");
  ethos_lines_view_set_card (ETHOS_LINES_VIEW (fixture->view), "card-6");
  settle ();
  g_assert_false (ethos_projection_get_drafting (fixture->projection));
}

static void
test_hints (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *hint;
  } rows[] = {
    { "", "Short and plain: one thing that people do, and that others can see." },
    { "Listening", "Could it begin with “We …”?" },
    { "we listen", "Can it be seen happening? Who does it, and when?" },
  };
  GtkWidget *entry = ui_harness_find (get_writer (fixture), GTK_TYPE_ENTRY, NULL);
  GtkWidget *hint = gtk_widget_get_last_child (get_writer (fixture));

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), rows[i].text);
      g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (hint)), ==, rows[i].hint);
    }
  g_assert_true (gtk_widget_get_visible (hint));
  ethos_lines_view_set_show_hints (ETHOS_LINES_VIEW (fixture->view), FALSE);
  g_assert_false (gtk_widget_get_visible (hint));
}

#define ADD(name, revealed, function)                                                              \
  g_test_add ("/lines/" name, Fixture, GINT_TO_POINTER (revealed), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  ui_harness_init (&argc, &argv);
  ADD ("add", FALSE, test_add);
  ADD ("room-for-words", FALSE, test_room_for_words);
  ADD ("edit", FALSE, test_edit);
  ADD ("fixed", FALSE, test_fixed);
  ADD ("keys", FALSE, test_keys);
  ADD ("card-place", FALSE, test_card_place);
  ADD ("tab", FALSE, test_tab);
  ADD ("menu", FALSE, test_menu);
  ADD ("use", TRUE, test_use);
  ADD ("kept-words", TRUE, test_kept_words);
  ADD ("read-only", TRUE, test_read_only);
  ADD ("wall-tab", TRUE, test_wall_tab);
  ADD ("use-unnamed", TRUE, test_use_unnamed);
  ADD ("hidden", FALSE, test_hidden);
  ADD ("projector", FALSE, test_projector);
  ADD ("draft", TRUE, test_draft);
  ADD ("hints", FALSE, test_hints);
  return g_test_run ();
}
