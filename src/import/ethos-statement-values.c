// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include <string.h>

#include "ethos-statement-private.h"

/* Words before a separator where other lines are what a value's bullets are. */
#define MAX_INLINE_NAME_WORDS 3
/* Columns of a table that may have a label of their own. */
#define MAX_COLUMNS 8

typedef struct
{
  GArray *entries;
  guint first;
  guint end;
  EthosValuesShape shape;
  /* Where we are. */
  gboolean open;
  gboolean below_heading;
  gboolean listed;
  gboolean has_behaviours;
  gboolean first_item;
  /* Whether the label above has had a line already. */
  gboolean mode_used;
  /* Whether the open value has its name and its text in one line. */
  gboolean named_in_line;
  EthosBehaviourLabel mode;
  EthosBehaviourLabel columns[MAX_COLUMNS];
  /* Headings that stand there more than once. */
  GHashTable *repeated;
} Values;

static EthosEntry *
get (Values *self, guint i)
{
  return &g_array_index (self->entries, EthosEntry, i);
}

/* "Care We look after each other" with the first word in bold, as others have it in its own line.
 */
static gboolean
has_strong_name (const EthosEntry *entry)
{
  return entry->source->strong_length > 0 && !ethos_source_line_is_strong (entry->source) &&
         ethos_entry_names_itself (entry);
}

/* "1. Care:" over a list of its own. */
static gboolean
is_only_name (const EthosEntry *entry)
{
  EthosEntry probe = *entry;
  g_autofree char *name = g_strndup (entry->text, ethos_statement_measure_name (entry->text));

  probe.text = name;
  return ethos_entry_is_short_name (&probe) && ethos_words_label (entry->text) == ETHOS_LABEL_NONE;
}

static void
start_value (Values *self, EthosEntry *entry)
{
  ethos_entry_settle (entry, ETHOS_ROLE_VALUE);
  if (entry->name_length == 0)
    {
      entry->name_start = 0;
      entry->text_start = strlen (entry->text);
    }
  if (entry->text_start == strlen (entry->text))
    entry->name_length = ethos_statement_measure_name (entry->text) - entry->name_start;
  self->open = TRUE;
  self->has_behaviours = FALSE;
  self->mode = ETHOS_LABEL_NONE;
  self->named_in_line = entry->text_start < strlen (entry->text);
}

static void
take_behaviour (Values *self, EthosEntry *entry, EthosBehaviourLabel label)
{
  EthosBehaviourLabel prefix = ethos_words_label_prefix (entry->text);
  EthosEntry probe = *entry;

  if (entry->source->crossed)
    label = ETHOS_LABEL_DONT;
  /* "We don’t: look away" carries its label before the colon. */
  if (ethos_entry_split_name (&probe, FALSE))
    {
      g_autofree char *name = g_strndup (entry->text + probe.name_start, probe.name_length);
      EthosBehaviourLabel inline_label = ethos_words_label (name);

      if (inline_label != ETHOS_LABEL_NONE)
        {
          *entry = probe;
          label = inline_label;
          prefix = ETHOS_LABEL_NONE;
        }
    }
  if (prefix != ETHOS_LABEL_NONE)
    label = prefix;
  if (prefix == ETHOS_LABEL_DONT)
    entry->text_start = ethos_words_negation_length (entry->text);
  ethos_entry_settle (entry, label == ETHOS_LABEL_DONT    ? ETHOS_ROLE_DONT
                             : label == ETHOS_LABEL_HEARD ? ETHOS_ROLE_HEARD
                                                          : ETHOS_ROLE_DO);
  self->open = TRUE;
  self->has_behaviours = TRUE;
  self->mode_used = TRUE;
}

/* Whether another cell of the row, further right, is a label: then the row is the table's head. */
static gboolean
is_table_head (Values *self, guint i)
{
  guint level = get (self, i)->level;

  for (i++; i < self->end; i++)
    {
      const EthosEntry *entry = get (self, i);

      if (entry->kind != ETHOS_SOURCE_CELL || entry->level <= level)
        return FALSE;
      if (entry->label != ETHOS_LABEL_NONE)
        return TRUE;
      level = entry->level;
    }
  return FALSE;
}

/* A list in the cell beside a name is what the name's value is. */
static void
start_cell_value (Values *self, EthosEntry *entry)
{
  start_value (self, entry);
  self->below_heading = TRUE;
}

static void
take_cell (Values *self, guint i)
{
  EthosEntry *entry = get (self, i);
  guint column = MIN (entry->level, MAX_COLUMNS) - 1;

  if (entry->label != ETHOS_LABEL_NONE || entry->topic == ETHOS_TOPIC_VALUES ||
      entry->source->in_head || is_table_head (self, i))
    {
      self->columns[column] = entry->label;
      ethos_entry_settle (entry, ETHOS_ROLE_HEADING);
    }
  else if (self->columns[column] == ETHOS_LABEL_NONE && ethos_entry_is_short_name (entry) &&
           ethos_source_line_is_strong (entry->source))
    start_cell_value (self, entry);
  else if (column == 0 && self->columns[0] == ETHOS_LABEL_NONE && ethos_entry_is_short_name (entry))
    start_cell_value (self, entry);
  else if (self->columns[column] != ETHOS_LABEL_NONE)
    take_behaviour (self, entry, self->columns[column]);
  else
    ethos_entry_settle (entry, ETHOS_ROLE_STATEMENT);
}

