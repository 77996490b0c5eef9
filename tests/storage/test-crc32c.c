// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "ethos-crc32c.h"

#include <string.h>

static void
test_rfc3720 (void)
{
  /* RFC 3720, appendix B.4; its checksums stand there in the order of the wire. */
  guint8 zeros[32] = { 0 }, ones[32], up[32], down[32];
  static const guint8 read_pdu[48] = {
    0x01, 0xc0, 0, 0,    0, 0, 0, 0,    0,    0, 0, 0, 0, 0, 0, 0, 0x14, 0, 0, 0, 0, 0, 4, 0,
    0,    0,    0, 0x14, 0, 0, 0, 0x18, 0x28, 0, 0, 0, 0, 0, 0, 0, 2,    0, 0, 0, 0, 0, 0, 0,
  };

  memset (ones, 0xff, sizeof ones);
  for (guint i = 0; i < 32; i++)
    {
      up[i] = (guint8) i;
      down[i] = (guint8) (31 - i);
    }
  g_assert_cmphex (ethos_crc32c (0, zeros, 32), ==, 0x8a9136aa);
  g_assert_cmphex (ethos_crc32c (0, ones, 32), ==, 0x62a8ab43);
  g_assert_cmphex (ethos_crc32c (0, up, 32), ==, 0x46dd794e);
  g_assert_cmphex (ethos_crc32c (0, down, 32), ==, 0x113fdb5c);
  g_assert_cmphex (ethos_crc32c (0, read_pdu, 48), ==, 0xd9963a56);
  g_assert_cmphex (ethos_crc32c (0, "123456789", 9), ==, 0xe3069283);
  g_assert_cmphex (ethos_crc32c (0, NULL, 0), ==, 0);
}

static void
test_in_parts (void)
{
  guint8 data[257];
  guint32 whole;

  for (guint i = 0; i < sizeof data; i++)
    data[i] = (guint8) (i * 7 + 3);
  whole = ethos_crc32c (0, data, sizeof data);
  for (guint cut = 0; cut <= sizeof data; cut++)
    g_assert_cmphex (ethos_crc32c (ethos_crc32c (0, data, cut), data + cut, sizeof data - cut), ==,
                     whole);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crc32c/rfc3720", test_rfc3720);
  g_test_add_func ("/crc32c/in-parts", test_in_parts);
  return g_test_run ();
}
