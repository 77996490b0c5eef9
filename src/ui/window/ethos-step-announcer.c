// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-window"

#include "config.h"

#include "ethos-step-announcer.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-note-view.h"
#include "ethos-palette.h"
#include "ethos-text.h"

/* Says what a key or a button did to the running step and to the projector, because the focus stays
 * where it was and nothing else tells it to somebody who does not see the window. */

/* What was said last. */
typedef struct
{
  char *step;
  gboolean finished;
  gboolean prompt_shown;
  gboolean revealed;
  EthosTimerState clock;
  gint64 allotted_ms;
  gboolean shown;
  gboolean blank;
  gboolean frozen;
} State;

struct _EthosStepAnnouncer
{
  GObject parent_instance;

  /* Not owned: where it is said; it owns this. */
  GtkWidget *widget;
  EthosStore *store;
  EthosProjector *projector;
  State said;
  guint n_recoloured;
  int tint;
  guint pending;
};

G_DEFINE_FINAL_TYPE (EthosStepAnnouncer, ethos_step_announcer, G_TYPE_OBJECT)

static const EthosActivity *
get_wall (EthosSession *session, const EthosActivity *step)
{
  return step != NULL ? ethos_session_get_wall (session, step->record.id) : NULL;
}

static void
look (EthosStepAnnouncer *self, State *state)
{
  EthosSession *session = ethos_store_get_session (self->store);
  const EthosWorkshop *workshop = ethos_session_get_workshop (session);
  const EthosActivity *step = ethos_session_get_current (session);
  const EthosActivity *wall = get_wall (session, step);

  *state = (State){
    .step = step != NULL ? g_strdup (step->record.id) : NULL,
    .finished = workshop->finished,
    .prompt_shown = step != NULL && step->prompt_shown,
    .revealed = wall != NULL && wall->revealed,
    .clock = step != NULL ? step->timer.state : ETHOS_TIMER_IDLE,
    .allotted_ms = step != NULL ? step->timer.allotted_ms : 0,
    .shown = ethos_projector_get_shown (self->projector),
    .blank = workshop->stage_blank,
    .frozen = workshop->stage_frozen,
  };
}

static void
add (GString *text, const char *sentence)
{
  if (text->len > 0)
    /* Translators: stands between two sentences that have no full stop. */
    g_string_append (text, _ (". "));
  g_string_append (text, sentence);
}

static void
add_step (EthosStepAnnouncer *self, GString *text, const EthosActivity *step)
{
  EthosSession *session = ethos_store_get_session (self->store);
  g_autofree char *sentence = NULL;

  sentence = ethos_text_print_isolated (
      /* Translators: said by a screen reader; the number of the step, how many there are, its
       * name. */
      _ ("Step %d of %u: %s"), ethos_session_get_position (session, step->record.id) + 1,
      ethos_item_list_get_length (
          ethos_session_get_children (session, ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY)),
      step->title);
  add (text, sentence);
}

