// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-capture-box.h"

#include <glib/gi18n.h>

#include "ethos-em.h"
#include "ethos-note-entry.h"
#include "ethos-paste-dialog.h"
#include "ethos-paste-import.h"
#include "ethos-paste-text.h"
#include "ethos-read-only.h"
#include "ethos-scribe-bar.h"
#include "ethos-tint-chooser.h"

struct _EthosCaptureBox
{
  GtkWidget parent_instance;

  EthosStore *store;
  EthosPrivacy *privacy;
  char *wall;
  EthosNoteEntry *entry;
  EthosTintChooser *tints;
  GtkWidget *row;
  GtkWidget *tools;
  EthosScribeBar *scribe;
};

G_DEFINE_FINAL_TYPE (EthosCaptureBox, ethos_capture_box, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_STORE,
  PROP_PRIVACY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* What the wall says already, where the room has seen it: before that, even "there is one like it"
 * would tell what somebody wrote. */
static char **
dup_wall_texts (EthosCaptureBox *self)
{
  EthosSession *session = ethos_store_get_session (self->store);
  const EthosActivity *wall = ethos_session_find (session, ETHOS_KIND_ACTIVITY, self->wall);
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  const EthosNote *note;
  EthosChildIter iter;

  if (wall != NULL && wall->revealed)
    {
      ethos_session_iter_init (session, &iter, self->wall, ETHOS_KIND_NOTE);
      while ((note = ethos_child_iter_next (&iter)) != NULL)
        g_strv_builder_add (texts, note->text);
    }
  return g_strv_builder_end (texts);
}

static void
submitted_cb (EthosCaptureBox *self, const char *text)
{
  EthosRecord *op = ethos_op_new ("note-add", "activity", self->wall, "text", text, "colour",
                                  ethos_tint_chooser_get_tint (self->tints), NULL);

  if (!ethos_store_run (self->store, op))
    return;
  ethos_note_entry_set_text (self->entry, "");
  ethos_scribe_bar_count_notes (self->scribe, 1);
}

/* Returns: whether they were refused, and stay in the preview */
static gboolean
lines_chosen_cb (EthosCaptureBox *self, GPtrArray *items)
{
  EthosRecord *op = ethos_paste_import_new_op (items, self->wall,
                                               (int) ethos_tint_chooser_get_tint (self->tints));

  if (!ethos_store_run (self->store, op))
    return TRUE;
  ethos_scribe_bar_count_notes (self->scribe, ethos_paste_import_count (items));
  ethos_note_entry_focus_text (self->entry);
  return FALSE;
}

static void
one_note_chosen_cb (EthosCaptureBox *self, const char *text)
{
  ethos_note_entry_insert (self->entry, text);
  ethos_note_entry_focus_text (self->entry);
}

static GtkWindow *
new_preview (EthosCaptureBox *self, const char *text)
{
  const EthosActivity *wall =
      ethos_session_find (ethos_store_get_session (self->store), ETHOS_KIND_ACTIVITY, self->wall);
  gboolean revealed = wall != NULL && wall->revealed;
  g_auto (GStrv) on_wall = dup_wall_texts (self);
  GtkWindow *dialog =
      ethos_paste_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), text,
                              (const char *const *) on_wall, revealed ? NULL : self->privacy);

  g_signal_connect_object (dialog, "lines-chosen", G_CALLBACK (lines_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "one-note-chosen", G_CALLBACK (one_note_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  return dialog;
}

static void
pasted_lines_cb (EthosCaptureBox *self, const char *text)
{
  gtk_window_present (new_preview (self, text));
}

static void
tint_changed_cb (EthosCaptureBox *self)
{
  ethos_note_entry_set_tint (self->entry, ethos_tint_chooser_get_tint (self->tints));
}

/* Whoever points at a colour writes on: with the keyboard the focus is among the colours already,
 * and stays. */
static void
pointed_cb (EthosCaptureBox *self)
{
  ethos_note_entry_focus_text (self->entry);
}

static void
add_clicked_cb (EthosCaptureBox *self)
{
  ethos_note_entry_submit (self->entry);
  ethos_note_entry_focus_text (self->entry);
}

/* The whole box is there to take notes, so that a paste belongs to the text wherever in it the
 * focus is. */
static gboolean
paste_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  EthosCaptureBox *self = ETHOS_CAPTURE_BOX (widget);

  if (!ethos_capture_box_focus_entry (self))
    return FALSE;
  ethos_note_entry_paste (self->entry);
  return TRUE;
}

/* What stands in the box belongs to the voice before. */
static gboolean
next_voice_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  EthosCaptureBox *self = ETHOS_CAPTURE_BOX (widget);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->scribe)))
    return FALSE;
  ethos_note_entry_submit (self->entry);
  ethos_note_entry_focus_text (self->entry);
  return ethos_scribe_bar_next_voice (self->scribe);
}

