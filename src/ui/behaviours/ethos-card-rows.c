// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-behaviours"

#include "config.h"

#include "ethos-card-rows.h"

#include <glib/gi18n-lib.h>

#include "ethos-announce.h"
#include "ethos-em.h"
#include "ethos-line-words.h"
#include "ethos-sheet.h"
#include "ethos-tab-stop.h"

/* The list of cards beside the lines of one: each with its name and how many lines it has. */

struct _EthosCardRows
{
  GtkWidget parent_instance;

  EthosStore *store;
  GtkWidget *list;
  GtkAdjustment *scroll;
  guint scroll_idle;
  GHashTable *rows;
  char *chosen;
};

typedef struct
{
  GtkWidget *row;
  GtkWidget *sheet;
} Row;

G_DEFINE_FINAL_TYPE (EthosCardRows, ethos_card_rows, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_STORE,
  PROP_CHOSEN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
row_free (gpointer data)
{
  Row *row = data;

  gtk_list_box_remove (GTK_LIST_BOX (gtk_widget_get_parent (row->row)), row->row);
  g_free (row);
}

static void
update_row (EthosCardRows *self, Row *row, const EthosCard *card, guint position, guint n_cards)
{
  EthosItemList *lines = ethos_session_get_children (ethos_store_get_session (self->store),
                                                     card->record.id, ETHOS_KIND_BEHAVIOUR);
  guint n_lines = ethos_item_list_get_length (lines);
  g_autofree char *name = ethos_lines_dup_card_name (card);
  g_autofree char *count =
      /* Translators: how many lines, such as “We ask …”, a card has. */
      g_strdup_printf (ngettext ("%'u line", "%'u lines", n_lines), n_lines);
  g_autofree char *place = ethos_dup_place (position, n_cards);
  g_autofree char *description = g_strconcat (place, "\n", count, NULL);
  const char *const texts[] = { count, NULL };
  EthosSheet *sheet = ETHOS_SHEET (row->sheet);

  ethos_sheet_set_title (sheet, name);
  ethos_sheet_set_lines (sheet, texts);
  ethos_sheet_set_colour (sheet, ethos_spine_names[card->colour]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  ethos_describe (row->row, description);
}

static Row *
add_row (EthosCardRows *self, const char *id)
{
  Row *row = g_new0 (Row, 1);

  row->row = gtk_list_box_row_new ();
  /* The row speaks for the sheet in it. */
  row->sheet = g_object_new (ETHOS_TYPE_SHEET, "size", ETHOS_SHEET_SMALL, "accessible-role",
                             GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row->row), row->sheet);
  gtk_widget_set_name (row->row, id);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row->row);
  g_hash_table_insert (self->rows, g_strdup (id), row);
  return row;
}

