// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-page-notes.h"

#include <string.h>

#include "ethos-page-text.h"
#include "ethos-pages.h"

/* How the stage lays out notes on the narrowest screen: side by side in rows that are as high as
 * the longest note in them, each with its mark above what it says. */
#define WIDTH 1296
#define GAP 24
#define PADDING 16
#define MARK 32
#define ROW 60

/* A letter in tenths of a line. Words are broken only where a row of letters is not enough. */
#define LETTER 294
#define TENTHS 10

static guint
get_columns_of_notes (guint n_notes)
{
  if (n_notes <= 2)
    return MAX (n_notes, 1);
  return n_notes <= 4 ? 2 : ETHOS_PAGE_COLUMNS_MOST;
}

static guint
get_letters (guint n_notes)
{
  guint columns = get_columns_of_notes (n_notes);
  guint width = (WIDTH - (columns - 1) * GAP) / columns - 2 * PADDING;

  return width * TENTHS / LETTER;
}

/* How high a text is on its note; more than any screen where a word of it would have to break. */
static int
get_height (const char *text, guint letters, gboolean breaks)
{
  if (!breaks && ethos_page_text_measure_word (text) > letters + 1)
    return G_MAXINT16;

  return (int) ethos_page_text_count_rows (text, strlen (text), letters) * ROW + MARK + 2 * PADDING;
}

/* The first notes, and what is known of each. */
typedef struct
{
  const char *const *texts;
  EthosPageMeasure *measures[ETHOS_NOTES_A_PAGE];
} First;

static int
measure (First *first, guint i, guint n_notes)
{
  gint16 *height = &first->measures[i]->heights[get_columns_of_notes (n_notes) - 1];

  if (*height == 0)
    *height = (gint16) MIN (get_height (first->texts[i], get_letters (n_notes), n_notes == 1),
                            G_MAXINT16);
  return *height;
}

static gboolean
is_long (const char *text, EthosPageMeasure *known)
{
  if (known->is_long < 0)
    known->is_long = g_utf8_strlen (text, -1) > ETHOS_LONG_NOTE_CHARACTERS;
  return known->is_long;
}

static gboolean
fits (First *first, guint n_notes, int height)
{
  guint columns = get_columns_of_notes (n_notes);
  int used = -GAP;

  for (guint i = 0; i < n_notes; i += columns)
    {
      int highest = 0;

      for (guint j = i; j < MIN (n_notes, i + columns); j++)
        highest = MAX (highest, measure (first, j, n_notes));
      used += highest + GAP;
    }

  return used <= height;
}

/**
 * ethos_page_notes_count:
 * @known: what is known of texts
 * @texts: (array length=n_texts): the texts of notes, in order
 * @n_texts: how many, at least one
 * @height: what the stage has for them, of 1080 lines
 *
 * How many of them the back row can read at once: six where they are short, fewer where they are
 * not, and one alone that is longer than %ETHOS_LONG_NOTE_CHARACTERS.
 *
 * Returns: how many of the first ones belong on one page; 0 if the first one is too long for it
 */
guint
ethos_page_notes_count (EthosPageMeasures *known,
                        const char *const *texts,
                        guint n_texts,
                        int height)
{
  First first = { .texts = texts };
  guint n_short = 0;
  guint most;

  for (guint i = 0; i < MIN (n_texts, ETHOS_NOTES_A_PAGE); i++)
    {
      first.measures[i] = ethos_page_measures_find (known, texts[i]);
      if (is_long (texts[i], first.measures[i]))
        break;
      n_short++;
    }

  for (most = MAX (n_short, 1); most > 0; most--)
    if (fits (&first, most, height))
      break;

  return most;
}

/**
 * ethos_page_notes_fit_alone:
 * @text: the text of a note
 * @length: how many bytes of it
 * @height: what the stage has for it, of 1080 lines
 *
 * Returns: how many bytes of it fit on a page of their own
 */
gsize
ethos_page_notes_fit_alone (const char *text, gsize length, int height)
{
  int rows = (height - MARK - 2 * PADDING) / ROW;

  return ethos_page_text_fit (text, length, get_letters (1), (guint) MAX (1, rows));
}
