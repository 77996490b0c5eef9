// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EthosBehaviourLabel:
 * @ETHOS_LABEL_NONE: no label
 * @ETHOS_LABEL_DO: "We will", "We do"
 * @ETHOS_LABEL_DONT: "We will not", "We don't"
 * @ETHOS_LABEL_HEARD: "You would hear us say"
 *
 * What a label says of the lines below it.
 */
typedef enum
{
  ETHOS_LABEL_NONE,
  ETHOS_LABEL_DO,
  ETHOS_LABEL_DONT,
  ETHOS_LABEL_HEARD,
} EthosBehaviourLabel;

EthosBehaviourLabel ethos_words_label (const char *text);
EthosBehaviourLabel ethos_words_label_prefix (const char *text);
gboolean ethos_words_begins_with_will (const char *text);
gboolean ethos_words_name_behaviours (const char *text);

G_END_DECLS
