// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "ethos-store.h"

#include "ethos-barrier.h"
#include "ethos-core-fixture.h"
#include "ethos-random-session.h"
#include "ethos-test.h"

/*
 * Scripts: one line a step, `what argument | cards or notes | undo label | redo label`. Cards are
 * written by their titles; `-` is nothing.
 */
typedef struct
{
  const char *act;
  const char *argument;
  const char *order;
  const char *undo;
  const char *redo;
} Line;

typedef struct
{
  const char *name;
  const Line *lines;
} Script;

#define ADD "addition of a card"
#define NAME "editing of a card"
#define MOVE "move of a card"
#define REMOVE "deletion of 1 card"

static const Line plain[] = {
  { "add", "A", "A", ADD, NULL },
  { "add", "B", "A B", ADD, NULL },
  { "rename", "B C", "A C", NAME, NULL },
  { "undo", "", "A B", ADD, NAME },
  { "undo", "", "A", ADD, ADD },
  { "undo", "", "", NULL, ADD },
  { "cannot-undo", "", "", NULL, ADD },
  { "redo", "", "A", ADD, ADD },
  { "redo", "", "A B", ADD, NAME },
  { "redo", "", "A C", NAME, NULL },
  { "cannot-redo", "", "A C", NAME, NULL },
  { NULL },
};

static const Line new_operation_clears_redo[] = {
  { "add", "A", "A", ADD, NULL },   { "add", "B", "A B", ADD, NULL }, { "undo", "", "A", ADD, ADD },
  { "add", "C", "A C", ADD, NULL }, { "undo", "", "A", ADD, ADD },    { NULL },
};

/* What cannot be undone, or what others do, leaves both sides alone. */
static const Line others_keep_redo[] = {
  { "add", "A", "A", ADD, NULL },
  { "undo", "", "", NULL, ADD },
  { "blank", "", "", NULL, ADD },
  { "import", "X", "X", NULL, ADD },
  { "redo", "", "A X", ADD, NULL },
  { "undo", "", "X", NULL, ADD },
  { NULL },
};

static const Line groups[] = {
  { "add", "A", "A", ADD, NULL },
  { "begin", "Tidy", "A", NULL, NULL },
  { "add", "B", "A B", NULL, NULL },
  { "begin", "Inner", "A B", NULL, NULL },
  { "add", "C", "A B C", NULL, NULL },
  { "end", "", "A B C", NULL, NULL },
  { "cannot-undo", "", "A B C", NULL, NULL },
  { "first", "C", "C A B", NULL, NULL },
  { "end", "", "C A B", "Tidy", NULL },
  { "undo", "", "A", ADD, "Tidy" },
  { "redo", "", "C A B", "Tidy", NULL },
  { "undo", "", "A", ADD, "Tidy" },
  { NULL },
};

static const Line empty_group[] = {
  { "add", "A", "A", ADD, NULL },
  { "begin", "Tidy", "A", NULL, NULL },
  { "end", "", "A", ADD, NULL },
  { NULL },
};

/* Taking a group back is an undo like others; an empty one leaves what was before it alone. */
static const Line cancelled[] = {
  { "add", "A", "A", ADD, NULL },         { "begin", "Typing", "A", NULL, NULL },
  { "rename", "A B", "B", NULL, NULL },   { "rename", "B C", "C", NULL, NULL },
  { "cancel", "", "A", ADD, "Typing" },   { "redo", "", "C", "Typing", NULL },
  { "begin", "Typing", "C", NULL, NULL }, { "cancel", "", "C", "Typing", NULL },
  { "begin", "Outer", "C", NULL, NULL },  { "begin", "Inner", "C", NULL, NULL },
  { "add", "D", "C D", NULL, NULL },      { "cancel", "", "C D", NULL, NULL },
  { "end", "", "C D", "Outer", NULL },    { NULL },
};

static const Line barrier[] = {
  { "add", "A", "A", ADD, NULL },        { "add", "B", "A B", ADD, NULL },
  { "undo", "", "A", ADD, ADD },         { "barrier", "", "A", NULL, NULL },
  { "add", "C", "A C", ADD, NULL },      { "undo", "", "A", NULL, ADD },
  { "cannot-undo", "", "A", NULL, ADD }, { NULL },
};

