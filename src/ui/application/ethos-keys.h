// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-shortcuts.h"

G_BEGIN_DECLS

/**
 * EthosKey:
 * @action: (nullable): the detailed name of an action; none where a widget has the key by itself
 * @shortcut: its keys, and how the shortcuts window lists them
 * @bound: whether the window binds the key itself, after the widget with the focus was asked
 *
 * One action with its keys.
 */
typedef struct
{
  const char *action;
  EthosShortcut shortcut;
  gboolean bound;
} EthosKey;

const EthosKey *ethos_keys_get (gsize *n_keys);
void ethos_keys_install (GtkApplication *application);
GtkWindow *ethos_keys_window_new (void);

G_END_DECLS
