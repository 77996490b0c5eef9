// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-widgets"

#include "config.h"

#include "ethos-privacy.h"

struct _EthosPrivacy
{
  GObject parent_instance;

  EthosScreenAnswer answer;
};

enum
{
  PROP_0,
  PROP_ANSWER,
  PROP_COVERED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (EthosPrivacy, ethos_privacy, G_TYPE_OBJECT)

static void
ethos_privacy_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ANSWER:
      g_value_set_uint (value, ethos_privacy_get_answer (ETHOS_PRIVACY (object)));
      break;
    case PROP_COVERED:
      g_value_set_boolean (value, ethos_privacy_get_covered (ETHOS_PRIVACY (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_privacy_class_init (EthosPrivacyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ethos_privacy_get_property;

  /**
   * EthosPrivacy:answer:
   *
   * An #EthosScreenAnswer.
   */
  properties[PROP_ANSWER] =
      g_param_spec_uint ("answer", NULL, NULL, ETHOS_SCREEN_UNANSWERED, ETHOS_SCREEN_PRIVATE,
                         ETHOS_SCREEN_UNANSWERED,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * EthosPrivacy:covered:
   *
   * Whether scripts and hidden notes must not be drawn, nor told to a screen reader.
   */
  properties[PROP_COVERED] =
      g_param_spec_boolean ("covered", NULL, NULL, TRUE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ethos_privacy_init (EthosPrivacy *self)
{
}

/**
 * ethos_privacy_new:
 *
 * Returns: (transfer full): a question that nobody has answered
 */
EthosPrivacy *
ethos_privacy_new (void)
{
  return g_object_new (ETHOS_TYPE_PRIVACY, NULL);
}

/**
 * ethos_privacy_get_answer:
 * @self: a privacy
 *
 * Returns: what was answered
 */
EthosScreenAnswer
ethos_privacy_get_answer (EthosPrivacy *self)
{
  g_return_val_if_fail (ETHOS_IS_PRIVACY (self), ETHOS_SCREEN_UNANSWERED);

  return self->answer;
}

/**
 * ethos_privacy_set_answer:
 * @self: a privacy
 * @answer: what the facilitator says; unanswered again when a monitor comes or goes
 */
void
ethos_privacy_set_answer (EthosPrivacy *self, EthosScreenAnswer answer)
{
  gboolean covered;

  g_return_if_fail (ETHOS_IS_PRIVACY (self));

  if (self->answer == answer)
    return;

  covered = ethos_privacy_get_covered (self);
  self->answer = answer;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ANSWER]);
  if (covered != ethos_privacy_get_covered (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COVERED]);
}

/**
 * ethos_privacy_get_covered:
 * @self: a privacy
 *
 * Whether scripts and hidden notes must stay covered.
 */
gboolean
ethos_privacy_get_covered (EthosPrivacy *self)
{
  g_return_val_if_fail (ETHOS_IS_PRIVACY (self), TRUE);

  return self->answer != ETHOS_SCREEN_PRIVATE;
}
