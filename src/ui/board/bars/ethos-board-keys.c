// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-board"

#include "config.h"

#include "ethos-board-view.h"

#include <glib/gi18n.h>

/* The keys of the wall and of all that stands around it. */
static const EthosShortcut shortcuts[] = {
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Add the note"), "Return" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "New line in a note"), "<Shift>Return" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Next voice, while typing for others"),
    "<Control>Return" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Edit"), "F2" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Select"), "space" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Select all"), "<Control>a" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Select several, on the wall"),
    "<Shift>Left <Shift>Right <Shift>Up <Shift>Down" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Select nothing, or show all on the projector"),
    "Escape" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "First and last note"), "Home End" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Group"), "g" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Suggested and proposed groups"), "<Shift>g" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Take out of group"), "u" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Merge groups"), "j" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Collapse or expand a group"), "c" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Tidy up, combine what says the same"), "t" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Show the notes that are combined"), "x" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Vote: put a dot, take it back"),
    "v plus minus" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Vote: next voice"), "<Control>Return" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Vote: count raised hands"), "h" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Use as line"), "l" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Put on the projector, or take off again"), "p" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Set aside"), "s" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Color"), "1...8" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Move"),
    "<Control>Left <Control>Right <Control>Up <Control>Down" },
  { NC_ ("shortcuts", "Notes"),
    NC_ ("shortcuts", "Move by keys: Enter puts down, Escape brings back"), "m" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Find, or leave notes out"), "<Control>f slash" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Next and previous found"), "F3 <Shift>F3" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Select all found"), "<Alt>Return" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "List of all notes, and back"),
    "<Control><Shift>l" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Group, in the list"), "<Control>g" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Select several, in the list"),
    "<Shift>Up <Shift>Down <Shift>Home <Shift>End" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Go to what begins with what is typed next"),
    "apostrophe" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Duplicate"), "<Control>d" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Cut"), "<Control>x" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Copy"), "<Control>c" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Paste"), "<Control>v" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Delete"), "Delete" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Page of notes"), "Page_Up Page_Down" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Wall larger"), "<Control>plus" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Wall smaller"), "<Control>minus" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Natural size"), "<Control>0" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Whole wall"), "<Control>9" },
  { NC_ ("shortcuts", "Notes"), NC_ ("shortcuts", "Zoom to what is selected"), "<Control>8" },
};

/**
 * ethos_board_view_get_shortcuts:
 * @n_shortcuts: (out): how many
 *
 * Returns: (transfer none) (array length=n_shortcuts): the keys of the wall, for the window that
 *   lists keys
 */
const EthosShortcut *
ethos_board_view_get_shortcuts (gsize *n_shortcuts)
{
  g_return_val_if_fail (n_shortcuts != NULL, NULL);

  *n_shortcuts = G_N_ELEMENTS (shortcuts);
  return shortcuts;
}
