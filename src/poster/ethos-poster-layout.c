// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-poster"

#include "config.h"

#include "ethos-poster-layout.h"

#include <math.h>

#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#include "ethos-poster-painter.h"

/* Type this much larger than the smallest is comfortable: above it spacing stays generous. */
#define COMFORT 1.12

/* How close to the largest type that fits the search gets. */
#define SEARCH_STEP 0.02

/* The mission never grows beyond this part of the page's short side; where the page is its own, it
 * may be larger. */
#define MISSION_PART 9
#define LONE_MISSION_PART 7

/* How often a layout is tried again because a line broke earlier than the arithmetic said. */
#define MAX_ATTEMPTS 16

#define MAX_PAGES 2

struct _EthosPosterEngine
{
  PangoFontMap *font_map;
  GThread *thread;
};

struct _EthosPosterLayout
{
  gatomicrefcount ref_count;
  EthosPosterContent *content;
  EthosPosterDraft *draft;
  EthosPosterPlan plan;
  GArray *items;
  guint n_pages;
};

G_DEFINE_QUARK (ethos - poster - error - quark, ethos_poster_error)

static void
clear_item (gpointer data)
{
  EthosPosterItem *item = data;

  g_clear_object (&item->layout);
}

static gboolean
has_sheets (const EthosPosterDraft *draft)
{
  return draft->values->len > 0 || draft->leadership != NULL;
}

static gboolean
has_opening (const EthosPosterDraft *draft)
{
  return draft->mission != ETHOS_POSTER_NONE || draft->vision != ETHOS_POSTER_NONE ||
         draft->strands->len > 0;
}

/* The largest type that fits, or 0 where the smallest does not. */
static double
find_body (const EthosPosterDraft *draft, EthosPosterPlan *plan)
{
  double low = ethos_poster_get_smallest (plan->width, plan->height);
  double part = has_sheets (draft) || draft->strands->len > 0 ? MISSION_PART : LONE_MISSION_PART;
  double mission = MIN (plan->width, plan->height) / part;
  double high =
      MIN (ethos_poster_get_largest (plan->width, plan->height), mission / plan->mission_scale);

  high = MAX (low, high);
  plan->body = low;
  if (!ethos_poster_compose (draft, plan, NULL))
    return 0;
  plan->body = high;
  if (ethos_poster_compose (draft, plan, NULL))
    return high;
  while (high - low > SEARCH_STEP)
    {
      plan->body = (low + high) / 2;
      if (ethos_poster_compose (draft, plan, NULL))
        low = plan->body;
      else
        high = plan->body;
    }
  return low;
}

/* Body type counts most, but a page lives by its largest words. */
static double
get_score (const EthosPosterDraft *draft, const EthosPosterPlan *plan)
{
  guint rest = draft->values->len % plan->columns;
  gboolean hole = rest > 1 && draft->leadership == NULL;

  return plan->body * pow (plan->mission_scale, 0.25) * pow (plan->spacing, 0.3) *
         (hole ? 0.93 : 1);
}

static void
try_plan (const EthosPosterDraft *draft, EthosPosterPlan plan, EthosPosterPlan *best)
{
  static const double steps[] = { 2, 3, 4 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      plan.mission_scale = pow (ETHOS_POSTER_SCALE, steps[i]);
      plan.body = find_body (draft, &plan);
      if (plan.body > 0 && (best->body == 0 || get_score (draft, &plan) > get_score (draft, best)))
        *best = plan;
    }
}

/* The columns of values that the design wants, then those it can live with; 0 ends a list. */
static const guint *
get_columns (guint n_values, gboolean wanted)
{
  static const guint few[][3] = { { 1 }, { 1 }, { 2 }, { 3 }, { 2 } };
  static const guint few_else[][4] = { { 1 }, { 1 }, { 1 }, { 2, 1 }, { 1, 4 } };
  static const guint many[] = { 2, 3, 0 };
  static const guint many_else[] = { 4, 1, 0 };

  if (n_values < G_N_ELEMENTS (few))
    return wanted ? few[n_values] : few_else[n_values];
  return wanted ? many : many_else;
}

static void
try_columns (const EthosPosterDraft *draft,
             EthosPosterPlan plan,
             gboolean beside,
             gboolean wanted,
             EthosPosterPlan *best)
{
  const guint *columns = get_columns (draft->values->len, wanted);

  for (guint i = 0; columns[i] != 0; i++)
    {
      plan.columns = columns[i];
      plan.beside = beside ? 5 : 0;
      try_plan (draft, plan, best);
      if (!beside)
        continue;
      plan.beside = 4;
      try_plan (draft, plan, best);
    }
}

