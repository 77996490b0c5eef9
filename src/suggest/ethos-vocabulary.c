// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-suggest"

#include "config.h"

#include "ethos-vocabulary.h"

#include <string.h>

#include "ethos-stem.h"
#include "ethos-text.h"

/* In place of the number of a stem: a word that says nothing. */
#define SAYS_NOTHING G_MAXUINT

/* What tells the language of all notes need not be read of each: so many do. */
#define MANY_TEXTS 500

/* What a spelling is, worked out the first time that it is met. */
typedef struct
{
  char *folded;
  gboolean is_function[ETHOS_N_WORD_LANGUAGES];
  guint stems[ETHOS_N_WORD_LANGUAGES];
  gboolean known[ETHOS_N_WORD_LANGUAGES];
} Spelling;

struct _EthosVocabulary
{
  GHashTable *spellings;
  GHashTable *stems;
  GString *buffer;
  /* Of the text that was read last, in order. */
  GArray *words;
  GPtrArray *found;
  EthosWordLanguage language;
  gboolean stemming;
};

static void
spelling_free (gpointer data)
{
  Spelling *spelling = data;

  g_free (spelling->folded);
  g_free (spelling);
}

/* In a list of function words an apostrophe is the one of typewriters. */
static char *
fold (const char *word)
{
  g_autofree char *folded = ethos_text_fold (word);
  g_autoptr (GString) straight = g_string_new (folded);

  g_string_replace (straight, "\u2019", "'", 0);
  return g_string_free (g_steal_pointer (&straight), FALSE);
}

static Spelling *
find_spelling (EthosVocabulary *self, const char *text, const EthosWord *word)
{
  Spelling *spelling;

  g_string_truncate (self->buffer, 0);
  g_string_append_len (self->buffer, text + word->start, (gssize) word->length);
  spelling = g_hash_table_lookup (self->spellings, self->buffer->str);
  if (spelling != NULL)
    return spelling;

  spelling = g_new0 (Spelling, 1);
  spelling->folded = fold (self->buffer->str);
  for (EthosWordLanguage i = 0; i < ETHOS_N_WORD_LANGUAGES; i++)
    spelling->is_function[i] = ethos_is_function_word (spelling->folded, i);
  g_hash_table_insert (self->spellings, g_strdup (self->buffer->str), spelling);
  return spelling;
}

