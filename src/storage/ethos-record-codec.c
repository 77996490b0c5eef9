// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-record-codec.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ethos-text.h"

/* One element of a list, for checking it alone. */
typedef struct
{
  EthosRecord record;
  char *text;
} Element;

/* The checks of a record name the field in front; here the whole path stands there instead. */
static gboolean
fail_check (EthosJsonCursor *cursor,
            const char *name,
            const EthosField *field,
            GError *problem,
            GError **error)
{
  g_autoptr (GError) owned = problem;
  const char *what = owned->message;

  if (g_str_has_prefix (what, field->name))
    {
      const char *colon = strchr (what + strlen (field->name), ':');

      if (colon != NULL)
        for (what = colon + 1; *what == ' '; what++)
          ;
    }
  return ethos_json_cursor_fail (cursor, name, error, "%s", what);
}

static gboolean
check (EthosJsonCursor *cursor, const EthosField *field, const EthosRecord *record, GError **error)
{
  GError *problem = NULL;

  if (ethos_field_check (field, record, &problem))
    return TRUE;
  return fail_check (cursor, field->name, field, problem, error);
}

static EthosJsonPresence
get_presence (const EthosField *field)
{
  return field->flags & ETHOS_FIELD_REQUIRED ? ETHOS_JSON_REQUIRED : ETHOS_JSON_OPTIONAL;
}

static gboolean
read_text (EthosJsonCursor *cursor, const EthosField *field, EthosRecord *record, GError **error)
{
  /* A boot id lives in the struct itself. Other texts are counted in characters when normal. */
  gsize most = field->type == ETHOS_FIELD_BOOT ? ETHOS_TIMER_BOOT_ID_SIZE - 1 : G_MAXINT32;
  const char *text = NULL;
  g_autofree char *normal = NULL;

  if (!ethos_json_cursor_get_string (cursor, field->name, get_presence (field), most, &text, error))
    return FALSE;
  if (text == NULL)
    return TRUE;
  if (field->type == ETHOS_FIELD_LINE || field->type == ETHOS_FIELD_TEXT)
    text = normal =
        ethos_text_normalise (text, field->type == ETHOS_FIELD_LINE ? ETHOS_TEXT_LINE
                                                                    : ETHOS_TEXT_MULTI_LINE);
  ethos_field_set_text (field, record, text);
  return check (cursor, field, record, error);
}

static gboolean
read_element (EthosJsonCursor *cursor, const EthosField *field, char **result, GError **error)
{
  EthosField alone = *field;
  g_autofree char *owned = NULL;
  Element element = { 0 };
  const char *text = NULL;
  GError *problem = NULL;

  if (!ethos_json_cursor_get_string (cursor, NULL, ETHOS_JSON_REQUIRED, G_MAXINT32, &text, error))
    return FALSE;
  owned = field->type == ETHOS_FIELD_IDS ? g_strdup (text)
                                         : ethos_text_normalise (text, ETHOS_TEXT_MULTI_LINE);

  alone.type = field->type == ETHOS_FIELD_IDS ? ETHOS_FIELD_ID : ETHOS_FIELD_TEXT;
  alone.flags = field->type == ETHOS_FIELD_IDS ? ETHOS_FIELD_REQUIRED : ETHOS_FIELD_NONE;
  alone.offset = G_STRUCT_OFFSET (Element, text);
  element.text = owned;
  if (!ethos_field_check (&alone, &element.record, &problem))
    return fail_check (cursor, NULL, field, problem, error);
  *result = g_steal_pointer (&owned);
  return TRUE;
}

static gboolean
read_texts (EthosJsonCursor *cursor, const EthosField *field, EthosRecord *record, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  while (ethos_json_cursor_next (cursor))
    {
      char *text = NULL;

      if (!read_element (cursor, field, &text, error))
        return FALSE;
      g_ptr_array_add (texts, text);
    }
  if (texts->len > 0)
    {
      g_ptr_array_add (texts, NULL);
      ethos_field_take_texts (field, record,
                              (char **) g_ptr_array_free (g_steal_pointer (&texts), FALSE));
    }
  return TRUE;
}

