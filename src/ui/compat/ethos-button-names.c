// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-compat"

#include "config.h"

#include "ethos-button-names.h"

/* GTK 4.8 names such a button by its label as written, underscore included, and once more by the
 * label widget inside, so that it reads “_Back Back”. */
static void
name_cb (GtkButton *button)
{
  GtkWidget *child = gtk_button_get_child (button);

  if (!gtk_button_get_use_underline (button) || !GTK_IS_LABEL (child))
    return;
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (child)), -1);
}

static gboolean
map_hook_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GObject *widget = g_value_get_object (&values[0]);

  if (GTK_IS_BUTTON (widget) && gtk_button_get_use_underline (GTK_BUTTON (widget)))
    {
      g_signal_handlers_disconnect_by_func (widget, name_cb, NULL);
      g_signal_connect (widget, "notify::label", G_CALLBACK (name_cb), NULL);
      name_cb (GTK_BUTTON (widget));
    }
  return TRUE;
}

/**
 * ethos_button_names_install:
 *
 * Has every button with a mnemonic, from when it is first shown, tell screen readers its words once
 * and without the underscore. Calling it again does nothing.
 */
void
ethos_button_names_install (void)
{
  static gsize installed = 0;

  if (g_once_init_enter (&installed))
    {
      /* A signal is known only once its class is. */
      g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
      g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, map_hook_cb, NULL,
                                  NULL);
      g_once_init_leave (&installed, 1);
    }
}
