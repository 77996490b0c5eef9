// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-model.h"

#include <glib/gi18n-lib.h>

#include "ethos-ballot-private.h"

const char *const ethos_card_kind_names[] = { "value",  "mission",    "vision",
                                              "strand", "leadership", NULL };
const char *const ethos_behaviour_kind_names[] = { "do", "dont", "heard", NULL };
const char *const ethos_activity_kind_names[] = { "present-cards", "write-notes", "group",
                                                  "write-lines",   "discuss",     "break",
                                                  "close",         NULL };
const char *const ethos_activity_state_names[] = { "waiting", "active", "done", "skipped", NULL };
const char *const ethos_arrangement_names[] = { "groups", "colours", "grid", "dots", NULL };
const char *const ethos_round_state_names[] = { "open", "counted", NULL };
const char *const ethos_mark_names[] = { "draft", "local", "approved", NULL };
const char *const ethos_raw_notes_names[] = { "undecided", "kept", "deleted", NULL };
const char *const ethos_stage_theme_names[] = { "light", "dark", "bright", NULL };
/* The names are those of the poster library, which turns them into sizes. */
const char *const ethos_poster_paper_names[] = { "A4", "A3",     "A2",      "A1", "A0",
                                                 "A5", "Letter", "Tabloid", NULL };
const char *const ethos_poster_orientation_names[] = { "portrait", "landscape", NULL };
const char *const ethos_spine_names[] = { "teal",  "indigo", "plum",  "rose", "brick",
                                          "ochre", "moss",   "slate", NULL };
const char *const ethos_note_colour_names[] = { "straw", "peach", "rose",  "lilac", "sky",
                                                "mint",  "leaf",  "stone", NULL };
static const char *const timer_state_names[] = { "idle", "running", "paused", "finished", NULL };

#define LINE(NAME, STRUCT, MEMBER, MAXIMUM, FLAGS, ABOUT)                                          \
  {                                                                                                \
    NAME, ETHOS_FIELD_LINE, G_STRUCT_OFFSET (STRUCT, MEMBER), .maximum = (MAXIMUM),                \
                                                              .flags = (FLAGS), .about = (ABOUT)   \
  }
#define TEXT(NAME, STRUCT, MEMBER, MAXIMUM, FLAGS, ABOUT)                                          \
  {                                                                                                \
    NAME, ETHOS_FIELD_TEXT, G_STRUCT_OFFSET (STRUCT, MEMBER), .maximum = (MAXIMUM),                \
                                                              .flags = (FLAGS), .about = (ABOUT)   \
  }
#define ID(NAME, STRUCT, MEMBER, ABOUT)                                                            \
  {                                                                                                \
    NAME, ETHOS_FIELD_ID, G_STRUCT_OFFSET (STRUCT, MEMBER), .about = (ABOUT)                       \
  }
#define INT(NAME, STRUCT, MEMBER, MINIMUM, MAXIMUM, ABOUT)                                         \
  {                                                                                                \
    NAME, ETHOS_FIELD_INT, G_STRUCT_OFFSET (STRUCT, MEMBER), (MINIMUM), (MAXIMUM),                 \
        .about = (ABOUT)                                                                           \
  }
#define BOOL(NAME, STRUCT, MEMBER, ABOUT)                                                          \
  {                                                                                                \
    NAME, ETHOS_FIELD_BOOL, G_STRUCT_OFFSET (STRUCT, MEMBER), .about = (ABOUT)                     \
  }
#define ENUM(NAME, STRUCT, MEMBER, NAMES, FLAGS, ABOUT)                                            \
  {                                                                                                \
    NAME, ETHOS_FIELD_ENUM, G_STRUCT_OFFSET (STRUCT, MEMBER), .names = (NAMES), .flags = (FLAGS),  \
                                                              .about = (ABOUT)                     \
  }

/* A wall clock between 1970 and the year 5138, in milliseconds: what fits JSON readers everywhere.
 */