/* An item of a list in which nothing stands over the items: each is a value, or, where blank
 * lines part groups, a behaviour of its group. */
static void
take_flat_item (Values *self, EthosEntry *entry)
{
  gboolean named = self->shape.named * 2 >= self->shape.items && self->shape.named >= 1;
  gboolean starts =
      self->first_item || (self->shape.split_gap > 0 && entry->gap >= self->shape.split_gap);

  self->first_item = FALSE;
  if (named && ethos_entry_names_itself (entry) && ethos_entry_split_name (entry, TRUE))
    start_value (self, entry);
  else if (named && self->open)
    take_behaviour (self, entry, self->mode);
  else if (self->shape.short_names > 0 && ethos_entry_is_item (entry) &&
           ethos_entry_is_short_name (entry) && !ethos_words_begins_with_we (entry->text))
    start_value (self, entry);
  else if (self->shape.short_names > self->shape.long_names &&
           self->shape.short_names + self->shape.long_names == self->shape.flat_items &&
           ethos_entry_is_long_name (entry))
    start_value (self, entry);
  else if (self->shape.short_names > 0 && self->open && !ethos_entry_is_item (entry) &&
           !self->has_behaviours)
    ethos_entry_settle (entry, ETHOS_ROLE_STATEMENT);
  else if (self->shape.split_gap > 0)
    {
      take_behaviour (self, entry, ETHOS_LABEL_NONE);
      entry->starts_card = starts;
    }
  else if (self->shape.short_names > 0 && self->open)
    take_behaviour (self, entry, self->mode);
  else
    {
      ethos_entry_settle (entry, ETHOS_ROLE_STATEMENT);
      entry->starts_card = TRUE;
      self->open = TRUE;
    }
}

/* "Courage – we try" below a blank line, after the bullets of the value above: where nothing is
 * marked and other values have a name over their bullets, or in line, too. */
static gboolean
begins_named_value (Values *self, guint i)
{
  const EthosEntry *entry = get (self, i);
  EthosEntry probe = *entry;
  g_autofree char *name = NULL;

  if (ethos_entry_is_item (entry) && (self->shape.numbered > 0 || self->shape.deeper > 0))
    return FALSE;
  if (entry->gap == 0 || self->shape.marked > 0 ||
      (self->shape.headings == 0 && self->shape.named < 2) || entry->kind == ETHOS_SOURCE_BULLET ||
      (entry->kind == ETHOS_SOURCE_NUMBERED && i > self->first &&
       entry->kind == get (self, i - 1)->kind) ||
      entry->source->in_item)
    return FALSE;
  if (!self->open)
    {
      /* Above all values, where the names are few among the bullets. */
      if (self->shape.headings > 0 || self->shape.named * 2 >= self->shape.items)
        return FALSE;
    }
  else if (self->mode != ETHOS_LABEL_NONE ? !self->mode_used
                                          : !self->has_behaviours && !self->named_in_line)
    return FALSE;
  if (!ethos_entry_split_name (&probe, FALSE) || probe.text_start == strlen (entry->text))
    return FALSE;
  name = g_strndup (entry->text + probe.name_start, probe.name_length);
  return ethos_words_count (name) <= MAX_INLINE_NAME_WORDS &&
         g_unichar_isupper (g_utf8_get_char (name)) && !ethos_words_begins_with_we (name) &&
         ethos_words_label (name) == ETHOS_LABEL_NONE &&
         ethos_words_label_prefix (entry->text) == ETHOS_LABEL_NONE &&
         !ethos_entry_name_goes_on (name);
}

static void
take_item (Values *self, EthosEntry *entry)
{
  gboolean item = ethos_entry_is_item (entry);
  gboolean below = item && ((self->shape.deeper > 0 && entry->level > self->shape.top_level) ||
                            (self->shape.numbered > 0 && entry->kind == ETHOS_SOURCE_BULLET));
  /* "a)" is below "1.". */
  gboolean numbers =
      self->shape.numbered > 0 && (!self->shape.typed_numbers || entry->source->number > 0);
  gboolean top = item && !below && (self->shape.deeper > 0 || numbers);

  if (self->shape.headings > 0 && self->shape.marked == 0 && !item &&
      (has_strong_name (entry) || (!self->below_heading && self->shape.named > 1)) &&
      !ethos_entry_has_inline_label (entry) && ethos_entry_split_name (entry, FALSE))
    start_value (self, entry);
  else if (ethos_entry_has_inline_label (entry) || (self->mode != ETHOS_LABEL_NONE && !top))
    take_behaviour (self, entry, self->mode);
  else if (below && self->open)
    take_behaviour (self, entry, self->mode);
  else if ((self->below_heading || (self->shape.numbered_names > 0 && !item)) && self->open)
    {
      if (item || self->has_behaviours)
        take_behaviour (self, entry, self->mode);
      else
        ethos_entry_settle (entry, ETHOS_ROLE_STATEMENT);
    }
  else if (top && (ethos_entry_split_name (entry, FALSE) || is_only_name (entry)))
    start_value (self, entry);
  else if (top)
    {
      ethos_entry_settle (entry, ETHOS_ROLE_STATEMENT);
      entry->starts_card = TRUE;
      self->open = TRUE;
      self->mode = ETHOS_LABEL_NONE;
    }
  else
    take_flat_item (self, entry);
}

