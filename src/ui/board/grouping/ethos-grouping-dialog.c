// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-grouping-dialog.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-group-popover.h"
#include "ethos-grouping-row.h"
#include "ethos-same-notes.h"
#include "ethos-suggest.h"
#include "ethos-tab-stop.h"

#define DEFAULT_WIDTH 560
#define DEFAULT_HEIGHT 600

struct _EthosGroupingDialog
{
  AdwWindow parent_instance;

  EthosStore *store;
  EthosPrivacy *privacy;
  char *wall;

  GtkWidget *accept_all;
  GtkWidget *covered;
  GtkLabel *covered_words;
  GtkWidget *looking;
  GtkWidget *nothing;
  GtkListBox *list;
  GtkWidget *close;

  GCancellable *cancellable;
  /* The ids of the notes that are looked through, in the order of the texts. */
  char **notes;
  gboolean looked;
};

G_DEFINE_FINAL_TYPE (EthosGroupingDialog, ethos_grouping_dialog, ADW_TYPE_WINDOW)

enum
{
  GROUPING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static EthosSession *
get_session (EthosGroupingDialog *self)
{
  return ethos_store_get_session (self->store);
}

static EthosGroupingRow *
get_row (EthosGroupingDialog *self, guint place)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) place);

  return row != NULL ? ETHOS_GROUPING_ROW (row) : NULL;
}

static guint
count_rows (EthosGroupingDialog *self)
{
  guint n_rows = 0;

  while (get_row (self, n_rows) != NULL)
    n_rows++;
  return n_rows;
}

static guint
count_proposals (EthosGroupingDialog *self)
{
  return ethos_item_list_get_length (
      ethos_session_get_children (get_session (self), self->wall, ETHOS_KIND_PROPOSAL));
}

static gboolean
is_covered (EthosGroupingDialog *self)
{
  return ethos_privacy_get_covered (self->privacy) && !self->looked;
}

static void
update (EthosGroupingDialog *self)
{
  guint n_rows = count_rows (self);
  guint n_proposals = count_proposals (self);
  gboolean covered = n_proposals > 0 && is_covered (self);
  g_autofree char *words = g_strdup_printf (
      ngettext ("%'u proposed group stays covered, because the room can see this screen.",
                "%'u proposed groups stay covered, because the room can see this screen.",
                n_proposals),
      n_proposals);

  gtk_label_set_text (self->covered_words, words);
  gtk_widget_set_visible (self->covered, covered);
  gtk_widget_set_visible (self->nothing,
                          n_rows == 0 && !covered && !gtk_widget_get_visible (self->looking));
  gtk_widget_set_sensitive (self->accept_all,
                            n_rows > 0 && !ethos_store_get_read_only (self->store));
}

/* The focus goes on to what comes next, not into nothing. */
static void
remove_row (EthosGroupingDialog *self, EthosGroupingRow *row)
{
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) == GTK_WIDGET (row);
  guint place = (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  EthosGroupingRow *heir = get_row (self, place + 1);

  if (heir == NULL && place > 0)
    heir = get_row (self, place - 1);
  if (focused && heir != NULL)
    ethos_grouping_row_focus_accept (heir);
  else if (focused)
    gtk_widget_grab_focus (self->close);
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  update (self);
}

/* Who shows the notes can have the others stay where they are, in the same step. */
static void
begin (EthosGroupingDialog *self, const char *one, const char *many, guint count)
{
  ethos_store_begin_counted_group (self->store, one, many, count);
  g_signal_emit (self, signals[GROUPING], 0);
}

/* That nothing is left of it is no reason to let it wait. */
static void
accept_row (EthosGroupingDialog *self, EthosGroupingRow *row)
{
  const char *proposals[] = { ethos_grouping_row_get_proposal (row), NULL };
  g_auto (GStrv) notes = ethos_grouping_row_dup_loose (row);

  if (proposals[0] == NULL && notes[0] == NULL)
    return;
  if (proposals[0] != NULL)
    begin (self, NN_ ("accepting of %'u proposed group", "accepting of %'u proposed groups"), 1);
  else
    begin (self, NN_ ("grouping of %'u note", "grouping of %'u notes"), g_strv_length (notes));
  if (proposals[0] != NULL)
    ethos_store_run (self->store, ethos_op_new ("proposals-accept", "proposals", proposals, NULL));
  else
    ethos_store_run (self->store, ethos_op_new ("notes-group", "notes", notes, "title",
                                                ethos_grouping_row_get_title (row), NULL));
  ethos_store_end_group (self->store);
}

