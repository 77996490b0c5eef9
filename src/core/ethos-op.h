// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-session.h"

G_BEGIN_DECLS

/*
 * An operation is what somebody wants to happen. Every kind is one row in the table of its domain:
 * a name, the fields with their limits, who may send it and when, how it is applied. Checking,
 * JSON, undo, documentation and the generic tests read the rows, so a new feature starts with one.
 */

/* Words that depend on a number, marked for translators where they stand in a table or a call. */
#define NN_(ONE, MANY) ONE, MANY

/**
 * EthosOrigin:
 * @ETHOS_ORIGIN_FACILITATOR: the window of the facilitator
 * @ETHOS_ORIGIN_SCRIBE: somebody who types for others
 * @ETHOS_ORIGIN_SEAT: one voice in the room
 * @ETHOS_ORIGIN_REMOTE: a remote control
 * @ETHOS_ORIGIN_IMPORT: a file or the clipboard
 * @ETHOS_ORIGIN_RECOVERY: a journal that is replayed
 *
 * Who sends an operation.
 */
typedef enum
{
  ETHOS_ORIGIN_FACILITATOR = 1 << 0,
  ETHOS_ORIGIN_SCRIBE = 1 << 1,
  ETHOS_ORIGIN_SEAT = 1 << 2,
  ETHOS_ORIGIN_REMOTE = 1 << 3,
  ETHOS_ORIGIN_IMPORT = 1 << 4,
  ETHOS_ORIGIN_RECOVERY = 1 << 5,
} EthosOrigin;

/**
 * EthosOpFlags:
 * @ETHOS_OP_UNDOABLE: the facilitator can take it back
 * @ETHOS_OP_BARRIER: what came before it cannot be undone any more
 * @ETHOS_OP_COMPACT: the journal and older backups must forget what came before it
 */
typedef enum
{
  ETHOS_OP_PLAIN = 0,
  ETHOS_OP_UNDOABLE = 1 << 0,
  ETHOS_OP_BARRIER = 1 << 1,
  ETHOS_OP_COMPACT = 1 << 2,
} EthosOpFlags;

/**
 * EthosOpContext:
 * @session: what is there now
 * @clock: the time
 * @origin: who asks
 *
 * What an operation may look at while it is turned into edits.
 */
typedef struct
{
  EthosSession *session;
  EthosClock *clock;
  EthosOrigin origin;
} EthosOpContext;

/**
 * EthosOpApply:
 * @context: what it may look at
 * @op: the operation; its texts are normalised and within their limits
 * @edits: where to add what is to happen
 * @error: where to say why not
 *
 * Turns an operation into edits. Changes nothing itself. Adding no edits is success.
 */
typedef gboolean (*EthosOpApply) (const EthosOpContext *context,
                                  const EthosRecord *op,
                                  EthosEdits *edits,
                                  GError **error);

/**
 * EthosOpKind:
 * @type: name and fields
 * @origins: who may send it
 * @activities: bits of the #EthosActivityKind of the current activity in which it may be sent; 0
 *   means always
 * @flags: see #EthosOpFlags
 * @label: (nullable): what Undo calls it, untranslated; goes on after “Undo”
 * @label_many: (nullable): the same for several, where they are counted
 * @label_off: (nullable): the label where the field "value" is %FALSE
 * @label_off_many: (nullable): the same for several
 * @counted: (nullable): the field with those who are counted, of several ids or texts
 * @apply: turns it into edits
 */
typedef struct
{
  EthosRecordType type;
  guint origins;
  guint activities;
  EthosOpFlags flags;
  const char *label;
  const char *label_many;
  const char *label_off;
  const char *label_off_many;
  const char *counted;
  EthosOpApply apply;
} EthosOpKind;

const EthosOpKind *ethos_op_kind_find (const char *name);
guint ethos_op_kinds_get_length (void);
const EthosOpKind *ethos_op_kinds_get (guint index);
const EthosOpKind *ethos_op_get_kind (const EthosRecord *op);

EthosRecord *ethos_op_new (const char *kind, ...) G_GNUC_NULL_TERMINATED;

gboolean ethos_op_check (const EthosOpContext *context, const EthosRecord *op, GError **error);

G_END_DECLS
