// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-poster"

#include "config.h"

#include "ethos-poster-view-private.h"

#include <glib/gi18n-lib.h>

#include "ethos-poster-session.h"
#include "ethos-preview-layout.h"
#include "ethos-read-only.h"
#include "ethos-same-notes.h"

#include "ethos-poster-resources.h"

enum
{
  PROP_0,
  PROP_STORE,
  PROP_SETTINGS,
  N_PROPS
};

enum
{
  SIGNAL_CLEAN_COPY,
  SIGNAL_SAVE_RECORD,
  SIGNAL_MESSAGE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EthosPosterView, ethos_poster_view, GTK_TYPE_WIDGET)

const EthosWorkshop *
ethos_poster_view_get_workshop (EthosPosterView *self)
{
  return ethos_session_get_workshop (ethos_store_get_session (self->store));
}

GtkWindow *
ethos_poster_view_get_window (EthosPosterView *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

void
ethos_poster_view_tell (EthosPosterView *self, const char *text)
{
  g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, text);
}

/* The job for what the workshop says now; @content is to be given up by the caller. */
EthosPosterJob
ethos_poster_view_create_job (EthosPosterView *self, EthosPosterPrint print)
{
  g_autoptr (EthosSnapshot) snapshot =
      ethos_session_snapshot (ethos_store_get_session (self->store));
  EthosPosterJob job = { .print = print, .dpi = ETHOS_POSTER_DEFAULT_DPI, .page = self->page };

  job.content = ethos_poster_content_from_snapshot (snapshot);
  ethos_paper_from_name (
      ethos_poster_paper_names[ethos_poster_view_get_workshop (self)->poster_paper], &job.paper);
  ethos_orientation_from_name (
      ethos_poster_orientation_names[ethos_poster_view_get_workshop (self)->poster_orientation],
      &job.orientation);
  return job;
}

static guint
count_later (EthosSession *session)
{
  EthosItemList *steps =
      ethos_session_get_children (session, ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY);
  guint n_later = 0;

  for (guint i = 0; i < ethos_item_list_get_length (steps); i++)
    {
      const EthosRecord *step = ethos_item_list_get_record (steps, i);
      const EthosNote *note;
      EthosChildIter iter;

      ethos_session_iter_init (session, &iter, step->id, ETHOS_KIND_NOTE);
      while ((note = ethos_child_iter_next (&iter)) != NULL)
        n_later += ethos_same_notes_is_for_later (session, note) ? 1 : 0;
    }
  return n_later;
}

static void
show_later (EthosPosterView *self)
{
  guint n_later = count_later (ethos_store_get_session (self->store));
  g_autofree char *text = NULL;

  text =
      g_strdup_printf (ngettext ("%u thing to come back to", "%u things to come back to", n_later),
                       n_later);
  adw_action_row_set_subtitle (self->later_row, text);
  gtk_widget_set_visible (GTK_WIDGET (self->later_row), n_later > 0);
}

static void
show_choices (EthosPosterView *self)
{
  const EthosWorkshop *now = ethos_poster_view_get_workshop (self);

  /* Rows show what the workshop says. The row's own notification then asks for what is there
   * already, and the store finds nothing to change. */
  adw_combo_row_set_selected (self->paper_row, (guint) now->poster_paper);
  adw_combo_row_set_selected (self->orientation_row, (guint) now->poster_orientation);
  adw_combo_row_set_selected (self->mark_row, (guint) now->mark);
  ethos_raw_notes_update (self);
  ethos_proposed_names_update (self);
  show_later (self);
}

static void
changed_cb (EthosPosterView *self, EthosChanges *changes)
{
  if (ethos_changes_touch (changes, ETHOS_KIND_WORKSHOP) ||
      ethos_changes_touch (changes, ETHOS_KIND_CARD) ||
      ethos_changes_touch (changes, ETHOS_KIND_NOTE))
    show_choices (self);
  if (ethos_changes_touch (changes, ETHOS_KIND_WORKSHOP) ||
      ethos_changes_touch (changes, ETHOS_KIND_DECK) ||
      ethos_changes_touch (changes, ETHOS_KIND_CARD) ||
      ethos_changes_touch (changes, ETHOS_KIND_BEHAVIOUR))
    ethos_poster_preview_queue (self);
}

/* Each row asks for its own value only, so that showing one does not undo the other. */
static void
set_paper (EthosPosterView *self, int paper, int orientation)
{
  ethos_store_run (self->store, ethos_op_new ("workshop-poster", "paper", paper, "orientation",
                                              orientation, NULL));
}

