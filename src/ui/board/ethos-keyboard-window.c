// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-keyboard-window.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-ask.h"
#include "ethos-board-resources.h"
#include "ethos-note-entry.h"
#include "ethos-style.h"
#include "ethos-text.h"

#define CONTENT_WIDTH 720
#define DEFAULT_HEIGHT 560
#define TEXT_ROWS 5
#define RESOURCES "/io/github/ethos_workshops/Ethos/board"

/* How long the window says that a note was taken. */
#define THANKS_SECONDS 4

struct _EthosKeyboardWindow
{
  AdwWindow parent_instance;

  EthosStore *store;
  EthosPrivacy *privacy;
  char *wall;
  GtkLabel *prompt;
  GtkLabel *warning;
  GtkLabel *thanks;
  EthosNoteEntry *entry;
  guint thanks_source;
  GCancellable *cancellable;
  guint asking : 1;
  guint over : 1;
};

G_DEFINE_FINAL_TYPE (EthosKeyboardWindow, ethos_keyboard_window, ADW_TYPE_WINDOW)

enum
{
  PROP_0,
  PROP_STORE,
  PROP_PRIVACY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
thanks_over_cb (gpointer user_data)
{
  EthosKeyboardWindow *self = user_data;

  self->thanks_source = 0;
  gtk_label_set_text (self->thanks, "");
  return G_SOURCE_REMOVE;
}

static void
thank (EthosKeyboardWindow *self)
{
  const char *text = _ ("Added. Write another, or pass the keyboard on.");

  g_clear_handle_id (&self->thanks_source, g_source_remove);
  gtk_label_set_text (self->thanks, text);
  ethos_announce (GTK_WIDGET (self->entry), text);
  self->thanks_source = g_timeout_add_seconds (THANKS_SECONDS, thanks_over_cb, self);
}

/* Whether what stands in the box became a note; it says why not where it cannot. */
static gboolean
add_note (EthosKeyboardWindow *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  EthosRecord *op = ethos_op_new ("note-add", "activity", self->wall, "text", text, NULL);

  if (!ethos_store_submit (self->store, ETHOS_ORIGIN_SCRIBE, op, NULL, &error))
    {
      ethos_note_entry_show_problem (self->entry, error->message);
      return FALSE;
    }
  /* Setting the text also clears its undo, so that nobody can bring it back. */
  ethos_note_entry_set_text (self->entry, "");
  return TRUE;
}

static void
submitted_cb (EthosKeyboardWindow *self, const char *text)
{
  if (add_note (self, text))
    thank (self);
}

static char *
dup_unfinished (EthosKeyboardWindow *self)
{
  g_autofree char *text = ethos_note_entry_dup_text (self->entry);

  return ethos_text_normalise (text, ETHOS_TEXT_MULTI_LINE);
}

static gboolean
end (gpointer user_data)
{
  EthosKeyboardWindow *self = user_data;

  self->over = TRUE;
  gtk_window_close (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

/* The keyboard belongs to one step: when that is over, or its notes are shown, so is this. */
static void
update (EthosKeyboardWindow *self)
{
  EthosSession *session = ethos_store_get_session (self->store);
  const EthosActivity *now = ethos_session_get_current (session);
  const EthosActivity *wall = now ? ethos_session_get_wall (session, now->record.id) : NULL;

  if (wall == NULL || wall->revealed || g_strcmp0 (wall->record.id, self->wall) != 0)
    {
      end (self);
      return;
    }
  gtk_label_set_text (self->prompt,
                      wall->prompt != NULL && *wall->prompt != '\0' ? wall->prompt : wall->title);
}

/* Who writes must know who reads along. */
static void
update_warning (EthosKeyboardWindow *self)
{
  gboolean seen = ethos_privacy_get_covered (self->privacy);

  gtk_widget_set_visible (GTK_WIDGET (self->warning), seen);
  if (seen && gtk_widget_get_mapped (GTK_WIDGET (self)))
    ethos_announce (GTK_WIDGET (self->entry), gtk_label_get_text (self->warning));
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EthosKeyboardWindow) self = data;
  g_autofree char *answer = ethos_ask_finish (result, NULL);
  g_autofree char *text = NULL;

  self->asking = FALSE;
  if (answer == NULL || self->privacy == NULL)
    return;
  text = dup_unfinished (self);
  if (g_str_equal (answer, "keep") ||
      (g_str_equal (answer, "add") && *text != '\0' && !add_note (self, text)))
    {
      /* Who goes on writing does so at once, whatever asked the question. */
      ethos_note_entry_focus_text (self->entry);
      return;
    }
  /* The question goes before what it belongs to. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, end, g_object_ref (self), g_object_unref);
}

/* Whoever has the keyboard now is not the one who may read what comes next: a key pressed by
 * mistake must not give it back, and Enter after it neither. What they have not finished is theirs,
 * so that the question only says that there is something. */
static void
ask (EthosKeyboardWindow *self)
{
  g_autofree char *text = dup_unfinished (self);
  /* Translators: goes on writing notes at a keyboard that goes around. */
  const EthosAnswer keep = { "keep", _ ("_Keep Writing"), ETHOS_ANSWER_SUGGESTED };
  const EthosAnswer plain[] = {
    keep,
    { "give-back", _ ("_Give Back"), ETHOS_ANSWER_PLAIN },
  };
  const EthosAnswer unfinished[] = {
    keep,
    /* Translators: gives the keyboard back; the note that was not finished is lost. */
    { "drop", _ ("_Drop It and Give Back"), ETHOS_ANSWER_DESTRUCTIVE },
    /* Translators: adds the note that stands in the box, then gives the keyboard back. */
    { "add", _ ("_Add It and Give Back"), ETHOS_ANSWER_PLAIN },
  };
  const EthosQuestion question = {
    .heading = _ ("Give the Keyboard Back?"),
    .body =
        *text != '\0'
            ? _ ("This is for the facilitator. A note that has not been added yet stands in the "
                 "box. It can be added as it is, or dropped; nobody sees a note that is dropped.")
            : _ ("This is for the facilitator. If you have written your note, pass the keyboard "
                 "on."),
    .answers = *text != '\0' ? unfinished : plain,
    .n_answers = *text != '\0' ? G_N_ELEMENTS (unfinished) : G_N_ELEMENTS (plain),
  };

  if (self->asking)
    return;
  self->asking = TRUE;
  ethos_ask_async (GTK_WINDOW (self), &question, self->cancellable, asked_cb, g_object_ref (self));
}

/* Whoever sits there when the window goes may still be a participant, so that what is private is
 * covered before anything of it can be seen, until the facilitator says that it may be. */
static gboolean
ethos_keyboard_window_close_request (GtkWindow *window)
{
  EthosKeyboardWindow *self = ETHOS_KEYBOARD_WINDOW (window);

  if (!self->over)
    {
      ask (self);
      return TRUE;
    }
  g_signal_handlers_disconnect_by_data (self->privacy, self);
  if (!ethos_privacy_get_covered (self->privacy))
    ethos_privacy_set_answer (self->privacy, ETHOS_SCREEN_UNANSWERED);
  return GTK_WINDOW_CLASS (ethos_keyboard_window_parent_class)->close_request (window);
}

static void
ethos_keyboard_window_constructed (GObject *object)
{
  EthosKeyboardWindow *self = ETHOS_KEYBOARD_WINDOW (object);
  EthosSession *session = ethos_store_get_session (self->store);
  const EthosActivity *now = ethos_session_get_current (session);
  const EthosActivity *wall = now ? ethos_session_get_wall (session, now->record.id) : NULL;

  G_OBJECT_CLASS (ethos_keyboard_window_parent_class)->constructed (object);
  self->wall = wall != NULL ? g_strdup (wall->record.id) : NULL;
  g_signal_connect_object (session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->privacy, "notify::covered", G_CALLBACK (update_warning), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (update_warning), NULL);
  update_warning (self);
  update (self);
}

static void
ethos_keyboard_window_get_property (GObject *object,
                                    guint prop_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, ETHOS_KEYBOARD_WINDOW (object)->store);
      break;
    case PROP_PRIVACY:
      g_value_set_object (value, ETHOS_KEYBOARD_WINDOW (object)->privacy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_keyboard_window_set_property (GObject *object,
                                    guint prop_id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STORE:
      ETHOS_KEYBOARD_WINDOW (object)->store = g_value_dup_object (value);
      break;
    case PROP_PRIVACY:
      ETHOS_KEYBOARD_WINDOW (object)->privacy = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_keyboard_window_dispose (GObject *object)
{
  EthosKeyboardWindow *self = ETHOS_KEYBOARD_WINDOW (object);

  g_clear_handle_id (&self->thanks_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->privacy);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ethos_keyboard_window_parent_class)->dispose (object);
}

static void
ethos_keyboard_window_finalize (GObject *object)
{
  g_free (ETHOS_KEYBOARD_WINDOW (object)->wall);
  G_OBJECT_CLASS (ethos_keyboard_window_parent_class)->finalize (object);
}

static void
ethos_keyboard_window_class_init (EthosKeyboardWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = ethos_keyboard_window_constructed;
  object_class->dispose = ethos_keyboard_window_dispose;
  object_class->finalize = ethos_keyboard_window_finalize;
  object_class->get_property = ethos_keyboard_window_get_property;
  object_class->set_property = ethos_keyboard_window_set_property;
  GTK_WINDOW_CLASS (klass)->close_request = ethos_keyboard_window_close_request;

  properties[PROP_STORE] =
      g_param_spec_object ("store", NULL, NULL, ETHOS_TYPE_STORE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PRIVACY] =
      g_param_spec_object ("privacy", NULL, NULL, ETHOS_TYPE_PRIVACY,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static GtkLabel *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static GtkWidget *
build_buttons (EthosKeyboardWindow *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *back = gtk_button_new_with_mnemonic (_ ("_Give Back"));
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Add Note"));

  gtk_widget_set_tooltip_text (back, _ ("Give the keyboard back to the facilitator"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "window.close");
  gtk_widget_add_css_class (add, "primary-action");
  gtk_widget_set_hexpand (add, TRUE);
  gtk_widget_set_halign (add, GTK_ALIGN_END);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (ethos_note_entry_submit), self->entry);
  gtk_box_append (GTK_BOX (row), back);
  gtk_box_append (GTK_BOX (row), add);
  return row;
}

static void
ethos_keyboard_window_init (EthosKeyboardWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  /* Not of the class: libadwaita has the role read before that is known. */
  g_object_set (self, "accessible-role", GTK_ACCESSIBLE_ROLE_DIALOG, NULL);
  self->cancellable = g_cancellable_new ();
  ethos_board_get_resource ();
  ethos_style_install (gtk_widget_get_display (GTK_WIDGET (self)), RESOURCES "/board.css");
  gtk_window_set_title (GTK_WINDOW (self), _ ("Write a note"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_decorated (GTK_WINDOW (self), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self), CONTENT_WIDTH, DEFAULT_HEIGHT);
  gtk_widget_add_css_class (GTK_WIDGET (self), "paper");
  gtk_widget_add_css_class (GTK_WIDGET (self), "keyboard-window");

  self->prompt = new_label (NULL, "prompt");
  self->entry = ETHOS_NOTE_ENTRY (ethos_note_entry_new (_ ("Write one thought, then press Enter")));
  ethos_note_entry_set_rows (self->entry, TEXT_ROWS);
  ethos_note_entry_set_tint (self->entry, 0);
  g_signal_connect_swapped (self->entry, "submitted", G_CALLBACK (submitted_cb), self);
  self->warning = new_label (_ ("The room can see what is typed here."), "late");
  gtk_widget_add_css_class (GTK_WIDGET (self->warning), "warning-words");
  self->thanks = new_label ("", "action");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->prompt));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->warning));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), build_buttons (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->thanks));
  gtk_box_append (GTK_BOX (box),
                  GTK_WIDGET (new_label (_ ("Who wrote what is not kept. People who know you may "
                                            "still recognize your words."),
                                         "quiet")));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), CONTENT_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_window_set_content (ADW_WINDOW (self), scroller);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->entry));
}

/**
 * ethos_keyboard_window_new:
 * @parent: the facilitator's window, which it covers
 * @store: where notes go
 * @privacy: whether the room can see this screen; if it can, the window says so
 *
 * Makes the window for a keyboard that goes around: the prompt and a box, in which each note
 * vanishes on Enter. It fills the screen until it is given back: its button and Esc ask first. From
 * then on what is private is covered, until the facilitator says again that it may be seen.
 *
 * Returns: a window, full-screen once it is presented
 */
GtkWindow *
ethos_keyboard_window_new (GtkWindow *parent, EthosStore *store, EthosPrivacy *privacy)
{
  GtkWindow *self;

  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);
  g_return_val_if_fail (ETHOS_IS_PRIVACY (privacy), NULL);

  self = g_object_new (ETHOS_TYPE_KEYBOARD_WINDOW, "store", store, "privacy", privacy,
                       "transient-for", parent, NULL);
  gtk_window_fullscreen (self);
  return self;
}
