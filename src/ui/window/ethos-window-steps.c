// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-window"

#include "config.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-barrier.h"
#include "ethos-board-view.h"
#include "ethos-clicker.h"
#include "ethos-focus-pair.h"
#include "ethos-lines-view.h"
#include "ethos-next-action.h"
#include "ethos-note-entry.h"
#include "ethos-text.h"
#include "ethos-window-private.h"

/* Running a workshop: the one primary button, undo, who sees this screen, and the clicker. */

static void
update_undo (EthosWindow *self, gboolean undo)
{
  GtkWidget *button = undo ? self->undo_button : self->redo_button;
  const char *label =
      undo ? ethos_store_get_undo_label (self->store) : ethos_store_get_redo_label (self->store);
  g_autofree char *text = NULL;

  if (label == NULL)
    text = g_strdup (undo ? _ ("Undo") : _ ("Redo"));
  else
    /* Translators: %s is what was done, such as “move of 14 notes”. */
    text = g_strdup_printf (undo ? _ ("Undo %s") : _ ("Redo %s"), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  /* To GTK a tooltip is a new description, also where it stays as it is. */
  if (g_strcmp0 (gtk_widget_get_tooltip_text (button), text) != 0)
    gtk_widget_set_tooltip_text (button, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), undo ? "win.undo" : "win.redo", label != NULL);
}

static void
update_both (gpointer data)
{
  update_undo (data, TRUE);
  update_undo (data, FALSE);
}

static void
update_history (EthosWindow *self)
{
  ethos_focus_pair_update (self->undo_button, self->redo_button, update_both, self);
}

static void
announce_turn (EthosWindow *self, gboolean undo, const char *operation)
{
  g_autofree char *text = g_strdup_printf (
      /* Translators: spoken; %s is what was taken back or done again, such as “move of 14 notes”.
       */
      undo ? _ ("Undone: %s") : _ ("Done again: %s"), operation);

  ethos_announce (GTK_WIDGET (self), text);
}

static void
turn_back (EthosWindow *self, gboolean undo)
{
  g_auto (EthosOutcome) outcome = { 0 };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) skipped = NULL;
  g_autofree char *names = NULL;
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;
  gboolean done;

  /* The keys reach the window also where no workshop is open. */
  if (self->store == NULL)
    return;

  ethos_window_dismiss_undo (self);
  label = g_strdup (undo ? ethos_store_get_undo_label (self->store)
                         : ethos_store_get_redo_label (self->store));
  done = undo ? ethos_store_undo (self->store, &outcome, &error)
              : ethos_store_redo (self->store, &outcome, &error);
  if (!done)
    {
      ethos_window_toast (self, error->message, NULL, NULL);
      return;
    }
  announce_turn (self, undo, label);
  if (outcome.skipped == NULL || outcome.skipped[0] == NULL)
    return;
  skipped = g_new0 (char *, g_strv_length (outcome.skipped) + 1);
  for (guint i = 0; outcome.skipped[i] != NULL; i++)
    skipped[i] = ethos_text_isolate (outcome.skipped[i]);
  /* Translators: stands between the names of things. */
  names = g_strjoinv (_ ("”, “"), skipped);
  /* Translators: %s is the names of what undo did not touch, because somebody changed it later. */
  text = g_strdup_printf (_ ("Left as it is, because it was changed since: “%s”"), names);
  ethos_window_toast (self, text, NULL, NULL);
}

static const char *
get_refusal (EthosWindow *self, gboolean undo)
{
  const char *barrier = ethos_store_get_barrier (self->store);

  if (!undo)
    return _ ("Nothing to redo");
  if (g_strcmp0 (barrier, "round-close") == 0)
    /* Translators: spoken; votes were counted. */
    return _ ("Counting cannot be undone");
  if (g_strcmp0 (barrier, "activity-reveal") == 0)
    /* Translators: spoken; the notes were revealed. */
    return _ ("Revealing cannot be undone");
  if (g_strcmp0 (barrier, "notes-erase") == 0)
    /* Translators: spoken; notes were deleted for good. */
    return _ ("Erasing cannot be undone");
  return _ ("Nothing to undo");
}

