// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-op.h"

#include <glib/gi18n-lib.h>

G_BEGIN_DECLS

/* What the domains of operations share: the macros of their rows and the looking up of targets. */

#define OP_LINE(NAME, STRUCT, MEMBER, MAXIMUM, FLAGS)                                              \
  {                                                                                                \
    NAME, ETHOS_FIELD_LINE, G_STRUCT_OFFSET (STRUCT, MEMBER), .maximum = (MAXIMUM),                \
                                                              .flags = (FLAGS)                     \
  }
#define OP_TEXT(NAME, STRUCT, MEMBER, MAXIMUM, FLAGS)                                              \
  {                                                                                                \
    NAME, ETHOS_FIELD_TEXT, G_STRUCT_OFFSET (STRUCT, MEMBER), .maximum = (MAXIMUM),                \
                                                              .flags = (FLAGS)                     \
  }
#define OP_TEXTS(NAME, STRUCT, MEMBER, MAXIMUM, ELEMENTS, FLAGS)                                   \
  {                                                                                                \
    NAME, ETHOS_FIELD_LINES, G_STRUCT_OFFSET (STRUCT, MEMBER),                                     \
        .maximum = (MAXIMUM), .elements = (ELEMENTS), .flags = (FLAGS)                             \
  }
#define OP_ID(NAME, STRUCT, MEMBER, FLAGS)                                                         \
  {                                                                                                \
    NAME, ETHOS_FIELD_ID, G_STRUCT_OFFSET (STRUCT, MEMBER), .flags = (FLAGS)                       \
  }
#define OP_IDS(NAME, STRUCT, MEMBER, ELEMENTS)                                                     \
  {                                                                                                \
    NAME, ETHOS_FIELD_IDS, G_STRUCT_OFFSET (STRUCT, MEMBER), .elements = (ELEMENTS),               \
                                                             .flags = ETHOS_FIELD_REQUIRED         \
  }
#define OP_INT(NAME, STRUCT, MEMBER, MINIMUM, MAXIMUM)                                             \
  {                                                                                                \
    NAME, ETHOS_FIELD_INT, G_STRUCT_OFFSET (STRUCT, MEMBER), (MINIMUM), (MAXIMUM)                  \
  }
#define OP_INTS(NAME, STRUCT, MEMBER, MINIMUM, MAXIMUM, ELEMENTS)                                  \
  {                                                                                                \
    NAME, ETHOS_FIELD_INTS, G_STRUCT_OFFSET (STRUCT, MEMBER), (MINIMUM), (MAXIMUM),                \
        .elements = (ELEMENTS)                                                                     \
  }
#define OP_BOOL(NAME, STRUCT, MEMBER)                                                              \
  {                                                                                                \
    NAME, ETHOS_FIELD_BOOL, G_STRUCT_OFFSET (STRUCT, MEMBER)                                       \
  }
#define OP_ENUM(NAME, STRUCT, MEMBER, NAMES)                                                       \
  {                                                                                                \
    NAME, ETHOS_FIELD_ENUM, G_STRUCT_OFFSET (STRUCT, MEMBER), .names = (NAMES)                     \
  }

#define OP(NAME, STRUCT, FIELDS, ORIGINS, ACTIVITIES, FLAGS, LABEL, APPLY)                         \
  {                                                                                                \
    { NAME, sizeof (STRUCT), FIELDS, G_N_ELEMENTS (FIELDS) }, (ORIGINS), (ACTIVITIES), (FLAGS),    \
        (LABEL), NULL, NULL, NULL, NULL, (APPLY)                                                   \
  }

/* An operation on several things, which Undo counts; LABELS are NN_ (). Where no field is COUNTED,
 * what has changed is. */
#define OP_COUNTED(NAME, STRUCT, FIELDS, ORIGINS, ACTIVITIES, FLAGS, COUNTED, ...)                 \
  OP_COUNTED_ (NAME, STRUCT, FIELDS, ORIGINS, ACTIVITIES, FLAGS, COUNTED, __VA_ARGS__)
#define OP_COUNTED_(NAME, STRUCT, FIELDS, ORIGINS, ACTIVITIES, FLAGS, COUNTED, ONE, MANY, APPLY)   \
  {                                                                                                \
    { NAME, sizeof (STRUCT), FIELDS, G_N_ELEMENTS (FIELDS) }, (ORIGINS), (ACTIVITIES), (FLAGS),    \
        (ONE), (MANY), NULL, NULL, (COUNTED), (APPLY)                                              \
  }

