// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-document-unreadable.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ethos-document-name.h"
#include "ethos-json-error.h"
#include "ethos-session-codec.h"

/* The format is the first member that is written; people and editors may put a little before it. */
#define HEAD_SIZE 1024

static const struct
{
  const char *member;
  const char *words;
} members[] = {
  /* Translators: a place in a workshop; it is counted from 1. */
  { "activities", N_ ("step %u") },
  /* Translators: a place in a workshop; it is counted from 1. */
  { "notes", N_ ("note %u") },
  /* Translators: a place in a workshop; it is counted from 1. */
  { "groups", N_ ("group %u") },
  /* Translators: a place in a workshop; it is counted from 1. */
  { "cards", N_ ("card %u") },
  /* Translators: a place in a workshop: a line of a card; it is counted from 1. */
  { "behaviours", N_ ("line %u") },
};

static void
append_place (GString *place, const char *member, gsize length, guint index)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *number = NULL;
      g_auto (GStrv) around = NULL;

      if (strlen (members[i].member) != length || strncmp (members[i].member, member, length) != 0)
        continue;
      number = g_strdup_printf ("%u", index);
      around = g_strsplit (_ (members[i].words), "%u", 2);
      if (place->len > 0)
        /* Translators: between the parts of a place: “step 4, note 13”. */
        g_string_append (place, C_ ("place", ", "));
      g_string_append_printf (place, "%s%s%s", around[0], number,
                              around[1] != NULL ? around[1] : "");
      return;
    }
}

/**
 * ethos_document_dup_plain_place:
 * @message: what begins with the path of a value: “activities[3].notes[12].text: too long”
 *
 * Says in the words of the screen where in a workshop that is.
 *
 * Returns: (transfer full) (nullable): “step 4, note 13”; %NULL for what is nowhere in particular
 */
char *
ethos_document_dup_plain_place (const char *message)
{
  g_autoptr (GString) place = g_string_new (NULL);
  const char *name;

  g_return_val_if_fail (message != NULL, NULL);

  for (const char *at = message; g_ascii_islower (*at) || *at == '_';)
    {
      name = at;
      while (g_ascii_islower (*at) || *at == '_')
        at++;
      if (*at == '[')
        {
          char *end;
          guint64 index = g_ascii_strtoull (at + 1, &end, 10);

          append_place (place, name, (gsize) (at - name), (guint) MIN (index + 1, G_MAXUINT));
          at = *end == ']' ? end + 1 : end;
        }
      if (*at == '.')
        at++;
    }
  return place->len > 0 ? g_string_free (g_steal_pointer (&place), FALSE) : NULL;
}

static gboolean
is_ours (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return data != NULL &&
         g_strstr_len (data, (gssize) MIN (size, HEAD_SIZE), ethos_session_format.name) != NULL;
}

/* What was never a workshop, with what helps; %NULL for what was. */
static char *
dup_foreign (const char *name, GBytes *bytes, const GError *reason)
{
  if (g_error_matches (reason, ETHOS_JSON_ERROR, ETHOS_JSON_ERROR_TOO_LARGE))
    /* Translators: the name of a file. */
    return g_strdup_printf (_ ("“%s” holds more than a workshop can have. Choose another file."),
                            name);
  if (g_bytes_get_size (bytes) == 0 || is_ours (bytes) ||
      g_str_has_suffix (name, ETHOS_DOCUMENT_SUFFIX))
    return NULL;
  /* Translators: the name of a file, and how the names of workshops end: “.ethos”. */
  return g_strdup_printf (_ ("“%s” is not an Ethos workshop. Choose a file that ends in %s."), name,
                          ETHOS_DOCUMENT_SUFFIX);
}

static char *
dup_damaged_at (const char *name, const char *where)
{
  if (where == NULL)
    /* Translators: the name of a file. */
    return g_strdup_printf (_ ("“%s” is damaged."), name);
  /* Translators: the name of a file, and the place in it. */
  return g_strdup_printf (_ ("“%s” is damaged (%s)."), name, where);
}

static gboolean
is_broken (const GError *reason)
{
  return g_error_matches (reason, ETHOS_JSON_ERROR, ETHOS_JSON_ERROR_TRUNCATED) ||
         g_error_matches (reason, ETHOS_JSON_ERROR, ETHOS_JSON_ERROR_SYNTAX) ||
         g_error_matches (reason, ETHOS_JSON_ERROR, ETHOS_JSON_ERROR_ENCODING);
}

static char *
dup_damage (const char *name, GBytes *bytes, const GError *reason)
{
  g_autofree char *place = NULL;

  if (g_bytes_get_size (bytes) == 0)
    /* Translators: the name of a file. */
    return g_strdup_printf (_ ("“%s” is empty."), name);
  if (!is_ours (bytes) && is_broken (reason))
    return g_strdup_printf (
        /* Translators: the name of a file, and where and what is wrong in it. */
        _ ("“%s” does not hold a workshop, or is damaged from its beginning (%s)."), name,
        reason->message);
  if (!is_ours (bytes))
    /* Translators: the name of a file. */
    return g_strdup_printf (_ ("“%s” does not hold a workshop, or is damaged from its beginning."),
                            name);
  if (is_broken (reason))
    return dup_damaged_at (name, reason->message);
  place = ethos_document_dup_plain_place (reason->message);
  return dup_damaged_at (name, place);
}

/**
 * ethos_document_set_unreadable:
 * @path: a file that is no workshop, or no longer one
 * @bytes: what is in it
 * @reason: what was wrong, for those who know the format
 * @no_earlier: (nullable): why its earlier versions can't be had; %NULL where none is known
 *
 * Says to a person what is wrong with a file and what to do. Domain and code are those of @reason.
 */
void
ethos_document_set_unreadable (GError **error,
                               const char *path,
                               GBytes *bytes,
                               const GError *reason,
                               const GError *no_earlier)
{
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;
  g_autofree char *what = NULL;

  g_return_if_fail (path != NULL && bytes != NULL && reason != NULL);

  name = g_filename_display_basename (path);
  message = dup_foreign (name, bytes, reason);
  if (message == NULL)
    what = dup_damage (name, bytes, reason);
  if (what != NULL && no_earlier != NULL)
    /* Translators: what is wrong with a file; why an earlier version of it can't be opened. */
    message = g_strdup_printf (_ ("%s An earlier version could not be opened either. %s"), what,
                               no_earlier->message);
  else if (what != NULL)
    /* Translators: what is wrong with a file. */
    message = g_strdup_printf (_ ("%s No earlier version of it is known under this name. If it had "
                                  "another name, give it that name again; otherwise copy it again "
                                  "from where it came from, or choose another file."),
                               what);
  g_set_error_literal (error, reason->domain, reason->code, message);
}
