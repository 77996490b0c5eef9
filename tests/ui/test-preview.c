// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "ethos-deck-codec.h"
#include "ethos-paper-style.h"
#include "ethos-preview-editor.h"
#include "ethos-preview-items.h"
#include "ethos-preview-paste.h"
#include "ethos-preview-reader.h"
#include "ethos-preview-view.h"
#include "ethos-setup-view.h"
#include "ethos-starter.h"
#include "ethos-storage-error.h"
#include "preview-fixture.h"

/* Every edit can be undone to the very state before it, and redone. */
static void
test_undo (void)
{
  g_autoptr (EthosPreviewDraft) draft = preview_new_draft ();
  g_autoptr (GPtrArray) states =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ethos_preview_state_unref);
  guint price = preview_find_line (draft, "We name");
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
  g_autoptr (EthosPreviewDraft) draft = preview_new_draft ();
  guint price = preview_find_line (draft, "We name");

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
  g_autoptr (EthosPreviewDraft) draft = preview_new_draft ();
  guint mission = preview_find_line (draft, "We mend");
  guint last = preview_find_line (draft, "We teach");
  g_autoptr (GError) error = NULL;

  ethos_preview_draft_set_fixed (draft, &last, 1, TRUE);
  ethos_preview_draft_set_title (draft, 2, "Fair play");
  g_assert_true (ethos_preview_draft_split (draft, mission, 15, &error));
  g_assert_true (preview_is_fixed (draft, last + 1));
  g_assert_false (preview_is_fixed (draft, last));
  g_assert_cmpstr (preview_get_card (draft, 2)->title, ==, "Fair play");
  g_assert_false (preview_get_card (draft, 2)->proposed);
  /* A fixed line that is joined with an open one is open: somebody has to look at it again. */
  g_assert_true (ethos_preview_draft_merge (draft, last, &error));
  g_assert_false (preview_is_fixed (draft, last));
  g_assert_cmpstr (preview_get_card (draft, 2)->title, ==, "Fair play");
  ethos_preview_draft_set_title (draft, 2, "  ");
  g_assert_true (preview_get_card (draft, 2)->proposed);
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
  g_autoptr (EthosPreviewDraft) draft = preview_new_draft ();
  g_autoptr (EthosPreviewItems) lines = ethos_preview_items_new (draft, ETHOS_PREVIEW_LINES);
  guint mission = preview_find_line (draft, "We mend");
  guint last = preview_find_line (draft, "We teach");
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
  read_text (ETHOS_PREVIEW_VIEW (view), preview_document);
  ui_harness_settle (view);
  editor = preview_find_type (view, ETHOS_TYPE_PREVIEW_EDITOR);
  /* The keys and who listens begin at the first line of the text. */
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) ==
                 gtk_widget_get_parent (preview_find_row (editor, 0)));
  gtk_widget_activate_action (editor, "preview.accept", NULL);
  g_assert_cmpuint (n_accepted, ==, 1);
  deck = ethos_preview_view_dup_deck (ETHOS_PREVIEW_VIEW (view));
  g_assert_cmpuint (ethos_snapshot_get_root (deck)->n_children[ETHOS_KIND_CARD], ==, 3);
  /* Going back finds the text as it was. */
  gtk_widget_activate_action (editor, "preview.back", NULL);
  paste = preview_find_type (view, ETHOS_TYPE_PREVIEW_PASTE);
  g_assert_true (gtk_widget_get_child_visible (paste));
  kept = ethos_preview_paste_dup_source (ETHOS_PREVIEW_PASTE (paste), &format);
  g_assert_cmpstr (kept, ==, preview_document);
  gtk_window_destroy (window);
}

/* What was found is heard where the focus comes to, and the page without words refuses both the
 * button and its key. */
