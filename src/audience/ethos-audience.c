// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-audience"

#include "config.h"

#include "ethos-audience.h"

struct _EthosAudienceCards
{
  GPtrArray *cards;
};

struct _EthosAudienceWall
{
  GArray *notes;
  GArray *groups;
};

struct _EthosAudience
{
  EthosAudienceParts parts;
};

G_DEFINE_BOXED_TYPE (EthosAudience, ethos_audience, ethos_audience_ref, ethos_audience_unref)

static void
card_clear (gpointer data)
{
  EthosAudienceCard *card = data;

  for (guint i = 0; i < card->n_lines; i++)
    {
      g_free (card->lines[i].id);
      g_free (card->lines[i].text);
    }
  g_free (card->lines);
  g_free (card->id);
  g_free (card->title);
  g_free (card->statement);
  g_free (card->emblem);
}

static void
card_release (gpointer card)
{
  g_atomic_rc_box_release_full (card, card_clear);
}

static void
note_clear (gpointer data)
{
  EthosAudienceNote *note = data;

  g_free (note->id);
  g_free (note->text);
}

static void
group_clear (gpointer data)
{
  EthosAudienceGroup *group = data;

  g_free (group->id);
  g_free (group->title);
}

/**
 * ethos_audience_cards_new:
 *
 * Returns: (transfer full): an empty section, to be filled before anybody else sees it
 */
EthosAudienceCards *
ethos_audience_cards_new (void)
{
  EthosAudienceCards *self = g_atomic_rc_box_new0 (EthosAudienceCards);

  self->cards = g_ptr_array_new_with_free_func (card_release);

  return self;
}

/**
 * ethos_audience_cards_ref:
 * @self: a section
 *
 * Returns: (transfer full): @self
 */
