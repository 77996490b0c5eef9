// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-upright-layout.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_STEADY_LAYOUT (ethos_steady_layout_get_type ())
G_DECLARE_FINAL_TYPE (EthosSteadyLayout,
                      ethos_steady_layout,
                      ETHOS,
                      STEADY_LAYOUT,
                      EthosUprightLayout)

void ethos_steady_layout_reset (EthosSteadyLayout *self);
void ethos_steady_layout_reserve (EthosSteadyLayout *self, int width);

G_END_DECLS
