// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-tree-codec.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ethos-json-error.h"
#include "ethos-json-writer.h"
#include "ethos-record-codec.h"

/* Members of the root that belong to no record. */
static const char *const root_members[] = { "format", "version", NULL };

typedef struct
{
  const EthosFormat *format;
  EthosRecordReading reading;
  GHashTable *ids;
} Reader;

static gboolean read_node (Reader *reader,
                           EthosJsonCursor *cursor,
                           EthosKind kind,
                           EthosSnapshotNode *node,
                           GError **error);

/* Records it; the hash table borrows the id from the record. */
static gboolean
add_id (Reader *reader, EthosJsonCursor *cursor, EthosSnapshotNode *node, GError **error)
{
  if (g_hash_table_insert (reader->ids, node->record->id, node))
    return TRUE;
  return ethos_json_cursor_fail (cursor, "id", error,
                                 /* Translators: %s is a technical id. */
                                 _ ("“%s” is in use already"), node->record->id);
}

/* There is exactly one, so its id is that of its kind and need not be written. */
static gboolean
read_single (Reader *reader,
             EthosJsonCursor *cursor,
             EthosKind kind,
             EthosSnapshotNode *parent,
             GError **error)
{
  const EthosKindInfo *info = ethos_kind_get_info (kind);
  EthosSnapshotNode *node = g_new0 (EthosSnapshotNode, 1);

  node->record = ethos_entity_new (kind, info->type.name);
  parent->children[kind] = node;
  parent->n_children[kind] = 1;
  if (!add_id (reader, cursor, node, error))
    return FALSE;
  if (!ethos_json_cursor_has (cursor, info->member))
    return TRUE;
  if (!ethos_json_cursor_enter_object (cursor, info->member, error) ||
      !read_node (reader, cursor, kind, node, error))
    return FALSE;
  ethos_json_cursor_leave (cursor);
  return TRUE;
}

static gboolean
read_list (Reader *reader,
           EthosJsonCursor *cursor,
           EthosKind kind,
           EthosSnapshotNode *parent,
           GError **error)
{
  const EthosKindInfo *info = ethos_kind_get_info (kind);
  guint n_items;

  if (!ethos_json_cursor_enter_array (cursor, info->member, ETHOS_JSON_OPTIONAL, info->maximum,
                                      error))
    return FALSE;
  n_items = ethos_json_cursor_get_n_items (cursor);
  if (n_items > 0)
    parent->children[kind] = g_new0 (EthosSnapshotNode, n_items);

  while (ethos_json_cursor_next (cursor))
    {
      EthosSnapshotNode *node = &parent->children[kind][parent->n_children[kind]];
      const char *id = NULL;

      if (!ethos_json_cursor_enter_object (cursor, NULL, error))
        return FALSE;
      if ((!reader->format->invents_ids || ethos_json_cursor_has (cursor, "id")) &&
          !ethos_record_read_id (cursor, &id, error))
        return FALSE;
      node->record = ethos_entity_new (kind, id);
      parent->n_children[kind]++;
      if (!add_id (reader, cursor, node, error) || !read_node (reader, cursor, kind, node, error))
        return FALSE;
      ethos_json_cursor_leave (cursor);
    }
  ethos_json_cursor_leave (cursor);
  return TRUE;
}

/* Reads the object that was entered. */
static gboolean
read_node (Reader *reader,
           EthosJsonCursor *cursor,
           EthosKind kind,
           EthosSnapshotNode *node,
           GError **error)
{
  if (!ethos_record_read_fields (cursor, &reader->reading, node->record, error))
    return FALSE;

  for (guint child = 0; child < ETHOS_N_KINDS; child++)
    {
      gboolean done;

      if (!ethos_format_has_children (reader->format, kind, child))
        continue;
      done = ethos_kind_get_info (child)->single ? read_single (reader, cursor, child, node, error)
                                                 : read_list (reader, cursor, child, node, error);
      if (!done)
        return FALSE;
    }
  return ethos_record_read_unknown (cursor, node->record, error);
}

