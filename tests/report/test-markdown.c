// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "test-markdown"

#include "config.h"

#include <glib.h>
#include <string.h>

#include "ethos-markdown.h"

static void
load (EthosSession *session, gpointer record, const char *parent)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosRecord) owned = record;

  ethos_session_load (session, owned, parent, &error);
  g_assert_no_error (error);
}

static void
add_card (EthosSession *session, int kind, const char *title, gboolean proposed, const char *line)
{
  EthosCard *card = ethos_entity_new (ETHOS_KIND_CARD, NULL);
  EthosBehaviour *behaviour = ethos_entity_new (ETHOS_KIND_BEHAVIOUR, NULL);
  g_autofree char *id = g_strdup (card->record.id);

  card->kind = kind;
  card->proposed = proposed;
  ethos_set_text (&card->title, title);
  ethos_set_text (&behaviour->text, line);
  load (session, card, ETHOS_DECK_ID);
  load (session, behaviour, id);
}

static void
add_note (EthosSession *session,
          const char *step,
          const char *text,
          const char *group,
          gboolean aside)
{
  EthosNote *note = ethos_entity_new (ETHOS_KIND_NOTE, NULL);

  ethos_set_text (&note->text, text);
  ethos_set_text (&note->group, group);
  note->aside = aside;
  load (session, note, step);
}

static void
add_later (EthosSession *session,
           const char *step,
           const char *id,
           const char *text,
           const char *first)
{
  EthosNote *note = ethos_entity_new (ETHOS_KIND_NOTE, id);

  ethos_set_text (&note->same_as, first);
  ethos_set_text (&note->text, text);
  note->aside = note->later = TRUE;
  load (session, note, step);
}

static void
add_step (EthosSession *session, const char *id, gboolean revealed)
{
  EthosActivity *step = ethos_entity_new (ETHOS_KIND_ACTIVITY, id);

  step->kind = ETHOS_ACTIVITY_WRITE_NOTES;
  step->planned = 5;
  step->revealed = revealed;
  ethos_set_text (&step->title, "Write | quietly");
  ethos_set_text (&step->prompt, "What shall we keep?");
  ethos_set_text (&step->say, "SECRET SCRIPT");
  load (session, step, ETHOS_WORKSHOP_ID);
}

static char *
write_sample (void)
{
  g_autoptr (EthosSession) session = ethos_session_new ();
  EthosWorkshop *workshop = ethos_entity_new (ETHOS_KIND_WORKSHOP, ETHOS_WORKSHOP_ID);
  EthosGroup *group = ethos_entity_new (ETHOS_KIND_GROUP, "g1");
  g_autoptr (EthosSnapshot) snapshot = NULL;

  ethos_set_text (&workshop->title, "Our <b>words</b>");
  load (session, workshop, NULL);
  add_card (session, ETHOS_CARD_MISSION, "Our mission", FALSE, "We mend what is broken");
  add_card (session, ETHOS_CARD_VALUE, "Care", FALSE, "# not a heading");
  add_card (session, ETHOS_CARD_VALUE, "SECRET PROPOSAL", TRUE, "1. not a list\nsecond line");
  add_step (session, "shown", TRUE);
  add_step (session, "hidden", FALSE);
  ethos_set_text (&group->title, "Thanks");
  load (session, group, "shown");
  add_note (session, "shown", "- grouped *note*", "g1", FALSE);
  add_note (session, "shown", "loose note", NULL, FALSE);
  add_note (session, "shown", "SECRET ASIDE", NULL, TRUE);
  add_note (session, "hidden", "SECRET HIDDEN", NULL, FALSE);
  add_later (session, "hidden", "l1", "Ask about *parking*", NULL);
  add_later (session, "hidden", "l2", "Ask about parking", "l1");

  snapshot = ethos_session_snapshot (session);
  return ethos_markdown_from_snapshot (snapshot);
}

static void
test_golden (void)
{
  g_autofree char *text = write_sample ();

  g_assert_cmpstr (text, ==,
                   "# Our \\<b\\>words\\</b\\>\n\n"
                   "1970-01-01 · Draft\n\n"
                   "## Our mission\n\n"
                   "- We mend what is broken\n\n"
                   "## Our values\n\n"
                   "### Care\n\n"
                   "- \\# not a heading\n\n"
                   "### Value 2 (no name yet)\n\n"
                   "- 1\\. not a list  \n  second line\n\n"
                   "## Plan\n\n"
                   "| Step | Planned minutes | Minutes used |\n"
                   "| --- | ---: | ---: |\n"
                   "| Write \\| quietly | 5 |  |\n"
                   "| Write \\| quietly | 5 |  |\n\n"
                   "## Notes\n\n"
                   "### What shall we keep?\n\n"
                   "#### Thanks\n\n"
                   "- \\- grouped \\*note\\*\n\n"
                   "#### Not grouped\n\n"
                   "- loose note\n\n"
                   "## For later\n\n"
                   "- Ask about \\*parking\\* ×2\n");
}

