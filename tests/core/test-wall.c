// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "ethos-same-notes.h"

#include "ethos-core-fixture.h"
#include "ethos-projection.h"
#include "ethos-test.h"
#include "workshop-fixture.h"

/* What is done to a wall as a whole: arrangements, groups that are merged or collapsed, notes that
 * say the same. */

static const EthosNote *
get_note (Workshop *workshop, const char *id)
{
  return ethos_session_find (workshop->session, ETHOS_KIND_NOTE, id);
}

static void
place (Workshop *workshop, const char *id, gint64 x, gint64 y)
{
  const char *ids[] = { id, NULL };
  g_autoptr (GArray) xs = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) ys = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (xs, x);
  g_array_append_val (ys, y);
  workshop_run (workshop, ethos_op_new ("notes-place", "notes", ids, "x", xs, "y", ys, NULL));
}

static char *
group (Workshop *workshop, const char *title, const char *const *ids)
{
  workshop_run (workshop, ethos_op_new ("notes-group", "notes", ids, "title", title, NULL));
  return g_strdup (get_note (workshop, ids[0])->group);
}

static void
take_back (Workshop *workshop)
{
  g_assert_true (ethos_store_undo (workshop->store, NULL, NULL));
}

/* Everything at once, and back at once. */
static void
test_arrange (void)
{
  g_auto (Workshop) workshop = { 0 };
  g_autofree char *placed = NULL;
  g_autofree char *flowing = NULL;

  workshop_init (&workshop);
  placed = ethos_fixture_add_note (workshop.store, "Here");
  flowing = ethos_fixture_add_note (workshop.store, "Anywhere");
  place (&workshop, placed, 300, 20);
  workshop_run (&workshop, ethos_op_new ("wall-arrange", "activity", workshop.write, "arrangement",
                                         ETHOS_ARRANGEMENT_COLOURS, NULL));
  g_assert_cmpint (workshop_get_step (&workshop, workshop.write)->arrangement, ==,
                   ETHOS_ARRANGEMENT_COLOURS);
  g_assert_false (get_note (&workshop, placed)->placed);
  g_assert_cmpint (get_note (&workshop, placed)->x, ==, 0);

  take_back (&workshop);
  g_assert_cmpint (workshop_get_step (&workshop, workshop.write)->arrangement, ==,
                   ETHOS_ARRANGEMENT_GROUPS);
  g_assert_true (get_note (&workshop, placed)->placed);
  g_assert_cmpint (get_note (&workshop, placed)->x, ==, 300);
  g_assert_false (get_note (&workshop, flowing)->placed);
}

/* Of those with a name the largest is kept; a name is worth more than size. */
static void
test_merge (void)
{
  g_auto (Workshop) workshop = { 0 };
  char *ids[7] = { NULL };
  g_autofree char *small = NULL;
  g_autofree char *large = NULL;
  g_autofree char *unnamed = NULL;

  workshop_init (&workshop);
  for (guint i = 0; i < 6; i++)
    ids[i] = ethos_fixture_add_note (workshop.store, "A note");
  small = group (&workshop, "Care", (const char *[]){ ids[0], NULL });
  large = group (&workshop, "Trust", (const char *[]){ ids[1], ids[2], NULL });
  unnamed = group (&workshop, "", (const char *[]){ ids[3], ids[4], ids[5], NULL });

  workshop_run (&workshop, ethos_op_new ("groups-merge", "groups",
                                         (const char *[]){ small, large, unnamed, NULL }, NULL));
  for (guint i = 0; i < 6; i++)
    g_assert_cmpstr (get_note (&workshop, ids[i])->group, ==, large);
  g_assert_null (ethos_session_get_record (workshop.session, small));
  g_assert_null (ethos_session_get_record (workshop.session, unnamed));
  g_assert_cmpstr (ethos_store_get_undo_label (workshop.store), ==, "merging of 3 groups");

  take_back (&workshop);
  g_assert_cmpstr (get_note (&workshop, ids[0])->group, ==, small);
  g_assert_cmpstr (get_note (&workshop, ids[5])->group, ==, unnamed);
  for (guint i = 0; i < 6; i++)
    g_free (ids[i]);
}

