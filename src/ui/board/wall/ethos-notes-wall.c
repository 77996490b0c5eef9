// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-notes-wall.h"

#include "ethos-em.h"
#include "ethos-notes-wall-private.h"
#include "ethos-wall-dots.h"
#include "ethos-wall-glide.h"
#include "ethos-wall-groups.h"
#include "ethos-wall-lens.h"
#include "ethos-wall-marks.h"
#include "ethos-wall-pan.h"
#include "ethos-wall-shown.h"
#include "ethos-wall-touch.h"
#include "ethos-wall-zoom.h"

G_DEFINE_FINAL_TYPE_WITH_CODE (EthosNotesWall,
                               ethos_notes_wall,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

enum
{
  PROP_0,
  PROP_STORE,
  PROP_PROJECTION,
  PROP_SAVES,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY
};

static GParamSpec *properties[N_PROPS];

enum
{
  SELECTION_CHANGED,
  MATCHES_CHANGED,
  SIGHT_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

void
ethos_notes_wall_tell_selection (EthosNotesWall *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

void
ethos_notes_wall_tell_matches (EthosNotesWall *self)
{
  g_signal_emit (self, signals[MATCHES_CHANGED], 0);
}

void
ethos_notes_wall_tell_sight (EthosNotesWall *self)
{
  g_signal_emit (self, signals[SIGHT_CHANGED], 0);
}

static void
refresh (EthosNotesWall *self)
{
  ethos_wall_shown_update (self);
  ethos_wall_content_refresh (self);
  ethos_wall_marks_forget (self);
  ethos_wall_zoom_update_actions (self);
  ethos_wall_actions_update (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  ethos_notes_wall_tell_selection (self);
  ethos_notes_wall_tell_matches (self);
}

/* The wall is one tab stop: Tab comes in where the focus was last, and goes out again. In what has
 * opened over it, it goes round. */
static gboolean
ethos_notes_wall_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (ethos_notes_wall_is_in_popover (ETHOS_NOTES_WALL (widget)))
    return gtk_widget_child_focus (ETHOS_NOTES_WALL (widget)->popover, direction);
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

static gboolean
ethos_notes_wall_grab_focus (GtkWidget *widget)
{
  EthosNotesWall *self = ETHOS_NOTES_WALL (widget);

  if (self->editor != NULL)
    return ethos_note_entry_focus_text (self->editor);
  if (self->current_column != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->current_column));
  if (self->current_note != NULL || self->order->len > 0)
    {
      EthosWallNote *note =
          self->current_note != NULL ? self->current_note : g_ptr_array_index (self->order, 0);

      ethos_wall_views_need (self, note);
      return gtk_widget_grab_focus (note->view);
    }
  if (self->columns->len > 0)
    return gtk_widget_grab_focus (g_ptr_array_index (self->columns, 0));
  return FALSE;
}

static void
scroll_to_current (EthosNotesWall *self)
{
  GdkRectangle place;

  if (!ethos_wall_places_ensure (self))
    return;
  if (self->current_column != NULL)
    ethos_wall_places_get_column (self, self->current_column, &place);
  else if (self->current_note != NULL)
    ethos_wall_places_get_note (self, self->current_note, &place);
  else
    return;
  ethos_wall_scroll_to (self, &place);
}

static void
ethos_notes_wall_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  EthosNotesWall *self = ETHOS_NOTES_WALL (widget);

  GTK_WIDGET_CLASS (ethos_notes_wall_parent_class)->set_focus_child (widget, child);
  if (self->carrying && (self->current_note == NULL || child != self->current_note->view))
    ethos_wall_carry_cancel (self);
  if (child == NULL || child == GTK_WIDGET (self->editor) || child == self->left ||
      child == self->popover)
    return;
  self->current_column = ETHOS_IS_GROUP_COLUMN (child) ? ETHOS_GROUP_COLUMN (child) : NULL;
  self->current_note = g_hash_table_lookup (self->views, child);
  ethos_wall_matches_focus_moved (self);
  scroll_to_current (self);
  ethos_wall_views_schedule (self);
  gtk_widget_queue_allocate (widget);
  ethos_wall_actions_update (self);
}

static void
ethos_notes_wall_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (ethos_notes_wall_parent_class)->css_changed (widget, change);
  ethos_wall_places_forget (ETHOS_NOTES_WALL (widget));
  ethos_wall_marks_forget_colours (ETHOS_NOTES_WALL (widget));
  gtk_widget_queue_resize (widget);
}

static void
ethos_notes_wall_constructed (GObject *object)
{
  EthosNotesWall *self = ETHOS_NOTES_WALL (object);

  G_OBJECT_CLASS (ethos_notes_wall_parent_class)->constructed (object);
  g_signal_connect_object (self->saves, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "notify::read-only", G_CALLBACK (ethos_wall_actions_update),
                           self, G_CONNECT_SWAPPED);
  ethos_wall_glide_init (self);
  ethos_wall_shown_init (self);
  refresh (self);
}

static void
ethos_notes_wall_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EthosNotesWall *self = ETHOS_NOTES_WALL (object);

  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_PROJECTION:
      g_value_set_object (value, self->projection);
      break;
    case PROP_SAVES:
      g_value_set_object (value, self->saves);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_notes_wall_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  EthosNotesWall *self = ETHOS_NOTES_WALL (object);

  switch (prop_id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    case PROP_PROJECTION:
      self->projection = g_value_dup_object (value);
      break;
    case PROP_SAVES:
      self->saves = g_value_dup_object (value);
      break;
    case PROP_HADJUSTMENT:
      ethos_wall_scroll_set_adjustment (self, GTK_ORIENTATION_HORIZONTAL,
                                        g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      ethos_wall_scroll_set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_notes_wall_dispose (GObject *object)
{
  EthosNotesWall *self = ETHOS_NOTES_WALL (object);

  if (self->editor != NULL)
    ethos_wall_editor_stop (self, TRUE);
  ethos_wall_editor_clear (self);
  ethos_wall_pointer_cancel (self);
  ethos_wall_lasso_cancel (self);
  ethos_wall_stop_naming (self, self->naming);
  self->current_note = NULL;
  self->current_column = NULL;
  self->pressed = NULL;
  self->at = NULL;
  ethos_notes_wall_set_list (self, NULL);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  ethos_wall_places_forget (self);
  ethos_wall_zoom_clear (self);
  ethos_wall_scroll_set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  ethos_wall_scroll_set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  ethos_wall_scroll_set_cover (self, NULL);
  for (guint i = 0; i < self->order->len; i++)
    ethos_wall_views_release (self, g_ptr_array_index (self->order, i));
  g_ptr_array_set_size (self->pool, 0);
  g_ptr_array_set_size (self->order, 0);
  ethos_wall_typing_clear (self);
  ethos_wall_collapsed_clear (self);
  g_hash_table_remove_all (self->column_places);
  g_hash_table_remove_all (self->notes);
  for (guint i = 0; i < self->columns->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->columns, i));
  g_ptr_array_set_size (self->columns, 0);
  g_clear_pointer (&self->heading, gtk_widget_unparent);
  g_clear_object (&self->saves);
  g_clear_object (&self->projection);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ethos_notes_wall_parent_class)->dispose (object);
}

static void
ethos_notes_wall_finalize (GObject *object)
{
  EthosNotesWall *self = ETHOS_NOTES_WALL (object);

  ethos_wall_pan_clear (self);
  ethos_wall_touch_clear (self);
  ethos_wall_marks_clear (self);
  ethos_wall_shown_clear (self);
  ethos_wall_dots_clear (self);
  g_hash_table_unref (self->notes);
  ethos_wall_collapsed_free (self);
  g_hash_table_unref (self->views);
  g_ptr_array_unref (self->pool);
  g_hash_table_unref (self->column_places);
  g_ptr_array_unref (self->order);
  g_ptr_array_unref (self->columns);
  g_clear_pointer (&self->query, ethos_note_query_unref);
  g_free (self->wall);
  g_free (self->last_card);
  g_free (self->n_collapsed);
  g_hash_table_unref (self->lines_begun);
  G_OBJECT_CLASS (ethos_notes_wall_parent_class)->finalize (object);
}

static void
ethos_notes_wall_class_init (EthosNotesWallClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = ethos_notes_wall_constructed;
  object_class->dispose = ethos_notes_wall_dispose;
  object_class->finalize = ethos_notes_wall_finalize;
  object_class->get_property = ethos_notes_wall_get_property;
  object_class->set_property = ethos_notes_wall_set_property;
  widget_class->focus = ethos_notes_wall_focus;
  widget_class->grab_focus = ethos_notes_wall_grab_focus;
  widget_class->set_focus_child = ethos_notes_wall_set_focus_child;
  widget_class->css_changed = ethos_notes_wall_css_changed;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ETHOS_TYPE_STORE, flags);
  properties[PROP_PROJECTION] =
      g_param_spec_object ("projection", NULL, NULL, ETHOS_TYPE_PROJECTION, flags);
  properties[PROP_SAVES] =
      g_param_spec_object ("saves", NULL, NULL, ETHOS_TYPE_SAVE_TRACKER, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  /**
   * EthosNotesWall::selection-changed:
   *
   * Emitted when other notes are selected, or other notes are there.
   */
  signals[SELECTION_CHANGED] =
      g_signal_new ("selection-changed", ETHOS_TYPE_NOTES_WALL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);

  /**
   * EthosNotesWall::matches-changed:
   *
   * Emitted when other notes may match what is looked for, or other notes are there.
   */
  signals[MATCHES_CHANGED] = g_signal_new ("matches-changed", ETHOS_TYPE_NOTES_WALL,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * EthosNotesWall::sight-changed:
   *
   * Emitted when another part of the wall is seen, or it is shown in another size.
   */
  signals[SIGHT_CHANGED] = g_signal_new ("sight-changed", ETHOS_TYPE_NOTES_WALL, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  ethos_wall_places_class_init (widget_class);
  ethos_wall_views_class_init (widget_class);
  ethos_wall_actions_class_init (widget_class);
  ethos_wall_groups_class_init (widget_class);
  ethos_wall_zoom_class_init (widget_class);
  gtk_widget_class_set_css_name (widget_class, "wall");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
ethos_notes_wall_init (EthosNotesWall *self)
{
  self->page = ETHOS_WALL_WHOLE;
  self->camera.zoom = 1;
  self->minimum_width = -1;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->notes = ethos_wall_content_new_table ();
  self->order = g_ptr_array_new ();
  self->columns = g_ptr_array_new ();
  self->lines_begun = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->views = g_hash_table_new (NULL, NULL);
  self->pool = g_ptr_array_new_with_free_func (g_object_unref);
  self->column_places = g_hash_table_new (g_str_hash, g_str_equal);
  self->heading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->heading), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->heading, "heading");
  gtk_widget_add_css_class (self->heading, "quiet");
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
  ethos_wall_collapsed_init (self);
  ethos_wall_marks_init (self);
  ethos_wall_lens_init (self);
  ethos_wall_zoom_init (self);
  ethos_wall_pan_init (self);
  ethos_wall_keys_init (self);
  ethos_wall_pointer_init (self);
  ethos_wall_lasso_init (self);
}

/**
 * ethos_notes_wall_new:
 * @store: a store
 * @projection: what the room sees of it
 * @saves: what knows which notes are saved
 *
 * Makes a wall that shows nothing yet. It shows revealed notes only: which wall that is, and that
 * nobody covers it, is the caller's to know.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_notes_wall_new (EthosStore *store, EthosProjection *projection, EthosSaveTracker *saves)
{
  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);
  g_return_val_if_fail (ETHOS_IS_PROJECTION (projection), NULL);
  g_return_val_if_fail (ETHOS_IS_SAVE_TRACKER (saves), NULL);

  return g_object_new (ETHOS_TYPE_NOTES_WALL, "store", store, "projection", projection, "saves",
                       saves, NULL);
}

static void
show (EthosNotesWall *self, const char *wall, int page)
{
  gboolean other = ethos_set_string (&self->wall, wall);

  if (!other && self->page == page)
    return;
  self->page = page;
  self->other_notes = TRUE;
  if (page == ETHOS_WALL_WHOLE)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "page");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "page");
  ethos_wall_zoom_turn (self, other, page != ETHOS_WALL_WHOLE);
  refresh (self);
}

/**
 * ethos_notes_wall_show_nothing:
 *
 * Takes every note off, from the screen and from screen readers.
 */
void
ethos_notes_wall_show_nothing (EthosNotesWall *self)
{
  g_return_if_fail (ETHOS_IS_NOTES_WALL (self));

  show (self, NULL, ETHOS_WALL_WHOLE);
}

/**
 * ethos_notes_wall_show_all:
 * @wall: the id of the step in which the notes were written
 *
 * Shows the whole wall, with groups.
 */
void
ethos_notes_wall_show_all (EthosNotesWall *self, const char *wall)
{
  g_return_if_fail (ETHOS_IS_NOTES_WALL (self));

  show (self, wall, ETHOS_WALL_WHOLE);
}

/**
 * ethos_notes_wall_show_page:
 * @wall: the id of the step in which the notes were written; the current one's wall
 * @page: the number of a page, from 0
 *
 * Shows the notes that the projector shows on that page, as large as fits.
 */
void
ethos_notes_wall_show_page (EthosNotesWall *self, const char *wall, guint page)
{
  g_return_if_fail (ETHOS_IS_NOTES_WALL (self));

  show (self, wall, (int) page);
}

EthosWallNote *
ethos_notes_wall_get_focused (EthosNotesWall *self)
{
  return self->current_note;
}

EthosGroupColumn *
ethos_notes_wall_get_focused_column (EthosNotesWall *self)
{
  return self->current_column;
}

gboolean
ethos_notes_wall_has_current (EthosNotesWall *self)
{
  return self->current_note != NULL || self->current_column != NULL;
}

/* Where the list stands in the place of the wall, its line of the same has the focus. */
static gboolean
focus_line (EthosNotesWall *self, EthosWallNote *note, EthosGroupColumn *column)
{
  if (!ethos_notes_wall_is_listed (self))
    return FALSE;
  self->current_note = note;
  self->current_column = column;
  ethos_wall_actions_update (self);
  gtk_widget_grab_focus (self->list);
  return TRUE;
}

void
ethos_notes_wall_focus_note (EthosNotesWall *self, EthosWallNote *note)
{
  if (note == NULL || focus_line (self, note, NULL))
    return;
  ethos_wall_views_need (self, note);
  gtk_widget_grab_focus (note->view);
}

void
ethos_notes_wall_focus_column (EthosNotesWall *self, EthosGroupColumn *column)
{
  if (!focus_line (self, NULL, column))
    gtk_widget_grab_focus (GTK_WIDGET (column));
}
