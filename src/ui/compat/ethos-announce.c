// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-compat"

#include "config.h"

#include "ethos-announce.h"

#include <glib/gi18n.h>
#include <gmodule.h>

/* Long enough for a screen reader to have picked the text up. */
#define ANNOUNCEMENT_SECONDS 5

/* The values of GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_…, which the floor does not declare. */
#define PRIORITY_MEDIUM 1
#define PRIORITY_HIGH 2

typedef void (*AnnounceFunc) (GtkAccessible *self, const char *message, int priority);

static GQuark
description_quark (void)
{
  return g_quark_from_static_string ("ethos-description");
}

static GQuark
announcement_quark (void)
{
  return g_quark_from_static_string ("ethos-announcement");
}

static void
show_description (GtkWidget *widget, const char *text)
{
  if (text != NULL && *text != '\0')
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    text, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/* Who is heard where @focus has the keyboard: the text inside an entry is told to nobody, and its
 * focus as that of the entry. */
static GtkWidget *
find_heard (GtkWidget *focus)
{
  for (GtkWidget *widget = focus; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (GTK_IS_EDITABLE (widget) &&
        (gpointer) gtk_editable_get_delegate (GTK_EDITABLE (widget)) == focus)
      return widget;
  return focus;
}

static GtkWidget *
find_listener (GtkRoot *root)
{
  return root != NULL ? find_heard (gtk_root_get_focus (root)) : NULL;
}

/* What an announcement has taken from the widget that says it. */
typedef struct
{
  GtkWidget *listener;
  GtkRoot *root;
  gulong focus_handler;
  gulong active_handler;
  guint timeout;
  char *text;
  /* Whether the description has changed since. */
  gboolean overtaken;
} Announcement;

static void
announcement_free (gpointer data)
{
  Announcement *announcement = data;

  g_clear_handle_id (&announcement->timeout, g_source_remove);
  if (announcement->root != NULL)
    {
      g_signal_handler_disconnect (announcement->root, announcement->focus_handler);
      g_clear_signal_handler (&announcement->active_handler, announcement->root);
    }
  g_clear_weak_pointer (&announcement->root);
  g_free (announcement->text);
  g_free (announcement);
}

/* A tooltip is a description as well, as GTK has it; where it is the name once more, it would be
 * read twice. GTK tells the name to nobody, but compares it. */
static const char *
find_description (GtkWidget *widget)
{
  const char *description = ethos_get_description (widget);
  const char *tooltip = gtk_widget_get_tooltip_text (widget);
  g_autofree char *other = NULL;

  if (description != NULL || tooltip == NULL)
    return description;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), tooltip))
    return NULL;
  other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                              GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip);
  return other != NULL ? tooltip : NULL;
}

static void
end_announcement (GtkWidget *listener)
{
  g_object_set_qdata (G_OBJECT (listener), announcement_quark (), NULL);
  show_description (listener, find_description (listener));
}

static gboolean
is_active (GtkRoot *root)
{
  return !GTK_IS_WINDOW (root) || gtk_window_is_active (GTK_WINDOW (root));
}

/* A description that came back under the focus would be heard as one more change: it waits until
 * the focus goes. */
static gboolean
announcement_over_cb (gpointer data)
{
  Announcement *announcement = data;

  announcement->timeout = 0;
  if (find_description (announcement->listener) == NULL || announcement->root == NULL ||
      !is_active (announcement->root))
    end_announcement (announcement->listener);
  return G_SOURCE_REMOVE;
}

/* Who comes back to it hears what it is. */
static void
focus_cb (GtkRoot *root, GParamSpec *pspec, gpointer data)
{
  Announcement *announcement = data;

  if (find_listener (root) != announcement->listener)
    end_announcement (announcement->listener);
}

static void
active_cb (GtkRoot *root, GParamSpec *pspec, gpointer data)
{
  Announcement *announcement = data;

  if (!is_active (root))
    end_announcement (announcement->listener);
}

