// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include "ethos-html-tags.h"

#include <string.h>

typedef struct
{
  const char *name;
  EthosHtmlTag kind;
} Tag;

static const Tag tags[] = {
  { "address", ETHOS_HTML_BLOCK },  { "article", ETHOS_HTML_BLOCK },
  { "aside", ETHOS_HTML_PAGE },     { "blockquote", ETHOS_HTML_BLOCK },
  { "body", ETHOS_HTML_BLOCK },     { "br", ETHOS_HTML_BREAK },
  { "button", ETHOS_HTML_PAGE },    { "caption", ETHOS_HTML_BLOCK },
  { "dd", ETHOS_HTML_BLOCK },       { "details", ETHOS_HTML_BLOCK },
  { "dialog", ETHOS_HTML_PAGE },    { "div", ETHOS_HTML_BLOCK },
  { "dl", ETHOS_HTML_BLOCK },       { "dt", ETHOS_HTML_TERM },
  { "fieldset", ETHOS_HTML_BLOCK }, { "figcaption", ETHOS_HTML_BLOCK },
  { "figure", ETHOS_HTML_BLOCK },   { "footer", ETHOS_HTML_PAGE },
  { "form", ETHOS_HTML_WRAPPER },   { "h1", ETHOS_HTML_HEADING },
  { "h2", ETHOS_HTML_HEADING },     { "h3", ETHOS_HTML_HEADING },
  { "h4", ETHOS_HTML_HEADING },     { "h5", ETHOS_HTML_HEADING },
  { "h6", ETHOS_HTML_HEADING },     { "head", ETHOS_HTML_HIDDEN },
  { "header", ETHOS_HTML_WRAPPER }, { "hr", ETHOS_HTML_BREAK },
  { "iframe", ETHOS_HTML_HIDDEN },  { "img", ETHOS_HTML_PICTURE },
  { "li", ETHOS_HTML_ITEM },        { "main", ETHOS_HTML_BLOCK },
  { "menu", ETHOS_HTML_MENU },      { "nav", ETHOS_HTML_MENU },
  { "noscript", ETHOS_HTML_ASIDE }, { "object", ETHOS_HTML_ASIDE },
  { "ol", ETHOS_HTML_LIST },        { "option", ETHOS_HTML_PAGE },
  { "p", ETHOS_HTML_BLOCK },        { "pre", ETHOS_HTML_BLOCK },
  { "script", ETHOS_HTML_HIDDEN },  { "section", ETHOS_HTML_BLOCK },
  { "select", ETHOS_HTML_PAGE },    { "style", ETHOS_HTML_HIDDEN },
  { "summary", ETHOS_HTML_BLOCK },  { "svg", ETHOS_HTML_ASIDE },
  { "table", ETHOS_HTML_BLOCK },    { "td", ETHOS_HTML_CELL },
  { "template", ETHOS_HTML_ASIDE }, { "textarea", ETHOS_HTML_PAGE },
  { "th", ETHOS_HTML_CELL },        { "thead", ETHOS_HTML_HEAD },
  { "tr", ETHOS_HTML_ROW },         { "ul", ETHOS_HTML_LIST },
};