static void
accepted_cb (EthosGroupingDialog *self, EthosGroupingRow *row)
{
  g_autofree char *title = g_strdup (ethos_grouping_row_get_title (row));
  g_auto (GStrv) notes = ethos_grouping_row_dup_loose (row);

  g_object_ref (row);
  accept_row (self, row);
  /* One that was proposed has gone from the list with its proposal. */
  if (gtk_widget_get_parent (GTK_WIDGET (row)) != NULL)
    remove_row (self, row);
  g_object_unref (row);
  if (notes[0] != NULL)
    ethos_group_announce (GTK_WIDGET (self), g_strv_length (notes), title);
  else
    ethos_announce (GTK_WIDGET (self), _ ("Its notes are in groups by now"));
}

static void
left_cb (EthosGroupingDialog *self, EthosGroupingRow *row)
{
  const char *proposals[] = { ethos_grouping_row_get_proposal (row), NULL };

  if (proposals[0] != NULL)
    ethos_store_run (self->store, ethos_op_new ("proposals-refuse", "proposals", proposals, NULL));
  else
    remove_row (self, row);
  ethos_announce (GTK_WIDGET (self),
                  proposals[0] != NULL ? _ ("Group refused") : _ ("Group left out"));
}

static void
insert_row (EthosGroupingDialog *self, const EthosGroupOffer *offer, int place)
{
  GtkWidget *row = ethos_grouping_row_new (self->store, offer);

  g_signal_connect_swapped (row, "accepted", G_CALLBACK (accepted_cb), self);
  g_signal_connect_swapped (row, "left", G_CALLBACK (left_cb), self);
  gtk_list_box_insert (self->list, row, place);
}

static void
show_proposal (EthosGroupingDialog *self, const EthosProposal *proposal, int place)
{
  const char *const none[] = { NULL };
  EthosGroupOffer offer = { proposal->record.id, proposal->title, proposal->proposer,
                            proposal->notes != NULL ? (const char *const *) proposal->notes
                                                    : none };

  insert_row (self, &offer, place);
}

/* Those that wait stand first, in the order in which they came. They come and go while they are
 * looked at; while the room can see them, they are not even made. */
static void
update_proposals (EthosGroupingDialog *self)
{
  EthosItemList *proposals =
      ethos_session_get_children (get_session (self), self->wall, ETHOS_KIND_PROPOSAL);
  guint n_proposals = is_covered (self) ? 0 : ethos_item_list_get_length (proposals);
  guint place = 0;

  for (guint i = 0; i < n_proposals; i++)
    {
      const EthosProposal *proposal = ethos_item_list_get_record (proposals, i);
      EthosGroupingRow *row = get_row (self, place);

      while (row != NULL && ethos_grouping_row_get_proposal (row) != NULL &&
             !g_str_equal (ethos_grouping_row_get_proposal (row), proposal->record.id))
        {
          remove_row (self, row);
          row = get_row (self, place);
        }
      if (row == NULL || ethos_grouping_row_get_proposal (row) == NULL)
        show_proposal (self, proposal, (int) place);
      place++;
    }
  for (EthosGroupingRow *row = get_row (self, place);
       row != NULL && ethos_grouping_row_get_proposal (row) != NULL; row = get_row (self, place))
    remove_row (self, row);
  update (self);
}

/* Notes that are covered again must not stay readable here. */
static void
changed_cb (EthosGroupingDialog *self, EthosChanges *changes)
{
  const EthosActivity *wall =
      ethos_session_find (get_session (self), ETHOS_KIND_ACTIVITY, self->wall);

  if (wall == NULL || !wall->revealed)
    gtk_window_close (GTK_WINDOW (self));
  else if (ethos_changes_touch (changes, ETHOS_KIND_PROPOSAL))
    update_proposals (self);
}

