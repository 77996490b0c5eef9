// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-group-popover.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ethos-announce.h"
#include "ethos-text.h"

/* More groups than fit here scroll. */
#define LIST_MAX_HEIGHT 280
#define ENTRY_CHARACTERS 24

/* How well what is typed fits a name, the best first. */
enum
{
  FITS_WHOLE,
  FITS_BEGINNING,
  FITS_WORD,
  FITS_INSIDE,
  FITS_NOT,
};

/* A group that notes can go into: one that is there, or, without an id, the one that is typed. */
typedef struct
{
  char *id;
  char *title;
  char *folded;
  guint place;
  guint fit;
  GtkListBoxRow *row;
} Option;

struct _EthosGroupPopover
{
  GtkPopover parent_instance;

  EthosStore *store;
  char **notes;
  GtkEditable *entry;
  GtkWidget *scroller;
  GtkListBox *list;
  GtkLabel *new_label;
  GtkEditable *proposer;
  GtkWidget *propose;

  GPtrArray *options;
  /* The last of them. */
  Option *typed;
  GHashTable *rows;
  const Option *told;
};

G_DEFINE_FINAL_TYPE (EthosGroupPopover, ethos_group_popover, GTK_TYPE_POPOVER)

static void
option_free (gpointer data)
{
  Option *option = data;

  g_free (option->id);
  g_free (option->title);
  g_free (option->folded);
  g_free (option);
}

static guint
find_fit (const char *name, const char *query)
{
  const char *at = strstr (name, query);

  if (at == NULL)
    return FITS_NOT;
  if (*query == '\0')
    return FITS_BEGINNING;
  if (at == name)
    return strlen (name) == strlen (query) ? FITS_WHOLE : FITS_BEGINNING;
  for (; at != NULL; at = strstr (at + 1, query))
    if (!g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at))))
      return FITS_WORD;
  return FITS_INSIDE;
}

static const Option *
get_chosen (EthosGroupPopover *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? g_hash_table_lookup (self->rows, row) : NULL;
}

static const char *
get_shown_title (const Option *option)
{
  return *option->title != '\0' ? option->title : _ ("Group without a name");
}

/* The focus stays where the name is typed, so what Enter would do has to be said. */
static void
tell_chosen (EthosGroupPopover *self)
{
  const Option *chosen = get_chosen (self);
  g_autofree char *text = NULL;

  if (chosen == self->told)
    return;
  self->told = chosen;
  if (chosen == NULL)
    return;
  if (chosen == self->typed)
    text = g_strdup (_ ("Enter makes a new group"));
  else
    /* Translators: spoken; %s is the name of a group. */
    text = ethos_text_print_isolated (_ ("Enter puts into “%s”"), get_shown_title (chosen));
  ethos_announce (GTK_WIDGET (self->entry), text);
}

