// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-upright-layout.h"

G_BEGIN_DECLS

/**
 * EthosBarLayout:
 *
 * Children beside each other, one of which expands: it is a text that takes what the others leave.
 * Where it would become higher than they are, it gets a row of its own above them, or none where
 * there is no room for that, so that it is never cut and none of them moves.
 */
#define ETHOS_TYPE_BAR_LAYOUT (ethos_bar_layout_get_type ())
G_DECLARE_FINAL_TYPE (EthosBarLayout, ethos_bar_layout, ETHOS, BAR_LAYOUT, EthosUprightLayout)

G_END_DECLS
