// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-json"

#include "config.h"

#include "ethos-json-gate.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "ethos-json-names-private.h"
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
  const guchar *start;
  const guchar *at;
  const guchar *end;
  const EthosJsonLimits *limits;
  GArray *frames;
  EthosJsonNames *names; /* NULL when only the grammar is checked */
  guint n_values;
  Expect expect;
  GError **error;
} Gate;

static gboolean
fail_at (Gate *gate, const guchar *where, EthosJsonError code, const char *what)
{
  guint line = 1;
  guint column = 1;

  for (const guchar *at = gate->start; at < where; at++)
    {
      if (*at == '\n')
        {
          line++;
          column = 1;
        }
      else if (!ethos_json_is_continuation (*at))
        {
          column++;
        }
    }
  /* Translators: where and what is wrong in a file: "line 3, column 12: expected a value". */
  g_set_error (gate->error, ETHOS_JSON_ERROR, code, _ ("line %u, column %u: %s"), line, column,
               what);
  return FALSE;
}

static gboolean
fail_truncated (Gate *gate)
{
  return fail_at (gate, gate->end, ETHOS_JSON_ERROR_TRUNCATED,
                  gate->start == gate->end
                      ? _ ("there is nothing in it")
                      : _ ("the text stops in the middle, its end is missing"));
}

static gboolean
fail_encoding (Gate *gate)
{
  return fail_at (gate, gate->at, ETHOS_JSON_ERROR_ENCODING, _ ("this is not UTF-8 text"));
}

/* @expected is a whole phrase such as "expected a value". */
static gboolean
fail_unexpected (Gate *gate, const char *expected)
{
  g_autofree char *found = NULL;
  g_autofree char *what = NULL;
  gsize length = 1;

  if (gate->at == gate->end)
    return fail_truncated (gate);
  if (*gate->at >= 0x80)
    length = ethos_json_sequence_length (gate->at, gate->end);
  if (length == 0)
    return fail_encoding (gate);
  if (*gate->at == '\0')
    return fail_at (gate, gate->at, ETHOS_JSON_ERROR_SYNTAX,
                    _ ("here is a zero byte; the text is damaged or not text at all"));

  found = ethos_json_quote ((const char *) gate->at, length);
  /* Translators: the first %s is a phrase like "expected a value", the second is the character
   * that stands there, in quotation marks. */
  what = g_strdup_printf (_ ("%s, but here is %s"), expected, found);
  return fail_at (gate, gate->at, ETHOS_JSON_ERROR_SYNTAX, what);
}

static gboolean
fail_policy (Gate *gate, const guchar *where, const char *what)
{
  return fail_at (gate, where, ETHOS_JSON_ERROR_POLICY, what);
}

static gboolean
has_policy (Gate *gate)
{
  return gate->names != NULL;
}

static gboolean
is_digit (Gate *gate)
{
  return gate->at < gate->end && g_ascii_isdigit (*gate->at);
}

static gboolean
read_code_unit (Gate *gate, gunichar *unit)
{
  *unit = 0;
  for (guint i = 2; i < 6; i++)
    {
      int digit;

      if (gate->end - gate->at <= (gssize) i)
        return fail_truncated (gate);
      digit = g_ascii_xdigit_value ((char) gate->at[i]);
      if (digit < 0)
        return fail_at (gate, gate->at, ETHOS_JSON_ERROR_SYNTAX,
                        _ ("“\\u” must be followed by four hexadecimal digits"));
      *unit = *unit << 4 | (gunichar) digit;
    }
  gate->at += 6;
  return TRUE;
}

static gboolean
scan_unicode_escape (Gate *gate)
{
  const guchar *where = gate->at;
  gunichar unit;
  gunichar second = 0;

  if (!read_code_unit (gate, &unit))
    return FALSE;
  if (!has_policy (gate))
    return TRUE;
  if (unit == 0)
    return fail_policy (gate, where, _ ("the character U+0000 is not allowed"));
  if (unit < 0xd800 || unit > 0xdfff)
    return TRUE;

  if (unit < 0xdc00)
    {
      gsize left = (gsize) (gate->end - gate->at);

      if (left < 6 && memcmp (gate->at, "\\u", MIN (left, 2)) == 0 && !memchr (gate->at, '"', left))
        return fail_truncated (gate);
      if (left >= 2 && memcmp (gate->at, "\\u", 2) == 0 && !read_code_unit (gate, &second))
        return FALSE;
    }
  if (second < 0xdc00 || second > 0xdfff)
    return fail_policy (gate, where, _ ("half of a surrogate pair stands alone"));
  return TRUE;
}

