// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ethos_document_dup_plain_place (const char *message);
void ethos_document_set_unreadable (GError **error,
                                    const char *path,
                                    GBytes *bytes,
                                    const GError *reason,
                                    const GError *no_earlier);

G_END_DECLS
