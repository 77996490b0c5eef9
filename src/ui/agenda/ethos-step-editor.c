// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-agenda"

#include "config.h"

#include "ethos-step-editor.h"

#include <glib/gi18n.h>

#include "ethos-agenda-resources.h"
#include "ethos-agenda-words.h"
#include "ethos-announce.h"
#include "ethos-long-text.h"
#include "ethos-widget-names.h"

#define RESOURCES "/io/github/ethos_workshops/Ethos/agenda"

/* Minutes of a step that has just been thought of. */
#define NEW_MINUTES 10
#define FIRST_KIND ETHOS_ACTIVITY_PRESENT_CARDS
#define N_KINDS (ETHOS_ACTIVITY_CLOSE + 1)

struct _EthosStepEditor
{
  GtkPopover parent_instance;

  EthosStore *store;
  gboolean adding;
  /* The step to change, or the one to add after. */
  char *step;

  GtkLabel *heading;
  GtkDropDown *kind;
  GtkEditable *title;
  GtkTextView *prompt;
  GtkLabel *problem;
  GtkSpinButton *planned;
  GtkSpinButton *minimum;
  GtkSpinButton *maximum;
  GtkCheckButton *is_protected;
  GtkButton *save;
};

G_DEFINE_FINAL_TYPE (EthosStepEditor, ethos_step_editor, GTK_TYPE_POPOVER)

enum
{
  PROP_0,
  PROP_STORE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static char *
dup_prompt (EthosStepEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->prompt);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
save_minutes (EthosStepEditor *self, const char *step)
{
  ethos_store_run (self->store,
                   ethos_op_new ("activity-minutes", "activity", step, "planned",
                                 gtk_spin_button_get_value_as_int (self->planned), "minimum",
                                 gtk_spin_button_get_value_as_int (self->minimum), "maximum",
                                 gtk_spin_button_get_value_as_int (self->maximum), "protected",
                                 gtk_check_button_get_active (self->is_protected), NULL));
}

static void
save_changes (EthosStepEditor *self)
{
  g_autofree char *prompt = dup_prompt (self);

  ethos_store_begin_group (self->store, N_ ("editing of a step"));
  ethos_store_run (self->store,
                   ethos_op_new ("activity-edit", "activity", self->step, "title",
                                 gtk_editable_get_text (self->title), "prompt", prompt, NULL));
  save_minutes (self, self->step);
  ethos_store_end_group (self->store);
}

static const char *
find_added (EthosStepEditor *self)
{
  EthosSession *session = ethos_store_get_session (self->store);
  EthosItemList *plan =
      ethos_session_get_children (session, ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY);
  const EthosActivity *last;

  if (self->step != NULL)
    return ethos_session_get_sibling_after (session, self->step);
  last = ethos_item_list_get_record (plan, ethos_item_list_get_length (plan) - 1);
  return last->record.id;
}

static void
save_added (EthosStepEditor *self)
{
  g_autofree char *prompt = dup_prompt (self);

  ethos_store_begin_group (self->store, N_ ("addition of a step"));
  if (ethos_store_run (self->store,
                       ethos_op_new ("activity-add", "kind",
                                     (int) gtk_drop_down_get_selected (self->kind), "title",
                                     gtk_editable_get_text (self->title), "prompt", prompt,
                                     "planned", gtk_spin_button_get_value_as_int (self->planned),
                                     "after", self->step, NULL)))
    save_minutes (self, find_added (self));
  ethos_store_end_group (self->store);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosStepEditor *self = ETHOS_STEP_EDITOR (widget);

  gtk_spin_button_update (self->planned);
  gtk_spin_button_update (self->minimum);
  gtk_spin_button_update (self->maximum);
  if (self->adding)
    save_added (self);
  else
    save_changes (self);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_popover_popdown (GTK_POPOVER (widget));
}

static void
prompt_cb (EthosStepEditor *self)
{
  gtk_widget_hide (GTK_WIDGET (self->problem));
}

static void
cut_cb (gpointer data)
{
  EthosStepEditor *self = data;
  g_autofree char *text =
      /* Translators: below the field for a prompt, into which more was pasted. */
      g_strdup_printf (_ ("A prompt holds %u characters. The rest was not taken."),
                       ETHOS_PROMPT_MAX_CHARACTERS);

  gtk_label_set_text (self->problem, text);
  gtk_widget_show (GTK_WIDGET (self->problem));
  ethos_announce (GTK_WIDGET (self->prompt), text);
}

static void
title_cb (EthosStepEditor *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (self->title)));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", *title != '\0');
}

/* The fewest and the most keep around what is planned, whichever is changed. */
static void
planned_cb (EthosStepEditor *self)
{
  double planned = gtk_spin_button_get_value (self->planned);

  gtk_spin_button_set_range (self->minimum, 0, planned);
  gtk_spin_button_set_range (self->maximum, planned, ETHOS_STEP_MAX_MINUTES);
}

static void
set_minutes (EthosStepEditor *self, gint64 planned, gint64 minimum, gint64 maximum)
{
  gtk_spin_button_set_value (self->planned, (double) planned);
  planned_cb (self);
  gtk_spin_button_set_value (self->minimum, (double) minimum);
  gtk_spin_button_set_value (self->maximum, (double) maximum);
}

