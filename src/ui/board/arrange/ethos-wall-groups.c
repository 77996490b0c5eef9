// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-wall-groups.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-arrange-menu.h"
#include "ethos-merge-popover.h"
#include "ethos-same-notes.h"
#include "ethos-same-popover.h"
#include "ethos-text.h"
#include "ethos-wall-arrange.h"

/* What can be done with groups, and with notes that say the same. */

static EthosSession *
get_session (EthosNotesWall *self)
{
  return ethos_store_get_session (self->store);
}

/* The groups that the focus and the selected notes are in, in the order of the wall. */
static char **
dup_groups (EthosNotesWall *self)
{
  g_autoptr (GHashTable) chosen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  EthosGroupColumn *column = ethos_notes_wall_get_focused_column (self);
  EthosWallNote *focused = ethos_notes_wall_get_focused (self);
  const EthosGroup *group;
  EthosChildIter iter;

  if (column != NULL)
    g_hash_table_add (chosen, (gpointer) ethos_group_column_get_id (column));
  for (guint i = 0; i < self->order->len; i++)
    {
      EthosWallNote *note = g_ptr_array_index (self->order, i);

      if ((note->selected || note == focused) && note->record->group != NULL)
        g_hash_table_add (chosen, note->record->group);
    }
  if (self->wall == NULL)
    return g_strv_builder_end (ids);
  ethos_session_iter_init (get_session (self), &iter, self->wall, ETHOS_KIND_GROUP);
  while ((group = ethos_child_iter_next (&iter)) != NULL)
    if (g_hash_table_contains (chosen, group->record.id))
      g_strv_builder_add (ids, group->record.id);
  return g_strv_builder_end (ids);
}

static const char *
get_title (const EthosGroup *group)
{
  return group->title != NULL && *group->title != '\0' ? group->title : _ ("Group without a name");
}

/* The one that is left has the focus: where the others were, there is nothing any more. */
static void
merge (EthosNotesWall *self, const char *const *groups)
{
  guint n_groups = g_strv_length ((char **) groups);

  if (!ethos_wall_run_in_place (self, ethos_op_new ("groups-merge", "groups", groups, NULL),
                                NN_ ("merging of %u group", "merging of %u groups"), n_groups))
    return;
  for (guint i = 0; i < n_groups; i++)
    {
      const EthosGroup *group =
          ethos_session_find (get_session (self), ETHOS_KIND_GROUP, groups[i]);
      EthosGroupColumn *column;
      g_autofree char *text = NULL;

      if (group == NULL)
        continue;
      column = ethos_wall_content_find_column (self, groups[i]);
      if (column != NULL)
        ethos_notes_wall_focus_column (self, column);
      text = ethos_text_print_isolated (
          /* Translators: spoken; %s is the name of the group that they are now. */
          ngettext ("%u group merged into “%s”", "%u groups merged into “%s”", n_groups), n_groups,
          get_title (group));
      ethos_announce (GTK_WIDGET (self), text);
    }
}

static void
merge_chosen (EthosNotesWall *self)
{
  g_auto (GStrv) groups = dup_groups (self);
  GdkRectangle place;

  if (g_strv_length (groups) > 1)
    {
      merge (self, (const char *const *) groups);
      return;
    }
  if (groups[0] == NULL)
    return;
  ethos_wall_get_focused_place (self, &place);
  ethos_notes_wall_show_popover (
      self, ethos_merge_popover_new (get_session (self), self->wall, groups[0]), &place);
}

