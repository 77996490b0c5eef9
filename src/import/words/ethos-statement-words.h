// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EthosTopic:
 * @ETHOS_TOPIC_NONE: none that is known
 * @ETHOS_TOPIC_TITLE: the whole statement
 * @ETHOS_TOPIC_MISSION: why we are here
 * @ETHOS_TOPIC_STRANDS: how the mission is delivered
 * @ETHOS_TOPIC_VISION: where we are going
 * @ETHOS_TOPIC_VALUES: what we stand for
 * @ETHOS_TOPIC_LEADERSHIP: how we lead and answer for it
 *
 * What a heading or a sentence announces.
 */
typedef enum
{
  ETHOS_TOPIC_NONE,
  ETHOS_TOPIC_TITLE,
  ETHOS_TOPIC_MISSION,
  ETHOS_TOPIC_STRANDS,
  ETHOS_TOPIC_VISION,
  ETHOS_TOPIC_VALUES,
  ETHOS_TOPIC_LEADERSHIP,
} EthosTopic;

gboolean ethos_words_is_apostrophe (gunichar c);
char *ethos_words_key (const char *text);
EthosTopic ethos_words_heading_topic (const char *text);
EthosTopic ethos_words_topic_word (const char *text);
gboolean ethos_words_are_topics (const char *text);
EthosTopic ethos_words_sentence_topic (const char *text);
gsize ethos_words_values_lead (const char *text);
gboolean ethos_words_may_head_values (const char *text);
guint ethos_words_count (const char *text);

G_END_DECLS
