// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include "ethos-html-text.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "ethos-html-tags.h"
#include "ethos-line-marker.h"
#include "ethos-source-table.h"
#include "ethos-statement-words.h"
#include "ethos-subject-words.h"
#include "ethos-text-decode.h"

/* Real pages nest some dozens deep. The parser walks the open elements at each stray end tag, so
 * this also keeps a hostile page's time in bounds. */
#define MAX_DEPTH 1000
/* A term of a list of terms and what they mean is a heading below any other. */
#define TERM_LEVEL 6
/* A name in an element of its own; and how much of the next tells whether it begins a sentence. */
#define MAX_NAME_WORDS 5
#define MAX_NAME_BYTES 64
#define MAX_BEGINNING_BYTES 32

/* A line that is being read. */
typedef struct
{
  GString *text;
  EthosSourceKind kind;
  guint level;
  guint line;
  guint blanks;
  gsize strong_length;
  gboolean strong_ended;
} Pending;

typedef struct
{
  const char *name;
  EthosHtmlTag kind;
  /* What waits while an element that is set aside is read. */
  Pending *waiting;
  EthosSourceFurniture furniture;
  /* Where in the line that is being read an inline element begins. */
  gsize text_start;
  guint first_line;
  guint lists;
  gboolean ordered;
  gboolean in_item;
  gboolean in_head;
  gboolean in_cell;
  gboolean has_heading;
  gboolean strong;
} Frame;

typedef struct
{
  htmlParserCtxtPtr context;
  GPtrArray *lines;
  GArray *frames;
  GString *text;
  guint text_line;
  /* Open bold elements, and the bytes of text up to the first that is not in one. */
  guint strong;
  gsize strong_length;
  gboolean strong_ended;
  /* Where an inline element ended and, right behind it, another began; and where the first began.
   * Nothing but a style sheet may part them. */
  gsize inline_end;
  gsize inline_seam;
  gsize inline_start;
  guint blanks;
  guint hidden;
  guint column;
  /* The first line of the row, and whether it is one of a table's head. */
  guint row_start;
  gboolean head_row;
  EthosSourceKind kind;
  guint level;
  /* What was typed before the item that is being read. */
  guint number;
  gboolean crossed;
  gboolean too_deep;
} Reader;

static Frame *
top_frame (Reader *self)
{
  return self->frames->len > 0 ? &g_array_index (self->frames, Frame, self->frames->len - 1) : NULL;
}

static EthosSourceLine *
add_line (Reader *self,
          const char *text,
          EthosSourceKind kind,
          guint level,
          EthosSourceFurniture furniture)
{
  EthosSourceLine *line =
      ethos_source_line_new (text, kind, level, MAX (self->text_line, 1), self->blanks);

  line->furniture = furniture;
  if (self->text->len > 0 && text == self->text->str)
    line->strong_length = self->strong_ended ? self->strong_length : strlen (text);
  while (line->strong_length > 0 && text[line->strong_length - 1] == ' ')
    line->strong_length--;
  g_ptr_array_add (self->lines, line);
  return line;
}

/* A bullet that was typed, not marked up; or as well, where the page hides those of its lists. */
static void
take_typed_marker (Reader *self)
{
  EthosLineMarker marker;
  gsize width;

  if ((self->kind != ETHOS_SOURCE_PARAGRAPH && self->kind != ETHOS_SOURCE_BULLET) ||
      !ethos_line_marker_find (self->text->str, &marker) ||
      (self->kind == ETHOS_SOURCE_BULLET && !ethos_line_marker_is_glyph (marker.bullet)))
    return;
  width = marker.text - self->text->str;
  g_string_erase (self->text, 0, width);
  self->strong_length -= MIN (width, self->strong_length);
  self->kind = marker.kind;
  self->level = MAX (self->level, 1);
  self->number = marker.number;
  self->crossed = marker.crossed;
}

