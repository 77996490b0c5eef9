// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-document-private.h"

#include <glib/gi18n-lib.h>

/* What moves a workshop, lets it go or writes over another program's file happens one after the
 * other, in the order it was asked for: each needs to know where the workshop lives until it is
 * done. */
typedef struct
{
  EthosDocumentTurn begin;
  GTask *whole;
} Turn;

/**
 * ethos_document_new_closed_error:
 *
 * Returns: (transfer full): why nothing more can be done with a document that was closed
 */
GError *
ethos_document_new_closed_error (void)
{
  return g_error_new_literal (ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_FAILED,
                              _ ("The workshop was closed meanwhile. Open it again."));
}

/* What was asked for before the one turn that closed the document came to its end. */
static void
answer_closed (GTask *whole)
{
  if (g_task_get_source_tag (whole) == ethos_document_close_async)
    g_task_return_boolean (whole, TRUE);
  else
    g_task_return_error (whole, ethos_document_new_closed_error ());
  g_object_unref (whole);
}

static void
begin_next (EthosDocument *self)
{
  g_autoptr (EthosDocument) keep = g_object_ref (self);

  while (!self->busy && !g_queue_is_empty (&self->turns))
    {
      g_autofree Turn *turn = g_queue_pop_head (&self->turns);

      if (self->closed)
        {
          answer_closed (turn->whole);
          continue;
        }
      self->busy = TRUE;
      turn->begin (self, turn->whole);
    }
}

/**
 * ethos_document_take_turn:
 * @begin: called when nothing else is on the way, at once if nothing is; it ends the turn with
 *   ethos_document_end_turn(), however it comes out
 * @whole: (transfer full): for @begin; answered here if the document is closed by then
 */
void
ethos_document_take_turn (EthosDocument *self, EthosDocumentTurn begin, GTask *whole)
{
  Turn *turn = g_new (Turn, 1);

  *turn = (Turn){ begin, whole };
  g_queue_push_tail (&self->turns, turn);
  begin_next (self);
}

/** ethos_document_end_turn: the next one may begin; whoever waits for this one has its answer. */
void
ethos_document_end_turn (EthosDocument *self)
{
  g_return_if_fail (self->busy);

  self->busy = FALSE;
  begin_next (self);
}
