// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-privacy.h"
#include "ethos-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ETHOS_TYPE_KEYBOARD_WINDOW (ethos_keyboard_window_get_type ())
G_DECLARE_FINAL_TYPE (EthosKeyboardWindow, ethos_keyboard_window, ETHOS, KEYBOARD_WINDOW, AdwWindow)

GtkWindow *ethos_keyboard_window_new (GtkWindow *parent, EthosStore *store, EthosPrivacy *privacy);

G_END_DECLS
