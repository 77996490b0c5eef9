// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-application.h"
#include "ethos-window.h"
#include "ui-harness.h"

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

typedef struct
{
  const char *name;
  void (*test) (Fixture *fixture, gconstpointer data);
} WindowTest;

int window_fixture_run (int *argc, char ***argv, const WindowTest *tests, gsize n_tests);
void set_up (Fixture *fixture, gconstpointer data);
void close_window (Fixture *fixture);

EthosStore *get_store (Fixture *fixture);
EthosSession *get_session (Fixture *fixture);
GtkWindow *find_dialog (void);
gboolean tree_has_text (GtkWidget *widget, const char *text);

void act (Fixture *fixture, const char *action);
void answer (const char *response);
void start_sample (Fixture *fixture);
void begin (Fixture *fixture);
void add_notes (Fixture *fixture);
gboolean window_fixture_type (const char *text);

G_END_DECLS
