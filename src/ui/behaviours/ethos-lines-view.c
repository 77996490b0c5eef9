// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-behaviours"

#include "config.h"

#include "ethos-lines-view.h"

#include <glib/gi18n-lib.h>

#include "ethos-behaviours-resources.h"
#include "ethos-card-rows.h"
#include "ethos-em.h"
#include "ethos-line-words.h"
#include "ethos-lines-page.h"
#include "ethos-read-only.h"
#include "ethos-room-strip.h"
#include "ethos-style.h"
#include "ethos-text.h"
#include "ethos-wall-list.h"

#define STYLE "/io/github/ethos_workshops/Ethos/behaviours/lines.css"

/* Below this the three parts stand one above the other; the widths of the side parts. */
#define WIDE_EMS 44.0
#define ROWS_EMS 15.0
#define WALL_EMS 15.0
/* What they get at least, in ems: a card or a note. */
#define LEAST_EMS 5.0

/* The shares of the height that the cards and the wall get in a narrow window. */
#define ROWS_SHARE 4
#define WALL_SHARE 4

struct _EthosLinesView
{
  GtkWidget parent_instance;

  EthosStore *store;
  EthosProjection *projection;
  gboolean show_hints;

  GtkWidget *room_strip;
  GtkWidget *room_label;
  GtkWidget *room_all;
  GtkWidget *rows;
  GtkWidget *page;
  GtkWidget *wall;

  /* What the room shall see next, once what is happening now is over. */
  char *to_show;
  gboolean drafting;
  gboolean dropping;
  guint idle;
};

G_DEFINE_FINAL_TYPE (EthosLinesView, ethos_lines_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_STORE,
  PROP_PROJECTION,
  PROP_SHOW_HINTS,
  PROP_CARD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static EthosSession *
get_session (EthosLinesView *self)
{
  return ethos_store_get_session (self->store);
}

/* Whether what is worked on here is for the room: the step runs and has been shown. */
static gboolean
room_looks (EthosLinesView *self)
{
  const EthosActivity *step = ethos_session_get_current (get_session (self));

  return step != NULL && step->kind == ETHOS_ACTIVITY_WRITE_LINES && step->prompt_shown;
}

/* The card of which the room sees something, asked of what the room sees: it may be frozen. */
static const EthosCard *
find_on_projector (EthosLinesView *self)
{
  EthosSession *session = get_session (self);
  const char *focus = ethos_session_get_workshop (session)->stage_focus;
  const char *card = focus;
  const EthosAudienceParts *parts;

  if (self->drafting && ethos_projection_get_drafting (self->projection))
    return ethos_session_find (session, ETHOS_KIND_CARD, ethos_lines_view_get_card (self));
  if (focus == NULL || ethos_session_get_record (session, focus) == NULL)
    return NULL;
  if (ethos_session_find (session, ETHOS_KIND_BEHAVIOUR, focus) != NULL)
    card = ethos_session_get_parent (session, focus);
  if (self->projection != NULL)
    {
      parts = ethos_audience_get_parts (ethos_projection_get_audience (self->projection));
      if (g_strcmp0 (parts->focus, ethos_projection_get_public_id (self->projection, focus)) != 0)
        return NULL;
    }
  return ethos_session_find (session, ETHOS_KIND_CARD, card);
}

static void
update_room (EthosLinesView *self)
{
  const EthosCard *shown = find_on_projector (self);
  g_autofree char *name = shown != NULL ? ethos_lines_dup_card_name (shown) : NULL;
  g_autofree char *text = NULL;

  if (shown != NULL)
    /* Translators: %s is the name of a card that the room sees. */
    text = ethos_text_print_isolated (_ ("On the projector: %s"), name);
  else
    text = g_strdup (_ ("On the projector: all cards"));
  gtk_label_set_text (GTK_LABEL (self->room_label), text);
  gtk_widget_set_visible (self->room_all, shown != NULL);
  gtk_widget_set_visible (self->room_strip, shown != NULL || room_looks (self));
}

/* Only its own: on the wall lines are written, too. */
static void
drop_draft (EthosLinesView *self)
{
  gboolean drafting = self->drafting;

  self->dropping = FALSE;
  self->drafting = FALSE;
  if (drafting)
    ethos_projection_set_draft (self->projection, NULL, ETHOS_BEHAVIOUR_DO, NULL);
}

/* A draft gives way to what it has become at once, and nothing is seen in between. */
static gboolean
show_cb (gpointer data)
{
  EthosLinesView *self = data;
  g_autofree char *id = g_steal_pointer (&self->to_show);

  self->idle = 0;
  if (self->dropping)
    drop_draft (self);
  if (id != NULL && room_looks (self) && ethos_session_get_record (get_session (self), id) != NULL)
    ethos_store_run (self->store, ethos_op_new ("stage-show", "target", id, NULL));
  return G_SOURCE_REMOVE;
}

static void
show_later (EthosLinesView *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (show_cb, self);
}

/* Shows the room what is worked on. It waits for the end of what is happening, for the focus moves
 * while views are told of a change. */
static void
show_to_room (EthosLinesView *self, const char *id)
{
  if (id == NULL || !room_looks (self))
    return;
  self->dropping = TRUE;
  ethos_set_string (&self->to_show, id);
  show_later (self);
}

/* A new line is worded together, so the room sees it from the first letter on, until something else
 * is shown. */
static void
drafted_cb (EthosLinesView *self, int kind, const char *text)
{
  if (self->projection == NULL)
    return;
  self->dropping = *text == '\0' || !room_looks (self);
  if (self->dropping)
    show_later (self);
  else
    {
      self->drafting = TRUE;
      ethos_projection_set_draft (self->projection, ethos_lines_view_get_card (self),
                                  (EthosBehaviourKind) kind, text);
    }
}

static void
show_all_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  drop_draft (ETHOS_LINES_VIEW (widget));
  ethos_store_run (ETHOS_LINES_VIEW (widget)->store, ethos_op_new ("stage-show", NULL));
}

