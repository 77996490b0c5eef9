// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-op.h"

#include <sys/random.h>

#include "ethos-op-private.h"

typedef struct
{
  const EthosOpKind *kinds;
  const guint *n_kinds;
} EthosOpDomain;

/* The registry: one array a domain. */
static const EthosOpDomain domains[] = {
  { ethos_ops_workshop, &ethos_n_ops_workshop }, { ethos_ops_cards, &ethos_n_ops_cards },
  { ethos_ops_agenda, &ethos_n_ops_agenda },     { ethos_ops_timer, &ethos_n_ops_timer },
  { ethos_ops_notes, &ethos_n_ops_notes },       { ethos_ops_proposals, &ethos_n_ops_proposals },
  { ethos_ops_later, &ethos_n_ops_later },       { ethos_ops_voices, &ethos_n_ops_voices },
  { ethos_ops_wall, &ethos_n_ops_wall },         { ethos_ops_votes, &ethos_n_ops_votes },
  { ethos_ops_import, &ethos_n_ops_import },
};

/**
 * ethos_op_kinds_get_length:
 *
 * Returns: how many kinds of operation there are
 */
guint
ethos_op_kinds_get_length (void)
{
  guint n_kinds = 0;

  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    n_kinds += *domains[i].n_kinds;

  return n_kinds;
}

/**
 * ethos_op_kinds_get:
 * @index: less than ethos_op_kinds_get_length()
 *
 * Returns: (transfer none): a row
 */
const EthosOpKind *
ethos_op_kinds_get (guint index)
{
  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    {
      if (index < *domains[i].n_kinds)
        return &domains[i].kinds[index];
      index -= *domains[i].n_kinds;
    }

  g_return_val_if_reached (NULL);
}

/**
 * ethos_op_kind_find:
 * @name: the name of a kind of operation
 *
 * Returns: (transfer none) (nullable): its row
 */
const EthosOpKind *
ethos_op_kind_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    for (guint j = 0; j < *domains[i].n_kinds; j++)
      if (g_str_equal (domains[i].kinds[j].type.name, name))
        return &domains[i].kinds[j];

  return NULL;
}

/**
 * ethos_op_get_kind:
 * @op: an operation
 *
 * Returns: (transfer none): its row
 */
const EthosOpKind *
ethos_op_get_kind (const EthosRecord *op)
{
  g_return_val_if_fail (op != NULL, NULL);

  /* The table of fields is the first member of its row. */
  return (const EthosOpKind *) op->type;
}

