// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-store.h"
#include "ethos-text-list.h"

G_BEGIN_DECLS

EthosTextList *ethos_line_list_new (EthosStore *store);
guint ethos_line_list_show (EthosTextList *list, EthosStore *store, const char *card);
const EthosBehaviour *ethos_line_list_get_line (EthosTextList *list, EthosStore *store);
gboolean ethos_line_list_takes_keys (EthosTextList *list);
void ethos_line_list_move (EthosTextList *list, EthosStore *store, int steps);
void ethos_line_list_fix (EthosTextList *list, EthosStore *store);
gboolean ethos_line_list_remove (EthosTextList *list, EthosStore *store);

G_END_DECLS
