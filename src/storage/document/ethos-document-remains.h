// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-model.h"

G_BEGIN_DECLS

/**
 * EthosRemain:
 * @kind: what it seems to be
 * @id: (nullable): its id, where it can be read
 * @place: (nullable): the name of what it seems to belong to
 * @words: (array): for each field of the kind, %NULL or what can be read, in normal form and no
 *   longer than the field may be
 * @cut_field: the field whose words break off; -1 for none
 *
 * What is left of one record.
 */
typedef struct
{
  EthosKind kind;
  char *id;
  char *place;
  char **words;
  int cut_field;
} EthosRemain;

GPtrArray *ethos_document_find_remains (GBytes *bytes);
char *ethos_document_find_uid (GBytes *bytes);

G_END_DECLS
