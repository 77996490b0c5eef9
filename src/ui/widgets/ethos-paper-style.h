// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ETHOS_TYPE_PAPER_STYLE (ethos_paper_style_get_type ())
G_DECLARE_FINAL_TYPE (EthosPaperStyle, ethos_paper_style, ETHOS, PAPER_STYLE, GObject)

EthosPaperStyle *ethos_paper_style_new (GdkDisplay *display);

G_END_DECLS
