// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-start"

#include "config.h"

#include "ethos-preview-items.h"

#include "ethos-announce.h"

struct _EthosPreviewItem
{
  GObject parent_instance;

  guint position;
};

G_DEFINE_FINAL_TYPE (EthosPreviewItem, ethos_preview_item, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Items exist only while somebody holds them: a document may have half a million lines, and a
 * window shows twenty. */
struct _EthosPreviewItems
{
  GObject parent_instance;

  EthosPreviewDraft *draft;
  EthosPreviewPart part;
  EthosPreviewState *state;
  /* From position to EthosPreviewItem, without references. */
  GHashTable *live;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EthosPreviewItems,
                               ethos_preview_items,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static guint
count (EthosPreviewItems *self, EthosPreviewState *state)
{
  if (self->part == ETHOS_PREVIEW_CARDS)
    return ethos_preview_state_get_n_cards (state);
  return ethos_statement_get_n_lines (ethos_preview_state_get_statement (state));
}

static gboolean
is_same (EthosPreviewItems *self, EthosPreviewState *state, guint old, guint now)
{
  const EthosStatementLine *old_line;
  const EthosStatementLine *line;

  if (self->part == ETHOS_PREVIEW_CARDS)
    {
      const EthosStatementCard *old_card = ethos_preview_state_get_card (self->state, old);
      const EthosStatementCard *card = ethos_preview_state_get_card (state, now);

      return old_card->kind == card->kind && g_str_equal (old_card->title, card->title);
    }
  old_line = ethos_statement_get_line (ethos_preview_state_get_statement (self->state), old);
  line = ethos_statement_get_line (ethos_preview_state_get_statement (state), now);
  return old_line == line || g_str_equal (old_line->text, line->text);
}

static void
gone_cb (gpointer data, GObject *item)
{
  EthosPreviewItems *self = data;
  GHashTableIter iter;
  gpointer live;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &live))
    if (live == item)
      g_hash_table_iter_remove (&iter);
}

/* Items behind the part that was replaced move with it; those in it are not listed any more. */
static void
move_items (EthosPreviewItems *self, guint position, guint removed, guint added)
{
  g_autoptr (GHashTable) old = g_steal_pointer (&self->live);
  GHashTableIter iter;
  gpointer value;

  self->live = g_hash_table_new (NULL, NULL);
  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      EthosPreviewItem *item = value;

      if (item->position >= position && item->position < position + removed)
        {
          g_object_weak_unref (G_OBJECT (item), gone_cb, self);
          continue;
        }
      if (item->position >= position + removed)
        item->position = item->position - removed + added;
      g_hash_table_insert (self->live, GUINT_TO_POINTER (item->position), item);
    }
}

static void
tell_items (EthosPreviewItems *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (items, g_object_ref (value));
  for (guint i = 0; i < items->len; i++)
    g_signal_emit (g_ptr_array_index (items, i), signals[CHANGED], 0);
}

/* Only what differs is replaced, so that focus, selection and place stay where they are. */
static void
draft_changed_cb (EthosPreviewItems *self)
{
  EthosPreviewState *state = ethos_preview_draft_get_state (self->draft);
  guint before = count (self, self->state);
  guint now = count (self, state);
  guint head = 0;
  guint tail = 0;

  while (head < MIN (before, now) && is_same (self, state, head, head))
    head++;
  while (tail < MIN (before, now) - head &&
         is_same (self, state, before - tail - 1, now - tail - 1))
    tail++;
  if (before == now)
    tail = now - head;

  ethos_preview_state_unref (self->state);
  self->state = ethos_preview_state_ref (state);
  if (head + tail < MAX (before, now))
    {
      move_items (self, head, before - head - tail, now - head - tail);
      g_list_model_items_changed (G_LIST_MODEL (self), head, before - head - tail,
                                  now - head - tail);
    }
  tell_items (self);
}

static GType
get_item_type (GListModel *model)
{
  return ETHOS_TYPE_PREVIEW_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  EthosPreviewItems *self = ETHOS_PREVIEW_ITEMS (model);

  return count (self, self->state);
}

static gpointer
get_item (GListModel *model, guint position)
{
  EthosPreviewItems *self = ETHOS_PREVIEW_ITEMS (model);
  EthosPreviewItem *item;

  if (position >= count (self, self->state))
    return NULL;
  item = g_hash_table_lookup (self->live, GUINT_TO_POINTER (position));
  if (item != NULL)
    return g_object_ref (item);
  item = g_object_new (ETHOS_TYPE_PREVIEW_ITEM, NULL);
  item->position = position;
  g_hash_table_insert (self->live, GUINT_TO_POINTER (position), item);
  g_object_weak_ref (G_OBJECT (item), gone_cb, self);
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
ethos_preview_item_class_init (EthosPreviewItemClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
ethos_preview_item_init (EthosPreviewItem *self)
{
}

static void
ethos_preview_items_dispose (GObject *object)
{
  EthosPreviewItems *self = ETHOS_PREVIEW_ITEMS (object);
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_object_weak_unref (item, gone_cb, self);
  g_hash_table_remove_all (self->live);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (ethos_preview_items_parent_class)->dispose (object);
}

static void
ethos_preview_items_finalize (GObject *object)
{
  EthosPreviewItems *self = ETHOS_PREVIEW_ITEMS (object);

  g_hash_table_unref (self->live);
  ethos_preview_state_unref (self->state);
  G_OBJECT_CLASS (ethos_preview_items_parent_class)->finalize (object);
}

static void
ethos_preview_items_class_init (EthosPreviewItemsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ethos_preview_items_dispose;
  object_class->finalize = ethos_preview_items_finalize;
}

static void
ethos_preview_items_init (EthosPreviewItems *self)
{
  self->live = g_hash_table_new (NULL, NULL);
}

guint
ethos_preview_item_get_position (EthosPreviewItem *self)
{
  g_return_val_if_fail (ETHOS_IS_PREVIEW_ITEM (self), 0);

  return self->position;
}

/**
 * ethos_preview_items_new:
 * @draft: a draft
 * @part: what of it to list
 *
 * Lists the lines or the cards of a draft, and follows its edits.
 *
 * Returns: (transfer full): a list model of #EthosPreviewItem
 */
EthosPreviewItems *
ethos_preview_items_new (EthosPreviewDraft *draft, EthosPreviewPart part)
{
  EthosPreviewItems *self;

  g_return_val_if_fail (ETHOS_IS_PREVIEW_DRAFT (draft), NULL);

  self = g_object_new (ETHOS_TYPE_PREVIEW_ITEMS, NULL);
  self->draft = g_object_ref (draft);
  self->part = part;
  self->state = ethos_preview_state_ref (ethos_preview_draft_get_state (draft));
  g_signal_connect_object (draft, "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * ethos_preview_name_list_item:
 * @child: the child of a list item
 * @name: what the item is called
 * @description: what else there is to say about it
 *
 * Names what gets the focus in a list. That is the widget that GTK makes around the child of an
 * item; #GtkListItem has no property for its name before GTK 4.12.
 */
void
ethos_preview_name_list_item (GtkWidget *child, const char *name, const char *description)
{
  GtkWidget *item;

  g_return_if_fail (GTK_IS_WIDGET (child));
  g_return_if_fail (name != NULL);

  item = gtk_widget_get_parent (child);
  if (item == NULL ||
      gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (item)) != GTK_ACCESSIBLE_ROLE_LIST_ITEM)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  ethos_describe (item, description);
}
