// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EthosRgb:
 *
 * An opaque sRGB colour as 0xRRGGBB.
 */
typedef guint32 EthosRgb;

/**
 * EthosTheme:
 * @ETHOS_THEME_LIGHT: warm paper, dark ink
 * @ETHOS_THEME_DARK: dark paper, light ink
 * @ETHOS_THEME_BRIGHT: black on white for washed-out projectors; note tints become spine colours
 */
typedef enum
{
  ETHOS_THEME_LIGHT,
  ETHOS_THEME_DARK,
  ETHOS_THEME_BRIGHT,
} EthosTheme;
#define ETHOS_N_THEMES 3

typedef enum
{
  ETHOS_TONE_PAPER,
  ETHOS_TONE_SHEET,
  ETHOS_TONE_INK,
  ETHOS_TONE_QUIET_INK,
  ETHOS_TONE_EDGE,
  ETHOS_TONE_ACTION,
  ETHOS_TONE_LATE,
  ETHOS_TONE_ERROR,
} EthosTone;
#define ETHOS_N_TONES 8

/* The colour of a card. The order is the order in which new cards take them. */
typedef enum
{
  ETHOS_SPINE_TEAL,
  ETHOS_SPINE_INDIGO,
  ETHOS_SPINE_PLUM,
  ETHOS_SPINE_ROSE,
  ETHOS_SPINE_BRICK,
  ETHOS_SPINE_OCHRE,
  ETHOS_SPINE_MOSS,
  ETHOS_SPINE_SLATE,
} EthosSpine;
#define ETHOS_N_SPINES 8

/* The colour of a sticky note. */
typedef enum
{
  ETHOS_TINT_STRAW,
  ETHOS_TINT_PEACH,
  ETHOS_TINT_ROSE,
  ETHOS_TINT_LILAC,
  ETHOS_TINT_SKY,
  ETHOS_TINT_MINT,
  ETHOS_TINT_LEAF,
  ETHOS_TINT_STONE,
} EthosTint;
#define ETHOS_N_TINTS 8

/* The sign that tells the same as a tint to people who see colours alike. */
typedef enum
{
  ETHOS_TINT_MARK_CIRCLE,
  ETHOS_TINT_MARK_SQUARE,
  ETHOS_TINT_MARK_TRIANGLE,
  ETHOS_TINT_MARK_DIAMOND,
  ETHOS_TINT_MARK_PLUS,
  ETHOS_TINT_MARK_WAVE,
  ETHOS_TINT_MARK_STAR,
  ETHOS_TINT_MARK_BAR,
} EthosTintMark;
#define ETHOS_N_TINT_MARKS 8

EthosRgb ethos_palette_get_tone (EthosTheme theme, EthosTone tone);
EthosRgb ethos_palette_get_spine (EthosTheme theme, EthosSpine spine);
EthosRgb ethos_palette_get_tint (EthosTheme theme, EthosTint tint);
EthosRgb ethos_palette_get_on_spine (EthosTheme theme);
EthosRgb ethos_palette_get_on_tint (EthosTheme theme);
EthosTintMark ethos_tint_get_mark (EthosTint tint);

const char *ethos_spine_get_name (EthosSpine spine);
const char *ethos_spine_get_label (EthosSpine spine);
gboolean ethos_spine_from_name (const char *name, EthosSpine *spine);
const char *ethos_tint_get_name (EthosTint tint);
const char *ethos_tint_get_label (EthosTint tint);
gboolean ethos_tint_from_name (const char *name, EthosTint *tint);

double ethos_palette_get_contrast (EthosRgb a, EthosRgb b);
double ethos_palette_get_veiled_contrast (EthosRgb a, EthosRgb b, double veil);
void ethos_palette_write_css (EthosTheme theme, GString *css);

G_END_DECLS
