// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-same-notes.h"

#include <string.h>

#include "ethos-text.h"

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x02bc;
}

static gboolean
is_percent (gunichar c)
{
  return c == '%' || c == 0x2030;
}

#define MINUS 0x2212

/* "C#" is not "C", and "50 %" is not "50". */
static gboolean
separates (gunichar c)
{
  if (c == MINUS)
    return TRUE;
  if ((c < 0x80 && g_ascii_isalnum ((char) c)) || c == '#' || is_percent (c))
    return FALSE;
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
      return g_unichar_isspace (c);
    case G_UNICODE_SPACE_SEPARATOR:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_CONNECT_PUNCTUATION:
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_OTHER_PUNCTUATION:
    case G_UNICODE_OPEN_PUNCTUATION:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_in_word (gunichar c)
{
  return c != 0 && !is_apostrophe (c) && !separates (c);
}

/* A hyphen, a dash or a minus sign in front of a number, but not one between two. */
static gboolean
is_sign (gunichar before, const char *text)
{
  gunichar c = g_utf8_get_char (text);

  return (c == '-' || c == 0x2013 || c == MINUS) && !is_in_word (before) &&
         g_unichar_isdigit (g_utf8_get_char (g_utf8_next_char (text)));
}

/* Returns: what stands in the key for a character beside words, or 0; "we’re" is not "were" */
static char
get_kept (gunichar before, const char *text)
{
  if (is_sign (before, text))
    return '-';
  if (is_apostrophe (g_utf8_get_char (text)) && is_in_word (before) &&
      is_in_word (g_utf8_get_char (g_utf8_next_char (text))))
    return '\'';
  return 0;
}

static const char *
skip_word (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (is_apostrophe (c) || separates (c))
        break;
    }
  return text;
}

/**
 * ethos_same_notes_dup_key:
 * @text: what a note says
 *
 * Notes whose keys are equal say the same: case, accents, spaces and punctuation do not matter,
 * except where there is nothing else, or where they make another word or number of it.
 *
 * Returns: (transfer full): the key
 */
char *
ethos_same_notes_dup_key (const char *text)
{
  g_autofree char *folded = NULL;
  g_autoptr (GString) key = NULL;
  gboolean pending = FALSE;
  gunichar before = 0;

  g_return_val_if_fail (text != NULL, NULL);

  folded = ethos_text_fold (text);
  key = g_string_sized_new (strlen (folded) + 1);
  for (const char *p = folded, *end; *p != '\0'; p = end)
    {
      gunichar c = g_utf8_get_char (p);
      char kept = get_kept (before, p);

      end = skip_word (p);
      if (end > p || kept != 0)
        {
          if (pending && !is_percent (c))
            g_string_append_c (key, ' ');
          pending = FALSE;
          if (kept != 0)
            g_string_append_c (key, kept);
          g_string_append_len (key, p, end - p);
        }
      else if (!is_apostrophe (c))
        pending = key->len > 0;
      end = MAX (end, (const char *) g_utf8_next_char (p));
      before = g_utf8_get_char (g_utf8_prev_char (end));
    }
  if (key->len == 0)
    return g_strstrip (g_steal_pointer (&folded));
  return g_string_free (g_steal_pointer (&key), FALSE);
}

static gboolean
stands_behind (const EthosNote *note)
{
  return note->same_as != NULL && *note->same_as != '\0';
}

/**
 * ethos_same_notes_get_first:
 * @session: a workshop
 * @note: a note in it
 *
 * A first one that is gone, that hangs on another wall or that stands behind another one itself
 * counts as none, so no note can get lost in a circle.
 *
 * Returns: (transfer none) (nullable): the note that is shown for it; %NULL where it is itself
 */
const EthosNote *
ethos_same_notes_get_first (EthosSession *session, const EthosNote *note)
{
  const EthosNote *first;

  g_return_val_if_fail (ETHOS_IS_SESSION (session) && note != NULL, NULL);

  if (!stands_behind (note))
    return NULL;
  first = ethos_session_find (session, ETHOS_KIND_NOTE, note->same_as);
  if (first == NULL || first == note || stands_behind (first) ||
      g_strcmp0 (ethos_session_get_parent (session, first->record.id),
                 ethos_session_get_parent (session, note->record.id)) != 0)
    return NULL;
  return first;
}

/**
 * ethos_same_notes_get_shown:
 * @session: a workshop
 * @note: a note in it
 *
 * Returns: (transfer none) (nullable): the note that is shown for it, or itself; %NULL where that
 *   or itself is set aside, so that the room sees neither
 */
