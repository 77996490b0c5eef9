// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-wall-zoom.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "ethos-announce.h"

/* How large the wall is shown, and how that changes. */

/* As long as everything that moves. */
#define DURATION_MS 200

/* A notch of the wheel makes everything so much larger; what a touchpad says counts in pixels. */
#define NOTCH_FACTOR 1.2
#define PIXELS_PER_NOTCH 40.0

/* What is shown as a whole has so much room around it, in pixels of the screen. */
#define ROOM_AROUND 24

/* A zoom that differs by less than this part is the same. */
#define SAME_ZOOM 0.005

/* How long nobody has to have turned a wheel or pressed a key, in milliseconds. */
#define TELLING_MS 300

/* Where the keys and the buttons stop. */
static const double steps[] = {
  ETHOS_WALL_ZOOM_MIN, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.45, 0.6, 0.8, 1, 1.25, 1.5,
  ETHOS_WALL_ZOOM_MAX
};

struct _EthosWallZoom
{
  AdwAnimation *animation;
  EthosWallCamera from;
  EthosWallCamera to;
  double told;
  guint telling;
  gboolean marks;
  /* Where the pointer is, which a wheel does not say. */
  double pointer_x;
  double pointer_y;
  /* What the whole wall had when a page was opened. */
  EthosWallCamera whole;
};

static gboolean
is_whole (EthosNotesWall *self)
{
  return self->page == ETHOS_WALL_WHOLE && self->order->len > 0;
}

static gboolean
is_same_zoom (double first, double second)
{
  return fabs (first - second) < SAME_ZOOM * second;
}

static void
set_camera (EthosNotesWall *self, const EthosWallCamera *camera)
{
  self->camera = *camera;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  ethos_wall_views_schedule (self);
}

static gboolean
tell_cb (gpointer data)
{
  EthosNotesWall *self = data;
  g_autofree char *text = NULL;
  EthosWallSight sight;

  self->zoom->telling = 0;
  if (is_same_zoom (self->camera.zoom, self->zoom->told))
    return G_SOURCE_REMOVE;
  self->zoom->told = self->camera.zoom;
  text = ethos_wall_zoom_dup_percent (self);
  ethos_wall_scroll_get_sight (self, &sight);
  if (is_same_zoom (self->camera.zoom, ethos_wall_camera_get_least (&sight)))
    {
      g_autofree char *percent = g_steal_pointer (&text);

      /* Translators: spoken; %s is how large the wall is shown, such as “Zoom 30 %”. */
      text = g_strdup_printf (_ ("%s, the smallest size"), percent);
    }
  ethos_announce (GTK_WIDGET (self), text);
  return G_SOURCE_REMOVE;
}

/* What is said of several steps in a row is how large the wall has become at the end. */
static void
tell (EthosNotesWall *self)
{
  g_clear_handle_id (&self->zoom->telling, g_source_remove);
  self->zoom->telling = g_timeout_add (TELLING_MS, tell_cb, self);
}

/* Whatever lies between two cameras, one place of the screen shows the same in both: the offset
 * goes along with the zoom, so that this place stays. */
static void
step_cb (double value, gpointer data)
{
  EthosNotesWall *self = data;
  const EthosWallCamera *from = &self->zoom->from;
  const EthosWallCamera *to = &self->zoom->to;
  EthosWallCamera camera = *to;
  double part = value;

  if (value < 1)
    {
      camera.zoom = from->zoom * pow (to->zoom / from->zoom, value);
      if (!is_same_zoom (from->zoom, to->zoom))
        part = (camera.zoom - from->zoom) / (to->zoom - from->zoom);
      camera.x = from->x + (to->x - from->x) * part;
      camera.y = from->y + (to->y - from->y) * part;
    }
  set_camera (self, &camera);
}

static void
done_cb (EthosNotesWall *self)
{
  tell (self);
}

static AdwAnimation *
get_animation (EthosNotesWall *self)
{
  if (self->zoom->animation == NULL)
    {
      self->zoom->animation =
          adw_timed_animation_new (GTK_WIDGET (self), 0, 1, DURATION_MS,
                                   adw_callback_animation_target_new (step_cb, self, NULL));
      adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->zoom->animation),
                                      ADW_EASE_OUT_CUBIC);
      g_signal_connect_swapped (self->zoom->animation, "done", G_CALLBACK (done_cb), self);
    }
  return self->zoom->animation;
}

/**
 * ethos_wall_zoom_is_moving:
 *
 * Returns: whether the wall is on its way to another size or place
 */
