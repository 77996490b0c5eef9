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
    # The large button was called otherwise meanwhile, and never by its type.
    types = [value for _, _, what, value in ethos.bus.changes
             if what == "accessible-name" and re.match("(Gtk|Adw|Ethos)[A-Z]", value)]
    assert not types, f"names are {types}"
    return ethos, keys


def test_every_note_says_where_it_is(start):
    """Widgets go from note to note; whichever has the focus is what the note is."""
    ethos, keys = open_wall(start, "where")
    for key, number in (("End", N_NOTES - 1), ("Home", 0), ("Right", 1), ("Left", 0),
                        ("End", N_NOTES - 1), ("Home", 0)):
        keys.press(key)
        heard = keys.hear_of("list-item", note(number))
        assert f"{number + 1} of {N_NOTES}" in heard.description, f"heard {heard}"
    # After an apostrophe, letters go to what begins with them; other keys do what they always do.
    keys.press("apostrophe")
    ethos.wait_said("Type how a note begins to go there", heard)
    keys.type("note 51")
    keys.hear_of("list-item", note(51))
    keys.press("Home")
    heard = keys.hear_of("list-item", note(0))
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
    # What is done on the wall is done here as well, and nobody has to leave the list.
    keys.press("shift+Down")
    line = keys.hear_of("list-item", note(4))
    assert line.description.endswith("selected"), f"heard {line}"
    keys.press("Delete")
    line = keys.hear_of("list-item", note(5))
    ethos.wait_said("2 notes deleted", line)
    keys.press("ctrl+g")
    keys.hear_of("text", "Name of a group")
    keys.type("Care", "")
    ethos.wait_said("1 note put into “Care”", line)
    keys.hear_of("list-item", note(5))
    keys.press("Up")
    keys.hear_of("list-item", "Group Care")
    keys.press("Menu")
    keys.hear_of("menu-item")
    keys.press("Escape")
    keys.hear_of("list-item", "Group Care")
    keys.press("ctrl+z", "ctrl+z")
    ethos.find("list-item", note(3))
    keys.press("Home")
    keys.hear_of("list-item", note(0))
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


class Record:
    """With ETHOS_RECORD=DIR, what was heard and seen after each thing that was done."""

    def __init__(self, ethos):
        self.ethos = ethos
        self.folder = os.environ.get("ETHOS_RECORD")
        self.number = 0
        if self.folder:
            os.makedirs(self.folder, exist_ok=True)
            self.write("A vote by keys alone")

    def write(self, line):
        with open(os.path.join(self.folder, "vote.txt"), "a", encoding="utf-8") as file:
            print(line, file=file)

    def __call__(self, done):
        if not self.folder:
            return
        self.number += 1
        self.write(f"{self.number}. {done}: {self.ethos.focused()}")
        self.ethos.desktop.picture(os.path.join(self.folder, f"vote-{self.number}.png"))


def test_vote(start):
    """Written, grouped, voted on, counted and tidied, with what each of it has got at the end."""
    path = os.path.join(os.environ["HOME"], "vote.ethos")
    workshop.make(path, "sort", ["Ask early", "Say thanks", "Bring cake"])
    ethos = start(path)
    ethos.desktop.park_pointer()
    keys, record = keyboard.Keyboard(ethos), Record(ethos)
    on_wall = re.compile("^(Ask|Say|Bring|Listen|Close)")
    keys.hear()
    ethos.skip = ("EthosPreviewView", "EthosStartPage")
    keys.next("Show Prompt")
    keys.go("text", "Write a note", key="shift+Tab", at_most=20)
    keys.type("Listen first", "Close the door", "")
    ethos.find("list-item", "Close the door")
    record("Enter adds each note")
    keys.go("list-item", on_wall, key="shift+Tab", at_most=20)
    keys.press("Home")
    keys.press("space", "Right", "space")
    ethos.find("label", "2 selected")
    keys.press("g")
    keys.hear_of("text", "Name of a group")
    keys.type("Care", "")
    ethos.find("list-item", "Group Care")
    record("G groups two")

    keys.press("Escape")
    ethos.wait_gone("label", "2 selected")
    keys.press("v")
    ethos.find("label", "Vote With Dots")
    record("V asks how many dots")
    keys.do("Start", at_most=12)
    ethos.find("label", "Voice 1: 5 of 5 dots left")
    for voice, (puts, left) in enumerate(((3, 1), (1, 3)), 1):
        keys.press("Home")
        keys.press("v")
        ethos.find("label", f"Voice {voice}: 4 of 5 dots left")
        keys.press("End")
        last = keys.hear_of("list-item", on_wall)
        keys.press(*["plus"] * puts)
        ethos.find("label", f"Voice {voice}: {left} of 5 dots left")
        record(f"Dots of voice {voice}")
        assert " dot" in keys.hear_of("list-item", on_wall).description
        keys.press("ctrl+Return")
        ethos.find("label", f"Voice {voice + 1}: 5 of 5 dots left")
        assert f"{puts} dot" not in ethos.find("list-item", last.name).description

    keys.go("push-button", "Count and Show", key="shift+Tab")
    keys.press("space")
    ethos.wait_gone("push-button", "Count and Show")
    keys.hear_of("list-item", on_wall)
    keys.press("t")
    keys.hear_of("menu-item")
    keys.go("menu-item", "By Most Dots", key="Down")
    keys.press("Return")
    ethos.wait_said("Wall tidied: most dots first")
    record("Most dots first")
    keys.press("Home")
    keys.go("list-item", last.name, key="Right")
    ethos.wait("its dots", lambda tree: ", 4 dots, 3 of 5" in tree.find_all(
        "list-item", last.name)[0].description)
    group = ethos.find("list-item", "Group Care")
    assert group.description.startswith("2 dots, 2 notes"), f"heard {group}"
    ethos.close()


keyboard.start_listening()
driver.run(test_every_note_says_where_it_is, test_tools_are_one_stop, test_find, test_list,
           test_move_and_menu, test_vote)
