// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <string.h>

#include "ethos-application.h"
#include "ethos-difference-words.h"
#include "ethos-differences-dialog.h"
#include "ethos-op.h"
#include "ethos-session-codec.h"
#include "ethos-test.h"
#include "ethos-window.h"
#include "ui-harness.h"

/* The list of what differs, where a damaged file was replaced by an earlier version. */

static const char version_text[] =
    "{\"format\": \"ethos-session\", \"version\": 1, \"title\": \"Winter\","
    "\"deck\": {\"title\": \"Values\", \"cards\": [{\"id\": \"c1\", \"kind\": \"value\","
    "\"title\": \"Respect\", \"statement\": \"We listen.\", \"colour\": \"teal\"}]},"
    "\"activities\": [{\"id\": \"a1\", \"kind\": \"write-notes\", \"title\": \"Write\","
    "\"notes\": [{\"id\": \"n1\", \"text\": \"Alpha\"}]}]}";

static const char damaged_text[] =
    "{\"format\": \"ethos-session\", \"version\": 1, \"title\": \"Winter\","
    "\"deck\": {\"title\": \"Values\", \"cards\": [{\"id\": \"c1\", \"kind\": \"value\","
    "\"title\": \"Respect\", \"statement\": \"We listen <b>first</b>.\", \"colour\": \"teal\"}]},"
    "\"activities\": [{\"id\": \"a1\", \"kind\": \"write-notes\", \"title\": \"Write\","
    "\"notes\": [{\"id\": \"n1\", \"text\": \"Alpha\"}, {\"id\": \"n2\", \"text\": \"Secret";

static EthosDifferences *
compare (const char *damaged, const char *kept_file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) version_bytes = g_bytes_new_static (version_text, strlen (version_text));
  g_autoptr (GBytes) bytes = g_bytes_new_static (damaged, strlen (damaged));
  g_autoptr (EthosSessionFile) file = ethos_session_codec_read (version_bytes, &error);
  g_autoptr (EthosSnapshot) version = NULL;
  EthosDifferencesAsked asked = { .damaged = bytes, .kept_file = kept_file };

  g_assert_no_error (error);
  version = ethos_session_snapshot (file->session);
  asked.version = asked.opened = version;
  return ethos_differences_new (&asked);
}

static gboolean
has_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_child_visible (widget) &&
      gtk_widget_get_visible (widget) &&
      strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_child_visible (child) && has_text (child, text))
      return TRUE;
  return FALSE;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  char **text = data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static char *
copy_text (GtkWindow *dialog)
{
  char *text = NULL;

  g_signal_emit_by_name (find_button (GTK_WIDGET (dialog), "_Copy as Text"), "clicked");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (dialog)), NULL, text_cb,
                                 &text);
  wait_until (text != NULL);
  return text;
}

static GtkWidget *
get_row (GtkWindow *dialog, int index)
{
  GtkWidget *list = ui_harness_find (GTK_WIDGET (dialog), GTK_TYPE_LIST_BOX, NULL);

  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index));
}

/* Notes that the room has not seen are covered while it may see the screen: in the rows, for those
 * who hear them, and in what is copied. */
