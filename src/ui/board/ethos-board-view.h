// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-privacy.h"
#include "ethos-projection.h"
#include "ethos-shortcuts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ETHOS_TYPE_BOARD_VIEW (ethos_board_view_get_type ())
G_DECLARE_FINAL_TYPE (EthosBoardView, ethos_board_view, ETHOS, BOARD_VIEW, GtkWidget)

GtkWidget *
ethos_board_view_new (EthosStore *store, EthosProjection *projection, EthosPrivacy *privacy);

const EthosShortcut *ethos_board_view_get_shortcuts (gsize *n_shortcuts);

void ethos_board_view_set_file_saved (EthosBoardView *self, gboolean file_saved);
void ethos_board_view_set_projector_shown (EthosBoardView *self, gboolean shown);
gboolean ethos_board_view_focus_entry (EthosBoardView *self);
void ethos_board_view_import_file (EthosBoardView *self, GFile *file);
gboolean ethos_board_view_keep_selected (EthosBoardView *self);

G_END_DECLS