static void
flush (Reader *self)
{
  Frame *top = top_frame (self);

  if (self->text->len > 0 && self->text->str[self->text->len - 1] == ' ')
    g_string_truncate (self->text, self->text->len - 1);
  take_typed_marker (self);
  if (ethos_source_line_has_words (self->text->str))
    {
      EthosSourceLine *line = add_line (self, self->text->str, self->kind, self->level,
                                        top != NULL ? top->furniture : ETHOS_FURNITURE_NONE);

      line->number = self->number;
      line->crossed = self->crossed;
      line->column = top != NULL && top->in_cell ? self->column : 0;
      line->in_item = top != NULL && top->in_item && self->kind == ETHOS_SOURCE_PARAGRAPH;
      self->blanks = 0;
      /* What follows in the same item is a paragraph of it. */
      if (self->kind != ETHOS_SOURCE_CELL)
        {
          self->kind = ETHOS_SOURCE_PARAGRAPH;
          self->level = 0;
        }
    }
  g_string_truncate (self->text, 0);
  self->strong_length = 0;
  self->strong_ended = FALSE;
  self->inline_end = self->inline_seam = 0;
  self->number = 0;
  self->crossed = FALSE;
}

static void
add_picture (Reader *self, const xmlChar **attributes)
{
  const char *alt = ethos_html_get_attribute (attributes, "alt");
  g_autofree char *text = NULL;

  if (alt == NULL || !g_utf8_validate (alt, -1, NULL) || !ethos_source_line_has_words (alt))
    return;
  text = g_strdup (alt);
  g_strdelimit (text, "\n\t\r", ' ');
  g_strstrip (text);
  self->text_line = xmlSAX2GetLineNumber (self->context);
  add_line (self, text, ETHOS_SOURCE_PARAGRAPH, 0, ETHOS_FURNITURE_PICTURE);
}

static void
set_aside (Reader *self, Frame *frame)
{
  Pending *waiting = g_new0 (Pending, 1);

  waiting->text = g_steal_pointer (&self->text);
  waiting->kind = self->kind;
  waiting->level = self->level;
  waiting->line = self->text_line;
  waiting->blanks = self->blanks;
  waiting->strong_length = self->strong_length;
  waiting->strong_ended = self->strong_ended;
  frame->waiting = waiting;
  self->text = g_string_new (NULL);
  self->kind = ETHOS_SOURCE_PARAGRAPH;
  self->level = 0;
  self->strong_length = 0;
  self->strong_ended = FALSE;
  self->inline_end = self->inline_seam = 0;
}

static void
go_on (Reader *self, Pending *waiting)
{
  g_string_free (self->text, TRUE);
  self->text = waiting->text;
  self->kind = waiting->kind;
  self->level = waiting->level;
  self->text_line = waiting->line;
  self->blanks = waiting->blanks;
  self->strong_length = waiting->strong_length;
  self->strong_ended = waiting->strong_ended;
  self->inline_end = self->inline_seam = 0;
  g_free (waiting);
}

static void
open_block (Reader *self, EthosHtmlTag kind, const char *name)
{
  Frame *top = top_frame (self);
  guint lists = top != NULL ? top->lists : 0;

  if (kind == ETHOS_HTML_BREAK && self->kind == ETHOS_SOURCE_HEADING && self->text->len > 0)
    {
      g_string_append_c (self->text, ' ');
      return;
    }
  flush (self);
  if (kind == ETHOS_HTML_HEADING)
    {
      self->kind = ETHOS_SOURCE_HEADING;
      self->level = name[1] - '0';
      self->blanks = MAX (self->blanks, 1);
      /* Above one that knows, all know. */
      for (guint i = self->frames->len; i > 0; i--)
        {
          Frame *frame = &g_array_index (self->frames, Frame, i - 1);

          if (frame->has_heading)
            break;
          frame->has_heading = TRUE;
        }
    }
  else if (kind == ETHOS_HTML_TERM)
    {
      self->kind = ETHOS_SOURCE_HEADING;
      self->level = TERM_LEVEL;
    }
  else if (kind == ETHOS_HTML_ITEM)
    {
      self->kind = top != NULL && top->ordered ? ETHOS_SOURCE_NUMBERED : ETHOS_SOURCE_BULLET;
      self->level = MAX (lists, 1);
    }
  else if (kind == ETHOS_HTML_CELL)
    {
      self->kind = ETHOS_SOURCE_CELL;
      self->level = ++self->column;
      self->head_row =
          self->head_row && (strcmp (name, "th") == 0 || (top != NULL && top->in_head));
    }
  else if (kind == ETHOS_HTML_ROW)
    {
      self->column = 0;
      self->row_start = self->lines->len;
      self->head_row = TRUE;
    }
  else if (kind == ETHOS_HTML_LIST && lists == 0)
    self->blanks = MAX (self->blanks, 2);
  else if (kind == ETHOS_HTML_BLOCK)
    self->blanks = MAX (self->blanks, 1);
}

