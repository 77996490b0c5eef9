// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-turn-pair.h"

#include "ethos-focus-pair.h"

/* Which ways something can be turned. */
typedef struct
{
  const EthosTurnPair *pair;
  gboolean back;
  gboolean on;
} Turns;

static void
update_turns (gpointer data)
{
  const Turns *turns = data;

  gtk_widget_set_sensitive (turns->pair->previous, turns->back);
  gtk_widget_set_sensitive (turns->pair->next, turns->on);
}

/**
 * ethos_turn_button_new:
 * @icon: the name of an arrow
 * @label: what it leads to
 *
 * Makes a button of a pair, which shows nothing but its arrow.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_turn_button_new (const char *icon, const char *label)
{
  GtkWidget *button;

  g_return_val_if_fail (icon != NULL, NULL);
  g_return_val_if_fail (label != NULL, NULL);

  button = gtk_button_new_from_icon_name (icon);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return button;
}

/**
 * ethos_turn_pair_update:
 * @self: two buttons
 * @back: whether there is something before what is shown
 * @on: whether there is something after it
 *
 * Says which ways lead somewhere. The focus goes over from the one that doesn't any more.
 */
void
ethos_turn_pair_update (const EthosTurnPair *self, gboolean back, gboolean on)
{
  Turns turns = { self, back, on };

  g_return_if_fail (self != NULL);

  ethos_focus_pair_update (self->previous, self->next, update_turns, &turns);
}
