// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "ethos-poster-layout.h"
#include "poster-samples.h"

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

/* However few words there are, the mission stays words and does not become a picture. */
static void
check_largest_mission (gboolean with_values)
{
  g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();
  g_autoptr (EthosPosterContent) content = ethos_poster_content_new ();

  ethos_poster_content_set_text (&content->mission, "We listen.");
  if (with_values)
    ethos_poster_content_add_value (content, "Care", NULL, 0);
  for (EthosPaper paper = ETHOS_PAPER_A4; paper <= ETHOS_PAPER_A1; paper++)
    for (guint i = 0; i < 2; i++)
      {
        g_autoptr (EthosPosterLayout) layout =
            ethos_poster_layout_new (engine, content, paper, i, NULL);
        double width, height, mission;

        ethos_poster_layout_get_size (layout, &width, &height);
        mission = ethos_poster_layout_get_type (layout, ETHOS_POSTER_LEVEL_MISSION);
        g_assert_cmpfloat (mission, <=, MIN (width, height) / (with_values ? 9 : 7) + 0.01);
        g_assert_cmpfloat (mission, >, MIN (width, height) / (with_values ? 12 : 7.2));
      }
}

static void
test_largest_mission (void)
{
  check_largest_mission (FALSE);
  check_largest_mission (TRUE);
}

/* Where every line of a text ends that runs against the rest of the poster. */
static void
check_stranger (EthosPosterEngine *engine, const char *language, const char *line, gboolean right)
{
  g_autoptr (EthosPosterContent) content = poster_sample_new (language, 3, SAMPLE_SHORT);
  g_autoptr (EthosPosterLayout) layout = NULL;
  const EthosPosterItem *items;
  guint n_items, n_found = 0;

  ethos_poster_card_add_line (g_ptr_array_index (content->values, 0), ETHOS_POSTER_LINE_DO, line);
  layout =
      ethos_poster_layout_new (engine, content, ETHOS_PAPER_A4, ETHOS_ORIENTATION_PORTRAIT, NULL);
  items = ethos_poster_layout_get_items (layout, &n_items);
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (PangoLayoutIter) iter = NULL;

      if (g_strcmp0 (items[i].string, line) != 0)
        continue;
      /* Lines of different lengths, so that it shows where they begin. */
      g_assert_cmpint (pango_layout_get_line_count (items[i].layout), >, 1);
      iter = pango_layout_get_iter (items[i].layout);
      do
        {
          PangoRectangle place;
          double edge;

          pango_layout_iter_get_line_extents (iter, NULL, &place);
          edge = (double) (right ? place.x + place.width : place.x) / PANGO_SCALE;
          g_assert_cmpfloat_with_epsilon (edge, right ? items[i].width : 0, 0.1 * items[i].size);
        }
      while (pango_layout_iter_next_line (iter));
      n_found++;
    }
  g_assert_cmpuint (n_found, ==, 1);
}

static void
test_other_direction (void)
{
  static const char english[] = "We ask what happened before we ask who did it, and we write down "
                                "what we learned, all of it";
  static const char arabic[] = "نسأل أولاً عما حدث قبل أن نسأل من فعله، ونكتب ما تعلمناه حتى لا "
                               "يضطر الآخرون إلى تعلمه من جديد";
  g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();

  check_stranger (engine, "ar", english, TRUE);
  check_stranger (engine, "ar", arabic, TRUE);
  check_stranger (engine, "en", english, FALSE);
  check_stranger (engine, "en", arabic, FALSE);
}

static guint
count_columns (const EthosPosterLayout *layout)
{
  const EthosPosterContent *content = ethos_poster_layout_get_content (layout);
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  const EthosPosterItem *items;
  guint n_items;

  items = ethos_poster_layout_get_items (layout, &n_items);
  for (guint i = 0; i < n_items; i++)
    for (guint j = 0; j < content->values->len; j++)
      {
        const EthosPosterCard *card = g_ptr_array_index (content->values, j);

        if (items[i].kind == ETHOS_POSTER_ITEM_TEXT &&
            g_strcmp0 (items[i].string, card->title) == 0)
          g_hash_table_add (places, GINT_TO_POINTER ((int) items[i].x));
      }
  return g_hash_table_size (places);
}

