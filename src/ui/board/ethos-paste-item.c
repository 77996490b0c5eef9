// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-paste-item.h"

#include <glib/gi18n.h>

#include "ethos-em.h"
#include "ethos-palette.h"
#include "ethos-text.h"

struct _EthosPasteItem
{
  GObject parent_instance;

  EthosPasteLine *line;
  char *text;
  char *flag;
  guint repeats : 1;
  guint chosen : 1;
  guint says_something : 1;
  guint counts : 1;
};

G_DEFINE_FINAL_TYPE (EthosPasteItem, ethos_paste_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TEXT,
  PROP_CHOSEN,
  PROP_COUNTS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static char *
describe_repeat (const EthosPasteLine *line)
{
  if (line->same_as >= 0)
    /* Translators: %u is the number of a line of text above this one. */
    return g_strdup_printf (_ ("Same as line %u"), (guint) line->same_as + 1);
  if (line->on_wall)
    return g_strdup (_ ("Already on the wall"));
  return NULL;
}

static char *
describe_part (const EthosPasteLine *line)
{
  if (line->part == 0)
    return NULL;
  return g_strdup_printf (
      /* Translators: below a part of a line that is too long for one note. */
      _ ("Part %u of %u of a long line"), line->part, line->n_parts);
}

static char *
describe_group (const EthosPasteLine *line)
{
  if (line->group != NULL)
    /* Translators: below a note that is to be imported: the name of the group it goes to. */
    return ethos_text_print_isolated (_ ("Group: %s"), line->group);
  return line->unnamed > 0 ? g_strdup (_ ("Group without a name")) : NULL;
}

static char *
describe_count (const EthosPasteLine *line)
{
  if (line->count == 0)
    /* Translators: below the name of a group that is to be imported. */
    return g_strdup (_ ("No notes in it yet"));
  if (line->behind)
    /* Translators: below a note that is to be imported: it says the same as the one above. */
    return g_strdup (_ ("Combined with the one above"));
  if (line->count > 1)
    return g_strdup_printf (
        /* Translators: below a note that is to be imported as several, which say the same. */
        ngettext ("%'u note, combined", "%'u notes, combined", line->count), line->count);
  return NULL;
}

static char *
join (const char *separator, const char *const *parts, guint n_parts)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < n_parts; i++)
    if (parts[i] != NULL)
      g_string_append_printf (all, "%s%s", all->len > 0 ? separator : "", parts[i]);
  return all->len > 0 ? g_string_free (g_steal_pointer (&all), FALSE) : NULL;
}

/* What is to be known of it, or %NULL. */
static char *
describe (const EthosPasteLine *line)
{
  g_autofree char *part = describe_part (line);
  g_autofree char *group = describe_group (line);
  g_autofree char *count = describe_count (line);
  g_autofree char *repeat = describe_repeat (line);
  const char *tint = line->colour >= 0 ? ethos_tint_get_label ((EthosTint) line->colour) : NULL;
  const char *facts[] = { group, tint, count };
  g_autofree char *table = join (" · ", facts, G_N_ELEMENTS (facts));
  const char *rows[] = { part, table, repeat };

  return join ("\n", rows, G_N_ELEMENTS (rows));
}

static void
update_counts (EthosPasteItem *self)
{
  gboolean counts = self->chosen && (self->says_something || ethos_paste_item_is_group (self));

  if (self->counts == counts)
    return;
  self->counts = counts;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNTS]);
}