/* Who presses a key that does nothing hears so; the buttons show it. */
static gboolean
turn_back_by_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  EthosWindow *self = ETHOS_WINDOW (widget);
  gboolean undo;

  g_variant_get (args, "(b)", &undo);
  if (self->store == NULL || ethos_window_get_page (self) != ETHOS_PAGE_WORKSHOP)
    return GDK_EVENT_PROPAGATE;
  if (undo ? ethos_store_can_undo (self->store) : ethos_store_can_redo (self->store))
    turn_back (self, undo);
  else
    ethos_announce (widget, get_refusal (self, undo));
  return GDK_EVENT_STOP;
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  turn_back (ETHOS_WINDOW (widget), TRUE);
}

static void
redo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  turn_back (ETHOS_WINDOW (widget), FALSE);
}

static gboolean
shows_hints (EthosWindow *self)
{
  return self->settings == NULL || g_settings_get_boolean (self->settings, "show-practice-hints");
}

static void
update_primary (EthosWindow *self)
{
  EthosSession *session = ethos_store_get_session (self->store);
  EthosNextAction next = ethos_next_action_find (session);
  gboolean at_poster =
      next == ETHOS_NEXT_POSTER && ethos_step_stack_get_looked (self->steps) == NULL;
  gboolean open = !ethos_store_get_read_only (self->store);
  g_autofree char *caution = ethos_next_action_dup_caution (next, session);
  const char *hint = caution;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.primary",
                                 !at_poster && (open || next == ETHOS_NEXT_POSTER));
  if (at_poster)
    /* Translators: the primary button; prints the poster. */
    ethos_workshop_view_set_primary (self->workshop, _ ("_Print…"), "win.print");
  else
    ethos_workshop_view_set_primary (self->workshop, ethos_next_action_get_label (next, session),
                                     "win.primary");
  if (hint == NULL && shows_hints (self) && !at_poster)
    hint = ethos_next_action_get_hint (next);
  ethos_workshop_view_set_hint (self->workshop, hint);
}

static void
look_cb (EthosWindow *self)
{
  const char *looked = ethos_plan_view_get_looked (self->plan);

  ethos_step_stack_set_looked (self->steps, looked);
  ethos_script_view_set_step (self->script, looked);
  update_primary (self);
  ethos_window_check_focus (self);
}

static void
returned_cb (EthosWindow *self)
{
  if (ethos_step_stack_get_looked (self->steps) == NULL)
    ethos_plan_view_set_looked (self->plan, NULL);
}

static void
update_privacy (EthosWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.cover-private",
                                 !ethos_privacy_get_covered (self->privacy));
}

static void
monitors_cb (EthosWindow *self)
{
  ethos_privacy_set_answer (self->privacy, ETHOS_SCREEN_UNANSWERED);
}

/* What was told of one screen that has gone is not told of the next. */
static void
lost_cb (EthosWindow *self)
{
  self->lost_seen = FALSE;
  ethos_window_update_document (self);
}

static void
cover_private_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ethos_privacy_set_answer (ETHOS_WINDOW (widget)->privacy, ETHOS_SCREEN_SEEN);
}

/* While people write, what is typed must reach the notes and never the button that was pressed. */
static gboolean
focus_notes (EthosWindow *self)
{
  const EthosActivity *step = ethos_session_get_current (ethos_store_get_session (self->store));
  GtkWidget *view = ethos_step_stack_get_view (self->steps);

  if (step == NULL || step->kind != ETHOS_ACTIVITY_WRITE_NOTES || step->revealed ||
      !ETHOS_IS_BOARD_VIEW (view) || (!step->prompt_shown && step->timer.state == ETHOS_TIMER_IDLE))
    return FALSE;
  ethos_board_view_focus_entry (ETHOS_BOARD_VIEW (view));
  return TRUE;
}

