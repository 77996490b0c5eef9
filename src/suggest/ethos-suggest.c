// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-suggest"

#include "config.h"

#include "ethos-suggest.h"

#include <math.h>
#include <string.h>

#include "ethos-suggest-names.h"
#include "ethos-suggest-private.h"

/*
 * A group is made of a word that all of its notes have: so its reason is true of each of them, and
 * can be seen. Of all words the one is taken first that is rare, has many notes, and whose notes
 * have other words in common as well; then the next one, for the notes that are left.
 */

/* A group of more than these is no help to who reads it; on a large wall, than this part of it. */
#define ITEMS_MAX 60
#define ITEMS_PART 12
/* A word that more than this part of all notes has tells little of any, but with few notes. */
#define COMMON_PART 0.35
#define COMMON_LEAST 6
/* What it counts that notes have more in common than one word. */
#define COHESION 0.3
/* Among more notes than these, two that share one word only are no pair. */
#define PAIR_BY_ONE_WORD 30

typedef struct
{
  EthosSuggestData data;
  /* By stem, the items that have it. */
  GArray **postings;
  /* By stem, what a group of it would be worth, and when that was worked out. */
  double *worth;
  guint *worked_out;
  guint turn;
  GPtrArray *groups;
} Search;

static void
item_free (gpointer data)
{
  EthosSuggestItem *item = data;

  g_array_unref (item->terms);
  g_array_unref (item->stems);
  g_array_unref (item->notes);
  g_free (item);
}

static void
group_free (gpointer data)
{
  EthosSuggestGroup *group = data;

  g_array_unref (group->items);
  g_free (group);
}

static EthosSuggestItem *
get_item (const EthosSuggestData *data, guint place)
{
  return g_ptr_array_index (data->items, place);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;

  return first < second ? -1 : first > second;
}

static GArray *
collect_stems (GArray *terms)
{
  GArray *stems = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_kept = 0;

  for (guint i = 0; i < terms->len; i++)
    g_array_append_val (stems, g_array_index (terms, EthosTerm, i).stem);
  g_array_sort (stems, compare_numbers);
  for (guint i = 0; i < stems->len; i++)
    if (i == 0 || g_array_index (stems, guint, i) != g_array_index (stems, guint, n_kept - 1))
      g_array_index (stems, guint, n_kept++) = g_array_index (stems, guint, i);
  g_array_set_size (stems, n_kept);
  return stems;
}

static guint
hash_stems (gconstpointer data)
{
  const GArray *stems = data;
  guint hash = 5381;

  for (guint i = 0; i < stems->len; i++)
    hash = hash * 33 + g_array_index (stems, guint, i);
  return hash;
}

static gboolean
equal_stems (gconstpointer a, gconstpointer b)
{
  const GArray *first = a;
  const GArray *second = b;

  return first->len == second->len &&
         (first->len == 0 || memcmp (first->data, second->data, first->len * sizeof (guint)) == 0);
}

/* Notes without a word that says something belong nowhere. */
static gboolean
read_notes (EthosSuggestData *data,
            const char *const *texts,
            guint n_texts,
            gboolean stemming,
            GCancellable *cancellable)
{
  g_autoptr (EthosVocabulary) vocabulary = ethos_vocabulary_new (texts, n_texts, stemming);
  g_autoptr (GHashTable) known = g_hash_table_new (hash_stems, equal_stems);

  data->texts = texts;
  data->items = g_ptr_array_new_with_free_func (item_free);
  for (guint i = 0; i < n_texts; i++)
    {
      g_autoptr (GArray) terms = ethos_vocabulary_read (vocabulary, texts[i]);
      g_autoptr (GArray) stems = collect_stems (terms);
      EthosSuggestItem *item = g_hash_table_lookup (known, stems);

      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      if (stems->len == 0)
        continue;
      if (item == NULL)
        {
          item = g_new0 (EthosSuggestItem, 1);
          item->terms = g_steal_pointer (&terms);
          item->stems = g_steal_pointer (&stems);
          item->notes = g_array_new (FALSE, FALSE, sizeof (guint));
          item->group = -1;
          g_ptr_array_add (data->items, item);
          g_hash_table_insert (known, item->stems, item);
        }
      g_array_append_val (item->notes, i);
    }
  data->n_stems = ethos_vocabulary_get_length (vocabulary);
  return TRUE;
}

