// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-start"

#include "config.h"

#include "ethos-setup-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-deck-codec.h"
#include "ethos-start-resources.h"
#include "ethos-starter.h"
#include "ethos-style.h"
#include "ethos-tab-stop.h"
#include "ethos-text.h"

#define RESOURCES "/io/github/ethos_workshops/Ethos/start"

/* What most people come for, by the names of files: to review a statement they have, or to find
 * words of their own with ready-made cards. */
#define STATEMENT_PLAN "review-statement-90"
#define READY_MADE_PLAN "short-form-45"
#define READY_MADE_DECK "team-values"

struct _EthosSetupView
{
  GtkWidget parent_instance;

  /* Of EthosStarter, as the lists show them. */
  GPtrArray *plan_starters;
  GPtrArray *deck_starters;
  EthosSnapshot *deck;
  char *place;

  GtkWidget *content;
  GtkWidget *decks_part;
  GtkListBox *decks;
  GtkListBox *plans;
  GtkSpinButton *people;
  GtkLabel *people_hint;
  GtkEditable *title;
  GtkLabel *outcome;
};

G_DEFINE_FINAL_TYPE (EthosSetupView, ethos_setup_view, GTK_TYPE_WIDGET)

enum
{
  CREATE,
  BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const EthosStarter *
get_selected (GtkListBox *list, GPtrArray *starters)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);

  if (row == NULL || starters == NULL)
    return NULL;
  return g_ptr_array_index (starters, (guint) gtk_list_box_row_get_index (row));
}

static gint64
count_minutes (const EthosSnapshotNode *plan)
{
  gint64 minutes = 0;

  for (guint i = 0; i < plan->n_children[ETHOS_KIND_ACTIVITY]; i++)
    minutes += ((const EthosActivity *) plan->children[ETHOS_KIND_ACTIVITY][i].record)->planned;
  return minutes;
}

/* The longest first, so that the sample is the last. */
static int
compare_plans (gconstpointer first, gconstpointer second)
{
  const EthosStarter *a = *(const EthosStarter *const *) first;
  const EthosStarter *b = *(const EthosStarter *const *) second;
  gint64 minutes_a = count_minutes (ethos_snapshot_get_root (a->content));
  gint64 minutes_b = count_minutes (ethos_snapshot_get_root (b->content));

  return minutes_a > minutes_b ? -1 : minutes_a < minutes_b ? 1 : 0;
}

static char *
describe_plan (const EthosSnapshotNode *plan)
{
  gint64 minutes = count_minutes (plan);
  guint steps = plan->n_children[ETHOS_KIND_ACTIVITY];
  g_autofree char *length =
      g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) minutes), (int) minutes);
  g_autofree char *number = g_strdup_printf (ngettext ("%u step", "%u steps", steps), steps);

  /* Translators: "90 minutes" and "11 steps". */
  return g_strdup_printf (_ ("%s, %s"), length, number);
}

static char *
describe_deck (const EthosSnapshotNode *deck)
{
  guint cards = deck->n_children[ETHOS_KIND_CARD];

  return g_strdup_printf (ngettext ("%u card", "%u cards", cards), cards);
}

static GtkWidget *
new_line (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_choice (GtkListBox *list, const char *title, const char *facts, const char *summary)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  GtkWidget *name = new_line (title, "heading");
  GtkWidget *facts_label = new_line (facts, "quiet");
  g_autofree char *description =
      summary != NULL ? g_strdup_printf ("%s\n%s", facts, summary) : g_strdup (facts);

  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (head), facts_label);
  gtk_box_append (GTK_BOX (box), head);
  if (summary != NULL && *summary != '\0')
    gtk_box_append (GTK_BOX (box), new_line (summary, "quiet"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  ethos_describe (row, description);
  gtk_list_box_append (list, row);
}

static void
clear_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (list, 0))) != NULL)
    gtk_list_box_remove (list, row);
}