static void
test_collapse (void)
{
  g_auto (Workshop) workshop = { 0 };
  g_autofree char *note = NULL;
  g_autofree char *id = NULL;
  const EthosGroup *record;

  workshop_init (&workshop);
  note = ethos_fixture_add_note (workshop.store, "A note");
  id = group (&workshop, "Care", (const char *[]){ note, NULL });
  workshop_run (&workshop,
                ethos_op_new ("groups-collapse", "groups", (const char *[]){ id, NULL }, NULL));
  record = ethos_session_find (workshop.session, ETHOS_KIND_GROUP, id);
  g_assert_true (record->collapsed);
  workshop_run (&workshop,
                ethos_op_new ("groups-expand", "groups", (const char *[]){ id, NULL }, NULL));
  g_assert_cmpstr (ethos_store_get_undo_label (workshop.store), ==, "expanding of 1 group");
  take_back (&workshop);
  record = ethos_session_find (workshop.session, ETHOS_KIND_GROUP, id);
  g_assert_true (record->collapsed);
}

static void
test_keys (void)
{
  static const char *const same[][2] = {
    { "Listen first!", "listen  first" },
    { "Café", "CAFE" },
    { "team-work", "Team work." },
    { "Don’t blame", "don't blame!" },
    { "‘We’re’ in", "we're in" },
    { "the teams’ work", "the teams work" },
    { "We – and you", "we and you" },
    { "2020-2025", "2020 2025" },
    { "−5 °C", "(-5 °C)" },
    { "50 % of us", "50% of us" },
    { "“Trust”", " trust " },
    { "!!", "!!" },
    { "A\nB", "a b" },
    { "Straße 1", "STRASSE, 1" },
  };
  static const char *const different[][2] = {
    { "!!", "??" },      { "Trust", "Trusted" }, { "I trust", "It rust" }, { "👍", "👎" },
    { "1", "11" },       { "C#", "C" },          { "50 %", "50" },         { "-5", "5" },
    { "−5 °C", "5 °C" }, { "we’re", "were" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *first = ethos_same_notes_dup_key (same[i][0]);
      g_autofree char *second = ethos_same_notes_dup_key (same[i][1]);

      g_assert_cmpstr (first, ==, second);
    }
  for (guint i = 0; i < G_N_ELEMENTS (different); i++)
    {
      g_autofree char *first = ethos_same_notes_dup_key (different[i][0]);
      g_autofree char *second = ethos_same_notes_dup_key (different[i][1]);

      g_assert_cmpstr (first, !=, second);
    }
}

/* Three that say the same, one of another group that does, too, and one that does not. */
typedef struct
{
  Workshop workshop;
  char *ids[6];
} Same;

static void
same_init (Same *self)
{
  static const char *const texts[] = { "Listen!", "listen", "Listen", "LISTEN", "Ask" };

  workshop_init (&self->workshop);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    self->ids[i] = ethos_fixture_add_note (self->workshop.store, texts[i]);
  workshop_run (&self->workshop, ethos_op_new ("activity-reveal", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const EthosNote *note;
      EthosChildIter iter;

      /* The reveal has given them other ids. */
      ethos_session_iter_init (self->workshop.session, &iter, self->workshop.write,
                               ETHOS_KIND_NOTE);
      while ((note = ethos_child_iter_next (&iter)) != NULL)
        if (g_str_equal (note->text, texts[i]))
          {
            g_free (self->ids[i]);
            self->ids[i] = g_strdup (note->record.id);
          }
    }
  g_free (group (&self->workshop, "Loud", (const char *[]){ self->ids[3], NULL }));
  workshop_run (&self->workshop, ethos_op_new ("notes-combine", "notes", self->ids, NULL));
}

static void
same_clear (Same *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->ids); i++)
    g_free (self->ids[i]);
  workshop_clear (&self->workshop);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Same, same_clear)

static const EthosNote *
find_first (Same *self)
{
  for (guint i = 0; i < 3; i++)
    {
      const EthosNote *note = get_note (&self->workshop, self->ids[i]);

      if (ethos_same_notes_get_first (self->workshop.session, note) == NULL)
        return note;
    }
  g_assert_not_reached ();
}

