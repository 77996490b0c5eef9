// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-poster"

#include "config.h"

#include "ethos-emblem.h"

#include <glib/gi18n-lib.h>

#define MAX_SHAPES 3
#define MAX_NUMBERS 6

/* The shapes are in the words of SVG paths (absolute M, L, C, Z), with O cx cy r for a circle and
 * A cx cy r from to for an arc, clockwise, in degrees.
 */
typedef struct
{
  const char *name;
  const char *label;
  const char *shapes[MAX_SHAPES];
} Emblem;

static const Emblem emblems[ETHOS_N_EMBLEMS] = {
  /* Translators: the small line drawings on cards. */
  [ETHOS_EMBLEM_HEART] = { "heart",
                           NC_ ("emblem", "Heart"),
                           { "M12 20.5 C5.5 15.8 3 12.4 3 8.8 C3 5.8 5.1 4 7.5 4 C9.5 4 11.1 5.1 "
                             "12 7 "
                             "C12.9 5.1 14.5 4 16.5 4 C18.9 4 21 5.8 21 8.8 C21 12.4 18.5 15.8 12 "
                             "20.5 Z" } },
  [ETHOS_EMBLEM_EAR] = { "ear",
                         NC_ ("emblem", "Ear"),
                         { "M6 9.5 C6 5.6 8.6 3 12 3 C15.5 3 18 5.6 18 9 C18 13 13.8 13.8 13.8 "
                           "17.4 "
                           "C13.8 19.6 12.4 21 10.4 21 C8.6 21 7.4 19.8 7.2 18",
                           "M9.8 9.6 C9.8 7.8 10.7 6.8 12 6.8 C13.3 6.8 14.2 7.7 14.2 9 C14.2 10.9 "
                           "11.8 11.2 11.2 13.4" } },
  [ETHOS_EMBLEM_HANDS] = { "hands",
                           NC_ ("emblem", "Hands"),
                           { "O12 5.5 2.5", "M3 9 L3 14 L9 20.5 L10 20.5 L10 15.5 L6.5 11.5",
                             "M21 9 L21 14 L15 20.5 L14 20.5 L14 15.5 L17.5 11.5" } },
  [ETHOS_EMBLEM_SCALES] = { "scales",
                            NC_ ("emblem", "Scales"),
                            { "M8 21 L16 21 L12 21 L12 3 L12 6 L6 6 L18 6",
                              "M2.5 14 L6 6 L9.5 14 C9.5 15.8 8.2 17 6 17 C3.8 17 2.5 15.8 2.5 14 "
                              "Z",
                              "M14.5 14 L18 6 L21.5 14 C21.5 15.8 20.2 17 18 17 C15.8 17 14.5 15.8 "
                              "14.5 14 Z" } },
  [ETHOS_EMBLEM_COMPASS] = { "compass",
                             NC_ ("emblem", "Compass"),
                             { "O12 12 9", "M16 8 L13.6 13.6 L8 16 L10.4 10.4 Z" } },
  [ETHOS_EMBLEM_BRIDGE] = { "bridge",
                            NC_ ("emblem", "Bridge"),
                            { "M7 20 L7 5 L7 16 L2 16 L22 16 L17 16 L17 5 L17 20",
                              "M2 11.5 C4.5 11 6.5 8.5 7 5 C8 9.6 10 11.5 12 11.5 C14 11.5 16 9.6 "
                              "17 5 "
                              "C17.5 8.5 19.5 11 22 11.5" } },
  [ETHOS_EMBLEM_SEEDLING] = { "seedling",
                              NC_ ("emblem", "Seedling"),
                              { "M12 21 L12 11",
                                "M12 15 C12 10.8 9 8 3.5 8 C3.5 12.2 6.5 15 12 15 Z",
                                "M12 11 C12 6.6 15 3.5 20.5 3.5 C20.5 8 17.5 11 12 11 Z" } },
  [ETHOS_EMBLEM_LANTERN] = { "lantern",
                             NC_ ("emblem", "Lantern"),
                             { "M12 2 L12 4.5 L19 9.5 L5 9.5 L12 4.5",
                               "M7 9.5 L7 21 L17 21 L17 9.5", "M12 14 L12 16.5" } },
  [ETHOS_EMBLEM_SHIELD] = { "shield",
                            NC_ ("emblem", "Shield"),
                            { "M12 3 L20 6 L20 11.5 C20 16 16.8 19.4 12 21 C7.2 19.4 4 16 4 11.5 "
                              "L4 6 Z",
                              "M8.5 12 L11 14.5 L15.5 9.5" } },
  [ETHOS_EMBLEM_DOOR] = { "door",
                          NC_ ("emblem", "Door"),
                          { "M2 20 L5 20 L5 3 L19 3 L19 20 L22 20", "M5 3 L13.5 6 L13.5 22 L5 20",
                            "M10.5 13 L10.5 13.5" } },
  [ETHOS_EMBLEM_PEOPLE] = { "people",
                            NC_ ("emblem", "People"),
                            { "O8.5 7.5 3.5",
                              "M2 20 C2 16 4.6 14.2 8.5 14.2 C12.4 14.2 15 16 15 20",
                              "M15.5 4.2 C19.9 5 19.9 10.2 16.5 11 M18 14.6 C20.6 15.4 22 17.2 22 "
                              "20" } },
  [ETHOS_EMBLEM_STAR] = { "star",
                          NC_ ("emblem", "Star"),
                          { "M12 3 L14.7 8.8 L21 9.5 L16.3 13.8 L17.6 20 L12 16.9 L6.4 20 L7.7 "
                            "13.8 L3 9.5 L9.3 8.8 Z" } },
  [ETHOS_EMBLEM_KEY] = { "key",
                         NC_ ("emblem", "Key"),
                         { "O8 8 5", "M11.6 11.6 L21 21", "M16.5 16.5 L19.5 13.5" } },
  [ETHOS_EMBLEM_ANCHOR] = { "anchor",
                            NC_ ("emblem", "Anchor"),
                            { "O12 5 2.5", "M12 7.5 L12 11 L8 11 L16 11 L12 11 L12 21",
                              "M3.5 13 C3.5 18 7.2 21 12 21 C16.8 21 20.5 18 20.5 13" } },
  [ETHOS_EMBLEM_PATH] = { "path",
                          NC_ ("emblem", "Path"),
                          { "O5 19 2.5",
                            "M7.5 19 L16 19 C21 19 21 12 16 12 L8 12 C3 12 3 5 8 5 L16.5 5",
                            "O19 5 2.5" } },
  [ETHOS_EMBLEM_SUN] = { "sun",
                         NC_ ("emblem", "Sun"),
                         { "O12 12 4.5",
                           "M12 2 L12 3.5 M12 20.5 L12 22 M2 12 L3.5 12 M20.5 12 L22 12",
                           "M4.9 4.9 L6 6 M18 18 L19.1 19.1 M4.9 19.1 L6 18 M18 6 L19.1 4.9" } },
  [ETHOS_EMBLEM_SPEECH] = { "speech",
                            NC_ ("emblem", "Speech"),
                            { "M6 3.5 L18 3.5 C20 3.5 21 4.5 21 6.5 L21 13.5 C21 15.5 20 16.5 18 "
                              "16.5 L12 16.5 L7 21 "
                              "L7 16.5 L6 16.5 C4 16.5 3 15.5 3 13.5 L3 6.5 C3 4.5 4 3.5 6 3.5 Z",
                              "M8 8 L16 8", "M8 12 L13 12" } },
  [ETHOS_EMBLEM_BOOK] = { "book",
                          NC_ ("emblem", "Book"),
                          { "M12 6 C10 4.6 6.8 4 2.5 4.2 L2.5 18.4 C6.8 18.2 10 18.8 12 20.2 C14 "
                            "18.8 17.2 18.2 21.5 18.4 "
                            "L21.5 4.2 C17.2 4 14 4.6 12 6 Z",
                            "M12 6 L12 20" } },
  [ETHOS_EMBLEM_MIRROR] = { "mirror",
                            NC_ ("emblem", "Mirror"),
                            { "O12 9 6.5", "M12 15.5 L12 22", "A12 9 3 180 270" } },
  [ETHOS_EMBLEM_KNOT] = { "knot",
                          NC_ ("emblem", "Knot"),
                          { "M2.5 19 C10 19 18 14.5 18 8.8 C18 5.6 15.4 3.5 12 3.5 C8.6 3.5 6 5.6 "
                            "6 8.8 "
                            "C6 14.5 14 19 21.5 19" } },
  [ETHOS_EMBLEM_HOURGLASS] = { "hourglass",
                               NC_ ("emblem", "Hourglass"),
                               { "M5 3 L19 3", "M7 3 L7 7 L17 17 L17 21 M17 3 L17 7 L7 17 L7 21",
                                 "M5 21 L19 21" } },
  [ETHOS_EMBLEM_LADDER] = { "ladder",
                            NC_ ("emblem", "Ladder"),
                            { "M7 2.5 L7 21.5", "M17 2.5 L17 21.5",
                              "M7 7 L17 7 M7 12 L17 12 M7 17 L17 17" } },
  [ETHOS_EMBLEM_TABLE] = { "table",
                           NC_ ("emblem", "Table"),
                           { "M2 8 L22 8", "M6.5 8 L4.5 20", "M17.5 8 L19.5 20" } },
  [ETHOS_EMBLEM_WAVE] = { "wave",
                          NC_ ("emblem", "Wave"),
                          { "M2 8 C5 3.5 8.5 3.5 12 7 C15.5 10.5 19 10.5 22 6",
                            "M2 13.5 C5 9 8.5 9 12 12.5 C15.5 16 19 16 22 11.5",
                            "M2 19 C5 14.5 8.5 14.5 12 18 C15.5 21.5 19 21.5 22 17" } },
  [ETHOS_EMBLEM_RINGS] = { "rings",
                           NC_ ("emblem", "Rings"),
                           { "O12 8.5 5.5", "O8 15.5 5.5", "O16 15.5 5.5" } },
  [ETHOS_EMBLEM_MOUNTAIN] = { "mountain",
                              NC_ ("emblem", "Mountain"),
                              { "M2 20 L9 6 L13 13.5 L15.5 10 L22 20 Z", "O18 5 2" } },
  [ETHOS_EMBLEM_LEAF] = { "leaf",
                          NC_ ("emblem", "Leaf"),
                          { "M6.5 17.5 C2.5 10 8.5 3.5 20.5 3.5 C20.5 15.5 14 21.5 6.5 17.5 Z",
                            "M3 21 L14 10" } },
  [ETHOS_EMBLEM_LENS] = { "lens", NC_ ("emblem", "Lens"), { "O10 10 7", "M15.2 15.2 L21.5 21.5" } },
  [ETHOS_EMBLEM_FLAG] = { "flag",
                          NC_ ("emblem", "Flag"),
                          { "M5 21.5 L5 3", "M5 4 L20 4 L16.5 8.5 L20 13 L5 13" } },
  [ETHOS_EMBLEM_UMBRELLA] = { "umbrella",
                              NC_ ("emblem", "Umbrella"),
                              { "M2.5 12.5 C2.5 7.2 6.6 3.5 12 3.5 C17.4 3.5 21.5 7.2 21.5 12.5 Z",
                                "M12 12.5 L12 18.8 C12 20.4 13 21.3 14.3 21.3 C15.6 21.3 16.6 20.4 "
                                "16.6 19" } },
  [ETHOS_EMBLEM_BOAT] = { "boat",
                          NC_ ("emblem", "Boat"),
                          { "M2.5 16 L21.5 16 L18.5 21 L5.5 21 Z", "M12 12.5 L12 2.5 L20 12.5 Z",
                            "M8 12.5 L8 7 L4 12.5 Z" } },
  [ETHOS_EMBLEM_BELL] = { "bell",
                          NC_ ("emblem", "Bell"),
                          { "M4.5 17 C6.5 15 6.2 12.5 6.7 9.6 C7.2 6 9.2 3.5 12 3.5 C14.8 3.5 16.8 "
                            "6 17.3 9.6 "
                            "C17.8 12.5 17.5 15 19.5 17 Z",
                            "M10 20.6 C11 21.4 13 21.4 14 20.6" } },
};

