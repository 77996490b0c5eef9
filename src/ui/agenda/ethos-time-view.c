// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-agenda"

#include "config.h"

#include "ethos-time-view.h"

#include <glib/gi18n.h>

#include "ethos-agenda-resources.h"
#include "ethos-agenda-words.h"
#include "ethos-announce.h"
#include "ethos-em.h"
#include "ethos-steady-layout.h"
#include "ethos-style.h"
#include "ethos-timer-ring.h"

/* Who is further away from the plan than so many minutes gets wider words. */
#define USUAL_DELAY_MINUTES 20

#define RESOURCES "/io/github/ethos_workshops/Ethos/agenda"

struct _EthosTimeView
{
  GtkWidget parent_instance;

  EthosStore *store;
  EthosTimerWatch *watch;
  EthosTimerWatch *presence_watch;
  gboolean sounds;

  /* The step and the font for which the places of ring and words were made. */
  char *step;
  double em;
  EthosSteadyLayout *ring_place;
  EthosSteadyLayout *words_place;
  EthosTimerRing *ring;
  GtkWidget *words;
  GtkLabel *state;
  GtkLabel *pace;
  GtkWidget *buttons;
  GtkButton *pause;
  GtkWidget *menu_button;
};

G_DEFINE_FINAL_TYPE (EthosTimeView, ethos_time_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_STORE,
  PROP_SOUNDS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const EthosActivity *
get_step (EthosTimeView *self)
{
  EthosSession *session = ethos_store_get_session (self->store);

  return ethos_session_get_workshop (session)->finished ? NULL
                                                        : ethos_session_get_current (session);
}

static void
set_text (GtkLabel *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (label), text) != 0)
    gtk_label_set_text (label, text);
}

static void
update_ring (EthosTimeView *self, const EthosActivity *step)
{
  EthosClock *clock = ethos_store_get_clock (self->store);
  gboolean idle = step->timer.state == ETHOS_TIMER_IDLE;
  gint64 seconds = idle ? step->planned * 60 : ethos_timer_watch_get_seconds (self->watch);
  gint64 allotted_ms = step->timer.allotted_ms;
  gint64 left_ms = ethos_timer_get_remaining_ms (&step->timer, clock);
  g_autofree char *text = ethos_format_remaining (seconds, TRUE);

  ethos_timer_ring_set_text (self->ring, text);
  ethos_timer_ring_set_share (self->ring, idle || allotted_ms <= 0
                                              ? 1
                                              : (double) left_ms / (double) allotted_ms);
  ethos_timer_ring_set_late (self->ring, !idle && ethos_timer_watch_get_band (self->watch) ==
                                                      ETHOS_TIMER_BAND_OVER);
}

static void
update_pause (EthosTimeView *self, const EthosActivity *step)
{
  gboolean paused = step->timer.state == ETHOS_TIMER_PAUSED;
  const char *label = paused ? _ ("Resume the clock") : _ ("Pause the clock");

  if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (self->pause)), label) == 0)
    return;
  /* To GTK a new tooltip is a new description. */
  ethos_describe (GTK_WIDGET (self->pause), NULL);
  gtk_button_set_icon_name (self->pause, paused ? "media-playback-start-symbolic"
                                                : "media-playback-pause-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pause), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->pause), label);
}

static void
update_words (EthosTimeView *self, const EthosActivity *step)
{
  EthosClock *clock = ethos_store_get_clock (self->store);
  EthosPace pace = ethos_agenda_compute_pace (ethos_store_get_session (self->store), clock);
  g_autofree char *state = ethos_timer_dup_words (&step->timer, clock, step->planned);
  g_autofree char *line = ethos_pace_dup_line (&pace);

  set_text (self->state, state);
  set_text (self->pace, line);
  gtk_widget_set_visible (GTK_WIDGET (self->pace), *line != '\0');
  if (pace.behind_minutes > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->pace), "late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->pace), "late");
}

/* GTK tells no assistive technology the value of a meter, and the words beside it stand there
 * without the figures. The button is where keys get to; under the focus it would be read out at
 * each change, so that there it waits until the focus comes again. */
