// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-projector.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_STEP_ANNOUNCER (ethos_step_announcer_get_type ())
G_DECLARE_FINAL_TYPE (EthosStepAnnouncer, ethos_step_announcer, ETHOS, STEP_ANNOUNCER, GObject)

EthosStepAnnouncer *
ethos_step_announcer_new (GtkWidget *widget, EthosStore *store, EthosProjector *projector);

G_END_DECLS
