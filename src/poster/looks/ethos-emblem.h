// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cairo.h>
#include <glib.h>

#include "ethos-palette.h"

G_BEGIN_DECLS

/**
 * EthosEmblem:
 *
 * A card's line drawing. In files they are called: heart, ear, hands, scales, compass, bridge,
 * seedling, lantern, shield, door, people, star, key, anchor, path, sun, speech, book, mirror,
 * knot, hourglass, ladder, table, wave, rings, mountain, leaf, lens, flag, umbrella, boat, bell.
 */
typedef enum
{
  ETHOS_EMBLEM_HEART,
  ETHOS_EMBLEM_EAR,
  ETHOS_EMBLEM_HANDS,
  ETHOS_EMBLEM_SCALES,
  ETHOS_EMBLEM_COMPASS,
  ETHOS_EMBLEM_BRIDGE,
  ETHOS_EMBLEM_SEEDLING,
  ETHOS_EMBLEM_LANTERN,
  ETHOS_EMBLEM_SHIELD,
  ETHOS_EMBLEM_DOOR,
  ETHOS_EMBLEM_PEOPLE,
  ETHOS_EMBLEM_STAR,
  ETHOS_EMBLEM_KEY,
  ETHOS_EMBLEM_ANCHOR,
  ETHOS_EMBLEM_PATH,
  ETHOS_EMBLEM_SUN,
  ETHOS_EMBLEM_SPEECH,
  ETHOS_EMBLEM_BOOK,
  ETHOS_EMBLEM_MIRROR,
  ETHOS_EMBLEM_KNOT,
  ETHOS_EMBLEM_HOURGLASS,
  ETHOS_EMBLEM_LADDER,
  ETHOS_EMBLEM_TABLE,
  ETHOS_EMBLEM_WAVE,
  ETHOS_EMBLEM_RINGS,
  ETHOS_EMBLEM_MOUNTAIN,
  ETHOS_EMBLEM_LEAF,
  ETHOS_EMBLEM_LENS,
  ETHOS_EMBLEM_FLAG,
  ETHOS_EMBLEM_UMBRELLA,
  ETHOS_EMBLEM_BOAT,
  ETHOS_EMBLEM_BELL,
} EthosEmblem;
#define ETHOS_N_EMBLEMS 32

/* The side of the square grid on which emblems are drawn, and the width of their strokes. */
#define ETHOS_EMBLEM_GRID 24
#define ETHOS_EMBLEM_STROKE 2

const char *ethos_emblem_get_name (EthosEmblem emblem);
const char *ethos_emblem_get_label (EthosEmblem emblem);
gboolean ethos_emblem_from_name (const char *name, EthosEmblem *emblem);
guint ethos_emblem_get_shapes (EthosEmblem emblem);
void ethos_emblem_draw (EthosEmblem emblem, cairo_t *cr, double x, double y, double size);
void ethos_mark_draw (EthosTintMark mark, cairo_t *cr, double x, double y, double size);

G_END_DECLS
