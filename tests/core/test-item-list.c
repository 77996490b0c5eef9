// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "ethos-session-private.h"

#include "ethos-core-fixture.h"
#include "ethos-test.h"

#define N_BATCHES ETHOS_FIXTURE_RUNS (10000)
#define MOST_EDITS 8

/* What a view believes a list to be, from what the list has told it and from nothing else. */
typedef struct
{
  GListModel *model;
  GPtrArray *items;
  guint n_told;
} View;

static void
items_changed_cb (View *view, guint position, guint removed, guint added, GListModel *model)
{
  view->n_told++;
  g_assert_true (removed > 0 || added > 0);
  g_assert_cmpuint (position + removed, <=, view->items->len);
  if (removed > 0)
    g_ptr_array_remove_range (view->items, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (view->items, (int) (position + i),
                        g_list_model_get_item (model, position + i));

  g_assert_cmpuint (view->items->len, ==, g_list_model_get_n_items (model));
  for (guint i = 0; i < view->items->len; i++)
    {
      g_autoptr (EthosItem) item = g_list_model_get_item (model, i);

      g_assert_true (item == g_ptr_array_index (view->items, i));
    }
}

static EthosEdits *
random_batch (GRand *rand, EthosSession *session, GPtrArray *ids)
{
  EthosEdits *edits = ethos_edits_new ();
  int n_edits = g_rand_int_range (rand, 1, MOST_EDITS);

  for (int i = 0; i < n_edits; i++)
    {
      int act = ids->len == 0 ? 0 : g_rand_int_range (rand, 0, 5);
      guint at = ids->len > 0 ? (guint) g_rand_int_range (rand, 0, (int) ids->len) : 0;
      const char *place = ids->len == 0 || g_rand_boolean (rand)
                              ? ETHOS_PLACE_LAST
                              : g_ptr_array_index (ids, g_rand_int_range (rand, 0, (int) ids->len));

      if (act == 0 || (act == 1 && ids->len < 20))
        {
          EthosCard *card = ethos_entity_new (ETHOS_KIND_CARD, NULL);

          ethos_edits_insert (edits, card, ETHOS_DECK_ID,
                              g_rand_int_range (rand, 0, 4) ? place : ETHOS_PLACE_FIRST);
          g_ptr_array_add (ids, g_strdup (card->record.id));
        }
      else if (act == 1)
        {
          ethos_edits_remove (edits, ETHOS_KIND_CARD, g_ptr_array_index (ids, at));
          g_ptr_array_remove_index (ids, at);
        }
      else if (act == 2)
        ethos_edits_set (edits, ethos_entity_new (ETHOS_KIND_CARD, g_ptr_array_index (ids, at)));
      else
        ethos_edits_move (edits, ETHOS_KIND_CARD, g_ptr_array_index (ids, at), place);
    }
  if (g_rand_int_range (rand, 0, 10) == 0)
    ethos_edits_remove (edits, ETHOS_KIND_CARD, "missing");

  return edits;
}

static GPtrArray *
copy_ids (GPtrArray *ids)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (copy, g_strdup (g_ptr_array_index (ids, i)));

  return copy;
}

static void
test_views_follow (void)
{
  g_autoptr (EthosSession) session = ethos_session_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  GListModel *model =
      G_LIST_MODEL (ethos_session_get_children (session, ETHOS_DECK_ID, ETHOS_KIND_CARD));
  View view = { model, g_ptr_array_new_with_free_func (g_object_unref), 0 };
  guint n_refused = 0;

  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (items_changed_cb), &view);
  for (guint i = 0; i < N_BATCHES; i++)
    {
      g_autoptr (GPtrArray) then = copy_ids (ids);
      g_autoptr (EthosEdits) edits = random_batch (rand, session, then);
      g_autoptr (EthosChanges) changes = ethos_session_apply (session, edits, NULL);
      guint n_told = view.n_told;

      if (changes == NULL)
        {
          g_assert_cmpuint (view.n_told, ==, n_told);
          n_refused++;
          continue;
        }

      ethos_session_tell (session, changes);
      g_assert_cmpuint (view.n_told, <=, n_told + 1);
      g_assert_cmpuint (view.items->len, ==, then->len);
      g_ptr_array_unref (g_steal_pointer (&ids));
      ids = g_steal_pointer (&then);
    }

  g_assert_cmpuint (n_refused, >, N_BATCHES / 20);
  g_assert_cmpuint (view.n_told, >, N_BATCHES / 2);
  g_signal_handlers_disconnect_by_data (model, &view);
  g_ptr_array_unref (view.items);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static EthosItem *
first_card (EthosSession *session)
{
  return g_list_model_get_item (G_LIST_MODEL (ethos_session_get_children (session, ETHOS_DECK_ID,
                                                                          ETHOS_KIND_CARD)),
                                0);
}

