// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-document-load.h"

#include <glib/gi18n-lib.h>

#include "ethos-backups.h"
#include "ethos-crc32c.h"
#include "ethos-document-clocks.h"
#include "ethos-document-rebuild.h"
#include "ethos-document-remains.h"
#include "ethos-document-sentence.h"
#include "ethos-document-unreadable.h"
#include "ethos-json-error.h"
#include "ethos-json-gate.h"
#include "ethos-session-codec.h"
#include "ethos-state-dir.h"
#include "ethos-text.h"

/* 128 bits of a checksum. */
#define KEPT_UID_LENGTH 32

/* One opening, in a worker thread. */
typedef struct
{
  EthosDocumentLoaded *loaded;
  EthosDocumentStory story;
  const EthosFiles *files;
  EthosDocumentHome *home;
  EthosClock *clock;
  /* What the journal has instead of the file. */
  EthosSessionFile *base;
  /* Of a damaged file: its bytes, what is opened instead, and what the journal removes from it. */
  GBytes *damaged;
  EthosSnapshot *version;
  GHashTable *removed;
} Opening;

static guint32
get_crc (GBytes *bytes)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  return ethos_crc32c (0, data, length);
}

static void
restrict_access (Opening *opening, EthosDocumentAccess access, const char *message)
{
  if (opening->loaded->access != ETHOS_DOCUMENT_WRITABLE)
    return;
  opening->loaded->access = access;
  opening->loaded->access_message = g_strdup (message);
}

static gboolean
is_writable (const Opening *opening)
{
  return opening->loaded->access == ETHOS_DOCUMENT_WRITABLE;
}

/* A save needs the file and its folder. */
static void
check_protection (Opening *opening)
{
  g_autofree char *folder = g_path_get_dirname (opening->home->path);

  if (!ethos_files_check_writable (opening->files, opening->home->path, NULL) ||
      !ethos_files_check_writable (opening->files, folder, NULL))
    restrict_access (opening, ETHOS_DOCUMENT_PROTECTED,
                     _ ("This file can’t be changed here. To work on it, save it under another "
                        "name or in another folder."));
}

/* Counting goes on behind all that the journal has numbered, checkpoints included: what one of
 * them covers is taken to be in the file. */
static void
set_sequence (EthosStore *store, const EthosJournal *journal)
{
  guint64 last = 0;

  for (guint i = 0; i < journal->records->len; i++)
    last = MAX (last, ((EthosJournalRecord *) g_ptr_array_index (journal->records, i))->sequence);
  ethos_store_set_sequence (store, last);
}

static void
note_removed (Opening *opening, const EthosEdits *edits)
{
  for (guint i = 0; opening->removed != NULL && i < ethos_edits_get_length (edits); i++)
    {
      const EthosEdit *edit = ethos_edits_get (edits, i);

      if (edit->type == ETHOS_EDIT_REMOVE)
        g_hash_table_add (opening->removed, g_strdup (edit->id));
    }
}

/* What was there when the file was last written, and was removed before the journal got its base.
 */
static void
note_removed_before (Opening *opening, const EthosSnapshotNode *node)
{
  if (ethos_session_get_record (opening->base->session, node->record->id) == NULL)
    g_hash_table_add (opening->removed, g_strdup (node->record->id));
  for (guint kind = 0; kind < ETHOS_N_KINDS; kind++)
    for (guint i = 0; i < node->n_children[kind]; i++)
      note_removed_before (opening, &node->children[kind][i]);
}

static void
set_newer (Opening *opening)
{
  restrict_access (opening, ETHOS_DOCUMENT_NEWER,
                   _ ("This workshop was saved by a newer version of the program. It can be "
                      "read here; to change it, update the program or save a copy."));
}

/* From now on the workshop is that of the journal, whatever the file has. */
static gboolean
take_base (Opening *opening, const EthosJournalRecord *record, GError **error)
{
  opening->base = ethos_document_read_base (record, error);
  if (opening->base == NULL)
    return FALSE;
  if (opening->removed != NULL)
    note_removed_before (opening, ethos_snapshot_get_root (opening->version));
  g_clear_object (&opening->loaded->store);
  opening->loaded->store = ethos_store_new (opening->base->session, opening->clock);
  if (opening->base->newer)
    set_newer (opening);
  return TRUE;
}

