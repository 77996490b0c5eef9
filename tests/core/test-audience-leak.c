// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "ethos-ballot-private.h"
#include "ethos-pages.h"
#include "ethos-projection.h"

#include <string.h>

#include "ethos-core-fixture.h"
#include "ethos-test.h"

/*
 * A workshop in which every text is a marker of its own. In each state, each marker either has to
 * be in what the room gets, or must not be: there is nothing in between. Ids of the file and counts
 * of private things must never be.
 */

/* Counts that occur nowhere else, so that they can be looked for. */
#define N_NOTES 29
#define N_ASIDE 21
#define N_LATER 17
#define N_GROUPED 4
#define N_PEOPLE 7531
#define N_COUNTED 313
#define N_SEALED 417

#define FILE_ID "FILEID-"

typedef enum
{
  FOCUS_NONE,
  FOCUS_CARD,
  FOCUS_PROPOSED,
  FOCUS_LINE,
  FOCUS_NOTE,
  FOCUS_ASIDE,
  FOCUS_OTHER_NOTE,
  FOCUS_GROUP,
  FOCUS_OTHER_GROUP,
  FOCUS_PROPOSAL,
  FOCUS_ROUND,
  FOCUS_STEP,
  FOCUS_LATER_STEP,
  FOCUS_DECK,
  FOCUS_WORKSHOP,
  FOCUS_MISSING,
  N_FOCI,
} Focus;

static const char *const focus_ids[N_FOCI] = {
  NULL,
  FILE_ID "card-0",
  FILE_ID "card-1",
  FILE_ID "line-0",
  FILE_ID "note-02",
  FILE_ID "aside-03",
  FILE_ID "other",
  FILE_ID "group-0",
  FILE_ID "other-group",
  FILE_ID "proposal",
  FILE_ID "round-0",
  FILE_ID "now",
  FILE_ID "later-00",
  ETHOS_DECK_ID,
  ETHOS_WORKSHOP_ID,
  FILE_ID "missing",
};

typedef struct
{
  int kind;
  gboolean waiting;
  gboolean prompt_shown;
  gboolean revealed;
  gboolean blank;
  gboolean frozen;
  gboolean finished;
  gboolean running;
  Focus focus;
} State;

static gpointer
entity (EthosKind kind, const char *id)
{
  g_autofree char *full = g_strconcat (FILE_ID, id, NULL);

  return ethos_entity_new (kind, full);
}

static void
load (EthosSession *session, gpointer record, const char *parent)
{
  g_autoptr (EthosRecord) owned = record;
  g_autoptr (GError) error = NULL;

  ethos_session_load (session, owned, parent, &error);
  g_assert_no_error (error);
}

static char *
marker (const char *what, guint number)
{
  return g_strdup_printf ("[%s %02u]", what, number);
}

static void
load_cards (EthosSession *session)
{
  EthosDeck *deck = ethos_entity_new (ETHOS_KIND_DECK, ETHOS_DECK_ID);

  deck->title = g_strdup ("[deck]");
  deck->language = g_strdup ("[lang]");
  deck->source = g_strdup ("[source]");
  deck->left_out = g_strsplit ("[left out]", "\n", -1);
  load (session, deck, NULL);

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *id = g_strdup_printf ("card-%u", i);
      g_autofree char *line_id = g_strdup_printf ("line-%u", i);
      g_autofree char *parent = g_strconcat (FILE_ID, id, NULL);
      EthosCard *card = entity (ETHOS_KIND_CARD, id);
      EthosBehaviour *line = entity (ETHOS_KIND_BEHAVIOUR, line_id);

      card->title = i ? g_strdup ("[proposed]") : g_strdup ("[card]");
      card->proposed = i > 0;
      card->statement = marker ("statement", i);
      line->text = marker ("line", i);
      load (session, card, ETHOS_DECK_ID);
      load (session, line, parent);
    }
}

static EthosActivity *
new_step (const char *id, int kind, const char *title)
{
  EthosActivity *step = entity (ETHOS_KIND_ACTIVITY, id);

  step->kind = kind;
  step->title = g_strdup (title);
  step->prompt = g_strdup_printf ("%s prompt", title);
  step->say = g_strdup ("[say]");
  step->doing = g_strdup ("[do]");
  step->watch = g_strdup ("[watch]");

  return step;
}

