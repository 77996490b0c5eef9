// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-agenda"

#include "config.h"

#include "ethos-step-actions.h"

struct _EthosStepActions
{
  GSimpleActionGroup parent_instance;

  EthosStore *store;
};

G_DEFINE_FINAL_TYPE (EthosStepActions, ethos_step_actions, G_TYPE_SIMPLE_ACTION_GROUP)

enum
{
  PROP_0,
  PROP_STORE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_enabled (EthosStepActions *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update (EthosStepActions *self)
{
  EthosSession *session = ethos_store_get_session (self->store);
  const EthosActivity *step = ethos_session_get_current (session);
  const EthosActivity *wall =
      step != NULL ? ethos_session_get_wall (session, step->record.id) : NULL;
  gboolean open = step != NULL && !ethos_store_get_read_only (self->store);
  gboolean going = open && !ethos_session_get_workshop (session)->finished;
  EthosTimerState clock = step != NULL ? step->timer.state : ETHOS_TIMER_IDLE;

  set_enabled (self, "back",
               open && (!going || ethos_session_get_sibling_before (session, step->record.id)));
  set_enabled (self, "skip", going && ethos_session_get_sibling_after (session, step->record.id));
  set_enabled (self, "repeat", going);
  set_enabled (self, "hide-prompt", going && step->prompt_shown);
  set_enabled (self, "cover",
               going && wall != NULL && wall->revealed &&
                   step->kind != ETHOS_ACTIVITY_PRESENT_CARDS &&
                   step->kind != ETHOS_ACTIVITY_BREAK);
  set_enabled (self, "pause",
               going && (clock == ETHOS_TIMER_RUNNING || clock == ETHOS_TIMER_PAUSED));
  set_enabled (self, "adjust",
               going && (clock == ETHOS_TIMER_RUNNING || clock == ETHOS_TIMER_PAUSED));
}

static void
run_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const struct
  {
    const char *action;
    const char *op;
  } ops[] = {
    { "skip", "activity-skip" },
    { "repeat", "activity-repeat" },
    { "cover", "activity-cover" },
  };
  EthosStepActions *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (ops); i++)
    if (g_str_equal (g_action_get_name (G_ACTION (action)), ops[i].action))
      ethos_store_run (self->store, ethos_op_new (ops[i].op, NULL));
}

/* From the end of the workshop, back opens it again and stays in its last step. */
static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EthosStepActions *self = data;
  EthosSession *session = ethos_store_get_session (self->store);

  if (ethos_session_get_workshop (session)->finished)
    ethos_store_run (self->store, ethos_op_new ("workshop-finish", "value", FALSE, NULL));
  else
    ethos_store_run (self->store, ethos_op_new ("activity-back", NULL));
}

static void
hide_prompt_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EthosStepActions *self = data;

  ethos_store_run (self->store, ethos_op_new ("activity-prompt", "value", FALSE, NULL));
}

static void
pause_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EthosStepActions *self = data;
  const EthosActivity *step = ethos_session_get_current (ethos_store_get_session (self->store));
  gboolean running = step != NULL && step->timer.state == ETHOS_TIMER_RUNNING;

  ethos_store_run (self->store, ethos_op_new (running ? "timer-pause" : "timer-resume", NULL));
}

static void
adjust_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EthosStepActions *self = data;

  ethos_store_run (self->store,
                   ethos_op_new ("timer-adjust", "seconds", g_variant_get_int32 (parameter), NULL));
}

static void
ethos_step_actions_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, ETHOS_STEP_ACTIONS (object)->store);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_step_actions_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STORE:
      ETHOS_STEP_ACTIONS (object)->store = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_step_actions_constructed (GObject *object)
{
  static const GActionEntry entries[] = {
    { .name = "back", .activate = back_cb },
    { .name = "skip", .activate = run_cb },
    { .name = "repeat", .activate = run_cb },
    { .name = "hide-prompt", .activate = hide_prompt_cb },
    { .name = "cover", .activate = run_cb },
    { .name = "pause", .activate = pause_cb },
    { .name = "adjust", .activate = adjust_cb, .parameter_type = "i" },
  };
  EthosStepActions *self = ETHOS_STEP_ACTIONS (object);

  G_OBJECT_CLASS (ethos_step_actions_parent_class)->constructed (object);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (ethos_store_get_session (self->store), "changed", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "notify::read-only", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

static void
ethos_step_actions_dispose (GObject *object)
{
  g_clear_object (&ETHOS_STEP_ACTIONS (object)->store);
  G_OBJECT_CLASS (ethos_step_actions_parent_class)->dispose (object);
}

static void
ethos_step_actions_class_init (EthosStepActionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = ethos_step_actions_constructed;
  object_class->dispose = ethos_step_actions_dispose;
  object_class->get_property = ethos_step_actions_get_property;
  object_class->set_property = ethos_step_actions_set_property;

  properties[PROP_STORE] =
      g_param_spec_object ("store", NULL, NULL, ETHOS_TYPE_STORE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ethos_step_actions_init (EthosStepActions *self)
{
}

/**
 * ethos_step_actions_new:
 * @store: a workshop
 *
 * Returns: (transfer full): its actions, to be inserted as %ETHOS_STEP_ACTIONS_PREFIX
 */
EthosStepActions *
ethos_step_actions_new (EthosStore *store)
{
  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);

  return g_object_new (ETHOS_TYPE_STEP_ACTIONS, "store", store, NULL);
}
