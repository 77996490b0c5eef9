// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "ui-scenes.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "ethos-application.h"
#include "ethos-board-view.h"
#include "ethos-cards-view.h"
#include "ethos-differences-dialog.h"
#include "ethos-erase.h"
#include "ethos-find-bar.h"
#include "ethos-group-popover.h"
#include "ethos-line-popover.h"
#include "ethos-note-list.h"
#include "ethos-notes-wall.h"
#include "ethos-paste-dialog.h"
#include "ethos-recent-list.h"
#include "ethos-stage-view.h"
#include "ethos-versions-dialog.h"
#include "ethos-window.h"
#include "ui-harness.h"

/* The operations that lead from a new sample to what is to be seen, one after the other, and what a
 * person does then: it gives the window, dialog or popover that is to be seen, and %NULL stands for
 * the window of the workshop. */
typedef struct
{
  const char *view;
  const char *ops[20];
  GtkWidget *(*then) (EthosWindow *window);
} Scene;

static EthosStore *
get_store (EthosWindow *window)
{
  return ethos_document_get_store (ethos_window_get_document (window));
}

/* The first widget of a kind that is in view. */
static GtkWidget *
find_below (GtkWidget *root, GType type)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_below (child, type);
  return found;
}

static GtkWidget *
find (EthosWindow *window, GType type)
{
  GtkWidget *found = find_below (GTK_WIDGET (window), type);

  g_assert_nonnull (found);
  return found;
}

static EthosItemList *
get_notes (EthosWindow *window)
{
  EthosSession *session = ethos_store_get_session (get_store (window));
  const EthosActivity *wall =
      ethos_session_get_wall (session, ethos_session_get_workshop (session)->current);

  return ethos_session_get_children (session, wall->record.id, ETHOS_KIND_NOTE);
}

/* What is there beside the window itself. */
static GtkWidget *
find_dialog (EthosWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) dialog = g_list_model_get_item (windows, i);

      if (dialog != GTK_WIDGET (window) && gtk_widget_get_visible (dialog))
        return dialog;
    }
  return NULL;
}

static GtkWidget *
wait_for_dialog (EthosWindow *window)
{
  while (find_dialog (window) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return find_dialog (window);
}

static GtkWidget *
show_preferences (EthosWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "app.preferences", NULL);
  return wait_for_dialog (window);
}

static GtkWidget *
show_shortcuts (EthosWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "app.shortcuts", NULL);
  return wait_for_dialog (window);
}

static GtkWidget *
show_about (EthosWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.about", NULL);
  return wait_for_dialog (window);
}

static GtkWidget *
show_question (EthosWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.ask-screen", NULL);
  return wait_for_dialog (window);
}

static GtkWidget *
show_slips (EthosWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.export-slips", NULL);
  return wait_for_dialog (window);
}

static GtkWidget *
show_one_card (EthosWindow *window)
{
  GtkWidget *cards = find (window, ETHOS_TYPE_CARDS_VIEW);

  ethos_cards_view_set_one_at_a_time (ETHOS_CARDS_VIEW (cards), TRUE);
  for (guint i = 0; i < 4; i++)
    gtk_widget_activate_action (cards, "cards.next", NULL);
  return NULL;
}

static GtkWidget *
show_review (EthosWindow *window)
{
  gtk_widget_activate_action (find (window, ETHOS_TYPE_BOARD_VIEW), "board.review", NULL);
  return NULL;
}

static GtkWidget *
show_erase (EthosWindow *window)
{
  const EthosNote *note = ethos_item_list_get_record (get_notes (window), 0);
  const char *const ids[] = { note->record.id, NULL };

  show_review (window);
  ui_harness_settle (GTK_WIDGET (window));
  ethos_erase_ask (find (window, ETHOS_TYPE_NOTE_LIST), get_store (window), ids);
  return wait_for_dialog (window);
}

static GtkWidget *
show_paste_lines (EthosWindow *window)
{
  static const char pasted[] =
      "- One voice\n- Ask twice\n* ask twice\n3. Say thank you\n\n• Breaks "
      "are breaks\nThe map on the table\n";
  static const char *const wall[] = { "The map on the table", NULL };

  gtk_window_present (ethos_paste_dialog_new (GTK_WINDOW (window), pasted, wall, NULL));
  return wait_for_dialog (window);
}

