// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-preview-editor.h"

G_BEGIN_DECLS

struct _EthosPreviewEditor
{
  GtkWidget parent_instance;

  EthosPreviewDraft *draft;
  GMenuModel *line_menu;
  GtkMultiSelection *line_selection;
  GtkSingleSelection *card_selection;
  /* Of EthosPreviewRow: those that show a line now. */
  GHashTable *rows;
  GtkWidget *split;
  /* What waits for the row that is split to have its place. */
  guint split_tick;
  gboolean split_placed;

  GtkWidget *content;
  GtkLabel *summary;
  GtkLabel *problem;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkListView *lines;
  GtkListView *cards;
  /* What stands there as long as there are none. */
  GtkWidget *no_cards;

  /* What a screen reader is to be told next, and what the summary was when it was told last. */
  char *to_say;
  char *said_summary;
  guint saying;
};

GArray *ethos_preview_editor_dup_selected (EthosPreviewEditor *self);
guint ethos_preview_editor_get_focused_line (EthosPreviewEditor *self);
guint ethos_preview_editor_get_first_selected (EthosPreviewEditor *self);
void ethos_preview_editor_focus_line (EthosPreviewEditor *self, guint line);
void ethos_preview_editor_say (EthosPreviewEditor *self, const char *text);
void ethos_preview_editor_open_menu (EthosPreviewEditor *self, guint line);
void ethos_preview_editor_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
