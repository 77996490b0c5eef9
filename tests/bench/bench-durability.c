// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <stdlib.h>

#include <glib/gstdio.h>

#include "bench-report.h"
#include "bench-workshop.h"
#include "ethos-document.h"
#include "ethos-op.h"
#include "ethos-session-codec.h"
#include "ethos-store.h"
#include "ethos-system-clock.h"

/* What it costs that saved means on disk: how long a note waits for its tick while a full room
 * writes, on the disk on which the build folder is, and how much a note takes in the journal. */

#define N_NOTES 1000
#define PAUSE_MS 5
#define N_BEFORE 100
#define TEXT "We say what we need before it is late."

#define TICK_P99_MS_MAX 30.0
#define JOURNAL_RATIO_MAX 2.0

typedef struct
{
  EthosDocument *document;
  EthosStore *store;
  GMainLoop *loop;
  guint n_notes;
  guint n_submitted;
  guint n_acknowledged;
  guint64 first;
  double *submitted;
  double *waited;
} Room;

static void
created_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Room *room = data;

  room->document = ethos_document_create_finish (result, NULL);
  g_assert_nonnull (room->document);
  g_main_loop_quit (room->loop);
}

static void
closed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_assert_true (ethos_document_close_finish (ETHOS_DOCUMENT (object), result, NULL));
  g_main_loop_quit (data);
}

static void
durable_cb (Room *room)
{
  guint64 durable = ethos_store_get_durable_sequence (room->store);
  double now = bench_get_wall_ms ();

  while (room->n_acknowledged < room->n_submitted && room->first + room->n_acknowledged <= durable)
    {
      room->waited[room->n_acknowledged] = now - room->submitted[room->n_acknowledged];
      room->n_acknowledged++;
    }
  if (room->n_acknowledged == room->n_notes && room->n_notes > 0)
    g_main_loop_quit (room->loop);
}

static gboolean
write_cb (gpointer data)
{
  Room *room = data;

  room->submitted[room->n_submitted++] = bench_get_wall_ms ();
  g_assert_true (ethos_store_submit (room->store, ETHOS_ORIGIN_SEAT,
                                     ethos_op_new ("note-add", "text", TEXT, NULL), NULL, NULL));
  return room->n_submitted < room->n_notes ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static int
compare (const void *a, const void *b)
{
  return *(const double *) a < *(const double *) b ? -1 : 1;
}

/* The journal is the one file of its name below the state folder. */
static gsize
find_journal_size (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  gsize size = 0;

  while (dir != NULL && size == 0 && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;

      if (g_str_equal (name, "journal"))
        g_assert_true (g_file_get_contents (path, &content, &size, NULL));
      else
        size = find_journal_size (path);
    }
  return size;
}

/* What a note takes in the file. */
static double
measure_note_json (void)
{
  g_autoptr (EthosClock) clock = ethos_system_clock_new ();
  g_autoptr (EthosSession) session = bench_workshop_new (N_BEFORE);
  g_autoptr (EthosStore) store = ethos_store_new (session, clock);
  gsize sizes[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (EthosSnapshot) snapshot = NULL;
      g_autoptr (GBytes) bytes = NULL;

      for (guint j = 0; i == 1 && j < N_BEFORE; j++)
        ethos_store_run (store, ethos_op_new ("note-add", "text", TEXT, NULL));
      snapshot = ethos_session_snapshot (session);
      bytes = ethos_session_codec_write (snapshot, NULL);
      sizes[i] = g_bytes_get_size (bytes);
    }
  return (double) (sizes[1] - sizes[0]) / N_BEFORE;
}

static void
open_room (Room *room, const char *folder)
{
  g_autoptr (EthosSession) session = bench_workshop_new (N_BEFORE);
  g_autofree char *root = g_build_filename (folder, "state", NULL);
  /* Nothing but the journal is written meanwhile: its size is a figure. */
  const EthosDocumentSetup setup = { .state_root = root, .autosave_ms = G_MAXINT };

  ethos_document_create_async (&setup, session, folder, created_cb, room);
  g_main_loop_run (room->loop);
  room->store = ethos_document_get_store (room->document);
  g_signal_connect_swapped (room->store, "notify::durable-sequence", G_CALLBACK (durable_cb), room);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

int
main (int argc, char **argv)
{
  Room room = { 0 };
  g_autofree char *folder = NULL;
  gsize before;

  bench_init (&argc, argv);
  room.loop = g_main_loop_new (NULL, FALSE);
  room.n_notes = bench_get_runs (2) > 1 ? N_NOTES : N_NOTES / 20;
  room.submitted = g_new0 (double, room.n_notes);
  room.waited = g_new0 (double, room.n_notes);
  /* Beside the program: what is in memory only would be no disk. */
  folder = g_strdup_printf ("%s/durability-XXXXXX", g_getenv ("G_TEST_BUILDDIR"));
  g_assert_nonnull (g_mkdtemp (folder));
  open_room (&room, folder);
  before = find_journal_size (folder);
  room.first = ethos_store_get_sequence (room.store) + 1;
  g_timeout_add (PAUSE_MS, write_cb, &room);
  g_main_loop_run (room.loop);

  qsort (room.waited, room.n_notes, sizeof (double), compare);
  bench_report ("tick of a note, 200 a second, median", "ms", room.waited[room.n_notes / 2],
                BENCH_NO_LIMIT);
  bench_report ("tick of a note, 200 a second, p99", "ms", room.waited[room.n_notes * 99 / 100],
                TICK_P99_MS_MAX);
  bench_report ("a note in the journal / in the file", "",
                (double) (find_journal_size (folder) - before) / room.n_notes /
                    measure_note_json (),
                JOURNAL_RATIO_MAX);

  ethos_document_close_async (room.document, closed_cb, room.loop);
  g_main_loop_run (room.loop);
  g_object_unref (room.document);
  g_main_loop_unref (room.loop);
  g_free (room.submitted);
  g_free (room.waited);
  remove_tree (folder);
  return bench_finish ();
}
