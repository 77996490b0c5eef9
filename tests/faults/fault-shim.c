// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Loaded in front of the C library (LD_PRELOAD): counts the file calls of any program below one
 * folder, and kills the program before one of them, lets one fail, or writes all of them down. The
 * program knows nothing of it, so what is tried is what people run.
 *
 *   ETHOS_FAULT_DIR     only paths below it count
 *   ETHOS_FAULT_AT      the number of the call, from 1; 0 or none: nothing happens
 *   ETHOS_FAULT_MODE    kill · halfway (a write is done by half, then kill) · once · always
 *   ETHOS_FAULT_ERRNO   for once and always
 *   ETHOS_FAULT_LOG     where calls are written down; records are explained at note()
 *   ETHOS_FAULT_COPIES  a folder: every file is copied to it before it is renamed
 *   ETHOS_FAULT_COUNT   a file: the count is written into it at the end
 */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* The programs that are tried have some dozens open. */
#define DESCRIPTORS_MAX 4096

#define EXPORT __attribute__ ((visibility ("default")))

/* The C library's own function of a name. */
#define REAL(name)                                                                                 \
  static __typeof__ (name) *real;                                                                  \
  if (real == NULL)                                                                                \
  real = (__typeof__ (name) *) dlsym (RTLD_NEXT, #name)

typedef enum
{
  MODE_NONE,
  MODE_KILL,
  MODE_HALFWAY,
  MODE_ONCE,
  MODE_ALWAYS,
} Mode;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static bool is_set_up;
static const char *folder;
static const char *copies;
static Mode mode;
static unsigned long fail_at;
static unsigned long n_calls;
static unsigned long n_copies;
static int fail_errno;
static int log_fd = -1;
static int count_fd = -1;
static bool watched[DESCRIPTORS_MAX];
static off_t synced[DESCRIPTORS_MAX];

static void
write_raw (int fd, const void *data, size_t size)
{
  REAL (write);
  const char *bytes = data;

  while (size > 0)
    {
      ssize_t n = real (fd, bytes, size);

      if (n <= 0)
        abort ();
      bytes += n;
      size -= (size_t) n;
    }
}

static int
open_raw (const char *path, int flags)
{
  REAL (open);

  return real (path, flags, 0600);
}

static int
close_raw (int fd)
{
  REAL (close);

  return real (fd);
}

/* A program may not let them go, as it might do with small numbers. */
static int
open_far (const char *name, int flags)
{
  const char *path = getenv (name);
  int fd, far;

  if (path == NULL)
    return -1;
  fd = open_raw (path, flags | O_CLOEXEC);
  if (fd < 0)
    abort ();
  far = fcntl (fd, F_DUPFD_CLOEXEC, 500);
  close_raw (fd);
  return far;
}

static Mode
parse_mode (const char *name)
{
  static const char *const names[] = { "", "kill", "halfway", "once", "always" };

  for (int i = 0; name != NULL && i < 5; i++)
    if (strcmp (names[i], name) == 0)
      return (Mode) i;
  return MODE_NONE;
}

static void
set_up (void)
{
  const char *at = getenv ("ETHOS_FAULT_AT");
  const char *number = getenv ("ETHOS_FAULT_ERRNO");

  is_set_up = true;
  folder = getenv ("ETHOS_FAULT_DIR");
  copies = getenv ("ETHOS_FAULT_COPIES");
  mode = parse_mode (getenv ("ETHOS_FAULT_MODE"));
  fail_at = at != NULL ? strtoul (at, NULL, 10) : 0;
  fail_errno = number != NULL ? (int) strtol (number, NULL, 10) : EIO;
  log_fd = open_far ("ETHOS_FAULT_LOG", O_WRONLY | O_CREAT | O_APPEND);
  count_fd = open_far ("ETHOS_FAULT_COUNT", O_WRONLY | O_CREAT | O_TRUNC);
}

static bool
is_below (const char *path)
{
  size_t length;

  if (!is_set_up)
    set_up ();
  if (folder == NULL || path == NULL)
    return false;
  length = strlen (folder);
  return strncmp (path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

static bool
is_watched (int fd)
{
  return fd >= 0 && fd < DESCRIPTORS_MAX && watched[fd];
}

/* One record: a line of words, a line break, and SIZE bytes.
 *
 *   open FD FLAGS SIZE path · write FD OFFSET SIZE data · sync FD 0 0 · close FD 0 0
 *   truncate FD LENGTH 0 · rename 0 LENGTH SIZE from-to (LENGTH of the first) · remove 0 0 SIZE
 * path folder 0 0 SIZE path · ack 0 0 SIZE text · call 0 0 SIZE name (each call that counts)
 */
static void
note (const char *what, int fd, long number, const void *data, size_t size)
{
  char line[96];

  if (log_fd < 0)
    return;
  snprintf (line, sizeof line, "%s %d %ld %zu\n", what, fd, number, size);
  write_raw (log_fd, line, strlen (line));
  write_raw (log_fd, data, size);
}

/* Before a call, under the lock. Returns an errno with which the call fails, or 0; @size may become
 * smaller for a write that is done by half. */
static int
count (const char *name, size_t *size)
{
  char line[32];

  n_calls++;
  note ("call", 0, 0, name, strlen (name));
  if (count_fd >= 0)
    {
      snprintf (line, sizeof line, "%lu\n", n_calls);
      if (pwrite (count_fd, line, strlen (line), 0) < 0)
        abort ();
    }
  if (fail_at == 0 || n_calls < fail_at)
    return 0;
  switch (mode)
    {
    case MODE_HALFWAY:
      if (size != NULL && *size > 1 && n_calls == fail_at)
        {
          *size /= 2;
          return 0;
        }
      __attribute__ ((fallthrough));
    case MODE_KILL:
      kill (getpid (), SIGKILL);
      pause ();
      return 0;
    case MODE_ONCE:
      return n_calls == fail_at ? fail_errno : 0;
    case MODE_ALWAYS:
      return fail_errno;
    default:
      return 0;
    }
}

/* From now on nothing fails any more; for programs that try again. */
EXPORT void ethos_fault_disarm (void);
void
ethos_fault_disarm (void)
{
  pthread_mutex_lock (&lock);
  fail_at = 0;
  pthread_mutex_unlock (&lock);
}

static int
enter (const char *name, size_t *size)
{
  int errnum;

  pthread_mutex_lock (&lock);
  errnum = count (name, size);
  if (errnum == 0)
    return 0;
  pthread_mutex_unlock (&lock);
  errno = errnum;
  return -1;
}

/* Keeps errno. */
static void
leave (void)
{
  pthread_mutex_unlock (&lock);
}

/* Of an ordinary file; 0 for anything else. */
static off_t
find_size (int fd)
{
  struct stat64 info;
  REAL (fstat64);

  return real (fd, &info) == 0 && S_ISREG (info.st_mode) ? info.st_size : 0;
}

/* After a sync that failed the kernel takes the bytes for written, and forgets them: a second try
 * has nothing left to do. */
static void
forget_unsynced (int fd)
{
  REAL (ftruncate64);

  if (find_size (fd) > synced[fd] && real (fd, synced[fd]) != 0)
    abort ();
}

static int
finish_open (int fd, const char *path, int flags)
{
  if (fd >= 0)
    {
      if (fd >= DESCRIPTORS_MAX)
        abort ();
      watched[fd] = true;
      synced[fd] = find_size (fd);
      note ("open", fd, flags, path, strlen (path));
    }
  leave ();
  return fd;
}

#define OPEN_FUNCTION(name)                                                                        \
  EXPORT int name (const char *path, int flags, ...)                                               \
  {                                                                                                \
    REAL (name);                                                                                   \
    va_list arguments;                                                                             \
    mode_t bits;                                                                                   \
                                                                                                   \
    va_start (arguments, flags);                                                                   \
    bits = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg (arguments, mode_t) : 0;                  \
    va_end (arguments);                                                                            \
    if (!is_below (path))                                                                          \
      return real (path, flags, bits);                                                             \
    if (enter ("open", NULL) != 0)                                                                 \
      return -1;                                                                                   \
    return finish_open (real (path, flags, bits), path, flags);                                    \
  }

OPEN_FUNCTION (open)
OPEN_FUNCTION (open64)

#define OPENAT_FUNCTION(name)                                                                      \
  EXPORT int name (int at, const char *path, int flags, ...)                                       \
  {                                                                                                \
    REAL (name);                                                                                   \
    va_list arguments;                                                                             \
    mode_t bits;                                                                                   \
                                                                                                   \
    va_start (arguments, flags);                                                                   \
    bits = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg (arguments, mode_t) : 0;                  \
    va_end (arguments);                                                                            \
    if (!is_below (path))                                                                          \
      return real (at, path, flags, bits);                                                         \
    if (enter ("open", NULL) != 0)                                                                 \
      return -1;                                                                                   \
    return finish_open (real (at, path, flags, bits), path, flags);                                \
  }

OPENAT_FUNCTION (openat)
OPENAT_FUNCTION (openat64)

EXPORT ssize_t
read (int fd, void *buffer, size_t size)
{
  REAL (read);
  ssize_t n;

  if (!is_watched (fd))
    return real (fd, buffer, size);
  if (enter ("read", NULL) != 0)
    return -1;
  n = real (fd, buffer, size);
  leave ();
  return n;
}

static long
find_offset (int fd)
{
  struct stat info;

  if ((fcntl (fd, F_GETFL) & O_APPEND) != 0 && fstat (fd, &info) == 0)
    return (long) info.st_size;
  return (long) lseek (fd, 0, SEEK_CUR);
}

/* What the program says has its place among the calls. */
static ssize_t
tell (ssize_t (*real) (int, const void *, size_t), int fd, const void *data, size_t size)
{
  ssize_t n;

  pthread_mutex_lock (&lock);
  if (!is_set_up)
    set_up ();
  note ("told", 0, 0, data, size);
  n = real (fd, data, size);
  leave ();
  return n;
}

EXPORT ssize_t
write (int fd, const void *data, size_t size)
{
  REAL (write);
  ssize_t n;
  size_t part = size;
  long offset;

  if (fd == STDOUT_FILENO)
    return tell (real, fd, data, size);
  if (!is_watched (fd))
    return real (fd, data, size);
  if (enter ("write", &part) != 0)
    return -1;
  offset = find_offset (fd);
  n = real (fd, data, part);
  if (n > 0)
    note ("write", fd, offset, data, (size_t) n);
  if (part < size)
    {
      kill (getpid (), SIGKILL);
      pause ();
    }
  leave ();
  return n;
}

#define SYNC_FUNCTION(name)                                                                        \
  EXPORT int name (int fd)                                                                         \
  {                                                                                                \
    REAL (name);                                                                                   \
    int result;                                                                                    \
                                                                                                   \
    if (!is_watched (fd))                                                                          \
      return real (fd);                                                                            \
    if (enter (#name, NULL) != 0)                                                                  \
      {                                                                                            \
        int errnum = errno;                                                                        \
                                                                                                   \
        forget_unsynced (fd);                                                                      \
        errno = errnum;                                                                            \
        return -1;                                                                                 \
      }                                                                                            \
    result = real (fd);                                                                            \
    if (result == 0)                                                                               \
      {                                                                                            \
        synced[fd] = find_size (fd);                                                               \
        note ("sync", fd, 0, NULL, 0);                                                             \
      }                                                                                            \
    leave ();                                                                                      \
    return result;                                                                                 \
  }

SYNC_FUNCTION (fsync)
SYNC_FUNCTION (fdatasync)

/* The kernel lets go of the descriptor whatever it answers. */
EXPORT int
close (int fd)
{
  REAL (close);
  int errnum, result;

  if (!is_watched (fd))
    return real (fd);
  pthread_mutex_lock (&lock);
  errnum = count ("close", NULL);
  note ("close", fd, 0, NULL, 0);
  watched[fd] = false;
  result = real (fd);
  leave ();
  if (errnum == 0)
    return result;
  errno = errnum;
  return -1;
}

#define TRUNCATE_FUNCTION(name, type)                                                              \
  EXPORT int name (int fd, type length)                                                            \
  {                                                                                                \
    REAL (name);                                                                                   \
    int result;                                                                                    \
                                                                                                   \
    if (!is_watched (fd))                                                                          \
      return real (fd, length);                                                                    \
    if (enter ("ftruncate", NULL) != 0)                                                            \
      return -1;                                                                                   \
    result = real (fd, length);                                                                    \
    if (result == 0)                                                                               \
      note ("truncate", fd, (long) length, NULL, 0);                                               \
    leave ();                                                                                      \
    return result;                                                                                 \
  }

TRUNCATE_FUNCTION (ftruncate, off_t)
TRUNCATE_FUNCTION (ftruncate64, off64_t)

/* One call on a descriptor or a path that changes nothing that could be lost. */
#define PLAIN_FUNCTION(name, is_ours, subject, parameters, arguments)                              \
  EXPORT int name parameters                                                                       \
  {                                                                                                \
    REAL (name);                                                                                   \
    int result;                                                                                    \
                                                                                                   \
    if (!is_ours (subject))                                                                        \
      return real arguments;                                                                       \
    if (enter (#name, NULL) != 0)                                                                  \
      return -1;                                                                                   \
    result = real arguments;                                                                       \
    leave ();                                                                                      \
    return result;                                                                                 \
  }

PLAIN_FUNCTION (fchmod, is_watched, fd, (int fd, mode_t bits), (fd, bits))
PLAIN_FUNCTION (futimens, is_watched, fd, (int fd, const struct timespec times[2]), (fd, times))
PLAIN_FUNCTION (flock, is_watched, fd, (int fd, int operation), (fd, operation))
PLAIN_FUNCTION (fstat, is_watched, fd, (int fd, struct stat *info), (fd, info))
PLAIN_FUNCTION (fstat64, is_watched, fd, (int fd, struct stat64 *info), (fd, info))
PLAIN_FUNCTION (stat, is_below, path, (const char *path, struct stat *info), (path, info))
PLAIN_FUNCTION (stat64, is_below, path, (const char *path, struct stat64 *info), (path, info))
PLAIN_FUNCTION (lstat, is_below, path, (const char *path, struct stat *info), (path, info))
PLAIN_FUNCTION (lstat64, is_below, path, (const char *path, struct stat64 *info), (path, info))
PLAIN_FUNCTION (access, is_below, path, (const char *path, int way), (path, way))

/* One call that changes the names in a folder. */
#define NAME_FUNCTION(name, what, parameters, arguments)                                           \
  EXPORT int name parameters                                                                       \
  {                                                                                                \
    REAL (name);                                                                                   \
    int result;                                                                                    \
                                                                                                   \
    if (!is_below (path))                                                                          \
      return real arguments;                                                                       \
    if (enter (#name, NULL) != 0)                                                                  \
      return -1;                                                                                   \
    result = real arguments;                                                                       \
    if (result == 0)                                                                               \
      note (what, 0, 0, path, strlen (path));                                                      \
    leave ();                                                                                      \
    return result;                                                                                 \
  }

NAME_FUNCTION (remove, "remove", (const char *path), (path))
NAME_FUNCTION (unlink, "remove", (const char *path), (path))
NAME_FUNCTION (rmdir, "remove", (const char *path), (path))
NAME_FUNCTION (mkdir, "folder", (const char *path, mode_t bits), (path, bits))

static void
copy_aside (const char *path)
{
  REAL (read);
  char name[4096];
  char buffer[16384];
  int from, to;
  ssize_t n;

  if (copies == NULL || (from = open_raw (path, O_RDONLY | O_CLOEXEC)) < 0)
    return;
  snprintf (name, sizeof name, "%s/%lu", copies, n_copies++);
  to = open_raw (name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC);
  if (to < 0)
    abort ();
  while ((n = real (from, buffer, sizeof buffer)) > 0)
    write_raw (to, buffer, (size_t) n);
  close_raw (from);
  close_raw (to);
}

/* What a name was given to, after the call that did it. */
static void
note_rename (const char *from, const char *to)
{
  char both[8192];

  snprintf (both, sizeof both, "%s%s", from, to);
  note ("rename", 0, (long) strlen (from), both, strlen (both));
}

EXPORT int
rename (const char *from, const char *to)
{
  REAL (rename);
  int result;

  if (!is_below (from))
    return real (from, to);
  if (enter ("rename", NULL) != 0)
    return -1;
  copy_aside (from);
  result = real (from, to);
  if (result == 0)
    note_rename (from, to);
  leave ();
  return result;
}

EXPORT int
renameat2 (int from_fd, const char *from, int to_fd, const char *to, unsigned int flags)
{
  REAL (renameat2);
  int result;

  if (from_fd != AT_FDCWD || to_fd != AT_FDCWD || !is_below (from))
    return real (from_fd, from, to_fd, to, flags);
  if (enter ("rename", NULL) != 0)
    return -1;
  copy_aside (from);
  result = real (from_fd, from, to_fd, to, flags);
  if (result == 0)
    note_rename (from, to);
  leave ();
  return result;
}

/* The second name of a file that is removed under its first one right behind it: for the log, that
 * is a renaming. */
EXPORT int
link (const char *from, const char *to)
{
  REAL (link);
  int result;

  if (!is_below (from))
    return real (from, to);
  if (enter ("link", NULL) != 0)
    return -1;
  copy_aside (from);
  result = real (from, to);
  if (result == 0)
    note_rename (from, to);
  leave ();
  return result;
}

EXPORT DIR *
opendir (const char *path)
{
  REAL (opendir);
  DIR *result;

  if (!is_below (path))
    return real (path);
  if (enter ("opendir", NULL) != 0)
    return NULL;
  result = real (path);
  leave ();
  return result;
}
