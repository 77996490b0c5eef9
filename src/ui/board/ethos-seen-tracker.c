// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-seen-tracker.h"

struct _EthosSeenTracker
{
  GObject parent_instance;

  EthosStore *store;
  EthosProjection *projection;
  guint delay;
  guint source;
  gboolean room_sees;
  /* The ids of what the room is looking at, while the clock for it runs. */
  char **shown;
};

G_DEFINE_FINAL_TYPE (EthosSeenTracker, ethos_seen_tracker, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STORE,
  PROP_PROJECTION,
  PROP_DELAY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
add_unseen (GStrvBuilder *ids, const EthosNote *note)
{
  if (!note->seen && !note->aside)
    g_strv_builder_add (ids, note->record.id);
}

/* The notes of a page, the one note or the one group that is large enough to be read; the whole
 * wall is not. */
static char **
dup_readable (EthosSeenTracker *self)
{
  EthosSession *session = ethos_store_get_session (self->store);
  const EthosWorkshop *workshop = ethos_session_get_workshop (session);
  const EthosAudienceParts *parts =
      ethos_audience_get_parts (ethos_projection_get_audience (self->projection));
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GPtrArray) read = NULL;

  /* What stands frozen on the projector may be another page than the one that is current. */
  if (!self->room_sees || workshop->stage_frozen || workshop->stage_blank)
    return g_strv_builder_end (ids);

  read = ethos_projection_dup_read (session, parts->scene);
  for (guint i = 0; i < read->len; i++)
    add_unseen (ids, g_ptr_array_index (read, i));
  return g_strv_builder_end (ids);
}

static gboolean
seen_cb (gpointer user_data)
{
  EthosSeenTracker *self = user_data;
  g_auto (GStrv) still = dup_readable (self);

  self->source = 0;
  if (g_strv_equal ((const char *const *) still, (const char *const *) self->shown))
    ethos_store_run (self->store, ethos_op_new ("notes-seen", "notes", still, NULL));
  return G_SOURCE_REMOVE;
}

static void
update (EthosSeenTracker *self)
{
  g_auto (GStrv) readable = dup_readable (self);

  if (self->shown != NULL &&
      g_strv_equal ((const char *const *) readable, (const char *const *) self->shown))
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  g_strfreev (self->shown);
  self->shown = g_steal_pointer (&readable);
  if (self->shown[0] != NULL)
    self->source = g_timeout_add (self->delay, seen_cb, self);
}

/* Unfreezing the projector need not change what it shows. */
static void
applied_cb (EthosSeenTracker *self, gpointer edits, EthosChanges *changes)
{
  if (ethos_changes_touch (changes, ETHOS_KIND_WORKSHOP))
    update (self);
}

static void
ethos_seen_tracker_constructed (GObject *object)
{
  EthosSeenTracker *self = ETHOS_SEEN_TRACKER (object);

  G_OBJECT_CLASS (ethos_seen_tracker_parent_class)->constructed (object);
  g_signal_connect_object (self->projection, "notify::audience", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "applied", G_CALLBACK (applied_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

static void
ethos_seen_tracker_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EthosSeenTracker *self = ETHOS_SEEN_TRACKER (object);

  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_PROJECTION:
      g_value_set_object (value, self->projection);
      break;
    case PROP_DELAY:
      g_value_set_uint (value, self->delay);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_seen_tracker_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  EthosSeenTracker *self = ETHOS_SEEN_TRACKER (object);

  switch (prop_id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    case PROP_PROJECTION:
      self->projection = g_value_dup_object (value);
      break;
    case PROP_DELAY:
      self->delay = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_seen_tracker_dispose (GObject *object)
{
  EthosSeenTracker *self = ETHOS_SEEN_TRACKER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->projection);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ethos_seen_tracker_parent_class)->dispose (object);
}

static void
ethos_seen_tracker_finalize (GObject *object)
{
  g_strfreev (ETHOS_SEEN_TRACKER (object)->shown);
  G_OBJECT_CLASS (ethos_seen_tracker_parent_class)->finalize (object);
}

static void
ethos_seen_tracker_class_init (EthosSeenTrackerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = ethos_seen_tracker_constructed;
  object_class->dispose = ethos_seen_tracker_dispose;
  object_class->finalize = ethos_seen_tracker_finalize;
  object_class->get_property = ethos_seen_tracker_get_property;
  object_class->set_property = ethos_seen_tracker_set_property;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ETHOS_TYPE_STORE, flags);
  properties[PROP_PROJECTION] =
      g_param_spec_object ("projection", NULL, NULL, ETHOS_TYPE_PROJECTION, flags);
  /* Milliseconds. */
  properties[PROP_DELAY] =
      g_param_spec_uint ("delay", NULL, NULL, 0, G_MAXUINT, ETHOS_SEEN_AFTER_MS, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ethos_seen_tracker_init (EthosSeenTracker *self)
{
}

/**
 * ethos_seen_tracker_new:
 * @store: a store
 * @projection: what the room sees of it
 * @delay: after how many milliseconds what is shown has been read; %ETHOS_SEEN_AFTER_MS in life
 *
 * Remembers in the workshop which notes the room has had time to read, for as long as it lives. The
 * room sees none of them until ethos_seen_tracker_set_room_sees().
 *
 * Returns: (transfer full): a tracker
 */
EthosSeenTracker *
ethos_seen_tracker_new (EthosStore *store, EthosProjection *projection, guint delay)
{
  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);
  g_return_val_if_fail (ETHOS_IS_PROJECTION (projection), NULL);

  return g_object_new (ETHOS_TYPE_SEEN_TRACKER, "store", store, "projection", projection, "delay",
                       delay, NULL);
}

/**
 * ethos_seen_tracker_set_room_sees:
 * @self: a tracker
 * @room_sees: whether there is anything on which the room sees what it is meant to see
 *
 * Without a projector, or a screen that the room can see, nobody reads anything.
 */
void
ethos_seen_tracker_set_room_sees (EthosSeenTracker *self, gboolean room_sees)
{
  g_return_if_fail (ETHOS_IS_SEEN_TRACKER (self));

  if (self->room_sees == room_sees)
    return;
  self->room_sees = room_sees;
  update (self);
}
