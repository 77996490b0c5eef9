// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "ethos-differences.h"
#include "ethos-privacy.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_DIFFERENCES_DIALOG (ethos_differences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EthosDifferencesDialog,
                      ethos_differences_dialog,
                      ETHOS,
                      DIFFERENCES_DIALOG,
                      AdwWindow)

GtkWindow *ethos_differences_dialog_new (GtkWindow *parent,
                                         EthosDifferences *differences,
                                         EthosPrivacy *privacy);

void ethos_differences_dialog_tell (EthosDifferencesDialog *self, const char *message);

G_END_DECLS
