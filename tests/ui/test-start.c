// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <glib/gstdio.h>

#include "ethos-announce.h"
#include "ethos-paper-style.h"
#include "ethos-preview-editor.h"
#include "ethos-preview-paste.h"
#include "ethos-setup-view.h"
#include "ethos-start-page.h"
#include "ethos-starter.h"
#include "ui-harness.h"

typedef struct
{
  char *folder;
  GtkRecentManager *manager;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *store = NULL;

  fixture->folder = g_dir_make_tmp ("ethos-start-XXXXXX", NULL);
  store = g_build_filename (fixture->folder, "recent.xbel", NULL);
  fixture->manager = g_object_new (GTK_TYPE_RECENT_MANAGER, "filename", store, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_clear_object (&fixture->manager);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static GFile *
new_file (Fixture *fixture, const char *name, gboolean write)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  if (write)
    g_assert_true (g_file_set_contents (path, "{}", -1, NULL));
  return g_file_new_for_path (path);
}

static void
wait_for (EthosRecentList *list, guint n_items)
{
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) != n_items)
    g_main_context_iteration (NULL, TRUE);
}

/* The key goes to who wants it first, and else to the window. */
static gboolean
press_tab (GtkWindow *window, GtkDirectionType direction)
{
  GdkModifierType modifiers = direction == GTK_DIR_TAB_FORWARD ? 0 : GDK_SHIFT_MASK;

  return ui_harness_press (gtk_window_get_focus (window), GDK_KEY_Tab, modifiers) ||
         gtk_widget_child_focus (GTK_WIDGET (window), direction);
}

/* The stops between what has the focus and @end. All of a list is one, so that nothing is chosen on
 * the way past it. */
static GPtrArray *
walk (GtkWindow *window, GtkWidget *end, GtkDirectionType direction)
{
  GPtrArray *stops = g_ptr_array_new ();

  while (press_tab (window, direction) && gtk_window_get_focus (window) != end)
    {
      GtkWidget *focus = gtk_window_get_focus (window);
      GtkWidget *stop = GTK_IS_LIST_BOX_ROW (focus) ? gtk_widget_get_parent (focus) : focus;

      g_assert_false (g_ptr_array_find (stops, stop, NULL));
      g_ptr_array_add (stops, stop);
    }
  g_assert_true (gtk_window_get_focus (window) == end);
  return stops;
}

/* Tab and Shift+Tab go through all of a page and out of it, wherever it takes the focus first. */
static void
assert_tab_passes (GtkWidget *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *before = gtk_button_new_with_label ("Before");
  GtkWidget *after = gtk_button_new_with_label ("After");
  GtkWindow *window = ui_harness_show (box, 1000, 700);
  g_autoptr (GPtrArray) forward = NULL;
  g_autoptr (GPtrArray) backward = NULL;

  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), page);
  gtk_box_append (GTK_BOX (box), after);
  gtk_widget_set_vexpand (page, TRUE);
  ui_harness_settle (box);
  gtk_widget_grab_focus (before);
  forward = walk (window, after, GTK_DIR_TAB_FORWARD);
  backward = walk (window, before, GTK_DIR_TAB_BACKWARD);
  g_assert_cmpuint (forward->len, >, 1);
  g_assert_cmpuint (backward->len, ==, forward->len);
  g_assert_true (g_ptr_array_index (backward, 0) == g_ptr_array_index (forward, forward->len - 1));
  gtk_window_destroy (window);
}

/* The first page, whose buttons can be pressed. */
static GtkWidget *
new_start (Fixture *fixture)
{
  static const GActionEntry actions[] = {
    { .name = "try-sample" },
    { .name = "open-statement" },
    { .name = "ready-made-cards" },
    { .name = "open" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (EthosRecentList) list = ethos_recent_list_new (fixture->manager, 2);
  g_autoptr (GFile) there = new_file (fixture, "there.ethos", TRUE);
  g_autoptr (GFile) other = new_file (fixture, "other.ethos", TRUE);
  GtkWidget *page;

  ethos_recent_list_add (list, there, "Team values.ethos");
  ethos_recent_list_add (list, other, "Ward 7.ethos");
  wait_for (list, 2);
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), NULL);
  page = ethos_start_page_new (list);
  gtk_widget_insert_action_group (page, "win", G_ACTION_GROUP (group));
  return page;
}

