// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-tool"

#include "config.h"

#include <locale.h>
#include <stdlib.h>

#include <glib/gi18n.h>

#include "ethos-starter.h"
#include "ethos-tool.h"

static const EthosToolCommand *const commands[] = {
  &ethos_command_import, &ethos_command_new,    &ethos_command_check,
  &ethos_command_poster, &ethos_command_record,
};

static void
print_help (void)
{
  g_print ("%s\n\n", _ ("Usage: ethos-tool COMMAND …"));
  /* Translators: the command line program that does without a window what Ethos does. */
  g_print ("%s\n\n", _ ("Makes cards, workshops, posters and records on the command line."));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  ethos-tool %s %s\n      %s\n", commands[i]->name, commands[i]->arguments,
             _ (commands[i]->summary));

  g_print ("\n%s\n%s\n", _ ("“-” stands for standard input or output."),
           _ ("“ethos-tool COMMAND --help” lists the options of a command."));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, ethos_starter_get_locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  atexit (ethos_tool_end_output);

  if (argc < 2)
    return ethos_tool_usage (NULL, _ ("a command is missing"));
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h"))
    {
      print_help ();
      return ETHOS_TOOL_DONE;
    }
  if (g_str_equal (argv[1], "--version"))
    {
      g_print ("ethos-tool %s\n", ETHOS_VERSION);
      return ETHOS_TOOL_DONE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[1], commands[i]->name))
      return (int) commands[i]->run (argc - 1, argv + 1);

  {
    /* Translators: %s is a word that somebody typed on the command line. */
    g_autofree char *message = g_strdup_printf (_ ("there is no command “%s”"), argv[1]);

    return ethos_tool_usage (NULL, message);
  }
}