static void
paper_chosen_cb (EthosPosterView *self)
{
  if (self->store != NULL)
    set_paper (self, (int) adw_combo_row_get_selected (self->paper_row),
               ethos_poster_view_get_workshop (self)->poster_orientation);
}

static void
orientation_chosen_cb (EthosPosterView *self)
{
  if (self->store != NULL)
    set_paper (self, ethos_poster_view_get_workshop (self)->poster_paper,
               (int) adw_combo_row_get_selected (self->orientation_row));
}

static void
mark_chosen_cb (EthosPosterView *self)
{
  if (self->store != NULL)
    ethos_store_run (self->store,
                     ethos_op_new ("workshop-mark", "mark",
                                   (int) adw_combo_row_get_selected (self->mark_row), NULL));
}

static void
clean_copy_cb (EthosPosterView *self)
{
  g_signal_emit (self, signals[SIGNAL_CLEAN_COPY], 0);
}

static void
save_record_cb (EthosPosterView *self)
{
  g_signal_emit (self, signals[SIGNAL_SAVE_RECORD], 0);
}

static void
previous_page_cb (EthosPosterView *self)
{
  ethos_poster_preview_turn (self, -1);
}

static void
next_page_cb (EthosPosterView *self)
{
  ethos_poster_preview_turn (self, 1);
}

static void
ethos_poster_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ethos_poster_view_parent_class)->map (widget);
  ethos_poster_preview_queue (ETHOS_POSTER_VIEW (widget));
}

static GtkStringList *
create_names (const char *const *names)
{
  return gtk_string_list_new (names);
}

static void
fill_rows (EthosPosterView *self)
{
  const char *const orientations[] = { _ ("Portrait"), _ ("Landscape"), NULL };
  const char *const marks[] = { /* Translators: how binding the words on the poster are. */
                                C_ ("mark", "Draft"), C_ ("mark", "Local"), C_ ("mark", "Approved"),
                                NULL
  };
  g_autoptr (GtkStringList) papers = create_names (ethos_poster_paper_names);
  g_autoptr (GtkStringList) ways = create_names (orientations);
  g_autoptr (GtkStringList) states = create_names (marks);

  adw_combo_row_set_model (self->paper_row, G_LIST_MODEL (papers));
  adw_combo_row_set_model (self->orientation_row, G_LIST_MODEL (ways));
  adw_combo_row_set_model (self->mark_row, G_LIST_MODEL (states));
}

