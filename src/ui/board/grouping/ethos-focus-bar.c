// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-focus-bar.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-em.h"
#include "ethos-focus.h"
#include "ethos-projection.h"
#include "ethos-text.h"
#include "ethos-turn-pair.h"

struct _EthosFocusBar
{
  GtkWidget parent_instance;

  EthosStore *store;
  char *wall;
  GtkWidget *row;
  GtkLabel *words;
  EthosTurnPair turns;
  GtkWidget *one_by_one;
  GtkWidget *all;
};

G_DEFINE_FINAL_TYPE (EthosFocusBar, ethos_focus_bar, GTK_TYPE_WIDGET)

static EthosSession *
get_session (EthosFocusBar *self)
{
  return ethos_store_get_session (self->store);
}

static char *
dup_note_words (const EthosNote *note, const EthosFocusPlace *place)
{
  g_autofree char *label = ethos_record_dup_label (&note->record);
  gboolean named =
      place->group != NULL && place->group->title != NULL && *place->group->title != '\0';

  if (place->group == NULL)
    /* Translators: what the projector shows: the beginning of a note. */
    return ethos_text_print_isolated (_ ("On the projector: “%s”"), label);
  if (named)
    return ethos_text_print_isolated (
        /* Translators: what the projector shows: the beginning of a note, which one of its group it
         * is, how many there are, and the name of the group. */
        _ ("On the projector: “%s”, note %u of %u in “%s”"), label, place->place, place->n_places,
        place->group->title);
  /* Translators: what the projector shows: the beginning of a note, which one of its group it is,
   * and how many there are. */
  return ethos_text_print_isolated (_ ("On the projector: “%s”, note %u of %u"), label,
                                    place->place, place->n_places);
}

static char *
dup_group_words (const EthosGroup *group, guint n_notes)
{
  gboolean named = group->title != NULL && *group->title != '\0';

  return ethos_text_print_isolated (
      /* Translators: what the projector shows: the name of a group and how many notes it has. */
      ngettext ("On the projector: “%s”, %'u note", "On the projector: “%s”, %'u notes", n_notes),
      named ? group->title : _ ("Group without a name"), n_notes);
}

/* What takes more than one page says which one is shown. */
static char *
dup_words (EthosFocusBar *self, gconstpointer focus)
{
  EthosFocusPlace place = ethos_focus_get_place (get_session (self));
  guint n_pages =
      ethos_projection_count_focus_pages (get_session (self), ((const EthosRecord *) focus)->id);
  g_autofree char *words = ethos_record_get_kind (focus) == ETHOS_KIND_NOTE
                               ? dup_note_words (focus, &place)
                               : dup_group_words (focus, place.n_places);
  g_autofree char *page = NULL;

  if (n_pages <= 1)
    return g_steal_pointer (&words);
  page = g_strdup_printf (_ ("Page %u of %u"),
                          ethos_projection_get_focus_page (get_session (self)) + 1, n_pages);
  return g_strjoin (", ", words, page, NULL);
}

static gboolean
can_turn (EthosFocusBar *self, gboolean forward)
{
  g_autoptr (EthosRecord) op = ethos_focus_create_turn (get_session (self), forward);

  return op != NULL && !ethos_store_get_read_only (self->store);
}

static void
update (EthosFocusBar *self)
{
  gconstpointer focus =
      self->wall != NULL ? ethos_focus_find (get_session (self), self->wall) : NULL;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), focus != NULL);
  if (focus == NULL)
    return;
  words = dup_words (self, focus);
  gtk_label_set_text (self->words, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->words), words);
  ethos_turn_pair_update (&self->turns, can_turn (self, FALSE), can_turn (self, TRUE));
  gtk_widget_set_visible (self->one_by_one,
                          ethos_record_get_kind (focus) == ETHOS_KIND_GROUP &&
                              ethos_focus_get_place (get_session (self)).n_places > 0);
  gtk_widget_set_sensitive (self->one_by_one, !ethos_store_get_read_only (self->store));
}

static void
changed_cb (EthosFocusBar *self, EthosChanges *changes)
{
  if (ethos_changes_touch (changes, ETHOS_KIND_WORKSHOP) ||
      ethos_changes_touch (changes, ETHOS_KIND_NOTE) ||
      ethos_changes_touch (changes, ETHOS_KIND_GROUP) ||
      ethos_changes_touch (changes, ETHOS_KIND_ACTIVITY))
    update (self);
}

