// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <errno.h>

#include "document-harness.h"
#include "ethos-op.h"
#include "ethos-test.h"

/* Everything is stopped at every call to the system, one after the other, as by a kill: nothing
 * happens any more from there on. Then the workshop is opened as after a restart. */

typedef struct
{
  const char *name;
  /* What is there before. */
  void (*prepare) (EthosDocument *document);
  /* What is killed. May be told that things fail. */
  void (*act) (EthosDocument *document);
  gboolean reopen;
} Scenario;

static void
prepare_saved (EthosDocument *document)
{
  desk_add_notes (document, 0, 2);
  desk_save_good (document);
  desk_add_notes (document, 2, 1);
  desk_wait_durable (document);
}

static void
flush (EthosDocument *document)
{
  /* Until the journal has said yes or no. */
  while (ethos_document_get_state (document) == ETHOS_DOCUMENT_SAVING)
    g_main_context_iteration (NULL, TRUE);
}

static void
act_append (EthosDocument *document)
{
  for (guint i = 3; i < 6; i++)
    {
      desk_add_notes (document, i, 1);
      flush (document);
    }
}

static void
act_save (EthosDocument *document)
{
  desk_add_notes (document, 3, 2);
  flush (document);
  desk_save (document, NULL);
  desk_add_notes (document, 5, 1);
  flush (document);
}

static void
act_close (EthosDocument *document)
{
  desk_add_notes (document, 3, 2);
  flush (document);
  desk_call (document, ethos_document_close_async, ethos_document_close_finish, NULL);
}

static void
act_nothing (EthosDocument *document)
{
  desk_save (document, NULL);
}

static const Scenario scenarios[] = {
  { "append", prepare_saved, act_append, FALSE },
  { "save", prepare_saved, act_save, FALSE },
  { "close", prepare_saved, act_close, FALSE },
  { "recover", prepare_saved, act_nothing, TRUE },
};

/* Returns: how many of the first notes are there; all others must not be */
static guint
count_in_order (EthosDocument *document)
{
  guint n_notes = desk_count_notes (document);

  for (guint i = 0; i < n_notes; i++)
    {
      g_autofree char *text = g_strdup_printf ("Note %u", i);

      g_assert_nonnull (desk_find_note (document, text));
    }
  return n_notes;
}

static guint
count_acknowledged (EthosDocument *document, guint n_before, guint64 base)
{
  EthosStore *store = ethos_document_get_store (document);

  return n_before + (guint) (ethos_store_get_durable_sequence (store) - base);
}

/* Returns: whether the end of the scenario was reached before the call */
static gboolean
kill_at (const Scenario *scenario, guint at, FaultMode mode)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;
  guint64 base;
  guint acknowledged = 3;
  gboolean done;

  desk_init (&desk);
  document = desk_create (&desk, "Killed", NULL);
  path = g_strdup (ethos_document_get_path (document));
  scenario->prepare (document);
  if (scenario->reopen)
    {
      desk_drop (document);
      fault_files_arm (&desk.faults, at, mode, EIO);
      document = desk_open (&desk, path, NULL);
    }
  else
    fault_files_arm (&desk.faults, at, mode, EIO);
  if (document != NULL)
    {
      base = ethos_store_get_durable_sequence (ethos_document_get_store (document));
      scenario->act (document);
      if (!scenario->reopen)
        acknowledged = count_acknowledged (document, 3, base);
      desk_drop (document);
    }
  done = desk.faults.n_calls < at;
  fault_files_arm (&desk.faults, 0, FAULT_ONCE, 0);

  document = desk_open_good (&desk, path);
  g_assert_cmpuint (count_in_order (document), >=, acknowledged);
  once = desk_describe (document);
  desk_drop (document);
  document = desk_open_good (&desk, path);
  twice = desk_describe (document);
  g_assert_cmpstr (twice, ==, once);
  desk_close_good (document);
  g_assert_cmpuint (desk_count_files (desk.dir, ".tmp"), ==, 0);
  g_assert_cmpuint (desk_count_files (desk.root, "kept-"), ==, 0);
  desk_clear (&desk);
  return done;
}

