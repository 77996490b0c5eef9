// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-paste-reading.h"

#include <glib/gi18n.h>

/* Who waits longer than this is told how long it goes on; how often that is looked at. */
#define PATIENCE_MS 500
#define STEP_MS 100

struct _EthosPasteReading
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkProgressBar *bar;

  /* What is being read. */
  EthosPasteSource *source;
  GCancellable *cancellable;
  guint timer;
  guint waited_ms;
  /* What is wanted instead, once the thread has given up. */
  EthosPasteColumns next;
  gboolean again;
};

G_DEFINE_FINAL_TYPE (EthosPasteReading, ethos_paste_reading, GTK_TYPE_WIDGET)

enum
{
  DONE,
  SLOW,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
stop_timer (EthosPasteReading *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
}

static gboolean
step_cb (gpointer user_data)
{
  EthosPasteReading *self = user_data;

  self->waited_ms += STEP_MS;
  if (self->waited_ms == PATIENCE_MS)
    g_signal_emit (self, signals[SLOW], 0);
  gtk_progress_bar_set_fraction (self->bar, ethos_paste_source_get_progress (self->source));
  return G_SOURCE_CONTINUE;
}

static void start_thread (EthosPasteReading *self, const EthosPasteColumns *columns);

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (EthosPasteReading) self = g_weak_ref_get (user_data);
  g_autoptr (GPtrArray) lines = ethos_paste_source_read_finish (result, NULL);

  g_weak_ref_clear (user_data);
  g_free (user_data);
  /* Closed meanwhile. */
  if (self == NULL || self->source == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (self->again)
    {
      self->again = FALSE;
      ethos_paste_source_rewind (self->source);
      start_thread (self, &self->next);
      return;
    }
  stop_timer (self);
  if (lines != NULL)
    g_signal_emit (self, signals[DONE], 0, lines);
}

static void
start_thread (EthosPasteReading *self, const EthosPasteColumns *columns)
{
  /* The thread does not keep it: what is closed is disposed of. */
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  self->cancellable = g_cancellable_new ();
  ethos_paste_source_read_async (self->source, columns, self->cancellable, read_cb, weak);
}

static void
ethos_paste_reading_dispose (GObject *object)
{
  EthosPasteReading *self = ETHOS_PASTE_READING (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  stop_timer (self);
  g_clear_pointer (&self->source, ethos_paste_source_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (ethos_paste_reading_parent_class)->dispose (object);
}

static void
ethos_paste_reading_class_init (EthosPasteReadingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ethos_paste_reading_dispose;

  /**
   * EthosPasteReading::done:
   * @lines: (element-type EthosPasteLine): what was read
   */
  signals[DONE] = g_signal_new ("done", ETHOS_TYPE_PASTE_READING, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  /**
   * EthosPasteReading::slow:
   *
   * Emitted when it takes so long that the progress should be shown.
   */
  signals[SLOW] = g_signal_new ("slow", ETHOS_TYPE_PASTE_READING, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ethos_paste_reading_init (EthosPasteReading *self)
{
  GtkWidget *label = gtk_label_new (_ ("Making notes of the text…"));

  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How much of the text has been read"), -1);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16);
  gtk_widget_set_valign (self->box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->box, "paste-covered");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (self->box), label);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->bar));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * ethos_paste_reading_new:
 *
 * Makes what reads a text, and shows how far that is.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_paste_reading_new (void)
{
  return g_object_new (ETHOS_TYPE_PASTE_READING, NULL);
}

/**
 * ethos_paste_reading_start:
 * @source: what is to be read; as long as it is, it belongs to this
 * @columns: (nullable): which columns of a table are read, or %NULL for the likeliest
 *
 * Reads the next lines: at once where that is quick, or else in a thread, which ends when this is
 * disposed of. Where it is still reading, it gives up, and begins anew with the rows of a table.
 */
void
ethos_paste_reading_start (EthosPasteReading *self,
                           EthosPasteSource *source,
                           const EthosPasteColumns *columns)
{
  g_return_if_fail (ETHOS_IS_PASTE_READING (self));
  g_return_if_fail (source != NULL);

  if (self->cancellable != NULL)
    {
      g_return_if_fail (source == self->source && columns != NULL);
      self->next = *columns;
      self->again = TRUE;
      g_cancellable_cancel (self->cancellable);
      return;
    }
  g_clear_pointer (&self->source, ethos_paste_source_unref);
  self->source = ethos_paste_source_ref (source);
  if (ethos_paste_source_is_quick (source))
    {
      g_autoptr (GPtrArray) lines = ethos_paste_source_read (source, columns);

      g_signal_emit (self, signals[DONE], 0, lines);
      return;
    }
  self->waited_ms = 0;
  self->timer = g_timeout_add (STEP_MS, step_cb, self);
  start_thread (self, columns);
}
