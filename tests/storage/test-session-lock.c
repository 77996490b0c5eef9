// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <errno.h>

#include "ethos-session-lock.h"
#include "ethos-test.h"
#include "fault-files.h"

static void
test_one_at_a_time (void)
{
  g_autoptr (EthosTestDir) dir = ethos_test_make_dir ();
  g_autoptr (GError) error = NULL;
  EthosSessionLock *first = ethos_session_lock_take (NULL, dir, &error);
  EthosSessionLock *second;

  g_assert_no_error (error);
  g_assert_nonnull (first);
  second = ethos_session_lock_take (NULL, dir, &error);
  g_assert_null (second);
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_EXISTS);
  ethos_session_lock_release (first);
  second = ethos_session_lock_take (NULL, dir, NULL);
  g_assert_nonnull (second);
  ethos_session_lock_release (second);
}

/* No folder is an error; a drive without locks is not. */
static void
test_faults (void)
{
  g_autoptr (EthosTestDir) dir = ethos_test_make_dir ();
  guint before = fault_count_descriptors ();
  FaultFiles faults;
  EthosSessionLock *lock;
  g_autoptr (GError) error = NULL;

  fault_files_init (&faults);
  fault_files_arm (&faults, 1, FAULT_ONCE, EACCES);
  g_assert_null (ethos_session_lock_take (&faults.files, dir, &error));
  g_assert_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_PERMISSION);
  fault_files_arm (&faults, 2, FAULT_ONCE, ENOLCK);
  lock = ethos_session_lock_take (&faults.files, dir, NULL);
  g_assert_nonnull (lock);
  ethos_session_lock_release (lock);
  fault_files_clear (&faults);
  g_assert_cmpuint (fault_count_descriptors (), ==, before);
}

int
main (int argc, char *argv[])
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/session-lock/one-at-a-time", test_one_at_a_time);
  g_test_add_func ("/session-lock/faults", test_faults);

  return g_test_run ();
}
