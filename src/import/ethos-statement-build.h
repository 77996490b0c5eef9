// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-statement.h"

G_BEGIN_DECLS

/**
 * EthosStatementCardKind:
 * @ETHOS_STATEMENT_MISSION: the mission
 * @ETHOS_STATEMENT_STRAND: one strand
 * @ETHOS_STATEMENT_VISION: the vision
 * @ETHOS_STATEMENT_VALUE: one value
 * @ETHOS_STATEMENT_LEADERSHIP: leadership and accountability
 *
 * What a card is.
 */
typedef enum
{
  ETHOS_STATEMENT_MISSION,
  ETHOS_STATEMENT_STRAND,
  ETHOS_STATEMENT_VISION,
  ETHOS_STATEMENT_VALUE,
  ETHOS_STATEMENT_LEADERSHIP,
} EthosStatementCardKind;

/**
 * EthosStatementBehaviour:
 * @role: %ETHOS_ROLE_DO, %ETHOS_ROLE_DONT or %ETHOS_ROLE_HEARD
 * @text: its words
 * @line: the statement's line it comes from
 *
 * A behaviour on a card.
 */
typedef struct
{
  EthosStatementRole role;
  char *text;
  guint line;
} EthosStatementBehaviour;

/**
 * EthosStatementCard:
 * @kind: what it is
 * @title: its name, with a capital first letter
 * @proposed: whether the title is ours, not the document's
 * @statement: what it says; may be empty
 * @behaviours: (element-type EthosStatementBehaviour): its behaviours
 * @lines: (element-type guint): the statement's lines it is made of, ascending
 *
 * A card that a statement becomes.
 */
typedef struct
{
  EthosStatementCardKind kind;
  char *title;
  gboolean proposed;
  char *statement;
  GPtrArray *behaviours;
  GArray *lines;
} EthosStatementCard;

/**
 * EthosStatementCounts:
 * @missions: cards of that kind
 * @strands: cards of that kind
 * @visions: cards of that kind
 * @values: cards of that kind
 * @leadership: cards of that kind
 * @left_out: lines on no card, repeats not counted: nothing of theirs is missing
 * @repeated: lines left out because they stand further up
 *
 * What was found.
 */
typedef struct
{
  guint missions;
  guint strands;
  guint visions;
  guint values;
  guint leadership;
  guint left_out;
  guint repeated;
} EthosStatementCounts;

GPtrArray *ethos_statement_build (const EthosStatement *self);
void ethos_statement_card_free (EthosStatementCard *card);
void ethos_statement_count (const EthosStatement *self, EthosStatementCounts *counts);
char *ethos_statement_counts_dup_summary (const EthosStatementCounts *counts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosStatementCard, ethos_statement_card_free)

G_END_DECLS
