// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-poster"

#include "config.h"

#include "ethos-poster-view.h"

#include <adwaita.h>

#include <glib/gi18n-lib.h>

#include "ethos-announce.h"
#include "ethos-ask.h"
#include "ethos-poster-session.h"
#include "ethos-poster-worker.h"
#include "ethos-print-file.h"
#include "ethos-print-job.h"
#include "ethos-read-only.h"
#include "ethos-slips.h"
#include "ethos-text.h"

#include "ethos-poster-resources.h"

/* Enough slips for everybody to write as many as fit a few minutes. */
#define SLIPS_A_PERSON 4
#define SLIP_PAGES_DEFAULT 4

struct _EthosPosterView
{
  GtkWidget parent_instance;

  EthosStore *store;
  GSettings *settings;
  EthosPosterWorker *worker;
  GCancellable *cancellable;
  guint redraw;

  GtkWidget *box;
  GtkWidget *content;
  GtkPicture *picture;
  GtkLabel *problem;
  GtkLabel *page_label;
  GtkWidget *page_box;
  AdwComboRow *paper_row;
  AdwComboRow *orientation_row;
  AdwComboRow *mark_row;
  AdwActionRow *distance_row;
  AdwActionRow *notes_row;
  GtkWidget *notes_buttons;
  guint page;
  guint n_pages;
};

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

static const EthosWorkshop *
workshop (EthosPosterView *self)
{
  return ethos_session_get_workshop (ethos_store_get_session (self->store));
}

static GtkWindow *
window (EthosPosterView *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
message (EthosPosterView *self, const char *text)
{
  g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, text);
}

/* The job for what the workshop says now; @content is to be given up by the caller. */
static EthosPosterJob
create_job (EthosPosterView *self, EthosPosterPrint print)
{
  g_autoptr (EthosSnapshot) snapshot =
      ethos_session_snapshot (ethos_store_get_session (self->store));
  EthosPosterJob job = { .print = print, .dpi = ETHOS_POSTER_DEFAULT_DPI, .page = self->page };

  job.content = ethos_poster_content_from_snapshot (snapshot);
  ethos_paper_from_name (ethos_poster_paper_names[workshop (self)->poster_paper], &job.paper);
  ethos_orientation_from_name (ethos_poster_orientation_names[workshop (self)->poster_orientation],
                               &job.orientation);
  return job;
}

static void
show_distances (EthosPosterView *self, const EthosPosterPicture *picture)
{
  g_autofree char *text = g_strdup_printf (
      /* Translators: distances in metres; the mission is the largest text of the poster. */
      _ ("Mission from %.1f m, names from %.1f m, lines from %.1f m"),
      picture->distances[ETHOS_POSTER_LEVEL_MISSION], picture->distances[ETHOS_POSTER_LEVEL_NAME],
      picture->distances[ETHOS_POSTER_LEVEL_BODY]);

  adw_action_row_set_subtitle (self->distance_row, text);
}

