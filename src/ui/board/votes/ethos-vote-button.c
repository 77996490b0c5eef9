// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-vote-button.h"

#include <glib/gi18n.h>

#include "ethos-em.h"
#include "ethos-text.h"
#include "ethos-votes.h"

#define PREVIEW_CHARACTERS 34

struct _EthosVoteButton
{
  GtkWidget parent_instance;

  EthosStore *store;
  char *wall;
  GtkMenuButton *button;
  GtkSpinButton *budget;
  GtkSpinButton *cap;
  GtkCheckButton *usual;
  GtkCheckButton *quarter;
  GtkLabel *quarter_words;
  GtkLabel *preview;
  guint n_options;
};

G_DEFINE_FINAL_TYPE (EthosVoteButton, ethos_vote_button, GTK_TYPE_WIDGET)

static EthosSession *
get_session (EthosVoteButton *self)
{
  return ethos_store_get_session (self->store);
}

static guint
get_number (GtkSpinButton *spin)
{
  return (guint) gtk_spin_button_get_value_as_int (spin);
}

/* What comes of it, in one line: how many dots there will be, on how much. */
static void
update_preview (EthosVoteButton *self)
{
  guint budget = get_number (self->budget);
  guint people = (guint) ethos_session_get_workshop (get_session (self))->people;
  g_autofree char *options = g_strdup_printf (
      /* Translators: on how many groups and single notes dots can be put. */
      ngettext ("%u group or note", "%u groups and notes", self->n_options), self->n_options);
  g_autofree char *dots = NULL;
  g_autofree char *text = NULL;

  if (people > 0)
    {
      /* Translators: dots are what people put on notes to vote for them. */
      dots = g_strdup_printf (ngettext ("%u dot", "%u dots", budget * people), budget * people);
      text = ethos_text_print_isolated (
          /* Translators: the number of people, “40 dots”, “12 groups and notes”. */
          ngettext ("With %u person that makes %s on %s.", "With %u people that makes %s on %s.",
                    people),
          people, dots, options);
    }
  else
    {
      dots = g_strdup_printf (ngettext ("%u dot", "%u dots", budget), budget);
      /* Translators: “5 dots”, “12 groups and notes”. */
      text = ethos_text_print_isolated (_ ("Each voice puts %s on %s."), dots, options);
    }
  gtk_label_set_text (self->preview, text);
}

/* Whether the numbers are those of a rule of thumb is seen on the rule; other numbers are of none.
 */
static void
numbers_changed_cb (EthosVoteButton *self)
{
  guint budget = get_number (self->budget);
  guint quarter = ethos_votes_suggest_quarter (self->n_options);

  gtk_spin_button_set_range (self->cap, 1, budget);
  gtk_check_button_set_active (self->usual, budget == ETHOS_DOTS_USUAL &&
                                                get_number (self->cap) == ETHOS_DOTS_USUAL_CAP);
  gtk_check_button_set_active (self->quarter,
                               budget == quarter && !gtk_check_button_get_active (self->usual));
  update_preview (self);
}

static void
set_numbers (EthosVoteButton *self, guint budget, guint cap)
{
  /* The budget first: it is what the other may be at most. */
  gtk_spin_button_set_value (self->budget, budget);
  gtk_spin_button_set_value (self->cap, cap);
  numbers_changed_cb (self);
}

static void
usual_cb (EthosVoteButton *self)
{
  if (gtk_check_button_get_active (self->usual))
    set_numbers (self, ETHOS_DOTS_USUAL, ETHOS_DOTS_USUAL_CAP);
}

static void
quarter_cb (EthosVoteButton *self)
{
  guint quarter = ethos_votes_suggest_quarter (self->n_options);

  if (gtk_check_button_get_active (self->quarter) && get_number (self->budget) != quarter)
    set_numbers (self, quarter, MIN (quarter, ETHOS_DOTS_USUAL_CAP));
}

static void
show_quarter (EthosVoteButton *self)
{
  guint quarter = ethos_votes_suggest_quarter (self->n_options);
  g_autofree char *text = g_strdup_printf (
      /* Translators: a rule of thumb: so many dots, because there is so much to put them on. */
      ngettext ("%u dot: a _quarter of what there is", "%u dots: a _quarter of what there is",
                quarter),
      quarter);

  /* GTK would forget the name of a button whose label is set when it is shown. */
  gtk_label_set_text_with_mnemonic (self->quarter_words, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->quarter), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (self->quarter_words), -1);
}

