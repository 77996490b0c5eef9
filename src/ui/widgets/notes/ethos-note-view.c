// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-widgets"

#include "config.h"

#include "ethos-note-view.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "ethos-announce.h"
#include "ethos-dots.h"
#include "ethos-em.h"
#include "ethos-emblem.h"
#include "ethos-long-tooltip.h"
#include "ethos-note-corners.h"
#include "ethos-shadow.h"
#include "ethos-style.h"

/* Sizes in ems of the widget's font: 11.75 em is 176 px at the desktop's usual 15 px. */
#define NATURAL_WIDTH_EMS 11.75
#define MINIMUM_WIDTH_EMS 6
#define PADDING_EMS ETHOS_NOTE_PADDING_EMS
/* Notes are 4:3. It is a natural size, not a height for a width: GTK takes a widget that gets
 * higher as it gets wider for a mistake. */
#define HEIGHT_OF_WIDTH 0.75

/* The sizes a text is tried in, in ems; the last is the floor, where it is cut instead. */
static const double text_ems[] = { 4.0 / 3.0, 1.0, 0.87 };
#define N_SIZES G_N_ELEMENTS (text_ems)
#define CAPTION_EMS ETHOS_NOTE_SMALL_EMS

/* A text of so many bytes hardly ever has room in the largest size. */
#define LONG_TEXT 60

/* Letters do not grow exactly as their size does. */
#define SLACK 0.95

struct _EthosNoteView
{
  GtkWidget parent_instance;

  char *text;
  char *tint;
  char *caption;
  PangoAttrList *marks;
  guint count;
  guint dots;
  PangoLayout *layout;
  double layout_ems;
  int layout_width;
  int layout_height;
  /* What the context of its font was at when the text was set. */
  guint layout_serial;
  guint covered : 1;
  guint cut : 1;
  guint shown : 1;
};

G_DEFINE_FINAL_TYPE (EthosNoteView, ethos_note_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TEXT,
  PROP_TINT,
  PROP_CAPTION,
  PROP_COVERED,
  PROP_CUT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *
shown_text (EthosNoteView *self)
{
  return self->text != NULL && !self->covered ? self->text : "";
}

static gboolean
has_caption (EthosNoteView *self)
{
  return self->caption != NULL && *self->caption != '\0';
}

static void
set_cut (EthosNoteView *self, gboolean cut)
{
  if (self->cut == cut)
    return;
  self->cut = cut;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), cut);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CUT]);
}

static void
set_attributes (PangoLayout *layout, double ems, PangoAttrList *marks)
{
  g_autoptr (PangoAttrList) attributes =
      marks != NULL ? pango_attr_list_copy (marks) : pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (ems));
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (layout, attributes);
}

static PangoLayout *
new_layout (EthosNoteView *self, const char *text, double ems)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  set_attributes (layout, ems, NULL);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_auto_dir (layout, TRUE);
  /* Pango swaps the sides for text that runs against the widget, so that every text starts where
   * its readers begin. */
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  return layout;
}

/* Whether every word stays whole in @layout: breaking one is worse than a smaller size. */
static gboolean
keeps_words (PangoLayout *layout)
{
  const PangoLogAttr *attributes;
  int n_attributes;
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  gboolean whole = TRUE;
  const char *text = pango_layout_get_text (layout);

  attributes = pango_layout_get_log_attrs_readonly (layout, &n_attributes);
  while (whole && pango_layout_iter_next_line (iter))
    {
      int index = pango_layout_iter_get_line_readonly (iter)->start_index;
      glong offset = g_utf8_pointer_to_offset (text, text + index);

      if (offset < n_attributes)
        whole = attributes[offset].is_line_break || attributes[offset].is_mandatory_break;
    }
  pango_layout_iter_free (iter);
  return whole;
}

static PangoLayout *
lay_out_text (EthosNoteView *self, guint size, int width)
{
  PangoLayout *layout = new_layout (self, shown_text (self), text_ems[size]);

  pango_layout_set_width (layout, width * PANGO_SCALE);
  return layout;
}

