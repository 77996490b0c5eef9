// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-function-words.h"
#include "ethos-words.h"

G_BEGIN_DECLS

/**
 * EthosTerm:
 * @stem: the number of its stem
 * @word: where it stands in its note
 *
 * A word of a note that says something.
 */
typedef struct
{
  guint stem;
  EthosWord word;
} EthosTerm;

/**
 * EthosVocabulary:
 *
 * The words of many notes: which forms are one word, and which say something. Stems have numbers
 * from 0 in the order in which they were met, so that the same notes give the same numbers.
 */
typedef struct _EthosVocabulary EthosVocabulary;

EthosVocabulary *ethos_vocabulary_new (const char *const *texts, guint n_texts, gboolean stemming);
void ethos_vocabulary_free (EthosVocabulary *self);
GArray *ethos_vocabulary_read (EthosVocabulary *self, const char *text);
guint ethos_vocabulary_get_length (const EthosVocabulary *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosVocabulary, ethos_vocabulary_free)

G_END_DECLS
