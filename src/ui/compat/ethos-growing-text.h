// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ETHOS_TYPE_GROWING_TEXT (ethos_growing_text_get_type ())
G_DECLARE_FINAL_TYPE (EthosGrowingText, ethos_growing_text, ETHOS, GROWING_TEXT, GtkTextView)

GtkWidget *ethos_growing_text_new (void);

G_END_DECLS
