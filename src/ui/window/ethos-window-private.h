// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-ask.h"
#include "ethos-plan-view.h"
#include "ethos-preview-view.h"
#include "ethos-privacy.h"
#include "ethos-projector.h"
#include "ethos-script-view.h"
#include "ethos-setup-view.h"
#include "ethos-step-announcer.h"
#include "ethos-step-stack.h"
#include "ethos-time-view.h"
#include "ethos-window.h"

G_BEGIN_DECLS

/* What the files of this class share; see each for its part. */

struct _EthosWindow
{
  AdwApplicationWindow parent_instance;

  GSettings *settings;
  EthosRecentList *recent;
  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkWidget *plan_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkMenuButton *projector_button;
  GMenu *monitors;
  GtkWidget *script_button;
  EthosBanner *banner;
  GtkStack *pages;
  AdwBin *start;
  GtkStack *preview;
  EthosWorkshopView *workshop;

  /* Beginnings; made when they are first needed. */
  EthosPreviewView *preview_view;
  EthosSetupView *setup_view;
  guint people;
  /* The boot time at which the primary button did something last; 0 for never. */
  gint64 pressed_ms;
  /* What had the focus before everything became insensitive. */
  GtkWidget *resting;
  /* What had the focus last that is in no toast. */
  GtkWidget *before_toast;
  guint focus_source;
  /* Takes back the newest change, as long as it is that. */
  AdwToast *undo_toast;
  /* What could not be saved yet; its place is being chosen. */
  EthosSession *beginning;
  /* The file that was to be opened last. */
  GFile *opening;

  /* Of the open workshop. */
  EthosDocument *document;
  EthosStore *store;
  EthosProjection *projection;
  EthosPrivacy *privacy;
  EthosProjector *projector;
  EthosPlanView *plan;
  EthosStepStack *steps;
  EthosScriptView *script;
  EthosTimeView *time;
  EthosStepAnnouncer *announcer;

  /* Cancelled when the window is closed for good, so that no answer reaches it later. */
  GCancellable *cancellable;
  guint logout_cookie;
  guint busy;
  guint busy_source;
  /* What takes a moment now, in the words of the person. */
  const char *busy_words;
  guint closing : 1;
  guint asking_screen : 1;
  guint checking_projector : 1;
  guint recovered_seen : 1;
  guint lost_seen : 1;
  /* Something could not be saved, and nobody has said yet that it is. */
  guint not_saved : 1;
};

/* ethos-window.c */
void ethos_window_rest_focus (EthosWindow *self);
void ethos_window_wake_focus (EthosWindow *self);
void ethos_window_check_focus (EthosWindow *self);
void ethos_window_begin_busy (EthosWindow *self, const char *words);
void ethos_window_end_busy (EthosWindow *self);
void ethos_window_dismiss_undo (EthosWindow *self);
void ethos_window_tell_error (EthosWindow *self, const char *heading, const GError *error);

/* ethos-window-document.c */
void ethos_window_drop_document (EthosWindow *self);
void ethos_window_begin_leave (EthosWindow *self);
void ethos_window_take_document (EthosWindow *self, EthosDocument *document);
void ethos_window_show_document (EthosWindow *self);
void ethos_window_update_document (EthosWindow *self);
gboolean ethos_window_is_second_press (EthosWindow *self);
gboolean ethos_window_begin_close (EthosWindow *self);

/* ethos-window-copy.c */

/* What is copied: the title of the question where to, what stands behind the name of the workshop,
 * and how the name of the file ends. */
typedef struct
{
  const char *title;
  const char *what;
  const char *suffix;
} EthosWindowCopy;

void ethos_window_choose_copy (EthosWindow *self,
                               GtkWindow *parent,
                               const EthosWindowCopy *copy,
                               GAsyncReadyCallback callback,
                               gpointer data);
void ethos_window_tell_not_copied (GtkWindow *parent, const GError *error);

/* Each of these installs the actions of its file, or enables those that make sense now. */
void ethos_window_install_begin (GtkWidgetClass *widget_class);
void ethos_window_update_begin (EthosWindow *self);
void ethos_window_install_differences (GtkWidgetClass *widget_class);
void ethos_window_update_differences (EthosWindow *self);
void ethos_window_install_versions (GtkWidgetClass *widget_class);
void ethos_window_install_files (GtkWidgetClass *widget_class);
void ethos_window_update_files (EthosWindow *self);
void ethos_window_install_outcome (GtkWidgetClass *widget_class);
void ethos_window_update_outcome (EthosWindow *self);
void ethos_window_install_steps (GtkWidgetClass *widget_class);
void ethos_window_update_steps (EthosWindow *self);

/* ethos-window-steps.c */
void ethos_window_connect_steps (EthosWindow *self);
void ethos_window_add_clicker (EthosWindow *self);

G_END_DECLS