static void
update_wall (EthosLinesView *self)
{
  ethos_wall_list_update (ETHOS_WALL_LIST (self->wall));
  gtk_widget_set_visible (self->wall,
                          ethos_wall_list_get_n_rows (ETHOS_WALL_LIST (self->wall)) > 0);
}

static void
update_page (EthosLinesView *self)
{
  ethos_lines_page_show (ETHOS_LINES_PAGE (self->page), ethos_lines_view_get_card (self));
}

static void
session_changed_cb (EthosLinesView *self, EthosChanges *changes, EthosSession *session)
{
  if (ethos_changes_touch (changes, ETHOS_KIND_CARD) ||
      ethos_changes_touch (changes, ETHOS_KIND_BEHAVIOUR))
    {
      ethos_card_rows_update (ETHOS_CARD_ROWS (self->rows));
      update_page (self);
    }
  if (ethos_changes_touch (changes, ETHOS_KIND_NOTE) ||
      ethos_changes_touch (changes, ETHOS_KIND_GROUP) ||
      ethos_changes_touch (changes, ETHOS_KIND_ACTIVITY))
    update_wall (self);
  if (!room_looks (self))
    drop_draft (self);
  update_room (self);
}

static void
chosen_cb (EthosLinesView *self)
{
  update_page (self);
  show_to_room (self, ethos_lines_view_get_card (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CARD]);
}

static void
used_cb (EthosLinesView *self, const char *id, const char *text)
{
  ethos_lines_page_compose (ETHOS_LINES_PAGE (self->page), id, text);
}

static void
left_cb (EthosLinesView *self)
{
  ethos_card_rows_focus_chosen (ETHOS_CARD_ROWS (self->rows));
}

static void
removed_cb (EthosLinesView *self, const char *text)
{
  g_signal_emit (self, signals[REMOVED], 0, text);
}

/* How high the parts are at least where they stand below each other. */
typedef struct
{
  int rows;
  int page;
  int wall;
} LeastHeights;

static int
measure_height (GtkWidget *part, int width, int least)
{
  int minimum;

  if (!gtk_widget_should_layout (part))
    return 0;
  gtk_widget_measure (part, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  return MAX (minimum, least);
}

static LeastHeights
measure_heights (EthosLinesView *self, int width)
{
  int least = (int) (LEAST_EMS * ethos_em_get (GTK_WIDGET (self)));

  return (LeastHeights){ .rows = measure_height (self->rows, width, least),
                         .page = measure_height (self->page, width, 0),
                         .wall = measure_height (self->wall, width, least) };
}

static int
measure_widest (EthosLinesView *self)
{
  GtkWidget *parts[] = { self->rows, self->page, self->wall, self->room_strip };
  int widest = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      int minimum = 0;

      if (gtk_widget_should_layout (parts[i]))
        gtk_widget_measure (parts[i], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      widest = MAX (widest, minimum);
    }
  return widest;
}

static GtkSizeRequestMode
ethos_lines_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ethos_lines_view_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  EthosLinesView *self = ETHOS_LINES_VIEW (widget);
  int wide = (int) (WIDE_EMS * ethos_em_get (widget));
  LeastHeights least;

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = measure_widest (self);
      *natural = MAX (*minimum, wide);
      return;
    }
  /* Side by side, each of them scrolls. */
  least = measure_heights (self, for_size < wide ? for_size : -1);
  *minimum = measure_height (self->room_strip, for_size, 0) + least.page;
  if (for_size < wide)
    *minimum += least.rows + least.wall;
  *natural = *minimum;
}