#define WALL_MS_MAX G_GINT64_CONSTANT (99999999999999)

#define TIMER(PREFIX, STRUCT, MEMBER)                                                              \
  ENUM (PREFIX "state", STRUCT, MEMBER.state, timer_state_names, 0, "what the clock is doing"),    \
      INT (PREFIX "allotted_ms", STRUCT, MEMBER.allotted_ms, 0, ETHOS_TIMER_MAX_MS,                \
           "milliseconds given in all"),                                                           \
      INT (PREFIX "left_ms", STRUCT, MEMBER.left_ms, -ETHOS_TIMER_MAX_OVERRUN_MS,                  \
           ETHOS_TIMER_MAX_MS, "milliseconds left when it was stopped"),                           \
      INT (PREFIX "elapsed_ms", STRUCT, MEMBER.elapsed_before_ms, 0, ETHOS_TIMER_MAX_ELAPSED_MS,   \
           "milliseconds used by earlier runs"),                                                   \
      INT (PREFIX "deadline_boot_ms", STRUCT, MEMBER.deadline_boot_ms, -WALL_MS_MAX, WALL_MS_MAX,  \
           "when a running clock reaches zero, since the start of the computer"),                  \
      INT (PREFIX "deadline_wall_ms", STRUCT, MEMBER.deadline_wall_ms, -WALL_MS_MAX, WALL_MS_MAX,  \
           "when a running clock reaches zero, since 1970"),                                       \
      { PREFIX "boot_id", ETHOS_FIELD_BOOT, G_STRUCT_OFFSET (STRUCT, MEMBER.boot_id),              \
        .about = "the run of the computer that deadline_boot_ms counts from" },                    \
      BOOL (PREFIX "bell_rung", STRUCT, MEMBER.bell_rung, "whether the end has been rung")

static const EthosField workshop_fields[] = {
  LINE ("uid", EthosWorkshop, uid, 64, 0, "tells this workshop from all others, copies included"),
  LINE ("title",
        EthosWorkshop,
        title,
        ETHOS_TITLE_MAX_CHARACTERS,
        ETHOS_FIELD_PUBLIC,
        "what the workshop is called"),
  LINE ("plan", EthosWorkshop, plan, ETHOS_TITLE_MAX_CHARACTERS, 0, "the title of the agenda"),
  LINE ("language", EthosWorkshop, language, 35, 0, "BCP 47 tag of the agenda"),
  ID ("current", EthosWorkshop, current, "the activity that is running"),
  INT ("created", EthosWorkshop, created, 0, WALL_MS_MAX, "milliseconds since 1970"),
  INT ("people", EthosWorkshop, people, 0, 10000, "how many people are expected"),
  ENUM ("mark", EthosWorkshop, mark, ethos_mark_names, 0, "how binding the words are"),
  ENUM ("raw_notes",
        EthosWorkshop,
        raw_notes,
        ethos_raw_notes_names,
        0,
        "what was decided about the raw notes at the end"),
  BOOL ("finished", EthosWorkshop, finished, "whether the workshop has been finished"),
  ID ("stage_focus", EthosWorkshop, stage_focus, "the one thing on the stage"),
  INT ("stage_page", EthosWorkshop, stage_page, 0, ETHOS_NOTES_MAX, "the page of notes shown"),
  INT ("stage_part", EthosWorkshop, stage_part, 0, ETHOS_NOTES_MAX, "the page of what is in focus"),
  BOOL ("stage_frozen", EthosWorkshop, stage_frozen, "whether the stage is held as it is"),
  BOOL ("stage_blank", EthosWorkshop, stage_blank, "whether the stage is empty"),
  ENUM ("stage_theme",
        EthosWorkshop,
        stage_theme,
        ethos_stage_theme_names,
        0,
        "the ground of the stage"),
  ENUM ("poster_paper",
        EthosWorkshop,
        poster_paper,
        ethos_poster_paper_names,
        0,
        "the paper of the poster"),
  ENUM ("poster_orientation",
        EthosWorkshop,
        poster_orientation,
        ethos_poster_orientation_names,
        0,
        "how the paper of the poster lies"),
};

