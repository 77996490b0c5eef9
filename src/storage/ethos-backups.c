// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-backups.h"

#include "ethos-atomic-file.h"

/* SESSION-DIR/backups/SERIAL-DAY.ethos: sixteen hexadecimal digits, and decimal seconds until noon
 * of the day. What was hidden in one version and not in the one before would tell by a finer time
 * when it was written. */
#define FOLDER "backups"
#define SUFFIX ".ethos"

/* The newest ones are kept whatever their age: the last few minutes of work. */
#define KEEP_NEWEST 10

/* Of the older ones, the newest of each so many, which is about an hour of work, this many times:
 * two long workshop days. */
#define KEEP_GROUPS 20
#define GROUP 12
#define NOON (12 * 60 * 60)

static char *
dup_folder (const char *session_dir)
{
  return g_build_filename (session_dir, FOLDER, NULL);
}

static EthosBackup *
parse_name (const char *folder, const char *name)
{
  EthosBackup *self;
  g_auto (GStrv) parts = NULL;
  guint64 serial, when;

  if (!g_str_has_suffix (name, SUFFIX))
    return NULL;
  parts = g_strsplit_set (name, "-.", 3);
  if (g_strv_length (parts) != 3 ||
      !g_ascii_string_to_unsigned (parts[0], 16, 0, G_MAXUINT64 - 1, &serial, NULL) ||
      !g_ascii_string_to_unsigned (parts[1], 10, 0, G_MAXINT64, &when, NULL))
    return NULL;
  self = g_new0 (EthosBackup, 1);
  self->path = g_build_filename (folder, name, NULL);
  self->serial = serial;
  self->time = (gint64) when;
  return self;
}

static int
compare_backups (gconstpointer a, gconstpointer b)
{
  const EthosBackup *left = *(const EthosBackup *const *) a;
  const EthosBackup *right = *(const EthosBackup *const *) b;

  return left->serial > right->serial ? -1 : left->serial < right->serial;
}

/* @list is newest first. The newest of a group is the first of it that is met. */
static gboolean
thin_out (const EthosFiles *files, GPtrArray *list, GError **error)
{
  guint64 last_group = G_MAXUINT64;
  guint n_groups = 0;

  for (guint i = KEEP_NEWEST; i < list->len; i++)
    {
      const EthosBackup *backup = g_ptr_array_index (list, i);
      guint64 group = backup->serial / GROUP;

      if (group != last_group && n_groups < KEEP_GROUPS)
        {
          last_group = group;
          n_groups++;
        }
      else if (!ethos_files_remove (files, backup->path, error))
        return FALSE;
    }
  return TRUE;
}

/* Of the day by the clock on the wall, so that it is the same day everywhere: noon in UTC. */
static gint64
find_noon (gint64 now)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (now);
  g_autoptr (GDateTime) noon = NULL;
  int year, month, day;

  if (time == NULL)
    return NOON;
  g_date_time_get_ymd (time, &year, &month, &day);
  noon = g_date_time_new_utc (year, month, day, 12, 0, 0);
  return noon != NULL ? MAX (g_date_time_to_unix (noon), NOON) : NOON;
}

static gboolean
is_same (const EthosFiles *files, const EthosBackup *backup, GBytes *bytes)
{
  g_autoptr (GBytes) old =
      ethos_atomic_file_read (files, backup->path, g_bytes_get_size (bytes), NULL, NULL);

  return old != NULL && g_bytes_equal (old, bytes);
}

void
ethos_backup_free (EthosBackup *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self);
}

/**
 * ethos_backups_add:
 * @session_dir: as of ethos_state_dir_prepare()
 * @bytes: a good version of the session file
 * @now: seconds since 1970
 * @error: ETHOS_STORAGE_ERROR; the older backups are untouched then
 *
 * Keeps a version, durably and privately, and lets the oldest go: the 10 newest stay, and behind
 * them the newest of each dozen, 20 times. The same bytes as the newest backup's are not kept
 * twice.
 */
gboolean
ethos_backups_add (const EthosFiles *files,
                   const char *session_dir,
                   GBytes *bytes,
                   gint64 now,
                   GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) list = NULL;
  EthosBackup *added;
  const EthosBackup *newest;

  g_return_val_if_fail (session_dir != NULL && bytes != NULL && now >= 0, FALSE);

  folder = dup_folder (session_dir);
  if (!ethos_files_make_dir (files, folder, 0700, error) ||
      !ethos_files_sync_dir (files, session_dir, error))
    return FALSE;
  list = ethos_backups_list (files, session_dir, error);
  if (list == NULL)
    return FALSE;
  newest = list->len > 0 ? g_ptr_array_index (list, 0) : NULL;
  if (newest != NULL && is_same (files, newest, bytes))
    return TRUE;

  added = g_new0 (EthosBackup, 1);
  added->serial = newest != NULL ? newest->serial + 1 : 1;
  added->time = find_noon (now);
  path = g_strdup_printf ("%s/%016" G_GINT64_MODIFIER "x-%" G_GINT64_FORMAT SUFFIX, folder,
                          added->serial, added->time);
  added->path = g_steal_pointer (&path);
  g_ptr_array_insert (list, 0, added);
  return ethos_atomic_file_keep (files, added->path, bytes, added->time, error) &&
         thin_out (files, list, error);
}

/**
 * ethos_backups_list:
 *
 * Returns: (transfer full) (nullable) (element-type EthosBackup): newest first; none where none
 *   was ever made
 */
GPtrArray *
ethos_backups_list (const EthosFiles *files, const char *session_dir, GError **error)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (session_dir != NULL, NULL);

  folder = dup_folder (session_dir);
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) ethos_backup_free);
  names = ethos_files_list (files, folder, NULL, &local);
  if (g_error_matches (local, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_VANISHED))
    return g_steal_pointer (&list);
  if (names == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  for (guint i = 0; i < names->len; i++)
    {
      EthosBackup *backup = parse_name (folder, g_ptr_array_index (names, i));

      if (backup != NULL)
        g_ptr_array_add (list, backup);
    }
  g_ptr_array_sort (list, compare_backups);
  return g_steal_pointer (&list);
}

/**
 * ethos_backups_remove_all:
 *
 * Removes every previous version of a session, and what a killed backup left behind. Durable when
 * it returns TRUE; after FALSE some may be left, and calling again goes on.
 */
gboolean
ethos_backups_remove_all (const EthosFiles *files, const char *session_dir, GError **error)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (session_dir != NULL, FALSE);

  folder = dup_folder (session_dir);
  names = ethos_files_list (files, folder, NULL, &local);
  if (g_error_matches (local, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_VANISHED))
    return TRUE;
  if (names == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      if (!ethos_files_remove (files, path, error))
        return FALSE;
    }
  return ethos_files_sync_dir (files, folder, error);
}
