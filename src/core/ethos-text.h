// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EthosTextMode:
 * @ETHOS_TEXT_LINE: one line: line breaks become spaces
 * @ETHOS_TEXT_MULTI_LINE: line breaks stay, as LF
 */
typedef enum
{
  ETHOS_TEXT_LINE,
  ETHOS_TEXT_MULTI_LINE,
} EthosTextMode;

#define ETHOS_TEXT_ERROR (ethos_text_error_quark ())

/**
 * EthosTextError:
 * @ETHOS_TEXT_ERROR_ENCODING: not UTF-8
 * @ETHOS_TEXT_ERROR_CHARACTERS: more characters than allowed
 * @ETHOS_TEXT_ERROR_BYTES: more bytes than allowed
 */
typedef enum
{
  ETHOS_TEXT_ERROR_ENCODING,
  ETHOS_TEXT_ERROR_CHARACTERS,
  ETHOS_TEXT_ERROR_BYTES,
} EthosTextError;

/* The Stream-Safe Text Format of Unicode Standard Annex #15: no language stacks more marks than
 * this on a letter, and putting marks in order takes time squared. */
#define ETHOS_TEXT_MAX_MARKS 30

GQuark ethos_text_error_quark (void);

gsize ethos_text_count_characters (const char *text);
gboolean ethos_text_is_longer (const char *text, gsize n_characters);
guint ethos_text_count_marks (gunichar c);
gboolean ethos_text_starts_anew (gunichar c);
char *ethos_text_compose (const char *text);
char *ethos_text_normalise (const char *text, EthosTextMode mode);
gboolean ethos_text_check (const char *text, gsize max_characters, gsize max_bytes, GError **error);
char *ethos_text_truncate (const char *text, gsize max_characters, gsize max_bytes);
char *ethos_text_isolate (const char *text);
char *ethos_text_print_isolated (const char *format, ...) G_GNUC_PRINTF (1, 2);
char *ethos_text_fold (const char *text);

G_END_DECLS
