// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-poster"

#include "config.h"

#include "ethos-poster-session.h"

#include <glib/gi18n-lib.h>

#include "ethos-text.h"

static const EthosPosterStatus statuses[] = {
  [ETHOS_WORKSHOP_DRAFT] = ETHOS_POSTER_STATUS_DRAFT,
  [ETHOS_WORKSHOP_LOCAL] = ETHOS_POSTER_STATUS_LOCAL,
  [ETHOS_WORKSHOP_APPROVED] = ETHOS_POSTER_STATUS_APPROVED,
};

static const EthosPosterLineKind line_kinds[] = {
  [ETHOS_BEHAVIOUR_DO] = ETHOS_POSTER_LINE_DO,
  [ETHOS_BEHAVIOUR_DONT] = ETHOS_POSTER_LINE_DONT,
  [ETHOS_BEHAVIOUR_HEARD] = ETHOS_POSTER_LINE_HEARD,
};

/* Who took part is stored nowhere, so nobody can be named but all of them together. */
static char *
dup_author (const char *title)
{
  if (title == NULL)
    /* Translators: in the properties of a poster’s file, who its author is. */
    return g_strdup (_ ("The people of the workshop"));
  /* Translators: in the properties of a poster’s file, who its author is; %s is the title of the
   * workshop. */
  return ethos_text_print_isolated (_ ("The people of the workshop “%s”"), title);
}

static const char *
text_or_null (const char *text)
{
  return text == NULL || *text == '\0' ? NULL : text;
}

/* That of the words themselves; where a document did not tell it, that of the plan, which somebody
 * chose for the people in the room. */
static const char *
get_language (const EthosWorkshop *workshop, const EthosDeck *words)
{
  const char *language = text_or_null (words->language);

  return language != NULL ? language : text_or_null (workshop->language);
}

/* A name that is only our proposal never reaches paper. */
static const char *
agreed_title (const EthosCard *card)
{
  return card->proposed || card->title == NULL || *card->title == '\0' ? NULL : card->title;
}

static void
add_lines (EthosPosterCard *card, const EthosSnapshotNode *node)
{
  for (guint i = 0; i < node->n_children[ETHOS_KIND_BEHAVIOUR]; i++)
    {
      const EthosBehaviour *line =
          (const EthosBehaviour *) node->children[ETHOS_KIND_BEHAVIOUR][i].record;

      ethos_poster_card_add_line (card, line_kinds[line->kind], line->text);
    }
}

/* The mission and the vision are one sentence each: the words, or the name where there are none.
 * What people call it stands above it; the poster's own label only where it has no name. What is
 * agreed about them follows with the strands. */
static void
add_sentence (EthosPosterContent *content,
              char **place,
              char **label,
              const EthosSnapshotNode *node)
{
  const EthosCard *card = (const EthosCard *) node->record;
  const char *title = agreed_title (card);
  const char *statement = text_or_null (card->statement);
  const char *words = statement != NULL ? statement : title;
  EthosPosterCard *more = NULL;

  if (words != NULL && *place == NULL)
    {
      ethos_poster_content_set_text (place, words);
      if (title != NULL)
        ethos_poster_content_set_text (label, statement != NULL ? title : NULL);
    }
  else if (words != NULL)
    more = ethos_poster_content_add_strand (content, statement != NULL ? title : NULL, words);
  if (more == NULL && node->n_children[ETHOS_KIND_BEHAVIOUR] > 0)
    more = ethos_poster_content_add_strand (content, NULL, NULL);
  if (more != NULL)
    add_lines (more, node);
}

static void
set_looks (EthosPosterCard *shown, const EthosCard *card)
{
  shown->has_emblem =
      text_or_null (card->emblem) != NULL && ethos_emblem_from_name (card->emblem, &shown->emblem);
}

static void
add_card (EthosPosterContent *content, const EthosSnapshotNode *node)
{
  const EthosCard *card = (const EthosCard *) node->record;
  EthosSpine spine = ETHOS_SPINE_TEAL;
  EthosPosterCard *shown;

  ethos_spine_from_name (ethos_spine_names[card->colour], &spine);

  switch (card->kind)
    {
    case ETHOS_CARD_MISSION:
      add_sentence (content, &content->mission, &content->mission_label, node);
      return;
    case ETHOS_CARD_VISION:
      add_sentence (content, &content->vision, &content->vision_label, node);
      return;
    case ETHOS_CARD_STRAND:
      shown = ethos_poster_content_add_strand (content, agreed_title (card),
                                               text_or_null (card->statement));
      break;
    case ETHOS_CARD_LEADERSHIP:
      shown = content->leadership;
      if (shown == NULL)
        shown = ethos_poster_content_add_leadership (content, agreed_title (card));
      if (text_or_null (card->statement) != NULL)
        ethos_poster_card_add_line (shown, ETHOS_POSTER_LINE_DO, card->statement);
      break;
    default:
      shown = ethos_poster_content_add_value (content, agreed_title (card),
                                              text_or_null (card->statement), spine);
      break;
    }

  shown->colour = spine;
  set_looks (shown, card);
  add_lines (shown, node);
}

/**
 * ethos_poster_content_from_snapshot:
 * @snapshot: a workshop
 *
 * Takes what a poster shows: the agreed words, in their order. Notes, scripts and proposed names
 * never come along. May be called in any thread.
 *
 * Returns: (transfer full): the content
 */
EthosPosterContent *
ethos_poster_content_from_snapshot (const EthosSnapshot *snapshot)
{
  const EthosSnapshotNode *root = ethos_snapshot_get_root (snapshot);
  const EthosWorkshop *workshop = (const EthosWorkshop *) root->record;
  const EthosSnapshotNode *deck = &root->children[ETHOS_KIND_DECK][0];
  const EthosDeck *words = (const EthosDeck *) deck->record;
  EthosPosterContent *content = ethos_poster_content_new ();
  g_autofree char *author = NULL;

  ethos_poster_content_set_text (&content->title, text_or_null (workshop->title)
                                                      ? workshop->title
                                                      : text_or_null (words->title));
  ethos_poster_content_set_language (content, get_language (workshop, words));
  author = dup_author (content->title);
  ethos_poster_content_set_text (&content->author, author);
  ethos_poster_content_set_status (content, statuses[workshop->mark]);
  content->date = workshop->created / 1000;

  for (guint i = 0; i < deck->n_children[ETHOS_KIND_CARD]; i++)
    add_card (content, &deck->children[ETHOS_KIND_CARD][i]);

  return content;
}
