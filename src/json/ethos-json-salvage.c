// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-json"

#include "config.h"

#include "ethos-json-salvage.h"

#include <string.h>

#include "ethos-json-text-private.h"

#define REPLACEMENT 0xfffd

typedef struct
{
  const guchar *at;
  const guchar *end;
  const EthosJsonSalvage *told;
  gpointer user_data;
  /* (nullable): the name in front of the value that comes next. */
  char *member;
} Salvage;

/* Four hexadecimal digits behind "\u"; where they are not there, nothing is taken. */
static gboolean
take_code_unit (Salvage *self, gunichar *unit)
{
  if (self->end - self->at < 6 || self->at[0] != '\\' || self->at[1] != 'u')
    return FALSE;
  *unit = 0;
  for (guint i = 2; i < 6; i++)
    {
      int digit = g_ascii_xdigit_value ((char) self->at[i]);

      if (digit < 0)
        return FALSE;
      *unit = *unit << 4 | (gunichar) digit;
    }
  self->at += 6;
  return TRUE;
}

static void
take_unicode_escape (Salvage *self, GString *text)
{
  gunichar unit, second;

  if (!take_code_unit (self, &unit))
    {
      self->at += 2;
      g_string_append_unichar (text, REPLACEMENT);
      return;
    }
  if (unit >= 0xd800 && unit < 0xdc00 && take_code_unit (self, &second))
    unit = second >= 0xdc00 && second < 0xe000
               ? 0x10000 + ((unit - 0xd800) << 10) + (second - 0xdc00)
               : REPLACEMENT;
  g_string_append_unichar (text, unit != 0 && g_unichar_validate (unit) ? unit : REPLACEMENT);
}

static void
take_escape (Salvage *self, GString *text)
{
  static const char letters[] = "\"\"\\\\//b\bf\fn\nr\rt\t";

  if (self->at[1] == 'u')
    {
      take_unicode_escape (self, text);
      return;
    }
  for (guint i = 0; letters[i] != '\0'; i += 2)
    if (self->at[1] == (guchar) letters[i])
      g_string_append_c (text, letters[i + 1]);
  self->at += 2;
}

/* Whether the text ends here: at its end, at a control character, which can't stand in one, or in
 * the middle of an escape or a character behind which there is nothing more. */
static gboolean
is_cut (Salvage *self)
{
  gsize left = (gsize) (self->end - self->at);

  if (left == 0 || *self->at < 0x20)
    return TRUE;
  if (*self->at == '\\')
    return left < 2 || self->at[1] < 0x20 || (self->at[1] == 'u' && left < 6);
  for (gsize i = 0; i < left; i++)
    if (i == 3 || self->at[i] < 0x80)
      return FALSE;
  return TRUE;
}

/* Leaves the place behind the closing quote, or where the text breaks off. */
static char *
take_string (Salvage *self, gboolean *cut)
{
  g_autoptr (GString) text = g_string_new (NULL);

  self->at++;
  for (;;)
    {
      const guchar *plain = self->at;

      self->at = ethos_json_skip_plain (plain, self->end);
      g_string_append_len (text, (const char *) plain, self->at - plain);
      *cut = is_cut (self);
      if (*cut)
        return g_string_free (g_steal_pointer (&text), FALSE);
      if (*self->at == '"')
        {
          self->at++;
          return g_string_free (g_steal_pointer (&text), FALSE);
        }
      if (*self->at == '\\')
        take_escape (self, text);
      else
        {
          self->at++;
          g_string_append_unichar (text, REPLACEMENT);
        }
    }
}

static void
skip_spaces (Salvage *self)
{
  while (self->at < self->end && *self->at != '\0' && strchr (" \t\r\n", *self->at) != NULL)
    self->at++;
}

/* Behind a name stands a colon. Behind a value stand other things; anything that is none of them,
 * where a name may be, is taken to be a damaged colon. */
static gboolean
is_name (Salvage *self)
{
  skip_spaces (self);
  if (self->at == self->end || self->member != NULL)
    return self->at < self->end && *self->at == ':';
  return *self->at == '\0' || strchr (",]}\"", *self->at) == NULL;
}

static void
take_text (Salvage *self)
{
  gboolean cut;
  g_autofree char *text = take_string (self, &cut);

  if (!cut && is_name (self))
    {
      g_free (self->member);
      self->member = g_steal_pointer (&text);
      self->at++;
      return;
    }
  self->told->text (self->member, text, cut, self->user_data);
  g_clear_pointer (&self->member, g_free);
}

/**
 * ethos_json_salvage:
 * @bytes: text that once was JSON, of a size that somebody has limited
 * @salvage: (not nullable): who is told
 *
 * Finds the objects, lists and texts that a damaged file still has. It never gives up: what it does
 * not understand it skips, and a text that is not closed ends with its line. Takes one pass and no
 * stack.
 */
void
ethos_json_salvage (GBytes *bytes, const EthosJsonSalvage *salvage, gpointer user_data)
{
  Salvage self = { .told = salvage, .user_data = user_data };
  gsize length;

  g_return_if_fail (bytes != NULL && salvage != NULL);

  self.at = g_bytes_get_data (bytes, &length);
  if (self.at == NULL)
    return;
  self.end = self.at + length;
  while (self.at < self.end)
    switch (*self.at)
      {
      case '"':
        take_text (&self);
        break;
      case '{':
      case '[':
        salvage->begin (self.member, *self.at++ == '[', user_data);
        g_clear_pointer (&self.member, g_free);
        break;
      case '}':
      case ']':
        salvage->end (*self.at++ == ']', user_data);
        g_clear_pointer (&self.member, g_free);
        break;
      case ',':
        g_clear_pointer (&self.member, g_free);
        self.at++;
        break;
      default:
        self.at++;
      }
  g_free (self.member);
}
