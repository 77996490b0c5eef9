// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-widgets"

#include "config.h"

#include "ethos-tint-chooser.h"

#include "ethos-palette.h"
#include "ethos-tint-swatch.h"

struct _EthosTintChooser
{
  GtkWidget parent_instance;

  GtkWidget *buttons[ETHOS_N_TINTS];
  int tint;
};

G_DEFINE_FINAL_TYPE (EthosTintChooser, ethos_tint_chooser, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TINT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
button_toggled_cb (GtkToggleButton *button, EthosTintChooser *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (int i = 0; i < ETHOS_N_TINTS; i++)
    if (self->buttons[i] == GTK_WIDGET (button))
      ethos_tint_chooser_set_tint (self, i);
}

/* One tab stop: the arrows choose. */
static gboolean
key_pressed_cb (EthosTintChooser *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int tint = self->tint;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      tint += rtl ? 1 : -1;
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      tint += rtl ? -1 : 1;
      break;
    case GDK_KEY_Home:
      tint = 0;
      break;
    case GDK_KEY_End:
      tint = ETHOS_N_TINTS - 1;
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  ethos_tint_chooser_set_tint (self, (tint + ETHOS_N_TINTS) % ETHOS_N_TINTS);
  gtk_widget_grab_focus (self->buttons[self->tint]);
  return GDK_EVENT_STOP;
}

static gboolean
ethos_tint_chooser_focus (GtkWidget *widget, GtkDirectionType direction)
{
  EthosTintChooser *self = ETHOS_TINT_CHOOSER (widget);

  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return gtk_widget_grab_focus (self->buttons[self->tint]);
}

static gboolean
ethos_tint_chooser_grab_focus (GtkWidget *widget)
{
  EthosTintChooser *self = ETHOS_TINT_CHOOSER (widget);

  return gtk_widget_grab_focus (self->buttons[self->tint]);
}

static void
ethos_tint_chooser_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TINT:
      g_value_set_int (value, ethos_tint_chooser_get_tint (ETHOS_TINT_CHOOSER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_tint_chooser_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TINT:
      ethos_tint_chooser_set_tint (ETHOS_TINT_CHOOSER (object), g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_tint_chooser_dispose (GObject *object)
{
  EthosTintChooser *self = ETHOS_TINT_CHOOSER (object);

  for (int i = 0; i < ETHOS_N_TINTS; i++)
    g_clear_pointer (&self->buttons[i], gtk_widget_unparent);
  G_OBJECT_CLASS (ethos_tint_chooser_parent_class)->dispose (object);
}

static void
ethos_tint_chooser_class_init (EthosTintChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ethos_tint_chooser_dispose;
  object_class->get_property = ethos_tint_chooser_get_property;
  object_class->set_property = ethos_tint_chooser_set_property;
  widget_class->focus = ethos_tint_chooser_focus;
  widget_class->grab_focus = ethos_tint_chooser_grab_focus;

  /* The place of the colour in the palette. */
  properties[PROP_TINT] =
      g_param_spec_int ("tint", NULL, NULL, 0, ETHOS_N_TINTS - 1, 0,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "tints");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ethos_tint_chooser_init (EthosTintChooser *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  for (int i = 0; i < ETHOS_N_TINTS; i++)
    {
      const char *label = ethos_tint_get_label ((EthosTint) i);

      self->buttons[i] = gtk_toggle_button_new ();
      gtk_button_set_child (GTK_BUTTON (self->buttons[i]), ethos_tint_swatch_new ((EthosTint) i));
      gtk_widget_add_css_class (self->buttons[i], "flat");
      /* A click chooses; what is being written goes on. */
      gtk_widget_set_focus_on_click (self->buttons[i], FALSE);
      gtk_widget_set_tooltip_text (self->buttons[i], label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->buttons[i]),
                                     GTK_TOGGLE_BUTTON (self->buttons[0]));
      gtk_widget_set_parent (self->buttons[i], GTK_WIDGET (self));
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[0]), TRUE);
  for (int i = 0; i < ETHOS_N_TINTS; i++)
    g_signal_connect (self->buttons[i], "toggled", G_CALLBACK (button_toggled_cb), self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * ethos_tint_chooser_new:
 * @label: what is chosen, translated
 *
 * Makes a row of the eight colours of notes with their marks. It is one tab stop; the arrows
 * choose. A click leaves the focus where it is.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_tint_chooser_new (const char *label)
{
  GtkWidget *self = g_object_new (ETHOS_TYPE_TINT_CHOOSER, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return self;
}

int
ethos_tint_chooser_get_tint (EthosTintChooser *self)
{
  g_return_val_if_fail (ETHOS_IS_TINT_CHOOSER (self), 0);

  return self->tint;
}

void
ethos_tint_chooser_set_tint (EthosTintChooser *self, int tint)
{
  g_return_if_fail (ETHOS_IS_TINT_CHOOSER (self));
  g_return_if_fail (tint >= 0 && tint < ETHOS_N_TINTS);

  if (self->tint == tint)
    return;
  self->tint = tint;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[tint]), TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TINT]);
}
