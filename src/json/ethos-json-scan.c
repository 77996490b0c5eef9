// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-json"

#include "config.h"

#include "ethos-json-scan-private.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "ethos-json-text-private.h"

gboolean
ethos_json_scan_fail (EthosJsonScan *self,
                      const guchar *where,
                      EthosJsonError code,
                      const char *what)
{
  guint line = 1;
  guint column = 1;

  for (const guchar *at = self->start; at < where; at++)
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
  g_set_error (self->error, ETHOS_JSON_ERROR, code, _ ("line %u, column %u: %s"), line, column,
               what);
  return FALSE;
}

gboolean
ethos_json_scan_fail_truncated (EthosJsonScan *self)
{
  return ethos_json_scan_fail (self, self->end, ETHOS_JSON_ERROR_TRUNCATED,
                               self->start == self->end
                                   ? _ ("there is nothing in it")
                                   : _ ("the text stops in the middle, its end is missing"));
}

static gboolean
fail_encoding (EthosJsonScan *self)
{
  return ethos_json_scan_fail (self, self->at, ETHOS_JSON_ERROR_ENCODING,
                               _ ("this is not UTF-8 text"));
}

/* @expected is a whole phrase such as "expected a value". */
gboolean
ethos_json_scan_fail_unexpected (EthosJsonScan *self, const char *expected)
{
  g_autofree char *found = NULL;
  g_autofree char *what = NULL;
  gsize length = 1;

  if (self->at == self->end)
    return ethos_json_scan_fail_truncated (self);
  if (*self->at >= 0x80)
    length = ethos_json_sequence_length (self->at, self->end);
  if (length == 0)
    return fail_encoding (self);
  if (*self->at == '\0')
    return ethos_json_scan_fail (self, self->at, ETHOS_JSON_ERROR_SYNTAX,
                                 _ ("here is a zero byte; the text is damaged or not text at all"));

  found = ethos_json_quote ((const char *) self->at, length);
  /* Translators: the first %s is a phrase like "expected a value", the second is the character
   * that stands there, in quotation marks. */
  what = g_strdup_printf (_ ("%s, but here is %s"), expected, found);
  return ethos_json_scan_fail (self, self->at, ETHOS_JSON_ERROR_SYNTAX, what);
}

static gboolean
fail_policy (EthosJsonScan *self, const guchar *where, const char *what)
{
  return ethos_json_scan_fail (self, where, ETHOS_JSON_ERROR_POLICY, what);
}

static gboolean
is_digit (EthosJsonScan *self)
{
  return self->at < self->end && g_ascii_isdigit (*self->at);
}

static gboolean
read_code_unit (EthosJsonScan *self, gunichar *unit)
{
  *unit = 0;
  for (guint i = 2; i < 6; i++)
    {
      int digit;

      if (self->end - self->at <= (gssize) i)
        return ethos_json_scan_fail_truncated (self);
      digit = g_ascii_xdigit_value ((char) self->at[i]);
      if (digit < 0)
        return ethos_json_scan_fail (self, self->at, ETHOS_JSON_ERROR_SYNTAX,
                                     _ ("“\\u” must be followed by four hexadecimal digits"));
      *unit = *unit << 4 | (gunichar) digit;
    }
  self->at += 6;
  return TRUE;
}

static gboolean
scan_unicode_escape (EthosJsonScan *self)
{
  const guchar *where = self->at;
  gunichar unit;
  gunichar second = 0;

  if (!read_code_unit (self, &unit))
    return FALSE;
  if (!self->policy)
    return TRUE;
  if (unit == 0)
    return fail_policy (self, where, _ ("the character U+0000 is not allowed"));
  if (unit < 0xd800 || unit > 0xdfff)
    return TRUE;

  if (unit < 0xdc00)
    {
      gsize left = (gsize) (self->end - self->at);

      if (left < 6 && memcmp (self->at, "\\u", MIN (left, 2)) == 0 && !memchr (self->at, '"', left))
        return ethos_json_scan_fail_truncated (self);
      if (left >= 2 && memcmp (self->at, "\\u", 2) == 0 && !read_code_unit (self, &second))
        return FALSE;
    }
  if (second < 0xdc00 || second > 0xdfff)
    return fail_policy (self, where, _ ("half of a surrogate pair stands alone"));
  return TRUE;
}

