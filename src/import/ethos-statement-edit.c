// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include "ethos-statement-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ethos-statement-private.h"

static GPtrArray *
copy_lines (const EthosStatement *self)
{
  GPtrArray *lines = g_ptr_array_new_full (ethos_statement_get_n_lines (self) + 1,
                                           (GDestroyNotify) ethos_statement_line_unref);

  for (guint i = 0; i < ethos_statement_get_n_lines (self); i++)
    g_ptr_array_add (lines, ethos_statement_line_ref (
                                (EthosStatementLine *) ethos_statement_get_line (self, i)));
  return lines;
}

static EthosStatement *
finish (GPtrArray *lines)
{
  ethos_statement_fill_names (lines);
  return ethos_statement_new_take (lines);
}

static void
replace (GPtrArray *lines, guint index, EthosStatementLine *line)
{
  EthosStatementLine *old = g_ptr_array_index (lines, index);

  lines->pdata[index] = line;
  ethos_statement_line_unref (old);
}

static void
clear_parts (EthosStatementLine *line)
{
  line->name_start = 0;
  line->name_length = 0;
  line->text_start = 0;
}

/* Finds the parts again for roles that have them. */
static void
find_parts (EthosStatementLine *line)
{
  EthosEntry probe = { .text = line->text };

  clear_parts (line);
  if (line->role == ETHOS_ROLE_DONT && ethos_words_label_prefix (line->text) == ETHOS_LABEL_DONT)
    line->text_start = ethos_words_negation_length (line->text);
  if (line->role != ETHOS_ROLE_VALUE && line->role != ETHOS_ROLE_STRAND &&
      line->role != ETHOS_ROLE_LEADERSHIP)
    return;
  if (ethos_entry_split_name (&probe, FALSE))
    {
      line->name_start = probe.name_start;
      line->name_length = probe.name_length;
      line->text_start = probe.text_start;
    }
  else if (line->role != ETHOS_ROLE_STRAND)
    {
      line->name_length = strlen (line->text);
      line->text_start = line->name_length;
    }
}

/* When the line that starts an untitled value goes, the next line of the value starts it. */
static void
pass_start_on (GPtrArray *lines, guint index)
{
  for (guint i = index + 1; i < lines->len; i++)
    {
      const EthosStatementLine *next = g_ptr_array_index (lines, i);
      EthosStatementLine *copy;

      if (next->role == ETHOS_ROLE_LEFT_OUT)
        continue;
      if (next->starts_card || next->role < ETHOS_ROLE_STATEMENT || next->role > ETHOS_ROLE_HEARD)
        return;
      copy = ethos_statement_line_copy (next);
      copy->starts_card = TRUE;
      copy->starts_instead = TRUE;
      replace (lines, i, copy);
      return;
    }
}

static void
stop_starting (GPtrArray *lines, guint index)
{
  EthosStatementLine *copy = ethos_statement_line_copy (g_ptr_array_index (lines, index));

  copy->starts_card = FALSE;
  copy->starts_instead = FALSE;
  replace (lines, index, copy);
}

/* When the line that started an untitled value comes back, those that stood in for it do so no
 * more, nor once they come back themselves. */
static void
take_start_back (GPtrArray *lines, guint index)
{
  for (guint i = index + 1; i < lines->len; i++)
    {
      const EthosStatementLine *next = g_ptr_array_index (lines, i);

      if (next->role != ETHOS_ROLE_LEFT_OUT)
        {
          if (next->starts_instead)
            stop_starting (lines, i);
          return;
        }
      if (next->former != NULL && next->former->starts_instead)
        {
          EthosStatementLine *copy = ethos_statement_line_copy (next);
          EthosStatementLine *former = ethos_statement_line_copy (next->former);

          former->starts_card = FALSE;
          former->starts_instead = FALSE;
          ethos_statement_line_unref (copy->former);
          copy->former = former;
          replace (lines, i, copy);
        }
    }
}

