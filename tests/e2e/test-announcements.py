# SPDX-License-Identifier: GPL-3.0-or-later
"""What is announced is said by what has the focus for whoever is on the bus. GTK tells some of its
widgets to nobody, so that only the bus can say who is heard."""

import os

import driver
import keyboard
import workshop

LINE = "We ask twice before we hand over."


def open_lines(start, name):
    """A workshop in which lines are written, with the keyboard in the box for a new one."""
    path = os.path.join(os.environ["HOME"], name + ".ethos")
    workshop.make(path, "line")
    ethos = start(path)
    keys = keyboard.Keyboard(ethos)
    keys.hear_of("push-button", "Show Prompt")
    ethos.skip = ("EthosPreviewView", "EthosStartPage")
    keys.go("text", "New line", key="shift+Tab", at_most=14)
    return path, ethos, keys


def test_said_in_an_entry(start):
    _, ethos, keys = open_lines(start, "entry")
    ethos.listen()
    keys.type(LINE, "")
    ethos.wait_said("Line added")
    keys.hear_of("text", "New line")
    ethos.close()


def go_to_banner(keys, name):
    """Returns where the focus was before it was in the banner."""
    before = now = keys.hear()
    while not now.matches("push-button", name):
        before = now
        keys.press("shift+Tab")
        now = keys.hear_other(before)
        assert now.path != before.path, f"shift+Tab ends on {now}"
    return before


def check_names(ethos):
    """No change of a name has the mark of a mnemonic in it."""
    marked = [value for _, _, what, value in ethos.bus.changes
              if what == "accessible-name" and value.startswith("_")]
    assert not marked, f"names are {marked}"


def test_saved_after_a_conflict(start):
    """Who decides in the banner which version stays is back where they were, and hears that it is
    saved."""
    path, ethos, keys = open_lines(start, "conflict")
    with open(path, "a", encoding="utf-8") as file:
        file.write("\n")
    keys.type(LINE, "")
    keys.press("ctrl+s")
    ethos.wait("the question", driver.find_dialog)
    keys.press("Escape")
    ethos.wait("the question to go", lambda tree: driver.find_dialog(tree) is None)
    keys.hear()
    before = go_to_banner(keys, "Resolve…")
    keys.press("space")
    ethos.wait("the question", driver.find_dialog)
    check_names(ethos)
    ethos.listen()
    keys.do("Keep This One")
    ethos.wait_said("Saved in Home", before)
    now = keys.hear()
    assert now.path == before.path, f"the focus is on {now} instead of {before}"
    check_names(ethos)
    ethos.close()


def test_said_on_undo(start):
    """The name of a button is not said once more."""
    _, ethos, keys = open_lines(start, "undo")
    keys.type(LINE, "")
    ethos.find("push-button", "Undo addition of a line")
    keys.go("push-button", "Undo addition of a line", key="shift+Tab", at_most=20)
    ethos.listen()
    keys.press("ctrl+b")
    said = ethos.wait_said("Projector is blank")
    assert said == ["Projector is blank"], f"heard {said}"
    ethos.close()


keyboard.start_listening()
driver.run(test_said_in_an_entry, test_saved_after_a_conflict, test_said_on_undo)
