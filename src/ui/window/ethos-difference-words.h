// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-differences.h"

G_BEGIN_DECLS

char *ethos_difference_dup_kept (const char *path);
const char *ethos_difference_get_heading (EthosDifferenceSource source);
char *ethos_difference_dup_what (const EthosDifference *difference);
char *ethos_difference_dup_words (const EthosDifference *difference, gboolean covered);
char *ethos_difference_dup_other (const EthosDifference *difference, gboolean covered);
char *ethos_difference_dup_sentence (const EthosDifference *difference, gboolean covered);
char *ethos_differences_dup_reach (const EthosDifferences *differences);
const char *ethos_differences_get_none (const EthosDifferences *differences);
char *ethos_differences_dup_more (const EthosDifferences *differences);
char *ethos_differences_dup_text (const EthosDifferences *differences, gboolean covered);

G_END_DECLS
