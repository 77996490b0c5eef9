// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ETHOS_TYPE_INLINE_TEXT (ethos_inline_text_get_type ())
G_DECLARE_FINAL_TYPE (EthosInlineText, ethos_inline_text, ETHOS, INLINE_TEXT, GtkWidget)

GtkWidget *ethos_inline_text_new (const char *name, guint most_characters);

void ethos_inline_text_set_group (EthosInlineText *self, const char *group);

void ethos_inline_text_set_place (EthosInlineText *self, guint place, guint n_places);
void ethos_inline_text_set_text (EthosInlineText *self, const char *text);
void ethos_inline_text_set_placeholder (EthosInlineText *self, const char *placeholder);
void ethos_inline_text_set_multi_line (EthosInlineText *self, gboolean multi_line);
void ethos_inline_text_set_locked (EthosInlineText *self, const char *reason);
gboolean ethos_inline_text_get_editing (EthosInlineText *self);
void ethos_inline_text_begin (EthosInlineText *self);
void ethos_inline_text_end (EthosInlineText *self, gboolean keep);

G_END_DECLS
