// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-application"

#include "config.h"

#include "ethos-keys.h"

#include <glib/gi18n.h>

#include "ethos-board-view.h"

/* The one table of keys: it sets them and it fills the shortcuts window. */
static const EthosKey keys[] = {
  { "win.primary",
    { NC_ ("shortcuts", "Workshop"), NC_ ("shortcuts", "Do what comes next"), "<Alt>Right" } },
  { "step.back",
    { NC_ ("shortcuts", "Workshop"), NC_ ("shortcuts", "Back to the step before"), "<Alt>Left" } },
  { "step.pause",
    { NC_ ("shortcuts", "Workshop"), NC_ ("shortcuts", "Pause or resume the clock"),
      "<Control>period" } },
  { "step.adjust(60)",
    { NC_ ("shortcuts", "Workshop"), NC_ ("shortcuts", "One minute more"),
      "<Alt>plus <Alt>equal <Alt>KP_Add" } },
  { "step.adjust(-60)",
    { NC_ ("shortcuts", "Workshop"), NC_ ("shortcuts", "One minute less"),
      "<Alt>minus <Alt>KP_Subtract" } },
  { "win.later",
    { NC_ ("shortcuts", "Workshop"), NC_ ("shortcuts", "Keep for later"), "<Control>l" } },
  { "projector.show",
    { NC_ ("shortcuts", "Projector"), NC_ ("shortcuts", "Show or hide the projector"), "F5" } },
  { "projector.blank",
    { NC_ ("shortcuts", "Projector"), NC_ ("shortcuts", "Blank screen"), "<Control>b" } },
  { "projector.freeze",
    { NC_ ("shortcuts", "Projector"), NC_ ("shortcuts", "Freeze picture"), "<Control>e" } },
  { NULL,
    { NC_ ("shortcuts", "Projector"), NC_ ("shortcuts", "Next and previous page or card"),
      "Page_Down Page_Up" } },
  { "win.undo", { NC_ ("shortcuts", "Editing"), NC_ ("shortcuts", "Undo"), "<Control>z" }, TRUE },
  { "win.redo",
    { NC_ ("shortcuts", "Editing"), NC_ ("shortcuts", "Redo"), "<Control><Shift>z" },
    TRUE },
  { NULL,
    { NC_ ("shortcuts", "Editing"), NC_ ("shortcuts", "Menu of a line, a note or a step"),
      "Menu <Shift>F10" } },
  { "win.paste-statement",
    { NC_ ("shortcuts", "Editing"), NC_ ("shortcuts", "Paste a statement on the first page"),
      "<Control>v" },
    TRUE },
  { "win.rename",
    { NC_ ("shortcuts", "Editing"), NC_ ("shortcuts", "Rename workshop"), "<Control><Shift>r" } },
  { NULL, { NC_ ("shortcuts", "Plan"), NC_ ("shortcuts", "Edit step"), "F2" } },
  { NULL, { NC_ ("shortcuts", "Plan"), NC_ ("shortcuts", "Add step"), "Insert" } },
  { NULL, { NC_ ("shortcuts", "Plan"), NC_ ("shortcuts", "Move step"), "<Alt>Up <Alt>Down" } },
  { NULL, { NC_ ("shortcuts", "Plan"), NC_ ("shortcuts", "Delete step"), "Delete" } },
  /* Keys of cards and of the lines on one, see ethos-cards-keys.c and ethos-card-page.c. */
  { NULL, { NC_ ("shortcuts", "Cards"), NC_ ("shortcuts", "First and last card"), "Home End" } },
  { NULL, { NC_ ("shortcuts", "Cards"), NC_ ("shortcuts", "Mark for discussion"), "space" } },
  { NULL, { NC_ ("shortcuts", "Cards"), NC_ ("shortcuts", "Show one card"), "Return" } },
  { NULL, { NC_ ("shortcuts", "Cards"), NC_ ("shortcuts", "Edit card"), "F2" } },
  { NULL,
    { NC_ ("shortcuts", "Cards"), NC_ ("shortcuts", "Move card"),
      "<Control>Left <Control>Right <Control>Up <Control>Down" } },
  { NULL, { NC_ ("shortcuts", "Cards"), NC_ ("shortcuts", "Delete card"), "Delete" } },
  { NULL, { NC_ ("shortcuts", "Cards"), NC_ ("shortcuts", "Back to all cards"), "Escape" } },
  { NULL, { NC_ ("shortcuts", "Cards"), NC_ ("shortcuts", "Move line"), "<Alt>Up <Alt>Down" } },
  { NULL, { NC_ ("shortcuts", "Cards"), NC_ ("shortcuts", "Delete line"), "Delete" } },
  /* Keys of a list, which work while it has the focus: see ethos-preview-roles.c. */
  { NULL, { NC_ ("shortcuts", "Lines of a statement"), NC_ ("shortcuts", "Mission"), "m" } },
  { NULL, { NC_ ("shortcuts", "Lines of a statement"), NC_ ("shortcuts", "Strand"), "s" } },
  { NULL, { NC_ ("shortcuts", "Lines of a statement"), NC_ ("shortcuts", "Vision"), "v" } },
  { NULL, { NC_ ("shortcuts", "Lines of a statement"), NC_ ("shortcuts", "New value"), "n" } },
  { NULL,
    { NC_ ("shortcuts", "Lines of a statement"), NC_ ("shortcuts", "What the value means"), "w" } },
  { NULL, { NC_ ("shortcuts", "Lines of a statement"), NC_ ("shortcuts", "We do"), "b" } },
  { NULL, { NC_ ("shortcuts", "Lines of a statement"), NC_ ("shortcuts", "We don’t"), "d" } },
  { NULL,
    { NC_ ("shortcuts", "Lines of a statement"), NC_ ("shortcuts", "You would hear us say"),
      "h" } },
  { NULL, { NC_ ("shortcuts", "Lines of a statement"), NC_ ("shortcuts", "Leadership"), "l" } },
  { NULL,
    { NC_ ("shortcuts", "Lines of a statement"), NC_ ("shortcuts", "Leadership: we do"), "a" } },
  { NULL, { NC_ ("shortcuts", "Lines of a statement"), NC_ ("shortcuts", "Leave out"), "x" } },
  { NULL, { NC_ ("shortcuts", "Lines of a statement"), NC_ ("shortcuts", "Bring back"), "r" } },
  { NULL, { NC_ ("shortcuts", "Lines of a statement"), NC_ ("shortcuts", "Split"), "t" } },
  { NULL,
    { NC_ ("shortcuts", "Lines of a statement"), NC_ ("shortcuts", "Join with next line"), "j" } },
  { NULL, { NC_ ("shortcuts", "Lines of a statement"), NC_ ("shortcuts", "Fix or open"), "f" } },
  { NULL,
    { NC_ ("shortcuts", "Lines of a statement"), NC_ ("shortcuts", "Everything a line can be"),
      "Return Menu <Shift>F10" } },
  { "win.open", { NC_ ("shortcuts", "Files"), NC_ ("shortcuts", "Open"), "<Control>o" } },
  { "win.save", { NC_ ("shortcuts", "Files"), NC_ ("shortcuts", "Save now"), "<Control>s" } },
  { "win.save-as",
    { NC_ ("shortcuts", "Files"), NC_ ("shortcuts", "Save as"), "<Control><Shift>s" } },
  { "win.print",
    { NC_ ("shortcuts", "Files"), NC_ ("shortcuts", "Print the poster"), "<Control>p" } },
  { "app.new-window",
    { NC_ ("shortcuts", "Window"), NC_ ("shortcuts", "New window"), "<Control>n" } },
  { "win.show-plan",
    { NC_ ("shortcuts", "Window"), NC_ ("shortcuts", "Show the plan in a narrow window"), "F9" } },
  { "win.full-screen", { NC_ ("shortcuts", "Window"), NC_ ("shortcuts", "Full screen"), "F11" } },
  { "window.close", { NC_ ("shortcuts", "Window"), NC_ ("shortcuts", "Close"), "<Control>w" } },
  { "app.quit", { NC_ ("shortcuts", "Window"), NC_ ("shortcuts", "Quit"), "<Control>q" } },
  { "app.preferences",
    { NC_ ("shortcuts", "General"), NC_ ("shortcuts", "Preferences"), "<Control>comma" } },
  { "app.shortcuts",
    { NC_ ("shortcuts", "General"), NC_ ("shortcuts", "Keyboard shortcuts"),
      "<Control>question" } },
  { "win.help", { NC_ ("shortcuts", "General"), NC_ ("shortcuts", "Help"), "F1" } },
  /* GTK opens the primary menu by itself: the row only lists it. */
  { NULL, { NC_ ("shortcuts", "General"), NC_ ("shortcuts", "Main menu"), "F10" } },
};

