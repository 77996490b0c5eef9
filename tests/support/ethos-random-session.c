// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "ethos-random-session.h"

#include <string.h>

#include "ethos-ballot-private.h"
#include "ethos-text.h"
#include "ethos-votes.h"

#define CHANCE(PERCENT) (g_rand_int_range (rand, 0, 100) < (PERCENT))

/* Texts that have broken programs: directions, marks, joiners, quotes, things that look like code.
 */
static const char *const nasty[] = {
  "We say what we need",
  "“Quoted” ‘twice’ – and … more",
  "\"}],{\"id\":\"x\",\"text\":\"",
  "\\u0000\\n\\\"",
  "<b>bold</b> &amp; <script>alert(1)</script>",
  "%s%n%d${HOME}`id`",
  "../../etc/passwd",
  "مرحبا بالعالم",
  "שלום \xe2\x80\xae"
  "txt.exe",
  "e\xcc\x81\xcc\x81\xcc\x81",
  "👩‍👩‍👧‍👦 🏳️‍🌈 🇩🇪",
  "日本語のカード",
  "ﬀ ﬁ Å ① ㎏",
  "tab\there",
  "  spaces on both sides  ",
  "\xef\xbb\xbfmark",
  "zero\xe2\x80\x8bwidth",
  "-1",
  "null",
  "ß ẞ İ ı ǅ",
  "\xf4\x8f\xbf\xbd",
};

static int
between (GRand *rand, int least, int most)
{
  return g_rand_int_range (rand, least, most + 1);
}

/**
 * ethos_random_text_new:
 * @rand: random numbers
 * @most_characters: the most characters that it may have
 * @one_line: whether line breaks are left out
 *
 * Returns: (transfer full): a text in the form in which it is stored; empty at times
 */
char *
ethos_random_text_new (GRand *rand, guint most_characters, gboolean one_line)
{
  EthosTextMode mode = one_line ? ETHOS_TEXT_LINE : ETHOS_TEXT_MULTI_LINE;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *cut = NULL;
  g_autofree char *normal = NULL;
  guint n_parts = CHANCE (5) ? 0 : CHANCE (1) ? 200 : (guint) between (rand, 1, 3);

  for (guint i = 0; i < n_parts && text->len < (gsize) most_characters * 4; i++)
    {
      if (i > 0)
        g_string_append (text, !one_line && CHANCE (30) ? "\n" : " ");
      g_string_append (text, nasty[between (rand, 0, G_N_ELEMENTS (nasty) - 1)]);
      if (CHANCE (30))
        g_string_append_printf (text, " %d", between (rand, 0, 9999));
    }

  normal = ethos_text_normalise (text->str, mode);
  cut = ethos_text_truncate (normal, most_characters, (gsize) most_characters * 4);
  return ethos_text_normalise (cut, mode);
}

static char *
required_text (GRand *rand, guint most_characters, gboolean one_line)
{
  char *text = ethos_random_text_new (rand, most_characters, one_line);

  if (*text != '\0')
    return text;

  g_free (text);
  return g_strdup_printf ("Text %d", between (rand, 0, 9999));
}

/* Ends of ranges are where mistakes are. */
static gint64
random_number (GRand *rand, gint64 least, gint64 most)
{
  if (CHANCE (10))
    return least;
  if (CHANCE (10))
    return most;

  return CLAMP ((gint64) (least + g_rand_double (rand) * (double) (most - least)), least, most);
}

static char **
random_texts (GRand *rand, const EthosField *field)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  int n_texts = between (rand, field->flags & ETHOS_FIELD_REQUIRED ? 1 : 0, 4);

  for (int i = 0; i < n_texts; i++)
    {
      g_autofree char *text = required_text (rand, (guint) field->maximum, FALSE);

      g_strv_builder_add (texts, text);
    }

  return g_strv_builder_end (texts);
}

