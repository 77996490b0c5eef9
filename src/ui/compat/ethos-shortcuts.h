// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EthosShortcut:
 * @group: the heading it stands under, not yet translated (marked with NC_("shortcuts"))
 * @title: what it does, likewise
 * @accels: keys as gtk_accelerator_parse() reads them, separated by spaces
 *
 * One line of the shortcuts window.
 */
typedef struct
{
  const char *group;
  const char *title;
  const char *accels;
} EthosShortcut;

GtkWindow *ethos_shortcuts_window_new (const EthosShortcut *rows, gsize n_rows);

G_END_DECLS
