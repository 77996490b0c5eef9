// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-model.h"
#include "ethos-privacy.h"
#include "ethos-reach.h"
#include "ethos-save-tracker.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_BOARD_BAR (ethos_board_bar_get_type ())
G_DECLARE_FINAL_TYPE (EthosBoardBar, ethos_board_bar, ETHOS, BOARD_BAR, GtkWidget)

GtkWidget *ethos_board_bar_new (EthosStore *store, EthosPrivacy *privacy, EthosSaveTracker *saves);

const EthosReachModes *ethos_board_bar_get_modes (EthosBoardBar *self);
void ethos_board_bar_open_grouping (EthosBoardBar *self);
void ethos_board_bar_open_vote (EthosBoardBar *self);
gboolean ethos_board_bar_set_file_saved (EthosBoardBar *self, gboolean file_saved);
void ethos_board_bar_update (EthosBoardBar *self,
                             const EthosActivity *wall,
                             guint n_notes,
                             guint n_aside);

G_END_DECLS
