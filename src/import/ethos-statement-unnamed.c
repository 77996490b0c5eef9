// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include <string.h>

#include "ethos-statement-private.h"

/* Fewer words after a name are a telephone number or an address, unless they speak of "we". */
#define MIN_NAMED_WORDS 3
/* A value's name by itself. */
#define MAX_NAME_WORDS 5
#define MAX_NAME_BYTES 64

static EthosEntry *
get (GArray *entries, guint i)
{
  return &g_array_index (entries, EthosEntry, i);
}

static const EthosEntry *
next_used (GArray *entries, guint i)
{
  for (i++; i < entries->len; i++)
    {
      if (!ethos_entry_is_left_out (get (entries, i)))
        return get (entries, i);
    }
  return NULL;
}

/* What follows a name, but for a line between it and the list that says what it means. */
static const EthosEntry *
next_below_name (GArray *entries, guint i)
{
  const EthosEntry *next = next_used (entries, i);

  while (next != NULL && next->explains)
    next = next_used (entries, (guint) (next - get (entries, 0)));
  return next;
}

/* Whether a heading that nothing explains is followed by "We …" or by a label like "We will". */
static gboolean
heads_behaviours (GArray *entries, guint i)
{
  const EthosEntry *entry = get (entries, i);
  const EthosEntry *next = next_below_name (entries, i);

  return entry->heading && !entry->settled && entry->topic == ETHOS_TOPIC_NONE && next != NULL &&
         !next->heading && (ethos_words_begins_with_we (next->text) || next->label != 0);
}

/* "Loop handbook", the only heading of its rank, over several others: the title of the page. */
static guint
find_page_title (GArray *entries)
{
  guint title = entries->len;
  guint deeper = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const EthosEntry *entry = get (entries, i);

      if (entry->kind != ETHOS_SOURCE_HEADING || ethos_entry_is_left_out (entry))
        continue;
      if (title == entries->len)
        title = i;
      else if (entry->level <= get (entries, title)->level)
        return entries->len;
      else
        deeper += entry->label == ETHOS_LABEL_NONE;
    }
  return deeper > 1 ? title : entries->len;
}

/* Whether a heading that is marked as one stands over a list. */
static gboolean
heads_list (GArray *entries, guint i)
{
  const EthosEntry *entry = get (entries, i);
  const EthosEntry *next = next_used (entries, i);

  return entry->kind == ETHOS_SOURCE_HEADING && !entry->settled &&
         entry->topic == ETHOS_TOPIC_NONE && next != NULL && ethos_entry_is_item (next);
}

/* "Honesty: we tell the truth." in a paragraph of its own, and no "Mission: …". */
gboolean
ethos_entry_is_named_paragraph (const EthosEntry *entry)
{
  EthosEntry probe = *entry;
  g_autofree char *name = NULL;
  const char *text;

  if (entry->kind != ETHOS_SOURCE_PARAGRAPH || ethos_entry_is_left_out (entry) || entry->heading ||
      entry->label != ETHOS_LABEL_NONE || entry->sentence != ETHOS_TOPIC_NONE ||
      !ethos_entry_split_name (&probe, FALSE))
    return FALSE;
  name = g_strndup (entry->text + probe.name_start, probe.name_length);
  text = entry->text + probe.text_start;
  return ethos_words_heading_topic (name) == ETHOS_TOPIC_NONE &&
         ethos_words_label (name) == ETHOS_LABEL_NONE &&
         g_unichar_isalpha (g_utf8_get_char (text)) &&
         (ethos_words_begins_with_we (text) || ethos_words_count (text) >= MIN_NAMED_WORDS);
}

/* The first of two neighbours that name themselves, not below a heading that says what they are. */
static guint
find_named_paragraphs (GArray *entries)
{
  guint n = entries->len;
  guint last = n;
  gboolean explained = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const EthosEntry *entry = get (entries, i);

      if (entry->heading)
        explained = entry->topic != ETHOS_TOPIC_NONE && entry->topic != ETHOS_TOPIC_TITLE;
      if (ethos_entry_is_left_out (entry))
        continue;
      if (explained || !ethos_entry_is_named_paragraph (entry))
        last = n;
      else if (last < n)
        return last;
      else
        last = i;
    }
  return n;
}

/* A name in the first column and what it means beside it; whatever stands there when the table's
 * head says what the columns are. */
static gboolean
is_named_row (GArray *entries, guint i, gboolean head)
{
  const EthosEntry *name = get (entries, i);
  const EthosEntry *text = i + 1 < entries->len ? get (entries, i + 1) : NULL;

  return text != NULL && name->kind == ETHOS_SOURCE_CELL && name->level == 1 && !name->settled &&
         !name->source->in_head && name->topic == ETHOS_TOPIC_NONE &&
         name->label == ETHOS_LABEL_NONE && ethos_words_count (name->text) <= MAX_NAME_WORDS &&
         strlen (name->text) <= MAX_NAME_BYTES && strpbrk (name->text, ".!?;") == NULL &&
         g_unichar_isalpha (g_utf8_get_char (name->text)) &&
         ((text->kind == ETHOS_SOURCE_CELL && text->level > 1) || text->source->column > 1) &&
         (head || ethos_words_begins_with_we (text->text) ||
          ethos_words_count (text->text) >= MIN_NAMED_WORDS);
}

