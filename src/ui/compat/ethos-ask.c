// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-compat"

#include "config.h"

#include "ethos-ask.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  GtkWindow *dialog;
  GSource *cancelled;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  if (asking->cancelled != NULL)
    g_source_destroy (asking->cancelled);
  g_clear_pointer (&asking->cancelled, g_source_unref);
  g_clear_object (&asking->dialog);
  g_free (asking);
}

static AdwResponseAppearance
appearance (EthosAnswerKind kind)
{
  switch (kind)
    {
    case ETHOS_ANSWER_SUGGESTED:
      return ADW_RESPONSE_SUGGESTED;
    case ETHOS_ANSWER_DESTRUCTIVE:
      return ADW_RESPONSE_DESTRUCTIVE;
    case ETHOS_ANSWER_PLAIN:
    default:
      return ADW_RESPONSE_DEFAULT;
    }
}

/* Where the keyboard was in the window that is asked about something. */
typedef struct
{
  GtkWindow *parent;
  GtkWidget *focus;
} Return;

static void
return_free (gpointer data, GClosure *closure)
{
  Return *back = data;

  g_clear_weak_pointer (&back->parent);
  g_clear_weak_pointer (&back->focus);
  g_free (back);
}

static gboolean
can_have_focus (GtkWidget *widget)
{
  return widget != NULL && gtk_widget_get_mapped (widget) && gtk_widget_is_sensitive (widget);
}

static gboolean
return_focus_cb (gpointer data)
{
  Return *back = data;

  if (back->parent == NULL || !gtk_widget_get_mapped (GTK_WIDGET (back->parent)) ||
      can_have_focus (gtk_window_get_focus (back->parent)))
    return G_SOURCE_REMOVE;
  if (!can_have_focus (back->focus) || !gtk_widget_grab_focus (back->focus))
    gtk_widget_child_focus (GTK_WIDGET (back->parent), GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

static void
return_destroy (gpointer data)
{
  return_free (data, NULL);
}

static Return *
return_new (GtkWindow *parent, GtkWidget *focus)
{
  Return *back = g_new0 (Return, 1);

  g_set_weak_pointer (&back->parent, parent);
  g_set_weak_pointer (&back->focus, focus);
  return back;
}

/* What is done with the answer may take the focus somewhere; where it does not, nobody is left
 * with a keyboard that leads nowhere. */
static void
unmapped_cb (GtkWidget *dialog, Return *back)
{
  if (back->parent != NULL)
    g_idle_add_full (G_PRIORITY_LOW, return_focus_cb, return_new (back->parent, back->focus),
                     return_destroy);
}

/* Where the focus begins and what Enter means, before anybody has read anything. */
static const char *
find_first (const EthosQuestion *question)
{
  const char *first = question->answers[0].id;

  for (gsize i = 0; i < question->n_answers; i++)
    {
      const EthosAnswer *answer = &question->answers[i];

      if (answer->kind == ETHOS_ANSWER_SUGGESTED)
        return answer->id;
      if (g_strcmp0 (answer->id, question->unanswered) == 0)
        first = answer->id;
    }
  return first;
}

/* Where the answers turn out to stand one above the other, which is known only once they have their
 * width, the dialog has the focus on top: that is the last answer, the one that acts. */
static void
begin_cb (GtkWindow *dialog)
{
  GtkWidget *extra = adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog));
  GtkWidget *first = gtk_window_get_default_widget (dialog);
  GtkWidget *focus = gtk_window_get_focus (dialog);

  if (first == NULL || focus == first || (focus != NULL && !GTK_IS_BUTTON (focus)) ||
      (focus != NULL && extra != NULL && gtk_widget_is_ancestor (focus, extra)))
    return;
  gtk_widget_grab_focus (first);
}

