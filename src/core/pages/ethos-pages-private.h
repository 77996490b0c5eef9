// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-pages.h"

G_BEGIN_DECLS

/* What the stage has for what is read, on a screen of 1080 lines that is only four thirds as wide,
 * the narrowest there is: below a name of the step of one row. On a wider one there is room to
 * spare, and the pages are the same. */
#define ETHOS_PAGE_HEIGHT 756
#define ETHOS_PAGE_ROW 70
#define ETHOS_PAGE_COLUMNS 40

/**
 * EthosPiece:
 * @record: (nullable): what there is to read; %NULL stands for the notes that are in no group
 * @start: where in its text the piece begins
 * @length: how much of its text it is
 *
 * A record, or as much of its text as fits on a page.
 */
typedef struct
{
  gconstpointer record;
  gsize start;
  gsize length;
} EthosPiece;

EthosPages *ethos_pages_new_empty (gboolean of_focus);
const char *ethos_pages_get_text_of (gconstpointer record);
guint ethos_pages_get_n_pieces (const EthosPages *self);
void ethos_pages_add_piece (EthosPages *self, gconstpointer record, gsize start, gsize length);
void ethos_pages_add_page (EthosPages *self, const char *section, guint first);
int ethos_pages_get_height (EthosSession *session);

void ethos_pages_add_prompt (EthosPages *self, EthosSession *session);
void ethos_pages_add_wall (EthosPages *self, EthosSession *session, const EthosActivity *step);
void ethos_pages_add_group (EthosPages *self, EthosSession *session, const char *group);
void ethos_pages_add_note (EthosPages *self, EthosSession *session, const EthosNote *note);
void ethos_pages_add_cards (EthosPages *self, EthosSession *session);
void ethos_pages_add_card (EthosPages *self, EthosSession *session, const EthosCard *card);
void ethos_pages_add_line (EthosPages *self,
                           EthosSession *session,
                           const EthosCard *card,
                           const EthosBehaviour *line);

G_END_DECLS
