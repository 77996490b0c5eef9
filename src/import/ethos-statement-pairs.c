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
/* The same with a full stop behind it, as sentences have. */
#define MAX_STOPPED_WORDS 2
/* The same beside what it means. */
#define MAX_IN_LINE_WORDS 4
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
  guint words = ethos_words_count (entry->text);

  return entry->kind == ETHOS_SOURCE_PARAGRAPH && entry->label == ETHOS_LABEL_NONE &&
         strlen (entry->text) <= MAX_NAME_BYTES && words <= MAX_NAME_WORDS &&
         (mark == NULL ||
          (mark[1] == '\0' && (*mark == ':' || (*mark == '.' && words <= MAX_STOPPED_WORDS)))) &&
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

/* Whether the first n paragraphs are names over whole sentences, and another could follow: then the
 * rest is of something else. */
static gboolean
are_names_over_sentences (GPtrArray *paragraphs, guint n, gboolean groups)
{
  if (!begins_pair (paragraphs, n, groups))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const EthosEntry *entry = g_ptr_array_index (paragraphs, i);
      char last = entry->text[strlen (entry->text) - 1];

      if (!begins_pair (paragraphs, i, groups) && strchr (".!?", last) == NULL)
        return FALSE;
    }
  return TRUE;
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

/* Whether the line at n is in bold type where the first name is. */
static gboolean
are_set_alike (GPtrArray *paragraphs, guint n)
{
  const EthosEntry *first = g_ptr_array_index (paragraphs, 0);
  const EthosEntry *line = g_ptr_array_index (paragraphs, n);

  return ethos_source_line_is_strong (first->source) == ethos_source_line_is_strong (line->source);
}

/* "For example: …" and "In practice – …" go on with what stands above. */
gboolean
ethos_entry_name_goes_on (const char *name)
{
  static const char *const words[] = { "for",     "in",       "this",     "that",    "so",
                                       "note",    "as",       "zum",      "das",     "also",
                                       "example", "examples", "beispiel", "exemple", "ejemplo" };
  g_autofree char *key = ethos_words_key (name);
  gsize length = strcspn (key, " ");

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (strlen (words[i]) == length && strncmp (key, words[i], length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The name in "Reliability – we keep our promises", a paragraph; or NULL. */
static char *
dup_name_in_line (const EthosEntry *entry)
{
  EthosEntry probe = *entry;
  g_autofree char *name = NULL;

  if (entry->settled || entry->heading || entry->kind != ETHOS_SOURCE_PARAGRAPH ||
      entry->label != ETHOS_LABEL_NONE || entry->source->in_item ||
      !ethos_entry_split_name (&probe, FALSE) || probe.text_start == strlen (entry->text))
    return NULL;
  name = g_strndup (entry->text + probe.name_start, probe.name_length);
  if (ethos_words_count (name) > MAX_IN_LINE_WORDS || !g_unichar_isupper (g_utf8_get_char (name)) ||
      ethos_words_begins_with_we (name) || ethos_words_label (name) != ETHOS_LABEL_NONE ||
      ethos_entry_name_goes_on (name))
    return NULL;
  return g_steal_pointer (&name);
}

/* Whether the next line of the section that is not left out is of a list. */
static gboolean
is_over_list (GArray *entries, guint i, guint end)
{
  do
    i++;
  while (i < end && get (entries, i)->settled);
  return i < end &&
         (ethos_entry_is_item (get (entries, i)) || get (entries, i)->label != ETHOS_LABEL_NONE);
}

/* "Example: …" below each value is no value. */
static GHashTable *
count_names_in_line (GArray *entries, guint first, guint end)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = first; i < end; i++)
    {
      char *name = dup_name_in_line (get (entries, i));

      if (name != NULL)
        {
          guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, name));

          g_hash_table_insert (counts, name, GUINT_TO_POINTER (count + 1));
        }
    }
  return counts;
}

/* Names beside what they mean, each over a list of its own, are headings; and so is another that
 * follows a list, as far below it as they do, and has none. Under a heading such a line says what
 * the heading means. */
static void
find_named_blocks (GArray *entries, guint first, guint end)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new ();
  g_autoptr (GHashTable) counts = count_names_in_line (entries, first, end);
  const EthosEntry *above = NULL;
  guint over_lists = 0;
  guint min_gap = G_MAXUINT;

  for (guint i = first; i < end; i++)
    {
      EthosEntry *entry = get (entries, i);
      gboolean over;
      gboolean follows = above == NULL || ethos_entry_is_item (above);
      g_autofree char *name = NULL;

      if (entry->settled)
        continue;
      above = entry;
      name = follows ? dup_name_in_line (entry) : NULL;
      if (name == NULL || GPOINTER_TO_UINT (g_hash_table_lookup (counts, name)) > 1)
        continue;
      over = is_over_list (entries, i, end);
      if (over && over_lists++ > 0)
        min_gap = MIN (min_gap, entry->gap);
      g_ptr_array_add (blocks, entry);
      entry->over_list = over;
    }
  for (guint i = 0; over_lists >= MIN_PAIRS && i < blocks->len; i++)
    {
      EthosEntry *entry = g_ptr_array_index (blocks, i);

      entry->heading = entry->over_list || entry->gap >= min_gap;
    }
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
  find_named_blocks (entries, first, end);
  paragraphs = collect_paragraphs (entries, first, end);
  groups = has_groups (paragraphs);
  n = count_rhythm (paragraphs, groups, &pairs);
  bare = n < paragraphs->len && are_bare_names (paragraphs);
  if (bare)
    n = paragraphs->len;
  /* One line more at the end is of the page: "Work with us". */
  else if (pairs < MIN_PAIRS ||
           (n + 1 < paragraphs->len && !are_names_over_sentences (paragraphs, n, groups)))
    return;
  else if (n + 1 < paragraphs->len)
    ;
  else if (n < paragraphs->len && could_be_name (g_ptr_array_index (paragraphs, n)) &&
           are_set_alike (paragraphs, n))
    ethos_entry_leave_out (g_ptr_array_index (paragraphs, n), ETHOS_LEFT_OUT_NOT_RECOGNISED);
  for (guint i = 0; i < n; i++)
    {
      EthosEntry *entry = g_ptr_array_index (paragraphs, i);

      if (bare || begins_pair (paragraphs, i, groups))
        entry->heading = TRUE;
    }
}
