// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-differences.h"

#include <string.h>

#include "ethos-document-remains.h"
#include "ethos-json-gate.h"

/* Texts that say something to the program and nothing to people. */
static const char *const technical[] = { "uid", "language", "emblem" };

/* A record in its place. */
typedef struct
{
  const EthosSnapshotNode *node;
  const EthosSnapshotNode *parent;
} Spot;

/* The records of a workshop, by id and in order. */
typedef struct
{
  GHashTable *by_id;
  GArray *spots;
} Index;

typedef struct
{
  const EthosDifferencesAsked *asked;
  EthosDifferences *result;
  Index version;
  Index opened;
  /* (element-type utf8): ids of what the damaged file has. */
  GHashTable *found;
  /* (element-type utf8 GPtrArray): ids of what the file does not seem to have, by what it says. */
  GHashTable *unclaimed;
} Comparison;

static void
difference_free (EthosDifference *self)
{
  g_free (self->place);
  g_free (self->words);
  g_free (self->other);
  g_free (self);
}

/* The words by which people know a record: its title, or what it says. */
static const EthosField *
find_main_field (EthosKind kind)
{
  const EthosRecordType *type = &ethos_kind_get_info (kind)->type;
  const EthosField *field = ethos_record_type_find_field (type, "title");

  return field != NULL ? field : ethos_record_type_find_field (type, "text");
}

/* What has no words is not compared here. Of the dots that people put nobody may know which they
 * are while they are put. */
static void
collect (Index *index, const EthosSnapshotNode *node, const EthosSnapshotNode *parent)
{
  const Spot spot = { node, parent };

  if (find_main_field (ethos_record_get_kind (node->record)) != NULL)
    g_array_append_val (index->spots, spot);
  for (guint kind = 0; kind < ETHOS_N_KINDS; kind++)
    for (guint i = 0; i < node->n_children[kind]; i++)
      collect (index, &node->children[kind][i], node);
}

static void
index_init (Index *index, const EthosSnapshot *snapshot)
{
  index->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  index->spots = g_array_new (FALSE, FALSE, sizeof (Spot));
  collect (index, ethos_snapshot_get_root (snapshot), NULL);
  for (guint i = 0; i < index->spots->len; i++)
    {
      const Spot *spot = &g_array_index (index->spots, Spot, i);

      g_hash_table_insert (index->by_id, spot->node->record->id, (gpointer) spot);
    }
}

static void
index_clear (Index *index)
{
  g_hash_table_unref (index->by_id);
  g_array_unref (index->spots);
}

static const Spot *
look_up (const Index *index, const char *id)
{
  return id != NULL ? g_hash_table_lookup (index->by_id, id) : NULL;
}

static const char *
get_words (const Spot *spot, const EthosField *field)
{
  const char *words = ethos_field_get_text (field, spot->node->record);

  return words != NULL ? words : "";
}

/* The main words stand below something; the others belong to what the main words name. */
static char *
dup_place (const Spot *spot, const EthosField *field)
{
  EthosKind kind = ethos_record_get_kind (spot->node->record);
  const EthosField *main_field = find_main_field (kind);

  if (ethos_kind_get_info (kind)->single)
    return NULL;
  if (field != NULL && field != main_field)
    return g_strdup (get_words (spot, main_field));
  kind = ethos_kind_get_info (kind)->parent;
  return ethos_kind_get_info (kind)->single
             ? NULL
             : g_strdup (ethos_field_get_text (find_main_field (kind), spot->parent->record));
}

/* A wall is shown to the room once its step is revealed, but for the notes that were set aside. */
static gboolean
is_on_hidden_wall (const Spot *spot)
{
  return !((const EthosActivity *) spot->parent->record)->revealed ||
         (ethos_record_get_kind (spot->node->record) == ETHOS_KIND_NOTE &&
          ((const EthosNote *) spot->node->record)->aside);
}

