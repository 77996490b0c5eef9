// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-poster"

#include "config.h"

#include "ethos-poster-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A person finds a text again by its beginning. */
#define QUOTED_CHARACTERS 40

/* The size at which texts are measured, large enough for Pango's units not to matter. */
#define REFERENCE_SIZE 100

/* A word wider than this many times its size (an address, a line of letters) may break anywhere. */
#define MAX_WORD 26

/* The last line of a paragraph is at least this part of the longest. */
#define LAST_LINE 0.4

/* In characters: what counts as a short word at the end of a paragraph, and before it. */
#define MAX_LAST_WORD 9
#define MAX_WORD_BEFORE 12

/* No paragraph gets narrower than this part of its column for the sake of its last line. */
#define NARROWEST 0.6

static PangoFontDescription *
create_description (EthosPosterRole role, double size)
{
  const EthosPosterFace *face = ethos_poster_face_get (role);
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family_static (description, face->families);
  pango_font_description_set_weight (description,
                                     face->semibold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size (description, size * PANGO_SCALE);
  return description;
}

/* The last word of a paragraph takes the one before along where both are short, so that it never
 * has a line of its own. Returns where the two begin, or -1.
 */
static glong
find_last_words (const char *string)
{
  const char *last = strrchr (string, ' ');
  const char *before;

  if (last == NULL || last == string || g_utf8_strlen (last + 1, -1) > MAX_LAST_WORD)
    return -1;
  before = g_utf8_strrchr (string, last - string, ' ');
  if (before == NULL || g_utf8_strlen (before + 1, last - before - 1) > MAX_WORD_BEFORE)
    return -1;
  return before + 1 - string;
}

static void
set_attributes (PangoLayout *layout, const char *string)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  glong last_words = find_last_words (string);

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  if (last_words >= 0)
    {
      PangoAttribute *together = pango_attr_allow_breaks_new (FALSE);

      /* Pango 1.50 ignores this attribute where its end is left open. */
      together->start_index = last_words;
      together->end_index = strlen (string);
      pango_attr_list_insert (attributes, together);
    }
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
}

static PangoLayout *
create_layout (PangoContext *context, EthosPosterRole role, const char *string, double size)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *description = create_description (role, size);

  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_text (layout, string, -1);
  set_attributes (layout, string);
  return layout;
}

/* What cannot be drawn here may not be seen in the message either: its number and the words that
 * it stands among tell where to look. */
static void
collect_missing (const PangoGlyphString *glyphs, const char *string, GString *missing)
{
  for (int i = 0; i < glyphs->num_glyphs; i++)
    {
      PangoGlyph glyph = glyphs->glyphs[i].glyph;
      g_autofree char *start = NULL;
      g_autofree char *code = NULL;
      char name[8] = { 0 };

      if ((glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0 || glyph == PANGO_GLYPH_EMPTY)
        continue;
      glyph &= ~PANGO_GLYPH_UNKNOWN_FLAG;
      g_unichar_to_utf8 (glyph, name);
      code = g_strdup_printf ("(U+%04X)", glyph);
      if (strstr (missing->str, code) != NULL)
        continue;
      start = g_utf8_substring (string, 0, MIN (g_utf8_strlen (string, -1), QUOTED_CHARACTERS));
      if (missing->len > 0)
        g_string_append (missing, ", ");
      /* Translators: a character, its number such as (U+1F600), and the words that it is in. */
      g_string_append_printf (missing, _ ("%s %s in “%s%s”"), name, code, start,
                              strlen (start) < strlen (string) ? "…" : "");
    }
}

/* Fills the advance of every character, in the order of reading and in units of the size. */
static void
get_advances (PangoLayoutLine *line, const char *string, double *advances, GString *missing)
{
  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *run = l->data;
      g_autofree int *logical = g_new0 (int, run->item->num_chars);
      glong first = g_utf8_pointer_to_offset (string, string + run->item->offset);

      pango_glyph_item_get_logical_widths (run, string, logical);
      for (int i = 0; i < run->item->num_chars; i++)
        advances[first + i] = (double) logical[i] / PANGO_SCALE / REFERENCE_SIZE;
      collect_missing (run->glyphs, string, missing);
    }
}

static double
sum_word (const PangoLogAttr *attrs, const double *advances, glong from, glong n)
{
  double sum = 0;

  for (glong i = from; i < n && (i == from || !attrs[i].is_line_break); i++)
    sum += advances[i];
  return sum;
}

