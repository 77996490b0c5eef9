// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-widgets"

#include "config.h"

#include "ethos-timer-ring.h"

#include <math.h>

#include <glib/gi18n.h>

#include "ethos-em.h"
#include "ethos-style.h"

/* Sizes in ems of the widget's font, and of the ring's side. */
#define SIDE_EMS 3.2
#define STROKE_OF_SIDE 0.07
#define STROKE_MIN 3.0
/* What is left of the ring's colour where the time has gone. */
#define TRACK_OPACITY 0.22
/* More than any workshop lasts, so that the minutes fit what they are printed as. */
#define FORMAT_MAX (G_GINT64_CONSTANT (7) * 24 * 60 * 60)

struct _EthosTimerRing
{
  GtkWidget parent_instance;

  double share;
  char *text;
  guint late : 1;
};

G_DEFINE_FINAL_TYPE (EthosTimerRing, ethos_timer_ring, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SHARE,
  PROP_TEXT,
  PROP_LATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static PangoLayout *
new_layout (EthosTimerRing *self, const char *text)
{
  PangoLayout *layout =
      gtk_widget_create_pango_layout (GTK_WIDGET (self), text != NULL ? text : "");
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  return layout;
}

static double
stroke_width (double side)
{
  return MAX (STROKE_MIN, side * STROKE_OF_SIDE);
}

static void
update_accessible (EthosTimerRing *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  round (self->share * 100), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  self->text != NULL ? self->text : "", -1);
}

static void
ethos_timer_ring_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  EthosTimerRing *self = ETHOS_TIMER_RING (widget);

  *minimum = *natural = ethos_timer_ring_measure_text (self, self->text);
  *minimum_baseline = *natural_baseline = -1;
}

static void
draw_ring (EthosTimerRing *self, cairo_t *cr, double side, const GdkRGBA *colour)
{
  double stroke = stroke_width (side);
  double radius = (side - stroke) / 2;
  double top = -G_PI / 2;
  double angle = 2 * G_PI * self->share;

  cairo_set_line_width (cr, stroke);
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, TRACK_OPACITY);
  cairo_arc (cr, 0, 0, radius, 0, 2 * G_PI);
  cairo_stroke (cr);
  if (self->share <= 0)
    return;
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  /* What is left shrinks towards twelve, the way the hands of a clock go. */
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    cairo_arc (cr, 0, 0, radius, top, top + angle);
  else
    cairo_arc_negative (cr, 0, 0, radius, top, top - angle);
  cairo_stroke (cr);
}