static void
ask_screen (EthosWindow *self, GAsyncReadyCallback callback)
{
  const EthosAnswer answers[] = {
    { "seen", _ ("The _Room Can See It"), ETHOS_ANSWER_PLAIN },
    { "private", _ ("_Only I Can See It"), ETHOS_ANSWER_PLAIN },
  };
  const EthosQuestion question = {
    .heading = _ ("Can the Room See This Screen?"),
    .body = _ ("A projector often shows the same picture as this screen. As long as the room can "
               "see it, the script and the hidden notes stay covered."),
    .answers = answers,
    .n_answers = G_N_ELEMENTS (answers),
    .unanswered = "unanswered",
  };

  if (self->asking_screen)
    return;
  self->asking_screen = TRUE;
  ethos_ask_async (GTK_WINDOW (self), &question, self->cancellable, callback, g_object_ref (self));
}

/* The question was asked from what goes away with the answer. The focus must not fall into the
 * script, which would be selected by it. */
static void
set_answer (EthosWindow *self, EthosScreenAnswer answer)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean from_script = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->script));

  if (from_script)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  ethos_privacy_set_answer (self->privacy, answer);
  if (from_script && !focus_notes (self))
    gtk_widget_grab_focus (ethos_workshop_view_get_primary_button (self->workshop));
}

/* Who leaves the question has not said that the room can see it, and what was only shown to find
 * out goes again. Returns whether there is an answer. */
static gboolean
take_answer (EthosWindow *self, GAsyncResult *result)
{
  g_autofree char *answer = ethos_ask_finish (result, NULL);
  gboolean answered = g_strcmp0 (answer, "private") == 0 || g_strcmp0 (answer, "seen") == 0;

  self->asking_screen = FALSE;
  if (self->privacy != NULL && answered)
    set_answer (self, g_str_equal (answer, "private") ? ETHOS_SCREEN_PRIVATE : ETHOS_SCREEN_SEEN);
  else if (self->projector != NULL && self->checking_projector)
    ethos_projector_hide (self->projector);
  self->checking_projector = FALSE;
  return answered;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosWindow) self = data;

  take_answer (self, result);
}

static void
ask_screen_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ask_screen (ETHOS_WINDOW (widget), answered_cb);
}

static void
check_projector_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosWindow *self = ETHOS_WINDOW (widget);

  self->checking_projector = !ethos_projector_get_shown (self->projector);
  if (self->checking_projector)
    gtk_widget_activate_action (widget, ETHOS_PROJECTOR_PREFIX ".show", NULL);
  ask_screen (self, answered_cb);
}

/* Whoever shows the projector has one: now it matters who sees what. */
static void
shown_cb (EthosWindow *self)
{
  ethos_step_stack_set_projector_shown (self->steps, ethos_projector_get_shown (self->projector));
  if (ethos_projector_get_shown (self->projector) && !ethos_projector_is_apart (self->projector))
    ethos_window_toast (self, _ ("The projector is in a window of its own, behind this one."),
                        _ ("Bring to Front"), ETHOS_PROJECTOR_PREFIX ".raise");
  /* It has come back by itself: a question would take the keys of whoever is writing. Private
   * things stay covered until it is answered. */
  if (ethos_projector_get_lost (self->projector) != NULL)
    return;
  if (ethos_projector_get_shown (self->projector) &&
      ethos_privacy_get_answer (self->privacy) == ETHOS_SCREEN_UNANSWERED)
    ask_screen (self, answered_cb);
}

static void
paste_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosWindow *self = ETHOS_WINDOW (widget);

  if (ethos_window_get_page (self) != ETHOS_PAGE_START)
    return;
  gtk_widget_activate_action (widget, "win.open-statement", NULL);
  if (gtk_window_get_focus (GTK_WINDOW (self)) != NULL)
    gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (self)), "clipboard.paste", NULL);
}

static void
begin (EthosWindow *self)
{
  ethos_projector_show_apart (self->projector);
  ethos_store_run (self->store, ethos_next_action_create_op (ETHOS_NEXT_BEGIN));
}

static void
begin_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosWindow) self = data;

  if (take_answer (self, result) && self->store != NULL &&
      ethos_next_action_find (ethos_store_get_session (self->store)) == ETHOS_NEXT_BEGIN)
    begin (self);
}

