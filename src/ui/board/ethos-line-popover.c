// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-line-popover.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-line-words.h"
#include "ethos-note-entry.h"
#include "ethos-text.h"

#define WIDTH 340
#define TEXT_ROWS 4

struct _EthosLinePopover
{
  GtkPopover parent_instance;

  EthosStore *store;
  EthosProjection *projection;
  char *source;
  /* What the note or the group says. */
  char *words;
  char **cards;
  GtkDropDown *card;
  GtkDropDown *kind;
  EthosNoteEntry *text;
  GtkWidget *add;
  gboolean added;
};

G_DEFINE_FINAL_TYPE (EthosLinePopover, ethos_line_popover, GTK_TYPE_POPOVER)

enum
{
  ADDED,
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A line is worded together, so the room sees it until it is one, or none. */
static void
draft_cb (EthosLinePopover *self)
{
  guint position = gtk_drop_down_get_selected (self->card);
  g_autofree char *text = ethos_note_entry_dup_text (self->text);

  if (position == GTK_INVALID_LIST_POSITION || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  ethos_projection_set_draft (self->projection, self->cards[position],
                              (EthosBehaviourKind) gtk_drop_down_get_selected (self->kind), text);
}

static void
drop_draft_cb (EthosLinePopover *self)
{
  ethos_projection_set_draft (self->projection, NULL, ETHOS_BEHAVIOUR_DO, NULL);
}

static void
add_line (EthosLinePopover *self)
{
  EthosSession *session = ethos_store_get_session (self->store);
  guint position = gtk_drop_down_get_selected (self->card);
  const EthosCard *card;
  g_autofree char *text = ethos_note_entry_dup_text (self->text);
  g_autofree char *said = NULL;

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  card = ethos_session_find (session, ETHOS_KIND_CARD, self->cards[position]);
  if (card == NULL ||
      !ethos_store_run (self->store, ethos_op_new ("line-from", "card", self->cards[position],
                                                   "source", self->source, "kind",
                                                   (int) gtk_drop_down_get_selected (self->kind),
                                                   "text", text, NULL)))
    return;
  self->added = TRUE;
  g_signal_emit (self, signals[ADDED], 0, self->cards[position]);
  /* Translators: a line is a sentence under a value; %s is the name of the value. */
  said = ethos_text_print_isolated (_ ("Line added to %s"), card->title);
  gtk_popover_popdown (GTK_POPOVER (self));
  ethos_announce (gtk_widget_get_parent (GTK_WIDGET (self)), said);
}

/* Escape, or a click beside it, must not cost the words that somebody has found. */
static void
closed_cb (EthosLinePopover *self)
{
  g_autofree char *text = ethos_note_entry_dup_text (self->text);
  gboolean changed = !self->added && *text != '\0' && !g_str_equal (text, self->words);

  g_signal_emit (self, signals[LEFT], 0, self->source, changed ? text : NULL);
}

static void
ethos_line_popover_dispose (GObject *object)
{
  EthosLinePopover *self = ETHOS_LINE_POPOVER (object);

  g_clear_object (&self->projection);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ethos_line_popover_parent_class)->dispose (object);
}

static void
ethos_line_popover_finalize (GObject *object)
{
  EthosLinePopover *self = ETHOS_LINE_POPOVER (object);

  g_free (self->source);
  g_free (self->words);
  g_strfreev (self->cards);
  G_OBJECT_CLASS (ethos_line_popover_parent_class)->finalize (object);
}

static void
ethos_line_popover_class_init (EthosLinePopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ethos_line_popover_dispose;
  G_OBJECT_CLASS (klass)->finalize = ethos_line_popover_finalize;

  /**
   * EthosLinePopover::added:
   * @card: the id of the card that has got a line
   */
  signals[ADDED] = g_signal_new ("added", ETHOS_TYPE_LINE_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * EthosLinePopover::left:
   * @source: the id of the note or group
   * @text: (nullable): the words as they have been changed, where no line was made of them
   */
  signals[LEFT] = g_signal_new ("left", ETHOS_TYPE_LINE_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
append_field (GtkWidget *box, const char *mnemonic, GtkWidget *field)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (mnemonic);

  gtk_label_set_mnemonic_widget (GTK_LABEL (label), field);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "quiet");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), field);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
}

static GtkDropDown *
new_kinds (void)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  for (int i = ETHOS_BEHAVIOUR_DO; i <= ETHOS_BEHAVIOUR_HEARD; i++)
    gtk_string_list_append (labels, ethos_lines_get_kind_label ((EthosBehaviourKind) i));
  return GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (labels), NULL));
}

