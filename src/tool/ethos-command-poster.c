// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-tool"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ethos-poster-export.h"
#include "ethos-poster-session.h"
#include "ethos-tool.h"

static EthosToolExit run (int argc, char **argv);

const EthosToolCommand ethos_command_poster = {
  "poster",
  "FILE [--paper A2] [--orientation portrait] [--force] [-o OUT.pdf|svg|png]",
  N_ ("Draws the statement poster of a workshop."),
  run,
};

typedef struct
{
  char *paper;
  char *orientation;
  char *format;
  char *output;
  int dpi;
  int page;
  gboolean force;
} Options;

typedef struct
{
  EthosPaper paper;
  EthosOrientation orientation;
  EthosPosterFormat format;
  guint dpi;
  guint page;
} Choices;

static const EthosToolMakes makes[] = {
  [ETHOS_POSTER_FORMAT_PDF] = ETHOS_TOOL_MAKES_PDF,
  [ETHOS_POSTER_FORMAT_SVG] = ETHOS_TOOL_MAKES_SVG,
  [ETHOS_POSTER_FORMAT_PNG] = ETHOS_TOOL_MAKES_PNG,
};

static gboolean G_GNUC_PRINTF (1, 2) fail_usage (const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  ethos_tool_usage (&ethos_command_poster, message);
  return FALSE;
}

static gboolean
choose_format (const Options *options, Choices *choices)
{
  /* A folder is the writer's to refuse, whatever it is called. */
  gboolean plain = options->output == NULL || g_str_equal (options->output, "-") ||
                   g_str_has_suffix (options->output, G_DIR_SEPARATOR_S) ||
                   g_file_test (options->output, G_FILE_TEST_IS_DIR);
  g_autofree char *base = plain ? NULL : g_path_get_basename (options->output);
  const char *dot = base != NULL ? strrchr (base, '.') : NULL;

  if (options->format != NULL)
    return ethos_poster_format_from_name (options->format, &choices->format) ||
           /* Translators: %s is what somebody typed on the command line. */
           fail_usage (_ ("a poster is made as pdf, svg or png: “%s”"), options->format);
  if (ethos_poster_format_from_name (plain ? "pdf" : dot != NULL ? dot + 1 : "", &choices->format))
    return TRUE;

  /* Translators: %s is the name of a file. */
  return fail_usage (_ ("give --format or a name ending in .pdf, .svg or .png: “%s”"), base);
}

/* What is wrong with the command line shows before the file is read. */
static gboolean
choose (const Options *options, Choices *choices)
{
  if (options->paper != NULL && !ethos_paper_from_name (options->paper, &choices->paper))
    /* Translators: %s is what somebody typed on the command line. */
    return fail_usage (_ ("there is no such paper: “%s”"), options->paper);
  if (options->orientation != NULL &&
      !ethos_orientation_from_name (options->orientation, &choices->orientation))
    /* Translators: %s is what somebody typed on the command line. */
    return fail_usage (_ ("paper lies as portrait or landscape: “%s”"), options->orientation);
  if (options->dpi < ETHOS_POSTER_MIN_DPI || options->dpi > ETHOS_POSTER_MAX_DPI)
    /* Translators: %d is what somebody typed on the command line. */
    return fail_usage (_ ("dots per inch go from 36 to 600: “%d”"), options->dpi);
  if (options->page < 1)
    /* Translators: %d is what somebody typed on the command line. */
    return fail_usage (_ ("pages are counted from 1: “%d”"), options->page);

  choices->dpi = (guint) options->dpi;
  choices->page = (guint) options->page - 1;
  return choose_format (options, choices);
}

/* What the command line leaves open the workshop says. */
static void
fill_choices (const Options *options, EthosSession *session, Choices *choices)
{
  const EthosWorkshop *workshop = ethos_session_get_workshop (session);

  if (options->paper == NULL)
    ethos_paper_from_name (ethos_poster_paper_names[workshop->poster_paper], &choices->paper);
  if (options->orientation == NULL)
    ethos_orientation_from_name (ethos_poster_orientation_names[workshop->poster_orientation],
                                 &choices->orientation);
}

