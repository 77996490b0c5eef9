// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-compat"

#include "config.h"

#include "ethos-focus-pair.h"

/**
 * ethos_focus_pair_update:
 * @one: a button, such as the one that undoes
 * @other: the button that takes back what @one does
 * @update: makes them sensitive or not
 * @data: what @update is given
 *
 * Calls @update. A button that can do nothing more loses the focus. It goes on to the one that
 * takes back what was just done, so that the keyboard is somewhere and is told what happened.
 */
void
ethos_focus_pair_update (GtkWidget *one, GtkWidget *other, EthosFocusUpdate update, gpointer data)
{
  GtkRoot *root;
  GtkWidget *focus;
  GtkWidget *heir = NULL;

  g_return_if_fail (GTK_IS_WIDGET (one));
  g_return_if_fail (GTK_IS_WIDGET (other));
  g_return_if_fail (update != NULL);

  root = gtk_widget_get_root (one);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus == one)
    heir = other;
  else if (focus == other)
    heir = one;
  update (data);
  if (heir != NULL && !gtk_widget_is_sensitive (focus))
    gtk_widget_grab_focus (heir);
}
