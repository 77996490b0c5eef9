// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "workshop-fixture.h"

void
workshop_init (Workshop *workshop)
{
  workshop->session = ethos_session_new ();
  workshop->store = ethos_fixture_store_new (workshop->session);
  workshop->write = ethos_fixture_add_step (workshop->store, ETHOS_ACTIVITY_WRITE_NOTES, "Write");
  workshop->discuss = ethos_fixture_add_step (workshop->store, ETHOS_ACTIVITY_DISCUSS, "Discuss");
  workshop_run (workshop, ethos_op_new ("activity-next", NULL));
}

void
workshop_clear (Workshop *workshop)
{
  g_object_unref (workshop->store);
  g_assert_finalize_object (workshop->session);
  g_free (workshop->write);
  g_free (workshop->discuss);
}

/* The facilitator does something that has to be accepted. */
void
workshop_run (Workshop *workshop, EthosRecord *op)
{
  ethos_fixture_submit (workshop->store, ETHOS_ORIGIN_FACILITATOR, op);
}

const EthosActivity *
workshop_get_step (Workshop *workshop, const char *id)
{
  return ethos_session_find (workshop->session, ETHOS_KIND_ACTIVITY, id);
}