static void
begin_announcement (GtkWidget *listener, GtkRoot *root, const char *text)
{
  Announcement *last = g_object_get_qdata (G_OBJECT (listener), announcement_quark ());
  Announcement *announcement = g_new0 (Announcement, 1);

  /* The same words once more would be no change, and not heard. */
  if (last != NULL && g_str_equal (last->text, text))
    show_description (listener, NULL);
  announcement->listener = listener;
  announcement->text = g_strdup (text);
  announcement->timeout =
      g_timeout_add_seconds (ANNOUNCEMENT_SECONDS, announcement_over_cb, announcement);
  if (g_set_weak_pointer (&announcement->root, root))
    announcement->focus_handler =
        g_signal_connect (root, "notify::focus-widget", G_CALLBACK (focus_cb), announcement);
  if (GTK_IS_WINDOW (root))
    announcement->active_handler =
        g_signal_connect (root, "notify::is-active", G_CALLBACK (active_cb), announcement);
  g_object_set_qdata_full (G_OBJECT (listener), announcement_quark (), announcement,
                           announcement_free);
  show_description (listener, text);
}

/* What waits to be said until the focus is where it will stay. */
typedef struct
{
  GObject *anchor;
  GtkWidget *widget;
  char *text;
  gboolean alert;
  guint idle;
} Pending;

static GQuark
pending_quark (void)
{
  return g_quark_from_static_string ("ethos-pending-announcement");
}

static void
pending_free (gpointer data)
{
  Pending *pending = data;

  g_clear_handle_id (&pending->idle, g_source_remove);
  g_clear_weak_pointer (&pending->widget);
  g_free (pending->text);
  g_free (pending);
}

static gboolean
say_cb (gpointer data)
{
  Pending *pending = data;
  GObject *anchor = pending->anchor;
  GtkRoot *root = GTK_IS_ROOT (anchor) ? GTK_ROOT (anchor) : NULL;
  GtkWidget *listener = find_listener (root);

  pending->idle = 0;
  if (listener == NULL)
    listener = pending->widget != NULL ? pending->widget : GTK_WIDGET (anchor);
  begin_announcement (listener, root, pending->text);
  g_object_set_qdata (anchor, pending_quark (), NULL);
  return G_SOURCE_REMOVE;
}

/* What waits already gives way to what comes after it; an alert gives way to nothing. */
static void
say_later (GtkWidget *widget, const char *text, gboolean alert)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GObject *anchor = root != NULL ? G_OBJECT (root) : G_OBJECT (widget);
  const Pending *waiting = g_object_get_qdata (anchor, pending_quark ());
  Pending *pending = g_new0 (Pending, 1);

  pending->anchor = anchor;
  g_set_weak_pointer (&pending->widget, widget);
  pending->alert = alert || (waiting != NULL && waiting->alert);
  if (waiting != NULL && waiting->alert && !g_str_equal (waiting->text, text))
    pending->text = g_strconcat (waiting->text, "\n", text, NULL);
  else
    pending->text = g_strdup (text);
  pending->idle = g_idle_add (say_cb, pending);
  g_object_set_qdata_full (pending->anchor, pending_quark (), pending, pending_free);
}

/* GTK gained announcements in 4.14. Looked up while running, so that a program built on the floor
 * uses them where they are. */
static AnnounceFunc
find_announce (void)
{
  static gsize found = 0;
  static gpointer announce = NULL;

  if (g_once_init_enter (&found))
    {
      /* The handle stands for the program itself and is never closed. */
      GModule *program = g_module_open (NULL, 0);

      if (program != NULL && !g_module_symbol (program, "gtk_accessible_announce", &announce))
        announce = NULL;
      g_once_init_leave (&found, 1);
    }
  return (AnnounceFunc) announce;
}

static void
announce (GtkWidget *widget, const char *text, gboolean alert)
{
  AnnounceFunc function = find_announce ();

  if (function != NULL)
    function (GTK_ACCESSIBLE (widget), text, alert ? PRIORITY_HIGH : PRIORITY_MEDIUM);
  else
    say_later (widget, text, alert);
}

static GQuark
description_source_quark (void)
{
  return g_quark_from_static_string ("ethos-description-source");
}

static void
remove_source (gpointer data)
{
  g_source_remove (GPOINTER_TO_UINT (data));
}

static gboolean
describe_cb (gpointer data)
{
  GtkWidget *widget = data;
  Announcement *announcement = g_object_get_qdata (G_OBJECT (widget), announcement_quark ());

  g_object_steal_qdata (G_OBJECT (widget), description_source_quark ());
  if (announcement == NULL)
    show_description (widget, ethos_get_description (widget));
  else if (announcement->overtaken)
    end_announcement (widget);
  return G_SOURCE_REMOVE;
}

