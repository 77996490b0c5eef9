// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <string.h>

#include "ethos-edits-codec.h"
#include "ethos-json-writer.h"
#include "ethos-session-codec.h"
#include "ethos-test.h"
#include "ethos-text.h"

/* Texts that have broken programs, in every field of every kind: what is read is the text in its
 * normal form, and from then on it never changes again. */

static const char *const own_texts[] = {
  "plain",
  " \t\r\n ",
  "undefined",
  "-9223372036854775809",
  "\\\"/\b\f\n\r\t",
  "{\"id\":\"x\"}],\"notes\":[",
  "\xef\xbb\xbf"
  "mark",
  "e\xcc\x81 A\xcc\x8a \xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab",
  "\xe2\x80\xae"
  "back\xe2\x81\xa6"
  "ward",
  "zero\xe2\x80\x8bwidth\xe2\x80\x8d\xc2\xad",
  "\xe2\x80\xa8line\xe2\x80\xa9paragraph\xc2\x85next",
  "a\xcc\x80\xcc\x80\xcc\x80\xcc\x80\xcc\x80\xcc\x80\xcc\x80\xcc\x80\xcc\x80\xcc\x80\xcc\x80",
  "👩‍👩‍👧‍👦🏳️‍🌈🇩🇪 \xf3\xa0\x81\xa7",
  "\x01\x02\x1f\x7f\xc2\x9b",
  "\xef\xbf\xbe\xef\xbf\xbf\xf4\x8f\xbf\xbf",
  "<script>alert(1)</script> %s%n $(x) `x` '; --",
  "ﷺ ﷽ Ṩ ṩ ﬃ ㎏",
};

static EthosTextMode
get_mode (const EthosField *field)
{
  return field->type == ETHOS_FIELD_LINE ? ETHOS_TEXT_LINE : ETHOS_TEXT_MULTI_LINE;
}

static gboolean
is_text (const EthosField *field)
{
  return field->type == ETHOS_FIELD_LINE || field->type == ETHOS_FIELD_TEXT ||
         field->type == ETHOS_FIELD_LINES;
}

/* What to put into a field: the text itself, or as much of it as the field takes. */
static char *
fit (const EthosField *field, const char *text)
{
  g_autofree char *normal = ethos_text_normalise (text, get_mode (field));
  gsize most = (gsize) field->maximum;

  if (*normal == '\0')
    return g_strdup (field->flags & ETHOS_FIELD_REQUIRED ? "x" : text);
  if (ethos_text_check (normal, most, most * 4, NULL))
    return g_strdup (text);
  return ethos_text_truncate (normal, most, most * 4);
}

static void
write_text (EthosJsonWriter *writer, const EthosField *field, const char *text)
{
  g_autofree char *fitting = fit (field, text);

  if (field->type != ETHOS_FIELD_LINES)
    {
      ethos_json_writer_add_string (writer, field->name, fitting);
      return;
    }
  ethos_json_writer_begin_array (writer, field->name);
  ethos_json_writer_add_string (writer, NULL, fitting);
  ethos_json_writer_add_string (writer, NULL, fitting);
  ethos_json_writer_end_array (writer);
}

/* One record of each kind, as a stranger writes it. */
static void
write_kind (EthosJsonWriter *writer, EthosKind kind, const char *text)
{
  const EthosKindInfo *info = ethos_kind_get_info (kind);

  if (!info->single)
    ethos_json_writer_add_string (writer, "id", info->type.name);
  for (guint i = 0; i < info->type.n_fields; i++)
    if (is_text (&info->type.fields[i]))
      write_text (writer, &info->type.fields[i], text);

  for (guint child = 1; child < ETHOS_N_KINDS; child++)
    {
      const EthosKindInfo *below = ethos_kind_get_info (child);

      if (below->parent != kind)
        continue;
      if (!below->single)
        ethos_json_writer_begin_array (writer, below->member);
      ethos_json_writer_begin_object (writer, below->single ? below->member : NULL);
      write_kind (writer, child, text);
      ethos_json_writer_end_object (writer);
      if (!below->single)
        ethos_json_writer_end_array (writer);
    }
}

static GBytes *
write_foreign (const char *text)
{
  g_autoptr (EthosJsonWriter) writer = ethos_json_writer_new (ETHOS_JSON_COMPACT, NULL, NULL);
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  ethos_json_writer_begin_object (writer, NULL);
  ethos_json_writer_add_string (writer, "format", "ethos-session");
  ethos_json_writer_add_int (writer, "version", 1);
  write_kind (writer, ETHOS_KIND_WORKSHOP, text);
  ethos_json_writer_end_object (writer);
  bytes = ethos_json_writer_finish_bytes (writer, &error);
  g_assert_no_error (error);
  return bytes;
}

