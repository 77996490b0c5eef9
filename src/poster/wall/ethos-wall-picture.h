// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "ethos-palette.h"

G_BEGIN_DECLS

/* What every viewer, and every program that a picture is pasted into, still opens. */
#define ETHOS_WALL_PICTURE_MAX_SIDE 16384

/* 64 MiB while it is drawn. A wall that is larger becomes smaller on the picture. */
#define ETHOS_WALL_PICTURE_MAX_PIXELS (16 * 1024 * 1024)

/**
 * EthosWallPicture:
 *
 * A wall as it is to be drawn: notes and groups with their places, and nothing of the window. It
 * can be drawn in any thread, in one at a time.
 */
typedef struct _EthosWallPicture EthosWallPicture;

EthosWallPicture *
ethos_wall_picture_new (EthosTheme theme, const char *font, double em, gboolean right_to_left);
void ethos_wall_picture_free (EthosWallPicture *self);

void ethos_wall_picture_add_group (EthosWallPicture *self,
                                   const char *title,
                                   double x,
                                   double y,
                                   double width,
                                   double height);
void ethos_wall_picture_add_note (EthosWallPicture *self,
                                  const char *text,
                                  EthosTint tint,
                                  double x,
                                  double y,
                                  double width,
                                  double height);

void ethos_wall_picture_get_size (const EthosWallPicture *self, int *width, int *height);
GBytes *
ethos_wall_picture_draw (const EthosWallPicture *self, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosWallPicture, ethos_wall_picture_free)

G_END_DECLS
