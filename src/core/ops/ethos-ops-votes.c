// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-ballot-private.h"
#include "ethos-op-private.h"
#include "ethos-votes.h"

/*
 * Operations on votes by dots. What a voice puts goes into a ballot, which nobody reads before the
 * round is counted. Counting leaves sums: the ballots go, and with the journal and older backups
 * also what tells in which order they came.
 */

typedef struct
{
  EthosRecord record;
  char *activity;
  gint64 budget;
  gint64 cap;
} RoundOpen;

typedef struct
{
  EthosRecord record;
  char *round;
  char *ballot;
  char **targets;
  GArray *dots;
} Cast;

typedef struct
{
  EthosRecord record;
  char *round;
  char *option;
  gint64 count;
} Hands;

static const EthosField round_open_fields[] = {
  OP_ID ("activity", RoundOpen, activity, 0),
  OP_INT ("budget", RoundOpen, budget, 1, ETHOS_DOTS_BUDGET_MAX),
  OP_INT ("cap", RoundOpen, cap, 1, ETHOS_DOTS_BUDGET_MAX),
};

static const EthosField cast_fields[] = {
  OP_ID ("round", Cast, round, ETHOS_FIELD_REQUIRED),
  OP_ID ("ballot", Cast, ballot, 0),
  { "targets", ETHOS_FIELD_IDS, G_STRUCT_OFFSET (Cast, targets),
    .elements = ETHOS_DOTS_BUDGET_MAX },
  OP_INTS ("dots", Cast, dots, 1, ETHOS_DOTS_BUDGET_MAX, ETHOS_DOTS_BUDGET_MAX),
};

static const EthosField hands_fields[] = {
  OP_ID ("round", Hands, round, ETHOS_FIELD_REQUIRED),
  OP_ID ("option", Hands, option, ETHOS_FIELD_REQUIRED),
  OP_INT ("count", Hands, count, 0, ETHOS_VOICES_MAX),
};

static const EthosField round_fields[] = {
  OP_ID ("round", Hands, round, ETHOS_FIELD_REQUIRED),
};

static gboolean
round_open (const EthosOpContext *context, const EthosRecord *op, EthosEdits *edits, GError **error)
{
  const RoundOpen *open = (const RoundOpen *) op;
  const EthosActivity *wall;
  EthosRound *round;

  if (open->cap > open->budget)
    return ethos_op_fail (error, ETHOS_CORE_ERROR_LIMIT, "cap: above the budget");
  wall = ethos_op_find_wall (context, open->activity, error);
  if (wall == NULL)
    return FALSE;
  if (!wall->revealed)
    return ethos_op_fail (error, ETHOS_CORE_ERROR_STATE,
                          _ ("The notes are still hidden: reveal them before people vote"));
  if (ethos_votes_get_open (context->session, wall->record.id) != NULL)
    return ethos_op_fail (error, ETHOS_CORE_ERROR_STATE,
                          /* Translators: dots are what people put on notes to vote for them. */
                          _ ("Dots are being put already; count these first"));
  if (ethos_votes_count_options (context->session, wall->record.id) == 0)
    return ethos_op_fail (error, ETHOS_CORE_ERROR_STATE, _ ("There is no note yet to put dots on"));

  round = ethos_entity_new (ETHOS_KIND_ROUND, NULL);
  round->budget = open->budget;
  round->cap = open->cap;
  ethos_edits_insert (edits, round, wall->record.id, ETHOS_PLACE_LAST);
  return TRUE;
}

/* The round, as long as dots can be put. */
static const EthosRound *
find_open (const EthosOpContext *context, const char *id, GError **error)
{
  const EthosRound *round = ethos_op_target (context, ETHOS_KIND_ROUND, id, error);

  if (round != NULL && round->state != ETHOS_ROUND_OPEN)
    {
      ethos_op_fail (error, ETHOS_CORE_ERROR_STATE, _ ("The dots have been counted already"));
      return NULL;
    }
  return round;
}

