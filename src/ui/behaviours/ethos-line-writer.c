// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-behaviours"

#include "config.h"

#include "ethos-line-writer.h"

#include <glib/gi18n-lib.h>

#include "ethos-em.h"
#include "ethos-line-words.h"
#include "ethos-wrap-layout.h"

/* The box in which a line is written: its kind, its words, and a gentle hint. */

struct _EthosLineWriter
{
  GtkWidget parent_instance;

  char *source;
  gboolean show_hints;
  gboolean putting;
  GtkWidget *kind;
  GtkWidget *entry;
  GtkWidget *origin;
  GtkWidget *hint;
};

G_DEFINE_FINAL_TYPE (EthosLineWriter, ethos_line_writer, GTK_TYPE_WIDGET)

enum
{
  DRAFTED,
  WRITTEN,
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
starts_with_we (const char *text)
{
  /* Translators: how a line about a team begins, such as “We ask before we assume”. */
  g_autofree char *we = g_utf8_casefold (C_ ("beginning of a line", "We"), -1);
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return g_str_has_prefix (folded, we);
}

/* A question, never a verdict: nobody's words are marked as wrong. */
static const char *
find_hint (EthosLineWriter *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (ethos_line_writer_get_kind (self) == ETHOS_BEHAVIOUR_HEARD)
    return _ ("What would somebody hear, word for word?");
  if (*text == '\0')
    return _ ("Short and plain: one thing that people do, and that others can see.");
  if (!starts_with_we (text))
    return _ ("Could it begin with “We …”?");
  return _ ("Can it be seen happening? Who does it, and when?");
}

static void
update (EthosLineWriter *self)
{
  gtk_label_set_text (GTK_LABEL (self->hint), find_hint (self));
  gtk_widget_set_visible (self->hint, self->show_hints);
  gtk_widget_set_visible (self->origin, self->source != NULL);
}

/* What is put there for another card is not shown before somebody goes on with it. */
static void
draft_cb (EthosLineWriter *self)
{
  g_autofree char *text = ethos_line_writer_dup_text (self);

  update (self);
  g_signal_emit (self, signals[DRAFTED], 0, self->putting ? "" : text);
}

static void
write_cb (EthosLineWriter *self)
{
  g_autofree char *text = ethos_line_writer_dup_text (self);

  if (*text != '\0')
    g_signal_emit (self, signals[WRITTEN], 0, text);
}

/* The words stay, as in the box for notes: only the room need not look at them any more. Without
 * words there is nothing that came from the wall either. */
static gboolean
leave_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  EthosLineWriter *self = ETHOS_LINE_WRITER (widget);

  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    {
      if (self->source == NULL)
        return GDK_EVENT_PROPAGATE;
      ethos_line_writer_clear (self);
      return GDK_EVENT_STOP;
    }
  g_signal_emit (self, signals[DRAFTED], 0, "");
  g_signal_emit (self, signals[LEFT], 0);
  return GDK_EVENT_STOP;
}

static void
ethos_line_writer_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ethos_line_writer_parent_class)->dispose (object);
}

static void
ethos_line_writer_finalize (GObject *object)
{
  g_free (ETHOS_LINE_WRITER (object)->source);
  G_OBJECT_CLASS (ethos_line_writer_parent_class)->finalize (object);
}

static void
ethos_line_writer_class_init (EthosLineWriterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ethos_line_writer_dispose;
  G_OBJECT_CLASS (klass)->finalize = ethos_line_writer_finalize;

  /**
   * EthosLineWriter::drafted:
   * @text: the words so far, empty when there are none
   */
  signals[DRAFTED] = g_signal_new ("drafted", ETHOS_TYPE_LINE_WRITER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * EthosLineWriter::written:
   * @text: the words of a new line
   */
  signals[WRITTEN] = g_signal_new ("written", ETHOS_TYPE_LINE_WRITER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * EthosLineWriter::left:
   *
   * Somebody leaves the box without writing the line; its words stay.
   */
  signals[LEFT] = g_signal_new ("left", ETHOS_TYPE_LINE_WRITER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, leave_key_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "linewriter");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
build_kind (EthosLineWriter *self)
{
  const char *labels[] = { ethos_lines_get_kind_label (ETHOS_BEHAVIOUR_DO),
                           ethos_lines_get_kind_label (ETHOS_BEHAVIOUR_DONT),
                           ethos_lines_get_kind_label (ETHOS_BEHAVIOUR_HEARD), NULL };

  self->kind = gtk_drop_down_new_from_strings (labels);
  gtk_widget_set_tooltip_text (self->kind, _ ("What kind of line it is"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kind), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Kind of line"), -1);
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (draft_cb), self);
  return self->kind;
}

static GtkWidget *
build_entry (EthosLineWriter *self)
{
  self->entry = gtk_entry_new ();
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), ETHOS_BEHAVIOUR_MAX_CHARACTERS);
  /* Translators: in the box for a new line; it begins as most lines do. */
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("We …"));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 16);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("New line"), -1);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (write_cb), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (draft_cb), self);
  return self->entry;
}

