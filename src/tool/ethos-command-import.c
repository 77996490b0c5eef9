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

/* In the window the reason stands beside the line; here the line has to be named. */
static gboolean
say_too_long (const char *document, const EthosStatement *statement)
{
  gboolean any = FALSE;

  for (guint i = 0; i < ethos_statement_get_n_lines (statement); i++)
    {
      const EthosStatementLine *line = ethos_statement_get_line (statement, i);
      g_autofree char *message = NULL;

      if (line->reason != ETHOS_LEFT_OUT_TOO_LONG)
        continue;
      message = ethos_statement_line_dup_left_out (line);
      ethos_tool_say (document, message);
      any = TRUE;
    }
  return any;
}

/* The preview, which the importer's message speaks of, is in the window. */
static void
set_nothing_on_a_card (GError **error, gboolean too_long)
{
  g_set_error_literal (
      error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_EMPTY,
      too_long ? _ ("No line of this text is on a card. Split what is too long into several lines, "
                    "and import it again.")
               : _ ("No line of this text is on a card. Write a heading such as “Our values” above "
                    "the values in the document, and import it again."));
}

/* The importer's message tells what helps in the window. */
static void
set_own_format (GError **error, GError *reason)
{
  const char *message = NULL;

  if (g_error_matches (reason, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_WORKSHOP))
    message = _ ("This is a workshop of Ethos, not a statement. Give it to “ethos-tool poster” or "
                 "“ethos-tool record”.");
  else if (g_error_matches (reason, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_CARDS))
    message = _ ("These are cards of Ethos already, not a statement. Make a workshop of them with "
                 "“ethos-tool new --deck”.");
  else if (g_error_matches (reason, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_PLAN))
    message = _ ("This is a plan of Ethos, not a statement. Make a workshop of it with "
                 "“ethos-tool new --agenda”.");
  if (message == NULL)
    {
      g_propagate_error (error, reason);
      return;
    }
  g_set_error_literal (error, reason->domain, reason->code, message);
  g_error_free (reason);
}

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
  gboolean too_long;

  if (bytes == NULL)
    return NULL;

  statement = ethos_statement_load (bytes, source, NULL, &local);
  if (statement == NULL)
    {
      set_own_format (error, g_steal_pointer (&local));
      return NULL;
    }

  too_long = say_too_long (document, statement);
  ethos_statement_count (statement, &counts);
  *summary = ethos_statement_counts_dup_summary (&counts);
  title = ethos_statement_dup_title (statement);
  deck = ethos_statement_to_deck (statement, NULL, title, source, NULL, &local);
  if (deck == NULL)
    {
      if (g_error_matches (local, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_EMPTY))
        set_nothing_on_a_card (error, too_long);
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
