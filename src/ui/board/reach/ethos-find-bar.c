// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-find-bar.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-em.h"
#include "ethos-find-filter.h"
#include "ethos-text.h"
#include "ethos-wrap-layout.h"

/* What is found is said once no key has come for so long. */
#define TELL_AFTER_MS 500

/* So many notes are made ready at a time, which takes about a millisecond. */
#define PREPARE_AT_ONCE 250

#define ENTRY_CHARS 16

struct _EthosFindBar
{
  GtkWidget parent_instance;

  EthosStore *store;
  EthosNotesWall *notes;
  /* The id of the step whose notes are on it. */
  char *wall;

  GtkWidget *box;
  GtkWidget *entry;
  GtkLabel *count;
  GtkWidget *previous;
  GtkWidget *next;
  EthosFindFilter *filter;
  GtkWidget *select;
  GtkLabel *missed;

  guint telling;
  guint preparing;
  guint n_told_missed;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (EthosFindBar, ethos_find_bar, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_STORE,
  PROP_NOTES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static char *
dup_count (EthosFindBar *self)
{
  guint n_notes = ethos_notes_wall_count_notes (self->notes);
  guint n_matches = ethos_notes_wall_count_matches (self->notes);
  guint at = ethos_notes_wall_get_match (self->notes);

  if (n_matches == 0)
    /* Translators: how many notes were found, among how many. */
    return g_strdup_printf (_ ("None of %'u"), n_notes);
  if (at == 0)
    /* Translators: how many notes were found, among how many. */
    return g_strdup_printf (_ ("%'u of %'u found"), n_matches, n_notes);
  /* Translators: how many notes were found, among how many, and which of the found ones is looked
   * at. */
  return g_strdup_printf (_ ("%'u of %'u found, at no. %'u"), n_matches, n_notes, at);
}

static EthosNoteQuery *
new_query (EthosFindBar *self)
{
  return ethos_find_filter_new_query (self->filter,
                                      gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static gboolean
is_empty (EthosFindBar *self)
{
  g_autoptr (EthosNoteQuery) query = new_query (self);

  return ethos_note_query_is_empty (query);
}

static void
stop_telling (EthosFindBar *self)
{
  g_clear_handle_id (&self->telling, g_source_remove);
}

static gboolean
tell_cb (gpointer data)
{
  EthosFindBar *self = data;
  g_autofree char *count = dup_count (self);

  self->telling = 0;
  if (!is_empty (self))
    ethos_announce (GTK_WIDGET (self), count);
  return G_SOURCE_REMOVE;
}

static void
tell_later (EthosFindBar *self)
{
  stop_telling (self);
  self->telling = g_timeout_add (TELL_AFTER_MS, tell_cb, self);
}

/* A note that was written a moment ago and is dimmed at once would otherwise seem lost. */
static void
update_missed (EthosFindBar *self)
{
  guint n_missed = ethos_notes_wall_count_missed (self->notes);
  g_autofree char *text = g_strdup_printf (ngettext ("%'u new note is not among them",
                                                     "%'u new notes are not among them", n_missed),
                                           n_missed);

  gtk_label_set_text (self->missed, n_missed > 0 ? text : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->missed), n_missed > 0);
  if (n_missed > self->n_told_missed)
    ethos_announce (GTK_WIDGET (self), text);
  self->n_told_missed = n_missed;
}

/* Says what is found now. */
static void
update (EthosFindBar *self)
{
  gboolean empty = is_empty (self);
  guint n_matches = ethos_notes_wall_count_matches (self->notes);
  gboolean any = !empty && n_matches > 0;
  g_autofree char *count = dup_count (self);

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  gtk_label_set_text (self->count, empty ? NULL : count);
  gtk_widget_set_sensitive (self->previous, any);
  gtk_widget_set_sensitive (self->next, any);
  gtk_widget_set_sensitive (self->select, any);
  if (empty || n_matches > 0)
    gtk_widget_remove_css_class (self->entry, "error");
  else
    gtk_widget_add_css_class (self->entry, "error");
  update_missed (self);
}

static void
query_changed_cb (EthosFindBar *self)
{
  g_autoptr (EthosNoteQuery) query = NULL;

  if (self->filling || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  query = new_query (self);
  self->n_told_missed = 0;
  ethos_notes_wall_set_query (self->notes, query);
  ethos_notes_wall_show_match (self->notes);
  update (self);
  tell_later (self);
}

static gboolean
prepare_cb (gpointer data)
{
  EthosFindBar *self = data;

  if (ethos_notes_wall_prepare_query (self->notes, PREPARE_AT_ONCE))
    return G_SOURCE_CONTINUE;
  self->preparing = 0;
  return G_SOURCE_REMOVE;
}

static void
matches_changed_cb (EthosFindBar *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  ethos_find_filter_update (self->filter);
  update (self);
}

static void
reset (EthosFindBar *self)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  ethos_find_filter_reset (self->filter);
  self->filling = FALSE;
}

/* Enter alone is the entry's own. */
static gboolean
key_pressed_cb (EthosFindBar *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if (enter && modifiers == GDK_SHIFT_MASK)
    ethos_find_bar_step (self, -1);
  else if (enter && modifiers == GDK_ALT_MASK)
    ethos_find_bar_select (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
next_cb (EthosFindBar *self)
{
  ethos_find_bar_step (self, 1);
}

static void
previous_cb (EthosFindBar *self)
{
  ethos_find_bar_step (self, -1);
}

static GtkWidget *
new_button (EthosFindBar *self, const char *icon, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static void
build_search (EthosFindBar *self)
{
  GtkWidget *row = ethos_wrap_box_new (8);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_search_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), ENTRY_CHARS);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find on the wall"), -1);
  g_object_set (self->entry, "placeholder-text", _ ("Find on the wall"), NULL);
  /* What tells of changes to a search waits a while by itself. */
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (query_changed_cb), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (ethos_find_bar_close), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (next_cb), self);
  g_signal_connect_swapped (self->entry, "next-match", G_CALLBACK (next_cb), self);
  g_signal_connect_swapped (self->entry, "previous-match", G_CALLBACK (previous_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->count, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  self->previous =
      new_button (self, "go-up-symbolic", _ ("Previous match"), G_CALLBACK (previous_cb));
  self->next = new_button (self, "go-down-symbolic", _ ("Next match"), G_CALLBACK (next_cb));
  gtk_box_append (GTK_BOX (row), self->entry);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (row), self->previous);
  gtk_box_append (GTK_BOX (row), self->next);
  gtk_box_append (GTK_BOX (row),
                  new_button (self, "window-close-symbolic", _ ("Show all notes again"),
                              G_CALLBACK (ethos_find_bar_close)));
  gtk_box_append (GTK_BOX (self->box), row);
}

static void
build_filter (EthosFindBar *self)
{
  GtkWidget *row = ethos_wrap_box_new (8);

  self->filter = ETHOS_FIND_FILTER (ethos_find_filter_new (self->store));
  g_signal_connect_swapped (self->filter, "changed", G_CALLBACK (query_changed_cb), self);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->filter));
  self->select = gtk_button_new_with_mnemonic (_ ("Select All _Found"));
  g_signal_connect_swapped (self->select, "clicked", G_CALLBACK (ethos_find_bar_select), self);
  gtk_box_append (GTK_BOX (row), self->select);
  self->missed = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->missed, TRUE);
  gtk_label_set_xalign (self->missed, 0);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->missed));
  gtk_box_append (GTK_BOX (self->box), row);
}

