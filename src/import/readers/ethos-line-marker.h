// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-source-line.h"

G_BEGIN_DECLS

/**
 * EthosLineMarker:
 * @kind: %ETHOS_SOURCE_BULLET or %ETHOS_SOURCE_NUMBERED
 * @bullet: the bullet, or '1' for any number
 * @number: the number; 0 for bullets and letters
 * @crossed: whether the bullet is a cross, as people set it before what they don't do
 * @text: what stands behind it
 *
 * What somebody typed before an item of a list.
 */
typedef struct
{
  EthosSourceKind kind;
  gunichar bullet;
  guint number;
  gboolean crossed;
  const char *text;
} EthosLineMarker;

gboolean ethos_line_marker_is_glyph (gunichar c);
gsize ethos_line_marker_measure_keycap (const char *text);
gboolean ethos_line_marker_find (const char *text, EthosLineMarker *marker);
gboolean ethos_line_marker_find_item (const char *text, gboolean in_list, EthosLineMarker *marker);
gboolean ethos_line_marker_find_below (const char *p, guint number, EthosLineMarker *marker);

G_END_DECLS
