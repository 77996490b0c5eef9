// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-suggest"

#include "config.h"

#include "ethos-suggest-names.h"

#include "ethos-text.h"

/* The names that groups have: none is given twice, in whatever case or with whatever accents. */

/* " 2" and more: there are no more groups than that. */
#define NUMBER_CHARACTERS 8

/**
 * ethos_suggest_names_new:
 * @taken: (nullable): names that groups have already
 *
 * Returns: (transfer full): the names that may not be given
 */
GHashTable *
ethos_suggest_names_new (const char *const *taken)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (; taken != NULL && *taken != NULL; taken++)
    g_hash_table_add (names, ethos_text_fold (*taken));
  return names;
}

/**
 * ethos_suggest_names_take:
 * @names: the names that are given
 * @name: another one
 *
 * Returns: whether nothing had the name, which is given now
 */
gboolean
ethos_suggest_names_take (GHashTable *names, const char *name)
{
  return g_hash_table_add (names, ethos_text_fold (name));
}

/**
 * ethos_suggest_names_number:
 * @names: the names that are given
 * @name: one of them
 * @most_characters: how long a name may be
 *
 * Returns: (transfer full): the name with the first number that makes it another one, given now
 */
char *
ethos_suggest_names_number (GHashTable *names, const char *name, gsize most_characters)
{
  gsize most = most_characters - NUMBER_CHARACTERS;
  g_autofree char *short_name = ethos_text_truncate (name, most, 4 * most);

  for (guint number = 2;; number++)
    {
      char *numbered = g_strdup_printf ("%s %u", short_name, number);

      if (ethos_suggest_names_take (names, numbered))
        return numbered;
      g_free (numbered);
    }
}
