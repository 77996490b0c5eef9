// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ETHOS_TYPE_PREFERENCES (ethos_preferences_get_type ())
G_DECLARE_FINAL_TYPE (EthosPreferences, ethos_preferences, ETHOS, PREFERENCES, AdwPreferencesWindow)

GtkWindow *ethos_preferences_new (GSettings *settings);

G_END_DECLS
