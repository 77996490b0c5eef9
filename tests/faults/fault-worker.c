// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The program that things happen to: does with a workshop what people do, in a process of its own.
 *
 *   fault-worker prepare SCENARIO FOLDER   what is there before
 *   fault-worker run SCENARIO FOLDER       what is killed, starved or cut off
 *   fault-worker inspect FILE FOLDER       opens a workshop and tells what is in it
 *   fault-worker close FILE FOLDER         the same, and closes it properly
 *   fault-worker serve FILE FOLDER         takes notes from others; see fault-server.c
 *   fault-worker list                      the scenarios, a line each: NAME FILE
 */
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gstdio.h>

#include "fault-server.h"
#include "fault-workshop.h"

#define TITLE "Tried"
#define FILE_NAME TITLE ".ethos"
#define OTHER_FILE_NAME "Elsewhere.ethos"
#define BULKY "bulky-"

/* The file is saved in full, with the journal compacted behind it, when so much time has passed. */
#define FULL_SAVE_MS (6 * 60 * 1000)

typedef struct
{
  const char *name;
  void (*prepare) (FaultWorkshop *workshop);
  void (*run) (FaultWorkshop *workshop);
} Scenario;

static void
open_it (FaultWorkshop *workshop)
{
  g_autofree char *path = fault_workshop_dup_path (workshop, FILE_NAME);

  fault_workshop_open (workshop, path);
}

static void
save_in_full (FaultWorkshop *workshop)
{
  ethos_fake_clock_advance (workshop->desk.clock, FULL_SAVE_MS);
  fault_workshop_save (workshop);
}

/* Some of it only in the journal. */
static void
prepare_open (FaultWorkshop *workshop)
{
  fault_workshop_create (workshop, TITLE);
  fault_workshop_add_notes (workshop, 3);
  save_in_full (workshop);
  fault_workshop_add_notes (workshop, 2);
}

static void
prepare_nothing (FaultWorkshop *workshop)
{
}

/* A file that can't be read any more, beside a previous version and a journal. */
static void
prepare_damaged (FaultWorkshop *workshop)
{
  g_autofree char *path = fault_workshop_dup_path (workshop, FILE_NAME);

  prepare_open (workshop);
  fault_workshop_drop (workshop);
  g_assert_true (g_file_set_contents (path, "{\"format\": \"ethos-session\", \"ver", -1, NULL));
}

static void
run_first_save (FaultWorkshop *workshop)
{
  if (fault_workshop_create (workshop, TITLE))
    fault_workshop_add_notes (workshop, 2);
}

static void
run_overwrite (FaultWorkshop *workshop)
{
  open_it (workshop);
  fault_workshop_add_notes (workshop, 2);
  fault_workshop_save (workshop);
  fault_workshop_add_notes (workshop, 1);
  fault_workshop_save (workshop);
}

static void
run_append (FaultWorkshop *workshop)
{
  open_it (workshop);
  fault_workshop_add_notes (workshop, 8);
}

static void
run_compaction (FaultWorkshop *workshop)
{
  open_it (workshop);
  fault_workshop_add_notes (workshop, 2);
  save_in_full (workshop);
  fault_workshop_add_notes (workshop, 1);
  save_in_full (workshop);
  fault_workshop_add_notes (workshop, 1);
}

static void
run_recovery (FaultWorkshop *workshop)
{
  open_it (workshop);
  fault_workshop_save (workshop);
}

static void
run_save_as (FaultWorkshop *workshop)
{
  g_autofree char *path = fault_workshop_dup_path (workshop, OTHER_FILE_NAME);

  open_it (workshop);
  /* Told that something may be missing, a person opens it again instead. */
  if (workshop->document == NULL ||
      ethos_document_get_access (workshop->document) != ETHOS_DOCUMENT_WRITABLE)
    return;
  fault_workshop_add_notes (workshop, 1);
  fault_workshop_save_as (workshop, path);
  fault_workshop_add_notes (workshop, 2);
}

static void
run_close (FaultWorkshop *workshop)
{
  open_it (workshop);
  fault_workshop_add_notes (workshop, 2);
  fault_workshop_close (workshop);
}

/* Another workshop beside it. */
static void
run_next (FaultWorkshop *workshop)
{
  fault_workshop_create (workshop, "Next");
}

static void
run_erase (FaultWorkshop *workshop)
{
  open_it (workshop);
  fault_workshop_add_notes (workshop, 1);
  fault_workshop_erase_first (workshop);
  fault_workshop_add_notes (workshop, 1);
}

/* The file can't be written, and the journal is begun anew without it at every note. */
static void
run_rebase (FaultWorkshop *workshop)
{
  fault_workshop_shut (workshop);
  open_it (workshop);
  fault_workshop_add_notes (workshop, 3);
}