static void
announce_collapsed (EthosNotesWall *self, const char *const *groups, gboolean collapsed)
{
  guint n_groups = g_strv_length ((char **) groups);
  const EthosGroup *group = ethos_session_find (get_session (self), ETHOS_KIND_GROUP, groups[0]);
  g_autofree char *text = NULL;

  if (n_groups == 1 && group != NULL)
    text = ethos_text_print_isolated (collapsed
                                          /* Translators: spoken; %s is the name of a group. */
                                          ? _ ("“%s” collapsed")
                                          /* Translators: spoken; %s is the name of a group. */
                                          : _ ("“%s” expanded"),
                                      get_title (group));
  else if (collapsed)
    text = g_strdup_printf (ngettext ("%u group collapsed", "%u groups collapsed", n_groups),
                            n_groups);
  else
    text =
        g_strdup_printf (ngettext ("%u group expanded", "%u groups expanded", n_groups), n_groups);
  ethos_announce (GTK_WIDGET (self), text);
}

/* The focus must not go with a note that is no longer shown. */
static void
focus_title_of (EthosNotesWall *self, const char *const *groups)
{
  EthosWallNote *focused = ethos_notes_wall_get_focused (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  EthosGroupColumn *column;

  if (focused == NULL || focused->record->group == NULL ||
      !g_strv_contains (groups, focused->record->group))
    return;
  column = ethos_wall_content_find_column (self, focused->record->group);
  if (column == NULL)
    return;
  if (root != NULL && focused->view != NULL && gtk_root_get_focus (root) == focused->view)
    ethos_notes_wall_focus_column (self, column);
  else
    {
      self->current_note = NULL;
      self->current_column = column;
    }
}

static void
set_collapsed (EthosNotesWall *self, const char *const *groups, gboolean collapsed)
{
  gboolean done;

  if (groups[0] == NULL)
    return;
  if (collapsed)
    focus_title_of (self, groups);
  if (collapsed)
    done = ethos_wall_run_in_place (self, ethos_op_new ("groups-collapse", "groups", groups, NULL),
                                    NN_ ("collapsing of %u group", "collapsing of %u groups"),
                                    g_strv_length ((char **) groups));
  else
    done = ethos_wall_run_in_place (self, ethos_op_new ("groups-expand", "groups", groups, NULL),
                                    NN_ ("expanding of %u group", "expanding of %u groups"),
                                    g_strv_length ((char **) groups));
  if (done)
    announce_collapsed (self, groups, collapsed);
}

/**
 * ethos_wall_groups_toggle:
 * @column: a group on the wall
 *
 * Shows its name alone, or its notes again.
 */
void
ethos_wall_groups_toggle (EthosNotesWall *self, EthosGroupColumn *column)
{
  const char *ids[] = { ethos_group_column_get_id (column), NULL };

  set_collapsed (self, ids, !ethos_group_column_get_collapsed (column));
}

static void
toggle_chosen (EthosNotesWall *self)
{
  EthosGroupColumn *column = ethos_notes_wall_get_focused_column (self);
  EthosWallNote *note = ethos_notes_wall_get_focused (self);

  if (column == NULL && note != NULL)
    column = ethos_wall_content_find_column (self, note->record->group);
  if (column != NULL)
    ethos_wall_groups_toggle (self, column);
}

static void
set_all_collapsed (EthosNotesWall *self, gboolean collapsed)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new ();

  for (guint i = 0; i < self->columns->len; i++)
    if (ethos_group_column_get_collapsed (g_ptr_array_index (self->columns, i)) != collapsed)
      g_ptr_array_add (groups,
                       (gpointer) ethos_group_column_get_id (g_ptr_array_index (self->columns, i)));
  g_ptr_array_add (groups, NULL);
  set_collapsed (self, (const char *const *) groups->pdata, collapsed);
}

/**
 * ethos_wall_groups_select:
 * @column: a group on the wall
 *
 * Selects all of its notes, or none of them where all are selected. Nothing is selected that is not
 * shown: where the name alone is, its notes are from then on.
 */
