// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "ethos-fake-clock.h"
#include "ethos-notes-wall.h"
#include "ethos-paper-style.h"
#include "ethos-privacy.h"
#include "ethos-projection.h"
#include "ethos-store.h"

G_BEGIN_DECLS

/* A wall in a window of its own, at the step in which notes are written. */
typedef struct
{
  EthosFakeClock *clock;
  EthosStore *store;
  EthosSession *session;
  EthosProjection *projection;
  EthosPrivacy *privacy;
  EthosPaperStyle *style;
  GtkWidget *view;
  GtkWindow *window;
  guint n_refused;
} BoardFixture;

void board_fixture_run (BoardFixture *fixture, EthosRecord *op);
void board_fixture_go_to (BoardFixture *fixture, EthosActivityKind kind);
void board_fixture_set_up (BoardFixture *fixture, gconstpointer data);
void board_fixture_tear_down (BoardFixture *fixture, gconstpointer data);
gpointer board_fixture_find (GtkWidget *widget, GType type);
gboolean board_fixture_has_text (GtkWidget *widget, const char *text);
gboolean board_fixture_press (gpointer widget, guint keyval, GdkModifierType state);
const EthosActivity *board_fixture_get_wall (BoardFixture *fixture);
const EthosNote *board_fixture_get_note (BoardFixture *fixture, guint position);
guint board_fixture_count_notes (BoardFixture *fixture);
const EthosNote *board_fixture_find_note (BoardFixture *fixture, const char *text);
void board_fixture_group (BoardFixture *fixture, const char *text, const char *title);
EthosNotesWall *board_fixture_open_wall (BoardFixture *fixture, guint n_notes);
void board_fixture_press_key (BoardFixture *fixture, EthosNotesWall *wall, guint key);
void board_fixture_act (BoardFixture *fixture, EthosNotesWall *wall, const char *action);
guint board_fixture_count_views (EthosNotesWall *wall);
void board_fixture_add_notes (BoardFixture *fixture, guint n_notes);
void board_fixture_save_all (BoardFixture *fixture);
EthosNotesWall *board_fixture_reveal_wall (BoardFixture *fixture);
GtkWidget *board_fixture_get_focus (BoardFixture *fixture);
const char *board_fixture_get_focus_text (BoardFixture *fixture);
GtkWidget *board_fixture_find_button (GtkWidget *widget, const char *label);
GtkWidget *board_fixture_find_note_view (GtkWidget *wall, const char *text);
void board_fixture_point_at (BoardFixture *fixture, GtkWidget *widget, const char *then);
void
board_fixture_wait_for_announcement (BoardFixture *fixture, const char *said, const char *word);

/* One row of main(). */
#define ADD(path, func)                                                                            \
  g_test_add ("/board" path, BoardFixture, NULL, board_fixture_set_up, func,                       \
              board_fixture_tear_down)

G_END_DECLS
