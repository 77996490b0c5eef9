// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-scene-private.h"

#include "ethos-pages.h"
#include "ethos-projection.h"
#include "ethos-same-notes.h"
#include "ethos-votes.h"

/* What the room sees of a step, while it is put together. */
typedef struct
{
  EthosSession *session;
  EthosSections *sections;
  const EthosDraft *draft;
  EthosAudienceParts parts;

  /* Those sections of the parts that were made for this value alone. */
  EthosAudienceCards *cards;
  EthosAudienceWall *wall;
} Scene;

static void
turn_to (Scene *scene, const EthosPages *pages)
{
  scene->parts.n_pages = ethos_pages_get_length (pages);
  scene->parts.page = ethos_pages_get_current (pages, scene->session);
}

/* A prompt that is too long to stand above what is read has a page of its own before it. */
static gboolean
show_long_prompt (Scene *scene, const EthosPages *pages)
{
  const EthosPage *first = ethos_pages_get (pages, 0);

  if (first->section != NULL || first->n_records > 0)
    return FALSE;
  if (scene->parts.page == 0)
    {
      scene->parts.scene = ETHOS_SCENE_STEP;
      return TRUE;
    }
  scene->parts.prompt = NULL;
  return FALSE;
}

/* A page of notes, with the name of the group that they are in. */
static void
show_notes (Scene *scene, const EthosPages *pages)
{
  const EthosPage *page;
  const EthosGroup *group;

  turn_to (scene, pages);
  scene->parts.n_notes = ethos_pages_get_n_records (pages);
  if (scene->parts.n_pages > 0 && show_long_prompt (scene, pages))
    return;
  scene->parts.wall = scene->wall = ethos_audience_wall_new ();
  if (scene->parts.n_pages == 0)
    return;

  page = ethos_pages_get (pages, scene->parts.page);
  group = ethos_session_find (scene->session, ETHOS_KIND_GROUP, page->section);
  if (group != NULL)
    ethos_sections_add_group (scene->sections, scene->parts.wall, group);
  for (guint i = 0; i < page->n_records; i++)
    {
      g_autofree char *text = ethos_pages_dup_text (pages, page, i);

      ethos_sections_add_note (scene->sections, scene->parts.wall,
                               ethos_pages_get_record (pages, page, i), group != NULL ? 0 : -1,
                               text);
    }
}

/* One card, and of its words those that are on the page that is shown. */
static void
show_sheet (Scene *scene, const EthosPages *pages)
{
  const EthosPage *page;
  const EthosAudienceCard *whole;
  EthosAudienceCard *card;
  int position;

  page = ethos_pages_get (pages, scene->parts.page);
  position = ethos_session_get_position (scene->session, page->section);
  whole = ethos_audience_cards_get (ethos_sections_get_cards (scene->sections), (guint) position);
  scene->parts.cards = scene->cards = ethos_audience_cards_new ();
  card = ethos_audience_cards_add (scene->parts.cards);
  card->id = g_strdup (whole->id);
  card->kind = whole->kind;
  card->title = g_strdup (whole->title);
  card->colour = whole->colour;
  card->emblem = g_strdup (whole->emblem);
  card->lines = g_new0 (EthosAudienceLine, page->n_records);
  for (guint i = 0; i < page->n_records; i++)
    {
      gconstpointer record = ethos_pages_get_record (pages, page, i);
      g_autofree char *text = ethos_pages_dup_text (pages, page, i);

      if (ethos_record_get_kind (record) == ETHOS_KIND_CARD)
        card->statement = g_steal_pointer (&text);
      else
        ethos_sections_fill_line (scene->sections, &card->lines[card->n_lines++], record, text);
    }
  if (card->statement == NULL)
    card->statement = g_strdup ("");
}

