// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "ethos-banner.h"
#include "ethos-document.h"
#include "ethos-recent-list.h"
#include "ethos-workshop-view.h"

G_BEGIN_DECLS

/**
 * EthosPage:
 * @ETHOS_PAGE_START: the first page: what to begin with, and recent workshops
 * @ETHOS_PAGE_PREVIEW: what was read from a statement, before anything is made of it
 * @ETHOS_PAGE_WORKSHOP: an open workshop
 *
 * What a window shows.
 */
typedef enum
{
  ETHOS_PAGE_START,
  ETHOS_PAGE_PREVIEW,
  ETHOS_PAGE_WORKSHOP,
} EthosPage;

/* After the primary button has done one thing, it does nothing that needs care for this long. */
#define ETHOS_WINDOW_SECOND_PRESS_MS 700

#define ETHOS_TYPE_WINDOW (ethos_window_get_type ())
G_DECLARE_FINAL_TYPE (EthosWindow, ethos_window, ETHOS, WINDOW, AdwApplicationWindow)

EthosWindow *
ethos_window_new (GtkApplication *application, GSettings *settings, EthosRecentList *recent);

EthosPage ethos_window_get_page (EthosWindow *self);
void ethos_window_set_page (EthosWindow *self, EthosPage page);
EthosWorkshopView *ethos_window_get_workshop (EthosWindow *self);
EthosBanner *ethos_window_get_banner (EthosWindow *self);
void
ethos_window_toast (EthosWindow *self, const char *text, const char *button, const char *action);

EthosDocument *ethos_window_get_document (EthosWindow *self);
void ethos_window_set_document (EthosWindow *self, EthosDocument *document);
gboolean ethos_window_is_free (EthosWindow *self);
void ethos_window_open_file (EthosWindow *self, GFile *file);
void ethos_window_open_text (EthosWindow *self, const char *text);
void ethos_window_try_sample (EthosWindow *self);

G_END_DECLS
