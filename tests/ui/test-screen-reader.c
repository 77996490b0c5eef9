// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <string.h>

#include "ethos-note-entry.h"
#include "ethos-preview-editor.h"
#include "ethos-stage-window.h"
#include "ui-harness.h"
#include "window-fixture.h"

/* What somebody hears who does not see the window. */

static void
assert_said (Fixture *fixture, const char *text)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  ui_harness_settle (GTK_WIDGET (fixture->window));
  ui_harness_assert_said (focus, text);
}

static void
colour_notes (Fixture *fixture)
{
  EthosSession *session = ethos_store_get_session (get_store (fixture));
  EthosItemList *notes =
      ethos_session_get_children (session, ethos_session_get_current (session)->record.id,
                                  ETHOS_KIND_NOTE);
  const EthosRecord *note = ethos_item_list_get_record (notes, 0);
  char *ids[] = { note->id, NULL };

  ethos_store_run (get_store (fixture),
                   ethos_op_new ("notes-colour", "notes", ids, "colour", 4, NULL));
}

static void
settle_idle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

/* Tab goes past what the last line has, to the first of the cards, which are scrolled to the last.
 */
static void
assert_row_keeps_focus (GtkWindow *window)
{
  GtkWidget *focus;

  g_assert_true (ui_harness_press (gtk_window_get_focus (window), GDK_KEY_End, 0));
  ui_harness_settle (GTK_WIDGET (window));
  do
    if (!ui_harness_press (gtk_window_get_focus (window), GDK_KEY_Tab, 0))
      gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
  while (gtk_widget_get_mapped (gtk_window_get_focus (window)));
  focus = gtk_window_get_focus (window);
  settle_idle ();
  g_assert_true (gtk_window_get_focus (window) == focus);
  ui_harness_settle (GTK_WIDGET (window));
  g_assert_true (gtk_window_get_focus (window) == focus && gtk_widget_get_mapped (focus));
}

/* A list makes the row that gets the focus before it has a place for it. That takes a frame, and
 * nobody may take the focus for lost meanwhile. Whether there is a meanwhile is up to the clock of
 * the frames, so that once proves nothing. */
static void
test_row_to_come (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (fixture->window);
  g_autoptr (GString) text = g_string_new ("Our values\n");
  g_autoptr (EthosPreviewDraft) shown = NULL;

  for (guint i = 1; i <= 40; i++)
    g_string_append_printf (text, "\nValue %u\n- We mend clock %u with care.\n", i, i);
  for (guint i = 0; i < 10; i++)
    {
      EthosPreviewDraft *draft = NULL;
      GtkWidget *editor;

      ethos_window_open_text (fixture->window, text->str);
      wait_until (
          (editor = ui_harness_find (GTK_WIDGET (window), ETHOS_TYPE_PREVIEW_EDITOR, NULL)) !=
              NULL &&
          (draft = ethos_preview_editor_get_draft (ETHOS_PREVIEW_EDITOR (editor))) != NULL &&
          draft != shown);
      g_set_object (&shown, draft);
      ui_harness_settle (editor);
      assert_row_keeps_focus (window);
    }
}

/* Presses when a person would: what is pressed at once after the last time does not count. */
static void
press_on (Fixture *fixture)
{
  GtkButton *primary = GTK_BUTTON (
      ethos_workshop_view_get_primary_button (ethos_window_get_workshop (fixture->window)));
  g_autofree char *label = g_strdup (gtk_button_get_label (primary));

  do
    act (fixture, "win.primary");
  while (g_str_equal (gtk_button_get_label (primary), label));
}

static gboolean
is_stage_active (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *iter = windows; iter != NULL; iter = iter->next)
    if (ETHOS_IS_STAGE_WINDOW (iter->data) && gtk_window_is_active (iter->data))
      return TRUE;
  return FALSE;
}

