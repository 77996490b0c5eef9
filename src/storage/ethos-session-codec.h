// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-tree-codec.h"

G_BEGIN_DECLS

/* The format of workshop files. */
extern const EthosFormat ethos_session_format;

/**
 * EthosSessionFile:
 * @session: the workshop
 * @version: of the file
 * @newer: whether the file is of a newer version: show it, but do not write over it
 * @repairs: (element-type utf8): what did not fit together and was put right, each with its path,
 *   as in "activities[2].notes[0].group: “g7” is not there"; usually empty
 *
 * What was read.
 */
typedef struct
{
  EthosSession *session;
  guint version;
  gboolean newer;
  GPtrArray *repairs;
} EthosSessionFile;

EthosSessionFile *ethos_session_codec_read (GBytes *bytes, GError **error);
void ethos_session_file_free (EthosSessionFile *self);

EthosSession *ethos_session_from_snapshot (const EthosSnapshot *snapshot, GError **error);
GBytes *ethos_session_codec_write (const EthosSnapshot *snapshot, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosSessionFile, ethos_session_file_free)

G_END_DECLS