static void
collect_field (EthosRecord *op, const EthosField *field, va_list *values)
{
  switch (field->type)
    {
    case ETHOS_FIELD_LINE:
    case ETHOS_FIELD_TEXT:
    case ETHOS_FIELD_ID:
    case ETHOS_FIELD_BOOT:
      ethos_field_set_text (field, op, va_arg (*values, const char *));
      break;
    case ETHOS_FIELD_IDS:
    case ETHOS_FIELD_LINES:
      ethos_field_take_texts (field, op, g_strdupv (va_arg (*values, char **)));
      break;
    case ETHOS_FIELD_INTS:
      ethos_field_take_numbers (field, op, g_array_ref (va_arg (*values, GArray *)));
      break;
    case ETHOS_FIELD_INT:
    case ETHOS_FIELD_BOOL:
    case ETHOS_FIELD_ENUM:
      ethos_field_set_number (field, op, va_arg (*values, int));
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * ethos_op_new:
 * @kind: the name of a kind of operation
 * @...: the name of a field, followed by its value, then more names and values, then %NULL. Texts
 * and ids are `const char *`, several of them `char **`, several numbers a `GArray *` of `gint64`;
 * numbers, choices, and yes or no are `int`. Everything is copied or referenced.
 *
 * Names that do not exist are mistakes of the programmer and critical.
 *
 * Returns: (transfer full): an operation for ethos_store_submit()
 */
EthosRecord *
ethos_op_new (const char *kind, ...)
{
  const EthosOpKind *row = ethos_op_kind_find (kind);
  EthosRecord *op;
  va_list values;

  if (row == NULL)
    g_error ("There is no operation “%s”", kind);

  op = ethos_record_new (&row->type, NULL);
  va_start (values, kind);
  for (const char *name = va_arg (values, const char *); name != NULL;
       name = va_arg (values, const char *))
    {
      const EthosField *field = ethos_record_type_find_field (op->type, name);

      if (field == NULL)
        g_error ("The operation “%s” has no field “%s”", kind, name);
      collect_field (op, field, &values);
    }
  va_end (values);

  return op;
}

/**
 * ethos_op_check:
 * @context: where it would be applied
 * @op: an operation
 * @error: where to say what is wrong
 *
 * Checks what the row says: who, when, and the limits of every field. Whether the targets exist is
 * found out when it is applied.
 *
 * Errors: %ETHOS_CORE_ERROR_ORIGIN, %ETHOS_CORE_ERROR_STATE and those of ethos_record_check().
 */
gboolean
ethos_op_check (const EthosOpContext *context, const EthosRecord *op, GError **error)
{
  const EthosOpKind *kind = ethos_op_get_kind (op);
  const EthosActivity *current;

  g_return_val_if_fail (context != NULL && op != NULL, FALSE);

  if ((kind->origins & context->origin) == 0)
    {
      g_set_error (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_ORIGIN, "%s: not allowed from here",
                   kind->type.name);
      return FALSE;
    }

  current = ethos_session_get_current (context->session);
  if (kind->activities != 0 && (current == NULL || (kind->activities & (1u << current->kind)) == 0))
    return ethos_op_fail (error, ETHOS_CORE_ERROR_STATE,
                          /* Translators: a step is an entry of the plan of a workshop. */
                          _ ("This is not possible in this step"));

  return ethos_record_check (op, error);
}

gboolean
ethos_op_fail (GError **error, EthosCoreError code, const char *message)
{
  g_set_error_literal (error, ETHOS_CORE_ERROR, (int) code, message);
  return FALSE;
}

gconstpointer
ethos_op_target (const EthosOpContext *context, EthosKind kind, const char *id, GError **error)
{
  gconstpointer record = ethos_session_find (context->session, kind, id);

  if (record == NULL)
    g_set_error (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_TARGET,
                 /* Translators: %s is a technical id. */
                 _ ("“%s” does not exist (any more)"), id ? id : "");

  return record;
}

/* The activity that has begun last. */
const EthosActivity *
ethos_op_current (const EthosOpContext *context, GError **error)
{
  const EthosActivity *activity = ethos_session_get_current (context->session);

  if (activity == NULL)
    ethos_op_fail (error, ETHOS_CORE_ERROR_STATE,
                   /* Translators: a step is an entry of the plan of a workshop. */
                   _ ("No step has begun yet"));

  return activity;
}

/* An absent "after" means last, an empty one first. */
gboolean
ethos_op_place (const EthosOpContext *context,
                EthosKind kind,
                const char *after,
                const char **place,
                GError **error)
{
  *place = after;

  return after == NULL || *after == '\0' || ethos_op_target (context, kind, after, error) != NULL;
}

/* Moves a record that exists, unless it stands there already. */
void
ethos_op_move (const EthosOpContext *context,
               EthosEdits *edits,
               EthosKind kind,
               const char *id,
               const char *after)
{
  const char *before = ethos_session_get_sibling_before (context->session, id);
  gboolean there;

  if (after == ETHOS_PLACE_LAST)
    there = ethos_session_get_sibling_after (context->session, id) == NULL;
  else
    there = g_str_equal (after, id) || g_str_equal (after, before ? before : ETHOS_PLACE_FIRST);

  if (!there)
    ethos_edits_move (edits, kind, id, after);
}

/* What a frozen stage holds outlives what it was made of; blank, it is made anew when shown again.
 */
void
ethos_op_clear_frozen_stage (EthosWorkshop *workshop)
{
  if (!workshop->stage_frozen)
    return;

  workshop->stage_frozen = FALSE;
  workshop->stage_blank = TRUE;
}

/* Without bias: numbers that would make some results likelier are drawn again. */
guint32
ethos_random_below (guint32 bound)
{
  guint32 limit = bound > 0 ? G_MAXUINT32 - G_MAXUINT32 % bound : 0;
  guint32 number;

  g_assert (bound > 0);

  do
    {
      if (getrandom (&number, sizeof number, 0) != (gssize) sizeof number)
        g_error ("The kernel gives no random numbers");
    }
  while (number >= limit);

  return number % bound;
}

/* Fisher and Yates, with the kernel's random numbers: the order is a matter of privacy. */
void
ethos_shuffle (GPtrArray *array)
{
  for (guint i = array->len; i > 1; i--)
    {
      guint j = ethos_random_below (i);
      gpointer swap = array->pdata[i - 1];

      array->pdata[i - 1] = array->pdata[j];
      array->pdata[j] = swap;
    }
}

/* Removes a record and all that hangs below it, the lowest first. */
void
ethos_remove_below (EthosSession *session, EthosEdits *edits, EthosKind kind, const char *id)
{
  for (guint below = ETHOS_N_KINDS; below-- > 0;)
    {
      const EthosRecord *child;
      EthosChildIter iter;

      if (below == ETHOS_KIND_WORKSHOP || ethos_kind_get_info (below)->parent != kind)
        continue;

      ethos_session_iter_init (session, &iter, id, below);
      while ((child = ethos_child_iter_next (&iter)) != NULL)
        ethos_remove_below (session, edits, below, child->id);
    }

  ethos_edits_remove (edits, kind, id);
}
