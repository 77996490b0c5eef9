// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ETHOS_TYPE_GLYPH (ethos_glyph_get_type ())
G_DECLARE_FINAL_TYPE (EthosGlyph, ethos_glyph, ETHOS, GLYPH, GtkWidget)

GtkWidget *ethos_glyph_new (void);

const char *ethos_glyph_get_emblem (EthosGlyph *self);
void ethos_glyph_set_emblem (EthosGlyph *self, const char *emblem);
const char *ethos_glyph_get_tint (EthosGlyph *self);
void ethos_glyph_set_tint (EthosGlyph *self, const char *tint);

G_END_DECLS
