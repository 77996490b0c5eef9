// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-window"

#include "config.h"

#include "ethos-sample.h"

#include <glib/gi18n.h>

#include "ethos-starter.h"
#include "ethos-statement-cards.h"

#define STATEMENTS "statements"
#define STATEMENT "sample-statement"
#define AGENDA "sample-5-minutes"

/* The statement in the first of the languages that there is one for; otherwise in English. */
static char *
find_statement (const char *const *languages)
{
  const char *dir = ethos_starter_get_data_dir ();

  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf (STATEMENT ".%s.txt", languages[i]);
      g_autofree char *path = g_build_filename (dir, STATEMENTS, name, NULL);

      if (g_str_equal (languages[i], "en"))
        break;
      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&path);
    }
  return g_build_filename (dir, STATEMENTS, STATEMENT ".txt", NULL);
}

static EthosSnapshot *
read_deck (const char *const *languages, GError **error)
{
  g_autofree char *path = find_statement (languages);
  g_autofree char *contents = NULL;
  g_autofree char *title = NULL;
  g_autofree char *source = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EthosStatement) statement = NULL;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, error))
    return NULL;
  bytes = g_bytes_new_take (g_steal_pointer (&contents), length);
  source = g_path_get_basename (path);
  statement = ethos_statement_load (bytes, source, NULL, error);
  if (statement == NULL)
    return NULL;
  title = ethos_statement_dup_title (statement);
  return ethos_statement_to_deck (statement, NULL, title, source, NULL, error);
}

/**
 * ethos_sample_create:
 * @languages: (array zero-terminated=1): the languages of the interface, the best first
 * @created_ms: now, unix milliseconds
 * @error: what is missing among the installed files
 *
 * Makes the workshop to try things with: a small statement, and a plan of five minutes.
 *
 * Returns: (transfer full) (nullable): the workshop
 */
EthosSession *
ethos_sample_create (const char *const *languages, gint64 created_ms, GError **error)
{
  g_autoptr (EthosSnapshot) deck = NULL;
  g_autoptr (EthosStarter) agenda = NULL;

  g_return_val_if_fail (languages != NULL, NULL);

  deck = read_deck (languages, error);
  if (deck == NULL)
    return NULL;
  agenda = ethos_starter_find (ETHOS_STARTER_AGENDAS, AGENDA, languages, error);
  if (agenda == NULL)
    return NULL;
  return ethos_starter_build (deck, agenda->content,
                              /* Translators: the name of the workshop to try things with. */
                              _ ("Sample workshop"), created_ms, error);
}
