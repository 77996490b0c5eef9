// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-record.h"
#include "ethos-timer.h"

G_BEGIN_DECLS

/*
 * The entities of a workshop. Each is a record (see ethos-record.h); what hangs below what, and
 * under which member of the file, is in the table of kinds.
 *
 *   workshop ─┬─ deck ── card ── behaviour
 *             └─ activity ─┬─ group
 *                          ├─ note
 *                          ├─ proposal
 *                          └─ round ── ballot (ethos-ballot-private.h)
 */

/**
 * EthosKind:
 * @ETHOS_KIND_WORKSHOP: the one root
 * @ETHOS_KIND_DECK: the one set of cards
 * @ETHOS_KIND_CARD: a value, the mission, the vision, a strand, leadership
 * @ETHOS_KIND_BEHAVIOUR: a line under a card
 * @ETHOS_KIND_ACTIVITY: a timed step of the plan
 * @ETHOS_KIND_GROUP: notes that belong together
 * @ETHOS_KIND_NOTE: a sticky note, below the step in which it was written
 * @ETHOS_KIND_PROPOSAL: a group that somebody proposes, and that is none before it is accepted
 * @ETHOS_KIND_ROUND: dots that are put on groups and notes, until they are counted and after
 * @ETHOS_KIND_BALLOT: the dots of one voice, while they are put; sealed, and gone when counted
 */
typedef enum
{
  ETHOS_KIND_WORKSHOP,
  ETHOS_KIND_DECK,
  ETHOS_KIND_CARD,
  ETHOS_KIND_BEHAVIOUR,
  ETHOS_KIND_ACTIVITY,
  ETHOS_KIND_GROUP,
  ETHOS_KIND_NOTE,
  ETHOS_KIND_PROPOSAL,
  ETHOS_KIND_ROUND,
  ETHOS_KIND_BALLOT,
  ETHOS_N_KINDS,
} EthosKind;

/**
 * EthosKindInfo:
 * @type: the table of fields
 * @kind: the kind itself
 * @parent: the kind of its parent (the root names itself)
 * @member: the member of the parent that holds it in files
 * @single: whether there is exactly one
 * @maximum: the most that one parent may have
 */
typedef struct
{
  EthosRecordType type;
  EthosKind kind;
  EthosKind parent;
  const char *member;
  gboolean single;
  guint maximum;
} EthosKindInfo;

typedef enum
{
  ETHOS_CARD_VALUE,
  ETHOS_CARD_MISSION,
  ETHOS_CARD_VISION,
  ETHOS_CARD_STRAND,
  ETHOS_CARD_LEADERSHIP,
} EthosCardKind;

typedef enum
{
  ETHOS_BEHAVIOUR_DO,
  ETHOS_BEHAVIOUR_DONT,
  ETHOS_BEHAVIOUR_HEARD,
} EthosBehaviourKind;

typedef enum
{
  ETHOS_ACTIVITY_PRESENT_CARDS,
  ETHOS_ACTIVITY_WRITE_NOTES,
  ETHOS_ACTIVITY_GROUP,
  ETHOS_ACTIVITY_WRITE_LINES,
  ETHOS_ACTIVITY_DISCUSS,
  ETHOS_ACTIVITY_BREAK,
  ETHOS_ACTIVITY_CLOSE,
} EthosActivityKind;

typedef enum
{
  ETHOS_ACTIVITY_WAITING,
  ETHOS_ACTIVITY_ACTIVE,
  ETHOS_ACTIVITY_DONE,
  ETHOS_ACTIVITY_SKIPPED,
} EthosActivityState;

typedef enum
{
  ETHOS_WORKSHOP_DRAFT,
  ETHOS_WORKSHOP_LOCAL,
  ETHOS_WORKSHOP_APPROVED,
} EthosWorkshopMark;

typedef enum
{
  ETHOS_RAW_NOTES_UNDECIDED,
  ETHOS_RAW_NOTES_KEPT,
  ETHOS_RAW_NOTES_DELETED,
} EthosRawNotes;

/**
 * EthosArrangement:
 * @ETHOS_ARRANGEMENT_GROUPS: groups in columns, the other notes beside and below them
 * @ETHOS_ARRANGEMENT_COLOURS: all notes in columns by their colour
 * @ETHOS_ARRANGEMENT_GRID: all notes in one grid
 * @ETHOS_ARRANGEMENT_DOTS: as groups, whatever got most dots first
 *
 * How a wall lays out the notes that nobody has placed by hand. Another one goes to the end, as
 * files have the names.
 */
typedef enum
{
  ETHOS_ARRANGEMENT_GROUPS,
  ETHOS_ARRANGEMENT_COLOURS,
  ETHOS_ARRANGEMENT_GRID,
  ETHOS_ARRANGEMENT_DOTS,
} EthosArrangement;

typedef enum
{
  ETHOS_ROUND_OPEN,
  ETHOS_ROUND_COUNTED,
} EthosRoundState;

typedef enum
{
  ETHOS_STAGE_LIGHT,
  ETHOS_STAGE_DARK,
  ETHOS_STAGE_BRIGHT,
} EthosStageTheme;