static void
privacy_cb (EthosGroupingDialog *self)
{
  self->looked = FALSE;
  update_proposals (self);
}

static void
look_cb (EthosGroupingDialog *self)
{
  self->looked = TRUE;
  update_proposals (self);
  if (count_rows (self) > 0)
    ethos_grouping_row_focus_accept (get_row (self, 0));
}

static char **
list_proposals (EthosGroupingDialog *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < count_rows (self); i++)
    if (ethos_grouping_row_get_proposal (get_row (self, i)) != NULL)
      g_strv_builder_add (ids, ethos_grouping_row_get_proposal (get_row (self, i)));
  return g_strv_builder_end (ids);
}

/* Everything that is seen is one step back; what is covered is not accepted unseen. */
static void
accept_all_cb (EthosGroupingDialog *self)
{
  g_auto (GStrv) proposals = list_proposals (self);
  guint n_groups = count_rows (self);
  g_autofree char *text = NULL;

  gtk_widget_grab_focus (self->close);
  begin (self, NN_ ("accepting of %u group", "accepting of %u groups"), n_groups);
  if (proposals[0] != NULL)
    ethos_store_run (self->store, ethos_op_new ("proposals-accept", "proposals", proposals, NULL));
  while (count_rows (self) > 0)
    {
      EthosGroupingRow *row = get_row (self, 0);

      if (ethos_grouping_row_get_proposal (row) == NULL)
        accept_row (self, row);
      if (get_row (self, 0) == row)
        remove_row (self, row);
    }
  ethos_store_end_group (self->store);
  text = g_strdup_printf (ngettext ("%u group accepted", "%u groups accepted", n_groups), n_groups);
  ethos_announce (GTK_WIDGET (self), text);
}

static void
show_suggestion (EthosGroupingDialog *self, const EthosSuggestion *suggestion)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  EthosGroupOffer offer = { NULL, suggestion->title, suggestion->reason, NULL };

  for (guint i = 0; i < suggestion->n_notes; i++)
    g_strv_builder_add (builder, self->notes[suggestion->notes[i]]);
  ids = g_strv_builder_end (builder);
  offer.notes = (const char *const *) ids;
  insert_row (self, &offer, -1);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  EthosGroupingDialog *self = ETHOS_GROUPING_DIALOG (source);
  g_autoptr (GPtrArray) groups = g_task_propagate_pointer (G_TASK (result), NULL);

  if (groups == NULL)
    return;
  gtk_widget_set_visible (self->looking, FALSE);
  for (guint i = 0; i < groups->len; i++)
    show_suggestion (self, g_ptr_array_index (groups, i));
  update (self);
  if (count_rows (self) > 0 && gtk_window_get_focus (GTK_WINDOW (self)) == self->close)
    ethos_grouping_row_focus_accept (get_row (self, 0));
  else if (count_rows (self) == 0)
    ethos_announce (GTK_WIDGET (self), gtk_label_get_text (GTK_LABEL (self->nothing)));
}

/* What is looked through, and what the groups are called that there are. */
typedef struct
{
  char **texts;
  char **names;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_strfreev (search->texts);
  g_strfreev (search->names);
  g_free (search);
}

static void
look_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Search *search = data;
  GPtrArray *groups =
      ethos_suggest_groups_besides ((const char *const *) search->texts,
                                    g_strv_length (search->texts),
                                    (const char *const *) search->names, cancellable);

  if (groups != NULL)
    g_task_return_pointer (task, groups, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error_if_cancelled (task);
}

/* What has been combined since is looked through as the one that is shown for it. */
static GHashTable *
list_proposed (EthosGroupingDialog *self)
{
  GHashTable *proposed = g_hash_table_new (g_str_hash, g_str_equal);
  const EthosProposal *proposal;
  EthosChildIter iter;

  ethos_session_iter_init (get_session (self), &iter, self->wall, ETHOS_KIND_PROPOSAL);
  while ((proposal = ethos_child_iter_next (&iter)) != NULL)
    for (guint i = 0; proposal->notes != NULL && proposal->notes[i] != NULL; i++)
      {
        const EthosNote *note =
            ethos_session_find (get_session (self), ETHOS_KIND_NOTE, proposal->notes[i]);
        const EthosNote *shown =
            note != NULL ? ethos_same_notes_get_shown (get_session (self), note) : NULL;

        if (shown != NULL)
          g_hash_table_add (proposed, shown->record.id);
      }
  return proposed;
}

