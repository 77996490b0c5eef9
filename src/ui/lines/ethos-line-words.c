// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-lines"

#include "config.h"

#include "ethos-line-words.h"

#include <glib/gi18n-lib.h>

#include "ethos-text.h"

/* Enough of a statement to know a card by that has no name. */
#define NAME_CHARACTERS 60
#define NAME_BYTES 240

static const char *const kind_labels[] = {
  /* Translators: a line under a value: what people do. */
  [ETHOS_BEHAVIOUR_DO] = NC_ ("line", "We do"),
  /* Translators: a line under a value: what people do not do. */
  [ETHOS_BEHAVIOUR_DONT] = NC_ ("line", "We don’t"),
  /* Translators: a line under a value: what people say. */
  [ETHOS_BEHAVIOUR_HEARD] = NC_ ("line", "You would hear us say"),
};

/**
 * ethos_lines_dup_card_name:
 *
 * Returns: (transfer full): what to call a card: its name, the beginning of its statement, or that
 *   it has no name yet
 */
char *
ethos_lines_dup_card_name (const EthosCard *card)
{
  g_return_val_if_fail (card != NULL, NULL);

  if (card->title != NULL && *card->title != '\0')
    return g_strdup (card->title);
  if (card->statement != NULL && *card->statement != '\0')
    return ethos_text_truncate (card->statement, NAME_CHARACTERS, NAME_BYTES);
  /* Translators: stands where the name of a card will be. */
  return g_strdup (_ ("No name yet"));
}

/**
 * ethos_lines_get_kind_label:
 *
 * Returns: (transfer none): what stands above the lines of that kind, translated
 */
const char *
ethos_lines_get_kind_label (EthosBehaviourKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kind_labels), NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "line", kind_labels[kind]);
}
