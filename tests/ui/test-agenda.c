// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <adwaita.h>

#include "agenda-fixture.h"
#include "ethos-agenda-words.h"
#include "ethos-clicker.h"
#include "ethos-projection.h"
#include "ethos-script-view.h"
#include "ethos-step-page.h"
#include "ethos-time-view.h"
#include "ui-harness.h"

#define SECOND_MS 1000

static void
test_pace_words (void)
{
  static const struct
  {
    gint64 behind_minutes;
    const char *words;
  } cases[] = {
    { 0, "On time" },
    { 1, "1 min behind" },
    { 4, "4 min behind" },
    { -3, "3 min ahead" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const EthosPace pace = { .behind_minutes = cases[i].behind_minutes,
                               .finish_wall_ms =
                                   15 * 60 * ETHOS_TIMER_MINUTE_MS + 40 * ETHOS_TIMER_MINUTE_MS };
      g_autofree char *words = ethos_pace_dup_words (&pace);
      g_autofree char *line = ethos_pace_dup_line (&pace);

      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_true (g_str_has_prefix (line, words));
      g_assert_true (g_str_has_suffix (line, "15:40"));
    }
}

static GtkWidget *
find_label (GtkWidget *widget, const char *words)
{
  if (GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), words))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, words);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_time (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = ethos_time_view_new (fixture->store);
  EthosTimeView *time = ETHOS_TIME_VIEW (view);
  GtkWindow *window = agenda_show (fixture, view, 600, 80);
  EthosTimerWatch *watch = ethos_time_view_get_watch (time);

  g_assert_cmpstr (ethos_time_view_get_state (time), ==, "5 minutes planned");
  agenda_run (fixture, "activity-next");
  g_assert_cmpstr (ethos_time_view_get_state (time), ==, "1 min planned");
  g_assert_true (g_str_has_prefix (ethos_time_view_get_pace (time), "On time · finish about "));

  agenda_run (fixture, "timer-start");
  g_assert_cmpstr (ethos_time_view_get_state (time), ==, "left of 1 min");
  ethos_fake_clock_advance (fixture->clock, 50 * SECOND_MS);
  ethos_timer_watch_poll (watch);
  g_assert_cmpstr (ethos_time_view_get_state (time), ==, "Nearly time");
  ethos_fake_clock_advance (fixture->clock, 8 * SECOND_MS);
  ethos_timer_watch_poll (watch);
  g_assert_cmpstr (ethos_time_view_get_state (time), ==, "Last moments");
  g_assert_false (ui_sample_get_step (fixture->store, 0)->timer.bell_rung);
  ethos_fake_clock_advance (fixture->clock, 2 * SECOND_MS);
  ethos_timer_watch_poll (watch);
  g_assert_cmpstr (ethos_time_view_get_state (time), ==, "Over time");
  g_assert_true (ui_sample_get_step (fixture->store, 0)->timer.bell_rung);

  /* Not “on time” below “over time”. */
  g_assert_true (g_str_has_prefix (ethos_time_view_get_pace (time), "Finish about "));

  ethos_fake_clock_advance (fixture->clock, 4 * ETHOS_TIMER_MINUTE_MS);
  ethos_timer_watch_poll (watch);
  g_assert_true (g_str_has_prefix (ethos_time_view_get_pace (time), "4 min behind · "));
  ethos_store_run (fixture->store, ethos_op_new ("workshop-finish", "value", TRUE, NULL));
  ui_harness_settle (view);
  {
    GtkWidget *words = find_label (view, "Finished");
    graphene_rect_t bounds;

    /* In the middle of the bar, as what is beside it. */
    g_assert_true (g_str_has_prefix (ethos_time_view_get_state (time), "Finished after"));
    g_assert_true (gtk_widget_compute_bounds (words, view, &bounds));
    g_assert_cmpfloat (ABS (bounds.origin.y + bounds.size.height / 2 -
                            (float) gtk_widget_get_height (view) / 2),
                       <=, 2);
  }
  gtk_window_destroy (window);
}

static guint n_beeps;

void __wrap_gdk_display_beep (GdkDisplay *display);

/* The linker leads the calls of the program here. */
void
__wrap_gdk_display_beep (GdkDisplay *display)
{
  n_beeps++;
}

