// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EthosWordKind:
 * @ETHOS_WORD_SPELLED: letters between what is none
 * @ETHOS_WORD_PAIR: two characters of a script that puts no spaces between words
 * @ETHOS_WORD_SIGN: a pictograph
 */
typedef enum
{
  ETHOS_WORD_SPELLED,
  ETHOS_WORD_PAIR,
  ETHOS_WORD_SIGN,
} EthosWordKind;

/**
 * EthosWord:
 * @start: where it begins in its text, in bytes
 * @length: how many bytes it has
 * @kind: what it is
 * @leads: whether it begins a sentence, where a capital letter says nothing
 */
typedef struct
{
  gsize start;
  gsize length;
  EthosWordKind kind;
  gboolean leads;
} EthosWord;

void ethos_words_split (const char *text, GArray *words);

G_END_DECLS
