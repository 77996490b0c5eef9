// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-typed.h"

#include "ethos-text.h"

/* Letters that are typed within this time are one beginning of a word. */
#define TYPING_MS 1000
/* Whoever has just been told to type has heard so by then. */
#define BEGIN_MS 5000

/* What is typed to go to something that begins with it. */
struct _EthosTyped
{
  GString *folded;
  gboolean begun;
  guint ending;
  GSourceFunc ended;
  gpointer data;
};

/**
 * ethos_typed_new:
 * @ended: (nullable): called once nothing was typed for a while, or ethos_typed_end() was
 * @data: for @ended
 *
 * Returns: (transfer full): where nothing is typed yet
 */
EthosTyped *
ethos_typed_new (GSourceFunc ended, gpointer data)
{
  EthosTyped *self = g_new0 (EthosTyped, 1);

  self->folded = g_string_new (NULL);
  self->ended = ended;
  self->data = data;
  return self;
}

void
ethos_typed_free (EthosTyped *self)
{
  g_clear_handle_id (&self->ending, g_source_remove);
  g_string_free (self->folded, TRUE);
  g_free (self);
}

static gboolean
end_cb (gpointer data)
{
  EthosTyped *self = data;

  self->ending = 0;
  ethos_typed_end (self);
  return G_SOURCE_REMOVE;
}

static void
end_later (EthosTyped *self, guint after)
{
  g_clear_handle_id (&self->ending, g_source_remove);
  self->ending = g_timeout_add (after, end_cb, self);
}

/**
 * ethos_typed_begin:
 *
 * Waits for the first letter, where letters mean something else at other times.
 */
void
ethos_typed_begin (EthosTyped *self)
{
  g_return_if_fail (self != NULL);

  g_string_truncate (self->folded, 0);
  self->begun = TRUE;
  end_later (self, BEGIN_MS);
}

void
ethos_typed_end (EthosTyped *self)
{
  gboolean begun;

  g_return_if_fail (self != NULL);

  begun = self->begun;
  g_clear_handle_id (&self->ending, g_source_remove);
  g_string_truncate (self->folded, 0);
  self->begun = FALSE;
  if (begun && self->ended != NULL)
    self->ended (self->data);
}

/**
 * ethos_typed_wait:
 *
 * Waits as long as for the first letter: the next one is made of several keys.
 */
void
ethos_typed_wait (EthosTyped *self)
{
  g_return_if_fail (self != NULL);

  if (self->begun)
    end_later (self, BEGIN_MS);
}

/* Returns: whether letters are waited for, or some were typed a moment ago */
gboolean
ethos_typed_is_begun (EthosTyped *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->begun;
}

/**
 * ethos_typed_get:
 *
 * Returns: (transfer none): what was typed, as ethos_text_fold() makes it
 */
const char *
ethos_typed_get (EthosTyped *self)
{
  g_return_val_if_fail (self != NULL, "");

  return self->folded->str;
}

/**
 * ethos_typed_add:
 * @letter: what was typed next
 *
 * The same letter once more goes to the next that begins with it.
 *
 * Returns: whether what was gone to before may still be meant
 */
gboolean
ethos_typed_add (EthosTyped *self, gunichar letter)
{
  char bytes[8] = "";
  g_autofree char *folded = NULL;
  gboolean more;

  g_return_val_if_fail (self != NULL, FALSE);

  g_unichar_to_utf8 (letter, bytes);
  folded = ethos_text_fold (bytes);
  more = self->folded->len > 0 && !g_str_equal (self->folded->str, folded);
  if (!more)
    g_string_truncate (self->folded, 0);
  g_string_append (self->folded, folded);
  self->begun = TRUE;
  end_later (self, TYPING_MS);
  return more;
}

/**
 * ethos_typed_begins:
 * @text: (nullable): what something is called
 *
 * Returns: whether it begins with what was typed
 */
gboolean
ethos_typed_begins (EthosTyped *self, const char *text)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (text == NULL)
    return FALSE;
  folded = ethos_text_fold (text);
  return g_str_has_prefix (folded, self->folded->str);
}