static gboolean
has_letter (const char *word)
{
  for (const char *at = word; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalpha (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

/* Hiragana alone is mostly grammar. */
static gboolean
is_hiragana (const char *word)
{
  for (const char *at = word; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_get_script (g_utf8_get_char (at)) != G_UNICODE_SCRIPT_HIRAGANA)
      return FALSE;
  return TRUE;
}

static gboolean
says_something (const Spelling *spelling, const EthosWord *word, EthosWordLanguage language)
{
  if (word->kind == ETHOS_WORD_SIGN)
    return TRUE;
  if (word->kind == ETHOS_WORD_PAIR)
    return !is_hiragana (spelling->folded);
  return g_utf8_strlen (spelling->folded, -1) > 1 && has_letter (spelling->folded) &&
         !spelling->is_function[language];
}

static guint
number_stem (EthosVocabulary *self, const char *stem)
{
  gpointer number;

  if (!g_hash_table_lookup_extended (self->stems, stem, NULL, &number))
    {
      number = GUINT_TO_POINTER (g_hash_table_size (self->stems));
      g_hash_table_insert (self->stems, g_strdup (stem), number);
    }
  return GPOINTER_TO_UINT (number);
}

static guint
get_stem (EthosVocabulary *self,
          Spelling *spelling,
          const EthosWord *word,
          EthosWordLanguage language)
{
  g_autoptr (GString) stem = NULL;

  if (spelling->known[language])
    return spelling->stems[language];

  spelling->known[language] = TRUE;
  if (!says_something (spelling, word, language))
    return spelling->stems[language] = SAYS_NOTHING;
  stem = g_string_new (spelling->folded);
  if (self->stemming && word->kind == ETHOS_WORD_SPELLED)
    ethos_stem (stem, language);
  return spelling->stems[language] = number_stem (self, stem->str);
}

/* Counts the words that only one of the languages has. */
static int
weigh_language (EthosVocabulary *self, const char *text)
{
  int weight = 0;

  g_array_set_size (self->words, 0);
  g_ptr_array_set_size (self->found, 0);
  ethos_words_split (text, self->words);
  for (guint i = 0; i < self->words->len; i++)
    {
      Spelling *spelling = find_spelling (self, text, &g_array_index (self->words, EthosWord, i));

      g_ptr_array_add (self->found, spelling);
      weight += (spelling->is_function[ETHOS_WORDS_GERMAN] ? 1 : 0) -
                (spelling->is_function[ETHOS_WORDS_ENGLISH] ? 1 : 0);
    }
  return weight;
}

/**
 * ethos_vocabulary_new:
 * @texts: (array length=n_texts): what the notes say
 * @n_texts: how many there are
 * @stemming: whether the forms of a word are one
 *
 * Finds out which language most of the notes are in; one that does not show its own is in that.
 *
 * Returns: (transfer full): a vocabulary without words
 */
EthosVocabulary *
ethos_vocabulary_new (const char *const *texts, guint n_texts, gboolean stemming)
{
  EthosVocabulary *self = g_new0 (EthosVocabulary, 1);
  int weight = 0;

  self->spellings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, spelling_free);
  self->stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->buffer = g_string_new (NULL);
  self->words = g_array_new (FALSE, FALSE, sizeof (EthosWord));
  self->found = g_ptr_array_new ();
  self->stemming = stemming;
  for (guint i = 0; i < MIN (n_texts, MANY_TEXTS); i++)
    weight += weigh_language (self, texts[i]);
  self->language = weight > 0 ? ETHOS_WORDS_GERMAN : ETHOS_WORDS_ENGLISH;
  return self;
}

/**
 * ethos_vocabulary_free:
 * @self: (transfer full): a vocabulary
 */
void
ethos_vocabulary_free (EthosVocabulary *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->spellings);
  g_hash_table_unref (self->stems);
  g_string_free (self->buffer, TRUE);
  g_array_unref (self->words);
  g_ptr_array_unref (self->found);
  g_free (self);
}

/**
 * ethos_vocabulary_read:
 * @self: a vocabulary
 * @text: what a note says
 *
 * Signs count only where nothing else is said: they stand behind all kinds of words.
 *
 * Returns: (transfer full) (element-type EthosTerm): the words that say something, in order
 */
GArray *
ethos_vocabulary_read (EthosVocabulary *self, const char *text)
{
  GArray *terms = g_array_new (FALSE, FALSE, sizeof (EthosTerm));
  EthosWordLanguage language;
  gboolean spelled = FALSE;
  int weight;

  g_return_val_if_fail (self != NULL && text != NULL, terms);

  weight = weigh_language (self, text);
  language = weight == 0 ? self->language : weight > 0 ? ETHOS_WORDS_GERMAN : ETHOS_WORDS_ENGLISH;
  for (guint i = 0; i < self->words->len; i++)
    {
      EthosTerm term = { SAYS_NOTHING, g_array_index (self->words, EthosWord, i) };

      term.stem = get_stem (self, g_ptr_array_index (self->found, i), &term.word, language);
      if (term.stem == SAYS_NOTHING)
        continue;
      spelled |= term.word.kind != ETHOS_WORD_SIGN;
      g_array_append_val (terms, term);
    }
  for (guint i = terms->len; spelled && i-- > 0;)
    if (g_array_index (terms, EthosTerm, i).word.kind == ETHOS_WORD_SIGN)
      g_array_remove_index (terms, i);
  return terms;
}

/**
 * ethos_vocabulary_get_length:
 * @self: a vocabulary
 *
 * Returns: how many stems it has met
 */
guint
ethos_vocabulary_get_length (const EthosVocabulary *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return g_hash_table_size (self->stems);
}
