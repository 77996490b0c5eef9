// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "test-stage"

#include "config.h"

#include <glib.h>

#include "ethos-clicker.h"
#include "ethos-core-fixture.h"
#include "ethos-palette.h"
#include "ethos-projection.h"
#include "ethos-stage-painter.h"

/* Paints every scene without a display. With ETHOS_STAGE_PICTURES set to a folder, the pictures
 * are kept there to be looked at. */

#define WIDTH 1920
#define HEIGHT 1080

typedef struct
{
  const char *name;
  EthosScene scene;
  guint n_cards;
  guint n_notes;
  guint n_groups;
  gboolean long_texts;
  int theme;
  gboolean rtl;
} Row;

static const char *const titles[] = { "Care and kindness", "Openness",
                                      "Learning together", "Courage",
                                      "Fairness",          "Zusammenarbeitsvereinbarungen" };
static const char *const notes[] = {
  "We say thank you out loud",   "Nobody is blamed for asking", "Meetings start and end on time",
  "Hard news is told in person", "We ask before we help",       "We write down what we decided",
};
static const char long_note[] =
    "When somebody raises a worry late in the day we stop, listen to the end without an answer "
    "ready, "
    "say back what we have heard, and agree together on the very next thing that will happen, who "
    "will do it, and when the person who spoke up will hear from us again, even if there is "
    "nothing "
    "new to tell by then and everybody would rather go home.";

/* As long as what is set alone on a page of a card. */
static const char long_line[] =
    "When somebody raises a worry late in the day we stop and listen to the end. We say back what "
    "we have heard, and agree together on the very next thing that will happen.";

static EthosAudience *
build (const Row *row)
{
  EthosAudienceParts parts = { .scene = row->scene, .theme = row->theme };
  g_autoptr (EthosAudienceCards) cards = ethos_audience_cards_new ();
  g_autoptr (EthosAudienceWall) wall = ethos_audience_wall_new ();

  parts.workshop = "Our values, one year on";
  parts.step = "What should we keep?";
  parts.prompt = row->scene == ETHOS_SCENE_STEP && !row->long_texts
                     ? NULL
                     : "When are we at our best, and what do we do then?";
  parts.n_notes = row->n_notes;
  parts.page = 1;
  parts.n_pages = 3;
  parts.timer = (EthosAudienceTimer){ TRUE, TRUE, 300000, 0, 200000 };

  for (guint i = 0; i < row->n_cards; i++)
    {
      EthosAudienceCard *card = ethos_audience_cards_add (cards);

      card->id = g_strdup_printf ("c%u", i);
      card->kind = row->n_cards > 1 && i == 0 ? 1 : 0;
      card->title = g_strdup (
          g_str_has_suffix (row->name, "unnamed") ? "" : titles[i % G_N_ELEMENTS (titles)]);
      card->statement = g_strdup (
          row->long_texts ? long_line : "We show concern for others and the work they do.");
      card->colour = (int) (i % 8);
      card->emblem = g_strdup ("heart");
      if (row->long_texts && row->scene != ETHOS_SCENE_CARD && row->n_cards == 1)
        card->statement[0] = '\0';
      card->n_lines = !row->long_texts ? 3 : row->scene == ETHOS_SCENE_CARD ? 0 : 1;
      card->lines = g_new0 (EthosAudienceLine, 3);
      for (guint j = 0; j < card->n_lines; j++)
        {
          card->lines[j].id = g_strdup_printf ("l%u", j);
          card->lines[j].kind = j == 2 ? 1 : 0;
          card->lines[j].text = g_strdup (row->long_texts ? long_line : notes[j]);
        }
    }
  for (guint i = 0; i < row->n_groups; i++)
    {
      EthosAudienceGroup *group = ethos_audience_wall_add_group (wall);

      group->id = g_strdup_printf ("g%u", i);
      if (g_str_has_suffix (row->name, "unnamed"))
        group->title = g_strdup ("");
      else if (g_str_has_suffix (row->name, "named so"))
        group->title = g_strdup ("Group without a name");
      else
        group->title = g_strdup (i == 0 && g_str_has_suffix (row->name, "names")
                                     ? "We listen until people feel heard"
                                     : titles[i]);
    }
  for (guint i = 0; i < row->n_notes; i++)
    {
      EthosAudienceNote *note = ethos_audience_wall_add_note (wall);

      note->id = g_strdup_printf ("n%u", i);
      note->text = g_strdup (row->long_texts ? long_note : notes[i % G_N_ELEMENTS (notes)]);
      note->colour = (int) (i % 8);
      /* Some stand for others that say the same. */
      note->count = i % 4 == 2 ? 3 : 1;
      note->group = row->n_groups > 0 ? (int) (i % (row->n_groups + 1)) - 1 : -1;
    }

  parts.cards = cards;
  parts.wall = wall;
  if (row->scene == ETHOS_SCENE_LINES && row->long_texts)
    parts.focus = "l0";
  return ethos_audience_new (&parts);
}

