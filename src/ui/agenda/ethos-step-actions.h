// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "ethos-store.h"

G_BEGIN_DECLS

/* The prefix under which a window has these actions. */
#define ETHOS_STEP_ACTIONS_PREFIX "step"

/**
 * EthosStepActions:
 *
 * What steers the steps of a workshop, as actions: `back`, `skip`, `repeat`, `hide-prompt`,
 * `cover`, `pause` (or resume), and `adjust` by seconds.
 */
#define ETHOS_TYPE_STEP_ACTIONS (ethos_step_actions_get_type ())
G_DECLARE_FINAL_TYPE (EthosStepActions, ethos_step_actions, ETHOS, STEP_ACTIONS, GSimpleActionGroup)

EthosStepActions *ethos_step_actions_new (EthosStore *store);

G_END_DECLS
