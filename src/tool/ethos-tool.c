// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-tool"

#include "config.h"

#include "ethos-tool.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "ethos-atomic-file.h"
#include "ethos-json-gate.h"
#include "ethos-session-codec.h"

static gboolean
is_standard (const char *file)
{
  return g_str_equal (file, "-");
}

static gboolean
print_version_cb (const char *option, const char *value, gpointer data, GError **error)
{
  g_print ("ethos-tool %s\n", ETHOS_VERSION);
  exit (ETHOS_TOOL_DONE);
}

/**
 * ethos_tool_parse:
 * @command: the command
 * @entries: (nullable): its options
 * @argc: how many words there are; afterwards how many are left
 * @argv: the words, the first the name of the command
 * @fewest: the fewest words that must be left beside the name
 * @most: the most, or -1
 * @exit: (out): how to end where it returns %FALSE
 *
 * Reads the options of a command. With `--help` or `--version` the program ends here.
 *
 * Returns: whether to go on
 */
gboolean
ethos_tool_parse (const EthosToolCommand *command,
                  const GOptionEntry *entries,
                  int *argc,
                  char ***argv,
                  int fewest,
                  int most,
                  EthosToolExit *exit)
{
  const GOptionEntry version[] = {
    { "version", 0, G_OPTION_FLAG_NO_ARG, G_OPTION_ARG_CALLBACK, print_version_cb,
      N_ ("Print the version and end"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("ethos-tool %s", command->name);
  g_autofree char *usage = g_strdup_printf ("%s\n\n%s", command->arguments, _ (command->summary));

  context = g_option_context_new (usage);
  g_set_prgname (name);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, version, GETTEXT_PACKAGE);

  *exit = ETHOS_TOOL_USAGE;
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      ethos_tool_usage (command, error->message);
      return FALSE;
    }
  if (*argc - 1 < fewest || (most >= 0 && *argc - 1 > most))
    {
      ethos_tool_usage (command, *argc - 1 < fewest ? _ ("a file is missing")
                                                    : _ ("there are too many files"));
      return FALSE;
    }

  return TRUE;
}

static gboolean
is_quote (const char *sign)
{
  switch (g_unichar_type (g_utf8_get_char (sign)))
    {
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
    case G_UNICODE_OPEN_PUNCTUATION:
      return TRUE;
    default:
      return *sign == '"';
    }
}

/* Messages for people at a window begin with the file, in the quotes of the language, as it was
 * given or as a whole path; a line that has begun with it needs only the rest. */
static const char *
skip_name (const char *message, const char *file)
{
  g_autofree char *base = g_path_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  const char *found = message;

  if (!is_quote (message))
    return message;
  while ((found = strstr (found, name)) != NULL)
    {
      const char *before = g_utf8_prev_char (found);
      const char *after = found + strlen (name);

      if ((before == message || *before == G_DIR_SEPARATOR) && is_quote (after) &&
          *g_utf8_next_char (after) == ' ')
        return g_utf8_next_char (after) + 1;
      found = after;
    }
  return message;
}

/* The names of files may hold what moves the cursor of a terminal, or looks like another line. */
static char *
dup_shown (const char *text)
{
  g_autofree char *valid = g_filename_display_name (text);
  GString *shown = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n')
        g_string_append (shown, "\\n");
      else if (g_unichar_iscntrl (c))
        g_string_append_printf (shown, "\\x%02x", c);
      else
        g_string_append_unichar (shown, c);
    }
  return g_string_free (shown, FALSE);
}

/**
 * ethos_tool_say:
 * @file: (nullable): the file it is about
 * @message: what to say
 *
 * Prints `ethos-tool: FILE: what to say` on one line, without control characters.
 */
void
ethos_tool_say (const char *file, const char *message)
{
  g_autofree char *name = file != NULL ? dup_shown (file) : NULL;
  g_autofree char *words = dup_shown (message);

  if (name != NULL)
    g_printerr ("ethos-tool: %s: %s\n", name, words);
  else
    g_printerr ("ethos-tool: %s\n", words);
}