static gboolean
read_numbers (EthosJsonCursor *cursor, const EthosField *field, EthosRecord *record, GError **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (ethos_json_cursor_next (cursor))
    {
      gint64 number;

      if (!ethos_json_cursor_get_int (cursor, NULL, ETHOS_JSON_REQUIRED, field->minimum,
                                      field->maximum, &number, error))
        return FALSE;
      g_array_append_val (numbers, number);
    }
  ethos_field_take_numbers (field, record, g_steal_pointer (&numbers));
  return TRUE;
}

static gboolean
read_list (EthosJsonCursor *cursor, const EthosField *field, EthosRecord *record, GError **error)
{
  gboolean done;

  if (!ethos_json_cursor_enter_array (cursor, field->name, get_presence (field),
                                      (guint) field->elements, error))
    return FALSE;
  done = field->type == ETHOS_FIELD_INTS ? read_numbers (cursor, field, record, error)
                                         : read_texts (cursor, field, record, error);
  if (!done)
    return FALSE;
  ethos_json_cursor_leave (cursor);
  return check (cursor, field, record, error);
}

static gboolean
read_word (EthosJsonCursor *cursor,
           const EthosRecordReading *reading,
           const EthosField *field,
           EthosRecord *record,
           GError **error)
{
  guint word = (guint) ethos_field_get_number (field, record);
  GError *problem = NULL;
  const char *text;

  if (ethos_json_cursor_get_enum (cursor, field->name, get_presence (field), field->names, &word,
                                  &problem))
    {
      ethos_field_set_number (field, record, word);
      return TRUE;
    }
  /* What a newer version calls something can't be known; that it must be a word still holds. */
  if (reading->newer && g_error_matches (problem, ETHOS_JSON_ERROR, ETHOS_JSON_ERROR_VALUE) &&
      ethos_json_cursor_get_string (cursor, field->name, ETHOS_JSON_REQUIRED, G_MAXINT32, &text,
                                    NULL))
    {
      g_ptr_array_add (reading->repairs, g_strdup (problem->message));
      g_error_free (problem);
      return TRUE;
    }
  g_propagate_error (error, problem);
  return FALSE;
}

static gboolean
read_field (EthosJsonCursor *cursor,
            const EthosRecordReading *reading,
            const EthosField *field,
            EthosRecord *record,
            GError **error)
{
  gint64 number = 0;
  gboolean flag = FALSE;

  switch (field->type)
    {
    case ETHOS_FIELD_LINE:
    case ETHOS_FIELD_TEXT:
    case ETHOS_FIELD_ID:
    case ETHOS_FIELD_BOOT:
      return read_text (cursor, field, record, error);
    case ETHOS_FIELD_IDS:
    case ETHOS_FIELD_LINES:
    case ETHOS_FIELD_INTS:
      return read_list (cursor, field, record, error);
    case ETHOS_FIELD_INT:
      number = ethos_field_get_number (field, record);
      if (!ethos_json_cursor_get_int (cursor, field->name, get_presence (field), field->minimum,
                                      field->maximum, &number, error))
        return FALSE;
      ethos_field_set_number (field, record, number);
      return TRUE;
    case ETHOS_FIELD_BOOL:
      flag = ethos_field_get_number (field, record) != 0;
      if (!ethos_json_cursor_get_bool (cursor, field->name, get_presence (field), &flag, error))
        return FALSE;
      ethos_field_set_number (field, record, flag);
      return TRUE;
    case ETHOS_FIELD_ENUM:
      return read_word (cursor, reading, field, record, error);
    default:
      g_assert_not_reached ();
    }
}

static void
write_list (EthosJsonWriter *writer, const EthosField *field, const EthosRecord *record)
{
  ethos_json_writer_begin_array (writer, field->name);
  if (field->type == ETHOS_FIELD_INTS)
    {
      const GArray *numbers = ethos_field_get_numbers (field, record);

      for (guint i = 0; numbers != NULL && i < numbers->len; i++)
        ethos_json_writer_add_int (writer, NULL, g_array_index (numbers, gint64, i));
    }
  else
    {
      const char *const *texts = ethos_field_get_texts (field, record);

      for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
        ethos_json_writer_add_string (writer, NULL, texts[i]);
    }
  ethos_json_writer_end_array (writer);
}

