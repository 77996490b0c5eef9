// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-poster-content.h"

G_BEGIN_DECLS

typedef enum
{
  SAMPLE_SHORT,
  SAMPLE_TYPICAL,
  SAMPLE_LONG,
} SampleLength;
#define N_SAMPLE_LENGTHS 3

EthosPosterContent *poster_sample_new (const char *language, guint n_values, SampleLength length);
GPtrArray *poster_sample_dup_texts (const EthosPosterContent *content);

G_END_DECLS
