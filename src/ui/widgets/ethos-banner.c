// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-widgets"

#include "config.h"

#include "ethos-banner.h"

#include <glib/gi18n.h>

#include "ethos-announce.h"
#include "ethos-em.h"
#include "ethos-widget-names.h"

/* The one duration of the art direction. */
#define REVEAL_MS 200
#define N_BUTTONS 2

struct _EthosBanner
{
  GtkWidget parent_instance;

  GtkWidget *revealer;
  GtkWidget *box;
  GtkWidget *icon;
  GtkWidget *label;
  GtkWidget *extra;
  GtkWidget *button;
  char *text;
  /* What was announced and is still true. */
  GPtrArray *told;
  GtkRoot *root;
  /* What had the focus last that is not in here. */
  GtkWidget *before;
};

G_DEFINE_FINAL_TYPE (EthosBanner, ethos_banner, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TEXT,
  PROP_REVEALED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
ethos_banner_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EthosBanner *self = ETHOS_BANNER (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, ethos_banner_get_text (self));
      break;
    case PROP_REVEALED:
      g_value_set_boolean (value, ethos_banner_get_revealed (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
has_focus (EthosBanner *self)
{
  GtkWidget *focus = self->root != NULL ? gtk_root_get_focus (self->root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* Whoever pressed a button in it goes back to where they were, or on to what is below it. */
static void
return_focus (EthosBanner *self)
{
  if (!has_focus (self))
    return;
  if (self->before != NULL && gtk_widget_get_mapped (self->before) &&
      gtk_widget_is_sensitive (self->before) && gtk_widget_grab_focus (self->before))
    return;
  for (guint i = 0; i <= N_BUTTONS && has_focus (self); i++)
    gtk_widget_child_focus (GTK_WIDGET (self->root), GTK_DIR_TAB_FORWARD);
}

/* A dialog that was opened from here gives the focus back, maybe only when there is nothing to be
 * done here any more. */
static void
focus_cb (EthosBanner *self)
{
  GtkWidget *focus = gtk_root_get_focus (self->root);

  if (has_focus (self) && !ethos_banner_get_revealed (self))
    return_focus (self);
  else if (focus != NULL && !has_focus (self))
    g_set_weak_pointer (&self->before, focus);
}

static void
ethos_banner_root (GtkWidget *widget)
{
  EthosBanner *self = ETHOS_BANNER (widget);

  GTK_WIDGET_CLASS (ethos_banner_parent_class)->root (widget);
  self->root = gtk_widget_get_root (widget);
  g_signal_connect_object (self->root, "notify::focus-widget", G_CALLBACK (focus_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
ethos_banner_unroot (GtkWidget *widget)
{
  EthosBanner *self = ETHOS_BANNER (widget);

  g_signal_handlers_disconnect_by_data (self->root, self);
  self->root = NULL;
  GTK_WIDGET_CLASS (ethos_banner_parent_class)->unroot (widget);
}

static void
ethos_banner_dispose (GObject *object)
{
  EthosBanner *self = ETHOS_BANNER (object);

  g_clear_weak_pointer (&self->before);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  G_OBJECT_CLASS (ethos_banner_parent_class)->dispose (object);
}

static void
ethos_banner_finalize (GObject *object)
{
  EthosBanner *self = ETHOS_BANNER (object);

  g_ptr_array_unref (self->told);
  g_free (self->text);
  G_OBJECT_CLASS (ethos_banner_parent_class)->finalize (object);
}

/* An alert without words must not be there for those who hear the window. */
static void
revealed_cb (EthosBanner *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer)) ||
                              gtk_revealer_get_child_revealed (GTK_REVEALER (self->revealer)));
}

static void
ethos_banner_class_init (EthosBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ethos_banner_dispose;
  object_class->finalize = ethos_banner_finalize;
  object_class->get_property = ethos_banner_get_property;
  widget_class->root = ethos_banner_root;
  widget_class->unroot = ethos_banner_unroot;

  properties[PROP_TEXT] =
      g_param_spec_string ("text", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_REVEALED] = g_param_spec_boolean ("revealed", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "notice");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static GtkWidget *
new_button (void)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_use_underline (GTK_BUTTON (button), TRUE);
  gtk_widget_set_visible (button, FALSE);
  return button;
}

static void
set_button (EthosBanner *self, GtkWidget *button, const char *label, const char *action)
{
  if (label == NULL && gtk_widget_is_focus (button))
    return_focus (self);
  gtk_widget_set_visible (button, label != NULL);
  if (label == NULL)
    return;
  ethos_set_button_label (GTK_BUTTON (button), label);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
}

static void
ethos_banner_init (EthosBanner *self)
{
  /* One above the other: beside each other they would leave the words no room. */
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->told = g_ptr_array_new_with_free_func (g_free);
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer),
                                    GTK_REVEALER_TRANSITION_TYPE_SLIDE_DOWN);
  gtk_revealer_set_transition_duration (GTK_REVEALER (self->revealer), REVEAL_MS);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
  g_signal_connect_object (self->revealer, "notify::reveal-child", G_CALLBACK (revealed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->revealer, "notify::child-revealed", G_CALLBACK (revealed_cb), self,
                           G_CONNECT_SWAPPED);
  revealed_cb (self);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  gtk_widget_add_css_class (self->box, "words");
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), self->box);
  self->icon = gtk_image_new ();
  gtk_widget_set_valign (self->icon, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), self->icon);
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->label);
  self->extra = new_button ();
  self->button = new_button ();
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (buttons), self->extra);
  gtk_box_append (GTK_BOX (buttons), self->button);
  gtk_box_append (GTK_BOX (self->box), buttons);
}

