// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EthosAnswerKind:
 * @ETHOS_ANSWER_PLAIN: nothing special
 * @ETHOS_ANSWER_SUGGESTED: what most people want; Enter chooses it
 * @ETHOS_ANSWER_DESTRUCTIVE: something is lost
 */
typedef enum
{
  ETHOS_ANSWER_PLAIN,
  ETHOS_ANSWER_SUGGESTED,
  ETHOS_ANSWER_DESTRUCTIVE,
} EthosAnswerKind;

/**
 * EthosAnswer:
 * @id: what the program calls it
 * @label: what people read: a verb with a mnemonic, never Yes or No; translated
 * @kind: how it looks
 */
typedef struct
{
  const char *id;
  const char *label;
  EthosAnswerKind kind;
} EthosAnswer;

/**
 * EthosQuestion:
 * @heading: the question, short, translated
 * @body: (nullable): what it means, translated
 * @answers: (array length=n_answers): from the safe one to the one that acts; where none is
 *   suggested, the focus begins at the one that Esc gives, else at the first, and Enter chooses it
 * @n_answers: at least one
 * @unanswered: (nullable): what Esc gives; without it Esc gives the first answer
 * @extra: (nullable): a widget shown under the text; the dialog sinks its reference
 */
typedef struct
{
  const char *heading;
  const char *body;
  const EthosAnswer *answers;
  gsize n_answers;
  const char *unanswered;
  GtkWidget *extra;
} EthosQuestion;

void ethos_ask_async (GtkWindow *parent,
                      const EthosQuestion *question,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
char *ethos_ask_finish (GAsyncResult *result, GError **error);
void ethos_tell (GtkWindow *parent, const char *heading, const char *body);

G_END_DECLS
