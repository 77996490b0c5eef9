// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include <string.h>

#include "ethos-page-words.h"
#include "ethos-statement-private.h"

typedef enum
{
  SECTION_START,
  SECTION_MISSION,
  SECTION_STRANDS,
  SECTION_VISION,
  SECTION_LEADERSHIP,
  SECTION_OTHER,
} Section;

typedef struct
{
  GArray *entries;
  GCancellable *cancellable;
  Section section;
  guint level;
  /* The level of the heading over the values, where a mission or a vision stands below it, too. */
  guint values_level;
  guint item_level;
  gboolean has_title;
  gboolean has_items;
  /* Whether strands stand below the mission as lines that name themselves, in no list. */
  gboolean has_named_lines;
  gboolean after_heading;
  /* Whether what the mission or the vision is has still to come. */
  gboolean expects_text;
  EthosBehaviourLabel mode;
} Walker;

static EthosEntry *
get (Walker *self, guint i)
{
  return &g_array_index (self->entries, EthosEntry, i);
}

/* A heading of the page itself ("Related pages") ends what stood above it; a rule below "Page 1"
 * makes it none. */
static gboolean
is_page_heading (const EthosEntry *entry)
{
  return ethos_entry_is_left_out (entry) && entry->kind == ETHOS_SOURCE_HEADING &&
         entry->source->furniture == ETHOS_FURNITURE_NONE && !ethos_page_is_number (entry->text) &&
         (entry->reason == ETHOS_LEFT_OUT_PAGE || entry->reason == ETHOS_LEFT_OUT_MENU ||
          entry->reason == ETHOS_LEFT_OUT_COOKIES);
}

/* Whether the next line that is not left out is an item of a list. */
static gboolean
is_over_item (Walker *self, const EthosEntry *entry)
{
  guint i = (guint) (entry - get (self, 0)) + 1;

  while (i < self->entries->len && ethos_entry_is_left_out (get (self, i)))
    i++;
  return i < self->entries->len && ethos_entry_is_item (get (self, i));
}

static gboolean
ends_with_colon (const EthosEntry *entry)
{
  return g_str_has_suffix (entry->text, ":");
}

static gboolean
ends_sentence (const EthosEntry *entry)
{
  return strchr (".!?:", entry->text[strlen (entry->text) - 1]) != NULL;
}

static void
enter (Walker *self, Section section, guint level)
{
  self->section = section;
  self->level = level;
  self->item_level = 0;
  self->has_items = FALSE;
  self->has_named_lines = FALSE;
  self->after_heading = FALSE;
  self->expects_text = FALSE;
  self->mode = ETHOS_LABEL_NONE;
}

/* Among other values, "Ambition" and "Purpose" are two more. */
static gboolean
could_be_value (const EthosEntry *entry)
{
  return entry->heading && !entry->settled && entry->kind == ETHOS_SOURCE_PARAGRAPH &&
         entry->topic != ETHOS_TOPIC_NONE && entry->topic != ETHOS_TOPIC_VALUES &&
         ethos_words_count (entry->text) == 1 && !ends_with_colon (entry) &&
         ethos_words_topic_word (entry->text) == ETHOS_TOPIC_NONE;
}

/* "Our mission" and "Vision 2030" are what they say wherever they stand; "Mission focus" may be a
 * value, and so may "Vision: we look ahead" over what people do. */
static gboolean
names_mission_or_vision (Walker *self, guint i)
{
  const EthosEntry *entry = get (self, i);
  g_autofree char *words = NULL;

  if (!entry->heading ||
      (entry->topic != ETHOS_TOPIC_MISSION && entry->topic != ETHOS_TOPIC_VISION))
    return FALSE;
  if (ethos_entry_find_inline_topic (entry, NULL) != ETHOS_TOPIC_NONE)
    return !is_over_item (self, entry);
  if (ethos_words_topic_word (entry->text) == ETHOS_TOPIC_NONE)
    return ethos_words_count (entry->text) > 1;
  words = g_strdelimit (g_strdup (entry->text), "0123456789", ' ');
  return ethos_words_are_topics (words);
}