static void
place (GtkWidget *widget, GtkWidget *child, int x, int y, int width, int height)
{
  GtkAllocation allocation = { x, y, MAX (width, 0), MAX (height, 0) };

  if (!gtk_widget_should_layout (child))
    return;
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    allocation.x = gtk_widget_get_width (widget) - x - allocation.width;
  gtk_widget_size_allocate (child, &allocation, -1);
}

static void
ethos_lines_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  EthosLinesView *self = ETHOS_LINES_VIEW (widget);
  double em = ethos_em_get (widget);
  gboolean with_wall = gtk_widget_should_layout (self->wall);
  int strip = 0;

  if (gtk_widget_should_layout (self->room_strip))
    gtk_widget_measure (self->room_strip, GTK_ORIENTATION_VERTICAL, width, &strip, NULL, NULL,
                        NULL);
  place (widget, self->room_strip, 0, 0, width, strip);
  height -= strip;
  if (width >= (int) (WIDE_EMS * em))
    {
      int rows = (int) (ROWS_EMS * em);
      int wall = with_wall ? (int) (WALL_EMS * em) : 0;

      place (widget, self->rows, 0, strip, rows, height);
      place (widget, self->page, rows, strip, width - rows - wall, height);
      place (widget, self->wall, width - wall, strip, wall, height);
    }
  else
    {
      const LeastHeights least = measure_heights (self, width);
      int spare = MAX (height - least.rows - least.page - least.wall, 0);
      int rows = CLAMP (height / ROWS_SHARE, least.rows, least.rows + spare);
      int wall = 0;

      spare -= rows - least.rows;
      if (with_wall)
        wall = CLAMP (height / WALL_SHARE, least.wall, least.wall + spare);

      place (widget, self->rows, 0, strip, width, rows);
      place (widget, self->page, 0, strip + rows, width, height - rows - wall);
      place (widget, self->wall, 0, strip + height - wall, width, wall);
    }
}

