// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-cards"

#include "config.h"

#include "ethos-card-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ethos-announce.h"
#include "ethos-card-lines.h"
#include "ethos-card-words.h"
#include "ethos-line-words.h"
#include "ethos-em.h"
#include "ethos-glyph.h"
#include "ethos-inline-text.h"
#include "ethos-look-popover.h"
#include "ethos-read-only.h"
#include "ethos-wrap-layout.h"

/* A line of text longer than this is hard to read. */
#define PAGE_WIDTH 760

/* As many lines as anybody listens to at once; the list of lines has them all. */
#define SPOKEN_LINES 12

/* One card, large, with everything, edited where it stands. */

struct _EthosCardPage
{
  GtkWidget parent_instance;

  EthosStore *store;
  char *card;
  int colour;

  GtkWidget *sheet;
  GtkWidget *look_button;
  GtkWidget *accept_button;
  GtkWidget *look;
  GtkWidget *glyph;
  GtkWidget *no_glyph;
  GtkWidget *kind;
  GtkWidget *title;
  GtkWidget *proposal;
  GtkWidget *lock;
  GtkWidget *statement;
  GtkWidget *lines;
};

G_DEFINE_FINAL_TYPE (EthosCardPage, ethos_card_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_STORE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static EthosSession *
get_session (EthosCardPage *self)
{
  return ethos_store_get_session (self->store);
}

static void
began_cb (EthosCardPage *self)
{
  ethos_store_begin_group (self->store, N_ ("editing of a card"));
}

static void
ended_cb (EthosCardPage *self, gboolean keep)
{
  if (keep)
    ethos_store_end_group (self->store);
  else
    ethos_store_cancel_group (self->store);
}

static void
title_submit_cb (EthosCardPage *self, const char *text)
{
  ethos_store_run (self->store,
                   ethos_op_new ("card-edit", "card", self->card, "title", text, NULL));
}

static void
statement_submit_cb (EthosCardPage *self, const char *text)
{
  ethos_store_run (self->store,
                   ethos_op_new ("card-edit", "card", self->card, "statement", text, NULL));
}

static void
colour_chosen_cb (EthosCardPage *self, int colour)
{
  ethos_store_run (self->store,
                   ethos_op_new ("card-colour", "card", self->card, "colour", colour, NULL));
}

static void
emblem_chosen_cb (EthosCardPage *self, const char *emblem)
{
  ethos_store_run (self->store,
                   ethos_op_new ("card-edit", "card", self->card, "emblem", emblem, NULL));
}

static void
removed_cb (EthosCardPage *self, const char *text)
{
  g_signal_emit (self, signals[REMOVED], 0, text);
}

static void
accept_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosCardPage *self = ETHOS_CARD_PAGE (widget);

  if (ethos_store_run (self->store, ethos_op_new ("card-accept", "card", self->card, NULL)))
    {
      ethos_announce (widget, _ ("Name accepted"));
      gtk_widget_grab_focus (self->title);
    }
}

