// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "ethos-store.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_LATER_WINDOW (ethos_later_window_get_type ())
G_DECLARE_FINAL_TYPE (EthosLaterWindow, ethos_later_window, ETHOS, LATER_WINDOW, AdwWindow)

GtkWindow *ethos_later_window_new (GtkWindow *parent, EthosStore *store);

G_END_DECLS
