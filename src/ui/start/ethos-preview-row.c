// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-start"

#include "config.h"

#include "ethos-preview-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "ethos-announce.h"
#include "ethos-palette.h"
#include "ethos-text.h"
#include "ethos-popup.h"

struct _EthosPreviewRow
{
  GtkWidget parent_instance;

  EthosPreviewDraft *draft;
  EthosPreviewItem *item;
  GMenuModel *menu;
  char *spine;

  GtkWidget *mark;
  GtkLabel *text;
  GtkLabel *reason;
  GtkWidget *role_button;
  GtkWidget *back_button;
  GtkWidget *fix_place;
  GtkWidget *fix_button;
};

G_DEFINE_FINAL_TYPE (EthosPreviewRow, ethos_preview_row, GTK_TYPE_WIDGET)

static void
set_spine (EthosPreviewRow *self, const char *spine)
{
  if (g_strcmp0 (self->spine, spine) == 0)
    return;
  if (self->spine != NULL)
    gtk_widget_remove_css_class (self->mark, self->spine);
  g_free (self->spine);
  self->spine = g_strdup (spine);
  if (spine != NULL)
    gtk_widget_add_css_class (self->mark, spine);
}

static void
set_class (EthosPreviewRow *self, const char *css_class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), css_class);
}

/* A line as long as a book would be measured again and again while the list is laid out. */
#define SHOWN_MAX_CHARACTERS 600

static char *
shorten (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= SHOWN_MAX_CHARACTERS)
    return g_strdup (text);

  start = g_utf8_substring (text, 0, SHOWN_MAX_CHARACTERS);
  return g_strconcat (start, "…", NULL);
}

/* The name part of "Name: text" stands out. */
static void
show_text (EthosPreviewRow *self, const EthosStatementLine *line)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *weight = pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD);
  g_autofree char *shown = shorten (line->text);

  weight->start_index = (guint) line->name_start;
  weight->end_index = (guint) (line->name_start + line->name_length);
  pango_attr_list_insert (attributes, weight);
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_text (self->text, shown);
  gtk_label_set_attributes (self->text, attributes);
}

