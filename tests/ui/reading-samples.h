// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-store.h"

G_BEGIN_DECLS

/**
 * ReadingSample:
 * @name: what is in it
 * @words: what its notes, lines and names are made of
 * @n_characters: how long a note is; each third one is half as long
 * @n_notes: how many notes
 * @n_groups: how many groups most of the notes are in
 * @n_cards: how many values
 * @n_lines: how many lines each has
 * @n_title: how long the names of steps, groups and cards are
 * @n_prompt: how long prompts are
 *
 * A workshop as it may be.
 */
typedef struct
{
  const char *name;
  const char *words;
  guint n_characters;
  guint n_notes;
  guint n_groups;
  guint n_cards;
  guint n_lines;
  guint n_title;
  guint n_prompt;
} ReadingSample;

extern const ReadingSample reading_samples[];
extern const guint n_reading_samples;

EthosStore *reading_sample_new_store (const ReadingSample *sample, EthosSession *session);

G_END_DECLS