static const EthosField deck_fields[] = {
  LINE ("title",
        EthosDeck,
        title,
        ETHOS_TITLE_MAX_CHARACTERS,
        ETHOS_FIELD_PUBLIC | ETHOS_FIELD_ALWAYS,
        "what the cards are called"),
  LINE ("language", EthosDeck, language, 35, 0, "BCP 47 tag of the texts"),
  TEXT ("source", EthosDeck, source, ETHOS_STATEMENT_MAX_CHARACTERS, 0, "where the words are from"),
  { "left_out", ETHOS_FIELD_LINES, G_STRUCT_OFFSET (EthosDeck, left_out),
    .maximum = ETHOS_STATEMENT_MAX_CHARACTERS, .elements = 2000,
    .about = "lines of the document that became no card" },
};

static const EthosField card_fields[] = {
  ENUM ("kind",
        EthosCard,
        kind,
        ethos_card_kind_names,
        ETHOS_FIELD_ALWAYS | ETHOS_FIELD_PUBLIC,
        "what the card is"),
  LINE ("title",
        EthosCard,
        title,
        ETHOS_TITLE_MAX_CHARACTERS,
        ETHOS_FIELD_ALWAYS | ETHOS_FIELD_PUBLIC,
        "its name"),
  BOOL ("proposed", EthosCard, proposed, "true where the title is ours and nobody has accepted it"),
  TEXT ("statement",
        EthosCard,
        statement,
        ETHOS_STATEMENT_MAX_CHARACTERS,
        ETHOS_FIELD_PUBLIC,
        "what it means"),
  ENUM ("colour",
        EthosCard,
        colour,
        ethos_spine_names,
        ETHOS_FIELD_PUBLIC | ETHOS_FIELD_ALWAYS,
        "the colour of the spine"),
  LINE ("emblem", EthosCard, emblem, 40, ETHOS_FIELD_PUBLIC, "the name of a drawing"),
  BOOL ("marked", EthosCard, marked, "whether it is marked for discussion"),
  BOOL ("fixed", EthosCard, fixed, "whether its words may not change"),
};

static const EthosField behaviour_fields[] = {
  ENUM ("kind",
        EthosBehaviour,
        kind,
        ethos_behaviour_kind_names,
        ETHOS_FIELD_ALWAYS | ETHOS_FIELD_PUBLIC,
        "we do, we don't, or you would hear us say"),
  TEXT ("text",
        EthosBehaviour,
        text,
        ETHOS_BEHAVIOUR_MAX_CHARACTERS,
        ETHOS_FIELD_REQUIRED | ETHOS_FIELD_ALWAYS | ETHOS_FIELD_PUBLIC,
        "the line"),
  BOOL ("fixed", EthosBehaviour, fixed, "whether its words may not change"),
};

