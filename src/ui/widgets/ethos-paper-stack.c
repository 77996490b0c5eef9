// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-widgets"

#include "config.h"

#include "ethos-paper-stack.h"

#include <glib/gi18n.h>

/* More sheets than this do not look like more. */
#define SHEETS_MAX 5

/* How far each sheet looks out from under the one above it. */
#define SHEET_OFFSET 5

struct _EthosPaperStack
{
  GtkWidget parent_instance;

  GtkWidget *sheets[SHEETS_MAX];
  GtkLabel *number;
  guint count;
};

G_DEFINE_FINAL_TYPE (EthosPaperStack, ethos_paper_stack, GTK_TYPE_WIDGET)

static void
ethos_paper_stack_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  EthosPaperStack *self = ETHOS_PAPER_STACK (widget);

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  for (guint i = 0; i < SHEETS_MAX; i++)
    {
      int sheet_minimum, sheet_natural;

      gtk_widget_measure (self->sheets[i], orientation, -1, &sheet_minimum, &sheet_natural, NULL,
                          NULL);
      *minimum = MAX (*minimum, sheet_minimum + (SHEETS_MAX - 1) * SHEET_OFFSET);
      *natural = MAX (*natural, sheet_natural + (SHEETS_MAX - 1) * SHEET_OFFSET);
    }
}

static void
ethos_paper_stack_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  EthosPaperStack *self = ETHOS_PAPER_STACK (widget);
  int shift = (SHEETS_MAX - 1) * SHEET_OFFSET;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (int i = 0; i < SHEETS_MAX; i++)
    {
      GtkAllocation area = { i * SHEET_OFFSET, i * SHEET_OFFSET, width - shift, height - shift };

      if (rtl)
        area.x = shift - area.x;
      gtk_widget_size_allocate (self->sheets[i], &area, -1);
    }
}

static void
ethos_paper_stack_dispose (GObject *object)
{
  EthosPaperStack *self = ETHOS_PAPER_STACK (object);

  for (guint i = 0; i < SHEETS_MAX; i++)
    g_clear_pointer (&self->sheets[i], gtk_widget_unparent);
  G_OBJECT_CLASS (ethos_paper_stack_parent_class)->dispose (object);
}

static void
ethos_paper_stack_class_init (EthosPaperStackClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ethos_paper_stack_dispose;
  widget_class->measure = ethos_paper_stack_measure;
  widget_class->size_allocate = ethos_paper_stack_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "paperstack");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ethos_paper_stack_init (EthosPaperStack *self)
{
  for (guint i = 0; i < SHEETS_MAX; i++)
    {
      self->sheets[i] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      gtk_widget_add_css_class (self->sheets[i], "covered-sheet");
      gtk_widget_set_parent (self->sheets[i], GTK_WIDGET (self));
    }
  self->number = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_vexpand (GTK_WIDGET (self->number), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "number");
  gtk_box_append (GTK_BOX (self->sheets[SHEETS_MAX - 1]), GTK_WIDGET (self->number));
  self->count = 1;
  ethos_paper_stack_set_count (self, 0);
}

/**
 * ethos_paper_stack_new:
 *
 * Makes a stack of covered sheets that tells how many notes there are and nothing else.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_paper_stack_new (void)
{
  return g_object_new (ETHOS_TYPE_PAPER_STACK, NULL);
}

void
ethos_paper_stack_set_count (EthosPaperStack *self, guint count)
{
  g_autofree char *number = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (ETHOS_IS_PAPER_STACK (self));

  if (self->count == count)
    return;
  self->count = count;
  number = g_strdup_printf ("%u", count);
  gtk_label_set_text (self->number, number);
  for (guint i = 0; i < SHEETS_MAX; i++)
    gtk_widget_set_opacity (self->sheets[i], i + MAX (count, 1) >= SHEETS_MAX ? 1 : 0);
  if (count == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "empty");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "empty");
  label = g_strdup_printf (ngettext ("%u hidden note", "%u hidden notes", count), count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