/* With all there is to choose from. */
static GtkWidget *
new_setup (void)
{
  static const char *const languages[] = { "en", NULL };
  g_autoptr (GPtrArray) plans = ethos_starter_list (ETHOS_STARTER_AGENDAS, languages);
  g_autoptr (GPtrArray) decks = ethos_starter_list (ETHOS_STARTER_DECKS, languages);
  GtkWidget *page = ethos_setup_view_new ();

  g_assert_cmpuint (plans->len, >, 1);
  g_assert_cmpuint (decks->len, >, 1);
  ethos_setup_view_set_plans (ETHOS_SETUP_VIEW (page), plans);
  ethos_setup_view_set_decks (ETHOS_SETUP_VIEW (page), decks);
  return page;
}

static void
test_tab (Fixture *fixture, gconstpointer data)
{
  assert_tab_passes (ethos_preview_paste_new ());
  assert_tab_passes (new_setup ());
  assert_tab_passes (new_start (fixture));
}

static void
test_recent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EthosRecentList) list = ethos_recent_list_new (fixture->manager, 2);
  g_autoptr (GFile) there = new_file (fixture, "there.ethos", TRUE);
  g_autoptr (GFile) gone = new_file (fixture, "gone.ethos", FALSE);
  GtkRecentData other = { 0 };
  guint n_missing = 0;

  /* A file of another kind is none of our business. */
  other.mime_type = (char *) "text/plain";
  other.app_name = (char *) "other";
  other.app_exec = (char *) "other %u";
  gtk_recent_manager_add_full (fixture->manager, "file:///tmp/other.txt", &other);
  ethos_recent_list_add (list, there, "Team values.ethos");
  ethos_recent_list_add (list, gone, "Gone");
  wait_for (list, 2);
  while (n_missing == 0)
    {
      g_main_context_iteration (NULL, TRUE);
      for (guint i = 0; i < 2; i++)
        {
          g_autoptr (EthosRecentWorkshop) workshop = g_list_model_get_item (G_LIST_MODEL (list), i);
          gboolean missing = ethos_recent_workshop_get_missing (workshop);

          n_missing += missing ? 1 : 0;
          if (missing)
            g_assert_true (g_file_equal (ethos_recent_workshop_get_file (workshop), gone));
          else if (g_file_equal (ethos_recent_workshop_get_file (workshop), there))
            g_assert_cmpstr (ethos_recent_workshop_get_title (workshop), ==, "Team values");
        }
    }
  ethos_recent_list_forget (list, gone);
  wait_for (list, 1);
}

/* Two samples have one title, and mostly one folder and one day. */
static void
test_same_title (Fixture *fixture, gconstpointer data)
{
  static const char *const titles[] = { "Sample workshop", "Sample workshop", "Team" };
  g_autoptr (EthosRecentList) list = ethos_recent_list_new (fixture->manager, 3);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *name = g_strdup_printf ("file %u.ethos", i);
      g_autoptr (GFile) file = new_file (fixture, name, TRUE);

      ethos_recent_list_add (list, file, titles[i]);
    }
  wait_for (list, 3);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (EthosRecentWorkshop) workshop = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autofree char *name = g_file_get_basename (ethos_recent_workshop_get_file (workshop));
      gboolean told = g_str_has_suffix (ethos_recent_workshop_get_place (workshop), name);

      g_assert_cmpint (told, !=, g_str_equal (ethos_recent_workshop_get_title (workshop), "Team"));
    }
}

static void
test_limit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EthosRecentList) list = ethos_recent_list_new (fixture->manager, 1);
  g_autoptr (GFile) one = new_file (fixture, "one.ethos", TRUE);
  g_autoptr (GFile) two = new_file (fixture, "two.ethos", TRUE);

  ethos_recent_list_add (list, one, "One");
  ethos_recent_list_add (list, two, "Two");
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  wait_for (list, 1);
}