/* Whether nothing but space has come since an inline element ended. */
static gboolean
ends_at_inline (Reader *self)
{
  gsize length = self->text->len;

  return length > 0 && (self->inline_end == length ||
                        (self->inline_end + 1 == length && self->text->str[length - 1] == ' '));
}

static void
on_start (void *data, const xmlChar *xml_name, const xmlChar **attributes)
{
  Reader *self = data;
  const char *name = (const char *) xml_name;
  EthosHtmlTag kind =
      ethos_html_find_kind (name, attributes,
                            self->kind == ETHOS_SOURCE_HEADING && self->text->len == 0);
  Frame *top = top_frame (self);
  Frame frame = { .name = name, .kind = kind, .first_line = self->lines->len };

  if (kind != ETHOS_HTML_HIDDEN && kind != ETHOS_HTML_PICTURE && kind != ETHOS_HTML_BREAK &&
      self->hidden == 0 && ethos_html_is_invisible (attributes))
    frame.kind = kind = ETHOS_HTML_ASIDE;
  if (kind == ETHOS_HTML_HIDDEN)
    self->hidden++;
  frame.strong = ethos_html_is_strong (name, attributes);
  self->strong += frame.strong;
  if (kind == ETHOS_HTML_ASIDE && self->hidden == 0)
    set_aside (self, &frame);
  else if (kind != ETHOS_HTML_INLINE && kind != ETHOS_HTML_PICTURE && self->hidden == 0)
    open_block (self, kind, name);
  if (kind == ETHOS_HTML_PICTURE && self->hidden == 0)
    add_picture (self, attributes);
  top = top_frame (self);
  frame.furniture = ethos_html_find_furniture (kind, attributes);
  if (kind == ETHOS_HTML_ASIDE)
    frame.furniture = strcmp (name, "svg") == 0 ? ETHOS_FURNITURE_PICTURE : ETHOS_FURNITURE_PAGE;
  frame.text_start = self->text->len;
  if (kind == ETHOS_HTML_INLINE && ends_at_inline (self))
    self->inline_seam = self->text->len;
  frame.lists = (top != NULL ? top->lists : 0) + (kind == ETHOS_HTML_LIST);
  frame.in_head = kind == ETHOS_HTML_HEAD || (top != NULL && top->in_head);
  frame.in_cell = kind == ETHOS_HTML_CELL || (top != NULL && top->in_cell);
  frame.in_item = kind == ETHOS_HTML_ITEM || (top != NULL && top->in_item);
  frame.ordered = kind == ETHOS_HTML_LIST ? strcmp (name, "ol") == 0 : top != NULL && top->ordered;
  if (top != NULL && top->furniture != ETHOS_FURNITURE_NONE)
    frame.furniture = top->furniture;
  g_array_append_val (self->frames, frame);
  if (self->frames->len > MAX_DEPTH)
    {
      self->too_deep = TRUE;
      xmlStopParser (self->context);
    }
}

static void
close_frame (Reader *self, const Frame *frame)
{
  if (frame->kind == ETHOS_HTML_HIDDEN)
    self->hidden--;
  self->strong -= frame->strong;
  if (frame->kind == ETHOS_HTML_WRAPPER && !frame->has_heading)
    {
      for (guint i = frame->first_line; i < self->lines->len; i++)
        {
          EthosSourceLine *line = g_ptr_array_index (self->lines, i);

          if (line->furniture == ETHOS_FURNITURE_NONE)
            line->furniture = ETHOS_FURNITURE_PAGE;
        }
    }
  if (frame->kind == ETHOS_HTML_LIST)
    self->blanks = MAX (self->blanks, 1);
  if (frame->kind == ETHOS_HTML_ROW && self->head_row)
    ethos_source_table_mark_head (self->lines, self->row_start);
  if (frame->waiting != NULL)
    go_on (self, frame->waiting);
}