static gboolean
replay_record (Opening *opening, const EthosJournalRecord *record, GError **error)
{
  g_autoptr (EthosEdits) edits = NULL;

  if (record->kind == ETHOS_JOURNAL_BASE)
    return take_base (opening, record, error);
  edits = ethos_document_read_edits (record, error);
  if (edits == NULL)
    return FALSE;
  note_removed (opening, edits);
  return ethos_store_replay (opening->loaded->store, edits, record->sequence, error);
}

/* What can't be used is kept as it is before anything takes its place. Where that fails the
 * journal stays, and the workshop does without. */
static gboolean
keep_journal (Opening *opening)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  bytes = ethos_atomic_file_read (opening->files, opening->home->journal, ETHOS_JOURNAL_SIZE_MAX,
                                  NULL, &error);
  g_free (opening->story.kept_journal);
  opening->story.kept_journal =
      bytes != NULL ? ethos_document_home_keep (opening->home, bytes, "journal", &error) : NULL;
  if (opening->story.kept_journal != NULL)
    return TRUE;
  g_clear_pointer (&opening->home->journal, g_free);
  g_clear_pointer (&opening->loaded->journal, ethos_journal_free);
  g_clear_error (&opening->home->trouble);
  opening->home->trouble = g_steal_pointer (&error);
  return FALSE;
}

static void
replay (Opening *opening, guint first)
{
  EthosDocumentLoaded *loaded = opening->loaded;
  GPtrArray *records = loaded->journal->records;

  for (guint i = first; i < records->len; i++)
    {
      const EthosJournalRecord *record = g_ptr_array_index (records, i);
      g_autoptr (GError) error = NULL;

      if (record->kind == ETHOS_JOURNAL_CHECKPOINT)
        continue;
      if (replay_record (opening, record, &error))
        {
          opening->story.n_replayed += ethos_journal_record_count (record);
          continue;
        }
      g_debug ("%s", error->message);
      opening->story.broken = TRUE;
      /* What is begun in its place continues what was opened. */
      if (record->kind == ETHOS_JOURNAL_BASE)
        loaded->journal->base_crc = loaded->base_crc;
      g_ptr_array_set_size (records, (int) i);
      break;
    }
  if (loaded->journal->stop == ETHOS_JOURNAL_BROKEN)
    opening->story.broken = TRUE;
  if (opening->story.broken && is_writable (opening))
    keep_journal (opening);
}

/* A person can do nothing with a journal: what it makes of the version that it continues is a
 * workshop. Both are kept. */
static void
keep_as_workshop (Opening *opening)
{
  g_autofree char *uid =
      g_compute_checksum_for_string (G_CHECKSUM_SHA256, opening->story.kept_journal, -1);
  g_autoptr (GBytes) bytes = NULL;
  char *path;

  uid[KEPT_UID_LENGTH] = '\0';
  bytes = ethos_document_rebuild (opening->home, opening->loaded->journal, opening->clock, uid);
  path = bytes != NULL ? ethos_document_home_keep (opening->home, bytes, "ethos", NULL) : NULL;
  if (path == NULL)
    return;
  g_free (opening->story.kept_journal);
  opening->story.kept_journal = path;
}

/* A journal that doesn't continue what was opened. The erased must not come back by it. */
static void
leave_behind (Opening *opening)
{
  EthosJournal *journal = opening->loaded->journal;

  for (guint i = 0; i < journal->records->len; i++)
    opening->story.n_left_behind +=
        ethos_journal_record_count (g_ptr_array_index (journal->records, i));
  if (opening->story.n_left_behind > 0 && is_writable (opening) && !opening->loaded->forget)
    {
      if (!keep_journal (opening))
        return;
      keep_as_workshop (opening);
    }
  g_ptr_array_set_size (journal->records, 0);
  journal->base_crc = opening->loaded->base_crc;
}

