// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-start"

#include "config.h"

#include "ethos-preview-editor-private.h"

#include "ethos-announce.h"
#include "ethos-em.h"
#include "ethos-focus-pair.h"
#include "ethos-popup.h"
#include "ethos-preview-card.h"
#include "ethos-preview-items.h"
#include "ethos-preview-roles.h"
#include "ethos-preview-row.h"
#include "ethos-start-resources.h"
#include "ethos-style.h"
#include "ethos-tab-stop.h"

#define RESOURCES "/io/github/ethos_workshops/Ethos/start"

G_DEFINE_FINAL_TYPE (EthosPreviewEditor, ethos_preview_editor, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ROLE,
  PROP_ALL_FIXED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  ACCEPTED,
  BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

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

/* The line whose row has the focus, or has what has it. */
guint
ethos_preview_editor_get_focused_line (EthosPreviewEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (focus != NULL && g_hash_table_iter_next (&iter, &row, NULL))
    {
      guint line = ethos_preview_item_get_position (ethos_preview_row_get_item (row));
      GtkWidget *item = gtk_widget_get_parent (row);

      if ((focus == item || gtk_widget_is_ancestor (focus, item)) &&
          line < g_list_model_get_n_items (G_LIST_MODEL (self->line_selection)))
        return line;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* The selected lines, ascending; the one with the focus where none is selected. */
GArray *
ethos_preview_editor_dup_selected (EthosPreviewEditor *self)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (guint));
  GtkBitsetIter iter;
  guint line;

  if (self->line_selection != NULL)
    {
      g_autoptr (GtkBitset) set =
          gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->line_selection));

      for (gboolean more = gtk_bitset_iter_init_first (&iter, set, &line); more;
           more = gtk_bitset_iter_next (&iter, &line))
        g_array_append_val (lines, line);
      line = lines->len == 0 ? ethos_preview_editor_get_focused_line (self)
                             : GTK_INVALID_LIST_POSITION;
      if (line != GTK_INVALID_LIST_POSITION)
        g_array_append_val (lines, line);
    }
  return lines;
}

guint
ethos_preview_editor_get_first_selected (EthosPreviewEditor *self)
{
  g_autoptr (GArray) lines = ethos_preview_editor_dup_selected (self);

  return lines->len > 0 ? g_array_index (lines, guint, 0) : GTK_INVALID_LIST_POSITION;
}

static guint
get_shown_card (EthosPreviewEditor *self)
{
  guint card = gtk_single_selection_get_selected (self->card_selection);

  return card == GTK_INVALID_LIST_POSITION ? ETHOS_PREVIEW_NO_CARD : card;
}

static void
mark_rows (EthosPreviewEditor *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    ethos_preview_row_set_card (row, get_shown_card (self));
}

static gboolean
has_focus_within (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
scroll_to (GtkListView *list, guint position)
{
  gtk_widget_activate_action (GTK_WIDGET (list), "list.scroll-to-item", "u", position);
}

/* The card of the line that is looked at is shown beside it. */
static void
lines_selected_cb (EthosPreviewEditor *self)
{
  guint line = ethos_preview_editor_get_first_selected (self);
  guint card = line == GTK_INVALID_LIST_POSITION
                   ? ETHOS_PREVIEW_NO_CARD
                   : ethos_preview_state_get_card_of_line (get_state (self), line);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROLE]);
  gtk_single_selection_set_selected (self->card_selection, card == ETHOS_PREVIEW_NO_CARD
                                                               ? GTK_INVALID_LIST_POSITION
                                                               : card);
  if (card != ETHOS_PREVIEW_NO_CARD)
    scroll_to (self->cards, card);
}

static void
card_selected_cb (EthosPreviewEditor *self)
{
  guint index = get_shown_card (self);

  mark_rows (self);
  if (index == ETHOS_PREVIEW_NO_CARD || !has_focus_within (GTK_WIDGET (self->cards)))
    return;
  scroll_to (self->lines,
             g_array_index (ethos_preview_state_get_card (get_state (self), index)->lines, guint,
                            0));
}

static void
update_history (gpointer data)
{
  EthosPreviewEditor *self = data;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.undo",
                                 ethos_preview_draft_get_can_undo (self->draft));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.redo",
                                 ethos_preview_draft_get_can_redo (self->draft));
}