static EthosHtmlTag
find_tag (const char *name)
{
  guint low = 0;
  guint high = G_N_ELEMENTS (tags);

  while (low < high)
    {
      guint middle = (low + high) / 2;
      int order = strcmp (name, tags[middle].name);

      if (order == 0)
        return tags[middle].kind;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return ETHOS_HTML_INLINE;
}

/**
 * ethos_html_get_attribute:
 * @attributes: (nullable): names and values, as libxml2 hands them on
 * @name: the name of one
 *
 * Looks up an attribute.
 *
 * Returns: (transfer none) (nullable): its value
 */
const char *
ethos_html_get_attribute (const xmlChar **attributes, const char *name)
{
  for (guint i = 0; attributes != NULL && attributes[i] != NULL; i += 2)
    {
      if (g_ascii_strcasecmp ((const char *) attributes[i], name) == 0)
        return (const char *) attributes[i + 1];
    }
  return NULL;
}

static gboolean
attribute_has (const xmlChar **attributes, const char *name, const char *word)
{
  const char *value = ethos_html_get_attribute (attributes, name);
  g_autofree char *lower = value != NULL ? g_ascii_strdown (value, -1) : NULL;

  return lower != NULL && strstr (lower, word) != NULL;
}

/**
 * ethos_html_find_kind:
 * @name: the name of an element
 * @attributes: (nullable): its attributes
 * @begins_heading: whether it begins a heading
 *
 * Finds out what an element does to the lines of a page, here: a button that opens a part of the
 * page is what the part is called.
 *
 * Returns: that, or %ETHOS_HTML_INLINE for any other
 */
EthosHtmlTag
ethos_html_find_kind (const char *name, const xmlChar **attributes, gboolean begins_heading)
{
  EthosHtmlTag kind;

  g_return_val_if_fail (name != NULL, ETHOS_HTML_INLINE);

  kind = find_tag (name);
  if (kind != ETHOS_HTML_PAGE || strcmp (name, "button") != 0)
    return kind;
  if (begins_heading)
    return ETHOS_HTML_INLINE;
  return attribute_has (attributes, "class", "accordion") ? ETHOS_HTML_TERM : kind;
}

/**
 * ethos_html_find_furniture:
 * @kind: what the element is
 * @attributes: (nullable): its attributes
 *
 * Finds out what the element’s own attributes say about its content.
 *
 * Returns: what the content belongs to, or %ETHOS_FURNITURE_NONE
 */
EthosSourceFurniture
ethos_html_find_furniture (EthosHtmlTag kind, const xmlChar **attributes)
{
  static const char *const names[] = { "id", "class", "aria-label" };
  const char *role = ethos_html_get_attribute (attributes, "role");

  if (kind == ETHOS_HTML_INLINE)
    return ETHOS_FURNITURE_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (attribute_has (attributes, names[i], "cookie"))
        return ETHOS_FURNITURE_COOKIES;
      if (attribute_has (attributes, names[i], "breadcrumb"))
        return ETHOS_FURNITURE_MENU;
    }
  if (kind == ETHOS_HTML_MENU || g_strcmp0 (role, "navigation") == 0)
    return ETHOS_FURNITURE_MENU;
  if (kind == ETHOS_HTML_PAGE || g_strcmp0 (role, "contentinfo") == 0 ||
      g_strcmp0 (role, "search") == 0)
    return ETHOS_FURNITURE_PAGE;
  return ETHOS_FURNITURE_NONE;
}

/**
 * ethos_html_is_strong:
 * @name: the name of an element
 * @attributes: (nullable): its attributes
 *
 * Tells whether an element sets its words in bold type. What its style says counts more than its
 * name: word processors put all they copy into a “b” that is not bold, and bold words into a
 * “span”.
 *
 * Returns: whether it does
 */
gboolean
ethos_html_is_strong (const char *name, const xmlChar **attributes)
{
  const char *style = ethos_html_get_attribute (attributes, "style");
  g_autofree char *lower = style != NULL ? g_ascii_strdown (style, -1) : NULL;
  const char *weight = lower != NULL ? strstr (lower, "font-weight:") : NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  if (weight == NULL)
    return strcmp (name, "b") == 0 || strcmp (name, "strong") == 0;
  weight += strlen ("font-weight:");
  weight += strspn (weight, " ");
  return g_str_has_prefix (weight, "bold") || (*weight >= '6' && *weight <= '9');
}

/**
 * ethos_html_is_invisible:
 * @attributes: (nullable): the attributes of an element
 *
 * Tells whether readers of the page do not see it.
 *
 * Returns: whether it is hidden
 */
gboolean
ethos_html_is_invisible (const xmlChar **attributes)
{
  const char *style = ethos_html_get_attribute (attributes, "style");
  g_autofree char *key = style != NULL ? g_ascii_strdown (style, -1) : NULL;

  /* "hidden" stands there without a value. */
  for (guint i = 0; attributes != NULL && attributes[i] != NULL; i += 2)
    {
      if (strcmp ((const char *) attributes[i], "hidden") == 0)
        return TRUE;
    }
  if (key == NULL)
    return FALSE;
  g_strcanon (key, "abcdefghijklmnopqrstuvwxyz:", '-');
  return strstr (key, "display:none") != NULL || strstr (key, "display:-none") != NULL ||
         strstr (key, "visibility:hidden") != NULL || strstr (key, "visibility:-hidden") != NULL;
}
