// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-start"

#include "config.h"

#include "ethos-preview-editor-private.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-em.h"
#include "ethos-popup.h"
#include "ethos-preview-roles.h"
#include "ethos-preview-row.h"
#include "ethos-preview-split.h"

/* What can be done with the selected lines, by menus, keys and buttons. */

static EthosPreviewState *
get_state (EthosPreviewEditor *self)
{
  return ethos_preview_draft_get_state (self->draft);
}

static const EthosStatementLine *
get_line (EthosPreviewEditor *self, guint line)
{
  return ethos_statement_get_line (ethos_preview_state_get_statement (get_state (self)), line);
}

static EthosPreviewRow *
find_row (EthosPreviewEditor *self, guint line)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    if (ethos_preview_item_get_position (ethos_preview_row_get_item (row)) == line)
      return row;
  return NULL;
}

/* Gives the line the keyboard. Before something is announced, too: that is heard from what has the
 * focus. */
void
ethos_preview_editor_focus_line (EthosPreviewEditor *self, guint line)
{
  EthosPreviewRow *row = find_row (self, line);

  if (ethos_preview_editor_get_focused_line (self) == line)
    return;
  if (row == NULL || !gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (row))))
    gtk_widget_grab_focus (GTK_WIDGET (self->lines));
}

/* What was done is said, and what that makes of the whole where it makes anything else of it. It
 * waits for the end of what is happening, so that keys in a row are told of once. */
static gboolean
say_cb (gpointer data)
{
  EthosPreviewEditor *self = data;
  g_autofree char *text = g_steal_pointer (&self->to_say);
  const char *summary = gtk_label_get_text (self->summary);
  g_autofree char *all = NULL;

  self->saying = 0;
  if (ethos_set_string (&self->said_summary, summary))
    all = text != NULL ? g_strconcat (text, "\n", summary, NULL) : g_strdup (summary);
  else
    all = g_steal_pointer (&text);
  if (all != NULL)
    ethos_announce (GTK_WIDGET (self->lines), all);
  return G_SOURCE_REMOVE;
}

/**
 * ethos_preview_editor_say:
 * @text: (nullable): what was done, translated; %NULL where it is heard already
 *
 * Has a screen reader say it, followed by what the statement is now, where that has changed.
 */
void
ethos_preview_editor_say (EthosPreviewEditor *self, const char *text)
{
  ethos_set_string (&self->to_say, text);
  if (self->saying == 0)
    self->saying = g_idle_add (say_cb, self);
}

static void
select_line_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosPreviewEditor *self = ETHOS_PREVIEW_EDITOR (widget);
  guint line = g_variant_get_uint32 (parameter);

  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->line_selection), line))
    ethos_preview_editor_select_line (self, line);
}

static void
select_focused_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosPreviewEditor *self = ETHOS_PREVIEW_EDITOR (widget);
  guint line = ethos_preview_editor_get_focused_line (self);

  if (line != GTK_INVALID_LIST_POSITION &&
      !gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->line_selection), line))
    ethos_preview_editor_select_line (self, line);
}

/* The name of a line says what it is: once it has become something else, that is heard already. */
static void
say_role (EthosPreviewEditor *self, guint n_lines, EthosStatementRole role, gboolean changed)
{
  const char *label = ethos_statement_role_to_label (role);
  g_autofree char *text = NULL;

  if (n_lines == 1)
    text = changed ? NULL : g_strdup (label);
  else
    /* Translators: how many lines became what, such as "3 lines: We do". */
    text = g_strdup_printf (ngettext ("%'u line: %s", "%'u lines: %s", n_lines), n_lines, label);
  ethos_preview_editor_say (self, text);
}

static void
bring_back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosPreviewEditor *self = ETHOS_PREVIEW_EDITOR (widget);
  g_autoptr (GArray) lines = ethos_preview_editor_dup_selected (self);

  ethos_preview_draft_bring_back (self->draft, (const guint *) (gpointer) lines->data, lines->len);
  if (lines->len > 0)
    say_role (self, lines->len, get_line (self, g_array_index (lines, guint, 0))->role, TRUE);
}