static const Line barrier_in_group[] = {
  { "add", "A", "A", ADD, NULL },          { "begin", "Tidy", "A", NULL, NULL },
  { "add", "B", "A B", NULL, NULL },       { "barrier", "", "A B", NULL, NULL },
  { "add", "C", "A B C", NULL, NULL },     { "add", "D", "A B C D", NULL, NULL },
  { "end", "", "A B C D", "Tidy", NULL },  { "undo", "", "A B", NULL, "Tidy" },
  { "redo", "", "A B C D", "Tidy", NULL }, { NULL },
};

/* Back and forth over moves: where a card was put counts, not only where it stands. */
static const Line moves[] = {
  { "add", "A", "A", ADD, NULL },
  { "add", "B", "A B", ADD, NULL },
  { "add", "C", "A B C", ADD, NULL },
  { "first", "C", "C A B", MOVE, NULL },
  { "first", "B", "B C A", MOVE, NULL },
  { "undo", "", "C A B", MOVE, MOVE },
  { "undo", "", "A B C", ADD, MOVE },
  { "redo", "", "C A B", MOVE, MOVE },
  { "redo", "", "B C A", MOVE, NULL },
  { "remove", "C", "B A", REMOVE, NULL },
  { "undo", "", "B C A", MOVE, REMOVE },
  { "undo", "", "C A B", MOVE, MOVE },
  { "undo", "", "A B C", ADD, MOVE },
  { "redo", "", "C A B", MOVE, MOVE },
  { "redo", "", "B C A", MOVE, REMOVE },
  { "redo", "", "B A", REMOVE, NULL },
  { NULL },
};

static const Script scripts[] = {
  { "plain", plain },
  { "new-operation-clears-redo", new_operation_clears_redo },
  { "others-keep-redo", others_keep_redo },
  { "groups", groups },
  { "empty-group", empty_group },
  { "cancelled", cancelled },
  { "barrier", barrier },
  { "barrier-in-group", barrier_in_group },
  { "moves", moves },
};

static void
run (EthosStore *store, EthosRecord *op)
{
  ethos_fixture_submit (store, ETHOS_ORIGIN_FACILITATOR, op);
}

static const char *
find_card (EthosSession *session, const char *title)
{
  const EthosCard *card;
  EthosChildIter iter;

  ethos_session_iter_init (session, &iter, ETHOS_DECK_ID, ETHOS_KIND_CARD);
  while ((card = ethos_child_iter_next (&iter)) != NULL)
    if (g_str_equal (card->title, title))
      return card->record.id;

  g_assert_not_reached ();
}

static void
do_act (EthosStore *store, const Line *line)
{
  EthosSession *session = ethos_store_get_session (store);
  g_auto (GStrv) words = g_strsplit (line->argument, " ", 2);
  const char *ids[2] = { NULL };
  g_autoptr (GError) error = NULL;

  if (g_str_equal (line->act, "add"))
    run (store, ethos_op_new ("card-add", "title", words[0], NULL));
  else if (g_str_equal (line->act, "import"))
    ethos_fixture_submit (store, ETHOS_ORIGIN_IMPORT,
                          ethos_op_new ("card-add", "title", words[0], NULL));
  else if (g_str_equal (line->act, "rename"))
    run (store, ethos_op_new ("card-edit", "card", find_card (session, words[0]), "title", words[1],
                              NULL));
  else if (g_str_equal (line->act, "first"))
    run (store,
         ethos_op_new ("card-move", "card", find_card (session, words[0]), "after", "", NULL));
  else if (g_str_equal (line->act, "remove"))
    {
      ids[0] = find_card (session, words[0]);
      run (store, ethos_op_new ("cards-remove", "cards", ids, NULL));
    }
  else if (g_str_equal (line->act, "blank"))
    run (store, ethos_op_new ("stage-blank", "value", TRUE, NULL));
  else if (g_str_equal (line->act, "barrier"))
    run (store, ethos_op_new ("raw-notes-delete", NULL));
  else if (g_str_equal (line->act, "begin"))
    ethos_store_begin_group (store, line->argument);
  else if (g_str_equal (line->act, "end"))
    ethos_store_end_group (store);
  else if (g_str_equal (line->act, "cancel"))
    ethos_store_cancel_group (store);
  else if (g_str_equal (line->act, "undo"))
    g_assert_true (ethos_store_undo (store, NULL, NULL));
  else if (g_str_equal (line->act, "redo"))
    g_assert_true (ethos_store_redo (store, NULL, NULL));
  else
    {
      g_assert_false (g_str_equal (line->act, "cannot-undo")
                          ? ethos_store_undo (store, NULL, &error)
                          : ethos_store_redo (store, NULL, &error));
      g_assert_error (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_STATE);
    }
}

