// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-field.h"

G_BEGIN_DECLS

/*
 * A record is a plain struct that a table of fields describes. Entities of a workshop (a card, a
 * note) and operations on them (add a note) are both records, so one table drives checking,
 * comparing, copying, coding as JSON, schemas, documentation and fuzzing.
 *
 * A record is built once, then never changed: a new version is a copy with other values. That is
 * what makes a save a list of references and undo a list of before-images.
 */

struct _EthosRecordType
{
  const char *name;
  gsize size;
  const EthosField *fields;
  guint n_fields;
  const char *about;
};

/**
 * EthosRecord:
 * @type: the table
 * @id: the stable id, or `NULL` for an operation
 * @unknown: members of the file that this version does not know, as the text of a compact JSON
 *   object, or `NULL`; they are written back as they came
 *
 * The head of every record.
 */
struct _EthosRecord
{
  const EthosRecordType *type;
  gatomicrefcount ref_count;
  char *id;
  char *unknown;
};

#define ETHOS_CORE_ERROR (ethos_core_error_quark ())

/**
 * EthosCoreError:
 * @ETHOS_CORE_ERROR_LIMIT: a text is too long, a number out of range, a list too large
 * @ETHOS_CORE_ERROR_MISSING: something required is empty
 * @ETHOS_CORE_ERROR_ID: an id is malformed
 * @ETHOS_CORE_ERROR_TARGET: the record that an operation names does not exist
 * @ETHOS_CORE_ERROR_ORIGIN: this origin may not do this
 * @ETHOS_CORE_ERROR_STATE: not possible in the current step or state
 * @ETHOS_CORE_ERROR_FIXED: the line is fixed
 * @ETHOS_CORE_ERROR_READ_ONLY: the workshop is open for reading only
 * @ETHOS_CORE_ERROR_KIND: there is no such kind of operation
 */
typedef enum
{
  ETHOS_CORE_ERROR_LIMIT,
  ETHOS_CORE_ERROR_MISSING,
  ETHOS_CORE_ERROR_ID,
  ETHOS_CORE_ERROR_TARGET,
  ETHOS_CORE_ERROR_ORIGIN,
  ETHOS_CORE_ERROR_STATE,
  ETHOS_CORE_ERROR_FIXED,
  ETHOS_CORE_ERROR_READ_ONLY,
  ETHOS_CORE_ERROR_KIND,
} EthosCoreError;

GQuark ethos_core_error_quark (void);

/* An id is what people may have written by hand in a deck, so it is short and plain. */
#define ETHOS_ID_MAX_LENGTH 64

gboolean ethos_id_is_valid (const char *id);
char *ethos_id_new (void);

gpointer ethos_record_new (const EthosRecordType *type, const char *id);
gpointer ethos_record_copy (const EthosRecord *record);
gpointer ethos_record_copy_as (const EthosRecord *record, const char *id);
gpointer ethos_record_ref (gconstpointer record);
void ethos_record_unref (gpointer record);
gboolean ethos_record_equal (const EthosRecord *first, const EthosRecord *second);

const EthosField *ethos_record_type_find_field (const EthosRecordType *type, const char *name);

gboolean ethos_record_check (const EthosRecord *record, GError **error);
void ethos_record_normalise (EthosRecord *record);

void ethos_set_text (char **place, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosRecord, ethos_record_unref)

G_END_DECLS