static void
show_picture (EthosPosterView *self, const EthosPosterPicture *picture)
{
  g_autoptr (GdkTexture) texture =
      gdk_memory_texture_new (picture->width, picture->height, GDK_MEMORY_DEFAULT, picture->pixels,
                              (gsize) picture->stride);
  g_autofree char *page = NULL;

  self->n_pages = picture->n_pages;
  self->page = MIN (self->page, self->n_pages - 1);
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_widget_set_visible (GTK_WIDGET (self->picture), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_widget_set_visible (self->page_box, self->n_pages > 1);
  /* Translators: the number of a page, and how many there are. */
  page = g_strdup_printf (_ ("Page %u of %u"), self->page + 1, self->n_pages);
  gtk_label_set_text (self->page_label, page);
  show_distances (self, picture);
}

static void
show_problem (EthosPosterView *self, const GError *error)
{
  gtk_widget_set_visible (GTK_WIDGET (self->picture), FALSE);
  gtk_widget_set_visible (self->page_box, FALSE);
  gtk_label_set_text (self->problem, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  adw_action_row_set_subtitle (self->distance_row, "");
  ethos_announce (GTK_WIDGET (self), error->message);
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (EthosPosterView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EthosPosterPicture) picture =
      ethos_poster_worker_draw_finish (ETHOS_POSTER_WORKER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;

  if (picture != NULL)
    show_picture (self, picture);
  else
    show_problem (self, error);
}

static gboolean
redraw_cb (gpointer user_data)
{
  EthosPosterView *self = user_data;
  EthosPosterJob job = create_job (self, ETHOS_PRINT_POSTER);
  int width = MAX (600, gtk_widget_get_width (self->content)) *
              gtk_widget_get_scale_factor (GTK_WIDGET (self));

  self->redraw = 0;
  ethos_poster_worker_draw_async (self->worker, &job, width, self->cancellable, drawn_cb,
                                  g_object_ref (self));
  ethos_poster_content_unref (job.content);
  return G_SOURCE_REMOVE;
}

static void
queue_redraw (EthosPosterView *self)
{
  if (self->redraw == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->redraw = g_idle_add (redraw_cb, self);
}

static guint
count_notes (EthosSession *session)
{
  const EthosRecord *step;
  EthosChildIter iter;
  guint n_notes = 0;

  ethos_session_iter_init (session, &iter, ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY);
  while ((step = ethos_child_iter_next (&iter)) != NULL)
    n_notes += ethos_item_list_get_length (
        ethos_session_get_children (session, step->id, ETHOS_KIND_NOTE));

  return n_notes;
}

static void
show_notes (EthosPosterView *self)
{
  guint n_notes = count_notes (ethos_store_get_session (self->store));
  g_autofree char *text = NULL;

  if (workshop (self)->raw_notes == ETHOS_RAW_NOTES_DELETED)
    text = g_strdup (_ ("They were deleted."));
  else if (workshop (self)->raw_notes == ETHOS_RAW_NOTES_KEPT)
    text = g_strdup_printf (ngettext ("%u note is kept in the workshop’s file.",
                                      "%u notes are kept in the workshop’s file.", n_notes),
                            n_notes);
  else
    text = g_strdup_printf (ngettext ("%u note. The agreed words stay in any case.",
                                      "%u notes. The agreed words stay in any case.", n_notes),
                            n_notes);

  adw_action_row_set_subtitle (self->notes_row, text);
  gtk_widget_set_visible (self->notes_buttons,
                          workshop (self)->raw_notes != ETHOS_RAW_NOTES_DELETED && n_notes > 0);
}

static void
show_choices (EthosPosterView *self)
{
  const EthosWorkshop *now = workshop (self);

  /* Rows show what the workshop says. The row's own notification then asks for what is there
   * already, and the store finds nothing to change. */
  adw_combo_row_set_selected (self->paper_row, (guint) now->poster_paper);
  adw_combo_row_set_selected (self->orientation_row, (guint) now->poster_orientation);
  adw_combo_row_set_selected (self->mark_row, (guint) now->mark);
  show_notes (self);
}

static void
changed_cb (EthosPosterView *self, EthosChanges *changes)
{
  if (ethos_changes_touch (changes, ETHOS_KIND_WORKSHOP) ||
      ethos_changes_touch (changes, ETHOS_KIND_NOTE))
    show_choices (self);
  if (ethos_changes_touch (changes, ETHOS_KIND_WORKSHOP) ||
      ethos_changes_touch (changes, ETHOS_KIND_DECK) ||
      ethos_changes_touch (changes, ETHOS_KIND_CARD) ||
      ethos_changes_touch (changes, ETHOS_KIND_BEHAVIOUR))
    queue_redraw (self);
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
               workshop (self)->poster_orientation);
}

static void
orientation_chosen_cb (EthosPosterView *self)
{
  if (self->store != NULL)
    set_paper (self, workshop (self)->poster_paper,
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

/* What is printed on slips: the question of the first step in which notes are written. */
static char *
slip_prompt (EthosPosterView *self)
{
  EthosSession *session = ethos_store_get_session (self->store);
  const EthosActivity *step;
  EthosChildIter iter;

  ethos_session_iter_init (session, &iter, ETHOS_WORKSHOP_ID, ETHOS_KIND_ACTIVITY);
  while ((step = ethos_child_iter_next (&iter)) != NULL)
    if (step->kind == ETHOS_ACTIVITY_WRITE_NOTES && step->prompt != NULL)
      return g_strdup (step->prompt);

  return NULL;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (EthosPosterView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = ethos_print_file_write_finish (result, &error);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  /* The window may have been closed meanwhile; the file is written all the same. */
  if (self->store == NULL || window (self) == NULL)
    return;
  if (file == NULL)
    {
      ethos_tell (window (self), _ ("This Could Not Be Written"), error->message);
      return;
    }

  name = g_file_get_parse_name (file);
  /* Translators: %s is the path of a file. */
  text = ethos_text_print_isolated (_ ("Written: %s"), name);
  message (self, text);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (EthosPosterView) self = user_data;
  EthosPosterPrint print;
  EthosPaper paper;
  g_autoptr (GFile) file = ethos_print_file_choose_finish (result, &print, &paper, NULL);
  g_autofree char *prompt = NULL;
  EthosPosterJob job;

  if (file == NULL || self->store == NULL)
    return;

  job = create_job (self, print);
  if (print == ETHOS_PRINT_SLIPS)
    {
      guint slips = (guint) workshop (self)->people * SLIPS_A_PERSON;

      job.prompt = prompt = slip_prompt (self);
      job.n_pages = CLAMP ((slips + ETHOS_SLIPS_PER_PAGE - 1) / ETHOS_SLIPS_PER_PAGE,
                           SLIP_PAGES_DEFAULT, ETHOS_SLIPS_MAX_PAGES);
    }
  if (print != ETHOS_PRINT_POSTER)
    job.paper = paper;

  ethos_print_file_write_async (self->worker, &job, file, written_cb, g_object_ref (self));
  ethos_poster_content_unref (job.content);
}

static void
choose_file (EthosPosterView *self, EthosPosterPrint print)
{
  ethos_print_file_choose_async (window (self), print, self->settings, file_chosen_cb,
                                 g_object_ref (self));
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
keep_notes_cb (EthosPosterView *self)
{
  ethos_store_run (self->store, ethos_op_new ("raw-notes-keep", NULL));
}

static void
delete_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (EthosPosterView) self = user_data;
  g_autofree char *answer = ethos_ask_finish (result, NULL);

  if (self->store != NULL && g_strcmp0 (answer, "delete") == 0 &&
      ethos_store_run (self->store, ethos_op_new ("raw-notes-delete", NULL)))
    message (self, _ ("The notes were deleted"));
}

static void
delete_notes_cb (EthosPosterView *self)
{
  const EthosAnswer answers[] = {
    { "cancel", _ ("_Cancel"), ETHOS_ANSWER_PLAIN },
    { "delete", _ ("_Delete the Notes"), ETHOS_ANSWER_DESTRUCTIVE },
  };
  const EthosQuestion question = {
    .heading = _ ("Delete All Notes?"),
    .body = _ ("They go from the file, from its earlier versions and from Undo, and cannot be "
               "brought back. The agreed words stay."),
    .answers = answers,
    .n_answers = G_N_ELEMENTS (answers),
  };

  ethos_ask_async (window (self), &question, NULL, delete_answered_cb, g_object_ref (self));
}

static void
turn_page (EthosPosterView *self, int step)
{
  if (self->n_pages == 0)
    return;

  self->page = (guint) CLAMP ((int) self->page + step, 0, (int) self->n_pages - 1);
  queue_redraw (self);
}

static void
previous_page_cb (EthosPosterView *self)
{
  turn_page (self, -1);
}

static void
next_page_cb (EthosPosterView *self)
{
  turn_page (self, 1);
}

static void
ethos_poster_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ethos_poster_view_parent_class)->map (widget);
  queue_redraw (ETHOS_POSTER_VIEW (widget));
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
  gtk_widget_class_bind_template_child (widget_class, EthosPosterView, picture);
  gtk_widget_class_bind_template_child (widget_class, EthosPosterView, problem);
  gtk_widget_class_bind_template_child (widget_class, EthosPosterView, page_box);
  gtk_widget_class_bind_template_child (widget_class, EthosPosterView, page_label);
  gtk_widget_class_bind_template_child (widget_class, EthosPosterView, paper_row);
  gtk_widget_class_bind_template_child (widget_class, EthosPosterView, orientation_row);
  gtk_widget_class_bind_template_child (widget_class, EthosPosterView, mark_row);
  gtk_widget_class_bind_template_child (widget_class, EthosPosterView, distance_row);
  gtk_widget_class_bind_template_child (widget_class, EthosPosterView, notes_row);
  gtk_widget_class_bind_template_child (widget_class, EthosPosterView, notes_buttons);
  gtk_widget_class_bind_template_callback (widget_class, ethos_poster_view_export);
  gtk_widget_class_bind_template_callback (widget_class, ethos_poster_view_export_slips);
  gtk_widget_class_bind_template_callback (widget_class, ethos_poster_view_export_cards);
  gtk_widget_class_bind_template_callback (widget_class, clean_copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_record_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_notes_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_notes_cb);
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

/**
 * ethos_poster_view_print:
 * @self: a poster view
 *
 * Prints the poster through the desktop's dialog.
 */
void
ethos_poster_view_print (EthosPosterView *self)
{
  g_autoptr (GError) error = NULL;
  EthosPosterJob job;

  g_return_if_fail (ETHOS_IS_POSTER_VIEW (self));

  job = create_job (self, ETHOS_PRINT_POSTER);
  if (!ethos_print_poster (window (self), job.content, job.paper, job.orientation, &error))
    ethos_tell (window (self), _ ("The Poster Could Not Be Printed"), error->message);
  ethos_poster_content_unref (job.content);
}

/**
 * ethos_poster_view_export:
 * @self: a poster view
 *
 * Asks for a file and writes the poster to it.
 */
void
ethos_poster_view_export (EthosPosterView *self)
{
  g_return_if_fail (ETHOS_IS_POSTER_VIEW (self));

  choose_file (self, ETHOS_PRINT_POSTER);
}

/**
 * ethos_poster_view_export_slips:
 * @self: a poster view
 *
 * Asks for the paper and a file and writes slips of paper to it, to be cut and written on.
 */
void
ethos_poster_view_export_slips (EthosPosterView *self)
{
  g_return_if_fail (ETHOS_IS_POSTER_VIEW (self));

  choose_file (self, ETHOS_PRINT_SLIPS);
}

/**
 * ethos_poster_view_export_cards:
 * @self: a poster view
 *
 * Asks for the paper and a file and writes the cards in large print to it.
 */
void
ethos_poster_view_export_cards (EthosPosterView *self)
{
  g_return_if_fail (ETHOS_IS_POSTER_VIEW (self));

  choose_file (self, ETHOS_PRINT_CARDS);
}
