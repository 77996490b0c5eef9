// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-import"

#include "config.h"

#include <string.h>

#include "ethos-model.h"
#include "ethos-statement-build.h"
#include "ethos-statement-private.h"
#include "ethos-text.h"

/* Fields take four times as many bytes as characters, see EthosField. */
#define BYTES_A_CHARACTER 4

static gboolean
fits (const char *text, gsize limit)
{
  return ethos_text_check (text, limit, limit * BYTES_A_CHARACTER, NULL);
}

static EthosStatementLine *
get (GPtrArray *lines, const EthosStatementCard *card, guint i)
{
  return g_ptr_array_index (lines, g_array_index (card->lines, guint, i));
}

static void
leave_out (EthosStatementLine *line, EthosLeftOutReason reason)
{
  line->role = ETHOS_ROLE_LEFT_OUT;
  line->reason = reason;
  line->name_start = 0;
  line->name_length = 0;
  line->text_start = 0;
  line->starts_card = FALSE;
}

static void
leave_out_card (GPtrArray *lines, const EthosStatementCard *card)
{
  for (guint i = 0; i < card->lines->len; i++)
    leave_out (get (lines, card, i), ETHOS_LEFT_OUT_TOO_MANY);
}

/* A heading too long for a name says what the value means; the value gets a proposed name. */
static void
fit_title (GPtrArray *lines, const EthosStatementCard *card)
{
  EthosStatementLine *line = get (lines, card, 0);

  if (line->role != ETHOS_ROLE_VALUE || fits (card->title, ETHOS_TITLE_MAX_CHARACTERS))
    return;
  line->role = ETHOS_ROLE_STATEMENT;
  line->name_start = 0;
  line->name_length = 0;
  line->text_start = 0;
  line->starts_card = TRUE;
}

/* Whether the text of the card still has room for the line's. */
static gboolean
has_room (const EthosStatementLine *line, gsize *characters)
{
  gsize more = (gsize) g_utf8_strlen (ethos_statement_line_get_text_part (line), -1);

  if (*characters + more > ETHOS_STATEMENT_MAX_CHARACTERS)
    return FALSE;
  /* What joins it to the next. */
  *characters += more + 1;
  return TRUE;
}

static void
fit_lines (GPtrArray *lines, const EthosStatementCard *card)
{
  guint maximum = ethos_kind_get_info (ETHOS_KIND_BEHAVIOUR)->maximum;
  guint behaviours = 0;
  gsize characters = 0;
  gboolean pass_on = FALSE;

  for (guint i = 0; i < card->lines->len; i++)
    {
      EthosStatementLine *line = get (lines, card, i);
      EthosLeftOutReason reason = ETHOS_LEFT_OUT_NOT;

      switch (line->role)
        {
        case ETHOS_ROLE_DO:
        case ETHOS_ROLE_DONT:
        case ETHOS_ROLE_HEARD:
        case ETHOS_ROLE_LEADERSHIP_BEHAVIOUR:
          if (!fits (ethos_statement_line_get_text_part (line), ETHOS_BEHAVIOUR_MAX_CHARACTERS))
            reason = ETHOS_LEFT_OUT_TOO_LONG;
          else if (behaviours == maximum)
            reason = ETHOS_LEFT_OUT_TOO_MANY;
          else
            behaviours++;
          break;
        default:
          if (!has_room (line, &characters) && line->role != ETHOS_ROLE_VALUE &&
              line->role != ETHOS_ROLE_LEADERSHIP)
            reason = ETHOS_LEFT_OUT_TOO_LONG;
          break;
        }
      pass_on = pass_on || line->starts_card;
      if (reason != ETHOS_LEFT_OUT_NOT)
        leave_out (line, reason);
      else if (pass_on)
        {
          /* The line that started the untitled value may be gone. */
          line->starts_card = line->role >= ETHOS_ROLE_STATEMENT;
          pass_on = FALSE;
        }
    }
}

/* Leaves out, with the reason, what would be more than a deck or a card can hold, so that what a
 * document has fits on cards before anyone has read it. The mission and the vision come first, the
 * other cards as they stand. The lines are this statement's own: nobody else holds them yet. */
void
ethos_statement_fit (GPtrArray *lines)
{
  g_autoptr (EthosStatement) scratch = ethos_statement_new_take (g_ptr_array_ref (lines));
  g_autoptr (GPtrArray) cards = ethos_statement_build (scratch);
  guint room = ethos_kind_get_info (ETHOS_KIND_CARD)->maximum;

  for (guint i = 0; i < cards->len; i++)
    {
      const EthosStatementCard *card = g_ptr_array_index (cards, i);

      if (card->kind == ETHOS_STATEMENT_MISSION || card->kind == ETHOS_STATEMENT_VISION)
        room--;
    }
  for (guint i = 0; i < cards->len; i++)
    {
      const EthosStatementCard *card = g_ptr_array_index (cards, i);
      gboolean counts =
          card->kind != ETHOS_STATEMENT_MISSION && card->kind != ETHOS_STATEMENT_VISION;

      if (counts && room == 0)
        leave_out_card (lines, card);
      else
        {
          fit_title (lines, card);
          fit_lines (lines, card);
          room -= counts;
        }
    }
}
