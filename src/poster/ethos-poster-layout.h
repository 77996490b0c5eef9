// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cairo.h>

#include "ethos-poster-compose.h"

G_BEGIN_DECLS

#define ETHOS_POSTER_ERROR (ethos_poster_error_quark ())

/**
 * EthosPosterError:
 * @ETHOS_POSTER_ERROR_EMPTY: there are no words to show
 * @ETHOS_POSTER_ERROR_GLYPHS: no installed font has some of the characters
 * @ETHOS_POSTER_ERROR_TOO_LONG: the words do not fit, not even on two pages in the smallest type
 * @ETHOS_POSTER_ERROR_FAILED: the picture could not be made
 */
typedef enum
{
  ETHOS_POSTER_ERROR_EMPTY,
  ETHOS_POSTER_ERROR_GLYPHS,
  ETHOS_POSTER_ERROR_TOO_LONG,
  ETHOS_POSTER_ERROR_FAILED,
} EthosPosterError;

GQuark ethos_poster_error_quark (void);

typedef struct _EthosPosterEngine EthosPosterEngine;
typedef struct _EthosPosterLayout EthosPosterLayout;

EthosPosterEngine *ethos_poster_engine_new (void);
void ethos_poster_engine_free (EthosPosterEngine *self);
PangoContext *ethos_poster_engine_create_context (EthosPosterEngine *self, const char *language);

gboolean ethos_poster_check_missing (const GString *missing, GError **error);

EthosPosterLayout *ethos_poster_layout_new (EthosPosterEngine *engine,
                                            EthosPosterContent *content,
                                            EthosPaper paper,
                                            EthosOrientation orientation,
                                            GError **error);
void ethos_poster_layout_unref (EthosPosterLayout *self);

const EthosPosterContent *ethos_poster_layout_get_content (const EthosPosterLayout *self);
guint ethos_poster_layout_get_n_pages (const EthosPosterLayout *self);
void ethos_poster_layout_get_size (const EthosPosterLayout *self, double *width, double *height);
double ethos_poster_layout_get_type (const EthosPosterLayout *self, EthosPosterLevel level);
double ethos_poster_layout_get_distance (const EthosPosterLayout *self, EthosPosterLevel level);
const EthosPosterItem *ethos_poster_layout_get_items (const EthosPosterLayout *self,
                                                      guint *n_items);
void ethos_poster_layout_draw_page (const EthosPosterLayout *self, cairo_t *cr, guint page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosPosterEngine, ethos_poster_engine_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosPosterLayout, ethos_poster_layout_unref)

G_END_DECLS
