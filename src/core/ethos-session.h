// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-edit.h"
#include "ethos-item-list.h"

G_BEGIN_DECLS

/**
 * EthosSession:
 *
 * One workshop in memory: records in their places. Everybody may read it; only #EthosStore changes
 * it.
 *
 * The signal `changed` carries the #EthosChanges of one operation, after lists and items have told
 * theirs.
 */
#define ETHOS_TYPE_SESSION (ethos_session_get_type ())
G_DECLARE_FINAL_TYPE (EthosSession, ethos_session, ETHOS, SESSION, GObject)

EthosSession *ethos_session_new (void);

const EthosWorkshop *ethos_session_get_workshop (EthosSession *self);
const EthosActivity *ethos_session_get_current (EthosSession *self);
const EthosActivity *ethos_session_get_wall (EthosSession *self, const char *activity);
char *ethos_session_dup_group_words (EthosSession *self, const char *group);

gconstpointer ethos_session_get_record (EthosSession *self, const char *id);
gconstpointer ethos_session_find (EthosSession *self, EthosKind kind, const char *id);
const char *ethos_session_get_parent (EthosSession *self, const char *id);
const char *ethos_session_get_sibling_before (EthosSession *self, const char *id);
const char *ethos_session_get_sibling_after (EthosSession *self, const char *id);
int ethos_session_get_position (EthosSession *self, const char *id);
EthosItemList *ethos_session_get_children (EthosSession *self, const char *parent, EthosKind kind);

/**
 * EthosChildIter:
 *
 * Walks the children of a record in order, O(1) a step; nothing may change meanwhile.
 */
typedef struct
{
  gpointer next;
} EthosChildIter;

void ethos_session_iter_init (EthosSession *self,
                              EthosChildIter *iter,
                              const char *parent,
                              EthosKind kind);
gconstpointer ethos_child_iter_next (EthosChildIter *iter);

/**
 * EthosSnapshot:
 *
 * A session as it was at one moment: references to records that never change, so taking one is
 * cheap and another thread can write it to a file while the workshop goes on.
 */
typedef struct _EthosSnapshot EthosSnapshot;

typedef struct _EthosSnapshotNode EthosSnapshotNode;

/**
 * EthosSnapshotNode:
 * @record: a reference to the record
 * @children: for each kind, the nodes below it
 * @n_children: how many
 */
struct _EthosSnapshotNode
{
  EthosRecord *record;
  EthosSnapshotNode *children[ETHOS_N_KINDS];
  guint n_children[ETHOS_N_KINDS];
};

EthosSnapshot *ethos_session_snapshot (EthosSession *self);
EthosSnapshot *ethos_snapshot_new (EthosSnapshotNode *root);
EthosSnapshot *ethos_snapshot_ref (EthosSnapshot *self);
void ethos_snapshot_unref (EthosSnapshot *self);
const EthosSnapshotNode *ethos_snapshot_get_root (const EthosSnapshot *self);
gboolean ethos_snapshot_equal (const EthosSnapshot *first, const EthosSnapshot *second);

gboolean
ethos_session_load (EthosSession *self, gpointer record, const char *parent, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosSnapshot, ethos_snapshot_unref)

G_END_DECLS
