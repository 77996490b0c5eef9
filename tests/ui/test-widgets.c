// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <adwaita.h>

#include "ethos-announce.h"
#include "ethos-banner.h"
#include "ethos-growing-text.h"
#include "ethos-note-view.h"
#include "ethos-panes.h"
#include "ethos-paper-style.h"
#include "ethos-sheet.h"
#include "ethos-timer-ring.h"
#include "ethos-wheel.h"
#include "ethos-widget-names.h"
#include "ui-harness.h"

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  (*(guint *) data)++;
}

static void
test_sheet (void)
{
  static const char *const lines[] = { "We ask.", "We listen.", NULL };
  GtkWidget *sheet = g_object_ref_sink (ethos_sheet_new (ETHOS_SHEET_SMALL));
  guint n_notified = 0;

  g_signal_connect (sheet, "notify::title", G_CALLBACK (count_cb), &n_notified);
  ethos_sheet_set_title (ETHOS_SHEET (sheet), "Listening");
  ethos_sheet_set_title (ETHOS_SHEET (sheet), "Listening");
  g_assert_cmpuint (n_notified, ==, 1);
  ethos_sheet_set_lines (ETHOS_SHEET (sheet), lines);
  ethos_sheet_set_badge (ETHOS_SHEET (sheet), "Proposed");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (sheet), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (sheet), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Listening");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (sheet), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Proposed"
                                       "\n"
                                       "We ask."
                                       "\n"
                                       "We listen.");

  ethos_sheet_set_colour (ETHOS_SHEET (sheet), "plum");
  g_assert_true (gtk_widget_has_css_class (sheet, "plum"));
  /* What a file names and the palette does not know must not reach the style. */
  ethos_sheet_set_colour (ETHOS_SHEET (sheet), "large");
  g_assert_false (gtk_widget_has_css_class (sheet, "plum"));
  g_assert_false (gtk_widget_has_css_class (sheet, "large"));
  ethos_sheet_set_colour (ETHOS_SHEET (sheet), NULL);
  g_assert_finalize_object (sheet);
}

static void
test_note (void)
{
  GtkWidget *note = g_object_ref_sink (ethos_note_view_new ());

  ethos_note_view_set_text (ETHOS_NOTE_VIEW (note), "Ask twice");
  ethos_note_view_set_tint (ETHOS_NOTE_VIEW (note), "sky");
  ethos_note_view_set_caption (ETHOS_NOTE_VIEW (note), "Set aside");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (note), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (note), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Ask twice");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (note), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Sky, Set aside");
  /* A covered note keeps its words from screen readers too. */
  ethos_note_view_set_covered (ETHOS_NOTE_VIEW (note), TRUE);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (note), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Hidden note");
  g_assert_finalize_object (note);
}

/* What looks like a link or like markup is text: it is shown and said as it is written, and nothing
 * in it can be clicked. */
static void
test_note_link (void)
{
  static const char text[] = "https://example.org/?a=1&b=2 <a href=\"x\">y</a> &amp; _z";
  GtkWidget *note = ethos_note_view_new ();
  GtkWindow *window;

  ethos_note_view_set_text (ETHOS_NOTE_VIEW (note), text);
  window = ui_harness_show (note, 400, 300);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (note), GTK_ACCESSIBLE_PROPERTY_LABEL, text);
  g_assert_null (gtk_widget_get_first_child (note));
  g_assert_null (gtk_widget_get_cursor (note));
  gtk_window_destroy (window);
}

