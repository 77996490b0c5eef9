// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ETHOS_TYPE_PAPER_STACK (ethos_paper_stack_get_type ())
G_DECLARE_FINAL_TYPE (EthosPaperStack, ethos_paper_stack, ETHOS, PAPER_STACK, GtkWidget)

GtkWidget *ethos_paper_stack_new (void);

void ethos_paper_stack_set_count (EthosPaperStack *self, guint count);

G_END_DECLS
