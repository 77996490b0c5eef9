// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-journal-log.h"

#include <errno.h>

#include "ethos-state-dir.h"
#include "ethos-temp-file.h"

/* A journal that is being written, without threads: what is durable, what is not yet, and how the
 * one becomes the other.
 *
 * A journal file gets its name only when it is whole and durable, and is only appended to
 * afterwards. So the file of that name always holds everything acknowledged. */
struct _EthosJournalLog
{
  const EthosFiles *files;
  char *path;
  char *session_id;
  guint64 generation;
  guint32 base_crc;
  /* All since the session file, so that a new journal can be begun at any time. */
  GPtrArray *records;
  /* How many of them are durable in @file. */
  guint n_durable;
  guint64 durable;
  /* NULL: none that could be appended to. */
  EthosFile *file;
  gsize size;
  /* How much of it is a base and what belongs to it; 0: there is none. */
  gsize base_size;
  guint32 crc;
  /* What the file at @path is while it is ours; 0: none was written yet. */
  dev_t device;
  ino_t inode;
  EthosJournalRemake remake;
  gpointer remake_data;
  /* Whether the journal at @path is ours to replace. */
  guint owned : 1;
};

static void
note_durable (EthosJournalLog *self)
{
  for (; self->n_durable < self->records->len; self->n_durable++)
    {
      const EthosJournalRecord *record = g_ptr_array_index (self->records, self->n_durable);

      if (record->kind != ETHOS_JOURNAL_CHECKPOINT)
        self->durable = MAX (self->durable, record->sequence);
    }
}

static const EthosJournalRecord *
get_base (GPtrArray *records)
{
  const EthosJournalRecord *first = records->len > 0 ? g_ptr_array_index (records, 0) : NULL;

  return first != NULL && first->kind == ETHOS_JOURNAL_BASE ? first : NULL;
}

/* How many records are a base, and the checkpoints that were there before it: they only tell which
 * files the journal continues. */
static guint
count_base (GPtrArray *records)
{
  const EthosJournalRecord *base = get_base (records);
  guint n = base != NULL ? 1 : 0;

  for (; base != NULL && n < records->len; n++)
    {
      const EthosJournalRecord *record = g_ptr_array_index (records, n);

      if (record->kind != ETHOS_JOURNAL_CHECKPOINT || record->sequence > base->sequence)
        break;
    }
  return n;
}

static gboolean
check_size (EthosJournalLog *self, GPtrArray *records, gsize size, GError **error)
{
  const EthosJournalRecord *base = get_base (records);

  if (base != NULL)
    size -= MIN (size, g_bytes_get_size (base->payload));
  if (size <= ETHOS_JOURNAL_TAIL_MAX)
    return TRUE;
  ethos_storage_set_error (error, ETHOS_STORAGE_SAVING, self->path, EFBIG);
  return FALSE;
}

/* Never overwrites a journal that nobody has read. */
static gboolean
check_owned (EthosJournalLog *self, GError **error)
{
  struct stat info;
  int errnum;

  if (self->owned)
    return TRUE;
  errnum = ethos_files_stat (self->files, self->path, &info);
  if (errnum == ENOENT)
    return TRUE;
  ethos_storage_set_error (error, ETHOS_STORAGE_SAVING, self->path, errnum != 0 ? errnum : EEXIST);
  return FALSE;
}

/* Whether the file of that name is still the one we write. Somebody may have removed or replaced
 * it, and what is appended to a file without a name is gone with this process. Returns 0, ENOENT
 * when it is gone, EEXIST when another is there, or why it can't be told. */
static int
look_for_file (EthosJournalLog *self)
{
  struct stat info;
  int errnum = ethos_files_stat (self->files, self->path, &info);

  if (errnum != 0)
    return errnum;
  return info.st_dev == self->device && info.st_ino == self->inode ? 0 : EEXIST;
}

static gboolean
remake_place (EthosJournalLog *self, GError **error)
{
  return self->remake == NULL || self->remake (self->remake_data, error);
}

/* Makes good what is known to be gone. What can't be told just now may still be ours, with words
 * that have to be forgotten: nothing is done about it, and so nothing is written. */
