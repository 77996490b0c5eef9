// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include "ethos-name-proposal.h"

#include <math.h>
#include <string.h>

#include "ethos-model.h"
#include "ethos-statement-words.h"
#include "ethos-stop-words.h"
#include "ethos-text.h"

/* A name of at most "honesty, integrity and openness". */
#define MAX_LIST 3
/* Enough of a value to name it; keeps a hostile group cheap. */
#define MAX_WORDS 2000
/* When nothing tells, the first words have to do. */
#define FALLBACK_WORDS 3
/* Fields take four times as many bytes as characters, see EthosField. */
#define BYTES_A_CHARACTER 4

typedef struct
{
  char *key;
  /* Where the word stands in its line. */
  const char *start;
  const char *end;
  guint line;
  /* Whether only spaces (or a comma) part it from the word before. */
  gboolean after_space;
  gboolean after_comma;
  gboolean stop;
} Word;

typedef struct
{
  GHashTable *frequency;
  GArray *words;
} Group;

static void
word_clear (gpointer data)
{
  g_free (((Word *) data)->key);
}

static void
group_free (gpointer data)
{
  Group *group = data;

  g_hash_table_unref (group->frequency);
  g_array_unref (group->words);
  g_free (group);
}

static gboolean
in_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == 0x2019 || c == '\'' || c == '-';
}

static void
add_word (Group *group, const char *start, const char *end, const char *before, guint line)
{
  g_autofree char *text = g_strndup (start, end - start);
  Word word = { .start = start, .end = end, .line = line };

  word.key = ethos_words_key (text);
  word.stop = *word.key == '\0' || ethos_words_is_stop_word (word.key) ||
              g_utf8_strlen (word.key, -1) < 3 || strpbrk (word.key, "0123456789") != NULL;
  word.after_space = before != NULL && start - before == 1;
  word.after_comma = before != NULL && start - before == 2 && *before == ',';
  if (!word.stop)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (group->frequency, word.key));

      g_hash_table_insert (group->frequency, g_strdup (word.key), GUINT_TO_POINTER (n + 1));
    }
  g_array_append_val (group->words, word);
}

static Group *
read_group (GPtrArray *lines)
{
  Group *group = g_new0 (Group, 1);

  group->frequency = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  group->words = g_array_new (FALSE, FALSE, sizeof (Word));
  g_array_set_clear_func (group->words, word_clear);
  for (guint i = 0; i < lines->len; i++)
    {
      const char *p = g_ptr_array_index (lines, i);
      const char *before = NULL;

      while (*p != '\0' && group->words->len < MAX_WORDS)
        {
          const char *start;

          while (*p != '\0' && !in_word (g_utf8_get_char (p)))
            p = g_utf8_next_char (p);
          start = p;
          while (*p != '\0' && in_word (g_utf8_get_char (p)))
            p = g_utf8_next_char (p);
          if (p > start)
            add_word (group, start, p, before, i);
          before = p;
        }
    }
  return group;
}

static gboolean
has_ending (const char *word, const char *const *endings)
{
  for (guint i = 0; endings[i] != NULL; i++)
    {
      if (g_str_has_suffix (word, endings[i]) && strlen (word) > strlen (endings[i]) + 2)
        return TRUE;
    }
  return FALSE;
}

/* Values are called by nouns. Endings tell many of them, and many verbs and adverbs too; German
 * nouns have a capital. */
static double
noun_weight (const Word *word, const Word *before)
{
  static const char *const nouns[] = { "ness",  "ity",    "ty",   "tion",  "tions", "sion", "ence",
                                       "ance",  "ences",  "ment", "ship",  "age",   "dom",  "heit",
                                       "keit",  "schaft", "tät",  "sicht", "ung",   "esty", "rust",
                                       "spect", "pathy",  "ess",  NULL };
  static const char *const others[] = {
    "ing", "ed", "ly", "end", "ieren", "ise", "ize", "ate", NULL
  };
  gboolean capital = g_unichar_isupper (g_utf8_get_char (word->start)) && before != NULL &&
                     before->line == word->line;

  if (before != NULL && before->line == word->line && word->after_space &&
      (strcmp (before->key, "we") == 0 || strcmp (before->key, "to") == 0 ||
       g_str_has_suffix (before->key, "ly")))
    return 0.5;
  if (has_ending (word->key, nouns))
    return 1.6;
  if (has_ending (word->key, others))
    return 0.4;
  return capital ? 1.4 : 1.0;
}

static double
word_score (const Group *group, guint index, GHashTable *documents, guint n_groups)
{
  const Word *word = &g_array_index (group->words, Word, index);
  const Word *before = index > 0 ? word - 1 : NULL;
  guint tf = GPOINTER_TO_UINT (g_hash_table_lookup (group->frequency, word->key));
  guint df = GPOINTER_TO_UINT (g_hash_table_lookup (documents, word->key));

  return sqrt (tf) * log (1.0 + (double) n_groups / MAX (df, 1)) * noun_weight (word, before);
}