/* What the window binds to. */
static void
check_property (EthosStore *store, const char *can, const char *label, const char *expected)
{
  g_autofree char *text = NULL;
  gboolean possible;

  g_object_get (store, can, &possible, label, &text, NULL);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (possible, ==, expected != NULL);
}

static void
test_script (gconstpointer data)
{
  g_autoptr (EthosSession) session = ethos_session_new ();
  g_autoptr (EthosStore) store = ethos_fixture_store_new (session);
  guint n_barriers = 0;

  for (const Line *line = data; line->act != NULL; line++)
    {
      g_autofree char *order = NULL;

      g_test_message ("%s %s", line->act, line->argument);
      do_act (store, line);
      order = ethos_fixture_dup_order (session, ETHOS_DECK_ID, ETHOS_KIND_CARD);
      g_assert_cmpstr (order, ==, line->order);
      check_property (store, "can-undo", "undo-label", line->undo);
      check_property (store, "can-redo", "redo-label", line->redo);
      n_barriers += g_str_equal (line->act, "barrier");
      g_assert_cmpstr (ethos_store_get_barrier (store), ==,
                       n_barriers > 0 ? "raw-notes-delete" : NULL);
    }
}

/* Any of many removed at random comes back to where it was. */
static void
test_removals (void)
{
  for (guint seed = 0; seed < 200; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (EthosSession) session = ethos_session_new ();
      g_autoptr (EthosStore) store = ethos_fixture_store_new (session);
      g_autoptr (GPtrArray) ids = NULL;
      g_autoptr (GStrvBuilder) some = g_strv_builder_new ();
      g_auto (GStrv) removed = NULL;
      g_autoptr (EthosSnapshot) before = NULL;
      g_autoptr (EthosSnapshot) after = NULL;

      for (guint i = 0; i < 20; i++)
        run (store, ethos_op_new ("card-add", "title", "Card", NULL));
      ids = ethos_random_ids (session, ETHOS_KIND_CARD);
      for (guint i = 0; i < ids->len; i++)
        {
          guint j = (guint) g_rand_int_range (rand, (int) i, (int) ids->len);
          gpointer swap = ids->pdata[i];

          ids->pdata[i] = ids->pdata[j];
          ids->pdata[j] = swap;
        }
      for (int i = g_rand_int_range (rand, 1, 15); i > 0; i--)
        g_strv_builder_add (some, g_ptr_array_index (ids, i));
      removed = g_strv_builder_end (some);

      before = ethos_session_snapshot (session);
      run (store, ethos_op_new ("cards-remove", "cards", removed, NULL));
      g_assert_true (ethos_store_undo (store, NULL, NULL));
      after = ethos_session_snapshot (session);
      g_assert_true (ethos_snapshot_equal (before, after));
    }
}

typedef struct
{
  EthosSession *session;
  EthosStore *store;
  char *note;
} Wall;

static void
wall_init (Wall *wall, gboolean revealed)
{
  wall->session = ethos_session_new ();
  wall->store = ethos_fixture_store_new (wall->session);
  g_free (ethos_fixture_add_step (wall->store, ETHOS_ACTIVITY_WRITE_NOTES, "Write"));
  run (wall->store, ethos_op_new ("activity-next", NULL));
  if (revealed)
    run (wall->store, ethos_op_new ("activity-reveal", NULL));
  wall->note = ethos_fixture_add_note (wall->store, "Listen");
}

static void
wall_clear (Wall *wall)
{
  g_free (wall->note);
  g_object_unref (wall->store);
  g_assert_finalize_object (wall->session);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wall, wall_clear)