static void
load_note (EthosSession *session,
           const char *what,
           guint number,
           const char *parent,
           gboolean aside)
{
  g_autofree char *id = g_strdup_printf ("%s-%02u", what, number);
  EthosNote *note = entity (ETHOS_KIND_NOTE, id);

  note->text = marker (what, number);
  note->aside = aside;
  if (number < N_GROUPED)
    note->group = g_strdup (FILE_ID "group-0");
  load (session, note, parent);
}

/* A group that waits to be accepted, of notes that the room sees. */
static void
load_proposal (EthosSession *session, const char *parent)
{
  EthosProposal *proposal = entity (ETHOS_KIND_PROPOSAL, "proposal");

  proposal->title = g_strdup ("[proposed group]");
  proposal->proposer = g_strdup ("[proposer]");
  proposal->notes = g_strsplit (FILE_ID "note-05 " FILE_ID "note-06", " ", -1);
  load (session, proposal, parent);
}

/* Dots that were counted, and others that are put now: while they are, the room sees neither. */
static void
load_votes (EthosSession *session, const char *parent)
{
  EthosRound *counted = entity (ETHOS_KIND_ROUND, "round-0");
  EthosRound *open = entity (ETHOS_KIND_ROUND, "round-1");
  EthosBallot *ballot = entity (ETHOS_KIND_BALLOT, "ballot");
  const gint64 numbers[] = { N_COUNTED, N_SEALED };

  counted->state = ETHOS_ROUND_COUNTED;
  counted->targets = g_strsplit (FILE_ID "note-05 " FILE_ID "group-0", " ", -1);
  counted->dots = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (counted->dots, numbers[0]);
  g_array_append_val (counted->dots, numbers[0]);
  ballot->hands = TRUE;
  ballot->targets = g_strsplit (FILE_ID "group-0", " ", -1);
  ballot->dots = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (ballot->dots, numbers[1]);
  load (session, counted, parent);
  load (session, open, parent);
  load (session, ballot, FILE_ID "round-1");
}

static void
load_wall (EthosSession *session, const char *parent)
{
  EthosGroup *group = entity (ETHOS_KIND_GROUP, "group-0");

  group->title = g_strdup ("[group]");
  load (session, group, parent);
  for (guint i = 0; i < N_NOTES; i++)
    {
      load_note (session, "note", i, parent, FALSE);
      if (i < N_ASIDE)
        load_note (session, "aside", i, parent, TRUE);
    }
  load_proposal (session, parent);
  load_votes (session, parent);
}

static void
load_steps (EthosSession *session, EthosClock *clock, const State *state)
{
  gboolean writes = state->kind == ETHOS_ACTIVITY_WRITE_NOTES;
  EthosActivity *past = new_step ("past", ETHOS_ACTIVITY_WRITE_NOTES, "[past]");
  EthosActivity *now = new_step ("now", state->kind, "[now]");
  EthosGroup *group = entity (ETHOS_KIND_GROUP, "other-group");
  EthosNote *note = entity (ETHOS_KIND_NOTE, "other");

  past->prompt_shown = TRUE;
  now->prompt_shown = state->prompt_shown;
  now->state = state->waiting ? ETHOS_ACTIVITY_WAITING : ETHOS_ACTIVITY_ACTIVE;
  if (state->running)
    ethos_timer_start (&now->timer, clock, 600000);
  (writes ? now : past)->revealed = state->revealed;
  load (session, past, ETHOS_WORKSHOP_ID);
  load (session, now, ETHOS_WORKSHOP_ID);
  load_wall (session, writes ? FILE_ID "now" : FILE_ID "past");

  for (guint i = 0; i < N_LATER; i++)
    {
      g_autofree char *id = g_strdup_printf ("later-%02u", i);

      load (session, new_step (id, ETHOS_ACTIVITY_WRITE_NOTES, "[later]"), ETHOS_WORKSHOP_ID);
    }
  group->title = g_strdup ("[other group]");
  note->text = g_strdup ("[other note]");
  load (session, group, FILE_ID "later-00");
  load (session, note, FILE_ID "later-00");
}

