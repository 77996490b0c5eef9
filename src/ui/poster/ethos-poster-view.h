// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-store.h"

G_BEGIN_DECLS

/**
 * EthosPosterView:
 *
 * What comes out of a workshop: the poster as it will be printed, its paper and its mark, and what
 * is to become of the raw notes. Its signals `clean-copy` and `save-record` ask the window, which
 * holds the file, to write what they name.
 */
#define ETHOS_TYPE_POSTER_VIEW (ethos_poster_view_get_type ())
G_DECLARE_FINAL_TYPE (EthosPosterView, ethos_poster_view, ETHOS, POSTER_VIEW, GtkWidget)

GtkWidget *ethos_poster_view_new (EthosStore *store, GSettings *settings);
void ethos_poster_view_print (EthosPosterView *self);
void ethos_poster_view_export (EthosPosterView *self);
void ethos_poster_view_export_slips (EthosPosterView *self);
void ethos_poster_view_export_cards (EthosPosterView *self);

G_END_DECLS