static void
show_close (Scene *scene)
{
  g_autoptr (EthosPages) pages = ethos_pages_new (scene->session);

  if (ethos_pages_get_length (pages) == 0)
    return;

  turn_to (scene, pages);
  if (show_long_prompt (scene, pages))
    return;
  scene->parts.scene = ETHOS_SCENE_CLOSE;
  show_sheet (scene, pages);
}

/* Names of cards, as many as can be read at once. */
static void
show_overview (Scene *scene)
{
  EthosAudienceCards *all = ethos_sections_get_cards (scene->sections);
  g_autoptr (EthosPages) pages = ethos_pages_new_of_names (scene->session);
  const EthosPage *page;

  scene->parts.scene = ETHOS_SCENE_CARDS;
  turn_to (scene, pages);
  if (scene->parts.n_pages <= 1)
    {
      scene->parts.cards = all;
      return;
    }

  page = ethos_pages_get (pages, scene->parts.page);
  scene->parts.cards = scene->cards = ethos_audience_cards_new ();
  for (guint i = page->first; i < page->first + page->n_records; i++)
    ethos_audience_cards_add_shared (scene->cards, ethos_audience_cards_get (all, i));
}

/* Lines are worded together, in a step of their own or from the notes of a wall that the room sees.
 */
static gboolean
may_show_draft (Scene *scene, const EthosActivity *step)
{
  const EthosActivity *wall;

  switch (step->kind)
    {
    case ETHOS_ACTIVITY_WRITE_LINES:
      return step->prompt_shown;
    case ETHOS_ACTIVITY_WRITE_NOTES:
    case ETHOS_ACTIVITY_GROUP:
    case ETHOS_ACTIVITY_DISCUSS:
      wall = ethos_session_get_wall (scene->session, step->record.id);
      return wall != NULL && wall->revealed;
    default:
      return FALSE;
    }
}

/* A line while it is written, as one that is there already is shown while it is changed. Of one
 * that is longer than a page the room sees where the writing is. */
static gboolean
show_draft (Scene *scene, const EthosActivity *step)
{
  g_autoptr (EthosPages) pages = NULL;

  if (scene->draft == NULL || !may_show_draft (scene, step))
    return FALSE;
  pages = ethos_pages_new_of_draft (scene->session, scene->draft->card, scene->draft->line);
  if (pages == NULL || ethos_pages_get_length (pages) == 0)
    return FALSE;

  scene->parts.scene = ETHOS_SCENE_LINES;
  scene->parts.focus =
      ethos_sections_get_public_id (scene->sections, scene->draft->line->record.id);
  scene->parts.n_pages = ethos_pages_get_length (pages);
  scene->parts.page = scene->parts.n_pages - 1;
  show_sheet (scene, pages);
  return TRUE;
}

/* What is in focus, if the room may see it: its scene and its section. */
static gboolean
show_focus (Scene *scene, const char *focus)
{
  EthosSession *session = scene->session;
  const char *card = focus;
  g_autoptr (EthosPages) pages = NULL;
  const EthosNote *note;
  const EthosActivity *written;

  if (focus == NULL || ethos_session_get_record (session, focus) == NULL)
    return FALSE;

  if (ethos_session_find (session, ETHOS_KIND_BEHAVIOUR, focus) != NULL)
    card = ethos_session_get_parent (session, focus);
  if (ethos_session_find (session, ETHOS_KIND_CARD, card) != NULL)
    {
      pages = ethos_pages_new_of_focus (session, focus);
      scene->parts.scene = card == focus ? ETHOS_SCENE_CARD : ETHOS_SCENE_LINES;
      scene->parts.focus = ethos_sections_get_public_id (scene->sections, focus);
      turn_to (scene, pages);
      show_sheet (scene, pages);
      return TRUE;
    }

  written =
      ethos_session_find (session, ETHOS_KIND_ACTIVITY, ethos_session_get_parent (session, focus));
  if (written == NULL || !written->revealed)
    return FALSE;

  note = ethos_session_find (session, ETHOS_KIND_NOTE, focus);
  if (note != NULL ? ethos_same_notes_get_shown (session, note) == NULL
                   : ethos_session_find (session, ETHOS_KIND_GROUP, focus) == NULL)
    return FALSE;

  pages = ethos_pages_new_of_focus (session, focus);
  scene->parts.scene = note != NULL ? ETHOS_SCENE_NOTE : ETHOS_SCENE_GROUP;
  scene->parts.focus = ethos_sections_get_public_id (scene->sections, focus);
  show_notes (scene, pages);
  scene->parts.n_notes = 0;
  return TRUE;
}

