// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-table-chooser.h"

#include <glib/gi18n.h>

#include "ethos-text.h"
#include "ethos-wrap-layout.h"

/* So much of a cell is enough to know its column by. */
#define NAME_MAX_CHARACTERS 40
#define NAME_MAX_BYTES 160

/* What people are asked for. */
#define N_CHOSEN (ETHOS_CSV_COUNT + 1)

struct _EthosTableChooser
{
  GtkWidget parent_instance;

  EthosCsv *table;
  GtkWidget *box;
  /* Of the role with the notes each entry is a column, of the others all but the first. */
  GtkDropDown *columns[N_CHOSEN];
  GtkCheckButton *heading;
  int same_as;
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

static const struct
{
  const char *label;
  const char *name;
} choices[N_CHOSEN] = {
  [ETHOS_CSV_NOTE] = { N_ ("_Notes are in"), N_ ("Column with the notes") },
  [ETHOS_CSV_GROUP] = { N_ ("_Groups are in"), N_ ("Column with the groups") },
  [ETHOS_CSV_COLOUR] = { N_ ("C_olors are in"), N_ ("Column with the colors") },
  /* Translators: the column of a table that says how often each note was written. */
  [ETHOS_CSV_COUNT] = { N_ ("N_umbers are in"), N_ ("Column with how many notes say the same") },
};

static GtkDropDown *
new_columns (EthosCsv *table, EthosCsvRole role, int column)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  GtkDropDown *columns;

  if (role != ETHOS_CSV_NOTE)
    /* Translators: no column of the table. */
    g_strv_builder_add (names, _ ("None"));
  for (guint i = 0; i < ethos_csv_get_n_columns (table); i++)
    {
      g_autofree char *name = dup_name (table, i);

      g_strv_builder_add (names, name);
    }
  all = g_strv_builder_end (names);
  columns = GTK_DROP_DOWN (gtk_drop_down_new_from_strings ((const char *const *) all));
  gtk_drop_down_set_selected (columns, (guint) (column + (role != ETHOS_CSV_NOTE ? 1 : 0)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (columns), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (choices[role].name), -1);
  return columns;
}

/* The label and the choice stay together where others go into the next row. */
static GtkWidget *
build_choice (EthosTableChooser *self, EthosCsvRole role, int column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ (choices[role].label));

  self->columns[role] = new_columns (self->table, role, column);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), GTK_WIDGET (self->columns[role]));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->columns[role]));
  g_signal_connect_swapped (self->columns[role], "notify::selected", G_CALLBACK (changed_cb), self);
  return box;
}

/**
 * ethos_table_chooser_new:
 * @table: rows of cells
 *
 * Makes what asks which columns of a table hold notes, and what belongs to them, and whether its
 * first row only names the columns. The likeliest are chosen.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_table_chooser_new (EthosCsv *table)
{
  EthosTableChooser *self = g_object_new (ETHOS_TYPE_TABLE_CHOOSER, NULL);
  GtkWidget *wrap = ethos_wrap_box_new (16);
  GtkWidget *heading = gtk_check_button_new_with_mnemonic (_ ("_First row names the columns"));
  guint n_choices = ethos_csv_get_n_columns (table) > 1 ? N_CHOSEN : 1;
  EthosPasteColumns guessed;

  ethos_paste_columns_guess (&guessed, table);
  self->table = ethos_csv_ref (table);
  self->same_as = guessed.of[ETHOS_CSV_SAME_AS];
  for (guint role = 0; role < n_choices; role++)
    gtk_box_append (GTK_BOX (wrap), build_choice (self, role, guessed.of[role]));
  self->heading = GTK_CHECK_BUTTON (heading);
  gtk_check_button_set_active (self->heading, guessed.heading);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (self->box), wrap);
  gtk_box_append (GTK_BOX (self->box), heading);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->heading, "toggled", G_CALLBACK (changed_cb), self);
  return GTK_WIDGET (self);
}

/**
 * ethos_table_chooser_get_columns:
 * @columns: (out): what is chosen
 */
void
ethos_table_chooser_get_columns (EthosTableChooser *self, EthosPasteColumns *columns)
{
  g_return_if_fail (ETHOS_IS_TABLE_CHOOSER (self));
  g_return_if_fail (columns != NULL);

  columns->heading = gtk_check_button_get_active (self->heading);
  for (guint role = 0; role < N_CHOSEN; role++)
    columns->of[role] = self->columns[role] == NULL
                            ? -1
                            : (int) gtk_drop_down_get_selected (self->columns[role]) -
                                  (role != ETHOS_CSV_NOTE ? 1 : 0);
  /* Nobody chooses that: only a table that Ethos wrote has it. */
  columns->of[ETHOS_CSV_SAME_AS] = columns->heading ? self->same_as : -1;
}
