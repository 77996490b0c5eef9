// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-document-remains.h"

#include "ethos-differences.h"
#include "ethos-json-gate.h"
#include "ethos-json-salvage.h"
#include "ethos-state-dir.h"
#include "ethos-text.h"

/* More than any workshop has had; a file made to have more is not worth the memory. */
#define REMAINS_MAX 50000

#define NO_KIND -1

/* An object or list that has begun. */
typedef struct
{
  gboolean list;
  /* What it is, or what is in it; NO_KIND for what this version does not know. */
  int kind;
  /* What an object without a name is taken to be. */
  int below;
  EthosRemain *remain;
} Frame;

typedef struct
{
  GPtrArray *remains;
  GArray *frames;
  /* How many have begun that are deeper than any file of ours. */
  guint n_deeper;
} Search;

static void
remain_free (EthosRemain *self)
{
  const EthosKindInfo *info = ethos_kind_get_info (self->kind);

  for (guint i = 0; i < info->type.n_fields; i++)
    g_free (self->words[i]);
  g_free (self->words);
  g_free (self->id);
  g_free (self->place);
  g_free (self);
}

static Frame *
get_top (Search *self)
{
  return self->frames->len > 0 ? &g_array_index (self->frames, Frame, self->frames->len - 1) : NULL;
}

static int
find_kind (const char *member)
{
  for (guint kind = 0; kind < ETHOS_N_KINDS; kind++)
    if (g_strcmp0 (ethos_kind_get_info (kind)->member, member) == 0)
      return (int) kind;
  return NO_KIND;
}

static const char *
get_name (const EthosRemain *remain)
{
  const EthosRecordType *type = &ethos_kind_get_info (remain->kind)->type;
  const EthosField *title = ethos_record_type_find_field (type, "title");

  return title != NULL ? remain->words[title - type->fields] : NULL;
}

/* The name of the step or card that is around a record; the workshop's own tells nothing. */
static char *
dup_place (Search *self, int kind)
{
  EthosKind parent;

  if (kind == NO_KIND)
    return NULL;
  parent = ethos_kind_get_info ((EthosKind) kind)->parent;
  if (ethos_kind_get_info (parent)->single)
    return NULL;

  for (guint i = self->frames->len; i > 0; i--)
    {
      const Frame *frame = &g_array_index (self->frames, Frame, i - 1);

      if (frame->remain != NULL && frame->remain->kind == parent)
        return g_strdup (get_name (frame->remain));
    }
  return NULL;
}

static EthosRemain *
add_remain (Search *self, int kind, char *place)
{
  const EthosKindInfo *info;
  EthosRemain *remain;

  if (kind == NO_KIND || self->remains->len >= REMAINS_MAX)
    {
      g_free (place);
      return NULL;
    }
  info = ethos_kind_get_info ((EthosKind) kind);
  remain = g_new0 (EthosRemain, 1);
  remain->kind = (EthosKind) kind;
  remain->words = g_new0 (char *, info->type.n_fields);
  remain->cut_field = -1;
  remain->place = place;
  if (info->single)
    remain->id = g_strdup (info->type.name);
  g_ptr_array_add (self->remains, remain);
  return remain;
}

static void
push (Search *self, gboolean list, int kind)
{
  Frame frame = { .list = list, .kind = kind, .below = NO_KIND };

  if (self->frames->len >= ETHOS_JSON_MAX_DEPTH)
    {
      self->n_deeper++;
      return;
    }
  if (!list)
    frame.remain = add_remain (self, kind, dup_place (self, kind));
  /* Where a bracket is damaged, the next ones of a list seem to be inside the one before. */
  if (kind != NO_KIND && !ethos_kind_get_info ((EthosKind) kind)->single)
    frame.below = kind;
  g_array_append_val (self->frames, frame);
}

static void
begin_cb (const char *member, gboolean list, gpointer user_data)
{
  Search *self = user_data;
  Frame *top = get_top (self);
  int kind = NO_KIND;

  if (member != NULL)
    kind = find_kind (member);
  else if (top == NULL)
    kind = list ? NO_KIND : ETHOS_KIND_WORKSHOP;
  else
    kind = top->list ? top->kind : top->below;
  if (top != NULL && member != NULL && kind != NO_KIND)
    top->below = kind;
  push (self, list, kind);
}

