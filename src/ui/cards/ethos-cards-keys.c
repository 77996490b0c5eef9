// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-cards"

#include "config.h"

#include "ethos-cards-view-private.h"

static gboolean
in_grid (EthosCardsView *self)
{
  return !self->one_at_a_time && gtk_widget_get_focus_child (self->grid) != NULL;
}

/* Whether keys are free to leaf through cards. */
static gboolean
on_page (EthosCardsView *self)
{
  return self->one_at_a_time && !ethos_card_page_get_editing (ETHOS_CARD_PAGE (self->page));
}

static gboolean
go_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  EthosCardsView *self = ETHOS_CARDS_VIEW (widget);
  int steps;

  if (!on_page (self))
    return GDK_EVENT_PROPAGATE;
  g_variant_get (args, "(i)", &steps);
  ethos_cards_go (self, steps);
  return GDK_EVENT_STOP;
}

static gboolean
arrow_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  EthosCardsView *self = ETHOS_CARDS_VIEW (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int steps;

  if (!on_page (self))
    return GDK_EVENT_PROPAGATE;
  g_variant_get (args, "(i)", &steps);
  ethos_cards_go (self, rtl ? -steps : steps);
  return GDK_EVENT_STOP;
}

/* In the overview Home and End go to the first and the last card as well. */
static gboolean
edge_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  EthosCardsView *self = ETHOS_CARDS_VIEW (widget);
  EthosCardGrid *grid = ETHOS_CARD_GRID (self->grid);
  int steps;

  if (on_page (self))
    return go_key_cb (widget, args, data);
  if (!in_grid (self))
    return GDK_EVENT_PROPAGATE;
  g_variant_get (args, "(i)", &steps);
  ethos_card_grid_set_current (
      grid, ethos_card_grid_get_neighbour (grid, ethos_card_grid_get_current (grid), steps), TRUE);
  return GDK_EVENT_STOP;
}

static gboolean
mark_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  EthosCardsView *self = ETHOS_CARDS_VIEW (widget);

  if (!in_grid (self) && !on_page (self))
    return GDK_EVENT_PROPAGATE;
  ethos_cards_mark (self);
  return GDK_EVENT_STOP;
}

static gboolean
delete_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  EthosCardsView *self = ETHOS_CARDS_VIEW (widget);

  if (!in_grid (self) && !(on_page (self) && gtk_widget_is_focus (self->page)))
    return GDK_EVENT_PROPAGATE;
  ethos_cards_delete (self);
  return GDK_EVENT_STOP;
}

static gboolean
open_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  EthosCardsView *self = ETHOS_CARDS_VIEW (widget);
  gboolean edit;

  if (!in_grid (self) && !gtk_widget_is_focus (self->page))
    return GDK_EVENT_PROPAGATE;
  g_variant_get (args, "(b)", &edit);
  edit |= self->one_at_a_time;
  ethos_cards_view_set_one_at_a_time (self, TRUE);
  if (edit)
    ethos_card_page_edit (ETHOS_CARD_PAGE (self->page));
  return GDK_EVENT_STOP;
}

static gboolean
leave_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  EthosCardsView *self = ETHOS_CARDS_VIEW (widget);

  if (!self->one_at_a_time)
    return GDK_EVENT_PROPAGATE;
  ethos_cards_view_set_one_at_a_time (self, FALSE);
  return GDK_EVENT_STOP;
}

static gboolean
move_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  EthosCardsView *self = ETHOS_CARDS_VIEW (widget);
  EthosCardGrid *grid = ETHOS_CARD_GRID (self->grid);
  int direction;

  if (!in_grid (self))
    return GDK_EVENT_PROPAGATE;
  g_variant_get (args, "(i)", &direction);
  ethos_card_grid_move (grid, ethos_card_grid_get_current (grid), (GtkDirectionType) direction);
  return GDK_EVENT_STOP;
}

typedef struct
{
  guint key;
  GdkModifierType modifiers;
  GtkShortcutFunc run;
  int argument;
} Key;

static const Key keys[] = {
  { GDK_KEY_Left, 0, arrow_key_cb, -1 },
  { GDK_KEY_Right, 0, arrow_key_cb, 1 },
  { GDK_KEY_Page_Up, 0, go_key_cb, -1 },
  { GDK_KEY_Page_Down, 0, go_key_cb, 1 },
  { GDK_KEY_Home, 0, edge_key_cb, -G_MAXINT },
  { GDK_KEY_End, 0, edge_key_cb, G_MAXINT },
  { GDK_KEY_space, 0, mark_key_cb, 0 },
  { GDK_KEY_Delete, 0, delete_key_cb, 0 },
  { GDK_KEY_Escape, 0, leave_key_cb, 0 },
  { GDK_KEY_Left, GDK_CONTROL_MASK, move_key_cb, GTK_DIR_LEFT },
  { GDK_KEY_Right, GDK_CONTROL_MASK, move_key_cb, GTK_DIR_RIGHT },
  { GDK_KEY_Up, GDK_CONTROL_MASK, move_key_cb, GTK_DIR_UP },
  { GDK_KEY_Down, GDK_CONTROL_MASK, move_key_cb, GTK_DIR_DOWN },
};

/* A scrolled window takes these for itself unless what is in it takes them first. */
static const struct
{
  guint key;
  GdkModifierType modifiers;
} scrolling_keys[] = {
  { GDK_KEY_Page_Up, 0 },
  { GDK_KEY_Page_Down, 0 },
  { GDK_KEY_Home, 0 },
  { GDK_KEY_End, 0 },
  { GDK_KEY_Left, GDK_CONTROL_MASK },
  { GDK_KEY_Right, GDK_CONTROL_MASK },
  { GDK_KEY_Up, GDK_CONTROL_MASK },
  { GDK_KEY_Down, GDK_CONTROL_MASK },
};

static gboolean
scrolling_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  guint key;
  guint modifiers;

  g_variant_get (args, "(uu)", &key, &modifiers);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == key && keys[i].modifiers == modifiers)
      {
        g_autoptr (GVariant) argument =
            g_variant_ref_sink (g_variant_new ("(i)", keys[i].argument));

        return keys[i].run (GTK_WIDGET (data), argument, NULL);
      }
  return GDK_EVENT_PROPAGATE;
}

void
ethos_cards_keys_add (EthosCardsView *self, GtkWidget *widget)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (scrolling_keys); i++)
    {
      GtkShortcut *shortcut =
          gtk_shortcut_new (gtk_keyval_trigger_new (scrolling_keys[i].key,
                                                    scrolling_keys[i].modifiers),
                            gtk_callback_action_new (scrolling_key_cb, self, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new ("(uu)", scrolling_keys[i].key,
                                                           (guint) scrolling_keys[i].modifiers));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (widget, controller);
}

void
ethos_cards_keys_class_init (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, keys[i].run, "(i)",
                                  keys[i].argument);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, open_key_cb, "(b)", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, open_key_cb, "(b)", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F2, 0, open_key_cb, "(b)", TRUE);
}