EthosAudienceCards *
ethos_audience_cards_ref (EthosAudienceCards *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
cards_clear (gpointer data)
{
  g_ptr_array_unref (((EthosAudienceCards *) data)->cards);
}

/**
 * ethos_audience_cards_unref:
 * @self: (transfer full): a section
 */
void
ethos_audience_cards_unref (EthosAudienceCards *self)
{
  g_atomic_rc_box_release_full (self, cards_clear);
}

/**
 * ethos_audience_cards_add:
 * @self: a section that nobody else has seen yet
 *
 * Returns: (transfer none): a new card at the end, to be filled in
 */
EthosAudienceCard *
ethos_audience_cards_add (EthosAudienceCards *self)
{
  EthosAudienceCard *card = g_atomic_rc_box_new0 (EthosAudienceCard);

  g_ptr_array_add (self->cards, card);
  return card;
}

/**
 * ethos_audience_cards_add_shared:
 * @self: a section that nobody else has seen yet
 * @card: a card of another section
 *
 * Adds a card without copying it.
 */
void
ethos_audience_cards_add_shared (EthosAudienceCards *self, const EthosAudienceCard *card)
{
  g_ptr_array_add (self->cards, g_atomic_rc_box_acquire ((gpointer) card));
}

/**
 * ethos_audience_cards_get_length:
 * @self: a section
 *
 * Returns: how many cards it has
 */
guint
ethos_audience_cards_get_length (const EthosAudienceCards *self)
{
  return self->cards->len;
}

/**
 * ethos_audience_cards_get:
 * @self: a section
 * @index: less than its length
 *
 * Returns: (transfer none): a card
 */
const EthosAudienceCard *
ethos_audience_cards_get (const EthosAudienceCards *self, guint index)
{
  g_return_val_if_fail (index < self->cards->len, NULL);

  return g_ptr_array_index (self->cards, index);
}

/**
 * ethos_audience_wall_new:
 *
 * Returns: (transfer full): an empty section, to be filled before anybody else sees it
 */
EthosAudienceWall *
ethos_audience_wall_new (void)
{
  EthosAudienceWall *self = g_atomic_rc_box_new0 (EthosAudienceWall);

  self->notes = g_array_new (FALSE, TRUE, sizeof (EthosAudienceNote));
  g_array_set_clear_func (self->notes, note_clear);
  self->groups = g_array_new (FALSE, TRUE, sizeof (EthosAudienceGroup));
  g_array_set_clear_func (self->groups, group_clear);

  return self;
}

/**
 * ethos_audience_wall_ref:
 * @self: a section
 *
 * Returns: (transfer full): @self
 */
EthosAudienceWall *
ethos_audience_wall_ref (EthosAudienceWall *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
wall_clear (gpointer data)
{
  EthosAudienceWall *self = data;

  g_array_unref (self->notes);
  g_array_unref (self->groups);
}

/**
 * ethos_audience_wall_unref:
 * @self: (transfer full): a section
 */
void
ethos_audience_wall_unref (EthosAudienceWall *self)
{
  g_atomic_rc_box_release_full (self, wall_clear);
}

/**
 * ethos_audience_wall_add_note:
 * @self: a section that nobody else has seen yet
 *
 * Returns: (transfer none): a new note at the end, to be filled in before the next is added
 */
EthosAudienceNote *
ethos_audience_wall_add_note (EthosAudienceWall *self)
{
  g_array_set_size (self->notes, self->notes->len + 1);
  return &g_array_index (self->notes, EthosAudienceNote, self->notes->len - 1);
}

/**
 * ethos_audience_wall_add_group:
 * @self: a section that nobody else has seen yet
 *
 * Returns: (transfer none): a new group at the end, to be filled in before the next is added
 */
EthosAudienceGroup *
ethos_audience_wall_add_group (EthosAudienceWall *self)
{
  g_array_set_size (self->groups, self->groups->len + 1);
  return &g_array_index (self->groups, EthosAudienceGroup, self->groups->len - 1);
}

/**
 * ethos_audience_wall_get_n_notes:
 * @self: a section
 *
 * Returns: how many notes it has
 */
guint
ethos_audience_wall_get_n_notes (const EthosAudienceWall *self)
{
  return self->notes->len;
}

/**
 * ethos_audience_wall_get_n_groups:
 * @self: a section
 *
 * Returns: how many groups it has
 */
guint
ethos_audience_wall_get_n_groups (const EthosAudienceWall *self)
{
  return self->groups->len;
}

/**
 * ethos_audience_wall_get_note:
 * @self: a section
 * @index: less than the number of notes
 *
 * Returns: (transfer none): a note
 */
const EthosAudienceNote *
ethos_audience_wall_get_note (const EthosAudienceWall *self, guint index)
{
  g_return_val_if_fail (index < self->notes->len, NULL);

  return &g_array_index (self->notes, EthosAudienceNote, index);
}

/**
 * ethos_audience_wall_get_group:
 * @self: a section
 * @index: less than the number of groups
 *
 * Returns: (transfer none): a group
 */
const EthosAudienceGroup *
ethos_audience_wall_get_group (const EthosAudienceWall *self, guint index)
{
  g_return_val_if_fail (index < self->groups->len, NULL);

  return &g_array_index (self->groups, EthosAudienceGroup, index);
}

/**
 * ethos_audience_new:
 * @parts: what it is made of
 *
 * Returns: (transfer full): a value
 */
EthosAudience *
ethos_audience_new (const EthosAudienceParts *parts)
{
  EthosAudience *self;

  g_return_val_if_fail (parts != NULL, NULL);

  self = g_atomic_rc_box_new0 (EthosAudience);
  self->parts = *parts;
  self->parts.workshop = g_strdup (parts->workshop);
  self->parts.step = g_strdup (parts->step);
  self->parts.prompt = g_strdup (parts->prompt);
  self->parts.focus = g_strdup (parts->focus);
  if (parts->cards != NULL)
    ethos_audience_cards_ref (parts->cards);
  if (parts->wall != NULL)
    ethos_audience_wall_ref (parts->wall);

  return self;
}

/**
 * ethos_audience_ref:
 * @self: a value
 *
 * Returns: (transfer full): @self
 */
EthosAudience *
ethos_audience_ref (EthosAudience *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
audience_clear (gpointer data)
{
  EthosAudienceParts *parts = &((EthosAudience *) data)->parts;

  g_free ((char *) parts->workshop);
  g_free ((char *) parts->step);
  g_free ((char *) parts->prompt);
  g_free ((char *) parts->focus);
  g_clear_pointer (&parts->cards, ethos_audience_cards_unref);
  g_clear_pointer (&parts->wall, ethos_audience_wall_unref);
}

/**
 * ethos_audience_unref:
 * @self: (transfer full): a value
 */
void
ethos_audience_unref (EthosAudience *self)
{
  g_atomic_rc_box_release_full (self, audience_clear);
}

/**
 * ethos_audience_get_parts:
 * @self: a value
 *
 * Returns: (transfer none): what it is made of
 */
const EthosAudienceParts *
ethos_audience_get_parts (const EthosAudience *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->parts;
}

static void
dump_cards (GString *dump, const EthosAudienceCards *cards)
{
  for (guint i = 0; i < ethos_audience_cards_get_length (cards); i++)
    {
      const EthosAudienceCard *card = ethos_audience_cards_get (cards, i);

      g_string_append_printf (dump, "card %s %d %d “%s” “%s” %s\n", card->id, card->kind,
                              card->colour, card->title, card->statement, card->emblem);
      for (guint j = 0; j < card->n_lines; j++)
        g_string_append_printf (dump, "  line %s %d “%s”\n", card->lines[j].id, card->lines[j].kind,
                                card->lines[j].text);
    }
}

static void
dump_wall (GString *dump, const EthosAudienceWall *wall)
{
  for (guint i = 0; i < wall->groups->len; i++)
    {
      const EthosAudienceGroup *group = ethos_audience_wall_get_group (wall, i);

      g_string_append_printf (dump, "group %s •%u “%s”\n", group->id, group->dots, group->title);
    }

  for (guint i = 0; i < wall->notes->len; i++)
    {
      const EthosAudienceNote *note = ethos_audience_wall_get_note (wall, i);

      g_string_append_printf (dump, "note %s %d ×%u •%u %d %d “%s”", note->id, note->colour,
                              note->count, note->dots, note->group, note->placed, note->text);
      if (note->placed)
        g_string_append_printf (dump, " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, note->x, note->y);
      g_string_append_c (dump, '\n');
    }
}

/**
 * ethos_audience_dump:
 * @self: a value
 *
 * Writes down everything that @self holds, for tests that look for what must not be in it.
 *
 * Returns: (transfer full): a text of several lines
 */
char *
ethos_audience_dump (const EthosAudience *self)
{
  const EthosAudienceParts *parts = &self->parts;
  GString *dump = g_string_new (NULL);

  g_string_append_printf (dump, "scene %d theme %d\nworkshop “%s”\nstep “%s”\nprompt “%s”\n",
                          parts->scene, parts->theme, parts->workshop ? parts->workshop : "",
                          parts->step ? parts->step : "", parts->prompt ? parts->prompt : "");
  g_string_append_printf (dump, "focus %s\nnotes %u page %u of %u\n",
                          parts->focus ? parts->focus : "-", parts->n_notes, parts->page,
                          parts->n_pages);
  g_string_append_printf (dump,
                          "timer %d %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                          "\n",
                          parts->timer.visible, parts->timer.running, parts->timer.allotted_ms,
                          parts->timer.left_ms, parts->timer.deadline_boot_ms);
  if (parts->vote.open)
    g_string_append_printf (dump, "vote %u %u %d\n", parts->vote.budget, parts->vote.cap,
                            parts->vote.most);
  if (parts->cards != NULL)
    dump_cards (dump, parts->cards);
  if (parts->wall != NULL)
    dump_wall (dump, parts->wall);

  return g_string_free (dump, FALSE);
}

static gboolean
same (const char *first, const char *second)
{
  return g_strcmp0 (first, second) == 0;
}

static gboolean
card_equal (const EthosAudienceCard *first, const EthosAudienceCard *second)
{
  if (first == second)
    return TRUE;
  if (first->kind != second->kind || first->colour != second->colour ||
      first->n_lines != second->n_lines || !same (first->id, second->id) ||
      !same (first->title, second->title) || !same (first->statement, second->statement) ||
      !same (first->emblem, second->emblem))
    return FALSE;

  for (guint i = 0; i < first->n_lines; i++)
    if (first->lines[i].kind != second->lines[i].kind ||
        !same (first->lines[i].id, second->lines[i].id) ||
        !same (first->lines[i].text, second->lines[i].text))
      return FALSE;

  return TRUE;
}

static gboolean
cards_equal (const EthosAudienceCards *first, const EthosAudienceCards *second)
{
  if (first == second)
    return TRUE;
  if (first == NULL || second == NULL || first->cards->len != second->cards->len)
    return FALSE;

  for (guint i = 0; i < first->cards->len; i++)
    if (!card_equal (g_ptr_array_index (first->cards, i), g_ptr_array_index (second->cards, i)))
      return FALSE;

  return TRUE;
}

static gboolean
note_equal (const EthosAudienceNote *first, const EthosAudienceNote *second)
{
  return first->colour == second->colour && first->count == second->count &&
         first->dots == second->dots && first->group == second->group &&
         !first->placed == !second->placed && first->x == second->x && first->y == second->y &&
         same (first->id, second->id) && same (first->text, second->text);
}

static gboolean
wall_equal (const EthosAudienceWall *first, const EthosAudienceWall *second)
{
  if (first == second)
    return TRUE;
  if (first == NULL || second == NULL || first->notes->len != second->notes->len ||
      first->groups->len != second->groups->len)
    return FALSE;

  for (guint i = 0; i < first->groups->len; i++)
    {
      const EthosAudienceGroup *one = ethos_audience_wall_get_group (first, i);
      const EthosAudienceGroup *two = ethos_audience_wall_get_group (second, i);

      if (one->dots != two->dots || !same (one->id, two->id) || !same (one->title, two->title))
        return FALSE;
    }

  for (guint i = 0; i < first->notes->len; i++)
    if (!note_equal (ethos_audience_wall_get_note (first, i),
                     ethos_audience_wall_get_note (second, i)))
      return FALSE;

  return TRUE;
}

static gboolean
timer_equal (const EthosAudienceTimer *first, const EthosAudienceTimer *second)
{
  return !first->visible == !second->visible && !first->running == !second->running &&
         first->allotted_ms == second->allotted_ms && first->left_ms == second->left_ms &&
         first->deadline_boot_ms == second->deadline_boot_ms;
}

static gboolean
vote_equal (const EthosAudienceVote *first, const EthosAudienceVote *second)
{
  return !first->open == !second->open && first->budget == second->budget &&
         first->cap == second->cap && !first->most == !second->most;
}

/**
 * ethos_audience_equal:
 * @first: a value
 * @second: another
 *
 * Whether the room would see no difference. Sections that are shared are not looked into.
 */
gboolean
ethos_audience_equal (const EthosAudience *first, const EthosAudience *second)
{
  const EthosAudienceParts *one, *two;

  g_return_val_if_fail (first != NULL && second != NULL, FALSE);

  one = &first->parts;
  two = &second->parts;
  return first == second ||
         (one->scene == two->scene && one->theme == two->theme && one->page == two->page &&
          one->n_pages == two->n_pages && one->n_notes == two->n_notes &&
          same (one->workshop, two->workshop) && same (one->step, two->step) &&
          same (one->prompt, two->prompt) && same (one->focus, two->focus) &&
          timer_equal (&one->timer, &two->timer) && vote_equal (&one->vote, &two->vote) &&
          cards_equal (one->cards, two->cards) && wall_equal (one->wall, two->wall));
}
