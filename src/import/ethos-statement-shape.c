// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include <string.h>

#include "ethos-statement-private.h"

/* A value's name by itself, as an item of a list. */
#define MAX_NAME_WORDS 5
#define MAX_NAME_BYTES 64

typedef struct
{
  GArray *entries;
  guint first;
  guint end;
  EthosValuesShape *shape;
} Section;

static EthosEntry *
get (Section *self, guint i)
{
  return &g_array_index (self->entries, EthosEntry, i);
}

/* "Care: we look after each other", and with a stop where a page had bold type: "Care. We …". */
gboolean
ethos_entry_names_itself (const EthosEntry *entry)
{
  EthosEntry probe = *entry;

  if (ethos_entry_split_name (&probe, FALSE))
    return TRUE;
  return ethos_entry_split_name (&probe, TRUE) &&
         ethos_words_begins_with_we (entry->text + probe.text_start);
}

/* "We do: …" in a line of its own. */
gboolean
ethos_entry_has_inline_label (const EthosEntry *entry)
{
  EthosEntry probe = *entry;
  g_autofree char *name = NULL;

  if (!ethos_entry_split_name (&probe, FALSE))
    return FALSE;
  name = g_strndup (entry->text + probe.name_start, probe.name_length);
  return ethos_words_label (name) != ETHOS_LABEL_NONE;
}

/* Paragraphs that speak of "we" and lines that name themselves are items whose bullets got lost. */
gboolean
ethos_entry_is_itemlike (const EthosEntry *entry)
{
  if (ethos_entry_is_item (entry))
    return TRUE;
  return entry->kind == ETHOS_SOURCE_PARAGRAPH && !entry->heading &&
         entry->label == ETHOS_LABEL_NONE && !ethos_words_speak_of_values (entry->text) &&
         (ethos_words_begins_with_we (entry->text) || ethos_entry_names_itself (entry));
}

gboolean
ethos_entry_is_short_name (const EthosEntry *entry)
{
  return strlen (entry->text) <= MAX_NAME_BYTES &&
         ethos_words_count (entry->text) <= MAX_NAME_WORDS &&
         strpbrk (entry->text, ".!?;:") == NULL;
}

/* "The work should be worth doing" beside shorter ones. */
gboolean
ethos_entry_is_long_name (const EthosEntry *entry)
{
  return ethos_entry_is_item (entry) && strlen (entry->text) <= MAX_NAME_BYTES &&
         strpbrk (entry->text, ".!?;:,") == NULL && !ethos_words_begins_with_we (entry->text) &&
         g_unichar_isupper (g_utf8_get_char (entry->text));
}

/* Whether parting the list at single blank lines leaves no group with one bullet. */
static gboolean
single_gaps_part_groups (Section *self)
{
  guint size = 0;
  guint groups = 0;

  for (guint i = self->first; i < self->end; i++)
    {
      const EthosEntry *entry = get (self, i);

      if (entry->settled || !ethos_entry_is_itemlike (entry))
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
find_split_gap (Section *self)
{
  guint min_gap = G_MAXUINT;
  guint max_gap = 0;
  gboolean first = TRUE;

  for (guint i = self->first; i < self->end; i++)
    {
      const EthosEntry *entry = get (self, i);

      if (entry->settled || !ethos_entry_is_itemlike (entry))
        continue;
      if (!first)
        {
          min_gap = MIN (min_gap, entry->gap);
          max_gap = MAX (max_gap, entry->gap);
        }
      first = FALSE;
    }
  self->shape->split_gap = 0;
  if (first || min_gap == G_MAXUINT || max_gap == min_gap)
    return;
  if (max_gap >= 2)
    self->shape->split_gap = MAX (2, min_gap + 1);
  else if (single_gaps_part_groups (self))
    self->shape->split_gap = 1;
}

/* "1. Care" over "- We listen": the numbers name, the bullets tell. They do, too, where the first
 * lines have no number, but the numbered ones name themselves and no other item does. */
static void
measure_numbers (Section *self)
{
  gboolean numbers_first = FALSE;
  gboolean first = TRUE;
  guint other_names = 0;

  for (guint i = self->first; i < self->end; i++)
    {
      const EthosEntry *entry = get (self, i);

      if (entry->settled || !ethos_entry_is_itemlike (entry))
        continue;
      if (first)
        numbers_first = entry->kind == ETHOS_SOURCE_NUMBERED;
      first = FALSE;
      self->shape->numbered += entry->kind == ETHOS_SOURCE_NUMBERED;
      self->shape->typed_numbers = self->shape->typed_numbers || entry->source->number > 0;
      if (!ethos_entry_names_itself (entry) || ethos_entry_has_inline_label (entry))
        continue;
      if (entry->kind == ETHOS_SOURCE_NUMBERED)
        self->shape->numbered_names++;
      else
        other_names++;
    }
  if ((!numbers_first && (self->shape->numbered_names < 2 || other_names > 0)) ||
      self->shape->numbered == self->shape->items)
    self->shape->numbered = 0;
  if (self->shape->numbered == 0 || other_names > 0)
    self->shape->numbered_names = 0;
}

static void
measure (Section *self)
{
  gboolean first = TRUE;

  for (guint i = self->first; i < self->end; i++)
    {
      const EthosEntry *entry = get (self, i);

      if (entry->settled)
        continue;
      if (entry->heading)
        self->shape->headings++;
      if (entry->kind == ETHOS_SOURCE_HEADING)
        self->shape->marked++;
      if (!ethos_entry_is_itemlike (entry))
        continue;
      self->shape->items++;
      self->shape->flat_items += self->shape->headings == 0;
      self->shape->listed_items += ethos_entry_is_item (entry);
      if (ethos_entry_names_itself (entry) &&
          ethos_words_label_prefix (entry->text) == ETHOS_LABEL_NONE)
        self->shape->named++;
      else if (ethos_entry_is_short_name (entry) && ethos_entry_is_item (entry) &&
               !ethos_words_begins_with_we (entry->text))
        self->shape->short_names++;
      else if (ethos_entry_is_long_name (entry))
        self->shape->long_names++;
    }
  measure_numbers (self);
  for (guint i = self->first; i < self->end; i++)
    {
      const EthosEntry *entry = get (self, i);

      /* A paragraph between the items of a list is not above them. */
      if (entry->settled || !ethos_entry_is_itemlike (entry) ||
          (self->shape->listed_items > 0 && !ethos_entry_is_item (entry)))
        continue;
      self->shape->top_level = first ? entry->level : MIN (self->shape->top_level, entry->level);
      first = FALSE;
    }
  for (guint i = self->first; i < self->end; i++)
    {
      const EthosEntry *entry = get (self, i);

      if (!entry->settled && ethos_entry_is_item (entry) && entry->level > self->shape->top_level)
        self->shape->deeper++;
    }
}

/* Finds out what the values from first up to end are like. */
void
ethos_values_measure (GArray *entries, guint first, guint end, EthosValuesShape *shape)
{
  Section self = { .entries = entries, .first = first, .end = end, .shape = shape };

  measure (&self);
  find_split_gap (&self);
}
