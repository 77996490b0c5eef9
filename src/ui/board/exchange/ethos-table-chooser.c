// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-table-chooser.h"

#include <glib/gi18n.h>

#include "ethos-text.h"

/* So much of a cell is enough to know its column by. */
#define NAME_MAX_CHARACTERS 40
#define NAME_MAX_BYTES 160

struct _EthosTableChooser
{
  GtkWidget parent_instance;

  EthosCsv *table;
  GtkWidget *box;
  GtkDropDown *columns;
  GtkCheckButton *heading;
};

G_DEFINE_FINAL_TYPE (EthosTableChooser, ethos_table_chooser, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
changed_cb (EthosTableChooser *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
ethos_table_chooser_dispose (GObject *object)
{
  g_clear_pointer (&ETHOS_TABLE_CHOOSER (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (ethos_table_chooser_parent_class)->dispose (object);
}

static void
ethos_table_chooser_finalize (GObject *object)
{
  g_clear_pointer (&ETHOS_TABLE_CHOOSER (object)->table, ethos_csv_unref);
  G_OBJECT_CLASS (ethos_table_chooser_parent_class)->finalize (object);
}

static void
ethos_table_chooser_class_init (EthosTableChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ethos_table_chooser_dispose;
  object_class->finalize = ethos_table_chooser_finalize;

  /**
   * EthosTableChooser::changed:
   *
   * Emitted when somebody has chosen something else.
   */
  signals[CHANGED] = g_signal_new ("changed", ETHOS_TYPE_TABLE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "tablechooser");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ethos_table_chooser_init (EthosTableChooser *self)
{
}

/* A column is known by its number and by what stands at its top, be that its name or a note. */
static char *
dup_name (EthosCsv *table, guint column)
{
  g_autofree char *line =
      ethos_text_normalise (ethos_csv_get_cell (table, 0, column), ETHOS_TEXT_LINE);
  g_autofree char *name = ethos_text_truncate (line, NAME_MAX_CHARACTERS, NAME_MAX_BYTES);

  if (*name == '\0')
    /* Translators: a column of a table; %u is its number. */
    return g_strdup_printf (_ ("Column %u"), column + 1);
  /* Translators: a column of a table: its number and what stands at its top. */
  return ethos_text_print_isolated (_ ("%u: %s"), column + 1, name);
}

static GtkDropDown *
new_columns (EthosCsv *table)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  GtkDropDown *columns;

  for (guint i = 0; i < ethos_csv_get_n_columns (table); i++)
    {
      g_autofree char *name = dup_name (table, i);

      g_strv_builder_add (names, name);
    }
  all = g_strv_builder_end (names);
  columns = GTK_DROP_DOWN (gtk_drop_down_new_from_strings ((const char *const *) all));
  gtk_drop_down_set_selected (columns, ethos_csv_guess_column (table));
  gtk_widget_set_hexpand (GTK_WIDGET (columns), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (columns), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Column with the notes"), -1);
  return columns;
}

/**
 * ethos_table_chooser_new:
 * @table: rows of cells
 *
 * Makes what asks which column of a table holds notes, and whether its first row only names the
 * columns. The likeliest is chosen.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_table_chooser_new (EthosCsv *table)
{
  EthosTableChooser *self = g_object_new (ETHOS_TYPE_TABLE_CHOOSER, NULL);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("_Notes are in"));
  GtkWidget *heading = gtk_check_button_new_with_mnemonic (_ ("_First row names the columns"));

  self->table = ethos_csv_ref (table);
  self->columns = new_columns (table);
  self->heading = GTK_CHECK_BUTTON (heading);
  gtk_check_button_set_active (self->heading, ethos_csv_guess_heading (table));
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), GTK_WIDGET (self->columns));
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->columns));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (self->box), row);
  gtk_box_append (GTK_BOX (self->box), heading);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->columns, "notify::selected", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->heading, "toggled", G_CALLBACK (changed_cb), self);
  return GTK_WIDGET (self);
}

/**
 * ethos_table_chooser_dup_text:
 *
 * Returns: (transfer full): a line for each cell of the column that says something
 */
char *
ethos_table_chooser_dup_text (EthosTableChooser *self)
{
  g_return_val_if_fail (ETHOS_IS_TABLE_CHOOSER (self), NULL);

  return ethos_csv_dup_column (self->table, gtk_drop_down_get_selected (self->columns),
                               gtk_check_button_get_active (self->heading));
}
