// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-upright-layout.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_WRAP_LAYOUT (ethos_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (EthosWrapLayout, ethos_wrap_layout, ETHOS, WRAP_LAYOUT, EthosUprightLayout)

GtkWidget *ethos_wrap_box_new (int spacing);
GtkWidget *ethos_wrap_box_new_toolbar (int spacing, const char *name);

G_END_DECLS
