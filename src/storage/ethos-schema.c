// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-schema.h"

#include "ethos-json-writer.h"
#include "ethos-record-codec.h"

/* JSON Schema counts code points. What people count as one character may be several of them, but no
 * text has more code points than bytes, and that limit is four for each character. */
#define CODE_POINTS_PER_CHARACTER 4

#define ID_PATTERN "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"
G_STATIC_ASSERT (ETHOS_ID_MAX_LENGTH == 64);

static void
add_text_limits (EthosJsonWriter *writer, const EthosField *field)
{
  g_autofree char *comment = NULL;

  if (field->flags & ETHOS_FIELD_REQUIRED)
    ethos_json_writer_add_int (writer, "minLength", 1);
  if (field->maximum == 0)
    return;
  ethos_json_writer_add_int (writer, "maxLength", field->maximum * CODE_POINTS_PER_CHARACTER);
  comment = g_strdup_printf ("at most %" G_GINT64_FORMAT
                             " characters as people count them, and %" G_GINT64_FORMAT " bytes",
                             field->maximum, field->maximum * CODE_POINTS_PER_CHARACTER);
  ethos_json_writer_add_string (writer, "$comment", comment);
}

static void
add_type (EthosJsonWriter *writer, const char *type)
{
  ethos_json_writer_add_string (writer, "type", type);
}

static void
add_number_limits (EthosJsonWriter *writer, const EthosField *field)
{
  add_type (writer, "integer");
  ethos_json_writer_add_int (writer, "minimum", field->minimum);
  ethos_json_writer_add_int (writer, "maximum", field->maximum);
}

static void
add_words (EthosJsonWriter *writer, const EthosField *field)
{
  ethos_json_writer_begin_array (writer, "enum");
  for (guint i = 0; field->names[i] != NULL; i++)
    ethos_json_writer_add_string (writer, NULL, field->names[i]);
  ethos_json_writer_end_array (writer);
}

/* The members that an element of a list has in its schema. */
static void
add_elements (EthosJsonWriter *writer, const EthosField *field)
{
  add_type (writer, "array");
  ethos_json_writer_add_int (writer, "maxItems", field->elements);
  ethos_json_writer_begin_object (writer, "items");
  if (field->type == ETHOS_FIELD_IDS)
    ethos_json_writer_add_string (writer, "$ref", "#/$defs/id");
  else if (field->type == ETHOS_FIELD_INTS)
    add_number_limits (writer, field);
  else
    {
      EthosField element = *field;

      element.flags = ETHOS_FIELD_NONE;
      add_type (writer, "string");
      add_text_limits (writer, &element);
    }
  ethos_json_writer_end_object (writer);
}

static void
add_value (EthosJsonWriter *writer, const EthosField *field)
{
  gboolean has_default = !(field->flags & ETHOS_FIELD_REQUIRED);

  switch (field->type)
    {
    case ETHOS_FIELD_LINE:
    case ETHOS_FIELD_TEXT:
      add_type (writer, "string");
      add_text_limits (writer, field);
      break;
    case ETHOS_FIELD_ID:
      ethos_json_writer_add_string (writer, "$ref", "#/$defs/id");
      break;
    case ETHOS_FIELD_BOOT:
      ethos_json_writer_add_string (writer, "$ref", "#/$defs/id");
      ethos_json_writer_add_int (writer, "maxLength", ETHOS_TIMER_BOOT_ID_SIZE - 1);
      break;
    case ETHOS_FIELD_IDS:
    case ETHOS_FIELD_LINES:
    case ETHOS_FIELD_INTS:
      add_elements (writer, field);
      break;
    case ETHOS_FIELD_INT:
      add_number_limits (writer, field);
      if (has_default)
        ethos_json_writer_add_int (writer, "default", field->preset);
      break;
    case ETHOS_FIELD_BOOL:
      add_type (writer, "boolean");
      if (has_default)
        ethos_json_writer_add_bool (writer, "default", field->preset != 0);
      break;
    case ETHOS_FIELD_ENUM:
      add_words (writer, field);
      if (has_default)
        ethos_json_writer_add_string (writer, "default", field->names[field->preset]);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
add_field (EthosJsonWriter *writer, const EthosField *field)
{
  ethos_json_writer_begin_object (writer, field->name);
  ethos_json_writer_add_string (writer, "description", field->about);
  add_value (writer, field);
  ethos_json_writer_end_object (writer);
}

static void
add_child (EthosJsonWriter *writer, const EthosKindInfo *info)
{
  g_autofree char *reference = g_strconcat ("#/$defs/", info->type.name, NULL);

  ethos_json_writer_begin_object (writer, info->member);
  if (info->single)
    ethos_json_writer_add_string (writer, "$ref", reference);
  else
    {
      add_type (writer, "array");
      ethos_json_writer_add_int (writer, "maxItems", info->maximum);
      ethos_json_writer_begin_object (writer, "items");
      ethos_json_writer_add_string (writer, "$ref", reference);
      ethos_json_writer_end_object (writer);
    }
  ethos_json_writer_end_object (writer);
}

/* The properties of a record, in the order in which files have them. */
static void
add_properties (EthosJsonWriter *writer,
                const EthosFormat *format,
                const EthosRecordType *type,
                EthosKind kind)
{
  for (guint lists = 0; lists < 2; lists++)
    {
      for (guint i = 0; i < type->n_fields; i++)
        if (ethos_field_is_list (&type->fields[i]) == (lists == 1) &&
            !ethos_field_is_omitted (&type->fields[i], format->omitted))
          add_field (writer, &type->fields[i]);

      for (guint child = 0; lists == 0 && child < ETHOS_N_KINDS; child++)
        if (ethos_format_has_children (format, kind, child))
          add_child (writer, ethos_kind_get_info (child));
    }
}

static void
add_required_fields (EthosJsonWriter *writer,
                     const EthosFormat *format,
                     const EthosRecordType *type)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].flags & ETHOS_FIELD_REQUIRED &&
        !ethos_field_is_omitted (&type->fields[i], format->omitted))
      ethos_json_writer_add_string (writer, NULL, type->fields[i].name);
}