/* What a dot goes to, on the wall of the round and not covered. */
static const char *
find_option (const EthosOpContext *context, const char *round, const char *id, GError **error)
{
  const char *wall = ethos_session_get_parent (context->session, round);
  const EthosActivity *step = ethos_session_find (context->session, ETHOS_KIND_ACTIVITY, wall);
  const char *option = ethos_votes_get_option (context->session, id);

  if (option != NULL && step->revealed &&
      g_strcmp0 (ethos_session_get_parent (context->session, option), wall) == 0)
    return option;
  /* The words of ethos_op_target() for what is not there. */
  g_set_error (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_TARGET,
               /* Translators: %s is a technical id. */
               _ ("“%s” does not exist (any more)"), id);
  return NULL;
}

/* One entry an option: a voice may name it twice, as itself or as notes that are in it. */
static void
add_dots (EthosBallot *ballot, const char *option, gint64 dots)
{
  guint length = ballot->targets != NULL ? g_strv_length (ballot->targets) : 0;

  if (ballot->dots == NULL)
    ballot->dots = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < length; i++)
    if (g_str_equal (ballot->targets[i], option))
      {
        g_array_index (ballot->dots, gint64, i) += dots;
        return;
      }
  ballot->targets = g_renew (char *, ballot->targets, length + 2);
  ballot->targets[length] = g_strdup (option);
  ballot->targets[length + 1] = NULL;
  g_array_append_val (ballot->dots, dots);
}

/* Dots on a note that has gone into a group since stay on it when they are sent again, and only
 * what is new goes to the group. */
static void
put_dots (EthosBallot *ballot, const char *option, const char *owner, gint64 dots, GHashTable *held)
{
  gint64 kept = 0;

  if (owner != NULL && !g_str_equal (owner, option))
    kept = MIN (dots, (gint64) GPOINTER_TO_UINT (g_hash_table_lookup (held, owner)));
  if (kept > 0)
    add_dots (ballot, owner, kept);
  if (dots > kept)
    add_dots (ballot, option, dots - kept);
}

/* What a voice holds already may be more on one than may be put there: it has been merged since. */
static gboolean
check_dots (const EthosRound *round, const EthosBallot *ballot, GHashTable *held, GError **error)
{
  gint64 total = 0;

  for (guint i = 0; ballot->dots != NULL && i < ballot->dots->len; i++)
    {
      gint64 dots = g_array_index (ballot->dots, gint64, i);

      total += dots;
      if (dots > round->cap &&
          dots > (gint64) GPOINTER_TO_UINT (g_hash_table_lookup (held, ballot->targets[i])))
        {
          g_set_error (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_LIMIT,
                       ngettext ("At most %u dot may go on one", "At most %u dots may go on one",
                                 (guint) round->cap),
                       (guint) round->cap);
          return FALSE;
        }
    }
  if (total <= round->budget)
    return TRUE;
  g_set_error (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_LIMIT,
               ngettext ("Each voice has %u dot", "Each voice has %u dots", (guint) round->budget),
               (guint) round->budget);
  return FALSE;
}

/* By their ids, which are random: where a ballot stands tells nothing of when it came. */
static const char *
find_place (const EthosOpContext *context, const char *round, const char *id)
{
  const char *after = ETHOS_PLACE_FIRST;
  const EthosRecord *ballot;
  EthosChildIter iter;

  ethos_session_iter_init (context->session, &iter, round, ETHOS_KIND_BALLOT);
  while ((ballot = ethos_child_iter_next (&iter)) != NULL)
    if (g_strcmp0 (ballot->id, id) < 0)
      after = ballot->id;
  return after;
}

/* One that is sent again, because nobody answered, is one; with other dots it counts in place of
 * what it was. */
