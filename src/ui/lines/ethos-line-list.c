// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-lines"

#include "config.h"

#include "ethos-line-list.h"

#include <glib/gi18n-lib.h>

#include "ethos-announce.h"
#include "ethos-line-words.h"
#include "ethos-read-only.h"

/* The lines of a card in a list of texts: what is done in it becomes operations on the workshop. */

static void
began_cb (EthosStore *store)
{
  ethos_store_begin_group (store, N_ ("editing of a line"));
}

/* A line of which nothing is left while it is edited has no words to show yet. */
static void
submit_cb (EthosStore *store, const char *id, const char *text)
{
  if (*text != '\0')
    ethos_store_run (store, ethos_op_new ("line-edit", "line", id, "text", text, NULL));
}

static void
ended_cb (EthosStore *store, const char *id, gboolean keep)
{
  if (keep)
    ethos_store_end_group (store);
  else
    ethos_store_cancel_group (store);
}

static void
placed_cb (EthosStore *store, const char *id, const char *after, guint group)
{
  const EthosBehaviour *line =
      ethos_session_find (ethos_store_get_session (store), ETHOS_KIND_BEHAVIOUR, id);

  if (line == NULL)
    return;
  ethos_store_begin_group (store, N_ ("move of a line"));
  if (line->kind != (int) group)
    ethos_store_run (store, ethos_op_new ("line-kind", "line", id, "kind", (int) group, NULL));
  ethos_store_run (store, ethos_op_new ("line-move", "line", id, "after", after, NULL));
  ethos_store_end_group (store);
}

/**
 * ethos_line_list_new:
 * @store: the workshop
 *
 * Makes a list in which the lines of a card are edited and moved where they stand. It shows none
 * until ethos_line_list_show(), and has no menu.
 *
 * Returns: (transfer floating): a new widget
 */
EthosTextList *
ethos_line_list_new (EthosStore *store)
{
  const char *headings[] = { ethos_lines_get_kind_label (ETHOS_BEHAVIOUR_DO),
                             ethos_lines_get_kind_label (ETHOS_BEHAVIOUR_DONT),
                             ethos_lines_get_kind_label (ETHOS_BEHAVIOUR_HEARD), NULL };
  GtkWidget *list;

  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);

  list = ethos_text_list_new (headings, ETHOS_BEHAVIOUR_MAX_CHARACTERS);
  g_signal_connect_object (list, "began", G_CALLBACK (began_cb), store, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "submit", G_CALLBACK (submit_cb), store, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "ended", G_CALLBACK (ended_cb), store, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "placed", G_CALLBACK (placed_cb), store, G_CONNECT_SWAPPED);
  return ETHOS_TEXT_LIST (list);
}

/**
 * ethos_line_list_show:
 * @card: (nullable): the id of a card
 *
 * Shows the lines of a card as they are now, in the order of the deck.
 *
 * Returns: how many there are
 */
guint
ethos_line_list_show (EthosTextList *list, EthosStore *store, const char *card)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (EthosTextItem));
  const EthosBehaviour *line;
  EthosChildIter iter;

  g_return_val_if_fail (ETHOS_IS_TEXT_LIST (list) && ETHOS_IS_STORE (store), 0);

  ethos_text_list_set_locked (list, ethos_store_get_read_only (store)
                                        ? ethos_read_only_get_reason ()
                                        : NULL);
  ethos_session_iter_init (ethos_store_get_session (store), &iter, card, ETHOS_KIND_BEHAVIOUR);
  while ((line = ethos_child_iter_next (&iter)) != NULL)
    {
      EthosTextItem item = { line->record.id, (guint) line->kind, line->text, line->fixed };

      g_array_append_val (items, item);
    }
  ethos_text_list_update (list, (EthosTextItem *) (gpointer) items->data, items->len);
  return items->len;
}

/**
 * ethos_line_list_get_line:
 *
 * Returns: (transfer none) (nullable): the line that has the focus, or had it last
 */
const EthosBehaviour *
ethos_line_list_get_line (EthosTextList *list, EthosStore *store)
{
  g_return_val_if_fail (ETHOS_IS_TEXT_LIST (list) && ETHOS_IS_STORE (store), NULL);

  return ethos_session_find (ethos_store_get_session (store), ETHOS_KIND_BEHAVIOUR,
                             ethos_text_list_get_current (list));
}

/**
 * ethos_line_list_takes_keys:
 *
 * Returns: whether keys act on the line that has the focus, rather than being letters
 */
gboolean
ethos_line_list_takes_keys (EthosTextList *list)
{
  g_return_val_if_fail (ETHOS_IS_TEXT_LIST (list), FALSE);

  return gtk_widget_get_focus_child (GTK_WIDGET (list)) != NULL &&
         !ethos_text_list_get_editing (list);
}

/**
 * ethos_line_list_move:
 * @steps: how far down, or up where it is negative
 *
 * Moves the current line within its kind, and says where it is then.
 */
void
ethos_line_list_move (EthosTextList *list, EthosStore *store, int steps)
{
  const char *id, *after;

  g_return_if_fail (ETHOS_IS_TEXT_LIST (list) && ETHOS_IS_STORE (store));

  id = ethos_text_list_get_current (list);
  after = ethos_text_list_find_place (list, id, steps);
  if (after != NULL &&
      ethos_store_run (store, ethos_op_new ("line-move", "line", id, "after", after, NULL)))
    ethos_text_list_announce_place (list, ethos_text_list_get_current (list));
}

/**
 * ethos_line_list_fix:
 *
 * Fixes the words of the current line, or opens them again, and says which.
 */
void
ethos_line_list_fix (EthosTextList *list, EthosStore *store)
{
  const EthosBehaviour *line = ethos_line_list_get_line (list, store);
  const char *ids[] = { line != NULL ? line->record.id : NULL, NULL };
  gboolean fixed;

  if (line == NULL)
    return;
  fixed = !line->fixed;
  if (ethos_store_run (store, ethos_op_new ("lines-fix", "lines", ids, "value", fixed, NULL)))
    ethos_announce (GTK_WIDGET (list), fixed ? _ ("Words fixed") : _ ("Words open"));
}

/**
 * ethos_line_list_remove:
 *
 * Deletes the current line.
 *
 * Returns: whether there was one and it is gone
 */
gboolean
ethos_line_list_remove (EthosTextList *list, EthosStore *store)
{
  const EthosBehaviour *line = ethos_line_list_get_line (list, store);
  const char *ids[] = { line != NULL ? line->record.id : NULL, NULL };

  return line != NULL && ethos_store_run (store, ethos_op_new ("lines-remove", "lines", ids, NULL));
}