static EthosStore *
build (const State *state)
{
  g_autoptr (EthosSession) session = ethos_session_new ();
  EthosStore *store = ethos_fixture_store_new (session);
  EthosWorkshop *workshop = ethos_entity_new (ETHOS_KIND_WORKSHOP, ETHOS_WORKSHOP_ID);

  workshop->title = g_strdup ("[workshop]");
  workshop->plan = g_strdup ("[plan]");
  workshop->language = g_strdup ("[language]");
  workshop->people = N_PEOPLE;
  workshop->created = G_GINT64_CONSTANT (1234567890123);
  workshop->current = g_strdup (state->waiting ? NULL : FILE_ID "now");
  workshop->stage_focus = g_strdup (focus_ids[state->focus]);
  workshop->stage_blank = state->blank;
  workshop->stage_frozen = state->frozen;
  workshop->finished = state->finished;
  load (session, workshop, NULL);
  load_cards (session);
  load_steps (session, ethos_store_get_clock (store), state);

  return store;
}

static void
add (GPtrArray *expected, char *text)
{
  g_ptr_array_add (expected, text);
}

static void
expect_card (GPtrArray *expected, guint number)
{
  if (number == 0)
    add (expected, g_strdup ("[card]"));
  add (expected, marker ("statement", number));
  add (expected, marker ("line", number));
}

static void
expect_notes (GPtrArray *expected, guint n_notes)
{
  for (guint i = 0; i < n_notes; i++)
    add (expected, marker ("note", i));
}

/* What is in focus, or FALSE where the room may not see it. */
static gboolean
expect_focus (GPtrArray *expected, const State *state)
{
  switch ((int) state->focus)
    {
    case FOCUS_CARD:
      expect_card (expected, 0);
      return TRUE;
    case FOCUS_LINE:
      add (expected, g_strdup ("[card]"));
      add (expected, marker ("line", 0));
      return TRUE;
    case FOCUS_PROPOSED:
      expect_card (expected, 1);
      return TRUE;
    case FOCUS_NOTE:
      if (state->revealed)
        add (expected, marker ("note", 2));
      return state->revealed;
    case FOCUS_GROUP:
      if (state->revealed)
        {
          add (expected, g_strdup ("[group]"));
          expect_notes (expected, N_GROUPED);
        }
      return state->revealed;
    default:
      return FALSE;
    }
}

static void
expect_step (GPtrArray *expected, const State *state)
{
  switch (state->kind)
    {
    case ETHOS_ACTIVITY_PRESENT_CARDS:
    case ETHOS_ACTIVITY_WRITE_LINES:
      for (guint i = 0; state->prompt_shown && i < 2; i++)
        expect_card (expected, i);
      break;
    case ETHOS_ACTIVITY_CLOSE:
      /* One card at a time. */
      if (state->prompt_shown)
        expect_card (expected, 0);
      break;
    case ETHOS_ACTIVITY_WRITE_NOTES:
      expect_notes (expected, state->revealed ? ETHOS_NOTES_A_PAGE : 0);
      break;
    case ETHOS_ACTIVITY_DISCUSS:
      /* The first page is the group with its notes. */
      expect_notes (expected, state->revealed ? N_GROUPED : 0);
      if (state->revealed)
        add (expected, g_strdup ("[group]"));
      break;
    case ETHOS_ACTIVITY_GROUP:
      expect_notes (expected, state->revealed ? N_NOTES : 0);
      if (state->revealed)
        add (expected, g_strdup ("[group]"));
      break;
    default:
      break;
    }
}

/* A workshop that was frozen when it was closed shows nothing: nobody knows what the room saw. */
static gboolean
is_dark (const State *state)
{
  return state->blank || state->frozen;
}

/* How many have written is told while notes are hidden, and asked for, and nothing is in focus. */
static gboolean
expect_count (const State *state)
{
  g_autoptr (GPtrArray) focused = g_ptr_array_new_with_free_func (g_free);

  if (state->kind != ETHOS_ACTIVITY_WRITE_NOTES && state->kind != ETHOS_ACTIVITY_GROUP)
    return FALSE;

  return !is_dark (state) && !state->waiting && state->prompt_shown && !state->revealed &&
         !expect_focus (focused, state);
}

