// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EthosWordLanguage:
 * @ETHOS_WORDS_ENGLISH: English, and every language of which no words are known
 * @ETHOS_WORDS_GERMAN: German
 *
 * The languages whose words are known.
 */
typedef enum
{
  ETHOS_WORDS_ENGLISH,
  ETHOS_WORDS_GERMAN,
  ETHOS_N_WORD_LANGUAGES,
} EthosWordLanguage;

gboolean ethos_is_function_word (const char *folded, EthosWordLanguage language);
const char *const *ethos_get_function_words (EthosWordLanguage language, guint *n_words);

G_END_DECLS
