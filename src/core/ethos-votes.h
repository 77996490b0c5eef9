// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-session.h"

G_BEGIN_DECLS

/*
 * Votes by dots: each voice has a few, and puts them on groups and on notes that are in none. How
 * many something has got is known to nobody before all are counted; then ethos-tally.h tells.
 */

/* A rule of thumb: five dots, at most three of them on one. */
#define ETHOS_DOTS_USUAL 5
#define ETHOS_DOTS_USUAL_CAP 3

const EthosRound *ethos_votes_get_open (EthosSession *session, const char *wall);
const EthosRound *ethos_votes_get_counted (EthosSession *session, const char *wall);
guint ethos_votes_count_voices (EthosSession *session, const char *round);
GHashTable *ethos_votes_dup_ballot (EthosSession *session, const char *ballot);
const char *ethos_votes_get_owner (EthosSession *session, const char *target);
const char *ethos_votes_get_option (EthosSession *session, const char *id);
guint ethos_votes_count_options (EthosSession *session, const char *wall);
guint ethos_votes_suggest_quarter (guint n_options);

G_END_DECLS
