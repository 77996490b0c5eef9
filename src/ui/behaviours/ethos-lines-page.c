// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-behaviours"

#include "config.h"

#include "ethos-lines-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ethos-announce.h"
#include "ethos-em.h"
#include "ethos-glyph.h"
#include "ethos-line-list.h"
#include "ethos-line-words.h"
#include "ethos-line-writer.h"
#include "ethos-read-only.h"
#include "ethos-text-list.h"

/* The card and its lines are seen this high at least, in ems. */
#define LEAST_HEIGHT_EMS 9

/* One card, large, and the lines under it, each edited where it stands. */

struct _EthosLinesPage
{
  GtkWidget parent_instance;

  EthosStore *store;
  char *card;
  int colour;

  /* Lines that were begun and not written, by the card that was in view. */
  GHashTable *drafts;

  GtkScrolledWindow *scroller;
  GtkWidget *sheet;
  GtkWidget *glyph;
  GtkWidget *title;
  GtkWidget *statement;
  EthosTextList *lines;
  GtkWidget *empty;
  GtkWidget *writer;
};

G_DEFINE_FINAL_TYPE (EthosLinesPage, ethos_lines_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_STORE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  DRAFTED,
  FOCUSED,
  REMOVED,
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  char *source;
  char *text;
} Draft;

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_free (draft->source);
  g_free (draft->text);
  g_free (draft);
}

static EthosSession *
get_session (EthosLinesPage *self)
{
  return ethos_store_get_session (self->store);
}

static const EthosBehaviour *
get_line (EthosLinesPage *self)
{
  return ethos_line_list_get_line (self->lines, self->store);
}

static void
focused_cb (EthosLinesPage *self, const char *id)
{
  g_signal_emit (self, signals[FOCUSED], 0, id);
}

static void
set_kind (EthosLinesPage *self, const char *id, int kind)
{
  ethos_store_run (self->store, ethos_op_new ("line-kind", "line", id, "kind", kind, NULL));
}

static const char *
find_last_line (EthosLinesPage *self)
{
  EthosItemList *lines =
      ethos_session_get_children (get_session (self), self->card, ETHOS_KIND_BEHAVIOUR);
  guint n_lines = lines != NULL ? ethos_item_list_get_length (lines) : 0;

  if (n_lines == 0)
    return NULL;
  return ((const EthosRecord *) ethos_item_list_get_record (lines, n_lines - 1))->id;
}

static void
drafted_cb (EthosLinesPage *self, const char *text)
{
  g_signal_emit (self, signals[DRAFTED], 0,
                 (int) ethos_line_writer_get_kind (ETHOS_LINE_WRITER (self->writer)), text);
}

static void
left_cb (EthosLinesPage *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

/* Words that were meant for one card are not put under another; they wait until it is back. */
static void
turn_draft (EthosLinesPage *self, const char *card)
{
  EthosLineWriter *writer = ETHOS_LINE_WRITER (self->writer);
  g_autofree char *text = ethos_line_writer_dup_text (writer);
  Draft *draft;

  if (self->card != NULL && *text != '\0')
    {
      draft = g_new0 (Draft, 1);
      draft->source = g_strdup (ethos_line_writer_get_source (writer));
      draft->text = g_steal_pointer (&text);
      g_hash_table_insert (self->drafts, g_strdup (self->card), draft);
    }
  else if (self->card != NULL)
    g_hash_table_remove (self->drafts, self->card);
  ethos_set_string (&self->card, card);
  draft = g_hash_table_lookup (self->drafts, card);
  if (draft != NULL)
    ethos_line_writer_put (writer, draft->source, draft->text);
  else
    ethos_line_writer_clear (writer);
}

static void
written_cb (EthosLinesPage *self, const char *text)
{
  EthosLineWriter *writer = ETHOS_LINE_WRITER (self->writer);
  const char *source = ethos_line_writer_get_source (writer);
  int kind = (int) ethos_line_writer_get_kind (writer);
  EthosRecord *op;

  if (source != NULL)
    op = ethos_op_new ("line-from", "card", self->card, "source", source, "kind", kind, "text",
                       text, NULL);
  else
    op = ethos_op_new ("line-add", "card", self->card, "kind", kind, "text", text, NULL);
  if (!ethos_store_run (self->store, op))
    return;
  ethos_line_writer_clear (writer);
  ethos_announce (GTK_WIDGET (self), _ ("Line added"));
  g_signal_emit (self, signals[FOCUSED], 0, find_last_line (self));
}

static void
kind_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosLinesPage *self = ETHOS_LINES_PAGE (widget);
  const EthosBehaviour *line = get_line (self);

  if (line != NULL)
    set_kind (self, line->record.id, g_variant_get_int32 (parameter));
}

