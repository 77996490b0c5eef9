// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "ethos-palette.h"

static double
tone_contrast (EthosTheme theme, EthosTone a, EthosTone b)
{
  return ethos_palette_get_contrast (ethos_palette_get_tone (theme, a),
                                     ethos_palette_get_tone (theme, b));
}

/* The ratios that the art direction states, rounded as it states them. */
static void
test_tones (void)
{
  static const struct
  {
    EthosTheme theme;
    EthosTone tone;
    EthosTone ground;
    double stated;
  } rows[] = {
    { ETHOS_THEME_LIGHT, ETHOS_TONE_INK, ETHOS_TONE_PAPER, 14.4 },
    { ETHOS_THEME_LIGHT, ETHOS_TONE_INK, ETHOS_TONE_SHEET, 15.8 },
    { ETHOS_THEME_DARK, ETHOS_TONE_INK, ETHOS_TONE_PAPER, 15.5 },
    { ETHOS_THEME_DARK, ETHOS_TONE_INK, ETHOS_TONE_SHEET, 13.5 },
    { ETHOS_THEME_LIGHT, ETHOS_TONE_QUIET_INK, ETHOS_TONE_PAPER, 7.5 },
    { ETHOS_THEME_LIGHT, ETHOS_TONE_QUIET_INK, ETHOS_TONE_SHEET, 8.2 },
    { ETHOS_THEME_DARK, ETHOS_TONE_QUIET_INK, ETHOS_TONE_PAPER, 9.9 },
    { ETHOS_THEME_DARK, ETHOS_TONE_QUIET_INK, ETHOS_TONE_SHEET, 8.7 },
    { ETHOS_THEME_LIGHT, ETHOS_TONE_EDGE, ETHOS_TONE_PAPER, 5.5 },
    { ETHOS_THEME_DARK, ETHOS_TONE_EDGE, ETHOS_TONE_PAPER, 6.7 },
    { ETHOS_THEME_LIGHT, ETHOS_TONE_ACTION, ETHOS_TONE_PAPER, 7.1 },
    { ETHOS_THEME_DARK, ETHOS_TONE_ACTION, ETHOS_TONE_PAPER, 9.6 },
    { ETHOS_THEME_LIGHT, ETHOS_TONE_LATE, ETHOS_TONE_PAPER, 7.2 },
    { ETHOS_THEME_DARK, ETHOS_TONE_LATE, ETHOS_TONE_PAPER, 9.6 },
    { ETHOS_THEME_LIGHT, ETHOS_TONE_ERROR, ETHOS_TONE_PAPER, 7.2 },
    { ETHOS_THEME_DARK, ETHOS_TONE_ERROR, ETHOS_TONE_PAPER, 8.7 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double ratio = tone_contrast (rows[i].theme, rows[i].tone, rows[i].ground);

      g_test_message ("row %u: %.2f, stated %.1f", i, ratio, rows[i].stated);
      g_assert_cmpfloat_with_epsilon (ratio, rows[i].stated, 0.05 + 1e-9);
    }
}

static void
test_spines (void)
{
  for (guint i = 0; i < ETHOS_N_SPINES; i++)
    {
      EthosRgb light = ethos_palette_get_spine (ETHOS_THEME_LIGHT, i);
      EthosRgb dark = ethos_palette_get_spine (ETHOS_THEME_DARK, i);
      EthosRgb paper = ethos_palette_get_tone (ETHOS_THEME_LIGHT, ETHOS_TONE_PAPER);

      g_test_message ("%s", ethos_spine_get_name (i));
      g_assert_cmphex (ethos_palette_get_on_spine (ETHOS_THEME_LIGHT), ==, 0xFFFFFF);
      g_assert_cmpfloat (ethos_palette_get_contrast (light, 0xFFFFFF), >=, 7.85);
      g_assert_cmpfloat (ethos_palette_get_contrast (light, paper), >=, 7.05);
      g_assert_cmpfloat (ethos_palette_get_contrast (dark,
                                                     ethos_palette_get_on_spine (ETHOS_THEME_DARK)),
                         >=, 7);
    }
}

static void
test_tints (void)
{
  for (guint i = 0; i < ETHOS_N_TINTS; i++)
    {
      EthosRgb light = ethos_palette_get_tint (ETHOS_THEME_LIGHT, i);
      EthosRgb dark = ethos_palette_get_tint (ETHOS_THEME_DARK, i);

      g_test_message ("%s", ethos_tint_get_name (i));
      g_assert_cmpfloat (ethos_palette_get_contrast (light,
                                                     ethos_palette_get_on_tint (ETHOS_THEME_LIGHT)),
                         >=, 8.85);
      g_assert_cmpfloat (ethos_palette_get_contrast (dark,
                                                     ethos_palette_get_on_tint (ETHOS_THEME_DARK)),
                         >=, 7.95);
      for (guint j = 0; j < i; j++)
        g_assert_cmpint (ethos_tint_get_mark (i), !=, ethos_tint_get_mark (j));
    }
}

/* A fifth of the projector's white lies over everything: text must still stand out 6 to 1. */
static void
test_bright_room (void)
{
  EthosRgb paper = ethos_palette_get_tone (ETHOS_THEME_BRIGHT, ETHOS_TONE_PAPER);
  static const EthosTone text[] = { ETHOS_TONE_INK, ETHOS_TONE_QUIET_INK };

  for (guint i = 0; i < G_N_ELEMENTS (text); i++)
    g_assert_cmpfloat (ethos_palette_get_veiled_contrast (
                           ethos_palette_get_tone (ETHOS_THEME_BRIGHT, text[i]), paper, 0.2),
                       >=, 6.0 - 1e-9);
  for (guint i = 0; i < ETHOS_N_TINTS; i++)
    {
      EthosRgb tint = ethos_palette_get_tint (ETHOS_THEME_BRIGHT, i);
      gboolean is_spine = FALSE;

      for (guint j = 0; j < ETHOS_N_SPINES; j++)
        is_spine = is_spine || tint == ethos_palette_get_spine (ETHOS_THEME_BRIGHT, j);
      g_assert_true (is_spine);
    }
}

static void
test_formula (void)
{
  g_assert_cmpfloat_with_epsilon (ethos_palette_get_contrast (0x000000, 0xFFFFFF), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (ethos_palette_get_contrast (0xFFFFFF, 0x000000), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (ethos_palette_get_contrast (0x777777, 0xFFFFFF), 4.478, 1e-3);
  g_assert_cmpfloat_with_epsilon (ethos_palette_get_contrast (0x0000FF, 0xFFFFFF), 8.592, 1e-3);
}

static void
test_names (void)
{
  static const char *const spines[] = { "teal",  "indigo", "plum", "rose",
                                        "brick", "ochre",  "moss", "slate" };
  static const char *const tints[] = { "straw", "peach", "rose", "lilac",
                                       "sky",   "mint",  "leaf", "stone" };
  EthosSpine spine;
  EthosTint tint;

  for (guint i = 0; i < 8; i++)
    {
      g_assert_cmpstr (ethos_spine_get_name (i), ==, spines[i]);
      g_assert_true (ethos_spine_from_name (spines[i], &spine));
      g_assert_cmpint (spine, ==, i);
      g_assert_nonnull (ethos_spine_get_label (i));
      g_assert_cmpstr (ethos_tint_get_name (i), ==, tints[i]);
      g_assert_true (ethos_tint_from_name (tints[i], &tint));
      g_assert_cmpint (tint, ==, i);
      g_assert_nonnull (ethos_tint_get_label (i));
    }
  g_assert_false (ethos_spine_from_name ("Teal", &spine));
  g_assert_false (ethos_tint_from_name (NULL, &tint));
}

static void
test_css (void)
{
  g_autoptr (GString) light = g_string_new (NULL);
  g_autoptr (GString) dark = g_string_new (NULL);
  g_auto (GStrv) light_lines = NULL;
  g_auto (GStrv) dark_lines = NULL;

  ethos_palette_write_css (ETHOS_THEME_LIGHT, light);
  ethos_palette_write_css (ETHOS_THEME_DARK, dark);
  g_assert_nonnull (strstr (light->str, "@define-color ethos_paper #F7F2E8;\n"));
  g_assert_nonnull (strstr (dark->str, "@define-color ethos_spine_teal #7CCBC8;\n"));
  g_assert_nonnull (strstr (dark->str, "@define-color ethos_note_straw #524307;\n"));
  g_assert_nonnull (strstr (dark->str, "@define-color ethos_ground_straw #524307;\n"));

  /* Both themes define the same names, or a style sheet works in one of them only. */
  light_lines = g_strsplit (light->str, "\n", -1);
  dark_lines = g_strsplit (dark->str, "\n", -1);
  g_assert_cmpuint (g_strv_length (light_lines), ==, g_strv_length (dark_lines));
  g_assert_cmpuint (g_strv_length (light_lines), ==, 8 + 8 + 8 + 8 + 2 + 1);
  for (guint i = 0; light_lines[i][0] != '\0'; i++)
    {
      gsize n = strchr (light_lines[i], '#') - light_lines[i];

      g_assert_cmpint (strncmp (light_lines[i], dark_lines[i], n), ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/palette/formula", test_formula);
  g_test_add_func ("/palette/tones", test_tones);
  g_test_add_func ("/palette/spines", test_spines);
  g_test_add_func ("/palette/tints", test_tints);
  g_test_add_func ("/palette/bright-room", test_bright_room);
  g_test_add_func ("/palette/names", test_names);
  g_test_add_func ("/palette/css", test_css);
  return g_test_run ();
}
