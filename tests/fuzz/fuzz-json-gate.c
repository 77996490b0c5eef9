// SPDX-License-Identifier: GPL-3.0-or-later
/* The gate: reads no byte too many, says why it refuses, and its layers agree with each other. */
#include "config.h"

#include "ethos-json-gate.h"
#include "fuzz-target.h"

/* So low that the inputs of a fuzzer, which are small, meet them. */
static const EthosJsonLimits low = { .max_bytes = 512, .max_values = 16, .max_depth = 4 };
static const EthosJsonLimits fractions = {
  .max_bytes = 1024 * 1024,
  .max_values = 100000,
  .max_depth = ETHOS_JSON_MAX_DEPTH,
  .allow_fractions = TRUE,
};

static gboolean
passes (const guint8 *data, gsize size, const EthosJsonLimits *limits, EthosJsonLayers layers)
{
  g_autoptr (GError) error = NULL;
  gboolean passed = ethos_json_gate_check ((const char *) data, size, limits, layers, &error);

  g_assert_true (passed == (error == NULL));
  if (error)
    {
      g_assert_true (error->domain == ETHOS_JSON_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  return passed;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  gboolean grammar = passes (data, size, &ethos_json_limits_content, ETHOS_JSON_LAYER_GRAMMAR);
  gboolean all = passes (data, size, &ethos_json_limits_content, ETHOS_JSON_LAYERS_ALL);

  g_assert_true (grammar || !all);
  g_assert_true (passes (data, size, &fractions, ETHOS_JSON_LAYERS_ALL) || !all);
  g_assert_true (all || !passes (data, size, &low, ETHOS_JSON_LAYERS_ALL));
  return 0;
}
