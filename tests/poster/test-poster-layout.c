// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "ethos-poster-layout.h"
#include "poster-samples.h"

/* Lengths are sums of doubles; a thousandth of a point is nothing. */
#define EPSILON 0.001

/* No line touches the one above it, the one below it, or anything else. */
static void
assert_ink (const EthosPosterItem *item)
{
  double descent = item->line_height - item->baseline;

  for (int i = 0; i < pango_layout_get_line_count (item->layout); i++)
    {
      PangoRectangle ink;

      pango_layout_line_get_extents (pango_layout_get_line_readonly (item->layout, i), &ink, NULL);
      g_assert_cmpfloat ((double) PANGO_ASCENT (ink) / PANGO_SCALE, <=,
                         item->baseline + 0.01 * item->size);
      g_assert_cmpfloat ((double) PANGO_DESCENT (ink) / PANGO_SCALE, <=,
                         descent + 0.01 * item->size);
    }
}

static void
assert_inside (const EthosPosterItem *item, double width, double height)
{
  double margin = MIN (width, height) / 16;
  PangoRectangle logical;

  g_assert_cmpfloat (item->x, >=, margin - EPSILON);
  g_assert_cmpfloat (item->y, >=, margin - EPSILON);
  g_assert_cmpfloat (item->x + item->width, <=, width - margin + EPSILON);
  g_assert_cmpfloat (item->y + item->height, <=, height - margin + EPSILON);
  if (item->kind != ETHOS_POSTER_ITEM_TEXT)
    return;

  /* What Pango made of it stays in the place that was reserved. */
  g_assert_nonnull (item->layout);
  pango_layout_get_extents (item->layout, NULL, &logical);
  g_assert_cmpfloat ((double) logical.width / PANGO_SCALE, <=, item->width + 0.01 * item->size);
  g_assert_cmpfloat (pango_layout_get_line_count (item->layout) * item->line_height, <=,
                     item->height + EPSILON);
  assert_ink (item);
  g_assert_cmpint (pango_layout_get_unknown_glyphs_count (item->layout), ==, 0);
  g_assert_false (pango_layout_is_ellipsized (item->layout));
}

static gboolean
is_apart (const EthosPosterItem *a, const EthosPosterItem *b)
{
  return a->page != b->page || a->x + a->width <= b->x + EPSILON ||
         b->x + b->width <= a->x + EPSILON || a->y + a->height <= b->y + EPSILON ||
         b->y + b->height <= a->y + EPSILON;
}

static void
assert_geometry (const EthosPosterLayout *layout)
{
  const EthosPosterItem *items;
  double width, height;
  guint n_items;

  ethos_poster_layout_get_size (layout, &width, &height);
  items = ethos_poster_layout_get_items (layout, &n_items);
  for (guint i = 0; i < n_items; i++)
    {
      assert_inside (&items[i], width, height);
      for (guint j = 0; j < i; j++)
        {
          if (items[i].kind == ETHOS_POSTER_ITEM_FRAME || items[j].kind == ETHOS_POSTER_ITEM_FRAME)
            continue;
          if (!is_apart (&items[i], &items[j]))
            g_error ("“%s” overlaps “%s”", items[i].string, items[j].string);
        }
    }
}

static void
assert_levels (const EthosPosterLayout *layout)
{
  const EthosPosterItem *items;
  double width, height;
  guint n_items;

  ethos_poster_layout_get_size (layout, &width, &height);
  items = ethos_poster_layout_get_items (layout, &n_items);
  for (guint i = 0; i < n_items; i++)
    {
      EthosPosterLevel level = ethos_poster_face_get (items[i].role)->level;

      if (items[i].kind != ETHOS_POSTER_ITEM_TEXT)
        continue;
      g_assert_cmpfloat_with_epsilon (items[i].size, ethos_poster_layout_get_type (layout, level),
                                      1e-9);
      g_assert_cmpfloat (items[i].size, >=, ethos_poster_get_smallest (width, height) - EPSILON);
    }
  g_assert_cmpfloat (ethos_poster_layout_get_type (layout, ETHOS_POSTER_LEVEL_MISSION), >,
                     ethos_poster_layout_get_type (layout, ETHOS_POSTER_LEVEL_NAME));
}