/* Whether two columns, which leave no hole, would have had room for type nearly as large. */
static gboolean
fits_without_hole (EthosPosterEngine *engine, const EthosPosterLayout *layout)
{
  const EthosPosterContent *content = ethos_poster_layout_get_content (layout);
  PangoContext *context = ethos_poster_engine_create_context (engine, NULL);
  g_autoptr (GString) missing = g_string_new (NULL);
  g_autoptr (EthosPosterDraft) draft = ethos_poster_draft_new (context, content, missing);
  double body = ethos_poster_layout_get_type (layout, ETHOS_POSTER_LEVEL_BODY);
  double mission = ethos_poster_layout_get_type (layout, ETHOS_POSTER_LEVEL_MISSION);
  EthosPosterPlan plan = { .columns = 2, .pages = 1, .spacing = 1 };

  ethos_poster_layout_get_size (layout, &plan.width, &plan.height);
  plan.body = 0.95 * body;
  plan.mission_scale = mission / body;
  g_object_unref (context);
  return ethos_poster_compose (draft, &plan, NULL);
}

/* Eight values in three columns leave a hole, which only clearly larger type is worth. */
static void
test_holes (void)
{
  g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();
  g_autoptr (GString) line = g_string_new ("We ask");
  guint n_holes = 0;

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (EthosPosterContent) content = ethos_poster_content_new ();
      g_autoptr (EthosPosterLayout) layout = NULL;

      ethos_poster_content_set_text (&content->mission, "We listen.");
      for (guint j = 0; j < 8; j++)
        {
          g_autofree char *name = g_strdup_printf ("Care %u", j + 1);

          EthosPosterCard *card = ethos_poster_content_add_value (content, name, NULL, 0);

          for (guint k = 0; k <= i % 5; k++)
            ethos_poster_card_add_line (card, ETHOS_POSTER_LINE_DO, line->str);
        }
      layout = ethos_poster_layout_new (engine, content, ETHOS_PAPER_A4, ETHOS_ORIENTATION_PORTRAIT,
                                        NULL);
      g_assert_nonnull (layout);
      if (count_columns (layout) == 3)
        {
          g_assert_false (fits_without_hole (engine, layout));
          n_holes++;
        }
      if (i % 5 == 4)
        g_string_append (line, " at");
    }
  g_assert_cmpuint (n_holes, >, 0);
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
  g_assert_nonnull (
      strstr (error->message, "\xf3\xb0\x80\x80 (U+F0000) in “Odd \xf3\xb0\x80\x80 one”"));
  g_clear_error (&error);

  for (guint i = 0; i < 3000; i++)
    g_string_append (line, "words ");
  ethos_poster_content_add_value (endless, line->str, NULL, 0);
  g_assert_null (ethos_poster_layout_new (engine, endless, ETHOS_PAPER_A4, 0, &error));
  g_assert_error (error, ETHOS_POSTER_ERROR, ETHOS_POSTER_ERROR_TOO_LONG);
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

/* Values beside each other: their lines begin at one height, and a name keeps off its emblem. */
static void
test_heads (void)
{
  static const char *const names[] = { "Craft", "Care for each other", "Truth" };
  g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();
  g_autoptr (EthosPosterContent) content = ethos_poster_content_new ();
  g_autoptr (EthosPosterLayout) layout = NULL;
  const EthosPosterItem *items;
  double emblem = 0, row = -1, lines = -1;
  guint n_items, n_names = 0, n_lines = 0;

  ethos_poster_content_set_text (&content->mission, "We listen.");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      EthosPosterCard *card = ethos_poster_content_add_value (content, names[i], NULL, i);

      card->has_emblem = TRUE;
      ethos_poster_card_add_line (card, ETHOS_POSTER_LINE_DO, "We ask.");
    }
  layout =
      ethos_poster_layout_new (engine, content, ETHOS_PAPER_A4, ETHOS_ORIENTATION_LANDSCAPE, NULL);
  items = ethos_poster_layout_get_items (layout, &n_items);
  for (guint i = 0; i < n_items; i++)
    {
      if (items[i].kind == ETHOS_POSTER_ITEM_EMBLEM)
        emblem = items[i].y + items[i].height;
      else if (items[i].kind == ETHOS_POSTER_ITEM_TEXT && items[i].role == ETHOS_POSTER_ROLE_NAME)
        {
          if (row < 0)
            row = items[i].y;
          g_assert_cmpfloat_with_epsilon (items[i].y, row, 0.01);
          g_assert_cmpfloat (items[i].y, >, emblem + 0.1 * items[i].size);
          n_names++;
        }
      else if (items[i].string != NULL && g_str_equal (items[i].string, "We ask."))
        {
          if (lines < 0)
            lines = items[i].y;
          g_assert_cmpfloat_with_epsilon (items[i].y, lines, 0.01);
          n_lines++;
        }
    }
  g_assert_cmpuint (n_names, ==, G_N_ELEMENTS (names));
  g_assert_cmpuint (n_lines, ==, G_N_ELEMENTS (names));
}

