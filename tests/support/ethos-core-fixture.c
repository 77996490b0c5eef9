// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "ethos-core-fixture.h"

#include "ethos-random-session.h"

struct _EthosFixtureWatch
{
  GPtrArray *objects;
  guint count;
};

/**
 * ethos_fixture_store_new:
 * @session: (transfer none): a workshop
 *
 * Returns: (transfer full): a store over it, with a clock that stands still
 */
EthosStore *
ethos_fixture_store_new (EthosSession *session)
{
  g_autoptr (EthosFakeClock) clock = ethos_fake_clock_new ();

  return ethos_store_new (session, ETHOS_CLOCK (clock));
}

/**
 * ethos_fixture_store_new_random:
 * @seed: which workshop
 * @most_notes: the most notes of one wall
 * @rand: (out): the random numbers that made it, for more
 *
 * Returns: (transfer full): a store over a random workshop
 */
EthosStore *
ethos_fixture_store_new_random (guint32 seed, guint most_notes, GRand **rand)
{
  g_autoptr (EthosSession) session = NULL;

  *rand = g_rand_new_with_seed (seed);
  session = ethos_random_session_new (*rand, most_notes);

  return ethos_fixture_store_new (session);
}

/**
 * ethos_fixture_get_clock:
 *
 * Returns: (transfer none): the clock of the store, to be turned
 */
EthosFakeClock *
ethos_fixture_get_clock (EthosStore *store)
{
  return ETHOS_FAKE_CLOCK (ethos_store_get_clock (store));
}

static char *
dup_last (EthosSession *session, const char *parent, EthosKind kind)
{
  EthosItemList *list = ethos_session_get_children (session, parent, kind);
  const EthosRecord *record =
      ethos_item_list_get_record (list, ethos_item_list_get_length (list) - 1);

  return g_strdup (record->id);
}

/**
 * ethos_fixture_add_step:
 *
 * Returns: (transfer full): the id of a new step at the end of the plan
 */
char *
ethos_fixture_add_step (EthosStore *store, int kind, const char *title)
{
  g_autofree char *prompt = g_strconcat ("Prompt of ", title, NULL);

  ethos_fixture_submit (store, ETHOS_ORIGIN_FACILITATOR,
                        ethos_op_new ("activity-add", "kind", kind, "title", title, "prompt",
                                      prompt, "planned", 10, NULL));
  return dup_last (ethos_store_get_session (store), ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY);
}

/**
 * ethos_fixture_add_note:
 *
 * Returns: (transfer full): the id of a new note on the wall of the current step
 */
char *
ethos_fixture_add_note (EthosStore *store, const char *text)
{
  g_auto (EthosOutcome) outcome = { 0 };
  g_autoptr (GError) error = NULL;

  ethos_store_submit (store, ETHOS_ORIGIN_FACILITATOR,
                      ethos_op_new ("note-add", "text", text, NULL), &outcome, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ethos_changes_get_length (outcome.changes), ==, 1);

  return g_strdup (ethos_changes_get (outcome.changes, 0)->id);
}

/**
 * ethos_fixture_submit:
 * @op: (transfer full): an operation that has to be accepted
 */
void
ethos_fixture_submit (EthosStore *store, EthosOrigin origin, EthosRecord *op)
{
  g_autoptr (GError) error = NULL;
  gboolean accepted = ethos_store_submit (store, origin, op, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (accepted);
}

/**
 * ethos_fixture_refuse:
 * @op: (transfer full): an operation that has to be refused
 * @code: the #EthosCoreError
 *
 * Submits, and sees to it that nothing changes and nobody is told anything.
 */
void
ethos_fixture_refuse (EthosStore *store, EthosOrigin origin, EthosRecord *op, int code)
{
  EthosSession *session = ethos_store_get_session (store);
  g_autoptr (EthosSnapshot) before = ethos_session_snapshot (session);
  g_autoptr (EthosSnapshot) after = NULL;
  g_autoptr (EthosFixtureWatch) watch = ethos_fixture_watch_new (store);
  g_auto (EthosOutcome) outcome = { 0 };
  g_autoptr (GError) error = NULL;
  guint64 sequence = ethos_store_get_sequence (store);

  g_assert_false (ethos_store_submit (store, origin, op, &outcome, &error));
  g_assert_error (error, ETHOS_CORE_ERROR, code);
  g_assert_null (outcome.changes);
  g_assert_cmpuint (ethos_store_get_sequence (store), ==, sequence);
  g_assert_cmpuint (ethos_fixture_watch_get_count (watch), ==, 0);

  after = ethos_session_snapshot (session);
  g_assert_true (ethos_snapshot_equal (before, after));
}

/**
 * ethos_fixture_dup_order:
 *
 * Returns: (transfer full): the titles or texts of the children, in order, with spaces between
 */
char *
ethos_fixture_dup_order (EthosSession *session, const char *parent, EthosKind kind)
{
  GString *order = g_string_new (NULL);
  const EthosRecord *record;
  EthosChildIter iter;

  ethos_session_iter_init (session, &iter, parent, kind);
  while ((record = ethos_child_iter_next (&iter)) != NULL)
    {
      g_autofree char *label = ethos_record_dup_label (record);

      if (order->len > 0)
        g_string_append_c (order, ' ');
      g_string_append (order, label);
    }

  return g_string_free (order, FALSE);
}

static void
count_cb (EthosFixtureWatch *watch)
{
  watch->count++;
}

static void
watch_object (EthosFixtureWatch *watch, gpointer object, const char *signal)
{
  g_signal_connect_swapped (object, signal, G_CALLBACK (count_cb), watch);
  g_ptr_array_add (watch->objects, g_object_ref (object));
}

static void
watch_below (EthosFixtureWatch *watch, EthosSession *session, const char *parent, EthosKind above)
{
  for (guint kind = ETHOS_KIND_DECK; kind < ETHOS_N_KINDS; kind++)
    {
      EthosItemList *list;

      if (ethos_kind_get_info (kind)->parent != above)
        continue;

      list = ethos_session_get_children (session, parent, kind);
      watch_object (watch, list, "items-changed");
      for (guint i = 0; i < ethos_item_list_get_length (list); i++)
        {
          g_autoptr (EthosItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

          watch_object (watch, item, "notify");
          watch_below (watch, session, ethos_item_get_id (item), kind);
        }
    }
}

/**
 * ethos_fixture_watch_new:
 * @store: a store
 *
 * Returns: (transfer full): a watch on everything there is now
 */
EthosFixtureWatch *
ethos_fixture_watch_new (EthosStore *store)
{
  EthosFixtureWatch *watch = g_new0 (EthosFixtureWatch, 1);
  EthosSession *session = ethos_store_get_session (store);

  watch->objects = g_ptr_array_new_with_free_func (g_object_unref);
  watch_object (watch, store, "applied");
  watch_object (watch, store, "notify");
  watch_object (watch, session, "changed");
  watch_below (watch, session, ETHOS_WORKSHOP_ID, ETHOS_KIND_WORKSHOP);

  return watch;
}

/**
 * ethos_fixture_watch_free:
 * @watch: (transfer full): a watch
 */
void
ethos_fixture_watch_free (EthosFixtureWatch *watch)
{
  for (guint i = 0; i < watch->objects->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (watch->objects, i), watch);

  g_ptr_array_unref (watch->objects);
  g_free (watch);
}

/**
 * ethos_fixture_watch_get_count:
 *
 * Returns: how many signals came since it was made
 */
guint
ethos_fixture_watch_get_count (EthosFixtureWatch *watch)
{
  return watch->count;
}