static guint
count_of (Same *self, const char *id)
{
  g_autoptr (GHashTable) counts =
      ethos_same_notes_count (self->workshop.session, self->workshop.write);

  return ethos_same_notes_get_count (counts, id);
}

static guint
count (Same *self, guint index)
{
  return count_of (self, self->ids[index]);
}

static void
test_combine (void)
{
  g_auto (Same) same = { 0 };
  const EthosNote *first;
  g_autoptr (GPtrArray) behind = NULL;

  same_init (&same);
  first = find_first (&same);
  behind = ethos_same_notes_list (same.workshop.session, first->record.id);
  g_assert_cmpuint (behind->len, ==, 2);
  g_assert_cmpuint (count (&same, 3), ==, 1);
  g_assert_cmpuint (count (&same, 4), ==, 1);
  g_assert_null (get_note (&same.workshop, same.ids[3])->same_as);
  g_assert_cmpstr (ethos_store_get_undo_label (same.workshop.store), ==, "combining of 2 notes");

  take_back (&same.workshop);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpuint (count (&same, i), ==, 1);
}

/* The room sees them once, with their number. */
static void
test_shown_once (void)
{
  g_auto (Same) same = { 0 };
  g_autoptr (EthosProjection) projection = NULL;
  const EthosAudienceParts *parts;
  guint n_combined = 0;

  same_init (&same);
  projection = ethos_projection_new (same.workshop.store);
  parts = ethos_audience_get_parts (ethos_projection_get_audience (projection));
  g_assert_cmpint (parts->scene, ==, ETHOS_SCENE_NOTES);
  g_assert_cmpuint (ethos_audience_wall_get_n_notes (parts->wall), ==, 3);
  for (guint i = 0; i < 3; i++)
    n_combined += ethos_audience_wall_get_note (parts->wall, i)->count == 3;
  g_assert_cmpuint (n_combined, ==, 1);
}

/* What happens to the one that is seen happens to those behind it. */
static void
test_taken_along (void)
{
  g_auto (Same) same = { 0 };
  const char *ids[2] = { NULL };
  g_autofree char *care = NULL;

  same_init (&same);
  ids[0] = find_first (&same)->record.id;
  care = group (&same.workshop, "Care", ids);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (get_note (&same.workshop, same.ids[i])->group, ==, care);
  workshop_run (&same.workshop, ethos_op_new ("notes-aside", "notes", ids, "value", TRUE, NULL));
  for (guint i = 0; i < 3; i++)
    g_assert_true (get_note (&same.workshop, same.ids[i])->aside);
  take_back (&same.workshop);
  for (guint i = 0; i < 3; i++)
    {
      gboolean later = i % 2 == 0;
      guint n_listed = 0;

      if (i < 2)
        workshop_run (&same.workshop,
                      ethos_op_new ("notes-later", "notes", ids, "value", later, NULL));
      else
        take_back (&same.workshop);
      for (guint j = 0; j < 3; j++)
        {
          g_assert_cmpint (get_note (&same.workshop, same.ids[j])->later, ==, later);
          g_assert_cmpint (get_note (&same.workshop, same.ids[j])->aside, ==, later);
          n_listed += ethos_same_notes_is_for_later (same.workshop.session,
                                                     get_note (&same.workshop, same.ids[j]));
        }
      g_assert_cmpuint (n_listed, ==, later);
    }
  take_back (&same.workshop);
  workshop_run (&same.workshop, ethos_op_new ("notes-remove", "notes", ids, NULL));
  for (guint i = 0; i < 3; i++)
    g_assert_null (get_note (&same.workshop, same.ids[i]));
  take_back (&same.workshop);
  ids[0] = find_first (&same)->record.id;
  workshop_run (&same.workshop, ethos_op_new ("notes-erase", "notes", ids, NULL));
  for (guint i = 0; i < 3; i++)
    g_assert_null (get_note (&same.workshop, same.ids[i]));
}

