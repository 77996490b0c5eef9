// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-session.h"

G_BEGIN_DECLS

/**
 * EthosPreviewView:
 *
 * From a document to cards, before anything is created: a page to paste on, a page while it is
 * read, a page that says why it cannot be read, and text and cards side by side.
 *
 * The signal `accepted` tells that the cards look right: take them with
 * ethos_preview_view_dup_deck(). The signal `back` tells that somebody wants to go back to where
 * they came from; the view keeps what it has, so that coming back finds it.
 */
#define ETHOS_TYPE_PREVIEW_VIEW (ethos_preview_view_get_type ())
G_DECLARE_FINAL_TYPE (EthosPreviewView, ethos_preview_view, ETHOS, PREVIEW_VIEW, GtkWidget)

GtkWidget *ethos_preview_view_new (void);
void ethos_preview_view_paste (EthosPreviewView *self);
void ethos_preview_view_open_file (EthosPreviewView *self, GFile *file);
void ethos_preview_view_open_text (EthosPreviewView *self, const char *text);
void ethos_preview_view_choose_file (EthosPreviewView *self);
gboolean ethos_preview_view_get_has_statement (EthosPreviewView *self);
EthosSnapshot *ethos_preview_view_dup_deck (EthosPreviewView *self);

G_END_DECLS
