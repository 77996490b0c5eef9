// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-named-groups.h"
#include "ethos-op-private.h"
#include "ethos-same-notes.h"

/*
 * Operations on groups that somebody proposes: tables and phones group at the same time, and what
 * they propose waits for the facilitator. It is no group before, and nothing of it is public.
 */

typedef struct
{
  EthosRecord record;
  char **notes;
  char *title;
  char *proposer;
} Propose;

typedef struct
{
  EthosRecord record;
  char **proposals;
} Proposals;

static const EthosField propose_fields[] = {
  OP_IDS ("notes", Propose, notes, ETHOS_PROPOSAL_NOTES_MAX),
  OP_LINE ("title", Propose, title, ETHOS_TITLE_MAX_CHARACTERS, 0),
  OP_LINE ("proposer", Propose, proposer, ETHOS_PROPOSER_MAX_CHARACTERS, 0),
};

static const EthosField proposals_fields[] = {
  OP_IDS ("proposals", Proposals, proposals, ETHOS_PROPOSALS_MAX),
};

/* A note that the room sees. Whoever may not see one learns nothing of it, not even that it is
 * there: a note that is set aside, or still hidden, fails as one that does not exist. */
static const EthosNote *
find_shown_note (const EthosOpContext *context, const char *id, GError **error)
{
  const EthosNote *note = ethos_op_target (context, ETHOS_KIND_NOTE, id, error);
  const EthosActivity *wall;

  if (note == NULL)
    return NULL;
  wall = ethos_session_find (context->session, ETHOS_KIND_ACTIVITY,
                             ethos_session_get_parent (context->session, id));
  if (ethos_same_notes_get_shown (context->session, note) != NULL && wall->revealed)
    return note;
  /* The words of ethos_op_target() for what is not there. */
  g_set_error (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_TARGET,
               /* Translators: %s is a technical id. */
               _ ("“%s” does not exist (any more)"), id);
  return NULL;
}

static gboolean
is_same (const EthosProposal *first, const EthosProposal *second)
{
  return g_strcmp0 (first->title, second->title) == 0 &&
         g_strcmp0 (first->proposer, second->proposer) == 0 && first->notes != NULL &&
         g_strv_equal ((const char *const *) first->notes, (const char *const *) second->notes);
}

/* Whether it waits already: what is sent again, because nobody answered, is one proposal. */
static gboolean
is_waiting (const EthosOpContext *context, const char *wall, const EthosProposal *proposal)
{
  const EthosProposal *waiting;
  EthosChildIter iter;

  ethos_session_iter_init (context->session, &iter, wall, ETHOS_KIND_PROPOSAL);
  while ((waiting = ethos_child_iter_next (&iter)) != NULL)
    if (is_same (waiting, proposal))
      return TRUE;
  return FALSE;
}

static gboolean
group_propose (const EthosOpContext *context,
               const EthosRecord *op,
               EthosEdits *edits,
               GError **error)
{
  const Propose *propose = (const Propose *) op;
  g_autoptr (EthosProposal) proposal = NULL;
  const char *wall;

  for (guint i = 0; propose->notes[i] != NULL; i++)
    if (find_shown_note (context, propose->notes[i], error) == NULL)
      return FALSE;
  wall = ethos_session_get_parent (context->session, propose->notes[0]);
  for (guint i = 1; propose->notes[i] != NULL; i++)
    if (g_strcmp0 (wall, ethos_session_get_parent (context->session, propose->notes[i])) != 0)
      return ethos_op_fail (error, ETHOS_CORE_ERROR_STATE,
                            /* Translators: a wall is where the sticky notes of a step hang. */
                            _ ("These notes are on different walls"));

  proposal = ethos_entity_new (ETHOS_KIND_PROPOSAL, NULL);
  ethos_set_text (&proposal->title, propose->title != NULL ? propose->title : "");
  ethos_set_text (&proposal->proposer, propose->proposer != NULL ? propose->proposer : "");
  proposal->notes = g_strdupv (propose->notes);
  if (!is_waiting (context, wall, proposal))
    ethos_edits_insert (edits, g_steal_pointer (&proposal), wall, ETHOS_PLACE_LAST);
  return TRUE;
}

/* The note of a proposal that goes into its group, or the one that it has been combined with since.
 * One that somebody has put into a group stays there, and so does one that an earlier proposal has
 * taken. */
