// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "ethos-panes.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_WORKSHOP_VIEW (ethos_workshop_view_get_type ())
G_DECLARE_FINAL_TYPE (EthosWorkshopView, ethos_workshop_view, ETHOS, WORKSHOP_VIEW, GtkWidget)

GtkWidget *ethos_workshop_view_new (void);

EthosPanes *ethos_workshop_view_get_panes (EthosWorkshopView *self);
void ethos_workshop_view_set_plan (EthosWorkshopView *self, GtkWidget *plan);
void ethos_workshop_view_set_step (EthosWorkshopView *self, GtkWidget *step);
void ethos_workshop_view_set_script (EthosWorkshopView *self, GtkWidget *script);
void ethos_workshop_view_set_time (EthosWorkshopView *self, GtkWidget *time);
void ethos_workshop_view_set_picture (EthosWorkshopView *self, GtkWidget *picture);
void
ethos_workshop_view_set_primary (EthosWorkshopView *self, const char *label, const char *action);
void ethos_workshop_view_set_hint (EthosWorkshopView *self, const char *hint);
void ethos_workshop_view_add_toast (EthosWorkshopView *self, AdwToast *toast);
GtkWidget *ethos_workshop_view_get_primary_button (EthosWorkshopView *self);

G_END_DECLS
