// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/*
 * What the room may see, and nothing else. These are values: built once, never changed, shared by
 * reference. The stage and the join service are made from them alone and cannot reach the session,
 * so what is not in here cannot be projected.
 *
 * Ids are public ids, made for the room; they tell nothing about the ids in the file.
 */

/**
 * EthosScene:
 * @ETHOS_SCENE_BLANK: nothing at all
 * @ETHOS_SCENE_WELCOME: the name of the workshop
 * @ETHOS_SCENE_STEP: the name of the step, and its prompt once it is shown
 * @ETHOS_SCENE_CARDS: all cards, by name
 * @ETHOS_SCENE_CARD: one card, large
 * @ETHOS_SCENE_LINES: one card and its lines, one of them in focus perhaps
 * @ETHOS_SCENE_COUNT: the prompt and how many notes there are, still hidden
 * @ETHOS_SCENE_NOTES: a page of notes
 * @ETHOS_SCENE_NOTE: one note, large
 * @ETHOS_SCENE_GROUP: one group with its notes
 * @ETHOS_SCENE_WALL: the whole wall
 * @ETHOS_SCENE_BREAK: a break
 * @ETHOS_SCENE_DISCUSS: a page of notes under the prompt, those of one group or those of none
 * @ETHOS_SCENE_CLOSE: the words as they stand at the end, one card at a time
 *
 * The one thing that is shown.
 */
typedef enum
{
  ETHOS_SCENE_BLANK,
  ETHOS_SCENE_WELCOME,
  ETHOS_SCENE_STEP,
  ETHOS_SCENE_CARDS,
  ETHOS_SCENE_CARD,
  ETHOS_SCENE_LINES,
  ETHOS_SCENE_COUNT,
  ETHOS_SCENE_NOTES,
  ETHOS_SCENE_NOTE,
  ETHOS_SCENE_GROUP,
  ETHOS_SCENE_WALL,
  ETHOS_SCENE_BREAK,
  ETHOS_SCENE_DISCUSS,
  ETHOS_SCENE_CLOSE,
} EthosScene;

/**
 * EthosAudienceLine:
 * @id: public id
 * @kind: 0 we do, 1 we don't, 2 you would hear us say
 * @text: the line
 */
typedef struct
{
  char *id;
  int kind;
  char *text;
} EthosAudienceLine;

/**
 * EthosAudienceCard:
 * @id: public id
 * @kind: 0 value, 1 mission, 2 vision, 3 strand, 4 leadership
 * @title: its name; empty where the only name is a proposal that nobody has accepted
 * @statement: what it means, may be empty
 * @colour: the number of its spine
 * @emblem: the name of its drawing, may be empty
 * @lines: the lines under it
 * @n_lines: how many
 */
typedef struct
{
  char *id;
  int kind;
  char *title;
  char *statement;
  int colour;
  char *emblem;
  EthosAudienceLine *lines;
  guint n_lines;
} EthosAudienceCard;

/**
 * EthosAudienceNote:
 * @id: public id
 * @text: what it says
 * @colour: the number of its paper
 * @count: for how many notes that say the same it is shown, at least 1
 * @dots: how many dots it got, once these are counted
 * @group: its place in the groups of the wall, or -1
 * @placed: whether @x and @y were chosen
 * @x: hundredths of a note's width
 * @y: hundredths of a note's width
 */
typedef struct
{
  char *id;
  char *text;
  int colour;
  guint count;
  guint dots;
  int group;
  gboolean placed;
  gint64 x;
  gint64 y;
} EthosAudienceNote;

/**
 * EthosAudienceGroup:
 * @id: public id
 * @title: its name, may be empty
 * @dots: how many dots it got, once these are counted
 */
typedef struct
{
  char *id;
  char *title;
  guint dots;
} EthosAudienceGroup;

/**
 * EthosAudienceCards:
 *
 * Cards in order: a section that is shared from one value to the next while nothing in it changes.
 */
typedef struct _EthosAudienceCards EthosAudienceCards;

/**
 * EthosAudienceWall:
 *
 * Notes and groups in order: a section, shared like #EthosAudienceCards.
 */
typedef struct _EthosAudienceWall EthosAudienceWall;

