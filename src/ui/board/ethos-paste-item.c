// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-paste-item.h"

#include <glib/gi18n.h>

#include "ethos-em.h"
#include "ethos-text.h"

struct _EthosPasteItem
{
  GObject parent_instance;

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
describe (const EthosPasteLine *line)
{
  g_autofree char *repeat = describe_repeat (line);
  g_autofree char *part = NULL;

  if (line->part == 0)
    return g_steal_pointer (&repeat);
  part = g_strdup_printf (
      /* Translators: below a part of a line that is too long for one note. */
      _ ("Part %u of %u of a long line"), line->part, line->n_parts);
  if (repeat == NULL)
    return g_steal_pointer (&part);
  return g_strjoin ("\n", part, repeat, NULL);
}

static void
update_counts (EthosPasteItem *self)
{
  gboolean counts = self->chosen && self->says_something;

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
 * Returns: whether it will become a note: it is chosen and says something
 */
gboolean
ethos_paste_item_get_counts (EthosPasteItem *self)
{
  g_return_val_if_fail (ETHOS_IS_PASTE_ITEM (self), FALSE);

  return self->counts;
}
