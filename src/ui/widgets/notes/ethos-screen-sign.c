// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-widgets"

#include "config.h"

#include "ethos-screen-sign.h"

#include "ethos-em.h"
#include "ethos-style.h"

#define SIDE_EMS 1.0

/* Parts of the side: how high the screen is, and how far below it what it stands on begins, and
 * how wide and high that is. */
#define SCREEN_HEIGHT 0.62
#define FOOT_TOP 0.74
#define FOOT_WIDTH 0.56
#define FOOT_HEIGHT 0.14

struct _EthosScreenSign
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (EthosScreenSign, ethos_screen_sign, GTK_TYPE_WIDGET)

static void
ethos_screen_sign_measure (GtkWidget *widget,
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
ethos_screen_sign_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  double side = MIN (width, height);
  GdkRGBA colour;

  ethos_style_get_colour (widget, &colour);
  ethos_screen_sign_append (snapshot, (width - side) / 2, (height - side) / 2, side, &colour);
}

static void
ethos_screen_sign_class_init (EthosScreenSignClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = ethos_screen_sign_measure;
  widget_class->snapshot = ethos_screen_sign_snapshot;
  gtk_widget_class_set_css_name (widget_class, "screensign");
  /* What it shows is always said in words beside it. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
ethos_screen_sign_init (EthosScreenSign *self)
{
}

/**
 * ethos_screen_sign_new:
 *
 * Makes the sign of what the projector shows: a screen on its foot.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_screen_sign_new (void)
{
  return g_object_new (ETHOS_TYPE_SCREEN_SIGN, NULL);
}

static void
append_bar (GtkSnapshot *snapshot,
            double x,
            double y,
            double width,
            double height,
            const GdkRGBA *colour)
{
  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width,
                                                  (float) height));
}

/**
 * ethos_screen_sign_append:
 * @snapshot: where to draw
 * @x: the left edge
 * @y: the upper edge
 * @side: how wide and high it is
 * @colour: in which it is drawn
 *
 * Draws the sign where there is no widget for it.
 */
void
ethos_screen_sign_append (GtkSnapshot *snapshot,
                          double x,
                          double y,
                          double side,
                          const GdkRGBA *colour)
{
  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot));
  g_return_if_fail (colour != NULL);

  append_bar (snapshot, x, y, side, SCREEN_HEIGHT * side, colour);
  append_bar (snapshot, x + (1 - FOOT_WIDTH) / 2 * side, y + FOOT_TOP * side, FOOT_WIDTH * side,
              FOOT_HEIGHT * side, colour);
}
