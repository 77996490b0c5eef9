// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-page-bar.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-projection.h"
#include "ethos-same-notes.h"
#include "ethos-turn-pair.h"

struct _EthosPageBar
{
  GtkWidget parent_instance;

  EthosStore *store;
  GtkWidget *row;
  EthosTurnPair turns;
  GtkLabel *place;
  GtkLabel *read;
  GtkWidget *unread;
};

G_DEFINE_FINAL_TYPE (EthosPageBar, ethos_page_bar, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_STORE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The focus may be anywhere, and says nothing of it. */
static void
announce (EthosPageBar *self)
{
  ethos_announce (GTK_WIDGET (self), gtk_label_get_text (self->place));
}

static void
go_to (EthosPageBar *self, guint page)
{
  ethos_store_run (self->store, ethos_op_new ("stage-page", "page", (int) page, NULL));
  ethos_page_bar_update (self);
  announce (self);
}

static void
previous_cb (EthosPageBar *self)
{
  ethos_page_bar_turn (self, -1);
}

static void
next_cb (EthosPageBar *self)
{
  ethos_page_bar_turn (self, 1);
}

static void
unread_cb (EthosPageBar *self)
{
  int page = ethos_projection_find_unread_page (ethos_store_get_session (self->store), 0);

  if (page >= 0)
    go_to (self, (guint) page);
}

static void
update_read (EthosPageBar *self)
{
  EthosSession *session = ethos_store_get_session (self->store);
  const EthosActivity *now = ethos_session_get_current (session);
  const EthosActivity *wall = now ? ethos_session_get_wall (session, now->record.id) : NULL;
  guint n_notes;
  guint n_unread =
      ethos_same_notes_count_unread (session, wall != NULL ? wall->record.id : NULL, &n_notes);
  g_autofree char *text = NULL;

  /* Translators: the first number is how many notes the room has had time to read, the second how
   * many there are. */
  text = g_strdup_printf (ngettext ("%'u of %'u read", "%'u of %'u read", n_notes),
                          n_notes - n_unread, n_notes);
  gtk_label_set_text (self->read, text);
  gtk_widget_set_visible (self->unread, n_unread > 0);
}

static void
ethos_page_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, ETHOS_PAGE_BAR (object)->store);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_page_bar_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STORE:
      ETHOS_PAGE_BAR (object)->store = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_page_bar_dispose (GObject *object)
{
  EthosPageBar *self = ETHOS_PAGE_BAR (object);

  g_clear_pointer (&self->row, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ethos_page_bar_parent_class)->dispose (object);
}

static void
ethos_page_bar_class_init (EthosPageBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ethos_page_bar_dispose;
  object_class->get_property = ethos_page_bar_get_property;
  object_class->set_property = ethos_page_bar_set_property;

  properties[PROP_STORE] =
      g_param_spec_object ("store", NULL, NULL, ETHOS_TYPE_STORE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ethos_page_bar_init (EthosPageBar *self)
{
  self->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->turns.previous = ethos_turn_button_new ("go-previous-symbolic", _ ("Previous page"));
  self->turns.next = ethos_turn_button_new ("go-next-symbolic", _ ("Next page"));
  g_signal_connect_swapped (self->turns.previous, "clicked", G_CALLBACK (previous_cb), self);
  g_signal_connect_swapped (self->turns.next, "clicked", G_CALLBACK (next_cb), self);
  self->place = GTK_LABEL (gtk_label_new (NULL));
  self->read = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->place, PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (self->read, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->read), "quiet");
  gtk_widget_set_hexpand (GTK_WIDGET (self->read), TRUE);
  gtk_label_set_xalign (self->read, 1);
  self->unread = gtk_button_new_with_mnemonic (_ ("Not _Read Yet"));
  gtk_widget_set_tooltip_text (self->unread, _ ("Go to the first page that nobody has read"));
  g_signal_connect_swapped (self->unread, "clicked", G_CALLBACK (unread_cb), self);
  gtk_box_append (GTK_BOX (self->row), self->turns.previous);
  gtk_box_append (GTK_BOX (self->row), GTK_WIDGET (self->place));
  gtk_box_append (GTK_BOX (self->row), self->turns.next);
  gtk_box_append (GTK_BOX (self->row), GTK_WIDGET (self->read));
  gtk_box_append (GTK_BOX (self->row), self->unread);
  gtk_widget_set_parent (self->row, GTK_WIDGET (self));
}

/**
 * ethos_page_bar_new:
 * @store: a store
 *
 * Makes the bar that turns the pages of revealed notes, here and on the projector, and says how
 * much of them the room has read.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_page_bar_new (EthosStore *store)
{
  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);

  return g_object_new (ETHOS_TYPE_PAGE_BAR, "store", store, NULL);
}

/**
 * ethos_page_bar_update:
 *
 * Shows what is now.
 */
void
ethos_page_bar_update (EthosPageBar *self)
{
  g_autofree char *text = NULL;
  guint n_pages, page;
  gboolean open;

  g_return_if_fail (ETHOS_IS_PAGE_BAR (self));

  n_pages = ethos_projection_count_pages (ethos_store_get_session (self->store));
  page = ethos_page_bar_get_page (self);
  open = !ethos_store_get_read_only (self->store);
  text = g_strdup_printf (_ ("Page %u of %u"), page + 1, MAX (n_pages, 1));
  gtk_label_set_text (self->place, text);
  ethos_turn_pair_update (&self->turns, open && page > 0, open && page + 1 < n_pages);
  gtk_widget_set_sensitive (self->unread, open);
  update_read (self);
}

/**
 * ethos_page_bar_get_page:
 *
 * Returns: the page that is shown, from 0
 */
guint
ethos_page_bar_get_page (EthosPageBar *self)
{
  EthosSession *session;
  guint n_pages;

  g_return_val_if_fail (ETHOS_IS_PAGE_BAR (self), 0);

  session = ethos_store_get_session (self->store);
  n_pages = ethos_projection_count_pages (session);
  return n_pages > 0 ? MIN ((guint) ethos_session_get_workshop (session)->stage_page, n_pages - 1)
                     : 0;
}

/**
 * ethos_page_bar_turn:
 * @step: 1 for the next page, -1 for the one before
 *
 * Returns: whether there was one
 */
gboolean
ethos_page_bar_turn (EthosPageBar *self, int step)
{
  guint n_pages;
  int page;

  g_return_val_if_fail (ETHOS_IS_PAGE_BAR (self), FALSE);

  n_pages = ethos_projection_count_pages (ethos_store_get_session (self->store));
  page = (int) ethos_page_bar_get_page (self) + step;
  if (page < 0 || page >= (int) n_pages)
    {
      announce (self);
      return FALSE;
    }
  go_to (self, (guint) page);
  return TRUE;
}
