// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-page-text.h"

#include <string.h>

/* Widths in tenths of a column. Nothing is measured: a page must be the same on every projector,
 * and nobody knows here which fonts that one has. */
#define SPACE 5
#define NARROW 6
#define SLIM 8
#define COLUMN 10
#define CAPITAL 13
#define BROAD 15
#define WIDE 22

/* How far a text has been laid out. */
typedef struct
{
  guint columns;
  guint used;
  guint n_rows;
} Flow;

/* A wall of thousands of notes is measured whenever one of them changes: most of what is on them
 * is looked up. */
#define N_KNOWN 0x80

static const char narrow[] = "ijl.,:;'!";
static const char slim[] = "frtI()-";
static const char broad[] = "mwMW%@";

static guint
find_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  if (g_unichar_iswide (c))
    return WIDE;
  if (c > 0 && c < N_KNOWN && strchr (narrow, (int) c) != NULL)
    return NARROW;
  if (c > 0 && c < N_KNOWN && strchr (slim, (int) c) != NULL)
    return SLIM;
  if (c > 0 && c < N_KNOWN && strchr (broad, (int) c) != NULL)
    return BROAD;
  return g_unichar_isupper (c) ? CAPITAL : COLUMN;
}

static const guint8 *
get_known (void)
{
  static guint8 known[N_KNOWN];
  static gsize filled = 0;

  if (g_once_init_enter (&filled))
    {
      for (gunichar c = 0; c < N_KNOWN; c++)
        known[c] = (guint8) find_width (c);
      g_once_init_leave (&filled, 1);
    }
  return known;
}

static guint
get_width (gunichar c)
{
  return c < N_KNOWN ? get_known ()[c] : find_width (c);
}

static gboolean
is_space (gunichar c)
{
  if (c < N_KNOWN)
    return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v');
  return g_unichar_isspace (c);
}

static gboolean
is_wide (gunichar c)
{
  return c >= N_KNOWN && g_unichar_iswide (c);
}

/* A wide character is a word of its own: scripts that have them break between any two. */
static const char *
find_word_end (const char *word, const char *end, guint *width)
{
  const guint8 *known = get_known ();
  const char *at = word;

  *width = 0;
  while (at < end)
    {
      gunichar c = (guchar) *at < N_KNOWN ? (guchar) *at : g_utf8_get_char (at);

      if (is_space (c) || (is_wide (c) && at > word))
        break;
      *width += c < N_KNOWN ? known[c] : find_width (c);
      at = g_utf8_next_char (at);
      if (is_wide (c))
        break;
    }

  return at;
}

/* Sets a word into the flow; one that is longer than a row goes on in the next. */
static void
add_word (Flow *flow, guint width, gboolean spaced)
{
  guint gap = spaced && flow->used > 0 ? SPACE : 0;

  if (flow->used > 0 && flow->used + gap + width > flow->columns)
    {
      flow->n_rows++;
      flow->used = 0;
      gap = 0;
    }
  flow->used += gap + width;
  while (flow->used > flow->columns)
    {
      flow->n_rows++;
      flow->used -= flow->columns;
    }
}

/* The end of the last word that is within so many rows. */
static const char *
lay_out (const char *text, const char *end, guint max_rows, Flow *flow)
{
  const char *at = text;
  const char *last = text;
  gboolean spaced = FALSE;

  while (at < end)
    {
      gunichar c = g_utf8_get_char (at);
      guint width;

      if (is_space (c))
        {
          if (c == '\n')
            {
              flow->n_rows++;
              flow->used = 0;
            }
          spaced = TRUE;
          at = g_utf8_next_char (at);
          continue;
        }
      at = find_word_end (at, end, &width);
      add_word (flow, width, spaced);
      if (flow->n_rows > max_rows)
        return last;
      last = at;
      spaced = FALSE;
    }

  return end;
}

/**
 * ethos_page_text_count_rows:
 * @text: a text
 * @length: how many bytes of it
 * @columns: how many letters fit side by side
 *
 * Returns: in how many rows it is certain to fit
 */
guint
ethos_page_text_count_rows (const char *text, gsize length, guint columns)
{
  Flow flow = { columns * COLUMN, 0, 1 };

  lay_out (text, text + length, G_MAXUINT, &flow);
  return flow.n_rows;
}

/**
 * ethos_page_text_measure_word:
 * @text: a text
 *
 * Returns: how many letters its longest word is wide
 */
guint
ethos_page_text_measure_word (const char *text)
{
  const char *end = text + strlen (text);
  const char *at = text;
  guint longest = 0;

  while (at < end)
    {
      guint width;

      if (is_space (g_utf8_get_char (at)))
        {
          at = g_utf8_next_char (at);
          continue;
        }
      at = find_word_end (at, end, &width);
      longest = MAX (longest, width);
    }

  return (longest + COLUMN - 1) / COLUMN;
}

/* A word without an end, cut between letters, never before a mark that belongs to one. */
static const char *
cut_word (const char *text, const char *end, guint room)
{
  const char *at = text;
  guint used = 0;

  while (at < end)
    {
      gunichar c = g_utf8_get_char (at);

      used += get_width (c);
      if (at > text && used > room && get_width (c) > 0 && !g_unichar_ismark (c))
        return at;
      at = g_utf8_next_char (at);
    }

  return end;
}

/**
 * ethos_page_text_fit:
 * @text: a text
 * @length: how many bytes of it
 * @columns: how many letters fit side by side
 * @rows: how many rows there are, at least one
 *
 * Where a text that is too long for a page goes on overleaf: behind a sentence if one ends in the
 * second half of the page, otherwise behind a word.
 *
 * Returns: the bytes that fit, more than none of a text that is not empty
 */
gsize
ethos_page_text_fit (const char *text, gsize length, guint columns, guint rows)
{
  Flow flow = { columns * COLUMN, 0, 1 };
  const char *end = lay_out (text, text + length, rows, &flow);

  if (end == text + length)
    return length;
  if (end == text)
    return (gsize) (cut_word (text, text + length, rows * columns * COLUMN) - text);

  for (const char *at = end; at > text + (end - text) / 2; at = g_utf8_prev_char (at))
    {
      gunichar last = g_utf8_get_char (g_utf8_prev_char (at));

      if (last == '.' || last == '!' || last == '?' || last == 0x3002 || last == '\n')
        return (gsize) (at - text);
    }

  return (gsize) (end - text);
}
