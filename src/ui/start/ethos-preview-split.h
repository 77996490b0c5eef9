// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EthosPreviewSplit:
 *
 * Shows a line with a cursor and asks where to cut it. The signal `split` carries the place, in
 * characters from the start.
 */
#define ETHOS_TYPE_PREVIEW_SPLIT (ethos_preview_split_get_type ())
G_DECLARE_FINAL_TYPE (EthosPreviewSplit, ethos_preview_split, ETHOS, PREVIEW_SPLIT, GtkPopover)

GtkWidget *ethos_preview_split_new (const char *text);
void ethos_preview_split_show_problem (EthosPreviewSplit *self, const char *text);

G_END_DECLS
