// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-report"

#include "config.h"

#include "ethos-note-export.h"

#include <glib/gi18n-lib.h>

#include "ethos-csv-writer.h"
#include "ethos-markdown-text.h"
#include "ethos-same-notes.h"
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

/* A group that somebody has named stands for something, also without notes. */
static void
add_empty_groups (GHashTable *places, const EthosTally *tally, GPtrArray *notes)
{
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer key, place;

  for (guint i = 0; i < notes->len; i++)
    g_hash_table_add (used, GUINT_TO_POINTER (
                                ((EthosExportedNote *) g_ptr_array_index (notes, i))->place));
  g_hash_table_iter_init (&iter, places);
  while (g_hash_table_iter_next (&iter, &key, &place))
    {
      const EthosGroup *group = key;
      EthosExportedNote *exported;

      if (g_hash_table_contains (used, place) || group->title == NULL || *group->title == '\0')
        continue;
      exported = g_new0 (EthosExportedNote, 1);
      exported->group = g_strdup (group->title);
      exported->place = GPOINTER_TO_UINT (place);
      exported->group_dots = ethos_tally_get_dots (tally, group->record.id);
      g_ptr_array_add (notes, exported);
    }
}

/* So that the sum of a vote is what people have put. */
static void
add_gone (const EthosTally *tally, GPtrArray *notes)
{
  EthosExportedNote *gone;

  if (tally == NULL || ethos_tally_get_gone (tally) == 0)
    return;
  gone = g_new0 (EthosExportedNote, 1);
  gone->dots = ethos_tally_get_gone (tally);
  g_ptr_array_add (notes, gone);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const EthosExportedNote *first = *(EthosExportedNote *const *) a;
  const EthosExportedNote *second = *(EthosExportedNote *const *) b;

  /* Zero, which is no group, comes last. */
  return (first->place - 1 > second->place - 1) - (first->place - 1 < second->place - 1);
}

