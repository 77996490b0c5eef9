// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "ethos-application.h"
#include "ethos-ask.h"
#include "ethos-keys.h"
#include "ethos-window.h"
#include "ui-harness.h"

typedef struct
{
  EthosApplication *application;
  EthosWindow *window;
} Fixture;

/* There is one application a process, on its bus too. */
static EthosApplication *the_application = NULL;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->application = the_application;
  g_application_activate (G_APPLICATION (fixture->application));
  fixture->window =
      ETHOS_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (fixture->application)));
  ui_harness_settle (GTK_WIDGET (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_close (GTK_WINDOW (fixture->window));
  g_assert_null (gtk_application_get_windows (GTK_APPLICATION (fixture->application)));
}

static gboolean
has_action (Fixture *fixture, const char *name)
{
  if (g_str_has_prefix (name, "app."))
    return g_action_group_has_action (G_ACTION_GROUP (fixture->application), name + 4);
  /* These belong to GTK itself. */
  if (g_str_has_prefix (name, "window."))
    return TRUE;
  /* These come with an open workshop, see test-window.c. */
  if (g_str_has_prefix (name, "step.") || g_str_has_prefix (name, "projector."))
    return TRUE;
  if (g_action_group_has_action (G_ACTION_GROUP (fixture->window), name + 4))
    return TRUE;
  for (guint i = 0;; i++)
    {
      const char *found;
      const char *property;
      const GVariantType *parameter;
      GType owner;

      if (!gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (fixture->window), i, &owner, &found,
                                          &parameter, &property))
        return FALSE;
      if (g_str_equal (found, name))
        return TRUE;
    }
}

/* The row of the window that does this. */
static GtkWidget *
find_shortcut (GtkWidget *widget, const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_ACTION_ROW (widget) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_shortcut (child, title);
  return found;
}

static GtkWindow *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  gsize n_keys;
  const EthosKey *keys = ethos_keys_get (&n_keys);
  GtkWindow *shortcuts = ethos_keys_window_new ();

  for (gsize i = 0; i < n_keys; i++)
    {
      g_auto (GStrv) accels = g_strsplit (keys[i].shortcut.accels, " ", -1);

      for (guint j = 0; accels[j] != NULL; j++)
        {
          GdkModifierType modifiers;
          guint key;

          g_assert_true (gtk_accelerator_parse (accels[j], &key, &modifiers));
        }
      if (keys[i].action != NULL && keys[i].bound)
        g_assert_true (has_action (fixture, keys[i].action));
      else if (keys[i].action != NULL)
        {
          g_auto (GStrv) set =
              gtk_application_get_accels_for_action (GTK_APPLICATION (fixture->application),
                                                     keys[i].action);

          g_test_message ("%s", keys[i].action);
          g_assert_cmpuint (g_strv_length (set), ==, g_strv_length (accels));
          g_assert_true (has_action (fixture, keys[i].action));
        }
    }
  gtk_window_present (shortcuts);
  ui_harness_settle (GTK_WIDGET (shortcuts));
  /* The focus comes to the row and never to the keys that are drawn in it. */
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_shortcut (GTK_WIDGET (shortcuts),
                                                                      "Do what comes next")),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Alt+Right");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_shortcut (GTK_WIDGET (shortcuts),
                                                                      "Mark for discussion")),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Space");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (
                                           find_shortcut (GTK_WIDGET (shortcuts), "Move card")),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Ctrl+Left, Ctrl+Right, Ctrl+Up, Ctrl+Down");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (
                                           find_shortcut (GTK_WIDGET (shortcuts), "Color")),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "1 to 8");
  /* One of the keys that do it, in words. */
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_shortcut (GTK_WIDGET (shortcuts),
                                                                      "One minute more")),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Alt+Plus");
  gtk_window_destroy (shortcuts);
}

/* What is found is the row itself, with its keys. */
static void
test_search_keys (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = ethos_keys_window_new ();
  GtkWidget *root = GTK_WIDGET (window);
  GtkWidget *duplicate = find_shortcut (root, "Duplicate");
  GtkWidget *move = find_shortcut (root, "Move card");
  GtkEditable *entry = GTK_EDITABLE (ui_harness_find (root, GTK_TYPE_SEARCH_ENTRY, NULL));
  GtkWidget *nothing;

  gtk_window_present (window);
  ui_harness_settle (root);
  gtk_editable_set_text (entry, "DUPL");
  wait_until (!gtk_widget_get_mapped (move));
  g_assert_true (gtk_widget_get_mapped (duplicate));
  g_assert_nonnull (ui_harness_find (duplicate, GTK_TYPE_SHORTCUT_LABEL, NULL));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (duplicate),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Ctrl+D");
  gtk_editable_set_text (entry, "no such key");
  wait_until (!gtk_widget_get_mapped (duplicate));
  nothing = ui_harness_find (root, GTK_TYPE_LABEL, "Nothing found");
  g_assert_true (nothing != NULL && gtk_widget_get_visible (nothing));
  g_signal_emit_by_name (entry, "stop-search");
  wait_until (gtk_widget_get_mapped (move));
  g_assert_false (gtk_widget_get_visible (nothing));
  gtk_window_destroy (window);
}