static gboolean
is_hidden (const Spot *spot, EthosKind kind, const EthosField *field)
{
  if (field != NULL && !(field->flags & ETHOS_FIELD_PUBLIC))
    return TRUE;
  if (kind != ETHOS_KIND_NOTE && kind != ETHOS_KIND_GROUP)
    return FALSE;
  /* Whether the room has seen what is not there any more can't be told. */
  return spot == NULL || is_on_hidden_wall (spot);
}

static EthosDifference *
add (Comparison *self,
     EthosDifferenceSource source,
     EthosKind kind,
     const EthosField *field,
     const char *words)
{
  EthosDifference *difference = g_new0 (EthosDifference, 1);

  difference->source = source;
  difference->kind = kind;
  difference->field = field;
  difference->words = g_strdup (words);
  g_ptr_array_add (self->result->items, difference);
  return difference;
}

static EthosDifference *
add_spot (Comparison *self,
          EthosDifferenceSource source,
          const Spot *spot,
          const EthosField *field,
          const char *words)
{
  EthosKind kind = ethos_record_get_kind (spot->node->record);
  EthosDifference *difference = add (self, source, kind, field, words);

  difference->place = dup_place (spot, field);
  difference->hidden = is_hidden (spot, kind, field);
  return difference;
}

/* A whole record: what it says, all of it. */
static void
add_record (Comparison *self, EthosDifferenceSource source, const Spot *spot)
{
  const EthosRecordType *type = spot->node->record->type;
  guint n_before = self->result->items->len;
  const EthosField *field = find_main_field (ethos_record_get_kind (spot->node->record));

  for (guint i = 0; i < type->n_fields; i++)
    if (ethos_field_has_words (&type->fields[i]) && *get_words (spot, &type->fields[i]) != '\0')
      add_spot (self, source, spot, &type->fields[i], get_words (spot, &type->fields[i]));
  if (self->result->items->len == n_before)
    add_spot (self, source, spot, field, "");
}

static void
compare_fields (Comparison *self, const Spot *spot, const Spot *before)
{
  const EthosRecord *record = spot->node->record;
  const EthosField *main_field = find_main_field (ethos_record_get_kind (record));
  gboolean otherwise = FALSE;

  for (guint i = 0; i < record->type->n_fields; i++)
    {
      const EthosField *field = &record->type->fields[i];
      EthosDifference *difference;

      if ((field->flags & ETHOS_FIELD_PASSING) ||
          ethos_field_equal (field, record, before->node->record))
        continue;
      if (!ethos_field_has_words (field))
        {
          otherwise = TRUE;
          continue;
        }
      difference = add_spot (self, ETHOS_DIFFERENCE_CHANGED, spot, field, get_words (spot, field));
      if (!self->asked->forget)
        difference->other = g_strdup (get_words (before, field));
    }
  if (otherwise)
    add_spot (self, ETHOS_DIFFERENCE_CHANGED, spot, NULL, get_words (spot, main_field))->hidden =
        is_hidden (spot, ethos_record_get_kind (record), main_field);
}

/* What the journal made of the previous version. */
static void
compare_version (Comparison *self)
{
  for (guint i = 0; i < self->opened.spots->len; i++)
    {
      const Spot *spot = &g_array_index (self->opened.spots, Spot, i);
      const Spot *before = look_up (&self->version, spot->node->record->id);

      if (before == NULL)
        add_record (self, ETHOS_DIFFERENCE_ADDED, spot);
      else if (before->node->record != spot->node->record)
        compare_fields (self, spot, before);
    }
  for (guint i = 0; i < self->version.spots->len && !self->asked->forget; i++)
    {
      const Spot *spot = &g_array_index (self->version.spots, Spot, i);

      if (look_up (&self->opened, spot->node->record->id) == NULL)
        add_record (self, ETHOS_DIFFERENCE_REMOVED, spot);
    }
}

