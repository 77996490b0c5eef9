// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-vote-bar.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-em.h"
#include "ethos-hands-popover.h"
#include "ethos-text.h"
#include "ethos-votes.h"
#include "ethos-wall-dots.h"
#include "ethos-wrap-layout.h"

/*
 * Where dots are put for one voice after the other: from a paper slip, or by whoever has the
 * keyboard. Each dot is in the workshop at once, so none can get lost; that it is this voice's is
 * known by the id of its ballot, and nobody has that any more once the voice is done.
 */

struct _EthosVoteBar
{
  GtkWidget parent_instance;

  /* What the actions are of. */
  GtkWidget *view;
  EthosNotesWall *notes;
  EthosStore *store;
  EthosPrivacy *privacy;
  char *wall;
  GtkWidget *row;
  GtkLabel *words;

  /* The round, and of the voice whose turn it is the ballot and what is in it. */
  char *round;
  char *ballot;
  GHashTable *own;
  guint n_own;
  /* Whether that voice puts dots now; otherwise its dots are not shown. */
  gboolean active;
};

G_DEFINE_FINAL_TYPE (EthosVoteBar, ethos_vote_bar, GTK_TYPE_WIDGET)

static EthosSession *
get_session (EthosVoteBar *self)
{
  return ethos_store_get_session (self->store);
}

static const EthosRound *
get_round (EthosVoteBar *self)
{
  return ethos_votes_get_open (get_session (self), self->wall);
}

static void
read_own (EthosVoteBar *self)
{
  GHashTableIter iter;
  gpointer dots;

  g_clear_pointer (&self->own, g_hash_table_unref);
  self->own = ethos_votes_dup_ballot (get_session (self), self->ballot);
  self->n_own = 0;
  g_hash_table_iter_init (&iter, self->own);
  while (g_hash_table_iter_next (&iter, NULL, &dots))
    self->n_own += GPOINTER_TO_UINT (dots);
}

static guint
count_left (EthosVoteBar *self, const EthosRound *round)
{
  return (guint) MAX (round->budget - (gint64) self->n_own, 0);
}

static char *
dup_words (EthosVoteBar *self, const EthosRound *round)
{
  guint n_voices = ethos_votes_count_voices (get_session (self), round->record.id);
  gboolean begun = ethos_session_get_record (get_session (self), self->ballot) != NULL;
  guint left = count_left (self, round);

  if (!self->active)
    return g_strdup_printf (
        /* Translators: people put dots on notes: how many have done so. */
        ngettext ("Dots are being put: %u voice so far", "Dots are being put: %u voices so far",
                  n_voices),
        n_voices);
  return g_strdup_printf (
      /* Translators: dots are put for others: the number of the voice that it is now, how many dots
       * it still has, and how many it has in all. */
      ngettext ("Voice %u: %u of %u dots left", "Voice %u: %u of %u dots left", left),
      n_voices + (begun ? 0 : 1), left, (guint) round->budget);
}

static void
enable (EthosVoteBar *self, gboolean open)
{
  static const char *const putting[] = { "board.vote-put", "board.vote-take", "board.vote-done",
                                         "board.vote-hands", "board.vote-close" };

  for (guint i = 0; i < G_N_ELEMENTS (putting); i++)
    gtk_widget_action_set_enabled (self->view, putting[i], open);
  gtk_widget_action_set_enabled (self->view, "board.vote-leave", open && self->active);
  gtk_widget_action_set_enabled (self->view, "board.vote",
                                 self->wall != NULL && !ethos_store_get_read_only (self->store));
}

/* Its dots are for that voice alone, not for a room that may see this screen. */
static void
update (EthosVoteBar *self)
{
  const EthosRound *round = get_round (self);
  gboolean shown = FALSE;

  if (ethos_set_string (&self->round, round != NULL ? round->record.id : NULL))
    {
      g_clear_pointer (&self->ballot, g_free);
      self->active = FALSE;
    }
  read_own (self);
  gtk_widget_set_visible (GTK_WIDGET (self), round != NULL);
  enable (self, round != NULL && !ethos_store_get_read_only (self->store));
  if (round != NULL)
    {
      g_autofree char *words = dup_words (self, round);

      gtk_label_set_text (self->words, words);
      shown = self->active && !ethos_privacy_get_covered (self->privacy);
    }
  ethos_wall_dots_set_putting (self->notes, round != NULL && self->active,
                               shown ? self->own : NULL);
}

static void
start_voice (EthosVoteBar *self)
{
  if (self->ballot == NULL)
    self->ballot = ethos_id_new ();
  self->active = TRUE;
  update (self);
}

