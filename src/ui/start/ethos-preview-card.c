// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-start"

#include "config.h"

#include "ethos-preview-card.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-model.h"
#include "ethos-palette.h"
#include "ethos-shadow.h"
#include "ethos-text.h"

/* As narrow as the field for a name may get where text is large. */
#define NAME_WIDTH_CHARS 6

struct _EthosPreviewCard
{
  GtkWidget parent_instance;

  EthosPreviewDraft *draft;
  EthosPreviewItem *item;
  char *spine;
  /* What the name field was filled with: what differs from it was typed. */
  char *shown_title;

  GtkLabel *kind;
  GtkLabel *name;
  GtkEditable *entry;
  GtkWidget *naming;
  GtkWidget *badge;
  GtkWidget *accept_button;
  GtkWidget *fix_button;
  GtkLabel *statement;
  GtkBox *behaviours;
};

G_DEFINE_FINAL_TYPE (EthosPreviewCard, ethos_preview_card, GTK_TYPE_WIDGET)

static const char *const kind_labels[] = {
  [ETHOS_STATEMENT_MISSION] = NC_ ("kind of card", "Mission"),
  [ETHOS_STATEMENT_STRAND] = NC_ ("kind of card", "Strand"),
  [ETHOS_STATEMENT_VISION] = NC_ ("kind of card", "Vision"),
  [ETHOS_STATEMENT_VALUE] = NC_ ("kind of card", "Value"),
  [ETHOS_STATEMENT_LEADERSHIP] = NC_ ("kind of card", "Leadership"),
};

static const EthosStatementCard *
get_card (EthosPreviewCard *self)
{
  EthosPreviewState *state = ethos_preview_draft_get_state (self->draft);

  return ethos_preview_state_get_card (state, ethos_preview_item_get_position (self->item));
}

static GtkLabel *
new_label (const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static char *
dup_line (const EthosStatementBehaviour *behaviour)
{
  if (behaviour->role == ETHOS_ROLE_DO || behaviour->role == ETHOS_ROLE_LEADERSHIP_BEHAVIOUR)
    return g_strdup (behaviour->text);
  /* Translators: "We don't" or "You would hear us say", and a line of a card. */
  return ethos_text_print_isolated (_ ("%s: %s"), ethos_statement_role_to_label (behaviour->role),
                                    behaviour->text);
}

/* Labels are kept where they can be: each edit tells every card in sight. */
static void
show_behaviours (EthosPreviewCard *self, const EthosStatementCard *card)
{
  GtkWidget *label = gtk_widget_get_first_child (GTK_WIDGET (self->behaviours));

  for (guint i = 0; i < card->behaviours->len; i++)
    {
      g_autofree char *text = dup_line (g_ptr_array_index (card->behaviours, i));

      if (label == NULL)
        {
          label = GTK_WIDGET (new_label ("line"));
          gtk_box_append (self->behaviours, label);
        }
      gtk_label_set_text (GTK_LABEL (label), text);
      label = gtk_widget_get_next_sibling (label);
    }
  while (label != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (label);

      gtk_box_remove (self->behaviours, label);
      label = next;
    }
}

/* A name from the document stands there; one that people may choose has a field. */
static void
show_title (EthosPreviewCard *self, const EthosStatementCard *card)
{
  const EthosStatementMark *marks =
      ethos_preview_state_get_marks (ethos_preview_draft_get_state (self->draft));
  gboolean ours = card->proposed || *card->title == '\0';

  for (guint i = 0; i < card->lines->len; i++)
    ours = ours || marks[g_array_index (card->lines, guint, i)].title != NULL;
  gtk_label_set_text (self->name, card->title);
  gtk_widget_set_visible (GTK_WIDGET (self->name), !ours);
  gtk_widget_set_visible (self->naming, ours);
  gtk_widget_set_visible (self->badge, card->proposed);
  gtk_widget_set_visible (self->accept_button, card->proposed);
  if (g_strcmp0 (self->shown_title, card->title) == 0)
    return;
  g_free (self->shown_title);
  self->shown_title = g_strdup (card->title);
  gtk_editable_set_text (self->entry, card->title);
}

/* A button says what it is and which card it is for: the same words stand on every card. */
static void
name_control (GtkWidget *control, const char *label, const char *words)
{
  g_autofree char *name = ethos_text_print_isolated (_ ("%s: %s"), label, words);

  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  *words != '\0' ? name : label, -1);
}

