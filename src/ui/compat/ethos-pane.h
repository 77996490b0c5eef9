// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ethos_pane_make_readable (GtkScrolledWindow *pane);
void ethos_pane_set_words (GtkScrolledWindow *pane, const char *name, const char *description);
void ethos_pane_settle (GtkScrolledWindow *pane);

G_END_DECLS
