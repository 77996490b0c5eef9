// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "ethos-source-line.h"

G_BEGIN_DECLS

/* What a card can hold and a room can read; a longer line waits, left out, to be split. */
#define ETHOS_STATEMENT_MAX_LINE 2000

/**
 * EthosStatementRole:
 * @ETHOS_ROLE_LEFT_OUT: on no card; the line's reason says why
 * @ETHOS_ROLE_TITLE: the title of the document
 * @ETHOS_ROLE_HEADING: announces what follows
 * @ETHOS_ROLE_MISSION: the mission, or a part of it
 * @ETHOS_ROLE_STRAND: one way in which the mission is delivered: a name, a text or both
 * @ETHOS_ROLE_VISION: the vision, or a part of it
 * @ETHOS_ROLE_VALUE: starts a value: its name, perhaps with its statement
 * @ETHOS_ROLE_STATEMENT: says what the card above means
 * @ETHOS_ROLE_DO: a behaviour of the card above
 * @ETHOS_ROLE_DONT: what we don't do
 * @ETHOS_ROLE_HEARD: what you would hear us say
 * @ETHOS_ROLE_LEADERSHIP: starts the leadership card: its name, perhaps with its statement
 * @ETHOS_ROLE_LEADERSHIP_BEHAVIOUR: a behaviour of the leadership card, wherever it stands
 *
 * What a line of a statement is for.
 */
typedef enum
{
  ETHOS_ROLE_LEFT_OUT,
  ETHOS_ROLE_TITLE,
  ETHOS_ROLE_HEADING,
  ETHOS_ROLE_MISSION,
  ETHOS_ROLE_STRAND,
  ETHOS_ROLE_VISION,
  ETHOS_ROLE_VALUE,
  ETHOS_ROLE_STATEMENT,
  ETHOS_ROLE_DO,
  ETHOS_ROLE_DONT,
  ETHOS_ROLE_HEARD,
  ETHOS_ROLE_LEADERSHIP,
  ETHOS_ROLE_LEADERSHIP_BEHAVIOUR,
} EthosStatementRole;
#define ETHOS_ROLE_LAST ETHOS_ROLE_LEADERSHIP_BEHAVIOUR

/**
 * EthosLeftOutReason:
 * @ETHOS_LEFT_OUT_NOT: the line is used
 * @ETHOS_LEFT_OUT_REPEATED: it stands further up already, and is kept once
 * @ETHOS_LEFT_OUT_PICTURE: it describes a picture
 * @ETHOS_LEFT_OUT_MENU: navigation
 * @ETHOS_LEFT_OUT_COOKIES: a cookie notice
 * @ETHOS_LEFT_OUT_PAGE: sharing, printing, rights, dates
 * @ETHOS_LEFT_OUT_INTRODUCTION: leads in, and says nothing for a card
 * @ETHOS_LEFT_OUT_TOO_LONG: longer than %ETHOS_STATEMENT_MAX_LINE, or than the place it has on its
 *   card; split it
 * @ETHOS_LEFT_OUT_TOO_MANY: beyond the cards of a deck, or the lines of a card
 * @ETHOS_LEFT_OUT_NOT_RECOGNISED: nothing tells what it is
 * @ETHOS_LEFT_OUT_BY_HAND: someone left it out
 *
 * Why a line is on no card.
 */
typedef enum
{
  ETHOS_LEFT_OUT_NOT,
  ETHOS_LEFT_OUT_REPEATED,
  ETHOS_LEFT_OUT_PICTURE,
  ETHOS_LEFT_OUT_MENU,
  ETHOS_LEFT_OUT_COOKIES,
  ETHOS_LEFT_OUT_PAGE,
  ETHOS_LEFT_OUT_INTRODUCTION,
  ETHOS_LEFT_OUT_TOO_LONG,
  ETHOS_LEFT_OUT_TOO_MANY,
  ETHOS_LEFT_OUT_NOT_RECOGNISED,
  ETHOS_LEFT_OUT_BY_HAND,
} EthosLeftOutReason;

/**
 * EthosStatementLine:
 * @text: the document's words, without markers and markup
 * @role: what they are for
 * @reason: why they are left out; %ETHOS_LEFT_OUT_NOT otherwise
 * @name_start: byte offset of the name part in @text
 * @name_length: bytes of the name part; 0 when the line has no name
 * @text_start: byte offset of the text part; the length of @text when there is a name only
 * @starts_card: whether an untitled value begins here
 * @proposed_title: (nullable): where an untitled value begins, a name from its own words
 * @source_line: where the line starts in the document, from 1
 *
 * One line of a statement. Immutable and reference counted, shared by statements that were edited
 * from each other.
 */
typedef struct _EthosStatementLine EthosStatementLine;

struct _EthosStatementLine
{
  char *text;
  EthosStatementRole role;
  EthosLeftOutReason reason;
  gsize name_start;
  gsize name_length;
  gsize text_start;
  gboolean starts_card;
  /* Whether it starts the card only because the line that did was left out. */
  gboolean starts_instead;
  char *proposed_title;
  guint source_line;
  /* What it was before it was left out by hand. */
  EthosStatementLine *former;
};

/**
 * EthosStatement:
 *
 * A mission, vision and values statement, line by line in the document's order. Every line of the
 * document is in it once, the left-out ones too. It is immutable: the edits of
 * ethos-statement-edit.h return a new statement, so keeping the old one is undo. Cards are derived
 * from it by ethos_statement_build().
 */
typedef struct _EthosStatement EthosStatement;

EthosStatement *ethos_statement_parse (const char *text,
                                       EthosSourceFormat format,
                                       GCancellable *cancellable,
                                       GError **error);
EthosStatement *ethos_statement_load (GBytes *bytes,
                                      const char *file_name,
                                      GCancellable *cancellable,
                                      GError **error);
EthosStatement *ethos_statement_ref (EthosStatement *self);
void ethos_statement_unref (EthosStatement *self);
guint ethos_statement_get_n_lines (const EthosStatement *self);
const EthosStatementLine *ethos_statement_get_line (const EthosStatement *self, guint index);

char *ethos_statement_line_dup_name (const EthosStatementLine *line);
const char *ethos_statement_line_get_text_part (const EthosStatementLine *line);

const char *ethos_statement_role_to_label (EthosStatementRole role);
const char *ethos_left_out_reason_to_label (EthosLeftOutReason reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosStatement, ethos_statement_unref)

G_END_DECLS
