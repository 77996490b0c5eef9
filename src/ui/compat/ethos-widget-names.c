// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-compat"

#include "config.h"

#include "ethos-widget-names.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-menu-tooltip.h"
#include "ethos-pane.h"

/* What has no name goes by the name of its type, which screen readers read out. These are the
 * widgets that GTK 4.8 and libadwaita 1.2 leave without one, or with the wrong one. */

static void
set_name (gpointer widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* GTK names such a button by its label as written, underscore included, and once more by the label
 * widget inside, so that it reads “_Back Back”. */
static void
mnemonic_cb (GtkButton *button)
{
  GtkWidget *child = gtk_button_get_child (button);
  GtkAccessible *accessible = GTK_ACCESSIBLE (button);

  if (!gtk_button_get_use_underline (button) || !GTK_IS_LABEL (child))
    return;
  /* Where a screen reader has come by before, each of these is told at once, and none may have the
   * underscore. Later one name gives way to the next: without any, the type would be told. */
  if (gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    {
      gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL);
      gtk_accessible_reset_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
    }
  set_name (button, gtk_label_get_text (GTK_LABEL (child)));
}

static void
name_button (GtkButton *button)
{
  GtkWidget *child = gtk_button_get_child (button);

  if (gtk_button_get_use_underline (button))
    {
      g_signal_handlers_disconnect_by_func (button, mnemonic_cb, NULL);
      g_signal_connect (button, "notify::label", G_CALLBACK (mnemonic_cb), NULL);
      mnemonic_cb (button);
    }
  else if (gtk_button_get_label (button) == NULL && GTK_IS_LABEL (child))
    gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                    child, NULL, -1);
  else if (gtk_button_get_icon_name (button) != NULL &&
           gtk_widget_get_parent (GTK_WIDGET (button)) &&
           g_str_equal (gtk_widget_get_css_name (gtk_widget_get_parent (GTK_WIDGET (button))),
                        "toast"))
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      /* Translators: a button that makes a short message go. */
      set_name (button, C_ ("message", "Close"));
    }
  /* The windows of libadwaita name their buttons by the picture in them, which has no name. */
  else if (gtk_button_get_icon_name (button) != NULL &&
           ADW_IS_PREFERENCES_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))))
    {
      const char *tooltip = gtk_widget_get_tooltip_text (GTK_WIDGET (button));

      gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      /* Translators: a button that opens a field to search in. */
      set_name (button, tooltip != NULL ? tooltip : _ ("Search"));
    }
}

/* The focus is on the button inside. GTK has it described by the one around it, so that whatever
 * is said about the inner one goes on with the tooltip of the outer one. Where there is only a
 * picture, the tooltip is the name once more. */
static void
describe_inner (GtkMenuButton *button)
{
  GtkWidget *inner = gtk_widget_get_first_child (GTK_WIDGET (button));

  if (inner == NULL)
    return;
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  if (gtk_menu_button_get_icon_name (button) == NULL)
    ethos_describe (inner, gtk_widget_get_tooltip_text (GTK_WIDGET (button)));
}

/* The button inside has the words of its label; what is around it is a button to screen readers as
 * well. */
static void
menu_label_cb (GtkMenuButton *button)
{
  const char *label = gtk_menu_button_get_label (button);
  g_autofree char *words = NULL;

  describe_inner (button);
  if (label == NULL)
    return;
  if (gtk_menu_button_get_use_underline (button))
    pango_parse_markup (label, -1, '_', NULL, &words, NULL, NULL);
  set_name (button, words != NULL ? words : label);
}

static void
name_menu_button (GtkMenuButton *button)
{
  g_signal_handlers_disconnect_by_func (button, menu_label_cb, NULL);
  g_signal_connect (button, "notify::label", G_CALLBACK (menu_label_cb), NULL);
  g_signal_connect (button, "notify::tooltip-text", G_CALLBACK (menu_label_cb), NULL);
  menu_label_cb (button);
}