static void
test_note_fits (void)
{
  static const struct
  {
    const char *text;
    gboolean cut;
  } rows[] = {
    { "", FALSE },
    { "OK", FALSE },
    { "People tell me early when something goes wrong.", FALSE },
    { "We write down what we decided, who does it and by when, and we send it round the same day "
      "so "
      "that those who were on shift know as much as those who were in the room, and those who come "
      "later find it where they look for it.",
      TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *note = ethos_note_view_new ();
      GtkWindow *window;

      ethos_note_view_set_text (ETHOS_NOTE_VIEW (note), rows[i].text);
      gtk_widget_set_halign (note, GTK_ALIGN_START);
      gtk_widget_set_valign (note, GTK_ALIGN_START);
      window = ui_harness_show (note, 400, 300);
      g_assert_cmpint (gtk_widget_get_width (note) * 3, >=, gtk_widget_get_height (note) * 4 - 4);
      g_assert_cmpint (gtk_widget_get_width (note) * 3, <=, gtk_widget_get_height (note) * 4 + 4);
      g_assert_cmpint (ethos_note_view_get_cut (ETHOS_NOTE_VIEW (note)), ==, rows[i].cut);
      g_assert_cmpint (gtk_widget_get_has_tooltip (note), ==, rows[i].cut);
      gtk_window_destroy (window);
    }
}

static void
test_remaining (void)
{
  static const struct
  {
    gint64 seconds;
    const char *exact;
    const char *calm;
  } rows[] = {
    { 750, "12:30", "13 min" },
    { 720, "12:00", "12 min" },
    { 1, "0:01", "1 min" },
    { 0, "0:00", "0 min" },
    { -1, "\u200E−0:01", "\u200E−0 min" },
    { -65, "\u200E−1:05", "\u200E−1 min" },
    { G_MAXINT64, "10080:00", "10080 min" },
    { G_MININT64, "\u200E−10080:00", "\u200E−10080 min" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *exact = ethos_format_remaining (rows[i].seconds, TRUE);
      g_autofree char *calm = ethos_format_remaining (rows[i].seconds, FALSE);

      g_assert_cmpstr (exact, ==, rows[i].exact);
      g_assert_cmpstr (calm, ==, rows[i].calm);
    }
}

static void
test_ring (void)
{
  GtkWidget *ring = g_object_ref_sink (ethos_timer_ring_new ());

  ethos_timer_ring_set_share (ETHOS_TIMER_RING (ring), 2);
  g_assert_cmpfloat (ethos_timer_ring_get_share (ETHOS_TIMER_RING (ring)), ==, 1);
  ethos_timer_ring_set_share (ETHOS_TIMER_RING (ring), 0.25);
  ethos_timer_ring_set_text (ETHOS_TIMER_RING (ring), "3 min");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (ring), GTK_ACCESSIBLE_ROLE_METER);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (ring), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Time left");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (ring), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                       25.0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (ring), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                       "3 min");
  g_assert_finalize_object (ring);
}

/* GTK asks for the height before it knows the width, and complains where that was too little. */
static void
test_growing_text (void)
{
  GtkWidget *text = g_object_ref_sink (ethos_growing_text_new ());
  int unknown, wide, narrow;

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)),
                            "We say what we do.\nWe do what we say.", -1);
  gtk_widget_measure (text, GTK_ORIENTATION_VERTICAL, -1, &unknown, NULL, NULL, NULL);
  gtk_widget_measure (text, GTK_ORIENTATION_VERTICAL, 2000, &wide, NULL, NULL, NULL);
  gtk_widget_measure (text, GTK_ORIENTATION_VERTICAL, 60, &narrow, NULL, NULL, NULL);
  g_assert_cmpint (unknown, ==, wide);
  g_assert_cmpint (narrow, >, wide);
  g_object_unref (text);
}

static const EthosNotice disk_full = { ETHOS_BANNER_ERROR, "The disk is full.", "_Try Again",
                                       "app.retry" };
static const EthosNotice recovered = { ETHOS_BANNER_NOTICE, "One change was brought back.",
                                       "_Got It", "app.dismiss" };

