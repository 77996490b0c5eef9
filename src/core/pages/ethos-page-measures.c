// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-core"

#include "config.h"

#include "ethos-page-measures.h"

#include <string.h>

/* The pages of a wall are worked out whenever a note changes, and all notes but that one are as
 * they were: what a text measures is kept beside the session. Texts themselves are not, so that
 * nothing is left of one that is erased: they are found again by a number that is made of them. */

/* More than this are forgotten all at once: most of them are of texts that are gone. */
#define MOST 40000

/* Large odd numbers, which mix what they are multiplied with. */
#define MIX_FIRST G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)
#define MIX_NEXT G_GUINT64_CONSTANT (0xC2B2AE3D27D4EB4F)

struct _EthosPageMeasures
{
  GHashTable *measures;
};

static void
measures_free (gpointer data)
{
  EthosPageMeasures *self = data;

  g_hash_table_unref (self->measures);
  g_free (self);
}

/**
 * ethos_page_measures_get:
 * @session: a workshop
 *
 * Returns: (transfer none): what is known of its texts
 */
EthosPageMeasures *
ethos_page_measures_get (EthosSession *session)
{
  static GQuark quark = 0;
  EthosPageMeasures *self;

  if (quark == 0)
    quark = g_quark_from_static_string ("ethos-page-measures");
  self = g_object_get_qdata (G_OBJECT (session), quark);
  if (self == NULL)
    {
      self = g_new0 (EthosPageMeasures, 1);
      self->measures = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
      g_object_set_qdata_full (G_OBJECT (session), quark, self, measures_free);
    }
  if (g_hash_table_size (self->measures) > MOST)
    g_hash_table_remove_all (self->measures);
  return self;
}

static guint64
make_key (const char *text)
{
  gsize length = strlen (text);
  guint64 key = length * MIX_FIRST;

  for (gsize at = 0; at < length; at += sizeof (guint64))
    {
      guint64 part = 0;

      memcpy (&part, text + at, MIN (sizeof part, length - at));
      key = (key ^ part) * MIX_NEXT;
      key ^= key >> 29;
    }
  return key;
}

/**
 * ethos_page_measures_find:
 * @text: a text
 *
 * Returns: (transfer none): what is known of it, to which more can be added, until the next
 *   ethos_page_measures_get()
 */
EthosPageMeasure *
ethos_page_measures_find (EthosPageMeasures *self, const char *text)
{
  guint64 key = make_key (text);
  EthosPageMeasure *measure = g_hash_table_lookup (self->measures, &key);

  if (measure == NULL)
    {
      measure = g_new0 (EthosPageMeasure, 1);
      measure->key = key;
      measure->is_long = -1;
      g_hash_table_insert (self->measures, &measure->key, measure);
    }
  return measure;
}