static void
scribe_edits (Wall *wall, const char *text)
{
  ethos_fixture_submit (wall->store, ETHOS_ORIGIN_SCRIBE,
                        ethos_op_new ("note-edit", "note", wall->note, "text", text, NULL));
}

static const EthosNote *
get_note (Wall *wall)
{
  return ethos_session_find (wall->session, ETHOS_KIND_NOTE, wall->note);
}

static void
test_others_stay (gconstpointer data)
{
  gboolean revealed = GPOINTER_TO_INT (data);
  g_auto (Wall) wall = { 0 };
  g_auto (EthosOutcome) first = { 0 };
  g_auto (EthosOutcome) second = { 0 };
  g_auto (EthosOutcome) third = { 0 };
  const char *ids[2] = { NULL };

  wall_init (&wall, revealed);
  ids[0] = wall.note;
  run (wall.store, ethos_op_new ("notes-colour", "notes", ids, "colour", 3, NULL));
  run (wall.store, ethos_op_new ("note-edit", "note", wall.note, "text", "Mine", NULL));
  scribe_edits (&wall, "Theirs");

  /* Their text stays and is named; the color of the same note goes back. */
  g_assert_true (ethos_store_undo (wall.store, &first, NULL));
  g_assert_cmpstr (get_note (&wall)->text, ==, "Theirs");
  g_assert_cmpuint (g_strv_length (first.skipped), ==, 1);
  g_assert_cmpstr (first.skipped[0], ==, revealed ? "Mine" : "hidden note");
  g_assert_cmpuint (first.sequence, ==, 0);

  g_assert_true (ethos_store_undo (wall.store, &second, NULL));
  g_assert_cmpint (get_note (&wall)->colour, ==, 0);
  g_assert_cmpstr (get_note (&wall)->text, ==, "Theirs");
  g_assert_cmpuint (g_strv_length (second.skipped), ==, 0);

  /* What somebody has changed is not deleted by undoing its beginning. */
  g_assert_true (ethos_store_undo (wall.store, &third, NULL));
  g_assert_nonnull (get_note (&wall));
  g_assert_cmpuint (g_strv_length (third.skipped), ==, 1);
}

/* A card that somebody has put elsewhere since stays there. No origin may do so yet, but a move has
 * to be as safe as a text before one may. */