/* The same for one whose field "value" says whether it is done or taken back. */
#define OP_TURNED(NAME, STRUCT, FIELDS, ORIGINS, ACTIVITIES, FLAGS, COUNTED, ...)                  \
  OP_TURNED_ (NAME, STRUCT, FIELDS, ORIGINS, ACTIVITIES, FLAGS, COUNTED, __VA_ARGS__)
#define OP_TURNED_(NAME, STRUCT, FIELDS, ORIGINS, ACTIVITIES, FLAGS, COUNTED, ONE, MANY, OFF,      \
                   OFF_MANY, APPLY)                                                                \
  {                                                                                                \
    { NAME, sizeof (STRUCT), FIELDS, G_N_ELEMENTS (FIELDS) }, (ORIGINS), (ACTIVITIES), (FLAGS),    \
        (ONE), (MANY), (OFF), (OFF_MANY), (COUNTED), (APPLY)                                       \
  }

/* An operation that needs to say nothing but its name. */
#define OP_BARE(NAME, ORIGINS, ACTIVITIES, FLAGS, LABEL, APPLY)                                    \
  {                                                                                                \
    { NAME, sizeof (EthosRecord), NULL, 0 }, (ORIGINS), (ACTIVITIES), (FLAGS), (LABEL), NULL,      \
        NULL, NULL, NULL, (APPLY)                                                                  \
  }

#define IN(KIND) (1u << ETHOS_ACTIVITY_##KIND)

/* The kinds of step in which notes come to the wall. */
#define ETHOS_OP_IN_WALL                                                                           \
  (IN (WRITE_NOTES) | IN (GROUP) | IN (WRITE_LINES) | IN (DISCUSS) | IN (CLOSE))

/* One operation may be on everything that is selected on the largest wall. */
#define OP_TARGETS_MAX ETHOS_NOTES_MAX

extern const EthosOpKind ethos_ops_workshop[];
extern const guint ethos_n_ops_workshop;
extern const EthosOpKind ethos_ops_cards[];
extern const guint ethos_n_ops_cards;
extern const EthosOpKind ethos_ops_agenda[];
extern const guint ethos_n_ops_agenda;
extern const EthosOpKind ethos_ops_timer[];
extern const guint ethos_n_ops_timer;
extern const EthosOpKind ethos_ops_notes[];
extern const guint ethos_n_ops_notes;
extern const EthosOpKind ethos_ops_import[];
extern const guint ethos_n_ops_import;
extern const EthosOpKind ethos_ops_proposals[];
extern const guint ethos_n_ops_proposals;
extern const EthosOpKind ethos_ops_later[];
extern const guint ethos_n_ops_later;
extern const EthosOpKind ethos_ops_voices[];
extern const guint ethos_n_ops_voices;
extern const EthosOpKind ethos_ops_wall[];
extern const guint ethos_n_ops_wall;
extern const EthosOpKind ethos_ops_votes[];
extern const guint ethos_n_ops_votes;

gconstpointer
ethos_op_target (const EthosOpContext *context, EthosKind kind, const char *id, GError **error);
const EthosActivity *ethos_op_current (const EthosOpContext *context, GError **error);
gboolean ethos_op_fail (GError **error, EthosCoreError code, const char *message);
gboolean ethos_op_place (const EthosOpContext *context,
                         EthosKind kind,
                         const char *after,
                         const char **place,
                         GError **error);
void ethos_op_move (const EthosOpContext *context,
                    EthosEdits *edits,
                    EthosKind kind,
                    const char *id,
                    const char *after);
const EthosActivity *
ethos_op_find_wall (const EthosOpContext *context, const char *id, GError **error);
void ethos_op_insert_note (const EthosOpContext *context,
                           const EthosActivity *wall,
                           EthosNote *note,
                           EthosEdits *edits);
gboolean ethos_op_is_named (const EthosGroup *group);
void ethos_op_remove_left_groups (const EthosOpContext *context,
                                  char **notes,
                                  const char *to,
                                  EthosEdits *edits);
char **ethos_op_dup_with_same (const EthosOpContext *context, char **notes);
void ethos_op_let_same_go (const EthosOpContext *context, EthosNote *note, EthosEdits *edits);
gboolean ethos_op_holds_notes (const EthosOpContext *context, const char *group);
void ethos_op_follow_votes (const EthosOpContext *context,
                            const char *wall,
                            GHashTable *ids,
                            EthosEdits *edits);
void ethos_op_clear_frozen_stage (EthosWorkshop *workshop);
guint32 ethos_random_below (guint32 bound);
void ethos_shuffle (GPtrArray *array);
void ethos_remove_below (EthosSession *session, EthosEdits *edits, EthosKind kind, const char *id);

G_END_DECLS