/* "Who we are" over "Mission", "Values" and "Vision" is the title of all of them. */
static gboolean
heads_all_topics (Walker *self, guint i)
{
  const EthosEntry *entry = get (self, i);
  gboolean values = FALSE;
  gboolean others = FALSE;

  if (entry->kind != ETHOS_SOURCE_HEADING)
    return FALSE;
  for (i++; i < self->entries->len && !(values && others); i++)
    {
      const EthosEntry *below = get (self, i);

      if (!below->heading)
        continue;
      if (below->kind != ETHOS_SOURCE_HEADING || below->level <= entry->level)
        break;
      values = values || below->topic == ETHOS_TOPIC_VALUES;
      others = others || below->topic == ETHOS_TOPIC_MISSION || below->topic == ETHOS_TOPIC_VISION;
    }
  return values && others;
}

/* "Leadership and accountability" below a page's title "Our values" is its own part, unless more
 * values follow: then it is one of them. */
static gboolean
ends_with_leadership (Walker *self, guint i)
{
  const EthosEntry *entry = get (self, i);

  if (!entry->heading || entry->topic != ETHOS_TOPIC_LEADERSHIP ||
      !ethos_words_speak_of_accountability (entry->text))
    return FALSE;
  for (i++; i < self->entries->len; i++)
    {
      const EthosEntry *next = get (self, i);

      if (next->heading && !next->settled && next->kind == entry->kind &&
          next->level == entry->level)
        return next->topic != ETHOS_TOPIC_NONE;
    }
  return TRUE;
}

/* The values end where another part of the statement begins, or at a heading that is no deeper
 * than the one over the values, on pages where the values have deeper ones. */
static guint
find_values_end (Walker *self, guint first, guint level, gboolean named)
{
  guint deeper = 0;
  guint names = 0;

  for (guint i = first; i < self->entries->len; i++)
    {
      const EthosEntry *entry = get (self, i);

      if (is_page_heading (entry))
        return i;
      names += entry->heading && !entry->settled && entry->topic == ETHOS_TOPIC_NONE;
      if (names > 0 && could_be_value (entry))
        continue;
      if (entry->settled && !(entry->reason == ETHOS_LEFT_OUT_REPEATED && entry->heading))
        continue;
      if (ends_with_leadership (self, i) || names_mission_or_vision (self, i))
        return i;
      if (entry->heading && entry->topic != ETHOS_TOPIC_NONE &&
          !(level > 0 && entry->level > level) &&
          !(entry->reason == ETHOS_LEFT_OUT_REPEATED && entry->topic == ETHOS_TOPIC_VALUES))
        return i;
      if (entry->sentence != ETHOS_TOPIC_NONE && !ethos_entry_is_item (entry))
        return i;
      if (!named && entry->kind == ETHOS_SOURCE_PARAGRAPH &&
          ethos_entry_find_inline_topic (entry, NULL) != ETHOS_TOPIC_NONE)
        return i;
      if (entry->heading && level > 0 && entry->level > level)
        deeper++;
      if (entry->heading && level > 0 && entry->kind == ETHOS_SOURCE_HEADING && deeper > 0 &&
          entry->level <= level)
        return i;
    }
  return self->entries->len;
}

/* Takes the values from first on; none may be there, and then first is what comes next. */
static guint
take_values (Walker *self, guint first, guint level, gboolean named)
{
  guint end = find_values_end (self, first, level, named);

  ethos_entries_classify_values (self->entries, first, end, self->cancellable);
  enter (self, SECTION_OTHER, level);
  self->values_level = level;
  return end;
}

/* The same where no heading stands above the first line: it has to be of the values itself. */
static gboolean
take_values_here (Walker *self, guint *i, guint level, gboolean named)
{
  if (find_values_end (self, *i, level, named) == *i)
    return FALSE;
  *i = take_values (self, *i, level, named);
  return TRUE;
}

static gboolean
take_inline_topic (Walker *self, EthosEntry *entry)
{
  /* A paragraph has no depth that a heading could be deeper than. */
  guint level = entry->kind == ETHOS_SOURCE_HEADING ? entry->level : 0;
  EthosTopic topic = ethos_entry_find_inline_topic (entry, entry);

  if (topic == ETHOS_TOPIC_NONE)
    return FALSE;
  ethos_entry_settle (entry, topic == ETHOS_TOPIC_MISSION ? ETHOS_ROLE_MISSION : ETHOS_ROLE_VISION);
  enter (self, topic == ETHOS_TOPIC_MISSION ? SECTION_MISSION : SECTION_VISION, level);
  return TRUE;
}

