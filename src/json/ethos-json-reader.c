// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-json"

#include "config.h"

#include "ethos-json-reader.h"

#include "ethos-json-text-private.h"

/**
 * ethos_json_parse:
 * @bytes: (nullable): text from outside, need not end in a zero byte
 * @length: its bytes
 * @limits: what it may be at most
 * @error: where and what is wrong
 *
 * Lets a text through both layers of the gate and parses it. The tree is meant to be read only.
 *
 * Returns: (transfer full) (nullable): the root value
 */
JsonNode *
ethos_json_parse (const char *bytes, gsize length, const EthosJsonLimits *limits, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  gsize mark;

  if (!ethos_json_gate_check (bytes, length, limits, ETHOS_JSON_LAYERS_ALL, error))
    return NULL;
  mark = ethos_json_mark_length (bytes, length);
  /* Not the immutable kind: sealing it would hash every value of the tree. */
  parser = json_parser_new ();
  if (!json_parser_load_from_data (parser, bytes + mark, (gssize) (length - mark), error))
    return NULL;
  return json_parser_steal_root (parser);
}