static void
write_value (EthosJsonWriter *writer, const EthosField *field, const EthosRecord *record)
{
  const char *text;

  switch (field->type)
    {
    case ETHOS_FIELD_LINE:
    case ETHOS_FIELD_TEXT:
    case ETHOS_FIELD_ID:
    case ETHOS_FIELD_BOOT:
      text = ethos_field_get_text (field, record);
      /* Where absent and empty differ, absent stays absent. */
      if (text != NULL || !(field->flags & ETHOS_FIELD_OPTIONAL))
        ethos_json_writer_add_string (writer, field->name, text ? text : "");
      break;
    case ETHOS_FIELD_INT:
      ethos_json_writer_add_int (writer, field->name, ethos_field_get_number (field, record));
      break;
    case ETHOS_FIELD_BOOL:
      ethos_json_writer_add_bool (writer, field->name, ethos_field_get_number (field, record) != 0);
      break;
    case ETHOS_FIELD_ENUM:
      ethos_json_writer_add_string (writer, field->name,
                                    field->names[ethos_field_get_number (field, record)]);
      break;
    case ETHOS_FIELD_IDS:
    case ETHOS_FIELD_LINES:
    case ETHOS_FIELD_INTS:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_written (const EthosField *field, const EthosRecord *record)
{
  return (field->flags & (ETHOS_FIELD_ALWAYS | ETHOS_FIELD_REQUIRED)) ||
         !ethos_field_is_preset (field, record);
}

/* Whether a kept member would stand where the object has a member of its own. */
static gboolean
is_taken (const EthosRecordType *type, const char *name, const char *const *reserved)
{
  if (g_str_equal (name, "id") || ethos_record_type_find_field (type, name) != NULL ||
      (reserved != NULL && g_strv_contains (reserved, name)))
    return TRUE;

  for (guint kind = 0; kind < ETHOS_N_KINDS; kind++)
    {
      const EthosKindInfo *info = ethos_kind_get_info (kind);

      if (&ethos_kind_get_info (info->parent)->type == type && g_strcmp0 (info->member, name) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * ethos_field_is_list:
 * @field: a field
 *
 * Returns: whether its value is a list
 */
gboolean
ethos_field_is_list (const EthosField *field)
{
  return field->type == ETHOS_FIELD_IDS || field->type == ETHOS_FIELD_LINES ||
         field->type == ETHOS_FIELD_INTS;
}

/**
 * ethos_field_is_omitted:
 * @field: a field
 * @omitted: (nullable): see #EthosRecordReading
 *
 * Returns: whether the field is not part of the format
 */
gboolean
ethos_field_is_omitted (const EthosField *field, const char *const *omitted)
{
  for (guint i = 0; omitted != NULL && omitted[i] != NULL; i++)
    {
      if (g_str_equal (field->name, omitted[i]) ||
          (g_str_has_suffix (omitted[i], "_") && g_str_has_prefix (field->name, omitted[i])))
        return TRUE;
    }
  return FALSE;
}

/**
 * ethos_record_read_id:
 * @cursor: in an object
 * @id: (out): the id, borrowed from the tree
 * @error: when it is missing or not an id
 *
 * Returns: whether @id can be used
 */
gboolean
ethos_record_read_id (EthosJsonCursor *cursor, const char **id, GError **error)
{
  if (!ethos_json_cursor_get_string (cursor, "id", ETHOS_JSON_REQUIRED, G_MAXINT32, id, error))
    return FALSE;
  if (ethos_id_is_valid (*id))
    return TRUE;
  return ethos_json_cursor_fail (cursor, "id", error,
                                 /* Translators: “-”, “_” and “.” stand for themselves. */
                                 _ ("not an id (1 to %d letters, digits, “-”, “_” or “.”)"),
                                 ETHOS_ID_MAX_LENGTH);
}

/**
 * ethos_record_read_fields:
 * @cursor: in an object
 * @reading: how to read
 * @record: a new record, to be filled in
 * @error: what is wrong, with its path
 *
 * Reads every field that the table of @record has. Texts are normalised first and checked then, so
 * that what is read can always be written and read again.
 *
 * Returns: whether all fields are within their limits
 */
gboolean
ethos_record_read_fields (EthosJsonCursor *cursor,
                          const EthosRecordReading *reading,
                          EthosRecord *record,
                          GError **error)
{
  g_return_val_if_fail (cursor != NULL && reading != NULL && record != NULL, FALSE);

  for (guint i = 0; i < record->type->n_fields; i++)
    {
      const EthosField *field = &record->type->fields[i];

      if (!ethos_field_is_omitted (field, reading->omitted) &&
          !read_field (cursor, reading, field, record, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * ethos_record_read_unknown:
 * @cursor: in an object of which everything known has been read
 * @record: the new record for it
 * @error: when it is nested too deep
 *
 * Keeps the members that this version does not know.
 *
 * Returns: whether they can be kept
 */
gboolean
ethos_record_read_unknown (EthosJsonCursor *cursor, EthosRecord *record, GError **error)
{
  EthosJsonLimits limits = ethos_json_limits_session;

  g_return_val_if_fail (cursor != NULL && record != NULL, FALSE);

  g_free (record->unknown);
  record->unknown = ethos_json_cursor_dup_unknown (cursor);
  limits.max_depth = ETHOS_UNKNOWN_MAX_DEPTH;
  if (record->unknown == NULL || ethos_json_gate_check (record->unknown, strlen (record->unknown),
                                                        &limits, ETHOS_JSON_LAYERS_ALL, NULL))
    return TRUE;
  return ethos_json_cursor_fail (cursor, NULL, error,
                                 _ ("members of a newer version are nested too deep"));
}

/**
 * ethos_record_write_values:
 * @writer: in an object
 * @record: a record
 * @omitted: (nullable): see #EthosRecordReading
 *
 * Writes all fields that are single values, unless they are presets.
 */
void
ethos_record_write_values (EthosJsonWriter *writer,
                           const EthosRecord *record,
                           const char *const *omitted)
{
  g_return_if_fail (writer != NULL && record != NULL);

  for (guint i = 0; i < record->type->n_fields; i++)
    {
      const EthosField *field = &record->type->fields[i];

      if (!ethos_field_is_list (field) && is_written (field, record) &&
          !ethos_field_is_omitted (field, omitted))
        write_value (writer, field, record);
    }
}

/**
 * ethos_record_write_lists:
 * @writer: in an object
 * @record: a record
 *
 * Writes all fields that are lists, unless they are empty.
 */
void
ethos_record_write_lists (EthosJsonWriter *writer, const EthosRecord *record)
{
  g_return_if_fail (writer != NULL && record != NULL);

  for (guint i = 0; i < record->type->n_fields; i++)
    {
      const EthosField *field = &record->type->fields[i];

      if (ethos_field_is_list (field) && is_written (field, record))
        write_list (writer, field, record);
    }
}

/**
 * ethos_record_write_unknown:
 * @writer: in an object
 * @record: a record
 * @reserved: (nullable): names that the object has beside those of the record
 *
 * Writes back what a newer version had written. A record may have come from a place where other
 * names were taken (a card from a deck, a record from a journal), so names that would then stand
 * there twice are left out.
 */
void
ethos_record_write_unknown (EthosJsonWriter *writer,
                            const EthosRecord *record,
                            const char *const *reserved)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  g_return_if_fail (writer != NULL && record != NULL);

  if (record->unknown == NULL)
    return;
  root = ethos_json_parse (record->unknown, strlen (record->unknown), &ethos_json_limits_session,
                           NULL);
  g_return_if_fail (root != NULL && JSON_NODE_HOLDS_OBJECT (root));

  json_object_iter_init_ordered (&iter, json_node_get_object (root));
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!is_taken (record->type, name, reserved))
      ethos_json_writer_add_node (writer, name, node);
}