/* A button says what it is and which line it is for: the same words stand on every row. */
static void
name_button (GtkWidget *button, const char *label, const char *text)
{
  g_autofree char *shown = shorten (text);
  g_autofree char *name = ethos_text_print_isolated (_ ("%s: %s"), label, shown);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_fixed (EthosPreviewRow *self, const char *text, gboolean on_card, gboolean fixed)
{
  gtk_widget_set_visible (self->fix_button, on_card);
  gtk_button_set_icon_name (GTK_BUTTON (self->fix_button),
                            fixed ? "changes-prevent-symbolic" : "changes-allow-symbolic");
  gtk_widget_set_tooltip_text (
      self->fix_button,
      /* Translators: fixed words are approved and may not change; open words may. Name no mouse:
       * the button is reached by keys and by touch too. */
      fixed ? _ ("Fixed: this button lets the words change again")
            /* Translators: open words may change; fixed ones are approved and may not. */
            : _ ("Open: this button fixes the words"));
  name_button (self->fix_button, fixed ? _ ("Fixed") : _ ("Open"), text);
  set_class (self, "fixed", on_card && fixed);
}

/* A repeat is left out, but nothing of it is missing: it does not count as such, nor is it called
 * so. */
static const char *
get_tag (const EthosStatementLine *line)
{
  if (line->role == ETHOS_ROLE_LEFT_OUT && line->reason == ETHOS_LEFT_OUT_REPEATED)
    /* Translators: a line of a statement that stands further up already. */
    return C_ ("statement line", "Repeated");
  return ethos_statement_role_to_label (line->role);
}

/* The row is read as what it became and its text, then where it is or why it is nowhere. */
static void
update_accessible (EthosPreviewRow *self,
                   const EthosStatementLine *line,
                   const EthosStatementCard *card,
                   gboolean fixed)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *text = shorten (line->text);
  /* Translators: what a line is, such as "We do", and its text. */
  g_autofree char *name = ethos_text_print_isolated (_ ("%s: %s"), get_tag (line), text);

  if (line->role == ETHOS_ROLE_LEFT_OUT && line->reason != ETHOS_LEFT_OUT_REPEATED)
    g_string_append (words, ethos_left_out_reason_to_label (line->reason));
  if (card != NULL && *card->title != '\0')
    {
      g_autofree char *place = ethos_text_print_isolated (
          /* Translators: spoken; the name of the card that a line is on. */
          _ ("On “%s”"), card->title);

      g_string_append_printf (words, "%s\n", place);
    }
  if (card != NULL)
    g_string_append (words, fixed ? _ ("Fixed") : _ ("Open"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  ethos_preview_name_list_item (GTK_WIDGET (self), name, words->str);
  ethos_describe (GTK_WIDGET (self), words->str);
}

static void
update (EthosPreviewRow *self)
{
  EthosPreviewState *state = ethos_preview_draft_get_state (self->draft);
  guint position = ethos_preview_item_get_position (self->item);
  const EthosStatementLine *line =
      ethos_statement_get_line (ethos_preview_state_get_statement (state), position);
  guint index = ethos_preview_state_get_card_of_line (state, position);
  gboolean on_card = index != ETHOS_PREVIEW_NO_CARD;
  const EthosStatementCard *card = on_card ? ethos_preview_state_get_card (state, index) : NULL;
  gboolean fixed = ethos_preview_state_get_marks (state)[position].fixed;
  gboolean left_out = line->role == ETHOS_ROLE_LEFT_OUT;
  gboolean first =
      position == 0 || index != ethos_preview_state_get_card_of_line (state, position - 1);
  g_autofree char *label =
      /* Translators: %s is what a line is, such as "Mission" or "We do". */
      g_strdup_printf (_ ("Line is: %s"), get_tag (line));
  GtkWidget *button;

  show_text (self, line);
  set_spine (self, on_card ? ethos_spine_get_name (index % ETHOS_N_SPINES) : NULL);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->role_button), get_tag (line));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->role_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  /* The button inside is what gets the focus. Its label would be read once more. */
  button = gtk_widget_get_first_child (self->role_button);
  name_button (button, get_tag (line), line->text);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  name_button (self->back_button, _ ("Bring Back"), line->text);
  gtk_label_set_text (self->reason, ethos_left_out_reason_to_label (line->reason));
  gtk_widget_set_visible (GTK_WIDGET (self->reason), left_out);
  gtk_widget_set_visible (self->back_button, left_out);
  show_fixed (self, line->text, on_card, fixed);
  set_class (self, "left-out", left_out);
  set_class (self, "heading-line",
             line->role == ETHOS_ROLE_HEADING || line->role == ETHOS_ROLE_TITLE);
  set_class (self, "card-start", first && on_card);
  update_accessible (self, line, card, fixed);
}

static void
select_own_line (EthosPreviewRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "preview.select-line", "u",
                              ethos_preview_item_get_position (self->item));
}

/* Called each time before the menu opens: it acts on the selection. */
static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  EthosPreviewRow *self = data;

  select_own_line (self);
  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;
  gtk_menu_button_set_menu_model (button, self->menu);
  /* Above or below the line there is seldom room for all of it; beside it the menu moves up and
   * down as far as it has to, and the words of the line stay in view. */
  gtk_popover_set_position (gtk_menu_button_get_popover (button),
                            gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL
                                ? GTK_POS_LEFT
                                : GTK_POS_RIGHT);
}

static void
back_cb (EthosPreviewRow *self)
{
  select_own_line (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "preview.bring-back", NULL);
}

static void
fix_cb (EthosPreviewRow *self)
{
  select_own_line (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "preview.fix", NULL);
}

static void
pressed_cb (EthosPreviewRow *self, int n_press, double x, double y)
{
  ethos_preview_row_open_menu (self);
}

static void
build_text (EthosPreviewRow *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->text = GTK_LABEL (gtk_label_new (NULL));
  self->reason = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->text, TRUE);
  gtk_label_set_wrap_mode (self->text, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->text, 0);
  gtk_label_set_xalign (self->reason, 0);
  gtk_label_set_wrap (self->reason, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->text), "text");
  gtk_widget_add_css_class (GTK_WIDGET (self->reason), "reason");
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->text));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->reason));
  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (column, GTK_WIDGET (self));
}