/* Where the text of each card ends, and its spine; 0 where there is no such card. */
static void
find_ends (const EthosPosterLayout *layout, double *texts, double *spines, guint n_cards)
{
  const EthosPosterItem *items;
  guint n_items;

  items = ethos_poster_layout_get_items (layout, &n_items);
  for (guint i = 0; i < n_items; i++)
    {
      double end = items[i].y + items[i].height;

      g_assert_cmpuint (items[i].card, <, n_cards);
      if (items[i].kind == ETHOS_POSTER_ITEM_SPINE)
        spines[items[i].card] = end;
      else if (items[i].card > 0)
        texts[items[i].card] = MAX (texts[items[i].card], end);
    }
}

/* A spine is as long as the text beside it, also where a row or a page has room left. */
static void
test_spines (void)
{
  g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();

  for (guint n_values = 1; n_values <= 12; n_values++)
    for (guint turned = 0; turned < 2; turned++)
      {
        g_autoptr (EthosPosterContent) content =
            poster_sample_new ("en", n_values, n_values % N_SAMPLE_LENGTHS);
        g_autoptr (EthosPosterLayout) layout = NULL;
        double texts[40] = { 0 }, spines[40] = { 0 };
        guint n_spines = 0;

        for (guint i = 0; i < n_values; i += 2)
          ethos_poster_card_add_line (g_ptr_array_index (content->values, i),
                                      ETHOS_POSTER_LINE_DONT, "We blame.");
        layout = ethos_poster_layout_new (engine, content, ETHOS_PAPER_A2, turned, NULL);
        g_assert_nonnull (layout);
        find_ends (layout, texts, spines, G_N_ELEMENTS (texts));
        for (guint i = 0; i < G_N_ELEMENTS (spines); i++)
          if (spines[i] > 0)
            {
              g_assert_cmpfloat_with_epsilon (spines[i], texts[i], 0.01);
              n_spines++;
            }
        g_assert_cmpuint (n_spines, ==, n_values + 1);
      }
}

/* One name that is much longer than the others leaves no hole under these. */
static void
test_long_name (void)
{
  static const char *const names[] = { "Craft",
                                       "Responsibility for all that we leave behind for others",
                                       "Truth" };
  g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();
  g_autoptr (EthosPosterContent) content = ethos_poster_content_new ();
  g_autoptr (EthosPosterLayout) layout = NULL;
  const EthosPosterItem *items, *name = NULL;
  guint n_items, n_lines = 0;
  double gap = 0;

  ethos_poster_content_set_text (&content->mission, "We listen.");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    ethos_poster_card_add_line (ethos_poster_content_add_value (content, names[i], NULL, i),
                                ETHOS_POSTER_LINE_DO, "We ask.");
  layout =
      ethos_poster_layout_new (engine, content, ETHOS_PAPER_A4, ETHOS_ORIENTATION_LANDSCAPE, NULL);
  items = ethos_poster_layout_get_items (layout, &n_items);
  for (guint i = 0; i < n_items; i++)
    {
      if (items[i].role == ETHOS_POSTER_ROLE_NAME && items[i].string != NULL)
        name = &items[i];
      if (g_strcmp0 (items[i].string, "We ask.") != 0)
        continue;
      if (n_lines++ == 0)
        gap = items[i].y - name->y - name->height;
      g_assert_cmpfloat_with_epsilon (items[i].y - name->y - name->height, gap, 0.01);
    }
  g_assert_cmpuint (n_lines, ==, G_N_ELEMENTS (names));
  g_assert_cmpfloat (gap, <, ethos_poster_layout_get_type (layout, ETHOS_POSTER_LEVEL_NAME));
}

