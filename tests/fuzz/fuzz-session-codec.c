// SPDX-License-Identifier: GPL-3.0-or-later
/* Workshop files: what was read is written, reads as the same without repairs, and is written as
 * the same. */
#include "config.h"

#include "ethos-session-codec.h"
#include "fuzz-target.h"

static GBytes *
write_session (EthosSession *session)
{
  g_autoptr (EthosSnapshot) snapshot = ethos_session_snapshot (session);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = ethos_session_codec_write (snapshot, &error);

  g_assert_no_error (error);
  return bytes;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosSessionFile) file = ethos_session_codec_read (bytes, &error);
  g_autoptr (EthosSessionFile) again = NULL;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;

  g_assert_true ((file == NULL) == (error != NULL));
  if (file == NULL)
    return 0;
  first = write_session (file->session);
  again = ethos_session_codec_read (first, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->repairs->len, ==, 0);
  g_assert_false (again->newer);
  second = write_session (again->session);
  g_assert_true (g_bytes_equal (first, second));
  return 0;
}