static GtkAdjustment *
get_adjustment (EthosGroupPopover *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

static void
choose_row (EthosGroupPopover *self, GtkListBoxRow *row)
{
  graphene_rect_t bounds;

  gtk_list_box_select_row (self->list, row);
  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (get_adjustment (self), bounds.origin.y,
                               bounds.origin.y + bounds.size.height);
  tell_chosen (self);
}

/* The rows that can be chosen stand first, as the list is sorted. */
static guint
count_rows (EthosGroupPopover *self)
{
  guint n_rows = 0;

  for (guint i = 0; i < self->options->len; i++)
    n_rows += ((const Option *) g_ptr_array_index (self->options, i))->fit != FITS_NOT ? 1 : 0;
  return n_rows;
}

static void
update_list (EthosGroupPopover *self)
{
  g_autofree char *typed =
      ethos_text_normalise (gtk_editable_get_text (self->entry), ETHOS_TEXT_LINE);
  g_autofree char *query = NULL;
  g_autofree char *label = NULL;
  gboolean exists = FALSE;

  g_strstrip (typed);
  query = ethos_text_fold (typed);
  for (guint i = 0; i + 1 < self->options->len; i++)
    {
      Option *option = g_ptr_array_index (self->options, i);

      option->fit = find_fit (option->folded, query);
      exists |= *query != '\0' && option->fit == FITS_WHOLE;
    }
  self->typed->fit = *typed == '\0' || exists ? FITS_NOT : FITS_INSIDE;
  ethos_set_text (&self->typed->title, typed);
  /* Translators: %s is a name that was typed, and that no group has yet. */
  label = ethos_text_print_isolated (_ ("New group “%s”"), typed);
  gtk_label_set_text (self->new_label, label);

  gtk_list_box_invalidate_sort (self->list);
  gtk_list_box_invalidate_filter (self->list);
  gtk_widget_set_visible (self->scroller, count_rows (self) > 0);
  gtk_adjustment_set_value (get_adjustment (self), 0);
  gtk_list_box_select_row (self->list,
                           *typed != '\0' ? gtk_list_box_get_row_at_index (self->list, 0) : NULL);
  tell_chosen (self);
}

static int
compare_rows (GtkListBoxRow *first, GtkListBoxRow *second, gpointer user_data)
{
  EthosGroupPopover *self = user_data;
  const Option *a = g_hash_table_lookup (self->rows, first);
  const Option *b = g_hash_table_lookup (self->rows, second);

  if (a->fit != b->fit)
    return a->fit < b->fit ? -1 : 1;
  return a->place < b->place ? -1 : 1;
}

static gboolean
is_row_shown (GtkListBoxRow *row, gpointer user_data)
{
  EthosGroupPopover *self = user_data;

  return ((const Option *) g_hash_table_lookup (self->rows, row))->fit != FITS_NOT;
}

static void
announce (EthosGroupPopover *self, const char *title)
{
  ethos_group_announce (gtk_widget_get_parent (GTK_WIDGET (self)), g_strv_length (self->notes),
                        title);
}

/* Whoever types no name here is asked for it once more, where the group is seen. */
static void
group_unnamed (EthosGroupPopover *self)
{
  gtk_widget_activate_action (gtk_widget_get_parent (GTK_WIDGET (self)), "notes.group-unnamed",
                              "^as", self->notes);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
group_into (EthosGroupPopover *self, const Option *option)
{
  g_autofree char *title = g_strdup (option->title);
  EthosRecord *op =
      option->id != NULL
          ? ethos_op_new ("notes-group", "notes", self->notes, "group", option->id, NULL)
          : ethos_op_new ("notes-group", "notes", self->notes, "title", option->title, NULL);

  gtk_popover_popdown (GTK_POPOVER (self));
  ethos_store_begin_counted_group (self->store,
                                   NN_ ("grouping of %'u note", "grouping of %'u notes"),
                                   g_strv_length (self->notes));
  gtk_widget_activate_action (gtk_widget_get_parent (GTK_WIDGET (self)), "notes.keep-places", NULL);
  if (ethos_store_run (self->store, op))
    {
      ethos_store_end_group (self->store);
      announce (self, title);
      gtk_widget_activate_action (gtk_widget_get_parent (GTK_WIDGET (self)), "notes.show-name", "s",
                                  self->notes[0]);
    }
  else
    ethos_store_cancel_group (self->store);
}

static void
activate_cb (EthosGroupPopover *self)
{
  const Option *chosen = get_chosen (self);

  if (chosen != NULL)
    group_into (self, chosen);
  else
    group_unnamed (self);
}

static void
row_activated_cb (EthosGroupPopover *self, GtkListBoxRow *row)
{
  group_into (self, g_hash_table_lookup (self->rows, row));
}

/* What a table proposes waits with what others do until somebody accepts it. */
static void
propose_cb (EthosGroupPopover *self)
{
  const Option *chosen = get_chosen (self);
  g_autofree char *proposer =
      ethos_text_normalise (gtk_editable_get_text (self->proposer), ETHOS_TEXT_LINE);
  g_autofree char *said = NULL;
  GtkWidget *wall = gtk_widget_get_parent (GTK_WIDGET (self));

  g_strstrip (proposer);
  if (*proposer == '\0' ||
      !ethos_store_run (self->store, ethos_op_new ("group-propose", "notes", self->notes, "title",
                                                   chosen != NULL ? chosen->title : "", "proposer",
                                                   proposer, NULL)))
    return;
  /* Translators: spoken; %s is who proposes a group, such as a table. */
  said = ethos_text_print_isolated (_ ("Proposed for %s; it waits under Suggest Groups"), proposer);
  gtk_popover_popdown (GTK_POPOVER (self));
  ethos_announce (wall, said);
}

static void
proposer_changed_cb (EthosGroupPopover *self)
{
  g_autofree char *proposer =
      ethos_text_normalise (gtk_editable_get_text (self->proposer), ETHOS_TEXT_LINE);

  gtk_widget_set_sensitive (self->propose, *g_strstrip (proposer) != '\0');
}

static void
move_choice (EthosGroupPopover *self, int step)
{
  GtkListBoxRow *chosen = gtk_list_box_get_selected_row (self->list);
  int next = chosen != NULL ? gtk_list_box_row_get_index (chosen) + step : 0;

  if (next >= 0 && next < (int) count_rows (self))
    choose_row (self, gtk_list_box_get_row_at_index (self->list, next));
}

/* The name that was typed makes a new group even where it is a part of another one's. */
static void
group_as_typed (EthosGroupPopover *self)
{
  if (self->typed->fit != FITS_NOT)
    group_into (self, self->typed);
  else
    activate_cb (self);
}

static gboolean
key_pressed_cb (EthosGroupPopover *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();

  if (held == GDK_CONTROL_MASK && (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter))
    {
      group_as_typed (self);
      return GDK_EVENT_STOP;
    }
  if (held != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    move_choice (self, 1);
  else if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    move_choice (self, -1);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static GtkLabel *
add_option (EthosGroupPopover *self, const char *id, const char *title, const char *words)
{
  Option *option = g_new0 (Option, 1);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (words);

  option->id = g_strdup (id);
  option->title = g_strdup (title);
  option->folded = ethos_text_fold (title);
  option->place = self->options->len;
  option->fit = FITS_NOT;
  option->row = GTK_LIST_BOX_ROW (row);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), ENTRY_CHARACTERS);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  /* The arrows choose while the name is typed; as one more stop of Tab each row would be in the
   * way. */
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                  NULL, -1);
  g_ptr_array_add (self->options, option);
  g_hash_table_insert (self->rows, row, option);
  gtk_list_box_append (self->list, row);
  return GTK_LABEL (label);
}

static void
add_options (EthosGroupPopover *self, const char *wall)
{
  EthosSession *session = ethos_store_get_session (self->store);
  const EthosGroup *group;
  EthosChildIter iter;

  ethos_session_iter_init (session, &iter, wall, ETHOS_KIND_GROUP);
  while ((group = ethos_child_iter_next (&iter)) != NULL)
    {
      const char *title = group->title != NULL ? group->title : "";

      add_option (self, group->record.id, title,
                  *title != '\0' ? title : _ ("Group without a name"));
    }
  self->new_label = add_option (self, NULL, "", NULL);
  self->typed = g_ptr_array_index (self->options, self->options->len - 1);
}

static void
ethos_group_popover_finalize (GObject *object)
{
  EthosGroupPopover *self = ETHOS_GROUP_POPOVER (object);

  g_clear_object (&self->store);
  g_strfreev (self->notes);
  g_ptr_array_unref (self->options);
  g_hash_table_unref (self->rows);
  G_OBJECT_CLASS (ethos_group_popover_parent_class)->finalize (object);
}

static void
ethos_group_popover_class_init (EthosGroupPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ethos_group_popover_finalize;
}

static GtkWidget *
build_row (EthosGroupPopover *self, const char *heading)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *entry = gtk_entry_new ();
  /* Translators: puts the selected notes into a group. */
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Group"));
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autofree char *description = NULL;

  self->entry = GTK_EDITABLE (entry);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Name of a group"));
  gtk_entry_set_max_length (GTK_ENTRY (entry), ETHOS_TITLE_MAX_CHARACTERS);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), ENTRY_CHARACTERS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of a group"), -1);
  description = g_strjoin ("\n", heading,
                           _ ("Type to choose a group or to name a new one. The arrow keys choose "
                              "another one, Control and Enter always make a new one."),
                           NULL);
  ethos_describe (entry, description);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (entry, keys);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (update_list), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activate_cb), self);
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (activate_cb), self);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_box_append (GTK_BOX (row), entry);
  gtk_box_append (GTK_BOX (row), button);
  return row;
}

