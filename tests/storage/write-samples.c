// SPDX-License-Identifier: GPL-3.0-or-later
/* Usage: write-samples FOLDER: writes random workshops and their decks there, as Ethos saves them,
 * for checks by other programs. */
#include "config.h"

#include "ethos-deck-codec.h"
#include "ethos-random-session.h"
#include "ethos-session-codec.h"

#define N_SAMPLES 25

static void
write_file (const char *folder, const char *kind, guint number, GBytes *bytes)
{
  g_autofree char *name = g_strdup_printf ("%s-%u.json", kind, number);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  if (bytes == NULL || !g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                             (gssize) g_bytes_get_size (bytes), &error))
    g_error ("%s: %s", path, error ? error->message : "could not be written");
}

int
main (int argc, char **argv)
{
  if (argc != 2)
    return 2;
  for (guint i = 0; i < N_SAMPLES; i++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (i);
      g_autoptr (EthosSession) session = ethos_random_session_new (random, 20);
      g_autoptr (EthosSnapshot) snapshot = ethos_session_snapshot (session);
      const EthosSnapshotNode *root = ethos_snapshot_get_root (snapshot);
      g_autoptr (GBytes) whole = ethos_session_codec_write (snapshot, NULL);
      g_autoptr (GBytes) deck = ethos_deck_codec_write (&root->children[ETHOS_KIND_DECK][0], NULL);

      write_file (argv[1], "session", i, whole);
      write_file (argv[1], "deck", i, deck);
    }
  return 0;
}