/* How many pixels differ from the ground within a frame of the 5 % margins. */
static guint
ink_in_margins (cairo_surface_t *surface)
{
  const guint32 *pixels = (const guint32 *) (gconstpointer) cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface) / 4;
  guint32 ground = pixels[0];
  guint inked = 0;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        gboolean margin =
            x < WIDTH / 20 - 8 || x > WIDTH - WIDTH / 20 + 8 || y < 20 || y > HEIGHT - 20;

        if (margin && pixels[y * stride + x] != ground)
          inked++;
      }

  return inked;
}

static guint
ink (cairo_surface_t *surface)
{
  const guint32 *pixels = (const guint32 *) (gconstpointer) cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface) / 4;
  guint inked = 0;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      if (pixels[y * stride + x] != pixels[0])
        inked++;

  return inked;
}

/* Paints a picture, keeps it if that is wanted, and says whether all of it can be read. */
static gboolean
paint (EthosAudience *audience,
       const char *name,
       int width,
       gboolean rtl,
       cairo_surface_t **picture)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = pango_cairo_create_context (cr);
  const char *folder = g_getenv ("ETHOS_STAGE_PICTURES");
  gboolean whole;

  pango_context_set_base_dir (context, rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  whole = ethos_stage_paint (audience, 0, cr, context, width, HEIGHT);
  cairo_surface_flush (surface);

  if (folder != NULL)
    {
      g_autofree char *file = g_strconcat (name, ".png", NULL);
      g_autofree char *path = g_build_filename (folder, file, NULL);

      cairo_surface_write_to_png (surface, path);
    }

  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  g_object_unref (context);
  cairo_destroy (cr);
  *picture = surface;
  return whole;
}

static void
test_paint (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (EthosAudience) audience = build (row);
  cairo_surface_t *surface;
  gboolean whole = paint (audience, row->name, WIDTH, row->rtl, &surface);

  g_assert_cmpuint (ink_in_margins (surface), ==, 0);
  /* On the overview of the wall nobody reads the notes. The names of groups are read, so a wall of
   * short notes is whole. */
  if (row->scene != ETHOS_SCENE_WALL || row->n_notes < 100)
    g_assert_true (whole);
  if (row->scene == ETHOS_SCENE_BLANK)
    g_assert_cmpuint (ink (surface), ==, 0);
  else
    g_assert_cmpuint (ink (surface), >, 1000);

  cairo_surface_destroy (surface);
}

/* Notes that are in a group which nobody has named yet are seen to be in one, above one another or
 * beside their names. */
