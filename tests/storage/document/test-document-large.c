// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <string.h>

#include "document-harness.h"
#include "ethos-op.h"
#include "ethos-test.h"

#define N_NOTES 10000
#define BATCH 2000

/* How long the main loop was away from waiting, at most. */
static gint64 left_poll_us;
static gint64 longest_us;

static int
poll_cb (GPollFD *fds, guint n_fds, int timeout)
{
  int result;

  longest_us = MAX (longest_us, g_get_monotonic_time () - left_poll_us);
  result = g_poll (fds, n_fds, timeout);
  left_poll_us = g_get_monotonic_time ();
  return result;
}

static void
begin_measuring (void)
{
  longest_us = 0;
  left_poll_us = g_get_monotonic_time ();
}

static void
tell_longest (const char *what)
{
  longest_us = MAX (longest_us, g_get_monotonic_time () - left_poll_us);
  g_test_message ("%s: the main loop was away for %.1f ms at most", what,
                  (double) longest_us / 1000);
}

static void
add_many (EthosDocument *document, const char *words)
{
  for (guint i = 0; i < N_NOTES; i += BATCH)
    {
      g_auto (GStrv) texts = g_new0 (char *, BATCH + 1);

      for (guint j = 0; j < BATCH; j++)
        texts[j] = g_strdup_printf ("%u %s", i + j, words);
      desk_run (document, ethos_op_new ("notes-add", "texts", texts, NULL));
    }
}

static void
test_ten_thousand (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  desk_init (&desk);
  document = desk_create (&desk, "Large", NULL);
  path = g_strdup (ethos_document_get_path (document));
  add_many (document, "people listened before they answered, and asked what was meant");
  desk_wait_durable (document);
  before = desk_describe (document);

  begin_measuring ();
  desk_save_good (document);
  tell_longest ("saving");
  desk_close_good (document);

  begin_measuring ();
  document = desk_open_good (&desk, path);
  tell_longest ("opening");
  after = desk_describe (document);
  g_assert_cmpstr (after, ==, before);
  g_free (desk_add_note (document, "one more"));
  desk_wait_durable (document);
  desk_drop (document);

  begin_measuring ();
  document = desk_open_good (&desk, path);
  tell_longest ("recovering");
  g_assert_cmpuint (desk_count_notes (document), ==, N_NOTES + 1);
  desk_close_good (document);
  desk_clear (&desk);
}

static GStrv
dup_ids (EthosDocument *document)
{
  EthosSession *session = ethos_store_get_session (ethos_document_get_store (document));
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  const EthosRecord *note;
  EthosChildIter iter;

  ethos_session_iter_init (session, &iter, ethos_session_get_current (session)->record.id,
                           ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    g_strv_builder_add (ids, note->id);
  return g_strv_builder_end (ids);
}

/* One operation that is too large for a record of the journal: the file takes over, and the
 * journal begins anew behind it. */
static void
test_too_large_for_the_journal (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;
  g_autofree char *words = NULL;
  g_auto (GStrv) ids = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  desk_init (&desk);
  document = desk_create (&desk, "Huge", NULL);
  path = g_strdup (ethos_document_get_path (document));
  for (guint i = 0; i < 480; i++)
    g_string_append (text, "\xf0\x9f\x8c\xb1");
  add_many (document, text->str);
  desk_wait_durable (document);

  ids = dup_ids (document);
  desk_run (document, ethos_op_new ("notes-duplicate", "notes", ids, NULL));
  g_assert_cmpint (ethos_document_get_state (document), ==, ETHOS_DOCUMENT_NOT_SAVED);
  desk_wait (document, ETHOS_DOCUMENT_SAVED);
  desk_wait_durable (document);
  g_assert_cmpuint (desk_count_notes (document), ==, 2 * N_NOTES);
  /* The journal works again. */
  ethos_store_undo (ethos_document_get_store (document), NULL, NULL);
  desk_wait_durable (document);
  while (ethos_document_get_caution (document) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (desk_count_files (desk.root, "journal"), ==, 1);
  desk_drop (document);
  document = desk_open_good (&desk, path);
  g_assert_cmpuint (desk_count_notes (document), ==, N_NOTES);
  desk_close_good (document);
  desk_clear (&desk);
}

int
main (int argc, char *argv[])
{
  ethos_test_init (&argc, &argv);
  g_main_context_set_poll_func (NULL, poll_cb);

  g_test_add_func ("/document-large/ten-thousand", test_ten_thousand);
  g_test_add_func ("/document-large/too-large-for-the-journal", test_too_large_for_the_journal);

  return g_test_run ();
}
