// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void ethos_markdown_append_text (GString *out, const char *text, const char *indent);
void ethos_markdown_append_heading (GString *out, int level, const char *text);
void ethos_markdown_append_paragraph (GString *out, const char *text);
void ethos_markdown_append_item (GString *out, const char *text);
char *ethos_markdown_dup_with_dots (const char *text, guint dots);

G_END_DECLS