static void
test_unnamed_groups (void)
{
  static const guint n_groups[] = { 1, 4 };

  for (gsize i = 0; i < G_N_ELEMENTS (n_groups); i++)
    {
      const Row unnamed = { "wall unnamed", ETHOS_SCENE_WALL, 0, 20, n_groups[i], FALSE, 0, FALSE };
      const Row named = { "wall named so", ETHOS_SCENE_WALL, 0, 20, n_groups[i], FALSE, 0, FALSE };
      g_autoptr (EthosAudience) without = build (&unnamed);
      g_autoptr (EthosAudience) with = build (&named);
      cairo_surface_t *seen;
      cairo_surface_t *wanted;

      g_assert_true (paint (without, unnamed.name, WIDTH, FALSE, &seen));
      g_assert_true (paint (with, named.name, WIDTH, FALSE, &wanted));
      /* In another tone, so that pixels that it leaves are the same in number alone. */
      g_assert_cmpuint (ink (seen), ==, ink (wanted));
      cairo_surface_destroy (seen);
      cairo_surface_destroy (wanted);
    }
}

/* A note that nothing stands beside is a note all the same: four by three, with room around its
 * words. */
static void
test_alone (void)
{
  const Row row = { "alone", ETHOS_SCENE_NOTE, 0, 1, 0, FALSE, 0, FALSE };
  g_autoptr (EthosAudience) audience = build (&row);
  guint32 tint = ethos_palette_get_tint (ETHOS_THEME_LIGHT, 0);
  int left = WIDTH, right = 0, top = HEIGHT, bottom = 0;
  cairo_surface_t *surface;
  const guint32 *pixels;
  int stride;

  g_assert_true (paint (audience, row.name, WIDTH, FALSE, &surface));
  pixels = (const guint32 *) (gconstpointer) cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface) / 4;
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      if ((pixels[y * stride + x] & 0xffffff) == tint)
        {
          left = MIN (left, x);
          right = MAX (right, x);
          top = MIN (top, y);
          bottom = MAX (bottom, y);
        }
  g_test_message ("%d × %d", right - left, bottom - top);
  g_assert_cmpint (ABS ((right - left) * 3 - (bottom - top) * 4), <, 24);
  /* Below the mark nothing comes near the edge. */
  for (int y = top + HEIGHT / 15; y <= bottom; y++)
    for (int x = right - HEIGHT / 40; x < right; x++)
      g_assert_cmphex (pixels[y * stride + x] & 0xffffff, ==, tint);
  cairo_surface_destroy (surface);
}

static const char *const long_lines[] = {
  "knock before we enter, say who we are, and ask whether this is a good moment to talk",
  "ask what matters to you before we ask what is the matter with you, and write down the answer",
  "share the decision and not just the leaflet, also when the clinic runs late and people wait",
  "talk about people in corridors, in lifts, in the canteen or wherever somebody may overhear it",
  "use jargon as a shield when a question is hard, or leave a word unexplained in a letter home",
  "make people repeat themselves to each of us because nobody has read what they told the others, "
  "and then wonder aloud why they are tired. They have said it four times, to four of us, in four "
  "rooms, and each time they had to find the words for it again.",
};

/* A mission that shouts its name, a long one without lines, one with short and one with long lines,
 * and one of a name alone. */
