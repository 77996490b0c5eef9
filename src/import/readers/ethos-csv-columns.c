// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include "ethos-csv-columns.h"

#include <string.h>

#include "ethos-model.h"
#include "ethos-text.h"

/* Names of columns as ethos_text_fold() has them, in English and German, as Ethos and other
 * programs for boards write them. */
static const char *const role_names[ETHOS_CSV_N_ROLES][24] = {
  [ETHOS_CSV_NOTE] = { "note", "notes", "text", "idea", "ideas", "card", "content", "comment",
                       "sticky note", "notiz", "notizen", "inhalt", "idee", "ideen", "karte",
                       "kommentar", "beitrag", "zettel", NULL },
  [ETHOS_CSV_GROUP] = { "group", "groups", "category", "cluster", "theme", "topic", "gruppe",
                        "gruppen", "kategorie", "thema", "uberschrift", "spalte", NULL },
  [ETHOS_CSV_COLOUR] = { "colour", "color", "farbe", NULL },
  [ETHOS_CSV_COUNT] = { "count", "how many", "times", "frequency", "anzahl", "wie viele",
                        "haufigkeit", NULL },
  [ETHOS_CSV_SAME_AS] = { "same as", "gleich wie", NULL },
};

/* Words for colours, folded: the names in files, those on the screen, and common ones, each with
 * the note that is nearest. */
static const struct
{
  const char *word;
  int colour;
} colour_words[] = {
  { "yellow", 0 }, { "gelb", 0 },   { "stroh", 0 },   { "orange", 1 },    { "pfirsich", 1 },
  { "red", 2 },    { "rot", 2 },    { "pink", 2 },    { "rosa", 2 },      { "purple", 3 },
  { "violet", 3 }, { "lila", 3 },   { "flieder", 3 }, { "violett", 3 },   { "blue", 4 },
  { "blau", 4 },   { "himmel", 4 }, { "cyan", 5 },    { "turquoise", 5 }, { "turkis", 5 },
  { "minze", 5 },  { "green", 6 },  { "grun", 6 },    { "blatt", 6 },     { "gray", 7 },
  { "grey", 7 },   { "grau", 7 },   { "white", 7 },   { "weiss", 7 },     { "stein", 7 },
};

/* No name of a column or a colour is longer; a cell may be all of a file. */
#define NAME_MAX_BYTES 64

/* Returns: what is compared with names; nothing of what is too long to be one */
static char *
dup_folded (const char *cell)
{
  g_autofree char *normal = NULL;

  if (strnlen (cell, NAME_MAX_BYTES + 1) > NAME_MAX_BYTES)
    return g_strdup ("");
  normal = ethos_text_normalise (cell, ETHOS_TEXT_LINE);

  return ethos_text_fold (normal);
}

/* Returns: the column whose first cell names that role, or -1 */
static int
find_named (const EthosCsv *self, EthosCsvRole role)
{
  for (guint column = 0; column < ethos_csv_get_n_columns (self); column++)
    {
      g_autofree char *folded = dup_folded (ethos_csv_get_cell (self, 0, column));

      if (g_strv_contains (role_names[role], folded))
        return (int) column;
    }
  return -1;
}

/* How much there is to read in a column. */
static gsize
weigh_column (const EthosCsv *self, guint column)
{
  gsize weight = 0;

  for (guint row = 0; row < ethos_csv_get_n_rows (self); row++)
    weight += strlen (ethos_csv_get_cell (self, row, column));
  return weight;
}

/**
 * ethos_csv_guess_column:
 *
 * Returns: the column that most likely holds the notes: the one that says so, or the one with the
 *   most to read
 */
guint
ethos_csv_guess_column (const EthosCsv *self)
{
  guint best = 0;
  gsize best_weight = 0;
  int named;

  g_return_val_if_fail (self != NULL, 0);

  named = ethos_csv_get_n_rows (self) > 0 ? find_named (self, ETHOS_CSV_NOTE) : -1;
  if (named >= 0)
    return (guint) named;
  for (guint column = 0; column < ethos_csv_get_n_columns (self); column++)
    {
      gsize weight = weigh_column (self, column);

      if (weight <= best_weight)
        continue;
      best = column;
      best_weight = weight;
    }
  return best;
}

/**
 * ethos_csv_guess_heading:
 *
 * Returns: whether the first row names the columns, which shows in the one with the notes, or in
 *   two others: without that, what it says may be a note
 */
gboolean
ethos_csv_guess_heading (const EthosCsv *self)
{
  guint n_named = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  if (ethos_csv_get_n_rows (self) < 2)
    return FALSE;
  for (guint role = ETHOS_CSV_GROUP; role < ETHOS_CSV_N_ROLES; role++)
    n_named += find_named (self, role) >= 0 ? 1 : 0;
  return n_named > 1 || find_named (self, ETHOS_CSV_NOTE) >= 0;
}

/**
 * ethos_csv_find_role:
 * @role: what a column may be for
 *
 * Returns: the column that says so in the first row, or -1
 */
int
ethos_csv_find_role (const EthosCsv *self, EthosCsvRole role)
{
  g_return_val_if_fail (self != NULL && role < ETHOS_CSV_N_ROLES, -1);

  return ethos_csv_guess_heading (self) ? find_named (self, role) : -1;
}

/**
 * ethos_csv_is_notes_table:
 *
 * Tells a table from a text that happens to have commas, where nothing else says what it is.
 *
 * Returns: whether the first row names the notes and something about them
 */
gboolean
ethos_csv_is_notes_table (const EthosCsv *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (ethos_csv_find_role (self, ETHOS_CSV_NOTE) < 0)
    return FALSE;
  for (guint role = ETHOS_CSV_GROUP; role < ETHOS_CSV_N_ROLES; role++)
    if (find_named (self, role) >= 0)
      return TRUE;
  return FALSE;
}

/**
 * ethos_csv_read_colour:
 * @cell: a cell
 *
 * Returns: the place among ethos_note_colour_names of the colour that it names, or -1
 */
int
ethos_csv_read_colour (const char *cell)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (cell != NULL, -1);

  folded = dup_folded (cell);
  for (int i = 0; ethos_note_colour_names[i] != NULL; i++)
    if (g_str_equal (ethos_note_colour_names[i], folded))
      return i;
  for (guint i = 0; i < G_N_ELEMENTS (colour_words); i++)
    if (g_str_equal (colour_words[i].word, folded))
      return colour_words[i].colour;
  return -1;
}

/**
 * ethos_csv_read_count:
 * @cell: a cell
 * @most: what is more than this is no count of notes, mostly %ETHOS_CSV_MAX_COUNT
 *
 * Returns: the whole number that it says; 1 where there is none, as the note itself is there
 */
guint
ethos_csv_read_count (const char *cell, guint most)
{
  g_autofree char *number = NULL;
  guint64 count;

  g_return_val_if_fail (cell != NULL, 1);

  number = g_strstrip (g_strdup (cell));
  if (!g_ascii_string_to_unsigned (number, 10, 1, most, &count, NULL))
    return 1;
  return (guint) count;
}

/**
 * ethos_csv_read_unnamed:
 * @cell: a cell of the column of groups
 *
 * Ethos writes a group without a name as "#" and its number.
 *
 * Returns: that number, or 0
 */
guint
ethos_csv_read_unnamed (const char *cell)
{
  guint64 number;

  g_return_val_if_fail (cell != NULL, 0);

  if (cell[0] != '#' || !g_ascii_string_to_unsigned (cell + 1, 10, 1, G_MAXUINT16, &number, NULL))
    return 0;
  return (guint) number;
}
