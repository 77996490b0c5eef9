// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-audience.h"

G_BEGIN_DECLS

/**
 * EthosStageNow:
 * @data: what was given with it
 *
 * Tells the time in milliseconds since the computer started.
 */
typedef gint64 (*EthosStageNow) (gpointer data);

/**
 * EthosStageView:
 *
 * The projector's picture, at any size: it fills the second screen, and it is the small picture in
 * the facilitator's window. It knows an #EthosAudience and nothing else.
 */
#define ETHOS_TYPE_STAGE_VIEW (ethos_stage_view_get_type ())
G_DECLARE_FINAL_TYPE (EthosStageView, ethos_stage_view, ETHOS, STAGE_VIEW, GtkWidget)

GtkWidget *ethos_stage_view_new (EthosStageNow now, gpointer data, GDestroyNotify destroy);
EthosAudience *ethos_stage_view_get_audience (EthosStageView *self);
void ethos_stage_view_set_audience (EthosStageView *self, EthosAudience *audience);

G_END_DECLS