/* The role a line takes that is brought back and was none before: that of its neighbour above. */
static EthosStatementRole
guess_role (GPtrArray *lines, guint index)
{
  for (guint i = index; i > 0; i--)
    {
      const EthosStatementLine *above = g_ptr_array_index (lines, i - 1);

      switch (above->role)
        {
        case ETHOS_ROLE_LEFT_OUT:
          continue;
        case ETHOS_ROLE_VALUE:
        case ETHOS_ROLE_STATEMENT:
          return ETHOS_ROLE_STATEMENT;
        case ETHOS_ROLE_LEADERSHIP:
          return ETHOS_ROLE_LEADERSHIP_BEHAVIOUR;
        case ETHOS_ROLE_TITLE:
          return ETHOS_ROLE_MISSION;
        case ETHOS_ROLE_HEADING:
          switch (ethos_words_heading_topic (above->text))
            {
            case ETHOS_TOPIC_VISION:
              return ETHOS_ROLE_VISION;
            case ETHOS_TOPIC_STRANDS:
              return ETHOS_ROLE_STRAND;
            case ETHOS_TOPIC_VALUES:
              return ETHOS_ROLE_VALUE;
            case ETHOS_TOPIC_MISSION:
              return ETHOS_ROLE_MISSION;
            default:
              return ETHOS_ROLE_DO;
            }
        default:
          return above->role;
        }
    }
  return ETHOS_ROLE_MISSION;
}

static void
assign (GPtrArray *lines, guint index, EthosStatementRole role)
{
  EthosStatementLine *old = g_ptr_array_index (lines, index);
  EthosStatementLine *copy = ethos_statement_line_copy (old);
  gboolean started = copy->starts_card;

  if (role != ETHOS_ROLE_LEFT_OUT || old->role != ETHOS_ROLE_LEFT_OUT)
    g_clear_pointer (&copy->former, ethos_statement_line_unref);
  if (role == ETHOS_ROLE_LEFT_OUT && old->role != ETHOS_ROLE_LEFT_OUT)
    copy->former = ethos_statement_line_ref (old);
  copy->role = role;
  copy->reason = role == ETHOS_ROLE_LEFT_OUT ? ETHOS_LEFT_OUT_BY_HAND : ETHOS_LEFT_OUT_NOT;
  copy->starts_card = started && role >= ETHOS_ROLE_STATEMENT && role <= ETHOS_ROLE_HEARD;
  copy->starts_instead = copy->starts_instead && copy->starts_card;
  find_parts (copy);
  replace (lines, index, copy);
  if (started && role != ETHOS_ROLE_VALUE && !copy->starts_card)
    pass_start_on (lines, index);
}

/* What somebody left out becomes what it was, and what the document left out joins its neighbour.
 */
static void
bring_back (GPtrArray *lines, guint index)
{
  const EthosStatementLine *line = g_ptr_array_index (lines, index);
  EthosStatementLine *former = line->former;

  if (former == NULL)
    {
      assign (lines, index, guess_role (lines, index));
      return;
    }
  replace (lines, index, ethos_statement_line_ref (former));
  if (former->starts_card)
    take_start_back (lines, index);
}

/**
 * ethos_statement_set_role:
 * @self: a statement
 * @line: a line of it
 * @role: what it is for
 *
 * Re-assigns a line. A line that becomes a value or a strand starts a card, and what follows goes
 * to it; one that becomes a behaviour goes to the card above. A line is left out "by hand".
 *
 * Returns: (transfer full): the changed statement; @self stays as it is
 */
EthosStatement *
ethos_statement_set_role (EthosStatement *self, guint line, EthosStatementRole role)
{
  return ethos_statement_set_roles (self, &line, 1, role);
}

/**
 * ethos_statement_set_roles:
 * @self: a statement
 * @indices: (array length=n_indices): lines of it, ascending
 * @n_indices: how many
 * @role: what they are for
 *
 * Re-assigns lines one after the other, as ethos_statement_set_role() does, in the time of one.
 *
 * Returns: (transfer full): the changed statement; @self stays as it is
 */
EthosStatement *
ethos_statement_set_roles (EthosStatement *self,
                           const guint *indices,
                           guint n_indices,
                           EthosStatementRole role)
{
  GPtrArray *lines;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (indices != NULL || n_indices == 0, NULL);
  g_return_val_if_fail (role <= ETHOS_ROLE_LAST, NULL);

  lines = copy_lines (self);
  for (guint i = 0; i < n_indices; i++)
    if (indices[i] < lines->len)
      assign (lines, indices[i], role);
  return finish (lines);
}

/**
 * ethos_statement_bring_back:
 * @self: a statement
 * @indices: (array length=n_indices): lines of it, ascending; those that are used stay as they are
 * @n_indices: how many
 *
 * Brings left-out lines back. Each becomes what it was before it was left out by hand; one that the
 * document left out joins what stands above it, and can be re-assigned from there.
 *
 * Returns: (transfer full): the changed statement; @self stays as it is
 */
