// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GPtrArray *ethos_name_proposals (GPtrArray *groups, GHashTable *taken);

G_END_DECLS
