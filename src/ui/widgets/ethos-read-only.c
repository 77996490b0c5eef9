// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-widgets"

#include "config.h"

#include "ethos-read-only.h"

#include <glib/gi18n-lib.h>

#include "ethos-announce.h"

/**
 * ethos_read_only_get_reason:
 *
 * Returns: (transfer none): why nothing can be changed, in words
 */
const char *
ethos_read_only_get_reason (void)
{
  /* Translators: why a field or a button cannot be used. */
  return _ ("This workshop can only be read");
}

static void
update (GtkWidget *widget, GParamSpec *pspec, GObject *store)
{
  gboolean read_only;

  g_object_get (store, "read-only", &read_only, NULL);
  gtk_widget_set_sensitive (widget, !read_only);
  if (!read_only && !gtk_widget_has_css_class (widget, "read-only"))
    return;

  ethos_describe (widget, read_only ? ethos_read_only_get_reason () : "");
  gtk_widget_set_tooltip_text (widget, read_only ? ethos_read_only_get_reason () : NULL);
  if (read_only)
    gtk_widget_add_css_class (widget, "read-only");
  else
    gtk_widget_remove_css_class (widget, "read-only");
}

/**
 * ethos_read_only_follow:
 * @widget: something that changes the workshop
 * @store: what it changes, with a property `read-only`
 *
 * Keeps @widget from looking ready while everything would be refused, and says why.
 */
void
ethos_read_only_follow (GtkWidget *widget, GObject *store)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (G_IS_OBJECT (store));

  g_signal_connect_object (store, "notify::read-only", G_CALLBACK (update), widget,
                           G_CONNECT_SWAPPED);
  update (widget, NULL, store);
}