static void
update_people (EthosSetupView *self)
{
  const EthosStarter *plan = get_selected (self->plans, self->plan_starters);
  const EthosAgenda *agenda =
      plan != NULL ? (const EthosAgenda *) ethos_snapshot_get_root (plan->content)->record : NULL;
  guint people = ethos_setup_view_get_people (self);
  g_autofree char *hint = NULL;

  if (agenda != NULL && agenda->people_maximum > 0 &&
      (people < agenda->people_minimum || people > agenda->people_maximum))
    /* Translators: the smallest and the largest number of people that suit the plan. */
    hint = g_strdup_printf (_ ("This plan is made for %d to %d people. It works with others too; "
                               "its times will be tighter or looser."),
                            (int) agenda->people_minimum, (int) agenda->people_maximum);
  gtk_label_set_text (self->people_hint, hint != NULL ? hint : "");
}

static void
update (EthosSetupView *self)
{
  EthosSnapshot *deck = ethos_setup_view_get_deck (self);
  EthosSnapshot *plan = ethos_setup_view_get_plan (self);
  g_autofree char *title = ethos_setup_view_dup_title (self);
  g_autoptr (GString) outcome = g_string_new (NULL);

  update_people (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "setup.create",
                                 deck != NULL && plan != NULL && *title != '\0');
  if (deck != NULL && plan != NULL)
    {
      g_autofree char *cards = describe_deck (ethos_snapshot_get_root (deck));
      g_autofree char *steps = describe_plan (ethos_snapshot_get_root (plan));

      /* Translators: "9 cards" and "90 minutes, 11 steps". */
      g_string_append_printf (outcome, _ ("The workshop has %s and a plan of %s."), cards, steps);
    }
  if (self->place != NULL)
    {
      g_autofree char *saved =
          /* Translators: %s is a folder; the sentence follows another one, after its space. */
          ethos_text_print_isolated (_ (" It is saved in %s from the start."), self->place);

      g_string_append (outcome, saved);
    }
  gtk_label_set_text (self->outcome, outcome->str);
}

/* The name follows the cards until somebody types another one. */
static void
suggest_title (EthosSetupView *self, const char *before)
{
  const char *title = ethos_starter_get_title (self->deck);
  const char *typed = gtk_editable_get_text (self->title);

  if (title != NULL && (*typed == '\0' || g_strcmp0 (typed, before) == 0))
    gtk_editable_set_text (self->title, title);
}

static void
deck_selected_cb (EthosSetupView *self)
{
  const EthosStarter *starter = get_selected (self->decks, self->deck_starters);
  g_autofree char *before = g_strdup (ethos_starter_get_title (self->deck));

  if (starter == NULL)
    return;
  g_clear_pointer (&self->deck, ethos_snapshot_unref);
  self->deck = ethos_snapshot_ref (starter->content);
  suggest_title (self, before);
  update (self);
}

/* A folder as people call it: without the way to their home. */
static char *
describe_folder (GFile *folder)
{
  g_autoptr (GFile) home = g_file_new_for_path (g_get_home_dir ());
  g_autofree char *relative = g_file_get_relative_path (home, folder);

  if (relative != NULL)
    return g_filename_display_name (relative);
  return g_file_get_parse_name (folder);
}

/* Chooses by the name of the file, or else the first. */
static void
select_starter (GtkListBox *list, GPtrArray *starters, const char *name)
{
  int chosen = 0;

  for (guint i = 0; i < starters->len; i++)
    if (g_str_equal (((const EthosStarter *) g_ptr_array_index (starters, i))->name, name))
      chosen = (int) i;
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, chosen));
}

static void
select_plan (EthosSetupView *self)
{
  gboolean ready_made = gtk_widget_get_visible (self->decks_part);

  if (self->plan_starters != NULL)
    select_starter (self->plans, self->plan_starters,
                    ready_made ? READY_MADE_PLAN : STATEMENT_PLAN);
}

static void
create_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[CREATE], 0);
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[BACK], 0);
}

