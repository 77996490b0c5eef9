// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-page-measures.h"

G_BEGIN_DECLS

guint ethos_page_notes_count (EthosPageMeasures *known,
                              const char *const *texts,
                              guint n_texts,
                              int height);
gsize ethos_page_notes_fit_alone (const char *text, gsize length, int height);

G_END_DECLS
