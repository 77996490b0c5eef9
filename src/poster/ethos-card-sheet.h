// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "ethos-poster-layout.h"

G_BEGIN_DECLS

/* Large print begins at 18 points; nothing on the sheet is smaller. */
#define ETHOS_CARD_SHEET_TYPE 18

gboolean ethos_card_sheet_export_pdf (EthosPosterEngine *engine,
                                      const EthosPosterContent *content,
                                      EthosPaper paper,
                                      GOutputStream *stream,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
