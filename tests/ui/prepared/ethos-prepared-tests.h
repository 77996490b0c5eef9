// SPDX-License-Identifier: GPL-3.0-or-later
// What nearly every test of a window includes, for -Db_pch=true to read it once.
// A source includes what it uses all the same.
#include <adwaita.h>
#include <glib/gstdio.h>

// A source says in which domain it logs before it includes anything; here it comes after.
#undef G_LOG_DOMAIN
