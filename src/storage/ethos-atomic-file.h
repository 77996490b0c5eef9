// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-files.h"

G_BEGIN_DECLS

/**
 * EthosFileStamp:
 * @device: of the file system
 * @inode: of the file
 * @size: bytes
 * @modified: nanoseconds since 1970
 * @crc: CRC32C of the content
 * @settled: whether @modified was so long ago when the stamp was taken that any later change must
 *   show in it; clocks of file systems tick in milliseconds
 *
 * What a file was when it was read or written.
 */
typedef struct
{
  guint64 device;
  guint64 inode;
  guint64 size;
  gint64 modified;
  guint32 crc;
  guint settled : 1;
} EthosFileStamp;

gboolean ethos_atomic_file_replace (const EthosFiles *files,
                                    const char *path,
                                    GBytes *bytes,
                                    const EthosFileStamp *expected,
                                    EthosFileStamp *stamp,
                                    GError **error);
gboolean ethos_atomic_file_save (const EthosFiles *files,
                                 const char *path,
                                 const char *owner,
                                 GBytes *bytes,
                                 const EthosFileStamp *expected,
                                 EthosFileStamp *stamp,
                                 GError **error);
gboolean ethos_atomic_file_keep (const EthosFiles *files,
                                 const char *path,
                                 GBytes *bytes,
                                 gint64 time,
                                 GError **error);
gboolean ethos_atomic_file_create (const EthosFiles *files,
                                   const char *path,
                                   const char *owner,
                                   GBytes *bytes,
                                   EthosFileStamp *stamp,
                                   GError **error);
gboolean
ethos_atomic_file_export (const EthosFiles *files, const char *path, GBytes *bytes, GError **error);
GBytes *ethos_atomic_file_read (const EthosFiles *files,
                                const char *path,
                                gsize limit,
                                EthosFileStamp *stamp,
                                GError **error);
GBytes *
ethos_atomic_file_read_head (const EthosFiles *files, const char *path, gsize most, GError **error);
gboolean ethos_file_stamp_matches (const EthosFiles *files,
                                   const char *path,
                                   const EthosFileStamp *stamp,
                                   GError **error);

G_END_DECLS
