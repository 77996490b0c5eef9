// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EthosJsonSalvage:
 * @begin: an object or a list begins; @member is its name, %NULL inside a list or where the name
 *   is damaged
 * @end: an object or a list ends; not every one that began does
 * @text: a text; @member as above. It is valid UTF-8 of any length and with any character but
 *   U+0000. @cut: whether it ended where no text ends
 *
 * What is told of a damaged file, in the order of the file. Brackets need not match, and nothing
 * that is told can be relied on.
 */
typedef struct
{
  void (*begin) (const char *member, gboolean list, gpointer user_data);
  void (*end) (gboolean list, gpointer user_data);
  void (*text) (const char *member, const char *text, gboolean cut, gpointer user_data);
} EthosJsonSalvage;

void ethos_json_salvage (GBytes *bytes, const EthosJsonSalvage *salvage, gpointer user_data);

G_END_DECLS
