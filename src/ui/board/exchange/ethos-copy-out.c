// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-copy-out.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ethos-announce.h"
#include "ethos-ask.h"
#include "ethos-atomic-file.h"
#include "ethos-choose-file.h"
#include "ethos-document.h"
#include "ethos-note-export.h"

/* Without it, spreadsheets read what is not English wrongly. */
#define BYTE_ORDER_MARK "\357\273\277"

static const struct
{
  const char *name;
  const char *type;
  const char *label;
  const char *kind;
  const char *pattern;
} formats[] = {
  [ETHOS_COPY_TEXT] = { "text", "text/plain;charset=utf-8", N_ ("_Text"), N_ ("Text"), "*.txt" },
  [ETHOS_COPY_MARKDOWN] = { "markdown", "text/markdown;charset=utf-8", N_ ("_Markdown"),
                            N_ ("Markdown"), "*.md" },
  /* Translators: a table as text, which spreadsheets read; keep CSV. */
  [ETHOS_COPY_CSV] = { "csv", "text/csv;charset=utf-8", N_ ("_Table (CSV)"), N_ ("Table (CSV)"),
                       "*.csv" },
  [ETHOS_COPY_PICTURE] = { "picture", "image/png", N_ ("_Picture"), N_ ("Picture"), "*.png" },
};

struct _EthosCopyOut
{
  GPtrArray *notes;
  EthosWallPicture *picture;
};

typedef struct
{
  EthosCopyOut *notes;
  EthosCopyFormat format;
  GWeakRef widget;
  char *path;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  ethos_copy_out_free (job->notes);
  g_weak_ref_clear (&job->widget);
  g_free (job->path);
  g_free (job);
}

static Job *
job_new (EthosCopyOut *notes, EthosCopyFormat format, GtkWidget *widget)
{
  Job *job = g_new0 (Job, 1);

  job->notes = notes;
  job->format = format;
  g_weak_ref_init (&job->widget, widget);
  return job;
}

/**
 * ethos_copy_out_new:
 * @notes: (transfer full) (element-type EthosExportedNote): what they say
 * @picture: (transfer full) (nullable): how they look
 *
 * Returns: (transfer full): both, to be copied or saved
 */
EthosCopyOut *
ethos_copy_out_new (GPtrArray *notes, EthosWallPicture *picture)
{
  EthosCopyOut *self = g_new0 (EthosCopyOut, 1);

  self->notes = notes;
  self->picture = picture;
  return self;
}

void
ethos_copy_out_free (EthosCopyOut *self)
{
  g_ptr_array_unref (self->notes);
  g_clear_pointer (&self->picture, ethos_wall_picture_free);
  g_free (self);
}

/**
 * ethos_copy_out_count:
 *
 * Returns: how many notes they are; groups without notes go along, and are none
 */
guint
ethos_copy_out_count (const EthosCopyOut *self)
{
  guint n_notes = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->notes->len; i++)
    n_notes += ((const EthosExportedNote *) g_ptr_array_index (self->notes, i))->text != NULL;
  return n_notes;
}

/**
 * ethos_copy_format_get_name:
 *
 * Returns: (transfer none): what actions call it
 */
const char *
ethos_copy_format_get_name (EthosCopyFormat format)
{
  g_return_val_if_fail (format < ETHOS_N_COPY_FORMATS, NULL);

  return formats[format].name;
}

/**
 * ethos_copy_format_get_label:
 *
 * Returns: (transfer none): what people read, with a mnemonic, translated
 */
const char *
ethos_copy_format_get_label (EthosCopyFormat format)
{
  g_return_val_if_fail (format < ETHOS_N_COPY_FORMATS, NULL);

  return _ (formats[format].label);
}

/**
 * ethos_copy_format_from_name:
 * @format: (out): set where the name is known
 *
 * Returns: whether @name is a format's name
 */
gboolean
ethos_copy_format_from_name (const char *name, EthosCopyFormat *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (g_strcmp0 (formats[i].name, name) != 0)
        continue;
      *format = i;
      return TRUE;
    }
  return FALSE;
}

