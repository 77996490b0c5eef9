// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include <string.h>

#include "ethos-page-words.h"
#include "ethos-statement-private.h"

/* A line that could be a heading though nothing marks it as one. */
#define MAX_HEADING_BYTES 80
#define MAX_HEADING_WORDS 8
/* What follows a heading of one line is longer than the heading, or a list. */
#define MIN_BODY_BYTES 60

static EthosEntry *
get (GArray *entries, guint i)
{
  return &g_array_index (entries, EthosEntry, i);
}

static gunichar
last_char (const char *text)
{
  return *text != '\0' ? g_utf8_get_char (g_utf8_prev_char (text + strlen (text))) : 0;
}

/* Whether it could be a heading though nothing marks it as one. */
gboolean
ethos_entry_looks_short (const EthosEntry *entry)
{
  gunichar last = last_char (entry->text);
  gunichar first = g_utf8_get_char (entry->text);

  return strlen (entry->text) <= MAX_HEADING_BYTES &&
         ethos_words_count (entry->text) <= MAX_HEADING_WORDS &&
         /* "as promised, our values:" */
         (!g_unichar_islower (first) ||
          (last == ':' && ethos_words_heading_topic (entry->text) != ETHOS_TOPIC_NONE)) &&
         (last == ':' || last == ')' || last == '&' || !g_unichar_ispunct (last) ||
          last == 0x2013 || last == 0x2014 || g_str_has_suffix (entry->text, " -") ||
          (last == '?' && ethos_words_heading_topic (entry->text) != ETHOS_TOPIC_NONE));
}

/* How far above a paragraph its number may stand. */
#define MAX_BELOW_NUMBER 4

/* What stands between "1. Care" and "2. Courage" belongs to the first. */
static gboolean
is_between_numbers (GArray *entries, guint i, const EthosEntry *next)
{
  for (guint above = 1; above <= MIN (i, MAX_BELOW_NUMBER); above++)
    {
      const EthosEntry *entry = get (entries, i - above);

      if (entry->kind == ETHOS_SOURCE_NUMBERED)
        return entry->source->number > 0 && next->source->number == entry->source->number + 1;
      if (entry->kind != ETHOS_SOURCE_PARAGRAPH)
        return FALSE;
    }
  return FALSE;
}

/* A short paragraph is a heading when it announces a known topic, or when a list, something longer
 * or "We …" follows it. */
static gboolean
is_heading (const EthosEntry *entry, const EthosEntry *next)
{
  if (entry->kind == ETHOS_SOURCE_HEADING)
    return TRUE;
  if (entry->kind != ETHOS_SOURCE_PARAGRAPH || entry->sentence != ETHOS_TOPIC_NONE ||
      !ethos_entry_looks_short (entry))
    return FALSE;
  if (entry->topic != ETHOS_TOPIC_NONE)
    return TRUE;
  if (entry->source->in_item || entry->explains)
    return FALSE;
  if (next == NULL || next->source == entry->source)
    return FALSE;
  if (ethos_entry_is_item (next) || next->label != ETHOS_LABEL_NONE || next->explains)
    return TRUE;
  if (next->kind != ETHOS_SOURCE_PARAGRAPH || next->heading)
    return FALSE;
  if (ethos_words_begins_with_we (next->text))
    return !ethos_entry_looks_short (next) || !ethos_words_begins_with_we (entry->text);
  return !ethos_entry_looks_short (next) && strlen (next->text) >= MIN_BODY_BYTES;
}

/* "2. Our values" over what is no further item of the same list numbers the parts of a document. */
static gboolean
is_numbered_heading (const EthosEntry *entry, const EthosEntry *next)
{
  EthosTopic topic;

  if (entry->kind != ETHOS_SOURCE_NUMBERED || entry->source->number == 0 || next == NULL ||
      (next->kind == ETHOS_SOURCE_NUMBERED && next->source->number > 0) ||
      !ethos_entry_looks_short (entry) || entry->topic == ETHOS_TOPIC_NONE)
    return FALSE;
  topic = ethos_words_topic_word (entry->text);
  return topic == ETHOS_TOPIC_MISSION || topic == ETHOS_TOPIC_VISION || topic == ETHOS_TOPIC_VALUES;
}

