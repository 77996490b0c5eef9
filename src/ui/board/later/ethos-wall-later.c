// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-wall-later.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-notes-wall-private.h"

/**
 * ethos_wall_later_keep:
 *
 * Takes what is selected, or has the focus, off the wall and keeps it for later.
 *
 * Returns: whether anything was
 */
gboolean
ethos_wall_later_keep (EthosNotesWall *self)
{
  g_auto (GStrv) ids = NULL;
  g_autofree char *text = NULL;
  guint n_ids;

  g_return_val_if_fail (ETHOS_IS_NOTES_WALL (self), FALSE);

  ids = ethos_notes_wall_dup_targets (self);
  n_ids = g_strv_length (ids);
  if (n_ids == 0 ||
      !ethos_wall_run_in_place (
          self, ethos_op_new ("notes-later", "notes", ids, "value", TRUE, NULL),
          NN_ ("keeping of %'u note for later", "keeping of %'u notes for later"), n_ids))
    return FALSE;
  text = g_strdup_printf (ngettext ("%'u note kept for later", "%'u notes kept for later", n_ids),
                          n_ids);
  if (!gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", text))
    ethos_announce (GTK_WIDGET (self), text);
  return TRUE;
}

static void
activate_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ethos_wall_later_keep (ETHOS_NOTES_WALL (widget));
}

void
ethos_wall_later_class_init (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "notes.later", NULL, activate_cb);
}