static guint
check_record (const EthosRecord *record, const char *text)
{
  guint n_fields = 0;

  for (guint i = 0; i < record->type->n_fields; i++)
    {
      const EthosField *field = &record->type->fields[i];
      g_autofree char *fitting = NULL;
      g_autofree char *normal = NULL;
      const char *found;

      if (!is_text (field))
        continue;
      fitting = fit (field, text);
      normal = ethos_text_normalise (fitting, get_mode (field));
      found = field->type == ETHOS_FIELD_LINES ? ethos_field_get_texts (field, record)[1]
                                               : ethos_field_get_text (field, record);
      g_assert_cmpstr (found, ==, normal);
      n_fields++;
    }
  return n_fields;
}

static void
check_journal (const EthosRecord *record)
{
  g_autoptr (EthosEdits) edits = ethos_edits_new ();
  g_autoptr (EthosEdits) again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint64 sequence;

  ethos_edits_set (edits, ethos_record_ref (record));
  bytes = ethos_edits_codec_write (1, edits, NULL);
  again = ethos_edits_codec_read (bytes, &sequence, NULL);
  g_assert_nonnull (again);
  g_assert_true (ethos_record_equal (ethos_edits_get (again, 0)->record, record));
}

static void
check_text (const char *text)
{
  g_autoptr (GBytes) foreign = write_foreign (text);
  g_autoptr (EthosSessionFile) file = NULL;
  g_autoptr (EthosSessionFile) second_file = NULL;
  g_autoptr (EthosSnapshot) snapshot = NULL;
  g_autoptr (EthosSnapshot) second = NULL;
  g_autoptr (GBytes) saved = NULL;
  g_autoptr (GBytes) saved_again = NULL;
  g_autoptr (GError) error = NULL;
  guint n_fields = 0;

  file = ethos_session_codec_read (foreign, &error);
  g_assert_no_error (error);
  for (guint kind = 0; kind < ETHOS_N_KINDS; kind++)
    {
      const EthosRecord *record =
          ethos_session_get_record (file->session, ethos_kind_get_info (kind)->type.name);

      n_fields += check_record (record, text);
      check_journal (record);
    }
  g_assert_cmpuint (n_fields, >=, 18);

  snapshot = ethos_session_snapshot (file->session);
  saved = ethos_session_codec_write (snapshot, &error);
  g_assert_no_error (error);
  second_file = ethos_session_codec_read (saved, &error);
  g_assert_no_error (error);
  second = ethos_session_snapshot (second_file->session);
  g_assert_true (ethos_snapshot_equal (snapshot, second));
  saved_again = ethos_session_codec_write (second, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (saved, saved_again));
}

static void
test_own (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (own_texts); i++)
    check_text (own_texts[i]);
}

/* Every code point where they lie dense, and some of each later block. */
static void
test_code_points (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gunichar c = 1; c <= 0x10ffff; c += c < 0x3000 ? 1 : 251)
    {
      if (c >= 0xd800 && c <= 0xdfff)
        continue;
      g_string_append_unichar (text, c);
      if (text->len >= 120)
        {
          check_text (text->str);
          g_string_truncate (text, 0);
        }
    }
}

static void
test_public_list (gconstpointer path)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (EthosJsonCursor) cursor = NULL;
  guint n_texts = 0;
  gsize length;

  text = ethos_test_read (path, &length);
  root = ethos_json_parse (text, length, &ethos_json_limits_content, NULL);
  g_assert_nonnull (root);
  cursor = ethos_json_cursor_new (root);
  g_assert_true (ethos_json_cursor_enter_array (cursor, NULL, ETHOS_JSON_REQUIRED, 10000, NULL));
  while (ethos_json_cursor_next (cursor))
    {
      const char *item = NULL;

      g_assert_true (ethos_json_cursor_get_string (cursor, NULL, ETHOS_JSON_REQUIRED, G_MAXINT32,
                                                   &item, NULL));
      check_text (item);
      n_texts++;
    }
  g_assert_cmpuint (n_texts, >=, 500);
}

int
main (int argc, char **argv)
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/naughty-texts/own", test_own);
  g_test_add_func ("/naughty-texts/code-points", test_code_points);
  ethos_test_add_shared ("/naughty-texts/public-list", "data/blns/blns.json", test_public_list);

  return g_test_run ();
}