static void
add_cards (EthosStore *store, EthosSession *session)
{
  static const struct
  {
    int kind;
    const char *title;
    const char *statement;
    guint n_lines;
  } rows[] = {
    { 1, "OUR MISSION", "We help people of every age to live well, close to home.", 0 },
    { 2, "Unsere Vision", long_note, 1 },
    { 0, "Respect", "We see the person before the patient, and say so.", 6 },
    { 0, "Verantwortung für gemeinsame Entscheidungen im Alltag", long_note, 6 },
    { 3, "Prevention", "", 6 },
    { 0, "Courage", "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const EthosRecord *card;

      ethos_fixture_submit (store, ETHOS_ORIGIN_FACILITATOR,
                            ethos_op_new ("card-add", "kind", rows[i].kind, "title", rows[i].title,
                                          "statement", rows[i].statement, NULL));
      card = ethos_item_list_get_record (ethos_session_get_children (session, ETHOS_DECK_ID,
                                                                     ETHOS_KIND_CARD),
                                         i);
      for (guint j = 0; j < rows[i].n_lines; j++)
        ethos_fixture_submit (store, ETHOS_ORIGIN_FACILITATOR,
                              ethos_op_new ("line-add", "card", card->id, "kind", j < 3 ? 0 : 1,
                                            "text", long_lines[j], NULL));
    }
}

/* Every page that the clicker turns to, on the widest and on the narrowest screen. */
static void
look_at_pages (EthosStore *store, EthosSession *session, const char *step)
{
  static const int widths[] = { WIDTH, HEIGHT * 4 / 3 };
  g_autoptr (EthosProjection) projection = ethos_projection_new (store);
  EthosRecord *op = NULL;
  guint n_pages = 0;

  do
    {
      EthosAudience *audience;

      if (op != NULL)
        ethos_fixture_submit (store, ETHOS_ORIGIN_FACILITATOR, op);
      ethos_projection_flush (projection);
      audience = ethos_projection_get_audience (projection);
      for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
        {
          g_autofree char *name = g_strdup_printf ("%s-%02u-%d", step, n_pages, widths[i]);
          cairo_surface_t *surface;

          if (!paint (audience, name, widths[i], FALSE, &surface))
            {
              g_autofree char *dump = ethos_audience_dump (audience);

              g_error ("%s cannot be read: %s", name, dump);
            }
          cairo_surface_destroy (surface);
        }
      n_pages++;
      op = ethos_clicker_create_op (session, TRUE);
    }
  while (op != NULL && n_pages < 200);
  g_assert_cmpuint (n_pages, >, 12);
  g_assert_cmpuint (n_pages, <, 200);
}

/* What is long is spread over more pages, and never written smaller than the back row can read. */
static void
test_pages (void)
{
  static const struct
  {
    int kind;
    const char *name;
  } steps[] = {
    { ETHOS_ACTIVITY_PRESENT_CARDS, "present" },
    { ETHOS_ACTIVITY_WRITE_LINES, "write" },
    { ETHOS_ACTIVITY_CLOSE, "end" },
  };
  g_autoptr (EthosSession) session = ethos_session_new ();
  EthosStore *store = ethos_fixture_store_new (session);

  add_cards (store, session);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *step = ethos_fixture_add_step (store, steps[i].kind, steps[i].name);

      ethos_fixture_submit (store, ETHOS_ORIGIN_FACILITATOR,
                            ethos_op_new ("activity-edit", "activity", step, "prompt",
                                          "What will I do this week because of one of these lines?",
                                          NULL));
      ethos_fixture_submit (store, ETHOS_ORIGIN_FACILITATOR,
                            ethos_op_new ("activity-go", "activity", step, NULL));
      ethos_fixture_submit (store, ETHOS_ORIGIN_FACILITATOR,
                            ethos_op_new ("activity-prompt", "value", TRUE, NULL));
      look_at_pages (store, session, steps[i].name);
    }
  g_object_unref (store);
}

static void
test_describe (void)
{
  const Row row = { "describe", ETHOS_SCENE_NOTES, 0, 2, 0, FALSE, 0, FALSE };
  const Row blank = { "blank", ETHOS_SCENE_BLANK, 0, 0, 0, FALSE, 0, FALSE };
  const Row many = { "many", ETHOS_SCENE_WALL, 0, 60, 0, FALSE, 0, FALSE };
  g_autoptr (EthosAudience) audience = build (&row);
  g_autoptr (EthosAudience) nothing = build (&blank);
  g_autoptr (EthosAudience) wall = build (&many);
  g_autofree char *text = ethos_stage_describe (audience);

  g_assert_nonnull (strstr (text, notes[0]));
  g_assert_nonnull (strstr (text, notes[1]));
  g_assert_null (strstr (text, "more"));
  g_clear_pointer (&text, g_free);
  /* Of a wall, what somebody can listen to. */
  text = ethos_stage_describe (wall);
  g_assert_nonnull (strstr (text, "\n60 notes\n"));
  g_assert_true (g_str_has_suffix (text, "\nand 54 more"));
  g_assert_cmpuint (strlen (text), <, 1200);
  g_clear_pointer (&text, g_free);
  text = ethos_stage_describe (nothing);
  g_assert_nonnull (strstr (text, "Nothing"));
}