static double
line_weight (guint line)
{
  return line == 0 ? 1.3 : 1.0;
}

static gboolean
is_and (const Word *word)
{
  return strcmp (word->key, "and") == 0 || strcmp (word->key, "und") == 0;
}

/* Whether "X and Y" stands at index (of the "and"), closed by a stop word or punctuation; finds
 * the list "W, X and Y" around it. */
static gboolean
find_pair (const Group *group, guint index, guint *first)
{
  const Word *words = (const Word *) (gpointer) group->words->data;
  guint n = group->words->len;
  const Word *y;

  if (index == 0 || index + 1 >= n || !is_and (&words[index]) || !words[index].after_space)
    return FALSE;
  y = &words[index + 1];
  if (words[index - 1].stop || y->stop || !y->after_space || y->line != words[index].line ||
      words[index - 1].line != y->line)
    return FALSE;
  if (index + 2 < n && words[index + 2].line == y->line && words[index + 2].after_space &&
      !words[index + 2].stop)
    return FALSE;
  *first = index - 1;
  while (*first > 0 && words[*first].after_comma && !words[*first - 1].stop &&
         words[*first - 1].line == y->line && index - *first < MAX_LIST)
    (*first)--;
  /* Of a longer list only a part would be left. */
  return !words[*first].after_comma || *first == 0 || words[*first - 1].stop;
}

static char *
dup_span (const Group *group, guint first, guint last)
{
  const Word *words = (const Word *) (gpointer) group->words->data;

  return g_strndup (words[first].start, words[last].end - words[first].start);
}

static void
offer (char **best, double *best_score, char *name, double score, GHashTable *taken)
{
  g_autofree char *owned = name;
  g_autofree char *key = NULL;

  if (score <= *best_score)
    return;
  key = ethos_words_key (owned);
  if (g_hash_table_contains (taken, key))
    return;
  g_free (*best);
  *best = g_steal_pointer (&owned);
  *best_score = score;
}

static char *
propose (const Group *group, GHashTable *documents, guint n_groups, GHashTable *taken)
{
  char *best = NULL;
  double best_score = 0.0;

  for (guint i = 0; i < group->words->len; i++)
    {
      const Word *word = &g_array_index (group->words, Word, i);
      guint first = 0;

      if (!word->stop)
        offer (&best, &best_score, dup_span (group, i, i),
               word_score (group, i, documents, n_groups) * line_weight (word->line), taken);
      else if (find_pair (group, i, &first))
        {
          double score = word_score (group, i + 1, documents, n_groups);

          for (guint j = first; j < i; j++)
            score += word_score (group, j, documents, n_groups);
          score = score / (i - first + 1) * 1.5 * line_weight (word->line);
          offer (&best, &best_score, dup_span (group, first, i + 1), score, taken);
        }
    }
  if (best == NULL && group->words->len > 0)
    {
      guint last = 0;

      while (last + 1 < group->words->len && last + 1 < FALLBACK_WORDS &&
             g_array_index (group->words, Word, last + 1).line == 0)
        last++;
      best = dup_span (group, 0, last);
    }
  return best;
}

/**
 * ethos_name_proposals:
 * @groups: (element-type GPtrArray): for each untitled value the lines of its words (utf8)
 * @taken: (element-type utf8): keys of names that are in use, see ethos_words_key(); those
 *   proposed are added
 *
 * Proposes a name for each value from its own words: a word, or words joined by "and", that stand
 * in it just so, are frequent in it and rare in the others, sound like nouns, and come early. The
 * same text always gets the same names.
 *
 * Returns: (transfer full) (element-type utf8): a name for each group, %NULL for one without words
 */
GPtrArray *
ethos_name_proposals (GPtrArray *groups, GHashTable *taken)
{
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GHashTable) documents = NULL;
  GPtrArray *names;

  g_return_val_if_fail (groups != NULL, NULL);
  g_return_val_if_fail (taken != NULL, NULL);

  read = g_ptr_array_new_with_free_func (group_free);
  documents = g_hash_table_new (g_str_hash, g_str_equal);
  names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = read_group (g_ptr_array_index (groups, i));
      GHashTableIter iter;
      gpointer key;

      g_ptr_array_add (read, group);
      g_hash_table_iter_init (&iter, group->frequency);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        {
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (documents, key));

          g_hash_table_insert (documents, key, GUINT_TO_POINTER (n + 1));
        }
    }
  for (guint i = 0; i < read->len; i++)
    {
      g_autofree char *found = propose (g_ptr_array_index (read, i), documents, read->len, taken);
      char *name = NULL;

      if (found != NULL)
        name = ethos_text_truncate (found, ETHOS_TITLE_MAX_CHARACTERS,
                                    ETHOS_TITLE_MAX_CHARACTERS * BYTES_A_CHARACTER);
      if (name != NULL)
        g_hash_table_add (taken, ethos_words_key (name));
      g_ptr_array_add (names, name);
    }
  return names;
}