static void
ethos_lines_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EthosLinesView *self = ETHOS_LINES_VIEW (object);

  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_PROJECTION:
      g_value_set_object (value, self->projection);
      break;
    case PROP_SHOW_HINTS:
      g_value_set_boolean (value, self->show_hints);
      break;
    case PROP_CARD:
      g_value_set_string (value, ethos_lines_view_get_card (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_lines_view_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  EthosLinesView *self = ETHOS_LINES_VIEW (object);

  switch (prop_id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    case PROP_PROJECTION:
      self->projection = g_value_dup_object (value);
      break;
    case PROP_SHOW_HINTS:
      ethos_lines_view_set_show_hints (self, g_value_get_boolean (value));
      break;
    case PROP_CARD:
      ethos_lines_view_set_card (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_lines_view_constructed (GObject *object)
{
  EthosLinesView *self = ETHOS_LINES_VIEW (object);

  G_OBJECT_CLASS (ethos_lines_view_parent_class)->constructed (object);

  self->room_strip = ethos_room_strip_new (&self->room_label);
  self->room_all =
      ethos_room_strip_add (self->room_strip, _ ("Show All Cards"), "lines-view.show-all");
  ethos_read_only_follow (self->room_all, G_OBJECT (self->store));
  gtk_widget_set_parent (self->room_strip, GTK_WIDGET (self));
  self->rows = ethos_card_rows_new (self->store);
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
  ethos_card_rows_update (ETHOS_CARD_ROWS (self->rows));
  self->page = ethos_lines_page_new (self->store);
  gtk_widget_set_parent (self->page, GTK_WIDGET (self));
  self->wall = ethos_wall_list_new (self->store);
  gtk_widget_set_parent (self->wall, GTK_WIDGET (self));
  update_page (self);
  update_wall (self);
  update_room (self);

  g_signal_connect_object (self->rows, "notify::chosen", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page, "drafted", G_CALLBACK (drafted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page, "focused", G_CALLBACK (show_to_room), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->wall, "used", G_CALLBACK (used_cb), self, G_CONNECT_SWAPPED);
  if (self->projection != NULL)
    g_signal_connect_object (self->projection, "notify::audience", G_CALLBACK (update_room), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (ethos_store_get_session (self->store), "changed",
                           G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
ethos_lines_view_dispose (GObject *object)
{
  EthosLinesView *self = ETHOS_LINES_VIEW (object);
  GtkWidget *child;

  drop_draft (self);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->to_show, g_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->projection);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ethos_lines_view_parent_class)->dispose (object);
}

static void
ethos_lines_view_class_init (EthosLinesViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->constructed = ethos_lines_view_constructed;
  object_class->dispose = ethos_lines_view_dispose;
  object_class->get_property = ethos_lines_view_get_property;
  object_class->set_property = ethos_lines_view_set_property;
  widget_class->get_request_mode = ethos_lines_view_get_request_mode;
  widget_class->measure = ethos_lines_view_measure;
  widget_class->size_allocate = ethos_lines_view_size_allocate;

  properties[PROP_STORE] =
      g_param_spec_object ("store", NULL, NULL, ETHOS_TYPE_STORE, flags | G_PARAM_CONSTRUCT_ONLY);
  /* What the room sees; without it the view takes the store's word for what is in focus. */
  properties[PROP_PROJECTION] =
      g_param_spec_object ("projection", NULL, NULL, ETHOS_TYPE_PROJECTION,
                           flags | G_PARAM_CONSTRUCT_ONLY);
  /* Whether to say what makes a line a good one. */
  properties[PROP_SHOW_HINTS] =
      g_param_spec_boolean ("show-hints", NULL, NULL, TRUE, flags | G_PARAM_EXPLICIT_NOTIFY);
  /* The id of the card whose lines are shown. */
  properties[PROP_CARD] =
      g_param_spec_string ("card", NULL, NULL, NULL, flags | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * EthosLinesView::removed:
   * @text: what has gone, for a toast with Undo
   */
  signals[REMOVED] = g_signal_new ("removed", ETHOS_TYPE_LINES_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /* Naming the resource keeps the linker from dropping it. */
  ethos_behaviours_get_resource ();
  gtk_widget_class_install_action (widget_class, "lines-view.show-all", NULL, show_all_cb);
  gtk_widget_class_set_css_name (widget_class, "lines");
}

static void
ethos_lines_view_init (EthosLinesView *self)
{
  self->show_hints = TRUE;
  ethos_style_install (gtk_widget_get_display (GTK_WIDGET (self)), STYLE);
}

/**
 * ethos_lines_view_new:
 * @store: the workshop
 * @projection: (nullable): what the room sees
 *
 * Makes the view in which a room writes the lines under its values together.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_lines_view_new (EthosStore *store, EthosProjection *projection)
{
  return g_object_new (ETHOS_TYPE_LINES_VIEW, "store", store, "projection", projection, NULL);
}

/**
 * ethos_lines_view_set_show_hints:
 * @show_hints: whether to say what makes a line a good one
 */
void
ethos_lines_view_set_show_hints (EthosLinesView *self, gboolean show_hints)
{
  g_return_if_fail (ETHOS_IS_LINES_VIEW (self));

  if (self->show_hints == show_hints)
    return;
  self->show_hints = show_hints;
  ethos_lines_page_set_show_hints (ETHOS_LINES_PAGE (self->page), show_hints);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_HINTS]);
}

/**
 * ethos_lines_view_get_card:
 *
 * Returns: (transfer none) (nullable): the id of the card whose lines are shown
 */
const char *
ethos_lines_view_get_card (EthosLinesView *self)
{
  g_return_val_if_fail (ETHOS_IS_LINES_VIEW (self), NULL);

  return ethos_card_rows_get_chosen (ETHOS_CARD_ROWS (self->rows));
}

/**
 * ethos_lines_view_set_card:
 * @id: the id of a card; others are ignored
 *
 * Shows the lines of another card.
 */
void
ethos_lines_view_set_card (EthosLinesView *self, const char *id)
{
  g_return_if_fail (ETHOS_IS_LINES_VIEW (self));

  ethos_card_rows_set_chosen (ETHOS_CARD_ROWS (self->rows), id);
}