static gboolean
read_version (const EthosFormat *format, JsonNode *root, guint *version, GError **error)
{
  g_autoptr (EthosJsonCursor) cursor = ethos_json_cursor_new (root);
  const char *name = NULL;
  gint64 number = 0;

  if (!ethos_json_cursor_enter_object (cursor, NULL, error) ||
      !ethos_json_cursor_get_string (cursor, "format", ETHOS_JSON_REQUIRED, G_MAXINT32, &name,
                                     error))
    return FALSE;
  if (!g_str_equal (name, format->name))
    {
      g_autofree char *found = ethos_json_quote (name, strlen (name));

      return ethos_json_cursor_fail (cursor, "format", error,
                                     /* Translators: both are technical names; the first may be
                                      * anything that stands in a file, in quotation marks. */
                                     _ ("%s where “%s” was expected"), found, format->name);
    }
  if (!ethos_json_cursor_get_int (cursor, "version", ETHOS_JSON_REQUIRED, 1, G_MAXINT32, &number,
                                  error))
    return FALSE;
  if (number > format->version && !format->opens_newer)
    return ethos_json_cursor_fail (cursor, "version", error,
                                   /* Translators: two numbers of versions of a file format. */
                                   _ ("%d is newer than %u, the newest this program knows"),
                                   (int) number, format->version);
  *version = (guint) number;
  return TRUE;
}

static gboolean
migrate (const EthosFormat *format, JsonNode *root, guint version, GError **error)
{
  for (guint from = version; from < format->version; from++)
    if (!format->migrations[from - 1](json_node_get_object (root), error))
      return FALSE;
  return TRUE;
}

static EthosSnapshot *
read_root (Reader *reader, JsonNode *root, GError **error)
{
  g_autoptr (EthosJsonCursor) cursor = ethos_json_cursor_new (root);
  g_autoptr (EthosSnapshot) snapshot = NULL;
  EthosSnapshotNode *node = g_new0 (EthosSnapshotNode, 1);
  const EthosRecordType *type = ethos_format_get_type (reader->format);
  const char *format;
  gint64 version;

  node->record = ethos_record_new (type, type->name);
  snapshot = ethos_snapshot_new (node);
  /* A root that is no entity has no id that anything could clash with. */
  if (reader->format->type == NULL)
    g_hash_table_insert (reader->ids, node->record->id, node);
  if (!ethos_json_cursor_enter_object (cursor, NULL, error) ||
      !ethos_json_cursor_get_string (cursor, "format", ETHOS_JSON_REQUIRED, G_MAXINT32, &format,
                                     error) ||
      !ethos_json_cursor_get_int (cursor, "version", ETHOS_JSON_REQUIRED, 1, G_MAXINT32, &version,
                                  error) ||
      !read_node (reader, cursor, reader->format->kind, node, error))
    return NULL;
  return g_steal_pointer (&snapshot);
}

static void
write_node (const EthosFormat *format,
            EthosJsonWriter *writer,
            EthosKind kind,
            const EthosSnapshotNode *node)
{
  ethos_record_write_values (writer, node->record, format->omitted);
  for (guint child = 0; child < ETHOS_N_KINDS; child++)
    {
      const EthosKindInfo *info = ethos_kind_get_info (child);

      if (!ethos_format_has_children (format, kind, child) || node->n_children[child] == 0)
        continue;
      if (!info->single)
        ethos_json_writer_begin_array (writer, info->member);
      for (guint i = 0; i < node->n_children[child]; i++)
        {
          const EthosSnapshotNode *item = &node->children[child][i];

          ethos_json_writer_begin_object (writer, info->single ? info->member : NULL);
          if (!info->single)
            ethos_json_writer_add_string (writer, "id", item->record->id);
          write_node (format, writer, child, item);
          ethos_json_writer_end_object (writer);
        }
      if (!info->single)
        ethos_json_writer_end_array (writer);
    }
  ethos_record_write_lists (writer, node->record);
  ethos_record_write_unknown (writer, node->record, kind == format->kind ? root_members : NULL);
}

