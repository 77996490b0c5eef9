// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-edit.h"
#include "ethos-session.h"

G_BEGIN_DECLS

/**
 * EthosNamedGroups:
 *
 * The groups of a wall by their names, and those that an operation adds.
 */
typedef struct _EthosNamedGroups EthosNamedGroups;

EthosNamedGroups *ethos_named_groups_new (EthosSession *session, const char *wall);
void ethos_named_groups_free (EthosNamedGroups *self);

const char *
ethos_named_groups_find_or_add (EthosNamedGroups *self, const char *title, EthosEdits *edits);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosNamedGroups, ethos_named_groups_free)

G_END_DECLS