static GtkWidget *
find_label (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LABEL (widget) ? widget : NULL;

  if (GTK_IS_STACK (widget))
    return find_label (gtk_stack_get_visible_child (GTK_STACK (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child);
  return found;
}

/* The focus is on the button inside, which has to say what is chosen and what it is for. */
static void
name_drop_down (GtkWidget *drop_down)
{
  GtkWidget *button = gtk_widget_get_first_child (drop_down);
  GtkWidget *label = button != NULL ? find_label (button) : NULL;
  g_autoptr (GList) mnemonics = gtk_widget_list_mnemonic_labels (drop_down);

  /* What names the drop-down has to be asked itself: a relation leads no further than one step. */
  if (label != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                    mnemonics != NULL ? mnemonics->data : drop_down, label, NULL,
                                    -1);
}

static char *
dup_title (GtkWidget *row)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  char *words = NULL;

  if (adw_preferences_row_get_use_underline (ADW_PREFERENCES_ROW (row)))
    pango_parse_markup (title, -1, '_', NULL, &words, NULL, NULL);
  return words != NULL ? words : g_strdup (title);
}

/* What the row is for and what is chosen in it, or stands below it: libadwaita tells only the
 * first. */
static void
row_cb (GtkWidget *row)
{
  const char *value = adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
  g_autofree char *words = NULL;
  g_autofree char *name = NULL;

  if (ADW_IS_COMBO_ROW (row))
    {
      gpointer item = adw_combo_row_get_selected_item (ADW_COMBO_ROW (row));

      if (GTK_IS_STRING_OBJECT (item))
        value = gtk_string_object_get_string (item);
    }
  if (value == NULL || *value == '\0')
    return;
  words = dup_title (row);
  name = g_strconcat (words, "\n", value, NULL);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  set_name (row, name);
}

static void
name_row (GtkWidget *row)
{
  g_signal_handlers_disconnect_by_func (row, row_cb, NULL);
  g_signal_connect (row, "notify::subtitle", G_CALLBACK (row_cb), NULL);
  if (ADW_IS_COMBO_ROW (row))
    g_signal_connect (row, "notify::selected-item", G_CALLBACK (row_cb), NULL);
  row_cb (row);
}

static void
name_check_button (GtkCheckButton *button)
{
  GtkWidget *label = find_label (GTK_WIDGET (button));

  if (!gtk_check_button_get_use_underline (button) || label == NULL)
    return;
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  set_name (button, gtk_label_get_text (GTK_LABEL (label)));
}

/* A row of what a drop-down opens. GTK names the words in it, but the focus is on the row; it
 * stands for another choice in turn, as the words in it do. Who asks for its name is told nothing
 * of what it is labelled by. */
static void
choice_cb (GtkWidget *row)
{
  GtkWidget *label = find_label (row);

  if (label != NULL)
    set_name (row, gtk_label_get_text (GTK_LABEL (label)));
}

static void
name_choice (GtkWidget *row)
{
  GtkWidget *label = find_label (row);

  if (label == NULL || gtk_widget_get_ancestor (row, GTK_TYPE_POPOVER) == NULL)
    return;
  g_signal_handlers_disconnect_by_func (label, choice_cb, row);
  g_signal_connect_object (label, "notify::label", G_CALLBACK (choice_cb), row, G_CONNECT_SWAPPED);
  choice_cb (row);
}

/* What a drop-down opens is called as the drop-down is. */
static void
name_choices (GtkWidget *list)
{
  GtkWidget *drop_down = gtk_widget_get_ancestor (list, GTK_TYPE_DROP_DOWN);
  GtkWidget *row = gtk_widget_get_ancestor (list, ADW_TYPE_COMBO_ROW);
  g_autofree char *words = NULL;

  if (gtk_widget_get_ancestor (list, GTK_TYPE_POPOVER) == NULL)
    return;
  if (row != NULL)
    {
      words = dup_title (row);
      set_name (list, words);
    }
  else if (drop_down != NULL)
    {
      g_autoptr (GList) mnemonics = gtk_widget_list_mnemonic_labels (drop_down);

      if (mnemonics != NULL)
        set_name (list, gtk_label_get_text (mnemonics->data));
      else
        gtk_accessible_update_relation (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                        drop_down, NULL, -1);
    }
}

/* The search that libadwaita has in its windows. */
static void
name_search (GtkWidget *widget)
{
  if (ADW_IS_PREFERENCES_WINDOW (gtk_widget_get_root (widget)))
    set_name (widget, _ ("Search"));
}

/* To GTK a tooltip is a description, also where it is the name once more. Where both change, the
 * name has to come first. */
static void
settle_tooltip (GtkWidget *widget)
{
  gboolean any = gtk_widget_get_tooltip_text (widget) != NULL;

  /* These get one later, too. */
  if (!any && !GTK_IS_LABEL (widget) && !GTK_IS_BUTTON (widget))
    return;
  g_signal_handlers_disconnect_by_func (widget, ethos_describe_by_tooltip, NULL);
  g_signal_connect (widget, "notify::tooltip-text", G_CALLBACK (ethos_describe_by_tooltip), NULL);
  if (any)
    ethos_describe_by_tooltip (widget);
}

static gboolean
map_hook_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GObject *widget = g_value_get_object (&values[0]);

  if (GTK_IS_BUTTON (widget))
    name_button (GTK_BUTTON (widget));
  else if (GTK_IS_MENU_BUTTON (widget))
    name_menu_button (GTK_MENU_BUTTON (widget));
  else if (GTK_IS_CHECK_BUTTON (widget))
    name_check_button (GTK_CHECK_BUTTON (widget));
  else if (GTK_IS_SEARCH_ENTRY (widget))
    name_search (GTK_WIDGET (widget));
  else if (GTK_IS_DROP_DOWN (widget))
    name_drop_down (GTK_WIDGET (widget));
  /* GTK does not declare its type. */
  else if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkListItemWidget"))
    name_choice (GTK_WIDGET (widget));
  else if (GTK_IS_LIST_VIEW (widget))
    name_choices (GTK_WIDGET (widget));
  else if (ADW_IS_ACTION_ROW (widget))
    name_row (GTK_WIDGET (widget));
  else if (GTK_IS_SCROLLED_WINDOW (widget))
    ethos_pane_settle (GTK_SCROLLED_WINDOW (widget));
  settle_tooltip (GTK_WIDGET (widget));
  if (GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget))
    ethos_menu_tooltip_settle (GTK_WIDGET (widget));
  return TRUE;
}