static void
add_definition (EthosJsonWriter *writer, const EthosFormat *format, const EthosKindInfo *info)
{
  ethos_json_writer_begin_object (writer, info->type.name);
  ethos_json_writer_add_string (writer, "title", info->type.name);
  ethos_json_writer_add_string (writer, "description", info->type.about);
  add_type (writer, "object");
  ethos_json_writer_begin_array (writer, "required");
  if (!info->single && !format->invents_ids)
    ethos_json_writer_add_string (writer, NULL, "id");
  add_required_fields (writer, format, &info->type);
  ethos_json_writer_end_array (writer);
  ethos_json_writer_begin_object (writer, "properties");
  if (!info->single)
    {
      ethos_json_writer_begin_object (writer, "id");
      ethos_json_writer_add_string (writer, "$ref", "#/$defs/id");
      ethos_json_writer_end_object (writer);
    }
  add_properties (writer, format, &info->type, info->kind);
  ethos_json_writer_end_object (writer);
  ethos_json_writer_end_object (writer);
}

static void
add_definitions (EthosJsonWriter *writer, const EthosFormat *format)
{
  ethos_json_writer_begin_object (writer, "$defs");
  ethos_json_writer_begin_object (writer, "id");
  ethos_json_writer_add_string (writer, "description", "unique in the whole file");
  add_type (writer, "string");
  ethos_json_writer_add_string (writer, "pattern", ID_PATTERN);
  ethos_json_writer_end_object (writer);
  for (guint kind = 0; kind < ETHOS_N_KINDS; kind++)
    {
      const EthosKindInfo *info = ethos_kind_get_info (kind);

      if (ethos_format_has_children (format, info->parent, kind))
        add_definition (writer, format, info);
    }
  ethos_json_writer_end_object (writer);
}

static void
add_head (EthosJsonWriter *writer, const EthosFormat *format)
{
  ethos_json_writer_begin_object (writer, "format");
  ethos_json_writer_add_string (writer, "const", format->name);
  ethos_json_writer_end_object (writer);
  ethos_json_writer_begin_object (writer, "version");
  ethos_json_writer_add_int (writer, "const", format->version);
  ethos_json_writer_end_object (writer);
}

/**
 * ethos_schema_write:
 * @format: a format of files
 * @error: where to say why it can't be written
 *
 * Writes the JSON Schema (2020-12) of what Ethos saves, from the tables that the codecs read.
 * Members that are not named are allowed: they are kept. Two rules can't be said in a schema: that
 * ids are unique in a file, and that characters are counted as people count them.
 *
 * Returns: (transfer full) (nullable): the bytes of the schema
 */
GBytes *
ethos_schema_write (const EthosFormat *format, GError **error)
{
  g_autoptr (EthosJsonWriter) writer = NULL;
  const EthosRecordType *type;

  g_return_val_if_fail (format != NULL, NULL);

  type = ethos_format_get_type (format);
  writer = ethos_json_writer_new (ETHOS_JSON_INDENTED, NULL, NULL);
  ethos_json_writer_begin_object (writer, NULL);
  ethos_json_writer_add_string (writer, "$schema", "https://json-schema.org/draft/2020-12/schema");
  ethos_json_writer_add_string (writer, "title", format->name);
  ethos_json_writer_add_string (writer, "description", format->about);
  add_type (writer, "object");
  ethos_json_writer_begin_array (writer, "required");
  ethos_json_writer_add_string (writer, NULL, "format");
  ethos_json_writer_add_string (writer, NULL, "version");
  add_required_fields (writer, format, type);
  ethos_json_writer_end_array (writer);
  ethos_json_writer_begin_object (writer, "properties");
  add_head (writer, format);
  add_properties (writer, format, type, format->kind);
  ethos_json_writer_end_object (writer);
  add_definitions (writer, format);
  ethos_json_writer_end_object (writer);
  return ethos_json_writer_finish_bytes (writer, error);
}