/* How often the bell is heard in a step of one minute and long after it. */
static guint
hear_bell (Fixture *fixture, EthosTimeView *time)
{
  EthosTimerWatch *watch = ethos_time_view_get_watch (time);

  n_beeps = 0;
  agenda_run (fixture, "activity-next");
  agenda_run (fixture, "timer-start");
  ethos_fake_clock_advance (fixture->clock, 59 * SECOND_MS);
  ethos_timer_watch_poll (watch);
  g_assert_cmpuint (n_beeps, ==, 0);
  for (guint i = 0; i < 5; i++)
    {
      ethos_fake_clock_advance (fixture->clock, SECOND_MS);
      ethos_timer_watch_poll (watch);
    }
  g_assert_true (ethos_session_get_current (fixture->session)->timer.bell_rung);
  return n_beeps;
}

static void
test_bell (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = ethos_time_view_new (fixture->store);
  EthosTimeView *time = ETHOS_TIME_VIEW (view);
  GtkWindow *window = agenda_show (fixture, view, 600, 80);

  g_assert_cmpuint (hear_bell (fixture, time), ==, 1);

  /* Who wants no sounds hears none, and the end of the time is kept all the same. */
  ethos_time_view_set_sounds (time, FALSE);
  g_assert_cmpuint (hear_bell (fixture, time), ==, 0);
  ethos_time_view_set_sounds (time, TRUE);
  g_assert_cmpuint (hear_bell (fixture, time), ==, 1);

  /* Long after the end there is nobody to tell. */
  n_beeps = 0;
  agenda_run (fixture, "activity-next");
  agenda_run (fixture, "timer-start");
  ethos_fake_clock_advance (fixture->clock, 60 * ETHOS_TIMER_MINUTE_MS);
  ethos_timer_watch_poll (ethos_time_view_get_watch (time));
  g_assert_cmpuint (n_beeps, ==, 0);
  g_assert_true (ethos_session_get_current (fixture->session)->timer.bell_rung);
  agenda_run (fixture, "workshop-finish");
  gtk_window_destroy (window);
}

static void
assert_time_heard (EthosTimeView *time, const char *words)
{
  GtkWidget *view = GTK_WIDGET (time);
  GtkWidget *state = agenda_find_type (view, GTK_TYPE_LABEL);

  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (state)), ==, ethos_time_view_get_state (time));
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (agenda_find_type (view, g_type_from_name ("EthosTimerRing"))),
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (state), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       words);
}

/* Figures in a ring and words beside them are one sentence to who hears them. */
static void
test_time_heard (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = ethos_time_view_new (fixture->store);
  EthosTimeView *time = ETHOS_TIME_VIEW (view);
  GtkWindow *window = agenda_show (fixture, view, 600, 80);
  EthosTimerWatch *watch = ethos_time_view_get_watch (time);
  GtkWidget *pause;

  agenda_run (fixture, "activity-next");
  ui_harness_settle (view);
  pause = ui_harness_find (view, GTK_TYPE_BUTTON, "Pause the clock");
  assert_time_heard (time, "1 min planned");
  agenda_run (fixture, "timer-start");
  g_assert_true (gtk_widget_activate_action (view, "step.adjust", "i", 120));
  assert_time_heard (time, "3 minutes left of 3");
  ethos_fake_clock_advance (fixture->clock, 3 * SECOND_MS);
  ethos_timer_watch_poll (watch);
  assert_time_heard (time, "2 minutes left of 3");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (pause), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "2 minutes left of 3");
  g_assert_true (gtk_widget_activate_action (view, "step.pause", NULL));
  assert_time_heard (time, "Paused\n2 minutes left of 3");
  g_assert_true (gtk_widget_activate_action (view, "step.pause", NULL));

  /* Under the focus it would be read out each minute. */
  gtk_widget_grab_focus (pause);
  ethos_fake_clock_advance (fixture->clock, 60 * SECOND_MS);
  ethos_timer_watch_poll (watch);
  assert_time_heard (time, "1 minute left of 3");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (pause), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "2 minutes left of 3");
  gtk_window_set_focus (window, NULL);
  ethos_fake_clock_advance (fixture->clock, 60 * SECOND_MS);
  ethos_timer_watch_poll (watch);
  assert_time_heard (time, "Less than a minute left of 3");
  ethos_fake_clock_advance (fixture->clock, 30 * SECOND_MS);
  ethos_timer_watch_poll (watch);
  g_assert_cmpstr (ethos_time_view_get_state (time), ==, "Nearly time");
  assert_time_heard (time, "Less than a minute left of 3");
  ethos_fake_clock_advance (fixture->clock, 30 * SECOND_MS);
  ethos_timer_watch_poll (watch);
  assert_time_heard (time, "The time is over");
  ethos_fake_clock_advance (fixture->clock, 2 * ETHOS_TIMER_MINUTE_MS);
  ethos_timer_watch_poll (watch);
  assert_time_heard (time, "2 minutes over the time");
  gtk_window_destroy (window);
}

