// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-widgets"

#include "config.h"

#include "ethos-inline-text.h"

#include <glib/gi18n-lib.h>

#include "ethos-announce.h"
#include "ethos-em.h"
#include "ethos-growing-text.h"
#include "ethos-long-text.h"

/* A text that is edited where it stands. While it is being edited the buffer rules: what it says
 * is handed on after each pause and at the end, and what others say meanwhile waits. */

/* Long enough not to cut words in two, short enough for a room that reads along. */
#define PAUSE_MS 700

/* How much more than the text may be is kept while it is being edited, to be shortened. */
#define ROOM_CHARACTERS 2000

struct _EthosInlineText
{
  GtkWidget parent_instance;

  char *name;
  char *group;
  guint place;
  guint n_places;
  char *text;
  char *placeholder;
  char *reason;
  char *submitted;
  guint most_characters;
  guint pause;
  GtkWidget *label;
  GtkWidget *editor;
  GtkWidget *complaint;
  guint multi_line : 1;
  guint locked : 1;
  guint editing : 1;
};

G_DEFINE_FINAL_TYPE (EthosInlineText, ethos_inline_text, GTK_TYPE_WIDGET)

enum
{
  BEGAN,
  TABBED,
  SUBMIT,
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkTextBuffer *
get_buffer (EthosInlineText *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));
}

static char *
dup_draft (EthosInlineText *self)
{
  GtkTextIter start, end;
  g_autofree char *draft = NULL;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  draft = gtk_text_buffer_get_text (get_buffer (self), &start, &end, TRUE);
  if (!self->multi_line)
    g_strdelimit (draft, "\n\r", ' ');
  return g_strdup (g_strstrip (draft));
}

static void
show_text (EthosInlineText *self)
{
  gboolean empty = self->text == NULL || *self->text == '\0';
  const char *placeholder = self->placeholder != NULL ? self->placeholder : "";

  gtk_label_set_text (GTK_LABEL (self->label), empty ? placeholder : self->text);
  if (empty)
    gtk_widget_add_css_class (self->label, "placeholder");
  else
    gtk_widget_remove_css_class (self->label, "placeholder");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  empty ? placeholder : self->text, -1);
}

/* A screen reader says the text, then which one it is and why it cannot be changed. */
static void
describe (EthosInlineText *self)
{
  g_autoptr (GString) description = g_string_new (self->group != NULL ? self->group : self->name);

  if (self->place > 0)
    {
      g_autofree char *place = ethos_dup_place (self->place, self->n_places);

      g_string_append_printf (description, "\n%s", place);
    }
  if (self->reason != NULL)
    g_string_append_printf (description, "\n%s", self->reason);
  ethos_describe (GTK_WIDGET (self), description->str);
}

/* Whether the draft fits; says so where it does not. */
static gboolean
check (EthosInlineText *self)
{
  int n = gtk_text_buffer_get_char_count (get_buffer (self)) - (int) self->most_characters;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->complaint, n > 0);
  if (n <= 0)
    return TRUE;
  text =
      g_strdup_printf (ngettext ("%d character too many", "%d characters too many", (gulong) n), n);
  gtk_label_set_text (GTK_LABEL (self->complaint), text);
  return FALSE;
}

static void
cut_cb (gpointer data)
{
  EthosInlineText *self = data;

  gtk_label_set_text (GTK_LABEL (self->complaint),
                      /* Translators: below a field that something far too long was pasted into. */
                      _ ("This is far too long; only its beginning was taken."));
  gtk_widget_show (self->complaint);
  ethos_announce (self->editor, gtk_label_get_text (GTK_LABEL (self->complaint)));
}

static void
submit (EthosInlineText *self)
{
  g_autofree char *draft = dup_draft (self);

  g_clear_handle_id (&self->pause, g_source_remove);
  if (check (self) && ethos_set_string (&self->submitted, draft))
    g_signal_emit (self, signals[SUBMIT], 0, draft);
}

