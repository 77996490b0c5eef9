// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-stage"

#include "config.h"

#include "ethos-stage-monitor.h"

#include <glib/gi18n-lib.h>

/**
 * ethos_stage_monitor_dup_name:
 * @monitor: a monitor
 *
 * Returns: (transfer full): what to remember it by: its model and where it is plugged in
 */
char *
ethos_stage_monitor_dup_name (GdkMonitor *monitor)
{
  const char *model;
  const char *connector;

  g_return_val_if_fail (GDK_IS_MONITOR (monitor), NULL);

  model = gdk_monitor_get_model (monitor);
  connector = gdk_monitor_get_connector (monitor);
  return g_strdup_printf ("%s %s", model ? model : "", connector ? connector : "");
}

/**
 * ethos_stage_monitor_dup_label:
 * @monitor: a monitor
 *
 * Returns: (transfer full): what to call it in a menu
 */
char *
ethos_stage_monitor_dup_label (GdkMonitor *monitor)
{
  GdkRectangle area;
  const char *model;

  g_return_val_if_fail (GDK_IS_MONITOR (monitor), NULL);

  model = gdk_monitor_get_model (monitor);
  if (model == NULL || *model == '\0')
    model = gdk_monitor_get_connector (monitor);
  gdk_monitor_get_geometry (monitor, &area);

  /* Translators: a screen: its name, its width and its height in pixels. */
  return g_strdup_printf (_ ("%s (%d × %d)"), model ? model : _ ("Screen"), area.width,
                          area.height);
}

static GdkMonitor *
find (GListModel *monitors, const char *remembered, GdkMonitor *own)
{
  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);
      g_autofree char *name = ethos_stage_monitor_dup_name (monitor);

      if (remembered != NULL ? g_str_equal (name, remembered) : monitor != own)
        return g_steal_pointer (&monitor);
    }

  return NULL;
}

/**
 * ethos_stage_monitor_find:
 * @display: the display
 * @name: what a monitor is remembered by, see ethos_stage_monitor_dup_name()
 *
 * Returns: (transfer full) (nullable): the monitor, if it is plugged in
 */
GdkMonitor *
ethos_stage_monitor_find (GdkDisplay *display, const char *name)
{
  g_return_val_if_fail (GDK_IS_DISPLAY (display), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return find (gdk_display_get_monitors (display), name, NULL);
}

/**
 * ethos_stage_monitor_choose:
 * @display: the display
 * @remembered: (nullable): the monitor that was chosen last time, see
 *   ethos_stage_monitor_dup_name()
 * @own: (nullable): the monitor that the facilitator's window is on
 *
 * Chooses the monitor for the room: the remembered one if it is there, otherwise one that is not
 * the facilitator's.
 *
 * Returns: (transfer full) (nullable): the monitor; %NULL where there is only one
 */
GdkMonitor *
ethos_stage_monitor_choose (GdkDisplay *display, const char *remembered, GdkMonitor *own)
{
  GListModel *monitors;
  GdkMonitor *chosen = NULL;

  g_return_val_if_fail (GDK_IS_DISPLAY (display), NULL);

  monitors = gdk_display_get_monitors (display);
  if (g_list_model_get_n_items (monitors) < 2)
    return NULL;

  if (remembered != NULL && *remembered != '\0')
    chosen = find (monitors, remembered, NULL);

  return chosen ? chosen : find (monitors, NULL, own);
}