static void
test_killed (gconstpointer data)
{
  const Scenario *scenario = data;
  guint before = fault_count_descriptors ();
  guint n_points = 0;

  for (FaultMode mode = FAULT_KILL; mode <= FAULT_KILL_HALFWAY; mode++)
    for (guint at = 1; !kill_at (scenario, at, mode); at++)
      n_points++;
  g_test_message ("%s: %u points", scenario->name, n_points);
  g_assert_cmpuint (n_points, >, 10);
  /* Worker threads come and go; descriptors of ours don't stay. */
  g_assert_cmpuint (fault_count_descriptors (), <=, before + 2);
}

/* Making a workshop: no file, or a whole one. */
static void
test_create_killed (void)
{
  gboolean done = FALSE;
  guint n_points = 0;

  for (guint at = 1; !done; at++)
    {
      Desk desk;
      EthosDocument *document;
      g_autofree char *path = NULL;

      desk_init (&desk);
      path = g_build_filename (desk.folder, "Made.ethos", NULL);
      fault_files_arm (&desk.faults, at, FAULT_KILL_HALFWAY, EIO);
      document = desk_create (&desk, "Made", NULL);
      if (document != NULL)
        desk_drop (document);
      done = desk.faults.n_calls < at;
      fault_files_arm (&desk.faults, 0, FAULT_ONCE, 0);
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        desk_close_good (desk_open_good (&desk, path));
      else
        g_assert_null (document);
      desk_close_good (desk_create (&desk, "Made", NULL));
      desk_clear (&desk);
      n_points++;
    }
  g_test_message ("%u points", n_points);
}

/* Moving to another file: the old one keeps everything acknowledged before, the new one is not
 * there or whole, and what was acknowledged in it is in it. */
static void
test_save_as_killed (void)
{
  gboolean done = FALSE;
  guint n_points = 0;

  for (guint at = 1; !done; at++)
    {
      Desk desk;
      EthosDocument *document;
      g_autofree char *old_path = NULL;
      g_autofree char *new_path = NULL;
      gboolean moved;
      guint acknowledged = 4;

      desk_init (&desk);
      new_path = g_build_filename (desk.folder, "New.ethos", NULL);
      document = desk_create (&desk, "Old", NULL);
      old_path = g_strdup (ethos_document_get_path (document));
      prepare_saved (document);
      desk_add_notes (document, 3, 1);
      desk_wait_durable (document);
      fault_files_arm (&desk.faults, at, FAULT_KILL, EIO);
      moved = desk_call_path (document, new_path, ethos_document_save_as_async,
                              ethos_document_save_as_finish, NULL);
      if (moved)
        {
          guint64 base = ethos_store_get_durable_sequence (ethos_document_get_store (document));

          desk_add_notes (document, 4, 1);
          flush (document);
          acknowledged = count_acknowledged (document, 4, base);
        }
      done = desk_drop_killed (&desk, document, at);

      document = desk_open_good (&desk, old_path);
      g_assert_cmpuint (count_in_order (document), ==, 4);
      desk_close_good (document);
      g_assert_true (!moved || g_file_test (new_path, G_FILE_TEST_EXISTS));
      if (g_file_test (new_path, G_FILE_TEST_EXISTS))
        {
          document = desk_open_good (&desk, new_path);
          g_assert_cmpuint (count_in_order (document), >=, moved ? acknowledged : 4);
          desk_close_good (document);
        }
      desk_clear (&desk);
      n_points++;
    }
  g_test_message ("%u points", n_points);
}

int
main (int argc, char *argv[])
{
  ethos_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    {
      g_autofree char *path = g_strconcat ("/document-kill/", scenarios[i].name, NULL);

      g_test_add_data_func (path, &scenarios[i], test_killed);
    }
  g_test_add_func ("/document-kill/create", test_create_killed);
  g_test_add_func ("/document-kill/save-as", test_save_as_killed);

  return g_test_run ();
}
