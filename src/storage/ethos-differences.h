// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-session.h"

G_BEGIN_DECLS

/* What a person may still read through; the rest is counted. */
#define ETHOS_DIFFERENCES_MAX 200

/**
 * EthosDifferenceSource:
 * @ETHOS_DIFFERENCE_LOST: it is in the damaged file only
 * @ETHOS_DIFFERENCE_OTHER: the damaged file has other words for it
 * @ETHOS_DIFFERENCE_OLDER: the damaged file does not have it, the previous version does: it may
 * have been deleted since
 * @ETHOS_DIFFERENCE_ADDED: it came back from the journal
 * @ETHOS_DIFFERENCE_CHANGED: the previous version had it otherwise; how it is now came back
 * @ETHOS_DIFFERENCE_REMOVED: it is in the previous version only: it was deleted after that
 *
 * Where something is, and where it is not; what may be lost comes first.
 */
typedef enum
{
  ETHOS_DIFFERENCE_LOST,
  ETHOS_DIFFERENCE_OTHER,
  ETHOS_DIFFERENCE_OLDER,
  ETHOS_DIFFERENCE_ADDED,
  ETHOS_DIFFERENCE_CHANGED,
  ETHOS_DIFFERENCE_REMOVED,
  ETHOS_N_DIFFERENCE_SOURCES,
} EthosDifferenceSource;

/**
 * EthosDifference:
 * @source: where it is
 * @kind: what it is
 * @field: (nullable): which of its words; %NULL for a change of something else than words
 * @place: (nullable): the name of what it belongs to: of the step of a note or a script, of the
 * card of a line or a statement
 * @words: what it says, in normal form; for @ETHOS_DIFFERENCE_OTHER, what the damaged file says; of
 * a vote, how many dots were counted, in digits
 * @other: (nullable): what it says here, or for @ETHOS_DIFFERENCE_CHANGED said before
 * @cut: whether @words breaks off where the file is damaged
 * @hidden: whether the room must not see it
 *
 * One thing that differs.
 */
typedef struct
{
  EthosDifferenceSource source;
  EthosKind kind;
  const EthosField *field;
  char *place;
  char *words;
  char *other;
  gboolean cut;
  gboolean hidden;
} EthosDifference;

/**
 * EthosDifferencesReach:
 * @ETHOS_DIFFERENCES_NOTHING: nothing of the damaged file could be read
 * @ETHOS_DIFFERENCES_PARTS: some of it could
 * @ETHOS_DIFFERENCES_ALL: all of it could, though it is no workshop as it is
 */
typedef enum
{
  ETHOS_DIFFERENCES_NOTHING,
  ETHOS_DIFFERENCES_PARTS,
  ETHOS_DIFFERENCES_ALL,
} EthosDifferencesReach;

/**
 * EthosDifferences:
 * @items: (element-type EthosDifference): at most %ETHOS_DIFFERENCES_MAX, by source
 * @n_more: how many more there are
 * @reach: how much of the damaged file was compared
 * @forgotten: whether older words were left out, because something was revealed or erased since
 * @kept_file: (nullable) (type filename): where the damaged file is kept
 *
 * How a workshop that was opened from a previous version and the journal differs from that version,
 * and from what can be read of the damaged file.
 */
typedef struct
{
  gatomicrefcount ref_count;
  GPtrArray *items;
  guint n_more;
  EthosDifferencesReach reach;
  gboolean forgotten;
  char *kept_file;
} EthosDifferences;

/**
 * EthosDifferencesAsked:
 * @version: the previous version
 * @opened: what came of it
 * @damaged: the damaged file
 * @removed: (nullable) (element-type utf8): ids of what the journal removed
 * @forget: whether the journal has something behind which everything older must be forgotten
 * @kept_file: (nullable) (type filename): where @damaged is kept
 *
 * What is compared.
 */
typedef struct
{
  const EthosSnapshot *version;
  const EthosSnapshot *opened;
  GBytes *damaged;
  GHashTable *removed;
  gboolean forget;
  const char *kept_file;
} EthosDifferencesAsked;

EthosDifferences *ethos_differences_new (const EthosDifferencesAsked *asked);
EthosDifferences *ethos_differences_ref (EthosDifferences *self);
void ethos_differences_unref (EthosDifferences *self);

gboolean ethos_field_has_words (const EthosField *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosDifferences, ethos_differences_unref)

G_END_DECLS