/* What the room has read of one it has read of all, and what is not shown to it is not unread. */
static void
test_unread (void)
{
  g_auto (Same) same = { 0 };
  const char *ids[2] = { NULL };
  g_autofree char *id = NULL;
  g_autoptr (EthosEdits) edits = ethos_edits_new ();
  EthosNote *aside;
  guint n_notes;

  same_init (&same);
  ids[0] = id = g_strdup (find_first (&same)->record.id);
  g_assert_cmpuint (ethos_same_notes_count_unread (same.workshop.session, same.workshop.write,
                                                   &n_notes),
                    ==, 5);
  workshop_run (&same.workshop, ethos_op_new ("notes-separate", "notes", ids, NULL));
  workshop_run (&same.workshop, ethos_op_new ("notes-seen", "notes", ids, NULL));
  g_assert_cmpuint (ethos_same_notes_count_unread (same.workshop.session, same.workshop.write,
                                                   NULL),
                    ==, 4);
  workshop_run (&same.workshop, ethos_op_new ("notes-combine", "notes", same.ids, NULL));
  g_assert_cmpuint (ethos_same_notes_count_unread (same.workshop.session, same.workshop.write,
                                                   &n_notes),
                    ==, 2);
  g_assert_cmpuint (n_notes, ==, 5);

  /* A file may have one set aside alone. */
  aside = ethos_record_copy (&get_note (&same.workshop, id)->record);
  aside->aside = TRUE;
  aside->seen = FALSE;
  ethos_edits_set (edits, aside);
  g_assert_true (ethos_store_replay (same.workshop.store, edits, 100, NULL));
  g_assert_cmpuint (ethos_same_notes_count_unread (same.workshop.session, same.workshop.write,
                                                   &n_notes),
                    ==, 2);
  g_assert_cmpuint (n_notes, ==, 2);
  g_assert_cmpuint (ethos_same_notes_count_unread (same.workshop.session, NULL, NULL), ==, 0);
}

/* One that says something else stands for itself, and the others stay combined. */
static void
test_edit (void)
{
  g_auto (Same) same = { 0 };
  g_autofree char *first = NULL;
  const EthosNote *second = NULL;
  g_autoptr (GPtrArray) behind = NULL;

  same_init (&same);
  first = g_strdup (find_first (&same)->record.id);
  behind = ethos_same_notes_list (same.workshop.session, first);
  second = behind->pdata[0];
  workshop_run (&same.workshop, ethos_op_new ("note-edit", "note", first, "text", "LISTEN…", NULL));
  g_assert_cmpuint (count_of (&same, first), ==, 3);
  workshop_run (&same.workshop, ethos_op_new ("note-edit", "note", first, "text", "Trust!", NULL));
  second = get_note (&same.workshop, second->record.id);
  g_assert_cmpuint (count_of (&same, first), ==, 1);
  g_assert_cmpuint (count_of (&same, second->record.id), ==, 2);
  g_assert_null (ethos_same_notes_get_first (same.workshop.session, second));
  take_back (&same.workshop);
  g_assert_cmpuint (count_of (&same, first), ==, 3);
  second = get_note (&same.workshop, second->record.id);
  workshop_run (&same.workshop,
                ethos_op_new ("note-edit", "note", second->record.id, "text", "Trust!", NULL));
  g_assert_cmpuint (count_of (&same, first), ==, 2);
}

static void
test_separate (void)
{
  g_auto (Same) same = { 0 };
  const char *ids[2] = { NULL };

  same_init (&same);
  ids[0] = find_first (&same)->record.id;
  workshop_run (&same.workshop, ethos_op_new ("notes-separate", "notes", ids, NULL));
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (count (&same, i), ==, 1);
  take_back (&same.workshop);
  g_assert_nonnull (find_first (&same));
}

