// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-stage"

#include "config.h"

#include "ethos-stage-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ethos-dots.h"
#include "ethos-emblem.h"

#define GAP 24
#define PADDING 16
#define PADDING_SHARE 0.4
#define MARK 32
#define MARK_EDGE 10
#define ROWS_MAX 4

/* The letters of how many notes one is shown for, beside its mark. */
#define COUNT 38

/* What the ring of the clock needs at the end of the line below the notes, with its number. */
#define FOOT_END 280

/* On the overview nobody reads: marks and the beginnings of texts. */
#define MINI_WIDTH 150
#define MINI_HEIGHT 100
#define MINI_GAP 12
#define MINI_TEXT 17
#define MINI_MARK 0.14
#define MINI_LARGEST 2.8
#define MINI_SMALLEST 0.1
#define NAME_GAP 12
#define NAME_ROWS_MAX 4
#define NAME_STEP 8
#define NAME_ABOVE 16
#define NAME_SHARE 0.45
#define ROW_GAP 24
#define STRIP_GAP 12
#define BREAKING_EMS 6

/* Smaller notes than these are dots, without a text; then rather groups below one another. */
#define MINI_READABLE 0.6

/* In a bright room tints wash out: the paper is white and the tint becomes a spine. */
static void
paint_paper (EthosStagePen *pen, int colour, EthosStageBox shown, double spine)
{
  EthosStageBox edge = { pen->rtl ? shown.x + shown.width - spine : shown.x, shown.y, spine,
                         shown.height };

  if (pen->theme != ETHOS_THEME_BRIGHT)
    {
      ethos_stage_fill (pen, shown, ethos_palette_get_tint (pen->theme, colour));
      return;
    }

  ethos_stage_fill (pen, shown, ethos_palette_get_tone (pen->theme, ETHOS_TONE_SHEET));
  ethos_stage_fill (pen, edge, ethos_palette_get_tint (pen->theme, colour));
}

/* Where the text is on a note: below its mark, which stands on the side where reading ends. */
static EthosStageBox
note_inside (EthosStageBox box, double padding)
{
  return (EthosStageBox){ box.x + padding, box.y + padding + MARK, box.width - 2 * padding,
                          box.height - 2 * padding - MARK };
}

/* How many notes it is shown for and how many dots it has, on the side where reading begins. */
static void
paint_count (EthosStagePen *pen,
             const EthosAudienceNote *note,
             EthosStageBox box,
             double padding,
             EthosRgb ink)
{
  g_autofree char *dots = ethos_dots_dup_marks (note->dots);
  g_autofree char *count = note->count > 1 ? g_strdup_printf ("×%u", note->count) : NULL;
  g_autofree char *text = NULL;

  if (count == NULL && dots == NULL)
    return;
  /* A number has no direction of its own, and would stand on the other side. */
  text = g_strconcat (pen->rtl ? "\u200E" : "", dots != NULL ? dots : "",
                      dots != NULL && count != NULL ? "  " : "", count != NULL ? count : "", NULL);
  ethos_stage_text (pen, text, ETHOS_STAGE_STRONG, COUNT, ink,
                    ethos_stage_mirror (pen, (EthosStageBox){ box.x + padding, box.y, box.width / 2,
                                                              2 * COUNT }));
}

static void
paint_note (EthosStagePen *pen,
            const EthosAudienceNote *note,
            EthosStageBox box,
            double size,
            double padding)
{
  EthosStageBox shown = ethos_stage_mirror (pen, box);
  EthosRgb ink = ethos_palette_get_on_tint (pen->theme);
  double mark_x = pen->rtl ? shown.x + MARK_EDGE : shown.x + shown.width - MARK - MARK_EDGE;

  paint_paper (pen, note->colour, shown, PADDING / 2.0);
  ethos_stage_set_colour (pen, ethos_palette_get_tone (pen->theme, ETHOS_TONE_EDGE));
  cairo_set_line_width (pen->cr, 2);
  cairo_rectangle (pen->cr, shown.x, shown.y, shown.width, shown.height);
  cairo_stroke (pen->cr);

  ethos_stage_set_colour (pen, ink);
  ethos_mark_draw (ethos_tint_get_mark (note->colour), pen->cr, mark_x, shown.y + MARK_EDGE, MARK);
  paint_count (pen, note, box, padding, ink);
  ethos_stage_text (pen, note->text, ETHOS_STAGE_NOTE, size, ink,
                    ethos_stage_mirror (pen, note_inside (box, padding)));
}

