// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-field.h"

#include <glib/gi18n-lib.h>

#include "ethos-record.h"
#include "ethos-text.h"
#include "ethos-timer.h"

/* A character as people count it takes four bytes at most in nearly all writing; what takes more
 * (stacked marks, joined emoji) meets this second limit, so that no text grows without bound. */
#define BYTES_PER_CHARACTER 4

static gpointer
place_of (const EthosField *field, const EthosRecord *record)
{
  return G_STRUCT_MEMBER_P ((EthosRecord *) record, field->offset);
}

static gboolean
is_text (const EthosField *field)
{
  return field->type == ETHOS_FIELD_LINE || field->type == ETHOS_FIELD_TEXT ||
         field->type == ETHOS_FIELD_ID || field->type == ETHOS_FIELD_BOOT;
}

static gboolean
is_texts (const EthosField *field)
{
  return field->type == ETHOS_FIELD_IDS || field->type == ETHOS_FIELD_LINES;
}

/**
 * ethos_field_get_text:
 * @field: a field of a text
 * @record: a record
 *
 * Returns: (nullable): the text
 */
const char *
ethos_field_get_text (const EthosField *field, const EthosRecord *record)
{
  g_return_val_if_fail (is_text (field), NULL);

  if (field->type == ETHOS_FIELD_BOOT)
    return place_of (field, record);

  return *(char **) place_of (field, record);
}

/**
 * ethos_field_get_texts:
 * @field: a field of several texts
 * @record: a record
 *
 * Returns: (nullable): the texts; %NULL means none
 */
const char *const *
ethos_field_get_texts (const EthosField *field, const EthosRecord *record)
{
  g_return_val_if_fail (is_texts (field), NULL);

  return *(const char *const **) place_of (field, record);
}

/**
 * ethos_field_get_number:
 * @field: a field of a number, a choice or a yes or no
 * @record: a record
 *
 * Returns: the number
 */
gint64
ethos_field_get_number (const EthosField *field, const EthosRecord *record)
{
  if (field->type == ETHOS_FIELD_INT)
    return *(gint64 *) place_of (field, record);

  g_return_val_if_fail (field->type == ETHOS_FIELD_BOOL || field->type == ETHOS_FIELD_ENUM, 0);

  return *(int *) place_of (field, record);
}

/**
 * ethos_field_get_numbers:
 * @field: a field of several numbers
 * @record: a record
 *
 * Returns: (nullable): the numbers as `gint64`
 */
const GArray *
ethos_field_get_numbers (const EthosField *field, const EthosRecord *record)
{
  g_return_val_if_fail (field->type == ETHOS_FIELD_INTS, NULL);

  return *(GArray **) place_of (field, record);
}

/**
 * ethos_field_set_text:
 * @field: a field of a text
 * @record: a record that is still being built
 * @text: (nullable): the text
 */
void
ethos_field_set_text (const EthosField *field, EthosRecord *record, const char *text)
{
  g_return_if_fail (is_text (field));

  if (field->type == ETHOS_FIELD_BOOT)
    g_strlcpy (place_of (field, record), text ? text : "", ETHOS_TIMER_BOOT_ID_SIZE);
  else
    ethos_set_text (place_of (field, record), text);
}

/**
 * ethos_field_take_texts:
 * @field: a field of several texts
 * @record: a record that is still being built
 * @texts: (transfer full) (nullable): the texts
 */
void
ethos_field_take_texts (const EthosField *field, EthosRecord *record, char **texts)
{
  char ***place = place_of (field, record);

  g_return_if_fail (is_texts (field));

  g_strfreev (*place);
  *place = texts;
}

/**
 * ethos_field_set_number:
 * @field: a field of a number, a choice or a yes or no
 * @record: a record that is still being built
 * @number: the number
 */
void
ethos_field_set_number (const EthosField *field, EthosRecord *record, gint64 number)
{
  if (field->type == ETHOS_FIELD_INT)
    *(gint64 *) place_of (field, record) = number;
  else
    *(int *) place_of (field, record) = (int) number;
}

/**
 * ethos_field_take_numbers:
 * @field: a field of several numbers
 * @record: a record that is still being built
 * @numbers: (transfer full) (nullable): an array of `gint64`
 */
void
ethos_field_take_numbers (const EthosField *field, EthosRecord *record, GArray *numbers)
{
  GArray **place = place_of (field, record);

  g_return_if_fail (field->type == ETHOS_FIELD_INTS);

  g_clear_pointer (place, g_array_unref);
  *place = numbers;
}

/**
 * ethos_field_copy:
 * @field: a field
 * @from: a record
 * @to: a record of the same type that is still being built
 */
