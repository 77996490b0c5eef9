// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-group-column.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-dots.h"
#include "ethos-em.h"
#include "ethos-screen-sign.h"
#include "ethos-text.h"

/* What does not fit into these is in the tooltip. */
#define TITLE_LINES 2

struct _EthosGroupColumn
{
  GtkWidget parent_instance;

  char *id;
  char *title;
  GtkWidget *header;
  GtkWidget *sums;
  GtkStack *stack;
  GtkLabel *label;
  /* Made when somebody changes the name first: a wall may have hundreds of groups. */
  GtkEntry *entry;
  GtkLabel *number;
  GtkLabel *marks;
  GtkWidget *arrow;
  GtkWidget *sign;
  guint count;
  guint dots;
  /* Which group it is, from 1, and of how many. */
  guint place;
  guint n_places;
  guint editing : 1;
  /* Whether the name that is being typed is another than at first, or was. */
  guint touched : 1;
  guint collapsed : 1;
  guint shown : 1;
};

G_DEFINE_FINAL_TYPE (EthosGroupColumn, ethos_group_column, GTK_TYPE_WIDGET)

enum
{
  RENAMED,
  EDITED,
  TOGGLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
has_title (EthosGroupColumn *self)
{
  return self->title != NULL && *self->title != '\0';
}

static void
update_accessible (EthosGroupColumn *self)
{
  g_autofree char *label = NULL;
  g_autofree char *number = NULL;
  g_autofree char *dots = ethos_dots_dup_words (self->dots);
  g_autofree char *description = NULL;

  if (has_title (self))
    /* Translators: %s is the name of a group of notes. */
    label = ethos_text_print_isolated (_ ("Group %s"), self->title);
  else
    label = g_strdup (_ ("Group without a name"));
  if (self->collapsed)
    number = g_strdup_printf (
        /* Translators: spoken of a group of notes, of which only the name is shown. */
        ngettext ("%'u note, collapsed", "%'u notes, collapsed", self->count), self->count);
  else
    number = g_strdup_printf (ngettext ("%'u note", "%'u notes", self->count), self->count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  description = dots != NULL ? g_strjoin (", ", dots, number, NULL) : g_strdup (number);
  if (self->place > 0)
    {
      g_autofree char *place = ethos_dup_place (self->place, self->n_places);
      g_autofree char *before = description;

      description = g_strjoin (", ", before, place, NULL);
    }
  if (self->shown)
    {
      g_autofree char *before = description;

      /* Translators: spoken; a note or a group that the projector shows now. */
      description = g_strjoin (", ", before, _ ("on the projector"), NULL);
    }
  ethos_describe (GTK_WIDGET (self), description);
}

static void
update_title (EthosGroupColumn *self)
{
  gtk_label_set_text (self->label, has_title (self) ? self->title : _ ("Name this group"));
  if (has_title (self))
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "quiet");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "quiet");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), self->title);
  update_accessible (self);
}

static void
entry_activate_cb (EthosGroupColumn *self)
{
  ethos_group_column_stop (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* The focus is still in it where only the window has lost its own: to another window, or for a
 * moment to a popover that closes. */
static void
entry_left_cb (EthosGroupColumn *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->entry)))
    return;
  ethos_group_column_stop (self, TRUE);
}

static void
entry_changed_cb (EthosGroupColumn *self)
{
  self->touched = TRUE;
}

/* Where nothing was typed, there is nothing to take back but what was done before: mostly the group
 * itself, which is one step with its name. */
static gboolean
is_undo (EthosGroupColumn *self, guint keyval, GdkModifierType state)
{
  return !has_title (self) && !self->touched && gdk_keyval_to_lower (keyval) == GDK_KEY_z &&
         (state & gtk_accelerator_get_default_mod_mask ()) == GDK_CONTROL_MASK;
}

static gboolean
entry_key_cb (EthosGroupColumn *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean undo = is_undo (self, keyval, state);

  if (keyval != GDK_KEY_Escape && !undo)
    return GDK_EVENT_PROPAGATE;
  ethos_group_column_stop (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (undo)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.undo", NULL);
  return GDK_EVENT_STOP;
}

static void
title_pressed_cb (EthosGroupColumn *self, int n_press)
{
  if (n_press == 2)
    gtk_widget_activate_action (GTK_WIDGET (self), "notes.edit", NULL);
}

static void
arrow_clicked_cb (EthosGroupColumn *self)
{
  g_signal_emit (self, signals[TOGGLED], 0);
}

static void
update_arrow (EthosGroupColumn *self)
{
  const char *does = self->collapsed ? _ ("Expand") : _ ("Collapse");

  gtk_button_set_icon_name (GTK_BUTTON (self->arrow),
                            self->collapsed ? "pan-end-symbolic" : "pan-down-symbolic");
  gtk_widget_set_tooltip_text (self->arrow, does);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->arrow), GTK_ACCESSIBLE_PROPERTY_LABEL, does,
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED,
                               !self->collapsed, -1);
}