static char *
make_text (const EthosCopyOut *self, EthosCopyFormat format)
{
  switch (format)
    {
    case ETHOS_COPY_MARKDOWN:
      return ethos_note_export_to_markdown (self->notes);
    case ETHOS_COPY_CSV:
      return ethos_note_export_to_csv (self->notes);
    case ETHOS_COPY_TEXT:
    case ETHOS_COPY_PICTURE:
    default:
      return ethos_note_export_to_text (self->notes);
    }
}

/**
 * ethos_copy_out_make:
 * @cancellable: (nullable): to give up
 * @error: where to say why there is nothing
 *
 * Makes what a file or a picture holds. A picture of many notes takes seconds.
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GBytes *
ethos_copy_out_make (const EthosCopyOut *self,
                     EthosCopyFormat format,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autofree char *text = NULL;
  char *whole;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (format != ETHOS_COPY_PICTURE || self->picture != NULL, NULL);

  if (format == ETHOS_COPY_PICTURE)
    return ethos_wall_picture_draw (self->picture, cancellable, error);
  text = make_text (self, format);
  whole = g_strconcat (format == ETHOS_COPY_CSV ? BYTE_ORDER_MARK : "", text, NULL);
  return g_bytes_new_take (whole, strlen (whole));
}

static GdkContentProvider *
provide (const EthosCopyOut *self, EthosCopyFormat format)
{
  g_autofree char *text = make_text (self, format);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return gdk_content_provider_new_for_bytes (formats[format].type, bytes);
}

/* Whatever is asked for, a program that knows only plain text gets that: the text itself, or the
 * signs of what was asked for. */
static void
offer_texts (const EthosCopyOut *self, GtkWidget *widget, EthosCopyFormat format)
{
  g_autofree char *plain = make_text (self, format);
  g_autoptr (GdkContentProvider) all = NULL;
  GdkContentProvider *providers[3];
  guint n_providers = 0;

  providers[n_providers++] = gdk_content_provider_new_typed (G_TYPE_STRING, plain);
  if (format != ETHOS_COPY_CSV)
    providers[n_providers++] = provide (self, ETHOS_COPY_MARKDOWN);
  if (format != ETHOS_COPY_MARKDOWN)
    providers[n_providers++] = provide (self, ETHOS_COPY_CSV);
  all = gdk_content_provider_new_union (providers, n_providers);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), all);
}

/* Seen and heard; a widget that stands in no window has nobody to tell. */
static void
tell (GtkWidget *widget, const char *text)
{
  gtk_widget_activate_action (widget, "win.tell", "s", text);
}

static void
tell_copied (GtkWidget *widget, guint n_notes, EthosCopyFormat format)
{
  g_autofree char *text = NULL;

  switch (format)
    {
    case ETHOS_COPY_MARKDOWN:
      text = g_strdup_printf (ngettext ("%'u note copied as Markdown",
                                        "%'u notes copied as Markdown", n_notes),
                              n_notes);
      break;
    case ETHOS_COPY_CSV:
      text = g_strdup_printf (ngettext ("%'u note copied as a table", "%'u notes copied as a table",
                                        n_notes),
                              n_notes);
      break;
    case ETHOS_COPY_PICTURE:
      text = g_strdup_printf (ngettext ("Picture of %'u note copied", "Picture of %'u notes copied",
                                        n_notes),
                              n_notes);
      break;
    case ETHOS_COPY_TEXT:
    default:
      text = g_strdup_printf (ngettext ("%'u note copied", "%'u notes copied", n_notes), n_notes);
    }
  if (format == ETHOS_COPY_TEXT)
    ethos_announce (widget, text);
  else
    tell (widget, text);
}

static void
tell_failed (GtkWidget *widget, const char *heading, const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (root != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ethos_tell (GTK_WINDOW (root), heading, error->message);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  GBytes *bytes = ethos_copy_out_make (job->notes, job->format, cancellable, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
picture_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&job->widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (GdkContentProvider) provider = NULL;

  if (widget == NULL)
    return;
  if (png == NULL)
    {
      tell_failed (widget, _ ("Could Not Copy the Picture"), error);
      return;
    }
  provider = gdk_content_provider_new_for_bytes (formats[ETHOS_COPY_PICTURE].type, png);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), provider);
  tell_copied (widget, ethos_copy_out_count (job->notes), ETHOS_COPY_PICTURE);
}