static float
get_start (GtkWidget *child, GtkWidget *view)
{
  graphene_rect_t bounds;

  g_assert_nonnull (child);
  g_assert_true (gtk_widget_compute_bounds (child, view, &bounds));
  return bounds.origin.x;
}

/* Who reaches for a button finds it where it was a moment ago. */
static void
test_time_stands_still (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *view = ethos_time_view_new (fixture->store);
  GtkWindow *window;
  GtkWidget *pause;
  float start;

  /* Beside something that takes what is left, as in the bar. */
  gtk_box_append (GTK_BOX (box), view);
  gtk_box_append (GTK_BOX (box), g_object_new (ADW_TYPE_BIN, "hexpand", TRUE, NULL));
  window = agenda_show (fixture, box, 900, 80);
  agenda_run (fixture, "activity-next");
  ui_harness_settle (view);
  pause = ui_harness_find (view, GTK_TYPE_BUTTON, "Pause the clock");
  start = get_start (pause, view);
  agenda_run (fixture, "timer-start");
  for (int minutes = 0; minutes < 20; minutes++)
    {
      ethos_timer_watch_poll (ethos_time_view_get_watch (ETHOS_TIME_VIEW (view)));
      ui_harness_settle (view);
      g_assert_cmpfloat (get_start (pause, view), ==, start);
      ethos_fake_clock_advance (fixture->clock, 59 * SECOND_MS);
    }
  gtk_window_destroy (window);
}

/* Waiting before the clock starts is time used, and the clock still has all of its own. */
static void
test_late_clock (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = ethos_time_view_new (fixture->store);
  EthosTimeView *time = ETHOS_TIME_VIEW (view);
  GtkWindow *window = agenda_show (fixture, view, 600, 80);
  const EthosActivity *step;
  EthosPace before, after;
  g_autofree char *minutes = NULL;
  g_autofree char *overrun = NULL;

  agenda_run (fixture, "activity-next");
  before = ethos_agenda_compute_pace (fixture->session, ETHOS_CLOCK (fixture->clock));
  ethos_fake_clock_advance (fixture->clock, 5 * ETHOS_TIMER_MINUTE_MS);
  agenda_run (fixture, "timer-start");
  after = ethos_agenda_compute_pace (fixture->session, ETHOS_CLOCK (fixture->clock));
  g_assert_cmpint (after.finish_wall_ms - before.finish_wall_ms, ==, 5 * ETHOS_TIMER_MINUTE_MS);
  g_assert_true (g_str_has_prefix (ethos_time_view_get_pace (time), "5 min behind · "));

  agenda_run (fixture, "activity-next");
  ethos_fake_clock_advance (fixture->clock, 40 * SECOND_MS);
  step = ui_sample_get_step (fixture->store, 1);
  minutes = ethos_step_dup_minutes (step, ETHOS_CLOCK (fixture->clock));
  g_assert_cmpstr (minutes, ==, "0 of 1 min");
  ethos_fake_clock_advance (fixture->clock, 40 * SECOND_MS);
  overrun = ethos_step_dup_minutes (step, ETHOS_CLOCK (fixture->clock));
  g_assert_cmpstr (overrun, ==, "1 of 1 min");
  gtk_window_destroy (window);
}

