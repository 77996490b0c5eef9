// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "board-floor.h"

#include "ethos-palette.h"

/* What the wall is compared with: a window in which nothing but the ground is drawn, and a wall
 * that does the least for notes with words: what a note looks like is put together once, and each
 * frame draws those that are seen. Nothing in it can be read aloud, selected or found. */

#define PADDING 16

struct _BenchBlank
{
  GtkWidget parent_instance;

  /* Each frame differs, or nothing would be drawn. */
  gboolean other;
};

G_DEFINE_FINAL_TYPE (BenchBlank, bench_blank, GTK_TYPE_WIDGET)

static void
append_ground (GtkWidget *widget, GtkSnapshot *snapshot, float blue)
{
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 0.97f, 0.95f, blue, 1 },
                             &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                  (float) gtk_widget_get_height (widget)));
}

static void
bench_blank_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BenchBlank *self = BENCH_BLANK (widget);

  self->other = !self->other;
  append_ground (widget, snapshot, self->other ? 0.91f : 0.9f);
}

static void
bench_blank_class_init (BenchBlankClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = bench_blank_snapshot;
}

static void
bench_blank_init (BenchBlank *self)
{
}

GtkWidget *
bench_blank_new (void)
{
  return g_object_new (BENCH_TYPE_BLANK, NULL);
}

struct _BenchNodes
{
  GtkWidget parent_instance;

  GdkRectangle *areas;
  const char *const *texts;
  const int *tints;
  GskRenderNode **nodes;
  guint n_notes;
  double zoom;
  double x;
  double y;
};

G_DEFINE_FINAL_TYPE (BenchNodes, bench_nodes, GTK_TYPE_WIDGET)

static GdkRGBA
to_rgba (EthosRgb rgb)
{
  return (GdkRGBA){ (float) (rgb >> 16 & 0xff) / 255, (float) (rgb >> 8 & 0xff) / 255,
                    (float) (rgb & 0xff) / 255, 1 };
}

static GskRenderNode *
make_node (BenchNodes *self, guint i)
{
  const GdkRectangle *area = &self->areas[i];
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (PangoLayout) layout =
      gtk_widget_create_pango_layout (GTK_WIDGET (self), self->texts[i]);
  GdkRGBA ink = to_rgba (ethos_palette_get_on_tint (ETHOS_THEME_LIGHT));
  GdkRGBA edge = to_rgba (ethos_palette_get_tone (ETHOS_THEME_LIGHT, ETHOS_TONE_EDGE));
  GdkRGBA tint = to_rgba (ethos_palette_get_tint (ETHOS_THEME_LIGHT, (EthosTint) self->tints[i]));

  gtk_snapshot_append_color (snapshot, &edge,
                             &GRAPHENE_RECT_INIT (0, 0, (float) area->width, (float) area->height));
  gtk_snapshot_append_color (snapshot, &tint,
                             &GRAPHENE_RECT_INIT (1, 1, (float) area->width - 2,
                                                  (float) area->height - 2));
  pango_layout_set_width (layout, (area->width - 2 * PADDING) * PANGO_SCALE);
  pango_layout_set_height (layout, (area->height - 2 * PADDING) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (PADDING, PADDING));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  return gtk_snapshot_free_to_node (snapshot);
}

static void
bench_nodes_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BenchNodes *self = BENCH_NODES (widget);
  double right = self->x + gtk_widget_get_width (widget);
  double bottom = self->y + gtk_widget_get_height (widget);

  append_ground (widget, snapshot, 0.91f);
  for (guint i = 0; i < self->n_notes; i++)
    {
      const GdkRectangle *area = &self->areas[i];

      if (area->x * self->zoom > right || area->y * self->zoom > bottom ||
          (area->x + area->width) * self->zoom < self->x ||
          (area->y + area->height) * self->zoom < self->y)
        continue;
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (
          snapshot, &GRAPHENE_POINT_INIT ((float) (int) (area->x * self->zoom - self->x),
                                          (float) (int) (area->y * self->zoom - self->y)));
      if (self->zoom != 1)
        gtk_snapshot_scale (snapshot, (float) self->zoom, (float) self->zoom);
      gtk_snapshot_append_node (snapshot, self->nodes[i]);
      gtk_snapshot_restore (snapshot);
    }
}

static void
bench_nodes_finalize (GObject *object)
{
  BenchNodes *self = BENCH_NODES (object);

  for (guint i = 0; i < self->n_notes; i++)
    g_clear_pointer (&self->nodes[i], gsk_render_node_unref);
  g_free (self->nodes);
  g_free (self->areas);
  G_OBJECT_CLASS (bench_nodes_parent_class)->finalize (object);
}

static void
bench_nodes_class_init (BenchNodesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bench_nodes_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = bench_nodes_snapshot;
}

static void
bench_nodes_init (BenchNodes *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * bench_nodes_new:
 * @areas: (array length=n_notes): where they are
 * @texts: (array length=n_notes): what is on them, for as long as the widget is there
 * @tints: (array length=n_notes): their colours, for as long as well
 *
 * Returns: a wall of notes that only shows them
 */
GtkWidget *
bench_nodes_new (const GdkRectangle *areas,
                 const char *const *texts,
                 const int *tints,
                 guint n_notes)
{
  BenchNodes *self = g_object_new (BENCH_TYPE_NODES, NULL);

  self->areas = g_memdup2 (areas, n_notes * sizeof *areas);
  self->texts = texts;
  self->tints = tints;
  self->n_notes = n_notes;
  self->nodes = g_new0 (GskRenderNode *, n_notes);
  return GTK_WIDGET (self);
}

/**
 * bench_nodes_make_all:
 *
 * Puts all notes together, so that no frame has to. The widget has to be in a window, for its font.
 */
void
bench_nodes_make_all (BenchNodes *self)
{
  for (guint i = 0; i < self->n_notes; i++)
    if (self->nodes[i] == NULL)
      self->nodes[i] = make_node (self, i);
}

void
bench_nodes_look (BenchNodes *self, double zoom, double x, double y)
{
  self->zoom = zoom;
  self->x = x;
  self->y = y;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
