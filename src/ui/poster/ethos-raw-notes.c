// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-poster"

#include "config.h"

#include "ethos-poster-view-private.h"

#include <glib/gi18n-lib.h>

#include "ethos-announce.h"
#include "ethos-ask.h"

static guint
count_notes (EthosSession *session)
{
  const EthosRecord *step;
  EthosChildIter iter;
  guint n_notes = 0;

  ethos_session_iter_init (session, &iter, ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY);
  while ((step = ethos_child_iter_next (&iter)) != NULL)
    n_notes += ethos_item_list_get_length (
        ethos_session_get_children (session, step->id, ETHOS_KIND_NOTE));

  return n_notes;
}

void
ethos_raw_notes_update (EthosPosterView *self)
{
  guint n_notes = count_notes (ethos_store_get_session (self->store));
  int fate = ethos_poster_view_get_workshop (self)->raw_notes;
  g_autofree char *text = NULL;

  if (fate == ETHOS_RAW_NOTES_DELETED)
    text = g_strdup (_ ("They were deleted."));
  else if (fate == ETHOS_RAW_NOTES_KEPT)
    text = g_strdup_printf (ngettext ("%'u note is kept in the workshop’s file.",
                                      "%'u notes are kept in the workshop’s file.", n_notes),
                            n_notes);
  else
    text = g_strdup_printf (ngettext ("%'u note. The agreed words stay in any case.",
                                      "%'u notes. The agreed words stay in any case.", n_notes),
                            n_notes);

  adw_action_row_set_subtitle (self->notes_row, text);
  gtk_widget_set_visible (self->notes_buttons, fate != ETHOS_RAW_NOTES_DELETED && n_notes > 0);
}

void
ethos_raw_notes_keep (EthosPosterView *self)
{
  if (ethos_store_run (self->store, ethos_op_new ("raw-notes-keep", NULL)))
    ethos_announce (GTK_WIDGET (self), adw_action_row_get_subtitle (self->notes_row));
}

static void
delete_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (EthosPosterView) self = user_data;
  g_autofree char *answer = ethos_ask_finish (result, NULL);

  if (self->store != NULL && g_strcmp0 (answer, "delete") == 0 &&
      ethos_store_run (self->store, ethos_op_new ("raw-notes-delete", NULL)))
    ethos_poster_view_tell (self, _ ("The notes were deleted"));
}

void
ethos_raw_notes_delete (EthosPosterView *self)
{
  const EthosAnswer answers[] = {
    { "cancel", _ ("_Cancel"), ETHOS_ANSWER_PLAIN },
    { "delete", _ ("_Delete the Notes"), ETHOS_ANSWER_DESTRUCTIVE },
  };
  const EthosQuestion question = {
    .heading = _ ("Delete All Notes?"),
    .body = _ ("They go from the file, from its earlier versions and from Undo, and cannot be "
               "brought back. The agreed words stay."),
    .answers = answers,
    .n_answers = G_N_ELEMENTS (answers),
  };

  ethos_ask_async (ethos_poster_view_get_window (self), &question, NULL, delete_answered_cb,
                   g_object_ref (self));
}
