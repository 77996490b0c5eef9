// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-compat"

#include "config.h"

#include "ethos-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/**
 * ethos_about_present:
 * @parent: (nullable): the window it belongs to
 *
 * Shows what the application is, its version and its licence.
 */
void
ethos_about_present (GtkWindow *parent)
{
  GtkWindow *window;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));

  window =
      g_object_new (ADW_TYPE_ABOUT_WINDOW, "accessible-role", GTK_ACCESSIBLE_ROLE_DIALOG,
                    "transient-for", parent, "modal", parent != NULL,
                    /* Translators: the application's name; it is usually left as it is. */
                    "application-name", C_ ("application", "Ethos"), "application-icon",
                    ETHOS_APPLICATION_ID, "version", ETHOS_VERSION, "license-type",
                    GTK_LICENSE_GPL_3_0, "developer-name", _ ("The Ethos contributors"), "comments",
                    _ ("Run values workshops: a statement in, agreed words out on a poster."),
                    /* Translators: put your names here, one a line. */
                    "translator-credits", _ ("translator-credits"), NULL);
  gtk_window_present (window);
}
