// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-window"

#include "config.h"

#include "ethos-workshop-view.h"

#include "ethos-announce.h"
#include "ethos-bar-layout.h"
#include "ethos-em.h"
#include "ethos-wheel.h"
#include "ethos-widget-names.h"
#include "ethos-window-resources.h"

struct _EthosWorkshopView
{
  GtkWidget parent_instance;

  AdwToastOverlay *toasts;
  EthosPanes *panes;
  AdwBin *plan;
  GtkScrolledWindow *middle;
  AdwBin *step;
  AdwBin *script;
  AdwBin *time;
  GtkLabel *hint;
  char *hint_text;
  AdwBin *picture;
  GtkButton *primary;
};

G_DEFINE_FINAL_TYPE (EthosWorkshopView, ethos_workshop_view, GTK_TYPE_WIDGET)

/* In a narrow window the clock and the primary button need the room; what the room sees and hints
 * come back with the width. */
static void
update_bar (EthosWorkshopView *self)
{
  gtk_label_set_text (self->hint,
                      self->hint_text != NULL && !ethos_panes_get_end_floats (self->panes)
                          ? self->hint_text
                          : "");
  gtk_widget_set_visible (GTK_WIDGET (self->picture), !ethos_panes_get_start_floats (self->panes));
}

static void
ethos_workshop_view_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ethos_workshop_view_parent_class)->dispose (object);
}

static void
ethos_workshop_view_finalize (GObject *object)
{
  g_free (ETHOS_WORKSHOP_VIEW (object)->hint_text);
  G_OBJECT_CLASS (ethos_workshop_view_parent_class)->finalize (object);
}

static void
ethos_workshop_view_class_init (EthosWorkshopViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ethos_workshop_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = ethos_workshop_view_finalize;

  /* Naming the resource keeps the linker from dropping it. */
  ethos_window_get_resource ();
  g_type_ensure (ETHOS_TYPE_PANES);
  g_type_ensure (ETHOS_TYPE_BAR_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/ethos_workshops/Ethos/window/ethos-workshop-view.ui");
  gtk_widget_class_bind_template_child (widget_class, EthosWorkshopView, toasts);
  gtk_widget_class_bind_template_child (widget_class, EthosWorkshopView, panes);
  gtk_widget_class_bind_template_child (widget_class, EthosWorkshopView, plan);
  gtk_widget_class_bind_template_child (widget_class, EthosWorkshopView, middle);
  gtk_widget_class_bind_template_child (widget_class, EthosWorkshopView, step);
  gtk_widget_class_bind_template_child (widget_class, EthosWorkshopView, script);
  gtk_widget_class_bind_template_child (widget_class, EthosWorkshopView, time);
  gtk_widget_class_bind_template_child (widget_class, EthosWorkshopView, hint);
  gtk_widget_class_bind_template_child (widget_class, EthosWorkshopView, picture);
  gtk_widget_class_bind_template_child (widget_class, EthosWorkshopView, primary);
  gtk_widget_class_set_css_name (widget_class, "workshop");
}

static void
ethos_workshop_view_init (EthosWorkshopView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ethos_wheel_lead_on (self->middle);
  g_signal_connect_object (self->panes, "notify::start-floats", G_CALLBACK (update_bar), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes, "notify::end-floats", G_CALLBACK (update_bar), self,
                           G_CONNECT_SWAPPED);
}

/**
 * ethos_workshop_view_new:
 *
 * Makes the frame of a running workshop: plan, step, script, and the bar with the time, what the
 * room sees, and the one primary button, whose corner never moves.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_workshop_view_new (void)
{
  return g_object_new (ETHOS_TYPE_WORKSHOP_VIEW, NULL);
}

/**
 * ethos_workshop_view_get_panes:
 *
 * Returns: (transfer none): what arranges plan, step and script
 */
EthosPanes *
ethos_workshop_view_get_panes (EthosWorkshopView *self)
{
  g_return_val_if_fail (ETHOS_IS_WORKSHOP_VIEW (self), NULL);

  return self->panes;
}

void
ethos_workshop_view_set_plan (EthosWorkshopView *self, GtkWidget *plan)
{
  g_return_if_fail (ETHOS_IS_WORKSHOP_VIEW (self));

  adw_bin_set_child (self->plan, plan);
}

void
ethos_workshop_view_set_step (EthosWorkshopView *self, GtkWidget *step)
{
  g_return_if_fail (ETHOS_IS_WORKSHOP_VIEW (self));

  adw_bin_set_child (self->step, step);
}

void
ethos_workshop_view_set_script (EthosWorkshopView *self, GtkWidget *script)
{
  g_return_if_fail (ETHOS_IS_WORKSHOP_VIEW (self));

  adw_bin_set_child (self->script, script);
}

void
ethos_workshop_view_set_time (EthosWorkshopView *self, GtkWidget *time)
{
  g_return_if_fail (ETHOS_IS_WORKSHOP_VIEW (self));

  adw_bin_set_child (self->time, time);
}

void
ethos_workshop_view_set_picture (EthosWorkshopView *self, GtkWidget *picture)
{
  g_return_if_fail (ETHOS_IS_WORKSHOP_VIEW (self));

  adw_bin_set_child (self->picture, picture);
}

/**
 * ethos_workshop_view_set_primary:
 * @label: (nullable): what happens next, with a mnemonic, translated; %NULL where nothing does
 * @action: (nullable): the detailed name of the action that does it
 *
 * Says on the primary button what it does next.
 */
void
ethos_workshop_view_set_primary (EthosWorkshopView *self, const char *label, const char *action)
{
  g_return_if_fail (ETHOS_IS_WORKSHOP_VIEW (self));
  g_return_if_fail ((label == NULL) == (action == NULL));

  gtk_widget_set_visible (GTK_WIDGET (self->primary), label != NULL);
  if (label == NULL)
    return;
  ethos_set_button_label (self->primary, label);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->primary), action);
}

/**
 * ethos_workshop_view_set_hint:
 * @hint: (nullable): what the primary button does, for somebody who practices; translated
 */
void
ethos_workshop_view_set_hint (EthosWorkshopView *self, const char *hint)
{
  g_return_if_fail (ETHOS_IS_WORKSHOP_VIEW (self));

  if (ethos_set_string (&self->hint_text, hint))
    update_bar (self);
  ethos_describe (GTK_WIDGET (self->primary), hint);
}

/**
 * ethos_workshop_view_add_toast:
 * @toast: (transfer full): what to say
 *
 * Says it above the bar, which stays in reach.
 */
void
ethos_workshop_view_add_toast (EthosWorkshopView *self, AdwToast *toast)
{
  g_return_if_fail (ETHOS_IS_WORKSHOP_VIEW (self));
  g_return_if_fail (ADW_IS_TOAST (toast));

  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * ethos_workshop_view_get_primary_button:
 *
 * Returns: (transfer none): the primary button, to give it the focus
 */
GtkWidget *
ethos_workshop_view_get_primary_button (EthosWorkshopView *self)
{
  g_return_val_if_fail (ETHOS_IS_WORKSHOP_VIEW (self), NULL);

  return GTK_WIDGET (self->primary);
}
