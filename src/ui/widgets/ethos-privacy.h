// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * EthosScreenAnswer:
 * @ETHOS_SCREEN_UNANSWERED: nobody has said whether the room can see this screen
 * @ETHOS_SCREEN_SEEN: the room can see it
 * @ETHOS_SCREEN_PRIVATE: the room cannot see it
 *
 * The answer to “Can the room see this screen?”.
 */
typedef enum
{
  ETHOS_SCREEN_UNANSWERED,
  ETHOS_SCREEN_SEEN,
  ETHOS_SCREEN_PRIVATE,
} EthosScreenAnswer;

/**
 * EthosPrivacy:
 *
 * Whether what is private must stay covered in the facilitator's window. It must until somebody
 * has said that the room cannot see this screen: a mirrored projector looks like one monitor. The
 * answer is never stored, because the next room has another projector.
 */
#define ETHOS_TYPE_PRIVACY (ethos_privacy_get_type ())
G_DECLARE_FINAL_TYPE (EthosPrivacy, ethos_privacy, ETHOS, PRIVACY, GObject)

EthosPrivacy *ethos_privacy_new (void);
EthosScreenAnswer ethos_privacy_get_answer (EthosPrivacy *self);
void ethos_privacy_set_answer (EthosPrivacy *self, EthosScreenAnswer answer);
gboolean ethos_privacy_get_covered (EthosPrivacy *self);

G_END_DECLS
