// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib.h>
#include <string.h>

#include "ethos-clicker.h"
#include "ethos-core-fixture.h"
#include "ethos-projection.h"
#include "ethos-stage-painter.h"
#include "ethos-test.h"
#include "reading-samples.h"

/* What there is to read in every kind of step, on every screen: nothing too small for the back row,
 * nothing cut, nothing beside the screen or over something else, and all of it on some page, once.
 * With ETHOS_STAGE_PICTURES set to a folder, the pages are kept there to be looked at. */

#define SMALLEST 50.0
#define SMALLEST_ON_OVERVIEW 10.2
#define PAGES_MAX 600

static const struct
{
  int width;
  int height;
} screens[] = { { 1920, 1080 }, { 1440, 1080 }, { 1280, 720 }, { 3840, 2160 } };

#ifdef __SANITIZE_ADDRESS__
/* The same code draws for every screen. */
#define N_SCREENS 1
#else
#define N_SCREENS G_N_ELEMENTS (screens)
#endif

/* A text as it was painted, in pixels. */
typedef struct
{
  char *text;
  double x, y, width, height;
  double size;
  gboolean cut;
} Painted;

static GArray *painted;

void __real_pango_cairo_show_layout (cairo_t *cr, PangoLayout *layout);
void __wrap_pango_cairo_show_layout (cairo_t *cr, PangoLayout *layout);

void
__wrap_pango_cairo_show_layout (cairo_t *cr, PangoLayout *layout)
{
  Painted one = { .text = g_strdup (pango_layout_get_text (layout)),
                  .cut = pango_layout_is_ellipsized (layout) };
  PangoRectangle logical;
  double x, y;

  pango_layout_get_extents (layout, NULL, &logical);
  cairo_get_current_point (cr, &x, &y);
  x += (double) logical.x / PANGO_SCALE;
  y += (double) logical.y / PANGO_SCALE;
  cairo_user_to_device (cr, &x, &y);
  one.x = x;
  one.y = y;
  one.width = (double) logical.width / PANGO_SCALE;
  one.height = (double) logical.height / PANGO_SCALE;
  cairo_user_to_device_distance (cr, &one.width, &one.height);
  one.size = (double) pango_font_description_get_size (pango_layout_get_font_description (layout)) /
             PANGO_SCALE;
  x = 0;
  cairo_user_to_device_distance (cr, &x, &one.size);
  g_array_append_val (painted, one);
  if (g_getenv ("ETHOS_STAGE_PICTURES") != NULL)
    __real_pango_cairo_show_layout (cr, layout);
}

static void
clear_painted (gpointer data)
{
  g_free (((Painted *) data)->text);
}

/* Without spaces, of which those at the end of a page are nowhere. */
static void
append (GString *all, const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      g_string_append_len (all, at, g_utf8_next_char (at) - at);
}

/* Notes on the wall are an overview, not reading matter. */
static gboolean
is_overview (const EthosAudienceParts *parts, const char *text)
{
  for (guint i = 0; parts->scene == ETHOS_SCENE_WALL && parts->wall != NULL &&
                    i < ethos_audience_wall_get_n_notes (parts->wall);
       i++)
    if (g_str_equal (ethos_audience_wall_get_note (parts->wall, i)->text, text))
      return TRUE;

  return FALSE;
}

static gboolean
overlap (const Painted *a, const Painted *b)
{
  return a->x + 1 < b->x + b->width && b->x + 1 < a->x + a->width && a->y + 1 < b->y + b->height &&
         b->y + 1 < a->y + a->height;
}

static void
check_painted (const EthosAudienceParts *parts, const char *page, int width, int height)
{
  double scale = MIN (height / 1080.0, width / 1440.0);
  double smallest = SMALLEST * scale - 0.1;

  for (guint i = 0; i < painted->len; i++)
    {
      const Painted *one = &g_array_index (painted, Painted, i);

      if (*one->text == '\0')
        continue;
      if (one->x < 0 || one->y < 0 || one->x + one->width > width || one->y + one->height > height)
        g_error ("%s: beside the screen: %s", page, one->text);
      if (is_overview (parts, one->text))
        {
          if (one->cut && one->size > SMALLEST_ON_OVERVIEW * scale + 0.1)
            g_error ("%s: cut, and could be smaller: %s", page, one->text);
          continue;
        }
      if (one->cut)
        g_error ("%s: cut: %s", page, one->text);
      if (one->size < smallest)
        g_error ("%s: %.1f pixels: %s", page, one->size, one->text);
      for (guint j = 0; j < i; j++)
        if (overlap (one, &g_array_index (painted, Painted, j)))
          g_error ("%s: %s is over %s", page, one->text, g_array_index (painted, Painted, j).text);
    }
}

