// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-report"

#include "config.h"

#include "ethos-markdown.h"

#include <glib/gi18n-lib.h>

#include "ethos-markdown-text.h"
#include "ethos-timer.h"

static const char *
mark_label (int mark)
{
  switch (mark)
    {
    case ETHOS_WORKSHOP_LOCAL:
      /* Translators: how binding the words are: agreed by this team, for this team. */
      return C_ ("mark", "Local");
    case ETHOS_WORKSHOP_APPROVED:
      /* Translators: how binding the words are: approved by those who can. */
      return C_ ("mark", "Approved");
    default:
      /* Translators: how binding the words are: nobody has approved them. */
      return C_ ("mark", "Draft");
    }
}

static const char *
card_kind_label (int kind)
{
  switch (kind)
    {
    case ETHOS_CARD_MISSION:
      return _ ("Our mission");
    case ETHOS_CARD_VISION:
      return _ ("Our vision");
    case ETHOS_CARD_STRAND:
      return _ ("How we deliver it");
    case ETHOS_CARD_LEADERSHIP:
      return _ ("Leadership and accountability");
    default:
      return _ ("Our values");
    }
}

static void
append_lines (GString *out, const EthosSnapshotNode *card, int kind, const char *label)
{
  gboolean any = FALSE;

  for (guint i = 0; i < card->n_children[ETHOS_KIND_BEHAVIOUR]; i++)
    {
      const EthosBehaviour *line =
          (const EthosBehaviour *) card->children[ETHOS_KIND_BEHAVIOUR][i].record;

      if (line->kind != kind)
        continue;
      if (!any && label != NULL)
        ethos_markdown_append_paragraph (out, label);
      any = TRUE;
      ethos_markdown_append_item (out, line->text);
    }

  if (any)
    g_string_append_c (out, '\n');
}

/* Strands and values stand below each other in one section; each other card is a section. */
static gboolean
is_section (const EthosCard *card)
{
  return card->kind != ETHOS_CARD_STRAND && card->kind != ETHOS_CARD_VALUE;
}

/* A proposal of ours is no name. */
static gboolean
is_named (const EthosCard *card)
{
  return !card->proposed && card->title != NULL && *card->title != '\0';
}

/* What people call a section heads it, our word for it only where they have none. */
static void
append_section (GString *out, const EthosCard *card, guint number)
{
  if (is_section (card) && is_named (card))
    ethos_markdown_append_heading (out, 2, card->title);
  else if (number == 1)
    ethos_markdown_append_heading (out, 2, card_kind_label (card->kind));
}

/* The name of a card, or its number where nobody has agreed on a name. */
static void
append_card_name (GString *out, const EthosCard *card, guint number)
{
  g_autofree char *numbered = NULL;

  if (is_section (card))
    return;
  if (is_named (card))
    {
      ethos_markdown_append_heading (out, 3, card->title);
      return;
    }
  if (card->kind != ETHOS_CARD_VALUE)
    return;

  /* Translators: stands for the name of a value that has none yet; %u is its number. */
  numbered = g_strdup_printf (_ ("Value %u (no name yet)"), number);
  ethos_markdown_append_heading (out, 3, numbered);
}

static void
append_card (GString *out, const EthosSnapshotNode *node, guint number)
{
  const EthosCard *card = (const EthosCard *) node->record;

  append_card_name (out, card, number);
  ethos_markdown_append_paragraph (out, card->statement);
  append_lines (out, node, ETHOS_BEHAVIOUR_DO, NULL);
  append_lines (out, node, ETHOS_BEHAVIOUR_DONT, _ ("We don’t:"));
  append_lines (out, node, ETHOS_BEHAVIOUR_HEARD, _ ("You would hear us say:"));
}

static void
append_words (GString *out, const EthosSnapshotNode *deck)
{
  static const int order[] = { ETHOS_CARD_MISSION, ETHOS_CARD_STRAND, ETHOS_CARD_VISION,
                               ETHOS_CARD_VALUE, ETHOS_CARD_LEADERSHIP };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      guint number = 0;

      for (guint j = 0; j < deck->n_children[ETHOS_KIND_CARD]; j++)
        {
          const EthosSnapshotNode *node = &deck->children[ETHOS_KIND_CARD][j];
          const EthosCard *card = (const EthosCard *) node->record;

          if (card->kind != order[i])
            continue;
          append_section (out, card, ++number);
          append_card (out, node, number);
        }
    }
}

