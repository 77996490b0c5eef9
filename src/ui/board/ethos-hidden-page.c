// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-hidden-page.h"

#include <glib/gi18n.h>

#include "ethos-paper-stack.h"

struct _EthosHiddenPage
{
  GtkWidget parent_instance;

  GtkWidget *box;
  EthosPaperStack *paper;
  GtkLabel *words;
  GtkWidget *review;
  GtkLabel *locked;
};

G_DEFINE_FINAL_TYPE (EthosHiddenPage, ethos_hidden_page, GTK_TYPE_WIDGET)

static void
ethos_hidden_page_dispose (GObject *object)
{
  g_clear_pointer (&ETHOS_HIDDEN_PAGE (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (ethos_hidden_page_parent_class)->dispose (object);
}

static void
ethos_hidden_page_class_init (EthosHiddenPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ethos_hidden_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
new_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
ethos_hidden_page_init (EthosHiddenPage *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *pass = new_button (_ ("Pass the _Keyboard"), "board.pass-keyboard");

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  self->paper = ETHOS_PAPER_STACK (ethos_paper_stack_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->paper), GTK_ALIGN_CENTER);
  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->words, TRUE);
  gtk_label_set_justify (self->words, GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "quiet");

  gtk_widget_set_tooltip_text (pass, _ ("Let people type here, one after the other: they see the "
                                        "question and a box, nothing else"));
  self->review = new_button (_ ("_Review before Reveal"), "board.review");
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (buttons), pass);
  gtk_box_append (GTK_BOX (buttons), self->review);

  self->locked = GTK_LABEL (gtk_label_new (_ ("The review opens when you have said that the room "
                                              "cannot see this screen.")));
  gtk_label_set_wrap (self->locked, TRUE);
  gtk_label_set_justify (self->locked, GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->locked), "quiet");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->review),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->locked, NULL, -1);

  gtk_widget_set_valign (self->box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->paper));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (self->box), buttons);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->locked));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * ethos_hidden_page_new:
 *
 * Makes the page that stands for notes until they are revealed: how many there are, and the
 * actions `board.pass-keyboard` and `board.review`.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_hidden_page_new (void)
{
  return g_object_new (ETHOS_TYPE_HIDDEN_PAGE, NULL);
}

/**
 * ethos_hidden_page_show:
 * @n_notes: how many notes are hidden
 * @covered: whether the room may see this screen
 */
void
ethos_hidden_page_show (EthosHiddenPage *self, guint n_notes, gboolean covered)
{
  g_return_if_fail (ETHOS_IS_HIDDEN_PAGE (self));

  ethos_paper_stack_set_count (self->paper, n_notes);
  gtk_label_set_text (self->words,
                      n_notes > 0
                          ? _ ("Notes stay hidden, here too, until you reveal them.")
                          : _ ("Type notes in the box below, or pass the keyboard around. They "
                               "stay hidden until you reveal them."));
  gtk_widget_set_visible (GTK_WIDGET (self->locked), covered);
}
