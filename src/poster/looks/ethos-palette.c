// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-poster"

#include "config.h"

#include "ethos-palette.h"

#include <math.h>

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *name;
  const char *label;
  EthosRgb rgb[ETHOS_N_THEMES];
} Colour;

static const Colour tones[ETHOS_N_TONES] = {
  [ETHOS_TONE_PAPER] = { "paper", NULL, { 0xF7F2E8, 0x191714, 0xFFFFFF } },
  [ETHOS_TONE_SHEET] = { "sheet", NULL, { 0xFFFDF8, 0x26231F, 0xFFFFFF } },
  [ETHOS_TONE_INK] = { "ink", NULL, { 0x24211D, 0xF4EEE3, 0x000000 } },
  [ETHOS_TONE_QUIET_INK] = { "quiet_ink", NULL, { 0x544D43, 0xC9C0B1, 0x000000 } },
  [ETHOS_TONE_EDGE] = { "edge", NULL, { 0x6A6052, 0xA79D8C, 0x000000 } },
  [ETHOS_TONE_ACTION] = { "action", NULL, { 0x0E5A5E, 0x7CCBC8, 0x0E5A5E } },
  [ETHOS_TONE_LATE] = { "late", NULL, { 0x7A4300, 0xF0B35A, 0x7A4300 } },
  [ETHOS_TONE_ERROR] = { "error", NULL, { 0x942A1E, 0xF2A091, 0x942A1E } },
};

static const Colour spines[ETHOS_N_SPINES] = {
  /* Translators: the colours of cards. */
  [ETHOS_SPINE_TEAL] = { "teal", NC_ ("card colour", "Teal"), { 0x0E5A5E, 0x7CCBC8, 0x0E5A5E } },
  [ETHOS_SPINE_INDIGO] = { "indigo",
                           NC_ ("card colour", "Indigo"),
                           { 0x2B3A8C, 0xAEBBFF, 0x2B3A8C } },
  [ETHOS_SPINE_PLUM] = { "plum", NC_ ("card colour", "Plum"), { 0x6E2F7C, 0xDDAEEA, 0x6E2F7C } },
  [ETHOS_SPINE_ROSE] = { "rose", NC_ ("card colour", "Rose"), { 0x93254B, 0xF5A9C0, 0x93254B } },
  [ETHOS_SPINE_BRICK] = { "brick", NC_ ("card colour", "Brick"), { 0x8A3413, 0xF4AE8C, 0x8A3413 } },
  [ETHOS_SPINE_OCHRE] = { "ochre", NC_ ("card colour", "Ochre"), { 0x674D00, 0xE6C766, 0x674D00 } },
  [ETHOS_SPINE_MOSS] = { "moss", NC_ ("card colour", "Moss"), { 0x34591A, 0xB1D68C, 0x34591A } },
  [ETHOS_SPINE_SLATE] = { "slate", NC_ ("card colour", "Slate"), { 0x3A4550, 0xC3CDD6, 0x3A4550 } },
};

/* Each bright tint is the spine colour nearest in hue. */
static const Colour tints[ETHOS_N_TINTS] = {
  /* Translators: the colours of sticky notes. */
  [ETHOS_TINT_STRAW] = { "straw", NC_ ("note colour", "Straw"), { 0xFBE79A, 0x524307, 0x674D00 } },
  [ETHOS_TINT_PEACH] = { "peach", NC_ ("note colour", "Peach"), { 0xF7C9A3, 0x5E3210, 0x8A3413 } },
  [ETHOS_TINT_ROSE] = { "rose", NC_ ("note colour", "Rose"), { 0xEFB3C0, 0x5C2238, 0x93254B } },
  [ETHOS_TINT_LILAC] = { "lilac", NC_ ("note colour", "Lilac"), { 0xCDB9E6, 0x3E2A63, 0x6E2F7C } },
  [ETHOS_TINT_SKY] = { "sky", NC_ ("note colour", "Sky"), { 0xBBDDF5, 0x173E63, 0x2B3A8C } },
  [ETHOS_TINT_MINT] = { "mint", NC_ ("note colour", "Mint"), { 0xB2E8D3, 0x0B4A40, 0x0E5A5E } },
  [ETHOS_TINT_LEAF] = { "leaf", NC_ ("note colour", "Leaf"), { 0xCFE08C, 0x2F4010, 0x34591A } },
  [ETHOS_TINT_STONE] = { "stone", NC_ ("note colour", "Stone"), { 0xE9E3D6, 0x4B463F, 0x3A4550 } },
};

