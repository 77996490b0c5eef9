// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-start"

#include "config.h"

#include "ethos-preview-reader.h"

#include <string.h>

#include "ethos-atomic-file.h"
#include "ethos-deck-codec.h"
#include "ethos-text-decode.h"

typedef struct
{
  GFile *file;
  char *text;
  EthosSourceFormat format;
  /* What was found in place of a statement. */
  EthosSnapshot *cards;
} Source;

static void
source_free (gpointer data)
{
  Source *source = data;

  g_clear_object (&source->file);
  g_clear_pointer (&source->cards, ethos_snapshot_unref);
  g_free (source->text);
  g_free (source);
}

/* One byte more than a statement may have, so that it is refused in words that fit. */
static GBytes *
read_file (GFile *file, GCancellable *cancellable, GError **error)
{
  const char *path = g_file_peek_path (file);

  /* What is on this computer is read by those who know what to do where the system refuses. */
  return path != NULL ? ethos_atomic_file_read_head (NULL, path, ETHOS_IMPORT_MAX_BYTES + 1, error)
                      : ethos_text_read_file (file, cancellable, error);
}

static EthosStatement *
read_source (const Source *source, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (source->file == NULL)
    {
      text = ethos_text_decode ((const guint8 *) source->text, strlen (source->text), NULL, error);
      return text != NULL ? ethos_statement_parse (text, source->format, cancellable, error) : NULL;
    }
  bytes = read_file (source->file, cancellable, error);
  if (bytes == NULL)
    return NULL;
  name = g_file_get_basename (source->file);
  return ethos_statement_load (bytes, name, cancellable, error);
}

/* Cards that are there already. */
static EthosSnapshot *
read_cards (const Source *source, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = source->file != NULL
                                 ? read_file (source->file, cancellable, error)
                                 : g_bytes_new (source->text, strlen (source->text));

  return bytes != NULL ? ethos_deck_codec_read (bytes, error) : NULL;
}

