// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the wall in one of its states into a picture, so that people can look at it:
//   ui-board-scene OUT.png STATE [dark] [rtl] [large]
// STATE is one of: empty hidden review pages wall group groups many edit find filter list paste
// keyboard suggest focus choice paste-seen paste-table keyboard-seen later scribe colours grid
// collapsed same vote vote-ask dots dots-far
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <adwaita.h>

#include "ethos-board-view.h"
#include "ethos-fake-clock.h"
#include "ethos-grouping-dialog.h"
#include "ethos-keyboard-window.h"
#include "ethos-later-window.h"
#include "ethos-paper-style.h"
#include "ethos-paste-dialog.h"
#include "ethos-votes.h"
#include "ui-harness.h"
#include "ui-sample.h"

#define LARGE_DPI (192 * 1024)
/* What the middle of a window of 1366 × 768 has. */
#define WIDTH 826
#define HEIGHT 640

static const char *const texts[] = {
  "We ask before we assume",
  "Say thank you",
  "Tell me early when something goes wrong 🙂",
  "Nobody is shouted at",
  "نستمع قبل أن نجيب",
  "We write down what we decided, who does it and by when, and send it round the same day so that "
  "those on shift know as much as those in the room.",
  "Verantwortungsbewusstseinsförderung",
  "Quiet people get the first word",
  "Two short\nlines",
  "Mistakes are for learning",
  "Breaks are breaks",
  "Ask twice",
  "No jokes at others’ expense",
  "Handover is sacred",
};

/* Some that share words, and one that is long. */
static const char *const alike[] = {
  "The night shift never gets thanked",
  "Say thank you, also to the night shift",
  "Thanks for small things",
  "Nobody thanks the cleaners",
  "Handover is rushed and things get lost, and whoever asks is told that it is in the notes, where "
  "nobody has written it down",
  "A written handover",
  "Handover at the bedside",
  "Car park is dark",
  "Parking costs too much",
  "Parked in a side street again",
  "Thanking each other in front of patients",
  "A thank-you card",
  "Thank the porters",
};

static void
run (EthosStore *store, EthosRecord *op)
{
  g_assert_true (ethos_store_run (store, op));
}

static void
go_to (EthosStore *store, EthosActivityKind kind)
{
  EthosItemList *steps = ethos_session_get_children (ethos_store_get_session (store),
                                                     ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY);

  for (guint i = 0; i < ethos_item_list_get_length (steps); i++)
    {
      const EthosActivity *step = ethos_item_list_get_record (steps, i);

      if ((EthosActivityKind) step->kind == kind)
        {
          run (store, ethos_op_new ("activity-go", "activity", step->record.id, NULL));
          return;
        }
    }
  run (store, ethos_op_new ("activity-add", "kind", kind, "title", "Group what belongs together",
                            "prompt", "Which of these belong together?", "planned", 5, NULL));
  go_to (store, kind);
}

static void
add_notes (EthosStore *store, guint n_notes)
{
  for (guint i = 0; i < n_notes; i++)
    run (store, ethos_op_new ("note-add", "text", texts[i % G_N_ELEMENTS (texts)], "colour",
                              (int) (i / 2 % 8), NULL));
}

static void
group (EthosStore *store, const char *title, guint first, guint n_notes)
{
  EthosSession *session = ethos_store_get_session (store);
  const EthosActivity *wall =
      ethos_session_get_wall (session, ethos_session_get_workshop (session)->current);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  for (guint i = first; i < first + n_notes; i++)
    {
      const EthosRecord *note = ethos_item_list_get_record (
          ethos_session_get_children (session, wall->record.id, ETHOS_KIND_NOTE), i);

      g_strv_builder_add (builder, note->id);
    }
  ids = g_strv_builder_end (builder);
  run (store, ethos_op_new ("notes-group", "notes", ids, "title", title, NULL));
}

