// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-find-filter.h"

#include <glib/gi18n.h>

#include "ethos-em.h"
#include "ethos-palette.h"
#include "ethos-same-notes.h"
#include "ethos-widget-names.h"
#include "ethos-wrap-layout.h"

/* The rows of the list of groups before the groups themselves. */
#define ANY_GROUP 0
#define NO_GROUP 1
#define FIRST_GROUP 2

struct _EthosFindFilter
{
  GtkWidget parent_instance;

  EthosStore *store;
  /* The id of the step whose notes are looked for. */
  char *wall;

  GtkWidget *box;
  GtkDropDown *tints;
  GtkDropDown *groups;
  GtkToggleButton *unread;
  GtkWidget *project;

  /* The ids of the groups in the list, in its order, and their names. */
  GPtrArray *group_ids;
  GStrv group_titles;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (EthosFindFilter, ethos_find_filter, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_STORE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
changed_cb (EthosFindFilter *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static guint
find_group (EthosFindFilter *self, const char *id)
{
  for (guint i = 0; id != NULL && i < self->group_ids->len; i++)
    if (g_str_equal (g_ptr_array_index (self->group_ids, i), id))
      return FIRST_GROUP + i;
  return ANY_GROUP;
}

/* Returns: (transfer full): the rows of the list of groups, with the ids in @ids */
static GStrv
dup_group_titles (EthosFindFilter *self, GPtrArray *ids)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  const EthosGroup *group;
  EthosChildIter iter;

  g_strv_builder_add (titles, _ ("Any group"));
  g_strv_builder_add (titles, _ ("In no group"));
  if (self->wall != NULL)
    ethos_session_iter_init (ethos_store_get_session (self->store), &iter, self->wall,
                             ETHOS_KIND_GROUP);
  while (self->wall != NULL && (group = ethos_child_iter_next (&iter)) != NULL)
    {
      g_ptr_array_add (ids, g_strdup (group->record.id));
      g_strv_builder_add (titles, group->title != NULL && *group->title != '\0'
                                      ? group->title
                                      : _ ("Group without a name"));
    }
  return g_strv_builder_end (titles);
}

static gboolean
same_ids (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

/* The group that is chosen stays so, for as long as it is there. */
static void
update_groups (EthosFindFilter *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) titles = dup_group_titles (self, ids);
  guint selected = gtk_drop_down_get_selected (self->groups);
  g_autofree char *chosen = NULL;
  g_autoptr (GtkStringList) list = NULL;

  if (self->group_titles != NULL && same_ids (ids, self->group_ids) &&
      g_strv_equal ((const char *const *) titles, (const char *const *) self->group_titles))
    return;
  if (selected >= FIRST_GROUP && selected - FIRST_GROUP < self->group_ids->len)
    chosen = g_strdup (g_ptr_array_index (self->group_ids, selected - FIRST_GROUP));
  g_ptr_array_unref (self->group_ids);
  self->group_ids = g_steal_pointer (&ids);
  g_strfreev (self->group_titles);
  self->group_titles = g_steal_pointer (&titles);
  list = gtk_string_list_new ((const char *const *) self->group_titles);
  self->filling = TRUE;
  gtk_drop_down_set_model (self->groups, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->groups,
                              selected == NO_GROUP ? NO_GROUP : find_group (self, chosen));
  self->filling = FALSE;
  if (chosen != NULL && find_group (self, chosen) == ANY_GROUP)
    changed_cb (self);
}

static void
update_unread (EthosFindFilter *self)
{
  guint n_unread =
      ethos_same_notes_count_unread (ethos_store_get_session (self->store), self->wall, NULL);
  g_autofree char *label = g_strdup_printf (_ ("Not _Read Yet (%'u)"), n_unread);

  ethos_set_button_label (GTK_BUTTON (self->unread), label);
  gtk_widget_set_sensitive (self->project, n_unread > 0);
}

static GtkDropDown *
new_drop_down (EthosFindFilter *self, const char *label)
{
  GtkWidget *drop_down = gtk_drop_down_new (NULL, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (changed_cb), self);
  gtk_box_append (GTK_BOX (self->box), drop_down);
  return GTK_DROP_DOWN (drop_down);
}

static void
fill_tints (EthosFindFilter *self)
{
  g_autoptr (GtkStringList) tints = gtk_string_list_new (NULL);

  gtk_string_list_append (tints, _ ("Any color"));
  for (int i = 0; i < ETHOS_N_TINTS; i++)
    gtk_string_list_append (tints, ethos_tint_get_label ((EthosTint) i));
  gtk_drop_down_set_model (self->tints, G_LIST_MODEL (tints));
}

static void
ethos_find_filter_constructed (GObject *object)
{
  EthosFindFilter *self = ETHOS_FIND_FILTER (object);

  G_OBJECT_CLASS (ethos_find_filter_parent_class)->constructed (object);
  self->filling = TRUE;
  self->tints = new_drop_down (self, _ ("Only notes of this color"));
  fill_tints (self);
  self->groups = new_drop_down (self, _ ("Only notes of this group"));
  self->filling = FALSE;
  self->unread = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  g_signal_connect_swapped (self->unread, "toggled", G_CALLBACK (changed_cb), self);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->unread));
  self->project = gtk_button_new_with_mnemonic (_ ("Next of Them on _Projector"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->project), "board.show-unread");
  gtk_widget_set_tooltip_text (self->project, _ ("Show the room what it has not had time to read"));
  g_object_bind_property (self->unread, "active", self->project, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (self->box), self->project);
}

