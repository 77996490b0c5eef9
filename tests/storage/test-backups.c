// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "ethos-backups.h"

#include <errno.h>

#include <glib/gstdio.h>

#include "ethos-temp-file.h"
#include "fault-files.h"

static gboolean
add (const EthosFiles *files, const char *dir, guint version, gint64 now, GError **error)
{
  g_autofree char *text = g_strdup_printf ("version %u", version);
  g_autoptr (GBytes) bytes = fault_bytes (text);

  return ethos_backups_add (files, dir, bytes, now, error);
}

static void
test_rolling (void)
{
  char *dir = fault_make_dir ();
  g_autofree char *folder = g_build_filename (dir, "backups", NULL);
  g_autoptr (GPtrArray) list = ethos_backups_list (NULL, dir, NULL);
  g_autoptr (GError) error = NULL;
  const EthosBackup *newest, *backup;
  GStatBuf info;

  g_assert_cmpuint (list->len, ==, 0);
  for (guint i = 0; i < 200; i++)
    {
      add (NULL, dir, i, 3600 * 1000 + i * 900, &error);
      g_assert_no_error (error);
    }
  g_clear_pointer (&list, g_ptr_array_unref);
  list = ethos_backups_list (NULL, dir, &error);
  g_assert_cmpuint (list->len, >=, 10 + 16);
  g_assert_cmpuint (list->len, <=, 10 + 20);
  newest = g_ptr_array_index (list, 0);
  fault_assert_file (newest->path, "version 199");
  backup = g_ptr_array_index (list, 9);
  fault_assert_file (backup->path, "version 190");
  for (guint i = 11; i < list->len; i++)
    {
      const EthosBackup *older = g_ptr_array_index (list, i);
      const EthosBackup *younger = g_ptr_array_index (list, i - 1);

      g_assert_cmpuint (younger->serial / 12, ==, older->serial / 12 + 1);
    }
  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 0777, ==, 0700);
  g_assert_cmpint (g_stat (newest->path, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 0777, ==, 0600);
  fault_remove_dir (dir);
}

static void
test_same_and_clock_back (void)
{
  char *dir = fault_make_dir ();
  g_autoptr (GPtrArray) list = NULL;
  const EthosBackup *newest;

  g_assert_true (add (NULL, dir, 1, 9000, NULL));
  g_assert_true (add (NULL, dir, 1, 9001, NULL));
  g_assert_true (add (NULL, dir, 2, 100, NULL));
  list = ethos_backups_list (NULL, dir, NULL);
  g_assert_cmpuint (list->len, ==, 2);
  newest = g_ptr_array_index (list, 0);
  g_assert_cmpuint (newest->serial, ==, 2);
  fault_assert_file (newest->path, "version 2");
  fault_remove_dir (dir);
}

/* @zone: where the clock on the wall hangs */
static void
check_day (const char *zone)
{
  char *dir = fault_make_dir ();
  g_autoptr (GTimeZone) place = g_time_zone_new_identifier (zone);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GDateTime) morning = g_date_time_new (place, 2026, 3, 4, 0, 0, 1);
  g_autoptr (GDateTime) night = g_date_time_new (place, 2026, 3, 4, 23, 59, 59);
  g_autoptr (GDateTime) noon = g_date_time_new_utc (2026, 3, 4, 12, 0, 0);
  g_autofree char *name =
      g_strdup_printf ("-%" G_GINT64_FORMAT ".ethos", g_date_time_to_unix (noon));

  g_setenv ("TZ", zone, TRUE);
  g_assert_true (add (NULL, dir, 1, g_date_time_to_unix (morning), NULL));
  g_assert_true (add (NULL, dir, 2, g_date_time_to_unix (night), NULL));
  list = ethos_backups_list (NULL, dir, NULL);
  g_assert_cmpuint (list->len, ==, 2);
  for (guint i = 0; i < list->len; i++)
    {
      const EthosBackup *backup = g_ptr_array_index (list, i);
      GStatBuf info;

      g_assert_cmpint (backup->time, ==, g_date_time_to_unix (noon));
      g_assert_true (g_str_has_suffix (backup->path, name));
      g_assert_cmpint (g_stat (backup->path, &info), ==, 0);
      g_assert_cmpint (info.st_mtime, ==, g_date_time_to_unix (noon));
    }
  g_unsetenv ("TZ");
  fault_remove_dir (dir);
}

