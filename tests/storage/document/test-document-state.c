// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <errno.h>
#include <string.h>

#include <glib/gstdio.h>

#include "document-harness.h"
#include "ethos-op.h"
#include "ethos-test.h"

/* The state folder goes away while a workshop is open, or there never was one. */

/* Removed by somebody who tidies up. */
static void
test_removed (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;

  desk_init (&desk);
  document = desk_create (&desk, "Tidied", NULL);
  path = g_strdup (ethos_document_get_path (document));
  g_free (desk_add_note (document, "Before"));
  desk_wait_durable (document);
  fault_remove_dir (g_strdup (desk.root));
  g_free (desk_add_note (document, "After"));
  desk_wait_durable (document);
  g_assert_cmpint (ethos_document_get_state (document), ==, ETHOS_DOCUMENT_SAVED);
  g_assert_false (desk_has_text (desk.folder, "After"));
  desk_drop (document);

  document = desk_open_good (&desk, path);
  g_assert_nonnull (desk_find_note (document, "Before"));
  g_assert_nonnull (desk_find_note (document, "After"));
  desk_close_good (document);
  desk_clear (&desk);
}

/* Versions are kept again, too, and a second window still finds the workshop open. */
static void
test_removed_and_saved (void)
{
  Desk desk;
  EthosDocument *document;
  EthosDocument *second;

  desk_init (&desk);
  document = desk_create (&desk, "Tidied", NULL);
  fault_remove_dir (g_strdup (desk.root));
  g_free (desk_add_note (document, "After"));
  desk_wait_durable (document);
  second = desk_open_good (&desk, ethos_document_get_path (document));
  g_assert_cmpint (ethos_document_get_access (second), ==, ETHOS_DOCUMENT_ELSEWHERE);
  desk_drop (second);
  desk_close_good (document);
  g_assert_cmpuint (desk_count_files (desk.root, "journal"), ==, 0);
  g_assert_true (desk_has_text (desk.root, "After"));
  desk_clear (&desk);
}

/* Neither the file nor a new state folder can be written: nothing is promised. */
static void
test_removed_and_full (void)
{
  Desk desk;
  EthosDocument *document;
  EthosStore *store;
  guint64 durable;

  desk_init (&desk);
  document = desk_create (&desk, "Nowhere", NULL);
  store = ethos_document_get_store (document);
  desk_wait_durable (document);
  durable = ethos_store_get_durable_sequence (store);
  desk_block (&desk, desk.dir, ENOSPC);
  fault_remove_dir (g_strdup (desk.root));
  g_free (desk_add_note (document, "In memory only"));
  g_assert_false (desk_save (document, NULL));
  g_assert_cmpint (ethos_document_get_state (document), ==, ETHOS_DOCUMENT_NOT_SAVED);
  g_assert_null (strstr (ethos_document_get_message (document), "kept on this computer"));
  g_assert_false (ethos_document_comes_back (document));
  g_assert_cmpuint (ethos_store_get_durable_sequence (store), ==, durable);

  desk_block (&desk, NULL, 0);
  ethos_document_retry (document);
  desk_wait (document, ETHOS_DOCUMENT_SAVED);
  g_assert_true (desk_has_text (desk.folder, "In memory only"));
  desk_close_good (document);
  desk_clear (&desk);
}

/* The file can't be written, and what made up for it goes: it is made anew before it is promised.
 */
static void
test_removed_and_protected (void)
{
  Desk desk;
  EthosDocument *document;
  g_autofree char *path = NULL;

  desk_init (&desk);
  document = desk_create (&desk, "On a full stick", NULL);
  path = g_strdup (ethos_document_get_path (document));
  desk_block (&desk, desk.folder, ENOSPC);
  g_free (desk_add_note (document, "Before"));
  g_assert_false (desk_save (document, NULL));
  fault_remove_dir (g_strdup (desk.root));
  /* Trying again is enough: nobody has to change anything. */
  g_assert_false (desk_save (document, NULL));
  g_assert_nonnull (strstr (ethos_document_get_message (document), "kept on this computer"));
  desk_drop (document);

  desk_block (&desk, NULL, 0);
  document = desk_open_good (&desk, path);
  g_assert_nonnull (desk_find_note (document, "Before"));
  desk_close_good (document);
  desk_clear (&desk);
}

/* Another program opened the workshop where the lock was removed: only one of the two writes, and
 * the other one says that it doesn't. */
static void
test_removed_and_opened (void)
{
  Desk desk;
  EthosDocument *first;
  EthosDocument *second;
  g_autofree char *path = NULL;
  guint64 durable;

  desk_init (&desk);
  first = desk_create (&desk, "Twice", NULL);
  path = g_strdup (ethos_document_get_path (first));
  g_free (desk_add_note (first, "Before"));
  desk_save_good (first);
  durable = ethos_store_get_durable_sequence (ethos_document_get_store (first));
  fault_remove_dir (g_strdup (desk.root));
  second = desk_open_good (&desk, path);
  g_free (desk_add_note (second, "Theirs"));
  desk_wait_durable (second);
  g_free (desk_add_note (first, "Ours"));
  desk_wait (first, ETHOS_DOCUMENT_NOT_SAVED);
  g_assert_cmpuint (ethos_store_get_durable_sequence (ethos_document_get_store (first)), ==,
                    durable);
  g_assert_true (desk_has_text (desk.root, "Theirs"));
  desk_drop (first);
  desk_drop (second);

  second = desk_open_good (&desk, path);
  g_assert_nonnull (desk_find_note (second, "Theirs"));
  desk_close_good (second);
  desk_clear (&desk);
}

int
main (int argc, char *argv[])
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/document-state/removed", test_removed);
  g_test_add_func ("/document-state/removed-and-saved", test_removed_and_saved);
  g_test_add_func ("/document-state/removed-and-full", test_removed_and_full);
  g_test_add_func ("/document-state/removed-and-protected", test_removed_and_protected);
  g_test_add_func ("/document-state/removed-and-opened", test_removed_and_opened);

  return g_test_run ();
}
