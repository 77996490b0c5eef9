// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include "ethos-text-decode.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ethos-text.h"

/* One control byte in twenty: text has none, a stray escape code in a log is still text. */
#define CONTROL_SHARE 20
/* A tab in front of a line is a level of indentation. */
#define TAB_WIDTH 4

typedef struct
{
  const char *magic;
  gsize length;
  const char *message;
} Signature;

/* Translators: shown when someone opens a file of the wrong type as their statement. */
static const Signature signatures[] = {
  { "%PDF", 4, N_ ("This is a PDF, not text. Open it, copy its text and paste it here.") },
  { "PK\003\004", 4,
    N_ ("This is an office document or an archive, not text. Open it in its own program, copy its "
        "text and paste it here.") },
  { "\320\317\021\340", 4,
    N_ ("This is an office document, not text. Open it in its own program, copy its text and "
        "paste it here.") },
  { "{\\rtf", 5,
    N_ ("This is a rich text document. Open it in its own program, copy its text and paste it "
        "here.") },
  { "\211PNG", 4, N_ ("This is a picture, not text. Type or paste the words of the statement.") },
  { "\377\330\377", 3,
    N_ ("This is a picture, not text. Type or paste the words of the "
        "statement.") },
  { "GIF8", 4, N_ ("This is a picture, not text. Type or paste the words of the statement.") },
};

/* Bytes 0x80 to 0x9f; zero where Windows-1252 leaves a hole. The rest equals Latin-1. */
static const gunichar windows_1252[32] = {
  0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

G_DEFINE_QUARK (ethos - import - error - quark, ethos_import_error)

static gboolean
check_signature (const guint8 *data, gsize length, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    {
      if (length >= signatures[i].length &&
          memcmp (data, signatures[i].magic, signatures[i].length) == 0)
        {
          g_set_error_literal (error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_BINARY,
                               _ (signatures[i].message));
          return FALSE;
        }
    }
  return TRUE;
}

/* What Ethos and other programs write for themselves, and how far into it its kind has shown. */
#define DATA_HEAD 4096

static const struct
{
  const char *name;
  EthosImportError code;
  const char *message;
} own_formats[] = {
  { "\"ethos-session\"", ETHOS_IMPORT_ERROR_WORKSHOP,
    N_ ("This is a workshop of Ethos, not a statement. Choose “Open…” to open it; its name has to "
        "end in .ethos.") },
  { "\"ethos-deck\"", ETHOS_IMPORT_ERROR_CARDS,
    N_ ("These are cards of Ethos already, not a statement.") },
  { "\"ethos-agenda\"", ETHOS_IMPORT_ERROR_PLAN,
    N_ ("This is a plan of Ethos, not a statement. Choose the file with your mission, vision and "
        "values, or paste their text.") },
};

static gboolean
check_data (const guint8 *data, gsize length, GError **error)
{
  g_autofree char *head = g_strndup ((const char *) data, MIN (length, DATA_HEAD));
  const char *p = head + (g_str_has_prefix (head, "\357\273\277") ? 3 : 0);
  const char *message =
      N_ ("This is data of a program (JSON), not a statement. Choose the file with your mission, "
          "vision and values, or paste their text.");
  EthosImportError code = ETHOS_IMPORT_ERROR_BINARY;
  const char *format;

  p += strspn (p, " \t\r\n");
  if (*p != '{')
    return TRUE;
  p++;
  p += strspn (p, " \t\r\n");
  if (*p != '"' || strstr (p, "\":") == NULL)
    return TRUE;
  format = strstr (p, "\"format\":");
  if (format != NULL)
    {
      format += strlen ("\"format\":");
      format += strspn (format, " \t\r\n");
    }
  for (guint i = 0; format != NULL && i < G_N_ELEMENTS (own_formats); i++)
    {
      if (!g_str_has_prefix (format, own_formats[i].name))
        continue;
      message = own_formats[i].message;
      code = own_formats[i].code;
    }
  g_set_error_literal (error, ETHOS_IMPORT_ERROR, (int) code, _ (message));
  return FALSE;
}

static gboolean
check_control_bytes (const guint8 *data, gsize length, GError **error)
{
  gsize controls = 0;
  gboolean nul = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (data[i] == 0)
        nul = TRUE;
      else if (data[i] < 0x20 && (data[i] < '\t' || data[i] > '\r'))
        controls++;
    }
  if (!nul && controls * CONTROL_SHARE <= length)
    return TRUE;
  g_set_error_literal (error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_BINARY,
                       _ ("This is not text. Open it in the program it was made with, copy its "
                          "text and paste it here, or save it as plain text (UTF-8)."));
  return FALSE;
}

