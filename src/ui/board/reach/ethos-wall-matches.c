// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-notes-wall-private.h"

#include "ethos-text.h"
#include "ethos-wall-marks.h"

/* Which notes match what somebody looks for. What lacks the words stays as it is, and what has them
 * is marked; what is of another color, in another group or read is left out: dimmed, and passed
 * over by keys and by what selects several notes. Nothing leaves the wall. */

static EthosWallNote *
get_note (EthosNotesWall *self, guint index)
{
  return g_ptr_array_index (self->order, index);
}

static gboolean
has_words (EthosNotesWall *self)
{
  return self->query != NULL && ethos_note_query_has_words (self->query);
}

static const char *
get_folded (EthosWallNote *note)
{
  if (note->folded == NULL)
    note->folded = ethos_text_fold (note->record->text != NULL ? note->record->text : "");
  return note->folded;
}

static void
match (EthosNotesWall *self, EthosWallNote *note)
{
  note->dimmed = self->query != NULL &&
                 !ethos_note_query_admits (self->query, note->record,
                                           ethos_wall_content_find_group (self, note) == NULL);
  note->matches = !note->dimmed &&
                  (!has_words (self) || ethos_note_query_finds (self->query, get_folded (note)));
}

/* The words that are found have a line below them. */
static PangoAttrList *
new_marks (EthosNotesWall *self, EthosWallNote *note)
{
  g_autoptr (GArray) places = NULL;
  PangoAttrList *marks;

  if (!has_words (self) || !note->matches || note->record->text == NULL)
    return NULL;
  marks = pango_attr_list_new ();
  places = ethos_note_query_dup_places (self->query, note->record->text);
  for (guint i = 0; i + 1 < places->len; i += 2)
    {
      PangoAttribute *line = pango_attr_underline_new (PANGO_UNDERLINE_DOUBLE);

      line->start_index = g_array_index (places, guint, i);
      line->end_index = g_array_index (places, guint, i + 1);
      pango_attr_list_insert (marks, line);
    }
  return marks;
}