static GBytes *
draw (EthosSession *session, const Choices *choices, GError **error)
{
  g_autoptr (EthosSnapshot) snapshot = ethos_session_snapshot (session);
  g_autoptr (EthosPosterContent) content = ethos_poster_content_from_snapshot (snapshot);
  g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (EthosPosterLayout) layout = NULL;
  gboolean drawn;

  layout = ethos_poster_layout_new (engine, content, choices->paper, choices->orientation, error);
  if (layout == NULL)
    return NULL;
  if (choices->page >= ethos_poster_layout_get_n_pages (layout))
    {
      guint n_pages = ethos_poster_layout_get_n_pages (layout);

      g_set_error (error, ETHOS_POSTER_ERROR, ETHOS_POSTER_ERROR_FAILED,
                   ngettext ("the poster has %u page; choose that one with --page 1",
                             "the poster has %u pages; choose one of them with --page", n_pages),
                   n_pages);
      return NULL;
    }

  if (choices->format == ETHOS_POSTER_FORMAT_PDF)
    drawn = ethos_poster_export_pdf (layout, stream, NULL, error);
  else if (choices->format == ETHOS_POSTER_FORMAT_SVG)
    drawn = ethos_poster_export_svg (layout, choices->page, stream, NULL, error);
  else
    drawn = ethos_poster_export_png (layout, choices->page, choices->dpi, stream, NULL, error);
  if (!drawn || !g_output_stream_close (stream, NULL, error))
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
clear_options (Options *options)
{
  g_free (options->paper);
  g_free (options->orientation);
  g_free (options->format);
  g_free (options->output);
}

static EthosToolExit
make_poster (const Options *options, const char *file)
{
  g_autoptr (EthosSession) session = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  Choices choices = { 0 };

  if (!choose (options, &choices))
    return ETHOS_TOOL_USAGE;
  session = ethos_tool_read_session (file, &error);
  if (session == NULL)
    {
      ethos_tool_complain (file, error);
      return ETHOS_TOOL_BAD;
    }
  fill_choices (options, session, &choices);
  bytes = draw (session, &choices, &error);
  if (bytes == NULL)
    {
      ethos_tool_complain (file, error);
      return ETHOS_TOOL_BAD;
    }
  return ethos_tool_deliver (options->output, file, bytes, makes[choices.format], options->force);
}

static EthosToolExit
run (int argc, char **argv)
{
  Options options = { .dpi = ETHOS_POSTER_DEFAULT_DPI, .page = 1 };
  const GOptionEntry entries[] = {
    { "paper", 0, 0, G_OPTION_ARG_STRING, &options.paper,
      N_ ("A0 to A5, Letter or Tabloid; without it, what the workshop says"), N_ ("PAPER") },
    { "orientation", 0, 0, G_OPTION_ARG_STRING, &options.orientation,
      N_ ("portrait or landscape; without it, what the workshop says"), N_ ("ORIENTATION") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format,
      N_ ("pdf, svg or png; without it, by the name of the file"), N_ ("FORMAT") },
    { "dpi", 0, 0, G_OPTION_ARG_INT, &options.dpi, N_ ("Dots per inch of a PNG, 36 to 600"),
      N_ ("NUMBER") },
    { "page", 0, 0, G_OPTION_ARG_INT, &options.page, N_ ("Which page an SVG or PNG shows, from 1"),
      N_ ("NUMBER") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_ ("Where to write; without it, to standard output"), N_ ("FILE") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &options.force,
      N_ ("Write over any file; without it, only over one of the same format"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  EthosToolExit end;

  if (ethos_tool_parse (&ethos_command_poster, entries, &argc, &argv, 1, 1, &end))
    end = make_poster (&options, argv[1]);

  clear_options (&options);
  return end;
}
