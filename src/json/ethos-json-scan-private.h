// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

#include "ethos-json-gate.h"

G_BEGIN_DECLS

/* A place in the text that the gate checks. The scan functions begin at a token and leave the place
 * behind it, or fail with where and what is wrong. */
typedef struct
{
  const guchar *start;
  const guchar *at;
  const guchar *end;
  const EthosJsonLimits *limits;
  gboolean policy;
  GError **error;
} EthosJsonScan;

gboolean ethos_json_scan_fail (EthosJsonScan *self,
                               const guchar *where,
                               EthosJsonError code,
                               const char *what);
gboolean ethos_json_scan_fail_truncated (EthosJsonScan *self);
gboolean ethos_json_scan_fail_unexpected (EthosJsonScan *self, const char *expected);

gboolean ethos_json_scan_string (EthosJsonScan *self, gboolean *escaped);
gboolean ethos_json_scan_number (EthosJsonScan *self);
gboolean ethos_json_scan_word (EthosJsonScan *self, const char *word);

G_END_DECLS
