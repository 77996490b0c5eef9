// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-paste-row.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-growing-text.h"
#include "ethos-model.h"
#include "ethos-tab-stop.h"
#include "ethos-text.h"

#define SPACING 8
#define TEXT_MARGIN 4

struct _EthosPasteRow
{
  GtkWidget parent_instance;

  EthosPasteItem *item;
  GtkWidget *check;
  GtkWidget *words;
  GtkTextView *text;
  GtkTextBuffer *buffer;
  GtkWidget *flag;
  guint place;
  guint n_places;

  /* What it said before it was edited; none while it is not. */
  char *before;
};

G_DEFINE_FINAL_TYPE (EthosPasteRow, ethos_paste_row, GTK_TYPE_WIDGET)

static char *
dup_text (EthosPasteRow *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

/* The line is what GTK makes around this: it has the focus and says all there is to know. */
static void
name_line (EthosPasteRow *self)
{
  GtkWidget *line = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *words = dup_text (self);
  g_autofree char *description = NULL;
  g_autofree char *group = NULL;
  g_autofree char *place = NULL;

  if (self->item == NULL || line == NULL)
    return;
  if (ethos_paste_item_is_group (self->item))
    /* Translators: below a note that is to be imported: the name of the group it goes to. */
    group =
        ethos_text_print_isolated (_ ("Group: %s"), ethos_paste_item_get_line (self->item)->group);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  group != NULL    ? group
                                  : *words != '\0' ? words
                                                   : _ ("Empty line"),
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_STATE_CHECKED,
                               ethos_paste_item_get_chosen (self->item)
                                   ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                   : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
  /* Screen readers don't look for a check mark on a line of a list. */
  place = ethos_dup_place (self->place, self->n_places);
  description =
      g_strjoin (", ",
                 ethos_paste_item_get_chosen (self->item)
                     /* Translators: spoken; of a pasted line that becomes a note. */
                     ? C_ ("pasted line", "checked")
                     /* Translators: spoken; of a pasted line that does not become a note. */
                     : C_ ("pasted line", "left out"),
                 place, ethos_paste_item_get_flag (self->item), NULL);
  g_strdelimit (description, "\n", ' ');
  ethos_describe (line, description);
}

/* Every row has one: the words say which line it is for. */
static void
name_check (EthosPasteRow *self)
{
  g_autofree char *words = dup_text (self);
  g_autofree char *name = ethos_text_print_isolated (
      /* Translators: spoken; whether the line of text %s becomes a note. */
      _ ("Make a note: %s"), words);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  *words != '\0' ? name : _ ("Make this line a note"), -1);
}

/* A group is not changed here, only left out: its name stands below. */
static void
show_group (EthosPasteRow *self, EthosPasteItem *item)
{
  g_autofree char *name = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->text), !ethos_paste_item_is_group (item));
  if (!ethos_paste_item_is_group (item))
    return;
  name = ethos_text_print_isolated (
      /* Translators: spoken; whether the group named %s, without notes, is made. */
      _ ("Make the group: %s"), ethos_paste_item_get_line (item)->group);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
text_changed_cb (EthosPasteRow *self)
{
  g_autofree char *text = dup_text (self);

  name_check (self);
  if (self->item != NULL)
    ethos_paste_item_set_text (self->item, text);
  name_line (self);
}

/* What is typed is one line, however many rows it takes, and no longer than a note. */
static void
insert_text_cb (GtkTextBuffer *buffer,
                GtkTextIter *where,
                char *text,
                int length,
                EthosPasteRow *self)
{
  g_autofree char *whole = length < 0 ? g_strdup (text) : g_strndup (text, (gsize) length);
  gsize n_there = (gsize) gtk_text_buffer_get_char_count (buffer);
  g_autofree char *fits =
      ethos_text_truncate (whole,
                           ETHOS_NOTE_MAX_CHARACTERS - MIN (n_there, ETHOS_NOTE_MAX_CHARACTERS),
                           4 * ETHOS_NOTE_MAX_CHARACTERS);

  /* A cell of a table may have several lines. */
  if (self->item != NULL)
    g_strdelimit (fits, "\r\n", ' ');
  if (g_str_equal (fits, whole))
    return;
  g_signal_stop_emission_by_name (buffer, "insert-text");
  if (*fits != '\0')
    gtk_text_buffer_insert (buffer, where, fits, -1);
}

/* The text is no stop of its own: keys come to the line. */
static void
stop_editing (EthosPasteRow *self)
{
  g_clear_pointer (&self->before, g_free);
  gtk_widget_set_focusable (GTK_WIDGET (self->text), FALSE);
}

static void
start_editing (EthosPasteRow *self)
{
  if (self->before == NULL)
    self->before = dup_text (self);
  gtk_widget_set_focusable (GTK_WIDGET (self->text), TRUE);
}

static void
leave_text (EthosPasteRow *self)
{
  stop_editing (self);
  gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (self)));
}

static gboolean
key_pressed_cb (EthosPasteRow *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval == GDK_KEY_Escape && self->before != NULL)
    gtk_text_buffer_set_text (self->buffer, self->before, -1);
  else if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter)
    return GDK_EVENT_PROPAGATE;
  leave_text (self);
  return GDK_EVENT_STOP;
}

static void
check_toggled_cb (EthosPasteRow *self)
{
  if (self->item != NULL)
    ethos_paste_item_set_chosen (self->item,
                                 gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)));
}

static void
show_chosen_cb (EthosPasteRow *self)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check),
                               ethos_paste_item_get_chosen (self->item));
  name_line (self);
}

