// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include "ethos-statement.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ethos-statement-private.h"
#include "ethos-text-decode.h"

struct _EthosStatement
{
  GPtrArray *lines;
};

static void
line_clear (gpointer data)
{
  EthosStatementLine *line = data;

  g_free (line->text);
  g_free (line->proposed_title);
  g_clear_pointer (&line->former, ethos_statement_line_unref);
}

static void
statement_clear (gpointer data)
{
  EthosStatement *self = data;

  g_ptr_array_unref (self->lines);
}

static GPtrArray *
lines_from_entries (GArray *entries)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) ethos_statement_line_unref);

  for (guint i = 0; i < entries->len; i++)
    {
      const EthosEntry *entry = &g_array_index (entries, EthosEntry, i);
      EthosStatementLine *line = ethos_statement_line_alloc (entry->text, entry->source->line);

      line->role = entry->role;
      line->reason = entry->reason;
      line->name_start = entry->name_start;
      line->name_length = entry->name_length;
      line->text_start = entry->text_start;
      line->starts_card = entry->starts_card;
      g_ptr_array_add (lines, line);
    }
  return lines;
}

EthosStatementLine *
ethos_statement_line_alloc (const char *text, guint source_line)
{
  EthosStatementLine *line = g_atomic_rc_box_new0 (EthosStatementLine);

  line->text = g_strdup (text);
  line->source_line = source_line;
  return line;
}

EthosStatementLine *
ethos_statement_line_copy (const EthosStatementLine *line)
{
  EthosStatementLine *copy = g_atomic_rc_box_dup (sizeof *line, (gpointer) line);

  copy->text = g_strdup (line->text);
  copy->proposed_title = g_strdup (line->proposed_title);
  copy->former = line->former != NULL ? ethos_statement_line_ref (line->former) : NULL;
  return copy;
}

EthosStatementLine *
ethos_statement_line_ref (EthosStatementLine *line)
{
  return g_atomic_rc_box_acquire (line);
}

void
ethos_statement_line_unref (EthosStatementLine *line)
{
  g_atomic_rc_box_release_full (line, line_clear);
}

EthosStatement *
ethos_statement_new_take (GPtrArray *lines)
{
  EthosStatement *self = g_atomic_rc_box_new0 (EthosStatement);

  self->lines = lines;
  return self;
}

/**
 * ethos_statement_parse:
 * @text: normalised text, see ethos_text_decode()
 * @format: how it is written
 * @cancellable: (nullable): to stop, from any thread
 * @error: an %ETHOS_IMPORT_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Reads a statement: finds the mission, the strands, the vision, the values with their behaviours,
 * leadership; and sets aside, with a reason, what is none of these. Invents nothing: a line's text
 * is the document's, and only proposed titles, which are words of the value, are put in.
 * Deterministic, and linear in the text.
 *
 * Returns: (transfer full): the statement, or %NULL
 */
EthosStatement *
ethos_statement_parse (const char *text,
                       EthosSourceFormat format,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GPtrArray) source = NULL;
  g_autoptr (GArray) entries = NULL;
  GPtrArray *lines;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  source = ethos_source_lines_read (text, format, error);
  if (source == NULL)
    return NULL;
  if (source->len == 0)
    {
      g_set_error_literal (error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_EMPTY,
                           _ ("There are no words in it. Choose the file with your mission, vision "
                              "and values, or paste their text."));
      return NULL;
    }
  entries = ethos_entries_new (source, cancellable);
  ethos_entries_annotate (entries, cancellable);
  ethos_entries_classify (entries, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  lines = lines_from_entries (entries);
  ethos_statement_fit (lines);
  ethos_statement_fill_names (lines);
  return ethos_statement_new_take (lines);
}

/**
 * ethos_statement_load:
 * @bytes: what a file or the clipboard held
 * @file_name: (nullable): its name, which helps to tell Markdown from text
 * @cancellable: (nullable): to stop, from any thread
 * @error: an %ETHOS_IMPORT_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Decodes bytes, tells their format and parses them.
 *
 * Returns: (transfer full): the statement, or %NULL
 */
EthosStatement *
ethos_statement_load (GBytes *bytes,
                      const char *file_name,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autofree char *text = NULL;
  const guint8 *data;
  gsize length;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  text = ethos_text_decode (data, length, NULL, error);
  if (text == NULL)
    return NULL;
  return ethos_statement_parse (text, ethos_source_format_guess (file_name, text), cancellable,
                                error);
}

/**
 * ethos_statement_ref:
 * @self: a statement
 *
 * Keeps a statement.
 *
 * Returns: (transfer full): @self
 */
EthosStatement *
ethos_statement_ref (EthosStatement *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * ethos_statement_unref:
 * @self: (transfer full): a statement
 *
 * Lets go of a statement.
 */
void
ethos_statement_unref (EthosStatement *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, statement_clear);
}