static void
show_fixed (EthosPreviewCard *self, const char *words, gboolean fixed)
{
  gtk_button_set_icon_name (GTK_BUTTON (self->fix_button),
                            fixed ? "changes-prevent-symbolic" : "changes-allow-symbolic");
  gtk_widget_set_tooltip_text (
      self->fix_button,
      /* Translators: fixed words are approved and may not change; open words may. Name no mouse:
       * the button is reached by keys and by touch too. */
      fixed ? _ ("This card is fixed: this button lets its words change again")
            /* Translators: open words may change; fixed ones are approved and may not. */
            : _ ("This card is open: this button fixes its words"));
  if (fixed)
    gtk_widget_remove_css_class (self->fix_button, "open");
  else
    gtk_widget_add_css_class (self->fix_button, "open");
  name_control (self->fix_button, fixed ? _ ("Card is fixed") : _ ("Card is open"), words);
}

static void
set_spine (EthosPreviewCard *self, const char *spine)
{
  if (g_strcmp0 (self->spine, spine) == 0)
    return;
  if (self->spine != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->spine);
  g_free (self->spine);
  self->spine = g_strdup (spine);
  gtk_widget_add_css_class (GTK_WIDGET (self), spine);
}

static gboolean
is_all_fixed (EthosPreviewCard *self, const EthosStatementCard *card)
{
  const EthosStatementMark *marks =
      ethos_preview_state_get_marks (ethos_preview_draft_get_state (self->draft));

  for (guint i = 0; i < card->lines->len; i++)
    if (!marks[g_array_index (card->lines, guint, i)].fixed)
      return FALSE;
  return TRUE;
}

/* Everything that is seen on it, beside its name. */
static char *
dup_description (EthosPreviewCard *self, const EthosStatementCard *card)
{
  g_autoptr (GString) text = g_string_new (is_all_fixed (self, card) ? _ ("Fixed") : _ ("Open"));

  if (card->proposed)
    g_string_append_printf (text, "\n%s", _ ("Proposed name"));
  if (*card->title != '\0' && *card->statement != '\0')
    g_string_append_printf (text, "\n%s", card->statement);
  for (GtkWidget *label = gtk_widget_get_first_child (GTK_WIDGET (self->behaviours)); label != NULL;
       label = gtk_widget_get_next_sibling (label))
    if (GTK_IS_LABEL (label))
      g_string_append_printf (text, "\n%s", gtk_label_get_text (GTK_LABEL (label)));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
update (EthosPreviewCard *self)
{
  g_autofree char *description = NULL;
  const EthosStatementCard *card = get_card (self);
  const char *kind = g_dpgettext2 (NULL, "kind of card", kind_labels[card->kind]);
  const char *words = *card->title != '\0' ? card->title : card->statement;
  /* Translators: the kind of a card, such as "Mission", and its name. */
  g_autofree char *name = ethos_text_print_isolated (_ ("%s: %s"), kind, words);

  set_spine (self,
             ethos_spine_get_name (ethos_preview_item_get_position (self->item) % ETHOS_N_SPINES));
  gtk_label_set_text (self->kind, kind);
  gtk_label_set_text (self->statement, card->statement);
  gtk_widget_set_visible (GTK_WIDGET (self->statement), *card->statement != '\0');
  show_title (self, card);
  show_behaviours (self, card);
  show_fixed (self, words, is_all_fixed (self, card));
  name_control (self->accept_button, _ ("Use Name"), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, card->title,
                                  -1);
  name_control (GTK_WIDGET (self->entry), _ ("Name of the card"), words);
  description = dup_description (self, card);
  ethos_preview_name_list_item (GTK_WIDGET (self), *words != '\0' ? name : kind, description);
  ethos_describe (GTK_WIDGET (self), description);
}

static void
take_name (EthosPreviewCard *self)
{
  if (self->item == NULL)
    return;
  ethos_preview_draft_set_title (self->draft, ethos_preview_item_get_position (self->item),
                                 gtk_editable_get_text (self->entry));
}

/* The button goes with the proposal; what was accepted is said, and the name stays at hand. */
static void
accept_cb (EthosPreviewCard *self)
{
  if (self->item == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  take_name (self);
  /* A name that was taken away is proposed anew. */
  if (self->item != NULL && !get_card (self)->proposed)
    ethos_announce (GTK_WIDGET (self), _ ("Name accepted"));
}

/* Leaving the field keeps what was typed, but accepts no proposal that nobody touched. */
static void
left_cb (EthosPreviewCard *self)
{
  if (g_strcmp0 (gtk_editable_get_text (self->entry), self->shown_title) != 0)
    take_name (self);
}

static void
fix_cb (EthosPreviewCard *self)
{
  const EthosStatementCard *card = get_card (self);
  gboolean fixed = !is_all_fixed (self, card);

  ethos_announce (GTK_WIDGET (self), fixed ? _ ("Card is fixed") : _ ("Card is open"));
  ethos_preview_draft_set_fixed (self->draft, (const guint *) (gpointer) card->lines->data,
                                 card->lines->len, fixed);
}

static GtkWidget *
build_naming (EthosPreviewCard *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->naming = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->entry = GTK_EDITABLE (gtk_entry_new ());
  self->accept_button = gtk_button_new_with_label (_ ("Use Name"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Name"));
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), ETHOS_TITLE_MAX_CHARACTERS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the card"), -1);
  gtk_editable_set_width_chars (self->entry, NAME_WIDTH_CHARS);
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "name");
  gtk_widget_add_css_class (self->accept_button, "flat");
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (accept_cb), self);
  g_signal_connect_swapped (self->accept_button, "clicked", G_CALLBACK (accept_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  gtk_box_append (GTK_BOX (self->naming), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (self->naming), self->accept_button);
  return self->naming;
}

static GtkWidget *
build_head (EthosPreviewCard *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_add_css_class (head, "kind-head");
  self->kind = new_label ("kind");
  self->badge = gtk_label_new (_ ("Proposed name"));
  self->fix_button = gtk_button_new_from_icon_name ("changes-allow-symbolic");
  gtk_widget_set_hexpand (GTK_WIDGET (self->kind), TRUE);
  gtk_widget_add_css_class (self->badge, "badge");
  gtk_widget_set_valign (self->badge, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->badge,
                               _ ("The document has no name for it; this one is made from its own "
                                  "words. Names that nobody accepted are not shown to the room."));
  gtk_widget_add_css_class (self->fix_button, "flat");
  g_signal_connect_swapped (self->fix_button, "clicked", G_CALLBACK (fix_cb), self);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->kind));
  gtk_box_append (GTK_BOX (head), self->badge);
  gtk_box_append (GTK_BOX (head), self->fix_button);
  return head;
}

static void
ethos_preview_card_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ethos_shadow_snapshot (snapshot, 0, 0, (float) gtk_widget_get_width (widget),
                         (float) gtk_widget_get_height (widget));
  GTK_WIDGET_CLASS (ethos_preview_card_parent_class)->snapshot (widget, snapshot);
}

