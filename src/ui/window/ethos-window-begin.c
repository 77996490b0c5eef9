// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-window"

#include "config.h"

#include <glib/gi18n.h>

#include "ethos-sample.h"
#include "ethos-system-clock.h"
#include "ethos-window-private.h"

/* Beginnings: the sample, a statement, ready-made cards, and files. */

static void
created_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosDocument) document = ethos_document_create_finish (result, &error);

  ethos_window_set_busy (self, FALSE);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (document == NULL)
    ethos_window_tell_error (self, _ ("Could Not Make a Workshop"), error);
  else
    ethos_window_set_document (self, document);
}

/* Everything is saved from the start, without asking for a name. */
static void
create (EthosWindow *self, EthosSession *session)
{
  ethos_window_set_busy (self, TRUE);
  ethos_document_create_async (NULL, session, NULL, created_cb, g_object_ref (self));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosDocument) document = ethos_document_open_finish (result, &error);

  ethos_window_set_busy (self, FALSE);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (document == NULL)
    ethos_window_tell_error (self, _ ("Could Not Open the Workshop"), error);
  else
    ethos_window_set_document (self, document);
}

static void
try_sample_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ethos_window_try_sample (ETHOS_WINDOW (widget));
}

void
ethos_window_install_begin (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "win.try-sample", try_sample_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
}

/**
 * ethos_window_open_file:
 * @file: a workshop
 *
 * Opens a file here.
 */
void
ethos_window_open_file (EthosWindow *self, GFile *file)
{
  g_return_if_fail (ETHOS_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  ethos_window_set_busy (self, TRUE);
  ethos_document_open_async (NULL, g_file_peek_path (file), opened_cb, g_object_ref (self));
}

/**
 * ethos_window_try_sample:
 *
 * Makes the workshop to try things with, and shows it.
 */
void
ethos_window_try_sample (EthosWindow *self)
{
  g_autoptr (EthosClock) clock = ethos_system_clock_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosSession) session = NULL;

  g_return_if_fail (ETHOS_IS_WINDOW (self));

  session = ethos_sample_create (g_get_language_names (), ethos_clock_get_wall_ms (clock), &error);
  if (session == NULL)
    ethos_window_tell_error (self, _ ("The Sample Is Not Installed"), error);
  else
    create (self, session);
}
