// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-window"

#include "config.h"

#include "ethos-differences-dialog.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-difference-words.h"
#include "ethos-text.h"
#include "ethos-wrap-layout.h"

#define DEFAULT_WIDTH 620
#define DEFAULT_HEIGHT 560

/* A statement or a script is longer than anybody compares here; the copied text has all of it. */
#define N_LINES 6

/* The heading under which a row belongs. */
#define HEADING "ethos-heading"

struct _EthosDifferencesDialog
{
  AdwWindow parent_instance;

  EthosDifferences *differences;
  EthosPrivacy *privacy;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkLabel *reach;
  GtkListBox *list;
  GtkLabel *more;
  GtkLabel *none;
  GtkLabel *kept;
  GtkWidget *copy;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (EthosDifferencesDialog, ethos_differences_dialog, ADW_TYPE_WINDOW)

enum
{
  COPY_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_covered (EthosDifferencesDialog *self)
{
  return ethos_privacy_get_covered (self->privacy);
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_limited_label (const char *text, const char *css_class)
{
  GtkWidget *label = new_label (text, css_class);

  gtk_label_set_lines (GTK_LABEL (label), N_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

/* A row is heard as a whole, with its heading: headings of a list are not. */
static void
name_row (GtkWidget *row, const EthosDifference *item, gboolean covered)
{
  g_autofree char *sentence = ethos_difference_dup_sentence (item, covered);
  g_autofree char *name =
      g_strdup_printf ("%s – %s", ethos_difference_get_heading (item->source), sentence);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
new_row (const EthosDifference *item, gboolean covered)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *what = ethos_difference_dup_what (item);
  g_autofree char *words = ethos_difference_dup_words (item, covered);
  g_autofree char *other = ethos_difference_dup_other (item, covered);

  gtk_box_append (GTK_BOX (box), new_label (what, "quiet"));
  gtk_box_append (GTK_BOX (box),
                  new_limited_label (words, covered && item->hidden ? "quiet" : NULL));
  if (other != NULL)
    gtk_box_append (GTK_BOX (box), new_limited_label (other, "quiet"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  g_object_set_data (G_OBJECT (row), HEADING,
                     (gpointer) ethos_difference_get_heading (item->source));
  name_row (row, item, covered);
  return row;
}

static const char *
get_heading (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), HEADING);
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  GtkWidget *heading = NULL;

  if (before == NULL || get_heading (before) != get_heading (row))
    {
      heading = new_label (get_heading (row), "heading");
      gtk_widget_add_css_class (heading, "differences-heading");
    }
  gtk_list_box_row_set_header (row, heading);
}

/* What the room must not see is not even in a row while it may: a reader of the screen would find
 * it. */
static void
update (EthosDifferencesDialog *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < self->differences->items->len; i++)
    gtk_list_box_append (self->list, new_row (g_ptr_array_index (self->differences->items, i),
                                              is_covered (self)));
}

static void
copy_clicked_cb (EthosDifferencesDialog *self)
{
  g_autofree char *text = ethos_differences_dup_text (self->differences, is_covered (self));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  ethos_differences_dialog_tell (self, _ ("List copied"));
}

static void
save_clicked_cb (EthosDifferencesDialog *self)
{
  g_signal_emit (self, signals[COPY_WANTED], 0);
}

static void
ethos_differences_dialog_dispose (GObject *object)
{
  EthosDifferencesDialog *self = ETHOS_DIFFERENCES_DIALOG (object);

  g_clear_pointer (&self->differences, ethos_differences_unref);
  g_clear_object (&self->privacy);
  G_OBJECT_CLASS (ethos_differences_dialog_parent_class)->dispose (object);
}

static void
ethos_differences_dialog_class_init (EthosDifferencesDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ethos_differences_dialog_dispose;

  /**
   * EthosDifferencesDialog::copy-wanted:
   *
   * Somebody wants a copy of the damaged file.
   */
  signals[COPY_WANTED] = g_signal_new ("copy-wanted", ETHOS_TYPE_DIFFERENCES_DIALOG,
                                       G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static GtkWidget *
build_list (EthosDifferencesDialog *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_show_separators (self->list, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What differs"), -1);
  self->more = GTK_LABEL (new_label (NULL, "differences-part"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->more));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  return scroller;
}

static GtkWidget *
build_empty (EthosDifferencesDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  self->none = GTK_LABEL (new_label (NULL, "heading"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->none));
  return box;
}

static GtkWidget *
build_footer (EthosDifferencesDialog *self)
{
  GtkWidget *footer = ethos_wrap_box_new (8);

  self->copy = gtk_button_new_with_mnemonic (_ ("_Copy as Text"));
  g_signal_connect_swapped (self->copy, "clicked", G_CALLBACK (copy_clicked_cb), self);
  self->save = gtk_button_new_with_mnemonic (_ ("_Save the Damaged File…"));
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_clicked_cb), self);
  gtk_widget_add_css_class (footer, "differences-part");
  gtk_box_append (GTK_BOX (footer), self->copy);
  gtk_box_append (GTK_BOX (footer), self->save);
  return footer;
}

static void
ethos_differences_dialog_init (EthosDifferencesDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  /* Not of the class: libadwaita has the role read before that is known. */
  g_object_set (self, "accessible-role", GTK_ACCESSIBLE_ROLE_DIALOG, NULL);
  gtk_window_set_title (GTK_WINDOW (self), _ ("What Differs"));
  gtk_window_set_default_size (GTK_WINDOW (self), DEFAULT_WIDTH, DEFAULT_HEIGHT);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "differences");
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  self->reach = GTK_LABEL (new_label (NULL, "differences-part"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->reach));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, build_list (self), "list");
  gtk_stack_add_named (self->stack, build_empty (self), "empty");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  self->kept = GTK_LABEL (new_label (NULL, "differences-part"));
  gtk_label_set_selectable (self->kept, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->kept));
  gtk_box_append (GTK_BOX (box), build_footer (self));
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (self->toasts, box);
  adw_window_set_content (ADW_WINDOW (self), GTK_WIDGET (self->toasts));
}

static void
show_kept (EthosDifferencesDialog *self)
{
  const char *path = self->differences->kept_file;
  g_autofree char *text = path != NULL ? ethos_difference_dup_kept (path) : NULL;

  gtk_label_set_text (self->kept, text);
  gtk_widget_set_visible (GTK_WIDGET (self->kept), text != NULL);
  gtk_widget_set_visible (self->save, text != NULL);
}

/**
 * ethos_differences_dialog_new:
 * @parent: (nullable): the window over which it is shown
 * @differences: what differs
 * @privacy: whether the room can see this screen
 *
 * Shows how a workshop that was opened from an earlier version differs from it and from the damaged
 * file. What the room must not see is covered as long as it may see the screen, in what is copied
 * too.
 *
 * Returns: a modal dialog
 */
GtkWindow *
ethos_differences_dialog_new (GtkWindow *parent,
                              EthosDifferences *differences,
                              EthosPrivacy *privacy)
{
  EthosDifferencesDialog *self;
  g_autofree char *reach = NULL;
  g_autofree char *more = NULL;

  g_return_val_if_fail (differences != NULL, NULL);
  g_return_val_if_fail (ETHOS_IS_PRIVACY (privacy), NULL);

  self = g_object_new (ETHOS_TYPE_DIFFERENCES_DIALOG, "transient-for", parent, NULL);
  self->differences = ethos_differences_ref (differences);
  self->privacy = g_object_ref (privacy);
  g_signal_connect_object (privacy, "notify::covered", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  reach = ethos_differences_dup_reach (differences);
  more = ethos_differences_dup_more (differences);
  gtk_label_set_text (self->reach, reach);
  gtk_label_set_text (self->more, more);
  gtk_label_set_text (self->none, ethos_differences_get_none (differences));
  gtk_widget_set_visible (GTK_WIDGET (self->more), more != NULL);
  show_kept (self);
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
  update (self);
  gtk_stack_set_visible_child_name (self->stack, differences->items->len > 0 ? "list" : "empty");
  /* Who hears the dialog hears what it is about, and begins at the list where there is one. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reach,
                                  -1);
  gtk_window_set_focus (GTK_WINDOW (self),
                        differences->items->len > 0
                            ? GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))
                            : self->copy);
  return GTK_WINDOW (self);
}

/**
 * ethos_differences_dialog_tell:
 * @message: what has just happened, translated
 */
void
ethos_differences_dialog_tell (EthosDifferencesDialog *self, const char *message)
{
  g_return_if_fail (ETHOS_IS_DIFFERENCES_DIALOG (self));

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (message));
  ethos_announce (GTK_WIDGET (self), message);
}