static void
update (EthosPreviewEditor *self)
{
  EthosStatementCounts counts = { 0 };
  g_autofree char *summary = NULL;
  g_autoptr (GArray) selected = ethos_preview_editor_dup_selected (self);
  gboolean left_out = FALSE;

  for (guint i = 0; i < selected->len; i++)
    left_out = left_out ||
               get_line (self, g_array_index (selected, guint, i))->role == ETHOS_ROLE_LEFT_OUT;
  ethos_statement_count (ethos_preview_state_get_statement (get_state (self)), &counts);
  summary = ethos_statement_counts_dup_summary (&counts);
  gtk_label_set_text (self->summary, summary);
  gtk_widget_set_visible (self->no_cards,
                          g_list_model_get_n_items (G_LIST_MODEL (self->card_selection)) == 0);
  ethos_focus_pair_update (self->undo_button, self->redo_button, update_history, self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.bring-back", left_out);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROLE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ALL_FIXED]);
}

static void
draft_changed_cb (EthosPreviewEditor *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  update (self);
  lines_selected_cb (self);
  mark_rows (self);
}

static void
selection_changed_cb (EthosPreviewEditor *self)
{
  lines_selected_cb (self);
  update (self);
}

static void
setup_row_cb (EthosPreviewEditor *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, ethos_preview_row_new (self->line_menu));
}

static void
bind_row_cb (EthosPreviewEditor *self, GtkListItem *item)
{
  EthosPreviewRow *row = ETHOS_PREVIEW_ROW (gtk_list_item_get_child (item));

  ethos_preview_row_bind (row, self->draft, gtk_list_item_get_item (item));
  ethos_preview_row_set_card (row, get_shown_card (self));
  g_hash_table_add (self->rows, row);
}

static void
unbind_row_cb (EthosPreviewEditor *self, GtkListItem *item)
{
  EthosPreviewRow *row = ETHOS_PREVIEW_ROW (gtk_list_item_get_child (item));

  g_hash_table_remove (self->rows, row);
  ethos_preview_row_unbind (row);
}

static void
setup_card_cb (EthosPreviewEditor *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, ethos_preview_card_new ());
}

static void
bind_card_cb (EthosPreviewEditor *self, GtkListItem *item)
{
  ethos_preview_card_bind (ETHOS_PREVIEW_CARD (gtk_list_item_get_child (item)), self->draft,
                           gtk_list_item_get_item (item));
}

static void
unbind_card_cb (EthosPreviewEditor *self, GtkListItem *item)
{
  ethos_preview_card_unbind (ETHOS_PREVIEW_CARD (gtk_list_item_get_child (item)));
}

static void
ethos_preview_editor_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  gtk_widget_measure (ETHOS_PREVIEW_EDITOR (widget)->content, orientation, for_size, minimum,
                      natural, minimum_baseline, natural_baseline);
}

static void
ethos_preview_editor_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  EthosPreviewEditor *self = ETHOS_PREVIEW_EDITOR (widget);

  gtk_widget_allocate (self->content, width, height, baseline, NULL);
  if (self->split != NULL)
    gtk_popover_present (GTK_POPOVER (self->split));
}

/* The line that is looked at, at first the first one. */
static gboolean
ethos_preview_editor_grab_focus (GtkWidget *widget)
{
  EthosPreviewEditor *self = ETHOS_PREVIEW_EDITOR (widget);
  guint line = self->draft != NULL ? ethos_preview_editor_get_first_selected (self)
                                   : GTK_INVALID_LIST_POSITION;

  if (line == GTK_INVALID_LIST_POSITION)
    return gtk_widget_grab_focus (GTK_WIDGET (self->lines));
  ethos_preview_editor_focus_line (self, line);
  return TRUE;
}

/* GTK asks a widget to take the focus itself before it looks at what is in it, and Tab would lead
 * to the line that is looked at, past all that stands before it, again and again. In what opens
 * over the page, Tab goes round. */
static gboolean
ethos_preview_editor_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *popover = ethos_popup_get_focused (widget);

  if (popover != NULL)
    return gtk_widget_child_focus (popover, direction);
  return gtk_widget_child_focus (ETHOS_PREVIEW_EDITOR (widget)->content, direction);
}

