// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-source-line.h"

G_BEGIN_DECLS

/**
 * EthosLineMarker:
 * @kind: %ETHOS_SOURCE_BULLET or %ETHOS_SOURCE_NUMBERED
 * @bullet: the bullet, or '1' for any number
 * @number: the number; 0 for bullets and letters
 * @text: what stands behind it
 *
 * What somebody typed before an item of a list.
 */
typedef struct
{
  EthosSourceKind kind;
  gunichar bullet;
  guint number;
  const char *text;
} EthosLineMarker;

gboolean ethos_line_scanner_find_marker (const char *text, EthosLineMarker *marker);
GPtrArray *ethos_line_scanner_read (const char *text, gboolean markdown);

G_END_DECLS
