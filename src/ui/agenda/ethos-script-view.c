// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-agenda"

#include "config.h"

#include "ethos-script-view.h"

#include <glib/gi18n.h>

#include "ethos-agenda-resources.h"
#include "ethos-em.h"
#include "ethos-pane.h"
#include "ethos-style.h"

#define RESOURCES "/io/github/ethos_workshops/Ethos/agenda"

enum
{
  SAY,
  DO,
  WATCH,
  N_PARTS
};

static const char *const part_names[N_PARTS] = {
  /* Translators: a heading in the script: words that the facilitator can say. */
  [SAY] = NC_ ("script", "Say"),
  /* Translators: a heading in the script: what the facilitator does. */
  [DO] = NC_ ("script", "Do"),
  /* Translators: a heading in the script: what may go wrong, and what helps then. */
  [WATCH] = NC_ ("script", "Watch For"),
};

struct _EthosScriptView
{
  GtkWidget parent_instance;

  EthosStore *store;
  EthosPrivacy *privacy;
  char *step;
  /* Whose script is there now. */
  char *shown;

  GtkWidget *pages;
  GtkWidget *script;
  GtkBox *parts;
  GtkLabel *title;
  GtkWidget *empty;
  GtkWidget *cover;
  GtkLabel *reason;
  GtkWidget *ask;
  GtkWidget *headings[N_PARTS];
  GtkLabel *texts[N_PARTS];
};