static void
find_headings (GArray *entries)
{
  EthosEntry *next = NULL;

  for (guint i = entries->len; i > 0; i--)
    {
      EthosEntry *entry = get (entries, i - 1);
      EthosTopic inline_topic;

      if (ethos_entry_is_left_out (entry))
        continue;
      if (!entry->settled && is_numbered_heading (entry, next))
        {
          entry->kind = ETHOS_SOURCE_PARAGRAPH;
          entry->level = 0;
        }
      if (!entry->settled)
        {
          entry->heading =
              entry->label == ETHOS_LABEL_NONE && is_heading (entry, next) &&
              (entry->topic != ETHOS_TOPIC_NONE || entry->kind != ETHOS_SOURCE_PARAGRAPH ||
               next == NULL || !is_between_numbers (entries, i - 1, next));
          inline_topic =
              entry->heading ? ethos_entry_find_inline_topic (entry, NULL) : ETHOS_TOPIC_NONE;
          /* What the words behind the colon speak of is not what the line is. */
          if (inline_topic != ETHOS_TOPIC_NONE)
            entry->topic = inline_topic;
        }
      /* "Care" twice in a row: both are headings of what follows. */
      if (entry->heading && next != NULL && next->heading && strcmp (entry->key, next->key) == 0)
        continue;
      next = entry;
    }
}

static guint
find_next_heading (GArray *entries, guint i)
{
  for (i++; i < entries->len; i++)
    {
      if (get (entries, i)->heading)
        break;
    }
  return i;
}

/* Whether everything under the heading at i stands further up already. */
static gboolean
is_repeated_section (GArray *entries, GArray *first, guint i, guint end)
{
  for (guint j = i + 1; j < end; j++)
    {
      const EthosEntry *entry = get (entries, j);

      if (entry->settled || entry->label != ETHOS_LABEL_NONE)
        continue;
      if (g_array_index (first, guint, j) >= i)
        return FALSE;
    }
  return TRUE;
}

static GArray *
find_first_occurrences (GArray *entries)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *first = g_array_sized_new (FALSE, FALSE, sizeof (guint), entries->len);

  for (guint i = 0; i < entries->len; i++)
    {
      const EthosEntry *entry = get (entries, i);
      gpointer value = NULL;
      guint index = i;

      if (!entry->settled && g_hash_table_lookup_extended (seen, entry->key, NULL, &value))
        index = GPOINTER_TO_UINT (value);
      else if (!entry->settled)
        g_hash_table_insert (seen, entry->key, GUINT_TO_POINTER (i));
      g_array_append_val (first, index);
    }
  return first;
}

/* Keeps headings and paragraphs once. A heading that comes again with something new below it
 * stays where it names a value: what follows belongs to that value. A bullet is kept wherever it
 * stands under another heading: two values may share a behaviour. */
static void
leave_out_repeats (GArray *entries)
{
  g_autoptr (GArray) first = find_first_occurrences (entries);
  g_autofree const char **above = g_new0 (const char *, entries->len);
  guint list_start = 0;
  /* The latest entry that is kept: a heading whose like it is follows that heading directly. */
  guint last_used = 0;
  const char *heading = "";

  for (guint i = 0; i < entries->len; i++)
    {
      EthosEntry *entry = get (entries, i);
      guint origin = g_array_index (first, guint, i);
      gboolean again = origin < i;

      if (entry->heading)
        heading = entry->key;
      above[i] = heading;
      if (entry->settled || entry->label != ETHOS_LABEL_NONE)
        {
          if (!entry->settled)
            list_start = i;
          if (!entry->settled || entry->role != ETHOS_ROLE_LEFT_OUT)
            last_used = i;
          continue;
        }
      if (entry->heading)
        {
          guint end = find_next_heading (entries, i);

          again = again && (entry->topic != ETHOS_TOPIC_NONE || origin == last_used ||
                            is_repeated_section (entries, first, i, end));
          list_start = i;
        }
      else if (entry->kind != ETHOS_SOURCE_PARAGRAPH)
        again = again && (origin >= list_start ||
                          (*heading != '\0' && strcmp (above[origin], heading) == 0));
      if (again)
        ethos_entry_leave_out (entry, ETHOS_LEFT_OUT_REPEATED);
      else
        last_used = i;
    }
}

/* "Our mission … 2": the title of a section further down, and its page. */
static gboolean
is_contents_line (const EthosEntry *entry, GHashTable *later)
{
  gsize length = strlen (entry->key);
  g_autofree char *title = NULL;

  while (length > 0 && g_ascii_isdigit (entry->key[length - 1]))
    length--;
  if (length < 2 || entry->key[length] == '\0' || entry->key[length - 1] != ' ')
    return FALSE;
  title = g_strndup (entry->key, length - 1);
  return g_hash_table_contains (later, title);
}