/* Combined before the reveal, they are so after it, though all have other ids then. */
static void
test_reveal (void)
{
  g_auto (Workshop) workshop = { 0 };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  const EthosNote *note;
  EthosChildIter iter;
  guint n_behind = 0;

  workshop_init (&workshop);
  first = ethos_fixture_add_note (workshop.store, "Listen");
  second = ethos_fixture_add_note (workshop.store, "Listen.");
  workshop_run (&workshop, ethos_op_new ("notes-combine", "notes",
                                         (const char *[]){ first, second, NULL }, NULL));
  workshop_run (&workshop, ethos_op_new ("activity-reveal", NULL));
  ethos_session_iter_init (workshop.session, &iter, workshop.write, ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    n_behind += ethos_same_notes_get_first (workshop.session, note) != NULL;
  g_assert_cmpuint (n_behind, ==, 1);
}

/* A file may say what it likes: no note is lost behind one that is not there, or in a circle. */
static void
test_circles (void)
{
  static const struct
  {
    const char *id;
    const char *same_as;
    gboolean hidden;
  } notes[] = {
    { "a", "b", FALSE }, { "b", "a", FALSE }, { "self", "self", FALSE }, { "lost", "x", FALSE },
    { "c", "d", TRUE },  { "d", "", FALSE },  { "e", "c", FALSE },
  };
  g_auto (Workshop) workshop = { 0 };
  g_autoptr (EthosEdits) edits = ethos_edits_new ();
  g_autoptr (GError) error = NULL;

  workshop_init (&workshop);
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      EthosNote *note = ethos_entity_new (ETHOS_KIND_NOTE, notes[i].id);

      ethos_set_text (&note->text, "Listen");
      ethos_set_text (&note->same_as, notes[i].same_as);
      ethos_edits_insert (edits, note, workshop.write, ETHOS_PLACE_LAST);
    }
  ethos_store_replay (workshop.store, edits, 10, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    g_assert_cmpint (ethos_same_notes_get_first (workshop.session,
                                                 get_note (&workshop, notes[i].id)) != NULL,
                     ==, notes[i].hidden);
}

/* Notes that come in with groups, colours and what is combined: one change, taken back at once. */
static void
test_import (void)
{
  static const char *const texts[] = {
    "Listen!", "listen", "Ask", "Loose", "Pause", "Other", NULL
  };
  static const char *const titles[] = { "caré", "", "New\nname", "Later", "", NULL };
  static const gint64 colours[] = { 1, 2, 3, 4, 5, 6 };
  static const gint64 groups[] = { 1, 0, 2, 0, 3, 2 };
  static const gint64 heaps[] = { 1, 1, 0, 0, 1, 0 };
  GArray *lists[3];
  g_auto (Workshop) workshop = { 0 };
  g_autofree char *before = NULL;
  g_autofree char *care = NULL;
  EthosItemList *notes;
  EthosItemList *made_groups;
  const EthosNote *imported[6];
  const EthosGroup *made;

  workshop_init (&workshop);
  before = ethos_fixture_add_note (workshop.store, "Before");
  workshop_run (&workshop, ethos_op_new ("activity-reveal", NULL));
  notes = ethos_session_get_children (workshop.session, workshop.write, ETHOS_KIND_NOTE);
  g_free (before);
  before = g_strdup (((const EthosRecord *) ethos_item_list_get_record (notes, 0))->id);
  care = group (&workshop, "Care", (const char *[]){ before, NULL });
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      const gint64 *of[] = { colours, groups, heaps };

      lists[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_vals (lists[i], of[i], 6);
    }
  workshop_run (&workshop,
                ethos_op_new ("notes-import", "texts", texts, "titles", titles, "colours", lists[0],
                              "groups", lists[1], "heaps", lists[2], NULL));
  g_assert_cmpuint (ethos_item_list_get_length (notes), ==, 7);
  for (guint i = 0; i < 6; i++)
    {
      imported[i] = (const EthosNote *) ethos_item_list_get_record (notes, i + 1);
      g_assert_cmpstr (imported[i]->text, ==, texts[i]);
      g_assert_cmpint (imported[i]->colour, ==, colours[i]);
    }
  g_assert_cmpstr (imported[0]->group, ==, care);
  /* What is combined is together. */
  g_assert_cmpstr (imported[1]->group, ==, care);
  g_assert_cmpstr (imported[1]->same_as, ==, imported[0]->record.id);
  g_assert_null (imported[3]->group);
  /* What says something else is not. */
  g_assert_null (imported[4]->same_as);
  made = ethos_session_find (workshop.session, ETHOS_KIND_GROUP, imported[4]->group);
  g_assert_cmpstr (made->title, ==, "New name");
  made = ethos_session_find (workshop.session, ETHOS_KIND_GROUP, imported[2]->group);
  g_assert_cmpstr (made->title, ==, "");
  g_assert_cmpstr (imported[5]->group, ==, imported[2]->group);
  /* A name alone is a group, too; without a name it is one only for its notes. */
  made_groups = ethos_session_get_children (workshop.session, workshop.write, ETHOS_KIND_GROUP);
  g_assert_cmpuint (ethos_item_list_get_length (made_groups), ==, 4);
  made = (const EthosGroup *) ethos_item_list_get_record (made_groups, 3);
  g_assert_cmpstr (made->title, ==, "Later");
  g_assert_cmpstr (ethos_store_get_undo_label (workshop.store), ==, "import of 6 notes");
  take_back (&workshop);
  g_assert_cmpuint (ethos_item_list_get_length (notes), ==, 1);
  g_assert_cmpuint (ethos_item_list_get_length (ethos_session_get_children (workshop.session,
                                                                            workshop.write,
                                                                            ETHOS_KIND_GROUP)),
                    ==, 1);

  /* A list that does not fit, and a group that is not there. */
  g_array_set_size (lists[0], 5);
  ethos_fixture_refuse (workshop.store, ETHOS_ORIGIN_FACILITATOR,
                        ethos_op_new ("notes-import", "texts", texts, "colours", lists[0], NULL),
                        ETHOS_CORE_ERROR_LIMIT);
  ethos_fixture_refuse (workshop.store, ETHOS_ORIGIN_FACILITATOR,
                        ethos_op_new ("notes-import", "texts", texts, "groups", lists[1], NULL),
                        ETHOS_CORE_ERROR_LIMIT);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_array_unref (lists[i]);
}

/* While notes are hidden, nothing tells in which order they came, and what is combined stays so. */
static void
test_import_hidden (void)
{
  g_auto (Workshop) workshop = { 0 };
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autoptr (GArray) heaps = g_array_new (FALSE, TRUE, sizeof (gint64));
  EthosItemList *notes;
  gboolean in_order = TRUE;

  workshop_init (&workshop);
  for (guint i = 0; i < 26; i++)
    g_ptr_array_add (texts, (gpointer) & "a\0b\0c\0d\0e\0f\0g\0h\0i\0j\0k\0l\0m\0n\0o\0p\0q\0r\0s"
                                         "\0t\0u\0v\0w\0x\0y\0z"[2 * i]);
  g_ptr_array_add (texts, (gpointer) "A");
  g_ptr_array_add (texts, NULL);
  g_array_set_size (heaps, 27);
  g_array_index (heaps, gint64, 0) = g_array_index (heaps, gint64, 26) = 1;
  workshop_run (&workshop,
                ethos_op_new ("notes-import", "texts", texts->pdata, "heaps", heaps, NULL));
  notes = ethos_session_get_children (workshop.session, workshop.write, ETHOS_KIND_NOTE);
  g_assert_cmpuint (ethos_item_list_get_length (notes), ==, 27);
  for (guint i = 0; i < 27; i++)
    {
      const EthosNote *note = (const EthosNote *) ethos_item_list_get_record (notes, i);

      in_order = in_order && g_str_equal (note->text, g_ptr_array_index (texts, i));
      if (g_str_equal (note->text, "A"))
        g_assert_cmpstr (get_note (&workshop, note->same_as)->text, ==, "a");
      else
        g_assert_null (note->same_as);
    }
  g_assert_false (in_order);
}

int
main (int argc, char **argv)
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/wall/arrange", test_arrange);
  g_test_add_func ("/wall/merge", test_merge);
  g_test_add_func ("/wall/collapse", test_collapse);
  g_test_add_func ("/wall/import", test_import);
  g_test_add_func ("/wall/import/hidden", test_import_hidden);
  g_test_add_func ("/wall/same/keys", test_keys);
  g_test_add_func ("/wall/same/combine", test_combine);
  g_test_add_func ("/wall/same/shown-once", test_shown_once);
  g_test_add_func ("/wall/same/taken-along", test_taken_along);
  g_test_add_func ("/wall/same/unread", test_unread);
  g_test_add_func ("/wall/same/edit", test_edit);
  g_test_add_func ("/wall/same/separate", test_separate);
  g_test_add_func ("/wall/same/reveal", test_reveal);
  g_test_add_func ("/wall/same/circles", test_circles);

  return g_test_run ();
}
