// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-starter.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ethos-atomic-file.h"
#include "ethos-deck-codec.h"

/* What everybody can be expected to have, where a name is not there in any language asked for. */
#define FALLBACK_LANGUAGE "en"

static const struct
{
  const char *folder;
  EthosSnapshot *(*read) (GBytes *bytes, GError **error);
} places[] = {
  [ETHOS_STARTER_DECKS] = { "decks", ethos_deck_codec_read },
  [ETHOS_STARTER_AGENDAS] = { "agendas", ethos_agenda_codec_read },
};

static const char *
find_dir (const char *variable, const char *installed)
{
  const char *dir = g_getenv (variable);

  return dir != NULL && *dir != '\0' ? dir : installed;
}

/* Splits "team-values.de.json" into its name and language. */
static gboolean
split_file_name (const char *file, char **name, char **language)
{
  g_auto (GStrv) parts = g_strsplit (file, ".", -1);

  if (g_strv_length (parts) != 3 || !g_str_equal (parts[2], "json") || *parts[0] == '\0' ||
      *parts[1] == '\0')
    return FALSE;
  *name = g_strdup (parts[0]);
  *language = g_strdup (parts[1]);
  return TRUE;
}

/* "de_AT.UTF-8@euro", as the system names languages, fits "de" and "de-AT". */
static gboolean
language_fits (const char *wanted, const char *language)
{
  g_autofree char *plain = g_strdelimit (g_strdup (wanted), "_", '-');

  plain[strcspn (plain, ".@")] = '\0';
  return g_ascii_strcasecmp (plain, language) == 0;
}

/* How far down in the list of what is wanted a language stands: less is better. */
static guint
rank_language (const char *language, const char *const *languages)
{
  guint i;

  for (i = 0; languages[i] != NULL; i++)
    if (language_fits (languages[i], language))
      return i;
  return g_str_equal (language, FALLBACK_LANGUAGE) ? i : i + 1;
}

static int
compare_files (gconstpointer first, gconstpointer second)
{
  return strcmp (*(const char *const *) first, *(const char *const *) second);
}

static GPtrArray *
list_files (const char *folder, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  const char *file;

  if (dir == NULL)
    return NULL;
  while ((file = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (files, g_strdup (file));
  g_ptr_array_sort (files, compare_files);
  return g_steal_pointer (&files);
}

/* For each name the file in the language that fits best; names in alphabetical order. */
static GPtrArray *
choose_files (EthosStarterKind kind, const char *const *languages, GError **error)
{
  g_autofree char *folder =
      g_build_filename (ethos_starter_get_data_dir (), places[kind].folder, NULL);
  g_autoptr (GPtrArray) files = list_files (folder, error);
  g_autoptr (GPtrArray) chosen = NULL;
  EthosStarter *last = NULL;

  if (files == NULL)
    return NULL;
  chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) ethos_starter_free);
  for (guint i = 0; i < files->len; i++)
    {
      const char *file = g_ptr_array_index (files, i);
      g_autofree char *name = NULL;
      g_autofree char *language = NULL;

      if (!split_file_name (file, &name, &language))
        continue;
      if (last == NULL || !g_str_equal (last->name, name))
        {
          last = g_new0 (EthosStarter, 1);
          last->name = g_steal_pointer (&name);
          g_ptr_array_add (chosen, last);
        }
      else if (rank_language (language, languages) >= rank_language (last->language, languages))
        continue;
      g_free (last->language);
      g_free (last->path);
      last->language = g_steal_pointer (&language);
      last->path = g_build_filename (folder, file, NULL);
    }
  return g_steal_pointer (&chosen);
}

static gboolean
read_content (EthosStarterKind kind, EthosStarter *self, GError **error)
{
  g_autoptr (GBytes) bytes =
      ethos_atomic_file_read (NULL, self->path, ethos_json_limits_content.max_bytes, NULL, error);

  if (bytes == NULL)
    return FALSE;
  self->content = places[kind].read (bytes, error);
  if (self->content != NULL)
    return TRUE;
  g_prefix_error (error, "%s: ", self->path);
  return FALSE;
}

/* Ids are kept as long as they are free: texts of one content in other languages share them. */
static gboolean
add_tree (EthosSession *session, const EthosSnapshotNode *node, const char *parent, GError **error)
{
  EthosKind kind = ethos_record_get_kind (node->record);
  gboolean free_id = ethos_kind_get_info (kind)->single ||
                     ethos_session_get_record (session, node->record->id) == NULL;
  g_autofree char *id = free_id ? g_strdup (node->record->id) : ethos_id_new ();
  g_autoptr (EthosRecord) record = ethos_record_copy_as (node->record, id);

  ethos_record_normalise (record);
  if (!ethos_record_check (record, error) || !ethos_session_load (session, record, parent, error))
    return FALSE;
  for (guint below = 0; below < ETHOS_N_KINDS; below++)
    for (guint i = 0; i < node->n_children[below]; i++)
      if (!add_tree (session, &node->children[below][i], id, error))
        return FALSE;
  return TRUE;
}

static gboolean
add_activities (EthosSession *session, const EthosSnapshotNode *agenda, GError **error)
{
  for (guint i = 0; i < agenda->n_children[ETHOS_KIND_ACTIVITY]; i++)
    if (!add_tree (session, &agenda->children[ETHOS_KIND_ACTIVITY][i], ETHOS_WORKSHOP_ID, error))
      return FALSE;
  return TRUE;
}

