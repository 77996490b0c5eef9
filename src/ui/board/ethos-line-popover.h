// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-projection.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ETHOS_TYPE_LINE_POPOVER (ethos_line_popover_get_type ())
G_DECLARE_FINAL_TYPE (EthosLinePopover, ethos_line_popover, ETHOS, LINE_POPOVER, GtkPopover)

GtkWidget *ethos_line_popover_new (EthosStore *store,
                                   EthosProjection *projection,
                                   const char *source,
                                   const char *last_card,
                                   const char *begun);

G_END_DECLS