static void
test_covered (void)
{
  g_autoptr (EthosDifferences) differences = compare (damaged_text, "/kept/file");
  g_autoptr (EthosPrivacy) privacy = ethos_privacy_new ();
  GtkWindow *dialog = ethos_differences_dialog_new (NULL, differences, privacy);

  gtk_window_present (dialog);
  ui_harness_settle (GTK_WIDGET (dialog));
  for (guint i = 0; i < 3; i++)
    {
      gboolean covered = i != 1;
      g_autofree char *copied = NULL;

      ethos_privacy_set_answer (privacy, covered ? ETHOS_SCREEN_SEEN : ETHOS_SCREEN_PRIVATE);
      ui_harness_settle (GTK_WIDGET (dialog));
      g_assert_true (has_text (GTK_WIDGET (dialog), "Only in the damaged file"));
      g_assert_true (has_text (GTK_WIDGET (dialog), "Note in “\u2068Write\u2069”"));
      g_assert_true (has_text (GTK_WIDGET (dialog), "We listen <b>first</b>."));
      g_assert_true (has_text (GTK_WIDGET (dialog), "In this workshop: \u2068We listen.\u2069"));
      g_assert_true (has_text (GTK_WIDGET (dialog), "/kept/file"));
      g_assert_cmpint (has_text (GTK_WIDGET (dialog), "Secret"), ==, !covered);
      gtk_test_accessible_assert_property (
          GTK_ACCESSIBLE (get_row (dialog, 0)), GTK_ACCESSIBLE_PROPERTY_LABEL,
          covered ? "Only in the damaged file – \u2068Note in “\u2068Write\u2069”\u2069: "
                    "\u2068Covered, because the room may see this screen\u2069"
                  : "Only in the damaged file – \u2068Note in “\u2068Write\u2069”\u2069: "
                    "\u2068Secret…\u2069");
      copied = copy_text (dialog);
      g_assert_cmpint (strstr (copied, "Secret") != NULL, ==, !covered);
      g_assert_nonnull (strstr (copied, "/kept/file"));
      g_assert_nonnull (strstr (copied, "Other words in the damaged file"));
    }
  gtk_window_destroy (dialog);
}

/* Arrow keys go through the list, and Escape out of it. */
static void
test_keyboard (void)
{
  g_autoptr (EthosDifferences) differences = compare (damaged_text, "/kept/file");
  g_autoptr (EthosPrivacy) privacy = ethos_privacy_new ();
  GtkWindow *dialog = ethos_differences_dialog_new (NULL, differences, privacy);

  gtk_window_present (dialog);
  ui_harness_settle (GTK_WIDGET (dialog));
  g_assert_true (gtk_window_get_focus (dialog) == get_row (dialog, 0));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  g_assert_true (ui_harness_press (GTK_WIDGET (dialog), GDK_KEY_Escape, 0));
  wait_until (dialog == NULL);
}

static void
test_empty (void)
{
  static const char *const damaged[] = { "", "garbage" };

  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr (EthosDifferences) differences = compare (damaged[i], NULL);
      g_autoptr (EthosPrivacy) privacy = ethos_privacy_new ();
      GtkWindow *dialog = ethos_differences_dialog_new (NULL, differences, privacy);
      g_autofree char *copied = NULL;

      gtk_window_present (dialog);
      ui_harness_settle (GTK_WIDGET (dialog));
      g_assert_true (has_text (GTK_WIDGET (dialog), "Nothing of the damaged file could be read"));
      g_assert_false (has_text (GTK_WIDGET (dialog), "Nothing differs"));
      g_assert_true (has_text (GTK_WIDGET (dialog), "Nothing in the damaged file could be read"));
      g_assert_false (
          gtk_widget_get_visible (find_button (GTK_WIDGET (dialog), "_Save the Damaged File…")));
      copied = copy_text (dialog);
      g_assert_nonnull (strstr (copied, "Nothing of the damaged file"));
      gtk_window_destroy (dialog);
    }
}

/* Every source and every kind of words has words of its own. */
static void
test_words (void)
{
  for (guint source = 0; source < ETHOS_N_DIFFERENCE_SOURCES; source++)
    g_assert_nonnull (ethos_difference_get_heading (source));
  for (guint kind = 0; kind < ETHOS_N_KINDS; kind++)
    {
      const EthosRecordType *type = &ethos_kind_get_info (kind)->type;

      for (guint i = 0; i < type->n_fields; i++)
        {
          char words[] = "שלום";
          EthosDifference difference = { .source = ETHOS_DIFFERENCE_CHANGED,
                                         .kind = kind,
                                         .field = &type->fields[i],
                                         .place = words,
                                         .words = words,
                                         .other = words };
          g_autofree char *what = NULL;
          g_autofree char *sentence = NULL;

          if (!ethos_field_has_words (&type->fields[i]))
            continue;
          what = ethos_difference_dup_what (&difference);
          sentence = ethos_difference_dup_sentence (&difference, FALSE);
          g_assert_cmpstr (what, !=, "");
          g_assert_nonnull (strstr (sentence, "\u2068שלום\u2069"));
          g_assert_nonnull (strstr (sentence, "Before: \u2068שלום\u2069"));
        }
    }
}

