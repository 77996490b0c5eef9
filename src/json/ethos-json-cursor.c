// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-json"

#include "config.h"

#include "ethos-json-cursor.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ethos-json-gate.h"
#include "ethos-json-text-private.h"
#include "ethos-json-writer.h"

/* A list or object that was entered. */
typedef struct
{
  const char *name;   /* of the member that was entered; NULL for the root or an item */
  JsonObject *object; /* NULL for a list */
  JsonArray *array;   /* NULL for an object and for a list that is absent */
  guint n_next;       /* how often next was called: the number of the current item, plus 1 */
  guint first_used;
} Frame;

struct _EthosJsonCursor
{
  JsonNode *root;
  /* The member values that were asked for, in all objects entered: what is left is unknown. */
  GPtrArray *used;
  guint depth;
  Frame frames[ETHOS_JSON_MAX_DEPTH];
};

static Frame *
get_frame (EthosJsonCursor *self)
{
  return self->depth > 0 ? &self->frames[self->depth - 1] : NULL;
}

static void
append_index (GString *path, const Frame *frame)
{
  if (frame && !frame->object && frame->n_next > 0)
    g_string_append_printf (path, "[%u]", frame->n_next - 1);
}

static void
append_name (GString *path, const char *name)
{
  if (path->len > 0)
    g_string_append_c (path, '.');
  g_string_append (path, name);
}

static char *
build_path (EthosJsonCursor *self, const char *name)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (guint i = 0; i < self->depth; i++)
    {
      if (self->frames[i].name)
        append_name (path, self->frames[i].name);
      append_index (path, &self->frames[i]);
    }
  if (name)
    append_name (path, name);
  if (path->len == 0)
    /* Translators: stands before ": what is wrong" where the whole of a file is meant. */
    return g_strdup (_ ("the whole text"));
  return g_string_free (g_steal_pointer (&path), FALSE);
}

static gboolean
fail (EthosJsonCursor *self,
      const char *name,
      GError **error,
      EthosJsonError code,
      const char *what)
{
  g_autofree char *path = build_path (self, name);

  /* Translators: the path of a value in a file, and what is wrong with it:
   * "activities[3].notes[12].text: longer than 500 characters". */
  g_set_error (error, ETHOS_JSON_ERROR, code, _ ("%s: %s"), path, what);
  return FALSE;
}

static gboolean
fail_type (EthosJsonCursor *self, const char *name, GError **error, const char *what)
{
  return fail (self, name, error, ETHOS_JSON_ERROR_VALUE, what);
}

static gboolean
is_used (EthosJsonCursor *self, const Frame *frame, JsonNode *node)
{
  for (guint i = frame->first_used; i < self->used->len; i++)
    if (g_ptr_array_index (self->used, i) == node)
      return TRUE;
  return FALSE;
}

static JsonNode *
look_up (EthosJsonCursor *self, const char *name)
{
  const Frame *frame = get_frame (self);

  if (!frame)
    {
      g_assert (name == NULL);
      return self->root;
    }
  if (!frame->object)
    {
      g_assert (name == NULL && frame->n_next > 0);
      return json_array_get_element (frame->array, frame->n_next - 1);
    }
  g_assert (name != NULL);
  return json_object_get_member (frame->object, name);
}

/* Looks a value up for reading. Returns FALSE when it is absent but required; sets @node to NULL
 * when it is absent and optional. */
static gboolean
take (EthosJsonCursor *self,
      const char *name,
      EthosJsonPresence presence,
      JsonNode **node,
      GError **error)
{
  const Frame *frame = get_frame (self);

  *node = look_up (self, name);
  if (*node == NULL)
    return presence == ETHOS_JSON_OPTIONAL ||
           fail (self, name, error, ETHOS_JSON_ERROR_MISSING, _ ("missing"));
  if (frame && frame->object && !is_used (self, frame, *node))
    g_ptr_array_add (self->used, *node);
  return TRUE;
}

