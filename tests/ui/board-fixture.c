// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "board-fixture.h"

#include <string.h>

#include "ethos-board-view.h"
#include "ethos-note-view.h"
#include "ui-harness.h"
#include "ui-sample.h"

static void
refused_cb (EthosStore *store, const char *message, BoardFixture *fixture)
{
  g_test_message ("refused: %s", message);
  fixture->n_refused++;
}

void
board_fixture_run (BoardFixture *fixture, EthosRecord *op)
{
  g_assert_true (ethos_store_run (fixture->store, op));
}

void
board_fixture_go_to (BoardFixture *fixture, EthosActivityKind kind)
{
  EthosItemList *steps =
      ethos_session_get_children (fixture->session, ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY);

  for (guint i = 0; i < ethos_item_list_get_length (steps); i++)
    {
      const EthosActivity *step = ethos_item_list_get_record (steps, i);

      if ((EthosActivityKind) step->kind == kind)
        {
          board_fixture_run (fixture,
                             ethos_op_new ("activity-go", "activity", step->record.id, NULL));
          return;
        }
    }
  board_fixture_run (fixture, ethos_op_new ("activity-add", "kind", kind, "title", "Group",
                                            "planned", 5, NULL));
  board_fixture_go_to (fixture, kind);
}

void
board_fixture_set_up (BoardFixture *fixture, gconstpointer data)
{
  fixture->clock = ethos_fake_clock_new ();
  fixture->store = ui_sample_store_new (ETHOS_CLOCK (fixture->clock));
  fixture->session = ethos_store_get_session (fixture->store);
  fixture->projection = ethos_projection_new (fixture->store);
  fixture->privacy = ethos_privacy_new ();
  fixture->style = ethos_paper_style_new (gdk_display_get_default ());
  g_signal_connect (fixture->store, "refused", G_CALLBACK (refused_cb), fixture);
  board_fixture_go_to (fixture, ETHOS_ACTIVITY_WRITE_NOTES);
  fixture->view = ethos_board_view_new (fixture->store, fixture->projection, fixture->privacy);
  fixture->window = ui_harness_show (fixture->view, 826, 640);
}

void
board_fixture_tear_down (BoardFixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (fixture->n_refused, ==, 0);
  g_object_add_weak_pointer (G_OBJECT (fixture->view), (gpointer *) &fixture->view);
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (fixture->view);
  g_clear_object (&fixture->style);
  g_clear_object (&fixture->privacy);
  g_assert_finalize_object (fixture->projection);
  g_assert_finalize_object (fixture->store);
  g_clear_object (&fixture->clock);
}

/* The first widget of a type below @widget that is shown. */
gpointer
board_fixture_find (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = board_fixture_find (child, type);
  return found;
}