static void
on_end (void *data, const xmlChar *xml_name)
{
  Reader *self = data;
  const char *name = (const char *) xml_name;
  Frame *top = top_frame (self);
  Frame frame;

  if (top == NULL || strcmp (top->name, name) != 0)
    return;
  if (top->kind != ETHOS_HTML_INLINE && top->kind != ETHOS_HTML_PICTURE &&
      top->kind != ETHOS_HTML_BREAK && self->hidden == 0)
    flush (self);
  if (top->kind == ETHOS_HTML_ITEM || top->kind == ETHOS_HTML_HEADING ||
      top->kind == ETHOS_HTML_TERM || top->kind == ETHOS_HTML_CELL)
    {
      self->kind = ETHOS_SOURCE_PARAGRAPH;
      self->level = 0;
    }
  if (top->kind == ETHOS_HTML_INLINE && self->hidden == 0)
    {
      self->inline_end = self->text->len;
      self->inline_start = top->text_start;
    }
  frame = *top;
  g_array_set_size (self->frames, self->frames->len - 1);
  close_frame (self, &frame);
}

/* Whether two words run together where two elements meet: "Respect" and "We listen", which a page
 * sets apart by its style. "T" and "rust", and "RES" and "PECT", are one word. */
static gboolean
words_run_together (const GString *text, const char *next, gsize length)
{
  const char *last = g_utf8_prev_char (text->str + text->len);
  gunichar before = g_utf8_get_char_validated (last, text->str + text->len - last);
  gunichar first = g_utf8_get_char_validated (next, length);
  gunichar second;
  gsize width;

  if (text->len < 2 || first >= (gunichar) -2 || !g_unichar_isalpha (before) ||
      !g_unichar_isupper (first))
    return FALSE;
  if (!g_unichar_isupper (before))
    return TRUE;
  width = g_utf8_next_char (next) - next;
  second = width < length ? g_utf8_get_char_validated (next + width, length - width) : ' ';
  return second < (gunichar) -2 && g_unichar_islower (second);
}

/* "Respect" and "We listen" in two elements, with a space between: a name and what it means. Words
 * in two elements may as well be one sentence. */
static gboolean
is_name_before_sentence (const GString *text, const char *next, gsize length)
{
  g_autofree char *sentence = NULL;
  g_autofree char *name = NULL;

  if (text->len > MAX_NAME_BYTES || !g_ascii_isupper (*next))
    return FALSE;
  sentence = g_strndup (next, MIN (length, MAX_BEGINNING_BYTES));
  name = g_strchomp (g_strdup (text->str));
  return ethos_words_begins_with_we (sentence) && !ethos_words_begins_with_we (name) &&
         ethos_words_count (name) <= MAX_NAME_WORDS && strpbrk (name, ",;!?") == NULL;
}

/* Parts words that only elements part. The first of two elements in an item is its name. */
static void
part_elements (Reader *self, const char *next, gsize length)
{
  gboolean spaced = self->text->len > 0 && self->text->str[self->text->len - 1] == ' ';
  gboolean at_seam = self->text->len > 0 && (self->inline_seam == self->text->len ||
                                             self->inline_seam + spaced == self->text->len);

  self->inline_seam = 0;
  if (!at_seam || !(spaced ? is_name_before_sentence (self->text, next, length)
                           : words_run_together (self->text, next, length)))
    return;
  if (self->inline_start == 0 && self->strong_length == 0 && self->kind != ETHOS_SOURCE_HEADING)
    {
      self->strong_length = self->text->len;
      self->strong_ended = TRUE;
    }
  if (!spaced)
    g_string_append_c (self->text, ' ');
}

/* Site builders and word processors set spaces that must not break between elements. */
static gboolean
is_no_break_space (const xmlChar *characters, int length)
{
  return length >= 2 && characters[0] == 0xc2 && characters[1] == 0xa0;
}

static void
on_text (void *data, const xmlChar *characters, int length)
{
  Reader *self = data;

  if (self->hidden > 0)
    return;
  for (int i = 0; i < length; i++)
    {
      char c = (char) characters[i];
      gboolean no_break = is_no_break_space (characters + i, length - i);
      gboolean space = no_break || c == ' ' || c == '\n' || c == '\t' || c == '\r';

      i += no_break;
      if (self->text->len == 0)
        self->text_line = xmlSAX2GetLineNumber (self->context);
      if (!space && self->inline_seam > 0)
        part_elements (self, (const char *) characters + i, (gsize) (length - i));
      if (!space && self->strong == 0 && !self->strong_ended)
        {
          self->strong_ended = TRUE;
          self->strong_length = self->text->len;
          if (self->text->len > 0 &&
              words_run_together (self->text, (const char *) characters + i, (gsize) (length - i)))
            g_string_append_c (self->text, ' ');
        }
      if (!space)
        g_string_append_c (self->text, c);
      else if (self->text->len > 0 && self->text->str[self->text->len - 1] != ' ')
        g_string_append_c (self->text, ' ');
    }
}

