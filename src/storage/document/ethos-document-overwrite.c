// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-document-private.h"

/* A save that writes over what another program wrote. */

static void
overwritten_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  EthosDocument *self = ETHOS_DOCUMENT (object);
  g_autoptr (GTask) whole = data;
  GError *error = NULL;

  if (ethos_document_save_finish (self, result, &error))
    g_task_return_boolean (whole, TRUE);
  else
    g_task_return_error (whole, error);
  ethos_document_end_turn (self);
}

static void
begin_overwrite (EthosDocument *self, GTask *whole)
{
  self->overwrite = TRUE;
  ethos_document_save_async (self, overwritten_cb, whole);
}

/**
 * ethos_document_overwrite_async:
 * @self: a document whose file another program changed, moved or deleted
 *
 * Writes the file all the same. What the other program wrote is kept among the previous versions,
 * or at ethos_document_get_kept_copy(); where neither can be, the file stays as it is.
 */
void
ethos_document_overwrite_async (EthosDocument *self,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *whole;

  g_return_if_fail (ETHOS_IS_DOCUMENT (self));

  whole = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (whole, ethos_document_overwrite_async);
  ethos_document_take_turn (self, begin_overwrite, whole);
}

/** ethos_document_overwrite_finish: FALSE: the file is as it was, and @error says why. */
gboolean
ethos_document_overwrite_finish (EthosDocument *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