static void
test_heard (void)
{
  g_autoptr (EthosPaperStyle) style = ethos_paper_style_new (gdk_display_get_default ());
  GtkWidget *view = ethos_preview_view_new ();
  GtkWindow *window = ui_harness_show (view, 1200, 720);
  GtkWidget *paste = preview_find_type (view, ETHOS_TYPE_PREVIEW_PASTE);
  GtkWidget *text = preview_find_type (paste, GTK_TYPE_TEXT_VIEW);

  g_assert_true (gtk_widget_grab_focus (paste));
  g_assert_true (ui_harness_press (text, GDK_KEY_Return, GDK_CONTROL_MASK));
  g_assert_cmpint (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text))),
                   ==, 0);
  ui_harness_assert_said (text, "There are no words yet. Paste your statement, or choose a file.");
  g_assert_false (ethos_preview_view_get_has_statement (ETHOS_PREVIEW_VIEW (view)));

  read_text (ETHOS_PREVIEW_VIEW (view), preview_document);
  ui_harness_settle (view);
  ui_harness_assert_said (gtk_window_get_focus (window), "Mission, 2 values; 1 line left out.");
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

  ethos_preview_view_open_text (ETHOS_PREVIEW_VIEW (view), preview_document);
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
assert_refused (GFile *file, GQuark domain, int code, const char *words)
{
  Reading reading = { 0 };

  ethos_preview_read_file_async (file, NULL, read_cb, &reading);
  while (!reading.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (reading.statement);
  g_assert_error (reading.error, domain, code);
  g_assert_nonnull (strstr (reading.error->message, words));
  g_clear_error (&reading.error);
}

static void
test_refused (void)
{
  g_autofree char *folder = g_dir_make_tmp ("ethos-preview-XXXXXX", NULL);
  g_autofree char *empty = g_build_filename (folder, "empty.txt", NULL);
  g_autofree char *binary = g_build_filename (folder, "picture.png", NULL);
  g_autofree char *plan = g_build_filename (folder, "plan.json", NULL);
  g_autofree char *pipe = g_build_filename (folder, "pipe.txt", NULL);
  g_autoptr (GFile) pipe_file = g_file_new_for_path (pipe);
  g_autoptr (GFile) gone_file = g_file_new_build_filename (folder, "gone.txt", NULL);
  g_autoptr (GFile) folder_file = g_file_new_for_path (folder);
  g_autoptr (GFile) empty_file = g_file_new_for_path (empty);
  g_autoptr (GFile) binary_file = g_file_new_for_path (binary);
  g_autoptr (GFile) plan_file = g_file_new_for_path (plan);

  g_assert_true (g_file_set_contents (plan, "{\"format\":\"ethos-agenda\"}", -1, NULL));
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  g_assert_true (g_file_set_contents (binary, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, NULL));
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_refused (folder_file, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_NOT_A_FILE, "is a folder");
  /* Nobody waits for what nobody writes. */
  assert_refused (pipe_file, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_NOT_A_FILE,
                  "is not an ordinary file");
  assert_refused (gone_file, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_VANISHED,
                  "/gone.txt” could not be read: there is no such file. Look whether it was moved "
                  "or renamed");
  assert_refused (empty_file, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_EMPTY, "no words");
  assert_refused (binary_file, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_BINARY, "a picture");
  assert_refused (plan_file, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_PLAN, "a plan of Ethos");
  g_unlink (pipe);
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
  gtk_editable_set_text (GTK_EDITABLE (preview_find_type (setup, GTK_TYPE_ENTRY)), "Ward 7");
  ethos_setup_view_set_deck (ETHOS_SETUP_VIEW (setup), own);
  g_free (typed);
  typed = ethos_setup_view_dup_title (ETHOS_SETUP_VIEW (setup));
  g_assert_cmpstr (typed, ==, "Ward 7");
  gtk_editable_set_text (GTK_EDITABLE (preview_find_type (setup, GTK_TYPE_ENTRY)), " ");
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
  g_test_add_func ("/ui/preview/view", test_view);
  g_test_add_func ("/ui/preview/heard", test_heard);
  g_test_add_func ("/ui/preview/closed-while-reading", test_closed_while_reading);
  g_test_add_func ("/ui/preview/setup", test_setup);
  return g_test_run ();
}
