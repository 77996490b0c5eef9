// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-session.h"

G_BEGIN_DECLS

/**
 * EthosTally:
 *
 * How many dots the groups and notes of a wall got in the round that was counted last: a value, as
 * of the moment it was made. What has been merged or combined since has the dots of all its parts.
 */
typedef struct _EthosTally EthosTally;

/**
 * EthosTallyEntry:
 * @id: the id of a group, or of a note that is shown
 * @dots: how many it has, at least 1
 */
typedef struct
{
  const char *id;
  guint dots;
} EthosTallyEntry;

EthosTally *ethos_tally_new (EthosSession *session, const char *wall);
void ethos_tally_free (EthosTally *self);
EthosTally *ethos_tally_new_shown (EthosSession *session, const char *wall);
void ethos_tally_sort (const EthosTally *self, GPtrArray *records);
GPtrArray *ethos_tally_dup_groups (EthosSession *session, const char *wall);
GPtrArray *ethos_tally_dup_notes (EthosSession *session, const char *wall);
guint ethos_tally_get_dots (const EthosTally *self, const char *id);
guint ethos_tally_get_rank (const EthosTally *self, const char *id);
guint ethos_tally_get_total (const EthosTally *self);
guint ethos_tally_get_gone (const EthosTally *self);
guint ethos_tally_get_voices (const EthosTally *self);
guint ethos_tally_get_length (const EthosTally *self);
const EthosTallyEntry *ethos_tally_get (const EthosTally *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosTally, ethos_tally_free)

G_END_DECLS