/* What had the focus may be gone or insensitive by the time a question is over. */
static void
test_focus_after_question (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = gtk_button_new_with_label ("First");
  GtkWidget *second = gtk_button_new_with_label ("Second");
  GtkWindow *window;

  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  window = ui_harness_show (box, 400, 300);
  for (guint i = 0; i < 2; i++)
    {
      gboolean stays = i == 0;

      gtk_widget_grab_focus (second);
      ethos_tell (window, "Heading", NULL);
      while (find_question () == NULL)
        g_main_context_iteration (NULL, TRUE);
      gtk_window_set_focus (window, NULL);
      gtk_widget_set_sensitive (second, stays);
      gtk_window_close (find_question ());
      while (gtk_window_get_focus (window) == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_true (gtk_window_get_focus (window) == (stays ? second : first));
    }
  gtk_window_destroy (window);
}

static void
check_menu (Fixture *fixture, GMenuModel *menu, guint *n_items)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *action = NULL;
      g_autofree char *hidden_when = NULL;

      if (section != NULL)
        check_menu (fixture, section, n_items);
      if (!g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action))
        continue;
      g_test_message ("%s", action);
      g_assert_true (has_action (fixture, action));
      /* What helps after damage is there only then. */
      if (!g_menu_model_get_item_attribute (menu, i, "hidden-when", "s", &hidden_when))
        (*n_items)++;
    }
}

static GtkWidget *
find_menu_button (GtkWidget *widget)
{
  if (GTK_IS_MENU_BUTTON (widget) && gtk_menu_button_get_primary (GTK_MENU_BUTTON (widget)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_menu_button (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_menu (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = find_menu_button (GTK_WIDGET (fixture->window));
  guint n_items = 0;

  g_assert_nonnull (button);
  check_menu (fixture, gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button)), &n_items);
  g_assert_cmpuint (n_items, >=, 3);
  g_assert_cmpuint (n_items, <=, 12);
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  EthosWorkshopView *workshop = ethos_window_get_workshop (fixture->window);
  GtkWidget *primary = ethos_workshop_view_get_primary_button (workshop);

  g_assert_cmpuint (ethos_window_get_page (fixture->window), ==, ETHOS_PAGE_START);
  ethos_window_set_page (fixture->window, ETHOS_PAGE_WORKSHOP);
  ethos_workshop_view_set_primary (workshop, "Start _Clock", "app.new-window");
  ui_harness_settle (GTK_WIDGET (fixture->window));
  g_assert_cmpint (gtk_widget_get_height (primary), ==, 48);
  ethos_workshop_view_set_primary (workshop, NULL, NULL);
  g_assert_false (gtk_widget_get_visible (primary));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Ethos");
}

/* The corner of the primary button is where a hand expects it, whatever it says. */
static void
test_primary_stays (Fixture *fixture, gconstpointer data)
{
  static const char *const labels[] = { "Next", "Show _Prompt",
                                        "Reveal the Twelve Notes That Are Still Hidden" };
  EthosWorkshopView *workshop = ethos_window_get_workshop (fixture->window);
  GtkWidget *primary = ethos_workshop_view_get_primary_button (workshop);
  graphene_point_t corner = { 0, 0 };

  ethos_window_set_page (fixture->window, ETHOS_PAGE_WORKSHOP);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      graphene_point_t now;

      ethos_workshop_view_set_primary (workshop, labels[i], "app.new-window");
      ui_harness_settle (GTK_WIDGET (fixture->window));
      g_assert_true (
          gtk_widget_compute_point (primary, GTK_WIDGET (fixture->window),
                                    &GRAPHENE_POINT_INIT ((float) gtk_widget_get_width (primary),
                                                          (float) gtk_widget_get_height (primary)),
                                    &now));
      if (i > 0)
        g_assert_true (graphene_point_equal (&corner, &now));
      corner = now;
    }
}

/* Which thread looked for an icon first, and whether it found it. */
static GMutex reader_lock;
static GCond reader_came;
static GThread *first_reader = NULL;
static gboolean first_found;

gboolean __real_gtk_icon_theme_has_icon (GtkIconTheme *theme, const char *name);
gboolean __wrap_gtk_icon_theme_has_icon (GtkIconTheme *theme, const char *name);

/* The linker leads the calls of the program here. */
gboolean
__wrap_gtk_icon_theme_has_icon (GtkIconTheme *theme, const char *name)
{
  g_autoptr (GMutexLocker) locker = NULL;
  gboolean found = __real_gtk_icon_theme_has_icon (theme, name);

  locker = g_mutex_locker_new (&reader_lock);
  if (first_reader == NULL)
    {
      first_reader = g_thread_self ();
      first_found = found;
      g_cond_signal (&reader_came);
    }
  return found;
}

/* The first window does not wait for the icons: by then another thread reads them, ours too. */
static void
test_icons_read_early (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&reader_lock);
  gint64 end = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;

  while (first_reader == NULL)
    g_assert_true (g_cond_wait_until (&reader_came, &reader_lock, end));
  g_assert_true (first_reader != g_thread_self ());
  g_assert_true (first_found);
}

static void
test_icons (Fixture *fixture, gconstpointer data)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  g_assert_true (gtk_icon_theme_has_icon (theme, "ethos-projector-symbolic"));
  g_assert_true (gtk_icon_theme_has_icon (theme, ETHOS_APPLICATION_ID));
}

int
main (int argc, char **argv)
{
  int status;

  ui_harness_init (&argc, &argv);
  the_application = ethos_application_new ();
  g_application_set_flags (G_APPLICATION (the_application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (the_application), NULL, NULL));
  g_test_add_func ("/application/icons-read-early", test_icons_read_early);
  g_test_add ("/application/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/application/search-keys", Fixture, NULL, set_up, test_search_keys, tear_down);
  g_test_add ("/application/focus-after-question", Fixture, NULL, set_up, test_focus_after_question,
              tear_down);
  g_test_add ("/application/menu", Fixture, NULL, set_up, test_menu, tear_down);
  g_test_add ("/application/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/application/primary-stays", Fixture, NULL, set_up, test_primary_stays, tear_down);
  g_test_add ("/application/icons", Fixture, NULL, set_up, test_icons, tear_down);
  status = g_test_run ();
  g_object_unref (the_application);
  return status;
}
