// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-edits-codec.h"

#include <glib/gi18n-lib.h>

#include "ethos-record-codec.h"

static gboolean
read_kind (EthosJsonCursor *cursor, EthosKind *kind, GError **error)
{
  const char *names[ETHOS_N_KINDS + 1] = { NULL };
  guint value = 0;

  for (guint i = 0; i < ETHOS_N_KINDS; i++)
    names[i] = ethos_kind_get_info (i)->type.name;
  if (!ethos_json_cursor_get_enum (cursor, "kind", ETHOS_JSON_REQUIRED, names, &value, error))
    return FALSE;
  *kind = value;
  return TRUE;
}

static gboolean
read_reference (EthosJsonCursor *cursor,
                const char *name,
                gboolean may_be_empty,
                EthosJsonPresence presence,
                const char **id,
                GError **error)
{
  *id = NULL;
  if (!ethos_json_cursor_get_string (cursor, name, presence, G_MAXINT32, id, error))
    return FALSE;
  if (*id == NULL || (may_be_empty && **id == '\0') || ethos_id_is_valid (*id))
    return TRUE;
  return ethos_json_cursor_fail (cursor, name, error, _ ("not an id"));
}

static EthosRecord *
read_record (EthosJsonCursor *cursor, EthosKind kind, const char *id, GError **error)
{
  g_autoptr (EthosRecord) record = ethos_entity_new (kind, id);
  EthosRecordReading reading = { 0 };

  if (!ethos_json_cursor_enter_object (cursor, "record", error) ||
      !ethos_record_read_fields (cursor, &reading, record, error) ||
      !ethos_record_read_unknown (cursor, record, error))
    return NULL;
  ethos_json_cursor_leave (cursor);
  return g_steal_pointer (&record);
}

static gboolean
read_insert (EthosJsonCursor *cursor,
             EthosKind kind,
             const char *id,
             EthosEdits *edits,
             GError **error)
{
  const char *parent;
  const char *after;
  EthosRecord *record;

  if (!read_reference (cursor, "parent", FALSE, ETHOS_JSON_REQUIRED, &parent, error) ||
      !read_reference (cursor, "after", TRUE, ETHOS_JSON_OPTIONAL, &after, error))
    return FALSE;
  record = read_record (cursor, kind, id, error);
  if (record == NULL)
    return FALSE;
  ethos_edits_insert (edits, record, parent, after);
  return TRUE;
}

static gboolean
read_set (EthosJsonCursor *cursor,
          EthosKind kind,
          const char *id,
          EthosEdits *edits,
          GError **error)
{
  EthosRecord *record = read_record (cursor, kind, id, error);

  if (record == NULL)
    return FALSE;
  ethos_edits_set (edits, record);
  return TRUE;
}

static gboolean
read_move (EthosJsonCursor *cursor,
           EthosKind kind,
           const char *id,
           EthosEdits *edits,
           GError **error)
{
  const char *after;

  if (!read_reference (cursor, "after", TRUE, ETHOS_JSON_OPTIONAL, &after, error))
    return FALSE;
  ethos_edits_move (edits, kind, id, after);
  return TRUE;
}

/* What there is exactly one of has the name of its kind for an id, and only gets new versions. */
static gboolean
check_single (EthosJsonCursor *cursor,
              EthosEditType type,
              EthosKind kind,
              const char *id,
              GError **error)
{
  for (guint i = 0; i < ETHOS_N_KINDS; i++)
    {
      const EthosKindInfo *info = ethos_kind_get_info (i);

      if (info->single && g_str_equal (info->type.name, id) != (i == kind))
        return ethos_json_cursor_fail (cursor, "id", error, _ ("not the id of such a thing"));
    }
  if (!ethos_kind_get_info (kind)->single || type == ETHOS_EDIT_SET)
    return TRUE;
  return ethos_json_cursor_fail (cursor, "type", error, _ ("impossible for this kind"));
}

static gboolean
read_edit (EthosJsonCursor *cursor, EthosEdits *edits, GError **error)
{
  guint type = ETHOS_EDIT_INSERT;
  EthosKind kind;
  const char *id;

  if (!ethos_json_cursor_enter_object (cursor, NULL, error) ||
      !ethos_json_cursor_get_enum (cursor, "type", ETHOS_JSON_OPTIONAL, ethos_edit_type_names,
                                   &type, error) ||
      !read_kind (cursor, &kind, error) || !ethos_record_read_id (cursor, &id, error) ||
      !check_single (cursor, type, kind, id, error))
    return FALSE;

  switch ((EthosEditType) type)
    {
    case ETHOS_EDIT_INSERT:
      if (!read_insert (cursor, kind, id, edits, error))
        return FALSE;
      break;
    case ETHOS_EDIT_REMOVE:
      ethos_edits_remove (edits, kind, id);
      break;
    case ETHOS_EDIT_SET:
      if (!read_set (cursor, kind, id, edits, error))
        return FALSE;
      break;
    case ETHOS_EDIT_MOVE:
      if (!read_move (cursor, kind, id, edits, error))
        return FALSE;
      break;
    default:
      g_assert_not_reached ();
    }
  ethos_json_cursor_leave (cursor);
  return TRUE;
}

