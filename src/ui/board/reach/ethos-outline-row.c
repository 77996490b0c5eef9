// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-outline-row.h"

#include "ethos-announce.h"
#include "ethos-dots.h"
#include "ethos-tint-swatch.h"

/* A note may be long; the wall shows all of it. */
#define MOST_LINES 3

struct _EthosOutlineRow
{
  GtkWidget parent_instance;

  GtkListItem *list_item;
  EthosOutlineItem *item;
  GtkWidget *swatch;
  GtkWidget *name;
  GtkWidget *count;
};

G_DEFINE_FINAL_TYPE (EthosOutlineRow, ethos_outline_row, GTK_TYPE_WIDGET)

static void
ethos_outline_row_dispose (GObject *object)
{
  EthosOutlineRow *self = ETHOS_OUTLINE_ROW (object);

  ethos_outline_row_set_item (self, NULL);
  g_clear_pointer (&self->swatch, gtk_widget_unparent);
  g_clear_pointer (&self->name, gtk_widget_unparent);
  g_clear_pointer (&self->count, gtk_widget_unparent);
  G_OBJECT_CLASS (ethos_outline_row_parent_class)->dispose (object);
}

static void
ethos_outline_row_class_init (EthosOutlineRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ethos_outline_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "outlinerow");
}

static void
ethos_outline_row_init (EthosOutlineRow *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              8);
  self->swatch = ethos_tint_swatch_new (ETHOS_TINT_STRAW);
  gtk_widget_set_valign (self->swatch, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->swatch, GTK_WIDGET (self));
  self->name = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->name), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (self->name), MOST_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->name), 0);
  gtk_widget_set_hexpand (self->name, TRUE);
  gtk_widget_set_parent (self->name, GTK_WIDGET (self));
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "quiet");
  gtk_widget_set_valign (self->count, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->count, GTK_WIDGET (self));
}

static void
set_class (GtkWidget *widget, const char *name, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_item (EthosOutlineRow *self)
{
  const EthosNote *note = ethos_outline_item_get_note (self->item);
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = ethos_outline_item_dup_name (self->item);
  g_autofree char *label = ethos_outline_item_dup_label (self->item);
  g_autofree char *description = ethos_outline_item_dup_description (self->item);
  g_autofree char *beside = NULL;

  gtk_label_set_text (GTK_LABEL (self->name), name);
  /* Beside a note only its dots are seen; the rest is heard. */
  beside = note != NULL ? ethos_dots_dup_marks (ethos_outline_item_get_dots (self->item))
                        : ethos_outline_item_dup_sums (self->item);
  gtk_label_set_text (GTK_LABEL (self->count), beside != NULL ? beside : "");
  gtk_widget_set_visible (self->count, beside != NULL);
  gtk_widget_set_visible (self->swatch, note != NULL);
  if (note != NULL)
    ethos_tint_swatch_set_tint (ETHOS_TINT_SWATCH (self->swatch), (EthosTint) note->colour);
  set_class (self->name, "heading", note == NULL);
  set_class (GTK_WIDGET (self), "selected", ethos_outline_item_get_selected (self->item));
  /* The row is what GTK makes around this, and has no property for its name before GTK 4.12. */
  if (row == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED,
                               ethos_outline_item_get_selected (self->item), -1);
  ethos_describe (row, description);
}

/**
 * ethos_outline_row_new:
 * @list_item: where it stands
 *
 * Makes a row of the outline.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_outline_row_new (GtkListItem *list_item)
{
  EthosOutlineRow *self = g_object_new (ETHOS_TYPE_OUTLINE_ROW, NULL);

  /* The list item owns the row. */
  self->list_item = list_item;
  return GTK_WIDGET (self);
}

/**
 * ethos_outline_row_set_item:
 * @item: (nullable): what to show
 */
void
ethos_outline_row_set_item (EthosOutlineRow *self, EthosOutlineItem *item)
{
  g_return_if_fail (ETHOS_IS_OUTLINE_ROW (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, show_item, self);
  g_clear_object (&self->item);
  if (item == NULL)
    return;
  self->item = g_object_ref (item);
  g_signal_connect_object (item, "changed", G_CALLBACK (show_item), self, G_CONNECT_SWAPPED);
  show_item (self);
}

/**
 * ethos_outline_row_get_item:
 *
 * Returns: (transfer none) (nullable): what it shows
 */
EthosOutlineItem *
ethos_outline_row_get_item (EthosOutlineRow *self)
{
  g_return_val_if_fail (ETHOS_IS_OUTLINE_ROW (self), NULL);

  return self->item;
}

/**
 * ethos_outline_row_get_position:
 *
 * Returns: which line of the outline it shows, from 0
 */
guint
ethos_outline_row_get_position (EthosOutlineRow *self)
{
  g_return_val_if_fail (ETHOS_IS_OUTLINE_ROW (self), GTK_INVALID_LIST_POSITION);

  return gtk_list_item_get_position (self->list_item);
}