/* "• Our mission • Our values" above the sections of these names is a menu of the page. */
static void
leave_out_contents (GArray *entries)
{
  g_autoptr (GHashTable) later = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = entries->len; i > 0; i--)
    {
      EthosEntry *entry = get (entries, i - 1);

      if (entry->settled)
        continue;
      if (entry->kind != ETHOS_SOURCE_CELL && is_contents_line (entry, later))
        {
          ethos_entry_leave_out (entry, ETHOS_LEFT_OUT_MENU);
          entry->heading = FALSE;
        }
      else if (entry->heading)
        g_hash_table_add (later, entry->key);
      else if (ethos_entry_is_item (entry) && entry->topic != ETHOS_TOPIC_NONE &&
               g_hash_table_contains (later, entry->key))
        ethos_entry_leave_out (entry, ETHOS_LEFT_OUT_MENU);
    }
}

/* "C" over "Compassion": the values spell a word, and their letters stand by themselves. */
static void
settle_letters (GArray *entries)
{
  for (guint i = 0; i + 1 < entries->len; i++)
    {
      EthosEntry *entry = get (entries, i);
      EthosEntry *next = get (entries, i + 1);
      gsize width = strlen (entry->key);

      if (entry->settled || next->settled || entry->kind == ETHOS_SOURCE_CELL || width == 0 ||
          strlen (entry->text) > width + 1 || !g_unichar_isalpha (g_utf8_get_char (entry->text)) ||
          g_utf8_strlen (entry->key, -1) != 1 ||
          !g_unichar_isalpha (g_utf8_get_char (entry->key)) ||
          strncmp (next->key, entry->key, width) != 0 || strlen (next->key) <= width)
        continue;
      ethos_entry_settle (entry, ETHOS_ROLE_HEADING);
      next->gap = MAX (next->gap, entry->gap);
    }
}

/* A value's name by itself, as an item of a list. */
#define MAX_ITEM_NAME_WORDS 3
/* Two others make a row. */
#define MIN_EQUALS 2

static gboolean
is_used_heading (const EthosEntry *entry)
{
  return entry->heading && !entry->settled;
}

/* Where the part under the heading at i ends: at the next that is no deeper; where nothing is
 * marked, at the next. */
static guint
find_part_end (GArray *entries, guint i)
{
  const EthosEntry *entry = get (entries, i);
  guint end;

  for (end = i + 1; end < entries->len; end++)
    {
      const EthosEntry *next = get (entries, end);

      if (is_used_heading (next) &&
          !(entry->kind == ETHOS_SOURCE_HEADING && next->kind == ETHOS_SOURCE_HEADING &&
            next->level > entry->level))
        break;
    }
  return end;
}

static gboolean
names_value (const EthosEntry *entry)
{
  EthosEntry probe = *entry;
  g_autofree char *name = NULL;

  if (!ethos_entry_split_name (&probe, FALSE) || probe.text_start == strlen (entry->text))
    return FALSE;
  name = g_strndup (entry->text + probe.name_start, probe.name_length);
  return ethos_words_label (name) == ETHOS_LABEL_NONE && !ethos_words_begins_with_we (name) &&
         ethos_words_heading_topic (name) == ETHOS_TOPIC_NONE;
}

typedef struct
{
  guint lines;
  guint voices;
  guint named;
  guint bare;
  gboolean deeper;
} Part;

/* What stands under the heading at i, up to the first heading below it. */
static Part
look_at_part (GArray *entries, guint i)
{
  guint end = find_part_end (entries, i);
  Part part = { 0 };

  for (i++; i < end && !part.deeper; i++)
    {
      const EthosEntry *entry = get (entries, i);

      if (entry->settled)
        continue;
      part.deeper = entry->heading;
      part.lines += !entry->heading;
      if (entry->heading)
        continue;
      part.voices += entry->label != ETHOS_LABEL_NONE || ethos_words_begins_with_we (entry->text);
      part.named += names_value (entry);
      part.bare += ethos_entry_is_item (entry) && strpbrk (entry->text, ".!?;:") == NULL &&
                   !ethos_words_begins_with_we (entry->text) &&
                   ethos_words_count (entry->text) <= MAX_ITEM_NAME_WORDS;
    }
  return part;
}

/* How many headings of the same rank stand above and below, in a row, with behaviours of their own;
 * no more than are needed to tell. */
