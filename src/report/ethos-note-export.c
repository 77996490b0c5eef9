// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-report"

#include "config.h"

#include "ethos-note-export.h"

#include <glib/gi18n-lib.h>

#include "ethos-csv-writer.h"
#include "ethos-markdown-text.h"
#include "ethos-tally.h"
#include "ethos-text.h"

static void
exported_note_free (gpointer data)
{
  EthosExportedNote *note = data;

  g_free (note->text);
  g_free (note->group);
  g_free (note);
}

static EthosExportedNote *
exported_note_new (const EthosNote *note,
                   const EthosGroup *group,
                   guint place,
                   const EthosTally *tally)
{
  EthosExportedNote *exported = g_new0 (EthosExportedNote, 1);

  exported->text = g_strdup (note->text != NULL ? note->text : "");
  if (group != NULL)
    exported->group = g_strdup (group->title != NULL ? group->title : "");
  exported->place = place;
  exported->colour = note->colour;
  exported->dots = ethos_tally_get_dots (tally, note->record.id);
  if (group != NULL)
    exported->group_dots = ethos_tally_get_dots (tally, group->record.id);
  return exported;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const EthosExportedNote *first = *(EthosExportedNote *const *) a;
  const EthosExportedNote *second = *(EthosExportedNote *const *) b;

  /* Zero, which is no group, comes last. */
  return (first->place - 1 > second->place - 1) - (first->place - 1 < second->place - 1);
}

/* A group that is gone counts as none. */
static void
collect (EthosSession *session,
         const char *wall,
         GHashTable *places,
         GHashTable *chosen,
         GPtrArray *notes)
{
  g_autoptr (EthosTally) tally = ethos_tally_new (session, wall);
  const EthosNote *note;
  EthosChildIter iter;

  ethos_session_iter_init (session, &iter, wall, ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    {
      const EthosGroup *group =
          note->group != NULL ? ethos_session_find (session, ETHOS_KIND_GROUP, note->group) : NULL;
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, group));

      if (note->aside || (chosen != NULL && !g_hash_table_contains (chosen, note->record.id)))
        continue;
      g_ptr_array_add (notes, exported_note_new (note, place > 0 ? group : NULL, place, tally));
    }
  /* Stable, so that the notes of a group stay in their order. */
  g_ptr_array_sort (notes, compare_places);
}

/**
 * ethos_note_export_collect:
 * @session: a workshop
 * @wall: the id of the step whose wall it is
 * @ids: (nullable) (array zero-terminated=1): which notes, or %NULL for all
 *
 * Finds notes as they are read on the wall: group after group, then those that are in none. What is
 * set aside never leaves the wall, even where it is asked for.
 *
 * Returns: (transfer container) (element-type EthosExportedNote): the notes
 */
GPtrArray *
ethos_note_export_collect (EthosSession *session, const char *wall, const char *const *ids)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func (exported_note_free);
  g_autoptr (GHashTable) chosen = ids != NULL ? g_hash_table_new (g_str_hash, g_str_equal) : NULL;
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  gconstpointer group;
  EthosChildIter iter;

  g_return_val_if_fail (ETHOS_IS_SESSION (session) && wall != NULL, notes);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    g_hash_table_add (chosen, (char *) ids[i]);
  ethos_session_iter_init (session, &iter, wall, ETHOS_KIND_GROUP);
  while ((group = ethos_child_iter_next (&iter)) != NULL)
    g_hash_table_insert (places, (gpointer) group,
                         GUINT_TO_POINTER (g_hash_table_size (places) + 1));
  collect (session, wall, places, chosen, notes);
  return notes;
}

/**
 * ethos_note_export_to_text:
 * @notes: (element-type EthosExportedNote): notes
 *
 * Returns: (transfer full): a line for each note
 */