static GtkWidget *
show_keyboard (EthosWindow *window)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (find (window, ETHOS_TYPE_BOARD_VIEW), "board.pass-keyboard", NULL);
  dialog = wait_for_dialog (window);
  /* Nobody manages windows here: it would never fill the screen. */
  gtk_window_unfullscreen (GTK_WINDOW (dialog));
  gtk_window_set_default_size (GTK_WINDOW (dialog), 1280, 720);
  return dialog;
}

static GtkWidget *
show_popover (EthosWindow *window, GtkWidget *popover)
{
  gtk_widget_set_parent (popover, find (window, ETHOS_TYPE_NOTES_WALL));
  /* The window of another view must not take it away. */
  gtk_popover_set_autohide (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle){ 40, 40, 160, 120 });
  gtk_popover_popup (GTK_POPOVER (popover));
  return popover;
}

static GtkWidget *
show_group_popover (EthosWindow *window)
{
  const EthosNote *note = ethos_item_list_get_record (get_notes (window), 3);
  const char *const ids[] = { note->record.id, NULL };
  EthosSession *session = ethos_store_get_session (get_store (window));
  const EthosActivity *wall =
      ethos_session_get_wall (session, ethos_session_get_workshop (session)->current);

  return show_popover (window, ethos_group_popover_new (get_store (window), wall->record.id, ids));
}

static GtkWidget *
show_line_popover (EthosWindow *window)
{
  const EthosNote *note = ethos_item_list_get_record (get_notes (window), 3);
  g_autoptr (EthosProjection) projection = ethos_projection_new (get_store (window));

  return show_popover (window, ethos_line_popover_new (get_store (window), projection,
                                                       note->record.id, NULL, NULL));
}

static GtkWidget *
show_selection (EthosWindow *window)
{
  GtkWidget *wall = find (window, ETHOS_TYPE_NOTES_WALL);

  gtk_widget_grab_focus (wall);
  gtk_widget_activate_action (wall, "notes.toggle", NULL);
  /* As after a key. */
  gtk_window_set_focus_visible (GTK_WINDOW (window), TRUE);
  return NULL;
}

/* With every button that the bar has. */
static GtkWidget *
show_find (EthosWindow *window)
{
  GtkWidget *view = find (window, ETHOS_TYPE_BOARD_VIEW);
  GtkWidget *bar;

  gtk_widget_activate_action (view, "board.find", NULL);
  bar = find (window, ETHOS_TYPE_FIND_BAR);
  gtk_editable_set_text (GTK_EDITABLE (find (window, GTK_TYPE_SEARCH_ENTRY)), "a");
  ui_harness_settle (bar);
  ethos_find_bar_step (ETHOS_FIND_BAR (bar), 1);
  return NULL;
}

static GtkWidget *
show_note_list (EthosWindow *window)
{
  gtk_widget_activate_action (find (window, ETHOS_TYPE_BOARD_VIEW), "board.list", NULL);
  gtk_window_set_focus_visible (GTK_WINDOW (window), TRUE);
  return NULL;
}

static GtkWidget *
show_carried (EthosWindow *window)
{
  GtkWidget *wall = find (window, ETHOS_TYPE_NOTES_WALL);

  gtk_widget_grab_focus (wall);
  gtk_widget_activate_action (wall, "notes.carry", NULL);
  gtk_window_set_focus_visible (GTK_WINDOW (window), TRUE);
  return NULL;
}

