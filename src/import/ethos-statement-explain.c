// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include <string.h>

#include "ethos-statement-private.h"

/* A value's name by itself, over a line that says what it means. */
#define MAX_NAME_WORDS 4
/* What says what a name means and does not speak of "we". */
#define MIN_TEXT_WORDS 3
/* Lines between a name and its list. */
#define MAX_LINES 4

/* A line over a list, and the name that stands above it. */
typedef struct
{
  guint line;
  guint name;
} Pair;

typedef struct
{
  GArray *entries;
  /* Where no heading is marked: the lines that have a name above, and how many have none. */
  GArray *pairs;
  guint alone;
} Finder;

static EthosEntry *
get (GArray *entries, guint i)
{
  return &g_array_index (entries, EthosEntry, i);
}

/* A line that nothing marks as a heading, and that may be one or say what one means. */
static gboolean
is_short_line (const EthosEntry *entry)
{
  return !entry->settled && entry->kind == ETHOS_SOURCE_PARAGRAPH && !entry->source->in_item &&
         entry->sentence == ETHOS_TOPIC_NONE && ethos_entry_looks_short (entry) && entry->plain;
}

static gboolean
is_over_list (GArray *entries, guint i)
{
  const EthosEntry *entry = get (entries, i);
  const EthosEntry *next;

  do
    i++;
  while (i < entries->len && ethos_entry_is_left_out (get (entries, i)));
  if (i == entries->len)
    return FALSE;
  next = get (entries, i);
  return next->source != entry->source &&
         (ethos_entry_is_item (next) || (next->kind == ETHOS_SOURCE_PARAGRAPH && !next->settled &&
                                         next->label != ETHOS_LABEL_NONE));
}

/* The entry above that is used, or the number of entries. */
static guint
find_above (GArray *entries, guint i)
{
  while (i > 0 && ethos_entry_is_left_out (get (entries, i - 1)))
    i--;
  return i > 0 ? i - 1 : entries->len;
}

/* "Truth comes first." is a sentence, and no name. */
static gboolean
is_sentence (const EthosEntry *entry)
{
  return !entry->settled && entry->kind == ETHOS_SOURCE_PARAGRAPH && !entry->source->in_item &&
         entry->sentence == ETHOS_TOPIC_NONE &&
         strchr (".!?", entry->text[strlen (entry->text) - 1]) != NULL && entry->plain &&
         !ethos_words_speak_of_values (entry->text);
}

static gboolean
may_explain (const EthosEntry *entry)
{
  return is_short_line (entry) || is_sentence (entry);
}

/* What stands above the lines that speak of "we", or are sentences, over a list. */
static guint
find_name (GArray *entries, guint i)
{
  guint name = find_above (entries, i);

  for (guint n = 1; n < MAX_LINES && name < entries->len &&
                    (is_sentence (get (entries, name)) ||
                     (is_short_line (get (entries, name)) &&
                      ethos_words_begins_with_we (get (entries, name)->text)));
       n++)
    name = find_above (entries, name);
  return name;
}

static gboolean
says_more (const EthosEntry *line, const EthosEntry *name)
{
  guint words = ethos_words_count (line->text);

  return ethos_words_begins_with_we (line->text) || is_sentence (line) ||
         (words >= MIN_TEXT_WORDS && words > ethos_words_count (name->text));
}

/* Whether another line over a list stands under the same marked heading: then they are names. */
static gboolean
has_equal (GArray *entries, guint line)
{
  for (guint i = line + 1; i < entries->len && get (entries, i)->kind != ETHOS_SOURCE_HEADING; i++)
    {
      if (is_short_line (get (entries, i)) && is_over_list (entries, i))
        return TRUE;
    }
  return FALSE;
}

static void
mark (GArray *entries, guint name, guint line)
{
  for (guint i = name + 1; i <= line; i++)
    get (entries, i)->explains = !get (entries, i)->settled;
}

