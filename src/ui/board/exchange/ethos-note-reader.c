// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-note-reader.h"

#include <glib/gi18n.h>

#include "ethos-text-decode.h"

void
ethos_read_notes_free (EthosReadNotes *self)
{
  g_free (self->text);
  g_clear_pointer (&self->table, ethos_csv_unref);
  g_free (self);
}

/* By its name: sentences have commas too. */
static gboolean
is_table (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *folded = g_utf8_strdown (name != NULL ? name : "", -1);

  return g_str_has_suffix (folded, ".csv") || g_str_has_suffix (folded, ".tsv") ||
         g_str_has_suffix (folded, ".tab");
}

/* What reads statements says what is wrong with one, where notes are meant here. */
static GError *
explain (const GError *error)
{
  const char *message;

  if (error->domain != ETHOS_IMPORT_ERROR)
    return g_error_copy (error);
  switch (error->code)
    {
    case ETHOS_IMPORT_ERROR_EMPTY:
      message = _ ("There is nothing to read in this file.");
      break;
    case ETHOS_IMPORT_ERROR_TOO_BIG:
      message = _ ("This file is larger than 48 MB, more than the largest wall holds. Divide it, "
                   "or copy a part of it.");
      break;
    case ETHOS_IMPORT_ERROR_WORKSHOP:
    case ETHOS_IMPORT_ERROR_CARDS:
    case ETHOS_IMPORT_ERROR_PLAN:
      message = _ ("This is a file of Ethos, not a list of notes. Open it from the main menu.");
      break;
    case ETHOS_IMPORT_ERROR_BINARY:
      message = _ ("This is not text. Notes are made of plain text, lists and tables (CSV): save "
                   "the file as one of these, or copy its text.");
      break;
    default:
      return g_error_copy (error);
    }
  return g_error_new_literal (error->domain, error->code, message);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GFile *file = data;
  g_autoptr (EthosReadNotes) notes = g_new0 (EthosReadNotes, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      ethos_text_read_file_up_to (file, ETHOS_NOTES_FILE_MAX_BYTES, cancellable, &error);
  gsize length;
  const guint8 *bytes_of = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  if (bytes != NULL)
    notes->text =
        ethos_text_decode_up_to (bytes_of, length, ETHOS_NOTES_FILE_MAX_BYTES, NULL, &error);
  if (notes->text == NULL)
    {
      g_task_return_error (task, explain (error));
      return;
    }
  if (is_table (file))
    notes->table = ethos_csv_parse (notes->text);
  g_task_return_pointer (task, g_steal_pointer (&notes), (GDestroyNotify) ethos_read_notes_free);
}

/**
 * ethos_note_reader_read_async:
 * @file: a text, or a table whose name ends in .csv or .tsv
 * @cancellable: (nullable): to give up
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads a file for notes as statements are read: UTF-8, UTF-16 or Windows-1252, at most
 * %ETHOS_NOTES_FILE_MAX_BYTES of it, in a thread, as it may be on a slow disk.
 */
void
ethos_note_reader_read_async (GFile *file,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, ethos_note_reader_read_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * ethos_note_reader_read_finish:
 * @error: where to say why there is nothing, in words for people
 *
 * Returns: (transfer full) (nullable): what was read
 */
EthosReadNotes *
ethos_note_reader_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