static const EthosField activity_fields[] = {
  ENUM ("kind",
        EthosActivity,
        kind,
        ethos_activity_kind_names,
        ETHOS_FIELD_ALWAYS | ETHOS_FIELD_PUBLIC,
        "what is done"),
  LINE ("title",
        EthosActivity,
        title,
        ETHOS_TITLE_MAX_CHARACTERS,
        ETHOS_FIELD_REQUIRED | ETHOS_FIELD_ALWAYS | ETHOS_FIELD_PUBLIC,
        "its name"),
  TEXT ("prompt",
        EthosActivity,
        prompt,
        ETHOS_PROMPT_MAX_CHARACTERS,
        ETHOS_FIELD_PUBLIC,
        "what the room is asked"),
  TEXT ("say", EthosActivity, say, ETHOS_SCRIPT_MAX_CHARACTERS, 0, "script: what to say"),
  TEXT ("do", EthosActivity, doing, ETHOS_SCRIPT_MAX_CHARACTERS, 0, "script: what to do"),
  TEXT ("watch", EthosActivity, watch, ETHOS_SCRIPT_MAX_CHARACTERS, 0, "script: what to watch for"),
  INT ("planned", EthosActivity, planned, 0, ETHOS_STEP_MAX_MINUTES, "minutes"),
  INT ("minimum",
       EthosActivity,
       minimum,
       0,
       ETHOS_STEP_MAX_MINUTES,
       "minutes below which it is not worth doing"),
  INT ("maximum",
       EthosActivity,
       maximum,
       0,
       ETHOS_STEP_MAX_MINUTES,
       "minutes to which it may stretch"),
  BOOL ("protected", EthosActivity, is_protected, "whether it is kept when time runs short"),
  ENUM ("state", EthosActivity, state, ethos_activity_state_names, 0, "where it stands"),
  BOOL ("prompt_shown", EthosActivity, prompt_shown, "whether the room has the prompt"),
  BOOL ("revealed", EthosActivity, revealed, "whether the room may see the notes"),
  INT ("voices",
       EthosActivity,
       voices,
       0,
       ETHOS_VOICES_MAX,
       "how many people's notes were typed for them; not which notes"),
  ENUM ("arrangement",
        EthosActivity,
        arrangement,
        ethos_arrangement_names,
        0,
        "how its notes are laid out where nobody has placed them"),
  TIMER ("timer_", EthosActivity, timer),
  TIMER ("presence_", EthosActivity, presence),
};

static const EthosField group_fields[] = {
  LINE ("title",
        EthosGroup,
        title,
        ETHOS_TITLE_MAX_CHARACTERS,
        ETHOS_FIELD_ALWAYS | ETHOS_FIELD_PUBLIC,
        "its name"),
  BOOL ("collapsed", EthosGroup, collapsed, "whether the facilitator sees its name alone"),
};

static const EthosField note_fields[] = {
  TEXT ("text",
        EthosNote,
        text,
        ETHOS_NOTE_MAX_CHARACTERS,
        ETHOS_FIELD_REQUIRED | ETHOS_FIELD_ALWAYS | ETHOS_FIELD_PUBLIC,
        "what it says"),
  ENUM ("colour", EthosNote, colour, ethos_note_colour_names, ETHOS_FIELD_PUBLIC, "its paper"),
  INT ("x", EthosNote, x, -ETHOS_WALL_EXTENT, ETHOS_WALL_EXTENT, "hundredths of a note's width"),
  INT ("y", EthosNote, y, -ETHOS_WALL_EXTENT, ETHOS_WALL_EXTENT, "hundredths of a note's width"),
  ID ("group", EthosNote, group, "the group it is in"),
  ID ("same_as", EthosNote, same_as, "the note that is shown for it, as both say the same"),
  BOOL ("placed", EthosNote, placed, "whether x and y were chosen; otherwise it flows"),
  BOOL ("aside", EthosNote, aside, "whether it is kept from the reveal"),
  BOOL ("later", EthosNote, later, "whether it is set aside to be talked about later"),
  { "seen", ETHOS_FIELD_BOOL, G_STRUCT_OFFSET (EthosNote, seen), .flags = ETHOS_FIELD_PASSING,
    .about = "whether the room has seen it" },
};

/* Nothing of it is public: the room sees a group once there is one. */
static const EthosField proposal_fields[] = {
  LINE ("title",
        EthosProposal,
        title,
        ETHOS_TITLE_MAX_CHARACTERS,
        ETHOS_FIELD_ALWAYS,
        "what the group would be called"),
  LINE ("proposer",
        EthosProposal,
        proposer,
        ETHOS_PROPOSER_MAX_CHARACTERS,
        0,
        "what those who propose it call themselves, a table for instance"),
  { "notes", ETHOS_FIELD_IDS, G_STRUCT_OFFSET (EthosProposal, notes),
    .elements = ETHOS_PROPOSAL_NOTES_MAX, .about = "the notes that would be in it" },
};

