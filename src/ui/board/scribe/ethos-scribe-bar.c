// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-scribe-bar.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-em.h"

/* Which notes come from the same voice is known here alone, as two numbers, while somebody types.
 * The workshop learns how many voices there were, once: see ethos-ops-voices.c. */

struct _EthosScribeBar
{
  GtkWidget parent_instance;

  EthosStore *store;
  char *wall;
  GtkWidget *box;
  GtkLabel *label;
  GtkWidget *next;
  guint n_voices;
  guint n_notes;
  GtkWidget *window;
  gulong close_handler;
};

G_DEFINE_FINAL_TYPE (EthosScribeBar, ethos_scribe_bar, GTK_TYPE_WIDGET)

static void
update (EthosScribeBar *self)
{
  g_autofree char *text = g_strdup_printf (
      /* Translators: somebody types what others wrote: the number of the voice that it is now, and
       * how many notes of it there are. */
      ngettext ("Voice %'u, %'u note", "Voice %'u, %'u notes", self->n_notes), self->n_voices + 1,
      self->n_notes);

  gtk_label_set_text (self->label, text);
  gtk_widget_set_sensitive (self->next, self->n_notes > 0);
}

static void
next_cb (EthosScribeBar *self)
{
  ethos_scribe_bar_next_voice (self);
}

/* Whoever closes the window is done: what was typed is on the wall, and so many voices it was. */
static gboolean
close_request_cb (EthosScribeBar *self)
{
  ethos_scribe_bar_stop (self);
  return GDK_EVENT_PROPAGATE;
}

static void
ethos_scribe_bar_root (GtkWidget *widget)
{
  EthosScribeBar *self = ETHOS_SCRIBE_BAR (widget);

  GTK_WIDGET_CLASS (ethos_scribe_bar_parent_class)->root (widget);
  self->window = GTK_WIDGET (gtk_widget_get_root (widget));
  if (GTK_IS_WINDOW (self->window))
    self->close_handler = g_signal_connect_swapped (self->window, "close-request",
                                                    G_CALLBACK (close_request_cb), self);
}

static void
ethos_scribe_bar_unroot (GtkWidget *widget)
{
  EthosScribeBar *self = ETHOS_SCRIBE_BAR (widget);

  g_clear_signal_handler (&self->close_handler, self->window);
  self->window = NULL;
  GTK_WIDGET_CLASS (ethos_scribe_bar_parent_class)->unroot (widget);
}

static void
ethos_scribe_bar_dispose (GObject *object)
{
  EthosScribeBar *self = ETHOS_SCRIBE_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ethos_scribe_bar_parent_class)->dispose (object);
}

static void
ethos_scribe_bar_finalize (GObject *object)
{
  g_free (ETHOS_SCRIBE_BAR (object)->wall);
  G_OBJECT_CLASS (ethos_scribe_bar_parent_class)->finalize (object);
}

static void
ethos_scribe_bar_class_init (EthosScribeBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ethos_scribe_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = ethos_scribe_bar_finalize;
  GTK_WIDGET_CLASS (klass)->root = ethos_scribe_bar_root;
  GTK_WIDGET_CLASS (klass)->unroot = ethos_scribe_bar_unroot;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "scribebar");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ethos_scribe_bar_init (EthosScribeBar *self)
{
  GtkWidget *done = gtk_button_new_with_mnemonic (_ ("_Done"));

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  /* Translators: a button: the next person, slip or table whose notes are typed. */
  self->next = gtk_button_new_with_mnemonic (_ ("Next _Voice"));
  gtk_widget_set_tooltip_text (self->next, _ ("The next person, slip or table (Ctrl+Enter)"));
  g_signal_connect_swapped (self->next, "clicked", G_CALLBACK (next_cb), self);
  g_signal_connect_swapped (done, "clicked", G_CALLBACK (ethos_scribe_bar_stop), self);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (self->box), self->next);
  gtk_box_append (GTK_BOX (self->box), done);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  update (self);
}

/**
 * ethos_scribe_bar_new:
 * @store: the workshop
 *
 * Makes the bar that counts the voices somebody types for. It is hidden until it is started.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_scribe_bar_new (EthosStore *store)
{
  EthosScribeBar *self = g_object_new (ETHOS_TYPE_SCRIBE_BAR, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

/**
 * ethos_scribe_bar_start:
 * @wall: the id of the step whose notes are typed
 *
 * Begins with the first voice.
 */
void
ethos_scribe_bar_start (EthosScribeBar *self, const char *wall)
{
  g_return_if_fail (ETHOS_IS_SCRIBE_BAR (self));

  ethos_scribe_bar_stop (self);
  ethos_set_string (&self->wall, wall);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  update (self);
  ethos_announce (GTK_WIDGET (self), gtk_label_get_text (self->label));
}

/**
 * ethos_scribe_bar_stop:
 *
 * Tells the workshop how many voices there were, and hides.
 */
void
ethos_scribe_bar_stop (EthosScribeBar *self)
{
  guint n_voices;
  g_autofree char *text = NULL;

  g_return_if_fail (ETHOS_IS_SCRIBE_BAR (self));

  n_voices = MIN (self->n_voices + (self->n_notes > 0 ? 1 : 0), ETHOS_VOICES_MAX);
  self->n_voices = self->n_notes = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (n_voices == 0 ||
      !ethos_store_run (self->store, ethos_op_new ("voices-add", "activity", self->wall, "count",
                                                   (int) n_voices, NULL)))
    return;
  text = g_strdup_printf (ngettext ("%u voice counted", "%u voices counted", n_voices), n_voices);
  if (!gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", text))
    ethos_announce (GTK_WIDGET (self), text);
}

/**
 * ethos_scribe_bar_count_notes:
 * @n_notes: how many have come to the wall
 *
 * Counts notes for the voice whose words are being typed. Where nobody types for others, it does
 * nothing.
 */
void
ethos_scribe_bar_count_notes (EthosScribeBar *self, guint n_notes)
{
  g_return_if_fail (ETHOS_IS_SCRIBE_BAR (self));

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  self->n_notes += n_notes;
  update (self);
}

/**
 * ethos_scribe_bar_next_voice:
 *
 * Goes on with the next voice. One without a note is none.
 *
 * Returns: whether somebody types for others
 */
gboolean
ethos_scribe_bar_next_voice (EthosScribeBar *self)
{
  g_return_val_if_fail (ETHOS_IS_SCRIBE_BAR (self), FALSE);

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return FALSE;
  if (self->n_notes > 0)
    {
      self->n_voices++;
      self->n_notes = 0;
      update (self);
    }
  ethos_announce (GTK_WIDGET (self), gtk_label_get_text (self->label));
  return TRUE;
}