/**
 * ethos_keys_get:
 * @n_keys: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_keys): every key of the application
 */
const EthosKey *
ethos_keys_get (gsize *n_keys)
{
  g_return_val_if_fail (n_keys != NULL, NULL);

  *n_keys = G_N_ELEMENTS (keys);
  return keys;
}

/**
 * ethos_keys_install:
 *
 * Gives the actions of @application and its windows their keys.
 */
void
ethos_keys_install (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_auto (GStrv) accels = NULL;

      if (keys[i].action == NULL || keys[i].bound)
        continue;
      accels = g_strsplit (keys[i].shortcut.accels, " ", -1);
      gtk_application_set_accels_for_action (application, keys[i].action,
                                             (const char *const *) accels);
    }
}

/**
 * ethos_keys_window_new:
 *
 * Returns: (transfer none): a window that lists the keys
 */
GtkWindow *
ethos_keys_window_new (void)
{
  gsize n_notes;
  const EthosShortcut *notes = ethos_board_view_get_shortcuts (&n_notes);
  g_autofree EthosShortcut *rows = g_new (EthosShortcut, G_N_ELEMENTS (keys) + n_notes);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    rows[i] = keys[i].shortcut;
  for (gsize i = 0; i < n_notes; i++)
    rows[G_N_ELEMENTS (keys) + i] = notes[i];
  return ethos_shortcuts_window_new (rows, G_N_ELEMENTS (keys) + n_notes);
}