static void
shown_cb (EthosVoteButton *self)
{
  self->n_options = ethos_votes_count_options (get_session (self), self->wall);
  show_quarter (self);
  set_numbers (self, ETHOS_DOTS_USUAL, ETHOS_DOTS_USUAL_CAP);
}

static void
start_cb (EthosVoteButton *self)
{
  EthosRecord *op;

  gtk_spin_button_update (self->budget);
  gtk_spin_button_update (self->cap);
  op = ethos_op_new ("round-open", "activity", self->wall, "budget",
                     (int) get_number (self->budget), "cap", (int) get_number (self->cap), NULL);
  gtk_menu_button_popdown (self->button);
  if (ethos_store_run (self->store, op))
    gtk_widget_activate_action (GTK_WIDGET (self), "board.vote-begin", NULL);
}

static GtkSpinButton *
append_number (GtkGrid *grid, int row, const char *label)
{
  GtkWidget *name = gtk_label_new_with_mnemonic (label);
  GtkWidget *spin = gtk_spin_button_new_with_range (1, ETHOS_DOTS_BUDGET_MAX, 1);

  gtk_label_set_mnemonic_widget (GTK_LABEL (name), spin);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_RELATION_LABELLED_BY, name,
                                  NULL, -1);
  gtk_grid_attach (grid, name, 0, row, 1, 1);
  gtk_grid_attach (grid, spin, 1, row, 1, 1);
  return GTK_SPIN_BUTTON (spin);
}

/* GTK 4.8 asks for the height at the width of the popover with its shadow, which is more than there
 * is: words that need another row there would push the button out of sight. */
static void
measure_cb (GtkWidget *widget,
            GtkOrientation orientation,
            int for_size,
            int *minimum,
            int *natural,
            int *minimum_baseline,
            int *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int width;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (child, orientation,
                      orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0
                          ? MIN (for_size, width)
                          : for_size,
                      minimum, natural, minimum_baseline, natural_baseline);
}

static void
allocate_cb (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
}

static GtkSizeRequestMode
request_mode_cb (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static GtkWidget *
build_frame (GtkWidget *child)
{
  GtkWidget *frame = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (frame), child);
  gtk_widget_set_layout_manager (frame,
                                 gtk_custom_layout_new (request_mode_cb, measure_cb, allocate_cb));
  return frame;
}

/* Where a rule is chosen, Enter starts: it would choose the rule, which the arrow keys did. */
static gboolean
rule_key_cb (GtkWidget *rule, guint keyval, guint keycode, GdkModifierType state)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter) ||
      (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_default (rule);
  return GDK_EVENT_STOP;
}

static void
take_enter (GtkCheckButton *rule)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (rule_key_cb), rule);
  gtk_widget_add_controller (GTK_WIDGET (rule), keys);
}