/* The focus stays on a button: what happens to the step and the projector has to be said. */
static void
test_announcements (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *action;
    const char *said;
  } steps[] = {
    { "win.primary", "Cards shown" },
    { "win.primary", "Clock started" },
    { "step.pause", "Clock paused" },
    { "step.pause", "Clock resumed" },
    { "projector.show", "Projector shown" },
    { "projector.show", "Projector brought to the front" },
    { "projector.show", "Projector hidden" },
    { "projector.blank", "Projector is blank" },
    { "projector.blank", "Projector is no longer blank" },
    { "projector.freeze", "Projector is frozen" },
    { "projector.freeze", "Projector is no longer frozen" },
    { "win.primary", "Step 2 of 5: \u2068Write in silence\u2069" },
    { "step.back", "Step 1 of 5: \u2068Look at one value\u2069. Cards shown. Clock paused" },
    { "win.primary", "Step 2 of 5: \u2068Write in silence\u2069" },
    { "win.primary", "Prompt shown" },
    { "step.hide-prompt", "Prompt hidden" },
    { "win.primary", "Prompt shown" },
    { "win.primary", "Clock started" },
    { NULL, NULL },
    { "win.primary", "2 notes revealed" },
    { "step.cover", "Notes covered again" },
  };

  if (!ui_harness_hears ())
    {
      g_test_skip ("GTK announces by itself");
      return;
    }
  start_sample (fixture);
  act (fixture, "win.primary");
  answer ("private");
  wait_until (ethos_session_get_current (ethos_store_get_session (get_store (fixture))) != NULL);
  assert_said (fixture, "Step 1 of 5: \u2068Look at one value\u2069");
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_test_message ("%s: %s", steps[i].action, steps[i].said);
      if (steps[i].action == NULL)
        {
          add_notes (fixture);
          continue;
        }
      gtk_widget_grab_focus (
          ethos_workshop_view_get_primary_button (ethos_window_get_workshop (fixture->window)));
      if (g_str_equal (steps[i].action, "win.primary"))
        press_on (fixture);
      else
        act (fixture, steps[i].action);
      assert_said (fixture, steps[i].said);
      /* Nobody types into the projector. */
      g_assert_false (is_stage_active ());
    }
  colour_notes (fixture);
  assert_said (fixture, "1 note changed to Sky");
}

static GtkWidget *
find_mapped (Fixture *fixture, const char *type)
{
  GtkWidget *found = NULL;
  g_autoptr (GPtrArray) widgets = g_ptr_array_new_with_free_func (g_object_unref);

  ui_harness_list_mapped (GTK_WIDGET (fixture->window), g_type_from_name (type), widgets);
  if (widgets->len > 0)
    found = widgets->pdata[0];
  return found;
}

/* What is deleted takes the focus away with it: the words are said by what gets it. */
static void
test_deletion (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;
  GtkWidget *tile;

  if (!ui_harness_hears ())
    {
      g_test_skip ("GTK announces by itself");
      return;
    }
  start_sample (fixture);
  row = gtk_widget_get_next_sibling (find_mapped (fixture, "EthosPlanRow"));
  gtk_widget_grab_focus (row);
  ui_harness_settle (GTK_WIDGET (fixture->window));
  gtk_widget_activate_action (row, "plan.remove", NULL);
  g_assert_true (GTK_IS_LIST_BOX_ROW (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  assert_said (fixture, "“\u2068Write in silence\u2069” deleted");

  begin (fixture);
  ui_harness_settle (GTK_WIDGET (fixture->window));
  tile = find_mapped (fixture, "EthosCardTile");
  gtk_widget_grab_focus (tile);
  g_assert_true (ui_harness_press (tile, GDK_KEY_Delete, 0));
  g_assert_true (find_mapped (fixture, "EthosCardTile") ==
                 gtk_window_get_focus (GTK_WINDOW (fixture->window)));
  assert_said (fixture, "“\u2068Our mission\u2069” deleted");
}

static GtkWidget *
find_close_button (Fixture *fixture)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new_with_free_func (g_object_unref);

  ui_harness_list_mapped (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, buttons);
  for (guint i = 0; i < buttons->len; i++)
    if (g_str_equal (gtk_widget_get_css_name (gtk_widget_get_parent (buttons->pdata[i])),
                     "toast") &&
        gtk_button_get_icon_name (buttons->pdata[i]) != NULL)
      return buttons->pdata[i];
  return NULL;
}

/* The button of a toast that has only a picture has a name. */
static void
test_toast (Fixture *fixture, gconstpointer data)
{
  GtkWidget *tile;
  GtkWidget *button;

  start_sample (fixture);
  begin (fixture);
  ui_harness_settle (GTK_WIDGET (fixture->window));
  tile = find_mapped (fixture, "EthosCardTile");
  gtk_widget_grab_focus (tile);
  g_assert_true (ui_harness_press (tile, GDK_KEY_Delete, 0));
  wait_until ((button = find_close_button (fixture)) != NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Close");
}

static GtkWidget *
find_undo_button (Fixture *fixture)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new_with_free_func (g_object_unref);

  ui_harness_list_mapped (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, buttons);
  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_button_get_label (buttons->pdata[i]), "_Undo") == 0)
      return buttons->pdata[i];
  return NULL;
}

