// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A folder of the test's own; its type exists for g_autoptr, which removes it with all it holds. */
typedef char EthosTestDir;

void ethos_test_init (int *argc, char ***argv);

EthosTestDir *ethos_test_make_dir (void);
void ethos_test_remove_dir (EthosTestDir *dir);

char *ethos_test_dup_source (const char *relative);
char *ethos_test_dup_shared (const char *relative);
void ethos_test_add_shared (const char *name, const char *relative, GTestDataFunc test);

char *ethos_test_read (const char *path, gsize *length);
void ethos_test_write (const char *path, const void *bytes, gssize length);

/* Does something to a text of about so many bytes. */
typedef void (*EthosTestWork) (gsize size, gconstpointer data);

void ethos_test_assert_linear (EthosTestWork work, gsize size, gconstpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosTestDir, ethos_test_remove_dir)

G_END_DECLS