static void
write_edit (EthosJsonWriter *writer, const EthosEdit *edit)
{
  ethos_json_writer_begin_object (writer, NULL);
  /* Notes are most of a journal, so what inserts need not say so. */
  if (edit->type != ETHOS_EDIT_INSERT)
    ethos_json_writer_add_string (writer, "type", ethos_edit_type_names[edit->type]);
  ethos_json_writer_add_string (writer, "kind", ethos_kind_get_info (edit->kind)->type.name);
  ethos_json_writer_add_string (writer, "id", edit->id);
  if (edit->type == ETHOS_EDIT_INSERT)
    ethos_json_writer_add_string (writer, "parent", edit->parent);
  if ((edit->type == ETHOS_EDIT_INSERT || edit->type == ETHOS_EDIT_MOVE) &&
      edit->after != ETHOS_PLACE_LAST)
    ethos_json_writer_add_string (writer, "after", edit->after);
  if (edit->type == ETHOS_EDIT_INSERT || edit->type == ETHOS_EDIT_SET)
    {
      ethos_json_writer_begin_object (writer, "record");
      ethos_record_write_values (writer, edit->record, NULL);
      ethos_record_write_lists (writer, edit->record);
      ethos_record_write_unknown (writer, edit->record, NULL);
      ethos_json_writer_end_object (writer);
    }
  ethos_json_writer_end_object (writer);
}

/**
 * ethos_edits_codec_write:
 * @sequence: the number of the operation
 * @edits: what it changed
 * @error: where to say why it can't be written
 *
 * Writes the payload of one record of the journal. May be called in any thread.
 *
 * Returns: (transfer full) (nullable): compact JSON
 */
GBytes *
ethos_edits_codec_write (guint64 sequence, const EthosEdits *edits, GError **error)
{
  g_autoptr (EthosJsonWriter) writer = NULL;

  g_return_val_if_fail (edits != NULL, NULL);
  g_return_val_if_fail (sequence <= G_MAXINT64, NULL);

  writer = ethos_json_writer_new (ETHOS_JSON_COMPACT, NULL, NULL);
  ethos_json_writer_begin_object (writer, NULL);
  ethos_json_writer_add_int (writer, "seq", (gint64) sequence);
  ethos_json_writer_begin_array (writer, "edits");
  for (guint i = 0; i < ethos_edits_get_length (edits); i++)
    write_edit (writer, ethos_edits_get (edits, i));
  ethos_json_writer_end_array (writer);
  ethos_json_writer_end_object (writer);
  return ethos_json_writer_finish_bytes (writer, error);
}

/**
 * ethos_edits_codec_read:
 * @bytes: a payload from a journal
 * @sequence: (out): the number of the operation
 * @error: where and what is wrong
 *
 * Reads what one operation changed, checking it like a file: a checksum tells that nothing was
 * damaged, not who wrote it. Whether the records that it names exist is found out by applying it.
 *
 * Errors: those of #EthosJsonError.
 *
 * Returns: (transfer full) (nullable): the edits
 */
EthosEdits *
ethos_edits_codec_read (GBytes *bytes, guint64 *sequence, GError **error)
{
  g_autoptr (EthosJsonCursor) cursor = NULL;
  g_autoptr (EthosEdits) edits = NULL;
  g_autoptr (JsonNode) root = NULL;
  const char *text;
  gint64 number = 0;
  gsize length;

  g_return_val_if_fail (bytes != NULL && sequence != NULL, NULL);

  text = g_bytes_get_data (bytes, &length);
  root = ethos_json_parse (text, length, &ethos_json_limits_record, error);
  if (root == NULL)
    return NULL;

  cursor = ethos_json_cursor_new (root);
  if (!ethos_json_cursor_enter_object (cursor, NULL, error) ||
      !ethos_json_cursor_get_int (cursor, "seq", ETHOS_JSON_REQUIRED, 0, G_MAXINT64, &number,
                                  error) ||
      !ethos_json_cursor_enter_array (cursor, "edits", ETHOS_JSON_REQUIRED, ETHOS_EDITS_MAX, error))
    return NULL;
  edits = ethos_edits_new ();
  while (ethos_json_cursor_next (cursor))
    if (!read_edit (cursor, edits, error))
      return NULL;
  *sequence = (guint64) number;
  return g_steal_pointer (&edits);
}
