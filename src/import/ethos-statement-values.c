// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include <string.h>

#include "ethos-statement-private.h"

/* A value's name by itself, as an item of a list. */
#define MAX_NAME_WORDS 5
#define MAX_NAME_BYTES 64
/* The same before a separator where other lines are what a value's bullets are. */
#define MAX_INLINE_NAME_WORDS 3
/* Columns of a table that may have a label of their own. */
#define MAX_COLUMNS 8

typedef struct
{
  GArray *entries;
  guint first;
  guint end;
  /* What the section is like. */
  guint headings;
  /* Those of them that are marked as headings. */
  guint marked;
  guint items;
  /* Those of them that are items of lists. */
  guint listed_items;
  guint numbered;
  guint named;
  guint numbered_names;
  guint short_names;
  /* Items that could be a name but for their length. */
  guint long_names;
  /* Items above the first heading, or all. */
  guint flat_items;
  guint top_level;
  guint deeper;
  guint split_gap;
  gboolean typed_numbers;
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

/* "Care: we look after each other", and with a stop where a page had bold type: "Care. We …". */
static gboolean
names_itself (const EthosEntry *entry)
{
  EthosEntry probe = *entry;

  if (ethos_entry_split_name (&probe, FALSE))
    return TRUE;
  return ethos_entry_split_name (&probe, TRUE) &&
         ethos_words_begins_with_we (entry->text + probe.text_start);
}

/* "Care We look after each other" with the first word in bold, as others have it in its own line.
 */
static gboolean
has_strong_name (const EthosEntry *entry)
{
  return entry->source->strong_length > 0 && !ethos_source_line_is_strong (entry->source) &&
         names_itself (entry);
}

/* "We do: …" in a line of its own. */
static gboolean
has_inline_label (const EthosEntry *entry)
{
  EthosEntry probe = *entry;
  g_autofree char *name = NULL;

  if (!ethos_entry_split_name (&probe, FALSE))
    return FALSE;
  name = g_strndup (entry->text + probe.name_start, probe.name_length);
  return ethos_words_label (name) != ETHOS_LABEL_NONE;
}

/* Paragraphs that speak of "we" and lines that name themselves are items whose bullets got lost. */
static gboolean
is_itemlike (const EthosEntry *entry)
{
  if (ethos_entry_is_item (entry))
    return TRUE;
  return entry->kind == ETHOS_SOURCE_PARAGRAPH && !entry->heading &&
         entry->label == ETHOS_LABEL_NONE && !ethos_words_speak_of_values (entry->text) &&
         (ethos_words_begins_with_we (entry->text) || names_itself (entry));
}

static gboolean
is_short_name (const EthosEntry *entry)
{
  return strlen (entry->text) <= MAX_NAME_BYTES &&
         ethos_words_count (entry->text) <= MAX_NAME_WORDS &&
         strpbrk (entry->text, ".!?;:") == NULL;
}

/* "The work should be worth doing" beside shorter ones. */
static gboolean
is_long_name (const EthosEntry *entry)
{
  return ethos_entry_is_item (entry) && strlen (entry->text) <= MAX_NAME_BYTES &&
         strpbrk (entry->text, ".!?;:,") == NULL && !ethos_words_begins_with_we (entry->text) &&
         g_unichar_isupper (g_utf8_get_char (entry->text));
}

/* Whether parting the list at single blank lines leaves no group with one bullet. */
static gboolean
single_gaps_part_groups (Values *self)
{
  guint size = 0;
  guint groups = 0;

  for (guint i = self->first; i < self->end; i++)
    {
      const EthosEntry *entry = get (self, i);

      if (entry->settled || !is_itemlike (entry))
        continue;
      if (size > 0 && entry->gap > 0)
        {
          if (size == 1)
            return FALSE;
          groups++;
          size = 0;
        }
      size++;
    }
  return groups > 0 && size > 1;
}

/* Blank lines part groups when some items have more of them than others. In a list with a blank
 * line between all items, two or more part; in a tight one, one may. */
static void
find_split_gap (Values *self)
{
  guint min_gap = G_MAXUINT;
  guint max_gap = 0;
  gboolean first = TRUE;

  for (guint i = self->first; i < self->end; i++)
    {
      const EthosEntry *entry = get (self, i);

      if (entry->settled || !is_itemlike (entry))
        continue;
      if (!first)
        {
          min_gap = MIN (min_gap, entry->gap);
          max_gap = MAX (max_gap, entry->gap);
        }
      first = FALSE;
    }
  self->split_gap = 0;
  if (first || min_gap == G_MAXUINT || max_gap == min_gap)
    return;
  if (max_gap >= 2)
    self->split_gap = MAX (2, min_gap + 1);
  else if (single_gaps_part_groups (self))
    self->split_gap = 1;
}

/* "1. Care" over "- We listen": the numbers name, the bullets tell. They do, too, where the first
 * lines have no number, but the numbered ones name themselves and no other item does. */
static void
measure_numbers (Values *self)
{
  gboolean numbers_first = FALSE;
  gboolean first = TRUE;
  guint other_names = 0;

  for (guint i = self->first; i < self->end; i++)
    {
      const EthosEntry *entry = get (self, i);

      if (entry->settled || !is_itemlike (entry))
        continue;
      if (first)
        numbers_first = entry->kind == ETHOS_SOURCE_NUMBERED;
      first = FALSE;
      self->numbered += entry->kind == ETHOS_SOURCE_NUMBERED;
      self->typed_numbers = self->typed_numbers || entry->source->number > 0;
      if (!names_itself (entry) || has_inline_label (entry))
        continue;
      if (entry->kind == ETHOS_SOURCE_NUMBERED)
        self->numbered_names++;
      else
        other_names++;
    }
  if ((!numbers_first && (self->numbered_names < 2 || other_names > 0)) ||
      self->numbered == self->items)
    self->numbered = 0;
  if (self->numbered == 0 || other_names > 0)
    self->numbered_names = 0;
}

static void
measure (Values *self)
{
  gboolean first = TRUE;

  for (guint i = self->first; i < self->end; i++)
    {
      const EthosEntry *entry = get (self, i);

      if (entry->settled)
        continue;
      if (entry->heading)
        self->headings++;
      if (entry->kind == ETHOS_SOURCE_HEADING)
        self->marked++;
      if (!is_itemlike (entry))
        continue;
      self->items++;
      self->flat_items += self->headings == 0;
      self->listed_items += ethos_entry_is_item (entry);
      if (names_itself (entry) && ethos_words_label_prefix (entry->text) == ETHOS_LABEL_NONE)
        self->named++;
      else if (is_short_name (entry) && ethos_entry_is_item (entry) &&
               !ethos_words_begins_with_we (entry->text))
        self->short_names++;
      else if (is_long_name (entry))
        self->long_names++;
    }
  measure_numbers (self);
  for (guint i = self->first; i < self->end; i++)
    {
      const EthosEntry *entry = get (self, i);

      /* A paragraph between the items of a list is not above them. */
      if (entry->settled || !is_itemlike (entry) ||
          (self->listed_items > 0 && !ethos_entry_is_item (entry)))
        continue;
      self->top_level = first ? entry->level : MIN (self->top_level, entry->level);
      first = FALSE;
    }
  for (guint i = self->first; i < self->end; i++)
    {
      const EthosEntry *entry = get (self, i);

      if (!entry->settled && ethos_entry_is_item (entry) && entry->level > self->top_level)
        self->deeper++;
    }
}

/* What is left of "Care:", "Care." and "Courage –" without what leads on to nothing. */
static gsize
measure_name (const char *text)
{
  static const char *const marks[] = { ":", " -", " –", " —", "." };
  gsize length = strlen (text);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (g_str_has_suffix (text, marks[i]) && length > strlen (marks[i]))
        return length - strlen (marks[i]);
    }
  return length;
}