static gboolean
pause_cb (gpointer data)
{
  EthosInlineText *self = data;

  self->pause = 0;
  submit (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (EthosInlineText *self)
{
  if (!self->editing)
    return;
  check (self);
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE_MS, pause_cb, self);
}

/* Tab goes on to the next text and edits it too; a list knows better which one that is. */
static void
go_on (EthosInlineText *self, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean handled = FALSE;
  GtkWidget *focus;

  ethos_inline_text_end (self, TRUE);
  if (root == NULL || self->editing)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit (self, signals[TABBED], 0, direction, &handled);
  if (!handled)
    gtk_widget_child_focus (GTK_WIDGET (root), direction);
  focus = gtk_root_get_focus (root);
  if (ETHOS_IS_INLINE_TEXT (focus) && focus != GTK_WIDGET (self))
    ethos_inline_text_begin (ETHOS_INLINE_TEXT (focus));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                EthosInlineText *self)
{
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (self->multi_line && (state & GDK_SHIFT_MASK) != 0)
        return GDK_EVENT_PROPAGATE;
      ethos_inline_text_end (self, TRUE);
      if (!self->editing)
        gtk_widget_grab_focus (GTK_WIDGET (self));
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      ethos_inline_text_end (self, FALSE);
      gtk_widget_grab_focus (GTK_WIDGET (self));
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
      go_on (self, GTK_DIR_TAB_FORWARD);
      return GDK_EVENT_STOP;
    case GDK_KEY_ISO_Left_Tab:
      go_on (self, GTK_DIR_TAB_BACKWARD);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
left_cb (EthosInlineText *self)
{
  ethos_inline_text_end (self, TRUE);
}

static void
released_cb (EthosInlineText *self)
{
  if (self->locked)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  else
    ethos_inline_text_begin (self);
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ethos_inline_text_begin (ETHOS_INLINE_TEXT (widget));
}

static void
ethos_inline_text_unmap (GtkWidget *widget)
{
  ethos_inline_text_end (ETHOS_INLINE_TEXT (widget), TRUE);
  GTK_WIDGET_CLASS (ethos_inline_text_parent_class)->unmap (widget);
}

static void
ethos_inline_text_dispose (GObject *object)
{
  EthosInlineText *self = ETHOS_INLINE_TEXT (object);
  GtkWidget *child;

  g_clear_handle_id (&self->pause, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ethos_inline_text_parent_class)->dispose (object);
}

static void
ethos_inline_text_finalize (GObject *object)
{
  EthosInlineText *self = ETHOS_INLINE_TEXT (object);

  g_free (self->name);
  g_free (self->group);
  g_free (self->text);
  g_free (self->placeholder);
  g_free (self->reason);
  g_free (self->submitted);
  G_OBJECT_CLASS (ethos_inline_text_parent_class)->finalize (object);
}

static void
ethos_inline_text_class_init (EthosInlineTextClass *klass)
{
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_F2 };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ethos_inline_text_dispose;
  G_OBJECT_CLASS (klass)->finalize = ethos_inline_text_finalize;
  widget_class->unmap = ethos_inline_text_unmap;

  /**
   * EthosInlineText::began:
   *
   * Somebody has begun to edit.
   */
  signals[BEGAN] = g_signal_new ("began", ETHOS_TYPE_INLINE_TEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  /**
   * EthosInlineText::tabbed:
   * @direction: forward or backward
   *
   * Tab was pressed while editing, which is over now.
   *
   * Returns: whether the focus has been moved
   */
  signals[TABBED] = g_signal_new ("tabbed", ETHOS_TYPE_INLINE_TEXT, G_SIGNAL_RUN_LAST, 0,
                                  g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 1,
                                  GTK_TYPE_DIRECTION_TYPE);
  /**
   * EthosInlineText::submit:
   * @text: what it says now
   *
   * A pause in typing, or its end, with something new.
   */
  signals[SUBMIT] = g_signal_new ("submit", ETHOS_TYPE_INLINE_TEXT, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * EthosInlineText::ended:
   * @keep: whether what was typed shall stay
   *
   * Editing is over.
   */
  signals[ENDED] = g_signal_new ("ended", ETHOS_TYPE_INLINE_TEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_install_action (widget_class, "text.edit", NULL, edit_cb);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i], 0, "text.edit", NULL);
  gtk_widget_class_set_css_name (widget_class, "inlinetext");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
}

static void
build_editor (EthosInlineText *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->editor = ethos_growing_text_new ();
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->editor), FALSE);
  gtk_widget_hide (self->editor);
  gtk_widget_set_parent (self->editor, GTK_WIDGET (self));
  g_signal_connect_swapped (get_buffer (self), "changed", G_CALLBACK (changed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->editor, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (self->editor, focus);
}

static void
ethos_inline_text_init (EthosInlineText *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkGesture *click = gtk_gesture_click_new ();
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  self->label = gtk_label_new (NULL);
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (GTK_LABEL (self->label), attributes);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (self->label, GTK_EVENT_CONTROLLER (click));
  build_editor (self);

  self->complaint = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->complaint), 0);
  gtk_label_set_wrap (GTK_LABEL (self->complaint), TRUE);
  gtk_widget_add_css_class (self->complaint, "error-text");
  gtk_widget_hide (self->complaint);
  gtk_widget_set_parent (self->complaint, GTK_WIDGET (self));
}

/**
 * ethos_inline_text_new:
 * @name: what a screen reader calls the field, translated
 * @most_characters: how long it may be; more is said and kept, but not handed on
 *
 * Makes a text that Enter, F2 or a click opens for editing where it stands. Enter and leaving keep
 * what was typed; Esc does not.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_inline_text_new (const char *name, guint most_characters)
{
  EthosInlineText *self = g_object_new (ETHOS_TYPE_INLINE_TEXT, NULL);

  self->most_characters = most_characters;
  ethos_long_text_limit (get_buffer (self), most_characters + ROOM_CHARACTERS, cut_cb, self);
  self->name = g_strdup (name);
  describe (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  return GTK_WIDGET (self);
}

/**
 * ethos_inline_text_set_group:
 * @group: (nullable): the heading it stands under, which says more about it than its name
 */
