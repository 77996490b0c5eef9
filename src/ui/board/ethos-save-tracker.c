// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-save-tracker.h"

/* Saving takes a few milliseconds; what takes longer than this is worth showing. */
#define LATE_MS 1000

struct _EthosSaveTracker
{
  GObject parent_instance;

  EthosStore *store;
  guint waiting;
  gboolean late;
  /* The id of a note to the number of the operation that changed it last. */
  GHashTable *unsaved;
};

G_DEFINE_FINAL_TYPE (EthosSaveTracker, ethos_save_tracker, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STORE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
late_cb (gpointer user_data)
{
  EthosSaveTracker *self = user_data;

  self->waiting = 0;
  self->late = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
update_waiting (EthosSaveTracker *self)
{
  if (g_hash_table_size (self->unsaved) == 0)
    {
      g_clear_handle_id (&self->waiting, g_source_remove);
      self->late = FALSE;
    }
  else if (self->waiting == 0 && !self->late)
    self->waiting = g_timeout_add (LATE_MS, late_cb, self);
}

static void
applied_cb (EthosSaveTracker *self, gpointer edits, EthosChanges *changes, guint64 sequence)
{
  for (guint i = 0; i < ethos_changes_get_length (changes); i++)
    {
      const EthosChange *change = ethos_changes_get (changes, i);

      if (change->kind != ETHOS_KIND_NOTE)
        continue;
      if (change->type == ETHOS_EDIT_REMOVE)
        g_hash_table_remove (self->unsaved, change->id);
      else if (sequence > ethos_store_get_durable_sequence (self->store))
        g_hash_table_insert (self->unsaved, g_strdup (change->id),
                             g_memdup2 (&sequence, sizeof sequence));
    }
  update_waiting (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
durable_cb (EthosSaveTracker *self)
{
  guint64 durable = ethos_store_get_durable_sequence (self->store);
  gboolean was_late = self->late;
  GHashTableIter iter;
  gpointer sequence;

  g_hash_table_iter_init (&iter, self->unsaved);
  while (g_hash_table_iter_next (&iter, NULL, &sequence))
    if (*(guint64 *) sequence <= durable)
      g_hash_table_iter_remove (&iter);
  update_waiting (self);
  if (was_late)
    g_signal_emit (self, signals[CHANGED], 0);
  g_signal_emit (self, signals[SAVED], 0);
}

static void
ethos_save_tracker_constructed (GObject *object)
{
  EthosSaveTracker *self = ETHOS_SAVE_TRACKER (object);

  G_OBJECT_CLASS (ethos_save_tracker_parent_class)->constructed (object);
  g_signal_connect_object (self->store, "applied", G_CALLBACK (applied_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "notify::durable-sequence", G_CALLBACK (durable_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
ethos_save_tracker_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, ETHOS_SAVE_TRACKER (object)->store);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_save_tracker_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STORE:
      ETHOS_SAVE_TRACKER (object)->store = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_save_tracker_dispose (GObject *object)
{
  EthosSaveTracker *self = ETHOS_SAVE_TRACKER (object);

  g_clear_handle_id (&self->waiting, g_source_remove);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ethos_save_tracker_parent_class)->dispose (object);
}

static void
ethos_save_tracker_finalize (GObject *object)
{
  g_hash_table_unref (ETHOS_SAVE_TRACKER (object)->unsaved);
  G_OBJECT_CLASS (ethos_save_tracker_parent_class)->finalize (object);
}

static void
ethos_save_tracker_class_init (EthosSaveTrackerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = ethos_save_tracker_constructed;
  object_class->dispose = ethos_save_tracker_dispose;
  object_class->finalize = ethos_save_tracker_finalize;
  object_class->get_property = ethos_save_tracker_get_property;
  object_class->set_property = ethos_save_tracker_set_property;

  properties[PROP_STORE] =
      g_param_spec_object ("store", NULL, NULL, ETHOS_TYPE_STORE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * EthosSaveTracker::changed:
   *
   * Emitted after every operation and whenever other notes are late. Views listen to this and not
   * to the session, so that nothing looks saved in the moment before it is known to be unsaved.
   */
  signals[CHANGED] = g_signal_new ("changed", ETHOS_TYPE_SAVE_TRACKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  /**
   * EthosSaveTracker::saved:
   *
   * Emitted whenever more is safe on the disk: notes are the same, only fewer are unsaved.
   */
  signals[SAVED] = g_signal_new ("saved", ETHOS_TYPE_SAVE_TRACKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
ethos_save_tracker_init (EthosSaveTracker *self)
{
  self->unsaved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * ethos_save_tracker_new:
 * @store: a store
 *
 * Returns: (transfer full): what knows which notes are safe on the disk, from now on
 */
EthosSaveTracker *
ethos_save_tracker_new (EthosStore *store)
{
  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);

  return g_object_new (ETHOS_TYPE_SAVE_TRACKER, "store", store, NULL);
}

/**
 * ethos_save_tracker_count_unsaved:
 *
 * Returns: how many notes would not
 */
guint
ethos_save_tracker_count_unsaved (EthosSaveTracker *self)
{
  g_return_val_if_fail (ETHOS_IS_SAVE_TRACKER (self), 0);

  return g_hash_table_size (self->unsaved);
}

/**
 * ethos_save_tracker_is_late:
 * @id: the id of a note
 *
 * Returns: whether it is not saved although there was ample time
 */
gboolean
ethos_save_tracker_is_late (EthosSaveTracker *self, const char *id)
{
  g_return_val_if_fail (ETHOS_IS_SAVE_TRACKER (self) && id != NULL, FALSE);

  return self->late && g_hash_table_contains (self->unsaved, id);
}