/* "1. Care:" over a list of its own. */
static gboolean
is_only_name (const EthosEntry *entry)
{
  EthosEntry probe = *entry;
  g_autofree char *name = g_strndup (entry->text, measure_name (entry->text));

  probe.text = name;
  return is_short_name (&probe) && ethos_words_label (entry->text) == ETHOS_LABEL_NONE;
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
    entry->name_length = measure_name (entry->text) - entry->name_start;
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
  else if (self->columns[column] == ETHOS_LABEL_NONE && is_short_name (entry) &&
           ethos_source_line_is_strong (entry->source))
    start_cell_value (self, entry);
  else if (column == 0 && self->columns[0] == ETHOS_LABEL_NONE && is_short_name (entry))
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
  gboolean named = self->named * 2 >= self->items && self->named >= 1;
  gboolean starts = self->first_item || (self->split_gap > 0 && entry->gap >= self->split_gap);

  self->first_item = FALSE;
  if (named && names_itself (entry) && ethos_entry_split_name (entry, TRUE))
    start_value (self, entry);
  else if (named && self->open)
    take_behaviour (self, entry, self->mode);
  else if (self->short_names > 0 && ethos_entry_is_item (entry) && is_short_name (entry) &&
           !ethos_words_begins_with_we (entry->text))
    start_value (self, entry);
  else if (self->short_names > self->long_names &&
           self->short_names + self->long_names == self->flat_items && is_long_name (entry))
    start_value (self, entry);
  else if (self->short_names > 0 && self->open && !ethos_entry_is_item (entry) &&
           !self->has_behaviours)
    ethos_entry_settle (entry, ETHOS_ROLE_STATEMENT);
  else if (self->split_gap > 0)
    {
      take_behaviour (self, entry, ETHOS_LABEL_NONE);
      entry->starts_card = starts;
    }
  else if (self->short_names > 0 && self->open)
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

  if (ethos_entry_is_item (entry) && (self->numbered > 0 || self->deeper > 0))
    return FALSE;
  if (entry->gap == 0 || self->marked > 0 || (self->headings == 0 && self->named < 2) ||
      entry->kind == ETHOS_SOURCE_BULLET ||
      (entry->kind == ETHOS_SOURCE_NUMBERED && i > self->first &&
       entry->kind == get (self, i - 1)->kind) ||
      entry->source->in_item)
    return FALSE;
  if (!self->open)
    {
      /* Above all values, where the names are few among the bullets. */
      if (self->headings > 0 || self->named * 2 >= self->items)
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
  gboolean below = item && ((self->deeper > 0 && entry->level > self->top_level) ||
                            (self->numbered > 0 && entry->kind == ETHOS_SOURCE_BULLET));
  /* "a)" is below "1.". */
  gboolean numbers = self->numbered > 0 && (!self->typed_numbers || entry->source->number > 0);
  gboolean top = item && !below && (self->deeper > 0 || numbers);

  if (self->headings > 0 && self->marked == 0 && !item &&
      (has_strong_name (entry) || (!self->below_heading && self->named > 1)) &&
      !has_inline_label (entry) && ethos_entry_split_name (entry, FALSE))
    start_value (self, entry);
  else if (has_inline_label (entry) || (self->mode != ETHOS_LABEL_NONE && !top))
    take_behaviour (self, entry, self->mode);
  else if (below && self->open)
    take_behaviour (self, entry, self->mode);
  else if ((self->below_heading || (self->numbered_names > 0 && !item)) && self->open)
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
  else if (is_itemlike (entry))
    take_item (self, entry);
  else if (self->open && self->mode != ETHOS_LABEL_NONE)
    take_behaviour (self, entry, self->mode);
  else if (!self->open && ethos_words_speak_of_values (entry->text))
    ethos_entry_leave_out (entry, ETHOS_LEFT_OUT_INTRODUCTION);
  else if (self->open && !self->has_behaviours)
    ethos_entry_settle (entry, ETHOS_ROLE_STATEMENT);
  else if (self->open && self->headings > 0)
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
  measure (&self);
  find_split_gap (&self);
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
