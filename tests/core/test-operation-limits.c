// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "ethos-op-private.h"

#include <string.h>

#include "ethos-core-fixture.h"
#include "ethos-random-session.h"
#include "ethos-test.h"
#include "operations-fixture.h"

/* What every operation refuses, again without naming any, and what is left then. */

static const EthosOrigin origins[] = {
  ETHOS_ORIGIN_FACILITATOR, ETHOS_ORIGIN_SCRIBE, ETHOS_ORIGIN_SEAT,
  ETHOS_ORIGIN_REMOTE,      ETHOS_ORIGIN_IMPORT, ETHOS_ORIGIN_RECOVERY,
};

static void
accept (Place *place, EthosRecord *op)
{
  g_autoptr (GError) error = NULL;

  ethos_op_check (&place->context, op, &error);
  g_assert_no_error (error);
}

/* The check says no, and so does the store, which changes nothing. */
static void
refuse (Place *place, EthosRecord *op, const EthosField *field, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (ethos_op_check (&place->context, op, &error));
  g_assert_error (error, ETHOS_CORE_ERROR, code);
  g_assert_true (g_str_has_prefix (error->message, field->name));
  g_assert_cmpint (error->message[strlen (field->name)], ==, ':');
  ethos_fixture_refuse (place->store, ETHOS_ORIGIN_FACILITATOR, ethos_record_ref (op), code);
}

/* One character as people count, of 25 bytes. */
#define FAMILY "👩‍👩‍👧‍👦"

/* A text of few characters and exactly @n_bytes bytes. */
static char *
wide_text (gsize n_bytes)
{
  GString *text = g_string_new (NULL);

  while (text->len + strlen (FAMILY) <= n_bytes)
    g_string_append (text, FAMILY);
  while (text->len < n_bytes)
    g_string_append_c (text, 'a');

  return g_string_free (text, FALSE);
}

static void
check_text_limits (Place *place, EthosRecord *op, const EthosField *field)
{
  g_autofree char *at = g_strnfill ((gsize) field->maximum, 'a');
  g_autofree char *above = g_strnfill ((gsize) field->maximum + 1, 'a');
  g_autofree char *wide = wide_text ((gsize) field->maximum * 4);
  g_autofree char *too_wide = wide_text ((gsize) field->maximum * 4 + 1);

  g_assert_cmpint (field->maximum, >, 0);
  ethos_field_set_text (field, op, "a");
  accept (place, op);
  ethos_field_set_text (field, op, at);
  accept (place, op);
  ethos_field_set_text (field, op, wide);
  accept (place, op);
  ethos_field_set_text (field, op, above);
  refuse (place, op, field, ETHOS_CORE_ERROR_LIMIT);
  ethos_field_set_text (field, op, too_wide);
  refuse (place, op, field, ETHOS_CORE_ERROR_LIMIT);
  ethos_field_set_text (field, op, "\xff\xfe");
  refuse (place, op, field, ETHOS_CORE_ERROR_LIMIT);

  ethos_field_set_text (field, op, "");
  if (field->flags & ETHOS_FIELD_REQUIRED)
    {
      refuse (place, op, field, ETHOS_CORE_ERROR_MISSING);
      ethos_field_set_text (field, op, NULL);
      refuse (place, op, field, ETHOS_CORE_ERROR_MISSING);
      /* Nothing is left of these when they have been normalised. */
      ethos_field_set_text (field, op, "  ");
      ethos_record_normalise (op);
      refuse (place, op, field, ETHOS_CORE_ERROR_MISSING);
    }
  else
    accept (place, op);
}

static const char *const bad_ids[] = {
  " ", "a b", "ä", "-a", ".a", "_a", "a/b", "a\n", "\"", "a\xff", "../a",
};

static void
check_id_limits (Place *place, EthosRecord *op, const EthosField *field)
{
  g_autofree char *at = g_strnfill (ETHOS_ID_MAX_LENGTH, 'a');
  g_autofree char *above = g_strnfill (ETHOS_ID_MAX_LENGTH + 1, 'a');

  ethos_field_set_text (field, op, at);
  accept (place, op);
  ethos_field_set_text (field, op, above);
  refuse (place, op, field, ETHOS_CORE_ERROR_ID);
  for (guint i = 0; i < G_N_ELEMENTS (bad_ids); i++)
    {
      ethos_field_set_text (field, op, bad_ids[i]);
      refuse (place, op, field, ETHOS_CORE_ERROR_ID);
    }
  for (guint i = 0; i < 2; i++)
    {
      ethos_field_set_text (field, op, i ? "" : NULL);
      if (field->flags & ETHOS_FIELD_REQUIRED)
        refuse (place, op, field, ETHOS_CORE_ERROR_MISSING);
      else
        accept (place, op);
    }
}