extern const char *const ethos_card_kind_names[];
extern const char *const ethos_behaviour_kind_names[];
extern const char *const ethos_activity_kind_names[];
extern const char *const ethos_activity_state_names[];
extern const char *const ethos_arrangement_names[];
extern const char *const ethos_round_state_names[];
extern const char *const ethos_mark_names[];
extern const char *const ethos_raw_notes_names[];
extern const char *const ethos_stage_theme_names[];
extern const char *const ethos_poster_paper_names[];
extern const char *const ethos_poster_orientation_names[];
extern const char *const ethos_spine_names[];
extern const char *const ethos_note_colour_names[];

/* Ten hours: no step of a day is longer. */
#define ETHOS_STEP_MAX_MINUTES 600

/* Notes are 500 characters and 2,000 bytes at most: what fits a sticky note, with room to spare. */
#define ETHOS_NOTE_MAX_CHARACTERS 500
#define ETHOS_BEHAVIOUR_MAX_CHARACTERS 500
#define ETHOS_TITLE_MAX_CHARACTERS 120
#define ETHOS_STATEMENT_MAX_CHARACTERS 2000
#define ETHOS_PROMPT_MAX_CHARACTERS 400
#define ETHOS_SCRIPT_MAX_CHARACTERS 4000

/* The wall is this far from its middle to each edge, in units of a hundredth of a note's width. */
#define ETHOS_WALL_EXTENT 1000000

/* More than any room holds. */
#define ETHOS_VOICES_MAX 1000

/* A wall for 80 people: 250 notes each. */
#define ETHOS_NOTES_MAX 20000

/* Proposals may come from phones: what waits stays as much as one person can look through. */
#define ETHOS_PROPOSALS_MAX 200
#define ETHOS_PROPOSAL_NOTES_MAX 500
#define ETHOS_PROPOSER_MAX_CHARACTERS 40

/* Whoever has more dots than these counts them instead of weighing what to put them on. */
#define ETHOS_DOTS_BUDGET_MAX 20
#define ETHOS_ROUNDS_MAX 50
/* What everybody in the largest room can put, hands and merged groups included. */
#define ETHOS_DOTS_MAX 1000000

typedef struct
{
  EthosRecord record;
  char *uid;
  char *title;
  char *plan;
  char *language;
  char *current;
  gint64 created;
  gint64 people;
  int mark;
  int raw_notes;
  gboolean finished;
  char *stage_focus;
  gint64 stage_page;
  gint64 stage_part;
  gboolean stage_frozen;
  gboolean stage_blank;
  int stage_theme;
  int poster_paper;
  int poster_orientation;
} EthosWorkshop;

typedef struct
{
  EthosRecord record;
  char *title;
  char *language;
  char *source;
  char **left_out;
} EthosDeck;

typedef struct
{
  EthosRecord record;
  int kind;
  char *title;
  gboolean proposed;
  char *statement;
  int colour;
  char *emblem;
  gboolean marked;
  gboolean fixed;
} EthosCard;

typedef struct
{
  EthosRecord record;
  int kind;
  char *text;
  gboolean fixed;
} EthosBehaviour;

typedef struct
{
  EthosRecord record;
  int kind;
  char *title;
  char *prompt;
  char *say;
  char *doing;
  char *watch;
  gint64 planned;
  gint64 minimum;
  gint64 maximum;
  gboolean is_protected;
  int state;
  gboolean prompt_shown;
  gboolean revealed;
  gint64 voices;
  int arrangement;
  EthosTimer timer;
  EthosTimer presence;
} EthosActivity;

typedef struct
{
  EthosRecord record;
  char *title;
  gboolean collapsed;
} EthosGroup;

typedef struct
{
  EthosRecord record;
  char *text;
  int colour;
  gint64 x;
  gint64 y;
  char *group;
  char *same_as;
  gboolean placed;
  gboolean aside;
  gboolean later;
  gboolean seen;
} EthosNote;

typedef struct
{
  EthosRecord record;
  char *title;
  char *proposer;
  char **notes;
} EthosProposal;

/**
 * EthosRound:
 * @state: whether dots are still put, or were counted
 * @budget: how many dots each voice has
 * @cap: how many of them it may put on one group or note
 * @voices: counted: how many voices put dots; hands are not among them
 * @targets: (nullable): counted: the groups and notes that got dots, by their ids
 * @dots: (nullable): counted: how many each of these got
 *
 * Nothing of what is put is in here before it is counted: it lies in the ballots.
 */
typedef struct
{
  EthosRecord record;
  int state;
  gint64 budget;
  gint64 cap;
  gint64 voices;
  char **targets;
  GArray *dots;
} EthosRound;

/* The one root and the one deck have fixed ids: there is nothing to tell apart. */
#define ETHOS_WORKSHOP_ID "workshop"
#define ETHOS_DECK_ID "deck"

const EthosKindInfo *ethos_kind_get_info (EthosKind kind);
EthosKind ethos_record_get_kind (const EthosRecord *record);
char *ethos_record_dup_label (const EthosRecord *record);

/**
 * ethos_entity_new:
 * @kind: a kind of entity
 * @id: (nullable): an id, or %NULL for a new random one
 *
 * Returns: (transfer full): a record of that kind, to be filled in
 */
gpointer ethos_entity_new (EthosKind kind, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosWorkshop, ethos_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosDeck, ethos_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosCard, ethos_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosBehaviour, ethos_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosActivity, ethos_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosGroup, ethos_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosNote, ethos_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosProposal, ethos_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosRound, ethos_record_unref)

G_END_DECLS
