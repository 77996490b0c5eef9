// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-wall-picture.h"

G_BEGIN_DECLS

/**
 * EthosCopyFormat:
 * @ETHOS_COPY_TEXT: a line for each note
 * @ETHOS_COPY_MARKDOWN: a list for each group
 * @ETHOS_COPY_CSV: a row for each note
 * @ETHOS_COPY_PICTURE: the wall as it looks, as PNG
 *
 * How notes leave the wall.
 */
typedef enum
{
  ETHOS_COPY_TEXT,
  ETHOS_COPY_MARKDOWN,
  ETHOS_COPY_CSV,
  ETHOS_COPY_PICTURE,
} EthosCopyFormat;
#define ETHOS_N_COPY_FORMATS 4

/**
 * EthosCopyOut:
 *
 * Notes on their way out: what they say, and how they look. The wall may change meanwhile.
 */
typedef struct _EthosCopyOut EthosCopyOut;

EthosCopyOut *ethos_copy_out_new (GPtrArray *notes, EthosWallPicture *picture);
void ethos_copy_out_free (EthosCopyOut *self);

guint ethos_copy_out_count (const EthosCopyOut *self);
GBytes *ethos_copy_out_make (const EthosCopyOut *self,
                             EthosCopyFormat format,
                             GCancellable *cancellable,
                             GError **error);

gboolean ethos_copy_format_from_name (const char *name, EthosCopyFormat *format);
const char *ethos_copy_format_get_name (EthosCopyFormat format);
const char *ethos_copy_format_get_label (EthosCopyFormat format);

void ethos_copy_out_to_clipboard (EthosCopyOut *self, GtkWidget *widget, EthosCopyFormat format);
void ethos_copy_out_save (EthosCopyOut *self,
                          GtkWidget *widget,
                          EthosCopyFormat format,
                          const char *title);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosCopyOut, ethos_copy_out_free)

G_END_DECLS
