// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include <string.h>

#include "ethos-statement-private.h"

/* A name before a full stop, and one in a list. */
#define MAX_SENTENCE_NAME_WORDS 3
#define MAX_LISTED_WORDS 5
/* The same where stops part them, as they part sentences. */
#define MAX_STOPPED_WORDS 2

static void
entry_clear (gpointer data)
{
  EthosEntry *entry = data;

  g_free (entry->text);
  g_free (entry->key);
}

static EthosEntry *
add_entry (GArray *entries, const EthosSourceLine *source, const char *text, gsize length)
{
  EthosEntry entry = { .source = source, .kind = source->kind, .level = source->level };

  entry.text = g_strstrip (g_strndup (text, length));
  entry.gap = source->blanks_before;
  if (entry.text[0] == '\0')
    {
      g_free (entry.text);
      return NULL;
    }
  g_array_append_val (entries, entry);
  return &g_array_index (entries, EthosEntry, entries->len - 1);
}

static void
add_value (GArray *entries, const EthosSourceLine *source, const char *text, gsize length)
{
  EthosEntry *entry;

  while (length > 0 && strchr (" .,;!", text[length - 1]) != NULL)
    length--;
  entry = add_entry (entries, source, text, length);
  if (entry != NULL)
    {
      entry->kind = ETHOS_SOURCE_BULLET;
      entry->level = 1;
      entry->gap = 0;
      ethos_entry_settle (entry, ETHOS_ROLE_VALUE);
      entry->name_length = strlen (entry->text);
      entry->text_start = entry->name_length;
    }
}

/* The last "and" in a piece that ends a list, or NULL. */
static const char *
find_and (const char *text, gsize length, gsize *width)
{
  static const char *const words[] = { " and ", " und ", " et ", " y ", " & " };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *found = g_strstr_len (text, length, words[i]);

      if (found != NULL)
        {
          *width = strlen (words[i]);
          return found;
        }
    }
  return NULL;
}

/* What parts the values of a list where neither commas nor stops do: "Courage | Calm | Crew". */
static const char *
find_list_separator (const char *list, gsize length)
{
  static const char *const separators[] = { " | ", " • ", " · ", " / ", " ● ", " ▪ " };

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      if (g_strstr_len (list, length, separators[i]) != NULL)
        return separators[i];
    }
  return NULL;
}

/* What parts the values of a list: "Courage. Calm. Crew.", or commas. */
static const char *
find_list_marks (const char *list, gsize length)
{
  g_autofree char *copy = g_strndup (list, length);
  g_auto (GStrv) parts = NULL;

  if (strpbrk (copy, ",;") != NULL)
    return ",;";
  parts = g_strsplit (copy, ".", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (ethos_words_count (parts[i]) > MAX_STOPPED_WORDS)
        return ",;";
    }
  return parts[0] != NULL && parts[1] != NULL && *parts[1] != '\0' ? "." : ",;";
}

static gboolean
is_value_list (const char *list, gsize length, guint max_words)
{
  g_autofree char *copy = g_strndup (list, length);
  const char *separator = find_list_separator (list, length);
  g_auto (GStrv) parts = separator != NULL
                             ? g_strsplit (copy, separator, -1)
                             : g_strsplit_set (copy, find_list_marks (list, length), -1);
  gsize width;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (ethos_words_count (parts[i]) > max_words + (parts[i + 1] == NULL ? 2 : 0))
        return FALSE;
    }
  return parts[0] != NULL && (parts[1] != NULL || find_and (copy, length, &width) != NULL);
}