/* There may be more than what was opened: to go on without it would be to lose it. */
static void
restrict_to_reading (Opening *opening)
{
  g_autofree char *dir = ethos_state_dir_dup_path (opening->home->root, opening->home->uid, NULL);
  g_autofree char *folder = ethos_storage_dup_shown_path (dir);
  g_autofree char *message = NULL;

  /* Translators: %s is a folder of the program's own. */
  message = ethos_text_print_isolated (
      _ ("What was written last may be missing here, because “%s” can’t be "
         "used at the moment. Close the workshop and open it again. To go "
         "on without, save it under another name."),
      folder);
  restrict_access (opening, ETHOS_DOCUMENT_PROTECTED, message);
}

/* Reads the journal of the home; what can't be read is kept, or left where it is and told. */
static void
read_journal (Opening *opening)
{
  EthosDocumentLoaded *loaded = opening->loaded;
  g_autoptr (GError) error = NULL;

  if (opening->home->journal == NULL)
    return;
  loaded->journal =
      ethos_journal_read (opening->files, opening->home->journal, opening->home->uid, &error);
  if (loaded->journal != NULL)
    {
      for (guint i = 0; i < loaded->journal->records->len; i++)
        if (ethos_document_is_forgetting (g_ptr_array_index (loaded->journal->records, i)))
          loaded->forget = TRUE;
      return;
    }
  if (g_error_matches (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_VANISHED))
    return;
  if (g_error_matches (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_NEWER))
    {
      restrict_access (opening, ETHOS_DOCUMENT_NEWER, error->message);
      return;
    }
  if (g_error_matches (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_DAMAGED) ||
      g_error_matches (error, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_FOREIGN))
    {
      opening->story.broken = TRUE;
      if (is_writable (opening) && keep_journal (opening) &&
          ethos_document_home_drop_journal (opening->home, NULL))
        return;
    }
  else
    restrict_to_reading (opening);
  g_clear_pointer (&opening->home->journal, g_free);
  g_clear_error (&opening->home->trouble);
  opening->home->trouble = g_steal_pointer (&error);
}

static void
use_journal (Opening *opening)
{
  EthosDocumentLoaded *loaded = opening->loaded;
  guint first;

  if (loaded->journal == NULL)
    return;
  if (!ethos_journal_find_start (loaded->journal, loaded->base_crc, &first))
    {
      leave_behind (opening);
      return;
    }
  replay (opening, first);
  if (loaded->journal != NULL)
    set_sequence (loaded->store, loaded->journal);
}

/* What is damaged was replaced: by what, and what may be missing. */
static void
compare (Opening *opening)
{
  g_autoptr (EthosSnapshot) opened = NULL;
  EthosDifferencesAsked asked = { .version = opening->version,
                                  .damaged = opening->damaged,
                                  .removed = opening->removed,
                                  .forget = opening->loaded->forget,
                                  .kept_file = opening->story.kept_file };

  if (opening->version == NULL)
    return;
  asked.opened = opened = ethos_session_snapshot (ethos_store_get_session (opening->loaded->store));
  opening->loaded->differences = ethos_differences_new (&asked);
}

static void
opening_clear (Opening *opening)
{
  ethos_document_story_clear (&opening->story);
  g_clear_pointer (&opening->damaged, g_bytes_unref);
  g_clear_pointer (&opening->version, ethos_snapshot_unref);
  g_clear_pointer (&opening->removed, g_hash_table_unref);
  g_clear_pointer (&opening->base, ethos_session_file_free);
}

#define NANOSECONDS_PER_MS 1000000

/* When the workshop was last written to, which is when somebody was last there for certain. */
static gint64
get_last_written_ms (const Opening *opening)
{
  const EthosDocumentHome *home = opening->home;
  gint64 last_ms = opening->loaded->stamp.modified / NANOSECONDS_PER_MS;
  struct stat info;

  if (home->journal != NULL && ethos_files_stat (opening->files, home->journal, &info) == 0)
    last_ms = MAX (last_ms, info.st_mtim.tv_sec * G_GINT64_CONSTANT (1000) +
                                info.st_mtim.tv_nsec / NANOSECONDS_PER_MS);

  return last_ms;
}

static gboolean
is_continued (const Opening *opening, GBytes *content)
{
  guint first;

  return opening->loaded->journal == NULL ||
         ethos_journal_find_start (opening->loaded->journal, get_crc (content), &first);
}

