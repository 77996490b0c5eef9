// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-json"

#include "config.h"

#include "ethos-json-writer.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ethos-json-gate.h"
#include "ethos-json-reader.h"
#include "ethos-json-text-private.h"

/* Large enough that the cost of a call to the write function vanishes, small enough to stay in the
 * processor's cache. */
#define CHUNK_BYTES (64 * 1024)

/* "-9223372036854775808" */
#define MAX_INT_BYTES 20

struct _EthosJsonWriter
{
  EthosJsonWriteFunc write;
  gpointer user_data;
  GError *error; /* the first one; nothing is written after it */

  char *buffer;
  gsize length;
  gsize capacity;

  /* One bit a level; level 0 is the root. */
  guint64 is_object;
  guint64 has_items;
  guint depth;
  guint indented : 1;
  guint has_root : 1;
};

G_STATIC_ASSERT (ETHOS_JSON_MAX_DEPTH <= 64);

/* Makes room for @n_bytes more and says where they go. */
static inline char *
reserve (EthosJsonWriter *self, gsize n_bytes)
{
  if (G_UNLIKELY (self->capacity - self->length < n_bytes))
    {
      self->capacity = MAX (self->capacity * 2, self->length + n_bytes);
      self->buffer = g_realloc (self->buffer, self->capacity);
    }
  return self->buffer + self->length;
}

static inline void
put (EthosJsonWriter *self, const char *bytes, gsize n_bytes)
{
  memcpy (reserve (self, n_bytes), bytes, n_bytes);
  self->length += n_bytes;
}

static inline void
put_char (EthosJsonWriter *self, char character)
{
  *reserve (self, 1) = character;
  self->length++;
}

static gboolean
flush (EthosJsonWriter *self)
{
  gsize length = self->length;

  self->length = 0;
  return self->write (self->buffer, length, self->user_data, &self->error);
}

static void
put_escape (EthosJsonWriter *self, guchar byte)
{
  static const char letters[] = {
    ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r', ['"'] = '"', ['\\'] = '\\'
  };
  char *at = reserve (self, 6);

  at[0] = '\\';
  if (letters[byte] != '\0')
    {
      at[1] = letters[byte];
      self->length += 2;
      return;
    }
  memcpy (at + 1, "u00", 3);
  at[4] = "0123456789abcdef"[byte >> 4];
  at[5] = "0123456789abcdef"[byte & 15];
  self->length += 6;
}

/* Returns FALSE, with half of it written, when it is not UTF-8. */
static gboolean
put_string (EthosJsonWriter *self, const char *text)
{
  gsize length = strlen (text);
  const guchar *at = (const guchar *) text;
  const guchar *end = at + length;

  reserve (self, length + 2);
  put_char (self, '"');
  while (at < end)
    {
      const guchar *stop = ethos_json_skip_plain (at, end);

      put (self, (const char *) at, (gsize) (stop - at));
      at = stop;
      if (at == end)
        break;
      if (*at >= 0x80)
        return FALSE;
      put_escape (self, *at++);
    }
  put_char (self, '"');
  return TRUE;
}

static void
put_int (EthosJsonWriter *self, gint64 value)
{
  char digits[MAX_INT_BYTES];
  char *at = digits + sizeof digits;
  /* Negated as unsigned, where the smallest number has a counterpart. */
  guint64 left = value < 0 ? -(guint64) value : (guint64) value;

  do
    *--at = (char) ('0' + left % 10);
  while ((left /= 10) > 0);
  if (value < 0)
    *--at = '-';
  put (self, at, (gsize) (digits + sizeof digits - at));
}

static void
put_line_break (EthosJsonWriter *self)
{
  char *at = reserve (self, 1 + 2 * ETHOS_JSON_MAX_DEPTH);

  at[0] = '\n';
  memset (at + 1, ' ', 2 * self->depth);
  self->length += 1 + 2 * self->depth;
}

static void
refuse (EthosJsonWriter *self, const char *name, const char *what)
{
  g_autofree char *shown = ethos_json_quote (name ? name : "", name ? strlen (name) : 0);

  g_set_error (&self->error, ETHOS_JSON_ERROR, ETHOS_JSON_ERROR_VALUE, "%s: %s", shown, what);
}

static inline guint64
level_bit (EthosJsonWriter *self)
{
  return G_GUINT64_CONSTANT (1) << (self->depth - 1);
}

/* Everything that stands before a value: comma, line break, name. Returns whether the value may be
 * written. */
static inline gboolean
begin_value (EthosJsonWriter *self, const char *name)
{
  if (G_UNLIKELY (self->error))
    return FALSE;
  if (G_UNLIKELY (self->length >= CHUNK_BYTES && self->write) && !flush (self))
    return FALSE;
  if (self->depth == 0)
    {
      g_return_val_if_fail (!self->has_root && name == NULL, FALSE);
      self->has_root = TRUE;
      return TRUE;
    }
  g_return_val_if_fail (((self->is_object & level_bit (self)) != 0) == (name != NULL), FALSE);

  if (self->has_items & level_bit (self))
    put_char (self, ',');
  self->has_items |= level_bit (self);
  if (self->indented)
    put_line_break (self);
  if (name == NULL)
    return TRUE;
  if (!put_string (self, name))
    {
      refuse (self, name, _ ("not UTF-8 text"));
      return FALSE;
    }
  put (self, ": ", self->indented ? 2 : 1);
  return TRUE;
}

