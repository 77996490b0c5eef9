// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-files.h"

G_BEGIN_DECLS

typedef enum
{
  /* The n-th call fails, the next ones work. */
  FAULT_ONCE,
  /* The n-th call and all later ones fail. */
  FAULT_PERSISTENT,
  /* As if the process were killed before the n-th call: nothing happens any more. */
  FAULT_KILL,
  /* The same, but where the n-th call is a write, half of it still happens. */
  FAULT_KILL_HALFWAY,
  N_FAULT_MODES,
} FaultMode;

/* The seam of a test: counts the calls, makes one fail, and remembers their order. */
typedef struct
{
  EthosFiles files;
  GMutex lock;
  GString *log;
  guint n_calls;
  guint fail_at;
  int errnum;
  FaultMode mode;
  gsize part_max;
} FaultFiles;

typedef struct
{
  const char *name;
  int errnum;
} FaultErrno;

extern const FaultErrno fault_errnos[];
extern const guint n_fault_errnos;

void fault_files_init (FaultFiles *self);
void fault_files_arm (FaultFiles *self, guint fail_at, FaultMode mode, int errnum);
void fault_files_clear (FaultFiles *self);
char *fault_files_steal_log (FaultFiles *self);

char *fault_make_dir (void);
void fault_remove_dir (char *dir);
guint fault_count_entries (const char *dir);
guint fault_count_descriptors (void);
void fault_assert_file (const char *path, const char *content);
GBytes *fault_bytes (const char *text);

G_END_DECLS