/* Everything that can be filled in without knowing the workshop. */
static void
fill_plain (GRand *rand, EthosRecord *record, const EthosField *field)
{
  gboolean is_line = field->type == ETHOS_FIELD_LINE;
  g_autofree char *text = NULL;

  switch (field->type)
    {
    case ETHOS_FIELD_LINE:
    case ETHOS_FIELD_TEXT:
      if ((field->flags & ETHOS_FIELD_OPTIONAL) && CHANCE (30))
        break;
      text = field->flags & ETHOS_FIELD_REQUIRED
                 ? required_text (rand, (guint) field->maximum, is_line)
                 : ethos_random_text_new (rand, (guint) field->maximum, is_line);
      ethos_field_set_text (field, record, text);
      break;
    case ETHOS_FIELD_LINES:
      ethos_field_take_texts (field, record, random_texts (rand, field));
      break;
    case ETHOS_FIELD_INT:
      ethos_field_set_number (field, record, random_number (rand, field->minimum, field->maximum));
      break;
    case ETHOS_FIELD_BOOL:
      ethos_field_set_number (field, record, CHANCE (50));
      break;
    case ETHOS_FIELD_ENUM:
      ethos_field_set_number (field, record,
                              between (rand, 0, (int) g_strv_length ((char **) field->names) - 1));
      break;
    default:
      break;
    }
}

/* An id in the manner of ethos_id_new(), but from the numbers of the test. */
static char *
random_id (GRand *rand)
{
  return g_strdup_printf ("r%08x%04x", g_rand_int (rand), (guint) between (rand, 0, 0xffff));
}

static gpointer
random_entity (GRand *rand, EthosKind kind, const char *fixed_id)
{
  g_autofree char *id = fixed_id ? g_strdup (fixed_id) : random_id (rand);
  EthosRecord *record = ethos_entity_new (kind, id);

  for (guint i = 0; i < record->type->n_fields; i++)
    fill_plain (rand, record, &record->type->fields[i]);
  if (CHANCE (10))
    record->unknown = g_strdup_printf ("{\"x-later\":[%d,null,\"é\"]}", between (rand, 0, 99));

  return record;
}

static void
load (EthosSession *session, gpointer record, const char *parent)
{
  g_autoptr (EthosRecord) owned = record;
  g_autoptr (GError) error = NULL;

  ethos_record_normalise (owned);
  ethos_record_check (owned, &error);
  g_assert_no_error (error);
  ethos_session_load (session, owned, parent, &error);
  g_assert_no_error (error);
}

static void
random_timer (GRand *rand, EthosTimer *timer)
{
  EthosTimerState state = between (rand, ETHOS_TIMER_IDLE, ETHOS_TIMER_FINISHED);

  *timer = (EthosTimer){ .state = state };
  if (state == ETHOS_TIMER_IDLE)
    return;

  timer->allotted_ms = random_number (rand, 1, ETHOS_TIMER_MAX_MS);
  timer->left_ms = random_number (rand, -ETHOS_TIMER_MAX_OVERRUN_MS, timer->allotted_ms);
  timer->elapsed_before_ms = random_number (rand, 0, ETHOS_TIMER_MAX_MS);
  timer->bell_rung = CHANCE (30);
  if (state != ETHOS_TIMER_RUNNING)
    return;

  timer->deadline_boot_ms = random_number (rand, 0, 4000000);
  timer->deadline_wall_ms = random_number (rand, 0, G_GINT64_CONSTANT (1900000000000));
  g_strlcpy (timer->boot_id, "3f8e2f0a-0000-4000-8000-00000000000b", sizeof timer->boot_id);
}

static void
load_cards (GRand *rand, EthosSession *session)
{
  int n_cards = between (rand, 0, 8);

  load (session, random_entity (rand, ETHOS_KIND_DECK, ETHOS_DECK_ID), NULL);
  for (int i = 0; i < n_cards; i++)
    {
      EthosCard *card = random_entity (rand, ETHOS_KIND_CARD, NULL);
      g_autofree char *id = g_strdup (card->record.id);
      int n_lines = between (rand, 0, 4);

      card->fixed = CHANCE (20);
      load (session, card, ETHOS_DECK_ID);
      for (int j = 0; j < n_lines; j++)
        {
          EthosBehaviour *line = random_entity (rand, ETHOS_KIND_BEHAVIOUR, NULL);

          line->fixed = CHANCE (20);
          load (session, line, id);
        }
    }
}

/* Some notes say what another one says, and some of these stand behind it. */
static void
repeat (GRand *rand, EthosSession *session, EthosNote *note, const char *id)
{
  const EthosNote *first = ethos_session_find (session, ETHOS_KIND_NOTE, id);

  ethos_set_text (&note->text, first->text);
  ethos_set_text (&note->group, first->group);
  if (CHANCE (50))
    ethos_set_text (&note->same_as, id);
}