/* How long a step that was left took; leaving it stops the time. */
static guint
used_minutes (const EthosActivity *step)
{
  const EthosTimer *timer = &step->presence;
  gint64 used_ms = timer->elapsed_before_ms + timer->allotted_ms - timer->left_ms;

  return (guint) ((MAX (used_ms, 0) + ETHOS_TIMER_MINUTE_MS / 2) / ETHOS_TIMER_MINUTE_MS);
}

static void
append_plan (GString *out, const EthosSnapshotNode *root)
{
  if (root->n_children[ETHOS_KIND_ACTIVITY] == 0)
    return;

  ethos_markdown_append_heading (out, 2, _ ("Plan"));
  /* Translators: the head of a table; the columns are divided by |. */
  g_string_append (out, _ ("| Step | Planned minutes | Minutes used |"));
  g_string_append (out, "\n| --- | ---: | ---: |\n");
  for (guint i = 0; i < root->n_children[ETHOS_KIND_ACTIVITY]; i++)
    {
      const EthosActivity *step =
          (const EthosActivity *) root->children[ETHOS_KIND_ACTIVITY][i].record;

      g_string_append (out, "| ");
      ethos_markdown_append_text (out, step->title, "");
      g_string_append_printf (out, " | %d | ", (int) step->planned);
      if (step->state == ETHOS_ACTIVITY_SKIPPED)
        g_string_append (out, _ ("left out"));
      else if (step->presence.state == ETHOS_TIMER_RUNNING)
        /* Translators: in a table, where the minutes that a step took will be. */
        g_string_append (out, _ ("not finished"));
      else if (step->state != ETHOS_ACTIVITY_WAITING)
        g_string_append_printf (out, "%u", used_minutes (step));
      g_string_append (out, " |\n");
    }
  g_string_append_c (out, '\n');
}

static gboolean
is_readable (const EthosNote *note, const char *group)
{
  return !note->aside && g_strcmp0 (note->group ? note->group : "", group) == 0;
}

/* How many notes stand behind each of a step, by its id; those that do themselves have no entry.
 * Counted are those that are read with it: for later, or on the wall. */
static GHashTable *
count_same (const EthosSnapshotNode *step, gboolean later)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) firsts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < step->n_children[ETHOS_KIND_NOTE]; i++)
    {
      const EthosNote *note = (const EthosNote *) step->children[ETHOS_KIND_NOTE][i].record;

      if (note->same_as != NULL && *note->same_as != '\0')
        continue;
      g_hash_table_add (firsts, note->record.id);
      g_hash_table_insert (counts, note->record.id, GUINT_TO_POINTER (0));
    }
  for (guint i = 0; i < step->n_children[ETHOS_KIND_NOTE]; i++)
    {
      const EthosNote *note = (const EthosNote *) step->children[ETHOS_KIND_NOTE][i].record;
      if (note->same_as == NULL || *note->same_as == '\0')
        continue;
      /* One whose first one is gone is read by itself. */
      if (!g_hash_table_contains (firsts, note->same_as))
        g_hash_table_insert (counts, note->record.id, GUINT_TO_POINTER (0));
      else if (later ? note->later : !note->aside)
        g_hash_table_insert (
            counts, note->same_as,
            GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, note->same_as)) + 1));
    }
  return counts;
}

/* The notes and groups of a step, by id; for a note that stands behind another one, that one's id.
 */
static GHashTable *
list_owners (const EthosSnapshotNode *step)
{
  GHashTable *owners = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < step->n_children[ETHOS_KIND_GROUP]; i++)
    {
      char *id = step->children[ETHOS_KIND_GROUP][i].record->id;

      g_hash_table_insert (owners, id, id);
    }
  for (guint i = 0; i < step->n_children[ETHOS_KIND_NOTE]; i++)
    {
      const EthosNote *note = (const EthosNote *) step->children[ETHOS_KIND_NOTE][i].record;

      if (note->aside)
        continue;
      g_hash_table_insert (owners, note->record.id,
                           note->same_as != NULL && *note->same_as != '\0' ? note->same_as
                                                                           : note->record.id);
    }
  return owners;
}