static gboolean
ensure_place (EthosJournalLog *self, GError **error)
{
  int errnum = self->inode != 0 ? look_for_file (self) : 0;

  if (errnum == 0)
    return TRUE;
  if (errnum == ENOENT || errnum == ENOTDIR || errnum == EEXIST)
    return remake_place (self, error);
  ethos_storage_set_error (error, ETHOS_STORAGE_SAVING, self->path, errnum);
  return FALSE;
}

/* A new durable file that has its name. */
static EthosFile *
write_fresh (EthosJournalLog *self, GByteArray *buffer, struct stat *info, GError **error)
{
  EthosFile *file;

  /* A folder that can't be swept can't be written to either, and that is reported. */
  ethos_temp_file_sweep (self->files, self->path, G_MAXINT64, NULL);
  file = ethos_temp_file_create (self->files, self->path, NULL, 0600, error);
  if (file == NULL)
    return NULL;
  if (ethos_file_write_all (file, buffer->data, buffer->len, error) &&
      ethos_file_sync (file, error) && ethos_file_stat (file, info, error) &&
      ethos_files_rename (self->files, ethos_file_get_path (file), self->path, error))
    return file;
  ethos_files_remove (self->files, ethos_file_get_path (file), NULL);
  ethos_file_discard (file);
  return NULL;
}

/* As write_fresh(), wherever the folder or the file that was there has gone. */
static EthosFile *
write_in_place (EthosJournalLog *self, GByteArray *buffer, struct stat *info, GError **error)
{
  g_autoptr (GError) local = NULL;
  EthosFile *file;

  if (!ensure_place (self, error))
    return NULL;
  file = write_fresh (self, buffer, info, &local);
  if (file == NULL && g_error_matches (local, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_VANISHED) &&
      self->remake != NULL)
    {
      g_clear_error (&local);
      if (!remake_place (self, error))
        return NULL;
      file = write_fresh (self, buffer, info, &local);
    }
  if (file == NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return file;
}

/* From now on the log is @records behind @base_crc, and none of it is in a file yet. */
static void
adopt (EthosJournalLog *self, guint32 base_crc, GPtrArray *records)
{
  g_clear_pointer (&self->file, ethos_file_discard);
  g_ptr_array_ref (records);
  g_ptr_array_unref (self->records);
  self->records = records;
  self->n_durable = 0;
  self->base_crc = base_crc;
}

/* Begins a new file with @records behind @base_crc and puts it in the place of the old one. The
 * log becomes what the file is as soon as it has its name, even when making the name durable
 * fails: the old file is gone then, and nothing may be appended to it. */
static gboolean
begin_fresh (EthosJournalLog *self, guint32 base_crc, GPtrArray *records, GError **error)
{
  g_autoptr (GByteArray) buffer = g_byte_array_new ();
  g_autofree char *folder = g_path_get_dirname (self->path);
  const guint n_base = count_base (records);
  gsize base_size = 0;
  struct stat info;
  EthosFile *file;
  guint32 crc;

  crc = ethos_journal_encode_header (buffer, self->session_id, ++self->generation, base_crc,
                                     n_base > 0);
  for (guint i = 0; i < records->len; i++)
    {
      crc = ethos_journal_encode_record (buffer, crc, g_ptr_array_index (records, i));
      if (!check_size (self, records, buffer->len, error))
        return FALSE;
      if (i + 1 == n_base)
        base_size = buffer->len;
    }
  if (!check_owned (self, error) || (file = write_in_place (self, buffer, &info, error)) == NULL)
    return FALSE;

  adopt (self, base_crc, records);
  self->size = buffer->len;
  self->base_size = base_size;
  self->crc = crc;
  self->device = info.st_dev;
  self->inode = info.st_ino;
  self->owned = TRUE;
  if (!ethos_files_sync_dir (self->files, folder, error))
    {
      ethos_file_discard (file);
      return FALSE;
    }
  self->file = file;
  note_durable (self);
  return TRUE;
}

static gboolean
append_pending (EthosJournalLog *self, GByteArray *buffer, GError **error)
{
  return ethos_file_write_all (self->file, buffer->data, buffer->len, error) &&
         ethos_file_sync_data (self->file, error);
}

/* Nothing is saved by a file that has lost its name, however well it was synced. */
static gboolean
append_in_place (EthosJournalLog *self, GByteArray *buffer, GError **error)
{
  int errnum;

  if (buffer->len > 0 && !append_pending (self, buffer, error))
    return FALSE;
  errnum = look_for_file (self);
  if (errnum == 0)
    return TRUE;
  ethos_storage_set_error (error, ETHOS_STORAGE_SAVING, self->path, errnum);
  return FALSE;
}

/**
 * ethos_journal_log_new:
 * @path: where the journal is or will be
 * @base_crc: CRC32C of the session file; ignored with @previous
 * @previous: (nullable): what was read at @path and is to be continued; without it there must be
 *   nothing at @path
 *
 * Touches nothing before the first commit, which begins a new file always: one that was read may
 * have a torn end.
 *
 * Returns: (transfer full)
 */
EthosJournalLog *
ethos_journal_log_new (const EthosFiles *files,
                       const char *path,
                       const char *session_id,
                       guint32 base_crc,
                       const EthosJournal *previous)
{
  EthosJournalLog *self;

  g_return_val_if_fail (path != NULL && ethos_state_id_is_valid (session_id), NULL);

  self = g_new0 (EthosJournalLog, 1);
  self->files = files;
  self->path = g_strdup (path);
  self->session_id = g_strdup (session_id);
  self->base_crc = base_crc;
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) ethos_journal_record_free);
  if (previous == NULL)
    return self;
  self->owned = TRUE;
  self->base_crc = previous->base_crc;
  self->generation = previous->generation;
  for (guint i = 0; i < previous->records->len; i++)
    g_ptr_array_add (self->records,
                     ethos_journal_record_copy (g_ptr_array_index (previous->records, i)));
  return self;
}