/**
 * EthosAudienceTimer:
 * @visible: whether there is a clock to show
 * @running: whether it runs
 * @allotted_ms: milliseconds given in all
 * @left_ms: milliseconds left if it does not run; below zero when over
 * @deadline_boot_ms: when it reaches zero if it runs, in milliseconds since the computer started
 */
typedef struct
{
  gboolean visible;
  gboolean running;
  gint64 allotted_ms;
  gint64 left_ms;
  gint64 deadline_boot_ms;
} EthosAudienceTimer;

/**
 * EthosAudienceVote:
 * @open: whether dots are put now
 * @budget: how many each voice has
 * @cap: how many of them it may put on one
 * @most: whether most have put theirs; never said of fewer than eight
 *
 * Of dots that are put the room learns nothing else before they are counted.
 */
typedef struct
{
  gboolean open;
  guint budget;
  guint cap;
  gboolean most;
} EthosAudienceVote;

#define ETHOS_TYPE_AUDIENCE (ethos_audience_get_type ())

/**
 * EthosAudience:
 *
 * One value: all that the room may see at one moment.
 */
typedef struct _EthosAudience EthosAudience;

/**
 * EthosAudienceParts:
 * @scene: what is shown
 * @theme: the ground: 0 light, 1 dark, 2 bright room
 * @workshop: the name of the workshop
 * @step: the name of the step
 * @prompt: (nullable): the prompt, once it is shown
 * @focus: (nullable): the public id of what is in focus
 * @timer: the clock
 * @vote: whether dots are put on what is shown
 * @n_notes: while notes are hidden, how many there are; then, how many can be shown
 * @page: the page of notes or lines that is shown
 * @n_pages: how many pages there are
 * @cards: (nullable): the cards that are shown
 * @wall: (nullable): the notes that are shown
 *
 * What a value is made of; texts are copied and sections referenced.
 */
typedef struct
{
  EthosScene scene;
  int theme;
  const char *workshop;
  const char *step;
  const char *prompt;
  const char *focus;
  EthosAudienceTimer timer;
  EthosAudienceVote vote;
  guint n_notes;
  guint page;
  guint n_pages;
  EthosAudienceCards *cards;
  EthosAudienceWall *wall;
} EthosAudienceParts;

GType ethos_audience_get_type (void);
EthosAudience *ethos_audience_new (const EthosAudienceParts *parts);
EthosAudience *ethos_audience_ref (EthosAudience *self);
void ethos_audience_unref (EthosAudience *self);
const EthosAudienceParts *ethos_audience_get_parts (const EthosAudience *self);
gboolean ethos_audience_equal (const EthosAudience *first, const EthosAudience *second);
char *ethos_audience_dump (const EthosAudience *self);

EthosAudienceCards *ethos_audience_cards_new (void);
EthosAudienceCards *ethos_audience_cards_ref (EthosAudienceCards *self);
void ethos_audience_cards_unref (EthosAudienceCards *self);
EthosAudienceCard *ethos_audience_cards_add (EthosAudienceCards *self);
void ethos_audience_cards_add_shared (EthosAudienceCards *self, const EthosAudienceCard *card);
guint ethos_audience_cards_get_length (const EthosAudienceCards *self);
const EthosAudienceCard *ethos_audience_cards_get (const EthosAudienceCards *self, guint index);

EthosAudienceWall *ethos_audience_wall_new (void);
EthosAudienceWall *ethos_audience_wall_ref (EthosAudienceWall *self);
void ethos_audience_wall_unref (EthosAudienceWall *self);
EthosAudienceNote *ethos_audience_wall_add_note (EthosAudienceWall *self);
EthosAudienceGroup *ethos_audience_wall_add_group (EthosAudienceWall *self);
guint ethos_audience_wall_get_n_notes (const EthosAudienceWall *self);
guint ethos_audience_wall_get_n_groups (const EthosAudienceWall *self);
const EthosAudienceNote *ethos_audience_wall_get_note (const EthosAudienceWall *self, guint index);
const EthosAudienceGroup *ethos_audience_wall_get_group (const EthosAudienceWall *self,
                                                         guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosAudience, ethos_audience_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosAudienceCards, ethos_audience_cards_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosAudienceWall, ethos_audience_wall_unref)

G_END_DECLS
