// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>
#include <json-glib/json-glib.h>

#include "ethos-json-error.h"

G_BEGIN_DECLS

/**
 * EthosJsonPresence:
 * @ETHOS_JSON_REQUIRED: an absent member is an error
 * @ETHOS_JSON_OPTIONAL: an absent member leaves the caller's variable, its default, untouched
 */
typedef enum
{
  ETHOS_JSON_REQUIRED,
  ETHOS_JSON_OPTIONAL,
} EthosJsonPresence;

/**
 * EthosJsonCursor:
 *
 * A place in a parsed text that knows its path, for reading with errors that say where.
 *
 * It begins before the root value. Enter an object and get its members by name; enter a list, step
 * through it with ethos_json_cursor_next() and get each item under the name NULL, which stands for
 * "the value that the cursor is at"; leave what was entered. A whole reader:
 *
 * |[<!-- language="C" -->
 * static gboolean
 * read_card (EthosJsonCursor *cursor, Card *card, GError **error)
 * {
 *   if (!ethos_json_cursor_enter_object (cursor, NULL, error) ||
 *       !ethos_json_cursor_get_string (cursor, "id", ETHOS_JSON_REQUIRED, 64, &card->id, error) ||
 *       !ethos_json_cursor_get_enum (cursor, "kind", ETHOS_JSON_REQUIRED, kinds, &card->kind,
 * error)) return FALSE; if (!is_id (card->id)) return ethos_json_cursor_fail (cursor, "id", error,
 * _ ("not an id")); card->unknown = ethos_json_cursor_dup_unknown (cursor); ethos_json_cursor_leave
 * (cursor); return TRUE;
 * }
 *
 *   if (!ethos_json_cursor_enter_array (cursor, "cards", ETHOS_JSON_REQUIRED, MAX_CARDS, error))
 *     return FALSE;
 *   while (ethos_json_cursor_next (cursor))
 *     if (!read_card (cursor, add_card (deck), error))
 *       return FALSE;
 *   ethos_json_cursor_leave (cursor);
 * ]|
 *
 * After an error the cursor stays where it was and is only good to be freed. Names given to enter
 * functions must live until that is left again: string constants do.
 */
typedef struct _EthosJsonCursor EthosJsonCursor;

EthosJsonCursor *ethos_json_cursor_new (JsonNode *root);
void ethos_json_cursor_free (EthosJsonCursor *self);

gboolean ethos_json_cursor_enter_object (EthosJsonCursor *self, const char *name, GError **error);
gboolean ethos_json_cursor_enter_array (EthosJsonCursor *self,
                                        const char *name,
                                        EthosJsonPresence presence,
                                        guint max_items,
                                        GError **error);
gboolean ethos_json_cursor_next (EthosJsonCursor *self);
guint ethos_json_cursor_get_n_items (EthosJsonCursor *self);
void ethos_json_cursor_leave (EthosJsonCursor *self);

gboolean ethos_json_cursor_has (EthosJsonCursor *self, const char *name);
gboolean ethos_json_cursor_get_string (EthosJsonCursor *self,
                                       const char *name,
                                       EthosJsonPresence presence,
                                       gsize max_bytes,
                                       const char **value,
                                       GError **error);
gboolean ethos_json_cursor_get_int (EthosJsonCursor *self,
                                    const char *name,
                                    EthosJsonPresence presence,
                                    gint64 min,
                                    gint64 max,
                                    gint64 *value,
                                    GError **error);
gboolean ethos_json_cursor_get_bool (EthosJsonCursor *self,
                                     const char *name,
                                     EthosJsonPresence presence,
                                     gboolean *value,
                                     GError **error);
gboolean ethos_json_cursor_get_enum (EthosJsonCursor *self,
                                     const char *name,
                                     EthosJsonPresence presence,
                                     const char *const *words,
                                     guint *value,
                                     GError **error);

char *ethos_json_cursor_dup_unknown (EthosJsonCursor *self);
gboolean ethos_json_cursor_fail (EthosJsonCursor *self,
                                 const char *name,
                                 GError **error,
                                 const char *format,
                                 ...) G_GNUC_PRINTF (4, 5);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosJsonCursor, ethos_json_cursor_free)

G_END_DECLS