static void
opened_cb (EthosStartPage *page, GFile *file, GFile **opened)
{
  g_set_object (opened, file);
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

/* GTK 4.8 tells assistive technology nothing of what is inside something that is only for show. */
static void
assert_told (GtkWidget *widget)
{
  for (GtkWidget *around = gtk_widget_get_parent (widget); around != NULL;
       around = gtk_widget_get_parent (around))
    g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (around)), !=,
                     GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
test_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EthosPaperStyle) style = ethos_paper_style_new (gdk_display_get_default ());
  g_autoptr (EthosRecentList) list = ethos_recent_list_new (fixture->manager, 12);
  g_autoptr (GFile) file = new_file (fixture, "team.ethos", FALSE);
  g_autoptr (GFile) opened = NULL;
  GtkWidget *page = ethos_start_page_new (list);
  GtkWindow *window = ui_harness_show (page, 1200, 720);
  GtkWidget *row = find_type (page, GTK_TYPE_LIST_BOX_ROW);
  GtkWidget *button = find_type (page, GTK_TYPE_BUTTON);

  g_assert_null (row);
  assert_told (button);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Try a Sample (5 Minutes)");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "win.try-sample");

  ethos_recent_list_add (list, file, "Team");
  wait_for (list, 1);
  ui_harness_settle (page);
  row = find_type (page, GTK_TYPE_LIST_BOX_ROW);
  g_assert_true (gtk_widget_get_mapped (row));
  assert_told (row);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, "Team");
  /* What is seen to be missing is heard to be. */
  {
    g_autoptr (EthosRecentWorkshop) workshop = g_list_model_get_item (G_LIST_MODEL (list), 0);

    while (!ethos_recent_workshop_get_missing (workshop))
      g_main_context_iteration (NULL, TRUE);
  }
  g_assert_true (g_str_has_prefix (ethos_get_description (row), "Not found in"));
  g_signal_connect (page, "open-file", G_CALLBACK (opened_cb), &opened);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  g_assert_true (g_file_equal (opened, file));
  gtk_window_destroy (window);
}

static gboolean
shows (GtkWidget *widget, const char *words)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), words))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, words))
      return TRUE;
  return FALSE;
}

/* Where no line was recognized, the page says what to do, until there is a card. */
static void
test_nothing_recognized (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EthosPaperStyle) style = ethos_paper_style_new (gdk_display_get_default ());
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosStatement) statement =
      ethos_statement_parse ("نحن نعمل من أجل المرضى.\n\nنستمع إلى الجميع.\n", ETHOS_SOURCE_TEXT,
                             NULL, &error);
  g_autoptr (EthosPreviewDraft) draft = NULL;
  GtkWidget *editor = ethos_preview_editor_new ();
  GtkWindow *window = ui_harness_show (editor, 1200, 720);
  guint line = 0;

  g_assert_no_error (error);
  draft = ethos_preview_draft_new (statement);
  ethos_preview_editor_set_draft (ETHOS_PREVIEW_EDITOR (editor), draft);
  ui_harness_settle (editor);
  g_assert_true (shows (editor, "No cards yet"));
  ethos_preview_draft_set_role (draft, &line, 1, ETHOS_ROLE_MISSION);
  ui_harness_settle (editor);
  g_assert_false (shows (editor, "No cards yet"));
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  ui_harness_init (&argc, &argv);
  g_test_add ("/start/recent", Fixture, NULL, set_up, test_recent, tear_down);
  g_test_add ("/start/same-title", Fixture, NULL, set_up, test_same_title, tear_down);
  g_test_add ("/start/limit", Fixture, NULL, set_up, test_limit, tear_down);
  g_test_add ("/start/page", Fixture, NULL, set_up, test_page, tear_down);
  g_test_add ("/start/tab", Fixture, NULL, set_up, test_tab, tear_down);
  g_test_add ("/start/nothing-recognized", Fixture, NULL, set_up, test_nothing_recognized,
              tear_down);
  return g_test_run ();
}
