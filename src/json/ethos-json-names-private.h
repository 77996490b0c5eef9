// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The member names of all objects that are open at one moment, innermost last. */
typedef struct _EthosJsonNames EthosJsonNames;

typedef struct
{
  const guchar *where; /* in the text that is checked, behind the opening quote */
  const char *text;    /* unescaped */
  guint32 length;
  guint32 print; /* what is compared before the text is */
} EthosJsonName;

EthosJsonNames *ethos_json_names_new (void);
void ethos_json_names_free (EthosJsonNames *self);

guint ethos_json_names_get_count (EthosJsonNames *self);

void
ethos_json_names_add (EthosJsonNames *self, const guchar *where, gsize length, gboolean escaped);
const EthosJsonName *ethos_json_names_find_twin (EthosJsonNames *self, guint first);
void ethos_json_names_truncate (EthosJsonNames *self, guint count);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosJsonNames, ethos_json_names_free)

G_END_DECLS