static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ETHOS_IS_DIFFERENCES_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static EthosWindow *
open_window (EthosApplication *application)
{
  EthosWindow *window;

  g_application_activate (G_APPLICATION (application));
  window = ETHOS_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  ui_harness_settle (GTK_WIDGET (window));
  return window;
}

static void
close_window (EthosApplication *application, EthosWindow *window)
{
  gtk_window_close (GTK_WINDOW (window));
  wait_until (gtk_application_get_windows (GTK_APPLICATION (application)) == NULL);
}

static gboolean
act (EthosWindow *window, const char *action)
{
  return gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
}

/* The message of a damaged file offers the list; after “Got It” the menu still has it. */
static void
test_window (void)
{
  EthosApplication *application = ethos_application_new ();
  EthosWindow *window;
  GtkWindow *dialog;
  GtkWidget *button;
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GFile) file = NULL;
  gsize length;

  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  window = open_window (application);
  act (window, "win.try-sample");
  wait_until (ethos_window_get_page (window) == ETHOS_PAGE_WORKSHOP);
  button = find_button (GTK_WIDGET (ethos_window_get_banner (window)), "What _Differs…");
  g_assert_null (button);
  path = g_strdup (ethos_document_get_path (ethos_window_get_document (window)));
  file = g_file_new_for_path (path);
  close_window (application, window);

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  ethos_test_write (path, content, (gssize) length / 2);
  g_application_open (G_APPLICATION (application), &file, 1, "");
  window = ETHOS_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  wait_until (ethos_window_get_page (window) == ETHOS_PAGE_WORKSHOP);
  ui_harness_settle (GTK_WIDGET (window));
  g_assert_true (has_text (GTK_WIDGET (window), "was damaged"));
  button = find_button (GTK_WIDGET (ethos_window_get_banner (window)), "What _Differs…");
  g_assert_true (button != NULL && gtk_widget_get_visible (button));
  g_signal_emit_by_name (button, "clicked");
  wait_until (find_dialog () != NULL);
  dialog = find_dialog ();
  g_assert_true (gtk_window_get_transient_for (dialog) == GTK_WINDOW (window));
  g_assert_true (has_text (GTK_WIDGET (dialog), "kept-"));
  gtk_window_destroy (dialog);

  act (window, "win.dismiss");
  ui_harness_settle (GTK_WIDGET (window));
  g_assert_false (gtk_widget_get_visible (button));
  act (window, "win.differences");
  wait_until (find_dialog () != NULL);
  gtk_window_destroy (find_dialog ());
  close_window (application, window);
  g_object_unref (application);
}

/* Nobody looks into the folders of a program, and everybody knows where their home is. */
static void
test_kept_place (void)
{
  static const struct
  {
    const char *below_home;
    const char *said;
  } rows[] = {
    { "Documents/Team.damaged.ethos", "“\u2068Documents/Team.damaged.ethos\u2069”" },
    { ".local/state/ethos/1f2e/kept-1.ethos", "“\u2068kept-1.ethos\u2069”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_build_filename (g_get_home_dir (), rows[i].below_home, NULL);
      g_autofree char *sentence = ethos_difference_dup_kept (path);

      g_assert_nonnull (strstr (sentence, rows[i].said));
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *seeds = ethos_test_dup_source ("seeds");

  g_setenv ("ETHOS_DATA_DIR", seeds, TRUE);
  ui_harness_init (&argc, &argv);
  g_test_add_func ("/differences/covered", test_covered);
  g_test_add_func ("/differences/keyboard", test_keyboard);
  g_test_add_func ("/differences/empty", test_empty);
  g_test_add_func ("/differences/words", test_words);
  g_test_add_func ("/differences/window", test_window);
  g_test_add_func ("/differences/kept-place", test_kept_place);

  return g_test_run ();
}