static gboolean
put_ballot (const EthosOpContext *context,
            const char *round,
            EthosBallot *ballot,
            EthosEdits *edits,
            GError **error)
{
  g_autoptr (EthosBallot) owned = ballot;
  g_autoptr (EthosBallot) copy = NULL;
  const EthosRecord *old = ethos_session_get_record (context->session, ballot->record.id);

  if (old == NULL)
    {
      ethos_edits_insert (edits, g_steal_pointer (&owned), round,
                          find_place (context, round, ballot->record.id));
      return TRUE;
    }
  if (ethos_record_get_kind (old) != ETHOS_KIND_BALLOT ||
      g_strcmp0 (ethos_session_get_parent (context->session, old->id), round) != 0)
    return ethos_op_fail (error, ETHOS_CORE_ERROR_ID, "ballot: the id is in use");
  /* What a newer program has kept with it stays, or taking this back would not bring it back. */
  copy = ethos_record_copy (old);
  for (guint i = 0; i < old->type->n_fields; i++)
    ethos_field_copy (&old->type->fields[i], &ballot->record, &copy->record);
  if (!ethos_record_equal (old, &copy->record))
    ethos_edits_set (edits, g_steal_pointer (&copy));
  return TRUE;
}

static gboolean
ballot_cast (const EthosOpContext *context,
             const EthosRecord *op,
             EthosEdits *edits,
             GError **error)
{
  const Cast *cast = (const Cast *) op;
  const EthosRound *round = find_open (context, cast->round, error);
  guint n_targets = cast->targets != NULL ? g_strv_length (cast->targets) : 0;
  g_autoptr (GHashTable) held = NULL;
  g_autoptr (EthosBallot) ballot = NULL;

  if (round == NULL)
    return FALSE;
  if (n_targets != (cast->dots != NULL ? cast->dots->len : 0))
    return ethos_op_fail (error, ETHOS_CORE_ERROR_LIMIT, "dots: not one for each target");

  ballot = ethos_entity_new (ETHOS_KIND_BALLOT,
                             cast->ballot != NULL && *cast->ballot != '\0' ? cast->ballot : NULL);
  held = ethos_votes_dup_ballot (context->session, ballot->record.id);
  for (guint i = 0; i < n_targets; i++)
    {
      const char *option = find_option (context, cast->round, cast->targets[i], error);

      if (option == NULL)
        return FALSE;
      put_dots (ballot, option, ethos_votes_get_owner (context->session, cast->targets[i]),
                g_array_index (cast->dots, gint64, i), held);
    }
  return check_dots (round, ballot, held, error) &&
         put_ballot (context, cast->round, g_steal_pointer (&ballot), edits, error);
}

/* Whether it is of hands that were counted for it, or for what it has been made one of since. */
static gboolean
counts_hands (const EthosOpContext *context, const EthosBallot *ballot, const char *option)
{
  return ballot->hands && ballot->targets != NULL &&
         g_strcmp0 (ethos_votes_get_owner (context->session, ballot->targets[0]), option) == 0;
}

/* How many hands were shown for something, in place of all that was counted for it before. */
static gboolean
hands_count (const EthosOpContext *context,
             const EthosRecord *op,
             EthosEdits *edits,
             GError **error)
{
  const Hands *hands = (const Hands *) op;
  const EthosRound *round = find_open (context, hands->round, error);
  const char *option =
      round != NULL ? find_option (context, hands->round, hands->option, error) : NULL;
  const EthosBallot *old = NULL;
  const EthosBallot *ballot;
  EthosBallot *counted;
  EthosChildIter iter;

  if (option == NULL)
    return FALSE;
  ethos_session_iter_init (context->session, &iter, hands->round, ETHOS_KIND_BALLOT);
  while ((ballot = ethos_child_iter_next (&iter)) != NULL)
    if (counts_hands (context, ballot, option))
      {
        if (hands->count == 0 || old != NULL)
          ethos_edits_remove (edits, ETHOS_KIND_BALLOT, ballot->record.id);
        else
          old = ballot;
      }
  if (hands->count == 0)
    return TRUE;
  counted = ethos_entity_new (ETHOS_KIND_BALLOT, old != NULL ? old->record.id : NULL);
  counted->hands = TRUE;
  add_dots (counted, option, hands->count);
  return put_ballot (context, hands->round, counted, edits, error);
}