/* How many dots it has now, and how many the voice has left. */
static void
announce_dots (EthosVoteBar *self, const EthosRound *round, const char *option)
{
  guint dots = GPOINTER_TO_UINT (g_hash_table_lookup (self->own, option));
  guint left = count_left (self, round);
  g_autofree char *name = ethos_hands_dup_name (get_session (self), option);
  /* Translators: spoken; goes before “, 3 left”. %s is the name of a group, or a note. */
  g_autofree char *on =
      ethos_text_print_isolated (ngettext ("%u dot on “%s”", "%u dots on “%s”", dots), dots, name);
  /* Translators: spoken; goes on after “2 dots on “Trust”, ”. */
  g_autofree char *rest = g_strdup_printf (ngettext ("%u left", "%u left", left), left);
  g_autofree char *text = g_strjoin (", ", on, rest, NULL);

  ethos_announce (GTK_WIDGET (self), text);
}

static gboolean
send (EthosVoteBar *self, GHashTable *dots)
{
  g_autoptr (GStrvBuilder) targets = g_strv_builder_new ();
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (GStrv) ids = NULL;
  GHashTableIter iter;
  gpointer id, count;

  g_hash_table_iter_init (&iter, dots);
  while (g_hash_table_iter_next (&iter, &id, &count))
    {
      gint64 number = GPOINTER_TO_UINT (count);

      if (number == 0)
        continue;
      g_strv_builder_add (targets, id);
      g_array_append_val (numbers, number);
    }
  ids = g_strv_builder_end (targets);
  return ethos_store_run (self->store,
                          ethos_op_new ("ballot-cast", "round", self->round, "ballot", self->ballot,
                                        "targets", ids, "dots", numbers, NULL));
}

/* Why one more cannot be put there, in words; NULL where it can. */
static char *
dup_reason (EthosVoteBar *self, const EthosRound *round, const char *option, int step)
{
  guint dots = GPOINTER_TO_UINT (g_hash_table_lookup (self->own, option));

  if (step < 0)
    return dots > 0 ? NULL : g_strdup (_ ("This voice has no dot here"));
  if (count_left (self, round) == 0)
    return g_strdup (_ ("No dots left: take one back, or go on with the next voice"));
  if (dots >= round->cap)
    return g_strdup_printf (ngettext ("At most %u dot may go on one",
                                      "At most %u dots may go on one", (guint) round->cap),
                            (guint) round->cap);
  return NULL;
}

/* What dots go on, or come off: from a note that has gone into a group since, those that it keeps.
 */
static char *
dup_option (EthosVoteBar *self, int step)
{
  const char *target = ethos_wall_dots_get_target (self->notes);
  const char *owner = ethos_votes_get_owner (get_session (self), target);
  gboolean kept = step < 0 && owner != NULL && g_hash_table_contains (self->own, owner);

  return g_strdup (kept ? owner : ethos_votes_get_option (get_session (self), target));
}

static void
change (EthosVoteBar *self, int step)
{
  const EthosRound *round = get_round (self);
  g_autofree char *option = dup_option (self, step);
  g_autoptr (GHashTable) dots = NULL;
  g_autofree char *reason = NULL;

  if (round == NULL)
    return;
  start_voice (self);
  if (option == NULL)
    reason = g_strdup (_ ("Choose a note or group first"));
  else
    reason = dup_reason (self, round, option, step);
  if (reason != NULL)
    {
      ethos_announce (GTK_WIDGET (self), reason);
      return;
    }
  dots = ethos_votes_dup_ballot (get_session (self), self->ballot);
  g_hash_table_insert (dots, g_strdup (option),
                       GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (dots, option)) +
                                        step));
  if (send (self, dots))
    {
      update (self);
      announce_dots (self, round, option);
    }
}

/* Whoever comes next finds the wall as it was. */
static void
finish_voice (EthosVoteBar *self)
{
  gboolean begun = ethos_session_get_record (get_session (self), self->ballot) != NULL;

  if (self->round == NULL)
    return;
  if (!begun)
    {
      start_voice (self);
      ethos_announce (GTK_WIDGET (self), _ ("This voice has put no dots yet"));
      return;
    }
  g_clear_pointer (&self->ballot, g_free);
  start_voice (self);
  ethos_announce (GTK_WIDGET (self), gtk_label_get_text (self->words));
}

/* The button that has started the vote has gone: the focus goes to what dots are put on. */
static void
begin (EthosVoteBar *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->notes));
  start_voice (self);
  ethos_announce (GTK_WIDGET (self), gtk_label_get_text (self->words));
}

static void
leave (EthosVoteBar *self)
{
  self->active = FALSE;
  update (self);
  ethos_announce (GTK_WIDGET (self), gtk_label_get_text (self->words));
}

static void
ask_hands (EthosVoteBar *self)
{
  const char *option =
      ethos_votes_get_option (get_session (self), ethos_wall_dots_get_target (self->notes));

  if (self->round == NULL)
    return;
  if (option == NULL)
    ethos_announce (GTK_WIDGET (self), _ ("Choose a note or group first"));
  else
    ethos_wall_dots_ask_hands (self->notes, self->round, option);
}