/* What a table has proposed. */
static void
propose (EthosStore *store)
{
  EthosSession *session = ethos_store_get_session (store);
  const EthosActivity *wall =
      ethos_session_get_wall (session, ethos_session_get_workshop (session)->current);
  const EthosRecord *note = ethos_item_list_get_record (
      ethos_session_get_children (session, wall->record.id, ETHOS_KIND_NOTE), 0);
  const char *ids[] = { note->id, NULL };

  run (store, ethos_op_new ("group-propose", "notes", ids, "title", "What we heard", "proposer",
                            "Table 3", NULL));
}

static void
set_aside (EthosStore *store, guint position)
{
  EthosSession *session = ethos_store_get_session (store);
  const EthosActivity *wall =
      ethos_session_get_wall (session, ethos_session_get_workshop (session)->current);
  const EthosRecord *note = ethos_item_list_get_record (
      ethos_session_get_children (session, wall->record.id, ETHOS_KIND_NOTE), position);
  const char *ids[] = { note->id, NULL };

  run (store, ethos_op_new ("notes-aside", "notes", ids, "value", TRUE, NULL));
}

static GtkWidget *
find_type (GtkWidget *widget, const char *type)
{
  GtkWidget *found = NULL;

  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

/* The ways to notes. */
static gboolean
is_reach (const char *state)
{
  return g_str_equal (state, "find") || g_str_equal (state, "filter") ||
         g_str_equal (state, "list");
}

static void
show_reach (GtkWidget *view, const char *state)
{
  GtkWidget *bar;

  if (g_str_equal (state, "list"))
    {
      gtk_widget_activate_action (view, "board.list", NULL);
      return;
    }
  gtk_widget_activate_action (view, "board.find", NULL);
  ui_harness_settle (view);
  bar = find_type (view, "EthosFindBar");
  if (g_str_equal (state, "find"))
    gtk_editable_set_text (GTK_EDITABLE (find_type (bar, "GtkSearchEntry")), "we");
  else
    gtk_drop_down_set_selected (GTK_DROP_DOWN (find_type (bar, "GtkDropDown")), 2);
}

static gboolean
is_vote (const char *state)
{
  return g_str_has_prefix (state, "vote") || g_str_has_prefix (state, "dots");
}

/* Some voices have put dots; then these are counted. */
static void
vote (EthosStore *store, const char *state)
{
  EthosSession *session = ethos_store_get_session (store);
  const char *wall =
      ethos_session_get_wall (session, ethos_session_get_workshop (session)->current)->record.id;
  EthosItemList *notes = ethos_session_get_children (session, wall, ETHOS_KIND_NOTE);
  g_autoptr (GArray) dots = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 numbers[] = { 2, 2, 1 };

  if (g_str_equal (state, "vote-ask"))
    return;
  g_array_append_vals (dots, numbers, G_N_ELEMENTS (numbers));
  run (store, ethos_op_new ("round-open", "budget", 5, "cap", 3, NULL));
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GHashTable) chosen = g_hash_table_new (g_str_hash, g_str_equal);
      const char *ids[4] = { NULL };

      for (guint j = i; g_hash_table_size (chosen) < G_N_ELEMENTS (numbers); j++)
        {
          const EthosRecord *note = ethos_item_list_get_record (notes, j);
          const char *option = ethos_votes_get_option (session, note->id);

          if (option != NULL && g_hash_table_add (chosen, (gpointer) option))
            ids[g_hash_table_size (chosen) - 1] = option;
        }
      run (store,
           ethos_op_new ("ballot-cast", "round", ethos_votes_get_open (session, wall)->record.id,
                         "targets", ids, "dots", dots, NULL));
    }
  if (g_str_has_prefix (state, "dots"))
    run (store, ethos_op_new ("round-close", "round",
                              ethos_votes_get_open (session, wall)->record.id, NULL));
}