static gboolean
has_room (PangoLayout *layout, guint size, int height)
{
  int text_height;

  pango_layout_get_pixel_size (layout, NULL, &text_height);
  return text_height <= height && (size == N_SIZES - 1 || keeps_words (layout));
}

/* Whether the words of @layout might have room if they were @ratio as large: even if they filled
 * every line. */
static gboolean
may_have_room (PangoLayout *layout, double ratio, int width, int height)
{
  int n_lines = MAX (pango_layout_get_line_count (layout), 1);
  int text_height, total = 0;

  for (int i = 0; i < n_lines; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      PangoRectangle place;

      if (line == NULL)
        continue;
      pango_layout_line_get_pixel_extents (line, NULL, &place);
      total += place.width;
    }
  pango_layout_get_pixel_size (layout, NULL, &text_height);
  n_lines = (int) ceil (total * ratio * SLACK / width);
  return n_lines * ratio * SLACK * text_height / pango_layout_get_line_count (layout) <= height;
}

/* The largest size in which the text has room; the last where it has none. Setting a text is most
 * of the work for a note: a long one begins with the size that it will mostly have. */
static guint
choose_size (EthosNoteView *self, int width, int height)
{
  guint size = strlen (shown_text (self)) < LONG_TEXT ? 0 : 1;
  g_autoptr (PangoLayout) larger = NULL;

  g_clear_object (&self->layout);
  self->layout = lay_out_text (self, size, width);
  if (size > 0 && may_have_room (self->layout, text_ems[size - 1] / text_ems[size], width, height))
    {
      larger = lay_out_text (self, size - 1, width);
      if (has_room (larger, size - 1, height))
        {
          g_set_object (&self->layout, larger);
          return size - 1;
        }
    }
  while (size < N_SIZES - 1 && !has_room (self->layout, size, height))
    {
      g_clear_object (&self->layout);
      self->layout = lay_out_text (self, ++size, width);
    }
  return size;
}

static void
fit_text (EthosNoteView *self, int width, int height)
{
  guint size = choose_size (self, width, height);

  self->layout_ems = text_ems[size];
  if (has_room (self->layout, size, height))
    {
      set_cut (self, FALSE);
      return;
    }
  if (pango_layout_get_line_count (self->layout) > 0)
    {
      pango_layout_set_height (self->layout, height * PANGO_SCALE);
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
    }
  set_cut (self, pango_layout_is_ellipsized (self->layout));
}