/* What is being typed is handed in when the focus goes; then it comes back. */
static void
hand_in (EthosWindow *self)
{
  g_autoptr (GtkWidget) focus = NULL;

  g_set_object (&focus, gtk_window_get_focus (GTK_WINDOW (self)));
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  /* An editor may have closed with what was handed in. */
  if (focus != NULL && gtk_widget_get_mapped (focus) &&
      gtk_widget_get_root (focus) == GTK_ROOT (self))
    gtk_window_set_focus (GTK_WINDOW (self), focus);
}

/* Writing lines is done together: the room sees the card that is being worked on. */
static void
show_card (EthosWindow *self)
{
  EthosSession *session = ethos_store_get_session (self->store);
  const EthosActivity *step = ethos_session_get_current (session);
  const char *focus = ethos_session_get_workshop (session)->stage_focus;
  GtkWidget *view = ethos_step_stack_get_view (self->steps);
  g_autofree char *card = NULL;

  if (step == NULL || step->kind != ETHOS_ACTIVITY_WRITE_LINES || !ETHOS_IS_LINES_VIEW (view) ||
      (focus != NULL && *focus != '\0'))
    return;

  g_object_get (view, "card", &card, NULL);
  if (card != NULL)
    ethos_store_run (self->store, ethos_op_new ("stage-show", "target", card, NULL));
}

/**
 * ethos_window_is_second_press:
 *
 * Whether the primary button was pressed only just now: whoever presses twice meant what it said at
 * first. It stays sensitive, so that the focus stays on it.
 */
gboolean
ethos_window_is_second_press (EthosWindow *self)
{
  gint64 since = ethos_clock_get_boot_ms (ethos_store_get_clock (self->store)) - self->pressed_ms;

  return self->pressed_ms != 0 && since >= 0 && since < ETHOS_WINDOW_SECOND_PRESS_MS;
}

static void
primary_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosWindow *self = ETHOS_WINDOW (widget);
  EthosNextAction next;

  hand_in (self);
  next = ethos_next_action_find (ethos_store_get_session (self->store));
  if (ethos_next_action_needs_care (next) && ethos_window_is_second_press (self))
    return;
  self->pressed_ms = ethos_clock_get_boot_ms (ethos_store_get_clock (self->store));
  if (next == ETHOS_NEXT_POSTER)
    ethos_plan_view_set_looked (self->plan, NULL);
  else if (next != ETHOS_NEXT_BEGIN)
    ethos_store_run (self->store, ethos_next_action_create_op (next));
  else if (ethos_privacy_get_answer (self->privacy) == ETHOS_SCREEN_UNANSWERED)
    ask_screen (self, begin_answered_cb);
  else
    begin (self);
  if (next == ETHOS_NEXT_SHOW)
    show_card (self);
  focus_notes (self);
}

static gboolean
click (EthosWindow *self, guint keyval)
{
  gboolean forward = keyval == GDK_KEY_Page_Down || keyval == GDK_KEY_KP_Page_Down;
  EthosRecord *op;

  if (!forward && keyval != GDK_KEY_Page_Up && keyval != GDK_KEY_KP_Page_Up)
    return FALSE;
  if (self->store == NULL || ethos_store_get_read_only (self->store))
    return FALSE;
  op = ethos_clicker_create_op (ethos_store_get_session (self->store), forward);
  if (op == NULL)
    return FALSE;
  if (ethos_store_run (self->store, op))
    {
      g_autofree char *place = ethos_clicker_dup_place (ethos_store_get_session (self->store));

      /* The focus may be anywhere, and says nothing of it. */
      ethos_announce (GTK_WIDGET (self), place);
    }
  return TRUE;
}

/* Whoever begins to type while the focus is on the button means to write: the box for notes takes
 * it, and with it the spaces between the words, which would press the button. A space alone, and
 * Enter, still press it. */