static void
set_step (EthosStepEditor *self, gboolean adding, const char *step)
{
  char *copy = g_strdup (step);

  g_free (self->step);
  self->step = copy;
  self->adding = adding;
  gtk_widget_set_visible (GTK_WIDGET (self->kind), adding);
  gtk_label_set_text (self->heading, adding ? _ ("Add Step") : _ ("Edit Step"));
  ethos_set_button_label (self->save, adding ? _ ("_Add") : _ ("_Save"));
}

static void
ethos_step_editor_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, ETHOS_STEP_EDITOR (object)->store);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_step_editor_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STORE:
      ETHOS_STEP_EDITOR (object)->store = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_step_editor_dispose (GObject *object)
{
  g_clear_object (&ETHOS_STEP_EDITOR (object)->store);
  G_OBJECT_CLASS (ethos_step_editor_parent_class)->dispose (object);
}

static void
ethos_step_editor_finalize (GObject *object)
{
  g_free (ETHOS_STEP_EDITOR (object)->step);
  G_OBJECT_CLASS (ethos_step_editor_parent_class)->finalize (object);
}

static void
ethos_step_editor_class_init (EthosStepEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ethos_step_editor_dispose;
  object_class->finalize = ethos_step_editor_finalize;
  object_class->get_property = ethos_step_editor_get_property;
  object_class->set_property = ethos_step_editor_set_property;

  properties[PROP_STORE] =
      g_param_spec_object ("store", NULL, NULL, ETHOS_TYPE_STORE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* Naming the resource keeps the linker from dropping it. */
  ethos_agenda_get_resource ();
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCES "/ethos-step-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, EthosStepEditor, heading);
  gtk_widget_class_bind_template_child (widget_class, EthosStepEditor, kind);
  gtk_widget_class_bind_template_child (widget_class, EthosStepEditor, title);
  gtk_widget_class_bind_template_child (widget_class, EthosStepEditor, prompt);
  gtk_widget_class_bind_template_child (widget_class, EthosStepEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, EthosStepEditor, planned);
  gtk_widget_class_bind_template_child (widget_class, EthosStepEditor, minimum);
  gtk_widget_class_bind_template_child (widget_class, EthosStepEditor, maximum);
  gtk_widget_class_bind_template_child (widget_class, EthosStepEditor, is_protected);
  gtk_widget_class_bind_template_child (widget_class, EthosStepEditor, save);
  gtk_widget_class_install_action (widget_class, "editor.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "editor.cancel", NULL, cancel_cb);
}

static void
ethos_step_editor_init (EthosStepEditor *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (int kind = FIRST_KIND; kind < N_KINDS; kind++)
    gtk_string_list_append (kinds, ethos_step_kind_get_name ((EthosActivityKind) kind));
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (kinds));
  gtk_spin_button_set_increments (self->planned, 1, 5);
  gtk_spin_button_set_increments (self->minimum, 1, 5);
  gtk_spin_button_set_increments (self->maximum, 1, 5);
  gtk_spin_button_set_range (self->planned, 0, ETHOS_STEP_MAX_MINUTES);
  ethos_long_text_limit (gtk_text_view_get_buffer (self->prompt), ETHOS_PROMPT_MAX_CHARACTERS,
                         cut_cb, self);
  g_signal_connect_object (gtk_text_view_get_buffer (self->prompt), "changed",
                           G_CALLBACK (prompt_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->planned, "value-changed", G_CALLBACK (planned_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->title, "changed", G_CALLBACK (title_cb), self, G_CONNECT_SWAPPED);
}

/**
 * ethos_step_editor_new:
 * @store: a workshop
 *
 * Makes what changes a step of the plan, or adds one.
 *
 * Returns: a new popover
 */
GtkWidget *
ethos_step_editor_new (EthosStore *store)
{
  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);

  return g_object_new (ETHOS_TYPE_STEP_EDITOR, "store", store, NULL);
}

/**
 * ethos_step_editor_edit:
 * @step: the id of the step to change
 *
 * Fills in what the step is now; the caller pops the editor up.
 */
void
ethos_step_editor_edit (EthosStepEditor *self, const char *step)
{
  const EthosActivity *record;

  g_return_if_fail (ETHOS_IS_STEP_EDITOR (self));
  g_return_if_fail (step != NULL);

  record = ethos_session_find (ethos_store_get_session (self->store), ETHOS_KIND_ACTIVITY, step);
  if (record == NULL)
    return;
  set_step (self, FALSE, step);
  gtk_editable_set_text (self->title, record->title != NULL ? record->title : "");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->prompt),
                            record->prompt != NULL ? record->prompt : "", -1);
  set_minutes (self, record->planned, record->minimum, record->maximum);
  gtk_check_button_set_active (self->is_protected, record->is_protected);
  title_cb (self);
}

/**
 * ethos_step_editor_add:
 * @after: (nullable): the id of the step before the new one, or %NULL for the last place
 *
 * Empties the fields for a new step; the caller pops the editor up.
 */
void
ethos_step_editor_add (EthosStepEditor *self, const char *after)
{
  g_return_if_fail (ETHOS_IS_STEP_EDITOR (self));

  set_step (self, TRUE, after);
  gtk_drop_down_set_selected (self->kind, ETHOS_ACTIVITY_DISCUSS);
  gtk_editable_set_text (self->title, "");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->prompt), "", -1);
  set_minutes (self, NEW_MINUTES, NEW_MINUTES / 2, NEW_MINUTES * 2);
  gtk_check_button_set_active (self->is_protected, FALSE);
  title_cb (self);
}
