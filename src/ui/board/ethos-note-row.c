// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-note-row.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-erase.h"
#include "ethos-read-only.h"
#include "ethos-wrap-layout.h"

/* Buttons in large letters stand below each other before the text is narrower than this. */
#define TEXT_WIDTH_CHARS 12

struct _EthosNoteRow
{
  GtkWidget parent_instance;

  EthosStore *store;
  EthosItem *item;
  GtkWidget *text;
  GtkWidget *tools;
  GtkWidget *mark;
  GtkWidget *aside;
  GtkWidget *erase;
};

G_DEFINE_FINAL_TYPE (EthosNoteRow, ethos_note_row, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_STORE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
erase_clicked_cb (EthosNoteRow *self)
{
  const char *ids[] = { self->item != NULL ? ethos_item_get_id (self->item) : NULL, NULL };

  if (self->item != NULL)
    ethos_erase_ask (GTK_WIDGET (self), self->store, ids);
}

static void
show_record (EthosNoteRow *self)
{
  const EthosNote *note = ethos_item_get_record (self->item);
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_label_set_text (GTK_LABEL (self->text), note->text);
  gtk_button_set_label (GTK_BUTTON (self->aside), note->aside ? _ ("Bring Back") : _ ("Set Aside"));
  /* The row is what GTK makes around this, and has no property for its name before GTK 4.12. */
  if (row != NULL)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      note->text, -1);
      ethos_describe (row, note->aside ? C_ ("note", "Set aside") : NULL);
    }
  /* The same buttons stand on every row: each says which note it is for. */
  ethos_describe (self->aside, note->text);
  ethos_describe (self->erase, note->text);
  gtk_widget_set_visible (self->mark, note->aside);
  if (note->aside)
    gtk_widget_add_css_class (self->text, "quiet");
  else
    gtk_widget_remove_css_class (self->text, "quiet");
}

static void
ethos_note_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, ETHOS_NOTE_ROW (object)->store);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_note_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STORE:
      ETHOS_NOTE_ROW (object)->store = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_note_row_dispose (GObject *object)
{
  EthosNoteRow *self = ETHOS_NOTE_ROW (object);

  ethos_note_row_set_item (self, NULL);
  g_clear_pointer (&self->text, gtk_widget_unparent);
  g_clear_pointer (&self->tools, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ethos_note_row_parent_class)->dispose (object);
}

static void
ethos_note_row_class_init (EthosNoteRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ethos_note_row_dispose;
  object_class->get_property = ethos_note_row_get_property;
  object_class->set_property = ethos_note_row_set_property;

  properties[PROP_STORE] =
      g_param_spec_object ("store", NULL, NULL, ETHOS_TYPE_STORE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
new_button (EthosNoteRow *self, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (self->tools), button);
  return button;
}

static void
ethos_note_row_init (EthosNoteRow *self)
{
  self->text = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->text), 0);
  gtk_label_set_width_chars (GTK_LABEL (self->text), TEXT_WIDTH_CHARS);
  gtk_widget_set_hexpand (self->text, TRUE);
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
  self->tools = ethos_wrap_box_new (4);
  gtk_widget_set_valign (self->tools, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->tools, GTK_WIDGET (self));
  /* Translators: the mark of a note that stays out of the reveal. */
  self->mark = gtk_label_new (C_ ("note", "Set aside"));
  gtk_widget_set_valign (self->mark, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->mark, "aside-mark");
  gtk_widget_set_visible (self->mark, FALSE);
  gtk_box_append (GTK_BOX (self->tools), self->mark);
  self->aside = new_button (self, _ ("Set Aside"), G_CALLBACK (ethos_note_row_set_aside));
  self->erase = new_button (self, _ ("Erase Everywhere…"), G_CALLBACK (erase_clicked_cb));
}

/**
 * ethos_note_row_new:
 * @store: where the note is
 *
 * Makes a row with the text of a note, in which it can be set aside, brought back or erased.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_note_row_new (EthosStore *store)
{
  EthosNoteRow *self;

  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);

  self = g_object_new (ETHOS_TYPE_NOTE_ROW, "store", store, NULL);
  ethos_read_only_follow (self->tools, G_OBJECT (store));
  return GTK_WIDGET (self);
}

/**
 * ethos_note_row_set_item:
 * @item: (nullable): the note to show
 */
void
ethos_note_row_set_item (EthosNoteRow *self, EthosItem *item)
{
  g_return_if_fail (ETHOS_IS_NOTE_ROW (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, show_record, self);
  g_clear_object (&self->item);
  if (item == NULL)
    return;
  self->item = g_object_ref (item);
  g_signal_connect_object (item, "notify::record", G_CALLBACK (show_record), self,
                           G_CONNECT_SWAPPED);
  show_record (self);
}

/* The row goes with its note, and in a list of what is set aside also with what is brought back:
 * the window stays. */
static void
run (EthosNoteRow *self, EthosRecord *op, const char *said)
{
  GtkWidget *around = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (ethos_store_run (self->store, op) && around != NULL)
    ethos_announce (around, said);
}

/**
 * ethos_note_row_set_aside:
 *
 * Sets the note aside, or brings it back.
 */
void
ethos_note_row_set_aside (EthosNoteRow *self)
{
  const char *ids[] = { NULL, NULL };
  const EthosNote *note;

  g_return_if_fail (ETHOS_IS_NOTE_ROW (self));

  if (self->item == NULL)
    return;
  note = ethos_item_get_record (self->item);
  ids[0] = note->record.id;
  run (self, ethos_op_new ("notes-aside", "notes", ids, "value", !note->aside, NULL),
       note->aside ? _ ("Brought back") : C_ ("note", "Set aside"));
}

/**
 * ethos_note_row_remove:
 *
 * Deletes the note, which can be undone.
 */
void
ethos_note_row_remove (EthosNoteRow *self)
{
  const char *ids[] = { NULL, NULL };
  g_autofree char *said = NULL;

  g_return_if_fail (ETHOS_IS_NOTE_ROW (self));

  if (self->item == NULL)
    return;
  ids[0] = ethos_item_get_id (self->item);
  said = g_strdup_printf (ngettext ("%'u note deleted", "%'u notes deleted", 1), 1);
  run (self, ethos_op_new ("notes-remove", "notes", ids, NULL), said);
}
