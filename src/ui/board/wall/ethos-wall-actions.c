// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-notes-wall-private.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-em.h"
#include "ethos-erase.h"
#include "ethos-group-popover.h"
#include "ethos-line-popover.h"
#include "ethos-palette.h"
#include "ethos-same-notes.h"
#include "ethos-wall-exchange.h"
#include "ethos-wall-groups.h"
#include "ethos-wall-later.h"
#include "ethos-wall-zoom.h"

static void
edit (EthosNotesWall *self)
{
  EthosGroupColumn *column = ethos_notes_wall_get_focused_column (self);
  EthosWallNote *note = ethos_notes_wall_get_focused (self);

  if (column != NULL)
    ethos_wall_zoom_edit_column (self, column);
  else if (note != NULL)
    ethos_wall_editor_start (self, note);
}

static void
announce_loose (EthosNotesWall *self, guint n_notes)
{
  g_autofree char *text =
      g_strdup_printf (ngettext ("%'u note taken out of its group",
                                 "%'u notes taken out of their groups", n_notes),
                       n_notes);

  ethos_announce (GTK_WIDGET (self), text);
}

static void
ungroup (EthosNotesWall *self)
{
  g_auto (GStrv) ids = ethos_notes_wall_dup_targets (self);
  guint n_ids = g_strv_length (ids);

  if (n_ids > 0 &&
      ethos_wall_run_in_place (self, ethos_op_new ("notes-ungroup", "notes", ids, NULL),
                               NN_ ("ungrouping of %'u note", "ungrouping of %'u notes"), n_ids))
    announce_loose (self, n_ids);
}

