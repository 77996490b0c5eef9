// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "ethos-model.h"

G_BEGIN_DECLS

#define ETHOS_TYPE_LINE_WRITER (ethos_line_writer_get_type ())
G_DECLARE_FINAL_TYPE (EthosLineWriter, ethos_line_writer, ETHOS, LINE_WRITER, GtkWidget)

GtkWidget *ethos_line_writer_new (void);

void ethos_line_writer_set_show_hints (EthosLineWriter *self, gboolean show_hints);
void ethos_line_writer_compose (EthosLineWriter *self, const char *source, const char *text);
const char *ethos_line_writer_get_source (EthosLineWriter *self);
EthosBehaviourKind ethos_line_writer_get_kind (EthosLineWriter *self);
char *ethos_line_writer_dup_text (EthosLineWriter *self);
void ethos_line_writer_put (EthosLineWriter *self, const char *source, const char *text);
void ethos_line_writer_clear (EthosLineWriter *self);

G_END_DECLS
