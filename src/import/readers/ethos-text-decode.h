// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "ethos-import-error.h"

G_BEGIN_DECLS

/* A statement is a page or two; a mebibyte is a thick book. More is the wrong file. */
#define ETHOS_IMPORT_MAX_BYTES (1024 * 1024)

/**
 * EthosTextEncoding:
 * @ETHOS_TEXT_UTF_8: UTF-8, with or without a byte order mark
 * @ETHOS_TEXT_UTF_16: UTF-16 of either byte order, with a byte order mark
 * @ETHOS_TEXT_WINDOWS_1252: what older Windows programs and pages write
 *
 * What the bytes turned out to be.
 */
typedef enum
{
  ETHOS_TEXT_UTF_8,
  ETHOS_TEXT_UTF_16,
  ETHOS_TEXT_WINDOWS_1252,
} EthosTextEncoding;

char *
ethos_text_decode (const guint8 *data, gsize length, EthosTextEncoding *encoding, GError **error);
char *ethos_text_decode_up_to (const guint8 *data,
                               gsize length,
                               gsize most,
                               EthosTextEncoding *encoding,
                               GError **error);
GBytes *ethos_text_read_file (GFile *file, GCancellable *cancellable, GError **error);
GBytes *
ethos_text_read_file_up_to (GFile *file, gsize most, GCancellable *cancellable, GError **error);
char *ethos_text_decode_normalise (const char *text);

G_END_DECLS