/* Who goes into a toast to take something back, or to close it, comes out where they were. */
static void
test_back_from_toast (Fixture *fixture, gconstpointer data)
{
  start_sample (fixture);
  begin (fixture);
  ui_harness_settle (GTK_WIDGET (fixture->window));
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *button, *before;

      gtk_widget_grab_focus (find_mapped (fixture, "EthosCardTile"));
      g_assert_true (ui_harness_press (find_mapped (fixture, "EthosCardTile"), GDK_KEY_Delete, 0));
      wait_until ((button = find_undo_button (fixture)) != NULL);
      ui_harness_settle (GTK_WIDGET (fixture->window));
      before = gtk_window_get_focus (GTK_WINDOW (fixture->window));
      g_assert_nonnull (before);
      if (i == 1)
        button = find_close_button (fixture);
      g_assert_true (gtk_widget_grab_focus (button));
      g_signal_emit_by_name (button, "clicked");
      if (i == 0)
        assert_said (fixture, "Undone: deletion of 1 card");
      wait_until (find_close_button (fixture) == NULL);
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == before);
    }
}

/* A clicker, or the page keys wherever the focus is: the page is heard, and what is shown alone. */
static void
test_pages (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint key;
    const char *said;
  } turns[] = {
    { GDK_KEY_Page_Down, "Page 2 of 2" },
    { GDK_KEY_Page_Up, "Page 1 of 2" },
  };
  GtkWidget *primary, *text;

  if (!ui_harness_hears ())
    {
      g_test_skip ("GTK announces by itself");
      return;
    }
  start_sample (fixture);
  begin (fixture);
  ui_harness_settle (GTK_WIDGET (fixture->window));
  primary = ethos_workshop_view_get_primary_button (ethos_window_get_workshop (fixture->window));
  press_on (fixture);
  gtk_widget_grab_focus (primary);
  assert_said (fixture, "Cards shown");
  g_assert_true (ui_harness_press (primary, GDK_KEY_Page_Down, 0));
  assert_said (fixture, "“\u2068Care at the door\u2069”");
  act (fixture, "step.skip");
  for (guint i = 0; i < 8; i++)
    ethos_store_run (get_store (fixture), ethos_op_new ("note-add", "text", "We asked", NULL));
  ethos_store_run (get_store (fixture), ethos_op_new ("activity-reveal", NULL));
  ui_harness_settle (GTK_WIDGET (fixture->window));
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      gtk_widget_grab_focus (primary);
      g_assert_true (ui_harness_press (primary, turns[i].key, 0));
      assert_said (fixture, turns[i].said);
      gtk_widget_grab_focus (find_mapped (fixture, "EthosNoteView"));
    }
  /* Also out of the box for notes, where the focus is by itself after each: the window gets the key
   * before the box does. */
  g_assert_true (
      ethos_note_entry_focus_text (ETHOS_NOTE_ENTRY (find_mapped (fixture, "EthosNoteEntry"))));
  text = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (GTK_IS_TEXT_VIEW (text));
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      g_assert_true (ui_harness_press (text, turns[i].key, 0));
      assert_said (fixture, turns[i].said);
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == text);
    }
  g_assert_false (
      ui_harness_press (GTK_WIDGET (fixture->window), GDK_KEY_Page_Down, GDK_SHIFT_MASK));
}

/* The first thing that is heard is the first thing to do. */
static void
test_first_focus (Fixture *fixture, gconstpointer data)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (
                                           gtk_window_get_focus (GTK_WINDOW (fixture->window))),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Try a Sample (5 Minutes)");
}

int
main (int argc, char **argv)
{
  static const WindowTest tests[] = {
    { "/screen-reader/first-focus", test_first_focus },
    { "/screen-reader/announcements", test_announcements },
    { "/screen-reader/deletion", test_deletion },
    { "/screen-reader/row-to-come", test_row_to_come },
    { "/screen-reader/toast", test_toast },
    { "/screen-reader/back-from-toast", test_back_from_toast },
    { "/screen-reader/pages", test_pages },
  };

  return window_fixture_run (&argc, &argv, tests, G_N_ELEMENTS (tests));
}
