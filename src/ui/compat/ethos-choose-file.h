// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EthosFileAction:
 * @ETHOS_FILE_OPEN: one existing file
 * @ETHOS_FILE_SAVE: a name that need not exist yet
 * @ETHOS_FILE_FOLDER: one existing folder
 *
 * What a file is chosen for.
 */
typedef enum
{
  ETHOS_FILE_OPEN,
  ETHOS_FILE_SAVE,
  ETHOS_FILE_FOLDER,
} EthosFileAction;

/**
 * EthosFileFilter:
 * @name: what people read, translated
 * @patterns: (array zero-terminated=1) (nullable): globs such as `*.ethos`
 * @mime_types: (array zero-terminated=1) (nullable): types such as `text/plain`
 *
 * One line of the dialog's list of kinds; a file passes when either array matches it.
 */
typedef struct
{
  const char *name;
  const char *const *patterns;
  const char *const *mime_types;
} EthosFileFilter;

/**
 * EthosFileRequest:
 * @action: what the file is for
 * @title: the dialog's title, translated
 * @accept: the label of its button, a verb, with a mnemonic, translated
 * @name: (nullable): the name to offer when saving, with its extension: a sandbox grants exactly
 *   this name, so nothing may be added to it afterwards
 * @folder: (nullable): where to start
 * @filters: (array length=n_filters) (nullable): the kinds offered, the first one chosen
 * @n_filters: how many
 *
 * Everything a file chooser is told. It is copied where it must outlive the call.
 */
typedef struct
{
  EthosFileAction action;
  const char *title;
  const char *accept;
  const char *name;
  GFile *folder;
  const EthosFileFilter *filters;
  gsize n_filters;
} EthosFileRequest;

void ethos_choose_file_async (GtkWindow *parent,
                              const EthosFileRequest *request,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
GFile *ethos_choose_file_finish (GAsyncResult *result, GError **error);

G_END_DECLS