/* The bar goes away with it, and would take the focus along. */
static void
count_all (EthosVoteBar *self)
{
  guint n_voices;
  g_autofree char *text = NULL;

  if (self->round == NULL)
    return;
  n_voices = ethos_votes_count_voices (get_session (self), self->round);
  gtk_widget_grab_focus (GTK_WIDGET (self->notes));
  if (!ethos_store_run (self->store, ethos_op_new ("round-close", "round", self->round, NULL)))
    return;
  text = g_strdup_printf (
      /* Translators: spoken; the dots of so many people were added up and are shown. */
      ngettext ("Dots of %u voice counted and shown", "Dots of %u voices counted and shown",
                n_voices),
      n_voices);
  ethos_announce (GTK_WIDGET (self->notes), text);
}

static void
ethos_vote_bar_dispose (GObject *object)
{
  EthosVoteBar *self = ETHOS_VOTE_BAR (object);

  g_clear_pointer (&self->row, gtk_widget_unparent);
  g_clear_object (&self->notes);
  g_clear_object (&self->privacy);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ethos_vote_bar_parent_class)->dispose (object);
}

static void
ethos_vote_bar_finalize (GObject *object)
{
  EthosVoteBar *self = ETHOS_VOTE_BAR (object);

  g_clear_pointer (&self->own, g_hash_table_unref);
  g_free (self->wall);
  g_free (self->round);
  g_free (self->ballot);
  G_OBJECT_CLASS (ethos_vote_bar_parent_class)->finalize (object);
}

static void
ethos_vote_bar_class_init (EthosVoteBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ethos_vote_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = ethos_vote_bar_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "votebar");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
append_button (EthosVoteBar *self, const char *label, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (self->row), button);
}

static void
ethos_vote_bar_init (EthosVoteBar *self)
{
  /* Translators: the name of the row of buttons with which dots are put, for screen readers. */
  self->row = ethos_wrap_box_new_toolbar (8, _ ("Vote with dots"));
  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->words, 0);
  gtk_label_set_wrap (self->words, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->words), TRUE);
  gtk_box_append (GTK_BOX (self->row), GTK_WIDGET (self->words));
  append_button (self, _ ("_Put Dot"), _ ("A dot on the note or group with the focus (V or +)"),
                 "board.vote-put");
  append_button (self, _ ("Take _Back"), _ ("Take a dot back from there (−)"), "board.vote-take");
  append_button (self, _ ("_Next Voice"),
                 _ ("Keep these dots, and go on with the next person (Ctrl+Enter)"),
                 "board.vote-done");
  /* Translators: a button: how many people raise their hands for a note. */
  append_button (self, _ ("_Hands…"), _ ("Count raised hands for it (H)"), "board.vote-hands");
  append_button (self, _ ("_Count and Show"),
                 _ ("Add up all dots and show them; nobody can put any after that"),
                 "board.vote-close");
  gtk_widget_set_parent (self->row, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * ethos_vote_bar_new:
 * @view: what the actions are of, see ethos_vote_bar_activate()
 * @wall: the wall that shows the dots
 * @store: the workshop
 * @privacy: whether the room can see this screen
 *
 * Makes the bar in which dots are put for one voice after the other. It is there while a vote is.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_vote_bar_new (GtkWidget *view, EthosNotesWall *wall, EthosStore *store, EthosPrivacy *privacy)
{
  EthosVoteBar *self;

  g_return_val_if_fail (GTK_IS_WIDGET (view), NULL);
  g_return_val_if_fail (ETHOS_IS_NOTES_WALL (wall), NULL);
  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);
  g_return_val_if_fail (ETHOS_IS_PRIVACY (privacy), NULL);

  self = g_object_new (ETHOS_TYPE_VOTE_BAR, NULL);
  self->view = view;
  self->notes = g_object_ref (wall);
  self->store = g_object_ref (store);
  self->privacy = g_object_ref (privacy);
  g_signal_connect_object (get_session (self), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::read-only", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (privacy, "notify::covered", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * ethos_vote_bar_set_wall:
 * @self: a bar
 * @wall: (nullable): the id of a step whose notes are revealed
 */
void
ethos_vote_bar_set_wall (EthosVoteBar *self, const char *wall)
{
  g_return_if_fail (ETHOS_IS_VOTE_BAR (self));

  if (ethos_set_string (&self->wall, wall))
    update (self);
}

/**
 * ethos_vote_bar_activate:
 * @self: a bar
 * @action: the name of an action of the view
 *
 * Returns: whether it is one of a vote that is going on, which is done
 */
gboolean
ethos_vote_bar_activate (EthosVoteBar *self, const char *action)
{
  g_return_val_if_fail (ETHOS_IS_VOTE_BAR (self) && action != NULL, FALSE);

  if (!g_str_has_prefix (action, "board.vote") || self->round == NULL)
    return FALSE;
  if (g_str_equal (action, "board.vote-take"))
    change (self, -1);
  else if (g_str_equal (action, "board.vote-done"))
    finish_voice (self);
  else if (g_str_equal (action, "board.vote-leave"))
    leave (self);
  else if (g_str_equal (action, "board.vote-hands"))
    ask_hands (self);
  else if (g_str_equal (action, "board.vote-close"))
    count_all (self);
  else if (g_str_equal (action, "board.vote-begin"))
    begin (self);
  else
    change (self, 1);
  return TRUE;
}