static void
test_moved_by_others (void)
{
  g_autoptr (EthosSession) session = ethos_session_new ();
  g_autoptr (EthosStore) store = ethos_fixture_store_new (session);
  g_autoptr (EthosEdits) edits = ethos_edits_new ();
  g_auto (EthosOutcome) outcome = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *order = NULL;
  const char *titles[] = { "A", "B", "C" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    run (store, ethos_op_new ("card-add", "title", titles[i], NULL));
  run (store, ethos_op_new ("card-move", "card", find_card (session, "A"), NULL));
  ethos_edits_move (edits, ETHOS_KIND_CARD, find_card (session, "A"), find_card (session, "B"));
  ethos_store_replay (store, edits, 10, &error);
  g_assert_no_error (error);

  g_assert_true (ethos_store_undo (store, &outcome, NULL));
  g_assert_cmpuint (g_strv_length (outcome.skipped), ==, 1);
  g_assert_cmpstr (outcome.skipped[0], ==, "A");
  order = ethos_fixture_dup_order (session, ETHOS_DECK_ID, ETHOS_KIND_CARD);
  g_assert_cmpstr (order, ==, "B A C");
}

/* One target that changed twice is named once. */
static void
test_named_once (void)
{
  g_auto (Wall) wall = { 0 };
  g_auto (EthosOutcome) outcome = { 0 };

  wall_init (&wall, TRUE);
  ethos_store_begin_group (wall.store, "Typing");
  run (wall.store, ethos_op_new ("note-edit", "note", wall.note, "text", "M", NULL));
  run (wall.store, ethos_op_new ("note-edit", "note", wall.note, "text", "Mi", NULL));
  ethos_store_end_group (wall.store);
  scribe_edits (&wall, "Theirs");
  g_assert_true (ethos_store_undo (wall.store, &outcome, NULL));
  g_assert_cmpuint (g_strv_length (outcome.skipped), ==, 1);
}

/* That the room has seen a note does not keep the facilitator from taking it back. */
static void
test_seen (void)
{
  g_auto (Wall) wall = { 0 };
  const char *ids[2] = { NULL };

  wall_init (&wall, TRUE);
  ids[0] = wall.note;
  run (wall.store, ethos_op_new ("notes-seen", "notes", ids, NULL));
  g_assert_true (ethos_store_undo (wall.store, NULL, NULL));
  g_assert_null (get_note (&wall));
  g_assert_true (ethos_store_redo (wall.store, NULL, NULL));
  g_assert_true (get_note (&wall)->seen);
}

/* Undo says how many were chosen, also where an operation or a group of them changes more. */
static void
test_counts (void)
{
  g_auto (Wall) wall = { 0 };
  g_autofree char *second = NULL;
  const char *ids[3] = { NULL };

  wall_init (&wall, TRUE);
  g_assert_cmpstr (ethos_store_get_undo_label (wall.store), ==, "addition of a note");
  second = ethos_fixture_add_note (wall.store, "Ask");
  ids[0] = wall.note;
  run (wall.store, ethos_op_new ("notes-colour", "notes", ids, "colour", 3, NULL));
  g_assert_cmpstr (ethos_store_get_undo_label (wall.store), ==, "change of color of 1 note");
  ids[1] = second;
  run (wall.store, ethos_op_new ("notes-group", "notes", ids, "title", "Care", NULL));
  g_assert_cmpstr (ethos_store_get_undo_label (wall.store), ==, "grouping of 2 notes");
  g_assert_true (ethos_store_undo (wall.store, NULL, NULL));
  g_assert_cmpstr (ethos_store_get_redo_label (wall.store), ==, "grouping of 2 notes");
  g_assert_cmpstr (ethos_store_get_undo_label (wall.store), ==, "change of color of 1 note");

  /* What can be turned on and off has a label for each. */
  run (wall.store, ethos_op_new ("notes-aside", "notes", ids, "value", TRUE, NULL));
  g_assert_cmpstr (ethos_store_get_undo_label (wall.store), ==, "setting aside of 2 notes");
  run (wall.store, ethos_op_new ("notes-aside", "notes", ids, "value", FALSE, NULL));
  g_assert_cmpstr (ethos_store_get_undo_label (wall.store), ==, "bringing back of 2 notes");

  ethos_store_begin_counted_group (wall.store, "move of %u note", "move of %u notes", 14);
  run (wall.store, ethos_op_new ("notes-colour", "notes", ids, "colour", 4, NULL));
  ethos_store_end_group (wall.store);
  g_assert_cmpstr (ethos_store_get_undo_label (wall.store), ==, "move of 14 notes");
}

static void
test_barriers (void)
{
  g_auto (Wall) wall = { 0 };
  const char *ids[2] = { NULL };

  wall_init (&wall, FALSE);
  g_assert_true (ethos_store_can_undo (wall.store));
  run (wall.store, ethos_op_new ("activity-reveal", NULL));
  g_assert_false (ethos_store_can_undo (wall.store));

  g_free (wall.note);
  wall.note = ethos_fixture_add_note (wall.store, "Names a patient");
  ids[0] = wall.note;
  run (wall.store, ethos_op_new ("notes-colour", "notes", ids, "colour", 3, NULL));
  run (wall.store, ethos_op_new ("notes-erase", "notes", ids, NULL));
  g_assert_false (ethos_store_can_undo (wall.store));
  g_assert_false (ethos_store_can_redo (wall.store));
}

int
main (int argc, char **argv)
{
  ethos_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autofree char *path = g_strconcat ("/history/script/", scripts[i].name, NULL);

      g_test_add_data_func (path, scripts[i].lines, test_script);
    }
  g_test_add_func ("/history/removals", test_removals);
  g_test_add_data_func ("/history/others-stay/hidden", GINT_TO_POINTER (FALSE), test_others_stay);
  g_test_add_data_func ("/history/others-stay/revealed", GINT_TO_POINTER (TRUE), test_others_stay);
  g_test_add_func ("/history/moved-by-others", test_moved_by_others);
  g_test_add_func ("/history/named-once", test_named_once);
  g_test_add_func ("/history/seen", test_seen);
  g_test_add_func ("/history/counts", test_counts);
  g_test_add_func ("/history/barriers", test_barriers);

  return g_test_run ();
}
