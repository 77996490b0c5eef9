// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <pango/pango.h>

#include "ethos-poster-content.h"
#include "ethos-poster-text.h"

G_BEGIN_DECLS

typedef enum
{
  ETHOS_POSTER_ITEM_TEXT,
  ETHOS_POSTER_ITEM_SPINE,
  ETHOS_POSTER_ITEM_EMBLEM,
  ETHOS_POSTER_ITEM_FRAME,
  ETHOS_POSTER_ITEM_CUT, /* a dashed line along the longer side */
} EthosPosterItemKind;

/**
 * EthosPosterItem:
 *
 * One thing on a page. The order of items is the order of reading. All lengths are in points
 * from the top left corner of the page.
 */
typedef struct
{
  EthosPosterItemKind kind;
  EthosPosterRole role; /* of a text */
  guint page;
  guint card; /* items of one card share it; 0 is no card */
  double x, y, width, height;
  double size; /* of the type, or of the frame's stroke */
  double line_height;
  double baseline; /* of the first line, below y */
  EthosRgb colour;
  EthosEmblem emblem;
  guint text;          /* index of the measured text */
  const char *string;  /* of a text, borrowed from it */
  PangoLayout *layout; /* of a text, once it is placed for good */
} EthosPosterItem;

/* A card as indices into the texts; NONE where it has no such text. */
#define ETHOS_POSTER_NONE G_MAXUINT
typedef struct
{
  guint number;
  guint title;
  guint statement;
  GArray *lines; /* guint */
  EthosSpine colour;
  EthosEmblem emblem;
  gboolean has_emblem;
} EthosPosterSheet;

/* All that stands on the poster, measured, but nowhere yet. */
typedef struct
{
  GPtrArray *texts; /* EthosPosterText */
  guint title;
  guint status;
  guint mission_label;
  guint mission;
  guint vision_label;
  guint vision;
  GPtrArray *strands; /* EthosPosterSheet */
  GPtrArray *values;  /* EthosPosterSheet */
  EthosPosterSheet *leadership;
  gboolean right_to_left;
  gboolean any_emblem;

  /* Of all texts of a role, in units of the size: equal roles have equal rhythm, whatever fonts
   * stand in for the design's own.
   */
  double ascents[ETHOS_N_POSTER_ROLES];
  double descents[ETHOS_N_POSTER_ROLES];
} EthosPosterDraft;

/* One way to arrange the poster. */
typedef struct
{
  double width, height; /* of the page, in points */
  double body;          /* size of the smallest type, in points */
  double mission_scale; /* the mission's size / body */
  double spacing;       /* 1 is generous */
  guint columns;        /* of values */
  guint pages;          /* allowed */
  guint beside;         /* grid columns of mission and vision left of the values; 0 is above */
} EthosPosterPlan;

double ethos_poster_draft_get_line_height (const EthosPosterDraft *self, EthosPosterRole role);
double ethos_poster_draft_get_baseline (const EthosPosterDraft *self, EthosPosterRole role);
EthosPosterDraft *
ethos_poster_draft_new (PangoContext *context, const EthosPosterContent *content, GString *missing);
void ethos_poster_draft_free (EthosPosterDraft *self);

gboolean
ethos_poster_compose (const EthosPosterDraft *draft, const EthosPosterPlan *plan, GArray *items);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosPosterDraft, ethos_poster_draft_free)

G_END_DECLS
