// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-privacy.h"
#include "ethos-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ETHOS_TYPE_GROUPING_BUTTON (ethos_grouping_button_get_type ())
G_DECLARE_FINAL_TYPE (EthosGroupingButton, ethos_grouping_button, ETHOS, GROUPING_BUTTON, GtkWidget)

GtkWidget *ethos_grouping_button_new (EthosStore *store, EthosPrivacy *privacy);

void ethos_grouping_button_set_wall (EthosGroupingButton *self, const char *wall);
void ethos_grouping_button_open (EthosGroupingButton *self);

G_END_DECLS
