// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-start"

#include "config.h"

#include "ethos-preview-draft.h"

#include "ethos-statement-edit.h"

struct _EthosPreviewState
{
  EthosStatement *statement;
  /* Of EthosStatementMark, one for each line; shared by states that differ in roles only. */
  GArray *marks;
  GPtrArray *cards;
  guint *card_of_line;
};

struct _EthosPreviewDraft
{
  GObject parent_instance;

  EthosPreviewState *state;
  GPtrArray *past;
  GPtrArray *future;
};

G_DEFINE_FINAL_TYPE (EthosPreviewDraft, ethos_preview_draft, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clear_mark (gpointer data)
{
  EthosStatementMark *mark = data;

  g_free (mark->title);
}

static EthosStatementMark *
get_mark (GArray *marks, guint line)
{
  return &g_array_index (marks, EthosStatementMark, line);
}

static GArray *
new_marks (guint n_lines)
{
  GArray *marks = g_array_sized_new (FALSE, TRUE, sizeof (EthosStatementMark), n_lines);

  g_array_set_clear_func (marks, clear_mark);
  g_array_set_size (marks, n_lines);
  return marks;
}

static GArray *
copy_marks (GArray *marks)
{
  GArray *copy = new_marks (marks->len);

  for (guint i = 0; i < marks->len; i++)
    {
      get_mark (copy, i)->fixed = get_mark (marks, i)->fixed;
      get_mark (copy, i)->title = g_strdup (get_mark (marks, i)->title);
    }
  return copy;
}

static EthosPreviewState *
state_new (EthosStatement *statement, GArray *marks)
{
  EthosPreviewState *self = g_atomic_rc_box_new0 (EthosPreviewState);
  guint n_lines = ethos_statement_get_n_lines (statement);

  self->statement = ethos_statement_ref (statement);
  self->marks = g_array_ref (marks);
  self->cards =
      ethos_statement_build_marked (statement, (const EthosStatementMark *) (gpointer) marks->data);
  self->card_of_line = g_new (guint, n_lines);
  for (guint i = 0; i < n_lines; i++)
    self->card_of_line[i] = ETHOS_PREVIEW_NO_CARD;
  for (guint i = 0; i < self->cards->len; i++)
    {
      const EthosStatementCard *card = g_ptr_array_index (self->cards, i);

      for (guint j = 0; j < card->lines->len; j++)
        self->card_of_line[g_array_index (card->lines, guint, j)] = i;
    }
  return self;
}

static void
state_clear (gpointer data)
{
  EthosPreviewState *self = data;

  ethos_statement_unref (self->statement);
  g_array_unref (self->marks);
  g_ptr_array_unref (self->cards);
  g_free (self->card_of_line);
}

static void
show_state (EthosPreviewDraft *self, EthosPreviewState *state)
{
  self->state = state;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
push (EthosPreviewDraft *self, EthosStatement *statement, GArray *marks)
{
  g_ptr_array_set_size (self->future, 0);
  g_ptr_array_add (self->past, self->state);
  show_state (self, state_new (statement, marks));
}

static void
ethos_preview_draft_finalize (GObject *object)
{
  EthosPreviewDraft *self = ETHOS_PREVIEW_DRAFT (object);

  g_ptr_array_unref (self->past);
  g_ptr_array_unref (self->future);
  g_clear_pointer (&self->state, ethos_preview_state_unref);
  G_OBJECT_CLASS (ethos_preview_draft_parent_class)->finalize (object);
}

static void
ethos_preview_draft_class_init (EthosPreviewDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ethos_preview_draft_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
ethos_preview_draft_init (EthosPreviewDraft *self)
{
  self->past = g_ptr_array_new_with_free_func ((GDestroyNotify) ethos_preview_state_unref);
  self->future = g_ptr_array_new_with_free_func ((GDestroyNotify) ethos_preview_state_unref);
}

EthosPreviewState *
ethos_preview_state_ref (EthosPreviewState *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
ethos_preview_state_unref (EthosPreviewState *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, state_clear);
}

EthosStatement *
ethos_preview_state_get_statement (EthosPreviewState *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->statement;
}

/**
 * ethos_preview_state_get_marks:
 *
 * Returns: (transfer none): one mark for each line
 */
const EthosStatementMark *
ethos_preview_state_get_marks (EthosPreviewState *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const EthosStatementMark *) (gpointer) self->marks->data;
}

guint
ethos_preview_state_get_n_cards (EthosPreviewState *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->cards->len;
}

const EthosStatementCard *
ethos_preview_state_get_card (EthosPreviewState *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->cards->len, NULL);

  return g_ptr_array_index (self->cards, index);
}

/**
 * ethos_preview_state_get_card_of_line:
 * @line: a line of the statement
 *
 * Returns: the index of the card that @line is on, or %ETHOS_PREVIEW_NO_CARD
 */
guint
ethos_preview_state_get_card_of_line (EthosPreviewState *self, guint line)
{
  g_return_val_if_fail (self != NULL, ETHOS_PREVIEW_NO_CARD);
  g_return_val_if_fail (line < self->marks->len, ETHOS_PREVIEW_NO_CARD);

  return self->card_of_line[line];
}

/**
 * ethos_preview_state_get_all_fixed:
 *
 * Returns: whether there are lines on cards and all of them are fixed
 */
gboolean
ethos_preview_state_get_all_fixed (EthosPreviewState *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->marks->len; i++)
    if (self->card_of_line[i] != ETHOS_PREVIEW_NO_CARD && !get_mark (self->marks, i)->fixed)
      return FALSE;
  return self->cards->len > 0;
}