static gboolean
add_workshop (EthosSession *session,
              const EthosAgenda *agenda,
              const char *title,
              gint64 created,
              GError **error)
{
  g_autoptr (EthosWorkshop) workshop = ethos_entity_new (ETHOS_KIND_WORKSHOP, ETHOS_WORKSHOP_ID);

  ethos_set_text (&workshop->title, title);
  workshop->created = created;
  if (agenda != NULL)
    {
      ethos_set_text (&workshop->plan, agenda->title);
      ethos_set_text (&workshop->language, agenda->language);
    }
  ethos_record_normalise (&workshop->record);
  return ethos_record_check (&workshop->record, error) &&
         ethos_session_load (session, workshop, NULL, error);
}

/**
 * ethos_starter_get_data_dir:
 *
 * Returns: (transfer none): the folder with `decks`, `agendas` and `statements`: where they are
 *   installed, or what the environment variable `ETHOS_DATA_DIR` names, for a program that is run
 *   from where it was built
 */
const char *
ethos_starter_get_data_dir (void)
{
  return find_dir ("ETHOS_DATA_DIR", ETHOS_DATA_DIR);
}

/**
 * ethos_starter_get_locale_dir:
 *
 * Returns: (transfer none): the folder with the message catalogues: where they are installed, or
 *   what the environment variable `ETHOS_LOCALE_DIR` names, for a program that is run from where it
 *   was built
 */
const char *
ethos_starter_get_locale_dir (void)
{
  return find_dir ("ETHOS_LOCALE_DIR", ETHOS_LOCALE_DIR);
}

/**
 * ethos_starter_list:
 * @kind: decks or agendas
 * @languages: (nullable): languages, the best first; %NULL for those of the person
 *
 * Finds what is installed, each in one language. What cannot be read is left out: somebody who is
 * about to start a workshop can do nothing about it.
 *
 * Returns: (transfer full) (element-type EthosStarter): ordered by name; empty where nothing is
 *   installed
 */
GPtrArray *
ethos_starter_list (EthosStarterKind kind, const char *const *languages)
{
  g_autoptr (GPtrArray) list = NULL;

  list = choose_files (kind, languages ? languages : g_get_language_names (), NULL);
  if (list == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) ethos_starter_free);

  for (guint i = list->len; i > 0; i--)
    {
      g_autoptr (GError) error = NULL;

      if (read_content (kind, g_ptr_array_index (list, i - 1), &error))
        continue;
      g_debug ("Left out: %s", error->message);
      g_ptr_array_remove_index (list, i - 1);
    }
  return g_steal_pointer (&list);
}

/**
 * ethos_starter_find:
 * @kind: decks or agendas
 * @name: a name, such as "team-values"
 * @languages: (nullable): languages, the best first; %NULL for those of the person
 * @error: when there is no such thing, or it cannot be read
 *
 * Errors: %ETHOS_STORAGE_ERROR_VANISHED where no file has that name, those of reading files, and
 * those of the codecs.
 *
 * Returns: (transfer full) (nullable): what has that name, in the language that fits best
 */
EthosStarter *
ethos_starter_find (EthosStarterKind kind,
                    const char *name,
                    const char *const *languages,
                    GError **error)
{
  g_autoptr (GPtrArray) list = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  list = choose_files (kind, languages ? languages : g_get_language_names (), NULL);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      EthosStarter *found = g_ptr_array_index (list, i);

      if (!g_str_equal (found->name, name))
        continue;
      if (!read_content (kind, found, error))
        return NULL;
      return g_ptr_array_steal_index (list, i);
    }
  g_set_error (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_VANISHED,
               /* Translators: a folder and the name of a file in it. */
               _ ("%s/%s: nothing of that name is installed in “%s”"), places[kind].folder, name,
               ethos_starter_get_data_dir ());
  return NULL;
}

void
ethos_starter_free (EthosStarter *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  g_free (self->language);
  g_free (self->path);
  g_clear_pointer (&self->content, ethos_snapshot_unref);
  g_free (self);
}

/**
 * ethos_starter_get_title:
 * @deck: (nullable): cards
 *
 * Returns: (transfer none) (nullable): what a workshop with these cards is called where nobody has
 *   said otherwise: what the cards are called
 */
const char *
ethos_starter_get_title (const EthosSnapshot *deck)
{
  return deck != NULL ? ((const EthosDeck *) ethos_snapshot_get_root (deck)->record)->title : NULL;
}

/**
 * ethos_starter_build:
 * @deck: (nullable): a tree with a deck at its root, from a codec or put together by an importer
 * @agenda: (nullable): a tree from ethos_agenda_codec_read()
 * @title: (nullable): what the workshop is called; without it, ethos_starter_get_title()
 * @created: now, in milliseconds since 1970
 * @error: where to say what does not fit
 *
 * Makes a new workshop. The ids of cards, lines and activities are kept, except where one is taken:
 * that thing gets a new one.
 *
 * Errors: %ETHOS_CORE_ERROR, where something is longer or more than a workshop can have. What a
 * codec has read always fits.
 *
 * Returns: (transfer full) (nullable): a workshop that has not begun
 */
EthosSession *
ethos_starter_build (const EthosSnapshot *deck,
                     const EthosSnapshot *agenda,
                     const char *title,
                     gint64 created,
                     GError **error)
{
  g_autoptr (EthosSession) session = ethos_session_new ();
  const EthosSnapshotNode *cards = deck ? ethos_snapshot_get_root (deck) : NULL;
  const EthosSnapshotNode *plan = agenda ? ethos_snapshot_get_root (agenda) : NULL;

  if (title == NULL)
    title = ethos_starter_get_title (deck);
  if (!add_workshop (session, plan ? (const EthosAgenda *) plan->record : NULL, title, created,
                     error) ||
      (cards != NULL && !add_tree (session, cards, NULL, error)) ||
      (plan != NULL && !add_activities (session, plan, error)))
    return NULL;
  return g_steal_pointer (&session);
}
