// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-behaviours"

#include "config.h"

#include "ethos-wall-list.h"

#include <glib/gi18n-lib.h>

#include "ethos-announce.h"
#include "ethos-read-only.h"
#include "ethos-same-notes.h"
#include "ethos-tab-stop.h"

/* What the room has written and seen, to make lines of: groups with their notes, then the rest.
 * What was not revealed, or was set aside, never gets here. */

/* Nobody reads more beside a card; the wall itself shows them all. */
#define ROWS_MAX 400

#define ID_KEY "ethos-wall-list-id"
#define TEXT_KEY "ethos-wall-list-text"
#define HINT_KEY "ethos-wall-list-hint"

struct _EthosWallList
{
  GtkWidget parent_instance;

  EthosStore *store;
  GtkWidget *list;
  GtkWidget *more;
  guint n_rows;
};

G_DEFINE_FINAL_TYPE (EthosWallList, ethos_wall_list, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_STORE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  USED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
use (EthosWallList *self, GtkWidget *row)
{
  if (ethos_store_get_read_only (self->store))
    {
      ethos_announce (row, ethos_read_only_get_reason ());
      return;
    }
  g_signal_emit (self, signals[USED], 0, g_object_get_data (G_OBJECT (row), ID_KEY),
                 g_object_get_data (G_OBJECT (row), TEXT_KEY));
}

static void
row_activated_cb (EthosWallList *self, GtkListBoxRow *row)
{
  use (self, GTK_WIDGET (row));
}

static void
clicked_cb (EthosWallList *self, GtkButton *button)
{
  use (self, gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW));
}

static gboolean
use_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  EthosWallList *self = ETHOS_WALL_LIST (widget);
  GtkWidget *row = gtk_widget_get_focus_child (self->list);

  if (row == NULL)
    return GDK_EVENT_PROPAGATE;
  use (self, row);
  return GDK_EVENT_STOP;
}

/* A row is read also where no line can be made of it. */
static void
describe_row (EthosWallList *self, GtkWidget *row)
{
  ethos_describe (row, ethos_store_get_read_only (self->store)
                           ? ethos_read_only_get_reason ()
                           : g_object_get_data (G_OBJECT (row), HINT_KEY));
}

static void
read_only_cb (EthosWallList *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    describe_row (self, GTK_WIDGET (row));
}

static const char *
find_hint (const char *text, const char *words, const char *tint)
{
  if (tint != NULL)
    return _ ("Note. L uses it as a line.");
  return g_str_equal (text, words) ? _ ("Group. L uses its name as a line.")
                                   : _ ("Group. L uses what its notes say as a line.");
}

static void
add_row (EthosWallList *self, const char *id, const char *text, const char *words, const char *tint)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *paper = g_object_new (GTK_TYPE_BOX, "css-name", tint != NULL ? "note" : "box",
                                   "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 4, NULL);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *button = gtk_button_new_with_label (_ ("Use as Line"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (paper, tint != NULL ? tint : "group");
  /* The row is the stop for keys: L, or Enter. */
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  ethos_read_only_follow (button, G_OBJECT (self->store));
  gtk_box_append (GTK_BOX (paper), label);
  gtk_box_append (GTK_BOX (paper), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), paper);
  g_object_set_data_full (G_OBJECT (row), ID_KEY, g_strdup (id), g_free);
  g_object_set_data_full (G_OBJECT (row), TEXT_KEY, g_strdup (words), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data (G_OBJECT (row), HINT_KEY, (gpointer) find_hint (text, words, tint));
  describe_row (self, row);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  self->n_rows++;
}

/* One without a name is a line as well: of what its notes say, to be worded together. */
static void
add_group (EthosWallList *self, const EthosGroup *group)
{
  g_autofree char *words =
      ethos_session_dup_group_words (ethos_store_get_session (self->store), group->record.id);
  gboolean named = group->title != NULL && *group->title != '\0';

  if (*words != '\0')
    add_row (self, group->record.id, named ? words : _ ("Group without a name"), words, NULL);
}