static void
ethos_group_column_dispose (GObject *object)
{
  EthosGroupColumn *self = ETHOS_GROUP_COLUMN (object);

  /* Leaving must not rename while the widget goes away. */
  self->editing = FALSE;
  g_clear_pointer (&self->header, gtk_widget_unparent);
  G_OBJECT_CLASS (ethos_group_column_parent_class)->dispose (object);
}

static void
ethos_group_column_finalize (GObject *object)
{
  EthosGroupColumn *self = ETHOS_GROUP_COLUMN (object);

  g_free (self->id);
  g_free (self->title);
  G_OBJECT_CLASS (ethos_group_column_parent_class)->finalize (object);
}

static void
ethos_group_column_class_init (EthosGroupColumnClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ethos_group_column_dispose;
  object_class->finalize = ethos_group_column_finalize;

  /**
   * EthosGroupColumn::renamed:
   * @title: the name that was typed
   */
  signals[RENAMED] = g_signal_new ("renamed", ETHOS_TYPE_GROUP_COLUMN, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * EthosGroupColumn::edited:
   *
   * The name is no longer being changed, whether it was kept or not.
   */
  signals[EDITED] = g_signal_new ("edited", ETHOS_TYPE_GROUP_COLUMN, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  /**
   * EthosGroupColumn::toggled:
   *
   * Somebody wants to see its title alone, or its notes again.
   */
  signals[TOGGLED] = g_signal_new ("toggled", ETHOS_TYPE_GROUP_COLUMN, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "notegroup");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
build_entry (EthosGroupColumn *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_max_length (self->entry, ETHOS_TITLE_MAX_CHARACTERS);
  gtk_entry_set_placeholder_text (self->entry, _ ("Name of the group"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the group"), -1);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activate_cb), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (entry_changed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (entry_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->entry));
}

/* The number of notes and the dots, below the name: beside it they would leave no room for it. */
static void
build_sums (EthosGroupColumn *self)
{
  self->sums = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->number = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "quiet");
  self->marks = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->marks), "dots");
  gtk_widget_set_visible (GTK_WIDGET (self->marks), FALSE);
  gtk_box_append (GTK_BOX (self->sums), GTK_WIDGET (self->number));
  gtk_box_append (GTK_BOX (self->sums), GTK_WIDGET (self->marks));
}

/* While the name is changed, it has all the room there is. */
static void
set_editing (EthosGroupColumn *self, gboolean editing)
{
  self->editing = editing;
  gtk_widget_set_visible (self->arrow, !editing);
  gtk_widget_set_visible (self->sums, !editing);
  gtk_widget_set_visible (self->sign, self->shown && !editing);
}

static void
ethos_group_column_init (EthosGroupColumn *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (self->label, TITLE_LINES);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "title");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->label));
  gtk_widget_set_hexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->stack), GTK_ALIGN_START);
  self->header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_add_css_class (self->header, "header");
  gtk_widget_set_valign (self->header, GTK_ALIGN_START);
  /* The wall is one tab stop: by key it is an action of the group. */
  self->arrow = gtk_button_new ();
  gtk_widget_set_focusable (self->arrow, FALSE);
  gtk_widget_set_valign (self->arrow, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->arrow, "flat");
  gtk_widget_add_css_class (self->arrow, "arrow");
  g_signal_connect_swapped (self->arrow, "clicked", G_CALLBACK (arrow_clicked_cb), self);
  update_arrow (self);
  gtk_box_append (GTK_BOX (self->header), self->arrow);
  self->sign = ethos_screen_sign_new ();
  gtk_widget_set_valign (self->sign, GTK_ALIGN_START);
  gtk_widget_set_margin_top (self->sign, 4);
  gtk_widget_set_visible (self->sign, FALSE);
  gtk_box_append (GTK_BOX (self->header), self->sign);
  build_sums (self);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (words), self->sums);
  gtk_box_append (GTK_BOX (self->header), words);
  gtk_widget_set_parent (self->header, GTK_WIDGET (self));
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (title_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->label), GTK_EVENT_CONTROLLER (click));
}

