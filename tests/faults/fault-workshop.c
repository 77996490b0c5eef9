// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "fault-workshop.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "ethos-crc32c.h"
#include "ethos-op.h"

/* What is written in it can be found in any file. */
#define SECRET "Dr Nobody shouted"

#define BULKY_TIMES 5
#define BULKY_CHARACTERS 480

typedef struct
{
  char *text;
  guint64 sequence;
} Pending;

static void
pending_free (Pending *self)
{
  g_free (self->text);
  g_free (self);
}

/* One write, so that nothing is half there when the program is killed. */
void
fault_tell (const char *what, const char *format, ...)
{
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_strdelimit (text, "\n", ' ');
  line = g_strdup_printf ("%s %s\n", what, text);
  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    exit (EXIT_FAILURE);
}

void
fault_tell_descriptors (void)
{
  fault_tell ("descriptors", "%u", fault_count_descriptors ());
}

static void
tell_error (GError *error)
{
  if (error != NULL)
    fault_tell ("told", "%s", error->message);
  g_clear_error (&error);
}

/* @dir: an absolute path; made where it is missing */
void
fault_workshop_init (FaultWorkshop *self, const char *dir)
{
  *self = (FaultWorkshop){ 0 };
  self->desk.dir = g_strdup (dir);
  self->desk.root = g_build_filename (dir, "state", NULL);
  self->desk.folder = g_build_filename (dir, "documents", NULL);
  self->desk.clock = ethos_fake_clock_new ();
  self->desk.setup =
      (EthosDocumentSetup){ ETHOS_CLOCK (self->desk.clock), self->desk.root, NULL, G_MAXINT };
}

void
fault_workshop_clear (FaultWorkshop *self)
{
  fault_workshop_drop (self);
  g_queue_clear_full (&self->pending, (GDestroyNotify) pending_free);
  g_clear_object (&self->desk.clock);
  g_free (self->desk.dir);
  g_free (self->desk.root);
  g_free (self->desk.folder);
}

char *
fault_workshop_dup_path (FaultWorkshop *self, const char *name)
{
  return g_build_filename (self->desk.folder, name, NULL);
}

static gboolean
take (FaultWorkshop *self, EthosDocument *document, GError *error)
{
  tell_error (error);
  if (document == NULL)
    return FALSE;
  self->document = document;
  if (ethos_document_get_recovered (document) != NULL)
    fault_tell ("recovered", "%s", ethos_document_get_recovered (document));
  if (ethos_document_get_caution (document) != NULL)
    fault_tell ("told", "%s", ethos_document_get_caution (document));
  if (ethos_document_get_access (document) != ETHOS_DOCUMENT_WRITABLE)
    fault_tell ("told", "%s", ethos_document_get_access_message (document));
  self->n_notes = desk_count_notes (document);
  return TRUE;
}

gboolean
fault_workshop_create (FaultWorkshop *self, const char *title)
{
  GError *error = NULL;
  EthosDocument *document = desk_create (&self->desk, title, &error);

  return take (self, document, error);
}

gboolean
fault_workshop_open (FaultWorkshop *self, const char *path)
{
  GError *error = NULL;
  EthosDocument *document = desk_open (&self->desk, path, &error);

  return take (self, document, error);
}

static int
refuse_cb (EthosFileCall call, const char *path, gsize *size, gpointer data)
{
  FaultWorkshop *self = data;
  const gboolean refused = call == ETHOS_FILE_CALL_WRITE || call == ETHOS_FILE_CALL_RENAME;

  return self->shut && refused && g_str_has_prefix (path, self->desk.folder) ? EROFS : 0;
}

/* From the next opening on the file can't be written, without anything happening to it, and its
 * journal is too long at each change. */
void
fault_workshop_shut (FaultWorkshop *self)
{
  self->shut = TRUE;
  self->files = (EthosFiles){ refuse_cb, self };
  self->desk.setup.files = &self->files;
  self->desk.setup.compact_bytes = 1;
}

/* As a program that dies, with what is under way ended. */
void
fault_workshop_drop (FaultWorkshop *self)
{
  if (self->document == NULL)
    return;
  desk_drop (g_steal_pointer (&self->document));
}

void
fault_workshop_close (FaultWorkshop *self)
{
  GError *error = NULL;

  if (self->document == NULL)
    return;
  desk_call (self->document, ethos_document_close_async, ethos_document_close_finish, &error);
  tell_error (error);
  fault_workshop_report (self);
}

/* Says which notes are called saved by now. */
void
fault_workshop_report (FaultWorkshop *self)
{
  guint64 durable = ethos_store_get_durable_sequence (ethos_document_get_store (self->document));
  Pending *first;

  while ((first = g_queue_peek_head (&self->pending)) != NULL && first->sequence <= durable)
    {
      fault_tell ("ack", "%s", first->text);
      pending_free (g_queue_pop_head (&self->pending));
    }
}