char *
ethos_note_export_to_text (GPtrArray *notes)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (notes != NULL, g_string_free (out, FALSE));

  for (guint i = 0; i < notes->len; i++)
    {
      const EthosExportedNote *note = g_ptr_array_index (notes, i);
      g_autofree char *line = ethos_text_normalise (note->text, ETHOS_TEXT_LINE);

      g_string_append (out, line);
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

static void
append_group (GString *out, const EthosExportedNote *note)
{
  if (out->len > 0)
    g_string_append_c (out, '\n');
  if (note->place == 0)
    ethos_markdown_append_heading (out, 2, _ ("Not grouped"));
  else
    {
      g_autofree char *title =
          ethos_markdown_dup_with_dots (*note->group != '\0' ? note->group
                                                             : _ ("Group without a name"),
                                        note->group_dots);

      ethos_markdown_append_heading (out, 2, title);
    }
}

/**
 * ethos_note_export_to_markdown:
 * @notes: (element-type EthosExportedNote): notes, those of a group one after the other
 *
 * Writes a list for each group below its name. What people wrote is escaped.
 *
 * Returns: (transfer full): the text
 */
char *
ethos_note_export_to_markdown (GPtrArray *notes)
{
  GString *out = g_string_new (NULL);
  gboolean grouped;
  guint place = 0;

  g_return_val_if_fail (notes != NULL, g_string_free (out, FALSE));

  grouped = notes->len > 0 && ((EthosExportedNote *) g_ptr_array_index (notes, 0))->place > 0;
  for (guint i = 0; i < notes->len; i++)
    {
      const EthosExportedNote *note = g_ptr_array_index (notes, i);
      g_autofree char *item = ethos_markdown_dup_with_dots (note->text, note->dots);

      if (grouped && (i == 0 || note->place != place))
        append_group (out, note);
      place = note->place;
      ethos_markdown_append_item (out, item);
    }
  return g_string_free (out, FALSE);
}

static gboolean
is_same (const EthosExportedNote *a, const EthosExportedNote *b)
{
  return a->colour == b->colour && a->dots == b->dots && g_strcmp0 (a->group, b->group) == 0 &&
         g_strcmp0 (a->text, b->text) == 0;
}

static guint
hash_note (gconstpointer data)
{
  return g_str_hash (((const EthosExportedNote *) data)->text);
}

static gboolean
equal_notes (gconstpointer a, gconstpointer b)
{
  return is_same (a, b);
}

static void
append_csv_row (GString *out, const EthosExportedNote *note, guint count)
{
  g_autofree char *number = g_strdup_printf ("%u", count);
  g_autofree char *dots = g_strdup_printf ("%u", note->dots);
  g_autofree char *group_dots = g_strdup_printf ("%u", note->group_dots);
  const char *cells[] = { note->text,
                          note->group != NULL ? note->group : "",
                          ethos_note_colour_names[note->colour],
                          number,
                          dots,
                          group_dots,
                          NULL };

  ethos_csv_append_row (out, cells);
}

/**
 * ethos_note_export_to_csv:
 * @notes: (element-type EthosExportedNote): notes
 *
 * Writes a row for each note: what it says, its group, its colour, how many there are that are the
 * same in all of this, which share a row, and the dots that it and its group have got. The first
 * row names the columns. These names and those of the colours are the same in all languages, so
 * that other programs can rely on them.
 *
 * Returns: (transfer full): the text
 */
char *
ethos_note_export_to_csv (GPtrArray *notes)
{
  static const char *const heading[] = { "note", "group",      "colour", "count",
                                         "dots", "group_dots", NULL };
  GString *out = g_string_new (NULL);
  g_autoptr (GHashTable) counts = g_hash_table_new (hash_note, equal_notes);

  g_return_val_if_fail (notes != NULL, g_string_free (out, FALSE));

  ethos_csv_append_row (out, heading);
  for (guint i = 0; i < notes->len; i++)
    {
      gpointer note = g_ptr_array_index (notes, i);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, note));

      if (count == 0)
        g_hash_table_insert (counts, note, GUINT_TO_POINTER (1));
      else
        g_hash_table_insert (counts, note, GUINT_TO_POINTER (count + 1));
    }
  for (guint i = 0; i < notes->len; i++)
    {
      gpointer note = g_ptr_array_index (notes, i);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, note));

      if (count > 0)
        append_csv_row (out, note, count);
      g_hash_table_remove (counts, note);
    }
  return g_string_free (out, FALSE);
}