#define DOTS(STRUCT, MAXIMUM, ELEMENTS, TARGETS, NUMBERS)                                          \
  { "targets", ETHOS_FIELD_IDS, G_STRUCT_OFFSET (STRUCT, targets), .elements = (ELEMENTS),         \
    .about = (TARGETS) },                                                                          \
  {                                                                                                \
    "dots", ETHOS_FIELD_INTS, G_STRUCT_OFFSET (STRUCT, dots), 1, (MAXIMUM),                        \
        .elements = (ELEMENTS), .about = (NUMBERS)                                                 \
  }

static const EthosField round_fields[] = {
  ENUM ("state",
        EthosRound,
        state,
        ethos_round_state_names,
        ETHOS_FIELD_ALWAYS,
        "whether dots are put, or were counted"),
  { "budget", ETHOS_FIELD_INT, G_STRUCT_OFFSET (EthosRound, budget), 1, ETHOS_DOTS_BUDGET_MAX,
    .preset = 5, .flags = ETHOS_FIELD_ALWAYS, .about = "how many dots each voice has" },
  { "cap", ETHOS_FIELD_INT, G_STRUCT_OFFSET (EthosRound, cap), 1, ETHOS_DOTS_BUDGET_MAX,
    .preset = 3, .flags = ETHOS_FIELD_ALWAYS,
    .about = "how many of them may go on one group or note" },
  INT ("voices", EthosRound, voices, 0, ETHOS_VOICES_MAX * 2, "counted: how many voices put dots"),
  DOTS (EthosRound,
        ETHOS_DOTS_MAX,
        ETHOS_NOTES_MAX,
        "counted: the groups and notes that got dots",
        "counted: how many each of these got"),
};

/* In a file a ballot is as sealed as in here: it has no author, no time and no place in a queue. */
static const EthosField ballot_fields[] = {
  BOOL ("hands", EthosBallot, hands, "whether it is a show of hands for one group or note"),
  DOTS (EthosBallot,
        ETHOS_VOICES_MAX,
        ETHOS_DOTS_BUDGET_MAX,
        "the groups and notes that get dots",
        "how many each of these gets"),
};

#define KIND(KIND_, NAME, STRUCT, FIELDS, PARENT, MEMBER, SINGLE, MAXIMUM, ABOUT)                  \
  [KIND_] = { { NAME, sizeof (STRUCT), FIELDS, G_N_ELEMENTS (FIELDS), ABOUT },                     \
              KIND_,                                                                               \
              PARENT,                                                                              \
              MEMBER,                                                                              \
              SINGLE,                                                                              \
              MAXIMUM }

static const EthosKindInfo kinds[ETHOS_N_KINDS] = {
  KIND (ETHOS_KIND_WORKSHOP,
        "workshop",
        EthosWorkshop,
        workshop_fields,
        ETHOS_KIND_WORKSHOP,
        NULL,
        TRUE,
        1,
        "one workshop"),
  KIND (ETHOS_KIND_DECK,
        "deck",
        EthosDeck,
        deck_fields,
        ETHOS_KIND_WORKSHOP,
        "deck",
        TRUE,
        1,
        "a set of cards"),
  KIND (ETHOS_KIND_CARD,
        "card",
        EthosCard,
        card_fields,
        ETHOS_KIND_DECK,
        "cards",
        FALSE,
        1000,
        "a value, the mission, the vision, a strand or leadership"),
  KIND (ETHOS_KIND_BEHAVIOUR,
        "behaviour",
        EthosBehaviour,
        behaviour_fields,
        ETHOS_KIND_CARD,
        "behaviours",
        FALSE,
        100,
        "a line under a card"),
  KIND (ETHOS_KIND_ACTIVITY,
        "activity",
        EthosActivity,
        activity_fields,
        ETHOS_KIND_WORKSHOP,
        "activities",
        FALSE,
        200,
        "a timed step"),
  KIND (ETHOS_KIND_GROUP,
        "group",
        EthosGroup,
        group_fields,
        ETHOS_KIND_ACTIVITY,
        "groups",
        FALSE,
        2000,
        "notes that belong together"),
  KIND (ETHOS_KIND_NOTE,
        "note",
        EthosNote,
        note_fields,
        ETHOS_KIND_ACTIVITY,
        "notes",
        FALSE,
        ETHOS_NOTES_MAX,
        "a sticky note"),
  KIND (ETHOS_KIND_PROPOSAL,
        "proposal",
        EthosProposal,
        proposal_fields,
        ETHOS_KIND_ACTIVITY,
        "proposals",
        FALSE,
        ETHOS_PROPOSALS_MAX,
        "a group that somebody proposes"),
  KIND (ETHOS_KIND_ROUND,
        "round",
        EthosRound,
        round_fields,
        ETHOS_KIND_ACTIVITY,
        "rounds",
        FALSE,
        ETHOS_ROUNDS_MAX,
        "dots that are put on groups and notes"),
  KIND (ETHOS_KIND_BALLOT,
        "ballot",
        EthosBallot,
        ballot_fields,
        ETHOS_KIND_ROUND,
        "ballots",
        FALSE,
        ETHOS_BALLOTS_MAX,
        "the dots of one voice, until they are counted"),
};