static void
ethos_preview_card_dispose (GObject *object)
{
  EthosPreviewCard *self = ETHOS_PREVIEW_CARD (object);
  GtkWidget *child;

  ethos_preview_card_unbind (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->spine, g_free);
  g_clear_pointer (&self->shown_title, g_free);
  G_OBJECT_CLASS (ethos_preview_card_parent_class)->dispose (object);
}

static void
ethos_preview_card_class_init (EthosPreviewCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ethos_preview_card_dispose;
  widget_class->snapshot = ethos_preview_card_snapshot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ethos_preview_card_init (EthosPreviewCard *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *spine = g_object_new (ADW_TYPE_BIN, "css-name", "spine", NULL);

  self->name = new_label ("name");
  self->statement = new_label ("statement");
  self->behaviours = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_add_css_class (body, "words");
  gtk_widget_set_hexpand (body, TRUE);
  gtk_box_append (GTK_BOX (body), build_head (self));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (body), build_naming (self));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->statement));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->behaviours));
  gtk_widget_set_parent (spine, GTK_WIDGET (self));
  gtk_widget_set_parent (body, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "small");
}

/**
 * ethos_preview_card_new:
 *
 * Makes a sheet for a card that a statement becomes: with all its words, and a field for the name
 * where the document has none.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_preview_card_new (void)
{
  return g_object_new (ETHOS_TYPE_PREVIEW_CARD, NULL);
}

void
ethos_preview_card_bind (EthosPreviewCard *self, EthosPreviewDraft *draft, EthosPreviewItem *item)
{
  g_return_if_fail (ETHOS_IS_PREVIEW_CARD (self));
  g_return_if_fail (ETHOS_IS_PREVIEW_DRAFT (draft));
  g_return_if_fail (ETHOS_IS_PREVIEW_ITEM (item));

  ethos_preview_card_unbind (self);
  self->draft = g_object_ref (draft);
  self->item = g_object_ref (item);
  g_signal_connect_swapped (item, "changed", G_CALLBACK (update), self);
  update (self);
}

void
ethos_preview_card_unbind (EthosPreviewCard *self)
{
  g_return_if_fail (ETHOS_IS_PREVIEW_CARD (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, update, self);
  g_clear_object (&self->item);
  g_clear_object (&self->draft);
}