static guint
count_shown (EthosSession *session, const EthosActivity *wall)
{
  const EthosNote *note;
  EthosChildIter iter;
  guint n_shown = 0;

  ethos_session_iter_init (session, &iter, wall->record.id, ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    n_shown += note->aside ? 0 : 1;
  return n_shown;
}

static void
add_notes (EthosStepAnnouncer *self, GString *text, const EthosActivity *step, gboolean revealed)
{
  EthosSession *session = ethos_store_get_session (self->store);
  g_autofree char *sentence = NULL;
  guint n_shown;

  if (!revealed)
    {
      /* Translators: the room does not see the notes any more. */
      add (text, _ ("Notes covered again"));
      return;
    }
  n_shown = count_shown (session, get_wall (session, step));
  /* Translators: how many notes the room sees now. */
  sentence =
      g_strdup_printf (ngettext ("%'u note revealed", "%'u notes revealed", n_shown), n_shown);
  add (text, sentence);
}

static void
add_prompt (GString *text, const EthosActivity *step)
{
  if (step->kind == ETHOS_ACTIVITY_PRESENT_CARDS)
    add (text, step->prompt_shown
                   /* Translators: the room sees the cards now. */
                   ? _ ("Cards shown")
                   /* Translators: the room does not see the cards any more. */
                   : _ ("Cards hidden"));
  else
    add (text, step->prompt_shown
                   /* Translators: the room sees the question of the step now. */
                   ? _ ("Prompt shown")
                   /* Translators: the room does not see the question of the step any more. */
                   : _ ("Prompt hidden"));
}

static const char *
get_clock_words (EthosTimerState before, EthosTimerState now)
{
  switch (now)
    {
    case ETHOS_TIMER_RUNNING:
      return before == ETHOS_TIMER_PAUSED ? _ ("Clock resumed") : _ ("Clock started");
    case ETHOS_TIMER_PAUSED:
      return _ ("Clock paused");
    case ETHOS_TIMER_FINISHED:
      return _ ("Clock ended");
    case ETHOS_TIMER_IDLE:
    default:
      /* Translators: the clock of the step is as if nobody had started it. */
      return _ ("Clock not started");
    }
}

static void
add_clock (GString *text, const State *before, const State *now)
{
  g_autofree char *sentence = NULL;
  int minutes = (int) ((now->allotted_ms + ETHOS_TIMER_MINUTE_MS / 2) / ETHOS_TIMER_MINUTE_MS);

  if (now->clock != before->clock)
    add (text, get_clock_words (before->clock, now->clock));
  else if (now->clock != ETHOS_TIMER_IDLE && now->allotted_ms != before->allotted_ms)
    {
      /* Translators: the time of the step was made longer or shorter. */
      sentence = g_strdup_printf (ngettext ("Clock set to %d minute in all",
                                            "Clock set to %d minutes in all", (gulong) minutes),
                                  minutes);
      add (text, sentence);
    }
}

static void
add_projector (GString *text, const State *before, const State *now)
{
  if (now->shown != before->shown)
    add (text, now->shown ? _ ("Projector shown") : _ ("Projector hidden"));
  if (now->blank != before->blank)
    add (text, now->blank
                   /* Translators: the room sees nothing now. */
                   ? _ ("Projector is blank")
                   /* Translators: the room sees the workshop again. */
                   : _ ("Projector is no longer blank"));
  if (now->frozen != before->frozen)
    add (text, now->frozen
                   /* Translators: the projector keeps its picture. */
                   ? _ ("Projector is frozen")
                   /* Translators: the projector follows the workshop again. */
                   : _ ("Projector is no longer frozen"));
}

/* A note that has the focus says its colour itself. */
static gboolean
is_heard (EthosStepAnnouncer *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (self->widget)));

  return self->n_recoloured == 1 && self->tint >= 0 && focus != NULL &&
         ETHOS_IS_NOTE_VIEW (focus) &&
         g_strcmp0 (ethos_note_view_get_tint (ETHOS_NOTE_VIEW (focus)),
                    ethos_tint_get_name ((EthosTint) self->tint)) == 0;
}

static void
add_colours (EthosStepAnnouncer *self, GString *text)
{
  g_autofree char *sentence = NULL;

  if (self->n_recoloured == 0 || is_heard (self))
    return;
  if (self->tint < 0)
    sentence = g_strdup (_ ("Colors of notes changed"));
  else
    sentence = g_strdup_printf (
        /* Translators: how many notes got another color; which. */
        ngettext ("%'u note changed to %s", "%'u notes changed to %s", self->n_recoloured),
        self->n_recoloured, ethos_tint_get_label ((EthosTint) self->tint));
  add (text, sentence);
}

