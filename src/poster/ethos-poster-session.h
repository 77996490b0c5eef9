// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-poster-content.h"
#include "ethos-session.h"

G_BEGIN_DECLS

EthosPosterContent *ethos_poster_content_from_snapshot (const EthosSnapshot *snapshot);

G_END_DECLS