/* The dots of the vote of a step that was counted last, by the ids of notes and groups; those of a
 * note that stands behind another one are that one's. @n_gone are on what is not shown any more. */
static GHashTable *
count_dots (const EthosSnapshotNode *step, guint *n_gone)
{
  GHashTable *dots = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) owners = list_owners (step);
  const EthosRound *last = NULL;

  for (guint i = 0; i < step->n_children[ETHOS_KIND_ROUND]; i++)
    {
      const EthosRound *round = (const EthosRound *) step->children[ETHOS_KIND_ROUND][i].record;

      if (round->state == ETHOS_ROUND_COUNTED)
        last = round;
    }
  *n_gone = 0;
  for (guint i = 0; last != NULL && last->targets != NULL && last->targets[i] != NULL &&
                    last->dots != NULL && i < last->dots->len;
       i++)
    {
      guint sum = (guint) g_array_index (last->dots, gint64, i);
      char *owner = g_hash_table_lookup (owners, last->targets[i]);

      if (owner == NULL)
        {
          *n_gone += sum;
          continue;
        }
      /* One whose first one is gone is read by itself. */
      if (!g_hash_table_contains (owners, owner))
        owner = last->targets[i];
      sum += GPOINTER_TO_UINT (g_hash_table_lookup (dots, owner));
      g_hash_table_insert (dots, owner, GUINT_TO_POINTER (sum));
    }
  return dots;
}

static void
append_note (GString *out, const EthosNote *note, guint n_behind, guint dots)
{
  g_autofree char *counted =
      n_behind > 0 ? g_strdup_printf ("%s ×%u", note->text, n_behind + 1) : g_strdup (note->text);
  g_autofree char *text = ethos_markdown_dup_with_dots (counted, dots);

  ethos_markdown_append_item (out, text);
}

static void
append_notes_of (GString *out,
                 const EthosSnapshotNode *step,
                 GHashTable *counts,
                 GHashTable *dots,
                 const char *group,
                 const char *title)
{
  gboolean any = FALSE;

  for (guint i = 0; i < step->n_children[ETHOS_KIND_NOTE]; i++)
    {
      const EthosNote *note = (const EthosNote *) step->children[ETHOS_KIND_NOTE][i].record;

      gpointer n_behind;

      if (!is_readable (note, group) ||
          !g_hash_table_lookup_extended (counts, note->record.id, NULL, &n_behind))
        continue;
      if (!any && title != NULL)
        {
          g_autofree char *heading =
              ethos_markdown_dup_with_dots (title,
                                            GPOINTER_TO_UINT (g_hash_table_lookup (dots, group)));

          ethos_markdown_append_heading (out, 4, heading);
        }
      any = TRUE;
      append_note (out, note, GPOINTER_TO_UINT (n_behind),
                   GPOINTER_TO_UINT (g_hash_table_lookup (dots, note->record.id)));
    }

  if (any)
    g_string_append_c (out, '\n');
}

/* So that the sum of a vote is what people have put. */
static void
append_gone (GString *out, guint n_gone)
{
  g_autofree char *text = NULL;

  if (n_gone == 0)
    return;
  text = g_strdup_printf (
      /* Translators: in the record, below the notes of a step: dots that were put on notes or
       * groups which were deleted or set aside after the vote. */
      ngettext ("%u dot was on what is gone.", "%u dots were on what is gone.", n_gone), n_gone);
  ethos_markdown_append_paragraph (out, text);
}

