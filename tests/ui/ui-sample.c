// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "ui-sample.h"

#include "ethos-starter.h"
#include "ethos-test.h"

/**
 * ui_sample_store_new:
 *
 * Returns: (transfer full): a workshop of the team values with the plan of five minutes
 */
EthosStore *
ui_sample_store_new (EthosClock *clock)
{
  static const char *const languages[] = { "en", NULL };
  g_autofree char *seeds = ethos_test_dup_source ("seeds");
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosStarter) deck = NULL;
  g_autoptr (EthosStarter) agenda = NULL;
  g_autoptr (EthosSession) session = NULL;

  g_setenv ("ETHOS_DATA_DIR", seeds, TRUE);
  deck = ethos_starter_find (ETHOS_STARTER_DECKS, "team-values", languages, &error);
  g_assert_no_error (error);
  agenda = ethos_starter_find (ETHOS_STARTER_AGENDAS, "sample-5-minutes", languages, &error);
  g_assert_no_error (error);
  session = ethos_starter_build (deck->content, agenda->content, "Sample", 0, &error);
  g_assert_no_error (error);
  return ethos_store_new (session, clock);
}

/**
 * ui_sample_get_step:
 *
 * Returns: (transfer none): a step of the plan, until the next change
 */
const EthosActivity *
ui_sample_get_step (EthosStore *store, guint position)
{
  return ethos_item_list_get_record (ethos_session_get_children (ethos_store_get_session (store),
                                                                 ETHOS_WORKSHOP_ID,
                                                                 ETHOS_KIND_ACTIVITY),
                                     position);
}
