// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <pango/pangocairo.h>

#include "ethos-audience.h"
#include "ethos-palette.h"

G_BEGIN_DECLS

/* The sizes of type on a screen of 1080 lines: what the back row reads, what stands out, what fills
 * the wall. Who makes the pages sees to it that they are enough. What does not fit all the same, in
 * a font that is wider than any we know, goes down to the last one: nothing that somebody wrote is
 * cut. */
#define ETHOS_STAGE_SMALL 50.0
#define ETHOS_STAGE_MIDDLE 80.0
#define ETHOS_STAGE_LARGE 128.0
#define ETHOS_STAGE_TINY 16.0

/* Everything is laid out as if the screen had this many lines, then scaled. */
#define ETHOS_STAGE_LINES 1080.0

typedef enum
{
  ETHOS_STAGE_SANS,
  ETHOS_STAGE_STRONG,
  ETHOS_STAGE_SERIF,
  ETHOS_STAGE_NOTE,
  ETHOS_STAGE_N_FACES
} EthosStageFace;

/* How far apart the lines of a size were, as a factor. */
typedef struct
{
  double size;
  float spacing;
} EthosStageSpacing;

/**
 * EthosStagePen:
 * @cr: where to paint, scaled so that the screen is @width × @height
 * @context: fonts and direction
 * @theme: the ground
 * @width: of the screen
 * @height: of the screen
 * @margin_x: 5 % of the width
 * @margin_y: 5 % of the height
 * @head: how much lower the body begins than below a single line
 * @rtl: whether text begins on the right
 * @n_cut: how many texts had to end in an ellipsis, or to be too small for the back row
 * @spacings: of the last text in each face
 */
typedef struct
{
  cairo_t *cr;
  PangoContext *context;
  EthosTheme theme;
  double width;
  double height;
  double margin_x;
  double margin_y;
  double head;
  gboolean rtl;
  guint n_cut;
  EthosStageSpacing spacings[ETHOS_STAGE_N_FACES];
} EthosStagePen;

/**
 * EthosStageBox:
 *
 * A rectangle on the screen.
 */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} EthosStageBox;

void ethos_stage_set_colour (EthosStagePen *pen, EthosRgb colour);
void ethos_stage_fill (EthosStagePen *pen, EthosStageBox box, EthosRgb colour);
void ethos_stage_sheet (EthosStagePen *pen, EthosStageBox box, EthosSpine spine);
double ethos_stage_text (EthosStagePen *pen,
                         const char *text,
                         EthosStageFace face,
                         double size,
                         EthosRgb colour,
                         EthosStageBox box);
void ethos_stage_text_small (EthosStagePen *pen,
                             const char *text,
                             EthosStageFace face,
                             double largest,
                             double smallest,
                             EthosRgb colour,
                             EthosStageBox box);
double ethos_stage_fit (EthosStagePen *pen,
                        const char *text,
                        EthosStageFace face,
                        double largest,
                        EthosStageBox box);
gboolean ethos_stage_fits (EthosStagePen *pen,
                           const char *text,
                           EthosStageFace face,
                           double size,
                           EthosStageBox box);
double ethos_stage_measure (EthosStagePen *pen,
                            const char *text,
                            EthosStageFace face,
                            double size,
                            double width);
double ethos_stage_narrowest (EthosStagePen *pen,
                              const char *text,
                              EthosStageFace face,
                              double size,
                              guint rows);
EthosStageBox ethos_stage_mirror (const EthosStagePen *pen, EthosStageBox box);
EthosStageBox ethos_stage_body (const EthosStagePen *pen);
char *ethos_stage_first_sentence (const char *text);
char *ethos_stage_dup_vote (const EthosAudienceParts *parts);
void ethos_stage_foot (EthosStagePen *pen, const EthosAudienceParts *parts);

void ethos_stage_paint_cards (EthosStagePen *pen, const EthosAudienceParts *parts);
void ethos_stage_paint_sheet (EthosStagePen *pen, const EthosAudienceParts *parts);
void ethos_stage_paint_line (EthosStagePen *pen, const EthosAudienceParts *parts);
void ethos_stage_paint_notes (EthosStagePen *pen, const EthosAudienceParts *parts);
void ethos_stage_paint_discuss (EthosStagePen *pen, const EthosAudienceParts *parts);
void ethos_stage_paint_wall (EthosStagePen *pen, const EthosAudienceParts *parts);

G_END_DECLS
