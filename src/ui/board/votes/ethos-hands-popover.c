// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-hands-popover.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-text.h"

#define HEADING_CHARACTERS 28

typedef struct
{
  EthosStore *store;
  GtkPopover *popover;
  GtkSpinButton *spin;
  char *round;
  char *option;
} Hands;

static void
hands_free (gpointer data, GClosure *closure)
{
  Hands *hands = data;

  g_object_unref (hands->store);
  g_free (hands->round);
  g_free (hands->option);
  g_free (hands);
}

static void
count_cb (Hands *hands)
{
  g_autofree char *name =
      ethos_hands_dup_name (ethos_store_get_session (hands->store), hands->option);
  GtkWidget *over = gtk_widget_get_parent (GTK_WIDGET (hands->popover));
  guint count;
  g_autofree char *text = NULL;

  gtk_spin_button_update (hands->spin);
  count = (guint) gtk_spin_button_get_value_as_int (hands->spin);
  /* Translators: spoken; how many hands were raised for a note or group. */
  text = ethos_text_print_isolated (ngettext ("%u hand for “%s”", "%u hands for “%s”", count),
                                    count, name);
  if (ethos_store_run (hands->store, ethos_op_new ("hands-count", "round", hands->round, "option",
                                                   hands->option, "count", (int) count, NULL)))
    ethos_announce (over, text);
  gtk_popover_popdown (hands->popover);
}

/**
 * ethos_hands_dup_name:
 * @session: a workshop
 * @option: the id of a group or note
 *
 * Returns: (transfer full): what it is called in a sentence
 */
char *
ethos_hands_dup_name (EthosSession *session, const char *option)
{
  const EthosRecord *record = ethos_session_get_record (session, option);
  g_autofree char *label = record != NULL ? ethos_record_dup_label (record) : NULL;

  return label != NULL && *label != '\0' ? g_steal_pointer (&label)
                                         : g_strdup (_ ("Group without a name"));
}

/**
 * ethos_hands_popover_new:
 * @store: the workshop
 * @round: the id of a round in which dots are put
 * @option: the id of a group or note
 *
 * Asks how many hands are shown for it, for rooms in which nobody has paper; they count as dots.
 *
 * Returns: a popover
 */
GtkWidget *
ethos_hands_popover_new (EthosStore *store, const char *round, const char *option)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *spin = gtk_spin_button_new_with_range (0, ETHOS_VOICES_MAX, 1);
  /* Translators: a button: keeps how many hands were raised. */
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Count Hands"));
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;
  GtkWidget *heading;
  Hands *hands;

  g_return_val_if_fail (ETHOS_IS_STORE (store) && round != NULL && option != NULL, NULL);

  name = ethos_hands_dup_name (ethos_store_get_session (store), option);
  /* Translators: asks how many people raise their hands for a note or group. */
  words = ethos_text_print_isolated (_ ("How many hands for “%s”?"), name);
  heading = gtk_label_new (words);
  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (heading), HEADING_CHARACTERS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  gtk_widget_add_css_class (button, "suggested-action");

  hands = g_new0 (Hands, 1);
  hands->store = g_object_ref (store);
  hands->popover = GTK_POPOVER (popover);
  hands->spin = GTK_SPIN_BUTTON (spin);
  hands->round = g_strdup (round);
  hands->option = g_strdup (option);
  g_signal_connect_data (button, "clicked", G_CALLBACK (count_cb), hands, hands_free,
                         G_CONNECT_SWAPPED);
  /* The box of a spin button keeps Enter to itself. */
  g_signal_connect_swapped (gtk_editable_get_delegate (GTK_EDITABLE (spin)), "activate",
                            G_CALLBACK (count_cb), hands);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), spin);
  gtk_box_append (GTK_BOX (box), button);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_popover_set_default_widget (GTK_POPOVER (popover), button);
  gtk_widget_add_css_class (popover, "board-popover");
  return popover;
}