/* "care, courage and honesty" as three lines. */
static void
add_value_list (GArray *entries, const EthosSourceLine *source, const char *list, gsize length)
{
  const char *end = list + length;
  const char *marks = find_list_marks (list, length);
  const char *separator = find_list_separator (list, length);

  while (separator != NULL && list < end)
    {
      const char *next = g_strstr_len (list, end - list, separator);

      add_value (entries, source, list,
                 next != NULL ? (gsize) (next - list) : (gsize) (end - list));
      list = next != NULL ? next + strlen (separator) : end;
    }
  while (list < end)
    {
      gsize piece = strcspn (list, marks);
      gsize width = 0;
      const char *and;

      piece = MIN (piece, (gsize) (end - list));
      if (list + piece >= end)
        {
          gsize skip = 0;

          if (strncmp (list, " and ", 5) == 0 || strncmp (list, " und ", 5) == 0)
            skip = 5;
          list += skip;
          piece -= skip;
          and = skip == 0 ? find_and (list, piece, &width) : NULL;
          if (and != NULL)
            {
              add_value (entries, source, list, and-list);
              add_value (entries, source, and+width, end - and-width);
              return;
            }
        }
      add_value (entries, source, list, piece);
      list += piece + 1;
    }
}

static const char *
find_sentence_end (const char *p)
{
  for (; *p != '\0'; p++)
    {
      if (strchr (".!?", *p) != NULL && p[1] == ' ' &&
          (g_ascii_isupper (p[2]) || (guchar) p[2] >= 0x80))
        return p + 1;
    }
  return p;
}

/* One piece of a paragraph: from a sentence that says what it is up to the next such. */
static void
add_piece (GArray *entries, const EthosSourceLine *source, const char *piece, gsize length)
{
  g_autofree char *text = g_strndup (piece, length);
  EthosTopic topic = ethos_words_sentence_topic (text);
  gsize lead = topic == ETHOS_TOPIC_VALUES ? ethos_words_values_lead (text) : 0;
  EthosEntry *entry;

  if (lead > 0 && is_value_list (text + lead, length - lead, MAX_LISTED_WORDS))
    {
      entry = add_entry (entries, source, text, lead);
      if (entry != NULL)
        entry->sentence = topic;
      add_value_list (entries, source, text + lead, length - lead);
      return;
    }
  entry = add_entry (entries, source, text, length);
  if (entry != NULL)
    entry->sentence = topic;
}

/* Where the words begin behind "Values: ", "Our values – ", or 0. */
static gsize
find_values_text (const char *text)
{
  EthosEntry probe = { .text = (char *) text };
  g_autofree char *name = NULL;
  const char *separator;

  if (!ethos_entry_split_name (&probe, FALSE) || text[probe.text_start] == '\0')
    return 0;
  separator = text + probe.name_start + probe.name_length;
  name = g_strndup (text, separator - text);
  if (g_str_has_prefix (separator, " |") ||
      ethos_words_heading_topic (name) != ETHOS_TOPIC_VALUES ||
      ethos_words_are_topics (text + probe.text_start))
    return 0;
  return probe.text_start;
}

/* "Compassion: we care. " at the start of a sentence. */
static gboolean
begins_with_name (const char *sentence)
{
  EthosEntry probe = { .text = (char *) sentence };
  g_autofree char *name = NULL;

  if (!g_unichar_isupper (g_utf8_get_char (sentence)) || !ethos_entry_split_name (&probe, FALSE) ||
      sentence[probe.name_start + probe.name_length] != ':')
    return FALSE;
  name = g_strndup (sentence + probe.name_start, probe.name_length);
  return ethos_words_count (name) <= MAX_SENTENCE_NAME_WORDS;
}

/* Whether each sentence of several names itself: values that lost their line ends. */
static gboolean
is_row_of_names (const char *p)
{
  guint sentences = 0;

  for (; *p != '\0'; sentences++)
    {
      if (!begins_with_name (p))
        return FALSE;
      p = find_sentence_end (p);
      p += strspn (p, " ");
    }
  return sentences > 1;
}

/* What stands behind "Values: " and is no list: a text, or one for each name in it. */
static void
add_values_text (GArray *entries, const EthosSourceLine *source, const char *text)
{
  gboolean names = is_row_of_names (text);

  while (*text != '\0')
    {
      const char *end = names ? find_sentence_end (text) : text + strlen (text);
      EthosEntry *entry = add_entry (entries, source, text, end - text);

      if (entry != NULL)
        {
          entry->kind = ETHOS_SOURCE_PARAGRAPH;
          entry->level = 0;
        }
      text = end + strspn (end, " ");
    }
}