/**
 * ethos_copy_out_to_clipboard:
 * @self: (transfer full): the notes
 * @widget: where somebody asked for it
 * @format: what is wanted
 *
 * Puts notes on the clipboard: texts in several types at once, of which a program takes the one
 * that it knows; a picture once it is drawn, without making anybody wait.
 */
void
ethos_copy_out_to_clipboard (EthosCopyOut *self, GtkWidget *widget, EthosCopyFormat format)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (self != NULL && GTK_IS_WIDGET (widget));
  g_return_if_fail (format != ETHOS_COPY_PICTURE || self->picture != NULL);

  if (format != ETHOS_COPY_PICTURE)
    {
      offer_texts (self, widget, format);
      tell_copied (widget, ethos_copy_out_count (self), format);
      ethos_copy_out_free (self);
      return;
    }
  /* The thread must never hold the last reference of a widget, so that it is no source. */
  task = g_task_new (NULL, NULL, picture_made_cb, NULL);
  g_task_set_source_tag (task, ethos_copy_out_to_clipboard);
  g_task_set_task_data (task, job_new (self, format, widget), job_free);
  g_task_run_in_thread (task, make_in_thread);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = ethos_copy_out_make (job->notes, job->format, cancellable, &error);

  if (bytes != NULL && ethos_atomic_file_export (NULL, job->path, bytes, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&job->widget);
  g_autoptr (GError) error = NULL;
  gboolean saved = g_task_propagate_boolean (G_TASK (result), &error);
  guint n_notes = ethos_copy_out_count (job->notes);
  g_autofree char *text = NULL;

  if (widget == NULL)
    return;
  if (!saved)
    {
      tell_failed (widget, _ ("Could Not Save the Notes"), error);
      return;
    }
  text =
      g_strdup_printf (ngettext ("%'u note saved to a file", "%'u notes saved to a file", n_notes),
                       n_notes);
  tell (widget, text);
}

static void
place_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  g_autoptr (GFile) file = ethos_choose_file_finish (result, NULL);

  if (file == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
      return;
    }
  job->path = g_file_get_path (file);
  g_task_run_in_thread (task, save_in_thread);
}

/**
 * ethos_copy_out_save:
 * @self: (transfer full): the notes
 * @widget: where somebody asked for it
 * @format: what is wanted
 * @title: (nullable): the title of the workshop
 *
 * Asks for a file, and saves the notes in it. They are those that were there when somebody asked.
 */
void
ethos_copy_out_save (EthosCopyOut *self,
                     GtkWidget *widget,
                     EthosCopyFormat format,
                     const char *title)
{
  const char *patterns[] = { formats[format].pattern, NULL };
  const EthosFileFilter filter = { _ (formats[format].kind), patterns, NULL };
  g_autofree char *base = ethos_document_dup_file_name (title);
  /* Translators: ends the name of a file, after the title of the workshop. */
  g_autofree char *name = g_strconcat (base, _ (" – Notes"), formats[format].pattern + 1, NULL);
  GTask *task;

  g_return_if_fail (self != NULL && GTK_IS_WIDGET (widget));
  g_return_if_fail (format != ETHOS_COPY_PICTURE || self->picture != NULL);

  task = g_task_new (NULL, NULL, saved_cb, NULL);
  g_task_set_source_tag (task, ethos_copy_out_save);
  g_task_set_task_data (task, job_new (self, format, widget), job_free);
  ethos_choose_file_async (GTK_WINDOW (gtk_widget_get_root (widget)),
                           &(const EthosFileRequest){ .action = ETHOS_FILE_SAVE,
                                                      .title = _ ("Save Notes"),
                                                      .accept = _ ("_Save"),
                                                      .name = name,
                                                      .filters = &filter,
                                                      .n_filters = 1 },
                           NULL, place_chosen_cb, task);
}