static guint
open_topic (Walker *self, guint i)
{
  EthosEntry *entry = get (self, i);
  EthosTopic topic = entry->topic;

  if (!entry->settled && take_inline_topic (self, entry))
    return i + 1;
  if (!entry->settled)
    ethos_entry_settle (entry, topic == ETHOS_TOPIC_TITLE        ? ETHOS_ROLE_TITLE
                               : topic == ETHOS_TOPIC_LEADERSHIP ? ETHOS_ROLE_LEADERSHIP
                                                                 : ETHOS_ROLE_HEADING);
  if (entry->role == ETHOS_ROLE_LEADERSHIP)
    {
      entry->name_length = ethos_statement_measure_name (entry->text);
      entry->text_start = strlen (entry->text);
    }
  switch (topic)
    {
    case ETHOS_TOPIC_MISSION:
      enter (self, SECTION_MISSION, entry->level);
      self->expects_text = TRUE;
      break;
    case ETHOS_TOPIC_STRANDS:
      enter (self, SECTION_STRANDS, entry->level);
      break;
    case ETHOS_TOPIC_VISION:
      enter (self, SECTION_VISION, entry->level);
      self->expects_text = TRUE;
      break;
    case ETHOS_TOPIC_LEADERSHIP:
      enter (self, SECTION_LEADERSHIP, entry->level);
      break;
    case ETHOS_TOPIC_VALUES:
      if (!heads_all_topics (self, i))
        return take_values (self, i + 1, entry->level, TRUE);
      self->has_title = TRUE;
      enter (self, SECTION_START, entry->level);
      break;
    case ETHOS_TOPIC_TITLE:
    case ETHOS_TOPIC_NONE:
    default:
      self->has_title = TRUE;
      enter (self, SECTION_START, entry->level);
      break;
    }
  return i + 1;
}

/* "Our values are care and courage" leaves no value for the lines below it. */
static gboolean
is_settled_value (Walker *self, guint i)
{
  return i < self->entries->len && get (self, i)->settled &&
         get (self, i)->role == ETHOS_ROLE_VALUE;
}

static guint
open_sentence (Walker *self, guint i)
{
  EthosEntry *entry = get (self, i);

  switch (entry->sentence)
    {
    case ETHOS_TOPIC_MISSION:
      ethos_entry_settle (entry, ETHOS_ROLE_MISSION);
      enter (self, SECTION_MISSION, 0);
      return i + 1;
    case ETHOS_TOPIC_VISION:
      ethos_entry_settle (entry, ETHOS_ROLE_VISION);
      enter (self, SECTION_VISION, 0);
      return i + 1;
    default:
      ethos_entry_settle (entry, ETHOS_ROLE_HEADING);
      return take_values (self, i + 1, 0, !is_settled_value (self, i + 1));
    }
}

static void
take_strand (Walker *self, EthosEntry *entry)
{
  if (entry->heading)
    {
      ethos_entry_settle (entry, ETHOS_ROLE_STRAND);
      entry->name_length = ethos_statement_measure_name (entry->text);
      entry->text_start = strlen (entry->text);
      self->after_heading = TRUE;
    }
  else if (ethos_entry_is_item (entry))
    {
      if (self->item_level == 0)
        self->item_level = entry->level;
      if (self->after_heading || entry->level > self->item_level)
        ethos_entry_settle (entry, ETHOS_ROLE_DO);
      else
        {
          ethos_entry_split_name (entry, FALSE);
          ethos_entry_settle (entry, ETHOS_ROLE_STRAND);
        }
      self->has_items = TRUE;
    }
  else if (self->after_heading)
    ethos_entry_settle (entry, ETHOS_ROLE_STATEMENT);
  else if (ethos_entry_split_name (entry, FALSE) || !self->has_items)
    ethos_entry_settle (entry, ETHOS_ROLE_STRAND);
  else
    ethos_entry_leave_out (entry, ETHOS_LEFT_OUT_NOT_RECOGNISED);
}