static gboolean
scan_escape (EthosJsonScan *self)
{
  if (self->end - self->at < 2)
    return ethos_json_scan_fail_truncated (self);
  if (self->at[1] == 'u')
    return scan_unicode_escape (self);
  if (self->at[1] == '\0' || !strchr ("\"\\/bfnrt", self->at[1]))
    return ethos_json_scan_fail (self, self->at, ETHOS_JSON_ERROR_SYNTAX,
                                 _ ("a backslash must be followed by one of \" \\ / b f n r t u"));
  self->at += 2;
  return TRUE;
}

/* Whether what is left is the beginning of a character that the end of the text cuts. */
static gboolean
is_cut_sequence (EthosJsonScan *self)
{
  guchar lead = *self->at;
  gssize needed = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;

  if (lead < 0xc2 || lead > 0xf4 || self->end - self->at >= needed)
    return FALSE;
  for (const guchar *at = self->at + 1; at < self->end; at++)
    if (!ethos_json_is_continuation (*at))
      return FALSE;
  return TRUE;
}

/* Leaves the place behind the closing quote. */
gboolean
ethos_json_scan_string (EthosJsonScan *self, gboolean *escaped)
{
  *escaped = FALSE;
  self->at++;
  for (;;)
    {
      self->at = ethos_json_skip_plain (self->at, self->end);
      if (self->at == self->end)
        return ethos_json_scan_fail_truncated (self);
      if (*self->at == '"')
        {
          self->at++;
          return TRUE;
        }
      if (*self->at < 0x20)
        return ethos_json_scan_fail (
            self, self->at, ETHOS_JSON_ERROR_SYNTAX,
            _ ("a line break, tab or other control character must be written as an "
               "escape; or a closing quotation mark is missing"));
      if (*self->at >= 0x80)
        return is_cut_sequence (self) ? ethos_json_scan_fail_truncated (self)
                                      : fail_encoding (self);
      *escaped = TRUE;
      if (!scan_escape (self))
        return FALSE;
    }
}

static gboolean
skip_digits (EthosJsonScan *self)
{
  if (!is_digit (self))
    return ethos_json_scan_fail_unexpected (self, _ ("expected a digit"));
  while (is_digit (self))
    self->at++;
  return TRUE;
}

static gboolean
check_integer (EthosJsonScan *self, const guchar *start)
{
  gboolean negative = *start == '-';
  guint64 largest = (guint64) G_MAXINT64 + (negative ? 1 : 0);
  guint64 value = 0;

  for (const guchar *at = start + (negative ? 1 : 0); at < self->at; at++)
    {
      guint64 digit = *at - '0';

      if (value > (largest - digit) / 10)
        return fail_policy (self, start, _ ("this number is too large"));
      value = value * 10 + digit;
    }
  return TRUE;
}

static gboolean
check_fraction (EthosJsonScan *self, const guchar *start)
{
  g_autofree char *text = NULL;

  if (!self->limits->allow_fractions)
    return fail_policy (self, start,
                        _ ("only whole numbers without fraction or exponent are allowed"));
  text = g_strndup ((const char *) start, (gsize) (self->at - start));
  if (!isfinite (g_ascii_strtod (text, NULL)))
    return fail_policy (self, start, _ ("this number is too large"));
  return TRUE;
}

gboolean
ethos_json_scan_number (EthosJsonScan *self)
{
  const guchar *start = self->at;
  gboolean whole = TRUE;

  if (*self->at == '-')
    self->at++;
  if (self->at < self->end && *self->at == '0')
    {
      self->at++;
      if (is_digit (self))
        return ethos_json_scan_fail (self, start, ETHOS_JSON_ERROR_SYNTAX,
                                     _ ("a number must not begin with 0"));
    }
  else if (!skip_digits (self))
    {
      return FALSE;
    }
  if (self->at < self->end && *self->at == '.')
    {
      whole = FALSE;
      self->at++;
      if (!skip_digits (self))
        return FALSE;
    }
  if (self->at < self->end && (*self->at == 'e' || *self->at == 'E'))
    {
      whole = FALSE;
      self->at++;
      if (self->at < self->end && (*self->at == '+' || *self->at == '-'))
        self->at++;
      if (!skip_digits (self))
        return FALSE;
    }
  if (!self->policy)
    return TRUE;
  return whole ? check_integer (self, start) : check_fraction (self, start);
}

gboolean
ethos_json_scan_word (EthosJsonScan *self, const char *word)
{
  gsize length = strlen (word);
  gsize left = (gsize) (self->end - self->at);

  if (memcmp (self->at, word, MIN (length, left)) != 0)
    return ethos_json_scan_fail_unexpected (self, _ ("expected a value"));
  if (left < length)
    return ethos_json_scan_fail_truncated (self);
  self->at += length;
  return TRUE;
}
