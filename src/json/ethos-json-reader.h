// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>
#include <json-glib/json-glib.h>

#include "ethos-json-cursor.h"
#include "ethos-json-error.h"
#include "ethos-json-gate.h"

G_BEGIN_DECLS

JsonNode *
ethos_json_parse (const char *bytes, gsize length, const EthosJsonLimits *limits, GError **error);

G_END_DECLS
