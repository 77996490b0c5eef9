// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-note-query.h"

#include <string.h>

#include "ethos-text.h"

struct _EthosNoteQuery
{
  /* Folded, and none of them empty. */
  char **words;
  int tint;
  char *group;
  gboolean unread;
};

static char **
split_words (const char *words)
{
  g_autofree char *folded = ethos_text_fold (words != NULL ? words : "");
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  const char *start = folded;

  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      gboolean end = *p == '\0';

      if (!end && !g_unichar_isspace (g_utf8_get_char (p)))
        continue;
      if (p > start)
        {
          g_autofree char *word = g_strndup (start, (gsize) (p - start));

          g_strv_builder_add (kept, word);
        }
      if (end)
        return g_strv_builder_end (kept);
      start = g_utf8_next_char (p);
    }
}

/**
 * ethos_note_query_new:
 * @words: (nullable): what has to be in the text, in any order, all of it
 * @tint: a colour, or %ETHOS_QUERY_ANY_TINT
 * @group: (nullable): the id of a group, or %ETHOS_QUERY_NO_GROUP; %NULL for any
 * @unread: whether only what the room has not had time to read counts
 *
 * Returns: (transfer full): a query
 */
EthosNoteQuery *
ethos_note_query_new (const char *words, int tint, const char *group, gboolean unread)
{
  EthosNoteQuery *self = g_rc_box_new0 (EthosNoteQuery);

  self->words = split_words (words);
  self->tint = tint;
  self->group = g_strdup (group);
  self->unread = !!unread;
  return self;
}

EthosNoteQuery *
ethos_note_query_ref (EthosNoteQuery *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  EthosNoteQuery *self = data;

  g_strfreev (self->words);
  g_free (self->group);
}

void
ethos_note_query_unref (EthosNoteQuery *self)
{
  g_rc_box_release_full (self, clear);
}

/**
 * ethos_note_query_is_empty:
 *
 * Returns: whether every note matches
 */
gboolean
ethos_note_query_is_empty (const EthosNoteQuery *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->words[0] == NULL && self->tint == ETHOS_QUERY_ANY_TINT && self->group == NULL &&
         !self->unread;
}

/**
 * ethos_note_query_has_words:
 *
 * Returns: whether it looks for words
 */
gboolean
ethos_note_query_has_words (const EthosNoteQuery *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->words[0] != NULL;
}

/**
 * ethos_note_query_admits:
 * @note: a note
 * @loose: whether it is in no group: one that names a group which is gone is
 *
 * Returns: whether everything but its words is as it should be
 */
gboolean
ethos_note_query_admits (const EthosNoteQuery *self, const EthosNote *note, gboolean loose)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (note != NULL, FALSE);

  if ((self->tint != ETHOS_QUERY_ANY_TINT && note->colour != self->tint) ||
      (self->unread && note->seen))
    return FALSE;
  if (self->group == NULL)
    return TRUE;
  return *self->group == '\0' ? loose : !loose && g_strcmp0 (note->group, self->group) == 0;
}

/**
 * ethos_note_query_finds:
 * @folded: the text of a note, as ethos_text_fold() makes it
 *
 * Returns: whether every word is in it
 */
gboolean
ethos_note_query_finds (const EthosNoteQuery *self, const char *folded)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (folded != NULL, FALSE);

  for (guint i = 0; self->words[i] != NULL; i++)
    if (strstr (folded, self->words[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* A text folded letter by letter, and where in it each byte of that comes from. */
typedef struct
{
  GString *folded;
  GArray *starts;
  GArray *ends;
} Mapped;

static void
append_letter (Mapped *mapped, const char *text, const char *start, const char *end)
{
  g_autofree char *letter = g_strndup (start, (gsize) (end - start));
  g_autofree char *folded = ethos_text_fold (letter);
  guint from = (guint) (start - text), to = (guint) (end - text);

  for (gsize i = 0; folded[i] != '\0'; i++)
    {
      g_array_append_val (mapped->starts, from);
      g_array_append_val (mapped->ends, to);
    }
  g_string_append (mapped->folded, folded);
}

static void
map (Mapped *mapped, const char *text)
{
  const char *start = text;

  while (*start != '\0')
    {
      const char *end = g_utf8_next_char (start);

      /* A letter has its accents with it, which fold to nothing. */
      while (*end != '\0' && g_unichar_ismark (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      append_letter (mapped, text, start, end);
      start = end;
    }
}

static void
add_places (const Mapped *mapped, const char *word, GArray *places)
{
  gsize length = strlen (word);
  const char *at = mapped->folded->str;

  while ((at = strstr (at, word)) != NULL)
    {
      gsize first = (gsize) (at - mapped->folded->str);

      g_array_append_val (places, g_array_index (mapped->starts, guint, first));
      g_array_append_val (places, g_array_index (mapped->ends, guint, first + length - 1));
      at += length;
    }
}

/**
 * ethos_note_query_dup_places:
 * @text: the text of a note
 *
 * Finds where in it the words are.
 *
 * Returns: (transfer full) (element-type guint): pairs of bytes, at which a word begins and before
 *   which it ends
 */
GArray *
ethos_note_query_dup_places (const EthosNoteQuery *self, const char *text)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint));
  Mapped mapped;

  g_return_val_if_fail (self != NULL, places);
  g_return_val_if_fail (text != NULL, places);

  if (self->words[0] == NULL)
    return places;
  mapped = (Mapped){ g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (guint)),
                     g_array_new (FALSE, FALSE, sizeof (guint)) };
  map (&mapped, text);
  for (guint i = 0; self->words[i] != NULL; i++)
    add_places (&mapped, self->words[i], places);
  g_string_free (mapped.folded, TRUE);
  g_array_unref (mapped.starts);
  g_array_unref (mapped.ends);
  return places;
}