static void
test_steering (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = ethos_time_view_new (fixture->store);
  GtkWindow *window = agenda_show (fixture, view, 600, 80);

  agenda_run (fixture, "activity-next");
  gtk_widget_activate_action (view, "step.back", NULL);
  agenda_run (fixture, "timer-start");
  g_assert_true (gtk_widget_activate_action (view, "step.adjust", "i", 300));
  g_assert_cmpint (ui_sample_get_step (fixture->store, 0)->timer.allotted_ms, ==,
                   6 * ETHOS_TIMER_MINUTE_MS);
  g_assert_true (gtk_widget_activate_action (view, "step.adjust", "i", -60));
  g_assert_cmpint (ui_sample_get_step (fixture->store, 0)->timer.allotted_ms, ==,
                   5 * ETHOS_TIMER_MINUTE_MS);
  g_assert_true (gtk_widget_activate_action (view, "step.pause", NULL));
  g_assert_cmpint (ui_sample_get_step (fixture->store, 0)->timer.state, ==, ETHOS_TIMER_PAUSED);
  g_assert_cmpstr (ethos_time_view_get_state (ETHOS_TIME_VIEW (view)), ==, "Paused");
  g_assert_true (gtk_widget_activate_action (view, "step.pause", NULL));
  g_assert_cmpint (ui_sample_get_step (fixture->store, 0)->timer.state, ==, ETHOS_TIMER_RUNNING);

  g_assert_true (gtk_widget_activate_action (view, "step.skip", NULL));
  g_assert_cmpint (ui_sample_get_step (fixture->store, 0)->state, ==, ETHOS_ACTIVITY_SKIPPED);
  g_assert_true (ethos_session_get_current (fixture->session) ==
                 ui_sample_get_step (fixture->store, 1));
  g_assert_true (gtk_widget_activate_action (view, "step.back", NULL));
  g_assert_true (ethos_session_get_current (fixture->session) ==
                 ui_sample_get_step (fixture->store, 0));
  gtk_window_destroy (window);
}

static void
test_script (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EthosPrivacy) privacy = ethos_privacy_new ();
  GtkWidget *view = ethos_script_view_new (fixture->store, privacy);
  GtkWindow *window = ui_harness_show (view, 300, 600);
  const EthosActivity *first;

  agenda_run (fixture, "activity-next");
  first = ui_sample_get_step (fixture->store, 0);
  g_assert_false (agenda_has_text (view, first->say));
  g_assert_true (agenda_has_text (view, "until it is clear"));
  ethos_privacy_set_answer (privacy, ETHOS_SCREEN_SEEN);
  g_assert_false (agenda_has_text (view, first->say));
  g_assert_true (agenda_has_text (view, "the room can see"));
  ethos_privacy_set_answer (privacy, ETHOS_SCREEN_PRIVATE);
  g_assert_true (agenda_has_text (view, first->say));
  g_assert_true (agenda_has_text (view, first->doing));
  g_assert_true (agenda_has_text (view, first->watch));
  /* What it is for is heard before the words. */
  {
    g_autofree char *heard = g_strconcat ("Say\n", first->say, NULL);

    g_assert_nonnull (ui_harness_find (view, GTK_TYPE_LABEL, heard));
  }

  ethos_script_view_set_step (ETHOS_SCRIPT_VIEW (view),
                              ui_sample_get_step (fixture->store, 1)->record.id);
  g_assert_false (agenda_has_text (view, first->say));
  g_assert_true (agenda_has_text (view, ui_sample_get_step (fixture->store, 1)->say));
  ethos_privacy_set_answer (privacy, ETHOS_SCREEN_UNANSWERED);
  g_assert_false (agenda_has_text (view, ui_sample_get_step (fixture->store, 1)->say));
  gtk_window_destroy (window);
}

