// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "ethos-poster-view.h"
#include "ethos-poster-worker.h"

G_BEGIN_DECLS

/*
 * The view is one widget in several files: what is in it and what is chosen there
 * (ethos-poster-view.c), the picture of the poster (ethos-poster-preview.c), what is printed and
 * written to files (ethos-poster-output.c), the names that nobody has accepted
 * (ethos-proposed-names.c), and what becomes of the raw notes (ethos-raw-notes.c).
 */

struct _EthosPosterView
{
  GtkWidget parent_instance;

  EthosStore *store;
  GSettings *settings;
  EthosPosterWorker *worker;
  GCancellable *cancellable;
  guint redraw;

  GtkWidget *box;
  GtkWidget *content;
  GtkAspectFrame *waiting;
  GtkPicture *picture;
  GtkLabel *problem;
  GtkLabel *page_label;
  GtkWidget *page_box;
  AdwComboRow *paper_row;
  AdwComboRow *orientation_row;
  AdwComboRow *mark_row;
  AdwActionRow *distance_row;
  GtkWidget *names_group;
  AdwActionRow *names_row;
  GtkWidget *names_button;
  AdwActionRow *notes_row;
  GtkWidget *notes_buttons;
  AdwActionRow *later_row;
  guint page;
  guint n_pages;
};

const EthosWorkshop *ethos_poster_view_get_workshop (EthosPosterView *self);
GtkWindow *ethos_poster_view_get_window (EthosPosterView *self);
void ethos_poster_view_tell (EthosPosterView *self, const char *text);
EthosPosterJob ethos_poster_view_create_job (EthosPosterView *self, EthosPosterPrint print);

void ethos_poster_preview_queue (EthosPosterView *self);
void ethos_poster_preview_turn (EthosPosterView *self, int step);

void ethos_proposed_names_update (EthosPosterView *self);
void ethos_proposed_names_accept (EthosPosterView *self);

void ethos_raw_notes_update (EthosPosterView *self);
void ethos_raw_notes_keep (EthosPosterView *self);
void ethos_raw_notes_delete (EthosPosterView *self);

G_END_DECLS