static void
ethos_find_filter_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, ETHOS_FIND_FILTER (object)->store);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_find_filter_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STORE:
      ETHOS_FIND_FILTER (object)->store = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_find_filter_dispose (GObject *object)
{
  EthosFindFilter *self = ETHOS_FIND_FILTER (object);

  self->filling = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ethos_find_filter_parent_class)->dispose (object);
}

static void
ethos_find_filter_finalize (GObject *object)
{
  EthosFindFilter *self = ETHOS_FIND_FILTER (object);

  g_ptr_array_unref (self->group_ids);
  g_strfreev (self->group_titles);
  g_free (self->wall);
  G_OBJECT_CLASS (ethos_find_filter_parent_class)->finalize (object);
}

static void
ethos_find_filter_class_init (EthosFindFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = ethos_find_filter_constructed;
  object_class->dispose = ethos_find_filter_dispose;
  object_class->finalize = ethos_find_filter_finalize;
  object_class->get_property = ethos_find_filter_get_property;
  object_class->set_property = ethos_find_filter_set_property;

  properties[PROP_STORE] =
      g_param_spec_object ("store", NULL, NULL, ETHOS_TYPE_STORE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * EthosFindFilter::changed:
   *
   * Emitted when somebody leaves out other notes.
   */
  signals[CHANGED] = g_signal_new ("changed", ETHOS_TYPE_FIND_FILTER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ethos_find_filter_init (EthosFindFilter *self)
{
  self->group_ids = g_ptr_array_new_with_free_func (g_free);
  self->box = ethos_wrap_box_new (8);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * ethos_find_filter_new:
 * @store: the workshop
 *
 * Makes the choices by which notes are left out: by color, by group, and because they were read. It
 * asks for the action `board.show-unread`.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_find_filter_new (EthosStore *store)
{
  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);

  return g_object_new (ETHOS_TYPE_FIND_FILTER, "store", store, NULL);
}

/**
 * ethos_find_filter_set_wall:
 * @wall: (nullable): the id of the step whose notes are looked for
 */
void
ethos_find_filter_set_wall (EthosFindFilter *self, const char *wall)
{
  g_return_if_fail (ETHOS_IS_FIND_FILTER (self));

  ethos_set_string (&self->wall, wall);
}

/**
 * ethos_find_filter_update:
 *
 * Offers what there is now.
 */
void
ethos_find_filter_update (EthosFindFilter *self)
{
  g_return_if_fail (ETHOS_IS_FIND_FILTER (self));

  update_groups (self);
  update_unread (self);
}

/**
 * ethos_find_filter_reset:
 *
 * Leaves out nothing.
 */
void
ethos_find_filter_reset (EthosFindFilter *self)
{
  g_return_if_fail (ETHOS_IS_FIND_FILTER (self));

  self->filling = TRUE;
  gtk_drop_down_set_selected (self->tints, 0);
  gtk_drop_down_set_selected (self->groups, ANY_GROUP);
  gtk_toggle_button_set_active (self->unread, FALSE);
  self->filling = FALSE;
}

/**
 * ethos_find_filter_new_query:
 * @words: what is looked for among the rest
 *
 * Returns: (transfer full): both together
 */
EthosNoteQuery *
ethos_find_filter_new_query (EthosFindFilter *self, const char *words)
{
  guint tint = gtk_drop_down_get_selected (self->tints);
  guint group = gtk_drop_down_get_selected (self->groups);
  const char *id = NULL;

  if (group == NO_GROUP)
    id = ETHOS_QUERY_NO_GROUP;
  else if (group >= FIRST_GROUP && group - FIRST_GROUP < self->group_ids->len)
    id = g_ptr_array_index (self->group_ids, group - FIRST_GROUP);
  return ethos_note_query_new (words,
                               tint == 0 || tint == GTK_INVALID_LIST_POSITION ? ETHOS_QUERY_ANY_TINT
                                                                              : (int) tint - 1,
                               id, gtk_toggle_button_get_active (self->unread));
}
