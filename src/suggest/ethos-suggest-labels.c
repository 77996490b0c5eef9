// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-suggest"

#include "config.h"

#include <string.h>

#include "ethos-suggest-names.h"
#include "ethos-suggest-private.h"
#include "ethos-text.h"

/* What a group is called and why it is one: its own words, as people have written them. */

/* As much as a group may be called; of a reason, as much as is read at a glance. */
#define TITLE_CHARACTERS 120
#define PHRASE_CHARACTERS 60
/* A reason of more words is read more slowly than the notes. */
#define PHRASES_MAX 3
#define WORDS_MAX 4
/* What says this part of what the best says is as good a name. */
#define AS_GOOD 0.9

/* A spelling of a word, or of several that stand beside each other, and how often it is there. */
typedef struct
{
  char *text;
  guint n_inside;
  guint n_leading;
} Phrase;

static void
phrase_free (gpointer data)
{
  Phrase *phrase = data;

  g_free (phrase->text);
  g_free (phrase);
}

static EthosSuggestItem *
get_item (const EthosSuggestData *data, const EthosSuggestGroup *group, guint index)
{
  return g_ptr_array_index (data->items, g_array_index (group->items, guint, index));
}

static void
count (EthosSuggestData *data, const EthosSuggestGroup *group, gboolean clear)
{
  for (guint i = 0; i < group->items->len; i++)
    {
      GArray *stems = get_item (data, group, i)->stems;

      for (guint j = 0; j < stems->len; j++)
        {
          guint *at = &data->counts[g_array_index (stems, guint, j)];

          *at = clear ? 0 : *at + 1;
        }
    }
}

/* The rarest word that most of a group has; G_MAXUINT where there is none left. */
static guint
find_common_word (const EthosSuggestData *data, const EthosSuggestGroup *group)
{
  guint best = G_MAXUINT;
  double most = 0;

  for (guint i = 0; i < group->items->len; i++)
    {
      GArray *stems = get_item (data, group, i)->stems;

      for (guint j = 0; j < stems->len; j++)
        {
          guint stem = g_array_index (stems, guint, j);
          double worth = data->weights[stem] * data->counts[stem];

          if (data->counts[stem] * 2 > group->items->len && worth > most)
            {
              best = stem;
              most = worth;
            }
        }
    }
  return best;
}

/* The word of the group, then those that most of it has as well, and how many of it have each. */
static guint
choose_words (EthosSuggestData *data, const EthosSuggestGroup *group, guint *words, guint *shared)
{
  guint n_words = 0;
  guint next = group->stem;

  count (data, group, FALSE);
  while (next != G_MAXUINT && n_words < WORDS_MAX)
    {
      shared[n_words] = data->counts[next];
      words[n_words++] = next;
      /* Not to be found again. */
      data->counts[next] = 0;
      next = find_common_word (data, group);
    }
  count (data, group, TRUE);
  return n_words;
}

static void
add_phrase (GPtrArray *phrases, const char *text, gsize length, gboolean leads)
{
  Phrase *phrase;

  for (guint i = 0; i < phrases->len; i++)
    {
      phrase = g_ptr_array_index (phrases, i);
      if (strlen (phrase->text) == length && strncmp (phrase->text, text, length) == 0)
        {
          *(leads ? &phrase->n_leading : &phrase->n_inside) += 1;
          return;
        }
    }
  phrase = g_new0 (Phrase, 1);
  phrase->text = g_strndup (text, length);
  *(leads ? &phrase->n_leading : &phrase->n_inside) += 1;
  g_ptr_array_add (phrases, phrase);
}

/* Where a capital letter may only mean that a sentence begins, the spelling inside sentences is
 * preferred. Among as many it is the shorter one, then the first one. */
static gboolean
is_better (const Phrase *phrase, const Phrase *best)
{
  guint weight = 2 * phrase->n_inside + phrase->n_leading;
  guint best_weight = 2 * best->n_inside + best->n_leading;

  return weight != best_weight ? weight > best_weight : strlen (phrase->text) < strlen (best->text);
}

static const Phrase *
choose_phrase (GPtrArray *phrases)
{
  const Phrase *best = g_ptr_array_index (phrases, 0);

  for (guint i = 1; i < phrases->len; i++)
    if (is_better (g_ptr_array_index (phrases, i), best))
      best = g_ptr_array_index (phrases, i);
  return best;
}

/* What is chosen for one group, and what has been found of it. */
typedef struct
{
  EthosSuggestData *data;
  const EthosSuggestGroup *group;
  guint words[WORDS_MAX];
  gboolean used[WORDS_MAX];
  guint n_words;
} Choice;

static gboolean
is_chosen (const Choice *choice, guint stem)
{
  for (guint i = 0; i < choice->n_words; i++)
    if (choice->words[i] == stem)
      return !choice->used[i];
  return FALSE;
}