/* The notes of one group, or those of none. */
static void
add_notes (EthosWallList *self, const char *wall, const char *group)
{
  EthosSession *session = ethos_store_get_session (self->store);
  const EthosNote *note;
  EthosChildIter iter;

  ethos_session_iter_init (session, &iter, wall, ETHOS_KIND_NOTE);
  while (self->n_rows < ROWS_MAX && (note = ethos_child_iter_next (&iter)) != NULL)
    {
      const char *of = note->group;

      if (ethos_session_find (session, ETHOS_KIND_GROUP, of) == NULL)
        of = NULL;
      if (!note->aside && ethos_same_notes_get_first (session, note) == NULL &&
          g_strcmp0 (of, group) == 0)
        add_row (self, note->record.id, note->text, note->text,
                 ethos_note_colour_names[note->colour]);
    }
}

static void
ethos_wall_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, ETHOS_WALL_LIST (object)->store);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_wall_list_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STORE:
      ETHOS_WALL_LIST (object)->store = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_wall_list_dispose (GObject *object)
{
  EthosWallList *self = ETHOS_WALL_LIST (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ethos_wall_list_parent_class)->dispose (object);
}

static void
ethos_wall_list_constructed (GObject *object)
{
  EthosWallList *self = ETHOS_WALL_LIST (object);

  G_OBJECT_CLASS (ethos_wall_list_parent_class)->constructed (object);
  g_signal_connect_object (self->store, "notify::read-only", G_CALLBACK (read_only_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
ethos_wall_list_class_init (EthosWallListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = ethos_wall_list_constructed;
  object_class->dispose = ethos_wall_list_dispose;
  object_class->get_property = ethos_wall_list_get_property;
  object_class->set_property = ethos_wall_list_set_property;

  properties[PROP_STORE] =
      g_param_spec_object ("store", NULL, NULL, ETHOS_TYPE_STORE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * EthosWallList::used:
   * @id: a note or a group
   * @text: what it says
   *
   * Somebody wants to make a line of it.
   */
  signals[USED] = g_signal_new ("used", ETHOS_TYPE_WALL_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_l, 0, use_key_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "walllist");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ethos_wall_list_init (EthosWallList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", _ ("From the wall"), "xalign", 0.0,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (heading, "section");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), FALSE);
  ethos_tab_stop_make (self->list);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("From the wall"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  self->more = gtk_label_new (_ ("The wall has more notes than are listed here."));
  gtk_label_set_wrap (GTK_LABEL (self->more), TRUE);
  gtk_widget_add_css_class (self->more, "quiet");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->more);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
}

/**
 * ethos_wall_list_new:
 * @store: the workshop
 *
 * Makes the list of what the wall of the current step offers. It shows nothing until
 * ethos_wall_list_update().
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_wall_list_new (EthosStore *store)
{
  return g_object_new (ETHOS_TYPE_WALL_LIST, "store", store, NULL);
}

/**
 * ethos_wall_list_update:
 *
 * Lists what there is now.
 */
void
ethos_wall_list_update (EthosWallList *self)
{
  EthosSession *session;
  const EthosActivity *wall;
  const EthosGroup *group;
  GtkListBoxRow *row;
  EthosChildIter iter;

  g_return_if_fail (ETHOS_IS_WALL_LIST (self));

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  self->n_rows = 0;
  session = ethos_store_get_session (self->store);
  wall = ethos_session_get_wall (session, ethos_session_get_workshop (session)->current);
  gtk_widget_hide (self->more);
  if (wall == NULL || !wall->revealed)
    return;

  ethos_session_iter_init (session, &iter, wall->record.id, ETHOS_KIND_GROUP);
  while (self->n_rows < ROWS_MAX && (group = ethos_child_iter_next (&iter)) != NULL)
    {
      add_group (self, group);
      add_notes (self, wall->record.id, group->record.id);
    }
  add_notes (self, wall->record.id, NULL);
  gtk_widget_set_visible (self->more, self->n_rows >= ROWS_MAX);
}

/**
 * ethos_wall_list_get_n_rows:
 *
 * Returns: how many groups and notes are listed
 */
guint
ethos_wall_list_get_n_rows (EthosWallList *self)
{
  g_return_val_if_fail (ETHOS_IS_WALL_LIST (self), 0);

  return self->n_rows;
}