/**
 * ethos_statement_get_n_lines:
 * @self: a statement
 *
 * Counts the lines, left-out ones too.
 *
 * Returns: their number
 */
guint
ethos_statement_get_n_lines (const EthosStatement *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->lines->len;
}

/**
 * ethos_statement_get_line:
 * @self: a statement
 * @index: less than the number of lines
 *
 * Gets a line.
 *
 * Returns: (transfer none): the line
 */
const EthosStatementLine *
ethos_statement_get_line (const EthosStatement *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->lines->len, NULL);

  return g_ptr_array_index (self->lines, index);
}

/**
 * ethos_statement_line_dup_name:
 * @line: a line
 *
 * Takes the name out of "Name: text".
 *
 * Returns: (transfer full) (nullable): the name, or %NULL when the line has none
 */
char *
ethos_statement_line_dup_name (const EthosStatementLine *line)
{
  g_return_val_if_fail (line != NULL, NULL);

  if (line->name_length == 0)
    return NULL;
  return g_strndup (line->text + line->name_start, line->name_length);
}

/**
 * ethos_statement_line_get_text_part:
 * @line: a line
 *
 * Gets what stands after the name, or all of a line without name.
 *
 * Returns: (transfer none): the text; empty when the line is a name only
 */
const char *
ethos_statement_line_get_text_part (const EthosStatementLine *line)
{
  g_return_val_if_fail (line != NULL, NULL);

  return line->text + line->text_start;
}

/**
 * ethos_statement_role_to_label:
 * @role: a role
 *
 * Names a role for people, as in "What is this line?".
 *
 * Returns: (transfer none): the translated name
 */
const char *
ethos_statement_role_to_label (EthosStatementRole role)
{
  static const char *const role_labels[] = {
    [ETHOS_ROLE_LEFT_OUT] = NC_ ("statement line", "Left out"),
    [ETHOS_ROLE_TITLE] = NC_ ("statement line", "Title"),
    [ETHOS_ROLE_HEADING] = NC_ ("statement line", "Heading"),
    [ETHOS_ROLE_MISSION] = NC_ ("statement line", "Mission"),
    [ETHOS_ROLE_STRAND] = NC_ ("statement line", "Strand"),
    [ETHOS_ROLE_VISION] = NC_ ("statement line", "Vision"),
    [ETHOS_ROLE_VALUE] = NC_ ("statement line", "Value"),
    [ETHOS_ROLE_STATEMENT] = NC_ ("statement line", "What the value means"),
    [ETHOS_ROLE_DO] = NC_ ("statement line", "We do"),
    [ETHOS_ROLE_DONT] = NC_ ("statement line", "We don’t"),
    [ETHOS_ROLE_HEARD] = NC_ ("statement line", "You would hear us say"),
    [ETHOS_ROLE_LEADERSHIP] = NC_ ("statement line", "Leadership"),
    [ETHOS_ROLE_LEADERSHIP_BEHAVIOUR] = NC_ ("statement line", "Leadership: we do"),
  };

  g_return_val_if_fail (role <= ETHOS_ROLE_LAST, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "statement line", role_labels[role]);
}

/**
 * ethos_left_out_reason_to_label:
 * @reason: a reason
 *
 * Says for people why a line is left out.
 *
 * Returns: (transfer none): the translated words; empty for a line that is used
 */
const char *
ethos_left_out_reason_to_label (EthosLeftOutReason reason)
{
  static const char *const reason_labels[] = {
    [ETHOS_LEFT_OUT_NOT] = "",
    [ETHOS_LEFT_OUT_REPEATED] = N_ ("Stands further up already"),
    [ETHOS_LEFT_OUT_PICTURE] = N_ ("Describes a picture"),
    [ETHOS_LEFT_OUT_MENU] = N_ ("Menu of the page"),
    [ETHOS_LEFT_OUT_COOKIES] = N_ ("Cookie notice"),
    [ETHOS_LEFT_OUT_PAGE] = N_ ("Belongs to the page, not to the statement"),
    [ETHOS_LEFT_OUT_INTRODUCTION] = N_ ("Introduction"),
    [ETHOS_LEFT_OUT_TOO_LONG] = N_ ("Too long for a card; split it"),
    [ETHOS_LEFT_OUT_TOO_MANY] = N_ ("More than there is room for on the cards"),
    [ETHOS_LEFT_OUT_NOT_RECOGNISED] = N_ ("Not recognized"),
    [ETHOS_LEFT_OUT_BY_HAND] = N_ ("Left out by you"),
  };

  g_return_val_if_fail (reason <= ETHOS_LEFT_OUT_BY_HAND, NULL);

  return *reason_labels[reason] != '\0' ? _ (reason_labels[reason]) : "";
}
