// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-tool"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ethos-markdown.h"
#include "ethos-tool.h"

static EthosToolExit run (int argc, char **argv);

const EthosToolCommand ethos_command_record = {
  "record",
  "FILE [--force] [-o OUT.md]",
  N_ ("Writes down what a workshop agreed, as Markdown."),
  run,
};

static EthosToolExit
write_record (const char *file, const char *output, gboolean force)
{
  g_autoptr (EthosSession) session = NULL;
  g_autoptr (EthosSnapshot) snapshot = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  char *text;

  session = ethos_tool_read_session (file, &error);
  if (session == NULL)
    {
      ethos_tool_complain (file, error);
      return ETHOS_TOOL_BAD;
    }

  snapshot = ethos_session_snapshot (session);
  text = ethos_markdown_from_snapshot (snapshot);
  bytes = g_bytes_new_take (text, strlen (text));
  return ethos_tool_deliver (output, file, bytes, ETHOS_TOOL_MAKES_RECORD, force);
}

static EthosToolExit
run (int argc, char **argv)
{
  g_autofree char *output = NULL;
  gboolean force = FALSE;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("Where to write; without it, to standard output"), N_ ("FILE") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &force,
      N_ ("Write over any file; without it, only over another record"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  EthosToolExit end;

  if (!ethos_tool_parse (&ethos_command_record, entries, &argc, &argv, 1, 1, &end))
    return end;

  return write_record (argv[1], output, force);
}
