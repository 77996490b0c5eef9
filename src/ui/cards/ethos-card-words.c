// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-cards"

#include "config.h"

#include "ethos-card-words.h"

#include <glib/gi18n-lib.h>

#include "ethos-line-words.h"
#include "ethos-text.h"

static const char *const kind_labels[] = {
  /* Translators: the kind of a card. */
  [ETHOS_CARD_VALUE] = N_ ("Value"),
  /* Translators: the kind of a card. */
  [ETHOS_CARD_MISSION] = N_ ("Mission"),
  /* Translators: the kind of a card. */
  [ETHOS_CARD_VISION] = N_ ("Vision"),
  /* Translators: the kind of a card: one of the ways in which a mission is delivered. */
  [ETHOS_CARD_STRAND] = N_ ("Strand"),
  /* Translators: the kind of a card. */
  [ETHOS_CARD_LEADERSHIP] = N_ ("Leadership"),
};

static const char *const kind_headings[] = {
  /* Translators: the heading above all value cards. */
  [ETHOS_CARD_VALUE] = N_ ("Values"),
  [ETHOS_CARD_MISSION] = N_ ("Mission"),
  [ETHOS_CARD_VISION] = N_ ("Vision"),
  /* Translators: the heading above the ways in which a mission is delivered. */
  [ETHOS_CARD_STRAND] = N_ ("Strands"),
  [ETHOS_CARD_LEADERSHIP] = N_ ("Leadership"),
};

/**
 * ethos_card_kind_get_label:
 *
 * Returns: (transfer none): what one card of that kind is called, translated
 */
const char *
ethos_card_kind_get_label (EthosCardKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kind_labels), NULL);

  return _ (kind_labels[kind]);
}

/**
 * ethos_card_kind_get_heading:
 *
 * Returns: (transfer none): what stands above the cards of that kind, translated
 */
const char *
ethos_card_kind_get_heading (EthosCardKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kind_headings), NULL);

  return _ (kind_headings[kind]);
}

/* Where the lines of a card stand without headings, each says what it is unless that goes without
 * saying. */
static char *
dup_line (const EthosBehaviour *line)
{
  if (line->kind == ETHOS_BEHAVIOUR_DO)
    return g_strdup (line->text);
  return ethos_text_print_isolated (_ ("%s: %s"), ethos_lines_get_kind_label (line->kind),
                                    line->text);
}

/**
 * ethos_card_dup_lines:
 * @most: how many lines at most
 *
 * Returns: (transfer full): the statement and the first lines of a card, in order; what is not “We
 *   do” says so
 */
GStrv
ethos_card_dup_lines (EthosSession *session, const EthosCard *card, guint most)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const EthosBehaviour *line;
  EthosChildIter iter;
  guint n = 0;

  g_return_val_if_fail (ETHOS_IS_SESSION (session) && card != NULL, NULL);

  if (card->statement != NULL && *card->statement != '\0' && n++ < most)
    g_strv_builder_add (builder, card->statement);
  ethos_session_iter_init (session, &iter, card->record.id, ETHOS_KIND_BEHAVIOUR);
  while (n < most && (line = ethos_child_iter_next (&iter)) != NULL)
    {
      g_autofree char *text = dup_line (line);

      g_strv_builder_add (builder, text);
      n++;
    }
  return g_strv_builder_end (builder);
}

/**
 * ethos_card_count_fixed_lines:
 *
 * Returns: how many lines of a card are fixed
 */
guint
ethos_card_count_fixed_lines (EthosSession *session, const EthosCard *card)
{
  const EthosBehaviour *line;
  EthosChildIter iter;
  guint n = 0;

  g_return_val_if_fail (ETHOS_IS_SESSION (session) && card != NULL, 0);

  ethos_session_iter_init (session, &iter, card->record.id, ETHOS_KIND_BEHAVIOUR);
  while ((line = ethos_child_iter_next (&iter)) != NULL)
    n += line->fixed ? 1 : 0;
  return n;
}