/* Every text of the statement stands there once, in the order of reading. */
static void
assert_complete (const EthosPosterLayout *layout)
{
  g_autoptr (GPtrArray) texts = poster_sample_dup_texts (ethos_poster_layout_get_content (layout));
  const EthosPosterItem *items;
  guint n_items;
  guint found = 0;

  items = ethos_poster_layout_get_items (layout, &n_items);
  for (guint i = 0; i < n_items; i++)
    {
      if (items[i].kind != ETHOS_POSTER_ITEM_TEXT || items[i].role == ETHOS_POSTER_ROLE_STATUS ||
          items[i].role == ETHOS_POSTER_ROLE_LABEL || items[i].role == ETHOS_POSTER_ROLE_LINE_LABEL)
        continue;
      g_assert_cmpuint (found, <, texts->len);
      g_assert_cmpstr (items[i].string, ==, g_ptr_array_index (texts, found));
      g_assert_cmpstr (pango_layout_get_text (items[i].layout), ==, items[i].string);
      found++;
    }
  g_assert_cmpuint (found, ==, texts->len);
}

static void
check_sample (EthosPosterEngine *engine,
              EthosPaper paper,
              EthosOrientation orientation,
              const char *language,
              guint n_values,
              SampleLength length)
{
  g_autoptr (EthosPosterContent) content = poster_sample_new (language, n_values, length);
  g_autoptr (EthosPosterLayout) layout = NULL;
  g_autoptr (GError) error = NULL;

  layout = ethos_poster_layout_new (engine, content, paper, orientation, &error);
  if (layout == NULL)
    {
      g_test_message ("%s %s %s %u %u: %s", ethos_paper_get_name (paper),
                      ethos_orientation_get_name (orientation), language, n_values, length,
                      error->message);
      g_assert_error (error, ETHOS_POSTER_ERROR, ETHOS_POSTER_ERROR_TOO_LONG);
      /* Only very many very long lines may be refused. */
      g_assert_cmpint (length, ==, SAMPLE_LONG);
      g_assert_cmpuint (n_values, >, 5);
      return;
    }
  g_test_message ("%s %s %s %u %u: %.1f pt, %u pages", ethos_paper_get_name (paper),
                  ethos_orientation_get_name (orientation), language, n_values, length,
                  ethos_poster_layout_get_type (layout, ETHOS_POSTER_LEVEL_BODY),
                  ethos_poster_layout_get_n_pages (layout));
  assert_geometry (layout);
  assert_levels (layout);
  assert_complete (layout);
  if (length == SAMPLE_SHORT && n_values <= 8)
    g_assert_cmpuint (ethos_poster_layout_get_n_pages (layout), ==, 1);
}

static void
test_geometry (gconstpointer data)
{
  static const guint counts[] = { 1, 2, 3, 4, 5, 8, 12 };
  const char *language = data;
  gboolean latin = g_str_equal (language, "en");
  g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();

  for (EthosPaper paper = ETHOS_PAPER_A4; paper <= ETHOS_PAPER_A1; paper++)
    {
      if (!latin && paper != ETHOS_PAPER_A4 && paper != ETHOS_PAPER_A1)
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
        {
          for (guint length = 0; length < N_SAMPLE_LENGTHS; length++)
            {
              check_sample (engine, paper, ETHOS_ORIENTATION_PORTRAIT, language, counts[i], length);
              check_sample (engine, paper, ETHOS_ORIENTATION_LANDSCAPE, language, counts[i],
                            length);
            }
        }
    }
}

