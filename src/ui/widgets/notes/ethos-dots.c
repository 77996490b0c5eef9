// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-widgets"

#include "config.h"

#include "ethos-dots.h"

#include <glib/gi18n.h>

/* More than these are not seen at a glance: one stands for all, before the number. */
#define MOST_MARKS 3

#define MARK "●"

/**
 * ethos_dots_dup_marks:
 * @dots: how many dots something has
 *
 * Returns: (transfer full) (nullable): the dots as they are seen, and their number; nothing for
 * none
 */
char *
ethos_dots_dup_marks (guint dots)
{
  GString *marks;

  if (dots == 0)
    return NULL;
  marks = g_string_new (NULL);
  for (guint i = 0; i < (dots <= MOST_MARKS ? dots : 1); i++)
    g_string_append (marks, MARK);
  g_string_append_printf (marks, "\302\240%u", dots);
  return g_string_free (marks, FALSE);
}

/**
 * ethos_dots_dup_words:
 * @dots: how many dots something has
 *
 * Returns: (transfer full) (nullable): that in words, for screen readers; nothing for none
 */
char *
ethos_dots_dup_words (guint dots)
{
  if (dots == 0)
    return NULL;
  /* Translators: what people put on groups and notes to vote for them. */
  return g_strdup_printf (ngettext ("%u dot", "%u dots", dots), dots);
}
