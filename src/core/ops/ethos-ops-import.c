// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-named-groups.h"
#include "ethos-op-private.h"
#include "ethos-same-notes.h"
#include "ethos-text.h"

/* Operations that bring many notes to the wall at once. */

/* More than anybody checks line by line. */
#define TEXTS_MAX 2000

/* As many as ethos_note_colour_names. */
#define N_COLOURS 8

typedef struct
{
  EthosRecord record;
  char *activity;
  char **texts;
  int colour;
} NotesAdd;

/* Each note has its place in the lists: its colour; its group among the titles, from 1, or 0; and
 * the number of those it is combined with, or 0. */
typedef struct
{
  EthosRecord record;
  char *activity;
  char **texts;
  char **titles;
  GArray *colours;
  GArray *groups;
  GArray *heaps;
} NotesImport;

static const EthosField notes_add_fields[] = {
  OP_ID ("activity", NotesAdd, activity, 0),
  OP_TEXTS ("texts", NotesAdd, texts, ETHOS_NOTE_MAX_CHARACTERS, TEXTS_MAX, ETHOS_FIELD_REQUIRED),
  OP_ENUM ("colour", NotesAdd, colour, ethos_note_colour_names),
};

static const EthosField notes_import_fields[] = {
  OP_ID ("activity", NotesImport, activity, 0),
  OP_TEXTS ("texts", NotesImport, texts, ETHOS_NOTE_MAX_CHARACTERS, OP_TARGETS_MAX, 0),
  OP_TEXTS ("titles", NotesImport, titles, ETHOS_TITLE_MAX_CHARACTERS, TEXTS_MAX, 0),
  OP_INTS ("colours", NotesImport, colours, 0, N_COLOURS - 1, OP_TARGETS_MAX),
  OP_INTS ("groups", NotesImport, groups, 0, TEXTS_MAX, OP_TARGETS_MAX),
  OP_INTS ("heaps", NotesImport, heaps, 0, OP_TARGETS_MAX, OP_TARGETS_MAX),
};

/**
 * ethos_op_find_wall:
 * @context: what may be looked at
 * @id: (nullable): a step that was named
 * @error: where to say why there is none
 *
 * Returns: (transfer none) (nullable): the step that holds the notes: the one that was named, or
 *   the wall of the current one
 */
const EthosActivity *
ethos_op_find_wall (const EthosOpContext *context, const char *id, GError **error)
{
  const EthosActivity *wall;

  if (id == NULL || *id == '\0')
    id = ethos_session_get_workshop (context->session)->current;

  wall = ethos_session_get_wall (context->session, id);
  if (wall == NULL)
    ethos_op_fail (error, ETHOS_CORE_ERROR_STATE,
                   /* Translators: a step is an entry of the plan of a workshop. */
                   _ ("No step in which notes are written comes before this one"));

  return wall;
}

/**
 * ethos_op_insert_note:
 * @context: what may be looked at
 * @wall: the step that holds it
 * @note: (transfer full): a new note
 * @edits: where to add what is to happen
 *
 * Hangs a note up. While notes are hidden, it goes to a random place among them, so that nothing
 * that is stored tells in which order they were written.
 */
void
ethos_op_insert_note (const EthosOpContext *context,
                      const EthosActivity *wall,
                      EthosNote *note,
                      EthosEdits *edits)
{
  EthosItemList *notes =
      ethos_session_get_children (context->session, wall->record.id, ETHOS_KIND_NOTE);
  guint n_notes = ethos_item_list_get_length (notes);
  const char *after = ETHOS_PLACE_LAST;

  if (!wall->revealed)
    {
      guint place = ethos_random_below (n_notes + 1);
      const EthosRecord *before = place ? ethos_item_list_get_record (notes, place - 1) : NULL;

      after = before ? before->id : ETHOS_PLACE_FIRST;
    }

  ethos_edits_insert (edits, note, wall->record.id, after);
}

/* Takes all of @notes. */
static void
hang_up (const EthosOpContext *context,
         const EthosActivity *wall,
         GPtrArray *notes,
         EthosEdits *edits)
{
  if (!wall->revealed)
    ethos_shuffle (notes);
  for (guint i = 0; i < notes->len; i++)
    ethos_op_insert_note (context, wall, ethos_record_ref (g_ptr_array_index (notes, i)), edits);
}

static gboolean
notes_add (const EthosOpContext *context, const EthosRecord *op, EthosEdits *edits, GError **error)
{
  const NotesAdd *add = (const NotesAdd *) op;
  const EthosActivity *wall = ethos_op_find_wall (context, add->activity, error);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (ethos_record_unref);

  if (wall == NULL)
    return FALSE;

  for (guint i = 0; add->texts[i] != NULL; i++)
    {
      EthosNote *note;

      if (*add->texts[i] == '\0')
        continue;
      note = ethos_entity_new (ETHOS_KIND_NOTE, NULL);
      ethos_set_text (&note->text, add->texts[i]);
      note->colour = add->colour;
      g_ptr_array_add (notes, note);
    }
  hang_up (context, wall, notes, edits);
  return TRUE;
}

/* A list that is left out is zeros. */
static guint
get_number (const GArray *numbers, guint place)
{
  return numbers != NULL && numbers->len > 0 ? (guint) g_array_index (numbers, gint64, place) : 0;
}

static gboolean
check_list (const GArray *numbers, guint n_texts)
{
  return numbers == NULL || numbers->len == 0 || numbers->len == n_texts;
}