static GtkWidget *
build_popover (EthosVoteButton *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *heading = gtk_label_new (_ ("Vote With Dots"));
  GtkWidget *grid = gtk_grid_new ();
  /* Translators: a button: from now on people put dots on notes. */
  GtkWidget *start = gtk_button_new_with_mnemonic (_ ("_Start"));

  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 16);
  self->budget = append_number (GTK_GRID (grid), 0, _ ("_Dots for each voice"));
  self->cap = append_number (GTK_GRID (grid), 1, _ ("At _most on one"));
  /* Translators: a rule of thumb. */
  self->usual = GTK_CHECK_BUTTON (
      gtk_check_button_new_with_mnemonic (_ ("_5 dots, at most 3 on one: enough to weigh")));
  self->quarter = GTK_CHECK_BUTTON (gtk_check_button_new ());
  self->quarter_words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_mnemonic_widget (self->quarter_words, GTK_WIDGET (self->quarter));
  gtk_check_button_set_child (self->quarter, GTK_WIDGET (self->quarter_words));
  show_quarter (self);
  gtk_check_button_set_group (self->quarter, self->usual);
  self->preview = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->preview, TRUE);
  gtk_label_set_xalign (self->preview, 0);
  gtk_label_set_max_width_chars (self->preview, PREVIEW_CHARACTERS);
  gtk_widget_add_css_class (start, "suggested-action");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->usual));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->quarter));
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->preview));
  gtk_box_append (GTK_BOX (box), start);
  take_enter (self->usual);
  take_enter (self->quarter);
  gtk_popover_set_child (GTK_POPOVER (popover), build_frame (box));
  gtk_popover_set_default_widget (GTK_POPOVER (popover), start);
  gtk_widget_add_css_class (popover, "board-popover");
  g_signal_connect_swapped (popover, "show", G_CALLBACK (shown_cb), self);
  g_signal_connect_swapped (start, "clicked", G_CALLBACK (start_cb), self);
  g_signal_connect_swapped (self->budget, "value-changed", G_CALLBACK (numbers_changed_cb), self);
  g_signal_connect_swapped (self->cap, "value-changed", G_CALLBACK (numbers_changed_cb), self);
  g_signal_connect_swapped (self->usual, "toggled", G_CALLBACK (usual_cb), self);
  g_signal_connect_swapped (self->quarter, "toggled", G_CALLBACK (quarter_cb), self);
  return popover;
}

/* While dots are put, a bar has the place of what starts that. */
static void
update (EthosVoteButton *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self),
                          self->wall != NULL &&
                              ethos_votes_get_open (get_session (self), self->wall) == NULL &&
                              ethos_votes_count_options (get_session (self), self->wall) > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), !ethos_store_get_read_only (self->store));
}

static void
changed_cb (EthosVoteButton *self, EthosChanges *changes)
{
  if (ethos_changes_touch (changes, ETHOS_KIND_NOTE) ||
      ethos_changes_touch (changes, ETHOS_KIND_ROUND))
    update (self);
}

static void
ethos_vote_button_dispose (GObject *object)
{
  EthosVoteButton *self = ETHOS_VOTE_BUTTON (object);
  GtkWidget *button = GTK_WIDGET (self->button);

  self->button = NULL;
  g_clear_pointer (&button, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ethos_vote_button_parent_class)->dispose (object);
}

static void
ethos_vote_button_finalize (GObject *object)
{
  g_free (ETHOS_VOTE_BUTTON (object)->wall);
  G_OBJECT_CLASS (ethos_vote_button_parent_class)->finalize (object);
}

static void
ethos_vote_button_class_init (EthosVoteButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ethos_vote_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = ethos_vote_button_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ethos_vote_button_init (EthosVoteButton *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  /* Translators: a button: has people put dots on groups and notes. */
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("_Vote…"));

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("ethos-dots-symbolic"));
  gtk_box_append (GTK_BOX (content), label);
  gtk_menu_button_set_child (self->button, content);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), GTK_WIDGET (self->button));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button),
                               _ ("Have people put dots on groups and notes (V)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Vote with dots"), -1);
  gtk_menu_button_set_popover (self->button, build_popover (self));
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
}

/**
 * ethos_vote_button_new:
 * @store: the workshop
 *
 * Makes the button that asks how many dots each voice gets, and starts a vote.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_vote_button_new (EthosStore *store)
{
  EthosVoteButton *self;

  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);

  self = g_object_new (ETHOS_TYPE_VOTE_BUTTON, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (get_session (self), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::read-only", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * ethos_vote_button_set_wall:
 * @self: a button
 * @wall: (nullable): the id of a step whose notes are revealed; none hides it
 */
void
ethos_vote_button_set_wall (EthosVoteButton *self, const char *wall)
{
  g_return_if_fail (ETHOS_IS_VOTE_BUTTON (self));

  if (ethos_set_string (&self->wall, wall))
    update (self);
}

/**
 * ethos_vote_button_open:
 * @self: a button
 *
 * Does what a press does, where there is something to vote on.
 */
void
ethos_vote_button_open (EthosVoteButton *self)
{
  g_return_if_fail (ETHOS_IS_VOTE_BUTTON (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      gtk_widget_get_sensitive (GTK_WIDGET (self->button)))
    gtk_menu_button_popup (self->button);
}
