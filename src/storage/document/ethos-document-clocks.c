// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-document-clocks.h"

#include "ethos-edits-codec.h"

/* Whoever is away for less comes back to the step as if nothing had happened. */
#define ABSENCE_LEAST_MS (60 * 1000)

/*
 * A clock that runs goes on, whatever happened. Where none does nobody works while the workshop is
 * closed, and the step does not get longer; what a crash and a new start take is not worth a
 * change.
 */
static gboolean
rebase_step (EthosActivity *activity, EthosClock *clock, gint64 last_written_ms)
{
  gboolean changed = ethos_timer_rebase (&activity->timer, clock);

  if (activity->timer.state != ETHOS_TIMER_RUNNING &&
      ethos_clock_get_wall_ms (clock) - last_written_ms >= ABSENCE_LEAST_MS)
    changed |= ethos_timer_forget_absence (&activity->presence, clock, last_written_ms);
  changed |= ethos_timer_rebase (&activity->presence, clock);

  return changed;
}

/**
 * ethos_document_tie_clocks:
 * @last_written_ms: when somebody was last there for certain
 *
 * Ties what is running to this boot. It is a change like others, and goes to the journal.
 *
 * Returns: (transfer full) (nullable): what changed, as a record of the sequence of @store
 */
GBytes *
ethos_document_tie_clocks (EthosStore *store, EthosClock *clock, gint64 last_written_ms)
{
  EthosSession *session;
  g_autoptr (EthosEdits) edits = ethos_edits_new ();
  const EthosRecord *record;
  EthosChildIter iter;
  guint64 sequence;

  g_return_val_if_fail (ETHOS_IS_STORE (store) && ETHOS_IS_CLOCK (clock), NULL);

  session = ethos_store_get_session (store);
  sequence = ethos_store_get_sequence (store) + 1;
  ethos_session_iter_init (session, &iter, ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY);
  while ((record = ethos_child_iter_next (&iter)) != NULL)
    {
      EthosActivity *activity = ethos_record_copy (record);

      if (rebase_step (activity, clock, last_written_ms))
        ethos_edits_set (edits, activity);
      else
        ethos_record_unref (activity);
    }
  if (ethos_edits_get_length (edits) == 0 || !ethos_store_replay (store, edits, sequence, NULL))
    return NULL;
  return ethos_edits_codec_write (sequence, edits, NULL);
}