static void
ethos_line_popover_init (EthosLinePopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *heading = gtk_label_new (_ ("Use as a line"));
  /* With large text on a small screen there is not room for all of it. */
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_set_size_request (box, WIDTH, -1);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (box), heading);
  self->text = ETHOS_NOTE_ENTRY (ethos_note_entry_new (_ ("Text of the line")));
  ethos_note_entry_set_rows (self->text, TEXT_ROWS);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->text));
  self->kind = new_kinds ();
  append_field (box, _ ("_Kind of line"), GTK_WIDGET (self->kind));
  self->card = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  append_field (box, _ ("On the _card"), GTK_WIDGET (self->card));
  self->add = gtk_button_new_with_mnemonic (_ ("_Add Line"));
  gtk_widget_add_css_class (self->add, "suggested-action");
  gtk_widget_set_halign (self->add, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), self->add);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_popover_set_child (GTK_POPOVER (self), scroller);
  gtk_widget_add_css_class (GTK_WIDGET (self), "board-popover");
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_line), self);
  g_signal_connect_swapped (self->text, "submitted", G_CALLBACK (add_line), self);
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

/* The card that took a line last, else the one on the projector, else the first value. */
static gboolean
is_better (EthosSession *session, const EthosCard *card, const EthosCard *chosen, const char *last)
{
  const char *shown = ethos_session_get_workshop (session)->stage_focus;

  if (chosen == NULL || g_strcmp0 (card->record.id, last) == 0)
    return TRUE;
  if (g_strcmp0 (chosen->record.id, last) == 0)
    return FALSE;
  if (g_strcmp0 (card->record.id, shown) == 0)
    return TRUE;
  if (g_strcmp0 (chosen->record.id, shown) == 0)
    return FALSE;
  return card->kind == ETHOS_CARD_VALUE && chosen->kind != ETHOS_CARD_VALUE;
}

static const char *
get_card_name (const EthosCard *card)
{
  if (card->title != NULL && *card->title != '\0')
    return card->title;
  return card->statement != NULL && *card->statement != '\0' ? card->statement
                                                             : _ ("Card without a name");
}

static void
fill_cards (EthosLinePopover *self, const char *last)
{
  EthosSession *session = ethos_store_get_session (self->store);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  const EthosCard *chosen = NULL;
  guint position = GTK_INVALID_LIST_POSITION;
  const EthosCard *card;
  EthosChildIter iter;

  ethos_session_iter_init (session, &iter, ETHOS_DECK_ID, ETHOS_KIND_CARD);
  while ((card = ethos_child_iter_next (&iter)) != NULL)
    {
      if (is_better (session, card, chosen, last))
        {
          chosen = card;
          position = g_list_model_get_n_items (G_LIST_MODEL (names));
        }
      gtk_string_list_append (names, get_card_name (card));
      g_strv_builder_add (ids, card->record.id);
    }
  self->cards = g_strv_builder_end (ids);
  gtk_drop_down_set_model (self->card, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->card, position);
  gtk_widget_set_sensitive (self->add, chosen != NULL);
}

/**
 * ethos_line_popover_new:
 * @store: a store
 * @projection: what the room sees of it
 * @source: the id of a note or of a group
 * @last_card: (nullable): the id of the card that took a line last, to be offered first
 * @begun: (nullable): the words as they had been changed when it was left last
 *
 * Asks on which card, and as what, the words of a note or a group become a line; the words can be
 * changed on the way, and the room sees them meanwhile.
 *
 * Returns: a popover
 */
GtkWidget *
ethos_line_popover_new (EthosStore *store,
                        EthosProjection *projection,
                        const char *source,
                        const char *last_card,
                        const char *begun)
{
  EthosLinePopover *self;
  EthosSession *session;
  const EthosNote *note;

  g_return_val_if_fail (ETHOS_IS_STORE (store) && source != NULL, NULL);
  g_return_val_if_fail (ETHOS_IS_PROJECTION (projection), NULL);

  self = g_object_new (ETHOS_TYPE_LINE_POPOVER, NULL);
  self->store = g_object_ref (store);
  self->projection = g_object_ref (projection);
  self->source = g_strdup (source);
  session = ethos_store_get_session (store);
  note = ethos_session_find (session, ETHOS_KIND_NOTE, source);
  self->words =
      note != NULL ? g_strdup (note->text) : ethos_session_dup_group_words (session, source);
  ethos_note_entry_set_text (self->text, begun != NULL ? begun : self->words);
  fill_cards (self, last_card);
  g_signal_connect_swapped (self->text, "edited", G_CALLBACK (draft_cb), self);
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (draft_cb), self);
  g_signal_connect_swapped (self->card, "notify::selected", G_CALLBACK (draft_cb), self);
  /* While it is in view: one that takes the place of another begins when that has gone. */
  g_signal_connect (self, "map", G_CALLBACK (draft_cb), NULL);
  g_signal_connect (self, "unmap", G_CALLBACK (drop_draft_cb), NULL);
  return GTK_WIDGET (self);
}