/* Told once for each version, after all lists; never for a move; no more after the removal. */
static void
test_items_notify (void)
{
  g_autoptr (EthosSession) session = ethos_session_new ();
  g_autoptr (EthosStore) store = ethos_fixture_store_new (session);
  g_autoptr (EthosItem) item = NULL;
  g_autofree char *id = NULL;
  const char *ids[2] = { NULL };
  guint count = 0;

  ethos_fixture_submit (store, ETHOS_ORIGIN_FACILITATOR,
                        ethos_op_new ("card-add", "title", "Care", NULL));
  item = first_card (session);
  id = g_strdup (ethos_item_get_id (item));
  ids[0] = id;
  g_signal_connect_swapped (item, "notify::record", G_CALLBACK (count_cb), &count);

  ethos_fixture_submit (store, ETHOS_ORIGIN_FACILITATOR,
                        ethos_op_new ("card-edit", "card", id, "title", "Courage", NULL));
  g_assert_cmpuint (count, ==, 1);
  g_assert_cmpstr (((const EthosCard *) ethos_item_get_record (item))->title, ==, "Courage");

  ethos_fixture_submit (store, ETHOS_ORIGIN_FACILITATOR,
                        ethos_op_new ("card-add", "title", "Truth", "after", "", NULL));
  ethos_fixture_submit (store, ETHOS_ORIGIN_FACILITATOR,
                        ethos_op_new ("card-move", "card", id, "after", "", NULL));
  ethos_fixture_submit (store, ETHOS_ORIGIN_FACILITATOR,
                        ethos_op_new ("card-edit", "card", id, "title", "Courage", NULL));
  g_assert_cmpuint (count, ==, 1);

  ethos_fixture_submit (store, ETHOS_ORIGIN_FACILITATOR,
                        ethos_op_new ("cards-remove", "cards", ids, NULL));
  g_assert_cmpuint (count, ==, 1);
  g_assert_cmpstr (ethos_item_get_id (item), ==, id);
}

/* While anybody holds the item of a record, the list hands out the same one. */
static void
test_items_are_the_same (void)
{
  g_autoptr (EthosSession) session = ethos_session_new ();
  g_autoptr (EthosStore) store = ethos_fixture_store_new (session);
  g_autoptr (EthosItem) one = NULL;
  g_autoptr (EthosItem) two = NULL;

  ethos_fixture_submit (store, ETHOS_ORIGIN_FACILITATOR,
                        ethos_op_new ("card-add", "title", "Care", NULL));
  one = first_card (session);
  two = first_card (session);
  g_assert_true (one == two);
  g_clear_object (&two);
  g_assert_finalize_object (g_steal_pointer (&one));
}

static void
test_finalize (void)
{
  EthosSession *session = ethos_session_new ();
  EthosStore *store = ethos_fixture_store_new (session);
  EthosItemList *list =
      g_object_ref (ethos_session_get_children (session, ETHOS_DECK_ID, ETHOS_KIND_CARD));
  EthosItem *item;

  ethos_fixture_submit (store, ETHOS_ORIGIN_FACILITATOR,
                        ethos_op_new ("card-add", "title", "Care", NULL));
  item = first_card (session);
  g_assert_finalize_object (store);
  g_assert_finalize_object (session);

  /* A view may outlive the workshop. */
  g_assert_cmpuint (ethos_item_list_get_length (list), ==, 1);
  g_assert_finalize_object (list);
  g_assert_cmpstr (((const EthosCard *) ethos_item_get_record (item))->title, ==, "Care");
  g_assert_finalize_object (item);
}

/* A view that answers a change with an operation: everybody hears of the two in order. */
typedef struct
{
  EthosStore *store;
  GString *heard;
} Answer;

static void
answer_cb (Answer *answer, EthosChanges *changes, EthosSession *session)
{
  if (ethos_changes_touch (changes, ETHOS_KIND_CARD))
    ethos_fixture_submit (answer->store, ETHOS_ORIGIN_FACILITATOR,
                          ethos_op_new ("workshop-rename", "title", "Answer", NULL));
}

static void
hear_cb (Answer *answer, EthosChanges *changes, EthosSession *session)
{
  g_string_append (answer->heard,
                   ethos_changes_touch (changes, ETHOS_KIND_CARD) ? "card " : "name ");
}

static void
applied_cb (Answer *answer, gpointer edits, EthosChanges *changes, guint64 sequence)
{
  g_string_append_printf (answer->heard, "%s%u ",
                          ethos_changes_touch (changes, ETHOS_KIND_CARD) ? "card-" : "name-",
                          (guint) sequence);
}

static void
test_answers (void)
{
  g_autoptr (EthosSession) session = ethos_session_new ();
  g_autoptr (EthosStore) store = ethos_fixture_store_new (session);
  g_autoptr (GString) heard = g_string_new (NULL);
  Answer answer = { store, heard };

  g_signal_connect_swapped (session, "changed", G_CALLBACK (answer_cb), &answer);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (hear_cb), &answer);
  g_signal_connect_swapped (store, "applied", G_CALLBACK (applied_cb), &answer);
  ethos_fixture_submit (store, ETHOS_ORIGIN_FACILITATOR,
                        ethos_op_new ("card-add", "title", "Care", NULL));
  g_assert_cmpstr (heard->str, ==, "card-1 name-2 card name ");
  g_assert_cmpstr (ethos_store_get_undo_label (store), ==, "renaming of the workshop");
}

int
main (int argc, char **argv)
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/item-list/views-follow", test_views_follow);
  g_test_add_func ("/item-list/items-notify", test_items_notify);
  g_test_add_func ("/item-list/items-are-the-same", test_items_are_the_same);
  g_test_add_func ("/item-list/finalize", test_finalize);
  g_test_add_func ("/item-list/answers", test_answers);

  return g_test_run ();
}
