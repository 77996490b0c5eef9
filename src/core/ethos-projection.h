// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-audience.h"
#include "ethos-store.h"

G_BEGIN_DECLS

/**
 * EthosProjection:
 *
 * Watches a workshop and works out what the room may see. Its property `audience` is a new value
 * whenever that changes, at most once for each turn of the main loop. While the stage is frozen the
 * value stays as it is.
 */
#define ETHOS_TYPE_PROJECTION (ethos_projection_get_type ())
G_DECLARE_FINAL_TYPE (EthosProjection, ethos_projection, ETHOS, PROJECTION, GObject)

EthosProjection *ethos_projection_new (EthosStore *store);
EthosAudience *ethos_projection_get_audience (EthosProjection *self);
void ethos_projection_flush (EthosProjection *self);
const char *ethos_projection_get_public_id (EthosProjection *self, const char *id);
void ethos_projection_set_draft (EthosProjection *self,
                                 const char *card,
                                 EthosBehaviourKind kind,
                                 const char *text);
gboolean ethos_projection_get_drafting (EthosProjection *self);

GPtrArray *ethos_projection_dup_page (EthosSession *session, guint page);
guint ethos_projection_count_pages (EthosSession *session);
int ethos_projection_find_page (EthosSession *session, gboolean forward);
guint ethos_projection_get_page (EthosSession *session);
int ethos_projection_find_unread_page (EthosSession *session, guint from);
guint ethos_projection_count_overview_pages (EthosSession *session);
guint ethos_projection_get_overview_page (EthosSession *session);
guint ethos_projection_count_focus_pages (EthosSession *session, const char *id);
guint ethos_projection_get_focus_page (EthosSession *session);
GPtrArray *ethos_projection_dup_read (EthosSession *session, EthosScene scene);

G_END_DECLS
