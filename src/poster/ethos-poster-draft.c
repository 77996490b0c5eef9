// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-poster"

#include "config.h"

#include "ethos-poster-compose.h"

typedef struct
{
  EthosPosterDraft *draft;
  PangoContext *context;
  GString *missing;
  guint n_sheets;
} Builder;

static void
sheet_free (gpointer data)
{
  EthosPosterSheet *sheet = data;

  g_array_unref (sheet->lines);
  g_free (sheet);
}

static guint
add_text (Builder *builder, EthosPosterRole role, const char *string)
{
  EthosPosterDraft *draft = builder->draft;
  EthosPosterText *text;

  if (string == NULL || *string == '\0')
    return ETHOS_POSTER_NONE;
  text = ethos_poster_text_new (builder->context, role, string, builder->missing);
  g_ptr_array_add (draft->texts, text);
  /* Scripts that stack need more room than the design's own, and then all of their level get it. */
  draft->ascents[role] = MAX (draft->ascents[role], text->ascent);
  draft->descents[role] = MAX (draft->descents[role], text->descent);
  return draft->texts->len - 1;
}

static void
add_lines (Builder *builder,
           EthosPosterSheet *sheet,
           const EthosPosterCard *card,
           EthosPosterLineKind kind,
           const char *label)
{
  for (guint i = 0; i < card->lines->len; i++)
    {
      const EthosPosterLine *line = g_ptr_array_index (card->lines, i);
      guint text;

      if (line->kind != kind)
        continue;
      if (label != NULL)
        {
          text = add_text (builder, ETHOS_POSTER_ROLE_LINE_LABEL, label);
          if (text != ETHOS_POSTER_NONE)
            g_array_append_val (sheet->lines, text);
          label = NULL;
        }
      text = add_text (builder, ETHOS_POSTER_ROLE_LINE, line->text);
      g_array_append_val (sheet->lines, text);
    }
}

static guint
add_label (Builder *builder, const char *label, const char *text)
{
  return ethos_poster_label_is_needed (label, text)
             ? add_text (builder, ETHOS_POSTER_ROLE_LABEL, label)
             : ETHOS_POSTER_NONE;
}

static EthosPosterSheet *
add_sheet (Builder *builder,
           const EthosPosterCard *card,
           const EthosPosterContent *content,
           EthosPosterRole title_role,
           EthosPosterRole statement_role)
{
  EthosPosterSheet *sheet = g_new0 (EthosPosterSheet, 1);

  sheet->number = ++builder->n_sheets;
  sheet->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  sheet->colour = card->colour;
  sheet->emblem = card->emblem;
  sheet->has_emblem = card->has_emblem;
  sheet->title = add_text (builder, title_role, card->title);
  sheet->statement = add_text (builder, statement_role, card->statement);
  add_lines (builder, sheet, card, ETHOS_POSTER_LINE_DO, NULL);
  add_lines (builder, sheet, card, ETHOS_POSTER_LINE_DONT, content->dont_label);
  add_lines (builder, sheet, card, ETHOS_POSTER_LINE_HEARD, content->heard_label);
  return sheet;
}

static gboolean
is_empty (const EthosPosterSheet *sheet)
{
  return sheet->title == ETHOS_POSTER_NONE && sheet->statement == ETHOS_POSTER_NONE &&
         sheet->lines->len == 0;
}

static gboolean
is_right_to_left (const EthosPosterDraft *draft)
{
  guint first = draft->mission != ETHOS_POSTER_NONE ? draft->mission : draft->texts->len - 1;
  const EthosPosterText *text = g_ptr_array_index (draft->texts, first);

  return text->right_to_left;
}

