// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-poster-compose.h"

G_BEGIN_DECLS

/* Distances in units of the body size, before the plan's spacing: what belongs together is closer
 * than what does not.
 */
#define ETHOS_POSTER_GAP_LABEL 0.5
#define ETHOS_POSTER_GAP_LINE 0.6
#define ETHOS_POSTER_GAP_TITLE 0.55
#define ETHOS_POSTER_GAP_ROW 2.2
#define ETHOS_POSTER_GAP_SECTION 3.0

/* Puts texts and sheets on pages, or only measures them where it has no items. */
typedef struct
{
  const EthosPosterDraft *draft;
  const EthosPosterPlan *plan;
  GArray *items; /* EthosPosterItem, or NULL */
  double margin;
  double gutter;
  guint page;
  guint card;
  gboolean failed; /* a word was wider than its column */
} EthosPosterPlacer;

double ethos_poster_placer_get_size (const EthosPosterPlacer *self, EthosPosterRole role);
double ethos_poster_placer_get_gap (const EthosPosterPlacer *self, double gap);
double ethos_poster_placer_get_column (const EthosPosterPlacer *self, double width, guint columns);

/* Each returns the height. */
double
ethos_poster_place_text (EthosPosterPlacer *self, guint index, double x, double y, double width);
double ethos_poster_place_strand (EthosPosterPlacer *self,
                                  const EthosPosterSheet *sheet,
                                  double x,
                                  double y,
                                  double width);
double ethos_poster_place_band (EthosPosterPlacer *self,
                                const EthosPosterSheet *sheet,
                                double x,
                                double y,
                                double width);
double ethos_poster_place_row (EthosPosterPlacer *self,
                               guint first,
                               guint n,
                               double x,
                               double y,
                               double width);
void ethos_poster_place_item (EthosPosterPlacer *self, EthosPosterItem item);
void ethos_poster_raise_to (double *most, double value);

G_END_DECLS