/* What was counted stands with what it was put on, and what is left over stands below. */
static void
test_votes (void)
{
  g_autoptr (EthosSession) session = ethos_session_new ();
  EthosGroup *group = ethos_entity_new (ETHOS_KIND_GROUP, "g1");
  EthosRound *round = ethos_entity_new (ETHOS_KIND_ROUND, "r1");
  EthosNote *aside = ethos_entity_new (ETHOS_KIND_NOTE, "n1");
  const gint64 dots[] = { 4, 1, 2 };
  g_autoptr (EthosSnapshot) snapshot = NULL;
  g_autofree char *text = NULL;

  add_step (session, "shown", TRUE);
  ethos_set_text (&group->title, "Thanks");
  load (session, group, "shown");
  add_note (session, "shown", "grouped", "g1", FALSE);
  ethos_set_text (&aside->text, "set aside");
  aside->aside = TRUE;
  load (session, aside, "shown");
  round->state = ETHOS_ROUND_COUNTED;
  round->targets = g_strsplit ("g1 n1 deleted", " ", -1);
  round->dots = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (round->dots, dots, G_N_ELEMENTS (dots));
  load (session, round, "shown");
  snapshot = ethos_session_snapshot (session);
  text = ethos_markdown_from_snapshot (snapshot);
  g_assert_nonnull (strstr (text, "#### Thanks (4 dots)\n\n- grouped\n\n"
                                  "3 dots were on what is gone.\n"));
}

/* A section is called what people call it; a proposal of ours is nobody's name for it. */
static void
test_section_names (void)
{
  g_autoptr (EthosSession) session = ethos_session_new ();
  g_autoptr (EthosSnapshot) snapshot = NULL;
  g_autofree char *text = NULL;

  add_card (session, ETHOS_CARD_MISSION, "Notre raison d’être", FALSE, "m");
  add_card (session, ETHOS_CARD_MISSION, NULL, FALSE, "n");
  add_card (session, ETHOS_CARD_STRAND, "Écouter", FALSE, "s");
  add_card (session, ETHOS_CARD_VISION, "SECRET PROPOSAL", TRUE, "v");
  add_card (session, ETHOS_CARD_LEADERSHIP, "Responsabilité", FALSE, "l");
  snapshot = ethos_session_snapshot (session);
  text = ethos_markdown_from_snapshot (snapshot);

  g_assert_nonnull (strstr (text, "\n\n"
                                  "## Notre raison d’être\n\n- m\n\n"
                                  "- n\n\n"
                                  "## How we deliver it\n\n### Écouter\n\n- s\n\n"
                                  "## Our vision\n\n- v\n\n"
                                  "## Responsabilité\n\n- l\n"));
}

static void
test_private (void)
{
  g_autofree char *text = write_sample ();

  g_assert_null (strstr (text, "SECRET"));
}

static char *
write_step (const EthosTimer *presence, int state, const char *prompt, const char *note_text)
{
  g_autoptr (EthosSession) session = ethos_session_new ();
  EthosActivity *step = ethos_entity_new (ETHOS_KIND_ACTIVITY, "step");
  EthosNote *note = ethos_entity_new (ETHOS_KIND_NOTE, NULL);
  g_autoptr (EthosSnapshot) snapshot = NULL;

  step->kind = ETHOS_ACTIVITY_WRITE_NOTES;
  step->planned = 5;
  step->state = state;
  step->revealed = TRUE;
  step->presence = *presence;
  ethos_set_text (&step->title, "Write");
  ethos_set_text (&step->prompt, prompt);
  ethos_set_text (&note->text, note_text);
  load (session, step, ETHOS_WORKSHOP_ID);
  load (session, note, "step");
  snapshot = ethos_session_snapshot (session);
  return ethos_markdown_from_snapshot (snapshot);
}

/* The minutes of a step are its earlier visits and the last one. */
static void
test_minutes (void)
{
  const gint64 minute = ETHOS_TIMER_MINUTE_MS;
  const EthosTimer left = { .state = ETHOS_TIMER_PAUSED,
                            .allotted_ms = ETHOS_TIMER_MAX_MS,
                            .left_ms = ETHOS_TIMER_MAX_MS - 4 * minute,
                            .elapsed_before_ms = 3 * minute };
  const EthosTimer running = { .state = ETHOS_TIMER_RUNNING,
                               .allotted_ms = ETHOS_TIMER_MAX_MS,
                               .left_ms = ETHOS_TIMER_MAX_MS };
  const EthosTimer idle = { 0 };
  const EthosTimer halves = { .state = ETHOS_TIMER_PAUSED,
                              .allotted_ms = ETHOS_TIMER_MAX_MS,
                              .left_ms = ETHOS_TIMER_MAX_MS - 3 * minute / 2 };
  g_autofree char *rounded = write_step (&halves, ETHOS_ACTIVITY_DONE, "P", "N");
  g_autofree char *done = write_step (&left, ETHOS_ACTIVITY_DONE, "P", "N");
  g_autofree char *active = write_step (&running, ETHOS_ACTIVITY_ACTIVE, "P", "N");
  g_autofree char *skipped = write_step (&idle, ETHOS_ACTIVITY_SKIPPED, "P", "N");

  g_assert_nonnull (strstr (done, "| Write | 5 | 7 |"));
  g_assert_nonnull (strstr (rounded, "| Write | 5 | 2 |"));
  g_assert_nonnull (strstr (active, "| Write | 5 | not finished |"));
  g_assert_nonnull (strstr (skipped, "| Write | 5 | left out |"));
}