/* Notes side by side, in rows that are as high as the longest note in them. */
typedef struct
{
  guint columns;
  guint n_rows;
  double width;
  double size;
  double padding;
  double heights[ROWS_MAX];
} Grid;

/* Whether the notes fit in letters of this size, and how high their rows have to be. */
static gboolean
measure_rows (EthosStagePen *pen,
              const EthosAudienceWall *wall,
              EthosStageBox body,
              gboolean may_break,
              Grid *grid)
{
  EthosStageBox inside =
      note_inside ((EthosStageBox){ 0, 0, grid->width, body.height }, grid->padding);
  double used = -GAP;

  memset (grid->heights, 0, sizeof grid->heights);
  for (guint i = 0; i < ethos_audience_wall_get_n_notes (wall); i++)
    {
      const char *text = ethos_audience_wall_get_note (wall, i)->text;
      double *height = &grid->heights[i / grid->columns];

      if (!may_break && !ethos_stage_fits (pen, text, ETHOS_STAGE_NOTE, grid->size, inside))
        return FALSE;
      *height = MAX (*height,
                     ethos_stage_measure (pen, text, ETHOS_STAGE_NOTE, grid->size, inside.width) +
                         2 * grid->padding + MARK + 1);
    }
  for (guint i = 0; i < grid->n_rows; i++)
    used += grid->heights[i] + GAP;

  return used <= body.height;
}

/* What is left over makes low rows higher, up to notes of four by three. */
static void
stretch_rows (Grid *grid, double height)
{
  double most = grid->width * 3 / 4;
  double left = height - (grid->n_rows - 1) * GAP;

  for (guint round = 0; round < grid->n_rows; round++)
    {
      double level = most;
      double higher = 0;
      guint n_lower = 0;

      for (guint i = 0; i < grid->n_rows; i++)
        if (grid->heights[i] >= level)
          higher += grid->heights[i];
        else
          n_lower++;
      if (n_lower > 0)
        level = MIN (level, (left - higher) / n_lower);
      most = level;
    }
  for (guint i = 0; i < grid->n_rows; i++)
    grid->heights[i] = MAX (grid->heights[i], most);
}

/* A note alone is one of four by three, as the others are; wider only where its text asks for it.
 */