void
ethos_inline_text_set_group (EthosInlineText *self, const char *group)
{
  g_return_if_fail (ETHOS_IS_INLINE_TEXT (self));

  if (ethos_set_string (&self->group, group))
    describe (self);
}

/**
 * ethos_inline_text_set_place:
 * @place: where it stands, from 1
 * @n_places: among how many
 *
 * Tells screen readers where it stands in a list.
 */
void
ethos_inline_text_set_place (EthosInlineText *self, guint place, guint n_places)
{
  g_return_if_fail (ETHOS_IS_INLINE_TEXT (self));

  if (self->place == place && self->n_places == n_places)
    return;
  self->place = place;
  self->n_places = n_places;
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_POS_IN_SET,
                                  (int) place, GTK_ACCESSIBLE_RELATION_SET_SIZE, (int) n_places,
                                  -1);
  describe (self);
}

/**
 * ethos_inline_text_set_text:
 * @text: (nullable): what it says; a draft that is open stays as it is
 */
void
ethos_inline_text_set_text (EthosInlineText *self, const char *text)
{
  g_return_if_fail (ETHOS_IS_INLINE_TEXT (self));

  if (ethos_set_string (&self->text, text))
    show_text (self);
}

/**
 * ethos_inline_text_set_placeholder:
 * @placeholder: (nullable): what stands there while there is no text, translated
 */
void
ethos_inline_text_set_placeholder (EthosInlineText *self, const char *placeholder)
{
  g_return_if_fail (ETHOS_IS_INLINE_TEXT (self));

  if (ethos_set_string (&self->placeholder, placeholder))
    show_text (self);
}

/**
 * ethos_inline_text_set_multi_line:
 * @multi_line: whether Shift+Enter begins a new line; otherwise line breaks become spaces
 */
void
ethos_inline_text_set_multi_line (EthosInlineText *self, gboolean multi_line)
{
  g_return_if_fail (ETHOS_IS_INLINE_TEXT (self));

  self->multi_line = multi_line;
}

/**
 * ethos_inline_text_set_locked:
 * @reason: (nullable): why it cannot be edited, translated; %NULL where it can
 */
void
ethos_inline_text_set_locked (EthosInlineText *self, const char *reason)
{
  g_return_if_fail (ETHOS_IS_INLINE_TEXT (self));

  if (!ethos_set_string (&self->reason, reason))
    return;
  self->locked = reason != NULL;
  if (self->locked)
    ethos_inline_text_end (self, TRUE);
  gtk_widget_set_tooltip_text (self->label, reason);
  describe (self);
  gtk_widget_set_cursor_from_name (self->label, self->locked ? NULL : "text");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "text.edit", !self->locked);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_READ_ONLY,
                                  self->locked, -1);
}

gboolean
ethos_inline_text_get_editing (EthosInlineText *self)
{
  g_return_val_if_fail (ETHOS_IS_INLINE_TEXT (self), FALSE);

  return self->editing;
}

/**
 * ethos_inline_text_begin:
 *
 * Opens the text for editing, with the cursor at its end, unless it is locked.
 */
void
ethos_inline_text_begin (EthosInlineText *self)
{
  GtkTextIter end;

  g_return_if_fail (ETHOS_IS_INLINE_TEXT (self));

  if (self->editing || self->locked)
    return;
  ethos_set_string (&self->submitted, self->text != NULL ? self->text : "");
  gtk_text_buffer_set_text (get_buffer (self), self->submitted, -1);
  gtk_text_buffer_get_end_iter (get_buffer (self), &end);
  gtk_text_buffer_place_cursor (get_buffer (self), &end);
  self->editing = TRUE;
  gtk_widget_add_css_class (GTK_WIDGET (self), "editing");
  gtk_widget_show (self->editor);
  gtk_widget_grab_focus (self->editor);
  gtk_widget_hide (self->label);
  g_signal_emit (self, signals[BEGAN], 0);
}

/**
 * ethos_inline_text_end:
 * @keep: whether what was typed shall stay
 *
 * Ends editing. A text that is too long stays open, so that nothing of it is lost.
 */
void
ethos_inline_text_end (EthosInlineText *self, gboolean keep)
{
  g_return_if_fail (ETHOS_IS_INLINE_TEXT (self));

  if (!self->editing || (keep && !check (self)))
    return;
  g_clear_handle_id (&self->pause, g_source_remove);
  if (keep)
    submit (self);
  self->editing = FALSE;
  gtk_widget_hide (self->complaint);
  gtk_widget_show (self->label);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "editing");
  g_signal_emit (self, signals[ENDED], 0, keep);
  gtk_widget_hide (self->editor);
}
