// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-history.h"

#include <glib/gi18n-lib.h>

#include "ethos-session-private.h"

/*
 * The workshop as it will be when the edits worked out so far have been applied: several changes of
 * one operation may concern one record, and the edits are applied only all together.
 */
typedef struct
{
  EthosSession *session;
  EthosEdits *edits;
  GStrvBuilder *skipped;
  GHashTable *records;
  GHashTable *removed;
  GHashTable *tokens;
  GHashTable *named;
} Inversion;

static const EthosRecord *
record_then (Inversion *self, const char *id)
{
  const EthosRecord *record;

  if (g_hash_table_contains (self->removed, id))
    return NULL;

  record = g_hash_table_lookup (self->records, id);
  return record ? record : ethos_session_get_record (self->session, id);
}

static guint64
token_then (Inversion *self, const char *id)
{
  guint64 *token = g_hash_table_lookup (self->tokens, id);

  return token ? *token : ethos_session_get_token (self->session, id);
}

static void
put_record (Inversion *self, const EthosRecord *record)
{
  EthosRecord *kept = ethos_record_ref (record);

  g_hash_table_remove (self->removed, record->id);
  g_hash_table_replace (self->records, kept->id, kept);
}

static void
put_token (Inversion *self, const char *id, guint64 token)
{
  g_hash_table_replace (self->tokens, g_strdup (id), g_memdup2 (&token, sizeof token));
}

static gboolean
is_hidden (Inversion *self, const EthosChange *change)
{
  const EthosActivity *wall =
      ethos_session_find (self->session, ETHOS_KIND_ACTIVITY, change->parent);

  return change->kind == ETHOS_KIND_NOTE && wall != NULL && !wall->revealed;
}

/* Names each target once. The words of a hidden note stay hidden in the facilitator's window too.
 */
static void
skip (Inversion *self, const EthosChange *change)
{
  g_autofree char *label = NULL;

  if (!g_hash_table_add (self->named, g_strdup (change->id)))
    return;

  label = is_hidden (self, change)
              /* Translators: stands for the words of a note that nobody may read yet. */
              ? g_strdup (_ ("hidden note"))
              : ethos_record_dup_label (change->after ? change->after : change->before);
  g_strv_builder_add (self->skipped, label);
}

/* Whether nobody has changed a record; what is noted down in passing is no change. */
static gboolean
is_untouched (const EthosRecord *now, const EthosRecord *then)
{
  for (guint i = 0; i < now->type->n_fields; i++)
    {
      const EthosField *field = &now->type->fields[i];

      if (!(field->flags & ETHOS_FIELD_PASSING) && !ethos_field_equal (field, now, then))
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_children_then (Inversion *self, const EthosChange *change)
{
  for (guint kind = 0; kind < ETHOS_N_KINDS; kind++)
    {
      const EthosRecord *child;
      EthosChildIter iter;

      if (kind == ETHOS_KIND_WORKSHOP || ethos_kind_get_info (kind)->parent != change->kind)
        continue;

      ethos_session_iter_init (self->session, &iter, change->id, kind);
      while ((child = ethos_child_iter_next (&iter)) != NULL)
        if (!g_hash_table_contains (self->removed, child->id))
          return TRUE;
    }

  return FALSE;
}

static void
invert_insert (Inversion *self, const EthosChange *change)
{
  const EthosRecord *now = record_then (self, change->id);

  if (now == NULL || !is_untouched (now, change->after) || has_children_then (self, change))
    {
      skip (self, change);
      return;
    }

  ethos_edits_remove (self->edits, change->kind, change->id);
  g_hash_table_remove (self->records, change->id);
  g_hash_table_add (self->removed, g_strdup (change->id));
}

static void
invert_remove (Inversion *self, const EthosChange *change)
{
  if (record_then (self, change->id) != NULL || record_then (self, change->parent) == NULL)
    {
      skip (self, change);
      return;
    }

  /* The sibling is there: all that takes records away can be undone, and was by now, or is a
   * barrier. */
  ethos_edits_insert (self->edits, ethos_record_ref (change->before), change->parent,
                      change->old_sibling);
  ethos_edits_set_token (self->edits, change->old_token);
  put_record (self, change->before);
  put_token (self, change->id, change->old_token);
}

/* Field by field: what somebody else has changed since in another field of the record stays. */
static void
invert_set (Inversion *self, const EthosChange *change)
{
  const EthosRecord *now = record_then (self, change->id);
  g_autoptr (EthosRecord) record = NULL;
  gboolean reverted = FALSE;
  gboolean kept = FALSE;

  if (now == NULL)
    {
      skip (self, change);
      return;
    }

  record = ethos_record_copy (now);
  for (guint i = 0; i < record->type->n_fields; i++)
    {
      const EthosField *field = &record->type->fields[i];

      if (ethos_field_equal (field, change->before, change->after))
        continue;

      if (ethos_field_equal (field, now, change->after))
        {
          ethos_field_copy (field, change->before, record);
          reverted = TRUE;
        }
      else
        kept = TRUE;
    }

  if (kept)
    skip (self, change);
  if (!reverted)
    return;

  put_record (self, record);
  ethos_edits_set (self->edits, g_steal_pointer (&record));
}

static void
invert_move (Inversion *self, const EthosChange *change)
{
  if (record_then (self, change->id) == NULL || token_then (self, change->id) != change->new_token)
    {
      skip (self, change);
      return;
    }

  ethos_edits_move (self->edits, change->kind, change->id, change->old_sibling);
  ethos_edits_set_token (self->edits, change->old_token);
  put_token (self, change->id, change->old_token);
}

/**
 * ethos_changes_invert:
 * @changes: (array length=n_changes): what happened, oldest first
 * @n_changes: how many
 * @session: what is there now
 * @skipped: gets the label of each target that somebody has changed since
 *
 * Returns: (transfer full): the edits that take @changes back
 */
EthosEdits *
ethos_changes_invert (EthosChanges *const *changes,
                      guint n_changes,
                      EthosSession *session,
                      GStrvBuilder *skipped)
{
  Inversion self = { .session = session, .skipped = skipped };

  g_return_val_if_fail (ETHOS_IS_SESSION (session) && skipped != NULL, NULL);

  self.edits = ethos_edits_new ();
  self.records = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, ethos_record_unref);
  self.removed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = n_changes; i-- > 0;)
    for (guint j = ethos_changes_get_length (changes[i]); j-- > 0;)
      {
        const EthosChange *change = ethos_changes_get (changes[i], j);

        if (change->type == ETHOS_EDIT_INSERT)
          invert_insert (&self, change);
        else if (change->type == ETHOS_EDIT_REMOVE)
          invert_remove (&self, change);
        else if (change->type == ETHOS_EDIT_SET)
          invert_set (&self, change);
        else
          invert_move (&self, change);
      }

  g_hash_table_unref (self.records);
  g_hash_table_unref (self.removed);
  g_hash_table_unref (self.tokens);
  g_hash_table_unref (self.named);
  return self.edits;
}
