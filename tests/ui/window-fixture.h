// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-application.h"
#include "ethos-window.h"

G_BEGIN_DECLS

/*
 * The application with one window, and what is done with it: in few words, so that a test reads as
 * what somebody does.
 */
typedef struct
{
  EthosApplication *application;
  EthosWindow *window;
} Fixture;

/* More than any step of these tests takes, even on a crowded machine. */
#define PATIENCE_S 30

#define wait_until(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 wait_end = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;                       \
    while (!(condition))                                                                           \
      {                                                                                            \
        g_assert_cmpint (g_get_monotonic_time (), <, wait_end);                                    \
        g_main_context_iteration (NULL, TRUE);                                                     \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

void window_fixture_init (int *argc, char ***argv);
int window_fixture_run (void);
void set_up (Fixture *fixture, gconstpointer data);
void tear_down (Fixture *fixture, gconstpointer data);
void close_window (Fixture *fixture);

EthosStore *get_store (Fixture *fixture);
EthosSession *get_session (Fixture *fixture);
GtkWindow *find_dialog (void);
gboolean tree_has_text (GtkWidget *widget, const char *text);

void act (Fixture *fixture, const char *action);
void answer (const char *response);
void start_sample (Fixture *fixture);
void begin (Fixture *fixture);

G_END_DECLS
