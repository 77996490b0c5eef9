// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-paste-text.h"

#include <glib/gi18n.h>
#include <pango/pango.h>
#include <string.h>

#include "ethos-model.h"
#include "ethos-same-notes.h"
#include "ethos-text.h"

/* Signs that begin an item of a list when white space follows. */
#define BULLETS "-–—*•◦‣▪▫●○·+>✓✔☐☑"

/* "100." is still the number of an item; "1984." begins a sentence. */
#define NUMBER_MAX_DIGITS 3

#define NOTE_MAX_BYTES (4 * ETHOS_NOTE_MAX_CHARACTERS)

/* So much of a long text shows mostly that it is one. */
#define LOOK_BYTES (16 * 1024)

/* One control byte in twenty: text has none, a stray escape code of a terminal is still text. */
#define CONTROL_SHARE 20

G_DEFINE_QUARK (ethos - paste - error - quark, ethos_paste_error)

void
ethos_paste_line_free (EthosPasteLine *self)
{
  g_free (self->text);
  g_free (self->group);
  g_free (self);
}

/**
 * ethos_paste_line_copy:
 *
 * Returns: (transfer full): a copy
 */
EthosPasteLine *
ethos_paste_line_copy (const EthosPasteLine *self)
{
  EthosPasteLine *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->text = g_strdup (self->text);
  copy->group = g_strdup (self->group);
  return copy;
}

/**
 * ethos_paste_watch_go_on:
 * @self: (nullable): who waits
 * @done: how much has been read
 * @all: of how much
 *
 * Returns: whether somebody still waits
 */
gboolean
ethos_paste_watch_go_on (EthosPasteWatch *self, gsize done, gsize all)
{
  if (self == NULL)
    return TRUE;
  g_atomic_int_set (&self->done, (int) (all > 0 ? MIN (done, all) * 1000 / all : 1000));
  return !g_cancellable_is_cancelled (self->cancellable);
}

/**
 * ethos_paste_lines_new:
 *
 * Returns: (transfer full) (element-type EthosPasteLine): a list for lines
 */
GPtrArray *
ethos_paste_lines_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) ethos_paste_line_free);
}

/* The end of the line that begins at @text: a line break of any system, or the end. */
static const char *
find_line_end (const char *text)
{
  while (*text != '\0' && *text != '\n' && *text != '\r')
    {
      gunichar c = g_utf8_get_char (text);

      if (c == 0x2028 || c == 0x2029)
        break;
      text = g_utf8_next_char (text);
    }
  return text;
}

static const char *
skip_line_end (const char *end)
{
  if (*end == '\0')
    return end;
  return g_utf8_next_char (end);
}

