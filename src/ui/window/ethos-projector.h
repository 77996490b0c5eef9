// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-projection.h"

G_BEGIN_DECLS

/* The prefix under which a window has its actions. */
#define ETHOS_PROJECTOR_PREFIX "projector"

/**
 * EthosProjector:
 *
 * The second window of a workshop, which the room sees, and the actions that steer it: `show`,
 * `monitor`, `freeze`, `blank` and `theme`.
 */
#define ETHOS_TYPE_PROJECTOR (ethos_projector_get_type ())
G_DECLARE_FINAL_TYPE (EthosProjector, ethos_projector, ETHOS, PROJECTOR, GObject)

EthosProjector *ethos_projector_new (GtkWindow *console,
                                     EthosStore *store,
                                     EthosProjection *projection,
                                     GSettings *settings);

GActionGroup *ethos_projector_get_actions (EthosProjector *self);
void ethos_projector_list_monitors (EthosProjector *self, GMenu *menu);
const char *ethos_projector_get_lost (EthosProjector *self);
gboolean ethos_projector_get_shown (EthosProjector *self);
gboolean ethos_projector_show_apart (EthosProjector *self);
void ethos_projector_hide (EthosProjector *self);
gboolean ethos_projector_is_apart (EthosProjector *self);
GtkWidget *ethos_projector_create_picture (EthosProjector *self);

G_END_DECLS
