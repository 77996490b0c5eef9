// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-group-popover.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-text.h"

/* More groups than fit here scroll. */
#define LIST_MAX_HEIGHT 280
#define ENTRY_CHARACTERS 24

typedef struct
{
  EthosStore *store;
  char **notes;
  char **groups;
  GtkPopover *popover;
  GtkEditable *entry;
} Choice;

static void
choice_free (gpointer data, GClosure *closure)
{
  Choice *choice = data;

  g_object_unref (choice->store);
  g_strfreev (choice->notes);
  g_strfreev (choice->groups);
  g_free (choice);
}

static gboolean
is_blank (const char *title)
{
  g_autofree char *normal = ethos_text_normalise (title, ETHOS_TEXT_LINE);

  return *normal == '\0';
}

static void
announce (Choice *choice, const char *title)
{
  ethos_group_announce (gtk_widget_get_parent (GTK_WIDGET (choice->popover)),
                        g_strv_length (choice->notes), title);
}

/* Whoever types no name here is asked for it once more, where the group is seen. */
static void
group_cb (Choice *choice)
{
  g_autofree char *title = g_strdup (gtk_editable_get_text (choice->entry));

  if (is_blank (title))
    gtk_widget_activate_action (gtk_widget_get_parent (GTK_WIDGET (choice->popover)),
                                "notes.group-unnamed", "^as", choice->notes);
  gtk_popover_popdown (choice->popover);
  if (!is_blank (title) &&
      ethos_store_run (choice->store,
                       ethos_op_new ("notes-group", "notes", choice->notes, "title", title, NULL)))
    announce (choice, title);
}

static void
row_activated_cb (Choice *choice, GtkListBoxRow *row)
{
  const char *id = choice->groups[gtk_list_box_row_get_index (row)];
  const EthosGroup *group;

  gtk_popover_popdown (choice->popover);
  if (!ethos_store_run (choice->store,
                        ethos_op_new ("notes-group", "notes", choice->notes, "group", id, NULL)))
    return;
  group = ethos_session_find (ethos_store_get_session (choice->store), ETHOS_KIND_GROUP, id);
  announce (choice, group != NULL ? group->title : NULL);
}

static GtkWidget *
build_list (EthosSession *session, const char *wall, GStrvBuilder *ids)
{
  GtkWidget *list = gtk_list_box_new ();
  const EthosGroup *group;
  EthosChildIter iter;

  ethos_session_iter_init (session, &iter, wall, ETHOS_KIND_GROUP);
  while ((group = ethos_child_iter_next (&iter)) != NULL)
    {
      GtkWidget *row = gtk_list_box_row_new ();
      gboolean named = group->title != NULL && *group->title != '\0';
      GtkWidget *label = gtk_label_new (named ? group->title : _ ("Group without a name"));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), ENTRY_CHARACTERS);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                      label, NULL, -1);
      g_strv_builder_add (ids, group->record.id);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Groups on the wall"), -1);
  return list;
}

/**
 * ethos_group_popover_new:
 * @store: a store
 * @wall: the id of the step that has the groups
 * @notes: (array zero-terminated=1): the ids of the notes to be grouped
 *
 * Asks into which group notes go: a new one whose name is typed, or one that is there. Where no
 * name is typed, it leaves the rest to the action notes.group-unnamed of its parent.
 *
 * Returns: a popover
 */
GtkWidget *
ethos_group_popover_new (EthosStore *store, const char *wall, const char *const *notes)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *entry = gtk_entry_new ();
  /* Translators: puts the selected notes into a new group. */
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Group"));
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  Choice *choice = g_new0 (Choice, 1);
  guint n_notes = g_strv_length ((char **) notes);
  g_autofree char *heading =
      g_strdup_printf (ngettext ("Group %u note", "Group %u notes", n_notes), n_notes);
  GtkWidget *label = gtk_label_new (heading);

  g_return_val_if_fail (ETHOS_IS_STORE (store) && wall != NULL, NULL);

  choice->store = g_object_ref (store);
  choice->notes = g_strdupv ((char **) notes);
  choice->popover = GTK_POPOVER (popover);
  choice->entry = GTK_EDITABLE (entry);
  gtk_widget_add_css_class (label, "heading");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Name of a new group"));
  gtk_entry_set_max_length (GTK_ENTRY (entry), ETHOS_TITLE_MAX_CHARACTERS);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), ENTRY_CHARACTERS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of a new group"), -1);
  g_signal_connect_data (entry, "activate", G_CALLBACK (group_cb), choice, choice_free,
                         G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (group_cb), choice);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_box_append (GTK_BOX (row), entry);
  gtk_box_append (GTK_BOX (row), button);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), row);

  if (ethos_item_list_get_length (
          ethos_session_get_children (ethos_store_get_session (store), wall, ETHOS_KIND_GROUP)) > 0)
    {
      GtkWidget *list = build_list (ethos_store_get_session (store), wall, ids);
      GtkWidget *scroller = gtk_scrolled_window_new ();

      gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                      GTK_POLICY_AUTOMATIC);
      gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
      gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_MAX_HEIGHT);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
      choice->groups = g_strv_builder_end (ids);
      g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), choice);
      gtk_box_append (GTK_BOX (box), scroller);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_widget_add_css_class (popover, "board-popover");
  return popover;
}

/**
 * ethos_group_announce:
 * @widget: where it happened
 * @n_notes: how many notes
 * @title: (nullable): the name of the group that they are in now
 *
 * Has a screen reader say which group notes have gone into. Where a page is shown no column
 * appears, and nothing else tells it.
 */
void
ethos_group_announce (GtkWidget *widget, guint n_notes, const char *title)
{
  gboolean named = title != NULL && *title != '\0';
  g_autofree char *text = ethos_text_print_isolated (
      /* Translators: %s is the name of a group. */
      ngettext ("%u note put into “%s”", "%u notes put into “%s”", n_notes), n_notes,
      named ? title : _ ("Group without a name"));

  ethos_announce (widget, text);
}
