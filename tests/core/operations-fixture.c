// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "operations-fixture.h"

#include "ethos-core-fixture.h"
#include "ethos-random-session.h"

/* A row that the program does not have: whatever the table drives must work for it as it is. */
typedef struct
{
  EthosRecord record;
  char *title;
  gint64 people;
  char *note;
} Shout;

static const EthosField shout_fields[] = {
  OP_LINE ("title", Shout, title, 40, ETHOS_FIELD_REQUIRED),
  OP_INT ("people", Shout, people, 2, 9),
  OP_ID ("note", Shout, note, 0),
};

static gboolean
shout (const EthosOpContext *context, const EthosRecord *op, EthosEdits *edits, GError **error)
{
  EthosWorkshop *workshop =
      ethos_record_copy (&ethos_session_get_workshop (context->session)->record);

  ethos_set_text (&workshop->title, ((const Shout *) op)->title);
  workshop->people = ((const Shout *) op)->people;
  if (ethos_record_equal (&ethos_session_get_workshop (context->session)->record,
                          &workshop->record))
    ethos_record_unref (workshop);
  else
    ethos_edits_set (edits, workshop);
  return TRUE;
}

static const EthosOpKind shout_row = OP ("test-shout",
                                         Shout,
                                         shout_fields,
                                         ETHOS_ORIGIN_FACILITATOR | ETHOS_ORIGIN_SEAT,
                                         IN (WRITE_NOTES),
                                         ETHOS_OP_UNDOABLE,
                                         "Shout",
                                         shout);

/* All rows of the program, and the one of this test. */
guint
operations_count_rows (void)
{
  return ethos_op_kinds_get_length () + 1;
}

const EthosOpKind *
operations_get_row (guint index)
{
  return index < ethos_op_kinds_get_length () ? ethos_op_kinds_get (index) : &shout_row;
}

void
operations_assert_state (EthosStore *store, EthosSnapshot *expected)
{
  g_autoptr (EthosSnapshot) now = ethos_session_snapshot (ethos_store_get_session (store));

  g_assert_true (ethos_snapshot_equal (now, expected));
}

void
place_init (Place *place)
{
  g_autoptr (EthosSession) session = ethos_session_new ();
  g_autofree char *step = NULL;

  place->store = ethos_fixture_store_new (session);
  place->rand = g_rand_new_with_seed (1);
  step = ethos_fixture_add_step (place->store, ETHOS_ACTIVITY_WRITE_NOTES, "Write");
  ethos_fixture_submit (place->store, ETHOS_ORIGIN_FACILITATOR,
                        ethos_op_new ("activity-next", NULL));
  g_free (ethos_fixture_add_note (place->store, "One"));
  place->context =
      (EthosOpContext){ session, ethos_store_get_clock (place->store), ETHOS_ORIGIN_FACILITATOR };
}

void
place_clear (Place *place)
{
  g_clear_object (&place->store);
  g_clear_pointer (&place->rand, g_rand_free);
}

EthosRecord *
place_new_op (Place *place, const EthosOpKind *row)
{
  return ethos_random_op_new (place->rand, place->context.session, row);
}
