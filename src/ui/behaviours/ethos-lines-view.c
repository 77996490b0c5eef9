// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-behaviours"

#include "config.h"

#include "ethos-lines-view.h"

#include <glib/gi18n-lib.h>

#include "ethos-announce.h"
#include "ethos-behaviours-resources.h"
#include "ethos-card-rows.h"
#include "ethos-line-words.h"
#include "ethos-style.h"

#define STYLE "/io/github/ethos_workshops/Ethos/behaviours/lines.css"

struct _EthosLinesView
{
  GtkWidget parent_instance;

  EthosStore *store;
  EthosProjection *projection;
  gboolean show_hints;

  GtkWidget *rows;
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

static void
session_changed_cb (EthosLinesView *self, EthosChanges *changes, EthosSession *session)
{
  if (ethos_changes_touch (changes, ETHOS_KIND_CARD) ||
      ethos_changes_touch (changes, ETHOS_KIND_BEHAVIOUR))
    ethos_card_rows_update (ETHOS_CARD_ROWS (self->rows));
}

static void
chosen_cb (EthosLinesView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CARD]);
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

  self->rows = ethos_card_rows_new (self->store);
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
  ethos_card_rows_update (ETHOS_CARD_ROWS (self->rows));
  g_signal_connect_object (self->rows, "notify::chosen", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ethos_store_get_session (self->store), "changed",
                           G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
ethos_lines_view_dispose (GObject *object)
{
  EthosLinesView *self = ETHOS_LINES_VIEW (object);
  GtkWidget *child;

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
  gtk_widget_class_set_css_name (widget_class, "lines");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
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

gboolean
ethos_lines_view_get_show_hints (EthosLinesView *self)
{
  g_return_val_if_fail (ETHOS_IS_LINES_VIEW (self), FALSE);

  return self->show_hints;
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
