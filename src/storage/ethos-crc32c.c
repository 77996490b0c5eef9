// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-crc32c.h"

#include <string.h>

/* Castagnoli's polynomial, bits reversed (RFC 3720, section 12.1). */
#define POLYNOMIAL 0x82f63b78u

/* Eight tables take eight bytes a step: a session file is checked at memory speed. */
#define N_TABLES 8

static guint32 tables[N_TABLES][256];

static void
ensure_tables (void)
{
  static gsize once = 0;

  if (!g_once_init_enter (&once))
    return;
  for (guint32 i = 0; i < 256; i++)
    {
      guint32 crc = i;

      for (int bit = 0; bit < 8; bit++)
        crc = (crc >> 1) ^ ((crc & 1) ? POLYNOMIAL : 0);
      tables[0][i] = crc;
    }
  for (guint t = 1; t < N_TABLES; t++)
    for (guint i = 0; i < 256; i++)
      tables[t][i] = (tables[t - 1][i] >> 8) ^ tables[0][tables[t - 1][i] & 0xff];
  g_once_init_leave (&once, 1);
}

/**
 * ethos_crc32c:
 * @before: the checksum of what comes before @data, or 0 at the start
 * @data: (array length=size) (nullable): bytes
 * @size: how many
 *
 * The CRC32C of RFC 3720: it notices any burst of damage up to 32 bits long, and misses other
 * damage once in 2³² times. It is no protection against somebody who means harm.
 */
guint32
ethos_crc32c (guint32 before, const void *data, gsize size)
{
  const guint8 *bytes = data;
  guint32 crc = ~before;

  g_return_val_if_fail (data != NULL || size == 0, before);

  ensure_tables ();
  for (; size >= 8; size -= 8, bytes += 8)
    {
      guint32 low, high;

      memcpy (&low, bytes, 4);
      memcpy (&high, bytes + 4, 4);
      low = GUINT32_FROM_LE (low) ^ crc;
      high = GUINT32_FROM_LE (high);
      crc = tables[7][low & 0xff] ^ tables[6][(low >> 8) & 0xff] ^ tables[5][(low >> 16) & 0xff] ^
            tables[4][low >> 24] ^ tables[3][high & 0xff] ^ tables[2][(high >> 8) & 0xff] ^
            tables[1][(high >> 16) & 0xff] ^ tables[0][high >> 24];
    }
  for (; size > 0; size--, bytes++)
    crc = (crc >> 8) ^ tables[0][(crc ^ *bytes) & 0xff];
  return ~crc;
}
