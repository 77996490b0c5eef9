// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EthosDocumentStory:
 * @path: (not nullable) (unowned): the file
 * @n_replayed: operations that the file did not have
 * @n_left_behind: operations of a journal that doesn't fit the file
 * @n_repairs: things in the file that did not fit together
 * @from_backup: whether a previous version was opened instead
 * @backup_time: which, in seconds since 1970
 * @broken: whether a part of the journal could not be used
 * @kept_file: (nullable): where the damaged file is kept
 * @kept_journal: (nullable): where what could not be used is kept
 *
 * What happened when a workshop was opened.
 */
typedef struct
{
  const char *path;
  guint n_replayed;
  guint n_left_behind;
  guint n_repairs;
  gboolean from_backup;
  gint64 backup_time;
  gboolean broken;
  char *kept_file;
  char *kept_journal;
} EthosDocumentStory;

char *ethos_document_story_dup_sentence (const EthosDocumentStory *self);
void ethos_document_story_clear (EthosDocumentStory *self);
char *ethos_document_dup_caution (const GError *error);

G_END_DECLS
