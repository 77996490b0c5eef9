// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-json"

#include "config.h"

#include "ethos-json-gate.h"

#include <glib/gi18n-lib.h>

#include "ethos-json-names-private.h"
#include "ethos-json-scan-private.h"
#include "ethos-json-text-private.h"

#define MIB (1024 * 1024)

const EthosJsonLimits ethos_json_limits_session = {
  .max_bytes = 64 * MIB,
  .max_values = 1000000,
  .max_depth = ETHOS_JSON_MAX_DEPTH,
};

const EthosJsonLimits ethos_json_limits_content = {
  .max_bytes = 4 * MIB,
  .max_values = 100000,
  .max_depth = ETHOS_JSON_MAX_DEPTH,
};

const EthosJsonLimits ethos_json_limits_record = {
  .max_bytes = 32 * MIB,
  .max_values = 500000,
  .max_depth = ETHOS_JSON_MAX_DEPTH,
};

typedef enum
{
  EXPECT_VALUE,
  EXPECT_VALUE_OR_END,
  EXPECT_NAME,
  EXPECT_NAME_OR_END,
  EXPECT_SEPARATOR,
  EXPECT_NOTHING,
} Expect;

/* A list or object that is open. */
typedef struct
{
  guchar closer;
  guint first_name;
} Frame;

typedef struct
{
  EthosJsonScan scan;
  GArray *frames;
  EthosJsonNames *names; /* stays empty when only the grammar is checked */
  guint n_values;
  Expect expect;
} Gate;

static gboolean
fail_policy (Gate *gate, const guchar *where, const char *what)
{
  return ethos_json_scan_fail (&gate->scan, where, ETHOS_JSON_ERROR_POLICY, what);
}

static gboolean
open_frame (Gate *gate)
{
  gboolean is_object = *gate->scan.at == '{';
  Frame frame = { is_object ? '}' : ']', 0 };

  if (gate->scan.policy)
    {
      frame.first_name = ethos_json_names_get_count (gate->names);
      if (gate->frames->len == gate->scan.limits->max_depth)
        return fail_policy (gate, gate->scan.at, _ ("lists and objects are nested too deep"));
    }
  g_array_append_val (gate->frames, frame);
  gate->expect = is_object ? EXPECT_NAME_OR_END : EXPECT_VALUE_OR_END;
  gate->scan.at++;
  return TRUE;
}

static gboolean
close_frame (Gate *gate)
{
  const Frame *frame = &g_array_index (gate->frames, Frame, gate->frames->len - 1);

  if (gate->scan.policy && frame->closer == '}')
    {
      const EthosJsonName *twin = ethos_json_names_find_twin (gate->names, frame->first_name);

      if (twin)
        {
          g_autofree char *name = ethos_json_quote (twin->text, twin->length);
          g_autofree char *what = NULL;

          /* Translators: %s is the name of a member in a file, in quotation marks. */
          what = g_strdup_printf (_ ("the name %s stands twice in one object"), name);
          return fail_policy (gate, twin->where - 1, what);
        }
      ethos_json_names_truncate (gate->names, frame->first_name);
    }
  g_array_set_size (gate->frames, gate->frames->len - 1);
  gate->expect = gate->frames->len > 0 ? EXPECT_SEPARATOR : EXPECT_NOTHING;
  gate->scan.at++;
  return TRUE;
}

static gboolean
scan_value (Gate *gate)
{
  gboolean escaped;

  if (gate->scan.policy && gate->n_values++ == gate->scan.limits->max_values)
    return ethos_json_scan_fail (&gate->scan, gate->scan.at, ETHOS_JSON_ERROR_TOO_LARGE,
                                 _ ("there are too many values"));
  gate->expect = gate->frames->len > 0 ? EXPECT_SEPARATOR : EXPECT_NOTHING;
  switch (*gate->scan.at)
    {
    case '{':
    case '[':
      return open_frame (gate);
    case '"':
      return ethos_json_scan_string (&gate->scan, &escaped);
    case 't':
      return ethos_json_scan_word (&gate->scan, "true");
    case 'f':
      return ethos_json_scan_word (&gate->scan, "false");
    case 'n':
      return ethos_json_scan_word (&gate->scan, "null");
    default:
      if (*gate->scan.at == '-' || g_ascii_isdigit (*gate->scan.at))
        return ethos_json_scan_number (&gate->scan);
      return ethos_json_scan_fail_unexpected (&gate->scan, _ ("expected a value"));
    }
}

static void
skip_space (Gate *gate)
{
  while (gate->scan.at < gate->scan.end && (*gate->scan.at == ' ' || *gate->scan.at == '\n' ||
                                            *gate->scan.at == '\r' || *gate->scan.at == '\t'))
    gate->scan.at++;
}