static void
check_number_limits (Place *place, EthosRecord *op, const EthosField *field)
{
  gint64 least = field->type == ETHOS_FIELD_INT ? field->minimum : 0;
  gint64 most = field->type == ETHOS_FIELD_INT    ? field->maximum
                : field->type == ETHOS_FIELD_BOOL ? 1
                                                  : g_strv_length ((char **) field->names) - 1;

  g_assert_cmpint (least, <, most);
  ethos_field_set_number (field, op, least);
  accept (place, op);
  ethos_field_set_number (field, op, most);
  accept (place, op);
  ethos_field_set_number (field, op, least - 1);
  refuse (place, op, field, ETHOS_CORE_ERROR_LIMIT);
  ethos_field_set_number (field, op, most + 1);
  refuse (place, op, field, ETHOS_CORE_ERROR_LIMIT);
}

static char **
repeat_text (const char *text, guint n_texts)
{
  char **texts = g_new0 (char *, n_texts + 1);

  for (guint i = 0; i < n_texts; i++)
    texts[i] = g_strdup (text);

  return texts;
}

static void
check_list_limits (Place *place, EthosRecord *op, const EthosField *field)
{
  guint most = (guint) field->elements;

  g_assert_cmpuint (most, >, 1);
  ethos_field_take_texts (field, op, repeat_text ("a", most));
  accept (place, op);
  ethos_field_take_texts (field, op, repeat_text ("a", most + 1));
  refuse (place, op, field, ETHOS_CORE_ERROR_LIMIT);
  for (guint i = 0; i < 2; i++)
    {
      ethos_field_take_texts (field, op, i ? repeat_text ("a", 0) : NULL);
      if (field->flags & ETHOS_FIELD_REQUIRED)
        refuse (place, op, field, ETHOS_CORE_ERROR_MISSING);
      else
        accept (place, op);
    }

  if (field->type == ETHOS_FIELD_IDS)
    {
      for (guint i = 0; i < G_N_ELEMENTS (bad_ids); i++)
        {
          ethos_field_take_texts (field, op, repeat_text (bad_ids[i], 2));
          refuse (place, op, field, ETHOS_CORE_ERROR_ID);
        }
      ethos_field_take_texts (field, op, repeat_text ("", 1));
      refuse (place, op, field, ETHOS_CORE_ERROR_ID);
    }
  else
    {
      g_autofree char *at = g_strnfill ((gsize) field->maximum, 'a');
      g_autofree char *above = g_strnfill ((gsize) field->maximum + 1, 'a');
      g_autofree char *too_wide = wide_text ((gsize) field->maximum * 4 + 1);

      ethos_field_take_texts (field, op, repeat_text (at, 2));
      accept (place, op);
      ethos_field_take_texts (field, op, repeat_text (above, 2));
      refuse (place, op, field, ETHOS_CORE_ERROR_LIMIT);
      ethos_field_take_texts (field, op, repeat_text (too_wide, 2));
      refuse (place, op, field, ETHOS_CORE_ERROR_LIMIT);
      ethos_field_take_texts (field, op, repeat_text ("\xff", 1));
      refuse (place, op, field, ETHOS_CORE_ERROR_LIMIT);
    }
}

static GArray *
repeat_number (gint64 number, guint n_numbers)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n_numbers; i++)
    g_array_append_val (numbers, number);

  return numbers;
}

static void
check_numbers_limits (Place *place, EthosRecord *op, const EthosField *field)
{
  guint most = (guint) field->elements;

  ethos_field_take_numbers (field, op, repeat_number (field->minimum, most));
  accept (place, op);
  ethos_field_take_numbers (field, op, repeat_number (field->maximum, 1));
  accept (place, op);
  ethos_field_take_numbers (field, op, repeat_number (field->maximum, most + 1));
  refuse (place, op, field, ETHOS_CORE_ERROR_LIMIT);
  ethos_field_take_numbers (field, op, repeat_number (field->minimum - 1, 2));
  refuse (place, op, field, ETHOS_CORE_ERROR_LIMIT);
  ethos_field_take_numbers (field, op, repeat_number (field->maximum + 1, 2));
  refuse (place, op, field, ETHOS_CORE_ERROR_LIMIT);
}

