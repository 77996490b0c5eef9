// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fault-workshop.h"

G_BEGIN_DECLS

void fault_serve (FaultWorkshop *workshop, const char *path);

G_END_DECLS
