// SPDX-License-Identifier: GPL-3.0-or-later
/* Decks and agendas, which people write by hand and hand on: what was read is written, reads as the
 * same and is written as the same; and a workshop can be made of it. */
#include "config.h"

#include "ethos-deck-codec.h"
#include "ethos-starter.h"
#include "fuzz-target.h"

typedef EthosSnapshot *(*ReadFunc) (GBytes *bytes, GError **error);
typedef GBytes *(*WriteFunc) (const EthosSnapshotNode *root, GError **error);

static EthosSnapshot *
read_content (GBytes *bytes, ReadFunc read, WriteFunc write)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosSnapshot) content = read (bytes, &error);
  g_autoptr (EthosSnapshot) again = NULL;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;

  g_assert_true ((content == NULL) == (error != NULL));
  if (content == NULL)
    return NULL;
  first = write (ethos_snapshot_get_root (content), &error);
  g_assert_no_error (error);
  again = read (first, &error);
  g_assert_no_error (error);
  second = write (ethos_snapshot_get_root (again), &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (first, second));
  return g_steal_pointer (&content);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (EthosSnapshot) deck = NULL;
  g_autoptr (EthosSnapshot) agenda = NULL;
  g_autoptr (EthosSession) session = NULL;
  g_autoptr (GError) error = NULL;

  deck = read_content (bytes, ethos_deck_codec_read, ethos_deck_codec_write);
  agenda = read_content (bytes, ethos_agenda_codec_read, ethos_agenda_codec_write);
  if (deck == NULL && agenda == NULL)
    return 0;
  session = ethos_starter_build (deck, agenda, "x", 0, &error);
  g_assert_true ((session == NULL) == (error != NULL));
  return 0;
}