void
ethos_wall_groups_select (EthosNotesWall *self, EthosGroupColumn *column)
{
  int place = ethos_wall_content_find_place (self, ethos_group_column_get_id (column));
  gboolean all = TRUE;
  guint n_notes;
  g_autofree char *text = NULL;

  ethos_wall_collapsed_bring_out_column (self, place);
  for (guint i = 0; i < self->order->len; i++)
    {
      EthosWallNote *note = g_ptr_array_index (self->order, i);

      all = all && (note->column != place || note->selected);
    }
  ethos_notes_wall_select_column (self, place, !all);
  n_notes = ethos_notes_wall_count_selected (self);
  text = g_strdup_printf (ngettext ("%'u selected", "%'u selected", n_notes), n_notes);
  ethos_announce (GTK_WIDGET (self), text);
}

/* The selected notes where there are several, else all of the wall. */
static char **
dup_comparable (EthosNotesWall *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  gboolean only_selected = ethos_notes_wall_count_selected (self) > 1;
  const EthosNote *note;
  EthosChildIter iter;

  for (guint i = 0; i < self->order->len && only_selected; i++)
    if (((EthosWallNote *) g_ptr_array_index (self->order, i))->selected)
      g_strv_builder_add (
          ids, ((EthosWallNote *) g_ptr_array_index (self->order, i))->record->record.id);
  if (only_selected || self->wall == NULL)
    return g_strv_builder_end (ids);
  ethos_session_iter_init (get_session (self), &iter, self->wall, ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    if (!note->aside)
      g_strv_builder_add (ids, note->record.id);
  return g_strv_builder_end (ids);
}

static guint
count_shown (EthosNotesWall *self)
{
  const EthosNote *note;
  EthosChildIter iter;
  guint n_shown = 0;

  ethos_session_iter_init (get_session (self), &iter, self->wall, ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    n_shown += !note->aside && ethos_same_notes_get_first (get_session (self), note) == NULL;
  return n_shown;
}

static void
combine (EthosNotesWall *self)
{
  g_auto (GStrv) ids = dup_comparable (self);
  guint before = count_shown (self), n_gone;
  g_autofree char *text = NULL;

  if (ids[0] == NULL || g_strv_length (ids) < 2 ||
      !ethos_store_run (self->store, ethos_op_new ("notes-combine", "notes", ids, NULL)))
    return;
  n_gone = before - count_shown (self);
  if (n_gone == 0)
    ethos_announce (GTK_WIDGET (self), _ ("No two notes say the same"));
  else
    {
      text = g_strdup_printf (
          /* Translators: spoken; other notes that say the same are shown for these now. */
          ngettext ("%'u note combined with one that says the same",
                    "%'u notes combined with others that say the same", n_gone),
          n_gone);
      ethos_announce (GTK_WIDGET (self), text);
    }
}

static void
separate (EthosNotesWall *self)
{
  g_auto (GStrv) ids = ethos_notes_wall_dup_targets (self);
  guint before = count_shown (self), n_more;
  g_autofree char *text = NULL;

  if (ids[0] == NULL ||
      !ethos_store_run (self->store, ethos_op_new ("notes-separate", "notes", ids, NULL)))
    return;
  n_more = count_shown (self) - before;
  /* Translators: spoken; notes that were combined are shown one by one again. */
  text =
      g_strdup_printf (ngettext ("%'u note more on the wall", "%'u notes more on the wall", n_more),
                       n_more);
  ethos_announce (GTK_WIDGET (self), text);
}

static void
show_same (EthosNotesWall *self)
{
  EthosWallNote *note = ethos_notes_wall_get_focused (self);
  GdkRectangle place;

  if (note == NULL)
    return;
  ethos_wall_get_focused_place (self, &place);
  ethos_notes_wall_show_popover (
      self, ethos_same_popover_new (get_session (self), note->record->record.id), &place);
}

static void
show_menu (EthosNotesWall *self)
{
  g_autoptr (GMenuModel) menu = ethos_arrange_menu_new (NULL);
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);
  GdkRectangle place;

  ethos_wall_get_focused_place (self, &place);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  ethos_notes_wall_show_popover (self, popover, &place);
}

static void
merge_with_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree const char **groups = g_variant_get_strv (parameter, NULL);

  merge (ETHOS_NOTES_WALL (widget), groups);
}

