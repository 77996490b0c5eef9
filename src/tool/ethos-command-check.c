// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-tool"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ethos-deck-codec.h"
#include "ethos-journal.h"
#include "ethos-session-codec.h"
#include "ethos-tool.h"

static EthosToolExit run (int argc, char **argv);

const EthosToolCommand ethos_command_check = {
  "check",
  "FILE…",
  N_ ("Says whether workshops, cards and plans are whole and, where not, what is wrong."),
  run,
};

static gboolean
check_workshop (const char *file, GBytes *bytes, GError **error)
{
  g_autoptr (EthosSessionFile) read = ethos_session_codec_read (bytes, error);

  if (read == NULL)
    return FALSE;
  if (read->newer)
    ethos_tool_say (file, _ ("the file is of a newer version of Ethos and can only be shown. "
                             "Install a newer version of Ethos to change it."));
  for (guint i = 0; i < read->repairs->len; i++)
    ethos_tool_say (file, g_ptr_array_index (read->repairs, i));

  return read->repairs->len == 0;
}

static gboolean
check_file (const char *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ethos_tool_read (file, ethos_json_limits_session.max_bytes, &error);
  g_autoptr (EthosSnapshot) content = NULL;
  const EthosFormat *format;
  gboolean whole;

  if (bytes == NULL)
    {
      ethos_tool_complain (file, error);
      return FALSE;
    }
  if (ethos_journal_is_journal (bytes))
    {
      ethos_tool_say (file,
                      _ ("this is no workshop, but changes to one that Ethos keeps apart from "
                         "its file. Open the workshop in Ethos and choose “Save What Is "
                         "Kept…” in the main menu."));
      return FALSE;
    }
  /* What says nothing is checked as a workshop, whose reader says what is missing. */
  format = ethos_tool_find_format (bytes);
  if (format == NULL)
    format = &ethos_session_format;
  if (format == &ethos_deck_format)
    whole = (content = ethos_deck_codec_read (bytes, &error)) != NULL;
  else if (format == &ethos_agenda_format)
    whole = (content = ethos_agenda_codec_read (bytes, &error)) != NULL;
  else
    whole = check_workshop (file, bytes, &error);
  if (error == NULL)
    return whole;

  ethos_tool_add_remedy (error, bytes, format);
  ethos_tool_complain (file, error);
  return FALSE;
}

static EthosToolExit
run (int argc, char **argv)
{
  EthosToolExit end;

  if (!ethos_tool_parse (&ethos_command_check, NULL, &argc, &argv, 1, -1, &end))
    return end;

  end = ETHOS_TOOL_DONE;
  for (int i = 1; i < argc; i++)
    if (!check_file (argv[i]))
      end = ETHOS_TOOL_BAD;

  return end;
}
