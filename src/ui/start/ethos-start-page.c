// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-start"

#include "config.h"

#include "ethos-start-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-sheet.h"
#include "ethos-start-column.h"
#include "ethos-start-resources.h"
#include "ethos-style.h"
#include "ethos-tab-stop.h"
#include "ethos-text.h"

#define RESOURCES "/io/github/ethos_workshops/Ethos/start"

/* How wide the page gets with the list of recent workshops beside its buttons, and without. */
#define WIDTH_WITH_RECENT 960
#define WIDTH_ALONE 640

struct _EthosStartPage
{
  GtkWidget parent_instance;

  EthosRecentList *recent;
  GtkWidget *scroller;
  AdwClamp *clamp;
  GtkButton *sample_button;
  GtkButton *statement_button;
  GtkFlowBox *columns;
  GtkWidget *recent_column;
  GtkListBox *recent_list;
};

G_DEFINE_FINAL_TYPE (EthosStartPage, ethos_start_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_RECENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  OPEN_FILE,
  OPEN_TEXT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A button that looks like a card, and is one thing for a screen reader. */
static void
fill_button (GtkButton *button,
             const char *title,
             const char *line,
             const char *colour,
             const char *emblem)
{
  const char *const lines[] = { line, NULL };
  GtkWidget *sheet = g_object_new (ETHOS_TYPE_SHEET, "size", ETHOS_SHEET_SMALL, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, "title", title, "lines", lines,
                                   "colour", colour, "emblem", emblem, NULL);

  gtk_button_set_child (button, sheet);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  ethos_describe (GTK_WIDGET (button), line);
}

static char *
describe_place (EthosRecentWorkshop *workshop)
{
  const char *place = ethos_recent_workshop_get_place (workshop);

  g_autofree char *day = ethos_recent_workshop_dup_day (workshop);
  g_autofree char *isolated = ethos_text_isolate (place);

  if (!ethos_recent_workshop_get_missing (workshop))
    return day != NULL ? g_strdup_printf ("%s · %s", isolated, g_strstrip (day)) : g_strdup (place);
  /* Translators: a folder: the workshop that was there is not found. */
  return ethos_text_print_isolated (_ ("Not found in %s"), place);
}

static void
missing_cb (EthosRecentWorkshop *workshop, GParamSpec *pspec, GtkLabel *label)
{
  g_autofree char *place = describe_place (workshop);

  gtk_label_set_text (label, place);
  gtk_widget_add_css_class (GTK_WIDGET (label), "missing");
  ethos_describe (gtk_widget_get_ancestor (GTK_WIDGET (label), GTK_TYPE_LIST_BOX_ROW), place);
}

static GtkWidget *
new_line (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
create_row_cb (gpointer item, gpointer data)
{
  EthosRecentWorkshop *workshop = item;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *place = describe_place (workshop);
  GtkWidget *place_label = new_line (place, "quiet");

  gtk_box_append (GTK_BOX (box), new_line (ethos_recent_workshop_get_title (workshop), "title"));
  gtk_box_append (GTK_BOX (box), place_label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  ethos_recent_workshop_get_title (workshop), -1);
  ethos_describe (row, place);
  g_signal_connect_object (workshop, "notify::missing", G_CALLBACK (missing_cb), place_label,
                           G_CONNECT_DEFAULT);
  return row;
}

static void
update_recent (EthosStartPage *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->recent)) > 0;

  gtk_widget_set_visible (self->recent_column, any);
  /* Room kept for a second column would push the only one to the side. */
  gtk_flow_box_set_max_children_per_line (self->columns, any ? 2 : 1);
  adw_clamp_set_maximum_size (self->clamp, any ? WIDTH_WITH_RECENT : WIDTH_ALONE);
}

static void
row_activated_cb (EthosStartPage *self, GtkListBoxRow *row)
{
  int index = gtk_list_box_row_get_index (row);
  g_autoptr (EthosRecentWorkshop) workshop =
      g_list_model_get_item (G_LIST_MODEL (self->recent), (guint) index);

  if (workshop != NULL)
    g_signal_emit (self, signals[OPEN_FILE], 0, ethos_recent_workshop_get_file (workshop));
}