static gboolean
scan_escape (Gate *gate)
{
  if (gate->end - gate->at < 2)
    return fail_truncated (gate);
  if (gate->at[1] == 'u')
    return scan_unicode_escape (gate);
  if (gate->at[1] == '\0' || !strchr ("\"\\/bfnrt", gate->at[1]))
    return fail_at (gate, gate->at, ETHOS_JSON_ERROR_SYNTAX,
                    _ ("a backslash must be followed by one of \" \\ / b f n r t u"));
  gate->at += 2;
  return TRUE;
}

/* Whether what is left is the beginning of a character that the end of the text cuts. */
static gboolean
is_cut_sequence (Gate *gate)
{
  guchar lead = *gate->at;
  gssize needed = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;

  if (lead < 0xc2 || lead > 0xf4 || gate->end - gate->at >= needed)
    return FALSE;
  for (const guchar *at = gate->at + 1; at < gate->end; at++)
    if (!ethos_json_is_continuation (*at))
      return FALSE;
  return TRUE;
}

/* Leaves the place behind the closing quote. */
static gboolean
scan_string (Gate *gate, gboolean *escaped)
{
  *escaped = FALSE;
  gate->at++;
  for (;;)
    {
      gate->at = ethos_json_skip_plain (gate->at, gate->end);
      if (gate->at == gate->end)
        return fail_truncated (gate);
      if (*gate->at == '"')
        {
          gate->at++;
          return TRUE;
        }
      if (*gate->at < 0x20)
        return fail_at (gate, gate->at, ETHOS_JSON_ERROR_SYNTAX,
                        _ ("a line break, tab or other control character must be written as an "
                           "escape; or a closing quotation mark is missing"));
      if (*gate->at >= 0x80)
        return is_cut_sequence (gate) ? fail_truncated (gate) : fail_encoding (gate);
      *escaped = TRUE;
      if (!scan_escape (gate))
        return FALSE;
    }
}

static gboolean
skip_digits (Gate *gate)
{
  if (!is_digit (gate))
    return fail_unexpected (gate, _ ("expected a digit"));
  while (is_digit (gate))
    gate->at++;
  return TRUE;
}

static gboolean
check_integer (Gate *gate, const guchar *start)
{
  gboolean negative = *start == '-';
  guint64 largest = (guint64) G_MAXINT64 + (negative ? 1 : 0);
  guint64 value = 0;

  for (const guchar *at = start + (negative ? 1 : 0); at < gate->at; at++)
    {
      guint64 digit = *at - '0';

      if (value > (largest - digit) / 10)
        return fail_policy (gate, start, _ ("this number is too large"));
      value = value * 10 + digit;
    }
  return TRUE;
}

static gboolean
check_fraction (Gate *gate, const guchar *start)
{
  g_autofree char *text = NULL;

  if (!gate->limits->allow_fractions)
    return fail_policy (gate, start,
                        _ ("only whole numbers without fraction or exponent are allowed"));
  text = g_strndup ((const char *) start, (gsize) (gate->at - start));
  if (!isfinite (g_ascii_strtod (text, NULL)))
    return fail_policy (gate, start, _ ("this number is too large"));
  return TRUE;
}

static gboolean
scan_number (Gate *gate)
{
  const guchar *start = gate->at;
  gboolean whole = TRUE;

  if (*gate->at == '-')
    gate->at++;
  if (gate->at < gate->end && *gate->at == '0')
    {
      gate->at++;
      if (is_digit (gate))
        return fail_at (gate, start, ETHOS_JSON_ERROR_SYNTAX, _ ("a number must not begin with 0"));
    }
  else if (!skip_digits (gate))
    {
      return FALSE;
    }
  if (gate->at < gate->end && *gate->at == '.')
    {
      whole = FALSE;
      gate->at++;
      if (!skip_digits (gate))
        return FALSE;
    }
  if (gate->at < gate->end && (*gate->at == 'e' || *gate->at == 'E'))
    {
      whole = FALSE;
      gate->at++;
      if (gate->at < gate->end && (*gate->at == '+' || *gate->at == '-'))
        gate->at++;
      if (!skip_digits (gate))
        return FALSE;
    }
  if (!has_policy (gate))
    return TRUE;
  return whole ? check_integer (gate, start) : check_fraction (gate, start);
}

static gboolean
scan_word (Gate *gate, const char *word)
{
  gsize length = strlen (word);
  gsize left = (gsize) (gate->end - gate->at);

  if (memcmp (gate->at, word, MIN (length, left)) != 0)
    return fail_unexpected (gate, _ ("expected a value"));
  if (left < length)
    return fail_truncated (gate);
  gate->at += length;
  return TRUE;
}