/* The stick with the workshop is pulled out. */
static GtkWidget *
show_save_failed (EthosWindow *window)
{
  EthosDocument *document = ethos_window_get_document (window);
  g_autofree char *folder = g_path_get_dirname (ethos_document_get_path (document));
  g_autofree char *away = g_strconcat (folder, ".away", NULL);

  g_assert_cmpint (g_rename (folder, away), ==, 0);
  g_assert_true (ethos_store_run (ethos_document_get_store (document),
                                  ethos_op_new ("workshop-rename", "title", "Spring", NULL)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
  while (ethos_document_get_state (document) != ETHOS_DOCUMENT_NOT_SAVED)
    g_main_context_iteration (NULL, TRUE);
  return NULL;
}

/* The file of a version that is yet to come. */
static GtkWidget *
show_read_only (EthosWindow *window)
{
  static const char now[] = "\"version\": 1,";
  g_autofree char *path = g_build_filename (g_get_home_dir (), "Newer.ethos", NULL);
  g_autofree char *contents = NULL;
  g_autofree char *newer = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));
  const char *version;
  EthosWindow *other;

  g_file_get_contents (ethos_document_get_path (ethos_window_get_document (window)), &contents,
                       NULL, &error);
  g_assert_no_error (error);
  version = strstr (contents, now);
  g_assert_nonnull (version);
  newer = g_strdup_printf ("%.*s\"version\": 99,%s", (int) (version - contents), contents,
                           version + strlen (now));
  g_file_set_contents (path, newer, -1, &error);
  g_assert_no_error (error);

  g_action_group_activate_action (G_ACTION_GROUP (application), "new-window", NULL);
  other = ETHOS_WINDOW (wait_for_dialog (window));
  ethos_window_open_file (other, file);
  while (ethos_window_get_page (other) != ETHOS_PAGE_WORKSHOP)
    g_main_context_iteration (NULL, TRUE);
  return GTK_WIDGET (other);
}

/* The file was cut off in the middle; an earlier version of it was not. */
static GtkWidget *
show_differences (EthosWindow *window)
{
  g_autoptr (EthosSnapshot) version =
      ethos_session_snapshot (ethos_store_get_session (get_store (window)));
  g_autofree char *path = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GString) text = NULL;
  g_autoptr (GBytes) damaged = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosDifferences) differences = NULL;
  g_autoptr (EthosPrivacy) privacy = ethos_privacy_new ();
  EthosDifferencesAsked asked = { .version = version, .opened = version };
  GtkWindow *dialog;

  g_file_get_contents (ethos_document_get_path (ethos_window_get_document (window)), &contents,
                       NULL, &error);
  g_assert_no_error (error);
  text = g_string_new (contents);
  g_string_replace (text, "Kindness", "Courage", 0);
  g_string_replace (text, "Our mission is to help people", "We stand by people", 0);
  damaged = g_bytes_new (text->str, text->len / 2);
  path = g_build_filename (g_get_home_dir (), "Sample workshop.damaged.ethos", NULL);
  asked.damaged = damaged;
  asked.kept_file = path;
  differences = ethos_differences_new (&asked);
  dialog = ethos_differences_dialog_new (GTK_WINDOW (window), differences, privacy);
  gtk_window_present (dialog);
  return GTK_WIDGET (dialog);
}

static GtkWidget *
show_versions (EthosWindow *window)
{
  g_autoptr (GPtrArray) versions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ethos_backup_free);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  GtkWindow *dialog;

  for (guint i = 0; i < 14; i++)
    {
      EthosBackup *version = g_new0 (EthosBackup, 1);

      version->serial = 40 - i;
      version->time = now - i * i * i * 300;
      g_ptr_array_add (versions, version);
    }
  dialog = ethos_versions_dialog_new (GTK_WINDOW (window), versions, now);
  gtk_window_present (dialog);
  return GTK_WIDGET (dialog);
}

static GtkWidget *
show_whole_wall (EthosWindow *window)
{
  GtkWidget *wall = find (window, ETHOS_TYPE_NOTES_WALL);

  g_assert_true (gtk_widget_activate_action (wall, "notes.zoom-fit", NULL));
  return NULL;
}

static gint64
get_now (gpointer data)
{
  return ethos_clock_get_boot_ms (data);
}

/* What the room sees at this moment, on a screen of its own. */
static GtkWidget *
show_projector (EthosWindow *window)
{
  EthosStore *store = get_store (window);
  EthosProjection *projection = ethos_projection_new (store);
  GtkWidget *view = ethos_stage_view_new (get_now, ethos_store_get_clock (store), NULL);

  ethos_projection_flush (projection);
  ethos_stage_view_set_audience (ETHOS_STAGE_VIEW (view),
                                 ethos_projection_get_audience (projection));
  ui_harness_show (view, 1280, 720);
  return view;
}