static void
ethos_timer_ring_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  EthosTimerRing *self = ETHOS_TIMER_RING (widget);
  g_autoptr (PangoLayout) layout = new_layout (self, self->text);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  PangoRectangle ink;
  PangoRectangle box;
  GdkRGBA colour;
  cairo_t *cr;

  ethos_style_get_colour (widget, &colour);
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_translate (cr, width / 2.0, height / 2.0);
  draw_ring (self, cr, MIN (width, height), &colour);
  cairo_destroy (cr);
  /* Centred by what is seen: figures have no descenders. */
  pango_layout_get_pixel_extents (layout, &ink, &box);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((width - box.width) / 2.0f - box.x,
                                                          (height - ink.height) / 2.0f - ink.y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
ethos_timer_ring_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EthosTimerRing *self = ETHOS_TIMER_RING (object);

  switch (prop_id)
    {
    case PROP_SHARE:
      g_value_set_double (value, ethos_timer_ring_get_share (self));
      break;
    case PROP_TEXT:
      g_value_set_string (value, ethos_timer_ring_get_text (self));
      break;
    case PROP_LATE:
      g_value_set_boolean (value, ethos_timer_ring_get_late (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_timer_ring_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  EthosTimerRing *self = ETHOS_TIMER_RING (object);

  switch (prop_id)
    {
    case PROP_SHARE:
      ethos_timer_ring_set_share (self, g_value_get_double (value));
      break;
    case PROP_TEXT:
      ethos_timer_ring_set_text (self, g_value_get_string (value));
      break;
    case PROP_LATE:
      ethos_timer_ring_set_late (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_timer_ring_finalize (GObject *object)
{
  g_free (ETHOS_TIMER_RING (object)->text);
  G_OBJECT_CLASS (ethos_timer_ring_parent_class)->finalize (object);
}

static void
ethos_timer_ring_class_init (EthosTimerRingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = ethos_timer_ring_finalize;
  object_class->get_property = ethos_timer_ring_get_property;
  object_class->set_property = ethos_timer_ring_set_property;
  widget_class->measure = ethos_timer_ring_measure;
  widget_class->snapshot = ethos_timer_ring_snapshot;

  /* What is left of the time, 0 to 1. */
  properties[PROP_SHARE] = g_param_spec_double ("share", NULL, NULL, 0, 1, 1, flags);
  /* What stands inside, see ethos_format_remaining(). */
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  /* Whether the step is over its time. Only the facilitator's window says so by colour. */
  properties[PROP_LATE] = g_param_spec_boolean ("late", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "timer");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
ethos_timer_ring_init (EthosTimerRing *self)
{
  self->share = 1;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Time left"), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0, -1);
  update_accessible (self);
}

/**
 * ethos_timer_ring_new:
 *
 * Makes a quiet ring that empties. It has no time of its own: whoever owns the timer sets it.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_timer_ring_new (void)
{
  return g_object_new (ETHOS_TYPE_TIMER_RING, NULL);
}

double
ethos_timer_ring_get_share (EthosTimerRing *self)
{
  g_return_val_if_fail (ETHOS_IS_TIMER_RING (self), 0);

  return self->share;
}

void
ethos_timer_ring_set_share (EthosTimerRing *self, double share)
{
  g_return_if_fail (ETHOS_IS_TIMER_RING (self));

  share = CLAMP (share, 0, 1);
  if (G_APPROX_VALUE (self->share, share, DBL_EPSILON))
    return;
  self->share = share;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  update_accessible (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHARE]);
}

const char *
ethos_timer_ring_get_text (EthosTimerRing *self)
{
  g_return_val_if_fail (ETHOS_IS_TIMER_RING (self), NULL);

  return self->text;
}

void
ethos_timer_ring_set_text (EthosTimerRing *self, const char *text)
{
  g_return_if_fail (ETHOS_IS_TIMER_RING (self));

  if (!ethos_set_string (&self->text, text))
    return;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  update_accessible (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

gboolean
ethos_timer_ring_get_late (EthosTimerRing *self)
{
  g_return_val_if_fail (ETHOS_IS_TIMER_RING (self), FALSE);

  return self->late;
}

void
ethos_timer_ring_set_late (EthosTimerRing *self, gboolean late)
{
  g_return_if_fail (ETHOS_IS_TIMER_RING (self));

  late = !!late;
  if (self->late == late)
    return;
  self->late = late;
  if (late)
    gtk_widget_add_css_class (GTK_WIDGET (self), "late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "late");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LATE]);
}

/**
 * ethos_timer_ring_measure_text:
 * @text: (nullable): what may stand inside one day
 *
 * Returns: how high and wide the ring is around @text, in pixels
 */
int
ethos_timer_ring_measure_text (EthosTimerRing *self, const char *text)
{
  g_autoptr (PangoLayout) layout = NULL;
  double diagonal;
  int width;
  int height;

  g_return_val_if_fail (ETHOS_IS_TIMER_RING (self), 0);

  /* The text's corners stay inside the ring. */
  layout = new_layout (self, text);
  pango_layout_get_pixel_size (layout, &width, &height);
  diagonal = hypot (width, height);
  return (int) ceil (
      MAX (SIDE_EMS * ethos_em_get (GTK_WIDGET (self)), diagonal + 4 * stroke_width (diagonal)));
}

/**
 * ethos_format_remaining:
 * @seconds: what is left; negative where a step is over its time
 * @with_seconds: whether seconds are shown; never for a room, which they would hurry
 *
 * Writes a length of time to fit in a ring: `12:30`, `−1:05`, or without seconds `13 min`, where
 * a minute that has begun still counts.
 *
 * Returns: (transfer full): the text
 */
char *
ethos_format_remaining (gint64 seconds, gboolean with_seconds)
{
  gint64 size = seconds < 0 ? -MAX (seconds, -FORMAT_MAX) : MIN (seconds, FORMAT_MAX);
  /* The mark keeps the sign before the figures where text runs from right to left. */
  const char *sign = seconds < 0 ? "\u200E−" : "";

  if (with_seconds)
    /* Translators: a sign or nothing, minutes, seconds: “−1:05”. */
    return g_strdup_printf (C_ ("remaining time", "%s%d:%02d"), sign, (int) (size / 60),
                            (int) (size % 60));
  if (seconds > 0)
    size += 59;
  /* Translators: a sign or nothing, minutes: “13 min”. It must be short. */
  return g_strdup_printf (C_ ("remaining time", "%s%d min"), sign, (int) (size / 60));
}
