// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-outline-item.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-dots.h"
#include "ethos-em.h"
#include "ethos-palette.h"
#include "ethos-text.h"

/* One line of the outline: a note, or the heading over those of a group. */

struct _EthosOutlineItem
{
  GObject parent_instance;

  char *id;
  EthosNote *note;
  char *title;
  char *group;
  guint place;
  guint n_places;
  guint n_notes;
  gboolean selected;
  guint dots;
};

G_DEFINE_FINAL_TYPE (EthosOutlineItem, ethos_outline_item, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
ethos_outline_item_finalize (GObject *object)
{
  EthosOutlineItem *self = ETHOS_OUTLINE_ITEM (object);

  g_clear_pointer (&self->note, ethos_record_unref);
  g_free (self->id);
  g_free (self->title);
  g_free (self->group);
  G_OBJECT_CLASS (ethos_outline_item_parent_class)->finalize (object);
}

static void
ethos_outline_item_class_init (EthosOutlineItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ethos_outline_item_finalize;

  /**
   * EthosOutlineItem::changed:
   *
   * Emitted when it says something else.
   */
  signals[CHANGED] = g_signal_new ("changed", ETHOS_TYPE_OUTLINE_ITEM, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
ethos_outline_item_init (EthosOutlineItem *self)
{
}

/**
 * ethos_outline_item_new:
 * @id: the id of a note or a group, or "" for the heading over the notes that are in none
 *
 * Returns: (transfer full): a line that says nothing yet
 */
EthosOutlineItem *
ethos_outline_item_new (const char *id)
{
  EthosOutlineItem *self = g_object_new (ETHOS_TYPE_OUTLINE_ITEM, NULL);

  self->id = g_strdup (id);
  return self;
}

const char *
ethos_outline_item_get_id (EthosOutlineItem *self)
{
  g_return_val_if_fail (ETHOS_IS_OUTLINE_ITEM (self), NULL);

  return self->id;
}

/**
 * ethos_outline_item_set_entry:
 * @entry: what it is to say
 */
void
ethos_outline_item_set_entry (EthosOutlineItem *self, const EthosOutlineEntry *entry)
{
  g_return_if_fail (ETHOS_IS_OUTLINE_ITEM (self));
  g_return_if_fail (entry != NULL);

  if (self->note == entry->note && self->place == entry->place &&
      self->n_places == entry->n_places && self->n_notes == entry->n_notes &&
      self->selected == entry->selected && self->dots == entry->dots &&
      g_strcmp0 (self->title, entry->title) == 0 && g_strcmp0 (self->group, entry->group) == 0)
    return;
  if (self->note != entry->note)
    {
      g_clear_pointer (&self->note, ethos_record_unref);
      self->note = entry->note != NULL ? ethos_record_ref ((gpointer) entry->note) : NULL;
    }
  ethos_set_string (&self->title, entry->title);
  ethos_set_string (&self->group, entry->group);
  self->place = entry->place;
  self->n_places = entry->n_places;
  self->n_notes = entry->n_notes;
  self->selected = entry->selected;
  self->dots = entry->dots;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * ethos_outline_item_get_note:
 *
 * Returns: (transfer none) (nullable): the note; none where it is a heading
 */
const EthosNote *
ethos_outline_item_get_note (EthosOutlineItem *self)
{
  g_return_val_if_fail (ETHOS_IS_OUTLINE_ITEM (self), NULL);

  return self->note;
}

gboolean
ethos_outline_item_get_selected (EthosOutlineItem *self)
{
  g_return_val_if_fail (ETHOS_IS_OUTLINE_ITEM (self), FALSE);

  return self->selected;
}

guint
ethos_outline_item_get_dots (EthosOutlineItem *self)
{
  g_return_val_if_fail (ETHOS_IS_OUTLINE_ITEM (self), 0);

  return self->dots;
}

/**
 * ethos_outline_item_dup_name:
 *
 * Returns: (transfer full): what it is called: the words of the note, or the name of the group
 */
char *
ethos_outline_item_dup_name (EthosOutlineItem *self)
{
  g_return_val_if_fail (ETHOS_IS_OUTLINE_ITEM (self), NULL);

  if (self->note != NULL)
    return g_strdup (self->note->text != NULL ? self->note->text : "");
  if (self->group == NULL)
    return g_strdup (_ ("In no group"));
  return g_strdup (self->title != NULL && *self->title != '\0' ? self->title
                                                               : _ ("Group without a name"));
}

/**
 * ethos_outline_item_dup_label:
 *
 * Returns: (transfer full): what is spoken of it first: the same as of the note or the group on the
 *   wall
 */
char *
ethos_outline_item_dup_label (EthosOutlineItem *self)
{
  g_return_val_if_fail (ETHOS_IS_OUTLINE_ITEM (self), NULL);

  if (self->note == NULL && self->group != NULL && self->title != NULL && *self->title != '\0')
    /* Translators: %s is the name of a group of notes. */
    return ethos_text_print_isolated (_ ("Group %s"), self->title);
  return ethos_outline_item_dup_name (self);
}

static void
append_group (EthosOutlineItem *self, GString *description)
{
  g_autofree char *group = NULL;

  if (self->title == NULL)
    g_string_append (description, _ ("in no group"));
  else if (*self->title == '\0')
    g_string_append (description, _ ("in a group without a name"));
  else
    {
      /* Translators: %s is the name of a group of notes. */
      group = ethos_text_print_isolated (_ ("group %s"), self->title);
      g_string_append (description, group);
    }
}

/**
 * ethos_outline_item_dup_sums:
 *
 * Returns: (transfer full): what is seen beside a heading: how many notes follow it, and its dots
 */
char *
ethos_outline_item_dup_sums (EthosOutlineItem *self)
{
  g_autofree char *number = NULL;
  g_autofree char *dots = NULL;

  g_return_val_if_fail (ETHOS_IS_OUTLINE_ITEM (self), NULL);

  number = g_strdup_printf (ngettext ("%'u note", "%'u notes", self->n_notes), self->n_notes);
  dots = ethos_dots_dup_words (self->dots);
  return g_strjoin (", ", number, dots, NULL);
}

/**
 * ethos_outline_item_dup_description:
 *
 * Returns: (transfer full): of a note its colour, group, dots and place, of a heading what is seen
 *   beside it, and which group it is
 */
char *
ethos_outline_item_dup_description (EthosOutlineItem *self)
{
  g_autoptr (GString) description = NULL;
  g_autofree char *place = NULL;
  g_autofree char *dots = NULL;

  g_return_val_if_fail (ETHOS_IS_OUTLINE_ITEM (self), NULL);

  place = ethos_dup_place (self->place, self->n_places);
  if (self->note == NULL)
    {
      g_autofree char *sums = ethos_outline_item_dup_sums (self);

      return g_strjoin (", ", sums, self->place > 0 ? place : NULL, NULL);
    }
  dots = ethos_dots_dup_words (self->dots);
  description = g_string_new (ethos_tint_get_label ((EthosTint) self->note->colour));
  g_string_append (description, ", ");
  append_group (self, description);
  if (dots != NULL)
    g_string_append_printf (description, ", %s", dots);
  g_string_append_printf (description, ", %s", place);
  if (self->selected)
    /* Translators: spoken; of a note. */
    g_string_append_printf (description, ", %s", C_ ("note", "selected"));
  return g_string_free (g_steal_pointer (&description), FALSE);
}
