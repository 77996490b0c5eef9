// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-fake-clock.h"
#include "ethos-paper-style.h"
#include "ui-sample.h"

G_BEGIN_DECLS

/* The sample workshop, before its first step, and a clock that stands still. */
typedef struct
{
  EthosFakeClock *clock;
  EthosStore *store;
  EthosSession *session;
  EthosPaperStyle *style;
  guint n_refused;
} Fixture;

void agenda_set_up (Fixture *fixture, gconstpointer data);
void agenda_tear_down (Fixture *fixture, gconstpointer data);
void agenda_run (Fixture *fixture, const char *op);
GtkWindow *agenda_show (Fixture *fixture, GtkWidget *view, int width, int height);
gboolean agenda_has_text (GtkWidget *widget, const char *text);
GtkWidget *agenda_find_type (GtkWidget *widget, GType type);

G_END_DECLS
