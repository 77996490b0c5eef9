// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "json-corpus.h"

#include <string.h>

/* ETHOS_SHARED names the folder; without it every "shared" beside a folder above the tests is
 * tried. */
char *
json_corpus_find_shared (const char *path)
{
  const char *shared = g_getenv ("ETHOS_SHARED");
  g_autofree char *folder = g_strdup (g_test_get_dir (G_TEST_DIST));

  if (shared)
    {
      g_autofree char *found = g_build_filename (shared, "data", path, NULL);

      if (g_file_test (found, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&found);
    }
  while (!shared && strcmp (folder, "/") != 0 && strcmp (folder, ".") != 0)
    {
      g_autofree char *found = g_build_filename (folder, "shared", "data", path, NULL);
      char *parent;

      if (g_file_test (found, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&found);
      parent = g_path_get_dirname (folder);
      g_free (folder);
      folder = parent;
    }
  g_test_message ("no shared data %s: only the own corpus is run", path);
  return NULL;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

guint
json_corpus_foreach (const char *folder, JsonCorpusFunc func)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *found;

  g_assert_no_error (error);
  while ((found = g_dir_read_name (dir)))
    if (g_str_has_suffix (found, ".json"))
      g_ptr_array_add (names, g_strdup (found));
  g_ptr_array_sort (names, compare_names);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      g_file_get_contents (path, &bytes, &length, &error);
      g_assert_no_error (error);
      func (name, bytes, length);
    }
  return names->len;
}
