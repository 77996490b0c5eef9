// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document-harness.h"

G_BEGIN_DECLS

/* A workshop that something happens to. What is to be known of it stands on standard output, a line
 * each, written at once:
 *
 *   ack TEXT       the note is called saved
 *   told TEXT      what a person would read
 *   note TEXT      a note that is there
 *   sum NUMBER     of everything in the workshop
 *   descriptors N  how many are open
 *   end            everything was done
 */
typedef struct
{
  Desk desk;
  EthosDocument *document;
  /* (element-type Pending): what was written and is not called saved yet */
  GQueue pending;
  guint n_notes;
  /* What a note begins with: those of two runs can't be taken for each other. */
  const char *word;
  /* Of everything many times as much, each note long: what is written takes many pages of a disk.
   */
  gboolean bulky;
  /* Whether the file can't be written, whatever else can be. */
  gboolean shut;
  EthosFiles files;
} FaultWorkshop;

void fault_workshop_init (FaultWorkshop *self, const char *dir);
void fault_workshop_clear (FaultWorkshop *self);

gboolean fault_workshop_create (FaultWorkshop *self, const char *title);
gboolean fault_workshop_open (FaultWorkshop *self, const char *path);
void fault_workshop_close (FaultWorkshop *self);
void fault_workshop_drop (FaultWorkshop *self);
void fault_workshop_add_note (FaultWorkshop *self, const char *text);
void fault_workshop_add_notes (FaultWorkshop *self, guint n_notes);
void fault_workshop_erase_first (FaultWorkshop *self);
void fault_workshop_save (FaultWorkshop *self);
void fault_workshop_save_as (FaultWorkshop *self, const char *path);
void fault_workshop_shut (FaultWorkshop *self);
void fault_workshop_settle (FaultWorkshop *self);
void fault_workshop_report (FaultWorkshop *self);
void fault_workshop_describe (FaultWorkshop *self);

void fault_tell (const char *what, const char *format, ...) G_GNUC_PRINTF (2, 3);
void fault_tell_descriptors (void);
char *fault_workshop_dup_path (FaultWorkshop *self, const char *name);

G_END_DECLS