/* The first note of a group that is seen once the group is gone. */
static char *
dup_first_of (EthosNotesWall *self, const char *group)
{
  EthosSession *session = ethos_store_get_session (self->store);
  const EthosNote *note;
  EthosChildIter iter;

  ethos_session_iter_init (session, &iter, self->wall, ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    if (g_strcmp0 (note->group, group) == 0 && !note->aside &&
        ethos_same_notes_get_first (session, note) == NULL)
      return g_strdup (note->record.id);
  return NULL;
}

/* That one with a name is gone is said by the window, which can bring it back. Its notes are where
 * whoever did it was. */
static void
take_apart (EthosNotesWall *self, EthosGroupColumn *column)
{
  const char *title = ethos_group_column_get_title (column);
  gboolean named = title != NULL && *title != '\0';
  guint n_notes = ethos_group_column_get_count (column);
  g_autofree char *first = dup_first_of (self, ethos_group_column_get_id (column));

  if (!ethos_wall_run_in_place (self,
                                ethos_op_new ("group-remove", "group",
                                              ethos_group_column_get_id (column), NULL),
                                N_ ("taking apart of a group"), NULL, 1))
    return;
  if (first != NULL)
    ethos_notes_wall_focus_id (self, first);
  if (!named && n_notes > 0)
    announce_loose (self, n_notes);
}

static void
remove_targets (EthosNotesWall *self)
{
  EthosGroupColumn *column = ethos_notes_wall_get_focused_column (self);
  g_auto (GStrv) ids = ethos_notes_wall_dup_targets (self);
  guint n_ids = g_strv_length (ids);

  if (column != NULL)
    take_apart (self, column);
  else if (n_ids > 0 &&
           ethos_wall_run_in_place (self, ethos_op_new ("notes-remove", "notes", ids, NULL),
                                    NN_ ("deletion of %'u note", "deletion of %'u notes"), n_ids))
    {
      g_autofree char *text =
          g_strdup_printf (ngettext ("%'u note deleted", "%'u notes deleted", n_ids), n_ids);

      ethos_announce (GTK_WIDGET (self), text);
    }
}

/* That there are more now is said by what announces new notes. */
static void
duplicate (EthosNotesWall *self)
{
  g_auto (GStrv) ids = ethos_notes_wall_dup_targets (self);

  if (ids[0] != NULL)
    ethos_store_run (self->store, ethos_op_new ("notes-duplicate", "notes", ids, NULL));
}

static void
set_aside (EthosNotesWall *self)
{
  g_auto (GStrv) ids = ethos_notes_wall_dup_targets (self);
  guint n_ids = g_strv_length (ids);

  if (n_ids > 0 && ethos_wall_run_in_place (
                       self, ethos_op_new ("notes-aside", "notes", ids, "value", TRUE, NULL),
                       NN_ ("setting aside of %'u note", "setting aside of %'u notes"), n_ids))
    {
      g_autofree char *text =
          g_strdup_printf (ngettext ("%'u note set aside", "%'u notes set aside", n_ids), n_ids);

      ethos_announce (GTK_WIDGET (self), text);
    }
}

void
ethos_wall_colour (EthosNotesWall *self, int tint)
{
  g_auto (GStrv) ids = ethos_notes_wall_dup_targets (self);

  if (ids[0] != NULL && tint >= 0 && tint < ETHOS_N_TINTS)
    ethos_store_run (self->store,
                     ethos_op_new ("notes-colour", "notes", ids, "colour", tint, NULL));
}

/* What the focus is on: a note, or a group with its title. */
static const char *
get_focused_id (EthosNotesWall *self)
{
  EthosGroupColumn *column = ethos_notes_wall_get_focused_column (self);
  EthosWallNote *note = ethos_notes_wall_get_focused (self);

  if (column != NULL)
    return ethos_group_column_get_id (column);
  return note != NULL ? note->record->record.id : NULL;
}

/**
 * ethos_wall_get_focused_place:
 * @place: (out): where the focus is, or what it would be on
 */
void
ethos_wall_get_focused_place (EthosNotesWall *self, GdkRectangle *place)
{
  EthosGroupColumn *column = ethos_notes_wall_get_focused_column (self);
  EthosWallNote *note = ethos_notes_wall_get_focused (self);

  *place = (GdkRectangle){ 0, 0, 1, 1 };
  if (!ethos_wall_places_ensure (self))
    return;
  if (note != NULL)
    ethos_wall_places_get_note (self, note, place);
  if (column == NULL)
    return;
  ethos_wall_places_get_column (self, column, place);
  gtk_widget_measure (GTK_WIDGET (column), GTK_ORIENTATION_VERTICAL, place->width, &place->height,
                      NULL, NULL, NULL);
}

/**
 * ethos_wall_ask_for_group:
 * @ids: (array zero-terminated=1): the ids of notes
 * @place: where on the wall it is asked
 *
 * Asks into which group notes go.
 */
void
ethos_wall_ask_for_group (EthosNotesWall *self, const char *const *ids, const GdkRectangle *place)
{
  ethos_notes_wall_show_popover (self, ethos_group_popover_new (self->store, self->wall, ids),
                                 place);
}

static void
show_group_popover (EthosNotesWall *self)
{
  g_auto (GStrv) ids = ethos_notes_wall_dup_targets (self);
  GdkRectangle place;

  if (ids[0] == NULL)
    return;
  ethos_wall_get_focused_place (self, &place);
  ethos_wall_ask_for_group (self, (const char *const *) ids, &place);
}

/* Several notes in a row mostly go to one card. */
static void
line_added_cb (EthosNotesWall *self, const char *card)
{
  ethos_set_string (&self->last_card, card);
}

static void
line_left_cb (EthosNotesWall *self, const char *id, const char *text)
{
  if (text != NULL)
    g_hash_table_insert (self->lines_begun, g_strdup (id), g_strdup (text));
  else
    g_hash_table_remove (self->lines_begun, id);
}

static void
show_line_popover (EthosNotesWall *self)
{
  const char *id = get_focused_id (self);
  GdkRectangle place;
  GtkWidget *popover;

  if (id == NULL)
    return;
  ethos_wall_get_focused_place (self, &place);
  popover = ethos_line_popover_new (self->store, self->projection, id, self->last_card,
                                    g_hash_table_lookup (self->lines_begun, id));
  g_signal_connect_object (popover, "added", G_CALLBACK (line_added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "left", G_CALLBACK (line_left_cb), self, G_CONNECT_SWAPPED);
  ethos_notes_wall_show_popover (self, popover, &place);
}

/* The same key leaves what it has put there. */
static void
project (EthosNotesWall *self)
{
  const char *id = get_focused_id (self);
  const char *shown =
      ethos_session_get_workshop (ethos_store_get_session (self->store))->stage_focus;

  if (id != NULL && g_strcmp0 (id, shown) == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "board.show-all", NULL);
  else if (id != NULL &&
           ethos_store_run (self->store, ethos_op_new ("stage-show", "target", id, NULL)))
    ethos_announce (GTK_WIDGET (self), _ ("Shown on the projector"));
}

static void
ask_to_erase (EthosNotesWall *self)
{
  g_auto (GStrv) ids = ethos_notes_wall_dup_targets (self);

  if (ids[0] != NULL)
    ethos_erase_ask (GTK_WIDGET (self), self->store, (const char *const *) ids);
}

void
ethos_wall_move_column (EthosNotesWall *self, EthosGroupColumn *column, int step)
{
  guint place;
  int after;
  const char *id = "";

  if (self->arrangement == ETHOS_ARRANGEMENT_DOTS)
    {
      ethos_announce (GTK_WIDGET (self), _ ("Groups stand by their dots here"));
      return;
    }
  if (!g_ptr_array_find (self->columns, column, &place))
    return;
  after = step < 0 ? (int) place - 2 : (int) place + 1;
  if (after < -1 || after >= (int) self->columns->len || (step < 0 && place == 0))
    return;
  if (after >= 0)
    id = ethos_group_column_get_id (g_ptr_array_index (self->columns, (guint) after));
  if (ethos_store_run (self->store,
                       ethos_op_new ("group-move", "group", ethos_group_column_get_id (column),
                                     "after", id, NULL)))
    ethos_announce_place (GTK_WIDGET (self), (guint) ((int) place + step) + 1, self->columns->len);
}

static void
group_unnamed (EthosNotesWall *self, GVariant *ids)
{
  g_autofree const char **notes = g_variant_get_strv (ids, NULL);

  ethos_wall_group_notes (self, notes);
}

static GMenuModel *
build_note_menu (EthosNotesWall *self)
{
  EthosWallNote *focused = ethos_notes_wall_get_focused (self);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) words = g_menu_new ();
  g_autoptr (GMenu) group = g_menu_new ();
  g_autoptr (GMenu) colours = g_menu_new ();
  g_autoptr (GMenu) away = g_menu_new ();

  g_menu_append (words, _ ("_Edit"), "notes.edit");
  g_menu_append (words, _ ("_Duplicate"), "notes.duplicate");
  g_menu_append (words, _ ("Use as _Line…"), "notes.line");
  g_menu_append (words, _ ("_Put on the Projector"), "notes.project");
  g_menu_append (group, _ ("_Group…"), "notes.group");
  g_menu_append (group, _ ("_Take out of Group"), "notes.ungroup");
  g_menu_append (group, _ ("_Move by Keys"), "notes.carry");
  for (int i = 0; i < ETHOS_N_TINTS; i++)
    {
      g_autofree char *action = g_strdup_printf ("notes.colour(%d)", i);

      g_menu_append (colours, ethos_tint_get_label ((EthosTint) i), action);
    }
  g_menu_append_submenu (group, _ ("_Color"), G_MENU_MODEL (colours));
  g_menu_append (group, _ ("_Merge Groups…"), "notes.merge");
  g_menu_append (away, _ ("_Set Aside"), "notes.set-aside");
  g_menu_append (away, _ ("_Keep for Later"), "notes.later");
  g_menu_append (away, _ ("De_lete"), "notes.delete");
  g_menu_append (away, _ ("Erase Every_where…"), "notes.erase");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (words));
  if (focused != NULL && focused->count > 1)
    {
      g_autoptr (GMenu) same = g_menu_new ();
      g_autofree char *label = g_strdup_printf (
          /* Translators: shows the notes that are combined into one. */
          ngettext ("S_how the %'u Note…", "S_how the %'u Notes…", focused->count), focused->count);

      g_menu_append (same, label, "notes.same");
      g_menu_append (same, _ ("Take _Apart"), "notes.separate");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (same));
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (group));
  ethos_wall_exchange_append_menu (menu, FALSE);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (away));
  return G_MENU_MODEL (menu);
}