/* With text of twice the size, what to say is longer than the pane. */
static void
test_script_by_keys (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EthosPrivacy) privacy = ethos_privacy_new ();
  g_autoptr (GString) say = g_string_new (NULL);
  GtkWidget *view = ethos_script_view_new (fixture->store, privacy);
  GtkAdjustment *down;
  GtkWindow *window;
  GtkWidget *pane, *text;
  double end;

  for (int i = 1; i <= 40; i++)
    g_string_append_printf (say, "Sentence %d of what is said. ", i);
  agenda_run (fixture, "activity-next");
  ethos_store_run (fixture->store, ethos_op_new ("activity-edit", "activity",
                                                 ui_sample_get_step (fixture->store, 0)->record.id,
                                                 "say", say->str, NULL));
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 192 * 1024, NULL);
  window = ui_harness_show (view, 300, 400);
  ethos_privacy_set_answer (privacy, ETHOS_SCREEN_PRIVATE);
  ui_harness_settle (view);
  pane = agenda_find_type (view, GTK_TYPE_SCROLLED_WINDOW);
  down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (pane));
  end = gtk_adjustment_get_upper (down) - gtk_adjustment_get_page_size (down);
  g_assert_cmpfloat (end, >, gtk_adjustment_get_page_size (down));

  /* The texts take the focus, not what they are in. */
  g_assert_false (gtk_widget_get_focusable (pane));
  gtk_window_set_focus (window, NULL);
  g_assert_true (gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD));
  text = gtk_window_get_focus (window);
  g_assert_true (GTK_IS_LABEL (text));
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (text)), "Sentence 1 "));
  ui_harness_settle (view);
  for (guint i = 0; i < 200 && gtk_window_get_focus (window) == text; i++)
    {
      double before = gtk_adjustment_get_value (down);
      graphene_rect_t bounds;

      g_assert_true (gtk_widget_compute_bounds (text, pane, &bounds));
      if (bounds.origin.y + bounds.size.height < gtk_adjustment_get_page_size (down) + 1)
        break;
      g_assert_true (ui_harness_press (text, GDK_KEY_Down, 0));
      ui_harness_settle (view);
      g_assert_cmpfloat (gtk_adjustment_get_value (down), >, before);
    }
  g_assert_cmpfloat (gtk_adjustment_get_value (down), >, gtk_adjustment_get_page_size (down));
  g_assert_true (ui_harness_press (text, GDK_KEY_Up, 0));

  /* From a text to the next it goes on by Tab, and that is seen then. */
  g_assert_true (gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (window) != text);
  ui_harness_settle (view);
  {
    graphene_rect_t bounds;

    g_assert_true (gtk_widget_compute_bounds (gtk_window_get_focus (window), pane, &bounds));
    g_assert_cmpfloat (bounds.origin.y, <, gtk_adjustment_get_page_size (down));
    g_assert_cmpfloat (bounds.origin.y, >=, -1);
  }
  g_assert_cmpfloat (gtk_adjustment_get_value (down), >, 0);
  ethos_script_view_set_step (ETHOS_SCRIPT_VIEW (view),
                              ui_sample_get_step (fixture->store, 1)->record.id);
  g_assert_cmpfloat (gtk_adjustment_get_value (down), ==, 0);
  gtk_window_destroy (window);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

static gboolean
click (Fixture *fixture, gboolean forward)
{
  EthosRecord *op = ethos_clicker_create_op (fixture->session, forward);

  return op != NULL && ethos_store_run (fixture->store, op);
}

static void
test_clicker (Fixture *fixture, gconstpointer data)
{
  EthosItemList *cards =
      ethos_session_get_children (fixture->session, ETHOS_DECK_ID, ETHOS_KIND_CARD);
  guint n_cards = ethos_item_list_get_length (cards);
  const EthosActivity *step;
  guint n_clicks = 0;

  /* Before the workshop, and before the cards are shown, there is nowhere to go. */
  g_assert_false (click (fixture, TRUE));
  agenda_run (fixture, "activity-next");
  g_assert_false (click (fixture, TRUE));
  ethos_store_run (fixture->store, ethos_op_new ("activity-prompt", "value", TRUE, NULL));
  /* The first card is there at once, and back from it are the names of all. */
  g_assert_cmpstr (ethos_session_get_workshop (fixture->session)->stage_focus, ==,
                   ((const EthosRecord *) ethos_item_list_get_record (cards, 0))->id);
  for (guint i = 0; i < ethos_projection_count_overview_pages (fixture->session); i++)
    {
      g_assert_true (click (fixture, FALSE));
      g_assert_null (ethos_session_get_workshop (fixture->session)->stage_focus);
    }
  g_assert_false (click (fixture, FALSE));
  for (guint i = 1; i < ethos_projection_count_overview_pages (fixture->session); i++)
    {
      g_assert_true (click (fixture, TRUE));
      g_assert_null (ethos_session_get_workshop (fixture->session)->stage_focus);
    }
  for (guint i = 0; i < n_cards; i++)
    {
      const EthosRecord *card = ethos_item_list_get_record (cards, i);

      for (guint j = 0; j < ethos_projection_count_focus_pages (fixture->session, card->id); j++)
        {
          g_assert_true (click (fixture, TRUE));
          g_assert_cmpstr (ethos_session_get_workshop (fixture->session)->stage_focus, ==,
                           card->id);
          n_clicks++;
        }
    }
  g_assert_false (click (fixture, TRUE));
  for (guint i = 1; i < n_clicks + ethos_projection_count_overview_pages (fixture->session); i++)
    g_assert_true (click (fixture, FALSE));
  g_assert_false (click (fixture, FALSE));

  /* Pages of notes turn once they are revealed; the clicker itself reveals nothing. */
  agenda_run (fixture, "activity-next");
  ethos_store_run (fixture->store, ethos_op_new ("activity-prompt", "value", TRUE, NULL));
  for (guint i = 0; i < 8; i++)
    ethos_store_run (fixture->store, ethos_op_new ("note-add", "text", "A note", NULL));
  g_assert_false (click (fixture, TRUE));
  agenda_run (fixture, "activity-reveal");
  g_assert_true (click (fixture, TRUE));
  g_assert_false (click (fixture, TRUE));
  g_assert_true (click (fixture, FALSE));
  g_assert_false (click (fixture, FALSE));
  step = ethos_session_get_current (fixture->session);
  g_assert_cmpint (step->kind, ==, ETHOS_ACTIVITY_WRITE_NOTES);

  /* At the close it goes from value to value, also once the workshop is finished. */
  while (ethos_session_get_current (fixture->session)->kind != ETHOS_ACTIVITY_CLOSE)
    agenda_run (fixture, "activity-next");
  g_assert_false (click (fixture, TRUE));
  ethos_store_run (fixture->store, ethos_op_new ("activity-prompt", "value", TRUE, NULL));
  g_assert_true (click (fixture, TRUE));
  g_assert_cmpint (ethos_session_get_workshop (fixture->session)->stage_page, ==, 1);
  g_assert_true (click (fixture, FALSE));
  g_assert_false (click (fixture, FALSE));
  ethos_store_run (fixture->store, ethos_op_new ("workshop-finish", "value", TRUE, NULL));
  g_assert_true (click (fixture, TRUE));
  g_assert_cmpint (ethos_session_get_workshop (fixture->session)->stage_page, ==, 1);
  g_assert_true (click (fixture, FALSE));
}

