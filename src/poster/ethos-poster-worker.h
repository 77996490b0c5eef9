// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "ethos-poster-export.h"

G_BEGIN_DECLS

/**
 * EthosPosterWorker:
 *
 * The one thread in which posters are laid out and drawn, with fonts of its own. A request for a
 * picture that a newer one has overtaken is dropped as cancelled, so that a preview never falls
 * behind.
 */
#define ETHOS_TYPE_POSTER_WORKER (ethos_poster_worker_get_type ())
G_DECLARE_FINAL_TYPE (EthosPosterWorker, ethos_poster_worker, ETHOS, POSTER_WORKER, GObject)

/**
 * EthosPosterPrint:
 * @ETHOS_PRINT_POSTER: the statement poster
 * @ETHOS_PRINT_SLIPS: note slips to cut
 * @ETHOS_PRINT_CARDS: the cards in large print
 *
 * What can be made.
 */
typedef enum
{
  ETHOS_PRINT_POSTER,
  ETHOS_PRINT_SLIPS,
  ETHOS_PRINT_CARDS,
} EthosPosterPrint;

/**
 * EthosPosterJob:
 * @print: what to make
 * @content: the words
 * @paper: the paper
 * @orientation: how it lies, for posters
 * @format: of the file, for posters; the others are always PDF
 * @dpi: dots per inch of a PNG
 * @page: which page a picture, SVG or PNG shows, from 0
 * @n_pages: how many pages of slips
 * @prompt: (nullable): what is printed on slips
 *
 * What is wanted. It is copied; @content is referenced and must not change.
 */
typedef struct
{
  EthosPosterPrint print;
  EthosPosterContent *content;
  EthosPaper paper;
  EthosOrientation orientation;
  EthosPosterFormat format;
  guint dpi;
  guint page;
  guint n_pages;
  const char *prompt;
} EthosPosterJob;

/**
 * EthosPosterPicture:
 * @pixels: premultiplied native-endian ARGB, as Cairo draws it
 * @width: in pixels
 * @height: in pixels
 * @stride: bytes from one row to the next
 * @n_pages: how many pages the poster has
 * @distances: from how many metres each #EthosPosterLevel can be read
 *
 * A page as a picture.
 */
typedef struct
{
  GBytes *pixels;
  int width;
  int height;
  int stride;
  guint n_pages;
  double distances[ETHOS_N_POSTER_LEVELS];
} EthosPosterPicture;

EthosPosterWorker *ethos_poster_worker_new (void);

void ethos_poster_worker_draw_async (EthosPosterWorker *self,
                                     const EthosPosterJob *job,
                                     int width,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
EthosPosterPicture *
ethos_poster_worker_draw_finish (EthosPosterWorker *self, GAsyncResult *result, GError **error);
void ethos_poster_picture_free (EthosPosterPicture *self);

void ethos_poster_worker_make_async (EthosPosterWorker *self,
                                     const EthosPosterJob *job,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GBytes *
ethos_poster_worker_make_finish (EthosPosterWorker *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosPosterPicture, ethos_poster_picture_free)

G_END_DECLS
