// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The type under which workshops are remembered. */
#define ETHOS_WORKSHOP_MIME_TYPE "application/vnd.ethos.session+json"

#define ETHOS_TYPE_RECENT_WORKSHOP (ethos_recent_workshop_get_type ())
G_DECLARE_FINAL_TYPE (EthosRecentWorkshop, ethos_recent_workshop, ETHOS, RECENT_WORKSHOP, GObject)

GFile *ethos_recent_workshop_get_file (EthosRecentWorkshop *self);
const char *ethos_recent_workshop_get_title (EthosRecentWorkshop *self);
const char *ethos_recent_workshop_get_place (EthosRecentWorkshop *self);
char *ethos_recent_workshop_dup_day (EthosRecentWorkshop *self);
gboolean ethos_recent_workshop_get_missing (EthosRecentWorkshop *self);

#define ETHOS_TYPE_RECENT_LIST (ethos_recent_list_get_type ())
G_DECLARE_FINAL_TYPE (EthosRecentList, ethos_recent_list, ETHOS, RECENT_LIST, GObject)

EthosRecentList *ethos_recent_list_new (GtkRecentManager *manager, guint limit);
void ethos_recent_list_add (EthosRecentList *self, GFile *file, const char *title);
void ethos_recent_list_forget (EthosRecentList *self, GFile *file);

G_END_DECLS
