// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "ui-harness.h"

#include <stdlib.h>

#include <adwaita.h>
#include <libintl.h>

#include "ethos-starter.h"

/* What meson takes for "this machine cannot run the test". */
#define SKIPPED 77
/* Frames after which a layout has come to rest: one to measure, one to draw, one for what was
 * decided while drawing. */
#define SETTLED_FRAMES 4
/* Pixels that a text may stand over an edge: what Pango counts to a line is more than its ink. */
#define TOLERANCE 2.0

typedef struct
{
  GMainLoop *loop;
  int frames;
} Settling;

static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Settling *settling = data;

  if (--settling->frames > 0)
    return G_SOURCE_CONTINUE;
  g_main_loop_quit (settling->loop);
  return G_SOURCE_REMOVE;
}

static gboolean
is_choosing_file (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER (window))
        return TRUE;
    }
  return FALSE;
}

/* The dialog for files of GTK 4.8 gives the buttons of its path no place until it knows which
 * folder it shows, and complains where it is drawn before: whether it is depends on the machine. */
static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  for (gsize i = 0; i < n_fields; i++)
    {
      const char *message = fields[i].value;

      if (g_str_equal (fields[i].key, "MESSAGE") &&
          g_str_has_prefix (message, "Trying to snapshot GtkButton") &&
          g_str_has_suffix (message, "without a current allocation") && is_choosing_file ())
        return G_LOG_WRITER_HANDLED;
    }
  return g_log_writer_default (level, fields, n_fields, data);
}

/**
 * ui_harness_init:
 *
 * Starts GTK and libadwaita for a test, without animations, or says that there is no display and
 * leaves.
 */
