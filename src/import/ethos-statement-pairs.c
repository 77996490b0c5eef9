// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include <string.h>

#include "ethos-statement-private.h"

/* A value's name over what it means. */
#define MAX_NAME_WORDS 5
#define MAX_NAME_BYTES 64
/* The same where nothing tells that it is one. */
#define MAX_BARE_WORDS 3
/* A rhythm needs repetition. */
#define MIN_PAIRS 2

static EthosEntry *
get (GArray *entries, guint i)
{
  return &g_array_index (entries, EthosEntry, i);
}

static gboolean
could_be_name (const EthosEntry *entry)
{
  const char *mark = strpbrk (entry->text, ".!?;:,");

  return entry->kind == ETHOS_SOURCE_PARAGRAPH && entry->label == ETHOS_LABEL_NONE &&
         strlen (entry->text) <= MAX_NAME_BYTES &&
         ethos_words_count (entry->text) <= MAX_NAME_WORDS &&
         (mark == NULL || (*mark == ':' && mark[1] == '\0')) &&
         !g_unichar_islower (g_utf8_get_char (entry->text)) &&
         !ethos_words_begins_with_we (entry->text);
}

/* The paragraphs of the section that are not settled yet; none where it has anything else. */
static GPtrArray *
collect_paragraphs (GArray *entries, guint first, guint end)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = first; i < end; i++)
    {
      EthosEntry *entry = get (entries, i);

      if (entry->settled)
        continue;
      if (entry->kind != ETHOS_SOURCE_PARAGRAPH)
        {
          g_ptr_array_set_size (found, 0);
          return found;
        }
      /* What stands above the first name leads in. */
      if (found->len > 0 || could_be_name (entry))
        g_ptr_array_add (found, entry);
    }
  return found;
}

/* Whether blank lines part the paragraphs into groups of two and more. */
static gboolean
has_groups (GPtrArray *paragraphs)
{
  guint size = 0;
  gboolean parted = FALSE;

  for (guint i = 0; i < paragraphs->len; i++)
    {
      const EthosEntry *entry = g_ptr_array_index (paragraphs, i);

      if (i > 0 && entry->gap > 0)
        {
          if (size == 1)
            return FALSE;
          parted = TRUE;
          size = 0;
        }
      size++;
    }
  return parted && size > 1;
}

static gboolean
names_next (GPtrArray *paragraphs, guint i)
{
  const EthosEntry *name = g_ptr_array_index (paragraphs, i);
  const EthosEntry *text = i + 1 < paragraphs->len ? g_ptr_array_index (paragraphs, i + 1) : NULL;

  return text != NULL && could_be_name (name) &&
         ethos_words_count (name->text) < ethos_words_count (text->text);
}

static gboolean
begins_pair (GPtrArray *paragraphs, guint i, gboolean groups)
{
  const EthosEntry *entry = g_ptr_array_index (paragraphs, i);

  return groups ? i == 0 || entry->gap > 0 : i % 2 == 0;
}

/* A bold line over another is a heading. */
static void
find_strong_names (GArray *entries, guint first, guint end)
{
  EthosEntry *above = NULL;

  for (guint i = first; i < end; i++)
    {
      EthosEntry *entry = get (entries, i);

      if (entry->settled)
        continue;
      if (above != NULL && could_be_name (above) && ethos_source_line_is_strong (above->source) &&
          !entry->heading)
        above->heading = TRUE;
      above = entry;
    }
}

/* How many paragraphs go in the rhythm of short and longer; the pairs that they make. */
static guint
count_rhythm (GPtrArray *paragraphs, gboolean groups, guint *pairs)
{
  guint i;

  *pairs = 0;
  for (i = 0; i < paragraphs->len; i++)
    {
      const EthosEntry *entry = g_ptr_array_index (paragraphs, i);

      if (begins_pair (paragraphs, i, groups) ? !names_next (paragraphs, i) : entry->heading)
        break;
      *pairs += begins_pair (paragraphs, i, groups);
    }
  return i;
}

/* Nothing but names, one a line. */
static gboolean
are_bare_names (GPtrArray *paragraphs)
{
  for (guint i = 0; i < paragraphs->len; i++)
    {
      const EthosEntry *entry = g_ptr_array_index (paragraphs, i);

      if (!could_be_name (entry) || ethos_words_count (entry->text) > MAX_BARE_WORDS ||
          ethos_entry_find_inline_topic (entry, NULL) != ETHOS_TOPIC_NONE)
        return FALSE;
    }
  return paragraphs->len >= MIN_PAIRS;
}

/* Finds the names of a values section that no markup and no word gives away: bold lines; and where
 * nothing is marked at all, short lines over longer ones, when the whole section goes in that
 * rhythm, or all lines when there is nothing but names. They become headings. */
void
ethos_entries_find_name_lines (GArray *entries, guint first, guint end)
{
  g_autoptr (GPtrArray) paragraphs = NULL;
  gboolean groups;
  gboolean bare;
  guint pairs;
  guint n;

  find_strong_names (entries, first, end);
  paragraphs = collect_paragraphs (entries, first, end);
  groups = has_groups (paragraphs);
  n = count_rhythm (paragraphs, groups, &pairs);
  bare = n < paragraphs->len && are_bare_names (paragraphs);
  if (bare)
    n = paragraphs->len;
  /* One line more at the end is of the page: "Work with us". */
  else if (pairs < MIN_PAIRS || n + 1 < paragraphs->len)
    return;
  else if (n < paragraphs->len && could_be_name (g_ptr_array_index (paragraphs, n)))
    ethos_entry_leave_out (g_ptr_array_index (paragraphs, n), ETHOS_LEFT_OUT_NOT_RECOGNISED);
  for (guint i = 0; i < n; i++)
    {
      EthosEntry *entry = g_ptr_array_index (paragraphs, i);

      if (bare || begins_pair (paragraphs, i, groups))
        entry->heading = TRUE;
    }
}
