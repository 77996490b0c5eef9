// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-privacy.h"
#include "ethos-store.h"

#include <gtk/gtk.h>

#include "ethos-csv.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_CAPTURE_BOX (ethos_capture_box_get_type ())
G_DECLARE_FINAL_TYPE (EthosCaptureBox, ethos_capture_box, ETHOS, CAPTURE_BOX, GtkWidget)

GtkWidget *ethos_capture_box_new (EthosStore *store, EthosPrivacy *privacy);

void ethos_capture_box_set_wall (EthosCaptureBox *self, const char *wall);

gboolean ethos_capture_box_focus_entry (EthosCaptureBox *self);

void ethos_capture_box_paste (EthosCaptureBox *self);
void ethos_capture_box_take_text (EthosCaptureBox *self, const char *text, gboolean is_list);
void ethos_capture_box_take_table (EthosCaptureBox *self, EthosCsv *table);
void ethos_capture_box_show_problem (EthosCaptureBox *self, const char *problem);
void ethos_capture_box_type_for_others (EthosCaptureBox *self);

G_END_DECLS
