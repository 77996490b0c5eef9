// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-session-codec.h"

#include <glib/gi18n-lib.h>

const EthosFormat ethos_session_format = {
  .name = "ethos-session",
  .version = 1,
  .limits = &ethos_json_limits_session,
  .kind = ETHOS_KIND_WORKSHOP,
  .kinds = G_MAXUINT,
  .opens_newer = TRUE,
  .about = "one workshop",
};

/* What a reference must lead to, where it is more than something that exists. */
typedef struct
{
  EthosKind kind;
  const char *field;
  EthosKind target;
  gboolean sibling; /* whether both must have one parent */
} Reference;

static const Reference references[] = {
  { ETHOS_KIND_WORKSHOP, "current", ETHOS_KIND_ACTIVITY, FALSE },
  { ETHOS_KIND_NOTE, "group", ETHOS_KIND_GROUP, TRUE },
  { ETHOS_KIND_NOTE, "same_as", ETHOS_KIND_NOTE, TRUE },
};

/* Timers are several fields that must make sense together. */
typedef struct
{
  EthosKind kind;
  const char *name;
  gsize offset;
} TimerPlace;

static const TimerPlace timers[] = {
  { ETHOS_KIND_ACTIVITY, "timer_", G_STRUCT_OFFSET (EthosActivity, timer) },
  { ETHOS_KIND_ACTIVITY, "presence_", G_STRUCT_OFFSET (EthosActivity, presence) },
};

/* Where a record stands: only what needs repair needs its path. */
typedef struct _Place Place;

struct _Place
{
  const Place *above;
  const EthosSnapshotNode *node;
  EthosKind kind;
  guint index;
};

static gboolean
is_among (const EthosSnapshotNode *node, const Place *above, EthosKind kind)
{
  return above != NULL && node >= above->node->children[kind] &&
         node < above->node->children[kind] + above->node->n_children[kind];
}

static gboolean
leads_somewhere (const EthosTree *tree, const Place *place, const EthosField *field, const char *id)
{
  const EthosSnapshotNode *target = g_hash_table_lookup (tree->ids, id);

  if (target == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      const Reference *row = &references[i];

      if (row->kind == place->kind && g_str_equal (row->field, field->name))
        return ethos_record_get_kind (target->record) == row->target &&
               (!row->sibling || is_among (target, place->above, row->target));
    }
  return TRUE;
}

static void
append_path (GString *path, const Place *place)
{
  const EthosKindInfo *info = ethos_kind_get_info (place->kind);

  if (place->above == NULL)
    return;
  append_path (path, place->above);
  g_string_append (path, info->member);
  if (!info->single)
    g_string_append_printf (path, "[%u]", place->index);
  g_string_append_c (path, '.');
}

static void
add_repair (EthosTree *tree, const Place *place, const char *name, const char *what)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_path (text, place);
  g_string_append_printf (text, "%s: %s", name, what);
  g_ptr_array_add (tree->repairs, g_string_free (g_steal_pointer (&text), FALSE));
}

static void
repair_references (EthosTree *tree, const Place *place)
{
  EthosRecord *record = place->node->record;

  for (guint i = 0; i < record->type->n_fields; i++)
    {
      const EthosField *field = &record->type->fields[i];
      g_autofree char *what = NULL;
      const char *id;

      if (field->type != ETHOS_FIELD_ID)
        continue;
      id = ethos_field_get_text (field, record);
      if (id == NULL || *id == '\0' || leads_somewhere (tree, place, field, id))
        continue;
      /* Translators: %s is a technical id that something in a file points at. */
      what = g_strdup_printf (_ ("“%s” is not there, or not of the right kind"), id);
      add_repair (tree, place, field->name, what);
      ethos_field_set_text (field, record, NULL);
    }
}

static void
repair_timers (EthosTree *tree, const Place *place)
{
  for (guint i = 0; i < G_N_ELEMENTS (timers); i++)
    {
      EthosTimer *timer = G_STRUCT_MEMBER_P (place->node->record, timers[i].offset);

      if (timers[i].kind != place->kind || ethos_timer_is_valid (timer))
        continue;
      add_repair (tree, place, timers[i].name, _ ("the times contradict each other"));
      *timer = (EthosTimer){ 0 };
    }
}

