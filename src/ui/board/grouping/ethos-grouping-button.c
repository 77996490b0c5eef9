// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-grouping-button.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-em.h"
#include "ethos-grouping-dialog.h"
#include "ethos-widget-names.h"

struct _EthosGroupingButton
{
  GtkWidget parent_instance;

  EthosStore *store;
  EthosPrivacy *privacy;
  GtkWidget *button;
  char *wall;
  guint n_waiting;
};

G_DEFINE_FINAL_TYPE (EthosGroupingButton, ethos_grouping_button, GTK_TYPE_WIDGET)

static EthosSession *
get_session (EthosGroupingButton *self)
{
  return ethos_store_get_session (self->store);
}

/* Two that are in no group can be put into one. */
static gboolean
has_loose_notes (EthosGroupingButton *self)
{
  const EthosNote *note;
  EthosChildIter iter;
  guint n_loose = 0;

  ethos_session_iter_init (get_session (self), &iter, self->wall, ETHOS_KIND_NOTE);
  while (n_loose < 2 && (note = ethos_child_iter_next (&iter)) != NULL)
    if (!note->aside &&
        ethos_session_find (get_session (self), ETHOS_KIND_GROUP, note->group) == NULL)
      n_loose++;
  return n_loose >= 2;
}

/* Somebody has proposed a group while the facilitator looked elsewhere. */
static void
tell_waiting (EthosGroupingButton *self, guint n_waiting)
{
  gboolean more = n_waiting > self->n_waiting;
  g_autofree char *text = NULL;

  self->n_waiting = n_waiting;
  if (!more || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  text = g_strdup_printf (ngettext ("%'u proposed group is waiting",
                                    "%'u proposed groups are waiting", n_waiting),
                          n_waiting);
  ethos_announce (GTK_WIDGET (self), text);
}

static void
update (EthosGroupingButton *self)
{
  g_autofree char *label = NULL;
  guint n_waiting = 0;

  if (self->wall != NULL)
    n_waiting = ethos_item_list_get_length (
        ethos_session_get_children (get_session (self), self->wall, ETHOS_KIND_PROPOSAL));
  if (n_waiting > 0)
    label = g_strdup_printf (ngettext ("%'u Proposed _Group…", "%'u Proposed _Groups…", n_waiting),
                             n_waiting);
  else
    label = g_strdup (_ ("Suggest _Groups…"));
  ethos_set_button_label (GTK_BUTTON (self->button), label);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          self->wall != NULL && (n_waiting > 0 || has_loose_notes (self)));
  gtk_widget_set_sensitive (self->button, !ethos_store_get_read_only (self->store));
  tell_waiting (self, n_waiting);
}

static void
changed_cb (EthosGroupingButton *self, EthosChanges *changes)
{
  if (ethos_changes_touch (changes, ETHOS_KIND_NOTE) ||
      ethos_changes_touch (changes, ETHOS_KIND_GROUP) ||
      ethos_changes_touch (changes, ETHOS_KIND_PROPOSAL))
    update (self);
}

static void
ethos_grouping_button_dispose (GObject *object)
{
  EthosGroupingButton *self = ETHOS_GROUPING_BUTTON (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->privacy);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ethos_grouping_button_parent_class)->dispose (object);
}

static void
ethos_grouping_button_finalize (GObject *object)
{
  g_free (ETHOS_GROUPING_BUTTON (object)->wall);
  G_OBJECT_CLASS (ethos_grouping_button_parent_class)->finalize (object);
}

static void
ethos_grouping_button_class_init (EthosGroupingButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ethos_grouping_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = ethos_grouping_button_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ethos_grouping_button_init (EthosGroupingButton *self)
{
  self->button = gtk_button_new_with_mnemonic ("");
  gtk_widget_set_tooltip_text (self->button,
                               _ ("Groups that the words of the notes suggest, and those that "
                                  "others have proposed"));
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (ethos_grouping_button_open), self);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/**
 * ethos_grouping_button_new:
 * @store: a store
 * @privacy: whether the room can see this screen
 *
 * Makes the button that opens what is suggested and proposed for the notes of a wall, and says how
 * many proposals wait.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_grouping_button_new (EthosStore *store, EthosPrivacy *privacy)
{
  EthosGroupingButton *self;

  g_return_val_if_fail (ETHOS_IS_STORE (store) && ETHOS_IS_PRIVACY (privacy), NULL);

  self = g_object_new (ETHOS_TYPE_GROUPING_BUTTON, NULL);
  self->store = g_object_ref (store);
  self->privacy = g_object_ref (privacy);
  g_signal_connect_object (get_session (self), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::read-only", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * ethos_grouping_button_set_wall:
 * @self: a button
 * @wall: (nullable): the id of a step whose notes are revealed; none hides it
 */
void
ethos_grouping_button_set_wall (EthosGroupingButton *self, const char *wall)
{
  g_return_if_fail (ETHOS_IS_GROUPING_BUTTON (self));

  if (ethos_set_string (&self->wall, wall))
    update (self);
}

/* The button is where the wall can be told. */
static void
grouping_cb (EthosGroupingButton *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "board.keep-places", NULL);
}

/**
 * ethos_grouping_button_open:
 * @self: a button
 *
 * Does what a press does, where there is something to be grouped.
 */
void
ethos_grouping_button_open (EthosGroupingButton *self)
{
  GtkRoot *root;
  GtkWindow *dialog;

  g_return_if_fail (ETHOS_IS_GROUPING_BUTTON (self));

  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (!gtk_widget_get_visible (GTK_WIDGET (self)) || !gtk_widget_get_sensitive (self->button) ||
      !GTK_IS_WINDOW (root))
    return;
  dialog = ethos_grouping_dialog_new (GTK_WINDOW (root), self->store, self->privacy, self->wall);
  g_signal_connect_object (dialog, "grouping", G_CALLBACK (grouping_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}
