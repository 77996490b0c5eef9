// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "ui-harness.h"

#include <string.h>

/* A picture with so many colours shows something; more of them need not be counted. */
#define COLOURS_MOST 64

static guint
count_colours (GdkTexture *picture)
{
  gsize n_pixels =
      (gsize) gdk_texture_get_width (picture) * (gsize) gdk_texture_get_height (picture);
  g_autofree guint32 *pixels = g_new (guint32, n_pixels);
  g_autoptr (GHashTable) colours = g_hash_table_new (NULL, NULL);
  guint32 last;

  gdk_texture_download (picture, (guchar *) pixels,
                        (gsize) gdk_texture_get_width (picture) * sizeof *pixels);
  last = ~pixels[0];
  for (gsize i = 0; i < n_pixels && g_hash_table_size (colours) < COLOURS_MOST; i++)
    {
      if (pixels[i] == last)
        continue;
      last = pixels[i];
      g_hash_table_add (colours, GUINT_TO_POINTER (last));
    }
  return g_hash_table_size (colours);
}

/**
 * ui_harness_keep_picture:
 * @widget: a widget that is settled
 * @path: a file, or "-" for none
 *
 * Makes a picture, prints how many colours it has, as far as that matters, and writes it.
 *
 * Returns: whether that went well
 */
gboolean
ui_harness_keep_picture (GtkWidget *widget, const char *path)
{
  g_autoptr (GdkTexture) picture = ui_harness_render (widget);

  g_print ("colours\t%u\n", count_colours (picture));
  return g_str_equal (path, "-") || gdk_texture_save_to_png (picture, path);
}