/**
 * ethos_preview_draft_new:
 * @statement: what was read
 *
 * Begins to put a statement right; all its lines are open.
 *
 * Returns: (transfer full): the draft
 */
EthosPreviewDraft *
ethos_preview_draft_new (EthosStatement *statement)
{
  EthosPreviewDraft *self;
  g_autoptr (GArray) marks = NULL;

  g_return_val_if_fail (statement != NULL, NULL);

  self = g_object_new (ETHOS_TYPE_PREVIEW_DRAFT, NULL);
  marks = new_marks (ethos_statement_get_n_lines (statement));
  self->state = state_new (statement, marks);
  return self;
}

/**
 * ethos_preview_draft_get_state:
 *
 * Returns: (transfer none): how it is now
 */
EthosPreviewState *
ethos_preview_draft_get_state (EthosPreviewDraft *self)
{
  g_return_val_if_fail (ETHOS_IS_PREVIEW_DRAFT (self), NULL);

  return self->state;
}

/**
 * ethos_preview_draft_set_role:
 * @lines: (array length=n_lines): lines of the statement, ascending
 * @role: what they are for
 *
 * Re-assigns lines, as one step to undo.
 */
void
ethos_preview_draft_set_role (EthosPreviewDraft *self,
                              const guint *lines,
                              guint n_lines,
                              EthosStatementRole role)
{
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (EthosStatement) statement = NULL;

  g_return_if_fail (ETHOS_IS_PREVIEW_DRAFT (self));

  for (guint i = 0; i < n_lines; i++)
    if (ethos_statement_get_line (self->state->statement, lines[i])->role != role)
      g_array_append_val (others, lines[i]);
  if (others->len == 0)
    return;
  statement =
      ethos_statement_set_roles (self->state->statement, (const guint *) (gpointer) others->data,
                                 others->len, role);
  push (self, statement, self->state->marks);
}

/**
 * ethos_preview_draft_bring_back:
 * @lines: (array length=n_lines): lines of the statement, ascending; those in use stay as they are
 *
 * Brings left-out lines back to what they were, as one step to undo.
 */
void
ethos_preview_draft_bring_back (EthosPreviewDraft *self, const guint *lines, guint n_lines)
{
  g_autoptr (EthosStatement) statement = NULL;
  gboolean any = FALSE;

  g_return_if_fail (ETHOS_IS_PREVIEW_DRAFT (self));

  for (guint i = 0; i < n_lines; i++)
    any = any ||
          ethos_statement_get_line (self->state->statement, lines[i])->role == ETHOS_ROLE_LEFT_OUT;
  if (!any)
    return;
  statement = ethos_statement_bring_back (self->state->statement, lines, n_lines);
  push (self, statement, self->state->marks);
}

/**
 * ethos_preview_draft_split:
 * @line: a line of the statement
 * @offset: where to cut, in characters
 * @error: an %ETHOS_IMPORT_ERROR
 *
 * Cuts a line in two; both are as fixed as it was.
 *
 * Returns: whether there was something to cut
 */
gboolean
ethos_preview_draft_split (EthosPreviewDraft *self, guint line, guint offset, GError **error)
{
  g_autoptr (EthosStatement) statement = NULL;
  g_autoptr (GArray) marks = NULL;
  EthosStatementMark second = { FALSE, NULL };

  g_return_val_if_fail (ETHOS_IS_PREVIEW_DRAFT (self), FALSE);

  statement = ethos_statement_split (self->state->statement, line, offset, error);
  if (statement == NULL)
    return FALSE;
  marks = copy_marks (self->state->marks);
  second.fixed = get_mark (marks, line)->fixed;
  g_array_insert_val (marks, line + 1, second);
  push (self, statement, marks);
  return TRUE;
}

/**
 * ethos_preview_draft_merge:
 * @line: a line of the statement
 * @error: an %ETHOS_IMPORT_ERROR
 *
 * Joins a line with the next one; the whole is fixed where both were.
 *
 * Returns: whether they could be joined
 */
