// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "trouble-harness.h"

#include <errno.h>
#include <string.h>

#include "ethos-op.h"
#include "ethos-session-codec.h"
#include "ethos-test.h"

const char *const trouble_names[] = { "conflict", "full", "read-only" };

/* Until the journal has said yes or no to everything, and nothing is under way any more. */
void
trouble_rest (EthosDocument *document)
{
  EthosStore *store = ethos_document_get_store (document);
  const char *message = ethos_document_get_message (document);

  while (ethos_store_get_durable_sequence (store) < ethos_store_get_sequence (store) &&
         (message == NULL || strstr (message, "kept on this computer") != NULL))
    {
      g_main_context_iteration (NULL, TRUE);
      message = ethos_document_get_message (document);
    }
  while (G_OBJECT (document)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
}

void
trouble_add_note (EthosDocument *document, guint number)
{
  g_autofree char *text = g_strdup_printf ("Note %u", number);

  desk_run (document, ethos_op_new ("note-add", "text", text, NULL));
}

EthosSession *
trouble_get_session (EthosDocument *document)
{
  return ethos_store_get_session (ethos_document_get_store (document));
}

/* Two notes are in the file. */
EthosDocument *
trouble_begin (Desk *desk, char **path)
{
  EthosDocument *document = desk_create (desk, "Rebased", NULL);

  *path = g_strdup (ethos_document_get_path (document));
  trouble_add_note (document, 0);
  trouble_add_note (document, 1);
  desk_save_good (document);
  return document;
}

/* From now on the file can't be written. */
void
trouble_make (Desk *desk, const char *path, Trouble trouble)
{
  g_autofree char *content = NULL;
  g_autofree char *theirs = NULL;

  switch (trouble)
    {
    case TROUBLE_CONFLICT:
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      theirs = g_strconcat (content, "\n", NULL);
      ethos_test_write (path, theirs, -1);
      break;
    case TROUBLE_FULL:
      desk_block (desk, desk->folder, ENOSPC);
      break;
    default:
      desk_block (desk, desk->folder, EROFS);
      break;
    }
}

EthosJournal *
trouble_read_journal (Desk *desk)
{
  g_autofree char *path = desk_find_state (desk, "journal");
  g_autoptr (GError) error = NULL;
  EthosJournal *journal = ethos_journal_read (NULL, path, NULL, &error);

  g_assert_no_error (error);
  return journal;
}

void
trouble_assert_has_base (Desk *desk)
{
  g_autoptr (EthosJournal) journal = trouble_read_journal (desk);

  g_assert_nonnull (ethos_journal_get_base (journal));
}

/* Adds a note, and stops while the journal is being begun anew behind it; desk_hold() of nothing
 * lets that go on. */
void
trouble_hold_rebasing (Desk *desk, EthosDocument *document, guint number)
{
  desk_hold_names (desk, desk->root);
  trouble_add_note (document, number);
  desk_wait_held (desk);
}

/* The notes are the first ones, each of them once. Returns how many. */
guint
trouble_count_notes (EthosSession *session)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  const EthosRecord *activity;
  EthosChildIter activities;
  guint n_notes = 0;

  ethos_session_iter_init (session, &activities, ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY);
  while ((activity = ethos_child_iter_next (&activities)) != NULL)
    {
      const EthosNote *note;
      EthosChildIter notes;

      ethos_session_iter_init (session, &notes, activity->id, ETHOS_KIND_NOTE);
      while ((note = ethos_child_iter_next (&notes)) != NULL)
        if (!g_str_equal (note->text, TROUBLE_SECRET))
          {
            g_assert_true (g_str_has_prefix (note->text, "Note "));
            g_assert_true (
                g_hash_table_add (numbers,
                                  GUINT_TO_POINTER (g_ascii_strtoull (note->text + 5, NULL, 10))));
            n_notes++;
          }
    }
  for (guint i = 0; i < n_notes; i++)
    g_assert_true (g_hash_table_contains (numbers, GUINT_TO_POINTER (i)));
  return n_notes;
}

/* What was kept apart from a file that another program wrote. */
static EthosSessionFile *
read_kept (Desk *desk)
{
  g_autofree char *state = desk_find_state (desk, "");
  g_autoptr (GDir) dir = g_dir_open (state, 0, NULL);
  EthosSessionFile *file = NULL;
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (state, name, NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      char *content;
      gsize length;

      if (!g_str_has_prefix (name, "kept-") || !g_str_has_suffix (name, ".ethos"))
        continue;
      g_assert_null (file);
      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      bytes = g_bytes_new_take (content, length);
      file = ethos_session_codec_read (bytes, &error);
      g_assert_no_error (error);
    }
  return file;
}

/* After a kill: everything acknowledged is there once, where it belongs, and opening it once more
 * changes nothing. */
void
trouble_check_recovery (Desk *desk, const char *path, Trouble trouble, guint n_least)
{
  EthosDocument *document = desk_open_good (desk, path);
  g_autofree char *once = desk_describe (document);
  g_autofree char *twice = NULL;
  guint n_notes = trouble_count_notes (trouble_get_session (document));

  if (trouble == TROUBLE_CONFLICT)
    {
      g_autoptr (EthosSessionFile) kept = read_kept (desk);

      g_assert_cmpuint (n_notes, ==, 2);
      g_assert_true (ethos_document_get_has_kept_changes (document));
      g_assert_nonnull (strstr (ethos_document_get_recovered (document), "changed since"));
      g_assert_nonnull (kept);
      g_assert_cmpuint (trouble_count_notes (kept->session), >=, n_least);
    }
  else
    {
      g_assert_cmpuint (n_notes, >=, n_least);
      g_assert_cmpuint (desk_count_files (desk->root, "kept-"), ==, 0);
    }
  desk_drop (document);
  desk_block (desk, NULL, 0);
  document = desk_open_good (desk, path);
  twice = desk_describe (document);
  g_assert_cmpstr (twice, ==, once);
  desk_close_good (document);
  g_assert_cmpuint (desk_count_files (desk->dir, ".tmp"), ==, 0);
  if (trouble == TROUBLE_CONFLICT)
    {
      g_autoptr (EthosSessionFile) kept = read_kept (desk);

      g_assert_cmpuint (trouble_count_notes (kept->session), >=, n_least);
    }
}

/* A base is there already, with a note behind it; then it is rebased at each note. */
EthosDocument *
trouble_begin_rebasing (Desk *desk, Trouble trouble, char **path)
{
  EthosDocument *document;

  desk_init (desk);
  desk->setup.compact_bytes = TROUBLE_ALWAYS;
  document = trouble_begin (desk, path);
  trouble_make (desk, *path, trouble);
  trouble_add_note (document, 2);
  desk_wait_durable (document);
  trouble_rest (document);
  trouble_assert_has_base (desk);
  return document;
}