static void
check_field_limits (Place *place, const EthosOpKind *row, const EthosField *field)
{
  g_autoptr (EthosRecord) op = place_new_op (place, row);

  switch (field->type)
    {
    case ETHOS_FIELD_LINE:
    case ETHOS_FIELD_TEXT:
      check_text_limits (place, op, field);
      break;
    case ETHOS_FIELD_ID:
      check_id_limits (place, op, field);
      break;
    case ETHOS_FIELD_IDS:
    case ETHOS_FIELD_LINES:
      check_list_limits (place, op, field);
      break;
    case ETHOS_FIELD_INTS:
      check_numbers_limits (place, op, field);
      break;
    case ETHOS_FIELD_INT:
    case ETHOS_FIELD_BOOL:
    case ETHOS_FIELD_ENUM:
      check_number_limits (place, op, field);
      break;
    case ETHOS_FIELD_BOOT:
    default:
      g_assert_not_reached ();
    }
}

static void
test_limits (void)
{
  g_auto (Place) place = { 0 };

  place_init (&place);
  for (guint i = 0; i < operations_count_rows (); i++)
    for (guint j = 0; j < operations_get_row (i)->type.n_fields; j++)
      check_field_limits (&place, operations_get_row (i), &operations_get_row (i)->type.fields[j]);
}

static void
test_origins (void)
{
  g_auto (Place) place = { 0 };

  place_init (&place);
  for (guint i = 0; i < operations_count_rows (); i++)
    for (guint j = 0; j < G_N_ELEMENTS (origins); j++)
      {
        const EthosOpKind *row = operations_get_row (i);
        EthosOpContext context = place.context;
        g_autoptr (EthosRecord) op = place_new_op (&place, row);
        g_autoptr (GError) error = NULL;

        context.origin = origins[j];
        if (row->origins & origins[j])
          {
            ethos_op_check (&context, op, &error);
            g_assert_no_error (error);
          }
        else
          ethos_fixture_refuse (place.store, origins[j], g_steal_pointer (&op),
                                ETHOS_CORE_ERROR_ORIGIN);
      }
}

static void
test_activities (void)
{
  for (int kind = -1; kind <= ETHOS_ACTIVITY_CLOSE; kind++)
    {
      g_autoptr (EthosSession) session = ethos_session_new ();
      g_autoptr (EthosStore) store = ethos_fixture_store_new (session);
      g_autoptr (GRand) rand = g_rand_new_with_seed (2);
      g_autofree char *first = ethos_fixture_add_step (store, ETHOS_ACTIVITY_WRITE_NOTES, "First");
      g_autofree char *second = ethos_fixture_add_step (store, MAX (kind, 0), "Second");
      EthosOpContext context = { session, ethos_store_get_clock (store), ETHOS_ORIGIN_FACILITATOR };

      if (kind >= 0)
        ethos_fixture_submit (store, ETHOS_ORIGIN_FACILITATOR,
                              ethos_op_new ("activity-go", "activity", second, NULL));

      for (guint i = 0; i < operations_count_rows (); i++)
        {
          const EthosOpKind *row = operations_get_row (i);
          g_autoptr (EthosRecord) op = ethos_random_op_new (rand, session, row);
          g_autoptr (GError) error = NULL;

          if (row->activities == 0 || (kind >= 0 && (row->activities & (1u << kind))))
            {
              ethos_op_check (&context, op, &error);
              g_assert_no_error (error);
            }
          else
            ethos_fixture_refuse (store, ETHOS_ORIGIN_FACILITATOR, g_steal_pointer (&op),
                                  ETHOS_CORE_ERROR_STATE);
        }
    }
}

/* Ids that are well formed but name nothing, or something of another kind. */
static void
test_targets (void)
{
  static const char *const names[] = { "missing", ETHOS_WORKSHOP_ID, ETHOS_DECK_ID };

  g_auto (Place) place = { 0 };

  place_init (&place);
  for (guint i = 0; i < ethos_op_kinds_get_length (); i++)
    for (guint j = 0; j < operations_get_row (i)->type.n_fields; j++)
      for (guint k = 0; k < G_N_ELEMENTS (names); k++)
        {
          const EthosField *field = &operations_get_row (i)->type.fields[j];
          g_autoptr (EthosRecord) op = place_new_op (&place, operations_get_row (i));
          g_autoptr (GError) error = NULL;
          g_autoptr (EthosSnapshot) before = ethos_session_snapshot (place.context.session);

          if (field->type == ETHOS_FIELD_ID)
            ethos_field_set_text (field, op, names[k]);
          else if (field->type == ETHOS_FIELD_IDS)
            ethos_field_take_texts (field, op, repeat_text (names[k], 1));
          else
            continue;

          /* The stage can be pointed at anything that exists. */
          if (g_str_equal (field->name, "target") && k > 0)
            continue;

          g_assert_false (ethos_store_submit (place.store, ETHOS_ORIGIN_FACILITATOR,
                                              g_steal_pointer (&op), NULL, &error));
          g_assert_true (g_error_matches (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_TARGET) ||
                         g_error_matches (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_STATE) ||
                         g_error_matches (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_LIMIT));
          operations_assert_state (place.store, before);
        }
}