gboolean
ethos_preview_draft_merge (EthosPreviewDraft *self, guint line, GError **error)
{
  g_autoptr (EthosStatement) statement = NULL;
  g_autoptr (GArray) marks = NULL;
  EthosStatementMark *first;
  EthosStatementMark *second;

  g_return_val_if_fail (ETHOS_IS_PREVIEW_DRAFT (self), FALSE);

  statement = ethos_statement_merge (self->state->statement, line, error);
  if (statement == NULL)
    return FALSE;
  marks = copy_marks (self->state->marks);
  first = get_mark (marks, line);
  second = get_mark (marks, line + 1);
  first->fixed = first->fixed && second->fixed;
  if (first->title == NULL)
    first->title = g_steal_pointer (&second->title);
  g_array_remove_index (marks, line + 1);
  push (self, statement, marks);
  return TRUE;
}

/**
 * ethos_preview_draft_set_fixed:
 * @lines: (array length=n_lines): lines of the statement
 * @fixed: whether they are approved and stay as they are
 *
 * Fixes or opens lines, as one step to undo.
 */
void
ethos_preview_draft_set_fixed (EthosPreviewDraft *self,
                               const guint *lines,
                               guint n_lines,
                               gboolean fixed)
{
  g_autoptr (GArray) marks = NULL;
  gboolean any = FALSE;

  g_return_if_fail (ETHOS_IS_PREVIEW_DRAFT (self));

  for (guint i = 0; i < n_lines; i++)
    any = any || get_mark (self->state->marks, lines[i])->fixed != fixed;
  if (!any)
    return;
  marks = copy_marks (self->state->marks);
  for (guint i = 0; i < n_lines; i++)
    get_mark (marks, lines[i])->fixed = fixed;
  push (self, self->state->statement, marks);
}

/**
 * ethos_preview_draft_set_all_fixed:
 * @fixed: whether everything is approved and stays as it is
 *
 * Fixes or opens all lines, as one step to undo. A line that is brought back later is as fixed as
 * the rest.
 */
void
ethos_preview_draft_set_all_fixed (EthosPreviewDraft *self, gboolean fixed)
{
  g_autoptr (GArray) marks = NULL;

  g_return_if_fail (ETHOS_IS_PREVIEW_DRAFT (self));

  if (ethos_preview_state_get_all_fixed (self->state) == fixed)
    return;
  marks = copy_marks (self->state->marks);
  for (guint i = 0; i < marks->len; i++)
    get_mark (marks, i)->fixed = fixed;
  push (self, self->state->statement, marks);
}

/**
 * ethos_preview_draft_set_title:
 * @card: the index of a card
 * @title: (nullable): its name, which is no proposal any more; %NULL or empty goes back to the
 *   name it had without
 *
 * Names a card.
 */
void
ethos_preview_draft_set_title (EthosPreviewDraft *self, guint card, const char *title)
{
  const EthosStatementCard *old;
  g_autoptr (GArray) marks = NULL;
  g_autofree char *clean = NULL;

  g_return_if_fail (ETHOS_IS_PREVIEW_DRAFT (self));
  g_return_if_fail (card < self->state->cards->len);

  old = g_ptr_array_index (self->state->cards, card);
  clean = g_strstrip (g_strdup (title != NULL ? title : ""));
  if (!old->proposed && g_str_equal (old->title, clean))
    return;
  marks = copy_marks (self->state->marks);
  for (guint i = 0; i < old->lines->len; i++)
    g_clear_pointer (&get_mark (marks, g_array_index (old->lines, guint, i))->title, g_free);
  if (*clean != '\0')
    get_mark (marks, g_array_index (old->lines, guint, 0))->title = g_steal_pointer (&clean);
  push (self, self->state->statement, marks);
}

gboolean
ethos_preview_draft_get_can_undo (EthosPreviewDraft *self)
{
  g_return_val_if_fail (ETHOS_IS_PREVIEW_DRAFT (self), FALSE);

  return self->past->len > 0;
}

gboolean
ethos_preview_draft_get_can_redo (EthosPreviewDraft *self)
{
  g_return_val_if_fail (ETHOS_IS_PREVIEW_DRAFT (self), FALSE);

  return self->future->len > 0;
}

/**
 * ethos_preview_draft_undo:
 *
 * Takes the last edit back; does nothing where there is none.
 */
void
ethos_preview_draft_undo (EthosPreviewDraft *self)
{
  g_return_if_fail (ETHOS_IS_PREVIEW_DRAFT (self));

  if (self->past->len == 0)
    return;
  g_ptr_array_add (self->future, self->state);
  show_state (self, g_ptr_array_steal_index (self->past, self->past->len - 1));
}

/**
 * ethos_preview_draft_redo:
 *
 * Does again what was undone last; does nothing where nothing was.
 */
void
ethos_preview_draft_redo (EthosPreviewDraft *self)
{
  g_return_if_fail (ETHOS_IS_PREVIEW_DRAFT (self));

  if (self->future->len == 0)
    return;
  g_ptr_array_add (self->past, self->state);
  show_state (self, g_ptr_array_steal_index (self->future, self->future->len - 1));
}
