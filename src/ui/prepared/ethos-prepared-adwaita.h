// SPDX-License-Identifier: GPL-3.0-or-later
// What nearly every source of the window includes, for -Db_pch=true to read it once a folder.
// A source includes what it uses all the same.
#include <adwaita.h>
#include <glib/gstdio.h>

// A source says in which domain it logs before it includes anything; here it comes after.
#undef G_LOG_DOMAIN