static void
forget_layout (EthosNoteView *self)
{
  g_clear_object (&self->layout);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
update_accessible (EthosNoteView *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *description = NULL;
  g_autofree char *count = NULL;
  g_autofree char *dots = ethos_dots_dup_words (self->dots);
  const char *label = self->text != NULL ? self->text : "";
  EthosTint tint;

  if (self->covered)
    label = _ ("Hidden note");
  if (ethos_tint_from_name (self->tint, &tint))
    g_ptr_array_add (parts, (char *) ethos_tint_get_label (tint));
  if (has_caption (self))
    g_ptr_array_add (parts, self->caption);
  count = ethos_note_view_dup_count (self->count);
  if (count != NULL)
    g_ptr_array_add (parts, count);
  if (dots != NULL)
    g_ptr_array_add (parts, dots);
  g_ptr_array_add (parts, NULL);
  description = g_strjoinv (", ", (char **) parts->pdata);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  ethos_describe (GTK_WIDGET (self), description);
}

static int
caption_height (EthosNoteView *self)
{
  g_autoptr (PangoLayout) layout = NULL;
  int height;

  if (!has_caption (self))
    return 0;
  layout = new_layout (self, self->caption, CAPTION_EMS);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static void
ensure_layout (EthosNoteView *self)
{
  int padding = (int) (PADDING_EMS * ethos_em_get (GTK_WIDGET (self)));
  int width = MAX (gtk_widget_get_width (GTK_WIDGET (self)) - 2 * padding, 1);
  int height = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * padding - caption_height (self);
  guint serial = pango_context_get_serial (gtk_widget_get_pango_context (GTK_WIDGET (self)));

  height = MAX (height, 1);
  if (self->layout != NULL && self->layout_width == width && self->layout_height == height &&
      self->layout_serial == serial)
    return;
  self->layout_serial = serial;
  self->layout_width = width;
  self->layout_height = height;
  fit_text (self, width, height);
  if (self->marks != NULL && !self->covered)
    set_attributes (self->layout, self->layout_ems, self->marks);
}

static void
draw_caption (EthosNoteView *self, GtkSnapshot *snapshot, int padding, const GdkRGBA *ink)
{
  g_autoptr (PangoLayout) layout = NULL;
  int height;

  if (!has_caption (self))
    return;
  layout = new_layout (self, self->caption, CAPTION_EMS);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_width (layout, self->layout_width * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) padding,
                                                (float) (gtk_widget_get_height (GTK_WIDGET (self)) -
                                                         padding - height + padding / 3)));
  gtk_snapshot_append_layout (snapshot, layout, ink);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_corners (EthosNoteView *self, GtkSnapshot *snapshot, const GdkRGBA *ink)
{
  EthosNoteCorners corners = {
    .tint = self->tint,
    .count = self->count,
    .dots = self->dots,
    .shown = self->shown,
  };

  ethos_note_corners_snapshot (&corners, GTK_WIDGET (self), snapshot, ink);
}

static void
ethos_note_view_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  double em = ethos_em_get (widget);

  *minimum_baseline = *natural_baseline = -1;
  *minimum = (int) (MINIMUM_WIDTH_EMS * em + 0.5);
  *natural = (int) (NATURAL_WIDTH_EMS * em + 0.5);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  *minimum = (int) (*minimum * HEIGHT_OF_WIDTH + 0.5);
  *natural = (int) (*natural * HEIGHT_OF_WIDTH + 0.5);
}

static void
ethos_note_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ensure_layout (ETHOS_NOTE_VIEW (widget));
}

/* A frame around a note that is selected is no reason to set its words anew; where the font is
 * another, so is the serial of its context. */
static void
ethos_note_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (ethos_note_view_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static void
ethos_note_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  EthosNoteView *self = ETHOS_NOTE_VIEW (widget);
  double em = ethos_em_get (widget);
  int padding = (int) (PADDING_EMS * em);
  GdkRGBA ink;

  ensure_layout (self);
  ethos_style_get_colour (widget, &ink);
  ethos_shadow_snapshot (snapshot, 0, 0, gtk_widget_get_width (widget),
                         gtk_widget_get_height (widget));
  snapshot_corners (self, snapshot, &ink);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) padding, (float) padding));
  gtk_snapshot_append_layout (snapshot, self->layout, &ink);
  gtk_snapshot_restore (snapshot);
  draw_caption (self, snapshot, padding, &ink);
}

static gboolean
ethos_note_view_query_tooltip (GtkWidget *widget,
                               int x,
                               int y,
                               gboolean keyboard,
                               GtkTooltip *tooltip)
{
  ethos_long_tooltip_show (tooltip, shown_text (ETHOS_NOTE_VIEW (widget)));
  return TRUE;
}

