// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-same-popover.h"

#include <glib/gi18n.h>

#include "ethos-palette.h"
#include "ethos-same-notes.h"
#include "ethos-text.h"

#define TEXT_CHARACTERS 36
#define LIST_MAX_HEIGHT 320

/* Nobody reads more of the same; what is left out is counted. */
#define ROWS_MAX 200

static void
append_row (GtkListBox *list, const EthosNote *note)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (note->text);
  g_autofree char *spoken = ethos_text_print_isolated (
      /* Translators: spoken of a note: its words, its color. */
      _ ("%s, %s"), note->text, ethos_tint_get_label ((EthosTint) note->colour));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* As wide as it may be: a height that is asked for another width would cut it off. */
  gtk_label_set_width_chars (GTK_LABEL (label), TEXT_CHARACTERS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), TEXT_CHARACTERS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_list_box_append (list, row);
}

static void
separate_cb (GtkPopover *popover)
{
  gtk_widget_activate_action (gtk_widget_get_parent (GTK_WIDGET (popover)), "notes.separate", NULL);
  gtk_popover_popdown (popover);
}

/**
 * ethos_same_popover_new:
 * @session: the workshop
 * @note: the id of a note that is shown for others
 *
 * Shows all of them as they were written, and takes them apart by the action notes.separate of its
 * parent.
 *
 * Returns: a popover
 */
GtkWidget *
ethos_same_popover_new (EthosSession *session, const char *note)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  /* Translators: notes that are shown as one are shown one by one again. */
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Take _Apart"));
  g_autoptr (GPtrArray) behind = ethos_same_notes_list (session, note);
  g_autofree char *text =
      g_strdup_printf (ngettext ("%'u note says this", "%'u notes say this", behind->len + 1),
                       behind->len + 1);
  GtkWidget *heading = gtk_label_new (text);

  append_row (GTK_LIST_BOX (list), ethos_session_find (session, ETHOS_KIND_NOTE, note));
  for (guint i = 0; i < MIN (behind->len, ROWS_MAX); i++)
    append_row (GTK_LIST_BOX (list), g_ptr_array_index (behind, i));
  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_set_show_separators (GTK_LIST_BOX (list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (separate_cb), popover);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), scroller);
  if (behind->len > ROWS_MAX)
    {
      guint n_more = behind->len - ROWS_MAX;
      /* Translators: how many notes are not in the list above. */
      g_autofree char *more =
          g_strdup_printf (ngettext ("and %'u more", "and %'u more", n_more), n_more);

      gtk_box_append (GTK_BOX (box), gtk_label_new (more));
    }
  gtk_box_append (GTK_BOX (box), button);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_widget_add_css_class (popover, "board-popover");
  return popover;
}
