// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-edit.h"

G_BEGIN_DECLS

/*
 * What one operation changed, as a record of the journal:
 *
 *   {"seq":7,"edits":[
 *     {"type":"insert","kind":"note","id":…,"parent":…,"after":…,"record":{…}},
 *     {"type":"remove","kind":"note","id":…},
 *     {"type":"set","kind":"note","id":…,"record":{…}},
 *     {"type":"move","kind":"note","id":…,"after":…}]}
 *
 * "after" names the sibling before; "" is the first place, and where it is absent the last.
 */

/* What one operation may change: a wall of notes that are moved, grouped and removed again, and
 * room to spare. */
#define ETHOS_EDITS_MAX 100000

GBytes *ethos_edits_codec_write (guint64 sequence, const EthosEdits *edits, GError **error);
EthosEdits *ethos_edits_codec_read (GBytes *bytes, guint64 *sequence, GError **error);

G_END_DECLS