/**
 * ethos_kind_get_info:
 * @kind: a kind
 *
 * Returns: (transfer none): the row of @kind
 */
const EthosKindInfo *
ethos_kind_get_info (EthosKind kind)
{
  g_return_val_if_fail (kind < ETHOS_N_KINDS, NULL);

  return &kinds[kind];
}

/**
 * ethos_record_get_kind:
 * @record: a record of an entity
 *
 * Returns: its kind
 */
EthosKind
ethos_record_get_kind (const EthosRecord *record)
{
  const EthosKindInfo *info;

  g_return_val_if_fail (record != NULL, ETHOS_KIND_WORKSHOP);

  /* The table of fields is the first member of its row. */
  info = (const EthosKindInfo *) record->type;
  g_return_val_if_fail (info >= kinds && info < kinds + ETHOS_N_KINDS, ETHOS_KIND_WORKSHOP);

  return info->kind;
}

/**
 * ethos_entity_new:
 * @kind: what it is
 * @id: (nullable): its id; NULL makes a new one
 *
 * Makes an entity with the presets of its kind.
 *
 * Returns: (transfer full): its record
 */
gpointer
ethos_entity_new (EthosKind kind, const char *id)
{
  g_autofree char *random_id = NULL;

  g_return_val_if_fail (kind < ETHOS_N_KINDS, NULL);

  if (id == NULL)
    id = random_id = ethos_id_new ();

  return ethos_record_new (&kinds[kind].type, id);
}

/* What a sentence can name; longer texts are cut at a character. */
#define LABEL_MAX_CHARACTERS 40

/**
 * ethos_record_dup_label:
 * @record: a record of an entity
 *
 * Returns: (transfer full): the beginning of its title or text, for sentences such as “… was not
 *   undone”; may be empty
 */
char *
ethos_record_dup_label (const EthosRecord *record)
{
  const EthosField *field;
  const char *text = NULL;

  g_return_val_if_fail (record != NULL, NULL);

  if (record->type == &kinds[ETHOS_KIND_ROUND].type ||
      record->type == &kinds[ETHOS_KIND_BALLOT].type)
    /* Translators: the dots that people put on notes to vote for them. */
    return g_strdup (_ ("dots"));

  field = ethos_record_type_find_field (record->type, "title");
  if (field == NULL)
    field = ethos_record_type_find_field (record->type, "text");
  if (field != NULL)
    text = ethos_field_get_text (field, record);
  if (text == NULL)
    return g_strdup ("");
  if (g_utf8_strlen (text, -1) <= LABEL_MAX_CHARACTERS)
    return g_strdup (text);

  {
    g_autofree char *start = g_utf8_substring (text, 0, LABEL_MAX_CHARACTERS - 1);

    return g_strconcat (start, "…", NULL);
  }
}
