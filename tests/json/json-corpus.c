// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "json-corpus.h"

#include <string.h>

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
