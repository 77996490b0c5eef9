// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-poster"

#include "config.h"

#include "ethos-poster-worker.h"

#include "ethos-card-sheet.h"
#include "ethos-slips.h"

/* A preview is never larger than this; a screen of today has half of it. */
#define PICTURE_MAX_WIDTH 8192

struct _EthosPosterWorker
{
  GObject parent_instance;

  GThread *thread;
  GAsyncQueue *queue;
  int last_picture;
};

/* One request: what is wanted, and which one it is among those for pictures. */
typedef struct
{
  EthosPosterJob job;
  EthosPosterWorker *worker;
  int width;
  int number;
} Request;

G_DEFINE_FINAL_TYPE (EthosPosterWorker, ethos_poster_worker, G_TYPE_OBJECT)

static void
request_free (gpointer data)
{
  Request *request = data;

  ethos_poster_content_unref (request->job.content);
  g_free ((char *) request->job.prompt);
  g_free (request);
}

static EthosPosterPicture *
draw (EthosPosterEngine *engine, const Request *request, GError **error)
{
  const EthosPosterJob *job = &request->job;
  g_autoptr (EthosPosterLayout) layout =
      ethos_poster_layout_new (engine, job->content, job->paper, job->orientation, error);
  EthosPosterPicture *picture;
  cairo_surface_t *surface;
  double width, height, scale;
  cairo_t *cr;

  if (layout == NULL)
    return NULL;

  ethos_poster_layout_get_size (layout, &width, &height);
  scale = CLAMP (request->width, 1, PICTURE_MAX_WIDTH) / width;

  picture = g_new0 (EthosPosterPicture, 1);
  picture->width = MAX (1, (int) (width * scale));
  picture->height = MAX (1, (int) (height * scale));
  picture->n_pages = ethos_poster_layout_get_n_pages (layout);
  for (guint i = 0; i < ETHOS_N_POSTER_LEVELS; i++)
    picture->distances[i] = ethos_poster_layout_get_distance (layout, i);

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, picture->width, picture->height);
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  ethos_poster_layout_draw_page (layout, cr, MIN (job->page, picture->n_pages - 1));
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  picture->stride = cairo_image_surface_get_stride (surface);
  picture->pixels = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                                (gsize) picture->stride * (gsize) picture->height,
                                                (GDestroyNotify) cairo_surface_destroy, surface);
  return picture;
}

static gboolean
make_poster (EthosPosterEngine *engine,
             const EthosPosterJob *job,
             GOutputStream *stream,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (EthosPosterLayout) layout =
      ethos_poster_layout_new (engine, job->content, job->paper, job->orientation, error);

  if (layout == NULL)
    return FALSE;

  switch (job->format)
    {
    case ETHOS_POSTER_FORMAT_SVG:
      return ethos_poster_export_svg (layout, job->page, stream, cancellable, error);
    case ETHOS_POSTER_FORMAT_PNG:
      return ethos_poster_export_png (layout, job->page, job->dpi, stream, cancellable, error);
    default:
      return ethos_poster_export_pdf (layout, stream, cancellable, error);
    }
}

