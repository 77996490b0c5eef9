// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-op-private.h"

/*
 * How many voices somebody has typed for. A voice is a number and nothing else: no note knows which
 * of them it came from. The number is sent once, when the typing is over: if it went up with each
 * voice, the order of what is written to the disk would tell which notes belong together.
 */

typedef struct
{
  EthosRecord record;
  char *activity;
  gint64 count;
} VoicesAdd;

static const EthosField voices_add_fields[] = {
  OP_ID ("activity", VoicesAdd, activity, 0),
  OP_INT ("count", VoicesAdd, count, 1, ETHOS_VOICES_MAX),
};

static gboolean
voices_add (const EthosOpContext *context, const EthosRecord *op, EthosEdits *edits, GError **error)
{
  const VoicesAdd *add = (const VoicesAdd *) op;
  const char *id = add->activity != NULL && *add->activity != '\0'
                       ? add->activity
                       : ethos_session_get_workshop (context->session)->current;
  const EthosActivity *wall = ethos_session_get_wall (context->session, id);
  EthosActivity *changed;

  if (wall == NULL)
    return ethos_op_fail (error, ETHOS_CORE_ERROR_STATE,
                          _ ("No step in which notes are written comes before this one"));
  if (wall->voices == ETHOS_VOICES_MAX)
    return TRUE;

  changed = ethos_record_copy (&wall->record);
  changed->voices = MIN (wall->voices + add->count, ETHOS_VOICES_MAX);
  ethos_edits_set (edits, changed);
  return TRUE;
}

const EthosOpKind ethos_ops_voices[] = {
  OP ("voices-add",
      VoicesAdd,
      voices_add_fields,
      ETHOS_ORIGIN_FACILITATOR,
      /* It names its wall: what is typed is sent when the typing is over, and that may be when the
       * next step, of whatever kind, has begun. */
      0,
      ETHOS_OP_UNDOABLE,
      N_ ("counting of voices"),
      voices_add),
};

const guint ethos_n_ops_voices = G_N_ELEMENTS (ethos_ops_voices);
