// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-paste-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ethos-announce.h"
#include "ethos-model.h"
#include "ethos-paste-item.h"
#include "ethos-paste-reading.h"
#include "ethos-paste-row.h"
#include "ethos-table-chooser.h"
#include "ethos-text.h"
#include "ethos-widget-names.h"

#define DEFAULT_WIDTH 560
#define DEFAULT_HEIGHT 520

struct _EthosPasteDialog
{
  AdwWindow parent_instance;

  GListStore *items;
  EthosPrivacy *privacy;
  char *whole;
  /* What is read, how much comes after the lines that are shown, and how much came before. */
  EthosPasteSource *source;
  EthosPasteReading *reading;
  guint n_more;
  guint n_before;
  GtkBox *content;
  EthosTableChooser *table;
  guint n_notes;
  guint n_groups;
  guint n_repeats;
  GtkStack *stack;
  GtkListView *list;
  GtkLabel *covered_words;
  GtkWidget *add;
  GtkWidget *as_one;
  GtkWidget *leave_out;
  GtkLabel *notice;

  gboolean fits_one;
  gboolean looked;
  /* The lines are not there yet, and that is worth to be told. */
  gboolean waiting;
  gboolean slow;
};

G_DEFINE_FINAL_TYPE (EthosPasteDialog, ethos_paste_dialog, ADW_TYPE_WINDOW)

enum
{
  LINES_CHOSEN,
  ONE_NOTE_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static EthosPasteItem *
get_item (EthosPasteDialog *self, guint position)
{
  g_autoptr (EthosPasteItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  /* The list keeps it. */
  return item;
}

static gboolean
has_rest (EthosPasteDialog *self)
{
  return self->n_more > 0;
}

static void
update_buttons (EthosPasteDialog *self)
{
  guint n_notes = self->n_notes, n_repeats = self->n_repeats;
  g_autofree char *label = NULL;
  g_autofree char *leave_out = NULL;

  if (n_notes == 0 && self->n_groups == 0 && has_rest (self))
    /* Translators: none of the lines that are shown becomes a note; others come after them. */
    label = g_strdup (_ ("_Next Lines"));
  else if (n_notes == 0 && self->n_groups > 0)
    /* Translators: groups without notes. */
    label = g_strdup_printf (ngettext ("_Add %'u Group", "_Add %'u Groups", self->n_groups),
                             self->n_groups);
  else
    label = g_strdup_printf (ngettext ("_Add %'u Note", "_Add %'u Notes", n_notes), n_notes);
  ethos_set_button_label (GTK_BUTTON (self->add), label);
  gtk_widget_set_sensitive (self->add,
                            !self->waiting && (n_notes + self->n_groups > 0 || has_rest (self)));
  leave_out = g_strdup_printf (
      /* Translators: repeats are lines that say the same as another one. */
      ngettext ("_Leave Out %'u Repeat", "_Leave Out %'u Repeats", n_repeats), n_repeats);
  ethos_set_button_label (GTK_BUTTON (self->leave_out), leave_out);
  gtk_widget_set_visible (self->leave_out, n_repeats > 0);
}

/* Counted one by one: leaving out a thousand repeats must not look at all lines a thousand times.
 */
static void
count (EthosPasteDialog *self, EthosPasteItem *item, int change)
{
  int n_notes = (int) ethos_paste_item_get_line (item)->count;

  self->n_notes = (guint) ((int) self->n_notes + change * n_notes);
  if (ethos_paste_item_is_group (item))
    self->n_groups = (guint) ((int) self->n_groups + change);
  if (ethos_paste_item_get_repeats (item))
    self->n_repeats = (guint) ((int) self->n_repeats + change);
}

static void
counts_cb (EthosPasteDialog *self, GParamSpec *pspec, EthosPasteItem *item)
{
  count (self, item, ethos_paste_item_get_counts (item) ? 1 : -1);
  update_buttons (self);
}

static void
setup_cb (EthosPasteDialog *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, ethos_paste_row_new ());
  /* A line has the focus where it can be selected; nothing is by that here. */
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (EthosPasteDialog *self, GtkListItem *item)
{
  EthosPasteRow *row = ETHOS_PASTE_ROW (gtk_list_item_get_child (item));

  ethos_paste_row_set_place (row, gtk_list_item_get_position (item) + 1,
                             g_list_model_get_n_items (G_LIST_MODEL (self->items)));
  ethos_paste_row_set_item (row, gtk_list_item_get_item (item));
}

static void
unbind_cb (EthosPasteDialog *self, GtkListItem *item)
{
  ethos_paste_row_set_item (ETHOS_PASTE_ROW (gtk_list_item_get_child (item)), NULL);
}

static char *
dup_rule (EthosPasteDialog *self, guint n_lines)
{
  if (self->n_before > 0 || self->n_more > 0)
    return g_strdup_printf (
        /* Translators: the first two numbers are those of lines; the last is how many are left. */
        ngettext ("These are the lines %'u to %'u. %'u more comes after them.",
                  "These are the lines %'u to %'u. %'u more come after them.", self->n_more),
        self->n_before + 1, self->n_before + n_lines, self->n_more);
  return g_strdup (self->table != NULL
                       ? _ ("Each cell of the column becomes a note.")
                       : _ ("Each line becomes a note. Signs of lists are left out."));
}

static void
show_notice (EthosPasteDialog *self, GPtrArray *lines)
{
  g_autofree char *rule = dup_rule (self, lines->len);
  g_autofree char *broken = NULL;
  g_autofree char *text = NULL;
  guint n_broken = 0;

  for (guint i = 0; i < lines->len; i++)
    if (((const EthosPasteLine *) g_ptr_array_index (lines, i))->part == 1)
      n_broken++;
  if (n_broken > 0)
    broken = g_strdup_printf (
        ngettext ("%'u line is too long for one note and was divided, with nothing left out.",
                  "%'u lines are too long for one note and were divided, with nothing left out.",
                  n_broken),
        n_broken);
  text = g_strjoin (" ", rule, broken, NULL);
  gtk_label_set_text (self->notice, text);
}

static void
show_covered_words (EthosPasteDialog *self, guint n_lines)
{
  g_autofree char *text =
      g_strdup_printf (ngettext ("%'u line stays covered, because the room can see this screen.",
                                 "%'u lines stay covered, because the room can see this screen.",
                                 n_lines),
                       n_lines);

  gtk_label_set_text (self->covered_words, text);
}

static EthosPasteItem *
new_item (EthosPasteDialog *self, EthosPasteLine *line)
{
  EthosPasteItem *item;

  /* Counted as in the whole text. */
  if (line->same_as >= 0)
    line->same_as += (int) self->n_before;
  item = ethos_paste_item_new (line);
  g_signal_connect_object (item, "notify::counts", G_CALLBACK (counts_cb), self, G_CONNECT_SWAPPED);
  count (self, item, ethos_paste_item_get_counts (item) ? 1 : 0);
  return item;
}

static void
show_lines (EthosPasteDialog *self, GPtrArray *lines)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  self->n_more = ethos_paste_source_get_n_more (self->source);
  self->n_notes = self->n_groups = self->n_repeats = 0;
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (items, new_item (self, g_ptr_array_index (lines, i)));
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  show_notice (self, lines);
  show_covered_words (self, lines->len);
}

/* As long as the room may see this screen, rows are not even made: a reader of the screen would
 * find them. */
static void
update_cover (EthosPasteDialog *self)
{
  gboolean covered =
      self->privacy != NULL && ethos_privacy_get_covered (self->privacy) && !self->looked;
  g_autoptr (GtkNoSelection) rows =
      covered ? NULL : gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)));

  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (rows));
  gtk_stack_set_visible_child_name (self->stack, self->slow ? "reading"
                                                 : covered  ? "covered"
                                                            : "lines");
  /* What stands at the top of a column may be somebody's note, too. */
  if (self->table != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->table), !covered && self->n_before == 0);
  /* One note goes into the box, where all of it can be read. */
  gtk_widget_set_visible (self->as_one, self->fits_one && !covered);
}