gboolean
ethos_wall_zoom_is_moving (EthosNotesWall *self)
{
  return self->zoom->animation != NULL &&
         adw_animation_get_state (self->zoom->animation) == ADW_ANIMATION_PLAYING;
}

/**
 * ethos_wall_zoom_stop:
 *
 * Leaves the wall as it is on its way: somebody has taken hold of it.
 */
void
ethos_wall_zoom_stop (EthosNotesWall *self)
{
  if (ethos_wall_zoom_is_moving (self))
    adw_animation_pause (self->zoom->animation);
}

/**
 * ethos_wall_zoom_hold:
 * @camera: what is to be seen of the wall
 *
 * Shows the wall as somebody holds it, at once, as far as there is wall.
 */
void
ethos_wall_zoom_hold (EthosNotesWall *self, const EthosWallCamera *camera)
{
  EthosWallCamera held = *camera;
  EthosWallSight sight;

  ethos_wall_zoom_stop (self);
  ethos_wall_scroll_get_sight (self, &sight);
  ethos_wall_camera_clamp (&held, &sight);
  set_camera (self, &held);
}

/**
 * ethos_wall_zoom_let_go:
 *
 * Says how large the wall is now that nobody holds it any more.
 */
void
ethos_wall_zoom_let_go (EthosNotesWall *self)
{
  tell (self);
}

static void
go_to (EthosNotesWall *self, const EthosWallCamera *camera)
{
  EthosWallSight sight;
  AdwAnimation *animation = get_animation (self);

  ethos_wall_zoom_stop (self);
  self->zoom->from = self->camera;
  self->zoom->to = *camera;
  ethos_wall_scroll_get_sight (self, &sight);
  ethos_wall_camera_clamp (&self->zoom->to, &sight);
  adw_animation_reset (animation);
  adw_animation_play (animation);
}

/* How large the wall is or will be in a moment. */
static double
get_aim (EthosNotesWall *self)
{
  return ethos_wall_zoom_is_moving (self) ? self->zoom->to.zoom : self->camera.zoom;
}

static void
zoom_at (EthosNotesWall *self, double zoom, double x, double y)
{
  EthosWallCamera camera = self->camera;
  EthosWallSight sight;

  ethos_wall_scroll_get_sight (self, &sight);
  ethos_wall_camera_zoom_at (&camera, &sight, zoom, x, y);
  go_to (self, &camera);
}

/* What stays where it is while keys are pressed: what has the focus, where it is seen. */
static void
find_anchor (EthosNotesWall *self, double *x, double *y)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  GdkRectangle place;
  double at_x, at_y;

  *x = width / 2;
  *y = height / 2;
  if (!ethos_wall_places_ensure (self))
    return;
  if (self->current_column != NULL)
    ethos_wall_places_get_column (self, self->current_column, &place);
  else if (self->current_note != NULL)
    ethos_wall_places_get_note (self, self->current_note, &place);
  else
    return;
  at_x = place.x + place.width / 2.0;
  at_y = place.y + place.height / 2.0;
  ethos_wall_camera_to_screen (&self->camera, &at_x, &at_y);
  if (at_x < 0 || at_x > width || at_y < 0 || at_y > height)
    return;
  *x = at_x;
  *y = at_y;
}

static void
zoom_to (EthosNotesWall *self, double zoom)
{
  double x, y;

  find_anchor (self, &x, &y);
  zoom_at (self, zoom, x, y);
}

static void
zoom_step (EthosNotesWall *self, gboolean in)
{
  double zoom = get_aim (self);
  guint place = in ? 0 : G_N_ELEMENTS (steps) - 1;

  if (in)
    while (place < G_N_ELEMENTS (steps) - 1 && steps[place] <= zoom * (1 + SAME_ZOOM))
      place++;
  else
    while (place > 0 && steps[place] >= zoom * (1 - SAME_ZOOM))
      place--;
  zoom_to (self, steps[place]);
}

static void
fit (EthosNotesWall *self)
{
  EthosWallCamera camera = self->camera;
  EthosWallSight sight;

  if (!ethos_wall_places_ensure (self))
    return;
  ethos_wall_scroll_get_sight (self, &sight);
  ethos_wall_camera_fit (&camera, &sight);
  go_to (self, &camera);
}

