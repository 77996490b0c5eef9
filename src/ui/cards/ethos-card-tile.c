// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-cards"

#include "config.h"

#include "ethos-card-tile.h"

#include <glib/gi18n-lib.h>

#include "ethos-announce.h"
#include "ethos-card-words.h"
#include "ethos-line-words.h"
#include "ethos-long-tooltip.h"
#include "ethos-sheet.h"

/* How much of a card the overview tells: to the eye as much as fits into so many rows, which a
 * mission of 60 words does in any language, and the rest by tooltip and to screen readers. */
#define TILE_ROWS 18
#define TILE_LINES 24
/* Where there are too many cards to give each the height it needs. */
#define COMPACT_ROWS 4

typedef enum
{
  STATE_ON_PROJECTOR,
  STATE_PROPOSED,
  STATE_MARKED,
  STATE_FIXED,
  N_STATES
} State;

typedef struct
{
  const char *icon;
  const char *word;
} StateLook;

/* A sign and a word each: never the one without the other. */
static const StateLook state_looks[N_STATES] = {
  /* Translators: the room sees this card now. */
  [STATE_ON_PROJECTOR] = { "video-display-symbolic", N_ ("On the projector") },
  /* Translators: this name was made up by the program and nobody has accepted it yet. */
  [STATE_PROPOSED] = { "document-edit-symbolic", N_ ("Proposed name") },
  /* Translators: this card was marked for discussion. */
  [STATE_MARKED] = { "starred-symbolic", N_ ("Marked") },
  /* Translators: these words were approved and may not be changed. */
  [STATE_FIXED] = { "changes-prevent-symbolic", N_ ("Fixed") },
};

struct _EthosCardTile
{
  GtkWidget parent_instance;

  char *id;
  EthosCardKind kind;
  GtkWidget *sheet;
  GtkWidget *states;
  GtkWidget *state_boxes[N_STATES];
  guint position;
  guint n_tiles;
};

G_DEFINE_FINAL_TYPE (EthosCardTile, ethos_card_tile, GTK_TYPE_WIDGET)

static GtkLabel *
get_word (EthosCardTile *self, State state)
{
  return GTK_LABEL (gtk_widget_get_last_child (self->state_boxes[state]));
}

/* All words of the card are fixed, or single lines of it. */
static void
show_fixed (EthosCardTile *self, gboolean all, guint n_lines)
{
  g_autofree char *word = NULL;

  gtk_widget_set_visible (self->state_boxes[STATE_FIXED], all || n_lines > 0);
  if (!all)
    /* Translators: how many lines of a card were approved and may not be changed. */
    word = g_strdup_printf (ngettext ("%'u line fixed", "%'u lines fixed", n_lines), n_lines);
  gtk_label_set_text (get_word (self, STATE_FIXED), all ? _ (state_looks[STATE_FIXED].word) : word);
}

static void
describe (EthosCardTile *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *const *lines = ethos_sheet_get_lines (ETHOS_SHEET (self->sheet));
  g_autofree char *description = NULL;

  g_ptr_array_add (parts, g_strdup (ethos_card_kind_get_label (self->kind)));
  g_ptr_array_add (parts, ethos_dup_place (self->position, self->n_tiles));
  for (guint i = 0; i < N_STATES; i++)
    if (gtk_widget_get_visible (self->state_boxes[i]))
      g_ptr_array_add (parts, g_strdup (gtk_label_get_text (get_word (self, i))));
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    g_ptr_array_add (parts, g_strdup (lines[i]));
  g_ptr_array_add (parts, NULL);
  description = g_strjoinv ("\n", (char **) parts->pdata);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  ethos_sheet_get_title (ETHOS_SHEET (self->sheet)), -1);
  ethos_describe (GTK_WIDGET (self), description);
}

/* What the tile had to leave out can be read nevertheless. */
static gboolean
query_tooltip_cb (EthosCardTile *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  EthosSheet *sheet = ETHOS_SHEET (self->sheet);
  const char *const *lines = ethos_sheet_get_lines (sheet);
  g_autofree char *text = NULL;
  g_autofree char *whole = NULL;

  if (!ethos_sheet_get_cut (sheet))
    return FALSE;
  text = g_strjoinv ("\n", (char **) lines);
  whole = g_strconcat (ethos_sheet_get_title (sheet), "\n", text, NULL);
  ethos_long_tooltip_show (tooltip, whole);
  return TRUE;
}

static GtkWidget *
new_state (State state)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *word = gtk_label_new (_ (state_looks[state].word));

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (state_looks[state].icon));
  gtk_box_append (GTK_BOX (box), word);
  gtk_widget_hide (box);
  return box;
}

static void
ethos_card_tile_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ethos_card_tile_parent_class)->dispose (object);
}

static void
ethos_card_tile_finalize (GObject *object)
{
  g_free (ETHOS_CARD_TILE (object)->id);
  G_OBJECT_CLASS (ethos_card_tile_parent_class)->finalize (object);
}