static const Row rows[] = {
  { "blank", ETHOS_SCENE_BLANK, 0, 0, 0, FALSE, 0, FALSE },
  { "welcome", ETHOS_SCENE_WELCOME, 0, 0, 0, FALSE, 0, FALSE },
  { "step", ETHOS_SCENE_STEP, 0, 0, 0, FALSE, 0, FALSE },
  { "prompt", ETHOS_SCENE_STEP, 0, 0, 0, TRUE, 1, FALSE },
  { "cards-4", ETHOS_SCENE_CARDS, 4, 0, 0, FALSE, 0, FALSE },
  { "cards-9", ETHOS_SCENE_CARDS, 9, 0, 0, FALSE, 1, FALSE },
  { "cards-12", ETHOS_SCENE_CARDS, 12, 0, 0, FALSE, 2, TRUE },
  { "cards-15", ETHOS_SCENE_CARDS, 15, 0, 0, FALSE, 0, FALSE },
  { "card", ETHOS_SCENE_CARD, 1, 0, 0, FALSE, 0, FALSE },
  { "card-long", ETHOS_SCENE_CARD, 1, 0, 0, TRUE, 0, TRUE },
  { "lines", ETHOS_SCENE_LINES, 1, 0, 0, FALSE, 0, FALSE },
  { "lines-focus", ETHOS_SCENE_LINES, 1, 0, 0, TRUE, 1, FALSE },
  { "count-0", ETHOS_SCENE_COUNT, 0, 0, 0, FALSE, 0, FALSE },
  { "count-14", ETHOS_SCENE_COUNT, 0, 14, 0, FALSE, 0, FALSE },
  { "notes-6", ETHOS_SCENE_NOTES, 0, 6, 0, FALSE, 0, FALSE },
  { "notes-6-rtl", ETHOS_SCENE_NOTES, 0, 6, 0, FALSE, 1, TRUE },
  { "notes-long", ETHOS_SCENE_NOTES, 0, 1, 0, TRUE, 0, FALSE },
  { "note", ETHOS_SCENE_NOTE, 0, 1, 0, FALSE, 2, FALSE },
  { "group", ETHOS_SCENE_GROUP, 0, 8, 1, FALSE, 0, FALSE },
  { "wall", ETHOS_SCENE_WALL, 0, 40, 4, FALSE, 0, FALSE },
  { "wall-names", ETHOS_SCENE_WALL, 0, 24, 6, FALSE, 0, FALSE },
  { "wall-rtl", ETHOS_SCENE_WALL, 0, 120, 5, FALSE, 1, TRUE },
  { "break", ETHOS_SCENE_BREAK, 0, 0, 0, FALSE, 0, FALSE },
  { "cards-unnamed", ETHOS_SCENE_CARDS, 4, 0, 0, TRUE, 0, FALSE },
  { "discuss", ETHOS_SCENE_DISCUSS, 0, 6, 1, FALSE, 0, FALSE },
  { "discuss-rtl", ETHOS_SCENE_DISCUSS, 0, 6, 1, FALSE, 1, TRUE },
  { "discuss-long", ETHOS_SCENE_DISCUSS, 0, 1, 1, TRUE, 2, FALSE },
  { "discuss-loose", ETHOS_SCENE_DISCUSS, 0, 4, 0, FALSE, 0, FALSE },
  { "close", ETHOS_SCENE_CLOSE, 1, 0, 0, FALSE, 0, FALSE },
  { "close-long", ETHOS_SCENE_CLOSE, 1, 0, 0, TRUE, 1, TRUE },
  { "close-unnamed", ETHOS_SCENE_CLOSE, 1, 0, 0, TRUE, 0, FALSE },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/stage/paint/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_paint);
    }
  g_test_add_func ("/stage/alone", test_alone);
  g_test_add_func ("/stage/unnamed-groups", test_unnamed_groups);
  g_test_add_func ("/stage/pages", test_pages);
  g_test_add_func ("/stage/describe", test_describe);

  return g_test_run ();
}
