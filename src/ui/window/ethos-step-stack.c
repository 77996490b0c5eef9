// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-window"

#include "config.h"

#include "ethos-step-stack.h"

#include "ethos-board-view.h"
#include "ethos-cards-view.h"
#include "ethos-lines-view.h"
#include "ethos-ready-page.h"
#include "ethos-step-page.h"
#include "ethos-upright-layout.h"

typedef enum
{
  PAGE_READY,
  PAGE_CARDS,
  PAGE_BOARD,
  PAGE_LINES,
  PAGE_POSTER,
  PAGE_STEP,
  N_PAGES
} Page;

struct _EthosStepStack
{
  GtkWidget parent_instance;

  EthosStore *store;
  EthosProjection *projection;
  EthosPrivacy *privacy;
  GSettings *settings;
  char *looked;
  gboolean show_hints;
  gboolean file_unsaved;
  gboolean projector_shown;
  GtkWidget *stack;
  GtkWidget *pages[N_PAGES];
};

G_DEFINE_FINAL_TYPE (EthosStepStack, ethos_step_stack, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_LOOKED,
  PROP_SHOW_HINTS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* What is shown for each kind of step. */
static const Page pages_of_kinds[] = {
  [ETHOS_ACTIVITY_PRESENT_CARDS] = PAGE_CARDS, [ETHOS_ACTIVITY_WRITE_NOTES] = PAGE_BOARD,
  [ETHOS_ACTIVITY_GROUP] = PAGE_BOARD,         [ETHOS_ACTIVITY_WRITE_LINES] = PAGE_LINES,
  [ETHOS_ACTIVITY_DISCUSS] = PAGE_BOARD,       [ETHOS_ACTIVITY_BREAK] = PAGE_STEP,
  [ETHOS_ACTIVITY_CLOSE] = PAGE_STEP,
};

static void
return_cb (EthosStepStack *self)
{
  ethos_step_stack_set_looked (self, NULL);
}

/* What the poster wants from the window, which holds the file. */
static void
clean_copy_cb (EthosStepStack *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.clean-copy", NULL);
}

static void
save_record_cb (EthosStepStack *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.save-record", NULL);
}

static void
message_cb (EthosStepStack *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", text);
}

static GtkWidget *
create_poster (EthosStepStack *self)
{
  GtkWidget *poster = ethos_poster_view_new (self->store, self->settings);

  g_signal_connect_object (poster, "clean-copy", G_CALLBACK (clean_copy_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (poster, "save-record", G_CALLBACK (save_record_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (poster, "message", G_CALLBACK (message_cb), self, G_CONNECT_SWAPPED);
  return poster;
}

static GtkWidget *
create_page (EthosStepStack *self, Page page)
{
  GtkWidget *widget;

  switch (page)
    {
    case PAGE_READY:
      widget = ethos_ready_page_new (self->store);
      ethos_ready_page_set_cards (ETHOS_READY_PAGE (widget),
                                  ethos_cards_view_new (self->store, NULL));
      return widget;
    case PAGE_CARDS:
      return ethos_cards_view_new (self->store, self->projection);
    case PAGE_LINES:
      widget = ethos_lines_view_new (self->store, self->projection);
      g_object_bind_property (self, "show-hints", widget, "show-hints", G_BINDING_SYNC_CREATE);
      return widget;
    case PAGE_POSTER:
      return create_poster (self);
    case PAGE_BOARD:
      widget = ethos_board_view_new (self->store, self->projection, self->privacy);
      ethos_board_view_set_file_saved (ETHOS_BOARD_VIEW (widget), !self->file_unsaved);
      ethos_board_view_set_projector_shown (ETHOS_BOARD_VIEW (widget), self->projector_shown);
      return widget;
    case PAGE_STEP:
    default:
      widget = ethos_step_page_new (self->store);
      g_signal_connect_object (widget, "return", G_CALLBACK (return_cb), self, G_CONNECT_SWAPPED);
      return widget;
    }
}

static Page
choose_page (EthosStepStack *self)
{
  EthosSession *session = ethos_store_get_session (self->store);
  const EthosActivity *step = ethos_session_get_current (session);

  if (self->looked != NULL)
    return PAGE_STEP;
  if (ethos_session_get_workshop (session)->finished)
    return PAGE_POSTER;
  if (step == NULL)
    return PAGE_READY;
  /* To group and to discuss needs notes that were written before. */
  if (pages_of_kinds[step->kind] == PAGE_BOARD &&
      ethos_session_get_wall (session, step->record.id) == NULL)
    return PAGE_STEP;
  return pages_of_kinds[step->kind];
}

/* Views are made when they are first needed and kept: what is typed in one stays there. */
static GtkWidget *
get_page (EthosStepStack *self, Page page)
{
  if (self->pages[page] == NULL)
    {
      self->pages[page] = create_page (self, page);
      gtk_stack_add_child (GTK_STACK (self->stack), ethos_upright_new (self->pages[page]));
    }
  return self->pages[page];
}

static void
update (EthosStepStack *self)
{
  Page page = choose_page (self);

  get_page (self, page);
  if (page == PAGE_STEP)
    ethos_step_page_set_step (ETHOS_STEP_PAGE (self->pages[page]), self->looked);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), gtk_widget_get_parent (self->pages[page]));
}

static void
changed_cb (EthosSession *session, EthosChanges *changes, EthosStepStack *self)
{
  if (ethos_changes_touch (changes, ETHOS_KIND_WORKSHOP) ||
      ethos_changes_touch (changes, ETHOS_KIND_ACTIVITY))
    update (self);
}

static void
ethos_step_stack_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LOOKED:
      g_value_set_string (value, ETHOS_STEP_STACK (object)->looked);
      break;
    case PROP_SHOW_HINTS:
      g_value_set_boolean (value, ETHOS_STEP_STACK (object)->show_hints);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_step_stack_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LOOKED:
      ethos_step_stack_set_looked (ETHOS_STEP_STACK (object), g_value_get_string (value));
      break;
    case PROP_SHOW_HINTS:
      ethos_step_stack_set_show_hints (ETHOS_STEP_STACK (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_step_stack_dispose (GObject *object)
{
  EthosStepStack *self = ETHOS_STEP_STACK (object);

  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->store);
  g_clear_object (&self->projection);
  g_clear_object (&self->privacy);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (ethos_step_stack_parent_class)->dispose (object);
}

static void
ethos_step_stack_finalize (GObject *object)
{
  g_free (ETHOS_STEP_STACK (object)->looked);
  G_OBJECT_CLASS (ethos_step_stack_parent_class)->finalize (object);
}

static void
ethos_step_stack_class_init (EthosStepStackClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ethos_step_stack_dispose;
  object_class->finalize = ethos_step_stack_finalize;
  object_class->get_property = ethos_step_stack_get_property;
  object_class->set_property = ethos_step_stack_set_property;

  /* The id of a step that is looked at instead of the running one. */
  properties[PROP_LOOKED] =
      g_param_spec_string ("looked", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /* Whether views explain themselves to somebody who practices. */
  properties[PROP_SHOW_HINTS] =
      g_param_spec_boolean ("show-hints", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ethos_step_stack_init (EthosStepStack *self)
{
  self->show_hints = TRUE;
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

/**
 * ethos_step_stack_new:
 * @store: a workshop
 * @projection: what the room may see of it
 * @privacy: whether what is private must stay covered
 * @settings: (nullable): where views remember what was chosen
 *
 * Makes the middle of the window: the view that the running step needs.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_step_stack_new (EthosStore *store,
                      EthosProjection *projection,
                      EthosPrivacy *privacy,
                      GSettings *settings)
{
  EthosStepStack *self;

  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);
  g_return_val_if_fail (ETHOS_IS_PROJECTION (projection), NULL);
  g_return_val_if_fail (ETHOS_IS_PRIVACY (privacy), NULL);
  g_return_val_if_fail (settings == NULL || G_IS_SETTINGS (settings), NULL);

  self = g_object_new (ETHOS_TYPE_STEP_STACK, NULL);
  self->store = g_object_ref (store);
  self->projection = g_object_ref (projection);
  self->privacy = g_object_ref (privacy);
  g_set_object (&self->settings, settings);
  g_signal_connect_object (ethos_store_get_session (store), "changed", G_CALLBACK (changed_cb),
                           self, 0);
  update (self);
  return GTK_WIDGET (self);
}

const char *
ethos_step_stack_get_looked (EthosStepStack *self)
{
  g_return_val_if_fail (ETHOS_IS_STEP_STACK (self), NULL);

  return self->looked;
}

/**
 * ethos_step_stack_set_looked:
 * @step: (nullable): the id of a step, or %NULL for the running one
 */
void
ethos_step_stack_set_looked (EthosStepStack *self, const char *step)
{
  g_return_if_fail (ETHOS_IS_STEP_STACK (self));

  if (g_strcmp0 (self->looked, step) == 0)
    return;
  g_free (self->looked);
  self->looked = g_strdup (step);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOOKED]);
}

/**
 * ethos_step_stack_get_view:
 *
 * Returns: (transfer none): the view that is shown
 */
GtkWidget *
ethos_step_stack_get_view (EthosStepStack *self)
{
  g_return_val_if_fail (ETHOS_IS_STEP_STACK (self), NULL);

  return gtk_widget_get_first_child (gtk_stack_get_visible_child (GTK_STACK (self->stack)));
}

/**
 * ethos_step_stack_set_file_saved:
 * @file_saved: whether the file of the workshop takes what is written
 */
void
ethos_step_stack_set_file_saved (EthosStepStack *self, gboolean file_saved)
{
  g_return_if_fail (ETHOS_IS_STEP_STACK (self));

  self->file_unsaved = !file_saved;
  if (self->pages[PAGE_BOARD] != NULL)
    ethos_board_view_set_file_saved (ETHOS_BOARD_VIEW (self->pages[PAGE_BOARD]), file_saved);
}

/**
 * ethos_step_stack_set_projector_shown:
 * @shown: whether there is a window that the room sees
 */
void
ethos_step_stack_set_projector_shown (EthosStepStack *self, gboolean shown)
{
  g_return_if_fail (ETHOS_IS_STEP_STACK (self));

  self->projector_shown = shown;
  if (self->pages[PAGE_BOARD] != NULL)
    ethos_board_view_set_projector_shown (ETHOS_BOARD_VIEW (self->pages[PAGE_BOARD]), shown);
}

void
ethos_step_stack_set_show_hints (EthosStepStack *self, gboolean show_hints)
{
  g_return_if_fail (ETHOS_IS_STEP_STACK (self));

  show_hints = !!show_hints;
  if (self->show_hints == show_hints)
    return;
  self->show_hints = show_hints;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_HINTS]);
}

/**
 * ethos_step_stack_get_poster:
 *
 * Returns: (transfer none): the poster, whether it is shown or not, to print from it
 */
EthosPosterView *
ethos_step_stack_get_poster (EthosStepStack *self)
{
  g_return_val_if_fail (ETHOS_IS_STEP_STACK (self), NULL);

  return ETHOS_POSTER_VIEW (get_page (self, PAGE_POSTER));
}