static void
ethos_card_tile_class_init (EthosCardTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ethos_card_tile_dispose;
  G_OBJECT_CLASS (klass)->finalize = ethos_card_tile_finalize;

  gtk_widget_class_set_css_name (widget_class, "cardtile");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
ethos_card_tile_init (EthosCardTile *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);

  /* The tile speaks for the sheet in it. */
  self->sheet = g_object_new (ETHOS_TYPE_SHEET, "size", ETHOS_SHEET_SMALL, "accessible-role",
                              GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_vexpand (self->sheet, TRUE);
  gtk_widget_set_parent (self->sheet, GTK_WIDGET (self));
  self->states = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (self->states, "states");
  gtk_widget_set_parent (self->states, GTK_WIDGET (self));
  for (guint i = 0; i < N_STATES; i++)
    {
      self->state_boxes[i] = new_state (i);
      gtk_box_append (GTK_BOX (self->states), self->state_boxes[i]);
    }
}

/**
 * ethos_card_tile_new:
 * @id: the id of a card
 *
 * Makes one card of the overview: a small sheet, and under it what is to be known about it.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_card_tile_new (const char *id)
{
  EthosCardTile *self = g_object_new (ETHOS_TYPE_CARD_TILE, NULL);

  self->id = g_strdup (id);
  return GTK_WIDGET (self);
}

const char *
ethos_card_tile_get_id (EthosCardTile *self)
{
  g_return_val_if_fail (ETHOS_IS_CARD_TILE (self), NULL);

  return self->id;
}

EthosCardKind
ethos_card_tile_get_kind (EthosCardTile *self)
{
  g_return_val_if_fail (ETHOS_IS_CARD_TILE (self), ETHOS_CARD_VALUE);

  return self->kind;
}

/**
 * ethos_card_tile_update:
 * @card: the card as it is now
 * @on_projector: whether the room sees it
 *
 * Shows @card.
 */
void
ethos_card_tile_update (EthosCardTile *self,
                        EthosSession *session,
                        const EthosCard *card,
                        gboolean on_projector)
{
  g_autofree char *name = NULL;
  g_auto (GStrv) lines = NULL;
  EthosSheet *sheet;

  g_return_if_fail (ETHOS_IS_CARD_TILE (self));
  g_return_if_fail (card != NULL);

  name = ethos_lines_dup_card_name (card);
  lines = ethos_card_dup_lines (session, card, TILE_LINES);
  sheet = ETHOS_SHEET (self->sheet);
  self->kind = card->kind;
  ethos_sheet_set_title (sheet, name);
  ethos_sheet_set_lines (sheet, (const char *const *) lines);
  ethos_sheet_set_colour (sheet, ethos_spine_names[card->colour]);
  ethos_sheet_set_emblem (sheet, card->emblem);
  gtk_widget_set_visible (self->state_boxes[STATE_ON_PROJECTOR], on_projector);
  gtk_widget_set_visible (self->state_boxes[STATE_PROPOSED], card->proposed);
  gtk_widget_set_visible (self->state_boxes[STATE_MARKED], card->marked);
  show_fixed (self, card->fixed, ethos_card_count_fixed_lines (session, card));
  describe (self);
}

/**
 * ethos_card_tile_set_whole:
 * @whole: whether it may be as high as its text needs, up to a limit
 *
 * Says how much of the card is to be seen.
 */
void
ethos_card_tile_set_whole (EthosCardTile *self, gboolean whole)
{
  g_return_if_fail (ETHOS_IS_CARD_TILE (self));

  ethos_sheet_set_rows (ETHOS_SHEET (self->sheet), whole ? TILE_ROWS : COMPACT_ROWS);
}

/**
 * ethos_card_tile_set_room:
 * @factor: how many times as much of a card as usual there is room for
 *
 * Shows more of a card that has more to say than a tile usually shows.
 *
 * Returns: whether there is more to say still
 */
gboolean
ethos_card_tile_set_room (EthosCardTile *self, guint factor)
{
  EthosSheet *sheet;
  guint needed;

  g_return_val_if_fail (ETHOS_IS_CARD_TILE (self), FALSE);

  sheet = ETHOS_SHEET (self->sheet);
  needed = ethos_sheet_get_needed_rows (sheet);
  /* The others stay as they are, and need not be measured again. */
  ethos_sheet_set_rows (sheet, needed > TILE_ROWS ? TILE_ROWS * factor : TILE_ROWS);
  return needed > TILE_ROWS * factor;
}

/**
 * ethos_card_tile_set_position:
 * @position: from 1
 * @n_tiles: how many there are
 *
 * Tells screen readers where the card stands.
 */
void
ethos_card_tile_set_position (EthosCardTile *self, guint position, guint n_tiles)
{
  g_return_if_fail (ETHOS_IS_CARD_TILE (self));

  if (self->position == position && self->n_tiles == n_tiles)
    return;
  self->position = position;
  self->n_tiles = n_tiles;
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_POS_IN_SET,
                                  (int) position, GTK_ACCESSIBLE_RELATION_SET_SIZE, (int) n_tiles,
                                  -1);
  describe (self);
}