/* A mission alone has the whole page: all of its width, and about its middle. */
static void
check_lone_mission (const char *mission, double least_width)
{
  g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();
  g_autoptr (EthosPosterContent) content = ethos_poster_content_new ();

  ethos_poster_content_set_text (&content->title, "The library");
  ethos_poster_content_set_text (&content->mission, mission);
  for (guint turned = 0; turned < 2; turned++)
    {
      g_autoptr (EthosPosterLayout) layout =
          ethos_poster_layout_new (engine, content, ETHOS_PAPER_A4, turned, NULL);
      const EthosPosterItem *items;
      double width, height, above = 0, below = 0;
      guint n_items;

      ethos_poster_layout_get_size (layout, &width, &height);
      items = ethos_poster_layout_get_items (layout, &n_items);
      for (guint i = 0; i < n_items; i++)
        {
          if (items[i].role == ETHOS_POSTER_ROLE_LABEL)
            above = items[i].y;
          if (items[i].role != ETHOS_POSTER_ROLE_MISSION)
            continue;
          g_assert_cmpfloat (items[i].width, >, least_width * width);
          below = height - items[i].y - items[i].height;
        }
      g_assert_cmpfloat (above, >, 0.5 * below);
      g_assert_cmpfloat (below, >, 0.5 * above);
    }
}

static void
test_lone_mission (void)
{
  check_lone_mission ("We listen.", 0);
  check_lone_mission ("We help everyone on our street.", 0.6);
}

/* Lines that an eye can follow, however much room there is beside them. */
static void
test_measure (void)
{
  g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();
  g_autoptr (EthosPosterContent) content = ethos_poster_content_new ();
  EthosPosterCard *card = ethos_poster_content_add_value (content, "Care", NULL, 0);
  g_autoptr (EthosPosterLayout) layout = NULL;
  const EthosPosterItem *items;
  double widest = 0;
  guint n_items;

  for (guint i = 0; i < 7; i++)
    ethos_poster_card_add_line (card, ETHOS_POSTER_LINE_DONT,
                                "We do not ask who did it before we ask what happened, and we do "
                                "not keep what we learned to ourselves, so that others need not "
                                "learn it again, and again, and again, and once more after that.");
  layout =
      ethos_poster_layout_new (engine, content, ETHOS_PAPER_A4, ETHOS_ORIENTATION_LANDSCAPE, NULL);
  g_assert_nonnull (layout);
  items = ethos_poster_layout_get_items (layout, &n_items);
  for (guint i = 0; i < n_items; i++)
    if (items[i].kind == ETHOS_POSTER_ITEM_TEXT)
      widest = MAX (widest, items[i].width / items[i].size);
  g_assert_cmpfloat (widest, <=, 34);
  g_assert_cmpfloat (widest, >, 30);
}

/* Lines of a value as wide as the page stand beside each other and leave no gap in the last row. */
static void
test_grid (void)
{
  static const guint columns[] = { 2, 3, 2, 2, 3 };
  g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();

  for (guint n = 2; n < 2 + G_N_ELEMENTS (columns); n++)
    {
      g_autoptr (EthosPosterContent) content = ethos_poster_content_new ();
      EthosPosterCard *card = ethos_poster_content_add_value (content, "Care", NULL, 0);
      g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
      g_autoptr (EthosPosterLayout) layout = NULL;
      const EthosPosterItem *items;
      guint n_items;

      for (guint i = 0; i < n; i++)
        ethos_poster_card_add_line (card, ETHOS_POSTER_LINE_DO, "We ask.");
      layout = ethos_poster_layout_new (engine, content, ETHOS_PAPER_A4, 0, NULL);
      items = ethos_poster_layout_get_items (layout, &n_items);
      for (guint i = 0; i < n_items; i++)
        if (g_strcmp0 (items[i].string, "We ask.") == 0)
          g_hash_table_add (places, GINT_TO_POINTER ((int) items[i].x));
      g_assert_cmpuint (g_hash_table_size (places), ==, columns[n - 2]);
    }
}

