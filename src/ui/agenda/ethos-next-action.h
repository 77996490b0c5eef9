// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-session.h"

G_BEGIN_DECLS

/**
 * EthosNextAction:
 * @ETHOS_NEXT_BEGIN: begin the first step
 * @ETHOS_NEXT_SHOW: show the prompt, the cards or the closing words to the room
 * @ETHOS_NEXT_START_CLOCK: start the clock of the step
 * @ETHOS_NEXT_REVEAL: reveal the notes
 * @ETHOS_NEXT_STEP: go on to the next step
 * @ETHOS_NEXT_FINISH: finish the workshop and draw the poster
 * @ETHOS_NEXT_POSTER: the workshop is finished: go to the poster
 *
 * What the one primary button does.
 */
typedef enum
{
  ETHOS_NEXT_BEGIN,
  ETHOS_NEXT_SHOW,
  ETHOS_NEXT_START_CLOCK,
  ETHOS_NEXT_REVEAL,
  ETHOS_NEXT_STEP,
  ETHOS_NEXT_FINISH,
  ETHOS_NEXT_POSTER,
} EthosNextAction;

EthosNextAction ethos_next_action_find (EthosSession *session);
const char *ethos_next_action_get_label (EthosNextAction action, EthosSession *session);
const char *ethos_next_action_get_hint (EthosNextAction action);
gboolean ethos_next_action_needs_care (EthosNextAction action);
char *ethos_next_action_dup_caution (EthosNextAction action, EthosSession *session);
EthosRecord *ethos_next_action_create_op (EthosNextAction action);

G_END_DECLS
