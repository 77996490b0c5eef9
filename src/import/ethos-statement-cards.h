// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-session.h"
#include "ethos-statement-build.h"

G_BEGIN_DECLS

/**
 * EthosStatementMark:
 * @fixed: whether its words are approved and may not change in the workshop
 * @title: (nullable): a name for the card it is on, typed or accepted by a person
 *
 * What people added to a line of a statement, beside its role.
 */
typedef struct
{
  gboolean fixed;
  char *title;
} EthosStatementMark;

GPtrArray *ethos_statement_build_marked (const EthosStatement *self,
                                         const EthosStatementMark *marks);
gboolean ethos_statement_card_is_fixed (const EthosStatement *self,
                                        const EthosStatementCard *card,
                                        const EthosStatementMark *marks);

char *ethos_statement_line_dup_left_out (const EthosStatementLine *line);
char *ethos_statement_dup_title (const EthosStatement *self);
EthosSnapshot *ethos_statement_to_deck (const EthosStatement *self,
                                        const EthosStatementMark *marks,
                                        const char *title,
                                        const char *source,
                                        guint *line,
                                        GError **error);

G_END_DECLS
