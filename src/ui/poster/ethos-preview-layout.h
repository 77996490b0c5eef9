// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-upright-layout.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_PREVIEW_LAYOUT (ethos_preview_layout_get_type ())
G_DECLARE_FINAL_TYPE (EthosPreviewLayout,
                      ethos_preview_layout,
                      ETHOS,
                      PREVIEW_LAYOUT,
                      EthosUprightLayout)

G_END_DECLS
