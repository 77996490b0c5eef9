// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-widgets"

#include "config.h"

#include "ethos-shadow.h"

#include <math.h>

/* The one shadow of the art direction: 1 px down, 3 px of blur, 20 % black. A blurred CSS shadow on
 * five hundred notes multiplies the cost of a frame by 22, so it is drawn once and cut in slices.
 */
#define REACH 4
#define OFFSET_Y 1
#define SIGMA 1.5
#define OPACITY 0.2
/* Wide enough that the middle is flat: everything but its middle pixel is edge. */
#define BOX 13
#define SIDE (BOX + 2 * REACH)
#define EDGE ((SIDE - 1) / 2)

/* How much of a blurred half-plane that starts at 0 is at @x. */
static double
ramp (double x)
{
  return 0.5 * (1.0 + erf (x / (SIGMA * G_SQRT2)));
}

static double
coverage (int position)
{
  double x = position + 0.5 - REACH;

  return ramp (x) - ramp (x - BOX);
}

static GdkTexture *
shadow_texture (void)
{
  static GdkTexture *texture = NULL;

  if (texture == NULL)
    {
      guchar *pixels = g_malloc0 (SIDE * SIDE * 4);
      g_autoptr (GBytes) bytes = NULL;

      for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++)
          pixels[(y * SIDE + x) * 4 + 3] = (guchar) (255 * OPACITY * coverage (x) * coverage (y));
      bytes = g_bytes_new_take (pixels, SIDE * SIDE * 4);
      texture =
          gdk_memory_texture_new (SIDE, SIDE, GDK_MEMORY_R8G8B8A8_PREMULTIPLIED, bytes, SIDE * 4);
    }
  return texture;
}

/* Draws the part of the texture that starts at @tx, @ty into @target, stretched from @tw x @th. */
static void
append_slice (GtkSnapshot *snapshot,
              const graphene_rect_t *target,
              float tx,
              float ty,
              float tw,
              float th)
{
  float scale_x = target->size.width / tw;
  float scale_y = target->size.height / th;

  if (target->size.width <= 0 || target->size.height <= 0)
    return;
  gtk_snapshot_push_clip (snapshot, target);
  gtk_snapshot_append_texture (snapshot, shadow_texture (),
                               &GRAPHENE_RECT_INIT (target->origin.x - tx * scale_x,
                                                    target->origin.y - ty * scale_y, SIDE * scale_x,
                                                    SIDE * scale_y));
  gtk_snapshot_pop (snapshot);
}

/**
 * ethos_shadow_snapshot:
 * @snapshot: where to draw
 * @x: left edge of the box that casts the shadow
 * @y: its upper edge
 * @width: its width
 * @height: its height
 *
 * Draws the shadow around a box, but not under it, so that it may be drawn after its background.
 */
void
ethos_shadow_snapshot (GtkSnapshot *snapshot, float x, float y, float width, float height)
{
  const float out = REACH;
  float left = x - out;
  float right = x + width;
  float top = y;
  float bottom = y + height;
  /* The corners take the texture as it is; what remains of each side is its middle, stretched. */
  float corner = EDGE - out;
  float middle_h = height - corner - corner + OFFSET_Y;

  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot));

  if (width < 2 * corner || height < 2 * corner)
    return;
  /* The sides, a pixel lower than the box; above it nothing shows of a shadow that falls down. */
  append_slice (snapshot, &GRAPHENE_RECT_INIT (left, top, out, corner), 0, out - OFFSET_Y, out,
                corner);
  append_slice (snapshot, &GRAPHENE_RECT_INIT (right, top, out, corner), SIDE - out, out - OFFSET_Y,
                out, corner);
  append_slice (snapshot, &GRAPHENE_RECT_INIT (left, top + corner, out, middle_h - OFFSET_Y), 0,
                EDGE, out, 1);
  append_slice (snapshot, &GRAPHENE_RECT_INIT (right, top + corner, out, middle_h - OFFSET_Y),
                SIDE - out, EDGE, out, 1);
  append_slice (snapshot, &GRAPHENE_RECT_INIT (left, bottom - corner, out, corner), 0,
                SIDE - out - corner - OFFSET_Y, out, corner);
  append_slice (snapshot, &GRAPHENE_RECT_INIT (right, bottom - corner, out, corner), SIDE - out,
                SIDE - out - corner - OFFSET_Y, out, corner);
  /* Below. */
  append_slice (snapshot, &GRAPHENE_RECT_INIT (left, bottom, EDGE, out), 0, SIDE - out - OFFSET_Y,
                EDGE, out);
  append_slice (snapshot,
                &GRAPHENE_RECT_INIT (left + EDGE, bottom, width + 2 * out - 2 * EDGE, out), EDGE,
                SIDE - out - OFFSET_Y, 1, out);
  append_slice (snapshot, &GRAPHENE_RECT_INIT (right + out - EDGE, bottom, EDGE, out), SIDE - EDGE,
                SIDE - out - OFFSET_Y, EDGE, out);
}
