// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-palette.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_TINT_SWATCH (ethos_tint_swatch_get_type ())
G_DECLARE_FINAL_TYPE (EthosTintSwatch, ethos_tint_swatch, ETHOS, TINT_SWATCH, GtkWidget)

GtkWidget *ethos_tint_swatch_new (EthosTint tint);
void ethos_tint_swatch_set_tint (EthosTintSwatch *self, EthosTint tint);

G_END_DECLS
