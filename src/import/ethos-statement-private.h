// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "ethos-behaviour-words.h"
#include "ethos-negation-words.h"
#include "ethos-statement-words.h"
#include "ethos-statement.h"
#include "ethos-subject-words.h"

G_BEGIN_DECLS

/* One line while it is being read: where it came from, what it looks like, what it was taken for.
 * The last four members become the line's. */
typedef struct
{
  const EthosSourceLine *source;
  char *text;
  char *key;
  EthosSourceKind kind;
  guint level;
  guint gap;
  EthosTopic topic;
  EthosTopic sentence;
  EthosBehaviourLabel label;
  gboolean heading;
  /* Whether its words are no label, announce nothing and head nothing. */
  gboolean plain;
  /* Whether it says what the name above it means, and so is no heading itself. */
  gboolean explains;
  /* Whether it names itself right above a list. */
  gboolean over_list;
  /* Whether it stands under its value as a behaviour though it is in no list. */
  gboolean promises;
  gboolean settled;
  EthosStatementRole role;
  EthosLeftOutReason reason;
  gsize name_start;
  gsize name_length;
  gsize text_start;
  gboolean starts_card;
} EthosEntry;

/* What a section of values is like. */
typedef struct
{
  guint headings;
  /* Those of them that are marked as headings. */
  guint marked;
  guint items;
  /* Those of them that are items of lists. */
  guint listed_items;
  guint numbered;
  guint named;
  guint numbered_names;
  guint short_names;
  /* Items that could be a name but for their length. */
  guint long_names;
  /* Items above the first heading, or all. */
  guint flat_items;
  guint top_level;
  guint deeper;
  guint split_gap;
  gboolean typed_numbers;
} EthosValuesShape;

EthosStatement *ethos_statement_new_take (GPtrArray *lines);
EthosStatementLine *ethos_statement_line_alloc (const char *text, guint source_line);
EthosStatementLine *ethos_statement_line_copy (const EthosStatementLine *line);
EthosStatementLine *ethos_statement_line_ref (EthosStatementLine *line);
void ethos_statement_line_unref (EthosStatementLine *line);
void ethos_statement_fill_names (GPtrArray *lines);
void ethos_statement_fit (GPtrArray *lines);

GArray *ethos_entries_new (GPtrArray *source_lines, GCancellable *cancellable);
void ethos_entries_annotate (GArray *entries, GCancellable *cancellable);
void ethos_entries_leave_out_furniture (GArray *entries);
void ethos_entries_find_explanations (GArray *entries);
guint ethos_entries_find_unnamed_values (GArray *entries);
void ethos_entries_classify (GArray *entries, GCancellable *cancellable);
void ethos_entries_find_promises (GArray *entries, guint first, guint end);
void ethos_entries_find_name_lines (GArray *entries, guint first, guint end);
void ethos_values_measure (GArray *entries, guint first, guint end, EthosValuesShape *shape);
void
ethos_entries_classify_values (GArray *entries, guint first, guint end, GCancellable *cancellable);

gboolean ethos_entry_is_item (const EthosEntry *entry);
gboolean ethos_entry_is_left_out (const EthosEntry *entry);
gboolean ethos_entry_looks_short (const EthosEntry *entry);
gboolean ethos_entry_is_named_paragraph (const EthosEntry *entry);
gboolean ethos_entry_names_itself (const EthosEntry *entry);
gboolean ethos_entry_has_inline_label (const EthosEntry *entry);
gboolean ethos_entry_is_itemlike (const EthosEntry *entry);
gboolean ethos_entry_is_short_name (const EthosEntry *entry);
gboolean ethos_entry_is_long_name (const EthosEntry *entry);
EthosTopic ethos_entry_find_inline_topic (const EthosEntry *entry, EthosEntry *parts);
gsize ethos_statement_measure_name (const char *text);
gboolean ethos_entry_name_goes_on (const char *name);
gboolean ethos_entry_split_name (EthosEntry *entry, gboolean sentences);
void ethos_entry_settle (EthosEntry *entry, EthosStatementRole role);
void ethos_entry_leave_out (EthosEntry *entry, EthosLeftOutReason reason);

G_END_DECLS
