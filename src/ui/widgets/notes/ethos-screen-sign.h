// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ETHOS_TYPE_SCREEN_SIGN (ethos_screen_sign_get_type ())
G_DECLARE_FINAL_TYPE (EthosScreenSign, ethos_screen_sign, ETHOS, SCREEN_SIGN, GtkWidget)

GtkWidget *ethos_screen_sign_new (void);

void ethos_screen_sign_append (GtkSnapshot *snapshot,
                               double x,
                               double y,
                               double side,
                               const GdkRGBA *colour);

G_END_DECLS