static gboolean
holds (JsonNode *node, GType type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

static gboolean
enter (EthosJsonCursor *self,
       const char *name,
       JsonObject *object,
       JsonArray *array,
       GError **error)
{
  Frame frame = { name, object, array, 0, self->used->len };

  if (self->depth == G_N_ELEMENTS (self->frames))
    return fail (self, name, error, ETHOS_JSON_ERROR_POLICY, _ ("nested too deep"));
  self->frames[self->depth++] = frame;
  return TRUE;
}

static gboolean
fail_word (EthosJsonCursor *self,
           const char *name,
           GError **error,
           const char *word,
           const char *const *words)
{
  /* Translators: between the words of a list, as in "value, mission, vision". */
  g_autofree char *known = g_strjoinv (_ (", "), (char **) words);
  g_autofree char *found = ethos_json_quote (word, strlen (word));
  g_autofree char *what = NULL;

  /* Translators: %s is a word from a file, the second one a list of words. */
  what = g_strdup_printf (_ ("%s is not one of: %s"), found, known);
  return fail_type (self, name, error, what);
}

/**
 * ethos_json_cursor_new:
 * @root: the root value from ethos_json_parse(); referenced
 *
 * Makes a cursor that stands before the root value.
 *
 * Returns: (transfer full): free it with ethos_json_cursor_free()
 */
EthosJsonCursor *
ethos_json_cursor_new (JsonNode *root)
{
  EthosJsonCursor *self;

  g_return_val_if_fail (root != NULL, NULL);

  self = g_new0 (EthosJsonCursor, 1);
  self->root = json_node_ref (root);
  self->used = g_ptr_array_new ();
  return self;
}

void
ethos_json_cursor_free (EthosJsonCursor *self)
{
  g_return_if_fail (self != NULL);

  json_node_unref (self->root);
  g_ptr_array_unref (self->used);
  g_free (self);
}

/**
 * ethos_json_cursor_enter_object:
 * @self: a cursor
 * @name: (nullable): a member; NULL for the current item, or for the root. The same holds for all
 *   functions that take a name
 * @error: when there is none, or something else stands there
 *
 * Goes into an object. Where one is optional, ask ethos_json_cursor_has() first.
 *
 * Returns: whether it was entered
 */
gboolean
ethos_json_cursor_enter_object (EthosJsonCursor *self, const char *name, GError **error)
{
  JsonNode *node;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!take (self, name, ETHOS_JSON_REQUIRED, &node, error))
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail_type (self, name, error, _ ("must be an object, in braces"));
  return enter (self, name, json_node_get_object (node), NULL, error);
}

/**
 * ethos_json_cursor_enter_array:
 * @self: a cursor
 * @name: (nullable): a member
 * @presence: whether it must be there; when it need not and is not, an empty list is entered
 * @max_items: how many items it may have
 * @error: when it is missing, too long or something else
 *
 * Goes into a list, before its first item.
 *
 * Returns: whether it was entered
 */
gboolean
ethos_json_cursor_enter_array (EthosJsonCursor *self,
                               const char *name,
                               EthosJsonPresence presence,
                               guint max_items,
                               GError **error)
{
  g_autofree char *what = NULL;
  JsonArray *array;
  JsonNode *node;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!take (self, name, presence, &node, error))
    return FALSE;
  if (node == NULL)
    return enter (self, name, NULL, NULL, error);
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail_type (self, name, error, _ ("must be a list, in square brackets"));
  array = json_node_get_array (node);
  if (json_array_get_length (array) <= max_items)
    return enter (self, name, NULL, array, error);
  what =
      g_strdup_printf (ngettext ("more than %u item", "more than %u items", max_items), max_items);
  return fail_type (self, name, error, what);
}

/**
 * ethos_json_cursor_next:
 * @self: a cursor in a list
 *
 * Steps to the next item.
 *
 * Returns: whether there is one
 */
gboolean
ethos_json_cursor_next (EthosJsonCursor *self)
{
  Frame *frame;

  g_return_val_if_fail (self != NULL, FALSE);
  frame = get_frame (self);
  g_return_val_if_fail (frame != NULL && !frame->object, FALSE);

  if (frame->n_next >= ethos_json_cursor_get_n_items (self))
    return FALSE;
  frame->n_next++;
  return TRUE;
}

