// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "ethos-pages.h"

#include "ethos-core-fixture.h"
#include "ethos-test.h"

/* How many pages notes need, as people write them. */

static const char *const short_notes[] = {
  "We say thank you out loud",
  "Nobody is blamed for asking twice",
  "Meetings start and end on time",
  "We apologised before they asked",
  "Listening before we answer",
  "Handover: no phone, no hurry",
  "New people are shown around",
  "I could say that I was wrong",
  "Somebody always covers the break",
  "We knew who decides, and when",
  "Patients hear the truth from us",
  "Feedback comes the same day",
  "Wir fragen nach, bevor wir urteilen",
  "Fehler werden offen besprochen",
  "Wednesday: we laughed a lot together",
  "The night shift is asked, too",
};

static const char *const usual_notes[] = {
  "When I made a mistake, they looked for the cause, not for me",
  "A colleague stayed an hour longer so that I could go home",
  "The manager asked what we need, and a week later it was there",
  "We told the family early, and they thanked us for being open",
  "Interpreters are booked on the day, without being asked twice",
  "Everybody says their name before a difficult conversation",
};

static guint
count_pages (const char *const *texts, guint n_texts)
{
  g_autoptr (EthosSession) session = ethos_session_new ();
  g_autoptr (EthosStore) store = ethos_fixture_store_new (session);
  g_autofree char *step = ethos_fixture_add_step (store, ETHOS_ACTIVITY_WRITE_NOTES, "Write");
  g_autoptr (EthosPages) pages = NULL;

  ethos_fixture_submit (store, ETHOS_ORIGIN_FACILITATOR, ethos_op_new ("activity-next", NULL));
  for (guint i = 0; i < n_texts; i++)
    g_free (ethos_fixture_add_note (store, texts[i]));
  ethos_fixture_submit (store, ETHOS_ORIGIN_FACILITATOR, ethos_op_new ("activity-reveal", NULL));

  pages = ethos_pages_new (session);
  return ethos_pages_get_length (pages);
}

/* The order is another one each time: no neighbour may take a place from a note. */
static void
test_six_a_page (void)
{
  for (guint i = 0; i < 50; i++)
    {
      g_assert_cmpuint (count_pages (short_notes, G_N_ELEMENTS (short_notes)), ==,
                        (G_N_ELEMENTS (short_notes) + ETHOS_NOTES_A_PAGE - 1) / ETHOS_NOTES_A_PAGE);
      g_assert_cmpuint (count_pages (usual_notes, G_N_ELEMENTS (usual_notes)), ==,
                        (G_N_ELEMENTS (usual_notes) + ETHOS_NOTES_A_PAGE - 1) / ETHOS_NOTES_A_PAGE);
    }
}

int
main (int argc, char **argv)
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/pages/six-a-page", test_six_a_page);

  return g_test_run ();
}