static GPtrArray *
expect (const State *state)
{
  GPtrArray *expected = g_ptr_array_new_with_free_func (g_free);

  if (is_dark (state))
    return expected;

  add (expected, g_strdup ("[workshop]"));
  if (state->waiting)
    return expected;

  add (expected, g_strdup ("[now]"));
  if (state->prompt_shown)
    add (expected, g_strdup ("[now] prompt"));
  if (!expect_focus (expected, state))
    expect_step (expected, state);

  return expected;
}

/* Every text of the workshop. */
static GPtrArray *
get_markers (void)
{
  static GPtrArray *all;

  static const char *const single[] = {
    "[deck]",         "[lang]",           "[source]",   "[left out]",    "[proposed]",
    "[card]",         "[past]",           "[now]",      "[later]",       "[say]",
    "[do]",           "[watch]",          "[group]",    "[other group]", "[other note]",
    "[workshop]",     "[plan]",           "[language]", "[now] prompt",  "[past] prompt",
    "[later] prompt", "[proposed group]", "[proposer]",
  };

  GPtrArray *markers;

  if (all != NULL)
    return all;

  all = markers = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < G_N_ELEMENTS (single); i++)
    add (markers, g_strdup (single[i]));
  expect_notes (markers, N_NOTES);
  for (guint i = 0; i < N_ASIDE; i++)
    add (markers, marker ("aside", i));
  for (guint i = 0; i < 2; i++)
    {
      add (markers, marker ("statement", i));
      add (markers, marker ("line", i));
    }

  return markers;
}

/* A number that is no part of a word or of a marker. */
static gboolean
has_number (const char *dump, guint number)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);
  const gsize length = strlen (digits);

  for (const char *at = strstr (dump, digits); at != NULL; at = strstr (at + 1, digits))
    if (!g_ascii_isalnum (at[-1]) && !g_ascii_isalnum (at[length]) && at[length] != ']')
      return TRUE;

  return FALSE;
}

/* The ids of the workshop and of its deck, where an id may stand; random ids may begin like them.
 */
static gboolean
has_fixed_id (const char *dump)
{
  static const char *const heads[] = { "focus ", "card ", "note ", "group ", "line " };
  static const char *const ids[] = { ETHOS_DECK_ID, ETHOS_WORKSHOP_ID };

  for (guint i = 0; i < G_N_ELEMENTS (heads) * G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *text = g_strconcat (heads[i / 2], ids[i % 2], NULL);
      const char *at = strstr (dump, text);

      if (at != NULL && !g_ascii_isalnum (at[strlen (text)]))
        return TRUE;
    }

  return FALSE;
}

/* What is wrong with a value, or NULL. */
static char *
find_leak (const EthosAudience *audience, const State *state)
{
  g_autofree char *dump = ethos_audience_dump (audience);
  g_autoptr (GPtrArray) expected = expect (state);
  GPtrArray *markers = get_markers ();
  gboolean counts = expect_count (state);

  for (guint i = 0; i < markers->len; i++)
    {
      const char *text = g_ptr_array_index (markers, i);
      gboolean wanted = g_ptr_array_find_with_equal_func (expected, text, g_str_equal, NULL);
      gboolean found = strstr (dump, text) != NULL;

      if (wanted != found)
        return g_strdup_printf ("%s is %s in\n%s", text, found ? "by mistake" : "not", dump);
    }

  if (strstr (dump, FILE_ID) != NULL || has_fixed_id (dump))
    return g_strdup_printf ("an id of the file is in\n%s", dump);
  if (has_number (dump, N_ASIDE) || has_number (dump, N_LATER) || has_number (dump, N_PEOPLE) ||
      has_number (dump, N_COUNTED) || has_number (dump, N_SEALED) ||
      has_number (dump, N_LATER + 1) || has_number (dump, N_LATER + 2) ||
      (!counts && has_number (dump, N_NOTES + N_ASIDE)))
    return g_strdup_printf ("a count is in\n%s", dump);
  if (counts && !has_number (dump, N_NOTES + N_ASIDE))
    return g_strdup_printf ("the count is not in\n%s", dump);

  return NULL;
}

static void
check_state (const State *state)
{
  g_autoptr (EthosStore) store = build (state);
  g_autoptr (EthosProjection) projection = ethos_projection_new (store);
  g_autofree char *leak = find_leak (ethos_projection_get_audience (projection), state);

  if (leak != NULL)
    g_error ("kind %d waiting %d prompt %d revealed %d blank %d frozen %d finished %d focus %d: %s",
             state->kind, state->waiting, state->prompt_shown, state->revealed, state->blank,
             state->frozen, state->finished, state->focus, leak);
}