static gboolean
type (EthosWindow *self, GtkEventController *controller, guint keyval)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);
  GtkWidget *view = ethos_step_stack_get_view (self->steps);
  GtkWidget *focus;

  if (letter == 0 || !g_unichar_isgraph (letter) || !ETHOS_IS_BOARD_VIEW (view) ||
      !ethos_board_view_focus_entry (ETHOS_BOARD_VIEW (view)))
    return FALSE;
  focus = gtk_window_get_focus (GTK_WINDOW (self));
  return focus != NULL &&
         gtk_event_controller_key_forward (GTK_EVENT_CONTROLLER_KEY (controller), focus);
}

/* Where the page keys mean something to who types: in a text of many rows, and for a number. A note
 * is short, and its box has the focus by itself after each note; a field of one row knows no pages.
 */
static gboolean
has_page_keys (GtkWidget *focus)
{
  if (GTK_IS_TEXT_VIEW (focus))
    return gtk_widget_get_ancestor (focus, ETHOS_TYPE_NOTE_ENTRY) == NULL;
  return GTK_IS_EDITABLE (focus) && gtk_widget_get_ancestor (focus, GTK_TYPE_SPIN_BUTTON) != NULL;
}

static gboolean
key_cb (EthosWindow *self,
        guint keyval,
        guint keycode,
        GdkModifierType modifiers,
        GtkEventController *controller)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GdkModifierType held = modifiers & gtk_accelerator_get_default_mod_mask ();

  if (ethos_window_get_page (self) == ETHOS_PAGE_WORKSHOP &&
      focus == ethos_workshop_view_get_primary_button (self->workshop) &&
      (held & ~(GdkModifierType) GDK_SHIFT_MASK) == 0 && type (self, controller, keyval))
    return TRUE;

  /* Where somebody types, and with other keys, the page keys mean what they always mean. */
  if (held != 0 || (focus != NULL && has_page_keys (focus)) ||
      ethos_window_get_page (self) != ETHOS_PAGE_WORKSHOP)
    return FALSE;
  return click (self, keyval);
}

/* A clicker sends page keys, wherever the focus happens to be. */
void
ethos_window_add_clicker (EthosWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* Follows the open workshop. */
void
ethos_window_connect_steps (EthosWindow *self)
{
  g_signal_connect_object (ethos_store_get_session (self->store), "changed",
                           G_CALLBACK (update_primary), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ethos_store_get_session (self->store), "changed",
                           G_CALLBACK (ethos_window_check_focus), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "notify::read-only", G_CALLBACK (update_primary), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "notify::undo-label", G_CALLBACK (update_history), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plan, "notify::looked", G_CALLBACK (look_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->steps, "notify::looked", G_CALLBACK (returned_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->privacy, "notify::covered", G_CALLBACK (update_privacy), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->steps, "notify::show-hints", G_CALLBACK (update_primary), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->projector, "monitors-changed", G_CALLBACK (monitors_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->projector, "lost-changed", G_CALLBACK (lost_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ethos_projector_get_actions (self->projector),
                           "action-state-changed::show", G_CALLBACK (shown_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->projector, "key", G_CALLBACK (click), self, G_CONNECT_SWAPPED);
  update_history (self);
  update_privacy (self);
  update_primary (self);
}

/* Enables what needs an open workshop; what needs more of it follows the workshop. */
void
ethos_window_update_steps (EthosWindow *self)
{
  static const char *const actions[] = { "win.ask-screen", "win.check-projector" };
  static const char *const following[] = { "win.primary", "win.undo", "win.redo",
                                           "win.cover-private" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], self->document != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (following) && self->document == NULL; i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), following[i], FALSE);
}

void
ethos_window_install_steps (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "win.primary", primary_cb },
    { "win.undo", undo_cb },
    { "win.redo", redo_cb },
    { "win.ask-screen", ask_screen_cb },
    { "win.cover-private", cover_private_cb },
    { "win.check-projector", check_projector_cb },
    { "win.paste-statement", paste_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  /* Not accelerators of the application: those would take undo away from what is being typed. */
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, turn_back_by_key, "(b)",
                                TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                turn_back_by_key, "(b)", FALSE);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK,
                                       "win.paste-statement", NULL);
}
