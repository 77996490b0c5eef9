// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EthosTurnPair:
 * @previous: the button that goes back
 * @next: the button that goes on
 *
 * Two buttons between which something is turned. The bar that they are in owns them.
 */
typedef struct
{
  GtkWidget *previous;
  GtkWidget *next;
} EthosTurnPair;

GtkWidget *ethos_turn_button_new (const char *icon, const char *label);

void ethos_turn_pair_update (const EthosTurnPair *self, gboolean back, gboolean on);

G_END_DECLS