/* An end closes all that is inside of what it ends; one that ends nothing is damaged itself. */
static void
end_cb (gboolean list, gpointer user_data)
{
  Search *self = user_data;

  if (self->n_deeper > 0)
    {
      self->n_deeper--;
      return;
    }
  for (guint i = self->frames->len; i > 0; i--)
    if (g_array_index (self->frames, Frame, i - 1).list == list)
      {
        g_array_set_size (self->frames, i - 1);
        return;
      }
}

/* A second id begins the next record, whose brackets are damaged. */
static void
take_id (Search *self, Frame *frame, const char *id, gboolean cut)
{
  if (ethos_kind_get_info (frame->remain->kind)->single)
    return;
  if (frame->remain->id != NULL)
    frame->remain = add_remain (self, frame->kind, g_strdup (frame->remain->place));
  if (frame->remain != NULL && !cut && ethos_id_is_valid (id))
    frame->remain->id = g_strdup (id);
}

static void
take_words (EthosRemain *remain, const char *member, const char *text, gboolean cut)
{
  const EthosRecordType *type = &ethos_kind_get_info (remain->kind)->type;
  const EthosField *field = ethos_record_type_find_field (type, member);
  g_autofree char *normal = NULL;
  char **place;

  if (field == NULL || !ethos_field_has_words (field))
    return;
  place = &remain->words[field - type->fields];
  if (*place != NULL)
    return;
  normal = ethos_text_normalise (text, field->type == ETHOS_FIELD_LINE ? ETHOS_TEXT_LINE
                                                                       : ETHOS_TEXT_MULTI_LINE);
  *place = ethos_text_truncate (normal, (gsize) field->maximum, 4 * (gsize) field->maximum);
  if (cut)
    remain->cut_field = (int) (field - type->fields);
}

static void
text_cb (const char *member, const char *text, gboolean cut, gpointer user_data)
{
  Search *self = user_data;
  Frame *top = get_top (self);

  if (top == NULL || member == NULL || self->n_deeper > 0)
    return;
  /* A member in a list: the bracket of its object is damaged. */
  if (top->list)
    {
      push (self, FALSE, top->kind);
      top = get_top (self);
    }
  if (top->remain == NULL)
    return;
  if (g_str_equal (member, "id"))
    take_id (self, top, text, cut);
  else
    take_words (top->remain, member, text, cut);
}

/**
 * ethos_document_find_remains:
 * @bytes: a damaged workshop file
 *
 * Finds the words that are still in it, and what they seem to belong to.
 *
 * Returns: (transfer full) (element-type EthosRemain): records, in the order of the file
 */
GPtrArray *
ethos_document_find_remains (GBytes *bytes)
{
  static const EthosJsonSalvage salvage = { begin_cb, end_cb, text_cb };
  Search search = { 0 };

  g_return_val_if_fail (bytes != NULL, NULL);

  search.remains = g_ptr_array_new_with_free_func ((GDestroyNotify) remain_free);
  search.frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  ethos_json_salvage (bytes, &salvage, &search);
  g_array_unref (search.frames);
  return search.remains;
}

static void
ignore_begin_cb (const char *member, gboolean list, gpointer user_data)
{
}

static void
ignore_end_cb (gboolean list, gpointer user_data)
{
}

static void
uid_cb (const char *member, const char *text, gboolean cut, gpointer user_data)
{
  char **uid = user_data;

  if (*uid == NULL && !cut && g_strcmp0 (member, "uid") == 0 && ethos_state_id_is_valid (text))
    *uid = g_strdup (text);
}

/**
 * ethos_document_find_uid:
 * @bytes: a damaged workshop file
 *
 * Returns: (transfer full) (nullable): the id of the workshop, if it is still in it
 */
char *
ethos_document_find_uid (GBytes *bytes)
{
  static const EthosJsonSalvage salvage = { ignore_begin_cb, ignore_end_cb, uid_cb };
  char *uid = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  ethos_json_salvage (bytes, &salvage, &uid);
  return uid;
}
