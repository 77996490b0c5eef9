// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "ethos-poster-layout.h"
#include "ethos-poster-png.h"

G_BEGIN_DECLS

typedef enum
{
  ETHOS_POSTER_FORMAT_PDF,
  ETHOS_POSTER_FORMAT_SVG,
  ETHOS_POSTER_FORMAT_PNG,
} EthosPosterFormat;

const char *ethos_poster_format_get_name (EthosPosterFormat format);
gboolean ethos_poster_format_from_name (const char *name, EthosPosterFormat *format);

gboolean ethos_poster_export_pdf (const EthosPosterLayout *layout,
                                  GOutputStream *stream,
                                  GCancellable *cancellable,
                                  GError **error);
gboolean ethos_poster_export_svg (const EthosPosterLayout *layout,
                                  guint page,
                                  GOutputStream *stream,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
