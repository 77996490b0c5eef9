// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A room of people who write: each line of standard input is a note of one of them, and each “ack”
 * on standard output says that it is saved. It goes on until it is killed, or until nobody writes.
 */
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "fault-server.h"

#include <fcntl.h>
#include <glib-unix.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* How often the file itself is written: far more often than in the program, so that kills meet it.
 */
#define AUTOSAVE_MS 25

/* As much as a pipe holds. */
#define PART_MAX 65536

typedef struct
{
  FaultWorkshop *workshop;
  GString *input;
  GMainLoop *loop;
} Server;

static void
take_lines (Server *self)
{
  char *end;

  while ((end = strchr (self->input->str, '\n')) != NULL)
    {
      *end = '\0';
      fault_workshop_add_note (self->workshop, self->input->str);
      g_string_erase (self->input, 0, end + 1 - self->input->str);
    }
}

static gboolean
input_cb (int fd, GIOCondition condition, gpointer data)
{
  Server *self = data;
  char part[PART_MAX];
  gssize n = read (fd, part, sizeof part);

  if (n <= 0)
    {
      g_main_loop_quit (self->loop);
      return G_SOURCE_REMOVE;
    }
  g_string_append_len (self->input, part, n);
  take_lines (self);
  return G_SOURCE_CONTINUE;
}

static void
durable_cb (Server *self)
{
  fault_workshop_report (self->workshop);
}

/* Time passes between the kills, so that the journal is compacted now and then. */
static gboolean
minute_cb (gpointer data)
{
  Server *self = data;

  ethos_fake_clock_advance (self->workshop->desk.clock, 60 * 1000);
  return G_SOURCE_CONTINUE;
}

/* @path: the workshop; it is made where there is none */
void
fault_serve (FaultWorkshop *workshop, const char *path)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Server self = { workshop, g_string_new (NULL), loop };
  g_autofree char *title = g_path_get_basename (path);

  workshop->desk.setup.autosave_ms = AUTOSAVE_MS;
  *strrchr (title, '.') = '\0';
  if (!(g_file_test (path, G_FILE_TEST_EXISTS) ? fault_workshop_open (workshop, path)
                                               : fault_workshop_create (workshop, title)))
    exit (EXIT_FAILURE);
  g_signal_connect_swapped (ethos_document_get_store (workshop->document),
                            "notify::durable-sequence", G_CALLBACK (durable_cb), &self);
  fault_tell ("ready", "%u", workshop->n_notes);
  g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP, input_cb, &self);
  g_timeout_add (20, minute_cb, &self);
  g_main_loop_run (loop);
  fault_workshop_settle (workshop);
  g_string_free (self.input, TRUE);
}