static void
test_every_state (void)
{
  guint n_checked = 0;

  /* Each bit is one of the yes-or-no parts of a state. */
  for (int kind = ETHOS_ACTIVITY_PRESENT_CARDS; kind <= ETHOS_ACTIVITY_CLOSE; kind++)
    for (guint focus = FOCUS_NONE; focus < N_FOCI; focus++)
      for (guint bits = 0; bits < 1 << 7; bits++)
        {
          State state = { .kind = kind, .focus = focus };

          if (n_checked++ % ETHOS_FIXTURE_STRIDE != 0)
            continue;
          state.prompt_shown = (bits & 1) != 0;
          state.revealed = (bits & 2) != 0;
          state.blank = (bits & 4) != 0;
          state.finished = (bits & 8) != 0;
          state.running = (bits & 16) != 0;
          state.waiting = (bits & 32) != 0;
          state.frozen = (bits & 64) != 0;
          check_state (&state);
        }
}

/*
 * The same states reached one from another: no value may keep what the one before it showed, but
 * for a frozen one, which keeps all of it.
 */
static void
test_one_state_after_another (void)
{
  const State start = { .kind = ETHOS_ACTIVITY_WRITE_NOTES };
  State state = start;
  State held = start;
  gboolean frozen = FALSE;
  g_autoptr (EthosStore) store = build (&state);
  g_autoptr (EthosProjection) projection = ethos_projection_new (store);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *leak = NULL;
      EthosRecord *op;

      switch (g_rand_int_range (rand, 0, 4))
        {
        case 0:
          state.prompt_shown = !state.prompt_shown;
          op = ethos_op_new ("activity-prompt", "value", state.prompt_shown, NULL);
          break;
        case 1:
          state.blank = !state.blank;
          op = ethos_op_new ("stage-blank", "value", state.blank, NULL);
          break;
        case 2:
          frozen = !frozen;
          op = ethos_op_new ("stage-freeze", "value", frozen, NULL);
          break;
        default:
          state.focus = (Focus) g_rand_int_range (rand, 0, FOCUS_MISSING);
          op = ethos_op_new ("stage-show", "target", focus_ids[state.focus], NULL);
          break;
        }
      ethos_fixture_submit (store, ETHOS_ORIGIN_FACILITATOR, op);
      ethos_projection_flush (projection);

      if (!frozen)
        held = state;
      held.blank = state.blank;
      leak = find_leak (ethos_projection_get_audience (projection), &held);
      if (leak != NULL)
        g_error ("turn %u: %s", i, leak);
    }
}

/* What was put is in what the room gets once it is counted, and not a moment before. */
static void
test_counted (void)
{
  const State state = { .kind = ETHOS_ACTIVITY_GROUP, .revealed = TRUE };
  g_autoptr (EthosStore) store = build (&state);
  g_autoptr (EthosProjection) projection = ethos_projection_new (store);
  g_autofree char *before = ethos_audience_dump (ethos_projection_get_audience (projection));
  g_autofree char *after = NULL;

  g_assert_nonnull (strstr (before, "vote 5 3 0\n"));
  ethos_fixture_submit (store, ETHOS_ORIGIN_FACILITATOR,
                        ethos_op_new ("round-close", "round", FILE_ID "round-1", NULL));
  ethos_projection_flush (projection);
  after = ethos_audience_dump (ethos_projection_get_audience (projection));
  g_assert_null (strstr (after, "vote "));
  g_assert_true (has_number (after, N_SEALED));
  g_assert_false (has_number (after, N_COUNTED));
}

/* A sum of dots that are not counted, on a note or on a group. */
static void
test_planted_dots (void)
{
  const State state = { .kind = ETHOS_ACTIVITY_DISCUSS };
  EthosAudienceParts parts = { .scene = ETHOS_SCENE_STEP,
                               .workshop = "[workshop]",
                               .step = "[now]" };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (EthosAudienceWall) wall = ethos_audience_wall_new ();
      g_autoptr (EthosAudience) audience = NULL;
      g_autofree char *leak = NULL;

      if (i == 0)
        *ethos_audience_wall_add_note (wall) =
            (EthosAudienceNote){ g_strdup ("public"), g_strdup (""), .dots = N_SEALED };
      else
        *ethos_audience_wall_add_group (wall) =
            (EthosAudienceGroup){ g_strdup ("public"), g_strdup (""), N_SEALED };
      parts.wall = wall;
      audience = ethos_audience_new (&parts);
      leak = find_leak (audience, &state);
      g_assert_nonnull (leak);
      g_assert_nonnull (strstr (leak, "a count is in"));
    }
}