/**
 * ethos_tool_complain:
 * @file: the file it is about
 * @error: what is wrong
 *
 * Prints `ethos-tool: FILE: PATH: what is wrong`; the path, where there is one, begins the message.
 */
void
ethos_tool_complain (const char *file, const GError *error)
{
  g_autofree char *doubled = g_strconcat (file, ": ", NULL);
  const char *message = skip_name (error->message, file);

  if (g_str_has_prefix (message, doubled))
    message += strlen (doubled);

  ethos_tool_say (file, message);
}

/**
 * ethos_tool_usage:
 * @command: (nullable): the command
 * @message: what is wrong with the command line
 *
 * Returns: %ETHOS_TOOL_USAGE, after saying what is wrong and where help is
 */
EthosToolExit
ethos_tool_usage (const EthosToolCommand *command, const char *message)
{
  g_autofree char *help = command ? g_strdup_printf ("ethos-tool %s --help", command->name)
                                  : g_strdup ("ethos-tool --help");

  ethos_tool_say (NULL, message);
  /* Translators: %s is a command line that prints help. */
  g_printerr (_ ("Try “%s”.\n"), help);

  return ETHOS_TOOL_USAGE;
}

static GBytes *
read_standard_input (gsize limit, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[65536];

  for (;;)
    {
      gssize n_read = read (STDIN_FILENO, buffer, sizeof buffer);

      if (n_read == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read < 0)
        {
          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                       /* Translators: of standard input; %s is why, as the system says it. */
                       _ ("could not be read: %s. Look where it comes from, or name a file."),
                       g_strerror (errno));
          return NULL;
        }
      if (bytes->len + (gsize) n_read > limit)
        {
          g_autofree char *most = g_format_size_full (limit, G_FORMAT_SIZE_IEC_UNITS);

          g_set_error (
              error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
              /* Translators: of standard input; %s is a size, such as 1.0 MiB. */
              _ ("is too large: at most %s can be read. Look whether it is what you meant, "
                 "or send less of it."),
              most);
          return NULL;
        }
      g_byte_array_append (bytes, buffer, (guint) n_read);
    }
}

/* What a variable that is not set leaves of an argument. */
static gboolean
check_named (const char *file, GError **error)
{
  if (*file != '\0')
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                       _ ("the name of the file is empty; write a name, or - for a pipe"));
  return FALSE;
}

/**
 * ethos_tool_read:
 * @file: a path, or `-` for standard input
 * @limit: the most bytes that make sense
 * @error: where to say what is wrong
 *
 * Returns: (transfer full): all of it
 */
GBytes *
ethos_tool_read (const char *file, gsize limit, GError **error)
{
  if (is_standard (file))
    return read_standard_input (limit, error);
  if (!check_named (file, error))
    return NULL;

  return ethos_atomic_file_read (NULL, file, limit, NULL, error);
}

static gboolean
write_standard_output (GBytes *bytes, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  while (size > 0)
    {
      gssize n_written = write (STDOUT_FILENO, data, size);

      if (n_written < 0 && errno == EINTR)
        continue;
      if (n_written < 0)
        {
          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                       /* Translators: of standard output; %s is why, as the system says it. */
                       _ ("could not be written: %s. Look where it goes, or name a file with -o."),
                       g_strerror (errno));
          return FALSE;
        }
      data += n_written;
      size -= (gsize) n_written;
    }

  return TRUE;
}

static gboolean
find_input (const char *file, struct stat *input)
{
  return (is_standard (file) ? fstat (STDIN_FILENO, input) : stat (file, input)) == 0;
}

/**
 * ethos_tool_spare:
 * @output: (nullable): where something is to be written
 * @input: a file that was read, or `-` for standard input
 * @error: where to say what is wrong
 *
 * Refuses to write over what was read: nobody means that.
 */