/* Brings the chosen card into view, also when the list gets another height. */
static void
scroll_to_chosen (EthosCardRows *self)
{
  Row *row = self->chosen != NULL ? g_hash_table_lookup (self->rows, self->chosen) : NULL;
  graphene_rect_t bounds;

  if (row != NULL && gtk_widget_compute_bounds (row->row, self->list, &bounds) &&
      bounds.size.height > 0)
    gtk_adjustment_clamp_page (self->scroll, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static gboolean
scroll_cb (gpointer data)
{
  EthosCardRows *self = data;

  self->scroll_idle = 0;
  scroll_to_chosen (self);
  return G_SOURCE_REMOVE;
}

/* The rows get their places only after the list has got its own. */
static void
page_size_cb (EthosCardRows *self)
{
  if (self->scroll_idle == 0)
    self->scroll_idle = g_idle_add (scroll_cb, self);
}

static void
row_selected_cb (EthosCardRows *self, GtkListBoxRow *row, GtkListBox *list)
{
  if (row == NULL || !ethos_set_string (&self->chosen, gtk_widget_get_name (GTK_WIDGET (row))))
    return;
  scroll_to_chosen (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

static int
compare_rows (GtkListBoxRow *first, GtkListBoxRow *second, gpointer data)
{
  EthosCardRows *self = data;
  EthosSession *session = ethos_store_get_session (self->store);

  return ethos_session_get_position (session, gtk_widget_get_name (GTK_WIDGET (first))) -
         ethos_session_get_position (session, gtk_widget_get_name (GTK_WIDGET (second)));
}

static void
ethos_card_rows_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EthosCardRows *self = ETHOS_CARD_ROWS (object);

  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_CHOSEN:
      g_value_set_string (value, self->chosen);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_card_rows_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  EthosCardRows *self = ETHOS_CARD_ROWS (object);

  switch (prop_id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    case PROP_CHOSEN:
      ethos_card_rows_set_chosen (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_card_rows_dispose (GObject *object)
{
  EthosCardRows *self = ETHOS_CARD_ROWS (object);
  GtkWidget *child;

  g_clear_handle_id (&self->scroll_idle, g_source_remove);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  self->list = NULL;
  g_hash_table_remove_all (self->rows);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ethos_card_rows_parent_class)->dispose (object);
}

static void
ethos_card_rows_finalize (GObject *object)
{
  EthosCardRows *self = ETHOS_CARD_ROWS (object);

  g_hash_table_unref (self->rows);
  g_free (self->chosen);
  G_OBJECT_CLASS (ethos_card_rows_parent_class)->finalize (object);
}

static void
ethos_card_rows_class_init (EthosCardRowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = ethos_card_rows_dispose;
  object_class->finalize = ethos_card_rows_finalize;
  object_class->get_property = ethos_card_rows_get_property;
  object_class->set_property = ethos_card_rows_set_property;

  properties[PROP_STORE] =
      g_param_spec_object ("store", NULL, NULL, ETHOS_TYPE_STORE, flags | G_PARAM_CONSTRUCT_ONLY);
  /* The id of the card whose lines are shown. */
  properties[PROP_CHOSEN] =
      g_param_spec_string ("chosen", NULL, NULL, NULL, flags | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "cardrows");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ethos_card_rows_init (EthosCardRows *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, row_free);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  ethos_tab_stop_make (self->list);
  gtk_list_box_set_sort_func (GTK_LIST_BOX (self->list), compare_rows, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Cards"), -1);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  self->scroll = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  g_signal_connect_object (self->scroll, "notify::page-size", G_CALLBACK (page_size_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
}

/**
 * ethos_card_rows_new:
 * @store: the workshop
 *
 * Makes the list of cards to choose from. It shows nothing until ethos_card_rows_update().
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_card_rows_new (EthosStore *store)
{
  return g_object_new (ETHOS_TYPE_CARD_ROWS, "store", store, NULL);
}

/**
 * ethos_card_rows_get_chosen:
 *
 * Returns: (transfer none) (nullable): the id of the chosen card
 */
const char *
ethos_card_rows_get_chosen (EthosCardRows *self)
{
  g_return_val_if_fail (ETHOS_IS_CARD_ROWS (self), NULL);

  return self->chosen;
}

/**
 * ethos_card_rows_set_chosen:
 * @id: the id of a card that is listed; others are ignored
 */
void
ethos_card_rows_set_chosen (EthosCardRows *self, const char *id)
{
  Row *row;

  g_return_if_fail (ETHOS_IS_CARD_ROWS (self));

  row = id != NULL ? g_hash_table_lookup (self->rows, id) : NULL;
  if (row != NULL)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (row->row));
}

/**
 * ethos_card_rows_focus_chosen:
 *
 * Puts the focus on the card whose lines are shown.
 */
void
ethos_card_rows_focus_chosen (EthosCardRows *self)
{
  Row *row;

  g_return_if_fail (ETHOS_IS_CARD_ROWS (self));

  row = self->chosen != NULL ? g_hash_table_lookup (self->rows, self->chosen) : NULL;
  if (row != NULL)
    gtk_widget_grab_focus (row->row);
}

/* The first value is where most work is done. */
static const char *
find_first (EthosSession *session)
{
  const EthosCard *card;
  const char *first = NULL;
  EthosChildIter iter;

  ethos_session_iter_init (session, &iter, ETHOS_DECK_ID, ETHOS_KIND_CARD);
  while ((card = ethos_child_iter_next (&iter)) != NULL)
    {
      if (card->kind == ETHOS_CARD_VALUE)
        return card->record.id;
      if (first == NULL)
        first = card->record.id;
    }
  return first;
}

static gboolean
is_gone (gpointer id, gpointer row, gpointer session)
{
  return ethos_session_find (session, ETHOS_KIND_CARD, id) == NULL;
}

/**
 * ethos_card_rows_update:
 *
 * Lists the cards as they are now; where the chosen one has gone, another is chosen.
 */
void
ethos_card_rows_update (EthosCardRows *self)
{
  EthosSession *session;
  const EthosCard *card;
  EthosChildIter iter;
  guint n_cards;
  guint position = 0;

  g_return_if_fail (ETHOS_IS_CARD_ROWS (self));

  session = ethos_store_get_session (self->store);
  if (ethos_session_find (session, ETHOS_KIND_CARD, self->chosen) == NULL &&
      ethos_set_string (&self->chosen, NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
  g_hash_table_foreach_remove (self->rows, is_gone, session);

  n_cards = ethos_item_list_get_length (
      ethos_session_get_children (session, ETHOS_DECK_ID, ETHOS_KIND_CARD));
  ethos_session_iter_init (session, &iter, ETHOS_DECK_ID, ETHOS_KIND_CARD);
  while ((card = ethos_child_iter_next (&iter)) != NULL)
    {
      Row *row = g_hash_table_lookup (self->rows, card->record.id);

      update_row (self, row != NULL ? row : add_row (self, card->record.id), card, ++position,
                  n_cards);
    }
  gtk_list_box_invalidate_sort (GTK_LIST_BOX (self->list));
  if (self->chosen == NULL)
    ethos_card_rows_set_chosen (self, find_first (session));
}