/* The first row of a table of values, with its head, not below a heading that says what it is. */
static guint
find_named_rows (GArray *entries)
{
  guint n = entries->len;
  guint first = n;
  guint head = n;
  gboolean explained = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const EthosEntry *entry = get (entries, i);

      if (entry->heading)
        explained = entry->topic != ETHOS_TOPIC_NONE && entry->topic != ETHOS_TOPIC_TITLE;
      if (entry->kind != ETHOS_SOURCE_CELL || explained)
        {
          if (!ethos_entry_is_left_out (entry) && (explained || entry->source->column == 0))
            first = head = n;
          continue;
        }
      if (entry->source->in_head && head == n)
        head = i;
      if (entry->level != 1 || entry->source->in_head)
        continue;
      if (!is_named_row (entries, i, head < n))
        first = n;
      else if (first < n)
        return MIN (first, head);
      else
        first = i;
    }
  return n;
}

static gboolean
is_plain_name (const EthosEntry *entry)
{
  const char *stop = strpbrk (entry->text, ".!?;:");

  return ethos_entry_is_item (entry) && entry->topic == ETHOS_TOPIC_NONE &&
         strlen (entry->text) <= MAX_NAME_BYTES &&
         ethos_words_count (entry->text) <= MAX_NAME_WORDS &&
         (stop == NULL || g_str_equal (stop, ":"));
}

/* A document that is, below its title, nothing but a list of names, or lines that speak of "we". */
static guint
find_bare_list (GArray *entries)
{
  guint n = entries->len;
  guint first = n;
  guint lines = 0;
  guint names = 0;
  guint voices = 0;

  for (guint i = 0; i < n; i++)
    {
      const EthosEntry *entry = get (entries, i);

      if (ethos_entry_is_left_out (entry) || (entry->heading && lines == 0))
        continue;
      if (lines++ == 0)
        first = i;
      names += is_plain_name (entry);
      voices += !entry->heading && ethos_words_begins_with_we (entry->text);
    }
  return lines >= 2 && (names == lines || voices == lines) ? first : n;
}

/* On pages that never say "values", the first of two such headings starts them; or the first of
 * several bullets that name themselves or speak of "we"; or of rows or paragraphs that name
 * themselves. On
 * pages that say nothing else either, the first of several headings over lists does, or the only
 * heading over "- We …", or all there is. Returns the number of entries if none. */
guint
ethos_entries_find_unnamed_values (GArray *entries)
{
  guint n = entries->len;
  guint first = n;
  guint first_item = n;
  guint first_marked = n;
  guint found = 0;
  guint items = 0;
  guint marked = 0;
  guint title = find_page_title (entries);
  gboolean explained = FALSE;
  gboolean known = FALSE;

  for (guint i = 0; i < n; i++)
    {
      EthosEntry *entry = get (entries, i);
      EthosEntry probe = *entry;

      /* "Values | Behaviours" over a table only says what its columns are. */
      if ((entry->topic == ETHOS_TOPIC_VALUES && !entry->source->in_head) ||
          entry->sentence == ETHOS_TOPIC_VALUES)
        return n;
      if (entry->settled)
        continue;
      if (entry->topic == ETHOS_TOPIC_MISSION || entry->topic == ETHOS_TOPIC_STRANDS ||
          entry->topic == ETHOS_TOPIC_LEADERSHIP)
        explained = TRUE;
      else if (entry->heading)
        explained = FALSE;
      if (ethos_entry_find_inline_topic (entry, NULL) != ETHOS_TOPIC_NONE)
        {
          known = TRUE;
          continue;
        }
      known = known || entry->sentence != ETHOS_TOPIC_NONE ||
              (entry->topic != ETHOS_TOPIC_NONE && entry->topic != ETHOS_TOPIC_TITLE);
      if (i != title && heads_behaviours (entries, i) && found++ == 0)
        first = i;
      if (heads_list (entries, i) && marked++ == 0)
        first_marked = i;
      probe.name_start = 0;
      if (!explained && ethos_entry_is_item (entry) &&
          (ethos_words_begins_with_we (entry->text) || ethos_entry_split_name (&probe, FALSE)) &&
          items++ == 0)
        first_item = i;
    }
  if (found >= 2)
    return first;
  if (marked >= 2 && !known)
    return first_marked;
  /* "1. Care" over "- We listen". */
  while (items >= 2 && first_item > 0 && !get (entries, first_item - 1)->settled &&
         is_plain_name (get (entries, first_item - 1)))
    first_item--;
  if (items >= 2)
    return first_item;
  if (found == 1 && !known && ethos_entry_is_item (next_below_name (entries, first)))
    return first;
  first = find_named_rows (entries);
  if (first < n)
    return first;
  first = find_named_paragraphs (entries);
  return first == n && !known ? find_bare_list (entries) : first;
}
