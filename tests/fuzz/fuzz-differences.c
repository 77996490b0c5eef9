// SPDX-License-Identifier: GPL-3.0-or-later
/* Damaged workshop files: what is listed of them is text that can be shown, as long as a field may
 * be, and the same twice. A whole one lists nothing against itself, unless it has what this version
 * does not know. */
#include "config.h"

#include <string.h>

#include "ethos-differences.h"
#include "ethos-session-codec.h"
#include "fuzz-target.h"

static const char version_text[] = "{\"format\":\"ethos-session\",\"version\":1,\"title\":"
                                   "\"Winter\",\"activities\":[{\"id\":\"a1\","
                                   "\"kind\":\"write-notes\",\"title\":\"Write\",\"notes\":[{"
                                   "\"id\":\"n1\",\"text\":\"Alpha\"}]}]}";

static void
check_item (const EthosDifference *item)
{
  g_assert_cmpint (item->source, <, ETHOS_N_DIFFERENCE_SOURCES);
  g_assert_true (g_utf8_validate (item->words, -1, NULL));
  g_assert_true (item->place == NULL || g_utf8_validate (item->place, -1, NULL));
  if (item->field != NULL)
    g_assert_cmpuint (strlen (item->words), <=, 4 * (gsize) item->field->maximum);
}

static EthosDifferences *
compare (const EthosSnapshot *version, GBytes *bytes)
{
  const EthosDifferencesAsked asked = { .version = version, .opened = version, .damaged = bytes };
  EthosDifferences *differences = ethos_differences_new (&asked);

  g_assert_cmpuint (differences->items->len, <=, ETHOS_DIFFERENCES_MAX);
  for (guint i = 0; i < differences->items->len; i++)
    check_item (g_ptr_array_index (differences->items, i));
  return differences;
}

static gboolean
has_unknown (const EthosSnapshotNode *node)
{
  if (node->record->unknown != NULL)
    return TRUE;
  for (guint kind = 0; kind < ETHOS_N_KINDS; kind++)
    for (guint i = 0; i < node->n_children[kind]; i++)
      if (has_unknown (&node->children[kind][i]))
        return TRUE;
  return FALSE;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GBytes) version_bytes = g_bytes_new_static (version_text, strlen (version_text));
  g_autoptr (EthosSessionFile) version = ethos_session_codec_read (version_bytes, NULL);
  g_autoptr (EthosSessionFile) whole = ethos_session_codec_read (bytes, NULL);
  g_autoptr (EthosSnapshot) snapshot = ethos_session_snapshot (version->session);
  g_autoptr (EthosDifferences) first = compare (snapshot, bytes);
  g_autoptr (EthosDifferences) second = compare (snapshot, bytes);

  g_assert_cmpuint (first->items->len, ==, second->items->len);
  g_assert_cmpuint (first->n_more, ==, second->n_more);
  if (whole != NULL && !whole->newer)
    {
      g_autoptr (EthosSnapshot) opened = ethos_session_snapshot (whole->session);
      g_autoptr (EthosDifferences) none = compare (opened, bytes);

      if (!has_unknown (ethos_snapshot_get_root (opened)))
        g_assert_cmpuint (none->items->len, ==, 0);
    }
  return 0;
}
