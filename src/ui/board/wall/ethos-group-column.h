// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ETHOS_TYPE_GROUP_COLUMN (ethos_group_column_get_type ())
G_DECLARE_FINAL_TYPE (EthosGroupColumn, ethos_group_column, ETHOS, GROUP_COLUMN, GtkWidget)

GtkWidget *ethos_group_column_new (const char *id);

const char *ethos_group_column_get_id (EthosGroupColumn *self);
const char *ethos_group_column_get_title (EthosGroupColumn *self);
void ethos_group_column_set_title (EthosGroupColumn *self, const char *title);
void ethos_group_column_set_place (EthosGroupColumn *self, guint place, guint n_places);
guint ethos_group_column_get_count (EthosGroupColumn *self);
void ethos_group_column_set_count (EthosGroupColumn *self, guint count);
guint ethos_group_column_get_dots (EthosGroupColumn *self);
void ethos_group_column_set_dots (EthosGroupColumn *self, guint dots);
gboolean ethos_group_column_get_collapsed (EthosGroupColumn *self);
void ethos_group_column_set_collapsed (EthosGroupColumn *self, gboolean collapsed);
void ethos_group_column_set_shown (EthosGroupColumn *self, gboolean shown);
void ethos_group_column_set_drop (EthosGroupColumn *self, gboolean drop);
void ethos_group_column_edit (EthosGroupColumn *self);
gboolean ethos_group_column_get_editing (EthosGroupColumn *self);
void ethos_group_column_stop (EthosGroupColumn *self, gboolean keep);

G_END_DECLS
