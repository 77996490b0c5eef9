// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-merge-popover.h"

#include <glib/gi18n.h>

#include "ethos-text.h"

#define NAME_CHARACTERS 24
#define LIST_MAX_HEIGHT 240

typedef struct
{
  GtkPopover *popover;
  char *group;
  /* Check buttons, and the ids of the groups that they stand for. */
  GPtrArray *checks;
  char **others;
} Choice;

static void
choice_free (gpointer data, GClosure *closure)
{
  Choice *choice = data;

  g_free (choice->group);
  g_ptr_array_unref (choice->checks);
  g_strfreev (choice->others);
  g_free (choice);
}

static void
merge_cb (Choice *choice)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new ();

  g_ptr_array_add (groups, choice->group);
  for (guint i = 0; i < choice->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (choice->checks, i)))
      g_ptr_array_add (groups, choice->others[i]);
  g_ptr_array_add (groups, NULL);
  if (groups->len > 2)
    gtk_widget_activate_action (gtk_widget_get_parent (GTK_WIDGET (choice->popover)),
                                "notes.merge-with", "^as", groups->pdata);
  gtk_popover_popdown (choice->popover);
}

static GtkWidget *
new_check (const EthosGroup *group)
{
  gboolean named = group->title != NULL && *group->title != '\0';
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (named ? group->title : _ ("Group without a name"));
  g_autofree char *name = ethos_text_print_isolated (
      /* Translators: spoken; a group can be merged with the group %s. */
      _ ("Merge with “%s”"), gtk_label_get_text (GTK_LABEL (label)));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), NAME_CHARACTERS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_CHARACTERS);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return check;
}

/**
 * ethos_merge_popover_new:
 * @session: the workshop
 * @wall: the id of the step that has the groups
 * @group: the id of a group
 *
 * Asks with which other groups it is to become one, and hands them to the action notes.merge-with
 * of its parent.
 *
 * Returns: a popover
 */
GtkWidget *
ethos_merge_popover_new (EthosSession *session, const char *wall, const char *group)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *heading = gtk_label_new (_ ("Merge with"));
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  /* Translators: makes one group of several. */
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Merge"));
  g_autoptr (GStrvBuilder) others = g_strv_builder_new ();
  Choice *choice = g_new0 (Choice, 1);
  const EthosGroup *other;
  EthosChildIter iter;

  g_return_val_if_fail (ETHOS_IS_SESSION (session) && group != NULL, NULL);

  choice->checks = g_ptr_array_new ();
  ethos_session_iter_init (session, &iter, wall, ETHOS_KIND_GROUP);
  while ((other = ethos_child_iter_next (&iter)) != NULL)
    if (!g_str_equal (other->record.id, group))
      {
        GtkWidget *check = new_check (other);

        gtk_box_append (GTK_BOX (list), check);
        g_ptr_array_add (choice->checks, check);
        g_strv_builder_add (others, other->record.id);
      }
  choice->popover = GTK_POPOVER (popover);
  choice->group = g_strdup (group);
  choice->others = g_strv_builder_end (others);

  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_data (button, "clicked", G_CALLBACK (merge_cb), choice, choice_free,
                         G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), button);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_widget_add_css_class (popover, "board-popover");
  return popover;
}