static void
ethos_preview_editor_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EthosPreviewEditor *self = ETHOS_PREVIEW_EDITOR (object);
  guint line;

  switch (prop_id)
    {
    case PROP_ROLE:
      line = self->draft != NULL ? ethos_preview_editor_get_first_selected (self)
                                 : GTK_INVALID_LIST_POSITION;
      g_value_set_string (value, line == GTK_INVALID_LIST_POSITION
                                     ? ""
                                     : ethos_preview_role_get_name (get_line (self, line)->role));
      break;
    case PROP_ALL_FIXED:
      g_value_set_boolean (value, self->draft != NULL &&
                                      ethos_preview_state_get_all_fixed (get_state (self)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_preview_editor_set_property (GObject *object,
                                   guint prop_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  EthosPreviewEditor *self = ETHOS_PREVIEW_EDITOR (object);

  switch (prop_id)
    {
    case PROP_ROLE:
      ethos_preview_editor_set_role (self, g_value_get_string (value));
      break;
    case PROP_ALL_FIXED:
      if (self->draft != NULL)
        ethos_preview_draft_set_all_fixed (self->draft, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_preview_editor_dispose (GObject *object)
{
  EthosPreviewEditor *self = ETHOS_PREVIEW_EDITOR (object);

  g_clear_handle_id (&self->saying, g_source_remove);
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  if (self->split_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->split_tick);
  self->split_tick = 0;
  g_clear_pointer (&self->split, gtk_widget_unparent);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->line_selection);
  g_clear_object (&self->card_selection);
  g_clear_object (&self->draft);
  g_clear_object (&self->line_menu);
  G_OBJECT_CLASS (ethos_preview_editor_parent_class)->dispose (object);
}

static void
ethos_preview_editor_finalize (GObject *object)
{
  EthosPreviewEditor *self = ETHOS_PREVIEW_EDITOR (object);

  g_hash_table_unref (self->rows);
  g_free (self->to_say);
  g_free (self->said_summary);
  G_OBJECT_CLASS (ethos_preview_editor_parent_class)->finalize (object);
}

static void
ethos_preview_editor_class_init (EthosPreviewEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ethos_preview_editor_dispose;
  object_class->finalize = ethos_preview_editor_finalize;
  object_class->get_property = ethos_preview_editor_get_property;
  object_class->set_property = ethos_preview_editor_set_property;
  widget_class->measure = ethos_preview_editor_measure;
  widget_class->size_allocate = ethos_preview_editor_size_allocate;
  widget_class->grab_focus = ethos_preview_editor_grab_focus;
  widget_class->focus = ethos_preview_editor_focus;

  /* What the first selected line is for; setting it re-assigns all selected lines. */
  properties[PROP_ROLE] =
      g_param_spec_string ("role", NULL, NULL, "",
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ALL_FIXED] =
      g_param_spec_boolean ("all-fixed", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[BACK] = g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  /* Naming the resource keeps the linker from dropping it. */
  ethos_start_get_resource ();
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCES "/ethos-preview-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, EthosPreviewEditor, content);
  gtk_widget_class_bind_template_child (widget_class, EthosPreviewEditor, summary);
  gtk_widget_class_bind_template_child (widget_class, EthosPreviewEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, EthosPreviewEditor, lines);
  gtk_widget_class_bind_template_child (widget_class, EthosPreviewEditor, cards);
  gtk_widget_class_bind_template_child (widget_class, EthosPreviewEditor, no_cards);
  gtk_widget_class_bind_template_child (widget_class, EthosPreviewEditor, undo_button);
  gtk_widget_class_bind_template_child (widget_class, EthosPreviewEditor, redo_button);
  gtk_widget_class_set_css_name (widget_class, "preview");
  ethos_preview_editor_install_actions (widget_class);
}

static GtkListItemFactory *
new_factory (EthosPreviewEditor *self, GCallback setup, GCallback bind, GCallback unbind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", setup, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", bind, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", unbind, self, G_CONNECT_SWAPPED);
  return factory;
}

static void
ethos_preview_editor_init (EthosPreviewEditor *self)
{
  g_autoptr (GtkListItemFactory) rows =
      new_factory (self, G_CALLBACK (setup_row_cb), G_CALLBACK (bind_row_cb),
                   G_CALLBACK (unbind_row_cb));
  g_autoptr (GtkListItemFactory) cards =
      new_factory (self, G_CALLBACK (setup_card_cb), G_CALLBACK (bind_card_cb),
                   G_CALLBACK (unbind_card_cb));

  self->rows = g_hash_table_new (NULL, NULL);
  self->line_menu = ethos_preview_roles_new_menu ();
  gtk_widget_init_template (GTK_WIDGET (self));
  ethos_tab_stop_make_rows (GTK_WIDGET (self->lines));
  ethos_tab_stop_make_rows (GTK_WIDGET (self->cards));
  ethos_style_install (gtk_widget_get_display (GTK_WIDGET (self)), RESOURCES "/preview.css");
  gtk_list_view_set_factory (self->lines, rows);
  gtk_list_view_set_factory (self->cards, cards);
  gtk_widget_add_controller (GTK_WIDGET (self->lines), ethos_preview_roles_new_keys ());
  g_signal_connect_object (self->lines, "activate", G_CALLBACK (ethos_preview_editor_open_menu),
                           self, G_CONNECT_SWAPPED);
}

/**
 * ethos_preview_editor_new:
 *
 * Returns: a new widget, empty until it has a draft
 */
GtkWidget *
ethos_preview_editor_new (void)
{
  return g_object_new (ETHOS_TYPE_PREVIEW_EDITOR, NULL);
}

/**
 * ethos_preview_editor_get_draft:
 *
 * Returns: (transfer none) (nullable): the statement that is put right
 */
EthosPreviewDraft *
ethos_preview_editor_get_draft (EthosPreviewEditor *self)
{
  g_return_val_if_fail (ETHOS_IS_PREVIEW_EDITOR (self), NULL);

  return self->draft;
}

/**
 * ethos_preview_editor_set_draft:
 * @draft: a statement that was read
 *
 * Shows a statement, its first line selected, and has a screen reader say what was found in it.
 */
void
ethos_preview_editor_set_draft (EthosPreviewEditor *self, EthosPreviewDraft *draft)
{
  g_return_if_fail (ETHOS_IS_PREVIEW_EDITOR (self));
  g_return_if_fail (ETHOS_IS_PREVIEW_DRAFT (draft));

  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  gtk_list_view_set_model (self->lines, NULL);
  gtk_list_view_set_model (self->cards, NULL);
  g_clear_object (&self->line_selection);
  g_clear_object (&self->card_selection);
  g_set_object (&self->draft, draft);

  /* The lists follow the draft first, then what depends on them. */
  self->line_selection =
      gtk_multi_selection_new (G_LIST_MODEL (ethos_preview_items_new (draft, ETHOS_PREVIEW_LINES)));
  self->card_selection = gtk_single_selection_new (
      G_LIST_MODEL (ethos_preview_items_new (draft, ETHOS_PREVIEW_CARDS)));
  gtk_single_selection_set_autoselect (self->card_selection, FALSE);
  gtk_single_selection_set_can_unselect (self->card_selection, TRUE);
  gtk_single_selection_set_selected (self->card_selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_object (draft, "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->line_selection, "selection-changed",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->card_selection, "notify::selected", G_CALLBACK (card_selected_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->lines, GTK_SELECTION_MODEL (self->line_selection));
  gtk_list_view_set_model (self->cards, GTK_SELECTION_MODEL (self->card_selection));
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  ethos_preview_editor_select_line (self, 0);
  update (self);
  ethos_set_string (&self->said_summary, NULL);
  ethos_preview_editor_say (self, NULL);
}

void
ethos_preview_editor_select_line (EthosPreviewEditor *self, guint line)
{
  g_return_if_fail (ETHOS_IS_PREVIEW_EDITOR (self));
  g_return_if_fail (self->line_selection != NULL);

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->line_selection), line, TRUE);
  scroll_to (self->lines, line);
}

/**
 * ethos_preview_editor_show_problem:
 * @text: what does not work and what to do, translated
 *
 * Says it beside the buttons, until the next edit.
 */
void
ethos_preview_editor_show_problem (EthosPreviewEditor *self, const char *text)
{
  g_return_if_fail (ETHOS_IS_PREVIEW_EDITOR (self));
  g_return_if_fail (text != NULL);

  gtk_label_set_text (self->problem, text);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  ethos_announce (GTK_WIDGET (self->problem), text);
}