static GMenuModel *
build_group_menu (EthosNotesWall *self)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("_Rename"), "notes.edit");
  g_menu_append (menu, _ ("Use as _Line…"), "notes.line");
  g_menu_append (menu, _ ("_Put on the Projector"), "notes.project");
  g_menu_append (menu, _ ("Move _Before"), "notes.move-group(-1)");
  g_menu_append (menu, _ ("Move _After"), "notes.move-group(1)");
  g_menu_append (menu, _ ("_Merge…"), "notes.merge");
  g_menu_append (menu,
                 ethos_group_column_get_collapsed (ethos_notes_wall_get_focused_column (self))
                     ? _ ("_Expand")
                     : _ ("_Collapse"),
                 "notes.collapse");
  g_menu_append (menu, _ ("_Ungroup"), "notes.delete");
  ethos_wall_exchange_append_menu (menu, TRUE);
  return G_MENU_MODEL (menu);
}

void
ethos_wall_show_menu (EthosNotesWall *self, const GdkRectangle *at)
{
  g_autoptr (GMenuModel) menu = ethos_notes_wall_get_focused_column (self) != NULL
                                    ? build_group_menu (self)
                                    : build_note_menu (self);
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);

  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  ethos_notes_wall_show_popover (self, popover, at);
}

static void
show_menu_by_key (EthosNotesWall *self)
{
  GdkRectangle place;

  ethos_wall_get_focused_place (self, &place);
  ethos_wall_show_menu (self, &place);
}

