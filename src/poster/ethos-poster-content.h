// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

#include "ethos-emblem.h"
#include "ethos-palette.h"

G_BEGIN_DECLS

/* The small honest mark: whose words these are. */
typedef enum
{
  ETHOS_POSTER_STATUS_DRAFT,
  ETHOS_POSTER_STATUS_LOCAL,
  ETHOS_POSTER_STATUS_APPROVED,
} EthosPosterStatus;

typedef enum
{
  ETHOS_POSTER_LINE_DO,
  ETHOS_POSTER_LINE_DONT,
  ETHOS_POSTER_LINE_HEARD,
} EthosPosterLineKind;

typedef struct
{
  EthosPosterLineKind kind;
  char *text;
} EthosPosterLine;

/* One sheet: a spine, a name, a statement, lines. Every text may be NULL. */
typedef struct
{
  char *title;
  char *statement;
  GPtrArray *lines; /* EthosPosterLine */
  EthosSpine colour;
  EthosEmblem emblem;
  gboolean has_emblem;
} EthosPosterCard;

/**
 * EthosPosterContent:
 *
 * What stands on a poster: plain values that know nothing of a workshop. Filled by one thread,
 * then shared with others and not changed any more. All texts may be NULL.
 */
typedef struct
{
  char *title;    /* the organisation, or the name of the statement */
  char *language; /* BCP 47, or NULL */
  char *mission;
  char *vision;
  GPtrArray *strands; /* EthosPosterCard, without looks */
  GPtrArray *values;  /* EthosPosterCard */
  EthosPosterCard *leadership;
  EthosPosterStatus status;

  /* Words of the poster that are not in the statement; in its language. What people call their
   * mission or vision stands in place of its label. */
  char *mission_label;
  char *vision_label;
  char *dont_label;
  char *heard_label;
  char *status_label;

  char *author;
  gint64 date; /* Unix seconds, for the metadata; the same date makes the same bytes */

  /*< private >*/
  gatomicrefcount ref_count;
} EthosPosterContent;

/* A text is cut here. Ten times the longest line of a session: what is longer is no poster text. */
#define ETHOS_POSTER_MAX_TEXT 20000

EthosPosterContent *ethos_poster_content_new (void);
EthosPosterContent *ethos_poster_content_ref (EthosPosterContent *self);
void ethos_poster_content_unref (EthosPosterContent *self);

void ethos_poster_content_set_text (char **place, const char *text);
void ethos_poster_content_set_language (EthosPosterContent *self, const char *language);
void ethos_poster_content_set_status (EthosPosterContent *self, EthosPosterStatus status);
EthosPosterCard *ethos_poster_content_add_strand (EthosPosterContent *self,
                                                  const char *title,
                                                  const char *statement);
EthosPosterCard *ethos_poster_content_add_value (EthosPosterContent *self,
                                                 const char *title,
                                                 const char *statement,
                                                 EthosSpine colour);
EthosPosterCard *ethos_poster_content_add_leadership (EthosPosterContent *self, const char *title);
gboolean ethos_poster_label_is_needed (const char *label, const char *text);
void ethos_poster_card_add_line (EthosPosterCard *card, EthosPosterLineKind kind, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosPosterContent, ethos_poster_content_unref)

G_END_DECLS