static void
test_banner (void)
{
  GtkWidget *banner = ethos_banner_new ();
  GtkWidget *button = gtk_button_new_with_label ("Focus");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWindow *window;

  ethos_describe (button, "What it does");
  gtk_box_append (GTK_BOX (box), banner);
  gtk_box_append (GTK_BOX (box), button);
  window = ui_harness_show (box, 400, 300);
  gtk_widget_grab_focus (button);
  g_assert_false (ethos_banner_get_revealed (ETHOS_BANNER (banner)));
  ethos_banner_show (ETHOS_BANNER (banner), &disk_full, 1);
  g_assert_true (ethos_banner_get_revealed (ETHOS_BANNER (banner)));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (banner), GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (banner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "The disk is full.");
  /* The announcement borrows the description of what has the focus, and nothing forgets it. */
  ui_harness_assert_said (button, "The disk is full.");
  g_assert_cmpstr (ethos_get_description (button), ==, "What it does");
  ethos_banner_show (ETHOS_BANNER (banner), NULL, 0);
  g_assert_false (ethos_banner_get_revealed (ETHOS_BANNER (banner)));
  g_assert_null (ethos_banner_get_text (ETHOS_BANNER (banner)));
  gtk_window_destroy (window);
}

/* What was told stays told as long as it is true, whatever is told meanwhile. */
static void
test_banner_tells_once (void)
{
  const EthosNotice both[] = { disk_full, recovered };
  GtkWidget *banner = ethos_banner_new ();
  GtkWidget *button = gtk_button_new_with_label ("Focus");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWindow *window;

  gtk_box_append (GTK_BOX (box), banner);
  gtk_box_append (GTK_BOX (box), button);
  window = ui_harness_show (box, 400, 300);
  gtk_widget_grab_focus (button);
  ethos_banner_show (ETHOS_BANNER (banner), &recovered, 1);
  ui_harness_assert_said (button, recovered.text);
  ethos_banner_show (ETHOS_BANNER (banner), both, 2);
  ui_harness_assert_said (button, disk_full.text);
  ethos_banner_show (ETHOS_BANNER (banner), &recovered, 1);
  g_assert_cmpstr (ethos_banner_get_text (ETHOS_BANNER (banner)), ==, recovered.text);
  ui_harness_assert_said (button, disk_full.text);
  /* What comes to be true again is news. */
  ethos_banner_show (ETHOS_BANNER (banner), NULL, 0);
  ethos_banner_show (ETHOS_BANNER (banner), &recovered, 1);
  ui_harness_assert_said (button, recovered.text);
  gtk_window_destroy (window);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new_with_free_func (g_object_unref);

  ui_harness_list_mapped (widget, GTK_TYPE_BUTTON, buttons);
  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_button_get_label (buttons->pdata[i]), label) == 0)
      return buttons->pdata[i];
  g_assert_not_reached ();
}

/* Who was in it is where they were before when it goes, or below it where that is no place. */
static void
test_banner_returns_focus (void)
{
  GtkWidget *banner = ethos_banner_new ();
  GtkWidget *above = gtk_button_new_with_label ("Above");
  GtkWidget *below = gtk_button_new_with_label ("Below");
  GtkWidget *before = gtk_button_new_with_label ("Before");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const GActionEntry actions[] = { { .name = "retry" }, { .name = "copy" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *button;
  GtkWindow *window;

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), NULL);
  gtk_widget_insert_action_group (box, "app", G_ACTION_GROUP (group));
  gtk_box_append (GTK_BOX (box), above);
  gtk_box_append (GTK_BOX (box), banner);
  gtk_box_append (GTK_BOX (box), below);
  gtk_box_append (GTK_BOX (box), before);
  window = ui_harness_show (box, 400, 300);
  for (guint i = 0; i < 3; i++)
    {
      gtk_widget_set_sensitive (before, TRUE);
      gtk_widget_grab_focus (before);
      ethos_banner_show (ETHOS_BANNER (banner), &disk_full, 1);
      ethos_banner_set_extra (ETHOS_BANNER (banner), "Save a _Copy…", "app.copy");
      ui_harness_settle (GTK_WIDGET (window));
      button = find_button (banner, i == 0 ? "Save a _Copy…" : "_Try Again");
      g_assert_true (gtk_widget_grab_focus (button));
      gtk_widget_set_sensitive (before, i != 1);
      ethos_banner_show (ETHOS_BANNER (banner), NULL, 0);
      if (i == 2)
        /* A dialog that closes only now gives the focus back to what opened it. */
        gtk_widget_grab_focus (button);
      g_assert_true (gtk_window_get_focus (window) == (i == 1 ? below : before));
      ui_harness_settle (GTK_WIDGET (window));
      g_assert_true (gtk_window_get_focus (window) == (i == 1 ? below : before));
    }
  gtk_window_destroy (window);
}