/**
 * ethos_json_cursor_get_n_items:
 * @self: a cursor in a list
 *
 * Returns: how many items the list has
 */
guint
ethos_json_cursor_get_n_items (EthosJsonCursor *self)
{
  const Frame *frame;

  g_return_val_if_fail (self != NULL, 0);
  frame = get_frame (self);
  g_return_val_if_fail (frame != NULL && !frame->object, 0);

  return frame->array ? json_array_get_length (frame->array) : 0;
}

/**
 * ethos_json_cursor_leave:
 * @self: a cursor in a list or object
 *
 * Goes back out of what was entered last.
 */
void
ethos_json_cursor_leave (EthosJsonCursor *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->depth > 0);

  g_ptr_array_set_size (self->used, (int) get_frame (self)->first_used);
  self->depth--;
}

/**
 * ethos_json_cursor_has:
 * @self: a cursor in an object
 * @name: a member
 *
 * Tells whether a member is there, with any value. It does not count as read by that.
 *
 * Returns: whether it is
 */
gboolean
ethos_json_cursor_has (EthosJsonCursor *self, const char *name)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  return look_up (self, name) != NULL;
}

/**
 * ethos_json_cursor_get_string:
 * @self: a cursor
 * @name: (nullable): a member
 * @presence: whether it must be there
 * @max_bytes: how long it may be; count characters yourself and use ethos_json_cursor_fail()
 * @value: (out): the text, borrowed from the tree; untouched when absent
 * @error: when it is missing, too long or something else
 *
 * Returns: whether @value can be used
 */
gboolean
ethos_json_cursor_get_string (EthosJsonCursor *self,
                              const char *name,
                              EthosJsonPresence presence,
                              gsize max_bytes,
                              const char **value,
                              GError **error)
{
  g_autofree char *what = NULL;
  const char *text;
  JsonNode *node;

  g_return_val_if_fail (self != NULL && value != NULL, FALSE);

  if (!take (self, name, presence, &node, error))
    return FALSE;
  if (node == NULL)
    return TRUE;
  if (!holds (node, G_TYPE_STRING))
    return fail_type (self, name, error, _ ("must be a text, in double quotes"));
  text = json_node_get_string (node);
  if (strnlen (text, max_bytes + 1) > max_bytes)
    {
      what = g_strdup_printf (ngettext ("longer than %lu byte", "longer than %lu bytes",
                                        (gulong) max_bytes),
                              (gulong) max_bytes);
      return fail_type (self, name, error, what);
    }
  *value = text;
  return TRUE;
}

/**
 * ethos_json_cursor_get_int:
 * @self: a cursor
 * @name: (nullable): a member
 * @presence: whether it must be there
 * @min: the smallest number allowed
 * @max: the largest one
 * @value: (out): the number; untouched when absent
 * @error: when it is missing, out of range or something else
 *
 * Returns: whether @value can be used
 */
gboolean
ethos_json_cursor_get_int (EthosJsonCursor *self,
                           const char *name,
                           EthosJsonPresence presence,
                           gint64 min,
                           gint64 max,
                           gint64 *value,
                           GError **error)
{
  JsonNode *node;
  gint64 number;

  g_return_val_if_fail (self != NULL && value != NULL, FALSE);
  g_return_val_if_fail (min <= max, FALSE);

  if (!take (self, name, presence, &node, error))
    return FALSE;
  if (node == NULL)
    return TRUE;
  if (!holds (node, G_TYPE_INT64))
    return fail_type (self, name, error, _ ("must be a whole number"));
  number = json_node_get_int (node);
  if (number < min || number > max)
    /* Translators: "must be from 1 to 240, not 0" */
    return ethos_json_cursor_fail (self, name, error, _ ("must be from %lld to %lld, not %lld"),
                                   (long long) min, (long long) max, (long long) number);
  *value = number;
  return TRUE;
}

