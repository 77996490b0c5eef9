// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "agenda-fixture.h"

#include <string.h>

#include "ethos-step-actions.h"
#include "ui-harness.h"

static void
refused_cb (EthosStore *store, const char *message, Fixture *fixture)
{
  fixture->n_refused++;
}

void
agenda_set_up (Fixture *fixture, gconstpointer data)
{
  fixture->clock = ethos_fake_clock_new ();
  fixture->store = ui_sample_store_new (ETHOS_CLOCK (fixture->clock));
  fixture->session = ethos_store_get_session (fixture->store);
  fixture->style = ethos_paper_style_new (gdk_display_get_default ());
  g_signal_connect (fixture->store, "refused", G_CALLBACK (refused_cb), fixture);
}

void
agenda_tear_down (Fixture *fixture, gconstpointer data)
{
  /* What cannot be done is disabled, so that nobody is refused. */
  g_assert_cmpuint (fixture->n_refused, ==, 0);
  g_clear_object (&fixture->style);
  g_assert_finalize_object (fixture->store);
  g_clear_object (&fixture->clock);
}

void
agenda_run (Fixture *fixture, const char *op)
{
  g_assert_true (ethos_store_run (fixture->store, ethos_op_new (op, NULL)));
}

/* A window with the actions that the real one has. */
GtkWindow *
agenda_show (Fixture *fixture, GtkWidget *view, int width, int height)
{
  g_autoptr (EthosStepActions) actions = ethos_step_actions_new (fixture->store);

  gtk_widget_insert_action_group (view, ETHOS_STEP_ACTIONS_PREFIX, G_ACTION_GROUP (actions));
  return ui_harness_show (view, width, height);
}

gboolean
agenda_has_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (agenda_has_text (child, text))
      return TRUE;
  return FALSE;
}

GtkWidget *
agenda_find_type (GtkWidget *widget, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found =
          G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : agenda_find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}