static void
toggle (EthosNotesWall *self)
{
  EthosGroupColumn *column = ethos_notes_wall_get_focused_column (self);
  EthosWallNote *note = ethos_notes_wall_get_focused (self);

  if (column != NULL)
    ethos_wall_groups_select (self, column);
  else if (note != NULL)
    ethos_notes_wall_select (self, note, !note->selected);
}

static void
select_all (EthosNotesWall *self)
{
  guint n_selected = ethos_notes_wall_select_all (self);
  g_autofree char *text =
      g_strdup_printf (ngettext ("%'u selected", "%'u selected", n_selected), n_selected);

  ethos_announce (GTK_WIDGET (self), text);
}

/* The button for it goes away with what is selected, and would take the focus along. */
static void
select_none (EthosNotesWall *self)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL && !ethos_notes_wall_is_listed (self))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  ethos_notes_wall_select_only (self, NULL);
  ethos_announce (GTK_WIDGET (self), _ ("Nothing selected"));
}

static void
activate_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosNotesWall *self = ETHOS_NOTES_WALL (widget);

  if (g_str_equal (action, "notes.edit"))
    edit (self);
  else if (g_str_equal (action, "notes.delete"))
    remove_targets (self);
  else if (g_str_equal (action, "notes.duplicate"))
    duplicate (self);
  else if (g_str_equal (action, "notes.ungroup"))
    ungroup (self);
  else if (g_str_equal (action, "notes.set-aside"))
    set_aside (self);
  else if (g_str_equal (action, "notes.erase"))
    ask_to_erase (self);
  else if (g_str_equal (action, "notes.group"))
    show_group_popover (self);
  else if (g_str_equal (action, "notes.group-unnamed"))
    group_unnamed (self, parameter);
  else if (g_str_equal (action, "notes.keep-places"))
    ethos_notes_wall_keep_places (self);
  else if (g_str_equal (action, "notes.show-name"))
    ethos_wall_scroll_to_name (self, g_variant_get_string (parameter, NULL));
  else if (g_str_equal (action, "notes.line"))
    show_line_popover (self);
  else if (g_str_equal (action, "notes.project"))
    project (self);
  else if (g_str_equal (action, "notes.menu"))
    show_menu_by_key (self);
  else if (g_str_equal (action, "notes.toggle"))
    toggle (self);
  else if (g_str_equal (action, "notes.carry"))
    ethos_wall_carry_start (self);
  else if (g_str_equal (action, "notes.type"))
    ethos_wall_typing_start (self);
  else if (g_str_equal (action, "notes.select-all"))
    select_all (self);
  else if (g_str_equal (action, "notes.select-none"))
    select_none (self);
  else if (g_str_equal (action, "notes.colour"))
    ethos_wall_colour (self, g_variant_get_int32 (parameter));
  else if (g_str_equal (action, "notes.move-group"))
    ethos_wall_move_column (self, ethos_notes_wall_get_focused_column (self),
                            g_variant_get_int32 (parameter));
}

