// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-widgets"

#include "config.h"

#include "ethos-popup.h"

static GQuark
opener_quark (void)
{
  return g_quark_from_static_string ("ethos-popup-opener");
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static GtkWidget *
get_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

/* A popover that is opened from the menu of a row belongs to the row. */
static GtkWidget *
dup_opener (GtkPopover *popover)
{
  GtkWidget *focus = get_focus (GTK_WIDGET (popover));
  GtkWidget *menu = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;
  GWeakRef *kept = menu != NULL ? g_object_get_qdata (G_OBJECT (menu), opener_quark ()) : NULL;

  if (kept != NULL)
    return g_weak_ref_get (kept);
  return focus != NULL ? g_object_ref (focus) : NULL;
}

static void
closed_cb (GtkPopover *popover)
{
  GWeakRef *kept = g_object_get_qdata (G_OBJECT (popover), opener_quark ());
  g_autoptr (GtkWidget) opener = kept != NULL ? g_weak_ref_get (kept) : NULL;
  GtkWidget *focus = get_focus (GTK_WIDGET (popover));

  /* What was chosen in the popover may have put the focus elsewhere already. */
  if (opener != NULL && gtk_widget_get_mapped (opener) &&
      (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (popover))))
    gtk_widget_grab_focus (opener);
  g_signal_handlers_disconnect_by_func (popover, closed_cb, NULL);
  g_object_set_qdata (G_OBJECT (popover), opener_quark (), NULL);
}

/**
 * ethos_popup_keep_focus:
 * @popover: a popover that is about to be opened
 *
 * Gives the focus back to what has it now, once @popover closes. GTK 4.8 looks for a place above
 * the popover instead, and finds whatever can take the focus first.
 */
void
ethos_popup_keep_focus (GtkPopover *popover)
{
  g_autoptr (GtkWidget) opener = NULL;
  GWeakRef *kept;

  g_return_if_fail (GTK_IS_POPOVER (popover));

  opener = dup_opener (popover);
  if (opener == NULL || opener == GTK_WIDGET (popover) ||
      gtk_widget_is_ancestor (opener, GTK_WIDGET (popover)))
    return;
  kept = g_new0 (GWeakRef, 1);
  g_weak_ref_init (kept, opener);
  g_object_set_qdata_full (G_OBJECT (popover), opener_quark (), kept, weak_ref_free);
  g_signal_handlers_disconnect_by_func (popover, closed_cb, NULL);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
}

/**
 * ethos_popup_get_focused:
 * @widget: what popovers open from, such as a list
 *
 * Returns: (transfer none) (nullable): the outermost popover inside @widget that the focus is in
 */
GtkWidget *
ethos_popup_get_focused (GtkWidget *widget)
{
  GtkWidget *popover = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  for (GtkWidget *above = get_focus (widget); above != widget;
       above = gtk_widget_get_parent (above))
    {
      if (above == NULL)
        return NULL;
      if (GTK_IS_POPOVER (above))
        popover = above;
    }
  return popover;
}
