// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-notes-drop.h"

#include <glib/gi18n.h>

#include "ethos-choose-file.h"
#include "ethos-note-reader.h"
#include "ethos-paste-text.h"

/* One byte more than is taken, to tell what is too much, and a zero at the end. */
#define MOST_BYTES (ETHOS_PASTE_MAX_BYTES + 2)

struct _EthosNotesDrop
{
  GObject parent_instance;

  GtkWidget *widget;
  GtkDropTargetAsync *target;
  /* What is being read; something newer takes its place. */
  GCancellable *reading;
  gboolean enabled;
};

G_DEFINE_FINAL_TYPE (EthosNotesDrop, ethos_notes_drop, G_TYPE_OBJECT)

enum
{
  TEXT,
  TABLE,
  PROBLEM,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What has to stay together while a drop is read. */
typedef struct
{
  EthosNotesDrop *self;
  GdkDrop *drop;
  GCancellable *cancellable;
  char *buffer;
} Reading;

static Reading *
reading_new (EthosNotesDrop *self, GdkDrop *drop)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->self = g_object_ref (self);
  reading->drop = g_object_ref (drop);
  reading->cancellable = g_object_ref (self->reading);
  return reading;
}

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->self);
  g_object_unref (reading->drop);
  g_object_unref (reading->cancellable);
  g_free (reading->buffer);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
tell_problem (EthosNotesDrop *self, const GError *error)
{
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[PROBLEM], 0, error->message);
}

static void
give_up (EthosNotesDrop *self)
{
  g_cancellable_cancel (self->reading);
  g_object_unref (self->reading);
  self->reading = g_cancellable_new ();
}

static void
file_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (EthosNotesDrop) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosReadNotes) notes = ethos_note_reader_read_finish (result, &error);

  if (self->widget == NULL)
    return;
  if (notes == NULL)
    tell_problem (self, error);
  else if (notes->table != NULL && ethos_csv_get_n_rows (notes->table) > 0)
    g_signal_emit (self, signals[TABLE], 0, notes->table);
  else
    g_signal_emit (self, signals[TEXT], 0, notes->text, TRUE);
}

static void
finish (Reading *reading, gboolean taken)
{
  gdk_drop_finish (reading->drop, taken ? GDK_ACTION_COPY : 0);
  /* GTK 4.8 leaves it as it is where the pointer stays. */
  if (reading->self->widget != NULL)
    gtk_widget_unset_state_flags (reading->self->widget, GTK_STATE_FLAG_DROP_ACTIVE);
}

static void
files_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reading) reading = user_data;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_drop_read_value_finish (GDK_DROP (source), result, &error);
  const GSList *files = value != NULL ? g_value_get_boxed (value) : NULL;

  finish (reading, files != NULL);
  if (reading->self->widget == NULL)
    return;
  if (files == NULL)
    tell_problem (reading->self, error);
  else if (files->next != NULL)
    g_signal_emit (reading->self, signals[PROBLEM], 0,
                   _ ("These are several files. Drop one after the other."));
  else
    ethos_notes_drop_take_file (reading->self, files->data);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reading) reading = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length = 0;

  if (g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &length, &error))
    text = ethos_paste_check_text (reading->buffer, length, &error);
  finish (reading, text != NULL);
  if (reading->self->widget == NULL)
    return;
  if (text == NULL)
    tell_problem (reading->self, error);
  else
    g_signal_emit (reading->self, signals[TEXT], 0, text, FALSE);
}

/* Another program may offer any amount: the toolkit's own functions take all of it. */
static void
text_open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reading) reading = user_data;
  g_autoptr (GError) error = NULL;
  const char *type;
  g_autoptr (GInputStream) stream = gdk_drop_read_finish (GDK_DROP (source), result, &type, &error);
  GCancellable *cancellable = reading->cancellable;
  char *buffer;

  if (stream == NULL)
    {
      finish (reading, FALSE);
      tell_problem (reading->self, error);
      return;
    }
  buffer = reading->buffer = g_malloc (MOST_BYTES);
  g_input_stream_read_all_async (stream, buffer, MOST_BYTES, G_PRIORITY_DEFAULT, cancellable,
                                 text_read_cb, g_steal_pointer (&reading));
}

static gboolean
accept_cb (EthosNotesDrop *self, GdkDrop *drop)
{
  GdkContentFormats *formats = gdk_drop_get_formats (drop);

  /* Words that are moved in a text stay a matter of the text. */
  if (!self->enabled || gdk_drop_get_drag (drop) != NULL)
    return FALSE;
  return gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) ||
         gdk_content_formats_contain_mime_type (formats, "text/uri-list") ||
         gdk_content_formats_contain_mime_type (formats, "text/plain;charset=utf-8") ||
         gdk_content_formats_contain_mime_type (formats, "text/plain");
}

static gboolean
drop_cb (EthosNotesDrop *self, GdkDrop *drop)
{
  static const char *text_types[] = { "text/plain;charset=utf-8", "text/plain", NULL };
  GdkContentFormats *formats = gdk_drop_get_formats (drop);
  gboolean files = gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) ||
                   gdk_content_formats_contain_mime_type (formats, "text/uri-list");

  give_up (self);
  if (files)
    gdk_drop_read_value_async (drop, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, self->reading,
                               files_read_cb, reading_new (self, drop));
  else
    gdk_drop_read_async (drop, text_types, G_PRIORITY_DEFAULT, self->reading, text_open_cb,
                         reading_new (self, drop));
  return TRUE;
}

