// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-wall-exchange.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-em.h"
#include "ethos-note-export.h"
#include "ethos-notes-wall-private.h"

/* What leaves the wall: by key and menu. */

/* What is selected, or has the focus: of a group, its notes. Other actions leave the selection
 * alone while the focus is on a name, which they are about; copying is about notes anyway. */
static char **
dup_ids (EthosNotesWall *self)
{
  EthosGroupColumn *column = ethos_notes_wall_get_focused_column (self);
  gboolean selected = ethos_notes_wall_count_selected (self) > 0;
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  if (column == NULL)
    return ethos_notes_wall_dup_targets (self);
  for (guint i = 0; i < self->order->len; i++)
    {
      EthosWallNote *note = g_ptr_array_index (self->order, i);

      if (selected ? note->selected
                   : note->column >= 0 &&
                         g_ptr_array_index (self->columns, (guint) note->column) == column)
        g_strv_builder_add (ids, note->record->record.id);
    }
  return g_strv_builder_end (ids);
}

/* The picture has the sides of the wall. */
static double
mirror (EthosNotesWall *self, const GdkRectangle *area)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL
             ? -(double) area->x - area->width
             : area->x;
}

static void
add_groups (EthosNotesWall *self, EthosWallPicture *picture)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      EthosGroupColumn *column = g_ptr_array_index (self->columns, i);
      GdkRectangle area = ethos_wall_places_get_column_area (self, column);
      const char *title = ethos_group_column_get_title (column);

      ethos_wall_picture_add_group (picture, title != NULL ? title : "", mirror (self, &area),
                                    area.y, area.width, area.height);
    }
}

static EthosWallPicture *
draw (EthosNotesWall *self, GHashTable *chosen)
{
  GtkWidget *widget = GTK_WIDGET (self);
  PangoFontDescription *font =
      pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  EthosWallPicture *picture =
      ethos_wall_picture_new (dark ? ETHOS_THEME_DARK : ETHOS_THEME_LIGHT,
                              pango_font_description_get_family (font), ethos_em_get (widget),
                              gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);

  if (chosen == NULL)
    add_groups (self, picture);
  for (guint i = 0; i < self->order->len; i++)
    {
      const EthosWallNote *note = g_ptr_array_index (self->order, i);

      if (chosen == NULL || g_hash_table_contains (chosen, note->record->record.id))
        ethos_wall_picture_add_note (picture, note->record->text, (EthosTint) note->record->colour,
                                     mirror (self, &note->area), note->area.y, note->area.width,
                                     note->area.height);
    }
  return picture;
}

/**
 * ethos_wall_exchange_collect:
 * @ids: (nullable) (array zero-terminated=1): which notes, or %NULL for the whole wall
 *
 * Takes what leaves the wall: of the whole wall, all its notes, and the picture of what is shown.
 *
 * Returns: (transfer full) (nullable): the notes, or %NULL where there are none
 */
EthosCopyOut *
ethos_wall_exchange_collect (EthosNotesWall *self, const char *const *ids)
{
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GHashTable) chosen = ids != NULL ? g_hash_table_new (g_str_hash, g_str_equal) : NULL;

  g_return_val_if_fail (ETHOS_IS_NOTES_WALL (self), NULL);

  if (self->wall == NULL || !ethos_wall_places_ensure (self))
    return NULL;
  notes = ethos_note_export_collect (ethos_store_get_session (self->store), self->wall, ids);
  if (notes->len == 0)
    return NULL;
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    g_hash_table_add (chosen, (char *) ids[i]);
  return ethos_copy_out_new (g_steal_pointer (&notes), draw (self, chosen));
}

static gboolean
copy_as (EthosNotesWall *self, const char *name)
{
  g_auto (GStrv) ids = dup_ids (self);
  EthosCopyFormat format;
  EthosCopyOut *notes = NULL;

  if (ids[0] != NULL && ethos_copy_format_from_name (name, &format))
    notes = ethos_wall_exchange_collect (self, (const char *const *) ids);
  if (notes == NULL)
    return FALSE;
  ethos_copy_out_to_clipboard (notes, GTK_WIDGET (self), format);
  return TRUE;
}

