// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include "ethos-broken-lines.h"

#include <string.h>

#include "ethos-line-marker.h"
#include "ethos-page-words.h"
#include "ethos-statement-words.h"

/* What stands in every page's head is short. */
#define MAX_RUNNING_BYTES 120
/* Fewer words are a heading. */
#define MIN_SENTENCE_WORDS 4
/* Lines of a page's foot and the next one's head, empty ones too. */
#define MAX_PAGE_LINES 12
/* A name over or before what it means. */
#define MAX_NAME_WORDS 5
#define MAX_NAME_BYTES 64

typedef struct
{
  /* Stripped; NULL behind the last. */
  char **lines;
  guint n;
  /* How often each line stands there, whatever its numbers. */
  GHashTable *counts;
} Pages;

static char *
make_running_key (const char *line)
{
  char *key;
  char *out;

  if (strnlen (line, MAX_RUNNING_BYTES + 1) > MAX_RUNNING_BYTES)
    return g_strdup ("");
  key = ethos_words_key (line);
  out = key;
  for (const char *p = key; *p != '\0'; p++)
    {
      if (!g_ascii_isdigit (*p))
        *out++ = *p;
    }
  *out = '\0';
  return g_strstrip (key);
}

static void
count_lines (Pages *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      char *key = make_running_key (self->lines[i]);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, key));

      g_hash_table_insert (self->counts, key, GUINT_TO_POINTER (count + 1));
    }
}

static gboolean
is_running (Pages *self, const char *line)
{
  g_autofree char *key = make_running_key (line);

  return *key != '\0' && GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, key)) > 1;
}

static gboolean
is_page_number (const char *line)
{
  gsize digits = strspn (line, "0123456789");

  return (digits > 0 && digits <= 3 && line[digits] == '\0') || ethos_page_is_footer (line);
}

static gunichar
last_char (const char *text)
{
  return *text != '\0' ? g_utf8_get_char (g_utf8_prev_char (text + strlen (text))) : 0;
}