/* A version tells the day and nothing finer: by its name, by its time, or by what it is said to be
 * to a person. */
static void
test_days (void)
{
  static const char *const zones[] = { "+00:00", "+13:00", "-08:00" };

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    check_day (zones[i]);
}

static void
test_remove_all (void)
{
  char *dir = fault_make_dir ();
  g_autofree char *folder = g_build_filename (dir, "backups", NULL);
  g_autofree char *target = g_build_filename (folder, "0000000000000009-1.ethos", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (ethos_backups_remove_all (NULL, dir, &error));
  for (guint i = 0; i < 5; i++)
    g_assert_true (add (NULL, dir, i, i, NULL));
  /* A killed backup's leftover holds the same words. */
  ethos_file_discard (ethos_temp_file_create (NULL, target, NULL, 0600, NULL));
  g_assert_cmpuint (fault_count_entries (folder), ==, 6);
  g_assert_true (ethos_backups_remove_all (NULL, dir, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fault_count_entries (folder), ==, 0);
  fault_remove_dir (dir);
}

/* What is kept, and what is gone, stays so after a power cut: the folders are synced too. */
static void
test_durable (void)
{
  char *dir = fault_make_dir ();
  FaultFiles faults;
  g_autofree char *added = NULL;
  g_autofree char *removed = NULL;

  fault_files_init (&faults);
  g_assert_true (add (&faults.files, dir, 1, 1, NULL));
  added = fault_files_steal_log (&faults);
  g_assert_true (g_str_has_prefix (added, "make-dir open sync-dir "));
  g_assert_true (ethos_backups_remove_all (&faults.files, dir, NULL));
  removed = fault_files_steal_log (&faults);
  g_assert_true (g_str_has_suffix (removed, "remove open sync-dir close"));
  fault_files_clear (&faults);
  fault_remove_dir (dir);
}

static void
test_every_fault (void)
{
  FaultFiles faults;
  guint n_calls;

  fault_files_init (&faults);
  n_calls = 30;
  for (guint i = 0; i < n_fault_errnos; i++)
    for (guint at = 1; at <= n_calls; at++)
      {
        char *dir = fault_make_dir ();
        g_autoptr (GError) error = NULL;
        g_autoptr (GPtrArray) list = NULL;
        const EthosBackup *first;
        guint descriptors;
        gboolean ok;

        g_assert_true (add (NULL, dir, 1, 1, NULL));
        descriptors = fault_count_descriptors ();
        fault_files_arm (&faults, at, FAULT_PERSISTENT, fault_errnos[i].errnum);
        ok = add (&faults.files, dir, 2, 2, &error);
        g_assert_true (ok == (error == NULL));
        list = ethos_backups_list (NULL, dir, NULL);
        first = g_ptr_array_index (list, list->len - 1);
        fault_assert_file (first->path, "version 1");
        g_assert_cmpuint (fault_count_descriptors (), ==, descriptors);
        fault_files_arm (&faults, 0, FAULT_ONCE, 0);
        g_assert_true (add (&faults.files, dir, 2, 2, NULL));
        fault_remove_dir (dir);
      }
  fault_files_clear (&faults);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backups/rolling", test_rolling);
  g_test_add_func ("/backups/same-and-clock-back", test_same_and_clock_back);
  g_test_add_func ("/backups/days", test_days);
  g_test_add_func ("/backups/remove-all", test_remove_all);
  g_test_add_func ("/backups/durable", test_durable);
  g_test_add_func ("/backups/every-fault", test_every_fault);
  return g_test_run ();
}