static void
take_leadership (Walker *self, EthosEntry *entry)
{
  EthosBehaviourLabel label = ethos_words_label_prefix (entry->text);

  gsize negation = label == ETHOS_LABEL_DONT ? ethos_words_negation_length (entry->text) : 0;

  if (label == ETHOS_LABEL_NONE)
    label = entry->source->crossed ? ETHOS_LABEL_DONT : self->mode;
  if (entry->heading)
    {
      ethos_entry_settle (entry, ETHOS_ROLE_LEADERSHIP);
      entry->name_length = ethos_statement_measure_name (entry->text);
      entry->text_start = strlen (entry->text);
    }
  else if (label == ETHOS_LABEL_DONT)
    {
      ethos_entry_settle (entry, ETHOS_ROLE_DONT);
      entry->text_start = negation;
    }
  else if (label == ETHOS_LABEL_HEARD)
    ethos_entry_settle (entry, ETHOS_ROLE_HEARD);
  else if (self->has_items && entry->kind == ETHOS_SOURCE_PARAGRAPH && entry->gap > 0 &&
           !ends_sentence (entry) && !ethos_words_begins_with_we (entry->text))
    ethos_entry_leave_out (entry, ETHOS_LEFT_OUT_NOT_RECOGNISED);
  else if (ethos_entry_is_item (entry) || entry->kind == ETHOS_SOURCE_CELL || self->has_items)
    ethos_entry_settle (entry, ETHOS_ROLE_LEADERSHIP_BEHAVIOUR);
  else if (ends_with_colon (entry))
    ethos_entry_settle (entry, ETHOS_ROLE_HEADING);
  else
    ethos_entry_settle (entry, ETHOS_ROLE_STATEMENT);
  self->has_items = self->has_items || ethos_entry_is_item (entry);
}

/* "Leaders:" or "Our leaders" over a list of what they do; not "Contact", which comes after one. */
static gboolean
leads_list (Walker *self, const EthosEntry *entry)
{
  if (self->section != SECTION_LEADERSHIP || entry->kind != ETHOS_SOURCE_PARAGRAPH)
    return FALSE;
  if (ends_with_colon (entry) || ethos_words_speak_of_leaders (entry->text))
    return TRUE;
  return !self->has_items && is_over_item (self, entry);
}

static void
take_unknown_heading (Walker *self, EthosEntry *entry)
{
  gboolean deeper = self->level > 0 && entry->level > self->level;

  /* "Our mission" over "Healthy rivers" over more: only the first was marked, or meant, as one. */
  if (self->expects_text && entry->kind == ETHOS_SOURCE_PARAGRAPH)
    ethos_entry_settle (entry,
                        self->section == SECTION_MISSION ? ETHOS_ROLE_MISSION : ETHOS_ROLE_VISION);
  else if (self->section == SECTION_STRANDS && (deeper || entry->level == 0))
    take_strand (self, entry);
  else if (self->section == SECTION_MISSION && deeper)
    {
      enter (self, SECTION_STRANDS, self->level);
      take_strand (self, entry);
    }
  else if (self->section == SECTION_LEADERSHIP && deeper)
    take_leadership (self, entry);
  else if (leads_list (self, entry))
    ethos_entry_settle (entry, ETHOS_ROLE_HEADING);
  else if (self->section == SECTION_START && !self->has_title)
    {
      ethos_entry_settle (entry, ETHOS_ROLE_TITLE);
      self->has_title = TRUE;
    }
  else
    {
      ethos_entry_leave_out (entry, ETHOS_LEFT_OUT_NOT_RECOGNISED);
      enter (self, SECTION_OTHER, entry->level);
    }
}

/* "Home visits: nurses who come …". "Example: …" goes on with the line above. */
static gboolean
could_be_strand (const EthosEntry *entry)
{
  EthosEntry probe = *entry;
  g_autofree char *name = NULL;

  if (!ethos_entry_is_named_paragraph (entry) || !ethos_entry_split_name (&probe, FALSE))
    return FALSE;
  name = g_strndup (entry->text + probe.name_start, probe.name_length);
  return g_unichar_isupper (g_utf8_get_char (name)) && !ethos_words_begins_with_we (name) &&
         !ethos_entry_name_goes_on (name);
}

/* One line that names itself may be a part of the mission; two neighbours are strands whose bullets
 * got lost. */
static gboolean
names_strand (Walker *self, const EthosEntry *entry)
{
  guint i = (guint) (entry - get (self, 0)) + 1;

  if (!could_be_strand (entry))
    return FALSE;
  if (self->has_items)
    return self->has_named_lines;
  while (i < self->entries->len && ethos_entry_is_left_out (get (self, i)))
    i++;
  return i < self->entries->len && could_be_strand (get (self, i));
}

static void
take_mission (Walker *self, EthosEntry *entry)
{
  if (names_strand (self, entry))
    {
      take_strand (self, entry);
      self->has_items = self->has_named_lines = TRUE;
    }
  else if (ethos_entry_is_item (entry))
    take_strand (self, entry);
  else if (self->has_items)
    ethos_entry_leave_out (entry, ETHOS_LEFT_OUT_NOT_RECOGNISED);
  else
    ethos_entry_settle (entry, ETHOS_ROLE_MISSION);
}