static void
cut_pieces (EthosPosterText *self, const PangoLogAttr *attrs, const double *advances, glong n)
{
  gboolean breakable = FALSE;

  for (glong i = 0; i < n; i++)
    {
      if (i == 0 || attrs[i].is_line_break)
        breakable = sum_word (attrs, advances, i, n) > MAX_WORD;
      if (i == 0 || attrs[i].is_line_break || (breakable && attrs[i].is_char_break))
        self->n_pieces++;
      if (attrs[i].is_white)
        self->spaces[self->n_pieces - 1] += advances[i];
      else
        {
          self->widths[self->n_pieces - 1] += advances[i] + self->spaces[self->n_pieces - 1];
          self->spaces[self->n_pieces - 1] = 0;
        }
    }
}

/**
 * ethos_poster_text_new:
 * @string: one paragraph, not empty
 * @missing: receives the characters that no font has, each once, with its number and the words that
 * it is in
 *
 * Returns: (transfer full): the measured paragraph
 */
EthosPosterText *
ethos_poster_text_new (PangoContext *context,
                       EthosPosterRole role,
                       const char *string,
                       GString *missing)
{
  g_autoptr (PangoLayout) layout = NULL;
  g_autofree double *advances = NULL;
  EthosPosterText *self;
  const PangoLogAttr *attrs;
  PangoLayoutLine *line;
  PangoRectangle ink;
  int n_attrs = 0;
  glong n;

  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (string != NULL && *string != '\0', NULL);
  g_return_val_if_fail (missing != NULL, NULL);

  layout = create_layout (context, role, string, REFERENCE_SIZE);
  n = g_utf8_strlen (string, -1);
  advances = g_new0 (double, n);
  line = pango_layout_get_line_readonly (layout, 0);
  get_advances (line, string, advances, missing);
  attrs = pango_layout_get_log_attrs_readonly (layout, &n_attrs);
  pango_layout_line_get_extents (line, &ink, NULL);

  self = g_new0 (EthosPosterText, 1);
  self->role = role;
  self->string = g_strdup (string);
  self->widths = g_new0 (double, n);
  self->spaces = g_new0 (double, n);
  self->ascent = (double) PANGO_ASCENT (ink) / PANGO_SCALE / REFERENCE_SIZE;
  self->descent = (double) PANGO_DESCENT (ink) / PANGO_SCALE / REFERENCE_SIZE;
  self->right_to_left = pango_layout_line_get_resolved_direction (line) == PANGO_DIRECTION_RTL;
  cut_pieces (self, attrs, advances, MIN (n, n_attrs));
  return self;
}

void
ethos_poster_text_free (EthosPosterText *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->string);
  g_free (self->widths);
  g_free (self->spaces);
  g_free (self);
}

/**
 * ethos_poster_text_count_lines:
 * @width: of the lines, in units of the size
 * @last: (out) (optional): the width of the last line
 *
 * Returns: how many lines the paragraph has; 0 where a word is wider than the line
 */
guint
ethos_poster_text_count_lines (const EthosPosterText *self, double width, double *last)
{
  double used = 0;
  double space = 0;
  guint lines = 1;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->n_pieces; i++)
    {
      if (self->widths[i] > width)
        return 0;
      if (i > 0 && used + space + self->widths[i] > width)
        {
          lines++;
          used = self->widths[i];
        }
      else
        used += space + self->widths[i];
      space = self->spaces[i];
    }
  if (last != NULL)
    *last = used;
  return lines + self->extra_lines;
}

/**
 * ethos_poster_text_balance:
 * @width: the most there is, in units of the size
 *
 * Returns: the width at which the paragraph has as few lines as at @width, and either lines of
 *   even length or at least no lone word at the end, as its role wants it
 */
double
ethos_poster_text_balance (const EthosPosterText *self, double width)
{
  guint lines = ethos_poster_text_count_lines (self, width, NULL);
  double low = 0;
  double high = width;
  double last = 0;

  g_return_val_if_fail (self != NULL, width);

  if (lines <= 1)
    return width;
  if (!ethos_poster_face_get (self->role)->balanced)
    {
      for (double w = width; w > width * NARROWEST; w -= width * 0.01)
        {
          if (ethos_poster_text_count_lines (self, w, &last) != lines)
            return width;
          if (last >= w * LAST_LINE)
            return w;
        }
      return width;
    }
  while (high - low > 0.01)
    {
      double middle = (low + high) / 2;

      if (ethos_poster_text_count_lines (self, middle, NULL) == lines)
        high = middle;
      else
        low = middle;
    }
  return high;
}

/**
 * ethos_poster_text_create_layout:
 * @size: in points
 * @width: in points
 *
 * Returns: (transfer full): the paragraph as it is drawn
 */
PangoLayout *
ethos_poster_text_create_layout (const EthosPosterText *self,
                                 PangoContext *context,
                                 double size,
                                 double width)
{
  PangoLayout *layout;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);

  layout = create_layout (context, self->role, self->string, size);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  /* Rounding of single advances must not move a word to the next line. */
  pango_layout_set_width (layout, ceil ((width + size * 0.002) * PANGO_SCALE));
  return layout;
}
