// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _EthosTyped EthosTyped;

EthosTyped *ethos_typed_new (GSourceFunc ended, gpointer data);
void ethos_typed_free (EthosTyped *self);
void ethos_typed_begin (EthosTyped *self);
void ethos_typed_end (EthosTyped *self);
void ethos_typed_wait (EthosTyped *self);
gboolean ethos_typed_is_begun (EthosTyped *self);
const char *ethos_typed_get (EthosTyped *self);
gboolean ethos_typed_add (EthosTyped *self, gunichar letter);
gboolean ethos_typed_begins (EthosTyped *self, const char *text);

G_END_DECLS