static void
fix_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosPreviewEditor *self = ETHOS_PREVIEW_EDITOR (widget);
  g_autoptr (GArray) lines = ethos_preview_editor_dup_selected (self);
  gboolean on_card = FALSE;
  gboolean fixed;

  for (guint i = 0; i < lines->len; i++)
    on_card = on_card || ethos_preview_state_get_card_of_line (get_state (self),
                                                               g_array_index (lines, guint, i)) !=
                             ETHOS_PREVIEW_NO_CARD;
  /* Words that come onto no card are neither fixed nor open. */
  if (!on_card)
    return;
  fixed = !ethos_preview_state_get_marks (get_state (self))[g_array_index (lines, guint, 0)].fixed;
  ethos_preview_draft_set_fixed (self->draft, (const guint *) (gpointer) lines->data, lines->len,
                                 fixed);
  ethos_preview_editor_say (self, fixed ? _ ("Fixed") : _ ("Open"));
}

static void
join_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosPreviewEditor *self = ETHOS_PREVIEW_EDITOR (widget);
  guint line = ethos_preview_editor_get_first_selected (self);
  g_autoptr (GError) error = NULL;

  if (line == GTK_INVALID_LIST_POSITION)
    return;
  if (!ethos_preview_draft_merge (self->draft, line, &error))
    {
      ethos_preview_editor_show_problem (self, error->message);
      return;
    }
  ethos_preview_editor_select_line (self, line);
  ethos_preview_editor_focus_line (self, line);
  ethos_preview_editor_say (self, _ ("Lines joined"));
}

static void
line_menu_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosPreviewEditor *self = ETHOS_PREVIEW_EDITOR (widget);

  ethos_preview_editor_open_menu (self, ethos_preview_editor_get_first_selected (self));
}

static void
split_at_cb (EthosPreviewEditor *self, guint offset, GtkWidget *split)
{
  guint line = ethos_preview_editor_get_first_selected (self);
  g_autoptr (GError) error = NULL;

  if (line == GTK_INVALID_LIST_POSITION)
    return;
  if (!ethos_preview_draft_split (self->draft, line, offset, &error))
    {
      ethos_preview_split_show_problem (ETHOS_PREVIEW_SPLIT (split), error->message);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (split));
  ethos_preview_editor_select_line (self, line);
  gtk_widget_grab_focus (GTK_WIDGET (self->lines));
  ethos_preview_editor_say (self, _ ("Line split in two"));
}

static void
show_split (EthosPreviewEditor *self)
{
  guint line = ethos_preview_editor_get_first_selected (self);
  EthosPreviewRow *row = find_row (self, line);
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self), &bounds))
    return;
  g_clear_pointer (&self->split, gtk_widget_unparent);
  self->split = ethos_preview_split_new (get_line (self, line)->text);
  gtk_widget_set_parent (self->split, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->split),
                               &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                                (int) bounds.size.width,
                                                (int) bounds.size.height });
  g_signal_connect_object (self->split, "split", G_CALLBACK (split_at_cb), self, G_CONNECT_SWAPPED);
  ethos_popup_keep_focus (GTK_POPOVER (self->split));
  gtk_popover_popup (GTK_POPOVER (self->split));
}

/* The first time comes before sizes are given out, the second after that. */
static gboolean
split_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  EthosPreviewEditor *self = ETHOS_PREVIEW_EDITOR (widget);

  if (!self->split_placed)
    {
      self->split_placed = TRUE;
      return G_SOURCE_CONTINUE;
    }
  self->split_tick = 0;
  show_split (self);
  return G_SOURCE_REMOVE;
}

/* A row that a key has just led to has no place yet that could be pointed at. */
static void
split_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosPreviewEditor *self = ETHOS_PREVIEW_EDITOR (widget);

  self->split_placed = FALSE;
  if (self->split_tick == 0)
    self->split_tick = gtk_widget_add_tick_callback (widget, split_tick_cb, NULL, NULL);
}

/* Goes through the history. Rows that this replaces lose the selection and may lose the focus:
 * the line gets both back, so that the next key still means it. */