static void
update_spoken (EthosTimeView *self, const EthosActivity *step)
{
  g_autofree char *spoken =
      ethos_timer_dup_spoken (&step->timer, ethos_store_get_clock (self->store), step->planned);

  if (!gtk_widget_has_focus (GTK_WIDGET (self->pause)))
    ethos_describe (GTK_WIDGET (self->pause), spoken);
  ethos_describe (GTK_WIDGET (self->ring), spoken);
  /* A label that gets other words is called by them. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->state), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

static int
measure_pace (EthosTimeView *self, EthosPace pace, int behind_minutes)
{
  g_autoptr (PangoLayout) layout = pango_layout_copy (gtk_label_get_layout (self->pace));
  g_autofree char *line = NULL;
  int width;

  pace.behind_minutes = behind_minutes;
  line = ethos_pace_dup_line (&pace);
  pango_layout_set_width (layout, -1);
  pango_layout_set_text (layout, line, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* The buttons behind the words stand still from the first moment of a step to its last. */
static void
reserve_places (EthosTimeView *self)
{
  EthosPace pace = ethos_agenda_compute_pace (ethos_store_get_session (self->store),
                                              ethos_store_get_clock (self->store));

  /* That much later, the figures are as wide as they get. */
  g_autofree char *late = ethos_format_remaining (-60 * USUAL_DELAY_MINUTES, TRUE);

  ethos_steady_layout_reset (self->ring_place);
  ethos_steady_layout_reset (self->words_place);
  if (self->step == NULL)
    return;
  ethos_steady_layout_reserve (self->ring_place, ethos_timer_ring_measure_text (self->ring, late));
  ethos_steady_layout_reserve (self->words_place, measure_pace (self, pace, USUAL_DELAY_MINUTES));
  ethos_steady_layout_reserve (self->words_place, measure_pace (self, pace, -USUAL_DELAY_MINUTES));
}

/* The plan before anybody has begun: how long it is, and nothing that runs. */
static void
show_plan (EthosTimeView *self)
{
  EthosSession *session = ethos_store_get_session (self->store);
  EthosPace pace = ethos_agenda_compute_pace (session, ethos_store_get_clock (self->store));
  gboolean finished = ethos_session_get_workshop (session)->finished;
  g_autofree char *line = finished ? g_strdup ("") : ethos_pace_dup_line (&pace);
  g_autofree char *state = NULL;

  if (finished)
    state = g_strdup_printf (
        /* Translators: how long the whole workshop took. */
        ngettext ("Finished after %d minute", "Finished after %d minutes",
                  (gulong) (pace.used_ms / ETHOS_TIMER_MINUTE_MS)),
        (int) (pace.used_ms / ETHOS_TIMER_MINUTE_MS));
  else
    state = g_strdup_printf (
        /* Translators: how long the whole workshop is meant to take. */
        ngettext ("%d minute planned", "%d minutes planned",
                  (gulong) (pace.planned_ms / ETHOS_TIMER_MINUTE_MS)),
        (int) (pace.planned_ms / ETHOS_TIMER_MINUTE_MS));
  set_text (self->state, state);
  set_text (self->pace, line);
  /* A row without words would keep the words above it out of the middle of the bar. */
  gtk_widget_set_visible (GTK_WIDGET (self->pace), *line != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->state), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  state, -1);
  gtk_widget_remove_css_class (GTK_WIDGET (self->pace), "late");
}

static void
update (EthosTimeView *self)
{
  const EthosActivity *step = get_step (self);

  gtk_widget_set_visible (GTK_WIDGET (self->ring), step != NULL);
  gtk_widget_set_visible (self->buttons, step != NULL);
  gtk_widget_set_visible (self->menu_button, ethos_session_get_current (
                                                 ethos_store_get_session (self->store)) != NULL);
  if (ethos_set_string (&self->step, step != NULL ? step->record.id : NULL))
    reserve_places (self);
  if (step == NULL)
    {
      show_plan (self);
      return;
    }
  update_ring (self, step);
  update_pause (self, step);
  update_words (self, step);
  update_spoken (self, step);
}

/* The value may have changed: the watches follow the new one and look again when the loop runs. */
static void
changed_cb (EthosTimeView *self)
{
  const EthosActivity *step = get_step (self);

  ethos_timer_watch_set_timer (self->watch, step != NULL ? &step->timer : NULL);
  ethos_timer_watch_set_timer (self->presence_watch, step != NULL ? &step->presence : NULL);
  update (self);
}

static void
band_cb (EthosTimeView *self)
{
  const EthosActivity *step = get_step (self);
  g_autofree char *words = NULL;

  update (self);
  if (step == NULL || step->timer.state != ETHOS_TIMER_RUNNING ||
      ethos_timer_watch_get_band (self->watch) == ETHOS_TIMER_BAND_CALM)
    return;
  words = ethos_timer_dup_words (&step->timer, ethos_store_get_clock (self->store), step->planned);
  ethos_announce (GTK_WIDGET (self), words);
}

/* That it rang is part of the workshop, so that it rings once, also after a crash. */
static void
bell_cb (EthosTimeView *self, gboolean aloud)
{
  if (ethos_store_get_read_only (self->store))
    return;
  ethos_store_run (self->store, ethos_op_new ("timer-bell", NULL));
  if (aloud && self->sounds)
    gdk_display_beep (gtk_widget_get_display (GTK_WIDGET (self)));
}

/* Larger letters need wider places, and smaller ones narrower. */
static void
ethos_time_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  EthosTimeView *self = ETHOS_TIME_VIEW (widget);
  double em;

  GTK_WIDGET_CLASS (ethos_time_view_parent_class)->css_changed (widget, change);
  em = ethos_em_get (widget);
  if (self->store == NULL || em == self->em)
    return;
  self->em = em;
  reserve_places (self);
}