/* Nobody else has seen the records yet, so they may still change. */
static void
repair (EthosTree *tree, const Place *place)
{
  repair_references (tree, place);
  repair_timers (tree, place);

  for (guint kind = 0; kind < ETHOS_N_KINDS; kind++)
    for (guint i = 0; i < place->node->n_children[kind]; i++)
      {
        Place below = { place, &place->node->children[kind][i], kind, i };

        repair (tree, &below);
      }
}

static gboolean
load (EthosSession *session,
      const EthosSnapshotNode *node,
      const EthosSnapshotNode *parent,
      GError **error)
{
  if (!ethos_session_load (session, node->record, parent ? parent->record->id : NULL, error))
    return FALSE;

  for (guint kind = 0; kind < ETHOS_N_KINDS; kind++)
    for (guint i = 0; i < node->n_children[kind]; i++)
      if (!load (session, &node->children[kind][i], node, error))
        return FALSE;
  return TRUE;
}

/**
 * ethos_session_codec_read:
 * @bytes: a file
 * @error: where and what is wrong
 *
 * Reads a workshop. Whatever is wrong in a value refuses the whole file; what only fails to fit
 * together (a note in a group that is not there) is put right and told in the result. May be called
 * in any thread: nobody else knows the session yet.
 *
 * Errors: those of ethos_tree_read().
 *
 * Returns: (transfer full) (nullable): the workshop
 */
EthosSessionFile *
ethos_session_codec_read (GBytes *bytes, GError **error)
{
  g_autoptr (EthosSessionFile) self = NULL;
  g_autoptr (EthosTree) tree = NULL;
  Place root = { 0 };

  g_return_val_if_fail (bytes != NULL, NULL);

  tree = ethos_tree_read (&ethos_session_format, bytes, error);
  if (tree == NULL)
    return NULL;
  root.node = ethos_snapshot_get_root (tree->snapshot);
  root.kind = ETHOS_KIND_WORKSHOP;
  repair (tree, &root);

  self = g_new0 (EthosSessionFile, 1);
  self->session = ethos_session_from_snapshot (tree->snapshot, error);
  if (self->session == NULL)
    return NULL;
  self->version = tree->version;
  self->newer = tree->version > ethos_session_format.version;
  self->repairs = g_steal_pointer (&tree->repairs);
  return g_steal_pointer (&self);
}

void
ethos_session_file_free (EthosSessionFile *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->session);
  g_clear_pointer (&self->repairs, g_ptr_array_unref);
  g_free (self);
}

/**
 * ethos_session_from_snapshot:
 * @snapshot: checked records
 * @error: where two records have one id, or a list is too long
 *
 * Returns: (transfer full) (nullable): a session of these records
 */
EthosSession *
ethos_session_from_snapshot (const EthosSnapshot *snapshot, GError **error)
{
  g_autoptr (EthosSession) session = ethos_session_new ();

  g_return_val_if_fail (snapshot != NULL, NULL);

  if (!load (session, ethos_snapshot_get_root (snapshot), NULL, error))
    return NULL;
  return g_steal_pointer (&session);
}

/**
 * ethos_session_codec_write:
 * @snapshot: a workshop as it was at one moment
 * @error: where to say why it can't be written
 *
 * Writes the bytes of a workshop file. May be called in any thread. Do not replace a file of a
 * newer version by them: this version's number is written.
 *
 * Errors: those of ethos_tree_write().
 *
 * Returns: (transfer full) (nullable): the bytes, checked by the gate
 */
GBytes *
ethos_session_codec_write (const EthosSnapshot *snapshot, GError **error)
{
  g_return_val_if_fail (snapshot != NULL, NULL);

  return ethos_tree_write (&ethos_session_format, ethos_snapshot_get_root (snapshot), error);
}