/* Shows a place in the middle, as large as it fits, but within limits. */
static void
show_place (EthosNotesWall *self, const GdkRectangle *place, double least, double most)
{
  EthosWallSight sight;
  EthosWallCamera camera = { .zoom = most };

  ethos_wall_scroll_get_sight (self, &sight);
  camera.zoom = MIN (camera.zoom, (sight.view_width - 2 * ROOM_AROUND) / MAX (place->width, 1));
  camera.zoom = MIN (camera.zoom, (sight.view_height - 2 * ROOM_AROUND) / MAX (place->height, 1));
  camera.zoom =
      CLAMP (MAX (camera.zoom, least), ethos_wall_camera_get_least (&sight), ETHOS_WALL_ZOOM_MAX);
  camera.x = (place->x + place->width / 2.0) * camera.zoom - sight.view_width / 2;
  camera.y = (place->y + place->height / 2.0) * camera.zoom - sight.view_height / 2;
  go_to (self, &camera);
}

/* What is selected, or else what has the focus. */
static gboolean
find_selection (EthosNotesWall *self, GdkRectangle *place)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->order->len; i++)
    {
      EthosWallNote *note = g_ptr_array_index (self->order, i);
      GdkRectangle area;

      if (!note->selected)
        continue;
      ethos_wall_places_get_note (self, note, &area);
      if (found)
        gdk_rectangle_union (place, &area, place);
      else
        *place = area;
      found = TRUE;
    }
  if (found)
    return TRUE;
  if (self->current_column != NULL)
    ethos_wall_places_get_column (self, self->current_column, place);
  else if (self->current_note != NULL)
    ethos_wall_places_get_note (self, self->current_note, place);
  return ethos_notes_wall_has_current (self);
}

static void
show_selection (EthosNotesWall *self)
{
  GdkRectangle place;

  if (ethos_wall_places_ensure (self) && find_selection (self, &place))
    show_place (self, &place, ETHOS_WALL_ZOOM_MIN, 1);
}

/**
 * ethos_wall_zoom_show_for_typing:
 * @place: where on the wall somebody is about to type
 *
 * Comes nearer where letters would be too small to type.
 */
void
ethos_wall_zoom_show_for_typing (EthosNotesWall *self, const GdkRectangle *place)
{
  if (get_aim (self) >= ETHOS_WALL_TYPING_ZOOM)
    ethos_wall_scroll_to (self, place);
  else
    show_place (self, place, ETHOS_WALL_TYPING_ZOOM, 1);
}

/**
 * ethos_wall_zoom_edit_column:
 * @column: a group
 *
 * Lets the name of a group be typed where it is, large enough to be read.
 */
void
ethos_wall_zoom_edit_column (EthosNotesWall *self, EthosGroupColumn *column)
{
  GdkRectangle place;

  if (get_aim (self) < ETHOS_WALL_TYPING_ZOOM && ethos_wall_places_ensure (self))
    {
      ethos_wall_places_get_column (self, column, &place);
      gtk_widget_measure (GTK_WIDGET (column), GTK_ORIENTATION_VERTICAL, place.width, &place.height,
                          NULL, NULL, NULL);
      show_place (self, &place, ETHOS_WALL_TYPING_ZOOM, 1);
    }
  ethos_group_column_edit (column);
}

/**
 * ethos_wall_zoom_turn:
 * @other: whether another wall is shown from now on
 * @page: whether a page of it is, which has one size
 *
 * Who comes back from a page finds the wall as it was.
 */
void
ethos_wall_zoom_turn (EthosNotesWall *self, gboolean other, gboolean page)
{
  EthosWallCamera camera = { .zoom = 1 };

  ethos_wall_zoom_stop (self);
  if (other)
    self->zoom->whole = camera;
  else if (page)
    self->zoom->whole = self->camera;
  else
    camera = self->zoom->whole;
  self->zoom->told = camera.zoom;
  set_camera (self, &camera);
  ethos_wall_zoom_update_actions (self);
}

/**
 * ethos_wall_zoom_is_readable:
 *
 * Returns: whether notes are drawn with their words, rather than as marks
 */
gboolean
ethos_wall_zoom_is_readable (EthosNotesWall *self)
{
  if (self->camera.zoom >= ETHOS_WALL_READABLE_ZOOM)
    self->zoom->marks = FALSE;
  else if (self->camera.zoom < ETHOS_WALL_MARKS_ZOOM)
    self->zoom->marks = TRUE;
  return !self->zoom->marks;
}

/**
 * ethos_wall_zoom_get_possible:
 *
 * Returns: whether the size can be changed: a page has one
 */
gboolean
ethos_wall_zoom_get_possible (EthosNotesWall *self)
{
  return is_whole (self);
}

/**
 * ethos_wall_zoom_get_percent:
 *
 * Returns: how large the wall is shown, 100 at natural size
 */