gboolean
ethos_tool_spare (const char *output, const char *input, GError **error)
{
  struct stat one, two;

  if (output == NULL || is_standard (output))
    return TRUE;
  if (stat (output, &one) != 0 || !find_input (input, &two) || !S_ISREG (one.st_mode) ||
      one.st_dev != two.st_dev || one.st_ino != two.st_ino)
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                       _ ("this is the file that was read; choose another name"));
  return FALSE;
}

/**
 * ethos_tool_check_output:
 * @file: where something is to be written
 * @error: where to say what is wrong
 *
 * Refuses folders: a file would otherwise land in one, under the folder's own name.
 */
gboolean
ethos_tool_check_output (const char *file, GError **error)
{
  if (!check_named (file, error))
    return FALSE;
  if (!g_str_has_suffix (file, G_DIR_SEPARATOR_S) && !g_file_test (file, G_FILE_TEST_IS_DIR))
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY,
                       _ ("this is a folder; write the name of the file behind it"));
  return FALSE;
}

/**
 * ethos_tool_write:
 * @file: (nullable): a path; %NULL or `-` for standard output
 * @bytes: what to write
 * @error: where to say what is wrong
 *
 * Writes a file to hand on whole or not at all.
 */
gboolean
ethos_tool_write (const char *file, GBytes *bytes, GError **error)
{
  if (file == NULL || is_standard (file))
    return write_standard_output (bytes, error);

  if (!ethos_tool_check_output (file, error))
    return FALSE;
  return ethos_atomic_file_export (NULL, file, bytes, error);
}

/**
 * ethos_tool_write_session:
 * @file: (nullable): a path; %NULL or `-` for standard output
 * @bytes: a workshop
 * @force: whether a file that is there already is written over
 * @error: where to say what is wrong
 *
 * Writes a workshop whole or not at all, for its owner alone, as the window does.
 */
gboolean
ethos_tool_write_session (const char *file, GBytes *bytes, gboolean force, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (file == NULL || is_standard (file))
    return write_standard_output (bytes, error);

  if (!ethos_tool_check_output (file, error))
    return FALSE;
  if (force)
    return ethos_atomic_file_replace (NULL, file, bytes, NULL, NULL, error);
  if (ethos_atomic_file_create (NULL, file, NULL, bytes, NULL, &local))
    return TRUE;

  if (g_error_matches (local, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_EXISTS))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                         _ ("there is such a file already; --force writes over it"));
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * ethos_tool_read_session:
 * @file: a path, or `-` for standard input
 * @error: where to say what is wrong, with the path within the file
 *
 * Reads a workshop to make something of it, and says where that can't be all of it.
 *
 * Returns: (transfer full): the workshop in it
 */
EthosSession *
ethos_tool_read_session (const char *file, GError **error)
{
  g_autoptr (GBytes) bytes = ethos_tool_read (file, ethos_json_limits_session.max_bytes, error);
  g_autoptr (EthosSessionFile) read = NULL;
  g_autoptr (GError) local = NULL;

  if (bytes == NULL)
    return NULL;

  read = ethos_session_codec_read (bytes, &local);
  if (read == NULL)
    {
      ethos_tool_add_remedy (local, bytes, &ethos_session_format);
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  if (read->newer)
    ethos_tool_say (file, _ ("the file is of a newer version of Ethos; what this version does not "
                             "know is missing. Install a newer version of Ethos."));
  for (guint i = 0; i < read->repairs->len; i++)
    ethos_tool_say (file, g_ptr_array_index (read->repairs, i));

  return g_object_ref (read->session);
}

/**
 * ethos_tool_end_output:
 *
 * For atexit(): sees to it that help that did not reach its reader is not taken for printed.
 */
void
ethos_tool_end_output (void)
{
  gboolean failed = ferror (stdout) != 0;

  if (fflush (stdout) == 0 && !failed)
    return;
  ethos_tool_say ("-", _ ("not everything could be written. Look where it goes."));
  _exit (ETHOS_TOOL_BAD);
}