/* The names of the groups that there are, and of those that somebody has proposed: what had one of
 * them as well would be accepted into that group. */
static char **
list_names (EthosGroupingDialog *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  const EthosProposal *proposal;
  const EthosGroup *group;
  EthosChildIter iter;

  ethos_session_iter_init (get_session (self), &iter, self->wall, ETHOS_KIND_GROUP);
  while ((group = ethos_child_iter_next (&iter)) != NULL)
    if (group->title != NULL)
      g_strv_builder_add (names, group->title);
  ethos_session_iter_init (get_session (self), &iter, self->wall, ETHOS_KIND_PROPOSAL);
  while ((proposal = ethos_child_iter_next (&iter)) != NULL)
    if (proposal->title != NULL)
      g_strv_builder_add (names, proposal->title);
  return g_strv_builder_end (names);
}

/* Looks through the notes that nobody has grouped, or proposed to. */
static void
look (EthosGroupingDialog *self)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_autoptr (GHashTable) proposed = list_proposed (self);
  EthosSession *session = get_session (self);
  Search *search = g_new0 (Search, 1);
  const EthosNote *note;
  EthosChildIter iter;

  ethos_session_iter_init (session, &iter, self->wall, ETHOS_KIND_NOTE);
  while ((note = ethos_child_iter_next (&iter)) != NULL)
    if (ethos_same_notes_get_shown (session, note) == note &&
        ethos_session_find (session, ETHOS_KIND_GROUP, note->group) == NULL &&
        !g_hash_table_contains (proposed, note->record.id))
      {
        g_strv_builder_add (ids, note->record.id);
        g_strv_builder_add (texts, note->text);
      }
  self->notes = g_strv_builder_end (ids);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, found_cb, NULL);
  g_task_set_source_tag (task, look);
  search->texts = g_strv_builder_end (texts);
  search->names = list_names (self);
  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, look_thread);
}

static void
stop_cb (EthosGroupingDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  gtk_widget_set_visible (self->looking, FALSE);
  update (self);
}

/* Whoever closes it waits for nothing more. */
static gboolean
ethos_grouping_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (ETHOS_GROUPING_DIALOG (window)->cancellable);
  return GTK_WINDOW_CLASS (ethos_grouping_dialog_parent_class)->close_request (window);
}

static void
ethos_grouping_dialog_dispose (GObject *object)
{
  EthosGroupingDialog *self = ETHOS_GROUPING_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->privacy);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ethos_grouping_dialog_parent_class)->dispose (object);
}

static void
ethos_grouping_dialog_finalize (GObject *object)
{
  EthosGroupingDialog *self = ETHOS_GROUPING_DIALOG (object);

  g_free (self->wall);
  g_strfreev (self->notes);
  G_OBJECT_CLASS (ethos_grouping_dialog_parent_class)->finalize (object);
}

static void
ethos_grouping_dialog_class_init (EthosGroupingDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ethos_grouping_dialog_dispose;
  object_class->finalize = ethos_grouping_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = ethos_grouping_dialog_close_request;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);

  /**
   * EthosGroupingDialog::grouping:
   *
   * Emitted when notes are about to be grouped, within the step that Undo takes back.
   */
  signals[GROUPING] = g_signal_new ("grouping", ETHOS_TYPE_GROUPING_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
build_header (EthosGroupingDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->close = gtk_button_new_with_mnemonic (_ ("_Close"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->close), "window.close");
  self->accept_all = gtk_button_new_with_mnemonic (_ ("_Accept All"));
  gtk_widget_add_css_class (self->accept_all, "suggested-action");
  gtk_widget_set_sensitive (self->accept_all, FALSE);
  g_signal_connect_swapped (self->accept_all, "clicked", G_CALLBACK (accept_all_cb), self);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->close);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->accept_all);
  return header;
}

