// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-window"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "ethos-choose-file.h"
#include "ethos-window-private.h"

/* Where a copy of something of the open workshop goes. */

/* The name of a copy: that of the workshop, with what it is, and how it ends. */
static char *
dup_copy_name (EthosWindow *self, const char *what, const char *suffix)
{
  g_autofree char *base = g_path_get_basename (ethos_document_get_path (self->document));
  g_autofree char *name = g_filename_display_name (base);
  char *end = g_str_has_suffix (name, ".ethos") ? strrchr (name, '.') : NULL;

  if (end != NULL)
    *end = '\0';
  return g_strdup_printf ("%s (%s)%s", name, what, suffix);
}

/* Asks over @parent for a place beside the workshop; @callback gets it from
 * ethos_choose_file_finish(). */
void
ethos_window_choose_copy (EthosWindow *self,
                          GtkWindow *parent,
                          const EthosWindowCopy *copy,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autofree char *name = dup_copy_name (self, copy->what, copy->suffix);
  g_autoptr (GFile) file = g_file_new_for_path (ethos_document_get_path (self->document));
  g_autoptr (GFile) folder = g_file_get_parent (file);
  const EthosFileRequest request = { .action = ETHOS_FILE_SAVE,
                                     .title = copy->title,
                                     .accept = _ ("_Save"),
                                     .name = name,
                                     .folder = folder };

  ethos_choose_file_async (parent, &request, self->cancellable, callback, data);
}

void
ethos_window_tell_not_copied (GtkWindow *parent, const GError *error)
{
  ethos_tell (parent, _ ("Could Not Save a Copy"), error->message);
}