static GtkWidget *
build_list (EthosGroupPopover *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_sort_func (self->list, compare_rows, self, NULL);
  gtk_list_box_set_filter_func (self->list, is_row_shown, self, NULL);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Groups on the wall"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                              LIST_MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), list);
  /* A list whose rows take no focus would take the Tab key, and lead nowhere. */
  gtk_widget_set_can_focus (self->scroller, FALSE);
  return self->scroller;
}

/* Somebody who takes down what a table has found need not decide. */
static GtkWidget *
build_proposal (EthosGroupPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *label = gtk_label_new (_ ("Or propose it for a table, to be accepted later"));

  self->proposer = GTK_EDITABLE (entry);
  self->propose = gtk_button_new_with_mnemonic (_ ("_Propose"));
  /* Translators: an example of who proposes a group. */
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Table 3"));
  gtk_entry_set_max_length (GTK_ENTRY (entry), ETHOS_PROPOSER_MAX_CHARACTERS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Table that proposes the group"), -1);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_set_sensitive (self->propose, FALSE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "quiet");
  gtk_widget_add_css_class (label, "small");
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (proposer_changed_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (propose_cb), self);
  g_signal_connect_swapped (self->propose, "clicked", G_CALLBACK (propose_cb), self);
  gtk_box_append (GTK_BOX (row), entry);
  gtk_box_append (GTK_BOX (row), self->propose);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), row);
  return box;
}

