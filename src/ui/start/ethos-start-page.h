// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-recent-list.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_START_PAGE (ethos_start_page_get_type ())
G_DECLARE_FINAL_TYPE (EthosStartPage, ethos_start_page, ETHOS, START_PAGE, GtkWidget)

GtkWidget *ethos_start_page_new (EthosRecentList *recent);

G_END_DECLS