/**
 * ethos_set_button_label:
 * @button: a button
 * @label: its label, with a mnemonic, translated
 *
 * Sets the label of a button that may be shown and have the focus. GTK would tell the label as it
 * is written, underscore included, before the name is put right, and tell it also where it stays as
 * it is.
 */
void
ethos_set_button_label (GtkButton *button, const char *label)
{
  g_return_if_fail (GTK_IS_BUTTON (button));
  g_return_if_fail (label != NULL);

  if (g_strcmp0 (gtk_button_get_label (button), label) == 0)
    return;
  gtk_button_set_use_underline (button, TRUE);
  /* This makes the label widget, whose words GTK does not take for the name of the button. */
  if (gtk_button_get_label (button) == NULL)
    gtk_button_set_label (button, "");
  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (button)), label);
  mnemonic_cb (button);
  g_object_notify (G_OBJECT (button), "label");
}

/**
 * ethos_widget_names_install:
 *
 * Has widgets of the platform, from when they are first shown, tell screen readers a name: a button
 * with a mnemonic its words once and without the underscore, a drop-down what is chosen and what
 * can be. A tooltip that is the name is not said once more, and one of what opens a menu does not
 * lie over the menu. What scrolls leaves the focus to what is in it. Calling it again does nothing.
 */
void
ethos_widget_names_install (void)
{
  static gsize installed = 0;

  if (g_once_init_enter (&installed))
    {
      /* A signal is known only once its class is. */
      g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
      g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, map_hook_cb, NULL,
                                  NULL);
      g_once_init_leave (&installed, 1);
    }
}
