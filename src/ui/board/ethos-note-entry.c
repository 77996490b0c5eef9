// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-note-entry.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ethos-announce.h"
#include "ethos-em.h"
#include "ethos-model.h"
#include "ethos-palette.h"
#include "ethos-paste-reader.h"
#include "ethos-paste-text.h"
#include "ethos-text.h"

/* The counter keeps quiet until a note gets long. */
#define COUNTER_FROM 400

#define TEXT_MARGIN 8

/* A line of text is this many ems high. */
#define LINE_EMS 1.4

struct _EthosNoteEntry
{
  GtkWidget parent_instance;

  GtkWidget *overlay;
  GtkScrolledWindow *scroller;
  GtkTextView *view;
  GtkLabel *hint;
  GtkLabel *counter;
  GtkLabel *problem;
  GtkWidget *below;
  GtkTextBuffer *buffer;
  GCancellable *pasting;
  guint n_rows;
  int tint;
};

G_DEFINE_FINAL_TYPE (EthosNoteEntry, ethos_note_entry, GTK_TYPE_WIDGET)

enum
{
  SUBMITTED,
  EDITED,
  PASTED_LINES,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update_counter (EthosNoteEntry *self, const char *text)
{
  gsize n_characters = ethos_text_count_characters (text);
  gboolean shown = n_characters >= COUNTER_FROM;
  g_autofree char *label = NULL;

  if (shown)
    /* Translators: how many characters a note has, and how many it can have. */
    label = g_strdup_printf (_ ("%u of %u"), (guint) n_characters, ETHOS_NOTE_MAX_CHARACTERS);
  gtk_label_set_text (self->counter, label != NULL ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->counter), shown);
  ethos_describe (GTK_WIDGET (self->view), label);
}

static void
update_below (EthosNoteEntry *self)
{
  gtk_widget_set_visible (self->below, gtk_widget_get_visible (GTK_WIDGET (self->counter)) ||
                                           gtk_widget_get_visible (GTK_WIDGET (self->problem)));
}

