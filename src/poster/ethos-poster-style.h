// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

#include "ethos-palette.h"

G_BEGIN_DECLS

typedef enum
{
  ETHOS_PAPER_A5,
  ETHOS_PAPER_A4,
  ETHOS_PAPER_A3,
  ETHOS_PAPER_A2,
  ETHOS_PAPER_A1,
  ETHOS_PAPER_A0,
  ETHOS_PAPER_LETTER,
  ETHOS_PAPER_TABLOID,
} EthosPaper;
#define ETHOS_N_PAPERS 8

typedef enum
{
  ETHOS_ORIENTATION_PORTRAIT,
  ETHOS_ORIENTATION_LANDSCAPE,
} EthosOrientation;

/* What a text is; looks and PDF structure follow from it. */
typedef enum
{
  ETHOS_POSTER_ROLE_TITLE,
  ETHOS_POSTER_ROLE_STATUS,
  ETHOS_POSTER_ROLE_LABEL,
  ETHOS_POSTER_ROLE_MISSION,
  ETHOS_POSTER_ROLE_VISION,
  ETHOS_POSTER_ROLE_STRAND_TITLE,
  ETHOS_POSTER_ROLE_STRAND,
  ETHOS_POSTER_ROLE_NAME,
  ETHOS_POSTER_ROLE_STATEMENT,
  ETHOS_POSTER_ROLE_LINE_LABEL,
  ETHOS_POSTER_ROLE_LINE,
} EthosPosterRole;
#define ETHOS_N_POSTER_ROLES 11

/* The three sizes of a poster, one step or more of the scale apart. */
typedef enum
{
  ETHOS_POSTER_LEVEL_BODY,
  ETHOS_POSTER_LEVEL_NAME,
  ETHOS_POSTER_LEVEL_MISSION,
} EthosPosterLevel;
#define ETHOS_N_POSTER_LEVELS 3

/* One step of the modular scale. */
#define ETHOS_POSTER_SCALE 1.5

/* What Latin letters reach above and below the baseline, in units of the size: every line has room
 * for them.
 */
#define ETHOS_POSTER_ASCENT 0.76
#define ETHOS_POSTER_DESCENT 0.24

typedef struct
{
  const char *families; /* first the design's own, then what stands in for it */
  gboolean semibold;
  EthosPosterLevel level;
  double line_height; /* of the size, for scripts that need no more */
  gboolean balanced;  /* lines of even length, rather than only no widow */
  EthosTone tone;
  const char *tag; /* in the structure of a PDF */
} EthosPosterFace;

const char *ethos_paper_get_name (EthosPaper paper);
gboolean ethos_paper_from_name (const char *name, EthosPaper *paper);
void ethos_paper_get_size (EthosPaper paper,
                           EthosOrientation orientation,
                           double *width,
                           double *height);
gboolean ethos_orientation_from_name (const char *name, EthosOrientation *orientation);

const EthosPosterFace *ethos_poster_face_get (EthosPosterRole role);
double ethos_poster_get_margin (double width, double height);
double ethos_poster_get_smallest (double width, double height);
double ethos_poster_get_largest (double width, double height);
double ethos_poster_get_distance (double size);

G_END_DECLS