static char *
dup_news (EthosStepAnnouncer *self, const State *before, const State *now)
{
  const EthosActivity *step = ethos_session_get_current (ethos_store_get_session (self->store));
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean other_step = g_strcmp0 (before->step, now->step) != 0;
  /* Of another step is said what differs from one that begins. */
  const State fresh = { .revealed = now->revealed,
                        .clock = ETHOS_TIMER_IDLE,
                        .allotted_ms = now->allotted_ms,
                        .shown = before->shown,
                        .blank = before->blank,
                        .frozen = before->frozen };

  if (now->finished != before->finished && now->finished)
    add (text, _ ("Workshop finished"));
  else if (step != NULL && (other_step || now->finished != before->finished))
    add_step (self, text, step);
  if (other_step)
    before = &fresh;
  if (step != NULL && !now->finished)
    {
      if (now->prompt_shown != before->prompt_shown)
        add_prompt (text, step);
      add_clock (text, before, now);
      if (now->revealed != before->revealed)
        add_notes (self, text, step, now->revealed);
    }
  add_projector (text, before, now);
  add_colours (self, text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
announce_cb (gpointer data)
{
  EthosStepAnnouncer *self = data;
  g_autofree char *text = NULL;
  State now;

  self->pending = 0;
  look (self, &now);
  text = dup_news (self, &self->said, &now);
  g_free (self->said.step);
  self->said = now;
  self->n_recoloured = 0;
  if (*text != '\0')
    ethos_announce (self->widget, text);
  return G_SOURCE_REMOVE;
}

/* One key often changes more than one thing; it is said at once when all of it is done. */
static void
changed_cb (EthosStepAnnouncer *self)
{
  if (self->pending == 0)
    self->pending = g_idle_add (announce_cb, self);
}

static void
session_changed_cb (EthosStepAnnouncer *self, EthosChanges *changes)
{
  for (guint i = 0; i < ethos_changes_get_length (changes); i++)
    {
      const EthosChange *change = ethos_changes_get (changes, i);
      int tint;

      if (change->type != ETHOS_EDIT_SET || change->kind != ETHOS_KIND_NOTE ||
          ((const EthosNote *) change->before)->colour ==
              ((const EthosNote *) change->after)->colour)
        continue;
      tint = ((const EthosNote *) change->after)->colour;
      self->tint = self->n_recoloured == 0 || self->tint == tint ? tint : -1;
      self->n_recoloured++;
    }
  changed_cb (self);
}

static void
ethos_step_announcer_dispose (GObject *object)
{
  EthosStepAnnouncer *self = ETHOS_STEP_ANNOUNCER (object);

  g_clear_handle_id (&self->pending, g_source_remove);
  g_clear_object (&self->projector);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ethos_step_announcer_parent_class)->dispose (object);
}

static void
ethos_step_announcer_finalize (GObject *object)
{
  g_free (ETHOS_STEP_ANNOUNCER (object)->said.step);
  G_OBJECT_CLASS (ethos_step_announcer_parent_class)->finalize (object);
}

static void
ethos_step_announcer_class_init (EthosStepAnnouncerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ethos_step_announcer_dispose;
  object_class->finalize = ethos_step_announcer_finalize;
}

static void
ethos_step_announcer_init (EthosStepAnnouncer *self)
{
}

/**
 * ethos_step_announcer_new:
 * @widget: the window in which it is said; it owns the announcer
 * @store: a workshop
 * @projector: what shows it to the room
 *
 * Has a screen reader say, from now on, what changes about the running step and the projector.
 *
 * Returns: (transfer full): a new announcer
 */
EthosStepAnnouncer *
ethos_step_announcer_new (GtkWidget *widget, EthosStore *store, EthosProjector *projector)
{
  EthosStepAnnouncer *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);
  g_return_val_if_fail (ETHOS_IS_PROJECTOR (projector), NULL);

  self = g_object_new (ETHOS_TYPE_STEP_ANNOUNCER, NULL);
  self->widget = widget;
  self->store = g_object_ref (store);
  self->projector = g_object_ref (projector);
  look (self, &self->said);
  g_signal_connect_object (ethos_store_get_session (store), "changed",
                           G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ethos_projector_get_actions (projector), "action-state-changed::show",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
