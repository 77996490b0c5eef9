// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ETHOS_TYPE_PANES (ethos_panes_get_type ())
G_DECLARE_FINAL_TYPE (EthosPanes, ethos_panes, ETHOS, PANES, GtkWidget)

GtkWidget *ethos_panes_new (void);

void ethos_panes_set_start (EthosPanes *self, GtkWidget *start);
void ethos_panes_set_middle (EthosPanes *self, GtkWidget *middle);
void ethos_panes_set_end (EthosPanes *self, GtkWidget *end);
gboolean ethos_panes_get_start_floats (EthosPanes *self);
gboolean ethos_panes_get_end_floats (EthosPanes *self);
gboolean ethos_panes_get_start_shown (EthosPanes *self);
void ethos_panes_set_start_shown (EthosPanes *self, gboolean shown);
gboolean ethos_panes_get_end_shown (EthosPanes *self);
void ethos_panes_set_end_shown (EthosPanes *self, gboolean shown);

G_END_DECLS
