// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-erase.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-ask.h"
#include "ethos-board-view.h"

typedef struct
{
  EthosStore *store;
  char **notes;
  /* Where the notes are shown. */
  GtkWidget *place;
} Erasing;

/* What had the focus goes with its note: what takes its place gets it. Where nothing is left, the
 * list goes as well. */
static void
move_focus (GtkWidget *place, GtkWidget *board)
{
  if (gtk_widget_get_mapped (place) && gtk_widget_grab_focus (place))
    return;
  if (board != NULL)
    gtk_widget_activate_action (board, "board.cover", NULL);
}

static void
erasing_free (Erasing *erasing)
{
  g_clear_weak_pointer (&erasing->place);
  g_object_unref (erasing->store);
  g_strfreev (erasing->notes);
  g_free (erasing);
}

/* Once the list has let go of the row: until then it may still have the focus. */
static gboolean
erased_cb (gpointer user_data)
{
  Erasing *erasing = user_data;
  guint n_notes = g_strv_length (erasing->notes);
  g_autofree char *text = NULL;
  GtkWidget *board;

  if (erasing->place != NULL)
    {
      board = gtk_widget_get_ancestor (erasing->place, ETHOS_TYPE_BOARD_VIEW);
      move_focus (erasing->place, board);
      text = g_strdup_printf (ngettext ("%'u note erased", "%'u notes erased", n_notes), n_notes);
      ethos_announce (board != NULL ? board : erasing->place, text);
    }
  erasing_free (erasing);
  return G_SOURCE_REMOVE;
}

/* GTK 4.8 stumbles over a list that is emptied while a row of it has the focus. */
static void
leave_emptied (Erasing *erasing)
{
  GtkSelectionModel *rows = GTK_IS_LIST_VIEW (erasing->place)
                                ? gtk_list_view_get_model (GTK_LIST_VIEW (erasing->place))
                                : NULL;

  if (rows != NULL &&
      g_list_model_get_n_items (G_LIST_MODEL (rows)) <= g_strv_length (erasing->notes))
    gtk_widget_activate_action (erasing->place, "board.cover", NULL);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Erasing *erasing = user_data;
  g_autofree char *answer = ethos_ask_finish (result, NULL);

  if (g_strcmp0 (answer, "erase") == 0)
    leave_emptied (erasing);
  if (g_strcmp0 (answer, "erase") == 0 &&
      ethos_store_run (erasing->store, ethos_op_new ("notes-erase", "notes", erasing->notes, NULL)))
    g_idle_add (erased_cb, erasing);
  else
    erasing_free (erasing);
}

/**
 * ethos_erase_ask:
 * @widget: what was asked for it
 * @store: where the notes are
 * @notes: (array zero-terminated=1): the ids of at least one note
 *
 * Erases notes from the file, its history and its backups, once somebody has said yes.
 */
void
ethos_erase_ask (GtkWidget *widget, EthosStore *store, const char *const *notes)
{
  guint n_notes = g_strv_length ((char **) notes);
  const EthosAnswer answers[] = { { "cancel", _ ("_Cancel"), ETHOS_ANSWER_PLAIN },
                                  { "erase", _ ("_Erase Everywhere"), ETHOS_ANSWER_DESTRUCTIVE } };
  const EthosQuestion question = {
    .heading = ngettext ("Erase This Note Everywhere?", "Erase These Notes Everywhere?", n_notes),
    .body = _ ("It goes from the file, its history and its backups, not from other copies of the "
               "file. This and what came before it cannot be undone."),
    .answers = answers,
    .n_answers = G_N_ELEMENTS (answers),
  };
  Erasing *erasing;
  GtkWidget *place;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (ETHOS_IS_STORE (store));
  g_return_if_fail (n_notes > 0);

  erasing = g_new0 (Erasing, 1);
  erasing->store = g_object_ref (store);
  erasing->notes = g_strdupv ((char **) notes);
  place = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_VIEW);
  g_set_weak_pointer (&erasing->place, place != NULL ? place : widget);
  ethos_ask_async (GTK_WINDOW (gtk_widget_get_root (widget)), &question, NULL, answered_cb,
                   erasing);
}
