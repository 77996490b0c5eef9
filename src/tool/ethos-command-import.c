// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-tool"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ethos-deck-codec.h"
#include "ethos-statement-cards.h"
#include "ethos-text-decode.h"
#include "ethos-tool.h"

static EthosToolExit run (int argc, char **argv);

const EthosToolCommand ethos_command_import = {
  "import",
  "DOCUMENT [--force] [-o DECK]",
  N_ ("Turns a mission, vision and values statement into cards."),
  run,
};

static GBytes *
make_deck (const char *document, char **summary, GError **error)
{
  g_autoptr (GBytes) bytes = ethos_tool_read (document, ETHOS_IMPORT_MAX_BYTES, error);
  g_autofree char *source = g_path_get_basename (document);
  g_autofree char *title = NULL;
  g_autoptr (EthosStatement) statement = NULL;
  g_autoptr (EthosSnapshot) deck = NULL;
  g_autoptr (GError) local = NULL;
  EthosStatementCounts counts;

  if (bytes == NULL)
    return NULL;

  statement = ethos_statement_load (bytes, source, error);
  if (statement == NULL)
    return NULL;

  ethos_statement_count (statement, &counts);
  *summary = ethos_statement_counts_dup_summary (&counts);
  title = ethos_statement_dup_title (statement);
  if (title == NULL)
    title = g_strdup (_ ("Our Values"));
  deck = ethos_statement_to_deck (statement, NULL, title, source, NULL, &local);
  if (deck == NULL)
    {
      /* The preview, which the message speaks of, is in the window. */
      if (g_error_matches (local, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_EMPTY))
        g_set_error_literal (error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_EMPTY,
                             _ ("No line of this text is on a card. Write a heading such as “Our "
                                "values” above the values in the document, and import it again."));
      else
        g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  return ethos_deck_codec_write (ethos_snapshot_get_root (deck), error);
}

static EthosToolExit
run (int argc, char **argv)
{
  g_autofree char *output = NULL;
  g_autofree char *summary = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gboolean force = FALSE;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("Where to write; without it, to standard output"), N_ ("FILE") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &force,
      N_ ("Write over any file; without it, only over other cards"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  EthosToolExit end;

  if (!ethos_tool_parse (&ethos_command_import, entries, &argc, &argv, 1, 1, &end))
    return end;

  bytes = make_deck (argv[1], &summary, &error);
  if (bytes == NULL)
    {
      ethos_tool_complain (argv[1], error);
      return ETHOS_TOOL_BAD;
    }
  end = ethos_tool_deliver (output, argv[1], bytes, ETHOS_TOOL_MAKES_CARDS, force);
  if (end == ETHOS_TOOL_DONE)
    g_printerr ("%s\n", summary);
  return end;
}