/* Where the file can't be written the state does not tell what the journal has; and what begins by
 * itself then comes to its end. */
static void
await_journal (FaultWorkshop *self)
{
  EthosStore *store = ethos_document_get_store (self->document);

  while (ethos_store_get_durable_sequence (store) < ethos_store_get_sequence (store) &&
         ethos_document_get_message (self->document) != NULL &&
         strstr (ethos_document_get_message (self->document), "kept on this computer") != NULL)
    g_main_context_iteration (NULL, TRUE);
  while (G_OBJECT (self->document)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
}

/* Until the journal has said yes or no; where there is no journal, until the file has. */
void
fault_workshop_settle (FaultWorkshop *self)
{
  EthosDocumentState state;

  if (self->document == NULL)
    return;
  if (ethos_document_get_caution (self->document) != NULL)
    fault_workshop_save (self);
  while ((state = ethos_document_get_state (self->document)) == ETHOS_DOCUMENT_SAVING)
    g_main_context_iteration (NULL, TRUE);
  if (self->shut)
    await_journal (self);
  if (state != ETHOS_DOCUMENT_SAVED)
    fault_tell ("told", "%s", ethos_document_get_message (self->document));
  fault_workshop_report (self);
}

static gboolean
submit (FaultWorkshop *self, EthosRecord *op)
{
  GError *error = NULL;
  gboolean ok = ethos_store_submit (ethos_document_get_store (self->document),
                                    ETHOS_ORIGIN_FACILITATOR, op, NULL, &error);

  tell_error (error);
  return ok;
}

void
fault_workshop_add_note (FaultWorkshop *self, const char *text)
{
  Pending *pending;

  if (self->document == NULL || !submit (self, ethos_op_new ("note-add", "text", text, NULL)))
    return;
  pending = g_new (Pending, 1);
  pending->text = g_strdup (text);
  pending->sequence = ethos_store_get_sequence (ethos_document_get_store (self->document));
  g_queue_push_tail (&self->pending, pending);
}

static char *
dup_text (FaultWorkshop *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->n_notes == 0)
    return g_strdup (SECRET);
  g_string_printf (text, "%s %u", self->word, self->n_notes);
  for (guint i = 0; self->bulky && i < BULKY_CHARACTERS; i++)
    g_string_append (text, "\U0001f33b");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* One after the other, each waited for. The first one of all is the one that may be erased. */
void
fault_workshop_add_notes (FaultWorkshop *self, guint n_notes)
{
  if (self->bulky)
    n_notes *= BULKY_TIMES;
  for (guint i = 0; i < n_notes; i++)
    {
      g_autofree char *text = dup_text (self);

      self->n_notes++;
      fault_workshop_add_note (self, text);
      fault_workshop_settle (self);
    }
}

/* Removes the first note everywhere; “ack erased” when that is called done. */
void
fault_workshop_erase_first (FaultWorkshop *self)
{
  const EthosNote *note;
  GError *error = NULL;

  if (self->document == NULL || (note = desk_find_note (self->document, SECRET)) == NULL)
    return;
  {
    g_autofree char *id = g_strdup (note->record.id);
    const char *const ids[] = { id, NULL };

    if (!submit (self, ethos_op_new ("notes-erase", "notes", ids, NULL)))
      return;
  }
  if (desk_save (self->document, &error))
    fault_tell ("ack", "erased");
  tell_error (error);
  fault_workshop_report (self);
}

void
fault_workshop_save (FaultWorkshop *self)
{
  GError *error = NULL;

  if (self->document == NULL)
    return;
  if (desk_save (self->document, &error))
    fault_tell ("saved", "%s", ethos_document_get_path (self->document));
  tell_error (error);
  fault_workshop_report (self);
}

void
fault_workshop_save_as (FaultWorkshop *self, const char *path)
{
  GError *error = NULL;

  if (self->document == NULL)
    return;
  if (desk_call_path (self->document, path, ethos_document_save_as_async,
                      ethos_document_save_as_finish, &error))
    fault_tell ("saved", "%s", path);
  tell_error (error);
  fault_workshop_report (self);
}

static void
describe_notes (EthosSession *session, const char *activity)
{
  const EthosNote *note;
  EthosChildIter notes;

  ethos_session_iter_init (session, &notes, activity, ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&notes)) != NULL)
    fault_tell ("note", "%s", note->text);
}

/* Everything that is there. */
void
fault_workshop_describe (FaultWorkshop *self)
{
  EthosSession *session = ethos_store_get_session (ethos_document_get_store (self->document));
  g_autofree char *all = desk_describe (self->document);
  const EthosRecord *activity;
  EthosChildIter activities;

  ethos_session_iter_init (session, &activities, ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY);
  while ((activity = ethos_child_iter_next (&activities)) != NULL)
    describe_notes (session, activity->id);
  fault_tell ("sum", "%08x", ethos_crc32c (0, all, strlen (all)));
}