static void
ethos_note_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EthosNoteView *self = ETHOS_NOTE_VIEW (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, ethos_note_view_get_text (self));
      break;
    case PROP_TINT:
      g_value_set_string (value, ethos_note_view_get_tint (self));
      break;
    case PROP_CAPTION:
      g_value_set_string (value, ethos_note_view_get_caption (self));
      break;
    case PROP_COVERED:
      g_value_set_boolean (value, ethos_note_view_get_covered (self));
      break;
    case PROP_CUT:
      g_value_set_boolean (value, ethos_note_view_get_cut (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_note_view_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  EthosNoteView *self = ETHOS_NOTE_VIEW (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      ethos_note_view_set_text (self, g_value_get_string (value));
      break;
    case PROP_TINT:
      ethos_note_view_set_tint (self, g_value_get_string (value));
      break;
    case PROP_CAPTION:
      ethos_note_view_set_caption (self, g_value_get_string (value));
      break;
    case PROP_COVERED:
      ethos_note_view_set_covered (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_note_view_dispose (GObject *object)
{
  g_clear_object (&ETHOS_NOTE_VIEW (object)->layout);
  G_OBJECT_CLASS (ethos_note_view_parent_class)->dispose (object);
}

static void
ethos_note_view_finalize (GObject *object)
{
  EthosNoteView *self = ETHOS_NOTE_VIEW (object);

  g_free (self->text);
  g_free (self->tint);
  g_free (self->caption);
  g_clear_pointer (&self->marks, pango_attr_list_unref);
  G_OBJECT_CLASS (ethos_note_view_parent_class)->finalize (object);
}

static void
ethos_note_view_class_init (EthosNoteViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = ethos_note_view_dispose;
  object_class->finalize = ethos_note_view_finalize;
  object_class->get_property = ethos_note_view_get_property;
  object_class->set_property = ethos_note_view_set_property;
  widget_class->measure = ethos_note_view_measure;
  widget_class->size_allocate = ethos_note_view_size_allocate;
  widget_class->css_changed = ethos_note_view_css_changed;
  widget_class->snapshot = ethos_note_view_snapshot;
  widget_class->query_tooltip = ethos_note_view_query_tooltip;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  /* The name of a note's colour. */
  properties[PROP_TINT] = g_param_spec_string ("tint", NULL, NULL, NULL, flags);
  /* A word or two at the lower edge, such as that the note is set aside. */
  properties[PROP_CAPTION] = g_param_spec_string ("caption", NULL, NULL, NULL, flags);
  /* Whether the text is withheld, from screen readers too. */
  properties[PROP_COVERED] = g_param_spec_boolean ("covered", NULL, NULL, FALSE, flags);
  /* Whether the text is longer than what is shown of it. */
  properties[PROP_CUT] =
      g_param_spec_boolean ("cut", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "note");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
ethos_note_view_init (EthosNoteView *self)
{
}

/**
 * ethos_note_view_new:
 *
 * Makes a sticky note. The text takes the largest of three sizes in which it fits; where it does
 * not fit in the smallest it is cut, and the whole of it is in the tooltip.
 *
 * Returns: a new widget, not focusable until the wall makes it so
 */
GtkWidget *
ethos_note_view_new (void)
{
  return g_object_new (ETHOS_TYPE_NOTE_VIEW, NULL);
}

const char *
ethos_note_view_get_text (EthosNoteView *self)
{
  g_return_val_if_fail (ETHOS_IS_NOTE_VIEW (self), NULL);

  return self->text;
}

void
ethos_note_view_set_text (EthosNoteView *self, const char *text)
{
  g_return_if_fail (ETHOS_IS_NOTE_VIEW (self));

  if (!ethos_set_string (&self->text, text))
    return;
  g_clear_pointer (&self->marks, pango_attr_list_unref);
  forget_layout (self);
  update_accessible (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

const char *
ethos_note_view_get_tint (EthosNoteView *self)
{
  g_return_val_if_fail (ETHOS_IS_NOTE_VIEW (self), NULL);

  return self->tint;
}

void
ethos_note_view_set_tint (EthosNoteView *self, const char *tint)
{
  EthosTint known;

  g_return_if_fail (ETHOS_IS_NOTE_VIEW (self));

  if (g_strcmp0 (self->tint, tint) == 0)
    return;
  if (ethos_tint_from_name (self->tint, &known))
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->tint);
  ethos_set_string (&self->tint, tint);
  if (ethos_tint_from_name (tint, &known))
    gtk_widget_add_css_class (GTK_WIDGET (self), tint);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  update_accessible (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TINT]);
}

const char *
ethos_note_view_get_caption (EthosNoteView *self)
{
  g_return_val_if_fail (ETHOS_IS_NOTE_VIEW (self), NULL);

  return self->caption;
}

void
ethos_note_view_set_caption (EthosNoteView *self, const char *caption)
{
  g_return_if_fail (ETHOS_IS_NOTE_VIEW (self));

  if (!ethos_set_string (&self->caption, caption))
    return;
  forget_layout (self);
  update_accessible (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAPTION]);
}

/**
 * ethos_note_view_set_shown:
 * @shown: whether the projector shows it alone, which a sign says; who describes the note says so
 *   in words
 */
void
ethos_note_view_set_shown (EthosNoteView *self, gboolean shown)
{
  g_return_if_fail (ETHOS_IS_NOTE_VIEW (self));

  if (self->shown == !!shown)
    return;
  self->shown = !!shown;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * ethos_note_view_set_count:
 * @count: for how many notes that say the same it is shown; 1 for itself alone
 */
void
ethos_note_view_set_count (EthosNoteView *self, guint count)
{
  g_return_if_fail (ETHOS_IS_NOTE_VIEW (self));

  if (self->count == count)
    return;
  self->count = count;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  update_accessible (self);
}

/**
 * ethos_note_view_set_dots:
 * @dots: how many dots people have put on it
 */
void
ethos_note_view_set_dots (EthosNoteView *self, guint dots)
{
  g_return_if_fail (ETHOS_IS_NOTE_VIEW (self));

  if (self->dots == dots)
    return;
  self->dots = dots;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  update_accessible (self);
}

/**
 * ethos_note_view_dup_count:
 * @count: for how many notes one is shown
 *
 * Returns: (transfer full) (nullable): that in words, for screen readers, where it is more than one
 */
char *
ethos_note_view_dup_count (guint count)
{
  if (count <= 1)
    return NULL;
  /* Translators: spoken of a note that is shown once for several with the same words. */
  return g_strdup_printf (ngettext ("%'u note says this", "%'u notes say this", count), count);
}

gboolean
ethos_note_view_get_covered (EthosNoteView *self)
{
  g_return_val_if_fail (ETHOS_IS_NOTE_VIEW (self), FALSE);

  return self->covered;
}

void
ethos_note_view_set_covered (EthosNoteView *self, gboolean covered)
{
  g_return_if_fail (ETHOS_IS_NOTE_VIEW (self));

  covered = !!covered;
  if (self->covered == covered)
    return;
  self->covered = covered;
  if (covered)
    gtk_widget_add_css_class (GTK_WIDGET (self), "covered");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "covered");
  forget_layout (self);
  update_accessible (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COVERED]);
}

/**
 * ethos_note_view_set_marks:
 * @marks: (nullable): lines below parts of the text, and what else takes no room of its own
 *
 * Marks words, until there is another text.
 */
void
ethos_note_view_set_marks (EthosNoteView *self, PangoAttrList *marks)
{
  g_return_if_fail (ETHOS_IS_NOTE_VIEW (self));

  if (marks == self->marks ||
      (marks != NULL && self->marks != NULL && pango_attr_list_equal (marks, self->marks)))
    return;
  g_clear_pointer (&self->marks, pango_attr_list_unref);
  self->marks = marks != NULL ? pango_attr_list_ref (marks) : NULL;
  if (self->layout != NULL && !self->covered)
    set_attributes (self->layout, self->layout_ems, marks);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * ethos_note_view_get_cut:
 *
 * Returns: whether the text is longer than what is shown of it, known once it has been allocated
 */
gboolean
ethos_note_view_get_cut (EthosNoteView *self)
{
  g_return_val_if_fail (ETHOS_IS_NOTE_VIEW (self), FALSE);

  return self->cut;
}

/**
 * ethos_note_view_fits:
 * @width: in pixels
 * @height: in pixels
 *
 * Returns: whether a note of that size shows all of its text, and breaks no word
 */
gboolean
ethos_note_view_fits (EthosNoteView *self, int width, int height)
{
  int padding, text_height;
  g_autoptr (PangoLayout) layout = NULL;

  g_return_val_if_fail (ETHOS_IS_NOTE_VIEW (self), FALSE);

  padding = (int) (PADDING_EMS * ethos_em_get (GTK_WIDGET (self)));
  layout = new_layout (self, shown_text (self), text_ems[G_N_ELEMENTS (text_ems) - 1]);
  pango_layout_set_width (layout, MAX (width - 2 * padding, 1) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &text_height);
  return text_height <= height - 2 * padding - caption_height (self) && keeps_words (layout);
}
