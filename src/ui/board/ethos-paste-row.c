// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-paste-row.h"

#include <glib/gi18n.h>

#include "ethos-model.h"
#include "ethos-text.h"

#define SPACING 8

struct _EthosPasteRow
{
  GtkWidget parent_instance;

  EthosPasteItem *item;
  GtkWidget *check;
  GtkWidget *entry;
  GtkWidget *flag;
};

G_DEFINE_FINAL_TYPE (EthosPasteRow, ethos_paste_row, GTK_TYPE_WIDGET)

/* Every row has one: the words say which line it is for. */
static void
name_check (EthosPasteRow *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *name = ethos_text_print_isolated (
      /* Translators: spoken; whether the line of text %s becomes a note. */
      _ ("Make a note: %s"), words);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  *words != '\0' ? name : _ ("Make this line a note"), -1);
}

static void
entry_changed_cb (EthosPasteRow *self)
{
  name_check (self);
  if (self->item != NULL)
    ethos_paste_item_set_text (self->item, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
check_toggled_cb (EthosPasteRow *self)
{
  if (self->item != NULL)
    ethos_paste_item_set_chosen (self->item,
                                 gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)));
}

static void
show_chosen_cb (EthosPasteRow *self)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check),
                               ethos_paste_item_get_chosen (self->item));
}

static void
ethos_paste_row_dispose (GObject *object)
{
  EthosPasteRow *self = ETHOS_PASTE_ROW (object);

  ethos_paste_row_set_item (self, NULL);
  g_clear_pointer (&self->check, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->flag, gtk_widget_unparent);
  G_OBJECT_CLASS (ethos_paste_row_parent_class)->dispose (object);
}

static void
ethos_paste_row_class_init (EthosPasteRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ethos_paste_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
ethos_paste_row_init (EthosPasteRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), SPACING);
  self->check = gtk_check_button_new ();
  self->entry = gtk_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Text of the note"), -1);
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), ETHOS_NOTE_MAX_CHARACTERS);
  gtk_entry_set_has_frame (GTK_ENTRY (self->entry), FALSE);
  gtk_widget_set_hexpand (self->entry, TRUE);
  self->flag = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->flag, "quiet");
  gtk_widget_add_css_class (self->flag, "small");
  gtk_widget_set_parent (self->check, GTK_WIDGET (self));
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  gtk_widget_set_parent (self->flag, GTK_WIDGET (self));
  name_check (self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (entry_changed_cb), self);
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (check_toggled_cb), self);
}

/**
 * ethos_paste_row_new:
 *
 * Makes a row in which a line of pasted text can be changed or left out.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_paste_row_new (void)
{
  return g_object_new (ETHOS_TYPE_PASTE_ROW, NULL);
}

/**
 * ethos_paste_row_set_item:
 * @item: (nullable): the line to show
 */
void
ethos_paste_row_set_item (EthosPasteRow *self, EthosPasteItem *item)
{
  const char *flag;

  g_return_if_fail (ETHOS_IS_PASTE_ROW (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, show_chosen_cb, self);
  g_clear_object (&self->item);
  if (item == NULL)
    return;

  /* Without a line, so that what the parts tell while they change is not taken for typing. */
  gtk_editable_set_text (GTK_EDITABLE (self->entry), ethos_paste_item_get_text (item));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), ethos_paste_item_get_chosen (item));
  flag = ethos_paste_item_get_flag (item);
  gtk_label_set_text (GTK_LABEL (self->flag), flag != NULL ? flag : "");
  gtk_widget_set_visible (self->flag, flag != NULL);
  self->item = g_object_ref (item);
  g_signal_connect_object (item, "notify::chosen", G_CALLBACK (show_chosen_cb), self,
                           G_CONNECT_SWAPPED);
}