static void
activate_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosNotesWall *self = ETHOS_NOTES_WALL (widget);

  if (g_str_equal (action, "notes.tidy"))
    ethos_wall_arrange (self, self->arrangement);
  else if (g_str_equal (action, "notes.arrange-groups"))
    ethos_wall_arrange (self, ETHOS_ARRANGEMENT_GROUPS);
  else if (g_str_equal (action, "notes.arrange-colours"))
    ethos_wall_arrange (self, ETHOS_ARRANGEMENT_COLOURS);
  else if (g_str_equal (action, "notes.arrange-grid"))
    ethos_wall_arrange (self, ETHOS_ARRANGEMENT_GRID);
  else if (g_str_equal (action, "notes.arrange-dots"))
    ethos_wall_arrange (self, ETHOS_ARRANGEMENT_DOTS);
  else if (g_str_equal (action, "notes.arrange"))
    show_menu (self);
  else if (g_str_equal (action, "notes.merge"))
    merge_chosen (self);
  else if (g_str_equal (action, "notes.collapse"))
    toggle_chosen (self);
  else if (g_str_equal (action, "notes.collapse-all"))
    set_all_collapsed (self, TRUE);
  else if (g_str_equal (action, "notes.expand-all"))
    set_all_collapsed (self, FALSE);
  else if (g_str_equal (action, "notes.combine"))
    combine (self);
  else if (g_str_equal (action, "notes.separate"))
    separate (self);
  else if (g_str_equal (action, "notes.same"))
    show_same (self);
}

void
ethos_wall_groups_class_init (GtkWidgetClass *klass)
{
  static const char *const plain[] = {
    "notes.tidy",         "notes.arrange-groups", "notes.arrange-colours", "notes.arrange-grid",
    "notes.arrange-dots", "notes.arrange",        "notes.merge",           "notes.collapse",
    "notes.collapse-all", "notes.expand-all",     "notes.combine",         "notes.separate",
    "notes.same",
  };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    gtk_widget_class_install_action (klass, plain[i], NULL, activate_cb);
  gtk_widget_class_install_action (klass, "notes.merge-with", "as", merge_with_cb);
}

/**
 * ethos_wall_groups_update:
 *
 * Says which actions on the wall and its groups make sense.
 */
void
ethos_wall_groups_update (EthosNotesWall *self)
{
  static const char *const on_wall[] = {
    "notes.tidy",         "notes.arrange-groups", "notes.arrange-colours", "notes.arrange-grid",
    "notes.arrange-dots", "notes.arrange",        "notes.combine"
  };
  EthosWallNote *note = ethos_notes_wall_get_focused (self);
  gboolean whole = !ethos_store_get_read_only (self->store) && self->page == ETHOS_WALL_WHOLE;
  gboolean in_column =
      ethos_notes_wall_get_focused_column (self) != NULL || (note != NULL && note->column >= 0);
  guint n_collapsed = 0;

  for (guint i = 0; i < self->columns->len; i++)
    n_collapsed += ethos_group_column_get_collapsed (g_ptr_array_index (self->columns, i));
  for (guint i = 0; i < G_N_ELEMENTS (on_wall); i++)
    ethos_notes_wall_enable (self, on_wall[i],
                             whole && (self->order->len > 0 || self->columns->len > 0));
  ethos_notes_wall_enable (self, "notes.merge", whole && in_column && self->columns->len > 1);
  ethos_notes_wall_enable (self, "notes.collapse", whole && in_column);
  ethos_notes_wall_enable (self, "notes.collapse-all", whole && n_collapsed < self->columns->len);
  ethos_notes_wall_enable (self, "notes.expand-all", whole && n_collapsed > 0);
  ethos_notes_wall_enable (self, "notes.separate", whole && note != NULL && note->count > 1);
  ethos_notes_wall_enable (self, "notes.same", note != NULL && note->count > 1);
}