static void
begin_container (EthosJsonWriter *self, const char *name, gboolean is_object)
{
  if (!begin_value (self, name))
    return;
  if (self->depth == ETHOS_JSON_MAX_DEPTH)
    {
      refuse (self, name, _ ("nested too deep"));
      return;
    }
  put_char (self, is_object ? '{' : '[');
  self->depth++;
  self->has_items &= ~level_bit (self);
  if (is_object)
    self->is_object |= level_bit (self);
  else
    self->is_object &= ~level_bit (self);
}

static void
end_container (EthosJsonWriter *self, gboolean is_object)
{
  gboolean has_items;

  if (self->error)
    return;
  g_return_if_fail (self->depth > 0);
  g_return_if_fail (((self->is_object & level_bit (self)) != 0) == is_object);

  has_items = (self->has_items & level_bit (self)) != 0;
  self->depth--;
  if (has_items && self->indented)
    put_line_break (self);
  put_char (self, is_object ? '}' : ']');
}

static void
add_scalar_node (EthosJsonWriter *self, const char *name, JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    ethos_json_writer_add_string (self, name, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    ethos_json_writer_add_bool (self, name, json_node_get_boolean (node));
  else if (type == G_TYPE_INT64)
    ethos_json_writer_add_int (self, name, json_node_get_int (node));
  else
    refuse (self, name, _ ("only whole numbers can be written"));
}

/**
 * ethos_json_writer_new:
 * @style: how it is laid out
 * @write: (nullable) (scope notified): takes the text in pieces of about 64 KiB; NULL keeps it all
 *   for ethos_json_writer_finish_bytes()
 * @user_data: for @write
 *
 * Makes a writer of canonical JSON, straight into bytes without a tree: members in the order of the
 * calls, whole numbers only, everything but control characters, quotes and backslashes as plain
 * UTF-8 (the escapes are those of RFC 8785 §3.2.2.2). The same calls always give the same bytes.
 *
 * The first error (text that is not UTF-8, more than %ETHOS_JSON_MAX_DEPTH levels, a failing
 * @write) is kept, all later calls do nothing, and finishing reports it. So what was finished
 * always passes the gate, provided that the caller names no member twice in an object and writes no
 * more bytes and values than the limits of the gate.
 *
 * Returns: (transfer full): free it with ethos_json_writer_free()
 */
EthosJsonWriter *
ethos_json_writer_new (EthosJsonStyle style, EthosJsonWriteFunc write, gpointer user_data)
{
  EthosJsonWriter *self = g_new0 (EthosJsonWriter, 1);

  self->write = write;
  self->user_data = user_data;
  self->indented = style == ETHOS_JSON_INDENTED;
  return self;
}

void
ethos_json_writer_free (EthosJsonWriter *self)
{
  g_return_if_fail (self != NULL);

  g_clear_error (&self->error);
  g_free (self->buffer);
  g_free (self);
}

/**
 * ethos_json_writer_begin_object:
 * @self: a writer
 * @name: (nullable): the member's name inside an object; NULL inside a list and for the root. The
 *   same holds for all functions that take a name
 *
 * Opens an object; what is written next are its members.
 */
void
ethos_json_writer_begin_object (EthosJsonWriter *self, const char *name)
{
  g_return_if_fail (self != NULL);

  begin_container (self, name, TRUE);
}

/**
 * ethos_json_writer_end_object:
 *
 * Ends the object that was begun last.
 */
void
ethos_json_writer_end_object (EthosJsonWriter *self)
{
  g_return_if_fail (self != NULL);

  end_container (self, TRUE);
}

/**
 * ethos_json_writer_begin_array:
 * @name: (nullable): the member's name; NULL in an array and at the root
 *
 * Begins an array; ethos_json_writer_end_array() ends it.
 */
void
ethos_json_writer_begin_array (EthosJsonWriter *self, const char *name)
{
  g_return_if_fail (self != NULL);

  begin_container (self, name, FALSE);
}

/**
 * ethos_json_writer_end_array:
 *
 * Ends the array that was begun last.
 */
void
ethos_json_writer_end_array (EthosJsonWriter *self)
{
  g_return_if_fail (self != NULL);

  end_container (self, FALSE);
}

/**
 * ethos_json_writer_add_string:
 * @name: (nullable): the member's name; NULL in an array and at the root
 * @value: the text
 *
 * Writes a text. One that is not UTF-8 is an error that finishing the writer reports, see
 * ethos_json_writer_new().
 */
void
ethos_json_writer_add_string (EthosJsonWriter *self, const char *name, const char *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (value != NULL);

  if (!begin_value (self, name))
    return;
  if (!put_string (self, value))
    refuse (self, name, _ ("not UTF-8 text"));
}

/**
 * ethos_json_writer_add_int:
 * @name: (nullable): the member's name; NULL in an array and at the root
 * @value: the number
 *
 * Writes a whole number.
 */
void
ethos_json_writer_add_int (EthosJsonWriter *self, const char *name, gint64 value)
{
  g_return_if_fail (self != NULL);

  if (begin_value (self, name))
    put_int (self, value);
}

/**
 * ethos_json_writer_add_bool:
 * @name: (nullable): the member's name; NULL in an array and at the root
 * @value: the truth value
 *
 * Writes true or false.
 */
void
ethos_json_writer_add_bool (EthosJsonWriter *self, const char *name, gboolean value)
{
  g_return_if_fail (self != NULL);

  if (begin_value (self, name))
    put (self, value ? "true" : "false", value ? 4 : 5);
}

/**
 * ethos_json_writer_add_null:
 * @name: (nullable): the member's name; NULL in an array and at the root
 *
 * Writes null.
 */
void
ethos_json_writer_add_null (EthosJsonWriter *self, const char *name)
{
  g_return_if_fail (self != NULL);

  if (begin_value (self, name))
    put (self, "null", 4);
}

/**
 * ethos_json_writer_add_node:
 * @self: a writer
 * @name: (nullable): the member's name
 * @node: a value that was parsed; borrowed
 *
 * Writes a whole value, its members in the order in which they stood. A number with a fraction is
 * an error.
 */
void
ethos_json_writer_add_node (EthosJsonWriter *self, const char *name, JsonNode *node)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (node != NULL);

  /* Recursion ends with the depth that a writer allows: beyond it there is an error. */
  if (self->error)
    return;
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      {
        JsonObjectIter iter;
        const char *member;
        JsonNode *value;

        ethos_json_writer_begin_object (self, name);
        json_object_iter_init_ordered (&iter, json_node_get_object (node));
        while (json_object_iter_next_ordered (&iter, &member, &value))
          ethos_json_writer_add_node (self, member, value);
        ethos_json_writer_end_object (self);
        break;
      }
    case JSON_NODE_ARRAY:
      {
        JsonArray *array = json_node_get_array (node);

        ethos_json_writer_begin_array (self, name);
        for (guint i = 0; i < json_array_get_length (array); i++)
          ethos_json_writer_add_node (self, NULL, json_array_get_element (array, i));
        ethos_json_writer_end_array (self);
        break;
      }
    case JSON_NODE_VALUE:
      add_scalar_node (self, name, node);
      break;
    case JSON_NODE_NULL:
    default:
      ethos_json_writer_add_null (self, name);
      break;
    }
}