/**
 * ethos_banner_new:
 *
 * Makes a bar for what stays true until something is done about it; for what has just happened
 * there are toasts.
 *
 * Returns: a new widget that shows nothing
 */
GtkWidget *
ethos_banner_new (void)
{
  return g_object_new (ETHOS_TYPE_BANNER, NULL);
}

/* Announces it, unless that was done since it became true. */
static void
tell (EthosBanner *self, const EthosNotice *notices, gsize n_notices)
{
  g_autoptr (GPtrArray) told = self->told;

  self->told = g_ptr_array_new_with_free_func (g_free);
  for (gsize i = 0; i < n_notices; i++)
    {
      if (g_ptr_array_find_with_equal_func (told, notices[i].text, g_str_equal, NULL))
        g_ptr_array_add (self->told, g_strdup (notices[i].text));
      else if (i == 0)
        {
          g_ptr_array_add (self->told, g_strdup (notices[i].text));
          ethos_announce_alert (GTK_WIDGET (self), notices[i].text);
        }
    }
}

static void
hide (EthosBanner *self)
{
  if (!ethos_banner_get_revealed (self))
    return;
  return_focus (self);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  if (ethos_set_string (&self->text, NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEALED]);
}

/**
 * ethos_banner_show:
 * @self: a banner
 * @notices: everything that is true now, the worst first; only read during the call
 * @n_notices: how many, 0 for nothing
 *
 * Shows the first of them, and has it announced, once as long as it stays true. Without any the
 * banner goes, and the focus goes back to where it was before it was in here.
 */
void
ethos_banner_show (EthosBanner *self, const EthosNotice *notices, gsize n_notices)
{
  const EthosNotice *first = notices;
  gboolean error;

  g_return_if_fail (ETHOS_IS_BANNER (self));
  g_return_if_fail (n_notices == 0 || (notices != NULL && notices[0].text != NULL));

  tell (self, notices, n_notices);
  if (n_notices == 0)
    {
      hide (self);
      return;
    }
  error = first->kind == ETHOS_BANNER_ERROR;
  if (error)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon),
                                error ? "dialog-warning-symbolic" : "dialog-information-symbolic");
  gtk_label_set_text (GTK_LABEL (self->label), first->text);
  set_button (self, self->button, first->button, first->action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, first->text,
                                  -1);
  if (ethos_set_string (&self->text, first->text))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
  if (!gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer)))
    {
      gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEALED]);
    }
}

/**
 * ethos_banner_set_extra:
 * @button: (nullable): the label of a second button, with a mnemonic, translated; %NULL for none
 * @action: (nullable): the detailed name of its action
 *
 * Offers to say more about what is shown. It stays, whatever is shown, until it is changed.
 */
void
ethos_banner_set_extra (EthosBanner *self, const char *button, const char *action)
{
  g_return_if_fail (ETHOS_IS_BANNER (self));
  g_return_if_fail ((button == NULL) == (action == NULL));

  set_button (self, self->extra, button, action);
}

const char *
ethos_banner_get_text (EthosBanner *self)
{
  g_return_val_if_fail (ETHOS_IS_BANNER (self), NULL);

  return self->text;
}

gboolean
ethos_banner_get_revealed (EthosBanner *self)
{
  g_return_val_if_fail (ETHOS_IS_BANNER (self), FALSE);

  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));
}
