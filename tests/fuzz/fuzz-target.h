// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What a fuzz target has: libFuzzer calls the first function with every input, and the second,
 * where there is one, to change an input. Nobody but libFuzzer calls them.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);
gsize LLVMFuzzerCustomMutator (guint8 *data, gsize size, gsize max_size, unsigned int seed);

/* Theirs: changes an input as libFuzzer would without a mutator of our own. */
gsize LLVMFuzzerMutate (guint8 *data, gsize size, gsize max_size);

G_END_DECLS
