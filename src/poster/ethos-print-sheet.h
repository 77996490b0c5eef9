// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "ethos-poster-layout.h"

G_BEGIN_DECLS

/**
 * EthosPrintSheet:
 *
 * Plain pages under construction: texts and shapes put where the caller says.
 */
typedef struct
{
  PangoContext *context;
  GPtrArray *texts; /* EthosPosterText */
  GArray *items;    /* EthosPosterItem */
  GString *missing; /* characters that no font has */
  double width, height;
  guint page;
  guint card;
} EthosPrintSheet;

void ethos_print_sheet_init (EthosPrintSheet *self,
                             EthosPosterEngine *engine,
                             const char *language,
                             EthosPaper paper);
void ethos_print_sheet_clear (EthosPrintSheet *self);
const EthosPosterText *
ethos_print_sheet_add_text (EthosPrintSheet *self, EthosPosterRole role, const char *string);
double ethos_print_sheet_measure (const EthosPosterText *text, double size, double width);
double ethos_print_sheet_place (EthosPrintSheet *self,
                                const EthosPosterText *text,
                                double size,
                                double x,
                                double y,
                                double width);
void ethos_print_sheet_add_item (EthosPrintSheet *self, EthosPosterItem item);
gboolean ethos_print_sheet_write (const EthosPrintSheet *self,
                                  const char *title,
                                  gint64 date,
                                  GOutputStream *stream,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
