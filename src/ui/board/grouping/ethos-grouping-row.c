// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-grouping-row.h"

#include <glib/gi18n.h>

#include "ethos-text.h"

/* So many notes can be looked over; the others are asked for. */
#define NOTES_SHOWN 5
#define MORE_MAX 100
#define NOTE_LINES 2

struct _EthosGroupingRow
{
  GtkListBoxRow parent_instance;

  EthosStore *store;
  char *proposal;
  char *title;
  char **notes;
  GtkWidget *accept;
};

G_DEFINE_FINAL_TYPE (EthosGroupingRow, ethos_grouping_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  ACCEPTED,
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
accept_cb (EthosGroupingRow *self)
{
  g_signal_emit (self, signals[ACCEPTED], 0);
}

static void
leave_cb (EthosGroupingRow *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static gboolean
key_pressed_cb (EthosGroupingRow *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (!gtk_widget_has_focus (GTK_WIDGET (self)) ||
      (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      accept_cb (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      leave_cb (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
ethos_grouping_row_finalize (GObject *object)
{
  EthosGroupingRow *self = ETHOS_GROUPING_ROW (object);

  g_clear_object (&self->store);
  g_free (self->proposal);
  g_free (self->title);
  g_strfreev (self->notes);
  G_OBJECT_CLASS (ethos_grouping_row_parent_class)->finalize (object);
}

static void
ethos_grouping_row_class_init (EthosGroupingRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ethos_grouping_row_finalize;

  /**
   * EthosGroupingRow::accepted:
   *
   * Emitted when the group shall be made.
   */
  signals[ACCEPTED] = g_signal_new ("accepted", ETHOS_TYPE_GROUPING_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  /**
   * EthosGroupingRow::left:
   *
   * Emitted when the group shall not be made.
   */
  signals[LEFT] = g_signal_new ("left", ETHOS_TYPE_GROUPING_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
ethos_grouping_row_init (EthosGroupingRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  /* A click on the words means nothing yet. */
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
}

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static char *
dup_reason (const EthosGroupOffer *offer, guint n_notes)
{
  gboolean given = offer->reason != NULL && *offer->reason != '\0';

  if (offer->proposal == NULL)
    return ethos_text_print_isolated (
        /* Translators: why notes may belong together: %s is a list of words that all or most of
         * them have. */
        ngettext ("%s: %'u note", "%s: %'u notes", n_notes), offer->reason, n_notes);
  if (given)
    return ethos_text_print_isolated (
        /* Translators: %s is who proposes a group, such as “Table 3”. */
        ngettext ("%s proposes this: %'u note", "%s proposes this: %'u notes", n_notes),
        offer->reason, n_notes);
  return g_strdup_printf (ngettext ("Proposed: %'u note", "Proposed: %'u notes", n_notes), n_notes);
}

/* What the room could see of what was offered, each once: the rest may be gone by now. */
static char **
list_shown (EthosStore *store, const char *const *ids)
{
  g_autoptr (GStrvBuilder) shown = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const EthosNote *note =
          ethos_session_find (ethos_store_get_session (store), ETHOS_KIND_NOTE, ids[i]);

      if (note != NULL && !note->aside && g_hash_table_add (seen, (gpointer) ids[i]))
        g_strv_builder_add (shown, ids[i]);
    }
  return g_strv_builder_end (shown);
}

static void
append_notes (EthosGroupingRow *self, GtkWidget *box, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    {
      const EthosNote *note = ethos_session_find (ethos_store_get_session (self->store),
                                                  ETHOS_KIND_NOTE, self->notes[i]);
      GtkWidget *label;

      if (note == NULL)
        continue;
      label = new_label (note->text, "offered-note");
      gtk_label_set_lines (GTK_LABEL (label), NOTE_LINES);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (box), label);
    }
}

/* Made once somebody asks: of thousands of notes nobody does. */
static void
expanded_cb (EthosGroupingRow *self, GParamSpec *pspec, GtkExpander *expander)
{
  guint n_notes = g_strv_length (self->notes);
  guint end = MIN (n_notes, NOTES_SHOWN + MORE_MAX);
  GtkWidget *box = gtk_expander_get_child (expander);
  g_autofree char *text = NULL;

  if (gtk_widget_get_first_child (box) != NULL)
    return;
  append_notes (self, box, NOTES_SHOWN, end);
  if (end == n_notes)
    return;
  /* Translators: stands below a list of notes that goes on. */
  text = g_strdup_printf (ngettext ("and %'u more", "and %'u more", n_notes - end), n_notes - end);
  gtk_box_append (GTK_BOX (box), new_label (text, "quiet"));
}

static GtkWidget *
build_notes (EthosGroupingRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  guint n_notes = g_strv_length (self->notes);
  g_autofree char *label = NULL;
  GtkWidget *expander;

  append_notes (self, box, 0, MIN (n_notes, NOTES_SHOWN));
  if (n_notes <= NOTES_SHOWN)
    return box;

  /* Translators: how many notes are listed when this is opened. */
  label = g_strdup_printf (ngettext ("%'u more note", "%'u more notes", n_notes - NOTES_SHOWN),
                           n_notes - NOTES_SHOWN);
  expander = gtk_expander_new (label);
  gtk_expander_set_child (GTK_EXPANDER (expander), gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  g_signal_connect_object (expander, "notify::expanded", G_CALLBACK (expanded_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), expander);
  return box;
}

/* Some may have been put into a group since they were proposed. */
static GtkWidget *
build_stays (EthosGroupingRow *self)
{
  g_auto (GStrv) loose = ethos_grouping_row_dup_loose (self);
  guint n_stay = g_strv_length (self->notes) - g_strv_length (loose);
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u of them is in a group by now and stays there",
                                 "%u of them are in groups by now and stay there", n_stay),
                       n_stay);
  GtkWidget *label = new_label (text, "quiet");

  gtk_widget_set_visible (label, n_stay > 0);
  return label;
}

static GtkWidget *
build_buttons (EthosGroupingRow *self, const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *leave =
      gtk_button_new_with_label (self->proposal != NULL ? _ ("Refuse") : _ ("Leave"));
  g_autofree char *accept_name = NULL;
  g_autofree char *leave_name = NULL;

  self->accept = gtk_button_new_with_label (_ ("Accept"));
  g_signal_connect_swapped (self->accept, "clicked", G_CALLBACK (accept_cb), self);
  g_signal_connect_swapped (leave, "clicked", G_CALLBACK (leave_cb), self);
  /* Translators: a button, as a screen reader says it; %s is the name of a group. */
  accept_name = ethos_text_print_isolated (_ ("Accept “%s”"), name);
  /* Translators: buttons, as a screen reader says them; %s is the name of a group. */
  leave_name =
      ethos_text_print_isolated (self->proposal != NULL ? _ ("Refuse “%s”") : _ ("Leave “%s”"),
                                 name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->accept), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  accept_name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (leave), GTK_ACCESSIBLE_PROPERTY_LABEL, leave_name,
                                  -1);
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), leave);
  gtk_box_append (GTK_BOX (box), self->accept);
  return box;
}

/**
 * ethos_grouping_row_new:
 * @store: a store
 * @offer: a group that is not there yet
 *
 * Makes a row that says which notes would be together, and why, and lets it be accepted or not:
 * Enter and Delete do so as well.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_grouping_row_new (EthosStore *store, const EthosGroupOffer *offer)
{
  EthosGroupingRow *self;
  GtkWidget *box, *heading, *why;
  const char *name;
  g_autofree char *reason = NULL;

  g_return_val_if_fail (ETHOS_IS_STORE (store) && offer != NULL && offer->notes != NULL, NULL);

  self = g_object_new (ETHOS_TYPE_GROUPING_ROW, NULL);
  self->store = g_object_ref (store);
  self->proposal = g_strdup (offer->proposal);
  self->title = g_strdup (offer->title != NULL ? offer->title : "");
  self->notes = list_shown (store, offer->notes);
  name = *self->title != '\0' ? self->title : _ ("Group without a name");
  reason = dup_reason (offer, g_strv_length (self->notes));

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  heading = new_label (name, "heading");
  why = new_label (reason, "quiet");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), why);
  gtk_box_append (GTK_BOX (box), build_notes (self));
  gtk_box_append (GTK_BOX (box), build_stays (self));
  gtk_box_append (GTK_BOX (box), build_buttons (self, name));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  heading, why, NULL, -1);
  return GTK_WIDGET (self);
}

/**
 * ethos_grouping_row_get_proposal:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the id of the proposal that it shows
 */
const char *
ethos_grouping_row_get_proposal (EthosGroupingRow *self)
{
  g_return_val_if_fail (ETHOS_IS_GROUPING_ROW (self), NULL);

  return self->proposal;
}

/**
 * ethos_grouping_row_get_title:
 * @self: a row
 *
 * Returns: (transfer none): what the group would be called, may be empty
 */
const char *
ethos_grouping_row_get_title (EthosGroupingRow *self)
{
  g_return_val_if_fail (ETHOS_IS_GROUPING_ROW (self), NULL);

  return self->title;
}

/**
 * ethos_grouping_row_dup_loose:
 * @self: a row
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids of its notes that are on the wall and
 *   in no group by now
 */
char **
ethos_grouping_row_dup_loose (EthosGroupingRow *self)
{
  g_autoptr (GStrvBuilder) loose = g_strv_builder_new ();
  EthosSession *session;

  g_return_val_if_fail (ETHOS_IS_GROUPING_ROW (self), NULL);

  session = ethos_store_get_session (self->store);
  for (guint i = 0; self->notes[i] != NULL; i++)
    {
      const EthosNote *note = ethos_session_find (session, ETHOS_KIND_NOTE, self->notes[i]);

      if (note != NULL && !note->aside &&
          ethos_session_find (session, ETHOS_KIND_GROUP, note->group) == NULL)
        g_strv_builder_add (loose, self->notes[i]);
    }
  return g_strv_builder_end (loose);
}

/**
 * ethos_grouping_row_focus_accept:
 * @self: a row
 *
 * Puts the focus on the button that accepts it.
 */
void
ethos_grouping_row_focus_accept (EthosGroupingRow *self)
{
  g_return_if_fail (ETHOS_IS_GROUPING_ROW (self));

  gtk_widget_grab_focus (self->accept);
}