/* A name and its colon. */
static gboolean
scan_name (Gate *gate)
{
  const guchar *where = gate->scan.at + 1;
  gboolean escaped;

  if (*gate->scan.at != '"')
    return ethos_json_scan_fail_unexpected (&gate->scan, _ ("expected a name in double quotes"));
  if (!ethos_json_scan_string (&gate->scan, &escaped))
    return FALSE;
  if (gate->scan.policy)
    ethos_json_names_add (gate->names, where, (gsize) (gate->scan.at - 1 - where), escaped);
  skip_space (gate);
  if (gate->scan.at == gate->scan.end || *gate->scan.at != ':')
    return ethos_json_scan_fail_unexpected (&gate->scan, _ ("expected a colon after the name"));
  gate->scan.at++;
  gate->expect = EXPECT_VALUE;
  return TRUE;
}

static gboolean
scan_separator (Gate *gate)
{
  guchar closer = g_array_index (gate->frames, Frame, gate->frames->len - 1).closer;

  if (*gate->scan.at == closer)
    return close_frame (gate);
  if (*gate->scan.at != ',')
    return ethos_json_scan_fail_unexpected (&gate->scan, closer == '}'
                                                             ? _ ("expected a comma or “}”")
                                                             : _ ("expected a comma or “]”"));
  gate->scan.at++;
  gate->expect = closer == '}' ? EXPECT_NAME : EXPECT_VALUE;
  return TRUE;
}

static gboolean
scan_next (Gate *gate)
{
  switch (gate->expect)
    {
    case EXPECT_VALUE_OR_END:
      return *gate->scan.at == ']' ? close_frame (gate) : scan_value (gate);
    case EXPECT_NAME_OR_END:
      return *gate->scan.at == '}' ? close_frame (gate) : scan_name (gate);
    case EXPECT_NAME:
      return scan_name (gate);
    case EXPECT_SEPARATOR:
      return scan_separator (gate);
    case EXPECT_NOTHING:
      return ethos_json_scan_fail_unexpected (&gate->scan, _ ("expected nothing more"));
    case EXPECT_VALUE:
    default:
      return scan_value (gate);
    }
}

static gboolean
run (Gate *gate)
{
  for (;;)
    {
      skip_space (gate);
      if (gate->scan.at == gate->scan.end)
        return gate->expect == EXPECT_NOTHING || ethos_json_scan_fail_truncated (&gate->scan);
      if (!scan_next (gate))
        return FALSE;
    }
}

static gboolean
check_size (gsize length, const EthosJsonLimits *limits, GError **error)
{
  g_autofree char *size = NULL;
  g_autofree char *largest = NULL;

  if (length <= limits->max_bytes)
    return TRUE;
  size = g_format_size_full (length, G_FORMAT_SIZE_IEC_UNITS);
  largest = g_format_size_full (limits->max_bytes, G_FORMAT_SIZE_IEC_UNITS);
  g_set_error (error, ETHOS_JSON_ERROR, ETHOS_JSON_ERROR_TOO_LARGE,
               /* Translators: both are sizes such as "64.0 MiB". */
               _ ("it is too large: %s, and at most %s are read"), size, largest);
  return FALSE;
}

/**
 * ethos_json_gate_check:
 * @bytes: (nullable): text from outside, need not end in a zero byte; NULL only when @length is 0
 * @length: its bytes
 * @limits: what it may be at most
 * @layers: what to check; %ETHOS_JSON_LAYERS_ALL for everything that is then parsed
 * @error: where and what is wrong, for people: "line 3, column 12: expected a value, but here is
 * “,”"
 *
 * Checks that a text is JSON that we want to read: one pass, no recursion, no allocation for each
 * token, so that whatever comes from outside costs at most what its bytes cost to look at.
 *
 * A byte order mark at the very start is skipped (RFC 8259 §8.1 permits it, and Windows editors
 * write one into files that people have edited by hand); we never write one. Columns count
 * characters (code points) from 1.
 *
 * Returns: whether the text passed
 */
gboolean
ethos_json_gate_check (const char *bytes,
                       gsize length,
                       const EthosJsonLimits *limits,
                       EthosJsonLayers layers,
                       GError **error)
{
  g_autoptr (GArray) frames = NULL;
  g_autoptr (EthosJsonNames) names = NULL;
  Gate gate = { .expect = EXPECT_VALUE };

  g_return_val_if_fail (bytes != NULL || length == 0, FALSE);
  g_return_val_if_fail (limits != NULL && limits->max_depth <= ETHOS_JSON_MAX_DEPTH, FALSE);
  g_return_val_if_fail (layers & ETHOS_JSON_LAYER_GRAMMAR, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!check_size (length, limits, error))
    return FALSE;
  if (length == 0)
    bytes = "";
  names = ethos_json_names_new ();
  frames = g_array_sized_new (FALSE, FALSE, sizeof (Frame), ETHOS_JSON_MAX_DEPTH);

  gate.scan.start = (const guchar *) bytes + ethos_json_mark_length (bytes, length);
  gate.scan.at = gate.scan.start;
  gate.scan.end = (const guchar *) bytes + length;
  gate.scan.limits = limits;
  gate.scan.policy = (layers & ETHOS_JSON_LAYER_POLICY) != 0;
  gate.scan.error = error;
  gate.frames = frames;
  gate.names = names;
  return run (&gate);
}
