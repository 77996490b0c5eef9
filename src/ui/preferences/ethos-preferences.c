// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-preferences"

#include "config.h"

#include "ethos-preferences.h"

#include "ethos-preferences-resources.h"

struct _EthosPreferences
{
  AdwPreferencesWindow parent_instance;

  AdwComboRow *appearance;
  GtkSwitch *sounds;
  GtkSwitch *hints;
  GtkSpinButton *recent;
};

G_DEFINE_FINAL_TYPE (EthosPreferences, ethos_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* In the order of the list. */
static const char *const appearances[] = { "system", "light", "dark" };

static gboolean
get_appearance_cb (GValue *value, GVariant *variant, gpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (appearances); i++)
    if (g_str_equal (g_variant_get_string (variant, NULL), appearances[i]))
      {
        g_value_set_uint (value, i);
        return TRUE;
      }
  return FALSE;
}

static GVariant *
set_appearance_cb (const GValue *value, const GVariantType *type, gpointer data)
{
  guint chosen = g_value_get_uint (value);

  return chosen < G_N_ELEMENTS (appearances) ? g_variant_new_string (appearances[chosen]) : NULL;
}

static void
ethos_preferences_class_init (EthosPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /* Naming the resource keeps the linker from dropping it. */
  ethos_preferences_get_resource ();
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/ethos_workshops/Ethos/preferences/ethos-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, EthosPreferences, appearance);
  gtk_widget_class_bind_template_child (widget_class, EthosPreferences, sounds);
  gtk_widget_class_bind_template_child (widget_class, EthosPreferences, hints);
  gtk_widget_class_bind_template_child (widget_class, EthosPreferences, recent);
}

static void
ethos_preferences_init (EthosPreferences *self)
{
  /* Not of the class: libadwaita has the role read before that is known. */
  g_object_set (self, "accessible-role", GTK_ACCESSIBLE_ROLE_DIALOG, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ethos_preferences_new:
 * @settings: what is shown and changed
 *
 * Returns: (transfer none): a window, not yet presented
 */
GtkWindow *
ethos_preferences_new (GSettings *settings)
{
  EthosPreferences *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (ETHOS_TYPE_PREFERENCES, NULL);
  g_settings_bind_with_mapping (settings, "appearance", self->appearance, "selected",
                                G_SETTINGS_BIND_DEFAULT, get_appearance_cb, set_appearance_cb, NULL,
                                NULL);
  g_settings_bind (settings, "sounds-enabled", self->sounds, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "show-practice-hints", self->hints, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "recent-limit", self->recent, "value", G_SETTINGS_BIND_DEFAULT);
  return GTK_WINDOW (self);
}