/* The first question, at what is chosen there. */
static gboolean
ethos_setup_view_grab_focus (GtkWidget *widget)
{
  EthosSetupView *self = ETHOS_SETUP_VIEW (widget);
  GtkListBox *first = gtk_widget_get_visible (self->decks_part) ? self->decks : self->plans;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (first);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* Tab does not lead to what takes the focus first, but on to the next. */
static gboolean
ethos_setup_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (GTK_WIDGET (ETHOS_SETUP_VIEW (widget)->content), direction);
}

static void
ethos_setup_view_dispose (GObject *object)
{
  EthosSetupView *self = ETHOS_SETUP_VIEW (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  G_OBJECT_CLASS (ethos_setup_view_parent_class)->dispose (object);
}

static void
ethos_setup_view_finalize (GObject *object)
{
  EthosSetupView *self = ETHOS_SETUP_VIEW (object);

  g_clear_pointer (&self->plan_starters, g_ptr_array_unref);
  g_clear_pointer (&self->deck_starters, g_ptr_array_unref);
  g_clear_pointer (&self->deck, ethos_snapshot_unref);
  g_free (self->place);
  G_OBJECT_CLASS (ethos_setup_view_parent_class)->finalize (object);
}

static void
ethos_setup_view_class_init (EthosSetupViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ethos_setup_view_dispose;
  object_class->finalize = ethos_setup_view_finalize;
  widget_class->grab_focus = ethos_setup_view_grab_focus;
  widget_class->focus = ethos_setup_view_focus;

  signals[CREATE] = g_signal_new ("create", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[BACK] = g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  /* Naming the resource keeps the linker from dropping it. */
  ethos_start_get_resource ();
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCES "/ethos-setup-view.ui");
  gtk_widget_class_bind_template_child (widget_class, EthosSetupView, content);
  gtk_widget_class_bind_template_child (widget_class, EthosSetupView, decks_part);
  gtk_widget_class_bind_template_child (widget_class, EthosSetupView, decks);
  gtk_widget_class_bind_template_child (widget_class, EthosSetupView, plans);
  gtk_widget_class_bind_template_child (widget_class, EthosSetupView, people);
  gtk_widget_class_bind_template_child (widget_class, EthosSetupView, people_hint);
  gtk_widget_class_bind_template_child (widget_class, EthosSetupView, title);
  gtk_widget_class_bind_template_child (widget_class, EthosSetupView, outcome);
  gtk_widget_class_install_action (widget_class, "setup.create", NULL, create_cb);
  gtk_widget_class_install_action (widget_class, "setup.back", NULL, back_cb);
}

static void
ethos_setup_view_init (EthosSetupView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ethos_style_install (gtk_widget_get_display (GTK_WIDGET (self)), RESOURCES "/preview.css");
  ethos_tab_stop_make (GTK_WIDGET (self->decks));
  ethos_tab_stop_make (GTK_WIDGET (self->plans));
  g_signal_connect_object (self->decks, "row-selected", G_CALLBACK (deck_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plans, "row-selected", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->people, "value-changed", G_CALLBACK (update_people), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->title, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * ethos_setup_view_new:
 *
 * Returns: a new widget; it needs plans, and either cards or cards to choose from
 */
GtkWidget *
ethos_setup_view_new (void)
{
  return g_object_new (ETHOS_TYPE_SETUP_VIEW, NULL);
}

/**
 * ethos_setup_view_set_plans:
 * @starters: (element-type EthosStarter): plans, see ethos_starter_list(); they are sorted
 *
 * Offers plans, the longest first. The review of a statement is chosen; for ready-made cards, the
 * short form.
 */
void
ethos_setup_view_set_plans (EthosSetupView *self, GPtrArray *starters)
{
  g_return_if_fail (ETHOS_IS_SETUP_VIEW (self));
  g_return_if_fail (starters != NULL);

  clear_list (self->plans);
  g_clear_pointer (&self->plan_starters, g_ptr_array_unref);
  self->plan_starters = g_ptr_array_ref (starters);
  g_ptr_array_sort (starters, compare_plans);
  for (guint i = 0; i < starters->len; i++)
    {
      const EthosStarter *starter = g_ptr_array_index (starters, i);
      const EthosSnapshotNode *root = ethos_snapshot_get_root (starter->content);
      const EthosAgenda *agenda = (const EthosAgenda *) root->record;
      g_autofree char *facts = describe_plan (root);

      add_choice (self->plans, agenda->title, facts, agenda->summary);
    }
  select_plan (self);
  update (self);
}

/**
 * ethos_setup_view_set_decks:
 * @starters: (element-type EthosStarter): ready-made cards, see ethos_starter_list()
 *
 * Offers ready-made cards to choose from; those for teams are chosen.
 */
void
ethos_setup_view_set_decks (EthosSetupView *self, GPtrArray *starters)
{
  g_return_if_fail (ETHOS_IS_SETUP_VIEW (self));
  g_return_if_fail (starters != NULL);

  clear_list (self->decks);
  g_clear_pointer (&self->deck_starters, g_ptr_array_unref);
  self->deck_starters = g_ptr_array_ref (starters);
  for (guint i = 0; i < starters->len; i++)
    {
      const EthosStarter *starter = g_ptr_array_index (starters, i);
      const EthosSnapshotNode *root = ethos_snapshot_get_root (starter->content);
      g_autofree char *facts = describe_deck (root);

      add_choice (self->decks, ((const EthosDeck *) root->record)->title, facts, NULL);
    }
  gtk_widget_set_visible (self->decks_part, TRUE);
  select_starter (self->decks, starters, READY_MADE_DECK);
  select_plan (self);
}

/**
 * ethos_setup_view_set_deck:
 * @deck: the cards that were made from a statement
 *
 * Uses these cards; none are offered to choose from.
 */
void
ethos_setup_view_set_deck (EthosSetupView *self, EthosSnapshot *deck)
{
  g_autofree char *before = NULL;

  g_return_if_fail (ETHOS_IS_SETUP_VIEW (self));
  g_return_if_fail (deck != NULL);

  before = g_strdup (ethos_starter_get_title (self->deck));
  gtk_widget_set_visible (self->decks_part, FALSE);
  gtk_list_box_unselect_all (self->decks);
  select_plan (self);
  ethos_snapshot_ref (deck);
  g_clear_pointer (&self->deck, ethos_snapshot_unref);
  self->deck = deck;
  suggest_title (self, before);
  update (self);
}

/**
 * ethos_setup_view_set_place:
 * @folder: where the workshop will be saved
 *
 * Says it below.
 */
void
ethos_setup_view_set_place (EthosSetupView *self, GFile *folder)
{
  g_return_if_fail (ETHOS_IS_SETUP_VIEW (self));
  g_return_if_fail (G_IS_FILE (folder));

  g_free (self->place);
  self->place = describe_folder (folder);
  update (self);
}

/**
 * ethos_setup_view_get_deck:
 *
 * Returns: (transfer none) (nullable): the cards
 */
EthosSnapshot *
ethos_setup_view_get_deck (EthosSetupView *self)
{
  g_return_val_if_fail (ETHOS_IS_SETUP_VIEW (self), NULL);

  return self->deck;
}

/**
 * ethos_setup_view_get_plan:
 *
 * Returns: (transfer none) (nullable): the plan
 */
EthosSnapshot *
ethos_setup_view_get_plan (EthosSetupView *self)
{
  const EthosStarter *starter;

  g_return_val_if_fail (ETHOS_IS_SETUP_VIEW (self), NULL);

  starter = get_selected (self->plans, self->plan_starters);
  return starter != NULL ? starter->content : NULL;
}

/**
 * ethos_setup_view_dup_title:
 *
 * Returns: (transfer full): what the workshop is called; empty where nothing was typed
 */
char *
ethos_setup_view_dup_title (EthosSetupView *self)
{
  g_return_val_if_fail (ETHOS_IS_SETUP_VIEW (self), NULL);

  return g_strstrip (g_strdup (gtk_editable_get_text (self->title)));
}

guint
ethos_setup_view_get_people (EthosSetupView *self)
{
  g_return_val_if_fail (ETHOS_IS_SETUP_VIEW (self), 0);

  return (guint) gtk_spin_button_get_value_as_int (self->people);
}