const EthosNote *
ethos_same_notes_get_shown (EthosSession *session, const EthosNote *note)
{
  const EthosNote *first;

  g_return_val_if_fail (ETHOS_IS_SESSION (session) && note != NULL, NULL);

  if (note->aside)
    return NULL;
  first = ethos_same_notes_get_first (session, note);
  if (first == NULL)
    return note;
  return first->aside ? NULL : first;
}

/**
 * ethos_same_notes_is_for_later:
 * @session: a workshop
 * @note: a note in it
 *
 * Returns: whether it is on the list of what is kept for later, where one stands for all that it is
 *   combined with
 */
gboolean
ethos_same_notes_is_for_later (EthosSession *session, const EthosNote *note)
{
  g_return_val_if_fail (ETHOS_IS_SESSION (session) && note != NULL, FALSE);

  return note->later && ethos_same_notes_get_first (session, note) == NULL;
}

/**
 * ethos_same_notes_count_unread:
 * @session: a workshop
 * @wall: (nullable): the id of the step in which the notes were written
 * @n_notes: (out) (optional): of how many, without those that are set aside
 *
 * A note that is combined with others is read where the one is that is shown for it.
 *
 * Returns: how many notes the room has not had time to read; 0 where there is no wall
 */
guint
ethos_same_notes_count_unread (EthosSession *session, const char *wall, guint *n_notes)
{
  const EthosNote *note;
  EthosChildIter iter;
  guint n_shown = 0, n_unread = 0;

  g_return_val_if_fail (ETHOS_IS_SESSION (session), 0);

  if (wall != NULL)
    ethos_session_iter_init (session, &iter, wall, ETHOS_KIND_NOTE);
  while (wall != NULL && (note = ethos_child_iter_next (&iter)) != NULL)
    {
      const EthosNote *shown = ethos_same_notes_get_shown (session, note);

      n_shown += shown != NULL;
      n_unread += shown != NULL && !shown->seen;
    }
  if (n_notes != NULL)
    *n_notes = n_shown;
  return n_unread;
}

/**
 * ethos_same_notes_count_one:
 * @counts: (element-type utf8 guint): what ethos_same_notes_get_count() asks, still empty at first
 * @first: the id of the note that is shown for another one; has to last as long as @counts
 *
 * Counts a note that stands behind another one, for who goes through all notes anyway.
 */
void
ethos_same_notes_count_one (GHashTable *counts, const char *first)
{
  g_return_if_fail (counts != NULL && first != NULL);

  g_hash_table_insert (counts, (gpointer) first,
                       GUINT_TO_POINTER (ethos_same_notes_get_count (counts, first) + 1));
}

/**
 * ethos_same_notes_count:
 * @session: a workshop
 * @wall: (nullable): the id of the step in which the notes were written
 *
 * One that is set aside or kept for later by itself is not counted.
 *
 * Returns: (transfer full): for ethos_same_notes_get_count(), until the next change
 */
GHashTable *
ethos_same_notes_count (EthosSession *session, const char *wall)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);
  const EthosNote *note;
  EthosChildIter iter;

  g_return_val_if_fail (ETHOS_IS_SESSION (session), counts);

  if (wall == NULL)
    return counts;
  ethos_session_iter_init (session, &iter, wall, ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    {
      const EthosNote *first = ethos_same_notes_get_first (session, note);

      if (first != NULL && !note->aside)
        ethos_same_notes_count_one (counts, first->record.id);
    }
  return counts;
}

/**
 * ethos_same_notes_get_count:
 * @counts: from ethos_same_notes_count()
 * @note: the id of a note that is shown
 *
 * Returns: for how many it is shown, itself included: at least 1
 */
guint
ethos_same_notes_get_count (GHashTable *counts, const char *note)
{
  g_return_val_if_fail (counts != NULL && note != NULL, 1);

  return MAX (GPOINTER_TO_UINT (g_hash_table_lookup (counts, note)), 1);
}

/**
 * ethos_same_notes_list:
 * @session: a workshop
 * @note: the id of a note
 *
 * Returns: (transfer full) (element-type EthosNote): those that it is shown for beside itself, in
 *   order, until the next change
 */
GPtrArray *
ethos_same_notes_list (EthosSession *session, const char *note)
{
  GPtrArray *same = g_ptr_array_new ();
  const EthosNote *other;
  EthosChildIter iter;

  g_return_val_if_fail (ETHOS_IS_SESSION (session) && note != NULL, same);

  ethos_session_iter_init (session, &iter, ethos_session_get_parent (session, note),
                           ETHOS_KIND_NOTE);
  while ((other = ethos_child_iter_next (&iter)) != NULL)
    {
      const EthosNote *first = ethos_same_notes_get_first (session, other);

      if (first != NULL && g_str_equal (first->record.id, note))
        g_ptr_array_add (same, (gpointer) other);
    }
  return same;
}