/* What is described has the focus: a screen reader says each change. One that is announced in the
 * same breath, which comes first, is said by the announcement alone. */
static void
describe_later (GtkWidget *widget)
{
  Announcement *announcement = g_object_get_qdata (G_OBJECT (widget), announcement_quark ());
  guint source;

  if (announcement != NULL)
    announcement->overtaken = TRUE;
  if (g_object_get_qdata (G_OBJECT (widget), description_source_quark ()) != NULL)
    return;
  source = g_idle_add_full (G_PRIORITY_LOW, describe_cb, widget, NULL);
  g_object_set_qdata_full (G_OBJECT (widget), description_source_quark (),
                           GUINT_TO_POINTER (source), remove_source);
}

static gboolean
has_focus (GtkWidget *widget)
{
  return find_listener (gtk_widget_get_root (widget)) == widget;
}

/**
 * ethos_describe:
 * @widget: any widget
 * @description: (nullable): what a screen reader adds to its name, translated
 *
 * Sets the accessible description in such a way that an announcement can borrow its place and give
 * it back: GTK has no getter for it.
 */
void
ethos_describe (GtkWidget *widget, const char *description)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (g_strcmp0 (ethos_get_description (widget), description) == 0)
    return;
  g_object_set_qdata_full (G_OBJECT (widget), description_quark (), g_strdup (description), g_free);
  if (find_announce () == NULL && has_focus (widget))
    describe_later (widget);
  else if (g_object_get_qdata (G_OBJECT (widget), announcement_quark ()) == NULL)
    show_description (widget, description);
}

/**
 * ethos_describe_by_tooltip:
 * @widget: any widget
 *
 * Has it described by its tooltip, where it has one that is not its name, and nothing else
 * describes it.
 */
void
ethos_describe_by_tooltip (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (g_object_get_qdata (G_OBJECT (widget), announcement_quark ()) == NULL)
    show_description (widget, find_description (widget));
}

/**
 * ethos_get_description:
 *
 * Returns: (transfer none) (nullable): what ethos_describe() was told last
 */
const char *
ethos_get_description (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  return g_object_get_qdata (G_OBJECT (widget), description_quark ());
}

/**
 * ethos_announce:
 * @widget: where it happened
 * @text: what happened, translated
 *
 * Has a screen reader say @text. Where GTK cannot announce, the description of the widget that has
 * the focus carries it, which screen readers speak, until the focus goes or there is something else
 * to say; where it has no description of its own, for a few seconds. That is the widget that has
 * the focus when the loop comes to it: what was deleted or moved has often lost it by then, and
 * says nothing more. Callers batch: nothing is announced once a second.
 */
void
ethos_announce (GtkWidget *widget, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  announce (widget, text, FALSE);
}

/**
 * ethos_announce_alert:
 * @widget: where it happened
 * @text: what is wrong, translated
 *
 * The same for what nobody may miss: what is announced right after it is said with it, not instead.
 */
void
ethos_announce_alert (GtkWidget *widget, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  announce (widget, text, TRUE);
}

/**
 * ethos_dup_place:
 * @place: where something stands, from 1
 * @n_places: among how many
 *
 * Says it for a description: GTK 4.8 tells %GTK_ACCESSIBLE_RELATION_POS_IN_SET to nobody.
 *
 * Returns: (transfer full): such as "3 of 10", translated
 */
char *
ethos_dup_place (guint place, guint n_places)
{
  /* Translators: spoken; which one of how many cards, steps, notes or lines. */
  return g_strdup_printf (_ ("%u of %u"), place, n_places);
}

/**
 * ethos_announce_place:
 * @widget: where it happened
 * @place: where it stands now, from 1
 * @n_places: among how many
 *
 * Has a screen reader say where something was moved.
 */
void
ethos_announce_place (GtkWidget *widget, guint place, guint n_places)
{
  /* Translators: spoken; where something stands now, and how many there are. */
  g_autofree char *text = g_strdup_printf (_ ("Moved to %u of %u"), place, n_places);

  ethos_announce (widget, text);
}