/* All notes of a wall with as many groups as can be read at once. */
static void
show_groups (Scene *scene, const char *wall)
{
  EthosAudienceWall *all = ethos_sections_get_wall (scene->sections, wall);
  g_autoptr (EthosPages) pages = ethos_pages_new_of_groups (scene->session, wall);
  const EthosPage *page;

  turn_to (scene, pages);
  scene->parts.scene = ETHOS_SCENE_WALL;
  scene->parts.n_notes = ethos_audience_wall_get_n_notes (all);
  scene->parts.wall = all;
  if (scene->parts.n_pages <= 1)
    return;

  page = ethos_pages_get (pages, scene->parts.page);
  scene->parts.wall = scene->wall =
      ethos_sections_new_part (scene->sections, wall, page->first, page->n_records);
}

static void
show_wall (Scene *scene, const EthosActivity *step)
{
  const EthosActivity *wall = ethos_session_get_wall (scene->session, step->record.id);
  g_autoptr (EthosPages) pages = NULL;

  if (wall == NULL)
    return;

  if (!wall->revealed)
    {
      if (!step->prompt_shown)
        return;

      /* Each voice counts while notes are hidden, whatever becomes of it: a number that drops by
       * one would tell the room that somebody's note has just been set aside. */
      scene->parts.scene = ETHOS_SCENE_COUNT;
      scene->parts.n_notes = ethos_item_list_get_length (
          ethos_session_get_children (scene->session, wall->record.id, ETHOS_KIND_NOTE));
      return;
    }

  /* From the reveal on only what is shown is counted, or the difference would tell the rest. */
  if (step->kind == ETHOS_ACTIVITY_GROUP)
    {
      show_groups (scene, wall->record.id);
      return;
    }

  scene->parts.scene = ETHOS_SCENE_NOTES;
  pages = ethos_pages_new (scene->session);
  show_notes (scene, pages);
}

/* The notes to talk about, once they are revealed. A group in focus is where its pages begin. */
static gboolean
show_discussed (Scene *scene, gboolean only_focus)
{
  const char *focus = ethos_session_get_workshop (scene->session)->stage_focus;
  g_autoptr (EthosPages) pages = ethos_pages_new (scene->session);
  gboolean focused = ethos_pages_find (pages, focus) >= 0;

  if (ethos_pages_get_length (pages) == 0 || (only_focus && !focused))
    return FALSE;

  scene->parts.scene = ETHOS_SCENE_DISCUSS;
  scene->parts.focus = focused ? ethos_sections_get_public_id (scene->sections, focus) : NULL;
  show_notes (scene, pages);
  return TRUE;
}

static void
show_step (Scene *scene, const EthosActivity *step)
{
  const EthosWorkshop *workshop = ethos_session_get_workshop (scene->session);

  scene->parts.scene = ETHOS_SCENE_STEP;
  if (show_draft (scene, step) ||
      (step->kind == ETHOS_ACTIVITY_DISCUSS && show_discussed (scene, TRUE)))
    return;
  if (show_focus (scene, workshop->stage_focus))
    {
      if (scene->parts.scene == ETHOS_SCENE_CARD && step->kind == ETHOS_ACTIVITY_WRITE_LINES)
        scene->parts.scene = ETHOS_SCENE_LINES;
      return;
    }

  switch (step->kind)
    {
    case ETHOS_ACTIVITY_PRESENT_CARDS:
    case ETHOS_ACTIVITY_WRITE_LINES:
      if (step->prompt_shown)
        show_overview (scene);
      break;
    case ETHOS_ACTIVITY_WRITE_NOTES:
    case ETHOS_ACTIVITY_GROUP:
      show_wall (scene, step);
      break;
    case ETHOS_ACTIVITY_DISCUSS:
      show_discussed (scene, FALSE);
      break;
    case ETHOS_ACTIVITY_BREAK:
      scene->parts.scene = ETHOS_SCENE_BREAK;
      break;
    case ETHOS_ACTIVITY_CLOSE:
      show_close (scene);
      break;
    default:
      break;
    }
}

