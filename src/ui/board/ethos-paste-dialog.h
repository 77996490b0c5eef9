// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "ethos-csv.h"
#include "ethos-privacy.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_PASTE_DIALOG (ethos_paste_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EthosPasteDialog, ethos_paste_dialog, ETHOS, PASTE_DIALOG, AdwWindow)

GtkWindow *ethos_paste_dialog_new (GtkWindow *parent,
                                   const char *text,
                                   const char *const *wall_texts,
                                   EthosPrivacy *privacy);

void ethos_paste_dialog_set_table (EthosPasteDialog *self, EthosCsv *table);

G_END_DECLS
