// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-json"

#include "config.h"

#include "ethos-json-names-private.h"

#include <string.h>

/* Up to here comparing each with each is faster than sorting. */
#define MAX_PAIRWISE 16

struct _EthosJsonNames
{
  GArray *names;
  GStringChunk *unescaped; /* made for the first name with an escape in it, which is rare */
};

static gunichar
read_hex (const guchar *digits)
{
  gunichar value = 0;

  for (guint i = 0; i < 4; i++)
    value = value << 4 | (gunichar) g_ascii_xdigit_value ((char) digits[i]);
  return value;
}

static char
unescape_letter (guchar letter)
{
  switch (letter)
    {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return (char) letter;
    }
}

/* The gate has seen every escape by now: each is whole, and surrogates come in pairs. */
static GString *
unescape (const guchar *at, gsize length)
{
  GString *text = g_string_sized_new (length);
  const guchar *end = at + length;

  while (at < end)
    {
      if (*at != '\\')
        {
          g_string_append_c (text, (char) *at++);
        }
      else if (at[1] != 'u')
        {
          g_string_append_c (text, unescape_letter (at[1]));
          at += 2;
        }
      else
        {
          gunichar character = read_hex (at + 2);

          at += 6;
          if (character >= 0xd800 && character <= 0xdbff)
            {
              character = 0x10000 + ((character - 0xd800) << 10) + (read_hex (at + 2) - 0xdc00);
              at += 6;
            }
          g_string_append_unichar (text, character);
        }
    }
  return text;
}

static guint32
make_print (const char *text, guint32 length)
{
  if (length == 0)
    return 0;
  return length << 16 | (guint32) (guchar) text[0] << 8 | (guchar) text[length - 1];
}

/* A total order, so that no choice of names makes the sort or the comparing slow. */
static int
compare_names (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const EthosJsonName *one = a;
  const EthosJsonName *other = b;
  int order;

  if (one->print != other->print)
    return one->print < other->print ? -1 : 1;
  if (one->length != other->length)
    return one->length < other->length ? -1 : 1;
  order = memcmp (one->text, other->text, one->length);
  if (order != 0)
    return order;
  return one->where < other->where ? -1 : one->where > other->where;
}

static gboolean
is_same (const EthosJsonName *one, const EthosJsonName *other)
{
  return one->print == other->print && one->length == other->length &&
         memcmp (one->text, other->text, one->length) == 0;
}

static const EthosJsonName *
find_twin_pairwise (const EthosJsonName *names, guint n_names)
{
  for (guint i = 1; i < n_names; i++)
    for (guint j = 0; j < i; j++)
      if (is_same (&names[i], &names[j]))
        return &names[i];
  return NULL;
}

static const EthosJsonName *
find_twin_sorted (EthosJsonName *names, guint n_names)
{
  const EthosJsonName *found = NULL;

  g_qsort_with_data (names, (int) n_names, sizeof *names, compare_names, NULL);
  for (guint i = 1; i < n_names; i++)
    {
      if (is_same (&names[i - 1], &names[i]) && (!found || names[i].where < found->where))
        found = &names[i];
    }
  return found;
}

EthosJsonNames *
ethos_json_names_new (void)
{
  EthosJsonNames *self = g_new0 (EthosJsonNames, 1);

  self->names = g_array_sized_new (FALSE, FALSE, sizeof (EthosJsonName), 64);
  return self;
}

void
ethos_json_names_free (EthosJsonNames *self)
{
  g_array_unref (self->names);
  g_clear_pointer (&self->unescaped, g_string_chunk_free);
  g_free (self);
}

guint
ethos_json_names_get_count (EthosJsonNames *self)
{
  return self->names->len;
}

/* Notes a name of the innermost object. Names without an escape are not copied: the text at
 * @where must outlive them. */
void
ethos_json_names_add (EthosJsonNames *self, const guchar *where, gsize length, gboolean escaped)
{
  EthosJsonName name = { where, (const char *) where, (guint32) length, 0 };

  if (escaped)
    {
      GString *text = unescape (where, length);

      if (!self->unescaped)
        self->unescaped = g_string_chunk_new (256);
      name.text = g_string_chunk_insert_len (self->unescaped, text->str, (gssize) text->len);
      name.length = (guint32) text->len;
      g_string_free (text, TRUE);
    }
  name.print = make_print (name.text, name.length);
  g_array_append_val (self->names, name);
}

/* The first name from number @first on that stood before, or NULL. May reorder those names. */
const EthosJsonName *
ethos_json_names_find_twin (EthosJsonNames *self, guint first)
{
  EthosJsonName *names = &g_array_index (self->names, EthosJsonName, first);
  guint n_names = self->names->len - first;

  return n_names <= MAX_PAIRWISE ? find_twin_pairwise (names, n_names)
                                 : find_twin_sorted (names, n_names);
}

void
ethos_json_names_truncate (EthosJsonNames *self, guint count)
{
  g_array_set_size (self->names, count);
}
