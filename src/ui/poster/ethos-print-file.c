// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-poster"

#include "config.h"

#include "ethos-print-file.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ethos-atomic-file.h"
#include "ethos-choose-file.h"
#include "ethos-document.h"
#include "ethos-paper-question.h"

/* A file that somebody asked for: where it goes, and what it holds. */
typedef struct
{
  GFile *file;
  GBytes *bytes;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_clear_object (&export->file);
  g_clear_pointer (&export->bytes, g_bytes_unref);
  g_free (export);
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Export *export = data;
  g_autoptr (GError) error = NULL;

  if (ethos_atomic_file_export (NULL, g_file_peek_path (export->file), export->bytes, &error))
    g_task_return_pointer (task, g_object_ref (export->file), g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  export->bytes = ethos_poster_worker_make_finish (ETHOS_POSTER_WORKER (source), result, &error);
  if (export->bytes == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_task_run_in_thread (task, write_thread);
}

static gboolean
format_of (GFile *file, EthosPosterFormat *format)
{
  g_autofree char *name = g_file_get_basename (file);
  const char *dot = strrchr (name, '.');

  return dot != NULL && ethos_poster_format_from_name (dot + 1, format);
}

/**
 * ethos_print_file_write_async:
 * @worker: who draws it
 * @job: what to write; the name of the file decides its format
 * @file: where, on this computer
 *
 * Makes a poster, slips or cards, and writes them to a file, whole or not at all.
 */
void
ethos_print_file_write_async (EthosPosterWorker *worker,
                              const EthosPosterJob *job,
                              GFile *file,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  EthosPosterJob asked;
  Export *export;

  g_return_if_fail (ETHOS_IS_POSTER_WORKER (worker));
  g_return_if_fail (job != NULL);
  g_return_if_fail (G_IS_FILE (file) && g_file_peek_path (file) != NULL);

  /* A thread must never hold the last reference of a widget, so no view is the source. */
  task = g_task_new (NULL, NULL, callback, user_data);
  asked = *job;
  export = g_new0 (Export, 1);
  export->file = g_object_ref (file);
  g_task_set_source_tag (task, ethos_print_file_write_async);
  g_task_set_task_data (task, export, export_free);

  if (!format_of (file, &asked.format))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s",
                               _ ("A poster is written as .pdf, .svg or .png. Choose a name that "
                                  "ends in one of them."));
      return;
    }

  ethos_poster_worker_make_async (worker, &asked, NULL, made_cb, g_steal_pointer (&task));
}

/**
 * ethos_print_file_write_finish:
 *
 * Errors: any #EthosPosterError, and those of writing a file.
 *
 * Returns: (transfer full) (nullable): the file that was written
 */
GFile *
ethos_print_file_write_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  EthosPosterPrint print;
  EthosPaper paper;
  char *title;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->title);
  g_free (choice);
}

static char *
dup_file_name (const Choice *choice)
{
  g_autofree char *title = ethos_document_dup_file_name (choice->title);

  switch (choice->print)
    {
    case ETHOS_PRINT_SLIPS:
      /* Translators: ends the name of a file, after the title of the workshop; keep .pdf. */
      return g_strconcat (title, _ (" – Note slips.pdf"), NULL);
    case ETHOS_PRINT_CARDS:
      /* Translators: ends the name of a file, after the title of the workshop; keep .pdf. */
      return g_strconcat (title, _ (" – Cards in large print.pdf"), NULL);
    default:
      /* Translators: in the name of a file, between the title of the workshop and the paper, such
       * as A2. */
      return g_strconcat (title, _ (" – Poster "), ethos_paper_get_name (choice->paper), ".pdf",
                          NULL);
    }
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  GFile *file = ethos_choose_file_finish (result, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
choose_file (GTask *task)
{
  static const char *const poster_patterns[] = { "*.pdf", "*.svg", "*.png", NULL };
  static const char *const pdf_patterns[] = { "*.pdf", NULL };
  const Choice *choice = g_task_get_task_data (task);
  EthosPosterPrint print = choice->print;
  g_autofree char *name = dup_file_name (choice);
  const EthosFileFilter filter = {
    .name = print == ETHOS_PRINT_POSTER ? _ ("PDF, SVG and PNG") : _ ("PDF"),
    .patterns = print == ETHOS_PRINT_POSTER ? poster_patterns : pdf_patterns,
  };
  const EthosFileRequest request = {
    .action = ETHOS_FILE_SAVE,
    .title = _ ("Export"),
    .accept = _ ("_Export"),
    .name = name,
    .filters = &filter,
    .n_filters = 1,
  };

  ethos_choose_file_async (g_task_get_source_object (task), &request, NULL, file_chosen_cb, task);
}

static void
paper_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Choice *choice = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (ethos_paper_question_ask_finish (result, &choice->paper, &error))
    choose_file (g_steal_pointer (&task));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * ethos_print_file_choose_async:
 * @parent: the window the dialogs belong to
 * @print: what will be written
 * @title: (nullable): of the workshop, after which the file is named
 * @paper: of the poster
 * @settings: (nullable): where the paper of slips and cards is remembered
 *
 * Lets a person choose where to write something; for slips and cards, which come out of an office
 * printer, on which paper too. The paper of a poster is the workshop's.
 */
void
ethos_print_file_choose_async (GtkWindow *parent,
                               EthosPosterPrint print,
                               const char *title,
                               EthosPaper paper,
                               GSettings *settings,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task;
  Choice *choice;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (settings == NULL || G_IS_SETTINGS (settings));

  task = g_task_new (parent, NULL, callback, user_data);
  choice = g_new0 (Choice, 1);
  choice->print = print;
  choice->paper = paper;
  choice->title = g_strdup (title);
  g_task_set_source_tag (task, ethos_print_file_choose_async);
  g_task_set_task_data (task, choice, choice_free);

  if (print == ETHOS_PRINT_POSTER)
    choose_file (task);
  else
    ethos_paper_question_ask_async (parent,
                                    print == ETHOS_PRINT_SLIPS
                                        ? _ ("Paper for Note Slips")
                                        : _ ("Paper for Cards in Large Print"),
                                    settings, paper_chosen_cb, task);
}

/**
 * ethos_print_file_choose_finish:
 * @print: (out): what is to be written
 * @paper: (out): on which paper, for slips and cards
 *
 * Returns: (transfer full) (nullable): where to write; or %NULL with %G_IO_ERROR_CANCELLED when the
 *   person closed a dialog, which needs no message
 */
GFile *
ethos_print_file_choose_finish (GAsyncResult *result,
                                EthosPosterPrint *print,
                                EthosPaper *paper,
                                GError **error)
{
  Choice *choice;

  g_return_val_if_fail (G_IS_TASK (result), NULL);
  g_return_val_if_fail (print != NULL && paper != NULL, NULL);

  choice = g_task_get_task_data (G_TASK (result));
  *print = choice->print;
  *paper = choice->paper;
  return g_task_propagate_pointer (G_TASK (result), error);
}
