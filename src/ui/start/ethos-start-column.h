// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EthosStartColumn:
 *
 * A column of the first page: a place in a #GtkFlowBox that the focus goes through. A plain one
 * takes the focus back to its first button when Shift+Tab would leave it.
 */
#define ETHOS_TYPE_START_COLUMN (ethos_start_column_get_type ())
G_DECLARE_FINAL_TYPE (EthosStartColumn, ethos_start_column, ETHOS, START_COLUMN, GtkFlowBoxChild)

G_END_DECLS