static void
move_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosLinesPage *self = ETHOS_LINES_PAGE (widget);

  ethos_line_list_move (self->lines, self->store, g_variant_get_int32 (parameter));
}

static void
fix_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosLinesPage *self = ETHOS_LINES_PAGE (widget);

  ethos_line_list_fix (self->lines, self->store);
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EthosLinesPage *self = ETHOS_LINES_PAGE (widget);

  if (ethos_line_list_remove (self->lines, self->store))
    g_signal_emit (self, signals[REMOVED], 0, _ ("Line deleted"));
}

static gboolean
move_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  EthosLinesPage *self = ETHOS_LINES_PAGE (widget);
  int steps;

  if (!ethos_line_list_takes_keys (self->lines))
    return GDK_EVENT_PROPAGATE;
  g_variant_get (args, "(i)", &steps);
  ethos_line_list_move (self->lines, self->store, steps);
  return GDK_EVENT_STOP;
}

static gboolean
delete_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  if (!ethos_line_list_takes_keys (ETHOS_LINES_PAGE (widget)->lines))
    return GDK_EVENT_PROPAGATE;
  delete_cb (widget, NULL, NULL);
  return GDK_EVENT_STOP;
}

static gboolean
kind_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  EthosLinesPage *self = ETHOS_LINES_PAGE (widget);
  const EthosBehaviour *line = get_line (self);
  int kind;

  if (!ethos_line_list_takes_keys (self->lines) || line == NULL)
    return GDK_EVENT_PROPAGATE;
  g_variant_get (args, "(i)", &kind);
  set_kind (self, line->record.id, kind);
  return GDK_EVENT_STOP;
}

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) kinds = g_menu_new ();
  g_autoptr (GMenu) moves = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();

  for (int i = ETHOS_BEHAVIOUR_DO; i <= ETHOS_BEHAVIOUR_HEARD; i++)
    {
      g_autofree char *action = g_strdup_printf ("lines.kind(%d)", i);

      g_menu_append (kinds, ethos_lines_get_kind_label ((EthosBehaviourKind) i), action);
    }
  g_menu_append (moves, _ ("Move Up"), "lines.move(-1)");
  g_menu_append (moves, _ ("Move Down"), "lines.move(1)");
  g_menu_append (others, _ ("Fix or Open Words"), "lines.fix");
  g_menu_append (others, _ ("Delete Line"), "lines.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (kinds));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (moves));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  return G_MENU_MODEL (menu);
}

static void
build_lines (EthosLinesPage *self)
{
  g_autoptr (GMenuModel) menu = create_menu ();

  self->lines = ethos_line_list_new (self->store);
  ethos_text_list_set_menu (self->lines, menu);
  g_signal_connect_object (self->lines, "focused", G_CALLBACK (focused_cb), self,
                           G_CONNECT_SWAPPED);
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
build_sheet (EthosLinesPage *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->sheet = g_object_new (GTK_TYPE_BOX, "css-name", "sheet", NULL);
  gtk_widget_add_css_class (self->sheet, "writing");
  gtk_box_append (GTK_BOX (self->sheet), g_object_new (ADW_TYPE_BIN, "css-name", "spine", NULL));
  gtk_widget_add_css_class (body, "words");
  gtk_widget_set_hexpand (body, TRUE);
  self->glyph = ethos_glyph_new ();
  gtk_widget_set_valign (self->glyph, GTK_ALIGN_START);
  self->title = new_label ("name");
  gtk_widget_add_css_class (head, "head");
  gtk_box_append (GTK_BOX (head), self->glyph);
  gtk_box_append (GTK_BOX (head), self->title);
  self->statement = new_label ("statement");
  build_lines (self);
  self->empty = new_label ("quiet");
  gtk_label_set_text (GTK_LABEL (self->empty), _ ("No lines yet. Write the first one below."));

  gtk_box_append (GTK_BOX (body), head);
  gtk_box_append (GTK_BOX (body), self->statement);
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->lines));
  gtk_box_append (GTK_BOX (body), self->empty);
  gtk_box_append (GTK_BOX (self->sheet), body);
  return self->sheet;
}

