// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-source-line.h"

G_BEGIN_DECLS

/**
 * EthosLineBreak:
 * @ETHOS_LINE_BREAK_NONE: nothing is known
 * @ETHOS_LINE_BREAK_PAGE: belongs to the foot or the head of a page that cuts a sentence in two;
 *   or is an empty line there
 * @ETHOS_LINE_BREAK_GOES_ON: the sentence's other half
 *
 * What a line has to do with the end of a page.
 */
typedef enum
{
  ETHOS_LINE_BREAK_NONE,
  ETHOS_LINE_BREAK_PAGE,
  ETHOS_LINE_BREAK_GOES_ON,
} EthosLineBreak;

EthosLineBreak *ethos_broken_lines_find (char *const *lines);
gboolean ethos_broken_lines_share_word (const char *text, const char *more);
gboolean
ethos_broken_lines_begin (const EthosSourceLine *last, const char *content, const char *next);
char *ethos_broken_lines_join (const char *text, const char *more);

G_END_DECLS
