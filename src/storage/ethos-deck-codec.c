// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-deck-codec.h"

/* A card is marked in one workshop; the mark does not belong to the deck. */
static const char *const deck_omitted[] = { "marked", NULL };

const EthosFormat ethos_deck_format = {
  .name = "ethos-deck",
  .version = 1,
  .limits = &ethos_json_limits_content,
  .kind = ETHOS_KIND_DECK,
  .kinds = 1u << ETHOS_KIND_CARD | 1u << ETHOS_KIND_BEHAVIOUR,
  .omitted = deck_omitted,
  .invents_ids = TRUE,
  .about = "a set of cards",
};

static const EthosField agenda_fields[] = {
  { "title", ETHOS_FIELD_LINE, G_STRUCT_OFFSET (EthosAgenda, title),
    .maximum = ETHOS_TITLE_MAX_CHARACTERS, .flags = ETHOS_FIELD_REQUIRED | ETHOS_FIELD_ALWAYS,
    .about = "what the plan is called" },
  { "language", ETHOS_FIELD_LINE, G_STRUCT_OFFSET (EthosAgenda, language), .maximum = 35,
    .about = "BCP 47 tag of the texts" },
  { "summary", ETHOS_FIELD_TEXT, G_STRUCT_OFFSET (EthosAgenda, summary),
    .maximum = ETHOS_STATEMENT_MAX_CHARACTERS, .about = "for whom it is and what comes out" },
  { "people_minimum", ETHOS_FIELD_INT, G_STRUCT_OFFSET (EthosAgenda, people_minimum),
    .maximum = 10000, .about = "the smallest group it is meant for" },
  { "people_maximum", ETHOS_FIELD_INT, G_STRUCT_OFFSET (EthosAgenda, people_maximum),
    .maximum = 10000, .about = "the largest group it is meant for" },
};

static const EthosRecordType agenda_type = {
  .name = "agenda",
  .size = sizeof (EthosAgenda),
  .fields = agenda_fields,
  .n_fields = G_N_ELEMENTS (agenda_fields),
  .about = "a plan",
};

/* How far a workshop has come does not belong to its plan. */
static const char *const agenda_omitted[] = {
  "state", "prompt_shown", "revealed", "arrangement", "timer_", "presence_", NULL,
};

const EthosFormat ethos_agenda_format = {
  .name = "ethos-agenda",
  .version = 1,
  .limits = &ethos_json_limits_content,
  .type = &agenda_type,
  .kind = ETHOS_KIND_WORKSHOP,
  .kinds = 1u << ETHOS_KIND_ACTIVITY,
  .omitted = agenda_omitted,
  .invents_ids = TRUE,
  .about = "a plan with timed steps",
};

static EthosSnapshot *
read_content (const EthosFormat *format, GBytes *bytes, GError **error)
{
  g_autoptr (EthosTree) tree = ethos_tree_read (format, bytes, error);

  return tree ? g_steal_pointer (&tree->snapshot) : NULL;
}

/**
 * ethos_deck_codec_read:
 * @bytes: a file
 * @error: where and what is wrong
 *
 * Reads a deck. Cards and lines that come without an id get one.
 *
 * Errors: those of ethos_tree_read(); a newer version is refused.
 *
 * Returns: (transfer full) (nullable): a tree with the #EthosDeck at its root
 */
EthosSnapshot *
ethos_deck_codec_read (GBytes *bytes, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  return read_content (&ethos_deck_format, bytes, error);
}

/**
 * ethos_deck_codec_write:
 * @deck: an #EthosDeck with its cards: the root of what was read, or the deck of a workshop
 * @error: where to say why it can't be written
 *
 * Returns: (transfer full) (nullable): the bytes of a deck file
 */
GBytes *
ethos_deck_codec_write (const EthosSnapshotNode *deck, GError **error)
{
  g_return_val_if_fail (deck != NULL, NULL);

  return ethos_tree_write (&ethos_deck_format, deck, error);
}

/**
 * ethos_agenda_codec_read:
 * @bytes: a file
 * @error: where and what is wrong
 *
 * Reads a plan. Activities that come without an id get one.
 *
 * Errors: those of ethos_tree_read(); a newer version is refused.
 *
 * Returns: (transfer full) (nullable): a tree with an #EthosAgenda at its root
 */
EthosSnapshot *
ethos_agenda_codec_read (GBytes *bytes, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  return read_content (&ethos_agenda_format, bytes, error);
}

/**
 * ethos_agenda_codec_write:
 * @agenda: an #EthosAgenda with its activities
 * @error: where to say why it can't be written
 *
 * Returns: (transfer full) (nullable): the bytes of an agenda file
 */
GBytes *
ethos_agenda_codec_write (const EthosSnapshotNode *agenda, GError **error)
{
  g_return_val_if_fail (agenda != NULL, NULL);

  return ethos_tree_write (&ethos_agenda_format, agenda, error);
}