/* The votes of a workshop that were counted, by id; others are nobody's to compare. */
static GHashTable *
list_votes (const EthosSnapshot *snapshot)
{
  GHashTable *votes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  const EthosSnapshotNode *root = ethos_snapshot_get_root (snapshot);

  for (guint i = 0; i < root->n_children[ETHOS_KIND_ACTIVITY]; i++)
    {
      const EthosSnapshotNode *step = &root->children[ETHOS_KIND_ACTIVITY][i];

      for (guint j = 0; j < step->n_children[ETHOS_KIND_ROUND]; j++)
        {
          const EthosSnapshotNode *node = &step->children[ETHOS_KIND_ROUND][j];
          Spot *spot;

          if (((const EthosRound *) node->record)->state != ETHOS_ROUND_COUNTED)
            continue;
          spot = g_new0 (Spot, 1);
          *spot = (Spot){ node, step };
          g_hash_table_insert (votes, node->record->id, spot);
        }
    }
  return votes;
}

static void
add_vote (Comparison *self, EthosDifferenceSource source, const Spot *spot)
{
  const EthosRound *round = (const EthosRound *) spot->node->record;
  g_autofree char *number = NULL;
  gint64 n_dots = 0;

  for (guint i = 0; round->dots != NULL && i < round->dots->len; i++)
    n_dots += g_array_index (round->dots, gint64, i);
  number = g_strdup_printf ("%" G_GINT64_FORMAT, n_dots);
  add (self, source, ETHOS_KIND_ROUND, NULL, number)->place =
      g_strdup (((const EthosActivity *) spot->parent->record)->title);
}

/* One line for a vote: how many dots were counted, not on what. What follows what was merged or
 * combined is told of that. */
static void
compare_votes (Comparison *self)
{
  g_autoptr (GHashTable) before = list_votes (self->asked->version);
  g_autoptr (GHashTable) now = list_votes (self->asked->opened);
  GHashTableIter iter;
  gpointer id, spot;

  g_hash_table_iter_init (&iter, now);
  while (g_hash_table_iter_next (&iter, &id, &spot))
    if (!g_hash_table_contains (before, id))
      add_vote (self, ETHOS_DIFFERENCE_ADDED, spot);
  g_hash_table_iter_init (&iter, before);
  while (!self->asked->forget && g_hash_table_iter_next (&iter, &id, &spot))
    if (!g_hash_table_contains (now, id))
      add_vote (self, ETHOS_DIFFERENCE_REMOVED, spot);
}

static void
compare_words (Comparison *self, const EthosRemain *remain, const Spot *spot, guint i)
{
  const EthosField *field = &spot->node->record->type->fields[i];
  const Spot *before = look_up (&self->version, remain->id);
  const char *words = remain->words[i];
  gboolean cut = remain->cut_field == (int) i;
  EthosDifference *difference;
  const char *here;

  if (words == NULL)
    return;
  here = get_words (spot, field);
  /* A cut says nothing about what came behind it; and what the journal changed has been told. */
  if (g_str_equal (words, here) || (cut && g_str_has_prefix (here, words)) ||
      (before != NULL && g_str_equal (words, get_words (before, field))))
    return;
  difference = add_spot (self, ETHOS_DIFFERENCE_OTHER, spot, field, words);
  difference->other = g_strdup (here);
  difference->cut = cut;
}

static char *
dup_claim (EthosKind kind, const char *words)
{
  return g_strdup_printf ("%u %s", kind, words);
}

/* What the opened workshop has and no id of the damaged file names: a damaged id must not make a
 * record look lost. */
static void
find_unclaimed (Comparison *self)
{
  for (guint i = 0; i < self->opened.spots->len; i++)
    {
      const Spot *spot = &g_array_index (self->opened.spots, Spot, i);
      EthosKind kind = ethos_record_get_kind (spot->node->record);
      g_autofree char *claim = dup_claim (kind, get_words (spot, find_main_field (kind)));
      GPtrArray *ids = g_hash_table_lookup (self->unclaimed, claim);

      if (g_hash_table_contains (self->found, spot->node->record->id))
        continue;
      if (ids == NULL)
        {
          ids = g_ptr_array_new ();
          g_hash_table_insert (self->unclaimed, g_steal_pointer (&claim), ids);
        }
      g_ptr_array_add (ids, spot->node->record->id);
    }
}

