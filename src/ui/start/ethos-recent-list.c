// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-start"

#include "config.h"

#include "ethos-recent-list.h"

#include <glib/gi18n.h>

struct _EthosRecentWorkshop
{
  GObject parent_instance;

  GFile *file;
  char *title;
  char *place;
  gint64 visited;
  gboolean missing;
};

G_DEFINE_FINAL_TYPE (EthosRecentWorkshop, ethos_recent_workshop, G_TYPE_OBJECT)

enum
{
  WORKSHOP_PROP_0,
  WORKSHOP_PROP_MISSING,
  N_WORKSHOP_PROPS
};

static GParamSpec *workshop_properties[N_WORKSHOP_PROPS];

struct _EthosRecentList
{
  GObject parent_instance;

  GtkRecentManager *manager;
  GPtrArray *workshops;
  GCancellable *cancellable;
  guint limit;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EthosRecentList,
                               ethos_recent_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* A place as people call it: relative to their home where it is there. */
static char *
describe_folder (GFile *folder)
{
  g_autoptr (GFile) home = g_file_new_for_path (g_get_home_dir ());
  g_autofree char *relative = NULL;

  if (g_file_equal (folder, home))
    return g_strdup (_ ("Home"));
  relative = g_file_get_relative_path (home, folder);
  if (relative != NULL)
    return g_filename_display_name (relative);
  return g_file_get_parse_name (folder);
}

/* The folder; with the name of the file where the title does not tell it from another workshop. */
static char *
describe_place (GFile *file, gboolean with_name)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);

  return describe_folder (with_name || folder == NULL ? file : folder);
}

static void
set_missing (EthosRecentWorkshop *workshop, gboolean missing)
{
  if (workshop->missing == missing)
    return;
  workshop->missing = missing;
  g_object_notify_by_pspec (G_OBJECT (workshop), workshop_properties[WORKSHOP_PROP_MISSING]);
}

static EthosRecentWorkshop *
workshop_new (GtkRecentInfo *info)
{
  EthosRecentWorkshop *workshop = g_object_new (ETHOS_TYPE_RECENT_WORKSHOP, NULL);
  GDateTime *visited = gtk_recent_info_get_visited (info);
  const char *name = gtk_recent_info_get_display_name (info);
  char *dot;

  workshop->file = g_file_new_for_uri (gtk_recent_info_get_uri (info));
  workshop->title = g_utf8_make_valid (name != NULL ? name : "", -1);
  dot = strrchr (workshop->title, '.');
  if (dot != NULL && dot != workshop->title && g_str_equal (dot, ".ethos"))
    *dot = '\0';
  workshop->place = describe_place (workshop->file, FALSE);
  workshop->visited = visited != NULL ? g_date_time_to_unix (visited) : 0;
  return workshop;
}

/* Workshops of one title, as samples are, are told apart by their files. */
static void
tell_apart (GPtrArray *workshops)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < workshops->len; i++)
    {
      EthosRecentWorkshop *workshop = g_ptr_array_index (workshops, i);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, workshop->title));

      g_hash_table_insert (counts, workshop->title, GUINT_TO_POINTER (n + 1));
    }
  for (guint i = 0; i < workshops->len; i++)
    {
      EthosRecentWorkshop *workshop = g_ptr_array_index (workshops, i);

      if (GPOINTER_TO_UINT (g_hash_table_lookup (counts, workshop->title)) < 2)
        continue;
      g_free (workshop->place);
      workshop->place = describe_place (workshop->file, TRUE);
    }
}

static int
compare_visited (gconstpointer a, gconstpointer b)
{
  const EthosRecentWorkshop *one = *(EthosRecentWorkshop *const *) a;
  const EthosRecentWorkshop *other = *(EthosRecentWorkshop *const *) b;

  return (one->visited < other->visited) - (one->visited > other->visited);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosRecentWorkshop) workshop = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);

  if (info == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_missing (workshop, TRUE);
}

/* Asked without waiting: the place may be on a network that is not there. */
static void
check_files (EthosRecentList *self)
{
  for (guint i = 0; i < self->workshops->len; i++)
    {
      EthosRecentWorkshop *workshop = g_ptr_array_index (self->workshops, i);

      g_file_query_info_async (workshop->file, G_FILE_ATTRIBUTE_STANDARD_TYPE,
                               G_FILE_QUERY_INFO_NONE, G_PRIORITY_LOW, self->cancellable,
                               checked_cb, g_object_ref (workshop));
    }
}

static void
reload (EthosRecentList *self)
{
  GList *infos = gtk_recent_manager_get_items (self->manager);
  guint before = self->workshops->len;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_ptr_array_set_size (self->workshops, 0);
  for (GList *link = infos; link != NULL; link = link->next)
    {
      GtkRecentInfo *info = link->data;

      if (g_strcmp0 (gtk_recent_info_get_mime_type (info), ETHOS_WORKSHOP_MIME_TYPE) == 0)
        g_ptr_array_add (self->workshops, workshop_new (info));
    }
  g_list_free_full (infos, (GDestroyNotify) gtk_recent_info_unref);
  g_ptr_array_sort (self->workshops, compare_visited);
  if (self->workshops->len > self->limit)
    g_ptr_array_set_size (self->workshops, (int) self->limit);
  tell_apart (self->workshops);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->workshops->len);
  check_files (self);
}

static GType
get_item_type (GListModel *model)
{
  return ETHOS_TYPE_RECENT_WORKSHOP;
}