static void
add_sheets (Builder *builder, const EthosPosterContent *content)
{
  EthosPosterDraft *draft = builder->draft;

  for (guint i = 0; i < content->values->len; i++)
    {
      const EthosPosterCard *card = g_ptr_array_index (content->values, i);
      EthosPosterSheet *sheet =
          add_sheet (builder, card, content, ETHOS_POSTER_ROLE_NAME, ETHOS_POSTER_ROLE_STATEMENT);

      if (is_empty (sheet))
        {
          sheet_free (sheet);
          continue;
        }
      draft->any_emblem = draft->any_emblem || sheet->has_emblem;
      g_ptr_array_add (draft->values, sheet);
    }
  if (content->leadership == NULL)
    return;
  draft->leadership = add_sheet (builder, content->leadership, content, ETHOS_POSTER_ROLE_NAME,
                                 ETHOS_POSTER_ROLE_STATEMENT);
  if (is_empty (draft->leadership))
    g_clear_pointer (&draft->leadership, sheet_free);
}

/**
 * ethos_poster_draft_new:
 * @missing: receives the characters that no installed font can draw
 *
 * Returns: (transfer full) (nullable): all texts measured; NULL where there is none to show
 */
EthosPosterDraft *
ethos_poster_draft_new (PangoContext *context, const EthosPosterContent *content, GString *missing)
{
  g_autoptr (EthosPosterDraft) draft = NULL;
  Builder builder = { .context = context, .missing = missing };

  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (content != NULL && missing != NULL, NULL);

  draft = g_new0 (EthosPosterDraft, 1);
  builder.draft = draft;
  draft->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) ethos_poster_text_free);
  draft->strands = g_ptr_array_new_with_free_func (sheet_free);
  draft->values = g_ptr_array_new_with_free_func (sheet_free);
  for (guint i = 0; i < ETHOS_N_POSTER_ROLES; i++)
    {
      draft->ascents[i] = ETHOS_POSTER_ASCENT;
      draft->descents[i] = ETHOS_POSTER_DESCENT;
    }

  draft->title = add_text (&builder, ETHOS_POSTER_ROLE_TITLE, content->title);
  draft->status = add_text (&builder, ETHOS_POSTER_ROLE_STATUS, content->status_label);
  draft->mission_label = add_label (&builder, content->mission_label, content->mission);
  draft->mission = add_text (&builder, ETHOS_POSTER_ROLE_MISSION, content->mission);
  draft->vision_label = add_label (&builder, content->vision_label, content->vision);
  draft->vision = add_text (&builder, ETHOS_POSTER_ROLE_VISION, content->vision);
  for (guint i = 0; i < content->strands->len; i++)
    {
      EthosPosterSheet *sheet =
          add_sheet (&builder, g_ptr_array_index (content->strands, i), content,
                     ETHOS_POSTER_ROLE_STRAND_TITLE, ETHOS_POSTER_ROLE_STRAND);

      if (is_empty (sheet))
        sheet_free (sheet);
      else
        g_ptr_array_add (draft->strands, sheet);
    }
  add_sheets (&builder, content);
  if (draft->mission == ETHOS_POSTER_NONE && draft->vision == ETHOS_POSTER_NONE &&
      draft->strands->len == 0 && draft->values->len == 0 && draft->leadership == NULL)
    return NULL;
  draft->right_to_left = is_right_to_left (draft);
  return g_steal_pointer (&draft);
}

void
ethos_poster_draft_free (EthosPosterDraft *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->texts);
  g_ptr_array_unref (self->strands);
  g_ptr_array_unref (self->values);
  g_clear_pointer (&self->leadership, sheet_free);
  g_free (self);
}

/**
 * ethos_poster_draft_get_line_height:
 *
 * From baseline to baseline, in units of the size.
 */
double
ethos_poster_draft_get_line_height (const EthosPosterDraft *self, EthosPosterRole role)
{
  g_return_val_if_fail (self != NULL, 1);

  return MAX (ethos_poster_face_get (role)->line_height,
              self->ascents[role] + self->descents[role]);
}

/**
 * ethos_poster_draft_get_baseline:
 *
 * From the top of a text to its first baseline, in units of the size.
 */
double
ethos_poster_draft_get_baseline (const EthosPosterDraft *self, EthosPosterRole role)
{
  g_return_val_if_fail (self != NULL, 1);

  return (ethos_poster_draft_get_line_height (self, role) + self->ascents[role] -
          self->descents[role]) /
         2;
}