/* Spacing gives way first, then type down to the smallest, then columns, then the one page. */
static gboolean
find_plan (const EthosPosterDraft *draft, double width, double height, EthosPosterPlan *best)
{
  static const double spacings[] = { 1, 0.8, 0.6 };
  double comfort = COMFORT * ethos_poster_get_smallest (width, height);
  /* Nothing stands beside nothing. */
  gboolean beside = width > height && has_opening (draft) && has_sheets (draft);
  EthosPosterPlan plan = { .width = width, .height = height, .pages = 1 };

  best->body = 0;
  for (guint wanted = 2; wanted-- > 0;)
    {
      for (guint i = 0; i < G_N_ELEMENTS (spacings); i++)
        {
          plan.spacing = spacings[i];
          try_columns (draft, plan, beside, wanted, best);
          if (best->body >= comfort)
            return TRUE;
        }
      if (best->body > 0)
        return TRUE;
    }
  for (plan.pages = width > height ? 1 : 2; plan.pages <= MAX_PAGES; plan.pages++)
    {
      try_columns (draft, plan, FALSE, TRUE, best);
      try_columns (draft, plan, FALSE, FALSE, best);
      if (best->body > 0)
        return TRUE;
    }
  return FALSE;
}

/* Gives every text its real layout. Returns FALSE where one came out longer than planned. */
static gboolean
create_layouts (EthosPosterDraft *draft, GArray *items, PangoContext *context)
{
  gboolean good = TRUE;

  for (guint i = 0; i < items->len; i++)
    {
      EthosPosterItem *item = &g_array_index (items, EthosPosterItem, i);
      EthosPosterText *text;
      int excess;

      if (item->kind != ETHOS_POSTER_ITEM_TEXT)
        continue;
      text = g_ptr_array_index (draft->texts, item->text);
      item->layout = ethos_poster_text_create_layout (text, context, item->size, item->width);
      /* The other way than its paragraph begins is the way the poster begins. */
      if (text->right_to_left != draft->right_to_left)
        pango_layout_set_alignment (item->layout, PANGO_ALIGN_RIGHT);
      excess = pango_layout_get_line_count (item->layout) -
               (int) lround (item->height / item->line_height);
      if (excess > 0)
        {
          text->extra_lines += excess;
          good = FALSE;
        }
    }
  return good;
}

static GArray *
create_items (EthosPosterDraft *draft,
              PangoContext *context,
              double width,
              double height,
              EthosPosterPlan *plan)
{
  for (guint attempt = 0; attempt < MAX_ATTEMPTS; attempt++)
    {
      g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (EthosPosterItem));

      if (!find_plan (draft, width, height, plan))
        return NULL;
      g_array_set_clear_func (items, clear_item);
      ethos_poster_compose (draft, plan, items);
      if (create_layouts (draft, items, context))
        return g_steal_pointer (&items);
    }
  return NULL;
}

static EthosPosterLayout *
create_layout (PangoContext *context,
               EthosPosterContent *content,
               EthosPaper paper,
               EthosOrientation orientation,
               GError **error)
{
  g_autoptr (EthosPosterDraft) draft = NULL;
  g_autoptr (GString) missing = g_string_new (NULL);
  g_autoptr (GArray) items = NULL;
  EthosPosterLayout *self;
  EthosPosterPlan plan = { 0 };
  double width, height;

  draft = ethos_poster_draft_new (context, content, missing);
  if (draft == NULL)
    {
      g_set_error_literal (error, ETHOS_POSTER_ERROR, ETHOS_POSTER_ERROR_EMPTY,
                           _ ("There are no words for the poster yet: add a mission, a vision or "
                              "a value."));
      return NULL;
    }
  if (!ethos_poster_check_missing (missing, error))
    return NULL;
  ethos_paper_get_size (paper, orientation, &width, &height);
  items = create_items (draft, context, width, height, &plan);
  if (items == NULL)
    {
      g_set_error (error, ETHOS_POSTER_ERROR, ETHOS_POSTER_ERROR_TOO_LONG,
                   /* Translators: %s is a paper size such as A4, %.1f a type size in points. */
                   _ ("The words do not fit on two pages of %s in type of %.1f points, the "
                      "smallest that is legible. Choose larger paper, or fewer or shorter lines."),
                   ethos_paper_get_name (paper), ethos_poster_get_smallest (width, height));
      return NULL;
    }

  self = g_new0 (EthosPosterLayout, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->content = ethos_poster_content_ref (content);
  self->draft = g_steal_pointer (&draft);
  self->plan = plan;
  self->items = g_steal_pointer (&items);
  for (guint i = 0; i < self->items->len; i++)
    self->n_pages = MAX (self->n_pages, g_array_index (self->items, EthosPosterItem, i).page + 1);
  return self;
}

/**
 * ethos_poster_check_missing:
 * @missing: characters that no font has
 *
 * Returns: whether there are none; else an error names them
 */
gboolean
ethos_poster_check_missing (const GString *missing, GError **error)
{
  g_return_val_if_fail (missing != NULL, FALSE);

  if (missing->len == 0)
    return TRUE;
  g_set_error (error, ETHOS_POSTER_ERROR, ETHOS_POSTER_ERROR_GLYPHS,
               /* Translators: %s is a list of characters. */
               _ ("No font on this computer can draw: %s. Install a font that has these "
                  "characters, or take them out."),
               missing->str);
  return FALSE;
}

/**
 * ethos_poster_engine_new:
 *
 * Returns: (transfer full): fonts for posters, apart from those of any widget. An engine and all
 *   layouts made with it belong to the thread that made it.
 */
EthosPosterEngine *
ethos_poster_engine_new (void)
{
  EthosPosterEngine *self = g_new0 (EthosPosterEngine, 1);

  self->font_map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (self->font_map), 72);
  self->thread = g_thread_self ();
  return self;
}