static void
prepare (EthosStore *store, const char *state)
{
  gboolean arranged = g_str_equal (state, "colours") || g_str_equal (state, "grid") ||
                      g_str_equal (state, "collapsed") || g_str_equal (state, "same") ||
                      is_vote (state);
  gboolean wall = g_str_equal (state, "wall") || g_str_has_prefix (state, "group") ||
                  g_str_equal (state, "choice") || g_str_equal (state, "many") ||
                  g_str_equal (state, "edit") || g_str_equal (state, "focus") || is_reach (state) ||
                  arranged;

  go_to (store, ETHOS_ACTIVITY_WRITE_NOTES);
  run (store, ethos_op_new ("activity-prompt", "value", TRUE, NULL));
  if (g_str_equal (state, "empty"))
    return;
  if (g_str_equal (state, "suggest"))
    {
      for (guint i = 0; i < G_N_ELEMENTS (alike); i++)
        run (store, ethos_op_new ("note-add", "text", alike[i], NULL));
      run (store, ethos_op_new ("activity-reveal", NULL));
      go_to (store, ETHOS_ACTIVITY_GROUP);
      propose (store);
      return;
    }
  add_notes (store, g_str_equal (state, "many") ? 300 : G_N_ELEMENTS (texts));
  set_aside (store, 3);
  if (wall || g_str_equal (state, "pages"))
    run (store, ethos_op_new ("activity-reveal", NULL));
  if (wall)
    go_to (store, ETHOS_ACTIVITY_GROUP);
  if (g_str_equal (state, "group"))
    group (store, "We listen until people feel heard, whoever they are", 0, 3);
  if (g_str_equal (state, "focus"))
    {
      EthosSession *session = ethos_store_get_session (store);
      const EthosActivity *from =
          ethos_session_get_wall (session, ethos_session_get_workshop (session)->current);
      EthosItemList *notes = ethos_session_get_children (session, from->record.id, ETHOS_KIND_NOTE);

      group (store, "Speaking up", 0, 3);
      run (store,
           ethos_op_new ("stage-show", "target",
                         ((const EthosRecord *) ethos_item_list_get_record (notes, 1))->id, NULL));
    }
  if (g_str_equal (state, "same"))
    add_notes (store, 9);
  if (g_str_equal (state, "groups") || g_str_equal (state, "choice") || is_reach (state) ||
      arranged)
    {
      group (store, "Speaking up", 0, 3);
      group (store, "We listen until people feel heard", 4, 2);
      group (store, "", 8, 1);
    }
  if (is_vote (state))
    vote (store, state);
}