static char *
decode_windows_1252 (const guint8 *data, gsize length)
{
  GString *out = g_string_sized_new (length + length / 8);

  for (gsize i = 0; i < length; i++)
    {
      gunichar c = data[i];

      if (c >= 0x80 && c < 0xa0)
        c = windows_1252[c - 0x80];
      if (c != 0)
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

/* A page of UTF-8 with a byte broken on the way is still UTF-8: reading it as Windows-1252 would
 * break every other accent. So the well-formed sequences vote against the broken bytes. */
static gboolean
is_mostly_utf8 (const guint8 *data, gsize length)
{
  const char *p = (const char *) data;
  const char *end = p + length;
  gsize good = 0;
  gsize bad = 0;

  while (p < end)
    {
      const char *stop;

      g_utf8_validate_len (p, end - p, &stop);
      for (; p < stop; p = g_utf8_next_char (p))
        good += (guchar) *p >= 0x80;
      if (p < end)
        {
          bad++;
          p++;
        }
    }
  return good > 4 * bad;
}

static char *
decode_utf16 (const guint8 *data, gsize length, GError **error)
{
  const char *from = data[0] == 0xff ? "UTF-16LE" : "UTF-16BE";
  gsize written = 0;
  g_autofree char *text =
      g_convert ((const char *) data + 2, length - 2, "UTF-8", from, NULL, &written, NULL);

  if (text != NULL && memchr (text, 0, written) == NULL)
    return g_steal_pointer (&text);
  g_set_error_literal (error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_BINARY,
                       _ ("This file says that it is UTF-16 text, but it is damaged. Save it "
                          "again as plain text (UTF-8)."));
  return NULL;
}

static char *
decode_bytes (const guint8 *data, gsize length, EthosTextEncoding *encoding, GError **error)
{
  if (length >= 2 && ((data[0] == 0xff && data[1] == 0xfe) || (data[0] == 0xfe && data[1] == 0xff)))
    {
      *encoding = ETHOS_TEXT_UTF_16;
      return decode_utf16 (data, length, error);
    }
  if (!check_signature (data, length, error) || !check_control_bytes (data, length, error))
    return NULL;
  if (is_mostly_utf8 (data, length) || g_utf8_validate_len ((const char *) data, length, NULL))
    {
      *encoding = ETHOS_TEXT_UTF_8;
      return g_utf8_make_valid ((const char *) data, length);
    }
  *encoding = ETHOS_TEXT_WINDOWS_1252;
  return decode_windows_1252 (data, length);
}

static gboolean
is_line_break (gunichar c)
{
  return c == '\n' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static gboolean
is_dropped (gunichar c)
{
  if (c < 0x20 || (c >= 0x7f && c < 0xa0))
    return TRUE;
  if (c == 0xad || c == 0x180e || c == 0x200b || c == 0x2060 || c == 0xfeff || c == 0xfffc)
    return TRUE;
  if ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x206f))
    return TRUE;
  if (c >= 0xe0000 && c <= 0xe007f)
    return TRUE;
  return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

static gboolean
is_space (gunichar c)
{
  return c == ' ' || g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR;
}

/* How many marks there are in a row with c; what is dropped parts none. */
static guint
count_marks (guint before, gunichar c)
{
  guint more = ethos_text_count_marks (c);

  if (more > 0)
    return before + more;
  return is_dropped (c) && !is_line_break (c) && c != '\t' ? before : 0;
}

static char *
clean (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));
  guint marks = 0;
  gboolean line_start = TRUE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      marks = count_marks (marks, c);
      if (c == '\r')
        c = p[1] == '\n' ? 0 : '\n';
      if (is_line_break (c))
        g_string_append_c (out, '\n');
      else if (c == '\t' && line_start)
        g_string_append_printf (out, "%*s", TAB_WIDTH, "");
      else if (c == '\t')
        g_string_append_c (out, '\t');
      else if (is_space (c))
        g_string_append_c (out, ' ');
      else if (c == 0xad && (p[2] == '\n' || p[2] == '\r'))
        g_string_append_c (out, '-');
      else if (marks <= ETHOS_TEXT_MAX_MARKS && !is_dropped (c))
        g_string_append_unichar (out, c);
      line_start = is_line_break (c) || (line_start && (c == '\t' || is_space (c)));
    }
  return g_string_free (out, FALSE);
}