void
ethos_wall_actions_class_init (GtkWidgetClass *klass)
{
  static const char *const plain[] = {
    "notes.edit",   "notes.delete",     "notes.duplicate",   "notes.ungroup", "notes.set-aside",
    "notes.erase",  "notes.group",      "notes.line",        "notes.project", "notes.menu",
    "notes.toggle", "notes.select-all", "notes.select-none", "notes.carry",   "notes.type",
  };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    gtk_widget_class_install_action (klass, plain[i], NULL, activate_cb);
  gtk_widget_class_install_action (klass, "notes.colour", "i", activate_cb);
  gtk_widget_class_install_action (klass, "notes.move-group", "i", activate_cb);
  gtk_widget_class_install_action (klass, "notes.group-unnamed", "as", activate_cb);
  gtk_widget_class_install_action (klass, "notes.keep-places", NULL, activate_cb);
  gtk_widget_class_install_action (klass, "notes.show-name", "s", activate_cb);
  ethos_wall_exchange_class_init (klass);
  ethos_wall_later_class_init (klass);
}

/**
 * ethos_wall_actions_update:
 *
 * Says which actions make sense for what is selected and has the focus.
 */
void
ethos_wall_actions_update (EthosNotesWall *self)
{
  static const char *const on_notes[] = { "notes.duplicate", "notes.set-aside", "notes.later",
                                          "notes.erase",     "notes.toggle",    "notes.colour" };
  static const char *const on_either[] = { "notes.edit", "notes.delete", "notes.line",
                                           "notes.project", "notes.menu" };
  g_auto (GStrv) ids = ethos_notes_wall_dup_targets (self);
  gboolean has_column = ethos_notes_wall_get_focused_column (self) != NULL;
  gboolean has_notes = ids[0] != NULL;
  gboolean open = !ethos_store_get_read_only (self->store);
  gboolean grouped = FALSE;

  for (guint i = 0; has_notes && ids[i] != NULL && !grouped; i++)
    grouped =
        ethos_wall_content_find_group (self, g_hash_table_lookup (self->notes, ids[i])) != NULL;
  for (guint i = 0; i < G_N_ELEMENTS (on_notes); i++)
    ethos_notes_wall_enable (self, on_notes[i],
                             g_str_equal (on_notes[i], "notes.toggle") ? has_notes || has_column
                                                                       : has_notes && open);
  for (guint i = 0; i < G_N_ELEMENTS (on_either); i++)
    ethos_notes_wall_enable (self, on_either[i],
                             open && (ethos_notes_wall_has_current (self) || has_notes));
  ethos_notes_wall_enable (self, "notes.group", open && has_notes);
  ethos_notes_wall_enable (self, "notes.ungroup", open && grouped);
  ethos_notes_wall_enable (self, "notes.move-group", open && has_column);
  ethos_wall_exchange_update (self, has_notes, open);
  ethos_notes_wall_enable (self, "notes.carry",
                           open && ethos_notes_wall_get_focused (self) != NULL && self->page < 0);
  ethos_wall_groups_update (self);
}
