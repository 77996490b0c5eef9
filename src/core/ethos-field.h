// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* One value of a record: its type, its limits, and how to read, set, compare and check it. The
 * setters are for records that are still being built; see ethos-record.h. */

typedef struct _EthosRecord EthosRecord;
typedef struct _EthosRecordType EthosRecordType;

/**
 * EthosFieldType:
 * @ETHOS_FIELD_LINE: `char *`, text without line breaks
 * @ETHOS_FIELD_TEXT: `char *`, text that may have line breaks
 * @ETHOS_FIELD_ID: `char *`, the id of a record
 * @ETHOS_FIELD_BOOT: `char[ETHOS_TIMER_BOOT_ID_SIZE]`, the id of a run of the kernel
 * @ETHOS_FIELD_IDS: `char **`, ids
 * @ETHOS_FIELD_LINES: `char **`, texts, each of which may have line breaks
 * @ETHOS_FIELD_INT: `gint64`
 * @ETHOS_FIELD_INTS: `GArray *` of `gint64`
 * @ETHOS_FIELD_BOOL: `gboolean`
 * @ETHOS_FIELD_ENUM: `int`, an index into the names of the field
 *
 * The C type at the offset of a field.
 */
typedef enum
{
  ETHOS_FIELD_LINE,
  ETHOS_FIELD_TEXT,
  ETHOS_FIELD_ID,
  ETHOS_FIELD_BOOT,
  ETHOS_FIELD_IDS,
  ETHOS_FIELD_LINES,
  ETHOS_FIELD_INT,
  ETHOS_FIELD_INTS,
  ETHOS_FIELD_BOOL,
  ETHOS_FIELD_ENUM,
} EthosFieldType;

/**
 * EthosFieldFlags:
 * @ETHOS_FIELD_REQUIRED: empty text, no elements or an absent member are refused
 * @ETHOS_FIELD_OPTIONAL: a text may be absent (`NULL`), which means something else than empty
 * @ETHOS_FIELD_PUBLIC: the room may see it once its owner is shown
 * @ETHOS_FIELD_ALWAYS: written to the file even when it has its default value
 * @ETHOS_FIELD_PASSING: noted down in passing; that it changed does not keep undo from its record
 */
typedef enum
{
  ETHOS_FIELD_NONE = 0,
  ETHOS_FIELD_REQUIRED = 1 << 0,
  ETHOS_FIELD_OPTIONAL = 1 << 1,
  ETHOS_FIELD_PUBLIC = 1 << 2,
  ETHOS_FIELD_ALWAYS = 1 << 3,
  ETHOS_FIELD_PASSING = 1 << 4,
} EthosFieldFlags;

/**
 * EthosField:
 * @name: the name of the member in files and journals
 * @type: the C type at @offset
 * @offset: where the value lies in the struct
 * @minimum: smallest number
 * @maximum: largest number; for texts the longest text in characters as people count them (and four
 *   times as many bytes); see @elements for lists
 * @elements: for lists, the most elements
 * @preset: the number that an absent member stands for
 * @names: for enums, the `NULL`-terminated names in files
 * @flags: see #EthosFieldFlags
 * @about: what it is, for the schema
 */
typedef struct
{
  const char *name;
  EthosFieldType type;
  gsize offset;
  gint64 minimum;
  gint64 maximum;
  gint64 elements;
  gint64 preset;
  const char *const *names;
  EthosFieldFlags flags;
  const char *about;
} EthosField;

const char *ethos_field_get_text (const EthosField *field, const EthosRecord *record);
const char *const *ethos_field_get_texts (const EthosField *field, const EthosRecord *record);
gint64 ethos_field_get_number (const EthosField *field, const EthosRecord *record);
const GArray *ethos_field_get_numbers (const EthosField *field, const EthosRecord *record);
gboolean ethos_field_is_preset (const EthosField *field, const EthosRecord *record);
gboolean
ethos_field_equal (const EthosField *field, const EthosRecord *first, const EthosRecord *second);
void ethos_field_set_text (const EthosField *field, EthosRecord *record, const char *text);
void ethos_field_take_texts (const EthosField *field, EthosRecord *record, char **texts);
void ethos_field_set_number (const EthosField *field, EthosRecord *record, gint64 number);
void ethos_field_take_numbers (const EthosField *field, EthosRecord *record, GArray *numbers);
void ethos_field_copy (const EthosField *field, const EthosRecord *from, EthosRecord *to);

gboolean ethos_field_check (const EthosField *field, const EthosRecord *record, GError **error);

G_END_DECLS
