// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-later-row.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"

struct _EthosLaterRow
{
  GtkListBoxRow parent_instance;

  EthosStore *store;
  char *note;
};

G_DEFINE_FINAL_TYPE (EthosLaterRow, ethos_later_row, GTK_TYPE_LIST_BOX_ROW)

/* The row goes with its note: what is said is said by the window. */
static void
run (EthosLaterRow *self, EthosRecord *op, const char *said)
{
  GtkWidget *around = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (ethos_store_run (self->store, op) && around != NULL)
    ethos_announce (around, said);
}

static void
bring_back_cb (EthosLaterRow *self)
{
  const char *ids[] = { self->note, NULL };

  run (self, ethos_op_new ("notes-later", "notes", ids, "value", FALSE, NULL), _ ("Brought back"));
}

static void
remove_cb (EthosLaterRow *self)
{
  const char *ids[] = { self->note, NULL };

  run (self, ethos_op_new ("notes-remove", "notes", ids, NULL), _ ("Deleted"));
}

static void
ethos_later_row_finalize (GObject *object)
{
  EthosLaterRow *self = ETHOS_LATER_ROW (object);

  g_object_unref (self->store);
  g_free (self->note);
  G_OBJECT_CLASS (ethos_later_row_parent_class)->finalize (object);
}

static void
ethos_later_row_class_init (EthosLaterRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ethos_later_row_finalize;
}

static void
ethos_later_row_init (EthosLaterRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
}

static GtkWidget *
new_button (EthosLaterRow *self, const char *label, GCallback callback, const char *of)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  ethos_describe (button, of);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

/**
 * ethos_later_row_new:
 * @store: the workshop
 * @note: what is kept for later
 * @has_wall: whether it was on a wall, to which it can be brought back
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_later_row_new (EthosStore *store, const EthosNote *note, gboolean has_wall)
{
  EthosLaterRow *self;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words;

  g_return_val_if_fail (ETHOS_IS_STORE (store) && note != NULL, NULL);

  self = g_object_new (ETHOS_TYPE_LATER_ROW, NULL);
  self->store = g_object_ref (store);
  self->note = g_strdup (note->record.id);
  words = gtk_label_new (note->text);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), words);
  if (has_wall)
    gtk_box_append (GTK_BOX (box),
                    new_button (self, _ ("Bring Back"), G_CALLBACK (bring_back_cb), note->text));
  gtk_box_append (GTK_BOX (box),
                  new_button (self, _ ("Delete"), G_CALLBACK (remove_cb), note->text));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, note->text,
                                  -1);
  return GTK_WIDGET (self);
}
