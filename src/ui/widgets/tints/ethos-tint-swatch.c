// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-widgets"

#include "config.h"

#include "ethos-tint-swatch.h"

#include "ethos-em.h"
#include "ethos-emblem.h"
#include "ethos-style.h"

/* A swatch in ems of its font, and the mark in it. */
#define SWATCH_EMS 1.6
#define SWATCH_MARK_EMS 0.8

struct _EthosTintSwatch
{
  GtkWidget parent_instance;

  EthosTint tint;
};

G_DEFINE_FINAL_TYPE (EthosTintSwatch, ethos_tint_swatch, GTK_TYPE_WIDGET)

static void
ethos_tint_swatch_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = *natural = (int) (SWATCH_EMS * ethos_em_get (widget) + 0.5);
  *minimum_baseline = *natural_baseline = -1;
}

static void
ethos_tint_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  double side = SWATCH_MARK_EMS * ethos_em_get (widget);
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  GdkRGBA ink;
  cairo_t *cr;

  ethos_style_get_colour (widget, &ink);
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gdk_cairo_set_source_rgba (cr, &ink);
  ethos_mark_draw (ethos_tint_get_mark (ETHOS_TINT_SWATCH (widget)->tint), cr, (width - side) / 2,
                   (height - side) / 2, side);
  cairo_destroy (cr);
}

static void
ethos_tint_swatch_class_init (EthosTintSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = ethos_tint_swatch_measure;
  widget_class->snapshot = ethos_tint_swatch_snapshot;
  gtk_widget_class_set_css_name (widget_class, "note");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
ethos_tint_swatch_init (EthosTintSwatch *self)
{
}

/**
 * ethos_tint_swatch_new:
 * @tint: a colour of notes
 *
 * Makes a small piece of note paper with the mark of its colour. Screen readers pass it over: what
 * it stands beside says the colour.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_tint_swatch_new (EthosTint tint)
{
  EthosTintSwatch *self = g_object_new (ETHOS_TYPE_TINT_SWATCH, NULL);

  self->tint = tint;
  gtk_widget_add_css_class (GTK_WIDGET (self), ethos_tint_get_name (tint));
  return GTK_WIDGET (self);
}

/**
 * ethos_tint_swatch_set_tint:
 * @tint: another colour
 */
void
ethos_tint_swatch_set_tint (EthosTintSwatch *self, EthosTint tint)
{
  g_return_if_fail (ETHOS_IS_TINT_SWATCH (self));

  if (self->tint == tint)
    return;
  gtk_widget_remove_css_class (GTK_WIDGET (self), ethos_tint_get_name (self->tint));
  self->tint = tint;
  gtk_widget_add_css_class (GTK_WIDGET (self), ethos_tint_get_name (tint));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
