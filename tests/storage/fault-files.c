// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "fault-files.h"

#include <errno.h>
#include <string.h>

#include <glib/gstdio.h>

const FaultErrno fault_errnos[] = {
  { "ENOSPC", ENOSPC }, { "EIO", EIO },       { "EDQUOT", EDQUOT }, { "EROFS", EROFS },
  { "EACCES", EACCES }, { "EMFILE", EMFILE }, { "EINTR", EINTR },   { "ENOMEM", ENOMEM },
};
const guint n_fault_errnos = G_N_ELEMENTS (fault_errnos);

static const char *const call_names[] = {
  [ETHOS_FILE_CALL_OPEN] = "open",           [ETHOS_FILE_CALL_STAT] = "stat",
  [ETHOS_FILE_CALL_ACCESS] = "access",       [ETHOS_FILE_CALL_LIST] = "list",
  [ETHOS_FILE_CALL_READ] = "read",           [ETHOS_FILE_CALL_WRITE] = "write",
  [ETHOS_FILE_CALL_SET_MODE] = "mode",       [ETHOS_FILE_CALL_SYNC] = "sync",
  [ETHOS_FILE_CALL_SYNC_DATA] = "sync-data", [ETHOS_FILE_CALL_SYNC_DIR] = "sync-dir",
  [ETHOS_FILE_CALL_CLOSE] = "close",         [ETHOS_FILE_CALL_RENAME] = "rename",
  [ETHOS_FILE_CALL_REMOVE] = "remove",       [ETHOS_FILE_CALL_MAKE_DIR] = "make-dir",
  [ETHOS_FILE_CALL_LOCK] = "lock",           [ETHOS_FILE_CALL_LINK] = "link",
  [ETHOS_FILE_CALL_SET_TIME] = "time",
};

/* Whoever writes there meanwhile has but a few files to write. */
#define REMOVE_TRIES 100

static int
decide (FaultFiles *self, EthosFileCall call, gsize *size)
{
  if (self->fail_at == 0 || self->n_calls < self->fail_at)
    return 0;
  if (self->n_calls == self->fail_at && self->mode == FAULT_KILL_HALFWAY &&
      call == ETHOS_FILE_CALL_WRITE && *size > 1)
    {
      *size /= 2;
      return 0;
    }
  return self->n_calls == self->fail_at || self->mode != FAULT_ONCE ? self->errnum : 0;
}

static int
before_cb (EthosFileCall call, const char *path, gsize *size, gpointer data)
{
  FaultFiles *self = data;
  int errnum;

  g_mutex_lock (&self->lock);
  self->n_calls++;
  g_string_append_printf (self->log, "%s%s", self->log->len > 0 ? " " : "", call_names[call]);
  if (size != NULL && self->part_max > 0)
    *size = MIN (*size, self->part_max);
  errnum = decide (self, call, size);
  g_mutex_unlock (&self->lock);
  return errnum;
}

void
fault_files_init (FaultFiles *self)
{
  *self = (FaultFiles){ .files = { before_cb, self }, .log = g_string_new (NULL) };
  g_mutex_init (&self->lock);
}

/* Starts to count anew; @fail_at 0 disarms. */
void
fault_files_arm (FaultFiles *self, guint fail_at, FaultMode mode, int errnum)
{
  g_mutex_lock (&self->lock);
  self->n_calls = 0;
  self->fail_at = fail_at;
  self->mode = mode;
  self->errnum = errnum;
  g_string_truncate (self->log, 0);
  g_mutex_unlock (&self->lock);
}

void
fault_files_clear (FaultFiles *self)
{
  g_string_free (self->log, TRUE);
  g_mutex_clear (&self->lock);
}

char *
fault_files_steal_log (FaultFiles *self)
{
  char *log;

  g_mutex_lock (&self->lock);
  log = g_strdup (self->log->str);
  g_string_truncate (self->log, 0);
  g_mutex_unlock (&self->lock);
  return log;
}

char *
fault_make_dir (void)
{
  g_autoptr (GError) error = NULL;
  /* In memory where that is possible: thousands of syncs, and none needs a disk. */
  char *dir = g_mkdtemp (g_strdup ("/dev/shm/ethos-storage-XXXXXX"));

  if (dir == NULL)
    dir = g_dir_make_tmp ("ethos-storage-XXXXXX", &error);
  g_assert_no_error (error);
  return dir;
}

/* Returns whether nothing is left. */
static gboolean
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    dir = g_dir_open (path, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  return g_remove (path) == 0 || errno == ENOENT;
}

void
fault_remove_dir (char *dir)
{
  guint left = REMOVE_TRIES;

  /* A document may be writing there meanwhile, in a thread of its own. */
  while (!remove_tree (dir))
    g_assert_cmpuint (left--, >, 0);
  g_free (dir);
}

guint
fault_count_entries (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

guint
fault_count_descriptors (void)
{
  return fault_count_entries ("/proc/self/fd");
}

void
fault_assert_file (const char *path, const char *content)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, content);
}

GBytes *
fault_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}
