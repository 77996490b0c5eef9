// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-document-name.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "ethos-document.h"

/* Names of files are at most 255 bytes nearly everywhere; encrypted home folders take 143. */
#define NAME_MAX_BYTES 120

/* Somebody with that many workshops of one name has another problem. */
#define TRIES_MAX 10000

/* What some file system, on a stick or a server, doesn't allow or gives a meaning of its own. */
static gboolean
is_awkward (gunichar c)
{
  return g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT || c == 0x2028 ||
         c == 0x2029 || (c < 0x80 && strchr ("/\\:*?\"<>|", (int) c) != NULL);
}

/**
 * ethos_document_dup_file_name:
 * @title: (nullable): of the workshop, UTF-8
 *
 * Returns: (transfer full): a file name from it, without suffix: at most 120 bytes, never hidden,
 *   never empty, good for every file system in use
 */
char *
ethos_document_dup_file_name (const char *title)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *at = title != NULL ? title : ""; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gsize before = name->len;

      if (is_awkward (c) || g_unichar_isspace (c) || (c == '.' && name->len == 0))
        c = ' ';
      if (c == ' ' && (name->len == 0 || name->str[name->len - 1] == ' '))
        continue;
      g_string_append_unichar (name, c);
      if (name->len > NAME_MAX_BYTES)
        {
          g_string_truncate (name, before);
          break;
        }
    }
  while (name->len > 0 && strchr (" .", name->str[name->len - 1]) != NULL)
    g_string_truncate (name, name->len - 1);
  if (name->len == 0)
    /* Translators: the name of a file whose workshop has no title. */
    return g_strdup (_ ("Workshop"));
  return g_string_free (g_steal_pointer (&name), FALSE);
}

/**
 * ethos_document_find_free_path:
 * @folder: where
 * @title: (nullable): of the workshop
 * @error: ETHOS_STORAGE_ERROR
 *
 * Returns: (transfer full) (nullable) (type filename): a path at which there is nothing: “Title”,
 *   or “Title 2” and so on
 */
char *
ethos_document_find_free_path (const EthosFiles *files,
                               const char *folder,
                               const char *title,
                               GError **error)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (folder != NULL, NULL);

  name = ethos_document_dup_file_name (title);
  for (guint i = 1; i <= TRIES_MAX; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf (" %u", i) : g_strdup ("");
      g_autofree char *file = g_strconcat (name, number, ETHOS_DOCUMENT_SUFFIX, NULL);
      g_autofree char *path = g_build_filename (folder, file, NULL);
      struct stat info;
      int errnum = ethos_files_stat (files, path, &info);

      if (errnum == ENOENT)
        return g_steal_pointer (&path);
      if (errnum != 0)
        {
          ethos_storage_set_error (error, ETHOS_STORAGE_SAVING, path, errnum);
          return NULL;
        }
    }
  ethos_storage_set_error (error, ETHOS_STORAGE_SAVING, folder, EEXIST);
  return NULL;
}