static void
ethos_lines_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, ETHOS_LINES_PAGE (object)->store);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_lines_page_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STORE:
      ETHOS_LINES_PAGE (object)->store = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* Below this the whole step is scrolled instead. */
static void
update_least_height (EthosLinesPage *self)
{
  if (self->scroller != NULL)
    gtk_scrolled_window_set_min_content_height (self->scroller,
                                                (int) (LEAST_HEIGHT_EMS *
                                                       ethos_em_get (GTK_WIDGET (self))));
}

static void
ethos_lines_page_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (ethos_lines_page_parent_class)->css_changed (widget, change);
  update_least_height (ETHOS_LINES_PAGE (widget));
}

static void
ethos_lines_page_constructed (GObject *object)
{
  EthosLinesPage *self = ETHOS_LINES_PAGE (object);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *bin = adw_bin_new ();

  G_OBJECT_CLASS (ethos_lines_page_parent_class)->constructed (object);

  gtk_widget_set_valign (build_sheet (self), GTK_ALIGN_START);
  adw_bin_set_child (ADW_BIN (bin), self->sheet);
  gtk_widget_add_css_class (bin, "margin");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), bin);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->scroller = GTK_SCROLLED_WINDOW (scroller);
  update_least_height (self);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  /* The box stays in reach, however many lines there are. */
  self->writer = ethos_line_writer_new ();
  g_signal_connect_object (self->writer, "written", G_CALLBACK (written_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->writer, "drafted", G_CALLBACK (drafted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->writer, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->writer, GTK_WIDGET (self));
  ethos_read_only_follow (self->writer, G_OBJECT (self->store));
}

static void
ethos_lines_page_dispose (GObject *object)
{
  EthosLinesPage *self = ETHOS_LINES_PAGE (object);
  GtkWidget *child;

  self->scroller = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ethos_lines_page_parent_class)->dispose (object);
}

static void
ethos_lines_page_finalize (GObject *object)
{
  g_free (ETHOS_LINES_PAGE (object)->card);
  g_hash_table_unref (ETHOS_LINES_PAGE (object)->drafts);
  G_OBJECT_CLASS (ethos_lines_page_parent_class)->finalize (object);
}

static void
install_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "lines.kind", "i", kind_cb);
  gtk_widget_class_install_action (widget_class, "lines.move", "i", move_cb);
  gtk_widget_class_install_action (widget_class, "lines.fix", NULL, fix_cb);
  gtk_widget_class_install_action (widget_class, "lines.delete", NULL, delete_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, move_key_cb, "(i)", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, move_key_cb, "(i)", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, delete_key_cb, NULL);
  for (int i = ETHOS_BEHAVIOUR_DO; i <= ETHOS_BEHAVIOUR_HEARD; i++)
    gtk_widget_class_add_binding (widget_class, GDK_KEY_1 + (guint) i, GDK_CONTROL_MASK,
                                  kind_key_cb, "(i)", i);
}

