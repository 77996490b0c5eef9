// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-paste-source.h"

#include <string.h>

/* What is read and compared within a frame: 8 MB take up to some seconds. */
#define QUICK_BYTES (16 * 1024)

struct _EthosPasteSource
{
  /* The text that has not been read yet, and whether it may be a table. */
  char *rest;
  gboolean unknown;
  EthosCsv *table;
  guint row;
  guint n_more;
  /* What the wall says already, with a %NULL behind it. */
  GPtrArray *wall_texts;
  gsize n_bytes;
  EthosPasteWatch watch;
};

/**
 * ethos_paste_source_new:
 * @text: a text, which is taken for a table where its first line says so
 * @wall_texts: (nullable) (array zero-terminated=1): what the wall says already
 *
 * Returns: (transfer full): what is to be read
 */
EthosPasteSource *
ethos_paste_source_new (const char *text, const char *const *wall_texts)
{
  EthosPasteSource *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_atomic_rc_box_new0 (EthosPasteSource);
  self->rest = g_strdup (text);
  self->unknown = TRUE;
  self->n_bytes = strlen (text);
  self->wall_texts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->wall_texts, NULL);
  for (guint i = 0; wall_texts != NULL && wall_texts[i] != NULL; i++)
    ethos_paste_source_add_wall_text (self, wall_texts[i]);
  return self;
}

EthosPasteSource *
ethos_paste_source_ref (EthosPasteSource *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
source_clear (gpointer data)
{
  EthosPasteSource *self = data;

  g_free (self->rest);
  g_clear_pointer (&self->table, ethos_csv_unref);
  g_ptr_array_unref (self->wall_texts);
}

void
ethos_paste_source_unref (EthosPasteSource *self)
{
  g_atomic_rc_box_release_full (self, source_clear);
}

/**
 * ethos_paste_source_set_table:
 * @table: what is to be read in place of the text
 */
void
ethos_paste_source_set_table (EthosPasteSource *self, EthosCsv *table)
{
  g_return_if_fail (self != NULL && self->table == NULL && table != NULL);

  self->table = ethos_csv_ref (table);
  self->unknown = FALSE;
  for (guint row = 0; row < ethos_csv_get_n_rows (table) && self->n_bytes <= QUICK_BYTES; row++)
    for (guint column = 0; column < ethos_csv_get_n_columns (table); column++)
      self->n_bytes += strlen (ethos_csv_get_cell (table, row, column));
}

/**
 * ethos_paste_source_get_table:
 *
 * Returns: (transfer none) (nullable): the table, where it is one; known once it has been read
 */
EthosCsv *
ethos_paste_source_get_table (EthosPasteSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->table;
}

/**
 * ethos_paste_source_rewind:
 *
 * Begins anew with the rows of a table.
 */
void
ethos_paste_source_rewind (EthosPasteSource *self)
{
  g_return_if_fail (self != NULL);

  self->row = 0;
}

/**
 * ethos_paste_source_add_wall_text:
 * @text: what the wall says now, too
 */
void
ethos_paste_source_add_wall_text (EthosPasteSource *self, const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  g_ptr_array_insert (self->wall_texts, (int) self->wall_texts->len - 1, g_strdup (text));
  self->n_bytes += strlen (text);
}

/**
 * ethos_paste_source_is_quick:
 *
 * Returns: whether reading it takes no longer than a frame, so that no thread is needed
 */
gboolean
ethos_paste_source_is_quick (EthosPasteSource *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->n_bytes <= QUICK_BYTES;
}

/**
 * ethos_paste_source_get_progress:
 *
 * May be asked while it is read.
 *
 * Returns: how much of what is being read is done, from 0 to 1
 */
double
ethos_paste_source_get_progress (EthosPasteSource *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return g_atomic_int_get (&self->watch.done) / 1000.0;
}

/**
 * ethos_paste_source_get_n_more:
 *
 * Returns: how many lines come after those that were read
 */
guint
ethos_paste_source_get_n_more (EthosPasteSource *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_more;
}

static void
look_for_table (EthosPasteSource *self)
{
  g_autoptr (EthosCsv) table = ethos_csv_parse (self->rest);

  self->unknown = FALSE;
  if (ethos_csv_is_notes_table (table))
    self->table = g_steal_pointer (&table);
}

/**
 * ethos_paste_source_read:
 * @columns: (nullable): which columns of a table are read, or %NULL for the likeliest
 *
 * Reads as many lines as are shown at a time, and keeps the others.
 *
 * Returns: (transfer full) (element-type EthosPasteLine): the lines
 */
GPtrArray *
ethos_paste_source_read (EthosPasteSource *self, const EthosPasteColumns *columns)
{
  EthosPasteColumns guessed;
  GPtrArray *lines;

  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_int_set (&self->watch.done, 0);
  if (self->unknown)
    look_for_table (self);
  if (self->table != NULL && columns == NULL)
    {
      ethos_paste_columns_guess (&guessed, self->table);
      columns = &guessed;
    }
  if (self->table != NULL)
    lines = ethos_paste_table_split (self->table, columns, &self->watch, &self->row, &self->n_more);
  else
    {
      g_autofree char *text = g_steal_pointer (&self->rest);

      lines =
          ethos_paste_split (text != NULL ? text : "", &self->watch, &self->n_more, &self->rest);
    }
  ethos_paste_find_same (lines, (const char *const *) self->wall_texts->pdata);
  return lines;
}

static void
read_in_thread (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  EthosPasteSource *self = ((gpointer *) data)[0];
  GPtrArray *lines;

  self->watch.cancellable = cancellable;
  lines = ethos_paste_source_read (self, ((gpointer *) data)[1]);
  self->watch.cancellable = NULL;
  g_task_return_pointer (task, lines, (GDestroyNotify) g_ptr_array_unref);
}

static void
data_free (gpointer data)
{
  gpointer *pair = data;

  ethos_paste_source_unref (pair[0]);
  g_free (pair[1]);
  g_free (pair);
}

/**
 * ethos_paste_source_read_async:
 * @columns: (nullable): which columns of a table are read, or %NULL for the likeliest
 * @cancellable: (nullable): to give up; the callback is called once the thread has done so
 * @callback: called when done
 * @user_data: for @callback
 *
 * Does what ethos_paste_source_read() does, in a thread.
 */
void
ethos_paste_source_read_async (EthosPasteSource *self,
                               const EthosPasteColumns *columns,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  gpointer *pair;

  g_return_if_fail (self != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  pair = g_new0 (gpointer, 2);
  pair[0] = ethos_paste_source_ref (self);
  pair[1] = columns != NULL ? g_memdup2 (columns, sizeof *columns) : NULL;
  g_task_set_source_tag (task, ethos_paste_source_read_async);
  g_task_set_task_data (task, pair, data_free);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * ethos_paste_source_read_finish:
 *
 * Errors: %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable) (element-type EthosPasteLine): the lines
 */
GPtrArray *
ethos_paste_source_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
