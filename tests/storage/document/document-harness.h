// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-document.h"
#include "ethos-fake-clock.h"
#include "fault-files.h"

G_BEGIN_DECLS

/* A person's folder, a state folder, a clock and a seam, all of one test's own. */
typedef struct
{
  char *dir;
  char *root;
  char *folder;
  EthosFakeClock *clock;
  FaultFiles faults;
  EthosFiles files;
  /* Below this path nothing can be changed, and why. Set before anything runs. */
  const char *blocked;
  int block_errnum;
  /* Below this path changes wait; whether one does. */
  const char *held;
  gboolean holding;
  /* Whether only what gives a file its name waits. */
  gboolean names_only;
  GCond released;
  EthosDocumentSetup setup;
} Desk;

typedef void (*DeskAsync) (EthosDocument *document, GAsyncReadyCallback callback, gpointer data);
typedef gboolean (*DeskFinish) (EthosDocument *document, GAsyncResult *result, GError **error);
typedef void (*DeskPathAsync) (EthosDocument *document,
                               const char *path,
                               GAsyncReadyCallback callback,
                               gpointer data);

void desk_init (Desk *self);
void desk_clear (Desk *self);

EthosSession *desk_make_session (Desk *self, const char *title);
EthosDocument *desk_create (Desk *self, const char *title, GError **error);
EthosDocument *desk_open (Desk *self, const char *path, GError **error);
EthosDocument *desk_open_good (Desk *self, const char *path);
EthosDocument *desk_reload (EthosDocument *document, GError **error);
gboolean desk_call (EthosDocument *document, DeskAsync async, DeskFinish finish, GError **error);
gboolean desk_call_path (EthosDocument *document,
                         const char *path,
                         DeskPathAsync async,
                         DeskFinish finish,
                         GError **error);
gboolean desk_save (EthosDocument *document, GError **error);
void desk_save_good (EthosDocument *document);
char *desk_meddle (EthosDocument *document);
char *desk_begin_conflict (EthosDocument *document);
gboolean desk_overwrite (EthosDocument *document, GError **error);
void desk_close_good (EthosDocument *document);
void desk_drop (EthosDocument *document);
gboolean desk_drop_killed (Desk *self, EthosDocument *document, guint at);
void desk_block (Desk *self, const char *path, int errnum);
void desk_hold (Desk *self, const char *path);
void desk_hold_names (Desk *self, const char *path);
void desk_wait_held (Desk *self);
void desk_keep_cb (GObject *source, GAsyncResult *result, gpointer data);
void desk_await (GAsyncResult **result);
void desk_wait (EthosDocument *document, EthosDocumentState state);
void desk_wait_durable (EthosDocument *document);

void desk_run (EthosDocument *document, EthosRecord *op);
char *desk_add_note (EthosDocument *document, const char *text);
void desk_add_notes (EthosDocument *document, guint first, guint n_notes);
const EthosNote *desk_find_note (EthosDocument *document, const char *text);
guint desk_count_notes (EthosDocument *document);
char *desk_describe (EthosDocument *document);
char *desk_find_state (Desk *self, const char *name);
gboolean desk_has_text (const char *path, const char *text);
guint desk_count_files (const char *path, const char *part);

G_END_DECLS