/* What was copied is on the clipboard before it goes: pasted, it comes back as new notes. */
static void
cut (EthosNotesWall *self)
{
  g_auto (GStrv) ids = ethos_notes_wall_dup_targets (self);
  guint n_ids = g_strv_length (ids);
  g_autofree char *text = NULL;

  if (ids[0] == NULL || !copy_as (self, ethos_copy_format_get_name (ETHOS_COPY_TEXT)) ||
      !ethos_store_run (self->store, ethos_op_new ("notes-remove", "notes", ids, NULL)))
    return;
  text = g_strdup_printf (ngettext ("%'u note cut", "%'u notes cut", n_ids), n_ids);
  ethos_announce (GTK_WIDGET (self), text);
}

static void
all_as (EthosNotesWall *self, const char *name, gboolean save)
{
  EthosSession *session = ethos_store_get_session (self->store);
  EthosCopyFormat format;
  EthosCopyOut *notes = NULL;

  if (ethos_copy_format_from_name (name, &format))
    notes = ethos_wall_exchange_collect (self, NULL);
  if (notes == NULL)
    return;
  if (save)
    ethos_copy_out_save (notes, GTK_WIDGET (self), format,
                         ethos_session_get_workshop (session)->title);
  else
    ethos_copy_out_to_clipboard (notes, GTK_WIDGET (self), format);
}

static void
activate_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosNotesWall *self = ETHOS_NOTES_WALL (widget);

  if (g_str_equal (action, "notes.copy"))
    copy_as (self, ethos_copy_format_get_name (ETHOS_COPY_TEXT));
  else if (g_str_equal (action, "notes.cut"))
    cut (self);
  else if (g_str_equal (action, "notes.copy-as"))
    copy_as (self, g_variant_get_string (parameter, NULL));
  else
    all_as (self, g_variant_get_string (parameter, NULL),
            g_str_equal (action, "notes.save-all-as"));
}

void
ethos_wall_exchange_class_init (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "notes.copy", NULL, activate_cb);
  gtk_widget_class_install_action (klass, "notes.cut", NULL, activate_cb);
  gtk_widget_class_install_action (klass, "notes.copy-as", "s", activate_cb);
  gtk_widget_class_install_action (klass, "notes.copy-all-as", "s", activate_cb);
  gtk_widget_class_install_action (klass, "notes.save-all-as", "s", activate_cb);
}

/**
 * ethos_wall_exchange_update:
 * @has_notes: whether notes are selected, or one has the focus
 * @open: whether the workshop can be changed
 *
 * Says which of the actions make sense. What is only read can be copied.
 */
void
ethos_wall_exchange_update (EthosNotesWall *self, gboolean has_notes, gboolean open)
{
  gboolean is_group = ethos_notes_wall_get_focused_column (self) != NULL;
  gboolean any = has_notes || is_group;

  ethos_notes_wall_enable (self, "notes.copy", any);
  ethos_notes_wall_enable (self, "notes.copy-as", any);
  ethos_notes_wall_enable (self, "notes.cut", has_notes && !is_group && open);
  ethos_notes_wall_enable (self, "notes.copy-all-as", self->order->len > 0);
  ethos_notes_wall_enable (self, "notes.save-all-as", self->order->len > 0);
}

static GMenuModel *
new_formats (void)
{
  GMenu *menu = g_menu_new ();

  for (guint format = 0; format < ETHOS_N_COPY_FORMATS; format++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (ethos_copy_format_get_label (format), NULL);

      g_menu_item_set_action_and_target (item, "notes.copy-as", "s",
                                         ethos_copy_format_get_name (format));
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

/**
 * ethos_wall_exchange_append_menu:
 * @menu: the menu of a note or a group
 * @is_group: which of the two
 */
void
ethos_wall_exchange_append_menu (GMenu *menu, gboolean is_group)
{
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenuModel) formats = new_formats ();

  if (!is_group)
    g_menu_append (section, _ ("C_ut"), "notes.cut");
  g_menu_append (section, _ ("_Copy"), "notes.copy");
  g_menu_append_submenu (section, _ ("Cop_y As"), formats);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}
