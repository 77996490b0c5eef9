// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-widgets"

#include "config.h"

#include "ethos-long-text.h"

#include <string.h>

/* Text from outside on its way into a text view. The buffer's own signal is the one place that
 * typing, pasting, the middle button and dropping all pass, before anything is measured. */

/* A line is broken after a space where one is as near as this. */
#define LONGEST_WORD 100

typedef struct
{
  EthosLongTextFunc func;
  gpointer data;
  guint most;
} Guard;

static void
guard_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static gboolean
ends_line (gunichar c)
{
  return c == '\n' || c == '\r' || c == 0x2029;
}

/* Where to break the characters from @start to @end: after the last space near the end. */
static const char *
find_break (const char *start, const char *end)
{
  const char *at = end;

  for (guint n = 0; n < LONGEST_WORD && at > start; n++)
    {
      const char *before = g_utf8_prev_char (at);

      if (g_unichar_isspace (g_utf8_get_char (before)))
        return at;
      at = before;
    }
  return end;
}

/**
 * ethos_long_text_break:
 * @text: any text
 * @column: how many characters stand before it in its line
 * @rest: how many come after it in its line
 *
 * Breaks lines of more than %ETHOS_LONGEST_LINE characters, so that they can be shown. Nothing but
 * line breaks is added.
 *
 * Returns: (transfer full) (nullable): the text with its breaks, or %NULL where it needs none
 */
char *
ethos_long_text_break (const char *text, guint column, guint rest)
{
  GString *broken = NULL;
  const char *from = text;
  gboolean break_rest;

  g_return_val_if_fail (text != NULL, NULL);

  for (const char *p = text; *p != '\0';)
    {
      if (column >= ETHOS_LONGEST_LINE && !ends_line (g_utf8_get_char (p)))
        {
          const char *at = find_break (from, p);

          if (broken == NULL)
            broken = g_string_new (NULL);
          g_string_append_len (broken, from, at - from);
          g_string_append_c (broken, '\n');
          from = at;
          column = (guint) g_utf8_pointer_to_offset (at, p);
        }
      column = ends_line (g_utf8_get_char (p)) ? 0 : column + 1;
      p = g_utf8_next_char (p);
    }
  break_rest = column > 0 && column + rest > ETHOS_LONGEST_LINE;
  if (broken == NULL && !break_rest)
    return NULL;
  if (broken == NULL)
    broken = g_string_new (NULL);
  g_string_append (broken, from);
  if (break_rest)
    g_string_append_c (broken, '\n');
  return g_string_free (broken, FALSE);
}

static void
insert_broken_cb (GtkTextBuffer *buffer, GtkTextIter *where, char *text, int length, Guard *guard)
{
  g_autofree char *whole = length < 0 ? g_strdup (text) : g_strndup (text, (gsize) length);
  guint column = (guint) gtk_text_iter_get_line_offset (where);
  GtkTextIter end = *where;
  g_autofree char *broken = NULL;

  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  broken =
      ethos_long_text_break (whole, column, (guint) gtk_text_iter_get_line_offset (&end) - column);
  if (broken == NULL)
    return;
  g_signal_stop_emission_by_name (buffer, "insert-text");
  gtk_text_buffer_insert (buffer, where, broken, -1);
  guard->func (guard->data);
}

static void
insert_limited_cb (GtkTextBuffer *buffer, GtkTextIter *where, char *text, int length, Guard *guard)
{
  gsize n_bytes = length < 0 ? strlen (text) : (gsize) length;
  guint n_there = (guint) gtk_text_buffer_get_char_count (buffer);
  guint n_left = guard->most - MIN (n_there, guard->most);
  const char *end = text;

  for (guint n = 0; n < n_left && (gsize) (end - text) < n_bytes; n++)
    end = g_utf8_next_char (end);
  if ((gsize) (end - text) >= n_bytes)
    return;
  g_signal_stop_emission_by_name (buffer, "insert-text");
  if (end > text)
    gtk_text_buffer_insert (buffer, where, text, (int) (end - text));
  guard->func (guard->data);
}

static void
install (GtkTextBuffer *buffer,
         GCallback callback,
         guint most,
         EthosLongTextFunc func,
         gpointer data)
{
  Guard *guard = g_new0 (Guard, 1);

  guard->func = func;
  guard->data = data;
  guard->most = most;
  g_signal_connect_data (buffer, "insert-text", callback, guard, guard_free, G_CONNECT_DEFAULT);
}

/**
 * ethos_long_text_break_in:
 * @buffer: what a text view shows
 * @func: called after something was broken
 * @data: handed to @func; has to live as long as @buffer
 *
 * From now on no line that is typed, pasted or dropped into @buffer gets longer than
 * %ETHOS_LONGEST_LINE: it goes on in the next one, whole.
 */
void
ethos_long_text_break_in (GtkTextBuffer *buffer, EthosLongTextFunc func, gpointer data)
{
  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));
  g_return_if_fail (func != NULL);

  install (buffer, G_CALLBACK (insert_broken_cb), 0, func, data);
}

/**
 * ethos_long_text_limit:
 * @buffer: what a text view shows
 * @most: how many characters it may hold
 * @func: called after something was cut
 * @data: handed to @func; has to live as long as @buffer
 *
 * From now on @buffer takes no more than @most characters, whatever is typed, pasted or dropped.
 */
void
ethos_long_text_limit (GtkTextBuffer *buffer, guint most, EthosLongTextFunc func, gpointer data)
{
  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));
  g_return_if_fail (func != NULL);

  install (buffer, G_CALLBACK (insert_limited_cb), most, func, data);
}
