// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-pace.h"
#include "ethos-session.h"

G_BEGIN_DECLS

const char *ethos_step_kind_get_name (EthosActivityKind kind);
const char *ethos_step_state_get_name (EthosActivityState state);
char *ethos_step_dup_minutes (const EthosActivity *step, EthosClock *clock);

EthosPace ethos_agenda_compute_pace (EthosSession *session, EthosClock *clock);
char *ethos_pace_dup_words (const EthosPace *pace);
char *ethos_pace_dup_line (const EthosPace *pace);
char *ethos_timer_dup_words (const EthosTimer *timer, EthosClock *clock, gint64 planned_minutes);
char *ethos_timer_dup_spoken (const EthosTimer *timer, EthosClock *clock, gint64 planned_minutes);

G_END_DECLS
