// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-suggest.h"
#include "ethos-vocabulary.h"

G_BEGIN_DECLS

/**
 * EthosSuggestItem:
 * @terms: (element-type EthosTerm): its words in order, those of the first note
 * @stems: (element-type guint): the numbers of its stems, each once, in order
 * @notes: (element-type guint): the places of its notes
 * @group: the group it is in, or -1
 *
 * All notes of the same words: said ten times, it is still one thing that is said.
 */
typedef struct
{
  GArray *terms;
  GArray *stems;
  GArray *notes;
  int group;
} EthosSuggestItem;

/**
 * EthosSuggestGroup:
 * @stem: the word that all of it has
 * @items: (element-type guint): the places of its items
 *
 * A group that may be suggested.
 */
typedef struct
{
  guint stem;
  GArray *items;
} EthosSuggestGroup;

/**
 * EthosSuggestData:
 * @texts: what the notes say
 * @items: (element-type EthosSuggestItem): in the order of their first notes
 * @weights: by stem, how much it tells
 * @counts: by stem, a place to count in that is zero between uses
 * @n_stems: how many stems there are
 * @names: the names that groups have, see ethos_suggest_names_take()
 */
typedef struct
{
  const char *const *texts;
  GPtrArray *items;
  double *weights;
  guint *counts;
  guint n_stems;
  GHashTable *names;
} EthosSuggestData;

GPtrArray *ethos_suggest_groups_with (const char *const *texts,
                                      guint n_texts,
                                      gboolean stemming,
                                      const char *const *taken,
                                      GCancellable *cancellable);

EthosSuggestion *ethos_suggest_describe (EthosSuggestData *data, const EthosSuggestGroup *group);
void ethos_suggestion_free (EthosSuggestion *self);

G_END_DECLS