/* Whether a text is anywhere in the tree, shown or not: what is there can be read by AT-SPI. */
gboolean
board_fixture_has_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  if (ETHOS_IS_NOTE_VIEW (widget) &&
      strstr (ethos_note_view_get_text (ETHOS_NOTE_VIEW (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (board_fixture_has_text (child, text))
      return TRUE;
  return FALSE;
}

gboolean
board_fixture_press (gpointer widget, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
    }
  return handled;
}

const EthosActivity *
board_fixture_get_wall (BoardFixture *fixture)
{
  return ethos_session_get_wall (fixture->session,
                                 ethos_session_get_workshop (fixture->session)->current);
}

const EthosNote *
board_fixture_get_note (BoardFixture *fixture, guint position)
{
  return ethos_item_list_get_record (
      ethos_session_get_children (fixture->session, board_fixture_get_wall (fixture)->record.id,
                                  ETHOS_KIND_NOTE),
      position);
}

guint
board_fixture_count_notes (BoardFixture *fixture)
{
  return ethos_item_list_get_length (
      ethos_session_get_children (fixture->session, board_fixture_get_wall (fixture)->record.id,
                                  ETHOS_KIND_NOTE));
}

const EthosNote *
board_fixture_find_note (BoardFixture *fixture, const char *text)
{
  for (guint i = 0; i < board_fixture_count_notes (fixture); i++)
    if (g_str_equal (board_fixture_get_note (fixture, i)->text, text))
      return board_fixture_get_note (fixture, i);
  return NULL;
}

void
board_fixture_add_notes (BoardFixture *fixture, guint n_notes)
{
  for (guint i = 0; i < n_notes; i++)
    {
      g_autofree char *text = g_strdup_printf ("Secret %u", i);

      board_fixture_run (fixture, ethos_op_new ("note-add", "text", text, NULL));
    }
}

void
board_fixture_save_all (BoardFixture *fixture)
{
  ethos_store_acknowledge (fixture->store, ethos_store_get_sequence (fixture->store));
}

/* Reveals the notes and shows the whole wall, with the focus on its first note. */
EthosNotesWall *
board_fixture_reveal_wall (BoardFixture *fixture)
{
  EthosNotesWall *wall = board_fixture_find (fixture->view, ETHOS_TYPE_NOTES_WALL);

  board_fixture_run (fixture, ethos_op_new ("activity-reveal", NULL));
  board_fixture_go_to (fixture, ETHOS_ACTIVITY_GROUP);
  ui_harness_settle (fixture->view);
  gtk_widget_grab_focus (GTK_WIDGET (wall));
  return wall;
}

GtkWidget *
board_fixture_get_focus (BoardFixture *fixture)
{
  return gtk_window_get_focus (fixture->window);
}

const char *
board_fixture_get_focus_text (BoardFixture *fixture)
{
  GtkWidget *focus = board_fixture_get_focus (fixture);

  return ETHOS_IS_NOTE_VIEW (focus) ? ethos_note_view_get_text (ETHOS_NOTE_VIEW (focus)) : NULL;
}

GtkWidget *
board_fixture_find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = board_fixture_find_button (child, label);
  return found;
}

GtkWidget *
board_fixture_find_note_view (GtkWidget *wall, const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (wall); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (ETHOS_IS_NOTE_VIEW (child) &&
        g_str_equal (ethos_note_view_get_text (ETHOS_NOTE_VIEW (child)), text))
      return child;
  return NULL;
}

/* Waits until a screen reader is told @said, and nothing else with @word in it before. */
void
board_fixture_wait_for_announcement (BoardFixture *fixture, const char *said, const char *word)
{
  g_autofree char *heard = NULL;

  if (!ui_harness_hears ())
    return;
  while (
      (heard =
           gtk_test_accessible_check_property (GTK_ACCESSIBLE (board_fixture_get_focus (fixture)),
                                               GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, said)) != NULL)
    {
      g_assert_null (strstr (heard, word));
      g_clear_pointer (&heard, g_free);
      g_main_context_iteration (NULL, TRUE);
    }
}

/* Moves the pointer of the display to the middle of a widget, then does what xdotool
 * is told. */
void
board_fixture_point_at (BoardFixture *fixture, GtkWidget *widget, const char *then)
{
  g_autofree char *command = NULL;
  graphene_rect_t bounds;
  double x, y;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (fixture->window), &bounds));
  gtk_native_get_surface_transform (GTK_NATIVE (fixture->window), &x, &y);
  command = g_strdup_printf ("xdotool mousemove %d %d %s",
                             (int) (x + bounds.origin.x + bounds.size.width / 2),
                             (int) (y + bounds.origin.y + bounds.size.height / 2), then);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  ui_harness_settle (fixture->view);
}

/* Puts a note into a group that is there, or is made. */
void
board_fixture_group (BoardFixture *fixture, const char *text, const char *title)
{
  const char *ids[] = { board_fixture_find_note (fixture, text)->record.id, NULL };

  board_fixture_run (fixture, ethos_op_new ("notes-group", "notes", ids, "title", title, NULL));
}

/* Adds notes and reveals them. */
EthosNotesWall *
board_fixture_open_wall (BoardFixture *fixture, guint n_notes)
{
  EthosNotesWall *wall;

  board_fixture_add_notes (fixture, n_notes);
  wall = board_fixture_reveal_wall (fixture);
  ui_harness_settle (fixture->view);
  return wall;
}

/* Presses a key, until what it does is seen. */
void
board_fixture_press_key (BoardFixture *fixture, EthosNotesWall *wall, guint key)
{
  board_fixture_press (wall, key, 0);
  ui_harness_settle (fixture->view);
}

/* Does what a key or a menu does, until it is seen. */
void
board_fixture_act (BoardFixture *fixture, EthosNotesWall *wall, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (wall), action, NULL));
  ui_harness_settle (fixture->view);
}

/* Returns: how many notes have widgets */
guint
board_fixture_count_views (EthosNotesWall *wall)
{
  guint n_views = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (wall)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_views += ETHOS_IS_NOTE_VIEW (child) ? 1 : 0;
  return n_views;
}