static void
take_line (Walker *self, EthosEntry *entry)
{
  if (entry->label != ETHOS_LABEL_NONE && self->section == SECTION_LEADERSHIP)
    {
      ethos_entry_settle (entry, ETHOS_ROLE_HEADING);
      self->mode = entry->label;
      return;
    }
  if (entry->source->in_head)
    {
      ethos_entry_settle (entry, ETHOS_ROLE_HEADING);
      return;
    }
  if (take_inline_topic (self, entry))
    return;
  if (entry->heading)
    {
      take_unknown_heading (self, entry);
      self->expects_text = FALSE;
      return;
    }
  self->expects_text = FALSE;
  switch (self->section)
    {
    case SECTION_MISSION:
      take_mission (self, entry);
      break;
    case SECTION_STRANDS:
      take_strand (self, entry);
      break;
    case SECTION_VISION:
      ethos_entry_settle (entry, ETHOS_ROLE_VISION);
      break;
    case SECTION_LEADERSHIP:
      take_leadership (self, entry);
      break;
    case SECTION_START:
      ethos_entry_leave_out (entry, ethos_entry_is_item (entry) ? ETHOS_LEFT_OUT_NOT_RECOGNISED
                                                                : ETHOS_LEFT_OUT_INTRODUCTION);
      break;
    case SECTION_OTHER:
    default:
      ethos_entry_leave_out (entry, ETHOS_LEFT_OUT_NOT_RECOGNISED);
      break;
    }
}

/* Whether a heading goes on with the values after a mission or a vision between them. */
static gboolean
resumes_values (Walker *self, const EthosEntry *entry)
{
  return (self->section == SECTION_MISSION || self->section == SECTION_VISION ||
          self->section == SECTION_STRANDS) &&
         !entry->settled && entry->kind == ETHOS_SOURCE_HEADING && self->values_level > 0 &&
         entry->level > self->values_level && entry->level <= self->level &&
         !(entry->topic != ETHOS_TOPIC_NONE && ethos_words_are_topics (entry->text));
}

/* "Behaviours:" over a list, with no value for them: a value that has no name yet. */
static gboolean
begins_behaviours (Walker *self, const EthosEntry *entry)
{
  gboolean free = self->section == SECTION_START || self->section == SECTION_MISSION ||
                  self->section == SECTION_VISION ||
                  (self->section == SECTION_STRANDS && !self->after_heading);

  return free && !entry->settled && !ethos_entry_is_item (entry) &&
         ethos_words_name_behaviours (entry->text) && is_over_item (self, entry);
}

/* Gives the entry at i, and perhaps more below it, their roles; what comes next. */
static guint
take_next (Walker *self, guint i, guint unnamed_values)
{
  EthosEntry *entry = get (self, i);

  if (entry->heading && entry->kind == ETHOS_SOURCE_HEADING && entry->level <= self->values_level)
    self->values_level = 0;
  if ((i == unnamed_values || begins_behaviours (self, entry)) &&
      take_values_here (self, &i, 0, FALSE))
    return i;
  if (resumes_values (self, entry) && !names_mission_or_vision (self, i) &&
      take_values_here (self, &i, self->values_level, TRUE))
    return i;
  if (!entry->settled && entry->heading && entry->topic == ETHOS_TOPIC_LEADERSHIP &&
      leads_list (self, entry))
    {
      ethos_entry_settle (entry, ETHOS_ROLE_HEADING);
      return i + 1;
    }
  if (entry->heading && entry->topic != ETHOS_TOPIC_NONE &&
      (!entry->settled || entry->reason == ETHOS_LEFT_OUT_REPEATED))
    return open_topic (self, i);
  if (!entry->settled && entry->sentence != ETHOS_TOPIC_NONE && !ethos_entry_is_item (entry))
    return open_sentence (self, i);
  if (is_page_heading (entry))
    enter (self, SECTION_OTHER, entry->level);
  else if (!entry->settled)
    take_line (self, entry);
  return i + 1;
}

/* Gives every entry its role, from the top to the bottom; fewer once it is cancelled. */
void
ethos_entries_classify (GArray *entries, GCancellable *cancellable)
{
  Walker self = { .entries = entries, .cancellable = cancellable };
  guint unnamed_values = ethos_entries_find_unnamed_values (entries);

  for (guint i = 0; i < entries->len && !g_cancellable_is_cancelled (cancellable);)
    {
      guint next = take_next (&self, i, unnamed_values);

      g_assert (next > i);
      i = next;
    }
}
