// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <libxml/xmlstring.h>

#include "ethos-source-line.h"

G_BEGIN_DECLS

/**
 * EthosHtmlTag:
 *
 * What an element does to the lines of a page.
 */
typedef enum
{
  ETHOS_HTML_INLINE,
  ETHOS_HTML_BLOCK,
  ETHOS_HTML_BREAK,
  ETHOS_HTML_HEADING,
  ETHOS_HTML_TERM,
  ETHOS_HTML_LIST,
  ETHOS_HTML_ITEM,
  ETHOS_HTML_CELL,
  ETHOS_HTML_ROW,
  ETHOS_HTML_HEAD,
  ETHOS_HTML_PICTURE,
  ETHOS_HTML_HIDDEN,
  /* What a reader does not see there, but may have to know of: it waits apart from its line. */
  ETHOS_HTML_ASIDE,
  ETHOS_HTML_MENU,
  ETHOS_HTML_PAGE,
  /* Furniture unless a heading stands in it: some page builders wrap everything in a form. */
  ETHOS_HTML_WRAPPER,
} EthosHtmlTag;

EthosHtmlTag
ethos_html_find_kind (const char *name, const xmlChar **attributes, gboolean begins_heading);
const char *ethos_html_get_attribute (const xmlChar **attributes, const char *name);
EthosSourceFurniture ethos_html_find_furniture (EthosHtmlTag kind, const xmlChar **attributes);
gboolean ethos_html_is_strong (const char *name, const xmlChar **attributes);
gboolean ethos_html_is_invisible (const xmlChar **attributes);

G_END_DECLS