static void
ethos_capture_box_constructed (GObject *object)
{
  EthosCaptureBox *self = ETHOS_CAPTURE_BOX (object);

  G_OBJECT_CLASS (ethos_capture_box_parent_class)->constructed (object);
  self->scribe = ETHOS_SCRIBE_BAR (ethos_scribe_bar_new (self->store));
  gtk_widget_insert_after (GTK_WIDGET (self->scribe), GTK_WIDGET (self), self->row);
  ethos_read_only_follow (self->row, G_OBJECT (self->store));
  ethos_read_only_follow (self->tools, G_OBJECT (self->store));
}

static void
ethos_capture_box_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, ETHOS_CAPTURE_BOX (object)->store);
      break;
    case PROP_PRIVACY:
      g_value_set_object (value, ETHOS_CAPTURE_BOX (object)->privacy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_capture_box_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STORE:
      ETHOS_CAPTURE_BOX (object)->store = g_value_dup_object (value);
      break;
    case PROP_PRIVACY:
      ETHOS_CAPTURE_BOX (object)->privacy = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_capture_box_dispose (GObject *object)
{
  EthosCaptureBox *self = ETHOS_CAPTURE_BOX (object);

  g_clear_pointer (&self->row, gtk_widget_unparent);
  if (self->scribe != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->scribe)));
  g_clear_pointer (&self->tools, gtk_widget_unparent);
  g_clear_object (&self->privacy);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ethos_capture_box_parent_class)->dispose (object);
}

static void
ethos_capture_box_finalize (GObject *object)
{
  g_free (ETHOS_CAPTURE_BOX (object)->wall);
  G_OBJECT_CLASS (ethos_capture_box_parent_class)->finalize (object);
}

/* GTK goes from what is higher up to what is lower, and the button beside the box has its middle
 * higher. What is added is written first. */
static gboolean
ethos_capture_box_focus (GtkWidget *widget, GtkDirectionType direction)
{
  EthosCaptureBox *self = ETHOS_CAPTURE_BOX (widget);
  GtkWidget *stops[] = { GTK_WIDGET (self->entry), gtk_widget_get_last_child (self->row),
                         GTK_WIDGET (self->scribe), self->tools };
  int step = direction == GTK_DIR_TAB_BACKWARD ? -1 : 1;
  int stop = step > 0 ? 0 : (int) G_N_ELEMENTS (stops) - 1;
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (ethos_capture_box_parent_class)->focus (widget, direction);
  for (int i = 0; focus != NULL && i < (int) G_N_ELEMENTS (stops); i++)
    if (focus == stops[i] || gtk_widget_is_ancestor (focus, stops[i]))
      stop = i;
  for (; stop >= 0 && stop < (int) G_N_ELEMENTS (stops); stop += step)
    if (gtk_widget_child_focus (stops[stop], direction))
      return TRUE;
  return FALSE;
}

static void
ethos_capture_box_class_init (EthosCaptureBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = ethos_capture_box_constructed;
  object_class->dispose = ethos_capture_box_dispose;
  object_class->finalize = ethos_capture_box_finalize;
  object_class->get_property = ethos_capture_box_get_property;
  object_class->set_property = ethos_capture_box_set_property;

  properties[PROP_STORE] =
      g_param_spec_object ("store", NULL, NULL, ETHOS_TYPE_STORE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PRIVACY] =
      g_param_spec_object ("privacy", NULL, NULL, ETHOS_TYPE_PRIVACY,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  widget_class->focus = ethos_capture_box_focus;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, paste_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Insert, GDK_SHIFT_MASK, paste_cb, NULL);

  gtk_widget_class_set_css_name (widget_class, "capture");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

/* Before the text, for which it is an Enter. */
static void
add_voice_key (EthosCaptureBox *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                        gtk_callback_action_new (next_voice_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
ethos_capture_box_init (EthosCaptureBox *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Add Note"));
  GtkWidget *hint = gtk_label_new (_ ("Enter adds it, Shift+Enter begins a new line"));
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);

  self->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->entry = ETHOS_NOTE_ENTRY (ethos_note_entry_new (_ ("Write a note")));
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  gtk_widget_set_valign (add, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->row), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (self->row), add);
  gtk_widget_set_parent (self->row, GTK_WIDGET (self));

  self->tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  self->tints = ETHOS_TINT_CHOOSER (ethos_tint_chooser_new (_ ("Color of new notes")));
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 1);
  gtk_widget_set_hexpand (hint, TRUE);
  gtk_widget_add_css_class (hint, "quiet");
  gtk_widget_add_css_class (hint, "small");
  gtk_box_append (GTK_BOX (self->tools), GTK_WIDGET (self->tints));
  gtk_box_append (GTK_BOX (self->tools), hint);
  gtk_widget_set_parent (self->tools, GTK_WIDGET (self));

  add_voice_key (self);
  tint_changed_cb (self);
  g_signal_connect_swapped (self->tints, "notify::tint", G_CALLBACK (tint_changed_cb), self);
  g_signal_connect_swapped (self->entry, "submitted", G_CALLBACK (submitted_cb), self);
  g_signal_connect_swapped (self->entry, "pasted-lines", G_CALLBACK (pasted_lines_cb), self);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_clicked_cb), self);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pointed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->tints), GTK_EVENT_CONTROLLER (click));
}

