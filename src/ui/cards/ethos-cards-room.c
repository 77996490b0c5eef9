// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-cards"

#include "config.h"

#include "ethos-cards-view-private.h"

#include <glib/gi18n-lib.h>

#include "ethos-line-words.h"
#include "ethos-room-strip.h"
#include "ethos-text.h"

/* Whether what is chosen here is for the room: the step runs and has been shown. */
static gboolean
is_looking (EthosCardsView *self)
{
  const EthosActivity *step = ethos_session_get_current (ethos_cards_view_get_session (self));

  return step != NULL && step->kind == ETHOS_ACTIVITY_PRESENT_CARDS && step->prompt_shown;
}

/* The card that the room sees, asked of what the room sees: it may be frozen. */
const EthosCard *
ethos_cards_room_find_card (EthosCardsView *self)
{
  EthosSession *session = ethos_cards_view_get_session (self);
  const char *focus = ethos_session_get_workshop (session)->stage_focus;
  const EthosCard *card = ethos_session_find (session, ETHOS_KIND_CARD, focus);
  const EthosAudienceParts *parts;

  if (card == NULL || self->projection == NULL)
    return card;
  parts = ethos_audience_get_parts (ethos_projection_get_audience (self->projection));
  if (g_strcmp0 (parts->focus, ethos_projection_get_public_id (self->projection, focus)) != 0)
    return NULL;
  return card;
}

void
ethos_cards_room_init (EthosCardsView *self)
{
  self->room_strip = ethos_room_strip_new (&self->room_label);
  self->room_this =
      ethos_room_strip_add (self->room_strip, _ ("Show This Card"), "cards.show-this");
  self->room_all = ethos_room_strip_add (self->room_strip, _ ("Show All Cards"), "cards.show-all");
  gtk_widget_set_parent (self->room_strip, GTK_WIDGET (self));
}

void
ethos_cards_room_update (EthosCardsView *self, const EthosCard *shown)
{
  g_autofree char *name = shown != NULL ? ethos_lines_dup_card_name (shown) : NULL;
  g_autofree char *text = NULL;
  gboolean can_show =
      self->one_at_a_time && is_looking (self) && shown != ethos_cards_view_get_card (self);

  if (shown != NULL)
    /* Translators: %s is the name of a card that the room sees. */
    text = ethos_text_print_isolated (_ ("On the projector: %s"), name);
  else
    text = g_strdup (_ ("On the projector: all cards"));
  gtk_label_set_text (GTK_LABEL (self->room_label), text);
  gtk_widget_set_visible (self->room_all, shown != NULL);
  gtk_widget_set_visible (self->room_this, can_show);
  gtk_widget_set_visible (self->room_strip, shown != NULL || is_looking (self));
}

/* What is chosen here goes to the room while the step is shown there. */
void
ethos_cards_room_show (EthosCardsView *self)
{
  const EthosCard *card = ethos_cards_view_get_card (self);

  if (card != NULL && self->one_at_a_time && is_looking (self))
    ethos_store_run (self->store, ethos_op_new ("stage-show", "target", card->record.id, NULL));
}
