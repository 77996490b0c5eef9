// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-session.h"

G_BEGIN_DECLS

/**
 * EthosExportedNote:
 * @text: (nullable): what it says; %NULL stands for a group without notes
 * @group: (nullable): the name of its group, which may be empty; %NULL where it is in none
 * @place: the place of its group on the wall, from 1, or 0
 * @colour: its place among ethos_note_colour_names
 * @count: how many notes it is shown for, itself among them; 0 where another one is shown for it
 * @dots: how many dots it got in the last vote that was counted
 * @group_dots: how many dots its group got
 *
 * What leaves the wall of a note. There is no id in it, nor anything else that tells who wrote it.
 */
typedef struct
{
  char *text;
  char *group;
  guint place;
  int colour;
  guint count;
  guint dots;
  guint group_dots;
} EthosExportedNote;

GPtrArray *
ethos_note_export_collect (EthosSession *session, const char *wall, const char *const *ids);

char *ethos_note_export_to_text (GPtrArray *notes);
char *ethos_note_export_to_markdown (GPtrArray *notes);
char *ethos_note_export_to_csv (GPtrArray *notes);

G_END_DECLS