void
ui_harness_init (int *argc, char ***argv)
{
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      exit (SKIPPED);
    }
  adw_init ();
  bindtextdomain (GETTEXT_PACKAGE, ethos_starter_get_locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_test_init (argc, argv, NULL);
  g_log_set_writer_func (write_log, NULL, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

/**
 * ui_harness_settle:
 *
 * Runs the main loop until @widget has been laid out and drawn.
 */
void
ui_harness_settle (GtkWidget *widget)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Settling settling = { loop, SETTLED_FRAMES };

  gtk_widget_add_tick_callback (widget, count_frame_cb, &settling, NULL);
  g_main_loop_run (loop);
}

/**
 * ui_harness_show:
 *
 * Returns: (transfer none): a window of that size with @child in it, drawn
 */
GtkWindow *
ui_harness_show (GtkWidget *child, int width, int height)
{
  GtkWindow *window = GTK_WINDOW (adw_window_new ());

  gtk_window_set_default_size (window, width, height);
  adw_window_set_content (ADW_WINDOW (window), child);
  gtk_window_present (window);
  ui_harness_settle (GTK_WIDGET (window));
  return window;
}

/**
 * ui_harness_render:
 *
 * Returns: (transfer full): what @widget, which has to be settled, looks like
 */
GdkTexture *
ui_harness_render (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  g_autoptr (GskRenderNode) node = NULL;
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  g_assert_nonnull (node);
  return gsk_renderer_render_texture (renderer, node,
                                      &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
}

/**
 * ui_harness_find:
 * @root: where to look
 * @type: what kind of widget
 * @label: (nullable): its accessible name
 *
 * Returns: (transfer none) (nullable): the first such widget at or below @root
 */
GtkWidget *
ui_harness_find (GtkWidget *root, GType type, const char *label)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    {
      g_autofree char *complaint = NULL;

      if (label != NULL)
        complaint = gtk_test_accessible_check_property (GTK_ACCESSIBLE (root),
                                                        GTK_ACCESSIBLE_PROPERTY_LABEL, label);
      if (complaint == NULL)
        return root;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_harness_find (child, type, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/**
 * ui_harness_list_mapped:
 * @widget: where to look
 * @type: what kind of widget
 * @found: (element-type GtkWidget): takes those that are on the screen, with a reference each
 */
void
ui_harness_list_mapped (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, g_object_ref (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    ui_harness_list_mapped (child, type, found);
}

static gboolean
is_for_key (GtkShortcutTrigger *trigger, guint key, GdkModifierType modifiers)
{
  if (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    {
      GtkAlternativeTrigger *either = GTK_ALTERNATIVE_TRIGGER (trigger);

      return is_for_key (gtk_alternative_trigger_get_first (either), key, modifiers) ||
             is_for_key (gtk_alternative_trigger_get_second (either), key, modifiers);
    }
  return GTK_IS_KEYVAL_TRIGGER (trigger) &&
         gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key &&
         gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers;
}

static gboolean
try_shortcuts (GtkWidget *widget, GListModel *shortcuts, guint key, GdkModifierType modifiers)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);

      if (!is_for_key (gtk_shortcut_get_trigger (shortcut), key, modifiers))
        continue;
      if (gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                        gtk_shortcut_get_arguments (shortcut)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
try_controllers (GtkWidget *widget, gboolean capture, guint key, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean taken = FALSE;

      if ((gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE) != capture)
        continue;
      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, modifiers, &taken);
      else if (GTK_IS_SHORTCUT_CONTROLLER (controller))
        taken = try_shortcuts (widget, G_LIST_MODEL (controller), key, modifiers);
      if (taken)
        return TRUE;
    }
  return FALSE;
}

static gboolean
try_captures (GtkWidget *widget, guint key, GdkModifierType modifiers)
{
  return widget != NULL && (try_captures (gtk_widget_get_parent (widget), key, modifiers) ||
                            try_controllers (widget, TRUE, key, modifiers));
}

/**
 * ui_harness_press:
 * @widget: what has the focus
 * @key: a key
 * @modifiers: what is held meanwhile
 *
 * Has a key go its way as GTK has it: from the window down to @widget to who wants it first, and
 * from there up again, until somebody takes it.
 *
 * Returns: whether somebody did
 */
gboolean
ui_harness_press (GtkWidget *widget, guint key, GdkModifierType modifiers)
{
  if (try_captures (widget, key, modifiers))
    return TRUE;
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (try_controllers (widget, FALSE, key, modifiers))
      return TRUE;
  return FALSE;
}

static GtkWidget *
press_tab (GtkRoot *root, gboolean backward)
{
  GtkWidget *focus = gtk_root_get_focus (root);

  if (focus == NULL || !ui_harness_press (focus, backward ? GDK_KEY_ISO_Left_Tab : GDK_KEY_Tab,
                                          backward ? GDK_SHIFT_MASK : 0))
    gtk_widget_child_focus (GTK_WIDGET (root),
                            backward ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
  ui_harness_settle (GTK_WIDGET (root));
  return gtk_root_get_focus (root);
}

static gboolean
is_list (GtkWidget *widget)
{
  return gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_LIST;
}

static gboolean
is_within (GtkWidget *widget, GPtrArray *stops)
{
  for (guint i = 0; i < stops->len; i++)
    if (stops->pdata[i] == widget || gtk_widget_is_ancestor (stops->pdata[i], widget))
      return TRUE;
  return FALSE;
}

/* A list is one of the stops where one of its rows is. */
static void
assert_all_stops (GtkWidget *widget, GPtrArray *stops)
{
  gboolean stop = is_list (widget)
                      ? gtk_widget_get_first_child (widget) != NULL
                      : gtk_widget_get_focusable (widget) && !GTK_IS_SCROLLED_WINDOW (widget);

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget))
    return;
  if (stop && !is_within (widget, stops))
    g_error ("Tab does not come to %s", G_OBJECT_TYPE_NAME (widget));
  if (stop)
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_all_stops (child, stops);
}

static GtkWidget *
find_list (GtkWidget *row)
{
  GtkWidget *above = row;

  while (above != NULL && !is_list (above))
    above = gtk_widget_get_parent (above);
  return above != NULL ? above : row;
}

static void
assert_comes_round (GtkWidget *start, guint most, gboolean backward)
{
  GtkRoot *root = gtk_widget_get_root (start);
  GtkWidget *list = find_list (start);
  g_autoptr (GPtrArray) stops = g_ptr_array_new ();
  gboolean left = FALSE;
  gboolean round = FALSE;

  for (guint i = 0; i < most && !round; i++)
    {
      GtkWidget *stop = press_tab (root, backward);
      gboolean within = stop != NULL && (stop == list || gtk_widget_is_ancestor (stop, list));

      g_test_message ("%s", stop != NULL ? G_OBJECT_TYPE_NAME (stop) : "nothing");
      if (stop != NULL)
        g_ptr_array_add (stops, stop);
      round = left && within;
      left = left || !within;
    }
  assert_all_stops (GTK_WIDGET (root), stops);
  g_assert_true (round);
}

/**
 * ui_harness_assert_tab_comes_round:
 * @start: what gets the focus, such as a row of a list
 * @most: how often Tab may be pressed
 *
 * Asserts that Tab leads from @start to all that can have the focus in its window and back, to the
 * list where it is in one, and Shift+Tab the same way backwards.
 */
void
ui_harness_assert_tab_comes_round (GtkWidget *start, guint most)
{
  for (guint backward = 0; backward < 2; backward++)
    {
      g_assert_true (gtk_widget_grab_focus (start));
      assert_comes_round (start, most, backward == 1);
    }
}

static void
print_text (const char *state, const char *words)
{
  g_autofree char *text = g_strdelimit (g_strdup (words), "\n\t", ' ');

  if (*text != '\0')
    g_print ("%s\t%s\n", state, text);
}

/**
 * ui_harness_hears:
 *
 * Returns: whether what is announced can be looked at: GTK announces by itself since 4.14
 */
gboolean
ui_harness_hears (void)
{
  return gtk_check_version (4, 14, 0) != NULL;
}

/* What is announced waits only for the loop to have nothing more urgent to do. */
void
ui_harness_assert_said (GtkWidget *widget, const char *text)
{
  /* The text inside an entry has the focus, and the entry is heard. */
  if (GTK_IS_TEXT (widget))
    widget = gtk_widget_get_ancestor (widget, GTK_TYPE_ENTRY);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  if (ui_harness_hears ())
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (widget),
                                         GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text);
}

/**
 * ui_harness_print_layout:
 * @layout: what is drawn
 * @clipped: whether somebody's edge takes a part of it away
 *
 * Prints its text on a line: `cut` or `whole`, a tab, and the text with its line breaks as spaces.
 */
void
ui_harness_print_layout (PangoLayout *layout, gboolean clipped)
{
  print_text (clipped || pango_layout_is_ellipsized (layout) ? "cut" : "whole",
              pango_layout_get_text (layout));
}

/* Which ways somebody can scroll to see what @widget, a child of a scroller, does not show now. */
static void
find_scrolling (GtkWidget *widget, gboolean *across, gboolean *down)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);
  GtkPolicyType horizontal, vertical;

  if (!GTK_IS_SCROLLED_WINDOW (parent))
    return;
  gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (parent), &horizontal, &vertical);
  *across = *across || horizontal != GTK_POLICY_NEVER;
  *down = *down || vertical != GTK_POLICY_NEVER;
}

