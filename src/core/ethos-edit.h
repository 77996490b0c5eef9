// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-model.h"

G_BEGIN_DECLS

/*
 * Edits are mechanism: the four things that can happen to a record. Operations (ethos-op.h) are
 * policy and are turned into edits with every id and every shuffle resolved, so a journal of edits
 * replays to the same workshop in any later version.
 */

typedef enum
{
  ETHOS_EDIT_INSERT,
  ETHOS_EDIT_REMOVE,
  ETHOS_EDIT_SET,
  ETHOS_EDIT_MOVE,
} EthosEditType;

extern const char *const ethos_edit_type_names[];

/* The places that are not after a named sibling. */
#define ETHOS_PLACE_FIRST ""
#define ETHOS_PLACE_LAST NULL

/**
 * EthosEdit:
 * @type: what happens
 * @kind: the kind of the record
 * @id: the id of the record
 * @parent: (nullable): insert: the id of the parent
 * @after: (nullable): insert, move: the id of the sibling before it, or %ETHOS_PLACE_FIRST or
 *   %ETHOS_PLACE_LAST
 * @record: (nullable): insert, set: a reference to the record
 * @token: which move this is, for undo; 0 for a new one
 */
typedef struct
{
  EthosEditType type;
  EthosKind kind;
  char *id;
  char *parent;
  char *after;
  EthosRecord *record;
  guint64 token;
} EthosEdit;

/**
 * EthosEdits:
 *
 * A list of edits that happen together or not at all.
 */
typedef struct _EthosEdits EthosEdits;

EthosEdits *ethos_edits_new (void);
void ethos_edits_free (EthosEdits *self);
guint ethos_edits_get_length (const EthosEdits *self);
const EthosEdit *ethos_edits_get (const EthosEdits *self, guint index);
void ethos_edits_insert (EthosEdits *self, gpointer record, const char *parent, const char *after);
void ethos_edits_remove (EthosEdits *self, EthosKind kind, const char *id);
void ethos_edits_set (EthosEdits *self, gpointer record);
void ethos_edits_move (EthosEdits *self, EthosKind kind, const char *id, const char *after);
void ethos_edits_set_token (EthosEdits *self, guint64 token);

/**
 * EthosChange:
 * @type: what happened
 * @kind: the kind of the record
 * @id: its id, which belongs to @after or @before
 * @parent: (nullable): the id of its parent; %NULL for the workshop itself
 * @before: (nullable): remove, set, move: a reference to the record as it was
 * @after: (nullable): insert, set, move: a reference to the record as it is
 * @old_sibling: (nullable): remove, move: the sibling it stood after, or ""
 * @new_sibling: (nullable): insert, move: the sibling it stands after, or ""
 * @old_token: the move that had put it where it was
 * @new_token: the move that put it where it is
 *
 * One edit as it was applied: enough to tell views and to take it back.
 */
typedef struct
{
  EthosEditType type;
  EthosKind kind;
  const char *id;
  char *parent;
  EthosRecord *before;
  EthosRecord *after;
  char *old_sibling;
  char *new_sibling;
  guint64 old_token;
  guint64 new_token;
} EthosChange;

/**
 * EthosChanges:
 *
 * What one operation changed, in order; immutable and reference counted.
 */
typedef struct _EthosChanges EthosChanges;

#define ETHOS_TYPE_CHANGES (ethos_changes_get_type ())
GType ethos_changes_get_type (void);

EthosChanges *ethos_changes_new (void);
EthosChanges *ethos_changes_ref (EthosChanges *self);
void ethos_changes_unref (EthosChanges *self);
guint ethos_changes_get_length (const EthosChanges *self);
const EthosChange *ethos_changes_get (const EthosChanges *self, guint index);
void ethos_changes_take (EthosChanges *self, EthosChange *change);
gboolean ethos_changes_touch (const EthosChanges *self, EthosKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosEdits, ethos_edits_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosChanges, ethos_changes_unref)

G_END_DECLS
