// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "ethos-projection.h"

#include <string.h>

#include "ethos-core-fixture.h"
#include "ethos-test.h"

/*
 * A wall that is too large for the projector at once, and has notes that were set aside in every
 * group. Whatever page is turned to, the room reads what the test itself says may be on it, and
 * over all pages everything that may be read. Each text is a marker of its own.
 */

#define N_GROUPS 11
#define N_SHOWN 9
#define N_ASIDE 4

/* The group of the notes that are in none. */
#define LOOSE N_GROUPS

/* More pages than any step has: what is turned to beyond the end is the last one. */
#define N_TURNED 40

typedef struct
{
  int kind;
  gboolean revealed;
  gboolean prompt_shown;
  const char *focus;
} Case;

static void
load (EthosSession *session, gpointer record, const char *parent)
{
  g_autoptr (EthosRecord) owned = record;
  g_autoptr (GError) error = NULL;

  ethos_session_load (session, owned, parent, &error);
  g_assert_no_error (error);
}

static void
load_note (EthosSession *session, const char *wall, guint group, guint number, gboolean aside)
{
  const char *what = aside ? "aside" : "note";
  g_autofree char *id = g_strdup_printf ("%s-%s-%u-%u", wall, what, group, number);
  EthosNote *note = ethos_entity_new (ETHOS_KIND_NOTE, id);

  note->text = g_strdup_printf ("[%s %s %u.%u]", wall, what, group, number);
  note->aside = aside;
  if (group != LOOSE)
    note->group = g_strdup_printf ("%s-group-%u", wall, group);
  load (session, note, wall);
}

/* Notes that were set aside stand before, between and behind the others. */
static void
load_wall (EthosSession *session, const char *wall)
{
  for (guint i = 0; i < N_GROUPS; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s-group-%u", wall, i);
      EthosGroup *group = ethos_entity_new (ETHOS_KIND_GROUP, id);

      group->title = g_strdup_printf ("[%s group %u]%s", wall, i,
                                      i % 3 == 1 ? " with a name that needs several rows" : "");
      load (session, group, wall);
    }

  for (guint number = 0; number < N_SHOWN; number++)
    for (guint group = 0; group <= LOOSE; group++)
      {
        if (number < N_ASIDE)
          load_note (session, wall, group, number, TRUE);
        load_note (session, wall, group, number, FALSE);
      }
  load_note (session, wall, 0, N_ASIDE, TRUE);
}

static void
load_step (EthosSession *session, const char *id, int kind, gboolean revealed, gboolean prompt)
{
  EthosActivity *step = ethos_entity_new (ETHOS_KIND_ACTIVITY, id);

  step->kind = kind;
  step->title = g_strdup (id);
  step->prompt = g_strdup ("What do you see?");
  step->prompt_shown = prompt;
  step->revealed = revealed;
  load (session, step, ETHOS_WORKSHOP_ID);
}

/* The notes are those of the step before; another wall, hidden, comes first. */
static EthosStore *
build (const Case *tried, guint turned)
{
  g_autoptr (EthosSession) session = ethos_session_new ();
  EthosWorkshop *workshop = ethos_entity_new (ETHOS_KIND_WORKSHOP, ETHOS_WORKSHOP_ID);
  gboolean writes = tried->kind == ETHOS_ACTIVITY_WRITE_NOTES;

  workshop->title = g_strdup ("Workshop");
  workshop->current = g_strdup (writes ? "wall" : "now");
  workshop->stage_focus = g_strdup (tried->focus);
  workshop->stage_page = turned;
  workshop->stage_part = turned;
  load (session, workshop, NULL);
  load_step (session, "hidden", ETHOS_ACTIVITY_WRITE_NOTES, FALSE, FALSE);
  load_wall (session, "hidden");
  load_step (session, "wall", ETHOS_ACTIVITY_WRITE_NOTES, tried->revealed, tried->prompt_shown);
  load_wall (session, "wall");
  load_step (session, "now", writes ? ETHOS_ACTIVITY_BREAK : tried->kind, FALSE,
             tried->prompt_shown);

  return ethos_fixture_store_new (session);
}

static gboolean
has (const char *dump, const char *wall, const char *what, guint group, int number)
{
  g_autofree char *text = number < 0 ? g_strdup_printf ("[%s %s %u]", wall, what, group)
                                     : g_strdup_printf ("[%s %s %u.%d]", wall, what, group, number);

  return strstr (dump, text) != NULL;
}

