// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-note-announcer.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-em.h"

/* New notes are announced together, once for this long. */
#define ANNOUNCE_MS 800

struct _EthosNoteAnnouncer
{
  GObject parent_instance;

  EthosStore *store;
  /* It owns this. */
  GtkWidget *widget;
  char *wall;
  /* The ids of the notes that are to be announced. */
  GHashTable *added;
  guint announcing;
};

G_DEFINE_FINAL_TYPE (EthosNoteAnnouncer, ethos_note_announcer, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STORE,
  PROP_WIDGET,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* What is kept for later is not on the wall. */
static guint
count_notes (EthosNoteAnnouncer *self)
{
  const EthosNote *note;
  EthosChildIter iter;
  guint n_notes = 0;

  ethos_session_iter_init (ethos_store_get_session (self->store), &iter, self->wall,
                           ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    n_notes += !note->later;
  return n_notes;
}

static gboolean
announce_cb (gpointer user_data)
{
  EthosNoteAnnouncer *self = user_data;
  guint n_added = g_hash_table_size (self->added);
  guint n_notes;
  g_autofree char *text = NULL;

  self->announcing = 0;
  g_hash_table_remove_all (self->added);
  if (n_added == 0)
    return G_SOURCE_REMOVE;
  n_notes = count_notes (self);
  /* Translators: the first number is how many were added just now, the second how many there are
   * in all. */
  text = g_strdup_printf (ngettext ("%'u note added, %'u in all", "%'u notes added, %'u in all",
                                    n_added),
                          n_added, n_notes);
  ethos_announce (self->widget, text);
  return G_SOURCE_REMOVE;
}

/* What undo brings back is not undoable itself, and no new note. Neither are those of the reveal,
 * which gives every note another id. */
static void
applied_cb (EthosNoteAnnouncer *self,
            gpointer edits,
            EthosChanges *changes,
            guint64 sequence,
            guint flags)
{
  gboolean adding = (flags & ETHOS_OP_UNDOABLE) != 0 && gtk_widget_get_mapped (self->widget);

  for (guint i = 0; i < ethos_changes_get_length (changes); i++)
    {
      const EthosChange *change = ethos_changes_get (changes, i);

      if (change->kind != ETHOS_KIND_NOTE)
        continue;
      if (change->type == ETHOS_EDIT_REMOVE)
        g_hash_table_remove (self->added, change->id);
      else if (change->type == ETHOS_EDIT_INSERT && adding &&
               g_strcmp0 (change->parent, self->wall) == 0 &&
               !((const EthosNote *) change->after)->later)
        g_hash_table_add (self->added, g_strdup (change->id));
    }
  if (g_hash_table_size (self->added) > 0 && self->announcing == 0)
    self->announcing = g_timeout_add (ANNOUNCE_MS, announce_cb, self);
}

static void
ethos_note_announcer_constructed (GObject *object)
{
  EthosNoteAnnouncer *self = ETHOS_NOTE_ANNOUNCER (object);

  G_OBJECT_CLASS (ethos_note_announcer_parent_class)->constructed (object);
  g_signal_connect_object (self->store, "applied", G_CALLBACK (applied_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
ethos_note_announcer_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EthosNoteAnnouncer *self = ETHOS_NOTE_ANNOUNCER (object);

  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_WIDGET:
      g_value_set_object (value, self->widget);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_note_announcer_set_property (GObject *object,
                                   guint prop_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  EthosNoteAnnouncer *self = ETHOS_NOTE_ANNOUNCER (object);

  switch (prop_id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    case PROP_WIDGET:
      self->widget = g_value_get_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_note_announcer_dispose (GObject *object)
{
  EthosNoteAnnouncer *self = ETHOS_NOTE_ANNOUNCER (object);

  g_clear_handle_id (&self->announcing, g_source_remove);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ethos_note_announcer_parent_class)->dispose (object);
}

static void
ethos_note_announcer_finalize (GObject *object)
{
  EthosNoteAnnouncer *self = ETHOS_NOTE_ANNOUNCER (object);

  g_hash_table_unref (self->added);
  g_free (self->wall);
  G_OBJECT_CLASS (ethos_note_announcer_parent_class)->finalize (object);
}

static void
ethos_note_announcer_class_init (EthosNoteAnnouncerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = ethos_note_announcer_constructed;
  object_class->dispose = ethos_note_announcer_dispose;
  object_class->finalize = ethos_note_announcer_finalize;
  object_class->get_property = ethos_note_announcer_get_property;
  object_class->set_property = ethos_note_announcer_set_property;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ETHOS_TYPE_STORE, flags);
  properties[PROP_WIDGET] = g_param_spec_object ("widget", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ethos_note_announcer_init (EthosNoteAnnouncer *self)
{
  self->added = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * ethos_note_announcer_new:
 * @store: the workshop
 * @widget: who says it, while it can be seen; it owns the announcer
 *
 * Tells screen readers of notes that are added to a wall, several at once. It knows no wall until
 * ethos_note_announcer_set_wall().
 *
 * Returns: (transfer full): a new announcer
 */
EthosNoteAnnouncer *
ethos_note_announcer_new (EthosStore *store, GtkWidget *widget)
{
  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  return g_object_new (ETHOS_TYPE_NOTE_ANNOUNCER, "store", store, "widget", widget, NULL);
}

/**
 * ethos_note_announcer_set_wall:
 * @wall: (nullable): the id of the step in which the notes are written
 *
 * Says whose notes are announced. Those of another wall that have not been announced yet never are.
 */
void
ethos_note_announcer_set_wall (EthosNoteAnnouncer *self, const char *wall)
{
  g_return_if_fail (ETHOS_IS_NOTE_ANNOUNCER (self));

  if (ethos_set_string (&self->wall, wall))
    g_hash_table_remove_all (self->added);
}
