// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-poster"

#include "config.h"

#include "ethos-paper-question.h"

#include <glib/gi18n-lib.h>

#include "ethos-ask.h"

#define PAPER_KEY "office-paper"

/* A paper that office printers hold, as the settings call it. */
typedef struct
{
  const char *name;
  EthosPaper paper;
} OfficePaper;

static const OfficePaper office_papers[] = {
  { "a4", ETHOS_PAPER_A4 },
  { "letter", ETHOS_PAPER_LETTER },
};

typedef struct
{
  GSettings *settings;
  GtkCheckButton *buttons[G_N_ELEMENTS (office_papers)];
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  for (gsize i = 0; i < G_N_ELEMENTS (office_papers); i++)
    g_clear_object (&asking->buttons[i]);
  g_clear_object (&asking->settings);
  g_free (asking);
}

/* What was chosen last, or else what an office printer holds where this person lives. */
static EthosPaper
get_preset (GSettings *settings)
{
  g_autofree char *name = settings != NULL ? g_settings_get_string (settings, PAPER_KEY) : NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (office_papers); i++)
    if (g_strcmp0 (name, office_papers[i].name) == 0)
      return office_papers[i].paper;
  return g_str_equal (gtk_paper_size_get_default (), GTK_PAPER_NAME_LETTER) ? ETHOS_PAPER_LETTER
                                                                            : ETHOS_PAPER_A4;
}

/* A choice takes Enter for itself, which is not what is meant by it in a question. */
static void
lead_enter_on (GtkWidget *box)
{
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i], 0),
                                                            gtk_named_action_new (
                                                                "default.activate")));
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (box, controller);
}

static GtkWidget *
build_choice (Asking *asking)
{
  const char *const labels[] = {
    /* Translators: a size of paper. */
    _ ("A4"),
    /* Translators: a size of paper, the one of offices in North America. */
    C_ ("paper", "Letter"),
  };
  EthosPaper preset = get_preset (asking->settings);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  G_STATIC_ASSERT (G_N_ELEMENTS (labels) == G_N_ELEMENTS (office_papers));
  for (gsize i = 0; i < G_N_ELEMENTS (office_papers); i++)
    {
      asking->buttons[i] =
          g_object_ref_sink (GTK_CHECK_BUTTON (gtk_check_button_new_with_label (labels[i])));
      gtk_check_button_set_group (asking->buttons[i], i > 0 ? asking->buttons[0] : NULL);
      gtk_check_button_set_active (asking->buttons[i], office_papers[i].paper == preset);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (asking->buttons[i]));
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Paper"),
                                  -1);
  lead_enter_on (box);
  return box;
}

static const OfficePaper *
get_chosen (Asking *asking)
{
  for (gsize i = 0; i < G_N_ELEMENTS (office_papers); i++)
    if (gtk_check_button_get_active (asking->buttons[i]))
      return &office_papers[i];
  g_return_val_if_reached (&office_papers[0]);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Asking *asking = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = ethos_ask_finish (result, &error);
  const OfficePaper *chosen;

  if (answer == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (!g_str_equal (answer, "continue"))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "No paper was chosen");
      return;
    }
  chosen = get_chosen (asking);
  if (asking->settings != NULL)
    g_settings_set_string (asking->settings, PAPER_KEY, chosen->name);
  g_task_return_int (task, (gssize) chosen->paper);
}

/**
 * ethos_paper_question_ask_async:
 * @parent: the window the question belongs to
 * @heading: what the paper is for, translated
 * @settings: (nullable): where the answer is remembered
 *
 * Asks on which paper of an office printer something is to be laid out.
 */
void
ethos_paper_question_ask_async (GtkWindow *parent,
                                const char *heading,
                                GSettings *settings,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  const EthosAnswer answers[] = {
    { "cancel", _ ("_Cancel"), ETHOS_ANSWER_PLAIN },
    { "continue", _ ("Choose a _File…"), ETHOS_ANSWER_SUGGESTED },
  };
  EthosQuestion question = {
    .heading = heading,
    .body = _ ("Choose what is in your printer."),
    .answers = answers,
    .n_answers = G_N_ELEMENTS (answers),
  };
  Asking *asking;
  GTask *task;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (heading != NULL);
  g_return_if_fail (settings == NULL || G_IS_SETTINGS (settings));

  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, ethos_paper_question_ask_async);
  asking = g_new0 (Asking, 1);
  g_set_object (&asking->settings, settings);
  g_task_set_task_data (task, asking, asking_free);
  question.extra = build_choice (asking);
  ethos_ask_async (parent, &question, NULL, answered_cb, task);
}

/**
 * ethos_paper_question_ask_finish:
 * @paper: (out): what was chosen
 *
 * Returns: %FALSE with %G_IO_ERROR_CANCELLED where the person chose none, which needs no message
 */
gboolean
ethos_paper_question_ask_finish (GAsyncResult *result, EthosPaper *paper, GError **error)
{
  gssize chosen;

  g_return_val_if_fail (G_IS_TASK (result), FALSE);
  g_return_val_if_fail (paper != NULL, FALSE);

  chosen = g_task_propagate_int (G_TASK (result), error);
  if (chosen < 0)
    return FALSE;
  *paper = (EthosPaper) chosen;
  return TRUE;
}
