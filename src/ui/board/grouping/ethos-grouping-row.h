// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EthosGroupOffer:
 * @proposal: (nullable): the id of a proposal; none where the program suggests it
 * @title: what the group would be called, may be empty
 * @reason: the words that the notes share, or who proposes it; may be empty
 * @notes: (array zero-terminated=1): the ids of its notes
 *
 * A group that is not there yet.
 */
typedef struct
{
  const char *proposal;
  const char *title;
  const char *reason;
  const char *const *notes;
} EthosGroupOffer;

#define ETHOS_TYPE_GROUPING_ROW (ethos_grouping_row_get_type ())
G_DECLARE_FINAL_TYPE (EthosGroupingRow, ethos_grouping_row, ETHOS, GROUPING_ROW, GtkListBoxRow)

GtkWidget *ethos_grouping_row_new (EthosStore *store, const EthosGroupOffer *offer);

const char *ethos_grouping_row_get_proposal (EthosGroupingRow *self);
const char *ethos_grouping_row_get_title (EthosGroupingRow *self);
char **ethos_grouping_row_dup_loose (EthosGroupingRow *self);
void ethos_grouping_row_focus_accept (EthosGroupingRow *self);

G_END_DECLS
