// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <errno.h>
#include <string.h>

#include "document-harness.h"
#include "document/ethos-document-name.h"
#include "document/ethos-document-unreadable.h"
#include "ethos-test.h"

/* What a person is told where a workshop can't be opened, saved or made. */

/* What a person who did one thing or the other can't do. */
typedef enum
{
  OPENING,
  SAVING,
  CREATING,
  N_DEEDS
} Deed;

static const char *const impossible[N_DEEDS][4] = {
  { "Save", "save", "saved" },
  { "a copy", "could not be read" },
  { "a copy", "could not be read" },
};

static const int troubles[] = { ENOSPC,  EDQUOT,       EROFS,  EACCES, EPERM, ENOENT,
                                ENOTDIR, ESTALE,       ENODEV, ENXIO,  EFBIG, EISDIR,
                                EEXIST,  EMFILE,       ENFILE, ENOMEM, EBUSY, EIO,
                                ELOOP,   ENAMETOOLONG, EINTR,  EXDEV };

static int
trouble_cb (EthosFileCall call, const char *path, gsize *size, gpointer data)
{
  return call == ETHOS_FILE_CALL_OPEN && strstr (path, ".ethos") != NULL ? *(const int *) data : 0;
}

static char *
dup_told (Deed deed, int errnum)
{
  int trouble = 0;
  const EthosFiles files = { trouble_cb, &trouble };
  Desk desk;
  EthosDocument *document = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  desk_init (&desk);
  if (deed != CREATING)
    {
      document = desk_create (&desk, "Told", NULL);
      path = g_strdup (ethos_document_get_path (document));
      desk_close_good (document);
      document = NULL;
    }
  desk.setup.files = &files;
  if (deed == SAVING)
    {
      document = desk_open_good (&desk, path);
      g_free (desk_add_note (document, "Told"));
    }
  trouble = errnum;
  if (deed == SAVING)
    g_assert_false (desk_save (document, &error));
  else if (deed == CREATING)
    g_assert_null (desk_create (&desk, "Told", &error));
  else
    g_assert_null (desk_open (&desk, path, &error));
  trouble = 0;
  if (document != NULL)
    desk_close_good (document);
  desk_clear (&desk);
  g_assert_nonnull (error);
  return g_strdup (error->message);
}

/* Whatever happens to whoever does what: which file, why, and something that can be done there. */
static void
test_remedies (void)
{
  for (Deed deed = OPENING; deed < N_DEEDS; deed++)
    for (guint i = 0; i < G_N_ELEMENTS (troubles); i++)
      {
        g_autofree char *told = dup_told (deed, troubles[i]);
        const char *end = strstr (told, ": ");
        const char *remedy = end != NULL ? strstr (end, ". ") : NULL;

        g_test_message ("%s", told);
        g_assert_nonnull (strstr (told, "Told"));
        g_assert_nonnull (remedy);
        g_assert_true (g_ascii_isupper (remedy[2]) && g_str_has_suffix (told, "."));
        for (guint j = 0; impossible[deed][j] != NULL; j++)
          {
            const char *found = strstr (told, impossible[deed][j]);

            if (found != NULL)
              g_error ("“%s” in: %s", impossible[deed][j], told);
          }
      }
}

static const struct
{
  const char *name;
  const char *content;
  const char *telling;
} strangers[] = {
  { "letter.txt", "hello", "Choose a file that ends in .ethos." },
  { "letter.ethos", "hello", "choose another file" },
  { "list.json", "{\"format\": \"shopping\", \"version\": 1}",
    "Choose a file that ends in .ethos." },
  { "cards.ethos", "{\"format\": \"ethos-deck\", \"version\": 1}", "choose another file" },
  { "empty.ethos", "", "is empty" },
  { "cut.ethos", "{\"format\": \"ethos-session\", \"version\": 1,", "its end is missing" },
  { "cut.ethos", "{\"format\": \"ethos-session\", \"version\": 1,",
    "No earlier version of it is known under this name. If it had another name, give it that" },
  { "bent.ethos", "{\"format\": \"ethos-session\", \"version\": 1,\n x}", "line 2, column 2" },
  { "bent.ethos",
    "{\"format\": \"ethos-session\", \"version\": 1, \"uid\": \"u\", \"activities\": [ { \"id\": "
    "\"a\", \"kind\": 5 } ] }",
    "(step 1)" },
};

/* Files that are no workshop, or not any more, and of which this computer knows nothing else. */
static void
test_strangers (void)
{
  static const char *const never[] = { "ethos-", "session", "deck", "activit", "expected “" };

  for (guint i = 0; i < G_N_ELEMENTS (strangers); i++)
    {
      Desk desk;
      g_autofree char *path = NULL;
      g_autoptr (GError) error = NULL;

      desk_init (&desk);
      path = g_build_filename (desk.dir, strangers[i].name, NULL);
      ethos_test_write (path, strangers[i].content, -1);
      g_assert_null (desk_open (&desk, path, &error));
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, strangers[i].name));
      g_assert_nonnull (strstr (error->message, strangers[i].telling));
      for (guint j = 0; j < G_N_ELEMENTS (never); j++)
        g_assert_null (strstr (error->message, never[j]));
      desk_clear (&desk);
    }
}

static void
test_plain_places (void)
{
  static const struct
  {
    const char *message;
    const char *place;
  } rows[] = {
    { "activities[3].notes[12].text: longer than 500 characters", "step 4, note 13" },
    { "deck.cards[0].behaviours[1].kind: “x” is not one of: do, dont", "card 1, line 2" },
    { "activities[0].groups[0].title: must be a text", "step 1, group 1" },
    { "stage_focus: “n9” is not there", NULL },
    { "the whole text: must be an object", NULL },
    { "notes[", "note 1" },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *place = ethos_document_dup_plain_place (rows[i].message);

      g_assert_cmpstr (place, ==, rows[i].place);
    }
}

/* A title may be anything; the name of a file has to do on every drive. */
static void
test_file_names (void)
{
  static const struct
  {
    const char *title;
    const char *name;
  } rows[] = {
    { "Our values", "Our values" },
    { NULL, "Workshop" },
    { " .. ", "Workshop" },
    { ".hidden", "hidden" },
    { "a/b\\c:d*e?f\"g<h>i|j", "a b c d e f g h i j" },
    { "end. .", "end" },
    { "1.2", "1.2" },
    { "a\u202eb\u2028c\td", "a b c d" },
  };
  g_autofree char *full = g_strnfill (120, 'x');
  g_autofree char *long_title = g_strnfill (121, 'x');
  g_autofree char *umlaut = NULL;
  g_autofree char *cut = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *letters = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = ethos_document_dup_file_name (rows[i].title);

      g_assert_cmpstr (name, ==, rows[i].name);
    }

  /* 120 bytes, and never a part of a letter. */
  cut = ethos_document_dup_file_name (long_title);
  g_assert_cmpstr (cut, ==, full);
  whole = ethos_document_dup_file_name (full);
  g_assert_cmpstr (whole, ==, full);
  long_title[119] = '\0';
  umlaut = g_strconcat (long_title, "ü", NULL);
  letters = ethos_document_dup_file_name (umlaut);
  g_assert_cmpstr (letters, ==, long_title);
}

int
main (int argc, char *argv[])
{
  ethos_test_init (&argc, &argv);

  g_test_add_func ("/document-words/remedies", test_remedies);
  g_test_add_func ("/document-words/strangers", test_strangers);
  g_test_add_func ("/document-words/plain-places", test_plain_places);
  g_test_add_func ("/document-words/file-names", test_file_names);

  return g_test_run ();
}
