// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-note-list.h"

#include <glib/gi18n.h>

#include "ethos-ask.h"
#include "ethos-em.h"

struct _EthosNoteList
{
  GtkWidget parent_instance;

  EthosStore *store;
  char *wall;
  GtkWidget *list;
  GtkFilterListModel *shown;
  GtkFilter *filter;
  guint only_aside : 1;
};

G_DEFINE_FINAL_TYPE (EthosNoteList, ethos_note_list, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_STORE,
  PROP_ONLY_ASIDE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

#define ROW_TEXT "ethos-text"
#define ROW_ASIDE "ethos-aside"

static const EthosNote *
get_note (GtkListItem *row)
{
  EthosItem *item = gtk_list_item_get_item (row);

  return item != NULL ? ethos_item_get_record (item) : NULL;
}

static void
aside_clicked_cb (EthosNoteList *self, GtkButton *button)
{
  GtkListItem *row = g_object_get_data (G_OBJECT (button), "ethos-row");
  const EthosNote *note = get_note (row);
  const char *ids[] = { NULL, NULL };

  if (note == NULL)
    return;
  ids[0] = note->record.id;
  ethos_store_run (self->store,
                   ethos_op_new ("notes-aside", "notes", ids, "value", !note->aside, NULL));
}

typedef struct
{
  EthosStore *store;
  char *note;
} Erasing;

static void
erase_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Erasing *erasing = user_data;
  g_autofree char *answer = ethos_ask_finish (result, NULL);
  const char *ids[] = { erasing->note, NULL };

  if (g_strcmp0 (answer, "erase") == 0)
    ethos_store_run (erasing->store, ethos_op_new ("notes-erase", "notes", ids, NULL));
  g_object_unref (erasing->store);
  g_free (erasing->note);
  g_free (erasing);
}

static void
erase_clicked_cb (EthosNoteList *self, GtkButton *button)
{
  const EthosNote *note = get_note (g_object_get_data (G_OBJECT (button), "ethos-row"));
  const EthosAnswer answers[] = { { "cancel", _ ("_Cancel"), ETHOS_ANSWER_PLAIN },
                                  { "erase", _ ("_Erase Everywhere"), ETHOS_ANSWER_DESTRUCTIVE } };
  const EthosQuestion question = {
    .heading = _ ("Erase this note everywhere?"),
    .body = _ ("It goes from the file, its history and its backups. This and what came before it "
               "cannot be undone."),
    .answers = answers,
    .n_answers = G_N_ELEMENTS (answers),
  };
  Erasing *erasing;

  if (note == NULL)
    return;
  erasing = g_new0 (Erasing, 1);
  erasing->store = g_object_ref (self->store);
  erasing->note = g_strdup (note->record.id);
  ethos_ask_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), &question, NULL,
                   erase_answered_cb, erasing);
}

static GtkWidget *
new_button (EthosNoteList *self, GtkListItem *row, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "ethos-row", row);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
setup_cb (EthosNoteList *self, GtkListItem *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *text = gtk_label_new (NULL);
  GtkWidget *aside = new_button (self, row, _ ("Set Aside"), G_CALLBACK (aside_clicked_cb));

  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), aside);
  gtk_box_append (GTK_BOX (box),
                  new_button (self, row, _ ("Erase Everywhere…"), G_CALLBACK (erase_clicked_cb)));
  gtk_list_item_set_child (row, box);
  gtk_list_item_set_activatable (row, FALSE);
  gtk_list_item_set_selectable (row, FALSE);
  g_object_set_data (G_OBJECT (row), ROW_TEXT, text);
  g_object_set_data (G_OBJECT (row), ROW_ASIDE, aside);
}

static void
show_record_cb (EthosItem *item, GParamSpec *pspec, GtkListItem *row)
{
  const EthosNote *note = ethos_item_get_record (item);
  GtkWidget *text = g_object_get_data (G_OBJECT (row), ROW_TEXT);
  GtkWidget *aside = g_object_get_data (G_OBJECT (row), ROW_ASIDE);

  gtk_label_set_text (GTK_LABEL (text), note->text);
  gtk_button_set_label (GTK_BUTTON (aside), note->aside ? _ ("Bring Back") : _ ("Set Aside"));
  if (note->aside)
    gtk_widget_add_css_class (text, "quiet");
  else
    gtk_widget_remove_css_class (text, "quiet");
}

