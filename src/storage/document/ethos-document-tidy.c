// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-document-tidy.h"

#include <string.h>

#include "ethos-session-lock.h"
#include "ethos-state-dir.h"
#include "ethos-temp-file.h"

/* Long behind any save that is still under way, and any clock that is a little off. */
#define LEFT_ALONE_S (24 * 60 * 60)

/* What is in the folder of a workshop before there is a file of it. */
static gboolean
is_of_no_workshop (const char *name)
{
  return g_str_equal (name, "lock") || g_str_equal (name, "place") ||
         g_str_has_suffix (name, ".tmp");
}

/* Whether a kill came before the workshop's file did. Previous versions, a journal or anything
 * kept belong to a workshop that was, and that may come back from another drive. */
static gboolean
is_stillborn (const EthosFiles *files, const char *dir)
{
  g_autoptr (GPtrArray) names = ethos_files_list (files, dir, NULL, NULL);
  gboolean stillborn = names != NULL;

  for (guint i = 0; stillborn && i < names->len; i++)
    stillborn = is_of_no_workshop (g_ptr_array_index (names, i));
  return stillborn;
}

static void
remove_stillborn (const EthosFiles *files, const char *root, const char *uid, gint64 older_than)
{
  g_autofree char *dir = ethos_state_dir_dup_path (root, uid, NULL);
  g_autoptr (EthosSessionLock) lock = NULL;
  g_autoptr (GError) error = NULL;
  struct stat info;

  if (ethos_files_stat (files, dir, &info) != 0 || info.st_mtime >= older_than ||
      !is_stillborn (files, dir))
    return;
  lock = ethos_session_lock_take (files, dir, NULL);
  if (lock != NULL && !ethos_state_dir_remove_session (files, root, uid, &error))
    g_debug ("%s", error->message);
}

/**
 * ethos_document_tidy:
 * @root: the state folder
 * @path: a workshop file that was opened or made
 * @now: seconds since 1970
 *
 * Removes what kills left behind that nothing else would find: temporary files in the folder of
 * @path, and state of workshops whose file never came to be. Both only when they are a day old, so
 * that nobody can still be at it. Whatever can't be removed stays. Blocks.
 */
void
ethos_document_tidy (const EthosFiles *files, const char *root, const char *path, gint64 now)
{
  g_autofree char *folder = NULL;
  g_autoptr (GPtrArray) ids = NULL;

  g_return_if_fail (root != NULL && path != NULL);

  folder = g_path_get_dirname (path);
  ethos_temp_file_sweep_folder (files, folder, now - LEFT_ALONE_S, NULL);
  ids = ethos_state_dir_list_sessions (files, root, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    remove_stillborn (files, root, g_ptr_array_index (ids, i), now - LEFT_ALONE_S);
}