static guint
get_argument_count (char command)
{
  switch (command)
    {
    case 'M':
    case 'L':
      return 2;
    case 'O':
      return 3;
    case 'A':
      return 5;
    case 'C':
      return 6;
    default:
      return 0;
    }
}

static void
trace_command (cairo_t *cr, char command, const double *n)
{
  switch (command)
    {
    case 'M':
      cairo_move_to (cr, n[0], n[1]);
      break;
    case 'L':
      cairo_line_to (cr, n[0], n[1]);
      break;
    case 'C':
      cairo_curve_to (cr, n[0], n[1], n[2], n[3], n[4], n[5]);
      break;
    case 'Z':
      cairo_close_path (cr);
      break;
    case 'O':
      cairo_new_sub_path (cr);
      cairo_arc (cr, n[0], n[1], n[2], 0, 2 * G_PI);
      cairo_close_path (cr);
      break;
    case 'A':
      cairo_new_sub_path (cr);
      cairo_arc (cr, n[0], n[1], n[2], n[3] * G_PI / 180, n[4] * G_PI / 180);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
trace_shape (cairo_t *cr, const char *shape)
{
  const char *at = shape;

  while (*at != '\0')
    {
      double numbers[MAX_NUMBERS] = { 0 };
      char command = *at++;
      guint n_numbers = get_argument_count (command);

      for (guint i = 0; i < n_numbers; i++)
        {
          char *end = NULL;

          numbers[i] = g_ascii_strtod (at, &end);
          g_assert (end != at);
          at = end;
        }
      trace_command (cr, command, numbers);
      while (*at == ' ')
        at++;
    }
}

static void
trace_polygon (cairo_t *cr, const double *points, guint n_points)
{
  for (guint i = 0; i < n_points; i++)
    cairo_line_to (cr, points[2 * i], points[2 * i + 1]);
  cairo_close_path (cr);
}

/**
 * ethos_emblem_get_name:
 *
 * The name in files: never translated, never changed.
 */
const char *
ethos_emblem_get_name (EthosEmblem emblem)
{
  g_return_val_if_fail (emblem < ETHOS_N_EMBLEMS, NULL);

  return emblems[emblem].name;
}

/**
 * ethos_emblem_get_label:
 *
 * The name on the screen, translated.
 */
const char *
ethos_emblem_get_label (EthosEmblem emblem)
{
  g_return_val_if_fail (emblem < ETHOS_N_EMBLEMS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "emblem", emblems[emblem].label);
}

/**
 * ethos_emblem_from_name:
 * @name: (nullable): a name from a file
 * @emblem: (out): set where the name is known
 *
 * Returns: whether @name is an emblem's name
 */
gboolean
ethos_emblem_from_name (const char *name, EthosEmblem *emblem)
{
  g_return_val_if_fail (emblem != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (emblems); i++)
    {
      if (g_strcmp0 (emblems[i].name, name) == 0)
        {
          *emblem = i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * ethos_emblem_get_shapes:
 *
 * How many shapes the drawing has, 1 to 3.
 */
guint
ethos_emblem_get_shapes (EthosEmblem emblem)
{
  guint n = 0;

  g_return_val_if_fail (emblem < ETHOS_N_EMBLEMS, 0);

  while (n < MAX_SHAPES && emblems[emblem].shapes[n] != NULL)
    n++;
  return n;
}

/**
 * ethos_emblem_draw:
 * @x: left of the square
 * @y: top of the square
 * @size: side of the square, in user units
 *
 * Strokes the emblem in the current source. Nothing leaves the square.
 */
void
ethos_emblem_draw (EthosEmblem emblem, cairo_t *cr, double x, double y, double size)
{
  g_return_if_fail (emblem < ETHOS_N_EMBLEMS);
  g_return_if_fail (cr != NULL);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size / ETHOS_EMBLEM_GRID, size / ETHOS_EMBLEM_GRID);
  cairo_set_line_width (cr, ETHOS_EMBLEM_STROKE);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_new_path (cr);
  for (guint i = 0; i < ethos_emblem_get_shapes (emblem); i++)
    trace_shape (cr, emblems[emblem].shapes[i]);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * ethos_mark_draw:
 * @x: left of the square
 * @y: top of the square
 * @size: side of the square, in user units
 *
 * Draws the mark of a note's colour in the current source. Nothing leaves the square.
 */
void
ethos_mark_draw (EthosTintMark mark, cairo_t *cr, double x, double y, double size)
{
  static const double triangle[] = { 8, 1, 16, 15, 0, 15 };
  static const double diamond[] = { 8, 0, 16, 8, 8, 16, 0, 8 };
  static const double plus[] = { 6,  1,  10, 1,  10, 6,  15, 6,  15, 10, 10, 10,
                                 10, 15, 6,  15, 6,  10, 1,  10, 1,  6,  6,  6 };
  static const double star[] = { 8, 0.5,  10.2, 5.6,  15.6, 6.1, 11.5, 9.7, 12.7, 15.1,
                                 8, 12.3, 3.3,  15.1, 4.5,  9.7, 0.4,  6.1, 5.8,  5.6 };

  g_return_if_fail (mark < ETHOS_N_TINT_MARKS);
  g_return_if_fail (cr != NULL);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size / 16, size / 16);
  cairo_new_path (cr);
  switch (mark)
    {
    case ETHOS_TINT_MARK_CIRCLE:
      cairo_arc (cr, 8, 8, 7, 0, 2 * G_PI);
      break;
    case ETHOS_TINT_MARK_SQUARE:
      cairo_rectangle (cr, 2, 2, 12, 12);
      break;
    case ETHOS_TINT_MARK_TRIANGLE:
      trace_polygon (cr, triangle, G_N_ELEMENTS (triangle) / 2);
      break;
    case ETHOS_TINT_MARK_DIAMOND:
      trace_polygon (cr, diamond, G_N_ELEMENTS (diamond) / 2);
      break;
    case ETHOS_TINT_MARK_PLUS:
      trace_polygon (cr, plus, G_N_ELEMENTS (plus) / 2);
      break;
    case ETHOS_TINT_MARK_WAVE:
      cairo_set_line_width (cr, 3);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      trace_shape (cr, "M1.8 10.5 C3 4.5 6 4 8 8 C10 12 13 11.5 14.2 5.5");
      cairo_stroke (cr);
      break;
    case ETHOS_TINT_MARK_STAR:
      trace_polygon (cr, star, G_N_ELEMENTS (star) / 2);
      break;
    case ETHOS_TINT_MARK_BAR:
      cairo_rectangle (cr, 0, 6, 16, 4);
      break;
    default:
      g_assert_not_reached ();
    }
  cairo_fill (cr);
  cairo_restore (cr);
}
