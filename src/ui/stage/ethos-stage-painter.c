// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-stage"

#include "config.h"

#include "ethos-stage-painter.h"

#include <glib/gi18n-lib.h>

#include "ethos-dots.h"
#include "ethos-stage-private.h"

#define RING_RADIUS 52
#define RING_WIDTH 12
#define MINUTE_MS 60000
#define HEAD_ROW 72
#define HEAD_ROWS_MAX 5
#define COUNT_HEIGHT 110
#define GAP 24
/* Of groups and notes, as many are said as are listened to; a page has no more notes either. */
#define GROUPS_SAID 12
#define NOTES_SAID 6

static const EthosTheme themes[] = { ETHOS_THEME_LIGHT, ETHOS_THEME_DARK, ETHOS_THEME_BRIGHT };

static EthosRgb
tone (EthosStagePen *pen, EthosTone which)
{
  return ethos_palette_get_tone (pen->theme, which);
}

static gint64
left_ms (const EthosAudienceTimer *timer, gint64 now_boot_ms)
{
  return timer->running ? timer->deadline_boot_ms - now_boot_ms : timer->left_ms;
}

/* Whole minutes, rounded up, so that the last one counts; the room sees no seconds and no alarm. */
static guint
left_minutes (const EthosAudienceTimer *timer, gint64 now_boot_ms)
{
  gint64 left = MAX (0, left_ms (timer, now_boot_ms));

  return (guint) ((left + MINUTE_MS - 1) / MINUTE_MS);
}