static GtkWindow *
show (EthosStore *store, EthosPrivacy *privacy, GtkWidget *view, const char *state)
{
  static const char pasted[] =
      "- One voice\n- Ask twice\n* ask twice\n3. Say thank you\n\n• Breaks\n";
  static const struct
  {
    const char *state;
    const char *action;
  } commands[] = {
    { "colours", "notes.arrange-colours" }, { "grid", "notes.arrange-grid" },
    { "collapsed", "notes.collapse-all" },  { "same", "notes.combine" },
    { "dots", "notes.arrange-dots" },       { "dots-far", "notes.zoom-fit" },
  };
  GtkWindow *window;
  GtkWidget *wall;

  if (g_str_has_suffix (state, "-seen"))
    ethos_privacy_set_answer (privacy, ETHOS_SCREEN_SEEN);
  if (g_str_has_prefix (state, "paste"))
    {
      window = ethos_paste_dialog_new (NULL, pasted, NULL, privacy);
      if (g_str_equal (state, "paste-table"))
        {
          g_autoptr (EthosCsv) table = ethos_csv_parse (
              "votes;Note;group\n3;We listen;Care\n1;Ask twice;\n2;ask twice;Care\n;;Later\n");

          ethos_paste_dialog_set_table (ETHOS_PASTE_DIALOG (window), table);
        }
      gtk_window_present (window);
    }
  else if (g_str_equal (state, "suggest"))
    {
      EthosSession *session = ethos_store_get_session (store);

      window = ethos_grouping_dialog_new (
          NULL, store, privacy,
          ethos_session_get_wall (session, ethos_session_get_workshop (session)->current)
              ->record.id);
      gtk_window_present (window);
    }
  else if (g_str_has_prefix (state, "keyboard"))
    {
      window = ethos_keyboard_window_new (NULL, store, privacy);
      gtk_window_unfullscreen (window);
      gtk_window_present (window);
    }
  else if (g_str_equal (state, "later"))
    {
      run (store, ethos_op_new ("later-add", "text", "Who pays for parking?", NULL));
      run (store, ethos_op_new ("later-add", "text", texts[5], NULL));
      window = ethos_later_window_new (NULL, store);
      gtk_window_present (window);
    }
  else
    {
      window = ui_harness_show (view, WIDTH, HEIGHT);
      gtk_widget_add_css_class (GTK_WIDGET (window), "paper");
    }
  ui_harness_settle (GTK_WIDGET (window));
  if (g_str_equal (state, "review"))
    gtk_widget_activate_action (view, "board.review", NULL);
  if (g_str_equal (state, "scribe"))
    gtk_widget_activate_action (view, "board.type-for-others", NULL);
  wall = find_type (view, "EthosNotesWall");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (state, commands[i].state))
      gtk_widget_activate_action (wall, commands[i].action, NULL);
  if (g_str_equal (state, "groups") || g_str_equal (state, "edit"))
    {
      gtk_widget_grab_focus (wall);
      gtk_widget_activate_action (wall, g_str_equal (state, "edit") ? "notes.edit" : "notes.toggle",
                                  NULL);
    }
  if (g_str_equal (state, "choice"))
    {
      gtk_widget_grab_focus (wall);
      gtk_widget_activate_action (wall, "notes.group", NULL);
      ui_harness_settle (GTK_WIDGET (window));
      gtk_editable_set_text (GTK_EDITABLE (
                                 find_type (find_type (wall, "EthosGroupPopover"), "GtkEntry")),
                             "li");
    }
  if (is_reach (state))
    show_reach (view, state);
  if (g_str_has_prefix (state, "vote"))
    gtk_widget_grab_focus (wall);
  for (guint i = 0; i < 2 && g_str_equal (state, "vote"); i++)
    gtk_widget_activate_action (view, "board.vote", NULL);
  if (g_str_equal (state, "vote-ask"))
    gtk_widget_activate_action (view, "board.vote", NULL);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  ui_harness_settle (GTK_WIDGET (window));
  return window;
}

int
main (int argc, char **argv)
{
  g_autoptr (EthosPaperStyle) style = NULL;
  g_autoptr (EthosFakeClock) clock = NULL;
  g_autoptr (EthosStore) store = NULL;
  g_autoptr (EthosProjection) projection = NULL;
  g_autoptr (EthosPrivacy) privacy = ethos_privacy_new ();
  g_autoptr (GdkTexture) picture = NULL;
  GtkWindow *window;
  GtkWidget *shown;

  ui_harness_init (&argc, &argv);
  if (argc < 3)
    {
      g_printerr ("usage: ui-board-scene OUT.png STATE [dark] [rtl] [large]\n");
      return 2;
    }
  for (int i = 3; i < argc; i++)
    {
      if (g_str_equal (argv[i], "dark"))
        adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                            ADW_COLOR_SCHEME_FORCE_DARK);
      else if (g_str_equal (argv[i], "rtl"))
        gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
      else if (g_str_equal (argv[i], "large"))
        g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", LARGE_DPI, NULL);
    }
  style = ethos_paper_style_new (gdk_display_get_default ());
  clock = ethos_fake_clock_new ();
  store = ui_sample_store_new (ETHOS_CLOCK (clock));
  projection = ethos_projection_new (store);
  prepare (store, argv[2]);
  ethos_store_acknowledge (store, ethos_store_get_sequence (store));
  ethos_privacy_set_answer (privacy, ETHOS_SCREEN_PRIVATE);
  window = show (store, privacy,
                 g_object_ref_sink (ethos_board_view_new (store, projection, privacy)), argv[2]);
  /* What has opened over the wall is a surface of its own. */
  shown = GTK_WIDGET (window);
  if (g_str_equal (argv[2], "choice"))
    shown = find_type (shown, "EthosGroupPopover");
  else if (g_str_equal (argv[2], "vote-ask"))
    shown = find_type (find_type (shown, "EthosVoteButton"), "GtkPopover");
  picture = ui_harness_render (shown);
  return gdk_texture_save_to_png (picture, argv[1]) ? 0 : 1;
}
