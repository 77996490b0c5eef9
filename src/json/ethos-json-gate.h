// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

#include "ethos-json-error.h"

G_BEGIN_DECLS

/* Our formats nest seven or eight deep; json-glib and others recurse once a level and die at some
 * tens of thousands. The outermost list or object is level 1. */
#define ETHOS_JSON_MAX_DEPTH 64

/**
 * EthosJsonLimits:
 * @max_bytes: bytes of text; checked in every layer, before anything is read
 * @max_values: values of any kind, lists and objects counted too (each costs up to about 300 bytes
 *   of memory once parsed, whatever it took in the text)
 * @max_depth: levels of lists and objects, at most %ETHOS_JSON_MAX_DEPTH
 * @allow_fractions: let numbers with a fraction or an exponent pass when they are finite; our own
 *   formats have whole numbers only
 *
 * What a text may be at most, by what it is for.
 */
typedef struct
{
  guint32 max_bytes;
  guint32 max_values;
  guint max_depth;
  guint allow_fractions : 1;
} EthosJsonLimits;

/* A session file: 10,000 notes of the longest kind are 22 MiB and 110,000 values. */
extern const EthosJsonLimits ethos_json_limits_session;
/* A deck or an agenda, written by hand: hundreds of cards with room to spare. */
extern const EthosJsonLimits ethos_json_limits_content;
/* One journal record: the largest operation takes away or brings back a wall of 10,000 notes. */
extern const EthosJsonLimits ethos_json_limits_record;

/**
 * EthosJsonLayers:
 * @ETHOS_JSON_LAYER_GRAMMAR: RFC 8259 to the letter and UTF-8; always checked
 * @ETHOS_JSON_LAYER_POLICY: what we ask for beyond that: the depth and number of values of the
 *   limits, no name twice in an object (compared after unescaping), no U+0000, no lone surrogates,
 *   whole numbers within gint64
 * @ETHOS_JSON_LAYERS_ALL: both
 */
typedef enum
{
  ETHOS_JSON_LAYER_GRAMMAR = 1 << 0,
  ETHOS_JSON_LAYER_POLICY = 1 << 1,
  ETHOS_JSON_LAYERS_ALL = ETHOS_JSON_LAYER_GRAMMAR | ETHOS_JSON_LAYER_POLICY,
} EthosJsonLayers;

gboolean ethos_json_gate_check (const char *bytes,
                                gsize length,
                                const EthosJsonLimits *limits,
                                EthosJsonLayers layers,
                                GError **error);

G_END_DECLS
