// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>
#include <json-glib/json-glib.h>

#include "ethos-json-error.h"

G_BEGIN_DECLS

/**
 * EthosJsonStyle:
 * @ETHOS_JSON_INDENTED: two spaces a level, one member or item a line, a line feed at the end:
 * files
 * @ETHOS_JSON_COMPACT: no space at all and no line feed: journal records, messages
 */
typedef enum
{
  ETHOS_JSON_INDENTED,
  ETHOS_JSON_COMPACT,
} EthosJsonStyle;

/**
 * EthosJsonWriteFunc:
 * @bytes: the next piece of text, any number of bytes, possibly ending inside a character
 * @length: its bytes
 * @user_data: what was given to ethos_json_writer_new()
 * @error: why it could not be written
 *
 * Takes text as it is written. When it fails, nothing more is given to it.
 *
 * Returns: whether all of it was taken
 */
typedef gboolean (*EthosJsonWriteFunc) (const char *bytes,
                                        gsize length,
                                        gpointer user_data,
                                        GError **error);

typedef struct _EthosJsonWriter EthosJsonWriter;

EthosJsonWriter *
ethos_json_writer_new (EthosJsonStyle style, EthosJsonWriteFunc write, gpointer user_data);
void ethos_json_writer_free (EthosJsonWriter *self);

void ethos_json_writer_begin_object (EthosJsonWriter *self, const char *name);
void ethos_json_writer_end_object (EthosJsonWriter *self);
void ethos_json_writer_begin_array (EthosJsonWriter *self, const char *name);
void ethos_json_writer_end_array (EthosJsonWriter *self);

void ethos_json_writer_add_string (EthosJsonWriter *self, const char *name, const char *value);
void ethos_json_writer_add_int (EthosJsonWriter *self, const char *name, gint64 value);
void ethos_json_writer_add_bool (EthosJsonWriter *self, const char *name, gboolean value);
void ethos_json_writer_add_null (EthosJsonWriter *self, const char *name);
void ethos_json_writer_add_node (EthosJsonWriter *self, const char *name, JsonNode *node);
void ethos_json_writer_add_members (EthosJsonWriter *self, const char *text);

gboolean ethos_json_writer_finish (EthosJsonWriter *self, GError **error);
GBytes *ethos_json_writer_finish_bytes (EthosJsonWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosJsonWriter, ethos_json_writer_free)

G_END_DECLS
