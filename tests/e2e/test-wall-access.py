# SPDX-License-Identifier: GPL-3.0-or-later
"""A wall with more notes than anybody sees at once, by keys and ears alone: every note is reached,
found, listed and moved, each says what and where it is, and the focus is never lost."""

import os
import re

import driver
import keyboard
import workshop

N_NOTES = 520
NOTE = re.compile(r"^Note \d+\b")


def note(number):
    return f"Note {number}, words of somebody"


def open_wall(start, name):
    """A revealed wall, with the keyboard on its first note."""
    path = os.path.join(os.environ["HOME"], name + ".ethos")
    workshop.make(path, "sort", [note(number) for number in range(N_NOTES)])
    ethos = start(path)
    keys = keyboard.Keyboard(ethos)
    keys.hear()
    ethos.skip = ("EthosPreviewView", "EthosStartPage")
    keys.next("Show Prompt")
    keys.go("list-item", NOTE, key="shift+Tab", at_most=20)
    keys.press("Home")
    keys.hear_of("list-item", note(0))
    return ethos, keys


def test_every_note_says_where_it_is(start):
    """Widgets go from note to note; whichever has the focus is what the note is."""
    ethos, keys = open_wall(start, "where")
    for key, number in (("End", N_NOTES - 1), ("Home", 0), ("Right", 1), ("Left", 0),
                        ("End", N_NOTES - 1), ("Home", 0)):
        keys.press(key)
        heard = keys.hear_of("list-item", note(number))
        assert f"{number + 1} of {N_NOTES}" in heard.description, f"heard {heard}"
    # The wall is one stop.
    keys.press("Tab")
    assert not NOTE.match(keys.hear_other(heard).name), "Tab goes through the notes"
    keys.press("shift+Tab")
    keys.hear_of("list-item", note(0))
    ethos.close()


def test_tools_are_one_stop(start):
    """However many tools stand above the wall, Tab passes them at once, and arrows reach each."""
    ethos, keys = open_wall(start, "tools")
    keys.press("shift+Tab")
    keys.go("push-button", re.compile("^Suggest Groups"), key="Left", at_most=10)
    for name in ("Tidy Up", "Find notes, or leave some out", "Wall", "Import, copy or save notes"):
        keys.go(("push-button", "toggle-button"), name, key="Right", at_most=3)
    keys.press("Tab")
    keys.hear_of("list-item", note(0))
    ethos.close()


def test_find(start):
    ethos, keys = open_wall(start, "find")
    keys.press("ctrl+f")
    entry = keys.hear_of("entry", "Find on the wall")
    keys.type("note 51")
    ethos.wait_said("15 of 520 found, at no. 1", entry)
    keys.press("Return")
    ethos.wait_said(f"2 of 15: {note(151)}", entry)
    keys.press("shift+Return")
    ethos.wait_said(f"1 of 15: {note(51)}", entry)
    keys.press("F3")
    ethos.wait_said(f"2 of 15: {note(151)}", entry)
    keys.press("Escape")
    keys.hear_of("list-item", note(151))
    keys.press("ctrl+f")
    keys.hear_of("entry", "Find on the wall")
    keys.type("note 51")
    ethos.wait("what is found", lambda tree: tree.find_all("label", re.compile("^15 of 520")))
    keys.press("alt+Return")
    keys.hear_of("list-item", NOTE)
    ethos.find("label", "15 selected")
    ethos.close()


def test_list(start):
    """The list has a line for every note, also for those that are nowhere near."""
    ethos, keys = open_wall(start, "list")
    keys.press("ctrl+shift+l")
    line = keys.hear_of("list-item", note(0))
    assert line.description.endswith(f"in no group, 1 of {N_NOTES}"), f"heard {line}"
    keys.press("End")
    line = keys.hear_of("list-item", note(N_NOTES - 1))
    assert line.description.endswith(f"{N_NOTES} of {N_NOTES}"), f"heard {line}"
    # Typing goes there.
    keys.type("note 3")
    keys.hear_of("list-item", note(3))
    keys.press("Return")
    now = keys.hear_of("list-item", note(3))
    assert f"4 of {N_NOTES}" in now.description, f"heard {now}"
    keys.press("Right")
    keys.hear_of("list-item", note(4))
    ethos.close()


def test_move_and_menu(start):
    ethos, keys = open_wall(start, "move")
    here = keys.hear_of("list-item", note(0))
    keys.press("m")
    ethos.wait_said("Moving 1 note: arrow keys move it, Enter puts it down, Escape brings it back",
                    here)
    keys.press("Down")
    keys.press("Escape")
    ethos.wait_said("Back where it was", here)
    keys.press("shift+F10")
    keys.hear_of("menu-item")
    keys.press("Escape")
    keys.hear_of("list-item", note(0))
    keys.press("Menu")
    keys.hear_of("menu-item")
    keys.press("Escape")
    keys.hear_of("list-item", note(0))
    # What goes leaves the focus to its neighbour, and what comes back takes it from nobody.
    keys.press("Delete")
    keys.hear_of("list-item", note(1))
    keys.press("ctrl+z")
    keys.hear_of("list-item", NOTE)
    ethos.close()


keyboard.start_listening()
driver.run(test_every_note_says_where_it_is, test_tools_are_one_stop, test_find, test_list,
           test_move_and_menu)
