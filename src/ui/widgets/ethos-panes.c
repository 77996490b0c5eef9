// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-widgets"

#include "config.h"

#include "ethos-panes.h"

#include "ethos-em.h"

/* Widths of the art direction, in pixels; a side that needs more (large text) gets it. */
#define START_WIDTH 240
#define END_WIDTH 300
/* Below this the side at the end lies over the middle, */
#define END_FLOATS_BELOW 1100
/* and where it would leave the middle less than this: what that leaves it with text of ordinary
 * size. */
#define MIDDLE_EMS 38
/* Below this the side at the start does too. */
#define START_FLOATS_BELOW 760
/* What stays visible of the middle beside a side that lies over it. */
#define MIDDLE_PEEK 48

typedef enum
{
  START,
  END,
  N_SIDES
} Side;

struct _EthosPanes
{
  GtkWidget parent_instance;

  GtkWidget *middle;
  GtkWidget *sides[N_SIDES];
  gboolean floats[N_SIDES];
  gboolean shown[N_SIDES];
  guint notify_source;
};

G_DEFINE_FINAL_TYPE (EthosPanes, ethos_panes, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_START,
  PROP_MIDDLE,
  PROP_END,
  PROP_START_FLOATS,
  PROP_END_FLOATS,
  PROP_START_SHOWN,
  PROP_END_SHOWN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const int side_widths[N_SIDES] = { [START] = START_WIDTH, [END] = END_WIDTH };

static gboolean
is_present (GtkWidget *child)
{
  return child != NULL && gtk_widget_should_layout (child);
}

static int
side_width (EthosPanes *self, Side side)
{
  int minimum = 0;

  if (!is_present (self->sides[side]))
    return 0;
  gtk_widget_measure (self->sides[side], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  return MAX (minimum, side_widths[side]);
}

static int
middle_minimum (EthosPanes *self)
{
  int minimum = 0;

  if (is_present (self->middle))
    gtk_widget_measure (self->middle, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static gboolean
notify_floats_cb (gpointer data)
{
  EthosPanes *self = data;

  self->notify_source = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_START_FLOATS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_END_FLOATS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_START_SHOWN]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_END_SHOWN]);
  return G_SOURCE_REMOVE;
}

static void
find_floats (EthosPanes *self, int width, gboolean *start_floats, gboolean *end_floats)
{
  int start = side_width (self, START);
  int end = side_width (self, END);
  int middle = middle_minimum (self);
  int roomy = MAX (middle, (int) (MIDDLE_EMS * ethos_em_get (GTK_WIDGET (self))));

  *end_floats = width < END_FLOATS_BELOW || width < start + roomy + end;
  *start_floats = width < START_FLOATS_BELOW || width < start + middle;
}

/* What is left of a width for the middle, between the sides that lie beside it. */
static int
middle_width (EthosPanes *self, int width)
{
  gboolean start_floats, end_floats;

  find_floats (self, width, &start_floats, &end_floats);
  if (!start_floats)
    width -= side_width (self, START);
  if (!end_floats)
    width -= side_width (self, END);
  return width;
}

/* Lines break to the width there is, so a middle says how high it is only for a width. */
static int
middle_height (EthosPanes *self, int width)
{
  int minimum = 0;

  gtk_widget_measure (self->middle, GTK_ORIENTATION_VERTICAL, MAX (width, middle_minimum (self)),
                      &minimum, NULL, NULL, NULL);
  return minimum;
}

/* Decided while sizes are given out, so that listeners, who may ask for other sizes, are told
 * afterwards. */
static void
decide_floats (EthosPanes *self, int width)
{
  gboolean start_floats, end_floats;

  find_floats (self, width, &start_floats, &end_floats);
  if (end_floats == self->floats[END] && start_floats == self->floats[START])
    return;
  /* A side that begins to float is out of the way until it is asked for. */
  if (end_floats != self->floats[END])
    self->shown[END] = FALSE;
  if (start_floats != self->floats[START])
    self->shown[START] = FALSE;
  self->floats[END] = end_floats;
  self->floats[START] = start_floats;
  if (self->notify_source == 0)
    self->notify_source = g_idle_add (notify_floats_cb, self);
}

static void
allocate_at (GtkWidget *child, int x, int width, int height)
{
  GtkAllocation allocation = { x, 0, width, height };

  gtk_widget_size_allocate (child, &allocation, -1);
}

static GtkSizeRequestMode
ethos_panes_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ethos_panes_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  EthosPanes *self = ETHOS_PANES (widget);

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (is_present (self->middle))
    {
      if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
        for_size = MAX (middle_width (self, for_size), middle_minimum (self));
      else
        for_size = -1;
      gtk_widget_measure (self->middle, orientation, for_size, minimum, natural, NULL, NULL);
    }
  for (Side side = START; side < N_SIDES; side++)
    {
      int side_minimum = 0;
      int side_natural = 0;

      if (!is_present (self->sides[side]))
        continue;
      gtk_widget_measure (self->sides[side], orientation, -1, &side_minimum, &side_natural, NULL,
                          NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        {
          *minimum = MAX (*minimum, side_minimum);
          *natural += MAX (side_minimum, side_widths[side]);
        }
      else
        {
          *minimum = MAX (*minimum, side_minimum);
          *natural = MAX (*natural, side_natural);
        }
    }
  *natural = MAX (*natural, *minimum);
}

static void
ethos_panes_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  EthosPanes *self = ETHOS_PANES (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int left = 0;
  int right = width;

  decide_floats (self, width);
  for (Side side = START; side < N_SIDES; side++)
    {
      GtkWidget *child = self->sides[side];
      gboolean at_left = (side == START) != rtl;
      int side_size = MIN (side_width (self, side), width);

      if (!is_present (child))
        continue;
      gtk_widget_set_child_visible (child, !self->floats[side] || self->shown[side]);
      if (self->floats[side])
        {
          int minimum;

          gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
          side_size = MAX (MIN (side_size, width - MIDDLE_PEEK), minimum);
          gtk_widget_add_css_class (child, "floating");
        }
      else
        gtk_widget_remove_css_class (child, "floating");
      allocate_at (child, at_left ? 0 : width - side_size, side_size, height);
      if (self->floats[side])
        continue;
      if (at_left)
        left = side_size;
      else
        right = width - side_size;
    }
  /* GTK would make it wider where it is too low for its lines, and the sides would cover them. */
  if (is_present (self->middle))
    allocate_at (self->middle, left, right - left,
                 MAX (height, middle_height (self, right - left)));
}

static void
set_child (EthosPanes *self, GtkWidget **slot, GtkWidget *child, GtkWidget *before, guint prop)
{
  if (*slot == child)
    return;
  g_clear_pointer (slot, gtk_widget_unparent);
  *slot = child;
  /* The order of children is the order of drawing and of the Tab key. */
  if (child != NULL)
    gtk_widget_insert_before (child, GTK_WIDGET (self), before);
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

static void
set_shown (EthosPanes *self, Side side, gboolean shown, guint prop)
{
  shown = !!shown;
  if (self->shown[side] == shown)
    return;
  self->shown[side] = shown;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

static void
ethos_panes_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EthosPanes *self = ETHOS_PANES (object);

  switch (prop_id)
    {
    case PROP_START:
      g_value_set_object (value, self->sides[START]);
      break;
    case PROP_MIDDLE:
      g_value_set_object (value, self->middle);
      break;
    case PROP_END:
      g_value_set_object (value, self->sides[END]);
      break;
    case PROP_START_FLOATS:
      g_value_set_boolean (value, ethos_panes_get_start_floats (self));
      break;
    case PROP_END_FLOATS:
      g_value_set_boolean (value, ethos_panes_get_end_floats (self));
      break;
    case PROP_START_SHOWN:
      g_value_set_boolean (value, ethos_panes_get_start_shown (self));
      break;
    case PROP_END_SHOWN:
      g_value_set_boolean (value, ethos_panes_get_end_shown (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_panes_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  EthosPanes *self = ETHOS_PANES (object);

  switch (prop_id)
    {
    case PROP_START:
      ethos_panes_set_start (self, g_value_get_object (value));
      break;
    case PROP_MIDDLE:
      ethos_panes_set_middle (self, g_value_get_object (value));
      break;
    case PROP_END:
      ethos_panes_set_end (self, g_value_get_object (value));
      break;
    case PROP_START_SHOWN:
      ethos_panes_set_start_shown (self, g_value_get_boolean (value));
      break;
    case PROP_END_SHOWN:
      ethos_panes_set_end_shown (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_panes_dispose (GObject *object)
{
  EthosPanes *self = ETHOS_PANES (object);

  g_clear_handle_id (&self->notify_source, g_source_remove);
  g_clear_pointer (&self->middle, gtk_widget_unparent);
  for (Side side = START; side < N_SIDES; side++)
    g_clear_pointer (&self->sides[side], gtk_widget_unparent);
  G_OBJECT_CLASS (ethos_panes_parent_class)->dispose (object);
}

static void
ethos_panes_class_init (EthosPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags read_flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = ethos_panes_dispose;
  object_class->get_property = ethos_panes_get_property;
  object_class->set_property = ethos_panes_set_property;
  widget_class->get_request_mode = ethos_panes_get_request_mode;
  widget_class->measure = ethos_panes_measure;
  widget_class->size_allocate = ethos_panes_size_allocate;

  properties[PROP_START] = g_param_spec_object ("start", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_MIDDLE] = g_param_spec_object ("middle", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_END] = g_param_spec_object ("end", NULL, NULL, GTK_TYPE_WIDGET, flags);
  /* Whether there is too little room, so that the side lies over the middle when it is shown. */
  properties[PROP_START_FLOATS] =
      g_param_spec_boolean ("start-floats", NULL, NULL, FALSE, read_flags);
  properties[PROP_END_FLOATS] = g_param_spec_boolean ("end-floats", NULL, NULL, FALSE, read_flags);
  /* Whether a floating side is shown; one that does not float always is. */
  properties[PROP_START_SHOWN] = g_param_spec_boolean ("start-shown", NULL, NULL, FALSE, flags);
  properties[PROP_END_SHOWN] = g_param_spec_boolean ("end-shown", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "panes");
}

static void
ethos_panes_init (EthosPanes *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * ethos_panes_new:
 *
 * Makes a middle with a side at its start and one at its end. Where the window is too narrow the
 * sides float over the middle, the one at the end first.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_panes_new (void)
{
  return g_object_new (ETHOS_TYPE_PANES, NULL);
}

void
ethos_panes_set_start (EthosPanes *self, GtkWidget *start)
{
  g_return_if_fail (ETHOS_IS_PANES (self));
  g_return_if_fail (start == NULL || GTK_IS_WIDGET (start));

  set_child (self, &self->sides[START], start, self->sides[END], PROP_START);
}

void
ethos_panes_set_middle (EthosPanes *self, GtkWidget *middle)
{
  g_return_if_fail (ETHOS_IS_PANES (self));
  g_return_if_fail (middle == NULL || GTK_IS_WIDGET (middle));

  set_child (self, &self->middle, middle, gtk_widget_get_first_child (GTK_WIDGET (self)),
             PROP_MIDDLE);
}

void
ethos_panes_set_end (EthosPanes *self, GtkWidget *end)
{
  g_return_if_fail (ETHOS_IS_PANES (self));
  g_return_if_fail (end == NULL || GTK_IS_WIDGET (end));

  set_child (self, &self->sides[END], end, NULL, PROP_END);
}

gboolean
ethos_panes_get_start_floats (EthosPanes *self)
{
  g_return_val_if_fail (ETHOS_IS_PANES (self), FALSE);

  return self->floats[START];
}

gboolean
ethos_panes_get_end_floats (EthosPanes *self)
{
  g_return_val_if_fail (ETHOS_IS_PANES (self), FALSE);

  return self->floats[END];
}

gboolean
ethos_panes_get_start_shown (EthosPanes *self)
{
  g_return_val_if_fail (ETHOS_IS_PANES (self), FALSE);

  return self->shown[START];
}

void
ethos_panes_set_start_shown (EthosPanes *self, gboolean shown)
{
  g_return_if_fail (ETHOS_IS_PANES (self));

  set_shown (self, START, shown, PROP_START_SHOWN);
}

gboolean
ethos_panes_get_end_shown (EthosPanes *self)
{
  g_return_val_if_fail (ETHOS_IS_PANES (self), FALSE);

  return self->shown[END];
}

void
ethos_panes_set_end_shown (EthosPanes *self, gboolean shown)
{
  g_return_if_fail (ETHOS_IS_PANES (self));

  set_shown (self, END, shown, PROP_END_SHOWN);
}