static void
travel (EthosPreviewEditor *self, void (*step) (EthosPreviewDraft *draft), const char *text)
{
  guint focused = ethos_preview_editor_get_focused_line (self);
  guint selected = ethos_preview_editor_get_first_selected (self);
  g_autoptr (GtkBitset) set = NULL;
  guint last;

  step (self->draft);
  last = g_list_model_get_n_items (G_LIST_MODEL (self->line_selection)) - 1;
  set = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->line_selection));
  if (selected != GTK_INVALID_LIST_POSITION && gtk_bitset_is_empty (set))
    ethos_preview_editor_select_line (self, MIN (selected, last));
  if (focused != GTK_INVALID_LIST_POSITION)
    ethos_preview_editor_focus_line (self, MIN (focused, last));
  ethos_preview_editor_say (self, text);
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosPreviewEditor *self = ETHOS_PREVIEW_EDITOR (widget);

  if (self->draft != NULL && ethos_preview_draft_get_can_undo (self->draft))
    travel (self, ethos_preview_draft_undo, _ ("Undone"));
}

static void
redo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosPreviewEditor *self = ETHOS_PREVIEW_EDITOR (widget);

  if (self->draft != NULL && ethos_preview_draft_get_can_redo (self->draft))
    travel (self, ethos_preview_draft_redo, _ ("Done again"));
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "back");
}

static void
accept_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "accepted");
}

/* Why they were is not to be lost. */
static gboolean
are_left_out (EthosPreviewEditor *self, GArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    if (get_line (self, g_array_index (lines, guint, i))->role != ETHOS_ROLE_LEFT_OUT)
      return FALSE;
  return TRUE;
}

/**
 * ethos_preview_editor_set_role:
 * @role: the name of a role, see ethos_preview_role_from_name()
 *
 * Re-assigns the selected lines.
 */
void
ethos_preview_editor_set_role (EthosPreviewEditor *self, const char *name)
{
  g_autoptr (GArray) lines = NULL;
  EthosStatementRole role;
  gboolean changed;

  g_return_if_fail (ETHOS_IS_PREVIEW_EDITOR (self));
  g_return_if_fail (name != NULL);

  lines = ethos_preview_editor_dup_selected (self);
  if (lines->len == 0 || !ethos_preview_role_from_name (name, &role))
    return;
  if (role == ETHOS_ROLE_LEFT_OUT && are_left_out (self, lines))
    {
      ethos_announce (GTK_WIDGET (self->lines), _ ("Already left out"));
      return;
    }
  changed = get_line (self, g_array_index (lines, guint, 0))->role != role;
  ethos_preview_draft_set_role (self->draft, (const guint *) (gpointer) lines->data, lines->len,
                                role);
  say_role (self, lines->len, role, changed);
}

void
ethos_preview_editor_open_menu (EthosPreviewEditor *self, guint position)
{
  EthosPreviewRow *row = find_row (self, position);

  if (row != NULL)
    ethos_preview_row_open_menu (row);
}

void
ethos_preview_editor_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_property_action (widget_class, "preview.role", "role");
  gtk_widget_class_install_property_action (widget_class, "preview.all-fixed", "all-fixed");
  gtk_widget_class_install_action (widget_class, "preview.select-line", "u", select_line_cb);
  gtk_widget_class_install_action (widget_class, "preview.select-focused", NULL, select_focused_cb);
  gtk_widget_class_install_action (widget_class, "preview.bring-back", NULL, bring_back_cb);
  gtk_widget_class_install_action (widget_class, "preview.fix", NULL, fix_cb);
  gtk_widget_class_install_action (widget_class, "preview.join", NULL, join_cb);
  gtk_widget_class_install_action (widget_class, "preview.split", NULL, split_cb);
  gtk_widget_class_install_action (widget_class, "preview.line-menu", NULL, line_menu_cb);
  gtk_widget_class_install_action (widget_class, "preview.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "preview.redo", NULL, redo_cb);
  gtk_widget_class_install_action (widget_class, "preview.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "preview.accept", NULL, accept_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "preview.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "preview.redo", NULL);
}
