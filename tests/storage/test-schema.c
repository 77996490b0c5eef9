// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "ethos-schema.h"

#include <string.h>

#include "ethos-deck-codec.h"
#include "ethos-session-codec.h"
#include "ethos-test.h"

static const EthosFormat *const formats[] = {
  &ethos_session_format,
  &ethos_deck_format,
  &ethos_agenda_format,
};

/* The schemas that are installed are those of the tables. With ETHOS_UPDATE_SCHEMAS set, they are
 * brought up to date instead: do that when a field or a kind has changed. */
static void
test_committed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *folder = ethos_test_dup_source ("data/schema");
      g_autofree char *name = g_strconcat (formats[i]->name, ".schema.json", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = ethos_schema_write (formats[i], &error);
      g_autofree char *text = NULL;
      g_autofree char *committed = NULL;

      g_assert_no_error (error);
      text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      if (g_getenv ("ETHOS_UPDATE_SCHEMAS") != NULL)
        ethos_test_write (path, text, -1);
      committed = ethos_test_read (path, NULL);
      if (!g_str_equal (committed, text))
        g_error ("%s is out of date: run this test once with ETHOS_UPDATE_SCHEMAS=1", path);
    }
}

/* Every field has its words: the schema is what people read who write files by hand. */
static void
test_everything_is_described (void)
{
  for (guint kind = 0; kind < ETHOS_N_KINDS; kind++)
    {
      const EthosRecordType *type = &ethos_kind_get_info (kind)->type;

      g_assert_nonnull (type->about);
      for (guint i = 0; i < type->n_fields; i++)
        if (type->fields[i].about == NULL || *type->fields[i].about == '\0')
          g_error ("%s.%s is not described", type->name, type->fields[i].name);
    }
}

int
main (int argc, char **argv)
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/schema/committed", test_committed);
  g_test_add_func ("/schema/everything-is-described", test_everything_is_described);

  return g_test_run ();
}