/* Reads the next lines of the text, or of a table from its beginning. */
static void
load (EthosPasteDialog *self)
{
  EthosPasteColumns columns;

  self->waiting = TRUE;
  update_buttons (self);
  if (self->table != NULL)
    ethos_table_chooser_get_columns (self->table, &columns);
  ethos_paste_reading_start (self->reading, self->source, self->table != NULL ? &columns : NULL);
}

static void
columns_changed_cb (EthosPasteDialog *self)
{
  if (!self->waiting)
    ethos_paste_source_rewind (self->source);
  load (self);
}

static void
ask_for_columns (EthosPasteDialog *self)
{
  self->table =
      ETHOS_TABLE_CHOOSER (ethos_table_chooser_new (ethos_paste_source_get_table (self->source)));
  gtk_box_insert_child_after (self->content, GTK_WIDGET (self->table),
                              gtk_widget_get_first_child (GTK_WIDGET (self->content)));
  g_signal_connect_object (self->table, "changed", G_CALLBACK (columns_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
slow_cb (EthosPasteDialog *self)
{
  self->slow = TRUE;
  update_cover (self);
}

static void
read_cb (EthosPasteDialog *self, GPtrArray *lines)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  self->waiting = self->slow = FALSE;
  if (self->table == NULL && ethos_paste_source_get_table (self->source) != NULL)
    ask_for_columns (self);
  show_lines (self, lines);
  self->fits_one = self->fits_one && !has_rest (self) && self->n_before == 0;
  update_cover (self);
  update_buttons (self);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  /* Not away from where somebody chooses a column. */
  if (focus == NULL || self->table == NULL ||
      !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->table)))
    gtk_widget_grab_focus (self->add);
  if (self->n_before > 0 || !ethos_paste_source_is_quick (self->source))
    ethos_announce (self->add, gtk_label_get_text (self->notice));
}