static void
ethos_find_bar_constructed (GObject *object)
{
  EthosFindBar *self = ETHOS_FIND_BAR (object);

  G_OBJECT_CLASS (ethos_find_bar_parent_class)->constructed (object);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->filling = TRUE;
  build_search (self);
  build_filter (self);
  self->filling = FALSE;
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (self->notes, "matches-changed", G_CALLBACK (matches_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
ethos_find_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EthosFindBar *self = ETHOS_FIND_BAR (object);

  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_NOTES:
      g_value_set_object (value, self->notes);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_find_bar_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  EthosFindBar *self = ETHOS_FIND_BAR (object);

  switch (prop_id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    case PROP_NOTES:
      self->notes = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_find_bar_dispose (GObject *object)
{
  EthosFindBar *self = ETHOS_FIND_BAR (object);

  stop_telling (self);
  g_clear_handle_id (&self->preparing, g_source_remove);
  self->filling = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->notes);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ethos_find_bar_parent_class)->dispose (object);
}

static void
ethos_find_bar_finalize (GObject *object)
{
  EthosFindBar *self = ETHOS_FIND_BAR (object);

  g_free (self->wall);
  G_OBJECT_CLASS (ethos_find_bar_parent_class)->finalize (object);
}

static void
ethos_find_bar_class_init (EthosFindBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = ethos_find_bar_constructed;
  object_class->dispose = ethos_find_bar_dispose;
  object_class->finalize = ethos_find_bar_finalize;
  object_class->get_property = ethos_find_bar_get_property;
  object_class->set_property = ethos_find_bar_set_property;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ETHOS_TYPE_STORE, flags);
  properties[PROP_NOTES] = g_param_spec_object ("notes", NULL, NULL, ETHOS_TYPE_NOTES_WALL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "findbar");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ethos_find_bar_init (EthosFindBar *self)
{
}

/**
 * ethos_find_bar_new:
 * @store: the workshop
 * @wall: the wall on which notes are looked for
 *
 * Makes the bar in which notes are found by their words, and others left out by color, by group or
 * because they were read. It is not shown before ethos_find_bar_open(), and nothing is left out
 * once it is closed.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_find_bar_new (EthosStore *store, EthosNotesWall *wall)
{
  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);
  g_return_val_if_fail (ETHOS_IS_NOTES_WALL (wall), NULL);

  return g_object_new (ETHOS_TYPE_FIND_BAR, "store", store, "notes", wall, NULL);
}

/**
 * ethos_find_bar_set_wall:
 * @wall: (nullable): the id of the step whose notes are shown, or none where nothing can be found
 *
 * Closes the bar where that is another one.
 */
void
ethos_find_bar_set_wall (EthosFindBar *self, const char *wall)
{
  g_return_if_fail (ETHOS_IS_FIND_BAR (self));

  if (!ethos_set_string (&self->wall, wall))
    return;
  ethos_find_filter_set_wall (self->filter, wall);
  stop_telling (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  reset (self);
  ethos_notes_wall_set_query (self->notes, NULL);
}

/**
 * ethos_find_bar_open:
 *
 * Shows the bar, with the keyboard in it and what was typed last selected.
 */
void
ethos_find_bar_open (EthosFindBar *self)
{
  g_return_if_fail (ETHOS_IS_FIND_BAR (self));

  if (self->wall == NULL)
    return;
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    {
      gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
      ethos_find_filter_update (self->filter);
      update (self);
    }
  if (self->preparing == 0)
    self->preparing = g_idle_add (prepare_cb, self);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/**
 * ethos_find_bar_close:
 *
 * Takes the bar away: all notes are there again. The focus goes to the note that was found.
 */
void
ethos_find_bar_close (EthosFindBar *self)
{
  gboolean told;
  g_autofree char *text = NULL;
  guint n_notes;

  g_return_if_fail (ETHOS_IS_FIND_BAR (self));

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  told = !is_empty (self);
  n_notes = ethos_notes_wall_count_notes (self->notes);
  stop_telling (self);
  /* The focus first: what goes away would take it along. */
  gtk_widget_activate_action (GTK_WIDGET (self), "board.focus-found", NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  reset (self);
  ethos_notes_wall_set_query (self->notes, NULL);
  if (!told)
    return;
  text = g_strdup_printf (ngettext ("%'u note is shown again", "All %'u notes are shown again",
                                    n_notes),
                          n_notes);
  ethos_announce (GTK_WIDGET (self->notes), text);
}

gboolean
ethos_find_bar_get_open (EthosFindBar *self)
{
  g_return_val_if_fail (ETHOS_IS_FIND_BAR (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self));
}

/**
 * ethos_find_bar_step:
 * @step: 1 for the next match, -1 for the one before
 *
 * Goes to another match. The keyboard stays where it is, so that the next step is the same key: who
 * does not see the wall hears what is there.
 */
void
ethos_find_bar_step (EthosFindBar *self, int step)
{
  const char *words;
  g_autofree char *place = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (ETHOS_IS_FIND_BAR (self));

  if (!gtk_widget_get_visible (GTK_WIDGET (self)) || is_empty (self) ||
      !ethos_notes_wall_step_match (self->notes, step))
    return;
  stop_telling (self);
  update (self);
  words = ethos_notes_wall_get_match_text (self->notes);
  place = ethos_dup_place (ethos_notes_wall_get_match (self->notes),
                           ethos_notes_wall_count_matches (self->notes));
  if (words == NULL)
    return;
  /* Translators: spoken; a note that was found: which one of how many, and its text. */
  text = ethos_text_print_isolated (_ ("%s: %s"), place, words);
  ethos_announce (GTK_WIDGET (self), text);
}

/**
 * ethos_find_bar_select:
 *
 * Selects everything that is found, and goes there.
 */
void
ethos_find_bar_select (EthosFindBar *self)
{
  g_autofree char *text = NULL;
  guint n_selected;

  g_return_if_fail (ETHOS_IS_FIND_BAR (self));

  if (is_empty (self) || ethos_notes_wall_count_matches (self->notes) == 0)
    return;
  stop_telling (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "board.show-wall", NULL);
  n_selected = ethos_notes_wall_select_matches (self->notes);
  text = g_strdup_printf (ngettext ("%'u selected", "%'u selected", n_selected), n_selected);
  ethos_announce (GTK_WIDGET (self->notes), text);
}