static void
paint (EthosAudience *audience, const char *page, guint screen, gboolean rtl)
{
  const char *folder = g_getenv ("ETHOS_STAGE_PICTURES");
  int width = screens[screen].width, height = screens[screen].height;
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, folder != NULL ? width : 8,
                                  folder != NULL ? height : 8);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = pango_cairo_create_context (cr);

  g_array_set_size (painted, 0);
  pango_context_set_base_dir (context, rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  ethos_stage_paint (audience, 0, cr, context, width, height);
  if (folder != NULL && screen < 2)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s-%d.png", folder, page, width);

      cairo_surface_write_to_png (surface, path);
    }
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
expect_once (GString *all, const char *text, const char *page)
{
  g_autoptr (GString) wanted = g_string_new (NULL);
  const char *found;

  append (wanted, text);
  if (wanted->len == 0)
    return;
  found = strstr (all->str, wanted->str);
  if (found == NULL)
    g_error ("%s: not painted: %s", page, text);
  /* How a text goes on overleaf may be what another one says too; its beginning has a number. */
  if (g_regex_match_simple ("^[A-Z][0-9]+:", text, 0, 0) && strstr (found + 1, wanted->str) != NULL)
    g_error ("%s: painted twice: %s", page, text);
}

/* What the audience has to read is painted; @read gets it. */
static void
check_words (const EthosAudienceParts *parts, const char *page, GString *read)
{
  g_autoptr (GString) all = g_string_new (NULL);
  gboolean names = parts->scene == ETHOS_SCENE_CARDS;

  for (guint i = 0; i < painted->len; i++)
    append (all, g_array_index (painted, Painted, i).text);

  for (guint i = 0; parts->cards != NULL && i < ethos_audience_cards_get_length (parts->cards); i++)
    {
      const EthosAudienceCard *card = ethos_audience_cards_get (parts->cards, i);

      expect_once (all, card->title, page);
      if (names)
        append (read, card->title);
      for (guint j = 0; !names && j <= card->n_lines; j++)
        {
          const char *text = j == 0 ? card->statement : card->lines[j - 1].text;

          expect_once (all, text, page);
          append (read, text);
        }
    }
  for (guint i = 0; parts->wall != NULL && i < ethos_audience_wall_get_n_groups (parts->wall); i++)
    {
      expect_once (all, ethos_audience_wall_get_group (parts->wall, i)->title, page);
      if (parts->scene == ETHOS_SCENE_WALL)
        append (read, ethos_audience_wall_get_group (parts->wall, i)->title);
    }
  for (guint i = 0; parts->wall != NULL && parts->scene != ETHOS_SCENE_WALL &&
                    i < ethos_audience_wall_get_n_notes (parts->wall);
       i++)
    {
      expect_once (all, ethos_audience_wall_get_note (parts->wall, i)->text, page);
      append (read, ethos_audience_wall_get_note (parts->wall, i)->text);
    }
}

