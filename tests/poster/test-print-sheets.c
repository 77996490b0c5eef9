// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "ethos-card-sheet.h"
#include "ethos-slips.h"
#include "poster-samples.h"
#include "poster-tools.h"

static GBytes *
export_slips (const char *prompt, EthosPaper paper, guint n_pages, GError **error)
{
  g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  if (!ethos_slips_export_pdf (engine, prompt, "en", paper, n_pages, 0, stream, NULL, error))
    return NULL;
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static GBytes *
export_cards (const EthosPosterContent *content, EthosPaper paper, GError **error)
{
  g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  if (!ethos_card_sheet_export_pdf (engine, content, paper, stream, NULL, error))
    return NULL;
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_slips (void)
{
  static const EthosPaper papers[] = { ETHOS_PAPER_A4, ETHOS_PAPER_LETTER };

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = export_slips ("What helped you last week?", papers[i], 2, &error);
      g_autoptr (GBytes) again = export_slips ("What helped you last week?", papers[i], 2, NULL);
      g_autofree char *text = NULL;
      g_autofree char *info = NULL;
      g_auto (GStrv) lines = NULL;
      guint n = 0;

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (bytes, again));
      text = poster_tool_run (bytes, "pdftotext", "-layout", TRUE);
      info = poster_tool_run (bytes, "pdfinfo", NULL, FALSE);
      if (text == NULL)
        {
          g_test_skip ("pdftotext is not installed");
          return;
        }
      /* Two slips side by side make one line of text. */
      lines = g_strsplit (text, "\n", -1);
      for (guint j = 0; lines[j] != NULL; j++)
        {
          const char *first = strstr (lines[j], "What helped");

          if (first != NULL && strstr (first + 1, "What helped") != NULL)
            n++;
        }
      g_assert_cmpuint (n, ==, ETHOS_SLIPS_PER_PAGE);
      g_assert_nonnull (strstr (info, i == 0 ? "(A4)" : "(letter)"));
      g_assert_nonnull (strstr (info, "Pages:           2\n"));
    }
}

static void
test_slip_refusals (void)
{
  g_autofree char *endless = g_strnfill (2000, 'w');
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GBytes) blank = NULL;
  g_autoptr (GError) error = NULL;

  blank = export_slips (NULL, ETHOS_PAPER_A4, 1, &error);
  g_assert_no_error (error);
  g_assert_nonnull (blank);

  for (guint i = 0; i < 200; i++)
    g_string_append (words, "many words ");
  g_assert_null (export_slips (words->str, ETHOS_PAPER_A4, 1, &error));
  g_assert_error (error, ETHOS_POSTER_ERROR, ETHOS_POSTER_ERROR_TOO_LONG);
  g_clear_error (&error);
  g_assert_null (export_slips (endless, ETHOS_PAPER_A4, 1, &error));
  g_assert_error (error, ETHOS_POSTER_ERROR, ETHOS_POSTER_ERROR_TOO_LONG);
  g_clear_error (&error);
  g_assert_null (export_slips ("Odd \xf3\xb0\x80\x80", ETHOS_PAPER_A4, 1, &error));
  g_assert_error (error, ETHOS_POSTER_ERROR, ETHOS_POSTER_ERROR_GLYPHS);
}

/* How wide the first word of that kind is, in points; 0 where the tool is not installed. */
static double
measure_word (GBytes *bytes, const char *word)
{
  g_autofree char *boxes = poster_tool_run (bytes, "pdftotext", "-bbox", TRUE);
  g_autofree char *pattern =
      g_strdup_printf ("xMin=\"([0-9.]+)\"[^>]*xMax=\"([0-9.]+)\"[^>]*>%s<", word);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if (boxes == NULL)
    return 0;
  g_assert_true (g_regex_match (regex, boxes, 0, &match));
  start = g_match_info_fetch (match, 1);
  end = g_match_info_fetch (match, 2);
  return g_ascii_strtod (end, NULL) - g_ascii_strtod (start, NULL);
}

/* A long prompt gets smaller type, down to 8 points and no further. */
static void
test_slip_sizes (void)
{
  g_autoptr (GBytes) largest = export_slips ("questions", ETHOS_PAPER_A4, 1, NULL);
  g_autoptr (GBytes) smallest = NULL;
  g_autoptr (GString) words = g_string_new ("questions");
  double width = measure_word (largest, "questions");
  double ratio;

  for (;;)
    {
      g_autoptr (GBytes) bytes = export_slips (words->str, ETHOS_PAPER_A4, 1, NULL);

      if (bytes == NULL)
        break;
      g_clear_pointer (&smallest, g_bytes_unref);
      smallest = g_steal_pointer (&bytes);
      g_string_append (words, " ask");
    }
  g_assert_nonnull (smallest);
  if (width == 0)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  ratio = measure_word (smallest, "questions") / width;
  g_assert_cmpfloat_with_epsilon (ratio, 8.0 / 12.0, 0.01);
}

/* Whether a place of the first page is painted in a colour that is no grey; in points. */
static gboolean
is_coloured (const char *picture, double x, double y)
{
  const double dots = 150.0 / 72;
  char *end;
  int width, height;
  const guchar *pixel;

  g_assert_true (g_str_has_prefix (picture, "P6\n"));
  width = (int) g_ascii_strtoll (picture + 3, &end, 10);
  height = (int) g_ascii_strtoll (end, &end, 10);
  g_assert_true (g_str_has_prefix (end, "\n255\n"));
  g_assert_cmpint ((int) (y * dots), <, height);
  pixel = (const guchar *) end + 5 + 3 * ((gsize) (y * dots) * width + (gsize) (x * dots));
  return ABS (pixel[0] - pixel[1]) > 20 || ABS (pixel[1] - pixel[2]) > 20;
}