static void
ethos_paste_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EthosPasteItem *self = ETHOS_PASTE_ITEM (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, ethos_paste_item_get_text (self));
      break;
    case PROP_CHOSEN:
      g_value_set_boolean (value, ethos_paste_item_get_chosen (self));
      break;
    case PROP_COUNTS:
      g_value_set_boolean (value, ethos_paste_item_get_counts (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_paste_item_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  EthosPasteItem *self = ETHOS_PASTE_ITEM (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      ethos_paste_item_set_text (self, g_value_get_string (value));
      break;
    case PROP_CHOSEN:
      ethos_paste_item_set_chosen (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_paste_item_finalize (GObject *object)
{
  EthosPasteItem *self = ETHOS_PASTE_ITEM (object);

  g_clear_pointer (&self->line, ethos_paste_line_free);
  g_free (self->text);
  g_free (self->flag);
  G_OBJECT_CLASS (ethos_paste_item_parent_class)->finalize (object);
}

static void
ethos_paste_item_class_init (EthosPasteItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = ethos_paste_item_finalize;
  object_class->get_property = ethos_paste_item_get_property;
  object_class->set_property = ethos_paste_item_set_property;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_CHOSEN] = g_param_spec_boolean ("chosen", NULL, NULL, FALSE, flags);
  properties[PROP_COUNTS] =
      g_param_spec_boolean ("counts", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ethos_paste_item_init (EthosPasteItem *self)
{
  self->chosen = TRUE;
}

/**
 * ethos_paste_item_new:
 * @line: a line of pasted text
 *
 * Returns: (transfer full): the line as an object that a list can show, chosen
 */
EthosPasteItem *
ethos_paste_item_new (const EthosPasteLine *line)
{
  EthosPasteItem *self;

  g_return_val_if_fail (line != NULL, NULL);

  self = g_object_new (ETHOS_TYPE_PASTE_ITEM, "text", line->text, NULL);
  self->line = ethos_paste_line_copy (line);
  update_counts (self);
  self->flag = describe (line);
  self->repeats = line->same_as >= 0 || line->on_wall;
  return self;
}

const char *
ethos_paste_item_get_text (EthosPasteItem *self)
{
  g_return_val_if_fail (ETHOS_IS_PASTE_ITEM (self), NULL);

  return self->text;
}

void
ethos_paste_item_set_text (EthosPasteItem *self, const char *text)
{
  g_autofree char *normal = NULL;

  g_return_if_fail (ETHOS_IS_PASTE_ITEM (self));

  if (!ethos_set_string (&self->text, text))
    return;
  normal = ethos_text_normalise (text != NULL ? text : "", ETHOS_TEXT_LINE);
  self->says_something = *normal != '\0';
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
  update_counts (self);
}

/**
 * ethos_paste_item_get_line:
 *
 * Returns: (transfer none): the line as it was read; what it says may have been changed since
 */
const EthosPasteLine *
ethos_paste_item_get_line (EthosPasteItem *self)
{
  g_return_val_if_fail (ETHOS_IS_PASTE_ITEM (self), NULL);

  return self->line;
}

/**
 * ethos_paste_item_is_group:
 *
 * Returns: whether it only names a group, which it becomes
 */
gboolean
ethos_paste_item_is_group (EthosPasteItem *self)
{
  g_return_val_if_fail (ETHOS_IS_PASTE_ITEM (self), FALSE);

  return self->line != NULL && self->line->count == 0;
}

/**
 * ethos_paste_item_get_flag:
 *
 * Returns: (transfer none) (nullable): what is to be known about the line, translated
 */
const char *
ethos_paste_item_get_flag (EthosPasteItem *self)
{
  g_return_val_if_fail (ETHOS_IS_PASTE_ITEM (self), NULL);

  return self->flag;
}

/**
 * ethos_paste_item_get_repeats:
 *
 * Returns: whether it said what an earlier line or a note on the wall says
 */
gboolean
ethos_paste_item_get_repeats (EthosPasteItem *self)
{
  g_return_val_if_fail (ETHOS_IS_PASTE_ITEM (self), FALSE);

  return self->repeats;
}

gboolean
ethos_paste_item_get_chosen (EthosPasteItem *self)
{
  g_return_val_if_fail (ETHOS_IS_PASTE_ITEM (self), FALSE);

  return self->chosen;
}

void
ethos_paste_item_set_chosen (EthosPasteItem *self, gboolean chosen)
{
  g_return_if_fail (ETHOS_IS_PASTE_ITEM (self));

  chosen = !!chosen;
  if (self->chosen == chosen)
    return;
  self->chosen = chosen;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
  update_counts (self);
}

/**
 * ethos_paste_item_get_counts:
 *
 * Returns: whether it will become a note or a group: it is chosen and says something
 */
gboolean
ethos_paste_item_get_counts (EthosPasteItem *self)
{
  g_return_val_if_fail (ETHOS_IS_PASTE_ITEM (self), FALSE);

  return self->counts;
}
