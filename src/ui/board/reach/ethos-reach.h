// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-find-bar.h"
#include "ethos-wall-frame.h"

G_BEGIN_DECLS

typedef struct _EthosReach EthosReach;

/**
 * EthosReachModes:
 * @pages: shows the notes by page
 * @wall: shows the wall
 * @list: shows all notes as a list
 */
typedef struct
{
  GtkToggleButton *pages;
  GtkToggleButton *wall;
  GtkToggleButton *list;
} EthosReachModes;

EthosReach *ethos_reach_new (GtkWidget *view,
                             EthosStore *store,
                             EthosWallFrame *frame,
                             EthosFindBar *find,
                             EthosReachModes modes);
void ethos_reach_free (EthosReach *self);

void ethos_reach_update (EthosReach *self, const char *wall, gboolean any);
gboolean ethos_reach_activate (EthosReach *self, const char *action);

GtkWidget *ethos_find_button_new (void);

G_END_DECLS