static void
set_class (GtkWidget *widget, const char *name, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/**
 * ethos_wall_matches_show:
 * @note: a note with a widget
 *
 * Makes the widget show whether the note matches.
 */
void
ethos_wall_matches_show (EthosNotesWall *self, EthosWallNote *note)
{
  g_autoptr (PangoAttrList) marks = new_marks (self, note);

  ethos_note_view_set_marks (ETHOS_NOTE_VIEW (note->view), marks);
  set_class (note->view, "found", marks != NULL);
  set_class (note->view, "dimmed", note->dimmed);
  set_class (note->view, "at", note == self->at);
}

static void
match_those (EthosNotesWall *self, GPtrArray *notes)
{
  for (guint i = 0; i < notes->len; i++)
    {
      EthosWallNote *note = g_ptr_array_index (notes, i);

      match (self, note);
      self->n_matches += note->matches ? 1 : 0;
    }
}

static void
match_all (EthosNotesWall *self)
{
  self->n_matches = 0;
  match_those (self, self->order);
  match_those (self, self->collapsed);
  ethos_wall_marks_forget (self);
}

static void
show_all (EthosNotesWall *self)
{
  GHashTableIter iter;
  gpointer note;

  g_hash_table_iter_init (&iter, self->views);
  while (g_hash_table_iter_next (&iter, NULL, &note))
    {
      ethos_wall_matches_show (self, note);
      ethos_wall_content_describe (self, note);
    }
}

/**
 * ethos_wall_matches_refresh:
 *
 * Looks at every note anew: they may have changed, and others be there. Those that have come and
 * are not among what is looked for are counted, so that nobody misses them.
 */
void
ethos_wall_matches_refresh (EthosNotesWall *self)
{
  match_all (self);
  if (self->other_notes || self->query == NULL)
    self->n_missed = 0;
  else
    for (guint i = 0; i < self->order->len; i++)
      /* It has no place yet. */
      if (get_note (self, i)->position == 0 && !get_note (self, i)->matches)
        self->n_missed++;
  self->other_notes = FALSE;
  if (self->at != NULL && !self->at->matches)
    self->at = NULL;
  show_all (self);
}

/**
 * ethos_wall_matches_forget:
 * @note: a note that is about to leave the wall
 */
void
ethos_wall_matches_forget (EthosNotesWall *self, EthosWallNote *note)
{
  if (self->at == note)
    self->at = NULL;
}

static void
set_at (EthosNotesWall *self, EthosWallNote *note)
{
  EthosWallNote *before = self->at;

  if (before == note)
    return;
  self->at = note;
  if (before != NULL && before->view != NULL)
    ethos_wall_matches_show (self, before);
  if (note != NULL && note->view != NULL)
    ethos_wall_matches_show (self, note);
}

/**
 * ethos_wall_matches_focus_moved:
 *
 * The focus shows where somebody is by itself.
 */
void
ethos_wall_matches_focus_moved (EthosNotesWall *self)
{
  set_at (self, NULL);
}

static int
get_place (EthosNotesWall *self, GPtrArray *all)
{
  EthosWallNote *note = self->at != NULL ? self->at : self->current_note;
  guint place;

  return note != NULL && g_ptr_array_find (all, note, &place) ? (int) place : 0;
}

/* Returns: (nullable): the next that matches, @by further than where somebody is, and round */
static EthosWallNote *
find_match (EthosNotesWall *self, int by, int step, gboolean shown)
{
  g_autoptr (GPtrArray) all = ethos_wall_collapsed_list_all (self);
  int from = get_place (self, all) + by, length = (int) all->len;

  for (int i = 0; i < length; i++)
    {
      EthosWallNote *note =
          g_ptr_array_index (all, (guint) (((from + i * step) % length + length) % length));

      if (note->matches && !(shown && note->collapsed))
        return note;
    }
  return NULL;
}

/* With what is drawn around it. */
static void
scroll_to (EthosNotesWall *self, EthosWallNote *note)
{
  GdkRectangle place;

  if (!ethos_wall_places_ensure (self))
    return;
  ethos_wall_places_get_note (self, note, &place);
  ethos_wall_scroll_to (self,
                        &(GdkRectangle){ place.x - ETHOS_WALL_MARGIN, place.y - ETHOS_WALL_MARGIN,
                                         place.width + 2 * ETHOS_WALL_MARGIN,
                                         place.height + 2 * ETHOS_WALL_MARGIN });
}

static void
go_to (EthosNotesWall *self, EthosWallNote *note)
{
  self->current_column = NULL;
  self->current_note = note;
  ethos_wall_views_need (self, note);
  scroll_to (self, note);
  set_at (self, note);
  ethos_wall_actions_update (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
prepare (GPtrArray *notes, guint *n_notes)
{
  for (guint i = 0; i < notes->len; i++)
    {
      EthosWallNote *note = g_ptr_array_index (notes, i);

      if (note->folded != NULL)
        continue;
      if (*n_notes == 0)
        return TRUE;
      get_folded (note);
      (*n_notes)--;
    }
  return FALSE;
}

/**
 * ethos_notes_wall_prepare_query:
 * @n_notes: how many notes to look at at once
 *
 * Makes the words of some notes ready to be compared, so that the first letter that somebody looks
 * for takes no longer than the next.
 *
 * Returns: whether there are more
 */
gboolean
ethos_notes_wall_prepare_query (EthosNotesWall *self, guint n_notes)
{
  g_return_val_if_fail (ETHOS_IS_NOTES_WALL (self), FALSE);

  return prepare (self->order, &n_notes) || prepare (self->collapsed, &n_notes);
}

/**
 * ethos_notes_wall_set_query:
 * @query: (nullable): what is looked for; all notes otherwise
 *
 * Says which notes match, and marks and dims them.
 */
void
ethos_notes_wall_set_query (EthosNotesWall *self, EthosNoteQuery *query)
{
  g_return_if_fail (ETHOS_IS_NOTES_WALL (self));

  if (query != NULL && ethos_note_query_is_empty (query))
    query = NULL;
  if (query == NULL && self->query == NULL)
    return;
  g_clear_pointer (&self->query, ethos_note_query_unref);
  self->query = query != NULL ? ethos_note_query_ref (query) : NULL;
  self->n_missed = 0;
  match_all (self);
  if (self->at != NULL && (query == NULL || !self->at->matches))
    self->at = NULL;
  show_all (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  ethos_notes_wall_tell_matches (self);
}

/**
 * ethos_notes_wall_looks_for_words:
 *
 * Returns: whether somebody looks for words, so that a note that matches has them
 */
gboolean
ethos_notes_wall_looks_for_words (EthosNotesWall *self)
{
  g_return_val_if_fail (ETHOS_IS_NOTES_WALL (self), FALSE);

  return has_words (self);
}

/**
 * ethos_notes_wall_count_notes:
 *
 * Returns: how many there are, those of collapsed groups among them
 */
guint
ethos_notes_wall_count_notes (EthosNotesWall *self)
{
  g_return_val_if_fail (ETHOS_IS_NOTES_WALL (self), 0);

  return self->order->len + self->collapsed->len;
}

guint
ethos_notes_wall_count_matches (EthosNotesWall *self)
{
  g_return_val_if_fail (ETHOS_IS_NOTES_WALL (self), 0);

  return self->n_matches;
}

/**
 * ethos_notes_wall_count_missed:
 *
 * Returns: how many notes have come since the query was set that do not match it
 */
guint
ethos_notes_wall_count_missed (EthosNotesWall *self)
{
  g_return_val_if_fail (ETHOS_IS_NOTES_WALL (self), 0);

  return self->n_missed;
}

/**
 * ethos_notes_wall_get_match:
 *
 * Returns: which of the matches was gone to or has the focus, from 1; 0 where none
 */
guint
ethos_notes_wall_get_match (EthosNotesWall *self)
{
  g_autoptr (GPtrArray) all = NULL;
  EthosWallNote *at;
  guint place = 0;

  g_return_val_if_fail (ETHOS_IS_NOTES_WALL (self), 0);

  at = self->at != NULL ? self->at : self->current_note;
  if (self->query == NULL || at == NULL || !at->matches)
    return 0;
  all = ethos_wall_collapsed_list_all (self);
  for (guint i = 0; i < all->len; i++)
    {
      EthosWallNote *note = g_ptr_array_index (all, i);

      place += note->matches ? 1 : 0;
      if (note == at)
        break;
    }
  return place;
}

/**
 * ethos_notes_wall_get_match_text:
 *
 * Returns: (transfer none) (nullable): the words of the match that was gone to
 */
const char *
ethos_notes_wall_get_match_text (EthosNotesWall *self)
{
  g_return_val_if_fail (ETHOS_IS_NOTES_WALL (self), NULL);

  return self->at != NULL ? self->at->record->text : NULL;
}

/**
 * ethos_notes_wall_show_match:
 *
 * Brings the first match from where somebody is into view, while they go on typing. For that, no
 * group is expanded.
 */
void
ethos_notes_wall_show_match (EthosNotesWall *self)
{
  EthosWallNote *note;

  g_return_if_fail (ETHOS_IS_NOTES_WALL (self));

  note = has_words (self) ? find_match (self, 0, 1, TRUE) : NULL;
  if (note != NULL)
    go_to (self, note);
}

/**
 * ethos_notes_wall_step_match:
 * @step: 1 for the next, -1 for the one before
 *
 * Goes to another match, from the last to the first again; where its group is collapsed, that is
 * expanded. The focus stays where it is, unless it is on the wall.
 *
 * Returns: whether there is one
 */
gboolean
ethos_notes_wall_step_match (EthosNotesWall *self, int step)
{
  EthosWallNote *note;

  g_return_val_if_fail (ETHOS_IS_NOTES_WALL (self), FALSE);

  if (self->query == NULL || self->n_matches == 0)
    return FALSE;
  note = find_match (self, self->current_note != NULL ? step : 0, step,
                     ethos_store_get_read_only (self->store));
  if (note != NULL)
    note = ethos_wall_collapsed_bring_out (self, note->record->record.id);
  if (note == NULL)
    return FALSE;
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    ethos_notes_wall_focus_note (self, note);
  else
    go_to (self, note);
  return TRUE;
}

/**
 * ethos_notes_wall_focus_match:
 *
 * Gives the focus to the match that was gone to, else to where it was on the wall; where that is
 * left out, to the next that is not.
 *
 * Returns: whether there is anything to have it
 */
gboolean
ethos_notes_wall_focus_match (EthosNotesWall *self)
{
  EthosWallNote *note;

  g_return_val_if_fail (ETHOS_IS_NOTES_WALL (self), FALSE);

  note = self->at;
  if (note == NULL && self->current_note != NULL && self->current_note->dimmed)
    note = find_match (self, 0, 1, TRUE);
  if (note == NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self));
  ethos_notes_wall_focus_note (self, note);
  return TRUE;
}

/**
 * ethos_notes_wall_select_matches:
 *
 * Selects what matches and nothing else, and goes to one of them, so that what is done next is done
 * to all of them. Groups that are collapsed and hold some are expanded: everybody sees what it is
 * done to.
 *
 * Returns: how many
 */
guint
ethos_notes_wall_select_matches (EthosNotesWall *self)
{
  EthosWallNote *note;
  guint n_selected;

  g_return_val_if_fail (ETHOS_IS_NOTES_WALL (self), 0);

  if (self->query != NULL)
    ethos_wall_collapsed_expand_matches (self);
  n_selected = ethos_notes_wall_select_all (self);
  note = find_match (self, 0, 1, TRUE);
  if (note != NULL)
    ethos_notes_wall_focus_note (self, note);
  return n_selected;
}

/**
 * ethos_notes_wall_focus_id:
 * @id: the id of a note or a group
 *
 * Gives it the focus, wherever on the wall it is. The group of a note is expanded where it is
 * collapsed.
 *
 * Returns: whether it is on the wall
 */
gboolean
ethos_notes_wall_focus_id (EthosNotesWall *self, const char *id)
{
  EthosWallNote *note;
  EthosGroupColumn *column;

  g_return_val_if_fail (ETHOS_IS_NOTES_WALL (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  note = ethos_wall_collapsed_bring_out (self, id);
  column = note == NULL ? ethos_wall_content_find_column (self, id) : NULL;
  if (note != NULL)
    ethos_notes_wall_focus_note (self, note);
  else if (column != NULL)
    ethos_notes_wall_focus_column (self, column);
  return note != NULL || column != NULL;
}

/**
 * ethos_notes_wall_set_current_id:
 * @id: the id of a note or a group
 *
 * Says what the next action is about, without giving it the focus on the wall: for what lists the
 * notes. For a note of a collapsed group that is the group, until it is brought out.
 */
void
ethos_notes_wall_set_current_id (EthosNotesWall *self, const char *id)
{
  EthosWallNote *collapsed;

  g_return_if_fail (ETHOS_IS_NOTES_WALL (self));
  g_return_if_fail (id != NULL);

  collapsed = g_hash_table_lookup (self->collapsed_notes, id);
  self->current_note = g_hash_table_lookup (self->notes, id);
  self->current_column = NULL;
  if (collapsed != NULL)
    self->current_column = ethos_wall_content_find_column (self, collapsed->record->group);
  else if (self->current_note == NULL)
    self->current_column = ethos_wall_content_find_column (self, id);
  ethos_wall_actions_update (self);
}