static GBytes *
make (EthosPosterEngine *engine,
      const EthosPosterJob *job,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  gboolean made;

  if (job->print == ETHOS_PRINT_SLIPS)
    made = ethos_slips_export_pdf (engine, job->prompt, job->content->language, job->paper,
                                   job->n_pages, job->content->date, stream, cancellable, error);
  else if (job->print == ETHOS_PRINT_CARDS)
    made =
        ethos_card_sheet_export_pdf (engine, job->content, job->paper, stream, cancellable, error);
  else
    made = make_poster (engine, job, stream, cancellable, error);

  if (!made || !g_output_stream_close (stream, cancellable, error))
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
serve (EthosPosterEngine *engine, GTask *task)
{
  Request *request = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  if (g_task_return_error_if_cancelled (task))
    return;

  if (request->width > 0)
    {
      EthosPosterPicture *picture;

      if (request->number != g_atomic_int_get (&request->worker->last_picture))
        {
          g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                   "A newer picture was asked for");
          return;
        }

      picture = draw (engine, request, &error);
      if (picture != NULL)
        g_task_return_pointer (task, picture, (GDestroyNotify) ethos_poster_picture_free);
      else
        g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  bytes = make (engine, &request->job, g_task_get_cancellable (task), &error);
  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* The queue's end: no task can be equal to it. */
static char stop;

static gpointer
run (gpointer data)
{
  g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();
  GAsyncQueue *queue = data;
  gpointer item;

  while ((item = g_async_queue_pop (queue)) != &stop)
    {
      g_autoptr (GTask) task = item;

      serve (engine, task);
    }

  g_async_queue_unref (queue);
  return NULL;
}

static void
ethos_poster_worker_finalize (GObject *object)
{
  EthosPosterWorker *self = ETHOS_POSTER_WORKER (object);

  /* Every task holds a reference, so the queue is empty by now. The last reference may have been
   * the thread's own, so it is not waited for. */
  g_async_queue_push (self->queue, &stop);
  g_thread_unref (self->thread);
  g_async_queue_unref (self->queue);

  G_OBJECT_CLASS (ethos_poster_worker_parent_class)->finalize (object);
}

static void
ethos_poster_worker_class_init (EthosPosterWorkerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ethos_poster_worker_finalize;
}

static void
ethos_poster_worker_init (EthosPosterWorker *self)
{
  self->queue = g_async_queue_new ();
  self->thread = g_thread_new ("ethos-poster", run, g_async_queue_ref (self->queue));
}

static void
push (EthosPosterWorker *self, GTask *task, const EthosPosterJob *job, int width, int number)
{
  Request *request = g_new0 (Request, 1);

  request->job = *job;
  request->job.content = ethos_poster_content_ref (job->content);
  request->job.prompt = g_strdup (job->prompt);
  request->worker = self;
  request->width = width;
  request->number = number;
  g_task_set_task_data (task, request, request_free);
  g_async_queue_push (self->queue, task);
}

/**
 * ethos_poster_worker_new:
 *
 * Returns: (transfer full): a worker with a thread of its own
 */
EthosPosterWorker *
ethos_poster_worker_new (void)
{
  return g_object_new (ETHOS_TYPE_POSTER_WORKER, NULL);
}

/**
 * ethos_poster_worker_draw_async:
 * @self: a worker
 * @job: the poster and the page of it
 * @width: of the picture in pixels, at least 1
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Draws a page as a picture.
 */
void
ethos_poster_worker_draw_async (EthosPosterWorker *self,
                                const EthosPosterJob *job,
                                int width,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;

  g_return_if_fail (ETHOS_IS_POSTER_WORKER (self));
  g_return_if_fail (job != NULL && width > 0);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ethos_poster_worker_draw_async);
  push (self, task, job, width, g_atomic_int_add (&self->last_picture, 1) + 1);
}

/**
 * ethos_poster_worker_draw_finish:
 * @self: a worker
 * @result: what the callback got
 * @error: where to say what is wrong
 *
 * Errors: any #EthosPosterError, and %G_IO_ERROR_CANCELLED where a newer picture was asked for.
 *
 * Returns: (transfer full): the picture
 */
EthosPosterPicture *
ethos_poster_worker_draw_finish (EthosPosterWorker *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * ethos_poster_picture_free:
 * @self: (transfer full): a picture
 */
void
ethos_poster_picture_free (EthosPosterPicture *self)
{
  g_return_if_fail (self != NULL);

  g_bytes_unref (self->pixels);
  g_free (self);
}

/**
 * ethos_poster_worker_make_async:
 * @self: a worker
 * @job: what to make
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Makes a whole file in memory; the caller writes it.
 */
void
ethos_poster_worker_make_async (EthosPosterWorker *self,
                                const EthosPosterJob *job,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;

  g_return_if_fail (ETHOS_IS_POSTER_WORKER (self));
  g_return_if_fail (job != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ethos_poster_worker_make_async);
  push (self, task, job, 0, 0);
}

/**
 * ethos_poster_worker_make_finish:
 * @self: a worker
 * @result: what the callback got
 * @error: where to say what is wrong
 *
 * Errors: any #EthosPosterError, %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): the bytes of the file
 */
GBytes *
ethos_poster_worker_make_finish (EthosPosterWorker *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