/* Fewer than these could tell from it who is slow. */
#define VOICES_TOLD 8

/* That dots are put on what is shown, and how many each has: nothing of those that were put. */
static void
show_vote (Scene *scene, const EthosActivity *step)
{
  const EthosActivity *wall = ethos_session_get_wall (scene->session, step->record.id);
  const EthosRound *round = wall != NULL && wall->revealed && scene->parts.wall != NULL
                                ? ethos_votes_get_open (scene->session, wall->record.id)
                                : NULL;
  gint64 people = ethos_session_get_workshop (scene->session)->people;
  guint n_voices;

  if (round == NULL)
    return;
  n_voices = ethos_votes_count_voices (scene->session, round->record.id);
  scene->parts.vote.open = TRUE;
  scene->parts.vote.budget = (guint) round->budget;
  scene->parts.vote.cap = (guint) round->cap;
  scene->parts.vote.most = people >= VOICES_TOLD && 2 * (gint64) n_voices > people;
}

static EthosAudienceTimer
public_timer (const EthosTimer *timer, EthosClock *clock)
{
  EthosAudienceTimer shown = { 0 };

  shown.visible = timer->state == ETHOS_TIMER_RUNNING || timer->state == ETHOS_TIMER_PAUSED;
  if (!shown.visible)
    return shown;

  shown.running = timer->state == ETHOS_TIMER_RUNNING;
  shown.allotted_ms = timer->allotted_ms;
  shown.left_ms = ethos_timer_get_left_ms (timer, clock);
  if (shown.running)
    {
      /* A deadline in the time of this computer holds whatever happens to the wall clock. It stays
       * the same from one value to the next, unlike what is left. */
      shown.deadline_boot_ms = ethos_clock_get_boot_ms (clock) + shown.left_ms;
      shown.left_ms = 0;
    }

  return shown;
}

/**
 * ethos_scene_new_audience:
 * @sections: what the workshop has for the room
 * @draft: (nullable): a line that is being written
 * @clock: what the time is asked of
 *
 * Works out what the room may see of the current step, whether or not the projector is frozen or
 * blank.
 *
 * Returns: (transfer full): a new value
 */
EthosAudience *
ethos_scene_new_audience (EthosSections *sections, const EthosDraft *draft, EthosClock *clock)
{
  EthosSession *session = ethos_sections_get_session (sections);
  const EthosWorkshop *workshop = ethos_session_get_workshop (session);
  const EthosActivity *step = ethos_session_get_current (session);
  Scene scene = { session, sections, draft, { .theme = workshop->stage_theme }, NULL, NULL };
  EthosAudience *audience;

  scene.parts.workshop = workshop->title;
  if (step == NULL)
    {
      scene.parts.scene = ETHOS_SCENE_WELCOME;
      return ethos_audience_new (&scene.parts);
    }

  scene.parts.step = step->title;
  scene.parts.prompt = step->prompt_shown ? step->prompt : NULL;
  scene.parts.timer = public_timer (&step->timer, clock);
  show_step (&scene, step);
  show_vote (&scene, step);

  audience = ethos_audience_new (&scene.parts);
  g_clear_pointer (&scene.cards, ethos_audience_cards_unref);
  g_clear_pointer (&scene.wall, ethos_audience_wall_unref);
  return audience;
}
