// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-state-dir.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#define ID_CHARACTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"

/* ROOT/sessions/ID/…: the level between leaves room for other state beside it. */
#define SESSIONS "sessions"

/* ROOT/sessions/ID/backups/FILE is the deepest path that we make. */
#define DEPTH_MAX 4

static gboolean
check_id (const char *session_id, GError **error)
{
  if (ethos_state_id_is_valid (session_id))
    return TRUE;
  g_set_error_literal (
      error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_INVALID_ID,
      _ ("The workshop’s id is not valid. Only letters, digits, “-” and “_” can be "
         "in it, and at most 64 of them."));
  return FALSE;
}

/* Makes @path and what is missing above it, private, and makes each new name durable. */
static gboolean
make_private_dirs (const EthosFiles *files, const char *path, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);
  struct stat info;
  int errnum = ethos_files_stat (files, path, &info);

  if (errnum == 0)
    return TRUE;
  if (errnum != ENOENT)
    {
      ethos_storage_set_error (error, ETHOS_STORAGE_SAVING, path, errnum);
      return FALSE;
    }
  return make_private_dirs (files, parent, error) &&
         ethos_files_make_dir (files, path, 0700, error) &&
         ethos_files_sync_dir (files, parent, error);
}

/* An older umask or a copied home folder may have left one of our folders open to others. */
static gboolean
keep_private (const EthosFiles *files, const char *path, GError **error)
{
  g_autoptr (EthosFile) dir = ethos_file_open_dir (files, path, error);
  struct stat info;

  if (dir == NULL || !ethos_file_stat (dir, &info, error))
    return FALSE;
  return (info.st_mode & 077) == 0 || ethos_file_set_mode (dir, 0700, error);
}

static gboolean
remove_tree (const EthosFiles *files, const char *path, guint depth, GError **error)
{
  struct stat info;
  int errnum = ethos_files_stat (files, path, &info);

  if (errnum == ENOENT)
    return TRUE;
  if (errnum != 0 || depth > DEPTH_MAX)
    {
      ethos_storage_set_error (error, ETHOS_STORAGE_REMOVING, path, errnum != 0 ? errnum : ELOOP);
      return FALSE;
    }
  if (S_ISDIR (info.st_mode))
    {
      g_autoptr (GPtrArray) names = ethos_files_list (files, path, NULL, error);

      if (names == NULL)
        return FALSE;
      for (guint i = 0; i < names->len; i++)
        {
          g_autofree char *child = g_build_filename (path, g_ptr_array_index (names, i), NULL);

          if (!remove_tree (files, child, depth + 1, error))
            return FALSE;
        }
    }
  return ethos_files_remove (files, path, error);
}

/**
 * ethos_state_id_is_valid:
 *
 * Whether @session_id can be the name of a folder and leads nowhere else: 1 to 64 letters, digits,
 * “-” and “_” of ASCII.
 */
gboolean
ethos_state_id_is_valid (const char *session_id)
{
  gsize length = session_id != NULL ? strnlen (session_id, ETHOS_STATE_ID_MAX + 1) : 0;

  return length > 0 && length <= ETHOS_STATE_ID_MAX && strspn (session_id, ID_CHARACTERS) == length;
}

/**
 * ethos_state_dir_dup_root:
 *
 * $XDG_STATE_HOME/ethos, or ~/.local/state/ethos where that isn't set to an absolute path.
 *
 * Returns: (transfer full) (type filename): the folder; it may not be there yet
 */
char *
ethos_state_dir_dup_root (void)
{
  const char *state = g_get_user_state_dir ();

  return g_path_is_absolute (state)
             ? g_build_filename (state, "ethos", NULL)
             : g_build_filename (g_get_home_dir (), ".local", "state", "ethos", NULL);
}

/**
 * ethos_state_dir_dup_path:
 * @session_id: a valid id
 * @name: (nullable): a file in the session's folder; NULL: the folder
 *
 * Returns: (transfer full) (type filename): a path; nothing is made
 */
char *
ethos_state_dir_dup_path (const char *root, const char *session_id, const char *name)
{
  g_return_val_if_fail (root != NULL && ethos_state_id_is_valid (session_id), NULL);

  return g_build_filename (root, SESSIONS, session_id, name, NULL);
}

/** ethos_state_dir_prepare_root: makes the private state folder (0700), durably. */
gboolean
ethos_state_dir_prepare_root (const EthosFiles *files, const char *root, GError **error)
{
  g_return_val_if_fail (root != NULL && g_path_is_absolute (root), FALSE);

  return make_private_dirs (files, root, error) && keep_private (files, root, error);
}

/**
 * ethos_state_dir_prepare:
 * @root: as of ethos_state_dir_dup_root()
 * @session_id: from a file, so not to be trusted
 * @error: ETHOS_STORAGE_ERROR_INVALID_ID, _READ_ONLY, _NO_SPACE, _PERMISSION…
 *
 * Makes the private folder (0700) of a session, durably.
 *
 * Returns: (transfer full) (nullable) (type filename): the folder
 */
char *
ethos_state_dir_prepare (const EthosFiles *files,
                         const char *root,
                         const char *session_id,
                         GError **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (root != NULL && g_path_is_absolute (root), NULL);

  if (!check_id (session_id, error))
    return NULL;
  path = ethos_state_dir_dup_path (root, session_id, NULL);
  if (!ethos_state_dir_prepare_root (files, root, error) ||
      !make_private_dirs (files, path, error) || !keep_private (files, path, error))
    return NULL;
  return g_steal_pointer (&path);
}

/**
 * ethos_state_dir_list_sessions:
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the ids of all sessions with a folder
 *   here; none when there is no state yet
 */
GPtrArray *
ethos_state_dir_list_sessions (const EthosFiles *files, const char *root, GError **error)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (root != NULL, NULL);

  path = g_build_filename (root, SESSIONS, NULL);
  names = ethos_files_list (files, path, NULL, &local);
  if (g_error_matches (local, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_VANISHED))
    return g_ptr_array_new_with_free_func (g_free);
  if (names == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  for (guint i = names->len; i > 0; i--)
    if (!ethos_state_id_is_valid (g_ptr_array_index (names, i - 1)))
      g_ptr_array_remove_index (names, i - 1);
  return g_steal_pointer (&names);
}

/**
 * ethos_state_dir_remove_session:
 *
 * Removes everything kept for a session: journal, backups, leftovers. Links are removed, not
 * followed. Durable when it returns TRUE.
 */
gboolean
ethos_state_dir_remove_session (const EthosFiles *files,
                                const char *root,
                                const char *session_id,
                                GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *parent = NULL;
  struct stat info;

  g_return_val_if_fail (root != NULL, FALSE);

  if (!check_id (session_id, error))
    return FALSE;
  path = ethos_state_dir_dup_path (root, session_id, NULL);
  if (ethos_files_stat (files, path, &info) == ENOENT)
    return TRUE;
  parent = g_path_get_dirname (path);
  return remove_tree (files, path, 0, error) && ethos_files_sync_dir (files, parent, error);
}
