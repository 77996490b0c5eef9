// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "ethos-poster-compose.h"

G_BEGIN_DECLS

/* Pages and what a reader is told about them; everything is borrowed. */
typedef struct
{
  const EthosPosterItem *items;
  guint n_items;
  guint n_pages;
  double width, height; /* in points */
  const char *title;
  const char *author;  /* or NULL */
  const char *subject; /* or NULL */
  const char *mission; /* what the outline calls the mission and the vision */
  const char *vision;
  gint64 date; /* Unix seconds */
} EthosPosterPdf;

gboolean ethos_poster_pdf_write (const EthosPosterPdf *self,
                                 GOutputStream *stream,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