static void
ethos_poster_view_constructed (GObject *object)
{
  EthosPosterView *self = ETHOS_POSTER_VIEW (object);

  G_OBJECT_CLASS (ethos_poster_view_parent_class)->constructed (object);

  fill_rows (self);
  show_choices (self);
  g_signal_connect_object (self->paper_row, "notify::selected", G_CALLBACK (paper_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->orientation_row, "notify::selected",
                           G_CALLBACK (orientation_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->mark_row, "notify::selected", G_CALLBACK (mark_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ethos_store_get_session (self->store), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  /* What is agreed can be printed and handed on all the same. */
  ethos_read_only_follow (GTK_WIDGET (self->paper_row), G_OBJECT (self->store));
  ethos_read_only_follow (GTK_WIDGET (self->orientation_row), G_OBJECT (self->store));
  ethos_read_only_follow (GTK_WIDGET (self->mark_row), G_OBJECT (self->store));
  ethos_read_only_follow (self->names_button, G_OBJECT (self->store));
  ethos_read_only_follow (self->notes_buttons, G_OBJECT (self->store));
}

static void
ethos_poster_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, ETHOS_POSTER_VIEW (object)->store);
      break;
    case PROP_SETTINGS:
      g_value_set_object (value, ETHOS_POSTER_VIEW (object)->settings);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_poster_view_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STORE:
      ETHOS_POSTER_VIEW (object)->store = g_value_dup_object (value);
      break;
    case PROP_SETTINGS:
      ETHOS_POSTER_VIEW (object)->settings = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ethos_poster_view_dispose (GObject *object)
{
  EthosPosterView *self = ETHOS_POSTER_VIEW (object);

  g_clear_handle_id (&self->redraw, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->worker);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (ethos_poster_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/ethos_workshops/Ethos/poster/ethos-poster-view.ui");
  gtk_widget_class_bind_template_child (widget_class, EthosPosterView, box);
  gtk_widget_class_bind_template_child (widget_class, EthosPosterView, content);
  gtk_widget_class_bind_template_child (widget_class, EthosPosterView, waiting);
  gtk_widget_class_bind_template_child (widget_class, EthosPosterView, picture);
  gtk_widget_class_bind_template_child (widget_class, EthosPosterView, problem);
  gtk_widget_class_bind_template_child (widget_class, EthosPosterView, page_box);
  gtk_widget_class_bind_template_child (widget_class, EthosPosterView, page_label);
  gtk_widget_class_bind_template_child (widget_class, EthosPosterView, paper_row);
  gtk_widget_class_bind_template_child (widget_class, EthosPosterView, orientation_row);
  gtk_widget_class_bind_template_child (widget_class, EthosPosterView, mark_row);
  gtk_widget_class_bind_template_child (widget_class, EthosPosterView, distance_row);
  gtk_widget_class_bind_template_child (widget_class, EthosPosterView, names_group);
  gtk_widget_class_bind_template_child (widget_class, EthosPosterView, names_row);
  gtk_widget_class_bind_template_child (widget_class, EthosPosterView, names_button);
  gtk_widget_class_bind_template_child (widget_class, EthosPosterView, notes_row);
  gtk_widget_class_bind_template_child (widget_class, EthosPosterView, notes_buttons);
  gtk_widget_class_bind_template_child (widget_class, EthosPosterView, later_row);
  gtk_widget_class_bind_template_callback (widget_class, ethos_poster_view_export);
  gtk_widget_class_bind_template_callback (widget_class, ethos_poster_view_export_slips);
  gtk_widget_class_bind_template_callback (widget_class, ethos_poster_view_export_cards);
  gtk_widget_class_bind_template_callback (widget_class, clean_copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_record_cb);
  gtk_widget_class_bind_template_callback (widget_class, ethos_proposed_names_accept);
  gtk_widget_class_bind_template_callback (widget_class, ethos_raw_notes_keep);
  gtk_widget_class_bind_template_callback (widget_class, ethos_raw_notes_delete);
  gtk_widget_class_bind_template_callback (widget_class, previous_page_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_page_cb);
}

static void
ethos_poster_view_class_init (EthosPosterViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = ethos_poster_view_constructed;
  object_class->dispose = ethos_poster_view_dispose;
  object_class->get_property = ethos_poster_view_get_property;
  object_class->set_property = ethos_poster_view_set_property;
  widget_class->map = ethos_poster_view_map;

  properties[PROP_STORE] =
      g_param_spec_object ("store", NULL, NULL, ETHOS_TYPE_STORE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /* Where the paper of slips and cards is remembered. */
  properties[PROP_SETTINGS] =
      g_param_spec_object ("settings", NULL, NULL, G_TYPE_SETTINGS,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * EthosPosterView::clean-copy:
   *
   * A copy without raw notes is wanted.
   */
  signals[SIGNAL_CLEAN_COPY] =
      g_signal_new ("clean-copy", ETHOS_TYPE_POSTER_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
  /**
   * EthosPosterView::save-record:
   *
   * The record of the workshop is wanted as a file.
   */
  signals[SIGNAL_SAVE_RECORD] =
      g_signal_new ("save-record", ETHOS_TYPE_POSTER_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
  /**
   * EthosPosterView::message:
   * @text: what was done
   *
   * Something to tell the person in passing.
   */
  signals[SIGNAL_MESSAGE] = g_signal_new ("message", ETHOS_TYPE_POSTER_VIEW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /* Or the linker leaves the resources out. */
  ethos_poster_get_resource ();
  g_type_ensure (ETHOS_TYPE_PREVIEW_LAYOUT);
  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ethos_poster_view_init (EthosPosterView *self)
{
  self->worker = ethos_poster_worker_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ethos_poster_view_new:
 * @store: the workshop
 * @settings: (nullable): where the paper of slips and cards is remembered
 *
 * Returns: (transfer floating): a view of its poster
 */
GtkWidget *
ethos_poster_view_new (EthosStore *store, GSettings *settings)
{
  g_return_val_if_fail (ETHOS_IS_STORE (store), NULL);
  g_return_val_if_fail (settings == NULL || G_IS_SETTINGS (settings), NULL);

  return g_object_new (ETHOS_TYPE_POSTER_VIEW, "store", store, "settings", settings, NULL);
}