/* A tooltip describes too: an announcement must not cost it, and ends when the focus goes on. */
static void
test_announcement_over (void)
{
  GtkWidget *buttons[] = { gtk_button_new_with_label ("One"), gtk_button_new_with_label ("Two"),
                           gtk_button_new_with_label ("Three") };
  static const char *const descriptions[] = { "What it shows", "What it does", NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWindow *window;

  if (!ui_harness_hears ())
    {
      g_test_skip ("GTK announces by itself");
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_box_append (GTK_BOX (box), buttons[i]);
  gtk_widget_set_tooltip_text (buttons[0], descriptions[0]);
  ethos_describe (buttons[1], descriptions[1]);
  window = ui_harness_show (box, 400, 300);
  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      gtk_widget_grab_focus (buttons[i]);
      ethos_announce (box, "Step 2 of 5: Listening");
      ui_harness_assert_said (buttons[i], "Step 2 of 5: Listening");
      gtk_widget_grab_focus (buttons[(i + 1) % G_N_ELEMENTS (buttons)]);
      if (descriptions[i] != NULL)
        gtk_test_accessible_assert_property (GTK_ACCESSIBLE (buttons[i]),
                                             GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, descriptions[i]);
      else
        g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (buttons[i]),
                                                          GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
    }
  gtk_window_destroy (window);
}

static void
wait_ms (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * (gint64) 1000;

  while (g_get_monotonic_time () < end)
    {
      while (g_main_context_iteration (NULL, FALSE))
        continue;
      g_usleep (10000);
    }
}

/* What is changed and announced is heard once: neither before, as a description, nor again when
 * the announcement is over. */
static void
test_announced_once (void)
{
  GtkWidget *line = gtk_button_new_with_label ("Line");
  GtkWidget *other = gtk_button_new_with_label ("Other");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWindow *window;

  if (!ui_harness_hears ())
    {
      g_test_skip ("GTK announces by itself");
      return;
    }
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), other);
  ethos_describe (line, "Open");
  window = ui_harness_show (box, 400, 300);
  gtk_widget_grab_focus (line);
  ethos_describe (line, "Left out by you");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Open");
  ethos_announce (box, "Left out");
  ui_harness_assert_said (line, "Left out");
  wait_ms (6500);
  ui_harness_assert_said (line, "Left out");
  /* What changes after that is heard. */
  ethos_describe (line, "Fixed");
  wait_ms (100);
  ui_harness_assert_said (line, "Fixed");
  ethos_announce (box, "Open");
  ui_harness_assert_said (line, "Open");
  gtk_widget_grab_focus (other);
  ui_harness_assert_said (line, "Fixed");
  gtk_window_destroy (window);
}

/* Of two announcements in one breath the later is said, unless the first is what nobody may miss.
 */
static void
test_alert (void)
{
  GtkWidget *button = gtk_button_new_with_label ("Line");
  GtkWindow *window;

  if (!ui_harness_hears ())
    {
      g_test_skip ("GTK announces by itself");
      return;
    }
  window = ui_harness_show (button, 400, 300);
  gtk_widget_grab_focus (button);
  ethos_announce (button, "Step 1 of 5");
  ethos_announce (button, "Step 2 of 5");
  ui_harness_assert_said (button, "Step 2 of 5");
  ethos_announce_alert (button, "The disk is full.");
  ethos_announce (button, "Step 3 of 5");
  ui_harness_assert_said (button, "The disk is full.\nStep 3 of 5");
  ethos_announce (button, "Step 4 of 5");
  ui_harness_assert_said (button, "Step 4 of 5");
  gtk_window_destroy (window);
}