static GtkWidget *
build_look_button (EthosCardPage *self)
{
  GtkWidget *child = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->look = ethos_look_popover_new ();
  g_signal_connect_object (self->look, "colour-chosen", G_CALLBACK (colour_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->look, "emblem-chosen", G_CALLBACK (emblem_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  self->glyph = ethos_glyph_new ();
  self->look_button = gtk_menu_button_new ();
  self->no_glyph = gtk_image_new_from_icon_name ("applications-graphics-symbolic");
  gtk_widget_set_visible (self->no_glyph, FALSE);
  gtk_box_append (GTK_BOX (child), self->glyph);
  gtk_box_append (GTK_BOX (child), self->no_glyph);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->look_button), child);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->look_button), FALSE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->look_button), self->look);
  gtk_widget_set_valign (self->look_button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->look_button, _ ("Choose color and emblem"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->look_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Color and emblem"), -1);
  return self->look_button;
}

static GtkWidget *
new_sign (const char *icon, const char *word)
{
  GtkWidget *sign = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_box_append (GTK_BOX (sign), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (sign), gtk_label_new (word));
  gtk_widget_add_css_class (sign, "quiet");
  return sign;
}

static GtkWidget *
build_signs (EthosCardPage *self)
{
  GtkWidget *signs = ethos_wrap_box_new (12);
  GtkWidget *accept = gtk_button_new_with_label (_ ("Accept Name"));

  self->kind = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->kind, "quiet");
  self->proposal = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_append (GTK_BOX (self->proposal),
                  new_sign ("document-edit-symbolic", _ ("Proposed name")));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (accept), "card.accept");
  gtk_widget_set_tooltip_text (accept,
                               _ ("A proposed name stays off the projector and the poster"));
  gtk_box_append (GTK_BOX (self->proposal), accept);
  self->accept_button = accept;
  self->lock = new_sign ("changes-prevent-symbolic", _ ("Fixed"));
  gtk_box_append (GTK_BOX (signs), self->kind);
  gtk_box_append (GTK_BOX (signs), self->proposal);
  gtk_box_append (GTK_BOX (signs), self->lock);
  gtk_widget_add_css_class (signs, "signs");
  return signs;
}

