// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-storage"

#include "config.h"

#include "ethos-document-sentence.h"

#include <glib/gi18n-lib.h>

#include "ethos-text.h"
#include "ethos-storage-error.h"

static char *
dup_day (gint64 seconds)
{
  g_autoptr (GDateTime) day = g_date_time_new_from_unix_utc (seconds);

  /* Translators: the day of a previous version, as of strftime(). */
  return day != NULL ? g_date_time_format (day, C_ ("day of a version", "%B %-d")) : g_strdup ("?");
}

static char *
dup_from_backup (const EthosDocumentStory *self)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *day = dup_day (self->backup_time);
  g_autofree char *kept = ethos_storage_dup_shown_path (self->path);

  /* Where it is kept says the list of what differs: nobody reads such a path in a message. */
  if (self->kept_file != NULL && self->n_replayed == 0)
    /* Translators: a file name; a day. */
    return ethos_text_print_isolated (
        _ ("“%s” was damaged, so its version of %s was opened; the damaged file is kept."), name,
        day);
  if (self->kept_file != NULL)
    return ethos_text_print_isolated (
        /* Translators: a file name; a day; a number. */
        ngettext ("“%s” was damaged, so its version of %s was opened and %u later change brought "
                  "back; the damaged file is kept.",
                  "“%s” was damaged, so its version of %s was opened and %u later changes brought "
                  "back; the damaged file is kept.",
                  self->n_replayed),
        name, day, self->n_replayed);
  if (self->n_replayed == 0)
    /* Translators: a file name; a day; a path. */
    return ethos_text_print_isolated (
        _ ("“%s” was damaged, so its version of %s was opened; the damaged "
           "file is kept as “%s”."),
        name, day, kept);
  return ethos_text_print_isolated (
      /* Translators: a file name; a day; a number; a path. */
      ngettext ("“%s” was damaged, so its version of %s was opened and %u later change brought "
                "back; the damaged file is kept as “%s”.",
                "“%s” was damaged, so its version of %s was opened and %u later changes brought "
                "back; the damaged file is kept as “%s”.",
                self->n_replayed),
      name, day, self->n_replayed, kept);
}

static char *
dup_left_behind (const EthosDocumentStory *self)
{
  g_autofree char *name = g_filename_display_basename (self->path);

  return ethos_text_print_isolated (
      /* Translators: a file name; a number. A button beside it saves what is kept. */
      ngettext ("“%s” was changed since it was last saved here, so %u change that was not in it "
                "yet is kept apart from it.",
                "“%s” was changed since it was last saved here, so %u changes that were not in it "
                "yet are kept apart from it.",
                self->n_left_behind),
      name, self->n_left_behind);
}

static char *
dup_broken (const EthosDocumentStory *self)
{
  if (self->n_replayed == 0)
    /* Translators: A button beside it saves what is kept. */
    return g_strdup (_ ("The program ended unexpectedly; the last changes could not be read and "
                        "are kept."));
  return g_strdup_printf (
      /* Translators: a number. A button beside it saves what is kept. */
      ngettext ("%u unsaved change was brought back; what came after it could not be read and is "
                "kept.",
                "%u unsaved changes were brought back; what came after them could not be read and "
                "is kept.",
                self->n_replayed),
      self->n_replayed);
}

static char *
dup_replayed (const EthosDocumentStory *self)
{
  if (self->n_replayed == 1)
    return g_strdup (_ ("The program ended unexpectedly; the last change was brought back."));
  return g_strdup_printf (ngettext ("The program ended unexpectedly; the last %u change was "
                                    "brought back.",
                                    "The program ended unexpectedly; the last %u changes were "
                                    "brought back.",
                                    self->n_replayed),
                          self->n_replayed);
}

/**
 * ethos_document_story_dup_sentence:
 *
 * Returns: (transfer full) (nullable): one sentence for the person who opened the workshop; %NULL
 *   where there is nothing to tell
 */
char *
ethos_document_story_dup_sentence (const EthosDocumentStory *self)
{
  g_return_val_if_fail (self != NULL && self->path != NULL, NULL);

  if (self->from_backup)
    return dup_from_backup (self);
  if (self->n_left_behind > 0 && self->kept_journal != NULL)
    return dup_left_behind (self);
  if (self->broken && self->kept_journal != NULL)
    return dup_broken (self);
  if (self->n_replayed > 0)
    return dup_replayed (self);
  if (self->n_repairs > 0)
    return g_strdup_printf (ngettext ("%u thing in the file did not fit together and was put "
                                      "right.",
                                      "%u things in the file did not fit together and were put "
                                      "right.",
                                      self->n_repairs),
                            self->n_repairs);
  return NULL;
}

/**
 * ethos_document_story_clear:
 *
 * Frees what a story holds, not the story.
 */
void
ethos_document_story_clear (EthosDocumentStory *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->kept_file, g_free);
  g_clear_pointer (&self->kept_journal, g_free);
}

/* The place of the journal is not for a person to choose, so saving elsewhere is no remedy. */
static const char *
find_remedy (const GError *error)
{
  if (error->domain != ETHOS_STORAGE_ERROR)
    return NULL;
  switch (error->code)
    {
    case ETHOS_STORAGE_ERROR_NO_SPACE:
      return _ ("Free some space in your home folder.");
    case ETHOS_STORAGE_ERROR_READ_ONLY:
    case ETHOS_STORAGE_ERROR_PERMISSION:
      return _ ("Your home folder can’t be written to; ask the person who looks after this "
                "computer.");
    default:
      return NULL;
    }
}

/**
 * ethos_document_dup_caution:
 * @error: why there is no journal
 *
 * Returns: (transfer full): what that means and what can be done
 */
char *
ethos_document_dup_caution (const GError *error)
{
  const char *remedy;

  g_return_val_if_fail (error != NULL, NULL);

  remedy = find_remedy (error);

  /* Translators: %s is a remedy, or why with a remedy. */
  return g_strdup_printf (_ ("The last seconds of work are not protected against a crash. %s"),
                          remedy != NULL ? remedy : error->message);
}