/**
 * ethos_json_cursor_get_bool:
 * @self: a cursor
 * @name: (nullable): a member
 * @presence: whether it must be there
 * @value: (out): the value; untouched when absent
 * @error: when it is missing or something else
 *
 * Returns: whether @value can be used
 */
gboolean
ethos_json_cursor_get_bool (EthosJsonCursor *self,
                            const char *name,
                            EthosJsonPresence presence,
                            gboolean *value,
                            GError **error)
{
  JsonNode *node;

  g_return_val_if_fail (self != NULL && value != NULL, FALSE);

  if (!take (self, name, presence, &node, error))
    return FALSE;
  if (node == NULL)
    return TRUE;
  if (!holds (node, G_TYPE_BOOLEAN))
    return fail_type (self, name, error, _ ("must be true or false"));
  *value = json_node_get_boolean (node);
  return TRUE;
}

/**
 * ethos_json_cursor_get_enum:
 * @self: a cursor
 * @name: (nullable): a member
 * @presence: whether it must be there
 * @words: (array zero-terminated=1): the words that may stand there
 * @value: (out): the number of the word in @words, from 0; untouched when absent
 * @error: when it is missing, another word or something else
 *
 * Returns: whether @value can be used
 */
gboolean
ethos_json_cursor_get_enum (EthosJsonCursor *self,
                            const char *name,
                            EthosJsonPresence presence,
                            const char *const *words,
                            guint *value,
                            GError **error)
{
  const char *word = NULL;

  g_return_val_if_fail (self != NULL && words != NULL && value != NULL, FALSE);

  if (!ethos_json_cursor_get_string (self, name, presence, G_MAXINT32, &word, error))
    return FALSE;
  if (word == NULL)
    return TRUE;
  for (guint i = 0; words[i]; i++)
    {
      if (g_str_equal (words[i], word))
        {
          *value = i;
          return TRUE;
        }
    }
  return fail_word (self, name, error, word, words);
}

/**
 * ethos_json_cursor_dup_unknown:
 * @self: a cursor in an object
 *
 * Keeps what nobody asked for: the members of the current object that no function has read or
 * entered, as the compact text of one object, in their order. Call it after the last read, and give
 * the text to ethos_json_writer_add_members() when the object is written. For trees of whole
 * numbers only: what was parsed with allow_fractions can't be kept.
 *
 * Returns: (transfer full) (nullable): the text, or NULL when every member was read
 */
char *
ethos_json_cursor_dup_unknown (EthosJsonCursor *self)
{
  g_autoptr (EthosJsonWriter) writer = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const Frame *frame;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  g_return_val_if_fail (self != NULL, NULL);
  frame = get_frame (self);
  g_return_val_if_fail (frame != NULL && frame->object, NULL);

  if (json_object_get_size (frame->object) == self->used->len - frame->first_used)
    return NULL;

  writer = ethos_json_writer_new (ETHOS_JSON_COMPACT, NULL, NULL);
  ethos_json_writer_begin_object (writer, NULL);
  json_object_iter_init_ordered (&iter, frame->object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!is_used (self, frame, node))
      ethos_json_writer_add_node (writer, name, node);
  ethos_json_writer_end_object (writer);
  bytes = ethos_json_writer_finish_bytes (writer, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/**
 * ethos_json_cursor_fail:
 * @self: a cursor
 * @name: (nullable): the member that is wrong; NULL for the current item or object itself
 * @error: set to %ETHOS_JSON_ERROR_VALUE with the path in front
 * @format: what is wrong, as in "longer than 500 characters"
 * @...: for @format
 *
 * Reports what only the caller can check.
 *
 * Returns: FALSE, to be returned at once
 */
gboolean
ethos_json_cursor_fail (EthosJsonCursor *self,
                        const char *name,
                        GError **error,
                        const char *format,
                        ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  g_return_val_if_fail (self != NULL, FALSE);

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return fail (self, name, error, ETHOS_JSON_ERROR_VALUE, what);
}