/* Distances that the stated rule gives, and what the design promises on a wall. */
static void
test_distance (void)
{
  g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();
  g_autoptr (EthosPosterContent) content = poster_sample_new ("en", 4, SAMPLE_SHORT);
  g_autoptr (EthosPosterLayout) layout = NULL;

  /* A capital of 81 pt type is 20 mm high: read at 4 m. */
  g_assert_cmpfloat_with_epsilon (ethos_poster_get_distance (81), 4.0, 0.01);
  layout =
      ethos_poster_layout_new (engine, content, ETHOS_PAPER_A1, ETHOS_ORIENTATION_PORTRAIT, NULL);
  g_assert_nonnull (layout);
  g_assert_cmpfloat (ethos_poster_layout_get_distance (layout, ETHOS_POSTER_LEVEL_NAME), >=, 3);
}

static void
test_labels (void)
{
  g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();
  g_autoptr (EthosPosterContent) content = ethos_poster_content_new ();
  g_autoptr (EthosPosterLayout) layout = NULL;
  const EthosPosterItem *items;
  guint n_items;
  guint n_labels = 0;

  ethos_poster_content_set_text (&content->mission, "Our mission is to listen.");
  ethos_poster_content_set_text (&content->vision, "A street that listens.");
  layout =
      ethos_poster_layout_new (engine, content, ETHOS_PAPER_A4, ETHOS_ORIENTATION_PORTRAIT, NULL);
  items = ethos_poster_layout_get_items (layout, &n_items);
  for (guint i = 0; i < n_items; i++)
    {
      if (items[i].role != ETHOS_POSTER_ROLE_LABEL)
        continue;
      g_assert_cmpstr (items[i].string, ==, content->vision_label);
      n_labels++;
    }
  g_assert_cmpuint (n_labels, ==, 1);
}

static void
test_right_to_left (void)
{
  g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();
  g_autoptr (EthosPosterContent) content = poster_sample_new ("ar", 3, SAMPLE_SHORT);
  g_autoptr (EthosPosterLayout) layout = NULL;
  const EthosPosterItem *items;
  double width, height;
  double last = G_MAXDOUBLE;
  guint n_items;

  layout =
      ethos_poster_layout_new (engine, content, ETHOS_PAPER_A4, ETHOS_ORIENTATION_PORTRAIT, NULL);
  ethos_poster_layout_get_size (layout, &width, &height);
  items = ethos_poster_layout_get_items (layout, &n_items);
  for (guint i = 0; i < n_items; i++)
    {
      if (items[i].kind != ETHOS_POSTER_ITEM_SPINE || items[i].card > 5)
        continue;
      g_assert_cmpfloat (items[i].x, <, last);
      last = items[i].x;
    }
  g_assert_cmpfloat (last, <, width / 2);
}

static void
test_refusals (void)
{
  g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();
  g_autoptr (EthosPosterContent) empty = ethos_poster_content_new ();
  g_autoptr (EthosPosterContent) strange = poster_sample_new ("en", 1, SAMPLE_SHORT);
  g_autoptr (EthosPosterContent) endless = poster_sample_new ("en", 1, SAMPLE_SHORT);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  ethos_poster_content_set_text (&empty->title, "Only a title");
  g_assert_null (ethos_poster_layout_new (engine, empty, ETHOS_PAPER_A4, 0, &error));
  g_assert_error (error, ETHOS_POSTER_ERROR, ETHOS_POSTER_ERROR_EMPTY);
  g_clear_error (&error);

  /* A private character that no font should have. */
  ethos_poster_content_add_value (strange, "Odd \xf3\xb0\x80\x80 one", NULL, 0);
  g_assert_null (ethos_poster_layout_new (engine, strange, ETHOS_PAPER_A4, 0, &error));
  g_assert_error (error, ETHOS_POSTER_ERROR, ETHOS_POSTER_ERROR_GLYPHS);
  g_assert_nonnull (strstr (error->message, "\xf3\xb0\x80\x80"));
  g_clear_error (&error);

  for (guint i = 0; i < 3000; i++)
    g_string_append (line, "words ");
  ethos_poster_content_add_value (endless, line->str, NULL, 0);
  g_assert_null (ethos_poster_layout_new (engine, endless, ETHOS_PAPER_A4, 0, &error));
  g_assert_error (error, ETHOS_POSTER_ERROR, ETHOS_POSTER_ERROR_TOO_LONG);
}

