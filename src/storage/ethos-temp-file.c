// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-temp-file.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "ethos-crc32c.h"

/* “.ethos-save-TTTTTTTT-RRRRRRRRRRRRRRRR.tmp”: T is the checksum of the workshop's id or else of
 * the target's name, so that leftovers can be told from a neighbour's; R is random. */
#define PREFIX ".ethos-save-"
#define SUFFIX ".tmp"
#define TARGET_DIGITS 8
#define RANDOM_DIGITS 16
#define NAME_LENGTH (strlen (PREFIX SUFFIX) + TARGET_DIGITS + 1 + RANDOM_DIGITS)

/* Two random names of 64 bits don't meet; the loop is for a file put there on purpose. */
#define TRIES 8

/* The names of what is being written in this process for an owner: no leftovers, although who has
 * the lock of the owner is this process. Names are random, so folders don't matter. */
static GMutex lock;
static GHashTable *unfinished;

static void
begin (const char *path)
{
  g_mutex_lock (&lock);
  if (unfinished == NULL)
    unfinished = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (unfinished, g_path_get_basename (path));
  g_mutex_unlock (&lock);
}

static gboolean
is_unfinished (const char *name)
{
  gboolean found;

  g_mutex_lock (&lock);
  found = unfinished != NULL && g_hash_table_contains (unfinished, name);
  g_mutex_unlock (&lock);
  return found;
}

/**
 * ethos_temp_file_end:
 * @path: of a file that was made for an owner
 *
 * Tells that nobody writes it any more: it has its name, or is a leftover.
 */
void
ethos_temp_file_end (const char *path)
{
  g_autofree char *name = NULL;

  g_return_if_fail (path != NULL);

  name = g_path_get_basename (path);
  g_mutex_lock (&lock);
  if (unfinished != NULL)
    g_hash_table_remove (unfinished, name);
  g_mutex_unlock (&lock);
}

/* @whose: the id of a workshop, or the name of a file */
static char *
dup_prefix (const char *whose)
{
  return g_strdup_printf (PREFIX "%08x-", ethos_crc32c (0, whose, strlen (whose)));
}

/* @prefix: of one target, or only what all have in common */
static gboolean
is_leftover_name (const char *name, const char *prefix)
{
  const char *digits = name + strlen (PREFIX) + TARGET_DIGITS + 1;

  return strlen (name) == NAME_LENGTH && g_str_has_prefix (name, prefix) &&
         strspn (digits, "0123456789abcdef") == RANDOM_DIGITS && g_str_has_suffix (name, SUFFIX);
}

/**
 * ethos_temp_file_create:
 * @target: the file that it is to become
 * @owner: (nullable): the id of the workshop whose words it gets
 * @mode: who may do what with it, less what the umask takes away: 0600 for what is private
 *
 * Makes a new empty file in the folder of @target, open for writing. With an owner it is followed
 * by ethos_temp_file_end(), whatever becomes of it.
 *
 * Returns: (transfer full) (nullable): its path is ethos_file_get_path()
 */
EthosFile *
ethos_temp_file_create (const EthosFiles *files,
                        const char *target,
                        const char *owner,
                        guint mode,
                        GError **error)
{
  g_autofree char *dir = NULL;
  g_autofree char *base = NULL;
  g_autofree char *prefix = NULL;

  g_return_val_if_fail (target != NULL, NULL);

  dir = g_path_get_dirname (target);
  base = g_path_get_basename (target);
  prefix = dup_prefix (owner != NULL ? owner : base);
  for (guint i = 1;; i++)
    {
      g_autofree char *path =
          g_strdup_printf ("%s/%s%08x%08x" SUFFIX, dir, prefix, g_random_int (), g_random_int ());
      g_autoptr (GError) local = NULL;
      EthosFile *file;

      if (owner != NULL)
        begin (path);
      file = ethos_file_open (files, path, target, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode,
                              &local);
      if (file != NULL)
        return file;
      ethos_temp_file_end (path);
      if (!g_error_matches (local, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_EXISTS) || i == TRIES)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
    }
}

static gboolean
sweep (const EthosFiles *files,
       const char *dir,
       const char *prefix,
       gint64 older_than,
       GError **error)
{
  g_autoptr (GPtrArray) names = ethos_files_list (files, dir, prefix, error);

  if (names == NULL)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (dir, name, NULL);
      struct stat info;

      if (!is_leftover_name (name, prefix) || is_unfinished (name) ||
          ethos_files_stat (files, path, &info) != 0)
        continue;
      if (!S_ISREG (info.st_mode) || info.st_uid != geteuid () || info.st_mtime >= older_than)
        continue;
      if (!ethos_files_remove (files, path, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * ethos_temp_file_sweep:
 * @target: the file whose leftovers are looked for
 * @older_than: seconds since 1970; only what was last written before it goes. Leave a saving
 *   neighbour time; pass G_MAXINT64 where nobody else can be saving @target.
 *
 * Removes the temporary files that a killed save of @target left behind: regular files of this
 * person with exactly our kind of name, nothing else.
 */
gboolean
ethos_temp_file_sweep (const EthosFiles *files,
                       const char *target,
                       gint64 older_than,
                       GError **error)
{
  g_autofree char *dir = NULL;
  g_autofree char *base = NULL;
  g_autofree char *prefix = NULL;

  g_return_val_if_fail (target != NULL, FALSE);

  dir = g_path_get_dirname (target);
  base = g_path_get_basename (target);
  prefix = dup_prefix (base);
  return sweep (files, dir, prefix, older_than, error);
}

/**
 * ethos_temp_file_sweep_owner:
 * @dir: a folder
 * @owner: the id of a workshop
 *
 * The same for what was being written of one workshop into a folder, whatever the files were
 * called, however young, unless this process is still at it. Only for who has the lock of @owner:
 * nobody else saves it.
 */
gboolean
ethos_temp_file_sweep_owner (const EthosFiles *files,
                             const char *dir,
                             const char *owner,
                             GError **error)
{
  g_autofree char *prefix = NULL;

  g_return_val_if_fail (dir != NULL && owner != NULL, FALSE);

  prefix = dup_prefix (owner);
  return sweep (files, dir, prefix, G_MAXINT64, error);
}

/**
 * ethos_temp_file_sweep_folder:
 * @dir: a folder
 * @older_than: as for ethos_temp_file_sweep(); somebody may be saving anything here
 *
 * The same for whatever was being saved in a folder: what it was to become may never be asked for
 * again.
 */
gboolean
ethos_temp_file_sweep_folder (const EthosFiles *files,
                              const char *dir,
                              gint64 older_than,
                              GError **error)
{
  g_return_val_if_fail (dir != NULL, FALSE);

  return sweep (files, dir, PREFIX, older_than, error);
}
