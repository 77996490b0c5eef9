// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-tree-codec.h"

G_BEGIN_DECLS

/* The formats of decks and agendas: what people write by hand and hand on. */
extern const EthosFormat ethos_deck_format;
extern const EthosFormat ethos_agenda_format;

/**
 * EthosAgenda:
 * @title: what the plan is called
 * @language: BCP 47 tag of the texts
 * @summary: for whom it is and what comes out, in a few sentences
 * @people_minimum: the smallest group it is meant for; 0 where nothing is said
 * @people_maximum: the largest
 *
 * What a plan says about itself. Its activities hang below it.
 */
typedef struct
{
  EthosRecord record;
  char *title;
  char *language;
  char *summary;
  gint64 people_minimum;
  gint64 people_maximum;
} EthosAgenda;

EthosSnapshot *ethos_deck_codec_read (GBytes *bytes, GError **error);
GBytes *ethos_deck_codec_write (const EthosSnapshotNode *deck, GError **error);

EthosSnapshot *ethos_agenda_codec_read (GBytes *bytes, GError **error);
GBytes *ethos_agenda_codec_write (const EthosSnapshotNode *agenda, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosAgenda, ethos_record_unref)

G_END_DECLS