static void
load_wall (GRand *rand, EthosSession *session, const char *activity, guint most_notes)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_free);
  int n_groups = between (rand, 0, 3);
  int n_notes = between (rand, 0, (int) most_notes);
  g_autofree char *first = NULL;

  for (int i = 0; i < n_groups; i++)
    {
      EthosGroup *group = random_entity (rand, ETHOS_KIND_GROUP, NULL);

      g_ptr_array_add (groups, g_strdup (group->record.id));
      load (session, group, activity);
    }

  for (int i = 0; i < n_notes; i++)
    {
      EthosNote *note = random_entity (rand, ETHOS_KIND_NOTE, NULL);

      note->aside = CHANCE (20);
      note->later = note->aside && CHANCE (50);
      if (!note->placed)
        note->x = note->y = 0;
      if (n_groups > 0 && CHANCE (40))
        ethos_set_text (&note->group, g_ptr_array_index (groups, between (rand, 0, n_groups - 1)));
      if (first != NULL && CHANCE (30))
        repeat (rand, session, note, first);
      if (first == NULL || CHANCE (20))
        {
          g_free (first);
          first = g_strdup (note->record.id);
        }
      load (session, note, activity);
    }
}

/* What tables and phones have proposed of the notes of a wall; some of these are gone again. */
static void
load_proposals (GRand *rand, EthosSession *session, const char *activity)
{
  int n_proposals = between (rand, 0, 3);

  for (int i = 0; i < n_proposals; i++)
    {
      EthosProposal *proposal = random_entity (rand, ETHOS_KIND_PROPOSAL, NULL);
      g_autoptr (GStrvBuilder) notes = g_strv_builder_new ();
      const EthosNote *note;
      EthosChildIter iter;

      ethos_session_iter_init (session, &iter, activity, ETHOS_KIND_NOTE);
      while ((note = ethos_child_iter_next (&iter)) != NULL)
        if (CHANCE (40))
          g_strv_builder_add (notes, note->record.id);
      if (CHANCE (20))
        g_strv_builder_add (notes, "gone");
      g_strfreev (proposal->notes);
      proposal->notes = g_strv_builder_end (notes);
      load (session, proposal, activity);
    }
}

/* Up to three groups and notes that dots can be put on, and sometimes one that is gone. */
static char **
random_options (GRand *rand, EthosSession *session, const char *activity)
{
  g_autoptr (GHashTable) chosen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  const EthosNote *note;
  EthosChildIter iter;

  ethos_session_iter_init (session, &iter, activity, ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    {
      const char *option = ethos_votes_get_option (session, note->record.id);

      if (option != NULL && g_hash_table_size (chosen) < 3 && CHANCE (50) &&
          g_hash_table_add (chosen, (gpointer) option))
        g_strv_builder_add (ids, option);
    }
  return g_strv_builder_end (ids);
}

static GArray *
random_dots (GRand *rand, char **targets, int most)
{
  GArray *dots = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; targets[i] != NULL; i++)
    {
      gint64 number = between (rand, 1, most);

      g_array_append_val (dots, number);
    }
  return dots;
}

/* Rounds that were counted, and one in which dots are put. */
static void
load_rounds (GRand *rand, EthosSession *session, const char *activity)
{
  int n_rounds = between (rand, 0, 2);

  for (int i = 0; i < n_rounds; i++)
    {
      EthosRound *round = random_entity (rand, ETHOS_KIND_ROUND, NULL);
      g_autofree char *id = g_strdup (round->record.id);
      int n_ballots = between (rand, 0, 3);

      round->cap = MIN (round->cap, round->budget);
      round->state = i < n_rounds - 1 ? ETHOS_ROUND_COUNTED : round->state;
      if (round->state == ETHOS_ROUND_COUNTED)
        {
          n_ballots = 0;
          round->targets = random_options (rand, session, activity);
          round->dots = random_dots (rand, round->targets, 30);
        }
      else
        round->voices = 0;
      load (session, round, activity);
      for (int j = 0; j < n_ballots; j++)
        {
          EthosBallot *ballot = random_entity (rand, ETHOS_KIND_BALLOT, NULL);

          ballot->targets = random_options (rand, session, activity);
          ballot->dots = random_dots (rand, ballot->targets, 1);
          load (session, ballot, id);
        }
    }
}