int
ethos_wall_zoom_get_percent (EthosNotesWall *self)
{
  return (int) round (self->camera.zoom * 100);
}

/**
 * ethos_wall_zoom_dup_percent:
 *
 * Returns: (transfer full): how large the wall is shown, in words
 */
char *
ethos_wall_zoom_dup_percent (EthosNotesWall *self)
{
  /* Translators: how large the wall is shown; spoken, too. The space before the sign does not
   * break. */
  return g_strdup_printf (_ ("Zoom %d %%"), ethos_wall_zoom_get_percent (self));
}

static gboolean
scroll_cb (EthosNotesWall *self, double dx, double dy, GtkEventControllerScroll *controller)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  gboolean wheel = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;
  double notches = wheel ? dy : dy / PIXELS_PER_NOTCH;
  EthosWallCamera camera = self->camera;
  EthosWallSight sight;

  if ((state & GDK_CONTROL_MASK) == 0 || !is_whole (self))
    return GDK_EVENT_PROPAGATE;
  ethos_wall_scroll_get_sight (self, &sight);
  ethos_wall_camera_zoom_at (&camera, &sight, get_aim (self) * pow (NOTCH_FACTOR, -notches),
                             self->zoom->pointer_x, self->zoom->pointer_y);
  /* Fingers are smooth by themselves. */
  if (wheel)
    go_to (self, &camera);
  else
    set_camera (self, &camera);
  return GDK_EVENT_STOP;
}

static void
scroll_end_cb (EthosNotesWall *self)
{
  if (!ethos_wall_zoom_is_moving (self))
    tell (self);
}

static void
motion_cb (EthosNotesWall *self, double x, double y)
{
  self->zoom->pointer_x = x;
  self->zoom->pointer_y = y;
}

static void
activate_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosNotesWall *self = ETHOS_NOTES_WALL (widget);

  if (g_str_equal (action, "notes.zoom-in"))
    zoom_step (self, TRUE);
  else if (g_str_equal (action, "notes.zoom-out"))
    zoom_step (self, FALSE);
  else if (g_str_equal (action, "notes.zoom-natural"))
    zoom_to (self, 1);
  else if (g_str_equal (action, "notes.zoom-fit"))
    fit (self);
  else if (g_str_equal (action, "notes.zoom-selection"))
    show_selection (self);
}

static const char *const actions[] = { "notes.zoom-in", "notes.zoom-out", "notes.zoom-natural",
                                       "notes.zoom-fit", "notes.zoom-selection" };

/**
 * ethos_wall_zoom_update_actions:
 *
 * A page has one size.
 */
void
ethos_wall_zoom_update_actions (EthosNotesWall *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], is_whole (self));
}

void
ethos_wall_zoom_class_init (GtkWidgetClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i], NULL, activate_cb);
}

/**
 * ethos_wall_zoom_add_keys:
 * @klass: what the wall is in, and has the action `board.on-wall`
 *
 * Has the keys work wherever the focus is beside the wall.
 */
void
ethos_wall_zoom_add_keys (GtkWidgetClass *klass)
{
  static const struct
  {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_plus, "notes.zoom-in" },         { GDK_KEY_equal, "notes.zoom-in" },
    { GDK_KEY_KP_Add, "notes.zoom-in" },       { GDK_KEY_minus, "notes.zoom-out" },
    { GDK_KEY_KP_Subtract, "notes.zoom-out" }, { GDK_KEY_0, "notes.zoom-natural" },
    { GDK_KEY_KP_0, "notes.zoom-natural" },    { GDK_KEY_9, "notes.zoom-fit" },
    { GDK_KEY_KP_9, "notes.zoom-fit" },        { GDK_KEY_8, "notes.zoom-selection" },
    { GDK_KEY_KP_8, "notes.zoom-selection" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (klass, keys[i].key, GDK_CONTROL_MASK, "board.on-wall", "s",
                                         keys[i].action);
}

void
ethos_wall_zoom_init (EthosNotesWall *self)
{
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->zoom = g_new0 (EthosWallZoom, 1);
  self->zoom->told = self->zoom->whole.zoom = 1;
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_swapped (scroll, "scroll-end", G_CALLBACK (scroll_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

void
ethos_wall_zoom_clear (EthosNotesWall *self)
{
  if (self->zoom == NULL)
    return;
  g_clear_handle_id (&self->zoom->telling, g_source_remove);
  if (self->zoom->animation != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->zoom->animation, self);
      adw_animation_pause (self->zoom->animation);
    }
  g_clear_object (&self->zoom->animation);
  g_clear_pointer (&self->zoom, g_free);
}