static gboolean
fit_alone (EthosStagePen *pen, const EthosAudienceWall *wall, EthosStageBox body, Grid *grid)
{
  static const struct
  {
    double size;
    double shape;
  } steps[] = {
    { ETHOS_STAGE_LARGE, 4.0 / 3 },   { ETHOS_STAGE_MIDDLE, 4.0 / 3 },
    { ETHOS_STAGE_MIDDLE, 16.0 / 9 }, { ETHOS_STAGE_SMALL, 4.0 / 3 },
    { ETHOS_STAGE_SMALL, 16.0 / 9 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      grid->size = steps[i].size;
      grid->padding = steps[i].size * PADDING_SHARE;
      grid->width = MIN (body.width, body.height * steps[i].shape);
      if (measure_rows (pen, wall, body, FALSE, grid))
        return TRUE;
    }

  grid->padding = PADDING;
  grid->width = body.width;
  return FALSE;
}

static void
paint_grid (EthosStagePen *pen, const EthosAudienceWall *wall, EthosStageBox body)
{
  static const double sizes[] = { ETHOS_STAGE_MIDDLE, ETHOS_STAGE_SMALL };
  guint n_notes = MIN (ethos_audience_wall_get_n_notes (wall), 3 * ROWS_MAX);
  Grid grid = { .columns = n_notes <= 2   ? MAX (n_notes, 1)
                           : n_notes <= 4 ? 2
                                          : 3,
                .padding = PADDING };
  gboolean fits = FALSE;
  double y = body.y;

  grid.n_rows = MAX (1, (n_notes + grid.columns - 1) / grid.columns);
  grid.width = (body.width - (grid.columns - 1) * GAP) / grid.columns;
  if (n_notes == 1)
    fits = fit_alone (pen, wall, body, &grid);
  for (guint i = 0; !fits && i < G_N_ELEMENTS (sizes); i++)
    {
      grid.size = sizes[i];
      fits = measure_rows (pen, wall, body, FALSE, &grid);
    }
  fits = fits || measure_rows (pen, wall, body, TRUE, &grid);
  if (!fits)
    pen->n_cut++;
  while (!fits && grid.size > ETHOS_STAGE_TINY)
    {
      grid.size -= 2;
      fits = measure_rows (pen, wall, body, TRUE, &grid);
    }

  stretch_rows (&grid, body.height);
  for (guint i = 0; i < n_notes; i++)
    {
      EthosStageBox box = { body.x + (i % grid.columns) * (grid.width + GAP), y, grid.width,
                            grid.heights[i / grid.columns] };

      paint_note (pen, ethos_audience_wall_get_note (wall, i), box, grid.size, grid.padding);
      if (i % grid.columns == grid.columns - 1)
        y += box.height + GAP;
    }
}

/**
 * ethos_stage_dup_vote:
 *
 * Returns: (transfer full) (nullable): that dots are put, how many each has, and whether most have
 *   put theirs
 */
char *
ethos_stage_dup_vote (const EthosAudienceParts *parts)
{
  const EthosAudienceVote *vote = &parts->vote;
  g_autofree char *words = NULL;

  if (!vote->open)
    return NULL;
  if (vote->cap < vote->budget)
    words = g_strdup_printf (
        /* Translators: on the projector: people are to put dots on notes; how many each has, and
         * how many of them may go on one note or group. */
        ngettext ("Put your dots: %u each, at most %u on one",
                  "Put your dots: %u each, at most %u on one", vote->budget),
        vote->budget, vote->cap);
  else
    /* Translators: on the projector: people are to put dots on notes; how many each has. */
    words = g_strdup_printf (ngettext ("Put your dots: %u each", "Put your dots: %u each",
                                       vote->budget),
                             vote->budget);
  /* Translators: on the projector, after “Put your dots: 5 each”: of the people. */
  return vote->most ? g_strjoin (" · ", words, _ ("most have voted"), NULL)
                    : g_steal_pointer (&words);
}

void
ethos_stage_foot (EthosStagePen *pen, const EthosAudienceParts *parts)
{
  EthosStageBox body = ethos_stage_body (pen);
  EthosStageBox foot = { body.x, body.y + body.height + GAP, body.width / 2, 60 };
  g_autofree char *page = NULL;
  g_autofree char *vote = ethos_stage_dup_vote (parts);

  if (parts->n_pages < 2 && vote == NULL)
    return;

  /* Translators: the number of a page of notes, and how many pages there are. */
  page = parts->n_pages < 2 ? g_strdup ("")
                            : g_strdup_printf (_ ("%u of %u"), parts->page + 1, parts->n_pages);
  if (vote != NULL)
    {
      g_autofree char *number = g_steal_pointer (&page);

      /* Beside the ring of the clock. */
      foot.width = body.width - FOOT_END;
      page = g_strjoin (*number != '\0' ? " · " : "", number, vote, NULL);
    }
  ethos_stage_text (pen, page, ETHOS_STAGE_SANS, ETHOS_STAGE_SMALL,
                    ethos_palette_get_tone (pen->theme, ETHOS_TONE_QUIET_INK),
                    ethos_stage_mirror (pen, foot));
}

void
ethos_stage_paint_notes (EthosStagePen *pen, const EthosAudienceParts *parts)
{
  paint_grid (pen, parts->wall, ethos_stage_body (pen));
  ethos_stage_foot (pen, parts);
}

/* The name of a group above its notes; what is left is theirs. */
static void
paint_group_name (EthosStagePen *pen, const char *title, EthosStageBox *body)
{
  EthosStageBox row = *body;
  double size, used;

  if (*title == '\0')
    return;

  row.height =
      1.5 * ethos_stage_measure (pen, "X", ETHOS_STAGE_SERIF, ETHOS_STAGE_MIDDLE, body->width);
  size = ethos_stage_fits (pen, title, ETHOS_STAGE_SERIF, ETHOS_STAGE_MIDDLE, row)
             ? ETHOS_STAGE_MIDDLE
             : ETHOS_STAGE_SMALL;
  used = ethos_stage_text (pen, title, ETHOS_STAGE_SERIF, size,
                           ethos_palette_get_tone (pen->theme, ETHOS_TONE_INK),
                           ethos_stage_mirror (pen, *body)) +
         NAME_ABOVE;
  body->y += used;
  body->height -= used;
}

static char *
dup_mini_text (const EthosAudienceNote *note)
{
  g_autofree char *dots = ethos_dots_dup_marks (note->dots);
  g_autofree char *count = note->count > 1 ? g_strdup_printf ("×%u", note->count) : NULL;
  const char *parts[4] = { NULL };
  guint n_parts = 0;

  if (dots != NULL)
    parts[n_parts++] = dots;
  if (count != NULL)
    parts[n_parts++] = count;
  parts[n_parts] = note->text;
  return g_strjoinv (" ", (char **) parts);
}

static void
paint_mini (EthosStagePen *pen, const EthosAudienceNote *note, EthosStageBox box)
{
  EthosStageBox shown = ethos_stage_mirror (pen, box);
  double mark = box.height * MINI_MARK;
  EthosStageBox text = { shown.x + 10, shown.y + 8, shown.width - 20 - mark, shown.height - 14 };
  EthosRgb ink = ethos_palette_get_on_tint (pen->theme);
  g_autofree char *counted = NULL;

  paint_paper (pen, note->colour, shown, 6);
  ethos_stage_set_colour (pen, ethos_palette_get_tone (pen->theme, ETHOS_TONE_EDGE));
  cairo_set_line_width (pen->cr, 1);
  cairo_rectangle (pen->cr, shown.x + 0.5, shown.y + 0.5, shown.width - 1, shown.height - 1);
  cairo_stroke (pen->cr);
  ethos_stage_set_colour (pen, ink);
  ethos_mark_draw (ethos_tint_get_mark (note->colour), pen->cr,
                   pen->rtl ? shown.x + 6 : shown.x + shown.width - mark - 6, shown.y + 6, mark);
  if (box.width < MINI_READABLE * MINI_WIDTH)
    return;
  if (pen->rtl)
    text.x += mark;
  counted = dup_mini_text (note);
  ethos_stage_text_small (pen, counted, ETHOS_STAGE_SANS, MINI_TEXT * box.width / MINI_WIDTH,
                          MINI_TEXT * MINI_READABLE, ink, text);
}

static guint
count_in_group (const EthosAudienceWall *wall, int group)
{
  guint n_notes = 0;

  for (guint i = 0; i < ethos_audience_wall_get_n_notes (wall); i++)
    if (ethos_audience_wall_get_note (wall, i)->group == group)
      n_notes++;

  return n_notes;
}

static gboolean
has_name (const EthosAudienceWall *wall, int group)
{
  return group < 0 || *ethos_audience_wall_get_group (wall, (guint) group)->title != '\0';
}

static const char *
column_name (const EthosAudienceWall *wall, int group)
{
  if (!has_name (wall, group))
    return _ ("Group without a name");
  if (group >= 0)
    return ethos_audience_wall_get_group (wall, (guint) group)->title;

  /* Translators: on the projector, above the notes that are in no group. */
  return ethos_audience_wall_get_n_groups (wall) > 0 ? _ ("Not grouped") : "";
}

/* Its name, and the dots it has got. */
static char *
dup_column_title (const EthosAudienceWall *wall, int group)
{
  g_autofree char *dots =
      group >= 0 ? ethos_dots_dup_marks (ethos_audience_wall_get_group (wall, (guint) group)->dots)
                 : NULL;

  return dots != NULL ? g_strjoin ("  ", column_name (wall, group), dots, NULL)
                      : g_strdup (column_name (wall, group));
}

void
ethos_stage_paint_discuss (EthosStagePen *pen, const EthosAudienceParts *parts)
{
  EthosStageBox body = ethos_stage_body (pen);

  if (ethos_audience_wall_get_n_groups (parts->wall) > 0 && has_name (parts->wall, 0))
    {
      g_autofree char *title = dup_column_title (parts->wall, 0);

      paint_group_name (pen, title, &body);
    }
  paint_grid (pen, parts->wall, body);
  ethos_stage_foot (pen, parts);
}

/* Quieter where it is not a name that somebody has given. */
static void
paint_title (EthosStagePen *pen,
             const EthosAudienceWall *wall,
             int group,
             double size,
             EthosStageBox head)
{
  EthosTone tone = has_name (wall, group) ? ETHOS_TONE_INK : ETHOS_TONE_QUIET_INK;
  g_autofree char *title = dup_column_title (wall, group);

  ethos_stage_text (pen, title, ETHOS_STAGE_STRONG, size, ethos_palette_get_tone (pen->theme, tone),
                    ethos_stage_mirror (pen, head));
}

/* How the names of groups are written above their notes. */
typedef struct
{
  double size;
  guint rows;
  double height;
} Names;

/* What a group asks of its part of the wall, whatever the size of its notes. */
typedef struct
{
  guint n_notes;
  double narrowest;
} Part;

static double
columns_width (guint columns, double scale)
{
  return columns * (MINI_WIDTH * scale + MINI_GAP) - MINI_GAP;
}

/* How many columns a group has: enough for its notes, and for its name, of which nothing is cut. */
static guint
count_columns (const Part *part, double scale, double height)
{
  guint rows = MAX (1, (guint) (height / (MINI_HEIGHT * scale + MINI_GAP)));
  guint columns = (part->n_notes + rows - 1) / rows;

  if (columns > 0)
    while (columns_width (columns, scale) < part->narrowest)
      columns++;

  return columns;
}

/* How wide the wall becomes when notes are this large and columns as high as the screen. */
static double
width_at (const Part *parts, guint n_parts, double scale, double height)
{
  double width = 0;

  for (guint i = 0; i < n_parts; i++)
    {
      guint columns = count_columns (&parts[i], scale, height);

      if (columns > 0)
        width += columns_width (columns, scale) + GAP;
    }

  return width - GAP;
}

static double
find_scale (const Part *parts, guint n_parts, EthosStageBox body, double smallest)
{
  double scale = MINI_LARGEST;

  while (scale > smallest && width_at (parts, n_parts, scale, body.height) > body.width)
    scale -= 0.05;

  return MAX (scale, smallest);
}

/* Only a word that is very long is broken, before it makes everything else small. */
static gboolean
name_fits (EthosStagePen *pen, const char *name, const Names *names, double width)
{
  EthosStageBox head = { 0, 0, width, names->height };

  return ethos_stage_fits (pen, name, ETHOS_STAGE_STRONG, names->size, head) ||
         (width >= BREAKING_EMS * names->size &&
          ethos_stage_measure (pen, name, ETHOS_STAGE_STRONG, names->size, width) <= names->height);
}

/* What a name needs is looked for once, and not again for every size that the notes may have: a
 * wall is painted whenever it changes. */
static double
find_narrowest (EthosStagePen *pen, const char *name, const Names *names)
{
  double breaking = BREAKING_EMS * names->size;
  double width;

  if (*name == '\0')
    return 0;
  width = ethos_stage_narrowest (pen, name, ETHOS_STAGE_STRONG, names->size, names->rows);
  if (width > breaking && name_fits (pen, name, names, breaking))
    return breaking;
  while (width <= pen->width && !name_fits (pen, name, names, width))
    width += NAME_STEP;

  return width;
}

/* The groups, and after them what is in none. */
static Part *
new_parts (const EthosAudienceWall *wall)
{
  guint n_groups = ethos_audience_wall_get_n_groups (wall);
  Part *parts = g_new0 (Part, n_groups + 1);

  for (guint i = 0; i < ethos_audience_wall_get_n_notes (wall); i++)
    {
      int group = ethos_audience_wall_get_note (wall, i)->group;

      parts[group >= 0 ? (guint) group : n_groups].n_notes++;
    }

  return parts;
}

/* Names that everybody can read, while the notes do not shrink to nothing for them. Returns how
 * large the notes are then, or 0 when they would. */
static double
choose_names (EthosStagePen *pen,
              const EthosAudienceWall *wall,
              EthosStageBox body,
              Part *parts,
              Names *names)
{
  guint n_groups = ethos_audience_wall_get_n_groups (wall);

  if (width_at (parts, n_groups + 1, MINI_READABLE, body.height) > body.width)
    return 0;
  for (guint rows = 1; rows <= NAME_ROWS_MAX; rows++)
    {
      double height;

      *names = (Names){ .size = ETHOS_STAGE_SMALL, .rows = rows };
      names->height =
          rows * ethos_stage_measure (pen, "X", ETHOS_STAGE_STRONG, names->size, body.width) +
          NAME_GAP;
      height = body.height - names->height;
      for (guint i = 0; i <= n_groups; i++)
        if (parts[i].n_notes > 0)
          {
            g_autofree char *title = dup_column_title (wall, i < n_groups ? (int) i : -1);

            parts[i].narrowest = find_narrowest (pen, title, names);
          }
      if (width_at (parts, n_groups + 1, MINI_READABLE, height) <= body.width)
        {
          EthosStageBox below = { body.x, body.y + names->height, body.width, height };

          return find_scale (parts, n_groups + 1, below, MINI_READABLE);
        }
    }

  return 0;
}

static void
paint_column (EthosStagePen *pen,
              const EthosAudienceWall *wall,
              int group,
              guint columns,
              double scale,
              EthosStageBox column)
{
  double width = MINI_WIDTH * scale;
  double height = MINI_HEIGHT * scale;
  guint place = 0;

  for (guint i = 0; i < ethos_audience_wall_get_n_notes (wall); i++)
    {
      const EthosAudienceNote *note = ethos_audience_wall_get_note (wall, i);
      EthosStageBox box = { column.x + (place % columns) * (width + MINI_GAP),
                            column.y + (place / columns) * (height + MINI_GAP), width, height };

      if (note->group != group)
        continue;
      paint_mini (pen, note, box);
      place++;
    }
}

/* All notes of a group in a box, as papers of one size; they need no text to be counted. */
static void
paint_strip (EthosStagePen *pen, const EthosAudienceWall *wall, int group, EthosStageBox box)
{
  guint n_notes = count_in_group (wall, group);
  guint columns = 1;
  double height = 0;

  for (guint rows = 1; rows <= MAX (n_notes, 1); rows++)
    {
      height = MIN ((box.height - (rows - 1) * STRIP_GAP) / rows, MINI_HEIGHT * MINI_LARGEST);
      columns = (guint) ((box.width + STRIP_GAP) / (height * MINI_WIDTH / MINI_HEIGHT + STRIP_GAP));
      if (columns * rows >= n_notes)
        break;
    }
  paint_column (pen, wall, group, MAX (columns, 1), height / MINI_HEIGHT, box);
}

/* Groups below one another, their names beside their notes: what many groups need. */
static void
paint_rows (EthosStagePen *pen, const EthosAudienceWall *wall, EthosStageBox body)
{
  int n_groups = (int) ethos_audience_wall_get_n_groups (wall);
  guint n_loose = count_in_group (wall, -1);
  int n_rows = n_groups + (n_loose > 0 ? 1 : 0);
  g_autofree double *heights = g_new0 (double, (gsize) n_rows);
  double width = body.width * NAME_SHARE;
  double left = body.height + ROW_GAP;
  double y = body.y;

  for (int i = 0; i < n_rows; i++)
    {
      g_autofree char *name = dup_column_title (wall, i < n_groups ? i : -1);

      heights[i] =
          ethos_stage_measure (pen, name, ETHOS_STAGE_STRONG, ETHOS_STAGE_SMALL, width - GAP);
      left -= heights[i] + ROW_GAP;
    }
  if (left < 0)
    pen->n_cut++;

  for (int i = 0; i < n_rows; i++)
    {
      int group = i < n_groups ? i : -1;
      double height = heights[i] + MAX (0, left) / n_rows;
      EthosStageBox head = { body.x, y, width - GAP, heights[i] + 1 };
      EthosStageBox strip = { body.x + width, y, body.width - width, height };

      paint_title (pen, wall, group, ETHOS_STAGE_SMALL, head);
      paint_strip (pen, wall, group, strip);
      y += height + ROW_GAP;
    }
}

/* One column for each group and one for what is in none, all notes as large as the screen allows.
 */
void
ethos_stage_paint_wall (EthosStagePen *pen, const EthosAudienceParts *parts)
{
  EthosStageBox body = ethos_stage_body (pen);
  const EthosAudienceWall *wall = parts->wall;
  guint n_groups = ethos_audience_wall_get_n_groups (wall);
  g_autofree Part *asked = new_parts (wall);
  Names names = { ETHOS_STAGE_SMALL, 0, 0 };
  double scale = n_groups > 0 ? choose_names (pen, wall, body, asked, &names)
                              : find_scale (asked, 1, body, MINI_SMALLEST);
  double x = body.x;

  ethos_stage_foot (pen, parts);
  if (scale < MINI_SMALLEST)
    {
      paint_rows (pen, wall, body);
      return;
    }

  for (guint i = 0; i <= n_groups; i++)
    {
      int group = i < n_groups ? (int) i : -1;
      EthosStageBox column = { x, body.y + names.height, 0, body.height - names.height };
      guint columns = count_columns (&asked[i], scale, column.height);
      EthosStageBox head = { x, body.y, columns_width (columns, scale), names.height };

      if (columns == 0)
        continue;
      column.width = head.width;
      paint_title (pen, wall, group, names.size, head);
      paint_column (pen, wall, group, columns, scale, column);
      x += head.width + GAP;
    }
}