/* Words that no sentence ends in. */
static gboolean
ends_with_joint (const char *line)
{
  static const char *const joints[] = {
    "and",  "or",   "the", "a",   "an",   "of",  "to",   "for",  "with", "in",  "on",  "at",
    "by",   "from", "our", "und", "oder", "der", "die",  "das",  "den",  "dem", "des", "ein",
    "eine", "mit",  "für", "von", "zu",   "zum", "zur",  "im",   "auf",  "aus", "bei", "unsere",
    "de",   "la",   "le",  "les", "et",   "des", "pour", "avec", "y",    "el",  "los", "con",
  };
  const char *space = strrchr (line, ' ');

  for (guint i = 0; space != NULL && i < G_N_ELEMENTS (joints); i++)
    {
      if (strcmp (space + 1, joints[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether the sentence that line ends with, after what stands above, is not over and goes on with
 * next. */
static gboolean
goes_on (const char *above, const char *line, const char *next)
{
  gunichar end = last_char (line);
  EthosLineMarker marker;

  if (*line == '\0' || *next == '\0' ||
      ethos_words_count (above) + ethos_words_count (line) < MIN_SENTENCE_WORDS ||
      ethos_words_heading_topic (line) != ETHOS_TOPIC_NONE ||
      ethos_line_marker_find (next, &marker))
    return FALSE;
  if (end == '-' || end == 0x2010)
    return g_unichar_isalpha (g_utf8_get_char (next));
  if (!g_unichar_isalnum (end) && end != ',')
    return FALSE;
  return g_unichar_islower (g_utf8_get_char (next)) ||
         (g_unichar_isalpha (g_utf8_get_char (next)) && (end == ',' || ends_with_joint (line)));
}

static gboolean
is_of_page (Pages *self, guint i)
{
  return *self->lines[i] == '\0' || is_page_number (self->lines[i]) ||
         is_running (self, self->lines[i]);
}

/* Looks at what stands about the page number at i; returns the first line that is not of a page. */
static guint
take_page (Pages *self, guint i, EthosLineBreak *found)
{
  guint first = i;
  guint end = i + 1;

  while (first > 0 && i - first < MAX_PAGE_LINES && is_of_page (self, first - 1))
    first--;
  while (end < self->n && end - i < MAX_PAGE_LINES && is_of_page (self, end))
    end++;
  if (first == 0 || end == self->n ||
      !goes_on (first > 1 ? self->lines[first - 2] : "", self->lines[first - 1], self->lines[end]))
    return end;
  for (guint page = first; page < end; page++)
    found[page] = ETHOS_LINE_BREAK_PAGE;
  found[end] = ETHOS_LINE_BREAK_GOES_ON;
  return end;
}

/**
 * ethos_broken_lines_find:
 * @lines: (array zero-terminated=1): the lines of a text
 *
 * Finds the sentences that the end of a page cut in two, as copied from a PDF: one is not over, a
 * page number follows, perhaps with what stands in the head of every page, and then its rest.
 *
 * Returns: (transfer full) (array): for each line what it is; free it with g_free()
 */
EthosLineBreak *
ethos_broken_lines_find (char *const *lines)
{
  Pages self = { .n = g_strv_length ((char **) lines) };
  EthosLineBreak *found = g_new0 (EthosLineBreak, self.n + 1);

  self.counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.lines = g_strdupv ((char **) lines);
  for (guint i = 0; i < self.n; i++)
    g_strstrip (self.lines[i]);
  count_lines (&self);
  for (guint i = 0; i < self.n;)
    i = is_page_number (self.lines[i]) ? take_page (&self, i, found) : i + 1;
  g_strfreev (self.lines);
  g_hash_table_unref (self.counts);
  return found;
}

/* "well-" before "being" has its hyphen from who wrote it. */
static gboolean
keeps_hyphen (const char *text)
{
  static const char *const beginnings[] = {
    "well",   "long",    "short", "self",   "co",       "non",    "high",     "low",  "full",
    "part",   "cross",   "open",  "hard",   "first",    "second", "best",     "far",  "like",
    "person", "patient", "child", "people", "evidence", "value",  "decision", "life", "ever",
    "fair",   "world",   "multi", "half",   "user",     "family", "client",   "vice", "ex",
  };
  gsize length = strlen (text);
  const char *start = text + length;
  g_autofree char *word = NULL;

  while (start > text && start[-1] != ' ')
    start--;
  word = g_ascii_strdown (start, (gssize) (text + length - start));
  /* "step-by-" has one in it already. */
  if (strchr (word, '-') != NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      if (strcmp (word, beginnings[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

/* "Vor- und Nachteile", "short- and long-term". */
static gboolean
begins_with_joint (const char *more)
{
  static const char *const joints[] = { "and ",   "or ", "to ", "und ", "oder ", "bzw",
                                        "sowie ", "et ", "ou ", "y ",   "o " };

  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    {
      if (g_str_has_prefix (more, joints[i]))
        return TRUE;
    }
  return FALSE;
}

static gsize
find_hyphen (const char *text)
{
  gsize length = strlen (text);
  gsize width = g_str_has_suffix (text, "\u2010") ? strlen ("\u2010") : 1;

  if (length <= width || (width == 1 && text[length - 1] != '-') ||
      !g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (text + length - width))))
    return 0;
  return length - width;
}

/**
 * ethos_broken_lines_share_word:
 * @text: a line
 * @more: the next
 *
 * Tells whether the line ends in the middle of a word, or before its other half.
 *
 * Returns: %TRUE for "compas-" and "sion", "short-" and "and long-term"
 */
gboolean
ethos_broken_lines_share_word (const char *text, const char *more)
{
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (more != NULL, FALSE);

  return find_hyphen (text) > 0 && g_unichar_islower (g_utf8_get_char (more));
}

/**
 * ethos_broken_lines_join:
 * @text: a line
 * @more: its rest
 *
 * Joins what a program broke, with a space; or without one, where a word was cut. The hyphen goes
 * unless the word has one by itself.
 *
 * Returns: (transfer full): the whole
 */
char *
ethos_broken_lines_join (const char *text, const char *more)
{
  gsize hyphen;
  g_autofree char *head = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (more != NULL, NULL);

  hyphen = find_hyphen (text);
  if (hyphen == 0 || begins_with_joint (more))
    return g_strconcat (text, " ", more, NULL);
  head = g_strndup (text, hyphen);
  if (g_unichar_islower (g_utf8_get_char (more)) && !keeps_hyphen (head))
    return g_strconcat (head, more, NULL);
  return g_strconcat (text, more, NULL);
}

/* A sentence that says what it is begins anew, and so does any after a cookie notice, which pages
 * set above their text without a stop. */
static gboolean
begins_anew (const EthosSourceLine *last, const char *content)
{
  return ethos_words_sentence_topic (content) != ETHOS_TOPIC_NONE ||
         ethos_page_is_cookie_notice (last->text);
}

static gboolean
begins_sentence (const char *text)
{
  return g_str_has_prefix (text, "We ") || g_str_has_prefix (text, "Wir ") ||
         g_str_has_prefix (text, "Nous ");
}

/* "We …" in the middle of a sentence has no capital; and a name over "We …" is not the end of what
 * stands above it, even where nobody set full stops. */
static gboolean
begins_value (const EthosSourceLine *last, const char *content, const char *next)
{
  gunichar end = g_utf8_get_char (g_utf8_prev_char (content + strlen (content)));

  if (begins_sentence (content) || ethos_source_line_is_strong (last))
    return TRUE;
  return next != NULL && begins_sentence (next) && g_unichar_isalnum (end) &&
         ethos_words_count (content) <= MAX_NAME_WORDS;
}

/* What stands between a name and its text, behind no more words than a name has; or NULL. */
static const char *
find_name_mark (const char *text)
{
  static const char *const marks[] = { " – ", " — ", " - ", ": " };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *found = g_strstr_len (text, strnlen (text, MAX_NAME_BYTES), marks[i]);
      g_autofree char *name = found != NULL ? g_strndup (text, found - text) : NULL;

      if (name != NULL && ethos_words_count (name) <= MAX_NAME_WORDS)
        return marks[i];
    }
  return NULL;
}

/* "One team – we share" below "Patients first – we ask them" is the next of a kind. */
static gboolean
is_named_alike (const EthosSourceLine *last, const char *content)
{
  const char *mark = find_name_mark (content);

  return mark != NULL && mark == find_name_mark (last->text);
}

/**
 * ethos_broken_lines_begin:
 * @last: what was read before
 * @content: a line that begins with no small letter
 * @next: (nullable): the line below it
 *
 * Tells a line that begins something from one that goes on with a sentence that a program broke.
 *
 * Returns: whether it begins something
 */
gboolean
ethos_broken_lines_begin (const EthosSourceLine *last, const char *content, const char *next)
{
  g_return_val_if_fail (last != NULL, FALSE);
  g_return_val_if_fail (content != NULL, FALSE);

  return begins_anew (last, content) || begins_value (last, content, next) ||
         is_named_alike (last, content);
}
