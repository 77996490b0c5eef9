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

/* What a widget said, and what in it had the focus, before nothing could be changed. */
typedef struct
{
  GtkWidget *widget;
  char *tooltip;
  char *description;
  GtkWidget *focus;
  gboolean locked;
} Follower;

static void
follower_free (gpointer data, GClosure *closure)
{
  Follower *self = data;

  g_clear_weak_pointer (&self->focus);
  g_free (self->tooltip);
  g_free (self->description);
  g_free (self);
}

static void
lock (Follower *self)
{
  GtkRoot *root = gtk_widget_get_root (self->widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && (focus == self->widget || gtk_widget_is_ancestor (focus, self->widget)))
    g_set_weak_pointer (&self->focus, focus);
  self->tooltip = g_strdup (gtk_widget_get_tooltip_text (self->widget));
  self->description = g_strdup (ethos_get_description (self->widget));
  gtk_widget_set_sensitive (self->widget, FALSE);
  ethos_describe (self->widget, ethos_read_only_get_reason ());
  gtk_widget_set_tooltip_text (self->widget, ethos_read_only_get_reason ());
}

/* A workshop that could not be closed goes on where somebody was typing. */
static void
unlock (Follower *self)
{
  GtkRoot *root = gtk_widget_get_root (self->widget);

  gtk_widget_set_sensitive (self->widget, TRUE);
  ethos_describe (self->widget, self->description != NULL ? self->description : "");
  gtk_widget_set_tooltip_text (self->widget, self->tooltip);
  g_clear_pointer (&self->tooltip, g_free);
  g_clear_pointer (&self->description, g_free);
  if (self->focus != NULL && root != NULL && gtk_root_get_focus (root) == NULL)
    gtk_widget_grab_focus (self->focus);
  g_clear_weak_pointer (&self->focus);
}

static void
update_cb (GObject *store, GParamSpec *pspec, Follower *self)
{
  gboolean read_only;

  g_object_get (store, "read-only", &read_only, NULL);
  if (read_only == self->locked)
    return;
  self->locked = read_only;
  if (read_only)
    lock (self);
  else
    unlock (self);
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
  Follower *follower;
  GClosure *closure;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (G_IS_OBJECT (store));

  follower = g_new0 (Follower, 1);
  follower->widget = widget;
  closure = g_cclosure_new (G_CALLBACK (update_cb), follower, follower_free);
  g_object_watch_closure (G_OBJECT (widget), closure);
  g_signal_connect_closure (store, "notify::read-only", closure, FALSE);
  update_cb (store, NULL, follower);
}