/* Groups are proposed as long as notes are written and grouped, and so many at a time. */
static gboolean
can_propose (EthosGroupPopover *self)
{
  const EthosActivity *step = ethos_session_get_current (ethos_store_get_session (self->store));

  return step != NULL &&
         (step->kind == ETHOS_ACTIVITY_WRITE_NOTES || step->kind == ETHOS_ACTIVITY_GROUP) &&
         g_strv_length (self->notes) <= ETHOS_PROPOSAL_NOTES_MAX;
}

static void
ethos_group_popover_init (EthosGroupPopover *self)
{
  self->options = g_ptr_array_new_with_free_func (option_free);
  self->rows = g_hash_table_new (NULL, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "board-popover");
}

/**
 * ethos_group_popover_new:
 * @store: a store
 * @wall: the id of the step that has the groups
 * @notes: (array zero-terminated=1): the ids of the notes to be grouped
 *
 * Asks into which group notes go. What is typed finds a group that is there, whatever its case and
 * accents, and Enter takes the one that fits best; where none does, it makes one of that name.
 * Where no name is typed, it leaves the rest to the action notes.group-unnamed of its parent; its
 * action notes.keep-places has other notes stay where they are.
 *
 * Returns: a popover
 */
GtkWidget *
ethos_group_popover_new (EthosStore *store, const char *wall, const char *const *notes)
{
  EthosGroupPopover *self;
  g_autofree char *heading = NULL;
  GtkWidget *box, *label;
  guint n_notes;

  g_return_val_if_fail (ETHOS_IS_STORE (store) && wall != NULL && notes != NULL, NULL);

  self = g_object_new (ETHOS_TYPE_GROUP_POPOVER, NULL);
  self->store = g_object_ref (store);
  self->notes = g_strdupv ((char **) notes);
  n_notes = g_strv_length (self->notes);
  heading = g_strdup_printf (ngettext ("Group %'u note", "Group %'u notes", n_notes), n_notes);
  label = gtk_label_new (heading);
  gtk_widget_add_css_class (label, "heading");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), build_row (self, heading));
  gtk_box_append (GTK_BOX (box), build_list (self));
  if (can_propose (self))
    gtk_box_append (GTK_BOX (box), build_proposal (self));
  add_options (self, wall);
  update_list (self);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  return GTK_WIDGET (self);
}

/**
 * ethos_group_announce:
 * @widget: where it happened
 * @n_notes: how many notes
 * @title: (nullable): the name of the group that they are in now
 *
 * Has a screen reader say which group notes have gone into. Where a page is shown no column
 * appears, and nothing else tells it.
 */
void
ethos_group_announce (GtkWidget *widget, guint n_notes, const char *title)
{
  gboolean named = title != NULL && *title != '\0';
  g_autofree char *text = ethos_text_print_isolated (
      /* Translators: %s is the name of a group. */
      ngettext ("%'u note put into “%s”", "%'u notes put into “%s”", n_notes), n_notes,
      named ? title : _ ("Group without a name"));

  ethos_announce (widget, text);
}