/* A card whose lines take several pages is turned page by page, and back from its end. */
static void
test_clicker_pages (Fixture *fixture, gconstpointer data)
{
  EthosItemList *cards =
      ethos_session_get_children (fixture->session, ETHOS_DECK_ID, ETHOS_KIND_CARD);
  const EthosRecord *first = ethos_item_list_get_record (cards, 0);
  const EthosRecord *second = ethos_item_list_get_record (cards, 1);
  const EthosWorkshop *workshop;

  for (guint i = 0; i < 6; i++)
    ethos_store_run (fixture->store, ethos_op_new ("line-add", "card", first->id, "text",
                                                   "We say who we are, and what we do", NULL));
  agenda_run (fixture, "activity-next");
  ethos_store_run (fixture->store, ethos_op_new ("activity-prompt", "value", TRUE, NULL));
  while (ethos_session_get_workshop (fixture->session)->stage_focus == NULL)
    g_assert_true (click (fixture, TRUE));
  for (gint64 page = 0; page < 2; page++)
    {
      workshop = ethos_session_get_workshop (fixture->session);
      g_assert_cmpstr (workshop->stage_focus, ==, first->id);
      g_assert_cmpint (workshop->stage_part, ==, page);
      g_assert_true (click (fixture, TRUE));
    }
  while (g_strcmp0 (ethos_session_get_workshop (fixture->session)->stage_focus, first->id) == 0)
    g_assert_true (click (fixture, TRUE));
  workshop = ethos_session_get_workshop (fixture->session);
  g_assert_cmpstr (workshop->stage_focus, ==, second->id);
  g_assert_cmpint (workshop->stage_part, ==, 0);
  g_assert_true (click (fixture, FALSE));
  workshop = ethos_session_get_workshop (fixture->session);
  g_assert_cmpstr (workshop->stage_focus, ==, first->id);
  g_assert_cmpint (workshop->stage_part, >, 0);
}