/* What may never be seen: what was set aside, and all of a wall that was not revealed. */
static void
assert_nothing_private (const char *dump, gboolean revealed)
{
  if (strstr (dump, " aside ") != NULL || strstr (dump, "[hidden ") != NULL ||
      (!revealed && strstr (dump, "[wall ") != NULL))
    g_error ("private in\n%s", dump);
}

/* A bit for each note of a group that is on the page. */
static guint
get_seen (const char *dump, guint group)
{
  guint seen = 0;

  for (guint i = 0; i < N_SHOWN; i++)
    seen |= has (dump, "wall", "note", group, (int) i) ? 1u << i : 0;

  return seen;
}

#define ALL ((1u << N_SHOWN) - 1)

/* What is on one page, and the number of the page; how many there are. */
static char *
dup_page (const Case *tried, guint turned, EthosAudienceParts *parts)
{
  g_autoptr (EthosStore) store = build (tried, turned);
  g_autoptr (EthosProjection) projection = ethos_projection_new (store);
  const EthosAudience *audience = ethos_projection_get_audience (projection);
  char *dump = ethos_audience_dump (audience);

  *parts = *ethos_audience_get_parts (audience);
  if (tried->focus == NULL)
    g_assert_cmpuint (parts->page, ==, parts->n_pages > 0 ? MIN (turned, parts->n_pages - 1) : 0);
  assert_nothing_private (dump, tried->revealed);
  return dump;
}

/* Groups come whole on one page each, and the notes that are in none come last. */
static void
test_wall (void)
{
  const Case tried = { ETHOS_ACTIVITY_GROUP, TRUE, TRUE, NULL };
  guint n_seen = 0;
  EthosAudienceParts parts;

  for (guint turned = 0; turned < N_TURNED; turned++)
    {
      g_autofree char *dump = dup_page (&tried, turned, &parts);
      guint n_on_page = 0;

      g_assert_cmpint (parts.scene, ==, ETHOS_SCENE_WALL);
      g_assert_cmpuint (parts.n_notes, ==, (N_GROUPS + 1) * N_SHOWN);
      g_assert_cmpuint (parts.n_pages, >, 1);
      for (guint group = 0; group < N_GROUPS; group++)
        {
          gboolean named = has (dump, "wall", "group", group, -1);

          g_assert_cmpuint (get_seen (dump, group), ==, named ? ALL : 0);
          g_assert_true (!named || turned >= parts.n_pages || group == n_seen + n_on_page);
          n_on_page += named;
        }
      g_assert_cmpuint (get_seen (dump, LOOSE), ==, turned + 1 >= parts.n_pages ? ALL : 0);
      if (turned < parts.n_pages)
        n_seen += n_on_page;
    }
  g_assert_cmpuint (n_seen, ==, N_GROUPS);
}

/* A group in focus: its name and its notes on all of its pages, and no other group's. */
static void
test_group_in_focus (void)
{
  static const int kinds[] = { ETHOS_ACTIVITY_WRITE_NOTES, ETHOS_ACTIVITY_GROUP,
                               ETHOS_ACTIVITY_WRITE_LINES, ETHOS_ACTIVITY_BREAK };

  EthosAudienceParts parts;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint focused = 0; focused < N_GROUPS; focused += 4)
      {
        g_autofree char *id = g_strdup_printf ("wall-group-%u", focused);
        const Case tried = { kinds[i], TRUE, TRUE, id };
        guint seen = 0;

        parts.n_pages = 1;
        for (guint turned = 0; turned < parts.n_pages; turned++)
          {
            g_autofree char *dump = dup_page (&tried, turned, &parts);

            g_assert_cmpint (parts.scene, ==, ETHOS_SCENE_GROUP);
            g_assert_cmpuint (parts.n_notes, ==, 0);
            g_assert_cmpuint (parts.n_pages, >, 1);
            for (guint group = 0; group <= LOOSE; group++)
              {
                g_assert_true (group == focused || get_seen (dump, group) == 0);
                g_assert_cmpint (has (dump, "wall", "group", group, -1), ==, group == focused);
              }
            g_assert_cmpuint (seen & get_seen (dump, focused), ==, 0);
            seen |= get_seen (dump, focused);
          }
        g_assert_cmpuint (seen, ==, ALL);
      }
}

