// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ETHOS_TYPE_VOTE_BUTTON (ethos_vote_button_get_type ())
G_DECLARE_FINAL_TYPE (EthosVoteButton, ethos_vote_button, ETHOS, VOTE_BUTTON, GtkWidget)

GtkWidget *ethos_vote_button_new (EthosStore *store);
void ethos_vote_button_set_wall (EthosVoteButton *self, const char *wall);
void ethos_vote_button_open (EthosVoteButton *self);

G_END_DECLS