/**
 * ethos_json_writer_add_members:
 * @self: a writer inside an object
 * @text: (nullable): an object as text, from ethos_json_cursor_dup_unknown(); NULL adds nothing
 *
 * Writes the members of an object that was kept as text, laid out like everything around them: what
 * a newer version wrote and we don't know goes back where it was found. The text is checked again.
 */
void
ethos_json_writer_add_members (EthosJsonWriter *self, const char *text)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  g_return_if_fail (self != NULL);

  if (self->error || text == NULL)
    return;
  root = ethos_json_parse (text, strlen (text), &ethos_json_limits_session, &self->error);
  if (root == NULL)
    return;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      refuse (self, NULL, _ ("kept members must be an object"));
      return;
    }
  json_object_iter_init_ordered (&iter, json_node_get_object (root));
  while (json_object_iter_next_ordered (&iter, &name, &value))
    ethos_json_writer_add_node (self, name, value);
}

/**
 * ethos_json_writer_finish:
 * @self: a writer with everything closed
 * @error: the first thing that went wrong
 *
 * Ends the text and hands its last piece to the write function. A writer finishes once.
 *
 * Returns: whether all of it was written
 */
gboolean
ethos_json_writer_finish (EthosJsonWriter *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->error || (self->has_root && self->depth == 0), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!self->error)
    {
      if (self->indented)
        put_char (self, '\n');
      if (self->write)
        flush (self);
    }
  if (!self->error)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

/**
 * ethos_json_writer_finish_bytes:
 * @self: a writer without a write function, with everything closed
 * @error: the first thing that went wrong
 *
 * Ends the text and gives all of it.
 *
 * Returns: (transfer full) (nullable): the text, without a zero byte at its end
 */
GBytes *
ethos_json_writer_finish_bytes (EthosJsonWriter *self, GError **error)
{
  gsize length;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->write == NULL, NULL);

  if (!ethos_json_writer_finish (self, error))
    return NULL;
  length = self->length;
  self->length = 0;
  self->capacity = 0;
  return g_bytes_new_take (g_steal_pointer (&self->buffer), length);
}
