// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-import-error.h"

G_BEGIN_DECLS

/**
 * EthosSourceFormat:
 * @ETHOS_SOURCE_TEXT: plain text; bullets and numbers are recognised, markup is not
 * @ETHOS_SOURCE_MARKDOWN: Markdown
 * @ETHOS_SOURCE_HTML: an HTML page or fragment
 *
 * How a document is written.
 */
typedef enum
{
  ETHOS_SOURCE_TEXT,
  ETHOS_SOURCE_MARKDOWN,
  ETHOS_SOURCE_HTML,
} EthosSourceFormat;

/**
 * EthosSourceKind:
 * @ETHOS_SOURCE_PARAGRAPH: a paragraph, or a line that stands by itself
 * @ETHOS_SOURCE_HEADING: marked as a heading; its level is 1 to 6
 * @ETHOS_SOURCE_BULLET: an item of an unordered list; its level is 1 at the margin
 * @ETHOS_SOURCE_NUMBERED: an item of a numbered list; its level is 1 at the margin
 * @ETHOS_SOURCE_CELL: a cell of a table; its level is its column, from 1
 *
 * What a line is in its document.
 */
typedef enum
{
  ETHOS_SOURCE_PARAGRAPH,
  ETHOS_SOURCE_HEADING,
  ETHOS_SOURCE_BULLET,
  ETHOS_SOURCE_NUMBERED,
  ETHOS_SOURCE_CELL,
} EthosSourceKind;

/**
 * EthosSourceFurniture:
 * @ETHOS_FURNITURE_NONE: part of the text
 * @ETHOS_FURNITURE_PICTURE: the description of a picture
 * @ETHOS_FURNITURE_MENU: navigation
 * @ETHOS_FURNITURE_COOKIES: a cookie notice
 * @ETHOS_FURNITURE_PAGE: something else around the text: search, sharing, footer
 *
 * What the markup says about a line that is not part of the text proper.
 */
typedef enum
{
  ETHOS_FURNITURE_NONE,
  ETHOS_FURNITURE_PICTURE,
  ETHOS_FURNITURE_MENU,
  ETHOS_FURNITURE_COOKIES,
  ETHOS_FURNITURE_PAGE,
} EthosSourceFurniture;

/**
 * EthosSourceLine:
 * @text: what it says, without markers and markup; never empty, one line, single spaces
 * @kind: what it is
 * @level: see #EthosSourceKind; 0 for a paragraph
 * @furniture: whether the markup sets it apart
 * @line: where it starts in the document, from 1
 * @blanks_before: empty lines between it and the line before
 * @strong_length: bytes at the start of @text that are in bold type, or in an element of their
 *   own that ran into the next
 * @number: what a person wrote before a numbered item; 0 where there is none
 * @in_head: whether it is a cell of a table's head, which says what the columns are
 * @column: the column of the table in which it stands, from 1; 0 outside of tables
 * @in_item: whether it is a paragraph inside the list item above it
 * @crossed: whether its bullet is a cross, as people set it before what they don't do
 *
 * A line of a document, whatever format the document had: what the readers of text, Markdown and
 * HTML make, and ethos_statement_parse() takes.
 */
typedef struct
{
  char *text;
  EthosSourceKind kind;
  guint level;
  EthosSourceFurniture furniture;
  guint line;
  guint blanks_before;
  gsize strong_length;
  guint number;
  gboolean in_head;
  guint column;
  gboolean in_item;
  gboolean crossed;
} EthosSourceLine;

EthosSourceLine *ethos_source_line_new (const char *text,
                                        EthosSourceKind kind,
                                        guint level,
                                        guint line,
                                        guint blanks_before);
void ethos_source_line_free (EthosSourceLine *self);
gboolean ethos_source_line_is_strong (const EthosSourceLine *self);
gboolean ethos_source_line_has_words (const char *text);

EthosSourceFormat ethos_source_format_guess (const char *file_name, const char *text);
GPtrArray *ethos_source_lines_read (const char *text, EthosSourceFormat format, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosSourceLine, ethos_source_line_free)

G_END_DECLS