static gboolean
has_word (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isalnum (g_utf8_get_char (p)))
        return TRUE;
    }
  return FALSE;
}

/**
 * ethos_text_decode_normalise:
 * @text: UTF-8
 *
 * Makes text from outside safe to keep, compare and draw. The result
 *
 * - is in normalisation form C, with at most 30 marks on one letter;
 * - has "\n" for every kind of line and paragraph end;
 * - has plain spaces for no-break and other typographic spaces; a tab is four in front of a line,
 *   where it is indentation, and else stays, as it may part cells;
 * - has a hyphen for a soft one at the end of a line, where it shows;
 * - has no other control characters, soft hyphens, zero-width spaces, byte order marks, tag
 * characters, object placeholders or noncharacters;
 * - has no bidirectional embeddings, overrides or isolates: lines are cut into names and texts
 *   later, and a piece would carry an opener without its closer. Left-to-right and right-to-left
 *   marks stay, as do zero-width joiners, which scripts and emoji need.
 *
 * Takes time linear in the text.
 *
 * Returns: (transfer full): the text
 */
char *
ethos_text_decode_normalise (const char *text)
{
  g_autofree char *cleaned = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  cleaned = clean (text);
  return ethos_text_compose (cleaned);
}

/**
 * ethos_text_decode:
 * @data: (array length=length): bytes from a file, a pipe or the clipboard
 * @length: their number, at most %ETHOS_IMPORT_MAX_BYTES
 * @encoding: (out) (optional): what they turned out to be
 * @error: an %ETHOS_IMPORT_ERROR
 *
 * Turns bytes into normalised text. UTF-8 (with or without a byte order mark, and also with a few
 * broken bytes, which become U+FFFD), UTF-16 with a byte order mark, and else Windows-1252.
 * Refuses what is empty, too big, no text, or data that a program wrote.
 *
 * Returns: (transfer full): the text, see ethos_text_decode_normalise(); or %NULL
 */
char *
ethos_text_decode (const guint8 *data, gsize length, EthosTextEncoding *encoding, GError **error)
{
  return ethos_text_decode_up_to (data, length, ETHOS_IMPORT_MAX_BYTES, encoding, error);
}

/**
 * ethos_text_decode_up_to:
 * @data: (array length=length): bytes
 * @length: their number
 * @most: how many are not too many
 * @encoding: (out) (optional): what they turned out to be
 * @error: an %ETHOS_IMPORT_ERROR
 *
 * Does what ethos_text_decode() does, with another limit.
 *
 * Returns: (transfer full): the text; or %NULL
 */
