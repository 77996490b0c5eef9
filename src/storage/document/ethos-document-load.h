// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-atomic-file.h"
#include "ethos-differences.h"
#include "ethos-document-home.h"
#include "ethos-document.h"

G_BEGIN_DECLS

/* The first byte of a record of the journal behind which everything older must be forgotten. In
 * front of the JSON of ethos-edits-codec.h or, in a base, ethos-session-codec.h, which begin
 * otherwise. */
#define ETHOS_DOCUMENT_FORGET_MARK '!'

/**
 * EthosDocumentLoaded:
 * @store: the workshop
 * @home: where it lives
 * @stamp: what the file is
 * @has_stamp: whether there is a file
 * @journal: (nullable): what is to be continued
 * @base_crc: checksum of the bytes that a new journal continues
 * @pending: (nullable): edits of the recovery itself, the first thing for the journal, under the
 *   sequence of @store
 * @access: what may be done with it
 * @access_message: (nullable): why not everything
 * @caution: (nullable): what doesn't work as it should
 * @recovered: (nullable): what came back, in one sentence
 * @repairs: (nullable): what the file had wrong
 * @differences: (nullable): how what was opened instead of a damaged file differs
 * @kept_changes: (nullable) (type filename): where changes are that could not be used
 * @dirty: whether the file should be written soon even if nothing happens
 * @forget: whether a recovered erasure or reveal is to be completed
 *
 * What came of opening or making a file, on its way to the main thread.
 */
typedef struct
{
  EthosStore *store;
  EthosDocumentHome *home;
  EthosFileStamp stamp;
  gboolean has_stamp;
  EthosJournal *journal;
  guint32 base_crc;
  GBytes *pending;
  EthosDocumentAccess access;
  char *access_message;
  char *caution;
  char *recovered;
  char **repairs;
  EthosDifferences *differences;
  char *kept_changes;
  gboolean dirty;
  gboolean forget;
} EthosDocumentLoaded;

EthosDocumentLoaded *ethos_document_load (const EthosFiles *files,
                                          const char *root,
                                          EthosClock *clock,
                                          const char *path,
                                          GError **error);
void ethos_document_loaded_free (EthosDocumentLoaded *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosDocumentLoaded, ethos_document_loaded_free)

G_END_DECLS
