// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* Bridges libraries that write through a callback to a stream, and keeps the first error. */
typedef struct
{
  GOutputStream *stream;
  GCancellable *cancellable;
  GError *error;
} EthosPosterSink;

gboolean ethos_poster_sink_write (EthosPosterSink *self, const guchar *bytes, gsize n_bytes);
cairo_status_t ethos_poster_sink_cairo (void *self, const guchar *bytes, guint n_bytes);
gboolean ethos_poster_sink_finish (EthosPosterSink *self, cairo_status_t status, GError **error);
char *ethos_poster_format_date (gint64 seconds);

G_END_DECLS
