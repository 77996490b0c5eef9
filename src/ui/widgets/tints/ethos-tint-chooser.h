// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ETHOS_TYPE_TINT_CHOOSER (ethos_tint_chooser_get_type ())
G_DECLARE_FINAL_TYPE (EthosTintChooser, ethos_tint_chooser, ETHOS, TINT_CHOOSER, GtkWidget)

GtkWidget *ethos_tint_chooser_new (const char *label);

int ethos_tint_chooser_get_tint (EthosTintChooser *self);
void ethos_tint_chooser_set_tint (EthosTintChooser *self, int tint);

G_END_DECLS
