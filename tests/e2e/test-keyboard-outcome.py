# SPDX-License-Identifier: GPL-3.0-or-later
"""From the revealed wall to the poster and back again with nothing but keys: notes are selected and
grouped, the group becomes a line that is edited, the poster is exported, a clean copy is made, it
is decided what happens to the raw notes, and all of it is there when the workshop is opened
again."""

import json
import os
import re
import subprocess

import driver
import keyboard
import workshop

TITLE = "Our mission, vision and values"
GROUP = "Hearing each other"
CARD = "Warmth and patience"
LINE = "We ask twice before we hand over."
MORE = ", and we write it down."
EDITED = LINE[:-1] + MORE


def group_notes(ethos, keys):
    """Two notes that are side by side, by what the arrows reach."""
    # Past what is done with the whole wall: tidy, pages or wall, in and out.
    keys.go("list-item", re.compile(r"^\d+ "), at_most=8)
    keys.press("space", "Right", "space")
    ethos.find("label", "2 selected")
    keys.press("g")
    keys.hear_of("text", "Name of a group")
    keys.type(GROUP, "")
    ethos.find("list-item", f"Group {GROUP}")
    keys.hear()


def use_group_as_line(ethos, keys):
    keys.go("list-item", f"Group {GROUP}", key="Up")
    keys.press("l")
    keys.hear_of("text", "Text of the line")
    keys.press("ctrl+a")
    keys.type(LINE)
    keys.do("Add Line")
    ethos.wait("the line to be added", lambda tree: any(
        node.description.startswith("Line added to ") for node in tree.walk()))
    keys.hear_of("list-item", f"Group {GROUP}")


def edit_line(ethos, keys):
    """Where it stands, below the others of its card."""
    keys.hear_of("list-item", CARD)
    keys.go("text", re.compile("^We "))
    keys.go("text", LINE, key="Down")
    keys.press("Return")
    keys.hear_of("text", "Line")
    keys.press("End", "BackSpace")
    keys.type(MORE)
    keys.press("Return")
    keys.hear_of("text", EDITED)


def hear_on_menu_button(ethos, keys):
    """What is said while the focus is there is said alone, without the name of the menu."""
    keys.press("F10")
    keys.hear_of("menu-item")
    keys.press("Escape")
    keys.hear_of("push-button", "Main Menu")
    keys.next("Start Clock")
    ethos.wait("the clock to be said alone", lambda tree: any(
        node.description == "Clock started" for node in tree.find_all("push-button", "Main Menu")))


def save(ethos, keys, button, title, path):
    """Through the desktop's own dialog, and hears that it is done."""
    keys.do(button)
    ethos.save_as(title, path)
    ethos.wait(f"{path}", lambda tree: os.path.exists(path))
    keys.hear_of("push-button", button)


def decide_about_notes(ethos, keys):
    """Looks at the question, takes it back, and keeps the notes."""
    keys.do("Delete…")
    keys.hear_of("push-button", "Cancel")
    dialog = driver.find_dialog(ethos.tree())
    assert "cannot be brought back" in dialog.description, f"the question is only {dialog}"
    keys.press("Escape")
    keys.hear_of("push-button", "Delete…")
    keys.do("Keep", key="shift+Tab")
    ethos.wait("the decision to be said", lambda tree: any(
        "notes are kept" in node.description for node in tree.find_all(states=("focused",))))


def check_files(home, path):
    words = " ".join(subprocess.run(["pdftotext", os.path.join(home, "poster.pdf"), "-"],
                                    check=True, capture_output=True, text=True).stdout.split())
    assert EDITED in words, f"the poster does not say {EDITED!r}: {words}"
    with open(os.path.join(home, "clean.ethos"), encoding="utf-8") as file:
        clean = file.read()
    assert EDITED in clean, "the clean copy has not got the line"
    assert not any(text in clean for text in [GROUP, *workshop.NOTES]), "the clean copy has notes"
    with open(path, encoding="utf-8") as file:
        kept = json.load(file)
    steps = kept["activities"]
    groups = [group for step in steps for group in step.get("groups", ())]
    assert [group["title"] for group in groups] == [GROUP], f"the groups are {groups}"
    grouped = [note for step in steps for note in step.get("notes", ())
               if note.get("group") == groups[0]["id"]]
    assert len(grouped) == 2, f"the group has {grouped}"
    assert kept["raw_notes"] == "kept", "the decision about the notes is gone"


def check_reopened(ethos, keys):
    """Through the list of recent workshops, as people come back."""
    keys.hear_of("push-button", re.compile("^Try a Sample"))
    keys.go("list-item", "Our mission, vision and values")
    keys.press("Return")
    ethos.find("label", re.compile("^Finished after"))
    keys.hear()
    ethos.skip = ("EthosPreviewView", "EthosStartPage")
    keys.go("list-item", "See the poster")
    keys.press("Up")
    keys.hear_of("list-item", "Turn a note into a line")
    keys.press("Up")
    keys.hear_of("list-item", "Put like with like")
    keys.press("Return")
    keys.do("Go to This Step")
    keys.go("list-item", re.compile(r"^\d+ |^Group "))
    keys.go("list-item", f"Group {GROUP}", key="Up")


def test_keyboard_outcome(start):
    driver.require("pdftotext")
    home = os.environ["HOME"]
    path = os.path.join(home, "workshop.ethos")
    workshop.make(path, "sort")
    keyboard.start_listening()
    ethos = start(path)
    keys = keyboard.Keyboard(ethos)
    keys.hear_of("push-button", "Show Prompt")
    ethos.skip = ("EthosPreviewView", "EthosStartPage")
    group_notes(ethos, keys)
    use_group_as_line(ethos, keys)
    keys.next("Show Prompt")
    keys.next("Start Clock")
    keys.next("Next Step")
    edit_line(ethos, keys)
    keys.next("Show Prompt")
    keys.next("Start Clock")
    keys.next("Next Step")
    keys.next("Show Prompt")
    hear_on_menu_button(ethos, keys)
    keys.next("Finish")
    poster = os.path.join(home, "poster.pdf")
    save(ethos, keys, "Export…", "Export", poster)
    save(ethos, keys, "Clean Copy…", "Save a Clean Copy", os.path.join(home, "clean.ethos"))
    decide_about_notes(ethos, keys)
    keys.press("ctrl+w")
    ethos.wait_end()
    check_files(home, path)

    ethos = start()
    keys = keyboard.Keyboard(ethos)
    check_reopened(ethos, keys)
    ethos.close()


driver.run(test_keyboard_outcome)