/**
 * ethos_group_column_new:
 * @id: the id of the group
 *
 * Makes the ground and the title of a group; its notes lie on it but are not its children.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_group_column_new (const char *id)
{
  EthosGroupColumn *self = g_object_new (ETHOS_TYPE_GROUP_COLUMN, NULL);

  self->id = g_strdup (id);
  update_title (self);
  return GTK_WIDGET (self);
}

const char *
ethos_group_column_get_id (EthosGroupColumn *self)
{
  g_return_val_if_fail (ETHOS_IS_GROUP_COLUMN (self), NULL);

  return self->id;
}

const char *
ethos_group_column_get_title (EthosGroupColumn *self)
{
  g_return_val_if_fail (ETHOS_IS_GROUP_COLUMN (self), NULL);

  return self->title;
}

void
ethos_group_column_set_title (EthosGroupColumn *self, const char *title)
{
  g_return_if_fail (ETHOS_IS_GROUP_COLUMN (self));

  if (ethos_set_string (&self->title, title))
    update_title (self);
}

guint
ethos_group_column_get_count (EthosGroupColumn *self)
{
  g_return_val_if_fail (ETHOS_IS_GROUP_COLUMN (self), 0);

  return self->count;
}

void
ethos_group_column_set_count (EthosGroupColumn *self, guint count)
{
  g_autofree char *number = NULL;

  g_return_if_fail (ETHOS_IS_GROUP_COLUMN (self));

  if (self->count == count && *gtk_label_get_text (self->number) != '\0')
    return;
  self->count = count;
  /* In words: beside the dots that it got, a number alone could be either's. */
  number = g_strdup_printf (ngettext ("%'u note", "%'u notes", count), count);
  gtk_label_set_text (self->number, number);
  update_accessible (self);
}

/**
 * ethos_group_column_set_place:
 * @place: which group of the wall it is, from 1
 * @n_places: how many there are
 *
 * Has a screen reader tell it, as it does of notes.
 */
void
ethos_group_column_set_place (EthosGroupColumn *self, guint place, guint n_places)
{
  g_return_if_fail (ETHOS_IS_GROUP_COLUMN (self));

  if (self->place == place && self->n_places == n_places)
    return;
  self->place = place;
  self->n_places = n_places;
  update_accessible (self);
}

guint
ethos_group_column_get_dots (EthosGroupColumn *self)
{
  g_return_val_if_fail (ETHOS_IS_GROUP_COLUMN (self), 0);

  return self->dots;
}

/**
 * ethos_group_column_set_dots:
 * @dots: how many dots are shown on it
 */
void
ethos_group_column_set_dots (EthosGroupColumn *self, guint dots)
{
  g_autofree char *marks = NULL;

  g_return_if_fail (ETHOS_IS_GROUP_COLUMN (self));

  if (self->dots == dots)
    return;
  self->dots = dots;
  marks = ethos_dots_dup_marks (dots);
  gtk_label_set_text (self->marks, marks != NULL ? marks : "");
  gtk_widget_set_visible (GTK_WIDGET (self->marks), dots > 0);
  update_accessible (self);
}

gboolean
ethos_group_column_get_collapsed (EthosGroupColumn *self)
{
  g_return_val_if_fail (ETHOS_IS_GROUP_COLUMN (self), FALSE);

  return self->collapsed;
}

/**
 * ethos_group_column_set_collapsed:
 * @collapsed: whether only the title is shown, not the notes
 */
void
ethos_group_column_set_collapsed (EthosGroupColumn *self, gboolean collapsed)
{
  g_return_if_fail (ETHOS_IS_GROUP_COLUMN (self));

  if (self->collapsed == !!collapsed)
    return;
  self->collapsed = !!collapsed;
  update_arrow (self);
  update_accessible (self);
}

/**
 * ethos_group_column_set_shown:
 * @shown: whether the projector shows it alone
 */
void
ethos_group_column_set_shown (EthosGroupColumn *self, gboolean shown)
{
  g_return_if_fail (ETHOS_IS_GROUP_COLUMN (self));

  if (self->shown == !!shown)
    return;
  self->shown = !!shown;
  gtk_widget_set_visible (self->sign, shown && !self->editing);
  update_accessible (self);
}

/**
 * ethos_group_column_set_drop:
 * @drop: whether notes that are being dragged would fall into this group
 */
void
ethos_group_column_set_drop (EthosGroupColumn *self, gboolean drop)
{
  g_return_if_fail (ETHOS_IS_GROUP_COLUMN (self));

  if (drop)
    gtk_widget_add_css_class (GTK_WIDGET (self), "drop");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "drop");
}

/**
 * ethos_group_column_edit:
 *
 * Lets the title be changed in place.
 */
void
ethos_group_column_edit (EthosGroupColumn *self)
{
  g_return_if_fail (ETHOS_IS_GROUP_COLUMN (self));

  if (self->entry == NULL)
    build_entry (self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->title != NULL ? self->title : "");
  self->touched = FALSE;
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->entry));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  set_editing (self, TRUE);
}

gboolean
ethos_group_column_get_editing (EthosGroupColumn *self)
{
  g_return_val_if_fail (ETHOS_IS_GROUP_COLUMN (self), FALSE);

  return self->editing;
}

/**
 * ethos_group_column_stop:
 * @keep: whether what was typed is the new title
 *
 * Ends changing the title.
 */
void
ethos_group_column_stop (EthosGroupColumn *self, gboolean keep)
{
  g_return_if_fail (ETHOS_IS_GROUP_COLUMN (self));

  if (!self->editing)
    return;
  set_editing (self, FALSE);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->label));
  if (keep)
    g_signal_emit (self, signals[RENAMED], 0, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_signal_emit (self, signals[EDITED], 0);
}
