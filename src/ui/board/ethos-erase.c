// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-erase.h"

#include <glib/gi18n.h>

#include "ethos-ask.h"

typedef struct
{
  EthosStore *store;
  char **notes;
} Erasing;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Erasing *erasing = user_data;
  g_autofree char *answer = ethos_ask_finish (result, NULL);

  if (g_strcmp0 (answer, "erase") == 0)
    ethos_store_run (erasing->store, ethos_op_new ("notes-erase", "notes", erasing->notes, NULL));
  g_object_unref (erasing->store);
  g_strfreev (erasing->notes);
  g_free (erasing);
}

/**
 * ethos_erase_ask:
 * @widget: what was asked for it
 * @store: where the notes are
 * @notes: (array zero-terminated=1): the ids of at least one note
 *
 * Erases notes from the file, its history and its backups, once somebody has said yes.
 */
void
ethos_erase_ask (GtkWidget *widget, EthosStore *store, const char *const *notes)
{
  guint n_notes = g_strv_length ((char **) notes);
  const EthosAnswer answers[] = { { "cancel", _ ("_Cancel"), ETHOS_ANSWER_PLAIN },
                                  { "erase", _ ("_Erase Everywhere"), ETHOS_ANSWER_DESTRUCTIVE } };
  const EthosQuestion question = {
    .heading = ngettext ("Erase This Note Everywhere?", "Erase These Notes Everywhere?", n_notes),
    .body = _ ("It goes from the file, its history and its backups. This and what came before it "
               "cannot be undone."),
    .answers = answers,
    .n_answers = G_N_ELEMENTS (answers),
  };
  Erasing *erasing;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (ETHOS_IS_STORE (store));
  g_return_if_fail (n_notes > 0);

  erasing = g_new0 (Erasing, 1);
  erasing->store = g_object_ref (store);
  erasing->notes = g_strdupv ((char **) notes);
  ethos_ask_async (GTK_WINDOW (gtk_widget_get_root (widget)), &question, NULL, answered_cb,
                   erasing);
}
