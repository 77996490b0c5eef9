// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-projection.h"

#include "ethos-pages.h"

struct _EthosProjection
{
  GObject parent_instance;

  EthosStore *store;
  EthosSession *session;
  EthosAudience *audience;

  /* What was shown last while the stage was neither frozen nor blank. */
  EthosAudience *held;
  GHashTable *public_ids;

  /* Sections are kept while nothing in them changes. */
  EthosAudienceCards *cards;
  EthosAudienceWall *wall;
  char *wall_of;
  guint idle;
};

enum
{
  PROP_0,
  PROP_STORE,
  PROP_AUDIENCE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (EthosProjection, ethos_projection, G_TYPE_OBJECT)

static const char *
public_id (EthosProjection *self, const char *id)
{
  char *made = g_hash_table_lookup (self->public_ids, id);

  if (made == NULL)
    {
      made = ethos_id_new ();
      g_hash_table_insert (self->public_ids, g_strdup (id), made);
    }

  return made;
}

static char *
dup_text (const char *text)
{
  return g_strdup (text ? text : "");
}

static void
fill_line (EthosProjection *self, EthosAudienceLine *shown, const EthosBehaviour *line)
{
  shown->id = g_strdup (public_id (self, line->record.id));
  shown->kind = line->kind;
  shown->text = dup_text (line->text);
}

static void
add_lines (EthosProjection *self, EthosAudienceCard *card, const char *id)
{
  EthosItemList *lines = ethos_session_get_children (self->session, id, ETHOS_KIND_BEHAVIOUR);

  card->n_lines = ethos_item_list_get_length (lines);
  card->lines = g_new0 (EthosAudienceLine, card->n_lines);
  for (guint i = 0; i < card->n_lines; i++)
    fill_line (self, &card->lines[i], ethos_item_list_get_record (lines, i));
}

static EthosAudienceCards *
all_cards (EthosProjection *self)
{
  const EthosCard *card;
  EthosChildIter iter;

  if (self->cards != NULL)
    return self->cards;

  self->cards = ethos_audience_cards_new ();
  ethos_session_iter_init (self->session, &iter, ETHOS_DECK_ID, ETHOS_KIND_CARD);
  while ((card = ethos_child_iter_next (&iter)) != NULL)
    {
      EthosAudienceCard *shown = ethos_audience_cards_add (self->cards);

      shown->id = g_strdup (public_id (self, card->record.id));
      shown->kind = card->kind;
      /* A name that is only our proposal never reaches the room. */
      shown->title = dup_text (card->proposed ? NULL : card->title);
      shown->statement = dup_text (card->statement);
      shown->colour = card->colour;
      shown->emblem = dup_text (card->emblem);
      add_lines (self, shown, card->record.id);
    }

  return self->cards;
}

static EthosAudienceCards *
one_card (EthosProjection *self, const char *id)
{
  EthosAudienceCards *all = all_cards (self);
  EthosAudienceCards *one = ethos_audience_cards_new ();
  int position = ethos_session_get_position (self->session, id);

  ethos_audience_cards_add_shared (one, ethos_audience_cards_get (all, (guint) position));
  return one;
}

static void
add_note (EthosProjection *self, EthosAudienceWall *wall, const EthosNote *note, int group)
{
  EthosAudienceNote *shown = ethos_audience_wall_add_note (wall);

  shown->id = g_strdup (public_id (self, note->record.id));
  shown->text = dup_text (note->text);
  shown->colour = note->colour;
  shown->group = group;
  shown->placed = note->placed;
  shown->x = note->x;
  shown->y = note->y;
}

static void
add_group (EthosProjection *self, EthosAudienceWall *wall, const EthosGroup *group)
{
  EthosAudienceGroup *shown = ethos_audience_wall_add_group (wall);

  shown->id = g_strdup (public_id (self, group->record.id));
  shown->title = dup_text (group->title);
}

/* The place of a note's group among the groups of its wall; -1 where it has none. */
static int
group_of (EthosProjection *self, const EthosNote *note)
{
  return ethos_session_find (self->session, ETHOS_KIND_GROUP, note->group)
             ? ethos_session_get_position (self->session, note->group)
             : -1;
}

static EthosAudienceWall *
whole_wall (EthosProjection *self, const char *activity)
{
  const EthosGroup *group;
  const EthosNote *note;
  EthosChildIter iter;

  if (self->wall != NULL && g_strcmp0 (self->wall_of, activity) == 0)
    return self->wall;

  g_clear_pointer (&self->wall, ethos_audience_wall_unref);
  ethos_set_text (&self->wall_of, activity);
  self->wall = ethos_audience_wall_new ();

  ethos_session_iter_init (self->session, &iter, activity, ETHOS_KIND_GROUP);
  while ((group = ethos_child_iter_next (&iter)) != NULL)
    add_group (self, self->wall, group);
  ethos_session_iter_init (self->session, &iter, activity, ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    if (!note->aside)
      add_note (self, self->wall, note, group_of (self, note));

  return self->wall;
}

/* The notes of a wall that the room may read, in order. */
static GPtrArray *
readable_notes (EthosSession *session, const EthosActivity *wall)
{
  GPtrArray *notes = g_ptr_array_new ();
  const EthosNote *note;
  EthosChildIter iter;

  if (wall == NULL || !wall->revealed)
    return notes;

  ethos_session_iter_init (session, &iter, wall->record.id, ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    if (!note->aside)
      g_ptr_array_add (notes, (gpointer) note);

  return notes;
}

static EthosPages *
open_pages (EthosProjection *self, EthosAudienceParts *parts)
{
  EthosPages *pages = ethos_pages_new (self->session);

  parts->n_pages = ethos_pages_get_length (pages);
  parts->page = ethos_pages_get_current (pages, self->session);
  return pages;
}

/* A page of notes, with the name of the group that they are in. */
static void
show_notes (EthosProjection *self, EthosAudienceParts *parts, EthosAudienceWall **owned)
{
  g_autoptr (EthosPages) pages = open_pages (self, parts);
  const EthosPage *page;
  const EthosGroup *group;

  *owned = parts->wall = ethos_audience_wall_new ();
  parts->n_notes = ethos_pages_get_n_records (pages);
  if (parts->n_pages == 0)
    return;

  page = ethos_pages_get (pages, parts->page);
  group = ethos_session_find (self->session, ETHOS_KIND_GROUP, page->section);
  if (group != NULL)
    add_group (self, parts->wall, group);
  for (guint i = 0; i < page->n_records; i++)
    add_note (self, parts->wall, ethos_pages_get_record (pages, page, i), group != NULL ? 0 : -1);
}

/* One card, and of its lines those that fit on the page. */
static void
show_close (EthosProjection *self, EthosAudienceParts *parts, EthosAudienceCards **owned)
{
  g_autoptr (EthosPages) pages = open_pages (self, parts);
  const EthosPage *page;
  const EthosAudienceCard *whole;
  EthosAudienceCard *card;
  int position;

  if (parts->n_pages == 0)
    return;

  parts->scene = ETHOS_SCENE_CLOSE;
  page = ethos_pages_get (pages, parts->page);
  position = ethos_session_get_position (self->session, page->section);
  whole = ethos_audience_cards_get (all_cards (self), (guint) position);
  *owned = parts->cards = ethos_audience_cards_new ();
  card = ethos_audience_cards_add (parts->cards);
  card->id = g_strdup (whole->id);
  card->kind = whole->kind;
  card->title = g_strdup (whole->title);
  /* What a value means is said once, above its first lines. */
  card->statement = g_strdup (
      ethos_pages_find (pages, page->section) == (int) parts->page ? whole->statement : "");
  card->colour = whole->colour;
  card->emblem = g_strdup (whole->emblem);
  card->n_lines = page->n_records;
  card->lines = g_new0 (EthosAudienceLine, card->n_lines);
  for (guint i = 0; i < card->n_lines; i++)
    fill_line (self, &card->lines[i], ethos_pages_get_record (pages, page, i));
}

static void
show_group (EthosProjection *self,
            EthosAudienceParts *parts,
            const EthosActivity *written,
            const EthosGroup *group,
            EthosAudienceWall **owned)
{
  g_autoptr (GPtrArray) notes = readable_notes (self->session, written);

  parts->scene = ETHOS_SCENE_GROUP;
  *owned = parts->wall = ethos_audience_wall_new ();
  add_group (self, parts->wall, group);
  for (guint i = 0; i < notes->len; i++)
    {
      const EthosNote *note = g_ptr_array_index (notes, i);

      if (g_strcmp0 (note->group, group->record.id) == 0)
        add_note (self, parts->wall, note, 0);
    }
}

/* What is in focus, if the room may see it: its scene and its section. */
static gboolean
show_focus (EthosProjection *self,
            EthosAudienceParts *parts,
            const char *focus,
            EthosAudienceCards **cards,
            EthosAudienceWall **wall)
{
  EthosSession *session = self->session;
  const char *card = focus;
  const EthosNote *note;
  const EthosActivity *written;

  if (focus == NULL || ethos_session_get_record (session, focus) == NULL)
    return FALSE;

  if (ethos_session_find (session, ETHOS_KIND_BEHAVIOUR, focus) != NULL)
    card = ethos_session_get_parent (session, focus);
  if (ethos_session_find (session, ETHOS_KIND_CARD, card) != NULL)
    {
      parts->scene = card == focus ? ETHOS_SCENE_CARD : ETHOS_SCENE_LINES;
      parts->focus = public_id (self, focus);
      *cards = parts->cards = one_card (self, card);
      return TRUE;
    }

  written =
      ethos_session_find (session, ETHOS_KIND_ACTIVITY, ethos_session_get_parent (session, focus));
  if (written == NULL || !written->revealed)
    return FALSE;

  note = ethos_session_find (session, ETHOS_KIND_NOTE, focus);
  if (note != NULL && note->aside)
    return FALSE;

  parts->focus = public_id (self, focus);
  if (note == NULL)
    {
      show_group (self, parts, written, ethos_session_find (session, ETHOS_KIND_GROUP, focus),
                  wall);
      return TRUE;
    }

  parts->scene = ETHOS_SCENE_NOTE;
  *wall = parts->wall = ethos_audience_wall_new ();
  add_note (self, parts->wall, note, -1);
  return TRUE;
}

static void
show_wall (EthosProjection *self,
           EthosAudienceParts *parts,
           const EthosActivity *step,
           EthosAudienceWall **owned)
{
  const EthosActivity *wall = ethos_session_get_wall (self->session, step->record.id);

  if (wall == NULL)
    return;

  if (!wall->revealed)
    {
      if (!step->prompt_shown)
        return;

      /* Each voice counts while notes are hidden, whatever becomes of it: a number that drops by
       * one would tell the room that somebody's note has just been set aside. */
      parts->scene = ETHOS_SCENE_COUNT;
      parts->n_notes = ethos_item_list_get_length (
          ethos_session_get_children (self->session, wall->record.id, ETHOS_KIND_NOTE));
      return;
    }

  /* From the reveal on only what is shown is counted, or the difference would tell the rest. */

  if (step->kind == ETHOS_ACTIVITY_GROUP)
    {
      parts->scene = ETHOS_SCENE_WALL;
      parts->wall = whole_wall (self, wall->record.id);
      parts->n_notes = ethos_audience_wall_get_n_notes (parts->wall);
      return;
    }

  parts->scene = ETHOS_SCENE_NOTES;
  show_notes (self, parts, owned);
}

/* The notes to talk about, once they are revealed. A group in focus is where its pages begin. */
static gboolean
show_discussed (EthosProjection *self,
                EthosAudienceParts *parts,
                gboolean only_focus,
                EthosAudienceWall **wall)
{
  const char *focus = ethos_session_get_workshop (self->session)->stage_focus;
  g_autoptr (EthosPages) pages = ethos_pages_new (self->session);

  gboolean focused = ethos_pages_find (pages, focus) >= 0;

  if (ethos_pages_get_length (pages) == 0 || (only_focus && !focused))
    return FALSE;

  parts->scene = ETHOS_SCENE_DISCUSS;
  parts->focus = focused ? public_id (self, focus) : NULL;
  show_notes (self, parts, wall);
  return TRUE;
}

static void
show_step (EthosProjection *self,
           EthosAudienceParts *parts,
           const EthosActivity *step,
           EthosAudienceCards **cards,
           EthosAudienceWall **wall)
{
  const EthosWorkshop *workshop = ethos_session_get_workshop (self->session);

  parts->scene = ETHOS_SCENE_STEP;
  if (step->kind == ETHOS_ACTIVITY_DISCUSS && show_discussed (self, parts, TRUE, wall))
    return;
  if (show_focus (self, parts, workshop->stage_focus, cards, wall))
    {
      if (parts->scene == ETHOS_SCENE_CARD && step->kind == ETHOS_ACTIVITY_WRITE_LINES)
        parts->scene = ETHOS_SCENE_LINES;
      return;
    }

  switch (step->kind)
    {
    case ETHOS_ACTIVITY_PRESENT_CARDS:
    case ETHOS_ACTIVITY_WRITE_LINES:
      if (step->prompt_shown)
        {
          parts->scene = ETHOS_SCENE_CARDS;
          parts->cards = all_cards (self);
        }
      break;
    case ETHOS_ACTIVITY_WRITE_NOTES:
    case ETHOS_ACTIVITY_GROUP:
      show_wall (self, parts, step, wall);
      break;
    case ETHOS_ACTIVITY_DISCUSS:
      show_discussed (self, parts, FALSE, wall);
      break;
    case ETHOS_ACTIVITY_BREAK:
      parts->scene = ETHOS_SCENE_BREAK;
      break;
    case ETHOS_ACTIVITY_CLOSE:
      show_close (self, parts, cards);
      break;
    default:
      break;
    }
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

static EthosAudience *
compute_shown (EthosProjection *self)
{
  const EthosWorkshop *workshop = ethos_session_get_workshop (self->session);
  const EthosActivity *step = ethos_session_get_current (self->session);
  EthosAudienceParts parts = { .theme = workshop->stage_theme };
  g_autoptr (EthosAudienceCards) cards = NULL;
  g_autoptr (EthosAudienceWall) wall = NULL;

  parts.workshop = workshop->title;
  if (step == NULL)
    {
      parts.scene = ETHOS_SCENE_WELCOME;
      return ethos_audience_new (&parts);
    }

  parts.step = step->title;
  parts.prompt = step->prompt_shown ? step->prompt : NULL;
  parts.timer = public_timer (&step->timer, ethos_store_get_clock (self->store));
  show_step (self, &parts, step, &cards, &wall);

  return ethos_audience_new (&parts);
}

/*
 * While frozen the last value stays. Blank wins over frozen, being the way out when something must
 * go from the wall at once, and gives back what it covered.
 */
static EthosAudience *
compute (EthosProjection *self)
{
  const EthosWorkshop *workshop = ethos_session_get_workshop (self->session);
  EthosAudienceParts blank = { .theme = workshop->stage_theme };

  if (workshop->stage_blank)
    return ethos_audience_new (&blank);

  if (!workshop->stage_frozen)
    {
      g_clear_pointer (&self->held, ethos_audience_unref);
      self->held = compute_shown (self);
    }

  /* A workshop that was frozen when it was closed: nobody knows any more what the room saw. */
  return self->held ? ethos_audience_ref (self->held) : ethos_audience_new (&blank);
}

static gboolean
idle_cb (gpointer user_data)
{
  EthosProjection *self = user_data;

  self->idle = 0;
  ethos_projection_flush (self);
  return G_SOURCE_REMOVE;
}

static void
session_changed_cb (EthosProjection *self, EthosChanges *changes, EthosSession *session)
{
  if (ethos_changes_touch (changes, ETHOS_KIND_CARD) ||
      ethos_changes_touch (changes, ETHOS_KIND_BEHAVIOUR))
    g_clear_pointer (&self->cards, ethos_audience_cards_unref);

  if (ethos_changes_touch (changes, ETHOS_KIND_NOTE) ||
      ethos_changes_touch (changes, ETHOS_KIND_GROUP) ||
      ethos_changes_touch (changes, ETHOS_KIND_ACTIVITY))
    g_clear_pointer (&self->wall, ethos_audience_wall_unref);

  for (guint i = 0; i < ethos_changes_get_length (changes); i++)
    {
      const EthosChange *change = ethos_changes_get (changes, i);

      if (change->type == ETHOS_EDIT_REMOVE)
        g_hash_table_remove (self->public_ids, change->id);
    }

  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, idle_cb, self, NULL);
}

static void
ethos_projection_constructed (GObject *object)
{
  EthosProjection *self = ETHOS_PROJECTION (object);

  G_OBJECT_CLASS (ethos_projection_parent_class)->constructed (object);

  self->session = g_object_ref (ethos_store_get_session (self->store));
  g_signal_connect_object (self->session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->audience = compute (self);
}

static void
ethos_projection_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EthosProjection *self = ETHOS_PROJECTION (object);

  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_AUDIENCE:
      g_value_set_boxed (value, self->audience);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_projection_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  EthosProjection *self = ETHOS_PROJECTION (object);

  switch (prop_id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_projection_dispose (GObject *object)
{
  EthosProjection *self = ETHOS_PROJECTION (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->session);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (ethos_projection_parent_class)->dispose (object);
}

static void
ethos_projection_finalize (GObject *object)
{
  EthosProjection *self = ETHOS_PROJECTION (object);

  g_clear_pointer (&self->audience, ethos_audience_unref);
  g_clear_pointer (&self->held, ethos_audience_unref);
  g_clear_pointer (&self->cards, ethos_audience_cards_unref);
  g_clear_pointer (&self->wall, ethos_audience_wall_unref);
  g_clear_pointer (&self->wall_of, g_free);
  g_clear_pointer (&self->public_ids, g_hash_table_unref);

  G_OBJECT_CLASS (ethos_projection_parent_class)->finalize (object);
}

static void
ethos_projection_class_init (EthosProjectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = ethos_projection_constructed;
  object_class->dispose = ethos_projection_dispose;
  object_class->finalize = ethos_projection_finalize;
  object_class->get_property = ethos_projection_get_property;
  object_class->set_property = ethos_projection_set_property;

  properties[PROP_STORE] =
      g_param_spec_object ("store", NULL, NULL, ETHOS_TYPE_STORE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /**
   * EthosProjection:audience:
   *
   * What the room may see now.
   */
  properties[PROP_AUDIENCE] =
      g_param_spec_boxed ("audience", NULL, NULL, ETHOS_TYPE_AUDIENCE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ethos_projection_init (EthosProjection *self)
{
  self->public_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * ethos_projection_new:
 * @store: the store of a workshop
 *
 * Returns: (transfer full): a projection that follows it
 */
EthosProjection *
ethos_projection_new (EthosStore *store)
{
  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);

  return g_object_new (ETHOS_TYPE_PROJECTION, "store", store, NULL);
}

/**
 * ethos_projection_get_audience:
 * @self: a projection
 *
 * Returns: (transfer none): what the room may see, as of the last turn of the main loop
 */
EthosAudience *
ethos_projection_get_audience (EthosProjection *self)
{
  g_return_val_if_fail (ETHOS_IS_PROJECTION (self), NULL);

  return self->audience;
}

/**
 * ethos_projection_flush:
 * @self: a projection
 *
 * Works out now what otherwise waits for the main loop.
 */
void
ethos_projection_flush (EthosProjection *self)
{
  g_autoptr (EthosAudience) audience = NULL;

  g_return_if_fail (ETHOS_IS_PROJECTION (self));

  g_clear_handle_id (&self->idle, g_source_remove);

  audience = compute (self);
  if (ethos_audience_equal (self->audience, audience))
    return;

  g_clear_pointer (&self->audience, ethos_audience_unref);
  self->audience = g_steal_pointer (&audience);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUDIENCE]);
}

/**
 * ethos_projection_get_public_id:
 * @self: a projection
 * @id: the id of a record
 *
 * Returns: (transfer none) (nullable): the id by which the room knows it, if the room does
 */
const char *
ethos_projection_get_public_id (EthosProjection *self, const char *id)
{
  g_return_val_if_fail (ETHOS_IS_PROJECTION (self) && id != NULL, NULL);

  return g_hash_table_lookup (self->public_ids, id);
}

/**
 * ethos_projection_dup_page:
 * @session: a workshop
 * @page: the number of a page, from 0
 *
 * Which notes a page shows, so that the window can remember that the room has seen them.
 *
 * Returns: (transfer full) (element-type EthosNote): the notes, borrowed until the next change
 */
GPtrArray *
ethos_projection_dup_page (EthosSession *session, guint page)
{
  g_autoptr (EthosPages) pages = NULL;
  GPtrArray *shown = g_ptr_array_new ();
  const EthosPage *found;

  g_return_val_if_fail (ETHOS_IS_SESSION (session), shown);

  pages = ethos_pages_new (session);
  if (page >= ethos_pages_get_length (pages))
    return shown;

  found = ethos_pages_get (pages, page);
  for (guint i = 0; i < found->n_records; i++)
    g_ptr_array_add (shown, (gpointer) ethos_pages_get_record (pages, found, i));

  return shown;
}

/**
 * ethos_projection_count_pages:
 * @session: a workshop
 *
 * Returns: on how many pages the current step is read; 0 while everything is hidden
 */
guint
ethos_projection_count_pages (EthosSession *session)
{
  g_autoptr (EthosPages) pages = NULL;

  g_return_val_if_fail (ETHOS_IS_SESSION (session), 0);

  pages = ethos_pages_new (session);
  return ethos_pages_get_length (pages);
}

/**
 * ethos_projection_find_page:
 * @session: a workshop
 * @forward: whether the next page is wanted, otherwise the one before
 *
 * Returns: the number of the page beside the one that the room sees; -1 at the ends
 */
int
ethos_projection_find_page (EthosSession *session, gboolean forward)
{
  g_autoptr (EthosPages) pages = NULL;
  int page;

  g_return_val_if_fail (ETHOS_IS_SESSION (session), -1);

  pages = ethos_pages_new (session);
  page = (int) ethos_pages_get_current (pages, session) + (forward ? 1 : -1);
  return page < (int) ethos_pages_get_length (pages) ? page : -1;
}