/* Whether nothing but a gap lies between two words, or they overlap. */
static gboolean
are_beside (const char *text, const EthosWord *first, const EthosWord *second)
{
  for (gsize i = first->start + first->length; i < second->start; i++)
    if (text[i] != ' ' && text[i] != '-')
      return FALSE;
  return TRUE;
}

/* How many words from the @first on are chosen and stand beside each other. */
static guint
find_run (const Choice *choice, const EthosSuggestItem *item, guint first)
{
  const char *text = choice->data->texts[g_array_index (item->notes, guint, 0)];
  guint length = 0;

  for (; first + length < item->terms->len; length++)
    {
      const EthosTerm *term = &g_array_index (item->terms, EthosTerm, first + length);

      if (!is_chosen (choice, term->stem) ||
          (length > 0 && !are_beside (text, &term[-1].word, &term->word)))
        break;
    }
  return length;
}

/* In how many of the runs that have one chosen word each of them is. */
typedef struct
{
  GPtrArray *phrases;
  guint together[WORDS_MAX];
  guint n_found;
} Runs;

static void
add_run (const Choice *choice,
         Runs *runs,
         const EthosSuggestItem *item,
         guint first,
         guint length,
         guint word)
{
  const char *text = choice->data->texts[g_array_index (item->notes, guint, 0)];
  const EthosWord *begin = &g_array_index (item->terms, EthosTerm, first).word;
  const EthosWord *end = &g_array_index (item->terms, EthosTerm, first + length - 1).word;
  gboolean has[WORDS_MAX] = { FALSE };

  for (guint i = first; i < first + length; i++)
    for (guint j = 0; j < choice->n_words; j++)
      has[j] |= g_array_index (item->terms, EthosTerm, i).stem == choice->words[j];
  if (!has[word])
    return;
  for (guint i = 0; i < choice->n_words; i++)
    runs->together[i] += has[i] ? 1 : 0;
  add_phrase (runs->phrases, text + begin->start, end->start + end->length - begin->start,
              begin->leads);
  runs->n_found++;
}

/* What a phrase is worth as a name. */
typedef struct
{
  double worth;
  gboolean capital;
} Rank;

/* The phrase around one chosen word as most notes have it; the words in it are used up. Only inside
 * a sentence does a capital letter mean anything. */
static char *
find_phrase (Choice *choice, guint word, gboolean *capital)
{
  g_autoptr (GPtrArray) phrases = g_ptr_array_new_with_free_func (phrase_free);
  Runs runs = { .phrases = phrases };
  const Phrase *best;

  for (guint i = 0; i < choice->group->items->len; i++)
    {
      const EthosSuggestItem *item = get_item (choice->data, choice->group, i);
      guint length;

      for (guint j = 0; j < item->terms->len; j += length)
        {
          length = find_run (choice, item, j);
          if (length > 0)
            add_run (choice, &runs, item, j, length, word);
          length = MAX (length, 1);
        }
    }
  for (guint i = 0; i < choice->n_words; i++)
    choice->used[i] |= i == word || runs.together[i] * 2 > runs.n_found;
  best = choose_phrase (phrases);
  *capital = best->n_inside > 0 && g_unichar_isupper (g_utf8_get_char (best->text));
  return g_strdup (best->text);
}

/* A “word” may be as long as a note. */
static char *
shorten (char *text, gsize most_characters)
{
  g_autofree char *whole = text;

  return ethos_text_truncate (whole, most_characters, 4 * most_characters);
}

static char *
capitalise (const char *text)
{
  gunichar first = g_utf8_get_char (text);
  char letter[7] = { 0 };

  g_unichar_to_utf8 (g_unichar_totitle (first), letter);
  return g_strconcat (letter, g_utf8_next_char (text), NULL);
}

/* How much a word says of a group: the part of it that has the word, by how rare that is on the
 * whole wall, so that what all notes say names none of the groups. That is tf-idf: G. Salton and C.
 * Buckley, “Term-weighting approaches in automatic text retrieval”, Information Processing &
 * Management 24 (5), 1988; the rarity after K. Spärck Jones, “A statistical interpretation of term
 * specificity and its application in retrieval”, Journal of Documentation 28 (1), 1972. */
static double
find_worth (const Choice *choice, guint word, guint n_shared)
{
  return choice->data->weights[choice->words[word]] * n_shared / choice->group->items->len;
}

/* Of those that say as much, a noun says best what notes are about: in German it has a capital
 * letter wherever it stands, and elsewhere a name has. Then it is the longer one. */
static gboolean
is_better_title (const char *title, const Rank *rank, const char *best, const Rank *best_rank)
{
  if (rank->capital != best_rank->capital)
    return rank->capital;
  return g_utf8_strlen (title, -1) > g_utf8_strlen (best, -1);
}

