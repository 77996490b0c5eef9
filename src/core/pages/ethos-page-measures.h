// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-session.h"

G_BEGIN_DECLS

/* Notes stand in so many columns at most. */
#define ETHOS_PAGE_COLUMNS_MOST 3

/**
 * EthosPageMeasure:
 * @key: what it is found by
 * @is_long: whether it is alone on a page, or -1 while nobody knows
 * @heights: how high it is on its note where so many stand side by side, from 1; 0 while nobody
 *   knows
 *
 * What is known of a text.
 */
typedef struct
{
  guint64 key;
  gint8 is_long;
  gint16 heights[ETHOS_PAGE_COLUMNS_MOST];
} EthosPageMeasure;

typedef struct _EthosPageMeasures EthosPageMeasures;

EthosPageMeasures *ethos_page_measures_get (EthosSession *session);
EthosPageMeasure *ethos_page_measures_find (EthosPageMeasures *self, const char *text);

G_END_DECLS