/* A word without a place to break, of the kind that addresses are, still stays on the page. */
static void
test_long_word (void)
{
  g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();
  g_autoptr (EthosPosterContent) content = poster_sample_new ("en", 3, SAMPLE_TYPICAL);
  g_autoptr (EthosPosterLayout) layout = NULL;
  g_autofree char *word = g_strnfill (180, 'w');
  g_autoptr (GError) error = NULL;

  ethos_poster_card_add_line (g_ptr_array_index (content->values, 0), ETHOS_POSTER_LINE_DO, word);
  layout =
      ethos_poster_layout_new (engine, content, ETHOS_PAPER_A4, ETHOS_ORIENTATION_PORTRAIT, &error);
  g_assert_no_error (error);
  assert_geometry (layout);
  assert_complete (layout);
}

/* No last line is a short word alone, on any paper that the words meet. */
static void
test_widows (void)
{
  static const guint counts[] = { 1, 3, 4, 5, 8 };
  g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();

  for (guint i = 0; i < 2 * G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (EthosPosterContent) content =
          poster_sample_new ("en", counts[i / 2], SAMPLE_TYPICAL);
      g_autoptr (EthosPosterLayout) layout = NULL;
      const EthosPosterItem *items;
      guint n_items;

      layout = ethos_poster_layout_new (engine, content, ETHOS_PAPER_A3, i % 2, NULL);
      items = ethos_poster_layout_get_items (layout, &n_items);
      for (guint j = 0; j < n_items; j++)
        {
          PangoLayoutLine *line;
          int n_lines;

          if (items[j].kind != ETHOS_POSTER_ITEM_TEXT)
            continue;
          n_lines = pango_layout_get_line_count (items[j].layout);
          line = pango_layout_get_line_readonly (items[j].layout, n_lines - 1);
          g_test_message ("%s", items[j].string + line->start_index);
          if (n_lines > 1 && items[j].role != ETHOS_POSTER_ROLE_NAME)
            g_assert_nonnull (strchr (items[j].string + line->start_index, ' '));
        }
    }
}

static void
test_clean_text (void)
{
  static const struct
  {
    const char *text;
    const char *clean;
  } rows[] = {
    { "  two\t\n words \r\n", "two words" },
    { "a\u202Eb\u2066c\u200Fd", "abcd" },
    { "bell\a and nul-free", "bell and nul-free" },
    { "e\u0301", "é" },
    { "10\u00A0km", "10\u00A0km" },
    { "\xff\xfe", "\uFFFD\uFFFD" },
    { " \n ", NULL },
    { "", NULL },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = NULL;

      ethos_poster_content_set_text (&text, rows[i].text);
      g_assert_cmpstr (text, ==, rows[i].clean);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/poster/content/clean-text", test_clean_text);
  g_test_add_data_func ("/poster/geometry/en", "en", test_geometry);
  g_test_add_data_func ("/poster/geometry/de", "de", test_geometry);
  g_test_add_data_func ("/poster/geometry/ar", "ar", test_geometry);
  g_test_add_data_func ("/poster/geometry/zh", "zh-Hans", test_geometry);
  g_test_add_func ("/poster/distance", test_distance);
  g_test_add_func ("/poster/labels", test_labels);
  g_test_add_func ("/poster/right-to-left", test_right_to_left);
  g_test_add_func ("/poster/refusals", test_refusals);
  g_test_add_func ("/poster/long-word", test_long_word);
  g_test_add_func ("/poster/widows", test_widows);
  return g_test_run ();
}