/**
 * ethos_format_get_type:
 * @format: a format
 *
 * Returns: (transfer none): the table of the root
 */
const EthosRecordType *
ethos_format_get_type (const EthosFormat *format)
{
  return format->type ? format->type : &ethos_kind_get_info (format->kind)->type;
}

/**
 * ethos_format_has_children:
 * @format: a format
 * @parent: a kind of record in it
 * @kind: another kind
 *
 * Returns: whether records of @kind hang below those of @parent in files of this format
 */
gboolean
ethos_format_has_children (const EthosFormat *format, EthosKind parent, EthosKind kind)
{
  return kind != ETHOS_KIND_WORKSHOP && (format->kinds & (1u << kind)) != 0 &&
         ethos_kind_get_info (kind)->parent == parent;
}

/**
 * ethos_tree_read:
 * @format: what it should be
 * @bytes: text from outside
 * @error: where and what is wrong
 *
 * Reads a file through the gate, migrates it when it is older, and checks every value. May be
 * called in any thread.
 *
 * Errors: those of #EthosJsonError; the message begins with the path of the member, or with line
 * and column where it is not JSON.
 *
 * Returns: (transfer full) (nullable): what the file holds
 */
EthosTree *
ethos_tree_read (const EthosFormat *format, GBytes *bytes, GError **error)
{
  g_autoptr (EthosTree) self = NULL;
  g_autoptr (JsonNode) root = NULL;
  Reader reader = { 0 };
  const char *text;
  gsize length;

  g_return_val_if_fail (format != NULL && bytes != NULL, NULL);

  text = g_bytes_get_data (bytes, &length);
  root = ethos_json_parse (text, length, format->limits, error);
  if (root == NULL)
    return NULL;

  self = g_new0 (EthosTree, 1);
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->repairs = g_ptr_array_new_with_free_func (g_free);
  if (!read_version (format, root, &self->version, error) ||
      !migrate (format, root, self->version, error))
    return NULL;

  reader.format = format;
  reader.ids = self->ids;
  reader.reading.newer = self->version > format->version;
  reader.reading.omitted = format->omitted;
  reader.reading.repairs = self->repairs;
  self->snapshot = read_root (&reader, root, error);
  if (self->snapshot == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

void
ethos_tree_free (EthosTree *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->snapshot, ethos_snapshot_unref);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->repairs, g_ptr_array_unref);
  g_free (self);
}

/**
 * ethos_tree_write:
 * @format: what to write
 * @root: the record at the root, with what hangs below it
 * @error: where to say why it can't be written
 *
 * Writes canonical JSON: the same records always give the same bytes. What comes out has passed
 * the gate again. May be called in any thread.
 *
 * Errors: those of #EthosJsonError; a file that is larger than what can be read back is
 * %ETHOS_JSON_ERROR_TOO_LARGE.
 *
 * Returns: (transfer full) (nullable): the bytes
 */
GBytes *
ethos_tree_write (const EthosFormat *format, const EthosSnapshotNode *root, GError **error)
{
  g_autoptr (EthosJsonWriter) writer = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *text;
  gsize length;

  g_return_val_if_fail (format != NULL && root != NULL, NULL);
  g_return_val_if_fail (root->record->type == ethos_format_get_type (format), NULL);

  writer = ethos_json_writer_new (ETHOS_JSON_INDENTED, NULL, NULL);
  ethos_json_writer_begin_object (writer, NULL);
  ethos_json_writer_add_string (writer, "format", format->name);
  ethos_json_writer_add_int (writer, "version", format->version);
  write_node (format, writer, format->kind, root);
  ethos_json_writer_end_object (writer);
  bytes = ethos_json_writer_finish_bytes (writer, error);
  if (bytes == NULL)
    return NULL;

  text = g_bytes_get_data (bytes, &length);
  if (!ethos_json_gate_check (text, length, format->limits, ETHOS_JSON_LAYERS_ALL, error))
    return NULL;
  return g_steal_pointer (&bytes);
}
