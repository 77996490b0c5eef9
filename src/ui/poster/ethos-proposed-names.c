// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-poster"

#include "config.h"

#include "ethos-poster-view-private.h"

#include <glib/gi18n-lib.h>

#include "ethos-announce.h"
#include "ethos-text.h"

/* Names that nobody has accepted stay off the poster. Who is about to print is told so, and can
 * still take them. */

/* (element-type EthosCard): borrowed from the session. */
static GPtrArray *
find_proposed (EthosPosterView *self)
{
  EthosSession *session = ethos_store_get_session (self->store);
  GPtrArray *proposed = g_ptr_array_new ();
  EthosChildIter cards;
  EthosCard *card;

  ethos_session_iter_init (session, &cards, ETHOS_DECK_ID, ETHOS_KIND_CARD);
  while ((card = (EthosCard *) ethos_child_iter_next (&cards)) != NULL)
    if (card->proposed && card->title != NULL && *card->title != '\0')
      g_ptr_array_add (proposed, card);
  return proposed;
}

void
ethos_proposed_names_update (EthosPosterView *self)
{
  g_autoptr (GPtrArray) proposed = find_proposed (self);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;

  /* The focus goes on to what comes next, and not into nothing. */
  if (proposed->len == 0 && gtk_widget_get_focus_child (self->names_group) != NULL)
    gtk_widget_child_focus (gtk_widget_get_parent (self->names_group), GTK_DIR_TAB_FORWARD);
  gtk_widget_set_visible (self->names_group, proposed->len > 0);
  if (proposed->len == 0)
    return;
  for (guint i = 0; i < proposed->len; i++)
    g_strv_builder_add (builder, ((const EthosCard *) g_ptr_array_index (proposed, i))->title);
  names = g_strv_builder_end (builder);
  /* Translators: stands between names in a list. */
  list = g_strjoinv (C_ ("list of names", ", "), names);
  /* Translators: %s is a list of names of values. */
  text = ethos_text_print_isolated (_ ("Not on the poster before somebody accepts them: %s"), list);
  adw_action_row_set_subtitle (self->names_row, text);
}

void
ethos_proposed_names_accept (EthosPosterView *self)
{
  g_autoptr (GPtrArray) proposed = find_proposed (self);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < proposed->len; i++)
    g_ptr_array_add (ids,
                     g_strdup (((const EthosCard *) g_ptr_array_index (proposed, i))->record.id));
  ethos_store_begin_group (self->store, N_ ("acceptance of names"));
  for (guint i = 0; i < ids->len; i++)
    ethos_store_run (self->store,
                     ethos_op_new ("card-accept", "card", g_ptr_array_index (ids, i), NULL));
  ethos_store_end_group (self->store);
  ethos_announce (GTK_WIDGET (self), _ ("All names accepted"));
}
