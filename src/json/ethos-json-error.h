// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ETHOS_JSON_ERROR (ethos_json_error_quark ())

/**
 * EthosJsonError:
 * @ETHOS_JSON_ERROR_TOO_LARGE: more bytes or more values than the limits for this use allow
 * @ETHOS_JSON_ERROR_TRUNCATED: the text is empty or ends before its one value does
 * @ETHOS_JSON_ERROR_ENCODING: not UTF-8
 * @ETHOS_JSON_ERROR_SYNTAX: not JSON as RFC 8259 defines it
 * @ETHOS_JSON_ERROR_POLICY: JSON, but of a kind that we refuse (too deep, a name twice, …)
 * @ETHOS_JSON_ERROR_MISSING: a required member is absent
 * @ETHOS_JSON_ERROR_VALUE: a member is of the wrong type or outside what is allowed for it
 *
 * What was wrong. Messages of the gate begin with the line and column, messages of the cursor with
 * the path of the member ("activities[3].notes[12].text"); both are meant to be shown.
 */
typedef enum
{
  ETHOS_JSON_ERROR_TOO_LARGE,
  ETHOS_JSON_ERROR_TRUNCATED,
  ETHOS_JSON_ERROR_ENCODING,
  ETHOS_JSON_ERROR_SYNTAX,
  ETHOS_JSON_ERROR_POLICY,
  ETHOS_JSON_ERROR_MISSING,
  ETHOS_JSON_ERROR_VALUE,
} EthosJsonError;

GQuark ethos_json_error_quark (void);
char *ethos_json_quote (const char *text, gsize length);

G_END_DECLS
