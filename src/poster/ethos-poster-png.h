// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "ethos-poster-layout.h"

G_BEGIN_DECLS

/* Dots per inch of a PNG: what a screen needs at least, what print shops ask, what more would be
 * wasted.
 */
#define ETHOS_POSTER_MIN_DPI 36
#define ETHOS_POSTER_DEFAULT_DPI 150
#define ETHOS_POSTER_MAX_DPI 600

gboolean ethos_poster_export_png (const EthosPosterLayout *layout,
                                  guint page,
                                  guint dpi,
                                  GOutputStream *stream,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
