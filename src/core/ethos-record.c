// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-record.h"

#include <string.h>
#include <sys/random.h>

G_DEFINE_QUARK (ethos_core_error, ethos_core_error)

/* 32 signs that cannot be mistaken for each other when somebody reads an id aloud. */
static const char id_alphabet[] = "abcdefghijkmnpqrstuvwxyz23456789";
G_STATIC_ASSERT (sizeof id_alphabet - 1 == 32);

/* 60 random bits: among a million ids the chance of any two being equal is below 1 in 2 million. */
#define ID_RANDOM_LENGTH 12

/**
 * ethos_id_is_valid:
 * @id: (nullable): text from anywhere
 *
 * Whether @id may name a record: 1 to %ETHOS_ID_MAX_LENGTH letters, digits, `-`, `_` or `.` of
 * ASCII, the first a letter or a digit.
 */
gboolean
ethos_id_is_valid (const char *id)
{
  gsize length;

  if (id == NULL || !g_ascii_isalnum (id[0]))
    return FALSE;

  for (length = 0; id[length] != '\0'; length++)
    {
      if (length == ETHOS_ID_MAX_LENGTH)
        return FALSE;
      if (!g_ascii_isalnum (id[length]) && strchr ("-_.", id[length]) == NULL)
        return FALSE;
    }

  return TRUE;
}

/**
 * ethos_id_new:
 *
 * Returns: (transfer full): an id from the kernel's random numbers, so that it tells nothing about
 *   when or in which order things were made
 */
char *
ethos_id_new (void)
{
  guint8 random[ID_RANDOM_LENGTH];
  char id[ID_RANDOM_LENGTH + 1];

  if (getrandom (random, sizeof random, 0) != (gssize) sizeof random)
    g_error ("The kernel gives no random numbers");

  for (guint i = 0; i < ID_RANDOM_LENGTH; i++)
    id[i] = id_alphabet[random[i] & 31];
  id[ID_RANDOM_LENGTH] = '\0';

  return g_strdup (id);
}

/**
 * ethos_set_text:
 * @place: a field of a record that is still being built
 * @text: (nullable): the new text
 *
 * Replaces a text that @place owns.
 */
void
ethos_set_text (char **place, const char *text)
{
  char *copy = g_strdup (text);

  g_free (*place);
  *place = copy;
}

/**
 * ethos_record_new:
 * @type: the table
 * @id: (nullable): the id, or %NULL for an operation
 *
 * Returns: (transfer full): a record with every field at its preset, to be filled in before anybody
 *   else sees it
 */
gpointer
ethos_record_new (const EthosRecordType *type, const char *id)
{
  EthosRecord *record;

  g_return_val_if_fail (type != NULL, NULL);
  g_return_val_if_fail (id == NULL || ethos_id_is_valid (id), NULL);

  record = g_malloc0 (type->size);
  record->type = type;
  record->id = g_strdup (id);
  g_atomic_ref_count_init (&record->ref_count);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const EthosField *field = &type->fields[i];

      if (field->preset != 0)
        ethos_field_set_number (field, record, field->preset);
    }

  return record;
}

/**
 * ethos_record_copy_as:
 * @record: a record
 * @id: (nullable): the id of the copy
 *
 * Returns: (transfer full): a copy to be changed before anybody else sees it
 */
gpointer
ethos_record_copy_as (const EthosRecord *record, const char *id)
{
  EthosRecord *copy;

  g_return_val_if_fail (record != NULL, NULL);

  copy = g_malloc0 (record->type->size);
  copy->type = record->type;
  copy->id = g_strdup (id);
  copy->unknown = g_strdup (record->unknown);
  g_atomic_ref_count_init (&copy->ref_count);

  for (guint i = 0; i < record->type->n_fields; i++)
    ethos_field_copy (&record->type->fields[i], record, copy);

  return copy;
}

/**
 * ethos_record_copy:
 * @record: a record
 *
 * Returns: (transfer full): a copy with the same id, to be changed before anybody else sees it
 */
gpointer
ethos_record_copy (const EthosRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);

  return ethos_record_copy_as (record, record->id);
}

/**
 * ethos_record_ref:
 * @record: a record
 *
 * Records may be referenced and released in any thread.
 *
 * Returns: (transfer full): @record
 */
gpointer
ethos_record_ref (gconstpointer record)
{
  EthosRecord *self = (EthosRecord *) record;

  g_return_val_if_fail (record != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * ethos_record_unref:
 * @record: (transfer full): a record
 *
 * Gives up a reference.
 */
void
ethos_record_unref (gpointer record)
{
  EthosRecord *self = record;

  g_return_if_fail (record != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < self->type->n_fields; i++)
    {
      const EthosField *field = &self->type->fields[i];
      gpointer *place = G_STRUCT_MEMBER_P (self, field->offset);

      switch (field->type)
        {
        case ETHOS_FIELD_LINE:
        case ETHOS_FIELD_TEXT:
        case ETHOS_FIELD_ID:
          g_free (*place);
          break;
        case ETHOS_FIELD_IDS:
        case ETHOS_FIELD_LINES:
          g_strfreev (*place);
          break;
        case ETHOS_FIELD_INTS:
          g_clear_pointer (place, g_array_unref);
          break;
        case ETHOS_FIELD_BOOT:
        case ETHOS_FIELD_INT:
        case ETHOS_FIELD_BOOL:
        case ETHOS_FIELD_ENUM:
          break;
        default:
          g_assert_not_reached ();
        }
    }

  g_free (self->id);
  g_free (self->unknown);
  g_free (self);
}

/**
 * ethos_record_equal:
 * @first: a record
 * @second: another
 *
 * Whether both have the same table, id, fields and unknown members.
 */
gboolean
ethos_record_equal (const EthosRecord *first, const EthosRecord *second)
{
  g_return_val_if_fail (first != NULL && second != NULL, FALSE);

  if (first == second)
    return TRUE;
  if (first->type != second->type || g_strcmp0 (first->id, second->id) != 0 ||
      g_strcmp0 (first->unknown, second->unknown) != 0)
    return FALSE;

  for (guint i = 0; i < first->type->n_fields; i++)
    if (!ethos_field_equal (&first->type->fields[i], first, second))
      return FALSE;

  return TRUE;
}

/**
 * ethos_record_type_find_field:
 * @type: a table
 * @name: the name of a field
 *
 * Returns: (nullable): the field
 */
const EthosField *
ethos_record_type_find_field (const EthosRecordType *type, const char *name)
{
  g_return_val_if_fail (type != NULL && name != NULL, NULL);

  for (guint i = 0; i < type->n_fields; i++)
    if (g_str_equal (type->fields[i].name, name))
      return &type->fields[i];

  return NULL;
}