void
ethos_poster_engine_free (EthosPosterEngine *self)
{
  g_return_if_fail (self != NULL);

  g_object_unref (self->font_map);
  g_free (self);
}

/**
 * ethos_poster_engine_create_context:
 * @language: (nullable): BCP 47, picks the forms of characters that languages share
 *
 * Returns: (transfer full): a context whose unit is the point, in which nothing is rounded to
 *   pixels: what is measured at one size holds at every size
 */
PangoContext *
ethos_poster_engine_create_context (EthosPosterEngine *self, const char *language)
{
  PangoContext *context;
  cairo_font_options_t *options;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->thread == g_thread_self (), NULL);

  context = pango_font_map_create_context (self->font_map);
  options = cairo_font_options_create ();
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  /* Paragraphs then start on the side where their own script starts. */
  pango_context_set_base_dir (context, PANGO_DIRECTION_WEAK_LTR);
  if (language != NULL && *language != '\0')
    pango_context_set_language (context, pango_language_from_string (language));
  return context;
}

/**
 * ethos_poster_layout_new:
 * @content: what to show; must not change any more
 *
 * Arranges the statement poster: one page if the words allow it, else two. Takes milliseconds.
 *
 * Returns: (transfer full): the layout, or NULL with an error of %ETHOS_POSTER_ERROR
 */
EthosPosterLayout *
ethos_poster_layout_new (EthosPosterEngine *engine,
                         EthosPosterContent *content,
                         EthosPaper paper,
                         EthosOrientation orientation,
                         GError **error)
{
  EthosPosterLayout *self;
  PangoContext *context;

  g_return_val_if_fail (engine != NULL && content != NULL, NULL);
  g_return_val_if_fail (paper < ETHOS_N_PAPERS, NULL);

  context = ethos_poster_engine_create_context (engine, content->language);
  self = create_layout (context, content, paper, orientation, error);
  g_object_unref (context);
  return self;
}

void
ethos_poster_layout_unref (EthosPosterLayout *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->items);
  ethos_poster_draft_free (self->draft);
  ethos_poster_content_unref (self->content);
  g_free (self);
}

/**
 * ethos_poster_layout_get_content:
 *
 * Returns: (transfer none): what is laid out
 */
const EthosPosterContent *
ethos_poster_layout_get_content (const EthosPosterLayout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->content;
}

/**
 * ethos_poster_layout_get_n_pages:
 *
 * Returns: how many pages there are, 1 or 2
 */
guint
ethos_poster_layout_get_n_pages (const EthosPosterLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_pages;
}

/**
 * ethos_poster_layout_get_size:
 * @width: (out): of every page, in points
 * @height: (out): of every page, in points
 */
void
ethos_poster_layout_get_size (const EthosPosterLayout *self, double *width, double *height)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (width != NULL && height != NULL);

  *width = self->plan.width;
  *height = self->plan.height;
}

/**
 * ethos_poster_layout_get_type:
 *
 * The size of all type of @level, in points.
 */
double
ethos_poster_layout_get_type (const EthosPosterLayout *self, EthosPosterLevel level)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (level < ETHOS_N_POSTER_LEVELS, 0);

  switch (level)
    {
    case ETHOS_POSTER_LEVEL_NAME:
      return self->plan.body * ETHOS_POSTER_SCALE;
    case ETHOS_POSTER_LEVEL_MISSION:
      return self->plan.body * self->plan.mission_scale;
    case ETHOS_POSTER_LEVEL_BODY:
    default:
      return self->plan.body;
    }
}

/**
 * ethos_poster_layout_get_distance:
 *
 * From how many metres type of @level can be read on the printed poster.
 */
double
ethos_poster_layout_get_distance (const EthosPosterLayout *self, EthosPosterLevel level)
{
  return ethos_poster_get_distance (ethos_poster_layout_get_type (self, level));
}

/**
 * ethos_poster_layout_get_items:
 * @n_items: (out): how many there are
 *
 * Returns: (transfer none): what stands where, in the order of reading
 */
const EthosPosterItem *
ethos_poster_layout_get_items (const EthosPosterLayout *self, guint *n_items)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n_items != NULL, NULL);

  *n_items = self->items->len;
  return (const EthosPosterItem *) self->items->data;
}

/**
 * ethos_poster_layout_draw_page:
 * @cr: a context whose unit is the point: scale it for a preview
 * @page: from 0
 *
 * Paints the white page and what stands on it. Call it in the thread of the engine.
 */
void
ethos_poster_layout_draw_page (const EthosPosterLayout *self, cairo_t *cr, guint page)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);
  g_return_if_fail (page < self->n_pages);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0, self->plan.width, self->plan.height);
  cairo_fill (cr);
  ethos_poster_paint ((const EthosPosterItem *) self->items->data, self->items->len, page, FALSE,
                      cr);
}
