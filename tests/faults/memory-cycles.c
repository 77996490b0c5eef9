// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A workshop that is opened, edited, undone and closed again and again: memory-cycles FILE FOLDER
 * N. Prints “memory BYTES” and “descriptors N” after each cycle.
 */
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <malloc.h>
#include <stdlib.h>

#include "ethos-op.h"
#include "fault-workshop.h"

#define EDITS 100

static gsize
get_memory (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}

static void
run_cycle (FaultWorkshop *workshop, const char *path)
{
  EthosStore *store;

  if (!fault_workshop_open (workshop, path))
    exit (EXIT_FAILURE);
  store = ethos_document_get_store (workshop->document);
  for (guint i = 0; i < EDITS; i++)
    {
      g_autofree char *text = g_strdup_printf ("Edit %u", i);

      desk_run (workshop->document, ethos_op_new ("note-add", "text", text, NULL));
    }
  while (ethos_store_can_undo (store))
    g_assert_true (ethos_store_undo (store, NULL, NULL));
  fault_workshop_close (workshop);
  fault_workshop_drop (workshop);
}

int
main (int argc, char *argv[])
{
  FaultWorkshop workshop;
  guint n_cycles;

  if (argc != 4)
    return 2;
  n_cycles = (guint) g_ascii_strtoull (argv[3], NULL, 10);
  fault_workshop_init (&workshop, argv[2]);
  workshop.word = "cycle";
  for (guint i = 0; i < n_cycles; i++)
    {
      run_cycle (&workshop, argv[1]);
      g_print ("memory %" G_GSIZE_FORMAT "\n", get_memory ());
      fault_tell_descriptors ();
    }
  fault_workshop_clear (&workshop);
  return 0;
}