#define TO_WRITING "next", "next", "show"
#define TO_GROUPING TO_WRITING, "notes", "reveal", "next", "show"
#define WITH_MANY(notes) TO_WRITING, notes, "reveal", "next", "show", "sort-many"
#define TO_CLOSE "next", "next", "next", "next", "next"

static const Scene scenes[] = {
  { "ready", { NULL }, NULL },
  { "preferences", { NULL }, show_preferences },
  { "shortcuts", { NULL }, show_shortcuts },
  { "about", { NULL }, show_about },
  { "question", { NULL }, show_question },
  { "slips", { NULL }, show_slips },
  { "read-only", { NULL }, show_read_only },
  { "differences", { TO_WRITING, "start", "notes" }, show_differences },
  { "versions", { NULL }, show_versions },
  { "cards", { "next", "show", "start" }, NULL },
  { "one-card", { "next", "show", "start" }, show_one_card },
  { "write", { TO_WRITING, "start", "notes" }, NULL },
  { "empty", { TO_WRITING, "start" }, NULL },
  { "paste-lines", { TO_WRITING, "start", "notes" }, show_paste_lines },
  { "review", { TO_WRITING, "start", "notes", "aside" }, show_review },
  { "erase", { TO_WRITING, "start", "notes" }, show_erase },
  { "keyboard", { TO_WRITING, "start", "notes" }, show_keyboard },
  { "save-failed", { TO_WRITING, "start", "notes" }, show_save_failed },
  { "revealed", { TO_WRITING, "start", "notes", "reveal" }, NULL },
  { "group", { TO_GROUPING }, NULL },
  { "grouped", { TO_GROUPING, "sort" }, NULL },
  { "wall-small", { WITH_MANY ("30 notes") }, NULL },
  { "wall-large", { WITH_MANY ("300 notes") }, NULL },
  { "wall-whole", { WITH_MANY ("10000 notes") }, show_whole_wall },
  { "selection", { TO_GROUPING }, show_selection },
  { "find", { TO_GROUPING, "sort" }, show_find },
  { "note-list", { TO_GROUPING, "sort" }, show_note_list },
  { "carried", { TO_GROUPING }, show_carried },
  { "group-popover", { TO_GROUPING, "sort" }, show_group_popover },
  { "line-popover", { TO_GROUPING }, show_line_popover },
  { "lines", { TO_WRITING, "notes", "reveal", "next", "next", "show" }, NULL },
  { "break", { "break", "start" }, NULL },
  { "close", { TO_CLOSE, "show" }, NULL },
  { "finished", { TO_CLOSE, "finish" }, NULL },
  { "projector-welcome", { NULL }, show_projector },
  { "projector-cards", { "next", "show", "start" }, show_projector },
  { "projector-card", { "next", "show", "start", "card" }, show_projector },
  { "projector-prompt", { TO_WRITING }, show_projector },
  { "projector-count", { TO_WRITING, "start", "notes" }, show_projector },
  { "projector-notes", { TO_WRITING, "start", "notes", "reveal" }, show_projector },
  { "projector-wall", { TO_GROUPING, "sort" }, show_projector },
  { "projector-lines",
    { TO_WRITING, "notes", "reveal", "next", "next", "show", "card" },
    show_projector },
  { "projector-break", { "break", "start" }, show_projector },
  { "projector-close", { TO_CLOSE, "show" }, show_projector },
};

static void
add_notes (EthosStore *store)
{
  static const char *const notes[] = { "We listened before we spoke",
                                       "Somebody asked twice",
                                       "The map on the table",
                                       "We said sorry early",
                                       "The new colleague was asked first",
                                       "Nobody laughed at the question" };

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    ethos_store_run (store, ethos_op_new ("note-add", "text", notes[i], "colour", (int) i, NULL));
}

