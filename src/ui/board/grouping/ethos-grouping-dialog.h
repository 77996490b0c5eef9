// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-privacy.h"
#include "ethos-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ETHOS_TYPE_GROUPING_DIALOG (ethos_grouping_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EthosGroupingDialog, ethos_grouping_dialog, ETHOS, GROUPING_DIALOG, AdwWindow)

GtkWindow *ethos_grouping_dialog_new (GtkWindow *parent,
                                      EthosStore *store,
                                      EthosPrivacy *privacy,
                                      const char *wall);

G_END_DECLS