static guint
count_equals (GArray *entries, guint i)
{
  const EthosEntry *entry = get (entries, i);
  guint equals = 0;

  for (int step = -1; step <= 1; step += 2)
    {
      guint found = 0;

      for (guint j = i + step; j < entries->len && found < MIN_EQUALS; j += step)
        {
          const EthosEntry *other = get (entries, j);
          gboolean ranked = other->kind == entry->kind && other->level == entry->level;
          Part part;

          if (!is_used_heading (other) ||
              (entry->kind == ETHOS_SOURCE_HEADING && other->kind == ETHOS_SOURCE_HEADING &&
               other->level > entry->level))
            continue;
          part = look_at_part (entries, j);
          if (!ranked || part.voices == 0 || part.deeper ||
              (other->topic != ETHOS_TOPIC_NONE && !ethos_words_may_head_values (other->text)))
            break;
          found++;
        }
      equals += found;
    }
  return equals;
}

/* "How we work together" over values announces them; in a row of headings that each have their
 * own behaviours it is one of them. */
static void
settle_part_heading (GArray *entries, guint i)
{
  EthosEntry *entry = get (entries, i);
  EthosEntry *next = i + 1 < entries->len ? get (entries, i + 1) : NULL;
  gboolean over_name = entry->kind == ETHOS_SOURCE_PARAGRAPH && next != NULL &&
                       is_used_heading (next) && next->topic == ETHOS_TOPIC_NONE;
  Part part = { 0 };
  guint equals = 0;

  /* Below what is no heading yet, only a name makes it one. */
  if (entry->heading)
    part = look_at_part (entries, i);
  if (part.voices > 0 && !part.deeper)
    equals = count_equals (entries, i);
  if (entry->heading && part.named < 2 &&
      (equals >= MIN_EQUALS || (equals == 1 && entry->topic == ETHOS_TOPIC_NONE)))
    entry->topic = ETHOS_TOPIC_NONE;
  else if (entry->topic == ETHOS_TOPIC_NONE &&
           (over_name || (part.deeper && part.lines == 0) ||
            (part.named >= 2 && part.named == part.lines) ||
            (part.bare >= 2 && part.bare == part.lines && count_equals (entries, i) == 0)))
    {
      entry->heading = TRUE;
      entry->topic = ETHOS_TOPIC_VALUES;
    }
}

static void
settle_part_headings (GArray *entries)
{
  guint unnamed = ethos_entries_find_unnamed_values (entries);
  guint headings = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      EthosEntry *entry = get (entries, i);

      headings += is_used_heading (entry);
      /* The title of a page whose values are found without it stays that. */
      if (headings == 1 && entry->heading && entry->kind == ETHOS_SOURCE_HEADING &&
          entry->level == 1 && unnamed < entries->len)
        continue;
      if (entry->settled || entry->sentence != ETHOS_TOPIC_NONE || ethos_entry_is_item (entry) ||
          entry->kind == ETHOS_SOURCE_CELL || !ethos_entry_looks_short (entry) ||
          !ethos_words_may_head_values (entry->text))
        continue;
      settle_part_heading (entries, i);
      /* Values that nothing announces begin further up already. */
      if (entry->topic == ETHOS_TOPIC_VALUES && unnamed < i)
        ethos_entry_settle (entry, ETHOS_ROLE_HEADING);
    }
}

/* What the words of each entry say, whatever stands about it. */
static void
look_at_words (GArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      EthosEntry *entry = get (entries, i);
      gboolean item = ethos_entry_is_item (entry);
      EthosTopic topic;

      if (entry->settled)
        continue;
      topic = ethos_words_heading_topic (entry->text);
      if (!item)
        entry->label = ethos_words_label (entry->text);
      if (entry->sentence == ETHOS_TOPIC_NONE && entry->label == ETHOS_LABEL_NONE)
        entry->topic = topic;
      entry->plain = !item && entry->kind != ETHOS_SOURCE_CELL &&
                     entry->label == ETHOS_LABEL_NONE && topic == ETHOS_TOPIC_NONE &&
                     !ethos_words_may_head_values (entry->text);
    }
}

/* Finds out about each entry what it shows by itself: furniture, heading, topic, label, repeat. */
void
ethos_entries_annotate (GArray *entries, GCancellable *cancellable)
{
  static void (*const steps[]) (GArray *) = {
    ethos_entries_leave_out_furniture,
    settle_letters,
    look_at_words,
    ethos_entries_find_explanations,
    find_headings,
    leave_out_contents,
    settle_part_headings,
    leave_out_repeats,
  };

  for (guint i = 0; i < entries->len; i++)
    {
      EthosEntry *entry = get (entries, i);

      g_free (entry->key);
      entry->key = ethos_words_key (entry->text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (steps) && !g_cancellable_is_cancelled (cancellable); i++)
    steps[i](entries);
}