static gboolean
exceeds (double start, double length, int available)
{
  return start < -TOLERANCE || start + length > available + TOLERANCE;
}

/* Whether the edge of what is around it takes a part of an area of a widget away, for good. */
static gboolean
is_clipped (GtkWidget *of, const GdkRectangle *area)
{
  gboolean across = FALSE;
  gboolean down = FALSE;

  for (GtkWidget *widget = of; widget != NULL && !(across && down);
       widget = gtk_widget_get_parent (widget))
    {
      graphene_point_t place;

      find_scrolling (widget, &across, &down);
      if (gtk_widget_get_overflow (widget) == GTK_OVERFLOW_HIDDEN || GTK_IS_NATIVE (widget))
        {
          g_assert_true (gtk_widget_compute_point (
              of, widget, &GRAPHENE_POINT_INIT ((float) area->x, (float) area->y), &place));
          if ((!across && exceeds (place.x, area->width, gtk_widget_get_width (widget))) ||
              (!down && exceeds (place.y, area->height, gtk_widget_get_height (widget))))
            return TRUE;
        }
      if (GTK_IS_NATIVE (widget))
        break;
    }
  return FALSE;
}

/* Whether @sibling lies over what is drawn before it without being meant to. */
static gboolean
covers (GtkWidget *sibling, GtkWidget *parent, const graphene_rect_t *area)
{
  graphene_rect_t bounds, common;

  /* What floats may be sent away again. */
  return gtk_widget_get_mapped (sibling) && !GTK_IS_NATIVE (sibling) &&
         !GTK_IS_SCROLLBAR (sibling) && !gtk_widget_has_css_class (sibling, "floating") &&
         gtk_widget_compute_bounds (sibling, parent, &bounds) &&
         graphene_rect_intersection (&bounds, area, &common) && common.size.width > TOLERANCE &&
         common.size.height > TOLERANCE;
}

