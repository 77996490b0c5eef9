// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ETHOS_TYPE_TIMER_RING (ethos_timer_ring_get_type ())
G_DECLARE_FINAL_TYPE (EthosTimerRing, ethos_timer_ring, ETHOS, TIMER_RING, GtkWidget)

GtkWidget *ethos_timer_ring_new (void);

double ethos_timer_ring_get_share (EthosTimerRing *self);
void ethos_timer_ring_set_share (EthosTimerRing *self, double share);
const char *ethos_timer_ring_get_text (EthosTimerRing *self);
void ethos_timer_ring_set_text (EthosTimerRing *self, const char *text);
gboolean ethos_timer_ring_get_late (EthosTimerRing *self);
void ethos_timer_ring_set_late (EthosTimerRing *self, gboolean late);
int ethos_timer_ring_measure_text (EthosTimerRing *self, const char *text);

char *ethos_format_remaining (gint64 seconds, gboolean with_seconds);

G_END_DECLS