static gboolean
open_frame (Gate *gate)
{
  gboolean is_object = *gate->at == '{';
  Frame frame = { is_object ? '}' : ']', 0 };

  if (has_policy (gate))
    {
      frame.first_name = ethos_json_names_get_count (gate->names);
      if (gate->frames->len == gate->limits->max_depth)
        return fail_policy (gate, gate->at, _ ("lists and objects are nested too deep"));
    }
  g_array_append_val (gate->frames, frame);
  gate->expect = is_object ? EXPECT_NAME_OR_END : EXPECT_VALUE_OR_END;
  gate->at++;
  return TRUE;
}

static gboolean
close_frame (Gate *gate)
{
  const Frame *frame = &g_array_index (gate->frames, Frame, gate->frames->len - 1);

  if (has_policy (gate) && frame->closer == '}')
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
  gate->at++;
  return TRUE;
}

static gboolean
scan_value (Gate *gate)
{
  gboolean escaped;

  if (has_policy (gate) && gate->n_values++ == gate->limits->max_values)
    return fail_at (gate, gate->at, ETHOS_JSON_ERROR_TOO_LARGE, _ ("there are too many values"));
  gate->expect = gate->frames->len > 0 ? EXPECT_SEPARATOR : EXPECT_NOTHING;
  switch (*gate->at)
    {
    case '{':
    case '[':
      return open_frame (gate);
    case '"':
      return scan_string (gate, &escaped);
    case 't':
      return scan_word (gate, "true");
    case 'f':
      return scan_word (gate, "false");
    case 'n':
      return scan_word (gate, "null");
    default:
      if (*gate->at == '-' || is_digit (gate))
        return scan_number (gate);
      return fail_unexpected (gate, _ ("expected a value"));
    }
}

static void
skip_space (Gate *gate)
{
  while (gate->at < gate->end &&
         (*gate->at == ' ' || *gate->at == '\n' || *gate->at == '\r' || *gate->at == '\t'))
    gate->at++;
}

/* A name and its colon. */
static gboolean
scan_name (Gate *gate)
{
  const guchar *where = gate->at + 1;
  gboolean escaped;

  if (*gate->at != '"')
    return fail_unexpected (gate, _ ("expected a name in double quotes"));
  if (!scan_string (gate, &escaped))
    return FALSE;
  if (has_policy (gate))
    ethos_json_names_add (gate->names, where, (gsize) (gate->at - 1 - where), escaped);
  skip_space (gate);
  if (gate->at == gate->end || *gate->at != ':')
    return fail_unexpected (gate, _ ("expected a colon after the name"));
  gate->at++;
  gate->expect = EXPECT_VALUE;
  return TRUE;
}

static gboolean
scan_separator (Gate *gate)
{
  guchar closer = g_array_index (gate->frames, Frame, gate->frames->len - 1).closer;

  if (*gate->at == closer)
    return close_frame (gate);
  if (*gate->at != ',')
    return fail_unexpected (gate, closer == '}' ? _ ("expected a comma or “}”")
                                                : _ ("expected a comma or “]”"));
  gate->at++;
  gate->expect = closer == '}' ? EXPECT_NAME : EXPECT_VALUE;
  return TRUE;
}

static gboolean
scan_next (Gate *gate)
{
  switch (gate->expect)
    {
    case EXPECT_VALUE_OR_END:
      return *gate->at == ']' ? close_frame (gate) : scan_value (gate);
    case EXPECT_NAME_OR_END:
      return *gate->at == '}' ? close_frame (gate) : scan_name (gate);
    case EXPECT_NAME:
      return scan_name (gate);
    case EXPECT_SEPARATOR:
      return scan_separator (gate);
    case EXPECT_NOTHING:
      return fail_unexpected (gate, _ ("expected nothing more"));
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
      if (gate->at == gate->end)
        return gate->expect == EXPECT_NOTHING || fail_truncated (gate);
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
  /* Translators: both are sizes such as "64.0 MiB". */
  g_set_error (error, ETHOS_JSON_ERROR, ETHOS_JSON_ERROR_TOO_LARGE,
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
  Gate gate = { .limits = limits, .expect = EXPECT_VALUE, .error = error };

  g_return_val_if_fail (bytes != NULL || length == 0, FALSE);
  g_return_val_if_fail (limits != NULL && limits->max_depth <= ETHOS_JSON_MAX_DEPTH, FALSE);
  g_return_val_if_fail (layers & ETHOS_JSON_LAYER_GRAMMAR, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!check_size (length, limits, error))
    return FALSE;
  if (length == 0)
    bytes = "";
  if (layers & ETHOS_JSON_LAYER_POLICY)
    names = ethos_json_names_new ();
  frames = g_array_sized_new (FALSE, FALSE, sizeof (Frame), ETHOS_JSON_MAX_DEPTH);

  gate.start = (const guchar *) bytes + ethos_json_mark_length (bytes, length);
  gate.end = (const guchar *) bytes + length;
  gate.at = gate.start;
  gate.frames = frames;
  gate.names = names;
  return run (&gate);
}
