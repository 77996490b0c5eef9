// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Texts that have spoilt other programs' files: poison-texts SEED COUNT. Each is offered as a note
 * that somebody writes, and as the text of a note in a file, in any spelling that JSON has for it.
 * It is refused there, or what is saved can be loaded and is saved the same again. Prints “cases
 * N”, “refused N”, and “wrong …” for each that is neither.
 */
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "ethos-fake-clock.h"
#include "ethos-op.h"
#include "ethos-session-codec.h"
#include "ethos-store.h"
#include "ethos-text.h"

#define PARTS_MAX 5
#define MARK "the text of the note"

/* As bytes, some of which are no UTF-8. */
static const char *const raw_parts[] = {
  "a",
  "é",
  "e\xcc\x81",
  " ",
  "\t",
  "\n",
  "\r\n",
  "\x7f",
  "\x01",
  "\xc2\x85",
  "\xc2\xa0",
  "\xe2\x80\xa8",
  "\xe2\x80\xae",
  "\xe2\x81\xa6",
  "\xe2\x81\xa9",
  "\xef\xbb\xbf",
  "\xef\xbf\xbe",
  "\xef\xbf\xbf",
  "\xed\xa0\x80",
  "\xed\xb0\x80",
  "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80",
  "\xf0\x9f\x87\xa9\xf0\x9f\x87\xaa",
  "\xf4\x8f\xbf\xbf",
  "\xf4\x90\x80\x80",
  "\xc0\x80",
  "\xff",
  "\xe2\x82",
  "\"",
  "\\",
  "\\u0000",
  "</script>",
  "ẞ",
  "\xe0\xb8\x81\xe0\xb8\xb3",
  "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d",
};

/* As JSON spells it. */
static const char *const spelt_parts[] = {
  "a",
  "\\u0061",
  "\\u00e9",
  "e\\u0301",
  "\\ud83d\\ude00",
  "\\uD83D\\uDE00",
  "\\ud800",
  "\\udc00",
  "\\uDBFF",
  "\\udc00\\ud800",
  "\\ud800a",
  "\\ud800\\u0041",
  "\\u0000",
  "\\ufffe",
  "\\uffff",
  "\\ufeff",
  "\\u2028",
  "\\u202e",
  "\\u2066",
  "\\u2069",
  "\\n",
  "\\t",
  "\\/",
  "\\\"",
  "\\\\",
  "\\b",
  "\\u007f",
  "\\u0085",
  "\\udbff\\udfff",
  "😀",
};

typedef struct
{
  GRand *dice;
  EthosFakeClock *clock;
  char *template;
  guint n_refused;
  guint n_wrong;
} Trial;

static void
add_combining (Trial *self, GString *text, const char *mark)
{
  if (g_rand_int_range (self->dice, 0, 20) == 0)
    for (guint i = 0; i < 100; i++)
      g_string_append (text, mark);
}

static char *
throw_text (Trial *self, const char *const *parts, gsize n_parts, const char *mark)
{
  GString *text = g_string_new (NULL);
  guint n = (guint) g_rand_int_range (self->dice, 1, PARTS_MAX + 1);

  for (guint i = 0; i < n; i++)
    g_string_append (text, parts[g_rand_int_range (self->dice, 0, (gint32) n_parts)]);
  add_combining (self, text, mark);
  return g_string_free (text, FALSE);
}

static EthosSession *
make_session (Trial *self)
{
  g_autoptr (EthosSession) session = ethos_session_new ();
  g_autoptr (EthosStore) store = ethos_store_new (session, ETHOS_CLOCK (self->clock));
  const EthosRecord *activity;
  EthosChildIter iter;

  ethos_store_run (store, ethos_op_new ("workshop-rename", "title", "Poison", NULL));
  ethos_store_run (store, ethos_op_new ("activity-add", "kind", ETHOS_ACTIVITY_WRITE_NOTES, "title",
                                        "Write", "planned", (gint64) 10, NULL));
  ethos_session_iter_init (session, &iter, ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY);
  activity = ethos_child_iter_next (&iter);
  ethos_store_run (store, ethos_op_new ("activity-go", "activity", activity->id, NULL));
  return g_steal_pointer (&session);
}

static GBytes *
save (EthosSession *session)
{
  g_autoptr (EthosSnapshot) snapshot = ethos_session_snapshot (session);

  return ethos_session_codec_write (snapshot, NULL);
}