static void
search_init (Search *self)
{
  guint n_stems = self->data.n_stems;
  guint n_items = self->data.items->len;

  self->data.weights = g_new0 (double, n_stems);
  self->data.counts = g_new0 (guint, n_stems);
  self->postings = g_new0 (GArray *, n_stems);
  self->worth = g_new0 (double, n_stems);
  self->worked_out = g_new0 (guint, n_stems);
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->turn = 1;
  for (guint i = 0; i < n_items; i++)
    {
      GArray *stems = get_item (&self->data, i)->stems;

      for (guint j = 0; j < stems->len; j++)
        {
          GArray **posting = &self->postings[g_array_index (stems, guint, j)];

          if (*posting == NULL)
            *posting = g_array_new (FALSE, FALSE, sizeof (guint));
          g_array_append_val (*posting, i);
        }
    }
  for (guint i = 0; i < n_stems; i++)
    if (self->postings[i] != NULL)
      self->data.weights[i] = log2 ((n_items + 1.0) / self->postings[i]->len);
}

static void
search_clear (Search *self)
{
  for (guint i = 0; self->postings != NULL && i < self->data.n_stems; i++)
    g_clear_pointer (&self->postings[i], g_array_unref);
  g_free (self->postings);
  g_free (self->data.weights);
  g_free (self->data.counts);
  g_free (self->worth);
  g_free (self->worked_out);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->data.items, g_ptr_array_unref);
  g_clear_pointer (&self->data.names, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* The items that have a word and are in no group yet. */
static GArray *
list_left (Search *self, guint stem)
{
  GArray *left = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *posting = self->postings[stem];

  for (guint i = 0; posting != NULL && i < posting->len; i++)
    {
      guint place = g_array_index (posting, guint, i);

      if (get_item (&self->data, place)->group < 0)
        g_array_append_val (left, place);
    }
  return left;
}

static guint
count_notes (Search *self, GArray *items)
{
  guint n_notes = 0;

  for (guint i = 0; i < items->len; i++)
    n_notes += get_item (&self->data, g_array_index (items, guint, i))->notes->len;
  return n_notes;
}

/* What items have in common besides one word: each other word, by the part of them that has it. */
static double
weigh_rest (Search *self, GArray *items, guint stem)
{
  guint *counts = self->data.counts;
  double rest = 0;

  for (guint i = 0; i < items->len; i++)
    {
      GArray *stems = get_item (&self->data, g_array_index (items, guint, i))->stems;

      for (guint j = 0; j < stems->len; j++)
        counts[g_array_index (stems, guint, j)]++;
    }
  for (guint i = 0; i < items->len; i++)
    {
      GArray *stems = get_item (&self->data, g_array_index (items, guint, i))->stems;

      for (guint j = 0; j < stems->len; j++)
        {
          guint other = g_array_index (stems, guint, j);

          if (other != stem && counts[other] > 1)
            rest += self->data.weights[other] * (counts[other] - 1) / items->len;
          counts[other] = 0;
        }
    }
  return rest;
}

static double
find_worth (Search *self, guint stem)
{
  g_autoptr (GArray) left = list_left (self, stem);
  guint n_notes = count_notes (self, left);
  guint common = MAX (COMMON_LEAST, (guint) (self->data.items->len * COMMON_PART));
  double weight = self->data.weights[stem];
  double rest;

  if (n_notes < 2 || left->len > MAX (ITEMS_MAX, self->data.items->len / ITEMS_PART) ||
      (left->len > 1 && self->postings[stem]->len > common))
    return 0;
  rest = weigh_rest (self, left, stem);
  if (n_notes == 2 && left->len == 2 && rest <= 0 && self->data.items->len > PAIR_BY_ONE_WORD)
    return 0;
  return log2 (n_notes) * (weight + COHESION * rest);
}

/* The word that is worth most; G_MAXUINT where none is left. What a word is worth is worked out
 * again only where it would be the best and its notes may have been taken since. */
static guint
find_best (Search *self, GCancellable *cancellable)
{
  while (!g_cancellable_is_cancelled (cancellable))
    {
      guint best = G_MAXUINT;

      for (guint i = 0; i < self->data.n_stems; i++)
        if (self->worth[i] > 0 && (best == G_MAXUINT || self->worth[i] > self->worth[best]))
          best = i;
      if (best == G_MAXUINT || self->worked_out[best] == self->turn)
        return best;
      self->worth[best] = find_worth (self, best);
      self->worked_out[best] = self->turn;
    }
  return G_MAXUINT;
}

static void
take_group (Search *self, guint stem)
{
  EthosSuggestGroup *group = g_new0 (EthosSuggestGroup, 1);

  group->stem = stem;
  group->items = list_left (self, stem);
  for (guint i = 0; i < group->items->len; i++)
    get_item (&self->data, g_array_index (group->items, guint, i))->group = (int) self->groups->len;
  g_ptr_array_add (self->groups, group);
  self->turn++;
}

static gboolean
search_run (Search *self, GCancellable *cancellable)
{
  guint best;

  for (guint i = 0; i < self->data.n_stems; i++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      self->worth[i] = find_worth (self, i);
      self->worked_out[i] = self->turn;
    }
  while (self->groups->len < ETHOS_SUGGESTIONS_MAX &&
         (best = find_best (self, cancellable)) != G_MAXUINT)
    take_group (self, best);
  return !g_cancellable_is_cancelled (cancellable);
}

/**
 * ethos_suggest_groups_with:
 * @stemming: whether the forms of a word are one
 * @taken: (nullable): the names that no group may get
 *
 * What ethos_suggest_groups_besides() does, for who measures.
 *
 * Returns: as ethos_suggest_groups()
 */
GPtrArray *
ethos_suggest_groups_with (const char *const *texts,
                           guint n_texts,
                           gboolean stemming,
                           const char *const *taken,
                           GCancellable *cancellable)
{
  g_auto (Search) search = { 0 };
  GPtrArray *suggestions;

  if (!read_notes (&search.data, texts, n_texts, stemming, cancellable))
    return NULL;
  search_init (&search);
  if (!search_run (&search, cancellable))
    return NULL;

  search.data.names = ethos_suggest_names_new (taken);
  suggestions = g_ptr_array_new_with_free_func ((GDestroyNotify) ethos_suggestion_free);
  for (guint i = 0; i < search.groups->len; i++)
    g_ptr_array_add (suggestions,
                     ethos_suggest_describe (&search.data, g_ptr_array_index (search.groups, i)));
  return suggestions;
}

/**
 * ethos_suggest_groups:
 * @texts: (array length=n_texts): what the notes say, in normal form
 * @n_texts: how many there are
 * @cancellable: (nullable): what stops it
 *
 * Looks for notes that may belong together, by nothing but the words they share. The same notes in
 * the same order give the same groups; a note is in one of them or in none, and no two of them have
 * one name. May be called in any thread.
 *
 * Returns: (transfer full) (nullable) (element-type EthosSuggestion): the groups, the clearest
 *   first; %NULL where it was stopped
 */
GPtrArray *
ethos_suggest_groups (const char *const *texts, guint n_texts, GCancellable *cancellable)
{
  g_return_val_if_fail (texts != NULL || n_texts == 0, NULL);

  return ethos_suggest_groups_with (texts, n_texts, TRUE, NULL, cancellable);
}

/**
 * ethos_suggest_groups_besides:
 * @texts: (array length=n_texts): what the notes say, in normal form
 * @n_texts: how many there are
 * @taken: (nullable): the names of the groups that there are
 * @cancellable: (nullable): what stops it
 *
 * What ethos_suggest_groups() does, where there are groups already: none that is suggested has the
 * name of one of them.
 *
 * Returns: as ethos_suggest_groups()
 */
GPtrArray *
ethos_suggest_groups_besides (const char *const *texts,
                              guint n_texts,
                              const char *const *taken,
                              GCancellable *cancellable)
{
  g_return_val_if_fail (texts != NULL || n_texts == 0, NULL);

  return ethos_suggest_groups_with (texts, n_texts, TRUE, taken, cancellable);
}