static void
assert_caught (const EthosAudienceParts *parts, const State *state)
{
  g_autoptr (EthosAudience) audience = ethos_audience_new (parts);
  g_autofree char *leak = find_leak (audience, state);

  g_assert_nonnull (leak);
}

/* How many have written, told although nobody asked for it, or because the value says so. */
static void
test_planted_count (void)
{
  const State state = { .kind = ETHOS_ACTIVITY_WRITE_NOTES };
  const State told = { .kind = ETHOS_ACTIVITY_WRITE_NOTES, .prompt_shown = TRUE };
  EthosAudienceParts parts = { .scene = ETHOS_SCENE_COUNT,
                               .workshop = "[workshop]",
                               .step = "[now]",
                               .n_notes = N_NOTES + N_ASIDE };
  g_autoptr (EthosAudience) right = NULL;
  g_autofree char *nothing = NULL;

  assert_caught (&parts, &state);
  parts.prompt = "[now] prompt";
  right = ethos_audience_new (&parts);
  nothing = find_leak (right, &told);
  g_assert_null (nothing);
  parts.n_notes = N_NOTES;
  assert_caught (&parts, &told);
}

/* A checker that finds nothing proves nothing: each of these leaks one thing. */
static void
test_planted_leaks (void)
{
  const State state = { .kind = ETHOS_ACTIVITY_DISCUSS };
  const EthosAudienceParts clean = { .scene = ETHOS_SCENE_STEP,
                                     .workshop = "[workshop]",
                                     .step = "[now]" };
  g_autoptr (EthosAudience) audience = ethos_audience_new (&clean);
  g_autofree char *nothing = find_leak (audience, &state);
  g_autoptr (EthosAudienceWall) wall = ethos_audience_wall_new ();
  g_autoptr (EthosAudienceCards) cards = ethos_audience_cards_new ();
  EthosAudienceNote *note = ethos_audience_wall_add_note (wall);
  EthosAudienceCard *card = ethos_audience_cards_add (cards);
  EthosAudienceParts parts;

  g_assert_null (nothing);
  note->id = g_strdup ("public");
  note->text = g_strdup ("[aside 04]");
  card->id = g_strdup ("public");
  card->title = g_strdup ("[proposed]");
  card->statement = g_strdup ("");
  card->emblem = g_strdup ("");

#define PLANT(MEMBER, VALUE)                                                                       \
  parts = clean;                                                                                   \
  parts.MEMBER = (VALUE);                                                                          \
  assert_caught (&parts, &state);

  PLANT (prompt, "[now] prompt");
  PLANT (prompt, "Words around [say] them");
  PLANT (prompt, "[proposed group]");
  PLANT (step, "[now] of [proposer]");
  PLANT (step, "[now], then [later]");
  PLANT (focus, FILE_ID "note-00");
  PLANT (focus, ETHOS_DECK_ID);
  PLANT (n_notes, N_ASIDE);
  PLANT (n_notes, N_NOTES + N_ASIDE);
  PLANT (n_pages, N_LATER);
  PLANT (n_pages, N_SEALED);
  PLANT (vote, ((EthosAudienceVote){ TRUE, N_COUNTED, 3, FALSE }));
  PLANT (wall, wall);
  PLANT (cards, cards);
  PLANT (workshop, "");
#undef PLANT
}

int
main (int argc, char **argv)
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/audience-leak/every-state", test_every_state);
  g_test_add_func ("/audience-leak/one-state-after-another", test_one_state_after_another);
  g_test_add_func ("/audience-leak/planted-leaks", test_planted_leaks);
  g_test_add_func ("/audience-leak/planted-count", test_planted_count);
  g_test_add_func ("/audience-leak/counted", test_counted);
  g_test_add_func ("/audience-leak/planted-dots", test_planted_dots);

  return g_test_run ();
}