static gboolean
claim (Comparison *self, const EthosRemain *remain)
{
  const EthosField *field = find_main_field (remain->kind);
  const char *words = remain->words[field - ethos_kind_get_info (remain->kind)->type.fields];
  g_autofree char *key = dup_claim (remain->kind, words != NULL ? words : "");
  GPtrArray *ids = g_hash_table_lookup (self->unclaimed, key);

  if (ids == NULL || ids->len == 0)
    return FALSE;
  g_hash_table_add (self->found, g_ptr_array_steal_index (ids, ids->len - 1));
  return TRUE;
}

static void
add_lost (Comparison *self, const EthosRemain *remain)
{
  const EthosKindInfo *info = ethos_kind_get_info (remain->kind);
  const EthosRecordType *type = &info->type;
  const EthosField *main_field = find_main_field (remain->kind);
  const char *name = remain->words[main_field - type->fields];

  for (guint i = 0; i < type->n_fields; i++)
    {
      EthosDifference *difference;

      if (remain->words[i] == NULL || *remain->words[i] == '\0')
        continue;
      difference =
          add (self, ETHOS_DIFFERENCE_LOST, remain->kind, &type->fields[i], remain->words[i]);
      if (!info->single)
        difference->place = g_strdup (&type->fields[i] == main_field ? remain->place : name);
      difference->cut = remain->cut_field == (int) i;
      difference->hidden = is_hidden (NULL, remain->kind, &type->fields[i]);
    }
}

static gboolean
was_removed (Comparison *self, const char *id)
{
  return look_up (&self->version, id) != NULL ||
         (self->asked->removed != NULL && g_hash_table_contains (self->asked->removed, id));
}

/* What the damaged file still says. After a reveal or an erasure it must not say it here. */
static void
compare_remains (Comparison *self, GPtrArray *remains)
{
  for (guint i = 0; i < remains->len; i++)
    {
      const EthosRemain *remain = g_ptr_array_index (remains, i);

      if (remain->id != NULL)
        g_hash_table_add (self->found, remain->id);
    }
  if (self->asked->forget)
    return;
  find_unclaimed (self);
  for (guint i = 0; i < remains->len; i++)
    {
      const EthosRemain *remain = g_ptr_array_index (remains, i);
      const Spot *spot = look_up (&self->opened, remain->id);

      if (find_main_field (remain->kind) == NULL)
        continue;
      if (spot != NULL && ethos_record_get_kind (spot->node->record) == remain->kind)
        for (guint j = 0; j < spot->node->record->type->n_fields; j++)
          compare_words (self, remain, spot, j);
      else if (remain->id == NULL || !was_removed (self, remain->id))
        if (!claim (self, remain))
          add_lost (self, remain);
    }
}

/* Only where all of the damaged file can be read does it say something that it lacks a record. */
static void
find_older (Comparison *self)
{
  for (guint i = 0; i < self->version.spots->len; i++)
    {
      const Spot *spot = &g_array_index (self->version.spots, Spot, i);
      const char *id = spot->node->record->id;
      EthosKind kind = ethos_record_get_kind (spot->node->record);

      if (!ethos_kind_get_info (kind)->single && look_up (&self->opened, id) != NULL &&
          !g_hash_table_contains (self->found, id))
        add_record (self, ETHOS_DIFFERENCE_OLDER, look_up (&self->opened, id));
    }
}