static void
buffer_changed_cb (EthosNoteEntry *self)
{
  g_autofree char *text = ethos_note_entry_dup_text (self);

  gtk_widget_set_visible (GTK_WIDGET (self->hint), *text == '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  update_counter (self, text);
  update_below (self);
  g_signal_emit (self, signals[EDITED], 0);
}

/* Whatever is typed, dropped or pasted: a note takes no more than it can hold. */
static void
insert_text_cb (GtkTextBuffer *buffer,
                GtkTextIter *where,
                char *text,
                int length,
                EthosNoteEntry *self)
{
  g_autofree char *now = ethos_note_entry_dup_text (self);
  g_autofree char *whole = length < 0 ? g_strdup (text) : g_strndup (text, (gsize) length);
  gsize n_characters = ethos_text_count_characters (now);
  gsize n_bytes = strlen (now);
  gsize bytes_left = 4 * ETHOS_NOTE_MAX_CHARACTERS - MIN (n_bytes, 4 * ETHOS_NOTE_MAX_CHARACTERS);
  g_autofree char *fits = ethos_text_truncate (
      whole, ETHOS_NOTE_MAX_CHARACTERS - MIN (n_characters, ETHOS_NOTE_MAX_CHARACTERS), bytes_left);
  g_autofree char *problem = NULL;

  if (strlen (fits) == strlen (whole))
    return;
  g_signal_stop_emission_by_name (buffer, "insert-text");
  if (*fits != '\0')
    gtk_text_buffer_insert (buffer, where, fits, -1);
  problem = g_strdup_printf (_ ("A note holds %u characters. Write the rest on another one."),
                             ETHOS_NOTE_MAX_CHARACTERS);
  ethos_note_entry_show_problem (self, problem);
}

static void
paste_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (EthosNoteEntry) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = ethos_paste_read_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (text == NULL)
    {
      ethos_note_entry_show_problem (self, error->message);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  update_below (self);
  if ((ethos_paste_has_many_lines (text) || ethos_paste_is_long (text)) &&
      g_signal_has_handler_pending (self, signals[PASTED_LINES], 0, FALSE))
    g_signal_emit (self, signals[PASTED_LINES], 0, text);
  else
    ethos_note_entry_insert (self, text);
}

/* In place of the text view's own, which takes in whatever there is, however much. */
static void
paste_clipboard_cb (EthosNoteEntry *self)
{
  g_signal_stop_emission_by_name (self->view, "paste-clipboard");
  ethos_note_entry_paste (self);
}

static gboolean
key_pressed_cb (EthosNoteEntry *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventControllerKey *keys)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (keys));

  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter)
    return GDK_EVENT_PROPAGATE;
  if ((state & (GDK_SHIFT_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  /* Where characters are composed, Enter ends the composing, not the note. */
  if (event != NULL && gtk_text_view_im_context_filter_keypress (self->view, event))
    return GDK_EVENT_STOP;
  ethos_note_entry_submit (self);
  return GDK_EVENT_STOP;
}

static void
update_height (EthosNoteEntry *self)
{
  int height = (int) (self->n_rows * LINE_EMS * ethos_em_get (GTK_WIDGET (self->view)) + 0.5);

  gtk_scrolled_window_set_min_content_height (self->scroller, height + 2 * TEXT_MARGIN);
}

static void
ethos_note_entry_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (ethos_note_entry_parent_class)->css_changed (widget, change);
  update_height (ETHOS_NOTE_ENTRY (widget));
}

static void
ethos_note_entry_dispose (GObject *object)
{
  EthosNoteEntry *self = ETHOS_NOTE_ENTRY (object);

  g_cancellable_cancel (self->pasting);
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_clear_object (&self->buffer);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_pointer (&self->below, gtk_widget_unparent);
  G_OBJECT_CLASS (ethos_note_entry_parent_class)->dispose (object);
}

static void
ethos_note_entry_finalize (GObject *object)
{
  g_object_unref (ETHOS_NOTE_ENTRY (object)->pasting);
  G_OBJECT_CLASS (ethos_note_entry_parent_class)->finalize (object);
}

static void
ethos_note_entry_class_init (EthosNoteEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ethos_note_entry_dispose;
  object_class->finalize = ethos_note_entry_finalize;
  widget_class->css_changed = ethos_note_entry_css_changed;

  /**
   * EthosNoteEntry::submitted:
   * @text: what was written, not blank
   *
   * Emitted when somebody pressed Enter. The text stays until a handler takes it away.
   */
  signals[SUBMITTED] = g_signal_new ("submitted", ETHOS_TYPE_NOTE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * EthosNoteEntry::edited:
   *
   * Emitted when the text has changed.
   */
  signals[EDITED] = g_signal_new ("edited", ETHOS_TYPE_NOTE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  /**
   * EthosNoteEntry::pasted-lines:
   * @text: text of more than one line, or more than one note holds
   *
   * Emitted instead of inserting @text where somebody handles it.
   */
  signals[PASTED_LINES] = g_signal_new ("pasted-lines", ETHOS_TYPE_NOTE_ENTRY, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "noteentry");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
build_view (EthosNoteEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_left_margin (self->view, TEXT_MARGIN);
  gtk_text_view_set_right_margin (self->view, TEXT_MARGIN);
  gtk_text_view_set_top_margin (self->view, TEXT_MARGIN);
  gtk_text_view_set_bottom_margin (self->view, TEXT_MARGIN);
  self->buffer = g_object_ref (gtk_text_view_get_buffer (self->view));
  g_signal_connect (self->buffer, "insert-text", G_CALLBACK (insert_text_cb), self);
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (buffer_changed_cb), self);
  g_signal_connect_swapped (self->view, "paste-clipboard", G_CALLBACK (paste_clipboard_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);

  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  /* It scrolls, but without a bar: GTK 4.8 draws one before it has a place when the text grows
   * while it is drawn, and warns. */
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (GTK_WIDGET (self->scroller), TRUE);
}

static GtkLabel *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static void
ethos_note_entry_init (EthosNoteEntry *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->pasting = g_cancellable_new ();
  self->n_rows = 2;
  self->tint = -1;
  build_view (self);

  self->hint = new_label ("hint");
  gtk_label_set_ellipsize (self->hint, PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (self->hint, 1);
  gtk_widget_set_can_target (GTK_WIDGET (self->hint), FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self->hint), GTK_ALIGN_START);
  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->scroller));
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->hint));
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));

  self->below = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->problem = new_label ("error-text");
  gtk_widget_set_hexpand (GTK_WIDGET (self->problem), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  self->counter = new_label ("counter");
  gtk_widget_set_halign (GTK_WIDGET (self->counter), GTK_ALIGN_END);
  gtk_widget_set_visible (GTK_WIDGET (self->counter), FALSE);
  gtk_box_append (GTK_BOX (self->below), GTK_WIDGET (self->problem));
  gtk_box_append (GTK_BOX (self->below), GTK_WIDGET (self->counter));
  gtk_widget_set_visible (self->below, FALSE);
  gtk_widget_set_parent (self->below, GTK_WIDGET (self));
}

/**
 * ethos_note_entry_paste:
 * @self: an entry
 *
 * Takes what is on the clipboard, as pasting in the text does: many lines may become many notes.
 */