static void
sum_up (GHashTable *sums, const EthosBallot *ballot)
{
  for (guint i = 0; i < ethos_dots_get_length (ballot->targets, ballot->dots); i++)
    {
      gint64 sum = g_array_index (ballot->dots, gint64, i) +
                   GPOINTER_TO_INT (g_hash_table_lookup (sums, ballot->targets[i]));

      g_hash_table_insert (sums, ballot->targets[i],
                           GINT_TO_POINTER ((int) MIN (sum, ETHOS_DOTS_MAX)));
    }
}

static gint
compare_ids (gconstpointer first, gconstpointer second)
{
  return g_strcmp0 (*(const char *const *) first, *(const char *const *) second);
}

/* Sums in the order of the ids, which tells nothing. */
static void
fill_sums (EthosRound *round, GHashTable *sums)
{
  guint length = 0;
  g_autofree char **ids = (char **) g_hash_table_get_keys_as_array (sums, &length);

  length = MIN (length, ETHOS_NOTES_MAX);
  qsort (ids, length, sizeof *ids, compare_ids);
  g_strfreev (round->targets);
  g_clear_pointer (&round->dots, g_array_unref);
  round->targets = g_new0 (char *, length + 1);
  round->dots = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < length; i++)
    {
      gint64 sum = GPOINTER_TO_INT (g_hash_table_lookup (sums, ids[i]));

      round->targets[i] = g_strdup (ids[i]);
      g_array_append_val (round->dots, sum);
    }
}

static gboolean
round_close (const EthosOpContext *context,
             const EthosRecord *op,
             EthosEdits *edits,
             GError **error)
{
  const EthosRound *old = find_open (context, ((const Hands *) op)->round, error);
  g_autoptr (GHashTable) sums = g_hash_table_new (g_str_hash, g_str_equal);
  const EthosBallot *ballot;
  EthosRound *round;
  EthosChildIter iter;

  if (old == NULL)
    return FALSE;
  /* Where nobody has put anything there is nothing to count, and an earlier round stays. */
  if (ethos_item_list_get_length (
          ethos_session_get_children (context->session, old->record.id, ETHOS_KIND_BALLOT)) == 0)
    {
      ethos_edits_remove (edits, ETHOS_KIND_ROUND, old->record.id);
      return TRUE;
    }
  round = ethos_record_copy (&old->record);
  round->state = ETHOS_ROUND_COUNTED;
  round->voices = ethos_votes_count_voices (context->session, old->record.id);
  ethos_session_iter_init (context->session, &iter, old->record.id, ETHOS_KIND_BALLOT);
  while ((ballot = ethos_child_iter_next (&iter)) != NULL)
    {
      sum_up (sums, ballot);
      ethos_edits_remove (edits, ETHOS_KIND_BALLOT, ballot->record.id);
    }
  fill_sums (round, sums);
  ethos_edits_set (edits, round);
  return TRUE;
}

#define FACILITATOR ETHOS_ORIGIN_FACILITATOR
#define SCRIBES (ETHOS_ORIGIN_FACILITATOR | ETHOS_ORIGIN_SCRIBE)

/* What Undo calls them goes on after “Undo” or “Redo”. */
const EthosOpKind ethos_ops_votes[] = {
  OP ("round-open",
      RoundOpen,
      round_open_fields,
      FACILITATOR,
      0,
      ETHOS_OP_UNDOABLE,
      /* Translators: people put dots on notes to vote for them. */
      N_ ("start of the dots"),
      round_open),
  OP ("ballot-cast",
      Cast,
      cast_fields,
      SCRIBES,
      0,
      ETHOS_OP_UNDOABLE,
      /* Translators: a voice is somebody in the room for whom dots are put on notes. */
      N_ ("dots of a voice"),
      ballot_cast),
  OP ("hands-count",
      Hands,
      hands_fields,
      SCRIBES,
      0,
      ETHOS_OP_UNDOABLE,
      /* Translators: people raise their hands for a note. */
      N_ ("count of hands"),
      hands_count),
  OP ("round-close",
      Hands,
      round_fields,
      FACILITATOR,
      0,
      ETHOS_OP_BARRIER | ETHOS_OP_COMPACT,
      NULL,
      round_close),
};

const guint ethos_n_ops_votes = G_N_ELEMENTS (ethos_ops_votes);