static void
load_activity (GRand *rand, EthosSession *session, int kind, gboolean is_current, guint most_notes)
{
  EthosActivity *activity = random_entity (rand, ETHOS_KIND_ACTIVITY, NULL);
  g_autofree char *id = g_strdup (activity->record.id);

  activity->kind = kind;
  activity->minimum = between (rand, 0, 200);
  activity->planned = between (rand, (int) activity->minimum, 400);
  activity->maximum = between (rand, (int) activity->planned, 600);
  activity->timer = activity->presence = (EthosTimer){ 0 };
  if (CHANCE (50))
    random_timer (rand, &activity->timer);
  if (is_current)
    activity->state = ETHOS_ACTIVITY_ACTIVE;
  else if (activity->state == ETHOS_ACTIVITY_ACTIVE)
    activity->state = ETHOS_ACTIVITY_WAITING;

  load (session, activity, ETHOS_WORKSHOP_ID);
  if (kind == ETHOS_ACTIVITY_WRITE_NOTES)
    {
      load_wall (rand, session, id, most_notes);
      load_proposals (rand, session, id);
      load_rounds (rand, session, id);
    }
}

static void
load_workshop (GRand *rand, EthosSession *session, const char *current)
{
  EthosWorkshop *workshop = random_entity (rand, ETHOS_KIND_WORKSHOP, ETHOS_WORKSHOP_ID);
  g_autoptr (GPtrArray) notes = ethos_random_ids (session, ETHOS_KIND_NOTE);

  workshop->finished = CHANCE (10);
  workshop->stage_page = between (rand, 0, 3);
  workshop->stage_part = between (rand, 0, 3);
  workshop->stage_frozen = CHANCE (10);
  workshop->stage_blank = CHANCE (10);
  ethos_set_text (&workshop->current, current);
  if (notes->len > 0 && CHANCE (20))
    ethos_set_text (&workshop->stage_focus,
                    g_ptr_array_index (notes, between (rand, 0, (int) notes->len - 1)));
  load (session, workshop, NULL);
}

/**
 * ethos_random_session_new:
 * @rand: random numbers
 * @most_notes: the most notes of one wall
 *
 * Makes a workshop with activities of every kind in any order, one of which may be running.
 *
 * Returns: (transfer full): the workshop
 */
EthosSession *
ethos_random_session_new (GRand *rand, guint most_notes)
{
  EthosSession *session = ethos_session_new ();
  int n_activities = CHANCE (5) ? 0 : between (rand, 1, 10);
  int current = CHANCE (10) ? -1 : between (rand, 0, MAX (n_activities - 1, 0));
  g_autoptr (GPtrArray) activities = NULL;

  load_cards (rand, session);
  for (int i = 0; i < n_activities; i++)
    {
      int kind = CHANCE (30) ? ETHOS_ACTIVITY_WRITE_NOTES
                             : between (rand, ETHOS_ACTIVITY_PRESENT_CARDS, ETHOS_ACTIVITY_CLOSE);

      load_activity (rand, session, kind, i == current, most_notes);
    }

  activities = ethos_random_ids (session, ETHOS_KIND_ACTIVITY);
  load_workshop (rand, session,
                 current >= 0 && n_activities > 0 ? g_ptr_array_index (activities, current) : NULL);
  return session;
}

static void
add_ids (EthosSession *session, GPtrArray *ids, const char *parent, EthosKind kind)
{
  const EthosRecord *record;
  EthosChildIter iter;

  ethos_session_iter_init (session, &iter, parent, kind);
  while ((record = ethos_child_iter_next (&iter)) != NULL)
    g_ptr_array_add (ids, g_strdup (record->id));
}

/**
 * ethos_random_ids:
 * @session: a workshop
 * @kind: a kind below the root
 *
 * Returns: (transfer full) (element-type utf8): the ids of all records of that kind, in order
 */
GPtrArray *
ethos_random_ids (EthosSession *session, EthosKind kind)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  EthosKind parent = ethos_kind_get_info (kind)->parent;
  g_autoptr (GPtrArray) parents = NULL;

  if (parent == ETHOS_KIND_WORKSHOP)
    {
      add_ids (session, ids, ETHOS_WORKSHOP_ID, kind);
      return ids;
    }

  parents = ethos_random_ids (session, parent);
  for (guint i = 0; i < parents->len; i++)
    add_ids (session, ids, g_ptr_array_index (parents, i), kind);

  return ids;
}

