// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-privacy.h"
#include "ethos-store.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_SCRIPT_VIEW (ethos_script_view_get_type ())
G_DECLARE_FINAL_TYPE (EthosScriptView, ethos_script_view, ETHOS, SCRIPT_VIEW, GtkWidget)

GtkWidget *ethos_script_view_new (EthosStore *store, EthosPrivacy *privacy);

void ethos_script_view_set_step (EthosScriptView *self, const char *step);

G_END_DECLS
