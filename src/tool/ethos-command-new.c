// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-tool"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ethos-clock.h"
#include "ethos-deck-codec.h"
#include "ethos-json-gate.h"
#include "ethos-session-codec.h"
#include "ethos-starter.h"
#include "ethos-system-clock.h"
#include "ethos-text.h"
#include "ethos-tool.h"

static EthosToolExit run (int argc, char **argv);

const EthosToolCommand ethos_command_new = {
  "new",
  "--deck DECK --agenda AGENDA [--force] -o FILE",
  N_ ("Makes a workshop of cards and a plan."),
  run,
};

typedef EthosSnapshot *(*ReadContent) (GBytes *bytes, GError **error);

static EthosSnapshot *
read_content (const char *file, ReadContent read, const EthosFormat *format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ethos_tool_read (file, ethos_json_limits_content.max_bytes, &error);
  g_autoptr (EthosSnapshot) content = bytes ? read (bytes, &error) : NULL;

  if (bytes != NULL && content == NULL)
    ethos_tool_add_remedy (error, bytes, format);
  if (content == NULL)
    ethos_tool_complain (file, error);

  return g_steal_pointer (&content);
}

static EthosToolExit
make_workshop (const char *deck_file,
               const char *agenda_file,
               const char *title,
               const char *output,
               gboolean force)
{
  g_autoptr (EthosSnapshot) deck =
      read_content (deck_file, ethos_deck_codec_read, &ethos_deck_format);
  g_autoptr (EthosSnapshot) agenda = NULL;
  g_autoptr (EthosClock) clock = ETHOS_CLOCK (ethos_system_clock_new ());
  g_autoptr (EthosSession) session = NULL;
  g_autoptr (EthosSnapshot) snapshot = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (deck == NULL)
    return ETHOS_TOOL_BAD;
  agenda = read_content (agenda_file, ethos_agenda_codec_read, &ethos_agenda_format);
  if (agenda == NULL)
    return ETHOS_TOOL_BAD;

  session = ethos_starter_build (deck, agenda, title, ethos_clock_get_wall_ms (clock), &error);
  if (session == NULL)
    {
      ethos_tool_complain (deck_file, error);
      return ETHOS_TOOL_BAD;
    }

  snapshot = ethos_session_snapshot (session);
  bytes = ethos_session_codec_write (snapshot, &error);
  if (bytes == NULL || !ethos_tool_spare (output, deck_file, &error) ||
      !ethos_tool_spare (output, agenda_file, &error) ||
      !ethos_tool_write_session (output, bytes, force, &error))
    {
      ethos_tool_complain (output, error);
      return ETHOS_TOOL_BAD;
    }

  return ETHOS_TOOL_DONE;
}

/* Brings a title that was given into the form in which titles are stored. */
static gboolean
check_title (const char *title, char **line, EthosToolExit *end)
{
  const char *wrong = NULL;

  *line = title != NULL ? ethos_text_normalise (title, ETHOS_TEXT_LINE) : NULL;
  if (*line == NULL)
    return TRUE;
  if (**line == '\0')
    wrong = _ ("the title is empty; without --title it is what the cards are called");
  else if (ethos_text_count_characters (*line) > ETHOS_TITLE_MAX_CHARACTERS)
    wrong = _ ("the title is longer than 120 characters");
  if (wrong == NULL)
    return TRUE;
  *end = ethos_tool_usage (&ethos_command_new, wrong);
  return FALSE;
}

static EthosToolExit
run (int argc, char **argv)
{
  g_autofree char *deck = NULL;
  g_autofree char *agenda = NULL;
  g_autofree char *title = NULL;
  g_autofree char *line = NULL;
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  gboolean force = FALSE;
  const GOptionEntry entries[] = {
    { "deck", 0, 0, G_OPTION_ARG_FILENAME, &deck, N_ ("The cards"), N_ ("DECK") },
    { "agenda", 0, 0, G_OPTION_ARG_FILENAME, &agenda, N_ ("The plan"), N_ ("AGENDA") },
    { "title", 0, 0, G_OPTION_ARG_STRING, &title,
      N_ ("What the workshop is called; without it, what the cards are called"), N_ ("TITLE") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Where to write"), N_ ("FILE") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &force, N_ ("Write over a file that is there already"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  EthosToolExit end;

  if (!ethos_tool_parse (&ethos_command_new, entries, &argc, &argv, 0, 0, &end))
    return end;
  if (deck == NULL || agenda == NULL || output == NULL)
    return ethos_tool_usage (&ethos_command_new, _ ("--deck, --agenda and -o are all needed"));
  if (g_str_equal (deck, "-") && g_str_equal (agenda, "-"))
    return ethos_tool_usage (&ethos_command_new,
                             /* Translators: both are files, “-” is standard input. */
                             _ ("only one of --deck and --agenda can be standard input"));
  if (!check_title (title, &line, &end))
    return end;
  if (!ethos_tool_check_output (output, &error))
    {
      ethos_tool_complain (output, error);
      return ETHOS_TOOL_BAD;
    }
  return make_workshop (deck, agenda, line, output, force);
}