static gboolean
check_lists (const NotesImport *import, GError **error)
{
  guint n_texts = import->texts != NULL ? g_strv_length (import->texts) : 0;
  guint n_titles = import->titles != NULL ? g_strv_length (import->titles) : 0;

  if (n_texts + n_titles == 0)
    return ethos_op_fail (error, ETHOS_CORE_ERROR_MISSING, "texts: must not be empty");
  if (!check_list (import->colours, n_texts) || !check_list (import->groups, n_texts) ||
      !check_list (import->heaps, n_texts))
    return ethos_op_fail (error, ETHOS_CORE_ERROR_LIMIT,
                          "colours, groups, heaps: not one for each note");
  for (guint i = 0; i < n_texts; i++)
    if (get_number (import->groups, i) > n_titles)
      return ethos_op_fail (error, ETHOS_CORE_ERROR_LIMIT, "groups: more than there are titles");
  return TRUE;
}

/* The group with that number, which is made where it is asked for first. */
static const char *
get_group (const NotesImport *import,
           guint number,
           EthosNamedGroups *groups,
           const char **ids,
           EthosEdits *edits)
{
  if (number == 0)
    return NULL;
  if (ids[number - 1] == NULL)
    {
      g_autofree char *title = ethos_text_normalise (import->titles[number - 1], ETHOS_TEXT_LINE);

      ids[number - 1] = ethos_named_groups_find_or_add (groups, title, edits);
    }
  return ids[number - 1];
}

/* Groups stand in the order of the titles. One that is named is made without notes, too. */
static void
add_groups (const NotesImport *import,
            guint n_titles,
            EthosNamedGroups *groups,
            const char **ids,
            EthosEdits *edits)
{
  g_autofree gboolean *used = g_new0 (gboolean, n_titles + 1);

  for (guint i = 0; import->groups != NULL && i < import->groups->len; i++)
    used[get_number (import->groups, i)] = TRUE;
  for (guint i = 0; i < n_titles; i++)
    if (used[i + 1] || *import->titles[i] != '\0')
      get_group (import, i + 1, groups, ids, edits);
}

/* Puts a note behind the first one with its number, where it says the same, and into its group. */
static void
combine (GHashTable *firsts, guint heap, EthosNote *note)
{
  const EthosNote *first = g_hash_table_lookup (firsts, GUINT_TO_POINTER (heap));
  g_autofree char *key = NULL;
  g_autofree char *first_key = NULL;

  if (heap == 0)
    return;
  if (first == NULL)
    {
      g_hash_table_insert (firsts, GUINT_TO_POINTER (heap), note);
      return;
    }
  /* Mostly they say the same to the letter. */
  if (!g_str_equal (note->text, first->text))
    {
      key = ethos_same_notes_dup_key (note->text);
      first_key = ethos_same_notes_dup_key (first->text);
      if (!g_str_equal (key, first_key))
        return;
    }
  ethos_set_text (&note->same_as, first->record.id);
  ethos_set_text (&note->group, first->group);
}

static gboolean
notes_import (const EthosOpContext *context,
              const EthosRecord *op,
              EthosEdits *edits,
              GError **error)
{
  const NotesImport *import = (const NotesImport *) op;
  const EthosActivity *wall = ethos_op_find_wall (context, import->activity, error);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (ethos_record_unref);
  g_autoptr (GHashTable) firsts = g_hash_table_new (NULL, NULL);
  g_autoptr (EthosNamedGroups) groups = NULL;
  g_autofree const char **ids = NULL;
  guint n_titles = import->titles != NULL ? g_strv_length (import->titles) : 0;

  if (wall == NULL || !check_lists (import, error))
    return FALSE;

  groups = ethos_named_groups_new (context->session, wall->record.id);
  ids = g_new0 (const char *, n_titles + 1);
  add_groups (import, n_titles, groups, ids, edits);
  for (guint i = 0; import->texts != NULL && import->texts[i] != NULL; i++)
    {
      EthosNote *note;

      if (*import->texts[i] == '\0')
        continue;
      note = ethos_entity_new (ETHOS_KIND_NOTE, NULL);
      ethos_set_text (&note->text, import->texts[i]);
      note->colour = (int) get_number (import->colours, i);
      ethos_set_text (&note->group,
                      get_group (import, get_number (import->groups, i), groups, ids, edits));
      combine (firsts, get_number (import->heaps, i), note);
      g_ptr_array_add (notes, note);
    }
  hang_up (context, wall, notes, edits);
  return TRUE;
}

const EthosOpKind ethos_ops_import[] = {
  OP_COUNTED ("notes-add",
              NotesAdd,
              notes_add_fields,
              ETHOS_ORIGIN_FACILITATOR | ETHOS_ORIGIN_IMPORT,
              ETHOS_OP_IN_WALL,
              ETHOS_OP_UNDOABLE,
              "texts",
              NN_ ("addition of %'u note", "addition of %'u notes"),
              notes_add),
  OP_COUNTED ("notes-import",
              NotesImport,
              notes_import_fields,
              ETHOS_ORIGIN_FACILITATOR | ETHOS_ORIGIN_IMPORT,
              ETHOS_OP_IN_WALL,
              ETHOS_OP_UNDOABLE,
              "texts",
              NN_ ("import of %'u note", "import of %'u notes"),
              notes_import),
};

const guint ethos_n_ops_import = G_N_ELEMENTS (ethos_ops_import);