/* No words of people end a heading, or begin a list, a quotation, code or a heading of their own.
 */
static void
test_structure (void)
{
  static const struct
  {
    const char *text;
    const char *written;
  } rows[] = {
    { "    code", "- code\n" },
    { " - inner", "- \\- inner\n" },
    { "a\n   1) inner", "- a  \n  1\\) inner\n" },
    { "a\n===", "- a  \n  \\===\n" },
    { "a\n---", "- a  \n  \\---\n" },
    { "> quoted", "- \\> quoted\n" },
    { "\t# head", "- \\# head\n" },
    { "![x](http://y)", "- \\!\\[x\\](http://y)\n" },
    { "<script>", "- \\<script\\>\n" },
    { "```", "- \\`\\`\\`\n" },
  };
  const EthosTimer idle = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = write_step (&idle, ETHOS_ACTIVITY_DONE, "Two\n# lines", rows[i].text);

      g_assert_nonnull (strstr (text, "### Two \\# lines\n\n"));
      g_assert_nonnull (strstr (text, rows[i].written));
    }
}

/* A workshop in the morning was not held the day before, wherever people are. */
static void
test_day (void)
{
  /* On the evening of 30 June 2026 in Greenwich; in the last row in the morning. */
  static const struct
  {
    const char *zone;
    gint64 created;
    const char *day;
  } rows[] = {
    { "UTC", G_GINT64_CONSTANT (1782853200000), "\n2026-06-30 · " },
    { "Pacific/Auckland", G_GINT64_CONSTANT (1782853200000), "\n2026-07-01 · " },
    { "America/Los_Angeles", G_GINT64_CONSTANT (1782853200000), "\n2026-06-30 · " },
    { "America/Los_Angeles", G_GINT64_CONSTANT (1782788400000), "\n2026-06-29 · " },
  };
  g_autofree char *zone = g_strdup (g_getenv ("TZ"));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (EthosSession) session = ethos_session_new ();
      EthosWorkshop *workshop = ethos_entity_new (ETHOS_KIND_WORKSHOP, ETHOS_WORKSHOP_ID);
      g_autoptr (EthosSnapshot) snapshot = NULL;
      g_autofree char *text = NULL;

      g_setenv ("TZ", rows[i].zone, TRUE);
      workshop->created = rows[i].created;
      load (session, workshop, NULL);
      snapshot = ethos_session_snapshot (session);
      text = ethos_markdown_from_snapshot (snapshot);
      g_assert_nonnull (strstr (text, rows[i].day));
    }
  g_setenv ("TZ", zone, TRUE);
}

/* Notes that say the same are written down once; one whose first one is gone is not left out. */
static void
test_same (void)
{
  static const struct
  {
    const char *id;
    const char *text;
    const char *same_as;
    gboolean later;
  } notes[] = {
    { "a", "Listen", NULL },        { "b", "listen!", "a" }, { "c", "LISTEN", "a" },
    { "c2", "Listen…", "a", TRUE }, { "d", "Ask", "gone" },  { "e", "ask", "d" },
  };
  g_autoptr (EthosSession) session = ethos_session_new ();
  g_autoptr (EthosSnapshot) snapshot = NULL;
  g_autofree char *record = NULL;

  add_step (session, "shown", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      EthosNote *note = ethos_entity_new (ETHOS_KIND_NOTE, notes[i].id);

      ethos_set_text (&note->text, notes[i].text);
      ethos_set_text (&note->same_as, notes[i].same_as);
      note->aside = note->later = notes[i].later;
      load (session, note, "shown");
    }
  snapshot = ethos_session_snapshot (session);
  record = ethos_markdown_from_snapshot (snapshot);
  g_assert_nonnull (strstr (record, "- Listen ×3\n"));
  g_assert_null (strstr (record, "listen!"));
  g_assert_null (strstr (record, "LISTEN"));
  g_assert_nonnull (strstr (record, "- Ask\n"));
  g_assert_nonnull (strstr (record, "- ask\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("TZ", "UTC", TRUE);
  g_test_add_func ("/markdown/golden", test_golden);
  g_test_add_func ("/markdown/section-names", test_section_names);
  g_test_add_func ("/markdown/votes", test_votes);
  g_test_add_func ("/markdown/private", test_private);
  g_test_add_func ("/markdown/minutes", test_minutes);
  g_test_add_func ("/markdown/structure", test_structure);
  g_test_add_func ("/markdown/day", test_day);
  g_test_add_func ("/markdown/same", test_same);

  return g_test_run ();
}