/* The coloured edge of a slip is on the side where its prompt begins. */
static void
test_slip_spines (void)
{
  static const struct
  {
    const char *prompt;
    gboolean right;
  } rows[] = {
    { NULL, FALSE },
    { "What helped you?", FALSE },
    { "ما الذي ساعدك؟", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) bytes = export_slips (rows[i].prompt, ETHOS_PAPER_A4, 1, NULL);
      g_autofree char *picture = NULL;
      double width, height;

      g_assert_nonnull (bytes);
      picture = poster_tool_run (bytes, "pdftoppm", "-singlefile", FALSE);
      if (picture == NULL)
        {
          g_test_skip ("pdftoppm is not installed");
          return;
        }
      ethos_paper_get_size (ETHOS_PAPER_A4, ETHOS_ORIENTATION_PORTRAIT, &width, &height);
      /* In the middle of the spine, 24 points from the edge of the slip and 3 wide. */
      for (guint column = 0; column < 2; column++)
        {
          double left = column * width / 2 + 25.5;
          double right = (column + 1) * width / 2 - 25.5;

          g_assert_cmpint (is_coloured (picture, left, 80), ==, !rows[i].right);
          g_assert_cmpint (is_coloured (picture, right, 80), ==, rows[i].right);
        }
    }
}

static void
test_cards (gconstpointer data)
{
  g_autoptr (EthosPosterContent) content = poster_sample_new (data, 12, SAMPLE_LONG);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = export_cards (content, ETHOS_PAPER_A4, &error);
  g_autoptr (GPtrArray) texts = poster_sample_dup_texts (content);
  g_autofree char *text = NULL;
  g_autofree char *all = NULL;
  const char *at;

  g_assert_no_error (error);
  text = poster_tool_run (bytes, "pdftotext", "-raw", TRUE);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  all = poster_tool_join_words (text);
  at = all;
  /* All of them, whatever kind their card is, but the name of the statement. */
  for (guint i = 1; i < texts->len; i++)
    {
      g_autofree char *words = poster_tool_join_words (g_ptr_array_index (texts, i));

      at = strstr (at, words);
      g_assert_nonnull (at);
      at += strlen (words);
    }
}

/* A card that is longer than a page begins on the first one, and goes on over the page. */
static void
test_long_card (void)
{
  g_autoptr (EthosPosterContent) content = ethos_poster_content_new ();
  EthosPosterCard *card = ethos_poster_content_add_value (content, "Care", NULL, 0);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 60; i++)
    ethos_poster_card_add_line (card, ETHOS_POSTER_LINE_DO, "We ask.");
  bytes = export_cards (content, ETHOS_PAPER_A4, NULL);
  text = poster_tool_run (bytes, "pdftotext", "-raw", TRUE);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  g_assert_true (g_str_has_prefix (text, "Care"));
  g_assert_nonnull (strstr (strchr (text, '\f'), "We ask."));
}

/* The coloured edge of a card is on the side where its words begin. */
static void
test_card_spines (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (EthosPosterContent) content = ethos_poster_content_new ();
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *picture = NULL;
      double width, height, margin;

      ethos_poster_content_add_value (content, i == 0 ? "Care" : "العناية", NULL, 0);
      bytes = export_cards (content, ETHOS_PAPER_A4, NULL);
      picture = poster_tool_run (bytes, "pdftoppm", "-singlefile", FALSE);
      if (picture == NULL)
        {
          g_test_skip ("pdftoppm is not installed");
          return;
        }
      ethos_paper_get_size (ETHOS_PAPER_A4, ETHOS_ORIENTATION_PORTRAIT, &width, &height);
      margin = ethos_poster_get_margin (width, height);
      g_assert_cmpint (is_coloured (picture, margin + 3, margin + 10), ==, i == 0);
      g_assert_cmpint (is_coloured (picture, width - margin - 3, margin + 10), ==, i == 1);
    }
}

static void
test_card_refusals (void)
{
  g_autoptr (EthosPosterContent) empty = ethos_poster_content_new ();
  g_autoptr (EthosPosterContent) endless = poster_sample_new ("en", 1, SAMPLE_SHORT);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (export_cards (empty, ETHOS_PAPER_A4, &error));
  g_assert_error (error, ETHOS_POSTER_ERROR, ETHOS_POSTER_ERROR_EMPTY);
  g_clear_error (&error);
  for (guint i = 0; i < 800; i++)
    g_string_append (words, "many words ");
  ethos_poster_card_add_line (g_ptr_array_index (endless->values, 0), ETHOS_POSTER_LINE_DO,
                              words->str);
  g_assert_null (export_cards (endless, ETHOS_PAPER_A4, &error));
  g_assert_error (error, ETHOS_POSTER_ERROR, ETHOS_POSTER_ERROR_TOO_LONG);
  g_assert_nonnull (strstr (error->message, "Curiosity"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print/slips", test_slips);
  g_test_add_func ("/print/slips/refusals", test_slip_refusals);
  g_test_add_func ("/print/slips/sizes", test_slip_sizes);
  g_test_add_func ("/print/slips/spines", test_slip_spines);
  g_test_add_data_func ("/print/cards/en", "en", test_cards);
  g_test_add_data_func ("/print/cards/de", "de", test_cards);
  g_test_add_func ("/print/cards/long", test_long_card);
  g_test_add_func ("/print/cards/spines", test_card_spines);
  g_test_add_func ("/print/cards/refusals", test_card_refusals);
  return g_test_run ();
}
