// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-widgets"

#include "config.h"

#include "ethos-note-corners.h"

#include "ethos-dots.h"
#include "ethos-em.h"
#include "ethos-emblem.h"
#include "ethos-screen-sign.h"

/* In ems of the widget's font, as everything of a note. */
#define MARK_EMS 0.72
#define MARK_INSET_EMS 0.36
#define SIGN_EMS 0.9
#define SIGN_INSET_EMS 0.24

static PangoLayout *
new_layout (GtkWidget *note, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (note, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (ETHOS_NOTE_SMALL_EMS));
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

static void
draw_mark (const EthosNoteCorners *self, GtkWidget *note, GtkSnapshot *snapshot, const GdkRGBA *ink)
{
  double em = ethos_em_get (note);
  double side = MARK_EMS * em;
  double inset = MARK_INSET_EMS * em;
  gboolean rtl = gtk_widget_get_direction (note) == GTK_TEXT_DIR_RTL;
  double x = rtl ? inset : gtk_widget_get_width (note) - inset - side;
  EthosTint tint;
  cairo_t *cr;

  if (!ethos_tint_from_name (self->tint, &tint))
    return;
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT ((float) x, (float) inset, (float) side + 1,
                                                       (float) side + 1));
  gdk_cairo_set_source_rgba (cr, ink);
  ethos_mark_draw (ethos_tint_get_mark (tint), cr, x, inset, side);
  cairo_destroy (cr);
}

/* That the projector shows it, in the other corner. */
static void
draw_shown (const EthosNoteCorners *self,
            GtkWidget *note,
            GtkSnapshot *snapshot,
            const GdkRGBA *ink)
{
  double em = ethos_em_get (note);
  gboolean rtl = gtk_widget_get_direction (note) == GTK_TEXT_DIR_RTL;
  double side = SIGN_EMS * em;
  double inset = SIGN_INSET_EMS * em;

  if (self->shown)
    ethos_screen_sign_append (snapshot, rtl ? gtk_widget_get_width (note) - inset - side : inset,
                              inset, side, ink);
}

/* How many notes it is shown for, beside the mark. */
static void
draw_count (const EthosNoteCorners *self,
            GtkWidget *note,
            GtkSnapshot *snapshot,
            const GdkRGBA *ink)
{
  double em = ethos_em_get (note);
  g_autofree char *text = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  gboolean rtl = gtk_widget_get_direction (note) == GTK_TEXT_DIR_RTL;
  double beside = (2 * MARK_INSET_EMS + MARK_EMS) * em;
  int width, height;

  if (self->count <= 1)
    return;
  text = g_strdup_printf ("×%'u", self->count);
  layout = new_layout (note, text);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT ((float) (rtl ? beside : gtk_widget_get_width (note) - beside - width),
                            (float) (MARK_INSET_EMS * em + (MARK_EMS * em - height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, ink);
  gtk_snapshot_restore (snapshot);
}

/* What people have put on it, where its text begins, over that. */
static void
draw_dots (const EthosNoteCorners *self, GtkWidget *note, GtkSnapshot *snapshot, const GdkRGBA *ink)
{
  double em = ethos_em_get (note);
  g_autofree char *text = ethos_dots_dup_marks (self->dots);
  g_autoptr (PangoLayout) layout = NULL;
  gboolean rtl = gtk_widget_get_direction (note) == GTK_TEXT_DIR_RTL;
  /* The sign of the projector has the corner. */
  double inset = (self->shown ? 2 * SIGN_INSET_EMS + SIGN_EMS : ETHOS_NOTE_PADDING_EMS) * em;
  int width, height;

  if (text == NULL)
    return;
  layout = new_layout (note, text);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT ((float) (rtl ? gtk_widget_get_width (note) - inset - width : inset),
                            (float) MAX (ETHOS_NOTE_PADDING_EMS * em - height, 0)));
  gtk_snapshot_append_layout (snapshot, layout, ink);
  gtk_snapshot_restore (snapshot);
}

/**
 * ethos_note_corners_snapshot:
 * @self: what stands in the corners
 * @note: the note, whose font, size and direction count
 * @snapshot: where to
 * @ink: in which colour
 *
 * Paints what stands around the words of a note: the mark of its colour and for how many notes it
 * is shown at the end of its first line; that the projector shows it and its dots at the beginning.
 */
void
ethos_note_corners_snapshot (const EthosNoteCorners *self,
                             GtkWidget *note,
                             GtkSnapshot *snapshot,
                             const GdkRGBA *ink)
{
  g_return_if_fail (self != NULL && GTK_IS_WIDGET (note));
  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot) && ink != NULL);

  draw_mark (self, note, snapshot, ink);
  draw_count (self, note, snapshot, ink);
  draw_shown (self, note, snapshot, ink);
  draw_dots (self, note, snapshot, ink);
}