/* An older version is a poor thing to have: a disk that stumbles is asked again. */
static GBytes *
read_backup (Opening *opening, const EthosBackup *backup, GError **error)
{
  gsize limit = ethos_json_limits_session.max_bytes;
  GBytes *content = ethos_atomic_file_read (opening->files, backup->path, limit, NULL, NULL);

  return content != NULL
             ? content
             : ethos_atomic_file_read (opening->files, backup->path, limit, NULL, error);
}

/* The newest version that can be read and that the journal continues; else the newest one, unless
 * the right one is only out of reach while the computer is short of something. */
static EthosSessionFile *
pick_backup (Opening *opening, GBytes **bytes, GError **error)
{
  g_autoptr (GPtrArray) backups = ethos_backups_list (opening->files, opening->home->dir, error);
  g_autoptr (EthosSessionFile) best = NULL;
  g_autoptr (GError) out_of_reach = NULL;
  gboolean fits = FALSE;

  for (guint i = 0; backups != NULL && i < backups->len && !fits; i++)
    {
      const EthosBackup *backup = g_ptr_array_index (backups, i);
      g_autoptr (GBytes) content = NULL;
      g_autoptr (EthosSessionFile) file = NULL;

      content = read_backup (opening, backup, &out_of_reach);
      if (g_error_matches (out_of_reach, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_BUSY))
        break;
      g_clear_error (&out_of_reach);
      file = content != NULL ? ethos_session_codec_read (content, NULL) : NULL;
      if (file == NULL || file->newer)
        continue;
      fits = is_continued (opening, content);
      if (best != NULL && !fits)
        continue;
      g_clear_pointer (&best, ethos_session_file_free);
      g_clear_pointer (bytes, g_bytes_unref);
      best = g_steal_pointer (&file);
      *bytes = g_steal_pointer (&content);
      opening->story.backup_time = backup->time;
    }
  if (out_of_reach == NULL)
    return g_steal_pointer (&best);
  g_propagate_error (error, g_steal_pointer (&out_of_reach));
  return NULL;
}

/* A file that can't be read, but that could be read once: by its id, or at its place. */
static EthosSessionFile *
open_damaged (Opening *opening, GBytes **bytes, const GError *reason, GError **error)
{
  g_autoptr (EthosSessionFile) file = NULL;
  g_autoptr (GBytes) backup = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *uid = ethos_document_find_uid (*bytes);

  if (!ethos_document_home_find_by_uid (opening->home, uid) &&
      !ethos_document_home_find_by_place (opening->home))
    {
      ethos_document_set_unreadable (error, opening->home->path, *bytes, reason, NULL);
      return NULL;
    }
  if (!ethos_document_home_move_in (opening->home, error))
    return NULL;
  check_protection (opening);
  read_journal (opening);
  if (opening->home->dir != NULL)
    file = pick_backup (opening, &backup, &local);
  if (file == NULL)
    {
      ethos_document_set_unreadable (error, opening->home->path, *bytes, reason, local);
      return NULL;
    }
  opening->story.kept_file = ethos_document_home_keep (opening->home, *bytes, "ethos", &local);
  if (opening->story.kept_file == NULL)
    restrict_access (opening, ETHOS_DOCUMENT_PROTECTED, local->message);
  opening->damaged = *bytes;
  opening->version = ethos_session_snapshot (file->session);
  opening->removed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  *bytes = g_steal_pointer (&backup);
  opening->story.from_backup = TRUE;
  opening->loaded->dirty = TRUE;
  return g_steal_pointer (&file);
}

/* A file that can be read. */
static gboolean
settle (Opening *opening, const EthosSessionFile *file)
{
  g_autoptr (GError) local = NULL;

  ethos_document_home_identify (opening->home, ethos_session_get_workshop (file->session)->uid);
  if (file->newer)
    {
      set_newer (opening);
      return FALSE;
    }
  if (!ethos_document_home_move_in (opening->home, &local))
    {
      restrict_access (opening, ETHOS_DOCUMENT_ELSEWHERE, local->message);
      return FALSE;
    }
  if (ethos_document_home_is_shut_out (opening->home))
    restrict_to_reading (opening);
  check_protection (opening);
  read_journal (opening);
  return TRUE;
}

