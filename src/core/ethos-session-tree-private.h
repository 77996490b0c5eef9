// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-item-list-private.h"
#include "ethos-session.h"

G_BEGIN_DECLS

/*
 * The session in two files: the tree of records, how it is read and who is told of changes
 * (ethos-session.c), and what changes it (session/ethos-session-apply.c).
 */

struct _EthosSession
{
  GObject parent_instance;

  GHashTable *nodes;
  EthosNode *root;
  guint64 last_token;

  /* What views have still to be told; they may submit operations while they are being told. */
  GPtrArray *frozen;
  GQueue untold;
  guint telling : 1;
};

EthosNode *ethos_session_get_node (EthosSession *self, const char *id);
EthosItemList *ethos_node_get_list (EthosNode *node, EthosKind kind);

G_END_DECLS