/* Only what the room has seen: hidden notes and those that were set aside stay where they are. */
static void
append_notes (GString *out, const EthosSnapshotNode *root)
{
  gboolean any = FALSE;

  for (guint i = 0; i < root->n_children[ETHOS_KIND_ACTIVITY]; i++)
    {
      const EthosSnapshotNode *node = &root->children[ETHOS_KIND_ACTIVITY][i];
      const EthosActivity *step = (const EthosActivity *) node->record;
      g_autoptr (GHashTable) counts = NULL;
      g_autoptr (GHashTable) dots = NULL;
      guint n_gone;

      if (!step->revealed || node->n_children[ETHOS_KIND_NOTE] == 0)
        continue;
      if (!any)
        ethos_markdown_append_heading (out, 2, _ ("Notes"));
      any = TRUE;

      ethos_markdown_append_heading (out, 3,
                                     step->prompt && *step->prompt ? step->prompt : step->title);
      counts = count_same (node, FALSE);
      dots = count_dots (node, &n_gone);
      for (guint j = 0; j < node->n_children[ETHOS_KIND_GROUP]; j++)
        {
          const EthosGroup *group = (const EthosGroup *) node->children[ETHOS_KIND_GROUP][j].record;

          append_notes_of (out, node, counts, dots, group->record.id,
                           group->title && *group->title ? group->title
                                                         : _ ("Group without a name"));
        }
      append_notes_of (out, node, counts, dots, "",
                       node->n_children[ETHOS_KIND_GROUP] > 0 ? _ ("Not grouped") : NULL);
      append_gone (out, n_gone);
    }
}

/* What was put off, step after step. It is here because somebody put it on this list, also where it
 * came up in a step whose notes are not shown. */
static void
append_later (GString *out, const EthosSnapshotNode *root)
{
  gboolean any = FALSE;

  for (guint i = 0; i < root->n_children[ETHOS_KIND_ACTIVITY]; i++)
    {
      const EthosSnapshotNode *step = &root->children[ETHOS_KIND_ACTIVITY][i];
      g_autoptr (GHashTable) counts = count_same (step, TRUE);

      for (guint j = 0; j < step->n_children[ETHOS_KIND_NOTE]; j++)
        {
          const EthosNote *note = (const EthosNote *) step->children[ETHOS_KIND_NOTE][j].record;
          gpointer n_behind;

          if (!note->later ||
              !g_hash_table_lookup_extended (counts, note->record.id, NULL, &n_behind))
            continue;
          if (!any)
            ethos_markdown_append_heading (out, 2, _ ("For later"));
          any = TRUE;
          append_note (out, note, GPOINTER_TO_UINT (n_behind), 0);
        }
    }
  if (any)
    g_string_append_c (out, '\n');
}

/**
 * ethos_markdown_from_snapshot:
 * @snapshot: a workshop
 *
 * Writes the record of a workshop as CommonMark: the agreed words, the plan with its minutes, and
 * the notes that the room has seen, and what was kept for later. Scripts, hidden notes, proposed
 * names, authors and times of notes are not in it. The day is the one in the time zone that the
 * record is written in. What people wrote is escaped, so that it cannot change the structure.
 *
 * Returns: (transfer full): the text
 */
char *
ethos_markdown_from_snapshot (const EthosSnapshot *snapshot)
{
  const EthosSnapshotNode *root = ethos_snapshot_get_root (snapshot);
  const EthosWorkshop *workshop = (const EthosWorkshop *) root->record;
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (workshop->created / 1000);
  g_autofree char *day = g_date_time_format (date, "%F");
  GString *out = g_string_new (NULL);

  ethos_markdown_append_heading (out, 1,
                                 workshop->title && *workshop->title ? workshop->title
                                                                     : _ ("Values workshop"));
  /* Translators: a date, and how binding the words are, such as “Draft”. */
  g_string_append_printf (out, _ ("%s · %s"), day, mark_label (workshop->mark));
  g_string_append (out, "\n\n");
  append_words (out, &root->children[ETHOS_KIND_DECK][0]);
  append_plan (out, root);
  append_notes (out, root);
  append_later (out, root);

  /* One line break ends the file. */
  while (out->len > 1 && out->str[out->len - 1] == '\n' && out->str[out->len - 2] == '\n')
    g_string_truncate (out, out->len - 1);

  return g_string_free (out, FALSE);
}
