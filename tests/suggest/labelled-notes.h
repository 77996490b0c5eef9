// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LabelledNote:
 * @theme: what somebody who read all of them would put it with; 0 for nothing
 * @text: what it says
 */
typedef struct
{
  guint theme;
  const char *text;
} LabelledNote;

extern const LabelledNote labelled_english[];
extern const guint n_labelled_english;
extern const LabelledNote labelled_german[];
extern const guint n_labelled_german;

G_END_DECLS
