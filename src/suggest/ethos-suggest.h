// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* So many groups can be looked through by one person while the room waits. */
#define ETHOS_SUGGESTIONS_MAX 24

/**
 * EthosSuggestion:
 * @title: what the group might be called
 * @reason: the words that its notes share, as they are written in them
 * @notes: (array length=n_notes): the places of the notes among the texts, in order
 * @n_notes: how many; at least two
 *
 * Notes that may belong together.
 */
typedef struct
{
  char *title;
  char *reason;
  guint *notes;
  guint n_notes;
} EthosSuggestion;

GPtrArray *
ethos_suggest_groups (const char *const *texts, guint n_texts, GCancellable *cancellable);
GPtrArray *ethos_suggest_groups_besides (const char *const *texts,
                                         guint n_texts,
                                         const char *const *taken,
                                         GCancellable *cancellable);

G_END_DECLS
