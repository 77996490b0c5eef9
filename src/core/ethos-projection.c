// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-projection.h"

#include "ethos-pages.h"
#include "ethos-scene-private.h"
#include "ethos-text.h"

struct _EthosProjection
{
  GObject parent_instance;

  EthosStore *store;
  EthosSections *sections;
  EthosAudience *audience;

  /* What was shown last, or would have been but for blank, while the stage was not frozen. */
  EthosAudience *held;
  /* Without a line while none is being written. Its id is drawn, as those of records are: one in a
   * file may be anything. */
  EthosDraft draft;
  char *draft_id;
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

/*
 * While frozen the last value stays. Blank wins over frozen, being the way out when something must
 * go from the wall at once, and gives back what it covered. Behind a blank stage that is not frozen
 * the value follows the session all the same, or else freezing there would hold what is gone.
 */
static EthosAudience *
compute (EthosProjection *self)
{
  const EthosWorkshop *workshop =
      ethos_session_get_workshop (ethos_store_get_session (self->store));
  EthosAudienceParts blank = { .theme = workshop->stage_theme };

  if (!workshop->stage_frozen)
    {
      g_clear_pointer (&self->held, ethos_audience_unref);
      self->held =
          ethos_scene_new_audience (self->sections, self->draft.line != NULL ? &self->draft : NULL,
                                    ethos_store_get_clock (self->store));
    }

  if (workshop->stage_blank)
    return ethos_audience_new (&blank);

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
flush_later (EthosProjection *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, idle_cb, self, NULL);
}

static void
session_changed_cb (EthosProjection *self, EthosChanges *changes, EthosSession *session)
{
  ethos_sections_forget (self->sections, changes);
  flush_later (self);
}

static void
ethos_projection_constructed (GObject *object)
{
  EthosProjection *self = ETHOS_PROJECTION (object);
  EthosSession *session = ethos_store_get_session (self->store);

  G_OBJECT_CLASS (ethos_projection_parent_class)->constructed (object);

  self->sections = ethos_sections_new (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
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
  g_clear_object (&self->store);

  G_OBJECT_CLASS (ethos_projection_parent_class)->dispose (object);
}

static void
ethos_projection_finalize (GObject *object)
{
  EthosProjection *self = ETHOS_PROJECTION (object);

  g_clear_pointer (&self->audience, ethos_audience_unref);
  g_clear_pointer (&self->held, ethos_audience_unref);
  g_clear_pointer (&self->sections, ethos_sections_free);
  g_clear_pointer (&self->draft.line, ethos_record_unref);
  g_free (self->draft.card);
  g_free (self->draft_id);

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
  self->draft_id = ethos_id_new ();
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

  return ethos_sections_find_public_id (self->sections, id);
}

/**
 * ethos_projection_set_draft:
 * @card: (nullable): the id of a card
 * @kind: what kind of line it is
 * @text: (nullable): the words of a new line so far; %NULL or empty when none is being written
 *
 * Lets the room see a line while it is written together: in a step of lines where and when it sees
 * one that is there already while that is changed, and once the notes of a wall are revealed in
 * place of these. The workshop doesn't have it yet.
 */
void
ethos_projection_set_draft (EthosProjection *self,
                            const char *card,
                            EthosBehaviourKind kind,
                            const char *text)
{
  g_autofree char *words = NULL;
  gboolean writing;

  g_return_if_fail (ETHOS_IS_PROJECTION (self));

  /* As the room will see it when it is kept: what is pasted may turn around what stands beside it.
   */
  words = g_strstrip (ethos_text_normalise (text != NULL ? text : "", ETHOS_TEXT_MULTI_LINE));
  writing = card != NULL && *words != '\0';
  if (self->draft.line == NULL && !writing)
    return;
  g_clear_pointer (&self->draft.line, ethos_record_unref);
  g_clear_pointer (&self->draft.card, g_free);
  if (writing)
    {
      self->draft.card = g_strdup (card);
      self->draft.line = ethos_entity_new (ETHOS_KIND_BEHAVIOUR, self->draft_id);
      self->draft.line->kind = (int) kind;
      ethos_set_text (&self->draft.line->text, words);
    }
  flush_later (self);
}

/**
 * ethos_projection_get_drafting:
 *
 * Returns: whether the room sees a line that is being written
 */
gboolean
ethos_projection_get_drafting (EthosProjection *self)
{
  const char *shown;

  g_return_val_if_fail (ETHOS_IS_PROJECTION (self), FALSE);

  shown = ethos_sections_find_public_id (self->sections, self->draft_id);
  return shown != NULL && self->draft.line != NULL &&
         g_strcmp0 (ethos_audience_get_parts (self->audience)->focus, shown) == 0;
}

/**
 * ethos_projection_dup_page:
 * @session: a workshop
 * @page: the number of a page, from 0
 *
 * Which notes a page shows, also those that begin on an earlier one.
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

/**
 * ethos_projection_get_page:
 * @session: a workshop
 *
 * Returns: the page that the room sees of the current step
 */
guint
ethos_projection_get_page (EthosSession *session)
{
  g_autoptr (EthosPages) pages = NULL;

  g_return_val_if_fail (ETHOS_IS_SESSION (session), 0);

  pages = ethos_pages_new (session);
  return ethos_pages_get_current (pages, session);
}

static gboolean
has_unread (const EthosPages *pages, const EthosPage *page)
{
  for (guint i = 0; i < page->n_records; i++)
    {
      const EthosRecord *record = ethos_pages_get_record (pages, page, i);

      if (record != NULL && ethos_record_get_kind (record) == ETHOS_KIND_NOTE &&
          !((const EthosNote *) record)->seen)
        return TRUE;
    }
  return FALSE;
}

/**
 * ethos_projection_find_unread_page:
 * @session: a workshop
 * @from: the number of the page to begin with
 *
 * Returns: the number of the first page from there on, and round, with a note that the room has not
 *   had time to read; -1 where everything was read
 */
int
ethos_projection_find_unread_page (EthosSession *session, guint from)
{
  g_autoptr (EthosPages) pages = NULL;
  guint n_pages;

  g_return_val_if_fail (ETHOS_IS_SESSION (session), -1);

  pages = ethos_pages_new (session);
  n_pages = ethos_pages_get_length (pages);
  for (guint i = 0; i < n_pages; i++)
    if (has_unread (pages, ethos_pages_get (pages, (from + i) % n_pages)))
      return (int) ((from + i) % n_pages);
  return -1;
}

/* The names of all cards, or all groups of the wall where notes are grouped. */
static EthosPages *
new_overview (EthosSession *session)
{
  const EthosActivity *step = ethos_session_get_current (session);
  const EthosActivity *wall = step != NULL && step->kind == ETHOS_ACTIVITY_GROUP
                                  ? ethos_session_get_wall (session, step->record.id)
                                  : NULL;

  return wall != NULL ? ethos_pages_new_of_groups (session, wall->record.id)
                      : ethos_pages_new_of_names (session);
}

/**
 * ethos_projection_count_overview_pages:
 * @session: a workshop
 *
 * Returns: on how many pages the names of all cards are shown, or all groups of the wall where
 *   notes are grouped; at least one
 */
guint
ethos_projection_count_overview_pages (EthosSession *session)
{
  g_autoptr (EthosPages) pages = NULL;

  g_return_val_if_fail (ETHOS_IS_SESSION (session), 1);

  pages = new_overview (session);
  return ethos_pages_get_length (pages);
}

/**
 * ethos_projection_get_overview_page:
 * @session: a workshop
 *
 * Returns: the one of these pages that the room sees while nothing is in focus
 */
guint
ethos_projection_get_overview_page (EthosSession *session)
{
  g_autoptr (EthosPages) pages = NULL;

  g_return_val_if_fail (ETHOS_IS_SESSION (session), 0);

  pages = new_overview (session);
  return ethos_pages_get_current (pages, session);
}

/**
 * ethos_projection_count_focus_pages:
 * @session: a workshop
 * @id: the id of a card, of one of its lines, of a group or of a note
 *
 * Returns: on how many pages it is read when it is in focus; at least one
 */
guint
ethos_projection_count_focus_pages (EthosSession *session, const char *id)
{
  g_autoptr (EthosPages) pages = NULL;

  g_return_val_if_fail (ETHOS_IS_SESSION (session), 1);

  pages = ethos_pages_new_of_focus (session, id);
  return ethos_pages_get_length (pages);
}

/**
 * ethos_projection_get_focus_page:
 * @session: a workshop
 *
 * Returns: the page that the room sees of what is in focus
 */
guint
ethos_projection_get_focus_page (EthosSession *session)
{
  g_autoptr (EthosPages) pages = NULL;

  g_return_val_if_fail (ETHOS_IS_SESSION (session), 0);

  pages = ethos_pages_new_of_focus (session, ethos_session_get_workshop (session)->stage_focus);
  return ethos_pages_get_current (pages, session);
}

/**
 * ethos_projection_dup_read:
 * @session: a workshop
 * @scene: what the room sees of it
 *
 * Which notes the room can have read to their end by now: of a note that is spread over several
 * pages only the last one counts, and the whole wall is not read at all.
 *
 * Returns: (transfer full) (element-type EthosNote): the notes, borrowed until the next change
 */
GPtrArray *
ethos_projection_dup_read (EthosSession *session, EthosScene scene)
{
  GPtrArray *read = g_ptr_array_new ();
  g_autoptr (EthosPages) pages = NULL;
  const EthosPage *page;

  g_return_val_if_fail (ETHOS_IS_SESSION (session), read);

  if (scene == ETHOS_SCENE_NOTES || scene == ETHOS_SCENE_DISCUSS)
    pages = ethos_pages_new (session);
  else if (scene == ETHOS_SCENE_NOTE || scene == ETHOS_SCENE_GROUP)
    pages = ethos_pages_new_of_focus (session, ethos_session_get_workshop (session)->stage_focus);
  if (pages == NULL || ethos_pages_get_length (pages) == 0)
    return read;

  page = ethos_pages_get (pages, ethos_pages_get_current (pages, session));
  for (guint i = 0; i < page->n_records; i++)
    if (ethos_pages_ends (pages, page, i))
      g_ptr_array_add (read, (gpointer) ethos_pages_get_record (pages, page, i));

  return read;
}
