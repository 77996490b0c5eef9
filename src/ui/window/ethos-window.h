// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "ethos-banner.h"
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

#define ETHOS_TYPE_WINDOW (ethos_window_get_type ())
G_DECLARE_FINAL_TYPE (EthosWindow, ethos_window, ETHOS, WINDOW, AdwApplicationWindow)

EthosWindow *ethos_window_new (GtkApplication *application, GSettings *settings);

EthosPage ethos_window_get_page (EthosWindow *self);
void ethos_window_set_page (EthosWindow *self, EthosPage page);
void ethos_window_set_start (EthosWindow *self, GtkWidget *start);
void ethos_window_set_preview (EthosWindow *self, GtkWidget *preview);
EthosWorkshopView *ethos_window_get_workshop (EthosWindow *self);
EthosBanner *ethos_window_get_banner (EthosWindow *self);
void ethos_window_set_state (EthosWindow *self, const char *title, const char *state);
void
ethos_window_toast (EthosWindow *self, const char *text, const char *button, const char *action);

G_END_DECLS