void
ethos_field_copy (const EthosField *field, const EthosRecord *from, EthosRecord *to)
{
  g_return_if_fail (from->type == to->type);

  if (is_text (field))
    ethos_field_set_text (field, to, ethos_field_get_text (field, from));
  else if (is_texts (field))
    ethos_field_take_texts (field, to, g_strdupv ((char **) ethos_field_get_texts (field, from)));
  else if (field->type == ETHOS_FIELD_INTS)
    {
      const GArray *numbers = ethos_field_get_numbers (field, from);

      ethos_field_take_numbers (field, to, numbers ? g_array_copy ((GArray *) numbers) : NULL);
    }
  else
    ethos_field_set_number (field, to, ethos_field_get_number (field, from));
}

static gboolean
numbers_equal (const GArray *first, const GArray *second)
{
  guint n_first = first ? first->len : 0;
  guint n_second = second ? second->len : 0;

  if (n_first != n_second)
    return FALSE;

  for (guint i = 0; i < n_first; i++)
    if (g_array_index (first, gint64, i) != g_array_index (second, gint64, i))
      return FALSE;

  return TRUE;
}

static gboolean
texts_equal (const char *const *first, const char *const *second)
{
  static const char *const none[] = { NULL };

  return g_strv_equal (first ? first : none, second ? second : none);
}

/**
 * ethos_field_equal:
 * @field: a field
 * @first: a record
 * @second: a record of the same type
 *
 * Whether the field has the same value in both; an empty text equals an absent one unless the field
 * is optional.
 */
gboolean
ethos_field_equal (const EthosField *field, const EthosRecord *first, const EthosRecord *second)
{
  if (is_text (field))
    {
      const char *one = ethos_field_get_text (field, first);
      const char *two = ethos_field_get_text (field, second);

      if (!(field->flags & ETHOS_FIELD_OPTIONAL))
        {
          one = one ? one : "";
          two = two ? two : "";
        }
      return g_strcmp0 (one, two) == 0;
    }

  if (is_texts (field))
    return texts_equal (ethos_field_get_texts (field, first),
                        ethos_field_get_texts (field, second));

  if (field->type == ETHOS_FIELD_INTS)
    return numbers_equal (ethos_field_get_numbers (field, first),
                          ethos_field_get_numbers (field, second));

  return ethos_field_get_number (field, first) == ethos_field_get_number (field, second);
}

/**
 * ethos_field_is_preset:
 * @field: a field
 * @record: a record
 *
 * Whether the value is the one that an absent member stands for, so that it need not be written.
 */
gboolean
ethos_field_is_preset (const EthosField *field, const EthosRecord *record)
{
  if (is_text (field))
    {
      const char *text = ethos_field_get_text (field, record);

      return text == NULL || (*text == '\0' && !(field->flags & ETHOS_FIELD_OPTIONAL));
    }

  if (is_texts (field))
    {
      const char *const *texts = ethos_field_get_texts (field, record);

      return texts == NULL || texts[0] == NULL;
    }

  if (field->type == ETHOS_FIELD_INTS)
    {
      const GArray *numbers = ethos_field_get_numbers (field, record);

      return numbers == NULL || numbers->len == 0;
    }

  return ethos_field_get_number (field, record) == field->preset;
}