static void
tell_wrong (Trial *self, const char *what, const char *text)
{
  g_autofree char *shown = g_strescape (text, NULL);

  self->n_wrong++;
  g_print ("wrong %s: %s\n", what, shown);
}

/* What the one note says, or %NULL. */
static const char *
find_words (EthosSession *session)
{
  const EthosRecord *activity;
  const EthosNote *note;
  EthosChildIter iter;

  ethos_session_iter_init (session, &iter, ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY);
  activity = ethos_child_iter_next (&iter);
  if (activity == NULL)
    return NULL;
  ethos_session_iter_init (session, &iter, activity->id, ETHOS_KIND_NOTE);
  note = ethos_child_iter_next (&iter);
  return note != NULL ? note->text : NULL;
}

/* What was accepted must be saved so that it can be loaded, and saved the same. */
static void
check (Trial *self, EthosSession *session, const char *text)
{
  g_autoptr (GBytes) first = save (session);
  g_autoptr (EthosSessionFile) file = NULL;
  g_autoptr (GBytes) second = NULL;

  if (first == NULL)
    {
      tell_wrong (self, "accepted, but not saved", text);
      return;
    }
  file = ethos_session_codec_read (first, NULL);
  if (file == NULL)
    {
      tell_wrong (self, "saved, but not loaded", text);
      return;
    }
  if (g_strcmp0 (find_words (file->session), find_words (session)) != 0)
    tell_wrong (self, "loaded with other words", text);
  second = save (file->session);
  if (second == NULL || !g_bytes_equal (first, second))
    tell_wrong (self, "saved otherwise the second time", text);
}

static void
try_written (Trial *self)
{
  g_autofree char *text = throw_text (self, raw_parts, G_N_ELEMENTS (raw_parts), "\xcc\x88");
  g_autoptr (EthosSession) session = make_session (self);
  g_autoptr (EthosStore) store = ethos_store_new (session, ETHOS_CLOCK (self->clock));

  if (!ethos_store_submit (store, ETHOS_ORIGIN_SEAT, ethos_op_new ("note-add", "text", text, NULL),
                           NULL, NULL))
    self->n_refused++;
  else
    {
      g_autofree char *words = ethos_text_normalise (text, ETHOS_TEXT_MULTI_LINE);

      if (g_strcmp0 (find_words (session), words) != 0)
        tell_wrong (self, "accepted with other words", text);
    }
  check (self, session, text);
}

static void
try_in_file (Trial *self)
{
  g_autofree char *text = throw_text (self, spelt_parts, G_N_ELEMENTS (spelt_parts), "\\u0308");
  g_autoptr (GString) json = g_string_new (self->template);
  g_autoptr (EthosSessionFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_string_replace (json, MARK, text, 1);
  bytes = g_bytes_new (json->str, json->len);
  file = ethos_session_codec_read (bytes, NULL);
  if (file == NULL)
    self->n_refused++;
  else
    check (self, file->session, text);
}

static char *
make_template (Trial *self)
{
  g_autoptr (EthosSession) session = make_session (self);
  g_autoptr (EthosStore) store = ethos_store_new (session, ETHOS_CLOCK (self->clock));
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  const char *data;

  ethos_store_run (store, ethos_op_new ("note-add", "text", MARK, NULL));
  bytes = save (session);
  data = g_bytes_get_data (bytes, &length);
  return g_strndup (data, length);
}

int
main (int argc, char *argv[])
{
  Trial trial = { 0 };
  guint n_cases;

  if (argc != 3)
    return 2;
  trial.dice = g_rand_new_with_seed ((guint32) g_ascii_strtoull (argv[1], NULL, 10));
  n_cases = (guint) g_ascii_strtoull (argv[2], NULL, 10);
  trial.clock = ethos_fake_clock_new ();
  trial.template = make_template (&trial);
  for (guint i = 0; i < n_cases; i++)
    {
      if (i % 2 == 0)
        try_written (&trial);
      else
        try_in_file (&trial);
    }
  g_print ("cases %u\nrefused %u\n", n_cases, trial.n_refused);
  g_free (trial.template);
  g_object_unref (trial.clock);
  g_rand_free (trial.dice);
  return trial.n_wrong > 0 ? 1 : 0;
}
