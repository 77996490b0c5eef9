// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "ethos-session.h"
#include "ethos-tree-codec.h"

G_BEGIN_DECLS

/* What the commands of ethos-tool share: how they end, read, write and complain. */

/**
 * EthosToolExit:
 * @ETHOS_TOOL_DONE: it was done
 * @ETHOS_TOOL_BAD: the input is bad, or the output could not be written
 * @ETHOS_TOOL_USAGE: the command line is wrong
 *
 * How the program ends.
 */
typedef enum
{
  ETHOS_TOOL_DONE = 0,
  ETHOS_TOOL_BAD = 1,
  ETHOS_TOOL_USAGE = 2,
} EthosToolExit;

/**
 * EthosToolMakes:
 * @ETHOS_TOOL_MAKES_CARDS: cards, as JSON
 * @ETHOS_TOOL_MAKES_RECORD: a record, as Markdown
 * @ETHOS_TOOL_MAKES_PDF: a poster
 * @ETHOS_TOOL_MAKES_SVG: a page of a poster
 * @ETHOS_TOOL_MAKES_PNG: a page of a poster
 *
 * What a command makes, and may replace without being told to.
 */
typedef enum
{
  ETHOS_TOOL_MAKES_CARDS,
  ETHOS_TOOL_MAKES_RECORD,
  ETHOS_TOOL_MAKES_PDF,
  ETHOS_TOOL_MAKES_SVG,
  ETHOS_TOOL_MAKES_PNG,
} EthosToolMakes;

/**
 * EthosToolCommand:
 * @name: the word on the command line
 * @arguments: what follows it, for the help
 * @summary: what it does, untranslated
 * @run: does it; @argv begins with the name of the command
 *
 * One command, one file, one row in the table of main.c.
 */
typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  EthosToolExit (*run) (int argc, char **argv);
} EthosToolCommand;

extern const EthosToolCommand ethos_command_import;
extern const EthosToolCommand ethos_command_new;
extern const EthosToolCommand ethos_command_check;
extern const EthosToolCommand ethos_command_poster;
extern const EthosToolCommand ethos_command_record;

gboolean ethos_tool_parse (const EthosToolCommand *command,
                           const GOptionEntry *entries,
                           int *argc,
                           char ***argv,
                           int fewest,
                           int most,
                           EthosToolExit *exit);
void ethos_tool_say (const char *file, const char *message);
void ethos_tool_complain (const char *file, const GError *error);
EthosToolExit ethos_tool_usage (const EthosToolCommand *command, const char *message);

const EthosFormat *ethos_tool_find_format (GBytes *bytes);
void ethos_tool_add_remedy (GError *reason, GBytes *bytes, const EthosFormat *expected);

GBytes *ethos_tool_read (const char *file, gsize limit, GError **error);
gboolean ethos_tool_check_output (const char *file, GError **error);
gboolean ethos_tool_spare (const char *output, const char *input, GError **error);
gboolean ethos_tool_write (const char *file, GBytes *bytes, GError **error);
gboolean ethos_tool_write_session (const char *file, GBytes *bytes, gboolean force, GError **error);
EthosSession *ethos_tool_read_session (const char *file, GError **error);
EthosToolExit ethos_tool_deliver (const char *file,
                                  const char *input,
                                  GBytes *bytes,
                                  EthosToolMakes makes,
                                  gboolean force);
void ethos_tool_end_output (void);

G_END_DECLS
