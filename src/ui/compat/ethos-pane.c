// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-compat"

#include "config.h"

#include "ethos-pane.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ethos-announce.h"

/* GTK 4.8 has every scrolled window take the focus, before what is in it, and gives it no name. */

/* Of what is seen at once: the next part follows on where the eyes are. */
#define SCROLLED_PART 3

static GQuark
words_quark (void)
{
  return g_quark_from_static_string ("ethos-pane-words");
}

static gboolean
leads_inside (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && gtk_widget_get_child_visible (child) &&
        (gtk_widget_get_focusable (child) || leads_inside (child)))
      return TRUE;
  return FALSE;
}

/* Where what has the focus lies in what is seen, which begins at 0. */
static gboolean
get_focused_extent (GtkScrolledWindow *pane, double *top, double *bottom)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (pane));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (pane);
  graphene_rect_t bounds;

  if (focus == GTK_WIDGET (pane))
    {
      *top = -gtk_adjustment_get_value (down);
      *bottom = *top + gtk_adjustment_get_upper (down);
      return TRUE;
    }
  if (focus == NULL || !gtk_widget_compute_bounds (focus, GTK_WIDGET (pane), &bounds))
    return FALSE;
  *top = bounds.origin.y;
  *bottom = bounds.origin.y + bounds.size.height;
  return TRUE;
}

/* As long as more of the text follows, an arrow leads to that, and then to the next text. */
static gboolean
key_pressed_cb (GtkScrolledWindow *pane, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean forward = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (pane);
  double seen = gtk_adjustment_get_page_size (down);
  double top, bottom;

  if ((!forward && keyval != GDK_KEY_Up && keyval != GDK_KEY_KP_Up) ||
      (state & gtk_accelerator_get_default_mod_mask ()) != 0 ||
      !get_focused_extent (pane, &top, &bottom) || (forward ? bottom < seen + 1 : top > -1))
    return GDK_EVENT_PROPAGATE;
  gtk_adjustment_set_value (down, gtk_adjustment_get_value (down) +
                                      (forward ? seen : -seen) / SCROLLED_PART);
  return GDK_EVENT_STOP;
}

/**
 * ethos_pane_make_readable:
 * @pane: a pane of texts that may be longer than there is room for
 *
 * Has the arrow keys scroll @pane as long as more of the text with the focus follows. The page keys
 * belong to the clicker.
 */
void
ethos_pane_make_readable (GtkScrolledWindow *pane)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (pane));

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), pane);
  gtk_widget_add_controller (GTK_WIDGET (pane), keys);
}

/**
 * ethos_pane_set_words:
 * @name: (nullable): what is in @pane; %NULL where something in it takes the focus
 * @description: (nullable): the words that are in it
 *
 * Says what is heard of @pane when it takes the focus, which it does only where nothing in it can.
 */
void
ethos_pane_set_words (GtkScrolledWindow *pane, const char *name, const char *description)
{
  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (pane));

  g_object_set_qdata (G_OBJECT (pane), words_quark (), GINT_TO_POINTER (TRUE));
  gtk_widget_set_focusable (GTK_WIDGET (pane), name != NULL);
  if (name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (pane), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  ethos_describe (GTK_WIDGET (pane), name != NULL ? description : NULL);
}

/* What has only words in it, and nobody who names them. */
static void
name_by_surroundings (GtkScrolledWindow *pane)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (pane), ADW_TYPE_STATUS_PAGE);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (pane));
  const char *name = NULL;
  const char *description = NULL;

  if (page != NULL)
    {
      name = adw_status_page_get_title (ADW_STATUS_PAGE (page));
      description = adw_status_page_get_description (ADW_STATUS_PAGE (page));
    }
  else if (GTK_IS_WINDOW (root))
    name = gtk_window_get_title (GTK_WINDOW (root));
  /* Translators: said by a screen reader about a part of the window that can be scrolled. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (pane), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : _ ("Scrollable area"), -1);
  ethos_describe (GTK_WIDGET (pane), description);
}

/**
 * ethos_pane_settle:
 * @pane: a pane that is shown now
 *
 * Lets @pane take the focus only where nothing in it can, and then names it. Does nothing to one
 * that has been told its words.
 */
void
ethos_pane_settle (GtkScrolledWindow *pane)
{
  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (pane));

  if (g_object_get_qdata (G_OBJECT (pane), words_quark ()) != NULL)
    return;
  if (leads_inside (GTK_WIDGET (pane)))
    gtk_widget_set_focusable (GTK_WIDGET (pane), FALSE);
  else if (gtk_widget_get_focusable (GTK_WIDGET (pane)))
    name_by_surroundings (pane);
}