char *
ethos_text_decode_up_to (const guint8 *data,
                         gsize length,
                         gsize most,
                         EthosTextEncoding *encoding,
                         GError **error)
{
  g_autofree char *raw = NULL;
  g_autofree char *text = NULL;
  EthosTextEncoding found = ETHOS_TEXT_UTF_8;

  g_return_val_if_fail (data != NULL || length == 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (length > 0 && !check_data (data, length, error))
    return NULL;
  if (length > most)
    {
      g_set_error_literal (error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_TOO_BIG,
                           _ ("This is more than 1 MiB of text, more than any statement. Copy the "
                              "part with the mission, vision and values and paste it here."));
      return NULL;
    }
  if (length > 0)
    {
      raw = decode_bytes (data, length, &found, error);
      if (raw == NULL)
        return NULL;
      text = ethos_text_decode_normalise (raw);
    }
  if (text == NULL || !has_word (text))
    {
      g_set_error_literal (error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_EMPTY,
                           _ ("There are no words in it. Choose the file with your mission, vision "
                              "and values, or paste their text."));
      return NULL;
    }
  if (encoding != NULL)
    *encoding = found;
  return g_steal_pointer (&text);
}

/* In the words of the storage, which knows more of what the system says. */
static void
set_unreadable (GError **error, const char *name, const GError *cause)
{
  const char *why = NULL;
  const char *remedy = NULL;

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    {
      why = _ ("you don’t have permission");
      remedy = _ ("Ask its owner for access, or choose another file.");
    }
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      why = _ ("there is no such file");
      remedy = _ ("Look whether it was moved or renamed, and open it there.");
    }
  if (why != NULL)
    g_set_error (error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_UNREADABLE,
                 _ ("“%s” could not be read: %s. %s"), name, why, remedy);
  else
    g_set_error (error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_UNREADABLE,
                 /* Translators: %s is the name of a file. */
                 _ ("“%s” could not be read. Copy it to another place and open the copy, or choose "
                    "another file."),
                 name);
}

/* Opening what is no file may wait for ever. What cannot be looked at is not there, or opening it
 * says what is the matter. */
static gboolean
check_type (GFileType type, const char *name, GError **error)
{
  switch (type)
    {
    case G_FILE_TYPE_REGULAR:
    case G_FILE_TYPE_UNKNOWN:
      return TRUE;
    case G_FILE_TYPE_DIRECTORY:
      g_set_error (error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_UNREADABLE,
                   /* Translators: %s is the name of a folder. */
                   _ ("%s is a folder. Choose the file inside it that holds the statement."), name);
      return FALSE;
    case G_FILE_TYPE_SYMBOLIC_LINK:
    case G_FILE_TYPE_SPECIAL:
    case G_FILE_TYPE_SHORTCUT:
    case G_FILE_TYPE_MOUNTABLE:
    default:
      g_set_error (error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_UNREADABLE,
                   /* Translators: a path; it is a pipe, a socket or a device. */
                   _ ("“%s” is not an ordinary file. Choose a file."), name);
      return FALSE;
    }
}

/**
 * ethos_text_read_file:
 * @file: an ordinary file, or a link to one; a folder, pipe or device is refused without waiting
 * @cancellable: (nullable): to give up
 * @error: an %ETHOS_IMPORT_ERROR
 *
 * Reads a file for ethos_text_decode(), never more than one byte beyond the limit: enough to be
 * refused as too big, however long a file is. Blocks; call it from a worker thread.
 *
 * Returns: (transfer full): its bytes, or %NULL
 */
GBytes *
ethos_text_read_file (GFile *file, GCancellable *cancellable, GError **error)
{
  return ethos_text_read_file_up_to (file, ETHOS_IMPORT_MAX_BYTES, cancellable, error);
}

/**
 * ethos_text_read_file_up_to:
 * @file: a file
 * @most: how many bytes are not too many
 * @cancellable: (nullable): to give up
 * @error: an %ETHOS_IMPORT_ERROR
 *
 * Does what ethos_text_read_file() does, for ethos_text_decode_up_to().
 *
 * Returns: (transfer full): its bytes, or %NULL
 */
GBytes *
ethos_text_read_file_up_to (GFile *file, gsize most, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree guint8 *data = NULL;
  g_autofree char *name = NULL;
  gsize length = 0;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  name = g_file_get_parse_name (file);
  if (!check_type (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable), name, error))
    return NULL;
  data = g_malloc (most + 1);
  stream = g_file_read (file, cancellable, &local_error);
  if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream), data, most + 1, &length,
                                                  cancellable, &local_error))
    {
      set_unreadable (error, name, local_error);
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&data), length);
}