static void
look_at_line (Finder *self, guint line)
{
  Pair pair = { .line = line, .name = find_name (self->entries, line) };
  const EthosEntry *name;

  if (pair.name == self->entries->len)
    {
      self->alone++;
      return;
    }
  name = get (self->entries, pair.name);
  if (name->kind == ETHOS_SOURCE_HEADING)
    {
      if (!name->settled && name->plain && says_more (get (self->entries, line), name) &&
          !has_equal (self->entries, line))
        mark (self->entries, pair.name, line);
    }
  else if (is_short_line (name) && ethos_words_count (name->text) <= MAX_NAME_WORDS &&
           !ethos_words_begins_with_we (name->text) && says_more (get (self->entries, line), name))
    g_array_append_val (self->pairs, pair);
  else
    self->alone++;
}

/* One name alone may be the title of a page over a value's name, unless it is the first value. */
static gboolean
is_first_value (Finder *self, const Pair *pair)
{
  guint above = find_above (self->entries, pair->name);

  return above < self->entries->len && get (self->entries, above)->topic == ETHOS_TOPIC_VALUES &&
         (self->alone == 0 || ethos_words_begins_with_we (get (self->entries, pair->line)->text));
}

/* "Humour" over "Nobody drowned laughing.", which has no list as the names above it have. */
static gboolean
names_without_list (GArray *entries, guint i)
{
  const EthosEntry *name = get (entries, i);
  guint above = find_above (entries, i);

  return name->gap > 0 && above < entries->len && ethos_entry_is_item (get (entries, above)) &&
         i + 1 < entries->len && is_short_line (name) &&
         ethos_words_count (name->text) <= MAX_NAME_WORDS &&
         !ethos_words_begins_with_we (name->text) && is_sentence (get (entries, i + 1)) &&
         (i + 2 == entries->len || get (entries, i + 2)->gap > 0);
}

/* Finds the lines between a name and its list, "Openness" over "We share what we know" over "- We
 * tell", which without a full stop look like the heading of the list. */
void
ethos_entries_find_explanations (GArray *entries)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  Finder self = { .entries = entries, .pairs = pairs };

  for (guint i = 0; i < entries->len; i++)
    {
      if (may_explain (get (entries, i)) && is_over_list (entries, i))
        look_at_line (&self, i);
    }
  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);

      if (pairs->len > 1 || is_first_value (&self, pair))
        mark (entries, pair->name, pair->line);
    }
  for (guint i = pairs->len > 1 ? g_array_index (pairs, Pair, 1).line : entries->len;
       i < entries->len; i++)
    {
      if (names_without_list (entries, i))
        mark (entries, i, i + 1);
    }
}

/* What stands in one paragraph each under one name. */
typedef struct
{
  guint first;
  guint lines;
  guint promises;
  /* Those that say "will": "We never hide it" may be a part of what the value means. */
  guint wills;
  gboolean below_name;
} Group;

static gboolean
is_one_sentence (const char *text)
{
  const char *stop = strpbrk (text, ".!?");

  return stop == NULL || stop[1] == '\0';
}

static gboolean
is_promise (const EthosEntry *entry)
{
  return is_one_sentence (entry->text) &&
         (ethos_words_begins_with_will (entry->text) ||
          ethos_words_label_prefix (entry->text) == ETHOS_LABEL_DONT);
}

static void
close_group (GArray *entries, const Group *group, guint end)
{
  if (!group->below_name || group->wills == 0 || (group->promises == 1 && group->lines == 1))
    return;
  for (guint i = group->first; i < end; i++)
    {
      EthosEntry *entry = get (entries, i);

      entry->promises = !entry->settled && is_promise (entry);
    }
}

/* Finds "We will say when we were wrong" and "We will not hide waiting times" in paragraphs under a
 * value's name. One "We will …" alone says what the value means. */
void
ethos_entries_find_promises (GArray *entries, guint first, guint end)
{
  Group group = { .first = first };

  for (guint i = first; i < end; i++)
    {
      const EthosEntry *entry = get (entries, i);

      if (ethos_entry_is_left_out (entry))
        continue;
      if (entry->heading || entry->settled || entry->kind != ETHOS_SOURCE_PARAGRAPH ||
          entry->label != ETHOS_LABEL_NONE)
        {
          close_group (entries, &group, i);
          group = (Group){ .first = i + 1, .below_name = entry->heading };
          continue;
        }
      group.lines++;
      group.promises += is_promise (entry);
      group.wills += is_promise (entry) && ethos_words_begins_with_will (entry->text);
    }
  close_group (entries, &group, end);
}