static void
read_in_thread (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  EthosStatement *statement = read_source (data, cancellable, &error);
  EthosSnapshot *cards = NULL;

  if (statement != NULL)
    {
      g_task_return_pointer (task, statement, (GDestroyNotify) ethos_statement_unref);
      return;
    }
  if (g_error_matches (error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_CARDS))
    {
      g_clear_error (&error);
      cards = read_cards (data, cancellable, &error);
    }
  ((Source *) data)->cards = cards;
  if (cards != NULL)
    g_task_return_pointer (task, NULL, NULL);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
start (Source *source, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, source, source_free);
  /* A person who cancels does not wait for what is being read. */
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * ethos_preview_read_file_async:
 * @file: a document: text, Markdown or HTML
 * @cancellable: (nullable): to stop
 * @callback: called when it is done
 *
 * Reads a statement from a file in a thread of its own.
 */
void
ethos_preview_read_file_async (GFile *file,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Source *source;

  g_return_if_fail (G_IS_FILE (file));

  source = g_new0 (Source, 1);
  source->file = g_object_ref (file);
  start (source, cancellable, callback, user_data);
}

/**
 * ethos_preview_read_text_async:
 * @text: a document
 * @format: how it is written
 * @cancellable: (nullable): to stop
 * @callback: called when it is done
 *
 * Reads a statement from text in a thread of its own.
 */
void
ethos_preview_read_text_async (const char *text,
                               EthosSourceFormat format,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Source *source;

  g_return_if_fail (text != NULL);

  source = g_new0 (Source, 1);
  source->text = g_strdup (text);
  source->format = format;
  start (source, cancellable, callback, user_data);
}

/**
 * ethos_preview_read_finish:
 * @result: what the callback got
 * @cards: (out) (transfer full) (nullable): the cards, where it is no statement but cards of Ethos
 * @error: an %ETHOS_IMPORT_ERROR, an %ETHOS_STORAGE_ERROR, what is wrong with cards, or
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the statement, or %NULL with @cards or @error set
 */
EthosStatement *
ethos_preview_read_finish (GAsyncResult *result, EthosSnapshot **cards, GError **error)
{
  EthosStatement *statement;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (cards != NULL, NULL);

  *cards = NULL;
  statement = g_task_propagate_pointer (G_TASK (result), &local);
  /* Until then the data is the thread's. */
  if (statement == NULL && local == NULL)
    *cards = g_steal_pointer (&((Source *) g_task_get_task_data (G_TASK (result)))->cards);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return statement;
}

/**
 * ethos_preview_html_has_structure:
 * @html: what the clipboard has as HTML
 *
 * Tells whether the HTML knows more than the plain text beside it: headings, lists, paragraphs,
 * tables. A single word copied from a page is HTML too.
 *
 * Returns: whether it does
 */
gboolean
ethos_preview_html_has_structure (const char *html)
{
  static const char *const tags[] = { "<h1", "<h2", "<h3", "<h4", "<li", "<p", "<td", "<div" };
  g_autofree char *lower = NULL;

  g_return_val_if_fail (html != NULL, FALSE);

  lower = g_ascii_strdown (html, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    if (strstr (lower, tags[i]) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * ethos_preview_html_to_text:
 * @html: what the clipboard has as HTML
 *
 * Writes the lines of HTML as plain text with bullets and empty lines, for people to look at.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL where there are no words in it
 */
char *
ethos_preview_html_to_text (const char *html)
{
  g_autofree char *decoded = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  GString *text;

  g_return_val_if_fail (html != NULL, NULL);

  decoded = ethos_text_decode ((const guint8 *) html, strlen (html), NULL, NULL);
  if (decoded != NULL)
    lines = ethos_source_lines_read (decoded, ETHOS_SOURCE_HTML, NULL);
  if (lines == NULL || lines->len == 0)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < lines->len; i++)
    {
      const EthosSourceLine *line = g_ptr_array_index (lines, i);
      gboolean item = line->kind == ETHOS_SOURCE_BULLET || line->kind == ETHOS_SOURCE_NUMBERED;

      if (i > 0)
        g_string_append (text, item && line->blanks_before == 0 ? "\n" : "\n\n");
      g_string_append_printf (text, "%s%s", item ? "• " : "", line->text);
    }
  return g_string_free (text, FALSE);
}

/* What HTML of the clipboard becomes: as text, and as HTML to read the statement from. */
typedef struct
{
  GBytes *bytes;
  char *html;
  char *text;
} Page;

static void
page_free (gpointer data)
{
  Page *page = data;

  g_bytes_unref (page->bytes);
  g_free (page->html);
  g_free (page->text);
  g_free (page);
}

static void
read_page_in_thread (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  Page *page = data;
  GError *error = NULL;
  gsize length;
  const guint8 *bytes = g_bytes_get_data (page->bytes, &length);

  page->html = ethos_text_decode (bytes, length, NULL, &error);
  if (page->html == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  page->text = ethos_preview_html_to_text (page->html);
  g_task_return_boolean (task, TRUE);
}

/**
 * ethos_preview_read_html_async:
 * @bytes: HTML of the clipboard
 * @cancellable: (nullable): to stop
 * @callback: called when it is done
 *
 * Makes ethos_preview_html_to_text() of it in a thread of its own.
 */
void
ethos_preview_read_html_async (GBytes *bytes,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Page *page;

  g_return_if_fail (bytes != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, ethos_preview_read_html_async);
  page = g_new0 (Page, 1);
  page->bytes = g_bytes_ref (bytes);
  g_task_set_task_data (task, page, page_free);
  g_task_run_in_thread (task, read_page_in_thread);
}

/**
 * ethos_preview_read_html_finish:
 * @text: (out) (transfer full) (nullable): its words, or %NULL where there are none
 * @error: an %ETHOS_IMPORT_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the HTML, decoded
 */
char *
ethos_preview_read_html_finish (GAsyncResult *result, char **text, GError **error)
{
  Page *page;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  *text = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  page = g_task_get_task_data (G_TASK (result));
  *text = g_steal_pointer (&page->text);
  return g_steal_pointer (&page->html);
}
