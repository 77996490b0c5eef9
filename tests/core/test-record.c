// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "ethos-record.h"

#include <string.h>

#include "ethos-model.h"
#include "ethos-random-session.h"
#include "ethos-session.h"
#include "ethos-test.h"

static void
test_ids (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint counts[256] = { 0 };

  for (guint i = 0; i < 10000; i++)
    {
      char *id = ethos_id_new ();

      g_assert_true (ethos_id_is_valid (id));
      for (guint j = 0; id[j] != '\0'; j++)
        counts[(guchar) id[j]]++;
      g_assert_true (g_hash_table_add (seen, id));
    }

  /* 32 signs, each about 3,750 times; the deviation is 60. */
  for (guint i = 0; i < 256; i++)
    g_assert_true (counts[i] == 0 || (counts[i] > 3300 && counts[i] < 4200));
  g_assert_cmpuint (counts['l'] + counts['o'] + counts['0'] + counts['1'], ==, 0);
}

/* Every record of many workshops equals its copy, and no longer when any one field differs. */
static void
check_fields (EthosRecord *record)
{
  for (guint i = 0; i < record->type->n_fields; i++)
    {
      const EthosField *field = &record->type->fields[i];
      g_autoptr (EthosRecord) copy = ethos_record_copy (record);
      GArray *numbers;

      g_assert_true (ethos_record_equal (record, copy));
      switch (field->type)
        {
        case ETHOS_FIELD_LINE:
        case ETHOS_FIELD_TEXT:
        case ETHOS_FIELD_ID:
        case ETHOS_FIELD_BOOT:
          ethos_field_set_text (field, copy, "something else");
          break;
        case ETHOS_FIELD_IDS:
        case ETHOS_FIELD_LINES:
          ethos_field_take_texts (field, copy, g_strsplit ("else", " ", -1));
          break;
        case ETHOS_FIELD_INTS:
          numbers = g_array_new (FALSE, TRUE, sizeof (gint64));
          g_array_set_size (numbers, 30);
          ethos_field_take_numbers (field, copy, numbers);
          break;
        case ETHOS_FIELD_INT:
        case ETHOS_FIELD_BOOL:
        case ETHOS_FIELD_ENUM:
          ethos_field_set_number (field, copy, !ethos_field_get_number (field, record));
          break;
        default:
          g_assert_not_reached ();
        }
      g_assert_false (ethos_field_equal (field, record, copy));
      g_assert_false (ethos_record_equal (record, copy));
      ethos_field_copy (field, record, copy);
      g_assert_true (ethos_record_equal (record, copy));
    }
}

static void
test_copies (void)
{
  for (guint seed = 0; seed < 10; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (EthosSession) session = ethos_random_session_new (rand, 5);

      for (guint kind = ETHOS_KIND_DECK; kind < ETHOS_N_KINDS; kind++)
        {
          g_autoptr (GPtrArray) ids = ethos_random_ids (session, kind);

          for (guint i = 0; i < ids->len; i++)
            {
              const char *id = g_ptr_array_index (ids, i);
              const EthosRecord *record = ethos_session_get_record (session, id);
              g_autoptr (EthosRecord) copy = ethos_record_copy (record);
              g_autoptr (EthosRecord) renamed = ethos_record_copy_as (record, "other");

              check_fields (copy);
              g_assert_false (ethos_record_equal (record, renamed));
              g_free (copy->unknown);
              copy->unknown = g_strdup ("{\"else\":1}");
              g_assert_false (ethos_record_equal (record, copy));
            }
        }
    }
}

/* A new record of each kind is made of presets alone. */
static void
test_presets (void)
{
  for (guint kind = 0; kind < ETHOS_N_KINDS; kind++)
    {
      g_autoptr (EthosRecord) record = ethos_entity_new (kind, NULL);

      g_assert_true (ethos_id_is_valid (record->id));
      g_assert_cmpint (ethos_record_get_kind (record), ==, kind);
      for (guint i = 0; i < record->type->n_fields; i++)
        g_assert_true (ethos_field_is_preset (&record->type->fields[i], record));
    }
}

/* An empty text is an absent one, unless the field says that they differ. */
static void
test_empty_texts (void)
{
  g_autoptr (EthosCard) first = ethos_entity_new (ETHOS_KIND_CARD, "one");
  g_autoptr (EthosCard) second = ethos_entity_new (ETHOS_KIND_CARD, "one");
  g_autoptr (EthosRecord) edit = ethos_op_new ("card-edit", "card", "one", NULL);
  g_autoptr (EthosRecord) clear = ethos_op_new ("card-edit", "card", "one", "title", "", NULL);

  ethos_set_text (&second->title, "");
  g_assert_true (ethos_record_equal (&first->record, &second->record));
  g_assert_false (ethos_record_equal (edit, clear));
}

static void
test_normalise (void)
{
  g_autoptr (EthosCard) card = ethos_entity_new (ETHOS_KIND_CARD, NULL);
  g_autoptr (EthosDeck) deck = ethos_entity_new (ETHOS_KIND_DECK, NULL);
  g_autoptr (GError) error = NULL;

  ethos_set_text (&card->title, " Cafe\xcc\x81\nopen ");
  ethos_set_text (&card->statement, "a\r\nb\x07");
  deck->left_out = g_strsplit ("e\xcc\x81 |\xff", "|", -1);
  ethos_record_normalise (&card->record);
  ethos_record_normalise (&deck->record);
  g_assert_cmpstr (card->title, ==, "Café open");
  g_assert_cmpstr (card->statement, ==, "a\nb");
  g_assert_cmpstr (deck->left_out[0], ==, "é");
  g_assert_cmpstr (deck->left_out[1], ==, "\xff");
  g_assert_false (ethos_record_check (&deck->record, &error));
  g_assert_error (error, ETHOS_CORE_ERROR, ETHOS_CORE_ERROR_LIMIT);
}

static void
test_labels (void)
{
  g_autoptr (EthosNote) note = ethos_entity_new (ETHOS_KIND_NOTE, NULL);
  g_autofree char *empty = ethos_record_dup_label (&note->record);
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;

  g_assert_cmpstr (empty, ==, "");
  text = g_strnfill (41, 'a');
  ethos_set_text (&note->text, text);
  label = ethos_record_dup_label (&note->record);
  g_assert_cmpint (g_utf8_strlen (label, -1), ==, 40);
  g_assert_true (g_str_has_suffix (label, "a…"));
}

int
main (int argc, char **argv)
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/record/ids", test_ids);
  g_test_add_func ("/record/copies", test_copies);
  g_test_add_func ("/record/presets", test_presets);
  g_test_add_func ("/record/empty-texts", test_empty_texts);
  g_test_add_func ("/record/normalise", test_normalise);
  g_test_add_func ("/record/labels", test_labels);

  return g_test_run ();
}
