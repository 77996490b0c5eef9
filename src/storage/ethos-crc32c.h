// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint32 ethos_crc32c (guint32 before, const void *data, gsize size);

G_END_DECLS