/* From note to note within a group; at its end the clicker stays, and does not leave the group. */
static void
test_clicker_in_group (Fixture *fixture, gconstpointer data)
{
  const char *ids[4] = { NULL };
  g_autofree char *place = NULL;
  EthosItemList *notes;

  agenda_run (fixture, "activity-next");
  agenda_run (fixture, "activity-next");
  for (guint i = 0; i < 8; i++)
    ethos_store_run (fixture->store, ethos_op_new ("note-add", "text", "A note", NULL));
  agenda_run (fixture, "activity-reveal");
  notes = ethos_session_get_children (fixture->session,
                                      ethos_session_get_current (fixture->session)->record.id,
                                      ETHOS_KIND_NOTE);
  for (guint i = 0; i < 3; i++)
    ids[i] = ((const EthosRecord *) ethos_item_list_get_record (notes, i))->id;
  ethos_store_run (fixture->store,
                   ethos_op_new ("notes-group", "notes", ids, "title", "Trust", NULL));
  ethos_store_run (fixture->store, ethos_op_new ("stage-show", "target", ids[0], NULL));
  for (guint i = 1; i < 3; i++)
    {
      g_assert_true (click (fixture, TRUE));
      g_assert_cmpstr (ethos_session_get_workshop (fixture->session)->stage_focus, ==, ids[i]);
    }
  g_assert_true (click (fixture, TRUE));
  g_assert_cmpstr (ethos_session_get_workshop (fixture->session)->stage_focus, ==, ids[2]);
  place = ethos_clicker_dup_place (fixture->session);
  g_assert_cmpstr (place, ==, "“\u2068A note\u2069”, note 3 of 3");
  g_assert_true (click (fixture, FALSE));
  g_assert_cmpstr (ethos_session_get_workshop (fixture->session)->stage_focus, ==, ids[1]);

  /* A note that is in no group leads to the pages, as before. */
  ethos_store_run (fixture->store,
                   ethos_op_new ("stage-show", "target",
                                 ((const EthosRecord *) ethos_item_list_get_record (notes, 5))->id,
                                 NULL));
  g_assert_true (click (fixture, TRUE));
  g_assert_null (ethos_session_get_workshop (fixture->session)->stage_focus);
}

static void
returned_cb (EthosStepPage *page, guint *n_returned)
{
  (*n_returned)++;
}

static void
test_page (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = ethos_step_page_new (fixture->store);
  GtkWindow *window = ui_harness_show (page, 600, 600);
  guint n_returned = 0;

  agenda_run (fixture, "activity-next");
  g_signal_connect (page, "return", G_CALLBACK (returned_cb), &n_returned);
  ethos_step_page_set_step (ETHOS_STEP_PAGE (page),
                            ui_sample_get_step (fixture->store, 3)->record.id);
  g_assert_true (agenda_has_text (page, "Turn a note into a line"));
  g_assert_true (gtk_widget_activate_action (page, "page.return", NULL));
  g_assert_cmpuint (n_returned, ==, 1);
  g_assert_true (gtk_widget_activate_action (page, "page.go", NULL));
  g_assert_true (ethos_session_get_current (fixture->session) ==
                 ui_sample_get_step (fixture->store, 3));
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  ui_harness_init (&argc, &argv);
  g_test_add_func ("/agenda/pace-words", test_pace_words);
  g_test_add ("/agenda/time", Fixture, NULL, agenda_set_up, test_time, agenda_tear_down);
  g_test_add ("/agenda/bell", Fixture, NULL, agenda_set_up, test_bell, agenda_tear_down);
  g_test_add ("/agenda/time-stands-still", Fixture, NULL, agenda_set_up, test_time_stands_still,
              agenda_tear_down);
  g_test_add ("/agenda/late-clock", Fixture, NULL, agenda_set_up, test_late_clock,
              agenda_tear_down);
  g_test_add ("/agenda/time-heard", Fixture, NULL, agenda_set_up, test_time_heard,
              agenda_tear_down);
  g_test_add ("/agenda/steering", Fixture, NULL, agenda_set_up, test_steering, agenda_tear_down);
  g_test_add ("/agenda/script", Fixture, NULL, agenda_set_up, test_script, agenda_tear_down);
  g_test_add ("/agenda/script-by-keys", Fixture, NULL, agenda_set_up, test_script_by_keys,
              agenda_tear_down);
  g_test_add ("/agenda/clicker", Fixture, NULL, agenda_set_up, test_clicker, agenda_tear_down);
  g_test_add ("/agenda/clicker-in-group", Fixture, NULL, agenda_set_up, test_clicker_in_group,
              agenda_tear_down);
  g_test_add ("/agenda/clicker-pages", Fixture, NULL, agenda_set_up, test_clicker_pages,
              agenda_tear_down);
  g_test_add ("/agenda/page", Fixture, NULL, agenda_set_up, test_page, agenda_tear_down);
  return g_test_run ();
}