/* Goes on with what is left. What was added is on the wall now, so that the same is a repeat. */
static void
load_rest (EthosPasteDialog *self, GPtrArray *added)
{
  for (guint i = 0; i < added->len; i++)
    ethos_paste_source_add_wall_text (self->source,
                                      ethos_paste_item_get_text (g_ptr_array_index (added, i)));
  self->n_before += g_list_model_get_n_items (G_LIST_MODEL (self->items));
  load (self);
}

static void
add_clicked_cb (EthosPasteDialog *self)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean refused = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    if (ethos_paste_item_get_counts (get_item (self, i)))
      g_ptr_array_add (chosen, g_object_ref (get_item (self, i)));
  if (chosen->len > 0)
    g_signal_emit (self, signals[LINES_CHOSEN], 0, chosen, &refused);
  if (refused)
    return;
  if (has_rest (self))
    load_rest (self, chosen);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
as_one_clicked_cb (EthosPasteDialog *self)
{
  g_signal_emit (self, signals[ONE_NOTE_CHOSEN], 0, self->whole);
  gtk_window_close (GTK_WINDOW (self));
}

static void
leave_out_clicked_cb (EthosPasteDialog *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    if (ethos_paste_item_get_repeats (get_item (self, i)))
      ethos_paste_item_set_chosen (get_item (self, i), FALSE);
  gtk_widget_grab_focus (self->add);
}

static void
privacy_cb (EthosPasteDialog *self)
{
  self->looked = FALSE;
  update_cover (self);
}

static void
look_clicked_cb (EthosPasteDialog *self)
{
  self->looked = TRUE;
  update_cover (self);
  gtk_widget_grab_focus (self->add);
}

static void
ethos_paste_dialog_dispose (GObject *object)
{
  EthosPasteDialog *self = ETHOS_PASTE_DIALOG (object);

  g_clear_object (&self->privacy);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (ethos_paste_dialog_parent_class)->dispose (object);
}

static void
ethos_paste_dialog_finalize (GObject *object)
{
  EthosPasteDialog *self = ETHOS_PASTE_DIALOG (object);

  g_free (self->whole);
  g_clear_pointer (&self->source, ethos_paste_source_unref);
  G_OBJECT_CLASS (ethos_paste_dialog_parent_class)->finalize (object);
}

/* Where the focus stands in a window that is not shown yet is told to nobody. */
static void
ethos_paste_dialog_map (GtkWidget *widget)
{
  EthosPasteDialog *self = ETHOS_PASTE_DIALOG (widget);

  GTK_WIDGET_CLASS (ethos_paste_dialog_parent_class)->map (widget);
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_grab_focus (self->add);
}

static void
ethos_paste_dialog_class_init (EthosPasteDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ethos_paste_dialog_dispose;
  object_class->finalize = ethos_paste_dialog_finalize;
  GTK_WIDGET_CLASS (klass)->map = ethos_paste_dialog_map;

  /**
   * EthosPasteDialog::lines-chosen:
   * @items: (element-type EthosPasteItem): what becomes notes, at least one
   *
   * Where more lines follow, it is emitted for each part of them.
   *
   * Returns: %TRUE where they were refused, and stay here
   */
  signals[LINES_CHOSEN] = g_signal_new ("lines-chosen", ETHOS_TYPE_PASTE_DIALOG, G_SIGNAL_RUN_LAST,
                                        0, g_signal_accumulator_true_handled, NULL, NULL,
                                        G_TYPE_BOOLEAN, 1, G_TYPE_PTR_ARRAY);
  /**
   * EthosPasteDialog::one-note-chosen:
   * @text: what was pasted, to become one note
   */
  signals[ONE_NOTE_CHOSEN] =
      g_signal_new ("one-note-chosen", ETHOS_TYPE_PASTE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static GtkWidget *
build_list (EthosPasteDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list = gtk_list_view_new (NULL, factory);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Lines to add"), -1);
  ethos_paste_row_add_keys (list);
  /* The lines take the focus and are scrolled to; the pane itself has nothing to say. */
  gtk_widget_set_focusable (scroller, FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  self->list = GTK_LIST_VIEW (list);
  return scroller;
}

static GtkWidget *
build_covered (EthosPasteDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16);
  GtkWidget *look = gtk_button_new_with_mnemonic (_ ("_Show the Lines Here"));

  self->covered_words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->covered_words, TRUE);
  gtk_label_set_justify (self->covered_words, GTK_JUSTIFY_CENTER);
  gtk_widget_set_halign (look, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (look, "clicked", G_CALLBACK (look_clicked_cb), self);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "paste-covered");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->covered_words));
  gtk_box_append (GTK_BOX (box), look);
  return box;
}