static EthosDifferencesReach
find_reach (GBytes *damaged, GPtrArray *remains)
{
  gsize length;
  const char *text = g_bytes_get_data (damaged, &length);

  for (guint i = 0; i < remains->len; i++)
    {
      const EthosRemain *remain = g_ptr_array_index (remains, i);

      for (guint j = 0; j < ethos_kind_get_info (remain->kind)->type.n_fields; j++)
        if (remain->words[j] != NULL)
          return ethos_json_gate_check (text, length, &ethos_json_limits_session,
                                        ETHOS_JSON_LAYER_GRAMMAR, NULL)
                     ? ETHOS_DIFFERENCES_ALL
                     : ETHOS_DIFFERENCES_PARTS;
    }
  return ETHOS_DIFFERENCES_NOTHING;
}

/* In the order in which notes stand in files they may have been written; theirs here is that of
 * their words, which tells nobody anything. Others keep their order. */
static gint
compare_items (gconstpointer first, gconstpointer second)
{
  const EthosDifference *a = *(EthosDifference *const *) first;
  const EthosDifference *b = *(EthosDifference *const *) second;
  gboolean a_note = a->kind == ETHOS_KIND_NOTE, b_note = b->kind == ETHOS_KIND_NOTE;

  if (a->source != b->source)
    return a->source < b->source ? -1 : 1;
  if (a_note != b_note)
    return a_note - b_note;
  return a_note ? strcmp (a->words, b->words) : 0;
}

static void
limit (EthosDifferences *self)
{
  g_ptr_array_sort (self->items, compare_items);
  if (self->items->len <= ETHOS_DIFFERENCES_MAX)
    return;
  self->n_more = self->items->len - ETHOS_DIFFERENCES_MAX;
  g_ptr_array_set_size (self->items, ETHOS_DIFFERENCES_MAX);
}

/**
 * ethos_differences_new:
 * @asked: (not nullable): what to compare
 *
 * Lists how a workshop that was opened instead of a damaged file differs from the previous version
 * that it was made from and from what the damaged file still says. Of the latter words are
 * compared, not colours, places or clocks, nor the order of things. Takes time in proportion to
 * both; not for the main thread.
 *
 * Returns: (transfer full): the list
 */
EthosDifferences *
ethos_differences_new (const EthosDifferencesAsked *asked)
{
  EthosDifferences *result;
  g_autoptr (GPtrArray) remains = NULL;
  Comparison comparison = { .asked = asked };

  g_return_val_if_fail (asked != NULL && asked->version != NULL, NULL);
  g_return_val_if_fail (asked->opened != NULL && asked->damaged != NULL, NULL);

  comparison.result = result = g_new0 (EthosDifferences, 1);
  g_atomic_ref_count_init (&result->ref_count);
  result->items = g_ptr_array_new_with_free_func ((GDestroyNotify) difference_free);
  result->forgotten = asked->forget;
  result->kept_file = g_strdup (asked->kept_file);
  index_init (&comparison.version, asked->version);
  index_init (&comparison.opened, asked->opened);
  comparison.found = g_hash_table_new (g_str_hash, g_str_equal);
  comparison.unclaimed =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  remains = ethos_document_find_remains (asked->damaged);
  result->reach = find_reach (asked->damaged, remains);
  compare_version (&comparison);
  compare_votes (&comparison);
  compare_remains (&comparison, remains);
  if (result->reach == ETHOS_DIFFERENCES_ALL && !asked->forget)
    find_older (&comparison);
  limit (result);

  g_hash_table_unref (comparison.found);
  g_hash_table_unref (comparison.unclaimed);
  index_clear (&comparison.version);
  index_clear (&comparison.opened);
  return result;
}

EthosDifferences *
ethos_differences_ref (EthosDifferences *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ethos_differences_unref (EthosDifferences *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->items);
  g_free (self->kept_file);
  g_free (self);
}

/**
 * ethos_field_has_words:
 * @field: a field of an entity
 *
 * Returns: whether it is text that people wrote or read
 */
gboolean
ethos_field_has_words (const EthosField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  if (field->type != ETHOS_FIELD_LINE && field->type != ETHOS_FIELD_TEXT)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (technical); i++)
    if (g_str_equal (field->name, technical[i]))
      return FALSE;
  return TRUE;
}