/** ethos_journal_log_free: closes without writing; everything committed stays. */
void
ethos_journal_log_free (EthosJournalLog *self)
{
  if (self == NULL)
    return;
  ethos_file_discard (self->file);
  g_ptr_array_unref (self->records);
  g_free (self->session_id);
  g_free (self->path);
  g_free (self);
}

/**
 * ethos_journal_log_set_remake:
 * @remake: called when the journal, or the folder it is in, is not there any more, or is another;
 *   a new journal is written when it returns %TRUE
 * @data: for @remake
 */
void
ethos_journal_log_set_remake (EthosJournalLog *self, EthosJournalRemake remake, gpointer data)
{
  g_return_if_fail (self != NULL);

  self->remake = remake;
  self->remake_data = data;
}

/** ethos_journal_log_get_durable: the highest sequence that survives a power cut; 0: none. */
guint64
ethos_journal_log_get_durable (EthosJournalLog *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->durable;
}

/** ethos_journal_log_get_size: bytes in the file, those of a base not counted. */
gsize
ethos_journal_log_get_size (EthosJournalLog *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->size - self->base_size;
}

/** ethos_journal_log_get_n_records: all since the session file or a base, durable or not. */
guint
ethos_journal_log_get_n_records (EthosJournalLog *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->records->len - count_base (self->records);
}

/**
 * ethos_journal_log_add:
 * @record: (transfer full): the next one
 *
 * Only remembers it.
 */
void
ethos_journal_log_add (EthosJournalLog *self, EthosJournalRecord *record)
{
  g_return_if_fail (self != NULL && record != NULL);

  g_ptr_array_add (self->records, record);
}

/**
 * ethos_journal_log_commit:
 *
 * Makes all records durable: by appending and fdatasync, or, when that fails, when the file has
 * lost its name, or when there is none to append to, by a new file with all of them.
 *
 * Returns: FALSE when neither worked; nothing is forgotten and the next commit tries a new file
 */
gboolean
ethos_journal_log_commit (EthosJournalLog *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->file != NULL)
    {
      g_autoptr (GByteArray) buffer = g_byte_array_new ();
      g_autoptr (GError) local = NULL;
      guint32 crc = self->crc;

      for (guint i = self->n_durable; i < self->records->len; i++)
        crc = ethos_journal_encode_record (buffer, crc, g_ptr_array_index (self->records, i));
      if (!check_size (self, self->records, self->size + buffer->len, error))
        return FALSE;
      if (append_in_place (self, buffer, &local))
        {
          self->size += buffer->len;
          self->crc = crc;
          note_durable (self);
          return TRUE;
        }
      g_debug ("%s; beginning a new journal", local->message);
      g_clear_pointer (&self->file, ethos_file_discard);
    }
  return begin_fresh (self, self->base_crc, self->records, error);
}

