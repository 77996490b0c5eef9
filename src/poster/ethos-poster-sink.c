// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-poster"

#include "config.h"

#include "ethos-poster-sink.h"

#include <glib/gi18n-lib.h>

#include "ethos-poster-layout.h"

/**
 * ethos_poster_sink_write:
 *
 * Returns: whether all bytes so far were taken
 */
gboolean
ethos_poster_sink_write (EthosPosterSink *self, const guchar *bytes, gsize n_bytes)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->error != NULL)
    return FALSE;
  return g_output_stream_write_all (self->stream, bytes, n_bytes, NULL, self->cancellable,
                                    &self->error);
}

/**
 * ethos_poster_sink_cairo:
 *
 * A cairo_write_func_t.
 */
cairo_status_t
ethos_poster_sink_cairo (void *self, const guchar *bytes, guint n_bytes)
{
  return ethos_poster_sink_write (self, bytes, n_bytes) ? CAIRO_STATUS_SUCCESS
                                                        : CAIRO_STATUS_WRITE_ERROR;
}

/**
 * ethos_poster_sink_finish:
 * @status: what cairo says of the surface
 *
 * Hands over the stream's error, or one made of @status.
 *
 * Returns: whether all went well
 */
gboolean
ethos_poster_sink_finish (EthosPosterSink *self, cairo_status_t status, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, ETHOS_POSTER_ERROR, ETHOS_POSTER_ERROR_FAILED,
                   /* Translators: %s is the reason, in the words of the library that draws. */
                   _ ("The poster could not be drawn: %s"), cairo_status_to_string (status));
      return FALSE;
    }
  return TRUE;
}

/**
 * ethos_poster_format_date:
 * @seconds: Unix time
 *
 * Returns: (transfer full): the time in UTC as ISO 8601, the same in every time zone
 */
char *
ethos_poster_format_date (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return time != NULL ? g_date_time_format_iso8601 (time) : g_strdup ("1970-01-01T00:00:00Z");
}
