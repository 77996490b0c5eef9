// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <pango/pango.h>

#include "ethos-poster-style.h"

G_BEGIN_DECLS

/**
 * EthosPosterText:
 *
 * A paragraph measured once, in units of its own size. The type is drawn without hinting, so
 * widths grow in proportion to the size, and line breaks can be tried in plain arithmetic.
 */
typedef struct
{
  EthosPosterRole role;
  char *string;
  double *widths; /* of each piece between two places where a line may break */
  double *spaces; /* that follow each piece, unless a line ends there */
  guint n_pieces;
  double ascent;  /* of the ink above the baseline */
  double descent; /* of the ink below it */
  gboolean right_to_left;
  guint extra_lines; /* that the real layout needed beyond the arithmetic */
} EthosPosterText;

EthosPosterText *ethos_poster_text_new (PangoContext *context,
                                        EthosPosterRole role,
                                        const char *string,
                                        GString *missing);
void ethos_poster_text_free (EthosPosterText *self);
guint ethos_poster_text_count_lines (const EthosPosterText *self, double width, double *last);
double ethos_poster_text_balance (const EthosPosterText *self, double width);
PangoLayout *ethos_poster_text_create_layout (const EthosPosterText *self,
                                              PangoContext *context,
                                              double size,
                                              double width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosPosterText, ethos_poster_text_free)

G_END_DECLS