static void
build_buttons (EthosPreviewRow *self)
{
  self->back_button = gtk_button_new_with_label (_ ("Bring Back"));
  self->role_button = gtk_menu_button_new ();
  self->fix_button = gtk_button_new_from_icon_name ("changes-allow-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->role_button), create_menu_cb, self,
                                         NULL);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->role_button), TRUE);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->role_button), FALSE);
  gtk_widget_add_css_class (self->back_button, "flat");
  gtk_widget_add_css_class (self->fix_button, "flat");
  gtk_widget_set_valign (self->back_button, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->role_button, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->fix_button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->back_button, "clicked", G_CALLBACK (back_cb), self);
  g_signal_connect_swapped (self->fix_button, "clicked", G_CALLBACK (fix_cb), self);
  gtk_widget_set_parent (self->back_button, GTK_WIDGET (self));
  gtk_widget_set_parent (self->role_button, GTK_WIDGET (self));
  /* Lines without it keep its place, so that what the lines are stands in one column. */
  self->fix_place =
      g_object_new (ADW_TYPE_BIN, "css-name", "place", "child", self->fix_button, NULL);
  gtk_widget_set_parent (self->fix_place, GTK_WIDGET (self));
}

static void
ethos_preview_row_dispose (GObject *object)
{
  EthosPreviewRow *self = ETHOS_PREVIEW_ROW (object);
  GtkWidget *child;

  ethos_preview_row_unbind (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->menu);
  g_clear_pointer (&self->spine, g_free);
  G_OBJECT_CLASS (ethos_preview_row_parent_class)->dispose (object);
}

static void
ethos_preview_row_class_init (EthosPreviewRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ethos_preview_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "statement-line");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ethos_preview_row_init (EthosPreviewRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->mark = g_object_new (ADW_TYPE_BIN, "css-name", "mark", NULL);
  gtk_widget_set_parent (self->mark, GTK_WIDGET (self));
  build_text (self);
  build_buttons (self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * ethos_preview_row_new:
 * @menu: the menu of a line
 *
 * Makes a row for a line of a document: its words, and what they became. It acts through the
 * actions `preview.…` of the view around it.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_preview_row_new (GMenuModel *menu)
{
  EthosPreviewRow *self = g_object_new (ETHOS_TYPE_PREVIEW_ROW, NULL);

  self->menu = g_object_ref (menu);
  return GTK_WIDGET (self);
}

void
ethos_preview_row_bind (EthosPreviewRow *self, EthosPreviewDraft *draft, EthosPreviewItem *item)
{
  g_return_if_fail (ETHOS_IS_PREVIEW_ROW (self));
  g_return_if_fail (ETHOS_IS_PREVIEW_DRAFT (draft));
  g_return_if_fail (ETHOS_IS_PREVIEW_ITEM (item));

  ethos_preview_row_unbind (self);
  self->draft = g_object_ref (draft);
  self->item = g_object_ref (item);
  g_signal_connect_swapped (item, "changed", G_CALLBACK (update), self);
  update (self);
}

void
ethos_preview_row_unbind (EthosPreviewRow *self)
{
  g_return_if_fail (ETHOS_IS_PREVIEW_ROW (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, update, self);
  g_clear_object (&self->item);
  g_clear_object (&self->draft);
}

/**
 * ethos_preview_row_get_item:
 *
 * Returns: (transfer none) (nullable): the line it shows
 */
EthosPreviewItem *
ethos_preview_row_get_item (EthosPreviewRow *self)
{
  g_return_val_if_fail (ETHOS_IS_PREVIEW_ROW (self), NULL);

  return self->item;
}

/**
 * ethos_preview_row_set_card:
 * @card: the card that is looked at, or %ETHOS_PREVIEW_NO_CARD
 *
 * Stands out where the line is on that card.
 */
void
ethos_preview_row_set_card (EthosPreviewRow *self, guint card)
{
  EthosPreviewState *state;
  gboolean on;

  g_return_if_fail (ETHOS_IS_PREVIEW_ROW (self));

  if (self->item == NULL)
    return;
  state = ethos_preview_draft_get_state (self->draft);
  on = card != ETHOS_PREVIEW_NO_CARD &&
       ethos_preview_state_get_card_of_line (state, ethos_preview_item_get_position (self->item)) ==
           card;
  set_class (self, "on-card", on);
}

void
ethos_preview_row_open_menu (EthosPreviewRow *self)
{
  g_return_if_fail (ETHOS_IS_PREVIEW_ROW (self));

  create_menu_cb (GTK_MENU_BUTTON (self->role_button), self);
  ethos_popup_keep_focus (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->role_button)));
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->role_button));
}
