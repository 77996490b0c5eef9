// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-session.h"

G_BEGIN_DECLS

/**
 * EthosSetupView:
 *
 * “How long? How many people?”: the last page before a workshop is created. The signal `create`
 * tells that everything is chosen; what was chosen are the properties. The signal `back` leads to
 * where the cards came from; nothing is lost by it.
 */
#define ETHOS_TYPE_SETUP_VIEW (ethos_setup_view_get_type ())
G_DECLARE_FINAL_TYPE (EthosSetupView, ethos_setup_view, ETHOS, SETUP_VIEW, GtkWidget)

GtkWidget *ethos_setup_view_new (void);
void ethos_setup_view_set_plans (EthosSetupView *self, GPtrArray *starters);
void ethos_setup_view_set_decks (EthosSetupView *self, GPtrArray *starters);
void ethos_setup_view_set_deck (EthosSetupView *self, EthosSnapshot *deck);
void ethos_setup_view_set_place (EthosSetupView *self, GFile *folder);

EthosSnapshot *ethos_setup_view_get_deck (EthosSetupView *self);
EthosSnapshot *ethos_setup_view_get_plan (EthosSetupView *self);
char *ethos_setup_view_dup_title (EthosSetupView *self);
guint ethos_setup_view_get_people (EthosSetupView *self);

G_END_DECLS
