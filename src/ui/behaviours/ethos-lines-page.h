// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-store.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_LINES_PAGE (ethos_lines_page_get_type ())
G_DECLARE_FINAL_TYPE (EthosLinesPage, ethos_lines_page, ETHOS, LINES_PAGE, GtkWidget)

GtkWidget *ethos_lines_page_new (EthosStore *store);

void ethos_lines_page_show (EthosLinesPage *self, const char *card);
void ethos_lines_page_set_show_hints (EthosLinesPage *self, gboolean show_hints);
void ethos_lines_page_compose (EthosLinesPage *self, const char *source, const char *text);

G_END_DECLS