static void
paint_ring (EthosStagePen *pen, const EthosAudienceTimer *timer, gint64 now_boot_ms)
{
  double share = timer->allotted_ms > 0
                     ? (double) left_ms (timer, now_boot_ms) / (double) timer->allotted_ms
                     : 0;
  EthosStageBox box = { pen->width - pen->margin_x - 2 * RING_RADIUS,
                        pen->height - pen->margin_y - 2 * RING_RADIUS, 2 * RING_RADIUS,
                        2 * RING_RADIUS };
  g_autofree char *minutes = g_strdup_printf ("%u", left_minutes (timer, now_boot_ms));
  PangoLayout *layout;
  PangoFontDescription *font;
  int width, height;
  double x;

  box = ethos_stage_mirror (pen, box);
  share = CLAMP (share, 0, 1);
  cairo_set_line_width (pen->cr, RING_WIDTH);
  cairo_new_path (pen->cr);
  ethos_stage_set_colour (pen, tone (pen, ETHOS_TONE_SHEET));
  cairo_arc (pen->cr, box.x + RING_RADIUS, box.y + RING_RADIUS, RING_RADIUS - RING_WIDTH / 2.0, 0,
             2 * G_PI);
  cairo_stroke (pen->cr);
  if (share > 0)
    {
      ethos_stage_set_colour (pen, tone (pen, ETHOS_TONE_QUIET_INK));
      cairo_arc (pen->cr, box.x + RING_RADIUS, box.y + RING_RADIUS, RING_RADIUS - RING_WIDTH / 2.0,
                 -G_PI_2, -G_PI_2 + share * 2 * G_PI);
      cairo_stroke (pen->cr);
    }

  layout = pango_layout_new (pen->context);
  font = pango_font_description_from_string ("Inter, Noto Sans, sans-serif Semi-Bold");
  pango_font_description_set_absolute_size (font, ETHOS_STAGE_SMALL * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, minutes, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  ethos_stage_set_colour (pen, tone (pen, ETHOS_TONE_INK));
  /* More than fits inside stands beside it. */
  x = width <= 2 * (RING_RADIUS - RING_WIDTH) ? box.x + RING_RADIUS - width / 2.0
      : pen->rtl                              ? box.x + 2 * RING_RADIUS + GAP
                                              : box.x - width - GAP;
  cairo_move_to (pen->cr, x, box.y + RING_RADIUS - height / 2.0);
  pango_cairo_show_layout (pen->cr, layout);
  pango_font_description_free (font);
  g_object_unref (layout);
}

/* What stands above everything: the name of the step, or the question where one is read about. The
 * body begins below it, however many lines it has. */
static void
paint_head (EthosStagePen *pen, const char *text)
{
  EthosStageBox box = { pen->margin_x, pen->margin_y - 8, pen->width - 2 * pen->margin_x,
                        HEAD_ROWS_MAX * HEAD_ROW };
  double size, used;

  if (text == NULL || *text == '\0')
    return;

  size = ethos_stage_fit (pen, text, ETHOS_STAGE_STRONG, ETHOS_STAGE_SMALL, box);
  used = ethos_stage_text (pen, text, ETHOS_STAGE_STRONG, size, tone (pen, ETHOS_TONE_QUIET_INK),
                           ethos_stage_mirror (pen, box));
  pen->head = MAX (0, used - HEAD_ROW);
}

static void
paint_question (EthosStagePen *pen, const EthosAudienceParts *parts)
{
  gboolean asked = parts->prompt != NULL && *parts->prompt != '\0';

  paint_head (pen, asked ? parts->prompt : parts->step);
}

static double
paint_statement (EthosStagePen *pen,
                 const char *text,
                 EthosStageFace face,
                 EthosStageBox box,
                 gboolean middle)
{
  double size = ethos_stage_fit (pen, text, face, ETHOS_STAGE_LARGE, box);
  double height = ethos_stage_measure (pen, text, face, size, box.width);

  if (middle && height < box.height)
    {
      box.y += (box.height - height) / 3;
      box.height = height + 1;
    }

  return ethos_stage_text (pen, text, face, size, tone (pen, ETHOS_TONE_INK),
                           ethos_stage_mirror (pen, box));
}

static void
paint_welcome (EthosStagePen *pen, const EthosAudienceParts *parts)
{
  EthosStageBox body = ethos_stage_body (pen);
  const char *title = parts->workshop ? parts->workshop : "";
  EthosStageBox spine = { body.x, body.y, 24, body.height };
  EthosStageBox text = { body.x + 80, body.y, body.width - 80, body.height };

  ethos_stage_fill (pen, ethos_stage_mirror (pen, spine),
                    ethos_palette_get_spine (pen->theme, ETHOS_SPINE_TEAL));
  paint_statement (pen, title, ETHOS_STAGE_SERIF, text, TRUE);
}

/* The prompt below the name of the step, without it where there is no room for both. */
static void
paint_prompt (EthosStagePen *pen, const EthosAudienceParts *parts, gboolean middle)
{
  const char *step = parts->step != NULL ? parts->step : "";
  EthosStageBox body = ethos_stage_body (pen);
  double prompt =
      ethos_stage_measure (pen, parts->prompt, ETHOS_STAGE_STRONG, ETHOS_STAGE_SMALL, body.width);
  double name = ethos_stage_measure (pen, step, ETHOS_STAGE_STRONG, ETHOS_STAGE_SMALL, body.width);

  if (prompt + MAX (0, name - HEAD_ROW) <= body.height)
    {
      paint_head (pen, step);
      body = ethos_stage_body (pen);
    }
  else
    {
      body.height += body.y - pen->margin_y;
      body.y = pen->margin_y;
    }
  paint_statement (pen, parts->prompt, ETHOS_STAGE_STRONG, body, middle);
}

static void
paint_step (EthosStagePen *pen, const EthosAudienceParts *parts)
{
  if (parts->prompt != NULL && *parts->prompt != '\0')
    paint_prompt (pen, parts, TRUE);
  else
    paint_statement (pen, parts->step ? parts->step : "", ETHOS_STAGE_STRONG,
                     ethos_stage_body (pen), TRUE);
  ethos_stage_foot (pen, parts);
}

/* The pile of covered notes: how many, never what. */
static void
paint_count (EthosStagePen *pen, const EthosAudienceParts *parts)
{
  EthosStageBox body = ethos_stage_body (pen);
  EthosStageBox count = { body.x + 200, pen->height - pen->margin_y - COUNT_HEIGHT,
                          body.width - 400, COUNT_HEIGHT };
  g_autofree char *text = NULL;

  if (parts->prompt != NULL && *parts->prompt != '\0')
    paint_prompt (pen, parts, FALSE);
  else
    paint_head (pen, parts->step);
  if (parts->n_notes == 0)
    return;

  for (guint i = MIN (parts->n_notes, 3); i-- > 0;)
    {
      EthosStageBox sheet = { body.x + i * 14, pen->height - pen->margin_y - 110 - i * 10 + 10, 132,
                              99 };
      EthosStageBox shown = ethos_stage_mirror (pen, sheet);

      ethos_stage_fill (pen, shown, ethos_palette_get_tint (pen->theme, ETHOS_TINT_STONE));
      ethos_stage_set_colour (pen, tone (pen, ETHOS_TONE_EDGE));
      cairo_set_line_width (pen->cr, 2);
      cairo_rectangle (pen->cr, shown.x, shown.y, shown.width, shown.height);
      cairo_stroke (pen->cr);
    }

  /* Translators: on the projector, while the notes are still hidden. */
  text = g_strdup_printf (ngettext ("%'u note", "%'u notes", parts->n_notes), parts->n_notes);
  ethos_stage_text (pen, text, ETHOS_STAGE_STRONG, ETHOS_STAGE_MIDDLE, tone (pen, ETHOS_TONE_INK),
                    ethos_stage_mirror (pen, count));
}

static void
paint_break (EthosStagePen *pen, const EthosAudienceParts *parts, gint64 now_boot_ms)
{
  EthosStageBox body = ethos_stage_body (pen);
  EthosStageBox foot = { body.x, body.y + body.height * 0.6, body.width, body.height * 0.4 };
  EthosStageBox head = body;
  double lowest = pen->height - pen->margin_y - COUNT_HEIGHT;
  double used;
  const char *title = parts->prompt && *parts->prompt ? parts->prompt : parts->step;
  g_autofree char *text = NULL;
  guint minutes;

  used = paint_statement (pen, title ? title : "", ETHOS_STAGE_SERIF, head, FALSE);
  if (!parts->timer.visible)
    return;
  /* Beside the ring at the lowest. */
  foot.y = MIN (lowest, MAX (foot.y, body.y + used + GAP));

  minutes = left_minutes (&parts->timer, now_boot_ms);
  /* Translators: on the projector, during a break. */
  text =
      minutes > 0
          ? g_strdup_printf (ngettext ("Back in %u minute", "Back in %u minutes", minutes), minutes)
          : g_strdup (_ ("We are about to go on"));
  ethos_stage_text (pen, text, ETHOS_STAGE_SANS, ETHOS_STAGE_MIDDLE,
                    tone (pen, ETHOS_TONE_QUIET_INK), ethos_stage_mirror (pen, foot));
}

static void
paint_scene (EthosStagePen *pen, const EthosAudienceParts *parts, gint64 now_boot_ms)
{
  switch (parts->scene)
    {
    case ETHOS_SCENE_BLANK:
      return;
    case ETHOS_SCENE_WELCOME:
      paint_welcome (pen, parts);
      return;
    case ETHOS_SCENE_STEP:
      paint_step (pen, parts);
      return;
    case ETHOS_SCENE_COUNT:
      paint_count (pen, parts);
      return;
    case ETHOS_SCENE_BREAK:
      paint_break (pen, parts, now_boot_ms);
      return;
    case ETHOS_SCENE_DISCUSS:
      paint_question (pen, parts);
      ethos_stage_paint_discuss (pen, parts);
      return;
    case ETHOS_SCENE_CLOSE:
      paint_question (pen, parts);
      ethos_stage_paint_sheet (pen, parts);
      return;
    default:
      paint_head (pen, parts->step);
    }

  if (parts->scene == ETHOS_SCENE_CARDS)
    ethos_stage_paint_cards (pen, parts);
  else if (parts->scene == ETHOS_SCENE_CARD)
    ethos_stage_paint_sheet (pen, parts);
  else if (parts->scene == ETHOS_SCENE_LINES)
    ethos_stage_paint_line (pen, parts);
  else if (parts->scene == ETHOS_SCENE_NOTES || parts->scene == ETHOS_SCENE_NOTE)
    ethos_stage_paint_notes (pen, parts);
  else if (parts->scene == ETHOS_SCENE_GROUP)
    ethos_stage_paint_discuss (pen, parts);
  else if (parts->scene == ETHOS_SCENE_WALL)
    ethos_stage_paint_wall (pen, parts);
}

/**
 * ethos_stage_paint:
 * @audience: what the room may see
 * @now_boot_ms: the time, in milliseconds since the computer started
 * @cr: where to paint
 * @context: a Pango context; its direction decides on which side things begin
 * @width: of the screen, in the units of @cr
 * @height: of the screen
 *
 * Paints the projector's picture. Everything is laid out for 1080 lines and scaled, so that the
 * small picture in the facilitator's window is the same picture.
 *
 * Returns: whether all texts could be shown whole, and large enough for the back row
 */
gboolean
ethos_stage_paint (const EthosAudience *audience,
                   gint64 now_boot_ms,
                   cairo_t *cr,
                   PangoContext *context,
                   double width,
                   double height)
{
  const EthosAudienceParts *parts = ethos_audience_get_parts (audience);
  double scale = MIN (height / ETHOS_STAGE_LINES, width / (ETHOS_STAGE_LINES * 4 / 3));
  EthosStagePen pen = { .cr = cr, .context = context };
  EthosStageBox ground;

  g_return_val_if_fail (width > 0 && height > 0, FALSE);

  pen.theme = themes[CLAMP (parts->theme, 0, (int) G_N_ELEMENTS (themes) - 1)];
  pen.width = width / scale;
  pen.height = height / scale;
  pen.margin_x = pen.width * 0.05;
  pen.margin_y = pen.height * 0.05;
  pen.rtl = pango_context_get_base_dir (context) == PANGO_DIRECTION_RTL;

  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  ground = (EthosStageBox){ 0, 0, pen.width, pen.height };
  ethos_stage_fill (&pen, ground, tone (&pen, ETHOS_TONE_PAPER));
  paint_scene (&pen, parts, now_boot_ms);
  if (parts->scene != ETHOS_SCENE_BLANK && parts->timer.visible)
    paint_ring (&pen, &parts->timer, now_boot_ms);
  cairo_restore (cr);
  return pen.n_cut == 0;
}

static void
append (GString *text, const char *more)
{
  if (more == NULL || *more == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, more);
}

static void
append_more (GString *text, guint n_all, guint n_said)
{
  g_autofree char *more = NULL;

  if (n_all <= n_said)
    return;
  /* Translators: spoken; behind the first few of the notes or groups that are on the projector. */
  more =
      g_strdup_printf (ngettext ("and %'u more", "and %'u more", n_all - n_said), n_all - n_said);
  append (text, more);
}

static void
append_group (GString *text, const EthosAudienceGroup *group)
{
  g_autofree char *dots = ethos_dots_dup_words (group->dots);
  g_autofree char *words = dots != NULL ? g_strjoin (", ", group->title, dots, NULL) : NULL;

  append (text, words != NULL ? words : group->title);
}

static void
append_note (GString *text, const EthosAudienceNote *note)
{
  g_autofree char *counted =
      note->count > 1 ? g_strdup_printf ("%s ×%u", note->text, note->count) : NULL;
  g_autofree char *dots = ethos_dots_dup_words (note->dots);
  g_autofree char *words =
      g_strjoin (dots != NULL ? ", " : "", counted != NULL ? counted : note->text,
                 dots != NULL ? dots : "", NULL);

  append (text, words);
}

/* No more than a person can listen to: of a wall how many notes there are, groups, and the first
 * few notes. */
static void
describe_wall (GString *text, EthosAudienceWall *wall)
{
  guint n_groups = ethos_audience_wall_get_n_groups (wall);
  guint n_notes = ethos_audience_wall_get_n_notes (wall);

  if (n_notes > NOTES_SAID)
    {
      g_autofree char *count =
          g_strdup_printf (ngettext ("%'u note", "%'u notes", n_notes), n_notes);

      append (text, count);
    }
  for (guint i = 0; i < MIN (n_groups, GROUPS_SAID); i++)
    append_group (text, ethos_audience_wall_get_group (wall, i));
  append_more (text, n_groups, GROUPS_SAID);
  for (guint i = 0; i < MIN (n_notes, NOTES_SAID); i++)
    append_note (text, ethos_audience_wall_get_note (wall, i));
  append_more (text, n_notes, NOTES_SAID);
}

/**
 * ethos_stage_describe:
 * @audience: what the room may see
 *
 * Says in words what the picture shows, for screen readers; of many notes the first few.
 *
 * Returns: (transfer full): a text of several lines
 */
char *
ethos_stage_describe (const EthosAudience *audience)
{
  const EthosAudienceParts *parts = ethos_audience_get_parts (audience);
  GString *text = g_string_new (NULL);
  g_autofree char *vote = NULL;

  if (parts->scene == ETHOS_SCENE_BLANK)
    /* Translators: what the projector shows. */
    append (text, _ ("Nothing is shown"));
  append (text, parts->step ? parts->step : parts->workshop);
  append (text, parts->prompt);
  if (parts->scene == ETHOS_SCENE_COUNT)
    {
      g_autofree char *count =
          g_strdup_printf (ngettext ("%'u note", "%'u notes", parts->n_notes), parts->n_notes);

      append (text, count);
    }

  for (guint i = 0; parts->cards != NULL && i < ethos_audience_cards_get_length (parts->cards); i++)
    {
      const EthosAudienceCard *card = ethos_audience_cards_get (parts->cards, i);

      append (text, card->title);
      if (parts->scene == ETHOS_SCENE_CARDS)
        continue;
      append (text, card->statement);
      for (guint j = 0; j < card->n_lines; j++)
        append (text, card->lines[j].text);
    }
  vote = ethos_stage_dup_vote (parts);
  append (text, vote);
  if (parts->wall != NULL)
    describe_wall (text, parts->wall);
  return g_string_free (text, FALSE);
}
