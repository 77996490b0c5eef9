// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-widgets"

#include "config.h"

#include "ethos-glyph.h"

#include "ethos-em.h"
#include "ethos-emblem.h"
#include "ethos-style.h"

/* The side of the square, in ems of the widget's font: as high as a line of text. */
#define SIDE_EMS 1.36

struct _EthosGlyph
{
  GtkWidget parent_instance;

  char *emblem;
  char *tint;
};

G_DEFINE_FINAL_TYPE (EthosGlyph, ethos_glyph, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_EMBLEM,
  PROP_TINT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
ethos_glyph_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  *minimum = *natural = (int) (SIDE_EMS * ethos_em_get (widget) + 0.5);
  *minimum_baseline = *natural_baseline = -1;
}

static void
ethos_glyph_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  EthosGlyph *self = ETHOS_GLYPH (widget);
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  double side = MIN (width, height);
  double x = (width - side) / 2;
  double y = (height - side) / 2;
  cairo_t *cr;
  GdkRGBA colour;
  EthosEmblem emblem;
  EthosTint tint;

  if (side <= 0)
    return;
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  ethos_style_get_colour (widget, &colour);
  gdk_cairo_set_source_rgba (cr, &colour);
  if (ethos_emblem_from_name (self->emblem, &emblem))
    ethos_emblem_draw (emblem, cr, x, y, side);
  else if (ethos_tint_from_name (self->tint, &tint))
    ethos_mark_draw (ethos_tint_get_mark (tint), cr, x, y, side);
  cairo_destroy (cr);
}

static void
ethos_glyph_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EthosGlyph *self = ETHOS_GLYPH (object);

  switch (prop_id)
    {
    case PROP_EMBLEM:
      g_value_set_string (value, ethos_glyph_get_emblem (self));
      break;
    case PROP_TINT:
      g_value_set_string (value, ethos_glyph_get_tint (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_glyph_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  EthosGlyph *self = ETHOS_GLYPH (object);

  switch (prop_id)
    {
    case PROP_EMBLEM:
      ethos_glyph_set_emblem (self, g_value_get_string (value));
      break;
    case PROP_TINT:
      ethos_glyph_set_tint (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_glyph_finalize (GObject *object)
{
  EthosGlyph *self = ETHOS_GLYPH (object);

  g_free (self->emblem);
  g_free (self->tint);
  G_OBJECT_CLASS (ethos_glyph_parent_class)->finalize (object);
}

static void
ethos_glyph_class_init (EthosGlyphClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = ethos_glyph_finalize;
  object_class->get_property = ethos_glyph_get_property;
  object_class->set_property = ethos_glyph_set_property;
  widget_class->measure = ethos_glyph_measure;
  widget_class->snapshot = ethos_glyph_snapshot;

  /* The name of a card's drawing; it wins over a tint. */
  properties[PROP_EMBLEM] = g_param_spec_string ("emblem", NULL, NULL, NULL, flags);
  /* The name of a note's colour, whose mark is drawn. */
  properties[PROP_TINT] = g_param_spec_string ("tint", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "glyph");
  /* What it shows is always said in words beside it. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
ethos_glyph_init (EthosGlyph *self)
{
}

/**
 * ethos_glyph_new:
 *
 * Returns: a small line drawing in the colour of the text around it
 */
GtkWidget *
ethos_glyph_new (void)
{
  return g_object_new (ETHOS_TYPE_GLYPH, NULL);
}

const char *
ethos_glyph_get_emblem (EthosGlyph *self)
{
  g_return_val_if_fail (ETHOS_IS_GLYPH (self), NULL);

  return self->emblem;
}

void
ethos_glyph_set_emblem (EthosGlyph *self, const char *emblem)
{
  g_return_if_fail (ETHOS_IS_GLYPH (self));

  if (!ethos_set_string (&self->emblem, emblem))
    return;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EMBLEM]);
}

const char *
ethos_glyph_get_tint (EthosGlyph *self)
{
  g_return_val_if_fail (ETHOS_IS_GLYPH (self), NULL);

  return self->tint;
}

void
ethos_glyph_set_tint (EthosGlyph *self, const char *tint)
{
  g_return_if_fail (ETHOS_IS_GLYPH (self));

  if (!ethos_set_string (&self->tint, tint))
    return;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TINT]);
}