static void
expect_notes (EthosSession *session,
              const char *wall,
              gboolean by_group,
              const char *group,
              GString *all)
{
  const EthosNote *note;
  EthosChildIter iter;

  ethos_session_iter_init (session, &iter, wall, ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    if (!by_group || g_strcmp0 (note->group, group) == 0)
      append (all, note->text);
}

static void
expect_groups (EthosSession *session, const char *wall, gboolean names, GString *all)
{
  const EthosGroup *group;
  EthosChildIter iter;

  ethos_session_iter_init (session, &iter, wall, ETHOS_KIND_GROUP);
  while ((group = ethos_child_iter_next (&iter)) != NULL)
    if (names)
      append (all, group->title);
    else
      expect_notes (session, wall, TRUE, group->record.id, all);
}

static void
expect_cards (EthosSession *session, gboolean names, GString *all)
{
  const EthosCard *card;
  EthosChildIter cards, lines;

  ethos_session_iter_init (session, &cards, ETHOS_DECK_ID, ETHOS_KIND_CARD);
  while ((card = ethos_child_iter_next (&cards)) != NULL)
    {
      const EthosBehaviour *line;

      append (all, names ? card->title : card->statement != NULL ? card->statement : "");
      ethos_session_iter_init (session, &lines, card->record.id, ETHOS_KIND_BEHAVIOUR);
      while (!names && (line = ethos_child_iter_next (&lines)) != NULL)
        append (all, line->text);
    }
}

/* Everything that is to be read in a step, in its order. */
static char *
expect (EthosSession *session, const EthosActivity *step)
{
  GString *all = g_string_new (NULL);
  const EthosActivity *wall = ethos_session_get_wall (session, step->record.id);

  switch (step->kind)
    {
    case ETHOS_ACTIVITY_PRESENT_CARDS:
    case ETHOS_ACTIVITY_WRITE_LINES:
      expect_cards (session, TRUE, all);
      expect_cards (session, FALSE, all);
      break;
    case ETHOS_ACTIVITY_CLOSE:
      expect_cards (session, FALSE, all);
      break;
    case ETHOS_ACTIVITY_WRITE_NOTES:
      expect_notes (session, wall->record.id, FALSE, NULL, all);
      break;
    case ETHOS_ACTIVITY_GROUP:
      expect_groups (session, wall->record.id, TRUE, all);
      expect_groups (session, wall->record.id, FALSE, all);
      break;
    case ETHOS_ACTIVITY_DISCUSS:
      expect_groups (session, wall->record.id, FALSE, all);
      expect_notes (session, wall->record.id, TRUE, NULL, all);
      break;
    default:
      break;
    }

  return g_string_free (all, FALSE);
}

static void
run (EthosStore *store, EthosRecord *op)
{
  ethos_fixture_submit (store, ETHOS_ORIGIN_FACILITATOR, op);
}

/* Every page that the clicker turns to. Says how many there are. */
static guint
read_step (const ReadingSample *sample, EthosStore *store, const EthosActivity *step, gboolean rtl)
{
  EthosSession *session = ethos_store_get_session (store);
  g_autoptr (EthosProjection) projection = ethos_projection_new (store);
  g_autoptr (GString) read = g_string_new (NULL);
  g_autofree char *expected = expect (session, step);
  EthosRecord *op = NULL;
  guint n_pages = 0;

  do
    {
      g_autofree char *page = g_strdup_printf ("%s-%d-%02u", sample->name, step->kind, n_pages);
      EthosAudience *audience;

      if (op != NULL)
        run (store, op);
      ethos_projection_flush (projection);
      audience = ethos_projection_get_audience (projection);
      for (guint i = N_SCREENS; i-- > 0;)
        {
          paint (audience, page, i, rtl);
          check_painted (ethos_audience_get_parts (audience), page, screens[i].width,
                         screens[i].height);
        }
      check_words (ethos_audience_get_parts (audience), page, read);
      op = ethos_clicker_create_op (session, TRUE);
    }
  while (op != NULL && ++n_pages < PAGES_MAX);

  g_assert_cmpuint (n_pages, <, PAGES_MAX);
  g_assert_cmpstr (read->str, ==, expected);
  return n_pages + 1;
}

static void
test_reading (gconstpointer data)
{
  const ReadingSample *sample = data;
  gboolean rtl = g_str_has_prefix (sample->name, "arabic") || g_str_has_prefix (sample->name, "he");
  g_autoptr (EthosSession) session = ethos_session_new ();
  EthosStore *store = reading_sample_new_store (sample, session);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_free);
  const EthosRecord *step;
  EthosChildIter iter;

  ethos_session_iter_init (session, &iter, ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY);
  while ((step = ethos_child_iter_next (&iter)) != NULL)
    g_ptr_array_add (steps, g_strdup (step->id));
  for (guint i = 0; i < steps->len; i++)
    {
      run (store, ethos_op_new ("activity-go", "activity", g_ptr_array_index (steps, i), NULL));
      run (store, ethos_op_new ("timer-start", NULL));
      for (int j = 0; j < 2; j++)
        {
          run (store, ethos_op_new ("activity-prompt", "value", j == 1, NULL));
          /* The first card comes first; the names of all of them are to be read, too. */
          if (ethos_session_get_current (session)->kind == ETHOS_ACTIVITY_PRESENT_CARDS)
            run (store, ethos_op_new ("stage-show", NULL));
          if (j == 1)
            read_step (sample, store, ethos_session_get_current (session), rtl);
        }
    }
  g_object_unref (store);
}

static gboolean
is_painted (const char *title, int kind, const char *text)
{
  EthosAudienceParts parts = { .scene = ETHOS_SCENE_CARD };
  g_autoptr (EthosAudienceCards) cards = ethos_audience_cards_new ();
  EthosAudienceCard *card = ethos_audience_cards_add (cards);
  g_autoptr (EthosAudience) audience = NULL;

  card->id = g_strdup ("c");
  card->kind = kind;
  card->title = g_strdup (title);
  card->statement = g_strdup ("Aider.");
  card->emblem = g_strdup ("");
  parts.workshop = parts.step = "";
  parts.cards = cards;
  audience = ethos_audience_new (&parts);
  paint (audience, "named", 0, FALSE);
  for (guint i = 0; i < painted->len; i++)
    if (g_str_equal (g_array_index (painted, Painted, i).text, text))
      return TRUE;
  return FALSE;
}

/* What people call their mission says what it is; only where they call it nothing, our label. */
static void
test_names (void)
{
  static const struct
  {
    int kind;
    const char *label;
  } rows[] = {
    { ETHOS_CARD_MISSION, "Our mission" },
    { ETHOS_CARD_VISION, "Our vision" },
    { ETHOS_CARD_STRAND, "How we deliver it" },
    { ETHOS_CARD_LEADERSHIP, "Leadership" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_true (is_painted ("Notre raison d’être", rows[i].kind, "Notre raison d’être"));
      g_assert_false (is_painted ("Notre raison d’être", rows[i].kind, rows[i].label));
      g_assert_true (is_painted ("", rows[i].kind, rows[i].label));
    }
}

int
main (int argc, char **argv)
{
  ethos_test_init (&argc, &argv);

  painted = g_array_new (FALSE, FALSE, sizeof (Painted));
  g_array_set_clear_func (painted, clear_painted);
  g_test_add_func ("/stage-reading/names", test_names);
  for (guint i = 0; i < n_reading_samples; i++)
    {
      g_autofree char *path = g_strconcat ("/stage-reading/", reading_samples[i].name, NULL);

      g_test_add_data_func (path, &reading_samples[i], test_reading);
    }

  return g_test_run ();
}