/* A mark leaves the title most of its line, or the poster is refused. */
static void
test_long_mark (void)
{
  g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();
  g_autoptr (EthosPosterContent) content = poster_sample_new ("en", 1, SAMPLE_SHORT);
  g_autoptr (GError) error = NULL;

  ethos_poster_content_set_text (&content->status_label,
                                 "Approved by everybody who was there on the second of May, and "
                                 "by those who came later");
  g_assert_null (ethos_poster_layout_new (engine, content, ETHOS_PAPER_A4, 0, &error));
  g_assert_error (error, ETHOS_POSTER_ERROR, ETHOS_POSTER_ERROR_TOO_LONG);
}

/* Two pages and no more: what needs a third is refused. */
static void
test_pages (void)
{
  g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();
  g_autoptr (EthosPosterContent) content = poster_sample_new ("en", 6, SAMPLE_TYPICAL);
  guint n_pages = 1;

  while (n_pages <= 2)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (EthosPosterLayout) layout =
          ethos_poster_layout_new (engine, content, ETHOS_PAPER_A4, ETHOS_ORIENTATION_PORTRAIT,
                                   &error);

      if (layout == NULL)
        {
          g_assert_error (error, ETHOS_POSTER_ERROR, ETHOS_POSTER_ERROR_TOO_LONG);
          g_assert_cmpuint (n_pages, ==, 2);
          return;
        }
      n_pages = ethos_poster_layout_get_n_pages (layout);
      for (guint i = 0; i < content->values->len; i++)
        ethos_poster_card_add_line (g_ptr_array_index (content->values, i), ETHOS_POSTER_LINE_DO,
                                    "We ask what happened before we ask who did it, and we write "
                                    "down what we learned.");
    }
  g_assert_not_reached ();
}

/* On paper that lies, values with nothing to stand beside have the whole width. */
static void
test_values_alone (void)
{
  g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();
  g_autoptr (EthosPosterContent) content = poster_sample_new ("en", 4, SAMPLE_SHORT);
  g_autoptr (EthosPosterLayout) layout = NULL;
  const EthosPosterItem *items;
  double width, height;
  guint n_items;

  ethos_poster_content_set_text (&content->mission, NULL);
  ethos_poster_content_set_text (&content->vision, NULL);
  g_ptr_array_set_size (content->strands, 0);
  layout =
      ethos_poster_layout_new (engine, content, ETHOS_PAPER_A4, ETHOS_ORIENTATION_LANDSCAPE, NULL);
  g_assert_nonnull (layout);
  ethos_poster_layout_get_size (layout, &width, &height);
  items = ethos_poster_layout_get_items (layout, &n_items);
  for (guint i = 0; i < n_items; i++)
    if (items[i].kind == ETHOS_POSTER_ITEM_SPINE)
      {
        g_assert_cmpfloat (items[i].x, <, ethos_poster_get_margin (width, height) + 1);
        return;
      }
  g_assert_not_reached ();
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
    { "10\u202Fkm", "10\u202Fkm" },
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
  g_test_add_func ("/poster/heads", test_heads);
  g_test_add_func ("/poster/spines", test_spines);
  g_test_add_func ("/poster/long-name", test_long_name);
  g_test_add_func ("/poster/lone-mission", test_lone_mission);
  g_test_add_func ("/poster/values-alone", test_values_alone);
  g_test_add_func ("/poster/measure", test_measure);
  g_test_add_func ("/poster/pages", test_pages);
  g_test_add_func ("/poster/grid", test_grid);
  g_test_add_func ("/poster/long-mark", test_long_mark);
  g_test_add_func ("/poster/distance", test_distance);
  g_test_add_func ("/poster/labels", test_labels);
  g_test_add_func ("/poster/right-to-left", test_right_to_left);
  g_test_add_func ("/poster/largest-mission", test_largest_mission);
  g_test_add_func ("/poster/other-direction", test_other_direction);
  g_test_add_func ("/poster/holes", test_holes);
  g_test_add_func ("/poster/refusals", test_refusals);
  g_test_add_func ("/poster/widows", test_widows);
  return g_test_run ();
}