static gboolean
drop_cb (EthosStartPage *self, const GValue *value, double x, double y)
{
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      GSList *files = g_value_get_boxed (value);

      if (files == NULL)
        return FALSE;
      g_signal_emit (self, signals[OPEN_FILE], 0, G_FILE (files->data));
      return TRUE;
    }
  if (G_VALUE_HOLDS_STRING (value) && g_value_get_string (value) != NULL)
    {
      g_signal_emit (self, signals[OPEN_TEXT], 0, g_value_get_string (value));
      return TRUE;
    }
  return FALSE;
}

static void
add_drop_target (EthosStartPage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
ethos_start_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_RECENT:
      g_value_set_object (value, ETHOS_START_PAGE (object)->recent);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_start_page_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_RECENT:
      ETHOS_START_PAGE (object)->recent = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_start_page_constructed (GObject *object)
{
  EthosStartPage *self = ETHOS_START_PAGE (object);

  G_OBJECT_CLASS (ethos_start_page_parent_class)->constructed (object);

  gtk_list_box_bind_model (self->recent_list, G_LIST_MODEL (self->recent), create_row_cb, NULL,
                           NULL);
  g_signal_connect_object (self->recent, "items-changed", G_CALLBACK (update_recent), self,
                           G_CONNECT_SWAPPED);
  update_recent (self);
}

static void
ethos_start_page_dispose (GObject *object)
{
  EthosStartPage *self = ETHOS_START_PAGE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->recent);
  G_OBJECT_CLASS (ethos_start_page_parent_class)->dispose (object);
}

static gboolean
ethos_start_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ETHOS_START_PAGE (widget)->sample_button));
}

/* Tab does not lead to what takes the focus first, but on to the next. */
static gboolean
ethos_start_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (ETHOS_START_PAGE (widget)->scroller, direction);
}

static void
ethos_start_page_class_init (EthosStartPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = ethos_start_page_constructed;
  object_class->dispose = ethos_start_page_dispose;
  object_class->get_property = ethos_start_page_get_property;
  object_class->set_property = ethos_start_page_set_property;
  widget_class->grab_focus = ethos_start_page_grab_focus;
  widget_class->focus = ethos_start_page_focus;

  properties[PROP_RECENT] =
      g_param_spec_object ("recent", NULL, NULL, ETHOS_TYPE_RECENT_LIST,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* A file was dropped or chosen among the recent ones: a workshop or a statement. */
  signals[OPEN_FILE] = g_signal_new ("open-file", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  /* Text was dropped: a statement. */
  signals[OPEN_TEXT] = g_signal_new ("open-text", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /* Naming the resource keeps the linker from dropping it. */
  ethos_start_get_resource ();
  g_type_ensure (ETHOS_TYPE_START_COLUMN);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCES "/ethos-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EthosStartPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, EthosStartPage, clamp);
  gtk_widget_class_bind_template_child (widget_class, EthosStartPage, sample_button);
  gtk_widget_class_bind_template_child (widget_class, EthosStartPage, statement_button);
  gtk_widget_class_bind_template_child (widget_class, EthosStartPage, columns);
  gtk_widget_class_bind_template_child (widget_class, EthosStartPage, recent_column);
  gtk_widget_class_bind_template_child (widget_class, EthosStartPage, recent_list);
  gtk_widget_class_set_css_name (widget_class, "start");
}

static void
ethos_start_page_init (EthosStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ethos_style_install (gtk_widget_get_display (GTK_WIDGET (self)), RESOURCES "/start.css");
  fill_button (self->sample_button, _ ("Try a Sample (5 Minutes)"),
               _ ("A small workshop to play with: cards, notes, a poster."), "teal", "compass");
  fill_button (self->statement_button, _ ("Start from Our Statement"),
               _ ("Paste, drop or choose your mission, vision and values."), "plum", "book");
  ethos_tab_stop_make (GTK_WIDGET (self->recent_list));
  g_signal_connect_object (self->recent_list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  add_drop_target (self);
}

/**
 * ethos_start_page_new:
 * @recent: the workshops to list
 *
 * Makes the first page: two ways to begin, and what was open before. Its buttons activate
 * `win.try-sample`, `win.open-statement`, `win.ready-made-cards` and `win.open`; the signals
 * `open-file` and `open-text` tell what was dropped or chosen.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_start_page_new (EthosRecentList *recent)
{
  g_return_val_if_fail (ETHOS_IS_RECENT_LIST (recent), NULL);

  return g_object_new (ETHOS_TYPE_START_PAGE, "recent", recent, NULL);
}