void
ethos_note_entry_paste (EthosNoteEntry *self)
{
  g_return_if_fail (ETHOS_IS_NOTE_ENTRY (self));

  ethos_paste_read_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->pasting, paste_cb,
                          g_object_ref (self));
}

/**
 * ethos_note_entry_new:
 * @label: what is to be written, translated; it stands in the box while that is empty
 *
 * Makes a box for the text of one note: Enter submits, Shift and Enter begin a new line. It holds
 * no more than a note can, and counts once that is near.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_note_entry_new (const char *label)
{
  EthosNoteEntry *self = g_object_new (ETHOS_TYPE_NOTE_ENTRY, NULL);

  gtk_label_set_text (self->hint, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  update_height (self);
  return GTK_WIDGET (self);
}

/**
 * ethos_note_entry_dup_text:
 *
 * Returns: (transfer full): what stands in the box
 */
char *
ethos_note_entry_dup_text (EthosNoteEntry *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (ETHOS_IS_NOTE_ENTRY (self), NULL);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

/**
 * ethos_note_entry_set_text:
 *
 * Replaces the text, and forgets what stood there before: undo does not bring it back.
 */
void
ethos_note_entry_set_text (EthosNoteEntry *self, const char *text)
{
  GtkTextIter end;

  g_return_if_fail (ETHOS_IS_NOTE_ENTRY (self));

  gtk_text_buffer_set_text (self->buffer, text, -1);
  gtk_text_buffer_get_end_iter (self->buffer, &end);
  gtk_text_buffer_place_cursor (self->buffer, &end);
}

/**
 * ethos_note_entry_insert:
 *
 * Puts @text in place of what is selected, as pasting does.
 */
void
ethos_note_entry_insert (EthosNoteEntry *self, const char *text)
{
  g_autofree char *normal = NULL;

  g_return_if_fail (ETHOS_IS_NOTE_ENTRY (self));

  normal = ethos_text_normalise (text, ETHOS_TEXT_MULTI_LINE);
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete_selection (self->buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (self->buffer, normal, -1);
  gtk_text_buffer_end_user_action (self->buffer);
  gtk_text_view_scroll_mark_onscreen (self->view, gtk_text_buffer_get_insert (self->buffer));
}

/**
 * ethos_note_entry_set_tint:
 * @tint: the place of a colour in the palette
 *
 * Gives the box the colour of the note that it becomes.
 */
void
ethos_note_entry_set_tint (EthosNoteEntry *self, int tint)
{
  g_return_if_fail (ETHOS_IS_NOTE_ENTRY (self));
  g_return_if_fail (tint >= 0 && tint < ETHOS_N_TINTS);

  if (self->tint >= 0)
    gtk_widget_remove_css_class (self->overlay, ethos_tint_get_name ((EthosTint) self->tint));
  self->tint = tint;
  gtk_widget_add_css_class (self->overlay, ethos_tint_get_name ((EthosTint) tint));
}

/**
 * ethos_note_entry_set_rows:
 * @n_rows: how many lines of text can be seen at least
 */
void
ethos_note_entry_set_rows (EthosNoteEntry *self, guint n_rows)
{
  g_return_if_fail (ETHOS_IS_NOTE_ENTRY (self));

  self->n_rows = n_rows;
  gtk_label_set_lines (self->hint, (int) n_rows);
  update_height (self);
}

/**
 * ethos_note_entry_show_problem:
 * @problem: what went wrong, translated
 *
 * Says so below the box until the text changes.
 */
void
ethos_note_entry_show_problem (EthosNoteEntry *self, const char *problem)
{
  g_return_if_fail (ETHOS_IS_NOTE_ENTRY (self));

  gtk_label_set_text (self->problem, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  update_below (self);
  ethos_announce (GTK_WIDGET (self->view), problem);
}

/**
 * ethos_note_entry_submit:
 *
 * Does what Enter does: nothing while the box is blank.
 */
void
ethos_note_entry_submit (EthosNoteEntry *self)
{
  g_autofree char *text = NULL;
  g_autofree char *normal = NULL;

  g_return_if_fail (ETHOS_IS_NOTE_ENTRY (self));

  text = ethos_note_entry_dup_text (self);
  normal = ethos_text_normalise (text, ETHOS_TEXT_MULTI_LINE);
  if (*normal != '\0')
    g_signal_emit (self, signals[SUBMITTED], 0, normal);
}

/**
 * ethos_note_entry_focus_text:
 * @self: a note entry
 *
 * Puts the focus into the text; gtk_widget_grab_focus() does nothing to the box, which is no place
 * for it.
 *
 * Returns: whether it is there
 */
gboolean
ethos_note_entry_focus_text (EthosNoteEntry *self)
{
  g_return_val_if_fail (ETHOS_IS_NOTE_ENTRY (self), FALSE);

  return gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