/* What the table's head says of the column in which a list or a paragraph stands. */
static EthosBehaviourLabel
find_column_label (Values *self, const EthosEntry *entry)
{
  return self->columns[MIN (entry->source->column, MAX_COLUMNS) - 1];
}

/* "How we treat each other" over "Patience" and "Candour", which have their own lines. The same
 * headings under several others are parts of those values. */
static gboolean
announces_values (Values *self, guint i)
{
  const EthosEntry *entry = get (self, i);
  guint deeper = 0;

  if (entry->topic == ETHOS_TOPIC_VALUES && ethos_words_may_head_values (entry->text))
    return TRUE;
  if (entry->kind != ETHOS_SOURCE_HEADING)
    return FALSE;
  for (i++; i < self->end && deeper < 2; i++)
    {
      const EthosEntry *next = get (self, i);

      if (next->settled)
        continue;
      if (next->kind == ETHOS_SOURCE_HEADING && next->level <= entry->level)
        break;
      if (!next->heading && deeper == 0)
        return FALSE;
      if (!next->heading)
        continue;
      if (g_hash_table_contains (self->repeated, next->key))
        return FALSE;
      deeper++;
    }
  return deeper >= 2;
}

static void
take_entry (Values *self, guint i)
{
  EthosEntry *entry = get (self, i);

  if (entry->kind == ETHOS_SOURCE_CELL)
    take_cell (self, i);
  else if (entry->source->column > 0 && find_column_label (self, entry) != ETHOS_LABEL_NONE)
    take_behaviour (self, entry, find_column_label (self, entry));
  else if (entry->label != ETHOS_LABEL_NONE)
    {
      ethos_entry_settle (entry, ETHOS_ROLE_HEADING);
      self->mode = entry->label;
      self->mode_used = FALSE;
    }
  else if (begins_named_value (self, i) && ethos_entry_split_name (entry, FALSE))
    {
      start_value (self, entry);
      self->below_heading = TRUE;
    }
  else if (entry->heading && announces_values (self, i))
    {
      ethos_entry_settle (entry, ETHOS_ROLE_HEADING);
      self->open = self->below_heading = FALSE;
      self->mode = ETHOS_LABEL_NONE;
    }
  else if (entry->heading)
    {
      ethos_entry_split_name (entry, FALSE);
      start_value (self, entry);
      self->below_heading = TRUE;
    }
  else if (entry->promises && self->open && self->mode == ETHOS_LABEL_NONE)
    take_behaviour (self, entry, ETHOS_LABEL_NONE);
  else if (ethos_entry_is_itemlike (entry))
    take_item (self, entry);
  else if (self->open && self->mode != ETHOS_LABEL_NONE)
    take_behaviour (self, entry, self->mode);
  else if (!self->open && ethos_words_speak_of_values (entry->text))
    ethos_entry_leave_out (entry, ETHOS_LEFT_OUT_INTRODUCTION);
  else if (self->open && !self->has_behaviours)
    ethos_entry_settle (entry, ETHOS_ROLE_STATEMENT);
  else if (self->open && self->shape.headings > 0)
    take_behaviour (self, entry, self->mode);
  else
    ethos_entry_leave_out (entry, self->open || self->listed ? ETHOS_LEFT_OUT_NOT_RECOGNISED
                                                             : ETHOS_LEFT_OUT_INTRODUCTION);
}

static GHashTable *
find_repeated_headings (Values *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable *repeated = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = self->first; i < self->end; i++)
    {
      const EthosEntry *entry = get (self, i);

      if (entry->heading && !g_hash_table_add (seen, entry->key))
        g_hash_table_add (repeated, entry->key);
    }
  return repeated;
}

/* Gives the entries of a values section, from first up to end, their roles. */
void
ethos_entries_classify_values (GArray *entries, guint first, guint end, GCancellable *cancellable)
{
  Values self = { .entries = entries, .first = first, .end = end, .first_item = TRUE };
  g_autoptr (GHashTable) repeated = NULL;

  ethos_entries_find_promises (entries, first, end);
  ethos_entries_find_name_lines (entries, first, end);
  ethos_values_measure (entries, first, end, &self.shape);
  self.repeated = repeated = find_repeated_headings (&self);
  for (guint i = first; i < end && !g_cancellable_is_cancelled (cancellable); i++)
    {
      EthosEntry *entry = get (&self, i);

      /* What follows "Our values are care and courage" is not about courage alone. */
      if (entry->settled && entry->role == ETHOS_ROLE_VALUE)
        self.listed = TRUE;
      else if (!entry->settled)
        take_entry (&self, i);
    }
}