/* "Values: care, courage" is a heading and what stands below it. */
static gboolean
add_values_line (GArray *entries, const EthosSourceLine *source, const char *text)
{
  gsize lead = find_values_text (text);
  gsize length = strlen (text) - lead;
  EthosEntry *entry;

  if (lead == 0)
    return FALSE;
  entry = add_entry (entries, source, text, lead);
  if ((source->kind == ETHOS_SOURCE_PARAGRAPH || text != source->text) && entry != NULL)
    entry->sentence = ETHOS_TOPIC_VALUES;
  /* Beside other topics, one word is a list of one; "Our values: CARE" spells what follows. */
  if (is_value_list (text + lead, length, MAX_LISTED_WORDS) ||
      (text != source->text && ethos_words_count (text + lead) <= MAX_STOPPED_WORDS))
    add_value_list (entries, source, text + lead, length);
  else
    add_values_text (entries, source, text + lead);
  return TRUE;
}

/* "We will not: look away" after "We will: ask." */
static gboolean
begins_with_label (const char *sentence)
{
  EthosEntry probe = { .text = (char *) sentence };
  g_autofree char *name = NULL;

  if (!ethos_entry_split_name (&probe, FALSE) ||
      sentence[probe.name_start + probe.name_length] != ':')
    return FALSE;
  name = g_strndup (sentence + probe.name_start, probe.name_length);
  return ethos_words_label (name) != ETHOS_LABEL_NONE;
}

/* "Here they are. Our values:" ends in the heading of what follows. */
static gboolean
is_values_heading (const char *sentence)
{
  return *find_sentence_end (sentence) == '\0' && g_str_has_suffix (sentence, ":") &&
         ethos_words_heading_topic (sentence) == ETHOS_TOPIC_VALUES &&
         ethos_words_are_topics (sentence);
}

static void
add_paragraph (GArray *entries, const EthosSourceLine *source)
{
  const char *start = source->text;
  const char *p = source->text;
  EthosTopic open = ethos_words_sentence_topic (p);
  gboolean names = is_row_of_names (p);

  while (*p != '\0')
    {
      const char *end = find_sentence_end (p);
      const char *next = end + strspn (end, " ");
      EthosTopic topic = *next != '\0' ? ethos_words_sentence_topic (next) : ETHOS_TOPIC_NONE;

      if (*next == '\0' || names || topic != ETHOS_TOPIC_NONE || open == ETHOS_TOPIC_VALUES ||
          begins_with_label (next) || is_values_heading (next))
        {
          add_piece (entries, source, start, end - start);
          start = next;
          open = topic;
        }
      p = next;
    }
}

/* "Our mission: to heal. " at the start of a sentence. */
static EthosTopic
find_topic_before_colon (const char *sentence)
{
  EthosEntry probe = { .text = (char *) sentence };
  g_autofree char *name = NULL;
  EthosTopic topic;

  if (!begins_with_name (sentence) || !ethos_entry_split_name (&probe, FALSE))
    return ETHOS_TOPIC_NONE;
  name = g_strndup (sentence + probe.name_start, probe.name_length);
  topic = ethos_words_heading_topic (name);
  return topic == ETHOS_TOPIC_MISSION || topic == ETHOS_TOPIC_VISION || topic == ETHOS_TOPIC_VALUES
             ? topic
             : ETHOS_TOPIC_NONE;
}

/* "Our mission: to heal. Our vision: no harm. Our values: care, calm." lost its line ends: a
 * paragraph for each topic, with all sentences up to the next. */
static gboolean
add_topics (GArray *entries, const EthosSourceLine *source)
{
  const char *start = source->text;
  EthosTopic topic = find_topic_before_colon (start);
  gboolean several = FALSE;

  while (topic != ETHOS_TOPIC_NONE && *start != '\0')
    {
      EthosTopic next = ETHOS_TOPIC_NONE;
      const char *end = start;
      const char *rest = start;
      g_autofree char *piece = NULL;

      while (*rest != '\0' && next == ETHOS_TOPIC_NONE)
        {
          end = find_sentence_end (rest);
          rest = end + strspn (end, " ");
          next = *rest != '\0' ? find_topic_before_colon (rest) : ETHOS_TOPIC_NONE;
        }
      several = several || next != ETHOS_TOPIC_NONE;
      if (!several)
        return FALSE;
      piece = g_strndup (start, end - start);
      if (!add_values_line (entries, source, piece))
        add_entry (entries, source, piece, strlen (piece));
      start = rest;
    }
  return several;
}

