// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-paste-import.h"

/* What is collected of the lines, a place for each note. */
typedef struct
{
  GStrvBuilder *texts;
  GStrvBuilder *titles;
  /* A title, or the number of a group without one, to its place among the titles, from 1. */
  GHashTable *places;
  GArray *colours;
  GArray *groups;
  GArray *heaps;
} Import;

static GArray *
new_numbers (void)
{
  return g_array_new (FALSE, FALSE, sizeof (gint64));
}

static gint64
find_group (Import *import, const EthosPasteLine *line)
{
  g_autofree char *key = NULL;
  gint64 place;

  if (line->group == NULL && line->unnamed == 0)
    return 0;
  key = line->group != NULL ? g_strconcat ("t", line->group, NULL)
                            : g_strdup_printf ("#%u", line->unnamed);
  place = GPOINTER_TO_UINT (g_hash_table_lookup (import->places, key));
  if (place > 0)
    return place;
  place = g_hash_table_size (import->places) + 1;
  g_strv_builder_add (import->titles, line->group != NULL ? line->group : "");
  g_hash_table_insert (import->places, g_steal_pointer (&key), GUINT_TO_POINTER ((guint) place));
  return place;
}

static void
add_item (Import *import, EthosPasteItem *item, int colour)
{
  const EthosPasteLine *line = ethos_paste_item_get_line (item);
  gint64 tint = line->colour >= 0 ? line->colour : colour;
  gint64 group = find_group (import, line);
  gint64 heap = line->heap;

  for (guint i = 0; i < line->count; i++)
    {
      g_strv_builder_add (import->texts, ethos_paste_item_get_text (item));
      g_array_append_val (import->colours, tint);
      g_array_append_val (import->groups, group);
      g_array_append_val (import->heaps, heap);
    }
}

/**
 * ethos_paste_import_count:
 * @items: (element-type EthosPasteItem): the lines that become notes
 *
 * Returns: how many notes they become
 */
guint
ethos_paste_import_count (GPtrArray *items)
{
  guint n_notes = 0;

  g_return_val_if_fail (items != NULL, 0);

  for (guint i = 0; i < items->len; i++)
    n_notes += ethos_paste_item_get_line (g_ptr_array_index (items, i))->count;
  return n_notes;
}

/**
 * ethos_paste_import_new_op:
 * @items: (element-type EthosPasteItem): the lines that become notes
 * @wall: the id of the step whose wall takes them
 * @colour: the colour of those that name none
 *
 * Makes one operation of all of them, with the groups that they name.
 *
 * Returns: (transfer full): the operation
 */
EthosRecord *
ethos_paste_import_new_op (GPtrArray *items, const char *wall, int colour)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) colours = new_numbers ();
  g_autoptr (GArray) groups = new_numbers ();
  g_autoptr (GArray) heaps = new_numbers ();
  Import import = { texts, titles, places, colours, groups, heaps };
  g_auto (GStrv) all_texts = NULL;
  g_auto (GStrv) all_titles = NULL;

  g_return_val_if_fail (items != NULL, NULL);

  for (guint i = 0; i < items->len; i++)
    add_item (&import, g_ptr_array_index (items, i), colour);
  all_texts = g_strv_builder_end (texts);
  all_titles = g_strv_builder_end (titles);
  return ethos_op_new ("notes-import", "activity", wall, "texts", all_texts, "titles", all_titles,
                       "colours", colours, "groups", groups, "heaps", heaps, NULL);
}