/* Takes the best name off the list. */
static char *
steal_title (GPtrArray *titles, Rank *ranks)
{
  double most = 0;
  guint best = titles->len;

  for (guint i = 0; i < titles->len; i++)
    if (titles->pdata[i] != NULL)
      most = MAX (most, ranks[i].worth);
  for (guint i = 0; i < titles->len; i++)
    if (titles->pdata[i] != NULL && ranks[i].worth >= AS_GOOD * most &&
        (best == titles->len ||
         is_better_title (titles->pdata[i], &ranks[i], titles->pdata[best], &ranks[best])))
      best = i;
  return best < titles->len ? g_steal_pointer (&titles->pdata[best]) : NULL;
}

/* The word of the group by itself. */
static char *
find_own_word (const Choice *choice)
{
  g_autoptr (GPtrArray) phrases = g_ptr_array_new_with_free_func (phrase_free);

  for (guint i = 0; i < choice->group->items->len; i++)
    {
      const EthosSuggestItem *item = get_item (choice->data, choice->group, i);
      const char *text = choice->data->texts[g_array_index (item->notes, guint, 0)];

      for (guint j = 0; j < item->terms->len; j++)
        {
          const EthosTerm *term = &g_array_index (item->terms, EthosTerm, j);

          if (term->stem == choice->group->stem)
            add_phrase (phrases, text + term->word.start, term->word.length, term->word.leads);
        }
    }
  return g_strdup (choose_phrase (phrases)->text);
}

static char *
finish_title (const char *title)
{
  return shorten (capitalise (title), TITLE_CHARACTERS);
}

/* Two groups of one name would become one where both are accepted: what has the best name may be
 * called by the next one, by its word alone, or by all that it shares. */
static char *
choose_title (const Choice *choice, GPtrArray *phrases, Rank *ranks, const char *reason)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *own = find_own_word (choice);
  g_autofree char *all = finish_title (reason);
  g_autofree char *best = NULL;
  char *title;

  for (guint i = 0; i < phrases->len; i++)
    g_ptr_array_add (titles, finish_title (phrases->pdata[i]));
  while ((title = steal_title (titles, ranks)) != NULL)
    {
      if (ethos_suggest_names_take (choice->data->names, title))
        return title;
      if (best == NULL)
        best = g_steal_pointer (&title);
      g_free (title);
    }
  title = finish_title (own);
  if (ethos_suggest_names_take (choice->data->names, title))
    return title;
  g_free (title);
  if (ethos_suggest_names_take (choice->data->names, all))
    return g_steal_pointer (&all);
  return ethos_suggest_names_number (choice->data->names, best, TITLE_CHARACTERS);
}

static guint *
list_notes (EthosSuggestData *data, const EthosSuggestGroup *group, guint *n_notes)
{
  GArray *notes = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < group->items->len; i++)
    {
      GArray *same = get_item (data, group, i)->notes;

      g_array_append_vals (notes, same->data, same->len);
    }
  *n_notes = notes->len;
  return (guint *) (gpointer) g_array_free (notes, FALSE);
}

/**
 * ethos_suggest_describe:
 * @data: all notes
 * @group: some of them
 *
 * Describes a group; no other one gets its name.
 *
 * Returns: (transfer full): the group with its name and its reason
 */
EthosSuggestion *
ethos_suggest_describe (EthosSuggestData *data, const EthosSuggestGroup *group)
{
  EthosSuggestion *suggestion = g_new0 (EthosSuggestion, 1);
  g_autoptr (GPtrArray) phrases = g_ptr_array_new_with_free_func (g_free);
  Choice choice = { .data = data, .group = group };
  guint shared[WORDS_MAX];
  Rank ranks[PHRASES_MAX];
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_free);

  choice.n_words = choose_words (data, group, choice.words, shared);
  for (guint i = 0; i < choice.n_words && phrases->len < PHRASES_MAX; i++)
    if (!choice.used[i])
      {
        Rank *rank = &ranks[phrases->len];

        rank->worth = find_worth (&choice, i, shared[i]);
        g_ptr_array_add (phrases, find_phrase (&choice, i, &rank->capital));
      }
  for (guint i = 0; i < phrases->len; i++)
    g_ptr_array_add (shown, shorten (g_strdup (phrases->pdata[i]), PHRASE_CHARACTERS));
  g_ptr_array_add (shown, NULL);
  suggestion->reason = g_strjoinv (", ", (char **) shown->pdata);
  suggestion->title = choose_title (&choice, phrases, ranks, suggestion->reason);
  suggestion->notes = list_notes (data, group, &suggestion->n_notes);
  return suggestion;
}

/**
 * ethos_suggestion_free:
 * @self: (transfer full): a suggestion
 */
void
ethos_suggestion_free (EthosSuggestion *self)
{
  g_free (self->title);
  g_free (self->reason);
  g_free (self->notes);
  g_free (self);
}