static void
test_read_only (void)
{
  for (guint i = 0; i < operations_count_rows (); i++)
    {
      g_auto (Place) place = { 0 };
      g_autoptr (GError) error = NULL;

      place_init (&place);
      g_assert_true (ethos_store_can_undo (place.store));
      ethos_store_set_read_only (place.store, TRUE);
      ethos_fixture_refuse (place.store, ETHOS_ORIGIN_FACILITATOR,
                            place_new_op (&place, operations_get_row (i)),
                            ETHOS_CORE_ERROR_READ_ONLY);
      g_assert_false (ethos_store_undo (place.store, NULL, &error));
      g_assert_error (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_READ_ONLY);
    }
}

/* The third of three targets does not exist: the first two must be as if nothing had been tried. */
static void
test_half_way (void)
{
  g_auto (Place) place = { 0 };
  g_autoptr (GPtrArray) notes = NULL;
  const char *ids[4] = { NULL };
  EthosItemList *list;
  g_autoptr (EthosItem) item = NULL;
  g_autoptr (EthosItem) same = NULL;

  place_init (&place);
  g_free (ethos_fixture_add_note (place.store, "Two"));
  notes = ethos_random_ids (place.context.session, ETHOS_KIND_NOTE);
  ids[0] = g_ptr_array_index (notes, 0);
  ids[1] = g_ptr_array_index (notes, 1);
  ids[2] = ids[0];
  list = ethos_session_get_children (place.context.session,
                                     ethos_session_get_parent (place.context.session, ids[0]),
                                     ETHOS_KIND_NOTE);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);

  ethos_fixture_refuse (place.store, ETHOS_ORIGIN_FACILITATOR,
                        ethos_op_new ("notes-remove", "notes", ids, NULL), ETHOS_CORE_ERROR_TARGET);
  same = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (item == same);
}

/* Whoever sends it: words are stored in one form, so that equal words are equal. */
static void
test_words_are_normalised (void)
{
  g_auto (Place) place = { 0 };
  g_autofree char *id = NULL;
  const EthosNote *note;

  place_init (&place);
  id = ethos_fixture_add_note (place.store, "Cafe\u0301\u202e  \r\n");
  note = ethos_session_find (place.context.session, ETHOS_KIND_NOTE, id);
  g_assert_cmpstr (note->text, ==, "Caf\u00e9");
}

/* A copy on the place of its original would hide it. */
static void
test_duplicate_has_no_place (void)
{
  g_auto (Place) place = { 0 };
  g_autofree char *id = NULL;
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  g_auto (EthosOutcome) outcome = { 0 };
  gint64 number = 100;
  const char *ids[2] = { NULL };
  const EthosNote *note;

  place_init (&place);
  g_array_append_val (numbers, number);
  id = ethos_fixture_add_note (place.store, "Twice");
  ids[0] = id;
  ethos_fixture_submit (place.store, ETHOS_ORIGIN_FACILITATOR,
                        ethos_op_new ("notes-place", "notes", ids, "x", numbers, "y", numbers,
                                      NULL));
  note = ethos_session_find (place.context.session, ETHOS_KIND_NOTE, id);
  g_assert_true (note->placed);

  ethos_store_submit (place.store, ETHOS_ORIGIN_FACILITATOR,
                      ethos_op_new ("notes-duplicate", "notes", ids, NULL), &outcome, &error);
  g_assert_no_error (error);
  note = ethos_session_find (place.context.session, ETHOS_KIND_NOTE,
                             ethos_changes_get (outcome.changes, 0)->id);
  g_assert_cmpstr (note->text, ==, "Twice");
  g_assert_false (note->placed);
}

int
main (int argc, char **argv)
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/operation-limits/limits", test_limits);
  g_test_add_func ("/operation-limits/origins", test_origins);
  g_test_add_func ("/operation-limits/activities", test_activities);
  g_test_add_func ("/operation-limits/targets", test_targets);
  g_test_add_func ("/operation-limits/read-only", test_read_only);
  g_test_add_func ("/operation-limits/half-way", test_half_way);
  g_test_add_func ("/operation-limits/words-are-normalised", test_words_are_normalised);
  g_test_add_func ("/operation-limits/duplicate-has-no-place", test_duplicate_has_no_place);

  return g_test_run ();
}
