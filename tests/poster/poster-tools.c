// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "poster-tools.h"

#include <glib/gstdio.h>

/* Runs a tool on the bytes; NULL where it is not installed. */
char *
poster_tool_run (GBytes *bytes, const char *tool, const char *option, gboolean to_stdout)
{
  g_autofree char *program = g_find_program_in_path (tool);
  g_autofree char *name = NULL;
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  const char *argv[5] = { program };
  int n = 1;
  int fd, status;

  if (program == NULL)
    return NULL;
  fd = g_file_open_tmp ("ethos-poster-XXXXXX", &name, &error);
  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  if (option != NULL)
    argv[n++] = option;
  argv[n++] = name;
  if (to_stdout)
    argv[n++] = "-";
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_unlink (name);
  return g_steal_pointer (&out);
}

/* The text without its spaces and line breaks, which differ. */
char *
poster_tool_join_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\r\f\t", -1);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    g_string_append (joined, words[i]);
  return g_string_free (joined, FALSE);
}