static void
ethos_line_writer_init (EthosLineWriter *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *row = ethos_wrap_box_new (8);
  GtkWidget *button = gtk_button_new_with_label (_ ("Add Line"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->show_hints = TRUE;
  self->origin =
      gtk_label_new (_ ("From the wall: change the words as you like, then press Enter."));
  self->hint = gtk_label_new (NULL);
  /* The words have a row of their own: a line is worded together, so all of it is in view. */
  gtk_box_append (GTK_BOX (row), build_kind (self));
  gtk_box_append (GTK_BOX (row), button);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (write_cb), self);
  gtk_widget_set_parent (self->origin, GTK_WIDGET (self));
  gtk_widget_set_parent (build_entry (self), GTK_WIDGET (self));
  gtk_widget_set_parent (row, GTK_WIDGET (self));
  gtk_widget_set_parent (self->hint, GTK_WIDGET (self));
  gtk_label_set_wrap (GTK_LABEL (self->origin), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->origin), 0);
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->hint), 0);
  gtk_widget_add_css_class (self->origin, "quiet");
  gtk_widget_add_css_class (self->hint, "quiet");
  gtk_widget_add_css_class (self->hint, "hint");
  update (self);
}

/**
 * ethos_line_writer_new:
 *
 * Makes the box for a new line.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_line_writer_new (void)
{
  return g_object_new (ETHOS_TYPE_LINE_WRITER, NULL);
}

/**
 * ethos_line_writer_set_show_hints:
 * @show_hints: whether to ask what makes a line a good one
 */
void
ethos_line_writer_set_show_hints (EthosLineWriter *self, gboolean show_hints)
{
  g_return_if_fail (ETHOS_IS_LINE_WRITER (self));

  self->show_hints = show_hints;
  update (self);
}

/**
 * ethos_line_writer_compose:
 * @source: the note or group that the words come from
 * @text: the words to begin with
 *
 * Puts words of the wall into the box, to be changed before they become a line.
 */
void
ethos_line_writer_compose (EthosLineWriter *self, const char *source, const char *text)
{
  g_autofree char *line = NULL;
  int place = 0;

  g_return_if_fail (ETHOS_IS_LINE_WRITER (self));
  g_return_if_fail (source != NULL && text != NULL);

  /* Notes may have several lines; a line has one. */
  line = g_strdelimit (g_strdup (text), "\n", ' ');
  /* Undo in the box brings back what stood there. */
  gtk_editable_delete_text (GTK_EDITABLE (self->entry), 0, -1);
  gtk_editable_insert_text (GTK_EDITABLE (self->entry), line, -1, &place);
  ethos_set_string (&self->source, source);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  update (self);
}

/**
 * ethos_line_writer_get_source:
 *
 * Returns: (transfer none) (nullable): the note or group that the words in the box come from
 */
const char *
ethos_line_writer_get_source (EthosLineWriter *self)
{
  g_return_val_if_fail (ETHOS_IS_LINE_WRITER (self), NULL);

  return self->source;
}

EthosBehaviourKind
ethos_line_writer_get_kind (EthosLineWriter *self)
{
  g_return_val_if_fail (ETHOS_IS_LINE_WRITER (self), ETHOS_BEHAVIOUR_DO);

  return (EthosBehaviourKind) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind));
}

/**
 * ethos_line_writer_dup_text:
 *
 * Returns: (transfer full): the words in the box
 */
char *
ethos_line_writer_dup_text (EthosLineWriter *self)
{
  g_return_val_if_fail (ETHOS_IS_LINE_WRITER (self), NULL);

  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

/**
 * ethos_line_writer_put:
 * @source: (nullable): the note or group that the words come from
 * @text: words that somebody has begun with, or none
 *
 * Puts back what stood in the box before. The room does not see it by that, and the kind stays.
 */
void
ethos_line_writer_put (EthosLineWriter *self, const char *source, const char *text)
{
  g_return_if_fail (ETHOS_IS_LINE_WRITER (self));
  g_return_if_fail (text != NULL);

  self->putting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->putting = FALSE;
  ethos_set_string (&self->source, source);
  update (self);
}

/**
 * ethos_line_writer_clear:
 *
 * Empties the box for the next line; the kind stays.
 */
void
ethos_line_writer_clear (EthosLineWriter *self)
{
  ethos_line_writer_put (self, NULL, "");
}