static GtkWidget *
new_words (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static void
build_covered (EthosGroupingDialog *self, GtkBox *box)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Show Them Here"));

  self->covered = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->covered_words = GTK_LABEL (new_words (NULL));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (look_cb), self);
  gtk_widget_add_css_class (self->covered, "paste-notice");
  gtk_box_append (GTK_BOX (self->covered), GTK_WIDGET (self->covered_words));
  gtk_box_append (GTK_BOX (self->covered), button);
  gtk_box_append (box, self->covered);
}

static void
build_looking (EthosGroupingDialog *self, GtkBox *box)
{
  GtkWidget *spinner = gtk_spinner_new ();
  GtkWidget *words = new_words (_ ("Looking for notes that share words…"));
  GtkWidget *stop = gtk_button_new_with_mnemonic (_ ("_Stop"));

  self->looking = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_hexpand (words, TRUE);
  g_signal_connect_swapped (stop, "clicked", G_CALLBACK (stop_cb), self);
  gtk_widget_add_css_class (self->looking, "paste-notice");
  gtk_box_append (GTK_BOX (self->looking), spinner);
  gtk_box_append (GTK_BOX (self->looking), words);
  gtk_box_append (GTK_BOX (self->looking), stop);
  gtk_box_append (box, self->looking);
}

static GtkWidget *
build_list (EthosGroupingDialog *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "note-list");
  ethos_tab_stop_make_rows (list);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Groups to accept"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
ethos_grouping_dialog_init (EthosGroupingDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *notice = new_words (_ ("Suggested by the words that notes share, on this computer "
                                    "alone. A note that is in a group by now stays there."));

  /* Not of the class: libadwaita has the role read before that is known. */
  g_object_set (self, "accessible-role", GTK_ACCESSIBLE_ROLE_DIALOG, NULL);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Suggested Groups"));
  gtk_window_set_default_size (GTK_WINDOW (self), DEFAULT_WIDTH, DEFAULT_HEIGHT);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "grouping-dialog");
  gtk_widget_add_css_class (notice, "paste-notice");
  gtk_widget_add_css_class (notice, "quiet");
  self->nothing = new_words (_ ("No notes without a group share a word that says something."));
  gtk_widget_add_css_class (self->nothing, "paste-notice");
  gtk_box_append (GTK_BOX (box), build_header (self));
  gtk_box_append (GTK_BOX (box), notice);
  build_covered (self, GTK_BOX (box));
  build_looking (self, GTK_BOX (box));
  gtk_box_append (GTK_BOX (box), self->nothing);
  gtk_box_append (GTK_BOX (box), build_list (self));
  adw_window_set_content (ADW_WINDOW (self), box);
}

/**
 * ethos_grouping_dialog_new:
 * @parent: the window over which it is shown
 * @store: a store
 * @privacy: whether the room can see this screen
 * @wall: the id of a step whose notes are revealed
 *
 * Shows the groups that are proposed and those that the words of the notes suggest, to be accepted
 * one by one or all at once. What is proposed stays covered while the room can see the screen.
 *
 * Returns: a modal dialog
 */
GtkWindow *
ethos_grouping_dialog_new (GtkWindow *parent,
                           EthosStore *store,
                           EthosPrivacy *privacy,
                           const char *wall)
{
  EthosGroupingDialog *self;

  g_return_val_if_fail (ETHOS_IS_STORE (store) && ETHOS_IS_PRIVACY (privacy), NULL);
  g_return_val_if_fail (wall != NULL, NULL);

  self = g_object_new (ETHOS_TYPE_GROUPING_DIALOG, "transient-for", parent, NULL);
  self->store = g_object_ref (store);
  self->privacy = g_object_ref (privacy);
  self->wall = g_strdup (wall);
  g_signal_connect_object (get_session (self), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (privacy, "notify::covered", G_CALLBACK (privacy_cb), self,
                           G_CONNECT_SWAPPED);
  update_proposals (self);
  look (self);
  gtk_window_set_focus (GTK_WINDOW (self), self->close);
  return GTK_WINDOW (self);
}
