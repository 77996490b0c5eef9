// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <adwaita.h>

#include "ethos-ask.h"
#include "ui-harness.h"

#define WIDTH 600
#define HEIGHT 400

/* So wide that the answers have to stand one above the other. */
#define LONG " what is written out in so many words that no two of them stand beside each other"

typedef struct
{
  const char *name;
  EthosAnswer answers[3];
  gsize n_answers;
  const char *unanswered;
  /* The answer that Enter means. */
  const char *expected;
} QuestionCase;

static const QuestionCase cases[] = {
  { "plain",
    { { "covered", "Covered", ETHOS_ANSWER_PLAIN }, { "shown", "Shown", ETHOS_ANSWER_PLAIN } },
    2,
    "unanswered",
    "covered" },
  { "plain-stacked",
    { { "covered", "Covered" LONG, ETHOS_ANSWER_PLAIN },
      { "shown", "Shown" LONG, ETHOS_ANSWER_PLAIN } },
    2,
    "unanswered",
    "covered" },
  { "destructive-stacked",
    { { "cancel", "Cancel" LONG, ETHOS_ANSWER_PLAIN },
      { "keep", "Keep" LONG, ETHOS_ANSWER_PLAIN },
      { "erase", "Erase" LONG, ETHOS_ANSWER_DESTRUCTIVE } },
    3,
    NULL,
    "cancel" },
  { "left-stacked",
    { { "erase", "Erase" LONG, ETHOS_ANSWER_DESTRUCTIVE },
      { "keep", "Keep" LONG, ETHOS_ANSWER_PLAIN },
      { "move", "Move" LONG, ETHOS_ANSWER_PLAIN } },
    3,
    "keep",
    "keep" },
  { "suggested",
    { { "close", "Close", ETHOS_ANSWER_PLAIN }, { "place", "Place", ETHOS_ANSWER_SUGGESTED } },
    2,
    NULL,
    "place" },
  { "suggested-stacked",
    { { "keep", "Keep" LONG, ETHOS_ANSWER_SUGGESTED },
      { "drop", "Drop" LONG, ETHOS_ANSWER_DESTRUCTIVE },
      { "add", "Add" LONG, ETHOS_ANSWER_PLAIN } },
    3,
    NULL,
    "keep" },
};

static GtkWindow *
find_question (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *node = windows; node != NULL; node = node->next)
    if (ADW_IS_MESSAGE_DIALOG (node->data) && gtk_widget_get_mapped (node->data))
      return node->data;
  return NULL;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  char **answer = data;

  *answer = ethos_ask_finish (result, NULL);
}

/* Whoever presses Enter before reading gives the answer that does no harm, however the answers
 * stand. */
static void
test_enter (gconstpointer data)
{
  const QuestionCase *row = data;
  EthosQuestion question = { .heading = "Which?",
                             .body = "It matters.",
                             .answers = row->answers,
                             .n_answers = row->n_answers,
                             .unanswered = row->unanswered };
  GtkWindow *window = ui_harness_show (gtk_button_new_with_label ("Ask"), WIDTH, HEIGHT);
  g_autofree char *answer = NULL;
  const char *label;
  GtkWindow *dialog;
  GtkWidget *focus;

  ethos_ask_async (window, &question, NULL, answered_cb, &answer);
  wait_until (find_question () != NULL);
  dialog = find_question ();
  ui_harness_settle (GTK_WIDGET (dialog));
  focus = gtk_window_get_focus (dialog);
  g_assert_true (GTK_IS_BUTTON (focus));
  g_assert_true (gtk_widget_get_mapped (focus));
  label = gtk_button_get_label (GTK_BUTTON (focus));
  g_test_message ("The focus is on “%s”", label);
  g_assert_true (gtk_window_get_default_widget (dialog) == focus);
  gtk_widget_activate (focus);
  wait_until (answer != NULL);
  g_assert_cmpstr (answer, ==, row->expected);
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  ui_harness_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/questions/enter/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_enter);
    }
  return g_test_run ();
}