/* What is to be erased is in what the journal was begun with. */
static void
run_rebase_erase (FaultWorkshop *workshop)
{
  fault_workshop_shut (workshop);
  open_it (workshop);
  fault_workshop_add_notes (workshop, 1);
  fault_workshop_erase_first (workshop);
  fault_workshop_settle (workshop);
  fault_workshop_add_notes (workshop, 1);
}

static const Scenario scenarios[] = {
  { "first-save", prepare_nothing, run_first_save },
  { "overwrite", prepare_open, run_overwrite },
  { "append", prepare_open, run_append },
  { "compaction", prepare_open, run_compaction },
  { "recovery", prepare_open, run_recovery },
  { "damaged", prepare_damaged, run_recovery },
  { "save-as", prepare_open, run_save_as },
  { "close", prepare_open, run_close },
  { "erase", prepare_open, run_erase },
  { "rebase", prepare_open, run_rebase },
  { "rebase-erase", prepare_open, run_rebase_erase },
  { "next", prepare_open, run_next },
};

/* Of each one there is a bulky variant. */
static const Scenario *
find_scenario (FaultWorkshop *workshop, const char *name)
{
  workshop->bulky = g_str_has_prefix (name, BULKY);
  if (workshop->bulky)
    name += strlen (BULKY);
  for (gsize i = 0; i < G_N_ELEMENTS (scenarios); i++)
    if (g_str_equal (scenarios[i].name, name))
      return &scenarios[i];
  g_printerr ("there is no scenario “%s”\n", name);
  exit (2);
}

/* What the file is before anything is tried again. */
static void
tell_file (FaultWorkshop *workshop)
{
  g_autofree char *path = fault_workshop_dup_path (workshop, FILE_NAME);
  g_autofree char *content = NULL;
  g_autofree char *sum = NULL;
  gsize length;

  if (!g_file_get_contents (path, &content, &length, NULL))
    return;
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, length);
  fault_tell ("file", "%s", sum);
}

/* Whatever was wrong is put right: everything must come to be saved without anybody doing more than
 * asking for it. */
static void
try_again (FaultWorkshop *workshop)
{
  void (*disarm) (void) = (void (*) (void)) dlsym (RTLD_DEFAULT, "ethos_fault_disarm");
  const char *ballast = g_getenv ("ETHOS_FAULT_BALLAST");

  /* GLib reads again for as long as a call is said to be interrupted. */
  if (disarm != NULL)
    disarm ();
  tell_file (workshop);
  /* A disk that was full has room now. */
  if (ballast != NULL)
    g_assert_cmpint (g_unlink (ballast), ==, 0);
  workshop->shut = FALSE;
  fault_tell ("again", "now");
  if (workshop->document == NULL)
    return;
  if (ethos_document_get_access (workshop->document) == ETHOS_DOCUMENT_WRITABLE)
    fault_workshop_save (workshop);
  fault_workshop_settle (workshop);
}

static void
run (FaultWorkshop *workshop, const Scenario *scenario)
{
  gboolean again = g_getenv ("ETHOS_FAULT_TRY_AGAIN") != NULL;

  fault_tell_descriptors ();
  scenario->run (workshop);
  fault_tell ("pending", "%u", g_queue_get_length (&workshop->pending));
  if (again)
    try_again (workshop);
  fault_workshop_drop (workshop);
  fault_tell_descriptors ();
}

static void
inspect (FaultWorkshop *workshop, const char *path, gboolean properly)
{
  if (!fault_workshop_open (workshop, path))
    return;
  fault_workshop_describe (workshop);
  if (properly)
    fault_workshop_close (workshop);
}

static void
list_scenarios (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (scenarios); i++)
    g_print ("%s\n", scenarios[i].name);
}

int
main (int argc, char *argv[])
{
  FaultWorkshop workshop;

  if (argc == 2 && g_str_equal (argv[1], "list"))
    {
      list_scenarios ();
      return 0;
    }
  if (argc != 4)
    {
      g_printerr ("fault-worker: see the top of its source\n");
      return 2;
    }
  fault_workshop_init (&workshop, argv[3]);
  workshop.word = argv[1];
  if (g_str_equal (argv[1], "prepare"))
    find_scenario (&workshop, argv[2])->prepare (&workshop);
  else if (g_str_equal (argv[1], "run"))
    run (&workshop, find_scenario (&workshop, argv[2]));
  else if (g_str_equal (argv[1], "inspect"))
    inspect (&workshop, argv[2], FALSE);
  else if (g_str_equal (argv[1], "close"))
    inspect (&workshop, argv[2], TRUE);
  else if (g_str_equal (argv[1], "serve"))
    fault_serve (&workshop, argv[2]);
  else
    return 2;
  fault_workshop_clear (&workshop);
  fault_tell ("end", "%s", argv[1]);
  return 0;
}
