// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-document-private.h"

#include <glib/gi18n-lib.h>

#include "ethos-edits-codec.h"
#include "ethos-op.h"
#include "ethos-session-codec.h"

/* What is written of a workshop: its file, and the records of its journal. */

static void
copy_node (const EthosSnapshotNode *from, EthosSnapshotNode *to, gboolean clean)
{
  to->record = ethos_record_ref (from->record);
  for (guint kind = 0; kind < ETHOS_N_KINDS; kind++)
    {
      if (from->n_children[kind] == 0 ||
          (clean && ethos_kind_get_info (kind)->parent == ETHOS_KIND_ACTIVITY))
        continue;
      to->n_children[kind] = from->n_children[kind];
      to->children[kind] = g_new0 (EthosSnapshotNode, from->n_children[kind]);
      for (guint i = 0; i < from->n_children[kind]; i++)
        copy_node (&from->children[kind][i], &to->children[kind][i], clean);
    }
}

/**
 * ethos_document_encode:
 * @uid: the id of this file
 * @clean: whether to leave out all notes and groups, and what was proposed
 *
 * Returns: (transfer full) (nullable): the bytes of a workshop file
 */
GBytes *
ethos_document_encode (const EthosSnapshot *snapshot,
                       const char *uid,
                       gboolean clean,
                       GError **error)
{
  g_autoptr (EthosSnapshot) own = NULL;
  EthosSnapshotNode *root = g_new0 (EthosSnapshotNode, 1);
  EthosWorkshop *workshop;

  copy_node (ethos_snapshot_get_root (snapshot), root, clean);
  workshop = ethos_record_copy (root->record);
  ethos_set_text (&workshop->uid, uid);
  if (clean)
    {
      workshop->raw_notes = ETHOS_RAW_NOTES_DELETED;
      workshop->stage_page = 0;
      workshop->stage_part = 0;
      ethos_set_text (&workshop->stage_focus, NULL);
    }
  ethos_record_unref (root->record);
  root->record = &workshop->record;
  own = ethos_snapshot_new (root);
  return ethos_session_codec_write (own, error);
}

/* Everything older has to be forgotten behind it. */
static GBytes *
mark (GBytes *bytes)
{
  g_autoptr (GByteArray) marked = NULL;
  const guint8 mark = ETHOS_DOCUMENT_FORGET_MARK;
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  marked = g_byte_array_sized_new ((guint) length + 1);
  g_byte_array_append (marked, &mark, 1);
  g_byte_array_append (marked, data, (guint) length);
  return g_byte_array_free_to_bytes (g_steal_pointer (&marked));
}

/**
 * ethos_document_encode_record:
 * @flags: of the operation, as of EthosOpFlags
 * @error: ETHOS_STORAGE_ERROR_TOO_LARGE
 *
 * Returns: (transfer full) (nullable): what goes to the journal
 */
GBytes *
ethos_document_encode_record (guint64 sequence,
                              const EthosEdits *edits,
                              guint flags,
                              GError **error)
{
  g_autoptr (GBytes) json = ethos_edits_codec_write (sequence, edits, error);
  const gboolean forget = (flags & ETHOS_OP_COMPACT) != 0;

  if (json == NULL)
    return NULL;
  if (g_bytes_get_size (json) + forget > ETHOS_JOURNAL_PAYLOAD_MAX)
    {
      g_set_error_literal (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_TOO_LARGE,
                           _ ("The last change was very large; it is being written into the "
                              "file."));
      return NULL;
    }
  return forget ? mark (json) : g_steal_pointer (&json);
}

/**
 * ethos_document_encode_base:
 * @bytes: the workshop, as of ethos_document_encode()
 * @forget: whether it is still to be forgotten what was there before
 *
 * Returns: (transfer full): what the journal can be begun anew with
 */
GBytes *
ethos_document_encode_base (GBytes *bytes, gboolean forget)
{
  return forget ? mark (bytes) : g_bytes_ref (bytes);
}