EthosStatement *
ethos_statement_bring_back (EthosStatement *self, const guint *indices, guint n_indices)
{
  GPtrArray *lines;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (indices != NULL || n_indices == 0, NULL);

  lines = copy_lines (self);
  for (guint i = 0; i < n_indices; i++)
    {
      const EthosStatementLine *line =
          indices[i] < lines->len ? g_ptr_array_index (lines, indices[i]) : NULL;

      if (line != NULL && line->role == ETHOS_ROLE_LEFT_OUT)
        bring_back (lines, indices[i]);
    }
  return finish (lines);
}

/**
 * ethos_statement_split:
 * @self: a statement
 * @line: a line of it
 * @offset: where to cut, in characters from the start of the line
 * @error: an %ETHOS_IMPORT_ERROR
 *
 * Cuts a line in two. Both keep its role; spaces at the cut go. Words stay on both sides.
 *
 * Returns: (transfer full): the changed statement, or %NULL when a side would have no word
 */
EthosStatement *
ethos_statement_split (EthosStatement *self, guint line, guint offset, GError **error)
{
  const EthosStatementLine *old;
  g_autofree char *head = NULL;
  g_autofree char *tail = NULL;
  EthosStatementLine *first;
  EthosStatementLine *second;
  GPtrArray *lines;
  const char *cut;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (line < ethos_statement_get_n_lines (self), NULL);

  old = ethos_statement_get_line (self, line);
  cut = g_utf8_offset_to_pointer (old->text, MIN ((glong) offset, g_utf8_strlen (old->text, -1)));
  head = g_strstrip (g_strndup (old->text, cut - old->text));
  tail = g_strstrip (g_strdup (cut));
  if (*head == '\0' || *tail == '\0')
    {
      g_set_error_literal (
          error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_RANGE,
          _ ("There is nothing to split off here. Put the cursor between two words "
             "of the line."));
      return NULL;
    }
  lines = copy_lines (self);
  first = ethos_statement_line_alloc (head, old->source_line);
  second = ethos_statement_line_alloc (tail, old->source_line);
  first->role = second->role = old->role;
  first->reason = second->reason = old->reason;
  first->starts_card = old->starts_card;
  first->proposed_title = g_strdup (old->proposed_title);
  find_parts (first);
  find_parts (second);
  replace (lines, line, first);
  g_ptr_array_insert (lines, line + 1, second);
  return finish (lines);
}

/**
 * ethos_statement_merge:
 * @self: a statement
 * @line: a line of it
 * @error: an %ETHOS_IMPORT_ERROR
 *
 * Joins a line with the next one, with a space between. The first line's role stays.
 *
 * Returns: (transfer full): the changed statement, or %NULL for the last line and where the whole
 * would be longer than %ETHOS_STATEMENT_MAX_LINE
 */
EthosStatement *
ethos_statement_merge (EthosStatement *self, guint line, GError **error)
{
  const EthosStatementLine *first;
  const EthosStatementLine *second;
  g_autofree char *text = NULL;
  EthosStatementLine *merged;
  GPtrArray *lines;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (line < ethos_statement_get_n_lines (self), NULL);

  if (line + 1 >= ethos_statement_get_n_lines (self))
    {
      g_set_error_literal (error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_RANGE,
                           _ ("This is the last line. There is no next one to join it with."));
      return NULL;
    }
  first = ethos_statement_get_line (self, line);
  second = ethos_statement_get_line (self, line + 1);
  text = g_strconcat (first->text, " ", second->text, NULL);
  if (strlen (text) > ETHOS_STATEMENT_MAX_LINE)
    {
      g_set_error_literal (error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_RANGE,
                           _ ("These two lines together are too long for a card."));
      return NULL;
    }
  lines = copy_lines (self);
  merged = ethos_statement_line_alloc (text, first->source_line);
  merged->role = first->role;
  merged->reason = first->reason;
  merged->starts_card = first->starts_card;
  merged->proposed_title = g_strdup (first->proposed_title);
  find_parts (merged);
  replace (lines, line, merged);
  if (second->starts_card && !first->starts_card)
    pass_start_on (lines, line + 1);
  g_ptr_array_remove_index (lines, line + 1);
  return finish (lines);
}
