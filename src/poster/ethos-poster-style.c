// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-poster"

#include "config.h"

#include "ethos-poster-style.h"

#include <math.h>

#define POINTS_PER_MM (72.0 / 25.4)

/* Each list ends in fonts that practically every desktop has, then in what fontconfig finds. */
#define SERIF "Noto Serif,Source Serif 4,DejaVu Serif,Noto Naskh Arabic,Noto Serif CJK SC,serif"
#define SANS "Inter,Noto Sans,Cantarell,DejaVu Sans,sans-serif"

static const struct
{
  const char *name;
  double width;
  double height;
} papers[ETHOS_N_PAPERS] = {
  [ETHOS_PAPER_A5] = { "A5", 148, 210 },
  [ETHOS_PAPER_A4] = { "A4", 210, 297 },
  [ETHOS_PAPER_A3] = { "A3", 297, 420 },
  [ETHOS_PAPER_A2] = { "A2", 420, 594 },
  [ETHOS_PAPER_A1] = { "A1", 594, 841 },
  [ETHOS_PAPER_A0] = { "A0", 841, 1189 },
  [ETHOS_PAPER_LETTER] = { "Letter", 215.9, 279.4 },
  [ETHOS_PAPER_TABLOID] = { "Tabloid", 279.4, 431.8 },
};

static const char *const orientations[] = {
  [ETHOS_ORIENTATION_PORTRAIT] = "portrait",
  [ETHOS_ORIENTATION_LANDSCAPE] = "landscape",
};

static const EthosPosterFace faces[ETHOS_N_POSTER_ROLES] = {
  [ETHOS_POSTER_ROLE_TITLE] = { SANS, TRUE, ETHOS_POSTER_LEVEL_BODY, 1.3, TRUE, ETHOS_TONE_INK,
                                "H1" },
  [ETHOS_POSTER_ROLE_STATUS] = { SANS, FALSE, ETHOS_POSTER_LEVEL_BODY, 1.3, TRUE,
                                 ETHOS_TONE_QUIET_INK, "P" },
  [ETHOS_POSTER_ROLE_LABEL] = { SANS, TRUE, ETHOS_POSTER_LEVEL_BODY, 1.3, TRUE, ETHOS_TONE_ACTION,
                                "H2" },
  [ETHOS_POSTER_ROLE_MISSION] = { SERIF, TRUE, ETHOS_POSTER_LEVEL_MISSION, 1.16, TRUE,
                                  ETHOS_TONE_INK, "P" },
  [ETHOS_POSTER_ROLE_VISION] = { SERIF, TRUE, ETHOS_POSTER_LEVEL_NAME, 1.25, TRUE, ETHOS_TONE_INK,
                                 "P" },
  [ETHOS_POSTER_ROLE_STRAND_TITLE] = { SANS, TRUE, ETHOS_POSTER_LEVEL_BODY, 1.3, TRUE,
                                       ETHOS_TONE_INK, "H3" },
  [ETHOS_POSTER_ROLE_STRAND] = { SANS, FALSE, ETHOS_POSTER_LEVEL_BODY, 1.4, FALSE,
                                 ETHOS_TONE_QUIET_INK, "P" },
  [ETHOS_POSTER_ROLE_NAME] = { SERIF, TRUE, ETHOS_POSTER_LEVEL_NAME, 1.25, TRUE, ETHOS_TONE_INK,
                               "H2" },
  [ETHOS_POSTER_ROLE_STATEMENT] = { SANS, TRUE, ETHOS_POSTER_LEVEL_BODY, 1.4, FALSE, ETHOS_TONE_INK,
                                    "P" },
  [ETHOS_POSTER_ROLE_LINE_LABEL] = { SANS, TRUE, ETHOS_POSTER_LEVEL_BODY, 1.4, TRUE,
                                     ETHOS_TONE_QUIET_INK, "H3" },
  [ETHOS_POSTER_ROLE_LINE] = { SANS, FALSE, ETHOS_POSTER_LEVEL_BODY, 1.4, FALSE,
                               ETHOS_TONE_QUIET_INK, "LI" },
};

/**
 * ethos_paper_get_name:
 *
 * The name on the command line and in files, the same in every language.
 */
const char *
ethos_paper_get_name (EthosPaper paper)
{
  g_return_val_if_fail (paper < ETHOS_N_PAPERS, NULL);

  return papers[paper].name;
}

/**
 * ethos_paper_from_name:
 * @name: (nullable): a name, in any case
 * @paper: (out): set where the name is known
 *
 * Returns: whether @name is a paper's name
 */
gboolean
ethos_paper_from_name (const char *name, EthosPaper *paper)
{
  g_return_val_if_fail (paper != NULL, FALSE);

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (papers); i++)
    {
      if (g_ascii_strcasecmp (papers[i].name, name) == 0)
        {
          *paper = i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * ethos_paper_get_size:
 * @width: (out): in points
 * @height: (out): in points
 *
 * The size of the paper as it hangs on the wall.
 */
void
ethos_paper_get_size (EthosPaper paper, EthosOrientation orientation, double *width, double *height)
{
  gboolean turned = orientation == ETHOS_ORIENTATION_LANDSCAPE;

  g_return_if_fail (paper < ETHOS_N_PAPERS);
  g_return_if_fail (width != NULL && height != NULL);

  *width = POINTS_PER_MM * (turned ? papers[paper].height : papers[paper].width);
  *height = POINTS_PER_MM * (turned ? papers[paper].width : papers[paper].height);
}

/**
 * ethos_orientation_from_name:
 * @name: (nullable): a name, in any case
 * @orientation: (out): set where the name is known
 *
 * Returns: whether @name is an orientation's name
 */
gboolean
ethos_orientation_from_name (const char *name, EthosOrientation *orientation)
{
  g_return_val_if_fail (orientation != NULL, FALSE);

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (orientations); i++)
    {
      if (g_ascii_strcasecmp (orientations[i], name) == 0)
        {
          *orientation = i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * ethos_poster_face_get:
 *
 * How texts of @role look.
 */
const EthosPosterFace *
ethos_poster_face_get (EthosPosterRole role)
{
  g_return_val_if_fail (role < ETHOS_N_POSTER_ROLES, NULL);

  return &faces[role];
}

/**
 * ethos_poster_get_margin:
 *
 * The margin on all sides: a sixteenth of the short side.
 */
double
ethos_poster_get_margin (double width, double height)
{
  return MIN (width, height) / 16;
}

/**
 * ethos_poster_get_smallest:
 *
 * The smallest type on a page of this size, in points: 9 on A4, read at arm's length. Larger paper
 * is read from further away, but not in proportion to its size: hence the power. So 11.3 on A3,
 * 14.3 on A2, 18 on A1, 22.7 on A0. Nothing is ever smaller than 8.
 */
double
ethos_poster_get_smallest (double width, double height)
{
  double a4 = papers[ETHOS_PAPER_A4].width * POINTS_PER_MM;

  return MAX (8, 9 * pow (MIN (width, height) / a4, 2.0 / 3));
}

/**
 * ethos_poster_get_largest:
 *
 * The largest body type on a page of this size, in points. Few words keep their calm: what is
 * left of the page then is space.
 */
double
ethos_poster_get_largest (double width, double height)
{
  return MIN (width, height) / 36;
}

/**
 * ethos_poster_get_distance:
 * @size: a font size in points
 *
 * From how many metres type of this size can be read: a capital is 0.7 of the size, and must be
 * as high as the distance / 200.
 */
double
ethos_poster_get_distance (double size)
{
  return size / POINTS_PER_MM * 0.7 * 200 / 1000;
}
