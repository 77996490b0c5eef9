// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-stage"

#include "config.h"

#include "ethos-stage-view.h"

#include <adwaita.h>

#include <glib/gi18n-lib.h>

#include "ethos-announce.h"
#include "ethos-stage-painter.h"

/* The reveal is one fade; nothing else moves. */
#define FADE_MS 300

struct _EthosStageView
{
  GtkWidget parent_instance;

  EthosAudience *audience;
  EthosAudience *before;
  AdwAnimation *fade;
  double shown;
  guint tick;

  EthosStageNow now;
  gpointer now_data;
  GDestroyNotify now_destroy;
};

enum
{
  PROP_0,
  PROP_AUDIENCE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (EthosStageView, ethos_stage_view, GTK_TYPE_WIDGET)

static void
fade_cb (double value, gpointer user_data)
{
  EthosStageView *self = user_data;

  self->shown = value;
  if (value >= 1)
    g_clear_pointer (&self->before, ethos_audience_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
tick_cb (gpointer user_data)
{
  gtk_widget_queue_draw (GTK_WIDGET (user_data));
  return G_SOURCE_CONTINUE;
}

/* The ring moves only while a clock runs and somebody can see it. */
static void
update_tick (EthosStageView *self)
{
  gboolean runs = self->audience != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) &&
                  ethos_audience_get_parts (self->audience)->timer.running;

  if (runs && self->tick == 0)
    self->tick = g_timeout_add_seconds (1, tick_cb, self);
  else if (!runs)
    g_clear_handle_id (&self->tick, g_source_remove);
}

static void
describe (EthosStageView *self)
{
  g_autofree char *text = self->audience ? ethos_stage_describe (self->audience) : NULL;

  ethos_describe (GTK_WIDGET (self), text ? text : "");
}

/* A change of the clock alone needs no fade. */
static gboolean
looks_different (EthosAudience *before, EthosAudience *after)
{
  const EthosAudienceParts *old = ethos_audience_get_parts (before);
  const EthosAudienceParts *new = ethos_audience_get_parts (after);

  return old->scene != new->scene || old->page != new->page || old->theme != new->theme ||
         g_strcmp0 (old->focus, new->focus) != 0 || g_strcmp0 (old->prompt, new->prompt) != 0;
}

static void
paint (EthosStageView *self, GtkSnapshot *snapshot, EthosAudience *audience, double opacity)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  PangoContext *context = gtk_widget_create_pango_context (GTK_WIDGET (self));
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  cairo_t *cr;

  gtk_snapshot_push_opacity (snapshot, opacity);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  pango_context_set_base_dir (context,
                              gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL
                                  ? PANGO_DIRECTION_RTL
                                  : PANGO_DIRECTION_LTR);
  /* The picture has its own sizes, for the back row; the desktop's text size is for the window. */
  pango_cairo_context_set_resolution (context, 96);
  ethos_stage_paint (audience, self->now (self->now_data), cr, context, width, height);
  cairo_destroy (cr);
  gtk_snapshot_pop (snapshot);
  g_object_unref (context);
}

static void
ethos_stage_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  EthosStageView *self = ETHOS_STAGE_VIEW (widget);

  if (self->audience == NULL || gtk_widget_get_width (widget) <= 0 ||
      gtk_widget_get_height (widget) <= 0)
    return;

  if (self->before != NULL)
    paint (self, snapshot, self->before, 1);
  paint (self, snapshot, self->audience, self->before != NULL ? self->shown : 1);
}

static void
ethos_stage_view_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  const int wide = 96;

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? wide : wide * 9 / 16;
}

static void
ethos_stage_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ethos_stage_view_parent_class)->map (widget);
  update_tick (ETHOS_STAGE_VIEW (widget));
}

static void
ethos_stage_view_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ethos_stage_view_parent_class)->unmap (widget);
  update_tick (ETHOS_STAGE_VIEW (widget));
}

