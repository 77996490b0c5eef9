// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-note-list.h"

#include <glib/gi18n.h>

#include "ethos-em.h"
#include "ethos-note-row.h"
#include "ethos-same-notes.h"
#include "ethos-tab-stop.h"

/* The list of what is set aside opens from a button and is as high as its rows up to here. */
#define ASIDE_MAX_HEIGHT 320
#define ASIDE_WIDTH 480

struct _EthosNoteList
{
  GtkWidget parent_instance;

  EthosStore *store;
  char *wall;
  GtkWidget *scroller;
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

static void
setup_cb (EthosNoteList *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, ethos_note_row_new (self->store));
  gtk_list_item_set_activatable (item, FALSE);
  /* Selectable for the focus alone: the arrow keys go from row to row. */
  gtk_list_item_set_selectable (item, TRUE);
}

static void
bind_cb (EthosNoteList *self, GtkListItem *item)
{
  ethos_note_row_set_item (ETHOS_NOTE_ROW (gtk_list_item_get_child (item)),
                           gtk_list_item_get_item (item));
}

static void
unbind_cb (EthosNoteList *self, GtkListItem *item)
{
  ethos_note_row_set_item (ETHOS_NOTE_ROW (gtk_list_item_get_child (item)), NULL);
}

static gboolean
is_shown (gpointer item, gpointer user_data)
{
  EthosSession *session = ethos_store_get_session (ETHOS_NOTE_LIST (user_data)->store);
  const EthosNote *note = ethos_item_get_record (item);

  /* What is kept for later has a list of its own. */
  return note->aside && !note->later && ethos_same_notes_get_first (session, note) == NULL;
}

/* A filter does not notice that the records of its items change. */
static void
applied_cb (EthosNoteList *self, gpointer edits, EthosChanges *changes)
{
  if (self->filter != NULL && ethos_changes_touch (changes, ETHOS_KIND_NOTE))
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static EthosNoteRow *
get_focused_row (EthosNoteList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *child = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  if (child != NULL && ETHOS_IS_NOTE_ROW (child))
    return ETHOS_NOTE_ROW (child);
  return focus != NULL ? (EthosNoteRow *) gtk_widget_get_ancestor (focus, ETHOS_TYPE_NOTE_ROW)
                       : NULL;
}

/* GTK 4.8 would look for a place only once the list is drawn again, and leave the announcement. */
static void
remove_row (EthosNoteRow *row)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (row));
  GtkWidget *heir = gtk_widget_get_next_sibling (item);

  if (heir == NULL)
    heir = gtk_widget_get_prev_sibling (item);
  if (heir != NULL)
    gtk_widget_grab_focus (heir);
  ethos_note_row_remove (row);
}

/* The keys of the wall, which the notes are on once they are revealed. */
static gboolean
key_pressed_cb (EthosNoteList *self, guint keyval, guint keycode, GdkModifierType state)
{
  EthosNoteRow *row = get_focused_row (self);

  if (row == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_s:
    case GDK_KEY_S:
      ethos_note_row_set_aside (row);
      return GDK_EVENT_STOP;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      remove_row (row);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
add_keys (EthosNoteList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->list, keys);
}

static void
ethos_note_list_constructed (GObject *object)
{
  EthosNoteList *self = ETHOS_NOTE_LIST (object);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *selection;

  G_OBJECT_CLASS (ethos_note_list_parent_class)->constructed (object);

  if (self->only_aside)
    self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  self->shown =
      gtk_filter_list_model_new (NULL, self->filter != NULL ? g_object_ref (self->filter) : NULL);
  selection =
      GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->shown))));
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->list = gtk_list_view_new (selection, factory);
  ethos_tab_stop_make_rows (self->list);
  add_keys (self);
  gtk_widget_add_css_class (self->list, "note-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->only_aside ? _ ("Notes set aside") : _ ("Notes"), -1);
  /* Without a scroller right around it, a list is as high as it guesses its rows to be, and cuts
   * the last of them when they wrap. */
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  /* The rows take the focus and are scrolled to; the pane itself has nothing to say. */
  gtk_widget_set_focusable (self->scroller, FALSE);
  if (self->only_aside)
    {
      gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
      gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                                  ASIDE_MAX_HEIGHT);
      gtk_widget_set_size_request (self->scroller, ASIDE_WIDTH, -1);
    }
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
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

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
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
 * brought back, or erased everywhere. It scrolls by itself. Show it only where the room cannot see
 * the screen.
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
