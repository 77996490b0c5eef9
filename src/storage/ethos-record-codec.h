// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-json-reader.h"
#include "ethos-json-writer.h"
#include "ethos-session.h"

G_BEGIN_DECLS

/*
 * Records as JSON, by their tables: what the codecs of files and of journals share. A new field or
 * kind needs no code here.
 *
 * The members of an object stand in this order: "id" where the object is an element of a list,
 * single values as the table has them, children, lists of values (so that the cards of a deck come
 * before what was left out of them), and last what this version does not know.
 */

/* What a newer version may nest in a member that we only keep. Far from the depth at which writing
 * ends, wherever in a file or journal a record stands. */
#define ETHOS_UNKNOWN_MAX_DEPTH 32

/**
 * EthosRecordReading:
 * @newer: the text is of a newer version: a word that is not known leaves the preset
 * @omitted: (nullable): names of fields that are not part of the format; one that ends with "_"
 *   stands for all that begin with it
 * @repairs: (element-type utf8): what was put right, with its path; nothing is added unless @newer
 *
 * How to read records.
 */
typedef struct
{
  gboolean newer;
  const char *const *omitted;
  GPtrArray *repairs;
} EthosRecordReading;

gboolean ethos_record_read_id (EthosJsonCursor *cursor, const char **id, GError **error);
gboolean ethos_record_read_fields (EthosJsonCursor *cursor,
                                   const EthosRecordReading *reading,
                                   EthosRecord *record,
                                   GError **error);
gboolean ethos_record_read_unknown (EthosJsonCursor *cursor, EthosRecord *record, GError **error);

void ethos_record_write_values (EthosJsonWriter *writer,
                                const EthosRecord *record,
                                const char *const *omitted);
void ethos_record_write_lists (EthosJsonWriter *writer, const EthosRecord *record);
void ethos_record_write_unknown (EthosJsonWriter *writer,
                                 const EthosRecord *record,
                                 const char *const *reserved);

gboolean ethos_field_is_omitted (const EthosField *field, const char *const *omitted);
gboolean ethos_field_is_list (const EthosField *field);

G_END_DECLS