static void
ethos_stage_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_AUDIENCE:
      g_value_set_boxed (value, ethos_stage_view_get_audience (ETHOS_STAGE_VIEW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_stage_view_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_AUDIENCE:
      ethos_stage_view_set_audience (ETHOS_STAGE_VIEW (object), g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_stage_view_dispose (GObject *object)
{
  EthosStageView *self = ETHOS_STAGE_VIEW (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  if (self->fade != NULL)
    adw_animation_reset (self->fade);
  g_clear_object (&self->fade);
  g_clear_pointer (&self->before, ethos_audience_unref);

  G_OBJECT_CLASS (ethos_stage_view_parent_class)->dispose (object);
}

static void
ethos_stage_view_finalize (GObject *object)
{
  EthosStageView *self = ETHOS_STAGE_VIEW (object);

  g_clear_pointer (&self->before, ethos_audience_unref);
  g_clear_pointer (&self->audience, ethos_audience_unref);
  if (self->now_destroy != NULL)
    self->now_destroy (self->now_data);

  G_OBJECT_CLASS (ethos_stage_view_parent_class)->finalize (object);
}

static void
ethos_stage_view_class_init (EthosStageViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ethos_stage_view_dispose;
  object_class->finalize = ethos_stage_view_finalize;
  object_class->get_property = ethos_stage_view_get_property;
  object_class->set_property = ethos_stage_view_set_property;

  widget_class->snapshot = ethos_stage_view_snapshot;
  widget_class->measure = ethos_stage_view_measure;
  widget_class->map = ethos_stage_view_map;
  widget_class->unmap = ethos_stage_view_unmap;

  /**
   * EthosStageView:audience:
   *
   * What the room may see.
   */
  properties[PROP_AUDIENCE] =
      g_param_spec_boxed ("audience", NULL, NULL, ETHOS_TYPE_AUDIENCE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "ethosstage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ethos_stage_view_init (EthosStageView *self)
{
  AdwAnimationTarget *target = adw_callback_animation_target_new (fade_cb, self, NULL);

  self->fade = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, FADE_MS, target);
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->fade), ADW_EASE_OUT_CUBIC);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: the name of the picture for screen readers. */
                                  _ ("What the room sees"), -1);
}

/**
 * ethos_stage_view_new:
 * @now: tells the time
 * @data: (nullable): for @now
 * @destroy: (nullable): frees @data
 *
 * Returns: (transfer floating): a picture of nothing yet
 */
GtkWidget *
ethos_stage_view_new (EthosStageNow now, gpointer data, GDestroyNotify destroy)
{
  EthosStageView *self;

  g_return_val_if_fail (now != NULL, NULL);

  self = g_object_new (ETHOS_TYPE_STAGE_VIEW, NULL);
  self->now = now;
  self->now_data = data;
  self->now_destroy = destroy;

  return GTK_WIDGET (self);
}

/**
 * ethos_stage_view_get_audience:
 * @self: a stage view
 *
 * Returns: (transfer none) (nullable): what it shows
 */
EthosAudience *
ethos_stage_view_get_audience (EthosStageView *self)
{
  g_return_val_if_fail (ETHOS_IS_STAGE_VIEW (self), NULL);

  return self->audience;
}

/**
 * ethos_stage_view_set_audience:
 * @self: a stage view
 * @audience: (nullable): what the room may see
 *
 * Shows it, with a short fade where the scene changes and the desktop allows motion.
 */
void
ethos_stage_view_set_audience (EthosStageView *self, EthosAudience *audience)
{
  g_return_if_fail (ETHOS_IS_STAGE_VIEW (self));

  if (self->audience == audience)
    return;

  adw_animation_reset (self->fade);
  g_clear_pointer (&self->before, ethos_audience_unref);
  self->before = g_steal_pointer (&self->audience);
  if (audience != NULL)
    self->audience = ethos_audience_ref (audience);

  if (self->before != NULL && audience != NULL && looks_different (self->before, audience) &&
      gtk_widget_get_mapped (GTK_WIDGET (self)) && adw_get_enable_animations (GTK_WIDGET (self)))
    adw_animation_play (self->fade);
  else
    g_clear_pointer (&self->before, ethos_audience_unref);

  describe (self);
  update_tick (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUDIENCE]);
}