static AdwMessageDialog *
build_dialog (GtkWindow *parent, const EthosQuestion *question)
{
  AdwMessageDialog *dialog =
      ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, question->heading, question->body));

  for (gsize i = 0; i < question->n_answers; i++)
    {
      const EthosAnswer *answer = &question->answers[i];

      adw_message_dialog_add_response (dialog, answer->id, answer->label);
      adw_message_dialog_set_response_appearance (dialog, answer->id, appearance (answer->kind));
    }
  adw_message_dialog_set_default_response (dialog, find_first (question));
  adw_message_dialog_set_close_response (dialog, question->unanswered != NULL
                                                     ? question->unanswered
                                                     : question->answers[0].id);
  /* The focus goes to an answer: what it is about has to come with the dialog. */
  if (question->body != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (dialog), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    question->body, -1);
  if (question->extra != NULL)
    adw_message_dialog_set_extra_child (dialog, question->extra);
  g_signal_connect (dialog, "notify::default-widget", G_CALLBACK (begin_cb), NULL);
  g_signal_connect_after (dialog, "map", G_CALLBACK (begin_cb), NULL);
  if (parent != NULL)
    g_signal_connect_data (dialog, "unmap", G_CALLBACK (unmapped_cb),
                           return_new (parent, gtk_window_get_focus (parent)), return_free, 0);
  return dialog;
}

/* A task lets go of its window before its data, and a dialog that is left to that would reach for a
 * parent that may be gone. */
static void
end_asking (GTask *task)
{
  Asking *asking = g_task_get_task_data (task);

  g_signal_handlers_disconnect_by_data (asking->dialog, task);
  g_clear_object (&asking->dialog);
  if (asking->cancelled != NULL)
    g_source_destroy (asking->cancelled);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, GTask *task)
{
  g_autoptr (GTask) owned = task;

  g_assert (ADW_IS_MESSAGE_DIALOG (dialog));

  end_asking (task);
  g_task_return_pointer (task, g_strdup (response), g_free);
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  g_autoptr (GTask) task = data;
  const Asking *asking = g_task_get_task_data (task);
  g_autoptr (GtkWindow) dialog = g_object_ref (asking->dialog);

  end_asking (task);
  gtk_window_destroy (dialog);
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

/**
 * ethos_ask_async:
 * @parent: (nullable): the window the question belongs to
 * @question: what is asked; only read during the call
 * @cancellable: (nullable): takes the question away
 *
 * Asks a person something in a dialog.
 */
void
ethos_ask_async (GtkWindow *parent,
                 const EthosQuestion *question,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Asking *asking;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (question != NULL && question->n_answers > 0);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (parent, cancellable, callback, user_data);
  g_task_set_source_tag (task, ethos_ask_async);
  if (g_task_return_error_if_cancelled (task))
    return;

  asking = g_new0 (Asking, 1);
  asking->dialog = g_object_ref (GTK_WINDOW (build_dialog (parent, question)));
  g_task_set_task_data (task, asking, asking_free);
  if (cancellable != NULL)
    {
      asking->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (asking->cancelled, G_SOURCE_FUNC (cancelled_cb), task, NULL);
      g_source_attach (asking->cancelled, g_task_get_context (task));
    }
  g_signal_connect (asking->dialog, "response", G_CALLBACK (response_cb), task);
  gtk_window_present (asking->dialog);
  /* Exactly one of the two callbacks takes this reference back. */
  g_steal_pointer (&task);
}

/**
 * ethos_ask_finish:
 *
 * Returns: (transfer full) (nullable): the id of the answer; or %NULL with %G_IO_ERROR_CANCELLED
 *   when the question was taken away
 */
char *
ethos_ask_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * ethos_tell:
 * @parent: (nullable): the window the message belongs to
 * @heading: what happened, translated
 * @body: (nullable): where and what to do, translated
 *
 * Says something that needs no answer but must not be missed.
 */
void
ethos_tell (GtkWindow *parent, const char *heading, const char *body)
{
  const EthosAnswer close[] = { { "close", _ ("_Close"), ETHOS_ANSWER_PLAIN } };
  const EthosQuestion question = {
    .heading = heading, .body = body, .answers = close, .n_answers = G_N_ELEMENTS (close)
  };

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (heading != NULL);

  gtk_window_present (GTK_WINDOW (build_dialog (parent, &question)));
}