static void
ethos_lines_page_class_init (EthosLinesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = ethos_lines_page_constructed;
  object_class->dispose = ethos_lines_page_dispose;
  object_class->finalize = ethos_lines_page_finalize;
  object_class->get_property = ethos_lines_page_get_property;
  object_class->set_property = ethos_lines_page_set_property;
  widget_class->css_changed = ethos_lines_page_css_changed;

  properties[PROP_STORE] =
      g_param_spec_object ("store", NULL, NULL, ETHOS_TYPE_STORE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * EthosLinesPage::drafted:
   * @kind: what kind of line it is
   * @text: the words of a new line so far, for the room to see; empty when there are none
   */
  signals[DRAFTED] = g_signal_new ("drafted", ETHOS_TYPE_LINES_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
  /**
   * EthosLinesPage::focused:
   * @id: the line that is worked on now, for the room to see
   */
  signals[FOCUSED] = g_signal_new ("focused", ETHOS_TYPE_LINES_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * EthosLinesPage::removed:
   * @text: what has gone, for a toast with Undo
   */
  signals[REMOVED] = g_signal_new ("removed", ETHOS_TYPE_LINES_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * EthosLinesPage::left:
   *
   * Somebody leaves the box for a new line; its words stay.
   */
  signals[LEFT] = g_signal_new ("left", ETHOS_TYPE_LINES_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  install_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "linespage");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
ethos_lines_page_init (EthosLinesPage *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, draft_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
}

static guint
show_lines (EthosLinesPage *self)
{
  static const char *const changing[] = { "lines.kind", "lines.move", "lines.fix", "lines.delete" };

  for (guint i = 0; i < G_N_ELEMENTS (changing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), changing[i],
                                   !ethos_store_get_read_only (self->store));
  return ethos_line_list_show (self->lines, self->store, self->card);
}

/**
 * ethos_lines_page_new:
 * @store: the workshop
 *
 * Makes the page of one card's lines. It shows nothing until ethos_lines_page_show().
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_lines_page_new (EthosStore *store)
{
  return g_object_new (ETHOS_TYPE_LINES_PAGE, "store", store, NULL);
}

/**
 * ethos_lines_page_show:
 * @card: (nullable): the id of a card
 *
 * Shows a card and its lines as they are now.
 */
void
ethos_lines_page_show (EthosLinesPage *self, const char *id)
{
  const EthosCard *card;
  g_autofree char *name = NULL;

  g_return_if_fail (ETHOS_IS_LINES_PAGE (self));

  card = ethos_session_find (get_session (self), ETHOS_KIND_CARD, id);
  gtk_widget_set_visible (GTK_WIDGET (self), card != NULL);
  if (card == NULL)
    return;

  if (g_strcmp0 (self->card, id) != 0)
    turn_draft (self, id);
  name = ethos_lines_dup_card_name (card);
  gtk_widget_remove_css_class (self->sheet, ethos_spine_names[self->colour]);
  self->colour = card->colour;
  gtk_widget_add_css_class (self->sheet, ethos_spine_names[self->colour]);
  ethos_glyph_set_emblem (ETHOS_GLYPH (self->glyph), card->emblem);
  gtk_widget_set_visible (self->glyph, card->emblem != NULL && *card->emblem != '\0');
  gtk_label_set_text (GTK_LABEL (self->title), name);
  gtk_label_set_text (GTK_LABEL (self->statement), card->statement != NULL ? card->statement : "");
  gtk_widget_set_visible (self->statement, card->statement != NULL && *card->statement != '\0');
  gtk_widget_set_visible (self->empty, show_lines (self) == 0);
}

/**
 * ethos_lines_page_set_show_hints:
 * @show_hints: whether to ask what makes a line a good one
 */
void
ethos_lines_page_set_show_hints (EthosLinesPage *self, gboolean show_hints)
{
  g_return_if_fail (ETHOS_IS_LINES_PAGE (self));

  ethos_line_writer_set_show_hints (ETHOS_LINE_WRITER (self->writer), show_hints);
}

/**
 * ethos_lines_page_compose:
 * @source: a note or group of the wall
 * @text: its words
 *
 * Puts the words of the wall into the box, to be changed before they become a line.
 */
void
ethos_lines_page_compose (EthosLinesPage *self, const char *source, const char *text)
{
  g_return_if_fail (ETHOS_IS_LINES_PAGE (self));

  ethos_line_writer_compose (ETHOS_LINE_WRITER (self->writer), source, text);
}