static const char *
skip_space (const char *text)
{
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

static gboolean
is_invisible (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT;
}

/* Looks no further than @end: what follows may be a million empty lines. */
static gboolean
is_blank (const char *start, const char *end)
{
  while (start < end && is_invisible (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  return start >= end;
}

/* "1. ", "12) ", "a) ": what follows, or %NULL. */
static const char *
skip_number (const char *text)
{
  const char *after = text;

  while (g_ascii_isdigit (*after) && after - text < NUMBER_MAX_DIGITS)
    after++;
  if (after == text && g_ascii_isalpha (*text) && text[1] == ')')
    after++;
  if (after == text || (*after != '.' && *after != ')') || !g_ascii_isspace (after[1]))
    return NULL;
  return skip_space (after + 1);
}

static const char *
skip_bullet (const char *text)
{
  gunichar c = g_utf8_get_char (text);
  const char *after;

  if (c == 0 || g_utf8_strchr (BULLETS, -1, c) == NULL)
    return NULL;
  after = g_utf8_next_char (text);
  if (*after != '\0' && !g_unichar_isspace (g_utf8_get_char (after)))
    return NULL;
  return skip_space (after);
}

/* "[ ] " and "[x] " of lists of things to do. */
static const char *
skip_box (const char *text)
{
  if (text[0] != '[' || text[1] == '\0' || strchr (" xX", text[1]) == NULL || text[2] != ']' ||
      text[3] != ' ')
    return NULL;
  return skip_space (text + 4);
}

static const char *
skip_list_signs (const char *text)
{
  const char *after;

  text = skip_space (text);
  if ((after = skip_bullet (text)) != NULL || (after = skip_number (text)) != NULL)
    text = after;
  if ((after = skip_box (text)) != NULL)
    text = after;
  return text;
}

/* How much of @text one note holds: whole characters, as people see them. One that is longer than a
 * note of its own is divided all the same, so that nothing of it is lost. */
static gsize
measure_note (const char *text)
{
  g_autofree char *fits = ethos_text_truncate (text, ETHOS_NOTE_MAX_CHARACTERS, NOTE_MAX_BYTES);

  if (*fits != '\0')
    return strlen (fits);
  return (gsize) (g_utf8_find_prev_char (text, text + NOTE_MAX_BYTES + 1) - text);
}

/* How good it is to end a note there: after a sentence, at a space, where a row could end. */
static guint
rate_break (const PangoLogAttr *place)
{
  if (!place->is_cursor_position)
    return 0;
  if (place->is_sentence_end)
    return 3;
  if (place->is_white)
    return 2;
  return place->is_line_break ? 1 : 0;
}

/* Where the note ends that begins at @text, of which no more than @most bytes fit. What comes after
 * these is not looked at, but for the next character, so that a line of any length takes no longer
 * than its length. */
static gsize
find_break (const char *text, gsize most)
{
  const char *after = g_utf8_next_char (text + most);
  int n_bytes = (int) (after - text);
  int n_places = (int) g_utf8_strlen (text, n_bytes) + 1;
  g_autofree PangoLogAttr *places = g_new0 (PangoLogAttr, n_places);
  const char *place = text;
  gsize best = most;
  guint best_rate = 0;

  pango_get_log_attrs (text, n_bytes, -1, pango_language_get_default (), places, n_places);
  for (int i = 1; i < n_places - 1; i++)
    {
      guint rate = rate_break (&places[i]);

      place = g_utf8_next_char (place);
      if (rate == 0 || rate < best_rate)
        continue;
      best_rate = rate;
      best = (gsize) (place - text);
    }
  return best;
}

static EthosPasteLine *
line_new (char *text)
{
  EthosPasteLine *line = g_new0 (EthosPasteLine, 1);

  line->text = text;
  line->same_as = -1;
  line->colour = -1;
  line->count = 1;
  return line;
}

/* How far the reading of a text is. */
typedef struct
{
  EthosPasteWatch *watch;
  gsize before;
  gsize all;
} Place;

/* What is longer than a note becomes as many as it needs. Returns what of it there was no room for,
 * and how many notes that would be. */
static char *
append_parts (GPtrArray *lines, const char *normal, const Place *place, guint *n_left)
{
  guint n_before = lines->len, n_parts = 0;
  const char *rest = normal;
  const char *left = NULL;

  while (
      *(rest = skip_space (rest)) != '\0' &&
      ethos_paste_watch_go_on (place->watch, place->before + (gsize) (rest - normal), place->all))
    {
      gsize fits = measure_note (rest);
      gsize end = rest[fits] != '\0' ? find_break (rest, fits) : fits;

      if (lines->len < ETHOS_PASTE_MAX_LINES)
        g_ptr_array_add (lines, line_new (g_strchomp (g_strndup (rest, end))));
      else if (left == NULL)
        left = rest;
      n_parts++;
      rest += end;
    }
  for (guint i = n_before; n_parts > 1 && i < lines->len; i++)
    {
      EthosPasteLine *line = g_ptr_array_index (lines, i);

      line->part = i - n_before + 1;
      line->n_parts = n_parts;
    }
  *n_left = n_parts - (lines->len - n_before);
  return g_strdup (left);
}

static char *
read_line (GPtrArray *lines, const char *start, gsize length, const Place *place, guint *n_left)
{
  g_autofree char *raw = g_strndup (start, length);
  g_autofree char *normal = ethos_text_normalise (skip_list_signs (raw), ETHOS_TEXT_LINE);

  return append_parts (lines, normal, place, n_left);
}

/**
 * ethos_paste_append_note:
 * @lines: (element-type EthosPasteLine): where to add it
 * @text: what a note says, which may have several lines
 *
 * Adds a note, or several where @text is longer than one; nothing where it says nothing.
 *
 * Returns: whether there was room for all of it among the first %ETHOS_PASTE_MAX_LINES; nothing is
 *   added otherwise, unless it alone is more than that
 */
gboolean
ethos_paste_append_note (GPtrArray *lines, const char *text)
{
  g_autofree char *normal = NULL;
  g_autofree char *left = NULL;
  const Place place = { 0 };
  guint n_before, n_left;

  g_return_val_if_fail (lines != NULL && text != NULL, TRUE);

  n_before = lines->len;
  normal = ethos_text_normalise (text, ETHOS_TEXT_MULTI_LINE);
  left = append_parts (lines, normal, &place, &n_left);
  if (n_left == 0 || n_before == 0)
    return TRUE;
  g_ptr_array_set_size (lines, (int) n_before);
  return FALSE;
}

/* Returns: how many lines of @text say something */
static guint
count_lines (const char *text)
{
  guint n_lines = 0;

  while (*text != '\0')
    {
      const char *end = find_line_end (text);

      n_lines += is_blank (text, end) ? 0 : 1;
      text = skip_line_end (end);
    }
  return n_lines;
}

static gboolean
is_binary (const char *data, gsize length)
{
  gsize n_controls = 0;

  for (gsize i = 0; i < length; i++)
    n_controls += (guchar) data[i] < 0x20 && (data[i] < '\t' || data[i] > '\r') ? 1 : 0;
  return n_controls * CONTROL_SHARE > length;
}

/**
 * ethos_paste_check_text:
 * @data: bytes from the clipboard
 * @length: how many
 * @error: where to say why not
 *
 * Errors: %ETHOS_PASTE_ERROR_EMPTY, %ETHOS_PASTE_ERROR_TOO_BIG, %ETHOS_PASTE_ERROR_NOT_TEXT.
 *
 * Returns: (transfer full) (nullable): them as text
 */
char *
ethos_paste_check_text (const char *data, gsize length, GError **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (data != NULL || length == 0, NULL);

  /* Some programs send the zero at the end of a C string along. */
  if (length > 0 && data[length - 1] == '\0')
    length--;
  if (length > ETHOS_PASTE_MAX_BYTES)
    g_set_error_literal (error, ETHOS_PASTE_ERROR, ETHOS_PASTE_ERROR_TOO_BIG,
                         _ ("This is more than 8 MB of text. Save it as a file, and import that."));
  else if (!g_utf8_validate_len (data, length, NULL) || is_binary (data, length))
    g_set_error_literal (error, ETHOS_PASTE_ERROR, ETHOS_PASTE_ERROR_NOT_TEXT,
                         _ ("What was copied is not text. Notes are made of text."));
  else
    {
      text = g_strndup (data, length);
      if (!is_blank (text, text + length))
        return g_steal_pointer (&text);
      g_set_error_literal (error, ETHOS_PASTE_ERROR, ETHOS_PASTE_ERROR_EMPTY,
                           _ ("There is nothing to paste. Copy some text first."));
    }
  return NULL;
}

/**
 * ethos_paste_has_many_lines:
 * @text: text from the clipboard
 *
 * Returns: whether more than one line of it says something
 */
gboolean
ethos_paste_has_many_lines (const char *text)
{
  guint n_lines = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  while (*text != '\0' && n_lines < 2)
    {
      const char *end = find_line_end (text);

      if (!is_blank (text, end))
        n_lines++;
      text = skip_line_end (end);
    }
  return n_lines > 1;
}

/* How many bytes it is to the last character that can be seen. */
static gsize
measure_words (const char *text)
{
  const char *end = text + strlen (text);

  while (end > text && is_invisible (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return (gsize) (end - text);
}

/**
 * ethos_paste_is_long:
 * @text: text from the clipboard
 *
 * Returns: whether it is more than one note holds
 */
gboolean
ethos_paste_is_long (const char *text)
{
  g_autofree char *head = NULL;
  g_autofree char *words = NULL;
  g_autofree char *normal = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  /* Megabytes need not be looked at to see that it is too long. */
  head = strlen (text) > LOOK_BYTES
             ? g_strndup (text, (gsize) (g_utf8_find_prev_char (text, text + LOOK_BYTES) - text))
             : NULL;
  if (head != NULL)
    {
      normal = ethos_text_normalise (head, ETHOS_TEXT_MULTI_LINE);
      if (!ethos_text_check (normal, ETHOS_NOTE_MAX_CHARACTERS, NOTE_MAX_BYTES, NULL))
        return TRUE;
      g_free (normal);
    }
  /* Nor what is empty around the words. */
  while (*text != '\0' && is_invisible (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  words = g_strndup (text, measure_words (text));
  normal = ethos_text_normalise (words, ETHOS_TEXT_MULTI_LINE);
  return !ethos_text_check (normal, ETHOS_NOTE_MAX_CHARACTERS, NOTE_MAX_BYTES, NULL);
}

/**
 * ethos_paste_split:
 * @text: text from the clipboard
 * @watch: (nullable): who waits
 * @n_more: (out): how many lines came after the %ETHOS_PASTE_MAX_LINES that were taken
 * @rest: (out) (optional) (nullable): these lines, to be taken next
 *
 * Makes a note of every line that says something, without the signs of a list in front of it, and
 * several of one that is longer than a note: at the end of a sentence, or else at a space.
 *
 * Returns: (transfer container) (element-type EthosPasteLine): the lines
 */
GPtrArray *
ethos_paste_split (const char *text, EthosPasteWatch *watch, guint *n_more, char **rest)
{
  GPtrArray *lines = ethos_paste_lines_new ();
  g_autofree char *left = NULL;
  const char *whole = text;
  Place place = { watch, 0, 0 };
  guint n_left = 0;

  g_return_val_if_fail (text != NULL && n_more != NULL, lines);

  place.all = strlen (text);
  while (*text != '\0' && lines->len < ETHOS_PASTE_MAX_LINES &&
         ethos_paste_watch_go_on (watch, place.before, place.all))
    {
      const char *end = find_line_end (text);

      place.before = (gsize) (text - whole);
      if (!is_blank (text, end))
        left = read_line (lines, text, (gsize) (end - text), &place, &n_left);
      text = skip_line_end (end);
    }
  *n_more = n_left + count_lines (text);
  if (rest != NULL && *n_more > 0)
    *rest = left != NULL ? g_strconcat (left, "\n", text, NULL) : g_strdup (text);
  else if (rest != NULL)
    *rest = NULL;
  return lines;
}

/**
 * ethos_paste_append_group:
 * @lines: (element-type EthosPasteLine): where to add it
 * @title: the name of a group that has no notes
 *
 * Returns: whether there was room for it
 */
gboolean
ethos_paste_append_group (GPtrArray *lines, const char *title)
{
  EthosPasteLine *line;

  g_return_val_if_fail (lines != NULL && title != NULL, FALSE);

  if (lines->len >= ETHOS_PASTE_MAX_LINES)
    return FALSE;
  line = line_new (g_strdup (""));
  line->count = 0;
  line->group = g_strdup (title);
  g_ptr_array_add (lines, line);
  return TRUE;
}

/**
 * ethos_paste_find_same:
 * @lines: (element-type EthosPasteLine): lines
 * @wall_texts: (nullable) (array zero-terminated=1): what the wall says already
 *
 * Flags lines that say the same as an earlier one or as a note on the wall, in the sense in which
 * notes on the wall can be combined.
 */
void
ethos_paste_find_same (GPtrArray *lines, const char *const *wall_texts)
{
  g_autoptr (GHashTable) first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) wall = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_if_fail (lines != NULL);

  for (guint i = 0; wall_texts != NULL && wall_texts[i] != NULL; i++)
    g_hash_table_add (wall, ethos_same_notes_dup_key (wall_texts[i]));
  for (guint i = 0; i < lines->len; i++)
    {
      EthosPasteLine *line = g_ptr_array_index (lines, i);
      g_autofree char *key = ethos_same_notes_dup_key (line->text);
      gpointer earlier;

      /* It is to be combined with what says the same, or says nothing. */
      if (line->behind || line->count == 0)
        continue;
      line->on_wall = g_hash_table_contains (wall, key);
      line->same_as = -1;
      if (g_hash_table_lookup_extended (first, key, NULL, &earlier))
        line->same_as = GPOINTER_TO_INT (earlier);
      else
        g_hash_table_insert (first, g_steal_pointer (&key), GINT_TO_POINTER ((int) i));
    }
}