/* Whether a sibling of a label, or of what it is in, hides a part of its text. */
static gboolean
is_covered (GtkLabel *label)
{
  PangoRectangle text;
  graphene_rect_t area;
  int x, y;

  gtk_label_get_layout_offsets (label, &x, &y);
  pango_layout_get_pixel_extents (gtk_label_get_layout (label), NULL, &text);
  area = GRAPHENE_RECT_INIT ((float) (x + text.x), (float) (y + text.y), (float) text.width,
                             (float) text.height);
  for (GtkWidget *widget = GTK_WIDGET (label); !GTK_IS_NATIVE (widget);
       widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *parent = gtk_widget_get_parent (widget);
      graphene_rect_t edge = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                 (float) gtk_widget_get_height (widget));
      graphene_point_t place;

      /* What is scrolled away is nowhere. */
      if (gtk_widget_get_overflow (widget) == GTK_OVERFLOW_HIDDEN &&
          !graphene_rect_intersection (&area, &edge, &area))
        return FALSE;
      g_assert_true (gtk_widget_compute_point (widget, parent,
                                               &GRAPHENE_POINT_INIT (area.origin.x, area.origin.y),
                                               &place));
      area.origin = place;
      if (GTK_IS_OVERLAY (parent))
        continue;
      for (GtkWidget *sibling = gtk_widget_get_next_sibling (widget); sibling != NULL;
           sibling = gtk_widget_get_next_sibling (sibling))
        if (covers (sibling, parent, &area))
          return TRUE;
    }
  return FALSE;
}

static void
print_label (GtkLabel *label)
{
  PangoRectangle text;
  GdkRectangle area;

  gtk_label_get_layout_offsets (label, &area.x, &area.y);
  pango_layout_get_pixel_extents (gtk_label_get_layout (label), NULL, &text);
  area = (GdkRectangle){ area.x + text.x, area.y + text.y, text.width, text.height };
  if (is_covered (label))
    print_text ("covered", gtk_label_get_text (label));
  else
    ui_harness_print_layout (gtk_label_get_layout (label), is_clipped (GTK_WIDGET (label), &area));
}

/* Whether some room around a note, which may be scrolled, is too low or too narrow for it. */
static gboolean
is_too_large (GtkWidget *note)
{
  for (GtkWidget *widget = note; !GTK_IS_NATIVE (widget); widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_overflow (widget) == GTK_OVERFLOW_HIDDEN &&
        (gtk_widget_get_width (note) > gtk_widget_get_width (widget) ||
         gtk_widget_get_height (note) > gtk_widget_get_height (widget)))
      return TRUE;
  return FALSE;
}

/* A sticky note paints its words itself. */
static void
print_note (GtkWidget *note)
{
  const GdkRectangle area = { 0, 0, gtk_widget_get_width (note), gtk_widget_get_height (note) };
  g_autofree char *text = NULL;
  gboolean cut;

  g_object_get (note, "text", &text, "cut", &cut, NULL);
  print_text (cut || is_clipped (note, &area) || is_too_large (note) ? "clipped" : "whole",
              text != NULL ? text : "");
}

/**
 * ui_harness_print_growth:
 * @root: a settled window
 * @width: how wide it was to be
 * @height: how high it was to be
 *
 * Prints what is `clipped` where the screen is no larger than that, as the window became larger.
 */
void
ui_harness_print_growth (GtkWidget *root, int width, int height)
{
  if (gtk_widget_get_width (root) > width || gtk_widget_get_height (root) > height)
    g_print ("clipped\twindow of %d × %d in %d × %d\n", gtk_widget_get_width (root),
             gtk_widget_get_height (root), width, height);
}

/**
 * ui_harness_print_words:
 * @root: a settled widget
 *
 * Prints every text that a person sees in it, as ui_harness_print_layout() does; what no scrolling
 * brings into view is cut too, and `covered` stands for what another widget lies over, `clipped`
 * for a note that cannot be read. Tooltips, which are never cut, come along.
 */
void
ui_harness_print_words (GtkWidget *root)
{
  const char *tooltip = gtk_widget_get_tooltip_text (root);

  if (!gtk_widget_get_mapped (root))
    return;

  if (tooltip != NULL && *tooltip != '\0')
    {
      g_autofree char *text = g_strdelimit (g_strdup (tooltip), "\n\t", ' ');

      g_print ("whole\t%s\n", text);
    }
  if (GTK_IS_LABEL (root))
    print_label (GTK_LABEL (root));
  if (g_str_equal (G_OBJECT_TYPE_NAME (root), "EthosNoteView"))
    print_note (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    ui_harness_print_words (child);
}