static void
parse (Reader *self, const char *html)
{
  htmlSAXHandler handler = {
    .startElement = on_start,
    .endElement = on_end,
    .characters = on_text,
    .cdataBlock = on_text,
    .ignorableWhitespace = on_text,
  };
  int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC;

  self->context = htmlCreateMemoryParserCtxt (html, (int) strlen (html));
  if (self->context == NULL)
    g_error ("out of memory");
  *self->context->sax = handler;
  self->context->userData = self;
  htmlCtxtUseOptions (self->context, options);
  xmlSwitchEncoding (self->context, XML_CHAR_ENCODING_UTF8);
  htmlParseDocument (self->context);
  flush (self);
  for (guint i = self->frames->len; i > 0; i--)
    {
      const Frame *frame = &g_array_index (self->frames, Frame, i - 1);

      if (frame->waiting == NULL)
        continue;
      go_on (self, frame->waiting);
      flush (self);
    }
  if (self->context->myDoc != NULL)
    xmlFreeDoc (self->context->myDoc);
  htmlFreeParserCtxt (self->context);
}

/* Entities may have brought what ethos_text_decode_normalise() had taken out. */
static char *
normalise (const char *text, gsize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, length);
  g_autofree char *normal = ethos_text_decode_normalise (valid);
  char *out = normal;

  g_strdelimit (normal, "\n\t", ' ');
  for (const char *p = normal; *p != '\0'; p++)
    {
      if (*p != ' ' || (out > normal && out[-1] != ' '))
        *out++ = *p;
    }
  *out = '\0';
  return g_strdup (g_strchomp (normal));
}

static void
normalise_lines (GPtrArray *lines)
{
  for (guint i = 0; i < lines->len;)
    {
      EthosSourceLine *line = g_ptr_array_index (lines, i);
      g_autofree char *text = normalise (line->text, strlen (line->text));

      if (!ethos_source_line_has_words (text))
        {
          g_ptr_array_remove_index (lines, i);
          continue;
        }
      if (line->strong_length > 0 && strcmp (text, line->text) != 0)
        {
          g_autofree char *strong = normalise (line->text, line->strong_length);

          line->strong_length = g_str_has_prefix (text, strong) ? strlen (strong) : 0;
        }
      g_free (line->text);
      line->text = g_steal_pointer (&text);
      i++;
    }
}

/**
 * ethos_html_text_read:
 * @html: normalised text of an HTML page or fragment
 * @error: an %ETHOS_IMPORT_ERROR
 *
 * Reads a page into lines: headings, list items, paragraphs, table cells. Menus, footers, asides,
 * forms, cookie notices, what is hidden and descriptions of pictures are kept and marked as
 * furniture. Scripts and styles hold no words for a reader and are passed over. Nothing outside the
 * page is loaded.
 *
 * Returns: (transfer full) (element-type EthosSourceLine): the lines, or %NULL for a page that is
 * nested more than 1,000 deep
 */
GPtrArray *
ethos_html_text_read (const char *html, GError **error)
{
  Reader self = { 0 };
  g_autoptr (GPtrArray) lines = NULL;

  g_return_val_if_fail (html != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  lines = g_ptr_array_new_with_free_func ((GDestroyNotify) ethos_source_line_free);
  self.lines = lines;
  self.frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  self.text = g_string_new (NULL);
  parse (&self, html);
  g_array_unref (self.frames);
  g_string_free (self.text, TRUE);
  if (self.too_deep)
    {
      g_set_error_literal (error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_MARKUP,
                           _ ("This page’s markup is nested too deeply to read. Open it in a "
                              "browser, copy its text and paste it here."));
      return NULL;
    }
  normalise_lines (lines);
  return g_steal_pointer (&lines);
}