/* The one place that knows what the names of the fields of operations name. */
static const struct
{
  const char *field;
  EthosKind kind;
} targets[] = {
  { "activity", ETHOS_KIND_ACTIVITY },  { "card", ETHOS_KIND_CARD },
  { "cards", ETHOS_KIND_CARD },         { "line", ETHOS_KIND_BEHAVIOUR },
  { "lines", ETHOS_KIND_BEHAVIOUR },    { "note", ETHOS_KIND_NOTE },
  { "notes", ETHOS_KIND_NOTE },         { "source", ETHOS_KIND_NOTE },
  { "group", ETHOS_KIND_GROUP },        { "target", ETHOS_KIND_CARD },
  { "proposals", ETHOS_KIND_PROPOSAL }, { "groups", ETHOS_KIND_GROUP },
  { "round", ETHOS_KIND_ROUND },        { "ballot", ETHOS_KIND_BALLOT },
  { "option", ETHOS_KIND_NOTE },
};

static gboolean
find_target_kind (const char *name, EthosKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    if (g_str_equal (targets[i].field, name))
      {
        *kind = targets[i].kind;
        return TRUE;
      }

  return FALSE;
}

static const char *
pick (GRand *rand, GPtrArray *ids)
{
  return ids->len > 0 ? g_ptr_array_index (ids, between (rand, 0, (int) ids->len - 1)) : "missing";
}

/* A few different ids that have the same parent, as things that are selected together have. */
static char **
pick_some (GRand *rand, EthosSession *session, EthosKind kind)
{
  g_autoptr (GPtrArray) ids = ethos_random_ids (session, kind);
  g_autoptr (GStrvBuilder) some = g_strv_builder_new ();
  const char *parent;
  guint n_some = 0;

  if (ids->len == 0)
    g_strv_builder_add (some, "missing");
  else
    {
      parent = ethos_session_get_parent (session, pick (rand, ids));
      for (guint i = 0; i < ids->len; i++)
        {
          const char *id = g_ptr_array_index (ids, i);

          if (g_strcmp0 (parent, ethos_session_get_parent (session, id)) != 0)
            continue;
          if (n_some == 0 || CHANCE (40))
            {
              g_strv_builder_add (some, id);
              n_some++;
            }
        }
    }

  return g_strv_builder_end (some);
}

/* "after" names a sibling of the target, or stands for first or last. */
static void
fill_after (GRand *rand, EthosSession *session, EthosRecord *op, const EthosField *field)
{
  g_auto (GStrv) words = g_strsplit (op->type->name, "-", 2);
  const EthosField *target = ethos_record_type_find_field (op->type, words[0]);
  const char *id = target ? ethos_field_get_text (target, op) : NULL;
  const EthosField *card = ethos_record_type_find_field (op->type, "card");
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  const char *parent = NULL;
  EthosKind kind;

  if (CHANCE (20))
    return;
  if (CHANCE (20) || !find_target_kind (words[0], &kind))
    {
      ethos_field_set_text (field, op, "");
      return;
    }

  if (id != NULL)
    parent = ethos_session_get_parent (session, id);
  else if (kind == ETHOS_KIND_BEHAVIOUR && card != NULL)
    parent = ethos_field_get_text (card, op);
  else
    parent = kind == ETHOS_KIND_CARD ? ETHOS_DECK_ID : ETHOS_WORKSHOP_ID;
  add_ids (session, ids, parent, kind);
  ethos_field_set_text (field, op, ids->len > 0 ? pick (rand, ids) : "");
}

static void
fill_id (GRand *rand, EthosSession *session, EthosRecord *op, const EthosField *field)
{
  const EthosField *notes = ethos_record_type_find_field (op->type, "notes");
  g_autoptr (GPtrArray) ids = NULL;
  EthosKind kind;

  if (g_str_equal (field->name, "after"))
    {
      fill_after (rand, session, op, field);
      return;
    }
  if (!(field->flags & ETHOS_FIELD_REQUIRED) && CHANCE (40))
    return;
  if (!find_target_kind (field->name, &kind))
    g_error ("%s: nobody has said what “%s” names", op->type->name, field->name);

  /* What may be of several kinds. */
  if (g_str_equal (field->name, "source") && CHANCE (30))
    kind = ETHOS_KIND_GROUP;
  if (g_str_equal (field->name, "target"))
    kind = between (rand, ETHOS_KIND_CARD, ETHOS_KIND_BALLOT);

  if (kind == ETHOS_KIND_GROUP && notes != NULL)
    {
      const char *first = ethos_field_get_texts (notes, op)[0];

      ids = g_ptr_array_new_with_free_func (g_free);
      add_ids (session, ids, ethos_session_get_parent (session, first), kind);
      ethos_field_set_text (field, op, ids->len > 0 ? pick (rand, ids) : NULL);
      return;
    }

  ids = ethos_random_ids (session, kind);
  ethos_field_set_text (field, op, pick (rand, ids));
}

