// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* In ems of the widget's font: between the edge of a note and its words, and the size of what is
 * smaller than these. */
#define ETHOS_NOTE_PADDING_EMS (16.0 / 15.0)
#define ETHOS_NOTE_SMALL_EMS 0.8

/**
 * EthosNoteCorners:
 * @tint: the name of its colour, or %NULL
 * @count: for how many notes it is shown; said from two on
 * @dots: how many people have put on it; 0 for none
 * @shown: whether the projector shows it
 *
 * What stands around the words of a note. The strings are borrowed.
 */
typedef struct
{
  const char *tint;
  guint count;
  guint dots;
  gboolean shown;
} EthosNoteCorners;

void ethos_note_corners_snapshot (const EthosNoteCorners *self,
                                  GtkWidget *note,
                                  GtkSnapshot *snapshot,
                                  const GdkRGBA *ink);

G_END_DECLS