static const EthosNote *
find_loose_note (const EthosOpContext *context, const char *wall, const char *id, GHashTable *taken)
{
  const EthosNote *note = ethos_session_find (context->session, ETHOS_KIND_NOTE, id);

  if (note != NULL)
    note = ethos_same_notes_get_shown (context->session, note);
  return note != NULL && !g_hash_table_contains (taken, note->record.id) &&
                 g_strcmp0 (ethos_session_get_parent (context->session, note->record.id), wall) ==
                     0 &&
                 ethos_session_find (context->session, ETHOS_KIND_GROUP, note->group) == NULL
             ? note
             : NULL;
}

static void
accept (const EthosOpContext *context,
        const EthosProposal *proposal,
        const char *wall,
        EthosNamedGroups *groups,
        GHashTable *taken,
        EthosEdits *edits)
{
  g_autoptr (GStrvBuilder) loose = g_strv_builder_new ();
  g_auto (GStrv) shown = NULL;
  g_auto (GStrv) ids = NULL;
  const char *group = NULL;

  for (guint i = 0; proposal->notes != NULL && proposal->notes[i] != NULL; i++)
    {
      const EthosNote *note = find_loose_note (context, wall, proposal->notes[i], taken);

      if (note == NULL)
        continue;
      g_strv_builder_add (loose, note->record.id);
      g_hash_table_add (taken, note->record.id);
    }
  shown = g_strv_builder_end (loose);
  ids = ethos_op_dup_with_same (context, shown);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const EthosNote *note = ethos_session_find (context->session, ETHOS_KIND_NOTE, ids[i]);
      EthosNote *copy = ethos_record_copy (&note->record);

      if (group == NULL)
        group = ethos_named_groups_find_or_add (groups, proposal->title, edits);
      ethos_set_text (&copy->group, group);
      ethos_edits_set (edits, copy);
    }
  ethos_edits_remove (edits, ETHOS_KIND_PROPOSAL, proposal->record.id);
}

static gboolean
proposals_accept (const EthosOpContext *context,
                  const EthosRecord *op,
                  EthosEdits *edits,
                  GError **error)
{
  char **ids = ((const Proposals *) op)->proposals;
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (EthosNamedGroups) groups = NULL;
  const char *wall = NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const EthosProposal *proposal = ethos_op_target (context, ETHOS_KIND_PROPOSAL, ids[i], error);
      const char *parent = ethos_session_get_parent (context->session, ids[i]);

      if (proposal == NULL)
        return FALSE;
      if (wall != NULL && !g_str_equal (wall, parent))
        return ethos_op_fail (error, ETHOS_CORE_ERROR_STATE,
                              _ ("These notes are on different walls"));
      wall = parent;
      if (groups == NULL)
        groups = ethos_named_groups_new (context->session, wall);
      accept (context, proposal, wall, groups, taken, edits);
    }
  return TRUE;
}

static gboolean
proposals_refuse (const EthosOpContext *context,
                  const EthosRecord *op,
                  EthosEdits *edits,
                  GError **error)
{
  char **ids = ((const Proposals *) op)->proposals;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (ethos_op_target (context, ETHOS_KIND_PROPOSAL, ids[i], error) == NULL)
        return FALSE;
      ethos_edits_remove (edits, ETHOS_KIND_PROPOSAL, ids[i]);
    }
  return TRUE;
}

#define FACILITATOR ETHOS_ORIGIN_FACILITATOR

const EthosOpKind ethos_ops_proposals[] = {
  OP ("group-propose",
      Propose,
      propose_fields,
      FACILITATOR | ETHOS_ORIGIN_SCRIBE | ETHOS_ORIGIN_SEAT,
      IN (WRITE_NOTES) | IN (GROUP),
      ETHOS_OP_UNDOABLE,
      N_ ("proposal of a group"),
      group_propose),
  OP_COUNTED ("proposals-accept",
              Proposals,
              proposals_fields,
              FACILITATOR,
              0,
              ETHOS_OP_UNDOABLE,
              "proposals",
              NN_ ("accepting of %'u proposed group", "accepting of %'u proposed groups"),
              proposals_accept),
  OP_COUNTED ("proposals-refuse",
              Proposals,
              proposals_fields,
              FACILITATOR,
              0,
              ETHOS_OP_UNDOABLE,
              "proposals",
              NN_ ("refusing of %'u proposed group", "refusing of %'u proposed groups"),
              proposals_refuse),
};

const guint ethos_n_ops_proposals = G_N_ELEMENTS (ethos_ops_proposals);
