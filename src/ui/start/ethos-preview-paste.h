// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-source-line.h"

G_BEGIN_DECLS

/**
 * EthosPreviewPaste:
 *
 * A page with one big box for a statement. Its signals: `continue` when the text is there,
 * `choose-file`, `open-file` with a file that was dropped or pasted, and `back`.
 */
#define ETHOS_TYPE_PREVIEW_PASTE (ethos_preview_paste_get_type ())
G_DECLARE_FINAL_TYPE (EthosPreviewPaste, ethos_preview_paste, ETHOS, PREVIEW_PASTE, GtkWidget)

GtkWidget *ethos_preview_paste_new (void);
void ethos_preview_paste_from_clipboard (EthosPreviewPaste *self, GdkClipboard *clipboard);
void ethos_preview_paste_set_text (EthosPreviewPaste *self, const char *text);
void ethos_preview_paste_set_html (EthosPreviewPaste *self, const char *html);
char *ethos_preview_paste_dup_source (EthosPreviewPaste *self, EthosSourceFormat *format);

G_END_DECLS