/* As a large room writes them, in eight colours. */
static void
add_many_notes (EthosStore *store, guint n_notes)
{
  static const char *const beginnings[] = { "We ask",     "Nobody is shamed", "I said so",
                                            "She stayed", "They called back", "We wrote it down",
                                            "He waited" };
  static const char *const middles[] = { "when a colleague", "before the ward round",
                                         "because the family", "although the list",
                                         "until the map" };
  static const char *const ends[] = { "was ready.",
                                      "had been told about it twice and early enough.",
                                      "needed one more day,\nand got it.", "was on the table." };

  /* One operation a color: ten thousand, each with its own, would take minutes to be kept. */
  for (guint colour = 0; colour < 8; colour++)
    {
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      g_auto (GStrv) texts = NULL;

      for (guint i = colour; i < n_notes; i += 8)
        {
          g_autofree char *text =
              g_strdup_printf ("%s %s %s", beginnings[i % G_N_ELEMENTS (beginnings)],
                               middles[i / 2 % G_N_ELEMENTS (middles)],
                               ends[i / 3 % G_N_ELEMENTS (ends)]);

          g_strv_builder_add (builder, text);
        }
      texts = g_strv_builder_end (builder);
      ethos_store_run (store,
                       ethos_op_new ("notes-add", "texts", texts, "colour", (int) colour, NULL));
    }
}

/* Two of three notes are in one of nine groups. */
static void
sort_many_notes (EthosStore *store)
{
  static const char *const titles[] = { "Asking",      "Saying sorry", "Time for families",
                                        "Handover",    "The map",      "Whom to call",
                                        "Night shift", "Learning",     "What we write down" };
  EthosSession *session = ethos_store_get_session (store);
  const EthosActivity *wall =
      ethos_session_get_wall (session, ethos_session_get_workshop (session)->current);
  EthosItemList *notes = ethos_session_get_children (session, wall->record.id, ETHOS_KIND_NOTE);
  guint n_notes = ethos_item_list_get_length (notes);

  for (guint group = 0; group < G_N_ELEMENTS (titles); group++)
    {
      g_autoptr (GPtrArray) ids = g_ptr_array_new ();

      for (guint i = group; i < n_notes; i += G_N_ELEMENTS (titles))
        if (i % 3 != 0)
          g_ptr_array_add (ids, ((const EthosRecord *) ethos_item_list_get_record (notes, i))->id);
      g_ptr_array_add (ids, NULL);
      if (ids->len > 1)
        ethos_store_run (store, ethos_op_new ("notes-group", "notes", ids->pdata, "title",
                                              titles[group], NULL));
    }
}

/* Puts the first two notes of the wall into a group, or the first one aside. */
static void
sort_notes (EthosStore *store, gboolean aside)
{
  EthosSession *session = ethos_store_get_session (store);
  const EthosActivity *wall =
      ethos_session_get_wall (session, ethos_session_get_workshop (session)->current);
  EthosItemList *notes = ethos_session_get_children (session, wall->record.id, ETHOS_KIND_NOTE);
  const EthosRecord *first = ethos_item_list_get_record (notes, 0);
  const EthosRecord *second = aside ? NULL : ethos_item_list_get_record (notes, 1);
  const char *const ids[] = { first->id, second != NULL ? second->id : NULL, NULL };

  if (aside)
    ethos_store_run (store, ethos_op_new ("notes-aside", "notes", ids, "value", TRUE, NULL));
  else
    ethos_store_run (store, ethos_op_new ("notes-group", "notes", ids, "title", "Asking", NULL));
}

static void
go_to_break (EthosStore *store)
{
  EthosItemList *steps = ethos_session_get_children (ethos_store_get_session (store),
                                                     ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY);
  const EthosRecord *step;

  ethos_store_run (store, ethos_op_new ("activity-add", "kind", (int) ETHOS_ACTIVITY_BREAK, "title",
                                        "Tea", "planned", 15, NULL));
  step = ethos_item_list_get_record (steps, ethos_item_list_get_length (steps) - 1);
  ethos_store_run (store, ethos_op_new ("activity-go", "activity", step->id, NULL));
}

static void
focus_card (EthosStore *store)
{
  EthosItemList *cards =
      ethos_session_get_children (ethos_store_get_session (store), ETHOS_DECK_ID, ETHOS_KIND_CARD);
  const EthosRecord *card = ethos_item_list_get_record (cards, 4);

  ethos_store_run (store, ethos_op_new ("stage-show", "target", card->id, NULL));
}