static GtkWidget *
build_stack (EthosPasteDialog *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, build_list (self), "lines");
  gtk_stack_add_named (self->stack, build_covered (self), "covered");
  self->reading = ETHOS_PASTE_READING (ethos_paste_reading_new ());
  g_signal_connect_swapped (self->reading, "done", G_CALLBACK (read_cb), self);
  g_signal_connect_swapped (self->reading, "slow", G_CALLBACK (slow_cb), self);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->reading), "reading");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  return GTK_WIDGET (self->stack);
}

static GtkWidget *
build_header (EthosPasteDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  self->add = gtk_button_new_with_mnemonic ("");
  gtk_widget_add_css_class (self->add, "suggested-action");
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_clicked_cb), self);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->add);
  return header;
}

static GtkWidget *
build_footer (EthosPasteDialog *self)
{
  GtkWidget *footer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->as_one = gtk_button_new_with_mnemonic (_ ("Paste as _One Note"));
  g_signal_connect_swapped (self->as_one, "clicked", G_CALLBACK (as_one_clicked_cb), self);
  self->leave_out = gtk_button_new_with_mnemonic ("");
  g_signal_connect_swapped (self->leave_out, "clicked", G_CALLBACK (leave_out_clicked_cb), self);
  gtk_widget_set_hexpand (self->leave_out, TRUE);
  gtk_widget_set_halign (self->leave_out, GTK_ALIGN_END);
  gtk_widget_add_css_class (footer, "paste-footer");
  gtk_box_append (GTK_BOX (footer), self->as_one);
  gtk_box_append (GTK_BOX (footer), self->leave_out);
  return footer;
}

static void
ethos_paste_dialog_init (EthosPasteDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  /* Not of the class: libadwaita has the role read before that is known. */
  g_object_set (self, "accessible-role", GTK_ACCESSIBLE_ROLE_DIALOG, NULL);
  self->items = g_list_store_new (ETHOS_TYPE_PASTE_ITEM);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Paste Notes"));
  gtk_window_set_default_size (GTK_WINDOW (self), DEFAULT_WIDTH, DEFAULT_HEIGHT);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "paste-dialog");
  gtk_box_append (GTK_BOX (box), build_header (self));
  self->notice = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->notice, TRUE);
  gtk_label_set_xalign (self->notice, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->notice), "paste-notice");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->notice));
  gtk_box_append (GTK_BOX (box), build_stack (self));
  gtk_box_append (GTK_BOX (box), build_footer (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  self->content = GTK_BOX (box);
}

/**
 * ethos_paste_dialog_new:
 * @parent: the window over which it is shown
 * @text: text of several lines, or of one that is longer than a note
 * @wall_texts: (nullable) (array zero-terminated=1): what notes that everybody has seen say
 * @privacy: (nullable): whether the room can see this screen, where it must not see @text
 *
 * Shows what @text would become before it does: each line can be changed or left out. While the
 * room can see the screen it shows only how many lines there are, until somebody asks for them.
 *
 * Returns: a modal dialog
 */
GtkWindow *
ethos_paste_dialog_new (GtkWindow *parent,
                        const char *text,
                        const char *const *wall_texts,
                        EthosPrivacy *privacy)
{
  EthosPasteDialog *self;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (privacy == NULL || ETHOS_IS_PRIVACY (privacy), NULL);

  self = g_object_new (ETHOS_TYPE_PASTE_DIALOG, "transient-for", parent, NULL);
  self->source = ethos_paste_source_new (text, wall_texts);
  self->whole = g_strdup (text);
  self->fits_one =
      ethos_text_check (text, ETHOS_NOTE_MAX_CHARACTERS, 4 * ETHOS_NOTE_MAX_CHARACTERS, NULL);
  if (privacy != NULL)
    {
      self->privacy = g_object_ref (privacy);
      g_signal_connect_object (privacy, "notify::covered", G_CALLBACK (privacy_cb), self,
                               G_CONNECT_SWAPPED);
    }
  load (self);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->add);
  return GTK_WINDOW (self);
}

/**
 * ethos_paste_dialog_set_table:
 * @table: what the lines come from
 *
 * Lets somebody choose which columns of @table notes are made of. What was shown is gone.
 */
void
ethos_paste_dialog_set_table (EthosPasteDialog *self, EthosCsv *table)
{
  g_return_if_fail (ETHOS_IS_PASTE_DIALOG (self));
  g_return_if_fail (table != NULL && self->table == NULL && !self->waiting);

  ethos_paste_source_set_table (self->source, table);
  ask_for_columns (self);
  self->fits_one = FALSE;
  load (self);
}
