// SPDX-License-Identifier: GPL-3.0-or-later
#include "ethos-model.h"
#include "config.h"

#include "ethos-poster-layout.h"
#include "poster-samples.h"

/* Address checks make a layout thirty times slower and find nothing new in the other cases. */
#ifdef __SANITIZE_ADDRESS__
#define FEW_CASES TRUE
#else
#define FEW_CASES FALSE
#endif

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
                      ethos_poster_orientation_names[orientation], language, n_values, length,
                      error->message);
      g_assert_error (error, ETHOS_POSTER_ERROR, ETHOS_POSTER_ERROR_TOO_LONG);
      /* Only very many very long lines may be refused. */
      g_assert_cmpint (length, ==, SAMPLE_LONG);
      g_assert_cmpuint (n_values, >, 5);
      return;
    }
  g_test_message ("%s %s %s %u %u: %.1f pt, %u pages", ethos_paper_get_name (paper),
                  ethos_poster_orientation_names[orientation], language, n_values, length,
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
      if (FEW_CASES && paper != ETHOS_PAPER_A4)
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
        {
          if (FEW_CASES && i % 3 != 0)
            continue;
          for (guint length = 0; length < N_SAMPLE_LENGTHS; length++)
            {
              check_sample (engine, paper, ETHOS_ORIENTATION_PORTRAIT, language, counts[i], length);
              check_sample (engine, paper, ETHOS_ORIENTATION_LANDSCAPE, language, counts[i],
                            length);
            }
        }
    }
}

/* A word without a place to break, of the kind that addresses are, still stays on the page. Pango
 * gives it a line of its own before it breaks it, which the arithmetic learns from it.
 */
static void
test_long_word (void)
{
  g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();

  for (guint length = 30; length <= 180; length += 30)
    {
      g_autoptr (EthosPosterContent) content = poster_sample_new ("en", 3, SAMPLE_TYPICAL);
      g_autoptr (EthosPosterLayout) layout = NULL;
      g_autofree char *word = g_strnfill (length, 'w');
      g_autofree char *line = g_strdup_printf ("See %s and %s there.", word, word);
      g_autoptr (GError) error = NULL;

      ethos_poster_card_add_line (g_ptr_array_index (content->values, 0), ETHOS_POSTER_LINE_DO,
                                  line);
      layout = ethos_poster_layout_new (engine, content, ETHOS_PAPER_A4, ETHOS_ORIENTATION_PORTRAIT,
                                        &error);
      g_assert_no_error (error);
      assert_geometry (layout);
      assert_complete (layout);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/poster/geometry/en", "en", test_geometry);
  g_test_add_data_func ("/poster/geometry/de", "de", test_geometry);
  g_test_add_data_func ("/poster/geometry/ar", "ar", test_geometry);
  g_test_add_data_func ("/poster/geometry/zh", "zh-Hans", test_geometry);
  g_test_add_func ("/poster/geometry/long-word", test_long_word);
  return g_test_run ();
}
