// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include "ethos-markdown-inline.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "ethos-page-words.h"

/* Targets of links in statements are addresses; a longer bracket is a missing one. */
#define MAX_TARGET 2048
/* Nor is a link's text longer than a paragraph. Both keep a line of brackets linear. */
#define MAX_LABEL 1024

/* The longest entity that has a name is "&thetasym;"; numbers are shorter. */
#define MAX_ENTITY 12

/* The end of "[label](target)" or "[label][reference]" whose "[" is at p, or NULL. */
static const char *
find_link (const char *p, const char **label_end)
{
  gsize label = strnlen (p, MAX_LABEL);
  const char *close = memchr (p, ']', label);
  const char *end;

  if (close == NULL || (close[1] != '(' && close[1] != '['))
    return NULL;
  end = memchr (close + 1, close[1] == '(' ? ')' : ']', strnlen (close + 1, MAX_TARGET));
  if (end == NULL)
    return NULL;
  *label_end = close;
  return end + 1;
}

/* "snake_case" and "2 * 3" keep their marks: emphasis hugs a word on one side only. */
static gboolean
is_emphasis (const char *text, const char *p, gsize run)
{
  gboolean word_before = p > text && g_ascii_isalnum (p[-1]);
  gboolean word_after = g_ascii_isalnum (p[run]) || (guchar) p[run] >= 0x80;
  gboolean space_before = p == text || g_ascii_isspace (p[-1]);
  gboolean space_after = p[run] == '\0' || g_ascii_isspace (p[run]);

  if (space_before && space_after)
    return FALSE;
  return *p != '_' || !(word_before && word_after);
}

/* The end of the tag whose "<" is at p, or NULL: "<https://…>" and "a < b" are none. */
static const char *
find_tag_end (const char *p)
{
  const char *name = p + 1 + (p[1] == '/');
  const char *after = name;

  if (!g_ascii_isalpha (*name))
    return NULL;
  while (g_ascii_isalnum (*after))
    after++;
  if (*after != ' ' && *after != '/' && *after != '>')
    return NULL;
  after = memchr (after, '>', strnlen (after, MAX_TARGET));
  return after != NULL ? after + 1 : NULL;
}

/* HTML in Markdown: the tag goes, a picture's description stays, and a line break parts words. */
static void
take_tag (const char *p, const char *end, GString *out, GPtrArray *pictures)
{
  const char *alt;
  const char *close;

  if (g_ascii_strncasecmp (p, "<br", 3) == 0)
    g_string_append_c (out, ' ');
  if (g_ascii_strncasecmp (p, "<img", 4) != 0)
    return;
  alt = g_strstr_len (p, end - p, "alt=\"");
  if (alt == NULL)
    return;
  alt += strlen ("alt=\"");
  close = memchr (alt, '"', end - alt);
  if (close != NULL)
    g_ptr_array_add (pictures, g_strndup (alt, close - alt));
}

/* The character that an entity at p stands for, or 0: "&amp;", "&ndash;", "&#8217;". */
static gunichar
find_entity (const char *p, const char **end)
{
  const char *close = memchr (p, ';', strnlen (p, MAX_ENTITY));
  g_autofree char *name = NULL;
  const htmlEntityDesc *entity;
  guint64 value;

  if (close == NULL || close == p + 1)
    return 0;
  *end = close + 1;
  name = g_strndup (p + 1, close - p - 1);
  if (*name != '#')
    {
      entity = htmlEntityLookup ((const xmlChar *) name);
      return entity != NULL && g_unichar_isprint (entity->value) ? entity->value : 0;
    }
  value = g_ascii_tolower (name[1]) == 'x' ? g_ascii_strtoull (name + 2, NULL, 16)
                                           : g_ascii_strtoull (name + 1, NULL, 10);
  return value <= 0x10ffff && g_unichar_isprint ((gunichar) value) ? (gunichar) value : 0;
}

/* Takes what stands at p; returns where to go on. */
static const char *
strip_one (const char *text, const char *p, GString *out, GPtrArray *pictures)
{
  const char *label_end = NULL;
  const char *end;
  gunichar character;

  if (*p == '<' && (end = find_tag_end (p)) != NULL)
    {
      take_tag (p, end, out, pictures);
      return end;
    }
  if (*p == '&' && (character = find_entity (p, &end)) != 0)
    {
      g_string_append_unichar (out, character == 0xa0 ? ' ' : character);
      return end;
    }
  if (*p == '\\' && g_ascii_ispunct (p[1]))
    {
      g_string_append_c (out, p[1]);
      return p + 2;
    }
  if (p[0] == '!' && p[1] == '[' && (end = find_link (p + 1, &label_end)) != NULL)
    {
      g_ptr_array_add (pictures, g_strndup (p + 2, label_end - p - 2));
      return end;
    }
  if (*p == '[' && (end = find_link (p, &label_end)) != NULL)
    {
      g_autofree char *label = g_strndup (p + 1, label_end - p - 1);
      g_autofree char *stripped = NULL;

      /* A picture inside a link: "[![alt](a)](b)" ends at the picture's bracket. */
      if (g_str_has_prefix (label, "!["))
        return p + 1;
      stripped = g_strdelimit (g_steal_pointer (&label), "*`", '\a');
      for (const char *c = stripped; *c != '\0'; c++)
        if (*c != '\a')
          g_string_append_c (out, *c);
      return end;
    }
  if (*p == '*' || *p == '_')
    {
      gsize run = strspn (p, *p == '*' ? "*" : "_");

      if (!is_emphasis (text, p, run))
        g_string_append_len (out, p, run);
      return p + run;
    }
  if (*p != '`')
    g_string_append_c (out, *p);
  return p + 1;
}

/**
 * ethos_markdown_strip:
 * @text: one line of Markdown, without block markers
 * @pictures: (element-type utf8): takes the descriptions of pictures that stand in the line
 *
 * Takes emphasis, code marks, links, backslashes and HTML out of a line and leaves its words.
 *
 * Returns: (transfer full): the words
 */
char *
ethos_markdown_strip (const char *text, GPtrArray *pictures)
{
  GString *out;
  const char *p = text;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (pictures != NULL, NULL);

  out = g_string_sized_new (strlen (text));
  while (*p != '\0')
    p = strip_one (text, p, out, pictures);
  return g_string_free (out, FALSE);
}

/**
 * ethos_markdown_is_menu:
 * @text: a line of Markdown
 *
 * Recognises a row of links of which one is a known entry of menus: "[Home](/) | [About](/about)".
 *
 * Returns: whether it is nothing else
 */
gboolean
ethos_markdown_is_menu (const char *text)
{
  guint links = 0;
  gboolean known = FALSE;

  g_return_val_if_fail (text != NULL, FALSE);

  while (*text == '[')
    {
      const char *end = strstr (text, "](");
      const char *after = end != NULL ? strchr (end, ')') : NULL;
      g_autofree char *name = NULL;

      if (after == NULL)
        return FALSE;
      name = g_strndup (text + 1, end - text - 1);
      known = known || ethos_page_is_menu (name) || ethos_page_is_furniture (name);
      links++;
      text = after + 1;
      while (*text != '\0' && *text != '[' && !g_unichar_isalnum (g_utf8_get_char (text)))
        text = g_utf8_next_char (text);
    }
  return *text == '\0' && known && links > 1;
}