static void
bind_cb (EthosNoteList *self, GtkListItem *row)
{
  EthosItem *item = gtk_list_item_get_item (row);

  show_record_cb (item, NULL, row);
  g_signal_connect_object (item, "notify::record", G_CALLBACK (show_record_cb), row, 0);
}

static void
unbind_cb (EthosNoteList *self, GtkListItem *row)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (row), show_record_cb, row);
}

static gboolean
is_shown (gpointer item, gpointer user_data)
{
  const EthosNote *note = ethos_item_get_record (item);

  return note->aside;
}

/* A filter does not notice that the records of its items change. */
static void
applied_cb (EthosNoteList *self, gpointer edits, EthosChanges *changes)
{
  if (self->filter != NULL && ethos_changes_touch (changes, ETHOS_KIND_NOTE))
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
ethos_note_list_constructed (GObject *object)
{
  EthosNoteList *self = ETHOS_NOTE_LIST (object);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *selection;

  G_OBJECT_CLASS (ethos_note_list_parent_class)->constructed (object);

  if (self->only_aside)
    self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, NULL, NULL));
  self->shown =
      gtk_filter_list_model_new (NULL, self->filter != NULL ? g_object_ref (self->filter) : NULL);
  selection =
      GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->shown))));
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->list = gtk_list_view_new (selection, factory);
  gtk_widget_add_css_class (self->list, "note-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->only_aside ? _ ("Notes set aside") : _ ("Notes"), -1);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  g_signal_connect_object (self->store, "applied", G_CALLBACK (applied_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
ethos_note_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EthosNoteList *self = ETHOS_NOTE_LIST (object);

  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_ONLY_ASIDE:
      g_value_set_boolean (value, self->only_aside);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_note_list_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  EthosNoteList *self = ETHOS_NOTE_LIST (object);

  switch (prop_id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    case PROP_ONLY_ASIDE:
      self->only_aside = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_note_list_dispose (GObject *object)
{
  EthosNoteList *self = ETHOS_NOTE_LIST (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ethos_note_list_parent_class)->dispose (object);
}

static void
ethos_note_list_finalize (GObject *object)
{
  g_free (ETHOS_NOTE_LIST (object)->wall);
  G_OBJECT_CLASS (ethos_note_list_parent_class)->finalize (object);
}

static void
ethos_note_list_class_init (EthosNoteListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = ethos_note_list_constructed;
  object_class->dispose = ethos_note_list_dispose;
  object_class->finalize = ethos_note_list_finalize;
  object_class->get_property = ethos_note_list_get_property;
  object_class->set_property = ethos_note_list_set_property;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ETHOS_TYPE_STORE, flags);
  properties[PROP_ONLY_ASIDE] = g_param_spec_boolean ("only-aside", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ethos_note_list_init (EthosNoteList *self)
{
}

/**
 * ethos_note_list_new:
 * @store: a store
 * @only_aside: whether to list only what is set aside
 *
 * Makes a list of notes, readable even while they are hidden, in which each can be set aside,
 * brought back, or erased everywhere. Show it only where the room cannot see the screen, inside a
 * scrolled window.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_note_list_new (EthosStore *store, gboolean only_aside)
{
  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);

  return g_object_new (ETHOS_TYPE_NOTE_LIST, "store", store, "only-aside", only_aside, NULL);
}

/**
 * ethos_note_list_set_wall:
 * @wall: (nullable): the id of the step whose notes are listed; none otherwise
 */
void
ethos_note_list_set_wall (EthosNoteList *self, const char *wall)
{
  g_return_if_fail (ETHOS_IS_NOTE_LIST (self));

  if (!ethos_set_string (&self->wall, wall))
    return;
  gtk_filter_list_model_set_model (self->shown, wall != NULL
                                                    ? G_LIST_MODEL (ethos_session_get_children (
                                                          ethos_store_get_session (self->store),
                                                          wall, ETHOS_KIND_NOTE))
                                                    : NULL);
}
