// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-notes-wall-private.h"
#include "ethos-outline-row.h"
#include "ethos-outline.h"
#include "ethos-typed.h"

G_BEGIN_DECLS

/*
 * The list of all notes is one widget in two files: what it lists and where its focus goes
 * (ethos-outline.c), and what keys and clicks do in it (ethos-outline-keys.c).
 */
struct _EthosOutline
{
  GtkWidget parent_instance;

  EthosNotesWall *wall;
  GtkWidget *scroller;
  GtkWidget *list;
  GListStore *items;
  /* The id of a note, or of a group with "#" before it, to its #EthosOutlineItem. */
  GHashTable *known;
  guint clearing;

  EthosTyped *typed;

  /* The line that is to have the focus once it has a row. */
  guint wanted;
  gboolean reached;
  guint frames_left;
  guint focusing;

  /* Which line had the focus last, while the list is shown. */
  guint last;

  /* Whose focus is watched while it is shown. */
  GtkRoot *root;
  gulong focus_handler;
};

EthosOutlineRow *ethos_outline_get_focused (EthosOutline *self);
gboolean ethos_outline_focus_position (EthosOutline *self, guint position);

void ethos_outline_keys_init (EthosOutline *self);
void ethos_outline_keys_class_init (GtkWidgetClass *klass);

G_END_DECLS