static guint
get_n_items (GListModel *model)
{
  return ETHOS_RECENT_LIST (model)->workshops->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  EthosRecentList *self = ETHOS_RECENT_LIST (model);

  if (position >= self->workshops->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->workshops, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
ethos_recent_workshop_get_property (GObject *object,
                                    guint prop_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  switch (prop_id)
    {
    case WORKSHOP_PROP_MISSING:
      g_value_set_boolean (value, ETHOS_RECENT_WORKSHOP (object)->missing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_recent_workshop_finalize (GObject *object)
{
  EthosRecentWorkshop *self = ETHOS_RECENT_WORKSHOP (object);

  g_clear_object (&self->file);
  g_free (self->title);
  g_free (self->place);
  G_OBJECT_CLASS (ethos_recent_workshop_parent_class)->finalize (object);
}

static void
ethos_recent_workshop_class_init (EthosRecentWorkshopClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ethos_recent_workshop_finalize;
  object_class->get_property = ethos_recent_workshop_get_property;

  /* Whether the file was looked for and not found; it may be on a drive that is not there now. */
  workshop_properties[WORKSHOP_PROP_MISSING] =
      g_param_spec_boolean ("missing", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_WORKSHOP_PROPS, workshop_properties);
}

static void
ethos_recent_workshop_init (EthosRecentWorkshop *self)
{
}

static void
ethos_recent_list_dispose (GObject *object)
{
  EthosRecentList *self = ETHOS_RECENT_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->manager);
  G_OBJECT_CLASS (ethos_recent_list_parent_class)->dispose (object);
}

static void
ethos_recent_list_finalize (GObject *object)
{
  g_ptr_array_unref (ETHOS_RECENT_LIST (object)->workshops);
  G_OBJECT_CLASS (ethos_recent_list_parent_class)->finalize (object);
}

static void
ethos_recent_list_class_init (EthosRecentListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ethos_recent_list_dispose;
  object_class->finalize = ethos_recent_list_finalize;
}

static void
ethos_recent_list_init (EthosRecentList *self)
{
  self->workshops = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * ethos_recent_workshop_get_file:
 *
 * Returns: (transfer none): where it was when it was last open
 */
GFile *
ethos_recent_workshop_get_file (EthosRecentWorkshop *self)
{
  g_return_val_if_fail (ETHOS_IS_RECENT_WORKSHOP (self), NULL);

  return self->file;
}

const char *
ethos_recent_workshop_get_title (EthosRecentWorkshop *self)
{
  g_return_val_if_fail (ETHOS_IS_RECENT_WORKSHOP (self), NULL);

  return self->title;
}

/**
 * ethos_recent_workshop_get_place:
 *
 * Returns: (transfer none): its folder, as people call it; with the name of the file where another
 *   workshop of the list has the same title
 */
const char *
ethos_recent_workshop_get_place (EthosRecentWorkshop *self)
{
  g_return_val_if_fail (ETHOS_IS_RECENT_WORKSHOP (self), NULL);

  return self->place;
}

/**
 * ethos_recent_workshop_dup_day:
 *
 * Returns: (transfer full) (nullable): the day on which it was last open, for people
 */
char *
ethos_recent_workshop_dup_day (EthosRecentWorkshop *self)
{
  g_autoptr (GDateTime) visited = NULL;

  g_return_val_if_fail (ETHOS_IS_RECENT_WORKSHOP (self), NULL);

  if (self->visited > 0)
    visited = g_date_time_new_from_unix_local (self->visited);
  if (visited == NULL)
    return NULL;
  /* Translators: a day as of g_date_time_format(). */
  return g_date_time_format (visited, C_ ("day of a workshop", "%e %B %Y"));
}

gboolean
ethos_recent_workshop_get_missing (EthosRecentWorkshop *self)
{
  g_return_val_if_fail (ETHOS_IS_RECENT_WORKSHOP (self), FALSE);

  return self->missing;
}

/**
 * ethos_recent_list_new:
 * @manager: the desktop's list of recent files
 * @limit: how many workshops are listed at most
 *
 * Lists the workshops among @manager's files, the last one first.
 *
 * Returns: (transfer full): a list model of #EthosRecentWorkshop
 */
EthosRecentList *
ethos_recent_list_new (GtkRecentManager *manager, guint limit)
{
  EthosRecentList *self;

  g_return_val_if_fail (GTK_IS_RECENT_MANAGER (manager), NULL);

  self = g_object_new (ETHOS_TYPE_RECENT_LIST, NULL);
  self->manager = g_object_ref (manager);
  self->limit = limit;
  g_signal_connect_object (manager, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
  return self;
}

/**
 * ethos_recent_list_add:
 * @file: a workshop that was opened or saved
 * @title: what it is called
 *
 * Remembers a workshop, for the desktop's own list of recent files too.
 */
void
ethos_recent_list_add (EthosRecentList *self, GFile *file, const char *title)
{
  g_autofree char *uri = NULL;
  g_autofree char *name = NULL;
  GtkRecentData data = { 0 };

  g_return_if_fail (ETHOS_IS_RECENT_LIST (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (title != NULL);

  uri = g_file_get_uri (file);
  name = g_strdup (title);
  data.display_name = name;
  data.mime_type = (char *) ETHOS_WORKSHOP_MIME_TYPE;
  data.app_name = (char *) GETTEXT_PACKAGE;
  data.app_exec = (char *) GETTEXT_PACKAGE " %u";
  gtk_recent_manager_add_full (self->manager, uri, &data);
}

/**
 * ethos_recent_list_forget:
 * @file: a workshop that need not be listed any more
 *
 * Takes @file off the list. The file itself is left alone.
 */
void
ethos_recent_list_forget (EthosRecentList *self, GFile *file)
{
  g_autofree char *uri = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (ETHOS_IS_RECENT_LIST (self));
  g_return_if_fail (G_IS_FILE (file));

  uri = g_file_get_uri (file);
  if (!gtk_recent_manager_remove_item (self->manager, uri, &error))
    g_debug ("%s was not among the recent files: %s", uri, error->message);
}