static void
connect_text (EthosCardPage *self, GtkWidget *text, GCallback submit)
{
  g_signal_connect_object (text, "began", G_CALLBACK (began_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (text, "submit", submit, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (text, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
build_head (EthosCardPage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->title = ethos_inline_text_new (_ ("Name"), ETHOS_TITLE_MAX_CHARACTERS);
  ethos_inline_text_set_placeholder (ETHOS_INLINE_TEXT (self->title), _ ("No name yet"));
  gtk_widget_add_css_class (self->title, "name");
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_set_valign (self->title, GTK_ALIGN_CENTER);
  connect_text (self, self->title, G_CALLBACK (title_submit_cb));
  gtk_box_append (GTK_BOX (head), build_look_button (self));
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_widget_add_css_class (head, "head");
  return head;
}

static GtkWidget *
build_sheet (EthosCardPage *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->sheet = g_object_new (GTK_TYPE_BOX, "css-name", "sheet", NULL);
  gtk_widget_add_css_class (self->sheet, "large");
  gtk_widget_add_css_class (self->sheet, "page");
  gtk_widget_set_valign (self->sheet, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->sheet), g_object_new (ADW_TYPE_BIN, "css-name", "spine", NULL));
  gtk_widget_add_css_class (body, "words");
  gtk_widget_set_hexpand (body, TRUE);
  self->statement = ethos_inline_text_new (_ ("Statement"), ETHOS_STATEMENT_MAX_CHARACTERS);
  ethos_inline_text_set_placeholder (ETHOS_INLINE_TEXT (self->statement),
                                     _ ("What it means, in a sentence"));
  ethos_inline_text_set_multi_line (ETHOS_INLINE_TEXT (self->statement), TRUE);
  gtk_widget_add_css_class (self->statement, "statement");
  connect_text (self, self->statement, G_CALLBACK (statement_submit_cb));
  self->lines = ethos_card_lines_new (self->store);
  g_signal_connect_object (self->lines, "removed", G_CALLBACK (removed_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (body), build_head (self));
  gtk_box_append (GTK_BOX (body), build_signs (self));
  gtk_box_append (GTK_BOX (body), self->statement);
  gtk_box_append (GTK_BOX (body), self->lines);
  gtk_box_append (GTK_BOX (self->sheet), body);
  return self->sheet;
}

static void
ethos_card_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, ETHOS_CARD_PAGE (object)->store);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_card_page_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STORE:
      ETHOS_CARD_PAGE (object)->store = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* An emblem stands before the name. Where there is none, the button that chooses one stands after
 * it, so that the name begins where all else does. */
static void
place_look_button (EthosCardPage *self, gboolean has_emblem)
{
  GtkWidget *head = gtk_widget_get_parent (self->title);

  gtk_widget_set_visible (self->glyph, has_emblem);
  gtk_widget_set_visible (self->no_glyph, !has_emblem);
  gtk_box_reorder_child_after (GTK_BOX (head), self->look_button, has_emblem ? NULL : self->title);
}

static void
show_colour (EthosCardPage *self, const EthosCard *card)
{
  gboolean has_emblem = card->emblem != NULL && *card->emblem != '\0';

  gtk_widget_remove_css_class (self->sheet, ethos_spine_names[self->colour]);
  self->colour = card->colour;
  gtk_widget_add_css_class (self->sheet, ethos_spine_names[self->colour]);
  ethos_glyph_set_emblem (ETHOS_GLYPH (self->glyph), card->emblem);
  if (has_emblem != (gtk_widget_get_prev_sibling (self->look_button) == NULL))
    place_look_button (self, has_emblem);
  ethos_look_popover_update (ETHOS_LOOK_POPOVER (self->look), card->colour, card->emblem);
}

static void
ethos_card_page_constructed (GObject *object)
{
  EthosCardPage *self = ETHOS_CARD_PAGE (object);
  GtkWidget *clamp = adw_clamp_new ();
  /* A clamp gives its child size classes of its own. */
  GtkWidget *bin = adw_bin_new ();

  G_OBJECT_CLASS (ethos_card_page_parent_class)->constructed (object);

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), PAGE_WIDTH);
  adw_bin_set_child (ADW_BIN (bin), build_sheet (self));
  adw_clamp_set_child (ADW_CLAMP (clamp), bin);
  gtk_widget_set_parent (clamp, GTK_WIDGET (self));
  ethos_read_only_follow (self->look_button, G_OBJECT (self->store));
  ethos_read_only_follow (self->accept_button, G_OBJECT (self->store));
}

static void
ethos_card_page_dispose (GObject *object)
{
  EthosCardPage *self = ETHOS_CARD_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ethos_card_page_parent_class)->dispose (object);
}

static void
ethos_card_page_finalize (GObject *object)
{
  g_free (ETHOS_CARD_PAGE (object)->card);
  G_OBJECT_CLASS (ethos_card_page_parent_class)->finalize (object);
}

static void
ethos_card_page_class_init (EthosCardPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = ethos_card_page_constructed;
  object_class->dispose = ethos_card_page_dispose;
  object_class->finalize = ethos_card_page_finalize;
  object_class->get_property = ethos_card_page_get_property;
  object_class->set_property = ethos_card_page_set_property;

  properties[PROP_STORE] =
      g_param_spec_object ("store", NULL, NULL, ETHOS_TYPE_STORE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * EthosCardPage::removed:
   * @text: what has gone, for a toast with Undo
   */
  signals[REMOVED] = g_signal_new ("removed", ETHOS_TYPE_CARD_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "card.accept", NULL, accept_cb);
  gtk_widget_class_set_css_name (widget_class, "cardpage");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ethos_card_page_init (EthosCardPage *self)
{
  /* The page itself holds the focus while cards are leafed through. */
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/**
 * ethos_card_page_new:
 * @store: the workshop
 *
 * Makes the page of one card. It shows nothing until ethos_card_page_show().
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_card_page_new (EthosStore *store)
{
  return g_object_new (ETHOS_TYPE_CARD_PAGE, "store", store, NULL);
}

/**
 * ethos_card_page_get_card:
 *
 * Returns: (transfer none) (nullable): the id of the card that is shown
 */
const char *
ethos_card_page_get_card (EthosCardPage *self)
{
  g_return_val_if_fail (ETHOS_IS_CARD_PAGE (self), NULL);

  return self->card;
}

static void
end_editing (EthosCardPage *self)
{
  ethos_inline_text_end (ETHOS_INLINE_TEXT (self->title), TRUE);
  ethos_inline_text_end (ETHOS_INLINE_TEXT (self->statement), TRUE);
}

/**
 * ethos_card_page_show:
 * @id: the id of a card
 *
 * Shows a card as it is now.
 */
void
ethos_card_page_show (EthosCardPage *self, const char *id)
{
  const EthosCard *card;
  const char *reason;
  g_autofree char *name = NULL;

  g_return_if_fail (ETHOS_IS_CARD_PAGE (self));

  /* What was being typed belongs to the card before. */
  if (g_strcmp0 (self->card, id) != 0)
    end_editing (self);
  card = ethos_session_find (get_session (self), ETHOS_KIND_CARD, id);
  if (card == NULL)
    return;

  ethos_set_string (&self->card, id);
  name = ethos_lines_dup_card_name (card);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  show_colour (self, card);
  reason = ethos_store_get_read_only (self->store) ? ethos_read_only_get_reason ()
           : card->fixed                           ? _ ("Fixed: these words were approved")
                                                   : NULL;
  gtk_label_set_text (GTK_LABEL (self->kind), ethos_card_kind_get_label (card->kind));
  ethos_inline_text_set_text (ETHOS_INLINE_TEXT (self->title), card->title);
  ethos_inline_text_set_locked (ETHOS_INLINE_TEXT (self->title), reason);
  ethos_inline_text_set_text (ETHOS_INLINE_TEXT (self->statement), card->statement);
  ethos_inline_text_set_locked (ETHOS_INLINE_TEXT (self->statement), reason);
  gtk_widget_set_visible (self->proposal, card->proposed);
  gtk_widget_set_visible (self->lock, card->fixed);
  ethos_card_lines_show (ETHOS_CARD_LINES (self->lines), id);
}

/**
 * ethos_card_page_set_position:
 * @position: which card of how many, translated
 *
 * Has screen readers add to the card's name its kind, its place, its state and its lines.
 */
void
ethos_card_page_set_position (EthosCardPage *self, const char *position)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *description = NULL;
  g_auto (GStrv) words = NULL;
  g_auto (GStrv) lines = NULL;
  const EthosCard *card;

  g_return_if_fail (ETHOS_IS_CARD_PAGE (self));
  g_return_if_fail (position != NULL);

  card = ethos_session_find (get_session (self), ETHOS_KIND_CARD, self->card);
  if (card == NULL)
    return;
  lines = ethos_card_dup_lines (get_session (self), card, SPOKEN_LINES);
  g_strv_builder_add (parts, ethos_card_kind_get_label (card->kind));
  g_strv_builder_add (parts, position);
  if (card->proposed)
    g_strv_builder_add (parts, _ ("Proposed name"));
  if (card->marked)
    g_strv_builder_add (parts, _ ("Marked"));
  if (card->fixed)
    g_strv_builder_add (parts, _ ("Fixed"));
  g_strv_builder_addv (parts, (const char **) lines);
  words = g_strv_builder_end (parts);
  description = g_strjoinv ("\n", words);
  ethos_describe (GTK_WIDGET (self), description);
}

/**
 * ethos_card_page_edit:
 *
 * Opens the name for editing; where it is fixed, nothing happens.
 */
void
ethos_card_page_edit (EthosCardPage *self)
{
  g_return_if_fail (ETHOS_IS_CARD_PAGE (self));

  ethos_inline_text_begin (ETHOS_INLINE_TEXT (self->title));
}

/**
 * ethos_card_page_get_editing:
 *
 * Returns: whether something is being typed, so that keys are letters
 */
gboolean
ethos_card_page_get_editing (EthosCardPage *self)
{
  g_return_val_if_fail (ETHOS_IS_CARD_PAGE (self), FALSE);

  return ethos_inline_text_get_editing (ETHOS_INLINE_TEXT (self->title)) ||
         ethos_inline_text_get_editing (ETHOS_INLINE_TEXT (self->statement)) ||
         ethos_card_lines_get_editing (ETHOS_CARD_LINES (self->lines));
}