static gboolean
check_text (const EthosField *field, const char *text, GError **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_LIMIT,
                   /* Translators: %s is the technical name of a member of a file. */
                   _ ("%s: not valid UTF-8"), field->name);
      return FALSE;
    }

  if (field->maximum == 0)
    return TRUE;

  if (ethos_text_is_longer (text, (gsize) field->maximum))
    {
      g_set_error (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_LIMIT,
                   /* Translators: %s is the technical name of a member of a file. */
                   _ ("%s: longer than %d characters"), field->name, (int) field->maximum);
      return FALSE;
    }

  if (strlen (text) > (gsize) field->maximum * BYTES_PER_CHARACTER)
    {
      g_set_error (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_LIMIT,
                   /* Translators: %s is the technical name of a member of a file. */
                   _ ("%s: longer than %d bytes"), field->name,
                   (int) field->maximum * BYTES_PER_CHARACTER);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_id (const EthosField *field, const char *id, GError **error)
{
  if (ethos_id_is_valid (id))
    return TRUE;

  g_set_error (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_ID,
               /* Translators: %s is the technical name of a member of a file. */
               _ ("%s: not an id (1 to %d letters, digits, “-”, “_” or “.”)"), field->name,
               ETHOS_ID_MAX_LENGTH);
  return FALSE;
}

static gboolean
check_number (const EthosField *field, gint64 number, GError **error)
{
  gint64 minimum = field->minimum;
  gint64 maximum = field->maximum;

  if (field->type == ETHOS_FIELD_ENUM)
    {
      minimum = 0;
      maximum = (gint64) g_strv_length ((char **) field->names) - 1;
    }
  else if (field->type == ETHOS_FIELD_BOOL)
    {
      minimum = 0;
      maximum = 1;
    }

  if (number >= minimum && number <= maximum)
    return TRUE;

  g_set_error (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_LIMIT,
               /* Translators: %s is the technical name of a member of a file; then a number, the
                * smallest and the largest that are allowed. */
               _ ("%s: %lld is not between %lld and %lld"), field->name, (long long) number,
               (long long) minimum, (long long) maximum);
  return FALSE;
}

static gboolean
check_present (const EthosField *field, const EthosRecord *record, GError **error)
{
  gboolean number = field->type == ETHOS_FIELD_INT || field->type == ETHOS_FIELD_BOOL ||
                    field->type == ETHOS_FIELD_ENUM;

  if (number || !(field->flags & ETHOS_FIELD_REQUIRED) || !ethos_field_is_preset (field, record))
    return TRUE;

  g_set_error (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_MISSING,
               /* Translators: %s is the technical name of a member of a file. */
               _ ("%s: must not be empty"), field->name);
  return FALSE;
}

static gboolean
check_elements (const EthosField *field, const EthosRecord *record, GError **error)
{
  const char *const *texts = is_texts (field) ? ethos_field_get_texts (field, record) : NULL;
  const GArray *numbers =
      field->type == ETHOS_FIELD_INTS ? ethos_field_get_numbers (field, record) : NULL;
  guint n_elements = texts ? g_strv_length ((char **) texts) : (numbers ? numbers->len : 0);

  if (n_elements > field->elements)
    {
      g_set_error (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_LIMIT,
                   /* Translators: %s is the technical name of a member of a file. */
                   _ ("%s: more than %d elements"), field->name, (int) field->elements);
      return FALSE;
    }

  for (guint i = 0; i < n_elements; i++)
    {
      if (numbers != NULL && !check_number (field, g_array_index (numbers, gint64, i), error))
        return FALSE;
      if (field->type == ETHOS_FIELD_IDS && !check_id (field, texts[i], error))
        return FALSE;
      if (field->type == ETHOS_FIELD_LINES && !check_text (field, texts[i], error))
        return FALSE;
    }

  return TRUE;
}

/**
 * ethos_field_check:
 * @field: a field
 * @record: a record
 * @error: where to say what is wrong
 *
 * Checks one value against the limits of its field.
 *
 * Errors: %ETHOS_CORE_ERROR_LIMIT, %ETHOS_CORE_ERROR_MISSING, %ETHOS_CORE_ERROR_ID. The message
 * begins with the name of the field.
 */
gboolean
ethos_field_check (const EthosField *field, const EthosRecord *record, GError **error)
{
  const char *text;

  g_return_val_if_fail (field != NULL && record != NULL, FALSE);

  if (!check_present (field, record, error))
    return FALSE;

  if (!is_text (field))
    {
      if (is_texts (field) || field->type == ETHOS_FIELD_INTS)
        return check_elements (field, record, error);
      return check_number (field, ethos_field_get_number (field, record), error);
    }

  text = ethos_field_get_text (field, record);
  if (text == NULL || *text == '\0')
    return TRUE;
  if (field->type == ETHOS_FIELD_ID || field->type == ETHOS_FIELD_BOOT)
    return check_id (field, text, error);

  return check_text (field, text, error);
}

/**
 * ethos_record_check:
 * @record: a record
 * @error: where to say what is wrong
 *
 * Checks every field of @record. Errors are those of ethos_field_check().
 */
gboolean
ethos_record_check (const EthosRecord *record, GError **error)
{
  g_return_val_if_fail (record != NULL, FALSE);

  for (guint i = 0; i < record->type->n_fields; i++)
    if (!ethos_field_check (&record->type->fields[i], record, error))
      return FALSE;

  return TRUE;
}

static void
normalise_texts (const EthosField *field, EthosRecord *record)
{
  char **texts = *(char ***) place_of (field, record);

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      char *text;

      if (!g_utf8_validate (texts[i], -1, NULL))
        continue;
      text = ethos_text_normalise (texts[i], ETHOS_TEXT_MULTI_LINE);

      g_free (texts[i]);
      texts[i] = text;
    }
}

/**
 * ethos_record_normalise:
 * @record: a record that is still being built
 *
 * Brings every text into the form in which it is stored; see ethos_text_normalise(). What is not
 * UTF-8 stays as it is, for ethos_record_check() to refuse.
 */
void
ethos_record_normalise (EthosRecord *record)
{
  g_return_if_fail (record != NULL);

  for (guint i = 0; i < record->type->n_fields; i++)
    {
      const EthosField *field = &record->type->fields[i];
      g_autofree char *text = NULL;

      if (field->type == ETHOS_FIELD_LINES)
        normalise_texts (field, record);
      if (field->type != ETHOS_FIELD_LINE && field->type != ETHOS_FIELD_TEXT)
        continue;
      if (ethos_field_get_text (field, record) == NULL ||
          !g_utf8_validate (ethos_field_get_text (field, record), -1, NULL))
        continue;

      text = ethos_text_normalise (ethos_field_get_text (field, record),
                                   field->type == ETHOS_FIELD_LINE ? ETHOS_TEXT_LINE
                                                                   : ETHOS_TEXT_MULTI_LINE);
      ethos_field_set_text (field, record, text);
    }
}