/* Entries keep their text in a widget of its own, which has the focus and which nobody hears. */
static void
test_announced_in_entries (void)
{
  GtkWidget *entries[] = { gtk_entry_new (),          gtk_search_entry_new (),
                           gtk_password_entry_new (), gtk_spin_button_new_with_range (1, 9, 1),
                           adw_entry_row_new (),      gtk_text_view_new () };
  GtkWidget *list = gtk_list_box_new ();
  GtkWindow *window;

  if (!ui_harness_hears ())
    {
      g_test_skip ("GTK announces by itself");
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    gtk_list_box_append (GTK_LIST_BOX (list), entries[i]);
  window = ui_harness_show (list, 400, 300);
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      GtkWidget *focus;

      g_test_message ("%s", G_OBJECT_TYPE_NAME (entries[i]));
      gtk_widget_grab_focus (entries[i]);
      focus = gtk_window_get_focus (window);
      g_assert_true (focus == entries[i] || GTK_IS_TEXT (focus));
      ethos_announce (list, "Line added");
      ui_harness_assert_said (entries[i], "Line added");
      /* It stays until the focus goes, and a description of its own comes back after it. */
      ethos_describe (entries[i], "One thing that people do");
      ethos_announce (list, "Could not be saved");
      ui_harness_assert_said (entries[i], "Could not be saved");
      gtk_widget_grab_focus (entries[(i + 1) % G_N_ELEMENTS (entries)]);
      ui_harness_assert_said (entries[i], "One thing that people do");
    }
  gtk_window_destroy (window);
}

/* What changes a moment after something else was announced is news as well. */
static void
test_announced_before (void)
{
  GtkWidget *line = gtk_button_new_with_label ("Line");
  GtkWindow *window;

  if (gtk_check_version (4, 14, 0) == NULL)
    {
      g_test_skip ("GTK announces by itself");
      return;
    }
  ethos_describe (line, "Yellow");
  window = ui_harness_show (line, 400, 300);
  gtk_widget_grab_focus (line);
  ethos_announce (line, "Shown on the projector");
  ui_harness_assert_said (line, "Shown on the projector");
  ethos_describe (line, "Red");
  ui_harness_assert_said (line, "Red");
  gtk_window_destroy (window);
}

static void
test_panes (void)
{
  static const struct
  {
    int width;
    gboolean start_floats;
    gboolean end_floats;
  } rows[] = {
    { 1366, FALSE, FALSE }, { 1100, FALSE, FALSE }, { 1099, FALSE, TRUE },
    { 760, FALSE, TRUE },   { 759, TRUE, TRUE },    { 360, TRUE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *panes = ethos_panes_new ();
      GtkWidget *end = gtk_label_new ("Script");
      GtkWindow *window;

      ethos_panes_set_start (ETHOS_PANES (panes), gtk_label_new ("Plan"));
      ethos_panes_set_end (ETHOS_PANES (panes), end);
      ethos_panes_set_middle (ETHOS_PANES (panes), gtk_label_new ("Step"));
      gtk_widget_set_size_request (panes, rows[i].width, -1);
      gtk_widget_set_halign (panes, GTK_ALIGN_START);
      window = ui_harness_show (panes, rows[i].width, 400);
      g_assert_cmpint (gtk_widget_get_width (panes), ==, rows[i].width);
      g_assert_cmpint (ethos_panes_get_start_floats (ETHOS_PANES (panes)), ==,
                       rows[i].start_floats);
      g_assert_cmpint (ethos_panes_get_end_floats (ETHOS_PANES (panes)), ==, rows[i].end_floats);
      g_assert_cmpint (gtk_widget_get_child_visible (end), ==, !rows[i].end_floats);
      ethos_panes_set_end_shown (ETHOS_PANES (panes), TRUE);
      ui_harness_settle (panes);
      g_assert_true (gtk_widget_get_child_visible (end));
      gtk_window_destroy (window);
    }
}

/* The sides may lie beside a middle in which ordinary text has room, and not in large letters. */
static void
test_panes_large (void)
{
  static const struct
  {
    int percent;
    gboolean end_floats;
  } rows[] = { { 100, FALSE }, { 125, FALSE }, { 200, TRUE }, { 100, FALSE } };
  GtkWidget *panes = ethos_panes_new ();
  GtkWindow *window;

  ethos_panes_set_start (ETHOS_PANES (panes), gtk_label_new ("Plan"));
  ethos_panes_set_end (ETHOS_PANES (panes), gtk_label_new ("Script"));
  ethos_panes_set_middle (ETHOS_PANES (panes), gtk_label_new ("Step"));
  gtk_widget_set_size_request (panes, 1366, -1);
  gtk_widget_set_halign (panes, GTK_ALIGN_START);
  window = ui_harness_show (panes, 1366, 400);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", rows[i].percent * 96 * 1024 / 100,
                    NULL);
      ui_harness_settle (panes);
      g_assert_cmpint (gtk_widget_get_width (panes), ==, 1366);
      g_assert_cmpint (ethos_panes_get_end_floats (ETHOS_PANES (panes)), ==, rows[i].end_floats);
      g_assert_false (ethos_panes_get_start_floats (ETHOS_PANES (panes)));
    }
  gtk_window_destroy (window);
}

