// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-application"

#include "config.h"

#include "ethos-keys.h"

#include <glib/gi18n.h>

/* The one table of keys: it sets them and it fills the shortcuts window. */
static const EthosKey keys[] = {
  { "app.new-window",
    { NC_ ("shortcuts", "Window"), NC_ ("shortcuts", "New window"), "<Control>n" } },
  { "win.full-screen", { NC_ ("shortcuts", "Window"), NC_ ("shortcuts", "Full screen"), "F11" } },
  { "window.close", { NC_ ("shortcuts", "Window"), NC_ ("shortcuts", "Close"), "<Control>w" } },
  { "app.quit", { NC_ ("shortcuts", "Window"), NC_ ("shortcuts", "Quit"), "<Control>q" } },
  { "app.shortcuts",
    { NC_ ("shortcuts", "General"), NC_ ("shortcuts", "Keyboard shortcuts"),
      "<Control>question" } },
  { "win.help", { NC_ ("shortcuts", "General"), NC_ ("shortcuts", "Help"), "F1" } },
  /* GTK opens the primary menu by itself: the row only lists it. */
  { NULL, { NC_ ("shortcuts", "General"), NC_ ("shortcuts", "Main menu"), "F10" } },
};

/**
 * ethos_keys_get:
 * @n_keys: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_keys): every key of the application
 */
const EthosKey *
ethos_keys_get (gsize *n_keys)
{
  g_return_val_if_fail (n_keys != NULL, NULL);

  *n_keys = G_N_ELEMENTS (keys);
  return keys;
}

/**
 * ethos_keys_install:
 *
 * Gives the actions of @application and its windows their keys.
 */
void
ethos_keys_install (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_auto (GStrv) accels = NULL;

      if (keys[i].action == NULL)
        continue;
      accels = g_strsplit (keys[i].shortcut.accels, " ", -1);
      gtk_application_set_accels_for_action (application, keys[i].action,
                                             (const char *const *) accels);
    }
}

/**
 * ethos_keys_window_new:
 *
 * Returns: (transfer none): a window that lists the keys
 */
GtkWindow *
ethos_keys_window_new (void)
{
  EthosShortcut rows[G_N_ELEMENTS (keys)];

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    rows[i] = keys[i].shortcut;
  return ethos_shortcuts_window_new (rows, G_N_ELEMENTS (rows));
}