/* The focus stays on the button, which says nothing of where it has led. */
static void
run (EthosFocusBar *self, EthosRecord *op)
{
  if (op != NULL && ethos_store_run (self->store, op))
    ethos_announce (GTK_WIDGET (self), gtk_label_get_text (self->words));
}

static void
previous_cb (EthosFocusBar *self)
{
  run (self, ethos_focus_create_turn (get_session (self), FALSE));
}

static void
next_cb (EthosFocusBar *self)
{
  run (self, ethos_focus_create_turn (get_session (self), TRUE));
}

/* Its button goes away with the group: the focus goes to what leads on. It has left the button by
 * then: GTK would take it elsewhere once it has drawn. */
static void
one_by_one_cb (EthosFocusBar *self)
{
  EthosRecord *op = ethos_focus_create_first (get_session (self));

  gtk_widget_grab_focus (self->all);
  if (op == NULL || !ethos_store_run (self->store, op))
    {
      gtk_widget_grab_focus (self->one_by_one);
      return;
    }
  if (gtk_widget_is_sensitive (self->turns.next))
    gtk_widget_grab_focus (self->turns.next);
  ethos_announce (GTK_WIDGET (self), gtk_label_get_text (self->words));
}

/* Escape leaves what is shown alone from the wall, and from here as well. */
static gboolean
key_pressed_cb (EthosFocusBar *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Escape || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), "board.show-all", NULL);
  return GDK_EVENT_STOP;
}

static void
ethos_focus_bar_dispose (GObject *object)
{
  EthosFocusBar *self = ETHOS_FOCUS_BAR (object);

  g_clear_pointer (&self->row, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ethos_focus_bar_parent_class)->dispose (object);
}

static void
ethos_focus_bar_finalize (GObject *object)
{
  g_free (ETHOS_FOCUS_BAR (object)->wall);
  G_OBJECT_CLASS (ethos_focus_bar_parent_class)->finalize (object);
}

static void
ethos_focus_bar_class_init (EthosFocusBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ethos_focus_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = ethos_focus_bar_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "focusbar");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ethos_focus_bar_init (EthosFocusBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->all = gtk_button_new_with_mnemonic (_ ("Show _All Again"));
  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->words, 0);
  gtk_label_set_ellipsize (self->words, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->words), TRUE);
  self->one_by_one = gtk_button_new_with_mnemonic (_ ("One by _One"));
  gtk_widget_set_tooltip_text (self->one_by_one,
                               _ ("Show each note of the group alone on the projector"));
  g_signal_connect_swapped (self->one_by_one, "clicked", G_CALLBACK (one_by_one_cb), self);
  self->turns.previous =
      ethos_turn_button_new ("go-previous-symbolic", _ ("Previous on the projector"));
  self->turns.next = ethos_turn_button_new ("go-next-symbolic", _ ("Next on the projector"));
  g_signal_connect_swapped (self->turns.previous, "clicked", G_CALLBACK (previous_cb), self);
  g_signal_connect_swapped (self->turns.next, "clicked", G_CALLBACK (next_cb), self);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->all), "board.show-all");
  gtk_box_append (GTK_BOX (self->row), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (self->row), self->one_by_one);
  gtk_box_append (GTK_BOX (self->row), self->turns.previous);
  gtk_box_append (GTK_BOX (self->row), self->turns.next);
  gtk_box_append (GTK_BOX (self->row), self->all);
  gtk_widget_set_parent (self->row, GTK_WIDGET (self));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * ethos_focus_bar_new:
 * @store: a store
 *
 * Makes the bar that says which note or group is alone on the projector, goes on to what comes
 * beside it, and, by the action `board.show-all`, leaves it. It is there only while there is one.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_focus_bar_new (EthosStore *store)
{
  EthosFocusBar *self;

  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);

  self = g_object_new (ETHOS_TYPE_FOCUS_BAR, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (get_session (self), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::read-only", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * ethos_focus_bar_set_wall:
 * @self: a bar
 * @wall: (nullable): the id of the step whose wall is shown; none hides it
 */
void
ethos_focus_bar_set_wall (EthosFocusBar *self, const char *wall)
{
  g_return_if_fail (ETHOS_IS_FOCUS_BAR (self));

  if (ethos_set_string (&self->wall, wall))
    update (self);
}
