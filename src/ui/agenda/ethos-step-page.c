// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-agenda"

#include "config.h"

#include "ethos-step-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ethos-agenda-resources.h"
#include "ethos-agenda-words.h"
#include "ethos-pane.h"
#include "ethos-style.h"

#define RESOURCES "/io/github/ethos_workshops/Ethos/agenda"

struct _EthosStepPage
{
  GtkWidget parent_instance;

  EthosStore *store;
  char *step;

  GtkWidget *scroller;
  GtkLabel *kind;
  GtkLabel *title;
  GtkLabel *prompt;
  GtkWidget *buttons;
};

G_DEFINE_FINAL_TYPE (EthosStepPage, ethos_step_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_STORE,
  PROP_STEP,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_RETURN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update (EthosStepPage *self)
{
  EthosSession *session = ethos_store_get_session (self->store);
  const EthosActivity *current = ethos_session_get_current (session);
  const EthosActivity *step = current;
  g_autofree char *minutes = NULL;
  g_autofree char *kind = NULL;

  if (self->step != NULL)
    step = ethos_session_find (session, ETHOS_KIND_ACTIVITY, self->step);
  if (step == NULL)
    return;
  minutes = ethos_step_dup_minutes (step, ethos_store_get_clock (self->store));
  /* Translators: the kind of a step, how far it is, and its minutes: “Break · To come · 10 min”. */
  kind = g_strdup_printf (_ ("%s · %s · %s"), ethos_step_kind_get_name (step->kind),
                          ethos_step_state_get_name (step->state), minutes);
  gtk_label_set_text (self->kind, kind);
  gtk_label_set_text (self->title, step->title);
  gtk_label_set_text (self->prompt, step->prompt != NULL ? step->prompt : "");
  gtk_widget_set_visible (GTK_WIDGET (self->prompt), step->prompt != NULL && *step->prompt != '\0');
  gtk_widget_set_visible (self->buttons, step != current);
  ethos_pane_set_words (GTK_SCROLLED_WINDOW (self->scroller), step == current ? step->title : NULL,
                        step->prompt);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.go",
                                 !ethos_store_get_read_only (self->store));
}

static void
go_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosStepPage *self = ETHOS_STEP_PAGE (widget);

  ethos_store_run (self->store, ethos_op_new ("activity-go", "activity", self->step, NULL));
}

static void
return_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_RETURN], 0);
}

static void
ethos_step_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EthosStepPage *self = ETHOS_STEP_PAGE (object);

  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_STEP:
      g_value_set_string (value, self->step);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_step_page_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  EthosStepPage *self = ETHOS_STEP_PAGE (object);

  switch (prop_id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    case PROP_STEP:
      ethos_step_page_set_step (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_step_page_constructed (GObject *object)
{
  EthosStepPage *self = ETHOS_STEP_PAGE (object);

  G_OBJECT_CLASS (ethos_step_page_parent_class)->constructed (object);

  g_signal_connect_object (ethos_store_get_session (self->store), "changed", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
  update (self);
}

static void
ethos_step_page_dispose (GObject *object)
{
  EthosStepPage *self = ETHOS_STEP_PAGE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ethos_step_page_parent_class)->dispose (object);
}

static void
ethos_step_page_finalize (GObject *object)
{
  g_free (ETHOS_STEP_PAGE (object)->step);
  G_OBJECT_CLASS (ethos_step_page_parent_class)->finalize (object);
}

static void
ethos_step_page_class_init (EthosStepPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = ethos_step_page_constructed;
  object_class->dispose = ethos_step_page_dispose;
  object_class->finalize = ethos_step_page_finalize;
  object_class->get_property = ethos_step_page_get_property;
  object_class->set_property = ethos_step_page_set_property;

  properties[PROP_STORE] =
      g_param_spec_object ("store", NULL, NULL, ETHOS_TYPE_STORE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /* The id of the step; without one it is the running one. */
  properties[PROP_STEP] =
      g_param_spec_string ("step", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* Somebody has looked at another step for long enough. */
  signals[SIGNAL_RETURN] = g_signal_new ("return", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  /* Naming the resource keeps the linker from dropping it. */
  ethos_agenda_get_resource ();
  g_type_ensure (ADW_TYPE_CLAMP);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCES "/ethos-step-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EthosStepPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, EthosStepPage, kind);
  gtk_widget_class_bind_template_child (widget_class, EthosStepPage, title);
  gtk_widget_class_bind_template_child (widget_class, EthosStepPage, prompt);
  gtk_widget_class_bind_template_child (widget_class, EthosStepPage, buttons);
  gtk_widget_class_install_action (widget_class, "page.go", NULL, go_cb);
  gtk_widget_class_install_action (widget_class, "page.return", NULL, return_cb);
}

static void
ethos_step_page_init (EthosStepPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ethos_pane_make_readable (GTK_SCROLLED_WINDOW (self->scroller));
  ethos_style_install (gtk_widget_get_display (GTK_WIDGET (self)), RESOURCES "/agenda.css");
}

/**
 * ethos_step_page_new:
 * @store: a workshop
 *
 * Makes a calm page about one step: a break, the end, or a step that is only looked at.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_step_page_new (EthosStore *store)
{
  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);

  return g_object_new (ETHOS_TYPE_STEP_PAGE, "store", store, NULL);
}

/**
 * ethos_step_page_set_step:
 * @step: (nullable): the id of the step to show, or %NULL for the running one
 */
void
ethos_step_page_set_step (EthosStepPage *self, const char *step)
{
  g_return_if_fail (ETHOS_IS_STEP_PAGE (self));

  if (g_strcmp0 (self->step, step) == 0)
    return;
  g_free (self->step);
  self->step = g_strdup (step);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STEP]);
}
