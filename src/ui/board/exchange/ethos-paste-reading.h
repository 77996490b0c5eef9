// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-paste-source.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_PASTE_READING (ethos_paste_reading_get_type ())
G_DECLARE_FINAL_TYPE (EthosPasteReading, ethos_paste_reading, ETHOS, PASTE_READING, GtkWidget)

GtkWidget *ethos_paste_reading_new (void);

void ethos_paste_reading_start (EthosPasteReading *self,
                                EthosPasteSource *source,
                                const EthosPasteColumns *columns);

G_END_DECLS