static void
test_style (void)
{
  g_autoptr (EthosPaperStyle) style = ethos_paper_style_new (gdk_display_get_default ());

  g_assert_finalize_object (g_steal_pointer (&style));
}

static void
test_button_names (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic ("_Back");
  GtkWindow *window;

  ethos_widget_names_install ();
  window = ui_harness_show (button, 200, 100);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Back");
  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (button),
                                                    GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  gtk_button_set_label (GTK_BUTTON (button), "Be_gin");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Begin");
  gtk_window_destroy (window);
}

/* A label that stays as it is is no news. */
static void
test_button_label (void)
{
  GtkWidget *button = gtk_button_new ();
  guint n_notified = 0;

  g_object_ref_sink (button);
  ethos_set_button_label (GTK_BUTTON (button), "_Got It");
  g_signal_connect (gtk_button_get_child (GTK_BUTTON (button)), "notify::label",
                    G_CALLBACK (count_cb), &n_notified);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "_Got It");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Got It");
  ethos_set_button_label (GTK_BUTTON (button), "_Got It");
  g_assert_cmpuint (n_notified, ==, 0);
  ethos_set_button_label (GTK_BUTTON (button), "_Try Again");
  g_assert_cmpuint (n_notified, ==, 1);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Try Again");
  g_object_unref (button);
}

static GtkWidget *
new_scroller (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  return scroller;
}

static GtkWidget *
new_block (int height)
{
  GtkWidget *block = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_size_request (block, 100, height);
  return block;
}

/* Where what is under the pointer has come to its end, what is around it goes on. */
static void
test_wheel (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *block = new_block (600);
  GtkWidget *inner = new_scroller (block);
  GtkWidget *whole = new_block (200);
  GtkWidget *still = new_scroller (whole);
  GtkScrolledWindow *outer = GTK_SCROLLED_WINDOW (new_scroller (box));
  GtkAdjustment *inside, *outside;
  GtkWindow *window;

  gtk_widget_set_size_request (inner, -1, 300);
  gtk_widget_set_size_request (still, -1, 200);
  gtk_box_append (GTK_BOX (box), inner);
  gtk_box_append (GTK_BOX (box), still);
  ethos_wheel_lead_on (outer);
  window = ui_harness_show (GTK_WIDGET (outer), 200, 400);
  inside = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (inner));
  outside = gtk_scrolled_window_get_vadjustment (outer);

  g_assert_false (ethos_wheel_scroll_from (outer, block, 40));
  g_assert_cmpfloat (gtk_adjustment_get_value (outside), ==, 0);
  g_assert_true (ethos_wheel_scroll_from (outer, whole, 40));
  g_assert_cmpfloat (gtk_adjustment_get_value (outside), ==, 40);
  gtk_adjustment_set_value (inside, 300);
  g_assert_true (ethos_wheel_scroll_from (outer, block, 60));
  g_assert_cmpfloat (gtk_adjustment_get_value (outside), ==, 100);
  gtk_adjustment_set_value (outside, gtk_adjustment_get_upper (outside));
  g_assert_false (ethos_wheel_scroll_from (outer, block, 60));
  g_assert_false (ethos_wheel_scroll_from (outer, block, -60));
  g_assert_true (ethos_wheel_scroll_from (outer, whole, -60));
  /* Directly in it, it scrolls by itself. */
  g_assert_false (ethos_wheel_scroll_from (outer, box, -40));
  gtk_window_destroy (window);
}

