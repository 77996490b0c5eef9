// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "ethos-poster-layout.h"

G_BEGIN_DECLS

/* A page is cut into this many slips, each with the proportions of the paper: A7 from A4. */
#define ETHOS_SLIPS_PER_PAGE 8

/* More pages than this are no slips for one room. */
#define ETHOS_SLIPS_MAX_PAGES 50

gboolean ethos_slips_export_pdf (EthosPosterEngine *engine,
                                 const char *prompt,
                                 const char *language,
                                 EthosPaper paper,
                                 guint n_pages,
                                 gint64 date,
                                 GOutputStream *stream,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