/**
 * ethos_journal_log_restart:
 * @base_crc: CRC32C of the session file, which is durable
 * @covered: the last sequence that is in the file
 *
 * Compacts: a new journal behind the new file, with only what the file doesn't have. What was
 * added and not committed becomes durable with it. On a full disk the old journal makes room for
 * the new one where the file has everything that was durable in it.
 *
 * Returns: FALSE when that failed; everything is still remembered, and committed can be again
 */
gboolean
ethos_journal_log_restart (EthosJournalLog *self, guint32 base_crc, guint64 covered, GError **error)
{
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  kept = g_ptr_array_new_with_free_func ((GDestroyNotify) ethos_journal_record_free);
  for (guint i = 0; i < self->records->len; i++)
    {
      const EthosJournalRecord *record = g_ptr_array_index (self->records, i);
      EthosJournalRecord *copy;

      if (record->sequence <= covered)
        continue;
      copy = ethos_journal_record_copy (record);
      if (copy->kind == ETHOS_JOURNAL_BASE)
        copy->since = MAX (copy->since, covered);
      g_ptr_array_add (kept, copy);
    }
  if (!begin_fresh (self, base_crc, kept, &local))
    {
      if (!g_error_matches (local, ETHOS_STORAGE_ERROR, ETHOS_STORAGE_ERROR_NO_SPACE) ||
          !self->owned || self->durable > covered ||
          !ethos_files_remove (self->files, self->path, NULL))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      /* There is no room for two journals, and all that the old one kept safe is in the file. */
      adopt (self, base_crc, kept);
      if (!begin_fresh (self, base_crc, kept, error))
        return FALSE;
    }
  /* The file is as durable as the journal: what it covers needs no record. */
  self->durable = MAX (self->durable, covered);
  return TRUE;
}

/* The last operation that is in the file of the session. */
static guint64
find_since (EthosJournalLog *self, guint64 covered)
{
  const EthosJournalRecord *base = get_base (self->records);

  if (base != NULL)
    return base->since;
  for (guint i = 0; i < self->records->len; i++)
    {
      const EthosJournalRecord *record = g_ptr_array_index (self->records, i);

      if (record->kind == ETHOS_JOURNAL_EDITS)
        return MIN (record->sequence - 1, covered);
    }
  return covered;
}

/* Which files the journal continues must be known behind a base, too; each of them once, as it was
 * announced last. */
static void
keep_checkpoints (EthosJournalLog *self, GPtrArray *kept)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) latest = g_ptr_array_new ();

  for (guint i = self->records->len; i > 0; i--)
    {
      EthosJournalRecord *record = g_ptr_array_index (self->records, i - 1);

      if (record->kind == ETHOS_JOURNAL_CHECKPOINT &&
          g_hash_table_add (known, GUINT_TO_POINTER (record->base_crc)))
        g_ptr_array_add (latest, record);
    }
  for (guint i = latest->len; i > 0; i--)
    g_ptr_array_add (kept, ethos_journal_record_copy (g_ptr_array_index (latest, i - 1)));
}

/**
 * ethos_journal_log_rebase:
 * @session: 1 … ETHOS_JOURNAL_BASE_MAX bytes: the session up to and including @covered
 * @covered: the last sequence that is in it; no checkpoint may be of a later one
 *
 * Compacts where the session file can't be written: a new journal that holds the session itself,
 * with what came behind it. It continues the files that the old one continued. The old one stays,
 * whole, until the new one has its name.
 *
 * Returns: FALSE when that failed; everything is still remembered, and committed can be again
 */
gboolean
ethos_journal_log_rebase (EthosJournalLog *self, GBytes *session, guint64 covered, GError **error)
{
  g_autoptr (GPtrArray) kept = NULL;

  g_return_val_if_fail (self != NULL && session != NULL, FALSE);

  kept = g_ptr_array_new_with_free_func ((GDestroyNotify) ethos_journal_record_free);
  g_ptr_array_add (kept,
                   ethos_journal_record_new_base (covered, find_since (self, covered), session));
  keep_checkpoints (self, kept);
  for (guint i = 0; i < self->records->len; i++)
    {
      const EthosJournalRecord *record = g_ptr_array_index (self->records, i);

      if (record->kind == ETHOS_JOURNAL_EDITS && record->sequence > covered)
        g_ptr_array_add (kept, ethos_journal_record_copy (record));
    }
  return begin_fresh (self, self->base_crc, kept, error);
}
