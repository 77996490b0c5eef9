// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A text view measures a line as a whole, and the time grows with the square of its length: a
 * paragraph of a book is no trouble, a hundred thousand characters stop the window. */
#define ETHOS_LONGEST_LINE 5000

/**
 * EthosLongTextFunc:
 * @data: who asked
 *
 * Called after something was broken or cut to be shown.
 */
typedef void (*EthosLongTextFunc) (gpointer data);

char *ethos_long_text_break (const char *text, guint column, guint rest);
void ethos_long_text_break_in (GtkTextBuffer *buffer, EthosLongTextFunc func, gpointer data);
void
ethos_long_text_limit (GtkTextBuffer *buffer, guint most, EthosLongTextFunc func, gpointer data);

G_END_DECLS