/**
 * ethos_capture_box_new:
 * @store: where notes go
 * @privacy: whether the room can see this screen
 *
 * Makes the box in which the facilitator types notes one after the other, with the colours they
 * can have; many pasted lines become many notes.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_capture_box_new (EthosStore *store, EthosPrivacy *privacy)
{
  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);
  g_return_val_if_fail (ETHOS_IS_PRIVACY (privacy), NULL);

  return g_object_new (ETHOS_TYPE_CAPTURE_BOX, "store", store, "privacy", privacy, NULL);
}

/**
 * ethos_capture_box_set_wall:
 * @wall: (nullable): the id of the step whose wall takes the notes
 */
void
ethos_capture_box_set_wall (EthosCaptureBox *self, const char *wall)
{
  g_return_if_fail (ETHOS_IS_CAPTURE_BOX (self));

  if (ethos_set_string (&self->wall, wall))
    ethos_scribe_bar_stop (self->scribe);
}

/**
 * ethos_capture_box_type_for_others:
 * @self: a capture box
 *
 * Begins to count the voices that somebody types for: Enter adds a note as always, Control and
 * Enter goes on with the next voice.
 */
void
ethos_capture_box_type_for_others (EthosCaptureBox *self)
{
  g_return_if_fail (ETHOS_IS_CAPTURE_BOX (self));

  ethos_scribe_bar_start (self->scribe, self->wall);
  ethos_capture_box_focus_entry (self);
}

/**
 * ethos_capture_box_focus_entry:
 * @self: a capture box
 *
 * Puts the focus into the text, where that can be seen and written in.
 *
 * Returns: whether it is there
 */
gboolean
ethos_capture_box_focus_entry (EthosCaptureBox *self)
{
  g_return_val_if_fail (ETHOS_IS_CAPTURE_BOX (self), FALSE);

  return gtk_widget_get_mapped (GTK_WIDGET (self)) && gtk_widget_is_sensitive (self->row) &&
         ethos_note_entry_focus_text (self->entry);
}

/**
 * ethos_capture_box_paste:
 * @self: a capture box
 *
 * Takes what is on the clipboard: many lines become many notes.
 */
void
ethos_capture_box_paste (EthosCaptureBox *self)
{
  g_return_if_fail (ETHOS_IS_CAPTURE_BOX (self));

  if (ethos_capture_box_focus_entry (self))
    ethos_note_entry_paste (self->entry);
}

/**
 * ethos_capture_box_take_text:
 * @text: text that came from elsewhere
 * @is_list: whether it is a list, even of one line
 *
 * Shows what @text would become, or puts it into the box where it is one note.
 */
void
ethos_capture_box_take_text (EthosCaptureBox *self, const char *text, gboolean is_list)
{
  GtkWindow *dialog;

  g_return_if_fail (ETHOS_IS_CAPTURE_BOX (self));
  g_return_if_fail (text != NULL);

  if (!is_list && !ethos_paste_has_many_lines (text) && !ethos_paste_is_long (text))
    {
      one_note_chosen_cb (self, text);
      return;
    }
  dialog = new_preview (self, text);
  if (is_list)
    gtk_window_set_title (dialog, _ ("Import Notes"));
  gtk_window_present (dialog);
}

/**
 * ethos_capture_box_take_table:
 * @table: rows of cells that came from elsewhere
 *
 * Asks which column holds notes, and shows what they would become.
 */
void
ethos_capture_box_take_table (EthosCaptureBox *self, EthosCsv *table)
{
  GtkWindow *dialog;

  g_return_if_fail (ETHOS_IS_CAPTURE_BOX (self));
  g_return_if_fail (table != NULL);

  dialog = new_preview (self, "");
  gtk_window_set_title (dialog, _ ("Import Notes"));
  ethos_paste_dialog_set_table (ETHOS_PASTE_DIALOG (dialog), table);
  gtk_window_present (dialog);
}

/**
 * ethos_capture_box_show_problem:
 * @problem: why something could not be taken, translated
 */
void
ethos_capture_box_show_problem (EthosCaptureBox *self, const char *problem)
{
  g_return_if_fail (ETHOS_IS_CAPTURE_BOX (self));

  ethos_note_entry_show_problem (self->entry, problem);
}