static gboolean
find_name (const Colour *colours, guint n_colours, const char *name, guint *found)
{
  g_assert (found != NULL);

  for (guint i = 0; i < n_colours; i++)
    {
      if (g_strcmp0 (colours[i].name, name) == 0)
        {
          *found = i;
          return TRUE;
        }
    }
  return FALSE;
}

static double
get_linear_channel (guint value)
{
  double c = value / 255.0;

  return c <= 0.03928 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static double
get_luminance (EthosRgb rgb)
{
  return 0.2126 * get_linear_channel (rgb >> 16 & 0xFF) +
         0.7152 * get_linear_channel (rgb >> 8 & 0xFF) + 0.0722 * get_linear_channel (rgb & 0xFF);
}

static double
get_ratio (EthosRgb a, EthosRgb b, double flare)
{
  double la = get_luminance (a) + flare;
  double lb = get_luminance (b) + flare;

  return la > lb ? la / lb : lb / la;
}

/**
 * ethos_palette_get_tone:
 *
 * The colour of a role that every surface shares.
 */
EthosRgb
ethos_palette_get_tone (EthosTheme theme, EthosTone tone)
{
  g_return_val_if_fail (theme < ETHOS_N_THEMES && tone < ETHOS_N_TONES, 0);

  return tones[tone].rgb[theme];
}

/**
 * ethos_palette_get_spine:
 *
 * The colour of a card's left spine.
 */
EthosRgb
ethos_palette_get_spine (EthosTheme theme, EthosSpine spine)
{
  g_return_val_if_fail (theme < ETHOS_N_THEMES && spine < ETHOS_N_SPINES, 0);

  return spines[spine].rgb[theme];
}

/**
 * ethos_palette_get_tint:
 *
 * The colour of a note. In the bright theme it is meant for the note's spine, its ground is paper.
 */
EthosRgb
ethos_palette_get_tint (EthosTheme theme, EthosTint tint)
{
  g_return_val_if_fail (theme < ETHOS_N_THEMES && tint < ETHOS_N_TINTS, 0);

  return tints[tint].rgb[theme];
}

/**
 * ethos_palette_get_on_spine:
 *
 * The colour of what is drawn on a spine.
 */
EthosRgb
ethos_palette_get_on_spine (EthosTheme theme)
{
  g_return_val_if_fail (theme < ETHOS_N_THEMES, 0);

  return theme == ETHOS_THEME_DARK ? tones[ETHOS_TONE_PAPER].rgb[theme] : 0xFFFFFF;
}

/**
 * ethos_palette_get_on_tint:
 *
 * The colour of text on a note.
 */
EthosRgb
ethos_palette_get_on_tint (EthosTheme theme)
{
  g_return_val_if_fail (theme < ETHOS_N_THEMES, 0);

  return tones[ETHOS_TONE_INK].rgb[theme];
}

/**
 * ethos_tint_get_mark:
 *
 * The mark that stands for @tint where colours can't be told apart.
 */
EthosTintMark
ethos_tint_get_mark (EthosTint tint)
{
  static const EthosTintMark marks[ETHOS_N_TINTS] = {
    [ETHOS_TINT_STRAW] = ETHOS_TINT_MARK_CIRCLE,  [ETHOS_TINT_PEACH] = ETHOS_TINT_MARK_SQUARE,
    [ETHOS_TINT_ROSE] = ETHOS_TINT_MARK_TRIANGLE, [ETHOS_TINT_LILAC] = ETHOS_TINT_MARK_DIAMOND,
    [ETHOS_TINT_SKY] = ETHOS_TINT_MARK_PLUS,      [ETHOS_TINT_MINT] = ETHOS_TINT_MARK_WAVE,
    [ETHOS_TINT_LEAF] = ETHOS_TINT_MARK_STAR,     [ETHOS_TINT_STONE] = ETHOS_TINT_MARK_BAR,
  };

  g_return_val_if_fail (tint < ETHOS_N_TINTS, ETHOS_TINT_MARK_CIRCLE);

  return marks[tint];
}

/**
 * ethos_spine_get_name:
 *
 * The name in files: never translated, never changed.
 */
const char *
ethos_spine_get_name (EthosSpine spine)
{
  g_return_val_if_fail (spine < ETHOS_N_SPINES, NULL);

  return spines[spine].name;
}

/**
 * ethos_spine_get_label:
 *
 * The name on the screen, translated.
 */
const char *
ethos_spine_get_label (EthosSpine spine)
{
  g_return_val_if_fail (spine < ETHOS_N_SPINES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "card colour", spines[spine].label);
}

/**
 * ethos_spine_from_name:
 * @name: (nullable): a name from a file
 * @spine: (out): set where the name is known
 *
 * Returns: whether @name is a spine's name
 */
gboolean
ethos_spine_from_name (const char *name, EthosSpine *spine)
{
  guint found;

  g_return_val_if_fail (spine != NULL, FALSE);

  if (!find_name (spines, G_N_ELEMENTS (spines), name, &found))
    return FALSE;
  *spine = found;
  return TRUE;
}

/**
 * ethos_tint_get_name:
 *
 * The name in files: never translated, never changed.
 */
const char *
ethos_tint_get_name (EthosTint tint)
{
  g_return_val_if_fail (tint < ETHOS_N_TINTS, NULL);

  return tints[tint].name;
}

/**
 * ethos_tint_get_label:
 *
 * The name on the screen, translated.
 */
const char *
ethos_tint_get_label (EthosTint tint)
{
  g_return_val_if_fail (tint < ETHOS_N_TINTS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "note colour", tints[tint].label);
}

/**
 * ethos_tint_from_name:
 * @name: (nullable): a name from a file
 * @tint: (out): set where the name is known
 *
 * Returns: whether @name is a tint's name
 */
gboolean
ethos_tint_from_name (const char *name, EthosTint *tint)
{
  guint found;

  g_return_val_if_fail (tint != NULL, FALSE);

  if (!find_name (tints, G_N_ELEMENTS (tints), name, &found))
    return FALSE;
  *tint = found;
  return TRUE;
}

/**
 * ethos_palette_get_contrast:
 *
 * The contrast ratio of WCAG 2 (success criterion 1.4.3), 1 to 21.
 */
double
ethos_palette_get_contrast (EthosRgb a, EthosRgb b)
{
  return get_ratio (a, b, 0.05);
}

/**
 * ethos_palette_get_veiled_contrast:
 * @veil: room light on the screen, as a part of the projector's white
 *
 * The ratio of luminances that is left when room light lies over a projected picture. The veil
 * replaces the flare of WCAG's formula, which stands for a dim office.
 */
double
ethos_palette_get_veiled_contrast (EthosRgb a, EthosRgb b, double veil)
{
  g_return_val_if_fail (veil > 0, 1);

  return get_ratio (a, b, veil);
}

/**
 * ethos_palette_write_css:
 * @css: receives the text
 *
 * Appends one `@define-color` a line for every colour of @theme: `ethos_paper` and the other
 * tones, `ethos_spine_teal`…, `ethos_on_spine`, `ethos_note_straw`…, `ethos_on_note`, and what lies
 * under the text of a note, `ethos_ground_straw`….
 */
void
ethos_palette_write_css (EthosTheme theme, GString *css)
{
  g_return_if_fail (theme < ETHOS_N_THEMES);
  g_return_if_fail (css != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tones); i++)
    g_string_append_printf (css, "@define-color ethos_%s #%06X;\n", tones[i].name,
                            tones[i].rgb[theme]);
  for (guint i = 0; i < G_N_ELEMENTS (spines); i++)
    g_string_append_printf (css, "@define-color ethos_spine_%s #%06X;\n", spines[i].name,
                            spines[i].rgb[theme]);
  for (guint i = 0; i < G_N_ELEMENTS (tints); i++)
    {
      g_string_append_printf (css, "@define-color ethos_note_%s #%06X;\n", tints[i].name,
                              tints[i].rgb[theme]);
      /* In a bright room the paper is white and the tint is a spine. */
      g_string_append_printf (css, "@define-color ethos_ground_%s #%06X;\n", tints[i].name,
                              theme == ETHOS_THEME_BRIGHT
                                  ? ethos_palette_get_tone (theme, ETHOS_TONE_SHEET)
                                  : tints[i].rgb[theme]);
    }
  g_string_append_printf (css, "@define-color ethos_on_spine #%06X;\n",
                          ethos_palette_get_on_spine (theme));
  g_string_append_printf (css, "@define-color ethos_on_note #%06X;\n",
                          ethos_palette_get_on_tint (theme));
}
