// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-json-reader.h"
#include "ethos-session.h"

G_BEGIN_DECLS

/**
 * EthosMigration:
 * @root: the whole file as the version before had it
 * @error: where to say, with a path, why it can't be done
 *
 * Turns a file of one version into one of the next, and does nothing else. The member "version" is
 * not its business.
 */
typedef gboolean (*EthosMigration) (JsonObject *root, GError **error);

/**
 * EthosFormat:
 * @name: the member "format"
 * @version: the newest version, and the one that is written
 * @migrations: (nullable): @version - 1 functions, the first from version 1 to version 2
 * @limits: what a file may be at most
 * @type: (nullable): the table of the root where it is not that of @kind
 * @kind: the kind whose children the root has
 * @kinds: bits of the kinds below it that a file has
 * @omitted: (nullable): fields that a file does not have; see #EthosRecordReading
 * @opens_newer: whether a newer version is read as far as it is known; otherwise it is refused
 * @invents_ids: whether an element may come without an id
 * @about: what it is, for the schema
 *
 * A kind of file: a tree of records.
 */
typedef struct
{
  const char *name;
  guint version;
  const EthosMigration *migrations;
  const EthosJsonLimits *limits;
  const EthosRecordType *type;
  EthosKind kind;
  guint kinds;
  const char *const *omitted;
  gboolean opens_newer;
  gboolean invents_ids;
  const char *about;
} EthosFormat;

/**
 * EthosTree:
 * @snapshot: the records
 * @ids: (element-type utf8 EthosSnapshotNode): the nodes by id, as long as @snapshot lives
 * @repairs: (element-type utf8): what was put right, with its path
 * @version: of the file
 *
 * What a file holds.
 */
typedef struct
{
  EthosSnapshot *snapshot;
  GHashTable *ids;
  GPtrArray *repairs;
  guint version;
} EthosTree;

EthosTree *ethos_tree_read (const EthosFormat *format, GBytes *bytes, GError **error);
void ethos_tree_free (EthosTree *self);
GBytes *ethos_tree_write (const EthosFormat *format, const EthosSnapshotNode *root, GError **error);

const EthosRecordType *ethos_format_get_type (const EthosFormat *format);
gboolean ethos_format_has_children (const EthosFormat *format, EthosKind parent, EthosKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosTree, ethos_tree_free)

G_END_DECLS