G_DEFINE_FINAL_TYPE (EthosScriptView, ethos_script_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_STORE,
  PROP_PRIVACY,
  PROP_STEP,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const EthosActivity *
get_step (EthosScriptView *self)
{
  EthosSession *session = ethos_store_get_session (self->store);
  const EthosActivity *step = NULL;
  EthosChildIter iter;

  if (self->step != NULL)
    step = ethos_session_find (session, ETHOS_KIND_ACTIVITY, self->step);
  if (step == NULL)
    step = ethos_session_get_current (session);
  if (step != NULL)
    return step;
  /* Before the workshop begins, what is said first can be read. */
  ethos_session_iter_init (session, &iter, ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY);
  return ethos_child_iter_next (&iter);
}

static gboolean
set_part (EthosScriptView *self, int part, const char *text)
{
  gboolean there = text != NULL && *text != '\0';

  g_autofree char *name = NULL;

  gtk_widget_set_visible (self->headings[part], there);
  gtk_widget_set_visible (GTK_WIDGET (self->texts[part]), there);
  gtk_label_set_text (self->texts[part], there ? text : "");
  /* Whoever comes to the text by Tab has not met the heading above it. */
  name = g_strdup_printf ("%s\n%s", gtk_label_get_text (GTK_LABEL (self->headings[part])),
                          there ? text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->texts[part]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  return there;
}

/* Covered means that the words are not in any widget at all: what is only hidden can be read by
 * whatever reads widgets. */
static void
update (EthosScriptView *self)
{
  const EthosActivity *step = get_step (self);
  gboolean covered = ethos_privacy_get_covered (self->privacy);
  gboolean any = FALSE;

  if (covered)
    step = NULL;
  /* The next script is read from its beginning. */
  if (ethos_set_string (&self->shown, step != NULL ? step->record.id : NULL))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (
                                  GTK_SCROLLED_WINDOW (self->script)),
                              0);
  gtk_label_set_text (self->title, step != NULL ? step->title : "");
  any |= set_part (self, SAY, step != NULL ? step->say : NULL);
  any |= set_part (self, DO, step != NULL ? step->doing : NULL);
  any |= set_part (self, WATCH, step != NULL ? step->watch : NULL);
  gtk_widget_set_visible (self->empty, !covered && !any);
  ethos_pane_set_words (GTK_SCROLLED_WINDOW (self->script), any ? NULL : _ ("Private script"),
                        gtk_label_get_text (GTK_LABEL (self->empty)));
  gtk_label_set_text (self->reason,
                      ethos_privacy_get_answer (self->privacy) == ETHOS_SCREEN_SEEN
                          ? _ ("The script stays covered, because the room can see this screen.")
                          : _ ("The script is covered until it is clear that the room cannot see "
                               "this screen."));
  gtk_stack_set_visible_child (GTK_STACK (self->pages), covered ? self->cover : self->script);
}

static void
add_part (EthosScriptView *self, int part)
{
  GtkWidget *heading =
      g_object_new (GTK_TYPE_LABEL, "label", g_dpgettext2 (NULL, "script", part_names[part]),
                    "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  GtkWidget *text = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "script-heading");
  gtk_widget_add_css_class (heading, "quiet");
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_add_css_class (text, "script-text");
  gtk_box_append (self->parts, heading);
  gtk_box_append (self->parts, text);
  self->headings[part] = heading;
  self->texts[part] = GTK_LABEL (text);
}

static void
ethos_script_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EthosScriptView *self = ETHOS_SCRIPT_VIEW (object);

  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_PRIVACY:
      g_value_set_object (value, self->privacy);
      break;
    case PROP_STEP:
      g_value_set_string (value, self->step);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_script_view_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  EthosScriptView *self = ETHOS_SCRIPT_VIEW (object);

  switch (prop_id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    case PROP_PRIVACY:
      self->privacy = g_value_dup_object (value);
      break;
    case PROP_STEP:
      ethos_script_view_set_step (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_script_view_constructed (GObject *object)
{
  EthosScriptView *self = ETHOS_SCRIPT_VIEW (object);

  G_OBJECT_CLASS (ethos_script_view_parent_class)->constructed (object);

  g_signal_connect_object (ethos_store_get_session (self->store), "changed", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->privacy, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
ethos_script_view_dispose (GObject *object)
{
  EthosScriptView *self = ETHOS_SCRIPT_VIEW (object);

  g_clear_pointer (&self->pages, gtk_widget_unparent);
  g_clear_object (&self->store);
  g_clear_object (&self->privacy);
  G_OBJECT_CLASS (ethos_script_view_parent_class)->dispose (object);
}

static void
ethos_script_view_finalize (GObject *object)
{
  g_free (ETHOS_SCRIPT_VIEW (object)->step);
  g_free (ETHOS_SCRIPT_VIEW (object)->shown);
  G_OBJECT_CLASS (ethos_script_view_parent_class)->finalize (object);
}

static void
ethos_script_view_class_init (EthosScriptViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags construct = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = ethos_script_view_constructed;
  object_class->dispose = ethos_script_view_dispose;
  object_class->finalize = ethos_script_view_finalize;
  object_class->get_property = ethos_script_view_get_property;
  object_class->set_property = ethos_script_view_set_property;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ETHOS_TYPE_STORE, construct);
  properties[PROP_PRIVACY] =
      g_param_spec_object ("privacy", NULL, NULL, ETHOS_TYPE_PRIVACY, construct);
  /* The id of the step whose script is shown; without one it is that of the running step. */
  properties[PROP_STEP] =
      g_param_spec_string ("step", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* Naming the resource keeps the linker from dropping it. */
  ethos_agenda_get_resource ();
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCES "/ethos-script-view.ui");
  gtk_widget_class_bind_template_child (widget_class, EthosScriptView, pages);
  gtk_widget_class_bind_template_child (widget_class, EthosScriptView, script);
  gtk_widget_class_bind_template_child (widget_class, EthosScriptView, parts);
  gtk_widget_class_bind_template_child (widget_class, EthosScriptView, title);
  gtk_widget_class_bind_template_child (widget_class, EthosScriptView, empty);
  gtk_widget_class_bind_template_child (widget_class, EthosScriptView, cover);
  gtk_widget_class_bind_template_child (widget_class, EthosScriptView, reason);
  gtk_widget_class_bind_template_child (widget_class, EthosScriptView, ask);
  gtk_widget_class_set_css_name (widget_class, "script");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
}

static void
ethos_script_view_init (EthosScriptView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ethos_style_install (gtk_widget_get_display (GTK_WIDGET (self)), RESOURCES "/agenda.css");
  for (int part = 0; part < N_PARTS; part++)
    add_part (self, part);
  ethos_pane_make_readable (GTK_SCROLLED_WINDOW (self->script));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Private script"), -1);
}

/**
 * ethos_script_view_new:
 * @store: a workshop
 * @privacy: whether the script must stay covered
 *
 * Makes the private script of a step: what to say, to do and to watch for. Its question activates
 * `win.ask-screen`.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_script_view_new (EthosStore *store, EthosPrivacy *privacy)
{
  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);
  g_return_val_if_fail (ETHOS_IS_PRIVACY (privacy), NULL);

  return g_object_new (ETHOS_TYPE_SCRIPT_VIEW, "store", store, "privacy", privacy, NULL);
}

/**
 * ethos_script_view_set_step:
 * @step: (nullable): the id of the step to show, or %NULL for the running one
 */
void
ethos_script_view_set_step (EthosScriptView *self, const char *step)
{
  g_return_if_fail (ETHOS_IS_SCRIPT_VIEW (self));

  if (g_strcmp0 (self->step, step) == 0)
    return;
  g_free (self->step);
  self->step = g_strdup (step);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STEP]);
}
