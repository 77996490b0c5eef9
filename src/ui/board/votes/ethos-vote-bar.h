// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-notes-wall.h"
#include "ethos-privacy.h"
#include "ethos-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ETHOS_TYPE_VOTE_BAR (ethos_vote_bar_get_type ())
G_DECLARE_FINAL_TYPE (EthosVoteBar, ethos_vote_bar, ETHOS, VOTE_BAR, GtkWidget)

GtkWidget *ethos_vote_bar_new (GtkWidget *view,
                               EthosNotesWall *wall,
                               EthosStore *store,
                               EthosPrivacy *privacy);
void ethos_vote_bar_set_wall (EthosVoteBar *self, const char *wall);
gboolean ethos_vote_bar_activate (EthosVoteBar *self, const char *action);

G_END_DECLS