gboolean
ethos_entry_is_item (const EthosEntry *entry)
{
  return entry->kind == ETHOS_SOURCE_BULLET || entry->kind == ETHOS_SOURCE_NUMBERED;
}

gboolean
ethos_entry_is_left_out (const EthosEntry *entry)
{
  return entry->settled && entry->role == ETHOS_ROLE_LEFT_OUT;
}

void
ethos_entry_settle (EthosEntry *entry, EthosStatementRole role)
{
  entry->role = role;
  entry->reason = ETHOS_LEFT_OUT_NOT;
  entry->settled = TRUE;
}

void
ethos_entry_leave_out (EthosEntry *entry, EthosLeftOutReason reason)
{
  entry->role = ETHOS_ROLE_LEFT_OUT;
  entry->reason = reason;
  entry->settled = TRUE;
  entry->name_start = 0;
  entry->name_length = 0;
  entry->text_start = 0;
}

/* "Care, courage and calm" right below "Our values". */
static gboolean
add_list_below (GArray *entries, const EthosSourceLine *source, const EthosSourceLine *above)
{
  const char *end = source->text + strlen (source->text) - 1;

  if (above == NULL || source->kind != ETHOS_SOURCE_PARAGRAPH ||
      strchr (source->text, ',') == NULL ||
      (*end != '.' && g_unichar_ispunct (g_utf8_get_char (g_utf8_prev_char (end + 1)))) ||
      ethos_words_heading_topic (above->text) != ETHOS_TOPIC_VALUES ||
      ethos_words_begins_with_we (source->text) ||
      !is_value_list (source->text, strlen (source->text), MAX_STOPPED_WORDS))
    return FALSE;
  add_value_list (entries, source, source->text, strlen (source->text));
  return TRUE;
}

/* The topics of one line are equals, whatever the line was: an item, a heading. */
static void
make_paragraphs (GArray *entries, guint first)
{
  for (guint i = first; i < entries->len; i++)
    {
      EthosEntry *entry = &g_array_index (entries, EthosEntry, i);

      if (entry->settled)
        continue;
      entry->kind = ETHOS_SOURCE_PARAGRAPH;
      entry->level = 0;
    }
}

/* Cuts source lines into entries: mostly one each, more where sentences of one paragraph say
 * "Our mission is …" and "Our values are …", or "We will: …". Borrows the source lines. */
GArray *
ethos_entries_new (GPtrArray *source_lines, GCancellable *cancellable)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (EthosEntry));

  g_array_set_clear_func (entries, entry_clear);
  for (guint i = 0; i < source_lines->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const EthosSourceLine *source = g_ptr_array_index (source_lines, i);
      const EthosSourceLine *above = i > 0 ? g_ptr_array_index (source_lines, i - 1) : NULL;
      guint before = entries->len;

      if (source->furniture == ETHOS_FURNITURE_NONE && source->kind != ETHOS_SOURCE_CELL &&
          add_topics (entries, source))
        make_paragraphs (entries, before);
      else if (source->furniture == ETHOS_FURNITURE_NONE &&
               (source->kind == ETHOS_SOURCE_PARAGRAPH || source->kind == ETHOS_SOURCE_HEADING) &&
               (add_values_line (entries, source, source->text) ||
                add_list_below (entries, source, above)))
        ;
      else if (source->furniture == ETHOS_FURNITURE_NONE && source->kind == ETHOS_SOURCE_PARAGRAPH)
        add_paragraph (entries, source);
      else
        add_entry (entries, source, source->text, strlen (source->text));
      /* Blank lines stand before the first piece only. */
      for (guint j = before + 1; j < entries->len; j++)
        g_array_index (entries, EthosEntry, j).gap = 0;
    }
  return entries;
}