static const char *
get_round_wall (EthosSession *session, const EthosRecord *op)
{
  const EthosField *round = ethos_record_type_find_field (op->type, "round");

  return round != NULL ? ethos_session_get_parent (session, ethos_field_get_text (round, op))
                       : NULL;
}

/* What dots are put on hangs on the wall of the round. */
static void
fill_options (GRand *rand, EthosSession *session, EthosRecord *op)
{
  const EthosField *options = ethos_record_type_find_field (op->type, "targets");
  const EthosField *dots = ethos_record_type_find_field (op->type, "dots");
  const EthosField *option = ethos_record_type_find_field (op->type, "option");
  const char *wall = get_round_wall (session, op);
  g_auto (GStrv) ids = NULL;

  if (wall == NULL)
    return;
  ids = random_options (rand, session, wall);
  if (option != NULL && ids[0] != NULL)
    ethos_field_set_text (option, op, ids[0]);
  if (options == NULL)
    return;
  ethos_field_take_numbers (dots, op, random_dots (rand, ids, 1));
  ethos_field_take_texts (options, op, g_steal_pointer (&ids));
}

/* One number for each note, or what it will say; a group is one of those with a title. */
static void
fill_numbers (GRand *rand, EthosRecord *op, const EthosField *field)
{
  const EthosField *notes = ethos_record_type_find_field (op->type, "notes");
  const EthosField *texts = ethos_record_type_find_field (op->type, "texts");
  const EthosField *titles = ethos_record_type_find_field (op->type, "titles");
  const char *const *all = ethos_field_get_texts (notes != NULL ? notes : texts, op);
  guint n_numbers = all != NULL ? g_strv_length ((char **) all) : 0;
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 most = field->maximum;

  if (titles != NULL && g_str_equal (field->name, "groups"))
    {
      all = ethos_field_get_texts (titles, op);
      most = all != NULL ? g_strv_length ((char **) all) : 0;
    }
  for (guint i = 0; i < n_numbers; i++)
    {
      gint64 number = random_number (rand, field->minimum, most);

      g_array_append_val (numbers, number);
    }
  ethos_field_take_numbers (field, op, numbers);
}

/* Fewest, planned and most minutes stand in order. */
static void
sort_minutes (EthosRecord *op)
{
  const EthosField *least = ethos_record_type_find_field (op->type, "minimum");
  const EthosField *planned = ethos_record_type_find_field (op->type, "planned");
  const EthosField *most = ethos_record_type_find_field (op->type, "maximum");
  gint64 middle;

  if (least == NULL || planned == NULL || most == NULL)
    return;

  middle = ethos_field_get_number (planned, op);
  ethos_field_set_number (least, op, MIN (ethos_field_get_number (least, op), middle));
  ethos_field_set_number (most, op, MAX (ethos_field_get_number (most, op), middle));
}

/**
 * ethos_random_op_new:
 * @rand: random numbers
 * @session: a workshop
 * @kind: a row
 *
 * Fills in an operation from its row: within all limits, on targets that exist where there are any.
 * The state of the workshop may still refuse it.
 *
 * Returns: (transfer full): an operation
 */
EthosRecord *
ethos_random_op_new (GRand *rand, EthosSession *session, const EthosOpKind *kind)
{
  EthosRecord *op = ethos_record_new (&kind->type, NULL);

  for (guint i = 0; i < kind->type.n_fields; i++)
    {
      const EthosField *field = &kind->type.fields[i];
      EthosKind target;

      if (field->type == ETHOS_FIELD_ID)
        fill_id (rand, session, op, field);
      else if (g_str_equal (field->name, "targets") || g_str_equal (field->name, "dots"))
        continue;
      else if (field->type == ETHOS_FIELD_INTS)
        fill_numbers (rand, op, field);
      else if (field->type != ETHOS_FIELD_IDS)
        fill_plain (rand, op, field);
      else if (find_target_kind (field->name, &target))
        ethos_field_take_texts (field, op, pick_some (rand, session, target));
      else
        g_error ("%s: nobody has said what “%s” names", op->type->name, field->name);
    }
  sort_minutes (op);
  fill_options (rand, session, op);

  return op;
}
