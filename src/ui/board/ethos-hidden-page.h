// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ETHOS_TYPE_HIDDEN_PAGE (ethos_hidden_page_get_type ())
G_DECLARE_FINAL_TYPE (EthosHiddenPage, ethos_hidden_page, ETHOS, HIDDEN_PAGE, GtkWidget)

GtkWidget *ethos_hidden_page_new (void);

void ethos_hidden_page_show (EthosHiddenPage *self, guint n_notes, gboolean covered);

G_END_DECLS