static void
ethos_time_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EthosTimeView *self = ETHOS_TIME_VIEW (object);

  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_SOUNDS:
      g_value_set_boolean (value, self->sounds);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_time_view_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  EthosTimeView *self = ETHOS_TIME_VIEW (object);

  switch (prop_id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    case PROP_SOUNDS:
      ethos_time_view_set_sounds (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_time_view_constructed (GObject *object)
{
  EthosTimeView *self = ETHOS_TIME_VIEW (object);
  EthosClock *clock = ethos_store_get_clock (self->store);

  G_OBJECT_CLASS (ethos_time_view_parent_class)->constructed (object);

  self->watch = ethos_timer_watch_new (clock);
  g_signal_connect_object (self->watch, "tick", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->watch, "band-changed", G_CALLBACK (band_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->watch, "bell", G_CALLBACK (bell_cb), self, G_CONNECT_SWAPPED);
  /* Pace goes on while the clock of the step stands still. */
  self->presence_watch = ethos_timer_watch_new (clock);
  g_signal_connect_object (self->presence_watch, "tick", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ethos_store_get_session (self->store), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}

static void
ethos_time_view_dispose (GObject *object)
{
  EthosTimeView *self = ETHOS_TIME_VIEW (object);
  GtkWidget *child;

  g_clear_object (&self->watch);
  g_clear_object (&self->presence_watch);
  g_clear_object (&self->store);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ethos_time_view_parent_class)->dispose (object);
}

static void
ethos_time_view_finalize (GObject *object)
{
  g_free (ETHOS_TIME_VIEW (object)->step);
  G_OBJECT_CLASS (ethos_time_view_parent_class)->finalize (object);
}

static void
ethos_time_view_class_init (EthosTimeViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = ethos_time_view_constructed;
  object_class->dispose = ethos_time_view_dispose;
  object_class->finalize = ethos_time_view_finalize;
  object_class->get_property = ethos_time_view_get_property;
  object_class->set_property = ethos_time_view_set_property;
  widget_class->css_changed = ethos_time_view_css_changed;

  properties[PROP_STORE] =
      g_param_spec_object ("store", NULL, NULL, ETHOS_TYPE_STORE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /* Whether the bell is heard; it is always seen. */
  properties[PROP_SOUNDS] =
      g_param_spec_boolean ("sounds", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* Naming the resource keeps the linker from dropping it. */
  ethos_agenda_get_resource ();
  g_type_ensure (ETHOS_TYPE_STEADY_LAYOUT);
  g_type_ensure (ETHOS_TYPE_TIMER_RING);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCES "/ethos-time-view.ui");
  gtk_widget_class_bind_template_child (widget_class, EthosTimeView, ring_place);
  gtk_widget_class_bind_template_child (widget_class, EthosTimeView, words_place);
  gtk_widget_class_bind_template_child (widget_class, EthosTimeView, ring);
  gtk_widget_class_bind_template_child (widget_class, EthosTimeView, words);
  gtk_widget_class_bind_template_child (widget_class, EthosTimeView, state);
  gtk_widget_class_bind_template_child (widget_class, EthosTimeView, pace);
  gtk_widget_class_bind_template_child (widget_class, EthosTimeView, buttons);
  gtk_widget_class_bind_template_child (widget_class, EthosTimeView, pause);
  gtk_widget_class_bind_template_child (widget_class, EthosTimeView, menu_button);
  gtk_widget_class_set_css_name (widget_class, "time");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ethos_time_view_init (EthosTimeView *self)
{
  self->sounds = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  ethos_style_install (gtk_widget_get_display (GTK_WIDGET (self)), RESOURCES "/agenda.css");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: the part of the window with the clock. */
                                  _ ("Time"), -1);
}

/**
 * ethos_time_view_new:
 * @store: a workshop
 *
 * Makes the clock of the running step, with what helps to stay on time. Its buttons activate the
 * actions of #EthosStepActions, which an ancestor has.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_time_view_new (EthosStore *store)
{
  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);

  return g_object_new (ETHOS_TYPE_TIME_VIEW, "store", store, NULL);
}

void
ethos_time_view_set_sounds (EthosTimeView *self, gboolean sounds)
{
  g_return_if_fail (ETHOS_IS_TIME_VIEW (self));

  sounds = !!sounds;
  if (self->sounds == sounds)
    return;
  self->sounds = sounds;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOUNDS]);
}

/**
 * ethos_time_view_get_watch:
 *
 * Returns: (transfer none): what watches the clock of the step
 */
EthosTimerWatch *
ethos_time_view_get_watch (EthosTimeView *self)
{
  g_return_val_if_fail (ETHOS_IS_TIME_VIEW (self), NULL);

  return self->watch;
}

/**
 * ethos_time_view_get_state:
 *
 * Returns: (transfer none): what it says about the clock
 */
const char *
ethos_time_view_get_state (EthosTimeView *self)
{
  g_return_val_if_fail (ETHOS_IS_TIME_VIEW (self), NULL);

  return gtk_label_get_text (self->state);
}

/**
 * ethos_time_view_get_pace:
 *
 * Returns: (transfer none): what it says about the workshop as a whole
 */
const char *
ethos_time_view_get_pace (EthosTimeView *self)
{
  g_return_val_if_fail (ETHOS_IS_TIME_VIEW (self), NULL);

  return gtk_label_get_text (self->pace);
}