/* The notes that others are shown for, by the ids of these. */
static GHashTable *
list_originals (EthosSession *session, const char *wall)
{
  GHashTable *originals =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  const EthosNote *note;
  EthosChildIter iter;

  ethos_session_iter_init (session, &iter, wall, ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    {
      const EthosNote *first = ethos_same_notes_get_first (session, note);
      GPtrArray *behind;

      if (first == NULL || first->aside || note->aside)
        continue;
      behind = g_hash_table_lookup (originals, first->record.id);
      if (behind == NULL)
        g_hash_table_insert (originals, first->record.id, behind = g_ptr_array_new ());
      g_ptr_array_add (behind, (gpointer) note);
    }
  return originals;
}

/* A note, and behind it those that it is shown for. */
static void
add_notes (GPtrArray *notes,
           const EthosNote *note,
           const EthosGroup *group,
           guint place,
           const EthosTally *tally,
           GPtrArray *behind)
{
  EthosExportedNote *first = exported_note_new (note, group, place, tally);

  first->count = behind != NULL ? behind->len + 1 : 1;
  g_ptr_array_add (notes, first);
  for (guint i = 0; behind != NULL && i < behind->len; i++)
    g_ptr_array_add (notes, exported_note_new (g_ptr_array_index (behind, i), group, place, tally));
}

/* A group that is gone counts as none. */
static void
collect (EthosSession *session,
         const char *wall,
         GHashTable *places,
         GHashTable *chosen,
         GPtrArray *notes)
{
  g_autoptr (GHashTable) originals = list_originals (session, wall);
  g_autoptr (EthosTally) tally = ethos_tally_new (session, wall);
  const EthosNote *note;
  EthosChildIter iter;

  ethos_session_iter_init (session, &iter, wall, ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    {
      const EthosGroup *group =
          note->group != NULL ? ethos_session_find (session, ETHOS_KIND_GROUP, note->group) : NULL;
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, group));

      if (ethos_same_notes_get_shown (session, note) != note ||
          (chosen != NULL && !g_hash_table_contains (chosen, note->record.id)))
        continue;
      add_notes (notes, note, place > 0 ? group : NULL, place, tally,
                 g_hash_table_lookup (originals, note->record.id));
    }
  if (chosen == NULL)
    {
      add_empty_groups (places, tally, notes);
      add_gone (tally, notes);
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
 * Finds notes as they are read on the wall: group after group, then those that are in none; behind
 * one that is shown for others, these. Of the whole wall, named groups without notes as well, and
 * the dots on what is gone. What is set aside never leaves the wall, even where it is asked for.
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
 * Returns: (transfer full): a line for each note, also for those that another one is shown for, so
 *   that pasting it gives back as many
 */
char *
ethos_note_export_to_text (GPtrArray *notes)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (notes != NULL, g_string_free (out, FALSE));

  for (guint i = 0; i < notes->len; i++)
    {
      const EthosExportedNote *note = g_ptr_array_index (notes, i);
      g_autofree char *line = NULL;

      if (note->text == NULL)
        continue;
      line = ethos_text_normalise (note->text, ETHOS_TEXT_LINE);
      g_string_append (out, line);
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

static void
append_group (GString *out, const EthosExportedNote *note)
{
  /* Below the name of a group without notes there is an empty line already. */
  if (out->len > 0 && !g_str_has_suffix (out->str, "\n\n"))
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

/* What others are shown for stands below these, unless it says the same to the letter. */
static void
append_item (GString *out, const EthosExportedNote *note, const EthosExportedNote *first)
{
  g_autofree char *counted = NULL;
  g_autofree char *item = NULL;

  if (note->count == 0)
    {
      if (first != NULL && !g_str_equal (first->text, note->text))
        {
          g_string_append (out, "  - ");
          ethos_markdown_append_text (out, note->text, "    ");
          g_string_append_c (out, '\n');
        }
      return;
    }
  if (note->count > 1)
    counted = g_strdup_printf ("%s ×%u", note->text, note->count);
  item = ethos_markdown_dup_with_dots (counted != NULL ? counted : note->text, note->dots);
  ethos_markdown_append_item (out, item);
}

/**
 * ethos_note_export_to_markdown:
 * @notes: (element-type EthosExportedNote): notes, those of a group one after the other
 *
 * Writes a list for each group below its name. What people wrote is escaped. Behind a note stands
 * how many say the same, and below it how those who said it differently put it.
 *
 * Returns: (transfer full): the text
 */
char *
ethos_note_export_to_markdown (GPtrArray *notes)
{
  GString *out = g_string_new (NULL);
  const EthosExportedNote *first = NULL;
  gboolean grouped;
  guint place = 0;

  g_return_val_if_fail (notes != NULL, g_string_free (out, FALSE));

  grouped = notes->len > 0 && ((EthosExportedNote *) g_ptr_array_index (notes, 0))->place > 0;
  for (guint i = 0; i < notes->len; i++)
    {
      const EthosExportedNote *note = g_ptr_array_index (notes, i);

      if (note->text == NULL && note->group == NULL)
        continue;
      if (grouped && (i == 0 || note->place != place))
        append_group (out, note);
      place = note->place;
      if (note->text == NULL)
        continue;
      if (note->count > 0)
        first = note;
      append_item (out, note, first);
    }
  return g_string_free (out, FALSE);
}

/* A group without a name is known by its place. */
static char *
dup_group_cell (const EthosExportedNote *note)
{
  if (note->group == NULL)
    return g_strdup ("");
  return *note->group != '\0' ? g_strdup (note->group) : g_strdup_printf ("#%u", note->place);
}

static void
append_csv_row (GString *out, const EthosExportedNote *note, const EthosExportedNote *first)
{
  g_autofree char *group = dup_group_cell (note);
  g_autofree char *count = note->count > 0 ? g_strdup_printf ("%u", note->count) : g_strdup ("");
  g_autofree char *dots = g_strdup_printf ("%u", note->dots);
  g_autofree char *group_dots = g_strdup_printf ("%u", note->group_dots);
  const char *cells[] = { note->text != NULL ? note->text : "",
                          group,
                          note->text != NULL ? ethos_note_colour_names[note->colour] : "",
                          count,
                          note->count == 0 && first != NULL ? first->text : "",
                          dots,
                          group_dots,
                          NULL };

  ethos_csv_append_row (out, cells);
}

/* One that is like the note that is shown for it needs no row of its own. */
static gboolean
is_told (const EthosExportedNote *note, const EthosExportedNote *first)
{
  return note->count == 0 && first != NULL && note->colour == first->colour &&
         g_str_equal (note->text, first->text);
}

/**
 * ethos_note_export_to_csv:
 * @notes: (element-type EthosExportedNote): notes
 *
 * Writes a row for each note that is shown: what it says, its group, its colour, and how many notes
 * it is shown for. Those of them that have other words or another colour follow in rows of their
 * own, without a count but with what that note says: so the counts add up, and a table that is
 * imported gives the same notes. A row with nothing but a group is one without notes. Last come the
 * dots that it and its group have got; those on what is gone have a row with nothing but them. The
 * first row names the columns. These names and those of the colours are the same in all languages,
 * so that other programs can rely on them.
 *
 * Returns: (transfer full): the text
 */
char *
ethos_note_export_to_csv (GPtrArray *notes)
{
  static const char *const heading[] = { "note",    "group", "colour",     "count",
                                         "same as", "dots",  "group dots", NULL };
  GString *out = g_string_new (NULL);
  const EthosExportedNote *first = NULL;

  g_return_val_if_fail (notes != NULL, g_string_free (out, FALSE));

  ethos_csv_append_row (out, heading);
  for (guint i = 0; i < notes->len; i++)
    {
      const EthosExportedNote *note = g_ptr_array_index (notes, i);

      if (note->count > 0 || note->text == NULL)
        first = note->text != NULL ? note : NULL;
      if (!is_told (note, first))
        append_csv_row (out, note, first);
    }
  return g_string_free (out, FALSE);
}