/* How wide the tooltip that was set last would be. */
static int tooltip_width = 0;

void __wrap_gtk_tooltip_set_custom (GtkTooltip *tooltip, GtkWidget *widget);

void
__wrap_gtk_tooltip_set_custom (GtkTooltip *tooltip, GtkWidget *widget)
{
  g_object_ref_sink (widget);
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &tooltip_width, NULL, NULL);
  g_object_unref (widget);
}

/* The longest note there is has its words in lines, on the screen. */
static void
test_note_tooltip (void)
{
  GtkWidget *note = g_object_ref_sink (ethos_note_view_new ());
  g_autofree char *text = g_strnfill (500, 'n');
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown = FALSE;

  for (gsize i = 5; i < 500; i += 6)
    text[i] = ' ';
  ethos_note_view_set_text (ETHOS_NOTE_VIEW (note), text);
  g_signal_emit_by_name (note, "query-tooltip", 1, 1, FALSE, tooltip, &shown);
  g_assert_true (shown);
  g_assert_cmpint (tooltip_width, >, 100);
  g_assert_cmpint (tooltip_width, <, 700);
  g_object_unref (note);
}

/* A menu is inside its button: over it there is no tooltip of the button. */
static void
test_menu_tooltip (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWindow *window;

  ethos_widget_names_install ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "open-menu-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), gtk_popover_new ());
  gtk_widget_set_tooltip_text (button, "Menu");
  window = ui_harness_show (button, 200, 200);
  g_assert_true (gtk_widget_get_has_tooltip (button));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  g_assert_false (gtk_widget_get_has_tooltip (button));
  gtk_widget_set_tooltip_text (button, "Main Menu");
  g_assert_false (gtk_widget_get_has_tooltip (button));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  g_assert_true (gtk_widget_get_has_tooltip (button));
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  ui_harness_init (&argc, &argv);
  g_test_add_func ("/widgets/sheet", test_sheet);
  g_test_add_func ("/widgets/note", test_note);
  g_test_add_func ("/widgets/note-link", test_note_link);
  g_test_add_func ("/widgets/note-fits", test_note_fits);
  g_test_add_func ("/widgets/remaining", test_remaining);
  g_test_add_func ("/widgets/ring", test_ring);
  g_test_add_func ("/widgets/growing-text", test_growing_text);
  g_test_add_func ("/widgets/banner", test_banner);
  g_test_add_func ("/widgets/banner-tells-once", test_banner_tells_once);
  g_test_add_func ("/widgets/banner-returns-focus", test_banner_returns_focus);
  g_test_add_func ("/widgets/announcement-over", test_announcement_over);
  g_test_add_func ("/widgets/announced-once", test_announced_once);
  g_test_add_func ("/widgets/alert", test_alert);
  g_test_add_func ("/widgets/announced-in-entries", test_announced_in_entries);
  g_test_add_func ("/widgets/announced-before", test_announced_before);
  g_test_add_func ("/widgets/panes", test_panes);
  g_test_add_func ("/widgets/panes-large", test_panes_large);
  g_test_add_func ("/widgets/style", test_style);
  g_test_add_func ("/widgets/button-names", test_button_names);
  g_test_add_func ("/widgets/button-label", test_button_label);
  g_test_add_func ("/widgets/menu-tooltip", test_menu_tooltip);
  g_test_add_func ("/widgets/wheel", test_wheel);
  g_test_add_func ("/widgets/note-tooltip", test_note_tooltip);

  return g_test_run ();
}