static void
ethos_notes_drop_dispose (GObject *object)
{
  EthosNotesDrop *self = ETHOS_NOTES_DROP (object);

  g_cancellable_cancel (self->reading);
  if (self->widget != NULL)
    gtk_widget_remove_controller (self->widget, GTK_EVENT_CONTROLLER (self->target));
  g_clear_weak_pointer (&self->widget);
  G_OBJECT_CLASS (ethos_notes_drop_parent_class)->dispose (object);
}

static void
ethos_notes_drop_finalize (GObject *object)
{
  g_object_unref (ETHOS_NOTES_DROP (object)->reading);
  G_OBJECT_CLASS (ethos_notes_drop_parent_class)->finalize (object);
}

static void
ethos_notes_drop_class_init (EthosNotesDropClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ethos_notes_drop_dispose;
  object_class->finalize = ethos_notes_drop_finalize;

  /**
   * EthosNotesDrop::text:
   * @text: what came in
   * @many: whether it is a list, even of one line
   */
  signals[TEXT] = g_signal_new ("text", ETHOS_TYPE_NOTES_DROP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  /**
   * EthosNotesDrop::table:
   * @table: an #EthosCsv that came in
   */
  signals[TABLE] = g_signal_new ("table", ETHOS_TYPE_NOTES_DROP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  /**
   * EthosNotesDrop::problem:
   * @message: why nothing came in, in words for people
   */
  signals[PROBLEM] = g_signal_new ("problem", ETHOS_TYPE_NOTES_DROP, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ethos_notes_drop_init (EthosNotesDrop *self)
{
  self->reading = g_cancellable_new ();
}

/**
 * ethos_notes_drop_new:
 * @widget: onto which files and texts can be dropped, wherever in it
 *
 * Takes files and texts of other programs in. Signals tell what came.
 *
 * Returns: (transfer full): a new object; it is of no use once @widget is gone
 */
EthosNotesDrop *
ethos_notes_drop_new (GtkWidget *widget)
{
  EthosNotesDrop *self = g_object_new (ETHOS_TYPE_NOTES_DROP, NULL);
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  gdk_content_formats_builder_add_gtype (builder, GDK_TYPE_FILE_LIST);
  gdk_content_formats_builder_add_mime_type (builder, "text/uri-list");
  gdk_content_formats_builder_add_mime_type (builder, "text/plain;charset=utf-8");
  gdk_content_formats_builder_add_mime_type (builder, "text/plain");
  g_set_weak_pointer (&self->widget, widget);
  self->target = gtk_drop_target_async_new (gdk_content_formats_builder_free_to_formats (builder),
                                            GDK_ACTION_COPY);
  /* Before a text in it takes the first 500 characters of a list. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (self->target),
                                              GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->target, "accept", G_CALLBACK (accept_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (self->target));
  return self;
}

/**
 * ethos_notes_drop_set_enabled:
 * @enabled: whether notes can be added
 */
void
ethos_notes_drop_set_enabled (EthosNotesDrop *self, gboolean enabled)
{
  g_return_if_fail (ETHOS_IS_NOTES_DROP (self));

  self->enabled = enabled;
  /* What was on its way was for something else. */
  if (!enabled)
    give_up (self);
}

/**
 * ethos_notes_drop_take_file:
 * @file: what notes are made of
 *
 * Reads a file. Another one that is still being read is given up.
 */
void
ethos_notes_drop_take_file (EthosNotesDrop *self, GFile *file)
{
  g_return_if_fail (ETHOS_IS_NOTES_DROP (self));
  g_return_if_fail (G_IS_FILE (file));

  give_up (self);
  ethos_note_reader_read_async (file, self->reading, file_read_cb, g_object_ref (self));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (EthosNotesDrop) self = user_data;
  g_autoptr (GFile) file = ethos_choose_file_finish (result, NULL);

  if (file != NULL && self->widget != NULL)
    ethos_notes_drop_take_file (self, file);
}

/**
 * ethos_notes_drop_choose_file:
 *
 * Asks for a file, and reads it.
 */
void
ethos_notes_drop_choose_file (EthosNotesDrop *self)
{
  static const char *const patterns[] = { "*.csv", "*.tsv", "*.txt", "*.md", NULL };
  static const char *const types[] = { "text/plain", "text/csv", NULL };
  const EthosFileFilter filter = { _ ("Text and tables (CSV)"), patterns, types };

  g_return_if_fail (ETHOS_IS_NOTES_DROP (self) && self->widget != NULL);

  ethos_choose_file_async (GTK_WINDOW (gtk_widget_get_root (self->widget)),
                           &(const EthosFileRequest){ .action = ETHOS_FILE_OPEN,
                                                      .title = _ ("Import Notes"),
                                                      .accept = _ ("_Import"),
                                                      .filters = &filter,
                                                      .n_filters = 1 },
                           NULL, chosen_cb, g_object_ref (self));
}