static void
run (EthosStore *store, const char *name)
{
  if (g_str_equal (name, "next"))
    ethos_store_run (store, ethos_op_new ("activity-next", NULL));
  else if (g_str_equal (name, "show"))
    ethos_store_run (store, ethos_op_new ("activity-prompt", "value", TRUE, NULL));
  else if (g_str_equal (name, "start"))
    ethos_store_run (store, ethos_op_new ("timer-start", NULL));
  else if (g_str_equal (name, "reveal"))
    ethos_store_run (store, ethos_op_new ("activity-reveal", NULL));
  else if (g_str_equal (name, "finish"))
    ethos_store_run (store, ethos_op_new ("workshop-finish", "value", TRUE, NULL));
  else if (g_str_equal (name, "break"))
    go_to_break (store);
  else if (g_str_equal (name, "card"))
    focus_card (store);
  else if (g_str_equal (name, "notes"))
    add_notes (store);
  else if (g_str_has_suffix (name, " notes"))
    add_many_notes (store, (guint) g_ascii_strtoull (name, NULL, 10));
  else if (g_str_equal (name, "sort-many"))
    sort_many_notes (store);
  else
    sort_notes (store, g_str_equal (name, "aside"));
}

static void
answer_private (EthosWindow *window)
{
  GtkWidget *dialog = show_question (window);

  g_signal_emit_by_name (dialog, "response", "private");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static GtkWidget *
show_scene (EthosWindow *window, const Scene *scene)
{
  GtkWidget *root = NULL;

  ethos_window_try_sample (window);
  while (ethos_window_get_page (window) != ETHOS_PAGE_WORKSHOP)
    g_main_context_iteration (NULL, TRUE);
  if (scene->ops[0] != NULL)
    answer_private (window);
  for (guint i = 0; scene->ops[i] != NULL; i++)
    run (get_store (window), scene->ops[i]);
  gtk_window_present (GTK_WINDOW (window));
  ui_harness_settle (GTK_WIDGET (window));
  if (scene->then != NULL)
    root = scene->then (window);
  return root != NULL ? root : GTK_WIDGET (window);
}

/* Workshops that were open before; their files are gone, which the page has to say. */
static void
add_recent (void)
{
  g_autoptr (EthosRecentList) recent =
      ethos_recent_list_new (gtk_recent_manager_get_default (), 12);
  g_autoptr (GFile) team =
      g_file_new_build_filename (g_get_home_dir (), "Documents", "Team values.ethos", NULL);
  g_autoptr (GFile) ward =
      g_file_new_build_filename (g_get_home_dir (), "Documents", "Ward 7, spring.ethos", NULL);

  ethos_recent_list_add (recent, team, "Team values");
  ethos_recent_list_add (recent, ward, "Ward 7, spring");
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static const Scene *
find_scene (const char *view)
{
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    if (g_str_equal (view, scenes[i].view))
      return &scenes[i];
  return NULL;
}

/**
 * ui_scenes_show:
 * @view: `start`, or the name of a scene
 * @size: (nullable) (array fixed-size=2): how wide and high the window is, when not as usual
 *
 * Brings the application to where a view of it can be seen.
 *
 * Returns: (transfer none) (nullable): the window, dialog or popover that is the view
 */
GtkWidget *
ui_scenes_show (const char *view, const int *size)
{
  gboolean start = g_str_equal (view, "start");
  const Scene *scene = find_scene (view);
  EthosApplication *application;
  EthosWindow *window;
  GtkWidget *root;

  if (scene == NULL && !start)
    return NULL;
  application = ethos_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  if (start)
    add_recent ();
  g_application_activate (G_APPLICATION (application));
  window = ETHOS_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  root = GTK_WIDGET (window);
  if (start)
    gtk_window_set_default_size (GTK_WINDOW (window), size != NULL && size[0] < 1200 ? 360 : 1200,
                                 720);
  else
    {
      gtk_window_set_default_size (GTK_WINDOW (window), size != NULL ? size[0] : 1366,
                                   size != NULL ? size[1] : 768);
      root = show_scene (window, scene);
    }
  ui_harness_settle (root);
  ui_harness_settle (root);
  return root;
}