/* What the file was when it was opened is kept, an older format above all. */
static void
keep_version (Opening *opening, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  gint64 now = ethos_clock_get_wall_ms (opening->clock) / 1000;

  if (!is_writable (opening) || opening->home->dir == NULL || opening->loaded->forget)
    return;
  if (!ethos_backups_add (opening->files, opening->home->dir, bytes, MAX (now, 0), &error))
    g_debug ("%s", error->message);
}

static void
tell (Opening *opening, const EthosSessionFile *file)
{
  EthosDocumentLoaded *loaded = opening->loaded;

  opening->story.path = opening->home->path;
  opening->story.n_repairs = file->repairs->len;
  loaded->recovered = ethos_document_story_dup_sentence (&opening->story);
  loaded->kept_changes = g_strdup (opening->story.kept_journal);
  loaded->repairs = g_new0 (char *, file->repairs->len + 1);
  for (guint i = 0; i < file->repairs->len; i++)
    {
      loaded->repairs[i] = ethos_document_dup_plain_place (g_ptr_array_index (file->repairs, i));
      if (loaded->repairs[i] == NULL)
        /* Translators: a place in a workshop: nowhere in particular. */
        loaded->repairs[i] = g_strdup (_ ("the workshop itself"));
    }
  if (is_writable (opening) && opening->home->trouble != NULL)
    loaded->caution = ethos_document_dup_caution (opening->home->trouble);
  loaded->dirty |= opening->story.n_replayed > 0 || loaded->forget;
}

/**
 * ethos_document_load:
 * @path: a file
 * @error: what is wrong, naming the file, the place in it and a remedy
 *
 * Reads a workshop and what its journal has beyond the file. A damaged file is replaced, in
 * memory, by its newest previous version and the journal. Blocks: not for the main thread.
 *
 * Errors: ETHOS_STORAGE_ERROR, ETHOS_JSON_ERROR
 *
 * Returns: (transfer full) (nullable): the workshop
 */
EthosDocumentLoaded *
ethos_document_load (const EthosFiles *files,
                     const char *root,
                     EthosClock *clock,
                     const char *path,
                     GError **error)
{
  g_autoptr (EthosDocumentLoaded) loaded = g_new0 (EthosDocumentLoaded, 1);
  g_autoptr (EthosSessionFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) pending = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *target = ethos_files_resolve (files, path, ETHOS_STORAGE_READING, error);
  Opening opening = { .loaded = loaded, .files = files, .clock = clock };

  if (target == NULL)
    return NULL;
  loaded->home = opening.home = ethos_document_home_new (files, root, target);
  bytes = ethos_atomic_file_read (files, target, ethos_json_limits_session.max_bytes,
                                  &loaded->stamp, error);
  if (bytes == NULL)
    return NULL;
  loaded->has_stamp = TRUE;

  file = ethos_session_codec_read (bytes, &local);
  if (file != NULL)
    settle (&opening, file);
  else if ((file = open_damaged (&opening, &bytes, local, error)) == NULL)
    {
      opening_clear (&opening);
      return NULL;
    }

  loaded->base_crc = get_crc (bytes);
  loaded->store = ethos_store_new (file->session, clock);
  use_journal (&opening);
  compare (&opening);
  pending = ethos_document_tie_clocks (loaded->store, clock, get_last_written_ms (&opening));
  if (is_writable (&opening))
    loaded->pending = g_steal_pointer (&pending);
  keep_version (&opening, bytes);
  tell (&opening, opening.base != NULL ? opening.base : file);
  ethos_store_set_read_only (loaded->store, !is_writable (&opening));
  opening_clear (&opening);
  return g_steal_pointer (&loaded);
}

void
ethos_document_loaded_free (EthosDocumentLoaded *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->store);
  g_clear_pointer (&self->home, ethos_document_home_free);
  g_clear_pointer (&self->journal, ethos_journal_free);
  g_clear_pointer (&self->pending, g_bytes_unref);
  g_free (self->access_message);
  g_free (self->caution);
  g_free (self->recovered);
  g_strfreev (self->repairs);
  g_clear_pointer (&self->differences, ethos_differences_unref);
  g_free (self->kept_changes);
  g_free (self);
}