/* The notes to talk about: one group at a time, and over all pages each note once. */
static void
test_discuss (void)
{
  const Case tried = { ETHOS_ACTIVITY_DISCUSS, TRUE, TRUE, NULL };
  guint seen[N_GROUPS + 1] = { 0 };
  EthosAudienceParts parts = { .n_pages = 1 };

  for (guint turned = 0; turned < parts.n_pages; turned++)
    {
      g_autofree char *dump = dup_page (&tried, turned, &parts);
      guint n_groups = 0;

      g_assert_cmpint (parts.scene, ==, ETHOS_SCENE_DISCUSS);
      g_assert_cmpuint (parts.n_notes, ==, (N_GROUPS + 1) * N_SHOWN);
      for (guint group = 0; group <= LOOSE; group++)
        {
          guint on_page = get_seen (dump, group);

          g_assert_cmpint (has (dump, "wall", "group", group, -1), ==,
                           on_page != 0 && group != LOOSE);
          g_assert_cmpuint (seen[group] & on_page, ==, 0);
          seen[group] |= on_page;
          n_groups += on_page != 0;
        }
      g_assert_cmpuint (n_groups, ==, 1);
    }
  for (guint group = 0; group <= LOOSE; group++)
    g_assert_cmpuint (seen[group], ==, ALL);
}

/* The notes of a step of writing, six at a time, whatever group they are in. */
static void
test_reveal (void)
{
  const Case tried = { ETHOS_ACTIVITY_WRITE_NOTES, TRUE, TRUE, NULL };
  guint seen[N_GROUPS + 1] = { 0 };
  EthosAudienceParts parts = { .n_pages = 1 };

  for (guint turned = 0; turned < parts.n_pages; turned++)
    {
      g_autofree char *dump = dup_page (&tried, turned, &parts);

      g_assert_cmpint (parts.scene, ==, ETHOS_SCENE_NOTES);
      g_assert_cmpuint (parts.n_notes, ==, (N_GROUPS + 1) * N_SHOWN);
      for (guint group = 0; group <= LOOSE; group++)
        {
          g_assert_cmpuint (seen[group] & get_seen (dump, group), ==, 0);
          seen[group] |= get_seen (dump, group);
        }
    }
  for (guint group = 0; group <= LOOSE; group++)
    g_assert_cmpuint (seen[group], ==, ALL);
}

/*
 * Before the reveal no page has anything, whatever is in focus; nor has a wall that is not that of
 * the step. A note that was set aside is none to show, either. All kinds of step, all pages.
 */
static void
test_hidden (void)
{
  static const char *const foci[] = { NULL,
                                      "wall-group-1",
                                      "wall-note-2-1",
                                      "hidden",
                                      "hidden-group-1",
                                      "hidden-note-2-1",
                                      "wall-aside-1-0",
                                      "hidden-aside-1-0" };

  EthosAudienceParts parts;

  for (int kind = ETHOS_ACTIVITY_PRESENT_CARDS; kind <= ETHOS_ACTIVITY_CLOSE; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (foci); i++)
      for (guint bits = 0; bits < 4; bits++)
        for (guint turned = 0; turned < N_TURNED; turned += 13)
          {
            const Case tried = { kind, (bits & 1) != 0, (bits & 2) != 0, foci[i] };
            g_autofree char *dump = dup_page (&tried, turned, &parts);
            gboolean walls = kind == ETHOS_ACTIVITY_WRITE_NOTES || kind == ETHOS_ACTIVITY_GROUP;
            gboolean counts = walls && tried.prompt_shown && !tried.revealed;

            /* Every voice counts until then, set aside or not; no other number is told. */
            g_assert_true (tried.revealed ||
                           parts.n_notes ==
                               (counts ? (N_GROUPS + 1) * (N_SHOWN + N_ASIDE) + 1 : 0));
            g_assert_true (tried.revealed || parts.n_pages <= 1);
          }
}

int
main (int argc, char **argv)
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/audience-pages/wall", test_wall);
  g_test_add_func ("/audience-pages/group-in-focus", test_group_in_focus);
  g_test_add_func ("/audience-pages/discuss", test_discuss);
  g_test_add_func ("/audience-pages/reveal", test_reveal);
  g_test_add_func ("/audience-pages/hidden", test_hidden);

  return g_test_run ();
}