static void
ethos_paste_row_dispose (GObject *object)
{
  EthosPasteRow *self = ETHOS_PASTE_ROW (object);

  ethos_paste_row_set_item (self, NULL);
  g_clear_pointer (&self->before, g_free);
  g_clear_pointer (&self->check, gtk_widget_unparent);
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_clear_object (&self->buffer);
  g_clear_pointer (&self->words, gtk_widget_unparent);
  G_OBJECT_CLASS (ethos_paste_row_parent_class)->dispose (object);
}

static void
ethos_paste_row_class_init (EthosPasteRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ethos_paste_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

/* A line can be longer than the window is wide: it goes on below, so that all of it can be read. */
static void
build_text (EthosPasteRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->text = GTK_TEXT_VIEW (ethos_growing_text_new ());
  gtk_text_view_set_accepts_tab (self->text, FALSE);
  gtk_text_view_set_left_margin (self->text, TEXT_MARGIN);
  gtk_text_view_set_right_margin (self->text, TEXT_MARGIN);
  gtk_text_view_set_top_margin (self->text, TEXT_MARGIN);
  gtk_text_view_set_bottom_margin (self->text, TEXT_MARGIN);
  gtk_widget_set_hexpand (GTK_WIDGET (self->text), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Text of the note"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text), keys);
  /* Who clicks into it edits it: it takes the focus from the click after this. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (start_editing), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (stop_editing), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text), focus);
  gtk_widget_set_focusable (GTK_WIDGET (self->text), FALSE);
  self->buffer = g_object_ref (gtk_text_view_get_buffer (self->text));
  g_signal_connect (self->buffer, "insert-text", G_CALLBACK (insert_text_cb), self);
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (text_changed_cb), self);
}

static void
ethos_paste_row_init (EthosPasteRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), SPACING);
  self->check = gtk_check_button_new ();
  gtk_widget_set_valign (self->check, GTK_ALIGN_START);
  /* The line has the focus, and Space; a check button says that it took what it could not have. */
  gtk_widget_set_can_focus (self->check, FALSE);
  self->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  build_text (self);
  self->flag = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->flag), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->flag), 0);
  gtk_widget_set_margin_start (self->flag, TEXT_MARGIN);
  gtk_widget_add_css_class (self->flag, "quiet");
  gtk_widget_add_css_class (self->flag, "small");
  gtk_box_append (GTK_BOX (self->words), GTK_WIDGET (self->text));
  gtk_box_append (GTK_BOX (self->words), self->flag);
  gtk_widget_set_parent (self->check, GTK_WIDGET (self));
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));
  name_check (self);
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (check_toggled_cb), self);
}

/**
 * ethos_paste_row_new:
 *
 * Makes a row in which a line of pasted text can be changed or left out.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_paste_row_new (void)
{
  return g_object_new (ETHOS_TYPE_PASTE_ROW, NULL);
}

/**
 * ethos_paste_row_set_place:
 * @place: which line it is, from 1
 * @n_places: how many there are
 *
 * Says where the line stands that is shown next.
 */
void
ethos_paste_row_set_place (EthosPasteRow *self, guint place, guint n_places)
{
  g_return_if_fail (ETHOS_IS_PASTE_ROW (self));

  self->place = place;
  self->n_places = n_places;
}

/**
 * ethos_paste_row_set_item:
 * @item: (nullable): the line to show
 */
void
ethos_paste_row_set_item (EthosPasteRow *self, EthosPasteItem *item)
{
  const char *flag;

  g_return_if_fail (ETHOS_IS_PASTE_ROW (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, show_chosen_cb, self);
  g_clear_object (&self->item);
  if (item == NULL)
    return;

  /* Without a line, so that what the parts tell while they change is not taken for typing. */
  gtk_text_buffer_set_text (self->buffer, ethos_paste_item_get_text (item), -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), ethos_paste_item_get_chosen (item));
  flag = ethos_paste_item_get_flag (item);
  gtk_label_set_text (GTK_LABEL (self->flag), flag != NULL ? flag : "");
  gtk_widget_set_visible (self->flag, flag != NULL);
  ethos_describe (self->check, flag);
  name_check (self);
  show_group (self, item);
  self->item = g_object_ref (item);
  name_line (self);
  g_signal_connect_object (item, "notify::chosen", G_CALLBACK (show_chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
toggle (EthosPasteRow *self)
{
  if (self->item != NULL)
    ethos_paste_item_set_chosen (self->item, !ethos_paste_item_get_chosen (self->item));
}

/* A group is not changed here. */
static void
edit (EthosPasteRow *self)
{
  if (self->item == NULL || ethos_paste_item_is_group (self->item))
    return;
  start_editing (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/* On a line itself; in its text these keys write. */
static gboolean
line_key_cb (GtkWidget *list, guint keyval, guint keycode, GdkModifierType state)
{
  GtkRoot *root = gtk_widget_get_root (list);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row;

  if (focus == NULL || gtk_widget_get_parent (focus) != list ||
      (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  row = gtk_widget_get_first_child (focus);
  switch (keyval)
    {
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      toggle (ETHOS_PASTE_ROW (row));
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_F2:
      edit (ETHOS_PASTE_ROW (row));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/**
 * ethos_paste_row_add_keys:
 * @list: a #GtkListView of such rows
 *
 * Makes the list one stop of the Tab key, in which Space leaves the line with the focus out or
 * takes it back in, and Enter or F2 put the focus into its text. From there Enter and Escape bring
 * it back, where Escape brings back what it said as well.
 */
void
ethos_paste_row_add_keys (GtkWidget *list)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_return_if_fail (GTK_IS_LIST_VIEW (list));

  ethos_describe (list, _ ("Space leaves a line out or takes it back in, Enter edits it"));
  ethos_tab_stop_make (list);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (line_key_cb), list);
  gtk_widget_add_controller (list, keys);
}
