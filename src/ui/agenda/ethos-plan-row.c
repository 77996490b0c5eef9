// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-agenda"

#include "config.h"

#include "ethos-plan-row.h"

#include <glib/gi18n.h>

#include "ethos-agenda-words.h"
#include "ethos-announce.h"

struct _EthosPlanRow
{
  GtkListBoxRow parent_instance;

  EthosStore *store;
  EthosItem *item;
  GtkStack *mark;
  GtkLabel *number;
  GtkLabel *title;
  GtkLabel *minutes;
  GtkWidget *lock;
};

G_DEFINE_FINAL_TYPE (EthosPlanRow, ethos_plan_row, GTK_TYPE_LIST_BOX_ROW)

static const char *const state_classes[] = {
  [ETHOS_ACTIVITY_WAITING] = "waiting",
  [ETHOS_ACTIVITY_ACTIVE] = "active",
  [ETHOS_ACTIVITY_DONE] = "done",
  [ETHOS_ACTIVITY_SKIPPED] = "skipped",
};

/* A tick, a skip sign or the number: the state is never told by color alone. */
static void
update_mark (EthosPlanRow *self, const EthosActivity *step)
{
  g_autofree char *number =
      g_strdup_printf ("%d", gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self)) + 1);

  gtk_label_set_text (self->number, number);
  gtk_stack_set_visible_child_name (self->mark, step->state == ETHOS_ACTIVITY_DONE      ? "done"
                                                : step->state == ETHOS_ACTIVITY_SKIPPED ? "skipped"
                                                                                        : "number");
  for (guint i = 0; i < G_N_ELEMENTS (state_classes); i++)
    {
      if ((int) i == step->state)
        gtk_widget_add_css_class (GTK_WIDGET (self), state_classes[i]);
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self), state_classes[i]);
    }
}

static guint
count_steps (EthosPlanRow *self)
{
  return ethos_item_list_get_length (
      ethos_session_get_children (ethos_store_get_session (self->store), ETHOS_WORKSHOP_ID,
                                  ETHOS_KIND_ACTIVITY));
}

static void
update_accessible (EthosPlanRow *self, const EthosActivity *step)
{
  g_autoptr (GString) description = g_string_new (ethos_step_state_get_name (step->state));
  int place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self));

  if (place >= 0)
    {
      g_autofree char *words = ethos_dup_place ((guint) place + 1, count_steps (self));

      g_string_append_printf (description, "\n%s", words);
    }
  g_string_append_printf (description, "\n%s\n%s", gtk_label_get_text (self->minutes),
                          ethos_step_kind_get_name (step->kind));
  if (step->is_protected)
    g_string_append_printf (description, "\n%s", gtk_widget_get_tooltip_text (self->lock));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, step->title,
                                  -1);
  ethos_describe (GTK_WIDGET (self), description->str);
}

static void
ethos_plan_row_dispose (GObject *object)
{
  EthosPlanRow *self = ETHOS_PLAN_ROW (object);

  g_clear_object (&self->store);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (ethos_plan_row_parent_class)->dispose (object);
}

static void
ethos_plan_row_class_init (EthosPlanRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ethos_plan_row_dispose;
}

static GtkWidget *
new_icon (const char *name)
{
  return g_object_new (GTK_TYPE_IMAGE, "icon-name", name, "accessible-role",
                       GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
}

static void
build_mark (EthosPlanRow *self, GtkWidget *box)
{
  self->number = GTK_LABEL (gtk_label_new (NULL));
  self->mark = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->mark, GTK_WIDGET (self->number), "number");
  gtk_stack_add_named (self->mark, new_icon ("object-select-symbolic"), "done");
  gtk_stack_add_named (self->mark, new_icon ("media-skip-forward-symbolic"), "skipped");
  gtk_widget_add_css_class (GTK_WIDGET (self->mark), "step-mark");
  gtk_widget_set_valign (GTK_WIDGET (self->mark), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->mark));
}

static void
build_words (EthosPlanRow *self, GtkWidget *box)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_label_set_wrap_mode (self->title, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (self->title, 3);
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "title");
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->title));

  self->minutes = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->minutes, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->minutes), "minutes");
  gtk_widget_add_css_class (GTK_WIDGET (self->minutes), "quiet");
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->minutes));
  self->lock = new_icon ("changes-prevent-symbolic");
  gtk_widget_add_css_class (self->lock, "quiet");
  /* Translators: the time of a protected step is not cut when the workshop runs late. */
  gtk_widget_set_tooltip_text (self->lock, _ ("Protected: keeps its time"));
  gtk_box_append (GTK_BOX (line), self->lock);
  gtk_box_append (GTK_BOX (words), line);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), words);
}

static void
ethos_plan_row_init (EthosPlanRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  build_mark (self, box);
  build_words (self, box);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

/**
 * ethos_plan_row_new:
 * @store: a workshop
 * @item: a step of its plan
 *
 * Returns: a new row of the plan
 */
GtkWidget *
ethos_plan_row_new (EthosStore *store, EthosItem *item)
{
  EthosPlanRow *self;

  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);
  g_return_val_if_fail (ETHOS_IS_ITEM (item), NULL);

  self = g_object_new (ETHOS_TYPE_PLAN_ROW, NULL);
  self->store = g_object_ref (store);
  self->item = g_object_ref (item);
  g_signal_connect_object (item, "notify::record", G_CALLBACK (ethos_plan_row_update), self,
                           G_CONNECT_SWAPPED);
  ethos_plan_row_update (self);
  return GTK_WIDGET (self);
}

const char *
ethos_plan_row_get_id (EthosPlanRow *self)
{
  g_return_val_if_fail (ETHOS_IS_PLAN_ROW (self), NULL);

  return ethos_item_get_id (self->item);
}

/**
 * ethos_plan_row_get_step:
 *
 * Returns: (transfer none): the step, until the next change
 */
const EthosActivity *
ethos_plan_row_get_step (EthosPlanRow *self)
{
  g_return_val_if_fail (ETHOS_IS_PLAN_ROW (self), NULL);

  return ethos_item_get_record (self->item);
}

/**
 * ethos_plan_row_update:
 *
 * Reads the step and the time again, and the place of the row.
 */
void
ethos_plan_row_update (EthosPlanRow *self)
{
  const EthosActivity *step;
  g_autofree char *minutes = NULL;

  g_return_if_fail (ETHOS_IS_PLAN_ROW (self));

  step = ethos_plan_row_get_step (self);
  minutes = ethos_step_dup_minutes (step, ethos_store_get_clock (self->store));
  gtk_label_set_text (self->title, step->title);
  gtk_label_set_text (self->minutes, minutes);
  gtk_widget_set_visible (self->lock, step->is_protected);
  update_mark (self, step);
  update_accessible (self, step);
}
